//! The safety net between verdict and deletion: what goes must be said by what stays.
//!
//! Independent of the rules: it knows neither features nor neighbourhoods, only the text of a repeat and the texts of its
//! keepers. A word, a name or a number that no keeper says turns a fix into a report, whatever rule asked for it.

use crate::describe::LEXICON;
use crate::document::Document;
use crate::finding::{Applicability, Rule};
use crate::judge::Repeat;
use crate::normalize::{self, Word, folded};
use crate::options::Options;
use crate::span::Span;
use std::collections::HashSet;

/// Takes away the right to be applied unasked from every repeat that says something its keepers do not, and from all
/// repeats of an article that would lose too much. O(words of the repeats and their keepers).
pub fn guard(document: &Document, repeats: &mut [Repeat], options: &Options) {
    let mut goes = vec![false; document.blocks.len()];
    for repeat in repeats.iter().filter(|repeat| repeat.part.is_none()) {
        if let Some(goes) = goes.get_mut(repeat.block) {
            *goes = true;
        }
    }
    for index in 0..repeats.len() {
        if !is_said(document, repeats, index, &goes)
            && let Some(repeat) = repeats.get_mut(index)
        {
            repeat.applicability = repeat.applicability.min(Applicability::Unsafe);
        }
    }
    if loses_too_much(document, repeats, options.max_loss) {
        for repeat in repeats {
            repeat.applicability = repeat.applicability.min(Applicability::Unsafe);
        }
    }
}

fn text_of<'d>(document: &'d Document, block: usize) -> &'d str {
    document
        .blocks
        .get(block)
        .map_or("", |block| block.text.as_str())
}

/// Whether the keepers of a repeat, all of which stay, say every word of it.
fn is_said(document: &Document, repeats: &[Repeat], index: usize, goes: &[bool]) -> bool {
    let Some(repeat) = repeats.get(index) else {
        return false;
    };
    let whole = text_of(document, repeat.block);
    let (gone, kept) = match repeat.part {
        Some(part) => {
            let (before, behind) = around(whole, part);
            (part.of(whole), [before, behind].join(" "))
        }
        None => {
            let stays =
                |keeper: &&usize| **keeper != repeat.block && goes.get(**keeper) != Some(&true);
            let texts: Vec<&str> = repeat
                .keepers
                .iter()
                .filter(stays)
                .map(|&keeper| text_of(document, keeper))
                .collect();
            (whole, texts.join("\n"))
        }
    };
    Said::new(&kept).covers(gone, repeat.rule)
}

/// What stands before and behind a part of a text, as far as a copy of the part may reach: a text of many copies would
/// otherwise be read anew for each.
fn around(whole: &str, part: Span) -> (&str, &str) {
    let reach = 2 * part.len() + 200;
    let before = whole.get(..part.start()).unwrap_or_default();
    let behind = whole.get(part.end()..).unwrap_or_default();
    // The first boundary of a character from there on; a reach beyond the text is all of it.
    let start = (before.len().saturating_sub(reach)..).find(|&at| before.is_char_boundary(at));
    let end = (reach.min(behind.len())..).find(|&at| behind.is_char_boundary(at));
    (
        start
            .and_then(|start| before.get(start..))
            .unwrap_or_default(),
        end.and_then(|end| behind.get(..end)).unwrap_or_default(),
    )
}

/// Whether more than `share` of an article's visible text would go.
fn loses_too_much(document: &Document, repeats: &[Repeat], share: f32) -> bool {
    let total: usize = document
        .blocks
        .iter()
        .map(|block| block.text.as_str().len())
        .sum();
    let gone: usize = repeats
        .iter()
        .filter(|repeat| repeat.applicability == Applicability::Safe)
        .map(|repeat| {
            repeat
                .part
                .map_or_else(|| text_of(document, repeat.block).len(), |part| part.len())
        })
        .sum();
    gone as f64 > total as f64 * f64::from(share)
}

/// What the keepers say.
struct Said {
    words: HashSet<String>,
    hashed: Vec<Word>,
    /// All letters in a row: finds words that are glued together or apart on one side.
    letters: String,
}

impl Said {
    fn new(text: &str) -> Self {
        let mut hashed = Vec::new();
        normalize::words(text, usize::MAX, &mut hashed);
        let words: Vec<String> = hashed.iter().map(|word| folded(word.of(text))).collect();
        Self {
            letters: words.concat(),
            words: words.into_iter().collect(),
            hashed,
        }
    }

    /// Whether every word of `text` is said, with the tolerance of the rule.
    fn covers(&self, text: &str, rule: Rule) -> bool {
        let mut words = Vec::new();
        normalize::words(text, usize::MAX, &mut words);
        let letters: String = words.iter().map(|word| folded(word.of(text))).collect();
        if !letters.is_empty() && self.letters.contains(&letters) {
            return true;
        }
        if is_file_name(text) {
            words.pop();
        }
        let silent = silent_words(&words);
        let spoken: Vec<Word> = words
            .iter()
            .zip(&silent)
            .filter(|(_, silent)| !**silent)
            .map(|(word, _)| *word)
            .collect();
        let last = spoken.last().map(|word| word.start);
        let mut loose = 0;
        for word in &spoken {
            let is_cut = rule_allows_cut(rule) && Some(word.start) == last;
            match self.says(*word, text, is_cut) {
                Saying::Yes => {}
                Saying::Nearly => loose += 1,
                // A number or a name that is not said is a fact lost, whatever the rule.
                Saying::No if word.has_digit() => return false,
                Saying::No if rule == Rule::Near && !is_name(*word, text) => loose += 1,
                Saying::No => return false,
            }
        }
        loose * 4 <= spoken.len().max(4) && (rule != Rule::Exact || loose == 0)
    }

    fn says(&self, word: Word, text: &str, may_be_cut: bool) -> Saying {
        let form = folded(word.of(text));
        let is_glued = form.len() >= 3 && self.letters.contains(&form);
        let is_cut = may_be_cut && self.words.iter().any(|said| said.starts_with(&form));
        if self.words.contains(&form) || is_glued || is_cut {
            return Saying::Yes;
        }
        if word.has_digit() || word.is_character() {
            return Saying::No;
        }
        let is_month = self
            .hashed
            .iter()
            .any(|said| LEXICON.is_same_month(word, *said));
        let is_alike = |said: &String| {
            strsim::osa_distance(&form, said) <= 1 + form.chars().count() / 9
                && form.chars().count() >= 3
                || is_same_stem(&form, said)
        };
        if is_month || self.words.iter().any(is_alike) {
            Saying::Nearly
        } else {
            Saying::No
        }
    }
}

/// Whether a text is the name of an image's file, whose ending says nothing.
fn is_file_name(text: &str) -> bool {
    let text = text.trim();
    let ending = text
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    !text.contains(char::is_whitespace)
        && ending.is_some_and(|ending| {
            matches!(
                ending.as_str(),
                "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg"
            )
        })
}

enum Saying {
    Yes,
    Nearly,
    No,
}

fn rule_allows_cut(rule: Rule) -> bool {
    matches!(rule, Rule::Truncated | Rule::Inline | Rule::Prefix)
}

fn is_name(word: Word, text: &str) -> bool {
    word.is_capitalised() && word.start as usize != text.len() - text.trim_start().len()
}

fn is_same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (short, long) = (
        a.chars().count().min(b.chars().count()),
        a.chars().count().max(b.chars().count()),
    );
    common >= 4 && common + 2 >= short && common + 3 >= long
}

/// Which words say nothing: function words, and those of widgets, cuts and credits' lead-ins.
fn silent_words(words: &[Word]) -> Vec<bool> {
    let mut silent: Vec<bool> = words
        .iter()
        .map(|word| LEXICON.stopwords.has(*word) || word.len() == 1 && !word.has_digit())
        .collect();
    let tables = [
        &LEXICON.widgets,
        &LEXICON.widgets_before,
        &LEXICON.widgets_after,
        &LEXICON.more,
        &LEXICON.credit,
        &LEXICON.agencies,
    ];
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let count = tables
            .iter()
            .map(|table| table.at_start(rest))
            .max()
            .unwrap_or(0);
        silent
            .iter_mut()
            .skip(at)
            .take(count)
            .for_each(|silent| *silent = true);
    }
    silent
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = "Mayor Ada Quill of Marrick opens the new bridge over the Orle on Monday, 3 May 2021. Photo: Jo Reed/AP";

    #[track_caller]
    fn covers(gone: &str, rule: Rule) -> bool {
        Said::new(KEPT).covers(gone, rule)
    }

    #[test]
    fn what_the_keeper_says_may_go() {
        assert!(covers("MAYOR ADA QUILL OF MARRICK", Rule::Label));
        assert!(covers(
            "Mayor Ada Quill of Marrick opens the new bri…",
            Rule::Truncated
        ));
        assert!(covers("Ada Quill opens the new brigde", Rule::Near));
        assert!(covers(
            "Image caption Mayor Ada Quill hide caption",
            Rule::Near
        ));
        assert!(covers("Photo: Jo Reed, Associated Press", Rule::Credit));
        assert!(covers("Mon., 3 May", Rule::Near));
    }

    #[test]
    fn a_name_a_number_or_a_word_that_the_keeper_lacks_stays() {
        for (gone, rule) in [
            ("Mayor Ida Brandt", Rule::Label),
            (
                "Mayor Ada Quill of Marrick opens the new bridge in 2022",
                Rule::Near,
            ),
            ("Mayor Ada Quill closes the bridge", Rule::Truncated),
            ("Photo: Max Lind/AP", Rule::Credit),
            ("Mayor Ada Quill with Tom Vane", Rule::Near),
            ("the tunnel", Rule::Exact),
        ] {
            assert!(!covers(gone, rule), "{gone}");
        }
    }
}

//! What keepers say, and whether that is all that a text says.

use super::silence::{silent_words, without_duration, without_more};
use crate::describe::{
    Lexicon, archive_tail, behind_number, counter, figures, gallery_count, has_archive_number,
    house_before, is_file_name, is_function_word, marks, numbered_button, photo_number,
    player_time, series_number,
};
use crate::finding::Rule;
use crate::normalize::{self, Word, folded};
use crate::score;
use foldhash::HashSet;
use std::cell::OnceCell;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What the keepers say.
pub struct Said<'l> {
    lexicon: &'l Lexicon,
    text: &'l str,
    hashed: Vec<Word>,
    /// All letters in a row: finds words that are glued together or apart on one side.
    letters: String,
    /// Where words begin and end in `letters`, in order.
    seams: Vec<usize>,
    /// The words, once they are asked for one by one: most repeats are said in a row.
    words: OnceCell<HashSet<String>>,
    /// The numbers with their signs, in order, once a repeat has some.
    figures: OnceCell<Vec<String>>,
    /// The signs that make another word of one, once a repeat has some.
    marks: OnceCell<Vec<char>>,
}

impl<'l> Said<'l> {
    pub fn new(lexicon: &'l Lexicon, text: &'l str) -> Self {
        let hashed = normalize::words_of(text);
        let mut seams = Vec::with_capacity(hashed.len() + 1);
        seams.push(0);
        let letters = letters(&hashed, text, |end| seams.push(end));
        Self {
            lexicon,
            text,
            hashed,
            letters,
            seams,
            words: OnceCell::new(),
            figures: OnceCell::new(),
            marks: OnceCell::new(),
        }
    }

    /// The words, folded, in order.
    fn each_word(&self) -> impl Iterator<Item = &str> {
        let ends = self.seams.iter().skip(1);
        self.seams
            .iter()
            .zip(ends)
            .filter_map(|(&start, &end)| self.letters.get(start..end))
    }

    fn words(&self) -> &HashSet<String> {
        let words = || self.each_word().map(str::to_owned).collect();
        self.words.get_or_init(words)
    }

    fn figures(&self) -> &[String] {
        self.figures.get_or_init(|| figures(self.text))
    }

    /// The first letters of the words in a row: "ap" for "Associated Press".
    fn initials(&self) -> String {
        self.each_word()
            .filter_map(|word| word.chars().next())
            .collect()
    }

    /// Whether every word of `text` is said, with the tolerance of the rule.
    pub fn covers(&self, text: &str, rule: Rule) -> bool {
        let text = match rule {
            Rule::Near => without_duration(behind_number(text).unwrap_or(text)),
            Rule::Truncated => without_more(self.lexicon, text),
            _ => text,
        };
        let words = normalize::words_of(text);
        let letters = letters(&words, text, |_| ());
        if self.has_words(&letters) {
            // The same digits in a row may be other numbers.
            let told = self.told_figures(&words, text, rule);
            return self.has_in_order(&told) && self.has_marks(text);
        }
        let words = self.own_words(&words, text, rule);
        if !self.says_agencies(self.whole_words(words, text, rule), text) {
            return false;
        }
        let silent = silent_words(self.lexicon, words);
        let is_silent_number = |(word, silent): (&Word, &bool)| *silent && word.has_digit();
        if !words.iter().zip(&silent).any(is_silent_number)
            && !self.has_all(&self.told_figures(words, text, rule))
        {
            return false;
        }
        let is_spoken = |(word, silent): (&Word, &bool)| (!*silent).then_some(*word);
        let spoken: Vec<Word> = words.iter().zip(&silent).filter_map(is_spoken).collect();
        self.has_marks(text) && self.says_words(&spoken, text, rule)
    }

    /// The words of a text that are its own: not the ending of a file's name, the number of a picture, how many a
    /// gallery has.
    fn own_words<'w>(&self, words: &'w [Word], text: &str, rule: Rule) -> &'w [Word] {
        let lexicon = self.lexicon;
        let is_near = rule == Rule::Near;
        let until = words.len() - usize::from(is_file_name(lexicon, text, words));
        let words = words.get(..until).unwrap_or_default();
        let archive = || (rule == Rule::Label && has_archive_number(text, words)).then_some(1);
        let before = counter(lexicon, text, words).or_else(archive).or_else(|| {
            let number = || series_number(lexicon, text, words);
            let button = || numbered_button(lexicon, text, words);
            let time = || player_time(lexicon, text, words);
            let house = || house_before(lexicon, text, words);
            is_near.then(|| number().or_else(button).or_else(time).or_else(house))?
        });
        let words = words.get(before.unwrap_or(0)..).unwrap_or_default();
        let behind = is_near.then(|| {
            photo_number(lexicon, text, words)
                .or_else(|| archive_tail(lexicon, text, words))
                .or_else(|| gallery_count(lexicon, text, words))
        });
        let until = words.len().saturating_sub(behind.flatten().unwrap_or(0));
        words.get(..until).unwrap_or_default()
    }

    /// These words but for the last one if it is cut off: "… in the sta…" names no agency.
    fn whole_words<'w>(&self, words: &'w [Word], text: &str, rule: Rule) -> &'w [Word] {
        match words.split_last() {
            Some((last, before))
                if rule_allows_cut(rule)
                    && !last.is_capitalised()
                    && matches!(self.says(*last, text, true), Saying::Yes) =>
            {
                before
            }
            _ => words,
        }
    }

    /// Whether each of these words is said, but for the few that the rule forgives.
    fn says_words(&self, words: &[Word], text: &str, rule: Rule) -> bool {
        let last = words.last().map(|word| word.start);
        let mut loose = 0;
        for word in words {
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
        loose * 4 <= words.len().max(4) && (rule != Rule::Exact || loose == 0)
    }

    /// The numbers among these words of a text, with their signs. What is cut off within a number may have more digits
    /// here: it tells of none.
    fn told_figures(&self, words: &[Word], text: &str, rule: Rule) -> Vec<String> {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return Vec::new();
        };
        // A sign and a blank may stand before the first of them, and a blank and a unit behind the last.
        const AROUND: usize = 2;
        let before = text.get(..first.start as usize).unwrap_or_default();
        let signs = before.char_indices().rev().take(AROUND);
        let start = signs
            .take_while(|(_, sign)| !sign.is_alphanumeric())
            .last()
            .map_or(first.start as usize, |(at, _)| at);
        let is_cut = || !self.words().contains(&folded(last.of(text)));
        let end = if rule_allows_cut(rule) && last.has_digit() && is_cut() {
            let word = words.iter().rfind(|word| !word.has_digit());
            word.map_or(start, |word| word.end as usize)
        } else {
            let signs = last
                .behind(text)
                .chars()
                .take(AROUND)
                .take_while(|c| !c.is_numeric());
            last.end as usize + signs.map(char::len_utf8).sum::<usize>()
        };
        figures(text.get(start..end).unwrap_or_default())
    }

    /// Whether these numbers stand here one behind the other.
    fn has_in_order(&self, told: &[String]) -> bool {
        told.is_empty() || self.figures().windows(told.len()).any(|said| said == told)
    }

    /// Whether each of these numbers stands here.
    fn has_all(&self, told: &[String]) -> bool {
        told.iter().all(|figure| self.figures().contains(figure))
    }

    /// Whether each sign that makes another word of one stands here: "B+", "Rh-".
    fn has_marks(&self, text: &str) -> bool {
        let told = marks(text);
        let said = || self.marks.get_or_init(|| marks(self.text));
        told.iter().all(|mark| said().contains(mark))
    }

    /// Whether `letters` stand in a row here, from the start of a word to the end of one: "man" is not in "woman",
    /// nor "20" in "2019".
    fn has_words(&self, letters: &str) -> bool {
        !letters.is_empty()
            && memchr::memmem::find_iter(self.letters.as_bytes(), letters)
                .any(|at| self.is_seam(at) && self.is_seam(at + letters.len()))
    }

    fn is_seam(&self, at: usize) -> bool {
        self.seams.binary_search(&at).is_ok()
    }

    /// Whether every agency that `words` name is named here, in full or by its initials.
    fn says_agencies(&self, words: &[Word], text: &str) -> bool {
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let count = self.lexicon.agencies.at_start(rest);
            // "AFP via Getty Images" is two names, each of which must be said.
            let mut names = rest
                .get(..count)
                .unwrap_or_default()
                .split(|word| folded(word.of(text)) == "via");
            if !names.all(|name| self.says_agency(name, text)) {
                return false;
            }
            at += count.max(1);
        }
        true
    }

    fn says_agency(&self, words: &[Word], text: &str) -> bool {
        let name: Vec<String> = words
            .iter()
            .filter(|word| {
                self.lexicon.credit.at_start(&[**word]) == 0 && !is_function_word(**word)
            })
            .map(|word| folded(word.of(text)))
            .collect();
        // In capitals, so that "APMayor Quill" says it and "April" does not.
        let is_glued = words.iter().any(|word| {
            let raw = word.of(text);
            !raw.chars().any(char::is_lowercase) && self.text.contains(raw)
        });
        let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
        name.is_empty()
            || is_glued
            || name
                .iter()
                .any(|word| self.has_words(word) || self.misspells(word))
            || self.words().contains(&initials)
            || (name.len() == 1 && name.iter().any(|word| self.initials().contains(word)))
    }

    /// Whether a word of some length stands here with a slip in it.
    fn misspells(&self, word: &str) -> bool {
        let letters = word.chars().count();
        letters >= 5
            && self.words().iter().any(|said| {
                letters.abs_diff(said.chars().count()) <= 1 && strsim::osa_distance(word, said) <= 1
            })
    }

    fn says(&self, word: Word, text: &str, may_be_cut: bool) -> Saying {
        let form = folded(word.of(text));
        let is_cut = || may_be_cut && self.words().iter().any(|said| said.starts_with(&form));
        let is_compound = || {
            let is_long = form.chars().count() >= 5 && !word.has_digit();
            is_long
                && self
                    .words()
                    .iter()
                    .any(|said| is_part(self.lexicon, &form, said))
        };
        let is_bare = || {
            let said = |said: &String| !said.is_ascii() && bare(said).eq(form.chars());
            form.is_ascii() && !word.has_digit() && self.words().iter().any(said)
        };
        let has_particle = || {
            let is_said = |said: &String| self.lexicon.differ_in_particles(&form, said);
            !form.is_ascii() && !word.is_cased(text) && self.words().iter().any(is_said)
        };
        // "J. Reed"
        let is_initial = || {
            let name = word.behind(text).strip_prefix('.').map(str::trim_start);
            word.is_capitalised()
                && form.chars().nth(1).is_none()
                && name.is_some_and(|name| name.starts_with(char::is_uppercase))
                && self.initials().contains(&form)
        };
        if self.words().contains(&form)
            || is_initial()
            || is_cut()
            || is_bare()
            || (form.len() >= 3 && self.has_words(&form))
            || is_compound()
            || has_particle()
        {
            return Saying::Yes;
        }
        if word.has_digit() || word.is_character() {
            return Saying::No;
        }
        let is_month = self
            .hashed
            .iter()
            .any(|said| self.lexicon.is_same_month(word, *said));
        let is_like = |said: &String| is_alike(self.lexicon, &form, said);
        if is_month || self.words().iter().any(is_like) {
            Saying::Nearly
        } else {
            Saying::No
        }
    }
}

/// The letters of all these words in a row, folded; `ended` is told where each word ends among them.
fn letters(words: &[Word], text: &str, mut ended: impl FnMut(usize)) -> String {
    let mut letters = String::with_capacity(text.len());
    for word in words {
        normalize::fold(word.of(text), |c| letters.push(c));
        ended(letters.len());
    }
    letters
}

/// The letters of a word without their accents, as the name of a file has them: "skolni" for "školní".
fn bare(word: &str) -> impl Iterator<Item = char> {
    word.nfd().filter(|c| !is_combining_mark(*c))
}

/// Whether two words are one but for the spelling or the ending, or the second holds the first, as a compound or glued.
fn is_alike(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    if lexicon.are_other_facts(a, b) {
        return false;
    }
    let letters = a.chars().count();
    let is_inside = letters >= 3 && b.contains(a);
    let is_misspelt = letters >= 3
        && letters.abs_diff(b.chars().count()) <= 2
        && strsim::osa_distance(a, b) <= 1 + letters / 9;
    is_inside || is_misspelt || is_same_stem(a, b)
}

/// Whether `whole` begins or ends with `part`: "plane" in "airplane", "Quill" in "QuillMayor".
fn is_part(lexicon: &Lexicon, part: &str, whole: &str) -> bool {
    (whole.starts_with(part) || whole.ends_with(part)) && !lexicon.are_other_facts(part, whole)
}

/// Whether a word is said.
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

/// Whether two folded words share their stem.
fn is_same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    score::is_one_stem(common, a.chars().count(), b.chars().count())
}

#[cfg(test)]
mod tests;

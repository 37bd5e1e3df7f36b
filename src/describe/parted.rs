//! Credits in two lines: "Photo:" and below it the names.

use super::signs::{COLONS, STOPS};
use super::{Lexicon, Phrases, is_function_word};
use crate::document::{Block, Document};
use crate::normalize::{self, Word};
use crate::text::Text;

/// Most bytes of a line that introduces a credit, and of one that has the names.
const LONGEST_LEAD: usize = 60;
const LONGEST_NAMES: usize = 100;
/// Most words of the names, and of names in a script that has no capitals.
const MOST_NAMES: usize = 8;
const MOST_UNCASED: usize = 4;

/// Makes one block of each line of plain text that introduces a credit and the line of names below it: they are one
/// credit, and go or stay together. So do what else such a pair stands beside: "Text:" above who wrote it. O(blocks).
pub fn join_credits<'a>(document: &mut Document<'a>, source: &'a str, lexicon: &Lexicon) {
    let pairs = document.blocks.windows(2).map(|pair| match pair {
        [lead, names] => pair_of(lexicon, lead.text.as_str(), names.text.as_str()),
        _ => None,
    });
    let mut pairs: Vec<Option<Pair>> = pairs.collect();
    if !pairs.contains(&Some(Pair::Credit)) {
        return;
    }
    // What is a pair beside a credit is one of its kind, and so is what stands beside that.
    let spread = |pairs: &mut [Option<Pair>], at: usize, beside: Option<usize>| {
        let is_credit = beside.and_then(|beside| pairs.get(beside)) == Some(&Some(Pair::Credit));
        if let Some(pair) = pairs.get_mut(at).filter(|pair| is_credit && pair.is_some()) {
            *pair = Some(Pair::Credit);
        }
    };
    for at in 0..pairs.len() {
        spread(&mut pairs, at, at.checked_sub(2));
    }
    for at in (0..pairs.len()).rev() {
        spread(&mut pairs, at, Some(at + 2));
    }
    leave_captions(document, &mut pairs);
    let mut joined: Vec<Block> = Vec::with_capacity(document.blocks.len());
    let mut is_lead = false;
    for (at, block) in document.blocks.drain(..).enumerate() {
        match joined.last_mut().filter(|_| is_lead) {
            Some(lead) => {
                lead.extent = lead.extent.cover(block.extent);
                lead.text = Text::verbatim(lead.extent.of(source), lead.extent.start());
                is_lead = false;
            }
            None => {
                joined.push(block);
                is_lead = pairs.get(at) == Some(&Some(Pair::Credit));
            }
        }
    }
    document.blocks = joined;
}

/// Leaves alone what stands right above the lead or below itself, too: "Photo:" may be the label of a caption.
fn leave_captions(document: &Document, pairs: &mut [Option<Pair>]) {
    /// How many words a caption has at the least that is no name.
    const SHORTEST: usize = 5;
    // "Jo Reed, Tom Vane and Mara Holt" may have written the article as well.
    let says = |word: &str| word.starts_with(char::is_lowercase);
    for (lead, pair) in pairs.iter_mut().enumerate() {
        let names = document.text(lead + 1);
        let is_copy = |line: usize| document.text(line) == names;
        if *pair == Some(Pair::Credit)
            && names.split_whitespace().count() >= SHORTEST
            && names.split_whitespace().any(says)
            && (lead.checked_sub(1).is_some_and(is_copy) || is_copy(lead + 2))
        {
            *pair = None;
        }
    }
}

/// A line and the names below it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    /// It introduces a credit.
    Credit,
    /// It ends in a colon, and may introduce anything.
    Other,
}

fn pair_of(lexicon: &Lexicon, lead: &str, names: &str) -> Option<Pair> {
    const MOST_LEADING: usize = 2;
    let ends_in_colon = lead.ends_with(COLONS);
    let pair = if is_lead(lexicon, lead) {
        Pair::Credit
    } else if ends_in_colon && lead.split_whitespace().count() <= MOST_LEADING {
        Pair::Other
    } else {
        return None;
    };
    is_line_of_names(lexicon, names).then_some(pair)
}

/// Whether a line says that a credit comes, and nothing else: "Photo:", "Photograph by".
fn is_lead(lexicon: &Lexicon, line: &str) -> bool {
    if line.len() > LONGEST_LEAD {
        return false;
    }
    if matches!(line, "©" | "ⓒ") {
        return true;
    }
    let mut first = Vec::new();
    normalize::words(line, 1, &mut first);
    if !first.iter().all(|word| lexicon.may_begin_credit(*word)) {
        return false;
    }
    let words = normalize::words_of(line);
    let is_all = |phrases: &Phrases| phrases.at_start(&words) == words.len();
    let is_open = || line.ends_with([':', '：', '…']) || line.ends_with("...");
    let is_told = || words.len() > 1 && !is_all(&lexicon.rights) && !is_all(&lexicon.lead_photos);
    !words.is_empty() && is_all(&lexicon.credit) && (is_open() || is_told())
}

/// Whether there are names on a line, and nothing else: "Jo Reed / Harbour News", "dpa".
fn is_line_of_names(lexicon: &Lexicon, line: &str) -> bool {
    if line.len() > LONGEST_NAMES
        || line.ends_with(STOPS)
        || line.ends_with(COLONS)
        || line.ends_with('。')
    {
        return false;
    }
    let words = normalize::words_of(line);
    let is_name = |word: &Word| {
        word.is_capitalised() || is_function_word(*word) || lexicon.agencies.has(*word)
    };
    let is_uncased = || words.iter().all(|word| !word.is_cased(line));
    let agency = lexicon.agencies.at_start(&words);
    (1..=MOST_NAMES).contains(&words.len())
        && lexicon.credit.at_start(&words) < words.len()
        && (agency == words.len()
            || words.first().is_some_and(|first| first.is_capitalised())
                && words.iter().skip(agency).all(is_name)
            || words.len() <= MOST_UNCASED && is_uncased())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;
    use crate::document::Format;
    use crate::read;

    #[track_caller]
    fn assert_joined(source: &str, expected: &[&str]) {
        let mut document = read::read(source, Format::Text);
        join_credits(&mut document, source, &LEXICON);
        let blocks = document.blocks.iter();
        let texts: Vec<_> = blocks.map(|block| block.extent.of(source)).collect();
        assert_eq!(texts, expected, "{source}");
        for block in &document.blocks {
            assert_eq!(block.text.as_str(), block.extent.of(source));
            assert_eq!(block.text.source_span(), block.extent);
        }
    }

    #[test]
    fn the_names_below_what_introduces_them_are_one_credit_with_it() {
        for credit in [
            "Photo:\nJo Reed / Getty",
            "Foto:\n\ndpa",
            "Bildquelle:\nEnno Harms / dpa",
            "Credit…\nJo Reed for The Harbour Times",
            "Photograph by\nJo Reed",
            "写真：\n朝日",
            "©\nJo Reed",
        ] {
            let source = format!("Ada Quill opens the bridge.\n{credit}\nThe bridge is new.\n");
            assert_joined(
                &source,
                &["Ada Quill opens the bridge.", credit, "The bridge is new."],
            );
        }
    }

    #[test]
    fn pairs_beside_a_credit_are_of_its_kind() {
        let source = "Text:\nJo Reed\nIllustration:\nJo Reed\nVideo:\nJo Reed\nThe end.\n";
        assert_joined(
            source,
            &[
                "Text:\nJo Reed",
                "Illustration:\nJo Reed",
                "Video:\nJo Reed",
                "The end.",
            ],
        );
        assert_joined(
            "Text:\nJo Reed\nOn time:\nJo Reed\n",
            &["Text:", "Jo Reed", "On time:", "Jo Reed"],
        );
    }

    #[test]
    fn what_says_more_than_names_is_no_credit() {
        for [lead, line] in [
            ["Photo:", "Whoever takes the best one wins."],
            ["Photo:", "Whoever takes the best one wins"],
            ["Photo:", "Photo:"],
            ["Photo: bridge", "Jo Reed"],
            ["Photo", "Jo Reed"],
            ["The bridge:", "Jo Reed"],
            ["All rights reserved", "Jo Reed"],
            [
                "Photo:",
                "Ada Quill Mara Holt Ben Osei Clara Brandt Jo Reed",
            ],
        ] {
            assert_joined(&format!("{lead}\n{line}\n"), &[lead, line]);
        }
    }
}

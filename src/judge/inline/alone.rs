//! Whether what stands twice is a caption and its copy rather than a heading and the sentence below it, a quotation, a
//! refrain or the cells of a table.

use crate::describe::signs::{
    ALL_STOPS, CLOSING_BRACKETS, COLONS, OPENING_BRACKETS, OPENING_QUOTES, QUESTION_MARKS,
};
use crate::normalize::{Word, gap_before};
use std::ops::Range;

/// Whether a caption may begin with a word: with a small letter, where there are capitals, none does.
pub fn may_begin(word: Word, text: &str) -> bool {
    word.is_capitalised() || word.has_digit() || !word.is_cased(text)
}

/// A text and its copy right behind it, as ranges of the words of what they stand in.
pub struct Copies<'t> {
    pub text: &'t str,
    pub words: &'t [Word],
    pub first: Range<usize>,
    pub again: Range<usize>,
    /// Whether the first word of the copy is glued to the last one of the text, which stands in neither range.
    pub is_glued: bool,
}

impl Copies<'_> {
    /// Whether the one is a caption, and the other its copy.
    pub fn are_captions(&self) -> bool {
        self.are_varied() && !self.are_cells() && !self.is_heading() && !self.is_quoted()
    }

    /// Whether they are a statement rather than a refrain or a row of marks.
    fn are_varied(&self) -> bool {
        let mut hashes: Vec<u64> = self.said().iter().map(|word| word.hash).collect();
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.len() * 3 >= count * 2
    }

    /// Whether they stand in the cells of a table.
    fn are_cells(&self) -> bool {
        // A caption has some before those who took its picture and the licence.
        const MOST_BARS: usize = 2;
        let written = self.written();
        written.contains('\t') || written.matches('|').count() > MOST_BARS
    }

    /// Whether the copy goes on as the sentence below a heading: "The first coffee house The first coffee house was
    /// opened …", "What are the oldest bridges of the world? The oldest bridges of the world are …".
    fn is_heading(&self) -> bool {
        let end = self.again.end + usize::from(self.is_glued);
        let Some(behind_copy) = gap_before(self.text, self.words, end) else {
            return false;
        };
        let behind = if self.is_glued {
            ""
        } else {
            gap_before(self.text, self.words, self.first.end).unwrap_or_default()
        };
        let is_small = |word: &Word| !may_begin(*word, self.text);
        let goes_on = behind_copy.trim().is_empty() && self.words.get(end).is_some_and(is_small);
        // A caption of several sentences, or with a credit, is none.
        let has_sign = || {
            let written = self.written();
            written.contains(ALL_STOPS)
                || written.contains(COLONS)
                || behind.contains(CLOSING_BRACKETS)
        };
        goes_on && !has_sign()
            || behind.contains(QUESTION_MARKS) && !behind_copy.contains(ALL_STOPS)
    }

    /// Whether the text is quoted, and its copy is not: "She said: “We sail at noon today, all of us.” We sail …".
    fn is_quoted(&self) -> bool {
        let opens = |at: usize| {
            let word = self.words.get(at);
            let before = word.and_then(|word| self.text.get(..word.start as usize));
            let mut signs = before.unwrap_or_default().chars().rev();
            let is_open = |c: char| OPENING_QUOTES.contains(&c) || OPENING_BRACKETS.contains(&c);
            // An apostrophe stands behind a letter.
            signs.next().is_some_and(is_open) && !signs.next().is_some_and(char::is_alphanumeric)
        };
        opens(self.first.start) && !opens(self.again.start)
    }

    /// The words of the text.
    fn said(&self) -> &[Word] {
        self.words.get(self.first.clone()).unwrap_or_default()
    }

    /// The text, from its first word to its last.
    fn written(&self) -> &str {
        let said = self.said();
        let ends = said.first().zip(said.last());
        ends.and_then(|(first, last)| self.text.get(first.start as usize..last.end as usize))
            .unwrap_or_default()
    }
}

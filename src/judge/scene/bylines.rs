//! Lines that say who wrote the article, and when, or whose the quotation above them is.

use super::{HEAD_BLOCKS, Scene};
use crate::describe::signs::{CLOSING_QUOTES, DASHES};
use crate::describe::{is_function_word, is_reporter};
use crate::normalize::Word;

/// How many words a line with the names of who wrote the article has at the most.
const LONGEST_BYLINE: usize = 6;

/// How many it has that a date alone tells, and neither "By" nor capitals.
const LONGEST_DATED: usize = 4;

/// How much the line below a quotation says at the most that says whose it is.
const LONGEST_ATTRIBUTION: u32 = 6;

impl Scene<'_, '_> {
    /// Whether a line above the text is the name of who wrote it: a date stands behind it, or "By" in a line before it.
    pub fn is_byline(&self, block: usize) -> bool {
        let is_small = |before: usize| match self.features.words(before) {
            // A single letter is an icon.
            [word] => {
                let is_letter = word.letters(self.text(before)) == 1 && !word.is_character();
                !is_letter && is_function_word(*word)
            }
            _ => false,
        };
        let names = self.features.core(block);
        (self.is_head(block) || block < HEAD_BLOCKS)
            && names.len() <= LONGEST_BYLINE
            && !self.feature(block).ends_sentence
            && (self.before(block).is_some_and(is_small)
                || (!self.feature(block).is_credit || self.is_agency(block))
                    && !self.text(block).contains(['/', '(', ':'])
                    && self.has_names_of_writer(block)
                    && self
                        .next(block)
                        .is_some_and(|next| self.is_date_or_data(next)))
    }

    /// Whether a line above a date has the name of who wrote the article: a few names, or a few words that end in who
    /// reports; or more with a name in capitals at their end, "Le Courrier du Layre Solène BRIAND".
    fn has_names_of_writer(&self, block: usize) -> bool {
        let (names, text) = (self.features.core(block), self.text(block));
        let Some((last, rest)) = names.split_last() else {
            return false;
        };
        if names.len() <= LONGEST_DATED {
            let are_names = names.iter().all(|name| name.is_capitalised());
            return are_names || is_reporter(last.of(text));
        }
        let may_stand = |word: &Word| {
            !word.is_shouted(text) && (word.is_capitalised() || is_function_word(*word))
        };
        last.is_shouted(text) && rest.iter().all(may_stand)
    }

    /// Whether a line is a date or other data, see [`Feature::is_data`](crate::describe::Feature): nothing that readers
    /// take for a sentence or a name.
    pub fn is_date_or_data(&self, block: usize) -> bool {
        self.feature(block).is_data
    }

    /// Of those, what has a month or a second number, "3 May", "12:30", or says how many videos there are: no "Comments
    /// (11)".
    pub fn is_date_or_count_of_media(&self, block: usize) -> bool {
        let words = || self.features.core(block).iter();
        self.is_date_or_data(block)
            && (words().filter(|word| word.has_digit()).nth(1).is_some()
                || words().any(|word| {
                    let lexicon = self.features.lexicon;
                    lexicon.is_month(*word) || lexicon.widgets.has(*word)
                }))
    }

    /// Whether a block is the name of an agency, and nothing else.
    pub fn is_agency(&self, block: usize) -> bool {
        let agencies = &self.features.lexicon.agencies;
        agencies.are(self.features.core(block))
    }

    /// Whether there is nothing but a dash and a name.
    fn is_name_behind_dash(&self, block: usize) -> bool {
        let mut words = self.features.words(block).iter();
        self.text(block).trim_start().starts_with(DASHES) && words.all(|word| word.is_capitalised())
    }

    /// Whether a block is the short line below a quotation that says whose it is: "Ada Quill, mayor", "— Ada Quill".
    pub fn is_attribution(&self, block: usize) -> bool {
        let feature = self.feature(block);
        feature.weight <= LONGEST_ATTRIBUTION
            && !feature.ends_sentence
            && feature.cut.is_none()
            && !feature.has_credit()
            && self.before(block).is_some_and(|quote| {
                self.feature(quote).is_quote && closes_quotation(self.text(quote))
            })
            && (self.text(block).contains(", ") || self.is_name_behind_dash(block))
            && self
                .features
                .core(block)
                .first()
                .is_some_and(|word| word.is_capitalised())
    }
}

/// Whether a quotation ends where a text does.
pub fn closes_quotation(text: &str) -> bool {
    text.trim_end().ends_with(CLOSING_QUOTES)
}

#[cfg(test)]
mod tests {
    use crate::judge::scene::tests::{CAPTION, look_at};

    #[test]
    fn a_name_and_an_office_below_a_quotation_say_whose_it_is() {
        let quote = "“It is the end of an island”";
        for (lines, expected) in [
            ([quote, "Ada Quill, baker"], true),
            ([quote, "— Ada Quill"], true),
            ([CAPTION, "— Ada Quill"], false),
            ([quote, "Ada Quill"], false),
            ([quote, "Ada Quill, baker, bakes."], false),
            (
                [quote, "Ada Quill, baker of Marrick by the old bridge"],
                false,
            ),
            (["“It is the end,” said Quill.", "Ada Quill, baker"], false),
            ([CAPTION, "Ada Quill, baker"], false),
        ] {
            assert_eq!(
                look_at(&lines, |scene| scene.is_attribution(1)),
                expected,
                "{lines:?}"
            );
        }
    }
}

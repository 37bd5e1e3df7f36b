//! How much speaks for a block being media text, and how much for its being text.

use super::Scene;
use super::titles::is_trail;
use crate::describe::{is_file_name, numbered_button};
use crate::normalize::{self, Word};
use std::cell::Cell;

/// How much a whole sentence says at the least that is a paragraph of the text.
const SHORT_PARAGRAPH: u32 = 9;
/// How alike two lines are at the least that are renderings of the lead photo, from 0 to 1.
const RENDERED_ALIKE: f32 = 0.85;

/// How much speaks for a block being media text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Evidence {
    /// Nothing does.
    None,
    /// What stands beside it or before it does, as a credit or a copy, or the markup.
    Beside,
    /// It ends in a credit itself, or has one anywhere and a cut-off copy that goes.
    Inside,
}

impl Scene<'_, '_> {
    /// What speaks for a block being media text.
    pub fn evidence(&self, block: usize) -> Evidence {
        let feature = self.feature(block);
        if self.has_cut_copy(block) {
            // Nobody cuts off running text: however long it is, this is a caption.
            if feature.has_credit() {
                Evidence::Inside
            } else {
                Evidence::Beside
            }
        } else if feature.is_body {
            Evidence::None
        } else if feature.has_credit() && !self.features.credit(block).is_empty() {
            Evidence::Inside
        } else if feature.has_credit()
            || feature.is_introduced
            || self.is_introduced_above(block)
            || self.is_credited(block)
            || self.is_marked(block)
            || self.has_copy_beside(block)
            || self.is_in_cluster(block)
        {
            Evidence::Beside
        } else {
            Evidence::None
        }
    }

    /// Whether the words that introduce a caption stand in the line above it: "Image caption,", "3 View gallery".
    pub fn is_introduced_above(&self, block: usize) -> bool {
        let lexicon = self.features.lexicon;
        block.checked_sub(1).is_some_and(|above| {
            let words = self.features.words(above);
            let is_widget = || self.feature(above).is_widget && lexicon.widgets_before.are(words);
            let is_button =
                || numbered_button(lexicon, self.text(above), words) == Some(words.len());
            match words {
                [] | [_] => false,
                [first, ..] if first.has_digit() => is_button(),
                _ => is_widget(),
            }
        })
    }

    /// Whether a few words, the first of them a name, stand behind a bar at the end of a text that is no title, as who
    /// took the picture does: "Ada Quill opens the new bridge in Wick | Jo Reed".
    pub fn ends_in_barred_names(&self, block: usize) -> bool {
        const MOST_NAMES: usize = 4;
        const SHORTEST_SAID: usize = 6;
        let (text, core) = (self.text(block), self.features.core(block));
        let Some((_, behind)) = text.rsplit_once(" | ") else {
            return false;
        };
        let bar = text.len() - behind.len();
        let at = core.partition_point(|word| (word.start as usize) < bar);
        let (said, names) = core.split_at(at);
        let is_small = |word: &Word| word.of(text).starts_with(normalize::is_small);
        (2..=MOST_NAMES).contains(&names.len())
            && said.len() >= SHORTEST_SAID
            && said.iter().filter(|word| is_small(word)).count() > 2
            && names.first().is_some_and(|first| first.is_capitalised())
            && !self.is_head(block)
            && !self.is_tail(block)
    }

    /// Whether two more texts around a block are nearly the same: renderings of the lead photo. Further down such rows
    /// are lists.
    fn is_in_cluster(&self, block: usize) -> bool {
        let known = self.clusters.get(block).and_then(Cell::get);
        known.unwrap_or_else(|| {
            let is_so = self.has_renderings_around(block);
            if let Some(known) = self.clusters.get(block) {
                known.set(Some(is_so));
            }
            is_so
        })
    }

    /// As [`is_in_cluster`](Self::is_in_cluster), where that was not asked before.
    fn has_renderings_around(&self, block: usize) -> bool {
        let near = (block.saturating_sub(2)..self.features.len().min(block + 3))
            .filter(|&other| other != block);
        // Where no longer text follows, sentences and verses one below the other are the text.
        let has_text = self.first_prose < self.features.len();
        // The way to a page has the headline, too, and so has a file.
        let may_be_one = |other: usize| {
            let words = self.features.words(other);
            self.feature(other).weight >= 5
                && (has_text || self.copies(other) == 1)
                && !is_trail(self.text(other))
                && !is_file_name(self.features.lexicon, self.text(other), words)
        };
        self.is_head(block)
            && (has_text || self.ends_as_headline(block))
            && may_be_one(block)
            && near
                .filter(|&other| {
                    !self.feature(other).is_body
                        && may_be_one(other)
                        && self.is_alike(block, other, RENDERED_ALIKE)
                })
                .nth(1)
                .is_some()
    }

    /// Whether a block is a sentence, or more, that is not written as a caption.
    pub fn is_text(&self, block: usize) -> bool {
        self.feature(block).is_prose || self.feature(block).is_body
    }

    /// Whether a block is a sentence of the text, or more.
    pub fn is_sentence(&self, block: usize) -> bool {
        self.is_text(block) || self.is_short_paragraph(block)
    }

    /// Whether a block is a sentence of the text, however short, and nothing says that it is a caption.
    pub fn is_short_paragraph(&self, block: usize) -> bool {
        let feature = self.feature(block);
        feature.ends_sentence
            && feature.weight >= SHORT_PARAGRAPH
            && !feature.is_credit
            && self.evidence(block) == Evidence::None
    }

    /// Whether a text stands there again and again with nothing that makes a caption of it: the line of a song.
    pub fn is_refrain(&self, block: usize) -> bool {
        self.copies(block) > 1
            && !self.has_gone_copy(block)
            && !(self.is_headline(block) && self.ends_as_headline(block))
            && self.evidence(block) == Evidence::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::scene::tests::{CAPTION, CREDIT, OTHER, gone, look_at};
    use crate::judge::trial::TEXT;

    #[test]
    fn a_credit_inside_says_more_than_one_beside_or_a_row_of_copies() {
        let inside = "Deputy Tom Vane waits for the ferry. Photo: Jo Reed";
        let opened = "Getty Images Deputy Tom Vane waits for the ferry";
        let (first, second, third) = (
            "The harbour of Lindmouth at night",
            "The harbour of Lindmouth by night",
            "The harbour of Lindmouth at night today",
        );
        let body = "The river Orle rose again ".repeat(11);
        let body = body.trim_end();
        let credited_body = format!("{body}. Photo: Jo Reed");
        for (case, lines, block, evidence) in [
            ("a credit inside", vec![inside], 0, Evidence::Inside),
            (
                "a credit before it inside",
                vec![opened],
                0,
                Evidence::Beside,
            ),
            ("a credit behind", vec![OTHER, CREDIT], 0, Evidence::Beside),
            ("a credit before", vec![CREDIT, OTHER], 1, Evidence::None),
            ("nothing but a credit", vec![CREDIT], 0, Evidence::None),
            (
                "a copy behind",
                vec![TEXT, OTHER, OTHER],
                1,
                Evidence::Beside,
            ),
            (
                "a copy before",
                vec![TEXT, OTHER, OTHER],
                2,
                Evidence::Beside,
            ),
            ("a copy afar", vec![OTHER, TEXT, OTHER], 0, Evidence::None),
            ("a long text", vec![body, CREDIT], 0, Evidence::None),
            (
                "a long text with a credit",
                vec![&credited_body],
                0,
                Evidence::Inside,
            ),
            (
                "three renderings",
                vec![first, second, third],
                0,
                Evidence::Beside,
            ),
            (
                "the last of three",
                vec![first, second, third],
                2,
                Evidence::Beside,
            ),
            (
                "two renderings",
                vec![first, second, OTHER],
                0,
                Evidence::None,
            ),
            (
                "three in the text",
                vec![TEXT, first, second, third, TEXT],
                1,
                Evidence::None,
            ),
            (
                "three too far away",
                vec![first, second, OTHER, third],
                0,
                Evidence::None,
            ),
            (
                "few words of its own",
                vec![
                    "Lindmouth harbour at night",
                    "Lindmouth harbour at night again",
                    "Lindmouth harbour at night now",
                ],
                0,
                Evidence::None,
            ),
            (
                "few words around it",
                vec![
                    "Lindmouth harbour at night again",
                    "Lindmouth harbour at night",
                    "Lindmouth harbour by night",
                ],
                0,
                Evidence::None,
            ),
        ] {
            assert_eq!(
                look_at(&lines, |scene| scene.evidence(block)),
                evidence,
                "{case}"
            );
        }
    }

    #[test]
    fn what_a_cut_off_copy_of_goes_is_a_caption_however_long() {
        let body = format!("{CAPTION} and {}", "the river Orle rose again ".repeat(11));
        for (whole, before, after) in [
            (body.trim_end().to_owned(), Evidence::None, Evidence::Beside),
            (
                format!("{CAPTION} again. {CREDIT}"),
                Evidence::Inside,
                Evidence::Inside,
            ),
        ] {
            let cut = format!("{CAPTION}…");
            let found = look_at(&[&cut, &whole], |scene| {
                let before = scene.evidence(1);
                scene.take_out(&gone(0, 1));
                (before, scene.evidence(1))
            });
            assert_eq!(found, (before, after), "{whole}");
        }
    }
}

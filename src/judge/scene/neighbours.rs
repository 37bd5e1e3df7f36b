//! What stands around a block: beside it, before it, behind it, and how far from another one.

use super::Scene;
use crate::describe::is_year;
use crate::describe::signs::COPYRIGHT;
use crate::normalize::Word;
use crate::propose::{CREDIT_REACH, MIDDLE};
use std::ops::RangeInclusive;

/// How far before a block a neighbour is looked for, where blocks between them part nothing; behind it, one less.
pub const FARTHEST_NEIGHBOUR: usize = 64;
/// Less than so far behind a block its credit is looked for, where blocks between them part nothing.
const FARTHEST_CREDIT: usize = 8;
// Of what the rules take for neighbours or for credited, no pair may be turned away before they are asked.
const _: () = assert!(FARTHEST_NEIGHBOUR <= MIDDLE);
const _: () = assert!(FARTHEST_CREDIT <= CREDIT_REACH);

/// How far from one of two blocks a keeper stands at the most that stands here, with them.
const HERE: usize = 3;

/// The blocks that stand here: two, the first of which is `a`, and those between them and around them.
pub fn here(a: usize, b: usize) -> RangeInclusive<usize> {
    a.saturating_sub(HERE)..=b + HERE
}

impl Scene<'_, '_> {
    /// How many blocks stand between two that are neither gone nor a credit nor a widget; 0 for neighbours, and for
    /// captions of one picture, wherever that is shown again. O(1).
    pub fn apart(&self, a: usize, b: usize) -> usize {
        if self.shows_same_picture(a, b) {
            0
        } else {
            self.parted(a, b)
        }
    }

    /// As [`apart`](Self::apart), whatever pictures they belong to.
    pub fn parted(&self, a: usize, b: usize) -> usize {
        let before = |block: usize| self.parting.get(block).copied().unwrap_or(0);
        before(a.max(b)).saturating_sub(before(a.min(b) + 1)) as usize
    }

    /// Whether nothing stands between two blocks but what belongs to them: widgets, credits, repeats of what stands
    /// here.
    pub fn is_next_to(&self, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        let is_here = |between: usize| {
            let keeper = self.keeper_of(between);
            keeper.is_none_or(|keeper| here(a, b).contains(&keeper))
        };
        self.apart(a, b) == 0 && b - a <= FARTHEST_NEIGHBOUR && (a + 1..b).all(is_here)
    }

    /// Whether a block is passed over by who looks for the next one.
    fn parts_nothing(&self, block: usize) -> bool {
        self.is_gone(block) || self.feature(block).is_widget
    }

    /// The next block that is neither gone nor a widget.
    pub fn next(&self, block: usize) -> Option<usize> {
        self.next_within(block, FARTHEST_NEIGHBOUR)
    }

    /// The next block that is neither gone nor a widget, among the `reach - 1` next ones.
    fn next_within(&self, block: usize, reach: usize) -> Option<usize> {
        (block + 1..self.features.len().min(block + reach)).find(|&next| !self.parts_nothing(next))
    }

    /// The next block before one that is neither gone nor a widget.
    pub fn before(&self, block: usize) -> Option<usize> {
        (block.saturating_sub(FARTHEST_NEIGHBOUR)..block)
            .rev()
            .find(|&before| !self.parts_nothing(before))
    }

    /// The blocks right before and behind a block.
    pub fn beside(&self, block: usize) -> impl Iterator<Item = usize> {
        [block.checked_sub(1), Some(block + 1)]
            .into_iter()
            .flatten()
            .filter(|&other| other < self.features.len())
    }

    /// Whether the next thing behind a block is text.
    pub fn is_above_text(&self, block: usize) -> bool {
        self.next(block).is_some_and(|next| self.is_text(next))
    }

    /// The credit that stands next to a block: behind it, or right before it.
    pub fn credit_beside(&self, block: usize) -> Option<usize> {
        let before = block.checked_sub(1);
        self.next_within(block, FARTHEST_CREDIT)
            .into_iter()
            .chain(before)
            .find(|&next| self.feature(next).is_credit)
    }

    /// Whether the next thing behind a block is a credit.
    pub fn is_credited(&self, block: usize) -> bool {
        self.next_within(block, FARTHEST_CREDIT)
            .is_some_and(|next| self.feature(next).is_credit && !self.is_notice_of_page(next))
    }

    /// Whether a credit is what pages end with, and none of a picture: "© 2025 Marrick Gazette. All rights reserved".
    /// An agency has such a notice for its pictures.
    fn is_notice_of_page(&self, credit: usize) -> bool {
        let words = self.features.words(credit);
        let is_year = |word: &Word| is_year(word.of(self.text(credit)));
        let is_agency = |word: &Word| self.features.lexicon.agencies.has(*word);
        self.features.lexicon.rights.at_end(words) > 0
            && self.text(credit).contains(COPYRIGHT)
            && words.iter().any(is_year)
            && !words.iter().any(is_agency)
    }

    /// Whether a block stands right behind a credit: in a gallery, say.
    pub fn is_behind_credit(&self, block: usize) -> bool {
        block
            .checked_sub(1)
            .is_some_and(|before| self.feature(before).is_credit)
    }

    /// Whether text or a credit stands right above a block.
    pub fn is_below_text_or_credit(&self, block: usize) -> bool {
        let above = block.checked_sub(1);
        above.is_some_and(|above| self.is_text(above) || self.feature(above).is_credit)
    }

    /// Whether the words of a widget stand right behind a block.
    pub fn is_played(&self, block: usize) -> bool {
        let behind = self.feature(block + 1);
        behind.is_widget && behind.count > 1
    }

    /// Whether an exact copy stands right beside a block: alt and caption of one photo.
    pub fn has_copy_beside(&self, block: usize) -> bool {
        self.beside(block)
            .any(|other| self.is_same_letters(block, other))
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::scene::tests::{CAPTION, CREDIT, OTHER, WIDGET, gone, look_at};
    use crate::judge::trial::TEXT;

    #[test]
    fn copies_of_what_stands_here_part_nothing() {
        let lines: Vec<String> = (0..10).map(|at| format!("{OTHER} {at}")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for (case, goes, (a, b), is_next) in [
            ("nothing between them", None, (4, 5), true),
            ("a line between them", None, (4, 6), false),
            ("a copy of the first", Some((5, 4)), (4, 6), true),
            ("a copy of what is near before", Some((5, 1)), (4, 6), true),
            ("a copy of what is far before", Some((5, 0)), (4, 6), false),
            ("a copy of what is near behind", Some((3, 7)), (2, 4), true),
            ("a copy of what is far behind", Some((3, 8)), (2, 4), false),
            ("what goes itself, to afar", Some((2, 9)), (2, 3), true),
            ("the two the other way round", Some((3, 7)), (4, 2), true),
        ] {
            look_at(&lines, |scene| {
                if let Some((block, keeper)) = goes {
                    scene.take_out(&gone(block, keeper));
                    scene.take_stock();
                }
                assert_eq!(scene.is_next_to(a, b), is_next, "{case}");
            });
        }
    }

    #[test]
    fn widgets_and_credits_part_nothing_within_reach() {
        for (count, is_next) in [(0, true), (1, true), (63, true), (64, false)] {
            let between = vec![WIDGET; count];
            let lines = [&[TEXT, CAPTION], &between[..], &[OTHER]].concat();
            let found = look_at(&lines, |scene| scene.is_next_to(1, count + 2));
            assert_eq!(found, is_next, "{count} widgets");
        }
        let is_next = look_at(&[CAPTION, CREDIT, OTHER], |scene| scene.is_next_to(0, 2));
        assert!(is_next, "a credit");
    }

    #[test]
    fn widgets_and_what_goes_are_passed_over_to_the_next_line() {
        let behind_widgets = |count: usize| {
            let widgets = vec![WIDGET; count];
            [&[CAPTION], &widgets[..], &[OTHER]].concat()
        };
        for (widgets, next) in [(0, Some(1)), (1, Some(2)), (62, Some(63)), (63, None)] {
            let found = look_at(&behind_widgets(widgets), |scene| scene.next(0));
            assert_eq!(found, next, "{widgets} widgets");
        }
        for (widgets, before) in [(0, Some(0)), (1, Some(0)), (63, Some(0)), (64, None)] {
            let found = look_at(&behind_widgets(widgets), |scene| scene.before(widgets + 1));
            assert_eq!(found, before, "{widgets} widgets");
        }
    }

    #[test]
    fn a_credit_stands_behind_its_caption_or_else_right_before_it() {
        let behind_widgets = |count: usize| {
            let widgets = vec![WIDGET; count];
            [&[CAPTION], &widgets[..], &[CREDIT]].concat()
        };
        for (case, lines, block, beside, is_credited) in [
            ("none", vec![CAPTION, OTHER], 0, None, false),
            ("behind", vec![CAPTION, CREDIT], 0, Some(1), true),
            (
                "behind the second",
                vec![OTHER, CAPTION, CREDIT],
                1,
                Some(2),
                true,
            ),
            ("before", vec![CREDIT, CAPTION, OTHER], 1, Some(0), false),
            (
                "on both sides",
                vec!["Photo: Tom Vane", CAPTION, CREDIT],
                1,
                Some(2),
                true,
            ),
            (
                "that of another caption",
                vec![CAPTION, OTHER, CREDIT],
                0,
                None,
                false,
            ),
            ("behind widgets", behind_widgets(6), 0, Some(7), true),
            ("too far behind widgets", behind_widgets(7), 0, None, false),
        ] {
            let found = look_at(&lines, |scene| {
                (scene.credit_beside(block), scene.is_credited(block))
            });
            assert_eq!(found, (beside, is_credited), "{case}");
        }
    }

    #[test]
    fn a_gallery_says_a_credit_before_each_text() {
        let behind = look_at(&[CAPTION, CREDIT, OTHER], |scene| {
            [0, 1, 2].map(|block| scene.is_behind_credit(block))
        });
        assert_eq!(behind, [false, false, true]);
    }

    #[test]
    fn a_video_is_played_by_several_words() {
        for (behind, expected) in [(WIDGET, true), ("Video", false), (OTHER, false)] {
            let is_played = look_at(&[CAPTION, behind], |scene| scene.is_played(0));
            assert_eq!(is_played, expected, "{behind}");
        }
    }

    #[test]
    fn a_block_has_no_neighbours_outside_of_the_article() {
        let beside = look_at(&[CAPTION, CREDIT, OTHER], |scene| {
            [0, 1, 2].map(|block| scene.beside(block).collect::<Vec<_>>())
        });
        assert_eq!(beside, [vec![1], vec![0, 2], vec![1]]);
        assert_eq!(look_at(&[CAPTION], |scene| scene.beside(0).count()), 0);
    }
}

//! Whether one of two blocks could repeat the other, as far as a glance at their words tells: most pairs are turned
//! away here.

use super::sketch::{Sketches, are_amiss};
use super::{Features, OPENING, is_function_word};
use crate::normalize::Word;

/// The most that an alt text or a label says, see [`Feature::weight`](super::Feature::weight): what says more is no
/// label whatever the rules say, as it is turned away here.
pub const LABEL_WEIGHT: u32 = 16;
/// So few words are looked through one by one, which is quicker than to keep what they are known by.
const FEW: usize = 8;
/// How far the caption of a picture in a gallery stands below its alternative text at the most: the name of the gallery
/// and a date may stand between.
const FARTHEST_IN_GALLERY: usize = 3;

impl Features<'_> {
    /// Whether one of two blocks could repeat the other, as far as a glance at their words tells: `false` where no rule
    /// would find them alike. `may_be_caption` tells of a block whether anything could say that it is one. O(words of
    /// the shorter).
    pub fn may_repeat(&self, a: usize, b: usize, may_be_caption: impl Fn(usize) -> bool) -> bool {
        if let Some(answer) = self.at_first_sight(a, b) {
            return answer;
        }
        let (of_a, of_b) = (self.of(a), self.of(b));
        match (of_a.is_credit, of_b.is_credit) {
            (true, true) => return true,
            (true, false) => return self.may_give(b, a),
            (false, true) => return self.may_give(a, b),
            (false, false) => {}
        }
        let (shorter, longer) = self.by_length(a, b);
        let (few, many) = (self.core(shorter), self.core(longer));
        if ends_with(many, few) {
            return true;
        }
        if of_a.is_prose && of_b.is_prose && few.len() * 4 < many.len() * 3 {
            // One sentence is no part of another.
            return false;
        }
        let of_shorter = self.of(shorter);
        if !may_be_caption(longer) && !of_shorter.has_credit() && !of_shorter.is_slug {
            // What nobody takes for a caption has no labels, and is repeated but for a slip of the pen.
            return self.may_be_misspelt(shorter, longer);
        }
        if of_a.is_body || of_b.is_body {
            // A long caption looks like running text until its cut-off copy goes; then it may have a label, too.
            return !self.of(shorter).is_body && self.may_be_said(shorter, longer);
        }
        self.may_have_most(shorter, longer)
            || self.may_be_said(shorter, longer)
            || (few.len() == many.len() && self.may_be_said(longer, shorter))
    }

    /// As [`may_repeat`](Self::may_repeat) of two blocks so far from each other that neither is the label or a part of
    /// the other, and a credit repeats none but what names all whom it names.
    pub fn may_repeat_afar(&self, a: usize, b: usize) -> bool {
        if let Some(answer) = self.at_first_sight(a, b) {
            return answer;
        }
        let (of_a, of_b) = (self.of(a), self.of(b));
        let (shorter, longer) = self.by_length(a, b);
        let has_credit = of_a.has_credit() || of_b.has_credit();
        self.may_be_named(a, b)
            || self.may_be_named(b, a)
            || self.may_be_misspelt(shorter, longer)
            || (has_credit
                && !(of_a.is_body || of_b.is_body)
                && self.may_have_most(shorter, longer))
    }

    /// Whether one of two blocks could repeat the other, where their kinds, letters or first words tell.
    fn at_first_sight(&self, a: usize, b: usize) -> Option<bool> {
        let (of_a, of_b) = (self.of(a), self.of(b));
        if of_a.is_body && of_b.is_body {
            // Running text is not touched, but for what stands twice side by side, or in a gallery.
            let may_be_one = || a.abs_diff(b) == 1 || self.are_in_gallery(a, b);
            return Some(of_a.letters_hash == of_b.letters_hash && may_be_one());
        }
        let begin_alike = || {
            let (shorter, longer) = self.by_length(a, b);
            // The last word may be cut off.
            let may_begin =
                of_a.opening == of_b.opening || self.of(shorter).core_len() as usize <= OPENING;
            may_begin && begins_with(self.core(longer), self.core(shorter))
        };
        (of_a.letters_hash == of_b.letters_hash || begin_alike()).then_some(true)
    }

    /// Whether two texts stand between a credit and another one, with a few lines between them: the alternative text
    /// and the caption of a picture in a gallery.
    pub fn are_in_gallery(&self, a: usize, b: usize) -> bool {
        let (first, last) = (a.min(b), a.max(b));
        let is_credit = |block: usize| self.of(block).is_credit;
        last - first <= FARTHEST_IN_GALLERY
            && first.checked_sub(1).is_some_and(is_credit)
            && is_credit(last + 1)
    }

    /// Whether a block that is no credit may give one: it has another form of it, or any of its words.
    fn may_give(&self, block: usize, credit: usize) -> bool {
        let mut words = self.core(credit).iter();
        self.of(block).has_credit()
            || words.any(|word| !is_function_word(*word) && self.may_have(block, *word))
    }

    /// Whether a block is a credit all names of which may stand in another one, whatever introduces them there.
    fn may_be_named(&self, credit: usize, block: usize) -> bool {
        let may_have = |word: &Word| self.may_have(block, *word);
        let names = || {
            let core = self.core(credit);
            core.get(self.lexicon.credit.at_start(core)..)
        };
        // Names stand last, and of those most differ in one that no table need be asked about.
        self.of(credit).is_credit
            && self.core(credit).last().is_none_or(may_have)
            && names().is_none_or(|names| names.iter().all(may_have))
    }

    /// Whether a word may stand in the core of a block: a few words are looked through.
    fn may_have(&self, block: usize, word: Word) -> bool {
        let words = self.core(block);
        if words.len() <= FEW {
            words.iter().any(|other| other.hash == word.hash)
        } else {
            self.sketches(block)
                .is_some_and(|sketches| sketches.may_have(word))
        }
    }

    /// Whether two texts may be the same but for a slip of the pen.
    fn may_be_misspelt(&self, shorter: usize, longer: usize) -> bool {
        !self.of(shorter).is_body
            && !self.of(longer).is_body
            && self.of(longer).core_len() - self.of(shorter).core_len() <= 1
            && self.may_have_most(shorter, longer)
    }

    /// Whether what a block says besides its credit may be said by another one.
    fn may_be_said(&self, block: usize, other: usize) -> bool {
        let Some(other) = self.sketches(other) else {
            return false;
        };
        let words = self.caption(block);
        let may_be_label = self.of(block).weight <= LABEL_WEIGHT;
        // The name of a file may have lost the accents of a word.
        let most = if self.of(block).is_slug {
            words.len() / 3
        } else {
            words.len() / 4
        };
        !are_amiss(words, 0, |word| !other.may_have(word))
            || may_be_label
                && !are_amiss(words, most, |word| {
                    !other.may_say(word) && !is_function_word(word)
                })
    }

    /// Whether the one core may have three in four words of the other, which has no more words. O(words of the
    /// shorter).
    pub fn may_have_most(&self, shorter: usize, longer: usize) -> bool {
        let words = self.core(shorter);
        self.sketches(longer)
            .is_some_and(|other| !are_amiss(words, words.len() / 4, |word| !other.may_have(word)))
    }

    /// Whether a word, or one that begins or ends alike, may stand in the core of a block.
    pub fn may_say(&self, block: usize, word: Word) -> bool {
        self.sketches(block)
            .is_some_and(|sketches| sketches.may_say(word))
    }

    /// How many words of the shorter core the other has, at the most. O(words of the shorter).
    pub fn most_in_common(&self, a: usize, b: usize) -> usize {
        let (shorter, longer) = self.by_length(a, b);
        let Some(other) = self.sketches(longer) else {
            return 0;
        };
        let words = self.core(shorter).iter();
        words.filter(|word| other.may_have(**word)).count()
    }

    /// Two blocks, the one with the shorter core first.
    fn by_length(&self, a: usize, b: usize) -> (usize, usize) {
        if self.of(a).core_len() <= self.of(b).core_len() {
            (a, b)
        } else {
            (b, a)
        }
    }

    /// The sketches of the core of a block, made when they are first asked for.
    fn sketches(&self, block: usize) -> Option<&Sketches> {
        let sketches = self.sketches.get(block)?;
        Some(sketches.get_or_init(|| Box::new(Sketches::of(self.core(block)))))
    }
}

/// Whether a text may begin with another one, the last word of which may be cut off.
fn begins_with(whole: &[Word], start: &[Word]) -> bool {
    let Some((last, before)) = start.split_last() else {
        return false;
    };
    before.iter().zip(whole).all(|(a, b)| a.hash == b.hash)
        && whole
            .get(before.len())
            .is_some_and(|word| word.may_go_on(*last))
}

/// Whether words end with others, in the same order.
pub fn ends_with(whole: &[Word], end: &[Word]) -> bool {
    end.len() <= whole.len()
        && end
            .iter()
            .rev()
            .zip(whole.iter().rev())
            .all(|(a, b)| a.hash == b.hash)
}

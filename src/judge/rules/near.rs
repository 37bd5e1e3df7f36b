//! The same statement, written with small differences.

use super::super::Repeat;
use super::super::differences::{Differences, differences};
use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{LONG_TEXT, OF_TEXT, PULL_QUOTE, Pair, TWO_PHOTOS, Verdict, have_one_credit};
use super::copies::is_twice_placed;
use super::writing::is_garbled;
use crate::describe::{ends_with, licence};
use crate::finding::Rule;
use crate::normalize::Word;
use crate::propose::REACH;
use crate::score::{self, differ_in_accents, has_accents};

/// How much a statement says at the least that is known again in other words.
const SHORTEST_STATEMENT: u32 = 4;
/// How much it says at the least where the other may say more, or stands further away: of less, two pictures may be
/// told.
const SHORTEST_SURE: usize = 6;
/// How many words more a fuller text has at the most where the other says little.
const MOST_MORE: usize = 2;
/// The most words of a credit that may be what the fuller text says more.
const LONGEST_CREDIT: usize = 10;

/// The same statement with small differences.
pub(super) fn near(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    if !pair.may_be_alike() {
        return Err(Unlike);
    }
    let Some(found) = differences(scene, less, more) else {
        return Err(Unlike);
    };
    if let Some(reason) = pair.tells_apart(&found) {
        return Err(Because(reason));
    }
    if !pair.are_captions(&found) {
        return Err(Because(
            "nearly the same words, but nothing says that it is a caption",
        ));
    }
    let is_slip = found.typos > 0 && found.endings + found.trifles == 0;
    // Accents get lost, and do not come from nowhere.
    let may_go = || scene.can_go(more) && !scene.is_heading(more) && !scene.is_headline(more);
    let has_lost_accents =
        || may_go() && has_accents(scene.text(less)) && !has_accents(scene.text(more));
    let is_spelt_worse = || is_spelt_better(scene, less, more);
    let is_abbreviated = || may_go() && signs_shorter(scene, more, less);
    let is_garbled = || is_whole(&found) && may_go() && pair.garbled() == Some(more);
    let more_goes = is_slip && (is_spelt_worse() || is_whole(&found) && has_lost_accents())
        || found.trifles > 0 && is_abbreviated()
        || is_garbled();
    let reason = "the same statement but for the spelling of a word or two";
    Ok(Repeat {
        score: found.similarity,
        ..if more_goes {
            pair.more_goes(Rule::Near, reason)
        } else {
            pair.less_goes(Rule::Near, reason)
        }
    })
}

impl Pair<'_> {
    /// How much the one says that says less.
    fn weight(self) -> usize {
        self.of_less().weight as usize
    }

    /// Whether they need be aligned at all.
    fn may_be_alike(self) -> bool {
        let Self { scene, less, more } = self;
        let (of_less, of_more) = (self.of_less(), self.of_more());
        let (core_less, core_more) = (
            scene.features.core(less).len(),
            scene.features.core(more).len(),
        );
        let is_short = self.weight() < SHORTEST_SURE && core_more > core_less + MOST_MORE;
        let may_be_whole = core_more <= core_less + 1;
        // What says more is a fuller caption, or it is nothing.
        let may_be_fuller = || match self.evidence() {
            // What says more under another picture says it of another moment.
            _ if of_less.is_credit || scene.is_other_medium(less, more) => false,
            Evidence::Inside => true,
            Evidence::Beside => self.apart() == 0 && !of_more.is_prose,
            Evidence::None => false,
        };
        !of_less.is_body
            && !of_more.is_body
            && of_less.is_credit == of_more.is_credit
            && of_less.weight >= SHORTEST_STATEMENT
            && !is_short
            && scene.features.may_have_most(less, more)
            && !scene.is_byline(less)
            && (may_be_whole || may_be_fuller())
    }

    /// Whether a credit stands right behind one of them.
    fn is_credited(self) -> bool {
        self.scene.is_credited(self.less) || self.scene.is_credited(self.more)
    }

    /// Which one of them was read in another encoding, where the other was not.
    fn garbled(self) -> Option<usize> {
        let is_garbled = |block: usize| is_garbled(self.scene.text(block));
        match (is_garbled(self.less), is_garbled(self.more)) {
            (true, false) => Some(self.less),
            (false, true) => Some(self.more),
            _ => None,
        }
    }

    /// Why they are two statements, if they are: they differ too much, or what the fuller one has more is news.
    fn tells_apart(self, found: &Differences) -> Option<&'static str> {
        let Self { scene, less, more } = self;
        let of_less = self.of_less();
        if found.typos + found.endings > (self.weight() / 6).max(1)
            || found.trifles > self.weight() / 6 + 2
            || found.same * 4 < scene.features.core(less).len() * 3
        {
            return Some("too many small differences");
        }
        // One letter may be another name: under two pictures it is.
        let slips = if scene.is_other_medium(less, more) {
            found.typos
        } else {
            0
        };
        // Nothing may part it from the caption in the one of them.
        let credit = scene.features.credit(more);
        let core = scene.features.core(less);
        let is_signed_alike =
            || !credit.is_empty() && core.len() > credit.len() + 1 && ends_with(core, credit);
        if found.news + found.endings + slips > 0
            && (have_one_credit(scene, less, more) || is_signed_alike())
        {
            return Some(TWO_PHOTOS);
        }
        if of_less.is_quote && !is_whole(found) && self.evidence() < Evidence::Inside {
            return Some(PULL_QUOTE);
        }
        // A credit and what leads to it are no news.
        let says_more = found.news > scene.features.credit(more).len() + 1;
        let is_sentence = || {
            (found.endings + found.trifles > 0 || self.evidence() == Evidence::Beside)
                && of_less.ends_sentence
                && !of_less.has_credit()
        };
        (says_more && (scene.states_more(less, more) || is_sentence())).then_some(OF_TEXT)
    }

    /// Whether enough says that they are captions, as far from each other as they are.
    fn are_captions(self, found: &Differences) -> bool {
        let Self { scene, less, more } = self;
        let (apart, evidence) = (self.apart(), self.evidence());
        let is_long = self.weight() >= SHORTEST_SURE;
        let of_less = self.of_less();
        let is_whole = is_whole(found);
        let is_misspelt = is_whole && found.typos > 0 && found.endings + found.trifles == 0;
        let credit = scene.features.credit(more).len().min(LONGEST_CREDIT);
        // Below the text, what lacks a word more may be said of something else.
        let most = if scene.is_tail(less) { 0 } else { MOST_MORE };
        let says_nearly_all = found.more <= credit + most;
        let of_both = if is_whole {
            evidence.max(scene.evidence(less))
        } else {
            evidence
        };
        match of_both {
            // One word more may be another licence: "CC-BY 4.0", "CC-BY-SA 4.0".
            _ if of_less.is_credit => apart == 0 && is_whole && !is_licensed(scene, more),
            Evidence::Inside => {
                apart <= 1
                    || (is_long
                        && (says_nearly_all || of_less.has_credit())
                        && !(is_whole && is_twice_placed(scene, less, more)))
            }
            Evidence::Beside => {
                (is_long && (is_misspelt || apart == 0 && is_whole && self.is_credited()))
                    || (apart == 0 && !scene.feature(more).is_prose)
            }
            Evidence::None => {
                let is_read_wrongly = || {
                    apart == 0
                        && is_whole
                        && self.weight() >= LONG_TEXT as usize
                        && found.typos + found.endings + found.trifles <= 1
                        && self.garbled().is_some()
                };
                is_misspelt
                    && is_long
                    && (apart == 0
                        || !of_less.is_prose && scene.copies(less).max(scene.copies(more)) <= 1)
                    || is_read_wrongly()
            }
        }
    }
}

/// Whether two captions have as many words, and the credit of the first has initials for names of the second: "J.
/// Reed/AP", "Jo Reed/AP".
fn signs_shorter(scene: &Scene, a: usize, b: usize) -> bool {
    let features = scene.features;
    let (credit_a, credit_b) = (features.credit(a), features.credit(b));
    let is_shorter = |(one, other): (&Word, &Word)| {
        one.hash == other.hash || one.letters(scene.text(a)) == 1 && one.may_go_on(*other)
    };
    features.core(a).len() == features.core(b).len()
        && credit_a.len() == credit_b.len()
        && !score::is_same(credit_a, credit_b)
        && credit_a.iter().zip(credit_b).all(is_shorter)
}

/// Whether a credit ends in a licence, of which each word tells.
fn is_licensed(scene: &Scene, credit: usize) -> bool {
    licence(scene.text(credit), scene.features.core(credit)) > 0
}

/// Whether the fuller text has no more than a word that the other lacks.
fn is_whole(found: &Differences) -> bool {
    found.more <= 1
}

/// Whether the one of two copies has each word as the running text has it where the other has it in no such way, or as
/// other blocks have it, if the text has neither: that one is misspelt. Of a name, another of its words must stand
/// beside it there, or a line near by begin with it: the text may tell of another Anna than Ana. Accents may be lost
/// elsewhere, too.
fn is_spelt_better(scene: &Scene, block: usize, other: usize) -> bool {
    let (core, others) = (scene.features.core(block), scene.features.core(other));
    let (text, others_text) = (scene.text(block), scene.text(other));
    let is_written = |at: usize, word: Word| {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let beside = beside.into_iter().flatten().filter_map(|at| core.get(at));
        !word.is_capitalised()
            || beside
                .filter(|beside| beside.is_capitalised())
                .any(|beside| scene.is_said_beside(word, *beside, block, other))
            || has_start_beside(scene, block, other)
    };
    let is_told = |word: Word, slip: Word| {
        let of_text = |word: Word| scene.is_written_besides(word, block, other);
        let of_all = |word: Word| scene.is_said_besides(word, block, other);
        if of_text(word) || of_text(slip) {
            of_text(word) && !of_text(slip)
        } else {
            of_all(word) && !of_all(slip)
        }
    };
    let mut differ = (0..)
        .zip(core.iter().zip(others))
        .filter(|(_, (word, slip))| word.hash != slip.hash);
    let is_as_full = core.len() == others.len()
        && scene.features.words(block).len() == scene.features.words(other).len()
        && scene.feature(block).cut == scene.feature(other).cut;
    is_as_full
        && scene.can_go(other)
        && !scene.is_heading(other)
        && differ.all(|(at, (&word, &slip))| {
            is_told(word, slip)
                && !differ_in_accents(word.within(text), slip.within(others_text))
                && is_written(at, word)
        })
}

/// Whether a line stands near a text that the text begins with, where another text is spelt in another way: "Ada Quill
/// in the harbour of…", "Ada Quil in the harbour of Wick", "Ada Quill in the harbour of Wick".
fn has_start_beside(scene: &Scene, block: usize, other: usize) -> bool {
    const FEWEST_WORDS: usize = 4;
    let around = |at: usize| at.saturating_sub(REACH)..scene.features.len().min(at + REACH + 1);
    let mut near = around(block).chain(around(other));
    near.any(|line| {
        let core = scene.features.core(line);
        // The last word may be cut off.
        let is_cut = scene.feature(line).cut.is_some();
        let end = core.len().saturating_sub(usize::from(is_cut));
        let start = core.get(..end).unwrap_or_default();
        line != block
            && line != other
            && !scene.is_gone(line)
            && start.len() >= FEWEST_WORDS
            && scene.begins(start, block)
            && !scene.begins(start, other)
    })
}

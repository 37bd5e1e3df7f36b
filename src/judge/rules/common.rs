//! What several rules ask of two blocks, and what they say of them.

use super::super::Repeat;
use super::super::coverage::says_names_of;
use super::super::scene::{Evidence, Scene};
use crate::describe::{Feature, has_ellipsis, is_function_word};
use crate::finding::Rule;
use crate::normalize::{Word, gap_before};
use crate::score;

/// What a rule says of a pair: a repeat, or why it is none.
pub type Verdict = Result<Repeat, Stays>;

/// Why neither of two blocks goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// It is nothing that a rule knows: the next one is asked.
    Unlike,
    /// One of them says nothing.
    NoWords,
    /// They are alike in something, and a rule says what keeps them.
    Because(&'static str),
}

impl Stays {
    /// Why two blocks that are alike in something stay; `None` where they are not.
    pub fn telling(self) -> Option<&'static str> {
        match self {
            Self::Unlike | Self::NoWords => None,
            Self::Because(reason) => Some(reason),
        }
    }
}

/// Two blocks, the one that says less and the one that says more.
#[derive(Clone, Copy)]
pub struct Pair<'s> {
    pub scene: &'s Scene<'s, 's>,
    pub less: usize,
    pub more: usize,
}

impl<'s> Pair<'s> {
    pub fn of_less(self) -> &'s Feature {
        self.scene.feature(self.less)
    }

    pub fn of_more(self) -> &'s Feature {
        self.scene.feature(self.more)
    }

    /// How many blocks part them.
    pub fn apart(self) -> usize {
        self.scene.apart(self.less, self.more)
    }

    /// What says that the fuller one is a caption.
    pub fn evidence(self) -> Evidence {
        self.scene.evidence(self.more)
    }

    /// The words of both.
    pub fn cores(self) -> (&'s [Word], &'s [Word]) {
        let features = self.scene.features;
        (features.core(self.less), features.core(self.more))
    }

    /// The words that the fuller one has behind as many as the other has.
    pub fn rest(self) -> &'s [Word] {
        let (said, core) = self.cores();
        core.get(said.len()..).unwrap_or_default()
    }

    /// What stands in the fuller one between those and the words before them.
    pub fn sign(self) -> &'s str {
        let (said, core) = self.cores();
        gap(self.scene.text(self.more), core, said.len())
    }

    /// The one that says less repeats the other.
    pub fn less_goes(self, rule: Rule, reason: &'static str) -> Repeat {
        Repeat::new(rule, self.less, self.more, reason)
    }

    /// The one that says more does, in words that say nothing.
    pub fn more_goes(self, rule: Rule, reason: &'static str) -> Repeat {
        Repeat::new(rule, self.more, self.less, reason)
    }
}

/// How much a text says at the least that two pictures do not have in common by chance.
pub(super) const LONG_TEXT: u32 = 8;

/// What is said of a pair of two pictures.
pub(super) const OTHER_MEDIUM: &str = "the markup says that they belong to two media";

/// What is said of a statement and its opposite.
pub(super) const DENIED: &str = "one of them says that it is not so";

/// What is said of what may be the text's own.
pub(super) const PULL_QUOTE: &str = "headings, summaries and pull quotes may repeat the text";

/// What is said of a sentence that goes to no caption.
pub(super) const OF_TEXT: &str = "a sentence that may be the text's";

/// What is said of a text and the same with the words of a widget.
pub(super) const OF_WIDGET: &str = "the same words, and those of a widget";

/// What is said of a line that may be the heading of what stands below it.
pub(super) const NEXT_BEGINS: &str = "the next text begins with these words too";

/// What is said of two texts with credits of their own.
pub(super) const OTHER_CREDIT: &str = "its credit is another one";

/// What is said of a line that may have been cut short on purpose.
pub(super) const BREAKS_OFF: &str = "a pull quote or a headline may break off what the text says";

/// What is said of a caption and the same with its credit.
pub(super) const HAS_CREDIT: &str = "the kept text says the same and has the credit";

/// What is said of the name of an author.
pub(super) const AUTHOR: &str = "who wrote the article";

/// What is said of two captions of a gallery.
pub(super) const TWO_PHOTOS: &str =
    "each has the same credit, and the one says more: photos of one photographer";

/// How much a line says at the most that is the name of one who wrote the article.
pub(super) const LONGEST_AUTHOR: u32 = 3;

/// Whether there are names and function words alone.
pub(super) fn are_names(words: &[Word]) -> bool {
    words
        .iter()
        .all(|word| word.is_capitalised() || word.is_character() || is_function_word(*word))
}

/// Most words of the line that says who wrote the article, and for whom.
pub(super) const LONGEST_SIGNATURE: usize = 6;

/// Whether words say who wrote a text: "By Jo Reed".
pub(super) fn are_by_names(words: &[Word]) -> bool {
    let by = words.first().filter(|by| is_function_word(**by));
    by.is_some_and(|by| by.is_capitalised())
        && (3..=LONGEST_SIGNATURE).contains(&words.len())
        && are_names(words)
}

/// How long the words of a block are, in bytes of their folded form: a letter has one or several, as its script is.
pub(super) fn word_bytes(scene: &Scene, block: usize) -> usize {
    scene
        .features
        .core(block)
        .iter()
        .map(|word| word.len())
        .sum()
}

/// As [`gap_before`], and nothing where a word is not there.
pub(super) fn gap<'t>(text: &'t str, core: &[Word], at: usize) -> &'t str {
    gap_before(text, core, at).unwrap_or_default()
}

/// Whether words are written as a sentence is: where all begin with capitals, names tell nothing.
pub(super) fn is_written_as_sentence(words: &[Word]) -> bool {
    let is_small = |word: &&Word| !word.is_capitalised() && !is_function_word(**word);
    words.iter().filter(is_small).count() > 1
}

/// Whether two captions have the same credit behind them, in the same words. Copies of one caption differ in their
/// credit or in nothing; of two that differ in what they say each has a photo.
pub(super) fn have_one_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let (credit_a, credit_b) = (scene.features.credit(a), scene.features.credit(b));
    let is_cut = |block: usize, credit: &[Word]| {
        let core = scene.features.core(block);
        has_ellipsis(gap(scene.text(block), core, core.len() - credit.len()))
    };
    have_equal_credits_behind(scene, a, b)
        || !credit_a.is_empty()
            && score::is_same(credit_a, credit_b)
            && !scene.feature(a).is_credit
            && !scene.feature(b).is_credit
            && !is_cut(a, credit_a)
            && !is_cut(b, credit_b)
}

/// Whether each of two captions has a line of its own behind it with the same credit.
fn have_equal_credits_behind(scene: &Scene, a: usize, b: usize) -> bool {
    let has_bare_text = |block: usize| !scene.feature(block).has_credit();
    let is_credit = |block: usize| scene.feature(block).is_credit && !scene.is_gone(block);
    has_bare_text(a)
        && has_bare_text(b)
        && is_credit(a + 1)
        && is_credit(b + 1)
        && scene.is_same_letters(a + 1, b + 1)
}

/// Whether the credit of `a`, if it has one, stands in `b` too: in its credit, if there is one. Who is named in the
/// caption took no photo.
pub(super) fn says_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let (opening, closing) = (scene.features.lead_credit(b), scene.features.credit(b));
    let said = match (opening, closing) {
        ([], [_, ..]) => closing,
        ([_, ..], []) => opening,
        _ => scene.features.core(b),
    };
    says_names_of(scene, scene.features.credit(a), said)
        && says_names_of(scene, scene.features.lead_credit(a), said)
}

/// Whether the text behind `a`, which is not `b`, begins with the words of `a`: a heading of what follows.
pub(super) fn begins_next(scene: &Scene, a: usize, b: usize) -> bool {
    let next = scene.next(a).filter(|&next| next != b);
    next.is_some_and(|next| scene.begins(scene.features.core(a), next))
}

/// How much a caption says at the most that is one by its credit and the alt text before it alone, and how much that
/// says at the least.
pub(super) const LONGEST_LONE: u32 = 30;
const SHORTEST_BEFORE_CAPTION: u32 = 4;

/// Whether `b` is a caption as far as its credit and its neighbourhood tell, `a` being beside it.
pub(super) fn is_captioned(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(b);
    match scene.evidence(b) {
        Evidence::Inside => true,
        // A sentence of some length could be the text; an alt text right before and a credit right behind say not.
        Evidence::Beside => {
            let is_lone = scene.is_credited(b)
                && feature.weight <= LONGEST_LONE
                && scene.feature(a).weight >= SHORTEST_BEFORE_CAPTION
                && !starts(scene, a, b);
            !feature.is_prose || (a < b && (is_lone || scene.has_cut_copy(b)))
        }
        Evidence::None => false,
    }
}

/// Whether `a`, whose last word may be cut off, is the start of `b`.
pub(super) fn starts(scene: &Scene, a: usize, b: usize) -> bool {
    score::is_prefix(
        scene.features.core(a),
        scene.text(a),
        scene.features.core(b),
        scene.text(b),
    )
}

//! Texts with which another text begins: without its credit, cut off without a mark, a few first words.

use super::super::scene::{Evidence, FEWEST_OF_HEADLINE, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{
    BREAKS_OFF, HAS_CREDIT, NEXT_BEGINS, OTHER_MEDIUM, Pair, Verdict, are_names, begins_next,
    starts,
};
use super::quotes::is_pull_quote;
use super::sources::{has_source, has_station_below_byline};
use crate::describe::is_function_word;
use crate::describe::signs::NOTE_BRACKETS;
use crate::finding::Rule;

/// The start of a fuller text: without its credit, or cut off without a mark.
pub(super) fn prefix(pair: Pair) -> Verdict {
    if is_name_above_agency(pair) {
        return Ok(pair.less_goes(Rule::Prefix, HAS_CREDIT));
    }
    if !may_begin(pair) {
        return Err(Unlike);
    }
    Start::of(pair).verdict()
}

/// Whether the one is the start of the other, and not that of a credit alone.
fn may_begin(pair: Pair) -> bool {
    let Pair { scene, less, more } = pair;
    let (of_less, of_more) = (pair.of_less(), pair.of_more());
    // "(File photo)" is the start of a credit; a name is somebody's, and "Sources" a heading.
    let is_lead = || {
        let core = scene.features.core(less);
        let is_bracketed = scene.text(less).trim_start().starts_with(NOTE_BRACKETS);
        is_bracketed && scene.features.lexicon.credit.are(core)
    };
    of_less.cut.is_none()
        && (!of_less.is_credit || scene.is_next_to(less, more))
        && (!of_more.is_credit || of_less.is_credit || is_lead())
        && starts(scene, less, more)
        && (of_less.weight >= SHORTEST_BROKEN || !ends_in_other_word(scene, less, more))
}

/// Whether a name stands between the button of a picture and the same name with an agency behind it: "Enlarge image",
/// "Ada Quill", "Ada Quill Getty Images".
fn is_name_above_agency(pair: Pair) -> bool {
    let Pair { scene, less, more } = pair;
    pair.apart() == 0
        && less < more
        && scene.is_introduced_above(less)
        && scene.features.core(less).len() > 1
        && are_names(scene.features.core(less))
        && pair.sign() == " "
        && scene.features.lexicon.agencies.are(pair.rest())
        && scene.begins(scene.features.core(less), more)
}

/// Whether a word is the number of a year, with what may be glued to it: "2021", "2021AFP".
fn opens_with_year(word: &str) -> bool {
    const DIGITS: usize = 4;
    let digits = word.chars().take_while(|c| c.is_numeric()).count();
    digits == DIGITS && word.starts_with(['1', '2'])
}

/// Whether the last word of a text that is the start of another one is no part of the word there: a number is another
/// number without its last digits, unless that is a year, and what the article has for a word elsewhere is one. What
/// goes on with a capital is glued to it.
fn ends_in_other_word(scene: &Scene, a: usize, b: usize) -> bool {
    let (core, others) = (scene.features.core(a), scene.features.core(b));
    let last = core.iter().zip(others).nth(core.len().saturating_sub(1));
    last.is_some_and(|(word, whole)| {
        let written = whole.of(scene.text(b));
        let goes_on = written.chars().nth(word.letters(scene.text(a)));
        word.hash != whole.hash
            && goes_on.is_some_and(|next| {
                if word.has_digit() {
                    next.is_numeric() && !opens_with_year(whole.of(scene.text(b)))
                } else {
                    let is_word = word.letters(scene.text(a)) > 1;
                    is_word && !next.is_uppercase() && scene.is_written_besides(*word, a, b)
                }
            })
    })
}

/// How much a start says at the least that tells whose caption it is: near the whole one, and far from it.
const SHORTEST_NEAR: u32 = 3;
const SHORTEST_FAR: u32 = 5;
/// How far a start stands from the whole at the most that says so little.
const NEAR: usize = 3;
/// How much the title of a caption says at the least.
const SHORTEST_TITLE: u32 = 2;
/// How many words of a name may stand before the mark of a credit: "… am Montag Jo Reed/AP".
const LONGEST_BEFORE_SIGN: usize = 4;
/// How much a text says at the least that is known to go on behind its last word: beside the whole, with something that
/// says that this is a caption, and without.
const SHORTEST_TOLD: u32 = 6;
const SHORTEST_UNTOLD: u32 = 8;
/// How much a text says at the least that is no heading, and breaks off all the same.
const SHORTEST_BROKEN: u32 = 16;
/// How much the start of a caption says at the least: beside it, and at another place.
const SHORTEST_BESIDE: u32 = 5;
const SHORTEST_APART: u32 = 7;
/// How far from a caption its start stands at the most that has no credit in itself.
const FARTHEST_START: usize = 4;

/// A text that is the start of another one.
struct Start<'s> {
    pair: Pair<'s>,
    /// How many blocks part them.
    apart: usize,
    /// What says that the whole text is a caption.
    evidence: Evidence,
}

impl<'s> Start<'s> {
    fn of(pair: Pair<'s>) -> Self {
        let Pair {
            scene,
            less: start,
            more: whole,
        } = pair;
        // Between a caption and its credit stands what stops in the midst of it.
        let is_signed = || start > whole && scene.is_credited(start) && stops_midway(pair);
        // What stands there twice right before is the alt text of a picture and its label.
        let is_label =
            || start < whole && scene.has_gone_copy(start) && !scene.feature(whole).is_prose;
        let apart = pair.apart();
        let has_names = || start < whole && scene.ends_in_barred_names(whole);
        let evidence = if apart == 0 && (is_signed() || is_label() || has_names()) {
            pair.evidence().max(Evidence::Beside)
        } else {
            pair.evidence()
        };
        Self {
            pair,
            apart,
            evidence,
        }
    }

    fn verdict(&self) -> Verdict {
        // Each knows some starts, and says nothing of others.
        let kinds: [fn(&Self) -> Option<Verdict>; 10] = [
            Self::heads_next,
            Self::without_credit,
            Self::of_title,
            Self::inside_word,
            Self::under_other_picture,
            Self::without_source,
            Self::of_quotation,
            Self::broken_off,
            Self::of_text_or_caption,
            Self::far_label,
        ];
        let told = kinds.iter().find_map(|kind| kind(self));
        let reason = "the same start, but nothing says that it is a caption";
        told.unwrap_or(Err(Because(reason)))
    }

    fn goes(&self, rule: Rule, reason: &'static str) -> Verdict {
        Ok(self.pair.less_goes(rule, reason))
    }

    /// The heading of what follows.
    fn heads_next(&self) -> Option<Verdict> {
        let Pair { scene, less, more } = self.pair;
        let heads_next =
            less > more && self.pair.of_less().weight < 5 && begins_next(scene, less, more);
        heads_next.then_some(Err(Because(NEXT_BEGINS)))
    }

    /// The whole text but for its credit.
    fn without_credit(&self) -> Option<Verdict> {
        self.lacks_credit().then(|| {
            if self.tells_whose_it_is() {
                self.goes(Rule::Prefix, HAS_CREDIT)
            } else {
                Err(Because("too short to tell whose caption it is"))
            }
        })
    }

    /// The title of a caption, which stands before a bar there: "The old mill | Built in 1850, it ground corn for a
    /// century."
    fn of_title(&self) -> Option<Verdict> {
        let Pair { scene, less, more } = self.pair;
        let is_title = self.pair.sign() == " | "
            && less < more
            && self.apart == 0
            && self.pair.of_less().weight >= SHORTEST_TITLE
            && !self.pair.of_less().ends_sentence
            && !scene.is_headline(less)
            && scene.text(more).matches('|').count() == 1
            && self.pair.rest().len() > self.pair.cores().0.len();
        is_title.then(|| self.goes(Rule::Label, "the title before the bar of the kept caption"))
    }

    /// A text that stops inside its last word.
    fn inside_word(&self) -> Option<Verdict> {
        let reason = "cut off inside a word that the kept text has in full";
        self.stops_inside_word()
            .then(|| self.goes(Rule::Truncated, reason))
    }

    /// The start of a text under another picture: what goes on with more than its credit there tells of that one.
    fn under_other_picture(&self) -> Option<Verdict> {
        let Pair { scene, less, more } = self.pair;
        let is_other = scene.is_other_medium(less, more) && !scene.is_hidden(less);
        is_other.then_some(Err(Because(OTHER_MEDIUM)))
    }

    /// The whole text but for its source.
    fn without_source(&self) -> Option<Verdict> {
        let reason = "the kept text says the same and has its source";
        let has_source =
            self.apart == 0 && has_source(self.pair) || has_station_below_byline(self.pair);
        has_source.then(|| self.goes(Rule::Prefix, reason))
    }

    /// What somebody says, and goes on to say in the text.
    fn of_quotation(&self) -> Option<Verdict> {
        let Pair { scene, less, more } = self.pair;
        is_pull_quote(scene, less, more).then_some(Err(Because(BREAKS_OFF)))
    }

    /// A text that breaks off, whatever it is.
    fn broken_off(&self) -> Option<Verdict> {
        self.breaks_off()
            .map(|reason| self.goes(Rule::Truncated, reason))
    }

    /// The first words of the article's text, or those of a caption near enough.
    fn of_text_or_caption(&self) -> Option<Verdict> {
        let (start, whole) = (self.pair.of_less(), self.pair.of_more());
        if whole.is_body || (whole.is_prose && self.evidence == Evidence::None) {
            return Some(Err(Because(
                "a heading or a summary may begin as the text does",
            )));
        }
        let rule = if start.ends_sentence {
            Rule::Prefix
        } else {
            Rule::Truncated
        };
        let reason = "the kept caption begins with the same words and goes on";
        self.is_of_caption().then(|| self.goes(rule, reason))
    }

    /// The first words of a caption far from it.
    fn far_label(&self) -> Option<Verdict> {
        let Pair { scene, less, more } = self.pair;
        let reason = "the first words of the kept caption";
        far_label(scene, less, more).then(|| self.goes(Rule::Label, reason))
    }

    /// Whether the whole text goes on with its credit. Behind the credit's mark a few words of a name may stand before
    /// it: "… am Montag Jo Reed/AP".
    fn lacks_credit(&self) -> bool {
        let (start, whole) = self.pair.cores();
        let credit = self.pair.scene.features.credit(self.pair.more);
        let before_credit = whole.len() - credit.len();
        !credit.is_empty()
            && before_credit <= start.len() + LONGEST_BEFORE_SIGN
            && start.len() < whole.len()
            && whole.get(start.len()..before_credit).is_none_or(are_names)
    }

    /// Whether it says enough to tell whose caption it is without the credit.
    fn tells_whose_it_is(&self) -> bool {
        let weight = self.pair.of_less().weight;
        self.apart == 0 || weight >= SHORTEST_FAR || (weight >= SHORTEST_NEAR && self.apart <= NEAR)
    }

    /// Whether the last word of some length of text goes on in the whole one.
    fn stops_inside_word(&self) -> bool {
        let (start, whole) = self.pair.cores();
        let last = start
            .len()
            .checked_sub(1)
            .and_then(|last| start.get(last).zip(whole.get(last)));
        let feature = self.pair.of_less();
        last.is_some_and(|(word, whole)| word.hash != whole.hash)
            && feature.weight >= SHORTEST_TOLD
            && !feature.ends_sentence
            && (self.evidence > Evidence::None
                || (self.apart == 0 && feature.weight >= SHORTEST_UNTOLD))
    }

    /// How it is seen that a text right beside the whole one breaks off, whatever that is.
    fn breaks_off(&self) -> Option<&'static str> {
        let Pair { scene, less, more } = self.pair;
        let (feature, of_whole) = (self.pair.of_less(), self.pair.of_more());
        let (start, _) = self.pair.cores();
        if self.apart > 0 {
            return None;
        }
        if less < more
            && self.pair.sign().contains('"')
            && ends_bare(scene, less)
            && !of_whole.is_prose
        {
            return Some("an attribute cut off at the quotation mark in it");
        }
        let stops_at = start.last().filter(|word| is_function_word(**word));
        if less > more
            && feature.weight >= SHORTEST_UNTOLD
            && stops_at.is_some_and(|word| !word.is_capitalised())
            && stops_midway(self.pair)
            && !of_whole.is_body
        {
            return Some("cut off before the end of the sentence that the kept text has");
        }
        let says_enough = feature.weight >= SHORTEST_BROKEN
            || feature.weight >= SHORTEST_UNTOLD && is_lone_caption(self.pair) && !are_names(start);
        (says_enough && !feature.ends_sentence && !of_whole.is_body)
            .then_some("the next text begins with all these words and goes on")
    }

    /// Whether the whole text is a caption near enough.
    fn is_of_caption(&self) -> bool {
        let weight = self.pair.of_less().weight;
        (weight >= SHORTEST_APART || (weight >= SHORTEST_BESIDE && self.apart == 0))
            && self.evidence > Evidence::None
            && (self.apart <= FARTHEST_START || self.evidence == Evidence::Inside)
    }
}

/// Whether the one has its credit right behind it, above the other: it is a caption, and no heading or deck, if it
/// stands below the head and no other such pair near it.
fn is_lone_caption(pair: Pair) -> bool {
    /// How many blocks above and below it another heading is looked for.
    const REACH: usize = 24;
    let Pair { scene, less, more } = pair;
    let begins_text = |line: usize| {
        let credit = scene.next(line).filter(|_| scene.is_credited(line));
        let text = credit.and_then(|credit| scene.next(credit));
        text.is_some_and(|text| starts(scene, line, text))
    };
    let last = (less + REACH).min(scene.features.len());
    less < more
        && scene.is_credited(less)
        && !scene.is_head(less)
        && !(less.saturating_sub(REACH)..last).any(|line| line != less && begins_text(line))
}

/// Whether the one stops in the midst of a sentence with which the other goes on.
fn stops_midway(pair: Pair) -> bool {
    ends_bare(pair.scene, pair.less) && matches!(pair.sign(), " " | ", ")
}

/// Whether no sign stands behind the last word of a block.
fn ends_bare(scene: &Scene, block: usize) -> bool {
    scene
        .text(block)
        .trim_end()
        .ends_with(|c: char| c.is_alphanumeric())
}

/// The first words of a credited caption, far from it: no heading, no tag, no byline.
fn far_label(scene: &Scene, a: usize, b: usize) -> bool {
    let (of_a, core_a) = (scene.feature(a), scene.features.core(a));
    // Of a text that is known by its cut-off copy alone, only what stops inside a name goes.
    let is_caption = scene.evidence(b) == Evidence::Inside;
    if !(is_caption || scene.has_cut_copy(b))
        || !(2..=6).contains(&core_a.len())
        || of_a.ends_sentence
        || scene.copies(a) > 1
    {
        return false;
    }
    let may_be_headline = scene.is_head(a) && of_a.weight >= FEWEST_OF_HEADLINE;
    // Whether it is written small elsewhere takes all words of the article.
    let opens_sentence = || {
        core_a.first().is_some_and(|word| {
            word.is_capitalised() && (is_function_word(*word) || scene.is_written_small(*word))
        })
    };
    // A tag or a heading is a whole name: it would not stop where the caption's name goes on.
    scene.stops_inside_name(a, b)
        || (is_caption
            && !may_be_headline
            && !scene.is_tail(a)
            && !begins_next(scene, a, b)
            && !is_between_paragraphs(scene, a)
            && opens_sentence())
        || (is_caption && is_stray(scene, a))
}

/// Whether a block is a sentence among the paragraphs of the text, away from the caption that says it, too.
pub(super) fn is_paragraph(scene: &Scene, block: usize, caption: usize) -> bool {
    let feature = scene.feature(block);
    let is_of_page = || {
        scene.is_marked(caption)
            && (feature.is_prose || scene.is_short_paragraph(block))
            && !scene.is_below_picture(block)
            && is_beside_paragraph(scene, block)
    };
    scene.parted(block, caption) > 0
        && is_uncredited(scene, block)
        && (feature.is_prose && is_between_paragraphs(scene, block) || is_of_page())
}

/// Whether nothing at a block says that it is a caption: no credit, no medium, and readers see it.
fn is_uncredited(scene: &Scene, block: usize) -> bool {
    !scene.feature(block).has_credit() && !scene.is_marked(block) && !scene.is_hidden(block)
}

/// Whether a sentence stands right above or below a block which the markup gives to no medium either.
fn is_beside_paragraph(scene: &Scene, block: usize) -> bool {
    let is_text = |other: usize| !scene.is_marked(other) && scene.is_sentence(other);
    scene.before(block).is_some_and(is_text) || scene.next(block).is_some_and(is_text)
}

/// How far from a sentence of the text a caption stands at the least that merely says it, too.
const FAR: usize = 4;

/// Whether a block is a sentence among those of the text, however short, and far from the caption that says it, too:
/// what stands below the photo there is said of the photo.
pub(super) fn is_sentence_of_text(scene: &Scene, block: usize, caption: usize) -> bool {
    let is_text = |other: usize| scene.is_sentence(other);
    scene.parted(block, caption) >= FAR
        && scene.feature(block).ends_sentence
        && is_uncredited(scene, block)
        && !scene.is_below_picture(block)
        && scene.before(block).is_some_and(is_text)
        && scene.next(block).is_some_and(is_text)
}

/// Whether a block is a paragraph right behind a caption that says it, too, or behind such a one, and goes on in the
/// text: pages caption their lead photo with the first sentences.
pub(super) fn is_paragraph_below(scene: &Scene, block: usize, caption: usize) -> bool {
    let is_text = |other: usize| {
        let feature = scene.feature(other);
        feature.is_prose && feature.cut.is_none() && is_uncredited(scene, other)
    };
    caption < block
        && is_text(block)
        && (caption + 1..block).all(is_text)
        && scene.next(block).is_some_and(is_text)
}

/// Whether a line stands between two paragraphs of the text, as a heading does.
fn is_between_paragraphs(scene: &Scene, block: usize) -> bool {
    let is_paragraph =
        |other: Option<usize>| other.is_some_and(|other| scene.feature(other).is_prose);
    is_paragraph(scene.before(block)) && is_paragraph(scene.next(block))
}

/// Whether a line stands between a paragraph and a heading, where neither a heading nor a tag would.
fn is_stray(scene: &Scene, block: usize) -> bool {
    let is_text = |other: Option<usize>| {
        other.is_some_and(|other| scene.feature(other).is_prose && !scene.feature(other).is_quote)
    };
    let is_line = |other: usize| {
        scene.evidence(other) == Evidence::None
            && !scene.feature(other).is_prose
            && !scene.feature(other).is_structure
    };
    // A name above two lines may be the first of a box.
    let heads_text = |line: usize| {
        let below = scene.next(line);
        below.is_some_and(|below| scene.feature(below).is_prose)
    };
    let may_stand =
        |next: usize| is_line(next) && (!are_names(scene.features.core(block)) || heads_text(next));
    !scene.is_tail(block)
        && is_text(block.checked_sub(1))
        && scene.next(block).is_some_and(may_stand)
}

#[cfg(test)]
mod tests;

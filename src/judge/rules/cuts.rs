//! Texts that are cut off with a mark, and go on in another one.

use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{BREAKS_OFF, LONG_CUT, Pair, Verdict, gap, letters, says_credit, starts};
use super::quotes::is_pull_quote;
use crate::describe::{Cut, has_ellipsis, weight};
use crate::finding::Rule;
use crate::normalize::Word;
use crate::score;

/// What is said of a text with the mark of a cut that is the start of another one.
const GOES_ON: &str = "cut off; the kept text begins with the same words and goes on";

/// A text that is cut off with a mark, and goes on in another.
pub(super) fn cut(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let feature = scene.feature(less);
    let Some(mark) = feature.cut else {
        return cut_before_more(pair);
    };
    let begins = starts(scene, less, more)
        || starts_behind_kicker(scene, less, more)
        || (mark == Cut::More && says_first_sentence(scene, less, more));
    if !begins {
        return Err(Unlike);
    }
    if is_pull_quote(scene, less, more) {
        return Err(Because(BREAKS_OFF));
    }
    let apart = pair.apart();
    // A photographer has several pictures in an article; a chart has the source of another one, too.
    let is_credit_beside = apart == 0
        && feature.is_credit
        && scene.feature(more).is_credit
        && scene
            .features
            .lexicon
            .photos
            .at_start(scene.features.core(less))
            > 0;
    if scene.is_refrain(more) && !is_credit_beside {
        return Err(Because(
            "a line that stands there again and again is a refrain",
        ));
    }
    let is_enough = match mark {
        Cut::Ellipsis => {
            feature.weight >= 3
                || (apart == 0 && letters(scene, less) >= 6 && pair.evidence() > Evidence::None)
        }
        Cut::More => feature.weight >= 5 || (apart == 0 && feature.weight >= 3),
    };
    if !is_enough {
        return Err(Because("cut off, but too short to tell of what"));
    }
    let is_text = scene.is_text(more) && pair.evidence() == Evidence::None;
    if apart > 2 && is_text {
        return Err(Because("a summary may break off what the text says"));
    }
    if is_text && letters_said(scene, less) < SHORTEST_TEASER {
        return Err(Because("a few words may break off as the text does not"));
    }
    if is_deck(scene, less, more) {
        return Err(Because("a summary may break off what the text says"));
    }
    let is_teaser = apart > 2 && (scene.feature(more).cut.is_some() || scene.copies(less) > 1);
    // In a gallery each picture has a copy for when it is not shown.
    let is_slide = scene.is_marked(less)
        && scene.is_marked(more)
        && scene.feature(more).cut.is_none()
        && !scene.is_tail(less);
    if is_teaser && !is_slide && pair.evidence() < Evidence::Inside {
        return Err(Because("teasers of a page stand cut off in several places"));
    }
    Ok(pair.less_goes(Rule::Truncated, GOES_ON))
}

/// Whether a line above the first paragraph, which goes on in another one, breaks it off: the summary that a page makes of it.
fn is_deck(scene: &Scene, line: usize, text: usize) -> bool {
    let is_unmarked = |block: usize| {
        let is_told = scene.is_marked(block) || scene.is_credited(block);
        !is_told && !scene.feature(block).has_credit() && !scene.is_introduced_above(block)
    };
    line + 1 == text
        && line > 0
        && scene.is_head(line)
        && scene.opens_text(text)
        && is_unmarked(line)
        && is_unmarked(text)
        && scene.next(text).is_some_and(|next| scene.is_sentence(next))
}

/// Whether a long text that is cut off is the start of a credited caption behind the few words that open this with a colon:
/// "HISTORIC DAY: Mayor Ada Quill opens …".
fn starts_behind_kicker(scene: &Scene, a: usize, b: usize) -> bool {
    const LONGEST_KICKER: usize = 6;
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let (text_a, text_b) = (scene.text(a), scene.text(b));
    let is_behind_colon = |at: &usize| gap(text_b, core_b, *at).starts_with(':');
    let at = (1..=LONGEST_KICKER).find(is_behind_colon);
    let rest = at.and_then(|at| core_b.get(at..));
    scene.feature(a).weight >= LONG_CUT
        && scene.evidence(b) == Evidence::Inside
        && rest.is_some_and(|rest| score::is_prefix(core_a, text_a, rest, text_b))
}

/// Letters that a cut-off text has at least to repeat a sentence of the text, characters counted twice: what pages cut off
/// is longer.
const SHORTEST_TEASER: usize = 32;

/// How many letters the words of a block have; characters count twice.
fn letters_said(scene: &Scene, block: usize) -> usize {
    let count = |word: &Word| {
        let letters = word.of(scene.text(block)).chars().count();
        if word.is_character() {
            2 * letters
        } else {
            letters
        }
    };
    scene.features.core(block).iter().map(count).sum()
}

/// Most words behind the mark of a cut that may lead to the rest: "… toon meer". Characters count half.
const LONGEST_MORE: u32 = 3;

/// As [`cut`], where words in any language stand behind the mark: the other text goes on with other ones.
fn cut_before_more(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (core_less, core_more) = pair.cores();
    let (text_less, text_more) = (scene.text(less), scene.text(more));
    if !scene.feature(less).has_mark {
        return Err(Unlike);
    }
    let from = core_less.len().saturating_sub(2 * LONGEST_MORE as usize);
    let Some(at) =
        (from.max(1)..core_less.len()).find(|&at| has_ellipsis(gap(text_less, core_less, at)))
    else {
        return Err(Unlike);
    };
    let (said, behind) = core_less.split_at(at);
    let goes_on = core_more.get(at).zip(behind.first());
    // A name or a number may be the credit; where there are no capitals, what stands close to the mark is none.
    let is_close = || !gap(text_less, core_less, at).ends_with(' ');
    let may_lead_on = behind.iter().enumerate().all(|(index, word)| {
        !word.has_digit()
            && (index == 0 || !word.is_capitalised())
            && (word.is_cased(text_less) || is_close())
    });
    if !may_lead_on
        || scene.feature(less).has_credit()
        || weight(behind) > LONGEST_MORE
        || weight(said) < LONG_CUT
        || !score::is_prefix(said, text_less, core_more, text_more)
        || goes_on.is_none_or(|(other, word)| other.hash == word.hash)
        || pair.evidence() == Evidence::None
        || is_pull_quote(scene, less, more)
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(Rule::Truncated, GOES_ON))
}

/// Whether a caption with a credit has the first sentence of another one with that credit, which goes on with more
/// sentences: "… opens the bridge. (Jo Reed/AP) Read more".
fn says_first_sentence(scene: &Scene, a: usize, b: usize) -> bool {
    let (caption, core_b) = (scene.features.caption(a), scene.features.core(b));
    !scene.features.credit(a).is_empty()
        && scene.begins(caption, b)
        && gap(scene.text(b), core_b, caption.len()).starts_with(['.', '!', '?', '。'])
        && says_credit(scene, a, b)
}

/// Whether a line is the start of the other, cut off, and the lines before or behind them are, too: a row of pictures, and the
/// small ones below it.
pub(super) fn are_in_cut_row(scene: &Scene, a: usize, b: usize) -> bool {
    let (whole, line) = (a.min(b), a.max(b));
    let is_cut = |line: usize, whole: usize| {
        let feature = scene.feature(line);
        line < scene.features.len()
            && feature.cut == Some(Cut::Ellipsis)
            && feature.weight >= SHORTEST_IN_ROW
            && starts(scene, line, whole)
    };
    let before = whole.checked_sub(1).zip(line.checked_sub(1));
    let parts_rows = |between: usize| scene.is_text(between) || scene.is_heading(between);
    line - whole <= FARTHEST_ROW
        && is_cut(line, whole)
        && !scene.is_tail(line)
        && !(whole..line).any(parts_rows)
        && (is_cut(line + 1, whole + 1) || before.is_some_and(|(whole, line)| is_cut(line, whole)))
}

/// How many blocks below a row of pictures the row of small ones stands at the most.
const FARTHEST_ROW: usize = 64;

/// How much a line says at the least that breaks off in a row of others.
const SHORTEST_IN_ROW: u32 = 5;

#[cfg(test)]
mod tests;

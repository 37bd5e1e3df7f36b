//! Captions with the number of their picture in a gallery before or behind them, or with its archive.

use super::super::Repeat;
use super::super::scene::{FARTHEST_NEIGHBOUR, Scene};
use super::common::Stays::Unlike;
use super::common::{LONG_TEXT, OF_WIDGET, Pair, Verdict, gap};
use crate::describe::{archive_tail, behind_number, photo_number, series_number};
use crate::finding::Rule;
use crate::normalize;
use crate::score;

/// The caption of a picture of a gallery with its number or its archive, and the caption without.
pub(super) fn numbered(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let has_digit = |block: usize| {
        let mut words = scene.features.words(block).iter();
        words.any(|word| word.has_digit())
    };
    if let Some(repeat) = behind_button(scene, less, more) {
        return Ok(repeat);
    }
    // As of most pairs: whatever a picture is numbered with has a digit.
    if !has_digit(less) && !has_digit(more) {
        return Err(Unlike);
    }
    list_number(scene, less, more)
        .or_else(|| glued_number(scene, less, more))
        .or_else(|| number_behind(scene, less, more))
        .or_else(|| archive_behind(scene, less, more))
        .or_else(|| number_before(scene, less, more))
        .ok_or(Unlike)
}

/// The number of a picture in its gallery before its caption: "2/4 Ada Quill opens the bridge". "Photo 1: The supper"
/// and "Photo 2: The supper" are two pictures.
fn number_before(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let count = |block: usize| {
        let core = scene.features.core(block);
        series_number(scene.features.lexicon, scene.text(block), core)
    };
    let (goes, stays, number) = one_of(a, b, count)?;
    let said = scene.features.core(goes).get(number..).unwrap_or_default();
    let before_credit = scene.features.core(stays).len() - scene.features.credit(stays).len();
    let is_all = said.len() == before_credit || said.len() == scene.features.core(stays).len();
    let ends_so = |other: usize| {
        let core = scene.features.core(other);
        other != goes
            && count(other) == Some(number)
            && core
                .get(number..)
                .is_some_and(|words| score::is_same(words, said))
    };
    // One less behind it than before it, as neighbours are looked for.
    let mut near = goes.saturating_sub(FARTHEST_NEIGHBOUR)..goes + FARTHEST_NEIGHBOUR;
    (is_all && scene.begins(said, stays) && !near.any(ends_so))
        .then(|| Repeat::new(Rule::Near, goes, stays, NUMBERED))
}

/// Whether a line that would go ends in a number in brackets, "[2/10]", that its keeper does not have, and that may be
/// a mark: no line near it has the number before or behind, or another has the same. Or the keeper has another number.
pub(super) fn may_be_mark(scene: &Scene, line: usize, keeper: usize) -> bool {
    /// How many blocks above and below a picture its gallery is looked for.
    const REACH: usize = 24;
    let Some((number, total)) = number_in_brackets(scene, line) else {
        return false;
    };
    if let Some(of_keeper) = number_in_brackets(scene, keeper) {
        return of_keeper != (number, total);
    }
    let near = || {
        let last = (line + REACH).min(scene.features.len());
        let others = (line.saturating_sub(REACH)..last).filter(|&block| block != line);
        others.filter_map(|block| number_in_brackets(scene, block))
    };
    let is_beside = |(other, of): (u16, u16)| of == total && other.abs_diff(number) == 1;
    !near().any(is_beside) || near().any(|other| other == (number, total))
}

/// The number in square brackets at the end of a line, and of how many it is: "[2/10]".
fn number_in_brackets(scene: &Scene, line: usize) -> Option<(u16, u16)> {
    let inside = scene.text(line).trim_end().strip_suffix(']')?;
    let (_, place) = inside.rsplit_once('[')?;
    let (number, total) = place.split_once('/')?;
    Some((number.trim().parse().ok()?, total.trim().parse().ok()?))
}

/// Which one of two blocks has what is asked for, the other one, and what it has.
fn one_of<T>(a: usize, b: usize, ask: impl Fn(usize) -> Option<T>) -> Option<(usize, usize, T)> {
    match (ask(a), ask(b)) {
        (Some(found), None) => Some((a, b, found)),
        (None, Some(found)) => Some((b, a, found)),
        _ => None,
    }
}

/// A text behind the one word of a button, beside itself without it: "Enlarge Ada Quill opens the bridge". Whether it
/// is one is told by the text that stands without it.
fn behind_button(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let lexicon = scene.features.lexicon;
    let core = scene.features.core(b);
    let (button, said) = core.split_first()?;
    let is_button = button.is_capitalised()
        && !button.is_character()
        && lexicon.buttons.has(*button)
        && gap(scene.text(b), core, 1) == " ";
    let begins = said.first().is_some_and(|first| {
        let is_cased = first.is_cased(scene.text(b));
        first.is_capitalised() || !is_cased
    });
    (is_button
        && begins
        && said.len() >= SHORTEST_BUTTONED
        && scene.apart(a, b) == 0
        && score::is_same(said, scene.features.core(a))
        && !scene.is_headline(b))
    .then(|| {
        let reason = OF_WIDGET;
        Repeat::new(Rule::Near, b, a, reason)
    })
}

/// How much a text says at the least that is known again behind the word of a button.
const SHORTEST_BUTTONED: usize = 5;

/// As [`numbered`], where the number stands behind the words: "Ada Quill opens the bridge - Photo 2".
fn number_behind(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let said = |block: usize| {
        let core = scene.features.core(block);
        let number = photo_number(scene.features.lexicon, scene.text(block), core)?;
        core.get(..core.len() - number)
    };
    let (goes, stays, said) = one_of(a, b, said)?;
    let credit = |block: usize| {
        let behind = scene.next(block);
        let credit = behind.filter(|&behind| scene.feature(behind).is_credit);
        credit.map(|credit| scene.features.letters_hash(credit))
    };
    // Another photo.
    if credit(goes)
        .zip(credit(stays))
        .is_some_and(|(one, other)| one != other)
    {
        return None;
    }
    // A number alone tells of pictures where the headline has none.
    let has_label = scene.features.core(goes).len() > said.len() + 1;
    // Below the text they may be links to other parts, unless there are pictures in it.
    let is_sibling = |other: usize| {
        !scene.is_tail(other)
            && scene.features.core(other).len() == scene.features.core(goes).len()
            && scene.begins(said, other)
    };
    let is_in_text = || (goes.saturating_sub(FARTHEST_NEIGHBOUR)..=goes).any(is_sibling);
    let is_picture = has_label || scene.is_head(stays) && is_in_text();
    (score::is_same(said, scene.features.core(stays)) && is_picture && !scene.is_headline(goes))
        .then(|| Repeat::new(Rule::Near, goes, stays, NUMBERED))
}

/// As [`numbered`], where an archive, the size and the date of the picture stand behind the words.
fn archive_behind(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let said = |block: usize| {
        let core = scene.features.core(block);
        let tail = archive_tail(scene.features.lexicon, scene.text(block), core)?;
        core.get(..core.len() - tail)
    };
    let (goes, stays, said) = one_of(a, b, said)?;
    let reason = "the same words, and the archive, the size and the date of the picture";
    (score::is_same(said, scene.features.core(stays)) && !scene.is_headline(goes))
        .then(|| Repeat::new(Rule::Near, goes, stays, reason))
}

/// As [`numbered`], where the number stands before the caption as before an item of a list, beside the caption without
/// it and above their credit: "1. Ada Quill opens the bridge".
fn list_number(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let said = |block: usize| {
        let (number, said) = scene.features.core(block).split_first()?;
        let is_number = number.has_digit() && number.letters(scene.text(block)) <= 2;
        let parts = gap(scene.text(block), scene.features.core(block), 1) == ". ";
        (is_number && parts).then_some(said)
    };
    let (goes, stays, said) = one_of(a, b, said)?;
    let is_caption = goes.abs_diff(stays) == 1 && scene.is_credited(goes.max(stays));
    (is_caption
        && scene.feature(stays).weight >= LONG_TEXT
        && score::is_same(said, scene.features.core(stays)))
    .then(|| Repeat::new(Rule::Near, goes, stays, NUMBERED))
}

/// As [`numbered`], where the number is glued to the caption: "2of4Ada Quill opens the bridge".
fn glued_number(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let unnumbered = |block: usize| behind_number(scene.text(block));
    let (goes, stays, said) = one_of(a, b, unnumbered)?;
    let words = normalize::words_of(said);
    let is_same = normalize::letters_hash(&words) == scene.features.letters_hash(stays);
    (is_same && words.len() >= SHORTEST_GLUED)
        .then(|| Repeat::new(Rule::Near, goes, stays, NUMBERED))
}

/// What is said of a caption with the number of its picture.
const NUMBERED: &str = "the same words, and the number of the picture";
/// How many words a caption has at the least that a number is glued to.
const SHORTEST_GLUED: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;

    proptest::proptest! {
        #[test]
        fn whatever_a_picture_is_numbered_with_has_a_digit(
            pieces in proptest::collection::vec(
                "Photo |Photo|2/4 |2 of 4 |2of4Ada |[0-9]{1,2}: |٣ |- Photo |[0-9]{1,2}|- Reuters, 1920, 18\\.04\\.2025|Ada Quill opens the old bridge ",
                1..6,
            ),
        ) {
            let text = pieces.concat();
            let words = normalize::words_of(&text);
            let is_numbered = series_number(&LEXICON, &text, &words).is_some()
                || photo_number(&LEXICON, &text, &words).is_some()
                || archive_tail(&LEXICON, &text, &words).is_some()
                || behind_number(&text).is_some();
            proptest::prop_assert!(!is_numbered || words.iter().any(|word| word.has_digit()));
        }
    }
}

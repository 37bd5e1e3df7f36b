//! Equal texts: when they are renderings of one medium, and which of them stays.

mod credits;
mod galleries;
mod headlines;
mod medium;
mod songs;
mod videos;

use super::super::Repeat;
use super::super::differences::differences;
use super::super::scene::Scene;
use super::common::Stays::Because;
use super::common::{OF_WIDGET, Verdict};
use super::places::are_around_caption;
use super::writing::{glued, is_garbled, is_unwritten, signs};
use crate::describe::has_entities;
use crate::finding::Rule;
use crate::normalize::tags;
use credits::{are_in_head, are_of_row, is_parted_by_medium};
use galleries::is_bulleted_again;
pub(super) use medium::are_credited_otherwise;
use medium::{is_hidden_copy, is_one_medium};
use songs::{is_call, is_shout};
use std::cmp::Reverse;

/// The same letters in the same order.
pub(super) fn exact(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if !of_a.is_whole
        || !of_b.is_whole
        || are_two_paragraphs(scene, a, b)
        || is_lead_twice(scene, a.min(b), a.max(b))
    {
        return Err(Because("running text is not touched"));
    }
    if !scene.has_same_figures(a, b) {
        return Err(Because("the same letters, and other numbers"));
    }
    if of_a.is_tagged && of_b.is_tagged && !tags(scene.text(a)).eq(tags(scene.text(b))) {
        return Err(Because("the same letters, and other tags"));
    }
    if of_a.is_credit || of_b.is_credit {
        return same_credit(scene, a, b);
    }
    if !is_one_medium(scene, a, b) {
        return Err(Because(
            "the same words, but nothing says that they belong to one medium",
        ));
    }
    if is_call(scene.features.core(a)) || is_shout(scene, a, b) {
        return Err(Because("a word that is called again and again"));
    }
    let (goes, stays) = ranked(scene, a, b);
    let widgets =
        |block: usize| scene.features.words(block).len() - scene.features.core(block).len();
    let (rule, reason) = if widgets(goes) != widgets(stays) {
        (Rule::Near, OF_WIDGET)
    } else if scene.text(a).trim() == scene.text(b).trim() {
        (Rule::Exact, "the same text")
    } else {
        (Rule::Exact, "the same words")
    };
    Ok(Repeat::new(rule, goes, stays, reason))
}

/// An item of a list, and the same without the sign of the list in the next line. All else of lists and tables repeats
/// by its nature.
pub(super) fn bulleted(scene: &Scene, item: usize, line: usize) -> Verdict {
    if !is_bulleted_again(scene, item, line) {
        return Err(Because(
            "items of lists, rows of tables, dates and code repeat by their nature",
        ));
    }
    let reason = "the same text behind the sign of a list";
    Ok(Repeat::new(Rule::Exact, item, line, reason))
}

/// Whether two equal paragraphs are the text's. Nobody writes the same one twice, one right below the other, or among
/// the credits of a gallery: long captions stand so.
fn are_two_paragraphs(scene: &Scene, a: usize, b: usize) -> bool {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    let are_apart = || {
        let text = scene.text(a).trim();
        // Verses in one line, and what somebody says.
        let is_other = of_a.is_quote || text.contains(" / ") || text.contains('§');
        let is_far = a.abs_diff(b) > 1 && !scene.features.are_in_gallery(a, b);
        is_far || is_other || text != scene.text(b).trim()
    };
    of_a.is_body && of_b.is_body && are_apart()
}

/// Whether a summary is how the text begins: the first paragraph of the article stands there twice, and no other one
/// does.
fn is_lead_twice(scene: &Scene, a: usize, b: usize) -> bool {
    let is_doubled = |block: usize| {
        block != a
            && scene.feature(block).weight >= SHORTEST_COPIED_SENTENCE
            && scene.is_same_letters(block, block + 1)
    };
    a + 1 == b
        // An attribute has other marks of quotation than the text.
        && scene.text(a).trim() == scene.text(b).trim()
        && scene.opens_text(a)
        && scene.is_of_no_picture(a)
        && scene.is_of_no_picture(b)
        && (a > 0 && scene.is_tail(b + 1)
            || scene.next(b).is_some_and(|next| scene.is_sentence(next)))
        && !(0..scene.features.len().saturating_sub(1)).any(is_doubled)
}

/// The same credit twice.
fn same_credit(scene: &Scene, a: usize, b: usize) -> Verdict {
    // Where the caption above one of them goes, its credit goes after it.
    let is_other = scene.is_byline(a) || scene.is_byline(b);
    let is_of_one = is_hidden_copy(scene, a, b)
        || !is_parted_by_medium(scene, a, b)
            && !is_other
            && (scene.is_next_to(a, b) && !are_of_row(scene, a, b)
                || (scene.feature(a).weight >= 3 && are_in_head(scene, a, b))
                || are_around_caption(scene, a, b));
    if !is_of_one {
        return Err(Because("the same credit under two media is no repeat"));
    }
    let (goes, stays) = ranked(scene, a, b);
    let reason = "the same credit, for the same medium";
    Ok(Repeat::new(Rule::Credit, goes, stays, reason))
}

/// Which of two equal texts goes, and which stays.
fn ranked(scene: &Scene, a: usize, b: usize) -> (usize, usize) {
    if exact_rank(scene, a) >= exact_rank(scene, b) {
        (b, a)
    } else {
        (a, b)
    }
}

/// How much a line says at the least that is known again by where it stands: beside a figure, in a gallery, around a
/// player.
const SHORTEST_CAPTION: u32 = 4;
/// How much a whole sentence says at the least that is known by its copy right behind it.
const SHORTEST_COPIED_SENTENCE: u32 = 7;

/// How alike two texts are at the least one of which may be the copy of the other but for a slip, from 0 to 1: of ten
/// words none is another one.
const ALIKE: f32 = 0.91;

/// Whether two texts stand at two places of the article, each with copies of its own: two pictures, after all.
pub(super) fn is_twice_placed(scene: &Scene, a: usize, b: usize) -> bool {
    let is_copy = |block: usize, other: usize| {
        scene.is_same_letters(block, other)
            || scene.is_alike(block, other, ALIKE) && differences(scene, block, other).is_some()
    };
    let has_copy = |block: usize| scene.beside(block).any(|other| is_copy(block, other));
    scene.apart(a, b) > 2 && has_copy(a) && has_copy(b)
}

/// Which of equal texts stays: the one that cannot go; a heading; the whole one; the visible one; the one that is no
/// clone; the one without words that introduce it or tags; the one without entities, or with a credit behind it; the
/// headline; the one with the fewest words of widgets; the one written for readers; a paragraph of the text;
/// the one with the most marks of quotation and signs between its words; the one with the fewest words glued together;
/// the one with the fewest words; the one with a credit behind it; the first.
fn exact_rank(scene: &Scene, block: usize) -> impl Ord + use<> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    let words = scene.features.words(block).len();
    (
        !scene.can_go(block),
        scene.is_heading(block),
        feature.cut.is_none(),
        !scene.is_hidden(block),
        !scene.is_cloned(block),
        !(feature.is_introduced || feature.is_tagged),
        !has_entities(text) || scene.is_credited(block),
        scene.is_headline(block),
        Reverse(words - scene.features.core(block).len()),
        !is_unwritten(text) && !is_garbled(text),
        (
            opens_running_text(scene, block),
            signs(text),
            Reverse(glued(text)),
            Reverse(words),
        ),
        (scene.is_credited(block), Reverse(block)),
    )
}

/// Whether a whole sentence without a credit stands right above another one: the text, which a caption may repeat.
fn opens_running_text(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    let is_text = |next: usize| {
        let feature = scene.feature(next);
        feature.is_prose && !feature.has_credit() && !scene.is_credited(next)
    };
    feature.is_prose
        && !scene.is_credited(block)
        && !scene.is_marked(block)
        && scene.next(block).is_some_and(is_text)
}

#[cfg(test)]
mod tests;

//! Equal texts: when they are renderings of one medium, and which of them stays.

mod credits;
mod galleries;
mod headlines;
mod songs;
mod videos;

use super::super::differences::differences;
use super::super::scene::{Evidence, HEAD_BLOCKS, Scene};
use super::{Verdict, are_names, letters, repeats};
use crate::describe::{self, has_entities};
use crate::finding::Rule;
use crate::normalize;
use credits::{are_around_caption, are_in_head, is_above_credit_again, is_parted_by_medium};
use galleries::{
    are_marked_alike, are_names_below_copies, are_signed_alike, is_around_counter,
    is_below_file_again, is_beside_figure, is_in_gallery_again, is_numbered_again,
};
use headlines::{
    are_head_lines, are_rows, is_below_date, is_head_again, is_headed_figure,
    is_headline_of_pictures, is_sentence_twice, is_unmarked_heading,
};
use songs::{is_call, is_shout, opens_song};
use std::cmp::Reverse;
use std::ops::Range;
use videos::{are_two_plays, is_title_of_player, is_title_of_video};

/// The same letters in the same order.
pub(super) fn exact(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if !of_a.is_whole || !of_b.is_whole || (of_a.is_body && of_b.is_body) {
        return Err("running text is not touched");
    }
    let ranked = || {
        if exact_rank(scene, a) >= exact_rank(scene, b) {
            (b, a)
        } else {
            (a, b)
        }
    };
    if of_a.is_credit || of_b.is_credit {
        // Where the caption above one of them goes, its credit goes after it.
        let is_other = scene.is_byline(a) || scene.is_byline(b);
        return if is_hidden_copy(scene, a, b)
            || !is_parted_by_medium(scene, a, b)
                && !is_other
                && (scene.is_next_to(a, b)
                    || (of_a.weight >= 3 && are_in_head(scene, a, b))
                    || are_around_caption(scene, a, b))
        {
            let (goes, stays) = ranked();
            repeats(
                Rule::Credit,
                goes,
                stays,
                1.0,
                "the same credit, for the same medium",
            )
        } else {
            Err("the same credit under two media is no repeat")
        };
    }
    if !is_one_medium(scene, a, b) {
        return Err("the same words, but nothing says that they belong to one medium");
    }
    if differ_in_pictograms(scene.text(a), scene.text(b)) {
        return Err("the same words, but another sign before them");
    }
    if is_call(scene.features.core(a)) || is_shout(scene, a, b) {
        return Err("a word that is called again and again");
    }
    let (goes, stays) = ranked();
    let widgets =
        |block: usize| scene.features.words(block).len() - scene.features.core(block).len();
    if widgets(goes) != widgets(stays) {
        return repeats(
            Rule::Near,
            goes,
            stays,
            1.0,
            "the same words, and those of a widget",
        );
    }
    let is_copy = scene.text(a).trim() == scene.text(b).trim();
    repeats(
        Rule::Exact,
        goes,
        stays,
        1.0,
        if is_copy {
            "the same text"
        } else {
            "the same words"
        },
    )
}

/// How much a line says at the least that is known again by where it stands: beside a figure, in a gallery, around a player.
const SHORTEST_CAPTION: u32 = 4;
/// How much a caption says at the least besides its credit that has its copy far from it.
const SHORTEST_CREDITED: u32 = 3;
/// How much a whole sentence says at the least that is known by its copy right behind it.
const SHORTEST_SENTENCE: u32 = 7;
/// How many commas a line has at the most that is no list of names.
const MOST_COMMAS: usize = 3;

/// Whether two equal texts are renderings of one, rather than furniture of the page, a refrain or a second headline.
fn is_one_medium(scene: &Scene, a: usize, b: usize) -> bool {
    let (a, b) = (a.min(b), a.max(b));
    let (of_a, weight) = (scene.feature(a), scene.feature(a).weight);
    if of_a.is_quote != scene.feature(b).is_quote
        && scene.evidence(a).max(scene.evidence(b)) < Evidence::Inside
    {
        return false;
    }
    if scene.is_byline(a) || scene.is_byline(b) {
        return false;
    }
    if are_two_plays(scene, a, b) {
        return false;
    }
    if is_hidden_copy(scene, a, b)
        || is_title_of_video(scene, a, b)
        || is_title_of_player(scene, a, b)
    {
        return true;
    }
    let apart = scene.apart(a, b);
    let evidence = scene.evidence(a).max(scene.evidence(b));
    let is_copy = scene.text(a).trim() == scene.text(b).trim();
    let is_verse = |block: usize| scene.text(block).trim_end().ends_with([',', ';']);
    if evidence == Evidence::None && (is_verse(a) || is_verse(b)) {
        return false;
    }
    let is_below_verse = || a.checked_sub(1).is_some_and(is_verse);
    if apart == 0
        && evidence < Evidence::Inside
        && (opens_song(scene, a, b) || is_below_verse() && !scene.is_credited(b))
    {
        return false;
    }
    if is_headed_figure(scene, a, b) || are_signed_alike(scene, a, b) {
        return true;
    }
    if of_a.is_slug != scene.feature(b).is_slug && weight >= 4 {
        return true;
    }
    if scene.are_of_two_cards(a, b)
        || evidence < Evidence::Inside && apart > 0 && are_below_names(scene, a, b)
    {
        return false;
    }
    // The last line of a song breaks off what was sung.
    let is_cut = of_a.cut.is_some() != scene.feature(b).cut.is_some();
    if is_cut && scene.copies(a) > 2 && scene.is_refrain(a) && scene.is_refrain(b) {
        return false;
    }
    if are_marked_alike(scene, a, b) {
        return true;
    }
    if apart == 0 && weight >= 2 && scene.are_captions_of_one(a, b) {
        return true;
    }
    if is_beside_figure(scene, a, b) || is_in_gallery_again(scene, a, b) {
        return true;
    }
    if apart == 0 && is_copy && is_sentence_twice(scene, a, b) {
        return true;
    }
    if is_headline_of_pictures(scene, a, b)
        || are_names_below_copies(scene, a, b)
        || is_around_counter(scene, a, b)
        || is_below_file_again(scene, a, b)
        || is_numbered_again(scene, a, b)
    {
        return true;
    }
    if evidence < Evidence::Inside
        && is_copy
        && scene.is_head(b)
        && (apart > 0 || weight < 10 || (scene.is_headline(a) && !scene.is_caption(a)))
    {
        // An alt text stands behind the whole head of an article, a second headline beside the first.
        let is_list = scene.text(a).matches([',', '、', '،']).count() > MOST_COMMAS
            || scene.text(a).contains('/') && are_names(scene.features.core(a));
        let is_line =
            !of_a.ends_sentence && of_a.cut.is_none() && !is_list && !are_rows(scene, a, b);
        let is_behind_head = is_line
            && weight >= 4
            && apart > 0
            && (is_above_caption(scene, b)
                || (weight >= 5
                    && are_head_lines(scene, a + 1..b)
                    && !is_head_again(scene, a..b)
                    && !is_unmarked_heading(scene, a, b)));
        return scene.is_credited(a)
            || scene.is_credited(b)
            || is_behind_head
            || (apart == 0
                && (scene.has_gone_copy(a)
                    || (weight >= 5 && are_widgets(scene, a + 1..b))
                    || (is_line && weight >= 4 && is_below_date(scene, a..b))));
    }
    // The title of a gallery or the alt text of the lead photo repeats the headline of the article.
    if a < HEAD_BLOCKS
        && weight >= 5
        && apart > 2
        && scene.copies(a) == 2
        && (scene.is_behind_credit(b) || (b < HEAD_BLOCKS && is_above_caption(scene, b)))
    {
        return true;
    }
    // A poster with the title of its video stands before the words that start it; so does any sentence before a picture.
    if weight >= 5 && !of_a.ends_sentence && scene.is_played(a) && scene.is_played(b) {
        return true;
    }
    if weight >= 5 && hashtags(scene.text(a)) >= 2 {
        return true;
    }
    if apart == 0 {
        let is_furniture = (scene.is_head(b) || scene.is_tail(a)) && weight < 10;
        return weight >= 2
            && letters(scene, a) >= 6
            && (scene.is_credited(a)
                || scene.is_credited(b)
                || evidence == Evidence::Inside
                || !is_furniture
                || (!is_copy && weight >= 4));
    }
    if is_above_credit_again(scene, a, b) {
        return true;
    }
    if evidence == Evidence::Inside {
        // A name or two before a credit may be what several photos show.
        let says = describe::weight(scene.features.caption(a)).min(weight);
        return says >= SHORTEST_CREDITED && !is_twice_placed(scene, a, b);
    }
    if of_a.is_quote {
        return false;
    }
    if apart <= 2 {
        let is_rendered_twice = !is_copy && weight >= 4;
        return is_rendered_twice
            || (weight >= 5 && (scene.is_credited(a) || scene.is_credited(b)));
    }
    (scene.is_credited(a) || scene.is_credited(b)) && scene.copies(a) <= 6 && weight >= 10
}

/// Whether readers do not see one of two long captions, wherever it stands: it is the copy for another layout.
fn is_hidden_copy(scene: &Scene, a: usize, b: usize) -> bool {
    let is_seen_caption =
        |block: usize| !scene.is_hidden(block) && scene.evidence(block) > Evidence::None;
    let feature = scene.feature(a);
    scene.is_hidden(a) != scene.is_hidden(b)
        && feature.weight >= SHORTEST_HIDDEN
        && (is_seen_caption(a) || is_seen_caption(b))
        && scene.text(a).trim() == scene.text(b).trim()
}

/// How much a caption says at the least that is known again by its hidden copy.
const SHORTEST_HIDDEN: u32 = 8;

/// Whether there is nothing in these blocks but the words of widgets, as between the states of a video's title.
fn are_widgets(scene: &Scene, mut blocks: Range<usize>) -> bool {
    !blocks.is_empty()
        && blocks.all(|block| scene.feature(block).is_widget && scene.feature(block).count > 1)
}

/// Whether two texts stand at two places of the article, each with copies of its own: two pictures, after all.
pub(super) fn is_twice_placed(scene: &Scene, a: usize, b: usize) -> bool {
    let is_copy = |block: usize, other: usize| {
        scene.is_same_letters(block, other)
            || (scene.is_alike(block, other, 0.9)
                && scene.likeness(block, other) > 0.9
                && differences(scene, block, other).is_some())
    };
    let has_copy = |block: usize| scene.beside(block).any(|other| is_copy(block, other));
    scene.apart(a, b) > 2 && has_copy(a) && has_copy(b)
}

/// Whether the next thing behind a block is a caption with its credit.
fn is_above_caption(scene: &Scene, block: usize) -> bool {
    let is_caption = |next: usize| {
        let feature = scene.feature(next);
        feature.has_credit() && !feature.is_body || scene.is_credited(next) && feature.weight <= 40
    };
    scene.next(block).is_some_and(is_caption)
}

/// Whether another name or heading of the text stands above each of two lines: the charts of two countries, the portraits of two
/// people.
fn are_below_names(scene: &Scene, a: usize, b: usize) -> bool {
    let is_name = |name: usize| {
        let feature = scene.feature(name);
        let above = name.checked_sub(1);
        feature.parts()
            && feature.weight <= LONGEST_ABOVE
            && !feature.ends_sentence
            && !feature.is_structure
            && above.is_some_and(|above| scene.is_text(above) || scene.feature(above).is_credit)
    };
    let names = a.checked_sub(1).zip(b.checked_sub(1));
    names.is_some_and(|(name, other)| {
        is_name(name) && is_name(other) && !scene.is_same_letters(name, other)
    })
}

/// How much the name or the heading above a line says at the most.
const LONGEST_ABOVE: u32 = 4;

/// Whether both texts have pictograms, and not the same: a yellow card and a red one.
fn differ_in_pictograms(a: &str, b: &str) -> bool {
    let pictograms = |text: &str| -> Vec<char> {
        let is_pictogram =
            |c: &char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
        text.chars().filter(is_pictogram).collect()
    };
    let (of_a, of_b) = (pictograms(a), pictograms(b));
    !of_a.is_empty() && !of_b.is_empty() && of_a != of_b
}

/// Words with a hash sign mark a text that was written to be shared.
fn hashtags(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| {
            word.len() > 2
                && word.starts_with('#')
                && word.chars().nth(1).is_some_and(char::is_alphabetic)
        })
        .count()
}

/// Which of equal texts stays: the whole, visible, unshouted one; the headline; the one with a credit; the first.
fn exact_rank(scene: &Scene, block: usize) -> impl Ord + use<> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    (
        !scene.can_go(block),
        scene.is_heading(block),
        feature.cut.is_none(),
        !scene.is_hidden(block),
        !has_entities(text) || scene.is_credited(block),
        scene.is_headline(block),
        Reverse(scene.features.words(block).len()),
        !is_unwritten(text),
        scene.is_credited(block),
        Reverse(block),
    )
}

/// A slug, or a text all in capitals or all in small letters: no text for readers.
pub(super) fn is_unwritten(text: &str) -> bool {
    is_written_small(text) || is_shouted(text) || !text.trim().contains(char::is_whitespace)
}

/// Whether a text has small letters and no others.
pub(super) fn is_written_small(text: &str) -> bool {
    text.chars().any(normalize::is_small) && !text.chars().any(char::is_uppercase)
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests;

//! Captions that are said twice inside one block: articles that feeds store in one line, and copies glued together.

mod captions;
mod doubled;

use super::Repeat;
use super::scene::Scene;
use crate::describe::SHORTEST_ARTICLE;
use crate::describe::signs::COLONS;
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;
use crate::span::Span;
use captions::{introduce_credit, is_cut_caption};
use doubled::{
    Doubled, FEWEST_BYTES, Form, Known, PIECE, SHORTEST_COPY, doubles, doubles_by_piece,
    has_like_halves,
};
use std::cell::LazyCell;

/// Words that a cut-off copy has at least in a block that is no article in one line and has no credit.
const SHORTEST_BARE_CUT: usize = 5;
/// The repeats inside of one block: O(words), as each sequence looks back at its latest occurrence alone. Of a block
/// that is too long to be a caption, only a piece is in memory at a time.
pub fn inline(scene: &Scene, block: usize) -> Vec<Repeat> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    if feature.is_structure || feature.is_widget || text.len() < FEWEST_BYTES {
        return Vec::new();
    }
    let is_article = is_article(scene, block);
    let lexicon = scene.features.lexicon;
    let mut found = Vec::new();
    let mut free_from = 0;
    let alts = LazyCell::new(|| scene.alts_around(block));
    let mut add = |words: &[Word], doubled: Doubled| {
        let is_told = match doubled.form {
            Form::Whole => {
                has_few_numbers(words, doubled)
                    && (is_article || feature.has_credit() || is_all(words, doubled))
            }
            Form::Cut if is_article => is_cut_caption(text, words, doubled.first, doubled.second),
            // A sentence may break off and begin anew.
            Form::Cut => {
                feature.has_credit() || doubled.second - doubled.first >= SHORTEST_BARE_CUT
            }
        };
        if !is_told {
            return;
        }
        let start_of = |at: usize| words.get(at).map(|word| word.start as usize);
        let start = start_of(doubled.first).unwrap_or(0);
        let end = start_of(doubled.second).unwrap_or(start) + doubled.glued;
        let is_parted = || {
            let copy = words.get(doubled.second);
            let stretch = Span::new(start, copy.map_or(end, |copy| copy.end as usize));
            parts_picture(&alts, scene.source(block, stretch))
        };
        if start >= free_from && !is_parted() {
            free_from = end;
            found.push(repeat(block, Span::new(start, end), doubled.form));
        }
    };
    let known = Known {
        more: feature.has_mark.then_some(&lexicon.more),
        photos: &lexicon.photos,
        agencies: &lexicon.agencies,
        credits: is_article.then_some(&lexicon.credit),
    };
    if feature.is_whole {
        let words = scene.features.words(block);
        if is_article || feature.has_credit() || feature.has_mark || has_like_halves(words) {
            doubles(text, words, 0..words.len(), known, |doubled| {
                add(words, doubled)
            });
        }
    } else {
        doubles_by_piece(text, PIECE, known, &mut add);
    }
    if feature.is_whole && found.is_empty() {
        let doubled = doubled_credit(scene, block)
            .or_else(|| glued_copy(scene, block))
            .or_else(|| doubled_name(scene, block))
            .or_else(|| copy_behind_credit(scene, block));
        found.extend(doubled.map(|part| repeat(block, part, Form::Whole)));
    }
    found
}

/// A credit that stands there twice at the end of a block, or in both halves of it, to the letter and with nothing
/// between but white space: "… | Photo: Jo Reed Photo: Jo Reed".
fn doubled_credit(scene: &Scene, block: usize) -> Option<Span> {
    let credit = scene.features.credit(block);
    if credit.is_empty() {
        return None;
    }
    let (lexicon, text) = (scene.features.lexicon, scene.text(block));
    let is_led = |rest: &[Word]| introduce_credit(&lexicon.credit, rest, text);
    // Of the whole text, the words that introduce a credit tell that it is one.
    let mut parts = [(credit, true), (scene.features.words(block), false)].into_iter();
    parts.find_map(|(words, is_known)| {
        let (first, _) = words.split_at(words.len() / 2);
        let has_lead = || (0..first.len()).any(|at| is_led(first.get(at..).unwrap_or_default()));
        let is_told = || first.len() > 1 && (is_known || has_lead());
        first_half(scene, block, words).filter(|_| is_told())
    })
}

/// The first half of some words of a block, if the second is the same to the letter, with nothing between but white
/// space.
fn first_half(scene: &Scene, block: usize, words: &[Word]) -> Option<Span> {
    let text = scene.text(block);
    let (first, again) = words.split_at(words.len() / 2);
    let (start, end) = (first.first()?.start as usize, first.last()?.end as usize);
    let (from, to) = (again.first()?.start as usize, again.last()?.end as usize);
    let is_copy = text.get(start..end)? == text.get(from..to)?;
    let is_bare = || text.get(end..from).is_some_and(|gap| gap.trim().is_empty());
    (is_copy && is_bare() && !scene.has_markup_within(block, Span::new(end, to)))
        .then(|| Span::new(start, from))
}

/// A few words glued to their copy, behind which the credit stands: "Ada QuillAda Quill (Image: WNP)". They begin the
/// block, or stand behind a colon: "The Harbour Post: Ada QuillAda Quill (Image: WNP)".
fn glued_copy(scene: &Scene, block: usize) -> Option<Span> {
    const FEWEST_LETTERS: usize = 8;
    let text = scene.text(block);
    let credit = scene.features.credit(block).first()?;
    let said = text.get(..credit.start as usize)?;
    let said = said.trim_end_matches(|c: char| !c.is_alphanumeric());
    // A capital right behind a small letter.
    let ends_small = |at: usize| {
        let before = said.get(..at);
        before.is_some_and(|before| before.ends_with(normalize::is_small))
    };
    let is_copied = |at: &usize| {
        let (before, copy) = said.split_at_checked(*at).unwrap_or_default();
        let letters = || copy.chars().filter(|c| c.is_alphanumeric()).count();
        before.ends_with(copy) && copy.contains(' ') && letters() >= FEWEST_LETTERS
    };
    let capitals = said.char_indices().filter(|(_, c)| c.is_uppercase());
    let mut seams = capitals.map(|(at, _)| at).filter(|&at| ends_small(at));
    let seam = seams.find(is_copied)?;
    let start = seam - (said.len() - seam);
    let stretch = Span::new(start, seam);
    let before = said.get(..start)?.trim_end();
    let begins = before.is_empty() || before.ends_with(COLONS);
    (begins && !scene.has_markup_within(block, stretch)).then_some(stretch)
}

/// All that a caption says before its credit, twice and to the letter, though it is only a few words: "Ada Quill in
/// Wick Ada Quill in Wick (Photo: Jo Reed)".
fn doubled_name(scene: &Scene, block: usize) -> Option<Span> {
    const FEWEST_WORDS: usize = 3;
    let caption = scene.features.caption(block);
    let has_credit = !scene.features.credit(block).is_empty();
    (has_credit && caption.len() / 2 >= FEWEST_WORDS)
        .then(|| first_half(scene, block, caption))
        .flatten()
}

/// A caption whose words stand there again behind its credit: "Ada Quill opens the bridge. Photo: Jo Reed Ada Quill
/// opens the bridge."
fn copy_behind_credit(scene: &Scene, block: usize) -> Option<Span> {
    const MOST_OF_CREDIT: usize = 8;
    if scene.features.credit(block).is_empty() {
        return None;
    }
    let (text, words) = (scene.text(block), scene.features.words(block));
    let first = words.first()?;
    let is_copy = |at: usize| {
        let (before, copy) = words.split_at_checked(at).unwrap_or_default();
        let credit = before.get(copy.len()..).unwrap_or_default();
        (1..=MOST_OF_CREDIT).contains(&credit.len())
            && scene.features.lexicon.credit.at_start(credit) > 0
            && score::is_same(before.get(..copy.len()).unwrap_or_default(), copy)
    };
    let copies = words.len() / 2..words.len().saturating_sub(SHORTEST_COPY - 1);
    let mut copies = copies.filter(|&at| words.get(at).is_some_and(|it| it.hash == first.hash));
    let copy = copies.find(|&at| is_copy(at))?;
    let start = text
        .get(..words.get(copy)?.start as usize)?
        .trim_end()
        .len();
    let stretch = Span::new(start, text.trim_end().len());
    (!scene.has_markup_within(block, stretch)).then_some(stretch)
}

/// Whether a picture with an alternative text stands before a stretch, and one between it and its copy: each has its
/// own. `alts` are those of the pictures, in order. O(log alts).
fn parts_picture(alts: &[Span], stretch: Span) -> bool {
    let before = alts.partition_point(|alt| alt.end() <= stretch.start());
    let within = alts.get(before);
    before > 0 && within.is_some_and(|alt| alt.end() < stretch.end())
}

fn repeat(block: usize, part: Span, form: Form) -> Repeat {
    let reason = match form {
        Form::Cut => "cut off, and said in full right behind",
        Form::Whole => "said again right behind",
    };
    Repeat {
        part: Some(part),
        ..Repeat::new(Rule::Inline, block, block, reason)
    }
}

/// Whether a block is an article in one line: longer than a caption, or of some length and nine tenths of all that its
/// document says.
fn is_article(scene: &Scene, block: usize) -> bool {
    // More blocks than a headline, a name and a date are no article in one line.
    const MOST_BLOCKS: usize = 8;
    let feature = scene.feature(block);
    let blocks = scene.features.len();
    let is_nearly_all = || {
        let all: usize = (0..blocks).map(|block| scene.text(block).len()).sum();
        scene.text(block).len() * 10 >= all * 9
    };
    !feature.is_whole
        || blocks <= MOST_BLOCKS && feature.weight >= SHORTEST_ARTICLE && is_nearly_all()
}

/// Whether fewer than one word in three of what stands twice has a digit: a caption is no row of a table.
fn has_few_numbers(words: &[Word], doubled: Doubled) -> bool {
    let copy = words.get(doubled.first..doubled.second).unwrap_or_default();
    copy.iter().filter(|word| word.has_digit()).count() * 3 < copy.len()
}

/// Whether a text and its copy are the whole block.
fn is_all(words: &[Word], doubled: Doubled) -> bool {
    let period = doubled.second - doubled.first;
    doubled.first == 0 && doubled.second + period + 1 >= words.len()
}

#[cfg(test)]
mod tests;

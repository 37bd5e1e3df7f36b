//! Texts with which another text begins: without its credit, cut off without a mark, a few first words.

use super::super::differences::is_function_word;
use super::super::scene::{Evidence, Scene};
use super::quotes::is_pull_quote;
use super::sources::has_source;
use super::{UNLIKE, Verdict, are_names, begins_next, gap, repeats};
use crate::finding::Rule;
use crate::score;

/// Whether `a`, whose last word may be cut off, is the start of `b`.
pub(super) fn starts(scene: &Scene, a: usize, b: usize) -> bool {
    score::is_prefix(
        scene.features.core(a),
        scene.text(a),
        scene.features.core(b),
        scene.text(b),
    )
}

/// The start of a fuller text: without its credit, or cut off without a mark.
pub(super) fn prefix(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    // "(File photo)" is the start of a credit; a name is somebody's, and "Sources" a heading.
    let is_lead = || {
        let core = scene.features.core(a);
        let is_bracketed = scene.text(a).trim_start().starts_with(['(', '[', '（']);
        is_bracketed && scene.features.lexicon.credit.are(core)
    };
    if of_a.cut.is_some()
        || (of_a.is_credit && !scene.is_next_to(a, b))
        || (of_b.is_credit && !of_a.is_credit && !is_lead())
        || !starts(scene, a, b)
    {
        return Err(UNLIKE);
    }
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    if a > b && of_a.weight < 5 && begins_next(scene, a, b) {
        return Err("the next text begins with these words too");
    }
    let apart = scene.apart(a, b);
    let mut evidence = scene.evidence(b);
    // Between a caption and its credit stands what stops in the midst of it.
    if apart == 0 && a > b && scene.is_credited(a) && stops_midway(scene, a, b) {
        evidence = evidence.max(Evidence::Beside);
    }
    // What stands there twice right before is the alt text of a picture and its label.
    if apart == 0 && a < b && scene.has_gone_copy(a) && !of_b.is_prose {
        evidence = evidence.max(Evidence::Beside);
    }
    // Behind the credit's mark a few words of a name may stand before it: "… am Montag Jo Reed/AP".
    let before_credit = core_b.len() - scene.features.credit(b).len();
    let are_names_before = core_b
        .get(core_a.len()..before_credit)
        .is_none_or(are_names);
    if !scene.features.credit(b).is_empty()
        && before_credit <= core_a.len() + 4
        && are_names_before
        && core_a.len() < core_b.len()
    {
        return if apart == 0 || of_a.weight >= 5 || (of_a.weight >= 3 && apart <= 3) {
            repeats(
                Rule::Prefix,
                a,
                b,
                1.0,
                "the kept text says the same and has the credit",
            )
        } else {
            Err("too short to tell whose caption it is")
        };
    }
    let is_inside_word = core_a
        .last()
        .zip(core_b.get(core_a.len() - 1))
        .is_some_and(|(x, y)| x.hash != y.hash);
    if is_inside_word
        && of_a.weight >= 6
        && !of_a.ends_sentence
        && (evidence > Evidence::None || (apart == 0 && of_a.weight >= 8))
    {
        return repeats(
            Rule::Truncated,
            a,
            b,
            1.0,
            "cut off inside a word that the kept text has in full",
        );
    }
    let source = gap(scene.text(b), core_b, core_a.len());
    if apart == 0 && has_source(scene, a, b) {
        return repeats(
            Rule::Prefix,
            a,
            b,
            1.0,
            "the kept text says the same and has its source",
        );
    }
    if is_pull_quote(scene, a, b) {
        return Err("a pull quote or a headline may break off what the text says");
    }
    let follows = a < b && apart == 0;
    if follows && source.contains('"') && ends_bare(scene, a) && !of_b.is_prose {
        return repeats(
            Rule::Truncated,
            a,
            b,
            1.0,
            "an attribute cut off at the quotation mark in it",
        );
    }
    let stops_at = core_a.last().filter(|word| is_function_word(**word));
    if apart == 0
        && a > b
        && of_a.weight >= 8
        && stops_at.is_some_and(|word| !word.is_capitalised())
        && stops_midway(scene, a, b)
        && !of_b.is_body
    {
        return repeats(
            Rule::Truncated,
            a,
            b,
            1.0,
            "cut off before the end of the sentence that the kept text has",
        );
    }
    if apart == 0 && of_a.weight >= 16 && !of_a.ends_sentence && !of_b.is_body {
        return repeats(
            Rule::Truncated,
            a,
            b,
            1.0,
            "the next text begins with all these words and goes on",
        );
    }
    if of_b.is_body || (of_b.is_prose && evidence == Evidence::None) {
        return Err("a heading or a summary may begin as the text does");
    }
    if (of_a.weight >= 7 || (of_a.weight >= 5 && apart == 0))
        && evidence > Evidence::None
        && (apart <= 4 || evidence == Evidence::Inside)
    {
        let rule = if of_a.ends_sentence {
            Rule::Prefix
        } else {
            Rule::Truncated
        };
        return repeats(
            rule,
            a,
            b,
            1.0,
            "the kept caption begins with the same words and goes on",
        );
    }
    if far_label(scene, a, b) {
        return repeats(
            Rule::Label,
            a,
            b,
            1.0,
            "the first words of the kept caption",
        );
    }
    Err("the same start, but nothing says that it is a caption")
}

/// Whether `a` stops in the midst of a sentence with which `b` goes on.
fn stops_midway(scene: &Scene, a: usize, b: usize) -> bool {
    let goes_on = gap(
        scene.text(b),
        scene.features.core(b),
        scene.features.core(a).len(),
    );
    ends_bare(scene, a) && matches!(goes_on, " " | ", ")
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
    // A tag or a heading is a whole name: it would not stop where the caption's name goes on.
    let stops_inside_name = scene.stops_inside_name(a, b);
    let may_be_headline = scene.is_head(a) && of_a.weight >= 3;
    let opens_sentence = core_a.first().is_some_and(|word| {
        word.is_capitalised() && (is_function_word(*word) || scene.is_written_small(*word))
    });
    stops_inside_name
        || (is_caption
            && opens_sentence
            && !begins_next(scene, a, b)
            && !may_be_headline
            && !is_between_paragraphs(scene, a))
        || (is_caption && is_stray(scene, a))
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
    !scene.is_tail(block) && is_text(block.checked_sub(1)) && scene.next(block).is_some_and(is_line)
}

#[cfg(test)]
mod tests;

//! Texts with which another text begins: cut off, without its credit, a few first words.

use super::super::differences::is_function_word;
use super::super::scene::{Evidence, Scene, closes_quotation};
use super::sources::has_source;
use super::{UNLIKE, Verdict, are_names, begins_next, gap, letters, repeats, says_credit};
use crate::describe::{Cut, has_ellipsis, is_duration, weight};
use crate::finding::Rule;
use crate::normalize::Word;
use crate::score;

/// A text that is cut off with a mark, and goes on in another.
pub(super) fn cut(scene: &Scene, a: usize, b: usize) -> Verdict {
    let feature = scene.feature(a);
    let Some(mark) = feature.cut else {
        return cut_before_more(scene, a, b);
    };
    let begins = starts(scene, a, b) || (mark == Cut::More && says_first_sentence(scene, a, b));
    if !begins {
        return Err(UNLIKE);
    }
    if is_pull_quote(scene, a, b) {
        return Err("a pull quote or a headline may break off what the text says");
    }
    if scene.is_refrain(b) {
        return Err("a line that stands there again and again is a refrain");
    }
    let apart = scene.apart(a, b);
    let is_enough = match mark {
        Cut::Ellipsis => {
            feature.weight >= 3
                || (apart == 0 && letters(scene, a) >= 6 && scene.evidence(b) > Evidence::None)
        }
        Cut::More => feature.weight >= 5 || (apart == 0 && feature.weight >= 3),
    };
    if !is_enough {
        return Err("cut off, but too short to tell of what");
    }
    let is_text = scene.is_text(b) && scene.evidence(b) == Evidence::None;
    if apart > 2 && is_text {
        return Err("a summary may break off what the text says");
    }
    if is_text && letters_said(scene, a) < SHORTEST_TEASER {
        return Err("a few words may break off as the text does not");
    }
    let is_teaser = apart > 2 && (scene.feature(b).cut.is_some() || scene.copies(a) > 1);
    // In a gallery each picture has a copy for when it is not shown.
    let is_slide = scene.is_marked(a)
        && scene.is_marked(b)
        && scene.feature(b).cut.is_none()
        && !scene.is_tail(a);
    if is_teaser && !is_slide && scene.evidence(b) < Evidence::Inside {
        return Err("teasers of a page stand cut off in several places");
    }
    repeats(
        Rule::Truncated,
        a,
        b,
        1.0,
        "cut off; the kept text begins with the same words and goes on",
    )
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
fn cut_before_more(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let (text_a, text_b) = (scene.text(a), scene.text(b));
    if !scene.feature(a).has_mark {
        return Err(UNLIKE);
    }
    let from = core_a.len().saturating_sub(2 * LONGEST_MORE as usize);
    let Some(at) = (from.max(1)..core_a.len()).find(|&at| has_ellipsis(gap(text_a, core_a, at)))
    else {
        return Err(UNLIKE);
    };
    let (said, more) = core_a.split_at(at);
    let goes_on = core_b.get(at).zip(more.first());
    // A name or a number may be the credit; where there are no capitals, what stands close to the mark is none.
    let is_close = || !gap(text_a, core_a, at).ends_with(' ');
    let may_lead_on = more.iter().enumerate().all(|(index, word)| {
        !word.has_digit()
            && (index == 0 || !word.is_capitalised())
            && (word.is_cased(text_a) || is_close())
    });
    if !may_lead_on
        || scene.feature(a).has_credit()
        || weight(more) > LONGEST_MORE
        || weight(said) < super::LONG_CUT
        || !score::is_prefix(said, text_a, core_b, text_b)
        || goes_on.is_none_or(|(other, word)| other.hash == word.hash)
        || scene.evidence(b) == Evidence::None
        || is_pull_quote(scene, a, b)
    {
        return Err(UNLIKE);
    }
    repeats(
        Rule::Truncated,
        a,
        b,
        1.0,
        "cut off; the kept text begins with the same words and goes on",
    )
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

/// Words in quotation marks that the text says too.
fn is_pull_quote(scene: &Scene, a: usize, b: usize) -> bool {
    let is_told_again =
        || scene.feature(b).is_quote && (scene.apart(a, b) > 0 || scene.feature(b).is_prose);
    // Where it closes behind the mark, whoever speaks trails off, and nobody cut the text.
    scene.feature(a).is_quote
        && scene.evidence(b) < Evidence::Inside
        && (closes_quotation(scene.text(a)) || is_told_again())
}

/// Whether a text begins with a quotation, and a line is all of that: "“We did it”: Ada Quill on the bridge".
pub(super) fn is_quoted_whole(scene: &Scene, line: usize, text: usize) -> bool {
    let sign = gap(
        scene.text(text),
        scene.features.core(text),
        scene.features.core(line).len(),
    );
    scene.text(text).starts_with(super::OPENING_QUOTES)
        && !scene.text(line).starts_with(super::OPENING_QUOTES)
        && sign.contains(['"', '“', '”', '»', '«', '’', '」', '』'])
}

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

/// A text with the words of a widget or a duration behind it: "… at the harbour 2:05". The clean one stays.
pub(super) fn widget(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let rest = core_b.get(core_a.len()..).unwrap_or_default();
    let (Some(last), false) = (core_a.last(), rest.is_empty()) else {
        return Err(UNLIKE);
    };
    // "(video) 2:05"
    let time = rest.get(scene.features.lexicon.widgets.at_start(rest)..);
    let is_timed = |time: &[Word]| match (time.first(), time.last()) {
        (Some(from), Some(to)) => {
            let written = scene.text(b).get(from.start as usize..to.end as usize);
            written.is_some_and(is_duration)
        }
        _ => true,
    };
    // "… opens at 7:30" is no duration.
    let may_end = !is_function_word(*last) && !last.has_digit();
    if scene.feature(a).weight < 4
        || scene.apart(a, b) > 0
        || !scene.begins(core_a, b)
        || !may_end
        || !time.is_some_and(is_timed)
    {
        return Err(UNLIKE);
    }
    repeats(Rule::Near, b, a, 1.0, WITH_WIDGET)
}

/// A long caption for another layout, which readers do not see: the one that they see has names behind it as well.
pub(super) fn hidden_unsigned(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (said, core) = (scene.features.core(a), scene.features.core(b));
    let rest = core.get(said.len()..).unwrap_or_default();
    if !scene.is_hidden(a)
        || scene.is_hidden(b)
        || !scene.is_marked(a)
        || !scene.is_marked(b)
        || scene.feature(a).weight < super::LONG_CUT
        || !scene.begins(scene.features.core(a), b)
        || !is_set_off(scene, a, b)
        || !rest
            .iter()
            .all(|name| name.is_capitalised() && !name.has_digit())
    {
        return Err(UNLIKE);
    }
    repeats(
        Rule::Prefix,
        a,
        b,
        1.0,
        "a copy for another layout, without the names behind it",
    )
}

/// What is said of a text with the words of a widget.
const WITH_WIDGET: &str = "the same words, and those of a widget";

/// A text with its duration behind it, where the other has its credit there: "… at the harbour 2:05".
pub(super) fn timed(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (core, text) = (scene.features.core(a), scene.text(a));
    let before_credit = scene.features.caption(b).len();
    let (said, time) = core.split_at_checked(before_credit).unwrap_or_default();
    let (Some(last), Some(from), Some(to)) = (said.last(), time.first(), time.last()) else {
        return Err(UNLIKE);
    };
    let written = text.get(from.start as usize..to.end as usize);
    if said.len() < 4
        || scene.apart(a, b) > 0
        || scene.features.credit(b).is_empty()
        || !scene.begins(said, b)
        || is_function_word(*last)
        || last.has_digit()
        || !written.is_some_and(is_duration)
    {
        return Err(UNLIKE);
    }
    repeats(
        Rule::Near,
        a,
        b,
        1.0,
        "the same words, and how long the video lasts",
    )
}

/// A caption with the line of names that stands behind it, where a block has both together.
pub(super) fn together(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let rest = core_b.get(core_a.len()..).unwrap_or_default();
    let line = scene.next(a).filter(|&line| line != b);
    let is_line = line.is_some_and(|line| {
        let core = scene.features.core(line);
        core.len() == rest.len() && scene.begins(rest, line)
    });
    // The line itself may stand between them.
    let is_between = line.is_some_and(|line| line < b);
    if scene.feature(a).weight < 3
        || scene.apart(a, b) > usize::from(is_between)
        || !scene.begins(core_a, b)
        || !(1..=8).contains(&rest.len())
        || !is_line
        || !(are_names(rest) || is_set_off(scene, a, b) || has_names_before_slash(scene, a, b))
    {
        return Err(UNLIKE);
    }
    repeats(
        Rule::Prefix,
        a,
        b,
        1.0,
        "the kept text says this and the line behind it together",
    )
}

/// Whether a sign parts what `b` goes on with from what `a` says, and that is names before a slash: "… in Wick. Jo Reed /
/// harbour".
fn has_names_before_slash(scene: &Scene, a: usize, b: usize) -> bool {
    let (core, text) = (scene.features.core(b), scene.text(b));
    let from = scene.features.core(a).len();
    let slash = (from + 2..core.len()).find(|&at| gap(text, core, at).contains('/'));
    let names = slash.and_then(|slash| core.get(from..slash));
    let is_name = |name: &Word| name.is_capitalised() && !name.has_digit();
    names.is_some_and(|names| names.len() > 1 && names.iter().all(is_name))
        && gap(text, core, from).contains(['.', '!', '?', '(', '|'])
}

/// Whether a sentence ends where `b` goes on behind `a`, and none behind what it goes on with.
pub(super) fn is_set_off(scene: &Scene, a: usize, b: usize) -> bool {
    scene.feature(a).ends_sentence && !scene.feature(b).ends_sentence
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

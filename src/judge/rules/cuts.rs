//! Texts that are cut off with a mark, and go on in another one.

use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{
    BREAKS_OFF, LONG_TEXT, Pair, Verdict, are_names, gap, says_credit, starts, word_bytes,
};
use super::quotes::is_pull_quote;
use crate::describe::signs::{CLOSING_BRACKETS, STOPS};
use crate::describe::{Cut, has_ellipsis, weight};
use crate::finding::Rule;
use crate::normalize::Word;
use crate::propose::MIDDLE;
use crate::score;

/// What is said of a text with the mark of a cut that is the start of another one.
const GOES_ON: &str = "cut off; the kept text begins with the same words and goes on";

/// A text that is cut off with a mark, and goes on in another.
pub(super) fn cut(pair: Pair) -> Verdict {
    let Some(mark) = pair.of_less().cut else {
        return cut_before_more(pair);
    };
    if !goes_on(pair, mark) {
        return Err(Unlike);
    }
    match OF_ITS_OWN.iter().find(|(is_so, _)| is_so(pair, mark)) {
        Some(&(_, reason)) => Err(Because(reason)),
        None => Ok(pair.less_goes(Rule::Truncated, GOES_ON)),
    }
}

/// What is said of a cut-off text that the article's text goes on.
const SUMMARY: &str = "a summary may break off what the text says";

/// What is asked of a text that is cut off with a mark, and the one in which it goes on.
type Question = fn(Pair, Cut) -> bool;

/// When a text that is cut off is one of its own, in the order in which it is asked, and what is said of it then.
const OF_ITS_OWN: [(Question, &str); 8] = [
    (
        |pair, _| is_pull_quote(pair.scene, pair.less, pair.more),
        BREAKS_OFF,
    ),
    (
        |pair, mark| {
            pair.scene.is_refrain(pair.more)
                && !is_credit_beside(pair)
                && !is_cut_by_page(pair)
                && !(mark == Cut::Ellipsis
                    && (is_longer_than_verse(pair) || stands_between_copies(pair)))
        },
        "a line that stands there again and again is a refrain",
    ),
    (
        |pair, mark| !says_enough(pair, mark),
        "cut off, but too short to tell of what",
    ),
    (|pair, _| pair.apart() > 2 && goes_on_in_text(pair), SUMMARY),
    (
        |pair, _| goes_on_in_text(pair) && letters_said(pair.scene, pair.less) < SHORTEST_TEASER,
        "a few words may break off as the text does not",
    ),
    (|pair, _| is_deck(pair), SUMMARY),
    (
        |pair, _| are_said_apart(pair),
        "what two people say, or one of them at two times",
    ),
    (
        |pair, _| is_teaser(pair) && pair.evidence() < Evidence::Inside,
        "teasers of a page stand cut off in several places",
    ),
];

/// Whether the fuller text begins with the words of the other, or goes on from them behind what opens it.
fn goes_on(pair: Pair, mark: Cut) -> bool {
    let Pair { scene, less, more } = pair;
    starts(scene, less, more)
        || starts_behind_kicker(scene, less, more)
        || (mark == Cut::More && says_first_sentence(scene, less, more))
}

/// Whether it is a credit for a photo that goes on in the one beside it. A photographer has several pictures in an
/// article; a chart has the source of another one, too.
fn is_credit_beside(pair: Pair) -> bool {
    let features = pair.scene.features;
    pair.apart() == 0
        && pair.of_less().is_credit
        && pair.of_more().is_credit
        && features.lexicon.photos.at_start(features.core(pair.less)) > 0
}

/// Whether brackets stand around the mark of a text that is cut off, or words that lead to the rest behind it: "[…]",
/// "… Read more". Nobody sings that.
fn is_cut_by_page(pair: Pair) -> bool {
    !pair.scene.text(pair.less).trim_end().ends_with(['…', '.'])
}

/// Whether a text stands right above the one in which it goes on, and is longer than a line of a song.
fn is_longer_than_verse(pair: Pair) -> bool {
    const LONGEST_VERSE: u32 = 15;
    pair.less + 1 == pair.more && pair.of_less().weight > LONGEST_VERSE
}

/// Whether a text that is cut off stands right between the fuller one and its only copy, beside running text: a refrain
/// stands between verses.
fn stands_between_copies(pair: Pair) -> bool {
    let Pair { scene, less, more } = pair;
    let is_copy = |block: &usize| scene.is_same_letters(*block, more);
    let (before, behind) = (scene.before(less), scene.next(less));
    let copies = before.filter(is_copy).zip(behind.filter(is_copy));
    let is_text = |block: usize| scene.is_text(block);
    scene.copies(more) == 2
        && copies.is_some_and(|(first, last)| {
            scene.before(first).is_some_and(is_text) || scene.next(last).is_some_and(is_text)
        })
}

/// Whether a text says enough before the mark to tell of what it is the start.
fn says_enough(pair: Pair, mark: Cut) -> bool {
    let (weight, is_beside) = (pair.of_less().weight, pair.apart() == 0);
    let says_something = || word_bytes(pair.scene, pair.less) >= 6;
    match mark {
        Cut::Ellipsis => {
            weight >= 3 || is_beside && says_something() && pair.evidence() > Evidence::None
        }
        Cut::More => weight >= 5 || is_beside && says_more_than_name(pair),
    }
}

/// Whether a text says something before the words that lead to the rest, and is not the name of an author below the
/// article, who is told of behind it: "Ada Quill | Read more", "Ada Quill writes about the sea".
fn says_more_than_name(pair: Pair) -> bool {
    let (said, _) = pair.cores();
    let is_author = || pair.scene.is_tail(pair.less) && weight(said) < 3 && are_names(said);
    pair.of_less().weight >= 3 && !is_author()
}

/// Whether the fuller one is the article's text.
fn goes_on_in_text(pair: Pair) -> bool {
    pair.scene.is_text(pair.more) && pair.evidence() == Evidence::None
}

/// Whether a text far from the other one may lead to another page. In a gallery each picture has a copy for when it is
/// not shown.
fn is_teaser(pair: Pair) -> bool {
    let Pair { scene, less, more } = pair;
    let is_whole = pair.of_more().cut.is_none();
    let is_slide =
        || scene.is_marked(less) && scene.is_marked(more) && is_whole && !scene.is_tail(less);
    pair.apart() > 2 && (!is_whole || scene.copies(less) > 1) && !is_slide()
}

/// Whether nothing says that two texts belong to a picture, and a question stands between them, or another short line
/// above each, as the names of two readers do. Nobody breaks off within a word, or in brackets.
fn are_said_apart(pair: Pair) -> bool {
    const LONGEST_NAME: u32 = 4;
    let Pair { scene, less, more } = pair;
    let mut between = less.min(more) + 1..less.max(more);
    let name_above = |block: usize| {
        let above = scene.before(block)?;
        let feature = scene.feature(above);
        let is_name = feature.weight <= LONGEST_NAME
            && !feature.ends_sentence
            && are_names(scene.features.core(above));
        is_name.then_some(above)
    };
    let names = || name_above(less).zip(name_above(more));
    let (said, words) = pair.cores();
    let last = said.last().zip(words.get(said.len().saturating_sub(1)));
    pair.evidence() == Evidence::None
        && pair.apart() > 0
        && last.is_some_and(|(last, word)| last.hash == word.hash)
        && !scene.text(less).trim_end().ends_with(CLOSING_BRACKETS)
        && (between.any(|between| scene.is_question(between))
            || names().is_some_and(|(one, other)| !scene.is_same_letters(one, other)))
}

/// Whether a line above the first paragraph, which goes on in another one, breaks it off: the summary that a page makes
/// of it. What stands behind a credit or has a copy is of a picture.
fn is_deck(pair: Pair) -> bool {
    let Pair { scene, less, more } = pair;
    let is_credit = |above: usize| scene.feature(above).is_credit;
    less + 1 == more
        && less > 0
        && scene.is_head(less)
        && scene.opens_text(more)
        && scene.is_of_no_picture(less)
        && scene.is_of_no_picture(more)
        && scene.copies(less) == 1
        && !scene.before(less).is_some_and(is_credit)
        && scene.next(more).is_some_and(|next| scene.is_sentence(next))
}

/// Whether a long text that is cut off is the start of a credited caption behind the few words that open this with a
/// colon: "HISTORIC DAY: Mayor Ada Quill opens …".
fn starts_behind_kicker(scene: &Scene, a: usize, b: usize) -> bool {
    const LONGEST_KICKER: usize = 6;
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let (text_a, text_b) = (scene.text(a), scene.text(b));
    let is_behind_colon = |at: &usize| gap(text_b, core_b, *at).starts_with(':');
    let at = (1..=LONGEST_KICKER).find(is_behind_colon);
    let rest = at.and_then(|at| core_b.get(at..));
    scene.feature(a).weight >= LONG_TEXT
        && scene.evidence(b) == Evidence::Inside
        && rest.is_some_and(|rest| score::is_prefix(core_a, text_a, rest, text_b))
}

/// Letters that a cut-off text has at least to repeat a sentence of the text, characters counted twice: what pages cut
/// off is longer.
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
        || weight(said) < LONG_TEXT
        || !score::is_prefix(said, text_less, core_more, text_more)
        || goes_on.is_none_or(|(other, word)| other.hash == word.hash)
        || pair.evidence() == Evidence::None
        || is_pull_quote(scene, less, more)
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(Rule::Truncated, GOES_ON))
}

/// As [`cut`], where the credit of both stands behind the mark: "Ada Quill opens the… © Jo Reed".
pub(super) fn cut_before_credit(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (said, core) = (scene.features.caption(less), scene.features.core(less));
    let is_cut = scene.feature(less).has_mark
        && !scene.features.credit(less).is_empty()
        && scene.features.lead_credit(less).is_empty()
        && has_ellipsis(gap(scene.text(less), core, said.len()));
    let whole = scene.features.caption(more);
    let goes_on = || {
        said.len() < whole.len()
            && score::is_prefix(said, scene.text(less), whole, scene.text(more))
    };
    if !is_cut
        || weight(said) < LONG_TEXT
        || scene.feature(more).is_body
        || !goes_on()
        || !says_credit(scene, less, more)
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(Rule::Truncated, GOES_ON))
}

/// Whether a caption with a credit has the first sentence of another one with that credit, which goes on with more
/// sentences: "… opens the bridge. (Jo Reed/AP) Read more".
fn says_first_sentence(scene: &Scene, a: usize, b: usize) -> bool {
    let (caption, core_b) = (scene.features.caption(a), scene.features.core(b));
    let sign = gap(scene.text(b), core_b, caption.len());
    !scene.features.credit(a).is_empty()
        && scene.begins(caption, b)
        && (sign.starts_with(STOPS) || sign.starts_with('。'))
        && says_credit(scene, a, b)
}

/// Whether a line is the start of the other, cut off, and the lines before or behind them are, too: a row of pictures,
/// and the small ones below it.
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
// No such pair may be turned away before this is asked.
const _: () = assert!(FARTHEST_ROW <= MIDDLE);

/// How much a line says at the least that breaks off in a row of others.
const SHORTEST_IN_ROW: u32 = 5;

#[cfg(test)]
mod tests;

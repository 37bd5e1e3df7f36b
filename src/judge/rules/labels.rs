//! Names, slugs and alt texts that say less than the caption beside them.

use super::super::Repeat;
use super::super::coverage::{coverage, is_covered, is_denied_among};
use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{
    DENIED, LONGEST_LONE, NEXT_BEGINS, OF_TEXT, OTHER_CREDIT, PULL_QUOTE, Pair, TWO_PHOTOS,
    Verdict, are_names, begins_next, gap, have_one_credit, is_captioned, says_credit, starts,
};
use super::wording::{adds_phrase, adds_word, says_other_word, says_otherwise, swaps_roles};
use super::writing::is_all_small;
use crate::describe::signs::DASHES;
use crate::describe::{
    LABEL_WEIGHT, has_archive_number, is_file_name, is_function_word, is_reporter,
};
use crate::finding::Rule;
use crate::normalize::Word;
use crate::score;

/// What is said of a label and a caption that differ in a word.
const OTHERWISE: &str = "the one has another word in the place of one";

/// What is said of a label whose words stand in the caption in their contrary order.
const TURNED: &str = "the same words the other way round";

/// How much a short name says at the most all of whose words stand in the caption beside it.
const LONGEST_LABEL: u32 = 12;
const _: () = assert!(LONGEST_LABEL <= LABEL_WEIGHT);
/// How much the heading of a text says at the most, and how much the text says at the least.
const LONGEST_HEADING_OF_TEXT: u32 = 3;
const SHORTEST_TEXT: u32 = 41;
/// How much a line says at the least whose letters tell whether it was written for readers.
const SHORTEST_SLUG: u32 = 3;

/// A short name all of whose words stand in the caption beside it.
pub(super) fn label(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    if !may_be_label(scene, less, more) {
        return Err(Unlike);
    }
    if let Some(reason) = tells_more_than_label(scene, less, more) {
        return Err(Because(reason));
    }
    let of_less = pair.of_less();
    // Nothing for readers is written small from its first word to its last; a tag has fewer words.
    let is_slug =
        of_less.weight >= SHORTEST_SLUG && !is_loose(scene, more) && is_all_small(scene.text(less));
    let is_behind = less > more && !starts(scene, less, more) && !is_slug;
    let is_told = is_file_above(scene, less, more)
        || is_small_above(scene, less, more)
        || is_captioned(scene, less, more);
    if is_behind || !is_told {
        return Err(Because(
            "a name or a heading, and nothing says that it belongs to a caption",
        ));
    }
    Ok(pair.less_goes(Rule::Label, "every word of it stands in the kept caption"))
}

/// Whether a line is short enough for a label, and all that it says stands in the caption beside it, which says more.
fn may_be_label(scene: &Scene, a: usize, b: usize) -> bool {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    // A name above a longer text is the heading of a text about that person.
    let is_heading = of_a.weight <= LONGEST_HEADING_OF_TEXT && of_b.weight >= SHORTEST_TEXT;
    let is_bare_word = of_a.weight == 1 && is_loose(scene, b);
    // "Portugal »" leads to what else is told of it.
    let leads_on = scene.text(a).trim_end().ends_with(['»', '›', '→']);
    let is_tag = scene.text(a).starts_with('#') || leads_on && !scene.feature(a).is_quote;
    let may_be = of_a.weight <= LONGEST_LABEL
        && !of_a.is_credit
        && !of_b.is_credit
        && !of_a.is_prose
        && of_a.cut.is_none()
        && scene.apart(a, b) == 0;
    may_be
        && !(is_bare_word || is_tag || is_heading)
        && scene.features.caption(a).len() < scene.features.core(b).len()
        && is_covered(scene, named_in_file(scene, a), scene.text(a), b)
}

/// The words of a label; of the name of a photo's file, without the number that it has in an archive.
fn named_in_file<'s>(scene: &'s Scene, label: usize) -> &'s [Word] {
    let words = scene.features.caption(label);
    let is_numbered = scene.feature(label).is_slug && has_archive_number(scene.text(label), words);
    words.get(usize::from(is_numbered)..).unwrap_or_default()
}

/// Why a line is more than the label of the caption that has all of its words, if it is.
fn tells_more_than_label(scene: &Scene, a: usize, b: usize) -> Option<&'static str> {
    let told = OF_MORE.iter().find(|(is_so, _)| is_so(scene, a, b));
    let more = told.map(|&(_, reason)| reason);
    more.or_else(|| says_it_otherwise(scene, a, b)).or_else(|| {
        let is_of_text = scene.states_more(a, b) || scene.is_text_beside(a, b);
        (is_of_text && !starts(scene, a, b)).then_some(OF_TEXT)
    })
}

/// What is asked of a line and the caption that has all of its words.
type Question = fn(&Scene, usize, usize) -> bool;

/// When a line is no label, in the order in which it is asked, and what is said of it then.
const OF_MORE: [(Question, &str); 10] = [
    (|scene, a, b| !says_credit(scene, a, b), OTHER_CREDIT),
    (have_one_credit, TWO_PHOTOS),
    (
        is_name_on_card,
        "the name on a card, above what is said of who has it",
    ),
    (
        |scene, a, b| {
            scene.is_tail(a) && is_loose(scene, b) && scene.feature(b).weight < SHORTEST_BELOW
        },
        "a name below the text, and one word more",
    ),
    (
        |scene, a, _| is_dateline(scene, a),
        "where the text below it comes from",
    ),
    (
        are_of_one_template,
        "sentences that begin and end alike, and the one names more",
    ),
    (|scene, a, b| a > b && begins_next(scene, a, b), NEXT_BEGINS),
    (
        |scene, a, b| a > b && heads_dates(scene, a),
        "the name of whom the dates below it are",
    ),
    (
        |scene, a, b| (scene.feature(a).is_quote || scene.copies(a) > 2) && is_loose(scene, b),
        PULL_QUOTE,
    ),
    (
        |scene, a, b| is_told_of(scene, a, b) && is_loose(scene, b),
        "a name above a text about that person",
    ),
];

/// How much a caption says at the least below the text, where boxes name who wrote it.
const SHORTEST_BELOW: u32 = 5;

/// Whether a caption has no credit in itself that tells that it is one.
fn is_loose(scene: &Scene, caption: usize) -> bool {
    scene.evidence(caption) < Evidence::Inside
}

/// How a caption tells otherwise what it has the words of, if it does.
fn says_it_otherwise(scene: &Scene, a: usize, b: usize) -> Option<&'static str> {
    if is_denied_among(scene, a, b) {
        Some(DENIED)
    } else if says_otherwise(scene, a, b) {
        Some(OTHERWISE)
    } else if swaps_roles(scene, a, b) {
        Some(TURNED)
    } else {
        None
    }
}

/// Whether a line is the name of a file above its caption: that says nothing to readers, whatever it stands above;
/// "mother-in-law" does.
fn is_file_above(scene: &Scene, line: usize, caption: usize) -> bool {
    let (text, words) = (scene.text(line), scene.features.words(line));
    let is_long = || text.matches(['-', '_']).count() >= FEWEST_JOINTS_OF_FILE;
    scene.feature(line).is_slug
        && line < caption
        && !scene.feature(caption).is_body
        && (is_long()
            || is_file_name(scene.features.lexicon, text, words)
            || is_written_otherwise(scene, line, caption))
}

/// Whether a few words, all of them small, stand right above a caption that has its credit behind it: no heading and no
/// name is written so.
fn is_small_above(scene: &Scene, line: usize, caption: usize) -> bool {
    const SHORTEST: u32 = 2;
    line < caption
        && scene.feature(line).weight >= SHORTEST
        && scene.feature(caption).weight <= LONGEST_LONE
        && scene.is_credited(caption)
        && is_all_small(scene.text(line))
}

/// Whether a slug of small letters and dashes has several telling words that the caption has, too, and not joined so:
/// "old-mill-wick", but not "mother-in-law".
fn is_written_otherwise(scene: &Scene, slug: usize, caption: usize) -> bool {
    const SHORTEST: usize = 3;
    let telling = scene.features.core(slug).iter();
    telling.filter(|word| !is_function_word(**word)).count() >= SHORTEST
        && is_all_small(scene.text(slug))
        && !scene.text(caption).contains(scene.text(slug).trim())
}

/// Whether a line says where a text comes from, or who sent it from there: "Wick —", "통영=하준모 기자".
fn is_dateline(scene: &Scene, line: usize) -> bool {
    let text = scene.text(line).trim_end();
    let is_role = |word: &Word| is_reporter(word.of(text));
    text.ends_with(DASHES)
        || scene.is_head(line) && scene.features.core(line).last().is_some_and(is_role)
}

/// Whether there is nothing but a name in a line, and dates or numbers right below it: "Ada Quill", "Born 3 March 1931,
/// died 9 November 2022".
fn heads_dates(scene: &Scene, name: usize) -> bool {
    const FEWEST_NUMBERS: usize = 4;
    let has_dates = |next: usize| {
        let words = scene.features.words(next).iter();
        scene.is_date_or_data(next)
            && words.filter(|word| word.has_digit()).count() >= FEWEST_NUMBERS
    };
    are_names(scene.features.core(name)) && scene.next(name).is_some_and(has_dates)
}

/// Whether there is nothing but a name, below the article, above a text that says who that is: "Ada Quill is our
/// reporter".
fn is_told_of(scene: &Scene, name: usize, text: usize) -> bool {
    let (name_words, words) = (scene.features.core(name), scene.features.core(text));
    let is_verb = |word: &Word| scene.features.lexicon.is_small_verb(*word);
    name < text
        && scene.is_tail(name)
        && are_names(name_words)
        && scene.begins(name_words, text)
        && words.get(name_words.len()).is_some_and(is_verb)
}

/// Whether a name stands in the box of a picture, and what stands below it there is no caption by its credit or its
/// markup and begins with the name, or goes on to a sentence about who has it: "Biologist, 49. Ada Quill counts the
/// birds."
fn is_name_on_card(scene: &Scene, name: usize, text: usize) -> bool {
    let (name_words, words) = (scene.features.core(name), scene.features.core(text));
    let is_of_name = |at: usize| {
        at == 0 && is_loose(scene, text) || gap(scene.text(text), words, at).starts_with(['.', '!'])
    };
    name < text
        && scene.is_same_medium(name, text)
        && !scene.is_caption(text)
        && are_names(name_words)
        && score::find(name_words, words).is_some_and(is_of_name)
}

/// How many dashes and underscores there are at the least in the name of a file that no word or place has.
const FEWEST_JOINTS_OF_FILE: usize = 4;

/// Whether two sentences have their first and their last word in common: "Ada Quill, Wick, 1972.", "Ada Quill's sister
/// Mara Quill, Wick, 1972."
fn are_of_one_template(scene: &Scene, a: usize, b: usize) -> bool {
    let ends = |block: usize| {
        let core = scene.features.core(block);
        let hash = |word: &Word| word.hash;
        (core.first().map(hash), core.last().map(hash))
    };
    scene.feature(a).ends_sentence && scene.feature(b).ends_sentence && ends(a) == ends(b)
}

/// The share of its words that an alt text has in common at the least with the caption that says the same in other
/// words.
const LEAST_SHARE: f32 = 0.75;
/// How much such an alt text says at the least. At the most, it says what a label does: [`LABEL_WEIGHT`].
const SHORTEST_GIST: u32 = 4;
/// How much it says at the least where the caption lacks a word of it, and it is no sentence.
const SHORTEST_LACKING: u32 = 5;
/// How much a sentence says at the most that is too short to be the text's.
const LONGEST_ASIDE: u32 = 6;
/// How many words of two texts are the same at the least that begin alike.
const SAME_START: usize = 4;

/// An alt text that says in other words what the caption behind it says, and nothing more.
pub(super) fn gist(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    if !may_be_gist(scene, less, more) {
        return Err(Unlike);
    }
    let found = coverage(scene, scene.features.caption(less), scene.text(less), more);
    if found.lacks_name {
        return Err(Because("it has a name or a number that the caption lacks"));
    }
    if found.share < LEAST_SHARE || !says_credit(scene, less, more) {
        return Err(Unlike);
    }
    let of_less = pair.of_less();
    // A few words one of which the caption lacks may be a headline, or the heading of the text below.
    if found.share < 1.0 && of_less.weight < SHORTEST_LACKING && !of_less.ends_sentence {
        return Err(Because("a few words, and the caption lacks one of them"));
    }
    // The title below a picture, above the next one.
    let is_said_above = || {
        let above = scene.before(less);
        above.is_some_and(|above| {
            let said = coverage(scene, scene.features.caption(less), scene.text(less), above);
            !scene.is_same_letters(above, more) && said.share >= found.share
        })
    };
    if found.share < 1.0 && is_said_above() {
        return Err(Because("what stands above it says as much of it"));
    }
    if says_other_word(scene, less, more) {
        return Err(Because(OTHERWISE));
    }
    if let Some(reason) = says_it_otherwise(scene, less, more) {
        return Err(Because(reason));
    }
    // A sentence of its own may be the text's, unless it begins as the caption does or is too short to be text.
    let is_sentence = of_less.ends_sentence && of_less.weight > LONGEST_ASIDE;
    let is_of_text = is_sentence || scene.is_text_beside(less, more);
    if scene.states_more(less, more) || is_of_text && !captions_begin_alike(scene, less, more) {
        return Err(Because(OF_TEXT));
    }
    if adds_word(scene, less, more) || adds_phrase(scene, less, more) {
        return Err(Because("it has a word more among those of the caption"));
    }
    Ok(Repeat {
        score: found.share,
        ..pair.less_goes(
            Rule::Near,
            "an alt text that says less than the caption behind it",
        )
    })
}

/// Whether a line is as long as an alt text that stands right above a caption with a credit.
fn may_be_gist(scene: &Scene, a: usize, b: usize) -> bool {
    let of_a = scene.feature(a);
    a < b
        && scene.apart(a, b) == 0
        && !is_loose(scene, b)
        && (SHORTEST_GIST..=LABEL_WEIGHT).contains(&of_a.weight)
        && !of_a.is_credit
        && !of_a.has_credit()
        && of_a.cut.is_none()
        && !of_a.is_quote
}

/// Whether two captions begin with the same few words.
fn captions_begin_alike(scene: &Scene, a: usize, b: usize) -> bool {
    let words = scene
        .features
        .caption(a)
        .iter()
        .zip(scene.features.caption(b));
    words.take_while(|(x, y)| x.hash == y.hash).count() >= SAME_START
}

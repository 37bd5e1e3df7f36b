//! Credits: which of them another block gives too, for the same medium.

use super::super::coverage::says_names_of;
use super::super::scene::Scene;
use super::common::Stays::{Because, Unlike};
use super::common::{AUTHOR, LONGEST_SIGNATURE, Pair, Verdict, are_by_names, are_names, gap};
use super::endings::is_set_off;
use super::places::{are_around_caption, belongs_before};
use crate::describe::ends_with;
use crate::describe::signs::{NOTE_BRACKETS, STOPS};
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;

/// What is said of names that stand there again.
const NAMES_AGAIN: &str = "the names of the credit before it";

/// What is said of a credit that stands at the end of a caption, too.
const ENDS_CAPTION: &str = "the kept caption ends in this credit";

/// Whether a line says the credit of another block again.
type Form = fn(&Scene, usize, usize) -> bool;

/// The forms of a credit that are known by themselves, in the order in which they are asked, and why the line goes.
const FORMS: [(Form, &str); 11] = [
    (
        is_lead_photo_credit,
        "the credit of the lead photo, which has it already",
    ),
    (is_second_half, ENDS_CAPTION),
    (is_echo, ENDS_CAPTION),
    (is_end_of_caption, ENDS_CAPTION),
    (is_agency_in_full, NAMES_AGAIN),
    (is_bare_credit, NAMES_AGAIN),
    (is_name_of_credit, NAMES_AGAIN),
    (is_slashed, NAMES_AGAIN),
    (is_said_before, NAMES_AGAIN),
    (is_said_before_as_elsewhere, NAMES_AGAIN),
    (is_name_behind_sentence, ENDS_CAPTION),
];

/// A credit that another block gives too.
pub(super) fn credit(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let form = FORMS
        .iter()
        .find(|(is_of_form, _)| is_of_form(scene, less, more));
    if let Some((_, reason)) = form {
        return Ok(pair.less_goes(Rule::Credit, reason));
    }
    // Of these two the property of the picture stays, though it has fewer words.
    if is_credit_of_property(scene, more, less) {
        return Ok(pair.more_goes(Rule::Credit, NAMES_AGAIN));
    }
    if is_caption_behind_photo(scene, less, more) {
        return Ok(pair.more_goes(Rule::Near, "the same words, and those for a photo"));
    }
    if is_signature(scene, more) || scene.is_byline(less) || is_last_word(scene, less) {
        return Err(Because(AUTHOR));
    }
    if names_fewer(scene, more, less) {
        return given_beside(Pair {
            less: more,
            more: less,
            ..pair
        });
    }
    given_beside(pair)
}

/// Whether a credit has some of the names of another one, and none besides: "Photo: Jo Reed", "© Jo Reed / WNP".
fn names_fewer(scene: &Scene, a: usize, b: usize) -> bool {
    if !scene.feature(a).is_credit || !scene.feature(b).is_credit {
        return false;
    }
    let [names, others] = [a, b].map(|credit| behind_lead(scene, scene.features.core(credit)));
    let is_named = |name: &Word| others.iter().any(|other| other.hash == name.hash);
    !names.is_empty() && names.len() < others.len() && names.iter().all(is_named)
}

/// Whether what looks like a credit is a caption behind the word for a photo, as the line beside it has its words
/// without that: "Foto: Archäologen am Ufer", "Archäologen am Ufer".
fn is_caption_behind_photo(scene: &Scene, line: usize, credit: usize) -> bool {
    const SHORTEST: u32 = 5;
    let core = scene.features.core(credit);
    let lead = scene.features.lexicon.photos.at_start(core);
    lead > 0
        && scene.feature(credit).is_credit
        && !scene.feature(line).is_credit
        && scene.feature(line).weight >= SHORTEST
        && gap(scene.text(credit), core, lead).trim() == ":"
        && core
            .get(lead..)
            .is_some_and(|said| score::is_same(said, scene.features.core(line)))
        && scene.is_next_to(line, credit)
}

/// A credit whose names the caption or the credit beside it gives too.
fn given_beside(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (of_less, of_more) = (pair.of_less(), pair.of_more());
    if !of_less.is_credit
        || !(of_more.has_credit() || of_more.is_credit || closes_with_names(scene, less, more))
        || !gives_credit(scene, less, more)
    {
        return Err(Unlike);
    }
    if of_more.is_body
        || !(scene.is_next_to(less, more)
            || is_in_one_box(scene, less, more)
            || have_these_names_around(scene, less, more))
        || less < more && belongs_before(scene, less)
    {
        return Err(Because("the credit of another medium"));
    }
    if !are_of_one_kind(scene, less, more) {
        return Err(Because("the source of one thing and the credit of another"));
    }
    let reason = "the kept text gives the same credit";
    Ok(pair.less_goes(Rule::Credit, reason))
}

/// Whether two credits with the same names, whatever introduces them, stand before the caption of the lead photo and
/// behind it: "© WNP | Jo Reed", "Source of photo: © WNP | Jo Reed".
fn have_these_names_around(scene: &Scene, a: usize, b: usize) -> bool {
    let names = |credit: usize| behind_lead(scene, scene.features.core(credit));
    scene.feature(a).is_credit
        && scene.feature(b).is_credit
        && names(a).len() > 1
        && score::is_same(names(a), names(b))
        && are_around_caption(scene, a, b)
}

/// Whether the words that introduce two credits say the same of who is named: who took a photo has made no
/// illustration. Where none introduces one of them, nothing says otherwise.
pub(super) fn are_of_one_kind(scene: &Scene, a: usize, b: usize) -> bool {
    let lead = |block: usize| {
        let credit = if scene.feature(block).has_credit() {
            scene.features.credit(block)
        } else {
            scene.features.core(block)
        };
        split_lead(scene, credit).0
    };
    let (lead_a, lead_b) = (lead(a), lead(b));
    let is_photo = |lead: &[Word]| scene.features.lexicon.photos.are(lead);
    lead_a.is_empty()
        || lead_b.is_empty()
        || normalize::letters_hash(lead_a) == normalize::letters_hash(lead_b)
        || is_photo(lead_a) && is_photo(lead_b)
}

/// Whether a block gives the credit that another one is: in its own credit, or all its words in a row. What is a credit
/// with more than its names and those before them is one of a caption, in whose words it may stand.
pub(super) fn gives_credit(scene: &Scene, credit: usize, block: usize) -> bool {
    let (names, core) = (scene.features.core(credit), scene.features.core(block));
    let said = if scene.features.caption(credit).is_empty() {
        credit_words(scene, block)
    } else {
        core
    };
    // What opens it may be another word than there: "Photo: Jo de la Reed/AFP", "(Jo de la Reed/AFP)".
    let bare = behind_lead(scene, names);
    says_names_of(scene, names, said)
        || score::find(names, core).is_some()
        || !bare.is_empty() && ends_with(core, bare)
}

/// The words of a block that may name who took its picture: of its credit, if it has one behind it. Who is in the
/// picture took none.
fn credit_words<'s>(scene: &'s Scene, block: usize) -> &'s [Word] {
    let (opening, closing) = (
        scene.features.lead_credit(block),
        scene.features.credit(block),
    );
    let core = scene.features.core(block);
    if !opening.is_empty() || closing.is_empty() {
        return core;
    }
    // "… opens the bridge. Jo Reed | AP": the credit is known by its agency.
    let is_name = |at: usize| {
        let joined = matches!(
            gap(scene.text(block), core, at + 1),
            " " | " | " | "/" | " / "
        );
        joined && core.get(at).is_some_and(|word| word.is_capitalised())
    };
    let end = core.len() - closing.len();
    let names = (0..end)
        .rev()
        .take(LONGEST_CLOSING)
        .take_while(|&at| is_name(at));
    core.get(end - names.count()..).unwrap_or(closing)
}

/// A credit right behind a caption that ends in all its words, whatever introduces them.
fn is_end_of_caption(scene: &Scene, a: usize, b: usize) -> bool {
    const SHORTEST: usize = 4;
    let (credit, caption) = (scene.features.core(a), scene.features.core(b));
    b < a
        && scene.feature(a).is_credit
        && !scene.feature(b).is_body
        && !scene.feature(b).is_credit
        && caption.len() >= credit.len() + SHORTEST
        && ends_with(caption, credit)
        && scene.is_next_to(a, b)
        && !scene.is_byline(a)
        && !is_last_word(scene, a)
}

/// A line of names around a slash that the credit before it has behind its word: "Credit: Jo Reed/Harbour Institute".
fn is_bare_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let names = behind_lead(scene, core_b);
    scene.feature(b).is_credit
        && b < a
        && names.len() < core_b.len()
        && (3..=8).contains(&core_a.len())
        && score::is_same(core_a, names)
        && are_names(core_a)
        && scene.text(a).matches('/').count() == 1
        && scene.is_next_to(a, b)
}

/// "ASSOCIATED PRESS" right behind "(AP Photo/Jo Reed)": the name of an agency in capitals, of which the credit has the
/// first letters. Compared as bytes: agencies that are written so have Latin letters.
fn is_agency_in_full(scene: &Scene, a: usize, b: usize) -> bool {
    let name = scene.features.core(a);
    let letters = || {
        name.iter().fold(0, |letters: u32, word| {
            letters << 8 | u32::from(word.first())
        })
    };
    let is_short = |word: &Word| word.len() == name.len() && word.head() == letters();
    b < a
        && (2..=4).contains(&name.len())
        && scene.is_agency(a)
        && name.iter().all(|word| word.is_shouted(scene.text(a)))
        && scene.features.credit(b).iter().any(is_short)
        && scene.is_next_to(a, b)
        && !scene.is_byline(a)
}

/// A name and an outlet that the alt text above has before what is seen: "Jo Reed/BBC A ferry at the pier".
fn is_said_before(scene: &Scene, a: usize, b: usize) -> bool {
    scene.feature(a).is_credit
        && scene.text(a).matches('/').count() == 1
        && scene.copies(a) == 1
        && opens_alt(scene, a, b)
}

/// Names of which nothing tells that they are a credit, but that other pictures of the page have theirs in the same
/// places: before what an alt text says, and in the line below it.
fn is_said_before_as_elsewhere(scene: &Scene, a: usize, b: usize) -> bool {
    const MOST_NAMES: usize = 6;
    // So that many such lines do not each look through all of a long article.
    const FARTHEST: usize = 64;
    let is_credited_so = |alt: usize| {
        let lead = scene.features.lead_credit(alt);
        let credit = scene.next(alt);
        !lead.is_empty()
            && credit.is_some_and(|credit| {
                credit != a && score::is_same(lead, scene.features.core(credit))
            })
    };
    let names = scene.features.core(a);
    (1..=MOST_NAMES).contains(&names.len())
        && are_names(names)
        && scene.next(b) == Some(a)
        && opens_alt(scene, a, b)
        && (b.saturating_sub(FARTHEST)..=b + FARTHEST).any(is_credited_so)
}

/// Names of which nothing tells that they are a credit, right below a caption that has them behind its last sentence:
/// "The boat was kept in peat. Harbour Museum", "Harbour Museum".
fn is_name_behind_sentence(scene: &Scene, a: usize, b: usize) -> bool {
    const MOST_NAMES: usize = 6;
    const SHORTEST: u32 = 6;
    let (names, core) = (scene.features.core(a), scene.features.core(b));
    let Some(at) = core.len().checked_sub(names.len()) else {
        return false;
    };
    (2..=MOST_NAMES).contains(&names.len())
        && are_names(names)
        && b + 1 == a
        && !scene.is_headline(b)
        && !scene.is_byline(a)
        && scene.feature(b).weight >= SHORTEST + scene.feature(a).weight
        && ends_with(core, names)
        && gap(scene.text(b), core, at) == ". "
        && !scene.feature(b).ends_sentence
        && !scene.feature(a).ends_sentence
}

/// Whether an alt text has a line below it before what is seen.
fn opens_alt(scene: &Scene, line: usize, alt: usize) -> bool {
    let (names, said) = (scene.features.core(line), scene.features.core(alt));
    // "Jo Reed BBC Correspondent" goes on with names.
    let is_sentence = |said: &[Word]| match said {
        [first, second, ..] => first.is_capitalised() && !second.is_capitalised(),
        _ => false,
    };
    alt < line
        && scene.apart(line, alt) == 0
        && !scene.is_headline(alt)
        && scene.feature(alt).weight >= SHORTEST_ALT
        && scene.begins(names, alt)
        && gap(scene.text(alt), said, names.len()) == " "
        && said.get(names.len()..).is_some_and(is_sentence)
}

/// How much an alt text says at the least that has its credit before it.
const SHORTEST_ALT: u32 = 8;

/// "/ Jo Reed": a slash and a name that the credit of the caption above has.
fn is_slashed(scene: &Scene, a: usize, b: usize) -> bool {
    let names = scene.features.core(a);
    b < a
        && scene.text(a).trim_start().starts_with("/ ")
        && (2..=4).contains(&names.len())
        && are_names(names)
        && score::find(names, scene.features.credit(b)).is_some()
        && scene.is_next_to(a, b)
}

/// A line of names behind a caption whose credit has just these names: in the same medium, or both in capitals, where
/// it is no heading.
fn is_name_of_credit(scene: &Scene, a: usize, b: usize) -> bool {
    b < a
        && (scene.is_same_medium(a, b) || !may_be_title(scene, a) && are_in_capitals(scene, a, b))
        && has_these_names(scene, a, b)
        && scene.is_next_to(a, b)
}

/// Whether a line is nothing but the names, more than one, that the credit of a caption has behind the words that
/// introduce it.
pub(super) fn has_these_names(scene: &Scene, line: usize, caption: usize) -> bool {
    let names = scene.features.core(line);
    names.len() > 1
        && are_names(names)
        && score::is_same(names, behind_lead(scene, scene.features.credit(caption)))
}

/// Whether the names of a credit stand behind the end of a caption beside it that the markup gives to a medium, without
/// the words that introduce them: "Photo: Jo Reed, Harbour News" and "… opens the bridge. Jo Reed, Harbour News", "…
/// opens the bridge. | Harbour News".
fn closes_with_names(scene: &Scene, credit: usize, caption: usize) -> bool {
    let (core, text) = (scene.features.core(caption), scene.text(caption));
    let names = behind_lead(scene, scene.features.core(credit));
    let at = core.len().saturating_sub(names.len());
    let sign = gap(text, core, at);
    // "…, made of brass. Harbour Lights" names a maker.
    let is_outlet = || {
        let said = core
            .get(at)
            .and_then(|name| text.get(name.start as usize..));
        said.is_some_and(|said| said.contains(", "))
    };
    let is_set_off = matches!(sign.trim(), ". |") || names.len() > 1 && sign == ". " && is_outlet();
    // "Dr. Ada Quill", "1. FC Wick"
    let ends_sentence = at
        .checked_sub(1)
        .and_then(|last| core.get(last))
        .is_some_and(|last| last.letters(text) > 3 && !last.has_digit());
    (1..=LONGEST_CLOSING).contains(&names.len())
        && at >= names.len()
        && are_names(names)
        && ends_with(core, names)
        && is_set_off
        && ends_sentence
        && scene.apart(credit, caption) == 0
        && scene.is_marked(caption)
        && !scene.is_heading(caption)
        && !scene.feature(caption).is_quote
        && !text.trim_end().ends_with(STOPS)
}

/// How many words these names are at the most.
const LONGEST_CLOSING: usize = 6;

/// A credit without the words that introduce it.
pub(super) fn behind_lead<'w>(scene: &Scene, credit: &'w [Word]) -> &'w [Word] {
    split_lead(scene, credit).1
}

/// The words that introduce a credit, and those behind them.
fn split_lead<'w>(scene: &Scene, credit: &'w [Word]) -> (&'w [Word], &'w [Word]) {
    let lead = scene.features.lexicon.credit.at_start(credit);
    credit.split_at_checked(lead).unwrap_or((&[], credit))
}

/// Whether a line stands above a text, or among what stands above all of it: a name, a title.
pub(super) fn may_be_title(scene: &Scene, line: usize) -> bool {
    scene.is_head(line) || scene.is_above_text(line)
}

/// Whether a line of names is written in capitals, as the end of a caption is.
fn are_in_capitals(scene: &Scene, names: usize, caption: usize) -> bool {
    let line = scene.text(names).trim();
    !line.contains(char::is_lowercase) && scene.text(caption).trim_end().ends_with(line)
}

/// Whether a line above the text says who wrote it, and for whom or where: "By Jo Reed (AP)", "Jo REED/ WICK, (AP)".
fn is_signature(scene: &Scene, line: usize) -> bool {
    let words = scene.features.caption(line);
    let is_by = are_by_names(words);
    let core = scene.features.core(line);
    let agency = scene.features.lexicon.agencies.at_end(core);
    let is_from = || {
        let place = core.len() - agency;
        (2..=LONGEST_SIGNATURE).contains(&place)
            && agency > 0
            && are_names(core)
            && gap(scene.text(line), core, place) == ", ("
    };
    scene.is_head(line) && (is_by || is_from())
}

/// Whether the last line of an article is an agency in brackets, which wrote it: "(AP)".
fn is_last_word(scene: &Scene, line: usize) -> bool {
    scene.is_tail(line)
        && scene.next(line).is_none()
        && scene.is_agency(line)
        && scene.text(line).trim_start().starts_with(NOTE_BRACKETS)
}

/// A credit that the markup before it gives as the bare name behind the caption of the picture: `credit="Jo Reed"`.
fn is_credit_of_property(scene: &Scene, a: usize, b: usize) -> bool {
    if !scene.feature(a).is_credit || b >= a {
        return false;
    }
    let (core_a, names) = (scene.features.core(a), scene.features.core(b));
    let lead = scene.features.lexicon.photos.at_start(core_a);
    let is_behind_caption = b.checked_sub(1).is_some_and(|caption| {
        scene.are_captions_of_one(caption, b) && !scene.feature(caption).is_credit
    });
    lead > 0
        && is_behind_caption
        && (2..=8).contains(&names.len())
        && are_names(names)
        && core_a.len() == lead + names.len()
        && score::find(names, core_a) == Some(lead)
        && scene.is_next_to(a, b)
}

/// Where in a caption a few words begin with which it ends, and which stand in a line of their own near it.
fn end_said_again(scene: &Scene, line: usize, caption: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    const SHORTEST_BEFORE: usize = 4;
    let (said, core) = (scene.features.core(line), scene.features.core(caption));
    let at = core.len().checked_sub(said.len())?;
    let is_end = core.get(at..).is_some_and(|end| score::is_same(end, said));
    (said.len() <= LONGEST
        && at >= SHORTEST_BEFORE
        && !scene.feature(caption).is_body
        && is_end
        && scene.is_next_to(line, caption))
    .then_some(at)
}

/// The rest of a caption that begins with the line before this one, which goes.
fn is_second_half(scene: &Scene, a: usize, b: usize) -> bool {
    let Some(at) = end_said_again(scene, a, b) else {
        return false;
    };
    let is_first_half = |gone: usize| {
        let core = scene.features.core(gone);
        scene.keeper_of(gone) == Some(b)
            && core.len() == at
            && scene.begins(core, b)
            && (b < a || is_set_off(scene, gone, b))
    };
    (b.min(a).saturating_sub(3)..a).any(is_first_half) && !scene.is_byline(a)
}

/// A line of names right behind a caption that ends in the same names.
fn is_echo(scene: &Scene, a: usize, b: usize) -> bool {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let Some(at) = end_said_again(scene, a, b).filter(|_| b < a && are_names(core_a)) else {
        return false;
    };
    let sign = gap(scene.text(b), core_b, at);
    let is_slashed = scene.text(a).contains('/');
    let is_titled = gap(scene.text(a), core_a, 1) == ": ";
    let is_signed = core_a.len() > 1
        // What stands close behind the slash of a credit is one half of it.
        && (sign != "/" || scene.is_same_medium(a, b))
        && (sign.contains(['|', '/', '(', '[', '©', '—', '–'])
            || ((is_slashed || is_titled) && sign.contains(['.', '!', '?', ')', '”', '"'])));
    let is_byline = scene.is_head(a) && !is_slashed || scene.is_byline(a);
    is_signed && !is_byline
}

/// Whether a credit stands in the box of a picture below its caption, with no more than its title between them: "Photo
/// credit".
fn is_in_one_box(scene: &Scene, credit: usize, caption: usize) -> bool {
    let is_title = |between: usize| {
        let words = scene.features.core(between);
        scene.is_same_medium(between, credit) && scene.features.lexicon.credit.are(words)
    };
    scene.is_same_medium(caption, credit) && caption < credit && (caption + 1..credit).all(is_title)
}

/// How much a line says at the most that tells who wrote the article, and how many of them there are.
const LONGEST_AUTHOR_LINE: u32 = 5;
const MOST_AUTHOR_LINES: usize = 3;

/// A credit after the text that says of itself that it is that of the lead photo, and letter by letter what the credit
/// of a caption before the text says.
fn is_lead_photo_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let of_a = scene.feature(a);
    let is_last = scene.is_tail(a) || a + 4 >= scene.features.len();
    // Any other credit there may be that of the last photo.
    let is_introduced = || {
        let lead_photos = &scene.features.lexicon.lead_photos;
        lead_photos.at_start(scene.features.core(a)) > 0
    };
    if !of_a.is_credit
        || !is_introduced()
        || !is_last
        || !scene.is_head(b)
        || !scene.feature(b).has_credit()
    {
        return false;
    }
    let names = |credit: &[Word]| normalize::letters_hash(behind_lead(scene, credit));
    // Who wrote the article, and what the sources are, may stand between.
    let is_of_author = |line: &usize| {
        let feature = scene.feature(*line);
        feature.is_credit
            || feature.weight <= LONGEST_AUTHOR_LINE && scene.text(*line).contains(": ")
    };
    let mut above = (0..a).rev().take(MOST_AUTHOR_LINES + 1);
    let stands_alone = above
        .find(|line| !is_of_author(line))
        .is_some_and(|above| scene.is_text(above));
    stands_alone && names(scene.features.core(a)) == names(scene.features.credit(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Repeat;
    use crate::judge::rules::tests::specs::assert_verdicts;
    use crate::judge::trial::{TEXT, ask};

    #[test]
    fn a_credit_before_a_caption_goes_unless_it_belongs_to_the_one_before_it() {
        let credited = "+Mayor Ada Quill opens the new bridge. Photo: Jo Reed";
        let credit_line = "-Photo: Jo Reed";
        let other = Err("the credit of another medium");
        let same = Ok((Rule::Credit, "the kept text gives the same credit"));
        assert_verdicts(
            credit,
            &[
                ("behind the text", &[TEXT, credit_line, credited][..], same),
                (
                    "behind the headline",
                    &["The bridge is open at last", credit_line, credited],
                    same,
                ),
                (
                    "behind another caption",
                    &[TEXT, "Deputy Tom Vane waits", credit_line, credited],
                    other,
                ),
                (
                    "behind another caption in whole sentences",
                    &[TEXT, TEXT, credit_line, credited],
                    other,
                ),
                (
                    "before a fuller credit of the same kind",
                    &[TEXT, credit_line, "+Photo: Jo Reed, Harbour News"],
                    same,
                ),
                (
                    "before a credit with another word for a photo",
                    &[TEXT, "-Picture: Jo Reed", "+Photo: Jo Reed, Harbour News"],
                    same,
                ),
                (
                    "before a credit of another kind",
                    &[
                        TEXT,
                        "-Illustration: Jo Reed",
                        "+Photo: Jo Reed, Harbour News",
                    ],
                    Err("the source of one thing and the credit of another"),
                ),
                (
                    "before a credit that nothing introduces",
                    &[TEXT, credit_line, "+Jo Reed/Reuters"],
                    same,
                ),
                (
                    "that nothing introduces before one with its word",
                    &[TEXT, "-Jo Reed/AP", "+Photo: Jo Reed, Harbour News"],
                    same,
                ),
            ],
        );
    }

    #[test]
    fn names_behind_a_caption_that_ends_in_them_are_its_credit() {
        let barred = "+Mayor Quill opens bridges | Jo Reed";
        let slashed = "+Mayor Quill opens bridges. Jo Reed/AP";
        for (what, lines, expected) in [
            ("behind a bar", &[TEXT, barred, "-Jo Reed"][..], true),
            ("before the caption", &[TEXT, "-Jo Reed", barred], false),
            ("a byline in the head", &[barred, "-Jo Reed"], false),
            (
                "a name with its agency in the head",
                &[slashed, "-Jo Reed/AP"],
                true,
            ),
            (
                "a name with its agency behind a sentence",
                &[TEXT, slashed, "-Jo Reed/AP"],
                true,
            ),
            (
                "a name behind a sentence",
                &[TEXT, "+Mayor Quill opens bridges. Jo Reed", "-Jo Reed"],
                false,
            ),
            (
                "a name with its title behind a sentence",
                &[
                    TEXT,
                    "+Mayor Quill opens bridges. Author: Jo Reed",
                    "-Author: Jo Reed",
                ],
                true,
            ),
            (
                "a name with its agency in the sentence",
                &[TEXT, "+Mayor Quill opens bridges Jo Reed/AP", "-Jo Reed/AP"],
                false,
            ),
            (
                "one name",
                &[TEXT, "+Mayor Ada Quill opens bridges | Reed", "-Reed"],
                false,
            ),
            (
                "six names",
                &[
                    TEXT,
                    "+Mayor Quill opens bridges | Jo Reed Ben Osei Mia Holt",
                    "-Jo Reed Ben Osei Mia Holt",
                ],
                true,
            ),
            (
                "seven names",
                &[
                    TEXT,
                    "+Mayor Quill opens bridges | Jo Reed Ben Osei Mia Holt Tom",
                    "-Jo Reed Ben Osei Mia Holt Tom",
                ],
                false,
            ),
            (
                "a caption of three words",
                &[TEXT, "+Mayor opens bridges | Jo Reed", "-Jo Reed"],
                false,
            ),
            (
                "behind a bar, and no names",
                &[
                    TEXT,
                    "+Mayor Quill opens bridges | near the harbour",
                    "-near the harbour",
                ],
                false,
            ),
            (
                "a caption and its names that stay in two lines as well",
                &[
                    TEXT,
                    "Mayor Quill opens bridges",
                    "+Mayor Quill opens bridges Jo Reed",
                    "-Jo Reed",
                ],
                false,
            ),
        ] {
            assert_eq!(
                ask(lines, |scene, a, b| is_echo(scene, a, b)),
                expected,
                "{what}"
            );
        }
    }

    #[test]
    fn the_second_of_two_lines_follows_the_first_to_the_text_that_has_both() {
        let (first, sentence) = ("Mayor Quill opens bridges", "Mayor Quill opens bridges.");
        let names = "+Mayor Quill opens bridges Jo Reed";
        let (museum, both) = (
            "-Snap: harbour museum",
            "+Mayor Quill opens bridges. Snap: harbour museum",
        );
        // The first line is the one that went.
        for (what, lines, expected) in [
            (
                "three blocks behind it",
                &[first, "Tides", "Sport", names, "-Jo Reed"][..],
                true,
            ),
            (
                "four blocks behind it",
                &[first, "Tides", "Sport", "Letters", names, "-Jo Reed"],
                false,
            ),
            (
                "no names, behind the text that has both",
                &[
                    first,
                    "+Mayor Quill opens bridges near the harbour",
                    "-near the harbour",
                ],
                true,
            ),
            (
                "before the text that has both",
                &[sentence, "Tides", "Sport", museum, both],
                true,
            ),
            (
                "before it, in one sentence",
                &[
                    first,
                    "-near the harbour",
                    "+Mayor Quill opens bridges near the harbour",
                ],
                false,
            ),
            (
                "a word between them",
                &["Mayor Quill opens", names, "-Jo Reed"],
                false,
            ),
            (
                "another line before it",
                &["Mayor Quill closed bridges", names, "-Jo Reed"],
                false,
            ),
        ] {
            let found = ask(lines, |scene, a, b| {
                let half = Repeat::new(Rule::Prefix, 0, b, "both together");
                scene.take_out(&half);
                scene.take_stock();
                is_second_half(scene, a, b)
            });
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn names_around_a_slash_are_the_credit_before_them() {
        for (what, lines, expected) in [
            (
                "the names behind the word",
                &[
                    "+Credit: Jo Reed/Harbour Institute",
                    "-Jo Reed/Harbour Institute",
                ][..],
                true,
            ),
            (
                "what may be a byline",
                &["+Credit: Jo Alba Reed", "-Jo Alba Reed"],
                false,
            ),
            (
                "before the credit",
                &[
                    "-Jo Reed/Harbour Institute",
                    "+Credit: Jo Reed/Harbour Institute",
                ],
                false,
            ),
            (
                "another name",
                &[
                    "+Credit: Jo Reed/Harbour Institute",
                    "-Jo Rees/Harbour Institute",
                ],
                false,
            ),
            (
                "a name less",
                &["+Credit: Jo Reed/Harbour Institute", "-Jo Reed/Harbour"],
                false,
            ),
            (
                "no names",
                &["+Credit: boats and/or ferries", "-boats and/or ferries"],
                false,
            ),
            (
                "a caption between them",
                &[
                    "+Credit: Jo Reed/Harbour Institute",
                    "Mayor Ada Quill opens the new bridge",
                    "-Jo Reed/Harbour Institute",
                ],
                false,
            ),
        ] {
            let found = ask(lines, |scene, a, b| is_bare_credit(scene, a, b));
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn a_name_and_an_outlet_stand_before_what_an_alternative_text_says() {
        let alt = "+Jo Reed/BBC A ferry lies at the pier of Wick in the fog";
        for (credit, expected) in [("-Jo Reed/BBC", true), ("-Mara Holt/BBC", false)] {
            let found = ask(&[TEXT, alt, credit], |scene, a, b| {
                is_said_before(scene, a, b)
            });
            assert_eq!(found, expected, "{credit}");
        }
    }

    #[test]
    fn who_wrote_the_article_has_a_name() {
        for (line, expected) in [
            ("+By Jo Reed (AP)", true),
            ("+By the old bridge. Photo: Jo Reed", false),
        ] {
            let found = ask(&["-Photo: Jo Reed", line, TEXT], |scene, _, line| {
                is_signature(scene, line)
            });
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn the_credit_behind_the_text_is_that_of_the_lead_photo() {
        let lead = "+Mayor Ada Quill opens the new bridge. Photo: Joe Reedham";
        let credit_line = "-Cover photo: Joe Reedham";
        for (what, lines, expected) in [
            ("behind all text", &[lead, TEXT, credit_line][..], true),
            ("of any photo", &[lead, TEXT, "-Photo: Joe Reedham"], false),
            (
                "among the last four blocks",
                &[lead, TEXT, credit_line, "Tides", "Sport", TEXT],
                true,
            ),
            (
                "in the midst of the text",
                &[
                    lead,
                    TEXT,
                    credit_line,
                    "Tides",
                    "Sport",
                    "Ferries",
                    "Letters",
                    TEXT,
                ],
                false,
            ),
            (
                "behind a line that could be a caption",
                &[lead, TEXT, "Tides", credit_line],
                false,
            ),
            (
                "behind who wrote the article and its source",
                &[lead, TEXT, "Author: jr/tv", "Source: Harbour", credit_line],
                true,
            ),
            (
                "behind more lines than an author has",
                &[
                    lead,
                    TEXT,
                    "Author: jr/tv",
                    "Source: Harbour",
                    "Source: Orle",
                    "Source: Wick",
                    credit_line,
                ],
                false,
            ),
            (
                "another photographer",
                &[lead, TEXT, "-Cover photo: Tom Woodham"],
                false,
            ),
            (
                "a name with its agency that nothing introduces",
                &[
                    "+Mayor Ada Quill opens bridges. Josephine Reed/Reuters",
                    TEXT,
                    "-Josephine Reed/Reuters",
                ],
                false,
            ),
        ] {
            let found = ask(lines, |scene, a, b| is_lead_photo_credit(scene, a, b));
            assert_eq!(found, expected, "{what}");
        }
    }
}

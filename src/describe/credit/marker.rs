//! The word that a credit begins with or is known by: what introduces one, and the name of an agency.

use super::lead::{Lead, are_names_from};
use super::{LONGEST_NAMES, Line, agency_is_shouted, slashed};
use crate::describe::lexicon::is_function_word;
use crate::describe::signs::{CLOSING_ROUND, COPYRIGHT, NOTE_BRACKETS, OPENING_ROUND, STOPS};
use crate::normalize::Word;

/// Whether a credit begins, or is known by, word `at`.
pub(super) fn is_marker(line: Line, at: usize) -> bool {
    let rest = line.core.get(at..).unwrap_or_default();
    let may_have_sign = at == 0 || line.signs.is_told(at, line.core.len());
    may_have_sign && signs_tell(line, at)
        || line.lexicon.markers.at_start(rest) > 0 && words_tell(line, at)
}

/// Whether the words from word `at` on introduce a credit or are the name of an agency in one.
fn words_tell(line: Line, at: usize) -> bool {
    let rest = line.core.get(at..).unwrap_or_default();
    let lead = lead_of(line, rest);
    let is_led = lead > 0 && Lead::new(line, at, lead).is_of_credit();
    // Some words are the name of an agency as well.
    is_led || {
        let agency = line.lexicon.agencies.at_start(rest);
        agency > 0 && is_agency(line, at, agency)
    }
}

/// How many words introduce a credit: "Photo", and with a phrase behind them "Credit Photo illustration by".
fn lead_of(line: Line, rest: &[Word]) -> usize {
    let first = line.lexicon.credit.at_start(rest);
    if first == 0 {
        return 0;
    }
    let phrase = line
        .lexicon
        .credit
        .at_start(rest.get(first..).unwrap_or_default());
    first + if phrase > 1 { phrase } else { 0 }
}

/// Whether the signs around word `at`, whichever it is, say that a credit begins with it.
fn signs_tell(line: Line, at: usize) -> bool {
    let Line { text, core, .. } = line;
    let rest = core.get(at..).unwrap_or_default();
    let before = line.sign_before(at);
    let may_tell = |byte: u8| matches!(byte, b'/' | b'(') || !byte.is_ascii();
    if !before.bytes().any(may_tell) {
        return false;
    }
    if before.contains(COPYRIGHT) || before.contains("(c)") {
        return true;
    }
    // "(C)Harbour News"
    let is_copyright = |word: &Word| matches!(word.of(text), "C" | "c");
    let may_be_name =
        |word: &Word| word.is_capitalised() || !word.is_cased(text) || word.letters(text) <= 3;
    // In "Ada Quill (L), Mara Holt (C) and Tom Vane" it stands for the one in the centre.
    let closes = || matches!(line.sign_before(at + 1), ")" | "）") || before.contains(STOPS);
    if before.ends_with(OPENING_ROUND)
        && line.sign_before(at + 1).starts_with(CLOSING_ROUND)
        && (at == 0 || closes())
        && (2..=LONGEST_NAMES).contains(&rest.len())
        && rest.first().is_some_and(is_copyright)
        && rest.iter().skip(1).all(may_be_name)
    {
        return true;
    }
    // "Londyn / autor: Ada Quill": whatever the word is, between a slash and a colon it introduces names. What has a
    // letter or two is a size: "4 eggs, grade A/size: L".
    let is_long = |name: &Word| name.letters(text) > 2;
    at > 0
        && before.contains('/')
        && before.trim() == "/"
        && line.sign_before(at + 1) == ": "
        && rest.len() <= 1 + LONGEST_NAMES
        && are_names_from(line, at + 1, false)
        && rest.iter().skip(1).any(is_long)
}

/// Whether the name of an agency, which has so many words from `at` on, is that of a credit.
fn is_agency(line: Line, at: usize, agency: usize) -> bool {
    let Line { text, core, .. } = line;
    let rest = core.get(at..).unwrap_or_default();
    let (before, after) = (line.sign_before(at), line.sign_before(at + agency));
    // "CC BY-SA 4.0 Ada Quill": a licence has a version, and somebody who gives it.
    let is_licence = agency > 1 && before.contains('.') && rest.len() <= agency + 5;
    let is_detail = |word: &Word| is_licence && (word.has_digit() || word.is_capitalised());
    let closes = rest.iter().skip(agency).all(is_detail);
    let before = slashed(before);
    let set_off = before.ends_with(['/', '|', '©', 'ⓒ', '(', '[', '（', '【'])
        || before.contains('|')
        || before.contains(" - ")
        || before.contains(" – ");
    if set_off
        && (closes
            || after.starts_with(['/', ')', ',', '|', ']', '）', '】'])
            || after.contains(['(', '„', '“', '"'])
            || agency > 1
            || before.ends_with(['/', '©', 'ⓒ', '(', '（']))
    {
        return !(before.ends_with(NOTE_BRACKETS)
            && (is_dateline(line, at + agency) || is_of_place(line, at + agency)));
    }
    // "@joreed/via REUTERS THIS PICTURE WAS …"
    let via = at.checked_sub(1).filter(|&via| {
        line.lexicon
            .credit
            .at_start(core.get(via..at).unwrap_or_default())
            == 1
    });
    if via.is_some_and(|via| line.sign_before(via) == "/") {
        return true;
    }
    // "… at the harbour REUTERS/Jo Reed", "… at the harbour. IMAGO/wickpix", "Getty Images/Jo Reed"
    let is_behind_sentence = before.starts_with(STOPS) && rest.len() <= agency + 3;
    let is_slashed = if agency > 1 {
        after.trim_start().starts_with('/')
    } else {
        after.starts_with('/') && agency_is_shouted(rest, text)
    };
    if is_slashed
        && (is_behind_sentence || rest.get(agency).is_some_and(|next| next.is_capitalised()))
    {
        return true;
    }
    // "… in Kyiv.dpa", "… on Sunday. Reuters", "… in the 94’. Reuters", "… Weeks AP"
    let ending = before.trim_start_matches(['’', '\'', '′', '″', '"', '”', '»', ')']);
    closes
        && (at == 0
            || before.is_empty()
            || ending.starts_with(['.', '!', '?', ';', '。'])
            || (agency_is_shouted(rest, text) && before == " " && !is_spoken_of(line, at)))
}

/// "… said to NATO", "… she told WNP.": an agency that the text speaks of, whose name closes it.
fn is_spoken_of(line: Line, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.core.get(before));
    before.is_some_and(|before| !before.is_capitalised() && is_function_word(*before))
        || line.text.trim_end().ends_with(STOPS)
}

/// "Melgaço (PA), 18/02/2026 – The pupils …": a state in brackets behind the name of a place, before which nothing else
/// stands, and the text of a caption.
fn is_of_place(line: Line, after: usize) -> bool {
    const LONGEST_PLACE: usize = 4;
    const SHORTEST_BEHIND: usize = 6;
    after <= 1 + LONGEST_PLACE
        && line.core.len() >= after + SHORTEST_BEHIND
        && line.sign_before(after).starts_with("),")
}

/// "BERLIN (AP) — The chancellor …", "BERLIN (AP) —": an agency in brackets with a text behind it, or in the next line.
fn is_dateline(line: Line, after: usize) -> bool {
    let core = line.core;
    (core.len() == after || core.len() > after + 3)
        && line.sign_before(after).contains(['-', '–', '—'])
}

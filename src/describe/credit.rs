//! Where the credit of a medium stands in a caption.

mod lead;
mod marker;
mod names;
#[cfg(test)]
mod tests;
mod whole;
mod words;

use super::lexicon::Lexicon;
use super::signs::Signs;
use crate::normalize::Word;
use marker::is_marker;
pub use words::is_reporter;

/// Where credits stand in a block's core.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Index of the first word of the credit that closes the block.
    pub closing: Option<usize>,
    /// How many words a credit has that opens the block.
    pub opening: usize,
    /// Whether the block is nothing but a credit.
    pub is_all: bool,
}

/// Most words of a credit line: "Photo: Name Name, AP / Copyright 2019 The Associated Press. All rights reserved".
const LONGEST: usize = 22;
/// Most words behind "Photo" without a colon.
const LONGEST_NAMES: usize = 10;

/// Finds the credits of a block with the signs of its text, up to the end of the core: O(words).
pub fn find(lexicon: &Lexicon, text: &str, core: &[Word], signs: Signs) -> Credits {
    let from = core.len().saturating_sub(LONGEST);
    let marker = (from..core.len())
        .find(|&at| may_mark(lexicon, text, core, at, signs) && is_marker(lexicon, text, core, at));
    let marker = match marker {
        Some(0) => Some(words::behind_label(lexicon, text, core).unwrap_or(0)),
        marker => marker,
    };
    let closing = words::behind_equals(lexicon, text, core, signs)
        .or_else(|| marker.map(|at| from_name(lexicon, text, core, at)))
        .or_else(|| names::rights_reserved(text, core))
        .or_else(|| names::names_in_brackets(lexicon, text, core))
        .or_else(|| words::closes_behind_sentence(lexicon, text, core, signs))
        .or_else(|| names::names_and_address(text, core, signs))
        .or_else(|| names::names_behind_sentence(lexicon, text, core, signs))
        .or_else(|| names::names_glued(lexicon, text, core, signs))
        .or_else(|| names::names_behind_slashes(text, core, signs))
        .or_else(|| words::behind_glued_lead(lexicon, text, core, signs))
        .or_else(|| words::before_lead(text, core))
        .or_else(|| names::shouted_names(lexicon, text, core));
    let opening = opening(lexicon, text, core);
    let is_all = whole::is_credit(lexicon, text, core, closing, opening);
    Credits {
        closing: closing.filter(|&at| at > 0 || is_all),
        opening: if is_all { 0 } else { opening },
        is_all,
    }
}

/// Whether a credit may begin with word `at`: most words begin none, and have no sign before them that tells of one.
fn may_mark(lexicon: &Lexicon, text: &str, core: &[Word], at: usize, signs: Signs) -> bool {
    let tells = |byte: u8| matches!(byte, b'/' | b'(') || !byte.is_ascii();
    core.get(at)
        .is_some_and(|word| lexicon.may_begin_credit(*word))
        || (at == 0 || signs.is_told(at, core.len()))
            && sign_before(text, core, at).bytes().any(tells)
}

/// What stands between word `at` and the one before it.
fn sign_before<'t>(text: &'t str, core: &[Word], at: usize) -> &'t str {
    let end = core.get(at).map_or(text.len(), |word| word.start as usize);
    let start = match at.checked_sub(1) {
        Some(before) => core.get(before).map_or(0, |word| word.end as usize),
        None => 0,
    };
    text.get(start..end).unwrap_or_default()
}

/// Whether a gap is a dash between words.
fn is_dash(gap: &str) -> bool {
    matches!(gap, " - " | " – ")
}

/// A gap that ends in a slash, without the space behind it: "Ada Quill / AP".
fn slashed(gap: &str) -> &str {
    let bare = gap.trim_end();
    if bare.ends_with('/') { bare } else { gap }
}

fn agency_is_shouted(rest: &[Word], text: &str) -> bool {
    rest.first().is_some_and(|word| word.is_shouted(text))
}

/// Walks back from an agency to the names before it: "Ed Murray/NJ Wire" is one credit.
fn from_name(lexicon: &Lexicon, text: &str, core: &[Word], marker: usize) -> usize {
    let is_lead = core
        .get(marker..)
        .is_some_and(|rest| rest.len() > 1 && lexicon.agencies.at_start(rest) == 0);
    if is_lead || !slashed(sign_before(text, core, marker)).ends_with('/') {
        return marker;
    }
    let mut at = marker;
    while at > 0 && marker - at < 4 && core.get(at - 1).is_some_and(|word| word.is_capitalised()) {
        at -= 1;
        let before = sign_before(text, core, at);
        if !before.trim_matches([' ', '\u{a0}', '.']).is_empty()
            || before.contains(". ")
            || lexicon.credit.at_start(&core[at..]) > 0
        {
            break;
        }
    }
    at
}

/// How many words a credit has that opens the block: "Getty Images A view of the harbour".
fn opening(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let agency = lexicon.agencies.at_start(core);
    if agency == 0 {
        return 0;
    }
    let after = sign_before(text, core, agency);
    let named = |word: Option<&Word>| {
        word.is_some_and(|word| word.is_capitalised() || !word.is_cased(text))
    };
    let followed = agency == core.len() || (after == " " && named(core.get(agency)));
    // A short name of one word opens sentences too, unless it is written in capitals: "AFP", but "Ana".
    let known = agency > 1
        || core.first().is_some_and(|word| word.letters(text) > 4)
        || agency_is_shouted(core, text);
    if followed && known && named(core.first()) {
        agency
    } else {
        0
    }
}

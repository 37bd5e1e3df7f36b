//! How a text is written: what tells which of two copies was written for readers.

use crate::describe::signs::{CLOSING_QUOTES, OPENING_QUOTES};
use crate::normalize;

/// How many marks of quotation, apostrophes and signs between words a text has: titles lose them where a page makes
/// attributes of them.
pub(super) fn signs(text: &str) -> usize {
    let is_quote = |c: &char| OPENING_QUOTES.contains(c) || CLOSING_QUOTES.contains(c);
    let parts = |(sign, next): &(char, char)| matches!(sign, ',' | ':' | ';') && *next == ' ';
    // Before the first word a sign is a remnant.
    let written = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let pairs = written.chars().zip(written.chars().skip(1));
    text.chars().filter(is_quote).count() + pairs.filter(parts).count()
}

/// How often a word goes on with a capital, as where the blank before a second one was lost: "NewBridges".
pub(super) fn glued(text: &str) -> usize {
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs
        .filter(|(one, next)| one.is_lowercase() && next.is_uppercase())
        .count()
}

/// Whether a sign of a text was lost on its way to the page, and another one stands in its place: "the Orle ¿ at last",
/// "the mayor¿s bridge", "the lawyersÕ rooms".
pub(super) fn is_garbled(text: &str) -> bool {
    // What apostrophes and marks of quotation of the one become where a text is read as another encoding.
    const READ_WRONGLY: [char; 4] = ['Õ', 'Ô', 'Ò', 'Ó'];
    let around = |at: usize, sign: &str| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        (before, rest.get(sign.len()..).unwrap_or_default())
    };
    let opens_no_question = |(at, sign): (usize, &str)| {
        let (before, behind) = around(at, sign);
        before.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_whitespace)
    };
    let ends_small_word = |(at, sign): (usize, &str)| {
        let (before, behind) = around(at, sign);
        before.ends_with(char::is_lowercase) && !behind.starts_with(char::is_alphabetic)
    };
    text.contains(char::REPLACEMENT_CHARACTER)
        || text.match_indices('¿').any(opens_no_question)
        || text.match_indices(READ_WRONGLY).any(ends_small_word)
}

/// A slug, or a text all in capitals or all in small letters: no text for readers.
pub(super) fn is_unwritten(text: &str) -> bool {
    is_all_small(text) || is_all_capitals(text) || !text.trim().contains(char::is_whitespace)
}

/// Whether a text has small letters and no capitals.
pub(super) fn is_all_small(text: &str) -> bool {
    text.chars().any(normalize::is_small) && !text.chars().any(char::is_uppercase)
}

/// Whether a text has capitals and no small letters: unlike [`Word::is_shouted`](normalize::Word::is_shouted), with
/// whatever else stands in it.
fn is_all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

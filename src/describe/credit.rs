//! Where the credit of a medium stands in a caption.

mod lead;
mod marker;
mod names;
mod signature;
mod start;
#[cfg(test)]
mod tests;
mod whole;
mod words;

use super::lexicon::{Lexicon, is_function_word};
use super::signs::{CLOSING_BRACKETS, CLOSING_QUOTES, COLONS, OPENING_BRACKETS, STOPS, Signs};
use crate::normalize::{self, Word};
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

/// A text in which a credit is looked for.
#[derive(Clone, Copy)]
struct Line<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    /// The words that it says.
    core: &'a [Word],
    /// The signs of the text, as of the core.
    signs: Signs,
}

impl<'a> Line<'a> {
    /// What stands between word `at` and the one before it; unlike [`normalize::gap_before`], before the first word all
    /// that stands there, and behind the last one all that is left of the text.
    fn sign_before(self, at: usize) -> &'a str {
        let end = self
            .core
            .get(at)
            .map_or(self.text.len(), |word| word.start as usize);
        let start = match at.checked_sub(1) {
            Some(before) => self.core.get(before).map_or(0, |word| word.end as usize),
            None => 0,
        };
        normalize::bare_gap(self.text.get(start..end).unwrap_or_default())
    }

    /// Whether one letter stands before word `at`, as in "J. Reed".
    fn is_initial_before(self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.core.get(before));
        before.is_some_and(|before| before.letters(self.text) == 1)
    }

    /// The words from `first` on that a sign may part from the ones before them.
    #[inline]
    fn told(self, first: usize) -> impl DoubleEndedIterator<Item = usize> {
        self.signs.told(first, self.core.len())
    }
}

/// Most words of a credit line: "Photo: Name Name, AP / Copyright 2019 The Associated Press. All rights reserved".
const LONGEST: usize = 22;
/// Most words behind "Photo" without a colon.
const LONGEST_NAMES: usize = 10;

/// Finds the credits of a block with the signs of its text, up to the end of the core: O(words).
pub fn find(lexicon: &Lexicon, text: &str, core: &[Word], signs: Signs) -> Credits {
    let line = Line {
        lexicon,
        text,
        core,
        signs,
    };
    in_brackets_first(line)
        .or_else(|| before_slash(line))
        .unwrap_or_else(|| credits_of(line))
}

/// "(Photo: Jo Reed) Ada Quill opens the bridge": the credits of a text that opens with one in brackets.
fn in_brackets_first(line: Line) -> Option<Credits> {
    const SHORTEST_BEHIND: usize = 2;
    if !line.text.trim_start().starts_with(OPENING_BRACKETS) {
        return None;
    }
    let last = line.core.len().checked_sub(SHORTEST_BEHIND)?;
    let end = (1..=last.min(LONGEST_NAMES))
        .find(|&at| line.sign_before(at).contains(CLOSING_BRACKETS))?;
    let core = line.core.get(..end)?;
    let text = line.text.get(..core.last()?.end as usize)?;
    let signs = Signs::of(text, core);
    // "(Reuters) The mayor …" and "【写真】…" are what a text begins with.
    let lead = line.lexicon.credit.at_start(core);
    let inner = Line {
        core,
        text,
        signs,
        ..line
    };
    let is_parted = || (1..core.len()).any(|at| !matches!(inner.sign_before(at), "" | " "));
    let is_credit = lead > 0 && (lead < core.len() || is_parted()) && credits_of(inner).is_all;
    is_credit.then(|| Credits {
        closing: credits_of(line).closing.filter(|&at| at > end),
        opening: end,
        is_all: false,
    })
}

/// "Jo Reed / Harbour Post photo / Ada Quill opens the bridge": names, the word for a photo, and behind a slash what is
/// seen.
fn before_slash(line: Line) -> Option<Credits> {
    const SHORTEST_BEHIND: usize = 3;
    const LONGEST_BEFORE: usize = 8;
    if !line.signs.has(b'/') {
        return None;
    }
    let Line {
        text,
        core,
        lexicon,
        ..
    } = line;
    let last = core.len().checked_sub(SHORTEST_BEHIND)?.min(LONGEST_BEFORE);
    let may_be_name = |word: &Word| word.is_capitalised() || word.has_digit();
    let is_end = |&at: &usize| {
        let opening = core.get(..at).unwrap_or_default();
        let photo = lexicon.photos.at_end(opening);
        photo > 0
            && photo < at
            && slashed(line.sign_before(at)).ends_with('/')
            && opening.iter().take(at - photo).all(may_be_name)
    };
    let end = (2..=last).find(is_end)?;
    let said = core.get(end..)?;
    let is_small =
        |word: &Word| word.of(text).starts_with(normalize::is_small) && !is_function_word(*word);
    let is_told = said.first()?.is_capitalised() && said.iter().any(is_small);
    is_told.then(|| Credits {
        closing: closing_from(line, end).filter(|&at| at > end),
        opening: end,
        is_all: false,
    })
}

/// The credits of a text, as its words and signs tell.
fn credits_of(line: Line) -> Credits {
    let opening = opening(line);
    let closing = words::behind_equals(line)
        .map(|at| start::with_names(line, at))
        .or_else(|| words::opens_glued(line).then_some(0))
        .or_else(|| closing_from(line, 0));
    let is_credit = whole::is_credit(line, closing, opening);
    let labelled = closing
        .filter(|&at| at == 0)
        .and_then(|_| behind_labelled(line, is_credit));
    Credits {
        closing: labelled.or(closing.filter(|&at| at > 0 || is_credit)),
        opening: if is_credit { 0 } else { opening },
        is_all: is_credit && labelled.is_none(),
    }
}

/// Where the credit begins that closes a text, and is known by a word from word `from` on or by no word at all.
fn closing_from(line: Line, from: usize) -> Option<usize> {
    let known = marker(line, from).map(|at| start::behind_slash(line, at));
    let licence = names::names_and_licence(line);
    let known = known.into_iter().chain(licence).min();
    let known = known.or_else(|| unmarked(line));
    known.map(|at| start::with_names(line, at))
}

/// "File photo: Ada Quill opens the bridge. Jo Reed/AP": where the credit begins of a caption that the words of one
/// open like a label. Where they may be a credit all together, something is told between.
fn behind_labelled(line: Line, may_be_credit: bool) -> Option<usize> {
    let label = line.lexicon.credit.at_start(line.core);
    let first = label + SHORTEST_LABELLED;
    let at = closing_from(line, first).filter(|&at| at >= first)?;
    let is_told = || {
        let names_picture = line.lexicon.photos.at_start(line.core) > 0
            || line.lexicon.notes.at_start(line.core) > 0;
        let is_labelled = names_picture && line.sign_before(label).starts_with(COLONS);
        let is_apart = line.sign_before(at).contains(STOPS) || line.sign_before(at).contains('(');
        let tells = |word: &Word| {
            word.of(line.text).starts_with(normalize::is_small)
                && !is_function_word(*word)
                && !line.lexicon.may_begin_credit(*word)
        };
        let said = line.core.get(label..at).unwrap_or_default();
        is_labelled && is_apart && said.iter().any(tells)
    };
    (!may_be_credit || is_told()).then_some(at)
}

/// How much stands at the least between the label of a text and the credit behind it, in words.
const SHORTEST_LABELLED: usize = 3;

/// The word that the credit is known by, from word `from` on.
fn marker(line: Line, from: usize) -> Option<usize> {
    let count = line.core.len();
    let from = count.saturating_sub(LONGEST).max(from);
    let words = line.core.get(from..)?;
    // A bit for each of them that a credit may be known by, the last word lowest: most stand behind a blank, and begin
    // nothing of a credit.
    let begins = |word: &Word| u64::from(line.lexicon.markers.may_open(*word));
    let begun = words
        .iter()
        .fold(0, |begun, word| begun << 1 | begins(word));
    let first = if from == 0 { 1 << words.len() >> 1 } else { 0 };
    let mut may_mark = begun | line.signs.told_of_last(words.len()) | first;
    let marker = loop {
        let behind = may_mark.checked_ilog2()?;
        let at = count - 1 - behind as usize;
        if is_marker(line, at) {
            break at;
        }
        may_mark ^= 1 << behind;
    };
    Some(match marker {
        0 => words::behind_label(line).unwrap_or(0),
        marker => marker,
    })
}

/// Fewest characters of a phrase that is a credit without a name: "受访者供图", but not "（提供）".
const SHORTEST_PHRASE: usize = 3;
/// How many characters stand at the least before a signature.
const SHORTEST_SIGNED: usize = 4;

/// Where a credit begins that no word introduces and no agency is named in.
fn unmarked(line: Line) -> Option<usize> {
    let tail = line.core.last()?.behind(line.text).trim();
    let found = if ends_running_text(tail) {
        behind_running_text(line)
    } else {
        behind_open_end(line)
    };
    found.filter(|&at| !names::is_in_address(line, at))
}

/// Whether what stands behind the last word ends a sentence, as it does in nearly all running text.
fn ends_running_text(tail: &str) -> bool {
    let ends = |c: char| STOPS.contains(&c) || CLOSING_QUOTES.contains(&c);
    !tail.is_empty() && tail.chars().all(ends)
}

/// As [`unmarked`], of any text: all forms of such a credit.
fn behind_open_end(line: Line) -> Option<usize> {
    names::rights_reserved(line)
        .or_else(|| names::giver_alone(line))
        .or_else(|| names::author_in_brackets(line))
        .or_else(|| names::names_in_brackets(line))
        .or_else(|| words::closes_behind_sentence(line))
        .or_else(|| signature::signature(line).filter(|&at| at >= SHORTEST_SIGNED))
        .or_else(|| names::names_and_address(line))
        .or_else(|| names::date_and_address(line))
        .or_else(|| names::names_behind_sentence(line))
        .or_else(|| names::names_glued(line))
        .or_else(|| names::names_behind_slashes(line))
        .or_else(|| words::behind_glued_lead(line))
        .or_else(|| words::before_lead(line))
        .or_else(|| words::behind_comma(line))
        .or_else(|| names::shouted_names(line))
}

/// As [`unmarked`], of a text that ends as running text does: those of all forms behind which the end of a sentence may
/// stand.
fn behind_running_text(line: Line) -> Option<usize> {
    names::rights_reserved(line)
        .or_else(|| names::names_and_address(line))
        .or_else(|| names::date_and_address(line))
        .or_else(|| names::names_behind_sentence(line))
        .or_else(|| words::behind_glued_lead(line))
        .or_else(|| words::before_lead(line))
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

/// How many words a credit has that opens the block: "Getty Images A view of the harbour".
fn opening(line: Line) -> usize {
    let Line { text, core, .. } = line;
    let agency = line.lexicon.agencies.at_start(core);
    if agency == 0 {
        return 0;
    }
    let after = line.sign_before(agency);
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

//! The licence under which a picture may be used, behind the names of those who gave it.

use crate::normalize::{Word, gap_before};

/// Most words of a licence: "CC BY-NC-SA 4.0 International".
const LONGEST: usize = 9;
/// Most letters of the land whose law a version of it is made for: "CC BY 2.0 de".
const LONGEST_LAND: usize = 2;

/// How many words at the end of a text name a licence of Creative Commons, as it is written: "CC BY-SA 4.0", "CC0",
/// "CC BY 2.0 de". 0 if none do.
pub fn licence(text: &str, core: &[Word]) -> usize {
    const CC: u32 = u32::from_be_bytes([0, 0, b'c', b'c']);
    const CC0: u32 = u32::from_be_bytes([0, b'c', b'c', b'0']);
    // Asked of every text: most end in a small word.
    let may_close =
        |word: &Word| word.is_capitalised() || word.has_digit() || word.len() <= LONGEST_LAND;
    if !core.last().is_some_and(may_close) {
        return 0;
    }
    let from = core.len().saturating_sub(LONGEST);
    let words = core.get(from..).unwrap_or_default();
    let may_open = |word: &Word| matches!((word.len(), word.head()), (2, CC) | (3, CC0));
    let is_named = |at: &usize| words.get(*at..).is_some_and(|rest| are_licence(text, rest));
    let places = words.iter().enumerate();
    let mut may_open = places.filter(|(_, word)| may_open(word)).map(|(at, _)| at);
    may_open.find(is_named).map_or(0, |at| words.len() - at)
}

/// Whether words are a licence from the first to the last.
fn are_licence(text: &str, words: &[Word]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let is_term = |word: &Word| matches!(word.of(text), "BY" | "SA" | "NC" | "ND");
    let terms = rest.iter().take_while(|word| is_term(word)).count();
    let is_named = match first.of(text) {
        "CC" => rest.first().is_some_and(|by| by.of(text) == "BY"),
        "CC0" => terms == 0,
        _ => false,
    };
    let detail = rest.get(terms..).unwrap_or_default();
    let (version, behind) = detail.split_at(usize::from(is_version(text, detail)) * 2);
    let is_of_land = |word: &Word| word.len() <= LONGEST_LAND && !word.has_digit();
    is_named
        && match behind {
            [] => true,
            [land] => {
                !version.is_empty()
                    && (is_of_land(land)
                        || matches!(
                            land.of(text),
                            "International" | "Unported" | "DEED" | "Deed"
                        ))
            }
            _ => false,
        }
}

/// Whether words begin with the version of a licence: "4.0".
fn is_version(text: &str, words: &[Word]) -> bool {
    let is_digit = |word: &Word| word.has_digit() && word.letters(text) == 1;
    words.iter().take(2).filter(|word| is_digit(word)).count() == 2
        && gap_before(text, words, 1) == Some(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::words_of;

    #[test]
    fn licences_are_known_as_they_are_written() {
        for (text, count) in [
            ("Jo Reed, CC BY-SA 4.0", 5),
            ("Jo Reed (CC BY 2.0)", 4),
            ("Jo Reed/Harbour Archive, CC BY-NC-ND", 4),
            ("Jo Reed CC BY-SA 3.0 de", 6),
            ("Jo Reed, CC BY 4.0 International", 5),
            ("Jo Reed, CC0", 1),
            ("Jo Reed, CC0 1.0", 3),
            ("CC Wick beat FC Orle 4.0", 0),
            ("the cc by mail", 0),
            ("CC BY 4", 0),
            ("CC BY the harbour", 0),
            ("", 0),
        ] {
            assert_eq!(licence(text, &words_of(text)), count, "{text}");
        }
    }
}

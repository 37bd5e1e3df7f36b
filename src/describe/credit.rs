//! Where the credit of a medium stands in a caption.

use super::lexicon::Lexicon;
use crate::normalize::Word;

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
/// Most words of a block that is nothing but a credit.
const LONGEST_ALONE: usize = 14;

/// Finds the credits of a block: O(words).
pub fn find(lexicon: &Lexicon, text: &str, core: &[Word]) -> Credits {
    let from = core.len().saturating_sub(LONGEST);
    let marker = (from..core.len())
        .find(|&at| may_mark(lexicon, text, core, at) && is_marker(lexicon, text, core, at));
    let closing = marker
        .map(|at| from_name(lexicon, text, core, at))
        .or_else(|| names_in_brackets(lexicon, text, core));
    let opening = opening(lexicon, text, core);
    let is_all = match closing {
        Some(0) => core.len() <= LONGEST_ALONE,
        _ => (opening == core.len() && opening > 0) || is_name_line(lexicon, text, core, closing),
    };
    Credits {
        closing: closing.filter(|&at| at > 0 || is_all),
        opening: if is_all { 0 } else { opening },
        is_all,
    }
}

/// Whether a credit may begin with word `at`: most words stand behind a blank and begin none.
fn may_mark(lexicon: &Lexicon, text: &str, core: &[Word], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| core.get(before..=at)) {
        Some([before, word]) => {
            before.end + 1 != word.start
                || text.as_bytes().get(before.end as usize) != Some(&b' ')
                || lexicon.may_begin_credit(*word)
        }
        _ => true,
    }
}

/// What stands between word `at` and the one before it.
fn gap<'t>(text: &'t str, core: &[Word], at: usize) -> &'t str {
    let end = core.get(at).map_or(text.len(), |word| word.start as usize);
    let start = match at.checked_sub(1) {
        Some(before) => core.get(before).map_or(0, |word| word.end as usize),
        None => 0,
    };
    text.get(start..end).unwrap_or_default()
}

/// Whether a credit begins, or is known by, word `at`.
fn is_marker(lexicon: &Lexicon, text: &str, core: &[Word], at: usize) -> bool {
    let rest = core.get(at..).unwrap_or_default();
    let before = gap(text, core, at);
    if before.contains('©') || before.contains("(c)") {
        return true;
    }
    let lead = lexicon.credit.at_start(rest);
    if lead > 0 {
        let after = gap(text, core, at + lead);
        let parted =
            at == 0 || before.contains(['(', '[', '|', '/', '（', '【', '。', '.', '"', '”', '»']);
        let is_last = at + lead == core.len();
        if is_last && lead == 1 && at > 0 {
            return false;
        }
        if after.contains([':', '：', '/', '|', '©']) && !after.contains("://")
            || (after.contains("..") && parted)
        {
            return at == 0
                || rest.first().is_some_and(|word| {
                    word.is_capitalised() || !before.trim().is_empty() || !has_case(*word, text)
                });
        }
        if lead > 1 && (parted || before.contains(['-', '–', '—'])) {
            return true;
        }
        if (parted || [" - ", " – ", " — "].contains(&before))
            && at > 0
            && after.trim().is_empty()
            && rest.first().is_some_and(|word| word.is_capitalised())
        {
            return rest.len() <= lead + LONGEST_NAMES
                && rest
                    .get(lead)
                    .is_some_and(|next| next.is_capitalised() || next.has_digit());
        }
    }
    let agency = lexicon.agencies.at_start(rest);
    if agency > 0 {
        let closes = at + agency == core.len();
        let after = gap(text, core, at + agency);
        let set_off = before.ends_with(['/', '|', '©', '(', '[', '（', '【'])
            || before.contains('|')
            || before.contains(" - ")
            || before.contains(" – ");
        if set_off
            && (closes
                || after.starts_with(['/', ')', ',', '|', ']', '）', '】'])
                || after.contains(['(', '„', '“', '"'])
                || agency > 1
                || before.ends_with(['/', '©', '(', '（']))
        {
            return !(before.ends_with(['(', '（', '[']) && is_dateline(text, core, at + agency));
        }
        // "@joreed/via REUTERS THIS PICTURE WAS …"
        let via = at.checked_sub(1).filter(|&via| {
            lexicon
                .credit
                .at_start(core.get(via..at).unwrap_or_default())
                == 1
        });
        if via.is_some_and(|via| gap(text, core, via) == "/") {
            return true;
        }
        // "… at the harbour REUTERS/Jo Reed"
        if after.starts_with('/')
            && rest.get(agency).is_some_and(|next| next.is_capitalised())
            && agency_is_shouted(rest, text)
        {
            return true;
        }
        // "… in Kyiv.dpa", "… on Sunday. Reuters", "… Weeks AP"
        return closes
            && (at == 0
                || before.is_empty()
                || before.starts_with(['.', '!', '?', ';', '。'])
                || (agency_is_shouted(rest, text) && before == " "));
    }
    false
}

fn agency_is_shouted(rest: &[Word], text: &str) -> bool {
    rest.first().is_some_and(|word| {
        let name = word.of(text);
        name.len() > 1 && name.chars().all(|c| c.is_uppercase())
    })
}

fn has_case(word: Word, text: &str) -> bool {
    word.of(text)
        .chars()
        .next()
        .is_some_and(|c| c.is_lowercase() || c.is_uppercase())
}

/// "BERLIN (AP) — The chancellor …": an agency in brackets with a text behind it.
fn is_dateline(text: &str, core: &[Word], after: usize) -> bool {
    core.len() > after + 3 && gap(text, core, after).contains(['-', '–', '—'])
}

/// Walks back from an agency to the names before it: "Ed Murray/NJ Wire" is one credit.
fn from_name(lexicon: &Lexicon, text: &str, core: &[Word], marker: usize) -> usize {
    if !gap(text, core, marker).ends_with('/') {
        return marker;
    }
    let mut at = marker;
    while at > 0 && marker - at < 4 && core.get(at - 1).is_some_and(|word| word.is_capitalised()) {
        at -= 1;
        let before = gap(text, core, at);
        if !before.trim_matches([' ', '\u{a0}', '.']).is_empty()
            || before.contains(". ")
            || lexicon.credit.at_start(&core[at..]) > 0
        {
            break;
        }
    }
    at
}

/// "(Ada Quill / The Harbour Times)": nothing but names in brackets at the end.
fn names_in_brackets(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let last = core.last()?;
    let tail = text.get(last.end as usize..)?.trim_start();
    if !tail.starts_with([')', '）']) {
        return None;
    }
    let from = core.len().saturating_sub(12);
    let at = (from..core.len())
        .rev()
        .find(|&at| gap(text, core, at).contains(['(', '（']))?;
    let (inside, before) = (core.get(at..)?, core.get(..at)?);
    let are_names = inside
        .iter()
        .all(|word| word.is_capitalised() || lexicon.stopwords.has(*word))
        && inside.first().is_some_and(|word| word.is_capitalised())
        && inside
            .iter()
            .any(|word| word.of(text).chars().any(char::is_lowercase))
        && !inside.iter().any(|word| word.has_digit());
    // "… on Sunday. (Ada Quill)" and "(Ada Quill)" alone, but not "the deputy (Ada Quill)".
    let after_sentence = gap(text, core, at)
        .trim_start()
        .starts_with(['.', '!', '?', '"', '”']);
    let stands_apart = before.is_empty() || after_sentence;
    (are_names && inside.len() > 1 && stands_apart).then_some(at)
}

/// How many words a credit has that opens the block: "Getty Images A view of the harbour".
fn opening(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let agency = lexicon.agencies.at_start(core);
    let after = gap(text, core, agency);
    let named = |word: Option<&Word>| {
        word.is_some_and(|word| word.is_capitalised() || !has_case(*word, text))
    };
    let followed = agency == core.len() || (after == " " && named(core.get(agency)));
    // A short name of one word opens sentences too, unless it is written in capitals: "AFP", but "Ana".
    let known = agency > 1
        || core.first().is_some_and(|word| word.len() > 4)
        || agency_is_shouted(core, text);
    if agency > 0 && followed && known && named(core.first()) {
        agency
    } else {
        0
    }
}

/// "Ada Quill, Associated Press" and "Ada Quill/AP Photo": names and an agency, nothing else.
fn is_name_line(lexicon: &Lexicon, text: &str, core: &[Word], closing: Option<usize>) -> bool {
    if core.len() > 10 {
        return false;
    }
    let Some(marker) = closing.or_else(|| {
        (0..core.len()).find(|&at| lexicon.agencies.at_start(&core[at..]) + at == core.len())
    }) else {
        return false;
    };
    marker <= 5
        && core.iter().all(|word| {
            word.is_capitalised()
                || lexicon.stopwords.has(*word)
                || !has_case(*word, text)
                || lexicon.agencies.has(*word)
        })
        && (0..=marker).all(|at| !gap(text, core, at).contains(". "))
        && (closing.is_none() || gap(text, core, marker).contains(['/', ',', '|', '-', '–']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;
    use crate::normalize;

    fn of(text: &str) -> (String, usize, bool) {
        let mut words = Vec::new();
        normalize::words(text, usize::MAX, &mut words);
        let credits = find(&LEXICON, text, &words);
        let closing = credits
            .closing
            .map_or("", |at| &text[words[at].start as usize..]);
        (closing.to_string(), credits.opening, credits.is_all)
    }

    #[test]
    fn closing_credits() {
        for (text, credit) in [
            (
                "Ada Quill opens the bridge. Photo: Jo Reed/AP",
                "Photo: Jo Reed/AP",
            ),
            ("Ada Quill opens the bridge. © Jo Reed", "Jo Reed"),
            (
                "Ada Quill opens the bridge (Photo by Jo Reed)",
                "Photo by Jo Reed)",
            ),
            (
                "Ada Quill opens the bridge (AP Photo/Jo Reed)",
                "AP Photo/Jo Reed)",
            ),
            ("Ada Quill eröffnet die Brücke.dpa", "dpa"),
            (
                "Ada Quill opens the bridge on Sunday. Jo Reed/AP",
                "Jo Reed/AP",
            ),
            (
                "Ada Quill opens the bridge on Sunday. (Jo Reed / The Harbour Times)",
                "Jo Reed / The Harbour Times)",
            ),
            (
                "Ada Quill opens the bridge.Credit...Jo Reed",
                "Credit...Jo Reed",
            ),
        ] {
            let (closing, _, all) = of(text);
            assert_eq!((closing.as_str(), all), (credit, false), "{text}");
        }
    }

    #[test]
    fn credits_alone() {
        for text in [
            "© Jo Reed",
            "Jo Reed/AP Photo",
            "Photo: Jo Reed",
            "Getty Images",
            "Jo Reed, Associated Press",
            "(Foto: Jo Reed)",
        ] {
            assert!(of(text).2, "{text}");
        }
    }

    #[test]
    fn no_credits() {
        for text in [
            "HARBOUR CITY (AP) — The mayor has opened the bridge.",
            "She told Reuters that the bridge is safe.",
            "The image shows the bridge as it was before the flood.",
            "Mayor Ada Quill",
            "The party (CDU)",
        ] {
            assert_eq!(of(text), (String::new(), 0, false), "{text}");
        }
    }

    #[test]
    fn opening_credits() {
        assert_eq!(of("Getty Images A view of the harbour").1, 2);
        assert_eq!(of("Getting ready for the harbour").1, 0);
    }
}

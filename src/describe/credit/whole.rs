//! Lines that are nothing but a credit.

use super::Line;
use super::signature::signature;
use crate::describe::lexicon::is_function_word;
use crate::describe::signs::{COLONS, DASHES, QUESTION_MARKS, STOPS};
use crate::normalize::Word;

/// Whether a block is nothing but a credit, where one closes it at word `closing` or opens it with `opening` words.
pub(super) fn is_credit(line: Line, closing: Option<usize>, opening: usize) -> bool {
    let core = line.core;
    // "Aa" shows how letters look.
    let is_pair = |word: &Word| word.is_capitalised() && word.letters(line.text) == 2;
    if matches!(core, [word] if is_pair(word) && !word.is_shouted(line.text)) {
        return false;
    }
    match closing {
        Some(0) => core.len() <= LONGEST_ALONE && !is_described(line),
        Some(at) if is_shouted_outlet(line, at) || is_bracketed(line, at) || is_label(line, at) => {
            core.len() <= LONGEST_ALONE
        }
        _ => {
            (opening == core.len() && opening > 0)
                || is_name_line(line, closing)
                || is_name_and_outlet(line)
                || is_name_for_outlet(line)
                || signature(line) == Some(0)
                || is_bracketed_whole(line)
        }
    }
}

/// "Screenshot: a map of the harbour at night.": a sentence without a name says what is seen, and not whose it is.
fn is_described(line: Line) -> bool {
    let Line { text, core, .. } = line;
    let said = core
        .get(line.lexicon.credit.at_start(core)..)
        .unwrap_or_default();
    let may_be_name = |at: usize, word: &Word| {
        word.is_capitalised()
            || word.has_digit()
            || !word.is_cased(text)
            || line.lexicon.agencies.has(*word)
            || said
                .get(at..)
                .is_some_and(|rest| line.lexicon.credit.at_start(rest) > 0)
    };
    said.len() >= SHORTEST_SAID
        && said.len() < core.len()
        && text.trim_end().ends_with('.')
        && !said
            .iter()
            .enumerate()
            .any(|(at, word)| may_be_name(at, word))
}

/// Words that a sentence has at the least.
const SHORTEST_SAID: usize = 4;

/// "Source of the photos: © WNP | Jo Reed", "Author/source: Jo Reed": a few words and a colon before what a credit is
/// known by.
fn is_label(line: Line, marker: usize) -> bool {
    let core = line.core;
    let has_colon = || (1..=marker + 1).any(|at| line.sign_before(at).contains(COLONS));
    marker <= LONGEST_LABEL
        && (line.lexicon.credit.at_start(core) > 0 && has_colon()
            || marker == 1 && line.sign_before(1) == "/" && line.sign_before(2).starts_with(':'))
}

/// Most words of such a label.
const LONGEST_LABEL: usize = 3;

/// "WP PHOTO: JO REED": the short name of a paper before the words that introduce the credit, all in capitals.
fn is_shouted_outlet(line: Line, marker: usize) -> bool {
    let Line { text, core, .. } = line;
    let (outlet, credit) = core.split_at_checked(marker).unwrap_or_default();
    let lead = line.lexicon.credit.at_start(credit);
    marker <= LONGEST_OUTLET
        && lead > 0
        && core.len() <= LONGEST_ALONE
        && outlet
            .iter()
            .chain(credit.iter().take(lead))
            .all(|word| word.is_shouted(text))
}

/// Most words of the short name of a paper.
const LONGEST_OUTLET: usize = 2;

/// "[산림청 제공. 재판매 및 DB 금지]": a few words before those of a credit, and brackets around all.
fn is_bracketed(line: Line, marker: usize) -> bool {
    marker <= LONGEST_OUTLET && line.core.len() <= LONGEST_ALONE && is_in_brackets(line.text)
}

/// Whether square brackets stand around a text.
fn is_in_brackets(text: &str) -> bool {
    let text = text.trim();
    let pairs = [('[', ']'), ('［', '］'), ('【', '】')];
    pairs
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

/// "[오를교통공사 제공]", "[촬영 김도윤]": a few words of a script without capitals in brackets, of which the last or the first tell
/// that it is a credit.
fn is_bracketed_whole(line: Line) -> bool {
    const LONGEST: usize = 8;
    let Line { text, core, .. } = line;
    let credit = &line.lexicon.credit;
    (2..=LONGEST).contains(&core.len())
        && is_in_brackets(text)
        && core
            .iter()
            .any(|word| !word.is_cased(text) && !word.has_digit())
        && (credit.at_end(core) > 0 || credit.at_start(core) > 0)
}

/// "JO REED/HARBOUR POST": two names, and that of a paper behind a slash, all in capitals.
fn is_name_and_outlet(line: Line) -> bool {
    let Line { text, core, .. } = line;
    let slash = || (2..=3).find(|&at| line.sign_before(at) == "/");
    let is_one_line = |slash: usize| {
        (1..core.len()).all(|at| at == slash || line.sign_before(at) == " ")
            && text.trim().ends_with(char::is_uppercase)
    };
    (3..=6).contains(&core.len())
        && core.iter().all(|word| word.is_shouted(text))
        && slash().is_some_and(|slash| slash < core.len() && is_one_line(slash))
}

/// "Jo C. Reed/for The Harbour Post": a name, and behind a slash and a small word for whom.
fn is_name_for_outlet(line: Line) -> bool {
    const LONGEST: usize = 10;
    let Line { text, core, .. } = line;
    if core.len() > LONGEST || !line.signs.has(b'/') {
        return false;
    }
    let Some(slash) = (2..=4).find(|&at| line.sign_before(at).trim() == "/") else {
        return false;
    };
    let (name, outlet) = core.split_at_checked(slash).unwrap_or_default();
    let is_name = |word: &Word| word.is_capitalised() && !word.has_digit();
    let is_joined =
        |at: usize| at == slash || line.sign_before(at) == " " || line.is_initial_before(at);
    (3..=6).contains(&outlet.len())
        && name.iter().all(is_name)
        && line.lexicon.for_whom.at_start(outlet) > 0
        && outlet.last().is_some_and(is_name)
        && outlet
            .iter()
            .all(|word| is_name(word) || is_function_word(*word))
        && (1..core.len()).all(is_joined)
        && !text.trim_end().ends_with(STOPS)
}

/// "Ada Quill, Associated Press" and "Ada Quill/AP Photo": names and an agency, nothing else.
fn is_name_line(line: Line, closing: Option<usize>) -> bool {
    let Line { text, core, .. } = line;
    if core.len() > 10 || closing.is_some_and(|at| is_caption_before(line, at)) {
        return false;
    }
    let Some(marker) = closing.or_else(|| {
        (0..core.len()).find(|&at| {
            let agency = line.lexicon.agencies.at_start(&core[at..]);
            // "Author: AP / Ada Quill"
            let is_first = at == 0 || at <= 2 && line.sign_before(at) == ": ";
            agency > 0
                && (at + agency == core.len()
                    || (is_first && line.sign_before(at + agency).trim() == "/"))
        })
    }) else {
        return false;
    };
    // "Jo Reed/Staff photographer"
    let is_office = line.sign_before(marker) == "/"
        && core
            .get(marker..)
            .is_some_and(|rest| line.lexicon.credit.are(rest));
    let is_via = |link: Word| line.lexicon.credit.has(link);
    // "Jo Reed for WNP", "Jo Reed via WNP", "WNP via Getty"
    let is_for = || match core.get(..marker) {
        Some([names @ .., link]) => {
            line.sign_before(marker) == " "
                && names.iter().all(|name| name.is_capitalised())
                && !link.is_capitalised()
                && ((2..=3).contains(&names.len()) && is_function_word(*link)
                    || is_via(*link) && (names.len() <= 3 || line.lexicon.agencies.are(names)))
        }
        _ => false,
    };
    // "The ferry in Wick | Photo: WNP": names have no small words there.
    let is_caption = || {
        line.sign_before(marker).contains(['|', '-', '–'])
            && core.iter().take(marker).any(|word| {
                !word.is_capitalised() && word.is_cased(text) && is_function_word(*word)
            })
    };
    // "What is Wikimedia?", "Jo Reed: a Pilot at NASA"
    let is_heading = || {
        let is_led = line.lexicon.credit.at_start(core) > 0;
        text.trim_end().ends_with(QUESTION_MARKS)
            || !is_led && closing.is_none() && is_titled(line, marker)
    };
    // Some write the Ethiopic sign for a blank where a colon is meant.
    let is_parted = || {
        let sign = line.sign_before(marker);
        sign.contains(['/', ',', '|', '-', '–', '፡'])
    };
    marker <= 5
        && !is_caption()
        && !is_heading()
        && core.iter().enumerate().all(|(at, word)| {
            word.is_capitalised()
                || is_office && at >= marker
                || is_function_word(*word)
                || !word.is_cased(text)
                || line.lexicon.agencies.has(*word)
                || at + 1 == marker && is_for()
        })
        && (0..=marker).all(|at| !line.sign_before(at).contains(". ") || line.is_initial_before(at))
        && (marker == 0
            || is_parted()
            || is_for()
            || closing.is_none() && is_bare_name(line, marker))
}

/// Whether what stands right before the name of an agency may be that of who works for it: "Interview with WNP" and
/// "Säger hon till WNP." are none, nor are several words in a script without capitals.
fn is_bare_name(line: Line, agency: usize) -> bool {
    const MOST_UNCASED: usize = 2;
    const MOST_CHARACTERS: usize = 4;
    let Line { text, core, .. } = line;
    let name = core.get(..agency).unwrap_or_default();
    let is_small = |word: Option<&Word>| word.is_some_and(|word| is_function_word(*word));
    let characters = name.iter().filter(|word| word.is_character()).count();
    let uncased = name.iter().filter(|word| !word.is_cased(text)).count() - characters;
    let is_sentence =
        text.trim_end().ends_with(STOPS) && name.iter().any(|word| is_function_word(*word));
    uncased <= MOST_UNCASED
        && characters <= MOST_CHARACTERS
        && !is_small(name.first())
        && !is_small(name.last())
        && !is_sentence
        // "WICK (WNP) —" tells where the text below comes from.
        && !text.trim_end().ends_with(DASHES)
}

/// Whether a colon stands behind two names or more before word `marker`, and a small word behind it.
fn is_titled(line: Line, marker: usize) -> bool {
    let colon = (2..marker).find(|&at| line.sign_before(at).contains(COLONS));
    colon.is_some_and(|colon| {
        let said = line.core.get(colon..marker).unwrap_or_default();
        said.iter().any(|word| is_function_word(*word))
    })
}

/// Whether several words in a script without capitals stand before those that introduce a credit: they are no name, for
/// that stands behind these.
fn is_caption_before(line: Line, marker: usize) -> bool {
    const SHORTEST: usize = 4;
    let Line { text, core, .. } = line;
    let (said, credit) = core.split_at_checked(marker).unwrap_or_default();
    let lead = line.lexicon.credit.at_start(credit);
    said.len() >= SHORTEST
        && !said
            .iter()
            .any(|word| word.is_cased(text) || word.is_character())
        && lead > 0
        && line.sign_before(marker + lead).starts_with(':')
}

/// Most words of a block that is nothing but a credit.
const LONGEST_ALONE: usize = 14;

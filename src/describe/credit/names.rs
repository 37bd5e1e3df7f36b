//! Credits that no word introduces: names, by where they stand and how they are written.

use super::{Line, is_dash};
use crate::describe::ends::has_ellipsis;
use crate::describe::lexicon::is_function_word;
use crate::describe::licence::licence;
use crate::describe::signs::{CLOSING_ROUND, NOTE_BRACKETS, OPENING_ROUND, STOPS};
use crate::normalize::{self, Word};

/// "… opens the bridge. DR", "… opens the bridge (D.R.)": rights reserved, in capitals behind the end of a caption.
pub(super) fn rights_reserved(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let last = core.last().filter(|last| last.is_capitalised())?;
    let written = |at: usize| {
        let from = core.get(at)?.start as usize;
        text.get(from..last.end as usize)
    };
    let is_said = |&at: &usize| matches!(written(at), Some("DR" | "D.R" | "D. R"));
    let at = (1..=2)
        .filter_map(|count| core.len().checked_sub(count))
        .find(is_said)?;
    let is_behind = line
        .sign_before(at)
        .contains(['.', '!', '?', '(', '/', '|', '"', '”', '»']);
    // "Danmarks Radio (DR)" is written in short.
    let before = core.get(at.checked_sub(2)?..at)?.iter();
    let is_short_for = before.map(|word| word.first()).eq([b'd', b'r']);
    (at > 2 && is_behind && !is_short_for).then_some(at)
}

/// "(Ada Quill / The Harbour Times)": nothing but names in brackets at the end.
pub(super) fn names_in_brackets(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let last = core.last()?;
    let tail = last.behind(text).trim_start();
    if !tail.starts_with(CLOSING_ROUND) {
        return None;
    }
    let from = core.len().saturating_sub(12);
    let at = (from..core.len())
        .rev()
        .find(|&at| line.sign_before(at).contains(OPENING_ROUND))?;
    let (inside, before) = (core.get(at..)?, core.get(..at)?);
    // "(Jo Reed/Harbour Times staff)"
    let is_slashed = (at + 1..core.len()).any(|inner| {
        // "Jo Reed/wickNews"
        let has_capital = |name: &Word| name.of(text).contains(char::is_uppercase);
        line.sign_before(inner) == "/" && core.get(inner).is_some_and(has_capital)
    });
    // "(JO REED / HARBOUR NEWS)"
    let is_parted = (at + 1..core.len()).any(|inner| line.sign_before(inner).trim() == "/");
    let are_names = inside
        .iter()
        .all(|word| word.is_capitalised() || is_function_word(*word))
        || is_slashed && inside.len() <= 6;
    let are_names = are_names
        && inside.first().is_some_and(|word| word.is_capitalised())
        && inside
            .iter()
            .any(|word| word.of(text).chars().any(char::is_lowercase) || is_parted)
        && !inside.iter().any(|word| word.has_digit());
    // "… on Sunday. (Ada Quill)" and "(Ada Quill)" alone, but not "the deputy (Ada Quill)".
    let after_sentence = line
        .sign_before(at)
        .trim_start_matches([' ', ')'])
        .starts_with(['.', '!', '?', '"', '”']);
    let stands_apart = before.is_empty() || after_sentence;
    (are_names && inside.len() > 1 && stands_apart).then_some(at)
}

/// "… opens the bridge. (Supplied)", "… opens the bridge. Supplied", "Jo Reed Submitted photo": how the picture came to
/// the paper, alone at the end.
pub(super) fn giver_alone(line: Line) -> Option<usize> {
    const SHORTEST_BEFORE: usize = 6;
    const SHORTEST_NAMES: usize = 2;
    let Line { text, core, .. } = line;
    let at = core.len().checked_sub(line.lexicon.givers.at_end(core))?;
    let giver = core.get(at)?;
    let tail = core.last()?.behind(text).trim();
    let before = line.sign_before(at);
    let opens = before.trim_start_matches(['.', '!', '?', '"', '”', ' ']);
    let is_bracketed = opens.strip_prefix(NOTE_BRACKETS) == Some("")
        && closes_bracket(tail)
        && (giver.is_capitalised() || !giver.is_cased(text));
    let is_behind_sentence =
        tail.is_empty() && (before == ". " || before.ends_with(' ') && has_ellipsis(before));
    // "… opens the bridge in 2016 - Supplied"
    let is_behind_dash = tail.is_empty() && is_dash(before) && giver.is_capitalised();
    // "Jo Reed Submitted photo": no title has a small last word behind a capital.
    let phrase = core.get(at..).unwrap_or_default();
    let is_small = |word: &Word| word.of(text).starts_with(normalize::is_small);
    let is_behind_names = phrase.len() > 1
        && tail.is_empty()
        && before == " "
        && giver.is_capitalised()
        && phrase.last().is_some_and(is_small);
    let shortest = if is_bracketed || is_behind_names {
        SHORTEST_NAMES
    } else {
        SHORTEST_BEFORE
    };
    let is_apart = is_bracketed || is_behind_sentence || is_behind_dash || is_behind_names;
    (at >= shortest && is_apart).then_some(at)
}

/// Whether there is nothing behind the last word but the end of a bracket, and perhaps a full stop.
fn closes_bracket(tail: &str) -> bool {
    matches!(tail.trim_end_matches(['.', '。']), ")" | "）" | "]" | "】")
}

/// "… opens the bridge (author: Jo Reed)": who made the picture, in brackets at the end.
pub(super) fn author_in_brackets(line: Line) -> Option<usize> {
    const LONGEST: usize = 8;
    let Line { text, core, .. } = line;
    let tail = core.last()?.behind(text).trim();
    if !closes_bracket(tail) {
        return None;
    }
    let from = core.len().saturating_sub(LONGEST).max(1);
    let at = (from..core.len()).find(|&at| line.sign_before(at).ends_with(NOTE_BRACKETS))?;
    // "“We have waited long enough” (author: Tom Vane)"
    if line
        .sign_before(at)
        .contains(['"', '“', '”', '»', '«', '」'])
    {
        return None;
    }
    let lead = line.lexicon.authors.at_start(core.get(at..)?);
    let is_named = |name: &Word| name.is_capitalised() || !name.is_cased(text);
    let name = core.get(at + lead)?;
    (lead > 0 && line.sign_before(at + lead).trim() == ":" && is_named(name)).then_some(at)
}

/// "… opens the bridge. Jo Reed via Wikimedia Commons, CC BY-SA 4.0", "… opens the bridge (Jo Reed/Flickr, CC BY 2.0)":
/// the licence at the end, and the names before it.
pub(super) fn names_and_licence(line: Line) -> Option<usize> {
    const MOST_NAMES: usize = 10;
    let Line { text, core, .. } = line;
    let licence = Some(licence(text, core)).filter(|&count| count > 0)?;
    let first = core.len() - licence;
    let ends_sentence =
        |at: usize| line.sign_before(at).contains(STOPS) && !line.is_initial_before(at);
    let begins = |at: usize| {
        let before = line.sign_before(at);
        at == 0
            || ends_sentence(at)
            || before.contains(NOTE_BRACKETS)
            || before.contains(['|', '"', '”', '»'])
    };
    let may_be_name = |at: usize| {
        core.get(at).is_some_and(|word| {
            let is_name = word.is_capitalised() || !word.is_cased(text);
            is_name && !word.has_digit()
                || is_function_word(*word)
                || line.lexicon.credit.has(*word)
        })
    };
    // The licence alone may stand in brackets behind the names.
    let named = (first.saturating_sub(MOST_NAMES)..first)
        .rev()
        .take_while(|&at| !ends_sentence(at + 1) && may_be_name(at))
        .find(|&at| begins(at));
    named.or_else(|| (line.sign_before(first) != " ").then_some(first))
}

/// "… 인사하고 있다. 2026.5.3 reed@wnp.example": the date behind the end of a caption, as agencies of Korea have it, and
/// perhaps an address behind that.
pub(super) fn date_and_address(line: Line) -> Option<usize> {
    const DATE: usize = 3;
    const SHORTEST_BEFORE: usize = 4;
    const LONGEST_ADDRESS: usize = 5;
    let Line { text, core, .. } = line;
    let is_date = |&at: &usize| {
        let date = core.get(at..at + DATE).unwrap_or_default();
        let digits = |place: usize| date.get(place).map_or(0, |number| number.letters(text));
        line.sign_before(at) == ". "
            && date
                .iter()
                .all(|number| number.of(text).chars().all(|c| c.is_ascii_digit()))
            && matches!([0, 1, 2].map(digits), [4, 1..=2, 1..=2])
            && (at + 1..at + DATE).all(|number| line.sign_before(number) == ".")
    };
    let last = core.len().checked_sub(DATE)?;
    let first = last.saturating_sub(LONGEST_ADDRESS).max(SHORTEST_BEFORE);
    let at = line.told(first).find(is_date)?;
    // Where there are capitals, a date there may be when something was, or a version.
    if core.first()?.is_cased(text) {
        return None;
    }
    let behind = core.get(at + DATE..)?;
    let has_address = || (at + DATE..core.len()).any(|inner| line.sign_before(inner) == "@");
    (behind.is_empty() || has_address()).then_some(at)
}

/// "… opens the bridge. Jo Reed | jreed@harbour.example": names and an address behind the end of the sentence.
pub(super) fn names_and_address(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    if !line.signs.has(b'@') {
        return None;
    }
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || ")]".contains(c));
    let address = bare.rsplit(char::is_whitespace).next()?;
    let (name, host) = address.split_once('@')?;
    if name.is_empty() || !host.contains('.') {
        return None;
    }
    let written = bare.len().checked_sub(address.len())?;
    let behind = core.partition_point(|word| (word.start as usize) < written);
    let is_set_off = |at: usize| {
        line.sign_before(at)
            .contains(['.', '!', '?', '"', '”', '(', '['])
    };
    let at = (4..behind).rev().take(5).find(|&at| is_set_off(at))?;
    let names = core.get(at..behind)?;
    let may_be_name = |name: &Word| name.is_capitalised() || !name.is_cased(text);
    (names.len() > 1 && names.iter().all(may_be_name)).then_some(at)
}

/// "… opens the bridge. Ada Quill/Harbour Pictures", "… opens the bridge. ADA QUILL", "… opens the bridge | Ada Quill":
/// nothing but names behind the end of the sentence, with a sign that no sentence has.
pub(super) fn names_behind_sentence(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let from = core.len().saturating_sub(8).max(SHORTEST_BEFORE_SLASHED);
    line.told(from).next()?;
    if text.trim_end().ends_with(['.', '!', '?', ':']) {
        return None;
    }
    let is_dash = |at: usize| is_dash(line.sign_before(at));
    let ends_sentence = |at: usize| {
        let before = line.sign_before(at);
        // "J. Reed"
        let is_initial = before == ". " && line.is_initial_before(at);
        before.contains(". ") && !is_initial
            || before == "."
            || before.contains(['!', '?', '”', '"', '»'])
            || before == ".\n"
    };
    let is_slash = |at: usize| line.sign_before(at) == " / ";
    let last = |is: &dyn Fn(usize) -> bool| line.told(from).rev().find(|&at| is(at));
    let (sentence, slash) = (last(&ends_sentence), last(&is_slash));
    // "… opens the bridge. Jo Reed / WNP" has both.
    [
        sentence,
        slash,
        last(&is_dash).filter(|_| sentence.or(slash).is_none()),
    ]
    .into_iter()
    .flatten()
    .find(|&at| are_names_behind(line, at))
}

/// Whether all from word `at` on, which stands behind a sentence, a slash or a dash, are names with a sign that no
/// sentence has.
fn are_names_behind(line: Line, at: usize) -> bool {
    let Line { text, core, .. } = line;
    let (caption, tail) = core.split_at_checked(at).unwrap_or_default();
    let sign = line.sign_before(at);
    // Some papers write themselves small: "mbl/Jo Reed".
    let is_paper = |index: usize| index == 0 && line.sign_before(at + 1).ends_with('/');
    let are_names = tail.iter().enumerate().all(|(index, word)| {
        word.is_capitalised() && !word.has_digit() && word.of(text).starts_with(char::is_uppercase)
            || is_function_word(*word)
            || is_paper(index)
            // "Jo Reed / 20 Minutes"
            || word.has_digit() && line.sign_before(at + index).contains('/')
    });
    let is_slashed = (at + 1..core.len()).any(|inner| line.sign_before(inner).contains('/'));
    let is_shouted = tail.iter().enumerate().all(|(index, word)| {
        let is_initial = || line.sign_before(at + index + 1).starts_with('.');
        (word.letters(text) > 1 || is_initial()) && word.of(text).chars().all(|c| !c.is_lowercase())
    }) && caption
        .iter()
        .any(|word| word.of(text).starts_with(char::is_lowercase));
    // "… opens the bridge - Jo Reed/Harbour Post"
    let is_dashed = is_dash(sign);
    let is_barred = sign.trim_start_matches(['.', '!', '?', '"', '”', '»']) == " / "
        && text.matches(" / ").count() == 1
        && core
            .iter()
            .take(at)
            .filter(|word| word.of(text).starts_with(normalize::is_small))
            .count()
            > 2;
    // "… opens the bridge. / WNP"
    let is_short_for = is_barred && is_shouted && sign.starts_with('.');
    // "Baker Ada Quill. Harbour News/Jo Reed": a few words.
    let is_told = at > 3 || is_slashed && sign.starts_with('.') && tail.len() > 2;
    are_names
        && is_told
        && ((2..=7).contains(&tail.len())
            && (is_slashed || is_shouted && !is_dashed || (is_barred && tail.len() <= 4))
            || tail.len() == 1 && is_short_for)
}

/// How many words stand at the least before names with a slash.
const SHORTEST_BEFORE_SLASHED: usize = 2;

/// "… opens the bridge.Jo Reed": names behind the full stop of the sentence, without the blank that a next sentence
/// has.
pub(super) fn names_glued(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let last = core.last()?;
    if !last.behind(text).trim().is_empty() {
        return None;
    }
    let from = core.len().saturating_sub(LONGEST_GLUED).max(4);
    let at = line.told(from).find(|&at| line.sign_before(at) == ".")?;
    // "St.John", "e.g.Quill"
    let ends_sentence = core.get(at - 1).is_some_and(|word| word.letters(text) > 3);
    let is_small = |word: &&Word| word.of(text).starts_with(normalize::is_small);
    let is_sentence = core.iter().take(at).filter(is_small).count() > 1;
    let names = core.get(at..)?;
    let may_be_name =
        |name: &Word| name.is_capitalised() && !name.has_digit() || is_function_word(*name);
    (ends_sentence
        && is_sentence
        && names.len() > 1
        && names.first().is_some_and(|name| name.is_capitalised())
        && names.iter().all(may_be_name)
        && last.is_capitalised()
        && (at + 1..core.len())
            .all(|name| matches!(line.sign_before(name), " " | ". " | "/" | "-")))
    .then_some(at)
}

/// Most words of names that are glued to a caption.
pub(super) const LONGEST_GLUED: usize = 5;

/// "… open the bridge in Wick/Jo Reed/Harbour Post": names between two slashes, and those behind.
pub(super) fn names_behind_slashes(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let from = core.len().saturating_sub(LONGEST_SLASHED).max(4);
    let at = line.told(from).find(|&at| line.sign_before(at) == "/")?;
    let (caption, names) = core.split_at_checked(at)?;
    let is_small = |word: &&Word| word.of(text).starts_with(normalize::is_small);
    let is_parted = |name: usize| line.sign_before(name) == "/";
    let closes = core.last()?.behind(text).trim().is_empty();
    let second = (at + 1..core.len()).find(|&name| is_parted(name))?;
    (closes
        && second > at + 1
        && names.len() > 2
        && names
            .iter()
            .all(|name| name.is_capitalised() && !name.has_digit())
        && (at + 1..core.len()).all(|name| is_parted(name) || line.sign_before(name) == " ")
        && caption.iter().filter(is_small).count() > 1)
        .then_some(at)
}

/// Most words of names behind slashes.
const LONGEST_SLASHED: usize = 6;

/// "Ada Quill opens the bridge JO REED": names in capitals behind a caption that is not written so.
pub(super) fn shouted_names(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    core.last().filter(|last| last.is_capitalised())?;
    let letters = |word: &Word| word.letters(text);
    let is_shouted = |word: &&Word| letters(word) >= SHORTEST_NAME && word.is_shouted(text);
    let count = core.iter().rev().take_while(is_shouted).count();
    let (caption, names) = core.split_at_checked(core.len().checked_sub(count)?)?;
    let is_long = names.iter().map(letters).sum::<usize>() >= SHORTEST_SHOUTED;
    let is_small = |word: &&Word| !word.is_capitalised();
    // "… the museum of ANCIENT EGYPT" goes on.
    let goes_on = |before: &Word| is_function_word(*before);
    let is_spaced = (caption.len()..core.len()).all(|name| line.sign_before(name) == " ");
    let closes = core.last()?.behind(text).trim().is_empty();
    ((2..=3).contains(&count)
        && is_long
        && is_spaced
        && closes
        && caption.len() > 3
        && caption.iter().filter(is_small).count() > 1
        && !caption.last().is_some_and(goes_on))
    .then_some(caption.len())
}

/// How many letters each of the names has at the least that are written in capitals, and all together: "NASA HQ" is no
/// credit.
const SHORTEST_NAME: usize = 3;
const SHORTEST_SHOUTED: usize = 9;

/// Whether word `at` stands in the address of a page that closes the text: "pic.site.example/aB3",
/// "https://t.example/aB3".
pub(super) fn is_in_address(line: Line, at: usize) -> bool {
    let text = line.text.trim_end();
    let start = text.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
    let token = text.get(start..).unwrap_or_default();
    let is_there = || {
        line.core
            .get(at)
            .is_some_and(|word| word.start as usize > start)
    };
    let is_host = |host: &str| {
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.';
        let domain = host.rsplit('.').next().map_or(0, str::len);
        host.contains('.') && host.bytes().all(is_plain) && (2..=LONGEST_DOMAIN).contains(&domain)
    };
    (token.contains("://") || token.split_once('/').is_some_and(|(host, _)| is_host(host)))
        && is_there()
}

/// How many letters the last part of the name of a host has at the most that is told from a word.
const LONGEST_DOMAIN: usize = 3;

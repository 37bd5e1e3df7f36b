//! Where the credit of a medium stands in a caption.

mod marker;

use super::lexicon::Lexicon;
use crate::normalize::{self, Word};
use marker::is_marker;

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
/// Words that a sentence has at the least.
const SHORTEST_SAID: usize = 4;
/// Most characters of a credit behind an equals sign, with its place and date.
const LONGEST_BEHIND_EQUALS: usize = 44;
/// Most characters of a place or a date there without a credit.
const LONGEST_PLACE: usize = 10;
/// Most characters of a date and a time in brackets behind the place.
const LONGEST_TIME: usize = 14;

/// Finds the credits of a block: O(words).
pub fn find(lexicon: &Lexicon, text: &str, core: &[Word]) -> Credits {
    let from = core.len().saturating_sub(LONGEST);
    let marker = (from..core.len())
        .find(|&at| may_mark(lexicon, text, core, at) && is_marker(lexicon, text, core, at));
    let marker = match marker {
        Some(0) => Some(behind_label(lexicon, text, core).unwrap_or(0)),
        marker => marker,
    };
    let closing = behind_equals(lexicon, text, core)
        .or_else(|| marker.map(|at| from_name(lexicon, text, core, at)))
        .or_else(|| rights_reserved(text, core))
        .or_else(|| names_in_brackets(lexicon, text, core))
        .or_else(|| closes_behind_sentence(lexicon, text, core))
        .or_else(|| names_and_address(text, core))
        .or_else(|| names_behind_sentence(lexicon, text, core))
        .or_else(|| names_glued(lexicon, text, core))
        .or_else(|| names_behind_slashes(text, core))
        .or_else(|| behind_glued_lead(lexicon, text, core))
        .or_else(|| before_lead(text, core))
        .or_else(|| shouted_names(lexicon, text, core));
    let opening = opening(lexicon, text, core);
    let is_all = match closing {
        Some(0) => core.len() <= LONGEST_ALONE && !is_described(lexicon, text, core),
        Some(at)
            if is_shouted_outlet(lexicon, text, core, at)
                || is_bracketed(text, core, at)
                || is_label(lexicon, text, core, at) =>
        {
            core.len() <= LONGEST_ALONE
        }
        _ => {
            (opening == core.len() && opening > 0)
                || is_name_line(lexicon, text, core, closing)
                || is_name_and_outlet(text, core)
        }
    };
    Credits {
        closing: closing.filter(|&at| at > 0 || is_all),
        opening: if is_all { 0 } else { opening },
        is_all,
    }
}

/// "Screenshot: a map of the harbour at night.": a sentence without a name says what is seen, and not whose it is.
fn is_described(lexicon: &Lexicon, text: &str, core: &[Word]) -> bool {
    let said = core
        .get(lexicon.credit.at_start(core)..)
        .unwrap_or_default();
    let may_be_name = |at: usize, word: &Word| {
        word.is_capitalised()
            || word.has_digit()
            || !word.is_cased(text)
            || lexicon.agencies.has(*word)
            || said
                .get(at..)
                .is_some_and(|rest| lexicon.credit.at_start(rest) > 0)
    };
    said.len() >= SHORTEST_SAID
        && said.len() < core.len()
        && text.trim_end().ends_with('.')
        && !said
            .iter()
            .enumerate()
            .any(|(at, word)| may_be_name(at, word))
}

/// "Source of the photos: © WNP | Jo Reed", "Author/source: Jo Reed": a few words and a colon before what a credit is known by.
fn is_label(lexicon: &Lexicon, text: &str, core: &[Word], marker: usize) -> bool {
    let has_colon = || (1..=marker + 1).any(|at| gap(text, core, at).contains([':', '：']));
    marker <= LONGEST_LABEL
        && (lexicon.credit.at_start(core) > 0 && has_colon()
            || marker == 1 && gap(text, core, 1) == "/" && gap(text, core, 2).starts_with(':'))
}

/// Most words of such a label.
const LONGEST_LABEL: usize = 3;

/// Whether a credit may begin with word `at`: most words begin none, and have no sign before them that tells of one.
fn may_mark(lexicon: &Lexicon, text: &str, core: &[Word], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| core.get(before..=at)) {
        Some([before, word]) => {
            let gap = text
                .as_bytes()
                .get(before.end as usize..word.start as usize);
            let tells = |byte: &u8| matches!(byte, b'/' | b'(') || !byte.is_ascii();
            // Most words stand behind a blank.
            let is_told = || gap != Some(b" ") && gap.is_none_or(|gap| gap.iter().any(tells));
            lexicon.may_begin_credit(*word) || is_told()
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

/// "Archivbild: Ada Quill eröffnet die Brücke. (Quelle: Jo Reed)": where the credit begins behind a text that credit words
/// open like a label, as it has credit words of its own.
fn behind_label(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let from = lexicon.credit.at_start(core) + 3;
    (from..core.len()).find(|&at| {
        let rest = core.get(at..).unwrap_or_default();
        let lead = lexicon.credit.at_start(rest);
        let before = gap(text, core, at);
        lead > 0
            && gap(text, core, at + lead)
                .trim_start_matches('.')
                .starts_with([':', '：'])
            && before.contains(['(', '（', '[', '.', '!', '?'])
    })
}

/// "泳ぐ子どもたち＝白浜町で5日、山口健太撮影": where and when a picture was taken and by whom, behind an equals sign.
fn behind_equals(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    const EQUALS: [char; 2] = ['＝', '='];
    if !core.last()?.is_character() || !text.contains(EQUALS) {
        return None;
    }
    let from = core.len().saturating_sub(LONGEST_BEHIND_EQUALS).max(4);
    let at = (from..core.len())
        .rev()
        .find(|&at| gap(text, core, at).contains(EQUALS))?;
    let tail = core.get(at..)?;
    let is_credit = lexicon.credit.at_end(tail) > 0 || lexicon.agencies.at_end(tail) > 0;
    // "＝木島平村（15日午後2時20分）"
    let bracket = (at + 1..core.len()).find(|&inner| gap(text, core, inner).contains('（'));
    let is_time = |from: &usize| {
        let inside = core.get(*from..).unwrap_or_default();
        inside.len() <= LONGEST_TIME && inside.iter().any(|word| word.has_digit())
    };
    let place = bracket.filter(is_time).unwrap_or(core.len()) - at;
    let is_place = gap(text, core, at).contains('＝')
        && place <= LONGEST_PLACE
        && !text.trim_end().ends_with('。');
    (is_credit || is_place).then_some(at)
}

/// "… 정리하고 있다. 해림소방서 제공", "……作业。 某社记者 陆远 摄": who took or gave a picture, behind the end of the sentence, in
/// a script in which the word for that comes last.
fn closes_behind_sentence(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let last = core.last().filter(|word| !word.is_cased(text))?;
    // Running text ends its last sentence.
    let signs: &[char] = match text.get(last.end as usize..).map(str::trim) {
        Some("") => &['.', '。', '!', '！', '?', '？'],
        Some(")" | "）" | "]" | "】") => &['(', '（', '[', '【'],
        _ => return None,
    };
    let longest = if last.is_character() { 20 } else { 4 };
    let from = core.len().saturating_sub(longest).max(4);
    let at = (from..core.len())
        .rev()
        .find(|&at| gap(text, core, at).contains(signs))?;
    let tail = core.get(at..)?;
    // The date may stand behind: "某社記者陸遠攝 113年8月29日".
    let is_dated = |word: &&Word| word.has_digit() || matches!(word.of(text), "年" | "月" | "日");
    let date = tail.iter().rev().take_while(is_dated).count();
    let tail = tail.get(..tail.len() - date)?;
    let lead = lexicon.credit.at_end(tail);
    // The word for who gave it alone is none: "（提供）".
    let is_whole = lead == tail.len() && lead > if last.is_character() { 3 } else { 1 };
    // "… 서 있는 우체통. 한소연 기자": a reporter, who took the picture as well.
    let is_reporter = match tail {
        [name, role] => {
            (2..=4).contains(&name.of(text).chars().count())
                && matches!(role.of(text), "기자" | "선임기자")
        }
        _ => false,
    };
    (lead > 0 && lead < tail.len() || is_whole || is_reporter).then_some(at)
}

/// "… opens the bridge. Jo Reed | jreed@harbour.example": names and an address behind the end of the sentence.
fn names_and_address(text: &str, core: &[Word]) -> Option<usize> {
    memchr::memrchr(b'@', text.as_bytes())?;
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || ")]".contains(c));
    let address = bare.rsplit(char::is_whitespace).next()?;
    let (name, host) = address.split_once('@')?;
    if name.is_empty() || !host.contains('.') {
        return None;
    }
    let written = bare.len().checked_sub(address.len())?;
    let behind = core.partition_point(|word| (word.start as usize) < written);
    let is_set_off = |at: usize| gap(text, core, at).contains(['.', '!', '?', '"', '”', '(', '[']);
    let at = (4..behind).rev().take(5).find(|&at| is_set_off(at))?;
    let names = core.get(at..behind)?;
    let may_be_name = |name: &Word| name.is_capitalised() || !name.is_cased(text);
    (names.len() > 1 && names.iter().all(may_be_name)).then_some(at)
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
    if is_lead || !slashed(gap(text, core, marker)).ends_with('/') {
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

/// "… opens the bridge. DR", "… opens the bridge (D.R.)": rights reserved, in capitals behind the end of a caption.
fn rights_reserved(text: &str, core: &[Word]) -> Option<usize> {
    let last = core.last()?;
    let written = |at: usize| {
        let from = core.get(at)?.start as usize;
        text.get(from..last.end as usize)
    };
    let is_said = |&at: &usize| matches!(written(at), Some("DR" | "D.R" | "D. R"));
    let at = (1..=2)
        .filter_map(|count| core.len().checked_sub(count))
        .find(is_said)?;
    let is_behind = gap(text, core, at).contains(['.', '!', '?', '(', '/', '|', '"', '”', '»']);
    // "Danmarks Radio (DR)" is written in short.
    let before = core.get(at.checked_sub(2)?..at)?.iter();
    let is_short_for = before.map(|word| word.first()).eq([b'd', b'r']);
    (at > 2 && is_behind && !is_short_for).then_some(at)
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
    // "(Jo Reed/Harbour Times staff)"
    let is_slashed = (at + 1..core.len()).any(|inner| {
        // "Jo Reed/wickNews"
        let has_capital = |name: &Word| name.of(text).contains(char::is_uppercase);
        gap(text, core, inner) == "/" && core.get(inner).is_some_and(has_capital)
    });
    // "(JO REED / HARBOUR NEWS)"
    let is_parted = (at + 1..core.len()).any(|inner| gap(text, core, inner).trim() == "/");
    let are_names = inside
        .iter()
        .all(|word| word.is_capitalised() || lexicon.stopwords.has(*word))
        || is_slashed && inside.len() <= 6;
    let are_names = are_names
        && inside.first().is_some_and(|word| word.is_capitalised())
        && inside
            .iter()
            .any(|word| word.of(text).chars().any(char::is_lowercase) || is_parted)
        && !inside.iter().any(|word| word.has_digit());
    // "… on Sunday. (Ada Quill)" and "(Ada Quill)" alone, but not "the deputy (Ada Quill)".
    let after_sentence = gap(text, core, at)
        .trim_start_matches([' ', ')'])
        .starts_with(['.', '!', '?', '"', '”']);
    let stands_apart = before.is_empty() || after_sentence;
    (are_names && inside.len() > 1 && stands_apart).then_some(at)
}

/// "… opens the bridge. Ada Quill/Harbour Pictures", "… opens the bridge. ADA QUILL", "… opens the bridge | Ada Quill":
/// nothing but names behind the end of the sentence, with a sign that no sentence has.
fn names_behind_sentence(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    if text.trim_end().ends_with(['.', '!', '?', ':']) {
        return None;
    }
    let from = core.len().saturating_sub(8).max(4);
    let is_dash = |at: usize| is_dash(gap(text, core, at));
    let ends_sentence = |at: usize| {
        let before = gap(text, core, at);
        // Most words stand behind a blank.
        if before == " " {
            return false;
        }
        // "J. Reed"
        let is_initial = before == ". "
            && at
                .checked_sub(1)
                .and_then(|last| core.get(last))
                .is_some_and(|word| word.len() == 1);
        before.contains(". ") && !is_initial
            || before == "."
            || before.contains(['!', '?', '”', '"', '»'])
            || before == ".\n"
    };
    let is_slash = |at: usize| gap(text, core, at) == " / ";
    let last = |is: &dyn Fn(usize) -> bool| (from..core.len()).rev().find(|&at| is(at));
    let (sentence, slash) = (last(&ends_sentence), last(&is_slash));
    // "… opens the bridge. Jo Reed / WNP" has both.
    [
        sentence,
        slash,
        last(&is_dash).filter(|_| sentence.or(slash).is_none()),
    ]
    .into_iter()
    .flatten()
    .find(|&at| are_names_behind(lexicon, text, core, at))
}

/// Whether all from word `at` on, which stands behind a sentence, a slash or a dash, are names with a sign that no sentence has.
fn are_names_behind(lexicon: &Lexicon, text: &str, core: &[Word], at: usize) -> bool {
    let (caption, tail) = core.split_at_checked(at).unwrap_or_default();
    let sign = gap(text, core, at);
    // Some papers write themselves small: "mbl/Jo Reed".
    let is_paper = |index: usize| index == 0 && gap(text, core, at + 1).ends_with('/');
    let are_names = tail.iter().enumerate().all(|(index, word)| {
        word.is_capitalised() && !word.has_digit() && word.of(text).starts_with(char::is_uppercase)
            || lexicon.stopwords.has(*word)
            || is_paper(index)
            // "Jo Reed / 20 Minutes"
            || word.has_digit() && gap(text, core, at + index).contains('/')
    });
    let is_slashed = (at + 1..core.len()).any(|inner| gap(text, core, inner).contains('/'));
    let is_shouted = tail.iter().enumerate().all(|(index, word)| {
        let is_initial = || gap(text, core, at + index + 1).starts_with('.');
        (word.len() > 1 || is_initial()) && word.of(text).chars().all(|c| !c.is_lowercase())
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
    are_names
        && ((2..=7).contains(&tail.len())
            && (is_slashed || is_shouted && !is_dashed || (is_barred && tail.len() <= 4))
            || tail.len() == 1 && is_short_for)
}

/// "… opens the bridge.Jo Reed": names behind the full stop of the sentence, without the blank that a next sentence has.
fn names_glued(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let last = core.last()?;
    if !text.get(last.end as usize..)?.trim().is_empty() {
        return None;
    }
    let from = core.len().saturating_sub(LONGEST_GLUED).max(4);
    let at = (from..core.len()).find(|&at| gap(text, core, at) == ".")?;
    // "St.John", "e.g.Quill"
    let ends_sentence = core.get(at - 1).is_some_and(|word| word.len() > 3);
    let is_small = |word: &&Word| word.of(text).starts_with(normalize::is_small);
    let is_sentence = core.iter().take(at).filter(is_small).count() > 1;
    let names = core.get(at..)?;
    let may_be_name =
        |name: &Word| name.is_capitalised() && !name.has_digit() || lexicon.stopwords.has(*name);
    (ends_sentence
        && is_sentence
        && names.len() > 1
        && names.first().is_some_and(|name| name.is_capitalised())
        && names.iter().all(may_be_name)
        && last.is_capitalised()
        && (at + 1..core.len()).all(|name| matches!(gap(text, core, name), " " | ". " | "/" | "-")))
    .then_some(at)
}

/// "… open the bridge in Wick/Jo Reed/Harbour Post": names between two slashes, and those behind.
fn names_behind_slashes(text: &str, core: &[Word]) -> Option<usize> {
    let from = core.len().saturating_sub(LONGEST_SLASHED).max(4);
    let at = (from..core.len()).find(|&at| gap(text, core, at) == "/")?;
    let (caption, names) = core.split_at_checked(at)?;
    let is_small = |word: &&Word| word.of(text).starts_with(normalize::is_small);
    let is_parted = |name: usize| gap(text, core, name) == "/";
    let closes = text.get(core.last()?.end as usize..)?.trim().is_empty();
    let second = (at + 1..core.len()).find(|&name| is_parted(name))?;
    (closes
        && second > at + 1
        && names.len() > 2
        && names
            .iter()
            .all(|name| name.is_capitalised() && !name.has_digit())
        && (at + 1..core.len()).all(|name| is_parted(name) || gap(text, core, name) == " ")
        && caption.iter().filter(is_small).count() > 1)
        .then_some(at)
}

/// Most words of names behind slashes.
const LONGEST_SLASHED: usize = 6;

/// "… opens the bridgePhoto: Jo Reed": names behind a word that is glued to the caption.
fn behind_glued_lead(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let from = core.len().saturating_sub(LONGEST_GLUED + 1).max(3);
    let at = (from..core.len()).find(|&at| {
        let sign = gap(text, core, at).trim_end();
        matches!(sign, ":" | "：" | "፦")
            && core
                .get(at - 1)
                .is_some_and(|lead| ends_in_lead(lexicon, lead.of(text)))
    })?;
    let may_be_name =
        |name: &Word| name.is_capitalised() || !name.is_cased(text) || lexicon.stopwords.has(*name);
    let closes = !text.trim_end().ends_with(['.', '!', '?', '।', '۔', '።']);
    (closes && core.get(at..)?.iter().all(may_be_name)).then_some(at)
}

/// "… smegduobė. J. Balčiūno nuotr.": names before a word for a photo that stands behind them.
fn before_lead(text: &str, core: &[Word]) -> Option<usize> {
    let (last, names) = core.split_last()?;
    let tail = text.get(last.end as usize..)?.trim();
    let is_short = last.of(text) == SHORT_LEAD && matches!(tail, "." | ".)");
    let is_long = last.of(text) == LONG_LEAD && matches!(tail, "" | ")");
    if !is_short && !is_long {
        return None;
    }
    let is_name = |at: usize| {
        // "Jonas Jonaitis / 15min", "tiltas.lt"
        let is_outlet = || gap(text, core, at).contains('/') || gap(text, core, at) == ".";
        let name = core.get(at);
        name.is_some_and(|name| name.is_capitalised() || is_outlet())
    };
    let is_initial = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| core.get(before));
        before.is_some_and(|before| before.len() == 1)
    };
    let signs = ['.', '!', '?', '(', '|', '"', '”', '“', '»'];
    let is_apart = |at: usize| {
        let gap = gap(text, core, at);
        gap != "." && gap.contains(signs) && !is_initial(at)
    };
    let mut at = names.len();
    while at > 0 && is_name(at - 1) && names.len() - at < LONGEST_NAMES {
        at -= 1;
        if is_apart(at) {
            break;
        }
    }
    // "Dienos nuotr.", the photo of the day, is a heading; "BNS nuotr." is none.
    let is_telling = match core.get(at..names.len())? {
        [] => false,
        [name] => is_short && (at > 0 || name.is_shouted(text)),
        _ => is_short || at > 0,
    };
    (is_telling && (at == 0 || is_apart(at))).then_some(at)
}

/// The word for a photo in Lithuanian, which stands behind the names, in short and in full.
const SHORT_LEAD: &str = "nuotr";
const LONG_LEAD: &str = "nuotrauka";

/// Whether a word ends in one that says that it is a photo: with a capital in its midst, or in a script without them.
fn ends_in_lead(lexicon: &Lexicon, word: &str) -> bool {
    let mut words = Vec::new();
    let letters = word.char_indices().rev().take(LONGEST_GLUED_LEAD);
    letters.filter(|&(at, _)| at > 1).any(|(at, c)| {
        let (before, lead) = word.split_at(at);
        let is_glued = c.is_uppercase() && before.ends_with(char::is_lowercase)
            || !normalize::is_small(c) && !c.is_uppercase();
        words.clear();
        if is_glued {
            normalize::words(lead, 2, &mut words);
        }
        matches!(words.as_slice(), [lead] if lexicon.photos.has(*lead))
    })
}

/// Most words of names that are glued to a caption.
const LONGEST_GLUED: usize = 5;
/// Most characters of the word for a photo that is glued to a caption.
const LONGEST_GLUED_LEAD: usize = 16;

/// "Ada Quill opens the bridge JO REED": names in capitals behind a caption that is not written so.
fn shouted_names(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    core.last().filter(|last| last.is_capitalised())?;
    let letters = |word: &Word| word.of(text).chars().count();
    let is_shouted = |word: &&Word| {
        letters(word) >= SHORTEST_NAME && word.of(text).chars().all(char::is_uppercase)
    };
    let count = core.iter().rev().take_while(is_shouted).count();
    let (caption, names) = core.split_at_checked(core.len().checked_sub(count)?)?;
    let is_long = names.iter().map(letters).sum::<usize>() >= SHORTEST_SHOUTED;
    let is_small = |word: &&Word| !word.is_capitalised();
    // "… the museum of ANCIENT EGYPT" goes on.
    let goes_on = |before: &Word| lexicon.stopwords.has(*before);
    let is_spaced = (caption.len()..core.len()).all(|name| gap(text, core, name) == " ");
    let closes = text.get(core.last()?.end as usize..)?.trim().is_empty();
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

/// How many words a credit has that opens the block: "Getty Images A view of the harbour".
fn opening(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let agency = lexicon.agencies.at_start(core);
    let after = gap(text, core, agency);
    let named = |word: Option<&Word>| {
        word.is_some_and(|word| word.is_capitalised() || !word.is_cased(text))
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

/// "WP PHOTO: JO REED": the short name of a paper before the words that introduce the credit, all in capitals.
fn is_shouted_outlet(lexicon: &Lexicon, text: &str, core: &[Word], marker: usize) -> bool {
    let (outlet, credit) = core.split_at_checked(marker).unwrap_or_default();
    let lead = lexicon.credit.at_start(credit);
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
fn is_bracketed(text: &str, core: &[Word], marker: usize) -> bool {
    let text = text.trim();
    let is_around = |open: char, close: char| text.starts_with(open) && text.ends_with(close);
    marker <= LONGEST_OUTLET
        && core.len() <= LONGEST_ALONE
        && (is_around('[', ']') || is_around('【', '】'))
}

/// "JO REED/HARBOUR POST": two names, and that of a paper behind a slash, all in capitals.
fn is_name_and_outlet(text: &str, core: &[Word]) -> bool {
    let slash = || (2..=3).find(|&at| gap(text, core, at) == "/");
    let is_one_line = |slash: usize| {
        (1..core.len()).all(|at| at == slash || gap(text, core, at) == " ")
            && text.trim().ends_with(char::is_uppercase)
    };
    (3..=6).contains(&core.len())
        && core.iter().all(|word| word.is_shouted(text))
        && slash().is_some_and(|slash| slash < core.len() && is_one_line(slash))
}

/// "Ada Quill, Associated Press" and "Ada Quill/AP Photo": names and an agency, nothing else.
fn is_name_line(lexicon: &Lexicon, text: &str, core: &[Word], closing: Option<usize>) -> bool {
    if core.len() > 10 {
        return false;
    }
    let Some(marker) = closing.or_else(|| {
        (0..core.len()).find(|&at| {
            let agency = lexicon.agencies.at_start(&core[at..]);
            // "Author: AP / Ada Quill"
            let is_first = at == 0 || at <= 2 && gap(text, core, at) == ": ";
            agency > 0
                && (at + agency == core.len()
                    || (is_first && gap(text, core, at + agency).trim() == "/"))
        })
    }) else {
        return false;
    };
    marker <= 5
        && core.iter().all(|word| {
            word.is_capitalised()
                || lexicon.stopwords.has(*word)
                || !word.is_cased(text)
                || lexicon.agencies.has(*word)
        })
        && (0..=marker).all(|at| !gap(text, core, at).contains(". "))
        && (closing.is_none()
            || gap(text, core, marker).contains(['/', ',', '|', '-', '–'])
            || marker == 0)
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
                "소방관들이 다리 위에서 잔불을 정리하고 있다. 오를강소방서 제공",
                "오를강소방서 제공",
            ),
            (
                "工人在石桥合龙段作业。 海风社记者 林远 摄",
                "海风社记者 林远 摄",
            ),
            ("海堤修復完工，週末開放。（縣府提供）", "縣府提供）"),
            ("掌柜给铜壶添水，一干七十年。受访者供图", "受访者供图"),
            (
                "Ada Quill opens the bridge. Jo Reed | jreed@harbour.example",
                "Jo Reed | jreed@harbour.example",
            ),
            (
                "Ada Quill opens the bridge. (Jo Reed, jreed@harbour.example)",
                "Jo Reed, jreed@harbour.example)",
            ),
            ("Ada Quill opens the new bridge.Courtesy", "Courtesy"),
            (
                "Ada Quill opent de brug. beeld WNP, Jo Reed",
                "beeld WNP, Jo Reed",
            ),
            (
                "Ada Quill atidaro tiltą. J. Reedo / 15min nuotr.",
                "J. Reedo / 15min nuotr.",
            ),
            ("Ada Quill atidaro tiltą (WNP nuotr.)", "WNP nuotr.)"),
            (
                "Ada Quill atidaro tiltą. Jo Reedo / tiltas.lt nuotrauka",
                "Jo Reedo / tiltas.lt nuotrauka",
            ),
            ("Ada Quill atidaro tiltą. Reedo nuotrauka", ""),
            ("De brug over de Orle bij de St. beeld Jo Reed", ""),
            (
                "川を渡る渡し船と乗客たち＝折江町（乗客は全部で十二人いた）",
                "",
            ),
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
                "Ada Quill opens the bridge #OrleBridge Photo by Jo de Reed",
                "Photo by Jo de Reed",
            ),
            (
                "Ada Quill abre el puente y corta la cinta. / Jo Reed",
                "Jo Reed",
            ),
            (
                "Ada Quill opens the bridge. CC-BY-SA 4.0 Jo Reed",
                "CC-BY-SA 4.0 Jo Reed",
            ),
            (
                "Archivbild: Ada Quill eröffnet die Brücke (Fot.: Jo Reed)",
                "Fot.: Jo Reed)",
            ),
            (
                "Ada Quill otevírá most. Foto z archivu muzea Wick.",
                "Foto z archivu muzea Wick.",
            ),
            (
                "Archivbild: Ada Quill eröffnet die Brücke (Quelle: Jo Reed)",
                "Quelle: Jo Reed)",
            ),
            (
                "竹東老車站重新開放（圖／記者林佳穎攝）",
                "圖／記者林佳穎攝）",
            ),
            (
                "川を渡る渡し船と乗客たち＝折江町で2025年4月6日、東野葵撮影",
                "折江町で2025年4月6日、東野葵撮影",
            ),
            ("川を渡る渡し船と乗客たち＝折江町で", "折江町で"),
            (
                "川を渡る渡し船と乗客たち＝折江町（6日午後2時20分）",
                "折江町（6日午後2時20分）",
            ),
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
            ("에이다 퀼이 다리를 연다. 사진=조 리드", "사진=조 리드"),
            ("Ada Quill otwiera most. Fot. Jo Reed", "Fot. Jo Reed"),
            ("Ada Quill apre il ponte (foto Jo Reed)", "foto Jo Reed)"),
            (
                "Ada Quill opens the bridge. Harbour Press/Jo Reed",
                "Harbour Press/Jo Reed",
            ),
            (
                "Ada Quill opens the bridge.Unsplash/Jo Reed",
                "Unsplash/Jo Reed",
            ),
            ("Ada Quill ouvre le pont. JO REED", "JO REED"),
            ("Ada Quill opens the old bridge / Jo Reed", "Jo Reed"),
            (
                "Ada Quill opens the bridge / Reuters / Jo Reed",
                "Reuters / Jo Reed",
            ),
            ("Ada Quill abre a ponte Jo Reed/Arquivo", "Jo Reed/Arquivo"),
            (
                "Ada Quill apre il ponte (foto Soccorso fluviale)",
                "foto Soccorso fluviale)",
            ),
            (
                "Ada Quill otwiera most. Fot. Jo Reed / zbiory Muzeum",
                "Fot. Jo Reed / zbiory Muzeum",
            ),
            (
                "Ada Quill opens the bridge. Courier photo by Jo Reed",
                "photo by Jo Reed",
            ),
            (
                "Ada Quill opens the bridge (Courier photo by Jo Reed)",
                "photo by Jo Reed)",
            ),
            ("Lindmouth / autor: Jo Reed, Post", "autor: Jo Reed, Post"),
            (
                "Ada Quill abre a ponte sobre o rio JOHANNA REED",
                "JOHANNA REED",
            ),
            (
                "الجسر القديم في ويك من فوق النهر. تصوير - جو ريد",
                "تصوير - جو ريد",
            ),
            (
                "Կամուրջը վերանորոգումից հետո։ Լուսանկարը՝ Ջո Ռիդի",
                "Լուսանկարը՝ Ջո Ռիդի",
            ),
            ("Ada Quill inaugure le vieux pont. DR", "DR"),
            ("Ada Quill inaugure le vieux pont (DR)", "DR)"),
            ("Ada Quill inaugure le vieux pont. D.R.", "D.R."),
            ("Ada Quill otwiera most, fot. Jo Reed", "fot. Jo Reed"),
            (
                "川を渡る渡し船と乗客たち=折江町で2025年4月6日、東野葵撮影",
                "折江町で2025年4月6日、東野葵撮影",
            ),
            ("工人在石桥合龙段作业。摄 林远", "摄 林远"),
            ("पुल का उद्घाटन करतीं ऐडा क्विल। साभार जो रीड", "साभार जो रीड"),
            (
                "Ада Куіл адкрывае мост. Фота з архіва сям'і",
                "Фота з архіва сям'і",
            ),
            (
                "Ada Quill opens the old bridge. (Jo Reed/Harbour staff)",
                "Jo Reed/Harbour staff)",
            ),
            ("Ada Quill opens the bridge. mbl/Jo Reed", "mbl/Jo Reed"),
            (
                "에이다 퀼이 오래된 다리를 연다. 조리드 기자 jo@harbour.example",
                "조리드 기자 jo@harbour.example",
            ),
            (
                "Ada Quill otwiera most. Fot. archiwum rodziny",
                "Fot. archiwum rodziny",
            ),
            (
                "הגשר הישן, 1957. באדיבות עיזבון האמנית",
                "באדיבות עיזבון האמנית",
            ),
            ("Ada Quill öffnet die Brücke! Foto privat", "Foto privat"),
            (
                "Ada Quill otwiera most. Fot. archiwum starej rodziny młynarza nad rzeką",
                "Fot. archiwum starej rodziny młynarza nad rzeką",
            ),
            (
                "הגשר הישן, 1957. באדיבות עיזבון האמנית הזקנה ליד הנהר",
                "באדיבות עיזבון האמנית הזקנה ליד הנהר",
            ),
            (
                "Ada Quill apre il ponte / foto Jo Reed / archivio Ben Osei",
                "foto Jo Reed / archivio Ben Osei",
            ),
            (
                "Ada Quill apre il ponte / foto Jo Reed Ben Osei Mia Holt",
                "foto Jo Reed Ben Osei Mia Holt",
            ),
            (
                "Ada Quill apre il ponte [foto Soccorso fluviale]",
                "foto Soccorso fluviale]",
            ),
            (
                "Ada Quill opens the old bridge. (Reed/Harbour staff)",
                "Reed/Harbour staff)",
            ),
            (
                "Ada Quill opens the old bridge. (Jo Reed/Old Harbour Times staff)",
                "Jo Reed/Old Harbour Times staff)",
            ),
            ("Ada Quill opens the bridge. IMAGO/wickpix", "IMAGO/wickpix"),
            ("Ada Quill abre el viejo puente.Jo Reed", "Jo Reed"),
            (
                "Ada Quill abre el puente de Wick.Jo Reed WNP",
                "Jo Reed WNP",
            ),
            (
                "Ada Quill abre a velha ponte - Jo Reed/Correio de Wick",
                "Jo Reed/Correio de Wick",
            ),
            (
                "Ada Quill membuka jembatan (3/5/2021). (Jo Reed/wickNews)",
                "Jo Reed/wickNews)",
            ),
            ("橋を渡る町長（C）ウィック新聞", "C）ウィック新聞"),
            (
                "Ada Quill apre il vecchio ponte (fotogramma)",
                "fotogramma)",
            ),
            ("Ada Quill abre el viejo puente. / WNP", "WNP"),
            (
                "Ada Quill ouvre le vieux pont. WNP - J. REED",
                "WNP - J. REED",
            ),
            (
                "Ada Quill ouvre le vieux pont. (JO REED / WICKINFO)",
                "JO REED / WICKINFO)",
            ),
            (
                "溪埔農民將文旦送往加工廠。某社記者陸遠攝 113年8月29日",
                "某社記者陸遠攝 113年8月29日",
            ),
            ("Ada Quill öffnet die alte BrückeBild: Jo Reed", "Jo Reed"),
            ("অ্যাডা কুইল সেতু খুলছেনছবি: জো রিড", "জো রিড"),
            ("에이다 퀼이 다리 위에 서 있다. 조리드 기자", "조리드 기자"),
            (
                "Ada Quill abre el viejo puente sobre el río. JO REED / FOKU",
                "JO REED / FOKU",
            ),
            (
                "Ada Quill ouvre le vieux pont. — J. Reed / 20 Minutes",
                "J. Reed / 20 Minutes",
            ),
            (
                "Ada Quill otwiera stary most w Wick/Jo Reed/Kurier Wick",
                "Jo Reed/Kurier Wick",
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
            "Fot. Jo Reed / zbiory Muzeum",
            "fot. archiwum rodziny",
            "Autor: ČTK / Jo Reed",
            "באדיבות עיזבון האמנית",
            "WP PHOTO: JO REED",
            "Źródło zdjęć: © PAP | Jo Reed",
            "Autor/allikas: Jo Reed/ERR",
            "JO REED/HARBOUR POST",
            "[위크소방서 제공. 재판매 및 DB 금지]",
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
            "About / Advertise / Contact / Terms of Use",
            "Mayor opens the new bridge over the river | Harbour Times",
            "The mayor said no. She left for NATO.",
            "Ada Quill opens the bridge. Then Jo Reed spoke.",
            "Photo of the bridge that Ada Quill opened",
            "[Foto] Ada Quill eröffnet die Brücke",
            "【写真】渡し船の歴史を見る",
            "船頭の東野守さん＝折江町＝は父の船が戻ったと話した。",
            "He called the song Photo by Ada Quill and left",
            "CC BY is what Ada Quill asked for",
            "Screenshot: a map of the harbour at night.",
            "The way to the bridge goes past St.Jo Reed",
            "She opens the old bridge.Then Jo Reed spoke",
            "Ada Quill opens the bridge for WNP",
            "NEWS/SPORT/WEATHER",
            "Old bridge/NEW BRIDGE",
            "The BridgeHead: Ada Quill",
            "Ada Quill opens the old bridge - Jo Reed",
            "Ada Quill opens the old bridge - JO REED",
            "Plan (c) is the old bridge",
            "威克港全景，一九一二年。照片（局部）",
            "소방관들이 다리 위에 있다. 잔불을 모두 껐다는 설명도 제공",
            "工人在石桥合龙段作业。他们向居民提供。",
            "海堤修復完工（提供）",
            "海堤修復完工（縣府提供經費）",
            "Ada Quill opens the bridge. Write to her at aquill@harbour.example",
            "Jo Reed | jreed@harbour.example",
            "Ada Quill apre il ponte (foto della sera)",
            "Ada Quill otwiera most. Fot. archiwum rodziny jest tam.",
            "Ada Quill opens the bridge. Photo shows the river that she crossed",
            "Ada Quill opens the bridge. Photo shows the river.",
            "Ada Quill opens the bridge. He saw a photo by Jo Reed",
            "Ada Quill opens the bridge. Courier photo by the old river",
            "Ada Quill opens the old bridge. (Jo Reed said/thought it was new)",
            "Ada Quill opens the bridge. He/she will see",
            "Ada Quill apre il ponte (foto Soccorso fluviale) a Lower Wick",
            "הגשר הישן נפתח. באדיבות עיזבון האמנית הוא שופץ.",
            "הגשר הישן נפתח. תמונה של האמנית הזקנה",
            "הגשר הישן נפתח. באדיבות עיזבון האמנית הוא שופץ השנה ליד הנהר",
            "Ada Quill waits. Foto privat",
            "Ada Quill otevírá most. Foto z archivu muzea čítá devět tisíc snímků.",
            "Lindmouth / warianty: stal i beton",
            "Lindmouth / autor Jo Reed",
            "Ada Quill opens the museum of ANCIENT EGYPT",
            "Депутаты обсудили новый мост на заседании ЗС НСО",
            "Ada Quill ringer til Danmarks Radio (DR)",
            "Ada Quill waits in the east of Congo D.R.",
            "Ada Quill reads the paper. Photo - and story",
            "Ada Quill visits the crew at NASA HQ",
            "Ada Quill opens the bridge with the PIPES, DRUMS",
            "ADA QUILL OPENS THE OLD BRIDGE",
            "Ada Quill Opens Bridge JOHANNA REED",
            "Ada Quill opens the bridge JOHANNA REED JUNIOR SENIOR",
            "Ada Quill opens the bridge JOHANNA REED.",
            "Ada Quill shows a photo - it is an old one of the bridge that she knows",
            "Ada Quill opens the bridge. Photo - it is an old one of it",
            "Ada Quill has seen the old DR",
            "Ada Quill has seen a doctor. Dr",
            "The war in the east. DR Congo",
            "Ada Quill otwiera most, fot. archiwum",
            "Ada Quill otwiera most, fot Jo Reed",
            "Autor ČTK / Jo Reed",
            "橋の長さ=450メートル",
            "Ada Quill öffnet die Brücke. Foto, privat",
            "Ada Quill öffnet die Brücke. Quelle privat",
            "Ada Quill öffnet die Brücke. foto privat",
            "Ada Quill öffnet die Brücke. Foto aus dem ganz alten Archiv",
            "Ada Quill opens the bridge. Photo shows the river. ",
            "Ada Quill opens the bridge. Courtesy costs nothing",
            "Ada Quill otwiera most, fot. archiwum rodziny",
            "Ada Quill opens the bridge. Courtesy. That is all",
            "Ada Quill otwiera most. Fot. archiwum starej rodziny młynarza nad rzeką Orle",
            "Ada Quill otwiera most. Fot. archiwum rodziny jest tam?",
            "הגשר הישן נפתח באדיבות עיזבון האמנית",
            "הגשר הישן, 1957. באדיבות, עיזבון האמנית",
            "הגשר הישן, 1957. באדיבות עיזבון האמנית הזקנה ליד הנהר הישן",
            "الجسر القديم في ويك. المصدر من فوق النهر؟",
            "پرانا پل کھل گیا. بشکریہ فنکار کے ہے۔",
            "पुराना पुल खुल गया. सौजन्य कलाकार का था।",
            "Ada Quill apre il ponte / foto Jo Reed Ben Osei Mia Holt Tom",
            "Ada Quill apre il ponte (ora / foto Ponte vecchio)",
            "Ada Quill opens the old bridge. (Jo Reed said so)",
            "Ada Quill opens the old bridge. (Jo said yes/no)",
            "Ada Quill opens the old bridge. (Jo Reed waits / Tom Vane left)",
            "Ada Quill opens the old bridge. (Jo Reed/Old Lower Harbour Times staff)",
            "Ada Quill opens the bridge. says Jo Reed/Holt",
            "Ada Quill opens the bridge. mbl/ Jo Reed",
            "에이다 퀼이 다리 위에 서 있다. 현장에서 만난 기자",
            "에이다 퀼이 다리 위에 서 있는 조리드 기자",
            "Ada Quill opens the bridge in Wick/Lindmouth",
            "Ada Quill opens the bridge in Wick/Lower Wick/",
            "Ada Quill opens the bridge in Wick/Lindmouth/Tolm",
            "Ada Quill opens the bridge in Wick/Jo Reed/and others",
            "Ada Quill, Old Bridge in Wick/Jo Reed/Harbour Post",
            "/ Jo Reed",
        ] {
            assert_eq!(of(text), (String::new(), 0, false), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_closing_credit() {
        for text in [
            "Ada Quill shows a photo by the river in her kitchen",
            "Ada Quill opens the bridge Image Jo Reed",
            "Ada Quill opens the bridge Photo by the river Orle",
            "Ada Quill opens the bridge Photo by the Orle",
            "Ada Quill opens the bridge Photo by Jo at dawn",
            "Ada Quill opens the bridge Photo by Jo near Reed",
            "Ada Quill opens the bridge Photo by Jo Reed Mara Holt Ben Osei Clara",
            "Archivbild: Ada Quill eröffnet die Brücke (die zweite am Fluss)",
            "Archivbild: Ada Quill zeigt am Fluss ein Foto der Brücke",
            "Archivbild: Ada Quill eröffnet die Brücke (Zitat: sie steht)",
            "Archivbild: Ada Quill eröffnet die Brücke (Foto der Stadt am Fluss)",
            "Archivbild: Ada Quill eröffnet die Brücke: (sie steht am Fluss)",
            "Archivbild: Ada Quill (Quelle: Jo Reed)",
            "Ada Quill opens the bridge＝Lower Wick",
            "川を渡る渡し船と乗客たち＝折江町で。",
            "Ada Quill opens the bridge. Jo Reed @harbour.example",
            "Ada Quill opens the bridge. Jo Reed jo@harbour",
            "Ada Quill opens the bridge. Reed | jreed@harbour.example",
        ] {
            // The label before a caption makes a credit of all of it, if anything.
            let closing = of(text).0;
            assert!(closing.is_empty() || closing == text, "{text}: {closing}");
        }
    }

    #[test]
    fn opening_credits() {
        assert_eq!(of("Getty Images A view of the harbour").1, 2);
        assert_eq!(of("Getting ready for the harbour").1, 0);
    }
}

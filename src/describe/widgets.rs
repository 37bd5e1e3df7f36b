//! Words of widgets around a text, and the mark of a cut behind it: what of its words is not its own.

use super::dates::{is_duration, is_minutes};
use super::ends::has_ellipsis;
use super::file_names::is_file_name;
use super::numbers::{counter, of_several};
use super::signs::{
    CLOSING_BRACKETS, CLOSING_ROUND, COLONS, OPENING_BRACKETS, OPENING_QUOTES, OPENING_ROUND,
};
use super::{Cut, Feature, Lexicon, is_function_word};
use crate::normalize::{self, Word, gap_before};

/// Takes widget words and the mark of a cut off both ends of the core.
pub(super) fn trim_widgets(lexicon: &Lexicon, text: &str, words: &[Word], feature: &mut Feature) {
    let (end, cut) = trimmed_end(lexicon, text, words, feature.has_mark);
    let rest = words.get(..end).unwrap_or_default();
    let (start, is_introduced) = trimmed_start(lexicon, text, rest);
    feature.cut = cut;
    feature.is_introduced = is_introduced;
    if start < end {
        (feature.core_start, feature.core_end) = (start as u32, end as u32);
    } else {
        (feature.core_start, feature.core_end) = (0, 0);
    }
}

/// Where what a text says ends, before the ending of a file's name, the words of widgets and those that lead to the
/// rest; and how it is cut off there, if it is. `has_mark` tells whether the mark of a cut stands in it.
fn trimmed_end(
    lexicon: &Lexicon,
    text: &str,
    words: &[Word],
    has_mark: bool,
) -> (usize, Option<Cut>) {
    let mut end = words.len();
    let mut cut = None;
    if is_file_name(lexicon, text, words) {
        end -= 1;
    }
    loop {
        let core = words.get(..end).unwrap_or_default();
        let Some(last) = core.last() else { break };
        let until = words
            .get(end)
            .map_or(text.len(), |next| next.start as usize);
        let tail = text.get(last.end as usize..until).unwrap_or_default();
        if has_mark && has_ellipsis(tail) {
            cut = Some(Cut::Ellipsis);
            break;
        }
        let count = gallery_count(lexicon, text, core);
        if let Some(count) = count.or_else(|| minutes_of_video(lexicon, text, core)) {
            end -= count;
            continue;
        }
        let more = lexicon.more.at_end(core);
        let widget = lexicon
            .widgets_after
            .at_end(core)
            .max(bracketed(lexicon, text, core))
            .max(behind_sentence(lexicon, text, core));
        let alone = [&lexicon.widgets, &lexicon.widgets_before, &lexicon.more]
            .iter()
            .any(|table| table.are(core));
        if more > 0 && more < core.len() && stands_apart(text, core, more) {
            cut = Some(Cut::More);
            end -= more;
        } else if alone {
            end = 0;
        } else if widget > 0 && (widget == core.len() || stands_apart(text, core, widget)) {
            end -= widget;
        } else {
            break;
        }
    }
    (end, cut)
}

/// Where what words say begins, behind the words of widgets and the number of a picture; and whether some of those
/// introduce it as a caption.
fn trimmed_start(lexicon: &Lexicon, text: &str, words: &[Word]) -> (usize, bool) {
    let (mut start, mut is_introduced) = (0, false);
    loop {
        let core = words.get(start..).unwrap_or_default();
        let widget = lexicon.widgets_before.at_start(core);
        // A single common word may begin a caption of its own right.
        if let Some(count) = numbered_button(lexicon, text, core) {
            start += count;
            is_introduced = true;
        } else if widget > 1 {
            start += widget;
            is_introduced = true;
        } else if let Some(count) = titled(lexicon, text, core) {
            start += count;
            is_introduced |= widget > 0;
        } else if let Some(count) = counter(lexicon, text, core) {
            start += count;
            is_introduced = true;
        } else if let Some(count) = player_time(lexicon, text, core) {
            start += count;
        } else {
            return (start, is_introduced);
        }
    }
}

/// What stands between the last `count` words of `core` and the one before them; `None` where there is none before.
fn gap_before_last<'t>(text: &'t str, core: &[Word], count: usize) -> Option<&'t str> {
    gap_before(text, core, core.len().checked_sub(count)?)
}

/// Whether the last `count` words of `core` are set off from what is before them: by a sign, or as several words.
fn stands_apart(text: &str, core: &[Word], count: usize) -> bool {
    gap_before_last(text, core, count).is_none_or(|sign| {
        sign.chars().any(|c| !c.is_whitespace() && c != ',') || count > 1 && !sign.is_empty()
    })
}

/// How many words are a number of pictures and those of the button behind it: "3 view gallery Ada Quill opens the
/// bridge".
pub fn numbered_button(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let (number, rest) = core
        .split_first()
        .filter(|(number, _)| number.has_digit())?;
    let button = lexicon.widgets_before.at_start(rest);
    (button > 1 && is_count(*number, text)).then_some(button + 1)
}

/// Whether a word is a number of pictures, and no year: no gallery has a thousand.
fn is_count(word: Word, text: &str) -> bool {
    word.of(text)
        .parse::<u16>()
        .is_ok_and(|number| number < 1_000)
}

/// How many words tell how many pictures a gallery has, in brackets behind the words of a widget at the end: "Open
/// gallery (5)", "Open gallery (12 photos)"; or which of how many one is: "…（1枚目/全5枚）", "… the bridge [1/10]".
/// Elsewhere a count may be what is told, and in round brackets "1/10" a mark or a date.
pub fn gallery_count(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    const LONGEST: usize = 8;
    const FEWEST_LABELS: usize = 3;
    const PLACE: usize = 2;
    let tail = core.last()?.behind(text);
    if tail.starts_with(']') && gap_before_last(text, core, PLACE)?.ends_with('[') {
        let place = core.get(core.len() - PLACE..)?;
        return of_several(lexicon, text, place).filter(|&count| count == PLACE);
    }
    if !tail.starts_with(CLOSING_ROUND) {
        return None;
    }
    let opens = |count: &usize| {
        gap_before_last(text, core, *count).is_some_and(|sign| sign.contains(OPENING_ROUND))
    };
    let count = (1..=LONGEST).find(opens)?;
    let (said, inside) = core.split_at_checked(core.len() - count)?;
    let (mut place, mut labels) = (0, 0);
    while let Some(rest) = inside.get(place..).filter(|rest| !rest.is_empty()) {
        let label = lexicon.counts.at_start(rest);
        labels += usize::from(label > 0);
        if label == 0 && !is_count(*rest.first()?, text) {
            return None;
        }
        place += label.max(1);
    }
    let is_widget = || {
        let tables = [&lexicon.widgets_after, &lexicon.more, &lexicon.widgets];
        tables.iter().any(|table| table.at_end(said) > 1)
    };
    let has_number = inside.iter().any(|word| word.has_digit());
    (has_number && (labels >= FEWEST_LABELS || is_widget())).then_some(inside.len())
}

/// How many words say in brackets how long a video lasts, behind its title: "Video: Ada Quill opens the bridge (2
/// Min)".
fn minutes_of_video(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    const COUNT: usize = 2;
    let (title, count) = core.split_at_checked(core.len().checked_sub(COUNT)?)?;
    let (number, unit) = (count.first()?, count.last()?);
    let is_bracketed = gap_before_last(text, core, COUNT)?.ends_with(OPENING_ROUND)
        && unit.behind(text).starts_with(CLOSING_ROUND);
    (is_bracketed
        && lexicon.plays.at_start(title) > 0
        && is_count(*number, text)
        && is_minutes(unit.of(text)))
    .then_some(COUNT)
}

/// How many words of a widget stand behind a sentence at the end, as one of their own: "Ada Quill opens the bridge.
/// Open gallery".
fn behind_sentence(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let widget = lexicon.widgets.at_end(core);
    let is_parted = || {
        matches!(
            gap_before_last(text, core, widget),
            Some(". " | "! " | "? ")
        )
    };
    if widget > 1 && is_parted() { widget } else { 0 }
}

/// How many words of a widget stand in brackets at the end: "Ada Quill opens the bridge [zoom]".
fn bracketed(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let is_closed = core
        .last()
        .is_some_and(|last| last.behind(text).starts_with(CLOSING_BRACKETS));
    let widget = if is_closed {
        lexicon.widgets.at_end(core)
    } else {
        0
    };
    let opens =
        gap_before_last(text, core, widget).is_some_and(|sign| sign.ends_with(OPENING_BRACKETS));
    if opens { widget } else { 0 }
}

/// How many words of a widget open a caption with a colon: "Video: Ada Quill opens the bridge".
fn titled(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let opening = Opening::of(lexicon, core);
    let (words, rest) = core.split_at_checked(opening.count)?;
    let sign = words.last()?.gap_to(*rest.first()?, text);
    let is_telling = |word: &&Word| {
        let is_small = word.of(text).starts_with(normalize::is_small);
        // Behind the words of a credit, names are a credit.
        let is_uncased = !opening.is_credit && !word.is_cased(text) && !word.has_digit();
        (word.letters(text) > 3 || word.is_character())
            && (is_small || is_uncased)
            && !is_function_word(**word)
            && lexicon.credit.at_start(std::slice::from_ref(word)) == 0
    };
    let telling = rest.iter().filter(is_telling).count();
    let least = match opening.introduction {
        _ if opening.is_credit => 3,
        // "Video: Jo Reed and Tom Vane" made it.
        0 if !opening.is_play || are_people(text, rest) => 2,
        _ => 0,
    };
    // "کیپشن: Ada Quill" is one, whatever it says. Where words have capitals, "Legend: homes" may be that of a map.
    let is_called = opening.is_introduction()
        && sign.trim().strip_prefix(COLONS) == Some("")
        && words.last().is_some_and(|word| !word.is_cased(text));
    let is_told = rest.len() >= 4 && telling >= least;
    let is_parted = opening.is_parted_by(sign, lexicon, text, words)
        // "VIDEO Ada Quill opens the bridge"
        || opening.is_play
            && sign == " "
            && words.last().is_some_and(|word| has_no_small(word, text))
            && rest.first().is_some_and(|first| first.is_capitalised())
            && telling > 0;
    (is_parted && (is_told || is_called)).then_some(opening.count)
}

/// Words that may open a caption.
struct Opening {
    /// How many there are.
    count: usize,
    /// How many of them introduce a caption.
    introduction: usize,
    /// Whether they are those of a player.
    is_play: bool,
    /// Whether the first of them may open a credit, too.
    is_credit: bool,
}

impl Opening {
    fn of(lexicon: &Lexicon, core: &[Word]) -> Self {
        let introduction = lexicon.widgets_before.at_start(core);
        let play = lexicon.plays.at_start(core);
        let widget = introduction.max(lexicon.widgets.at_start(core)).max(play);
        let credit = lexicon.credit.at_start(core);
        let count = widget.max(credit);
        Self {
            count,
            introduction,
            is_play: play > 0 && play == count,
            is_credit: credit > 0,
        }
    }

    /// Whether they are called a caption, and nothing else.
    fn is_introduction(&self) -> bool {
        self.introduction == self.count && !self.is_credit
    }

    /// Whether a sign behind these words parts them from the caption.
    fn is_parted_by(&self, sign: &str, lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
        let Some(last) = words.last() else {
            return false;
        };
        // "Video: “We shall open the bridge”"
        let opens_speech = |c: char| OPENING_QUOTES.contains(&c) || matches!(c, '¡' | '¿' | ' ');
        match sign.trim_end_matches(opens_speech).trim() {
            ":" | "|" | "»" | "：" | "؛" => true,
            // "[VIDEO] Ada Quill opens the bridge"
            "]" => self.is_play && text.trim_start().starts_with('['),
            ".." | "…" => self.is_play && matches!(sign, ".. " | "… "),
            // "Enlarge / Ada Quill opens the bridge"
            "/" => sign == " / " && lexicon.widgets_after.are(words),
            // "படக்குறிப்பு, …": where words have no capitals, a comma stands behind the word for a caption.
            "," | "،" => {
                self.introduction == self.count && !last.is_cased(text) && !last.is_character()
            }
            // "VIDEO. Ada Quill opens the bridge"
            "." => {
                sign == ". "
                    && !self.is_credit
                    && self.count == 1
                    && last.is_cased(text)
                    && has_no_small(last, text)
            }
            _ => false,
        }
    }
}

/// Whether no letter of a word is small: unlike [`Word::is_shouted`], of a number and a single letter, too.
fn has_no_small(word: &Word, text: &str) -> bool {
    !word.of(text).contains(char::is_lowercase)
}

/// How many words say how long a video lasts, before its title: "0:37 Ada Quill opens the bridge", "Video 2:05 Ada
/// Quill opens the bridge".
pub fn player_time(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    const SHORTEST_TITLE: usize = 4;
    let play = lexicon.plays.at_start(core);
    let (minutes, seconds, first) = match core.get(play..)? {
        [minutes, seconds, first, ..] if minutes.has_digit() => (minutes, seconds, first),
        _ => return None,
    };
    let is_time = text
        .get(minutes.start as usize..seconds.end as usize)
        .is_some_and(is_duration);
    // "9:05 Ada Quill opens the bridge" may be the line of a programme.
    let is_short = minutes.of(text) == "0";
    let sign = seconds.gap_to(*first, text);
    (is_time
        && (play > 0 || is_short)
        && matches!(sign, " " | "\u{a0}" | " | " | " - " | " – ")
        && !first.of(text).starts_with(normalize::is_small)
        && core.len() >= play + 2 + SHORTEST_TITLE)
        .then_some(play + 2)
}

/// Whether words are the names of a few people: all begin with a capital but for one short one, "and", and there is a
/// comma if there are many. Titles may be written in capitals, too.
pub fn are_people(text: &str, words: &[Word]) -> bool {
    const LONGEST_AND: usize = 3;
    const MOST_WITHOUT_COMMA: usize = 5;
    let small: Vec<&Word> = words.iter().filter(|word| !word.is_capitalised()).collect();
    let are_joined = match small.as_slice() {
        [] => true,
        [and] => and.is_cased(text) && and.letters(text) <= LONGEST_AND,
        _ => false,
    };
    are_joined && (words.len() <= MOST_WITHOUT_COMMA || text.contains(','))
}

/// How many words of a widget are looked for that are glued to a text.
const LONGEST_GLUED: usize = 5;

/// Where the words of a widget end that are glued to the front of a text, in bytes, or those that introduce a credit to
/// a name in another script: "Play videoAda Quill opens the bridge", "تصویر کا ذریعہAda Quill".
pub(super) fn glued_widget(lexicon: &Lexicon, text: &str, words: &[Word]) -> Option<usize> {
    let widgets = [&lexicon.widgets_before, &lexicon.widgets];
    let first = *words.first()?;
    let may_open_credit = lexicon.credit.may_open(first) && !first.is_cased(text);
    if !may_open_credit && !widgets.iter().any(|table| table.may_open(first)) {
        return None;
    }
    let mut glued = Vec::new();
    // A single word may be the start of a name: "PlayStation".
    words.iter().take(LONGEST_GLUED).skip(1).find_map(|word| {
        let letters = word.of(text);
        let is_small = |c: char| c.is_alphabetic() && !c.is_uppercase();
        let is_glued = |&(at, c): &(usize, char)| {
            let before = letters.get(..at).unwrap_or_default();
            c.is_uppercase() && before.ends_with(is_small)
        };
        let (at, _) = letters.char_indices().skip(1).find(is_glued)?;
        let end = word.start as usize + at;
        glued.clear();
        normalize::words(text.get(..end)?, usize::MAX, &mut glued);
        let is_widget = widgets.iter().any(|table| table.are(&glued));
        (is_widget || may_open_credit && lexicon.credit.are(&glued)).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::trial::{core, describe_line};

    #[test]
    fn cuts_are_seen_and_do_not_count_as_words() {
        for text in [
            "Mayor Ada Quill opens the…",
            "Mayor Ada Quill opens the ...",
            "Mayor Ada Quill opens the [...]",
            "Mayor Ada Quill opens the… Read more",
            "Mayor Ada Quill opens the ... more",
            "Mayor Ada Quill opens the……",
            "Mayor Ada Quill opens the (…)",
        ] {
            assert_eq!(core(text), "Mayor Ada Quill opens the", "{text}");
            assert_eq!(describe_line(text).1.cut, Some(Cut::Ellipsis), "{text}");
        }
        assert_eq!(
            describe_line("Mayor Ada Quill opens the bridge.").1.cut,
            None
        );
    }

    #[test]
    fn words_before_a_caption_introduce_it() {
        for (text, is_introduced) in [
            ("Image caption, Ada Quill opens the bridge", true),
            ("Image captions help those who cannot see", false),
            ("Legende: Ada Quill eröffnet die alte Brücke", true),
            ("Legende, Ada Quill eröffnet die alte Brücke", false),
            ("کیپشن: Ada Quill", true),
            ("Legende: Ada Quill", false),
            ("Video: Ada Quill", false),
            ("படக்குறிப்பு, பழைய பாலத்தை ஏடா குயில் திறந்தார்", true),
            ("படக்குறிப்பு பழைய பாலத்தை ஏடா குயில் திறந்தார்", false),
            ("Ada Quill opens the bridge", false),
        ] {
            assert_eq!(describe_line(text).1.is_introduced, is_introduced, "{text}");
        }
    }

    #[test]
    fn widget_words_do_not_count() {
        assert_eq!(core("Image caption Mayor Ada Quill"), "Mayor Ada Quill");
        assert_eq!(core("Mayor Ada Quill. hide caption"), "Mayor Ada Quill");
        assert_eq!(
            core("Mayor Ada Quill more >"),
            "Mayor Ada Quill more",
            "one word is no widget unless it is set off"
        );
        assert!(describe_line("toggle caption").1.is_widget);
        assert_eq!(core("Mayor Ada Quill [uvećaj]"), "Mayor Ada Quill");
        assert_eq!(
            core("Mayor Ada Quill uvećaj"),
            "Mayor Ada Quill uvećaj",
            "what is a word elsewhere stands in brackets"
        );
        assert_eq!(core("Mayor Ada Quill [left]"), "Mayor Ada Quill [left");
        assert_eq!(core("Mayor Ada Quill [2/10]"), "Mayor Ada Quill");
        for text in [
            "Mayor Ada Quill (2/10",
            "Mayor Ada Quill [12/10",
            "Mayor Ada Quill [2-10",
            "Mayor Ada Quill, 2/10",
        ] {
            assert_eq!(core(text), text, "no picture of several in brackets");
        }
        for text in ["Mayor Ada Quill [close]", "Mayor Ada Quill (photo)"] {
            assert_eq!(core(text), "Mayor Ada Quill", "a widget in brackets");
        }
        assert_eq!(core("Mayor Ada Quill [image"), "Mayor Ada Quill [image");
        assert_eq!(
            core("Mayor Ada Quill (the bridge: photo)"),
            "Mayor Ada Quill (the bridge: photo",
            "more than a widget in brackets"
        );
        assert_eq!(
            core("Video: Mayor Quill opens the bridge over the river"),
            "Mayor Quill opens the bridge over the river"
        );
        assert_eq!(
            core("Enlarge / A bare wafer of chips under the lamp"),
            "A bare wafer of chips under the lamp"
        );
        for text in [
            "Photo / A bare wafer of chips under the lamp",
            "Gallery / A bare wafer of chips under the lamp",
            "Print / A bare wafer of chips under the lamp",
        ] {
            assert_eq!(core(text), text, "it may be a credit, a section, a thing");
        }
        assert_eq!(
            core("VIDEO. Mayor Quill opens the bridge over the river"),
            "Mayor Quill opens the bridge over the river"
        );
        for text in [
            "Video. Mayor Quill opens the bridge over the river",
            "PHOTO. Mayor Quill opens the bridge over the river",
        ] {
            assert!(core(text).starts_with(&text[..4]), "{text}");
        }
        assert_eq!(
            core("ΒΙΝΤΕΟ: Η δήμαρχος εγκαινιάζει τη γέφυρα"),
            "Η δήμαρχος εγκαινιάζει τη γέφυρα",
            "Greek capitals have no accents"
        );
        assert_eq!(
            core("Legende: Fünf Lampen, ein Brunnen und ein […]"),
            "Fünf Lampen, ein Brunnen und ein",
            "whatever words stand behind it"
        );
        assert_eq!(
            core("Bild: Ada Quill eröffnet heute die neue Brücke über den Fluss"),
            "Ada Quill eröffnet heute die neue Brücke über den Fluss"
        );
        assert_eq!(
            core("Photo: Ada Quill of the Harbour Times"),
            "Photo: Ada Quill of the Harbour Times",
            "a credit is no widget"
        );
    }

    #[test]
    fn widget_words_may_be_glued_to_a_caption() {
        for text in [
            "Play VideoMayor Quill opens the bridge",
            "Camera IconMayor Quill opens the bridge",
            "View image in fullscreenMayor Quill opens the bridge",
        ] {
            assert_eq!(core(text), "Mayor Quill opens the bridge", "{text}");
            assert!(describe_line(text).1.is_introduced, "{text}");
        }
        // The name of a thing, the start of a word, and words that no widget has.
        for text in [
            "PlayStation owners meet the mayor",
            "Play Videotex with the mayor",
            "Camera McQuill opens the bridge",
        ] {
            assert_eq!(core(text), text);
        }
    }
}

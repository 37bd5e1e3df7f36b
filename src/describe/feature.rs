//! Features of one block: what its words and its punctuation tell.

use super::signs::{Ascii, Signs};
use super::{CAPTION_BYTES, Cut, Feature, Lexicon, credit};
use crate::document::{Block, BlockKind};
use crate::normalize::{self, Word};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// How many words are read of those.
const START_WORDS: usize = 48;
/// Words from which a block is running text rather than a caption, if no credit says otherwise.
const BODY_WORDS: usize = 55;
/// Words from which a whole sentence marks where the body of an article begins and ends.
const PROSE_WORDS: usize = 18;

/// How many words a text has at the least that is known again behind its number in a series.
const SHORTEST_NUMBERED: usize = 8;

/// How many words a text has at the least that is known again before the number of its picture.
const SHORTEST_COUNTED: usize = 5;

/// The longest that a video can last, as written: nothing longer is how long one does.
const LONGEST_DURATION: &str = "00:00:00";

/// Describes a block, and adds its words to the others: O(text).
pub fn feature(block: &Block, lexicon: &Lexicon, arena: &mut Vec<Word>) -> Feature {
    let text = block.text.as_str();
    let first = arena.len();
    if matches!(block.kind, BlockKind::Code | BlockKind::Alt) {
        return Feature {
            first: first as u32,
            is_structure: true,
            ..Feature::default()
        };
    }
    let is_whole = text.len() <= CAPTION_BYTES;
    let most = if is_whole { usize::MAX } else { START_WORDS };
    normalize::words(text, most, arena);
    if let Some(end) = glued_widget(lexicon, text, &arena[first..]) {
        arena.truncate(first);
        normalize::words(text.get(..end).unwrap_or_default(), most, arena);
        normalize::words_from(text, end, most, arena);
    }
    let words = &arena[first..];
    let signs = is_whole.then(|| Signs::of(text, words));
    let has_mark = signs.map_or_else(|| has_mark(text), |signs| signs.has_mark);
    let mut feature = Feature {
        first: first as u32,
        count: words.len() as u32,
        core_end: words.len() as u32,
        is_whole,
        weight: weight(words),
        ends_sentence: ends_sentence(text, has_mark),
        is_marked: block.is_marked(),
        is_quote: opens_with_quote(text),
        is_structure: is_item(text) || signs.is_some_and(|signs| has_structure(text, signs)),
        is_slug: is_run_together(text),
        has_mark,
        ..Feature::default()
    };
    let Some(signs) = signs else {
        feature.is_body = true;
        feature.is_prose = true;
        return feature;
    };
    trim_widgets(lexicon, text, words, &mut feature);
    if feature.is_structure && is_row(text) && is_barred_credit(lexicon, text, words) {
        feature.is_structure = false;
    }
    let core = &words[feature.core_start as usize..feature.core_end as usize];
    feature.is_widget = core.is_empty();
    // The number of a picture behind its words, its archive, when it was taken, and how long a video lasts, are no data.
    let counted = photo_number(lexicon, text, core)
        .or_else(|| archive_tail(lexicon, text, core))
        .or_else(|| dated_credit(lexicon, core))
        .unwrap_or(0);
    let ends_in_digit = core.last().is_some_and(|last| last.has_digit());
    let timed = (2..=3).filter(|_| ends_in_digit).find(|&count| {
        let time = core.len().checked_sub(count).and_then(|at| core.get(at..));
        time.is_some_and(|time| closes_with_duration(text, time))
    });
    let data = core.get(..core.len() - counted.max(timed.unwrap_or(0)));
    let data = data
        .filter(|data| data.len() >= SHORTEST_SENTENCE)
        .unwrap_or(core);
    // Neither a date nor data have fewer of them.
    let numbers = data.iter().filter(|word| word.has_digit()).count();
    feature.is_structure |= numbers * 4 >= data.len()
        && (is_date(lexicon, data) || (!feature.ends_sentence && is_data(lexicon, text, data)));
    let credit = if feature.is_structure {
        credit::Credits::default()
    } else {
        credit::find(
            lexicon,
            text,
            core,
            signs.without_last(words.len() - feature.core_end as usize),
        )
    };
    // What is as long as that, and has an agency in short behind it, is a text of the agency.
    let is_signed = |at: usize| at + 1 == core.len() && feature.weight as usize >= BODY_WORDS;
    let credit = credit::Credits {
        closing: credit.closing.filter(|&at| !is_signed(at)),
        ..credit
    };
    // A gallery is a list or a table, too: there, credits and media tell captions from items. Among media without their pictures
    // there are tables and quotations, too, that belong to none.
    let is_item = matches!(
        block.kind,
        BlockKind::ListItem | BlockKind::TableCell | BlockKind::Quote
    );
    let is_of_picture =
        block.medium.is_some() || block.among_media && block.kind == BlockKind::ListItem;
    feature.is_structure |= is_item && !is_of_picture && credit == credit::Credits::default();
    feature.credit = credit.closing.map(|at| at as u32);
    feature.lead_credit = credit.opening as u32;
    feature.is_credit = credit.is_all;
    let captioned = feature.credit.is_some() || feature.cut.is_some() || feature.is_introduced;
    feature.is_prose =
        !captioned && feature.weight as usize >= PROSE_WORDS && feature.ends_sentence;
    feature.is_body = !captioned && feature.weight as usize >= BODY_WORDS;
    feature
}

/// How much words say: characters of scripts without spaces count half.
pub fn weight(words: &[Word]) -> u32 {
    let characters = words.iter().filter(|word| word.is_character()).count();
    (words.len() - characters + characters.div_ceil(2)) as u32
}

/// Takes widget words and the mark of a cut off both ends of the core.
fn trim_widgets(lexicon: &Lexicon, text: &str, words: &[Word], feature: &mut Feature) {
    let (mut start, mut end) = (0, words.len());
    if is_file_name(lexicon, text, words) {
        end -= 1;
    }
    loop {
        let core = &words[start..end];
        let Some(last) = core.last() else { break };
        let tail = text.get(last.end as usize..).unwrap_or_default();
        let tail = words.get(end).map_or(tail, |next| {
            text.get(last.end as usize..next.start as usize)
                .unwrap_or_default()
        });
        if feature.has_mark && feature.cut.is_none_or(|cut| cut == Cut::More) && has_ellipsis(tail)
        {
            feature.cut = Some(Cut::Ellipsis);
            break;
        }
        let more = lexicon.more.at_end(core);
        let widget = lexicon
            .widgets_after
            .at_end(core)
            .max(bracketed(lexicon, text, core));
        let alone = [&lexicon.widgets, &lexicon.widgets_before, &lexicon.more]
            .iter()
            .any(|table| table.are(core));
        if more > 0 && more < core.len() && stands_apart(text, core, more) {
            feature.cut = feature.cut.or(Some(Cut::More));
            end -= more;
        } else if alone {
            end = start;
        } else if widget > 0 && (widget == core.len() || stands_apart(text, core, widget)) {
            end -= widget;
        } else {
            break;
        }
    }
    loop {
        let core = &words[start..end];
        let widget = lexicon.widgets_before.at_start(core);
        // A single common word may begin a caption of its own right.
        if widget > 1 {
            start += widget;
            feature.is_introduced = true;
        } else if let Some(count) = titled(lexicon, text, core) {
            start += count;
            feature.is_introduced |= widget > 0;
        } else if let Some(count) = counter(lexicon, text, core) {
            start += count;
            feature.is_introduced = true;
        } else {
            break;
        }
    }
    if start >= end {
        (start, end) = (0, 0);
    }
    (feature.core_start, feature.core_end) = (start as u32, end as u32);
}

/// Where the words of a widget end that are glued to the front of a text, in bytes: "Play videoAda Quill opens the bridge".
fn glued_widget(lexicon: &Lexicon, text: &str, words: &[Word]) -> Option<usize> {
    let tables = [&lexicon.widgets_before, &lexicon.widgets];
    let first = *words.first()?;
    if !tables.iter().any(|table| table.may_open(first)) {
        return None;
    }
    let mut glued = Vec::new();
    // A single word may be the start of a name: "PlayStation".
    words.iter().take(LONGEST_GLUED).skip(1).find_map(|word| {
        let letters = word.of(text);
        let is_glued = |&(at, c): &(usize, char)| {
            let before = letters.get(..at).unwrap_or_default();
            c.is_uppercase() && before.ends_with(char::is_lowercase)
        };
        let (at, _) = letters.char_indices().skip(1).find(is_glued)?;
        let end = word.start as usize + at;
        glued.clear();
        normalize::words(text.get(..end)?, usize::MAX, &mut glued);
        let is_widget = tables.iter().any(|table| table.are(&glued));
        is_widget.then_some(end)
    })
}

/// How many words of a widget are looked for that are glued to a text.
const LONGEST_GLUED: usize = 5;

/// How many words of a widget stand in brackets at the end: "Ada Quill opens the bridge [zoom]".
fn bracketed(lexicon: &Lexicon, text: &str, core: &[Word]) -> usize {
    let behind = |word: &Word| text.get(word.end as usize..).unwrap_or_default();
    let is_closed = core
        .last()
        .is_some_and(|last| behind(last).starts_with([']', ')']));
    let widget = if is_closed {
        lexicon.widgets.at_end(core)
    } else {
        0
    };
    let before = core
        .len()
        .checked_sub(widget + 1)
        .and_then(|at| core.get(at));
    let opens = before.is_some_and(|before| behind(before).trim_start().starts_with(['[', '(']));
    if opens { widget } else { 0 }
}

/// How many words a text has at the least whose numbers are counted without that of its picture.
const SHORTEST_SENTENCE: usize = 4;

/// How many words of a widget open a caption with a colon: "Video: Ada Quill opens the bridge".
fn titled(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let introduction = lexicon.widgets_before.at_start(core);
    let play = lexicon.plays.at_start(core);
    let widget = introduction.max(lexicon.widgets.at_start(core)).max(play);
    let credit = lexicon.credit.at_start(core);
    let count = widget.max(credit);
    let is_play = play > 0 && play == count;
    let least = match (credit, introduction) {
        // "Video: Jo Reed and Tom Vane" made it.
        (0, _)
            if is_play
                && core
                    .get(count..)
                    .is_some_and(|rest| !are_people(text, rest)) =>
        {
            0
        }
        (0, 0) => 2,
        (0, _) => 0,
        _ => 3,
    };
    let (last, rest) = (core.get(count.checked_sub(1)?)?, core.get(count..)?);
    let gap = text.get(last.end as usize..rest.first()?.start as usize)?;
    // Behind the words of a credit, names are a credit.
    let telling = rest
        .iter()
        .filter(|word| {
            (word.len() > 3 || word.is_character())
                && (word.of(text).starts_with(normalize::is_small)
                    || credit == 0 && !word.is_cased(text) && !word.has_digit())
                && !lexicon.stopwords.has(**word)
                && lexicon.credit.at_start(std::slice::from_ref(word)) == 0
        })
        .count();
    let is_shouted = |word: &Word| !word.of(text).contains(char::is_lowercase);
    // "VIDEO Ada Quill opens the bridge"
    let is_title = rest.first().is_some_and(|first| first.is_capitalised());
    let is_shouted_play = is_play && gap == " " && is_shouted(last) && is_title && telling > 0;
    // "[VIDEO] Ada Quill opens the bridge"
    let is_bracketed = is_play && gap.trim() == "]" && text.trim_start().starts_with('[');
    // "படக்குறிப்பு, …": where words have no capitals, a comma stands behind the word for a caption.
    let is_listed = matches!(gap.trim(), "," | "،")
        && introduction == count
        && !last.is_cased(text)
        && !last.is_character();
    let is_sign = matches!(gap.trim(), ":" | "|" | "»" | "：" | "؛")
        || is_listed
        || is_shouted_play
        || is_bracketed
        || gap == ". " && credit == 0 && count == 1 && last.is_cased(text) && is_shouted(last);
    (is_sign && rest.len() >= 4 && telling >= least).then_some(count)
}

/// Whether words are the names of a few people: all begin with a capital but for one short one, "and", and there is a comma if
/// there are many. Titles may be written in capitals, too.
pub fn are_people(text: &str, words: &[Word]) -> bool {
    const LONGEST_AND: usize = 3;
    const MOST_WITHOUT_COMMA: usize = 5;
    let small: Vec<&Word> = words.iter().filter(|word| !word.is_capitalised()).collect();
    let are_joined = match small.as_slice() {
        [] => true,
        [and] => and.is_cased(text) && and.len() <= LONGEST_AND,
        _ => false,
    };
    are_joined && (words.len() <= MOST_WITHOUT_COMMA || text.contains(','))
}

/// How many words number the picture of a gallery before its caption: "[1/5] Ada Quill …", "Photo 1 of 5: Ada Quill …".
pub fn counter(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let label = lexicon.photos.at_start(core);
    let [first, rest @ ..] = core.get(label..)? else {
        return None;
    };
    let total = lexicon.totals.at_start(rest);
    let (last, caption) = rest.get(total..)?.split_first()?;
    let between = |a: &Word, b: &Word| text.get(a.end as usize..b.start as usize);
    let is_slashed = total == 0 && between(first, last)?.trim() == "/";
    let number = |word: &Word| word.of(text).parse::<u16>().ok();
    if !(is_slashed || total > 0) || !(1..=number(last)?).contains(&number(first)?) {
        return None;
    }
    // Fractions open the lines of a recipe, dates those of a calendar.
    let is_bracketed =
        is_slashed && between(last, caption.first()?)?.starts_with([']', ')', '】', '）']);
    // "1 of 3 | Ada Quill opens the bridge"
    let is_barred = total > 0 && between(last, caption.first()?)?.trim() == "|";
    ((label > 0 || is_bracketed || is_barred) && caption.len() >= 4)
        .then_some(core.len() - caption.len())
}

/// How many words of a longer text number it in a series: "2/4 Ada Quill opens …", "2 of 4 Ada Quill …", "Photo 2: Ada Quill
/// …". A date and a fraction are written so, too: only where the text stands without them as well, it was a number.
pub fn series_number(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let [first, second, ..] = core else {
        return None;
    };
    let number = |word: &Word| word.of(text).parse::<u8>().ok();
    if lexicon.photos.has(*first) {
        let said = core
            .get(2..)
            .filter(|said| said.len() >= SHORTEST_COUNTED)?;
        let sign = text.get(second.end as usize..said.first()?.start as usize)?;
        let is_sign = matches!(sign.trim(), ":" | "：" | "-" | "–");
        return (is_sign && number(second).is_some()).then_some(2);
    }
    let total = lexicon.totals.at_start(core.get(1..)?);
    let is_slashed = text.get(first.end as usize..second.start as usize) == Some("/");
    let last = core.get(1 + total)?;
    let is_counted = (1..=number(last)?).contains(&number(first)?);
    let count = 2 + total;
    ((is_slashed || total > 0) && core.len() >= count + SHORTEST_NUMBERED && is_counted)
        .then_some(count)
}

/// How many words at the end of a text number a picture of which it is the alternative text: "… the bridge - Photo 2".
pub fn photo_number(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let (number, before) = core.split_last().filter(|(last, _)| last.has_digit())?;
    let (label, unlabelled) = before.split_last()?;
    let is_labelled = lexicon.photos.has(*label);
    let said = if is_labelled { unlabelled } else { before };
    let first = core.get(said.len())?;
    let sign = text.get(said.last()?.end as usize..first.start as usize)?;
    let sign = sign.trim_start_matches(['"', '\'', '”', '’', '»', '?', '!', '.']);
    let is_sign = match sign.trim() {
        "-" | "–" | "—" => true,
        "|" | "(" => is_labelled,
        _ => false,
    };
    let is_number = number.of(text).parse::<u8>().is_ok();
    let closes = is_labelled || text.get(number.end as usize..)?.trim().is_empty();
    (said.len() >= SHORTEST_COUNTED && is_number && is_sign && closes)
        .then_some(core.len() - said.len())
}

/// How many words at the end of an alternative text say in which archive the picture is, how wide, and from when: "… the bridge -
/// Reuters, 1920, 18.04.2025".
pub fn archive_tail(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let sign = |at: usize| {
        let (before, word) = (core.get(at.checked_sub(1)?)?, core.get(at)?);
        text.get(before.end as usize..word.start as usize)
    };
    core.last().filter(|year| year.has_digit())?;
    let size = core.len().checked_sub(4)?;
    let date = core.get(size + 1..)?;
    let is_dash =
        |&at: &usize| sign(at).is_some_and(|sign| sign.ends_with(" - ") || sign.ends_with(" – "));
    let archive = (size.saturating_sub(LONGEST_ARCHIVE)..size)
        .rev()
        .find(is_dash)?;
    let names = core.get(archive..size)?;
    // What is no agency may be who is seen, and how old; "1920" is how wide the pictures of pages are.
    let is_width = |word: &Word| matches!(word.of(text), "1280" | "1440" | "1920" | "2048");
    let is_tail = is_written_date(text, date)
        && is_width(core.get(size)?)
        && lexicon.agencies.at_start(names) > 0
        && sign(size) == Some(", ")
        && sign(size + 1) == Some(", ")
        && names.iter().all(|name| name.is_capitalised());
    (is_tail && archive > 0).then_some(core.len() - archive)
}

/// How many words at the end of a credit say when the picture was taken: "Photo: Ada Quill (Wick, 14. 11. 2026)".
fn dated_credit(lexicon: &Lexicon, core: &[Word]) -> Option<usize> {
    const DATE: usize = 3;
    let (said, date) = core.split_at_checked(core.len().checked_sub(DATE)?)?;
    let lead = lexicon.credit.at_start(said);
    let is_dated = date.iter().all(|number| number.has_digit());
    let has_names = said.get(lead..)?.iter().all(|name| name.is_capitalised());
    (lead > 0 && said.len() > lead + 1 && is_dated && has_names).then_some(DATE)
}

/// Most words of the name of an archive.
const LONGEST_ARCHIVE: usize = 4;

/// What stands behind the number of a picture that is glued to its caption: "2of4Ada Quill opens the bridge".
pub fn behind_number(text: &str) -> Option<&str> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, rest) = text.split_once("of")?;
    let caption = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let last = rest.strip_suffix(caption)?;
    let is_number = |part: &str| part.parse::<u8>().is_ok();
    (is_number(number) && is_number(last) && caption.starts_with(char::is_alphabetic))
        .then_some(caption)
}

/// Whether it is how long a video lasts: "2:05", "1:02:05".
pub fn is_duration(written: &str) -> bool {
    // Asked at each number of a text, with all that follows.
    if written.len() > LONGEST_DURATION.len() {
        return false;
    }
    let is_number =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&written.split(':').count()) && written.split(':').all(is_number)
}

/// Whether the names of image files end so behind their dot: "jpg", "PNG".
fn is_image_ending(ending: &str) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    // The length is looked at first: few words have one of these.
    (3..=4).contains(&ending.len())
        && ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether the last word is the ending of an image's file name: "ada-quill.jpg", and behind a credit "… Photo: Jo Reed jpg".
pub fn is_file_name(lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
    let closes = |word: &Word| {
        let rest = text.get(word.end as usize..).unwrap_or_default();
        is_image_ending(word.of(text)) && rest.trim().is_empty()
    };
    let is_glued = || {
        let ending = words.last().map_or(0, |last| last.start as usize);
        text.get(..ending)
            .is_some_and(|before| before.ends_with('.'))
    };
    let is_credit = |at: usize| {
        let lead = words
            .get(at..)
            .map_or(0, |rest| lexicon.credit.at_start(rest));
        let last = (at + lead).checked_sub(1).and_then(|last| words.get(last));
        let behind = last.and_then(|last| text.get(last.end as usize..));
        lead > 0 && behind.is_some_and(|behind| behind.starts_with(':'))
    };
    words.len() > 1
        && words.last().is_some_and(closes)
        && (is_glued() || (1..words.len()).any(is_credit))
}

/// Whether the last `count` words of `core` are set off from what is before them: by a sign, or as several words.
fn stands_apart(text: &str, core: &[Word], count: usize) -> bool {
    let Some((before, rest)) = core
        .len()
        .checked_sub(count + 1)
        .and_then(|at| Some((core.get(at)?, core.get(at + 1)?)))
    else {
        return true;
    };
    let gap = text
        .get(before.end as usize..rest.start as usize)
        .unwrap_or_default();
    gap.chars().any(|c| !c.is_whitespace() && c != ',') || (count > 1 && !gap.is_empty())
}

/// A file name, or words run together with dashes: "ada-quill-opens", and not "Stratford-upon-Avon".
fn is_run_together(text: &str) -> bool {
    const MOST_IN_NAME: usize = 4;
    let text = text.trim();
    // Nearly all texts are turned away by their first blank.
    if text.contains(char::is_whitespace) {
        return false;
    }
    let signs = text.matches(['-', '_']).count();
    let is_file = || {
        !text.contains(char::is_uppercase)
            || text.contains('_')
            || text
                .rsplit_once('.')
                .is_some_and(|(_, ending)| is_image_ending(ending))
    };
    let is_title = || {
        let mut parts = text.split(['-', '_']);
        signs > 2 && parts.all(|part| part.starts_with(char::is_uppercase))
    };
    signs >= 2 && (signs > MOST_IN_NAME || is_file() || is_title())
}

/// Whether the mark of a cut stands somewhere in a text, however long.
fn has_mark(text: &str) -> bool {
    static DOTS: LazyLock<Finder> = LazyLock::new(|| Finder::new(".."));
    static ELLIPSIS: LazyLock<Finder> = LazyLock::new(|| Finder::new("…"));
    let text = text.as_bytes();
    DOTS.find(text).is_some() || ELLIPSIS.find(text).is_some()
}

/// Whether the mark of a cut stands among signs.
pub fn has_ellipsis(tail: &str) -> bool {
    tail.contains('…') || tail.contains("..")
}

/// Whether a text ends as sentences do; `has_mark` tells whether the mark of a cut stands in it.
fn ends_sentence(text: &str, has_mark: bool) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    bare.ends_with([
        '.', '!', '?', '。', '！', '？', '।', '؟', '۔', '։', '။', '።',
    ]) && !(has_mark && has_ellipsis(&text[bare.trim_end_matches('.').len()..]))
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '」'
            | '』'
            | '）'
    )
}

/// Whether it is a quotation, rather than a text that opens with a quoted name.
fn opens_with_quote(text: &str) -> bool {
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‘'
                | '‚'
                | '「'
                | '『'
                | '」'
                | '』'
                | '›'
                | '‹'
        )
    };
    let mut chars = text.char_indices();
    chars.next().is_some_and(|(_, first)| is_mark(first))
        && chars
            .find(|&(_, c)| is_mark(c))
            .is_none_or(|(at, _)| at * 2 > text.len())
}

/// Dates and times, scores and prices: more digits than words.
fn is_date(lexicon: &Lexicon, core: &[Word]) -> bool {
    // "Baltic1" is a name.
    let is_number = |word: &&Word| {
        word.has_digit() && word.first().is_ascii_digit() && !lexicon.agencies.has(**word)
    };
    let telling = core
        .iter()
        .filter(|word| !is_number(word) && word.len() > 2 && !lexicon.is_month(**word));
    core.iter().filter(is_number).count() * 3 >= core.len().max(1)
        && telling.count() * 2 <= core.len()
}

/// Data sheets: every third word has a digit, in short lines every fourth.
fn is_data(lexicon: &Lexicon, text: &str, core: &[Word]) -> bool {
    let (mut numbers, mut at) = (0, 0);
    while let Some(word) = core.get(at) {
        if !word.has_digit() {
            at += 1;
            continue;
        }
        let rest = core.get(at..).unwrap_or_default();
        let agency = lexicon.agencies.at_start(rest);
        if agency > 0 {
            at += agency;
            continue;
        }
        numbers += 1;
        at += if is_written_date(text, rest) {
            3
        } else if is_day_and_month(text, rest) || is_hyphenated(text, rest) {
            2
        } else if closes_with_duration(text, rest) {
            rest.len()
        } else {
            1
        };
    }
    numbers > 1 && numbers * (if core.len() <= 8 { 4 } else { 3 }) >= core.len()
}

/// Whether words begin with a date of three numbers, which counts as one: "28.04.2014".
fn is_written_date(text: &str, words: &[Word]) -> bool {
    let [day, month, year, ..] = words else {
        return false;
    };
    let sign = |a: &Word, b: &Word| text.get(a.end as usize..b.start as usize);
    [day, month, year].iter().all(|word| word.has_digit())
        && matches!(sign(day, month), Some("." | "/" | "-"))
        && sign(day, month) == sign(month, year)
}

/// Whether words begin with a day and a month around a slash, which count as one: "2/9".
fn is_day_and_month(text: &str, words: &[Word]) -> bool {
    let [day, month, ..] = words else {
        return false;
    };
    [day, month]
        .iter()
        .all(|word| word.has_digit() && word.len() <= 2)
        && text.get(day.end as usize..month.start as usize) == Some("/")
}

/// Whether words begin with a number of two parts, which count as one: "62-019", and not the score "3-2".
fn is_hyphenated(text: &str, words: &[Word]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    let is_part = |word: &Word| word.len() > 2 || word.of(text).starts_with('0');
    [first, second].iter().all(|word| word.has_digit())
        && (is_part(first) || is_part(second))
        && text.get(first.end as usize..second.start as usize) == Some("-")
}

/// Whether words are how long a video lasts, and the last ones: "Ada Quill opens the bridge (2:05)".
fn closes_with_duration(text: &str, words: &[Word]) -> bool {
    let (Some(from), Some(to)) = (words.first(), words.last()) else {
        return false;
    };
    words.len() > 1
        && text
            .get(from.start as usize..to.end as usize)
            .is_some_and(is_duration)
}

/// Items of lists repeat by their nature, and so do addresses.
fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = match chars.next() {
        Some(
            '-' | '*' | '•' | '–' | '—' | '·' | '►' | '▪' | '+' | '>' | '#' | '●' | '✓' | '✅'
            | '✔',
        ) => chars.next().is_none_or(char::is_whitespace),
        _ => false,
    };
    bullet || is_address(text)
}

/// So do rows of tables and lines of code. Whole articles in one line may hold all of these.
fn has_structure(text: &str, signs: Signs) -> bool {
    signs.has(b'\t')
        || signs.has(b'|') && is_row(text)
        || signs.has(b'/') && has_path(text)
        || signs.has_any(CODE_SIGNS) && looks_like_code(text)
}

/// The address of an image, say, and nothing else.
fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") && !text.trim().contains(char::is_whitespace)
}

/// The path of a file, as messages of programs have it: "error in /srv/www/page.php on line 8".
fn has_path(text: &str) -> bool {
    let is_path = |word: &str| {
        let file = word.rsplit('/').next().unwrap_or_default();
        word.starts_with('/') && word.matches('/').count() > 2 && file.contains('.')
    };
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = text.split_whitespace();
    text.contains(" /") && words.any(is_path) && words.any(is_number)
}

/// Cells of a row between upright bars.
fn is_row(text: &str) -> bool {
    memchr::memchr_iter(b'|', text.as_bytes())
        .filter(|&at| text.get(at.wrapping_sub(1)..at + 2) == Some(" | "))
        .count()
        > 1
}

/// "… at the harbour. PHOTO | ADA QUILL | HARBOUR NEWS", "… at the harbour | Photo: Ada Quill | Source: Harbour News": bars
/// that part the words of a credit, not the cells of a row.
fn is_barred_credit(lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
    let Some(bar) = text.find(" | ") else {
        return false;
    };
    let at = words.partition_point(|word| (word.start as usize) < bar);
    let (said, rest) = words.split_at_checked(at).unwrap_or_default();
    let behind = lexicon.credit.at_start(rest);
    let sign = rest
        .get(behind.saturating_sub(1))
        .and_then(|last| text.get(last.end as usize..));
    let is_name = |name: &Word| name.is_capitalised() || !name.is_cased(text);
    if behind > 0
        && said.len() > 3
        && sign.is_some_and(|sign| sign.starts_with(':'))
        && rest.get(behind).is_some_and(is_name)
    {
        return true;
    }
    let lead = lexicon.credit.at_end(said);
    lead > 0
        && at - lead > 3
        && words
            .get(at..)
            .is_some_and(|names| names.len() <= 8 && names.iter().all(|name| name.is_capitalised()))
}

/// The signs that code has and text has not.
const CODE_SIGNS: Ascii = Ascii::of(b"{};=<>\\_`");

/// Whether a text has so many of them that it is code.
fn looks_like_code(text: &str) -> bool {
    let signs = text.bytes().filter(|&byte| CODE_SIGNS.has(byte)).count();
    if signs == 0 || is_slug(text) {
        return false;
    }
    let (entities, ends_in_one) = entities(text);
    let signs = signs.saturating_sub(entities);
    (signs > 1 && signs * 20 > text.len())
        || (signs > 0 && !ends_in_one && text.trim_end().ends_with([';', '{', '}']))
}

/// A name of a file in letters, digits, dashes and underscores: "bridge_opening_quill".
fn is_slug(text: &str) -> bool {
    let text = text.trim();
    text.contains('_')
        && text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphanumeric)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

/// Whether a text has entities that were not decoded.
pub fn has_entities(text: &str) -> bool {
    text.contains('&') && entities(text).0 > 0
}

/// How many entities a text has that was not decoded, and whether it ends in one: "the city &#8220;can&#8217;t wait&#8221;".
fn entities(text: &str) -> (usize, bool) {
    let bare = text.trim_end();
    let ends: Vec<usize> = memchr::memchr_iter(b'&', bare.as_bytes())
        .filter_map(|at| {
            let behind = bare.get(at + 1..)?;
            let end = behind.bytes().take(9).position(|byte| byte == b';')?;
            let name = behind.get(..end)?.trim_start_matches('#');
            let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
            is_name.then_some(at + 1 + end + 1)
        })
        .collect();
    (ends.len(), ends.last() == Some(&bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;

    fn words(text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        normalize::words(text, usize::MAX, &mut words);
        words
    }

    #[track_caller]
    fn all(expected: bool, is: impl Fn(&str) -> bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(is(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_count_as_one_number() {
        let is_date = |text: &str| is_written_date(text, &words(text));
        all(true, is_date, &["28.04.2014", "28/04/2014", "4-5-2025 on"]);
        all(
            false,
            is_date,
            &["1 2 3", "28.04 2014", "28.04", "28 04.2014"],
        );
        let is_day = |text: &str| is_day_and_month(text, &words(text));
        all(true, is_day, &["2/9", "12/11 on"]);
        all(false, is_day, &["2 9", "12/2014", "ab/cd", "2"]);
        let lasts = |text: &str| closes_with_duration(text, &words(text));
        all(true, lasts, &["2:05", "1:02:05"]);
        all(false, lasts, &["2 05", "2:05 on", "2"]);
    }

    #[test]
    fn data_has_many_numbers() {
        let is = |text: &str| is_data(&LEXICON, text, &words(text));
        all(
            true,
            is,
            &[
                "Pylon height 120 span 430 lanes",
                "Reed 12 Quill 9 Holt 31 and Osei 4 behind",
                "Orle leads the series 3-2",
            ],
        );
        all(
            false,
            is,
            &[
                "Pylon height 120 and lanes",
                "Ada Quill opens the bridge on 28.04.2014",
                "Ada Quill opens the bridge on 2/9",
                "Ada Quill opens the bridge (2:05)",
                "Museum engine 62-019 at the station",
                "Ada Quill opens 2 of the new bridges after 9 years",
            ],
        );
    }

    #[test]
    fn an_address_stands_alone() {
        all(
            true,
            is_address,
            &["http://a.example/x.jpg", "https://a.example/x.jpg "],
        );
        all(
            false,
            is_address,
            &[
                "https",
                "a.example/x.jpg",
                "see://a.example",
                "https://a.example/x.jpg shows a bridge",
            ],
        );
    }

    #[test]
    fn a_barred_credit_has_its_word_a_caption_before_and_names_behind() {
        let is = |text: &str| is_barred_credit(&LEXICON, text, &words(text));
        all(
            true,
            is,
            &["Ada Quill opens the bridge PHOTO | JO REED | HARBOUR NEWS"],
        );
        all(
            false,
            is,
            &[
                "Ada Quill opens the bridge TODAY | JO REED | HARBOUR NEWS",
                "Quill opens bridge PHOTO | JO REED | HARBOUR NEWS",
                "Ada Quill opens the bridge PHOTO | by jo reed",
                "Ada Quill opens the bridge PHOTO | JO REED ADA QUILL MARA HOLT BEN OSEI CLARA",
                "Ada Quill opens the bridge PHOTO JO REED",
            ],
        );
    }

    #[test]
    fn code_is_known_by_its_signs() {
        all(
            true,
            looks_like_code,
            &[
                "a = b; c = d",
                "return the value of the bridge to whoever asked for it first;",
            ],
        );
        all(
            false,
            looks_like_code,
            &[
                "a = b",
                "the bridge = the pass, the ferry = slow!",
                "Ada Quill opens the bridge = the new way over the Orle in Lower Wick",
                "the city &#8220;can&#8217;t wait&#8221;",
                "the city_hall &#8220;can wait until the summer&#8221;",
                "bridge_opening_quill",
                "no sign at all",
            ],
        );
        all(true, is_slug, &["bridge_opening_quill", "bridge-at_9 "]);
        all(
            false,
            is_slug,
            &["bridge", "_bridge", "bridge_", "new bridge_opening", "_"],
        );
        for (text, expected) in [
            ("the city &#8220;can&#8217;t wait&#8221;", (3, true)),
            ("Quill &amp; Reed ", (1, false)),
            ("Quill &amp; ", (1, true)),
            ("Quill & Reed;", (0, false)),
            ("Quill &; Reed", (0, false)),
        ] {
            assert_eq!(entities(text), expected, "{text}");
        }
    }
}

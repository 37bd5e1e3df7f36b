//! What numbers a picture or tells where it is kept, before a text or behind it, and says nothing of what is seen.

use super::Lexicon;
use super::dates::is_written_date;
use super::signs::{CLOSING_BRACKETS, COLONS};
use crate::normalize::{self, Word, gap_before};

/// How many words a text has at the least that is known again behind its number in a series.
const SHORTEST_NUMBERED: usize = 8;

/// How many words a text has at the least that is known again before the number of its picture.
const SHORTEST_COUNTED: usize = 5;

/// Most words of the name of an archive.
const LONGEST_ARCHIVE: usize = 4;

/// How many words number the picture of a gallery before its caption: "[1/5] Ada Quill …", "Photo 1 of 5: Ada Quill …".
pub fn counter(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    if let Some(count) = introduced_slide(lexicon, text, core) {
        return Some(count);
    }
    let label = lexicon.photos.at_start(core);
    let counted = core.get(label..)?;
    let (numbers, caption) = counted.split_at_checked(of_several(lexicon, text, counted)?)?;
    let is_slashed = numbers.len() == SLASHED;
    let sign = numbers.last()?.gap_to(*caption.first()?, text);
    // Fractions open the lines of a recipe, dates those of a calendar.
    let is_bracketed = is_slashed && sign.starts_with(CLOSING_BRACKETS);
    // "1 of 3 | Ada Quill opens the bridge"
    let is_barred = !is_slashed && sign.trim() == "|";
    ((label > 0 || is_bracketed || is_barred) && caption.len() >= 4)
        .then_some(core.len() - caption.len())
}

/// How many words number the picture of a gallery and then introduce its caption, whatever that is: "Slide: 1 / of 5.
/// Caption: Ada Quill".
fn introduced_slide(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let place = Some(lexicon.slides.at_start(core)).filter(|&place| place > 0)?;
    let counted = core.get(place..)?;
    let caption = counted.get(of_several(lexicon, text, counted)?..)?;
    let introduction = lexicon.widgets_before.at_start(caption);
    let (words, said) = caption.split_at_checked(introduction)?;
    let sign = words.last()?.gap_to(*said.first()?, text);
    sign.starts_with(COLONS).then_some(core.len() - said.len())
}

/// How many words of a longer text number it in a series: "2/4 Ada Quill opens …", "2 of 4 Ada Quill …", "Photo 2: Ada
/// Quill …". A date and a fraction are written so, too: only where the text stands without them as well, it was a
/// number.
pub fn series_number(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let [first, second, ..] = core else {
        return None;
    };
    let number = |word: &Word| word.of(text).parse::<u8>().ok();
    let is_parted = |signs: &[&str]| {
        let said = core.get(2..).filter(|said| said.len() >= SHORTEST_COUNTED);
        let next = said.and_then(|said| said.first());
        next.is_some_and(|next| signs.contains(&second.gap_to(*next, text).trim()))
    };
    if lexicon.photos.has(*first) {
        let is_numbered = is_parted(&[":", "：", "-", "–"]);
        return (is_numbered && number(second).is_some()).then_some(2);
    }
    // "Slide 2: Ada Quill opens the bridge"; a dash stands in "Item 2 - 300 g of flour", too.
    let is_slide = lexicon.slides.has(*first) && is_parted(&[":", "："]);
    if is_slide && number(second).is_some() {
        return Some(2);
    }
    // "Item 1 of 5 Ada Quill opens the bridge"
    let place = lexicon.slides.at_start(core);
    let counted = core.get(place..)?;
    let count = of_several(lexicon, text, counted)?;
    let (first, total) = (counted.first()?, counted.get(count - 1)?);
    // "1 / 5 Ada Quill" is none: it may be a mark, a measure, a share.
    let is_written_so = count > SLASHED || first.gap_to(*total, text) == "/";
    // "2 of 4 suspects arrive at court"
    let goes_on = counted
        .get(count)
        .is_some_and(|next| next.of(text).starts_with(normalize::is_small));
    (is_written_so && !goes_on && counted.len() >= count + SHORTEST_NUMBERED)
        .then_some(place + count)
}

/// How many words at the start of a text number one of several, and tell how many there are: "2/4", "2 of 4".
pub fn of_several(lexicon: &Lexicon, text: &str, words: &[Word]) -> Option<usize> {
    let number = |word: &Word| word.of(text).parse::<u16>().ok();
    let (first, rest) = words.split_first().filter(|(first, _)| first.has_digit())?;
    let at = number(first)?;
    let total = lexicon.totals.at_start(rest);
    let last = rest.get(total)?;
    let is_slashed = || first.gap_to(*last, text).trim() == "/";
    ((total > 0 || is_slashed()) && (1..=number(last)?).contains(&at)).then_some(SLASHED + total)
}

/// How many words there are where a slash parts two numbers.
const SLASHED: usize = 2;

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

/// How many words at the end of a text number a picture of which it is the alternative text: "… the bridge - Photo 2",
/// "… the bridge. Photo 2 of 3".
pub fn photo_number(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    if let Some(count) = number_of_several(lexicon, text, core) {
        return Some(count);
    }
    let (number, before) = core.split_last().filter(|(last, _)| last.has_digit())?;
    let (label, unlabelled) = before.split_last()?;
    let is_labelled = lexicon.photos.has(*label);
    let said = if is_labelled { unlabelled } else { before };
    let first = core.get(said.len())?;
    let sign = said.last()?.gap_to(*first, text);
    let sign = sign.trim_start_matches(['"', '\'', '”', '’', '»', '?', '!', '.']);
    let is_sign = match sign.trim() {
        "-" | "–" | "—" => true,
        "|" | "(" => is_labelled,
        _ => false,
    };
    let is_number = number.of(text).parse::<u8>().is_ok();
    let closes = is_labelled || number.behind(text).trim().is_empty();
    (said.len() >= SHORTEST_COUNTED && is_number && is_sign && closes)
        .then_some(core.len() - said.len())
}

/// How many words at the end of a text number a picture, and tell how many there are.
fn number_of_several(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let number = |word: &Word| word.of(text).parse::<u8>().ok();
    let (last, before) = core.split_last().filter(|(last, _)| last.has_digit())?;
    let counted = before.len().checked_sub(lexicon.totals.at_end(before))?;
    let (first, labelled) = before.get(..counted)?.split_last()?;
    let (label, said) = labelled.split_last()?;
    let is_counted = counted < before.len() && (1..=number(last)?).contains(&number(first)?);
    (is_counted && lexicon.photos.has(*label) && said.len() >= SHORTEST_COUNTED)
        .then_some(core.len() - said.len())
}

/// How many words at the end of an alternative text say in which archive the picture is, how wide, and from when: "…
/// the bridge - Reuters, 1920, 18.04.2025".
pub fn archive_tail(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let sign = |at: usize| gap_before(text, core, at);
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
pub(super) fn dated_credit(lexicon: &Lexicon, core: &[Word]) -> Option<usize> {
    const DATE: usize = 3;
    let (said, date) = core.split_at_checked(core.len().checked_sub(DATE)?)?;
    let lead = lexicon.credit.at_start(said);
    let is_dated = date.iter().all(|number| number.has_digit());
    let has_names = said.get(lead..)?.iter().all(|name| name.is_capitalised());
    (lead > 0 && said.len() > lead + 1 && is_dated && has_names).then_some(DATE)
}

#[cfg(test)]
mod tests {
    use super::photo_number;
    use crate::describe::LEXICON;
    use crate::describe::trial::core;
    use crate::normalize::words_of;

    #[test]
    fn the_number_of_a_picture_may_stand_behind_its_caption() {
        let number = |text: &str| photo_number(&LEXICON, text, &words_of(text));
        for (text, count) in [
            ("Ada Quill opens the bridge - Photo 2", Some(2)),
            ("Ada Quill opens the bridge. Photo 2 of 3", Some(4)),
            ("Ада Квилл открыла мост через Орле. Фото 2 из 3", Some(4)),
            ("Ada Quill opens the bridge. Photo 4 of 3", None),
            ("Ada Quill opens the bridge. Part 2 of 3", None),
            ("Ada Quill opens 2 of 3", None),
            ("The bridge. Photo 2 of 3", None),
            ("Ada Quill opens the bridge. Photo 2, 3", None),
        ] {
            assert_eq!(number(text), count, "{text}");
        }
    }

    #[test]
    fn the_number_of_a_picture_says_nothing_of_it() {
        for text in [
            "[1/5] Mayor Quill opens the bridge",
            "[1/5]Mayor Quill opens the bridge",
            "(1 / 5) Mayor Quill opens the bridge",
            "Photo 1 of 5: Mayor Quill opens the bridge",
            "Bild 1 von 5 - Mayor Quill opens the bridge",
            "Фото 5 из 5. Mayor Quill opens the bridge",
        ] {
            assert_eq!(core(text), "Mayor Quill opens the bridge", "{text}");
        }
        for text in [
            // A fraction, a share, a result, a place in a list, and what has no caption behind it.
            "1/2 cup of brown sugar",
            "1 / 2 | cup of brown sugar",
            "1 of 5 pupils takes the bus",
            "[5/1] Mayor Quill opens the bridge",
            "[0/5] Mayor Quill opens the bridge",
            "Photo 3 of the bridge over the Orle",
            "[1/5] Mayor Ada Quill",
        ] {
            assert!(
                core(text).starts_with(|c: char| c.is_ascii_digit() || c == 'P'),
                "{text}"
            );
        }
    }
}

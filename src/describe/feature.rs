//! Features of one block: what its words and its punctuation tell.

use super::credit::{self, Credits};
use super::data::{is_date_or_data, is_month};
use super::ends::{ends_sentence, has_mark, opens_with_quote};
use super::file_names::{JOINTS, is_run_together};
use super::signs::{DASHES, Signs};
use super::structure::{has_structure, is_barred_credit, is_item, is_row};
use super::widgets::{glued_widget, trim_widgets};
use super::{CAPTION_BYTES, Feature, Lexicon};
use crate::document::{Block, BlockKind};
use crate::normalize::{self, Kinds, Word, tags};

/// How many words are read of a block of more than [`CAPTION_BYTES`].
const START_WORDS: usize = 48;
/// Words from which a block is running text rather than a caption, if no credit, cut or introduction says otherwise.
const BODY_WORDS: usize = 55;
/// How much a caption says at the least that opens with a dash.
const SHORTEST_DASHED: u32 = 8;
/// Words from which a whole sentence marks where the body of an article begins and ends.
const PROSE_WORDS: usize = 18;

/// Describes a block, and adds its words to the others: O(text).
pub fn feature(block: &Block, lexicon: &Lexicon, arena: &mut Vec<Word>) -> Feature {
    let first = arena.len();
    if matches!(block.kind, BlockKind::Code | BlockKind::Alt) {
        return Feature {
            first: first as u32,
            is_structure: true,
            ..Feature::default()
        };
    }
    let text = block.text.as_str();
    let is_whole = text.len() <= CAPTION_BYTES;
    read_words(text, lexicon, is_whole, arena);
    let words = &arena[first..];
    let kinds = Kinds::of(words);
    let weight = if kinds.have_character() {
        weight(words)
    } else {
        words.len() as u32
    };
    let signs = is_whole.then(|| Signs::of(text, words));
    let mut feature = Feature {
        first: first as u32,
        count: words.len() as u32,
        core_end: words.len() as u32,
        is_whole,
        weight,
        ..looks(block, signs, weight)
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
    feature.is_data = kinds.have_digit()
        && is_date_or_data(
            lexicon,
            text,
            core,
            feature.ends_sentence || feature.cut.is_some(),
        )
        || is_month(lexicon, core);
    feature.is_structure |= feature.is_data;
    let signs = signs.without_last(words.len() - feature.core_end as usize);
    tell_credits(block, lexicon, core, signs, &mut feature);
    if kinds.have_digit() && is_dated_source(lexicon, text, core, &feature) {
        feature.is_data = true;
        feature.is_structure = true;
    }
    let captioned = feature.credit.is_some() || feature.cut.is_some() || feature.is_introduced;
    feature.is_prose = !captioned && weight as usize >= PROSE_WORDS && feature.ends_sentence;
    feature.is_body = !captioned && weight as usize >= BODY_WORDS;
    feature
}

/// Whether a date and a time stand before the credit that closes a text: "2017-03-10 09:58 Source: Harbour Post" tells
/// when and where an article came out, and of no picture.
fn is_dated_source(lexicon: &Lexicon, text: &str, core: &[Word], feature: &Feature) -> bool {
    const FEWEST_NUMBERS: usize = 3;
    const MOST_SAID: u32 = 2;
    let credit = feature.credit.unwrap_or_default() as usize;
    let date = core.get(..credit).unwrap_or_default();
    let numbers = date.iter().filter(|word| word.has_digit()).count();
    let is_told = || weight(date).saturating_sub(numbers as u32) <= MOST_SAID;
    numbers >= FEWEST_NUMBERS
        && is_told()
        && !feature.is_credit
        && is_date_or_data(lexicon, text, date, false)
}

/// What a block is by its markup and its punctuation.
fn looks(block: &Block, signs: Option<Signs>, weight: u32) -> Feature {
    let text = block.text.as_str();
    let has_mark = signs.map_or_else(|| has_mark(text), |signs| signs.has_mark);
    let is_tagged = signs.is_some_and(|signs| signs.has(b'<')) && tags(text).next().is_some();
    Feature {
        ends_sentence: ends_sentence(text, has_mark),
        is_marked: block.is_marked(),
        is_quote: opens_with_quote(text),
        is_structure: opens_item(block) && !is_dashed(block, weight)
            || signs.is_some_and(|signs| has_structure(text, signs, weight)),
        is_slug: signs.is_none_or(|signs| signs.has_any(JOINTS)) && is_run_together(text),
        is_tagged,
        is_strong: is_tagged && is_set_strong(text),
        has_mark,
        ..Feature::default()
    }
}

/// Whether one pair of tags stands around a text, and sets it in bold type.
fn is_set_strong(text: &str) -> bool {
    let text = text.trim();
    let pairs = [("<b>", "</b>"), ("<strong>", "</strong>")];
    let mut around = pairs.iter();
    around.any(|(start, end)| text.starts_with(start) && text.ends_with(end))
        && tags(text).count() == 2
}

/// Finds the credits of a block. What is an item but for a credit is one where it has none.
fn tell_credits(
    block: &Block,
    lexicon: &Lexicon,
    core: &[Word],
    signs: Signs,
    feature: &mut Feature,
) {
    let found = if feature.is_structure {
        Credits::default()
    } else {
        credits(lexicon, block.text.as_str(), core, signs, feature.weight)
    };
    let is_told = |at: usize| lexicon.credit.at_start(core.get(at..).unwrap_or_default()) > 0;
    feature.is_structure |= is_dashed(block, feature.weight) && !found.closing.is_some_and(is_told);
    feature.is_structure |= is_item_of_list(block) && found == Credits::default();
    feature.credit = found.closing.map(|at| at as u32);
    feature.lead_credit = found.opening as u32;
    feature.is_credit = found.is_all;
}

/// Whether a block opens as an item of a list does.
fn opens_item(block: &Block) -> bool {
    is_item(block.text.as_str()) && !opens_with_speech(block)
}

/// Whether a block opens with a dash and a blank, and says as much as a caption: it is an item or speech unless it ends
/// in the words of a credit.
fn is_dashed(block: &Block, weight: u32) -> bool {
    let opens_with_dash = block.text.as_str().starts_with(DASHES);
    opens_with_dash && weight >= SHORTEST_DASHED && opens_item(block)
}

/// Adds the words of a text, or the first of them if it is longer than a caption.
fn read_words(text: &str, lexicon: &Lexicon, is_whole: bool, arena: &mut Vec<Word>) {
    let first = arena.len();
    let most = if is_whole { usize::MAX } else { START_WORDS };
    normalize::words(text, most, arena);
    if let Some(end) = glued_widget(lexicon, text, &arena[first..]) {
        arena.truncate(first);
        normalize::words(text.get(..end).unwrap_or_default(), most, arena);
        normalize::words_from(text, end, most, arena);
    }
}

/// The credits in what a text says.
fn credits(lexicon: &Lexicon, text: &str, core: &[Word], signs: Signs, weight: u32) -> Credits {
    let found = credit::find(lexicon, text, core, signs);
    // What is as long as that, and has an agency in short behind it, is a text of the agency.
    let is_signed = |at: usize| at + 1 == core.len() && weight as usize >= BODY_WORDS;
    // "Orle Gazette Ltd © 2004-2013 All rights reserved": whose the page is, and nobody who took a picture.
    let is_notice = |at: usize| {
        let credit = core.get(at..).unwrap_or_default();
        let years = credit.iter().take_while(|word| word.has_digit()).count();
        let rest = credit.get(years..).unwrap_or_default();
        years > 0 && !rest.is_empty() && lexicon.rights.are(rest)
    };
    let closing = found.closing.filter(|&at| !is_signed(at) && !is_notice(at));
    Credits { closing, ..found }
}

/// Whether a block is an item, a cell or a quotation without a picture of its own. A gallery is a list or a table, too:
/// there, credits and media tell captions from items. Among media without their pictures there are tables and
/// quotations that belong to none.
fn is_item_of_list(block: &Block) -> bool {
    let may_be_item = matches!(
        block.kind,
        BlockKind::ListItem | BlockKind::TableCell | BlockKind::Quote
    );
    let is_of_picture =
        block.medium.is_some() || block.among_media && block.kind == BlockKind::ListItem;
    may_be_item && !is_of_picture
}

/// Whether the markup says that a block is a caption, and it opens with the dash that somebody speaks behind, in many
/// languages: "– At last, says Ada Quill".
fn opens_with_speech(block: &Block) -> bool {
    block.kind == BlockKind::Caption && block.text.as_str().starts_with(DASHES)
}

/// How much words say: characters of scripts without spaces count half.
pub fn weight(words: &[Word]) -> u32 {
    let characters = words.iter().filter(|word| word.is_character()).count();
    (words.len() - characters + characters.div_ceil(2)) as u32
}

#[cfg(test)]
mod tests {
    use crate::describe::trial::describe_line;

    #[test]
    fn a_notice_without_a_name_behind_it_is_no_credit() {
        let credit = |text: &str| describe_line(text).1.credit.is_some();
        assert!(!credit("Orle Gazette Ltd © 2004-2013 All rights reserved."));
        assert!(credit(
            "Ada Quill opens the bridge over the Orle. © 2013 Jo Reed. All rights reserved."
        ));
    }

    #[test]
    fn what_opens_with_a_dash_is_speech_unless_it_ends_in_a_credit() {
        for (text, is_structure) in [
            (
                "— Mayor Ada Quill opens the new bridge of Wick. Photo: Jo Reed",
                false,
            ),
            ("— Mayor Ada Quill opens the new bridge of Wick today", true),
            ("— Mayor Ada Quill. Photo: Jo Reed", true),
            (
                "–5 degrees and snow over the harbour of Wick on Monday",
                false,
            ),
            (
                "- Mayor Ada Quill opens the new bridge of Wick. Photo: Jo Reed",
                true,
            ),
        ] {
            assert_eq!(describe_line(text).1.is_structure, is_structure, "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_behind_a_few_words_with_numbers_is_no_data() {
        for (text, is_data) in [
            ("Quill gives 8,4 million crowns to …", false),
            ("Quill gives 8,4 million crowns to", true),
            ("13:30, 4 June 2021 …", true),
        ] {
            assert_eq!(describe_line(text).1.is_data, is_data, "{text}");
        }
    }

    #[test]
    fn what_is_introduced_as_a_caption_is_no_prose() {
        let text = "Mayor Ada Quill opens the new bridge over the Orle with a ribbon that her predecessor kept in a drawer for years.";
        for (introduction, is_prose) in [("", true), ("Image caption, ", false)] {
            let text = format!("{introduction}{text}");
            assert_eq!(describe_line(&text).1.is_prose, is_prose, "{text}");
        }
    }
}

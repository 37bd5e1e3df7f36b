//! Items of lists, rows of tables, addresses and code: they repeat by their nature.

use super::Lexicon;
use super::file_names::is_underscored;
use super::signs::{Ascii, BULLETS, Signs};
use crate::normalize::{self, Word};

/// Whether a text is an item of a list, or an address: these repeat by their nature.
pub(super) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(|sign| BULLETS.contains(&sign))
        && chars.next().is_none_or(char::is_whitespace);
    bullet || is_address(text)
}

/// The address of an image, say, and nothing else.
fn is_address(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") && !text.trim().contains(char::is_whitespace)
}

/// How much an article in one line says at the least: more than a row of a table, with as many bars as it has pictures,
/// before those who took them.
pub const SHORTEST_ARTICLE: u32 = 60;

/// Whether a text, whose signs these are and which says so much, is a row of a table, a line of code or a message of a
/// program. Of a whole article in one line that is longer than a caption this is not asked, as it may hold all of
/// these.
pub(super) fn has_structure(text: &str, signs: Signs, weight: u32) -> bool {
    signs.has(b'\t')
        || signs.has(b'|') && weight < SHORTEST_ARTICLE && is_row(text)
        || signs.has(b'/') && has_path(text)
        || signs.has_any(CODE_SIGNS) && looks_like_code(text)
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
pub(super) fn is_row(text: &str) -> bool {
    memchr::memchr_iter(b'|', text.as_bytes())
        .filter(|&at| text.get(at.wrapping_sub(1)..at + 2) == Some(" | "))
        .count()
        > 1
}

/// "… at the harbour. PHOTO | ADA QUILL | HARBOUR NEWS", "… at the harbour | Photo: Ada Quill | Source: Harbour News":
/// bars that part the words of a credit, not the cells of a row.
pub(super) fn is_barred_credit(lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
    let Some(bar) = text.find(" | ") else {
        return false;
    };
    let at = words.partition_point(|word| (word.start as usize) < bar);
    let (said, rest) = words.split_at_checked(at).unwrap_or_default();
    let behind = lexicon.credit.at_start(rest);
    let sign = rest
        .get(behind.saturating_sub(1))
        .map(|last| last.behind(text));
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
    if signs == 0 || is_underscored(text) {
        return false;
    }
    let (entities, ends_in_one) = entities(text);
    let of_tags = normalize::tags(text).flat_map(str::bytes);
    let of_tags = of_tags.filter(|&byte| CODE_SIGNS.has(byte)).count();
    let signs = signs.saturating_sub(entities + of_tags);
    (signs > 1 && signs * 20 > text.len())
        || (signs > 0 && !ends_in_one && text.trim_end().ends_with([';', '{', '}']))
        || is_setting(text)
}

/// A line of a file of settings: `name = "value"`.
fn is_setting(text: &str) -> bool {
    let is_key = |name: &str| {
        let mut bytes = name.bytes();
        !name.is_empty()
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    let is_value = |value: &str| {
        value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '"' | '\'' | '[' | '{'))
    };
    text.trim_start()
        .split_once(" = ")
        .is_some_and(|(name, value)| is_key(name) && is_value(value))
}

/// Whether a text has entities that were not decoded.
pub fn has_entities(text: &str) -> bool {
    text.contains('&') && entities(text).0 > 0
}

/// How many entities a text has that was not decoded, and whether it ends in one: "the city &#8220;can&#8217;t
/// wait&#8221;".
fn entities(text: &str) -> (usize, bool) {
    let bare = text.trim_end();
    let ends = memchr::memchr_iter(b'&', bare.as_bytes()).filter_map(|at| {
        let behind = bare.get(at + 1..)?;
        let end = behind.bytes().take(9).position(|byte| byte == b';')?;
        let name = behind.get(..end)?.trim_start_matches('#');
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
        is_name.then_some(at + 1 + end + 1)
    });
    ends.fold((0, false), |(count, _), end| (count + 1, end == bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::LEXICON;
    use crate::describe::trial::{all, describe_line};
    use crate::normalize::words_of;

    #[test]
    fn a_setting_has_a_name_and_a_value() {
        all(
            true,
            is_setting,
            &[
                "source = \"registry\"",
                "  max-loss = 0.5",
                "tool.glob = ['*.md']",
            ],
        );
        all(
            false,
            is_setting,
            &[
                "Two bridges = \"one river\"",
                "Love = a harbour",
                "= \"registry\"",
                "source=\"registry\"",
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
        let is = |text: &str| is_barred_credit(&LEXICON, text, &words_of(text));
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
                "caption = \"Mayor Ada Quill opens the new bridge\"",
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
        all(
            true,
            is_underscored,
            &["bridge_opening_quill", "bridge-at_9 "],
        );
        all(
            false,
            is_underscored,
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

    #[test]
    fn items_and_data_are_structure_and_sentences_with_numbers_are_not() {
        for (text, is_structure) in [
            ("- Ada Quill opens the bridge", true),
            ("- Ada Quill opens the bridge PHOTO | JO REED", true),
            ("Pylon height 120 span 430 lanes", true),
            ("Pylon height 120 span 430 lanes.", false),
            ("다리 450 미터 높이 120 미터 도로 6 차선", true),
            (
                "4일 다리 위에서 불꽃이 100번 터지고 있다. 2025.4.2/뉴스1 © 뉴스1 김도윤 기자",
                false,
            ),
            ("Ada Quill opens the bridge", false),
        ] {
            assert_eq!(describe_line(text).1.is_structure, is_structure, "{text}");
        }
    }

    #[test]
    fn rows_and_data_are_told_from_captions_with_bars_and_dates() {
        for (text, is_structure) in [
            ("Marrick West Tripod Installation 28.04.2014", false),
            ("Marrick West Tripod Installation 28.04.2014 12 14", true),
            ("Harbour United 3:1 1:1", true),
            ("Harbour Baltic1", false),
            ("Harbour 1921", true),
            (
                "Warning: no such bridge in /srv/www/harbour/page.php on line 8",
                true,
            ),
            ("Warning: no such bridge in /srv/page.php on line 8", false),
            ("The bridge stands in /srv/www/harbour/page.php", false),
            ("Ada Quill opens the bridge /Jo/Reed/Wick", false),
            ("Ada Quill opens the bridge on 2/9", false),
            ("Bridge open on 2/9 and 3/9 2/9", true),
            ("Ada Quill opens the bridge (2:05)", false),
            ("Ada Quill opens the bridge (1:02:05)", false),
            ("Trains to Orle 2:05 2:35", true),
            ("bridge_opening_quill", false),
            ("bridge_opening_quill = open_bridge_now", true),
            ("_bridge_opening_", true),
            (
                "Ada Quill&#8217;s bridge &#8220;can&#8217;t wait&#8221;",
                false,
            ),
            ("Ada&nbsp;Quill&rsquo;s bridge; the ferry&amp;co; {", true),
            ("bridge(&quill, &orle); ferry(&quill);", true),
            (
                "Version 1.2.3.4.5.6 of the new app that we all use today already",
                false,
            ),
            (
                "Ada Quill opens the bridge. PHOTO | JO REED | HARBOUR NEWS",
                false,
            ),
            (
                "Ada Quill opens the bridge | Photo: Jo Reed | Source: News",
                false,
            ),
            ("Ada Quill opens | Photo: Jo Reed | Source: News", true),
            ("Ada Quill opens the bridge | Photo Jo Reed | Source", true),
            ("Photo | Ada Quill | Teacher", true),
            ("Bridge | 1921 | iron | toll", true),
            ("https://harbour.example/2014/04/bridge.html", true),
        ] {
            assert_eq!(describe_line(text).1.is_structure, is_structure, "{text}");
        }
    }
}

//! Names of files, and what is written as they are.

use super::Lexicon;
use super::signs::Ascii;
use crate::normalize::Word;

/// Whether the names of image files end so behind their dot: "jpg", "PNG".
fn is_image_ending(ending: &str) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    // The length is looked at first: few words have one of these.
    (3..=4).contains(&ending.len())
        && ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Whether the last word is the ending of an image's file name: "ada-quill.jpg", and behind a credit "… Photo: Jo Reed
/// jpg".
pub fn is_file_name(lexicon: &Lexicon, text: &str, words: &[Word]) -> bool {
    let closes =
        |word: &Word| is_image_ending(word.of(text)) && word.behind(text).trim().is_empty();
    let is_glued = || {
        let ending = words.last().map_or(0, |last| last.start as usize);
        text.get(..ending)
            .is_some_and(|before| before.ends_with('.'))
    };
    let is_credit = |at: usize| {
        let rest = words.get(at..).unwrap_or_default();
        let behind = lexicon.credit.behind_start(rest, text);
        behind.is_some_and(|behind| behind.starts_with(':'))
    };
    words.len() > 1
        && words.last().is_some_and(closes)
        && (is_glued() || (1..words.len()).any(is_credit))
}

/// The signs that join what is run together, of which it has two at the least.
pub(super) const JOINTS: Ascii = Ascii::of(b"-_");

/// A file name, or words run together with dashes: "ada-quill-opens", and not "Stratford-upon-Avon".
pub(super) fn is_run_together(text: &str) -> bool {
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

/// Whether the name of a photo's file begins with its number in an archive: "460419180-ada-quill-opens". A number of
/// fewer digits may be a date, or how many there were.
pub fn has_archive_number(text: &str, words: &[Word]) -> bool {
    const FEWEST_DIGITS: usize = 9;
    let is_number = |number: &Word| {
        let number = number.of(text);
        number.len() >= FEWEST_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.len() > 2 && words.first().is_some_and(is_number) && is_run_together(text)
}

/// A name of a file in letters, digits, dashes and underscores: "bridge_opening_quill".
pub(super) fn is_underscored(text: &str) -> bool {
    let text = text.trim();
    text.contains('_')
        && text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphanumeric)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

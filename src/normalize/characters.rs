//! What a character is to a word, and what it becomes when the word is folded: kept in a table once it has been looked
//! up. The tables of Unicode themselves take ten times as long.

use std::sync::atomic::{AtomicU64, Ordering};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfkc_quick};

/// What is known of one character, in 64 bits that are never 0: the UTF-8 of what it becomes when it is folded, lowest;
/// above, its canonical combining class, how many of the bytes there are, and flags.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Character(u64);

const CLASS: u32 = 32;
const COUNT: u32 = 40;

const WORD: u64 = 1 << 48;
const UPPER: u64 = 1 << 49;
const NUMERIC: u64 = 1 << 50;
const ALONE: u64 = 1 << 51;
const MARK: u64 = 1 << 52;
const COMPOSED: u64 = 1 << 53;
const KNOWN: u64 = 1 << 63;

impl Character {
    /// What is known of a character.
    #[inline]
    pub fn of(c: char) -> Character {
        let Some(place) = MET.get(c as usize) else {
            return Self::look_up(c);
        };
        // Threads that look up the same character at once find the same.
        match place.load(Ordering::Relaxed) {
            0 => {
                let known = Self::look_up(c);
                place.store(known.0, Ordering::Relaxed);
                known
            }
            known => Self(known),
        }
    }

    /// Looks a character up in the tables of Unicode.
    #[cold]
    fn look_up(c: char) -> Character {
        let mut known = KNOWN | u64::from(canonical_combining_class(c)) << CLASS;
        let mut set = |flag: u64, is_so: bool| known |= if is_so { flag } else { 0 };
        let is_mark = is_combining_mark(c);
        // A letter in a circle, but a sign as "©" is: "ⓒ연합뉴스".
        let is_sign = matches!(c, 'ⓒ' | 'Ⓒ');
        let is_alphanumeric = is_alphanumeric(c);
        set(
            WORD,
            (is_alphanumeric && !is_sign) || is_mark || is_ignored(c),
        );
        set(UPPER, c.is_uppercase());
        set(NUMERIC, c.is_numeric());
        set(ALONE, is_alphanumeric && has_no_spaces(c));
        set(MARK, is_mark);
        let mut folded = [None; 2];
        let mut count = 0;
        fold_char(c, |part| {
            if let Some(place) = folded.get_mut(count) {
                *place = Some(part);
            }
            count += 1;
        });
        // A character that composes with others, or folds to several, is left to the whole algorithm.
        let is_simple = count <= 1 && is_nfkc_quick([c].into_iter()) == IsNormalized::Yes;
        set(COMPOSED, !is_simple);
        let (bytes, len) = folded[0].map_or((0, 0), utf8);
        Character(known | u64::from(bytes) | (len as u64) << COUNT)
    }

    /// The UTF-8 of what it becomes when it is folded, if that is just one character, the last byte lowest, and how
    /// many bytes that are: none for characters that vanish.
    pub fn folded(self) -> (u32, usize) {
        (self.0 as u32, (self.0 >> COUNT & 7) as usize)
    }

    /// What it becomes when it is folded, if that is just one character.
    pub fn folded_char(self) -> Option<char> {
        let (bytes, count) = self.folded();
        let bytes = bytes.to_be_bytes();
        let bytes = bytes.get(bytes.len() - count..)?;
        str::from_utf8(bytes).ok()?.chars().next()
    }

    /// Its canonical combining class.
    pub fn class(self) -> u8 {
        (self.0 >> CLASS) as u8
    }

    /// Whether it can be part of a word.
    pub fn is_word(self) -> bool {
        self.0 & WORD != 0
    }

    /// Whether it goes on a word that other characters began.
    pub fn goes_on_word(self) -> bool {
        self.0 & (WORD | ALONE) == WORD
    }

    /// Whether it is a letter that goes on a word and is folded by itself, whatever stands beside it.
    pub fn is_letter(self) -> bool {
        self.0 & (WORD | NUMERIC | ALONE | MARK | COMPOSED | 0xFF << CLASS) == WORD
    }

    /// Whether it is an upper-case letter.
    pub fn is_upper(self) -> bool {
        self.0 & UPPER != 0
    }

    /// Whether it is a digit or another number.
    pub fn is_numeric(self) -> bool {
        self.0 & NUMERIC != 0
    }

    /// Whether it is a word by itself, in scripts that are written without spaces between words.
    pub fn stands_alone(self) -> bool {
        self.0 & ALONE != 0
    }

    /// Whether it is a mark on the character before it.
    pub fn is_mark(self) -> bool {
        self.0 & MARK != 0
    }

    /// Whether it is folded by itself, whatever stands beside it.
    pub fn is_plain(self) -> bool {
        self.0 & (COMPOSED | 0xFF << CLASS) == 0
    }

    /// Whether a word that has it must be composed before it can be folded character by character.
    pub fn is_to_be_composed(self) -> bool {
        self.0 & COMPOSED != 0
    }
}

/// What has been looked up of the first two planes, which hold all living scripts; 0 for what was not met yet.
static MET: [AtomicU64; 0x2_0000] = [const { AtomicU64::new(0) }; 0x2_0000];

/// The UTF-8 of a character, the last byte lowest, and how many bytes that are.
pub fn utf8(c: char) -> (u32, usize) {
    let mut buffer = [0; 4];
    let bytes = c.encode_utf8(&mut buffer).as_bytes();
    let packed = bytes
        .iter()
        .fold(0, |packed, &byte| packed << 8 | u32::from(byte));
    (packed, bytes.len())
}

/// Gives the folded characters of one character of a composed word.
pub fn fold_char(c: char, mut each: impl FnMut(char)) {
    if is_ignored(c) {
        return;
    }
    if c.is_ascii() {
        each(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            'ß' => {
                each('s');
                each('s');
            }
            // The dot that lower-casing İ leaves behind; upper-casing ı and ς loses what they were.
            '\u{307}' => {}
            'ı' => each('i'),
            'ς' => each('σ'),
            // Romanian is written with a comma below, or with the cedilla of Turkish.
            'ș' => each('ş'),
            'ț' => each('ţ'),
            lower => each(lower),
        }
    }
}

/// As [`char::is_alphanumeric`]: the characters of Han and Hangul, of which there are most, and letters with cases are
/// told without its table, which takes long.
pub fn is_alphanumeric(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
        || c.is_lowercase()
        || c.is_uppercase()
        || c.is_alphanumeric()
}

/// Whether a letter or a digit is one of a script that is written without spaces between words.
pub fn stands_alone(c: char) -> bool {
    has_no_spaces(c) && is_alphanumeric(c)
}

/// Scripts that are written without spaces between words.
fn has_no_spaces(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF // Thai, Lao
        | 0x1000..=0x109F // Burmese
        | 0x1780..=0x17FF // Khmer
        | 0x3005..=0x3007 | 0x3040..=0x30FF // Kana
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF // Han
        | 0xFF66..=0xFF9F)
}

/// Characters that change how a word is broken or shown, not which word it is. A dash among them makes Arabic words
/// longer.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_han_and_hangul_are_letters() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn what_was_met_is_what_unicode_says() {
        for c in ('\0'..='\u{3FFFF}').step_by(3) {
            let read = Character::look_up(c);
            for _ in 0..2 {
                let met = Character::of(c);
                assert_eq!(met, read, "{c:?}");
            }
        }
    }
}

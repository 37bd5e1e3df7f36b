//! The one form in which text is compared: words, folded and hashed.
//!
//! Case, quotes, dashes, spaces, Unicode form and left-over entities do not count. Scripts that are written without
//! spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have a word a character.

use std::hash::{BuildHasherDefault, Hasher};
use unicode_normalization::{IsNormalized, UnicodeNormalization};

/// A word of a block: its folded form as a hash, and where it stands in the block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Hash of the folded word. Equal words have equal hashes; [`crate::guard`] confirms on the text itself.
    pub hash: u64,
    /// Byte range in the block's text.
    pub start: u32,
    pub end: u32,
    /// Folded length in bytes.
    len: u16,
    flags: u8,
    /// The folded first letter or digit, if the word is all ASCII, else 0.
    initial: u8,
}

const UPPER: u8 = 1;
const DIGIT: u8 = 2;
const CHARACTER: u8 = 4;

impl Word {
    /// Whether it begins with an upper-case letter.
    pub fn is_capitalised(self) -> bool {
        self.flags & UPPER != 0
    }

    /// Whether there is a digit in it.
    pub fn has_digit(self) -> bool {
        self.flags & DIGIT != 0
    }

    /// Whether it is one character of a script without spaces.
    pub fn is_character(self) -> bool {
        self.flags & CHARACTER != 0
    }

    /// Whether the first letters alone show that the words are not forms of one. They show it of ASCII words only.
    pub fn begins_unlike(self, other: Word) -> bool {
        self.initial != other.initial && self.initial != 0 && other.initial != 0
    }

    /// Folded length in bytes.
    pub fn len(self) -> usize {
        usize::from(self.len)
    }

    /// The word as it stands in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

/// Multiplier of the polynomial hash: odd, so that powers of it never vanish.
const K: u64 = 0x9E37_79B9_7F4A_7C15;

/// The words of `text`, at most `limit` of them, appended to `words`. O(text).
pub fn words(text: &str, limit: usize, words: &mut Vec<Word>) {
    let bytes = text.as_bytes();
    let stop = words.len().saturating_add(limit);
    let mut at = 0;
    while at < bytes.len() && words.len() < stop {
        match CLASS[usize::from(bytes[at])] {
            SEPARATOR => at += 1,
            WIDE => at = wide_word(text, at, words),
            ENTITY => at = after_entity(text, at),
            _ => at = ascii_word(text, at, words),
        }
    }
}

/// A hash of the letters and digits of `words` that does not see where words end: "photo graph" = "photograph".
pub fn letters_hash(words: &[Word]) -> u64 {
    words.iter().fold(0, |hash: u64, word| {
        hash.wrapping_mul(power(word.len())).wrapping_add(word.hash)
    })
}

/// The powers of [`K`] for words of common lengths.
static POWERS: [u64; 32] = {
    let mut powers = [1u64; 32];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1].wrapping_mul(K);
        exponent += 1;
    }
    powers
};

fn power(mut exponent: usize) -> u64 {
    if let Some(&power) = POWERS.get(exponent) {
        return power;
    }
    let (mut result, mut base) = (1u64, K);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result.wrapping_mul(base);
        }
        base = base.wrapping_mul(base);
        exponent >>= 1;
    }
    result
}

fn push(hash: u64, byte: u8) -> u64 {
    hash.wrapping_mul(K).wrapping_add(u64::from(byte) + 1)
}

const SEPARATOR: u8 = 0;
const LETTER: u8 = 1;
const NUMBER: u8 = 2;
const WIDE: u8 = 3;
const ENTITY: u8 = 4;

static CLASS: [u8; 256] = {
    let mut class = [SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => NUMBER,
            b'&' => ENTITY,
            128.. => WIDE,
            _ => SEPARATOR,
        };
        byte += 1;
    }
    class
};

/// Reads the word that starts at `start` as long as it is ASCII; a word with other letters is read anew as such.
fn ascii_word(text: &str, start: usize, words: &mut Vec<Word>) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut hash, mut flags) = (start, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        match CLASS[usize::from(byte)] {
            LETTER => {}
            NUMBER => flags |= DIGIT,
            WIDE => return wide_word(text, start, words),
            _ => break,
        }
        hash = push(hash, byte.to_ascii_lowercase());
        at += 1;
    }
    if bytes[start].is_ascii_uppercase() {
        flags |= UPPER;
    }
    words.push(Word {
        hash,
        start: start as u32,
        end: at as u32,
        len: clip(at - start),
        flags,
        initial: bytes[start].to_ascii_lowercase(),
    });
    at
}

fn clip(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

/// Reads a word with letters beyond ASCII, or a character of a script without spaces, or a separator.
fn wide_word(text: &str, start: usize, words: &mut Vec<Word>) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = start;
    let mut flags = 0;
    for c in rest.chars() {
        if stands_alone(c) {
            if end > start {
                break;
            }
            end += c.len_utf8();
            // Vowel signs and tone marks belong to the character before them.
            let marks: usize = rest[c.len_utf8()..]
                .chars()
                .take_while(|&m| is_mark(m))
                .map(char::len_utf8)
                .sum();
            end += marks;
            flags |= CHARACTER;
            break;
        }
        if !(c.is_alphanumeric() || is_mark(c) || is_ignored(c)) {
            break;
        }
        if end == start && c.is_uppercase() {
            flags |= UPPER;
        }
        if c.is_numeric() {
            flags |= DIGIT;
        }
        end += c.len_utf8();
    }
    if end == start {
        return start + rest.chars().next().map_or(1, char::len_utf8);
    }
    let (mut hash, mut len) = (0, 0usize);
    fold(&text[start..end], |c| {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            hash = push(hash, byte);
            len += 1;
        }
    });
    if len > 0 {
        words.push(Word {
            hash,
            start: start as u32,
            end: end as u32,
            len: clip(len),
            flags,
            initial: 0,
        });
    }
    end
}

/// Gives the folded characters of a word: compatibility forms resolved, lower case, without what only changes the look.
pub fn fold(word: &str, mut each: impl FnMut(char)) {
    if word.is_ascii() {
        word.bytes()
            .for_each(|byte| each(byte.to_ascii_lowercase().into()));
        return;
    }
    if unicode_normalization::is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        word.chars().for_each(|c| fold_char(c, &mut each));
    } else {
        word.nfkc().for_each(|c| fold_char(c, &mut each));
    }
}

/// Gives the folded characters of one character of a composed word.
fn fold_char(c: char, each: &mut impl FnMut(char)) {
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
            lower => each(lower),
        }
    }
}

/// The folded form of one word.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word, |c| out.push(c));
    out
}

/// Skips an HTML entity that was left over; one that stands for a letter is rare enough to part its word.
fn after_entity(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start + 1..).unwrap_or_default();
    let name = rest
        .iter()
        .take(8)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    if name > 1 && rest.get(name) == Some(&b';') {
        start + name + 2
    } else {
        start + 1
    }
}

/// Scripts that are written without spaces between words.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF // Thai, Lao
        | 0x1000..=0x109F // Burmese
        | 0x1780..=0x17FF // Khmer
        | 0x3005..=0x3007 | 0x3040..=0x30FF // Kana
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF // Han
        | 0xFF66..=0xFF9F)
        && c.is_alphanumeric()
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters that change how a word is broken or shown, not which word it is.
fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Passes a word hash through: it is one already. Keyed maps are not needed, as buckets are bounded in size.
#[derive(Default)]
pub struct PassHasher(u64);

impl Hasher for PassHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = push(self.0, byte);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash.wrapping_mul(K);
    }
}

/// A map from word hashes.
pub type HashMap<V> = std::collections::HashMap<u64, V, BuildHasherDefault<PassHasher>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u64> {
        let mut out = Vec::new();
        words(text, usize::MAX, &mut out);
        out.iter().map(|word| word.hash).collect()
    }

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert_eq!(of(a), of(b), "{a:?} and {b:?}");
    }

    #[test]
    fn looks_do_not_count() {
        same(
            "Mayor Quill’s “plan” – again",
            "MAYOR QUILL'S \"PLAN\" - AGAIN",
        );
        same("Straße", "STRASSE");
        same("Caf\u{e9}", "Cafe\u{301}");
        same("İstanbul'da ılık", "ISTANBUL'DA ILIK");
        same("Ge\u{ad}schlecht", "Geschlecht");
        same("China&#39;s flag &amp; anthem", "China's flag & anthem");
        same("ﬁnal", "final");
        same("ὁδός", "ὉΔΌΣ");
    }

    #[test]
    fn words_count() {
        assert_ne!(of("left"), of("right"));
        assert_ne!(of("a b"), of("b a"));
        assert_ne!(of("2019"), of("2020"));
        assert_eq!(of("東京タワー").len(), 5, "a word a character");
        assert_eq!(of("서울 시청").len(), 2, "Korean has spaces");
    }

    #[test]
    fn letters_hash_does_not_see_word_ends() {
        let hash = |text: &str| {
            let mut out = Vec::new();
            words(text, usize::MAX, &mut out);
            letters_hash(&out)
        };
        assert_eq!(hash("Demo / Der 9. Juli"), hash("DemoDer 9. Juli"));
        assert_ne!(hash("Demo der"), hash("der Demo"));
    }
}

//! The one form in which text is compared: words, folded and hashed.
//!
//! Case, quotes, dashes, spaces, Unicode form, left-over entities and tags do not count. Scripts that are written
//! without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) have a word a character.

mod ascii;
mod characters;
mod hash;
mod markup;
mod wide;

use characters::{Character, fold_char};
pub use characters::{is_alphanumeric, stands_alone};
pub use hash::{letters_hash, run_hash, spread, with_word};
pub use markup::{after_entity, bare_gap, tags};
use unicode_normalization::UnicodeNormalization;

/// A word of a block: its folded form as a hash, and where it stands in the block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Hash of the folded word. Equal words have equal hashes; [`crate::guard`] confirms on the text itself.
    pub hash: u64,
    /// Byte range in the block's text.
    pub start: u32,
    pub end: u32,
    /// Its first and its last four folded bytes, the last of them lowest; of a word of up to eight, all of them.
    ends: u64,
    /// Folded length in bytes.
    len: u16,
    flags: u8,
}

const UPPER: u8 = 1;
const DIGIT: u8 = 2;
const CHARACTER: u8 = 4;

impl Word {
    /// Whether it begins with an upper-case letter.
    pub fn is_capitalised(self) -> bool {
        self.flags & UPPER != 0
    }

    /// Whether it begins with a letter of a script with capitals; `text` is that in which it stands.
    pub fn is_cased(self, text: &str) -> bool {
        let first = self.of(text).chars().next();
        first.is_some_and(|c| is_small(c) || c.is_uppercase())
    }

    /// Whether it has two letters or more and nothing but capitals; `text` is that in which it stands.
    pub fn is_shouted(self, text: &str) -> bool {
        let mut letters = self.of(text).chars();
        let is_capital = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
        is_capital(letters.next()) && is_capital(letters.next()) && letters.all(char::is_uppercase)
    }

    /// Whether there is a digit in it.
    pub fn has_digit(self) -> bool {
        self.flags & DIGIT != 0
    }

    /// Whether it is one character of a script without spaces.
    pub fn is_character(self) -> bool {
        self.flags & CHARACTER != 0
    }

    /// Its first four folded bytes, the last of them lowest; all of them, if it has fewer.
    pub fn head(self) -> u32 {
        (self.ends >> (8 * (self.len.clamp(4, 8) - 4))) as u32
    }

    /// Whether one of two words may begin with the other one, as far as their first four folded bytes tell.
    pub fn may_go_on(self, other: Word) -> bool {
        let common = self.len.min(other.len).min(4);
        let start = |word: Word| {
            word.head()
                .checked_shr(8 * u32::from(word.len.min(4) - common))
        };
        start(self) == start(other)
    }

    /// Its last four folded bytes, the last of them lowest; all of them, if it has fewer.
    pub fn tail(self) -> u32 {
        self.ends as u32
    }

    /// Its first folded byte.
    pub fn first(self) -> u8 {
        (self.ends >> (8 * (self.len.clamp(1, 8) - 1))) as u8
    }

    /// Its last folded byte.
    pub fn last(self) -> u8 {
        self.ends as u8
    }

    /// Folded length in bytes.
    pub fn len(self) -> usize {
        usize::from(self.len)
    }

    /// How many characters it has as it stands in `text`: a letter has one byte or several, as its script is.
    pub fn letters(self, text: &str) -> usize {
        self.of(text).chars().count()
    }

    /// The word as it stands in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }

    /// What stands between the word and one behind it in `text`, but for tags that were left over, see [`bare_gap`].
    pub fn gap_to(self, behind: Word, text: &str) -> &str {
        let gap = text.get(self.end as usize..behind.start as usize);
        bare_gap(gap.unwrap_or_default())
    }

    /// What stands behind the word in `text`.
    pub fn behind(self, text: &str) -> &str {
        text.get(self.end as usize..).unwrap_or_default()
    }

    /// The word with the text in which it stands.
    pub fn within(self, text: &str) -> Written<'_> {
        Written { word: self, text }
    }
}

/// What stands in `text` between word `at` of some and the one before it, see [`Word::gap_to`]; `None` where one of the
/// two is not there.
pub fn gap_before<'t>(text: &'t str, words: &[Word], at: usize) -> Option<&'t str> {
    let (before, word) = (words.get(at.checked_sub(1)?)?, words.get(at)?);
    Some(before.gap_to(*word, text))
}

/// What some words are, all together: of most texts, none has a digit, and none is a character by itself.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(u8);

impl Kinds {
    /// What is among these words. O(words).
    pub fn of(words: &[Word]) -> Self {
        Self(words.iter().fold(0, |kinds, word| kinds | word.flags))
    }

    /// Whether one of them has a digit, see [`Word::has_digit`].
    pub fn have_digit(self) -> bool {
        self.0 & DIGIT != 0
    }

    /// Whether one of them is a character, see [`Word::is_character`].
    pub fn have_character(self) -> bool {
        self.0 & CHARACTER != 0
    }
}

/// A word with the text in which it stands: what is compared letter by letter with a word of another text.
#[derive(Clone, Copy, Debug)]
pub struct Written<'t> {
    pub word: Word,
    /// The text of its block.
    pub text: &'t str,
}

impl<'t> Written<'t> {
    /// The word as it stands there.
    pub fn as_str(self) -> &'t str {
        self.word.of(self.text)
    }

    /// Its folded form.
    pub fn folded(self) -> String {
        folded(self.as_str())
    }
}

/// Whether a letter is a small one of a script with capitals. Georgian is written in letters of one case, which Unicode
/// counts as small.
pub fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// The words of `text`, at most `limit` of them, appended to `words`. O(text).
pub fn words(text: &str, limit: usize, words: &mut Vec<Word>) {
    words_from(text, 0, limit, words);
}

/// All words of `text`. O(text).
pub fn words_of(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    words(text, usize::MAX, &mut found);
    found
}

/// As [`words`], of what stands from byte `start` on: the start of the text, or where an earlier call stopped. Gives
/// where it stops itself, which is the end of the text unless `limit` words were read before.
pub fn words_from(text: &str, start: usize, limit: usize, words: &mut Vec<Word>) -> usize {
    let bytes = text.as_bytes();
    let stop = words.len().saturating_add(limit);
    let mut at = start;
    while at < bytes.len() && words.len() < stop {
        match CLASS[usize::from(bytes[at])] {
            WORD => at = ascii::word(text, at, words),
            SEPARATOR => at += 1,
            WIDE => at = wide::words(text, at, stop, words),
            _ => at = markup::after(text, at),
        }
    }
    at
}

const WORD: u8 = 0;
const SEPARATOR: u8 = 1;
const WIDE: u8 = 2;
const MARKUP: u8 = 3;

static CLASS: [u8; 256] = {
    let mut class = [SEPARATOR; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => WORD,
            b'&' | b'<' => MARKUP,
            128.. => WIDE,
            _ => SEPARATOR,
        };
        byte += 1;
    }
    class
};

/// The length of a word, as it is kept.
fn clip(len: usize) -> u16 {
    u16::try_from(len).unwrap_or(u16::MAX)
}

/// Gives the folded characters of a word: compatibility forms resolved, lower case, without what only changes the look.
pub fn fold(word: &str, mut each: impl FnMut(char)) {
    if word.is_ascii() {
        word.bytes()
            .for_each(|byte| each(byte.to_ascii_lowercase().into()));
        return;
    }
    let mut last_class = 0;
    let is_composed = word.chars().map(Character::of).all(|known| {
        let in_order = known.class() == 0 || known.class() >= last_class;
        last_class = known.class();
        in_order && !known.is_to_be_composed()
    });
    if is_composed {
        word.chars()
            .filter_map(|c| Character::of(c).folded_char())
            .for_each(each);
    } else {
        word.nfkc().for_each(|c| fold_char(c, &mut each));
    }
}

/// The folded form of one word.
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold(word, |c| out.push(c));
    out
}

/// A map from hashes of what an article says. Its seed is another one for each run, so that nobody can write words that
/// all fall into one place of it; nothing that comes out may depend on the order of its entries.
pub type HashMap<V> = foldhash::HashMap<u64, V>;

#[cfg(test)]
mod tests {
    use super::*;

    /// What words are, character by character: where each stands, and its folded form.
    fn plainly(text: &str) -> Vec<(usize, usize, String)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let known = Character::of(first);
            if !known.is_word() {
                at = match first {
                    '&' | '<' => markup::after(text, at),
                    _ => at + first.len_utf8(),
                };
                continue;
            }
            let goes_on = |c: &char| {
                if known.stands_alone() {
                    Character::of(*c).is_mark()
                } else {
                    Character::of(*c).goes_on_word()
                }
            };
            let rest = text[at + first.len_utf8()..].chars().take_while(goes_on);
            let end = at + first.len_utf8() + rest.map(char::len_utf8).sum::<usize>();
            let letters = folded(&text[at..end]);
            if !letters.is_empty() {
                found.push((at, end, letters));
            }
            at = end;
        }
        found
    }

    proptest::proptest! {
        #[test]
        fn words_are_read_as_they_are_character_by_character(
            text in "([a-zA-Z0-9]{0,20}[ .,&;#]|[üÉß]|[жЩ]{1,9}|[中か가กำ\u{e49}]|[\u{301}\u{327}\u{ad}\u{3099}İ]|&#39;|&amp;|<br />|</?p>|<i ){0,12}",
            limit in 1usize..9,
        ) {
            let read = words_of(&text);
            let plain = plainly(&text);
            proptest::prop_assert_eq!(read.len(), plain.len());
            for (word, (start, end, letters)) in read.iter().zip(&plain) {
                let bytes = letters.as_bytes();
                let number = |bytes: &[u8]| bytes.iter().fold(0, |n, &byte| n << 8 | u32::from(byte));
                proptest::prop_assert_eq!((word.start as usize, word.end as usize), (*start, *end));
                proptest::prop_assert_eq!(word.len(), bytes.len());
                proptest::prop_assert_eq!(word.head(), number(&bytes[..bytes.len().min(4)]));
                proptest::prop_assert_eq!(word.tail(), number(&bytes[bytes.len().saturating_sub(4)..]));
                proptest::prop_assert_eq!((word.first(), word.last()), (bytes[0], bytes[bytes.len() - 1]));
                let hash = bytes.iter().fold(0, |hash, &byte| hash::go_on(hash, byte.into(), 1));
                proptest::prop_assert_eq!(word.hash, hash);
                let first = text[*start..].chars().next();
                let is_alone = first.is_some_and(stands_alone);
                proptest::prop_assert_eq!(word.is_character(), is_alone);
                let written = word.of(&text);
                proptest::prop_assert_eq!(word.is_capitalised(), !is_alone && written.starts_with(char::is_uppercase));
                proptest::prop_assert_eq!(word.has_digit(), !is_alone && written.contains(char::is_numeric));
            }
            // A few at a time, they are the same.
            let (mut steps, mut at) = (Vec::new(), 0);
            while at < text.len() {
                at = words_from(&text, at, limit, &mut steps);
            }
            proptest::prop_assert_eq!(steps, read);
        }
    }

    fn of(text: &str) -> Vec<u64> {
        words_of(text).iter().map(|word| word.hash).collect()
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
        same("에이다 퀼ⓒ연합뉴스", "에이다 퀼 © 연합뉴스");
        same("Straße", "STRASSE");
        same("Caf\u{e9}", "Cafe\u{301}");
        same("İstanbul'da ılık", "ISTANBUL'DA ILIK");
        same("Ge\u{ad}schlecht", "Geschlecht");
        same("China&#39;s flag &amp; anthem", "China's flag & anthem");
        same("The bridge<br />of Orle", "The bridge of Orle");
        same(
            "<p class=\"lead\">The <b>old</b> bridge</p>",
            "The old bridge",
        );
        same("<P>The bridge<BR>of Orle</P>", "The bridge of Orle");
        same("ﬁnal", "final");
        same("الجســـر", "الجسر");
        same("ὁδός", "ὉΔΌΣ");
        same("școala și piaţa", "şcoala şi PIAȚA");
    }

    #[test]
    fn words_count() {
        assert_ne!(of("left"), of("right"));
        assert_ne!(of("a b"), of("b a"));
        assert_ne!(of("2019"), of("2020"));
        assert_ne!(of("The <Bridge> of Orle"), of("The of Orle"));
        assert_ne!(of("The film <I Am Ada>"), of("The film <I Am Jo>"));
        assert_ne!(of("rain <b and wind"), of("rain and wind"));
        assert_ne!(
            of("the tag `<br>` in a page"),
            of("the tag `<p>` in a page")
        );
        assert_ne!(
            of("a line<br>of the new</b> bridge"),
            of("a line of the new bridge")
        );
        assert_ne!(
            of("the tag <strong> in a page"),
            of("the tag <em> in a page")
        );
        assert_eq!(of("東京タワー").len(), 5, "a word a character");
        assert_eq!(of("서울 시청").len(), 2, "Korean has spaces");
        for (text, is_cased) in [("Ada", true), ("жук", true), ("ადა", false), ("عدا", false)]
        {
            let mut read = Vec::new();
            words(text, 1, &mut read);
            assert_eq!(read[0].is_cased(text), is_cased, "{text}");
        }
    }

    #[test]
    fn a_word_may_go_on_one_that_it_begins_with() {
        for (one, other, may) in [
            ("in", "Innsbruck", true),
            ("Orl", "orle", true),
            ("Orle", "Orlemouth", true),
            ("on", "Innsbruck", false),
            ("Orle", "Orly", false),
            ("é", "Élan", true),
        ] {
            let mut read = Vec::new();
            words(&format!("{one} {other}"), 2, &mut read);
            assert_eq!(read[0].may_go_on(read[1]), may, "{one}, {other}");
            assert_eq!(read[1].may_go_on(read[0]), may, "{other}, {one}");
        }
    }

    #[test]
    fn nobody_can_tell_where_in_a_map_a_word_falls() {
        use std::hash::BuildHasher;
        let place = |hasher: &dyn Fn(u64) -> u64, key| hasher(key) & 0xfff;
        let places = |hasher: &dyn Fn(u64) -> u64| {
            // What the table's hash turns into numbers that end in zeros.
            let mut inverse = 1_u64;
            for _ in 0..6 {
                let product = spread(inverse);
                inverse = inverse.wrapping_mul(2_u64.wrapping_sub(product));
            }
            let keys = (1..1_000_u64).map(|number| (number << 41).wrapping_mul(inverse));
            let places: std::collections::BTreeSet<_> =
                keys.map(|key| place(hasher, key)).collect();
            places.len()
        };
        // Without a seed all fall into one place.
        assert_eq!(places(&spread), 1);
        // A seed in some hundreds is a poor one: of several maps, most have others.
        let mut spread_out: Vec<usize> = (0..9)
            .map(|_| HashMap::<()>::default())
            .map(|map| places(&|key| map.hasher().hash_one(key)))
            .collect();
        spread_out.sort_unstable();
        assert!(spread_out[4] > 700, "{spread_out:?} places for 999 words");
    }

    #[test]
    fn letters_hash_does_not_see_word_ends() {
        let hash = |text: &str| letters_hash(&words_of(text));
        assert_eq!(hash("Demo / Der 9. Juli"), hash("DemoDer 9. Juli"));
        assert_ne!(hash("Demo der"), hash("der Demo"));
    }
}

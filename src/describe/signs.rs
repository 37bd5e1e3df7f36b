//! Signs by what they do in a text, in many scripts; and which of them stand in one: what looks for one that is not
//! there need not read the text.

use crate::normalize::Word;

/// What ends a sentence in scripts that have capitals. Where signs of other scripts count, too, they stand beside
/// these.
pub const STOPS: [char; 3] = ['.', '!', '?'];
/// All that ends a sentence, in any script.
pub const ALL_STOPS: [char; 12] = [
    '.', '!', '?', '。', '！', '？', '।', '؟', '۔', '։', '။', '።',
];
/// What ends a question.
pub const QUESTION_MARKS: [char; 3] = ['?', '？', '؟'];
/// What says that a text is cut off; three dots have two in them.
pub const CUT_MARKS: [&str; 2] = ["…", ".."];
/// What parts words that introduce something from that.
pub const COLONS: [char; 2] = [':', '：'];
/// What opens a bracket of any form, and what closes it.
pub const OPENING_BRACKETS: [char; 4] = ['(', '[', '（', '【'];
pub const CLOSING_BRACKETS: [char; 4] = [')', ']', '）', '】'];
/// What opens a bracket but for one that opens a heading, too.
pub const NOTE_BRACKETS: [char; 3] = ['(', '[', '（'];
/// What opens a round bracket, and what closes it.
pub const OPENING_ROUND: [char; 2] = ['(', '（'];
pub const CLOSING_ROUND: [char; 2] = [')', '）'];
/// What opens a quotation or a title: what stands behind one may be the end of any caption.
pub const OPENING_QUOTES: [char; 8] = ['"', '\'', '“', '„', '‘', '«', '「', '『'];
/// What closes a quotation, in some language or other.
pub const CLOSING_QUOTES: [char; 8] = ['"', '”', '“', '»', '«', '’', '」', '』'];
/// Dashes that are no hyphens.
pub const DASHES: [char; 2] = ['–', '—'];
/// What stands before an item of a list.
pub const BULLETS: [char; 17] = [
    '-', '*', '•', '–', '—', '·', '►', '▪', '+', '>', '#', '●', '✓', '✅', '✔', '‣', '◦',
];
/// What says whose a picture is.
pub const COPYRIGHT: [char; 2] = ['©', 'ⓒ'];

/// The signs of a text, which all stand between its words. Nearly all of those are parted by a blank, which does not
/// count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    ascii: Ascii,
    /// Whether the mark of a cut is among them.
    pub has_mark: bool,
    /// A bit for each word that a sign may part from the one before it, the last word lowest: the last ones only.
    told: u64,
}

/// Of so many words it is known whether a sign may part them from the ones before them.
const BITS: usize = u64::BITS as usize;

impl Signs {
    /// The signs of a text with the words that were read of it: all it has. O(signs + words).
    pub fn of(text: &str, words: &[Word]) -> Self {
        let mut signs = Self::default();
        let bytes = text.as_bytes();
        let (mut end, mut told) = (0, 0);
        for word in words {
            let start = word.start as usize;
            told <<= 1;
            let is_blank = start == end + 1 && bytes.get(end) == Some(&b' ');
            if !is_blank && start != end {
                told |= u64::from(signs.add(bytes.get(end..start).unwrap_or_default()));
            }
            end = word.end as usize;
        }
        signs.add(bytes.get(end..).unwrap_or_default());
        Self { told, ..signs }
    }

    /// Adds what stands between two words. Gives whether it may part them: a comma alone does not, nor does what joins
    /// the parts of a word.
    fn add(&mut self, gap: &[u8]) -> bool {
        match gap {
            // Most signs are alone.
            [sign] | [sign, b' '] => {
                self.ascii.add(*sign);
                !matches!(sign, b',' | b'-' | b'\'')
            }
            // The apostrophe of print.
            b"\xE2\x80\x99" => false,
            _ => {
                gap.iter().for_each(|&byte| self.ascii.add(byte));
                let stands = |mark: &[u8]| gap.windows(mark.len()).any(|part| part == mark);
                self.has_mark |= CUT_MARKS.iter().any(|mark| stands(mark.as_bytes()));
                true
            }
        }
    }

    /// Whether an ASCII sign other than a blank stands in the text.
    pub fn has(self, sign: u8) -> bool {
        self.ascii.has(sign)
    }

    /// Whether one of some ASCII signs other than a blank does.
    pub fn has_any(self, signs: Ascii) -> bool {
        self.ascii.0 & signs.0 != 0
    }

    /// The signs for who looks at the words but for the last `count` ones.
    pub fn without_last(self, count: usize) -> Self {
        // Of words before those that are known, it is to be thought that they do.
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let unknown = !u64::MAX.checked_shr(count).unwrap_or(0);
        Self {
            told: self.told.checked_shr(count).unwrap_or(0) | unknown,
            ..self
        }
    }

    /// Those of `count` words, from word `first` on, that a sign may part from the ones before them.
    #[inline]
    pub fn told(self, first: usize, count: usize) -> impl DoubleEndedIterator<Item = usize> {
        // Nearly always there is none.
        let asked = count.saturating_sub(first);
        let is_none = asked < BITS && self.told & !(u64::MAX << asked) == 0;
        let first = if is_none { count } else { first };
        (first..count).filter(move |&at| self.is_told(at, count))
    }

    /// A bit for each of the last `count` words that a sign may part from the ones before them, the last one lowest.
    pub fn told_of_last(self, count: usize) -> u64 {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.told & !u64::MAX.checked_shl(count).unwrap_or(0)
    }

    /// Whether a sign may part word `at` of `count` from the one before it.
    #[inline]
    pub fn is_told(self, at: usize, count: usize) -> bool {
        let behind = count.saturating_sub(at + 1);
        behind >= BITS || self.told >> behind & 1 != 0
    }
}

/// A set of ASCII characters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ascii(u128);

impl Ascii {
    /// The set of some of them.
    pub const fn of(characters: &[u8]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < characters.len() {
            bits |= 1 << (characters[at] & 0x7F);
            at += 1;
        }
        Self(bits)
    }

    fn add(&mut self, byte: u8) {
        self.0 |= u128::from(byte.is_ascii()) << (byte & 0x7F);
    }

    /// Whether a byte is one of them.
    pub fn has(self, byte: u8) -> bool {
        byte.is_ascii() && self.0 >> byte & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::has_ellipsis;
    use crate::normalize;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_has_the_signs_that_are_read_of_it(
            text in "([ -~]|[ .…/|@&;#,’'\\t-]|amp|[é\u{ad}\u{301}字ก、＝]){0,40}"
        ) {
            let words = normalize::words_of(&text);
            let signs = Signs::of(&text, &words);
            prop_assert_eq!(signs.has_mark, has_ellipsis(&text));
            for at in 1..words.len() {
                let gap = &text[words[at - 1].end as usize..words[at].start as usize];
                let alone = gap.strip_suffix(' ').unwrap_or(gap);
                let is_told = gap != "’" && !matches!(alone, "" | "," | "-" | "'");
                prop_assert_eq!(signs.is_told(at, words.len()), is_told, "{}", gap);
                // The same word, where there are fewer of them behind it.
                let shorter = signs.without_last(words.len() - at - 1);
                prop_assert_eq!(shorter.is_told(at, at + 1), is_told, "{}", gap);
                let behind = words.len() - at - 1;
                prop_assert_eq!(signs.told_of_last(behind), signs.told & ((1 << behind) - 1));
                for first in 0..=words.len() {
                    let told = signs.told(first, words.len());
                    let has = told.into_iter().any(|told| told == at);
                    prop_assert_eq!(has, is_told && at >= first, "{}", gap);
                }
            }
            for sign in (0..128).filter(|sign: &u8| !sign.is_ascii_alphanumeric() && *sign != b' ') {
                prop_assert_eq!(signs.has(sign), text.contains(char::from(sign)), "{}", char::from(sign));
            }
        }
    }

    #[test]
    fn of_words_far_from_the_end_it_is_not_known_whether_a_sign_stands_before_them() {
        let text = "a; b ".repeat(50);
        let words = normalize::words_of(&text);
        let count = words.len();
        let signs = Signs::of(&text, &words);
        let told: Vec<usize> = signs.told(0, count).collect();
        let known = (count - BITS..count).filter(|at| at % 2 == 1);
        assert_eq!(told, (0..count - BITS).chain(known).collect::<Vec<_>>());
        let shorter = signs.without_last(BITS - 2);
        assert!(!shorter.is_told(count - BITS, count - BITS + 2));
        assert!(shorter.is_told(count - BITS - 2, count - BITS + 2));
        for all in [BITS, BITS + 1, usize::MAX] {
            assert_eq!(signs.without_last(all).told(0, 9).count(), 9);
        }
    }
}

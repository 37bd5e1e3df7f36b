//! Words with characters beyond ASCII.

use super::characters::{Character, utf8};
use super::{CHARACTER, DIGIT, UPPER, Word, clip, fold, hash};

/// Reads what begins with a character beyond ASCII: a word, or characters of a script without spaces and separators, until
/// there are `stop` words. Gives where it stops.
pub fn words(text: &str, start: usize, stop: usize, words: &mut Vec<Word>) -> usize {
    let mut rest = text.get(start..).unwrap_or_default().chars();
    let mut next = || {
        let c = rest.next().filter(|c| !c.is_ascii());
        c.map(|c| (c, Character::of(c)))
    };
    let (mut at, mut here) = (start, next());
    while let Some((c, known)) = here.filter(|_| words.len() < stop) {
        let end = at + c.len_utf8();
        here = next();
        if known.is_word() {
            let is_marked = here.is_some_and(|(_, next)| next.is_mark());
            match lone_character(known, at, end).filter(|_| !is_marked) {
                Some(word) => words.push(word),
                None => return word(text, at, words),
            }
        }
        at = end;
    }
    at
}

/// Reads the word that begins at `start` and has letters beyond ASCII, and gives where it ends.
pub fn word(text: &str, start: usize, words: &mut Vec<Word>) -> usize {
    let mut end = start;
    let mut flags = 0;
    let mut folded = Folded::default();
    let mut last_class = 0;
    let mut is_composed = true;
    for c in text.get(start..).unwrap_or_default().chars() {
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() || flags & CHARACTER != 0 {
                break;
            }
            if c.is_ascii_digit() {
                flags |= DIGIT;
            } else if end == start && c.is_ascii_uppercase() {
                flags |= UPPER;
            }
            last_class = 0;
            folded.push((u32::from(c) | 0x20, 1));
            end += 1;
            continue;
        }
        let known = Character::of(c);
        if known.is_letter() && end > start && flags & CHARACTER == 0 {
            // Nearly all are: what is asked of the others need not be asked.
            last_class = 0;
            folded.push(known.folded());
            end += c.len_utf8();
            continue;
        }
        if end == start {
            if known.stands_alone() {
                flags = CHARACTER;
            } else if known.is_upper() {
                flags = UPPER;
            }
        } else if flags & CHARACTER != 0 {
            // Vowel signs and tone marks belong to the character before them.
            if !known.is_mark() {
                break;
            }
        } else if !known.goes_on_word() {
            break;
        }
        if known.is_numeric() {
            flags |= DIGIT;
        }
        if known.is_plain() {
            last_class = 0;
        } else {
            // As the quick check of Unicode does: marks in another order than theirs are put in order first.
            let class = known.class();
            is_composed &= !known.is_to_be_composed() && (class == 0 || class >= last_class);
            last_class = class;
        }
        folded.push(known.folded());
        end += c.len_utf8();
    }
    if flags & CHARACTER != 0 {
        flags = CHARACTER;
    }
    if !is_composed {
        folded = Folded::default();
        fold(text.get(start..end).unwrap_or_default(), |c| {
            folded.push(utf8(c));
        });
    }
    if folded.len > 0 {
        words.push(Word {
            hash: folded.hash(),
            start: start as u32,
            end: end as u32,
            ends: folded.ends(),
            len: clip(folded.len),
            flags,
        });
    }
    end
}

/// The word that is a character which stands there, if that is one of a script without spaces and is folded by itself.
fn lone_character(known: Character, start: usize, end: usize) -> Option<Word> {
    if !known.stands_alone() || !known.is_plain() {
        return None;
    }
    let (bytes, len) = known.folded();
    (len > 0).then_some(Word {
        hash: hash::of(bytes.into()),
        start: start as u32,
        end: end as u32,
        ends: bytes.into(),
        len: len as u16,
        flags: CHARACTER,
    })
}

/// What is kept of the folded characters of a word.
#[derive(Default)]
struct Folded {
    /// The hash of all but the last ones.
    hash: u64,
    /// The first four bytes, once there are more than are kept of the last ones.
    head: u64,
    /// The last eight bytes, the last of them lowest.
    recent: u64,
    /// How many of those are not in the hash yet: it takes eight at a time.
    unhashed: usize,
    len: usize,
}

impl Folded {
    /// Adds a folded character: its UTF-8, and how many bytes that is, at most four.
    fn push(&mut self, (bytes, count): (u32, usize)) {
        if self.unhashed + count > 8 {
            if self.unhashed == self.len {
                self.head = self.recent >> (8 * (self.len - 4));
            }
            self.hash = self.hash();
            self.unhashed = 0;
        }
        self.recent = self.recent << (8 * count) | u64::from(bytes);
        self.unhashed += count;
        self.len += count;
    }

    /// The hash of all of them.
    fn hash(&self) -> u64 {
        let Some(over) = 8usize.checked_sub(self.unhashed).filter(|over| *over < 8) else {
            return self.hash;
        };
        let bytes = self.recent << (8 * over) >> (8 * over);
        hash::go_on(self.hash, bytes, self.unhashed)
    }

    /// The first and the last four bytes; of up to eight, all of them.
    fn ends(&self) -> u64 {
        if self.len <= 8 {
            return self.recent;
        }
        self.head << 32 | self.recent & 0xFFFF_FFFF
    }
}

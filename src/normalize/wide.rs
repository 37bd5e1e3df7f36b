//! Words with characters beyond ASCII.

use super::characters::{Character, utf8};
use super::{CHARACTER, CLASS, DIGIT, UPPER, WORD, Word, clip, fold, hash};
use std::str::Chars;

/// Reads what begins with a character beyond ASCII: a word, or characters of a script without spaces and separators,
/// until there are `stop` words. Gives where it stops.
// The loop that calls it has its registers for itself, for the sake of ASCII words.
#[inline(never)]
pub fn words(text: &str, start: usize, stop: usize, words: &mut Vec<Word>) -> usize {
    let mut rest = text.get(start..).unwrap_or_default().chars();
    // With how many bytes are left behind it.
    let mut next = || {
        let c = rest.next().filter(|c| !c.is_ascii())?;
        Some((Character::of(c), rest.as_str().len()))
    };
    let (mut at, mut here) = (start, next());
    while let Some((known, left)) = here.filter(|_| words.len() < stop) {
        if known.is_word() && !known.stands_alone() {
            // A word, which is read from its first character on: what stands behind that need not be looked at here.
            return word(text, at, words);
        }
        let end = text.len() - left;
        here = next();
        if known.is_word() {
            let is_marked = here.is_some_and(|(next, _)| next.is_mark());
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
    let mut rest = text.get(start..).unwrap_or_default().chars();
    let Some(first) = rest.next() else {
        return start;
    };
    let mut word = Reading::of(first);
    let end = text.len()
        - if word.flags == CHARACTER {
            word.add_marks(rest)
        } else {
            word.add_letters(rest)
        };
    let folded = if word.is_composed {
        word.folded
    } else {
        Folded::of(text.get(start..end).unwrap_or_default())
    };
    if folded.len() > 0 {
        words.push(Word {
            hash: folded.hash(),
            start: start as u32,
            end: end as u32,
            ends: folded.ends(),
            len: clip(folded.len()),
            flags: word.flags,
        });
    }
    end
}

/// A word of which the first characters are read.
struct Reading {
    folded: Folded,
    flags: u8,
    /// The class of the last character.
    last_class: u8,
    /// Whether each of its characters is folded by itself.
    is_composed: bool,
}

impl Reading {
    /// A word that begins with this character.
    fn of(first: char) -> Self {
        let known = Character::of(first);
        let mut word = Self {
            folded: Folded::default(),
            flags: if known.is_upper() { UPPER } else { 0 },
            last_class: 0,
            is_composed: true,
        };
        word.add(known);
        if known.stands_alone() {
            word.flags = CHARACTER;
        }
        word
    }

    /// Adds any character.
    fn add(&mut self, known: Character) {
        if known.is_numeric() {
            self.flags |= DIGIT;
        }
        if known.is_plain() {
            self.last_class = 0;
        } else {
            // As the quick check of Unicode does: marks in another order than theirs are put in order first.
            let class = known.class();
            self.is_composed &=
                !known.is_to_be_composed() && (class == 0 || class >= self.last_class);
            self.last_class = class;
        }
        self.folded.push(known.folded());
    }

    /// Adds all that goes on the word, and gives how many bytes are left behind it.
    fn add_letters(&mut self, mut rest: Chars) -> usize {
        loop {
            let left = rest.as_str().len();
            let Some(c) = rest.next() else {
                return left;
            };
            if c.is_ascii() {
                if CLASS[usize::from(c as u8)] != WORD {
                    return left;
                }
                if c.is_ascii_digit() {
                    self.flags |= DIGIT;
                }
                self.last_class = 0;
                self.folded.push((u32::from(c) | 0x20, 1));
                continue;
            }
            let known = Character::of(c);
            if known.is_letter() {
                // Nearly all are: what is asked of the others need not be asked.
                self.last_class = 0;
                self.folded.push(known.folded());
            } else if known.goes_on_word() {
                self.add(known);
            } else {
                return left;
            }
        }
    }

    /// Adds the vowel signs and tone marks that belong to the character before them, and gives how many bytes are left
    /// behind them.
    fn add_marks(&mut self, mut rest: Chars) -> usize {
        loop {
            let left = rest.as_str().len();
            let mark = rest.next().map(Character::of);
            match mark.filter(|mark| mark.is_mark()) {
                Some(mark) => self.add(mark),
                None => {
                    self.flags = CHARACTER;
                    return left;
                }
            }
        }
    }
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
    /// How many bytes are in it: it takes eight at a time.
    hashed: usize,
    /// How many are not yet.
    unhashed: usize,
    /// The first four bytes, once there are more than are kept of the last ones.
    head: u64,
    /// The last eight bytes, the last of them lowest.
    recent: u64,
}

impl Folded {
    /// A word whose characters are not folded each by itself: of a hundred words with letters beyond ASCII it is one.
    #[cold]
    fn of(word: &str) -> Self {
        let mut folded = Self::default();
        fold(word, |c| folded.push(utf8(c)));
        folded
    }

    /// Adds a folded character: its UTF-8, and how many bytes that is, at most four.
    fn push(&mut self, (bytes, count): (u32, usize)) {
        if self.unhashed + count > 8 {
            if self.hashed == 0 {
                self.head = self.recent >> (8 * (self.unhashed - 4));
            }
            self.hash = self.hash();
            self.hashed += self.unhashed;
            self.unhashed = 0;
        }
        self.recent = self.recent << (8 * count) | u64::from(bytes);
        self.unhashed += count;
    }

    fn len(&self) -> usize {
        self.hashed + self.unhashed
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
        if self.len() <= 8 {
            return self.recent;
        }
        self.head << 32 | self.recent & 0xFFFF_FFFF
    }
}

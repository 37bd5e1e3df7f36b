//! How phrases are looked up. The build script, which shares this file, lays those out that are built in.

use super::super::sketch::Sketch;
use crate::normalize::{Word, spread, with_word};

/// The first or the last words of phrases: so large that of the largest table not one in fifteen answers is wrong.
pub type Filter = Sketch<512>;

/// Words that phrases begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// Whether they are a phrase by themselves.
    pub is_phrase: bool,
    /// Whether a longer phrase begins with them.
    pub goes_on: bool,
}

/// What stands in place of the lowest bits of a hash. Words that phrases begin with have one of the two or both.
const PHRASE: u64 = 1;
const GOES_ON: u64 = 2;

impl Beginning {
    /// What is known of the words of this hash. Each beginning stands in the [`slot`] of its words or in the next free
    /// one behind it. There are as many slots as are a power of two, and some of them, which are 0, stay free.
    pub fn of(slots: &[u64], words: u64) -> Self {
        let asked = Self::default().kept(words);
        let mut at = slot(words, slots.len());
        loop {
            match slots.get(at) {
                None | Some(0) => return Self::default(),
                Some(kept) if kept & !(PHRASE | GOES_ON) == asked => {
                    return Self {
                        is_phrase: kept & PHRASE != 0,
                        goes_on: kept & GOES_ON != 0,
                    };
                }
                Some(_) => at = next(at, slots.len()),
            }
        }
    }

    /// With which words a phrase begins, by their hashes: with the first, with the first two, and so on to all of them.
    pub fn all_of(words: &[Word]) -> impl Iterator<Item = (u64, Self)> {
        let mut hash = 0;
        (1..).zip(words).map(move |(count, word)| {
            hash = with_word(hash, *word);
            let is_phrase = count == words.len();
            let goes_on = !is_phrase;
            (hash, Self { is_phrase, goes_on })
        })
    }

    /// Adds what is known of the same words.
    pub fn add(&mut self, other: Self) {
        self.is_phrase |= other.is_phrase;
        self.goes_on |= other.goes_on;
    }

    /// What is to stand in the slots for the words of this hash.
    pub fn kept(self, words: u64) -> u64 {
        let phrase = if self.is_phrase { PHRASE } else { 0 };
        let goes_on = if self.goes_on { GOES_ON } else { 0 };
        spread(words) & !(PHRASE | GOES_ON) | phrase | goes_on
    }
}

/// Which of so many slots is that of words.
pub fn slot(words: u64, slots: usize) -> usize {
    (spread(words) >> 32) as usize & slots.wrapping_sub(1)
}

/// The slot behind another one.
pub fn next(slot: usize, slots: usize) -> usize {
    (slot + 1) & slots.wrapping_sub(1)
}

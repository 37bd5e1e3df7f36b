//! What is kept of a block's words to turn pairs away at a glance.

use crate::normalize::{Word, spread};

/// What is asked of a block's core again and again, in sketches of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sketches {
    /// Its words, and how they begin and end: forms of a word begin alike, misspelt ones at one end.
    words: Sketch<8>,
    heads: Sketch<4>,
    tails: Sketch<4>,
}

impl Sketches {
    /// What is kept of the words of a core. O(words).
    pub fn of(words: &[Word]) -> Self {
        let mut sketches = Self::default();
        for word in words {
            sketches.words.insert(word.hash);
            sketches.heads.insert(word.head().into());
            sketches.tails.insert(word.tail().into());
        }
        sketches
    }

    /// Whether a word may stand here.
    pub fn may_have(&self, word: Word) -> bool {
        self.words.may_have(word.hash)
    }

    /// Whether a word may stand here in some form or spelling.
    pub fn may_say(&self, word: Word) -> bool {
        self.words.may_have(word.hash)
            || self.heads.may_have(word.head().into())
            || self.tails.may_have(word.tail().into())
    }
}

/// A set that may hold more than was put in, but never less (a Bloom filter with one hash): of 64 places for each of
/// `N`.
#[derive(Clone, Copy, Debug)]
pub struct Sketch<const N: usize>(pub [u64; N]);

impl<const N: usize> Default for Sketch<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Sketch<N> {
    fn place(hash: u64) -> (usize, u64) {
        let bits = spread(hash) >> 32;
        ((bits >> 6) as usize % N, 1 << (bits & 63))
    }

    /// Puts a hash in.
    pub fn insert(&mut self, hash: u64) {
        let (at, bit) = Self::place(hash);
        if let Some(part) = self.0.get_mut(at) {
            *part |= bit;
        }
    }

    /// Whether a hash may have been put in.
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0.get(at).is_some_and(|part| part & bit != 0)
    }
}

/// Whether more than `most` of some words are amiss.
pub fn are_amiss(words: &[Word], most: usize, is_amiss: impl Fn(Word) -> bool) -> bool {
    let mut left = most;
    words.iter().any(|&word| {
        is_amiss(word)
            && match left.checked_sub(1) {
                Some(fewer) => {
                    left = fewer;
                    false
                }
                None => true,
            }
    })
}

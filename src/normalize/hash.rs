//! The hash of a word: a polynomial of its folded bytes, so that the hash of words which are written together is had
//! from theirs.

use super::Word;

/// The base of the polynomial: the largest for which eight bytes are added up without overflow, see [`of`]. It is odd,
/// so that powers of it never vanish.
const BASE: u64 = 251;

/// The powers of [`BASE`] for words of common lengths.
static POWERS: [u64; 32] = {
    let mut powers = [1u64; 32];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1].wrapping_mul(BASE);
        exponent += 1;
    }
    powers
};

/// The hash of up to eight bytes, the last of them lowest: its digits are added up pairwise, in three steps.
pub fn of(bytes: u64) -> u64 {
    const PAIRS: u64 = 0x00FF_00FF_00FF_00FF;
    const FOURS: u64 = 0x0000_FFFF_0000_FFFF;
    let pairs = (bytes & PAIRS) + ((bytes >> 8) & PAIRS) * BASE;
    let fours = (pairs & FOURS) + ((pairs >> 16) & FOURS) * (BASE * BASE);
    (fours & 0xFFFF_FFFF) + (fours >> 32) * (BASE * BASE * BASE * BASE)
}

/// The hash of what has `count` more bytes than `hash`, eight at the most, the last of them lowest.
pub fn go_on(hash: u64, bytes: u64, count: usize) -> u64 {
    joined(hash, of(bytes), count)
}

/// A hash of the letters and digits of `words` that does not see where words end: "photo graph" = "photograph".
pub fn letters_hash<'w>(words: impl IntoIterator<Item = &'w Word>) -> u64 {
    let join = |hash, word: &Word| joined(hash, word.hash, word.len());
    words.into_iter().fold(0, join)
}

/// A hash of words one by one, for which "photo graph" is not "photograph".
pub fn run_hash(run: &[Word]) -> u64 {
    run.iter().fold(0, |hash, word| with_word(hash, *word))
}

/// The [`run_hash`] of words with one more behind them; that of none is 0, and that of one is its own.
pub fn with_word(words: u64, word: Word) -> u64 {
    spread(words).wrapping_add(word.hash)
}

/// Spreads hashes over all bits, as those of short words are small numbers (Fibonacci hashing; Knuth 1973).
pub fn spread(hash: u64) -> u64 {
    hash.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The hash of two texts that are written together, of which the second has so many bytes.
fn joined(first: u64, second: u64, bytes: usize) -> u64 {
    first.wrapping_mul(power(bytes)).wrapping_add(second)
}

fn power(mut exponent: usize) -> u64 {
    if let Some(&power) = POWERS.get(exponent) {
        return power;
    }
    let (mut result, mut base) = (1u64, BASE);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result.wrapping_mul(base);
        }
        base = base.wrapping_mul(base);
        exponent >>= 1;
    }
    result
}

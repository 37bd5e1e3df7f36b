//! Words of ASCII letters and digits, eight bytes in one step.

use super::characters::Character;
use super::{DIGIT, UPPER, Word, clip, hash, wide};

/// A bit at the top of each of eight bytes.
const TOPS: u64 = 0x8080_8080_8080_8080;

/// A byte in each of eight.
const fn each(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// The top bits of those of eight bytes that are no ASCII letters or digits: eight are looked at in one step.
fn outside_word(chunk: u64) -> u64 {
    let small = (chunk | each(0x20)) & !TOPS;
    let plain = chunk & !TOPS;
    let is_letter = (small + each(0x80 - b'a')) & !(small + each(0x80 - b'z' - 1));
    let is_digit = (plain + each(0x80 - b'0')) & !(plain + each(0x80 - b'9' - 1));
    !((is_letter | is_digit) & !chunk) & TOPS
}

/// Eight bytes of a text from `at` on, the first of them lowest; zeros stand for what is behind its end.
fn chunk_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..);
    if let Some(chunk) = rest.and_then(<[u8]>::first_chunk::<8>) {
        return u64::from_le_bytes(*chunk);
    }
    rest.unwrap_or_default()
        .iter()
        .rev()
        .fold(0, |chunk, &byte| chunk << 8 | u64::from(byte))
}

/// Reads the word that starts at `start` as long as it is ASCII; a word with other letters is read anew as such.
// Asked for nearly every word of every text.
#[inline(always)]
pub fn word(text: &str, start: usize, words: &mut Vec<Word>) -> usize {
    let bytes = text.as_bytes();
    let chunk = chunk_at(bytes, start);
    let outside = outside_word(chunk);
    if outside == 0 {
        return long_word(text, start, chunk, words);
    }
    // Most words have less than eight letters.
    let count = (outside.trailing_zeros() / 8) as usize;
    if goes_on_wide(text, start + count, chunk >> (8 * count)) {
        return wide::word(text, start, words);
    }
    let shift = 64 - 8 * count;
    let letters = lower(chunk) >> shift;
    words.push(Word {
        hash: hash::of(letters),
        start: start as u32,
        end: (start + count) as u32,
        ends: letters,
        len: count as u16,
        flags: flags_of(chunk as u8, numbers(chunk) << shift),
    });
    // Most words have a blank behind them, which need not be looked at again.
    start + count + usize::from((chunk >> (8 * count)) as u8 == b' ')
}

/// As [`word`], for words of eight letters and more: the first eight are there already.
// As with words beyond ASCII, the registers are those of the short ones.
#[inline(never)]
fn long_word(text: &str, start: usize, eight: u64, words: &mut Vec<Word>) -> usize {
    let bytes = text.as_bytes();
    // The last eight letters that were read.
    let mut letters = lower(eight);
    let head = letters >> 32;
    let (mut hash, mut is_number) = (hash::of(letters), numbers(eight));
    let mut at = start + 8;
    loop {
        let chunk = chunk_at(bytes, at);
        let outside = outside_word(chunk);
        if outside == 0 {
            letters = lower(chunk);
            hash = hash::go_on(hash, letters, 8);
            is_number |= numbers(chunk);
            at += 8;
            continue;
        }
        let count = (outside.trailing_zeros() / 8) as usize;
        if goes_on_wide(text, at + count, chunk >> (8 * count)) {
            return wide::word(text, start, words);
        }
        if count > 0 {
            let shift = 64 - 8 * count;
            let last = lower(chunk) >> shift;
            letters = letters << (8 * count) | last;
            hash = hash::go_on(hash, last, count);
            is_number |= numbers(chunk) << shift;
        }
        at += count;
        break;
    }
    words.push(Word {
        hash,
        start: start as u32,
        end: at as u32,
        ends: head << 32 | letters & 0xFFFF_FFFF,
        len: clip(at - start),
        flags: flags_of(eight as u8, is_number),
    });
    at
}

/// Letters and digits folded, the first of them highest: letters differ from capitals in the bit that is set here, and
/// digits have it.
fn lower(chunk: u64) -> u64 {
    (chunk | each(0x20)).swap_bytes()
}

/// A bit for each digit among letters and digits.
fn numbers(chunk: u64) -> u64 {
    !chunk & each(0x40)
}

fn flags_of(first: u8, numbers: u64) -> u8 {
    let digit = if numbers != 0 { DIGIT } else { 0 };
    let upper = if first.is_ascii_uppercase() { UPPER } else { 0 };
    digit | upper
}

/// Whether an ASCII word goes on at `at` with other letters; `byte` is the byte there, lowest.
#[inline(always)]
fn goes_on_wide(text: &str, at: usize, byte: u64) -> bool {
    byte & 0x80 != 0 && goes_on(text, at)
}

/// Whether a character that goes on a word stands at `at`.
fn goes_on(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| Character::of(c).goes_on_word())
}

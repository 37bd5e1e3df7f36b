//! Samples with some of their bytes changed, as a fuzzer changes them: a short and repeatable run of what `fuzz/` does at
//! length.

use super::articles::samples;
use super::check::{check, check_idempotent};

/// How often each sample is mangled: `ONECAP_MANGLED=1000` looks longer.
const TIMES: usize = 4;

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// `bytes` with a few changes, some with parts of `other`.
fn mangled(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        let from = dice.below(bytes.len() + 1);
        let until = (from + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 => drop(bytes.drain(from..until)),
            1 => {
                let part = bytes[from..until].to_vec();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            2 => {
                let start = dice.below(other.len() + 1);
                let end = (start + dice.below(200)).min(other.len());
                bytes.splice(from..until, other[start..end].iter().copied());
            }
            3 => bytes.insert(from, dice.below(256) as u8),
            4 if from < bytes.len() => bytes[from] ^= 1 << dice.below(8),
            _ => bytes.truncate(bytes.len() - dice.below(bytes.len() / 4 + 1)),
        }
    }
    bytes
}

#[test]
fn mangled_samples_keep_the_laws() {
    let times = std::env::var("ONECAP_MANGLED")
        .ok()
        .and_then(|times| times.parse().ok())
        .unwrap_or(TIMES);
    let samples = samples();
    assert!(samples.len() > 50);
    let mut dice = Dice(0x0009_E3CA);
    for (source, format) in &samples {
        for _ in 0..times {
            let (other, _) = &samples[dice.below(samples.len())];
            let bytes = mangled(source.as_bytes(), other.as_bytes(), &mut dice);
            let kept = check(&bytes, *format).and_then(|()| check_idempotent(&bytes, *format));
            if let Err(broken) = kept {
                panic!("{broken}\n{}", bytes.escape_ascii());
            }
        }
    }
}

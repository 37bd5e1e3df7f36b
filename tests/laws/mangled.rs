//! Samples, and what fuzzing found, with some of their bytes changed, as a fuzzer changes them: a short and repeatable
//! run of what `fuzz/` does at length, in every format.

use super::FORMATS;
use super::articles::samples;
use super::check::check_all;
use super::found::found;
use onecap::Format;

/// How often each is mangled: `ONECAP_MANGLED=1000` looks longer.
const TIMES: usize = 100;

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
    let samples = samples().into_iter();
    let inputs: Vec<(Vec<u8>, Format)> = samples
        .map(|(source, format)| (source.into_bytes(), format))
        .chain(
            found()
                .into_iter()
                .map(|(_, bytes, format)| (bytes, format)),
        )
        .collect();
    assert!(inputs.len() > 60);
    let mut dice = Dice(0x0009_E3CA);
    for (input, format) in &inputs {
        for time in 0..times {
            let (other, _) = &inputs[dice.below(inputs.len())];
            let bytes = mangled(input, other, &mut dice);
            // Now and then, a reader gets what is another one's.
            let format = match time % 4 {
                3 => FORMATS[dice.below(FORMATS.len())],
                _ => *format,
            };
            if let Err(broken) = check_all(&bytes, format) {
                panic!("{broken}\n{}", bytes.escape_ascii());
            }
        }
    }
}

//! Names the pairs of blocks that are worth scoring, in near-linear time.
//!
//! Four ways lead to a pair: the same first words, a run of words in both, the same credit, and neighbourhood. Each block meets at
//! most [`MOST_SHARERS`] others by each key and [`REACH`] neighbours, so that 100,000 near-equal captions cost as much
//! a block as two do.

use crate::describe::{Features, Lexicon};
use crate::normalize::{self, HashMap, Word};
use std::collections::hash_map::Entry;

/// How many blocks back a neighbour may stand.
pub const REACH: usize = 4;
/// How many earlier blocks with the same key a block is compared with.
const MOST_SHARERS: usize = 12;
/// Words of a run that two texts must share somewhere.
const RUN: usize = 4;
/// Words at the start that two texts must share there.
const START: usize = 2;

/// A pair of blocks, the earlier one first.
pub type Pair = (usize, usize);

/// The pairs of blocks worth scoring, sorted and without doubles.
pub fn propose(features: &Features) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut starts = Sharers::default();
    let mut runs = Sharers::default();
    let mut credits = Sharers::default();
    let (mut hashes, mut keys) = (Vec::new(), Vec::new());
    for block in 0..features.len() {
        let feature = features.of(block);
        if feature.weight == 0 || feature.is_widget {
            continue;
        }
        let core = features.core(block);
        starts.meet(start_key(core), block, &mut pairs);
        if let Some(key) = credit_key(features.lexicon, features.credit(block)) {
            credits.meet(key, block, &mut pairs);
        }
        if !feature.is_body {
            let caption = features.caption(block);
            if !features.lead_credit(block).is_empty() {
                starts.meet(start_key(caption), block, &mut pairs);
            }
            run_keys(core, &mut hashes, &mut keys);
            for key in keys.drain(..) {
                runs.meet(key, block, &mut pairs);
            }
        }
        let is_comparable = |near: &usize| !(feature.is_body && features.of(*near).is_body);
        pairs.extend(
            (block.saturating_sub(REACH)..block)
                .filter(is_comparable)
                .map(|near| (near, block)),
        );
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The blocks that have a key, by key.
#[derive(Default)]
struct Sharers {
    blocks: HashMap<Met>,
}

/// The blocks that have one key: few keys have more than one, and those alone need room for them.
enum Met {
    One(u32),
    Many(Vec<u32>),
}

impl Sharers {
    /// Pairs `block` with the latest earlier blocks that have the key, and with the first one.
    fn meet(&mut self, key: u64, block: usize, pairs: &mut Vec<Pair>) {
        let met = match self.blocks.entry(key) {
            Entry::Vacant(free) => {
                free.insert(Met::One(block as u32));
                return;
            }
            Entry::Occupied(met) => met.into_mut(),
        };
        match met {
            Met::One(earlier) if *earlier == block as u32 => {}
            Met::One(earlier) => {
                pairs.push((*earlier as usize, block));
                *met = Met::Many(vec![*earlier, block as u32]);
            }
            Met::Many(sharers) => {
                if sharers.last() == Some(&(block as u32)) {
                    return;
                }
                pairs.extend(sharers.iter().map(|&earlier| (earlier as usize, block)));
                if sharers.len() == MOST_SHARERS {
                    // The first stays: it is the likeliest keeper of a long series.
                    sharers.remove(1);
                }
                sharers.push(block as u32);
            }
        }
    }
}

/// The names of a credit, but for the word that introduces them.
fn credit_key(lexicon: &Lexicon, credit: &[Word]) -> Option<u64> {
    let names = credit.get(lexicon.credit.at_start(credit)..)?;
    (names.len() > 1).then(|| normalize::letters_hash(names))
}

fn start_key(words: &[Word]) -> u64 {
    normalize::letters_hash(&words[..words.len().min(START)])
}

/// One key for each run of words; of a long text, a sample that two overlapping texts choose alike (the local minima
/// of the hashes: winnowing, Schleimer, Wilkerson and Aiken 2003).
fn run_keys(words: &[Word], hashes: &mut Vec<u64>, keys: &mut Vec<u64>) {
    const WINDOW: usize = 4;
    hashes.clear();
    hashes.extend(words.windows(RUN).map(|run| {
        run.iter().fold(0u64, |hash, word| {
            (hash.rotate_left(7) ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }));
    for window in hashes.windows(WINDOW.min(hashes.len().max(1))) {
        if let Some(&least) = window.iter().min()
            && keys.last() != Some(&least)
        {
            keys.push(least);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{LEXICON, describe};
    use crate::read;

    fn pairs(source: &str) -> Vec<Pair> {
        propose(&describe(
            &read::read(source, crate::Format::Text),
            &LEXICON,
        ))
    }

    #[test]
    fn far_copies_meet_by_their_start_and_by_their_middle() {
        let filler = "A bridge is a bridge.\n".repeat(20);
        let caption = "Mayor Ada Quill opens the new bridge over the Orle on Monday";
        let far = pairs(&format!("{caption}\n{filler}{caption} morning\n"));
        assert!(far.contains(&(0, 21)));
        let middle = pairs(&format!("{caption}\n{filler}In this photo, {caption}\n"));
        assert!(middle.contains(&(0, 21)));
    }

    #[test]
    fn many_equal_blocks_cost_no_more_each() {
        let many = |count: usize| {
            pairs(&"Ada Quill opens the bridge over the river\n".repeat(count)).len()
        };
        assert!(many(2_000) < 2_000 * (MOST_SHARERS + REACH));
    }
}

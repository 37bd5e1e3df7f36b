//! Which block goes to which: no block twice, none to one that goes itself.

use super::Repeat;
use super::rules;
use super::scene::{FARTHEST_NEIGHBOUR, Scene};
use crate::finding::Rule;
use crate::normalize::HashMap;
use crate::propose::Candidate;
use crate::work::{self, Work};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How often the rules are asked again, now that what went no longer parts its neighbours.
const ROUNDS: usize = 4;
/// How far from what goes the rules may say otherwise than before: they look as far as a neighbour, and around it.
const SIGHT: usize = 2 * FARTHEST_NEIGHBOUR;
/// Behind how many blocks that part their neighbours they see nothing.
const MOST_BETWEEN: usize = 12;

/// Asks the rules about every pair until they find nothing more; gives what goes, each with keepers that stay. What may
/// not go stays, and so does what would go with it.
pub fn settle(
    scene: &mut Scene,
    mut pairs: Vec<Candidate>,
    may_go: &dyn Fn(&Repeat) -> bool,
) -> Vec<Repeat> {
    let blocks = scene.features.len();
    let mut gone = Gone {
        may_go,
        repeats: Vec::new(),
        of: vec![None; blocks],
        kept_for: BTreeMap::new(),
    };
    for _ in 0..ROUNDS {
        let before = gone.repeats.len();
        scene.take_stock();
        round(scene, &mut gone, &pairs);
        scene.take_stock();
        for repeat in rules::orphans(scene, &gone.repeats) {
            // Of two credits that say each other, one stays.
            if may_go(&repeat) && !repeat.keepers.iter().any(|&keeper| scene.is_gone(keeper)) {
                gone.add(scene, repeat);
            }
        }
        let later = gone.repeats.get(before..).unwrap_or_default();
        if later.is_empty() {
            break;
        }
        let stirred = stirred(scene, later);
        let is_stirred = |block: usize| stirred.get(block) == Some(&true);
        pairs.retain(|pair| {
            let (a, b) = pair.blocks();
            is_stirred(a) || is_stirred(b)
        });
    }
    gone.with_staying_keepers()
}

/// For each block whether the rules may say of it otherwise than before `repeats` went: it stands near one of them, is
/// a copy of one, or its keeper. O(blocks + repeats).
fn stirred(scene: &Scene, repeats: &[Repeat]) -> Vec<bool> {
    let letters_hash = |block: usize| scene.features.letters_hash(block);
    let copied: HashMap<()> = repeats
        .iter()
        .map(|repeat| (letters_hash(repeat.block), ()))
        .collect();
    let places: Vec<usize> = repeats.iter().map(|repeat| repeat.block).collect();
    let mut stirred = in_sight(&places, scene.features.len(), |block| scene.parts(block));
    for (block, stirred) in stirred.iter_mut().enumerate() {
        *stirred |= copied.contains_key(&letters_hash(block));
    }
    for keeper in repeats.iter().flat_map(|repeat| &repeat.keepers) {
        if let Some(keeper) = stirred.get_mut(*keeper) {
            *keeper = true;
        }
    }
    stirred
}

/// For each of so many blocks whether one of these places is in its sight. O(blocks + places).
pub fn in_sight(places: &[usize], blocks: usize, parts: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut sees = vec![false; blocks];
    // Whether nothing behind a block sees the place any more.
    let mut see = |block: usize, between: &mut usize| {
        if let Some(sees) = sees.get_mut(block) {
            *sees = true;
        }
        *between += usize::from(parts(block));
        *between > MOST_BETWEEN
    };
    for &place in places {
        let (before, behind) = (place.saturating_sub(SIGHT), place + SIGHT + 1);
        let mut between = 0;
        (place..behind.min(blocks)).any(|block| see(block, &mut between));
        let mut between = 0;
        (before..place.min(blocks))
            .rev()
            .any(|block| see(block, &mut between));
    }
    sees
}

/// What goes so far.
struct Gone<'g> {
    may_go: &'g dyn Fn(&Repeat) -> bool,
    repeats: Vec<Repeat>,
    /// For each block the index of its repeat.
    of: Vec<Option<usize>>,
    /// The blocks that went to a block.
    kept_for: BTreeMap<usize, Vec<usize>>,
}

impl Gone<'_> {
    /// The repeat that one of two blocks is, if it may go.
    fn ask(&self, scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
        work::note(Work::Asked, 1);
        let repeat = rules::compare(scene, a, b).ok();
        repeat.filter(|repeat| (self.may_go)(repeat))
    }

    fn get(&self, block: usize) -> Option<&Repeat> {
        self.repeats.get((*self.of.get(block)?)?)
    }

    /// The blocks whose keeper a block is: some that went to it may have been given another one since.
    fn kept_by(&self, keeper: usize) -> impl Iterator<Item = usize> {
        let went = self.kept_for.get(&keeper).into_iter().flatten().copied();
        let is_kept = move |repeat: &Repeat| repeat.keepers.contains(&keeper);
        went.filter(move |&block| self.get(block).is_some_and(is_kept))
    }

    fn add(&mut self, scene: &mut Scene, repeat: Repeat) {
        if scene.is_gone(repeat.block) {
            return;
        }
        if let Some(of) = self.of.get_mut(repeat.block) {
            *of = Some(self.repeats.len());
        }
        self.note(scene, &repeat);
        self.repeats.push(repeat);
    }

    /// Gives a block that has gone another keeper.
    fn rehome(&mut self, scene: &mut Scene, repeat: Repeat) {
        self.note(scene, &repeat);
        if let Some(slot) = self
            .of
            .get(repeat.block)
            .copied()
            .flatten()
            .and_then(|at| self.repeats.get_mut(at))
        {
            *slot = repeat;
        }
    }

    fn note(&mut self, scene: &mut Scene, repeat: &Repeat) {
        scene.take_out(repeat);
        for &keeper in &repeat.keepers {
            self.kept_for.entry(keeper).or_default().push(repeat.block);
        }
    }

    /// The repeats with their last keepers: the ones that stay.
    fn with_staying_keepers(mut self) -> Vec<Repeat> {
        let next: Vec<Option<usize>> = (0..self.of.len())
            .map(|block| {
                self.get(block)
                    .and_then(|repeat| repeat.keepers.first().copied())
            })
            .collect();
        let mut homes = vec![None; next.len()];
        for repeat in &mut self.repeats {
            repeat
                .keepers
                .iter_mut()
                .for_each(|keeper| *keeper = home(*keeper, &next, &mut homes));
            repeat.keepers.sort_unstable();
            repeat.keepers.dedup();
        }
        self.repeats
    }
}

/// Where the chain of keepers ends that begins at `block`. What is found is noted for the whole chain, so that all
/// chains together take one walk.
fn home(block: usize, next: &[Option<usize>], homes: &mut [Option<usize>]) -> usize {
    let mut chain = Vec::new();
    let mut at = block;
    // Keepers make no ring: no chain is longer than there are blocks.
    for _ in 0..next.len() {
        let Some(keeper) = next.get(at).copied().flatten() else {
            break;
        };
        if let Some(home) = homes.get(at).copied().flatten() {
            at = home;
            break;
        }
        chain.push(at);
        at = keeper;
    }
    for link in chain {
        if let Some(home) = homes.get_mut(link) {
            *home = Some(at);
        }
    }
    at
}

/// One round: asks the rules about every pair that still stands and takes out what repeats, best keepers first.
fn round(scene: &mut Scene, gone: &mut Gone, pairs: &[Candidate]) {
    let mut best: BTreeMap<usize, Repeat> = BTreeMap::new();
    for (a, b) in pairs.iter().map(|pair| pair.blocks()) {
        if scene.is_gone(a) || scene.is_gone(b) {
            continue;
        }
        let Some(repeat) = gone.ask(scene, a, b) else {
            continue;
        };
        let rank = |repeat: &Repeat| (has_all_names(scene, repeat), keeper_rank(scene, repeat));
        let known = best.get(&repeat.block);
        if known.is_none_or(|known| rank(known) < rank(&repeat)) {
            best.insert(repeat.block, repeat);
        }
    }
    let mut found: Vec<Repeat> = best.into_values().collect();
    // Those with the fullest keepers go first, so that a keeper that goes later is the exception.
    found.sort_by_cached_key(|repeat| (Reverse(keeper_rank(scene, repeat)), repeat.block));
    for mut repeat in found {
        if repeat.keepers.iter().any(|&keeper| scene.is_gone(keeper)) {
            match rehomed(scene, gone, &repeat) {
                Some(better) => repeat = better,
                None => continue,
            }
        }
        // What went to this block so far now goes to its keeper; if the rules do not think so, this block stays.
        let homes: Option<Vec<Repeat>> = gone
            .kept_by(repeat.block)
            .map(|block| adopted(scene, gone, block, &repeat))
            .collect();
        let Some(homes) = homes else { continue };
        for home in homes {
            gone.rehome(scene, home);
        }
        gone.add(scene, repeat);
    }
}

/// A repeat whose keeper goes itself, against the block that stays in its stead, if it repeats that one too.
fn rehomed(scene: &Scene, gone: &Gone, repeat: &Repeat) -> Option<Repeat> {
    let mut keeper = repeat.keepers.first().copied()?;
    // Keepers make no ring: no chain is longer than there are blocks.
    for _ in 0..scene.features.len() {
        let Some(next) = scene.keeper_of(keeper) else {
            break;
        };
        keeper = next;
    }
    if keeper == repeat.block {
        // All that it repeats repeats it.
        return None;
    }
    let better = gone.ask(scene, repeat.block, keeper)?;
    (better.block == repeat.block && better.keepers.iter().all(|&keeper| !scene.is_gone(keeper)))
        .then_some(better)
}

/// The repeat of `block` once its keeper has gone the way of `repeat`.
fn adopted(scene: &Scene, gone: &Gone, block: usize, repeat: &Repeat) -> Option<Repeat> {
    let old = gone.get(block)?;
    let keeper = *repeat.keepers.first()?;
    let better = gone
        .ask(scene, block, keeper)
        .filter(|better| better.block == block);
    let is_same_text = repeat.rule == Rule::Exact;
    better.or_else(|| {
        is_same_text.then(|| Repeat {
            keepers: repeat.keepers.clone(),
            ..old.clone()
        })
    })
}

/// Whether the keeper of a credit has each of its words: the credit of the next photo may have some of them.
fn has_all_names(scene: &Scene, repeat: &Repeat) -> bool {
    let has = |hash: u64| {
        let mut said = repeat
            .keepers
            .iter()
            .flat_map(|&keeper| scene.features.core(keeper));
        said.any(|word| word.hash == hash)
    };
    let mut names = scene.features.core(repeat.block).iter();
    repeat.rule != Rule::Credit || names.all(|name| has(name.hash))
}

/// Orders repeats by how much their keepers say; of equal ones the earlier keeper ranks higher.
fn keeper_rank(scene: &Scene, repeat: &Repeat) -> (u32, Reverse<usize>) {
    let weight = repeat
        .keepers
        .iter()
        .map(|&keeper| scene.feature(keeper).weight)
        .sum();
    (
        weight,
        Reverse(repeat.keepers.first().copied().unwrap_or(usize::MAX)),
    )
}

#[cfg(test)]
mod tests;

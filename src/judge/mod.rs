//! From matches to repeats: the editorial rules live here and nowhere else.
//!
//! For each proposed pair the rules in [`rules`] are asked whether one block says nothing that the other does not; what
//! they need to know of the neighbourhood is in [`scene`]. A block goes at most once, and only to a block that stays.

mod differences;
mod inline;
mod rules;
mod scene;

use crate::analyze::{ExplainedBlock, ExplainedPair, Explanation};
use crate::describe;
use crate::document::Document;
use crate::finding::{Applicability, Rule};
use crate::options::Options;
use crate::propose::{self, Pair};
use crate::span::Span;
pub use rules::Verdict;
use scene::Scene;

/// A repeat, in terms of the document.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The kind.
    pub rule: Rule,
    /// The block that repeats, or that holds the repeat.
    pub block: usize,
    /// The part of the block's text that goes (in bytes of the decoded text); `None` for the whole block.
    pub part: Option<Span>,
    /// The blocks that say it already.
    pub keepers: Vec<usize>,
    /// See [`Finding::score`](crate::Finding).
    pub score: f32,
    /// See [`Finding::reason`](crate::Finding).
    pub reason: &'static str,
    /// Whether it may go unasked.
    pub applicability: Applicability,
}

/// How often the rules are asked again, now that what went no longer parts its neighbours.
const ROUNDS: usize = 4;

/// The repeats of a document, in block order.
pub fn judge(document: &Document, options: &Options) -> Vec<Repeat> {
    let features = describe::describe(document);
    let pairs = propose::propose(&features);
    let mut scene = Scene::new(document, &features);
    let mut gone = Gone { repeats: Vec::new(), of: vec![None; document.blocks.len()] };
    for _ in 0..ROUNDS {
        let before = gone.repeats.len();
        settle(&mut scene, &mut gone, &pairs);
        for repeat in rules::orphaned_credits(&scene, &gone.repeats) {
            gone.add(&mut scene, repeat);
        }
        if gone.repeats.len() == before {
            break;
        }
    }
    let mut repeats = gone.with_staying_keepers();
    repeats.extend((0..features.len()).filter(|&block| !scene.is_gone(block)).flat_map(|block| inline::inline(&scene, block)));
    repeats.retain(|repeat| options.rules.contains(&repeat.rule));
    repeats.sort_by_key(|repeat| (repeat.block, repeat.part));
    repeats
}

/// How the rules see a document: its blocks, and what they say of each proposed pair before anything has gone.
pub fn explain(document: &Document) -> Explanation {
    let features = describe::describe(document);
    let scene = Scene::new(document, &features);
    let blocks = document.blocks.iter().enumerate().map(|(index, block)| ExplainedBlock {
        index,
        span: block.text.source_span(),
        text: block.text.as_str().to_owned(),
        role: scene.role(index),
        features: scene.traits(index),
    });
    let pairs = propose::propose(&features).into_iter().filter_map(|(a, b)| match rules::compare(&scene, a, b) {
        Ok(found) => Some(ExplainedPair {
            block: found.block,
            keeper: found.keepers.first().copied().unwrap_or(b),
            rule: Some(found.rule),
            score: found.score,
            reason: found.reason.to_owned(),
        }),
        Err(reason) => rules::is_telling(reason).then(|| ExplainedPair {
            block: a,
            keeper: b,
            rule: None,
            score: scene.likeness(a, b),
            reason: reason.to_owned(),
        }),
    });
    Explanation { blocks: blocks.collect(), pairs: pairs.collect() }
}

/// What goes so far.
struct Gone {
    repeats: Vec<Repeat>,
    /// For each block the index of its repeat.
    of: Vec<Option<usize>>,
}

impl Gone {
    /// The repeats with their last keepers: the ones that stay. A chain of keepers never comes back to its beginning, as
    /// each block goes once, to a block that stood then.
    fn with_staying_keepers(self) -> Vec<Repeat> {
        let home = |block: usize| {
            let mut homes = vec![block];
            for _ in 0..self.repeats.len() {
                let Some(at) = homes.iter().position(|&home| self.of.get(home).is_some_and(Option::is_some)) else { break };
                let left = homes.swap_remove(at);
                let next = self.of.get(left).copied().flatten().and_then(|index| self.repeats.get(index));
                homes.extend(next.iter().flat_map(|repeat| repeat.keepers.iter().copied()));
                homes.sort_unstable();
                homes.dedup();
            }
            homes
        };
        let settled = self.repeats.iter().map(|repeat| {
            let mut keepers: Vec<usize> = repeat.keepers.iter().flat_map(|&keeper| home(keeper)).collect();
            keepers.sort_unstable();
            keepers.dedup();
            Repeat { keepers, ..repeat.clone() }
        });
        settled.collect()
    }

    fn rehome(&mut self, scene: &mut Scene, repeat: Repeat) {
        let Some(slot) = self.of.get(repeat.block).copied().flatten().and_then(|at| self.repeats.get_mut(at)) else { return };
        if let Some(gone) = scene.gone.get_mut(repeat.block) {
            *gone = repeat.keepers.first().copied();
        }
        *slot = repeat;
    }

    fn add(&mut self, scene: &mut Scene, repeat: Repeat) {
        if let (Some(of), Some(gone)) = (self.of.get_mut(repeat.block), scene.gone.get_mut(repeat.block))
            && gone.is_none()
        {
            *gone = repeat.keepers.first().copied();
            *of = Some(self.repeats.len());
            self.repeats.push(repeat);
        }
    }

}

/// One round: asks the rules about every pair that still stands and takes out what repeats, best keepers first.
fn settle(scene: &mut Scene, gone: &mut Gone, pairs: &[Pair]) {
    let mut found: Vec<Repeat> = pairs
        .iter()
        .filter(|&&(a, b)| !scene.is_gone(a) && !scene.is_gone(b))
        .filter_map(|&(a, b)| rules::compare(scene, a, b).ok())
        .collect();
    found.sort_by_key(|repeat| (repeat.block, std::cmp::Reverse(keeper_rank(scene, repeat))));
    found.dedup_by_key(|repeat| repeat.block);
    // Those with the fullest keepers go first, so that a keeper that goes later is the exception.
    found.sort_by_key(|repeat| (std::cmp::Reverse(keeper_rank(scene, repeat)), repeat.block));
    for mut repeat in found {
        if repeat.keepers.iter().any(|&keeper| scene.is_gone(keeper)) {
            match rehomed(scene, &repeat) {
                Some(better) => repeat = better,
                None => continue,
            }
        }
        // Who repeated this block so far now repeats its keeper; if the rules do not think so, it may not go.
        let orphans: Vec<usize> = gone.repeats.iter().filter(|other| other.keepers.contains(&repeat.block)).map(|other| other.block).collect();
        let homes: Vec<Option<Repeat>> = orphans.iter().map(|&orphan| with_keepers(scene, gone, orphan, &repeat)).collect();
        if homes.iter().any(Option::is_none) {
            continue;
        }
        for home in homes.into_iter().flatten() {
            gone.rehome(scene, home);
        }
        gone.add(scene, repeat);
    }
}

/// A repeat whose keeper goes itself, against the block that stays in its stead, if it repeats that one too.
fn rehomed(scene: &Scene, repeat: &Repeat) -> Option<Repeat> {
    let mut keeper = repeat.keepers.first().copied()?;
    while scene.is_gone(keeper) {
        keeper = scene.gone.get(keeper).copied().flatten()?;
    }
    let better = rules::compare(scene, repeat.block, keeper).ok()?;
    (better.block == repeat.block && better.keepers.iter().all(|&keeper| !scene.is_gone(keeper))).then_some(better)
}

/// The repeat of `orphan` once its keeper has gone the way of `repeat`.
fn with_keepers(scene: &Scene, gone: &Gone, orphan: usize, repeat: &Repeat) -> Option<Repeat> {
    let old = gone.repeats.get((*gone.of.get(orphan)?)?)?;
    let keeper = *repeat.keepers.first()?;
    let same_words = repeat.rule == Rule::Exact;
    let better = rules::compare(scene, orphan, keeper).ok().filter(|better| better.block == orphan);
    better.or_else(|| same_words.then(|| Repeat { keepers: repeat.keepers.clone(), ..old.clone() }))
}

fn keeper_rank(scene: &Scene, repeat: &Repeat) -> (u32, std::cmp::Reverse<usize>) {
    let weight = repeat.keepers.iter().map(|&keeper| scene.feature(keeper).weight).sum();
    (weight, std::cmp::Reverse(repeat.keepers.first().copied().unwrap_or(usize::MAX)))
}

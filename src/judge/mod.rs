//! From matches to repeats: the editorial rules live here and nowhere else.
//!
//! For each proposed pair the rules in [`rules`] are asked whether one block says nothing that the other does not; what
//! they need to know of the neighbourhood is in [`scene`]. A block goes at most once, to the keeper that says most, and
//! never to a block that is not kept itself or does not say what the gone one said.

mod rules;
mod scene;

use crate::describe;
use crate::document::Document;
use crate::finding::{Applicability, Rule};
use crate::options::Options;
use crate::propose;
use crate::span::Span;
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
    pub reason: String,
    /// Whether it may go unasked.
    pub applicability: Applicability,
}

/// How often the rules are asked again, now that what went no longer parts its neighbours.
const ROUNDS: usize = 3;

/// The repeats of a document, in block order.
pub fn judge(document: &Document, options: &Options) -> Vec<Repeat> {
    let features = describe::describe(document);
    let pairs = propose::propose(&features);
    let mut scene = Scene::new(document, &features);
    let mut repeats: Vec<Repeat> = Vec::new();
    for _ in 0..ROUNDS {
        let before = repeats.len();
        let mut found: Vec<Repeat> = pairs
            .iter()
            .filter(|&&(a, b)| !scene.is_gone(a) && !scene.is_gone(b))
            .filter_map(|&(a, b)| rules::compare(&scene, a, b))
            .collect();
        // The best keeper of each first: the one that says most.
        found.sort_by_key(|repeat| (repeat.block, std::cmp::Reverse(keeper_weight(&scene, repeat))));
        found.dedup_by_key(|repeat| repeat.block);
        // What repeats a block that goes itself repeats that one's keeper.
        for repeat in found {
            scene.gone[repeat.block] = true;
            repeats.push(repeat);
        }
        let credits: Vec<Repeat> = rules::orphaned_credits(&scene, &repeats);
        for repeat in credits {
            scene.gone[repeat.block] = true;
            repeats.push(repeat);
        }
        if repeats.len() == before {
            break;
        }
    }
    settle(&mut repeats, document.blocks.len());
    repeats.retain(|repeat| options.rules.contains(&repeat.rule));
    repeats.sort_by_key(|repeat| (repeat.block, repeat.part));
    repeats
}

fn keeper_weight(scene: &Scene, repeat: &Repeat) -> u32 {
    repeat.keepers.iter().map(|&keeper| scene.feature(keeper).weight).sum()
}

/// Follows keepers that go themselves to the ones that stay. Rules point from less to more, so that this ends.
fn settle(repeats: &mut [Repeat], blocks: usize) {
    let mut keeper_of: Vec<Option<Vec<usize>>> = vec![None; blocks];
    for repeat in repeats.iter().filter(|repeat| repeat.part.is_none()) {
        keeper_of[repeat.block] = Some(repeat.keepers.clone());
    }
    for repeat in repeats {
        for _ in 0..blocks {
            let Some(at) = repeat.keepers.iter().position(|&keeper| keeper_of[keeper].is_some()) else { break };
            let gone = repeat.keepers.remove(at);
            repeat.keepers.extend(keeper_of[gone].iter().flatten().copied());
            repeat.keepers.sort_unstable();
            repeat.keepers.dedup();
        }
    }
}

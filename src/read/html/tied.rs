//! Texts that stand for something else on the page, which would have none without them: what a link leads to, what
//! says of an element what it is, a term and what is said of it.

use super::places::Places;
use super::runs::Draft;
use super::tags::Tag;
use super::tree::{Node, NodeKind, Tree};
use crate::document::BlockKind;
use std::ops::Range;

/// How many texts an element has at the most that is a text of its own, a caption with its credit: of more than these
/// one will stay.
const FEW: usize = 2;

/// How many elements around an empty one may be what a link leads to.
const NEAR: usize = 16;

/// The runs that must stay, each by the first of its nodes, sorted: those of the `targets` that are pointed to, and the
/// terms of lists. O(nodes + targets × log runs).
pub(super) fn tied(
    tree: &Tree,
    places: &Places,
    targets: &[usize],
    drafts: &[Draft<'_>],
) -> Vec<usize> {
    let is_run = |draft: &&Draft<'_>| draft.kind != BlockKind::Alt;
    let runs = drafts.iter().filter(is_run);
    let mut ties = Ties {
        tree,
        places,
        runs: runs.map(|run| (run.first, run.last)).collect(),
        tied: Vec::new(),
    };
    for &target in targets {
        ties.target(target);
    }
    ties.terms();
    ties.tied.sort_unstable();
    ties.tied
}

struct Ties<'t> {
    tree: &'t Tree,
    places: &'t Places,
    /// The first and the last node of each run.
    runs: Vec<(usize, usize)>,
    tied: Vec<usize>,
}

impl Ties<'_> {
    /// Keeps what is pointed to: the few texts of the element `at`, or of the nearest around it that has any. Where a
    /// picture stands in it, that is what is shown.
    fn target(&mut self, mut at: usize) {
        for _ in 0..NEAR {
            let Some(node) = self.tree.node(at) else {
                return;
            };
            if !self.places.media_in(at, node.after).is_empty() {
                return;
            }
            let runs = self.runs_in(at, node.after);
            if !runs.is_empty() || at == 0 {
                self.keep(runs);
                return;
            }
            at = node.parent;
        }
    }

    /// Keeps the terms of lists that have something said of them, and what is said.
    fn terms(&mut self) {
        for (at, term) in self.tree.nodes.iter().enumerate() {
            if term.kind != NodeKind::Element || term.tag != Tag::DT {
                continue;
            }
            let own = self.runs_in(at, term.after);
            let said = self.said_of(term);
            if own.is_empty() || said.iter().all(Range::is_empty) {
                continue;
            }
            self.keep(own);
            for runs in said {
                self.keep(runs);
            }
        }
    }

    /// The runs of each element behind a term, up to the next term.
    fn said_of(&self, term: &Node) -> Vec<Range<usize>> {
        let end = self.tree.node(term.parent).map_or(0, |list| list.after);
        let mut said = Vec::new();
        let mut at = term.after;
        while let Some(node) = self.tree.node(at).filter(|_| at < end) {
            match node.tag {
                Tag::DT => break,
                Tag::DD => said.push(self.runs_in(at, node.after)),
                _ => {}
            }
            at = node.after;
        }
        said
    }

    /// The runs with text in one of the nodes `from..after`.
    fn runs_in(&self, from: usize, after: usize) -> Range<usize> {
        let start = self.runs.partition_point(|&(_, last)| last < from);
        let end = self.runs.partition_point(|&(first, _)| first < after);
        start..end.max(start)
    }

    fn keep(&mut self, runs: Range<usize>) {
        if runs.len() <= FEW {
            let kept = self.runs.get(runs).unwrap_or_default();
            self.tied.extend(kept.iter().map(|&(first, _)| first));
        }
    }
}

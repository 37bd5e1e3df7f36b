//! Texts that stand for something else on the page, which would have none without them: what a link leads to, what
//! gives an element its name, the term of which something is said.

use super::places::Places;
use super::pointers::Target;
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

/// The runs that must stay, each by the first of its nodes, sorted: those of the `targets` that are read, and the
/// terms of lists. O(nodes + targets × log runs).
pub(super) fn tied(
    tree: &Tree,
    places: &Places,
    targets: &[Target],
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
    for target in targets.iter().filter(|target| target.is_read) {
        ties.target(target.node);
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

    /// Keeps the terms of lists that have something said of them. What is said may go: in a gallery, it is a caption
    /// below its number.
    fn terms(&mut self) {
        for (at, node) in self.tree.nodes.iter().enumerate() {
            if node.kind == NodeKind::Element && node.tag == Tag::DT && self.is_told_of(node) {
                self.keep(self.runs_in(at, node.after));
            }
        }
    }

    /// Whether text is said of a term: that stands behind it, before the next term.
    fn is_told_of(&self, term: &Node) -> bool {
        let end = self.tree.node(term.parent).map_or(0, |list| list.after);
        let mut at = term.after;
        while let Some(node) = self.tree.node(at).filter(|_| at < end) {
            match node.tag {
                Tag::DT => return false,
                Tag::DD if !self.runs_in(at, node.after).is_empty() => return true,
                _ => at = node.after,
            }
        }
        false
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

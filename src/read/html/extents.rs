//! What goes with a run when it goes, and the elements that go when all that is in them goes.

use super::pictures::same_pictures;
use super::places::Places;
use super::runs::{Draft, Runs};
use super::tags::{Tag, Traits};
use super::tree::{Node, NodeKind, Tree};
use crate::document::{Block, BlockKind, Container, Document};
use crate::span::Span;

/// Settles what goes with each of `runs`; those that begin with one of the nodes `tied`, which are sorted, stay.
pub(super) fn settle<'s>(
    source: &'s str,
    tree: &Tree,
    places: &Places,
    tied: &[usize],
    runs: Runs<'s>,
) -> Document<'s> {
    Extents {
        source,
        tree,
        places,
        tied,
        needed: &runs.needed,
        shared: vec![false; tree.nodes.len()],
        containers: Vec::new(),
        container_of: vec![Known::No; tree.nodes.len()],
    }
    .document(runs.drafts, runs.breaks)
}

struct Extents<'t, 's> {
    source: &'s str,
    tree: &'t Tree,
    places: &'t Places,
    tied: &'t [usize],
    needed: &'t [bool],
    /// Elements that hold a part of a run, which they cannot take with them.
    shared: Vec<bool>,
    containers: Vec<Container>,
    container_of: Vec<Known>,
}

/// Whether the container of a node is settled, and what it is.
#[derive(Clone, Copy)]
enum Known {
    No,
    Yes(Option<usize>),
}

/// The last node of the run before, and the first node of the run after.
#[derive(Clone, Copy)]
struct Neighbours {
    before: Option<usize>,
    after: Option<usize>,
}

impl Extents<'_, '_> {
    fn document<'s>(mut self, drafts: Vec<Draft<'s>>, breaks: Vec<Span>) -> Document<'s> {
        let same_pictures = same_pictures(self.source, self.tree, &drafts);
        let extents = self.extents(&drafts);
        let mut blocks = Vec::with_capacity(drafts.len());
        let mut before = 0;
        for (draft, (extent, holder)) in drafts.into_iter().zip(extents) {
            let start = draft.text.source_span().start();
            let between = self.tree.nodes.get(before..draft.first).unwrap_or_default();
            before = draft.last;
            blocks.push(Block {
                extent: extent.unwrap_or(Span::new(start, start)),
                container: self.container(holder),
                kind: draft.kind,
                medium: draft.medium,
                among_media: draft.among_media,
                cloned: draft.cloned,
                below_picture: between.iter().any(|node| node.tag == Tag::IMG),
                setting: draft.setting,
                hidden: draft.hidden,
                spaced: draft.spaced,
                text: draft.text,
            });
        }
        Document {
            tells_pictures: true,
            blocks,
            containers: self.containers,
            separators: breaks,
            same_pictures,
            ..Document::default()
        }
    }

    /// What goes with each draft, if anything can, and the element that holds that.
    fn extents(&mut self, drafts: &[Draft<'_>]) -> Vec<(Option<Span>, usize)> {
        let is_run = |draft: &&Draft<'_>| draft.kind != BlockKind::Alt;
        let mut following = drafts.iter().filter(is_run).map(|draft| draft.first);
        following.next();
        let mut before = None;
        let mut extents = Vec::with_capacity(drafts.len());
        for draft in drafts {
            if !is_run(&draft) {
                extents.push((None, self.parent(draft.first)));
                continue;
            }
            let neighbours = Neighbours {
                before,
                after: following.next(),
            };
            let (extent, holder) = self.extent(draft, neighbours);
            // Without its text, what it opens has no name.
            let is_summary = self
                .tree
                .node(holder)
                .is_some_and(|it| it.tag == Tag::SUMMARY);
            let is_tied = self.tied.binary_search(&draft.first).is_ok();
            let may_go = draft.kind != BlockKind::Code && !is_summary && !is_tied;
            extents.push((extent.filter(|_| may_go), holder));
            before = Some(draft.last);
        }
        extents
    }

    fn parent(&self, node: usize) -> usize {
        self.tree.node(node).map_or(0, |node| node.parent)
    }

    fn after(&self, node: usize) -> usize {
        self.tree.node(node).map_or(node + 1, |node| node.after)
    }

    /// What goes with the run, if anything can, and the element that holds that.
    fn extent(&mut self, draft: &Draft<'_>, neighbours: Neighbours) -> (Option<Span>, usize) {
        let mut first = draft.first;
        while self.after(self.parent(first)) <= draft.last {
            first = self.parent(first);
            self.share(first);
        }
        let holder = self.parent(first);
        let mut last = draft.last;
        while self.parent(last) > holder {
            last = self.parent(last);
            self.share(last);
        }
        if self.is_alone(holder, self.after(holder), neighbours) && self.may_go(holder) {
            return (self.span(holder), self.parent(holder));
        }
        let after = self.after(last);
        let text = draft.text.source_span();
        let is_whole = first == last && first == draft.first
            || (self.is_alone(first, after, neighbours) && !self.places.has_parting(first, after));
        let extent = is_whole.then(|| {
            let start = if first == draft.first {
                text.start()
            } else {
                self.span(first).map_or(text.start(), Span::start)
            };
            let end = if last == draft.last {
                text.end()
            } else {
                self.span(last).map_or(text.end(), Span::end)
            };
            Span::new(start, end.max(start))
        });
        (extent, holder)
    }

    /// Notes that a part of a run stands in the element.
    fn share(&mut self, index: usize) {
        if let Some(shared) = self.shared.get_mut(index) {
            *shared = true;
        }
    }

    /// Whether the nodes `from..after` hold nothing that readers see besides the one run.
    fn is_alone(&self, from: usize, after: usize, neighbours: Neighbours) -> bool {
        !self.places.has_anchor(from, after)
            && neighbours.before.is_none_or(|before| before < from)
            && neighbours.after.is_none_or(|next| next >= after)
    }

    /// Whether the element can be deleted without a change to what stands around it.
    fn may_go(&self, index: usize) -> bool {
        let Some(node) = self.tree.node(index) else {
            return false;
        };
        index > 0
            && node.kind == NodeKind::Element
            && !node.is_broken
            && !node.tag.is(Traits::PLACE)
            && self.needed.get(index) != Some(&true)
            && (node.tag.is(Traits::BLOCK) || !self.places.has_parting(index, node.after))
            && self.is_not_needed_as_end(node)
    }

    /// A start tag that closes the element before it may go only if what comes next closes that element just so.
    fn is_not_needed_as_end(&self, node: &Node) -> bool {
        let Some(closes) = node.closes else {
            return true;
        };
        let parent_after = self.after(node.parent);
        let mut at = node.after;
        while let Some(next) = self.tree.node(at).filter(|_| at < parent_after) {
            let is_blank = match next.kind {
                NodeKind::Text => next.span.of(self.source).trim_ascii().is_empty(),
                NodeKind::Comment => true,
                NodeKind::Element | NodeKind::Fixed => false,
            };
            if !is_blank {
                return next.closes == Some(closes);
            }
            at = next.after;
        }
        true
    }

    /// The source of a node, without the white space before the tag that closes it in place of its own end tag.
    fn span(&self, index: usize) -> Option<Span> {
        let node = self.tree.node(index)?;
        if !node.is_unclosed {
            return Some(node.span);
        }
        let length = node.span.of(self.source).trim_end().len();
        Some(Span::new(node.span.start(), node.span.start() + length))
    }

    /// The container that stands for the element `index`, or for the nearest element around it that can be one.
    fn container(&mut self, index: usize) -> Option<usize> {
        let mut missing = Vec::new();
        let mut at = index;
        let mut found = None;
        while at > 0 {
            if let Some(&Known::Yes(container)) = self.container_of.get(at) {
                found = container;
                break;
            }
            missing.push(at);
            at = self.parent(at);
        }
        for at in missing.into_iter().rev() {
            let is_needed = self.needed.get(at) == Some(&true);
            let is_place = |node: &Node| node.tag.is(Traits::PLACE);
            if is_needed || !self.tree.node(at).is_some_and(is_place) {
                let container = Container {
                    extent: self.span(at).unwrap_or_default(),
                    parent: found,
                    anchored: self.places.has_anchor(at, self.after(at))
                        || self.shared.get(at) == Some(&true)
                        || !self.may_go(at),
                };
                found = Some(self.containers.len());
                self.containers.push(container);
            }
            if let Some(slot) = self.container_of.get_mut(at) {
                *slot = Known::Yes(found);
            }
        }
        found
    }
}

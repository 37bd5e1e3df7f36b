//! Where in the tree stands what must stay, and what parts runs.

use super::tags::{Tag, Traits};
use super::tree::{NodeKind, Tree};

/// Where in the tree stands what must stay, to ask for ranges of it.
pub(super) struct Places {
    /// How many anchors stand before each node.
    anchors: Vec<u32>,
    /// The nodes that are pictures, videos and the like, and no icons.
    media: Vec<usize>,
    /// How many of those stand before each node: it is asked of every element what is in it.
    media_before: Vec<u32>,
    /// What parts runs without holding one: inline elements that hold such a thing must stay.
    partings: Vec<usize>,
}

impl Places {
    pub(super) fn new(tree: &Tree) -> Self {
        let mut places = Self {
            anchors: Vec::with_capacity(tree.nodes.len() + 1),
            media: Vec::new(),
            media_before: Vec::with_capacity(tree.nodes.len() + 1),
            partings: Vec::new(),
        };
        let mut count = 0;
        let mut noscript_end = 0;
        for (index, node) in tree.nodes.iter().enumerate() {
            places.anchors.push(count);
            places.media_before.push(places.media.len() as u32);
            count += u32::from(index > 0 && (node.is_anchor || node.attributes.spans_cells));
            if node.kind != NodeKind::Element {
                continue;
            }
            match node.tag {
                Tag::NOSCRIPT => noscript_end = node.after,
                Tag::BR => places.partings.push(index),
                _ if node.attributes.icon => {}
                // What stands in a `noscript` is a copy of what a script puts beside it.
                tag if tag.is(Traits::MEDIUM) && index >= noscript_end => places.media.push(index),
                _ => {}
            }
        }
        places.anchors.push(count);
        places.media_before.push(places.media.len() as u32);
        places
    }

    /// Those of the nodes `from..after` that are pictures, videos and the like.
    pub(super) fn media_in(&self, from: usize, after: usize) -> &[usize] {
        let before = |node: usize| {
            self.media_before
                .get(node)
                .map_or(0, |&count| count as usize)
        };
        self.media
            .get(before(from)..before(after))
            .unwrap_or_default()
    }

    pub(super) fn add_partings(&mut self, partings: &[usize]) {
        self.partings.extend(partings);
        self.partings.sort_unstable();
    }

    /// Takes up more nodes that have to stay, in their order. O(nodes).
    pub(super) fn add_anchors(&mut self, nodes: impl Iterator<Item = usize>) {
        let mut more = nodes.peekable();
        let mut count = 0;
        for (at, before) in self.anchors.iter_mut().enumerate() {
            while more.next_if(|&node| node < at).is_some() {
                count += 1;
            }
            *before += count;
        }
    }

    /// Whether one of the nodes `from..after` has to stay.
    pub(super) fn has_anchor(&self, from: usize, after: usize) -> bool {
        self.anchors.get(from) != self.anchors.get(after)
    }

    /// Whether one of the nodes `from..after` parts runs by itself.
    pub(super) fn has_parting(&self, from: usize, after: usize) -> bool {
        let first = self.partings.partition_point(|&at| at < from);
        self.partings.get(first).is_some_and(|&at| at < after)
    }
}

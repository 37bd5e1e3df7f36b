//! Where in the tree stands what must stay, and what parts runs.

use super::tags::{Tag, Traits};
use super::tree::{NodeKind, Tree};

/// Where in the tree stands what must stay, to ask for ranges of it.
pub(super) struct Places {
    /// How many anchors stand before each node.
    anchors: Vec<u32>,
    /// The nodes that are pictures, videos and the like.
    pub(super) media: Vec<usize>,
    /// What parts runs without holding one: inline elements that hold such a thing must stay.
    partings: Vec<usize>,
}

impl Places {
    pub(super) fn new(tree: &Tree) -> Self {
        let mut places = Self {
            anchors: Vec::with_capacity(tree.nodes.len() + 1),
            media: Vec::new(),
            partings: Vec::new(),
        };
        let mut count = 0;
        let mut noscript_end = 0;
        for (index, node) in tree.nodes.iter().enumerate() {
            places.anchors.push(count);
            count += u32::from(index > 0 && (node.is_anchor || node.attributes.spans_cells));
            if node.kind != NodeKind::Element {
                continue;
            }
            match node.tag {
                Tag::NOSCRIPT => noscript_end = node.after,
                Tag::BR => places.partings.push(index),
                // What stands in a `noscript` is a copy of what a script puts beside it.
                tag if tag.is(Traits::MEDIUM) && index >= noscript_end => places.media.push(index),
                _ => {}
            }
        }
        places.anchors.push(count);
        places
    }

    pub(super) fn add_partings(&mut self, partings: &[usize]) {
        self.partings.extend(partings);
        self.partings.sort_unstable();
    }

    /// Whether one of the nodes `from..after` has to stay.
    pub(super) fn has_anchor(&self, from: usize, after: usize) -> bool {
        self.anchors.get(from) != self.anchors.get(after)
    }

    /// Whether one of the nodes `from..after` parts runs by itself.
    pub(super) fn has_parting(&self, from: usize, after: usize) -> bool {
        !within(&self.partings, from, after).is_empty()
    }
}

/// The part of `sorted` that lies in `from..after`.
pub(super) fn within(sorted: &[usize], from: usize, after: usize) -> &[usize] {
    let start = sorted.partition_point(|&at| at < from);
    let rest = sorted.get(start..).unwrap_or_default();
    let length = rest.partition_point(|&at| at < after);
    rest.get(..length).unwrap_or_default()
}

//! From the tree to blocks.

use super::extents;
use super::places::Places;
use super::runs;
use super::tree::Tree;
use crate::document::Document;

/// Reads the blocks of `tree`. O(nodes + source).
pub(super) fn document<'s>(source: &'s str, tree: &Tree) -> Document<'s> {
    let mut places = Places::new(tree);
    let runs = runs::read(source, tree, &places);
    places.add_partings(&runs.partings);
    extents::settle(source, tree, &places, runs)
}

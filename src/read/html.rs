//! HTML pages and fragments, as broken as the web is.
//!
//! [`tokens`] finds the markup, [`tree`] nests it as browsers do, [`runs`] reads the text of the tree, [`extents`]
//! says what goes with it. A block is a run of text between two block-level boundaries. It goes with the smallest
//! element that holds nothing else, and if there is none, with the bytes of its run, so long as no tag loses its
//! partner.

mod attributes;
mod extents;
mod media;
mod pictures;
mod places;
mod pointers;
mod runs;
mod shortcodes;
mod styles;
mod tags;
mod tied;
mod tokens;
mod tree;
mod whole;
mod words;

#[cfg(test)]
mod tests;

use super::front_matter;
use crate::document::Document;
use crate::span::Span;
pub(super) use attributes::leads_on;
pub use whole::whole;

/// What a start tag says of what stands behind it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opened {
    /// Whether readers do not see that.
    pub hidden: bool,
    /// Whether the tag itself shows something, a picture say, so that it stays.
    pub stays: bool,
}

/// What the start tag says that `source` is. O(source).
pub fn opened(source: &str) -> Opened {
    let tree = tree::parse(source, 0);
    let element = tree.first_element();
    element.map_or_else(Opened::default, |node| Opened {
        hidden: runs::hides(node) || node.tag.is(tags::Traits::SKIPPED),
        stays: tree::shows_more(&node.attributes),
    })
}

/// The comments of `source`, in their order: not what looks like one in a script, a style sheet or an attribute.
/// O(source).
pub fn comments(source: &str) -> impl Iterator<Item = Span> {
    let nodes = page(source).nodes.into_iter();
    nodes
        .filter(|node| node.kind == tree::NodeKind::Comment)
        .map(|node| node.span)
}

/// The tree of what stands behind the front matter that generators of sites let a page begin with.
fn page(source: &str) -> tree::Tree {
    tree::parse(source, front_matter::end_in_page(source))
}

/// Reads HTML: a block a run of text, and a block an `alt`.
///
/// Text that is not shown as text is not read (`script`, `style`, `svg`, …), nor is that of navigation, forms and
/// frames. The extent is empty where nothing can go: at alternative texts, in code, and where the run is tied up
/// with an image or with crossed tags. O(source), whatever its nesting.
pub fn read(source: &str) -> Document<'_> {
    let tree = page(source);
    let mut places = places::Places::new(&tree);
    let runs = runs::read(source, &tree, &places);
    places.add_partings(&runs.partings);
    let targets = pointers::targets(source, &tree, &places);
    places.add_anchors(targets.iter().map(|target| target.node));
    let tied = tied::tied(&tree, &places, &targets, &runs.drafts);
    extents::settle(source, &tree, &places, &tied, runs)
}

//! What an element makes of the text in it: its kind, and the medium that it belongs to.

use super::places::Places;
use super::tags::{Tag, Traits};
use super::tree::{Node, NodeKind, Tree, shows_more};
use crate::document::{BlockKind, Setting};

/// How many nodes an element has at the most that is a line of a caption, with a credit in it.
const CAPTION_LINE: usize = 8;

/// The most nodes an element may have to count as the wrapper of one medium by its size alone.
pub(super) const SMALL_WRAPPER: usize = 24;
/// The most nodes it may have if its class says so.
const NAMED_WRAPPER: usize = 120;

/// How many texts may be the caption and the credit of a picture: items of the list in which it stands, cells of the
/// table around which it is. Of a list beside the picture one item may be its caption.
const CAPTION_AND_CREDIT: usize = 2;

/// The medium of a text, and whether it stands for several pictures.
pub(super) type Medium = (Option<u32>, bool);

/// A page, to ask what its elements are the wrappers of.
#[derive(Clone, Copy)]
pub(super) struct Media<'t, 's> {
    pub(super) source: &'s str,
    pub(super) tree: &'t Tree,
    pub(super) places: &'t Places,
}

impl Media<'_, '_> {
    /// The pictures, videos and the like in the element `at`.
    pub(super) fn of(&self, at: usize) -> &[usize] {
        let after = self.tree.node(at).map_or(at, |node| node.after);
        self.places.media_in(at, after)
    }

    /// The medium that the element `at` is the wrapper of, or stands in the wrapper of: that is `inherited` from the
    /// element around it, which may stand in a figure.
    pub(super) fn medium(&self, at: usize, inherited: Medium, in_figure: bool) -> Medium {
        let Some(node) = self.tree.node(at) else {
            return inherited;
        };
        let media = self.of(at);
        if node.tag == Tag::FIGURE {
            // What stands around the one picture in it belongs to that, too.
            return match media {
                [] if !self.may_lack_picture(at, node) => inherited,
                [picture] => (u32::try_from(*picture).ok(), false),
                _ => (u32::try_from(at).ok(), media.len() > 1),
            };
        }
        if self.is_list(at, node, inherited) || self.is_data(at, node, inherited) {
            return (None, false);
        }
        let Some(&first) = media.first() else {
            return inherited;
        };
        if in_figure {
            return inherited;
        }
        let nodes = node.after - at;
        let is_named = node.attributes.media || node.attributes.caption;
        // Around a figure with its caption, whatever else there is may be text.
        let has_caption = || {
            self.inner(at)
                .iter()
                .any(|inner| inner.tag == Tag::FIGCAPTION)
        };
        let is_wrapper =
            (media.len() == 1 && nodes <= SMALL_WRAPPER && (is_named || !has_caption()))
                || (is_named && media.len() <= 4 && nodes <= NAMED_WRAPPER);
        if !is_wrapper || is_page(node) {
            return (None, false);
        }
        // An icon may stand in a caption; what is named after its picture is an item of a gallery.
        let is_item = media.len() == 1 && node.attributes.media && !node.attributes.caption;
        let is_own = inherited.0.is_none() || inherited.1 && is_item;
        if is_own {
            (u32::try_from(first).ok(), media.len() > 1)
        } else {
            inherited
        }
    }

    fn inner(&self, at: usize) -> &[Node] {
        let after = self.tree.node(at).map_or(at, |node| node.after);
        self.tree.nodes.get(at + 1..after).unwrap_or_default()
    }

    /// Whether a figure without a picture is one whose picture a script or a scraper has elsewhere: it has a caption,
    /// or a class of pictures. Other figures are tables, quotations, verses, code.
    fn may_lack_picture(&self, at: usize, node: &Node) -> bool {
        let inner = || self.inner(at).iter().take(NAMED_WRAPPER);
        let is_said = |inner: &Node| matches!(inner.tag, Tag::TABLE | Tag::BLOCKQUOTE | Tag::PRE);
        if is_picture(node) || inner().any(is_picture) {
            return true;
        }
        !inner().any(is_said)
            && (node.attributes.media
                || self.places.has_anchor(at, node.after)
                || is_caption(node)
                || inner().any(is_caption))
    }

    /// Whether a list beside one picture has items of its own, as a legend, the answers of a quiz, or steps: each says
    /// something else than the others. In a gallery, each item has its picture.
    fn is_list(&self, at: usize, node: &Node, inherited: Medium) -> bool {
        let pictures = self.of(at).len();
        let most = match pictures {
            0 if inherited.0.is_none() || inherited.1 => return false,
            0 => 1,
            1 => CAPTION_AND_CREDIT,
            _ => return false,
        };
        matches!(node.tag, Tag::UL | Tag::OL | Tag::MENU)
            && !is_caption(node)
            && self.has_more_texts(at, &[], &[Tag::LI], most)
    }

    /// Whether a table, or a part of one, has more cells with text than its pictures have captions: each says something
    /// of its own. Where captions stand below their pictures, there is one for each.
    fn is_data(&self, at: usize, node: &Node, inherited: Medium) -> bool {
        const ROWS: [Tag; 4] = [Tag::TBODY, Tag::THEAD, Tag::TFOOT, Tag::TR];
        let most = match self.of(at).len() {
            0 if inherited.0.is_none() => return false,
            0 => CAPTION_AND_CREDIT,
            pictures => pictures,
        };
        (node.tag == Tag::TABLE || ROWS.contains(&node.tag))
            && !is_caption(node)
            && self.has_more_texts(at, &ROWS, &[Tag::TD, Tag::TH], most)
    }

    /// Whether more than `most` of the `items` of the element `at`, which may stand in `rows`, have text, neither with
    /// a picture nor marked as a caption.
    fn has_more_texts(&self, at: usize, rows: &[Tag], items: &[Tag], most: usize) -> bool {
        let after = self.tree.node(at).map_or(at, |node| node.after);
        let mut count = 0;
        let mut next = at + 1;
        while let Some(node) = self.tree.node(next).filter(|_| next < after) {
            if items.contains(&node.tag) && self.is_text(next) {
                count += 1;
                if count > most {
                    return true;
                }
            }
            next = if rows.contains(&node.tag) {
                next + 1
            } else {
                node.after
            };
        }
        false
    }

    /// Whether an element has text, and neither a picture nor the marks of a caption.
    fn is_text(&self, at: usize) -> bool {
        let nodes = self.tree.nodes.iter().skip(at);
        let mut first = nodes.take(SMALL_WRAPPER.min(self.inner(at).len() + 1));
        let mut is_said = false;
        let is_other = first.any(|node| {
            is_said |=
                node.kind == NodeKind::Text && !node.span.of(self.source).trim_ascii().is_empty();
            is_picture(node) || is_caption(node)
        });
        is_said && !is_other && self.of(at).is_empty()
    }
}

/// Whether an element is a picture or the like, be it in a `noscript`, or one by its attributes alone.
fn is_picture(node: &Node) -> bool {
    node.tag.is(Traits::MEDIUM) || node.tag == Tag::SVG || shows_more(&node.attributes)
}

/// Whether an element is the caption of a medium by its name or its class.
fn is_caption(node: &Node) -> bool {
    node.tag == Tag::FIGCAPTION || node.attributes.caption
}

/// What the text in `node` is, given what the text around it is and whether it stands in an element with a class of
/// media.
pub(super) fn kind(
    node: &Node,
    at: usize,
    media: &[usize],
    around: Option<BlockKind>,
    is_classed: bool,
) -> BlockKind {
    let around = around.unwrap_or(BlockKind::Paragraph);
    let is_caption =
        node.attributes.caption && media.is_empty() && node.after - at <= NAMED_WRAPPER;
    // Within a medium, a title is that of the picture.
    let is_bare = around == BlockKind::Paragraph
        && media.is_empty()
        && !is_classed
        && node.after - at <= NAMED_WRAPPER;
    match node.tag {
        _ if around == BlockKind::Code || node.tag.is(Traits::CODE) => BlockKind::Code,
        tag if tag.is(Traits::HEADING) => BlockKind::Heading,
        Tag::FIGCAPTION => BlockKind::Caption,
        Tag::BLOCKQUOTE => BlockKind::Quote,
        _ if is_caption => BlockKind::Caption,
        _ if is_bare && node.attributes.quoted => BlockKind::Quote,
        Tag::LI if around != BlockKind::Caption => BlockKind::ListItem,
        Tag::TD | Tag::TH | Tag::CAPTION => BlockKind::TableCell,
        Tag::ARTICLE | Tag::MAIN | Tag::FIGURE => BlockKind::Paragraph,
        _ => around,
    }
}

/// How an element sets what stands in it.
pub(super) fn setting(node: &Node, at: usize) -> Setting {
    // The wrapper of a page may have a class that tells whether it has a title.
    const LARGEST: usize = 8;
    let is_titled = node.attributes.titled && node.after - at <= LARGEST;
    match node.tag {
        Tag::DIV | Tag::SECTION | Tag::OL | Tag::UL | Tag::LI | Tag::DL | Tag::DD | Tag::TABLE
            if node.attributes.commented =>
        {
            Setting::Comment
        }
        Tag::A if node.attributes.leads_on => Setting::Link,
        Tag::DT | Tag::SUMMARY => Setting::Title,
        _ if is_titled => Setting::Title,
        Tag::B | Tag::STRONG => Setting::Strong,
        _ => Setting::Plain,
    }
}

/// Whether what is in an element without a picture is media text, be the picture as far away as it may: by a class of
/// galleries, or by one of captions where there is no more in it than one.
pub(super) fn is_among_media(node: &Node, at: usize) -> bool {
    let nodes = node.after - at;
    let is_named = node.attributes.gallery && nodes <= NAMED_WRAPPER
        || node.attributes.captioned && nodes <= CAPTION_LINE;
    is_named && !is_page(node)
}

/// Whether an element holds a whole article, or a part of it.
fn is_page(node: &Node) -> bool {
    node.tag.is(Traits::PAGE) || matches!(node.tag, Tag::ARTICLE | Tag::MAIN | Tag::SECTION)
}

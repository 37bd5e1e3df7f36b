//! What an element makes of the text in it: its kind, and the medium that it belongs to.

use super::tags::{Tag, Traits};
use super::tree::Node;
use crate::document::BlockKind;

/// How many nodes an element has at the most that is a line of a caption, with a credit in it.
const CAPTION_LINE: usize = 8;

/// The most nodes an element may have to count as the wrapper of one medium by its size alone.
pub(super) const SMALL_WRAPPER: usize = 24;
/// The most nodes it may have if its class says so.
const NAMED_WRAPPER: usize = 120;

/// The medium that `node` is the wrapper of, or stands in the wrapper of, and whether it stands for several pictures; both
/// are `inherited` from the element around it, which may stand in a figure.
pub(super) fn medium(
    node: &Node,
    at: usize,
    inner: &[Node],
    media: &[usize],
    inherited: (Option<u32>, bool),
    in_figure: bool,
) -> (Option<u32>, bool) {
    if node.tag == Tag::FIGURE {
        // What stands around the one picture in it belongs to that, too.
        let own = match media {
            [picture] => *picture,
            _ => at,
        };
        return (u32::try_from(own).ok(), false);
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
    let has_caption = || inner.iter().any(|inner| inner.tag == Tag::FIGCAPTION);
    let is_wrapper = (media.len() == 1 && nodes <= SMALL_WRAPPER && (is_named || !has_caption()))
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

/// What the text in `node` is, given what the text around it is.
pub(super) fn kind(
    node: &Node,
    at: usize,
    media: &[usize],
    around: Option<BlockKind>,
) -> BlockKind {
    let around = around.unwrap_or(BlockKind::Paragraph);
    let is_caption =
        node.attributes.caption && media.is_empty() && node.after - at <= NAMED_WRAPPER;
    match node.tag {
        _ if around == BlockKind::Code || node.tag.is(Traits::CODE) => BlockKind::Code,
        tag if tag.is(Traits::HEADING) => BlockKind::Heading,
        Tag::FIGCAPTION => BlockKind::Caption,
        Tag::BLOCKQUOTE => BlockKind::Quote,
        _ if is_caption => BlockKind::Caption,
        Tag::LI if around != BlockKind::Caption => BlockKind::ListItem,
        Tag::TD | Tag::TH | Tag::CAPTION => BlockKind::TableCell,
        Tag::ARTICLE | Tag::MAIN | Tag::FIGURE => BlockKind::Paragraph,
        _ => around,
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

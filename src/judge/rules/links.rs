//! Links to other pages, and names of accounts: what stands beside captions and is none.

use super::super::scene::Scene;

/// How much a line says at the most that is set as a heading, a button or a tag is.
pub(super) const LONGEST_SET: u32 = 8;

/// Whether a block has as few words as a heading, a button or a tag, and no credit.
fn is_short_line(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    feature.weight <= LONGEST_SET && !feature.is_credit && !feature.has_credit()
}

/// Whether one of two texts is a link to another page of a few words, and the other one a caption: tags, buttons and
/// what shops sell have the names of what is seen.
pub(super) fn is_link_beside_caption(scene: &Scene, block: usize, keeper: usize) -> bool {
    let is_tag = |block: usize| {
        scene.is_link(block) && !scene.is_marked(block) && is_short_line(scene, block)
    };
    is_tag(block) && scene.is_marked(keeper) || is_tag(keeper) && scene.is_marked(block)
}

/// Whether a link to another page would go to what the markup gives to no medium, either, or is the title of what is
/// there or the name of who wrote or sells something: the entries of a menu, a list of what else there is to read, an
/// author. Or a few words would go to such a link that is no caption: what heads it.
pub(super) fn is_link_beside_text(scene: &Scene, block: usize, keeper: usize) -> bool {
    let feature = scene.feature(block);
    let is_whole = feature.cut.is_none() && !feature.is_credit && !feature.has_credit();
    let is_short = feature.cut.is_none() && is_short_line(scene, block);
    if scene.is_link(block) {
        let is_title = is_short || is_whole && !scene.is_caption(block);
        is_title || !scene.is_marked(block) && !scene.is_marked(keeper)
    } else {
        is_short && scene.is_link(keeper) && !scene.is_caption(keeper)
    }
}

/// Whether two texts are links to other pages: the teasers of one article in two boxes. Pictures with their credit are
/// none.
pub(super) fn are_links(scene: &Scene, block: usize, other: usize) -> bool {
    scene.is_link(block)
        && scene.is_link(other)
        && !scene.feature(block).has_credit()
        && !scene.feature(other).has_credit()
        && !scene.is_same_medium(block, other)
        && !scene.shows_same_picture(block, other)
        && !scene.is_cloned(block)
        && !scene.is_hidden(block)
}

/// Whether one of two texts is what somebody is called on a network, and the other says nothing of one: "Ada Quill",
/// "@adaquill".
pub(super) fn is_account(scene: &Scene, block: usize, other: usize) -> bool {
    let is_handle = |block: usize| {
        let text = scene.text(block).trim();
        text.starts_with(['@', '＠']) && !text.contains(char::is_whitespace)
    };
    let has_none = |block: usize| !scene.text(block).contains(['@', '＠']);
    is_handle(block) && has_none(other) || is_handle(other) && has_none(block)
}

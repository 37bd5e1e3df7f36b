//! Which media show the same picture: the file is told by its address.

use super::runs::Draft;
use super::tags::Tag;
use super::tree::Tree;
use crate::span::Span;
use foldhash::{HashMap, HashSet};

/// How many media show one picture at the most: what more show is an icon, or stands for all pictures that are not
/// loaded yet.
const MOST: usize = 4;

/// The media of `drafts` whose picture other media show, too: to each the first of them. O(nodes + drafts × log nodes).
pub(super) fn same_pictures(source: &str, tree: &Tree, drafts: &[Draft<'_>]) -> HashMap<u32, u32> {
    let mut met = HashSet::default();
    let offers = offers(tree);
    let mut media_of: HashMap<&str, Vec<u32>> = HashMap::default();
    for medium in drafts.iter().filter_map(|draft| draft.medium) {
        if !met.insert(medium) {
            continue;
        }
        if let Some(file) = file(source, tree, &offers, medium) {
            media_of.entry(file).or_default().push(medium);
        }
    }
    let mut same = HashMap::default();
    for media in media_of.into_values() {
        if let [first, _, ..] = *media.as_slice()
            && media.len() <= MOST
        {
            same.extend(media.iter().map(|&medium| (medium, first)));
        }
    }
    same
}

/// The file of the picture that is a medium, as its address has it without its size. A video may have the picture of
/// another.
fn file<'s>(
    source: &'s str,
    tree: &Tree,
    offers: &[(usize, Span)],
    medium: u32,
) -> Option<&'s str> {
    let picture = tree.node(medium as usize)?;
    if !matches!(picture.tag, Tag::IMG | Tag::IMAGE) {
        return None;
    }
    // What `<picture>` offers counts more than what it falls back on.
    let is_offered = tree.node(picture.parent)?.tag == Tag::PICTURE;
    let first = offers.partition_point(|(at, _)| *at <= picture.parent);
    let offered = offers
        .get(first)
        .filter(|(at, _)| is_offered && *at < medium as usize)
        .map(|(_, address)| *address);
    let address = offered.or(picture.attributes.address)?.of(source);
    let first = address.split_ascii_whitespace().next()?;
    without_size(first.trim_end_matches(','))
}

/// The addresses that `<source>` elements offer, each with its node, in their order. O(nodes).
fn offers(tree: &Tree) -> Vec<(usize, Span)> {
    let nodes = tree.nodes.iter().enumerate();
    nodes
        .filter(|(_, node)| node.tag == Tag::SOURCE)
        .filter_map(|(at, node)| Some((at, node.attributes.address?)))
        .collect()
}

/// The address of a picture without what tells its size; `None` for one that may stand for other pictures.
fn without_size(address: &str) -> Option<&str> {
    const ENDINGS: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".avif"];
    /// Words in the names of pictures that are no photo, or not yet.
    const NO_PHOTO: [&str; 24] = [
        "arrow",
        "avatar",
        "banner",
        "blank",
        "button",
        "default",
        "dummy",
        "fallback",
        "icon",
        "image",
        "lazy",
        "loading",
        "logo",
        "missing",
        "pixel",
        "placeholder",
        "play",
        "ratio",
        "share",
        "soon",
        "spacer",
        "sprite",
        "thumb",
        "transparent",
    ];
    // A query may say which picture it is, or how large.
    if address.contains(['?', '#']) {
        return None;
    }
    let lower = address.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = without_dimensions(address.get(..address.len() - ending.len())?);
    let name = stem.rsplit('/').next()?.to_ascii_lowercase();
    (tells_picture(&name) && !NO_PHOTO.iter().any(|word| name.contains(word))).then_some(stem)
}

/// Whether a name tells which picture it is: it has two words or more, or a number of several digits.
fn tells_picture(name: &str) -> bool {
    const SHORTEST_NUMBER: usize = 4;
    const SHORTEST_WORD: usize = 3;
    let words = name.split(|c: char| !c.is_alphabetic());
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    digits >= SHORTEST_NUMBER || words.filter(|word| word.len() >= SHORTEST_WORD).count() > 1
}

/// A stem without the size that a content management system adds to it: "bridge-1200x675", "bridge-scaled".
fn without_dimensions(stem: &str) -> &str {
    let is_length = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_digit());
    let is_size = |size: &str| {
        size == "scaled"
            || (size.split_once('x'))
                .is_some_and(|(width, height)| is_length(width) && is_length(height))
    };
    match stem.rsplit_once('-') {
        Some((before, size)) if is_size(size) => before,
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_by_its_file() {
        for (address, expected) in [
            ("/u/old-bridge.jpg", Some("/u/old-bridge")),
            ("/u/old-bridge-1200x675.jpg", Some("/u/old-bridge")),
            ("/u/old-bridge-scaled.JPG", Some("/u/old-bridge")),
            ("/u/old-bridge-2.webp", Some("/u/old-bridge-2")),
            ("/u/relay-race-4x100.jpg", Some("/u/relay-race-4x100")),
            ("/u/20250312.jpg", Some("/u/20250312")),
            ("/u/old-bridge.jpg?id=5", None),
            ("/u/bridge.jpg", None),
            ("/u/1.jpg", None),
            ("/u/Logo-of-wick.png", None),
            ("/u/old-bridge.gif", None),
            ("data:image/png;base64,AAAA", None),
            ("/image?id=5", None),
            ("", None),
        ] {
            assert_eq!(without_size(address), expected, "{address}");
        }
    }
}

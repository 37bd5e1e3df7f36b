//! Which media show the same picture: the file is told by its address.

use super::runs::Draft;
use super::tree::Tree;
use crate::span::Span;
use foldhash::{HashMap, HashSet};

/// How many media show one picture at the most: what more show is an icon, or stands for all pictures that are not loaded yet.
const MOST: usize = 4;
/// How many nodes behind its start a picture has its address at the most, as `<picture>` has it in its `<img>`.
const NEAR: usize = 8;

/// The media of `drafts` whose picture other media show, too: to each the first of them. O(drafts).
pub(super) fn same_pictures(
    source: &str,
    tree: &Tree,
    drafts: &[Draft<'_>],
) -> std::collections::HashMap<u32, u32> {
    let mut met = HashSet::default();
    let mut media_of: HashMap<&str, Vec<u32>> = HashMap::default();
    for medium in drafts.iter().filter_map(|draft| draft.medium) {
        if !met.insert(medium) {
            continue;
        }
        if let Some(file) = file(source, tree, medium) {
            media_of.entry(file).or_default().push(medium);
        }
    }
    let shared = media_of
        .into_values()
        .filter(|media| (2..=MOST).contains(&media.len()));
    shared
        .flat_map(|media| {
            let first = media.iter().copied().min().unwrap_or_default();
            media.into_iter().map(move |medium| (medium, first))
        })
        .collect()
}

/// The file of the picture that is a medium, as its address has it without its size.
fn file<'s>(source: &'s str, tree: &Tree, medium: u32) -> Option<&'s str> {
    let at = medium as usize;
    let after = tree.node(at)?.after.max(at + 1).min(at + NEAR);
    let nodes = tree.nodes.get(at..after)?;
    let address = nodes.iter().find_map(|node| node.attributes.address)?;
    without_size(Span::of(address, source).trim())
}

/// The address of a picture without what tells its size; `None` for one that stands for other pictures.
fn without_size(address: &str) -> Option<&str> {
    const ENDINGS: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".avif"];
    /// Parts of the names of pictures that are no photo, or not yet.
    const NO_PHOTO: [&str; 14] = [
        "avatar",
        "blank",
        "default",
        "dummy",
        "icon",
        "lazy",
        "loading",
        "logo",
        "noimage",
        "no-image",
        "pixel",
        "placeholder",
        "spacer",
        "transparent",
    ];
    let path = address.split(['?', '#']).next()?;
    let lower = path.to_ascii_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(**ending))?;
    let stem = path.get(..path.len() - ending.len())?;
    let name = stem.rsplit('/').next()?.to_ascii_lowercase();
    let is_photo = !name.is_empty() && !NO_PHOTO.iter().any(|word| name.contains(word));
    is_photo.then(|| without_dimensions(stem))
}

/// A stem without the size that a content management system adds to it: "bridge-1200x675", "bridge-scaled".
fn without_dimensions(stem: &str) -> &str {
    let is_size = |size: &str| {
        let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        size == "scaled"
            || (size.split_once('x')).is_some_and(|(width, height)| number(width) && number(height))
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
            ("/u/bridge.jpg", Some("/u/bridge")),
            ("/u/bridge-1200x675.jpg", Some("/u/bridge")),
            ("/u/bridge-scaled.JPG?w=400", Some("/u/bridge")),
            ("/u/bridge-2.webp", Some("/u/bridge-2")),
            ("/u/placeholder.png", None),
            ("/u/Logo-red.png", None),
            ("/u/bridge.gif", None),
            ("data:image/png;base64,AAAA", None),
            ("/image?id=5", None),
            ("", None),
        ] {
            assert_eq!(without_size(address), expected, "{address}");
        }
    }
}

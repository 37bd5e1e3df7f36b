//! What a block's neighbourhood says of it, in invented articles of a few lines.

use super::*;
use crate::describe::{self, LEXICON};
use crate::document::Format;
use crate::finding::Rule;
use crate::judge::trial::TEXT;
use crate::read;

pub(super) const CAPTION: &str = "Mayor Ada Quill at the old bridge";
pub(super) const OTHER: &str = "Deputy Tom Vane waits for the ferry";
pub(super) const CREDIT: &str = "Photo: Jo Reed";
pub(super) const WIDGET: &str = "Enlarge image";

pub(super) fn look<R>(source: &str, format: Format, look: impl FnOnce(&mut Scene) -> R) -> R {
    let document = read::read(source, format);
    let features = describe::describe(&document, &LEXICON);
    look(&mut Scene::new(&document, &features))
}

pub(super) fn look_at<R>(lines: &[&str], then: impl FnOnce(&mut Scene) -> R) -> R {
    let source = lines.join("\n");
    look(&source, Format::Text, |scene| {
        assert_eq!(scene.features.len(), lines.len(), "{source}");
        then(scene)
    })
}

/// A block that goes, and its keeper.
pub(super) fn gone(block: usize, keeper: usize) -> Repeat {
    Repeat::new(Rule::Exact, block, keeper, "")
}

#[test]
fn head_and_tail_are_what_stands_outside_of_the_text() {
    let lines = [
        "The bridge opens",
        "By Ada Quill",
        TEXT,
        CAPTION,
        TEXT,
        "More news",
    ];
    let zones = look_at(&lines, |scene| {
        let zone = |block| match (scene.is_head(block), scene.is_tail(block)) {
            (true, false) => "head",
            (false, false) => "text",
            (false, true) => "tail",
            (true, true) => "both",
        };
        (0..lines.len()).map(zone).collect::<Vec<_>>()
    });
    assert_eq!(zones, ["head", "head", "text", "text", "text", "tail"]);
}

#[test]
fn copies_of_what_goes_are_known() {
    look_at(&[CAPTION, OTHER, CAPTION, CAPTION], |scene| {
        let known = |scene: &Scene| [0, 1, 2, 3].map(|block| scene.has_gone_copy(block));
        assert_eq!(known(scene), [false; 4]);
        scene.take_out(&gone(3, 0));
        assert_eq!(known(scene), [true, false, true, true]);
    });
}

//! Quotations: what a text says in its own words, or in those of who is quoted.

use super::super::scene::{Evidence, Scene, closes_quotation};
use super::common::{gap, starts};
use crate::describe::signs::{CLOSING_QUOTES, OPENING_QUOTES};

/// Words in quotation marks that the text says too.
pub(super) fn is_pull_quote(scene: &Scene, a: usize, b: usize) -> bool {
    let is_told_again =
        || scene.feature(b).is_quote && (scene.apart(a, b) > 0 || scene.feature(b).is_prose);
    // Where it closes behind the mark, whoever speaks trails off, and nobody cut the text.
    scene.feature(a).is_quote
        && scene.evidence(b) < Evidence::Inside
        && (closes_quotation(scene.text(a)) || is_told_again())
}

/// Whether a text begins with a quotation, and a line is all of that: "“We did it”: Ada Quill on the bridge".
pub(super) fn is_quoted_whole(scene: &Scene, line: usize, text: usize) -> bool {
    let sign = gap(
        scene.text(text),
        scene.features.core(text),
        scene.features.core(line).len(),
    );
    scene.text(text).starts_with(OPENING_QUOTES)
        && !scene.text(line).starts_with(OPENING_QUOTES)
        && sign.contains(CLOSING_QUOTES)
        && starts(scene, line, text)
}

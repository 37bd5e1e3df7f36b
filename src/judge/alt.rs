//! Alternative texts that say what the visible caption says: a screen reader says it twice.
//!
//! An alt text is not visible, so it is no repeat on the page, and nothing of it is ever deleted: it is reported.

use super::Repeat;
use super::scene::Scene;
use crate::document::{BlockKind, Document};
use crate::finding::{Applicability, Rule};
use crate::normalize::{self, Word};

/// How far from its alt text a caption of the same medium may stand, in blocks.
const REACH: usize = 12;

/// The alt texts whose words all stand in a caption of their medium: O(blocks × [`REACH`]).
pub fn alts(scene: &Scene, document: &Document) -> Vec<Repeat> {
    let is_alt = |block: &usize| {
        document
            .blocks
            .get(*block)
            .is_some_and(|block| block.kind == BlockKind::Alt)
    };
    (0..document.blocks.len())
        .filter(is_alt)
        .filter_map(|alt| repeated_by(scene, alt))
        .collect()
}

fn repeated_by(scene: &Scene, alt: usize) -> Option<Repeat> {
    let mut words = Vec::new();
    normalize::words(scene.text(alt), usize::MAX, &mut words);
    let near = alt.saturating_sub(REACH)..scene.features.len().min(alt + REACH);
    let caption = near
        .filter(|&block| block != alt && scene.is_same_medium(alt, block))
        .find(|&block| says(scene.features.core(block), &words))?;
    Some(Repeat {
        rule: Rule::AltRepeatsCaption,
        block: alt,
        part: None,
        keepers: vec![caption],
        score: 1.0,
        reason: "a screen reader says the caption twice; say in the alt text what is to be seen, or leave it empty",
        applicability: Applicability::DisplayOnly,
    })
}

/// Whether a caption says every word of an alt text, in their order.
fn says(caption: &[Word], alt: &[Word]) -> bool {
    let mut rest = caption.iter();
    alt.len() > 2
        && alt
            .iter()
            .all(|word| rest.any(|said| said.hash == word.hash))
}

//! Credits that are known by standing below several captions: "Ada Quill / Harbour", with no word that introduces it.

use super::{Feature, Features};
use crate::document::{BlockKind, Document};
use crate::normalize::{HashMap, Word};

/// How much such a line says at the most.
const LONGEST: u32 = 8;
/// Below how many captions it stands at the least.
const FEWEST: usize = 2;
/// How much a line says at the least that may be a caption.
const SHORTEST_CAPTION: u32 = 4;

/// Makes credits of the lines of names around a slash that stand below several lines that may be captions. Those that were
/// made so before are looked at anew. O(blocks), and the words of such lines.
pub fn sign(document: &Document, features: &mut Features) {
    let last_prose = (0..features.len())
        .rev()
        .find(|&block| features.of(block).is_prose);
    for feature in &mut features.blocks {
        feature.is_credit &= !feature.is_signature;
        feature.is_signature = false;
    }
    let may_sign: Vec<usize> = (1..last_prose.unwrap_or(0))
        .filter(|&block| {
            let line = document.blocks.get(block);
            line.is_some_and(|line| {
                line.kind != BlockKind::Heading
                    && may_be_signature(features.of(block))
                    && are_names_around_slash(line.text.as_str(), features.core(block))
            })
        })
        .collect();
    let mut signed: HashMap<usize> = HashMap::default();
    for &block in &may_sign {
        if may_be_caption(features.of(block - 1)) {
            *signed.entry(features.letters(block)).or_default() += 1;
        }
    }
    signed.retain(|_, captions| *captions >= FEWEST);
    if signed.is_empty() {
        return;
    }
    for block in may_sign {
        let is_known = signed.contains_key(&features.letters(block));
        if let Some(feature) = features.blocks.get_mut(block).filter(|_| is_known) {
            feature.is_credit = true;
            feature.is_signature = true;
        }
    }
}

fn may_be_signature(line: Feature) -> bool {
    (2..=LONGEST).contains(&line.weight)
        && line.is_whole
        && line.cut.is_none()
        && !(line.is_credit || line.is_structure || line.ends_sentence || line.is_quote)
}

/// Whether a line may be a caption: neither a paragraph nor something that is none by its nature.
fn may_be_caption(line: Feature) -> bool {
    line.weight >= SHORTEST_CAPTION
        && !(line.is_prose || line.is_body || line.is_credit || line.is_structure || line.is_quote)
}

/// "Ada Quill / Harbour Post", "Ada Quill / harbour.example": names before one slash, and names or one word behind it.
fn are_names_around_slash(text: &str, words: &[Word]) -> bool {
    let Some((before, behind)) = text.split_once('/') else {
        return false;
    };
    let at = words.partition_point(|word| (word.start as usize) < before.len());
    let (names, outlet) = words.split_at_checked(at).unwrap_or_default();
    let are_names = |words: &[Word]| words.iter().all(|word| word.is_capitalised());
    !behind.contains('/')
        && names.len() > 1
        && are_names(names)
        && (outlet.len() == 1 || !outlet.is_empty() && are_names(outlet))
}

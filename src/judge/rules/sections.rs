//! Names that head a section of the article, with a picture between them and their text.

use super::super::coverage::is_covered;
use super::super::scene::{Evidence, Scene};
use super::are_names;

/// How much the heading of a section says at the least and at the most that is a name.
const SHORTEST_HEADING: u32 = 2;
const LONGEST_HEADING: u32 = 4;
/// How many blocks farther another heading stands at the most.
const FARTHEST_HEADING: usize = 8;

/// Whether a name above a captioned picture is the heading of the text below that: the text begins with it, too, or other such
/// names head other pictures and texts nearby.
pub(super) fn heads_section(scene: &Scene, name: usize, caption: usize) -> bool {
    let is_box = || scene.is_same_medium(name, caption);
    if name > caption || is_box() || !is_name_above_text(scene, name) {
        return false;
    }
    let words = scene.features.core(name);
    let begins_text = text_below(scene, caption).is_some_and(|text| scene.begins(words, text));
    // Where there are no capitals, nothing tells names.
    let is_cased = words
        .first()
        .is_some_and(|word| word.is_cased(scene.text(name)));
    let mut nearby = name.saturating_sub(FARTHEST_HEADING)..=name + FARTHEST_HEADING;
    begins_text || is_cased && nearby.any(|other| other != name && is_name_above_text(scene, other))
}

/// What stands below a caption and its credit.
fn text_below(scene: &Scene, caption: usize) -> Option<usize> {
    let next = scene.next(caption)?;
    if scene.feature(next).is_credit {
        scene.next(next)
    } else {
        Some(next)
    }
}

/// Whether a line has nothing but a few words with capitals, as names have, and stands above a caption and a text.
fn is_name_above_text(scene: &Scene, line: usize) -> bool {
    let feature = scene.feature(line);
    let stands_above = || {
        let caption = scene.next(line).filter(|&caption| {
            scene.evidence(caption) == Evidence::Inside
                && is_covered(scene, scene.features.core(line), scene.text(line), caption)
        });
        let text = caption.and_then(|caption| text_below(scene, caption));
        text.is_some_and(|text| scene.feature(text).is_prose)
    };
    (SHORTEST_HEADING..=LONGEST_HEADING).contains(&feature.weight)
        && !feature.is_credit
        && !feature.is_structure
        && !feature.is_widget
        && !feature.ends_sentence
        && feature.cut.is_none()
        && are_names(scene.features.core(line))
        && !scene.is_gone(line)
        && stands_above()
}

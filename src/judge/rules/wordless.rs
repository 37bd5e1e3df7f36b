//! What is said without a word of its own: by pictograms, a question mark, or where words stand.

use super::super::coverage::are_parted;
use super::super::scene::Scene;
use crate::describe::is_function_word;
use crate::describe::signs::QUESTION_MARKS;
use crate::normalize::Word;

/// Whether a sign is an arrow, a star or an emoji but a camera, which says nothing; with `shapes` also a triangle, a
/// square or a circle, and what stands before an item.
fn is_pictogram(sign: char, shapes: bool) -> bool {
    let of_signs = match sign {
        '\u{25a0}'..='\u{25ff}' | '\u{2794}'..='\u{27bf}' => shapes,
        '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{2793}' | '\u{1f000}'..='\u{1faff}' => true,
        _ => false,
    };
    of_signs && !matches!(sign, '📷' | '📸' | '📹' | '🎥')
}

/// Whether both texts have pictograms, and those of the block that would go do not stand in the other: a yellow card
/// and a red one. A triangle that plays a video says nothing.
pub(super) fn differ_in_pictograms(scene: &Scene, block: usize, other: usize) -> bool {
    let says = |sign: &char| is_pictogram(*sign, true) && !matches!(sign, '▶' | '►');
    let mut of_other = scene.text(other).chars().filter(says).peekable();
    let mut said = scene.text(block).chars().filter(says);
    // In their order: three stars of five are others than four.
    of_other.peek().is_some() && said.any(|sign| !of_other.any(|other| other == sign))
}

/// Whether a text has a pictogram or a sign that the other lacks: a yellow card, the stars of a restaurant, the dagger
/// of the dead. Shapes before a line are those of a list.
pub(super) fn lacks_pictogram(scene: &Scene, block: usize, other: usize) -> bool {
    let says = |sign: &char| {
        is_pictogram(*sign, false) || matches!(sign, '†' | '‡' | '$' | '€' | '£' | '¥')
    };
    let text = scene.text(other);
    let mut signs = scene.text(block).chars().filter(says);
    signs.any(|sign| !text.contains(sign))
}

/// Whether a text asks something, and the other asks nothing.
pub(super) fn is_answered(scene: &Scene, block: usize, other: usize) -> bool {
    scene.is_question(block) && !scene.text(other).contains(QUESTION_MARKS)
}

/// Whether words with capitals that stand side by side in a text stand nowhere near each other in the other one, which
/// has all of them: "Ada Reed" is neither of "Ada Quill and Jo Reed".
pub(super) fn parts_names(scene: &Scene, block: usize, other: usize) -> bool {
    let (text, words) = (scene.text(block), scene.features.caption(block));
    let core = scene.features.core(other);
    let is_name = |word: &Word| word.is_capitalised() && !is_function_word(*word);
    let goes_on = |a: &Word, b: &Word| is_name(a) && is_name(b) && a.gap_to(*b, text) == " ";
    let mut names = words.chunk_by(goes_on).filter(|name| name.len() > 1);
    names.any(|name| are_parted(name, core))
}

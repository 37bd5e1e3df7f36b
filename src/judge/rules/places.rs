//! Where a credit stands: behind its caption, or before it and again behind.

use super::super::coverage::says_names_of;
use super::super::scene::Scene;

/// Most words of a line above the text that is a place or a button, and no caption.
const LONGEST_OF_HEAD: usize = 3;

/// Whether a credit stands behind a caption that does not give it itself, whatever other credit it has.
pub(super) fn belongs_before(scene: &Scene, credit: usize) -> bool {
    let owner = scene.before(credit);
    owner.is_some_and(|owner| {
        let feature = scene.feature(owner);
        let is_caption = !(feature.is_body
            || (feature.is_prose
                && !scene.is_marked(owner)
                && !scene.has_gone_copy(owner)
                && !scene.has_copy_beside(owner))
            || feature.is_credit
            || feature.is_structure
            || scene.is_headline(owner)
            || scene.is_head(owner) && scene.features.core(owner).len() <= LONGEST_OF_HEAD);
        let (credit, owner) = (scene.features.core(credit), scene.features.core(owner));
        is_caption && !says_names_of(scene, credit, owner)
    })
}

/// Whether a credit stands right before a caption and again right behind it: of one that has lost a copy, with the text
/// or a word before it, or of the one above the text, with no other caption before it; or of one with which two lines
/// above begin that are the same.
pub(super) fn are_around_caption(scene: &Scene, a: usize, b: usize) -> bool {
    let (before, behind) = (a.min(b), a.max(b));
    let is_caption = |block: usize| {
        let feature = scene.feature(block);
        feature.parts() && !feature.has_credit() && !feature.is_credit && !feature.is_structure
    };
    let may_be_led = |next: usize| {
        is_caption(next) && !scene.is_text(next) && scene.features.core(next).len() >= FEWEST_WORDS
    };
    let caption = scene.next(before).filter(|&caption| is_caption(caption));
    let is_around = caption.is_some_and(|caption| scene.next(caption) == Some(behind));
    // What stands there again is a caption, however long.
    let is_below_text = before
        .checked_sub(1)
        .is_some_and(|text| scene.is_text(text) && scene.copies(text) == 1);
    // The name of a part of the page, with the copy of the caption above it.
    let is_below_label = before.checked_sub(1).is_some_and(|label| {
        let copy = label.checked_sub(1).and_then(|copy| scene.keeper_of(copy));
        scene.feature(label).weight == 1 && copy.is_some() && copy == caption
    });
    // An alternative text and a title that are its first words, each of them twice.
    let is_below_start = before.checked_sub(1).is_some_and(|label| {
        let begins = |caption: usize| {
            scene.begins(scene.features.core(label), caption) && scene.has_gone_copy(caption)
        };
        scene.has_gone_copy(label) && caption.is_some_and(begins)
    });
    let leads_caption = scene.next(behind).is_some_and(may_be_led);
    let is_above_text =
        scene.is_head(behind) && scene.is_above_text(behind) && !belongs_before(scene, before);
    is_around
        && (is_above_text
            || scene.is_head(behind) && is_below_label && !leads_caption
            || is_below_start
            || is_below_text && caption.is_some_and(|caption| scene.has_gone_copy(caption)))
}

/// How many words or characters a caption has at the least of which a credit is told to be the credit of.
pub(super) const FEWEST_WORDS: usize = 4;

//! What is sung, called and prayed: no captions.

use crate::describe::signs::COLONS;
use crate::judge::rules::common::are_names;
use crate::judge::scene::{Evidence, Scene};
use crate::normalize::Word;

/// Whether few words stand there again and again: "Goal! Goal! Goal!" is no caption.
pub(super) fn is_call(core: &[Word]) -> bool {
    let is_new = |&(at, word): &(usize, &Word)| {
        let mut before = core.iter().take(at);
        !before.any(|other| other.hash == word.hash)
    };
    (3..=LONGEST_CALL).contains(&core.len())
        && core.iter().enumerate().filter(is_new).count() * 2 <= core.len()
}

/// How many words a call has at the most.
const LONGEST_CALL: usize = 12;

/// Whether two equal lines are a few words that end as a sentence does, or names with an exclamation mark: they are
/// called, prayed or sung, where neither the markup nor a credit says that they are captions.
pub(super) fn is_shout(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    scene.apart(a, b) == 0
        && feature.weight <= LONGEST_SHOUT
        && feature.ends_sentence
        && (scene.text(a).trim_end().ends_with('!') || !are_names(scene.features.core(a)))
        && ![a, b]
            .iter()
            .any(|&block| scene.is_marked(block) || scene.is_credited(block))
}

/// How much is called at the most.
const LONGEST_SHOUT: u32 = 4;

/// Whether two lines are the first of what is sung or called out: a colon stands before them, and one more line behind.
pub(super) fn opens_song(scene: &Scene, a: usize, b: usize) -> bool {
    let ends_in_colon = |block: usize| scene.text(block).trim_end().ends_with(COLONS);
    let is_line = |block: usize| !scene.is_text(block) && scene.evidence(block) == Evidence::None;
    scene.before(a).is_some_and(ends_in_colon) && scene.next(b).is_some_and(is_line)
}

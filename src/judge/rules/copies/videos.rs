//! The titles of videos and recordings, with and without the words for them.

use super::SHORTEST_CAPTION;
use crate::describe::{are_people, ends_with, is_duration};
use crate::judge::scene::Scene;
use crate::normalize::Word;
use crate::score;

/// The words before a title that say how it is played: "Video:".
fn play_of<'s>(scene: &'s Scene, block: usize) -> Option<&'s [Word]> {
    let words = scene.features.words(block);
    let (lead, title) = words.split_at_checked(scene.features.lexicon.plays.at_start(words))?;
    let start = |words: &[Word]| words.first().map(|word| word.start);
    (!lead.is_empty() && start(title) == start(scene.features.core(block))).then_some(lead)
}

/// Whether one of two lines, and it alone, has the word for a video before it: "Video: The bridge opens at last".
pub(super) fn is_title_of_video(scene: &Scene, a: usize, b: usize) -> bool {
    play_of(scene, a).is_some() != play_of(scene, b).is_some()
        && !are_people(scene.text(a), scene.features.core(a))
        && scene.feature(a).weight >= SHORTEST_VIDEO
        && scene.copies(a) == 2
}

/// How much the title of a video says at the least that is known again by its words alone.
const SHORTEST_VIDEO: u32 = 6;

/// Whether one title stands twice behind the word for a video, with nothing between but how long it lasts.
pub(super) fn is_title_of_player(scene: &Scene, a: usize, b: usize) -> bool {
    let is_length = |line: usize| is_duration(scene.text(line).trim());
    let is_between = |line: usize| is_length(line) || scene.feature(line).is_widget;
    // With a length or a date of its own, each is one of a series.
    let is_dated = || {
        let next = scene.next(b);
        next.is_some_and(|next| is_length(next) || scene.is_date(next))
    };
    play_of(scene, a).is_some()
        && play_of(scene, b).is_some()
        && b - a <= FARTHEST_LENGTH
        && (a + 1..b).all(is_between)
        && !is_dated()
        && scene.feature(a).weight >= SHORTEST_CAPTION
}

/// How far below the title of a video it may stand again.
const FARTHEST_LENGTH: usize = 3;

/// Whether one title stands behind two words for what is played: "Video: The bridge", "Audio: The bridge".
pub(super) fn are_two_plays(scene: &Scene, a: usize, b: usize) -> bool {
    let is_other = |(play_a, play_b): (&[Word], &[Word])| match (play_a, play_b) {
        // "ΒΙΝΤΕΟ" has lost its accent.
        ([x], [y]) => {
            x.hash != y.hash
                && score::slip(x.within(scene.text(a)), y.within(scene.text(b))).is_none()
        }
        // "Katso video" and "Video"
        _ => !ends_with(play_a, play_b) && !ends_with(play_b, play_a),
    };
    play_of(scene, a)
        .zip(play_of(scene, b))
        .is_some_and(is_other)
}

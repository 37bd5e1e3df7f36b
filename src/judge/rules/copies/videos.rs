//! The titles of videos and recordings, with and without the words for them.

use super::SHORTEST_CAPTION;
use crate::describe::{are_duration, are_people, ends_with, is_duration};
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

/// Whether there is nothing below a line but how long a video lasts, of which it is the title.
pub(super) fn is_timed(scene: &Scene, line: usize) -> bool {
    scene.feature(line).weight >= SHORTEST_CAPTION
        && scene.next(line).is_some_and(|next| is_length(scene, next))
}

/// Whether a line tells how long a video lasts, and nothing else: "2:05", "Duration 2:05".
fn is_length(scene: &Scene, line: usize) -> bool {
    is_duration(scene.text(line).trim()) || names_length(scene, line)
}

/// Whether a line tells how long a video lasts, with a word for that: "Duration 2:05".
fn names_length(scene: &Scene, line: usize) -> bool {
    let words = scene.features.words(line);
    let name = scene.features.lexicon.durations.at_start(words);
    let time = words.get(name..).unwrap_or_default();
    name > 0 && are_duration(scene.text(line), time)
}

/// Whether one title stands twice with nothing between but how long its video lasts, which a word says, and when it was
/// shown: "3 days ago", "Duration 1:58".
pub(super) fn is_around_length(scene: &Scene, a: usize, b: usize) -> bool {
    let is_between = |line: usize| {
        is_length(scene, line) || scene.is_date_or_data(line) || scene.feature(line).is_widget
    };
    b - a <= FARTHEST_LENGTH
        && (a + 1..b).any(|line| names_length(scene, line))
        && (a + 1..b).all(is_between)
        && !is_dated(scene, b)
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && scene.copies(a) == 2
}

/// Whether one title stands twice, each time below the word for a video and the same length: the page shows it at two
/// places.
pub(super) fn is_title_of_embed(scene: &Scene, a: usize, b: usize) -> bool {
    const MOST_LENGTHS: usize = 2;
    let player = |title: usize| {
        let lengths = (1..=MOST_LENGTHS)
            .map_while(|far| title.checked_sub(far))
            .take_while(|&line| is_length(scene, line))
            .count();
        let word = title.checked_sub(lengths + 1)?;
        let is_word = scene.features.lexicon.plays.are(scene.features.words(word));
        (lengths > 0 && is_word).then_some(word)
    };
    let are_same = |(one, other): (usize, usize)| {
        a - one == b - other
            && (one..a)
                .zip(other..b)
                .all(|(one, other)| scene.text(one).trim() == scene.text(other).trim())
    };
    scene.feature(a).weight >= SHORTEST_CAPTION
        && scene.copies(a) == 2
        && player(a).zip(player(b)).is_some_and(are_same)
}

/// Whether a length or a date stands below a title: with one of its own, each is one of a series.
fn is_dated(scene: &Scene, title: usize) -> bool {
    let next = scene.next(title);
    next.is_some_and(|next| is_length(scene, next) || scene.is_date_or_data(next))
}

/// Whether one title stands twice behind the word for a video, with nothing between but how long it lasts.
pub(super) fn is_title_of_player(scene: &Scene, a: usize, b: usize) -> bool {
    let is_between = |line: usize| is_length(scene, line) || scene.feature(line).is_widget;
    play_of(scene, a).is_some()
        && play_of(scene, b).is_some()
        && b - a <= FARTHEST_LENGTH
        && (a + 1..b).all(is_between)
        && !is_dated(scene, b)
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

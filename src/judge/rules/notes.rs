//! What is said of a picture that was not taken for the article: "file photo".

use super::super::Repeat;
use super::super::scene::Scene;
use super::common::Stays::Unlike;
use super::common::{Pair, Verdict, says_credit};
use super::sources::SHORTEST_SAID;
use crate::describe::{is_function_word, weight};
use crate::finding::Rule;
use crate::normalize::Word;

/// A caption with its credit, and the same with a note between them that the picture is of another day: "… the bridge.
/// File photo. Photo: Jo Reed".
pub(super) fn noted(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (said, caption) = (scene.features.caption(less), scene.features.caption(more));
    let note = caption.get(said.len()..).unwrap_or_default();
    let are_credited =
        !scene.features.credit(less).is_empty() && !scene.features.credit(more).is_empty();
    if pair.apart() > 0
        || weight(said) < SHORTEST_SAID
        || !are_credited
        || !scene.features.lexicon.notes.are(note)
        || !scene.begins(said, more)
        || !says_credit(scene, less, more)
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(
        Rule::Prefix,
        "the kept text says the same, and that the picture is of another day",
    ))
}

/// Whether a text says that the picture was not taken for the article, and none of its keepers does: "(file photo)".
/// What one says in short, as "(file)", it says.
pub(super) fn lacks_note(scene: &Scene, repeat: &Repeat) -> bool {
    let lexicon = scene.features.lexicon;
    let words = scene.features.words(repeat.block);
    let note = (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        rest.get(..lexicon.notes.at_start(rest))
            .filter(|note| !note.is_empty())
    });
    let is_said = |note: &[Word], keeper: usize| {
        let (text, kept) = (scene.text(repeat.block), scene.text(keeper));
        let tells = |word: &&Word| !lexicon.photos.has(**word) && !is_function_word(**word);
        let is_short = |said: &Word, word: &Word| {
            let short = said.within(kept).folded();
            short.len() >= SHORTEST_NOTE && word.within(text).folded().starts_with(&short)
        };
        note.iter().filter(tells).any(|word| {
            let mut words = scene.features.words(keeper).iter();
            words.any(|said| said.hash == word.hash || is_short(said, word))
        })
    };
    repeat.part.is_none()
        && note.is_some_and(|note| !repeat.keepers.iter().any(|&keeper| is_said(note, keeper)))
}

/// How many bytes a word has at the least that says in short that a picture is from an archive.
const SHORTEST_NOTE: usize = 5;

//! The safety net between verdict and deletion: what goes must be said by what stays.
//!
//! It asks again what the rules have asked, without their features and neighbourhoods: from the text of a repeat and
//! the texts of its keepers alone. A word, a name or a number that no keeper says turns a fix into a report, whatever
//! rule asked for it. What it shares with them: the tables of words and what `describe` takes for signs that say
//! nothing of a picture (its number, its file, how long a video lasts), how `score` compares two texts, and of a repeat
//! its rule, by which a slip of the pen or a cut-off word may pass.

mod loss;
mod said;
mod silence;
mod staying;

use crate::document::Document;
use crate::finding::Applicability;
use crate::judge::Repeat;
use crate::options::Options;
use foldhash::HashSet;
pub use loss::Loss;
use staying::Staying;

/// Takes away the right to be applied unasked from every repeat that says something its keepers do not, and from all
/// repeats of an article that would lose too much. What goes with another block goes no more freely than that one, and
/// not at all without it.
///
/// O(words of the repeats and their keepers) where the keepers say each word as it is. Each that they do not say so is
/// compared with every word of theirs: at worst the one times the other. Captions are short, and a copy of a longer
/// text is found letter by letter before.
pub fn guard(document: &Document, repeats: &mut Vec<Repeat>, options: &Options) {
    // Nothing repeats itself: what has no other keeper is the last that says it.
    repeats.retain(|repeat| {
        repeat.part.is_some()
            || repeat.applicability == Applicability::DisplayOnly
            || repeat.keepers.iter().any(|&keeper| keeper != repeat.block)
    });
    retain_owned(repeats);
    let mut staying = Staying::new(document, repeats, options.words.lexicon());
    for repeat in repeats.iter_mut() {
        if !staying.says(repeat) {
            repeat.hold_back("what stays does not say every word of it");
        }
    }
    hold_owned(repeats);
    if let Some(why) = Loss::of(document, repeats).too_much(options.max_loss) {
        for repeat in repeats {
            repeat.hold_back(&why);
        }
    }
}

/// Holds back what goes with a block that does not go unasked.
fn hold_owned(repeats: &mut [Repeat]) {
    // What goes with it may have a credit of its own that goes with that.
    loop {
        let stays: HashSet<usize> = whole_blocks(repeats)
            .filter(|repeat| !repeat.is_safe())
            .map(|repeat| repeat.block)
            .collect();
        let is_owned = |repeat: &Repeat| {
            repeat.is_safe() && repeat.owner.is_some_and(|owner| stays.contains(&owner))
        };
        let mut owned = repeats
            .iter_mut()
            .filter(|repeat| is_owned(repeat))
            .peekable();
        if owned.peek().is_none() {
            break;
        }
        owned.for_each(|repeat| repeat.hold_back("what it belongs to does not go unasked"));
    }
}

/// Drops what goes with a block that does not go.
fn retain_owned(repeats: &mut Vec<Repeat>) {
    loop {
        let before = repeats.len();
        let gone: HashSet<usize> = whole_blocks(repeats).map(|repeat| repeat.block).collect();
        repeats.retain(|repeat| repeat.owner.is_none_or(|owner| gone.contains(&owner)));
        if repeats.len() == before {
            break;
        }
    }
}

/// The repeats that are whole blocks.
fn whole_blocks(repeats: &[Repeat]) -> impl Iterator<Item = &Repeat> {
    repeats.iter().filter(|repeat| repeat.part.is_none())
}

#[cfg(test)]
mod tests;

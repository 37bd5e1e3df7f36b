//! The editorial rules: when one block repeats another.
//!
//! Each rule is asked about a [`Pair`], and says which of the two blocks goes, or why neither does: most often it is
//! the one that says less, but a credit, a widget or a part of a text may be in the one that says more. A rule that
//! does not know the kind of likeness at all leaves the pair to the next one.
//!
//! A new rule stands in [`RULES`]. What is of one kind has a list of its own: how a credit is said again (`credits`),
//! where the copy of a text stands in its medium (`copies`), what goes with a caption that goes (`orphans`), and why
//! what repeats stays all the same (`vetoes`).

mod common;
mod copies;
mod credits;
mod cuts;
mod endings;
mod labels;
mod lines;
mod links;
mod near;
mod notes;
mod orphans;
mod parts;
mod places;
mod quotes;
mod sections;
mod series;
mod sources;
mod starts;
mod vetoes;
mod wording;
mod wordless;
mod writing;

use super::scene::{Evidence, Scene};
use crate::describe::{Cut, series_number};
use common::Stays::{Because, NoWords, Unlike};
pub use common::Verdict;
use common::{LONG_TEXT, OTHER_MEDIUM, Pair, starts};
use copies::{bulleted, exact};
use credits::credit;
use cuts::{are_in_cut_row, cut, cut_before_credit};
use endings::{hidden_unsigned, timed, together, widget};
use labels::{gist, label};
use lines::{begun, covered, headed, merged, said_in_two, seen_in_two};
use near::near;
use notes::noted;
pub use orphans::orphans;
use parts::{behind_credit, behind_label, part};
use series::numbered;
use starts::prefix;
use std::cmp::{Ordering, Reverse};
use vetoes::veto;
use writing::is_unwritten;

/// A rule.
type Comparison = fn(Pair) -> Verdict;

/// What a rule may be asked about: two pictures of one scene may share all their words but a few, so that what says
/// less is a copy only if it says the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Blocks that the markup does not give to two media.
    OneMedium,
    /// Captions of two media, too.
    Captions,
    /// Also texts of two media, of which nothing says that they are captions.
    Untold,
}

/// The rules for what is not the same letter by letter, in the order in which they are asked.
const RULES: [(Comparison, Reach); 20] = [
    (begun, Reach::OneMedium),
    (credit, Reach::Captions),
    (cut, Reach::Untold),
    (cut_before_credit, Reach::Captions),
    (widget, Reach::Captions),
    (timed, Reach::Captions),
    (numbered, Reach::Untold),
    (merged, Reach::Untold),
    (headed, Reach::OneMedium),
    (together, Reach::Captions),
    (hidden_unsigned, Reach::Untold),
    (behind_label, Reach::OneMedium),
    (behind_credit, Reach::OneMedium),
    (noted, Reach::OneMedium),
    (prefix, Reach::Captions),
    (part, Reach::OneMedium),
    (near, Reach::Captions),
    (label, Reach::OneMedium),
    (gist, Reach::OneMedium),
    (covered, Reach::OneMedium),
];

/// Asks every rule whether one of two blocks repeats the other, and the vetoes whether it stays all the same. What
/// readers see of a hidden caption, in two lines, goes without the vetoes being asked.
pub fn compare(scene: &Scene, a: usize, b: usize) -> Verdict {
    let repeat = told_by_rules(scene, a, b)?;
    let repeat = said_in_two(scene, &repeat).unwrap_or(repeat);
    debug_assert!(
        !repeat.keepers.contains(&repeat.block),
        "nothing repeats itself"
    );
    if !scene.can_go(repeat.block) {
        return Err(Because(
            "tied up with an image or other markup, so that it cannot go alone",
        ));
    }
    let is_seen_in = |keeper: &usize| !scene.is_hidden(*keeper);
    if !scene.is_hidden(repeat.block) && !repeat.keepers.iter().all(is_seen_in) {
        return seen_in_two(scene, &repeat)
            .ok_or(Because("the fuller text is hidden from readers"));
    }
    match veto(scene, &repeat) {
        Some(reason) => Err(Because(reason)),
        None => Ok(repeat),
    }
}

/// What the rules say of two blocks, before the markup and the vetoes are heard. Equal letters are a matter of their
/// own.
fn told_by_rules(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if of_a.weight == 0 || of_b.weight == 0 || of_a.is_widget || of_b.is_widget {
        return Err(NoWords);
    }
    if of_a.is_structure || of_b.is_structure {
        return bulleted(scene, a.min(b), a.max(b));
    }
    if scene.is_same_letters(a, b) {
        return exact(scene, a, b);
    }
    let reach = reach(scene, a, b);
    if reach == Reach::Untold && !may_reach_untold(scene, a, b) {
        return Err(Because(OTHER_MEDIUM));
    }
    let pair = by_fullness(scene, a, b);
    let mut why = match reach {
        Reach::OneMedium => Unlike,
        Reach::Captions | Reach::Untold => Because(OTHER_MEDIUM),
    };
    for (rule, _) in RULES.iter().filter(|(_, farthest)| *farthest >= reach) {
        match rule(pair) {
            Ok(repeat) => return Ok(repeat),
            Err(Unlike) => {}
            Err(stays) => why = stays,
        }
    }
    Err(why)
}

/// How far apart two blocks are by what the markup and their credits say of them.
fn reach(scene: &Scene, a: usize, b: usize) -> Reach {
    let is_untold = |block: usize| scene.evidence(block) < Evidence::Inside;
    if !scene.is_other_medium(a, b) {
        Reach::OneMedium
    } else if is_untold(a) && is_untold(b) {
        Reach::Untold
    } else {
        Reach::Captions
    }
}

/// Whether one of two texts of two media, of which nothing says that they are captions, may be the copy of the other
/// all the same: it is a long text cut off, numbered, hidden from readers, or one of a row of small pictures.
fn may_reach_untold(scene: &Scene, a: usize, b: usize) -> bool {
    let is_numbered = |block: usize| {
        let core = scene.features.core(block);
        series_number(scene.features.lexicon, scene.text(block), core).is_some()
    };
    let may_be_copy =
        |block: usize| is_long_cut(scene, block) || is_numbered(block) || scene.is_hidden(block);
    may_be_copy(a) || may_be_copy(b) || are_in_cut_row(scene, a, b)
}

/// Which one of two blocks says less, and which one more.
fn by_fullness<'s>(scene: &'s Scene<'s, 's>, a: usize, b: usize) -> Pair<'s> {
    let len = |block: usize| scene.features.core(block).len();
    let is_fuller = match len(a).cmp(&len(b)) {
        // The last word goes on: "… in Tolm", "… in TolmImago".
        Ordering::Equal if starts(scene, b, a) => true,
        Ordering::Equal => !starts(scene, a, b) && fullness(scene, a) > fullness(scene, b),
        unequal => unequal.is_gt(),
    };
    let (less, more) = if is_fuller { (b, a) } else { (a, b) };
    Pair { scene, less, more }
}

/// Whether a text is cut off behind so many words that no other caption begins with them.
fn is_long_cut(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    feature.cut == Some(Cut::Ellipsis) && feature.weight >= LONG_TEXT
}

/// Orders two blocks of equally many words by how much they say.
fn fullness(scene: &Scene, block: usize) -> impl Ord + use<> {
    let feature = scene.feature(block);
    let is_written_out = !is_unwritten(scene.text(block));
    (
        feature.cut.is_none(),
        is_written_out,
        Reverse(scene.features.words(block).len()),
        Reverse(block),
    )
}

#[cfg(test)]
mod tests;

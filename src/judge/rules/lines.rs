//! A caption in one line, and in two: the caption and its credit, the label and its credit, the headline and the
//! caption.

use super::super::Repeat;
use super::super::coverage::{coverage, says_names_of};
use super::super::scene::{Evidence, HEAD_BLOCKS, Scene};
use super::common::Stays::Unlike;
use super::common::{Pair, Verdict, are_names, gap};
use crate::describe::{Cut, LABEL_WEIGHT, weight};
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;
use std::ops::Range;

/// Where a caption with its credit has the words of a widget around it, and both stand in two lines without these: it
/// goes, and not one of the lines.
pub(super) fn said_in_two(scene: &Scene, clean: &Repeat) -> Option<Repeat> {
    let keeper = *clean.keepers.first()?;
    let has_widget = scene.features.words(keeper).len() > scene.features.core(keeper).len();
    if !has_widget {
        return None;
    }
    let line = clean.block;
    // The two may stand around it.
    let but_for_keeper = |beside: Option<usize>, beyond: Option<usize>| {
        if beside == Some(keeper) {
            beyond
        } else {
            beside
        }
    };
    let behind = but_for_keeper(scene.next(line), scene.next(keeper));
    let before = but_for_keeper(scene.before(line), scene.before(keeper));
    let lines = [
        (Some(line), behind),
        (before, Some(line)),
        // The credit may stand before the caption.
        (Some(line), before),
        (behind, Some(line)),
    ];
    let (caption, credit) = lines
        .into_iter()
        .filter_map(|(caption, credit)| caption.zip(credit))
        .find(|&(caption, credit)| says_in_two(scene, caption, credit, keeper))?;
    let is_clean = |block: usize| block != keeper && !scene.is_hidden(block);
    (is_clean(caption) && is_clean(credit)).then(|| Repeat {
        rule: Rule::Covered,
        block: keeper,
        keepers: vec![caption, credit],
        reason: "a caption and a credit without the words of a widget say this together",
        ..clean.clone()
    })
}

/// Whether a caption and the line beside it, a credit or names, have the very words of another one, in either order.
fn says_in_two(scene: &Scene, caption: usize, line: usize, whole: usize) -> bool {
    let [said, names] = [caption, line].map(|block| scene.features.core(block));
    let are_all = |first: &[Word], second: &[Word]| {
        normalize::letters_hash(first.iter().chain(second)) == scene.features.letters_hash(whole)
    };
    (scene.feature(line).is_credit || are_names(names))
        && (are_all(said, names) || are_all(names, said))
}

/// A caption with its credit in one line, where both stand in two lines elsewhere: the one line goes.
pub(super) fn merged(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let may_go = scene.feature(less).weight >= SHORTEST_MERGED
        && pair.apart() > 0
        && !scene.is_headline(less)
        && !scene.is_text(more);
    if !may_go {
        return Err(Unlike);
    }
    // A credit that is known as one goes with its caption, but where it stands before that, or far above.
    let is_line = |&line: &usize| {
        line != more
            && !scene.is_hidden(line)
            && (!scene.feature(line).is_credit
                || less < more && pair.apart() > FAR
                || scene.is_marked(less)
                    && scene.is_marked(more)
                    && scene.begins(scene.features.core(line), more))
            && scene.features.core(line).len() > 1
            && says_in_two(scene, less, line, more)
    };
    // A long text with a line of names twice, in two lines and in one, is no paragraph.
    let is_quoted = pair.of_less().is_quote || pair.of_more().is_quote;
    let is_long = || pair.of_less().weight >= LONG && !is_quoted;
    let is_captioned = || scene.evidence(less).max(pair.evidence()) > Evidence::None || is_long();
    // The line of names stands behind the caption, or between the one line and the caption.
    let between = || {
        // With no headline above it, it may be that.
        let may_go = !scene.is_head(more) || head_above(more).any(|line| scene.is_headline(line));
        let line = scene.before(less).filter(|_| may_go)?;
        (scene.next(more) == Some(line)).then_some(line)
    };
    let line = scene.next(less).filter(is_line);
    let line = line.or_else(|| between().filter(is_line));
    let Some(line) = line.filter(|_| is_captioned()) else {
        return Err(Unlike);
    };
    said_together(
        more,
        [less, line],
        "a caption and the line beside it say this together",
    )
}

/// How much a caption says at the least that is known by this alone.
const LONG: u32 = 10;

/// How many blocks part at the least what stands far above.
const FAR: usize = 2;

/// What two kept blocks say together.
fn said_together(block: usize, mut keepers: [usize; 2], reason: &'static str) -> Verdict {
    keepers.sort_unstable();
    Ok(Repeat {
        keepers: keepers.to_vec(),
        ..Repeat::new(Rule::Covered, block, keepers[0], reason)
    })
}

/// How much a caption says at the least that is known again in one line with its credit.
const SHORTEST_MERGED: u32 = 6;

/// An alternative text of the headline and the caption, behind a dash or a bar, right above the credited caption: "The
/// bridge is open at last - Ada Quill cuts the ribbon". What goes on in small letters is a sentence.
pub(super) fn headed(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (core, caption) = (scene.features.core(more), scene.features.caption(less));
    let at = core.len().saturating_sub(caption.len());
    let (opening, said) = core.split_at(at);
    let is_headline = |&line: &usize| {
        scene.is_headline(line)
            && !scene.is_hidden(line)
            && score::is_same(scene.features.core(line), opening)
    };
    let is_credited = || !scene.features.credit(less).is_empty() || scene.is_credited(less);
    let opens = || said.first().is_some_and(|first| first.is_capitalised());
    if more > less
        || pair.apart() > 0
        || weight(caption) < SHORTEST_BEHIND_HEADLINE
        || weight(opening) < SHORTEST_HEADLINE
        || !score::is_same(said, caption)
        || !matches!(gap(scene.text(more), core, at), " - " | " – " | " | ")
        || !opens()
        || !is_credited()
    {
        return Err(Unlike);
    }
    let Some(headline) = head_above(more).find(is_headline) else {
        return Err(Unlike);
    };
    said_together(
        more,
        [headline, less],
        "the headline and the kept caption say this together",
    )
}

/// The blocks above one where the headline may stand.
fn head_above(block: usize) -> Range<usize> {
    0..block.min(HEAD_BLOCKS)
}

/// How much a headline says at the least that is known again in one line with a caption: of less, a kicker may be the
/// first line of the page.
const SHORTEST_HEADLINE: u32 = 6;
/// How much that caption says at the least: more than a name.
const SHORTEST_BEHIND_HEADLINE: u32 = 3;

/// Where a caption that readers see has all of one that is hidden but its credit, and the credit stands beside it: the
/// hidden one goes.
pub(super) fn seen_in_two(scene: &Scene, seen: &Repeat) -> Option<Repeat> {
    let hidden = *seen.keepers.first()?;
    let is_rest = |credit: &usize| {
        !scene.is_hidden(*credit) && says_in_two(scene, seen.block, *credit, hidden)
    };
    let beside = [scene.next(seen.block), scene.before(seen.block)];
    let credit = beside.into_iter().flatten().find(is_rest)?;
    scene.can_go(hidden).then(|| Repeat {
        rule: Rule::Covered,
        block: hidden,
        keepers: vec![seen.block, credit],
        reason: "readers see this caption and its credit already",
        ..seen.clone()
    })
}

/// A credit and a caption in one block that is cut off, where both stand beside it: "JO REED Mayor Ada Quill opens
/// the…", "JO REED", "Mayor Ada Quill opens the bridge". Asked first, or the credit would go, which the cut block
/// begins with.
pub(super) fn begun(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let names = scene.features.core(less);
    if scene.feature(more).cut != Some(Cut::Ellipsis)
        || scene.is_headline(more)
        || names.len() < 2
        || !names.iter().all(|name| name.is_shouted(scene.text(less)))
    {
        return Err(Unlike);
    }
    let beside = [more, less].map(|block| [scene.next(block), scene.before(block)]);
    let is_caption = |caption: &usize| is_credit_and_start(scene, more, less, *caption);
    let Some(caption) = beside.into_iter().flatten().flatten().find(is_caption) else {
        return Err(Unlike);
    };
    said_together(
        more,
        [caption, less],
        "the kept caption and the kept credit say this together",
    )
}

/// Whether a block has the words of a credit, and behind them those that a caption begins with.
fn is_credit_and_start(scene: &Scene, block: usize, credit: usize, caption: usize) -> bool {
    let (core, names) = (scene.features.core(block), scene.features.core(credit));
    let said = core.get(names.len()..).unwrap_or_default();
    // The credit may stand between them, and not be known as one.
    let is_between = (block.min(caption)..block.max(caption)).contains(&credit);
    caption != block
        && caption != credit
        && scene.apart(block, caption) <= usize::from(is_between)
        && scene.begins(names, block)
        && gap(scene.text(block), core, names.len()) == " "
        && weight(said) >= SHORTEST_MERGED
        && scene.features.core(caption).len() > said.len()
        && scene.begins(said, caption)
        && scene.feature(caption).cut.is_none()
        && !scene.feature(caption).is_body
        && !scene.is_hidden(credit)
}

/// How much a label with its credit says at the most.
const LONGEST_CREDITED_LABEL: u32 = 14;
const _: () = assert!(LONGEST_CREDITED_LABEL <= LABEL_WEIGHT);

/// A credit and a label in one block, where a credit and a caption stand beside it.
pub(super) fn covered(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let of_less = pair.of_less();
    let is_open = !scene.features.lead_credit(less).is_empty();
    if !is_open
        || of_less.weight > LONGEST_CREDITED_LABEL
        || pair.apart() > 0
        || scene.feature(more).is_body
        || scene.features.caption(less).len() < 2
    {
        return Err(Unlike);
    }
    let Some(beside) = scene
        .credit_beside(less)
        .or_else(|| scene.credit_beside(more))
    else {
        return Err(Unlike);
    };
    let credit = scene.features.core(beside);
    let found = coverage(scene, scene.features.caption(less), scene.text(less), more);
    if beside == more
        || found.share < 1.0
        || !says_names_of(scene, scene.features.lead_credit(less), credit)
        || !says_names_of(scene, scene.features.credit(less), credit)
    {
        return Err(Unlike);
    }
    said_together(
        less,
        [more, beside],
        "the kept caption and the kept credit say this together",
    )
}

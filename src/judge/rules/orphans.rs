//! What goes with a caption that goes: credits, lines of names and titles that stand beside its keeper as well.

use super::super::Repeat;
use super::super::scene::Scene;
use super::common::are_names;
use super::credits::{gives_credit, has_these_names, may_be_title};
use super::places::belongs_before;
use crate::finding::Rule;
use crate::score;
use std::iter;

/// How much the caption says at the least that a line of names goes with.
const SHORTEST_OWNER: u32 = 7;

/// How many blocks there are at the most between two copies of a caption that take a credit with them. Far from each
/// other they may be two pictures after all, unless the keeper has the credit in itself.
const FARTHEST_COPY: usize = 2;

/// How much a caption says at the least that no other picture has.
const SHORTEST_UNIQUE: u32 = 10;

/// How many lines the credit behind a caption has at the most.
const MOST_LINES: usize = 2;

/// How much a line of names says at the most that goes with a caption.
const LONGEST_LINE_OF_NAMES: u32 = 6;

/// How much the title of a video says at the least that goes with its description.
const SHORTEST_TITLE: u32 = 4;

/// The line that goes with each caption that goes, for the same one or one that says it stands beside the keeper too: a
/// credit, names, a title.
pub fn orphans(scene: &Scene, gone: &[Repeat]) -> Vec<Repeat> {
    gone.iter()
        .filter(|repeat| repeat.part.is_none())
        .filter_map(|repeat| {
            let orphan = orphaned_credit(scene, repeat)
                .or_else(|| orphaned_line(scene, repeat))
                .or_else(|| orphaned_names(scene, repeat))
                .or_else(|| orphaned_lead(scene, repeat))
                .or_else(|| orphaned_title(scene, repeat))?;
            Some(Repeat {
                owner: Some(repeat.block),
                ..orphan
            })
        })
        .collect()
}

/// A credit behind a caption that goes, where the caption that stays has it too, in itself or behind it.
fn orphaned_credit(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let orphan = scene
        .next(gone.block)
        .filter(|&next| next != keeper && scene.feature(next).is_credit)
        .filter(|&next| scene.can_go(next))?;
    // "Credits:" may be a line of its own before the credit.
    let is_credit = |line: &usize| scene.feature(*line).is_credit;
    let beside = iter::successors(scene.next(keeper).filter(is_credit), |&credit| {
        scene.next(credit).filter(is_credit)
    });
    let inside = scene.feature(keeper).has_credit().then_some(keeper);
    // Or before the caption.
    let before = scene.before(keeper).filter(|lead| {
        is_credit(lead) && (scene.is_same_letters(*lead, orphan) || !belongs_before(scene, *lead))
    });
    let said = beside
        .take(MOST_LINES)
        .chain(inside)
        .chain(before)
        .find(|&said| {
            said != orphan && !scene.is_gone(said) && gives_credit(scene, orphan, said)
        })?;
    let is_long = scene.feature(gone.block).weight >= SHORTEST_UNIQUE;
    // As if it stood in it, where no other copy stands behind it.
    let is_again = gone.rule == Rule::Exact
        && scene.is_same_letters(orphan, said)
        && !scene.is_same_letters(orphan + 1, gone.block);
    // Beside the keeper stands its alternative text.
    let is_beside = |copy: &usize| *copy != gone.block && scene.is_same_letters(*copy, keeper);
    let beside_keeper = scene.beside(keeper).filter(is_beside).count();
    let is_known = (is_long || is_again) && scene.copies(gone.block) as usize <= 2 + beside_keeper;
    if said != keeper && !is_known && scene.apart(keeper, gone.block) > FARTHEST_COPY {
        return None;
    }
    // The credit of the keeper itself, where the keeper stands right before it.
    if keeper < orphan && scene.apart(keeper, orphan) == 0 && said != keeper {
        return None;
    }
    Some(Repeat::new(
        Rule::Credit,
        orphan,
        said,
        "the credit of a caption that repeats another one with the same credit",
    ))
}

/// A line of names behind a copy of a caption, where the same line stands behind the caption that stays: both were
/// scraped twice.
fn orphaned_line(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let (orphan, line) = (scene.next(gone.block)?, scene.next(keeper)?);
    let core = scene.features.core(orphan);
    let is_line = gone.rule == Rule::Exact
        && scene.feature(gone.block).weight >= SHORTEST_OWNER
        && scene.feature(orphan).weight <= LONGEST_LINE_OF_NAMES
        && orphan != line
        && scene.is_same_letters(orphan, line)
        && core.len() > 1
        && are_names(core);
    if !is_line || !scene.can_go(orphan) || scene.is_heading(orphan) {
        return None;
    }
    Some(Repeat::new(
        Rule::Credit,
        orphan,
        line,
        "the line behind a caption that repeats another one with the same line",
    ))
}

/// A line of names behind a copy of a caption, where the caption that stays has just these names for its credit; not
/// above a text, where it may be the byline or a heading.
fn orphaned_names(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let orphan = scene.next(gone.block)?;
    // Where there are no capitals, a credit may be none by itself: "장계농민회 제공".
    let (words, credit) = (scene.features.core(orphan), scene.features.credit(keeper));
    let table = &scene.features.lexicon.credit;
    let is_credit = words.len() > 1
        && table.at_start(words).max(table.at_end(words)) > 0
        && score::is_same(words, credit);
    let is_orphan = orphan != keeper
        && (is_credit || has_these_names(scene, orphan, keeper))
        && scene.feature(gone.block).weight >= SHORTEST_OWNER
        && matches!(gone.rule, Rule::Exact | Rule::Prefix | Rule::Truncated)
        && (is_credit || scene.is_same_medium(orphan, gone.block) || !may_be_title(scene, orphan))
        && scene.can_go(orphan)
        && !scene.is_heading(orphan)
        && !scene.is_byline(orphan);
    let reason = "the names of the credit, behind a caption that repeats another one";
    is_orphan.then(|| Repeat::new(Rule::Credit, orphan, keeper, reason))
}

/// A credit that stands before a copy of a caption, where the same one stands before the caption that stays, and
/// neither may be that of what is before it.
fn orphaned_lead(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let (orphan, lead) = (scene.before(gone.block)?, scene.before(keeper)?);
    let is_lead = |credit: usize| scene.feature(credit).is_credit && !belongs_before(scene, credit);
    let is_unique =
        scene.feature(gone.block).weight >= SHORTEST_UNIQUE && scene.copies(gone.block) <= 2;
    let is_orphan = gone.rule == Rule::Exact
        && scene.feature(gone.block).weight >= SHORTEST_OWNER
        && orphan != lead
        && (is_unique || scene.apart(keeper, gone.block) <= FARTHEST_COPY)
        && is_lead(orphan)
        && is_lead(lead)
        && scene.is_same_letters(orphan, lead)
        && scene.can_go(orphan);
    let reason = "the credit before a caption that repeats another one with the same credit";
    is_orphan.then(|| Repeat::new(Rule::Credit, orphan, lead, reason))
}

/// The line before a copy of a caption, where the same line stands before the caption that stays, and nowhere else: a
/// video with its title and its description was scraped twice.
fn orphaned_title(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let (orphan, title) = (scene.before(gone.block)?, scene.before(keeper)?);
    let feature = scene.feature(orphan);
    let is_title = matches!(gone.rule, Rule::Exact | Rule::Truncated | Rule::Prefix)
        && scene.feature(gone.block).weight >= SHORTEST_OWNER
        && feature.weight >= SHORTEST_TITLE
        && !scene.is_text(orphan)
        && !feature.is_credit
        && !feature.is_structure
        && orphan != keeper
        && orphan != title
        && title != gone.block
        && scene.can_go(orphan)
        && !scene.is_heading(orphan)
        && scene.is_same_letters(orphan, title)
        && scene.copies(orphan) == 2;
    let reason = "the line before a caption that repeats another one with the same line";
    is_title.then(|| Repeat::new(Rule::Exact, orphan, title, reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::rules::tests::specs::look_at;
    use crate::judge::trial::{TEXT, ask};

    #[test]
    fn a_line_of_names_goes_with_its_caption_where_it_stands_behind_both() {
        let (gone, whole) = (
            "-Mayor Ada Quill opens the new bridge",
            "+Mayor Ada Quill opens the new bridge",
        );
        for (what, lines, expected) in [
            (
                "the same names",
                &[whole, "JO REED", TEXT, gone, "JO REED"][..],
                Some((4, 1)),
            ),
            (
                "before the kept caption",
                &[gone, "Jo Reed", TEXT, whole, "Jo Reed"],
                Some((1, 4)),
            ),
            (
                "other names",
                &[whole, "Jo Reed", TEXT, gone, "Ben Osei"],
                None,
            ),
            ("one word", &[whole, "Reed", TEXT, gone, "Reed"], None),
            (
                "no names",
                &[whole, "Jo goes on", TEXT, gone, "Jo goes on"],
                None,
            ),
            (
                "a long line",
                &[
                    whole,
                    "Jo Reed Ben Osei Mia Holt Tom",
                    TEXT,
                    gone,
                    "Jo Reed Ben Osei Mia Holt Tom",
                ],
                None,
            ),
            (
                "six names",
                &[
                    whole,
                    "Jo Reed Ben Osei Mia Holt",
                    TEXT,
                    gone,
                    "Jo Reed Ben Osei Mia Holt",
                ],
                Some((4, 1)),
            ),
            ("the line of both", &[whole, gone, "Jo Reed", TEXT], None),
            (
                "a caption that is cut off",
                &[
                    whole,
                    "Jo Reed",
                    TEXT,
                    "-Mayor Ada Quill opens the new bridge to…",
                    "Jo Reed",
                ],
                None,
            ),
            (
                "a label of six words",
                &[
                    "+Ada Quill opens the new bridge",
                    "Jo Reed",
                    TEXT,
                    "-Ada Quill opens the new bridge",
                    "Jo Reed",
                ],
                None,
            ),
            (
                "a short label",
                &[
                    "+Mayor Ada Quill",
                    "Jo Reed",
                    TEXT,
                    "-Mayor Ada Quill",
                    "Jo Reed",
                ],
                None,
            ),
        ] {
            let found = ask(lines, |scene, block, keeper| {
                let is_copy = scene.is_same_letters(block, keeper);
                let rule = if is_copy {
                    Rule::Exact
                } else {
                    Rule::Truncated
                };
                let repeat = Repeat::new(rule, block, keeper, "the same text");
                scene.take_out(&repeat);
                scene.take_stock();
                let line = orphaned_line(scene, &repeat)?;
                assert_eq!(line.rule, Rule::Credit);
                Some((line.block, *line.keepers.first()?))
            });
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn a_credit_goes_with_its_caption_where_the_kept_one_has_it_too() {
        let (gone, whole) = ("-Mayor Ada Quill opens…", "+Mayor Ada Quill opens bridges");
        let credited = "+Mayor Ada Quill opens bridges. Photo: Jo Reed";
        let long = "-Mayor Ada Quill opens the new bridge over the Orle";
        let credited_long = "+Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed";
        let (jo, ben) = ("Photo: Jo Reed", "Photo: Ben Osei");
        for (what, lines, expected) in [
            (
                "behind the kept caption, near",
                &[gone, jo, "Tides", "Sport", whole, jo][..],
                Some((1, 5)),
            ),
            (
                "behind the kept caption, far",
                &[gone, jo, "Tides", "Sport", "Ferries", whole, jo],
                None,
            ),
            (
                "in the kept caption, far",
                &[gone, jo, "Tides", "Sport", "Ferries", credited],
                Some((1, 5)),
            ),
            (
                "in the kept caption before it",
                &[credited, gone, jo],
                Some((2, 0)),
            ),
            (
                "of another photographer",
                &[gone, ben, "Tides", whole, jo],
                None,
            ),
            (
                "no credit, but a byline",
                &[gone, "Jo Reed", "Tides", credited],
                None,
            ),
            (
                "its names, below the text",
                &[TEXT, long, "Jo Reed", "Tides", credited_long],
                Some((2, 4)),
            ),
            (
                "its names in the head, where they may be the byline",
                &[long, "Jo Reed", "Tides", credited_long],
                None,
            ),
            (
                "other names",
                &[TEXT, long, "Ben Osei", "Tides", credited_long],
                None,
            ),
            (
                "one of its names",
                &[TEXT, long, "Reed", "Tides", credited_long],
                None,
            ),
            (
                "its names behind a few words",
                &[TEXT, gone, "Jo Reed", "Tides", credited],
                None,
            ),
            (
                "what may be the kept caption's second credit",
                &[whole, jo, gone, jo],
                None,
            ),
            (
                "behind the kept caption, with a line between them",
                &[whole, jo, "Tides", gone, jo],
                Some((4, 1)),
            ),
        ] {
            let found = ask(lines, |scene, block, keeper| {
                let repeat = Repeat::new(Rule::Truncated, block, keeper, "cut off");
                scene.take_out(&repeat);
                scene.take_stock();
                let orphans = orphans(scene, &[repeat]);
                assert!(orphans.iter().all(|orphan| orphan.rule == Rule::Credit));
                let found = orphans.into_iter().next()?;
                Some((found.block, *found.keepers.first()?))
            });
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn names_go_with_a_caption_that_the_kept_one_says_word_by_word() {
        let caption = "-Mayor Ada Quill opens the new bridge over the Orle";
        let whole = "+Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed";
        for (rule, goes) in [(Rule::Prefix, true), (Rule::Near, false)] {
            let lines = [TEXT, caption, "Jo Reed", "Tides", whole];
            let found = ask(&lines, |scene, block, keeper| {
                let repeat = Repeat::new(rule, block, keeper, "the same");
                scene.take_out(&repeat);
                scene.take_stock();
                let names = orphans(scene, &[repeat]).into_iter().next()?;
                Some((names.block, names.keepers))
            });
            assert_eq!(found, goes.then(|| (2, vec![4])), "{rule}");
        }
    }

    /// What goes with a block that goes to its copy, by which rule and to which keepers.
    fn goes_along(lines: &[&str], gone: usize, copy: usize) -> Option<(Rule, usize, Vec<usize>)> {
        look_at(lines, |scene| {
            let repeat = Repeat::new(Rule::Exact, gone, copy, "the same text");
            scene.take_out(&repeat);
            scene.take_stock();
            let orphan = orphans(scene, &[repeat]).into_iter().next()?;
            Some((orphan.rule, orphan.block, orphan.keepers))
        })
    }

    #[test]
    fn a_credit_that_cannot_go_stays_where_its_caption_goes() {
        let caption = "Mayor Ada Quill opens the new bridge over the Orle";
        for (mark, goes) in [("", true), ("[tied] ", false)] {
            let credit = format!("{mark}Photo: Jo Reed");
            let lines = [caption, "Photo: Jo Reed", caption, &credit, TEXT];
            let found = goes_along(&lines, 2, 0);
            assert_eq!(found, goes.then(|| (Rule::Credit, 3, vec![1])), "{credit}");
        }
    }

    #[test]
    fn a_title_that_cannot_go_stays_where_its_video_goes() {
        let told = "Water from the Orle pushed slabs of ice against the old bridge";
        for (mark, goes) in [("", true), ("[tied] ", false)] {
            let title = format!("{mark}Drone video shows ice at the bridge");
            let lines = [&title, told, &title, told, TEXT];
            let found = goes_along(&lines, 3, 1);
            assert_eq!(found, goes.then(|| (Rule::Exact, 2, vec![0])), "{title}");
        }
    }
}

//! From matches to repeats: the editorial rules live here and nowhere else.
//!
//! For each proposed pair the rules in [`rules`] are asked whether one block says nothing that the other does not; what
//! they need to know of the neighbourhood is in [`scene`]. A block goes at most once, and only to a block that stays.

mod alt;
mod coverage;
mod differences;
mod inline;
mod rules;
mod scene;
mod settle;
#[cfg(test)]
mod trial;

use crate::describe::{self, Features};
use crate::document::{Block, Document};
use crate::explanation::{ExplainedBlock, ExplainedPair, Explanation};
use crate::finding::{Applicability, Rule};
use crate::options::Options;
use crate::propose;
use crate::span::Span;
use scene::Scene;

/// A repeat, in terms of the document.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The kind.
    pub rule: Rule,
    /// The block that repeats, or that holds the repeat.
    pub block: usize,
    /// The part of the block's text that goes (in bytes of the decoded text); `None` for the whole block.
    pub part: Option<Span>,
    /// The blocks that say it already.
    pub keepers: Vec<usize>,
    /// See [`Finding::score`](crate::Finding).
    pub score: f32,
    /// See [`Finding::reason`](crate::Finding).
    pub reason: &'static str,
    /// Whether it may go unasked.
    pub applicability: Applicability,
    /// See [`Finding::held_back`](crate::Finding).
    pub held_back: Option<String>,
    /// The block with which it goes, and without which it stays: the caption of a credit.
    pub owner: Option<usize>,
}

impl Repeat {
    /// A whole block that says nothing but words of one other, and may go unasked.
    pub fn new(rule: Rule, block: usize, keeper: usize, reason: &'static str) -> Self {
        Self {
            rule,
            block,
            part: None,
            keepers: vec![keeper],
            score: 1.0,
            reason,
            applicability: Applicability::Safe,
            held_back: None,
            owner: None,
        }
    }

    /// Whether it may go unasked.
    pub fn is_safe(&self) -> bool {
        self.applicability == Applicability::Safe
    }

    /// Lets it go only when asked for, and says why; nothing changes where it may not go unasked anyway.
    pub fn hold_back(&mut self, why: &str) {
        if self.is_safe() {
            self.applicability = Applicability::Unsafe;
            self.held_back = Some(why.to_owned());
        }
    }
}

/// The repeats of a document that has these features, in block order.
pub fn judge(document: &Document, features: &Features, options: &Options) -> Vec<Repeat> {
    judge_where(document, features, options, |_| true, |_| false)
}

/// As [`judge`], of an article some of whose blocks are to be left alone: they go to none.
pub fn judge_others(
    document: &Document,
    features: &Features,
    options: &Options,
    is_ignored: impl Fn(&Block<'_>) -> bool,
) -> Vec<Repeat> {
    let is_ignored = by_index(document, is_ignored);
    judge_where(document, features, options, |_| true, is_ignored)
}

/// What is asked of blocks, asked once of each, by their indexes.
fn by_index(document: &Document, ask: impl Fn(&Block<'_>) -> bool) -> impl Fn(usize) -> bool {
    let answers: Vec<bool> = document.blocks.iter().map(ask).collect();
    move |block| answers.get(block) == Some(&true)
}

/// As [`judge`], but only what stands near these places, or repeats what stands there: the blocks before which
/// something has gone since all was judged. Alternative texts are few, and all of them are looked at.
pub fn judge_near(
    document: &Document,
    features: &Features,
    options: &Options,
    places: &[usize],
) -> Vec<Repeat> {
    let sees = settle::in_sight(places, features.len(), |block| features.of(block).parts());
    let is_asked = |block: usize| sees.get(block) == Some(&true);
    judge_where(document, features, options, is_asked, |_| false)
}

fn judge_where(
    document: &Document,
    features: &Features,
    options: &Options,
    is_asked: impl Fn(usize) -> bool,
    is_ignored: impl Fn(usize) -> bool,
) -> Vec<Repeat> {
    let may_go =
        |repeat: &Repeat| options.rules.contains(&repeat.rule) && !is_ignored(repeat.block);
    let pairs = propose::propose_where(features, &is_asked);
    let mut scene = Scene::new(document, features);
    let mut repeats = settle::settle(&mut scene, pairs, &may_go);
    let stays = (0..features.len()).filter(|&block| is_asked(block) && !scene.is_gone(block));
    repeats.extend(stays.flat_map(|block| inline::inline(&scene, block)));
    if options.rules.contains(&Rule::AltRepeatsCaption) {
        repeats.extend(alt::alts(&scene));
    }
    repeats.retain(may_go);
    repeats.sort_by_key(|repeat| (repeat.block, repeat.part));
    repeats
}

/// What is said of a block that a comment tells to leave alone.
const IGNORED: &str = "a comment says onecap-ignore";

/// How the rules see a document: its blocks, and what they say of each proposed pair before anything has gone. Blocks
/// that are ignored repeat nothing.
pub fn explain(
    document: &Document,
    options: &Options,
    is_ignored: impl Fn(&Block<'_>) -> bool,
) -> Explanation {
    let features = describe::describe(document, options.words.lexicon());
    let scene = Scene::new(document, &features);
    let is_ignored = by_index(document, is_ignored);
    let blocks = (0..).zip(&document.blocks).map(|(index, block)| {
        let mut traits = scene.traits(index);
        if is_ignored(index) {
            traits.push("onecap-ignore".to_owned());
        }
        ExplainedBlock {
            index,
            span: block.text.source_span(),
            text: block.text.as_str().to_owned(),
            role: scene.role(index),
            features: traits,
        }
    });
    let pairs = propose::propose(&features)
        .into_iter()
        .map(propose::Candidate::blocks)
        .filter_map(|(a, b)| explain_pair(&scene, options, &is_ignored, a, b));
    Explanation {
        blocks: blocks.collect(),
        pairs: pairs.collect(),
        findings: Vec::new(),
    }
}

/// What the rules say of a pair; `None` where that is nothing but that the two are not alike.
fn explain_pair(
    scene: &Scene,
    options: &Options,
    is_ignored: impl Fn(usize) -> bool,
    a: usize,
    b: usize,
) -> Option<ExplainedPair> {
    let found = match rules::compare(scene, a, b) {
        Ok(found) => found,
        Err(stays) => {
            return stays.telling().map(|reason| ExplainedPair {
                block: a,
                keeper: b,
                rule: None,
                score: scene.likeness(a, b),
                reason: reason.to_owned(),
            });
        }
    };
    let why_not = if is_ignored(found.block) {
        Some(IGNORED.to_owned())
    } else if options.rules.contains(&found.rule) {
        None
    } else {
        Some(format!("the rule {} is not asked for", found.rule))
    };
    Some(ExplainedPair {
        block: found.block,
        keeper: found.keepers.first().copied().unwrap_or(b),
        rule: why_not.is_none().then_some(found.rule),
        score: found.score,
        reason: why_not.unwrap_or_else(|| found.reason.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::read;
    use std::fs;
    use std::path::Path;

    /// The texts of the samples, and those of the sets beside the checkout where they are.
    fn articles() -> Vec<(String, Format)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let samples = fs::read_dir(root.join("samples")).expect("the samples are there");
        let mut articles: Vec<_> = samples
            .filter_map(|entry| Some(entry.ok()?.path()))
            .flat_map(|sample| {
                [
                    ("input.txt", Format::Text),
                    ("input.md", Format::Markdown),
                    ("input.html", Format::Html),
                ]
                .map(|(name, format)| (sample.join(name), format))
            })
            .filter_map(|(path, format)| Some((fs::read_to_string(path).ok()?, format)))
            .collect();
        for set in ["dev.jsonl", "planted.jsonl"] {
            let lines = fs::read_to_string(root.join("../shared/captions").join(set));
            for line in lines.unwrap_or_default().lines() {
                let article: serde_json::Value = serde_json::from_str(line).expect("JSON");
                let blocks = article["blocks"].as_array().expect("blocks");
                let blocks: Vec<_> = blocks.iter().filter_map(|block| block.as_str()).collect();
                articles.push((blocks.join("\n\n"), Format::Text));
            }
        }
        articles
    }

    #[test]
    fn of_two_credits_that_say_each_other_one_stays() {
        let (bridge, ferry) = (
            "Mayor Ada Quill opens the new bridge over the Orle.",
            "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth.",
        );
        let source = [
            "The council voted to rebuild the old bridge, and nobody who was there on Friday spoke against that plan in the end.",
            bridge,
            "Deputy Tom Vane waits for the…",
            "Photo: Jo Reed",
            ferry,
            "Mayor Ada Quill opens the…",
            "Photo: Jo Reed",
        ]
        .join("\n");
        let document = read::read(&source, Format::Text);
        let repeats = judge(
            &document,
            &describe::describe(&document, &describe::LEXICON),
            &Options::default(),
        );
        let found: Vec<_> = repeats
            .iter()
            .map(|repeat| (repeat.rule, repeat.block, repeat.keepers.as_slice()))
            .collect();
        assert_eq!(
            found,
            [
                (Rule::Truncated, 2, &[4][..]),
                (Rule::Credit, 3, &[6]),
                (Rule::Truncated, 5, &[1]),
            ]
        );
    }

    #[test]
    fn near_a_place_is_judged_as_everywhere_and_far_from_it_nothing_is() {
        let bridge = [
            "Mayor Ada Quill opens the new…",
            "Mayor Ada Quill opens the new bridge over the Orle.",
            "Ida Brandt bakes the bread… Ida Brandt bakes the bread of the harbour.",
        ]
        .join("\n");
        let between = (0..1_000)
            .map(|vote| format!("It was vote {vote} of the council on the old bridge.\n"))
            .collect::<String>();
        let source = format!("{bridge}\n{between}{}", bridge.replace("Ada", "Eva"));
        let document = read::read(&source, Format::Text);
        let features = describe::describe(&document, &describe::LEXICON);
        let found = |repeats: Vec<Repeat>| -> Vec<_> {
            repeats
                .iter()
                .map(|repeat| (repeat.rule, repeat.block))
                .collect()
        };
        let options = Options::default();
        let all = found(judge(&document, &features, &options));
        let expected = [
            (Rule::Truncated, 0),
            (Rule::Inline, 2),
            (Rule::Truncated, 1_003),
            (Rule::Inline, 1_005),
        ];
        assert_eq!(all, expected);
        for (place, near) in [(1, &expected[..2]), (1_004, &expected[2..]), (500, &[])] {
            assert_eq!(
                found(judge_near(&document, &features, &options, &[place])),
                near,
                "{place}"
            );
        }
    }

    #[test]
    fn nothing_is_looked_for_inside_of_what_goes() {
        let caption =
            "Ida Brandt bakes the bread… Ida Brandt bakes the bread of the harbour today.";
        let source = [caption, caption, "Photo: Jo Reed"].join("\n");
        let document = read::read(&source, Format::Text);
        let features = describe::describe(&document, &describe::LEXICON);
        let found: Vec<_> = judge(&document, &features, &Options::default())
            .iter()
            .map(|repeat| (repeat.rule, repeat.block))
            .collect();
        assert_eq!(found, [(Rule::Inline, 0), (Rule::Exact, 1)]);
    }

    #[test]
    fn a_glance_turns_no_pair_away_that_the_rules_find() {
        let mut found = 0;
        for (source, format) in articles() {
            let document = read::read(&source, format);
            let features = describe::describe(&document, &describe::LEXICON);
            let settled = |pairs: &[propose::Candidate]| -> Vec<_> {
                settle::settle(
                    &mut Scene::new(&document, &features),
                    pairs.to_vec(),
                    &|_| true,
                )
                .into_iter()
                .map(|repeat| (repeat.rule, repeat.block, repeat.keepers))
                .collect()
            };
            let pairs = propose::propose(&features);
            let neighbours = (0..features.len()).flat_map(|b| {
                (b.saturating_sub(propose::REACH)..b).map(move |a| propose::Candidate::new(a, b))
            });
            // Of long articles these are too many.
            let sharing = if features.len() < 200 {
                propose::sharing(&features)
            } else {
                Vec::new()
            };
            let others = neighbours.chain(sharing);
            let mut all: Vec<_> = pairs.iter().copied().chain(others).collect();
            all.sort_unstable();
            all.dedup();
            let repeats = settled(&pairs);
            found += repeats.len();
            assert_eq!(repeats, settled(&all), "{source}");
        }
        assert!(found > 50, "only {found} repeats were found at all");
    }

    #[test]
    fn an_explanation_tells_of_each_block_and_of_what_repeats() {
        let lines = [
            "Mayor Ada Quill opens the…",
            "Mayor Ada Quill opens the new bridge over the Orle.",
            "Photo: Jo Reed/AP",
            "Deputy Tom Vane waits for the ferry to Lindmouth.",
            "Photo: Jo Reed/AP",
        ];
        let found = explain(
            &read::read(&lines.join("\n"), Format::Text),
            &Options::default(),
            |_| false,
        );
        let blocks: Vec<_> = found
            .blocks
            .iter()
            .map(|block| (block.index, block.text.as_str(), block.role))
            .collect();
        assert_eq!(
            blocks,
            [
                (0, lines[0], "cut"),
                (1, lines[1], "beside media"),
                (2, lines[2], "credit"),
                (3, lines[3], "beside media"),
                (4, lines[4], "credit"),
            ]
        );
        let pairs: Vec<_> = found
            .pairs
            .iter()
            .map(|pair| (pair.block, pair.keeper, pair.rule))
            .collect();
        assert_eq!(pairs, [(0, 1, Some(Rule::Truncated)), (2, 4, None)]);
    }
}

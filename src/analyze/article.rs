//! One article: judged, and judged again as it will be, until nothing more goes.

use super::{Analysis, IsKnown};
use crate::describe::{self, Features};
use crate::document::{Block, Document, Format};
use crate::edit::Edit;
use crate::error::Problem;
use crate::finding::{Applicability, Finding, Rule};
use crate::guard::Loss;
use crate::judge::{self, Repeat};
use crate::options::Options;
use crate::plan::{self, Planner, Removal};
use crate::span::Span;
use crate::text::{Text, TextBuilder};
use crate::{guard, read};
use std::collections::HashMap;
use std::mem;

/// How often an article is read again without what has gone.
const ROUNDS: usize = 16;
/// From how many blocks on an article is looked at again where something has gone, before all of it is.
const LONG: usize = 2_000;

/// One article in memory; spans are those of `source`.
///
/// What goes may bring copies together that were apart. So the article is judged again as it will be, until nothing
/// more goes: cleaning what has been cleaned changes nothing.
pub(super) fn article(
    source: &str,
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Analysis {
    if let Some(problem) = read::unreadable(source, format) {
        return Analysis {
            problems: vec![problem],
            ..Analysis::default()
        };
    }
    let mut known = Known {
        ask: is_known,
        staying: HashMap::new(),
    };
    let mut features = Features::none(options.words.lexicon());
    let mut analysis = round(source, format, options, &mut known, &mut features, None);
    if analysis.safe.is_empty() {
        return analysis;
    }
    let mut last = analysis.safe.clone();
    let mut rounds = 0;
    while rounds < ROUNDS {
        let cut = Cut::new(source, &analysis.safe);
        let is_near = features.len() >= LONG && !last.is_empty();
        let near = is_near.then_some(Near {
            cut: &cut,
            last: &last,
        });
        let text = cut.text.as_str();
        let mut later = round(text, format, options, &mut known, &mut features, near);
        if later.safe.is_empty() {
            if !is_near {
                return analysis;
            }
            // Nothing more goes near what went last: now all is looked at.
            last.clear();
            continue;
        }
        rounds += 1;
        later
            .findings
            .retain(|finding| finding.applicability == Applicability::Safe);
        later.map_spans(|span| cut.text.to_source(span));
        last.clone_from(&later.safe);
        analysis.go_on_with(later);
        if let Some(why) = analysis.loss.too_much(options.max_loss) {
            analysis.ask_first(&why);
            return analysis;
        }
    }
    analysis.ask_first("again and again, more would go of what is left");
    analysis
}

/// Where to look in an article that was judged before: near what went last.
struct Near<'n> {
    cut: &'n Cut,
    /// What went, in spans of the source.
    last: &'n [Edit],
}

impl Near<'_> {
    /// The blocks before which something went. O(edits × log blocks).
    fn places(&self, document: &Document) -> Vec<usize> {
        let start = |block: &Block| self.cut.text.to_source(block.text.source_span()).start();
        let place = |edit: &Edit| {
            let blocks = &document.blocks;
            blocks.partition_point(|block| start(block) < edit.delete.start())
        };
        self.last.iter().map(place).collect()
    }
}

/// The repeats of an article that are known. They stay, so that each round meets them again: they are asked for once.
struct Known<'k, 'f> {
    ask: &'k mut IsKnown<'f>,
    /// Their texts, and how many blocks say each.
    staying: HashMap<String, usize>,
}

impl Known<'_, '_> {
    /// Leaves out of the repeats of one round those that are known.
    fn leave_out(&mut self, document: &Document, repeats: &mut Vec<Repeat>) {
        let mut met = self.staying.clone();
        repeats.retain(|repeat| {
            let text = text_of(document, repeat);
            if let Some(count) = met.get_mut(text).filter(|count| **count > 0) {
                *count -= 1;
                return false;
            }
            let is_known = (self.ask)(repeat.rule, text);
            if is_known {
                *self.staying.entry(text.to_owned()).or_default() += 1;
            }
            !is_known
        });
    }
}

/// A source without what goes from it, with the map back.
pub(super) struct Cut {
    pub(super) text: Text<'static>,
}

impl Cut {
    pub(super) fn new(source: &str, edits: &[Edit]) -> Self {
        let mut text = TextBuilder::with_capacity(source.len());
        let mut at = 0;
        let ends = edits
            .iter()
            .map(|edit| edit.delete)
            .chain([Span::new(source.len(), source.len())]);
        for gone in ends {
            let kept = Span::new(at, gone.start().max(at));
            text.push_verbatim(kept.of(source), kept.start());
            at = gone.end();
        }
        Self {
            text: text.finish(),
        }
    }
}

/// Reads `source` as one article, as it is judged.
pub(super) fn read_article<'s>(source: &'s str, format: Format, options: &Options) -> Document<'s> {
    let mut document = read::read(source, format);
    if format == Format::Text {
        describe::join_credits(&mut document, source, options.words.lexicon());
    }
    document
}

/// One look at an article, or at what is `near` those places; where comments in it tell onecap what to leave alone, at
/// all of it. `features` are those that it had at the last look, and get those that it has now.
fn round(
    source: &str,
    format: Format,
    options: &Options,
    known: &mut Known,
    features: &mut Features<'_>,
    near: Option<Near>,
) -> Analysis {
    let document = read_article(source, format, options);
    let none = Features::none(features.lexicon);
    *features = describe::describe_again(&document, mem::replace(features, none));
    let ignores = read::Ignores::find(source, format, &document);
    let (mut repeats, problems) = if ignores.is_empty() {
        let repeats = match near {
            Some(near) => {
                let places = near.places(&document);
                judge::judge_near(&document, features, options, &places)
            }
            None => judge::judge(&document, features, options),
        };
        (repeats, Vec::new())
    } else {
        unignored(&document, features, ignores, options)
    };
    known.leave_out(&document, &mut repeats);
    repeats.retain(|repeat| !fills_its_block(&document, repeat));
    guard::guard(&document, &mut repeats, options);
    let removals: Vec<Option<Removal>> = repeats
        .iter_mut()
        .map(|repeat| {
            let removal = removal(source, format, &document, repeat);
            if removal.is_none() {
                repeat.applicability = Applicability::DisplayOnly;
                repeat.held_back = Some("it cannot be cut out of the markup around it".to_owned());
            }
            removal
        })
        .collect();
    concluded(source, &document, repeats, &removals, problems)
}

/// What is said of an article whose repeats are told, with what goes for each of them.
fn concluded(
    source: &str,
    document: &Document,
    repeats: Vec<Repeat>,
    removals: &[Option<Removal>],
    problems: Vec<Problem>,
) -> Analysis {
    let planner = Planner::new(source, document);
    let edits = |least: Applicability| {
        let goes: Vec<Removal> = repeats
            .iter()
            .zip(removals)
            .filter(|(repeat, _)| repeat.applicability >= least)
            .filter_map(|(_, removal)| *removal)
            .collect();
        planner.all(&goes)
    };
    let safe = edits(Applicability::Safe);
    Analysis {
        blocks: document.blocks.len(),
        all: edits(Applicability::Unsafe),
        loss: Loss::of(document, &repeats),
        records: 0,
        problems,
        findings: findings(&planner, &safe, document, repeats, removals),
        safe,
    }
}

/// What is told of each repeat. The fixes of those that go are disjoint, and together they are what goes.
fn findings(
    planner: &Planner,
    safe: &[Edit],
    document: &Document,
    repeats: Vec<Repeat>,
    removals: &[Option<Removal>],
) -> Vec<Finding> {
    let mut findings: Vec<Finding> = repeats
        .into_iter()
        .zip(removals)
        .map(|(repeat, removal)| finding(planner, document, repeat, *removal))
        .collect();
    let mut going: Vec<&mut Finding> = findings
        .iter_mut()
        .filter(|finding| finding.applicability == Applicability::Safe)
        .collect();
    let alone: Vec<Vec<Edit>> = going
        .iter_mut()
        .map(|finding| {
            let alone = mem::take(&mut finding.fix);
            // The markup may hold fast what would go alone: then it has no share of what goes beside it.
            let goes = meets(safe, finding.span);
            if goes { alone } else { Vec::new() }
        })
        .collect();
    for (finding, share) in going.into_iter().zip(plan::shares(safe, &alone)) {
        finding.fix = share;
    }
    findings
}

/// Whether anything of a span goes. O(log edits).
fn meets(edits: &[Edit], span: Span) -> bool {
    let at = edits.partition_point(|edit| edit.delete.end() <= span.start());
    edits
        .get(at)
        .is_some_and(|edit| edit.delete.start() < span.end())
}

/// The repeats that no comment tells to leave alone, and what is wrong with the comments. Whether a comment is of use
/// does not depend on the rules that are chosen.
fn unignored(
    document: &Document,
    features: &Features,
    ignores: read::Ignores,
    options: &Options,
) -> (Vec<Repeat>, Vec<Problem>) {
    let repeats = judge::judge_others(document, features, options, |block| ignores.hide(block));
    let all_rules = Options {
        rules: Rule::ALL.to_vec(),
        ..options.clone()
    };
    let all = judge::judge(document, features, &all_rules);
    let repeated: Vec<_> = all
        .iter()
        .filter_map(|repeat| document.blocks.get(repeat.block))
        .collect();
    (repeats, ignores.problems(&repeated))
}

/// What a repeat says, decoded.
fn text_of<'d>(document: &'d Document, repeat: &Repeat) -> &'d str {
    let whole = document.text(repeat.block);
    repeat.part.map_or(whole, |part| part.of(whole))
}

/// Whether a part of a block has no place of its own in the source: what says it again would go with it.
fn fills_its_block(document: &Document, repeat: &Repeat) -> bool {
    let text = document.blocks.get(repeat.block).map(|block| &block.text);
    repeat
        .part
        .zip(text)
        .is_some_and(|(part, text)| text.to_source(part) == text.source_span())
}

/// What goes with a repeat. `None` if a part of a block cannot go: as it begins in one element and ends in another, so
/// that without it a tag or the marks of an emphasis would stand alone, or as more than the part would go, which has no
/// place of its own in the source.
fn removal(source: &str, format: Format, document: &Document, repeat: &Repeat) -> Option<Removal> {
    let block = document.blocks.get(repeat.block);
    let Some((part, text)) = repeat.part.zip(block.map(|block| &block.text)) else {
        return Some(Removal::Block(repeat.block));
    };
    if !text.is_apart(part) {
        return None;
    }
    let span = text.to_source(part);
    let has_markup = text
        .skipped(part)
        .any(|skipped| !skipped.of(source).trim().is_empty());
    let goes = if has_markup {
        read::whole_markup(source, format, span)?
    } else {
        span
    };
    Some(Removal::Part(goes))
}

fn finding(
    planner: &Planner,
    document: &Document,
    repeat: Repeat,
    removal: Option<Removal>,
) -> Finding {
    let block_of = |index: usize| document.blocks.get(index).map(|block| &block.text);
    let span_of = |index: usize| block_of(index).map(Text::source_span).unwrap_or_default();
    let part = repeat.part.zip(block_of(repeat.block));
    Finding {
        rule: repeat.rule,
        span: part.map_or_else(
            || span_of(repeat.block),
            |(part, text)| text.to_source(part),
        ),
        keepers: repeat.keepers.iter().copied().map(span_of).collect(),
        score: repeat.score,
        reason: repeat.reason.to_owned(),
        applicability: repeat.applicability,
        held_back: repeat.held_back,
        fix: removal
            .filter(|_| repeat.applicability > Applicability::DisplayOnly)
            .map_or_else(Vec::new, |removal| planner.one(removal)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each of two pictures has a copy of its caption beside it: the later one is seen to repeat the first once those
    /// are gone.
    #[test]
    fn a_long_article_is_judged_as_a_short_one_is() {
        let caption =
            "Mayor Ada Quill opens the bridge over the Orle on Monday. (Jo Reed/Orle Post)\n";
        let gone = |fillers: usize| {
            let filler = |range: std::ops::Range<usize>| -> String {
                range
                    .map(|at| format!("Line {at} is number {}.\n", at * 7))
                    .collect()
            };
            let source = [
                filler(0..10),
                caption.repeat(2),
                filler(10..10 + fillers),
                caption.repeat(2),
                filler(10 + fillers..20 + fillers),
            ]
            .concat();
            let found = article(&source, Format::Text, &Options::default(), &mut |_, _| {
                false
            });
            (
                found.findings.len(),
                source.len() - Cut::new(&source, &found.safe).text.as_str().len(),
            )
        };
        assert_eq!(gone(10), (3, 3 * caption.len()));
        assert_eq!(gone(LONG), (3, 3 * caption.len()));
    }
}

//! One article: judged, and judged again as it will be, until nothing more goes.

use super::{Analysis, IsKnown};
use crate::describe::{self, Features};
use crate::document::{Document, Format};
use crate::edit::Edit;
use crate::error::Problem;
use crate::finding::{Applicability, Finding, Rule};
use crate::judge::{self, Repeat};
use crate::options::Options;
use crate::plan::{Planner, Removal};
use crate::span::Span;
use crate::text::{Text, TextBuilder};
use crate::{guard, read};
use std::collections::HashMap;
use std::mem;

/// How often an article is read again without what has gone.
const ROUNDS: usize = 16;

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
    let mut known = Known {
        ask: is_known,
        staying: HashMap::new(),
    };
    let mut features = Features::none(options.words.lexicon());
    let mut analysis = round(source, format, options, &mut known, &mut features);
    if analysis.safe.is_empty() {
        return analysis;
    }
    for _ in 0..ROUNDS {
        let cut = Cut::new(source, &analysis.safe);
        let mut later = round(
            cut.text.as_str(),
            format,
            options,
            &mut known,
            &mut features,
        );
        if later.safe.is_empty() {
            return analysis;
        }
        later
            .findings
            .retain(|finding| finding.applicability == Applicability::Safe);
        later.map_spans(|span| cut.text.to_source(span));
        analysis.go_on_with(later);
        if analysis.loses as f64 > analysis.says as f64 * f64::from(options.max_loss) {
            break;
        }
    }
    analysis.ask_first();
    analysis
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

/// One look at an article. `features` are those that it had at the last look, and get those that it has now.
fn round(
    source: &str,
    format: Format,
    options: &Options,
    known: &mut Known,
    features: &mut Features<'_>,
) -> Analysis {
    let document = read::read(source, format);
    let none = Features::none(features.lexicon);
    *features = describe::describe_again(&document, mem::replace(features, none));
    let ignores = read::Ignores::find(source, format, &document);
    let (mut repeats, problems) = if ignores.is_empty() {
        (judge::judge(&document, features, options), Vec::new())
    } else {
        unignored(&document, features, ignores, options)
    };
    known.leave_out(&document, &mut repeats);
    repeats.retain(|repeat| !fills_its_block(&document, repeat));
    guard::guard(&document, &mut repeats, options);
    for repeat in &mut repeats {
        if cuts_markup(source, &document, repeat) {
            repeat.applicability = Applicability::DisplayOnly;
        }
    }
    let planner = Planner::new(source, &document);
    let removals = |least: Applicability| -> Vec<Removal> {
        repeats
            .iter()
            .filter(|repeat| repeat.applicability >= least)
            .map(|repeat| removal(&document, repeat))
            .collect()
    };
    Analysis {
        blocks: document.blocks.len(),
        safe: planner.all(&removals(Applicability::Safe)),
        all: planner.all(&removals(Applicability::Unsafe)),
        findings: repeats
            .iter()
            .map(|repeat| finding(&planner, &document, repeat))
            .collect(),
        problems,
        says: document
            .blocks
            .iter()
            .map(|block| block.text.as_str().len())
            .sum(),
        loses: repeats
            .iter()
            .filter(|repeat| repeat.applicability == Applicability::Safe)
            .map(|repeat| loss(&document, repeat))
            .sum(),
    }
}

/// How much of the text goes with a repeat, in bytes.
fn loss(document: &Document, repeat: &Repeat) -> usize {
    let whole = || {
        document
            .blocks
            .get(repeat.block)
            .map_or(0, |block| block.text.as_str().len())
    };
    repeat.part.map_or_else(whole, Span::len)
}

/// The repeats that no comment tells to leave alone, and what is wrong with the comments. Whether a comment is of use
/// does not depend on the rules that are chosen.
fn unignored(
    document: &Document,
    features: &Features,
    ignores: read::Ignores,
    options: &Options,
) -> (Vec<Repeat>, Vec<Problem>) {
    let all_rules = Options {
        rules: Rule::ALL.to_vec(),
        ..options.clone()
    };
    let mut repeats = judge::judge(document, features, &all_rules);
    let block_of = |repeat: &Repeat| document.blocks.get(repeat.block);
    let repeated: Vec<_> = repeats.iter().filter_map(block_of).collect();
    repeats.retain(|repeat| {
        options.rules.contains(&repeat.rule)
            && !block_of(repeat).is_some_and(|block| ignores.hide(block))
    });
    (repeats, ignores.problems(&repeated))
}

/// What a repeat says, decoded.
fn text_of<'d>(document: &'d Document, repeat: &Repeat) -> &'d str {
    let whole = document
        .blocks
        .get(repeat.block)
        .map_or("", |block| block.text.as_str());
    repeat.part.map_or(whole, |part| part.of(whole))
}

/// Whether a part of a block begins in one element and ends in another, or holds the start or the end of one: without
/// it, a tag or the marks of an emphasis would stand alone. Or whether more than the part would go, as it has no place
/// of its own in the source.
fn cuts_markup(source: &str, document: &Document, repeat: &Repeat) -> bool {
    let text = document.blocks.get(repeat.block).map(|block| &block.text);
    let part = repeat.part.zip(text);
    part.is_some_and(|(part, text)| {
        !text.is_apart(part)
            || text
                .skipped(part)
                .any(|skipped| !skipped.of(source).trim().is_empty())
    })
}

/// Whether a part of a block has no place of its own in the source: what says it again would go with it.
fn fills_its_block(document: &Document, repeat: &Repeat) -> bool {
    let text = document.blocks.get(repeat.block).map(|block| &block.text);
    repeat
        .part
        .zip(text)
        .is_some_and(|(part, text)| text.to_source(part) == text.source_span())
}

fn removal(document: &Document, repeat: &Repeat) -> Removal {
    match (repeat.part, document.blocks.get(repeat.block)) {
        (Some(part), Some(block)) => Removal::Part(block.text.to_source(part)),
        _ => Removal::Block(repeat.block),
    }
}

fn finding(planner: &Planner, document: &Document, repeat: &Repeat) -> Finding {
    let span_of = |index: usize| {
        document
            .blocks
            .get(index)
            .map(|block| block.text.source_span())
            .unwrap_or_default()
    };
    let target = removal(document, repeat);
    Finding {
        rule: repeat.rule,
        span: match target {
            Removal::Part(span) => span,
            Removal::Block(index) => span_of(index),
        },
        keepers: repeat.keepers.iter().copied().map(span_of).collect(),
        score: repeat.score,
        reason: repeat.reason.to_owned(),
        applicability: repeat.applicability,
        fix: if repeat.applicability == Applicability::DisplayOnly {
            Vec::new()
        } else {
            planner.one(target)
        },
    }
}

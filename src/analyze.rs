//! The pipeline on one page: bytes → text → document → features → pairs → findings → edits.

use crate::document::{Document, Format};
use crate::edit::{self, Edit};
use crate::error::{Error, Problem};
use crate::explanation::Explanation;
use crate::finding::{Applicability, Finding, Rule};
use crate::judge::{self, Repeat};
use crate::options::Options;
use crate::plan::{Planner, Removal};
use crate::span::Span;
use crate::text::{Text, TextBuilder};
use crate::{decode, guard, read};
use std::collections::HashMap;

/// What onecap says about one input.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The repeats, in the order in which they stand in the file.
    pub findings: Vec<Finding>,
    /// What could not be read and is passed through as it is.
    pub problems: Vec<Problem>,
    /// How many blocks were compared.
    pub blocks: usize,
    safe: Vec<Edit>,
    all: Vec<Edit>,
    /// How long the texts of the blocks are together, and those that go unasked, in bytes.
    says: usize,
    loses: usize,
}

impl Analysis {
    /// The deletions that fix every finding of this applicability or a better one: sorted, disjoint, for
    /// [`apply`](crate::apply).
    pub fn edits(&self, at_least: Applicability) -> &[Edit] {
        if at_least == Applicability::Safe {
            &self.safe
        } else {
            &self.all
        }
    }

    /// Carries every span one step outwards.
    fn map_spans(&mut self, home: impl Fn(Span) -> Span) {
        for finding in &mut self.findings {
            finding.span = home(finding.span);
            finding
                .keepers
                .iter_mut()
                .for_each(|keeper| *keeper = home(*keeper));
            finding
                .fix
                .iter_mut()
                .for_each(|edit| edit.delete = home(edit.delete));
        }
        self.problems
            .iter_mut()
            .for_each(|problem| problem.span = home(problem.span));
        self.safe
            .iter_mut()
            .chain(&mut self.all)
            .for_each(|edit| edit.delete = home(edit.delete));
    }

    /// Adds what was found in the same article after this was gone from it.
    fn go_on_with(&mut self, later: Analysis) {
        // A keeper that goes itself now is said by its own keeper.
        let homes: HashMap<Span, Span> = later
            .findings
            .iter()
            .filter_map(|next| Some((next.span, *next.keepers.first()?)))
            .collect();
        for keeper in self
            .findings
            .iter_mut()
            .flat_map(|finding| &mut finding.keepers)
        {
            let at = later
                .safe
                .partition_point(|edit| edit.delete.end() <= keeper.start());
            let is_gone = later
                .safe
                .get(at)
                .is_some_and(|edit| edit.delete.contains(*keeper));
            if let Some(home) = homes.get(keeper).filter(|_| is_gone) {
                *keeper = *home;
            }
        }
        self.findings.extend(later.findings);
        self.findings.sort_by_key(|finding| finding.span);
        self.loses += later.loses;
        self.all = union(&self.all, &later.safe);
        self.safe = union(&self.safe, &later.safe);
    }

    /// Makes every finding one that is applied only when asked for.
    fn ask_first(&mut self) {
        for finding in &mut self.findings {
            finding.applicability = finding.applicability.min(Applicability::Unsafe);
        }
        self.safe.clear();
    }

    /// Adds what was found in a later part of the same input.
    fn append(&mut self, later: Analysis) {
        self.findings.extend(later.findings);
        self.problems.extend(later.problems);
        self.blocks += later.blocks;
        self.safe.extend(later.safe);
        self.all.extend(later.all);
    }
}

/// What one or the other deletes, sorted and disjoint.
fn union(a: &[Edit], b: &[Edit]) -> Vec<Edit> {
    let mut both = [a, b].concat();
    both.sort();
    both.dedup_by(|next, last| {
        let joins = next.delete.start() <= last.delete.end();
        if joins {
            last.delete = last.delete.cover(next.delete);
        }
        joins
    });
    both
}

/// Finds the repeats of one input.
///
/// `bytes` is the whole file as it is on disk: UTF-8 with or without a byte order mark, UTF-16 with one, or a legacy
/// encoding, which is detected. All spans of the result are byte ranges of these `bytes`. Time grows near-linearly
/// with the input.
///
/// # Errors
///
/// [`Error::Binary`] if the input is no text. JSON records that cannot be read are no errors but
/// [`Analysis::problems`].
pub fn analyze(bytes: &[u8], format: Format, options: &Options) -> Result<Analysis, Error> {
    analyze_new(bytes, format, options, &mut |_, _| false)
}

/// Whether a repeat is known: given its rule and its text, asked once for each repeat in the order of the file.
pub type IsKnown<'a> = dyn FnMut(Rule, &str) -> bool + 'a;

/// As [`analyze`], without the repeats that are known: they are neither findings, nor do they go.
pub fn analyze_new(
    bytes: &[u8],
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Result<Analysis, Error> {
    let text = decode::decode(bytes)?;
    let mut analysis = decoded(&text, format, options, is_known);
    if !analysis.safe.is_empty() && !text.is_verbatim() {
        let stays = Cut::new(text.as_str(), &analysis.safe);
        analysis.map_spans(|span| text.to_source(span));
        if !is_settled(bytes, &analysis.safe, stays.text.as_str(), format, options) {
            analysis.ask_first();
        }
    } else {
        analysis.map_spans(|span| text.to_source(span));
    }
    Ok(analysis)
}

/// What is said of decoded text, in its spans.
fn decoded(
    text: &Text<'_>,
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Analysis {
    match format {
        Format::Json => records(text.as_str(), options, is_known),
        format => article(text.as_str(), format, options, is_known),
    }
}

/// Whether nothing more would go from what the edits leave. An encoding that was told from the bytes can be told
/// otherwise without those that go: then the text that stays is another one, and is looked at as it will be.
fn is_settled(
    bytes: &[u8],
    edits: &[Edit],
    stays: &str,
    format: Format,
    options: &Options,
) -> bool {
    let Ok(left) = edit::apply(bytes, edits) else {
        return false;
    };
    match decode::decode(&left) {
        Ok(text) if text.as_str() == stays => true,
        Ok(text) => decoded(&text, format, options, &mut |_, _| false)
            .safe
            .is_empty(),
        // What is no text is left alone.
        Err(_) => true,
    }
}

/// How much of an input its format is told from.
const HEAD: usize = 64 * 1024;

/// The format that bytes of unknown origin seem to be in, by their first 64 KB: plain text unless there are signs of
/// another one, also where they are no text at all. O(1).
pub fn detect(bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    decode::decode(head).map_or(Format::Text, |text| read::detect(text.as_str()))
}

/// Shows how the articles of an input are judged: what [`analyze`] sees on its way to its findings.
///
/// Text, Markdown and HTML are one article; JSON gives one explanation for each text of its records that can be read.
///
/// # Errors
///
/// As [`analyze`].
pub fn explain(bytes: &[u8], format: Format, options: &Options) -> Result<Vec<Explanation>, Error> {
    let text = decode::decode(bytes)?;
    let mut explanations = Vec::new();
    match format {
        Format::Json => {
            // What cannot be read is reported by `analyze`.
            let _ = read::json::articles(text.as_str(), &options.fields, |article| {
                let seems = || read::detect(article.as_str());
                let format = options.field_format.unwrap_or_else(seems);
                if format != Format::Json {
                    let document = read::read(article.as_str(), format);
                    let explanation = judge::explain(&document);
                    explanations.push(explanation.mapped(|span| article.to_source(span)));
                }
            });
        }
        format => explanations.push(judge::explain(&read::read(text.as_str(), format))),
    }
    let mapped = |explanation: Explanation| explanation.mapped(|span| text.to_source(span));
    Ok(explanations.into_iter().map(mapped).collect())
}

impl Explanation {
    fn mapped(mut self, home: impl Fn(Span) -> Span) -> Self {
        self.blocks
            .iter_mut()
            .for_each(|block| block.span = home(block.span));
        self
    }
}

/// How often an article is read again without what has gone.
const ROUNDS: usize = 16;

/// One article in memory; spans are those of `source`.
///
/// What goes may bring copies together that were apart. So the article is judged again as it will be, until nothing
/// more goes: cleaning what has been cleaned changes nothing.
fn article(
    source: &str,
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Analysis {
    let mut analysis = round(source, format, options, is_known);
    if analysis.safe.is_empty() {
        return analysis;
    }
    for _ in 0..ROUNDS {
        let cut = Cut::new(source, &analysis.safe);
        let mut later = round(cut.text.as_str(), format, options, is_known);
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

/// A source without what goes from it, with the map back.
struct Cut {
    text: Text<'static>,
}

impl Cut {
    fn new(source: &str, edits: &[Edit]) -> Self {
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

/// One look at an article.
fn round(source: &str, format: Format, options: &Options, is_known: &mut IsKnown<'_>) -> Analysis {
    let document = read::read(source, format);
    let ignores = read::Ignores::find(source, format, &document);
    let (mut repeats, problems) = if ignores.is_empty() {
        (judge::judge(&document, options), Vec::new())
    } else {
        unignored(&document, ignores, options)
    };
    repeats.retain(|repeat| !is_known(repeat.rule, text_of(&document, repeat)));
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
    ignores: read::Ignores,
    options: &Options,
) -> (Vec<Repeat>, Vec<Problem>) {
    let all_rules = Options {
        rules: Rule::ALL.to_vec(),
        ..options.clone()
    };
    let mut repeats = judge::judge(document, &all_rules);
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

/// The articles of a JSON source, each cleaned inside of its string.
fn records(source: &str, options: &Options, is_known: &mut IsKnown<'_>) -> Analysis {
    let mut whole = Analysis::default();
    whole.problems = read::json::articles(source, &options.fields, |text| {
        let format = options
            .field_format
            .unwrap_or_else(|| read::detect(text.as_str()));
        if format == Format::Json {
            // JSON inside of a string is data, and no article: lines cannot go from it one by one.
            return;
        }
        let mut analysis = article(text.as_str(), format, options, is_known);
        analysis.map_spans(|span| text.to_source(span));
        whole.append(analysis);
    });
    whole
}

/// Whether a part of a block begins in one element and ends in another, or holds the start or the end of one: without
/// it, a tag or the marks of an emphasis would stand alone.
fn cuts_markup(source: &str, document: &Document, repeat: &Repeat) -> bool {
    let text = document.blocks.get(repeat.block).map(|block| &block.text);
    let part = repeat.part.zip(text);
    part.is_some_and(|(part, text)| {
        text.skipped(part)
            .any(|skipped| !skipped.of(source).trim().is_empty())
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    fn cleaned(json: &str) -> String {
        let analysis = analyze(json.as_bytes(), Format::Json, &Options::default()).unwrap();
        assert_eq!(analysis.problems, []);
        let edits = analysis.edits(Applicability::Safe);
        String::from_utf8(apply(json.as_bytes(), edits).unwrap()).unwrap()
    }

    #[test]
    fn a_copy_that_ends_in_another_element_is_shown_and_stays() {
        let copy = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
        let rest =
            "The council voted to rebuild it, and nobody who was there spoke against that plan.";
        for (source, format, is_cut) in [
            (
                "<p><b>Mayor Ada Quill</b> opens the new… Mayor Ada Quill opens the new bridge over the Orle.</p>"
                    .to_owned(),
                Format::Html,
                true,
            ),
            (format!("<p>{copy} <b>{copy}</b></p>"), Format::Html, false),
            (format!("<p>{copy} {copy}</p>"), Format::Html, false),
            (
                format!("<p>Tom &amp; {copy} Tom &amp; {copy}</p>"),
                Format::Html,
                false,
            ),
            (
                format!("**Mayor Ada Quill** opens the new… {copy}\n"),
                Format::Markdown,
                true,
            ),
            (format!("*{copy}* {copy}\n"), Format::Markdown, true),
            (format!("{copy} {copy}\n"), Format::Markdown, false),
        ] {
            let source = format!("{source}\n\n{rest}\n\nWork begins in spring.\n");
            let analysis = analyze(source.as_bytes(), format, &Options::default()).unwrap();
            let parts: Vec<_> = analysis
                .findings
                .iter()
                .filter(|finding| finding.rule == crate::Rule::Inline)
                .collect();
            assert_eq!(parts.len(), 1, "{source}");
            let expected = if is_cut {
                Applicability::DisplayOnly
            } else {
                Applicability::Safe
            };
            assert_eq!(parts[0].applicability, expected, "{source}");
            assert_eq!(parts[0].fix.is_empty(), is_cut, "{source}");
            assert_eq!(
                analysis.edits(Applicability::Unsafe).is_empty(),
                is_cut,
                "{source}"
            );
        }
    }

    /// Stray bytes make a text that of a legacy encoding where they stand twice, and broken UTF-8 where they stand once.
    #[test]
    fn a_text_that_would_be_read_in_another_encoding_is_settled_all_the_same() {
        let clean = |bytes: &[u8]| {
            let analysis = analyze(bytes, Format::Text, &Options::default()).unwrap();
            apply(bytes, analysis.edits(Applicability::Safe)).unwrap()
        };
        // Found by fuzzing.
        let stray = b"Alba \x9B\x93\xDF\x9Bomingo. EFE/Marta Luz\n";
        let bytes = [
            stray,
            "Carla Peña levantan muelle Alba el domingo. EFE/Marta Luz\nCarla Peña ".as_bytes(),
            stray,
            "Carla Nuria Peña".as_bytes(),
        ]
        .concat();
        let once = clean(&bytes);
        assert_eq!(clean(&once), once);
    }

    #[test]
    fn json_within_json_is_left_alone() {
        let caption = "Mara Holt opens the bridge in Lower Wick on Monday.";
        let inner = format!("{{\n\"a\": 1,\n\"a\": 1,\n\"text\": \"{caption}\"\n}}");
        let outer = serde_json::json!({ "text": inner }).to_string();
        assert_eq!(cleaned(&outer), outer);
    }
}

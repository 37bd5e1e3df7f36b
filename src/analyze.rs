//! The pipeline on one page: bytes → text → document → features → pairs → findings → edits.

use crate::document::{Document, Format};
use crate::edit::Edit;
use crate::finding::{Applicability, Finding};
use crate::judge::{self, Repeat};
use crate::options::Options;
use crate::plan::{Planner, Removal};
use crate::span::Span;
use crate::{decode, guard, read};

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

    /// Adds what was found in a later part of the same input.
    fn append(&mut self, later: Analysis) {
        self.findings.extend(later.findings);
        self.problems.extend(later.problems);
        self.blocks += later.blocks;
        self.safe.extend(later.safe);
        self.all.extend(later.all);
    }
}

/// A part of the input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong and what to do.
    pub message: String,
}

/// Why an input could not be analysed at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input has bytes that no text has.
    #[error(
        "this is a binary file (byte {at} is no text); leave it out, or convert it to text first"
    )]
    Binary {
        /// Offset of the first such byte.
        at: usize,
    },
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
    let text = decode::decode(bytes)?;
    let mut analysis = match format {
        Format::Json => records(text.as_str(), options),
        format => article(text.as_str(), format, options),
    };
    analysis.map_spans(|span| text.to_source(span));
    Ok(analysis)
}

/// What onecap makes of one article: every block with its features, every pair that was considered with the verdict.
#[derive(Debug, Default, serde::Serialize)]
pub struct Explanation {
    /// The blocks in reading order.
    pub blocks: Vec<ExplainedBlock>,
    /// The pairs that were compared and are alike in something, in block order.
    pub pairs: Vec<ExplainedPair>,
}

/// A block as onecap sees it.
#[derive(Debug, serde::Serialize)]
pub struct ExplainedBlock {
    /// Its number, from 0.
    pub index: usize,
    /// Where its text stands, in bytes of the file.
    pub span: Span,
    /// Its text, decoded.
    pub text: String,
    /// What it is taken for: `caption`, `credit`, `widget`, `body`, …
    pub role: &'static str,
    /// What was seen in it.
    pub features: Vec<String>,
}

/// A pair of blocks that was considered.
#[derive(Debug, serde::Serialize)]
pub struct ExplainedPair {
    /// The block that would go.
    pub block: usize,
    /// The block that would stay.
    pub keeper: usize,
    /// The rule, if the one repeats the other.
    pub rule: Option<crate::Rule>,
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// The reason for the verdict.
    pub reason: String,
}

/// Shows how an article (text, Markdown or HTML) is judged: what [`analyze`] sees on its way to its findings.
///
/// # Errors
///
/// As [`analyze`].
pub fn explain(bytes: &[u8], format: Format) -> Result<Explanation, Error> {
    let text = decode::decode(bytes)?;
    let document = read::read(text.as_str(), format);
    let mut explanation = judge::explain(&document);
    explanation
        .blocks
        .iter_mut()
        .for_each(|block| block.span = text.to_source(block.span));
    Ok(explanation)
}

/// One article in memory; spans are those of `source`.
fn article(source: &str, format: Format, options: &Options) -> Analysis {
    let document = read::read(source, format);
    let mut repeats = judge::judge(&document, options);
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
        problems: Vec::new(),
    }
}

/// The articles of a JSON source, each cleaned inside of its string.
fn records(source: &str, options: &Options) -> Analysis {
    let mut whole = Analysis::default();
    whole.problems = read::json::articles(source, &options.fields, |text| {
        let format = options
            .field_format
            .unwrap_or_else(|| read::detect(text.as_str()));
        if format == Format::Json {
            // JSON inside of a string is data, and no article: lines cannot go from it one by one.
            return;
        }
        let mut analysis = article(text.as_str(), format, options);
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
                format!(
                    "<p><b>Mayor Ada Quill</b> opens the new… Mayor Ada Quill opens the new bridge over the Orle.</p>"
                ),
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
            let source = format!("{source}\n\n{rest}\n\n{rest}\n");
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

    #[test]
    fn json_within_json_is_left_alone() {
        let caption = "Mara Holt opens the bridge in Lower Wick on Monday.";
        let inner = format!("{{\n\"a\": 1,\n\"a\": 1,\n\"text\": \"{caption}\"\n}}");
        let outer = serde_json::json!({ "text": inner }).to_string();
        assert_eq!(cleaned(&outer), outer);
    }
}

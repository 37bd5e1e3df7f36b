//! The pipeline on one page: bytes → text → document → features → pairs → findings → edits.

use crate::document::{Document, Format};
use crate::edit::Edit;
use crate::finding::{Applicability, Finding};
use crate::judge::{self, Repeat};
use crate::options::Options;
use crate::plan::{Removal, plan};
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

/// How much of an input its format is told from.
const HEAD: usize = 64 * 1024;

/// The format that bytes of unknown origin seem to be in, by their first 64 KB: plain text unless there are signs of
/// another one, also where they are no text at all. O(1).
pub fn detect(bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    decode::decode(head).map_or(Format::Text, |text| read::detect(text.as_str()))
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

/// One article in memory; spans are those of `source`.
fn article(source: &str, format: Format, options: &Options) -> Analysis {
    let document = read::read(source, format);
    let mut repeats = judge::judge(&document, options);
    guard::guard(&document, &mut repeats, options);
    let removals = |least: Applicability| -> Vec<Removal> {
        repeats
            .iter()
            .filter(|repeat| repeat.applicability >= least)
            .map(|repeat| removal(&document, repeat))
            .collect()
    };
    Analysis {
        blocks: document.blocks.len(),
        safe: plan(source, &document, &removals(Applicability::Safe)),
        all: plan(source, &document, &removals(Applicability::Unsafe)),
        findings: repeats
            .iter()
            .map(|repeat| finding(source, &document, repeat))
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

fn removal(document: &Document, repeat: &Repeat) -> Removal {
    match (repeat.part, document.blocks.get(repeat.block)) {
        (Some(part), Some(block)) => Removal::Part(block.text.to_source(part)),
        _ => Removal::Block(repeat.block),
    }
}

fn finding(source: &str, document: &Document, repeat: &Repeat) -> Finding {
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
            plan(source, document, &[target])
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
    fn json_within_json_is_left_alone() {
        let caption = "Mara Holt opens the bridge in Lower Wick on Monday.";
        let inner = format!("{{\n\"a\": 1,\n\"a\": 1,\n\"text\": \"{caption}\"\n}}");
        let outer = serde_json::json!({ "text": inner }).to_string();
        assert_eq!(cleaned(&outer), outer);
    }
}

//! The pipeline on one page: bytes → text → document → features → pairs → findings → edits.

use crate::document::{Document, Format};
use crate::edit::Edit;
use crate::finding::{Applicability, Finding};
use crate::options::Options;
use crate::span::Span;
use crate::{decode, judge, plan, read};

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
        if at_least == Applicability::Safe { &self.safe } else { &self.all }
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
    #[error("this is a binary file (byte {at} is no text); leave it out, or convert it to text first")]
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
        Format::Json => todo!("json"),
        format => article(text.as_str(), format, options),
    };
    analysis.map_spans(|span| text.to_source(span));
    Ok(analysis)
}

/// One article in memory; spans are those of `source`.
fn article(source: &str, format: Format, options: &Options) -> Analysis {
    let document = read::read(source, format);
    let findings = judge::judge(&document, options);
    finish(source, &document, findings)
}

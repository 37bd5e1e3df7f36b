//! What keeps an input, or a part of it, from being read.

use crate::span::Span;

/// A part of the input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether nothing else of the input is read, either: it is one document, and broken.
    #[serde(skip)]
    pub nothing_is_read: bool,
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

//! What keeps an input, or a part of it, from being read.

use crate::span::Span;

/// A part of the input that could not be read, or a comment for onecap (`onecap-ignore`) that says something that is
/// not understood, or of no use.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong and what to do.
    pub message: String,
    /// Whether nothing else of the input is read, either: it is one document, and broken, or none of its records can be
    /// read.
    #[serde(skip)]
    pub nothing_is_read: bool,
    /// What kind of problem it is: many of one kind are one thing to know.
    #[serde(skip)]
    pub(crate) flaw: Flaw,
    /// How many more there are behind it, which are not told one by one.
    #[serde(skip)]
    untold: usize,
}

/// The kinds of problems.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Flaw {
    /// A line is no text.
    NoText,
    /// A record is no JSON.
    NoJson,
    /// A record is no object.
    NoObject,
    /// A record has no text where it is looked for.
    NoField,
    /// A key of a record stands twice.
    KeyTwice,
    /// A text has half a character.
    HalfCharacter,
    /// An article is nested without end.
    NestedWithoutEnd,
    /// A comment of an article says something that is not understood, or of no use.
    Comment,
}

impl Problem {
    /// A problem of a part beside which others are read.
    pub(crate) fn new(span: Span, flaw: Flaw, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            nothing_is_read: false,
            flaw,
            untold: 0,
        }
    }

    /// Makes it stand for so many more, which come behind it.
    pub(crate) fn add_untold(&mut self, untold: usize) {
        if untold > 0 {
            self.untold += untold;
            self.message += &format!(" (and {untold} more records after this one have problems)");
        }
    }

    /// How many problems it stands for.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn count(&self) -> usize {
        self.untold + 1
    }
}

/// Why an input could not be analysed at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The input has bytes that no text has.
    #[error(
        "this is a binary file (byte {} is no text); leave it out, or convert it to text first", .at + 1
    )]
    Binary {
        /// Offset of the first such byte.
        at: usize,
    },
    /// The input is longer than any that is analysed: in UTF-8, offsets in it may not fit in 32 bits.
    #[error(
        "this is longer than {most} bytes, the longest input that is analysed; split it between its articles or records"
    )]
    TooLong {
        /// The most bytes an input may have.
        most: usize,
    },
}

//! Finds the repeated and truncated captions of scraped articles and says what to delete so that each is said once.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod analyze;
mod decode;
mod describe;
mod document;
mod edit;
mod finding;
mod guard;
mod judge;
mod normalize;
mod options;
mod plan;
mod propose;
mod read;
mod score;
mod span;
mod text;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
mod files;
#[cfg(feature = "cli")]
mod report;
#[cfg(feature = "cli")]
mod safe_text;

pub use analyze::{
    Analysis, Error, ExplainedBlock, ExplainedPair, Explanation, Problem, analyze, detect, explain,
};
pub use document::Format;
pub use edit::{ApplyError, Edit, apply};
pub use finding::{Applicability, Finding, Rule};
pub use options::Options;
pub use span::{LineIndex, Position, Span};

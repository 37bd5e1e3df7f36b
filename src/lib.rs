//! Finds the repeated and truncated captions of scraped articles and says what to delete so that each is said once.
//!
//! [`analyze`] takes the bytes of a file, its [`Format`] and [`Options`], and gives an [`Analysis`]: findings with
//! spans, keepers and reasons, and the edits that [`apply`] carries out. Nothing here reads files or prints, and no
//! result depends on an earlier call: what is kept are tables of words and of characters, which are made once.
//! [`explain`] shows how each block and pair was judged; [`detect`] names the format of bytes of unknown origin.
//!
//! ```
//! use onecap::{Applicability, Format, Options, analyze, apply};
//!
//! let article = "Mayor Ada Quill opens the…\nMayor Ada Quill opens the bridge. Photo: Jo Reed/AP\n";
//! let analysis = analyze(article.as_bytes(), Format::Text, &Options::default())?;
//! for finding in &analysis.findings {
//!     println!("{}: {}", finding.rule, finding.reason);
//! }
//! let cleaned = apply(article.as_bytes(), analysis.edits(Applicability::Safe))?;
//! assert_eq!(cleaned, b"Mayor Ada Quill opens the bridge. Photo: Jo Reed/AP\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod analyze;
mod decode;
mod describe;
mod document;
mod edit;
mod error;
mod explanation;
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
mod words;
mod work;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
mod files;
#[cfg(feature = "cli")]
mod report;
#[cfg(feature = "cli")]
mod safe_text;

pub use analyze::{Analysis, analyze, detect, explain};
pub use document::Format;
pub use edit::{ApplyError, Edit, apply};
pub use error::{Error, Problem};
pub use explanation::{ExplainedBlock, ExplainedPair, Explanation};
pub use finding::{Applicability, Finding, Rule};
pub use options::Options;
pub use span::{LineIndex, Position, Span};
pub use words::{PhraseError, Purpose, Words};

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

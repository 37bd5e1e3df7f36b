//! Renders findings for people and machines; decides nothing. One file an output format.

mod concise;

use crate::Analysis;
use crate::finding::Rule;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// One analysed file.
#[derive(Debug)]
pub struct FileReport<'a> {
    /// The path as people see it: safe to print, `<stdin>` for standard input.
    pub name: &'a str,
    /// The bytes that were analysed, or the batch of lines of a long JSON Lines file that starts at `first_line`.
    pub bytes: &'a [u8],
    /// How many lines of the file come before `bytes`: 0, but for later batches of a JSON Lines file.
    pub lines_before: usize,
    /// How many bytes of the file come before `bytes`.
    pub bytes_before: usize,
    /// What was found in them.
    pub analysis: &'a Analysis,
}

/// The totals of a run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    /// Files that were read.
    pub files: usize,
    /// Files in which something repeats.
    pub files_with_findings: usize,
    /// Files that could not be read.
    pub errors: usize,
    /// Records and other parts that could not be read and were passed through.
    pub problems: usize,
    /// Blocks that were compared.
    pub blocks: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// Bytes that the applied fixes delete.
    pub bytes_removed: u64,
    /// Findings by rule.
    pub findings: BTreeMap<Rule, usize>,
    /// Findings whose fix was applied.
    pub fixed: usize,
    /// How long the run took, in seconds.
    #[serde(serialize_with = "seconds")]
    pub time: Duration,
}

fn seconds<S: serde::Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(time.as_secs_f64())
}

/// A way to render findings. Files are rendered on many threads; their texts are put together in path order.
pub trait Report: Send + Sync {
    /// What stands before the first file.
    fn head(&self) -> String {
        String::new()
    }

    /// One file (or one batch of a JSON Lines file); empty if there is nothing to say about it.
    fn file(&self, file: &FileReport<'_>) -> String;

    /// What stands between two files that both have something to say.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands after the last file.
    fn tail(&self, _summary: &Summary) -> String {
        String::new()
    }
}

/// How findings are rendered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum)]
pub enum OutputFormat {
    /// For people.
    #[default]
    #[value(alias = "human")]
    Full,
    /// One line a finding.
    Concise,
    /// One JSON document.
    Json,
}

/// How a report for people looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// Whether to colour with ANSI escapes.
    pub color: bool,
    /// How many columns a line may take.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            width: 100,
        }
    }
}

/// The renderer of a format.
pub fn report(_format: OutputFormat, _style: Style) -> Box<dyn Report> {
    Box::new(concise::Concise)
}

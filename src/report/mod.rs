//! Renders findings for people and machines; decides nothing. One file an output format.

mod concise;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
#[cfg(test)]
mod sample;
mod sarif;
mod view;

use crate::finding::Rule;
use crate::finding::{Applicability, Finding};
use crate::safe_text;
use crate::{Analysis, Problem};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;
use view::View;

/// One analysed file.
#[derive(Debug)]
pub struct FileReport<'a> {
    /// The path as it was given or found, `<stdin>` for standard input. Reports for people make it safe to print.
    pub name: &'a str,
    /// The bytes that were analysed, or the batch of lines of a long JSON Lines file that `lines_before` come before.
    pub bytes: &'a [u8],
    /// How many lines of the file come before `bytes`: 0, but for later batches of a JSON Lines file.
    pub lines_before: usize,
    /// How many bytes of the file come before `bytes`.
    pub bytes_before: usize,
    /// What was found in them.
    pub analysis: &'a Analysis,
    /// What of them could not be read, as far as it is to be told.
    pub problems: &'a [Problem],
}

/// A file that failed: it could not be read, cleaned or written.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The path as it was given or found, `<stdin>` for standard input.
    pub path: String,
    /// What went wrong and what to do.
    pub message: String,
}

/// What is said of a run that was interrupted.
pub const INTERRUPTED: &str = "interrupted: the rest was not read";

/// The totals of a run: the `summary` of the JSON report, and what `check --stats --output-format json` prints.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Files that were read.
    pub files: usize,
    /// Files in which something repeats.
    pub files_with_findings: usize,
    /// Files that could not be read.
    pub errors: usize,
    /// Records and other parts that could not be read and were passed through.
    pub problems: usize,
    /// JSON files that were met in a directory and have no text: no problems, as most of them are no articles.
    pub without_text: usize,
    /// Files that were not read, as their cleaned copies are there.
    #[serde(skip)]
    pub skipped: usize,
    /// Files that were not read, as they are no articles by their names.
    pub passed_over: usize,
    /// Files that were named, of which nothing could be read as JSON.
    #[serde(skip)]
    pub unread: usize,
    /// Records that have text where it was looked for.
    #[serde(skip)]
    pub records: usize,
    /// Records that have none.
    #[serde(skip)]
    pub records_without: usize,
    /// Those of the files without text, which may be no records.
    #[serde(skip)]
    pub records_in_doubt: usize,
    /// Blocks that were compared.
    pub blocks: usize,
    /// Bytes that were read.
    pub bytes: u64,
    /// Bytes that the applied fixes delete.
    pub bytes_removed: u64,
    /// Findings by rule.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, usize>"))]
    pub findings: BTreeMap<Rule, usize>,
    /// Findings whose fix was applied.
    pub fixed: usize,
    /// Whether the run was interrupted, so that the rest was not read.
    pub interrupted: bool,
    /// How long the run took, in seconds.
    #[serde(serialize_with = "seconds")]
    #[cfg_attr(test, schemars(with = "f64"))]
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

    /// How many problems of one kind are told of a file, and of each kind that many; the rest are counted. Machines are
    /// told all that the analysis lists.
    fn most_problems(&self) -> usize {
        usize::MAX
    }

    /// How many problems of a file were not told.
    fn untold(&self, _name: &str, _untold: usize) -> String {
        String::new()
    }

    /// One file that failed; empty where standard error alone says so.
    fn failed(&self, _failure: &Failure) -> String {
        String::new()
    }

    /// The entry that says that the run was interrupted, for formats without another place for it; empty where
    /// [`tail`](Self::tail) or standard error alone says so.
    fn interrupted(&self) -> String {
        String::new()
    }

    /// What stands between two files that both have something to say.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands after the last file.
    fn tail(&self, _summary: &Summary, _failures: &[Failure]) -> String {
        String::new()
    }
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

/// The output formats.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OutputFormat {
    #[default]
    Full,
    Concise,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Html,
}

impl OutputFormat {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Full,
        Self::Concise,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Html,
    ];

    /// The name it goes by, and what it is.
    pub fn name_and_help(self) -> (&'static str, &'static str) {
        match self {
            Self::Full => (
                "full",
                "Each finding with its source lines and the text that stays",
            ),
            Self::Concise => ("concise", "One line a finding"),
            Self::Json => ("json", "One JSON document (schema/findings.schema.json)"),
            Self::Jsonl => ("jsonl", "The same objects, one a line"),
            Self::Sarif => ("sarif", "SARIF 2.1.0, for code scanning"),
            Self::Github => ("github", "GitHub workflow annotations"),
            Self::Gitlab => ("gitlab", "GitLab code quality"),
            Self::Junit => ("junit", "JUnit XML"),
            Self::Html => ("html", "One self-contained page"),
        }
    }
}

/// How many problems of one kind people are told of a file.
pub const PROBLEMS_SHOWN: usize = 5;

/// What people are told of the rest.
pub fn untold(number: usize) -> String {
    let as_they_are = if number == 1 {
        "as it is"
    } else {
        "as they are"
    };
    format!(
        "{} passed through {as_they_are}, for reasons like these (`onecap check --output-format jsonl` lists more)",
        count(number, "more record")
    )
}

/// The renderer of a format.
pub fn report(format: OutputFormat, style: Style) -> Box<dyn Report> {
    match format {
        OutputFormat::Full => Box::new(human::Human::new(style)),
        OutputFormat::Concise => Box::new(concise::Concise),
        OutputFormat::Json => Box::new(json::Json),
        OutputFormat::Jsonl => Box::new(jsonl::Jsonl),
        OutputFormat::Sarif => Box::new(sarif::Sarif),
        OutputFormat::Github => Box::new(github::Github),
        OutputFormat::Gitlab => Box::new(gitlab::Gitlab),
        OutputFormat::Junit => Box::new(junit::Junit),
        OutputFormat::Html => Box::new(html::Html),
    }
}

/// The one line that says what a finding is, and where the text stands that stays.
fn message(view: &View<'_>, finding: &Finding) -> String {
    let reason = safe_text::visible(&finding.reason);
    let kept = match finding.keepers.as_slice() {
        [] => String::new(),
        _ => format!(" (kept: {})", view.kept(finding)),
    };
    let held_back = match &finding.held_back {
        Some(why) => format!("; not fixed: {}", safe_text::visible(why)),
        None => String::new(),
    };
    format!("{}: {reason}{kept}{held_back}", finding.rule)
}

/// Whether a finding asks for something to be done.
fn is_warning(finding: &Finding) -> bool {
    finding.applicability != Applicability::DisplayOnly
}

/// A number with its noun: `1 file`, `3 files`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A path as services know it: from the root of the repository on, with their separators.
pub fn in_repository(path: &str) -> Cow<'_, str> {
    if cfg!(windows) {
        let path = path.replace('\\', "/");
        Cow::Owned(from_here(&path).to_owned())
    } else {
        Cow::Borrowed(from_here(path))
    }
}

/// A path without what says only that it starts here: `.//` is as good as `./`.
fn from_here(mut path: &str) -> &str {
    while let Some(below) = path.strip_prefix("./") {
        path = below.trim_start_matches('/');
    }
    path
}

/// The items of a JSON array, one a line, without its brackets.
fn json_lines(items: impl Iterator<Item = impl Serialize>) -> String {
    items
        .map(|item| json::json(&item))
        .collect::<Vec<_>>()
        .join(",\n")
}

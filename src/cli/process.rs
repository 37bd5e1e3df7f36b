//! One file: read, analysed, and brought to the ending that the run asks for.

use super::diff::unified;
use super::scan::{Ending, Scan, Target};
use crate::files::FileError;
use crate::files::name::printable;
use crate::files::{store, walk};
use crate::report::{FileReport, Summary};
use crate::{Analysis, Applicability, LineIndex, apply};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What came of one file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// For standard output.
    pub out: Vec<u8>,
    /// For standard error, as it is.
    pub report: String,
    /// What was passed through unread.
    pub warnings: Vec<String>,
    /// What failed.
    pub error: Option<FileError>,
    /// What it adds to the totals.
    pub summary: Summary,
}

/// Reads and processes one file. Never panics: a bug in the analysis of one file is that file's error.
pub fn process(path: &Path, scan: &Scan) -> Outcome {
    match store::read(path) {
        Ok(bytes) => process_bytes(Some(path), &bytes, scan),
        Err(error) => failed(error),
    }
}

/// Processes bytes; standard input has no path.
pub fn process_bytes(path: Option<&Path>, bytes: &[u8], scan: &Scan) -> Outcome {
    catch_unwind(AssertUnwindSafe(|| {
        let article = Article::new(path, bytes, scan)?;
        article.finish()
    }))
    .unwrap_or_else(|_| {
        Err(FileError::named(
            "read",
            name_of(path),
            "this is a bug in onecap",
            "please report it with the file; the file was left as it is",
        ))
    })
    .unwrap_or_else(failed)
}

/// The outcome of a file that could not be processed.
pub fn failed(error: FileError) -> Outcome {
    Outcome {
        error: Some(error),
        summary: Summary {
            errors: 1,
            ..Summary::default()
        },
        ..Outcome::default()
    }
}

fn name_of(path: Option<&Path>) -> String {
    path.map_or_else(|| "<stdin>".to_owned(), printable)
}

/// One analysed file on its way to its ending.
struct Article<'a> {
    path: Option<&'a Path>,
    name: String,
    bytes: &'a [u8],
    scan: &'a Scan,
    analysis: Analysis,
    outcome: Outcome,
}

impl<'a> Article<'a> {
    fn new(path: Option<&'a Path>, bytes: &'a [u8], scan: &'a Scan) -> Result<Self, FileError> {
        let name = name_of(path);
        let analysis = analysed(path, bytes, scan)?;
        let mut outcome = Outcome {
            summary: Summary {
                files: 1,
                files_with_findings: usize::from(!analysis.findings.is_empty()),
                problems: analysis.problems.len(),
                blocks: analysis.blocks,
                bytes: bytes.len() as u64,
                ..Summary::default()
            },
            ..Outcome::default()
        };
        for finding in &analysis.findings {
            *outcome.summary.findings.entry(finding.rule).or_default() += 1;
        }
        if !analysis.problems.is_empty() {
            let lines = LineIndex::new(bytes);
            outcome
                .warnings
                .extend(analysis.problems.iter().map(|problem| {
                    let line = lines.position(bytes, problem.span.start()).line;
                    format!("{name}:{line}: {}", problem.message)
                }));
        }
        Ok(Self {
            path,
            name,
            bytes,
            scan,
            analysis,
            outcome,
        })
    }

    fn finish(mut self) -> Result<Outcome, FileError> {
        match &self.scan.ending {
            Ending::Report => {
                self.outcome.out = self.report(self.bytes, &self.analysis).into_bytes()
            }
            Ending::Totals => {}
            Ending::Diff(least) => {
                if let Some(cleaned) = self.clean(*least)? {
                    self.outcome.out = unified(&self.name, self.bytes, &cleaned);
                }
            }
            Ending::Print { least, report } => {
                let cleaned = self.clean(*least)?;
                if *report {
                    self.outcome.report = self.left(cleaned.as_deref())?;
                }
                self.outcome.out = cleaned.unwrap_or_else(|| self.bytes.to_vec());
            }
            Ending::Copy {
                least,
                target,
                store,
            } => {
                let cleaned = self.clean(*least)?;
                let target = self.place(target)?;
                store.create(&target, self.path, cleaned.as_deref().unwrap_or(self.bytes))?;
            }
            Ending::Replace {
                least,
                store,
                report,
            } => {
                let cleaned = self.clean(*least)?;
                if let (Some(path), Some(cleaned)) = (self.path, &cleaned) {
                    store.replace(path, self.bytes, cleaned, self.analysis.edits(*least))?;
                }
                if *report {
                    self.outcome.out = self.left(cleaned.as_deref())?.into_bytes();
                }
            }
        }
        Ok(self.outcome)
    }

    /// The cleaned bytes; `None` if nothing goes.
    fn clean(&mut self, least: Applicability) -> Result<Option<Vec<u8>>, FileError> {
        let edits = self.analysis.edits(least);
        if edits.is_empty() {
            return Ok(None);
        }
        let cleaned = apply(self.bytes, edits)
            .map_err(|error| FileError::named("clean", self.name.clone(), error.to_string(), ""))?;
        self.outcome.summary.bytes_removed = (self.bytes.len() - cleaned.len()) as u64;
        self.outcome.summary.fixed = self
            .analysis
            .findings
            .iter()
            .filter(|finding| finding.applicability >= least)
            .count();
        Ok(Some(cleaned))
    }

    /// What is left to report after cleaning, at the places where it stands then. The totals count what was found.
    fn left(&self, cleaned: Option<&[u8]>) -> Result<String, FileError> {
        match cleaned {
            None => Ok(self.report(self.bytes, &self.analysis)),
            Some(cleaned) => {
                let analysis = analysed(self.path, cleaned, self.scan)?;
                Ok(self.report(cleaned, &analysis))
            }
        }
    }

    fn report(&self, bytes: &[u8], analysis: &Analysis) -> String {
        if analysis.findings.is_empty() && analysis.problems.is_empty() {
            return String::new();
        }
        self.scan.report.file(&FileReport {
            name: &self.name,
            bytes,
            lines_before: 0,
            bytes_before: 0,
            analysis,
        })
    }

    /// Where the cleaned copy goes. Only the part of the path below the inputs' common directory counts, so that no
    /// copy ever leaves the output directory.
    fn place(&self, target: &Target) -> Result<std::path::PathBuf, FileError> {
        match (target, self.path) {
            (Target::File(path), _) => Ok(path.clone()),
            (Target::Tree { base, dir }, Some(path)) => walk::absolute(path)
                .strip_prefix(base)
                .map(|below| dir.join(below))
                .map_err(|_| {
                    FileError::new(
                        "write",
                        path,
                        "it lies outside of the directories that were named",
                        "name its directory, too",
                    )
                }),
            (Target::Tree { dir, .. }, None) => Err(FileError::new(
                "write",
                dir,
                "it is a directory",
                "name an output file for standard input",
            )),
        }
    }
}

fn analysed(path: Option<&Path>, bytes: &[u8], scan: &Scan) -> Result<Analysis, FileError> {
    let settings = scan.configs.settings_of(path)?;
    let format = settings.format_of(path);
    scan.baseline
        .analyze(path, bytes, format, &settings.options)
        .map_err(|error| FileError::named("read", name_of(path), error.to_string(), ""))
}

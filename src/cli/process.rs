//! One file: read, analysed, and brought to the ending that the run asks for.

use super::diff;
use super::done;
use super::outcome::{Outcome, failed};
use super::part::{Name, Part, nothing_found};
use super::scan::{Ending, Scan};
use super::settings::Settings;
use super::stream::Stream;
use crate::files::FileError;
use crate::files::draft::Before;
use crate::files::source::{self, Contents, Fingerprint, Source, fingerprint};
use crate::read::json::may_be_cut;
use crate::report::Summary;
use crate::{Format, detect};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// How far a file has come.
pub enum Processed<'a> {
    /// It is done.
    Done(Outcome),
    /// It is long, and to be processed in its turn.
    Long(Stream<'a>),
}

/// How a run came to an input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It was asked for by its name.
    Named,
    /// It was met in a directory.
    Met,
}

/// An input that is to be read, with what holds for it.
struct Input<'a> {
    path: Option<&'a Path>,
    found: Found,
    settings: Arc<Settings>,
    format: Option<Format>,
}

/// Opens one file, and processes it unless it is long. Never panics: a bug in the analysis of one file is that file's
/// error.
pub fn process<'a>(path: &'a Path, scan: &'a Scan, found: Found) -> Processed<'a> {
    if scan.ending.is_done(path) {
        let summary = Summary {
            skipped: 1,
            ..Summary::default()
        };
        let name = Name::of(Some(path)).shown;
        return Processed::Done(Outcome {
            summary,
            done: scan.tells_each().then(|| done::passed_over(&name)),
            ..Outcome::default()
        });
    }
    let settings = match scan.configs.settings_of(Some(path)) {
        Ok(settings) => settings,
        Err(error) => return Processed::Done(failed(error)),
    };
    if let Some(error) = settings.refuses(path) {
        return Processed::Done(failed(error));
    }
    let format = settings.format_of(Some(path));
    let splits = splits(format, settings.options.json_lines);
    let input = Input {
        path: Some(path),
        found,
        settings,
        format,
    };
    match source::open(path, splits) {
        Ok(source) => input.processed(source, scan),
        Err(error) => Processed::Done(failed(error)),
    }
}

/// As [`process`], for standard input.
pub fn process_stdin(scan: &Scan) -> Processed<'_> {
    let settings = match scan.configs.settings_of(None) {
        Ok(settings) => settings,
        Err(error) => return Processed::Done(failed(error)),
    };
    let format = settings.format_of(None);
    let splits = splits(format, settings.options.json_lines).unwrap_or(|_| false);
    let input = Input {
        path: None,
        found: Found::Named,
        settings,
        format,
    };
    match source::stdin(splits) {
        Ok(source) => input.processed(source, scan),
        Err(error) => Processed::Done(failed(source::unread("standard input".into(), &error))),
    }
}

/// Whether a file of this format, or one that is not known yet, may be cut between its lines. `are_lines` is whether
/// its name or an argument says that it is JSON Lines.
fn splits(format: Option<Format>, are_lines: bool) -> Option<fn(&[u8]) -> bool> {
    match format {
        Some(Format::Json) if are_lines => Some(|head| may_be_cut(head, true)),
        Some(Format::Json) => Some(|head| may_be_cut(head, false)),
        None => Some(|head| detect(head) == Format::Json && may_be_cut(head, false)),
        Some(_) => None,
    }
}

impl<'a> Input<'a> {
    fn processed(self, source: Source<'a>, scan: &'a Scan) -> Processed<'a> {
        let contents = match source {
            Source::Whole(contents) => contents,
            Source::Long(long) => {
                return Processed::Long(Stream::new(self.path, long, scan, self.settings));
            }
        };
        let name = Name::of(self.path);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            Whole::new(self, &name, contents, scan)?.finish()
        }))
        .unwrap_or_else(|_| {
            Err(FileError::named(
                "read",
                name.shown.clone(),
                "this is a bug in onecap",
                "please report it with the file; the file was left as it is",
            ))
        })
        .unwrap_or_else(failed);
        Processed::Done(outcome)
    }
}

/// One analysed file on its way to its ending.
struct Whole<'a> {
    path: Option<&'a Path>,
    found: Found,
    part: Part<'a>,
    /// See [`Contents::disk`].
    disk: Option<Fingerprint>,
}

impl<'a> Whole<'a> {
    fn new(
        input: Input<'a>,
        name: &'a Name,
        contents: Contents,
        scan: &'a Scan,
    ) -> Result<Self, FileError> {
        let Contents { bytes, disk } = contents;
        let mut part = Part::whole(scan, name, input.settings, input.format, bytes)?;
        if input.found == Found::Met {
            part.pass_over_without_text();
        }
        Ok(Self {
            path: input.path,
            found: input.found,
            part,
            disk,
        })
    }

    fn finish(mut self) -> Result<Outcome, FileError> {
        let scan = self.part.scan;
        let mut told = scan.told();
        let mut outcome = Outcome {
            warnings: self.part.warnings(&mut told),
            ..Outcome::default()
        };
        if let Some(least) = scan.ending.least() {
            self.part.clean(least)?;
        }
        match &scan.ending {
            Ending::Report => outcome.out = self.part.report(&mut told).into_bytes(),
            Ending::Totals => {}
            Ending::Diff(_) => {
                let hunks = diff::hunks(&self.part);
                if !hunks.is_empty() {
                    outcome.out = [diff::head(&self.part.name.shown), hunks].concat();
                }
            }
            Ending::Print { report, .. } => {
                if *report {
                    outcome.report = self.part.report_left(0, &mut told)?;
                }
                outcome.out = self.part.output().to_vec();
            }
            Ending::Copy { target, store, .. } => {
                store.create(&target.place_of(self.path)?, self.path, self.part.output())?;
            }
            Ending::Replace {
                least,
                store,
                report,
            } => {
                // Before the file is replaced: what fails leaves it as it was.
                if *report {
                    outcome.out = self.part.report_left(0, &mut told)?.into_bytes();
                }
                if let (Some(path), Some(cleaned)) = (self.path, &self.part.cleaned) {
                    let contents = &self.part.bytes;
                    let disk = self.disk.unwrap_or_else(|| fingerprint(contents));
                    let before = Before { disk, contents };
                    let edits = self.part.analysis.edits(*least);
                    store.replace(path, before, cleaned, edits)?;
                }
            }
        }
        outcome.summary = Summary {
            files: 1,
            files_with_findings: usize::from(!self.part.analysis.findings.is_empty()),
            unread: usize::from(self.found == Found::Named && self.part.is_no_json()),
            ..self.part.summary()
        };
        outcome.add_untold(scan, self.part.name, &told);
        if let Some(least) = scan.ending.least().filter(|_| scan.tells_each()) {
            let why = self.part.held_back(least);
            outcome.done = Some(done::done(&self.part.name.shown, &outcome.summary, why));
        }
        if scan.ending.is_findings() && outcome.out.is_empty() {
            outcome.out = nothing_found(scan, self.part.name).into_bytes();
        }
        Ok(outcome)
    }
}

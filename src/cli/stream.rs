//! One long JSON Lines file: its batches are worked on in parallel, and what comes of them is written in their order.

use super::baseline::Unmet;
use super::diff;
use super::done;
use super::outcome::{Outcome, failed};
use super::part::{Name, Part, Place, nothing_found};
use super::scan::{Ending, Scan};
use super::settings::Settings;
use super::summary;
use super::told::Told;
use crate::files::FileError;
use crate::files::draft::Draft;
use crate::files::journal::Deletions;
use crate::files::records::{self, Batch, in_order};
use crate::files::source::{self, Long};
use crate::report::Summary;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A long file that is to be processed.
pub struct Stream<'a> {
    path: Option<&'a Path>,
    long: Long<'a>,
    scan: &'a Scan,
    settings: Arc<Settings>,
}

/// Why a stream ended before its end.
enum Stop {
    Failed(FileError),
    /// Nobody wants the rest.
    Over,
}

impl<'a> Stream<'a> {
    /// The stream of a file; standard input has no path.
    pub fn new(
        path: Option<&'a Path>,
        long: Long<'a>,
        scan: &'a Scan,
        settings: Arc<Settings>,
    ) -> Self {
        Self {
            path,
            long,
            scan,
            settings,
        }
    }

    /// Processes it; `emit` is given what comes of each batch, and says whether to go on. The outcome is that of the
    /// file as a whole.
    pub fn run(mut self, emit: &mut dyn FnMut(Outcome) -> bool) -> Outcome {
        let name = Name::of(self.path);
        self.batches(&name, emit).unwrap_or_else(failed)
    }

    fn batches(
        &mut self,
        name: &Name,
        emit: &mut dyn FnMut(Outcome) -> bool,
    ) -> Result<Outcome, FileError> {
        let scan = self.scan;
        let mut end = End::new(self.path, scan, name)?;
        // A batch that begins with broken lines does not show what the beginning of the file did.
        let settings = self.settings.for_lines();
        // Which of several copies are known depends on the order of the lines, so that one thread follows it.
        let unmet = scan.baseline.of(self.path);
        let threads = if unmet.is_empty() { scan.threads } else { 1 };
        let unmet = Mutex::new(unmet);
        let analysed = |batch: Batch| worked(scan, name, &settings, &unmet, batch);
        let unread =
            |error: records::Error| Stop::Failed(source::unread(name.shown.clone(), &error));
        let worked = in_order(
            self.long.batches().map(|batch| batch.map_err(unread)),
            threads,
            analysed,
            |worked| {
                let outcome = end.take(worked.map_err(Stop::Failed)?)?;
                if emit(outcome) {
                    Ok(())
                } else {
                    Err(Stop::Over)
                }
            },
        );
        let as_it_is = end.as_it_is();
        let finished = match worked {
            Ok(()) => end.finish(&self.long),
            Err(Stop::Over) => return Ok(as_it_is),
            Err(Stop::Failed(error)) => Err(error),
        };
        // A file of which findings were counted counts, too.
        finished.or_else(|error| match as_it_is.summary.files_with_findings {
            0 => Err(error),
            _ => Ok(as_it_is.failing(error)),
        })
    }
}

/// Works on a batch as far as that can be done before its turn comes. Never panics: a bug in its analysis is an error.
fn worked<'a>(
    scan: &'a Scan,
    name: &'a Name,
    settings: &Arc<Settings>,
    unmet: &Mutex<Unmet>,
    batch: Batch,
) -> Result<Worked<'a>, FileError> {
    let place = Place {
        lines: batch.first_line - 1,
        line_feeds: batch.line_feeds,
        bytes: usize::try_from(batch.offset).unwrap_or(usize::MAX),
    };
    catch_unwind(AssertUnwindSafe(|| {
        let lock = || unmet.lock().unwrap_or_else(PoisonError::into_inner);
        // Not held meanwhile: where nothing is known, many threads are here at once.
        let mut left = std::mem::take(&mut *lock());
        let part = Part::lines(
            scan,
            name,
            Arc::clone(settings),
            batch.bytes,
            place,
            &mut left,
        );
        *lock() = left;
        Worked::new(part?)
    }))
    .unwrap_or_else(|_| {
        Err(FileError::named(
            "read",
            name.shown.clone(),
            format!(
                "the lines from {} on meet a bug in onecap",
                batch.first_line
            ),
            "please report it with those lines",
        ))
    })
}

/// A batch, with all that can be done before its turn comes.
struct Worked<'a> {
    part: Part<'a>,
    /// For standard output.
    out: Vec<u8>,
}

impl<'a> Worked<'a> {
    fn new(mut part: Part<'a>) -> Result<Self, FileError> {
        let scan = part.scan;
        let mut out = Vec::new();
        if let Some(least) = scan.ending.least() {
            part.clean(least)?;
        }
        match scan.ending {
            // People are told a few problems of the file, which are chosen when the turn of the part comes.
            Ending::Report => {
                let mut told = scan.told();
                out = if told.tells_all() {
                    part.report(&mut told)
                } else {
                    part.report_findings()
                }
                .into_bytes();
            }
            Ending::Diff(_) => out = diff::hunks(&part),
            _ => {}
        }
        Ok(Self { part, out })
    }
}

/// Where the batches end, in their order.
struct End<'a> {
    scan: &'a Scan,
    name: &'a Name,
    /// The file that is written. That the old one must not be replaced matters only if there is something to fix.
    draft: Option<Result<Draft<'a>, FileError>>,
    deletions: Deletions,
    /// How many bytes were written so far.
    written: usize,
    said_something: bool,
    told: Told,
    summary: Summary,
    /// What holds back the first of the repeats that stay, if something does.
    held_back: Option<String>,
    /// What is deleted in the draft: it counts once the draft is in its place.
    unplaced: Deleted,
}

/// How much is deleted.
#[derive(Default)]
struct Deleted {
    fixed: usize,
    bytes: u64,
}

impl<'a> End<'a> {
    fn new(path: Option<&Path>, scan: &'a Scan, name: &'a Name) -> Result<Self, FileError> {
        let draft = match (&scan.ending, path) {
            (Ending::Copy { target, store, .. }, path) => {
                let draft = target
                    .place_of(path)
                    .and_then(|target| store.new_file(&target, path));
                Some(Ok(draft?))
            }
            (Ending::Replace { store, .. }, Some(path)) => Some(store.replacement(path)),
            _ => None,
        };
        Ok(Self {
            scan,
            name,
            draft,
            deletions: Deletions::new(),
            written: 0,
            said_something: false,
            told: scan.told(),
            summary: Summary::default(),
            held_back: None,
            unplaced: Deleted::default(),
        })
    }

    /// Takes in the next batch.
    fn take(&mut self, worked: Worked<'_>) -> Result<Outcome, Stop> {
        let Worked { part, mut out } = worked;
        self.write(&part)?;
        let mut outcome = Outcome {
            warnings: part.warnings(&mut self.told),
            summary: part.summary(),
            ..Outcome::default()
        };
        summary::add(&mut self.summary, &outcome.summary);
        if let Some(least) = self.scan.ending.least()
            && self.held_back.is_none()
        {
            self.held_back = part.held_back(least).map(str::to_owned);
        }
        if self.scan.ending.writes_files() {
            self.unplaced.fixed += std::mem::take(&mut outcome.summary.fixed);
            self.unplaced.bytes += std::mem::take(&mut outcome.summary.bytes_removed);
        }
        let written = self.written;
        self.written += part.output().len();
        let is_first = !self.said_something;
        match &self.scan.ending {
            Ending::Diff(_) if is_first && !out.is_empty() => {
                out.splice(0..0, diff::head(&self.name.shown));
            }
            Ending::Report if !self.told.tells_all() => {
                out.extend(part.report_problems(&mut self.told).into_bytes());
            }
            Ending::Print { report: true, .. } => {
                out = part.output().to_vec();
                outcome.report = self.left(&part, written)?;
            }
            Ending::Print { .. } => out = part.into_output(),
            Ending::Replace { report: true, .. } => out = self.left(&part, written)?.into_bytes(),
            _ => {}
        }
        self.said_something |= !out.is_empty();
        outcome.out = out;
        Ok(outcome)
    }

    fn write(&mut self, part: &Part<'_>) -> Result<(), Stop> {
        let failed = |error: std::io::Error| {
            let cleaned = format!("the cleaned {}", self.name.shown);
            Stop::Failed(FileError::io_named("write", cleaned, &error))
        };
        match (&mut self.draft, &part.cleaned) {
            (Some(Ok(draft)), _) => draft.write_all(part.output()).map_err(failed)?,
            (Some(_), None) | (None, _) => {}
            (draft @ Some(_), Some(_)) => {
                if let Some(Err(error)) = draft.take() {
                    return Err(Stop::Failed(error));
                }
            }
        }
        if let Ending::Replace { least, store, .. } = &self.scan.ending
            && store.journal().is_some()
        {
            let edits = part.analysis.edits(*least);
            self.deletions
                .add(part.place.bytes, &part.bytes, edits)
                .map_err(failed)?;
        }
        Ok(())
    }

    /// What is left to report of a batch once it is written, behind so many bytes.
    fn left(&mut self, part: &Part<'_>, written: usize) -> Result<String, Stop> {
        let left = part.report_left(written, &mut self.told);
        left.map_err(Stop::Failed)
    }

    /// What is to be said of a file that was not read to its end: nothing was put in its place.
    fn as_it_is(&self) -> Outcome {
        let mut outcome = Outcome {
            summary: Summary {
                files: 1,
                files_with_findings: usize::from(!self.summary.findings.is_empty()),
                ..Summary::default()
            },
            ..Outcome::default()
        };
        outcome.add_untold(self.scan, self.name, &self.told);
        outcome
    }

    /// Puts what was written in its place; gives what is to be said of the file as a whole.
    fn finish(self, long: &Long<'_>) -> Result<Outcome, FileError> {
        let mut outcome = self.as_it_is();
        outcome.summary.fixed = self.unplaced.fixed;
        outcome.summary.bytes_removed = self.unplaced.bytes;
        if self.scan.tells_each() {
            let why = self.held_back.as_deref();
            outcome.done = Some(done::done(&self.name.shown, &self.summary, why));
        }
        match (&self.scan.ending, self.draft) {
            (Ending::Copy { .. }, Some(draft)) => draft?.place()?,
            // Nothing repeats: the file stays as it is.
            (Ending::Replace { .. }, _) if self.summary.bytes_removed == 0 => {}
            (Ending::Replace { .. }, Some(draft)) => {
                draft?.replace(long.disk(), self.deletions)?;
            }
            _ => {}
        }
        if self.scan.ending.is_findings() && !self.said_something {
            outcome.out = nothing_found(self.scan, self.name).into_bytes();
        }
        Ok(outcome)
    }
}

//! A run over its inputs: files are processed on all cores, and what they have to say comes out in their order.

use super::console;
use super::inputs::Inputs;
use super::interrupt::{self, interrupted};
use super::outcome::{Outcome, failed};
use super::part::Name;
use super::process::{Found, Processed, process, process_stdin};
use super::progress::Progress;
use super::scan::Scan;
use super::summary;
use crate::files::walk::Walk;
use crate::report::{Failure, Summary, count};
use crate::safe_text::for_terminal;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, HashSet};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

/// How many files a thread may be ahead of the one whose turn it is, and how many bytes may wait for their turn.
const AHEAD_PER_THREAD: usize = 128;
const AHEAD_BYTES: usize = 32 << 20;

/// What came of a run.
pub struct Ran {
    /// Its totals.
    pub summary: Summary,
    /// Why it failed as a whole, whatever became of its files: to be told behind the totals, as files may have been
    /// written.
    pub failure: Option<String>,
}

impl Scan {
    /// Runs it.
    ///
    /// # Errors
    ///
    /// Only what ends the whole run: standard output cannot be written. A file that fails is reported, counted in
    /// [`Summary::errors`], and the others go on.
    pub fn run(&self) -> Result<Ran> {
        let started = Instant::now();
        let mut sink = Sink::new(self);
        sink.head();
        match &self.inputs {
            Inputs::Stdin => {
                if self.ending.writes_files() {
                    interrupt::listen_while_waiting();
                }
                let mut last = match process_stdin(self) {
                    Processed::Done(outcome) => outcome,
                    Processed::Long(stream) => stream.run(&mut |part| {
                        sink.emit(part);
                        self.ending.writes_files() || sink.failure.is_none()
                    }),
                };
                last.name = Some(Name::of(None).raw);
                sink.emit(last);
            }
            Inputs::Files(walk) => {
                interrupt::listen();
                sink = self.files(walk, sink);
            }
        }
        sink.finish(started)
    }

    /// Every thread takes the next file when it is done with the last one.
    fn files<'a>(&'a self, walk: &Walk, mut sink: Sink<'a>) -> Sink<'a> {
        if self.console.shows_progress() {
            sink.progress = Some(Progress::new(walk));
        }
        let named: HashSet<&Path> = walk.roots.iter().map(PathBuf::as_path).collect();
        let wanted = walk.files().filter(|found| match found {
            Ok(path) => {
                self.configs.wants(path, &named, walk)
                    && !self.configs.passes_over(path, &named, walk)
            }
            Err(_) => true,
        });
        let found = Mutex::new(wanted.enumerate());
        let line = Line::new(sink, self.threads.max(2) * AHEAD_PER_THREAD);
        let work = || {
            loop {
                let next = lock(&found).next();
                let Some((turn, found)) = next else { break };
                line.wait_for_room(turn);
                let is_over = self.is_over(&line);
                let outcome = match found {
                    _ if is_over => Outcome::default(),
                    Ok(path) => {
                        let found = if named.contains(path.as_path()) {
                            Found::Named
                        } else {
                            Found::Met
                        };
                        let outcome = match process(&path, self, found) {
                            Processed::Done(outcome) => outcome,
                            Processed::Long(stream) => {
                                line.wait_for_turn(turn);
                                stream.run(&mut |part| {
                                    line.lock().sink.emit(part);
                                    !self.is_over(&line)
                                })
                            }
                        };
                        let name = outcome.error.is_some().then(|| Name::of(Some(&path)).raw);
                        Outcome { name, ..outcome }
                    }
                    Err(error) => failed(error),
                };
                line.put(turn, outcome);
                if is_over {
                    break;
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.threads {
                // Where no more threads can be had, fewer do the work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
        line.into_sink()
    }

    /// Whether to begin no more files. Files are written to the end even if nobody reads what is said about it.
    fn is_over(&self, line: &Line<'_>) -> bool {
        interrupted() || (!self.ending.writes_files() && line.lock().sink.failure.is_some())
    }
}

/// The outcomes that wait for their turn.
struct Line<'a> {
    state: Mutex<Waiting<'a>>,
    moved: Condvar,
    limit: usize,
}

struct Waiting<'a> {
    outcomes: BTreeMap<usize, Outcome>,
    bytes: usize,
    next: usize,
    sink: Sink<'a>,
}

impl<'a> Line<'a> {
    fn new(sink: Sink<'a>, limit: usize) -> Self {
        Self {
            state: Mutex::new(Waiting {
                outcomes: BTreeMap::new(),
                bytes: 0,
                next: 0,
                sink,
            }),
            moved: Condvar::new(),
            limit,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<'a>> {
        lock(&self.state)
    }

    /// Waits until the file of this turn may begin. It does begin: the file whose turn has come is being worked on.
    /// Once the line is full, half of it must go first, so that no thread wakes up for every file.
    fn wait_for_room(&self, turn: usize) {
        let mut state = self.lock();
        let is_full = |state: &Waiting<'_>, limit| {
            turn - state.next >= limit || (state.bytes > AHEAD_BYTES && turn > state.next)
        };
        if !is_full(&state, self.limit) {
            return;
        }
        while is_full(&state, self.limit / 2) {
            state = self
                .moved
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until all files before this one are done.
    fn wait_for_turn(&self, turn: usize) {
        let mut state = self.lock();
        while state.next < turn {
            state = self
                .moved
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Takes in an outcome, and lets out all whose turn has come.
    fn put(&self, turn: usize, outcome: Outcome) {
        let mut guard = self.lock();
        let state = &mut *guard;
        state.bytes += outcome.size();
        state.outcomes.insert(turn, outcome);
        while let Some(outcome) = state.outcomes.remove(&state.next) {
            state.next += 1;
            state.bytes -= outcome.size();
            state.sink.emit(outcome);
        }
        drop(guard);
        self.moved.notify_all();
    }

    fn into_sink(self) -> Sink<'a> {
        self.state
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .sink
    }
}

/// A panic elsewhere is reported there; what the lock guards is whole between two calls.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where outcomes end, in their order.
struct Sink<'a> {
    scan: &'a Scan,
    out: Box<dyn Write + Send>,
    /// Whether the bytes printed are shown to a person, to whose terminal they must not speak.
    to_terminal: bool,
    said_something: bool,
    summary: Summary,
    /// What failed, for reports that say so at their end.
    failures: Vec<Failure>,
    progress: Option<Progress>,
    failure: Option<io::Error>,
}

impl<'a> Sink<'a> {
    fn new(scan: &'a Scan) -> Self {
        let stdout = io::stdout();
        let to_terminal = stdout.is_terminal();
        // What has no colours has nothing to be taken out or translated: no report has other signs that act on a
        // terminal.
        let is_colored = scan.ending.is_findings() && console::style().color;
        let out: Box<dyn Write + Send> = if is_colored {
            Box::new(BufWriter::with_capacity(
                1 << 16,
                anstream::AutoStream::auto(stdout),
            ))
        } else {
            Box::new(BufWriter::with_capacity(1 << 16, stdout))
        };
        Self {
            scan,
            out,
            to_terminal,
            said_something: false,
            summary: Summary::default(),
            failures: Vec::new(),
            progress: None,
            failure: None,
        }
    }

    fn head(&mut self) {
        if self.scan.ending.is_findings() {
            self.write(self.scan.report.head().as_bytes());
        }
    }

    fn emit(&mut self, outcome: Outcome) {
        summary::add(&mut self.summary, &outcome.summary);
        if !outcome.out.is_empty()
            || !outcome.report.is_empty()
            || outcome.error.is_some()
            || !outcome.warnings.is_empty()
            || outcome.done.is_some()
        {
            if let Some(progress) = &mut self.progress {
                progress.hide();
            }
            self.say(&outcome);
        }
        if let Some(progress) = &mut self.progress {
            progress.show(&self.summary);
        }
    }

    fn say(&mut self, outcome: &Outcome) {
        let console = self.scan.console;
        if !outcome.out.is_empty() {
            if self.scan.ending.is_findings() {
                self.entry(&outcome.out);
            } else if self.to_terminal {
                self.write(for_terminal(&outcome.out).as_bytes());
            } else {
                self.write(&outcome.out);
            }
        }
        if !outcome.report.is_empty() {
            let _ = anstream::stderr().write_all(outcome.report.as_bytes());
        }
        for warning in &outcome.warnings {
            console.warning(warning);
        }
        if let Some(done) = &outcome.done {
            console.detail(done);
        }
        if let Some(error) = &outcome.error {
            console.error(&error.to_string());
            if self.scan.ending.is_findings() {
                let name = || error.name().to_owned();
                let failure = Failure {
                    path: outcome.name.clone().unwrap_or_else(name),
                    message: error.to_string(),
                };
                let entry = self.scan.report.failed(&failure);
                if !entry.is_empty() {
                    self.entry(entry.as_bytes());
                }
                self.failures.push(failure);
            }
        }
        if self.to_terminal && self.failure.is_none() {
            self.failure = self.out.flush().err();
        }
    }

    /// One entry of the report.
    fn entry(&mut self, entry: &[u8]) {
        if self.said_something {
            self.write(self.scan.report.between().as_bytes());
        }
        self.write(entry);
        self.said_something = true;
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.failure.is_none() {
            self.failure = self.out.write_all(bytes).err();
        }
    }

    fn finish(mut self, started: Instant) -> Result<Ran> {
        if let Some(progress) = &mut self.progress {
            progress.hide();
        }
        self.summary.time = started.elapsed();
        self.summary.interrupted = interrupted();
        self.summary.passed_over = self.scan.configs.passed_over();
        if self.summary.files + self.summary.errors + self.summary.skipped == 0
            && !self.summary.interrupted
            && let Some(why) = self.scan.reads_nothing()
        {
            self.scan
                .console
                .warning(&format!("nothing was read: {why}"));
        }
        let without_text = self.summary.without_text;
        let missing = self.scan.missing_fields(&self.summary);
        if without_text > 0 && without_text == self.summary.files && missing.is_none() {
            self.scan.console.warning(&format!(
                "there is no text where it was looked for in {}; name the field that holds it: --field",
                count(without_text, "JSON file")
            ));
        }
        // Where nobody reads the output, nor was all of it read.
        let missing = missing.filter(|_| self.failure.is_none());
        if let Some(missing) = missing.as_ref().filter(|it| !it.is_failure) {
            self.scan.console.warning(&missing.why);
        }
        if self.scan.ending.is_findings() {
            let interrupted = self.scan.report.interrupted();
            if self.summary.interrupted && !interrupted.is_empty() {
                self.entry(interrupted.as_bytes());
            }
            let tail = self.scan.report.tail(&self.summary, &self.failures);
            self.write(tail.as_bytes());
        }
        let flushed = match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.out.flush(),
        };
        let failure = match flushed {
            Ok(()) => missing
                .filter(|it| it.is_failure)
                .map(|it| it.why)
                .or_else(|| self.scan.unread(&self.summary)),
            // Whoever read the output has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Err(error) => return Err(error).context("cannot write to standard output"),
        };
        Ok(Ran {
            summary: self.summary,
            failure,
        })
    }
}

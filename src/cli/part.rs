//! A file, or a batch of the lines of a long one: analysed, cleaned, reported.

use super::baseline::Unmet;
use super::scan::Scan;
use super::settings::Settings;
use super::told::Told;
use crate::analyze::{is_refused, settle_detected};
use crate::error::Flaw;
use crate::files::{FileError, compress};
use crate::report::{FileReport, Summary};
use crate::safe_text::{distinct, visible};
use crate::{Analysis, Applicability, Error, Format, LineIndex, Problem, Span, apply, detect};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run says of a file besides its text: how it is called.
#[derive(Clone, Debug)]
pub struct Name {
    /// For machines: as it was given or found.
    pub raw: String,
    /// For people: safe to print.
    pub shown: String,
    /// Where it is; standard input is nowhere.
    pub path: Option<PathBuf>,
}

impl Name {
    /// The name of a file; standard input has no path.
    pub fn of(path: Option<&Path>) -> Self {
        let raw = path.map_or_else(|| "<stdin>".to_owned(), distinct);
        Self {
            shown: visible(&raw).into_owned(),
            raw,
            path: path.map(Path::to_path_buf),
        }
    }
}

/// Where the bytes of a part stand in their file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// How many lines come before them.
    pub lines: usize,
    /// How many line feeds do: lines as `patch` knows them.
    pub line_feeds: usize,
    /// How many bytes come before them.
    pub bytes: usize,
}

/// Bytes that are analysed as one.
pub struct Part<'a> {
    /// The scan they are part of.
    pub scan: &'a Scan,
    /// How the file is called.
    pub name: &'a Name,
    /// What the analysis is told.
    pub settings: Arc<Settings>,
    /// What they are read as.
    pub format: Format,
    /// Whether nothing but they themselves told that.
    is_detected: bool,
    /// Whether they are lines of a longer file.
    are_lines: bool,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Where they stand in their file.
    pub place: Place,
    /// What was found in them.
    pub analysis: Analysis,
    /// The bytes without what was fixed; `None` as long as nothing is.
    pub cleaned: Option<Vec<u8>>,
    fixed: usize,
    /// Whether it is a file without any text, of which nothing is to be said.
    is_without_text: bool,
    /// How many of its records have no text.
    records_without: usize,
    /// The known repeats of the file that were not met before this part; of no use unless what is left is reported.
    unmet: Unmet,
}

impl<'a> Part<'a> {
    /// Analyses a whole file, in the format that it seems to be in where none is given.
    ///
    /// # Errors
    ///
    /// The file is no text.
    pub fn whole(
        scan: &'a Scan,
        name: &'a Name,
        settings: Arc<Settings>,
        format: Option<Format>,
        bytes: Vec<u8>,
    ) -> Result<Self, FileError> {
        let path = name.path.as_deref();
        let unmet = scan.baseline.of(path);
        let options = &settings.options;
        let seems = || detect(&bytes);
        let read_as = format.unwrap_or_else(seems);
        let mut analysis = scan
            .baseline
            .analyze(path, &bytes, read_as, options, &mut unmet.clone())
            .map_err(|error| unread(name.shown.clone(), &error, &bytes))?;
        let records_without = records_without(&analysis);
        if format.is_none() {
            settle_detected(&bytes, read_as, options, &mut analysis);
        }
        Ok(Self {
            scan,
            name,
            settings,
            format: read_as,
            is_detected: format.is_none(),
            are_lines: false,
            bytes,
            place: Place::default(),
            analysis,
            cleaned: None,
            fixed: 0,
            is_without_text: false,
            records_without,
            unmet,
        })
    }

    /// Analyses some lines of a long JSON Lines file. Lines that are no text are a problem, and pass through.
    /// `unmet` are the known repeats that no earlier part met; those that this one meets count as met then.
    ///
    /// # Errors
    ///
    /// These are the first lines, and no text: the file has the name of JSON Lines and is something else.
    pub fn lines(
        scan: &'a Scan,
        name: &'a Name,
        settings: Arc<Settings>,
        bytes: Vec<u8>,
        place: Place,
        unmet: &mut Unmet,
    ) -> Result<Self, FileError> {
        let before = if scan.ending.reports_what_is_left() {
            unmet.clone()
        } else {
            Unmet::default()
        };
        let analysis = match analyze_lines(scan, name, &settings, &bytes, unmet) {
            Ok(analysis) => analysis,
            Err(Error::Binary { at }) if place.bytes > 0 => no_text(at, &bytes),
            Err(error) => return Err(unread(name.shown.clone(), &error, &bytes)),
        };
        let records_without = records_without(&analysis);
        Ok(Self {
            scan,
            name,
            settings,
            format: Format::Json,
            is_detected: false,
            are_lines: true,
            bytes,
            place,
            analysis,
            cleaned: None,
            fixed: 0,
            is_without_text: false,
            records_without,
            unmet: before,
        })
    }

    /// Says nothing of a file that a walk met, if it is JSON without any text: manifests and settings are JSON, too.
    /// What should be JSON Lines is meant to be records.
    pub fn pass_over_without_text(&mut self) {
        let is_no_article = |flaw| matches!(flaw, Flaw::NoField | Flaw::NoObject);
        let mut problems = self.analysis.problems.iter();
        self.is_without_text = self.format == Format::Json
            && !self.settings.options.json_lines
            && !self.analysis.problems.is_empty()
            && problems.all(|problem| problem.nothing_is_read && is_no_article(problem.flaw));
        if self.is_without_text {
            self.analysis.problems.clear();
        }
    }

    /// Whether it should be JSON, and nothing of it is.
    pub fn is_no_json(&self) -> bool {
        let mut problems = self.analysis.problems.iter();
        self.format == Format::Json
            && self.analysis.records == 0
            && !self.analysis.problems.is_empty()
            && problems.all(|problem| problem.flaw == Flaw::NoJson)
    }

    /// Applies the fixes that are at least so certain.
    ///
    /// # Errors
    ///
    /// With fixes that are not safe, the rest would not be read as it was: nothing is applied. Or the edits do not fit
    /// the bytes: a bug.
    pub fn clean(&mut self, least: Applicability) -> Result<(), FileError> {
        let edits = self.analysis.edits(least);
        if edits.is_empty() {
            return Ok(());
        }
        let name = || self.name.shown.clone();
        let cleaned = apply(&self.bytes, edits)
            .map_err(|error| FileError::named("clean", name(), error.to_string(), ""))?;
        // Of safe fixes the analysis has seen to it.
        if edits != self.analysis.edits(Applicability::Safe)
            && let Some(other) = self.other_reading(&cleaned)
        {
            return Err(FileError::named(
                "fix",
                name(),
                format!("with the unsafe fixes, what is left would be {other}"),
                "nothing was changed; run without --unsafe-fixes, or delete by hand what repeats",
            ));
        }
        self.cleaned = Some(cleaned);
        self.fixed = self
            .analysis
            .findings
            .iter()
            .filter(|finding| finding.applicability >= least)
            .count();
        Ok(())
    }

    /// What holds back the first of the repeats that stay where fixes so certain are applied, if something does.
    pub fn held_back(&self, least: Applicability) -> Option<&str> {
        let findings = self.analysis.findings.iter();
        findings
            .filter(|finding| finding.applicability < least)
            .find_map(|finding| finding.held_back.as_deref())
    }

    /// As what the next run would read what is left, if not as this one read it.
    fn other_reading(&self, left: &[u8]) -> Option<&'static str> {
        if is_refused(left, self.format, &self.settings.options) {
            return Some("taken for a binary file");
        }
        (self.is_detected && detect(left) != self.format).then_some("read in another format")
    }

    /// The bytes as they are to be written.
    pub fn output(&self) -> &[u8] {
        self.cleaned.as_deref().unwrap_or(&self.bytes)
    }

    /// As [`output`](Self::output), without a copy.
    pub fn into_output(self) -> Vec<u8> {
        self.cleaned.unwrap_or(self.bytes)
    }

    /// What the report says of it.
    pub fn report(&self, told: &mut Told) -> String {
        let problems = told.choose(&self.analysis.problems);
        self.report_of(&self.bytes, self.place.bytes, &self.analysis, &problems)
    }

    /// What the report says of what was found in it alone.
    pub fn report_findings(&self) -> String {
        self.report_of(&self.bytes, self.place.bytes, &self.analysis, &[])
    }

    /// What the report says of what could not be read alone.
    pub fn report_problems(&self, told: &mut Told) -> String {
        let problems = told.choose(&self.analysis.problems);
        let nothing_found = Analysis::default();
        self.report_of(&self.bytes, self.place.bytes, &nothing_found, &problems)
    }

    /// What the report says of it once it is written behind so many bytes: the findings that the fixes leave, at the
    /// places where they stand then. The totals count what was found.
    ///
    /// # Errors
    ///
    /// What is left is no text.
    pub fn report_left(&self, bytes_before: usize, told: &mut Told) -> Result<String, FileError> {
        self.analysed_again(bytes_before, told).map_err(|_| {
            FileError::named(
                "fix",
                self.name.shown.clone(),
                "without its repeats it could not be told from a binary file",
                "nothing was changed; delete its control characters first",
            )
        })
    }

    fn analysed_again(&self, bytes_before: usize, told: &mut Told) -> Result<String, Error> {
        let Some(cleaned) = &self.cleaned else {
            let problems = told.choose(&self.analysis.problems);
            return Ok(self.report_of(&self.bytes, bytes_before, &self.analysis, &problems));
        };
        let mut unmet = self.unmet.clone();
        let analysis = if self.are_lines {
            analyze_lines(self.scan, self.name, &self.settings, cleaned, &mut unmet)?
        } else {
            let (path, options) = (self.name.path.as_deref(), &self.settings.options);
            let baseline = &self.scan.baseline;
            baseline.analyze(path, cleaned, self.format, options, &mut unmet)?
        };
        let problems = told.choose(&analysis.problems);
        Ok(self.report_of(cleaned, bytes_before, &analysis, &problems))
    }

    fn report_of(
        &self,
        bytes: &[u8],
        bytes_before: usize,
        analysis: &Analysis,
        problems: &[Problem],
    ) -> String {
        if analysis.findings.is_empty() && problems.is_empty() {
            return String::new();
        }
        self.scan.report.file(&FileReport {
            name: &self.name.raw,
            bytes,
            lines_before: self.place.lines,
            bytes_before,
            analysis,
            problems,
        })
    }

    /// What it adds to the totals, but for the number of files.
    pub fn summary(&self) -> Summary {
        let (records_without, records_in_doubt) = if self.is_without_text {
            (0, self.records_without)
        } else {
            (self.records_without, 0)
        };
        let mut summary = Summary {
            problems: self.analysis.problems.iter().map(Problem::count).sum(),
            without_text: usize::from(self.is_without_text),
            records: self.analysis.records,
            records_without,
            records_in_doubt,
            blocks: self.analysis.blocks,
            bytes: self.bytes.len() as u64,
            bytes_removed: (self.bytes.len() - self.output().len()) as u64,
            fixed: self.fixed,
            ..Summary::default()
        };
        for finding in &self.analysis.findings {
            *summary.findings.entry(finding.rule).or_default() += 1;
        }
        summary
    }

    /// What was passed through unread, for runs whose report does not say so.
    pub fn warnings(&self, told: &mut Told) -> Vec<String> {
        if self.analysis.problems.is_empty() || self.scan.ending.lists_problems() {
            return Vec::new();
        }
        let problems = told.choose(&self.analysis.problems);
        if problems.is_empty() {
            return Vec::new();
        }
        let lines = LineIndex::new(&self.bytes);
        problems
            .iter()
            .map(|problem| {
                let line = lines.position(&self.bytes, problem.span.start()).line;
                let (name, line) = (&self.name.shown, self.place.lines + line);
                format!("{name}:{line}: {}", problem.message)
            })
            .collect()
    }
}

/// What is said of a file that is no text: of one that is packed, how it would be read.
pub fn unread(name: String, error: &Error, bytes: &[u8]) -> FileError {
    let Some((packed, advice)) = compress::packed(bytes) else {
        return FileError::named("read", name, error.to_string(), "");
    };
    FileError::named("read", name, format!("this is {packed}"), advice)
}

/// How many records have no text where it was looked for.
pub fn records_without(analysis: &Analysis) -> usize {
    let problems = analysis.problems.iter();
    let without = problems.filter(|problem| problem.flaw == Flaw::NoField);
    without.map(Problem::count).sum()
}

/// Analyses lines of JSON that are a part of a file: whether anything of it is read is not known here.
fn analyze_lines(
    scan: &Scan,
    name: &Name,
    settings: &Settings,
    bytes: &[u8],
    unmet: &mut Unmet,
) -> Result<Analysis, Error> {
    let (path, options) = (name.path.as_deref(), &settings.options);
    let baseline = &scan.baseline;
    let mut analysis = baseline.analyze(path, bytes, Format::Json, options, unmet)?;
    for problem in &mut analysis.problems {
        problem.nothing_is_read = false;
    }
    Ok(analysis)
}

/// What is said of lines within a file none of which is text: one thing, which counts for all.
fn no_text(at: usize, bytes: &[u8]) -> Analysis {
    let lines = bytes.split(|&byte| byte == b'\n');
    let lines = lines.filter(|line| !line.trim_ascii().is_empty()).count();
    let message =
        "from here on there are lines that are no text; they are passed through as they are";
    let mut analysis = Analysis::default();
    let mut problem = Problem::new(Span::new(at, at + 1), Flaw::NoText, message);
    problem.add_untold(lines.saturating_sub(1));
    analysis.problems.push(problem);
    analysis
}

/// What the report says of a file without findings and problems.
pub fn nothing_found(scan: &Scan, name: &Name) -> String {
    scan.report.file(&FileReport {
        name: &name.raw,
        bytes: &[],
        lines_before: 0,
        bytes_before: 0,
        analysis: &Analysis::default(),
        problems: &[],
    })
}

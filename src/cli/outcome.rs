//! What came of a file.

use super::part::Name;
use super::scan::Scan;
use super::told::Told;
use crate::files::FileError;
use crate::report::{self, Summary};

/// What came of one file, or of a part of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// For standard output.
    pub out: Vec<u8>,
    /// For standard error, as it is.
    pub report: String,
    /// What was passed through unread.
    pub warnings: Vec<String>,
    /// What was done, for those who ask for it.
    pub done: Option<String>,
    /// What failed.
    pub error: Option<FileError>,
    /// How the input that failed is called; where it has no name of its own, the error has it.
    pub name: Option<String>,
    /// What it adds to the totals.
    pub summary: Summary,
}

impl Outcome {
    /// The same of a file that failed all the same.
    pub fn failing(mut self, error: FileError) -> Self {
        self.summary.errors = 1;
        self.error = Some(error);
        self
    }

    /// Adds how many problems of a file were not told, once it is at its end.
    pub fn add_untold(&mut self, scan: &Scan, name: &Name, told: &Told) {
        let untold = told.untold();
        if untold == 0 {
            return;
        }
        if scan.ending.is_findings() {
            let said = scan.report.untold(&name.raw, untold);
            self.out.extend(said.into_bytes());
        } else if scan.ending.reports_what_is_left() {
            self.report += &scan.report.untold(&name.raw, untold);
        } else {
            let said = report::untold(untold);
            self.warnings.push(format!("{}: {said}", name.shown));
        }
    }

    /// How many bytes wait for their turn with it.
    pub fn size(&self) -> usize {
        self.out.len() + self.report.len()
    }
}

/// The outcome of a file that could not be processed.
pub fn failed(error: FileError) -> Outcome {
    Outcome::default().failing(error)
}

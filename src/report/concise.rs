//! One line a finding, for editors and for reading many at a glance.

use super::{FileReport, Report};
use crate::LineIndex;
use std::fmt::Write;

/// `path:line:column: CODE rule: reason`.
#[derive(Debug)]
pub struct Concise;

impl Report for Concise {
    fn file(&self, file: &FileReport<'_>) -> String {
        let lines = LineIndex::new(file.bytes);
        let mut out = String::new();
        for finding in &file.analysis.findings {
            let at = lines.position(file.bytes, finding.span.start());
            let _ = writeln!(
                out,
                "{}:{}:{}: {} {}: {}",
                file.name,
                at.line + file.lines_before,
                at.column,
                finding.rule.code(),
                finding.rule,
                finding.reason
            );
        }
        out
    }
}

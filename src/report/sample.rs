//! Invented reports for the tests of the renderers.

use super::{Failure, FileReport, Summary};
use crate::Analysis;
use crate::edit::Edit;
use crate::error::{Flaw, Problem};
use crate::finding::{Applicability, Finding, Rule};
use crate::span::Span;
use std::time::Duration;

pub struct Sample {
    pub name: String,
    pub bytes: Vec<u8>,
    pub lines_before: usize,
    pub bytes_before: usize,
    pub analysis: Analysis,
}

impl Sample {
    pub fn new(name: &str, text: &str) -> Self {
        Self::of_bytes(name, text.as_bytes())
    }

    pub fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            lines_before: 0,
            bytes_before: 0,
            analysis: Analysis::default(),
        }
    }

    /// An article of four lines whose second is cut off and stands in full on the third.
    pub fn short() -> Self {
        Self::new("news/harbour.txt", "Storm over the harbour\nA ferry waits off…\nA ferry waits off Port Lund, May 3.\nThe storm passed.\n")
            .finding(Rule::Truncated, ("A ferry waits off…", 0), &[("A ferry waits off Port Lund, May 3.", 0)])
    }

    pub fn span(&self, text: &str, nth: usize) -> Span {
        let whole = String::from_utf8_lossy(&self.bytes);
        let (start, found) = whole
            .match_indices(text)
            .nth(nth)
            .expect("text of the sample");
        Span::new(start, start + found.len())
    }

    /// Adds a finding: the `nth` place where `text` stands, and the places of its keepers.
    pub fn finding(
        self,
        rule: Rule,
        (text, nth): (&str, usize),
        keepers: &[(&str, usize)],
    ) -> Self {
        let spans = keepers
            .iter()
            .map(|(text, nth)| self.span(text, *nth))
            .collect();
        let span = self.span(text, nth);
        self.finding_at(rule, span, spans)
    }

    pub fn finding_at(mut self, rule: Rule, span: Span, keepers: Vec<Span>) -> Self {
        let with_break = usize::from(self.bytes.get(span.end()) == Some(&b'\n'));
        self.analysis.findings.push(Finding {
            rule,
            span,
            keepers,
            score: 0.875,
            reason: "the kept text begins with the same words and goes on".into(),
            applicability: Applicability::Safe,
            held_back: None,
            fix: vec![Edit {
                delete: Span::new(span.start(), span.end() + with_break),
            }],
        });
        self
    }

    /// Changes what was found last.
    pub fn but(mut self, change: impl FnOnce(&mut Finding)) -> Self {
        change(self.analysis.findings.last_mut().expect("a finding"));
        self
    }

    pub fn problem(mut self, span: Span, message: &str) -> Self {
        self.analysis
            .problems
            .push(Problem::new(span, Flaw::NoJson, message));
        self
    }

    pub fn file(&self) -> FileReport<'_> {
        FileReport {
            name: &self.name,
            bytes: &self.bytes,
            lines_before: self.lines_before,
            bytes_before: self.bytes_before,
            analysis: &self.analysis,
            problems: &self.analysis.problems,
        }
    }
}

/// Everything a report can meet: CRLF, Cyrillic, Chinese, one line of 5,000 characters, escapes in text and name, a
/// batch, legacy bytes, a problem, several keepers, something that is only shown, markup and quotes.
pub fn all() -> Vec<Sample> {
    let crlf = "Шторм\r\nПаром ждёт…\r\nПаром ждёт у порта.\r\n港口的渡轮\r\n港口的渡轮\r\n";
    let long = format!(
        "{} A ferry waits… {} A ferry waits off Lund. {}",
        "word ".repeat(300),
        "слово ".repeat(300),
        "x".repeat(1_600)
    );
    let mut batch = Sample::new(
        "feed.jsonl",
        "{\"id\":7,\"text\":\"Cut off…\\nCut off no more\"}\n{broken\n",
    )
    .finding(Rule::Truncated, ("Cut off…", 0), &[("Cut off no more", 0)]);
    let broken = batch.span("{broken", 0);
    batch = batch.problem(
        broken,
        "this line is no JSON: expected a key; it is passed through",
    );
    batch.lines_before = 5_000;
    batch.bytes_before = 1_000_000;
    vec![
        Sample::short(),
        Sample::new("crlf, 50%: «утро».txt", crlf)
            .finding(
                Rule::Truncated,
                ("Паром ждёт…", 0),
                &[("Паром ждёт у порта.", 0)],
            )
            .finding(Rule::Exact, ("港口的渡轮", 1), &[("港口的渡轮", 0)]),
        Sample::new("long.md", &long)
            .finding(
                Rule::Inline,
                ("A ferry waits…", 0),
                &[("A ferry waits off Lund.", 0)],
            )
            .but(|finding| finding.applicability = Applicability::Unsafe),
        Sample::new(
            "esc\u{1b}[31m.txt",
            "Photo \u{1b}]0;title\u{7}<b>&\"'\u{202e}\nPhoto\nAnna Ek/EP\nPhoto Anna Ek/EP\n",
        )
        .finding(
            Rule::Label,
            ("Photo \u{1b}]0;title\u{7}<b>&\"'\u{202e}", 0),
            &[("Photo", 1)],
        )
        .but(|finding| {
            finding.reason = "a \"<b>reason</b>\" with 'quotes', 100% [sic], ]]> & \u{1b}[0m".into()
        })
        .finding(
            Rule::Covered,
            ("Photo Anna Ek/EP", 0),
            &[("Photo", 1), ("Anna Ek/EP", 0)],
        )
        .finding(
            Rule::AltRepeatsCaption,
            ("Anna Ek/EP", 0),
            &[("Photo Anna Ek/EP", 0)],
        )
        .but(|finding| {
            finding.applicability = Applicability::DisplayOnly;
            finding.fix.clear();
        }),
        batch,
        Sample::new("clean.txt", "Nothing repeats.\n"),
    ]
}

pub fn summary() -> Summary {
    Summary {
        files: 6,
        files_with_findings: 5,
        errors: 0,
        problems: 1,
        blocks: 24,
        bytes: 6_543,
        bytes_removed: 210,
        findings: [
            (Rule::Exact, 1),
            (Rule::Truncated, 3),
            (Rule::Label, 1),
            (Rule::Covered, 1),
            (Rule::Inline, 1),
            (Rule::AltRepeatsCaption, 1),
        ]
        .into(),
        fixed: 0,
        interrupted: false,
        without_text: 0,
        skipped: 0,
        passed_over: 0,
        records: 1,
        unread: 0,
        records_without: 0,
        records_in_doubt: 0,
        time: Duration::from_millis(250),
    }
}

/// A whole report, put together as the command line does it.
pub fn render(report: &dyn super::Report, samples: &[Sample]) -> String {
    let files: Vec<String> = samples
        .iter()
        .map(|sample| report.file(&sample.file()))
        .filter(|text| !text.is_empty())
        .collect();
    format!(
        "{}{}{}",
        report.head(),
        files.join(report.between()),
        report.tail(&summary(), &[])
    )
}

/// A file that is no text.
pub fn failure() -> Failure {
    Failure {
        path: "news/bin.txt".into(),
        message: "cannot read news/bin.txt: it is binary".into(),
    }
}

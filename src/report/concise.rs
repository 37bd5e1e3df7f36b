//! One line a finding: `path:line:column: CODE rule: reason (kept: line N)`.

use super::{FileReport, PROBLEMS_SHOWN, Report, View, message, safe_text};
use std::fmt::Write;

/// The format as a renderer.
pub struct Concise;

impl Report for Concise {
    fn file(&self, file: &FileReport<'_>) -> String {
        let (view, mut out) = (View::new(file), String::new());
        let path = safe_text::visible(file.name);
        let mut line = |span, text: String| {
            let (at, _) = view.positions(span);
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{path}:{}:{}: {text}", at.line, at.column);
        };
        for finding in &file.analysis.findings {
            line(
                finding.span,
                format!("{} {}", finding.rule.code(), message(&view, finding)),
            );
        }
        for problem in file.problems {
            line(
                problem.span,
                format!("problem: {}", safe_text::visible(&problem.message)),
            );
        }
        out
    }

    fn most_problems(&self) -> usize {
        PROBLEMS_SHOWN
    }

    fn untold(&self, name: &str, untold: usize) -> String {
        let path = safe_text::visible(name);
        format!("{path}: problem: {}\n", super::untold(untold))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn one_line_a_finding() {
        insta::assert_snapshot!(sample::render(&Concise, &sample::all()), @r#"
        news/harbour.txt:2:1: CAP002 truncated: the kept text begins with the same words and goes on (kept: line 3)
        crlf, 50%: «утро».txt:2:1: CAP002 truncated: the kept text begins with the same words and goes on (kept: line 3)
        crlf, 50%: «утро».txt:5:1: CAP001 exact: the kept text begins with the same words and goes on (kept: line 4)
        long.md:1:1502: CAP009 inline: the kept text begins with the same words and goes on (kept: line 1)
        esc␛[31m.txt:1:1: CAP006 label: a "<b>reason</b>" with 'quotes', 100% [sic], ]]> & ␛[0m (kept: line 2)
        esc␛[31m.txt:4:1: CAP008 covered: the kept text begins with the same words and goes on (kept: lines 2, 3)
        esc␛[31m.txt:3:1: CAP010 alt-repeats-caption: the kept text begins with the same words and goes on (kept: line 4)
        feed.jsonl:5001:17: CAP002 truncated: the kept text begins with the same words and goes on (kept: line 5001)
        feed.jsonl:5002:1: problem: this line is no JSON: expected a key; it is passed through
        "#);
    }
}

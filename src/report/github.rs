//! GitHub workflow commands: one annotation a finding, shown beside the line in a pull request.

use super::{
    Failure, FileReport, INTERRUPTED, Report, Summary, View, is_warning, message, safe_text,
};
use crate::span::Span;
use std::fmt::Write;

/// The format as a renderer.
pub struct Github;

impl Report for Github {
    fn file(&self, file: &FileReport<'_>) -> String {
        let (view, mut out) = (View::new(file), String::new());
        let path = property(&safe_text::visible(&super::in_repository(file.name)));
        let mut annotation = |level, span: Span, title: &str, text: &str| {
            let (start, end) = view.positions(span);
            let title = property(title);
            // Writing to a string cannot fail. Columns belong to annotations of one line only.
            let _ = write!(
                out,
                "::{level} file={path},line={},endLine={}",
                start.line, end.line
            );
            if start.line == end.line {
                let _ = write!(out, ",col={}", start.column);
            }
            let _ = writeln!(out, ",title={title}::{}", data(text));
        };
        for finding in &file.analysis.findings {
            let level = if is_warning(finding) {
                "warning"
            } else {
                "notice"
            };
            let title = format!("onecap {}", finding.rule.code());
            annotation(level, finding.span, &title, &message(&view, finding));
        }
        for problem in file.problems {
            annotation(
                "warning",
                problem.span,
                "onecap",
                &safe_text::visible(&problem.message),
            );
        }
        out
    }

    fn failed(&self, failure: &Failure) -> String {
        let path = super::in_repository(&failure.path);
        format!(
            "::error file={},title=onecap::{}\n",
            property(&safe_text::visible(&path)),
            data(&safe_text::visible(&failure.message))
        )
    }

    fn tail(&self, summary: &Summary, _failures: &[Failure]) -> String {
        if summary.interrupted {
            format!("::error title=onecap::{INTERRUPTED}\n")
        } else {
            String::new()
        }
    }
}

/// Escapes what a command says.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn one_annotation_a_finding() {
        insta::assert_snapshot!(sample::render(&Github, &sample::all()), @r#"
        ::warning file=news/harbour.txt,line=2,endLine=2,col=1,title=onecap CAP002::truncated: the kept text begins with the same words and goes on (kept: line 3)
        ::warning file=crlf%2C 50%25%3A «утро».txt,line=2,endLine=2,col=1,title=onecap CAP002::truncated: the kept text begins with the same words and goes on (kept: line 3)
        ::warning file=crlf%2C 50%25%3A «утро».txt,line=5,endLine=5,col=1,title=onecap CAP001::exact: the kept text begins with the same words and goes on (kept: line 4)
        ::warning file=long.md,line=1,endLine=1,col=1502,title=onecap CAP009::inline: the kept text begins with the same words and goes on (kept: line 1)
        ::warning file=esc␛[31m.txt,line=1,endLine=1,col=1,title=onecap CAP006::label: a "<b>reason</b>" with 'quotes', 100%25 [sic], ]]> & ␛[0m (kept: line 2)
        ::warning file=esc␛[31m.txt,line=4,endLine=4,col=1,title=onecap CAP008::covered: the kept text begins with the same words and goes on (kept: lines 2, 3)
        ::notice file=esc␛[31m.txt,line=3,endLine=3,col=1,title=onecap CAP010::alt-repeats-caption: the kept text begins with the same words and goes on (kept: line 4)
        ::warning file=feed.jsonl,line=5001,endLine=5001,col=17,title=onecap CAP002::truncated: the kept text begins with the same words and goes on (kept: line 5001)
        ::warning file=feed.jsonl,line=5002,endLine=5002,col=1,title=onecap::this line is no JSON: expected a key; it is passed through
        "#);
    }

    #[test]
    fn what_failed_is_an_error() {
        insta::assert_snapshot!(
            Github.failed(&sample::failure()),
            @"::error file=news/bin.txt,title=onecap::cannot read news/bin.txt: it is binary"
        );
    }

    #[test]
    fn an_interrupted_run_is_an_error() {
        let interrupted = Summary {
            interrupted: true,
            ..Summary::default()
        };
        assert_eq!(
            Github.tail(&interrupted, &[]),
            format!("::error title=onecap::{INTERRUPTED}\n")
        );
        assert_eq!(Github.tail(&Summary::default(), &[]), "");
    }

    #[test]
    fn nothing_ends_a_command_or_begins_another() {
        assert_eq!(
            property("a:b,c%\r\n::error::x"),
            "a%3Ab%2Cc%25%0D%0A%3A%3Aerror%3A%3Ax"
        );
        assert_eq!(data("100%\n::error::x"), "100%25%0A::error::x");
    }
}

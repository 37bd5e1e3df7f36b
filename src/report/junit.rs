//! JUnit XML: a suite a file, a failed case a finding, a skipped one what could not be read of it; a file without
//! findings is one case that passes, a file that could not be processed one with an error.

use super::{
    Failure, FileReport, INTERRUPTED, Report, Summary, View, is_warning, message, safe_text,
};
use htmlize::escape_all_quotes;
use std::fmt::Write;

/// The format as a renderer.
pub struct Junit;

impl Report for Junit {
    fn head(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"onecap\">\n".into()
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let view = View::new(file);
        let path = xml(file.name);
        let mut cases = String::new();
        let (mut tests, mut failures) = (0, 0);
        // Writing to a string cannot fail.
        for finding in &file.analysis.findings {
            let (at, _) = view.positions(finding.span);
            let message = xml(&message(&view, finding));
            let code = finding.rule.code();
            tests += 1;
            let _ = write!(
                cases,
                "    <testcase name=\"{code} line {}\" classname=\"{path}\"",
                at.line
            );
            if is_warning(finding) {
                failures += 1;
                let _ = writeln!(
                    cases,
                    ">\n      <failure type=\"{code}\" message=\"{message}\">{path}:{}:{}</failure>\n    </testcase>",
                    at.line, at.column
                );
            } else {
                let _ = writeln!(
                    cases,
                    ">\n      <system-out>{message}</system-out>\n    </testcase>"
                );
            }
        }
        // No error, which would fail what the exit code does not.
        let skipped = file.problems.len();
        for problem in file.problems {
            let (at, _) = view.positions(problem.span);
            tests += 1;
            let _ = writeln!(
                cases,
                "    <testcase name=\"problem line {0}\" classname=\"{path}\">\n      <skipped message=\"{1}\">{path}:{0}:{2}</skipped>\n    </testcase>",
                at.line,
                xml(&problem.message),
                at.column
            );
        }
        if tests == 0 {
            tests = 1;
            let _ = writeln!(
                cases,
                "    <testcase name=\"no repeats\" classname=\"{path}\"/>"
            );
        }
        format!(
            "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n{cases}  </testsuite>\n"
        )
    }

    fn failed(&self, failure: &Failure) -> String {
        broken(&failure.path, &failure.message)
    }

    fn tail(&self, summary: &Summary, _failures: &[Failure]) -> String {
        let interrupted = if summary.interrupted {
            broken("onecap", INTERRUPTED)
        } else {
            String::new()
        };
        format!("{interrupted}</testsuites>\n")
    }
}

/// A suite of one case that could not be run.
fn broken(name: &str, message: &str) -> String {
    let (name, message) = (xml(name), xml(message));
    format!(
        "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase name=\"failed\" classname=\"{name}\">\n      <error type=\"failed\" message=\"{message}\"/>\n    </testcase>\n  </testsuite>\n"
    )
}

/// Text for XML: of control characters, which it cannot carry at all, only what stands for them.
fn xml(text: &str) -> String {
    let text = safe_text::visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    escape_all_quotes(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_suite_a_file_and_a_case_a_finding() {
        insta::assert_snapshot!(sample::render(&Junit, &sample::all()), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="onecap">
          <testsuite name="news/harbour.txt" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="CAP002 line 2" classname="news/harbour.txt">
              <failure type="CAP002" message="truncated: the kept text begins with the same words and goes on (kept: line 3)">news/harbour.txt:2:1</failure>
            </testcase>
          </testsuite>
          <testsuite name="crlf, 50%: «утро».txt" tests="2" failures="2" errors="0" skipped="0">
            <testcase name="CAP002 line 2" classname="crlf, 50%: «утро».txt">
              <failure type="CAP002" message="truncated: the kept text begins with the same words and goes on (kept: line 3)">crlf, 50%: «утро».txt:2:1</failure>
            </testcase>
            <testcase name="CAP001 line 5" classname="crlf, 50%: «утро».txt">
              <failure type="CAP001" message="exact: the kept text begins with the same words and goes on (kept: line 4)">crlf, 50%: «утро».txt:5:1</failure>
            </testcase>
          </testsuite>
          <testsuite name="long.md" tests="1" failures="1" errors="0" skipped="0">
            <testcase name="CAP009 line 1" classname="long.md">
              <failure type="CAP009" message="inline: the kept text begins with the same words and goes on (kept: line 1)">long.md:1:1502</failure>
            </testcase>
          </testsuite>
          <testsuite name="esc␛[31m.txt" tests="3" failures="2" errors="0" skipped="0">
            <testcase name="CAP006 line 1" classname="esc␛[31m.txt">
              <failure type="CAP006" message="label: a &quot;&lt;b&gt;reason&lt;/b&gt;&quot; with &apos;quotes&apos;, 100% [sic], ]]&gt; &amp; ␛[0m (kept: line 2)">esc␛[31m.txt:1:1</failure>
            </testcase>
            <testcase name="CAP008 line 4" classname="esc␛[31m.txt">
              <failure type="CAP008" message="covered: the kept text begins with the same words and goes on (kept: lines 2, 3)">esc␛[31m.txt:4:1</failure>
            </testcase>
            <testcase name="CAP010 line 3" classname="esc␛[31m.txt">
              <system-out>alt-repeats-caption: the kept text begins with the same words and goes on (kept: line 4)</system-out>
            </testcase>
          </testsuite>
          <testsuite name="feed.jsonl" tests="2" failures="1" errors="0" skipped="1">
            <testcase name="CAP002 line 5001" classname="feed.jsonl">
              <failure type="CAP002" message="truncated: the kept text begins with the same words and goes on (kept: line 5001)">feed.jsonl:5001:17</failure>
            </testcase>
            <testcase name="problem line 5002" classname="feed.jsonl">
              <skipped message="this line is no JSON: expected a key; it is passed through">feed.jsonl:5002:1</skipped>
            </testcase>
          </testsuite>
          <testsuite name="clean.txt" tests="1" failures="0" errors="0" skipped="0">
            <testcase name="no repeats" classname="clean.txt"/>
          </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn what_failed_is_an_error_and_so_is_an_interrupt() {
        insta::assert_snapshot!(Junit.failed(&sample::failure()), @r#"
          <testsuite name="news/bin.txt" tests="1" failures="0" errors="1">
            <testcase name="failed" classname="news/bin.txt">
              <error type="failed" message="cannot read news/bin.txt: it is binary"/>
            </testcase>
          </testsuite>
        "#);
        let interrupted = Summary {
            interrupted: true,
            ..Summary::default()
        };
        assert!(Junit.tail(&interrupted, &[]).contains(INTERRUPTED));
        assert_eq!(Junit.tail(&Summary::default(), &[]), "</testsuites>\n");
    }

    #[test]
    fn xml_carries_no_markup_and_no_control_characters_of_the_text() {
        assert_eq!(
            xml("<a b='c'>&\"\u{1b}\u{ffff}\n"),
            "&lt;a b=&apos;c&apos;&gt;&amp;&quot;␛\u{fffd}␊"
        );
    }
}

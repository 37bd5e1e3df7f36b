//! GitLab's code quality report: one JSON array.

use super::fingerprint::Fingerprints;
use super::{Failure, FileReport, INTERRUPTED, Report, View, is_warning, message, safe_text};
use crate::span::Span;
use serde::Serialize;
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_128;

/// The format as a renderer.
pub struct Gitlab;

/// The path of what is said of the run as a whole: the root of the repository.
const EVERYTHING: &str = ".";

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Report for Gitlab {
    fn head(&self) -> String {
        "[\n".into()
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let view = View::new(file);
        let path = super::in_repository(file.name);
        let location = |span: Span| {
            let (start, end) = view.positions(span);
            Location {
                path: &path,
                lines: Lines {
                    begin: start.line,
                    end: end.line,
                },
            }
        };
        let name = |what: String| name(&what, &path);
        let mut fingerprints = Fingerprints::default();
        let findings = file.analysis.findings.iter().map(|finding| Issue {
            description: format!("{} {}", finding.rule.code(), message(&view, finding)),
            check_name: finding.rule.name(),
            fingerprint: name(fingerprints.of(&view, finding)),
            severity: if is_warning(finding) { "minor" } else { "info" },
            location: location(finding.span),
        });
        // Of equal ones each has its number: their places change with every line above them.
        let mut told: HashMap<&str, usize> = HashMap::new();
        let mut number = |message| {
            let earlier = told.entry(message).or_default();
            *earlier += 1;
            *earlier
        };
        let problems = file.problems.iter().map(|problem| Issue {
            description: safe_text::visible(&problem.message).into_owned(),
            check_name: "problem",
            fingerprint: name(format!(
                "{} {} {}",
                view.lines_before(),
                number(problem.message.as_str()),
                problem.message
            )),
            severity: "info",
            location: location(problem.span),
        });
        super::json_lines(findings.chain(problems))
    }

    fn failed(&self, failure: &Failure) -> String {
        let path = super::in_repository(&failure.path);
        super::json::json(&Issue {
            description: safe_text::visible(&failure.message).into_owned(),
            check_name: "failed",
            fingerprint: name(&failure.message, &path),
            severity: "major",
            location: Location {
                path: &path,
                lines: Lines { begin: 1, end: 1 },
            },
        })
    }

    /// The format has issues and nothing else. Each needs a path: this one is of all that was to be read.
    fn interrupted(&self) -> String {
        super::json::json(&Issue {
            description: INTERRUPTED.to_owned(),
            check_name: "interrupted",
            fingerprint: name(INTERRUPTED, EVERYTHING),
            severity: "major",
            location: Location {
                path: EVERYTHING,
                lines: Lines { begin: 1, end: 1 },
            },
        })
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, _summary: &super::Summary, _failures: &[Failure]) -> String {
        "\n]\n".into()
    }
}

/// One name in the whole report: the file's name is part of it.
fn name(what: &str, path: &str) -> String {
    format!("{:032x}", xxh3_128(format!("{what}\0{path}").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn an_issue_in_full() {
        insta::assert_snapshot!(sample::render(&Gitlab, &[Sample::short()]), @r#"
        [
        {"description":"CAP002 truncated: the kept text begins with the same words and goes on (kept: line 3)","check_name":"truncated","fingerprint":"e6714e3bf050c4efd8fd03645e2a8211","severity":"minor","location":{"path":"news/harbour.txt","lines":{"begin":2,"end":2}}}
        ]
        "#);
    }

    #[test]
    fn a_problem_has_its_name_wherever_it_stands() {
        let names = |text: &str| -> Vec<String> {
            let at = text.find("Ferry").unwrap_or_default();
            let span = Span::new(at, at + 5);
            let sample = Sample::new("a.md", text)
                .problem(span, "what is this?")
                .problem(span, "what is this?");
            let issues: Vec<serde_json::Value> =
                serde_json::from_str(&sample::render(&Gitlab, &[sample])).unwrap();
            let names = issues.iter().map(|issue| issue["fingerprint"].to_string());
            names.collect()
        };
        let [first, second] = &names("Ferry\n")[..] else {
            panic!("two problems have two names");
        };
        assert_ne!(first, second);
        assert_eq!(names("A line\n\nFerry\n"), [first.clone(), second.clone()]);
    }

    #[test]
    fn what_failed_is_an_issue() {
        let issue: serde_json::Value =
            serde_json::from_str(&Gitlab.failed(&sample::failure())).unwrap();
        assert_eq!(
            issue["description"],
            "cannot read news/bin.txt: it is binary"
        );
        assert_eq!(issue["location"]["path"], "news/bin.txt");
    }

    #[test]
    fn an_interrupted_run_is_an_issue() {
        let issue: serde_json::Value = serde_json::from_str(&Gitlab.interrupted()).unwrap();
        assert_eq!(issue["description"], INTERRUPTED);
        assert_eq!(issue["location"]["path"], ".");
        assert_eq!(issue["location"]["lines"]["begin"], 1);
    }

    #[test]
    fn every_report_is_one_array_of_issues_with_names_of_their_own() {
        let issues: Vec<serde_json::Value> =
            serde_json::from_str(&sample::render(&Gitlab, &sample::all())).unwrap();
        let names: HashSet<&str> = issues
            .iter()
            .filter_map(|issue| issue["fingerprint"].as_str())
            .collect();
        assert_eq!((issues.len(), names.len()), (9, 9));
        assert_eq!(sample::render(&Gitlab, &[]), "[\n\n]\n");
    }
}

//! One versioned JSON document. The structs here are its schema: schema/findings.schema.json is generated from them.

use super::{Failure, FileReport, Report, Summary, View};
use crate::finding::{Applicability, Finding};
use crate::safe_text;
use crate::span::{Position, Span};
use serde::Serialize;

/// Changes when a reader of the document has to.
pub const SCHEMA_VERSION: u32 = 1;

/// The format as a renderer.
pub struct Json;

impl Report for Json {
    fn head(&self) -> String {
        // The document is written piece by piece, in the order of the fields of `Document`.
        format!(
            "{{\"schema_version\":{SCHEMA_VERSION},\"tool\":{},\"files\":[\n",
            json(&Tool::this())
        )
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let view = View::new(file);
        let entry = FileEntry {
            path: file.name,
            findings: file
                .analysis
                .findings
                .iter()
                .map(|finding| FindingEntry::new(&view, finding))
                .collect(),
            problems: file
                .problems
                .iter()
                .map(|problem| ProblemEntry::new(&view, problem))
                .collect(),
            error: None,
        };
        if entry.findings.is_empty() && entry.problems.is_empty() {
            return String::new();
        }
        json(&entry)
    }

    fn failed(&self, failure: &Failure) -> String {
        json(&FileEntry {
            path: &failure.path,
            findings: Vec::new(),
            problems: Vec::new(),
            error: Some(&failure.message),
        })
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, summary: &Summary, _failures: &[Failure]) -> String {
        format!("\n],\"summary\":{}}}\n", json(summary))
    }
}

/// `value` as JSON on one line, in which no character speaks to a terminal.
pub fn json(value: &impl Serialize) -> String {
    // Serialising plain structs with string keys into memory cannot fail.
    safe_text::escaped_in_json(serde_json::to_string(value).unwrap_or_default())
}

/// The findings of one run of onecap.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[allow(
    dead_code,
    reason = "only its schema is used: the document is written piece by piece"
)]
struct Document<'a> {
    /// Version of this schema. It changes when a reader has to.
    schema_version: u32,
    /// What wrote the document.
    tool: Tool,
    /// The files with something to report, in path order. A very long JSON Lines file may have several entries.
    files: Vec<FileEntry<'a>>,
    /// The totals of the run.
    summary: Summary,
}

/// What wrote the document.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tool {
    /// Its name: `onecap`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub fn this() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// One file.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FileEntry<'a> {
    /// Its path, as it was given or found.
    path: &'a str,
    /// What repeats in it, in the order of the text.
    findings: Vec<FindingEntry<'a>>,
    /// What of it could not be read and was passed through.
    problems: Vec<ProblemEntry<'a>>,
    /// What went wrong and what to do, if the file could not be read, cleaned or written.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

/// One repeat.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingEntry<'a> {
    /// Name of the rule, as `truncated`.
    rule: &'static str,
    /// Code of the rule, as `CAP002`.
    code: &'static str,
    /// Why the one repeats the other.
    message: &'a str,
    /// How alike the two are, from 0 to 1.
    score: f32,
    /// Whether its fix is applied by default (`safe`), when asked for (`unsafe`), or never (`display-only`).
    #[cfg_attr(test, schemars(with = "ApplicabilityName"))]
    applicability: Applicability,
    /// What keeps its fix from being applied by default, where something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_back: Option<&'a str>,
    /// Where the repeated text stands.
    location: Place,
    /// The repeated text, decoded from the file's encoding.
    text: String,
    /// Where the text stands that says it already.
    keepers: Vec<Place>,
    /// What the fix deletes; empty where none is offered. Safe fixes are disjoint, and together what `--fix` deletes;
    /// others hold alone, and may overlap.
    fix: Vec<Deletion>,
}

#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[allow(
    dead_code,
    reason = "spells out the names of `Applicability` for the schema"
)]
enum ApplicabilityName {
    DisplayOnly,
    Unsafe,
    Safe,
}

impl<'a> FindingEntry<'a> {
    /// The entry of a finding.
    pub fn new(view: &View<'_>, finding: &'a Finding) -> Self {
        Self {
            rule: finding.rule.name(),
            code: finding.rule.code(),
            message: &finding.reason,
            score: finding.score,
            applicability: finding.applicability,
            held_back: finding.held_back.as_deref(),
            location: Place::new(view, finding.span),
            text: view.of(finding.span).into(),
            keepers: finding
                .keepers
                .iter()
                .map(|&keeper| Place::new(view, keeper))
                .collect(),
            fix: finding
                .fix
                .iter()
                .map(|edit| Deletion {
                    location: Place::new(view, edit.delete),
                    text: view.of(edit.delete).into(),
                })
                .collect(),
        }
    }
}

/// A deletion.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Deletion {
    /// What goes.
    location: Place,
    /// The text that goes, with its markup and separator, decoded from the file's encoding.
    text: String,
}

/// A part of a file that could not be read.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemEntry<'a> {
    /// What is wrong and what to do.
    message: &'a str,
    /// Where it stands.
    location: Place,
}

impl<'a> ProblemEntry<'a> {
    /// The entry of a problem.
    pub fn new(view: &View<'_>, problem: &'a crate::Problem) -> Self {
        Self {
            message: &problem.message,
            location: Place::new(view, problem.span),
        }
    }
}

/// A range of a file.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Place {
    /// The range in bytes of the file as it is on disk.
    span: Bytes,
    /// The position of its first character.
    start: LineColumn,
    /// The position behind its last character.
    end: LineColumn,
}

impl Place {
    fn new(view: &View<'_>, span: Span) -> Self {
        let (start, end) = view.positions(span);
        let span = view.in_file(span);
        Self {
            span: Bytes {
                start: span.start(),
                end: span.end(),
            },
            start: start.into(),
            end: end.into(),
        }
    }
}

/// A range of bytes: `start` is in it, `end` is not.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Bytes {
    start: usize,
    end: usize,
}

/// A position as editors show it, both counted from one, columns in characters.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct LineColumn {
    #[cfg_attr(test, schemars(range(min = 1)))]
    line: usize,
    #[cfg_attr(test, schemars(range(min = 1)))]
    column: usize,
}

impl From<Position> for LineColumn {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_finding_in_full() {
        let document: Value =
            serde_json::from_str(&sample::render(&Json, &[Sample::short()])).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&document).unwrap().replace(env!("CARGO_PKG_VERSION"), "VERSION"), @r#"
        {
          "files": [
            {
              "findings": [
                {
                  "applicability": "safe",
                  "code": "CAP002",
                  "fix": [
                    {
                      "location": {
                        "end": {
                          "column": 1,
                          "line": 3
                        },
                        "span": {
                          "end": 44,
                          "start": 23
                        },
                        "start": {
                          "column": 1,
                          "line": 2
                        }
                      },
                      "text": "A ferry waits off…\n"
                    }
                  ],
                  "keepers": [
                    {
                      "end": {
                        "column": 36,
                        "line": 3
                      },
                      "span": {
                        "end": 79,
                        "start": 44
                      },
                      "start": {
                        "column": 1,
                        "line": 3
                      }
                    }
                  ],
                  "location": {
                    "end": {
                      "column": 19,
                      "line": 2
                    },
                    "span": {
                      "end": 43,
                      "start": 23
                    },
                    "start": {
                      "column": 1,
                      "line": 2
                    }
                  },
                  "message": "the kept text begins with the same words and goes on",
                  "rule": "truncated",
                  "score": 0.875,
                  "text": "A ferry waits off…"
                }
              ],
              "path": "news/harbour.txt",
              "problems": []
            }
          ],
          "schema_version": 1,
          "summary": {
            "blocks": 24,
            "bytes": 6543,
            "bytes_removed": 210,
            "errors": 0,
            "files": 6,
            "files_with_findings": 5,
            "findings": {
              "alt-repeats-caption": 1,
              "covered": 1,
              "exact": 1,
              "inline": 1,
              "label": 1,
              "truncated": 3
            },
            "fixed": 0,
            "interrupted": false,
            "passed_over": 0,
            "problems": 1,
            "time": 0.25,
            "without_text": 0
          },
          "tool": {
            "name": "onecap",
            "version": "VERSION"
          }
        }
        "#);
    }

    #[test]
    fn every_report_is_one_document_that_the_schema_describes() {
        let schema: Value =
            serde_json::from_str(include_str!("../../schema/findings.schema.json")).unwrap();
        for samples in [sample::all(), Vec::new()] {
            let document: Value = serde_json::from_str(&sample::render(&Json, &samples)).unwrap();
            assert_eq!(
                check(&schema, &schema, &document, "document"),
                Vec::<String>::new()
            );
        }
        let lines = sample::render(&super::super::jsonl::Jsonl, &sample::all());
        for line in lines.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(
                check(&schema, &schema["$defs"]["Line"], &line, "line"),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn a_file_that_failed_is_an_entry_with_its_error() {
        let schema: Value =
            serde_json::from_str(include_str!("../../schema/findings.schema.json")).unwrap();
        let entry: Value = serde_json::from_str(&Json.failed(&sample::failure())).unwrap();
        assert_eq!(
            entry,
            serde_json::json!({
                "path": "news/bin.txt",
                "findings": [],
                "problems": [],
                "error": "cannot read news/bin.txt: it is binary"
            })
        );
        let wrong = |kind: &str, value| check(&schema, &schema["$defs"][kind], value, kind);
        assert_eq!(wrong("FileEntry", &entry), Vec::<String>::new());
        let line = super::super::jsonl::Jsonl.failed(&sample::failure());
        let line: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(wrong("Line", &line), Vec::<String>::new());
    }

    #[test]
    fn what_is_held_back_says_why() {
        let held = Sample::short().but(|finding| {
            finding.applicability = Applicability::Unsafe;
            finding.held_back = Some("too much would go".into());
        });
        let document: Value = serde_json::from_str(&sample::render(&Json, &[held])).unwrap();
        assert_eq!(
            document["files"][0]["findings"][0]["held_back"],
            "too much would go"
        );
    }

    #[test]
    fn the_committed_schema_is_that_of_the_structs() {
        let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
        generator.subschema_for::<super::super::jsonl::Line>();
        let schema = generator.into_root_schema_for::<Document>();
        let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/findings.schema.json");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, &schema).unwrap();
        }
        let committed = std::fs::read_to_string(path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            committed == schema,
            "run the tests with UPDATE_SCHEMA=1 and commit {path}"
        );
    }

    #[test]
    fn batches_count_from_the_start_of_the_file() {
        let text = sample::render(&Json, &sample::all());
        let document: Value = serde_json::from_str(&text).unwrap();
        let location = &document["files"][4]["findings"][0]["location"];
        assert_eq!(
            location["span"],
            serde_json::json!({"start": 1_000_016, "end": 1_000_026})
        );
        assert_eq!(
            location["start"],
            serde_json::json!({"line": 5_001, "column": 17})
        );
    }

    /// What in `value` is not as `schema` says; knows the words of JSON Schema that ours uses and fails on any other.
    fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
        let mut wrong = Vec::new();
        for (word, rule) in schema.as_object().into_iter().flatten() {
            match word.as_str() {
                "$schema" | "$defs" | "title" | "description" | "format" => {}
                "$ref" => {
                    let pointer = rule.as_str().unwrap().trim_start_matches('#');
                    wrong.extend(check(root, root.pointer(pointer).unwrap(), value, at));
                }
                "type" => {
                    let is = |name: &Value| match name.as_str().unwrap() {
                        "object" => value.is_object(),
                        "array" => value.is_array(),
                        "string" => value.is_string(),
                        "number" => value.is_number(),
                        "integer" => value.is_u64() || value.is_i64(),
                        "boolean" => value.is_boolean(),
                        "null" => value.is_null(),
                        other => panic!("unknown type {other}"),
                    };
                    if !rule
                        .as_array()
                        .map_or_else(|| is(rule), |names| names.iter().any(is))
                    {
                        wrong.push(format!("{at} is no {rule}"));
                    }
                }
                "required" => wrong.extend(
                    rule.as_array()
                        .unwrap()
                        .iter()
                        .filter(|name| value.get(name.as_str().unwrap()).is_none())
                        .map(|name| format!("{at} lacks {name}")),
                ),
                "properties" => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        match rule.get(name) {
                            Some(rule) => {
                                wrong.extend(check(root, rule, value, &format!("{at}.{name}")))
                            }
                            None if schema.get("additionalProperties").is_some()
                                || schema.get("$ref").is_some() => {}
                            None => wrong.push(format!("{at} has an unknown {name}")),
                        }
                    }
                }
                "additionalProperties" => {
                    for (name, value) in value.as_object().into_iter().flatten() {
                        wrong.extend(check(root, rule, value, &format!("{at}.{name}")));
                    }
                }
                "items" => {
                    for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                        wrong.extend(check(root, rule, value, &format!("{at}[{index}]")));
                    }
                }
                "enum" => {
                    if !rule.as_array().unwrap().contains(value) {
                        wrong.push(format!("{at} is none of {rule}"));
                    }
                }
                "const" => {
                    if rule != value {
                        wrong.push(format!("{at} is not {rule}"));
                    }
                }
                "minimum" => {
                    if value.as_f64() < rule.as_f64() {
                        wrong.push(format!("{at} is below {rule}"));
                    }
                }
                "oneOf" => {
                    let fitting = rule
                        .as_array()
                        .unwrap()
                        .iter()
                        .filter(|rule| check(root, rule, value, at).is_empty())
                        .count();
                    if fitting != 1 {
                        wrong.push(format!("{at} fits {fitting} of the choices"));
                    }
                }
                other => panic!("the schema has the word {other}, which this test does not know"),
            }
        }
        wrong
    }
}

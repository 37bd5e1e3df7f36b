//! SARIF 2.1.0, as code scanning services read it.

use super::fingerprint::Fingerprints;
use super::json::{Tool, json};
use super::{Failure, FileReport, INTERRUPTED, Report, Summary, View, is_warning, safe_text};
use crate::finding::{Applicability, Finding, Rule};
use crate::options::Options;
use crate::span::Span;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use serde::Serialize;

/// The format as a renderer.
pub struct Sarif;

/// The rule under which parts that could not be read are listed.
const PROBLEM: &str = "unreadable";
/// GitHub wants a help text with every rule.
const HELP: &str = "`onecap check --fix` deletes what may go by default, `--fix --unsafe-fixes` the rest. \
    `onecap rules` lists all rules.";
/// Relative paths are relative to the root of the repository.
const ROOT: &str = "%SRCROOT%";
/// What stands unescaped in a path.
const IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Report for Sarif {
    fn head(&self) -> String {
        // The log is written piece by piece: one run, whose results come file by file.
        format!(
            "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{}}},\"columnKind\":\"unicodeCodePoints\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\"results\":[\n",
            json(&Driver::this())
        )
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let source = Source {
            view: View::new(file),
            file: ArtifactLocation::of(file.name),
        };
        let mut fingerprints = Fingerprints::default();
        let findings = file
            .analysis
            .findings
            .iter()
            .map(|finding| source.result(finding, &mut fingerprints));
        let problems = file.problems.iter().map(|problem| SarifResult {
            rule_id: PROBLEM,
            rule_index: Rule::ALL.len(),
            level: "note",
            message: Message::new(&problem.message),
            locations: vec![source.location(problem.span, None)],
            related_locations: Vec::new(),
            partial_fingerprints: None,
            fixes: Vec::new(),
            properties: None,
        });
        super::json_lines(findings.chain(problems))
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn tail(&self, summary: &Summary, failures: &[Failure]) -> String {
        let files: Vec<ArtifactLocation> = failures
            .iter()
            .map(|failure| ArtifactLocation::of(&failure.path))
            .collect();
        let failed = failures.iter().zip(&files).map(|(failure, file)| {
            let place = PhysicalLocation {
                artifact_location: file,
                region: None,
            };
            Notification::new(&failure.message, Some(place))
        });
        let interrupted = summary
            .interrupted
            .then(|| Notification::new(INTERRUPTED, None));
        let invocation = Invocation {
            execution_successful: summary.errors == 0 && !summary.interrupted,
            tool_execution_notifications: failed.chain(interrupted).collect(),
        };
        format!("\n],\"invocations\":[{}]}}]}}\n", json(&invocation))
    }
}

/// How the run went.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'a>>,
}

/// What kept the run from reading all.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification<'a> {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
}

impl<'a> Notification<'a> {
    fn new(message: &str, place: Option<PhysicalLocation<'a>>) -> Self {
        let location = |physical_location| Location {
            id: None,
            physical_location,
            message: None,
        };
        Self {
            level: "error",
            message: Message::new(message),
            locations: place.map(location).into_iter().collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<ReportingDescriptor>,
}

impl Driver {
    fn this() -> Self {
        let Tool { name, version } = Tool::this();
        let selected = Options::default().rules;
        let rules = Rule::ALL.into_iter().map(|rule| ReportingDescriptor {
            id: rule.code(),
            name: Some(rule.name()),
            short_description: Message::new(&format!("Finds {}.", rule.description())),
            full_description: Message::new(&format!("Finds {}.", rule.description())),
            help: Message::new(HELP),
            default_configuration: Configuration {
                level: if rule == Rule::AltRepeatsCaption {
                    "note"
                } else {
                    "warning"
                },
                enabled: selected.contains(&rule),
            },
        });
        let problem = ReportingDescriptor {
            id: PROBLEM,
            name: None,
            short_description: Message::new("Names a part of a file that could not be read."),
            full_description: Message::new(
                "Names a part of a file that could not be read and was passed through.",
            ),
            help: Message::new("Mend what the message says, or leave the file out."),
            default_configuration: Configuration {
                level: "note",
                enabled: true,
            },
        };
        Self {
            name,
            version,
            semantic_version: version,
            rules: rules.chain([problem]).collect(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'static str>,
    short_description: Message,
    full_description: Message,
    help: Message,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<PartialFingerprints>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    fn new(text: &str) -> Self {
        Self {
            text: safe_text::visible(text).into_owned(),
        }
    }
}

#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "repeat/v1")]
    repeat: String,
}

#[derive(Serialize)]
struct Properties {
    score: f32,
    applicability: Applicability,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: &'a ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl ArtifactLocation {
    fn of(path: &str) -> Self {
        let path = super::in_repository(path);
        let bytes = safe_text::bytes_of(&path);
        let encoded = percent_encode(&bytes, IN_PATHS);
        let has_drive = path.as_bytes().get(1) == Some(&b':') && cfg!(windows);
        match path.starts_with('/') || has_drive {
            true if has_drive => Self {
                uri: format!("file:///{encoded}"),
                uri_base_id: None,
            },
            true => Self {
                uri: format!("file://{encoded}"),
                uri_base_id: None,
            },
            false => Self {
                uri: encoded.to_string(),
                uri_base_id: Some(ROOT),
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: Message,
    artifact_changes: Vec<ArtifactChange<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: &'a ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
}

/// A file, to point into.
struct Source<'a> {
    view: View<'a>,
    file: ArtifactLocation,
}

impl Source<'_> {
    fn result(&self, finding: &Finding, fingerprints: &mut Fingerprints) -> SarifResult<'_> {
        let kept = |(index, &keeper): (usize, &Span)| {
            self.location(keeper, Some((index, "Kept: this text says it already.")))
        };
        SarifResult {
            rule_id: finding.rule.code(),
            rule_index: Rule::ALL
                .iter()
                .position(|&rule| rule == finding.rule)
                .unwrap_or_default(),
            level: if is_warning(finding) {
                "warning"
            } else {
                "note"
            },
            message: self.message(finding),
            locations: vec![self.location(finding.span, None)],
            related_locations: finding.keepers.iter().enumerate().map(kept).collect(),
            partial_fingerprints: Some(PartialFingerprints {
                repeat: fingerprints.of(&self.view, finding),
            }),
            fixes: self.fix(finding).into_iter().collect(),
            properties: Some(Properties {
                score: finding.score,
                applicability: finding.applicability,
            }),
        }
    }

    /// The reason, with a link to each keeper: `[line 9](0)` names a related location by its id.
    fn message(&self, finding: &Finding) -> Message {
        let escaped = |text: &str| {
            text.replace('\\', "\\\\")
                .replace('[', "\\[")
                .replace(']', "\\]")
        };
        let reason = escaped(&finding.reason);
        let links: Vec<String> = finding
            .keepers
            .iter()
            .enumerate()
            .map(|(id, &keeper)| format!("[line {}]({id})", self.view.positions(keeper).0.line))
            .collect();
        let kept = if links.is_empty() {
            String::new()
        } else {
            format!(" Kept: {}.", links.join(", "))
        };
        let held_back = match &finding.held_back {
            Some(why) => format!(" Not fixed: {}.", escaped(why)),
            None => String::new(),
        };
        Message::new(&format!("{}: {reason}.{kept}{held_back}", finding.rule))
    }

    fn fix(&self, finding: &Finding) -> Option<Fix<'_>> {
        let replacements: Vec<Replacement> = finding
            .fix
            .iter()
            .map(|edit| Replacement {
                deleted_region: self.region(edit.delete),
            })
            .collect();
        (!replacements.is_empty()).then(|| Fix {
            description: Message::new("Delete the repeated text."),
            artifact_changes: vec![ArtifactChange {
                artifact_location: &self.file,
                replacements,
            }],
        })
    }

    fn location(&self, span: Span, named: Option<(usize, &str)>) -> Location<'_> {
        Location {
            id: named.map(|(id, _)| id),
            physical_location: PhysicalLocation {
                artifact_location: &self.file,
                region: Some(self.region(span)),
            },
            message: named.map(|(_, text)| Message::new(text)),
        }
    }

    fn region(&self, span: Span) -> Region {
        let (start, end) = self.view.positions(span);
        let span = self.view.in_file(span);
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: span.start(),
            byte_length: span.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use serde_json::Value;

    fn log(samples: &[Sample]) -> Value {
        let text = sample::render(&Sarif, samples);
        // For a look with the official validator: SARIF_OUT=log.sarif.
        if let Some(path) = std::env::var_os("SARIF_OUT") {
            std::fs::write(path, &text).unwrap();
        }
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_result_in_full() {
        let log = log(&[Sample::short()]);
        insta::assert_snapshot!(serde_json::to_string_pretty(&log["runs"][0]["results"]).unwrap(), @r#"
        [
          {
            "fixes": [
              {
                "artifactChanges": [
                  {
                    "artifactLocation": {
                      "uri": "news/harbour.txt",
                      "uriBaseId": "%SRCROOT%"
                    },
                    "replacements": [
                      {
                        "deletedRegion": {
                          "byteLength": 21,
                          "byteOffset": 23,
                          "endColumn": 1,
                          "endLine": 3,
                          "startColumn": 1,
                          "startLine": 2
                        }
                      }
                    ]
                  }
                ],
                "description": {
                  "text": "Delete the repeated text."
                }
              }
            ],
            "level": "warning",
            "locations": [
              {
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "news/harbour.txt",
                    "uriBaseId": "%SRCROOT%"
                  },
                  "region": {
                    "byteLength": 20,
                    "byteOffset": 23,
                    "endColumn": 19,
                    "endLine": 2,
                    "startColumn": 1,
                    "startLine": 2
                  }
                }
              }
            ],
            "message": {
              "text": "truncated: the kept text begins with the same words and goes on. Kept: [line 3](0)."
            },
            "partialFingerprints": {
              "repeat/v1": "7596e83ddb235c710a950cb94629b4b0"
            },
            "properties": {
              "applicability": "safe",
              "score": 0.875
            },
            "relatedLocations": [
              {
                "id": 0,
                "message": {
                  "text": "Kept: this text says it already."
                },
                "physicalLocation": {
                  "artifactLocation": {
                    "uri": "news/harbour.txt",
                    "uriBaseId": "%SRCROOT%"
                  },
                  "region": {
                    "byteLength": 35,
                    "byteOffset": 44,
                    "endColumn": 36,
                    "endLine": 3,
                    "startColumn": 1,
                    "startLine": 3
                  }
                }
              }
            ],
            "ruleId": "CAP002",
            "ruleIndex": 1
          }
        ]
        "#);
    }

    #[test]
    fn every_result_names_a_rule_of_the_driver() {
        let log = log(&sample::all());
        let run = &log["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), 9);
        for result in results {
            let rule =
                &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], true);
        assert_eq!(log["version"], "2.1.0");
    }

    #[test]
    fn what_failed_is_a_notification_and_the_run_no_success() {
        let invocation = |summary: &Summary, failures: &[Failure]| -> Value {
            let log = Sarif.head() + &Sarif.tail(summary, failures);
            let log: Value = serde_json::from_str(&log).unwrap();
            log["runs"][0]["invocations"][0].clone()
        };
        let failed = Summary {
            errors: 1,
            ..Summary::default()
        };
        assert_eq!(
            invocation(&failed, &[sample::failure()]),
            serde_json::json!({
                "executionSuccessful": false,
                "toolExecutionNotifications": [{
                    "level": "error",
                    "message": {"text": "cannot read news/bin.txt: it is binary"},
                    "locations": [{"physicalLocation": {
                        "artifactLocation": {"uri": "news/bin.txt", "uriBaseId": "%SRCROOT%"}
                    }}]
                }]
            })
        );
        let interrupted = Summary {
            interrupted: true,
            ..Summary::default()
        };
        let interrupted = invocation(&interrupted, &[]);
        assert_eq!(interrupted["executionSuccessful"], false);
        assert_eq!(
            interrupted["toolExecutionNotifications"][0]["message"]["text"],
            INTERRUPTED
        );
    }

    #[test]
    fn a_run_without_findings_is_a_log_too() {
        assert_eq!(log(&[])["runs"][0]["results"], serde_json::json!([]));
    }

    #[test]
    fn paths_are_escaped_and_relative_to_the_root() {
        let of = |path| {
            let location = ArtifactLocation::of(path);
            (location.uri, location.uri_base_id)
        };
        assert_eq!(
            of("./a b/50%/é.txt"),
            ("a%20b/50%25/%C3%A9.txt".into(), Some(ROOT))
        );
        assert_eq!(of("n\\xff\\xe9.txt"), ("n%FF%E9.txt".into(), Some(ROOT)));
        assert_eq!(of("<stdin>"), ("%3Cstdin%3E".into(), Some(ROOT)));
        assert_eq!(of("../x#1.md"), ("../x%231.md".into(), Some(ROOT)));
        assert_eq!(
            of("c:d"),
            ("c%3Ad".into(), Some(ROOT)),
            "no scheme, only a name"
        );
        assert_eq!(of("/srv/ü.txt"), ("file:///srv/%C3%BC.txt".into(), None));
    }
}

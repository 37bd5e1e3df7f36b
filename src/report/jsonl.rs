//! The objects of the JSON document, one a line, for readers that take them as they come.

use super::json::{FindingEntry, ProblemEntry, SCHEMA_VERSION, Tool, json};
use super::{Failure, FileReport, Report, Summary, View};
use serde::Serialize;

/// The format as a renderer.
pub struct Jsonl;

/// One line of the output.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Line<'a> {
    /// The first line.
    Start {
        /// Version of this schema.
        schema_version: u32,
        /// What wrote the lines.
        tool: Tool,
    },
    /// One repeat.
    Finding {
        /// The file it stands in.
        path: &'a str,
        /// The repeat.
        finding: FindingEntry<'a>,
    },
    /// A part of a file that could not be read.
    Problem {
        /// The file it stands in.
        path: &'a str,
        /// What is wrong.
        problem: ProblemEntry<'a>,
    },
    /// A file that could not be read, cleaned or written.
    Failed {
        /// The file.
        path: &'a str,
        /// What went wrong and what to do.
        error: &'a str,
    },
    /// The last line.
    Summary {
        /// The totals of the run.
        summary: Summary,
    },
}

impl Report for Jsonl {
    fn head(&self) -> String {
        line(&Line::Start {
            schema_version: SCHEMA_VERSION,
            tool: Tool::this(),
        })
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let view = View::new(file);
        let findings = file.analysis.findings.iter().map(|finding| Line::Finding {
            path: file.name,
            finding: FindingEntry::new(&view, finding),
        });
        let problems = file.problems.iter().map(|problem| Line::Problem {
            path: file.name,
            problem: ProblemEntry::new(&view, problem),
        });
        findings.chain(problems).map(|entry| line(&entry)).collect()
    }

    fn failed(&self, failure: &Failure) -> String {
        line(&Line::Failed {
            path: &failure.path,
            error: &failure.message,
        })
    }

    fn tail(&self, summary: &Summary, _failures: &[Failure]) -> String {
        line(&Line::Summary {
            summary: summary.clone(),
        })
    }
}

fn line(line: &Line<'_>) -> String {
    json(line) + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;

    #[test]
    fn one_object_a_line() {
        insta::assert_snapshot!(sample::render(&Jsonl, &[Sample::short()]).replace(env!("CARGO_PKG_VERSION"), "VERSION"), @r#"
        {"type":"start","schema_version":1,"tool":{"name":"onecap","version":"VERSION"}}
        {"type":"finding","path":"news/harbour.txt","finding":{"rule":"truncated","code":"CAP002","message":"the kept text begins with the same words and goes on","score":0.875,"applicability":"safe","location":{"span":{"start":23,"end":43},"start":{"line":2,"column":1},"end":{"line":2,"column":19}},"text":"A ferry waits off…","keepers":[{"span":{"start":44,"end":79},"start":{"line":3,"column":1},"end":{"line":3,"column":36}}],"fix":[{"location":{"span":{"start":23,"end":44},"start":{"line":2,"column":1},"end":{"line":3,"column":1}},"text":"A ferry waits off…\n"}]}}
        {"type":"summary","summary":{"files":6,"files_with_findings":5,"errors":0,"problems":1,"without_text":0,"passed_over":0,"blocks":24,"bytes":6543,"bytes_removed":210,"findings":{"exact":1,"truncated":3,"label":1,"covered":1,"inline":1,"alt-repeats-caption":1},"fixed":0,"interrupted":false,"time":0.25}}
        "#);
    }
}

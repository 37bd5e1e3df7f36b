//! The samples are the specification: every directory of `samples/` is an article and what becomes of it.
//!
//! `UPDATE_SAMPLES=1 cargo test --test samples` writes what comes out now instead of comparing.

use onecap::{Applicability, Finding, Format, Options, Rule, analyze, apply};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How many characters of a text name it in `findings.json`.
const EXCERPT: usize = 60;

/// A finding as `findings.json` has it: texts are the first characters, with runs of white space as one space.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Expected {
    rule: Rule,
    /// What goes.
    text: String,
    /// What stays.
    keepers: Vec<String>,
}

/// What came out of one sample.
struct Outcome {
    output: Vec<u8>,
    again: Vec<u8>,
    findings: Vec<Expected>,
}

#[test]
fn every_sample_comes_out_as_a_careful_editor_would_leave_it() -> Result<(), Box<dyn Error>> {
    let samples = samples()?;
    assert!(
        samples.len() > 20,
        "only {} samples were found",
        samples.len()
    );
    if std::env::var_os("UPDATE_SAMPLES").is_some() {
        return samples.iter().try_for_each(|sample| update(sample));
    }
    let mut report = String::new();
    let mut failed = 0;
    for sample in &samples {
        let complaints = compare(sample)?;
        if !complaints.is_empty() {
            failed += 1;
            write!(report, "\n== {}\n{complaints}", sample.display())?;
        }
    }
    assert_eq!(failed, 0, "of {} samples:\n{report}", samples.len());
    Ok(())
}

#[test]
fn every_rule_has_a_sample_and_half_of_all_samples_are_traps() -> Result<(), Box<dyn Error>> {
    let mut rules = Vec::new();
    let (mut repeats, mut traps) = (0, 0);
    for sample in samples()? {
        let expected = expected_findings(&sample)?;
        if expected.is_empty() {
            traps += 1;
            let input = fs::read(input_of(&sample)?)?;
            assert_eq!(
                input,
                fs::read(expected_of(&sample)?)?,
                "{} deletes something but lists no finding",
                sample.display()
            );
        } else {
            repeats += 1;
        }
        rules.extend(expected.into_iter().map(|finding| finding.rule));
    }
    for rule in Rule::ALL {
        assert!(rules.contains(&rule), "no sample teaches the rule {rule}");
    }
    assert!(
        traps >= repeats,
        "{traps} traps for {repeats} samples with repeats"
    );
    Ok(())
}

#[test]
fn every_sample_is_listed_in_the_readme() -> Result<(), Box<dyn Error>> {
    let readme = fs::read_to_string(root().join("README.md"))?;
    for sample in samples()? {
        let name = name_of(&sample);
        assert!(
            readme.contains(&format!("| {name} |")),
            "samples/README.md does not say what {name} teaches"
        );
    }
    Ok(())
}

/// What is wrong with a sample's outcome; empty if nothing is.
fn compare(sample: &Path) -> Result<String, Box<dyn Error>> {
    let outcome = run(sample)?;
    let expected = fs::read(expected_of(sample)?)?;
    let mut complaints = String::new();
    if outcome.output != expected {
        writeln!(
            complaints,
            "the output differs (- expected, + came out):\n{}",
            diff(&expected, &outcome.output)
        )?;
    }
    if outcome.again != outcome.output {
        writeln!(
            complaints,
            "a second run changes the output (- first, + second):\n{}",
            diff(&outcome.output, &outcome.again)
        )?;
    }
    let findings = expected_findings(sample)?;
    if !alike(&findings, &outcome.findings) {
        writeln!(
            complaints,
            "the findings differ (- expected, + came out):\n{}",
            diff(
                listing(&findings).as_bytes(),
                listing(&outcome.findings).as_bytes()
            )
        )?;
    }
    Ok(complaints)
}

/// Whether the findings are those expected. The keeper of an inline repeat is in the block that the repeat is in, so
/// that it is enough that there is one.
fn alike(expected: &[Expected], found: &[Expected]) -> bool {
    expected.len() == found.len()
        && expected.iter().zip(found).all(|(a, b)| {
            a.rule == b.rule
                && a.text == b.text
                && (a.keepers == b.keepers || (a.rule == Rule::Inline && !b.keepers.is_empty()))
        })
}

fn update(sample: &Path) -> Result<(), Box<dyn Error>> {
    let outcome = run(sample)?;
    fs::write(expected_of(sample)?, &outcome.output)?;
    let is_said = expected_findings(sample).is_ok_and(|said| alike(&said, &outcome.findings));
    if !is_said {
        fs::write(
            sample.join("findings.json"),
            serde_json::to_string_pretty(&outcome.findings)? + "\n",
        )?;
    }
    Ok(())
}

fn run(sample: &Path) -> Result<Outcome, Box<dyn Error>> {
    let input = input_of(sample)?;
    let format = format_of(&input)?;
    let options = options_of(sample);
    let bytes = fs::read(&input)?;
    let clean = |bytes: &[u8]| -> Result<(Vec<u8>, Vec<Finding>), Box<dyn Error>> {
        let analysis = analyze(bytes, format, &options)?;
        let output = apply(bytes, analysis.edits(Applicability::Safe))?;
        Ok((output, analysis.findings))
    };
    let (output, findings) = clean(&bytes)?;
    let (again, _) = clean(&output)?;
    let findings = findings
        .iter()
        .map(|finding| Expected {
            rule: finding.rule,
            text: excerpt(&bytes, finding.span),
            keepers: finding
                .keepers
                .iter()
                .map(|&keeper| excerpt(&bytes, keeper))
                .collect(),
        })
        .collect();
    Ok(Outcome {
        output,
        again,
        findings,
    })
}

/// The start of what stands at `span`.
fn excerpt(bytes: &[u8], span: onecap::Span) -> String {
    let text = bytes.get(std::ops::Range::from(span)).unwrap_or_default();
    let text = String::from_utf8_lossy(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let start: String = words.join(" ").chars().take(EXCERPT).collect();
    start.trim_end().to_owned()
}

/// One line a finding.
fn listing(findings: &[Expected]) -> String {
    findings.iter().fold(String::new(), |mut lines, finding| {
        let _ = writeln!(
            lines,
            "{}: “{}” for “{}”",
            finding.rule,
            finding.text,
            finding.keepers.join("” and “")
        );
        lines
    })
}

/// The lines that are in one and not in the other, in order, with their line ends made visible where those differ.
fn diff(expected: &[u8], found: &[u8]) -> String {
    let (expected, found) = (
        String::from_utf8_lossy(expected),
        String::from_utf8_lossy(found),
    );
    let (old, new): (Vec<&str>, Vec<&str>) = (
        expected.split_inclusive('\n').collect(),
        found.split_inclusive('\n').collect(),
    );
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let same_end = (old.iter().rev())
        .zip(new.iter().rev())
        .take(old.len().min(new.len()) - same_start)
        .take_while(|(a, b)| a == b)
        .count();
    let changed = |lines: &[&str], sign: char| -> String {
        lines[same_start..lines.len() - same_end]
            .iter()
            .map(|line| format!("  {sign} {}\n", line.escape_debug()))
            .collect()
    };
    format!(
        "  @ line {}\n{}{}",
        same_start + 1,
        changed(&old, '-'),
        changed(&new, '+')
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

/// The directories of all samples, by name.
fn samples() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut samples = Vec::new();
    for entry in fs::read_dir(root())? {
        let path = entry?.path();
        if path.is_dir() {
            samples.push(path);
        }
    }
    samples.sort();
    Ok(samples)
}

fn name_of(sample: &Path) -> String {
    sample
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The file of a sample whose name is `input` before its extension.
fn input_of(sample: &Path) -> Result<PathBuf, Box<dyn Error>> {
    for entry in fs::read_dir(sample)? {
        let path = entry?.path();
        if path.file_stem().is_some_and(|stem| stem == "input") {
            return Ok(path);
        }
    }
    Err(format!("{} has no input file", sample.display()).into())
}

fn expected_of(sample: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let input = input_of(sample)?;
    let extension = input.extension().unwrap_or_default();
    Ok(sample.join("expected").with_extension(extension))
}

fn expected_findings(sample: &Path) -> Result<Vec<Expected>, Box<dyn Error>> {
    let path = sample.join("findings.json");
    serde_json::from_slice(&fs::read(&path)?)
        .map_err(|error| format!("{}: {error}", path.display()).into())
}

fn format_of(input: &Path) -> Result<Format, Box<dyn Error>> {
    match input.extension().and_then(|extension| extension.to_str()) {
        Some("txt") => Ok(Format::Text),
        Some("md") => Ok(Format::Markdown),
        Some("html") => Ok(Format::Html),
        Some("jsonl") => Ok(Format::Json),
        _ => Err(format!("{} is of no known format", input.display()).into()),
    }
}

/// The default options, and every rule for the samples of the one that is off by default.
fn options_of(sample: &Path) -> Options {
    let mut options = Options::default();
    if name_of(sample).starts_with("alt-") {
        options.rules = Rule::ALL.to_vec();
    }
    options
}

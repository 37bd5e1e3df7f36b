//! The laws on real pages that public converters turned into Markdown, where there are pages and converters.

use super::laws::{breach, structure_of};
use crate::document::Format;
use crate::edit::apply;
use crate::finding::Applicability;
use crate::options::Options;
use crate::span::Span;
use crate::{analyze, decode};
use std::path::PathBuf;
use std::process::Command;

/// What turns the HTML of a page into Markdown, as an expression of Python.
const CONVERTERS: [(&str, &str); 3] = [
    ("html2text", "html2text.html2text(html)"),
    (
        "html2text, unwrapped",
        "html2text.html2text(html, bodywidth=0)",
    ),
    ("markdownify", "markdownify.markdownify(html)"),
];

/// The labelled pages as Markdown, each with its name; none where the pages or the converter are absent.
fn pages(convert: &str) -> Vec<(String, String)> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("ONECAP_SHARED").map_or_else(beside, PathBuf::from);
    let module = convert.split('.').next().unwrap_or_default();
    let program = format!(
        "import json, sys, {module}\n\
         for line in open(sys.argv[1], encoding='utf-8'):\n    \
         page = json.loads(line)\n    html = page['html']\n    \
         print(json.dumps([page['id'], {convert}]))\n"
    );
    let output = Command::new("python3")
        .args(["-c", &program])
        .arg(shared.join("captions/dev.html.jsonl"))
        .output();
    let lines = output.ok().filter(|output| output.status.success());
    let lines = lines.map(|output| String::from_utf8(output.stdout).unwrap());
    lines
        .unwrap_or_default()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What is wrong with how `source` is cleaned: it must come out as it went in but for what is deleted, parse to what it
/// parsed to but for that, and come out of a second run unchanged.
fn wrong_with(source: &str) -> Result<usize, String> {
    let analyze = |source: &str| {
        analyze::analyze(source.as_bytes(), Format::Markdown, &Options::default()).unwrap()
    };
    let analysis = analyze(source);
    let edits = analysis.edits(Applicability::Safe);
    let deleted: Vec<Span> = edits.iter().map(|edit| edit.delete).collect();
    let cleaned = String::from_utf8(apply(source.as_bytes(), edits).unwrap()).unwrap();
    let mut kept = String::new();
    let mut at = 0;
    for span in deleted
        .iter()
        .chain(&[Span::new(source.len(), source.len())])
    {
        kept.push_str(&source[at..span.start()]);
        at = span.end();
    }
    if cleaned != kept {
        return Err("the output is not the input without what is deleted".to_owned());
    }
    if !analyze(&cleaned).edits(Applicability::Safe).is_empty() {
        return Err("a second run deletes more".to_owned());
    }
    let (before, after) = (
        structure_of(source, 0, source, &deleted),
        structure_of(&cleaned, 0, &cleaned, &[]),
    );
    if before != after {
        let at = before.iter().zip(&after).position(|(a, b)| a != b);
        let near = |structure: &[String]| {
            let skipped = structure.iter().skip(at.unwrap_or_default());
            format!("{:#?}", skipped.take(4).collect::<Vec<_>>())
        };
        return Err(format!(
            "it parses to {} and not {}",
            near(&after),
            near(&before)
        ));
    }
    Ok(deleted.len())
}

/// Fails with what is wrong with the pages; says how many deletions there were.
fn check(law: impl Fn(&str) -> Result<usize, String>) {
    for (converter, convert) in CONVERTERS {
        let pages = pages(convert);
        let (mut deletions, mut breaches) = (0, Vec::new());
        for (name, source) in &pages {
            let source = decode::decode(source.as_bytes()).unwrap();
            match law(source.as_str()) {
                Ok(count) => deletions += count,
                Err(breach) => breaches.push(format!("{name}: {breach}")),
            }
        }
        assert!(
            breaches.is_empty(),
            "{converter}: {} of {} pages; {deletions} deletions kept the law\n{}",
            breaches.len(),
            pages.len(),
            breaches.join("\n\n")
        );
        println!("{converter}: {} pages, {deletions} deletions", pages.len());
    }
}

#[test]
fn converted_pages_lose_what_is_deleted_and_nothing_else() {
    check(wrong_with);
}

/// Slow: every block of every page is deleted once.
#[test]
#[ignore = "takes minutes"]
fn every_block_of_converted_pages_goes_alone() {
    check(breach);
}

//! The laws over the labelled articles, where those are at hand: `ONECAP_SHARED` or `../shared/captions`.

use crate::check::{check, clean, ensure};
use crate::skip::skip;
use onecap::Format;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn home() -> PathBuf {
    std::env::var_os("ONECAP_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captions"),
        PathBuf::from,
    )
}

/// The articles of a set, each in its layouts with a name for it; nothing if the set is not at hand.
fn articles(set: &str) -> Vec<(String, String, Format)> {
    let records = fs::read_to_string(home().join(set)).unwrap_or_else(|_| {
        skip(&format!("{set} is not here"));
        String::new()
    });
    records
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .flat_map(|record| layouts(&record))
        .collect()
}

fn layouts(record: &Value) -> Vec<(String, String, Format)> {
    let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
    let mut layouts = Vec::new();
    let mut push = |layout: &str, text: String, format| {
        layouts.push((format!("{id} {layout}"), text, format));
    };
    if let Some(html) = record.get("html").and_then(Value::as_str) {
        push("html", html.to_owned(), Format::Html);
    }
    if let Some(text) = record.get("text").and_then(Value::as_str) {
        push("flat", text.to_owned(), Format::Text);
    }
    let blocks: Vec<&str> = record
        .get("blocks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    if !blocks.is_empty() {
        push("lines", blocks.join("\n"), Format::Text);
        push("paragraphs", blocks.join("\n\n") + "\n", Format::Text);
        push("crlf", blocks.join("\r\n\r\n"), Format::Text);
        push("markdown", blocks.join("\n\n") + "\n", Format::Markdown);
        push("one line", blocks.join(" "), Format::Text);
        let html: String = blocks
            .iter()
            .map(|block| {
                format!(
                    "<p>{}</p>\n",
                    block.replace('&', "&amp;").replace('<', "&lt;")
                )
            })
            .collect();
        push("html", html, Format::Html);
        let json = serde_json::json!({ "text": blocks.join("\n\n") }).to_string();
        push("json", json, Format::Json);
    }
    layouts
}

#[track_caller]
fn all_keep_the_laws(set: &str) {
    let articles = articles(set);
    let mut broken = Vec::new();
    for (name, source, format) in &articles {
        if let Err(error) =
            check(source.as_bytes(), *format).and_then(|()| is_settled(source, *format))
        {
            broken.push(format!("{name}: {error}"));
        }
    }
    assert!(
        broken.is_empty(),
        "{} of {} in {set}:\n{}",
        broken.len(),
        articles.len(),
        broken.join("\n")
    );
}

/// Whether a second run changes nothing; says what it would delete.
fn is_settled(source: &str, format: Format) -> Result<(), String> {
    let once = clean(source.as_bytes(), format)?;
    let twice = clean(&once, format)?;
    ensure(once == twice, || {
        let options = onecap::Options::default();
        let findings = onecap::analyze(&once, format, &options)
            .map(|analysis| analysis.findings)
            .unwrap_or_default();
        let text = |span: onecap::Span| {
            String::from_utf8_lossy(once.get(std::ops::Range::from(span)).unwrap_or_default())
                .into_owned()
        };
        findings
            .iter()
            .filter(|finding| finding.applicability == onecap::Applicability::Safe)
            .map(|finding| {
                let keeper = finding.keepers.first().copied().unwrap_or_default();
                format!(
                    "\n  {} {:?}\n    for {:?}",
                    finding.rule,
                    text(finding.span),
                    text(keeper)
                )
            })
            .collect()
    })
}

#[test]
fn dev() {
    all_keep_the_laws("dev.jsonl");
}

#[test]
fn dev_html() {
    all_keep_the_laws("dev.html.jsonl");
}

#[test]
fn planted() {
    all_keep_the_laws("planted.jsonl");
}

#[test]
fn flat() {
    all_keep_the_laws("flat.jsonl");
}

#[test]
fn clean_articles() {
    all_keep_the_laws("clean.jsonl");
}

#[test]
fn unlabelled() {
    all_keep_the_laws("unlabelled.jsonl");
}

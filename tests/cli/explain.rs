//! `onecap explain`: what `check` finds, and why.

use super::shared::*;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn json(place: &Place, args: &[&str]) -> Value {
    let ran = place.run(args);
    assert_ne!(ran.code, Some(2), "{ran:#?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// Where something stands in its file.
fn place_of(span: &Value) -> (u64, u64) {
    let at = |end: &str| span[end].as_u64().unwrap();
    (at("start"), at("end"))
}

fn inputs() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut inputs: Vec<PathBuf> = fs::read_dir(samples)
        .unwrap()
        .filter_map(|sample| fs::read_dir(sample.unwrap().path()).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "input"))
        .collect();
    inputs.sort();
    inputs
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_no_article_to_wait_for() {
    let place = Place::new(&[]);
    let made = std::process::Command::new("mkfifo")
        .arg(place.path("p.txt"))
        .status();
    assert!(made.unwrap().success());
    place
        .run(&["explain", "p.txt"])
        .exits(2)
        .says("cannot read p.txt: it is a pipe, not a file");
}

#[test]
fn no_character_of_the_json_speaks_to_a_terminal() {
    let acting = "A ferry\u{9b}31m waits in\u{202e} the harbour of Lindmouth.\n";
    let place = Place::new(&[("a.txt", acting)]);
    let args = ["explain", "--output-format", "json", "a.txt"];
    let ran = place.run(&args).exits(0).shows("\\u009b31m");
    assert!(!ran.out.contains(['\u{9b}', '\u{202e}']), "{ran:?}");
    assert_eq!(json(&place, &args)[0]["blocks"][0]["text"], acting.trim());
}

#[test]
fn each_finding_of_a_sample_has_its_line() {
    let place = Place::new(&[]);
    let mut lines = 0;
    for input in inputs() {
        let input = input.to_str().unwrap();
        let all = |verb, format| [verb, input, "--select", "all", "--output-format", format];
        let report = json(&place, &all("check", "json"));
        let found: Vec<&Value> = report["files"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|file| file["findings"].as_array().unwrap())
            .collect();
        let articles = json(&place, &all("explain", "json"));
        let text = place.run(&all("explain", "full")).exits(0).out;
        let mut explained = Vec::new();
        for article in articles.as_array().unwrap() {
            for finding in article["findings"].as_array().unwrap() {
                let (start, end) = place_of(&finding["span"]);
                explained.push((finding["rule"].clone(), start, end));
                let block = article["blocks"].as_array().unwrap().iter().find(|block| {
                    let (first, last) = place_of(&block["span"]);
                    first <= start && end <= last
                });
                let block = block.unwrap_or_else(|| panic!("no block of {finding} in {input}"));
                let block = block["index"].to_string();
                let is_line = |line: &str| {
                    let rest = line.trim_start().strip_prefix(&block);
                    rest.is_some_and(|rest| {
                        (rest.starts_with(" goes") || rest.starts_with(" repeats"))
                            && rest.contains(finding["rule"].as_str().unwrap())
                            && rest.contains(finding["reason"].as_str().unwrap())
                    })
                };
                assert!(text.lines().any(is_line), "{finding}: {text}");
                let stays = |line: &str| {
                    let pair = line.split_once(" both stay").map_or("", |(pair, _)| pair);
                    pair.split_whitespace().any(|word| word == block)
                };
                let is_gone = finding["applicability"] == "safe" && finding["rule"] != "inline";
                assert!(
                    !is_gone || articles.as_array().unwrap().len() > 1 || !text.lines().any(stays),
                    "{block} goes: {text}"
                );
                lines += 1;
            }
        }
        let found: Vec<_> = found
            .iter()
            .map(|finding| {
                let (start, end) = place_of(&finding["location"]["span"]);
                (finding["rule"].clone(), start, end)
            })
            .collect();
        assert_eq!(explained, found, "{input}");
    }
    assert!(lines > 80, "only {lines} findings");
}

#[test]
fn what_goes_when_what_stood_between_has_gone_is_a_pair_too() {
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/samples/label-and-truncated-on-lines/input.txt"
    );
    Place::new(&[])
        .run(&["explain", sample])
        .exits(0)
        .shows("   3 and 4 do not repeat each other: ")
        .shows("   3 repeats 5: label 1.00, ")
        .shows("   3 goes, 5 says it: label 1.00, ");
}

#[test]
fn what_is_left_alone_stays_and_says_why() {
    let ignored = truncated().replace(CUT, &format!("<!-- onecap-ignore -->\n\n{CUT}"));
    let place = Place::new(&[("a.md", &ignored), ("b.md", &truncated())]);
    place
        .run(&["explain", "a.md"])
        .exits(0)
        .shows(", onecap-ignore]\n")
        .shows("   2 and 3 both stay: 1.00, a comment says onecap-ignore\n\nnothing goes\n");
    place
        .run(&["explain", "b.md", "--ignore", "truncated"])
        .exits(0)
        .shows("   2 and 3 both stay: 1.00, the rule truncated is not asked for\n\nnothing goes\n");
}

#[test]
fn what_is_held_back_says_why() {
    let place = Place::new(&[("a.md", &truncated())]);
    let why = "% of the article would go, more than max-loss allows (10 %)";
    place
        .run(&["explain", "a.md", "--max-loss", "10%"])
        .exits(0)
        .shows("   2 goes only with --unsafe-fixes, 3 says it: truncated ")
        .shows(why);
    place
        .run(&["check", "a.md", "--max-loss", "10%"])
        .exits(1)
        .shows("deletes it (77 bytes); read it first: ")
        .shows(why);
    let args = |format| {
        let options = ["--max-loss", "10%", "--output-format", format];
        [&["check", "a.md"][..], &options].concat()
    };
    let report = json(&place, &args("json"));
    let held = &report["files"][0]["findings"][0]["held_back"];
    assert!(
        held.as_str().is_some_and(|held| held.contains(why)),
        "{report}"
    );
    for format in ["concise", "github", "gitlab", "junit", "sarif"] {
        let ran = place.run(&args(format));
        let said = ran.out.replace("%25", "%");
        assert!(said.contains(why), "{format}: {}", ran.out);
    }
    let report = json(&place, &["check", "a.md", "--output-format", "json"]);
    assert!(report["files"][0]["findings"][0].get("held_back").is_none());
}

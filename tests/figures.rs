//! The accuracy figures: fails when they fall below those of the README, rounded as there. Scores the labelled sets
//! where they stand beside the checkout (or where `ONECAP_SHARED` says), and is skipped where they or Python are
//! absent.

mod skip;

use onecap::{Applicability, Format, Options, analyze};
use serde_json::Value;
use skip::skip;
use std::path::{Path, PathBuf};
use std::process::Command;

fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captions");
    let places = [
        std::env::var_os("ONECAP_SHARED").map(PathBuf::from),
        Some(beside),
    ];
    let found = places
        .into_iter()
        .flatten()
        .find(|place| place.join("score.py").is_file());
    if found.is_none() {
        skip("the labelled sets are not here");
    }
    found
}

/// The counts of one set, or `None` where it cannot be scored here.
fn score(set: &str, html: Option<&str>) -> Option<Value> {
    let shared = shared()?;
    let mut command = Command::new("python3");
    command
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .arg(shared.join("score.py"))
        .arg(shared.join(set))
        .arg("--json");
    if let Some(html) = html {
        let has_parser = Command::new("python3")
            .args(["-c", "import bs4, lxml"])
            .output()
            .is_ok_and(|run| run.status.success());
        if !has_parser {
            skip("Python has no bs4 with lxml");
            return None;
        }
        command.arg("--html").arg(shared.join(html));
    }
    let clean = format!(
        "{} clean --quiet {{src}} --output {{dst}}",
        env!("CARGO_BIN_EXE_onecap")
    );
    let Ok(run) = command.arg("--cmd").arg(clean).output() else {
        skip("there is no python3");
        return None;
    };
    assert!(
        run.status.success(),
        "{set}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    Some(serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{set}: {error}")))
}

#[track_caller]
fn count(figures: &Value, name: &str) -> u64 {
    let count = figures.get(name).and_then(Value::as_u64);
    count.unwrap_or_else(|| panic!("no count {name:?} in {figures}"))
}

#[track_caller]
fn at_least(figures: &Value, part: &str, whole: &str, share: f64) {
    let (part_count, whole_count) = (count(figures, part), count(figures, whole));
    assert!(whole_count > 0, "{whole} of {figures}");
    let reached = part_count as f64 / whole_count as f64;
    assert!(
        reached >= share,
        "{part}: {part_count} of {whole_count}, {reached:.4} < {share}"
    );
}

/// The article that started the project.
#[test]
fn the_example_comes_out_as_expected() {
    let Some(example) = shared().map(|place| place.join("example")) else {
        return;
    };
    let clean = Command::new(env!("CARGO_BIN_EXE_onecap"))
        .args(["clean", "--quiet"])
        .arg(example.join("article.txt"))
        .output()
        .expect("onecap runs");
    let expected = std::fs::read(example.join("expected.txt")).expect("the example has both");
    assert!(
        clean.stdout == expected,
        "{}",
        String::from_utf8_lossy(&clean.stdout)
    );
}

#[test]
fn real_articles() {
    let Some(figures) = score("dev.jsonl", None) else {
        return;
    };
    at_least(&figures, "resolved", "groups", 0.9705);
    at_least(&figures, "allowed", "removed", 0.9955);
    for harm in ["lost", "altered", "order"] {
        assert_eq!(count(&figures, harm), 0, "{harm}: {figures}");
    }
    // `body` is there only where it is not zero; an article that any harm was done to is counted in `harmed`.
    assert!(count(&figures, "harmed") <= 1, "{figures}");
    if figures.get("body").is_some() {
        assert!(count(&figures, "body") <= 1, "{figures}");
    }
}

#[test]
fn planted_repeats() {
    let Some(figures) = score("planted.jsonl", None) else {
        return;
    };
    at_least(&figures, "resolved", "groups", 0.9835);
    at_least(&figures, "allowed", "removed", 0.9785);
    // Two articles are counted as lost, one of them as altered: one caption is doubled within its block, and one stands
    // at two far places; the labels of the real articles ask for both to be mended, those of this set know of neither.
    assert!(count(&figures, "lost") <= 2, "{figures}");
    assert!(count(&figures, "altered") <= 1, "{figures}");
    assert_eq!(count(&figures, "order"), 0);
}

#[test]
fn clean_articles() {
    let Some(figures) = score("clean.jsonl", None) else {
        return;
    };
    assert!(count(&figures, "harmed") <= 2, "{figures}");
    assert_eq!(count(&figures, "altered"), 0, "{figures}");
}

#[test]
fn articles_in_one_line() {
    let Some(figures) = score("flat.jsonl", None) else {
        return;
    };
    at_least(&figures, "flat_resolved", "flat", 1.0);
    // Articles in one line are scored as a whole.
    for harm in ["altered", "harmed"] {
        assert_eq!(count(&figures, harm), 0, "{harm}: {figures}");
    }
}

#[test]
fn clean_articles_in_one_line() {
    let Some(shared) = shared() else {
        return;
    };
    let articles = std::fs::read_to_string(shared.join("clean.jsonl")).expect("the set");
    let is_changed = |line: &&str| {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let blocks = article["blocks"].as_array().expect("blocks");
        let lines = blocks.iter().filter_map(Value::as_str);
        let text: Vec<_> = lines.map(|block| block.trim().replace('\n', " ")).collect();
        let found = analyze(text.join(" ").as_bytes(), Format::Text, &Options::default())
            .expect("it is read");
        !found.edits(Applicability::Safe).is_empty()
    };
    assert!(articles.lines().count() > 700);
    assert!(articles.lines().filter(is_changed).count() <= 3);
}

#[test]
fn html_pages() {
    let Some(figures) = score("dev.jsonl", Some("dev.html.jsonl")) else {
        return;
    };
    at_least(&figures, "resolved", "groups", 0.9085);
    at_least(&figures, "allowed", "removed", 1.0);
    // `body` is there only where it is not zero; an article that any harm was done to is counted in `harmed`.
    for harm in ["lost", "altered", "order", "harmed"] {
        assert_eq!(count(&figures, harm), 0, "{harm}: {figures}");
    }
}

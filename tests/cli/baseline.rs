//! Baselines.

use super::shared::*;

#[test]
fn known_repeats_are_left_alone_and_new_ones_are_not() {
    let place = Place::new(&[("a.md", &truncated()), ("deep/b.md", &truncated())]);
    place
        .run(&["check", ".", "--write-baseline", "known.json"])
        .exits(0)
        .says("2 repeats known from now on");
    let known = ["check", ".", "--baseline", "known.json"];
    place.run(&known).exits(0);
    place
        .run(&["check", ".", "--baseline", "known.json", "--fix"])
        .exits(0);
    assert_eq!(place.read("a.md"), truncated());
    // Lines move, and the same caption repeats once more.
    place.write("a.md", format!("Draft.\n\n{}", truncated()));
    place.run(&known).exits(0);
    place.write(
        "deep/b.md",
        truncated().replace(CUT, &format!("{CUT}\n\n{CUT}")),
    );
    place.write("c.md", truncated());
    let ran = place.run(&known).exits(1);
    assert!(!ran.out.contains("a.md"), "{ran:#?}");
    let ran = ran.shows("c.md");
    ran.shows("deep/b.md");
    place
        .run_in(
            "deep",
            &["check", "../a.md", "--baseline", "../known.json"],
            None,
        )
        .exits(0);
}

#[test]
fn no_baseline_is_written_where_a_file_could_not_be_read() {
    let place = Place::new(&[("a.md", &truncated()), ("b.md", "a\0\0")]);
    let ran = place
        .run(&["check", ".", "--write-baseline", "known.json"])
        .exits(2)
        .says("1 file could not be read, so that no baseline was written; mend that, or leave it out with --exclude");
    let ran = ran.says("(byte 2 is no text)");
    assert!(!ran.err.contains("no repeats"), "{}", ran.err);
    assert!(!place.path("known.json").exists());
    let write = [
        "check",
        ".",
        "--exclude",
        "b.md",
        "--write-baseline",
        "known.json",
    ];
    place
        .run(&write)
        .exits(0)
        .says("1 repeat known from now on");
}

#[test]
fn a_baseline_beside_the_files_holds_on_another_machine() {
    let place = Place::new(&[("site/a.md", &truncated()), ("ci/x", ""), ("more/ci/x", "")]);
    let write = ["check", "../site", "--write-baseline", "known.json"];
    place.run_in("ci", &write, None).exits(0);
    let known = place.read("ci/known.json");
    assert!(known.contains("\"../site/a.md\""), "{known}");
    place.write("more/ci/known.json", known);
    place.write("more/site/a.md", truncated());
    let check = ["check", "more/site", "--baseline", "more/ci/known.json"];
    place.run(&check).exits(0);
    place.write("more/site/b.md", truncated());
    place.run(&check).exits(1);
}

#[test]
fn a_baseline_is_not_compressed() {
    let place = Place::new(&[("a.md", &truncated())]);
    place
        .run(&["check", ".", "--write-baseline", "known.json.gz"])
        .exits(2)
        .says("a baseline is not compressed");
    assert_eq!(place.names(), ["a.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf8_are_told_apart() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new(&[("a/x", "")]);
    let named = |byte: u8| {
        place
            .path("a")
            .join(std::ffi::OsStr::from_bytes(&[byte, b'.', b'm', b'd']))
    };
    std::fs::write(named(0xe9), truncated()).unwrap();
    place
        .run(&["check", ".", "--write-baseline", "known.json"])
        .exits(0);
    std::fs::rename(named(0xe9), named(0xe8)).unwrap();
    place
        .run(&["check", ".", "--baseline", "known.json"])
        .exits(1);
}

#[test]
fn the_file_is_the_same_for_any_number_of_threads() {
    let place = Place::new(&[]);
    for i in 0..50 {
        place.write(&format!("d{}/f{i}.md", i % 4), truncated());
    }
    place
        .run(&["check", ".", "--write-baseline", "one.json", "-j", "1"])
        .exits(0);
    place
        .run(&["check", ".", "--write-baseline", "many.json", "-j", "8"])
        .exits(0);
    assert_eq!(place.read("one.json"), place.read("many.json"));
    place
        .run(&["check", ".", "--write-baseline", "one.json"])
        .exits(0)
        .says("50 repeats");
}

#[test]
fn a_file_that_does_not_fit_is_an_error() {
    let place = Place::new(&[("a.md", &truncated())]);
    for (text, message) in [
        ("{\"version\": 2, \"found\": []}", "a baseline of version 2"),
        ("{\"version\": 1}", "is broken"),
        ("[]", "is no baseline"),
        ("", "is no baseline"),
    ] {
        place.write("known.json", text);
        place
            .run(&["check", "a.md", "--baseline", "known.json"])
            .exits(2)
            .says(message)
            .says("--write-baseline");
    }
    place
        .run(&["check", "a.md", "--baseline", "none.json"])
        .exits(2)
        .says("none.json");
    place
        .run(&[
            "check",
            "a.md",
            "missing.md",
            "--write-baseline",
            "new.json",
        ])
        .exits(2)
        .says("no baseline was written");
    assert!(!place.path("new.json").exists());
    place
        .run(&["check", "a.md", "--write-baseline", "new.json", "--fix"])
        .exits(2);
}

#[test]
fn an_article_is_not_overwritten_by_a_baseline() {
    let json = format!("{{\"text\": {:?}}}\n", truncated());
    let numbered = json.replacen('{', "{\"version\": 3, ", 1);
    let place = Place::new(&[
        ("a.md", &truncated()),
        ("a.jsonl", &json),
        ("a.json", &numbered),
        (
            "sums.json",
            "{\"version\": 1, \"files\": {\"a.js\": [\"c0ffee\"]}}",
        ),
        ("empty", ""),
    ]);
    for name in ["a.md", "a.jsonl", "a.json", "sums.json"] {
        let before = place.read(name);
        // The paths were forgotten: the article is taken for the baseline, and all that is here for what to read.
        place
            .run(&["check", "--write-baseline", name])
            .exits(2)
            .says(&format!(
                "cannot write {name}: it exists and is no baseline"
            ));
        assert_eq!(place.read(name), before);
    }
    for _ in 0..2 {
        place
            .run(&["check", "a.md", "--write-baseline", "empty"])
            .exits(0);
    }
}

#[test]
fn a_known_repeat_stays_when_another_one_goes() {
    let place = Place::new(&[("a.md", &truncated())]);
    place
        .run(&["check", ".", "--write-baseline", "known.json"])
        .exits(0);
    let known = truncated();
    let own = "A ferry waits in the harbour of Lindmouth on Tuesday. Photo: Orla Venn/AP\n\n";
    place.write("a.md", format!("{known}\n{own}{own}"));
    place
        .run(&["check", ".", "--baseline", "known.json", "--fix"])
        .exits(0)
        .says("1 repeat");
    assert_eq!(place.read("a.md"), format!("{known}\n{own}"));
}

#[test]
fn of_equal_copies_in_a_long_file_the_first_ones_are_known() {
    let record = |number: usize| {
        format!(
            "{{\"id\":{number},\"beside\":\"{}\",\"text\":{}}}\n",
            "x ".repeat(2_000),
            serde_json::json!(article())
        )
    };
    let known: String = (1..=2).map(record).collect();
    let all: String = (1..=2_400).map(record).collect();
    let place = Place::new(&[("a.jsonl", &known)]);
    place
        .run(&["check", ".", "--write-baseline", "known.json"])
        .exits(0)
        .says("2 repeats");
    place.write("a.jsonl", &all);
    let args = ["a.jsonl", "--baseline", "known.json", "-j"];
    for threads in ["1", "8"] {
        let mut list = vec!["check", "-q", "--output-format", "concise"];
        list.extend(args);
        list.push(threads);
        let ran = place.run(&list).exits(1);
        assert_eq!(ran.out.lines().count(), 2_398);
        assert!(ran.out.starts_with("a.jsonl:3:"), "{}", &ran.out[..80]);
        let mut fix = vec!["check", "-q", "--fix"];
        fix.extend(args);
        fix.push(threads);
        place.run(&fix).exits(0);
        let fixed = place.read("a.jsonl");
        let changed = fixed
            .lines()
            .zip(all.lines())
            .position(|(fixed, before)| fixed != before);
        assert_eq!(changed, Some(2));
        place.write("a.jsonl", &all);
    }
}

//! Configuration files.

use super::shared::*;
use std::fs;

#[test]
fn the_nearest_file_counts() {
    let place = Place::new(&[
        ("onecap.toml", "ignore = ['truncated']"),
        ("a.md", &truncated()),
        ("deep/er/b.md", &truncated()),
        ("own/.onecap.toml", ""),
        ("own/deep/c.md", &truncated()),
        (
            "py/pyproject.toml",
            "[project]\nname = 'x'\n[tool.onecap]\nselect = ['CAP002']",
        ),
        ("py/d.md", &truncated()),
        ("other/pyproject.toml", "[tool.ruff]\nline-length = 100"),
        ("other/e.md", &truncated()),
    ]);
    let expected = ["own/deep/c.md", "py/d.md"];
    assert_eq!(place.found(&["."]), expected);
    assert_eq!(place.found(&[".", "-j", "1"]), expected);
    assert_eq!(
        place.found(&["a.md", "own/deep/c.md", "other/e.md"]),
        ["own/deep/c.md"]
    );
    assert_eq!(place.found(&["a.md", "--isolated"]), ["a.md"]);
    // Standard input goes by the working directory, whichever that is.
    place.run_in("deep/er", &["check", "b.md"], None).exits(0);
}

#[test]
fn the_command_line_counts_more() {
    let place = Place::new(&[
        ("onecap.toml", "ignore = ['truncated']\nmax-loss = '0%'"),
        ("a.md", &truncated()),
    ]);
    assert_eq!(place.found(&["a.md"]), [""; 0]);
    assert_eq!(place.found(&["a.md", "--ignore", "near"]), ["a.md"]);
    place
        .run(&["clean", "a.md", "--ignore", "near", "-i"])
        .exits(0);
    assert_eq!(place.read("a.md"), truncated(), "max-loss still holds");
    place
        .run(&[
            "clean",
            "a.md",
            "--ignore",
            "near",
            "-i",
            "--max-loss",
            "50%",
        ])
        .exits(0);
    assert_eq!(place.read("a.md"), untruncated());
}

#[test]
fn what_selects_a_rule_counts_more_than_what_ignores_it_below() {
    let place = Place::new(&[
        (
            "onecap.toml",
            "ignore = ['truncated', 'near']\n[[overrides]]\nfiles = ['old/']\nselect = ['truncated']\n",
        ),
        ("a.md", &truncated()),
        ("old/b.md", &truncated()),
    ]);
    assert_eq!(place.found(&["."]), ["old/b.md"]);
    assert_eq!(
        place.found(&[".", "--select", "truncated"]),
        ["a.md", "old/b.md"]
    );
    let both = [".", "--select", "truncated", "--ignore", "truncated"];
    assert_eq!(place.found(&both), [""; 0]);
}

#[test]
fn a_named_file_stands_for_all() {
    let place = Place::new(&[
        (
            "ci/rules.toml",
            "ignore = ['truncated']\nexclude = ['drafts']",
        ),
        ("own/onecap.toml", "broken"),
        ("own/a.md", &truncated()),
        ("drafts/b.md", &truncated()),
    ]);
    assert_eq!(place.found(&[".", "--config", "ci/rules.toml"]), [""; 0]);
    assert_eq!(
        place.found(&[".", "--config", "ci/rules.toml", "--ignore", "near"]),
        ["own/a.md"],
        "a glob without a slash holds beside the directory of the file, too"
    );
    place.write("ci/rules.toml", "exclude = ['/own', '../drafts']");
    let named = [".", "--config", "ci/rules.toml"];
    place.write("ci/own/c.md", truncated());
    assert_eq!(place.found(&named), ["own/a.md"]);
    place
        .run(&["check", ".", "--config", "none.toml"])
        .exits(2)
        .says("none.toml")
        .says("check the path");
    place
        .run(&["check", ".", "--config", "ci/rules.toml", "--isolated"])
        .exits(2);
}

#[test]
fn overrides_hold_for_some_files_and_the_last_one_counts() {
    let place = Place::new(&[
        (
            "onecap.toml",
            "ignore = ['truncated']\n\
             [[overrides]]\nfiles = ['blog/']\nignore = []\n\
             [[overrides]]\nfiles = ['blog/old/**', '*.page.md']\nselect = ['exact']\n\
             [[overrides]]\nfiles = ['*.txt']\ninput-format = 'markdown'\nignore = []\n",
        ),
        ("a.md", &truncated()),
        ("blog/b.md", &truncated()),
        ("blog/old/c.md", &truncated()),
        ("blog/d.page.md", &truncated()),
        (
            "e.txt",
            &format!("<!-- onecap-ignore-file -->\n\n{}", truncated()),
        ),
        ("f.txt", &truncated()),
    ]);
    assert_eq!(place.found(&["."]), ["blog/b.md", "f.txt"]);
}

#[test]
fn globs_leave_out_what_is_found_and_what_is_named_only_if_forced() {
    let place = Place::new(&[
        ("onecap.toml", "exclude = ['drafts/', '/top.md']"),
        ("a.md", &truncated()),
        ("top.md", &truncated()),
        ("deep/top.md", &truncated()),
        ("drafts/b.md", &truncated()),
        ("pages/onecap.toml", "glob = ['*.page.md']"),
        ("pages/c.md", &truncated()),
        ("pages/d.page.md", &truncated()),
    ]);
    assert_eq!(
        place.found(&["."]),
        ["a.md", "deep/top.md", "pages/d.page.md"]
    );
    let named = ["top.md", "drafts/b.md", "pages/c.md", "a.md"];
    assert_eq!(place.found(&named), named);
    let mut forced = named.to_vec();
    forced.push("--force-exclude");
    assert_eq!(place.found(&forced), ["a.md"]);
}

#[test]
fn globs_are_spelled_as_on_the_command_line() {
    let place = Place::new(&[
        ("a.md", &truncated()),
        ("drafts/b.md", &truncated()),
        ("deep/drafts/c.md", &truncated()),
        ("#old.md", &truncated()),
    ]);
    let left = ["a.md", "deep/drafts/c.md"];
    place.write("onecap.toml", "exclude = ['./drafts', '#old.md']");
    assert_eq!(place.found(&["."]), left);
    fs::remove_file(place.path("onecap.toml")).unwrap();
    assert_eq!(
        place.found(&[".", "--exclude", "./drafts", "--exclude", "#old.md"]),
        left
    );
    assert_eq!(place.found(&[".", "-g", "#old.md"]), ["#old.md"]);
}

#[test]
fn globs_that_only_leave_out_leave_the_rest_in() {
    let place = Place::new(&[
        ("a.md", &truncated()),
        ("b.md", &truncated()),
        ("deep/c.md", &truncated()),
        ("deep/d.md", &truncated()),
    ]);
    for (globs, found) in [
        ("['!a.md']", &["b.md", "deep/c.md", "deep/d.md"][..]),
        ("['!deep/']", &["a.md", "b.md"]),
        ("['*.md', '!deep/']", &["a.md", "b.md"]),
        ("['deep/', '!c.md']", &["deep/d.md"]),
        ("['!*', '*.md']", &["a.md", "b.md"]),
    ] {
        place.write("onecap.toml", format!("glob = {globs}\n"));
        assert_eq!(place.found(&["."]), found, "{globs}");
    }
}

#[test]
fn a_selection_of_no_rules_is_what_it_says() {
    let none = "[[overrides]]\nfiles = ['old/']\nselect = []\n";
    let place = Place::new(&[("onecap.toml", none)]);
    place.write("a.md", truncated());
    place.write("old/b.md", truncated());
    assert_eq!(place.found(&["."]), ["a.md"]);
    place
        .run(&["config", "old/b.md"])
        .exits(0)
        .shows("select = []  # onecap.toml");
    // A variable that is empty is a mistake.
    place
        .run(&["check", ".", "--select", ""])
        .exits(2)
        .says("--select names no rule");
}

#[test]
fn a_configuration_that_leaves_all_out_is_said() {
    let place = Place::new(&[("onecap.toml", "exclude = ['*']"), ("a.md", &truncated())]);
    place
        .run(&["check", "."])
        .exits(0)
        .says("nothing was read: the configuration leaves out 1 file");
}

#[test]
fn a_broken_file_ends_the_run_before_anything_is_written() {
    for (text, message) in [
        (
            "selct = ['exact']",
            "onecap.toml:1: there is no key selct; did you mean select?",
        ),
        (
            "\n\nselect = ['exat']",
            "onecap.toml:3: there is no rule exat; did you mean exact?",
        ),
        ("select = [", "onecap.toml:1: "),
        ("exclude = ['a{b']", "a{b is no glob"),
        ("[[overrides]]\nfiles = ['a{b']", "a{b is no glob"),
    ] {
        let place = Place::new(&[("onecap.toml", text), ("a.md", &truncated())]);
        place.run(&["clean", "a.md", "-i"]).exits(2).says(message);
        let journal = ["clean", "a.md", "-i", "--journal", "j"];
        place.run(&journal).exits(2).says(message);
        assert!(!place.path("j").exists());
        place.run(&["check", "--fix", "."]).exits(2).says(message);
        assert_eq!(place.read("a.md"), truncated());
        place.run(&["check", "--isolated", "a.md"]).exits(1);
    }
}

#[test]
fn a_glob_that_is_none_is_an_error_as_a_wrong_key_is() {
    let place = Place::new(&[("a.md", &truncated())]);
    for (text, message) in [
        ("glob = ['[']", "onecap.toml:1: [ is no glob: unclosed"),
        ("exclude = ['[']", "onecap.toml:1: [ is no glob: unclosed"),
        (
            "exclude = ['']",
            "onecap.toml:1: the glob \"\" names nothing",
        ),
        (
            "[[overrides]]\nfiles = ['[']",
            "onecap.toml:2: [ is no glob: unclosed",
        ),
    ] {
        place.write("onecap.toml", text);
        place.run(&["clean", "-i", "a.md"]).exits(2).says(message);
        assert_eq!(place.read("a.md"), truncated());
    }
    place.write("onecap.toml", "");
    for (flag, glob, message) in [
        ("--exclude", "[", "error: --exclude: [ is no glob: unclosed"),
        (
            "--exclude",
            "",
            "error: --exclude: the glob \"\" names nothing",
        ),
        ("--glob", "![", "error: --glob: ![ is no glob: unclosed"),
    ] {
        place.run(&["check", flag, glob]).exits(2).says(message);
    }
}

#[test]
fn a_file_in_another_encoding_is_said_to_be_in_one() {
    let utf16: Vec<u8> = "\u{FEFF}select = ['exact']\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, message) in [
        (&utf16[..], "onecap.toml: it is in UTF-16; save it in UTF-8"),
        (
            &b"exclude = ['caf\xE9']\n"[..],
            "onecap.toml: it is not in UTF-8; save it in UTF-8",
        ),
    ] {
        let place = Place::new(&[("a.md", &truncated())]);
        place.write("onecap.toml", bytes);
        place.run(&["check", "a.md"]).exits(2).says(message);
        place.run(&["check", "a.md", "--isolated"]).exits(1);
    }
    let place = Place::new(&[
        ("a.md", &truncated()),
        ("onecap.toml", "\u{FEFF}select = ['exact']\n"),
    ]);
    place.run(&["check", "a.md"]).exits(0);
}

#[test]
fn a_broken_file_deep_down_fails_the_files_it_would_hold_for() {
    let place = Place::new(&[
        ("a.md", &truncated()),
        ("deep/onecap.toml", "max-los = 1"),
        ("deep/b.md", &truncated()),
    ]);
    place
        .run(&["clean", ".", "-i"])
        .exits(2)
        .says("deep/b.md")
        .says("deep/onecap.toml:1: there is no key max-los; did you mean max-loss?");
    assert_eq!(
        (place.read("a.md"), place.read("deep/b.md")),
        (untruncated(), truncated())
    );
}

#[test]
fn a_pyproject_of_others_is_none_of_our_business() {
    let place = Place::new(&[("pyproject.toml", "not toml ["), ("a.md", &truncated())]);
    place.run(&["check", "a.md"]).exits(1);
}

#[test]
fn every_value_with_its_origin() {
    let place = Place::new(&[
        (
            "onecap.toml",
            "exclude = ['drafts']\nmax-loss = 0.25\n[[overrides]]\nfiles = ['old/']\nignore = ['near']\n",
        ),
        ("old/a.md", ""),
    ]);
    let ran = place
        .run(&["config", "old/a.md", "--select", "exact,near"])
        .exits(0);
    for line in [
        "# old/a.md\n",
        "select = [\"exact\", \"near\"]  # command line\n",
        "ignore = []  # default\n",
        "field = []  # default\n",
        "max-loss = \"25%\"  # onecap.toml\n",
        "exclude = [\"drafts\"]  # onecap.toml\n",
    ] {
        assert!(ran.out.contains(line), "no {line:?} in {ran:#?}");
    }
    place
        .run(&["config", "drafts/b.md"])
        .exits(0)
        .shows("# left out by exclude in onecap.toml\n");
    place
        .run(&["config", "--isolated"])
        .exits(0)
        .shows("max-loss = \"50%\"  # default\n");
    place.write("onecap.toml", "x = 1");
    place
        .run(&["config"])
        .exits(2)
        .says("onecap.toml:1: there is no key x");
}

#[test]
fn what_is_shown_can_be_written_to_a_file() {
    let place = Place::new(&[("a.md", &truncated())]);
    let out = place
        .run(&["config", "--input-format", "markdown", "--select", "exact"])
        .out;
    place.write("onecap.toml", out.replace("glob = []", ""));
    assert_eq!(place.found(&["."]), [""; 0]);
    let all = place.run(&["config", "--isolated"]).exits(0);
    let all = all.shows("# input-format: extension, then content\n");
    place.write("c.toml", all.out);
    place.run(&["check", "a.md", "--config", "c.toml"]).exits(1);
}

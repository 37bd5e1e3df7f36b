//! `onecap check`.

use super::shared::*;

#[test]
fn exit_codes() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", plain())]);
    let concise = ["check", "--output-format", "concise", "b.txt"];
    place.run(&concise).exits(0).prints("");
    let ran = place
        .run(&["check", "--output-format", "concise", "."])
        .exits(1);
    assert!(ran.out.contains("a.txt:"), "{ran:?}");
    assert!(!ran.out.contains("b.txt"), "{ran:?}");
    place.run(&["check", ".", "--exit-zero"]).exits(0);
    place
        .run(&["check", "b.txt", "missing.txt", "a.txt"])
        .exits(2)
        .says("missing.txt");
    assert_eq!(place.read("a.txt"), article());
}

#[test]
fn the_order_is_the_same_for_any_number_of_threads() {
    let place = Place::new(&[]);
    for i in 0..300 {
        let text = if i % 3 == 0 {
            plain().to_owned()
        } else {
            article()
        };
        place.write(&format!("d{}/f{i}.txt", i % 7), text);
    }
    let args = |threads| {
        [
            "check",
            ".",
            "--output-format",
            "concise",
            "-q",
            "-j",
            threads,
        ]
    };
    let one = place.run(&args("1")).exits(1);
    assert_eq!(one.out.lines().count(), 200);
    for threads in ["2", "3", "16"] {
        place.run(&args(threads)).exits(1).prints(&one.out);
    }
}

#[test]
fn fix_changes_the_files_and_reports_the_rest() {
    let place = Place::new(&[("a.txt", &article())]);
    place
        .run(&["check", "--fix", "--output-format", "concise", "a.txt"])
        .exits(0)
        .prints("")
        .says("1 deleted");
    assert_eq!(place.read("a.txt"), cleaned());
    place.run(&["check", "--fix", "a.txt"]).exits(0);
}

#[test]
fn a_fix_can_count_as_a_finding() {
    let place = Place::new(&[("a.txt", &article())]);
    let args = ["check", "--fix", "--exit-non-zero-on-fix", "a.txt"];
    place.run(&args).exits(1);
    place.run(&args).exits(0);
}

#[test]
fn fix_only_is_content_with_what_it_did() {
    let place = Place::new(&[("a.txt", &article())]);
    place
        .run(&["check", "--fix-only", "a.txt"])
        .exits(0)
        .prints("");
    assert_eq!(place.read("a.txt"), cleaned());
}

#[test]
fn the_diff_shows_what_fix_would_do() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", plain())]);
    let ran = place.run(&["check", "--diff", "a.txt", "b.txt"]).exits(1);
    assert!(ran.out.starts_with("--- a.txt\n+++ a.txt\n@@ "), "{ran:?}");
    assert!(ran.err.contains("; 1 would be deleted ("), "{ran:?}");
    let removed: Vec<_> = ran
        .out
        .lines()
        .skip(2)
        .filter(|line| line.starts_with('-'))
        .collect();
    assert_eq!(removed, [format!("-{}", CAPTION.trim_end())]);
    assert!(!ran.out.contains("b.txt"));
    assert_eq!(place.read("a.txt"), article());
    place.run(&["check", "--diff", "b.txt"]).exits(0).prints("");
    // However the file was found, `patch -p0` finds it.
    for paths in [&[][..], &["."], &["./a.txt"], &[".//a.txt"], &["a.txt"]] {
        let ran = place.run(&[&["check", "--diff"], paths].concat()).exits(1);
        assert!(ran.out.starts_with("--- a.txt\n+++ a.txt\n@@ "), "{ran:?}");
    }
}

#[test]
fn standard_input_with_fix_is_printed() {
    let place = Place::new(&[]);
    place
        .run_with(&["check", "--fix", "-"], Some(article().as_bytes()))
        .exits(0)
        .prints(&cleaned());
    place
        .run_with(&["check", "-"], Some(article().as_bytes()))
        .exits(1);
}

#[test]
fn totals_alone() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", plain())]);
    let ran = place.run(&["check", "--stats", "."]).exits(1);
    assert!(ran.out.starts_with("files                2\n"), "{ran:?}");
    assert_eq!(ran.err, "");
    let json = place
        .run(&["check", "--stats", "--output-format", "json", "."])
        .exits(1);
    let totals: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(totals["files"], 2);
    assert_eq!(totals["files_with_findings"], 1);
    assert_eq!(totals["bytes"], article().len() + plain().len());
}

#[test]
fn rules_are_chosen_by_name() {
    let place = Place::new(&[("a.txt", plain())]);
    place
        .run(&["check", "--select", "exact,CAP002", "a.txt"])
        .exits(0);
    place
        .run(&["check", "--ignore", "truncatd", "a.txt"])
        .exits(2)
        .says("did you mean truncated?");
    let ran = place.run(&["rules"]).exits(0);
    assert_eq!(ran.out.lines().count(), 10);
    assert!(ran.out.starts_with("CAP001  exact "));
    let rules: serde_json::Value =
        serde_json::from_str(&place.run(&["rules", "--json"]).out).unwrap();
    assert_eq!(rules[9]["default"], false);
}

#[test]
fn globs_and_ignore_files() {
    let place = Place::new(&[
        ("a.txt", &article()),
        ("drafts/b.txt", &article()),
        ("c.page", &article()),
        ("ignored.txt", &article()),
        (".hidden.txt", &article()),
        (".onecapignore", "ignored.txt\n"),
    ]);
    let found = |args: &[&str]| {
        let mut all = vec!["check", "--output-format", "concise", "-q"];
        all.extend(args);
        let out = place.run(&all).out;
        out.lines()
            .map(|line| {
                line.split(':')
                    .next()
                    .unwrap()
                    .trim_start_matches("./")
                    .to_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&["."]), ["a.txt", "drafts/b.txt"]);
    assert_eq!(found(&[".", "--exclude", "drafts"]), ["a.txt"]);
    assert_eq!(found(&[".", "--glob", "*.page"]), ["c.page"]);
    assert_eq!(
        found(&[".", "--no-ignore"]),
        ["a.txt", "drafts/b.txt", "ignored.txt"]
    );
    assert_eq!(
        found(&[".", "--hidden"]),
        [".hidden.txt", "a.txt", "drafts/b.txt"]
    );
    assert_eq!(
        found(&["c.page", "drafts/b.txt", "--exclude", "drafts"]),
        ["c.page", "drafts/b.txt"]
    );
    assert_eq!(
        found(&[
            "c.page",
            "drafts/b.txt",
            "--exclude",
            "drafts",
            "--force-exclude"
        ]),
        ["c.page"]
    );
}

#[test]
fn globs_leave_files_out_and_bring_none_back() {
    let place = Place::new(&[(".gitignore", "ignored.txt\n")]);
    for name in [
        "a.txt",
        "b.txt",
        "b.log",
        "noext",
        "d/c.txt",
        "ignored.txt",
        ".hidden.txt",
    ] {
        place.write(name, article());
    }
    for (globs, found) in [
        (&["!a.txt"][..], &["b.txt", "d/c.txt"][..]),
        (&["!d"], &["a.txt", "b.txt"]),
        (&["*.txt"], &["a.txt", "b.txt", "d/c.txt"]),
        (&["*.log"], &["b.log"]),
        (&["*.log", "a.txt"], &["a.txt", "b.log"]),
        (&["*", "!*.txt"], &["b.log", "noext"]),
        (&["*.txt", "!b*", "!d/"], &["a.txt"]),
        (&["!*.txt", "a.txt"], &["a.txt"]),
    ] {
        let mut args = vec!["."];
        args.extend(globs.iter().flat_map(|glob| ["--glob", glob]));
        assert_eq!(place.found(&args), found, "{globs:?}");
    }
    assert_eq!(
        place.found(&[".", "-g", "*den.txt", "--hidden"]),
        [".hidden.txt"]
    );
    assert_eq!(
        place.found(&[".", "-g", "ign*", "--no-ignore"]),
        ["ignored.txt"]
    );
    place
        .run(&["check", "--fix", "-q", ".", "-g", "!a.txt"])
        .exits(0);
    for name in ["a.txt", "b.log", "noext", "ignored.txt", ".hidden.txt"] {
        assert_eq!(place.read(name), article(), "{name}");
    }
}

#[test]
fn what_onecapignore_lists_is_left_out_though_named_if_that_is_forced() {
    let place = Place::new(&[
        (".onecapignore", "drafts/\n*.old.txt\n"),
        (".gitignore", "a.txt\n"),
        ("a.txt", &article()),
        ("drafts/b.txt", &article()),
        ("pages/c.old.txt", &article()),
        ("pages/d.txt", &article()),
    ]);
    let named = ["a.txt", "drafts/b.txt", "pages/c.old.txt", "pages/d.txt"];
    assert_eq!(place.found(&named), named);
    let forced = |more: &[&str]| place.found(&[&named[..], &["--force-exclude"], more].concat());
    assert_eq!(forced(&[]), ["a.txt", "pages/d.txt"]);
    assert_eq!(forced(&["--no-ignore"]), named);
    assert_eq!(place.found(&["drafts", "--force-exclude"]), [""; 0]);
    assert_eq!(
        place
            .run_in(
                "pages",
                &["check", "-q", "c.old.txt", "--force-exclude"],
                None
            )
            .code,
        Some(0)
    );
}

#[test]
fn a_file_whose_second_look_fails_is_left_as_it_was() {
    // As many control characters as a text may have: without its repeat it has more.
    let controls = "\u{1}".repeat(article().len() / 19);
    let tempting = format!("{}{controls}\n", article());
    let place = Place::new(&[("a.txt", &tempting), ("b.txt", &article())]);
    place
        .run(&["check", "a.txt"])
        .exits(1)
        .says("1 repeat in 1 of 1 file");
    place
        .run(&["check", "--fix", "--unsafe-fixes", "--backup", ".bak", "."])
        .exits(2)
        .says("cannot fix ./a.txt")
        .says("nothing was changed")
        .says("1 deleted");
    assert_eq!(place.read("a.txt"), tempting);
    assert_eq!(place.names(), ["a.txt", "b.txt", "b.txt.bak"]);
    place
        .run_with(
            &["check", "--fix", "--unsafe-fixes", "-"],
            Some(tempting.as_bytes()),
        )
        .exits(2)
        .prints("")
        .says("nothing was changed");
}

#[test]
fn a_list_on_standard_input_cannot_name_standard_input() {
    let place = Place::new(&[("-", &article())]);
    place
        .run_with(&["check", "-", "--files-from", "-"], Some(b""))
        .exits(2)
        .says("holds the list");
    let args = ["check", "-q", "--files-from", "-"];
    for list in ["./-\n", "-\n"] {
        place.run_with(&args, Some(list.as_bytes())).exits(1);
    }
}

#[test]
fn without_paths_this_directory_is_read_whatever_is_piped_in() {
    let place = Place::new(&[("a.txt", &article())]);
    let refs = b"refs/heads/main 1f2e refs/heads/main 0d3c\n";
    for stdin in [&b""[..], refs] {
        place
            .run_with(&["check"], Some(stdin))
            .exits(1)
            .shows("a.txt")
            .says("standard input is not read; name - to read it");
        place
            .run_with(&["check", "--fix"], Some(stdin))
            .exits(2)
            .says("name what is to be fixed");
    }
    assert_eq!(place.read("a.txt"), article());
    let nothing = std::process::Command::new(env!("CARGO_BIN_EXE_onecap"))
        .arg("check")
        .current_dir(place.path("."))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(nothing.status.code(), Some(1));
    let said = String::from_utf8_lossy(&nothing.stderr);
    assert!(!said.contains("standard input"), "{said}");
}

#[test]
fn what_the_run_writes_is_not_read() {
    let place = Place::new(&[("a.txt", &article())]);
    let out = std::fs::File::create(place.path("found.txt")).unwrap();
    let check = |name: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_onecap"))
            .args(["check", "-v", name])
            .current_dir(place.path("."))
            .stdout(out.try_clone().unwrap())
            .output()
            .unwrap()
    };
    let said = check(".").stderr;
    let said = String::from_utf8_lossy(&said);
    assert!(said.contains("in 1 of 1 file"), "{said}");
    let said = check("found.txt");
    assert_eq!(said.status.code(), Some(2));
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(
        said.contains("cannot read found.txt: this run writes to it"),
        "{said}"
    );
}

#[test]
fn the_journal_of_the_run_is_no_article() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", &article())]);
    let all = ["-g", "*", "--journal", "run.journal"];
    let args = [&["clean", "-i", ".", "-j", "1"][..], &all].concat();
    place.run(&args).exits(0).says("in 2 of 2 files");
    for name in ["j.jsonl", "j.json", "j.txt"] {
        place
            .run(&["check", "--fix", ".", "--journal", name])
            .exits(2)
            .says("as an article");
    }
    assert_eq!(place.names(), ["a.txt", "b.txt", "run.journal"]);
}

#[test]
fn paths_from_a_list() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", &article()), ("empty", "")]);
    let args = [
        "check",
        "--output-format",
        "concise",
        "-q",
        "--files-from",
        "-",
        "-0",
    ];
    let ran = place.run_with(&args, Some(b"b.txt\0a.txt\0")).exits(1);
    assert!(ran.out.starts_with("b.txt:"), "{ran:?}");
    assert_eq!(ran.out.lines().count(), 2);
    place.run(&["check", "--files-from", "empty"]).exits(0);
    place
        .run(&["check", "--files-from", "nowhere"])
        .exits(2)
        .says("check the path");
}

#[test]
fn a_file_that_failed_is_in_every_report_of_machines() {
    let place = Place::new(&[("a.txt", plain())]);
    place.write("bin.txt", b"a\0b");
    for format in [
        "json", "jsonl", "sarif", "github", "gitlab", "junit", "html",
    ] {
        place
            .run(&["check", "--output-format", format, ".", "missing.txt"])
            .exits(2)
            .shows("bin.txt")
            .shows("binary")
            .shows("missing.txt")
            .shows("no such file");
    }
    let ran = place.run(&["check", "--output-format", "junit", "bin.txt"]);
    assert!(ran.out.contains(r#"errors="1""#), "{ran:?}");
    let ran = place.run(&["check", "--output-format", "json", "bin.txt"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["files"][0]["path"], "bin.txt");
    let ran = place.run_with(&["check", "--output-format", "json", "-"], Some(b"a\0b"));
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["files"][0]["path"], "<stdin>");
}

#[test]
fn what_a_run_could_not_show_is_refused() {
    let place = Place::new(&[("a.txt", &article())]);
    for args in [
        &["check", "a.txt", "--diff", "--output-format", "json"][..],
        &["check", "a.txt", "--diff", "--fix"],
        &["check", "a.txt", "--diff", "--fix-only"],
        &["check", "a.txt", "--stats", "--output-format", "sarif"],
        &["check", "a.txt", "--stats", "--output-format", "concise"],
        &["check", "a.txt", "--fix-only", "--output-format", "json"],
        &["check", "-", "--fix", "--output-format", "json"],
        &["check", "-", "--fix", "--journal", "run.journal"],
        &["check", "-", "--fix", "--backup", ".bak"],
    ] {
        let ran = place.run_with(args, Some(article().as_bytes())).exits(2);
        assert_eq!(ran.out, "", "{ran:?}");
        assert!(ran.err.contains("error"), "{ran:?}");
        assert_eq!(place.read("a.txt"), article(), "{args:?}");
    }
    let totals = [
        "check",
        "a.txt",
        "--fix-only",
        "--stats",
        "--output-format",
        "json",
    ];
    place.run(&totals).exits(0).shows("\"fixed\": 1");
}

#[test]
fn the_exit_code_counts_what_is_left_or_what_the_diff_deletes() {
    let place = Place::new(&[("a.md", &truncated())]);
    let held = |mode: &str| {
        let args = ["check", "a.md", "--max-loss", "10%", mode];
        place.run(&args).code
    };
    assert_eq!(held("-q"), Some(1));
    assert_eq!(held("--fix"), Some(1));
    assert_eq!(held("--fix-only"), Some(0));
    assert_eq!(held("--diff"), Some(0));
    place.run(&["check", "a.md", "--diff"]).exits(1);
    place.run(&["check", "a.md", "--fix"]).exits(0);
}

//! The command line from end to end, on the real binary.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const CAPTION: &str =
    "A ferry waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\n";

/// An article in which one caption stands twice.
fn article() -> String {
    format!(
        "Ferry strike enters second week\n\nThe crews of the Lindmouth ferries stayed away from work on Tuesday.\n\n\
         {CAPTION}{CAPTION}\nTalks between the union and the operator are to go on this week.\n"
    )
}

fn cleaned() -> String {
    article().replacen(CAPTION, "", 1)
}

fn plain() -> &'static str {
    "Library opens late\n\nThe town library of Harrow Field opens at noon from Monday on.\n"
}

/// A directory to work in.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Place {
            dir: tempfile::tempdir().unwrap(),
        };
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn names(&self) -> Vec<String> {
        names(self.dir.path())
    }

    /// Runs onecap here.
    fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, None)
    }

    fn run_with(&self, args: &[&str], stdin: Option<&[u8]>) -> Ran {
        let mut command = onecap();
        command.current_dir(self.dir.path()).args(args);
        if let Some(stdin) = stdin {
            command.write_stdin(stdin);
        }
        let output = command
            .timeout(std::time::Duration::from_secs(60))
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

fn onecap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onecap"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    fn prints(self, text: &str) -> Self {
        assert_eq!(self.out, text, "{self:#?}");
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} in {self:#?}");
        self
    }
}

mod clean {
    use super::*;

    #[test]
    fn one_file_is_printed() {
        let place = Place::new(&[("a.txt", &article())]);
        place.run(&["clean", "a.txt"]).exits(0).prints(&cleaned());
        assert_eq!(place.read("a.txt"), article());
    }

    #[test]
    fn standard_input_is_printed_with_and_without_a_dash() {
        let place = Place::new(&[]);
        for args in [&["clean", "-"][..], &["clean"]] {
            place
                .run_with(args, Some(article().as_bytes()))
                .exits(0)
                .prints(&cleaned());
        }
    }

    #[test]
    fn an_empty_file_and_one_without_repeats_come_out_as_they_are() {
        let place = Place::new(&[("empty.txt", ""), ("plain.txt", plain())]);
        place.run(&["clean", "empty.txt"]).exits(0).prints("");
        place.run(&["clean", "plain.txt"]).exits(0).prints(plain());
    }

    #[test]
    fn a_directory_is_mirrored_into_an_existing_directory() {
        let place = Place::new(&[
            ("src/a.txt", &article()),
            ("src/deep/b.txt", plain()),
            ("src/photo.jpg", "not text"),
            ("dst/other.txt", "stays"),
        ]);
        place
            .run(&["clean", "src", "--output", "dst"])
            .exits(0)
            .prints("");
        assert_eq!(place.read("dst/a.txt"), cleaned());
        assert_eq!(place.read("dst/deep/b.txt"), plain());
        assert_eq!(place.read("dst/other.txt"), "stays");
        assert_eq!(names(&place.path("dst")), ["a.txt", "deep", "other.txt"]);
        assert_eq!(place.read("src/a.txt"), article());
    }

    #[test]
    fn several_inputs_keep_their_places_below_what_they_share() {
        let place = Place::new(&[
            ("a.txt", plain()),
            ("news/a.txt", &article()),
            ("sport/deep/a.txt", plain()),
        ]);
        place
            .run(&[
                "clean",
                "a.txt",
                "news",
                "sport/deep/a.txt",
                "--output",
                "out/",
            ])
            .exits(0);
        assert_eq!(place.read("out/a.txt"), plain());
        assert_eq!(place.read("out/news/a.txt"), cleaned());
        assert_eq!(place.read("out/sport/deep/a.txt"), plain());
    }

    #[test]
    fn paths_that_climb_do_not_lead_out_of_the_output() {
        let place = Place::new(&[("x/a.txt", plain()), ("y/z/b.txt", plain())]);
        let absolute = place.path("x/../x/a.txt");
        place
            .run(&[
                "clean",
                absolute.to_str().unwrap(),
                "y/../y/z/b.txt",
                "--output",
                "y/z/out",
            ])
            .exits(0);
        assert_eq!(place.read("y/z/out/x/a.txt"), plain());
        assert_eq!(place.read("y/z/out/y/z/b.txt"), plain());
        assert_eq!(place.names(), ["x", "y"]);
    }

    #[test]
    fn the_output_may_lie_in_the_input() {
        let place = Place::new(&[("a.txt", &article())]);
        place.run(&["clean", ".", "--output", "out"]).exits(0);
        place
            .run(&["clean", ".", "--output", "out", "--force"])
            .exits(0);
        assert_eq!(names(&place.path("out")), ["a.txt"]);
    }

    #[test]
    fn one_file_to_a_file_or_into_a_directory() {
        let place = Place::new(&[("a.txt", &article()), ("dir/x", "")]);
        place
            .run(&["clean", "a.txt", "--output", "b.txt"])
            .exits(0)
            .prints("");
        place.run(&["clean", "a.txt", "--output", "dir"]).exits(0);
        place.run(&["clean", "a.txt", "--output", "new/"]).exits(0);
        place
            .run(&["clean", "a.txt", "--output", "-"])
            .exits(0)
            .prints(&cleaned());
        for copy in ["b.txt", "dir/a.txt", "new/a.txt"] {
            assert_eq!(place.read(copy), cleaned());
        }
    }

    #[test]
    fn an_existing_output_needs_force() {
        let place = Place::new(&[
            ("a.txt", &article()),
            ("b.txt", "old"),
            ("out/a.txt", "old"),
        ]);
        for output in ["b.txt", "out"] {
            place
                .run(&["clean", "a.txt", "--output", output])
                .exits(2)
                .says("--force");
        }
        assert_eq!(
            (place.read("b.txt"), place.read("out/a.txt")),
            ("old".into(), "old".into())
        );
        for output in ["b.txt", "out"] {
            place
                .run(&["clean", "a.txt", "--output", output, "--force"])
                .exits(0);
        }
        assert_eq!(
            (place.read("b.txt"), place.read("out/a.txt")),
            (cleaned(), cleaned())
        );
    }

    #[test]
    fn no_input_is_its_own_output() {
        let place = Place::new(&[("a.txt", &article()), ("d/b.txt", &article())]);
        for args in [
            &["clean", "a.txt", "--output", "a.txt", "--force"][..],
            &["clean", "a.txt", "--output", ".", "--force"],
            &["clean", "d", "--output", "d", "--force"],
            &["clean", "d", "--output", "./x/../d", "--force"],
        ] {
            fs::create_dir_all(place.path("x")).unwrap();
            place.run(args).exits(2).says("--in-place");
            assert_eq!(place.read("a.txt"), article());
            assert_eq!(place.read("d/b.txt"), article());
        }
    }

    #[test]
    fn several_articles_are_not_printed_in_a_row() {
        let place = Place::new(&[("a.txt", plain()), ("b.txt", plain())]);
        place
            .run(&["clean", "a.txt", "b.txt"])
            .exits(2)
            .prints("")
            .says("--output DIR");
        place
            .run(&["clean", "."])
            .exits(2)
            .prints("")
            .says("--output DIR");
    }

    #[test]
    fn in_place_changes_what_repeats_and_nothing_else() {
        let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", plain())]);
        let before = fs::metadata(place.path("d/b.txt"))
            .unwrap()
            .modified()
            .unwrap();
        place
            .run(&["clean", "d", "--in-place", "--backup", ".bak"])
            .exits(0)
            .says("1 repeat in 1 of 2 files");
        assert_eq!(place.read("d/a.txt"), cleaned());
        assert_eq!(place.read("d/a.txt.bak"), article());
        assert_eq!(names(&place.path("d")), ["a.txt", "a.txt.bak", "b.txt"]);
        let after = fs::metadata(place.path("d/b.txt"))
            .unwrap()
            .modified()
            .unwrap();
        assert_eq!(before, after);
    }

    #[test]
    fn a_journal_leads_back_for_files_that_were_left_alone() {
        let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", &article())]);
        place
            .run(&["clean", "d", "-i", "--journal", "run.journal"])
            .exits(0);
        assert_eq!(place.read("d/a.txt"), cleaned());
        place.write("d/b.txt", "edited since");
        place
            .run(&["undo", "run.journal"])
            .exits(2)
            .says("cannot restore")
            .says("1 file restored; 1 not");
        assert_eq!(place.read("d/a.txt"), article());
        assert_eq!(place.read("d/b.txt"), "edited since");
        place
            .run(&["clean", "d", "-i", "--journal", "run.journal"])
            .exits(2)
            .says("it exists");
        place
            .run(&["clean", "d", "--journal", "j"])
            .exits(2)
            .says("--in-place");
    }

    #[test]
    fn undoing_twice_changes_nothing() {
        let place = Place::new(&[("a.txt", &article())]);
        place
            .run(&["clean", "a.txt", "-i", "--journal", "j"])
            .exits(0);
        place.run(&["undo", "j"]).exits(0).says("1 file restored");
        place.run(&["undo", "j"]).exits(0).says("0 files restored");
        assert_eq!(place.read("a.txt"), article());
        place
            .run(&["undo", "a.txt"])
            .exits(2)
            .says("no journal entry");
        place
            .run(&["undo", "missing"])
            .exits(2)
            .says("check the path");
    }

    #[test]
    fn leftovers_of_a_killed_run_go() {
        let place = Place::new(&[
            ("d/a.txt", &article()),
            ("d/.onecap-abc.tmp", "half a file"),
        ]);
        place.run(&["clean", "d", "-i"]).exits(0);
        assert_eq!(names(&place.path("d")), ["a.txt"]);
    }
}

mod check {
    use super::*;

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
}

mod bad_input {
    use super::*;

    #[test]
    fn what_is_missing() {
        let place = Place::new(&[]);
        for verb in ["check", "clean"] {
            place
                .run(&[verb, "no.txt"])
                .exits(2)
                .says("error: cannot read no.txt: no such file or directory; check the path");
        }
    }

    #[test]
    fn a_binary_file_is_named_and_the_others_go_on() {
        let place = Place::new(&[("b.txt", &article())]);
        place.write("a.txt", b"\x00\x01\x02\xff\x00\x00PNG\x00\x00");
        let ran = place
            .run(&["check", "."])
            .exits(2)
            .says("a.txt")
            .says("binary");
        assert!(ran.out.contains("b.txt"));
        place.run(&["clean", ".", "--output", "out"]).exits(2);
        assert_eq!(names(&place.path("out")), ["b.txt"]);
    }

    #[test]
    fn nowhere_to_write() {
        let place = Place::new(&[("a.txt", &article()), ("b.txt", plain()), ("file", "x")]);
        place
            .run(&["clean", "a.txt", "--output", "file/a.txt"])
            .exits(2)
            .says("cannot write");
        place
            .run(&["clean", "a.txt", "b.txt", "--output", "file"])
            .exits(2)
            .says("need a directory");
        place.run(&["clean", "a.txt", "--output", "file/"]).exits(2);
        assert_eq!(place.read("file"), "x");
        place
            .run(&["clean", "a.txt", "-i", "--journal", "no/where"])
            .exits(2)
            .says("no/where");
        assert_eq!(place.read("a.txt"), article());
    }

    #[test]
    fn arguments_that_do_not_fit() {
        let place = Place::new(&[("a.txt", plain())]);
        for args in [
            &["clean", "a.txt", "-i", "--output", "b.txt"][..],
            &["clean", "-", "-i"],
            &["clean", "-", "a.txt", "--output", "x"],
            &["check", "a.txt", "--max-loss", "200%"],
            &["check", "a.txt", "--glob", "a{b"],
            &["check", "a.txt", "--journal", "j"],
            &["check", "a.txt", "--threads", "many"],
            &["check", "a.txt", "-0"],
            &["chekc", "a.txt"],
        ] {
            let ran = place.run_with(args, Some(b"")).exits(2);
            assert!(ran.err.contains("error"), "{ran:?}");
        }
        assert_eq!(place.names(), ["a.txt"]);
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::{PermissionsExt, symlink};
        use std::process::{Command as Process, Stdio};

        #[test]
        fn pipes_are_an_error_and_no_wait() {
            let place = Place::new(&[("a.txt", plain())]);
            let made = Process::new("mkfifo")
                .arg(place.path("p.txt"))
                .status()
                .unwrap();
            assert!(made.success());
            place.run(&["check", "p.txt"]).exits(2).says("not a file");
            place.run(&["check", "."]).exits(0);
            place
                .run(&["clean", "a.txt", "--output", "p.txt", "--force"])
                .exits(2)
                .says("not a file");
        }

        #[test]
        fn loops_of_links_are_reported_and_links_are_written_through() {
            let place = Place::new(&[("d/a.txt", &article())]);
            symlink("..", place.path("d/up")).unwrap();
            symlink("d/a.txt", place.path("link.txt")).unwrap();
            symlink("self", place.path("self")).unwrap();
            place
                .run(&["check", "--follow", "d"])
                .exits(2)
                .says("leads back to");
            place
                .run(&["check", "self"])
                .exits(2)
                .says("cannot read self");
            place.run(&["clean", "link.txt", "-i"]).exits(0);
            assert!(
                fs::symlink_metadata(place.path("link.txt"))
                    .unwrap()
                    .is_symlink()
            );
            assert_eq!(place.read("d/a.txt"), cleaned());
        }

        #[test]
        fn hard_links_and_read_only_files_are_left_alone() {
            let place = Place::new(&[("a.txt", &article()), ("r.txt", &article())]);
            fs::hard_link(place.path("a.txt"), place.path("b.txt")).unwrap();
            fs::set_permissions(place.path("r.txt"), fs::Permissions::from_mode(0o444)).unwrap();
            place
                .run(&["clean", "a.txt", "-i"])
                .exits(2)
                .says("hard links")
                .says("--force");
            place
                .run(&["clean", "r.txt", "-i"])
                .exits(2)
                .says("read-only");
            assert_eq!(
                (place.read("b.txt"), place.read("r.txt")),
                (article(), article())
            );
            place.run(&["clean", "a.txt", "-i", "--force"]).exits(0);
            assert_eq!(
                (place.read("a.txt"), place.read("b.txt")),
                (cleaned(), article())
            );
        }

        #[test]
        fn names_of_any_bytes_work_and_do_not_speak_to_the_terminal() {
            let place = Place::new(&[]);
            let odd = std::ffi::OsStr::from_bytes(b"od\xffd\x1b[31m.txt");
            fs::create_dir(place.path("d")).unwrap();
            fs::write(place.path("d").join(odd), article()).unwrap();
            let ran = place
                .run(&["check", "d", "--output-format", "concise"])
                .exits(1);
            assert!(ran.out.contains("od\u{fffd}d␛[31m.txt"), "{ran:?}");
            place.run(&["clean", "d", "--output", "out"]).exits(0);
            assert_eq!(
                fs::read_to_string(place.path("out").join(odd)).unwrap(),
                cleaned()
            );
            place.run(&["clean", "d", "-i", "--journal", "j"]).exits(0);
            assert_eq!(
                fs::read_to_string(place.path("d").join(odd)).unwrap(),
                cleaned()
            );
            place.run(&["undo", "j"]).exits(0);
            assert_eq!(
                fs::read_to_string(place.path("d").join(odd)).unwrap(),
                article()
            );
        }

        #[test]
        fn a_reader_that_leaves_is_no_failure() {
            let place = Place::new(&[]);
            for i in 0..2000 {
                place.write(
                    &format!("long-directory-name/article-number-{i}.txt"),
                    article(),
                );
            }
            let mut child = Process::new(env!("CARGO_BIN_EXE_onecap"))
                .args(["check", "-q", "."])
                .current_dir(place.dir.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            drop(child.stdout.take());
            let output = child.wait_with_output().unwrap();
            assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        }

        #[test]
        fn a_full_device_is_a_failure() {
            if !Path::new("/dev/full").exists() {
                return;
            }
            let place = Place::new(&[("a.txt", &article())]);
            let full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let output = Process::new(env!("CARGO_BIN_EXE_onecap"))
                .args(["clean", "a.txt"])
                .current_dir(place.dir.path())
                .stdout(full)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(2));
            assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"));
        }

        #[test]
        fn an_interrupt_ends_the_run_and_leaves_whole_files() {
            let place = Place::new(&[]);
            for i in 0..3000 {
                place.write(&format!("d/{i}.txt"), article());
            }
            let child = Process::new(env!("CARGO_BIN_EXE_onecap"))
                .args(["clean", "d", "--in-place", "-j", "1"])
                .current_dir(place.dir.path())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            std::thread::sleep(std::time::Duration::from_millis(60));
            let id = child.id().to_string();
            Process::new("kill").args(["-INT", &id]).status().unwrap();
            let output = child.wait_with_output().unwrap();
            let (whole, clean) = (article(), cleaned());
            let mut left = 0;
            for name in names(&place.path("d")) {
                let text = place.read(&format!("d/{name}"));
                assert!(text == whole || text == clean, "{name}");
                left += usize::from(text == whole);
            }
            match output.status.code() {
                Some(130) => assert!(left > 0),
                Some(0) => assert_eq!(left, 0, "it was done before it was interrupted"),
                _ => panic!("{output:?}"),
            }
        }
    }
}

mod shell {
    use super::*;

    #[test]
    fn help_fits_a_screen_and_shows_examples() {
        let place = Place::new(&[]);
        let top = place.run(&["--help"]).exits(0);
        assert!(top.out.lines().count() <= 28, "{}", top.out);
        for verb in ["clean", "check"] {
            let help = place.run(&[verb, "-h"]).exits(0);
            assert!(help.out.lines().count() <= 60, "{}", help.out);
            assert!(help.out.contains(&format!("onecap {verb} ")));
            assert!(
                help.out.lines().all(|line| line.chars().count() <= 100),
                "{}",
                help.out
            );
        }
    }

    #[test]
    fn completions_and_manual() {
        let place = Place::new(&[]);
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            let ran = place.run(&["completions", shell]).exits(0);
            assert!(ran.out.contains("in-place"), "{shell}");
        }
        assert!(place.run(&["man"]).exits(0).out.contains(".TH onecap"));
    }

    #[test]
    fn colours_only_where_wanted() {
        let place = Place::new(&[]);
        let err = |args: &[&str]| place.run(args).err;
        assert!(!err(&["check", "no.txt"]).contains('\u{1b}'));
        assert!(err(&["check", "no.txt", "--color", "always"]).contains('\u{1b}'));
    }

    #[test]
    fn quiet_means_quiet() {
        let place = Place::new(&[("a.txt", &article())]);
        let ran = place.run(&["check", "-q", "a.txt"]).exits(1);
        assert_eq!(ran.err, "");
        let ran = place.run(&["clean", "-q", "a.txt", "-i"]).exits(0);
        assert_eq!((ran.out, ran.err), (String::new(), String::new()));
    }
}

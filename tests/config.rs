//! Configuration files and baselines from end to end, on the real binary.

use assert_cmd::Command;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const CUT: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday…";
const FULL: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday morning, May 5, 2025. (Jo Reed/Coastwire)";

/// An article with one truncated caption.
fn article() -> String {
    format!(
        "# A bridge opens\n\nThe works took two years, and the town paid for them.\n\n{CUT}\n\n{FULL}\n"
    )
}

fn cleaned() -> String {
    article().replace(&format!("{CUT}\n\n"), "")
}

struct Place(TempDir);

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run_in(&self, dir: &str, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_onecap"))
            .current_dir(self.path(dir))
            .args(args)
            .timeout(std::time::Duration::from_secs(60))
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_in(".", args)
    }

    /// The files in which `check` finds something.
    fn found(&self, args: &[&str]) -> Vec<String> {
        let mut all = vec!["check", "--output-format", "concise", "-q"];
        all.extend(args);
        let ran = self.run(&all);
        assert_ne!(ran.code, Some(2), "{ran:#?}");
        ran.out
            .lines()
            .map(|line| {
                let name = line.split(':').next().unwrap();
                name.trim_start_matches("./").to_owned()
            })
            .collect()
    }
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
        assert!(self.out.contains(text), "no {text:?} in {self:#?}");
        self
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} in {self:#?}");
        self
    }
}

mod files {
    use super::*;

    #[test]
    fn the_nearest_file_counts() {
        let place = Place::new(&[
            ("onecap.toml", "ignore = ['truncated']"),
            ("a.md", &article()),
            ("deep/er/b.md", &article()),
            ("own/.onecap.toml", ""),
            ("own/deep/c.md", &article()),
            (
                "py/pyproject.toml",
                "[project]\nname = 'x'\n[tool.onecap]\nselect = ['CAP002']",
            ),
            ("py/d.md", &article()),
            ("other/pyproject.toml", "[tool.ruff]\nline-length = 100"),
            ("other/e.md", &article()),
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
        place.run_in("deep/er", &["check", "b.md"]).exits(0);
    }

    #[test]
    fn the_command_line_counts_more() {
        let place = Place::new(&[
            ("onecap.toml", "ignore = ['truncated']\nmax-loss = '0%'"),
            ("a.md", &article()),
        ]);
        assert_eq!(place.found(&["a.md"]), [""; 0]);
        assert_eq!(place.found(&["a.md", "--ignore", "near"]), ["a.md"]);
        place
            .run(&["clean", "a.md", "--ignore", "near", "-i"])
            .exits(0);
        assert_eq!(place.read("a.md"), article(), "max-loss still holds");
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
        assert_eq!(place.read("a.md"), cleaned());
    }

    #[test]
    fn a_named_file_stands_for_all() {
        let place = Place::new(&[
            (
                "ci/rules.toml",
                "ignore = ['truncated']\nexclude = ['drafts']",
            ),
            ("own/onecap.toml", "broken"),
            ("own/a.md", &article()),
            ("drafts/b.md", &article()),
        ]);
        assert_eq!(place.found(&[".", "--config", "ci/rules.toml"]), [""; 0]);
        assert_eq!(
            place.found(&[".", "--config", "ci/rules.toml", "--ignore", "near"]),
            ["own/a.md"],
            "globs go by the working directory"
        );
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
            ("a.md", &article()),
            ("blog/b.md", &article()),
            ("blog/old/c.md", &article()),
            ("blog/d.page.md", &article()),
            (
                "e.txt",
                &format!("<!-- onecap-ignore-file -->\n\n{}", article()),
            ),
            ("f.txt", &article()),
        ]);
        assert_eq!(place.found(&["."]), ["blog/b.md", "f.txt"]);
    }

    #[test]
    fn globs_leave_out_what_is_found_and_what_is_named_only_if_forced() {
        let place = Place::new(&[
            ("onecap.toml", "exclude = ['drafts/', '/top.md']"),
            ("a.md", &article()),
            ("top.md", &article()),
            ("deep/top.md", &article()),
            ("drafts/b.md", &article()),
            ("pages/onecap.toml", "glob = ['*.page.md']"),
            ("pages/c.md", &article()),
            ("pages/d.page.md", &article()),
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
    fn a_configuration_that_leaves_all_out_is_said() {
        let place = Place::new(&[("onecap.toml", "exclude = ['*']"), ("a.md", &article())]);
        place
            .run(&["check", "."])
            .exits(0)
            .says("nothing was read: the configuration leaves out 1 file");
    }
}

mod broken {
    use super::*;

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
            let place = Place::new(&[("onecap.toml", text), ("a.md", &article())]);
            place.run(&["clean", "a.md", "-i"]).exits(2).says(message);
            place.run(&["check", "--fix", "."]).exits(2).says(message);
            assert_eq!(place.read("a.md"), article());
            place.run(&["check", "--isolated", "a.md"]).exits(1);
        }
    }

    #[test]
    fn a_broken_file_deep_down_fails_the_files_it_would_hold_for() {
        let place = Place::new(&[
            ("a.md", &article()),
            ("deep/onecap.toml", "max-los = 1"),
            ("deep/b.md", &article()),
        ]);
        place
            .run(&["clean", ".", "-i"])
            .exits(2)
            .says("deep/b.md")
            .says("deep/onecap.toml:1: there is no key max-los; did you mean max-loss?");
        assert_eq!(
            (place.read("a.md"), place.read("deep/b.md")),
            (cleaned(), article())
        );
    }

    #[test]
    fn a_pyproject_of_others_is_none_of_our_business() {
        let place = Place::new(&[("pyproject.toml", "not toml ["), ("a.md", &article())]);
        place.run(&["check", "a.md"]).exits(1);
    }
}

mod shown {
    use super::*;

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
            "ignore = [\"near\"]  # onecap.toml, override of old/\n",
            "field = []  # default\n",
            "max-loss = \"25%\"  # onecap.toml\n",
            "exclude = [\"drafts\"]  # onecap.toml\n",
        ] {
            assert!(ran.out.contains(line), "no {line:?} in {ran:#?}");
        }
        place
            .run(&["config", "drafts/b.md"])
            .exits(0)
            .prints("# left out by exclude in onecap.toml\n");
        place
            .run(&["config", "--isolated"])
            .exits(0)
            .prints("max-loss = \"50%\"  # default\n");
        place.write("onecap.toml", "x = 1");
        place
            .run(&["config"])
            .exits(2)
            .says("onecap.toml:1: there is no key x");
    }

    #[test]
    fn what_is_shown_can_be_written_to_a_file() {
        let place = Place::new(&[("a.md", &article())]);
        let out = place
            .run(&["config", "--input-format", "markdown", "--select", "exact"])
            .out;
        place.write("onecap.toml", &out.replace("glob = []", ""));
        assert_eq!(place.found(&["."]), [""; 0]);
    }
}

mod baseline {
    use super::*;

    #[test]
    fn known_repeats_are_left_alone_and_new_ones_are_not() {
        let place = Place::new(&[("a.md", &article()), ("deep/b.md", &article())]);
        place
            .run(&["check", ".", "--write-baseline", "known.json"])
            .exits(0)
            .says("2 repeats known from now on");
        let known = ["check", ".", "--baseline", "known.json"];
        place.run(&known).exits(0);
        place
            .run(&["check", ".", "--baseline", "known.json", "--fix"])
            .exits(0);
        assert_eq!(place.read("a.md"), article());
        // Lines move, and the same caption repeats once more.
        place.write("a.md", &format!("Draft.\n\n{}", article()));
        place.run(&known).exits(0);
        place.write(
            "deep/b.md",
            &article().replace(CUT, &format!("{CUT}\n\n{CUT}")),
        );
        place.write("c.md", &article());
        let ran = place.run(&known).exits(1);
        assert!(!ran.out.contains("a.md"), "{ran:#?}");
        let ran = ran.prints("c.md");
        ran.prints("deep/b.md");
        place
            .run_in("deep", &["check", "../a.md", "--baseline", "../known.json"])
            .exits(0);
    }

    #[test]
    fn the_file_is_the_same_for_any_number_of_threads() {
        let place = Place::new(&[]);
        for i in 0..50 {
            place.write(&format!("d{}/f{i}.md", i % 4), &article());
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
        let place = Place::new(&[("a.md", &article())]);
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
}

mod help {
    use super::*;

    #[test]
    fn short_help_fits_a_screen() {
        let place = Place::new(&[]);
        for verb in ["check", "clean", "config", "rules", "undo"] {
            let help = place.run(&[verb, "-h"]).exits(0);
            assert!(help.out.lines().count() <= 30, "{}", help.out);
            let long = place.run(&[verb, "--help"]).exits(0);
            assert!(long.out.lines().count() >= help.out.lines().count());
        }
    }

    #[test]
    fn mistyped_verbs_and_flags_are_answered_with_what_may_be_meant() {
        let place = Place::new(&[]);
        place.run(&["chekc"]).exits(2).says("'check'");
        place
            .run(&["check", "--selct", "exact"])
            .exits(2)
            .says("'--select'");
        place
            .run(&["check", "--basline", "x"])
            .exits(2)
            .says("'--baseline'");
    }
}

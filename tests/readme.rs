//! The README is true: what it says can be run runs, and its tables are those of the program.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const ARTICLE: &str = "Ferry strike enters second week\n\n\
    A ferry waits in the harbour of…\n\
    A ferry waits in the harbour of Lindmouth on Tuesday. Photo: Orla Venn/AP\n\n\
    The crews of the Lindmouth ferries stayed away from work on Tuesday, and talks go on this week.\n";

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn every_command_runs() {
    let bin = Path::new(env!("CARGO_BIN_EXE_onecap"));
    let path = std::env::join_paths(
        [bin.parent().unwrap().to_path_buf()]
            .into_iter()
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let readme = readme();
    let commands: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("onecap "))
        .collect();
    assert!(commands.len() > 7, "{commands:?}");
    for command in commands {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("article.txt"), ARTICLE).unwrap();
        fs::write(place.path().join("article.html"), "<p>A ferry waits.</p>").unwrap();
        fs::create_dir(place.path().join("articles")).unwrap();
        fs::write(place.path().join("articles/a.txt"), ARTICLE).unwrap();
        let run = Command::new("sh")
            .args(["-c", command])
            .current_dir(place.path())
            .env("PATH", &path)
            .output()
            .unwrap();
        let expected = if command.starts_with("onecap check") {
            1
        } else {
            0
        };
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(expected), "{command}: {said}");
    }
}

#[test]
fn the_rules_are_those_of_the_program() {
    let readme = readme();
    for rule in onecap::Rule::ALL {
        let row = format!(
            "| {} | {} | {}",
            rule.code(),
            rule.name(),
            rule.description()
        );
        assert!(readme.contains(&row), "{row}");
    }
}

/// What `--help` and the README say of each flag, as rows: verb, flag with its value, what it does.
type Flags = BTreeSet<[String; 3]>;

const VERBS: [&str; 6] = ["clean", "check", "config", "explain", "rules", "undo"];

fn flags_of_the_program() -> Flags {
    let mut flags = Flags::new();
    for verb in VERBS {
        let run = Command::new(env!("CARGO_BIN_EXE_onecap"))
            .args([verb, "--help"])
            .env("COLUMNS", "200")
            .output()
            .unwrap();
        let help = String::from_utf8(run.stdout).unwrap();
        for line in help
            .lines()
            .filter(|line| line.trim_start().starts_with('-'))
        {
            let (flag, what) = line.trim().split_once("  ").unwrap();
            if !flag.contains("--help") {
                let flag = flag.replace(['<', '>'], "");
                flags.insert([verb.to_owned(), flag, what.trim().to_owned()]);
            }
        }
    }
    flags
}

fn flags_of_the_readme() -> Flags {
    let mut flags = Flags::new();
    for row in readme().lines().filter(|line| line.starts_with("| `-")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [flag, verbs, what] = cells[..] else {
            panic!("{row}");
        };
        let verbs = match verbs {
            "all" => VERBS.to_vec(),
            verbs => verbs.split(", ").collect(),
        };
        for verb in verbs {
            flags.insert([verb.to_owned(), flag.replace('`', ""), what.to_owned()]);
        }
    }
    flags
}

#[test]
fn the_flags_are_those_of_help() {
    let (help, readme) = (flags_of_the_program(), flags_of_the_readme());
    assert!(help.len() > 60, "{help:#?}");
    let only = |a: &Flags, b: &Flags| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only(&help, &readme), [[""; 3]; 0], "not in the README");
    assert_eq!(only(&readme, &help), [[""; 3]; 0], "not in --help");
}

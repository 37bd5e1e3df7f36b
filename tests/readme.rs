//! The README is true: every `onecap` command in it runs, and its table of rules is that of the program.

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

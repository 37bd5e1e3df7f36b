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

/// Runs a shell command beside articles of every name that the commands use; gives its exit code and what it said.
fn run(command: &str) -> (Option<i32>, String) {
    let bin = Path::new(env!("CARGO_BIN_EXE_onecap")).parent().unwrap();
    let paths = std::env::var_os("PATH").unwrap();
    let dirs = std::iter::once(bin.to_path_buf()).chain(std::env::split_paths(&paths));
    let place = tempfile::tempdir().unwrap();
    for name in [
        "article.txt",
        "article.md",
        "articles/a.txt",
        "content/article.md",
        "content/drafts/article.md",
    ] {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, ARTICLE).unwrap();
    }
    for name in ["article.html", "page.html"] {
        let page = ARTICLE.replace("\n\n", "\n").replace('\n', "</p>\n<p>");
        fs::write(place.path().join(name), format!("<p>{page}</p>\n")).unwrap();
    }
    let ran = Command::new("sh")
        .args(["-c", command])
        .current_dir(place.path())
        .env("PATH", std::env::join_paths(dirs).unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    (ran.status.code(), said)
}

/// Runs a command of onecap, which finds the repeat if it looks for it.
#[track_caller]
fn runs(command: &str) {
    let finds = command.contains("onecap check") && !command.contains("--fix ");
    let (code, said) = run(command);
    assert_eq!(code, Some(i32::from(finds)), "{command}: {said}");
}

/// The lines of the README's blocks in this language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let start = format!("```{language}\n");
    let blocks = readme.split(start.as_str()).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_command_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for block in blocks("sh") {
        let block = block.replace("|\n", "| ");
        for line in block.lines() {
            count += 1;
            let command = line.split(" #").next().unwrap().trim();
            if let Some(arguments) = command.strip_prefix("cargo run --release -- ") {
                let arguments =
                    arguments.replace("samples/", &format!("{}/samples/", root.display()));
                runs(&format!("onecap {arguments}"));
            } else if let Some(name) = command.strip_prefix("cargo test --test ") {
                assert!(root.join(format!("tests/{name}.rs")).is_file(), "{command}");
            } else if command == ".ci/run" {
                assert!(root.join(command).is_file());
            } else if command.starts_with("onecap ") {
                runs(command);
            } else {
                // What runs this test, and the hook that tests/cli/hooks.rs runs.
                assert!(
                    command == "cargo test" || command.starts_with("git diff --cached "),
                    "{command}"
                );
            }
        }
    }
    assert!(count > 12, "{count}");
}

#[test]
fn every_command_in_the_text_runs() {
    let readme = readme();
    let commands: Vec<&str> = readme
        .split('`')
        .filter(|code| code.starts_with("onecap ") && !code.contains('\n'))
        .collect();
    assert!(commands.len() > 3, "{commands:?}");
    for command in commands {
        let command = command.replace("FILE", "article.md");
        let command = command.replace("VERB", "check").replace("SHELL", "zsh");
        let command = match command.as_str() {
            // As in a hook that gives no files.
            "onecap check" => "onecap check < /dev/null",
            command => command,
        };
        runs(command);
    }
    for flags in ["--write-baseline FILE", "--baseline FILE"] {
        assert!(readme.contains(&format!("`{flags}`")));
    }
    let known = "onecap check content --write-baseline FILE && onecap config && onecap check content --baseline FILE";
    assert_eq!(run(known).0, Some(0));
}

#[test]
fn the_examples_of_help_run() {
    let mut count = 0;
    for verb in ["", "clean", "check", "config", "explain"] {
        let help = Command::new(env!("CARGO_BIN_EXE_onecap"))
            .args([verb, "--help"].iter().filter(|word| !word.is_empty()))
            .output()
            .unwrap();
        let help = String::from_utf8(help.stdout).unwrap();
        let (_, examples) = help.split_once("Examples:\n").unwrap();
        for example in examples.lines().filter(|line| line.starts_with("  ")) {
            count += 1;
            let command = example.trim().split("   ").next().unwrap();
            // No network, and no repository.
            let command = command
                .replace(
                    "curl -s https://example.com/article.html",
                    "cat article.html",
                )
                .replace(
                    "git diff --name-only -z --diff-filter=d --relative -- '*.md'",
                    "printf 'article.md\\0article.txt\\0'",
                );
            assert!(!command.contains("git "), "{command}");
            runs(&command);
            if command.contains("--exclude") {
                let lists = format!("{command} --output-format concise");
                let (left_out, said) = run(&format!("{lists} | grep drafts"));
                assert_eq!(left_out, Some(1), "{command}: {said}");
                let all = lists.replace("--exclude drafts", "");
                assert_eq!(run(&format!("{all} | grep drafts")).0, Some(0), "{all}");
            }
        }
    }
    assert!(count > 12, "{count}");
}

#[test]
fn the_configurations_are_read() {
    let toml = blocks("toml");
    assert!(!toml.is_empty());
    for block in toml {
        let command = format!("cat > onecap.toml <<'END' && onecap config\n{block}END\n");
        let (code, said) = run(&command);
        assert_eq!(code, Some(0), "{block}: {said}");
    }
    let hooks =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml"))
            .unwrap();
    let pre_commit: String = blocks("yaml")
        .into_iter()
        .filter(|block| block.contains("repo:"))
        .collect();
    assert!(pre_commit.contains(concat!("rev: v", env!("CARGO_PKG_VERSION"), "\n")));
    for id in ["onecap", "onecap-fix", "onecap-python", "onecap-fix-python"] {
        assert!(hooks.contains(&format!("- id: {id}\n")), "{id}");
    }
    assert!(pre_commit.contains("- id: onecap ") && pre_commit.contains("onecap-fix"));
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

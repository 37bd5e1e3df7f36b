//! A tree of articles in which each file can be told to be as it was, or wholly new.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// How many files stand in one directory of the tree.
const FILES_PER_DIR: usize = 50;

pub struct Tree {
    home: TempDir,
    files: usize,
}

/// What was found in a tree after a fault.
#[derive(Debug, Default)]
pub struct Found {
    pub old: usize,
    pub new: usize,
    /// Temporary files of onecap.
    pub strays: usize,
}

impl Tree {
    /// A tree of so many articles, each with a repeat.
    pub fn new(files: usize) -> Self {
        let tree = Tree {
            home: tempfile::tempdir().unwrap(),
            files,
        };
        tree.restore();
        tree
    }

    /// The directory in which the articles are.
    pub fn articles(&self) -> PathBuf {
        self.home.path().join("articles")
    }

    /// A place beside the articles.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Makes every article as it was at first; what else is there stays.
    pub fn restore(&self) {
        for at in 0..self.files {
            let path = path(&self.articles(), at);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if fs::read(&path).ok() != Some(old(at).into_bytes()) {
                fs::write(path, old(at)).unwrap();
            }
        }
    }

    /// Checks that each article is as it was or wholly new.
    #[track_caller]
    pub fn check(&self) -> Found {
        check(&self.articles(), self.files)
    }

    /// Runs onecap beside the articles.
    pub fn run(&self, args: &[&str]) -> Output {
        onecap()
            .args(args)
            .current_dir(self.home.path())
            .output()
            .unwrap()
    }
}

/// As [`Tree::check`], for a copy of a tree.
#[track_caller]
pub fn check(articles: &Path, files: usize) -> Found {
    let mut found = Found::default();
    for at in 0..files {
        let path = path(articles, at);
        let text = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} is lost: {error}", path.display()));
        if text == new(at) {
            found.new += 1;
        } else {
            assert_eq!(text, old(at), "{} is neither old nor new", path.display());
            found.old += 1;
        }
    }
    let dirs = fs::read_dir(articles).unwrap();
    found.strays = dirs
        .flat_map(|dir| fs::read_dir(dir.unwrap().path()).unwrap())
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().starts_with(".onecap-")
        })
        .count();
    found
}

/// Where an article stands.
pub fn path(articles: &Path, at: usize) -> PathBuf {
    articles
        .join(format!("{:03}", at / FILES_PER_DIR))
        .join(format!("{at:05}.txt"))
}

fn caption(at: usize) -> String {
    format!(
        "Ferry number {at} waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\n"
    )
}

/// An article in which one caption stands twice. Every third is some pages long.
pub fn old(at: usize) -> String {
    let body = if at.is_multiple_of(3) {
        (0..200)
            .map(|line| {
                format!(
                    "Paragraph {line} says what crew {} told the paper about pier {}.\n\n",
                    at + line,
                    line * 7
                )
            })
            .collect()
    } else {
        "The crews of the ferries stayed away from work on Tuesday.\n\n".to_owned()
    };
    format!(
        "Ferry strike enters week {at}\n\n{body}{0}{0}\nTalks between the union and the operator are to go on this week.\n",
        caption(at)
    )
}

/// The article with its caption said once.
pub fn new(at: usize) -> String {
    old(at).replacen(&caption(at), "", 1)
}

/// The program, with nothing of the environment that would change what it prints.
pub fn onecap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onecap"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// What a run said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

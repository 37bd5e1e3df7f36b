//! A directory to work in, and what a run in it said.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const CAPTION: &str =
    "A ferry waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\n";

/// An article in which one caption stands twice.
pub fn article() -> String {
    format!(
        "Ferry strike enters second week\n\nThe crews of the Lindmouth ferries stayed away from work on Tuesday.\n\n\
         {CAPTION}{CAPTION}\nTalks between the union and the operator are to go on this week.\n"
    )
}

pub fn cleaned() -> String {
    article().replacen(CAPTION, "", 1)
}

pub fn plain() -> &'static str {
    "Library opens late\n\nThe town library of Harrow Field opens at noon from Monday on.\n"
}

pub const CUT: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday…";
pub const FULL: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday morning, May 5, 2025. (Jo Reed/Coastwire)";

/// A Markdown article with one truncated caption.
pub fn truncated() -> String {
    format!(
        "# A bridge opens\n\nThe works took two years, and the town paid for them.\n\n{CUT}\n\n{FULL}\n"
    )
}

pub fn untruncated() -> String {
    truncated().replace(&format!("{CUT}\n\n"), "")
}

/// A directory to work in.
pub struct Place {
    pub dir: TempDir,
}

impl Place {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let place = Place {
            dir: tempfile::tempdir().unwrap(),
        };
        for (name, text) in files {
            place.write(name, text);
        }
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn names(&self) -> Vec<String> {
        names(self.dir.path())
    }

    /// The files in which `check` finds something.
    pub fn found(&self, args: &[&str]) -> Vec<String> {
        let mut all = vec!["check", "--output-format", "concise", "-q"];
        all.extend(args);
        let ran = self.run(&all);
        assert_ne!(ran.code, Some(2), "{ran:#?}");
        let name = |line: &str| line.split(':').next().unwrap().to_owned();
        ran.out
            .lines()
            .map(|line| name(line.trim_start_matches("./")))
            .collect()
    }

    /// Runs onecap here.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, None)
    }

    pub fn run_with(&self, args: &[&str], stdin: Option<&[u8]>) -> Ran {
        self.run_in(".", args, stdin)
    }

    /// Runs onecap in a directory below.
    pub fn run_in(&self, dir: &str, args: &[&str], stdin: Option<&[u8]>) -> Ran {
        let mut command = onecap();
        command.current_dir(self.path(dir)).args(args);
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

pub fn onecap() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onecap"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

pub fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    pub fn prints(self, text: &str) -> Self {
        assert_eq!(self.out, text, "{self:#?}");
        self
    }

    /// As `prints`, among other things.
    #[track_caller]
    pub fn shows(self, text: &str) -> Self {
        assert!(self.out.contains(text), "no {text:?} in {self:#?}");
        self
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.err.contains(text), "no {text:?} in {self:#?}");
        self
    }
}

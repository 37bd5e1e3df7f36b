//! What went wrong with a file, said so that one knows what to do.

use crate::safe_text::printable;
use std::fmt;
use std::io;
use std::path::Path;

/// A file that could not be read, written, replaced or restored.
#[derive(Debug)]
pub struct FileError {
    verb: &'static str,
    name: String,
    problem: String,
    advice: &'static str,
}

impl FileError {
    /// "cannot `verb` `path`: `problem`; `advice`".
    pub fn new(
        verb: &'static str,
        path: &Path,
        problem: impl Into<String>,
        advice: &'static str,
    ) -> Self {
        Self::named(verb, printable(path), problem, advice)
    }

    /// As [`FileError::new`], for what has a name but no path.
    pub fn named(
        verb: &'static str,
        name: String,
        problem: impl Into<String>,
        advice: &'static str,
    ) -> Self {
        Self {
            verb,
            name,
            problem: problem.into(),
            advice,
        }
    }

    /// The same with one thing more that one has to know.
    pub(super) fn and(mut self, more: &str) -> Self {
        self.problem += ", and ";
        self.problem += more;
        self
    }

    /// How the file is called, safe to print.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the system said, with the advice that goes with it.
    pub fn io(verb: &'static str, path: &Path, error: &io::Error) -> Self {
        Self::io_named(verb, printable(path), error)
    }

    /// As [`FileError::io`], for what has a name but no path.
    pub fn io_named(verb: &'static str, name: String, error: &io::Error) -> Self {
        Self::named(verb, name, plain(error), advice(verb, error.kind()))
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.verb, self.name, self.problem)?;
        if !self.advice.is_empty() {
            write!(f, "; {}", self.advice)?;
        }
        Ok(())
    }
}

impl std::error::Error for FileError {}

/// The system's words without its number, begun with a small letter.
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

fn advice(verb: &str, kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound if verb == "read" => "check the path",
        io::ErrorKind::NotFound => "create the directory first",
        io::ErrorKind::PermissionDenied => "check the permissions of the file and its directory",
        io::ErrorKind::AlreadyExists => "add --force to overwrite it",
        io::ErrorKind::IsADirectory => "name a file",
        io::ErrorKind::NotADirectory => "a file stands where a directory is needed; rename one",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "nothing was changed; free some space and run again"
        }
        io::ErrorKind::FileTooLarge => {
            "nothing was changed; raise the limit to the size of files (ulimit -f) and run again"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "the file system is read-only; write elsewhere with --output"
        }
        io::ErrorKind::OutOfMemory => "it is too large for this machine; split it first",
        _ => "",
    }
}

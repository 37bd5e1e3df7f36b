//! `onecap undo`: the files of a run as they were before it.

use super::Exit;
use super::args::UndoArgs;
use super::console::Console;
use crate::files::FileError;
use crate::files::draft::Before;
use crate::files::journal::{self, Entries, Entry, Restored, Torn};
use crate::files::source::fingerprint;
use crate::files::store::{self, Store};
use crate::report::count;
use crate::safe_text::printable;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Runs the verb.
pub fn run(args: &UndoArgs, console: Console) -> Result<Exit> {
    // The run replaced these very names, hard links or not.
    let store = Store::new(None, true, None);
    let Entries { whole, torn } = journal::entries(&args.journal)?;
    let (mut restored, mut packed, mut failed) = (0, 0, 0);
    if let Some(torn) = torn {
        match left_alone(&torn, &args.journal) {
            Ok(said) => console.warning(&said),
            Err(error) => {
                failed += 1;
                console.error(&error.to_string());
            }
        }
    }
    for entry in whole {
        match undo(&entry, &store) {
            Ok(true) => {
                restored += 1;
                packed += usize::from(entry.is_packed());
                let how = if entry.is_packed() {
                    ", packed anew"
                } else {
                    ""
                };
                console.detail(&format!("restored {}{how}", printable(&entry.path())));
            }
            Ok(false) => {
                console.detail(&format!("{} is as it was", printable(&entry.path())));
            }
            Err(error) => {
                failed += 1;
                console.error(&error.to_string());
            }
        }
    }
    let mut line = format!("{} restored", count(restored, "file"));
    if packed > 0 {
        line += &format!(" ({packed} packed anew, with the contents that went in)");
    }
    if failed > 0 {
        line += &format!("; {failed} not");
    }
    console.note(&line);
    Ok(if failed == 0 {
        Exit::Clean
    } else {
        Exit::Failure
    })
}

/// What is said of a line that is cut off, if its file is as it was: the line is written before the file is replaced.
///
/// # Errors
///
/// [`FileError`] if the file is not as it was, or nobody knows which it is: the journal may have been cut off later.
fn left_alone(torn: &Torn, journal: &Path) -> Result<String, FileError> {
    let cut_off = format!("line {} of {} is cut off", torn.line, printable(journal));
    let Some(entry) = &torn.entry else {
        return Err(FileError::named(
            "restore",
            "the last file".to_owned(),
            format!("{cut_off} before it says how which file was"),
            "a run that was killed while it wrote the line has not changed it",
        ));
    };
    let path = entry.path();
    match entry.restore(&store::read(&path)?) {
        Restored::AsBefore => Ok(format!("{cut_off}; {} is as it was", printable(&path))),
        Restored::Bytes(_) | Restored::Changed => Err(FileError::new(
            "restore",
            &path,
            format!("{cut_off}, and the file is not as it was"),
            "the line holds some of what was deleted, as far as it goes",
        )),
    }
}

/// Whether there was something to restore.
fn undo(entry: &Entry, store: &Store) -> Result<bool, FileError> {
    let path = entry.path();
    if fs::metadata(&path).is_ok_and(|kind| !kind.is_file()) {
        return Err(FileError::new(
            "restore",
            &path,
            "it is no file any more",
            "the journal holds what was deleted, under its path",
        ));
    }
    let now = store::read(&path)?;
    match entry.restore(&now) {
        Restored::AsBefore => Ok(false),
        Restored::Bytes(contents) => {
            let left = Before {
                disk: fingerprint(&now),
                contents: &[],
            };
            store.replace(&path, left, &contents, &[]).map(|()| true)
        }
        Restored::Changed => Err(FileError::new(
            "restore",
            &path,
            "it was changed after the run",
            "the journal holds what was deleted, under its path",
        )),
    }
}

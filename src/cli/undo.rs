//! `onecap undo`: the files of a run as they were before it.

use super::Exit;
use super::args::UndoArgs;
use super::console::Console;
use crate::files::FileError;
use crate::files::draft::Before;
use crate::files::journal::{self, Entry, Restored};
use crate::files::source::fingerprint;
use crate::files::store::{self, Store};
use crate::report::count;
use crate::safe_text::printable;
use anyhow::Result;
use std::fs;

/// Runs the verb.
pub fn run(args: &UndoArgs, console: Console) -> Result<Exit> {
    // The run replaced these very names, hard links or not.
    let store = Store::new(None, true, None);
    let (mut restored, mut failed) = (0, 0);
    for entry in journal::entries(&args.journal)? {
        match undo(&entry, &store) {
            Ok(true) => {
                restored += 1;
                console.detail(&format!("restored {}", printable(&entry.path())));
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
    let failures = if failed == 0 {
        String::new()
    } else {
        format!("; {} not", failed)
    };
    console.note(&format!("{} restored{failures}", count(restored, "file")));
    Ok(if failed == 0 {
        Exit::Clean
    } else {
        Exit::Failure
    })
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

//! Writing so that nothing is lost: a file is replaced whole or not at all.
//!
//! The new content goes to a temporary file in the same directory and takes the old file's place by renaming; where
//! there is an old file, it is flushed to the disk before. A run that is killed leaves the old file or the new one, and
//! at worst a temporary file (`.onecap-*.tmp`), which the next run that writes to that directory removes. A new file is
//! not flushed: its source is still there, and for a tree of them it would take many times as long. After a loss of
//! power it may be empty.
//!
//! An older backup that is overwritten stands aside (`.onecap-older` behind its name) until the file is replaced; where
//! a run was killed before, the next one that writes to that directory, or to that backup, puts it back.
//!
//! Permissions are kept, the owner and the group where the system allows it; extended attributes other than access
//! lists are not. A symbolic link stays, and what it points to is replaced. A file with several hard links is left
//! alone unless forced, as only the name that was given would get the new content.

use super::access;
use super::backup;
use super::compress::Compression;
use super::draft::{Before, Draft, Output, exists, is_temporary, parent, temporary};
use super::error::FileError;
use super::journal::{Deletions, Journal};
use super::source::{Fingerprint, fingerprint};
use super::walk::real;
use crate::Edit;
use crate::safe_text::printable;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long to wait for what another run has begun.
const MOMENT: Duration = Duration::from_millis(2);

/// How a run writes.
#[derive(Debug, Default)]
pub struct Store {
    /// Keep the old file under its name with this suffix.
    backup: Option<OsString>,
    /// Overwrite outputs that exist; replace files with several hard links.
    force: bool,
    /// Where replaced files are recorded.
    journal: Option<Journal>,
    /// Directories in which nothing is left of a killed run.
    swept: Mutex<HashSet<PathBuf>>,
    /// The names of outputs that may overwrite others.
    written: Mutex<HashSet<Fingerprint>>,
}

/// Reads a file whole.
///
/// # Errors
///
/// [`FileError`] with what the system says. Pipes and devices are not for this function: opening one can block.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(|error| FileError::io("read", path, &error))
}

/// As [`read`], but a pipe that has a name is an error: nobody may ever write to it, and the run would wait for ever.
/// The pipes that a shell makes for `<(command)` stand in `/dev` or `/proc`, and are read.
///
/// # Errors
///
/// Those of [`read`], and a pipe.
pub fn read_at_once(path: &Path) -> Result<Vec<u8>, FileError> {
    refuse_pipe(path)?;
    read(path)
}

/// What stands where a directory above the path is needed, if something does: the system says of it that it exists.
fn in_the_way(path: &Path) -> Option<FileError> {
    let is_other = |above: &&Path| fs::metadata(above).is_ok_and(|kind| !kind.is_dir());
    let other = path.ancestors().skip(1).find(is_other)?;
    Some(FileError::new(
        "write",
        path,
        format!("{} is no directory", printable(other)),
        "write elsewhere, or move it out of the way",
    ))
}

/// That the path is no pipe with a name.
///
/// # Errors
///
/// It is one: see [`read_at_once`].
pub fn refuse_pipe(path: &Path) -> Result<(), FileError> {
    let is_of_shell = || path.starts_with("/dev") || path.starts_with("/proc");
    if fs::metadata(path).is_ok_and(|kind| is_pipe(&kind)) && !is_of_shell() {
        return Err(FileError::new(
            "read",
            path,
            "it is a pipe, not a file",
            "name a file",
        ));
    }
    Ok(())
}

impl Store {
    /// A store that neither forces nor keeps anything.
    pub fn new(backup: Option<OsString>, force: bool, journal: Option<Journal>) -> Self {
        Self {
            backup,
            force,
            journal,
            swept: Mutex::default(),
            written: Mutex::default(),
        }
    }

    /// Replaces the contents of the file by `after`. `edits` lead from the one to the other and go into the journal.
    ///
    /// # Errors
    ///
    /// As [`Store::replacement`] and [`Draft::replace`].
    pub fn replace(
        &self,
        path: &Path,
        before: Before<'_>,
        after: &[u8],
        edits: &[Edit],
    ) -> Result<(), FileError> {
        let failed = |error: io::Error| FileError::io("write", path, &error);
        let mut draft = self.replacement(path)?;
        draft.write_all(after).map_err(failed)?;
        let mut deletions = Deletions::new();
        if self.journal.is_some() {
            deletions.add(0, before.contents, edits).map_err(failed)?;
        }
        draft.replace(before.disk, deletions)
    }

    /// Begins to write what is to replace the file.
    ///
    /// # Errors
    ///
    /// [`FileError`] if the file may not be written to, if it has other hard links or its group cannot be kept (unless
    /// forced), or if there can be no file beside it.
    pub fn replacement(&self, path: &Path) -> Result<Draft<'_>, FileError> {
        let failed = |error: io::Error| FileError::io("write", path, &error);
        let target = fs::canonicalize(path).map_err(failed)?;
        let mut old = fs::metadata(&target).map_err(failed)?;
        let backup = self.backup_of(&target);
        let mut names = names_but(backup.as_deref(), &old);
        if names > 1 && backup.is_some() && !self.force {
            // The backup that another run makes counts a moment before it can be seen.
            thread::sleep(MOMENT);
            old = fs::metadata(&target).map_err(failed)?;
            names = names_but(backup.as_deref(), &old);
        }
        self.check_replaceable(path, &old, names)?;
        let dir = parent(&target);
        self.sweep(dir);
        let file = temporary(dir).map_err(failed)?;
        access::copy(file.as_file(), &target, &old, self.force).map_err(failed)?;
        self.draft(path, target, Output::Beside(file))
    }

    /// Where replaced files are recorded.
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    fn draft(&self, path: &Path, target: PathBuf, output: Output) -> Result<Draft<'_>, FileError> {
        if Compression::of(path) != Compression::of(&target) {
            // It is read by the one name, and an undo would know but the other.
            return Err(FileError::new(
                "write",
                path,
                format!(
                    "it leads to {}, whose name does not say the same about compression",
                    printable(&target)
                ),
                "nothing was written; rename one of the two",
            ));
        }
        let backup = self.backup_of(&target);
        Draft::new(
            path,
            target,
            output,
            backup,
            self.force,
            self.journal.as_ref(),
        )
    }

    /// The name of a file's backup.
    fn backup_of(&self, target: &Path) -> Option<PathBuf> {
        let mut name = target.as_os_str().to_owned();
        name.push(self.backup.as_ref()?);
        Some(name.into())
    }

    /// Writes a new file and the directories it needs.
    ///
    /// # Errors
    ///
    /// As [`Store::new_file`] and [`Draft::place`].
    pub fn create(
        &self,
        path: &Path,
        source: Option<&Path>,
        bytes: &[u8],
    ) -> Result<(), FileError> {
        let mut draft = self.new_file(path, source)?;
        draft
            .write_all(bytes)
            .map_err(|error| FileError::io("write", path, &error))?;
        draft.place()
    }

    /// Begins to write a new file, and makes the directories it needs.
    ///
    /// # Errors
    ///
    /// [`FileError`] if it exists and `force` is off, if it is the file `source` itself or one that was written before,
    /// or if anything fails on the way; an existing file is then as it was.
    pub fn new_file(&self, path: &Path, source: Option<&Path>) -> Result<Draft<'_>, FileError> {
        let failed = |error: io::Error| FileError::io("write", path, &error);
        if let Ok(kind) = fs::metadata(path) {
            if kind.is_dir() {
                return Err(FileError::new(
                    "write",
                    path,
                    "it is a directory",
                    "name a file",
                ));
            }
            if !kind.is_file() {
                let device = device(path, &kind)?;
                return self.draft(path, path.to_path_buf(), Output::Device(device));
            }
            if let Some(source) = source
                && same_file::is_same_file(source, path).unwrap_or(false)
            {
                return Err(own_output(path));
            }
            if !self.force {
                return Err(exists(path, source.is_none()));
            }
        }
        // Through a link, so that the link stays.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if self.force && !self.is_first_at(&real(&target)) {
            return Err(FileError::new(
                "write",
                path,
                "a link leads to what this run has written already",
                "remove the link, or write elsewhere",
            ));
        }
        let dir = parent(&target);
        if !self.is_swept(dir) {
            fs::create_dir_all(dir)
                .map_err(|error| in_the_way(path).unwrap_or_else(|| failed(error)))?;
            self.sweep(dir);
        }
        let file = temporary(dir).map_err(failed)?;
        if let Some(original) = source.and_then(|source| fs::metadata(source).ok()) {
            access::narrow(file.as_file(), &original).map_err(failed)?;
        }
        let draft = self.draft(path, target, Output::Beside(file))?;
        Ok(draft.of_stdin(source.is_none()))
    }

    fn check_replaceable(&self, path: &Path, old: &Metadata, names: u64) -> Result<(), FileError> {
        if !old.is_file() {
            return Err(FileError::new(
                "write",
                path,
                "it is not a regular file",
                "use --output",
            ));
        }
        if old.permissions().readonly() {
            return Err(FileError::new(
                "write",
                path,
                "it is read-only",
                "make it writable, or write elsewhere with --output",
            ));
        }
        // Whoever may write to the directory alone could replace it all the same.
        if let Err(error) = fs::OpenOptions::new().write(true).open(path) {
            return Err(FileError::io("write", path, &error));
        }
        if names > 1 && !self.force {
            return Err(FileError::new(
                "write",
                path,
                format!("it has {names} names (hard links)"),
                "with --force this name gets the cleaned file and the others keep the old one",
            ));
        }
        Ok(())
    }

    /// Whether nothing was written there yet.
    fn is_first_at(&self, target: &Path) -> bool {
        let name = fingerprint(target.as_os_str().as_encoded_bytes());
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(name)
    }

    fn is_swept(&self, dir: &Path) -> bool {
        self.swept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(dir)
    }

    /// Undoes what a killed run left in the directory: temporary files that no living process holds locked go, and a
    /// backup that was moved aside gets its name again where that is free.
    fn sweep(&self, dir: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if !swept.insert(dir.to_path_buf()) {
            return;
        }
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            if backup::is_aside(&entry.file_name()) {
                backup::restore_left(&entry.path());
            } else if is_temporary(&entry.file_name())
                && entry.file_type().is_ok_and(|kind| kind.is_file())
                && let Ok(file) = File::open(entry.path())
                && file.try_lock().is_ok()
            {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The error for an input that would be its own output.
pub fn own_output(path: &Path) -> FileError {
    FileError::new(
        "write",
        path,
        "it is the input itself",
        "use --in-place to change it, or another --output",
    )
}

/// Devices such as `/dev/null` take the bytes as they are; replacing one by a file would be a disaster.
fn device(path: &Path, kind: &Metadata) -> Result<File, FileError> {
    if !is_character_device(kind) {
        return Err(FileError::new(
            "write",
            path,
            "it is a pipe, socket or device, not a file",
            "leave --output out to write to standard output",
        ));
    }
    fs::OpenOptions::new()
        .write(true)
        .open(path)
        .map_err(|error| FileError::io("write", path, &error))
}

/// How many names the file has, but for its backup: a run that was killed left it, or another run has just made it.
#[cfg(unix)]
fn names_but(backup: Option<&Path>, file: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    // By number: a path may lead to another file by now.
    let backup = backup.and_then(|backup| fs::symlink_metadata(backup).ok());
    let is_backed_up =
        backup.is_some_and(|backup| (backup.dev(), backup.ino()) == (file.dev(), file.ino()));
    file.nlink().saturating_sub(u64::from(is_backed_up))
}

#[cfg(not(unix))]
fn names_but(_: Option<&Path>, _: &Metadata) -> u64 {
    1
}

#[cfg(unix)]
fn is_character_device(kind: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&kind.file_type())
}

#[cfg(not(unix))]
fn is_character_device(_: &Metadata) -> bool {
    false
}

#[cfg(unix)]
fn is_pipe(kind: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests;

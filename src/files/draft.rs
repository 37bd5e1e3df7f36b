//! A file that is being written, until it takes its place.

use super::access;
use super::backup::Backup;
use super::compress::{Compression, Writer};
use super::error::FileError;
use super::journal::{Deletions, Journal};
use super::source::{Fingerprint, fingerprint_of};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::Xxh3;

const PREFIX: &str = ".onecap-";
const SUFFIX: &str = ".tmp";

/// A file that is to be replaced, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The fingerprint of its bytes on disk.
    pub disk: Fingerprint,
    /// Its contents, decompressed.
    pub contents: &'a [u8],
}

/// A file that is being written beside its target, compressed as the target's extension says. Dropped before it is
/// placed, it leaves nothing behind.
pub struct Draft<'s> {
    /// Whether it overwrites what is in its place.
    force: bool,
    /// Where the file that it replaces is kept.
    backup: Option<PathBuf>,
    /// Where the replacement is recorded.
    journal: Option<&'s Journal>,
    /// Whether it is written from standard input.
    of_stdin: bool,
    /// The target as it was named.
    path: PathBuf,
    target: PathBuf,
    output: Writer<Fingerprinted>,
}

impl Write for Draft<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.output.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.output.flush()
    }
}

impl<'s> Draft<'s> {
    /// Begins to write to `output` what is to stand at `target`, which was named `path`.
    pub(super) fn new(
        path: &Path,
        target: PathBuf,
        output: Output,
        backup: Option<PathBuf>,
        force: bool,
        journal: Option<&'s Journal>,
    ) -> Result<Self, FileError> {
        let output = Fingerprinted {
            output,
            written: Xxh3::new(),
        };
        let output = Writer::new(output, Compression::of(&target))
            .map_err(|error| FileError::io("write", path, &error))?;
        Ok(Self {
            force,
            backup,
            journal,
            of_stdin: false,
            path: path.to_path_buf(),
            target,
            output,
        })
    }

    /// Says that what is written comes from standard input: see [`exists`].
    pub(super) fn of_stdin(self, of_stdin: bool) -> Self {
        Self { of_stdin, ..self }
    }

    /// Takes its place as a new file; one that it overwrites gives it its permissions.
    ///
    /// # Errors
    ///
    /// [`FileError`] if a file is there by now and is not to be overwritten, or if anything else fails.
    pub fn place(self) -> Result<(), FileError> {
        let path = &self.path;
        let failed = |error: io::Error| FileError::io("write", path, &error);
        let Output::Beside(new) = self.output.finish().map_err(failed)?.output else {
            return Ok(());
        };
        let placed = if self.force {
            if let Ok(old) = fs::metadata(&self.target) {
                access::copy(new.as_file(), &self.target, &old, true).map_err(failed)?;
                new.as_file().sync_all().map_err(failed)?;
            }
            new.persist(&self.target)
        } else {
            new.persist_noclobber(&self.target)
        };
        match placed {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                Err(exists(path, self.of_stdin))
            }
            Err(error) => Err(failed(error.error)),
        }
    }

    /// Takes the place of the file, of which bytes with the fingerprint `before` were read.
    ///
    /// # Errors
    ///
    /// The file is as it was if it has changed since it was read or if anything fails on the way.
    pub fn replace(self, before: Fingerprint, deletions: Deletions) -> Result<(), FileError> {
        let Self {
            force,
            backup,
            journal,
            path,
            target,
            output,
            ..
        } = self;
        let failed = |error: io::Error| FileError::io("write", &path, &error);
        let Fingerprinted { output, written } = output.finish().map_err(failed)?;
        let Output::Beside(new) = output else {
            return Ok(());
        };
        new.as_file().sync_all().map_err(failed)?;
        let changed = || {
            FileError::new(
                "write",
                &path,
                "it was changed while it was read",
                "nothing was written; run again",
            )
        };
        let seen = stamp(&target).map_err(failed)?;
        if fingerprint_of(&target).map_err(failed)? != before {
            return Err(changed());
        }
        if let Some(journal) = journal {
            journal.record(&target, before, written.digest128(), deletions)?;
        }
        // The journal and the backup take their time.
        let is_as_seen = || match stamp(&target) {
            Ok(now) if now == seen => Ok(()),
            Ok(_) => Err(changed()),
            Err(error) => Err(failed(error)),
        };
        let backup = backup
            .map(|backup| Backup::keep(&path, &target, backup, force))
            .transpose()
            // The backup of another run that was faster is no reason for another suffix.
            .or_else(|error| is_as_seen().and(Err(error)))?;
        let replaced =
            is_as_seen().and_then(|()| new.persist(&target).map_err(|error| failed(error.error)));
        match (replaced, backup) {
            (replaced, None) => replaced.map(drop),
            (Ok(_), Some(backup)) => {
                backup.settle();
                Ok(())
            }
            (Err(error), Some(backup)) => Err(backup.withdraw(&target, error)),
        }
    }
}

/// Takes the fingerprint of what is written.
struct Fingerprinted {
    output: Output,
    written: Xxh3,
}

/// Where the bytes go.
pub(super) enum Output {
    /// To a file that takes its target's place.
    Beside(NamedTempFile),
    /// To a device, as they are.
    Device(File),
}

impl Write for Fingerprinted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.output {
            Output::Beside(file) => file.write(bytes),
            Output::Device(device) => device.write(bytes),
        }?;
        self.written
            .update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.output {
            Output::Beside(file) => file.flush(),
            Output::Device(device) => device.flush(),
        }
    }
}

/// What changes when a file is written to.
fn stamp(path: &Path) -> io::Result<(u64, std::time::SystemTime)> {
    let file = fs::metadata(path)?;
    Ok((file.len(), file.modified()?))
}

/// The error for an output that is there already. What cannot be skipped is not advised to be: there is but one output
/// of standard input, and what a link without a target stands for was never written.
pub(super) fn exists(path: &Path, of_stdin: bool) -> FileError {
    let is_dead_link =
        fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink()) && fs::metadata(path).is_err();
    let (problem, advice) = if is_dead_link {
        (
            "it is a link that leads nowhere",
            "remove the link, or write elsewhere",
        )
    } else if of_stdin {
        (
            "it exists",
            "add --force to overwrite it, or write elsewhere",
        )
    } else {
        (
            "it exists",
            "add --force to overwrite it, or --skip-existing to go on with what is not there yet",
        )
    };
    FileError::new("write", path, problem, advice)
}

/// A new file in the directory, locked for as long as this process lives, so that no other run takes it for a
/// leftover.
pub(super) fn temporary(dir: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = {
            let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
            let file = builder.tempfile_in(dir)?;
            *last = Some(file.path().to_path_buf());
            file
        };
        // Some network file systems have no locks: then a leftover cannot be told from a file in use, and stays.
        let _ = file.as_file().lock();
        // Another run may have swept it away before it was locked.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

/// The temporary file that was made last.
static LAST: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Removes the temporary file that was made last, unless it is in its place by now: for a run that writes one file and
/// ends without coming back to it.
pub fn remove_last_temporary() {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(path) = last.take() {
        let _ = fs::remove_file(path);
    }
}

/// Whether a name is that of a [`temporary`] file.
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

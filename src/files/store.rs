//! Writing so that nothing is lost: a file is replaced whole or not at all.
//!
//! The new content goes to a temporary file in the same directory, is flushed to the disk and takes the old file's
//! place by renaming. A run that is killed leaves the old file or the new one, and at worst a temporary file
//! (`.onecap-*.tmp`), which the next run that writes to that directory removes.
//!
//! Permissions are kept, the owner where the system allows it; extended attributes are not. A symbolic link stays, and
//! what it points to is replaced. A file with several hard links is left alone unless forced, as only the name that
//! was given would get the new content.

use super::compress::{Compression, Writer};
use super::error::FileError;
use super::journal::{Deletions, Journal};
use super::source::{Fingerprint, fingerprint_of};
use crate::Edit;
use crate::safe_text::printable;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;
use xxhash_rust::xxh3::Xxh3;

const PREFIX: &str = ".onecap-";
const SUFFIX: &str = ".tmp";

/// How a run writes.
#[derive(Debug, Default)]
pub struct Store {
    /// Keep the old file under its name with this suffix.
    pub backup: Option<OsString>,
    /// Overwrite outputs that exist; replace files with several hard links.
    pub force: bool,
    /// Where replaced files are recorded.
    pub journal: Option<Journal>,
    /// Directories in which nothing is left of a killed run.
    swept: Mutex<HashSet<PathBuf>>,
}

/// Reads a file whole.
///
/// # Errors
///
/// [`FileError`] with what the system says. Pipes and devices are not for this function: opening one can block.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(|error| FileError::io("read", path, &error))
}

impl Store {
    /// A store that neither forces nor keeps anything.
    pub fn new(backup: Option<OsString>, force: bool, journal: Option<Journal>) -> Self {
        Self {
            backup,
            force,
            journal,
            swept: Mutex::default(),
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
    /// [`FileError`] if the file is read-only or has other hard links (unless forced), or if there can be no file
    /// beside it.
    pub fn replacement(&self, path: &Path) -> Result<Draft<'_>, FileError> {
        let failed = |error: io::Error| FileError::io("write", path, &error);
        let target = fs::canonicalize(path).map_err(failed)?;
        if let Some(backup) = self.backup_of(&target)
            && same_file::is_same_file(&target, &backup).unwrap_or(false)
        {
            // A run was killed after it made its backup, which is a second name of the file as it still is.
            fs::remove_file(backup).map_err(failed)?;
        }
        let old = fs::metadata(&target).map_err(failed)?;
        self.check_replaceable(path, &old)?;
        let dir = parent(&target);
        self.sweep(dir);
        let file = temporary(dir).map_err(failed)?;
        copy_owner_and_mode(file.as_file(), &old).map_err(failed)?;
        self.draft(path, target, Output::Beside(file))
    }

    fn draft(&self, path: &Path, target: PathBuf, output: Output) -> Result<Draft<'_>, FileError> {
        let output = Fingerprinted {
            output,
            written: Xxh3::new(),
        };
        let output = Writer::new(output, Compression::of(&target))
            .map_err(|error| FileError::io("write", path, &error))?;
        Ok(Draft {
            store: self,
            path: path.to_path_buf(),
            target,
            output,
        })
    }

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
    /// [`FileError`] if it exists and `force` is off, if it is the file `source` itself, or if anything fails on the
    /// way; an existing file is then as it was.
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
                return Err(exists(path));
            }
        }
        // Through a link, so that the link stays.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let dir = parent(&target);
        if !self.is_swept(dir) {
            fs::create_dir_all(dir).map_err(failed)?;
            self.sweep(dir);
        }
        let file = temporary(dir).map_err(failed)?;
        self.draft(path, target, Output::Beside(file))
    }

    fn check_replaceable(&self, path: &Path, old: &Metadata) -> Result<(), FileError> {
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
        if links(old) > 1 && !self.force {
            return Err(FileError::new(
                "write",
                path,
                format!("it has {} names (hard links)", links(old)),
                "with --force this name gets the cleaned file and the others keep the old one",
            ));
        }
        Ok(())
    }

    /// Gives the old file a second name. Renaming the new file over the first then leaves the backup untouched.
    fn keep_backup(&self, path: &Path, target: &Path, backup: &Path) -> Result<(), FileError> {
        if self.force {
            let _ = fs::remove_file(backup);
        }
        match fs::hard_link(target, backup) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(FileError::new(
                "write",
                path,
                format!("its backup {} exists", printable(backup)),
                "choose another suffix, or --force to overwrite it",
            )),
            // A file system without hard links.
            Err(_) => {
                copy_new(target, backup).map_err(|error| FileError::io("write", backup, &error))
            }
        }
    }

    fn is_swept(&self, dir: &Path) -> bool {
        self.swept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(dir)
    }

    /// Removes what a killed run left in the directory: temporary files that no living process holds locked.
    fn sweep(&self, dir: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if !swept.insert(dir.to_path_buf()) {
            return;
        }
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            if is_temporary(&entry.file_name())
                && entry.file_type().is_ok_and(|kind| kind.is_file())
                && let Ok(file) = File::open(entry.path())
                && !matches!(file.try_lock(), Err(TryLockError::WouldBlock))
            {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

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
    store: &'s Store,
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

impl Draft<'_> {
    /// Takes its place as a new file.
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
        let placed = if self.store.force {
            new.persist(&self.target)
        } else {
            new.persist_noclobber(&self.target)
        };
        match placed {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists(path)),
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
            store,
            path,
            target,
            output,
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
        if let Some(journal) = &store.journal {
            journal.record(&target, before, written.digest128(), deletions)?;
        }
        let backup = store.backup_of(&target);
        if let Some(backup) = &backup {
            store.keep_backup(&path, &target, backup)?;
        }
        // The journal and the backup took their time.
        let replaced = match stamp(&target) {
            Ok(now) if now == seen => new.persist(&target).map_err(|error| failed(error.error)),
            Ok(_) => Err(changed()),
            Err(error) => Err(failed(error)),
        };
        replaced.map(drop).inspect_err(|_| {
            if let Some(backup) = &backup {
                let _ = fs::remove_file(backup);
            }
        })
    }
}

/// Takes the fingerprint of what is written.
struct Fingerprinted {
    output: Output,
    written: Xxh3,
}

enum Output {
    Beside(NamedTempFile),
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

/// The error for an input that would be its own output.
pub fn own_output(path: &Path) -> FileError {
    FileError::new(
        "write",
        path,
        "it is the input itself",
        "use --in-place to change it, or another --output",
    )
}

fn exists(path: &Path) -> FileError {
    FileError::new("write", path, "it exists", "add --force to overwrite it")
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

/// Copies a file with its permissions to a name that is free; leaves nothing there if it fails.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut old = File::open(from)?;
    let mut new = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(to)?;
    let copied = io::copy(&mut old, &mut new)
        .and_then(|_| new.set_permissions(old.metadata()?.permissions()))
        .and_then(|()| new.sync_all());
    copied.inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

/// What changes when a file is written to.
fn stamp(path: &Path) -> io::Result<(u64, std::time::SystemTime)> {
    let file = fs::metadata(path)?;
    Ok((file.len(), file.modified()?))
}

/// A new file in the directory, locked for as long as this process lives, so that no other run takes it for a
/// leftover.
fn temporary(dir: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    loop {
        let file = builder.tempfile_in(dir)?;
        // Some network file systems have no locks: then a leftover cannot be told from a file in use, and stays.
        let _ = file.as_file().lock();
        // Another run may have swept it away before it was locked.
        if file.path().exists() {
            return Ok(file);
        }
    }
}

fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => dir,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn copy_owner_and_mode(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only root may give files away; whoever may write here may also own the result.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
    // After the owner: changing that clears the set-user bits.
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn copy_owner_and_mode(file: &File, old: &Metadata) -> io::Result<()> {
    file.set_permissions(old.permissions())
}

#[cfg(unix)]
fn links(file: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(file)
}

#[cfg(not(unix))]
fn links(_: &Metadata) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::source::fingerprint;

    fn replaced(store: &Store, path: &Path, before: &[u8], after: &[u8]) -> Result<(), String> {
        store
            .replace(
                path,
                Before {
                    disk: fingerprint(before),
                    contents: before,
                },
                after,
                &[],
            )
            .map_err(|error| error.to_string())
    }

    fn entries(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_replaced_file_is_new_and_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        replaced(&Store::default(), &path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(entries(dir.path()), ["a.txt"]);
    }

    #[test]
    fn a_file_that_changed_meanwhile_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "newer").unwrap();
        let error = replaced(&Store::default(), &path, b"old", b"new").unwrap_err();
        assert!(error.contains("changed while"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(entries(dir.path()), ["a.txt"]);
    }

    #[test]
    fn a_read_only_file_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = replaced(&Store::default(), &path, b"old", b"new").unwrap_err();
        assert!(error.contains("read-only"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn the_backup_is_the_old_file_and_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        let store = Store::new(Some(".bak".into()), false, None);
        replaced(&store, &path, b"old", b"new").unwrap();
        assert_eq!(fs::read(dir.path().join("a.txt.bak")).unwrap(), b"old");
        let error = replaced(&store, &path, b"new", b"newest").unwrap_err();
        assert!(error.contains("a.txt.bak exists"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read(dir.path().join("a.txt.bak")).unwrap(), b"old");
    }

    #[test]
    fn an_existing_output_needs_force() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/er/a.txt");
        let store = Store::default();
        store.create(&path, None, b"one").unwrap();
        let error = store.create(&path, None, b"two").unwrap_err().to_string();
        assert!(error.contains("--force"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"one");
        Store::new(None, true, None)
            .create(&path, None, b"two")
            .unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }

    #[test]
    fn leftovers_go_and_files_in_use_stay() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(".onecap-dead.tmp"), "half").unwrap();
        fs::write(dir.path().join(".onecap-mine.txt"), "not ours").unwrap();
        let live = temporary(dir.path()).unwrap();
        let live_name = live
            .path()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        Store::default()
            .create(&dir.path().join("a.txt"), None, b"x")
            .unwrap();
        let left = entries(dir.path());
        assert!(left.contains(&live_name));
        assert!(left.contains(&".onecap-mine.txt".to_owned()));
        assert!(!left.contains(&".onecap-dead.tmp".to_owned()));
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

        #[test]
        fn permissions_stay() {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("a.txt");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
            replaced(&Store::default(), &path, b"old", b"new").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o751);
        }

        #[test]
        fn a_link_stays_and_its_target_is_replaced() {
            let dir = tempfile::tempdir().unwrap();
            let (real, link) = (dir.path().join("real.txt"), dir.path().join("link.txt"));
            fs::write(&real, "old").unwrap();
            symlink(&real, &link).unwrap();
            replaced(&Store::default(), &link, b"old", b"new").unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read(&real).unwrap(), b"new");
        }

        #[test]
        fn hard_links_need_force() {
            let dir = tempfile::tempdir().unwrap();
            let (one, two) = (dir.path().join("one.txt"), dir.path().join("two.txt"));
            fs::write(&one, "old").unwrap();
            fs::hard_link(&one, &two).unwrap();
            let error = replaced(&Store::default(), &one, b"old", b"new").unwrap_err();
            assert!(error.contains("2 names"), "{error}");
            replaced(&Store::new(None, true, None), &one, b"old", b"new").unwrap();
            assert_eq!(fs::read(&one).unwrap(), b"new");
            assert_eq!(fs::read(&two).unwrap(), b"old");
        }

        #[test]
        fn a_backup_left_by_a_killed_run_is_no_obstacle() {
            let dir = tempfile::tempdir().unwrap();
            let (path, backup) = (dir.path().join("a.txt"), dir.path().join("a.txt~"));
            fs::write(&path, "old").unwrap();
            fs::hard_link(&path, &backup).unwrap();
            let store = Store::new(Some("~".into()), false, None);
            replaced(&store, &path, b"old", b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new");
            assert_eq!(fs::read(&backup).unwrap(), b"old");
        }

        #[test]
        fn a_device_takes_the_bytes_and_stays_a_device() {
            let null = Path::new("/dev/null");
            Store::new(None, true, None)
                .create(null, None, b"x")
                .unwrap();
            assert!(!fs::metadata(null).unwrap().is_file());
        }

        #[test]
        fn an_input_is_not_its_own_output() {
            let dir = tempfile::tempdir().unwrap();
            let (one, two) = (dir.path().join("one.txt"), dir.path().join("two.txt"));
            fs::write(&one, "old").unwrap();
            symlink(&one, &two).unwrap();
            let error = Store::new(None, true, None)
                .create(&two, Some(&one), b"new")
                .unwrap_err();
            assert!(error.to_string().contains("--in-place"), "{error}");
            assert_eq!(fs::read(&one).unwrap(), b"old");
        }
    }
}

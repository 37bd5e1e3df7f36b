//! The old file under another name, and the backup that had this name before.

use super::access;
use super::error::FileError;
use crate::safe_text::printable;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What the name of an older backup ends in while it is moved aside. It is no name of a temporary file, as those are
/// removed when a run was killed, and this may be the only copy of what it holds.
const ASIDE: &str = ".onecap-older";

/// The old file under another name.
pub(super) struct Backup {
    path: PathBuf,
    origin: Origin,
    /// The backup that had this name; it goes once the file is replaced.
    older: Option<Older>,
}

/// Where a backup comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// It was there: a run that was killed left it, or another run has just made it.
    Found,
    /// It is a second name.
    Linked,
    /// It is a copy.
    Copied,
}

impl Backup {
    /// Gives the old file a second name, unless it has it already. Renaming the new file over the first then leaves the
    /// backup untouched.
    pub(super) fn keep(
        path: &Path,
        target: &Path,
        backup: PathBuf,
        force: bool,
    ) -> Result<Self, FileError> {
        let failed = |error: io::Error| FileError::io("write", &backup, &error);
        Older::restore(path, target, &backup)?;
        let older = match fs::symlink_metadata(&backup) {
            Ok(found) if found.is_dir() => {
                return Err(FileError::new(
                    "write",
                    path,
                    format!("its backup {} is a directory", printable(&backup)),
                    "choose another suffix",
                ));
            }
            Ok(_) if force && !is_second_name(&backup, target) => Older::move_aside(path, &backup)?,
            _ => None,
        };
        let origin = match fs::hard_link(target, &backup) {
            Ok(()) => Ok(Origin::Linked),
            Err(_) if is_second_name(&backup, target) => Ok(Origin::Found),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(FileError::new(
                "write",
                path,
                format!("its backup {} exists", printable(&backup)),
                "choose another suffix, or --force to overwrite it",
            )),
            // A file system without hard links.
            Err(_) => copy_new(target, &backup)
                .map(|()| Origin::Copied)
                .map_err(failed),
        };
        match origin {
            Ok(origin) => Ok(Self {
                path: backup,
                origin,
                older,
            }),
            Err(error) => Err(put_back(older, &backup, error)),
        }
    }

    /// Lets the older backup go, as the file is replaced.
    pub(super) fn settle(self) {
        if let Some(older) = self.older {
            older.remove();
        }
    }

    /// Takes it away again, as the file was not replaced because of `error`: unless another run relies on it, or has
    /// replaced the file, so that this is the last name of the old one.
    pub(super) fn withdraw(self, target: &Path, error: FileError) -> FileError {
        let is_second = is_second_name(&self.path, target);
        match self.origin {
            // Whether the older one is still wanted is for the other run to decide, or for the next.
            Origin::Found if is_second => with_older(self.older, error),
            Origin::Linked if is_second => self.give_up(error),
            Origin::Copied if is_copy(&self.path, target) => self.give_up(error),
            // Another run may have made it anew, or somebody has edited the file: both backups may be wanted.
            Origin::Copied => with_older(self.older, error),
            Origin::Found | Origin::Linked => {
                self.settle();
                error
            }
        }
    }

    fn give_up(self, error: FileError) -> FileError {
        let _ = fs::remove_file(&self.path);
        put_back(self.older, &self.path, error)
    }
}

/// The backup of an earlier run, moved aside.
struct Older {
    path: PathBuf,
    /// Locked for as long as it stands aside, so that no other run takes it for what a killed one left. Without a lock
    /// (it is a link, or may not be read, or the file system has none) it is left alone.
    lock: Option<File>,
}

impl Older {
    /// Moves a backup aside; `None` if it is gone by now.
    fn move_aside(path: &Path, backup: &Path) -> Result<Option<Self>, FileError> {
        // Opening a pipe would wait for who writes to it.
        let is_file = fs::symlink_metadata(backup).is_ok_and(|found| found.is_file());
        let lock = is_file
            .then(|| File::open(backup).ok())
            .flatten()
            .filter(|file| file.try_lock().is_ok());
        let aside = aside(backup);
        if fs::symlink_metadata(&aside).is_ok() {
            return Err(in_the_way(path, &aside));
        }
        match fs::rename(backup, &aside) {
            Ok(()) => Ok(Some(Self { path: aside, lock })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(FileError::io("write", backup, &error)),
        }
    }

    /// Gives a backup that a killed run moved aside its name again if the file was not replaced: then nothing has this
    /// name, or the file itself.
    fn restore(path: &Path, target: &Path, backup: &Path) -> Result<(), FileError> {
        let left = aside(backup);
        if fs::symlink_metadata(&left).is_err() {
            return Ok(());
        }
        // Not without the lock: another run would lose the backup that it has just made.
        let lock = left_and_locked(&left);
        let is_replaced = || {
            let is_there = fs::symlink_metadata(backup).is_ok();
            is_there && !is_second_name(backup, target) && !is_copy(backup, target)
        };
        if lock.is_some() && !is_replaced() && fs::rename(&left, backup).is_ok() {
            return Ok(());
        }
        Err(in_the_way(path, &left))
    }

    fn remove(self) {
        // What cannot be removed stands there under its name, and the next run says so.
        let _ = fs::remove_file(&self.path);
        drop(self.lock);
    }
}

/// Gives the backup that was moved aside its name again, and says where it is if that fails.
fn put_back(older: Option<Older>, backup: &Path, error: FileError) -> FileError {
    match older {
        Some(older)
            if give_name(&older.path, backup).is_err()
                && fs::symlink_metadata(&older.path).is_ok() =>
        {
            with_older(Some(older), error)
        }
        _ => error,
    }
}

/// Gives a file a name that nothing has: another run may have made its own backup there meanwhile.
fn give_name(file: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(file, name) {
        Ok(()) => fs::remove_file(file),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without hard links.
        Err(_) if fs::symlink_metadata(name).is_err() => fs::rename(file, name),
        Err(error) => Err(error),
    }
}

/// The error for what stands where an older backup would be moved.
fn in_the_way(path: &Path, aside: &Path) -> FileError {
    FileError::new(
        "write",
        path,
        format!(
            "its older backup stands at {}, where another run has moved it or a killed one left it",
            printable(aside)
        ),
        "run again; if that file stays, move or remove it",
    )
}

/// Adds to an error where the older backup is.
fn with_older(older: Option<Older>, error: FileError) -> FileError {
    match older {
        Some(older) => error.and(&format!(
            "the older backup is {} now",
            printable(&older.path)
        )),
        None => error,
    }
}

/// Where a backup stands while it is moved aside.
fn aside(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(ASIDE);
    name.into()
}

/// Whether a name is that of a backup that was moved aside.
pub(super) fn is_aside(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.len() > ASIDE.len() && name.ends_with(ASIDE.as_bytes())
}

/// Gives a backup that a killed run moved aside its name again, if nothing has that name and no living run has moved
/// it.
pub(super) fn restore_left(left: &Path) {
    let Some(name) = left.file_name().and_then(without_mark) else {
        return;
    };
    if let Some(_lock) = left_and_locked(left) {
        // Where that fails, it stands there under its name, and the next run that makes the same backup says so.
        let _ = give_name(left, &left.with_file_name(name));
    }
}

/// The name that a backup has which was moved aside.
fn without_mark(name: &OsStr) -> Option<OsString> {
    if !is_aside(name) {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let bytes = name.as_bytes().strip_suffix(ASIDE.as_bytes())?;
        Some(OsStr::from_bytes(bytes).to_owned())
    }
    #[cfg(not(unix))]
    {
        name.to_str()?.strip_suffix(ASIDE).map(OsString::from)
    }
}

/// The lock of a backup that a killed run moved aside; `None` if another run has it.
fn left_and_locked(left: &Path) -> Option<File> {
    let is_file = fs::symlink_metadata(left).is_ok_and(|found| found.is_file());
    let file = is_file.then(|| File::open(left).ok()).flatten()?;
    // Its run may have ended between the two.
    (file.try_lock().is_ok() && left.exists()).then_some(file)
}

/// Whether the one path is another name of the file at the other, rather than a link to it.
fn is_second_name(path: &Path, of: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file())
        && same_file::is_same_file(path, of).unwrap_or(false)
}

/// Whether the one file holds what the other holds.
fn is_copy(path: &Path, of: &Path) -> bool {
    use super::source::fingerprint_of;
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let both = || Some((fingerprint_of(path).ok()?, fingerprint_of(of).ok()?));
    is_file && both().is_some_and(|(one, other)| one == other)
}

/// Copies a file with its owner and permissions to a name that is free; leaves nothing there if it fails.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut old = File::open(from)?;
    let mut new = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(to)?;
    let copied = io::copy(&mut old, &mut new)
        .and_then(|_| access::copy(&new, from, &old.metadata()?, true))
        .and_then(|()| new.sync_all());
    copied.inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A directory with a file and the name of its backup.
    fn old_file() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let (path, backup) = (dir.path().join("a.txt"), dir.path().join("a.txt~"));
        fs::write(&path, "old").unwrap();
        (dir, path, backup)
    }

    fn why() -> FileError {
        FileError::new("write", Path::new("a.txt"), "it was changed", "run again")
    }

    #[test]
    fn a_backup_that_is_withdrawn_leaves_the_older_one() {
        for older in [Some("older"), None] {
            let (dir, path, backup) = old_file();
            if let Some(older) = older {
                fs::write(&backup, older).unwrap();
            }
            let kept = Backup::keep(&path, &path, backup.clone(), true).unwrap();
            assert_eq!(fs::read(&backup).unwrap(), b"old");
            let error = kept.withdraw(&path, why());
            assert_eq!(error.to_string(), why().to_string());
            let left = fs::read_to_string(&backup).ok();
            assert_eq!(left.as_deref(), older);
            assert_eq!(fs::read(&path).unwrap(), b"old");
            let names = fs::read_dir(dir.path()).unwrap().count();
            assert_eq!(names, 1 + usize::from(older.is_some()));
        }
    }

    #[test]
    fn a_backup_that_another_run_made_or_relies_on_stays() {
        let (dir, path, backup) = old_file();
        let keep = |force| Backup::keep(&path, &path, backup.clone(), force).unwrap();
        let first = keep(false);
        for force in [false, true] {
            keep(force).withdraw(&path, why());
            assert_eq!(fs::read(&backup).unwrap(), b"old");
        }
        // The other run has put its file in place: the backup is the last name of the old one.
        fs::write(dir.path().join("new"), "new").unwrap();
        fs::rename(dir.path().join("new"), &path).unwrap();
        first.withdraw(&path, why());
        assert_eq!(fs::read(&backup).unwrap(), b"old");
    }

    #[test]
    fn of_two_backups_the_newer_one_is_left() {
        let (dir, path, backup) = old_file();
        fs::write(&backup, "older").unwrap();
        let kept = Backup::keep(&path, &path, backup.clone(), true).unwrap();
        kept.settle();
        assert_eq!(fs::read(&backup).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }

    #[test]
    fn an_older_backup_that_cannot_be_put_back_is_named() {
        let (_dir, path, backup) = old_file();
        fs::write(&backup, "older").unwrap();
        let kept = Backup::keep(&path, &path, backup.clone(), true).unwrap();
        fs::remove_file(&backup).unwrap();
        fs::create_dir(&backup).unwrap();
        let error = put_back(kept.older, &backup, why()).to_string();
        let place = aside(&backup);
        assert_eq!(fs::read(&place).unwrap(), b"older");
        assert!(
            error.contains(&format!(
                "it was changed, and the older backup is {} now",
                printable(&place)
            )),
            "{error}"
        );
    }

    #[test]
    fn what_a_living_run_moved_aside_is_left_to_it() {
        let (_dir, path, backup) = old_file();
        fs::write(&backup, "older").unwrap();
        let kept = Backup::keep(&path, &path, backup.clone(), true).unwrap();
        for force in [false, true] {
            let other = Backup::keep(&path, &path, backup.clone(), force);
            let error = other.map(drop).unwrap_err().to_string();
            assert!(error.contains("another run has moved it"), "{error}");
        }
        fs::remove_file(&backup).unwrap();
        restore_left(&aside(&backup));
        assert!(!backup.exists());
        drop(kept);
        restore_left(&aside(&backup));
        assert_eq!(fs::read(&backup).unwrap(), b"older");
    }

    #[test]
    fn what_a_killed_run_moved_aside_is_put_back_unless_the_file_was_replaced() {
        for (found, is_replaced) in [(None, false), (Some("old"), false), (Some("other"), true)] {
            let (_dir, path, backup) = old_file();
            let left = aside(&backup);
            fs::write(&left, "older").unwrap();
            if let Some(found) = found {
                fs::write(&backup, found).unwrap();
            }
            let error = Backup::keep(&path, &path, backup.clone(), false)
                .map(drop)
                .unwrap_err()
                .to_string();
            let (older, wanted) = match is_replaced {
                true => (&left, "a killed one left it"),
                false => (&backup, "exists"),
            };
            assert_eq!(fs::read(older).unwrap(), b"older", "{found:?}");
            assert!(error.contains(wanted), "{error}");
        }
    }
}

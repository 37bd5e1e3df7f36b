//! The journal of a run: what was deleted from which file, so that it can be put back.
//!
//! JSON Lines, one replaced file a line, written before the file is replaced:
//! `{"path": …, "before": HASH, "after": HASH, "deleted": [{"at": 12, "bytes": …}]}`. Hashes are 128-bit XXH3 of the
//! whole file as it is on disk. `at` is the offset in the file as it was before. What is no UTF-8 is written as
//! `{"hex": "c3a9"}`. For a compressed file, `at` counts in the decompressed contents, whose hash before the run is
//! `contents`.

use super::compress::{Compression, unpacked};
use super::draft::parent;
use super::error::FileError;
use super::source::{Fingerprint, fingerprint};
use crate::Edit;
use memchr::memmem;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::SpooledTempFile;
use xxhash_rust::xxh3::Xxh3;

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    log: Mutex<Log>,
}

#[derive(Debug)]
struct Log {
    file: File,
    /// Where the last whole entry ends.
    end: u64,
}

/// One replaced file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(expecting = "an entry")]
pub struct Entry {
    path: Bytes,
    before: String,
    after: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contents: Option<String>,
    /// Left out when the rest is written: see [`Deletions`].
    #[serde(skip_serializing)]
    deleted: Vec<Deleted>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Deleted {
    at: usize,
    bytes: Bytes,
}

/// What an entry makes of the file as it is now.
#[derive(Debug, PartialEq, Eq)]
pub enum Restored {
    /// The contents of the file before the run.
    Bytes(Vec<u8>),
    /// The file is as it was before the run, or its contents are.
    AsBefore,
    /// The file is neither as the run left it nor as it was before.
    Changed,
}

impl Journal {
    /// Starts a journal.
    ///
    /// # Errors
    ///
    /// [`FileError`] if the file exists, as it may be the only way back from an earlier run, or cannot be created.
    pub fn create(path: &Path) -> Result<Self, FileError> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        // It quotes files that not everybody may read.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => FileError::new(
                "write",
                path,
                "it exists",
                "each run needs a journal of its own; choose another name",
            ),
            _ => FileError::io("write", path, &error),
        })?;
        keep_name(path);
        Ok(Self {
            path: path.to_path_buf(),
            log: Mutex::new(Log { file, end: 0 }),
        })
    }

    /// Records that `path` changes from `before` to `after` by these deletions; on the disk when this returns.
    ///
    /// # Errors
    ///
    /// [`FileError`] if the journal cannot be written. An entry that was written in part is overwritten by the next, as
    /// a broken line among others would make them all unreadable.
    pub fn record(
        &self,
        path: &Path,
        before: Fingerprint,
        after: Fingerprint,
        mut deletions: Deletions,
    ) -> Result<(), FileError> {
        let contents = deletions.contents.digest128();
        let entry = Entry {
            path: Bytes(path.as_os_str().as_encoded_bytes().to_vec()),
            before: hex(before),
            after: hex(after),
            contents: (contents != before).then(|| hex(contents)),
            deleted: Vec::new(),
        };
        let mut write = || -> io::Result<()> {
            let mut head = serde_json::to_vec(&entry)?;
            head.pop();
            deletions.json.rewind()?;
            let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
            let Log { file, end } = &mut *log;
            if file.stream_position()? != *end {
                file.set_len(*end)?;
                file.seek(SeekFrom::Start(*end))?;
            }
            let mut line = BufWriter::new(&*file);
            line.write_all(&head)?;
            line.write_all(DELETED)?;
            io::copy(&mut deletions.json, &mut line)?;
            line.write_all(b"]}\n")?;
            line.flush()?;
            drop(line);
            file.sync_data()?;
            *end = file.stream_position()?;
            Ok(())
        };
        write().map_err(|error| FileError::io("write", &self.path, &error))
    }
}

/// Sees to it that a loss of power leaves a new file its name. Some file systems cannot, and some directories may not
/// be opened: then the system writes it in its own time.
fn keep_name(path: &Path) {
    // Elsewhere directories are no files that can be opened.
    if cfg!(unix) {
        let _ = File::open(parent(path)).and_then(|dir| dir.sync_all());
    }
}

impl Drop for Journal {
    /// Takes it away if it records nothing: it would stand in the way of the next run.
    fn drop(&mut self) {
        let log = self.log.get_mut().unwrap_or_else(PoisonError::into_inner);
        if log.end == 0 {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// How much of what a file loses is held in memory; more goes to a temporary file.
const DELETIONS_IN_MEMORY: usize = 1 << 20;

/// What is deleted from one file, noted as it is found.
pub struct Deletions {
    json: SpooledTempFile,
    is_empty: bool,
    contents: Xxh3,
}

impl Deletions {
    /// Of a file of which nothing is read yet.
    pub fn new() -> Self {
        Self {
            json: SpooledTempFile::new(DELETIONS_IN_MEMORY),
            is_empty: true,
            contents: Xxh3::new(),
        }
    }

    /// Goes on with the next part of the file, which begins at `offset`, and what is deleted of it.
    ///
    /// # Errors
    ///
    /// Those of writing the temporary file.
    pub fn add(&mut self, offset: usize, part: &[u8], edits: &[Edit]) -> io::Result<()> {
        self.contents.update(part);
        for edit in edits {
            let bytes = part.get(std::ops::Range::from(edit.delete));
            let deleted = Deleted {
                at: offset + edit.delete.start(),
                bytes: Bytes(bytes.unwrap_or_default().to_vec()),
            };
            if !std::mem::take(&mut self.is_empty) {
                self.json.write_all(b",")?;
            }
            self.json.write_all(&serde_json::to_vec(&deleted)?)?;
        }
        Ok(())
    }
}

impl Entry {
    /// The file it is about.
    pub fn path(&self) -> PathBuf {
        path_from(&self.path.0)
    }

    /// Whether its file is compressed: then it is compressed anew when it is put back.
    pub fn is_packed(&self) -> bool {
        Compression::of(&self.path()) != Compression::None
    }

    /// What undoing it makes of the file, which is `now` on disk.
    pub fn restore(&self, now: &[u8]) -> Restored {
        let found = hash(now);
        if found == self.before {
            return Restored::AsBefore;
        }
        let contents_before = self.contents.as_ref().unwrap_or(&self.before);
        let Ok(contents) = unpacked(now, Compression::of(&self.path())) else {
            return Restored::Changed;
        };
        if hash(&contents) == *contents_before {
            return Restored::AsBefore;
        }
        match self.put_back(&contents) {
            Some(bytes) if found == self.after && hash(&bytes) == *contents_before => {
                Restored::Bytes(bytes)
            }
            _ => Restored::Changed,
        }
    }

    fn put_back(&self, now: &[u8]) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(now.len());
        let mut rest = now;
        for deleted in &self.deleted {
            let (kept, after) = rest.split_at_checked(deleted.at.checked_sub(out.len())?)?;
            out.extend_from_slice(kept);
            out.extend_from_slice(&deleted.bytes.0);
            rest = after;
        }
        out.extend_from_slice(rest);
        Some(out)
    }
}

/// What a journal holds.
#[derive(Debug)]
pub struct Entries {
    /// The last first, as a file may have been changed more than once.
    pub whole: Vec<Entry>,
    /// The last line, where it has no end.
    pub torn: Option<Torn>,
}

/// A line that was not written to its end, by a run that was killed: then its file was not replaced. Or the journal was
/// cut off later.
#[derive(Debug)]
pub struct Torn {
    /// Its number, counted from one.
    pub line: usize,
    /// Its entry without any deletion, if it says which file it is about and how that was.
    pub entry: Option<Entry>,
}

/// The entries of a journal.
///
/// # Errors
///
/// [`FileError`] if the journal cannot be read or a line is no entry, nor the beginning of one that is the last.
pub fn entries(path: &Path) -> Result<Entries, FileError> {
    let failed = |error: io::Error| FileError::io("read", path, &error);
    // Opening a pipe would wait for who writes to it.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(FileError::new(
            "read",
            path,
            "it is no file",
            "name a file that --journal wrote",
        ));
    }
    let mut reader = BufReader::new(File::open(path).map_err(failed)?);
    let mut entries = Vec::new();
    let mut torn = None;
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).map_err(failed)? > 0 {
        match serde_json::from_slice(&line) {
            Ok(entry) => entries.push(entry),
            Err(_) if !line.ends_with(b"\n") && is_torn(&line) => {
                torn = Some(Torn {
                    line: entries.len() + 1,
                    entry: without_deletions(&line),
                });
            }
            Err(error) => {
                return Err(FileError::new(
                    "read",
                    path,
                    format!("line {} is no journal entry: {error}", entries.len() + 1),
                    "name a file that --journal wrote",
                ));
            }
        }
        line.clear();
    }
    entries.reverse();
    Ok(Entries {
        whole: entries,
        torn,
    })
}

/// The entry of a torn line, as far as it is written before its deletions. No text in it holds the key with its quotes.
fn without_deletions(line: &[u8]) -> Option<Entry> {
    let head = line.get(..memmem::find(line, DELETED)?)?;
    serde_json::from_slice(&[head, DELETED, b"]}"].concat()).ok()
}

/// How the deletions of an entry begin, which are its last part.
const DELETED: &[u8] = b",\"deleted\":[";

/// Whether an entry begins like this, or this begins like an entry.
fn is_torn(line: &[u8]) -> bool {
    const HEAD: &[u8] = b"{\"path\":";
    HEAD.starts_with(line) || line.starts_with(HEAD)
}

fn hash(bytes: &[u8]) -> String {
    hex(fingerprint(bytes))
}

fn hex(fingerprint: Fingerprint) -> String {
    format!("{fingerprint:032x}")
}

#[cfg(unix)]
fn path_from(bytes: &[u8]) -> PathBuf {
    let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    name.into()
}

#[cfg(not(unix))]
fn path_from(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Bytes as JSON: text where they are UTF-8.
#[derive(Debug)]
struct Bytes(Vec<u8>);

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written<'a> {
    Text(std::borrow::Cow<'a, str>),
    Hex { hex: String },
}

impl Serialize for Bytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => Written::Text(text.into()),
            Err(_) => Written::Hex {
                hex: self.0.iter().map(|byte| format!("{byte:02x}")).collect(),
            },
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Text(text) => Ok(Bytes(text.into_owned().into_bytes())),
            Written::Hex { hex } => unhex(hex.as_bytes())
                .map(Bytes)
                .ok_or_else(|| serde::de::Error::custom("not a hexadecimal number")),
        }
    }
}

fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(value(*high)? * 16 + value(*low)?).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    const BEFORE: &[u8] = b"one\ntwo \xff\nthree\nfour\n";

    fn recorded() -> (tempfile::TempDir, Vec<Entry>, Vec<u8>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let edits = [(0, 4), (4, 10), (16, 21)].map(|(start, end)| Edit {
            delete: Span::new(start, end),
        });
        let after = crate::apply(BEFORE, &edits).unwrap();
        let mut deletions = Deletions::new();
        let (first, rest) = BEFORE.split_at(10);
        deletions.add(0, first, &edits[..2]).unwrap();
        let last = Edit {
            delete: Span::new(6, 11),
        };
        deletions.add(10, rest, &[last]).unwrap();
        Journal::create(&path)
            .unwrap()
            .record(
                Path::new("/x/a.txt"),
                fingerprint(BEFORE),
                fingerprint(&after),
                deletions,
            )
            .unwrap();
        let entries = entries(&path).unwrap();
        assert!(entries.torn.is_none());
        (dir, entries.whole, after)
    }

    #[test]
    fn what_was_deleted_comes_back() {
        let (_dir, entries, after) = recorded();
        assert_eq!(entries[0].path(), Path::new("/x/a.txt"));
        assert_eq!(entries[0].restore(&after), Restored::Bytes(BEFORE.to_vec()));
        assert_eq!(entries[0].restore(BEFORE), Restored::AsBefore);
        assert_eq!(entries[0].restore(b"edited since"), Restored::Changed);
    }

    #[test]
    fn a_journal_that_records_nothing_does_not_stay() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        drop(Journal::create(&path).unwrap());
        assert!(!path.exists());
    }

    #[test]
    fn a_journal_is_not_overwritten() {
        let (dir, ..) = recorded();
        assert!(Journal::create(&dir.path().join("journal")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_journal_is_for_its_owner_alone() {
        let (dir, ..) = recorded();
        let journal = fs::metadata(dir.path().join("journal")).unwrap();
        let mode = std::os::unix::fs::MetadataExt::mode(&journal);
        assert_eq!(mode & 0o077, 0);
    }

    #[test]
    fn a_torn_last_line_is_no_entry_and_a_broken_line_is_an_error() {
        let (dir, ..) = recorded();
        let path = dir.path().join("journal");
        let whole = fs::read(&path).unwrap();
        let is_told = |torn: &[u8]| {
            fs::write(&path, [&whole[..], torn].concat()).unwrap();
            let entries = entries(&path).unwrap();
            assert_eq!(entries.whole.len(), 1);
            let torn = entries.torn.unwrap();
            assert_eq!(torn.line, 2);
            let entry = torn.entry?;
            assert_eq!(entry.path(), Path::new("/x/a.txt"));
            Some(entry.restore(BEFORE) == Restored::AsBefore)
        };
        assert_eq!(is_told(&whole[..20]), None);
        assert_eq!(is_told(&whole[..whole.len() - 5]), Some(true));
        // What lacks its line end alone is whole.
        fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        let last = entries(&path).unwrap();
        assert!(last.whole.len() == 1 && last.torn.is_none());
        fs::write(&path, [b"{}\n", &whole[..]].concat()).unwrap();
        assert!(entries(&path).unwrap_err().to_string().contains("line 1"));
        fs::write(&path, "A ferry waits in the harbour.").unwrap();
        assert!(entries(&path).unwrap_err().to_string().contains("line 1"));
    }

    #[test]
    fn an_entry_that_does_not_add_up_changes_nothing() {
        let after = b"abc";
        for at in [99, 1] {
            let entry = Entry {
                path: Bytes(b"a".to_vec()),
                before: hash(b"something else"),
                after: hash(after),
                contents: None,
                deleted: vec![
                    Deleted {
                        at: 2,
                        bytes: Bytes(b"xx".to_vec()),
                    },
                    Deleted {
                        at,
                        bytes: Bytes(b"y".to_vec()),
                    },
                ],
            };
            assert_eq!(entry.restore(after), Restored::Changed);
        }
    }
}

//! A file as it is read: whole, or in batches of lines where it is long and may be cut between them.

use super::compress::{self, Compression};
use super::error::FileError;
use super::records::{self, BATCH_BYTES, Batch, Batches, LONGEST};
use crate::safe_text::printable;
use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::rc::Rc;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// What tells the bytes of a file from any others: their 128-bit XXH3.
pub type Fingerprint = u128;

/// The fingerprint of `bytes`.
pub fn fingerprint(bytes: &[u8]) -> Fingerprint {
    xxh3_128(bytes)
}

/// A file, opened.
pub enum Source<'a> {
    /// All of it.
    Whole(Contents),
    /// More lines than are held in memory at a time.
    Long(Long<'a>),
}

/// The contents of a file, decompressed.
#[derive(Debug)]
pub struct Contents {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The fingerprint of the file as it is on disk, where it was taken while the file was read: else `bytes` are what
    /// is there.
    pub disk: Option<Fingerprint>,
}

/// A long file that is read batch by batch.
pub struct Long<'a> {
    first: Option<Batch>,
    rest: Batches<Box<dyn Read + 'a>>,
    disk: Rc<RefCell<Xxh3>>,
}

/// Opens a file; what its extension says is compressed is decompressed.
///
/// `splits` is asked with the beginning of a long file whether it may be cut between its lines; without it the file
/// is read whole.
///
/// # Errors
///
/// [`FileError`] if it cannot be opened or read, is damaged, or is too long to be held in memory and not to be cut.
/// Pipes and devices are not for this function: opening one can block.
pub fn open(path: &Path, splits: Option<fn(&[u8]) -> bool>) -> Result<Source<'_>, FileError> {
    let failed = |error: io::Error| FileError::io("read", path, &error);
    let file = File::open(path).map_err(failed)?;
    let compression = Compression::of(path);
    let size = file.metadata().map_err(failed)?.len();
    let source =
        if compression == Compression::None && (splits.is_none() || size <= BATCH_BYTES as u64) {
            whole(file, size).map(Source::Whole)
        } else {
            stream(file, compression, splits.unwrap_or(|_| false))
        };
    source.map_err(|error| unread(printable(path), &error))
}

/// The error for an input of this name that could not be read to its end.
pub fn unread(name: String, error: &records::Error) -> FileError {
    match error {
        records::Error::Read(error) => FileError::io_named("read", name, error),
        // They say themselves what to do.
        error => FileError::named("read", name, error.to_string(), ""),
    }
}

/// Reads `input`, which has no name, as [`open`] reads a file.
///
/// # Errors
///
/// Those of reading, and [`records::Error`].
pub fn stream<'a>(
    input: impl Read + 'a,
    compression: Compression,
    splits: fn(&[u8]) -> bool,
) -> Result<Source<'a>, records::Error> {
    let disk = Rc::new(RefCell::new(Xxh3::new()));
    let input = Fingerprinted {
        input,
        taken: Rc::clone(&disk),
    };
    let mut rest = Batches::new(compress::reader(input, compression)?, splits);
    let first = rest.next().transpose()?;
    if rest.is_at_end() {
        return Ok(Source::Whole(Contents {
            bytes: first.map(|batch| batch.bytes).unwrap_or_default(),
            disk: Some(disk.borrow().digest128()),
        }));
    }
    Ok(Source::Long(Long { first, rest, disk }))
}

/// Standard input, as [`stream`] reads it; compressed data is known by its first bytes.
///
/// # Errors
///
/// Those of [`stream`].
pub fn stdin<'a>(splits: fn(&[u8]) -> bool) -> Result<Source<'a>, records::Error> {
    const HEAD: u64 = 4;
    let mut input = io::stdin().lock();
    let mut head = Vec::new();
    input.by_ref().take(HEAD).read_to_end(&mut head)?;
    let compression = Compression::of_head(&head);
    stream(io::Cursor::new(head).chain(input), compression, splits)
}

/// Reads a file of about `size` bytes: it may grow meanwhile.
fn whole(file: File, size: u64) -> Result<Contents, records::Error> {
    let too_long = records::Error::Document { limit: LONGEST };
    if size > LONGEST as u64 {
        return Err(too_long);
    }
    let mut bytes = Vec::new();
    let room = bytes.try_reserve(usize::try_from(size).unwrap_or(usize::MAX));
    room.map_err(io::Error::from)?;
    file.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST {
        return Err(too_long);
    }
    Ok(Contents { bytes, disk: None })
}

impl Long<'_> {
    /// The next batch; `None` at the end.
    pub fn batches(&mut self) -> impl Iterator<Item = Result<Batch, records::Error>> {
        self.first.take().map(Ok).into_iter().chain(&mut self.rest)
    }

    /// The fingerprint of the file as it is on disk, once the last batch is read.
    pub fn disk(&self) -> Fingerprint {
        self.disk.borrow().digest128()
    }
}

/// The fingerprint of a file as it is now, in little memory.
///
/// # Errors
///
/// Those of reading.
pub fn fingerprint_of(path: &Path) -> io::Result<Fingerprint> {
    let taken = Rc::new(RefCell::new(Xxh3::new()));
    let mut file = Fingerprinted {
        input: File::open(path)?,
        taken: Rc::clone(&taken),
    };
    let mut buffer = vec![0; 1 << 16];
    while file.read(&mut buffer)? > 0 {}
    let disk = taken.borrow().digest128();
    Ok(disk)
}

/// Takes the fingerprint of what is read.
struct Fingerprinted<R> {
    input: R,
    taken: Rc<RefCell<Xxh3>>,
}

impl<R: Read> Read for Fingerprinted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.taken
            .borrow_mut()
            .update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const ALL: [(Compression, &str); 3] = [
        (Compression::None, "a.jsonl"),
        (Compression::Gzip, "a.jsonl.gz"),
        (Compression::Zstd, "a.jsonl.zst"),
    ];

    fn written(compression: Compression, name: &str, text: &[u8]) -> (tempfile::TempDir, Vec<u8>) {
        let dir = tempfile::tempdir().unwrap();
        let mut writer = compress::Writer::new(Vec::new(), compression).unwrap();
        writer.write_all(text).unwrap();
        let disk = writer.finish().unwrap();
        std::fs::write(dir.path().join(name), &disk).unwrap();
        (dir, disk)
    }

    #[test]
    fn a_short_file_is_whole_and_known_by_its_bytes_on_disk() {
        for (compression, name) in ALL {
            for text in [&b""[..], b"one\ntwo\n"] {
                let (dir, disk) = written(compression, name, text);
                let path = dir.path().join(name);
                for splits in [None, Some((|_| true) as fn(&[u8]) -> bool)] {
                    let Source::Whole(contents) = open(&path, splits).unwrap() else {
                        panic!("{name} is short");
                    };
                    assert_eq!(contents.bytes, text);
                    let on_disk = contents
                        .disk
                        .unwrap_or_else(|| fingerprint(&contents.bytes));
                    assert_eq!(on_disk, fingerprint(&disk));
                    assert_eq!(on_disk, fingerprint_of(&path).unwrap());
                }
            }
        }
    }

    #[test]
    fn a_file_that_is_too_long_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        let file = File::create(&path).unwrap();
        // It has no blocks on the disk.
        file.set_len(LONGEST as u64 + 1).unwrap();
        let error = open(&path, None).map(drop).unwrap_err().to_string();
        assert!(error.contains("a.txt"), "{error}");
        assert!(
            error.contains("this is longer than 1073741824 bytes"),
            "{error}"
        );
    }

    #[test]
    fn a_long_file_comes_in_batches_if_it_may_be_cut() {
        let text = "a line of text\n".repeat(BATCH_BYTES / 8);
        for (compression, name) in ALL {
            let (dir, disk) = written(compression, name, text.as_bytes());
            let path = dir.path().join(name);
            let Ok(Source::Long(mut long)) = open(&path, Some(|_| true)) else {
                panic!("{name} is long");
            };
            let read: Vec<u8> = long
                .batches()
                .flat_map(|batch| batch.unwrap().bytes)
                .collect();
            assert!(read == text.as_bytes());
            assert_eq!(long.disk(), fingerprint(&disk));
            for splits in [None, Some((|_| false) as fn(&[u8]) -> bool)] {
                assert!(matches!(
                    open(&path, splits),
                    Ok(Source::Whole(contents)) if contents.bytes == text.as_bytes()
                ));
            }
        }
    }
}

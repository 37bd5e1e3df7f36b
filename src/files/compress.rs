//! Compressed files: read and written by extension, standard input by its first bytes, with a limit to what a small
//! file may become.

use flate2::bufread::GzDecoder;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::rc::Rc;

/// How a file is compressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compression {
    /// Not at all.
    None,
    /// gzip, of one member or several.
    Gzip,
    /// Zstandard, of one frame or several.
    Zstd,
}

impl Compression {
    /// What the extension says: `.gz`, `.zst`, in any case.
    pub fn of(path: &Path) -> Self {
        let extension = path.extension().unwrap_or_default();
        if extension.eq_ignore_ascii_case("gz") {
            Self::Gzip
        } else if extension.eq_ignore_ascii_case("zst") {
            Self::Zstd
        } else {
            Self::None
        }
    }

    /// What the first bytes say, for what has no name. No text begins so.
    pub fn of_head(head: &[u8]) -> Self {
        if head.starts_with(b"\x1F\x8B\x08") {
            Self::Gzip
        } else if head.starts_with(b"\x28\xB5\x2F\xFD") {
            Self::Zstd
        } else {
            Self::None
        }
    }

    /// How data begins that is compressed so; Zstandard also with a frame that is skipped.
    fn begins(self, head: &[u8]) -> bool {
        let magic: &[u8] = match self {
            Self::None => return true,
            Self::Gzip => b"\x1F\x8B\x08",
            Self::Zstd if head.ends_with(b"\x2A\x4D\x18") => return true,
            Self::Zstd => b"\x28\xB5\x2F\xFD",
        };
        // Of what is cut off within it nobody knows.
        head.iter().zip(magic).all(|(byte, magic)| byte == magic)
    }

    fn name(self) -> &'static str {
        match self {
            Self::None => "plain",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }
}

/// What packed data that is not read as such is, by its first bytes, and what to do with it.
pub fn packed(head: &[u8]) -> Option<(&'static str, &'static str)> {
    const RENAME: &str = "of files only those are unpacked whose names end in .gz or .zst; rename it, or unpack it first";
    const UNPACK: &str = "only .gz and .zst are read packed; unpack it first";
    Some(match Compression::of_head(head) {
        Compression::Gzip => ("gzip data", RENAME),
        Compression::Zstd => ("zstd data", RENAME),
        Compression::None if head.starts_with(b"BZh") => ("bzip2 data", UNPACK),
        Compression::None if head.starts_with(b"\xFD7zXZ\0") => ("xz data", UNPACK),
        Compression::None => return None,
    })
}

/// The levels at which files are written: the default of each program.
const GZIP_LEVEL: u32 = 6;
const ZSTD_LEVEL: i32 = 3;

/// What decompressed data may grow to. Text is packed 3 to 20 times; only files made to fill a disk or memory exceed
/// both of these.
#[derive(Clone, Copy, Debug)]
struct BombLimit {
    /// Up to so many bytes any ratio is fine.
    bytes: u64,
    /// How many times as large as what was read of the file.
    ratio: u64,
}

const BOMB_LIMIT: BombLimit = BombLimit {
    bytes: 1 << 30,
    ratio: 200,
};

/// What the library says of data that takes more memory than it gives unasked.
const WINDOW: &str = "too much memory";

/// Reads `input` decompressed.
///
/// # Errors
///
/// If no memory can be had for the decompressor. Errors while reading say whether the data is damaged or cut off, or
/// grows beyond all measure (over 1 GB and over 200 times its size).
pub fn reader<'a>(
    input: impl Read + 'a,
    compression: Compression,
) -> io::Result<Box<dyn Read + 'a>> {
    limited_reader(input, compression, BOMB_LIMIT)
}

fn limited_reader<'a>(
    input: impl Read + 'a,
    compression: Compression,
    limit: BombLimit,
) -> io::Result<Box<dyn Read + 'a>> {
    let taken = Rc::new(Cell::new(0));
    let head = Rc::new(RefCell::new(Vec::new()));
    let input = Counted {
        input,
        taken: Rc::clone(&taken),
        head: Rc::clone(&head),
    };
    let decompressed: Box<dyn Read + 'a> = match compression {
        Compression::None => Box::new(input),
        Compression::Gzip => Box::new(Members(Some(GzDecoder::new(BufReader::new(input))))),
        Compression::Zstd => Box::new(zstd::Decoder::new(input)?),
    };
    Ok(Box::new(Guarded {
        decompressed,
        compression,
        limit,
        taken,
        head,
        given: 0,
    }))
}

/// The members of gzip data, and zeros behind them, with which tapes and disks fill their blocks.
struct Members<R>(Option<GzDecoder<BufReader<R>>>);

impl<R: Read> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.0 {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if is_at_end(member.get_mut())? {
                break;
            }
            self.0 = self
                .0
                .take()
                .map(|member| GzDecoder::new(member.into_inner()));
        }
        Ok(0)
    }
}

/// Whether nothing but zeros is left.
fn is_at_end(input: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(true);
        }
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        let is_over = zeros < bytes.len();
        input.consume(zeros);
        if is_over {
            return Ok(false);
        }
    }
}

/// How many of the first bytes tell how data is compressed.
const MAGIC: usize = 4;

/// Counts the bytes that are taken from a compressed input, and keeps the first ones.
struct Counted<R> {
    input: R,
    taken: Rc<Cell<u64>>,
    head: Rc<RefCell<Vec<u8>>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.taken.set(self.taken.get() + read as u64);
        let missing = MAGIC.saturating_sub(self.head.borrow().len());
        if missing > 0 {
            let first = buffer.iter().take(read.min(missing));
            self.head.borrow_mut().extend(first);
        }
        Ok(read)
    }
}

/// Says in every error what is wrong with the file, and stops what grows beyond the limit.
struct Guarded<R> {
    decompressed: R,
    compression: Compression,
    limit: BombLimit,
    taken: Rc<Cell<u64>>,
    head: Rc<RefCell<Vec<u8>>>,
    given: u64,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.decompressed.read(buffer) {
            Ok(read) => read,
            Err(error) => return Err(self.explain(error)),
        };
        self.given += read as u64;
        let BombLimit { bytes, ratio } = self.limit;
        if self.given > bytes && self.given / ratio > self.taken.get() {
            let message = format!(
                "it decompresses to more than {bytes} bytes and {ratio} times its size, which no text does; \
                 it was read no further (decompress it first if it is meant to)"
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

impl<R> Guarded<R> {
    fn explain(&self, error: io::Error) -> io::Error {
        let is_from_system = error.raw_os_error().is_some();
        match (error.kind(), self.compression) {
            (io::ErrorKind::Interrupted, _) => error,
            (_, Compression::None) => error,
            _ if is_from_system => error,
            (kind, Compression::Zstd) if error.to_string().contains(WINDOW) => io::Error::new(
                kind,
                "it was packed with a window of more than 128 MB; pack it anew without --long or --ultra",
            ),
            (kind, compression) if !compression.begins(&self.head.borrow()) => io::Error::new(
                kind,
                format!(
                    "its name says that it is {0} data, and it is not; rename it, or compress it with {0}",
                    compression.name(),
                ),
            ),
            (kind, compression) => io::Error::new(
                kind,
                format!(
                    "the {} data is damaged or cut off ({error}); get the file anew",
                    compression.name(),
                ),
            ),
        }
    }
}

/// All of `packed`, decompressed.
///
/// # Errors
///
/// Those of [`reader`].
pub fn unpacked(packed: &[u8], compression: Compression) -> io::Result<Cow<'_, [u8]>> {
    if compression == Compression::None {
        return Ok(Cow::Borrowed(packed));
    }
    let mut bytes = Vec::new();
    reader(packed, compression)?.read_to_end(&mut bytes)?;
    Ok(Cow::Owned(bytes))
}

/// Compresses what is written to it; [`Writer::finish`] must be called, or the end is missing.
pub enum Writer<W: Write> {
    /// Passed on as it is.
    Plain(W),
    /// gzip at level 6, without a time in its header: the same text gives the same bytes.
    Gzip(flate2::write::GzEncoder<W>),
    /// Zstandard at level 3, with a checksum.
    Zstd(zstd::Encoder<'static, W>),
}

impl<W: Write> Writer<W> {
    /// A writer to `output`.
    ///
    /// # Errors
    ///
    /// If no memory can be had for the compressor.
    pub fn new(output: W, compression: Compression) -> io::Result<Self> {
        Ok(match compression {
            Compression::None => Self::Plain(output),
            Compression::Gzip => Self::Gzip(flate2::write::GzEncoder::new(
                output,
                flate2::Compression::new(GZIP_LEVEL),
            )),
            Compression::Zstd => {
                let mut encoder = zstd::Encoder::new(output, ZSTD_LEVEL)?;
                encoder.include_checksum(true)?;
                Self::Zstd(encoder)
            }
        })
    }

    /// Writes what is left, and gives the output back.
    ///
    /// # Errors
    ///
    /// Those of writing.
    pub fn finish(self) -> io::Result<W> {
        let mut output = match self {
            Self::Plain(output) => output,
            Self::Gzip(encoder) => encoder.finish()?,
            Self::Zstd(encoder) => encoder.finish()?,
        };
        output.flush()?;
        Ok(output)
    }
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(output) => output.write(bytes),
            Self::Gzip(encoder) => encoder.write(bytes),
            Self::Zstd(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(output) => output.flush(),
            Self::Gzip(encoder) => encoder.flush(),
            Self::Zstd(encoder) => encoder.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Compression; 3] = [Compression::None, Compression::Gzip, Compression::Zstd];

    fn compress(bytes: &[u8], compression: Compression) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), compression).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    fn decompress(bytes: &[u8], compression: Compression) -> io::Result<Vec<u8>> {
        unpacked(bytes, compression).map(Cow::into_owned)
    }

    fn error(bytes: &[u8], compression: Compression) -> String {
        decompress(bytes, compression).unwrap_err().to_string()
    }

    #[test]
    fn the_extension_tells() {
        for (path, compression) in [
            ("a.jsonl.gz", Compression::Gzip),
            ("a.GZ", Compression::Gzip),
            ("a.jsonl.zst", Compression::Zstd),
            ("a.jsonl", Compression::None),
            ("gz", Compression::None),
            ("a.gz.txt", Compression::None),
        ] {
            assert_eq!(Compression::of(Path::new(path)), compression, "{path}");
        }
    }

    #[test]
    fn the_first_bytes_tell() {
        for compression in ALL {
            let packed = compress(b"a text", compression);
            assert_eq!(Compression::of_head(&packed), compression);
            assert_eq!(Compression::of_head(&packed[..2]), Compression::None);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = "Mara Holt opened the bridge.\r\n".repeat(10_000);
        for compression in ALL {
            for bytes in [text.as_bytes(), b"", b"\xFF\0"] {
                let packed = compress(bytes, compression);
                assert_eq!(decompress(&packed, compression).unwrap(), bytes);
                assert_eq!(compress(bytes, compression), packed, "the same every time");
            }
        }
    }

    #[test]
    fn all_members_are_read() {
        for compression in ALL {
            let mut packed = compress(b"one\n", compression);
            packed.extend(compress(b"", compression));
            packed.extend(compress(b"two\n", compression));
            assert_eq!(decompress(&packed, compression).unwrap(), b"one\ntwo\n");
        }
    }

    #[test]
    fn zeros_behind_gzip_data_are_no_damage() {
        let mut packed = compress(b"one\n", Compression::Gzip);
        packed.extend([0; 10_000]);
        assert_eq!(decompress(&packed, Compression::Gzip).unwrap(), b"one\n");
        packed.extend(compress(b"two\n", Compression::Gzip));
        assert_eq!(
            decompress(&packed, Compression::Gzip).unwrap(),
            b"one\ntwo\n"
        );
        packed.extend(b"\0\0and more");
        assert!(error(&packed, Compression::Gzip).contains("damaged"));
    }

    #[test]
    fn a_window_that_is_too_large_is_no_damage() {
        let mut encoder = zstd::Encoder::new(Vec::new(), ZSTD_LEVEL).unwrap();
        encoder.window_log(28).unwrap();
        encoder.write_all(b"one\n").unwrap();
        let packed = encoder.finish().unwrap();
        let error = error(&packed, Compression::Zstd);
        assert!(error.contains("window of more than 128 MB"), "{error}");
    }

    #[test]
    fn damage_is_an_error() {
        let text: Vec<u8> = (0..20_000u32)
            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
            .collect();
        for (compression, name) in [(Compression::Gzip, "gzip"), (Compression::Zstd, "zstd")] {
            let packed = compress(&text, compression);
            let expected = format!("the {name} data is damaged or cut off (");
            for cut in [1, 5, packed.len() / 2, packed.len() - 1] {
                let message = error(&packed[..cut], compression);
                assert!(message.starts_with(&expected), "cut at {cut}: {message}");
            }
            let mut flipped = packed.clone();
            flipped[packed.len() / 2] ^= 0x10;
            assert!(error(&flipped, compression).starts_with(&expected));
            let other = error(b"no such format", compression);
            let expected =
                format!("its name says that it is {name} data, and it is not; rename it");
            assert!(other.starts_with(&expected), "{other}");
        }
    }

    #[test]
    fn errors_of_the_system_stay_what_they_are() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::from_raw_os_error(5))
            }
        }
        for compression in ALL {
            let error = reader(Broken, compression)
                .unwrap()
                .read(&mut [0; 8])
                .unwrap_err();
            assert_eq!(error.raw_os_error(), Some(5), "{error}");
        }
    }

    #[test]
    fn a_bomb_is_stopped_and_dense_text_is_not() {
        let limit = BombLimit {
            bytes: 100_000,
            ratio: 200,
        };
        let unpack = |packed: &[u8], compression| {
            let mut reader = limited_reader(packed, compression, limit).unwrap();
            io::copy(&mut reader, &mut io::sink())
        };
        for compression in [Compression::Gzip, Compression::Zstd] {
            let bomb = compress(&vec![b'a'; 50_000_000], compression);
            let error = unpack(&bomb, compression).unwrap_err();
            assert!(error.to_string().contains("it decompresses to more than"));
            let small = compress(&vec![b'a'; 100_000], compression);
            assert_eq!(
                unpack(&small, compression).unwrap(),
                100_000,
                "below the floor"
            );
            let words: String = (0..100_000).map(|n| format!("word {n}\n")).collect();
            let packed = compress(words.as_bytes(), compression);
            assert_eq!(unpack(&packed, compression).unwrap(), words.len() as u64);
        }
    }
}

//! Streams of JSON Lines: read in batches of whole lines, worked on in parallel, written in order.
//!
//! At no time is more in memory than a few batches, however long the stream is.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::mpsc;

/// How large a batch is meant to be: large enough that a thread is busy for a while, small enough for many.
pub const BATCH_BYTES: usize = 4 << 20;

/// The longest record, or document of several lines, that is read: it must be in memory as a whole.
pub const LONGEST: usize = 1 << 30;

/// How many batches more than threads are under way, so that no thread waits while results are written.
const SPARE_BATCHES: usize = 2;

/// Some whole lines of a stream; the last line of the stream may lack its line end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// The lines as they are.
    pub bytes: Vec<u8>,
    /// The number of the first one in the stream, counted from one.
    pub first_line: usize,
    /// How many line feeds come before it.
    pub line_feeds: usize,
    /// Where in the stream it begins, in bytes.
    pub offset: u64,
}

/// Why a stream could not be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Reading failed.
    #[error(transparent)]
    Read(#[from] io::Error),
    /// A line is too long to be kept in memory.
    #[error(
        "line {line} is longer than {limit} bytes, the longest record that is read; split it, or take it out"
    )]
    Line {
        /// Its number, counted from one.
        line: usize,
        /// The most bytes a line may have.
        limit: usize,
    },
    /// One article or document, and not lines, that is too long to be kept in memory.
    #[error(
        "this is longer than {limit} bytes, the longest article or JSON document that is read; \
         JSON Lines (one record a line; --input-format jsonl) may be of any length"
    )]
    Document {
        /// The most bytes a document may have.
        limit: usize,
    },
}

/// The batches of a stream, in order. After an error there are no more.
pub struct Batches<R> {
    input: R,
    /// Asked once, with the beginning of the stream, which holds its first line: whether it may be split at lines.
    splits: fn(&[u8]) -> bool,
    limits: Limits,
    state: State,
    /// What was read after the last whole line.
    rest: Vec<u8>,
    line: usize,
    line_feeds: usize,
    offset: u64,
}

#[derive(Clone, Copy)]
struct Limits {
    batch: usize,
    longest: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Lines,
    /// One document: the stream is one batch.
    Document,
    End,
}

impl<R: Read> Batches<R> {
    /// The batches of `input`, of about [`BATCH_BYTES`] each; one batch if `splits` says of its beginning that it must
    /// not be cut between lines.
    pub fn new(input: R, splits: fn(&[u8]) -> bool) -> Self {
        Self::with_limits(
            input,
            splits,
            Limits {
                batch: BATCH_BYTES,
                longest: LONGEST,
            },
        )
    }

    fn with_limits(input: R, splits: fn(&[u8]) -> bool, limits: Limits) -> Self {
        Self {
            input,
            splits,
            limits,
            state: State::Start,
            rest: Vec::new(),
            line: 1,
            line_feeds: 0,
            offset: 0,
        }
    }

    /// Whether there are no more batches.
    pub fn is_at_end(&self) -> bool {
        self.state == State::End
    }

    fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        let mut bytes = std::mem::take(&mut self.rest);
        // What is left of the last batch has no line end, or it would have been part of it.
        let mut searched = bytes.len();
        let mut goal = self.limits.batch.max(1);
        loop {
            let is_end = !fill(&mut self.input, &mut bytes, goal)?;
            let unsearched = bytes.get(searched..).unwrap_or_default();
            let end = memchr::memrchr(b'\n', unsearched).map(|at| searched + at + 1);
            if self.state == State::Start && (is_end || end.is_some()) {
                self.state = if (self.splits)(&bytes) {
                    State::Lines
                } else {
                    State::Document
                };
            }
            if is_end {
                self.state = State::End;
                return Ok((!bytes.is_empty()).then(|| self.batch(bytes)));
            }
            if let (State::Lines, Some(end)) = (self.state, end) {
                self.rest = bytes.get(end..).unwrap_or_default().to_vec();
                bytes.truncate(end);
                return Ok(Some(self.batch(bytes)));
            }
            if bytes.len() >= self.limits.longest {
                return Err(self.too_long());
            }
            searched = bytes.len();
            goal = bytes.len().saturating_mul(2).min(self.limits.longest);
        }
    }

    fn batch(&mut self, bytes: Vec<u8>) -> Batch {
        let (first_line, line_feeds, offset) = (self.line, self.line_feeds, self.offset);
        let feeds = memchr::memchr_iter(b'\n', &bytes).count();
        // As a `LineIndex` counts: a carriage return alone ends a line, too.
        let is_alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
        self.line += feeds + memchr::memchr_iter(b'\r', &bytes).filter(is_alone).count();
        self.line_feeds += feeds;
        self.offset += bytes.len() as u64;
        Batch {
            bytes,
            first_line,
            line_feeds,
            offset,
        }
    }

    fn too_long(&self) -> Error {
        let limit = self.limits.longest;
        match self.state {
            State::Document => Error::Document { limit },
            _ => Error::Line {
                line: self.line,
                limit,
            },
        }
    }
}

impl<R: Read> Iterator for Batches<R> {
    type Item = Result<Batch, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::End {
            return None;
        }
        let next = self.next_batch();
        if next.is_err() {
            self.state = State::End;
        }
        next.transpose()
    }
}

/// Reads until `bytes` are `goal` long; false if the input ended before.
fn fill(input: impl Read, bytes: &mut Vec<u8>, goal: usize) -> io::Result<bool> {
    let missing = goal.saturating_sub(bytes.len());
    bytes.reserve(missing);
    let read = input.take(missing as u64).read_to_end(bytes)?;
    Ok(read == missing)
}

/// Runs `work` on every batch, on `threads` threads, and calls `sink` with the results in the order of the batches.
///
/// Reading and `sink` happen on the calling thread. No more than a few batches are under way at a time, and a very
/// large one only with what fits beside it.
///
/// # Errors
///
/// The first error of `batches`, after the results of what came before it are sunk, or of `sink`; no new work begins
/// then. A panic of `work` goes on in the calling thread.
pub fn in_order<T: Send, E>(
    mut batches: impl Iterator<Item = Result<Batch, E>>,
    threads: usize,
    work: impl Fn(Batch) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let Some(pool) = pool.ok().filter(|_| threads > 1) else {
        // One thread is enough, or all that can be had.
        return batches.try_for_each(|batch| sink(work(batch?)));
    };
    let work = &work;
    pool.in_place_scope(|scope| {
        let mut under_way = UnderWay::new(threads);
        let mut end = None;
        loop {
            while end.is_none() && under_way.has_room() {
                match batches.next() {
                    Some(Ok(batch)) => {
                        let give = under_way.push(batch.bytes.len());
                        // Nobody waits for the result after an error.
                        scope.spawn(move |_| give.send(work(batch)).unwrap_or_default());
                    }
                    Some(Err(error)) => end = Some(Err(error)),
                    None => end = Some(Ok(())),
                }
            }
            match under_way.pop().map(|result| result.recv()) {
                Some(Ok(result)) => sink(result)?,
                // The work panicked; the scope passes that on.
                Some(Err(mpsc::RecvError)) => return Ok(()),
                None => return end.unwrap_or(Ok(())),
            }
        }
    })
}

/// The results that are awaited, in order, each with the size of its batch.
struct UnderWay<T> {
    results: VecDeque<(mpsc::Receiver<T>, usize)>,
    bytes: usize,
    most: usize,
}

impl<T> UnderWay<T> {
    fn new(threads: usize) -> Self {
        Self {
            results: VecDeque::new(),
            bytes: 0,
            most: threads.saturating_add(SPARE_BATCHES),
        }
    }

    fn has_room(&self) -> bool {
        self.results.is_empty()
            || (self.results.len() < self.most
                && self.bytes < self.most.saturating_mul(BATCH_BYTES))
    }

    fn push(&mut self, bytes: usize) -> mpsc::SyncSender<T> {
        let (give, take) = mpsc::sync_channel(1);
        self.results.push_back((take, bytes));
        self.bytes += bytes;
        give
    }

    fn pop(&mut self) -> Option<mpsc::Receiver<T>> {
        let (result, bytes) = self.results.pop_front()?;
        self.bytes -= bytes;
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    /// Gives its bytes in pieces of the sizes in turn.
    struct Pieces<'a> {
        bytes: &'a [u8],
        sizes: std::iter::Cycle<std::slice::Iter<'a, usize>>,
    }

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let size = *self.sizes.next().unwrap();
            let len = size.min(buffer.len()).min(self.bytes.len());
            let (piece, rest) = self.bytes.split_at(len);
            buffer[..len].copy_from_slice(piece);
            self.bytes = rest;
            Ok(len)
        }
    }

    fn batches<R: Read>(input: R, batch: usize, longest: usize) -> Batches<R> {
        Batches::with_limits(input, |_| true, Limits { batch, longest })
    }

    fn lines_of(input: &str, batch: usize) -> Vec<(usize, u64, String)> {
        batches(input.as_bytes(), batch, 1000)
            .map(|batch| {
                let batch = batch.unwrap();
                let text = String::from_utf8(batch.bytes).unwrap();
                (batch.first_line, batch.offset, text)
            })
            .collect()
    }

    #[test]
    fn batches_are_whole_lines() {
        let at = |line, offset, text: &str| (line, offset, text.to_owned());
        assert_eq!(lines_of("", 4), []);
        assert_eq!(lines_of("a", 4), [at(1, 0, "a")]);
        assert_eq!(
            lines_of("a\nbcdef\r\n\nh\n\n\ni", 4),
            [
                at(1, 0, "a\n"),
                at(2, 2, "bcdef\r\n\n"),
                at(4, 10, "h\n\n\n"),
                at(7, 14, "i")
            ]
        );
        assert_eq!(lines_of("a\nb\n", 4), [at(1, 0, "a\nb\n")]);
        assert_eq!(lines_of("a\nb\n", 100), [at(1, 0, "a\nb\n")]);
    }

    #[test]
    fn a_line_may_be_longer_than_a_batch_but_not_than_the_limit() {
        let mut long = batches(&b"a\nbbbbbbbbbbbbbbbb\nc\n"[..], 4, 16);
        assert_eq!(long.next().unwrap().unwrap().bytes, b"a\n");
        let error = long.next().unwrap().unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("line 2 is longer than 16 bytes")
        );
        assert!(long.next().is_none());
        let whole: Vec<_> = batches(&b"a\nbbbbbbbbbbbbbbb\nc\n"[..], 4, 16)
            .map(|batch| batch.unwrap().bytes)
            .collect();
        assert_eq!(whole, [&b"a\n"[..], b"bbbbbbbbbbbbbbb\n", b"c\n"]);
    }

    #[test]
    fn a_document_is_one_batch() {
        let limits = |longest| Limits { batch: 4, longest };
        let document = &b"{\n\"text\":\n\"one\"\n}\n"[..];
        let mut one = Batches::with_limits(document, |head| !head.starts_with(b"{\n"), limits(100));
        assert_eq!(one.next().unwrap().unwrap().bytes, document);
        assert!(one.next().is_none());
        let mut long = Batches::with_limits(document, |_| false, limits(12));
        let error = long.next().unwrap().unwrap_err();
        assert!(error.to_string().contains("longer than 12 bytes"));
        assert!(long.next().is_none());
    }

    #[test]
    fn the_first_line_is_there_when_the_stream_is_judged() {
        let input = format!("{}\n{}", "a".repeat(50), "b\n".repeat(50));
        let splits = |head: &[u8]| memchr::memchr(b'\n', head).is_some();
        let limits = Limits {
            batch: 4,
            longest: 100,
        };
        assert!(Batches::with_limits(input.as_bytes(), splits, limits).count() > 2);
    }

    #[test]
    fn a_failing_read_ends_the_batches() {
        struct Fails(bool);
        impl Read for Fails {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(io::Error::other("cut off"));
                }
                buffer[..2].copy_from_slice(b"a\n");
                Ok(2)
            }
        }
        let mut batches = batches(Fails(false), 2, 100);
        assert_eq!(batches.next().unwrap().unwrap().bytes, b"a\n");
        assert!(matches!(batches.next(), Some(Err(Error::Read(_)))));
        assert!(batches.next().is_none());
    }

    fn numbered(count: usize) -> impl Iterator<Item = Result<Batch, String>> {
        (1..=count).map(|first_line| {
            Ok(Batch {
                bytes: vec![b'a'; 10],
                first_line,
                line_feeds: first_line - 1,
                offset: 0,
            })
        })
    }

    #[test]
    fn results_come_in_order_whatever_takes_longest_and_few_are_under_way() {
        for threads in [0, 1, 2, 5] {
            let started = AtomicUsize::new(0);
            let mut sunk = Vec::new();
            in_order(
                numbered(60).inspect(|_| {
                    started.fetch_add(1, Ordering::Relaxed);
                }),
                threads,
                |batch| {
                    std::thread::sleep(Duration::from_micros(
                        (batch.first_line as u64 * 7) % 5 * 200,
                    ));
                    batch.first_line
                },
                |line| {
                    let under_way = started.load(Ordering::Relaxed) - sunk.len();
                    assert!(under_way <= threads.max(1) + SPARE_BATCHES, "{under_way}");
                    sunk.push(line);
                    Ok(())
                },
            )
            .unwrap();
            assert_eq!(sunk, (1..=60).collect::<Vec<_>>(), "{threads} threads");
        }
    }

    #[test]
    fn large_batches_wait_for_each_other() {
        let mut under_way = UnderWay::<()>::new(8);
        assert!(under_way.has_room());
        under_way.push(LONGEST);
        assert!(!under_way.has_room());
        under_way.pop();
        assert!(under_way.has_room());
    }

    #[test]
    fn errors_stop_the_run() {
        for threads in [1, 3] {
            let mut sunk = 0;
            let failing = numbered(10)
                .chain([Err("line 11".to_owned())])
                .chain(numbered(5));
            let result = in_order(
                failing,
                threads,
                |batch| batch,
                |_| {
                    sunk += 1;
                    Ok(())
                },
            );
            assert_eq!(result, Err("line 11".to_owned()));
            assert_eq!(sunk, 10, "what came before the error is there");

            let worked = AtomicUsize::new(0);
            let result = in_order(
                numbered(1_000),
                threads,
                |batch| {
                    worked.fetch_add(1, Ordering::Relaxed);
                    batch.first_line
                },
                |line| {
                    if line < 5 {
                        Ok(())
                    } else {
                        Err("disk full".to_owned())
                    }
                },
            );
            assert_eq!(result, Err("disk full".to_owned()));
            assert!(worked.into_inner() <= 5 + threads + SPARE_BATCHES);
        }
    }

    #[test]
    #[should_panic(expected = "a fault in the work")]
    fn a_panic_of_the_work_is_passed_on() {
        let work = |batch: Batch| {
            assert!(batch.first_line < 5, "a fault in the work");
        };
        in_order(numbered(10), 2, work, |()| Ok(())).unwrap();
    }

    proptest! {
        #[test]
        fn any_pieces_give_the_same_lines(
            input in "[ab\r\n]{0,80}",
            sizes in prop::collection::vec(1usize..12, 1..5),
            size in 1usize..20,
        ) {
            let pieces = Pieces { bytes: input.as_bytes(), sizes: sizes.iter().cycle() };
            let all: Vec<Batch> = batches(pieces, size, 1000).map(Result::unwrap).collect();
            let mut read = Vec::new();
            for (index, batch) in all.iter().enumerate() {
                prop_assert!(!batch.bytes.is_empty());
                prop_assert_eq!(batch.offset, read.len() as u64);
                let line = crate::LineIndex::new(&read).position(&read, read.len()).line;
                prop_assert_eq!(batch.first_line, line);
                let line_feeds = read.iter().filter(|&&byte| byte == b'\n').count();
                prop_assert_eq!(batch.line_feeds, line_feeds);
                prop_assert!(batch.bytes.ends_with(b"\n") || index + 1 == all.len());
                read.extend_from_slice(&batch.bytes);
            }
            prop_assert_eq!(read, input.as_bytes());
            // How the bytes arrive does not matter.
            let at_once: Vec<Batch> =
                batches(input.as_bytes(), size, 1000).map(Result::unwrap).collect();
            prop_assert_eq!(all, at_once);
        }
    }
}

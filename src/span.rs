//! Where something stands: byte ranges, and the lines and columns people read.

use serde::Serialize;

/// A byte range: `start` is in it, `end` is not, and `start <= end` always holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The range from byte `start` up to byte `end`; an `end` before `start` gives an empty span at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// First byte of the range.
    pub fn start(self) -> usize {
        self.start
    }

    /// First byte after the range.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether there is no byte in the range.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` lies in this range.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same range moved `by` bytes to the right.
    pub fn shift(self, by: usize) -> Span {
        Span {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The bytes of `text` in this range, or `""` if it does not lie in `text` on character boundaries.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<Span> for std::ops::Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// A position as editors show it, both counted from one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Position {
    /// Line number. `\n`, `\r\n` and a lone `\r` each end a line.
    pub line: usize,
    /// Column in characters (Unicode scalar values; invalid bytes count one each).
    pub column: usize,
}

/// How far apart the known columns of a long line are, in bytes.
const STRIDE: usize = 1 << 15;

/// The line starts of one file: answers "which line and column is this byte on" in O(log lines) after one O(n) pass,
/// on lines of any length.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Offsets inside of long lines, each with the characters before it on its line, so that no column is counted
    /// from afar.
    known: Vec<(usize, usize)>,
}

impl LineIndex {
    /// Finds the line starts of `bytes`.
    pub fn new(bytes: &[u8]) -> Self {
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let is_cr_of_crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            if !is_cr_of_crlf {
                starts.push(at + 1);
            }
        }
        let mut known = Vec::new();
        let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let (mut from, mut column) = (start, 0);
            while end - from > STRIDE {
                let to = char_start(bytes, from + STRIDE);
                column += characters(bytes, from, to);
                known.push((to, column));
                from = to;
            }
        }
        Self { starts, known }
    }

    /// The bytes of a line, counted from one, with the line break that ends it; `None` if there is no such line.
    pub fn line_span(&self, bytes: &[u8], line: usize) -> Option<Span> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(bytes.len());
        Some(Span::new(start, end.max(start)))
    }

    /// The line and column of byte `offset` of the same `bytes` the index was made from.
    pub fn position(&self, bytes: &[u8], offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let (from, column) = self
            .known
            .partition_point(|&(at, _)| at <= offset)
            .checked_sub(1)
            .and_then(|last| self.known.get(last).copied())
            .filter(|&(at, _)| at >= start)
            .unwrap_or((start, 0));
        Position {
            line,
            column: column + characters(bytes, from, offset) + 1,
        }
    }
}

/// The first byte at or shortly before `at` that may begin a character.
fn char_start(bytes: &[u8], at: usize) -> usize {
    (0..4)
        .map(|back| at - back)
        .find(|&at| bytes.get(at).is_none_or(|byte| byte & 0xc0 != 0x80))
        .unwrap_or(at)
}

fn characters(bytes: &[u8], from: usize, to: usize) -> usize {
    let between = bytes.get(from..to.min(bytes.len())).unwrap_or_default();
    match std::str::from_utf8(between) {
        Ok(text) => text.chars().count(),
        Err(_) => String::from_utf8_lossy(between).chars().count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_of_every_kind_and_columns_in_characters() {
        let bytes = "a\r\nbé\rc\n\nd".as_bytes();
        let index = LineIndex::new(bytes);
        let at = |offset| {
            let p = index.position(bytes, offset);
            (p.line, p.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(6), (2, 3), "é is one column of two bytes");
        assert_eq!(at(7), (3, 1));
        assert_eq!(at(9), (4, 1));
        assert_eq!(at(10), (5, 1));
        let line = |number| {
            index
                .line_span(bytes, number)
                .map(|span| &bytes[span.start()..span.end()])
        };
        assert_eq!(line(1), Some("a\r\n".as_bytes()));
        assert_eq!(line(5), Some("d".as_bytes()));
        assert_eq!(line(0), None);
        assert_eq!(line(6), None);
    }

    #[test]
    fn columns_of_long_lines_are_exact() {
        let text = format!("ж{}\n{}", "я1€".repeat(12_000), "b".repeat(70_000));
        let index = LineIndex::new(text.as_bytes());
        let line = text.find('\n').unwrap();
        for (column, (at, _)) in text[..line].char_indices().enumerate().step_by(7) {
            let p = index.position(text.as_bytes(), at);
            assert_eq!((p.line, p.column), (1, column + 1));
        }
        let p = index.position(text.as_bytes(), text.len());
        assert_eq!((p.line, p.column), (2, 70_001));
        let p = index.position(text.as_bytes(), line + 1);
        assert_eq!((p.line, p.column), (2, 1));
    }

    #[test]
    fn a_span_that_would_end_before_it_starts_is_empty() {
        assert_eq!(Span::new(5, 2), Span::new(5, 5));
    }

    #[test]
    fn a_span_off_the_text_reads_as_nothing() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(5, 9).of("abc"), "");
    }
}

//! One file as people read it: decoded, with lines and columns counted in the whole file.

use super::FileReport;
use crate::decode;
use crate::finding::Finding;
use crate::span::{LineIndex, Position, Span};
use crate::text::{Text, TextBuilder};
use std::ops::Range;

/// The text of a [`FileReport`], made once a file.
pub struct View<'a> {
    file: &'a FileReport<'a>,
    text: Text<'a>,
    lines: LineIndex,
}

impl<'a> View<'a> {
    /// Decodes the file and finds its lines: O(bytes).
    pub fn new(file: &'a FileReport<'a>) -> Self {
        let text = decode::decode(file.bytes).unwrap_or_else(|_| with_gaps(file.bytes));
        let lines = LineIndex::new(text.as_str().as_bytes());
        Self { file, text, lines }
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// Where `span`, in bytes of the report's `bytes`, stands in [`View::text`].
    pub fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start());
        start..self.offset(span.end()).max(start)
    }

    /// How many lines of the file come before this text.
    pub fn lines_before(&self) -> usize {
        self.file.lines_before
    }

    /// The decoded text of `span`.
    pub fn of(&self, span: Span) -> &str {
        self.text().get(self.range(span)).unwrap_or_default()
    }

    /// `span` in bytes of the whole file.
    pub fn in_file(&self, span: Span) -> Span {
        span.shift(self.file.bytes_before)
    }

    /// First and last position of `span`; the last one is behind its last character.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let range = self.range(span);
        (self.position(range.start), self.position(range.end))
    }

    /// Line and column, in the whole file, of an offset in [`View::text`].
    pub fn position(&self, offset: usize) -> Position {
        let position = self.lines.position(self.text().as_bytes(), offset);
        Position {
            line: position.line + self.file.lines_before,
            column: position.column,
        }
    }

    /// Where a line, numbered as in [`View::position`], stands in [`View::text`], without its line break.
    pub fn line(&self, number: usize) -> Option<Range<usize>> {
        let number = number.checked_sub(self.file.lines_before)?;
        let span = self.lines.line_span(self.text().as_bytes(), number)?;
        let line = span.of(self.text());
        let end = span.start() + line.trim_end_matches(['\r', '\n']).len();
        Some(span.start()..end)
    }

    /// Where the keepers of a finding stand: `line 9`, or `lines 9, 12`.
    pub fn kept(&self, finding: &Finding) -> String {
        const SHOWN: usize = 5;
        let mut lines: Vec<usize> = finding
            .keepers
            .iter()
            .take(SHOWN)
            .map(|&keeper| self.positions(keeper).0.line)
            .collect();
        lines.dedup();
        let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
        let more = if finding.keepers.len() > SHOWN {
            ", …"
        } else {
            ""
        };
        let noun = if lines.len() > 1 || !more.is_empty() {
            "lines"
        } else {
            "line"
        };
        format!("{noun} {}{more}", numbers.join(", "))
    }

    /// The first offset of the text that stands at or behind byte `offset` of the source: O(log² text).
    fn offset(&self, offset: usize) -> usize {
        let (mut low, mut high) = (0, self.text().len());
        while low < high {
            let middle = low.midpoint(high);
            if self.text.to_source(Span::new(middle, middle)).start() < offset {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while !self.text().is_char_boundary(low) {
            low -= 1;
        }
        low
    }
}

/// What is text in `bytes`, with a replacement character for what is not.
fn with_gaps(bytes: &[u8]) -> Text<'static> {
    let mut text = TextBuilder::new();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_verbatim(chunk.valid(), at);
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let span = Span::new(at, at + chunk.invalid().len());
            text.push_decoded("\u{fffd}", span);
            at = span.end();
        }
    }
    text.finish()
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    #[test]
    fn a_batch_of_a_long_file_counts_from_the_start_of_the_file() {
        let mut sample = Sample::new("feed.jsonl", "{\"a\":1}\n{\"b\":\"Анна\"}\n");
        sample.lines_before = 100;
        sample.bytes_before = 4_000;
        let file = sample.file();
        let view = View::new(&file);
        let span = sample.span("Анна", 0);
        assert_eq!(view.of(span), "Анна");
        assert_eq!(view.in_file(span), Span::new(4_014, 4_022));
        let (start, end) = view.positions(span);
        assert_eq!((start.line, start.column), (102, 7));
        assert_eq!((end.line, end.column), (102, 11));
        assert_eq!(
            view.line(102).map(|line| &view.text()[line]),
            Some("{\"b\":\"Анна\"}")
        );
        assert_eq!(view.line(100), None);
    }

    #[test]
    fn bytes_that_are_no_text_keep_their_places() {
        let sample = Sample::of_bytes("x.txt", b"ab\xff\xfe cd\x00");
        let file = sample.file();
        let view = View {
            text: with_gaps(file.bytes),
            lines: LineIndex::new(b""),
            file: &file,
        };
        assert_eq!(view.of(Span::new(5, 7)), "cd");
        assert_eq!(view.of(Span::new(2, 4)), "\u{fffd}\u{fffd}");
        assert_eq!(view.of(Span::new(0, 99)), "ab\u{fffd}\u{fffd} cd\0");
    }
}

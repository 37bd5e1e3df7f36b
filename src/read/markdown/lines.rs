//! Where lines begin and end, and what stands before their text.

use super::frames::FrameKind;
use super::reader::Reader;
use crate::span::Span;

/// How far back on its line the marker of an element is looked for, in bytes: nothing that people write has more.
const DEEPEST: usize = 256;

impl<'a> Reader<'a, '_> {
    /// Where the line of byte `at` begins with a `>` if only `>` and white space stand before it, else `at`.
    pub(super) fn line_head(&self, at: usize) -> usize {
        let (marks, begins_line) = self.marks_before(at);
        let first = marks.bytes().position(|b| b == b'>');
        match first {
            Some(first) if begins_line => at - marks.len() + first,
            _ => at,
        }
    }

    /// The `>` and white space right before byte `at` on its line, and whether they begin the line.
    fn marks_before(&self, at: usize) -> (&'a str, bool) {
        let floor = at.saturating_sub(DEEPEST).max(self.start.min(at));
        let line = self.source.as_bytes().get(floor..at).unwrap_or_default();
        let len = line
            .iter()
            .rev()
            .take_while(|b| matches!(b, b'>' | b' ' | b'\t'))
            .count();
        let start = at - len;
        let begins_line = start == self.start
            || start
                .checked_sub(1)
                .and_then(|i| self.source.as_bytes().get(i))
                == Some(&b'\n');
        (self.source.get(start..at).unwrap_or_default(), begins_line)
    }

    /// Whether only `>` and white space stand before byte `at` on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.marks_before(at).1
    }

    /// The `>` and white space before byte `at` on its line.
    pub(super) fn line_prefix(&self, at: usize) -> &'a str {
        self.marks_before(at).0
    }

    pub(super) fn column(&self, at: usize) -> usize {
        let floor = at.saturating_sub(DEEPEST).max(self.start.min(at));
        let line = self.source.as_bytes().get(floor..at).unwrap_or_default();
        line.iter().rev().take_while(|b| **b != b'\n').count()
    }

    /// Line breaks right before byte `at`, counted up to two.
    pub(super) fn breaks_before(&self, at: usize) -> usize {
        let before = self
            .source
            .as_bytes()
            .get(self.start..at)
            .unwrap_or_default();
        count_breaks(before.iter().rev(), self.quotes > 0)
    }

    /// Line breaks right after byte `at`, counted up to two.
    pub(super) fn breaks_after(&self, at: usize) -> usize {
        let after = self.source.as_bytes().get(at..).unwrap_or_default();
        count_breaks(after.iter(), self.quotes > 0)
    }

    /// Whether a blank line or nothing stands before byte `at`.
    pub(super) fn is_spaced(&self, at: usize) -> bool {
        let before = self
            .source
            .as_bytes()
            .get(self.start..at)
            .unwrap_or_default();
        let mut breaks = 0;
        for &b in before.iter().rev() {
            match b {
                b'\n' => breaks += 1,
                b'>' | b' ' | b'\t' | b'\r' => {}
                _ => return false,
            }
            if breaks == 2 {
                return true;
            }
        }
        true
    }

    /// Where the break before an element at `start` ends: before the markers of the items that begin with it.
    pub(super) fn spaced_at(&self, start: usize) -> usize {
        match self.frames.last() {
            Some(frame) if frame.last.is_none() && frame.kind != FrameKind::Article => {
                frame.spaced_at
            }
            _ => start,
        }
    }

    /// Lines before byte `at` that are empty but for their `>` only part what stands around them.
    pub(super) fn part_by_quote_marks(&mut self, at: usize) {
        let known = self.document.separators.last().map_or(0, |last| last.end());
        let (marks, begins_line) = self.marks_before(at);
        if !begins_line {
            return;
        }
        let mut line_start = at - marks.len();
        let mut found = Vec::new();
        while line_start > known.max(self.start) {
            let end = line_start - 1;
            let before = self.source.get(self.start..end).unwrap_or_default();
            let blank = before.trim_end_matches(['>', ' ', '\t', '\r']);
            if !(blank.is_empty() || blank.ends_with('\n')) {
                break;
            }
            let marks = before.get(blank.len()..).unwrap_or_default();
            line_start = end - marks.len();
            let (Some(first), Some(last)) = (marks.find('>'), marks.rfind('>')) else {
                break;
            };
            found.push(Span::new(line_start + first, line_start + last + 1));
        }
        self.document
            .separators
            .extend(found.into_iter().rev().filter(|span| span.start() >= known));
    }
}

fn count_breaks<'b>(bytes: impl Iterator<Item = &'b u8>, in_quote: bool) -> usize {
    bytes
        .take_while(|b| b.is_ascii_whitespace() || in_quote && **b == b'>')
        .filter(|b| **b == b'\n')
        .take(2)
        .count()
}

/// The line breaks in the white space and `>` that `bytes` begin with.
pub(super) fn blank_lines(bytes: impl Iterator<Item = u8>) -> usize {
    bytes
        .take_while(|b| b.is_ascii_whitespace() || *b == b'>')
        .filter(|b| *b == b'\n')
        .count()
}

/// The line that begins at byte `at`, without its line feed.
pub(super) fn line_at(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default();
    let len = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..len).unwrap_or_default()
}

/// How far a line is indented after its quote marks.
pub(super) fn indent(prefix: &str) -> usize {
    prefix.rsplit('>').next().unwrap_or_default().len()
}

//! Whether a source is JSON Lines or one document over several lines.

#[cfg(feature = "cli")]
use super::no_text::Readable;
#[cfg(feature = "cli")]
use crate::decode::decode;
use serde::de::IgnoredAny;

/// How many lines are looked at to tell broken JSON Lines from a broken document, if the first one could be the
/// beginning of either.
const LINES_TO_TELL: usize = 20;

/// Whether the stream of bytes that begins with `head` may be cut between any two of its lines and read in parts.
///
/// `head` must hold the whole first line. `are_lines` is whether it should be JSON Lines, by its name.
#[cfg(feature = "cli")]
pub fn may_be_cut(head: &[u8], are_lines: bool) -> bool {
    // In UTF-16 the byte of a line end is half of many a character, and only the first part has the mark.
    let is_utf_16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let may_be_cut = |source: &str| {
        let layout = Layout::of(source);
        layout.is_lines(source)
            || (are_lines && layout == Layout::Broken && !layout.is_document(source, true))
    };
    let readable = Readable::of(head, are_lines);
    let head = readable.as_ref().map_or(head, |it| it.bytes.as_slice());
    // What is no text is not told apart here: it is refused when it is read.
    !is_utf_16 && decode(head).map_or(true, |text| may_be_cut(text.as_str()))
}

/// Whether `source`, or the stream that begins with it, is JSON Lines and not one document of several lines.
///
/// `source` must hold the whole first line.
pub fn is_lines(source: &str) -> bool {
    Layout::of(source).is_lines(source)
}

/// What a source, or the beginning of one, is at first sight.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Its first line is JSON.
    Lines,
    /// It is one document of several lines.
    Document,
    /// It is the first part of such a document.
    Beginning,
    /// It is neither: lines, the first of which is none of JSON, or a document with a fault.
    Broken,
}

impl Layout {
    /// The layout of `source`.
    pub fn of(source: &str) -> Self {
        if lines(source).next().is_none_or(is_json) {
            return Self::Lines;
        }
        match serde_json::from_str::<IgnoredAny>(source) {
            Ok(_) => Self::Document,
            Err(error) if error.is_eof() => Self::Beginning,
            Err(_) => Self::Broken,
        }
    }

    /// Whether it is to be read as one document. `are_lines` is whether it should be JSON Lines: then it is read as
    /// such unless it is a document, or broken and nothing but one, so that one thing can be said and not one of each
    /// line.
    pub fn is_document(self, source: &str, are_lines: bool) -> bool {
        match self {
            Self::Document => true,
            Self::Lines => false,
            Self::Beginning | Self::Broken if are_lines => is_over_lines(source),
            Self::Beginning | Self::Broken => !self.is_lines(source),
        }
    }

    /// Whether it is JSON Lines, as far as `source` tells.
    pub fn is_lines(self, source: &str) -> bool {
        match self {
            Self::Lines => true,
            Self::Document | Self::Beginning => false,
            Self::Broken => has_records(source),
        }
    }
}

/// Whether a broken source is JSON whose records stand over several lines each: its first line begins something, which
/// no line beside it begins, and no line is a record.
fn is_over_lines(source: &str) -> bool {
    // What is indented stands in something.
    let mut written = source.lines().filter(|line| !trim(line).is_empty());
    let first = trim(written.next().unwrap_or_default());
    let begins = serde_json::from_str::<IgnoredAny>(first).is_err_and(|error| error.is_eof());
    let goes_on = match written.next() {
        Some(second) => first.starts_with('[') || !second.starts_with('{'),
        None => false,
    };
    begins && goes_on && !source.lines().any(is_record_line)
}

/// Whether a line that is not indented is a record.
fn is_record_line(line: &str) -> bool {
    line.starts_with('{') && is_json(trim(line))
}

/// Whether there is a record, or an array of some, on a line of its own.
pub fn has_record(source: &str) -> bool {
    let opens = |line: &str| {
        let inner = line.strip_prefix('[').map(trim);
        inner.unwrap_or(line).starts_with('{')
    };
    lines(source).any(|line| opens(line) && is_json(line))
}

/// The first line of what stands behind a whole JSON document, if that is another one.
pub fn second_document(source: &str) -> Option<&str> {
    let mut documents = serde_json::Deserializer::from_str(source).into_iter::<IgnoredAny>();
    documents.next()?.ok()?;
    let rest = source.get(documents.byte_offset()..)?;
    let first = lines(rest).next()?;
    first.starts_with(['{', '[']).then_some(first)
}

/// Whether there are records on lines of their own in a source that is broken.
fn has_records(source: &str) -> bool {
    let first = lines(source).next().unwrap_or_default();
    let starts_array = first.starts_with('[');
    let error = serde_json::from_str::<IgnoredAny>(first).err();
    let (most, needed) = if error.is_some_and(|error| error.is_eof()) {
        // It could go on below: one that is cut off, or the beginning of a document.
        (if starts_array { 0 } else { LINES_TO_TELL }, 1)
    } else {
        // All records of an array but the last have a comma behind them.
        (usize::MAX, if starts_array { 2 } else { 1 })
    };
    // What is indented stands in something.
    let written = source.lines().filter(|line| !trim(line).is_empty());
    let next = written.skip(1).take(most);
    let records = next.filter(|line| is_record_line(line));
    records.take(needed).count() == needed
}

/// Whether text of unknown origin is records: JSON objects from its first character on, as a whole or line by line.
pub fn is_record(source: &str) -> bool {
    let starts_as_one = match source.as_bytes().first() {
        Some(b'{') => true,
        // `[1]` and `[Applause]` are how plain text may begin.
        Some(b'[') => trim(source.get(1..).unwrap_or_default()).starts_with('{'),
        _ => false,
    };
    starts_as_one
        && match serde_json::from_str::<IgnoredAny>(source) {
            Ok(_) => true,
            Err(error) => error.is_eof() || is_lines(source),
        }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// The lines that are not blank, without the white space around them.
pub fn lines(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then(|| trim(line))
    })
    .filter(|line| !line.is_empty())
}

/// `text` without what JSON takes for white space on its sides.
pub fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_stream_tells_lines_from_a_document() {
        assert!(is_lines("{\"text\":\"one\"}\n{\"text\":\"tw"));
        assert!(is_lines("{\"text\":\"one}\n{\"text\":\"two\"}\n{\"te"));
        assert!(is_lines("no json\n{\"text\":\"two\"}\n"));
        assert!(!is_lines("{\n\"text\": \"one\",\n\"te"));
        assert!(!is_lines("[\n{\"text\":\"one\"},\n{\"text\":\"two\"},\n"));
        assert!(!is_lines("[\n{\"text\":\"one\"}\n{\"text\":\"two\"}\n"));
    }

    #[cfg(feature = "cli")]
    #[test]
    fn only_lines_in_an_encoding_with_plain_line_ends_may_be_cut() {
        let lines = "{\"text\":\"Zoë\"}\n{\"text\":\"Zo";
        let legacy = encoding_rs::WINDOWS_1252.encode(lines).0;
        for are_lines in [false, true] {
            assert!(may_be_cut(lines.as_bytes(), are_lines));
            assert!(may_be_cut(&legacy, are_lines));
            assert!(may_be_cut(b"\0\0", are_lines), "to be refused at once");
            let document = b"{\n\"text\": \"Zo\xEB\",\n\"te";
            assert!(!may_be_cut(document, are_lines));
        }
        let unknown = b"[broken\n[broken";
        assert!(may_be_cut(unknown, true) && !may_be_cut(unknown, false));
        let wide: Vec<u8> = std::iter::once(0xFEFF)
            .chain(lines.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!may_be_cut(&wide, false) && !may_be_cut(&wide, true));
    }
}

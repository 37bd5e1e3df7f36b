//! Lines of JSON Lines that are no text, as one that a crash left full of NULs: each is one bad record, and costs no
//! other line.

use super::MOST_PROBLEMS;
use super::layout::{has_record, is_lines};
use crate::decode;
use crate::error::{Flaw, Problem};
use crate::span::Span;
use std::ops::Range;

/// JSON Lines, some of which are no text.
pub struct Readable {
    /// The lines, with blanks in the place of those that are no text: each byte stands where it stood.
    pub bytes: Vec<u8>,
    /// What is to be told of those.
    pub problems: Vec<Problem>,
}

impl Readable {
    /// What can be read of `bytes`; `None` if they are text, or no JSON Lines, as a binary file whatever its name is.
    ///
    /// `are_lines` is whether they should be JSON Lines. O(bytes).
    pub fn of(bytes: &[u8], are_lines: bool) -> Option<Self> {
        // JSON has no NUL. Behind the head, where no other file is refused for one, the line is to be told all the
        // same.
        let has_nul = || are_lines && memchr::memchr(0, bytes).is_some();
        if decode::binary_at(bytes).is_none() && !has_nul() {
            return None;
        }
        // In UTF-16 the byte of a line end is half of many a character.
        let text_start = decode::text_start(bytes)?;
        // The records of the files in an archive stand in lines, too, but for the first one of each, behind a header.
        let text = bytes.get(text_start..).unwrap_or_default();
        if decode::is_tar(text) || has_tar_sum(text) || (!are_lines && has_header(text)) {
            return None;
        }
        let mut readable = bytes.to_vec();
        let mut found = blank_lines_with_nul(&mut readable, text_start);
        while let Some(at) = decode::binary_at(&readable) {
            let line = line_around(&readable, at, text_start);
            found.push(at);
            if !blank(&mut readable, line) {
                return None;
            }
        }
        let text = decode::decode(&readable).ok()?;
        let text = text.as_str();
        if !has_record(text) || !(are_lines || is_lines(text)) {
            return None;
        }
        found.sort_unstable();
        let problems = problems(&found);
        Some(Self {
            bytes: readable,
            problems,
        })
    }
}

/// Whether the first line is no text and does not begin as JSON does.
fn has_header(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    !matches!(line.first(), Some(b'{' | b'[')) && line.contains(&0)
}

/// Whether the first 512 bytes have their own sum where the header of a tape archive has it: those from before 1988
/// have nothing else to know them by.
fn has_tar_sum(bytes: &[u8]) -> bool {
    const SUM: Range<usize> = 148..156;
    let Some((header, digits)) = bytes.get(..512).zip(bytes.get(SUM)) else {
        return false;
    };
    let digits = std::str::from_utf8(digits).unwrap_or_default();
    let said = u32::from_str_radix(digits.trim_matches([' ', '\0']), 8);
    let sum = |bytes: &[u8]| bytes.iter().copied().map(u32::from).sum::<u32>();
    // The sum is that of a header with blanks in the place of the sum.
    let others = sum(header) - sum(digits.as_bytes());
    said == Ok(others + u32::from(b' ') * 8)
}

/// Puts blanks in the place of the lines with a NUL; gives where the first one of each stands.
fn blank_lines_with_nul(bytes: &mut [u8], text_start: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = text_start;
    while let Some(next) = memchr::memchr(0, bytes.get(from..).unwrap_or_default()) {
        let at = from + next;
        let line = line_around(bytes, at, text_start);
        from = line.end;
        found.push(at);
        blank(bytes, line);
    }
    found
}

/// The line in which byte `at` stands, without its line end and without the mark before the text.
fn line_around(bytes: &[u8], at: usize, text_start: usize) -> Range<usize> {
    let at = at.max(text_start).min(bytes.len());
    let (before, behind) = bytes.split_at(at);
    let start = memchr::memrchr(b'\n', before).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', behind).map_or(bytes.len(), |length| at + length);
    start.max(text_start)..end
}

/// Puts blanks in the place of a line; whether there was anything else in it.
fn blank(bytes: &mut [u8], line: Range<usize>) -> bool {
    let line = bytes.get_mut(line).unwrap_or_default();
    let has_more = line.iter().any(|&byte| byte != b' ');
    line.fill(b' ');
    has_more
}

/// What is told of lines that are no text: a problem each, where the byte stands that no text has.
fn problems(found: &[usize]) -> Vec<Problem> {
    let told = found.iter().take(MOST_PROBLEMS).map(|&at| {
        Problem::new(
            Span::new(at, at + 1),
            Flaw::NoText,
            "this line is no text; it is passed through as it is",
        )
    });
    let mut problems: Vec<Problem> = told.collect();
    if let Some(last) = problems.last_mut() {
        last.add_untold(found.len().saturating_sub(MOST_PROBLEMS));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "{\"text\":\"one\"}\n";

    fn lines_of(bytes: &[u8], are_lines: bool) -> Option<(String, Vec<usize>)> {
        let Readable {
            bytes: left,
            problems,
        } = Readable::of(bytes, are_lines)?;
        assert_eq!(left.len(), bytes.len());
        let at = problems.iter().map(|problem| problem.span.start());
        Some((String::from_utf8(left).unwrap(), at.collect()))
    }

    #[test]
    fn a_line_that_is_no_text_costs_no_other_line() {
        for (bad, at) in [
            ("{\"text\":\"a\0b\"}", 10),
            ("\0\0\0", 0),
            ("%PDF-1.7", 0),
            ("\u{1}\u{2}\u{3}", 0),
            ("caf\u{e9} \x1b$B", 6),
        ] {
            let blanks = " ".repeat(bad.len());
            let first = lines_of(format!("{bad}\n{RECORD}").as_bytes(), true);
            assert_eq!(first, Some((format!("{blanks}\n{RECORD}"), vec![at])));
            if !bad.starts_with('%') {
                let last = lines_of(format!("{RECORD}{bad}").as_bytes(), false);
                let at = vec![RECORD.len() + at];
                assert_eq!(last, Some((format!("{RECORD}{blanks}"), at)), "{bad:?}");
            }
        }
        let marked = format!("\u{feff}a\0\n{RECORD}");
        let left = lines_of(marked.as_bytes(), true);
        assert_eq!(left, Some((format!("\u{feff}  \n{RECORD}"), vec![4])));
    }

    #[test]
    fn what_is_text_or_no_json_lines_is_left_to_others() {
        let long = RECORD.repeat(decode::HEAD / RECORD.len() + 1);
        for (bytes, by_name, by_content) in [
            (RECORD.to_owned(), false, false),
            ("\0".repeat(50_000), false, false),
            ("\0\n".repeat(50_000), false, false),
            ("{\"text\":\"\0\"}\n".to_owned(), false, false),
            (
                "{\n\"text\":\"one\",\n\"x\":\"\0\"\n}\n".to_owned(),
                false,
                false,
            ),
            ("[\n{\"text\":\"one\"},\n\0\n]\n".to_owned(), false, false),
            (format!("notes\n{RECORD}\0"), true, true),
            (format!("notes\0\n{RECORD}"), true, false),
            (format!("{{notes\0\n{RECORD}"), true, true),
            // Behind the head only what must be JSON Lines is looked at.
            (format!("{long}\0"), true, false),
        ] {
            let bytes = bytes.as_bytes();
            assert_eq!(Readable::of(bytes, true).is_some(), by_name);
            assert_eq!(Readable::of(bytes, false).is_some(), by_content);
        }
        let wide: Vec<u8> = "\u{feff}{}\n\0"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(Readable::of(&wide, true).is_none());
    }

    #[test]
    fn of_a_million_lines_some_are_told_and_the_rest_counted() {
        let bytes = RECORD.to_owned() + &"\0\n".repeat(1_000_000);
        let problems = Readable::of(bytes.as_bytes(), true).unwrap().problems;
        assert_eq!(problems.len(), MOST_PROBLEMS);
        let count: usize = problems.iter().map(Problem::count).sum();
        assert_eq!(count, 1_000_000);
    }
}

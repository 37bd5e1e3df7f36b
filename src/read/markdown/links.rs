//! Links that CommonMark does not take for such, as converters leave them: a target that was wrapped at a hyphen, a
//! `](…)` whose `[` stands in another paragraph, a target with spaces in it. Nothing of a target is text.

use super::shortcode::{Kind, Shortcode};
use crate::span::Span;

/// How far the end of a target is looked for, in bytes.
const LONGEST: usize = 4 * 1024;

/// Follows the brackets of the paragraph that is being scanned.
pub struct Brackets {
    /// Where the brackets stand that are open.
    open: Vec<usize>,
    /// Up to where the source is known.
    seen: usize,
    /// Whether code or a bracket that is none may stand in the paragraph.
    has_code: bool,
}

impl Brackets {
    /// Brackets of a source that is scanned from byte `from` on.
    pub fn at(from: usize) -> Self {
        Self {
            open: Vec::new(),
            seen: from,
            has_code: false,
        }
    }

    /// Goes on to byte `at`: a blank line on the way closes all brackets.
    fn go_to(&mut self, source: &str, at: usize) {
        let mut part = source.as_bytes().get(self.seen..at).unwrap_or_default();
        if has_blank_line(part) {
            self.open.clear();
            self.has_code = false;
            let last_line = memchr::memrchr(b'\n', part).map_or(0, |end| end + 1);
            part = part.get(last_line..).unwrap_or_default();
        }
        self.has_code |= memchr::memchr(b'`', part).is_some();
        self.seen = at;
    }

    /// Takes the `[` at byte `at`.
    pub fn open(&mut self, source: &str, at: usize) {
        self.go_to(source, at);
        if is_escaped(source, at) {
            self.has_code = true;
        } else {
            self.open.push(at);
        }
    }

    /// Takes the `]` at byte `at`, and adds to `found` what the parser must not see of the target behind it.
    pub fn close(&mut self, source: &str, at: usize, found: &mut Vec<Shortcode>) {
        self.go_to(source, at);
        if is_escaped(source, at) {
            return;
        }
        let opener = self.open.pop();
        let Some(target) = Target::at(source, at + 1) else {
            return;
        };
        let opaque = |span| Shortcode {
            span,
            kind: Kind::Opaque,
        };
        if opener.is_some() && target.is_sound {
            found.extend(target.wraps.into_iter().map(opaque));
        } else if !self.has_code && target.wraps.is_empty() {
            let image = opener
                .and_then(|open| open.checked_sub(1))
                .filter(|&mark| source.as_bytes().get(mark) == Some(&b'!'));
            let last = found.last().map_or(0, |last| last.span.end());
            let start = image.filter(|&mark| mark >= last).unwrap_or(at);
            found.push(opaque(Span::new(start, target.end)));
            self.seen = target.end;
        }
    }
}

fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    let escapes = before.iter().rev().take(16).take_while(|b| **b == b'\\');
    escapes.count() % 2 == 1
}

fn has_blank_line(part: &[u8]) -> bool {
    memchr::memchr_iter(b'\n', part).any(|end| {
        let mut after = part.get(end + 1..).unwrap_or_default().iter();
        after.find(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'>')) == Some(&b'\n')
    })
}

/// What stands in the parentheses behind a `]`.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    /// After its `)`.
    end: usize,
    /// Whether CommonMark knows it for a target once it stands on one line.
    is_sound: bool,
    /// Its line breaks.
    wraps: Vec<Span>,
}

impl Target {
    /// The target whose `(` stands at byte `at`, if it looks like one.
    fn at(source: &str, at: usize) -> Option<Self> {
        let bytes = source.as_bytes();
        if bytes.get(at) != Some(&b'(') {
            return None;
        }
        let window = bytes.get(..bytes.len().min(at + LONGEST)).unwrap_or(bytes);
        let start = at + 1;
        let mut target = Self {
            end: start,
            is_sound: true,
            wraps: Vec::new(),
        };
        let is_script = window
            .get(start..)
            .is_some_and(|rest| rest.starts_with(b"javascript:"));
        let mut depth = 0_usize;
        let mut here = start;
        // The quotes that no title ends with up to the end of the line.
        let mut open_quotes: Vec<u8> = Vec::new();
        loop {
            match *window.get(here)? {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\n' | b'\r' => {
                    let next = wrap_end(window, here)?;
                    target.wraps.push(Span::new(here, next));
                    here = next;
                    open_quotes.clear();
                    continue;
                }
                b' ' | b'\t' => {
                    let blanks = window.get(here..)?.iter();
                    let next = here + blanks.take_while(|b| matches!(b, b' ' | b'\t')).count();
                    let quote = window.get(next).filter(|b| matches!(b, b'"' | b'\''));
                    let quote = quote.filter(|quote| !open_quotes.contains(quote));
                    if let Some(end) = quote.and_then(|&quote| title_end(window, next, quote)) {
                        target.is_sound &= here > start;
                        here = end;
                        break;
                    }
                    if !is_script {
                        return None;
                    }
                    open_quotes.extend(quote);
                    target.is_sound = false;
                    here = next;
                    continue;
                }
                b'<' | b'[' | b']' | b'`' | b'{' => return None,
                _ => {}
            }
            here += 1;
        }
        target.end = here + 1;
        let is_empty = here == start;
        (!is_empty && source.is_char_boundary(target.end)).then_some(target)
    }
}

/// Where a target goes on that is broken at byte `at`, after a hyphen.
fn wrap_end(window: &[u8], at: usize) -> Option<usize> {
    if window.get(at.checked_sub(1)?) != Some(&b'-') {
        return None;
    }
    let line = at + if window.get(at) == Some(&b'\r') { 2 } else { 1 };
    let indent = window
        .get(line..)?
        .iter()
        .take_while(|b| **b == b' ')
        .count();
    let next = line + indent;
    let goes_on = window.get(next)?.is_ascii_alphanumeric();
    (goes_on && indent < 8 && window.get(line - 1) == Some(&b'\n')).then_some(next)
}

/// Where the `)` stands after the title that begins with the `quote` at `at`.
fn title_end(window: &[u8], at: usize, quote: u8) -> Option<usize> {
    let rest = window.get(at..)?;
    let mut end = 1;
    loop {
        end += memchr::memchr3(quote, b'\n', b'`', rest.get(end..)?)?;
        if rest.get(end) != Some(&quote) {
            return None;
        }
        if rest.get(end + 1) == Some(&b')') {
            return Some(at + end + 1);
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::shortcode::{hide, scan};

    #[track_caller]
    fn assert_hidden(source: &str, expected: &str) {
        assert_eq!(hide(source, 0, &scan(source, 0)), expected);
    }

    #[test]
    fn sound_links_stay_as_they_are() {
        for source in [
            "[a](/b-c)",
            "[a](/b \"c\")",
            "[![a](b)](c)",
            "[a](<b c>)",
            "[a](\n/b)",
            "[a](/b\n\"c\")",
            "a [b] (c) and [d](e f)",
            "`a](b)`",
            "\\[a](b)",
            "[a](b-\n- c)",
            "[a](b\nc)",
            "[a]()",
        ] {
            assert_hidden(source, source);
        }
    }

    #[test]
    fn a_wrapped_target_is_one() {
        assert_hidden("![a](b-\nc-\r\n  d) e", "![a](b-,c-,,,,d) e");
        assert_hidden("[![a](b-\nc)](d-\ne \"f\")", "[![a](b-,c)](d-,e \"f\")");
    }

    #[test]
    fn what_belongs_to_a_bracket_elsewhere_is_no_text() {
        assert_hidden("[![a](b)\n\nc](d)", "[![a](b)\n\nc,,,,");
        assert_hidden("> [a\n>\n> b](c \"d\")", "> [a\n>\n> b,,,,,,,,");
    }

    #[test]
    fn targets_with_spaces_are_no_text() {
        assert_hidden("[a](javascript: b(c); \"d\")", "[a,,,,,,,,,,,,,,,,,,,,,,,,");
        assert_hidden("a ![b]( \"b\") c", "a ,,,,,,,,,, c");
        assert_hidden("[a](javascript: 'b  \"c\") d", "[a,,,,,,,,,,,,,,,,,,,,,, d");
    }
}

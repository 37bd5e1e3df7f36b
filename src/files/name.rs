//! File names as people may see them.

use std::fmt::Write;
use std::path::Path;

/// The path as text that is safe to print: control characters and marks that turn the direction of text are written as
/// `\u{1b}`, bytes that are no UTF-8 as `�`.
pub fn printable(path: &Path) -> String {
    visible(&path.to_string_lossy())
}

/// The text with control characters and marks that turn its direction written as `\u{1b}`.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unsafe(c) {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Bytes for a terminal: as [`visible`], but line ends and tabs stay.
pub fn visible_lines(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for c in String::from_utf8_lossy(bytes).chars() {
        match c {
            '\n' | '\t' => out.push(c),
            // A lone carriage return would overwrite the line; before a line end it shows nothing anyway.
            '\r' => {}
            c if is_unsafe(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_speak_to_the_terminal() {
        assert_eq!(
            printable(Path::new("a\u{1b}[31m\n.txt")),
            "a\\u{1b}[31m\\u{a}.txt"
        );
        assert_eq!(
            printable(Path::new("a\u{202e}txt.exe")),
            "a\\u{202e}txt.exe"
        );
        assert_eq!(
            printable(Path::new("Überschrift 日本.txt")),
            "Überschrift 日本.txt"
        );
    }

    #[test]
    fn text_keeps_its_lines() {
        assert_eq!(visible_lines(b"a\tb\r\nc\x1b[2J\n"), "a\tb\nc\\u{1b}[2J\n");
    }
}

//! What would change, as a unified diff that `patch` applies.

use super::part::Part;
use crate::report::in_repository;
use similar::{TextDiff, TextDiffConfig};
use std::io::{self, Write};
use std::ops::Range;

/// What stands before the hunks of a file. `patch` takes a blank for the end of a name, unless a tab stands there.
/// It applies with `-p0`, whatever way the run found a file below the working directory.
pub fn head(name: &str) -> Vec<u8> {
    let name = in_repository(name);
    let end = if name.contains(' ') { "\t" } else { "" };
    format!("--- {name}{end}\n+++ {name}{end}\n").into_bytes()
}

/// The hunks that lead from a part to what is left of it, byte for byte. Deletions from JSON Lines leave as many lines
/// as there were, so that the parts of a long file can be compared one by one.
pub fn hunks(part: &Part<'_>) -> Vec<u8> {
    part.cleaned
        .as_deref()
        .map(|cleaned| unified(part.place.line_feeds, &part.bytes, cleaned))
        .unwrap_or_default()
}

fn unified(lines_before: usize, before: &[u8], after: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&mut out, lines_before, before, after);
    out
}

fn write(out: &mut Vec<u8>, lines_before: usize, before: &[u8], after: &[u8]) -> io::Result<()> {
    let (before, after) = (lines(before), lines(after));
    let mut config = TextDiffConfig::default();
    let diff: TextDiff<'_, '_, [u8]> = config.newline_terminated(true).diff_slices(&before, &after);
    diff.unified_diff().iter_hunks().try_for_each(|hunk| {
        let (old, new) = hunk.ops().iter().fold((None, None), |(old, new), op| {
            (
                Some(joined(old, op.old_range())),
                Some(joined(new, op.new_range())),
            )
        });
        // The library counts from the start of what it compares.
        let shown = |range: Option<Range<usize>>| numbers(lines_before, range.unwrap_or_default());
        writeln!(out, "@@ -{} +{} @@", shown(old), shown(new))?;
        // Line by line: similar 3.2 takes a carriage return for the end of a line.
        hunk.iter_changes().try_for_each(|change| {
            let line = change.value();
            write!(out, "{}", change.tag())?;
            out.write_all(line)?;
            if !line.ends_with(b"\n") {
                out.write_all(b"\n\\ No newline at end of file\n")?;
            }
            Ok(())
        })
    })
}

fn joined(range: Option<Range<usize>>, next: Range<usize>) -> Range<usize> {
    range.map_or(next.start, |range| range.start)..next.end
}

/// A range of lines as a hunk's head has it: its first line, or the one before an empty range, and its length.
fn numbers(lines_before: usize, range: Range<usize>) -> String {
    let first = lines_before + range.start;
    match range.len() {
        0 => format!("{first},0"),
        1 => format!("{}", first + 1),
        len => format!("{},{len}", first + 1),
    }
}

/// Lines as `patch` knows them: a lone carriage return ends none.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_are() {
        let diff = unified(0, b"one\r\ntw\xff\r\nthree", b"one\r\nthree");
        let expected: &[u8] =
            b"@@ -1,3 +1,2 @@\n one\r\n-tw\xff\r\n three\n\\ No newline at end of file\n";
        assert_eq!(
            diff.escape_ascii().to_string(),
            expected.escape_ascii().to_string()
        );
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let diff = unified(0, b"one\rtwo\n", b"one\n");
        assert_eq!(diff, b"@@ -1 +1 @@\n-one\rtwo\n+one\n");
        let diff = unified(0, b"one\ntwo\r", b"two\r");
        let expected = b"@@ -1,2 +1 @@\n-one\n two\r\n\\ No newline at end of file\n";
        assert_eq!(diff, expected);
    }

    #[test]
    fn a_name_with_blanks_ends_in_a_tab() {
        assert_eq!(head("a.txt"), b"--- a.txt\n+++ a.txt\n");
        for found in ["./a.txt", ".//a.txt", "././/./a.txt"] {
            assert_eq!(head(found), head("a.txt"));
        }
        assert_eq!(head("/a/./b.txt"), b"--- /a/./b.txt\n+++ /a/./b.txt\n");
        assert_eq!(head("a b.txt"), b"--- a b.txt\t\n+++ a b.txt\t\n");
    }

    #[test]
    fn a_later_part_counts_from_the_start_of_its_file() {
        let diff = unified(41, b"one\ntwo\n", b"one\n");
        assert_eq!(diff, b"@@ -42,2 +42 @@\n one\n-two\n");
        let diff = unified(0, b"one\n", b"");
        assert_eq!(diff, b"@@ -1 +0,0 @@\n-one\n");
    }

    #[test]
    fn many_deletions_are_each_shown() {
        let line = |i: usize| format!("the caption number {}\n", i / 2);
        let before: String = (0..60_000).map(line).collect();
        let after: String = (0..60_000).step_by(2).map(line).collect();
        let diff = unified(0, before.as_bytes(), after.as_bytes());
        let is_deletion = |line: &&[u8]| line.starts_with(b"-");
        let deletions = diff.split(|&byte| byte == b'\n').filter(is_deletion);
        assert_eq!(deletions.count(), 30_000);
    }
}

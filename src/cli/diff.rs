//! What would change, as a unified diff that `patch` applies.

use similar::{TextDiff, TextDiffConfig};
use std::io::{self, Write};

/// The diff that leads from the one to the other, byte for byte.
pub fn unified(name: &str, before: &[u8], after: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = write(&mut out, name, before, after);
    out
}

fn write(out: &mut Vec<u8>, name: &str, before: &[u8], after: &[u8]) -> io::Result<()> {
    let (before, after) = (lines(before), lines(after));
    let mut config = TextDiffConfig::default();
    let diff: TextDiff<'_, '_, [u8]> = config.newline_terminated(true).diff_slices(&before, &after);
    writeln!(out, "--- {name}\n+++ {name}")?;
    // Hunk by hunk: written as a whole, similar 3.2 replaces bytes that are no UTF-8.
    diff.unified_diff()
        .iter_hunks()
        .try_for_each(|hunk| hunk.to_writer(&mut *out))
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
        let diff = unified("a.txt", b"one\r\ntw\xff\r\nthree", b"one\r\nthree");
        let expected: &[u8] = b"--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n one\r\n-tw\xff\r\n three\n\\ No newline at end of file\n";
        assert_eq!(
            diff.escape_ascii().to_string(),
            expected.escape_ascii().to_string()
        );
    }

    #[test]
    fn a_lone_carriage_return_ends_no_line() {
        let diff = unified("a.txt", b"one\rtwo\n", b"one\n");
        assert_eq!(
            diff,
            b"--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-one\rtwo\n+one\n"
        );
    }

    #[test]
    fn many_deletions_take_time_in_proportion() {
        let line = |i: usize| format!("the caption number {}\n", i / 2);
        let before: String = (0..60_000).map(line).collect();
        let after: String = (0..60_000).step_by(2).map(line).collect();
        let started = std::time::Instant::now();
        let diff = unified("a.txt", before.as_bytes(), after.as_bytes());
        assert_eq!(
            diff.iter().filter(|&&byte| byte == b'-').count(),
            30_000 + 4
        );
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}

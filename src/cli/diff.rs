//! What would change, as a unified diff that `patch` applies.

use similar::TextDiff;

/// The diff that leads from the one to the other.
pub fn unified(name: &str, before: &[u8], after: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = TextDiff::from_lines(before, after)
        .unified_diff()
        .header(name, name)
        .to_writer(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_out_as_they_are() {
        let diff = unified("a.txt", b"one\r\ntw\xff\r\nthree", b"one\r\nthree");
        assert_eq!(
            diff,
            b"--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n one\r\n-tw\xff\r\n three\n\\ No newline at end of file\n"
        );
    }
}

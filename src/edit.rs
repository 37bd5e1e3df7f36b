//! Deletions, and the one way in which they are applied.

use crate::span::Span;
use serde::Serialize;

/// The deletion of a span of bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Serialize)]
pub struct Edit {
    /// The bytes that go.
    pub delete: Span,
}

/// Copies `bytes` without the deleted spans, in one forward pass: O(n).
///
/// `edits` must be sorted and disjoint and lie within `bytes`, as those of an
/// [`Analysis`](crate::Analysis) of the same bytes are.
///
/// # Errors
///
/// [`ApplyError`] names the first edit that overlaps the one before it or lies outside of `bytes`; nothing is
/// applied then.
pub fn apply(bytes: &[u8], edits: &[Edit]) -> Result<Vec<u8>, ApplyError> {
    let gone: usize = edits.iter().map(|edit| edit.delete.len()).sum();
    let mut out = Vec::with_capacity(bytes.len().saturating_sub(gone));
    let mut copied = 0;
    for edit in edits {
        let kept = bytes
            .get(copied..edit.delete.start())
            .filter(|_| edit.delete.end() <= bytes.len());
        out.extend_from_slice(kept.ok_or(ApplyError { edit: *edit })?);
        copied = edit.delete.end();
    }
    out.extend_from_slice(bytes.get(copied..).unwrap_or_default());
    Ok(out)
}

/// An edit that does not fit the bytes or the edits before it.
#[derive(Debug, thiserror::Error)]
#[error("cannot delete bytes {}..{}: outside of the file, or not behind the edit before it; nothing was changed", edit.delete.start(), edit.delete.end())]
pub struct ApplyError {
    /// The edit in question.
    pub edit: Edit,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize) -> Edit {
        Edit {
            delete: Span::new(start, end),
        }
    }

    #[test]
    fn what_is_not_deleted_stays() {
        assert_eq!(
            apply(b"0123456789", &[edit(0, 2), edit(2, 3), edit(8, 10)]).unwrap(),
            b"34567"
        );
        assert_eq!(apply(b"abc", &[]).unwrap(), b"abc");
    }

    #[test]
    fn overlaps_and_spans_outside_are_errors() {
        assert!(apply(b"0123456789", &[edit(0, 5), edit(4, 6)]).is_err());
        assert!(apply(b"0123456789", &[edit(4, 6), edit(0, 2)]).is_err());
        assert!(apply(b"0123", &[edit(2, 5)]).is_err());
    }
}

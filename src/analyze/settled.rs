//! Whether what is left of an input would be read as the input was: in the same encoding and the same format, so that
//! nothing more would go from it.

use super::article::{Cut, article};
use super::decoded;
#[cfg(feature = "cli")]
use super::{Analysis, analyze, detect};
use crate::document::Format;
use crate::edit::{self, Edit};
use crate::options::Options;
use crate::{decode, read};

/// Whether what the edits leave looks like a binary file, by its first 8 KB. O(edits there).
pub(super) fn leaves_binary(bytes: &[u8], edits: &[Edit]) -> bool {
    let mut end = decode::HEAD;
    let is_before = |edit: &&Edit| {
        let is_before = edit.delete.start() < end;
        end += if is_before { edit.delete.len() } else { 0 };
        is_before
    };
    let edits: Vec<Edit> = edits.iter().take_while(is_before).copied().collect();
    let head = bytes.get(..end).unwrap_or(bytes);
    !edits.is_empty()
        && edit::apply(head, &edits).is_ok_and(|head| decode::binary_at(&head).is_some())
}

/// Whether nothing more would go from what the edits leave. An encoding that was told from the bytes can be told
/// otherwise without those that go: then the text that stays is another one, and is looked at as it will be.
pub(super) fn is_settled_in_bytes(
    bytes: &[u8],
    edits: &[Edit],
    stays: &str,
    format: Format,
    options: &Options,
) -> bool {
    let Ok(left) = edit::apply(bytes, edits) else {
        return false;
    };
    match decode::decode(&left) {
        Ok(text) if text.as_str() == stays => true,
        Ok(text) => decoded(&text, format, options, &mut |_, _| false)
            .safe
            .is_empty(),
        // What is no text is left alone.
        Err(_) => true,
    }
}

/// Holds back what was found in `bytes` whose format was told by [`detect`], if cleaned they would seem to be in
/// another one in which more goes.
#[cfg(feature = "cli")]
pub fn settle_detected(bytes: &[u8], format: Format, options: &Options, analysis: &mut Analysis) {
    if analysis.safe.is_empty() {
        return;
    }
    let is_settled = edit::apply(bytes, &analysis.safe).is_ok_and(|left| {
        let seems = detect(&left);
        // What is no text is left alone.
        seems == format
            || analyze(&left, seems, options).map_or(true, |analysis| analysis.safe.is_empty())
    });
    if !is_settled {
        analysis.ask_first(OTHER_FORMAT);
    }
}

/// What is said of what is held back as the rest would seem to be in another format.
pub(super) const OTHER_FORMAT: &str =
    "what is left would be read in another format, in which more would go";

/// Whether nothing more would go from what the edits leave, where that no longer seems to be in the format in which it
/// was read: the one link that told Markdown from text may stand in what goes. `named` is what the name of its field
/// tells of it.
pub(super) fn is_settled_in_format(
    source: &str,
    edits: &[Edit],
    named: Option<Format>,
    format: Format,
    options: &Options,
) -> bool {
    if edits.is_empty() {
        return true;
    }
    let left = Cut::new(source, edits);
    let left = left.text.as_str();
    let seems = read::detect_named(left, named);
    seems == format
        || seems == Format::Json
        || article(left, seems, options, &mut |_, _| false)
            .safe
            .is_empty()
}

//! The `[caption]` tags of WordPress, which stand in Markdown and are left over in HTML.

/// One tag: of a pair, the first or the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CaptionTag {
    /// Its length in bytes.
    pub(super) len: usize,
    /// Whether it is the first of its pair.
    pub(super) opens: bool,
}

/// The tag that `rest` begins with, on one line. O(line).
pub(super) fn caption_tag(rest: &str) -> Option<CaptionTag> {
    const CLOSE: &str = "[/caption]";
    if rest.starts_with(CLOSE) {
        return Some(CaptionTag {
            len: CLOSE.len(),
            opens: false,
        });
    }
    if !(rest.starts_with("[caption ") || rest.starts_with("[caption]")) {
        return None;
    }
    let inside = rest.as_bytes().get(1..)?;
    let end = memchr::memchr3(b']', b'[', b'\n', inside)?;
    (inside.get(end) == Some(&b']')).then_some(CaptionTag {
        len: end + 2,
        opens: true,
    })
}

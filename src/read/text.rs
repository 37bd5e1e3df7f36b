//! Plain text as scrapers write it.

use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use crate::text::Text;

/// Reads plain text: a block a line, but for paragraphs that are hard-wrapped.
pub fn read(source: &str) -> Document<'_> {
    let mut document = Document::default();
    let mut at = 0;
    let mut spaced = true;
    for line in source.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + line.trim().len());
        at += line.len();
        if span.is_empty() {
            spaced = true;
            continue;
        }
        document.blocks.push(Block {
            text: Text::verbatim(span.of(source), start),
            extent: span,
            kind: BlockKind::Paragraph,
            container: None,
            medium: None,
            hidden: false,
            spaced,
        });
        spaced = false;
    }
    document
}

//! Texts of one block, for the tests of this room.

use super::{Feature, Features, LEXICON, describe};
use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use crate::text::Text;

pub fn describe_line(text: &str) -> (Features<'static>, Feature) {
    let extent = Span::new(0, text.len());
    let block = Block {
        spaced: true,
        ..Block::new(Text::verbatim(text, 0), extent, BlockKind::Paragraph)
    };
    let features = describe(
        &Document {
            blocks: vec![block],
            ..Document::default()
        },
        &LEXICON,
    );
    let feature = *features.of(0);
    (features, feature)
}

#[track_caller]
pub fn core(text: &str) -> &str {
    let (features, _) = describe_line(text);
    let words = features.core(0);
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => &text[first.start as usize..last.end as usize],
        _ => "",
    }
}

#[track_caller]
pub fn all(expected: bool, is: impl Fn(&str) -> bool, texts: &[&str]) {
    for text in texts {
        assert_eq!(is(text), expected, "{text}");
    }
}

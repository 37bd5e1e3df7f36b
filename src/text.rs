//! Decoded text that knows where each of its bytes came from.
//!
//! A file becomes text (its encoding), a JSON string becomes text (its escapes), an HTML paragraph becomes text (its
//! entities and inline tags). Each step is a [`Text`]: the decoded string and a map home, so that a range found in the
//! innermost text can be followed outwards, step by step, to the bytes on disk.

use crate::span::Span;
use std::borrow::Cow;

/// A decoded string with the map of its bytes to the source it was decoded from.
#[derive(Clone, Debug, Default)]
pub struct Text<'a> {
    value: Cow<'a, str>,
    map: OffsetMap,
}

impl<'a> Text<'a> {
    /// Text that stands in its source as it is, from byte `start` on.
    pub fn verbatim(value: &'a str, start: usize) -> Self {
        Self {
            value: Cow::Borrowed(value),
            map: OffsetMap {
                base: start,
                pieces: Vec::new(),
            },
        }
    }

    /// The decoded string.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The same text of a source that begins `by` bytes earlier.
    pub fn shift(mut self, by: usize) -> Self {
        self.map.base += by;
        for piece in &mut self.map.pieces {
            piece.source = piece.source.shift(by);
        }
        self
    }

    /// Where the decoded range `span` stands in the source.
    pub fn to_source(&self, span: Span) -> Span {
        self.map.to_source(span)
    }

    /// The source range of the whole text.
    pub fn source_span(&self) -> Span {
        self.to_source(Span::new(0, self.value.len()))
    }
}

/// Builds a [`Text`] piece by piece; whatever is not pushed (a tag, say) is no part of the text.
#[derive(Debug, Default)]
pub struct TextBuilder {
    value: String,
    pieces: Vec<Piece>,
}

impl TextBuilder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends text that stands in the source as it is, from byte `start` on.
    pub fn push_verbatim(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.linear
            && last.source.end() == start
        {
            last.source = Span::new(last.source.start(), start + text.len());
        } else {
            let source = Span::new(start, start + text.len());
            self.pieces.push(Piece {
                at: self.value.len(),
                source,
                linear: true,
            });
        }
        self.value.push_str(text);
    }

    /// Appends text that stands in the source in another form (an entity, an escape), at `source`.
    ///
    /// A range that begins or ends inside such a piece maps to the whole of it.
    pub fn push_decoded(&mut self, text: &str, source: Span) {
        if !text.is_empty() {
            self.pieces.push(Piece {
                at: self.value.len(),
                source,
                linear: false,
            });
            self.value.push_str(text);
        }
    }

    /// What has been appended so far.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The finished text.
    pub fn finish(self) -> Text<'static> {
        Text {
            value: Cow::Owned(self.value),
            map: OffsetMap {
                base: 0,
                pieces: self.pieces,
            },
        }
    }
}

/// Decoded offsets to source offsets. No pieces: source = decoded + base.
#[derive(Clone, Debug, Default)]
struct OffsetMap {
    base: usize,
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Decoded offset where the piece begins; it ends where the next one begins.
    at: usize,
    source: Span,
    /// Whether decoded and source bytes are the same, so that offsets inside advance together.
    linear: bool,
}

impl OffsetMap {
    fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span.shift(self.base);
        }
        let start = self.piece_of(span.start(), |piece, into| {
            if piece.linear {
                piece.source.start() + into
            } else {
                piece.source.start()
            }
        });
        if span.is_empty() {
            return Span::new(start, start);
        }
        // The end belongs to the piece of the last byte: what lies between two pieces is not part of either.
        let end = self.piece_of(span.end() - 1, |piece, into| {
            if piece.linear {
                piece.source.start() + into + 1
            } else {
                piece.source.end()
            }
        });
        Span::new(start, end.max(start))
    }

    fn piece_of(&self, offset: usize, position: impl Fn(&Piece, usize) -> usize) -> usize {
        let index = self
            .pieces
            .partition_point(|piece| piece.at <= offset)
            .saturating_sub(1);
        self.pieces.get(index).map_or(self.base, |piece| {
            position(piece, offset - piece.at.min(offset))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_map_home_through_entities_and_skipped_markup() {
        // Source: "Tom &amp; <b>Zoë</b>" read as "Tom & Zoë".
        let mut text = TextBuilder::new();
        text.push_verbatim("Tom ", 0);
        text.push_decoded("&", Span::new(4, 9));
        text.push_verbatim(" ", 9);
        text.push_verbatim("Zoë", 13);
        let text = text.finish();
        assert_eq!(text.as_str(), "Tom & Zoë");
        assert_eq!(
            text.to_source(Span::new(0, 5)),
            Span::new(0, 9),
            "up to and with the entity"
        );
        assert_eq!(
            text.to_source(Span::new(0, 6)),
            Span::new(0, 10),
            "the tag after it is not part of it"
        );
        assert_eq!(text.to_source(Span::new(6, 10)), Span::new(13, 17));
        assert_eq!(text.source_span(), Span::new(0, 17));
    }

    #[test]
    fn verbatim_text_maps_by_shifting() {
        assert_eq!(
            Text::verbatim("abc", 3).to_source(Span::new(1, 2)),
            Span::new(4, 5)
        );
    }
}

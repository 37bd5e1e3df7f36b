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

    /// Whether it is the source's own bytes, and no copy of them.
    pub fn is_verbatim(&self) -> bool {
        matches!(self.value, Cow::Borrowed(_))
    }

    /// The decoded string.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The same text of a source that begins `by` bytes earlier.
    pub fn shift(mut self, by: usize) -> Self {
        self.map.base += by;
        for piece in &mut self.map.pieces {
            piece.source += by;
        }
        self
    }

    /// Where the decoded range `span` stands in the source.
    pub fn to_source(&self, span: Span) -> Span {
        self.map.to_source(span)
    }

    /// Whether `span` begins and ends between two units, so that its source holds nothing else: a code span over two
    /// lines is one unit, and so is an entity.
    pub fn is_apart(&self, span: Span) -> bool {
        self.map.is_between_units(span.start()) && self.map.is_between_units(span.end())
    }

    /// What stands in the source between the bytes of `span` and is no part of the text: tags, marks. O(pieces in it).
    pub fn skipped(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let pieces = &self.map.pieces;
        let first = pieces.partition_point(|piece| piece.at <= span.start());
        let next = pieces.get(first..).unwrap_or_default().iter();
        next.take_while(move |piece| piece.at < span.end())
            .filter_map(|piece| {
                let before = self.map.unit_at(piece.at.checked_sub(1)?).end();
                (before < piece.source).then(|| Span::new(before, piece.source))
            })
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
    /// Where the last piece ends in the source.
    source_end: usize,
}

impl TextBuilder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty text with room for `bytes` of decoded text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            value: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Appends text that stands in the source as it is, from byte `start` on.
    pub fn push_verbatim(&mut self, text: &str, start: usize) {
        let unit = Unit {
            decoded: 1,
            source: 1,
        };
        self.push(text, unit, Span::new(start, start + text.len()));
    }

    /// Appends text that stands in the source in another form (an entity, an escape), at `source`.
    ///
    /// A range that begins or ends inside such a piece maps to the whole of it.
    pub fn push_decoded(&mut self, text: &str, source: Span) {
        let unit = Unit {
            decoded: text.len(),
            source: source.len(),
        };
        self.push(text, unit, source);
    }

    fn push(&mut self, text: &str, unit: Unit, source: Span) {
        if text.is_empty() {
            return;
        }
        let goes_on = source.start() == self.source_end
            && self.pieces.last().is_some_and(|last| last.unit == unit);
        if !goes_on {
            self.pieces.push(Piece {
                at: self.value.len(),
                source: source.start(),
                unit,
            });
        }
        self.source_end = source.end();
        self.value.push_str(text);
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

/// A stretch of text that is decoded unit by unit in one way, so that a word in two-byte characters or in `\u0416`
/// escapes is one piece and not one a letter.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Decoded offset where the piece begins; it ends where the next one begins.
    at: usize,
    /// Source offset where the piece begins.
    source: usize,
    unit: Unit,
}

/// How many decoded bytes stand for how many source bytes; a unit is never split.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Unit {
    decoded: usize,
    source: usize,
}

impl OffsetMap {
    fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span.shift(self.base);
        }
        let start = self.unit_at(span.start()).start();
        if span.is_empty() {
            return Span::new(start, start);
        }
        // The end belongs to the piece of the last byte: what lies between two pieces is not part of either.
        let end = self.unit_at(span.end() - 1).end();
        Span::new(start, end.max(start))
    }

    /// The source of the unit that holds the decoded byte `offset`; after the last byte, where one more would stand.
    fn unit_at(&self, offset: usize) -> Span {
        let index = self
            .pieces
            .partition_point(|piece| piece.at <= offset)
            .saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else {
            return Span::new(self.base, self.base);
        };
        let nth = offset.saturating_sub(piece.at) / piece.unit.decoded.max(1);
        let start = piece.source + nth * piece.unit.source;
        Span::new(start, start + piece.unit.source)
    }

    fn is_between_units(&self, offset: usize) -> bool {
        let next = self.pieces.partition_point(|piece| piece.at <= offset);
        let piece = next.checked_sub(1).and_then(|last| self.pieces.get(last));
        piece.is_none_or(|piece| (offset - piece.at).is_multiple_of(piece.unit.decoded.max(1)))
    }
}

/// White space, and what readers see as little of: byte order marks and zero-width spaces.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
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
    fn a_range_that_splits_a_unit_is_not_apart() {
        // Source: "a &fj; b" with one entity for two letters.
        let mut text = TextBuilder::new();
        text.push_verbatim("a ", 0);
        text.push_decoded("fj", Span::new(2, 6));
        text.push_verbatim(" b", 6);
        let text = text.finish();
        for (start, end, is) in [
            (0, 6, true),
            (0, 2, true),
            (2, 4, true),
            (0, 3, false),
            (3, 6, false),
        ] {
            assert_eq!(text.is_apart(Span::new(start, end)), is, "{start}..{end}");
        }
        assert!(Text::verbatim("a b", 7).is_apart(Span::new(1, 2)));
    }

    #[test]
    fn what_is_skipped_is_known() {
        // Source: "a <b>b</b>&amp;c" read as "a b&c".
        let mut text = TextBuilder::new();
        text.push_verbatim("a ", 0);
        text.push_verbatim("b", 5);
        text.push_decoded("&", Span::new(10, 15));
        text.push_verbatim("c", 15);
        let text = text.finish().shift(100);
        let skipped = |start, end| text.skipped(Span::new(start, end)).collect::<Vec<_>>();
        let (open, close) = (Span::new(102, 105), Span::new(106, 110));
        assert_eq!(skipped(0, 5), [open, close]);
        assert_eq!(
            skipped(2, 5),
            [close],
            "what stands before the range is not in it"
        );
        assert_eq!(skipped(0, 3), [open]);
        assert_eq!(skipped(3, 5), [], "an entity is text");
        assert_eq!(skipped(0, 0), []);
    }

    #[test]
    fn equal_units_side_by_side_are_never_split() {
        // Source: `a\u0416\u0416b` read as "aЖЖb".
        let mut text = TextBuilder::new();
        text.push_verbatim("a", 0);
        text.push_decoded("Ж", Span::new(1, 7));
        text.push_decoded("Ж", Span::new(7, 13));
        text.push_verbatim("b", 13);
        let text = text.finish();
        assert_eq!(text.map.pieces.len(), 3);
        assert_eq!(text.to_source(Span::new(1, 3)), Span::new(1, 7));
        assert_eq!(text.to_source(Span::new(3, 5)), Span::new(7, 13));
        assert_eq!(
            text.to_source(Span::new(2, 4)),
            Span::new(1, 13),
            "half of each"
        );
        assert_eq!(text.to_source(Span::new(5, 6)), Span::new(13, 14));
        assert_eq!(
            text.to_source(Span::new(6, 6)),
            Span::new(14, 14),
            "the end"
        );
    }

    #[test]
    fn verbatim_text_maps_by_shifting() {
        assert_eq!(
            Text::verbatim("abc", 3).to_source(Span::new(1, 2)),
            Span::new(4, 5)
        );
    }
}

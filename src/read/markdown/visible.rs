//! The visible text of a block, gathered piece by piece from between its markup.

use crate::span::Span;
use crate::text::{Text, TextBuilder, is_space};

/// Gathers a [`Text`] and trims it. As long as nothing but white space stands between the pieces, it is the source
/// as it is and costs no copy.
#[derive(Debug, Default)]
pub struct Visible {
    /// The source range so far, while it needs no copy.
    verbatim: Span,
    built: Option<TextBuilder>,
    /// White space that counts only if more text follows; pushed as it is or, decoded, as one space.
    gap: Option<Gap>,
}

#[derive(Debug, Clone, Copy)]
struct Gap {
    source: Span,
    verbatim: bool,
}

impl Visible {
    /// Whether there is no text yet.
    pub fn is_empty(&self) -> bool {
        self.verbatim.is_empty() && self.built.is_none()
    }

    /// Appends text that stands at `span` as it is.
    pub fn push(&mut self, source: &str, span: Span) {
        let text = span.of(source);
        let tail = text.trim_start_matches(is_space);
        let lead = text.len() - tail.len();
        let body = tail.trim_end_matches(is_space);
        let start = span.start() + lead;
        let end = start + body.len();
        if lead > 0 {
            self.gap(Span::new(span.start(), start), true);
        }
        if body.is_empty() {
            return;
        }
        if self.is_empty() {
            self.verbatim = Span::new(start, end);
            self.gap = None;
        } else if self.built.is_none() && is_blank(source, self.verbatim.end(), start) {
            self.verbatim = Span::new(self.verbatim.start(), end);
            self.gap = None;
        } else {
            self.built(source).push_verbatim(body, start);
        }
        if end < span.end() {
            self.gap(Span::new(end, span.end()), true);
        }
    }

    /// Appends `text`, which stands at `span` in another form.
    pub fn push_decoded(&mut self, source: &str, text: &str, span: Span) {
        if text.chars().all(is_space) {
            self.gap(span, false);
        } else {
            self.built(source).push_decoded(text, span);
        }
    }

    /// Parts what follows from what was before, as a line break does.
    pub fn part(&mut self, span: Span) {
        self.gap(span, false);
    }

    /// The text, trimmed.
    pub fn finish(self, source: &str) -> Text<'_> {
        match self.built {
            Some(built) => built.finish(),
            None => Text::verbatim(self.verbatim.of(source), self.verbatim.start()),
        }
    }

    /// The text so far.
    pub fn as_str<'v>(&'v self, source: &'v str) -> &'v str {
        match &self.built {
            Some(built) => built.as_str(),
            None => self.verbatim.of(source),
        }
    }

    fn gap(&mut self, source: Span, verbatim: bool) {
        if !self.is_empty() && self.gap.is_none() && !source.is_empty() {
            self.gap = Some(Gap { source, verbatim });
        }
    }

    /// The builder, with everything so far in it.
    fn built(&mut self, source: &str) -> &mut TextBuilder {
        let verbatim = self.verbatim;
        let built = self.built.get_or_insert_with(|| {
            let mut built = TextBuilder::new();
            built.push_verbatim(verbatim.of(source), verbatim.start());
            built
        });
        if let Some(gap) = self.gap.take() {
            if gap.verbatim {
                built.push_verbatim(gap.source.of(source), gap.source.start());
            } else {
                built.push_decoded(" ", gap.source);
            }
        }
        built
    }
}

fn is_blank(source: &str, start: usize, end: usize) -> bool {
    source
        .get(start..end)
        .is_some_and(|between| between.chars().all(is_space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed_and_trimmed() {
        let source = "  one\n  two *x* ";
        let mut visible = Visible::default();
        visible.push(source, Span::new(0, 5));
        visible.part(Span::new(5, 6));
        visible.push(source, Span::new(8, 12));
        let text = visible.finish(source);
        assert_eq!(text.as_str(), "one\n  two");
        assert_eq!(text.source_span(), Span::new(2, 11));
    }

    #[test]
    fn markup_is_skipped_and_inner_space_kept() {
        let source = "one *two* &amp;<br> six ";
        let mut visible = Visible::default();
        visible.push(source, Span::new(0, 4));
        visible.push(source, Span::new(5, 8));
        visible.push(source, Span::new(9, 10));
        visible.push_decoded(source, "&", Span::new(10, 15));
        visible.part(Span::new(15, 19));
        visible.push(source, Span::new(19, 24));
        let text = visible.finish(source);
        assert_eq!(text.as_str(), "one two & six");
        assert_eq!(text.source_span(), Span::new(0, 23));
    }
}

//! A paragraph, heading, item or cell while it is read, and the units it is made of.

use super::frames::Place;
use super::visible::Visible;
use crate::document::BlockKind;
use crate::normalize::is_alphanumeric;
use crate::span::Span;
use crate::text::is_space;

/// A paragraph, heading, cell or tight item that is being read.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) kind: BlockKind,
    pub(super) place: Place,
    pub(super) start: usize,
    /// The index of the first block in it.
    pub(super) first_block: usize,
    /// Whether something that is no text stands in it.
    pub(super) has_object: bool,
    /// Whether none of its blocks can go.
    pub(super) stays: bool,
    /// Whether a blank line stands before it.
    pub(super) spaced: bool,
    /// Where its last inline element ends.
    pub(super) end: usize,
    /// For a heading, all of it: its marks go with its text.
    pub(super) whole: Option<Span>,
    pub(super) unit: Unit,
    pub(super) marks: Vec<Mark>,
    /// How many open inline elements emphasise.
    pub(super) emphasis: usize,
    /// How many open inline elements readers do not see.
    pub(super) hiding: usize,
    /// The image whose alternative text is being read.
    pub(super) image: Option<OpenImage>,
    /// Where the current line begins.
    pub(super) line: usize,
    /// The block of the unit before, if it goes with what parts it from the next unit.
    pub(super) before: Option<usize>,
    pub(super) has_shortcode: bool,
    /// Whether an HTML element that stands for a block is in it.
    pub(super) is_html: bool,
}

/// A part of a leaf that is a block of its own.
#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) visible: Visible,
    pub(super) run: Run,
    /// Where it begins, be it with text or with something else.
    pub(super) start: Option<usize>,
    /// Where its first block goes: the alternative texts in it are blocks too, before or after its own.
    pub(super) first_block: usize,
    /// Whether nothing that stays stands before it on its line.
    pub(super) begins_line: bool,
    /// Whether it begins on the first line of its leaf.
    pub(super) is_first_line: bool,
    /// The medium of the last image in it.
    pub(super) image: Option<u32>,
    /// Whether an image stands before the text.
    pub(super) follows_image: bool,
    /// Whether there is text that is not emphasised.
    pub(super) has_plain: bool,
    /// Whether there is text that readers see.
    pub(super) has_seen: bool,
    /// Whether there is code.
    pub(super) has_code: bool,
    /// Whether there is text that is no code.
    pub(super) has_prose: bool,
    /// Whether it cannot go.
    pub(super) stays: bool,
}

/// What stands side by side in a unit or an inline element: text that can go, and objects that stay.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// From the first to the last text, with the markup that holds nothing else.
    pub(super) cover: Option<Span>,
    pub(super) has_object: bool,
    /// Whether an object stands after the text.
    pub(super) object_after: bool,
    /// Whether an object stands in the midst of the text, so that it cannot go as one.
    pub(super) mixed: bool,
}

/// How a unit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitEnd {
    /// With its line; the next one begins at this byte.
    Line(usize),
    /// With a `<br>`.
    Break,
    /// With its leaf, or before an object.
    Other,
}

/// An open inline element.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) start: usize,
    pub(super) run: Run,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    Emphasis,
    Image,
    Code,
    Other,
    Html {
        name: String,
        emphasises: bool,
        hides: bool,
    },
}

#[derive(Debug)]
pub(super) struct OpenImage {
    pub(super) alt: Visible,
    pub(super) has_own_title: bool,
}

impl Run {
    pub(super) fn add_text(&mut self, span: Span) {
        self.mixed |= self.object_after;
        self.cover = Some(self.cover.map_or(span, |cover| cover.cover(span)));
    }

    pub(super) fn add_object(&mut self) {
        self.has_object = true;
        self.object_after |= self.cover.is_some();
    }

    /// Adds an inline element at `span` with `inner` in it.
    fn add_element(&mut self, span: Span, inner: Run) {
        match inner.cover {
            None if inner.has_object => self.add_object(),
            None => {}
            Some(_) if !inner.has_object => self.add_text(span),
            Some(cover) => {
                // The element stays with its object; only the text in it can go.
                self.has_object = true;
                if !inner.object_after || inner.mixed {
                    self.object_after |= self.cover.is_some();
                }
                self.add_text(cover);
                self.object_after |= inner.object_after;
                self.mixed |= inner.mixed;
            }
        }
    }
}

impl Leaf {
    pub fn new(kind: BlockKind, place: Place, span: Span, first_block: usize) -> Self {
        Self {
            kind,
            place,
            start: span.start(),
            first_block,
            has_object: false,
            stays: false,
            spaced: false,
            end: span.start(),
            whole: None,
            unit: Unit {
                first_block,
                begins_line: true,
                is_first_line: true,
                ..Unit::default()
            },
            marks: Vec::new(),
            emphasis: 0,
            hiding: 0,
            image: None,
            line: span.start(),
            before: None,
            has_shortcode: false,
            is_html: false,
        }
    }

    /// Whether a unit can end here: not inside of an inline element, which would be cut.
    pub(super) fn splits(&self) -> bool {
        self.marks.is_empty() && self.kind != BlockKind::Heading
    }

    /// Something stands at `span`.
    pub(super) fn touch(&mut self, span: Span) {
        self.unit.start.get_or_insert(span.start());
        self.end = self.end.max(span.end());
    }

    pub(super) fn run(&mut self) -> &mut Run {
        match self.marks.last_mut() {
            Some(mark) => &mut mark.run,
            None => &mut self.unit.run,
        }
    }

    /// The backslash before an escaped character is no text, but goes with it.
    pub(super) fn take_escape(&mut self, source: &str, span: Span) {
        let Some(at) = span.start().checked_sub(1) else {
            return;
        };
        if self.image.is_none()
            && self.end <= at
            && at >= self.start
            && source.as_bytes().get(at) == Some(&b'\\')
        {
            let backslash = Span::new(at, at + 1);
            self.touch(backslash);
            self.run().add_text(backslash);
        }
    }

    /// Text that stands at `span` as it is.
    pub(super) fn add_text(&mut self, source: &str, span: Span) {
        if let Some(image) = &mut self.image {
            image.alt.push(source, span);
            return;
        }
        let text = span.of(source);
        let trimmed = text.trim_start();
        let start = span.start() + (text.len() - trimmed.len());
        let seen = Span::new(start, start + trimmed.trim_end().len());
        if !text.chars().all(is_space) {
            self.note_text(seen, seen.of(source));
        }
        self.unit.visible.push(source, span);
    }

    /// `text`, which stands at `span` in another form.
    pub(super) fn add_decoded(&mut self, source: &str, text: &str, span: Span) {
        if let Some(image) = &mut self.image {
            image.alt.push_decoded(source, text, span);
            return;
        }
        if !text.chars().all(is_space) {
            self.note_text(span, text);
        }
        self.unit.visible.push_decoded(source, text, span);
    }

    fn note_text(&mut self, span: Span, text: &str) {
        self.unit.follows_image |= self.unit.visible.is_empty() && self.unit.image.is_some();
        if self.emphasis == 0 && !self.unit.has_plain {
            self.unit.has_plain = text.contains(is_alphanumeric);
        }
        self.unit.has_seen |= self.hiding == 0;
        if self
            .marks
            .last()
            .is_some_and(|mark| mark.kind == MarkKind::Code)
        {
            self.unit.has_code = true;
        } else if !self.unit.has_prose {
            self.unit.has_prose = text.contains(is_alphanumeric);
        }
        self.run().add_text(span);
    }

    /// A line break inside of a unit.
    pub(super) fn add_break(&mut self, span: Span) {
        match &mut self.image {
            Some(image) => image.alt.part(span),
            None => self.unit.visible.part(span),
        }
    }

    pub(super) fn push_mark(&mut self, kind: MarkKind, start: usize) {
        self.emphasis += usize::from(kind.emphasises());
        self.hiding += usize::from(kind.hides());
        self.marks.push(Mark {
            kind,
            start,
            run: Run::default(),
        });
    }

    /// Closes the innermost open element at byte `end`.
    pub(super) fn pop_mark(&mut self, end: usize) -> Option<MarkKind> {
        let mark = self.marks.pop()?;
        self.emphasis -= usize::from(mark.kind.emphasises()).min(self.emphasis);
        self.hiding -= usize::from(mark.kind.hides()).min(self.hiding);
        let span = Span::new(mark.start, end.max(mark.start));
        self.run().add_element(span, mark.run);
        Some(mark.kind)
    }

    /// Closes HTML elements that were left open, up to the innermost element of Markdown.
    pub(super) fn pop_unclosed(&mut self) {
        while matches!(
            self.marks.last(),
            Some(Mark {
                kind: MarkKind::Html { .. },
                ..
            })
        ) {
            let end = self.end;
            self.pop_mark(end);
        }
    }
}

impl MarkKind {
    fn hides(&self) -> bool {
        matches!(self, MarkKind::Html { hides: true, .. })
    }

    pub(super) fn emphasises(&self) -> bool {
        matches!(
            self,
            MarkKind::Emphasis
                | MarkKind::Html {
                    emphasises: true,
                    ..
                }
        )
    }
}

//! The open elements that hold others, and the containers that come of them.

use super::reader::Reader;
use super::siblings::{Item, Kind, Sibling};
use crate::document::Container;
use crate::span::Span;

/// How many bytes the marker of an item and what parts it from its content are looked for in: nine digits at most.
const LONGEST_MARKER: usize = 32;

/// An open element that holds others.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    pub(super) place: Place,
    pub(super) container: Option<usize>,
    pub(super) start: usize,
    /// Where the content read so far ends.
    pub(super) end: usize,
    pub(super) before: Option<Sibling>,
    pub(super) last: Option<Sibling>,
    /// Those that take in what comes after them, as long as all that came since has text that may go: of each kind the
    /// last, and of those before it the ones that stand further left.
    pub(super) open_ends: Vec<Sibling>,
    /// The last quote, for as long.
    pub(super) quote: Option<Sibling>,
    /// HTML elements whose tags stand alone in HTML blocks, with the Markdown between.
    pub(super) elements: Vec<LoneElement>,
    pub(super) list_interrupts: bool,
    /// Where a blank line must stand before it for its first block to be spaced.
    pub(super) spaced_at: usize,
}

/// An HTML element whose tags stand alone.
#[derive(Debug)]
pub(super) struct LoneElement {
    pub(super) name: String,
    pub(super) container: usize,
    /// Whether readers do not see what stands in it.
    pub(super) hidden: bool,
}

impl Frame {
    /// An element that begins at byte `start` and has no content yet.
    pub(super) fn new(kind: FrameKind, place: Place, start: usize) -> Self {
        Self {
            kind,
            place,
            container: None,
            start,
            end: start,
            before: None,
            last: None,
            open_ends: Vec::new(),
            quote: None,
            elements: Vec::new(),
            list_interrupts: false,
            spaced_at: start,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrameKind {
    Article,
    Quote,
    List,
    Item,
    Table,
    Row,
    Footnote,
}

/// What decides how the lines of a block begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Neither of the others.
    Top,
    /// A quote: every line has its `>`.
    Quote,
    /// An item: the first line has the marker, the others are indented.
    Item,
}

impl Reader<'_, '_> {
    pub(super) fn open(&mut self, kind: FrameKind, sibling: Kind, place: Place, span: Span) {
        let spaced_at = self.spaced_at(span.start());
        self.begin_sibling(sibling, span.start());
        let container = self.push_container(span);
        self.push_frame(kind, place, Some(container), span, spaced_at);
    }

    pub(super) fn open_list(&mut self, span: Span) {
        let start = span.start();
        let follows_text = self.frames.last().is_some_and(|frame| {
            frame
                .last
                .as_ref()
                .is_some_and(|last| last.kind == Kind::Paragraph)
        });
        let interrupts = follows_text && self.breaks_before(start) < 2;
        let marker = list_marker(span.of(self.source));
        self.open(FrameKind::List, Kind::List(marker), self.place(), span);
        if let Some(frame) = self.frames.last_mut() {
            frame.list_interrupts = interrupts;
        }
    }

    pub(super) fn open_row(&mut self, is_head: bool, span: Span) {
        let container = if is_head {
            // Without its head a table is none: the head goes only with the whole table.
            self.container()
        } else {
            Some(self.push_container(span))
        };
        self.table.row = None;
        self.table.column = 0;
        self.table.is_head = is_head;
        self.table.is_closed = self.source.as_bytes().get(span.start()) == Some(&b'|');
        self.push_frame(FrameKind::Row, self.place(), container, span, span.start());
    }

    fn push_frame(
        &mut self,
        kind: FrameKind,
        place: Place,
        container: Option<usize>,
        span: Span,
        spaced_at: usize,
    ) {
        self.frames.push(Frame {
            container,
            spaced_at,
            ..Frame::new(kind, place, span.start())
        });
    }

    /// Closes the innermost element that holds others.
    pub(super) fn close(&mut self, span: Span) {
        self.close_leaf(span.end());
        if self.frames.len() < 2 {
            return;
        }
        self.close_elements();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let own = span.of(self.source).trim_end();
        let end = if frame.end > frame.start && frame.kind != FrameKind::Row {
            frame.end
        } else {
            span.start() + own.len()
        };
        let is_head = frame.kind == FrameKind::Row && self.table.is_head;
        if let (Some(container), false) = (frame.container, is_head) {
            let start = if self.quotes > 0 {
                self.line_head(frame.start)
            } else {
                frame.start
            };
            let extent = Span::new(start.min(end), end);
            let defines = self.has_definition(span);
            if defines && frame.kind == FrameKind::Item {
                // Its definition needs its text: an item cannot begin with a blank line.
                let first = self.frames.last().and_then(|frame| frame.last.as_ref());
                if let Some(first) = first.map(|item| item.blocks.start) {
                    self.keep(first..self.document.blocks.len());
                }
            }
            let anchored = frame.kind == FrameKind::Footnote || defines;
            if let Some(container) = self.document.containers.get_mut(container) {
                container.extent = extent;
                container.anchored |= anchored;
            }
        }
        if frame.kind == FrameKind::List && self.breaks_after(end) < 2 && self.defines_at(end) {
            // Without its last item the definition would be text of the one before.
            let first = self.frames.last().and_then(|frame| frame.last.as_ref());
            if let Some(first) = first.map(|list| list.blocks.start) {
                self.keep_last(first..self.document.blocks.len());
            }
        }
        if frame.kind == FrameKind::Row {
            self.reach(end);
        } else {
            self.end_sibling(end, frame.container);
        }
    }

    pub(super) fn push_container(&mut self, extent: Span) -> usize {
        let parent = self.container();
        self.document.containers.push(Container {
            extent,
            parent,
            anchored: false,
        });
        self.document.containers.len() - 1
    }

    fn has_definition(&self, span: Span) -> bool {
        let next = self
            .definitions
            .partition_point(|definition| definition.start() < span.start());
        self.definitions
            .get(next)
            .is_some_and(|definition| definition.start() < span.end())
    }

    /// Whether a link definition comes after byte `at`.
    fn defines_at(&self, at: usize) -> bool {
        let after = self.source.get(at..).unwrap_or_default();
        after
            .trim_start_matches(['>', ' ', '\t', '\r', '\n'])
            .starts_with('[')
    }

    /// The container that is open.
    pub(super) fn container(&self) -> Option<usize> {
        let frame = self.frames.last()?;
        frame
            .elements
            .last()
            .map(|element| element.container)
            .or(frame.container)
    }

    /// Whether readers do not see what is read, or not where it stands.
    pub(super) fn is_hidden(&self) -> bool {
        self.footnotes > 0 || self.hidden_elements > 0
    }

    pub(super) fn place(&self) -> Place {
        self.frames.last().map_or(Place::Top, |frame| frame.place)
    }

    /// What the lines begin with: whatever stands in a quote has its `>`.
    pub(super) fn line_place(&self) -> Place {
        if self.quotes > 0 {
            Place::Quote
        } else {
            self.place()
        }
    }

    /// The list that the open item belongs to.
    pub(super) fn list(&self) -> Option<usize> {
        let item = self.frames.last()?;
        let list = self.frames.get(self.frames.len().checked_sub(2)?)?;
        (item.kind == FrameKind::Item).then_some(list.container)?
    }

    /// The item that is open.
    pub(super) fn item(&self) -> Option<usize> {
        let item = self.frames.last()?;
        (item.kind == FrameKind::Item).then_some(item.container)?
    }

    /// Keeps the open container: it holds something that is no text.
    pub(super) fn anchor(&mut self) {
        if let Some(container) = self.container()
            && let Some(container) = self.document.containers.get_mut(container)
        {
            container.anchored = true;
        }
    }
}

/// The character that marks the items of a list; for numbers, the one after the digits.
fn list_marker(list: &str) -> u8 {
    list.bytes()
        .find(|b| !b.is_ascii_digit())
        .unwrap_or_default()
}

pub(super) fn item_at(source: &str, span: Span, column: usize) -> Item {
    let item = span.of(source).as_bytes();
    let item = item
        .get(..item.len().min(LONGEST_MARKER))
        .unwrap_or_default();
    let item = item.split(|b| *b == b'\n').next().unwrap_or_default();
    let marker_len = item.iter().take_while(|b| b.is_ascii_digit()).count() + 1;
    let rest = item.get(marker_len..).unwrap_or_default();
    let content = rest.trim_ascii_start();
    let indent = match rest.len() - content.len() {
        indent @ 1..=4 if !content.is_empty() => indent,
        _ => 1,
    };
    let number = item.get(..marker_len - 1).unwrap_or_default();
    Item {
        content_column: column + marker_len + indent,
        interrupts: !content.is_empty() && (number.is_empty() || number == b"1"),
    }
}

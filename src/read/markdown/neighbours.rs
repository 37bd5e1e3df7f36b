//! What becomes of the neighbours of an element that goes: where it must stay for them, and how far it goes.

use super::frames::FrameKind;
use super::lines::blank_lines;
use super::reader::{Reader, stays};
use super::siblings::{self, Kind, Neighbours, Sibling};
use crate::document::Block;
use crate::span::Span;

/// How many blocks at the end of a quote may all go at once, so that it matters what parts them from the rest.
const LAST_BLOCKS: usize = 16;

impl Reader<'_, '_> {
    pub(super) fn begin_sibling(&mut self, kind: Kind, start: usize) {
        if self.quotes > 0 {
            self.part_by_quote_marks(start);
        }
        let sibling = Sibling {
            kind,
            span: stays(start),
            column: self.column(start),
            blocks: self.document.blocks.len()..self.document.blocks.len(),
            container: None,
        };
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let before = frame.before.take();
        let Some(element) = frame.last.take() else {
            frame.last = Some(sibling);
            return;
        };
        self.settle(before.as_ref(), &element, &sibling);
        if let Some(frame) = self.frames.last_mut() {
            if element.blocks.is_empty() {
                frame.open_ends.clear();
                frame.quote = None;
            } else {
                let joins = |end: &&Sibling| siblings::would_join(end, &sibling);
                let after_end = frame.open_ends.iter().rfind(joins);
                let after_end = after_end.map(|end| end.blocks.end);
                // What parts two quotes may be narrower than what parts the end of the first from its start.
                let quote = frame.quote.as_ref();
                let before = quote.filter(|_| sibling.kind == Kind::Quote);
                let after_quote = before.and_then(|before| before.blocks.end.checked_sub(1));
                let starts = [after_end, after_quote].into_iter().flatten();
                let wedges = starts.map(|start| start..sibling.blocks.start);
                self.document.wedges.extend(wedges);
            }
            if siblings::takes_in(element.kind) {
                // What would join an earlier one that is no deeper joins this one, which is nearer.
                let stays = |end: &Sibling| end.kind != element.kind || end.column < element.column;
                frame.open_ends.retain(stays);
                frame.open_ends.push(element.clone());
            }
            if element.kind == Kind::Quote {
                frame.quote = Some(element.clone());
            }
            frame.before = Some(element);
            frame.last = Some(sibling);
        }
    }

    /// Decides, now that it is known what follows `element`, whether and how it can go.
    pub(super) fn settle(&mut self, before: Option<&Sibling>, element: &Sibling, after: &Sibling) {
        if element.blocks.is_empty() {
            return;
        }
        let in_item = self.moves_up(self.frames.len().saturating_sub(1));
        let neighbours = Neighbours {
            before,
            after,
            breaks_before: self.breaks_before(element.span.start()),
            breaks_after: self.breaks_after(element.span.end()),
            opens_file: before.is_none() && self.start == 0 && self.frames.len() == 1,
            in_item: self
                .frames
                .last()
                .is_some_and(|f| f.kind == FrameKind::Item),
            list_interrupts: self.frames.last().is_some_and(|f| f.list_interrupts),
        };
        let gap = self
            .source
            .get(element.span.end()..after.span.start())
            .unwrap_or_default();
        let is_plain_gap = gap.bytes().all(|b| b.is_ascii_whitespace() || b == b'>');
        if matches!(element.kind, Kind::List(_) | Kind::Quote) && neighbours.breaks_after < 2 {
            // Its last item ends without text, or what follows would go on in it.
            self.keep_last(element.blocks.clone());
        }
        if element.kind == Kind::Quote && after.kind == Kind::Quote {
            self.keep_quotes_apart(element);
        }
        let start = element.span.start();
        let must_move = if self.quotes > 0 {
            // The line of what follows begins with a `>` and cannot move up.
            !self.begins_line(start)
        } else {
            in_item && !is_plain_gap
        };
        if must_move || siblings::holds_apart(element, &neighbours) {
            self.keep(element.blocks.clone());
        } else if self.quotes == 0 && in_item && before.is_none() {
            self.extend(element, after.span.start());
        } else if self.quotes > 0
            && before.is_none()
            && is_plain_gap
            && neighbours.breaks_before > 1
        {
            // What parts it from what is before the quote may be narrower, but stands outside of the quote.
            self.extend(element, self.line_head(after.span.start()));
        }
    }

    /// Whether what follows an element in frame `index` must move up to the element's place when it goes, as its
    /// line begins with the marker of the item around.
    fn moves_up(&self, index: usize) -> bool {
        let kind = |index: usize| self.frames.get(index).map(|frame| frame.kind);
        match kind(index) {
            Some(FrameKind::Item) => true,
            Some(FrameKind::List) => index
                .checked_sub(1)
                .is_some_and(|parent| kind(parent) == Some(FrameKind::Item)),
            _ => false,
        }
    }

    /// Lets `element` go with everything up to byte `to`.
    pub(super) fn extend(&mut self, element: &Sibling, to: usize) {
        let head = self.line_head(element.span.start());
        let extent = match element.container {
            Some(container) => self
                .document
                .containers
                .get_mut(container)
                .map(|container| &mut container.extent),
            None => match self.document.blocks.get_mut(element.blocks.clone()) {
                Some([block]) => Some(&mut block.extent),
                _ => None,
            },
        };
        if let Some(extent) = extent
            && (extent.start() == element.span.start() || extent.start() == head)
            && extent.end() == element.span.end()
            && to > extent.end()
        {
            *extent = Span::new(extent.start(), to);
        }
    }

    /// Keeps the first block of `blocks` that could go, and with it what holds it.
    pub(super) fn keep(&mut self, blocks: std::ops::Range<usize>) {
        let blocks = self.document.blocks.get_mut(blocks).unwrap_or_default();
        if let Some(block) = blocks.iter_mut().find(|block| !block.extent.is_empty()) {
            block.extent = stays(block.extent.start());
        }
    }

    /// Keeps the last block of a quote that another quote follows, if what parts the two would go with it.
    fn keep_quotes_apart(&mut self, quote: &Sibling) {
        let after = self.source.get(quote.span.end()..).unwrap_or_default();
        let after = blank_lines(after.bytes());
        let is_narrower = |start: usize| {
            let before = self.source.get(self.start..start).unwrap_or_default();
            let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
            let before = before.get(..line).unwrap_or_default();
            let before = blank_lines(before.bytes().rev());
            before > after || before == after && self.quotes > 0
        };
        // All that comes after the wider part must not go at once.
        let starts = self.document.blocks.get(quote.blocks.clone());
        let starts = starts.unwrap_or_default().iter().enumerate().rev();
        let first = starts
            .take(LAST_BLOCKS)
            .find(|(_, block)| is_narrower(block.extent.start()))
            .map(|(index, _)| quote.blocks.start + index);
        match first {
            Some(first) if first + 1 == quote.blocks.end => self.keep_last(quote.blocks.clone()),
            Some(first) => self.document.wedges.push(first..quote.blocks.end),
            None => {}
        }
    }

    /// Keeps the last block of `blocks` that could go.
    pub(super) fn keep_last(&mut self, blocks: std::ops::Range<usize>) {
        let blocks = self.document.blocks.get_mut(blocks).unwrap_or_default();
        if let Some(block) = blocks.iter_mut().rfind(|block| !block.extent.is_empty()) {
            block.extent = stays(block.extent.start());
        }
    }

    pub(super) fn end_sibling(&mut self, end: usize, container: Option<usize>) {
        let blocks_end = self.document.blocks.len();
        if let Some(frame) = self.frames.last_mut()
            && let Some(last) = frame.last.as_mut()
        {
            last.span = Span::new(last.span.start(), end.max(last.span.start()));
            last.blocks.end = blocks_end;
            last.container = container;
            if last.kind == Kind::Quote
                && let Some(quote) = frame.quote.as_ref()
            {
                let wedge = between_quotes(quote, last, &self.document.blocks);
                self.document.wedges.extend(wedge);
            }
        }
        self.reach(end);
    }

    /// The open element goes on at least up to byte `end`.
    pub(super) fn reach(&mut self, end: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.end = frame.end.max(end);
        }
    }
}

/// What must not all go between the starts of two quotes: what parts them may be narrower than what the second has
/// behind its first block, and would go then.
fn between_quotes(
    quote: &Sibling,
    next: &Sibling,
    blocks: &[Block],
) -> Option<std::ops::Range<usize>> {
    let first = next.blocks.start;
    let can_go = blocks
        .get(next.blocks.clone())
        .and_then(|blocks| blocks.first())
        .is_some_and(|block| !block.extent.is_empty());
    let start = if quote.blocks.end < first {
        quote.blocks.end
    } else {
        first.checked_sub(1)?
    };
    (can_go && !quote.blocks.is_empty()).then_some(start..first + 1)
}

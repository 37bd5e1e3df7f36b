//! From the events of the parser to blocks and containers: the block structure.

use super::inline::{Leaf, line_at};
use super::shortcode::Shortcode;
use super::siblings::{self, Item, Kind, Neighbours, Sibling};
use super::wrap::Wrap;
use crate::document::{Block, BlockKind, Container, Document};
use crate::read::html;
use crate::span::Span;
use crate::text::Text;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

/// How far back on its line the marker of an element is looked for, in bytes: nothing that people write has more.
const DEEPEST: usize = 256;

/// How many bytes the marker of an item and what parts it from its content are looked for in: nine digits at most.
const LONGEST_MARKER: usize = 32;

/// Gathers the blocks of one article, event by event.
pub struct Reader<'a, 's> {
    pub(super) source: &'a str,
    /// Where the article begins, after the front matter.
    pub(super) start: usize,
    pub(super) shortcodes: &'s [Shortcode],
    /// Where link definitions stand: what holds one stays.
    definitions: Vec<Span>,
    pub(super) document: Document<'a>,
    frames: Vec<Frame>,
    pub(super) table: Table,
    /// The paragraph, heading, cell or tight item whose text is being read.
    pub(super) leaf: Option<Leaf>,
    /// The end of what is not read.
    skip_to: Option<TagEnd>,
    wrap: Option<Wrap>,
    media: u32,
    pub(super) last_image: Option<LastImage>,
    /// The medium of the `[caption]` that is open.
    pub(super) open_caption: Option<u32>,
    /// For how many more blocks a `<figcaption>` counts as open: an unclosed one must not swallow the article.
    pub(super) open_figcaption: u8,
    pub(super) quotes: usize,
    pub(super) footnotes: usize,
}

/// The image that was read last, as long as nothing but its captions came after it.
#[derive(Debug, Clone, Copy)]
pub struct LastImage {
    pub medium: u32,
    /// The start of the paragraph it stands in.
    pub leaf: usize,
    /// The list it stands in, and the item of it.
    pub list: Option<usize>,
    pub item: Option<usize>,
}

/// The images of a table, which may be a grid of pictures above their captions.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<Option<u32>>,
    /// The image that stands alone in a cell of this row.
    pub row: Option<u32>,
    pub column: usize,
    pub is_head: bool,
    /// Whether the row begins with a `|`.
    pub is_closed: bool,
}

/// An open element that holds others.
#[derive(Debug)]
struct Frame {
    kind: FrameKind,
    place: Place,
    container: Option<usize>,
    start: usize,
    /// Where the content read so far ends.
    end: usize,
    before: Option<Sibling>,
    last: Option<Sibling>,
    /// The last one that takes in what comes after it, as long as all that came since has text that may go.
    open_end: Option<Sibling>,
    /// HTML elements whose tags stand alone in HTML blocks, with the Markdown between.
    elements: Vec<(String, usize)>,
    list_interrupts: bool,
    /// Where a blank line must stand before it for its first block to be spaced.
    spaced_at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FrameKind {
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

impl<'a, 's> Reader<'a, 's> {
    /// A reader of `source` from byte `start` on.
    pub fn new(
        source: &'a str,
        start: usize,
        shortcodes: &'s [Shortcode],
        definitions: Vec<Span>,
    ) -> Self {
        Self {
            source,
            start,
            shortcodes,
            definitions,
            document: Document::default(),
            frames: vec![Frame {
                kind: FrameKind::Article,
                place: Place::Top,
                container: None,
                start,
                end: start,
                before: None,
                last: None,
                open_end: None,
                elements: Vec::new(),
                list_interrupts: false,
                spaced_at: start,
            }],
            table: Table::default(),
            leaf: None,
            skip_to: None,
            wrap: None,
            media: 0,
            last_image: None,
            open_caption: None,
            open_figcaption: 0,
            quotes: 0,
            footnotes: 0,
        }
    }

    /// What has been read.
    pub fn finish(mut self) -> Document<'a> {
        self.close_leaf(self.source.len());
        self.close_elements();
        self.document.separators.sort_unstable();
        self.document.separators.dedup();
        self.document
    }

    /// Takes the next event, which stands at `span`.
    pub fn take(&mut self, event: Event, span: Span) {
        if let Some(end) = self.skip_to {
            if event == Event::End(end) {
                self.skip_to = None;
            }
            return;
        }
        match event {
            Event::Start(tag) => self.begin(&tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Rule => {
                self.close_leaf(span.start());
                self.single(Kind::Rule, span);
                self.anchor();
                self.last_image = None;
            }
            inline => self.take_inline(inline, span),
        }
    }

    fn begin(&mut self, tag: &Tag, span: Span) {
        if let Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. } = tag
        {
            self.begin_inline(tag, span);
            return;
        }
        self.close_leaf(span.start());
        // The range of some elements begins with their indentation.
        let start = first_text(self.source, span).min(span.end());
        let span = Span::new(start, span.end());
        match tag {
            Tag::Paragraph if is_module_code(span.of(self.source)) && self.frames.len() == 1 => {
                self.code(Kind::Paragraph, span, TagEnd::Paragraph);
            }
            Tag::Paragraph => self.open_leaf(Kind::Paragraph, None, span),
            Tag::Heading { level, .. } => {
                let kind = if self.source.as_bytes().get(span.start()) == Some(&b'#') {
                    Kind::Heading
                } else {
                    Kind::Underlined
                };
                self.open_leaf(kind, Some(*level), span);
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.open(FrameKind::Quote, Kind::Quote, Place::Quote, span);
            }
            Tag::List(_) => self.open_list(span),
            Tag::Item => {
                let item = item_at(self.source, span, self.column(span.start()));
                self.open(FrameKind::Item, Kind::Item(item), Place::Item, span);
            }
            Tag::FootnoteDefinition(_) => {
                self.footnotes += 1;
                self.open(FrameKind::Footnote, Kind::Footnote, Place::Top, span);
            }
            Tag::Table(_) => {
                self.table = Table::default();
                self.open(FrameKind::Table, Kind::Table, self.place(), span);
            }
            Tag::TableHead | Tag::TableRow => self.open_row(*tag == Tag::TableHead, span),
            Tag::TableCell => self.open_cell(span),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.code(Kind::IndentedCode, span, TagEnd::CodeBlock);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.code(Kind::Fence, span, TagEnd::CodeBlock);
            }
            Tag::HtmlBlock => {
                self.html_block(span);
                self.skip_to = Some(TagEnd::HtmlBlock);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.end_inline(span),
            TagEnd::TableCell => {
                self.close_leaf(span.end());
                self.table.column += 1;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_leaf(span.end()),
            TagEnd::BlockQuote(_) => {
                self.close(span);
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::FootnoteDefinition => {
                self.close(span);
                self.footnotes = self.footnotes.saturating_sub(1);
            }
            TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.close(span);
            }
            _ => {}
        }
    }

    // Elements that hold others.

    fn open(&mut self, kind: FrameKind, sibling: Kind, place: Place, span: Span) {
        let spaced_at = self.spaced_at(span.start());
        self.begin_sibling(sibling, span.start());
        let container = self.push_container(span);
        self.push_frame(kind, place, Some(container), span, spaced_at);
    }

    fn open_list(&mut self, span: Span) {
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

    fn open_row(&mut self, is_head: bool, span: Span) {
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
            kind,
            place,
            container,
            start: span.start(),
            end: span.start(),
            before: None,
            last: None,
            open_end: None,
            elements: Vec::new(),
            list_interrupts: false,
            spaced_at,
        });
    }

    /// Closes the innermost element that holds others.
    fn close(&mut self, span: Span) {
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
            .map(|(_, container)| *container)
            .or(frame.container)
    }

    pub(super) fn place(&self) -> Place {
        self.frames.last().map_or(Place::Top, |frame| frame.place)
    }

    /// What the lines begin with: whatever stands in a quote has its `>`.
    fn line_place(&self) -> Place {
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

    /// A number for a medium.
    pub(super) fn new_medium(&mut self) -> u32 {
        self.media = self.media.saturating_add(1);
        self.media - 1
    }

    // Elements that hold no others.

    /// An element with no text to compare.
    fn single(&mut self, kind: Kind, span: Span) {
        let len = span.of(self.source).trim_end().len();
        self.begin_sibling(kind, span.start());
        self.end_sibling(span.start() + len, None);
    }

    fn code(&mut self, kind: Kind, span: Span, end: TagEnd) {
        let code = span.of(self.source).trim_end();
        self.begin_sibling(kind, span.start());
        self.document.blocks.push(Block {
            text: Text::verbatim(code, span.start()),
            extent: stays(span.start()),
            kind: BlockKind::Code,
            container: self.container(),
            medium: None,
            hidden: false,
            spaced: self.is_spaced(span.start()),
        });
        self.end_sibling(span.start() + code.len(), None);
        self.anchor();
        self.last_image = None;
        self.skip_to = Some(end);
    }

    fn open_leaf(&mut self, kind: Kind, heading: Option<HeadingLevel>, span: Span) {
        let spaced_at = self.spaced_at(span.start());
        let is_rest = self.goes_on_with_heading(kind, span.start());
        self.begin_sibling(kind, span.start());
        let block_kind = if heading.is_some() || is_rest {
            BlockKind::Heading
        } else {
            match self.place() {
                Place::Top => BlockKind::Paragraph,
                Place::Quote => BlockKind::Quote,
                Place::Item => BlockKind::ListItem,
            }
        };
        let mut leaf = Leaf::new(
            block_kind,
            self.line_place(),
            span,
            self.document.blocks.len(),
        );
        leaf.stays = self.footnotes > 0 || is_rest;
        leaf.spaced = self.is_spaced(spaced_at);
        leaf.whole = heading.map(|_| trimmed(self.source, span));
        self.leaf = Some(leaf);
    }

    /// Whether the paragraph at byte `start` is the rest of a heading that was wrapped as if it were a paragraph. Neither
    /// goes then, as the other would be half a sentence.
    fn goes_on_with_heading(&mut self, kind: Kind, start: usize) -> bool {
        let Some(before) = self.frames.last().and_then(|frame| frame.last.as_ref()) else {
            return false;
        };
        let is_right_below = kind == Kind::Paragraph
            && before.kind == Kind::Heading
            && self.breaks_before(start) < 2;
        let (heading, blocks) = (before.span.of(self.source), before.blocks.clone());
        let is_rest = is_right_below && self.joins(heading, line_at(self.source, start));
        if is_rest {
            self.keep(blocks);
        }
        is_rest
    }

    /// Whether the break between two lines is a hard wrap.
    pub(super) fn joins(&mut self, line: &str, next: &str) -> bool {
        let article = self.source.get(self.start..).unwrap_or_default();
        let wrap = self.wrap.get_or_insert_with(|| Wrap::of(article));
        wrap.joins(line, next)
    }

    fn open_cell(&mut self, span: Span) {
        // The text between a missing outer `|` and the next one holds the other cells in their columns.
        let opens_row = self.table.column == 0 && !self.table.is_closed;
        let closes_head =
            self.table.is_head && self.source.as_bytes().get(span.end()) != Some(&b'|');
        let first_block = self.document.blocks.len();
        let mut leaf = Leaf::new(BlockKind::TableCell, self.line_place(), span, first_block);
        leaf.stays = opens_row || closes_head || self.footnotes > 0;
        self.leaf = Some(leaf);
    }

    /// Opens the leaf of a tight item, which has no paragraph of its own.
    pub(super) fn open_tight_leaf(&mut self, start: usize) {
        self.open_leaf(Kind::Paragraph, None, Span::new(start, start));
    }

    /// Ends the element that a leaf was.
    pub(super) fn end_leaf(&mut self, leaf: &Leaf, end: usize) {
        if leaf.kind == BlockKind::TableCell {
            self.reach(end);
            return;
        }
        let blocks = leaf.first_block..self.document.blocks.len();
        let parts = self
            .document
            .blocks
            .get_mut(blocks.clone())
            .unwrap_or_default();
        let mut container = None;
        if leaf.place != Place::Top && !leaf.has_object && parts.len() > 1 {
            // The paragraph goes as a whole when all of its lines go, with what parts it from what follows.
            let start = match leaf.place {
                Place::Quote => self.line_head(leaf.start),
                _ => leaf.start,
            };
            let index = self.push_container(Span::new(start, end));
            for block in self.document.blocks.get_mut(blocks).unwrap_or_default() {
                block.container = block.container.and(Some(index));
            }
            container = Some(index);
        }
        if leaf.whole.is_some()
            && self.breaks_before(leaf.start) == 1
            && self.breaks_after(end) == 1
        {
            // A heading needs no blank lines around it, but what stands around it does without it.
            self.keep(leaf.first_block..self.document.blocks.len());
        }
        self.end_sibling(end, container);
    }

    // HTML.

    fn html_block(&mut self, span: Span) {
        let slice = span.of(self.source).trim_end();
        let span = Span::new(span.start(), span.start() + slice.len());
        self.begin_sibling(Kind::Html, span.start());
        let is_foreign = self.quotes > 0 || self.footnotes > 0;
        match lone_tag(slice) {
            Some((name, false)) if !is_foreign => {
                let container = self.push_container(span);
                if let Some(frame) = self.frames.last_mut() {
                    frame.elements.push((name.to_owned(), container));
                }
            }
            Some((name, true)) if !is_foreign => self.close_element(name, span.end()),
            _ => {
                if !is_foreign && !slice.starts_with("<!") && !slice.starts_with("<?") {
                    self.html(span);
                }
                self.anchor();
            }
        }
        if let Some(at) = slice.rfind("<figcaption") {
            self.open_figcaption = if slice
                .get(at..)
                .is_some_and(|rest| rest.contains("</figcaption"))
            {
                0
            } else {
                3
            };
        } else if slice.contains("</figcaption") {
            self.open_figcaption = 0;
        }
        self.end_sibling(span.end(), None);
    }

    /// Reads the HTML at `span`, which stands in no quote.
    pub(super) fn html(&mut self, span: Span) {
        let slice = span.of(self.source);
        let part = html::read(slice);
        let first_block = self.document.blocks.len();
        let first_container = self.document.containers.len();
        let count = part
            .blocks
            .iter()
            .filter_map(|block| block.medium)
            .max()
            .map_or(0, |last| last.saturating_add(1));
        let last_medium = part
            .blocks
            .iter()
            .rev()
            .find_map(|block| block.medium)
            .map(|medium| medium.saturating_add(self.media));
        let container = self.container();
        self.document
            .append(part, span.start(), container, self.media);
        self.media = self.media.saturating_add(count);
        self.adopt_captions(first_block);
        let has_image = ["<img", "<picture", "<video", "<Image", "<Figure"]
            .iter()
            .any(|tag| slice.contains(tag));
        self.last_image = has_image.then(|| LastImage {
            medium: last_medium.unwrap_or_else(|| self.new_medium()),
            leaf: span.start(),
            list: self.list(),
            item: self.item(),
        });
        self.keep_html_start(span, first_block, first_container);
    }

    /// Captions in HTML right after an image in Markdown belong to it.
    fn adopt_captions(&mut self, first_block: usize) {
        let Some(image) = self.last_image else {
            return;
        };
        for block in self.document.blocks.iter_mut().skip(first_block) {
            if block.kind != BlockKind::Caption || block.medium.is_some() {
                break;
            }
            block.medium = Some(image.medium);
        }
    }

    /// What an HTML block begins with makes it one: it stays if what follows it would be read as Markdown.
    fn keep_html_start(&mut self, span: Span, first_block: usize, first_container: usize) {
        let blocks = self.document.blocks.iter().skip(first_block);
        let containers = self.document.containers.iter().skip(first_container);
        let end = blocks
            .map(|block| block.extent)
            .chain(containers.map(|container| container.extent))
            .filter(|extent| extent.start() == span.start())
            .map(Span::end)
            .max();
        let Some(end) = end else { return };
        let rest = self.source.get(end..span.end()).unwrap_or_default();
        if !rest.trim().is_empty() && !begins_html_block(rest.trim_start()) {
            self.keep(first_block..self.document.blocks.len());
        }
    }

    fn close_element(&mut self, name: &str, end: usize) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        match frame.elements.pop() {
            Some((open, container)) if open.eq_ignore_ascii_case(name) => {
                if let Some(container) = self.document.containers.get_mut(container) {
                    container.extent = Span::new(container.extent.start(), end);
                }
            }
            Some(open) => {
                frame.elements.push(open);
                self.anchor();
            }
            None => self.anchor(),
        }
    }

    /// HTML elements that are not closed where they were opened stay.
    fn close_elements(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        for (_, container) in frame.elements.drain(..) {
            if let Some(container) = self.document.containers.get_mut(container) {
                container.anchored = true;
            }
        }
    }

    // Neighbours.

    fn begin_sibling(&mut self, kind: Kind, start: usize) {
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
            if siblings::takes_in(element.kind) {
                frame.open_end = Some(element.clone());
            } else if element.blocks.is_empty() {
                frame.open_end = None;
            } else if let Some(before) = &frame.open_end
                && siblings::would_join(before, &sibling)
            {
                let between = before.blocks.end..sibling.blocks.start;
                self.document.wedges.push(between);
            }
            frame.before = Some(element);
            frame.last = Some(sibling);
        }
    }

    /// Decides, now that it is known what follows `element`, whether and how it can go.
    fn settle(&mut self, before: Option<&Sibling>, element: &Sibling, after: &Sibling) {
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
    fn extend(&mut self, element: &Sibling, to: usize) {
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
    fn keep(&mut self, blocks: std::ops::Range<usize>) {
        let blocks = self.document.blocks.get_mut(blocks).unwrap_or_default();
        if let Some(block) = blocks.iter_mut().find(|block| !block.extent.is_empty()) {
            block.extent = stays(block.extent.start());
        }
    }

    /// Keeps the last block of a quote that another quote follows, if what parts the two would go with it.
    fn keep_quotes_apart(&mut self, quote: &Sibling) {
        let blocks = self.document.blocks.get(quote.blocks.clone());
        let last = blocks
            .unwrap_or_default()
            .iter()
            .rfind(|block| !block.extent.is_empty());
        let Some(last) = last else { return };
        // All of what it stands in may go with it, but for the quote itself.
        let mut start = last.extent.start();
        let mut around = last.container;
        while let Some(index) = around.filter(|_| around != quote.container) {
            let Some(container) = self.document.containers.get(index) else {
                break;
            };
            start = start.min(container.extent.start());
            around = container.parent;
        }
        let before = self.source.get(self.start..start).unwrap_or_default();
        let line = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |end| end + 1);
        let before = before.get(..line).unwrap_or_default();
        let after = self.source.get(quote.span.end()..).unwrap_or_default();
        let (before, after) = (
            blank_lines(before.bytes().rev()),
            blank_lines(after.bytes()),
        );
        if before > after || before == after && self.quotes > 0 {
            self.keep_last(quote.blocks.clone());
        }
    }

    /// Keeps the last block of `blocks` that could go.
    fn keep_last(&mut self, blocks: std::ops::Range<usize>) {
        let blocks = self.document.blocks.get_mut(blocks).unwrap_or_default();
        if let Some(block) = blocks.iter_mut().rfind(|block| !block.extent.is_empty()) {
            block.extent = stays(block.extent.start());
        }
    }

    fn end_sibling(&mut self, end: usize, container: Option<usize>) {
        let blocks_end = self.document.blocks.len();
        if let Some(last) = self.frames.last_mut().and_then(|frame| frame.last.as_mut()) {
            last.span = Span::new(last.span.start(), end.max(last.span.start()));
            last.blocks.end = blocks_end;
            last.container = container;
        }
        self.reach(end);
    }

    /// The open element goes on at least up to byte `end`.
    fn reach(&mut self, end: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.end = frame.end.max(end);
        }
    }

    // Lines.

    /// Where the line of byte `at` begins with a `>` if only `>` and white space stand before it, else `at`.
    pub(super) fn line_head(&self, at: usize) -> usize {
        let (marks, begins_line) = self.marks_before(at);
        let first = marks.bytes().position(|b| b == b'>');
        match first {
            Some(first) if begins_line => at - marks.len() + first,
            _ => at,
        }
    }

    /// The `>` and white space right before byte `at` on its line, and whether they begin the line.
    fn marks_before(&self, at: usize) -> (&'a str, bool) {
        let floor = at.saturating_sub(DEEPEST).max(self.start.min(at));
        let line = self.source.as_bytes().get(floor..at).unwrap_or_default();
        let len = line
            .iter()
            .rev()
            .take_while(|b| matches!(b, b'>' | b' ' | b'\t'))
            .count();
        let start = at - len;
        let begins_line = start == self.start
            || start
                .checked_sub(1)
                .and_then(|i| self.source.as_bytes().get(i))
                == Some(&b'\n');
        (self.source.get(start..at).unwrap_or_default(), begins_line)
    }

    /// Whether only `>` and white space stand before byte `at` on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.marks_before(at).1
    }

    /// The `>` and white space before byte `at` on its line.
    pub(super) fn line_prefix(&self, at: usize) -> &'a str {
        self.marks_before(at).0
    }

    fn column(&self, at: usize) -> usize {
        let floor = at.saturating_sub(DEEPEST).max(self.start.min(at));
        let line = self.source.as_bytes().get(floor..at).unwrap_or_default();
        line.iter().rev().take_while(|b| **b != b'\n').count()
    }

    /// Line breaks right before byte `at`, counted up to two.
    pub(super) fn breaks_before(&self, at: usize) -> usize {
        let before = self
            .source
            .as_bytes()
            .get(self.start..at)
            .unwrap_or_default();
        count_breaks(before.iter().rev(), self.quotes > 0)
    }

    /// Line breaks right after byte `at`, counted up to two.
    fn breaks_after(&self, at: usize) -> usize {
        let after = self.source.as_bytes().get(at..).unwrap_or_default();
        count_breaks(after.iter(), self.quotes > 0)
    }

    /// Whether a blank line or nothing stands before byte `at`.
    fn is_spaced(&self, at: usize) -> bool {
        let before = self
            .source
            .as_bytes()
            .get(self.start..at)
            .unwrap_or_default();
        let mut breaks = 0;
        for &b in before.iter().rev() {
            match b {
                b'\n' => breaks += 1,
                b'>' | b' ' | b'\t' | b'\r' => {}
                _ => return false,
            }
            if breaks == 2 {
                return true;
            }
        }
        true
    }

    /// Where the break before an element at `start` ends: before the markers of the items that begin with it.
    fn spaced_at(&self, start: usize) -> usize {
        match self.frames.last() {
            Some(frame) if frame.last.is_none() && frame.kind != FrameKind::Article => {
                frame.spaced_at
            }
            _ => start,
        }
    }

    /// Lines before byte `at` that are empty but for their `>` only part what stands around them.
    fn part_by_quote_marks(&mut self, at: usize) {
        let known = self.document.separators.last().map_or(0, |last| last.end());
        let (marks, begins_line) = self.marks_before(at);
        if !begins_line {
            return;
        }
        let mut line_start = at - marks.len();
        let mut found = Vec::new();
        while line_start > known.max(self.start) {
            let end = line_start - 1;
            let before = self.source.get(self.start..end).unwrap_or_default();
            let blank = before.trim_end_matches(['>', ' ', '\t', '\r']);
            if !(blank.is_empty() || blank.ends_with('\n')) {
                break;
            }
            let marks = before.get(blank.len()..).unwrap_or_default();
            line_start = end - marks.len();
            let (Some(first), Some(last)) = (marks.find('>'), marks.rfind('>')) else {
                break;
            };
            found.push(Span::new(line_start + first, line_start + last + 1));
        }
        self.document
            .separators
            .extend(found.into_iter().rev().filter(|span| span.start() >= known));
    }
}

/// The extent of a block that stays.
pub(super) fn stays(at: usize) -> Span {
    Span::new(at, at)
}

fn count_breaks<'b>(bytes: impl Iterator<Item = &'b u8>, in_quote: bool) -> usize {
    bytes
        .take_while(|b| b.is_ascii_whitespace() || in_quote && **b == b'>')
        .filter(|b| **b == b'\n')
        .take(2)
        .count()
}

/// The line breaks in the white space and `>` that `bytes` begin with.
fn blank_lines(bytes: impl Iterator<Item = u8>) -> usize {
    bytes
        .take_while(|b| b.is_ascii_whitespace() || *b == b'>')
        .filter(|b| *b == b'\n')
        .count()
}

/// `span` without the white space at its end.
fn trimmed(source: &str, span: Span) -> Span {
    Span::new(
        span.start(),
        span.start() + span.of(source).trim_end().len(),
    )
}

/// Where the first character of `span` stands that is no white space.
fn first_text(source: &str, span: Span) -> usize {
    let slice = span.of(source);
    span.start() + (slice.len() - slice.trim_start().len())
}

/// The character that marks the items of a list; for numbers, the one after the digits.
fn list_marker(list: &str) -> u8 {
    list.bytes()
        .find(|b| !b.is_ascii_digit())
        .unwrap_or_default()
}

fn item_at(source: &str, span: Span, column: usize) -> Item {
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

/// Whether a paragraph is an `import` or `export` of MDX.
pub(super) fn is_module_code(paragraph: &str) -> bool {
    let first = paragraph.split('\n').next().unwrap_or_default().trim_end();
    if let Some(imported) = first.strip_prefix("import ") {
        let imported = imported.trim_start();
        let is_quoted = |text: &str| text.trim_start().starts_with(['"', '\'']);
        return is_quoted(imported)
            || imported.starts_with('{')
            || imported
                .split_once(" from ")
                .is_some_and(|(_, module)| is_quoted(module));
    }
    first.strip_prefix("export ").is_some_and(|exported| {
        [
            "const ",
            "let ",
            "var ",
            "function ",
            "async ",
            "default ",
            "class ",
            "{",
            "* ",
        ]
        .iter()
        .any(|start| exported.starts_with(start))
    })
}

/// The name of the one tag that `html` is, and whether it closes an element.
fn lone_tag(html: &str) -> Option<(&str, bool)> {
    let tag = html.strip_prefix('<')?.strip_suffix('>')?;
    if tag.contains(['<', '>']) || tag.ends_with('/') {
        return None;
    }
    let (tag, closes) = match tag.strip_prefix('/') {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let name = tag_name(tag);
    (!name.is_empty() && !is_void(name)).then_some((name, closes))
}

/// The name at the start of `tag`, which begins after its `<` or `</`.
pub(super) fn tag_name(tag: &str) -> &str {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | ':'))
        .unwrap_or(tag.len());
    tag.get(..end).unwrap_or_default()
}

/// Whether elements of this name have no content.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: [&str; 12] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    ];
    VOID.iter().any(|void| void.eq_ignore_ascii_case(name))
}

/// Whether `name` is that of an element that stands for a block.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 28] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "table",
        "td",
        "ul",
    ];
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// Whether `html` begins with a tag that begins an HTML block of Markdown.
fn begins_html_block(html: &str) -> bool {
    html.strip_prefix('<').is_some_and(|tag| {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        tag.starts_with('!') || is_block(tag_name(tag))
    })
}

//! From the events of the parser to blocks and containers: the block structure.

use super::leaf::Leaf;
use super::lines::line_at;
use super::shortcode::Shortcode;
use super::siblings::{Item, Kind, Sibling};
use super::wrap::Wrap;
use crate::document::{Block, BlockKind, Container, Document};
use crate::span::Span;
use crate::text::Text;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

/// How many bytes the marker of an item and what parts it from its content are looked for in: nine digits at most.
const LONGEST_MARKER: usize = 32;

/// Gathers the blocks of one article, event by event.
pub struct Reader<'a, 's> {
    pub(super) source: &'a str,
    /// Where the article begins, after the front matter.
    pub(super) start: usize,
    pub(super) shortcodes: &'s [Shortcode],
    /// Where link definitions stand: what holds one stays.
    pub(super) definitions: Vec<Span>,
    pub(super) document: Document<'a>,
    pub(super) frames: Vec<Frame>,
    pub(super) table: Table,
    /// The paragraph, heading, cell or tight item whose text is being read.
    pub(super) leaf: Option<Leaf>,
    /// The end of what is not read.
    pub(super) skip_to: Option<TagEnd>,
    pub(super) wrap: Option<Wrap>,
    pub(super) media: u32,
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
    pub(super) elements: Vec<(String, usize)>,
    pub(super) list_interrupts: bool,
    /// Where a blank line must stand before it for its first block to be spaced.
    pub(super) spaced_at: usize,
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
                open_ends: Vec::new(),
                quote: None,
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
            open_ends: Vec::new(),
            quote: None,
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
}

/// The extent of a block that stays.
pub(super) fn stays(at: usize) -> Span {
    Span::new(at, at)
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

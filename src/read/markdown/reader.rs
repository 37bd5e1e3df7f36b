//! From the events of the parser to blocks: what each event begins and ends.

use super::frames::{Frame, FrameKind, Place, item_at};
use super::leaf::Leaf;
use super::lines::line_at;
use super::shortcode::Shortcode;
use super::siblings::Kind;
use super::wrap::Wrap;
use crate::document::{Block, BlockKind, Document};
use crate::span::Span;
use crate::text::Text;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

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
    /// How many elements are open in which readers see nothing.
    pub(super) hidden_elements: usize,
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
            document: Document {
                only_ascii_is_blank: true,
                ..Document::default()
            },
            frames: vec![Frame::new(FrameKind::Article, Place::Top, start)],
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
            hidden_elements: 0,
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
        let text = Text::verbatim(code, span.start());
        self.document.blocks.push(Block {
            container: self.container(),
            spaced: self.is_spaced(span.start()),
            ..Block::new(text, stays(span.start()), BlockKind::Code)
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

    /// Whether the paragraph at byte `start` is the rest of a heading that was wrapped as if it were a paragraph.
    /// Neither goes then, as the other would be half a sentence.
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

/// Whether a paragraph is an `import` or `export` of MDX.
pub(super) fn is_module_code(paragraph: &str) -> bool {
    // Few paragraphs begin so: the others need no look for the end of their first line.
    if !paragraph.starts_with(['i', 'e']) {
        return false;
    }
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

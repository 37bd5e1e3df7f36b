//! From the events of the parser to blocks: what stands inside a paragraph, a heading, an item or a cell.
//!
//! A paragraph is one block, or several: captions, copies and credits often stand on lines of their own, or beside an
//! image. A [`Unit`] is such a part; it becomes a block when it ends.

use super::reader::{LastImage, Place, Reader, is_block, is_module_code, is_void, stays, tag_name};
use super::shortcode::{self, Shortcode};
use super::visible::{Visible, is_space};
use crate::document::{Block, BlockKind};
use crate::read::html;
use crate::span::Span;
use crate::text::Text;
use pulldown_cmark::{Event, LinkType, Parser, Tag};

/// The longest text, in bytes, that is a caption just because it stands beside an image.
const LONGEST_CAPTION: usize = 600;
/// How many open inline elements a closing tag is looked for in.
const DEEPEST_TAG: usize = 8;

/// A paragraph, heading, cell or tight item that is being read.
#[derive(Debug)]
pub struct Leaf {
    pub kind: BlockKind,
    pub place: Place,
    pub start: usize,
    /// The index of the first block in it.
    pub first_block: usize,
    /// Whether something that is no text stands in it.
    pub has_object: bool,
    /// Whether none of its blocks can go.
    pub stays: bool,
    /// Whether a blank line stands before it.
    pub spaced: bool,
    /// Where its last inline element ends.
    end: usize,
    /// For a heading, all of it: its marks go with its text.
    pub whole: Option<Span>,
    unit: Unit,
    marks: Vec<Mark>,
    /// How many open inline elements emphasise.
    emphasis: usize,
    /// The image whose alternative text is being read.
    image: Option<OpenImage>,
    /// Where the current line begins.
    line: usize,
    /// The block of the unit before, if it goes with what parts it from the next unit.
    before: Option<usize>,
    has_shortcode: bool,
    /// Whether an HTML element that stands for a block is in it.
    is_html: bool,
}

/// A part of a leaf that is a block of its own.
#[derive(Debug, Default)]
struct Unit {
    visible: Visible,
    run: Run,
    /// Where it begins, be it with text or with something else.
    start: Option<usize>,
    /// Where its first block goes: the alternative texts in it are blocks too, before or after its own.
    first_block: usize,
    /// Whether nothing that stays stands before it on its line.
    begins_line: bool,
    /// Whether it begins on the first line of its leaf.
    is_first_line: bool,
    /// The medium of the last image in it.
    image: Option<u32>,
    /// Whether an image stands before the text.
    follows_image: bool,
    /// Whether there is text that is not emphasised.
    has_plain: bool,
    /// Whether it cannot go.
    stays: bool,
}

/// What stands side by side in a unit or an inline element: text that can go, and objects that stay.
#[derive(Debug, Default)]
struct Run {
    /// From the first to the last text, with the markup that holds nothing else.
    cover: Option<Span>,
    has_object: bool,
    /// Whether an object stands after the text.
    object_after: bool,
    /// Whether an object stands in the midst of the text, so that it cannot go as one.
    mixed: bool,
}

/// How a unit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitEnd {
    /// With its line; the next one begins at this byte.
    Line(usize),
    /// With a `<br>`.
    Break,
    /// With its leaf, or before an object.
    Other,
}

/// An open inline element.
#[derive(Debug)]
struct Mark {
    kind: MarkKind,
    start: usize,
    run: Run,
}

#[derive(Debug, PartialEq, Eq)]
enum MarkKind {
    Emphasis,
    Image,
    Other,
    Html { name: String, emphasises: bool },
}

#[derive(Debug)]
struct OpenImage {
    alt: Visible,
    has_own_title: bool,
}

impl Run {
    fn add_text(&mut self, span: Span) {
        self.mixed |= self.object_after;
        self.cover = Some(self.cover.map_or(span, |cover| cover.cover(span)));
    }

    fn add_object(&mut self) {
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
            image: None,
            line: span.start(),
            before: None,
            has_shortcode: false,
            is_html: false,
        }
    }

    /// Whether a unit can end here: not inside of an inline element, which would be cut.
    fn splits(&self) -> bool {
        self.marks.is_empty() && self.kind != BlockKind::Heading
    }

    /// Something stands at `span`.
    fn touch(&mut self, span: Span) {
        self.unit.start.get_or_insert(span.start());
        self.end = self.end.max(span.end());
    }

    fn run(&mut self) -> &mut Run {
        match self.marks.last_mut() {
            Some(mark) => &mut mark.run,
            None => &mut self.unit.run,
        }
    }

    /// The backslash before an escaped character is no text, but goes with it.
    fn take_escape(&mut self, source: &str, span: Span) {
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
    fn add_text(&mut self, source: &str, span: Span) {
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
    fn add_decoded(&mut self, source: &str, text: &str, span: Span) {
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
            self.unit.has_plain = text.contains(char::is_alphanumeric);
        }
        self.run().add_text(span);
    }

    /// A line break inside of a unit.
    fn add_break(&mut self, span: Span) {
        match &mut self.image {
            Some(image) => image.alt.part(span),
            None => self.unit.visible.part(span),
        }
    }

    fn push_mark(&mut self, kind: MarkKind, start: usize) {
        self.emphasis += usize::from(kind.emphasises());
        self.marks.push(Mark {
            kind,
            start,
            run: Run::default(),
        });
    }

    /// Closes the innermost open element at byte `end`.
    fn pop_mark(&mut self, end: usize) -> Option<MarkKind> {
        let mark = self.marks.pop()?;
        self.emphasis -= usize::from(mark.kind.emphasises()).min(self.emphasis);
        let span = Span::new(mark.start, end.max(mark.start));
        self.run().add_element(span, mark.run);
        Some(mark.kind)
    }

    /// Closes HTML elements that were left open, up to the innermost element of Markdown.
    fn pop_unclosed(&mut self) {
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
    fn emphasises(&self) -> bool {
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

impl<'a> Reader<'a, '_> {
    /// Takes an event inside of a leaf; outside of one it begins a tight item.
    pub(super) fn take_inline(&mut self, event: Event, span: Span) {
        let source = self.source;
        if self.leaf.is_none() {
            self.open_tight_leaf(span.start());
        }
        match event {
            Event::Text(text) => self.text(&text, span),
            Event::SoftBreak => self.soft_break(span),
            Event::HardBreak => self.hard_break(span),
            Event::InlineHtml(_) => self.inline_html(span),
            _ => {
                let Some(leaf) = &mut self.leaf else { return };
                leaf.touch(span);
                match event {
                    Event::Code(code) => match span.of(source).find(code.as_ref()) {
                        Some(at) => {
                            let inner = Span::new(at, at + code.len()).shift(span.start());
                            leaf.push_mark(MarkKind::Other, span.start());
                            leaf.add_text(source, inner);
                            leaf.pop_mark(span.end());
                        }
                        None => leaf.add_decoded(source, &code, span),
                    },
                    Event::FootnoteReference(_) => {
                        // Without it the footnotes would be numbered otherwise.
                        leaf.unit.stays = true;
                        leaf.run().add_object();
                    }
                    _ => {}
                }
            }
        }
    }

    pub(super) fn begin_inline(&mut self, tag: &Tag, span: Span) {
        if self.leaf.is_none() {
            self.open_tight_leaf(span.start());
        }
        let is_image = matches!(tag, Tag::Image { .. }) || span.of(self.source).starts_with("[![");
        if is_image {
            self.begin_object();
        }
        let Some(leaf) = &mut self.leaf else { return };
        leaf.touch(span);
        let kind = match tag {
            Tag::Emphasis | Tag::Strong => MarkKind::Emphasis,
            Tag::Image {
                link_type, title, ..
            } if leaf.image.is_none() => {
                leaf.image = Some(OpenImage {
                    alt: Visible::default(),
                    has_own_title: *link_type == LinkType::Inline && !title.is_empty(),
                });
                MarkKind::Image
            }
            _ => MarkKind::Other,
        };
        leaf.push_mark(kind, span.start());
    }

    pub(super) fn end_inline(&mut self, span: Span) {
        let Some(leaf) = &mut self.leaf else { return };
        leaf.end = leaf.end.max(span.end());
        leaf.pop_unclosed();
        if leaf.pop_mark(span.end()) == Some(MarkKind::Image)
            && let Some(image) = leaf.image.take()
        {
            leaf.run().add_object();
            let medium = self.image_medium();
            self.image(image, span, medium);
        }
    }

    /// The text of a leaf, which may have shortcodes in it.
    fn text(&mut self, text: &str, span: Span) {
        let source = self.source;
        if let Some(leaf) = &mut self.leaf {
            leaf.take_escape(source, span);
            leaf.touch(span);
        }
        let mut at = span.start();
        let first = self
            .shortcodes
            .partition_point(|shortcode| shortcode.span.end() <= span.start());
        for shortcode in self.shortcodes.iter().skip(first) {
            if shortcode.span.start() >= span.end() {
                break;
            }
            if let Some(leaf) = &mut self.leaf {
                leaf.add_text(source, Span::new(at, shortcode.span.start().max(at)));
            }
            self.shortcode(shortcode);
            at = shortcode.span.end().min(span.end());
        }
        let Some(leaf) = &mut self.leaf else { return };
        let rest = Span::new(at, span.end());
        if at > span.start() || rest.of(source) == text {
            leaf.add_text(source, rest);
        } else {
            leaf.add_decoded(source, text, span);
        }
    }

    fn soft_break(&mut self, span: Span) {
        let source = self.source;
        let Some(leaf) = &self.leaf else { return };
        if leaf.splits() {
            let line = source.get(leaf.line..span.start()).unwrap_or_default();
            let joins =
                !leaf.unit.visible.is_empty() && self.joins(line, line_at(source, span.end()));
            if !joins {
                self.end_unit(UnitEnd::Line(span.end()));
            }
        }
        let Some(leaf) = &mut self.leaf else { return };
        leaf.line = span.end();
        leaf.add_break(span);
    }

    fn hard_break(&mut self, span: Span) {
        let source = self.source;
        let Some(leaf) = &mut self.leaf else { return };
        if leaf.splits() {
            if span.of(source).starts_with('\\') {
                self.document
                    .separators
                    .push(Span::new(span.start(), span.start() + 1));
            }
            self.end_unit(UnitEnd::Line(span.end()));
        }
        let Some(leaf) = &mut self.leaf else { return };
        leaf.line = span.end();
        leaf.add_break(span);
    }

    fn inline_html(&mut self, span: Span) {
        let source = self.source;
        let tag = span.of(source);
        let (name, closes) = match tag.get(1..).map(|rest| rest.strip_prefix('/').ok_or(rest)) {
            Some(Ok(rest)) => (tag_name(rest), true),
            Some(Err(rest)) => (tag_name(rest), false),
            None => return,
        };
        if name.eq_ignore_ascii_case("br") {
            self.html_break(span);
        } else if name.eq_ignore_ascii_case("img") {
            self.html_image(span);
        } else if let Some(leaf) = &mut self.leaf {
            leaf.touch(span);
            leaf.is_html |= is_block(name);
            if name.is_empty() || is_void(name) || tag.ends_with("/>") {
                leaf.run().add_object();
            } else if !closes {
                let emphasises = ["em", "i", "strong", "b", "small", "cite"]
                    .iter()
                    .any(|emphasis| emphasis.eq_ignore_ascii_case(name));
                let name = name.to_ascii_lowercase();
                leaf.push_mark(MarkKind::Html { name, emphasises }, span.start());
            } else {
                close_html(leaf, name, span);
            }
        }
    }

    fn html_break(&mut self, span: Span) {
        let Some(leaf) = &mut self.leaf else { return };
        if !leaf.splits() {
            leaf.touch(span);
            leaf.add_break(span);
            return;
        }
        self.document.separators.push(span);
        self.end_unit(UnitEnd::Break);
        if let Some(leaf) = &mut self.leaf {
            leaf.end = leaf.end.max(span.end());
            leaf.line = span.end();
        }
    }

    fn html_image(&mut self, span: Span) {
        self.begin_object();
        let Some(leaf) = &mut self.leaf else { return };
        leaf.touch(span);
        leaf.run().add_object();
        let medium = self.image_medium();
        let mut part = html::read(span.of(self.source));
        part.blocks
            .retain(|block| matches!(block.kind, BlockKind::Alt | BlockKind::Caption));
        for block in &mut part.blocks {
            block.medium = Some(0);
            block.container = None;
        }
        part.containers.clear();
        let container = self.container();
        self.document.append(part, span.start(), container, medium);
    }

    /// Text that ends as a sentence does before an image is not the text after it.
    fn begin_object(&mut self) {
        let source = self.source;
        if let Some(leaf) = &self.leaf
            && leaf.splits()
            && leaf
                .unit
                .visible
                .as_str(source)
                .ends_with(['.', '!', '?', '…', ')', '"', '”', '»', '。'])
        {
            self.end_unit(UnitEnd::Other);
        }
    }

    /// The medium of an image in the open unit.
    fn image_medium(&mut self) -> u32 {
        let medium = match self.open_caption {
            Some(medium) => medium,
            None => self.new_medium(),
        };
        if let Some(leaf) = &mut self.leaf {
            leaf.unit.image = Some(medium);
        }
        medium
    }

    /// The alternative text and the title of an image at `span`.
    fn image(&mut self, image: OpenImage, span: Span, medium: u32) {
        let block = |text: Text<'a>, extent, kind| Block {
            text,
            extent,
            kind,
            container: self.container(),
            medium: Some(medium),
            hidden: true,
            spaced: false,
        };
        let alt = (!image.alt.is_empty()).then(|| {
            let text = image.alt.finish(self.source);
            let at = text.source_span().start();
            block(text, stays(at), BlockKind::Alt)
        });
        let title = title_in(self.source, span)
            .filter(|_| image.has_own_title)
            .map(|(value, extent)| {
                block(inline_text(self.source, value), extent, BlockKind::Caption)
            });
        self.document.blocks.extend(alt);
        self.document
            .blocks
            .extend(title.filter(|title| !title.text.as_str().is_empty()));
    }

    /// A shortcode in the text: it stays, and the texts among its parameters are blocks.
    fn shortcode(&mut self, shortcode: &Shortcode) {
        use shortcode::Kind;
        let parameters = match shortcode.kind {
            Kind::Opaque => Vec::new(),
            _ => shortcode::parameters(self.source, shortcode.span),
        };
        let is_medium = shortcode.kind == Kind::CaptionStart
            || parameters
                .iter()
                .any(|parameter| is_media_parameter(parameter.name));
        let splits = self.leaf.as_ref().is_some_and(Leaf::splits);
        if splits && (is_medium || shortcode.kind == Kind::CaptionEnd) {
            self.end_unit(UnitEnd::Other);
        }
        match shortcode.kind {
            Kind::CaptionStart => self.open_caption = Some(self.new_medium()),
            Kind::CaptionEnd => {
                self.open_caption = None;
                self.last_image = None;
            }
            Kind::Tag | Kind::Opaque => {}
        }
        if let Some(leaf) = &mut self.leaf
            && leaf.image.is_none()
        {
            leaf.has_shortcode = true;
            leaf.touch(shortcode.span);
            leaf.run().add_object();
            if !is_medium {
                return;
            }
            let medium = self.image_medium();
            self.parameters(&parameters, medium);
        }
    }

    fn parameters(&mut self, parameters: &[shortcode::Parameter], medium: u32) {
        for parameter in parameters {
            let kind = match parameter.name {
                "alt" => BlockKind::Alt,
                "caption" | "title" | "attr" | "credit" => BlockKind::Caption,
                _ => continue,
            };
            let text = inline_text(self.source, parameter.value);
            if text.as_str().is_empty() {
                continue;
            }
            let is_alt = kind == BlockKind::Alt;
            self.document.blocks.push(Block {
                extent: if is_alt {
                    stays(parameter.value.start())
                } else {
                    parameter.extent
                },
                text,
                kind,
                container: self.container(),
                medium: Some(medium),
                hidden: is_alt,
                spaced: false,
            });
        }
    }

    /// Ends the open unit, and makes a block of it if it has text.
    fn end_unit(&mut self, end: UnitEnd) {
        let next_block = self.document.blocks.len();
        let Some(leaf) = &mut self.leaf else { return };
        let next = Unit {
            first_block: next_block,
            is_first_line: leaf.unit.is_first_line && !matches!(end, UnitEnd::Line(_)),
            begins_line: match end {
                UnitEnd::Line(_) => true,
                UnitEnd::Break => leaf.unit.begins_line && !leaf.unit.run.has_object,
                UnitEnd::Other => false,
            },
            ..Unit::default()
        };
        let unit = std::mem::replace(&mut leaf.unit, next);
        leaf.has_object |= unit.run.has_object;
        let before = leaf.before.take();
        let leaf_start = leaf.start;
        match (before, unit.start) {
            (Some(before), Some(start)) => self.extend_block(before, start),
            (Some(_), None) => leaf.before = before,
            _ => {}
        }
        let image = unit.image.map(|medium| LastImage {
            medium,
            leaf: leaf_start,
            list: self.list(),
            item: self.item(),
        });
        if unit.visible.is_empty() {
            self.note_cell_image(image);
            self.last_image = image.or(self.last_image);
            return;
        }
        let (kind, medium) = self.role(&unit);
        let item = self.item();
        let goes_on = |image: &LastImage| {
            kind == BlockKind::Caption
                || item.is_some() && image.item == item && medium == Some(image.medium)
        };
        self.last_image = image.or(self.last_image.filter(goes_on));
        self.push_unit(unit, kind, medium, end);
    }

    fn push_unit(&mut self, unit: Unit, kind: BlockKind, medium: Option<u32>, end: UnitEnd) {
        let extent = self.unit_extent(&unit, end);
        let blocks = self.document.blocks.len();
        let container = self.container();
        let Some(leaf) = &mut self.leaf else { return };
        let index = if unit.follows_image {
            blocks
        } else {
            unit.first_block.min(blocks)
        };
        // In an item the next line moves up to where the first one began, behind the marker; in a cell, what
        // follows a `<br>` does so.
        let is_in_cell = leaf.kind == BlockKind::TableCell;
        let moves_next = index == leaf.first_block
            && unit.begins_line
            && (leaf.place == Place::Item && !is_in_cell || is_in_cell && end == UnitEnd::Break);
        leaf.before = (moves_next && !extent.is_empty() && !unit.run.has_object).then_some(index);
        leaf.unit.first_block = blocks + 1;
        let block = Block {
            text: unit.visible.finish(self.source),
            extent,
            kind,
            container,
            medium,
            hidden: false,
            spaced: leaf.spaced && blocks == leaf.first_block,
        };
        self.document.blocks.insert(index, block);
    }

    fn unit_extent(&self, unit: &Unit, end: UnitEnd) -> Span {
        let (Some(leaf), Some(cover)) = (&self.leaf, unit.run.cover) else {
            return Span::default();
        };
        // In a quote a line goes with its `>` or not at all; the next one cannot move up.
        let has_marker = leaf.place == Place::Quote
            && leaf.kind != BlockKind::TableCell
            && (end == UnitEnd::Break && unit.begins_line
                || end != UnitEnd::Other && unit.is_first_line && !self.begins_line(leaf.start));
        // The backslash of a hard break would be text at the end of what stands right above.
        let parts_by_backslash = self.quotes > 0
            && unit.is_first_line
            && matches!(end, UnitEnd::Line(next) if self.is_backslash(next))
            && self.breaks_before(leaf.start) < 2;
        let must_stay = leaf.stays
            || unit.stays
            || parts_by_backslash
            || has_loose_brackets(unit.visible.as_str(self.source))
            || unit.run.mixed
            || leaf.whole.is_some() && unit.run.has_object
            || has_marker
            || self.next_line_needs(end);
        if must_stay {
            return stays(cover.start());
        }
        let extent = leaf.whole.unwrap_or(cover);
        if leaf.place == Place::Quote && unit.begins_line && end != UnitEnd::Break {
            return Span::new(self.line_head(extent.start()), extent.end());
        }
        extent
    }

    /// Whether the line before byte `next` ends with the backslash of a hard break.
    fn is_backslash(&self, next: usize) -> bool {
        let before = self.source.get(..next).unwrap_or_default();
        before.trim_end_matches(['\n', '\r']).ends_with('\\')
    }

    /// What a unit is, and which medium it belongs to.
    fn role(&mut self, unit: &Unit) -> (BlockKind, Option<u32>) {
        let Some(leaf) = &self.leaf else {
            return (BlockKind::Paragraph, None);
        };
        if leaf.kind == BlockKind::Heading {
            return (leaf.kind, None);
        }
        if let Some(medium) = self.open_caption {
            return (BlockKind::Caption, Some(medium));
        }
        let is_short = unit
            .run
            .cover
            .is_none_or(|cover| cover.len() <= LONGEST_CAPTION);
        if unit.follows_image && is_short {
            return (BlockKind::Caption, unit.image);
        }
        let after = self.last_image;
        if self.open_figcaption > 0 {
            return (BlockKind::Caption, after.map(|image| image.medium));
        }
        if let Some(image) = after
            && is_short
            && unit.image.is_none()
            && (image.leaf == leaf.start || !unit.has_plain && leaf.kind != BlockKind::TableCell)
        {
            return (BlockKind::Caption, Some(image.medium));
        }
        let medium = match leaf.kind {
            BlockKind::TableCell => self.cell_medium(),
            BlockKind::ListItem => after
                .filter(|image| image.list.is_some() && image.list == self.list())
                .map(|image| image.medium),
            _ => None,
        };
        (leaf.kind, unit.image.or(medium))
    }

    /// An image alone in a cell: the text below it or beside it may be its caption.
    fn note_cell_image(&mut self, image: Option<LastImage>) {
        let is_cell = self
            .leaf
            .as_ref()
            .is_some_and(|leaf| leaf.kind == BlockKind::TableCell);
        if let (Some(image), true) = (image, is_cell) {
            let table = &mut self.table;
            if table.columns.len() <= table.column {
                table.columns.resize(table.column + 1, None);
            }
            if let Some(column) = table.columns.get_mut(table.column) {
                *column = Some(image.medium);
            }
            table.row = Some(image.medium);
        }
    }

    fn cell_medium(&self) -> Option<u32> {
        let above = self.table.columns.get(self.table.column);
        self.table.row.or(above.copied().flatten())
    }

    /// Whether the line after a unit would be something else than text if it were the first of its paragraph.
    fn next_line_needs(&self, end: UnitEnd) -> bool {
        let (UnitEnd::Line(next), Some(leaf)) = (end, &self.leaf) else {
            return false;
        };
        let line = line_at(self.source, next);
        let text = line.trim_start_matches([' ', '\t', '>']);
        let prefix = line.get(..line.len() - text.len()).unwrap_or_default();
        if prefix.bytes().filter(|&b| b == b'>').count() < self.quotes {
            return true;
        }
        let first = self.line_prefix(leaf.start);
        if self.quotes > 0 && self.place() == Place::Item && indent(prefix) < indent(first) {
            return true;
        }
        if leaf.has_object {
            return false;
        }
        let is_deeper = leaf.place != Place::Item && indent(prefix) > indent(first);
        let below = line_at(self.source, next + line.len() + 1);
        is_deeper || begins_block(text) || is_delimiter_row(below)
    }

    fn extend_block(&mut self, index: usize, to: usize) {
        if let Some(block) = self.document.blocks.get_mut(index)
            && !block.extent.is_empty()
        {
            block.extent = Span::new(block.extent.start(), to.max(block.extent.end()));
        }
    }

    /// Ends the open leaf, which goes on up to byte `end` at most.
    pub(super) fn close_leaf(&mut self, end: usize) {
        if self.leaf.is_none() {
            return;
        }
        if let Some(leaf) = &mut self.leaf {
            while !leaf.marks.is_empty() {
                leaf.image = None;
                let end = leaf.end;
                leaf.pop_mark(end);
            }
        }
        self.end_unit(UnitEnd::Other);
        let Some(leaf) = self.leaf.take() else { return };
        self.open_figcaption = self.open_figcaption.saturating_sub(1);
        let span = match leaf.whole {
            Some(whole) => whole,
            None => Span::new(leaf.start, leaf.end.min(end).max(leaf.start)),
        };
        let span = Span::new(
            span.start(),
            span.start() + span.of(self.source).trim_end().len(),
        );
        if leaf.is_html
            && !leaf.has_shortcode
            && !matches!(leaf.kind, BlockKind::TableCell | BlockKind::Heading)
            && self.quotes == 0
        {
            self.document.blocks.truncate(leaf.first_block);
            let separators = &mut self.document.separators;
            separators.truncate(separators.partition_point(|s| s.start() < span.start()));
            self.html(span);
        }
        if leaf.has_object || leaf.is_html {
            self.anchor();
        }
        self.end_leaf(&leaf, span.end());
    }
}

/// The line that begins at byte `at`, without its line feed.
pub fn line_at(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default();
    let len = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..len).unwrap_or_default()
}

/// Whether `text` has brackets that could make a link of the text around it, as links that a converter broke.
fn has_loose_brackets(text: &str) -> bool {
    let Some(first) = memchr::memchr2(b'[', b']', text.as_bytes()) else {
        return false;
    };
    let rest = text.get(first..).unwrap_or_default();
    let count = |bracket: u8| memchr::memchr_iter(bracket, rest.as_bytes()).count();
    count(b'[') != count(b']') || rest.contains("](")
}

/// How far a line is indented after its quote marks.
fn indent(prefix: &str) -> usize {
    prefix.rsplit('>').next().unwrap_or_default().len()
}

/// Closes the innermost open HTML element of this name; a stray closing tag stays.
fn close_html(leaf: &mut Leaf, name: &str, span: Span) {
    let open = leaf
        .marks
        .iter()
        .rev()
        .take(DEEPEST_TAG)
        .take_while(|mark| matches!(mark.kind, MarkKind::Html { .. }))
        .position(|mark| match &mark.kind {
            MarkKind::Html { name: open, .. } => open.eq_ignore_ascii_case(name),
            _ => false,
        });
    match open {
        Some(depth) => {
            for _ in 0..=depth {
                leaf.pop_mark(span.end());
            }
        }
        None => leaf.run().add_object(),
    }
}

/// Whether a shortcode with a parameter of this name is one for a medium.
fn is_media_parameter(name: &str) -> bool {
    matches!(
        name,
        "caption" | "alt" | "src" | "image" | "image_path" | "attr" | "credit"
    )
}

/// The visible text of inline Markdown at `span`, as in an image's title or a shortcode's parameter.
fn inline_text(source: &str, span: Span) -> Text<'_> {
    let value = span.of(source);
    let mut visible = Visible::default();
    if !value.contains(['\\', '&', '*', '_', '`', '[', '<', '~', '\n']) {
        visible.push(source, span);
        return visible.finish(source);
    }
    for (event, range) in Parser::new_ext(value, super::options()).into_offset_iter() {
        let at = super::span_of(&range, span.start());
        match event {
            Event::Text(text) | Event::Code(text) if text.as_ref() == at.of(source) => {
                visible.push(source, at);
            }
            Event::Text(text) | Event::Code(text) => visible.push_decoded(source, &text, at),
            Event::SoftBreak | Event::HardBreak => visible.part(at),
            _ => {}
        }
    }
    visible.finish(source)
}

/// The title of the inline image at `image`: what is between its quotes, and the whole with its quotes and the space
/// before it.
fn title_in(source: &str, image: Span) -> Option<(Span, Span)> {
    let inside = image.of(source).strip_suffix(')')?.trim_end();
    let open = match inside.chars().next_back()? {
        quote @ ('"' | '\'') => quote,
        ')' => '(',
        _ => return None,
    };
    let value_end = inside.len() - 1;
    let before = inside.get(..value_end)?;
    let is_escaped = |at: usize| {
        let escapes = before.bytes().take(at).rev().take_while(|b| *b == b'\\');
        escapes.count() % 2 == 1
    };
    let start = before
        .rmatch_indices(open)
        .map(|(at, _)| at)
        .find(|&at| !is_escaped(at))?;
    let target = before.get(..start)?;
    let space = target.len() - target.trim_end().len();
    let span = |from: usize, to: usize| Span::new(from, to).shift(image.start());
    (space > 0).then(|| {
        (
            span(start + 1, value_end),
            span(start - space, value_end + 1),
        )
    })
}

/// Whether text would begin something else than a paragraph if it were the first of one.
fn begins_block(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after_number = line.get(digits..).unwrap_or_default();
    let is_marker = |rest: &str, markers: &[char]| {
        rest.strip_prefix(markers)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    digits > 0 && is_marker(after_number, &['.', ')'])
        || is_marker(line, &['-', '+', '*'])
        || line.starts_with('<')
        || line.starts_with('[') && line.contains("]:")
        || line.starts_with('=') && line.trim_end().bytes().all(|b| b == b'=')
        || is_module_code(line)
}

/// Whether `line` makes a table of the line above it.
fn is_delimiter_row(line: &str) -> bool {
    line.contains('-')
        && line
            .bytes()
            .all(|b| matches!(b, b'-' | b'|' | b':' | b'>' | b' ' | b'\t' | b'\r'))
}

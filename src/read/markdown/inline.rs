//! From the events of the parser to blocks: what stands inside a paragraph, a heading, an item or a cell.
//!
//! A paragraph is one block, or several: captions, copies and credits often stand on lines of their own, or beside an
//! image. A unit is such a part; it becomes a block when it ends ([`units`](super::units)).

use super::embedded::{is_void, tag_name};
use super::leaf::{Leaf, MarkKind, OpenImage, UnitEnd};
use super::lines::line_at;
use super::reader::Reader;
use super::visible::Visible;
use crate::document::BlockKind;
use crate::read::elements::is_block;
use crate::read::html;
use crate::span::Span;
use pulldown_cmark::{Event, LinkType, Tag};

/// How many open inline elements a closing tag is looked for in.
const DEEPEST_TAG: usize = 8;

impl Reader<'_, '_> {
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
                    Event::Code(code) => {
                        leaf.push_mark(MarkKind::Code, span.start());
                        match span.of(source).find(code.as_ref()) {
                            Some(at) => {
                                let inner = Span::new(at, at + code.len());
                                leaf.add_text(source, inner.shift(span.start()));
                            }
                            None => leaf.add_decoded(source, &code, span),
                        }
                        leaf.pop_mark(span.end());
                    }
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
                let kind = MarkKind::Html {
                    name: name.to_ascii_lowercase(),
                    emphasises,
                    hides: html::opened(tag).hidden,
                };
                leaf.push_mark(kind, span.start());
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

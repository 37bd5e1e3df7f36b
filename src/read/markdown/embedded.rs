//! HTML within Markdown: blocks of it go to the HTML reader, lone tags are containers of the Markdown between them.

use super::frames::LoneElement;
use super::reader::{LastImage, Reader};
use super::siblings::Kind;
use crate::document::BlockKind;
use crate::read::elements::is_block;
use crate::read::html;
use crate::span::Span;

impl Reader<'_, '_> {
    pub(super) fn html_block(&mut self, span: Span) {
        let slice = span.of(self.source).trim_end();
        let span = Span::new(span.start(), span.start() + slice.len());
        self.begin_sibling(Kind::Html, span.start());
        let is_foreign = self.quotes > 0 || self.footnotes > 0;
        match lone_tag(slice) {
            Some((name, false)) if !is_foreign => {
                let container = self.push_container(span);
                let opened = html::opened(slice);
                if let Some(container) = self.document.containers.get_mut(container) {
                    container.anchored |= opened.stays;
                }
                if let Some(frame) = self.frames.last_mut() {
                    self.hidden_elements += usize::from(opened.hidden);
                    frame.elements.push(LoneElement {
                        name: name.to_owned(),
                        container,
                        hidden: opened.hidden,
                    });
                }
                let first_block = self.document.blocks.len();
                self.components(span, first_block);
            }
            Some((name, true)) if !is_foreign => self.close_element(name, span.end()),
            _ if is_foreign || slice.starts_with("<!") || slice.starts_with("<?") => self.anchor(),
            _ => self.html(span),
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
        let component = self.components(span, first_block);
        let has_image = ["<img", "<picture", "<video", "<Image", "<Figure"]
            .iter()
            .any(|tag| slice.contains(tag));
        self.last_image = (has_image || component.is_some()).then(|| LastImage {
            medium: component
                .or(last_medium)
                .unwrap_or_else(|| self.new_medium()),
            leaf: span.start(),
            list: self.list(),
            item: self.item(),
        });
        self.keep_html_start(span, first_block, first_container);
        if !self.can_all_go(span, first_block, first_container) {
            self.anchor();
        }
    }

    /// Whether nothing is left of the HTML at `span` when all blocks in it go: then nothing of it holds what is around.
    fn can_all_go(&self, span: Span, first_block: usize, first_container: usize) -> bool {
        let blocks = self.document.blocks.get(first_block..).unwrap_or_default();
        let containers = self.document.containers.get(first_container..);
        let containers = containers.unwrap_or_default();
        let mut is_held = vec![false; containers.len()];
        let homes = blocks.iter().map(|block| block.container);
        let homes = homes.chain(containers.iter().map(|container| container.parent));
        for home in homes.flatten() {
            let home = home.checked_sub(first_container);
            if let Some(is_held) = home.and_then(|home| is_held.get_mut(home)) {
                *is_held = true;
            }
        }
        let stays = containers.iter().any(|container| container.anchored)
            || blocks.iter().any(|block| block.extent.is_empty())
            || is_held.contains(&false);
        let mut extents: Vec<Span> = blocks.iter().map(|block| block.extent).collect();
        extents.extend(containers.iter().map(|container| container.extent));
        extents.sort_unstable();
        let is_blank = |from: usize, to: usize| {
            let between = self.source.get(from..to).unwrap_or_default();
            between.trim().is_empty()
        };
        let mut end = span.start();
        let has_no_gaps = extents.iter().all(|extent| {
            let follows = is_blank(end, extent.start());
            end = end.max(extent.end());
            follows
        });
        !stays && has_no_gaps && is_blank(end, span.end())
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
            Some(open) if open.name.eq_ignore_ascii_case(name) => {
                self.hidden_elements -= usize::from(open.hidden);
                if let Some(container) = self.document.containers.get_mut(open.container) {
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
    pub(super) fn close_elements(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        for element in frame.elements.drain(..) {
            self.hidden_elements -= usize::from(element.hidden);
            if let Some(container) = self.document.containers.get_mut(element.container) {
                container.anchored = true;
            }
        }
    }
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

/// Whether `html` begins with a tag that begins an HTML block of Markdown, whatever stands behind it.
pub(super) fn begins_html_block(html: &str) -> bool {
    const MORE: [&str; 37] = [
        "base", "basefont", "body", "caption", "col", "colgroup", "details", "dialog", "dir",
        "fieldset", "form", "frame", "frameset", "head", "hr", "html", "iframe", "legend", "link",
        "menu", "menuitem", "meta", "noframes", "optgroup", "option", "param", "pre", "script",
        "search", "style", "summary", "textarea", "tfoot", "th", "thead", "title", "track",
    ];
    html.strip_prefix('<').is_some_and(|tag| {
        let name = tag_name(tag.strip_prefix('/').unwrap_or(tag));
        tag.starts_with(['!', '?'])
            || is_block(name)
            || MORE.iter().any(|more| more.eq_ignore_ascii_case(name))
    })
}

/// Whether `html` begins with a tag whose HTML block ends with its end tag, and no earlier.
pub(super) fn goes_on_over_blanks(html: &str) -> bool {
    const RAW: [&str; 4] = ["pre", "script", "style", "textarea"];
    html.strip_prefix('<').is_some_and(|tag| {
        RAW.iter()
            .any(|raw| raw.eq_ignore_ascii_case(tag_name(tag)))
    })
}

/// Whether a line is one tag, which begins an HTML block where it begins a paragraph.
pub(super) fn is_lone_tag(line: &str) -> bool {
    line.strip_prefix('<')
        .and_then(|tag| tag.strip_suffix('>'))
        .is_some_and(|tag| !tag.is_empty() && !tag.contains('<'))
}

//! The texts of images and shortcodes: alternative texts, titles, parameters.

use super::leaf::UnitEnd;
use super::leaf::{Leaf, OpenImage};
use super::reader::{Reader, stays};
use super::shortcode::{self, Shortcode};
use super::visible::Visible;
use crate::document::{Block, BlockKind};
use crate::span::Span;
use crate::text::Text;
use pulldown_cmark::{Event, Parser};

impl<'a> Reader<'a, '_> {
    /// The medium of an image in the open unit.
    pub(super) fn image_medium(&mut self) -> u32 {
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
    pub(super) fn image(&mut self, image: OpenImage, span: Span, medium: u32) {
        let block = |text: Text<'a>, extent, kind| Block {
            container: self.container(),
            medium: Some(medium),
            hidden: true,
            ..Block::new(text, extent, kind)
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
    pub(super) fn shortcode(&mut self, shortcode: &Shortcode) {
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

    pub(super) fn parameters(&mut self, parameters: &[shortcode::Parameter], medium: u32) {
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
            let extent = if is_alt {
                stays(parameter.value.start())
            } else {
                parameter.extent
            };
            self.document.blocks.push(Block {
                container: self.container(),
                medium: Some(medium),
                hidden: is_alt,
                ..Block::new(text, extent, kind)
            });
        }
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
pub(super) fn inline_text(source: &str, span: Span) -> Text<'_> {
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

//! From a source string to a [`Document`]: one file a format. Format quirks live here and nowhere else.

mod detect;
mod elements;
mod html;
mod ignore;
pub mod json;
mod markdown;
mod text;
mod wordpress;

pub use detect::detect;
pub use ignore::Ignores;

use crate::document::{Document, Format};
use crate::span::Span;

/// Reads `source` as one article.
pub fn read(source: &str, format: Format) -> Document<'_> {
    match format {
        Format::Text | Format::Json => text::read(source),
        Format::Markdown => markdown::read(source),
        Format::Html => html::read(source),
    }
}

/// What goes with `part` of a block's text that has markup in it, so that no tag loses its partner; `None` if the part
/// cannot go alone.
pub fn whole_markup(source: &str, format: Format, part: Span) -> Option<Span> {
    match format {
        Format::Html => html::whole(source, part),
        Format::Text | Format::Json | Format::Markdown => None,
    }
}

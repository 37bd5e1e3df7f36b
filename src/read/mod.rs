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

/// Reads `source` as one article.
pub fn read(source: &str, format: Format) -> Document<'_> {
    match format {
        Format::Text | Format::Json => text::read(source),
        Format::Markdown => markdown::read(source),
        Format::Html => html::read(source),
    }
}

//! From a source string to a [`Document`]: one file a format. Format quirks live here and nowhere else.

mod html;
pub mod json;
mod markdown;
mod text;

use crate::document::{Document, Format};

/// Reads `source` as one article.
pub fn read(source: &str, format: Format) -> Document<'_> {
    match format {
        Format::Text | Format::Json => text::read(source),
        Format::Markdown => markdown::read(source),
        Format::Html => html::read(source),
    }
}

/// The format that text of unknown origin seems to be in.
pub fn detect(source: &str) -> Format {
    let start = source.trim_start();
    if start.starts_with('<') {
        Format::Html
    } else {
        Format::Text
    }
}

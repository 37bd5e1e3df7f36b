//! From a source string to a [`Document`]: one file a format. Format quirks live here and nowhere else.

mod detect;
mod elements;
mod front_matter;
mod html;
mod ignore;
pub mod json;
mod markdown;
mod templates;
mod text;
mod wordpress;

pub use detect::{detect, detect_named};
pub use ignore::Ignores;

use crate::document::{Document, Format};
use crate::error::{Flaw, Problem};
use crate::span::Span;
use crate::work::{self, Work};

/// Reads `source` as one article.
pub fn read(source: &str, format: Format) -> Document<'_> {
    work::note(Work::Read, source.len());
    let mut document = match format {
        Format::Text | Format::Json => return text::read(source),
        Format::Markdown => markdown::read(source),
        Format::Html => html::read(source),
    };
    templates::hide(source, &mut document);
    document
}

/// What keeps an article from being read at all: what is nested without end takes memory without end. O(source).
pub fn unreadable(source: &str, format: Format) -> Option<Problem> {
    let place = match format {
        Format::Markdown => markdown::nested_without_end(source)?,
        Format::Text | Format::Html | Format::Json => return None,
    };
    let message = format!(
        "this line stands in more than {} quotes, so that nothing of its article is read; remove some of its marks (>)",
        markdown::DEEPEST_QUOTE
    );
    let mut problem = Problem::new(place, Flaw::NestedWithoutEnd, message);
    problem.nothing_is_read = true;
    Some(problem)
}

/// What goes with `part` of a block's text that has markup in it, so that no tag loses its partner; `None` if the part
/// cannot go alone.
pub fn whole_markup(source: &str, format: Format, part: Span) -> Option<Span> {
    match format {
        Format::Html => html::whole(source, part),
        Format::Text | Format::Json | Format::Markdown => None,
    }
}

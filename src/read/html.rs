//! TODO
use crate::document::Document;

/// Reads it.
pub fn read(source: &str) -> Document<'_> {
    super::text::read(source)
}

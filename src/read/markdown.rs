//! Markdown: CommonMark with tables and footnotes, front matter, shortcodes and MDX.
//!
//! pulldown-cmark says what is what and where. What it does not know is settled around it: front matter is left out
//! before ([`front_matter`]), shortcodes are hidden from it ([`shortcode`]), lines that stand in one paragraph but are
//! statements of their own are told from hard-wrapped prose ([`wrap`]), HTML blocks go to the HTML reader.
//!
//! A deletion must not change what stands around it. Where it would, as for a paragraph between two lists that would
//! become one, the block gets an empty extent and stays ([`siblings`]).

mod asides;
mod components;
mod embedded;
mod frames;
mod inline;
mod leaf;
mod lines;
mod links;
mod media;
mod neighbours;
mod reader;
mod shortcode;
mod siblings;
mod units;
mod visible;
mod wrap;

use super::front_matter;
use crate::document::Document;
use crate::span::Span;
use pulldown_cmark::{Event, Options, Parser};

/// How many quotes may stand in each other: more are no text, and each of them takes memory.
pub const DEEPEST_QUOTE: usize = 500;

/// Reads Markdown. O(source), whatever it holds. Of a source that is [nested without end](nested_without_end), nothing
/// is read.
pub fn read(source: &str) -> Document<'_> {
    if nested_without_end(source).is_some() {
        return Document::default();
    }
    let start = front_matter::end(source);
    let shortcodes = shortcode::scan(source, start);
    let parsed = shortcode::hide(source, start, &shortcodes);
    let parser = Parser::new_ext(&parsed, options());
    let mut definitions: Vec<Span> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| span_of(&definition.span, start))
        .collect();
    definitions.sort_unstable();
    let mut reader = reader::Reader::new(source, start, &shortcodes, definitions);
    for (event, range) in parser.into_offset_iter() {
        reader.take(event, span_of(&range, start));
    }
    reader.finish()
}

/// Where comments may stand, in order: HTML, and `{/* … */}` in text. O(source).
pub fn comment_places(source: &str) -> Vec<Span> {
    let mut places = Vec::new();
    if nested_without_end(source).is_some() {
        return places;
    }
    let start = front_matter::end(source);
    let shortcodes = shortcode::scan(source, start);
    let parsed = shortcode::hide(source, start, &shortcodes);
    for (event, range) in Parser::new_ext(&parsed, options()).into_offset_iter() {
        let span = span_of(&range, start);
        match event {
            Event::Html(_) | Event::InlineHtml(_) => places.push(span),
            Event::Text(_) => {
                let first = shortcodes.partition_point(|tag| tag.span.start() < span.start());
                let tags = shortcodes.iter().skip(first).map(|tag| tag.span);
                let inside = tags.take_while(|tag| tag.start() < span.end());
                places.extend(inside.filter(|tag| tag.of(source).starts_with("{/*")));
            }
            _ => {}
        }
    }
    places.sort_unstable();
    places
}

/// Where a line begins with more marks of quotes than are read: the marks of the first such line. O(source).
pub fn nested_without_end(source: &str) -> Option<Span> {
    // Few articles have so many of them on all their lines together.
    let marks = memchr::memchr_iter(b'>', source.as_bytes()).count();
    if marks <= DEEPEST_QUOTE {
        return None;
    }
    let mut start = 0;
    source.split_inclusive('\n').find_map(|line| {
        let marks = quotes(line);
        let span = Span::new(start, start + marks.len());
        start += line.len();
        let count = marks.bytes().filter(|byte| *byte == b'>').count();
        (count > DEEPEST_QUOTE).then_some(span)
    })
}

/// The marks of quotes that a line begins with.
fn quotes(line: &str) -> &str {
    let rest = line.trim_start_matches(['>', ' ', '\t']);
    line.strip_suffix(rest).unwrap_or_default().trim_end()
}

fn span_of(range: &std::ops::Range<usize>, start: usize) -> Span {
    Span::new(range.start, range.end.max(range.start)).shift(start)
}

/// The dialect. Smart punctuation stays off: it would change what is compared.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

#[cfg(test)]
mod tests;

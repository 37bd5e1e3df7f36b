//! From what repeats to what is deleted: extents, emptied containers, and one separator each.

use crate::document::Document;
use crate::edit::Edit;
use crate::span::Span;
use std::collections::HashMap;

/// Something to delete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Removal {
    /// A whole block, by its index.
    Block(usize),
    /// A part of a block's text, as a span of the source.
    Part(Span),
}

/// One plan for a document, as [`plan_with`] makes them.
#[cfg(test)]
pub fn plan(source: &str, document: &Document, removals: &[Removal]) -> Vec<Edit> {
    plan_with(source, document, &Holdings::new(document), removals)
}

/// The deletions that take `removals` out of `source`, sorted and disjoint; `holdings` are those of the document.
///
/// A container goes with the last thing in it. Of the separators on the two sides of what goes, the narrower goes
/// too and the wider stays, so that what is left is parted as it was and keeps its own indentation. A block with an
/// empty extent stays. O(deleted bytes + white space around them).
pub fn plan_with(
    source: &str,
    document: &Document,
    holdings: &Holdings,
    removals: &[Removal],
) -> Vec<Edit> {
    let separators = &document.separators;
    let mut spans = emptied(document, holdings, removals);
    spans.sort();
    let mut runs: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match runs.last_mut() {
            Some(last)
                if span.start() <= last.end()
                    || Gap::after(source, separators, last.end()).outer >= span.start() =>
            {
                *last = last.cover(span);
            }
            _ => runs.push(span),
        }
    }
    let mut edits: Vec<Edit> = Vec::with_capacity(runs.len());
    for run in runs {
        let delete = with_separator(source, separators, run);
        match edits.last_mut() {
            Some(last) if delete.start() < last.delete.end() => {
                last.delete = last.delete.cover(delete);
            }
            _ => edits.push(Edit { delete }),
        }
    }
    edits
}

/// What each container of a document holds: anchors, blocks, child containers. Counted once for all its plans.
pub struct Holdings(Vec<usize>);

impl Holdings {
    /// Counts. O(blocks + containers).
    pub fn new(document: &Document) -> Self {
        let anchors = document.containers.iter();
        let mut held: Vec<usize> = anchors.map(|c| usize::from(c.anchored)).collect();
        let blocks = document.blocks.iter().filter_map(|block| block.container);
        let children = document.containers.iter().filter_map(|c| c.parent);
        for holder in blocks.chain(children) {
            if let Some(held) = held.get_mut(holder) {
                *held += 1;
            }
        }
        Self(held)
    }
}

/// The extents that go: those of the blocks, or of the largest containers in which nothing is left. O(what goes).
fn emptied(document: &Document, holdings: &Holdings, removals: &[Removal]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for removal in removals {
        match *removal {
            Removal::Block(index) => gone.push(index),
            Removal::Part(span) => spans.push(span),
        }
    }
    gone.sort_unstable();
    gone.dedup();
    let mut left: HashMap<usize, usize> = HashMap::new();
    for block in gone.iter().filter_map(|&index| document.blocks.get(index)) {
        if block.extent.is_empty() {
            continue;
        }
        spans.push(block.extent);
        let mut holder = block.container;
        while let Some(index) = holder {
            let held = holdings.0.get(index).copied().unwrap_or_default();
            let left = left.entry(index).or_insert(held);
            *left = left.saturating_sub(1);
            holder = match document.containers.get(index) {
                Some(container) if *left == 0 => {
                    spans.push(container.extent);
                    container.parent
                }
                _ => None,
            };
        }
    }
    spans
}

/// White space as a separator: what readers see as nothing, byte order marks and zero-width spaces included.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// `run` with the narrower of the separators on its sides; a separator at either end of the source is the narrowest,
/// but for the line end that closes the last line.
fn with_separator(source: &str, separators: &[Span], run: Span) -> Span {
    let lead = Gap::before(source, separators, run.start());
    let trail = Gap::after(source, separators, run.end());
    let take_trail = match (lead.outer == 0, trail.outer == source.len()) {
        // Nothing else is left: leave the white space around it alone.
        (true, true) => return run,
        (true, false) => true,
        (false, true) => false,
        // Where a `<br>` stands on one side only, the other side is the edge of an element: the `<br>` goes.
        (false, false) if lead.has_tag && trail.breaks == 0 => false,
        (false, false) if trail.has_tag && lead.breaks == 0 => true,
        (false, false) => trail.width() <= lead.width(),
    };
    if !take_trail {
        return Span::new(lead.cut, run.end());
    }
    // The run's own indentation goes with its line; that of the next line stays.
    let start = if trail.lines > 0 {
        indented_from(source, run.start())
    } else {
        run.start()
    };
    Span::new(start, trail.cut)
}

/// The start of the line of `at` if there is only white space before it on that line, else `at`.
fn indented_from(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    let blank = before.trim_end_matches(|c| is_space(c) && !is_break(c));
    if blank.is_empty() || blank.ends_with(is_break) {
        blank.len()
    } else {
        at
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// The separator on one side of a run: white space, and separating markup.
struct Gap {
    /// Where the text of the neighbour ends or begins.
    outer: usize,
    /// Up to where the gap goes when it goes: the trailing or leading blanks of the neighbour's line stay.
    cut: usize,
    /// Line breaks, or pieces of separating markup: a `<br>` at the end of a line is one break.
    breaks: usize,
    /// Line breaks alone.
    lines: usize,
    has_markup: bool,
    /// Whether some of that is a tag.
    has_tag: bool,
    len: usize,
}

impl Gap {
    fn before(source: &str, separators: &[Span], at: usize) -> Self {
        let (mut outer, mut cut, mut lines, mut markup) = (at, None, 0, 0);
        let mut has_tag = false;
        let mut next = separators.partition_point(|span| span.end() <= at);
        loop {
            let text = source.get(..outer).unwrap_or_default();
            let blank = text.get(text.trim_end_matches(is_space).len()..);
            let blank = blank.unwrap_or_default();
            outer -= blank.len();
            if let Some(first) = blank.find(is_break) {
                cut = Some(outer + first);
                lines += line_breaks(blank);
            }
            next = next.wrapping_sub(1);
            match separators.get(next) {
                Some(separator) if separator.end() == outer && !separator.is_empty() => {
                    has_tag |= separator.of(source).starts_with('<');
                    outer = separator.start();
                    cut = Some(outer);
                    markup += 1;
                }
                _ => break,
            }
        }
        Self {
            outer,
            cut: cut.unwrap_or(outer),
            breaks: lines.max(markup),
            lines,
            has_markup: markup > 0,
            has_tag,
            len: at - outer,
        }
    }

    fn after(source: &str, separators: &[Span], at: usize) -> Self {
        let (mut outer, mut cut, mut lines, mut markup) = (at, None, 0, 0);
        let mut has_tag = false;
        let mut next = separators.partition_point(|span| span.start() < at);
        loop {
            let text = source.get(outer..).unwrap_or_default();
            let blank = text.len() - text.trim_start_matches(is_space).len();
            let blank = text.get(..blank).unwrap_or_default();
            if let Some(last) = blank.rfind(is_break) {
                cut = Some(outer + last + 1);
                lines += line_breaks(blank);
            }
            outer += blank.len();
            match separators.get(next) {
                Some(separator) if separator.start() == outer && !separator.is_empty() => {
                    has_tag |= separator.of(source).starts_with('<');
                    outer = separator.end();
                    cut = Some(outer);
                    markup += 1;
                    next += 1;
                }
                _ => break,
            }
        }
        Self {
            outer,
            cut: cut.unwrap_or(outer),
            breaks: lines.max(markup),
            lines,
            has_markup: markup > 0,
            has_tag,
            len: outer - at,
        }
    }

    /// How far it parts: by its breaks first, then by how many of them end lines of the source. White space alone
    /// parts further than markup, which stands inside of something.
    fn width(&self) -> (usize, usize, bool, usize) {
        (self.breaks, self.lines, !self.has_markup, self.len)
    }
}

/// The line breaks in `blank`, whichever of `\n`, `\r\n` and `\r` they are.
fn line_breaks(blank: &str) -> usize {
    let count = |wanted: u8| blank.bytes().filter(|&b| b == wanted).count();
    count(b'\n').max(count(b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, Container};
    use crate::text::Text;

    fn block<'a>(source: &'a str, text: &str, container: Option<usize>) -> Block<'a> {
        let start = source.find(text).unwrap();
        let span = Span::new(start, start + text.len());
        Block {
            text: Text::verbatim(span.of(source), start),
            extent: span,
            kind: BlockKind::Paragraph,
            container,
            medium: None,
            hidden: false,
            spaced: false,
        }
    }

    fn after(source: &str, remove: &[&str]) -> String {
        let blocks: Vec<_> = remove
            .iter()
            .map(|text| block(source, text, None))
            .collect();
        let document = Document {
            blocks,
            ..Document::default()
        };
        let removals: Vec<_> = (0..remove.len()).map(Removal::Block).collect();
        let edits = plan(source, &document, &removals);
        String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
    }

    #[test]
    fn the_wider_separator_stays() {
        assert_eq!(
            after("body\n\nlabel\ncaption\n\nbody two\n", &["label"]),
            "body\n\ncaption\n\nbody two\n"
        );
        assert_eq!(
            after("body\n\ncaption\ncut\n\nbody two\n", &["cut"]),
            "body\n\ncaption\n\nbody two\n"
        );
        assert_eq!(
            after("one\r\n\r\ntwo\r\n\r\nthree", &["two"]),
            "one\r\n\r\nthree"
        );
    }

    #[test]
    fn a_run_goes_with_what_stands_between() {
        assert_eq!(after("a\n\nb\nc\n\nd\n", &["b", "c"]), "a\n\nd\n");
    }

    #[test]
    fn the_ends_of_the_file_stay_as_they_are() {
        assert_eq!(after("a\n\nb\n", &["b"]), "a\n");
        assert_eq!(after("a\n\nb", &["b"]), "a");
        assert_eq!(after("\n\na\nb\n", &["a"]), "\n\nb\n");
    }

    #[test]
    fn what_stays_keeps_its_indentation_and_trailing_space() {
        assert_eq!(after("a\n\n    b\n", &["a"]), "    b\n");
        assert_eq!(after("x\n  y\nz\n", &["y"]), "x\nz\n");
        assert_eq!(after("x\ny\n  z\n", &["y"]), "x\n  z\n");
        assert_eq!(after("x  \n\ny\n", &["y"]), "x  \n");
    }

    #[test]
    fn separating_markup_goes_as_white_space_does() {
        let cleaned = |source: &str, markup: &str, remove: &[&str]| {
            let blocks: Vec<_> = remove
                .iter()
                .map(|text| block(source, text, None))
                .collect();
            let document = Document {
                blocks,
                separators: source
                    .match_indices(markup)
                    .map(|(at, found)| Span::new(at, at + found.len()))
                    .collect(),
                ..Document::default()
            };
            let removals: Vec<_> = (0..remove.len()).map(Removal::Block).collect();
            let edits = plan(source, &document, &removals);
            String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
        };
        assert_eq!(cleaned("one<br>two<br>six", "<br>", &["two"]), "one<br>six");
        assert_eq!(cleaned("one<br>two", "<br>", &["one"]), "two");
        assert_eq!(
            cleaned("a\n\none <br>\ntwo\n\nb", "<br>", &["two"]),
            "a\n\none \n\nb"
        );
        assert_eq!(
            cleaned("> one\n>\n> two\n>\n> six", ">\n", &["> one", "> two"]),
            "> six",
        );
    }

    #[test]
    fn a_block_with_an_empty_extent_stays() {
        let source = "one two";
        let mut kept = block(source, "one", None);
        kept.extent = Span::new(0, 0);
        let document = Document {
            blocks: vec![kept],
            ..Document::default()
        };
        assert_eq!(plan(source, &document, &[Removal::Block(0)]), []);
    }

    #[test]
    fn a_container_goes_with_the_last_thing_in_it_unless_it_is_anchored() {
        let source =
            "<p>x</p> <figure><img><figcaption><span>cut</span></figcaption></figure> <p>y</p>";
        let at = |text: &str| {
            let start = source.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        let document = |anchored| Document {
            blocks: vec![block(source, "cut", Some(1))],
            containers: vec![
                Container {
                    extent: at("<figure><img><figcaption><span>cut</span></figcaption></figure>"),
                    parent: None,
                    anchored,
                },
                Container {
                    extent: at("<figcaption><span>cut</span></figcaption>"),
                    parent: Some(0),
                    anchored: false,
                },
            ],
            ..Document::default()
        };
        let cleaned = |anchored| {
            let edits = plan(source, &document(anchored), &[Removal::Block(0)]);
            String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
        };
        assert_eq!(cleaned(true), "<p>x</p> <figure><img></figure> <p>y</p>");
        assert_eq!(cleaned(false), "<p>x</p> <p>y</p>");
    }
}

//! From what repeats to what is deleted: extents, emptied containers, and one separator each.

use crate::document::Document;
use crate::edit::Edit;
use crate::span::Span;

/// Something to delete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Removal {
    /// A whole block, by its index.
    Block(usize),
    /// A part of a block's text, as a span of the source.
    Part(Span),
}

/// The deletions that take `removals` out of `source`, sorted and disjoint.
///
/// A container goes with the last thing in it. Of the white space and line breaks on the two sides of what goes, the
/// narrower go too and the wider stay, so that what is left is parted as it was. A block whose extent is empty stays.
/// O(blocks + deleted bytes).
pub fn plan(source: &str, document: &Document, removals: &[Removal]) -> Vec<Edit> {
    let separators = Separators {
        source,
        breaks: &document.breaks,
    };
    let mut spans = emptied(document, removals);
    spans.sort();
    let mut runs: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match runs.last_mut() {
            Some(last)
                if span.start() <= last.end() || separators.fill(last.end(), span.start()) =>
            {
                *last = last.cover(span);
            }
            _ => runs.push(span),
        }
    }
    runs.into_iter()
        .map(|run| Edit {
            delete: separators.with_one(run),
        })
        .collect()
}

/// The extents that go: those of the blocks, or of the largest containers in which nothing is left.
fn emptied(document: &Document, removals: &[Removal]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut gone = vec![false; document.blocks.len()];
    for removal in removals {
        match *removal {
            Removal::Block(index) => {
                if let (Some(slot), Some(block)) = (gone.get_mut(index), document.blocks.get(index))
                    && !block.extent.is_empty()
                {
                    *slot = true;
                    spans.push(block.extent);
                }
            }
            Removal::Part(span) => spans.push(span),
        }
    }
    if document.containers.is_empty() {
        return spans;
    }
    // What still stands in each container: anchors, blocks that stay, child containers that stay.
    let mut left: Vec<usize> = document
        .containers
        .iter()
        .map(|c| usize::from(c.anchored))
        .collect();
    let mut took = vec![false; document.containers.len()];
    for (block, &gone) in document.blocks.iter().zip(&gone) {
        if let Some(container) = block.container {
            if gone {
                mark(&mut took, container);
            } else {
                bump(&mut left, container);
            }
        }
    }
    // Children come after their parents, so that one backward pass settles every container before its parent.
    for (index, container) in document.containers.iter().enumerate().rev() {
        let (stays, touched) = (left.get(index) != Some(&0), took.get(index) == Some(&true));
        if !stays && touched {
            spans.push(container.extent);
        }
        if let Some(parent) = container.parent {
            if stays || !touched {
                bump(&mut left, parent);
            } else {
                mark(&mut took, parent);
            }
        }
    }
    spans
}

fn bump(counts: &mut [usize], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

fn mark(flags: &mut [bool], index: usize) {
    if let Some(flag) = flags.get_mut(index) {
        *flag = true;
    }
}

/// White space as a separator: what readers see as nothing, byte order marks and zero-width spaces included.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// What parts blocks: white space and line breaks.
struct Separators<'a> {
    source: &'a str,
    breaks: &'a [Span],
}

impl Separators<'_> {
    /// Whether nothing else stands between the two places.
    fn fill(&self, start: usize, end: usize) -> bool {
        self.end_after(start) >= end
    }

    /// `run` with the narrower of the separators on its sides; a separator at either end of the source is the
    /// narrowest, but for the line end that closes the last line. Where a line break stands on one side only, the
    /// other side is an edge, and the side with the break goes.
    fn with_one(&self, run: Span) -> Span {
        let (start, end) = (self.start_before(run.start()), self.end_after(run.end()));
        let (at_start, at_end) = (start == 0, end == self.source.len());
        let lead = self.width(Span::new(start, run.start()));
        let trail = self.width(Span::new(run.end(), end));
        let take_trail = match (at_start, at_end) {
            // Nothing else is left: leave the white space around it alone.
            (true, true) => return run,
            (true, false) => true,
            (false, true) => false,
            (false, false) => match (lead.breaks, trail.breaks) {
                (0, 1..) => true,
                (1.., 0) => false,
                _ => trail <= lead,
            },
        };
        if take_trail {
            Span::new(run.start(), end)
        } else {
            Span::new(start, run.end())
        }
    }

    fn end_after(&self, mut at: usize) -> usize {
        loop {
            let rest = self.source.get(at..).unwrap_or_default();
            at += rest.len() - rest.trim_start_matches(is_space).len();
            let next = self.breaks.partition_point(|br| br.start() < at);
            match self.breaks.get(next) {
                Some(br) if br.start() == at && !br.is_empty() => at = br.end(),
                _ => return at,
            }
        }
    }

    fn start_before(&self, mut at: usize) -> usize {
        loop {
            let rest = self.source.get(..at).unwrap_or_default();
            at = rest.trim_end_matches(is_space).len();
            let before = self.breaks.partition_point(|br| br.end() < at);
            match self.breaks.get(before) {
                Some(br) if br.end() == at && !br.is_empty() => at = br.start(),
                _ => return at,
            }
        }
    }

    fn width(&self, separator: Span) -> Width {
        let first = self
            .breaks
            .partition_point(|br| br.start() < separator.start());
        let after = self
            .breaks
            .partition_point(|br| br.start() < separator.end());
        let bytes = separator.of(self.source).bytes();
        Width {
            breaks: after.saturating_sub(first),
            lines: bytes
                .clone()
                .filter(|&b| b == b'\n')
                .count()
                .max(bytes.filter(|&b| b == b'\r').count()),
            length: separator.len(),
        }
    }
}

/// How far a separator parts: by its line breaks first, then by its line ends, then by its length.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Width {
    breaks: usize,
    lines: usize,
    length: usize,
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
    fn a_line_takes_one_line_break_with_it() {
        let after = |source: &str, remove: &[&str]| {
            let at = |i: usize| Span::new(i, i + "<br>".len());
            let document = Document {
                blocks: remove
                    .iter()
                    .map(|text| block(source, text, None))
                    .collect(),
                breaks: source.match_indices("<br>").map(|(i, _)| at(i)).collect(),
                ..Document::default()
            };
            let removals: Vec<_> = (0..remove.len()).map(Removal::Block).collect();
            let edits = plan(source, &document, &removals);
            String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
        };
        let three = "<p>one<br>two<br> three</p>";
        assert_eq!(after(three, &["one"]), "<p>two<br> three</p>");
        assert_eq!(after(three, &["two"]), "<p>one<br> three</p>");
        assert_eq!(after(three, &["three"]), "<p>one<br>two</p>");
        assert_eq!(after(three, &["two", "three"]), "<p>one</p>");
        assert_eq!(
            after("<p>one<br>two<br><br>three</p>", &["two"]),
            "<p>one<br><br>three</p>",
            "the wider break stays"
        );
    }

    #[test]
    fn a_block_without_extent_stays() {
        let source = "<p>a</p>";
        let mut fixed = block(source, "a", None);
        fixed.extent = Span::new(3, 3);
        let document = Document {
            blocks: vec![fixed],
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
            breaks: Vec::new(),
        };
        let cleaned = |anchored| {
            let edits = plan(source, &document(anchored), &[Removal::Block(0)]);
            String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
        };
        assert_eq!(cleaned(true), "<p>x</p> <figure><img></figure> <p>y</p>");
        assert_eq!(cleaned(false), "<p>x</p> <p>y</p>");
    }
}

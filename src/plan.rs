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

/// Plans the deletions for the repeats of one document.
pub struct Planner<'d> {
    source: &'d str,
    document: &'d Document<'d>,
    /// For each container how much it holds: blocks, child containers, and one for what anchors it.
    held: Vec<usize>,
}

impl<'d> Planner<'d> {
    /// Counts what the containers of `document`, which was read from `source`, hold. O(blocks + containers).
    pub fn new(source: &'d str, document: &'d Document<'d>) -> Self {
        let mut held: Vec<usize> = document
            .containers
            .iter()
            .map(|container| usize::from(container.anchored))
            .collect();
        let homes = document.blocks.iter().map(|block| block.container);
        let parents = document.containers.iter().map(|container| container.parent);
        for home in homes.chain(parents).flatten() {
            if let Some(count) = held.get_mut(home) {
                *count += 1;
            }
        }
        Self {
            source,
            document,
            held,
        }
    }

    /// The deletions that take all `removals` out of the source, sorted, with something between each and the next.
    ///
    /// A container goes with the last thing in it, and what holds others apart stays if nothing else there does. Of the
    /// separators on the two sides of what goes, the narrower goes too and the wider stays, so that what is left is parted
    /// as it was and keeps its own indentation. A block with an empty extent stays. O(blocks + containers + deleted bytes).
    pub fn all(&self, removals: &[Removal]) -> Vec<Edit> {
        self.edits(self.emptied(removals))
    }

    /// The deletions that take one removal out of the source, whatever becomes of the others. O(deleted bytes).
    pub fn one(&self, removal: Removal) -> Vec<Edit> {
        let index = match removal {
            Removal::Block(index) => index,
            Removal::Part(span) => return self.edits(vec![span]),
        };
        let block = self.document.blocks.get(index);
        let Some(block) = block.filter(|block| !block.extent.is_empty()) else {
            return Vec::new();
        };
        let (mut span, mut home) = (block.extent, block.container);
        // What holds nothing else goes too. A container is walked through for the one block in it alone.
        while let Some(at) = home.filter(|&at| self.held.get(at) == Some(&1)) {
            let Some(container) = self.document.containers.get(at) else {
                break;
            };
            span = span.cover(container.extent);
            home = container.parent;
        }
        self.edits(vec![span])
    }

    /// The extents that go: those of the blocks, and of the containers in which nothing is left.
    fn emptied(&self, removals: &[Removal]) -> Vec<Span> {
        let document = self.document;
        let mut spans: Vec<Span> = Vec::new();
        let mut gone = vec![false; document.blocks.len()];
        let mut left = self.held.clone();
        for removal in removals {
            match *removal {
                Removal::Block(index) => {
                    if let (Some(gone), Some(block)) =
                        (gone.get_mut(index), document.blocks.get(index))
                    {
                        *gone = !block.extent.is_empty();
                    }
                }
                Removal::Part(span) => spans.push(span),
            }
        }
        for wedge in &document.wedges {
            let wedge = gone.get_mut(wedge.clone()).unwrap_or_default();
            if let Some((last, rest)) = wedge.split_last_mut() {
                *last &= !rest.iter().all(|&gone| gone);
            }
        }
        for (block, _) in document.blocks.iter().zip(gone).filter(|(_, gone)| *gone) {
            spans.push(block.extent);
            take(&mut left, block.container);
        }
        // Children come after their parents, so that one backward pass settles every container before its parent.
        for (index, container) in document.containers.iter().enumerate().rev() {
            let was_held = self.held.get(index) != Some(&0);
            if was_held && left.get(index) == Some(&0) {
                spans.push(container.extent);
                take(&mut left, container.parent);
            }
        }
        spans
    }

    /// The deletions of these spans with the separators that go with them.
    fn edits(&self, mut spans: Vec<Span>) -> Vec<Edit> {
        let (source, separators) = (self.source, self.document.separators.as_slice());
        // Of those that begin together the largest comes first: it says what becomes of the separator behind them.
        spans.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        let mut runs: Vec<Run> = Vec::with_capacity(spans.len());
        for span in spans {
            let joins = runs
                .last_mut()
                .is_some_and(|run| run.join(source, separators, span));
            if !joins {
                runs.push(Run::new(source, separators, span));
            }
        }
        let mut edits: Vec<Edit> = Vec::with_capacity(runs.len());
        for delete in runs
            .iter()
            .flat_map(|run| run.deletions(source, separators))
            .filter(|delete| !delete.is_empty())
        {
            match edits.last_mut() {
                Some(last) if delete.start() <= last.delete.end() => {
                    last.delete = last.delete.cover(delete);
                }
                _ => edits.push(Edit { delete }),
            }
        }
        edits
    }
}

/// What goes at one place: extents with nothing but separators between them.
struct Run {
    span: Span,
    /// Whether its first extent holds the separator behind it, as what follows moves up to where it begins.
    moves_next: bool,
    /// The widest separator inside of it, and how far it parts.
    widest: Option<(Span, Parts)>,
    /// The last separator inside of it that ends a line.
    last_line: Option<Span>,
    /// Whether what follows moves up to where its last extents begin, as they hold the separators behind them.
    moves_on: bool,
    /// Where its last extent ends with such a separator.
    reach: usize,
}

impl Run {
    fn new(source: &str, separators: &[Span], span: Span) -> Self {
        Self {
            span,
            moves_next: Gap::before(source, separators, span.end()).len > 0,
            widest: None,
            last_line: None,
            moves_on: false,
            reach: span.end(),
        }
    }

    /// Takes up `span` if only separators stand between.
    fn join(&mut self, source: &str, separators: &[Span], span: Span) -> bool {
        let end = self.span.end();
        if span.start() > end {
            let gap = Gap::after(source, separators, end);
            if gap.outer < span.start() {
                return false;
            }
            let between = Span::new(end, span.start());
            if self.widest.is_none_or(|(_, parts)| gap.parts() > parts) {
                self.widest = Some((between, gap.parts()));
            }
            if gap.lines > 0 {
                self.last_line = Some(between);
            }
        }
        if span.end() > self.reach {
            let is_next = span.start() <= self.reach;
            self.moves_on =
                is_next && self.moves_on || Gap::before(source, separators, span.end()).len > 0;
            self.reach = span.end();
        }
        self.span = self.span.cover(span);
        if !self.moves_next {
            // What follows must not move up to where the run begins.
            let end = Gap::before(source, separators, self.span.end()).outer;
            self.span = Span::new(self.span.start(), end.max(self.span.start()));
        }
        true
    }

    /// The run with all separators in and around it but the widest, which stays.
    fn deletions(&self, source: &str, separators: &[Span]) -> [Span; 3] {
        let none = Span::new(self.span.end(), self.span.end());
        if Gap::before(source, separators, self.span.end()).len > 0 {
            return [self.span, none, none];
        }
        let lead = Gap::before(source, separators, self.span.start());
        let trail = Gap::after(source, separators, self.span.end());
        if self.moves_next && trail.outer < source.len() {
            return [Span::new(self.span.start(), trail.outer), none, none];
        }
        let is_inside = lead.outer > 0 && trail.outer < source.len();
        if is_inside
            && (trail.lines == 0 || self.moves_on)
            && let Some(deletions) = self.up_to_last_line(source, &lead, &trail)
        {
            return deletions;
        }
        match self.widest {
            Some((gap, (breaks, ..))) if is_inside && breaks > lead.breaks.max(trail.breaks) => [
                Span::new(lead.cut, gap.start()),
                Span::new(trail.line_start(source, gap.end()), trail.cut),
                none,
            ],
            _ => [with_separator(source, separators, self.span), none, none],
        }
    }

    /// The deletions where what follows takes the place of the last extent on its line: the indentation of that line
    /// stays, and before it the widest separator.
    fn up_to_last_line(&self, source: &str, lead: &Gap, trail: &Gap) -> Option<[Span; 3]> {
        let place = self.last_line?.end();
        let line = indented_from(source, place);
        let last = Span::new(place, trail.outer);
        match self.widest {
            Some((gap, parts)) if parts >= lead.parts() => {
                let after = indented_from(source, gap.end());
                Some([
                    Span::new(lead.cut, gap.start()),
                    Span::new(after, line.max(after)),
                    last,
                ])
            }
            _ => {
                let start = indented_from(source, self.span.start());
                Some([Span::new(start, line), last, last])
            }
        }
    }
}

fn take(counts: &mut [usize], index: Option<usize>) {
    if let Some(count) = index.and_then(|index| counts.get_mut(index)) {
        *count = count.saturating_sub(1);
    }
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
    Span::new(trail.line_start(source, run.start()), trail.cut)
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

/// How far a separator parts.
type Parts = (usize, usize, bool);

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

    /// Where what goes from byte `start` on goes from, with this gap behind it: its own indentation goes with its
    /// line, that of the next line stays.
    fn line_start(&self, source: &str, start: usize) -> usize {
        if self.lines > 0 {
            indented_from(source, start)
        } else {
            start
        }
    }

    /// How far it parts: by its breaks first, then by how many of them end lines of the source. White space alone
    /// parts further than markup, which stands inside of something.
    fn parts(&self) -> Parts {
        (self.breaks, self.lines, !self.has_markup)
    }

    fn width(&self) -> (Parts, usize) {
        (self.parts(), self.len)
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
        after_with(source, None, remove)
    }

    /// As [`after`], with each `markup` a separator.
    fn after_with(source: &str, markup: Option<&str>, remove: &[&str]) -> String {
        let blocks: Vec<_> = remove
            .iter()
            .map(|text| block(source, text, None))
            .collect();
        let document = Document {
            blocks,
            separators: markup
                .into_iter()
                .flat_map(|markup| source.match_indices(markup))
                .map(|(at, found)| Span::new(at, at + found.len()))
                .collect(),
            ..Document::default()
        };
        let removals: Vec<_> = (0..remove.len()).map(Removal::Block).collect();
        let edits = Planner::new(source, &document).all(&removals);
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
    fn the_widest_separator_stays_though_it_stands_inside() {
        assert_eq!(after("a\nb\n\nc\nd\n", &["b", "c"]), "a\n\nd\n");
        assert_eq!(after("a\n  b\n\n  c\n  d\n", &["b", "c"]), "a\n\n  d\n");
        assert_eq!(
            after("a\nb\n\nc\n\n\nd\ne\n", &["b", "c", "d"]),
            "a\n\n\ne\n"
        );
        // Of equally wide ones the first, and before all others one on a side.
        assert_eq!(after("a\nb\n\nc\n \nd\ne\n", &["b", "c", "d"]), "a\n\ne\n");
        assert_eq!(after("a\n\nb\n \nc\n\nd\n", &["b", "c"]), "a\n\nd\n");
    }

    #[test]
    fn what_moves_to_the_place_of_the_last_line_keeps_its_indentation() {
        for (source, separator, remove, expected) in [
            ("- a\n\n  b\n\nc<br>d\n", "<br>", ["b", "c"], "- a\n\nd\n"),
            ("a\n\n\n  b\n  c<br>d\n", "<br>", ["b", "c"], "a\n\n\n  d\n"),
            // No line ends before what goes, but a `<br>` parts it from what stays.
            ("a<br><br>x\ny d\n", "<br>", ["x", "y"], "a<br><br>d\n"),
        ] {
            let document = Document {
                blocks: remove
                    .iter()
                    .map(|text| block(source, text, None))
                    .collect(),
                separators: source
                    .match_indices(separator)
                    .map(|(at, _)| Span::new(at, at + separator.len()))
                    .collect(),
                ..Document::default()
            };
            let edits =
                Planner::new(source, &document).all(&[Removal::Block(0), Removal::Block(1)]);
            let left = crate::edit::apply(source.as_bytes(), &edits).unwrap();
            assert_eq!(String::from_utf8(left).unwrap(), expected, "{source:?}");
        }
    }

    #[test]
    fn parts_that_hold_the_separators_behind_them_leave_one_that_parted_what_stays() {
        for (source, gone, expected) in [
            // What follows moves up to where the last part begins, not to where the run does.
            ("a b c\nd", &["b", "c\n"][..], "a\nd"),
            ("a b c\n\nd", &["b", "c\n\n"], "a\n\nd"),
            ("a\nb\nc\n\nd", &["b", "c\n\n"], "a\nd"),
            ("a b\nc\n  d", &["b", "c\n  "], "a\nd"),
            ("a\n\nb\nc\n  d", &["b", "c\n  "], "a\n\nd"),
            // So does what follows a part right behind such a one, but not one that a separator parts from it.
            ("a\nb\nc\nd\n  e", &["b", "c\n", "d"], "a\ne"),
            ("a\nb\nc\n\nd\n  e", &["b", "c\n", "d"], "a\n\n  e"),
            // What they do not hold stays, as does what parts the first of two that touch from what stays.
            ("a\nb\n  c", &["b\n"], "a\n  c"),
            ("a b\nc d", &["b", "\nc"], "a d"),
            // What stands behind the last line of the run keeps the widest break before it, and its indentation.
            ("a\nb\n\nc d", &["b", "c"], "a\n\nd"),
            ("a\n\nb\n  c d", &["b", "c"], "a\n\n  d"),
            // At the ends of the source nothing is parted any more.
            ("a\nb c d", &["a", "b"], "c d"),
            ("a b\nc d", &["b", "c", "d"], "a"),
            ("a b c d", &["b ", "c", "d"], "a"),
        ] {
            let document = Document::default();
            let removals: Vec<_> = gone
                .iter()
                .map(|part| {
                    let start = source.find(part).unwrap();
                    Removal::Part(Span::new(start, start + part.len()))
                })
                .collect();
            let edits = Planner::new(source, &document).all(&removals);
            let left = crate::edit::apply(source.as_bytes(), &edits).unwrap();
            assert_eq!(
                String::from_utf8(left).unwrap(),
                expected,
                "{source:?} without {gone:?}"
            );
        }
    }

    #[test]
    fn what_goes_in_one_piece_is_one_deletion() {
        let source = "a\n\nb\nc d";
        let document = Document {
            blocks: ["b", "c"].map(|text| block(source, text, None)).into(),
            ..Document::default()
        };
        let edits = Planner::new(source, &document).all(&[Removal::Block(0), Removal::Block(1)]);
        let delete = Span::new(source.find('b').unwrap(), source.find('d').unwrap());
        assert_eq!(edits, [Edit { delete }]);
    }

    #[test]
    fn one_block_of_a_wedge_stays() {
        let source = "a\nb\nc\n";
        let document = Document {
            blocks: ["a", "b", "c"].map(|text| block(source, text, None)).into(),
            wedges: std::iter::once(0..2).collect(),
            ..Document::default()
        };
        let planner = Planner::new(source, &document);
        let all = [Removal::Block(0), Removal::Block(1)];
        let deleted = |removals: &[Removal]| {
            crate::edit::apply(source.as_bytes(), &planner.all(removals)).unwrap()
        };
        assert_eq!(deleted(&all), b"b\nc\n");
        assert_eq!(deleted(&all[1..]), b"a\nc\n");
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
    fn the_narrower_separator_goes() {
        for (source, expected) in [
            ("a  b c", "a  c"),
            ("a b  c", "a  c"),
            ("a b\n\nc", "a\n\nc"),
            ("a\n\n\nb\n  \nc", "a\n\n\nc"),
            ("a\n  b c", "a\n  c"),
        ] {
            assert_eq!(after(source, &["b"]), expected, "{source:?}");
        }
        for (source, expected) in [
            ("a<br><br>B<br>c", "a<br><br>c"),
            ("a<br>B<br><br>c", "a<br><br>c"),
            ("a<br><br>B<br><br><br>c", "a<br><br><br>c"),
            // What ends lines of the source parts further than what stands on one.
            ("a<br>\nB\nc", "a\nc"),
            ("a\nB<br>\nc", "a\nc"),
            // No markup behind what stays is a separator of what goes.
            ("a\n\nB\nx<br>c", "a\n\nx<br>c"),
            // At the edge of an element it has nothing left to part.
            ("<p>a<br>B</p>", "<p>a</p>"),
            ("<p>B<br>a</p>", "<p>a</p>"),
        ] {
            assert_eq!(
                after_with(source, Some("<br>"), &["B"]),
                expected,
                "{source:?}"
            );
        }
    }

    #[test]
    fn separating_markup_goes_as_white_space_does() {
        assert_eq!(
            after_with("one<br>two<br>six", Some("<br>"), &["two"]),
            "one<br>six"
        );
        assert_eq!(after_with("one<br>two", Some("<br>"), &["one"]), "two");
        assert_eq!(
            after_with("a\n\none <br>\ntwo\n\nb", Some("<br>"), &["two"]),
            "a\n\none \n\nb"
        );
        assert_eq!(
            after_with(
                "> one\n>\n> two\n>\n> six",
                Some(">\n"),
                &["> one", "> two"]
            ),
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
        let planner = Planner::new(source, &document);
        assert_eq!(planner.all(&[Removal::Block(0)]), []);
        assert_eq!(planner.one(Removal::Block(0)), []);
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
            let edits = Planner::new(source, &document(anchored)).all(&[Removal::Block(0)]);
            String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
        };
        assert_eq!(cleaned(true), "<p>x</p> <figure><img></figure> <p>y</p>");
        assert_eq!(cleaned(false), "<p>x</p> <p>y</p>");
    }

    #[test]
    fn one_removal_takes_what_it_alone_fills() {
        let source = "<p>x</p> <figure><b>one</b><i>two</i></figure> <p>y</p>";
        let at = |text: &str| {
            let start = source.find(text).unwrap();
            Span::new(start, start + text.len())
        };
        let container = |text, parent| Container {
            extent: at(text),
            parent,
            anchored: false,
        };
        let document = Document {
            blocks: vec![block(source, "one", Some(1)), block(source, "two", Some(2))],
            containers: vec![
                container("<figure><b>one</b><i>two</i></figure>", None),
                container("<b>one</b>", Some(0)),
                container("<i>two</i>", Some(0)),
            ],
            ..Document::default()
        };
        let planner = Planner::new(source, &document);
        let cleaned = |edits: &[Edit]| {
            String::from_utf8(crate::edit::apply(source.as_bytes(), edits).unwrap()).unwrap()
        };
        assert_eq!(
            cleaned(&planner.one(Removal::Block(0))),
            "<p>x</p> <figure><i>two</i></figure> <p>y</p>"
        );
        assert_eq!(
            cleaned(&planner.all(&[Removal::Block(0), Removal::Block(1)])),
            "<p>x</p> <p>y</p>"
        );
        assert_eq!(
            cleaned(&planner.one(Removal::Part(at("wo")))),
            "<p>x</p> <figure><b>one</b><i>t</i></figure> <p>y</p>"
        );
    }
}

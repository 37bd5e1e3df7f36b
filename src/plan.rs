//! From what repeats to what is deleted: extents, emptied containers, and one separator each.

mod shares;

pub use shares::shares;

use crate::document::Document;
use crate::edit::Edit;
use crate::span::Span;
use crate::text::is_space;

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
    /// separators on the two sides of what goes, the narrower goes too and the wider stays, so that what is left is
    /// parted as it was and keeps its own indentation. A block with an empty extent stays. O(blocks + containers +
    /// deleted bytes).
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
        let ground = Ground {
            source: self.source,
            separators: &self.document.separators,
            only_ascii_is_blank: self.document.only_ascii_is_blank,
        };
        // Of those that begin together the largest comes first: it says what becomes of the separator behind them.
        spans.sort_unstable_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        let mut runs: Vec<Run> = Vec::with_capacity(spans.len());
        for span in spans {
            let joins = runs.last_mut().is_some_and(|run| run.join(ground, span));
            if !joins {
                runs.push(Run::new(ground, span));
            }
        }
        let mut edits: Vec<Edit> = Vec::with_capacity(runs.len());
        for delete in runs
            .iter()
            .flat_map(|run| run.deletions(ground))
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

/// A source, and the markup in it that only parts what stands around it, see [`Document::separators`].
#[derive(Clone, Copy)]
struct Ground<'s> {
    source: &'s str,
    separators: &'s [Span],
    /// As [`Document::only_ascii_is_blank`].
    only_ascii_is_blank: bool,
}

/// What goes at one place: extents with nothing but separators between them.
struct Run {
    span: Span,
    /// Whether its first extent holds the separator behind it, as what follows moves up to where it begins.
    moves_next: bool,
    /// The widest separator inside of it, and how far it parts.
    widest: Option<(Span, Distance)>,
    /// The last separator inside of it that ends a line.
    last_line: Option<Span>,
    /// Whether what follows moves up to where its last extents begin, as they hold the separators behind them.
    moves_on: bool,
    /// Where its last extent ends with such a separator.
    reach: usize,
}

impl Run {
    fn new(ground: Ground, span: Span) -> Self {
        Self {
            span,
            moves_next: !ground.gap_before(span.end()).is_empty(),
            widest: None,
            last_line: None,
            moves_on: false,
            reach: span.end(),
        }
    }

    /// Takes up `span` if only separators stand between.
    fn join(&mut self, ground: Ground, span: Span) -> bool {
        let end = self.span.end();
        if span.start() > end {
            let gap = ground.gap_after(end);
            if gap.outer < span.start() {
                return false;
            }
            let between = Span::new(end, span.start());
            if self
                .widest
                .is_none_or(|(_, distance)| gap.distance() > distance)
            {
                self.widest = Some((between, gap.distance()));
            }
            if gap.lines > 0 {
                self.last_line = Some(between);
            }
        }
        if span.end() > self.reach {
            let is_next = span.start() <= self.reach;
            self.moves_on = is_next && self.moves_on || !ground.gap_before(span.end()).is_empty();
            self.reach = span.end();
        }
        self.span = self.span.cover(span);
        if !self.moves_next {
            // What follows must not move up to where the run begins.
            let end = ground.gap_before(self.span.end()).outer;
            self.span = Span::new(self.span.start(), end.max(self.span.start()));
        }
        true
    }

    /// The run with all separators in and around it but the widest, which stays: up to three deletions, the others of
    /// them being empty.
    fn deletions(&self, ground: Ground) -> [Span; 3] {
        let source = ground.source;
        let none = Span::new(self.span.end(), self.span.end());
        if !ground.gap_before(self.span.end()).is_empty() {
            return [by_lines(source, self.span), none, none];
        }
        let lead = ground.gap_before(self.span.start());
        let trail = ground.gap_after(self.span.end());
        if self.moves_next && trail.outer < source.len() {
            let moved = Span::new(self.span.start(), trail.outer);
            return [by_lines(source, moved), none, none];
        }
        let is_inside = lead.outer > 0 && trail.outer < source.len();
        if is_inside
            && (trail.lines == 0 || self.moves_on)
            && let Some(deletions) = self.up_to_last_line(source, &lead, &trail)
        {
            return deletions;
        }
        match self.widest {
            Some((gap, distance))
                if is_inside && distance.breaks > lead.breaks().max(trail.breaks()) =>
            {
                [
                    Span::new(lead.cut(), gap.start()),
                    Span::new(trail.line_start(source, gap.end()), trail.cut()),
                    none,
                ]
            }
            _ => [with_separator(ground, self.span), none, none],
        }
    }

    /// The deletions where what follows takes the place of the last extent on its line: the indentation of that line
    /// stays, and before it the widest separator.
    fn up_to_last_line(&self, source: &str, lead: &Gap, trail: &Gap) -> Option<[Span; 3]> {
        let place = self.last_line?.end();
        let line = indented_from(source, place);
        let last = Span::new(place, trail.outer);
        match self.widest {
            Some((gap, distance)) if distance >= lead.distance() => {
                let after = indented_from(source, gap.end());
                Some([
                    Span::new(lead.cut(), gap.start()),
                    Span::new(after, line.max(after)),
                    last,
                ])
            }
            _ => {
                let start = indented_from(source, self.span.start());
                let none = Span::new(last.end(), last.end());
                Some([Span::new(start, line), last, none])
            }
        }
    }
}

fn take(counts: &mut [usize], index: Option<usize>) {
    if let Some(count) = index.and_then(|index| counts.get_mut(index)) {
        *count = count.saturating_sub(1);
    }
}

/// `run` with the narrower of the separators on its sides; a separator at either end of the source is the narrowest,
/// but for the line end that closes the last line.
fn with_separator(ground: Ground, run: Span) -> Span {
    let source = ground.source;
    let lead = ground.gap_before(run.start());
    let trail = ground.gap_after(run.end());
    let take_trail = match (lead.outer == 0, trail.outer == source.len()) {
        // Nothing else is left: leave the white space around it alone.
        (true, true) => return run,
        (true, false) => true,
        (false, true) => false,
        // Where a `<br>` stands on one side only, the other side is the edge of an element: the `<br>` goes.
        (false, false) if lead.has_tag && trail.breaks() == 0 => false,
        (false, false) if trail.has_tag && lead.breaks() == 0 => true,
        (false, false) => trail.width() <= lead.width(),
    };
    if !take_trail {
        return Span::new(lead.cut(), run.end());
    }
    Span::new(trail.line_start(source, run.start()), trail.cut())
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

/// A span behind the indentation of a line, up to behind a narrower one of another line, as a span of whole lines: what
/// follows moves no further into a list. Any other span as it is.
fn by_lines(source: &str, span: Span) -> Span {
    let begins_line = |at: usize| {
        let before = source.get(..at).unwrap_or_default();
        before.is_empty() || before.ends_with(is_break)
    };
    let lines = [span.start(), span.end()].map(|at| indented_from(source, at));
    let [start, end] = lines;
    if span.end() - end < span.start() - start && lines.into_iter().all(begins_line) {
        Span::new(start, end)
    } else {
        span
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// How far a separator parts: by its breaks first, then by how many of them end lines of the source. White space alone
/// parts further than markup, which stands inside of something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    breaks: usize,
    lines: usize,
    is_blank: bool,
}

/// The separator on one side of a run: white space, and separating markup.
struct Gap {
    /// Where the run ends or begins.
    inner: usize,
    /// Where the text of the neighbour ends or begins.
    outer: usize,
    /// Up to where it goes when it goes, where there is a break in it.
    cut: Option<usize>,
    /// Line breaks.
    lines: usize,
    /// Pieces of separating markup.
    markup: usize,
    /// Whether some of those are tags.
    has_tag: bool,
}

impl Ground<'_> {
    /// The separator that ends at `at`. O(its bytes + log separators).
    fn gap_before(self, at: usize) -> Gap {
        let mut gap = Gap::empty(at);
        let mut next = self.separators.partition_point(|span| span.end() <= at);
        loop {
            let text = self.source.get(..gap.outer).unwrap_or_default();
            let blank = text.get(text.trim_end_matches(is_space).len()..);
            let blank = blank.unwrap_or_default();
            gap.outer -= blank.len();
            if let Some(first) = blank.find(is_break) {
                gap.cut = Some(gap.outer + first);
                gap.lines += line_breaks(blank, self.only_ascii_is_blank);
            }
            next = next.wrapping_sub(1);
            match self.separators.get(next) {
                Some(separator) if separator.end() == gap.outer && !separator.is_empty() => {
                    gap.add_markup(separator.of(self.source), separator.start());
                }
                _ => return gap,
            }
        }
    }

    /// The separator that begins at `at`. O(its bytes + log separators).
    fn gap_after(self, at: usize) -> Gap {
        let mut gap = Gap::empty(at);
        let mut next = self.separators.partition_point(|span| span.start() < at);
        loop {
            let text = self.source.get(gap.outer..).unwrap_or_default();
            let blank = text.len() - text.trim_start_matches(is_space).len();
            let blank = text.get(..blank).unwrap_or_default();
            if let Some(last) = blank.rfind(is_break) {
                gap.cut = Some(gap.outer + last + 1);
                gap.lines += line_breaks(blank, self.only_ascii_is_blank);
            }
            gap.outer += blank.len();
            match self.separators.get(next) {
                Some(separator) if separator.start() == gap.outer && !separator.is_empty() => {
                    gap.add_markup(separator.of(self.source), separator.end());
                    next += 1;
                }
                _ => return gap,
            }
        }
    }
}

impl Gap {
    fn empty(at: usize) -> Self {
        Self {
            inner: at,
            outer: at,
            cut: None,
            lines: 0,
            markup: 0,
            has_tag: false,
        }
    }

    /// Takes up a piece of markup, behind or before which `outer` is.
    fn add_markup(&mut self, markup: &str, outer: usize) {
        self.has_tag |= markup.starts_with('<');
        self.markup += 1;
        self.outer = outer;
        self.cut = Some(outer);
    }

    fn is_empty(&self) -> bool {
        self.outer == self.inner
    }

    /// Up to where it goes when it goes: the trailing or leading blanks of the neighbour's line stay.
    fn cut(&self) -> usize {
        self.cut.unwrap_or(self.outer)
    }

    /// Line breaks, or pieces of separating markup: a `<br>` at the end of a line is one break.
    fn breaks(&self) -> usize {
        self.lines.max(self.markup)
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

    /// How far it parts.
    fn distance(&self) -> Distance {
        Distance {
            breaks: self.breaks(),
            lines: self.lines,
            is_blank: self.markup == 0,
        }
    }

    /// Orders gaps by how far they part; of those that part as far, the longer one is the wider.
    fn width(&self) -> impl Ord + use<> {
        (self.distance(), self.inner.abs_diff(self.outer))
    }
}

/// The line breaks in `blank`, whichever of `\n`, `\r\n` and `\r` they are; with `only_ascii` a line of other white
/// space parts no further than one of text does.
fn line_breaks(blank: &str, only_ascii: bool) -> usize {
    let count = |wanted: u8| blank.bytes().filter(|&b| b == wanted).count();
    let breaks = count(b'\n').max(count(b'\r'));
    if !only_ascii || blank.is_ascii() {
        return breaks;
    }
    let mut lines = blank.split(is_break);
    // What stands on the lines of the text around is on no line of its own.
    lines.next();
    lines.next_back();
    breaks.saturating_sub(lines.filter(|line| !line.is_ascii()).count())
}

#[cfg(test)]
mod tests;

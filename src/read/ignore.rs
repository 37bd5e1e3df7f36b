//! Comments that tell onecap to leave blocks alone: `<!-- onecap-ignore -->` and its kin, `{/* onecap-ignore */}` in
//! MDX.

use super::{html, markdown};
use crate::document::{Block, BlockKind, Document, Format};
use crate::error::{Flaw, Problem};
use crate::span::Span;
use memchr::memmem;

const WORD: &str = "onecap-ignore";
/// How much white space may stand before the word, and how long the rest of a comment (a reason) may be, in bytes.
const LONGEST_GAP: usize = 100;
const LONGEST_REASON: usize = 1000;

/// What the comments of an article leave alone.
#[derive(Debug, Default)]
pub struct Ignores {
    regions: Vec<Region>,
    problems: Vec<Problem>,
    /// The reaches of all regions, sorted and disjoint.
    reach: Vec<Span>,
}

/// What one comment, or a pair of them, leaves alone: the blocks whose text begins in `reach`.
#[derive(Debug)]
struct Region {
    comment: Span,
    reach: Span,
    /// What is said if it leaves nothing alone.
    idle: &'static str,
}

impl Ignores {
    /// Finds the comments of `source`, which was read as `document`. Plain text and JSON have none.
    ///
    /// O(source) where the word does not occur, else O(source + blocks log blocks).
    pub fn find(source: &str, format: Format, document: &Document) -> Self {
        let mut ignores = Self::default();
        if !matches!(format, Format::Markdown | Format::Html) {
            return ignores;
        }
        let mut comments = comments(source, format);
        if comments.is_empty() {
            return ignores;
        }
        let blocks = Starts::of(document);
        comments.retain(|comment| !blocks.show(comment.span));
        ignores.pair(source, &comments, &blocks);
        ignores.reach = united(ignores.regions.iter().map(|region| region.reach).collect());
        ignores
    }

    fn pair(&mut self, source: &str, comments: &[Comment], blocks: &Starts<'_, '_>) {
        let mut open: Option<(Span, &str)> = None;
        let mut line_end = 0;
        for comment in comments {
            let span = comment.span;
            if line_end < span.end() {
                line_end = end_of_line(source, span.end());
            }
            let idle = idle(source, span, line_end, blocks);
            match comment.order {
                Order::Next => match blocks.next_after(span.end()) {
                    Some(last) => self.add(span, Span::new(span.end(), last + 1), idle),
                    None => self.problem(span, idle),
                },
                Order::File => self.add(span, Span::new(0, source.len() + 1), idle),
                Order::Start if open.is_some() => {
                    self.problem(span, "onecap-ignore-start stands twice; remove one of them");
                }
                Order::Start => open = Some((span, idle)),
                Order::End => match open.take() {
                    Some((start, idle)) => {
                        self.add(start, Span::new(start.end(), span.start()), idle);
                    }
                    None => self.problem(
                        span,
                        "there is no onecap-ignore-start before this onecap-ignore-end; remove it",
                    ),
                },
                Order::Unknown => self.problem(
                    span,
                    "there is no such comment; write onecap-ignore, onecap-ignore-start, onecap-ignore-end or onecap-ignore-file",
                ),
            }
        }
        if let Some((start, _)) = open {
            self.problem(
                start,
                "onecap-ignore-start is never closed, so that all that follows is ignored; add <!-- onecap-ignore-end -->",
            );
            // What is wrong with it has been said: it is not to be said again if nothing follows.
            let rest = Span::new(start.end(), source.len() + 1);
            self.add(Span::default(), rest, NOTHING);
        }
    }

    fn add(&mut self, comment: Span, reach: Span, idle: &'static str) {
        self.regions.push(Region {
            comment,
            reach,
            idle,
        });
    }

    fn problem(&mut self, span: Span, message: &str) {
        self.problems
            .push(Problem::new(span, Flaw::Comment, message));
    }

    /// Whether there is no comment, so that nothing needs to be asked.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty() && self.problems.is_empty()
    }

    /// Whether the block stays whatever it repeats. O(log comments).
    pub fn hide(&self, block: &Block<'_>) -> bool {
        let start = block.text.source_span().start();
        let at = self.reach.partition_point(|span| span.end() <= start);
        self.reach.get(at).is_some_and(|span| span.start() <= start)
    }

    /// What is wrong with the comments, in source order, given all blocks that would go without them.
    /// O((comments + repeats) log repeats).
    pub fn problems(mut self, repeats: &[&Block<'_>]) -> Vec<Problem> {
        let mut starts: Vec<usize> = repeats
            .iter()
            .map(|block| block.text.source_span().start())
            .collect();
        starts.sort_unstable();
        for region in std::mem::take(&mut self.regions) {
            let first = starts.partition_point(|&start| start < region.reach.start());
            let is_used = starts
                .get(first)
                .is_some_and(|&start| start < region.reach.end());
            if !is_used && !region.comment.is_empty() {
                self.problem(region.comment, region.idle);
            }
        }
        self.problems.sort_by_key(|problem| problem.span);
        self.problems
    }
}

const NOTHING: &str = "this comment ignores nothing; remove it";
const UNREAD: &str =
    "what follows this comment on its line is not read; put the comment on a line of its own";

/// The end of the line of `at`. O(the rest of the line).
fn end_of_line(source: &str, at: usize) -> usize {
    let rest = source.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr2(b'\n', b'\r', rest).map_or(source.len(), |len| at + len)
}

/// What is said of a comment that leaves nothing alone. In Markdown what stands behind a comment at the beginning of a
/// line belongs to the HTML, and is no block. O(log blocks + white space behind it).
fn idle(source: &str, comment: Span, line_end: usize, blocks: &Starts) -> &'static str {
    let rest = Span::new(comment.end(), line_end).of(source);
    let rest = rest.trim_ascii_start();
    if rest.is_empty() || rest.starts_with('<') || blocks.read_any(comment.end(), line_end) {
        NOTHING
    } else {
        UNREAD
    }
}

/// The spans, sorted and joined where they touch.
fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start() <= last.end() => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

/// The blocks by where their text begins.
struct Starts<'d, 'a> {
    all: Vec<(usize, &'d Block<'a>)>,
    /// The starts of those that readers see.
    seen: Vec<usize>,
}

impl<'d, 'a> Starts<'d, 'a> {
    fn of(document: &'d Document<'a>) -> Self {
        let mut starts: Vec<_> = document
            .blocks
            .iter()
            .map(|block| (block.text.source_span().start(), block))
            .collect();
        starts.sort_by_key(|(start, _)| *start);
        let seen = starts.iter().filter(|(_, it)| it.kind != BlockKind::Alt);
        Self {
            seen: seen.map(|(start, _)| *start).collect(),
            all: starts,
        }
    }

    /// Whether readers see the comment itself: it stands in code that shows it.
    fn show(&self, comment: Span) -> bool {
        let before = self
            .all
            .partition_point(|(start, _)| *start <= comment.start());
        before
            .checked_sub(1)
            .and_then(|last| self.all.get(last))
            .is_some_and(|(_, block)| {
                block.text.source_span().contains(comment) && block.text.as_str().contains(WORD)
            })
    }

    /// Whether some block has text between these two places of one line.
    fn read_any(&self, from: usize, until: usize) -> bool {
        let behind = self.all.partition_point(|(start, _)| *start < until);
        behind
            .checked_sub(1)
            .and_then(|last| self.all.get(last))
            .is_some_and(|(_, block)| block.text.source_span().end() > from)
    }

    /// Where the text of the next block begins that readers see.
    fn next_after(&self, at: usize) -> Option<usize> {
        let next = self.seen.partition_point(|start| *start < at);
        self.seen.get(next).copied()
    }
}

/// A comment for onecap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Comment {
    span: Span,
    order: Order,
}

/// What a comment asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Next,
    Start,
    End,
    File,
    Unknown,
}

/// The comments for onecap: those of a page, and in Markdown those that stand in HTML or in text.
fn comments(source: &str, format: Format) -> Vec<Comment> {
    let mut from = 0;
    let mut comments = Vec::new();
    if memmem::find(source.as_bytes(), WORD.as_bytes()).is_none() {
        return comments;
    }
    let places: Vec<Span> = match format {
        Format::Html => html::comments(source).collect(),
        _ => markdown::comment_places(source),
    };
    let is_comment = |comment: &Comment| {
        let start = comment.span.start();
        let next = places.partition_point(|place| place.start() <= start);
        let place = next.checked_sub(1).and_then(|last| places.get(last));
        // In a page they are the comments themselves.
        place.is_some_and(|place| match format {
            Format::Html => place.start() == start,
            _ => start < place.end(),
        })
    };
    for at in memmem::find_iter(source.as_bytes(), WORD) {
        // A comment may give its reason in words that hold the word again.
        if at >= from
            && let Some(comment) = comment_at(source, format, at).filter(is_comment)
        {
            from = comment.span.end();
            comments.push(comment);
        }
    }
    comments
}

/// The comment that begins with the word at `at`.
fn comment_at(source: &str, format: Format, at: usize) -> Option<Comment> {
    let bytes = source.as_bytes();
    let gap = bytes
        .get(at.saturating_sub(LONGEST_GAP)..at)?
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let before = bytes.get(..at - gap)?;
    let (opening, closing): (&[u8], &[u8]) = if before.ends_with(b"<!--") {
        (b"<!--", b"-->")
    } else if before.ends_with(b"{/*") && format == Format::Markdown {
        (b"{/*", b"*/}")
    } else {
        return None;
    };
    let after = at + WORD.len();
    let rest = bytes.get(after..bytes.len().min(after + LONGEST_REASON))?;
    let len = memmem::find(rest, closing)?;
    Some(Comment {
        span: Span::new(before.len() - opening.len(), after + len + closing.len()),
        order: order(rest.get(..len)?),
    })
}

/// What stands between the word and the end of the comment: the kind, and perhaps a reason after a colon.
fn order(rest: &[u8]) -> Order {
    let end = rest
        .iter()
        .position(|&byte| byte == b':' || byte.is_ascii_whitespace());
    let (kind, reason) = rest.split_at(end.unwrap_or(rest.len()));
    let reason = reason.trim_ascii();
    match kind {
        _ if !reason.is_empty() && !reason.starts_with(b":") => Order::Unknown,
        b"" => Order::Next,
        b"-start" => Order::Start,
        b"-end" => Order::End,
        b"-file" => Order::File,
        _ => Order::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(source: &str, format: Format) -> Vec<(&str, Order)> {
        comments(source, format)
            .iter()
            .map(|comment| (comment.span.of(source), comment.order))
            .collect()
    }

    #[test]
    fn comments_of_every_kind() {
        for (comment, order) in [
            ("<!-- onecap-ignore -->", Order::Next),
            ("<!--onecap-ignore-->", Order::Next),
            ("<!--\n  onecap-ignore\n-->", Order::Next),
            ("<!-- onecap-ignore: two photos -->", Order::Next),
            (
                "<!-- onecap-ignore : not onecap-ignore-file -->",
                Order::Next,
            ),
            ("<!-- onecap-ignore-start -->", Order::Start),
            ("<!-- onecap-ignore-end -->", Order::End),
            ("<!-- onecap-ignore-file -->", Order::File),
            ("<!-- onecap-ignore-strat -->", Order::Unknown),
            ("<!-- onecap-ignore two photos -->", Order::Unknown),
            ("<!-- onecap-ignored -->", Order::Unknown),
        ] {
            let source = format!("Mara Holt\n\n{comment}\n\nJo Reed");
            assert_eq!(orders(&source, Format::Html), [(comment, order)]);
        }
        assert_eq!(
            orders("a {/* onecap-ignore */} b", Format::Markdown),
            [("{/* onecap-ignore */}", Order::Next)]
        );
    }

    #[test]
    fn what_is_no_comment() {
        for source in [
            "",
            "onecap-ignore",
            "<!-- see onecap-ignore -->",
            "<!-- onecap-ignore",
            "<!- onecap-ignore -->",
            "{/* onecap-ignore */}",
            "/* onecap-ignore */",
            "<script>s = '<!-- onecap-ignore-file -->'</script>",
            "<style>/* <!-- onecap-ignore --> */</style>",
            "<p title='<!-- onecap-ignore -->'>a</p>",
            "<!-- <p>a</p> <!-- onecap-ignore --> b",
        ] {
            assert_eq!(orders(source, Format::Html), [], "{source}");
        }
        let source = "<script>'<!-- onecap-ignore'</script><!-- onecap-ignore-end -->";
        let comment = ("<!-- onecap-ignore-end -->", Order::End);
        assert_eq!(orders(source, Format::Html), [comment]);
    }

    #[test]
    fn hostile_comments_are_found_in_one_walk() {
        // In time that grows with the square of the comments, this test would not end.
        const MANY: usize = 200_000;
        let images = "<img alt='a b c'>".repeat(2 * MANY);
        for (piece, rest, hidden, problems) in [
            ("<!-- onecap-ignore ", "", 0, 0),
            ("<p><!-- onecap-ignore -->x</p>", "", MANY, 0),
            (" onecap-ignore", "", 0, 0),
            // Each looks for a block that readers see, and none of the images is one.
            ("<!-- onecap-ignore -->", &images, 0, MANY),
        ] {
            let source = piece.repeat(MANY) + rest;
            let document = super::super::read(&source, Format::Html);
            let ignores = Ignores::find(&source, Format::Html, &document);
            let blocks: Vec<_> = document.blocks.iter().collect();
            let count = blocks.iter().filter(|block| ignores.hide(block)).count();
            assert_eq!(count, hidden, "{piece}");
            assert_eq!(ignores.problems(&blocks).len(), problems, "{piece}");
        }
    }
}

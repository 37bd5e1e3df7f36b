//! What the tests of the rules share: articles of a few lines, and what the rules say of two of these.

use crate::describe::{LEXICON, describe};
use crate::document::{Block, BlockKind, Document};
use crate::finding::Rule;
use crate::judge::rules::common::{Pair, Stays, Verdict};
use crate::judge::rules::compare;
use crate::judge::scene::Scene;
use crate::judge::trial::ask;
use crate::span::Span;
use crate::text::Text;

/// What the tests say for a pair that no rule knows, and for one without words.
pub const UNLIKE: &str = "unlike";
pub const NO_WORDS: &str = "no words";

/// What is said of a pair neither of which goes.
pub fn said_of(stays: Stays) -> &'static str {
    match stays {
        Stays::Unlike => UNLIKE,
        Stays::NoWords => NO_WORDS,
        Stays::Because(reason) => reason,
    }
}

/// What goes by which rule, to which keepers and why; or why nothing goes.
pub type Said<'s> = Result<(Rule, usize, &'s [usize], &'s str), &'s str>;

/// The editorial reason, the article, and what is said of the two lines that begin with "= ". What the markup says of
/// a line stands before it: `[hidden]`, `[tied]` (it cannot go), `[heading]`, `[code]`, `[photo 1]`, `[heading 1]` (of
/// photo 1), `[caption 1]`.
pub type Row<'s> = (&'s str, &'s [&'s str], Said<'s>);

/// Two more paragraphs that are no captions.
pub const MORE_TEXT: &str = "For two years people had to take the road along the coast, which is closed whenever the sea is rough enough.";
pub const LAST_TEXT: &str = "It will be a while until trains use the second level, because the signals have not been ordered by anyone so far.";

#[track_caller]
pub fn check(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(why, article, expected)| {
            let said = compared(article);
            let said = match &said {
                Ok(found) => Ok((found.rule, found.block, &found.keepers[..], found.reason)),
                Err(stays) => Err(said_of(*stays)),
            };
            (said != *expected).then(|| format!("{why}:\n  {expected:?} is expected\n  {said:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compared(article: &[&str]) -> Verdict {
    let pair: Vec<usize> = (0..article.len())
        .filter(|&at| article[at].starts_with("= "))
        .collect();
    look_at(article, |scene| compare(scene, pair[0], pair[1]))
}

/// What is seen in an article whose lines are marked as those of a [`Row`].
pub fn look_at<T>(article: &[&str], look: impl FnOnce(&mut Scene) -> T) -> T {
    let document = Document {
        blocks: article.iter().map(|line| block(line)).collect(),
        ..Document::default()
    };
    let features = describe(&document, &LEXICON);
    look(&mut Scene::new(&document, &features))
}

fn block(line: &str) -> Block<'_> {
    let line = line.strip_prefix("= ").unwrap_or(line);
    let (mark, line) = line
        .strip_prefix('[')
        .and_then(|marked| marked.split_once("] "))
        .unwrap_or(("", line));
    let (kind, medium) = mark.split_once(' ').unwrap_or((mark, ""));
    let extent = Span::new(0, if kind == "tied" { 0 } else { line.len() });
    let block_kind = match kind {
        "heading" => BlockKind::Heading,
        "code" => BlockKind::Code,
        "caption" => BlockKind::Caption,
        _ => BlockKind::Paragraph,
    };
    Block {
        medium: medium.parse().ok(),
        hidden: kind == "hidden",
        ..Block::new(Text::verbatim(line, 0), extent, block_kind)
    }
}

/// The kind of a repeat and why it is one, or why it is none.
pub type Expected = Result<(Rule, &'static str), &'static str>;

/// What a rule says of two blocks, the first of which says less: it is the one that goes, if one does.
pub fn said(rule: impl Fn(Pair) -> Verdict, scene: &Scene, goes: usize, stays: usize) -> Expected {
    let pair = Pair {
        scene,
        less: goes,
        more: stays,
    };
    let found = rule(pair).map_err(said_of);
    found.map(|repeat| {
        assert_eq!(
            (repeat.block, repeat.keepers),
            (goes, vec![stays]),
            "{}",
            repeat.reason
        );
        (repeat.rule, repeat.reason)
    })
}

/// What a rule says of each article: which kind of repeat the line marked `-` is of the one marked `+`, or why it is
/// none.
#[track_caller]
pub fn assert_verdicts(rule: impl Fn(Pair) -> Verdict, rows: &[(&str, &[&str], Expected)]) {
    for (what, lines, expected) in rows {
        let found = ask(lines, |scene, goes, stays| said(&rule, scene, goes, stays));
        assert_eq!(found, *expected, "{what}");
    }
}

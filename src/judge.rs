//! From matches to repeats: the editorial rules live here and nowhere else.

use crate::document::Document;
use crate::finding::{Applicability, Rule};
use crate::options::Options;
use crate::span::Span;

/// A repeat, in terms of the document.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The kind.
    pub rule: Rule,
    /// The block that repeats, or that holds the repeat.
    pub block: usize,
    /// The part of the block's text that goes (in bytes of the decoded text); `None` for the whole block.
    pub part: Option<Span>,
    /// The blocks that say it already.
    pub keepers: Vec<usize>,
    /// See [`Finding::score`](crate::Finding).
    pub score: f32,
    /// See [`Finding::reason`](crate::Finding).
    pub reason: String,
    /// Whether it may go unasked.
    pub applicability: Applicability,
}

/// The repeats of a document, in block order.
pub fn judge(document: &Document, _options: &Options) -> Vec<Repeat> {
    // Placeholder until the rules stand: exact copies on neighbouring lines.
    let blocks = &document.blocks;
    (1..blocks.len())
        .filter(|&i| blocks[i].text.as_str() == blocks[i - 1].text.as_str())
        .map(|i| Repeat {
            rule: Rule::Exact,
            block: i,
            part: None,
            keepers: vec![i - 1],
            score: 1.0,
            reason: "the same words".into(),
            applicability: Applicability::Safe,
        })
        .collect()
}

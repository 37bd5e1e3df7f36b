//! How an article is judged, for people who ask why.

use crate::finding::Rule;
use crate::span::Span;

/// What onecap makes of one article: every block with its features, every pair that was considered with the verdict.
#[derive(Debug, Default, serde::Serialize)]
pub struct Explanation {
    /// The blocks in reading order.
    pub blocks: Vec<ExplainedBlock>,
    /// The pairs that were compared and are alike in something, in block order.
    pub pairs: Vec<ExplainedPair>,
}

/// A block as onecap sees it.
#[derive(Debug, serde::Serialize)]
pub struct ExplainedBlock {
    /// Its number, from 0.
    pub index: usize,
    /// Where its text stands, in bytes of the file.
    pub span: Span,
    /// Its text, decoded.
    pub text: String,
    /// What it is taken for: `caption`, `credit`, `widget`, `body`, …
    pub role: &'static str,
    /// What was seen in it.
    pub features: Vec<String>,
}

/// A pair of blocks that was considered.
#[derive(Debug, serde::Serialize)]
pub struct ExplainedPair {
    /// The block that would go.
    pub block: usize,
    /// The block that would stay.
    pub keeper: usize,
    /// The rule, if the one repeats the other.
    pub rule: Option<Rule>,
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// The reason for the verdict.
    pub reason: String,
}

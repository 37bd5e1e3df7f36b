//! How an article is judged, for people who ask why.

use crate::finding::{Finding, Rule};
use crate::span::Span;
use std::collections::{HashMap, HashSet};

/// What is said of a pair that repeats by itself, and no more with all that goes.
const STAYS: &str = "it does not go once all is judged";

/// What onecap makes of one article: every block with its features, every pair of them that is alike in something with
/// the verdict, and what is found once all is judged.
#[derive(Debug, Default, serde::Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The blocks in reading order.
    pub blocks: Vec<ExplainedBlock>,
    /// The pairs that were compared and are alike in something, and those of which one goes, in block order.
    pub pairs: Vec<ExplainedPair>,
    /// What [`analyze`](crate::analyze) finds in the article. A pair says what two blocks are to each other; a finding
    /// may need more than a pair, and comes about when what stood between has gone.
    pub findings: Vec<Finding>,
}

impl Explanation {
    /// Adds what was found when all was judged: it overrules what the rules say of a pair by itself.
    pub(crate) fn with(mut self, findings: Vec<Finding>) -> Self {
        let places: HashMap<Span, usize> = self
            .blocks
            .iter()
            .map(|block| (block.span, block.index))
            .collect();
        let mut gone: HashMap<usize, &Finding> = HashMap::new();
        for finding in &findings {
            if let Some(block) = places.get(&finding.span) {
                gone.insert(*block, finding);
            }
        }
        let found = |block: usize, keeper: usize| {
            let finding = *gone.get(&block)?;
            let mut keepers = finding.keepers.iter();
            let is_keeper = keepers.any(|span| places.get(span) == Some(&keeper));
            is_keeper.then_some((block, keeper, finding))
        };
        for pair in &mut self.pairs {
            let (a, b) = (pair.block, pair.keeper);
            if let Some((block, keeper, finding)) = found(a, b).or_else(|| found(b, a)) {
                *pair = ExplainedPair {
                    block,
                    keeper,
                    rule: Some(finding.rule),
                    score: finding.score,
                    reason: finding.reason.clone(),
                };
            } else if pair.rule.is_some() && !gone.contains_key(&a) {
                pair.rule = None;
                pair.reason = STAYS.to_owned();
            }
        }
        // What comes about only when something between has gone is no pair before.
        let place =
            |pair: &ExplainedPair| (pair.block.min(pair.keeper), pair.block.max(pair.keeper));
        let known: HashSet<_> = self.pairs.iter().map(place).collect();
        let found = findings.iter().flat_map(|finding| {
            let keepers = finding.keepers.iter();
            keepers.filter_map(|keeper| {
                Some(ExplainedPair {
                    block: *places.get(&finding.span)?,
                    keeper: *places.get(keeper)?,
                    rule: Some(finding.rule),
                    score: finding.score,
                    reason: finding.reason.clone(),
                })
            })
        });
        let later: Vec<_> = found.filter(|pair| !known.contains(&place(pair))).collect();
        self.pairs.extend(later);
        self.pairs.sort_by_key(place);
        self.findings = findings;
        self
    }
}

/// A block as onecap sees it.
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct ExplainedBlock {
    /// Its number, from 0.
    pub index: usize,
    /// Where its text stands, in bytes of the file.
    pub span: Span,
    /// Its text, decoded.
    pub text: String,
    /// What it is taken for: `widget` (or it has no words), `credit`, `structure` (a list, a table, data, code, an
    /// alternative text), `body`, `caption` (it ends in a credit), `cut` (cut off), `beside media` (the markup puts it
    /// to a medium, or a credit or a copy of it stands beside it), `prose`, `headline`, or `line` where nothing of this
    /// was seen. Later versions may know more.
    pub role: &'static str,
    /// What was seen in it.
    pub features: Vec<String>,
}

/// A pair of blocks that are alike in something.
#[derive(Debug, serde::Serialize)]
#[non_exhaustive]
pub struct ExplainedPair {
    /// The block that would go; the earlier one where neither would.
    pub block: usize,
    /// The block that would stay; the later one where neither would go.
    pub keeper: usize,
    /// The rule, if the one repeats the other.
    pub rule: Option<Rule>,
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// The reason for the verdict.
    pub reason: String,
}

//! What is said about one input, and how what is said of its parts is put together.

use crate::edit::Edit;
use crate::error::Problem;
use crate::finding::{Applicability, Finding};
use crate::guard::Loss;
use crate::span::Span;
use std::collections::HashMap;

/// What onecap says about one input.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The repeats, in the order in which they stand in the file.
    pub findings: Vec<Finding>,
    /// What could not be read and is passed through as it is, and comments for onecap that say nothing of use. At most
    /// 1,000 of a kind are listed; the message of the last one of them says how many more there are.
    pub problems: Vec<Problem>,
    /// How many blocks were compared.
    pub blocks: usize,
    /// How many records of JSON have text where it was looked for, be it empty.
    pub(crate) records: usize,
    pub(super) safe: Vec<Edit>,
    pub(super) all: Vec<Edit>,
    /// How much of the text of one article goes unasked; it is not kept of several.
    pub(super) loss: Loss,
}

impl Analysis {
    /// The deletions that fix every finding of this applicability or a better one: sorted, disjoint, for
    /// [`apply`](crate::apply).
    pub fn edits(&self, at_least: Applicability) -> &[Edit] {
        if at_least == Applicability::Safe {
            &self.safe
        } else {
            &self.all
        }
    }

    /// Carries every span one step outwards.
    pub(super) fn map_spans(&mut self, home: impl Fn(Span) -> Span) {
        for finding in &mut self.findings {
            finding.span = home(finding.span);
            finding
                .keepers
                .iter_mut()
                .for_each(|keeper| *keeper = home(*keeper));
            finding
                .fix
                .iter_mut()
                .for_each(|edit| edit.delete = home(edit.delete));
        }
        self.problems
            .iter_mut()
            .for_each(|problem| problem.span = home(problem.span));
        self.safe
            .iter_mut()
            .chain(&mut self.all)
            .for_each(|edit| edit.delete = home(edit.delete));
    }

    /// Adds what was found in the same article after this was gone from it.
    pub(super) fn go_on_with(&mut self, mut later: Analysis) {
        for finding in &mut later.findings {
            finding.fix = without(&finding.fix, &self.safe);
        }
        // A keeper that goes itself now is said by its own keeper.
        let homes: HashMap<Span, Span> = later
            .findings
            .iter()
            .filter_map(|next| Some((next.span, *next.keepers.first()?)))
            .collect();
        self.findings.retain_mut(|finding| {
            let mut keeps_itself = false;
            for keeper in &mut finding.keepers {
                let at = later
                    .safe
                    .partition_point(|edit| edit.delete.end() <= keeper.start());
                let is_gone = later
                    .safe
                    .get(at)
                    .is_some_and(|edit| edit.delete.contains(*keeper));
                if let Some(home) = homes.get(keeper).filter(|_| is_gone) {
                    *keeper = *home;
                    keeps_itself |= *home == finding.span;
                }
            }
            // What the markup holds fast was still there for its keeper to go to.
            !keeps_itself
        });
        self.findings.extend(later.findings);
        self.findings.sort_by_key(|finding| finding.span);
        self.loss.go_on_with(later.loss);
        self.all = union(&self.all, &later.safe);
        self.safe = union(&self.safe, &later.safe);
    }

    /// Adds what else could not be read of the input.
    pub(super) fn add_problems(&mut self, problems: Vec<Problem>) {
        let nothing_is_read = self.problems.iter().any(|problem| problem.nothing_is_read);
        self.problems.extend(problems);
        for problem in &mut self.problems {
            problem.nothing_is_read = nothing_is_read;
        }
        self.problems.sort_by_key(|problem| problem.span.start());
    }

    /// Makes every finding one that is applied only when asked for, and says why.
    pub(super) fn ask_first(&mut self, why: &str) {
        for finding in &mut self.findings {
            finding.hold_back(why);
        }
        self.safe.clear();
    }

    /// Adds what was found in a later part of the same input.
    pub(super) fn append(&mut self, later: Analysis) {
        self.findings.extend(later.findings);
        self.problems.extend(later.problems);
        self.blocks += later.blocks;
        self.safe.extend(later.safe);
        self.all.extend(later.all);
    }
}

/// What these delete and what is gone does not hold. O(edits × log gone + gone within them).
fn without(edits: &[Edit], gone: &[Edit]) -> Vec<Edit> {
    let mut left = Vec::with_capacity(edits.len());
    for edit in edits.iter().map(|edit| edit.delete) {
        let first = gone.partition_point(|gone| gone.delete.end() <= edit.start());
        let within = gone.get(first..).unwrap_or_default().iter();
        let within = within
            .map(|gone| gone.delete)
            .take_while(|gone| gone.start() < edit.end());
        let mut from = edit.start();
        for gone in within.chain([Span::new(edit.end(), edit.end())]) {
            left.push(Span::new(from, gone.start()));
            from = gone.end();
        }
    }
    left.into_iter()
        .filter(|delete| !delete.is_empty())
        .map(|delete| Edit { delete })
        .collect()
}

/// What one or the other deletes, sorted and disjoint.
fn union(a: &[Edit], b: &[Edit]) -> Vec<Edit> {
    let mut both = [a, b].concat();
    both.sort();
    both.dedup_by(|next, last| {
        let joins = next.delete.start() <= last.delete.end();
        if joins {
            last.delete = last.delete.cover(next.delete);
        }
        joins
    });
    both
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Rule;

    fn finding(span: Span, keeper: Span) -> Finding {
        Finding {
            rule: Rule::Exact,
            span,
            keepers: vec![keeper],
            score: 1.0,
            reason: String::new(),
            applicability: Applicability::Safe,
            held_back: None,
            fix: Vec::new(),
        }
    }

    #[test]
    fn what_is_gone_already_goes_with_no_later_fix() {
        let edits = |spans: &[(usize, usize)]| -> Vec<Edit> {
            let edit = |&(start, end)| Edit {
                delete: Span::new(start, end),
            };
            spans.iter().map(edit).collect()
        };
        let gone = edits(&[(10, 20), (30, 40)]);
        for (later, left) in [
            (&[(0, 5)][..], &[(0, 5)][..]),
            (&[(0, 10)], &[(0, 10)]),
            (&[(20, 30)], &[(20, 30)]),
            (&[(5, 25)], &[(5, 10), (20, 25)]),
            (&[(5, 45)], &[(5, 10), (20, 30), (40, 45)]),
            (&[(20, 40), (50, 60)], &[(20, 30), (50, 60)]),
        ] {
            assert_eq!(without(&edits(later), &gone), edits(left), "{later:?}");
        }
    }

    #[test]
    fn a_keeper_that_goes_later_is_said_by_its_own_keeper() {
        let [one, two, three] = [0, 10, 20].map(|start| Span::new(start, start + 5));
        let gone = |span| Analysis {
            safe: vec![Edit { delete: span }],
            ..Analysis::default()
        };
        // Found by the laws at length: the first could not be deleted, and the second went to it.
        for (home, expected) in [
            (three, vec![finding(one, three), finding(two, three)]),
            (one, vec![finding(two, one)]),
        ] {
            let mut analysis = Analysis {
                findings: vec![finding(one, two)],
                ..Analysis::default()
            };
            analysis.go_on_with(Analysis {
                findings: vec![finding(two, home)],
                ..gone(two)
            });
            assert_eq!(analysis.findings, expected);
        }
    }
}

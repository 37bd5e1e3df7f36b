//! Of many bad records of one kind in a file, people are told a few, and how many more there are.

use crate::Problem;
use crate::error::Flaw;
use std::collections::BTreeMap;

/// How much was told of the problems of one file, part by part in their order.
#[derive(Debug)]
pub struct Told {
    most: usize,
    told: BTreeMap<Flaw, usize>,
    untold: usize,
}

impl Told {
    /// Nothing yet; at `most` so many of each kind are to be told.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            told: BTreeMap::new(),
            untold: 0,
        }
    }

    /// Whether each problem is to be told.
    pub fn tells_all(&self) -> bool {
        self.most == usize::MAX
    }

    /// Those of the next problems of the file that are to be told. Comments are not records, and few.
    pub fn choose(&mut self, problems: &[Problem]) -> Vec<Problem> {
        let tells_all = self.tells_all();
        let is_told = |problem: &&Problem| {
            let told = self.told.entry(problem.flaw).or_default();
            if *told >= self.most && problem.flaw != Flaw::Comment {
                self.untold += problem.count();
                return false;
            }
            *told += 1;
            if !tells_all {
                self.untold += problem.count() - 1;
            }
            true
        };
        problems.iter().filter(is_told).cloned().collect()
    }

    /// How many were not told.
    pub fn untold(&self) -> usize {
        self.untold
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn a_few_of_each_kind_are_told_and_the_rest_counted() {
        let problem = |flaw| Problem::new(Span::new(0, 1), flaw, "wrong");
        let mut last = problem(Flaw::NoJson);
        last.add_untold(9);
        let json = || vec![problem(Flaw::NoJson); 3];
        let fields = vec![problem(Flaw::NoField); 1];
        let comments = vec![problem(Flaw::Comment); 8];
        let first = [json(), fields].concat();
        let second = [json(), comments.clone(), vec![last]].concat();
        let mut told = Told::new(5);
        assert_eq!(told.choose(&first), first);
        let rest = [vec![problem(Flaw::NoJson); 2], comments].concat();
        assert_eq!(told.choose(&second), rest);
        assert_eq!(told.untold(), 1 + 10);
        let mut all = Told::new(usize::MAX);
        assert!(all.tells_all() && !told.tells_all());
        assert_eq!(all.choose(&second), second);
        assert_eq!(all.untold(), 0);
    }
}

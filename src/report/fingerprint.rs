//! Names for findings that stay when lines above them come and go, so that a service recognises what it has seen.

use super::View;
use crate::finding::Finding;
use std::collections::HashMap;
use xxhash_rust::xxh3::Xxh3;

/// Gives the findings of one file their names, in order.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<u128, u64>,
}

impl Fingerprints {
    /// 32 hexadecimal digits from the rule, the text and how many findings of the file had both before; of a batch of
    /// a long file, from its place too. The same in every run and on every machine.
    pub fn of(&mut self, view: &View<'_>, finding: &Finding) -> String {
        let mut hash = Xxh3::new();
        hash.update(finding.rule.code().as_bytes());
        hash.update(&(view.lines_before() as u64).to_le_bytes());
        hash.update(view.of(finding.span).as_bytes());
        let earlier = self.seen.entry(hash.digest128()).or_default();
        hash.update(&earlier.to_le_bytes());
        *earlier += 1;
        format!("{:032x}", hash.digest128())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::finding::Rule;

    fn names(text: &str) -> Vec<String> {
        let sample = Sample::new("a.txt", text)
            .finding(Rule::Exact, ("Ferry", 1), &[("Ferry", 0)])
            .finding(Rule::Exact, ("Ferry", 2), &[("Ferry", 0)]);
        let file = sample.file();
        let view = View::new(&file);
        let mut names = Fingerprints::default();
        sample
            .analysis
            .findings
            .iter()
            .map(|finding| names.of(&view, finding))
            .collect()
    }

    #[test]
    fn names_outlive_moves_and_tell_copies_apart() {
        let before = names("Ferry\nFerry\nFerry\n");
        assert_eq!(before, names("New line\n\nFerry\nFerry\nFerry\n"));
        assert_ne!(before[0], before[1]);
    }

    #[test]
    fn names_are_the_same_in_every_release() {
        assert_eq!(
            names("Ferry\nFerry\nFerry\n")[0],
            "71d20a0edc06d3c64e64ab73f5f29ff6"
        );
    }
}

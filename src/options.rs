//! What a caller may choose.

use crate::finding::Rule;
use crate::words::Words;

/// The settings of an analysis. The default is what the figures in the README were measured with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The rules whose findings are wanted.
    pub rules: Vec<Rule>,
    /// JSON only: where the article's text stands in a record. Names (`text`) or JSON pointers (`/data/body`), all of
    /// which are looked for; empty means the well-known names.
    pub fields: Vec<String>,
    /// JSON only: the format of those fields; `None` means that each value is looked at.
    pub field_format: Option<crate::Format>,
    /// JSON only: whether the input is known to be JSON Lines, or some lines of them. Otherwise that is told from it,
    /// which may fail where the first lines are broken.
    pub json_lines: bool,
    /// The largest share of an article's visible text, from 0 to 1, that may be deleted without being asked: with more,
    /// every finding of the article is [`Unsafe`](crate::Applicability::Unsafe). Up to three copies of a kept text,
    /// letter for letter, are no loss, unless the share is 0. A percentage such as 50.0 and whatever else is no share
    /// counts as 0, the careful choice: nothing goes unasked.
    pub max_loss: f32,
    /// Words of credits, widgets and cuts that are known beside the built-in ones.
    pub words: Words,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rules: Rule::ALL
                .into_iter()
                .filter(|&rule| rule != Rule::AltRepeatsCaption)
                .collect(),
            fields: Vec::new(),
            field_format: None,
            json_lines: false,
            max_loss: 0.5,
            words: Words::default(),
        }
    }
}

impl Options {
    /// The same with a share for [`max_loss`](Self::max_loss), if that is none.
    pub(crate) fn corrected(&self) -> Option<Self> {
        (!(0.0..=1.0).contains(&self.max_loss)).then(|| Self {
            max_loss: 0.0,
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Applicability, Format, analyze};

    #[test]
    fn what_is_no_share_lets_nothing_go_unasked() {
        let caption =
            "Mayor Ada Quill opens the new bridge over the Orle on Monday, May 5, 2025.\n";
        let rest = "The council voted to rebuild it, and nobody who was there spoke against that plan.\n\n";
        let article = format!("{}{caption}{caption}", rest.repeat(2));
        let held_back = |max_loss| {
            let options = Options {
                max_loss,
                ..Options::default()
            };
            let analysis = analyze(article.as_bytes(), Format::Text, &options).unwrap();
            assert!(!analysis.findings.is_empty());
            analysis.edits(Applicability::Safe).is_empty()
        };
        for share in [0.5, 1.0] {
            assert!(!held_back(share), "{share}");
        }
        for other in [0.0, -1.0, 50.0, f32::NAN, f32::INFINITY] {
            assert!(held_back(other), "{other}");
        }
    }
}

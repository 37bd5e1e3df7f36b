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
    /// JSON only: whether the input is known to be JSON Lines, or some lines of them. Otherwise that is told from it, which
    /// may fail where the first lines are broken.
    pub json_lines: bool,
    /// The largest share of an article's visible text, from 0 to 1, that may be deleted without being asked: with more, every finding
    /// of the article is [`Unsafe`](crate::Applicability::Unsafe).
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

//! What onecap says about an article: repeats, each with its keeper, its reason and its fix.

use crate::edit::Edit;
use crate::span::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One repeat: media text that says nothing which a kept block does not say.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What kind of repeat it is.
    pub rule: Rule,
    /// Where the repeated text stands, in bytes of the file.
    pub span: Span,
    /// Where the text stands that says it already, in bytes of the file: one span, or several for [`Rule::Covered`];
    /// for [`Rule::Inline`] the block that holds both.
    pub keepers: Vec<Span>,
    /// How alike the two are, from 0 to 1: 1 where the repeat says nothing but words of its keeper.
    pub score: f32,
    /// Why the one repeats the other, for people.
    pub reason: String,
    /// Whether the fix is applied by default.
    pub applicability: Applicability,
    /// What keeps the fix from being applied by default, for people; `None` where it is, or where the rule never asks
    /// for it.
    pub held_back: Option<String>,
    /// What the fix deletes, sorted; empty where there is none to offer. The safe fixes of an input are disjoint, and
    /// together they are [`Analysis::edits`](crate::Analysis::edits): each has its share of them. One applied without
    /// the others takes the text of its finding, and may leave a blank line or take a container that the others would
    /// have left empty. A fix that is not safe is what goes for this finding alone, or its share where it was held back
    /// only once all was planned, and may overlap with others.
    pub fix: Vec<Edit>,
}

impl Finding {
    /// Makes its fix one that is applied only when asked for, and says why; nothing changes where it is not applied
    /// by default anyway.
    pub(crate) fn hold_back(&mut self, why: &str) {
        if self.applicability == Applicability::Safe {
            self.applicability = Applicability::Unsafe;
            self.held_back = Some(why.to_owned());
        }
    }
}

/// Whether a fix is applied without being asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Reported; there is no fix that could be applied.
    DisplayOnly,
    /// Reported; applied only when asked for.
    Unsafe,
    /// Applied by default.
    Safe,
}

/// The kinds of repeats.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// The same words; case, punctuation, quotes and spaces may differ.
    Exact,
    /// Cut off, with or without a mark of it.
    Truncated,
    /// The start of a fuller text, as a caption without its credit.
    Prefix,
    /// Contained in a fuller text elsewhere than at its start.
    Part,
    /// The same statement with small differences.
    Near,
    /// A short name or slug all of whose words stand in the fuller caption.
    Label,
    /// A credit that another kept block gives too.
    Credit,
    /// Its content stands in two or more kept blocks together.
    Covered,
    /// Said twice inside one block.
    Inline,
    /// An alternative text that says what the visible caption says. Off by default, never fixed.
    AltRepeatsCaption,
}

impl Rule {
    /// Every rule, in the order of their codes.
    pub const ALL: [Rule; 10] = [
        Rule::Exact,
        Rule::Truncated,
        Rule::Prefix,
        Rule::Part,
        Rule::Near,
        Rule::Label,
        Rule::Credit,
        Rule::Covered,
        Rule::Inline,
        Rule::AltRepeatsCaption,
    ];

    /// The stable short code, `CAP001` and on.
    pub fn code(self) -> &'static str {
        match self {
            Rule::Exact => "CAP001",
            Rule::Truncated => "CAP002",
            Rule::Prefix => "CAP003",
            Rule::Part => "CAP004",
            Rule::Near => "CAP005",
            Rule::Label => "CAP006",
            Rule::Credit => "CAP007",
            Rule::Covered => "CAP008",
            Rule::Inline => "CAP009",
            Rule::AltRepeatsCaption => "CAP010",
        }
    }

    /// The name used in options and reports, as `truncated`.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Exact => "exact",
            Rule::Truncated => "truncated",
            Rule::Prefix => "prefix",
            Rule::Part => "part",
            Rule::Near => "near",
            Rule::Label => "label",
            Rule::Credit => "credit",
            Rule::Covered => "covered",
            Rule::Inline => "inline",
            Rule::AltRepeatsCaption => "alt-repeats-caption",
        }
    }

    /// The rule of this name or code, in any case.
    pub fn find(name_or_code: &str) -> Option<Rule> {
        Self::ALL.into_iter().find(|rule| {
            rule.name().eq_ignore_ascii_case(name_or_code)
                || rule.code().eq_ignore_ascii_case(name_or_code)
        })
    }

    /// One sentence that says what it finds.
    pub fn description(self) -> &'static str {
        match self {
            Rule::Exact => "media text with the same words as a kept block",
            Rule::Truncated => "a caption that is cut off and stands in full elsewhere",
            Rule::Prefix => "the start of a fuller caption, as a caption without its credit",
            Rule::Part => "a caption contained in a fuller one",
            Rule::Near => "the same statement as a kept caption, with small differences",
            Rule::Label => "a short label all of whose words stand in the caption",
            Rule::Credit => "a credit that a kept block gives too",
            Rule::Covered => "media text that two or more kept blocks say together",
            Rule::Inline => "a caption said twice inside one block",
            Rule::AltRepeatsCaption => "an alternative text that repeats the visible caption",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

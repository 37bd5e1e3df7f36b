//! How a text begins and ends: as a sentence does, as a quotation, with the mark of a cut.

use super::signs::{ALL_STOPS, CUT_MARKS};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// As [`has_ellipsis`], of a text of any length: with what finds a mark made ready once.
pub(super) fn has_mark(text: &str) -> bool {
    static MARKS: LazyLock<[Finder; 2]> = LazyLock::new(|| CUT_MARKS.map(Finder::new));
    let mut marks = MARKS.iter();
    marks.any(|mark| mark.find(text.as_bytes()).is_some())
}

/// Whether the mark of a cut stands among signs.
pub fn has_ellipsis(tail: &str) -> bool {
    CUT_MARKS.iter().any(|mark| tail.contains(mark))
}

/// Whether a text ends as sentences do; `has_mark` tells whether the mark of a cut stands in it.
pub(super) fn ends_sentence(text: &str, has_mark: bool) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    bare.ends_with(ALL_STOPS)
        && !(has_mark && has_ellipsis(&text[bare.trim_end_matches('.').len()..]))
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '」'
            | '』'
            | '）'
    )
}

/// Whether it is a quotation, rather than a text that opens with a quoted name.
pub(super) fn opens_with_quote(text: &str) -> bool {
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‘'
                | '‚'
                | '「'
                | '『'
                | '」'
                | '』'
                | '›'
                | '‹'
        )
    };
    let mut chars = text.char_indices();
    chars.next().is_some_and(|(_, first)| is_mark(first))
        && chars
            .find(|&(_, c)| is_mark(c))
            .is_none_or(|(at, _)| at * 2 > text.len())
}

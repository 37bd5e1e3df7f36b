//! Signatures in scripts of characters: who took or gave a picture, and behind that the word for it.

use super::{Line, SHORTEST_PHRASE};
use crate::describe::signs::{CLOSING_ROUND, OPENING_ROUND};
use std::ops::RangeInclusive;

/// "某报记者 陆远 摄": where a signature begins that closes a text: a paper, reporters or names, and behind a blank or a slash
/// the word for who took the picture; behind a reporter's name that may be glued. A phrase that names who gave the
/// picture is one by itself: "受访者供图".
pub(super) fn signature(line: Line) -> Option<usize> {
    let core = line.core;
    core.last().filter(|last| last.is_character())?;
    let count = line.lexicon.credit.at_end(core);
    let lead = core.len().checked_sub(count).filter(|_| count > 0)?;
    let tail = core.get(lead.saturating_sub(LONGEST)..)?;
    let text = line.text.trim_end();
    let is_bracketed = text.ends_with(CLOSING_ROUND) && text.starts_with(OPENING_ROUND);
    let bare = text.trim_end_matches(CLOSING_ROUND);
    let is_end =
        (bare.len() == text.len() || is_bracketed) && bare.ends_with(char::is_alphanumeric);
    if count > LONGEST_LEAD || !is_end || !tail.iter().all(|word| word.is_character()) {
        return None;
    }
    let last = part_before(line, lead);
    let mut at = match line.sign_before(lead) {
        "" if is_reporter(line, last, lead) || gives(line, lead) => last,
        "" if is_bracketed && NAME.contains(&(lead - last)) => last,
        // "事发现场 受访者供图": that names who gave it.
        sign if is_parting(sign) && count >= SHORTEST_PHRASE && !takes_name(line, lead) => lead,
        sign if is_parting(sign) && is_name(line, last, lead) => last,
        _ => return None,
    };
    while at > 0 && at < lead && is_parting(line.sign_before(at)) {
        let before = part_before(line, at);
        let is_of_it = is_second_name(line, before, at) || is_office(line, before, at);
        if lead - before > LONGEST || !is_of_it {
            break;
        }
        at = before;
    }
    (at < lead || at > 0).then_some(at)
}

/// How many characters the word for who took or gave a picture has at the most; longer phrases name who gave it
/// themselves.
const LONGEST_LEAD: usize = 8;
/// How many characters stand before it at the most: names with a paper and an office.
const LONGEST: usize = 14;
/// How many characters the name of a person has, and a second one without an office.
const NAME: RangeInclusive<usize> = 2..=4;
const SECOND_NAME: RangeInclusive<usize> = 2..=3;

/// Who writes and takes pictures for a paper.
const REPORTERS: [&str; 6] = ["记者", "記者", "通讯员", "通訊員", "摄影师", "攝影師"];
/// With which characters the names of papers and stations end.
const OUTLETS: [char; 9] = ['报', '報', '社', '网', '網', '台', '刊', '发', '發'];

/// Whether the word says that what stands before it gave the picture, and nothing else: "学校供图".
fn gives(line: Line, lead: usize) -> bool {
    matches!(characters(line, lead, line.core.len()), "供图" | "供圖")
}

/// Whether the word for who took the picture stands behind a name: "摄影报道".
fn takes_name(line: Line, lead: usize) -> bool {
    characters(line, lead, lead + 1).starts_with(['摄', '攝', '撮', '文', '图', '圖'])
}

/// Whether a sign parts the words of a signature.
fn is_parting(sign: &str) -> bool {
    matches!(sign, " " | "\u{3000}" | "/" | "／" | " / ")
}

/// Where the run of characters begins that ends before word `end`.
fn part_before(line: Line, end: usize) -> usize {
    let inner = (1..end).rev().take(LONGEST);
    let mut starts = inner.filter(|&at| !line.sign_before(at).is_empty());
    starts.next().unwrap_or(end.saturating_sub(LONGEST))
}

/// The characters from one word to another.
fn characters<'l>(line: Line<'l>, from: usize, to: usize) -> &'l str {
    let start = line.core.get(from).map(|word| word.start as usize);
    let end = to.checked_sub(1).and_then(|last| line.core.get(last));
    start
        .zip(end)
        .and_then(|(start, end)| line.text.get(start..end.end as usize))
        .unwrap_or_default()
}

/// Whether words are the name of a person, perhaps with an office before it.
fn is_name(line: Line, from: usize, to: usize) -> bool {
    NAME.contains(&(to - from)) || is_reporter(line, from, to)
}

/// Whether words are a reporter's office and name: "某报记者陆远".
fn is_reporter(line: Line, from: usize, to: usize) -> bool {
    let written = characters(line, from, to);
    let name = REPORTERS
        .iter()
        .find_map(|office| written.split_once(office));
    name.is_some_and(|(_, name)| NAME.contains(&name.chars().count()))
}

/// Whether words may be the name of one more person: of a line of a caption, fewer look like one.
fn is_second_name(line: Line, from: usize, to: usize) -> bool {
    SECOND_NAME.contains(&(to - from)) || is_reporter(line, from, to)
}

/// Whether words are the name of a paper, or an office: "某报记者", "某报".
fn is_office(line: Line, from: usize, to: usize) -> bool {
    let written = characters(line, from, to);
    written.ends_with(OUTLETS) || REPORTERS.iter().any(|office| written.ends_with(office))
}

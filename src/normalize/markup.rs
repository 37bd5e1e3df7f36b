//! Entities and tags of HTML that were left over in a text: they are no words.

/// Where the markup ends that was left over at byte `start`, or the sign that stands there.
#[cold]
pub(super) fn after(text: &str, start: usize) -> usize {
    if text.as_bytes().get(start) == Some(&b'<') {
        after_tag(text, start)
    } else {
        after_entity(text, start)
    }
}

/// Where the HTML entity ends that was left over at byte `start`, or the `&` that stands there; one that stands for a
/// letter is rare enough to part its word.
pub fn after_entity(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start + 1..).unwrap_or_default();
    let name = rest
        .iter()
        .take(8)
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    if name > 1 && rest.get(name) == Some(&b';') {
        start + name + 2
    } else {
        start + 1
    }
}

/// Elements whose tags scrapers leave in a text, and that say nothing of it: those that stand alone, and those that
/// stand around something.
const BREAKS: [&str; 4] = ["br", "p", "div", "figcaption"];
const PAIRS: [&str; 8] = ["span", "em", "i", "b", "strong", "a", "sup", "sub"];

/// How many bytes a tag has at the least: "<b>".
const SHORTEST_TAG: usize = 3;

/// How many bytes from a tag of a pair the other one is looked for.
const FARTHEST_TAG: usize = 1024;

/// Where the HTML tag ends that was left over at byte `start`, or the `<` that stands there. What else stands in such
/// brackets is a title, a name, an address, or the tag of which a text tells.
fn after_tag(text: &str, start: usize) -> usize {
    // "Write `<b>` before it": what is set as code is told.
    if text.as_bytes().get(start.wrapping_sub(1)) == Some(&b'`') {
        return start + 1;
    }
    let rest = text.get(start + 1..).unwrap_or_default();
    let end = rest.find(['<', '>']);
    let tag = end.and_then(|end| rest.split_at_checked(end));
    let Some((inside, behind)) = tag.filter(|(_, behind)| behind.starts_with('>')) else {
        return start + 1;
    };
    let (is_closing, bare) = match inside.strip_prefix('/') {
        Some(bare) => (true, bare),
        None => (false, inside),
    };
    let (name, attributes) = bare.split_at(bare.find([' ', '/']).unwrap_or(bare.len()));
    // A title may be one for readers.
    let has_attributes = attributes.contains('=') && !attributes.contains("title=");
    let is_bare = matches!(attributes.trim(), "" | "/");
    let is_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let is_of_pair = || {
        let (near, other) = if is_closing {
            let from = text.floor_char_boundary(start.saturating_sub(FARTHEST_TAG));
            (text.get(from..start), "<")
        } else {
            let until = behind.floor_char_boundary(FARTHEST_TAG.min(behind.len()));
            (behind.get(..until), "</")
        };
        has_tag(near.unwrap_or_default(), other, name)
    };
    if (is_bare || has_attributes) && (is_of(&BREAKS) || is_of(&PAIRS) && is_of_pair()) {
        start + inside.len() + 2
    } else {
        start + 1
    }
}

/// Whether a tag that opens with `sign` has this name in a text.
fn has_tag(text: &str, sign: &str, name: &str) -> bool {
    text.match_indices(sign).any(|(at, _)| {
        let tag = text.get(at + sign.len()..).unwrap_or_default();
        tag.split_at_checked(name.len())
            .is_some_and(|(start, rest)| {
                start.eq_ignore_ascii_case(name) && rest.starts_with([' ', '>'])
            })
    })
}

/// The tags that were left over in a text. O(text), and [`FARTHEST_TAG`] for each tag of a pair.
pub fn tags(text: &str) -> impl Iterator<Item = &str> {
    let brackets = text.match_indices('<');
    brackets.filter_map(|(at, _)| {
        let end = after_tag(text, at);
        text.get(at..end).filter(|tag| tag.len() > 1)
    })
}

/// What stands between two words, `gap`, but for tags, whose slashes and dashes are no signs of the text: a blank, if
/// there is nothing else. O(gap).
#[inline]
pub fn bare_gap(gap: &str) -> &str {
    // Asked for at each word where a credit may begin: nearly all gaps are shorter than a tag.
    if gap.len() < SHORTEST_TAG {
        return gap;
    }
    without_tags(gap)
}

/// As [`bare_gap`], of a gap in which a tag may stand.
fn without_tags(gap: &str) -> &str {
    let Some((before, rest)) = gap.split_once('<') else {
        return gap;
    };
    let Some((tags, behind)) = rest.rsplit_once('>') else {
        return gap;
    };
    // Between words, letters stand in tags alone: "<->" is a sign.
    if !tags.contains(|c: char| c.is_ascii_alphabetic()) {
        return gap;
    }
    match (before.trim(), behind.trim()) {
        ("", "") => " ",
        ("", _) => behind,
        _ => before,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_between_two_words_are_no_signs() {
        for (gap, bare) in [
            (" ", " "),
            ("</i> ", " "),
            (". <em>", ". "),
            ("</b>: ", ": "),
            ("<br />", " "),
            (" <-> ", " <-> "),
            (" < ", " < "),
        ] {
            assert_eq!(bare_gap(gap), bare, "{gap}");
        }
    }
}

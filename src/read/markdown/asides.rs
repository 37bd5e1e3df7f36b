//! What is written for the renderer and not for readers: comments of Obsidian and kramdown, definitions of
//! abbreviations, attributes of the paragraph above.

use crate::span::Span;

/// How far the end of a comment is looked for, in bytes.
const LONGEST: usize = 16 * 1024;

/// The length of the `%% … %%` that `source` has at byte `at`, if it is a comment of Obsidian: on one line, or from the
/// start of a line on. In code the same signs begin a line, so none that holds a fence is one.
pub fn comment_len(source: &str, at: usize) -> Option<usize> {
    let behind = source.get(at..)?.strip_prefix("%%")?;
    let len = inner_len(behind, "%%")?;
    let inside = behind.get(..len)?;
    let is_comment = if inside.contains('\n') {
        let (first, _) = inside.split_once('\n')?;
        let lines = || {
            inside
                .lines()
                .map(|line| line.trim_start_matches([' ', '\t', '>']))
        };
        let is_one_paragraph = || lines().skip(1).all(|line| !line.trim_end().is_empty());
        let has_fence = lines().any(|line| line.starts_with("```") || line.starts_with("~~~"));
        begins_text(source, at) && !has_fence && (first.trim().is_empty() || is_one_paragraph())
    } else {
        let before = source.get(..at)?;
        let is_apart = before.is_empty() || before.ends_with(char::is_whitespace);
        is_apart && !inside.trim().is_empty()
    };
    is_comment.then_some(len + 4)
}

/// The length of the comment of kramdown that `source` has at byte `at`.
pub fn region_len(source: &str, at: usize) -> Option<usize> {
    const OPEN: &str = "{::comment}";
    let behind = source.get(at..)?.strip_prefix(OPEN)?;
    // What tells of comments writes their tags as code.
    if source.get(..at)?.ends_with('`') {
        return None;
    }
    let ends = ["{:/comment}", "{:/}"].map(|end| Some(inner_len(behind, end)? + end.len()));
    Some(OPEN.len() + ends.into_iter().flatten().min()?)
}

/// How much stands before the first `end` in `text`.
fn inner_len(text: &str, end: &str) -> Option<usize> {
    let window = text.as_bytes();
    let window = window.get(..window.len().min(LONGEST))?;
    memchr::memmem::find(window, end.as_bytes())
}

/// The line `*[AP]: Associated Press` whose `[` stands at byte `at`: the definition of an abbreviation.
pub fn abbreviation(source: &str, at: usize) -> Option<Span> {
    let start = at.checked_sub(1)?;
    let is_marked = source.as_bytes().get(start) == Some(&b'*') && begins_text(source, start);
    if !is_marked {
        return None;
    }
    let line = line(source, at);
    let (label, meaning) = line.strip_prefix('[')?.split_once("]:")?;
    // A second `*` makes emphasis of the first.
    let is_one = !label.trim().is_empty() && !label.contains(['[', ']']) && !meaning.contains('*');
    is_one.then(|| Span::new(start, at + line.len()))
}

/// The length of the attributes that `source` has at byte `at`, where a line begins: `{: …}`, or `{.caption #c2}` alone
/// on its line.
pub fn attributes_len(source: &str, at: usize) -> Option<usize> {
    let rest = source.get(at..)?;
    begins_line(source, at).then(|| given_len(rest))?
}

/// Whether `line` gives attributes to the paragraph above.
pub fn gives_attributes(line: &str) -> bool {
    let text = line.trim_start_matches([' ', '\t', '>']);
    text.starts_with("{:") || given_len(text).is_some()
}

fn given_len(rest: &str) -> Option<usize> {
    let len = memchr::memchr2(b'\n', b'}', rest.as_bytes())?;
    let inside = rest.get(..len)?.strip_prefix('{')?;
    let behind = rest.get(len..)?.strip_prefix('}')?;
    if !inside.starts_with(':') {
        let named = |word: &str| {
            let name = word.strip_prefix(['.', '#']);
            name.is_some_and(|name| {
                name.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-')
            })
        };
        let mut words = inside.split_whitespace();
        let is_one = words.next().is_some_and(named)
            && words.all(|word| named(word) || word.contains('='))
            && line(behind, 0).is_empty();
        is_one.then_some(())?;
    }
    Some(len + 1)
}

/// The rest of the line from byte `at` on, without the blanks at its end.
fn line(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default().trim_end()
}

/// Whether the line of byte `at` begins there, but for the marks of quotes and too few blanks for code.
fn begins_text(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    begins_line(source, at) && !before.ends_with("    ") && !before.ends_with('\t')
}

/// Whether only blanks and the marks of quotes stand before byte `at` on its line.
fn begins_line(source: &str, at: usize) -> bool {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    let blanks = before
        .iter()
        .rev()
        .take_while(|b| matches!(b, b' ' | b'\t' | b'>'))
        .take(LONGEST)
        .count();
    before
        .len()
        .checked_sub(blanks + 1)
        .and_then(|line_end| before.get(line_end))
        .is_none_or(|&b| b == b'\n')
}

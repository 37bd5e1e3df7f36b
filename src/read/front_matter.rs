//! Front matter: the YAML or TOML between the fences on top of a file, whatever else its fence names, a JSON object, or
//! lines of `Key: value`.

use serde::de::IgnoredAny;
use std::collections::HashMap;

/// Where the article begins in `source`: after its front matter, or at 0 if there is none. O(front matter).
///
/// Front matter without a closing fence ends at its first blank line, so that it cannot swallow the article.
pub(super) fn end(source: &str) -> usize {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let syntax = match first.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => {
            let pairs_end = || pairs_end(source);
            return other_end(source).or_else(pairs_end).unwrap_or(0);
        }
    };
    let mut at = first.len();
    let mut blank_at = None;
    let mut has_key = false;
    let mut has_blank = false;
    for line in lines {
        let content = line.trim_end();
        if syntax.closes(content) {
            // With nothing but blank lines and comments these are thematic breaks: what stood between may have gone.
            let is_front_matter = has_key || !has_blank || syntax == Syntax::Toml;
            return if is_front_matter { at + line.len() } else { 0 };
        }
        if content.is_empty() {
            has_blank = true;
            blank_at = blank_at.or(has_key.then_some(at));
        } else if syntax.allows(content, Met::of(has_key, blank_at)) {
            has_key |= !content.starts_with('#');
        } else {
            break;
        }
        at += line.len();
    }
    match blank_at {
        Some(blank) => blank,
        None if has_key && at == source.len() => at,
        None => 0,
    }
}

/// Whether a fence names the language of what it opens, as `---js` does: Eleventy knows several.
fn names_language(fence: &str) -> bool {
    let name = fence.strip_prefix("---").unwrap_or_default();
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// As [`end`], where three dashes on a line are no thematic break, as in HTML: whatever stands between two fences is
/// front matter there. O(front matter), or O(source) where the second fence is missing.
pub(super) fn end_in_page(source: &str) -> usize {
    let first = source.split_inclusive('\n').next().unwrap_or_default();
    let syntax = match first.trim_end() {
        "---" => Syntax::Yaml,
        "+++" => Syntax::Toml,
        _ => return other_end(source).unwrap_or(0),
    };
    closed_by(source, first.len(), |line| syntax.closes(line)).unwrap_or_else(|| end(source))
}

/// As [`end`], behind a fence that names its language, or a JSON object.
fn other_end(source: &str) -> Option<usize> {
    let first = source.split_inclusive('\n').next().unwrap_or_default();
    if names_language(first.trim_end()) {
        return closed_by(source, first.len(), |line| line == "---");
    }
    json_end(source)
}

/// Where the first line ends that closes what begins at byte `at`.
fn closed_by(source: &str, mut at: usize, closes: impl Fn(&str) -> bool) -> Option<usize> {
    let lines = source.get(at..)?.split_inclusive('\n');
    for line in lines {
        at += line.len();
        if closes(line.trim_end()) {
            return Some(at);
        }
    }
    None
}

/// Where the article begins behind a JSON object that has the first lines for itself.
fn json_end(source: &str) -> Option<usize> {
    if !source.starts_with('{') {
        return None;
    }
    let mut values =
        serde_json::Deserializer::from_str(source).into_iter::<HashMap<String, IgnoredAny>>();
    let object = values.next()?.ok()?;
    let end = values.byte_offset();
    let rest = source.get(end..)?;
    let line_end = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let is_alone = rest.get(..line_end)?.trim().is_empty();
    (is_alone && !object.is_empty()).then_some(end + line_end)
}

/// Where the article begins behind two or more lines of `Key: value` without fences, as MultiMarkdown and Pelican take
/// them up to the first blank line. The first key tells them from text.
fn pairs_end(source: &str) -> Option<usize> {
    const FIRST: [&str; 12] = [
        "title", "date", "author", "authors", "category", "tags", "slug", "summary", "status",
        "keywords", "lang", "modified",
    ];
    let (mut at, mut pairs) = (0, 0);
    for line in source.split_inclusive('\n') {
        let content = line.trim_end();
        if content.is_empty() {
            break;
        }
        let goes_on = pairs > 0 && content.starts_with([' ', '\t']);
        if !goes_on {
            let (key, _) = content.split_once(':')?;
            let is_known = pairs > 0 || FIRST.iter().any(|known| known.eq_ignore_ascii_case(key));
            (is_known && is_key(content, ':')).then_some(())?;
            pairs += 1;
        }
        at += line.len();
    }
    (pairs > 1).then_some(at)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// What stands above a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    /// Nothing yet that must be front matter.
    NoKey,
    /// A key.
    Key,
    /// A key, and a blank line somewhere below it.
    Blank,
}

impl Met {
    fn of(has_key: bool, blank_at: Option<usize>) -> Self {
        match blank_at {
            _ if !has_key => Self::NoKey,
            None => Self::Key,
            Some(_) => Self::Blank,
        }
    }
}

impl Syntax {
    fn closes(self, line: &str) -> bool {
        match self {
            Syntax::Yaml => matches!(line, "---" | "..."),
            Syntax::Toml => line == "+++",
        }
    }

    /// Whether `line`, which is not blank, can stand in front matter. Only the first line and those of YAML are
    /// looked at closely: a `---` further down may well be a thematic break of the article.
    fn allows(self, line: &str, met: Met) -> bool {
        if line.starts_with('#') {
            return true;
        }
        match self {
            Syntax::Toml => met != Met::NoKey || line.starts_with('[') || is_key(line, '='),
            Syntax::Yaml if met == Met::NoKey => is_key(line, ':'),
            Syntax::Yaml => {
                line.starts_with([' ', '\t', '-', '}', ']', '"', '\''])
                    || is_key(line, ':')
                        && (met == Met::Key || !line.starts_with(char::is_uppercase))
            }
        }
    }
}

/// Whether `line` begins with a bare or quoted key and its `sign`.
fn is_key(line: &str, sign: char) -> bool {
    line.split_once(sign).is_some_and(|(key, value)| {
        let key = key.trim_end_matches(' ').trim_matches(['"', '\'']);
        let named = key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        named && !key.is_empty() && (sign == '=' || value.is_empty() || value.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(source: &str) -> &str {
        &source[end(source)..]
    }

    #[test]
    fn closed_front_matter_is_left_out() {
        assert_eq!(
            article("---\ntitle: Fog\ntags:\n  - lake\n---\nText\n"),
            "Text\n"
        );
        assert_eq!(article("---\r\ntitle: Fog\r\n---\r\n\r\nText"), "\r\nText");
        assert_eq!(article("---\n---\nText"), "Text");
        assert_eq!(
            article("---\ntitle: Fog\n\nlayout: post\n...\nText"),
            "Text"
        );
        assert_eq!(
            article("+++\ntitle = \"Fog\"\n\n[params]\nlong = \"\"\"\na b\n\"\"\"\n+++\nText"),
            "Text"
        );
    }

    #[test]
    fn what_stands_between_the_fences_of_a_page_is_front_matter() {
        let article = |source: &'static str| &source[end_in_page(source)..];
        for source in [
            "---\ncaption: The mill\n---\n<p>Text\n",
            "---\r\nPhoto caption: The mill\r\n\r\nog:title: Fog\r\n---\r\n<p>Text\n",
            "---\nlong: >\n  a\n\n  b\nnot: [ \"a\",\n\"b\" ]\n---\n<p>Text\n",
            "---\n---\n<p>Text\n",
            "+++\ntitle = 'Fog'\n+++\n<p>Text\n",
            "{ \"title\": \"Fog\" }\n<p>Text\n",
        ] {
            assert_eq!(article(source), "<p>Text\n", "{source}");
        }
        for source in [
            "<p>---</p>\n---\n",
            "\n---\ntitle: Fog\n---\n",
            "---- \ntitle: Fog\n---\n",
            "--- <p>Text\n---\n",
            "---\n<p>Text</p>\n",
            "+++\n<p>Text</p>\n---\n",
            "",
        ] {
            assert_eq!(article(source), source);
        }
    }

    #[test]
    fn unclosed_front_matter_ends_at_the_first_blank_line() {
        assert_eq!(
            article("---\ntitle: Fog\n\nFog lay over the lake.\n\n---\n\nMore"),
            "\nFog lay over the lake.\n\n---\n\nMore"
        );
        assert_eq!(
            article("---\ntitle: Fog\n\nVellin: fog all day\n\n---\nMore"),
            "\nVellin: fog all day\n\n---\nMore"
        );
        assert_eq!(article("+++\ntitle = 'Fog'\n\nText\n"), "\nText\n");
        assert_eq!(article("---\ntitle: Fog\nmore: x"), "");
    }

    #[test]
    fn a_fence_may_name_the_language() {
        for front in [
            "---js\n{\n  caption: \"The mill\",\n\n  size: f(1),\n}\n---\n",
            "---json\r\n{ \"title\": \"Fog\" }\r\n---\r\n",
            "---toml\n---\n",
        ] {
            let source = format!("{front}Text\n");
            assert_eq!(article(&source), "Text\n");
            assert_eq!(end_in_page(&source), front.len());
        }
        for source in [
            "---js\n{ caption: 1 }\n\nText\n",
            "--- js\nText\n---\n",
            "---Fog\nText\n---\n",
            "---fog lay\nText\n---\n",
            "Text\n---js\na\n---\n",
        ] {
            assert_eq!(article(source), source);
        }
    }

    #[test]
    fn pairs_on_top_are_front_matter() {
        let pairs = "Title: Fog\nDate: 2025-06-14\nCaption: The lake\n    at dawn\n";
        assert_eq!(article(&format!("{pairs}\nText\n")), "\nText\n");
        assert_eq!(
            article("title: Fog\r\nslug:\r\n\r\nText\r\n"),
            "\r\nText\r\n"
        );
        for source in [
            "Title: Fog\n\nText\n",
            "Caption: Fog\nPhoto: Jo Reed\n\nText\n",
            "Date: Monday\nFog lay over the lake.\n\nText\n",
            "Author: Jo Reed\nFog over the lake: all day\n\nText\n",
            "Text\n\nTitle: Fog\nDate: Monday\n",
        ] {
            assert_eq!(article(source), source);
        }
    }

    #[test]
    fn a_json_object_on_top_is_front_matter() {
        let object = "{\n  \"title\": \"Fog\",\n  \"tags\": [\"lake\", {\"a\": \"}\"}]\n}";
        assert_eq!(article(&format!("{object}\n\nText\n")), "\nText\n");
        assert_eq!(article(object), "");
        for source in [
            format!("{object} Text\n"),
            format!("Text\n{object}\n"),
            "{{< figure >}}\n\nText\n".to_owned(),
            "{}\n\nText\n".to_owned(),
            "{ \"title\": \n\nText\n".to_owned(),
        ] {
            assert_eq!(article(&source), source);
        }
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        for source in [
            "---\n\nFog lay over the lake.\n\n---\n",
            "---\nFog lay over the lake.\n---\n",
            "---\n\n# Fog\n\nFog lay over the lake.\n",
            "---\n\n# Fog\n",
            "---\n\n- Fog\n\n---\n",
            "---\n\n---\n",
            "+++\nFog\n+++\n",
            "----\ntitle: x\n----\n",
            "Text\n---\ntitle: x\n---\n",
            "---",
            "",
        ] {
            assert_eq!(article(source), source);
        }
    }
}

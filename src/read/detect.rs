//! The format of text that comes without a file name: a value of a JSON record, standard input.
//!
//! Plain text is what everything else is read as, so that a stray `*`, `#` or `<b>` must not pass for markup: each
//! format needs signs that people do not type by chance.

use super::elements::is_block;
use super::json;
use crate::document::Format;
use std::mem;

/// How much of a text is looked at.
const HEAD: usize = 8 * 1024;

/// The format that text of unknown origin seems to be in, by its first 8 KB: O(1) but for JSON, which is parsed.
pub fn detect(source: &str) -> Format {
    let source = source.trim_start_matches(is_blank);
    if json::is_record(source) {
        return Format::Json;
    }
    let head = head(source);
    if has_front_matter(head) {
        return Format::Markdown;
    }
    let tags = Tags::count(head);
    let markdown = markdown_signs(head);
    if tags.opens_page || (tags.are_dense(head) && !tags.are_islands(markdown)) {
        Format::Html
    } else if markdown >= ENOUGH || has_own_comment(head) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// As [`detect`], of the text of a field whose name tells of a format: what is called Markdown is, and what is called
/// HTML if there is a tag or a comment in it.
pub fn detect_named(source: &str, named: Option<Format>) -> Format {
    let seems = detect(source);
    let is_named = match named {
        Some(Format::Html) => has_markup(source),
        _ => true,
    };
    named
        .filter(|_| is_named && seems != Format::Json)
        .unwrap_or(seems)
}

/// Whether a tag or a comment opens or closes anywhere in a text.
fn has_markup(text: &str) -> bool {
    let mut opens = memchr::memchr_iter(b'<', text.as_bytes());
    opens.any(|at| {
        let tag = text.get(at + 1..).unwrap_or_default();
        tag.starts_with("!--") || !tag_name(tag).is_empty()
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn head(source: &str) -> &str {
    let mut end = source.len().min(HEAD);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    source.get(..end).unwrap_or_default()
}

/// The lines of a text. Those of the standard library are found byte by byte.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, |start, end| text.get(mem::replace(start, end + 1)..end))
}

/// YAML or TOML between two fences at the very beginning: `---` or `+++`, a first line that sets something.
fn has_front_matter(head: &str) -> bool {
    let mut lines = lines(head).map(str::trim_end);
    let (fence, sets) = match lines.next() {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return false,
    };
    let first_sets = lines.next().is_some_and(|line| {
        line.split_once(sets)
            .is_some_and(|(key, _)| !key.trim().is_empty() && !key.trim().contains(' '))
    });
    first_sets && lines.any(|line| line == fence)
}

/// Whether a line opens with a comment that tells onecap what to leave alone: nobody types that into plain text.
fn has_own_comment(head: &str) -> bool {
    const OPENS: [&str; 2] = ["<!--", "{/*"];
    const SAYS: &str = "onecap-ignore";
    memchr::memmem::find(head.as_bytes(), SAYS.as_bytes()).is_some()
        && lines(head).any(|line| {
            let comment = OPENS
                .iter()
                .find_map(|opens| line.trim().strip_prefix(opens));
            comment.is_some_and(|comment| comment.trim_start().starts_with(SAYS))
        })
}

/// Elements without content that end a line or a block.
const ENDS: [&str; 2] = ["br", "hr"];

/// Elements within them, which people also type into plain text.
const INLINE: [&str; 16] = [
    "a", "b", "cite", "em", "i", "iframe", "img", "picture", "q", "script", "small", "span",
    "strong", "style", "sub", "sup",
];

/// Elements that only pages have.
const PAGE: [&str; 4] = ["html", "head", "body", "title"];

/// The tags in the head of a text.
#[derive(Default)]
struct Tags {
    /// Whether it begins as pages do.
    opens_page: bool,
    /// Whether it begins with a tag.
    leads: bool,
    blocks: usize,
    /// Of those, the ones that end a block or a line: people who write about tags seldom close them.
    ends: usize,
    inline: usize,
}

impl Tags {
    fn count(head: &str) -> Self {
        let mut tags = Self::default();
        let start = after_comments(head);
        for at in memchr::memchr_iter(b'<', head.as_bytes()) {
            let tag = head.get(at + 1..).unwrap_or_default();
            let leads = at == start;
            let name = tag_name(tag);
            let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
            if leads && (is(&PAGE) || starts_with_ignoring_case(tag, "!doctype")) {
                tags.opens_page = true;
            } else if is_block(name) || is(&ENDS) {
                tags.blocks += 1;
                let ends = tag.starts_with('/') || is(&ENDS);
                tags.ends += usize::from(ends);
                tags.leads |= leads;
            } else if is(&INLINE) {
                tags.inline += 1;
                tags.leads |= leads;
            }
        }
        tags
    }

    /// Whether there are as many as in HTML. A text that begins with a tag needs another; one that does not needs
    /// several that end blocks.
    fn are_dense(&self, head: &str) -> bool {
        let total = self.blocks + self.inline;
        (self.leads && self.blocks > 0 && total > 1)
            || (self.ends >= 3 && self.blocks * 500 >= head.len())
    }

    /// Whether they are islands of HTML in Markdown, which has signs of its own between them.
    fn are_islands(&self, markdown: usize) -> bool {
        markdown >= ENOUGH && markdown * 2 >= self.blocks
    }
}

/// Where a text begins after comments and processing instructions, as `<?xml … ?>`.
fn after_comments(head: &str) -> usize {
    let mut rest = head;
    loop {
        rest = rest.trim_start_matches(is_blank);
        let after = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?") {
            rest.split_once('>')
        } else {
            None
        };
        match after {
            Some((_, after)) => rest = after,
            None => return head.len() - rest.len(),
        }
    }
}

/// The name of the tag that begins before `tag`, closing or not; empty if it is none.
fn tag_name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let len = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = tag.get(..len).unwrap_or_default();
    match tag.as_bytes().get(len) {
        Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') => name,
        _ => "",
    }
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// How many signs make Markdown.
const ENOUGH: usize = 3;

/// The signs of Markdown in `head`, weighed: an image or a shortcode is enough, a link is nearly, what plain text may
/// have by chance counts little and only once.
fn markdown_signs(head: &str) -> usize {
    // Most text has few of the signs or none, which one look at all of it tells sooner than one at each line.
    let has = |sign: u8| memchr::memchr(sign, head.as_bytes()).is_some();
    let (has_hash, has_quote, has_stars) = (has(b'#'), has(b'>'), has(b'*'));
    let has_fences = has(b'`') || has(b'~');
    let has_links = has(b'[') && memchr::memmem::find(head.as_bytes(), b"](").is_some();
    let has_shortcodes = has(b'{') || has(b'[') && head.contains("[caption ");
    let has_any = has_hash || has_quote || has_stars || has_fences || has_links || has_shortcodes;
    if !has_any {
        return 0;
    }
    let (mut signs, mut titles, mut sections, mut bold, mut quotes) = (0, 0, 0, 0, 0);
    let mut fences = 0;
    for line in lines(head) {
        let line = line.trim();
        if has_hash {
            match heading_level(line) {
                Some(1) => titles = 1,
                Some(_) => sections = (sections + 2).min(4),
                None => {}
            }
        }
        if has_fences {
            let fence = FENCES.iter().find_map(|fence| line.strip_prefix(fence));
            if fence.is_some_and(|language| !language.contains(' ')) {
                fences += 1;
            }
        }
        if has_quote && line.starts_with("> ") {
            quotes = 1;
        }
        if has_stars && is_around_words(line, "**") {
            bold = 1;
        }
        if has_links {
            signs += links(line);
        }
        if has_shortcodes {
            signs += shortcodes(line);
        }
    }
    // One that opens code and one that closes it.
    let code = if fences > 1 { ENOUGH } else { fences };
    signs + code + titles + sections + bold + quotes
}

/// What stands before code and behind it.
const FENCES: [&str; 2] = ["```", "~~~"];

/// The level of an ATX heading.
fn heading_level(line: &str) -> Option<usize> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let is_heading = words.starts_with(' ') && words.contains(char::is_alphabetic);
    ((1..=6).contains(&level) && is_heading).then_some(level)
}

/// Links count two, images three: `[words](/target)`, `![words](target "title")`.
fn links(line: &str) -> usize {
    // A few of them are as good as all.
    memchr::memmem::find_iter(line.as_bytes(), "](")
        .take(16)
        .map(|at| {
            let (before, after) = line.split_at_checked(at).unwrap_or_default();
            let target = after.get(2..).unwrap_or_default();
            let has_target = target.find(')').is_some_and(|end| end > 0)
                && !target.starts_with(char::is_whitespace);
            let open = before.rfind('[').and_then(|open| before.get(..open));
            match open {
                Some(before) if has_target => 2 + usize::from(before.ends_with('!')),
                _ => 0,
            }
        })
        .sum()
}

/// Shortcodes count three: Hugo's `{{< name`, Jekyll's `{% name`, WordPress's `[caption id=`.
fn shortcodes(line: &str) -> usize {
    let hugo = line.contains("{{< ") || line.contains("{{% ");
    let jekyll = line
        .split_once("{% ")
        .is_some_and(|(_, after)| after.contains("%}"));
    let wordpress = line.contains("[caption ") && line.contains('=');
    ENOUGH * usize::from(hugo || jekyll || wordpress)
}

/// Whether `mark` stands on both sides of words, as in `**words**`.
fn is_around_words(line: &str, mark: &str) -> bool {
    line.split_once(mark)
        .and_then(|(_, after)| after.split_once(mark))
        .is_some_and(|(within, _)| within.contains(char::is_alphabetic) && within.trim() == within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_all(format: Format, texts: &[&str]) {
        for text in texts {
            assert_eq!(detect(text), format, "{text}");
            let marked = format!("\u{feff}\n{text}");
            assert_eq!(detect(&marked), format, "{text}");
            let windows = text.replace('\n', "\r\n");
            assert_eq!(detect(&windows), format, "{text}");
        }
    }

    #[test]
    fn json() {
        assert_all(
            Format::Json,
            &[
                r#"{"text":"Mara Holt opened the bridge."}"#,
                "{\"text\":\"one\"}\n{\"text\":\"two\"}\n",
                "{\n  \"text\": \"one\"\n}\n",
                "[\n  {\"text\": \"one\"}\n]\n",
                "{\"text\":\"broken}\n{\"text\":\"two\"}\n",
                "{\"text\":\"the head of a stream",
            ],
        );
    }

    #[test]
    fn html() {
        assert_all(
            Format::Html,
            &[
                "<!DOCTYPE html>\n<title>A bridge opens</title>",
                "<!-- saved -->\n<?xml version=\"1.0\"?>\n<HTML lang=en>",
                "<p>Mara Holt opened the bridge.</p>",
                "<p class=\"lead\">Mara Holt opened the bridge.<p>It rained.",
                "<div><img src=\"a.jpg\" alt=\"Mara Holt\"></div>",
                "<figure><img src=a.jpg><figcaption>Mara Holt</figcaption></figure>\n<p>It rained.</p>",
                "Mara Holt opened the bridge.<br><br>It rained.<br/><br/>Then it snowed.",
                "<h2># Rank one</h2>\n<p>It rained.</p>\n<ul><li>* one</li></ul>",
                "<img src=\"a.jpg\"><p>Mara Holt</p>",
            ],
        );
    }

    #[test]
    fn markdown() {
        assert_all(
            Format::Markdown,
            &[
                "---\ntitle: A bridge\n---\nMara Holt opened it.",
                "+++\ntitle = \"A bridge\"\n+++\nMara Holt opened it.",
                "Mara Holt opened the bridge.\n\n![Mara Holt](bridge.jpg \"At the bridge\")\n",
                "# A bridge opens\n\n## The day\n\nMara Holt opened the bridge.",
                "## The day\n\nMara **Holt** opened the bridge.",
                "Words.\n\n{{< figure src=\"a.jpg\" caption=\"Mara Holt\" >}}\n",
                "Words.\n\n{% include figure.html caption=\"Mara Holt\" %}\n",
                "[caption id=\"attachment_1\" align=\"left\"]Mara Holt[/caption]\n",
                "See [the plan](/plan) and [the map](https://example.org/map).",
                "Mara Holt wrote:\n\n```\nlet bridge = 1;\n```\n",
                "Mara Holt wrote:\n\n~~~rust\nlet bridge = 1;\n~~~\n",
                "It rained.\n\n<!-- onecap-ignore -->\nMara Holt\n",
                "{/* onecap-ignore-file */}\nMara Holt\n",
                "<figure>\n<img src=\"a.jpg\">\n<figcaption>Mara Holt</figcaption>\n</figure>\n\n## The day\n\n\
                 Mara **Holt** opened [the bridge](/bridge).\n",
            ],
        );
    }

    #[test]
    fn text() {
        assert_all(
            Format::Text,
            &[
                "",
                "Mara Holt opened the bridge.\n\nIt rained.",
                "The <b> tag makes words bold, <p> begins a paragraph.",
                "Test page\n\nSingle <img>\n\n<ul> with <figure>\n\n<p> in <div>\n\n<p> in <td>",
                "<3 was all that Mara Holt wrote.",
                "<Applause> Thank you. <Applause>",
                "a < b and b > c",
                "<b>Mara Holt</b> opened the bridge.",
                "#bridge #opening\n# 1 of 7\nMara Holt*\n* on the left",
                "* one\n* two\n- three\n1. four\n> five",
                "# A bridge opens\n\nMara Holt opened it.",
                "Mara Holt opened the bridge (see [1](2 of them)).",
                "[1] Mara Holt opened the bridge.",
                "[Applause]",
                "{Mara Holt opened the bridge}",
                "[Caption] Mara Holt",
                "---\n\nMara Holt: it rained.\n\n---\n",
                "---\nMara Holt said: it rained.\n---\n",
                "```\nMara Holt opened the bridge.",
                "It rained. <!-- onecap-ignore -->",
                "2 ** 3 is eight, 2 ** 4 sixteen. a[0](x) is code.",
            ],
        );
    }

    #[test]
    fn the_name_of_a_field_tells_the_format_of_what_has_no_signs() {
        let plain = "Mara Holt opened the bridge.";
        let script = "Mara Holt wrote:\n<script>let bridge = 1;</script>";
        let html = Some(Format::Html);
        for (text, named, format) in [
            (plain, None, Format::Text),
            (plain, Some(Format::Markdown), Format::Markdown),
            (plain, html, Format::Text),
            ("1 < 2, and 3 > 2.", html, Format::Text),
            (script, None, Format::Text),
            (script, html, Format::Html),
            ("<!-- onecap-ignore-file --> Mara Holt", html, Format::Html),
            (r#"{"text":"<p>Mara Holt</p>"}"#, html, Format::Json),
            (
                r#"{"text":"Mara Holt"}"#,
                Some(Format::Markdown),
                Format::Json,
            ),
        ] {
            assert_eq!(detect_named(text, named), format, "{text}, {named:?}");
        }
    }

    #[test]
    fn long_and_odd_text_is_read_to_the_head_only() {
        let long = format!("{}<p>a</p><p>b</p><p>c</p>", "é山 ".repeat(HEAD));
        assert_eq!(detect(&long), Format::Text);
        assert_eq!(detect(&"<!--".repeat(HEAD)), Format::Text);
        assert_eq!(detect(&"[".repeat(HEAD * HEAD / 8)), Format::Text);
        assert_eq!(detect(&"](".repeat(HEAD)), Format::Text);
        assert_eq!(detect(&"{".repeat(HEAD)), Format::Text);
    }
}

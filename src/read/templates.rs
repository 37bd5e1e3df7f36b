//! What template tags make of the text between them: of branches only one is shown, a loop shows its text never or
//! often, and what is captured, set or commented is shown elsewhere, if at all.
//!
//! Liquid, Jinja, Nunjucks and Twig (`{% if %}` … `{% endif %}`), Go (`{{ if }}` … `{{ end }}`), Handlebars and
//! Mustache (`{{#if}}` … `{{/if}}`). What is always shown where it stands is left as it is: `{% block %}`.
//!
//! Markdown hides some of these regions, and code, from its parser before, as what stands in them is no Markdown: there
//! they hold no blocks.

use crate::document::{BlockKind, Document};
use crate::span::Span;

/// How far the end of a tag is looked for, in bytes.
const LONGEST: usize = 16 * 1024;
/// How many open tags may stand between one and its end: those that have none.
const FARTHEST: usize = 8;

/// Makes code of the blocks of which a template may not show all: they neither go nor keep what goes.
/// O(source + (blocks + containers) × log tags).
pub(super) fn hide(source: &str, document: &mut Document<'_>) {
    let spans = unsure(source);
    if spans.is_empty() {
        return;
    }
    let meets = |span: Span| {
        let next = spans.partition_point(|unsure| unsure.end() <= span.start());
        spans
            .get(next)
            .is_some_and(|unsure| unsure.start() < span.end())
    };
    for block in &mut document.blocks {
        let text = block.text.source_span();
        if meets(text) || meets(block.extent) {
            block.kind = BlockKind::Code;
            block.extent = Span::new(text.start(), text.start());
        }
    }
    for container in &mut document.containers {
        container.anchored |= meets(container.extent);
    }
}

/// Where a template may not show the text, from tag to tag: sorted and disjoint. O(source).
fn unsure(source: &str) -> Vec<Span> {
    let tags = tags(source);
    let mut found: Vec<Span> = Vec::new();
    let mut open: Vec<&Tag<'_>> = Vec::new();
    // Those of which no end was found: no further one is looked for.
    let mut endless: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(tag) = tags.get(at) {
        at += 1;
        let start = if tag.is_end {
            close(&mut open, tag)
        } else if tag.is_literal() && !endless.contains(&tag.name) {
            let mut rest = tags.iter().skip(at);
            match rest.position(|end| end.ends(tag)) {
                // The tags between are no tags.
                Some(between) => at += between,
                None => endless.push(tag.name),
            }
            open.push(tag);
            None
        } else {
            open.push(tag);
            None
        };
        if let Some(start) = start {
            // It has what was found inside of it.
            while found.last().is_some_and(|inner| inner.start() > start) {
                found.pop();
            }
            found.push(Span::new(start, tag.span.end()));
        }
    }
    found
}

/// Closes the tag that `end` is the end of, with those inside of it that have none; where it begins if what it holds
/// may not be shown.
fn close(open: &mut Vec<&Tag<'_>>, end: &Tag<'_>) -> Option<usize> {
    let above = open
        .iter()
        .rev()
        .take(FARTHEST)
        .position(|tag| end.ends(tag))?;
    open.truncate(open.len() - above);
    let tag = open.pop()?;
    (!tag.shows()).then_some(tag.span.start())
}

/// A tag that opens or closes a region.
#[derive(Clone, Copy)]
struct Tag<'s> {
    syntax: Syntax,
    name: &'s str,
    is_end: bool,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    /// `{% name %}` … `{% endname %}`
    Percent,
    /// `{{ name }}` … `{{ end }}`
    Go,
    /// `{{#name}}` or `{{^name}}` … `{{/name}}`
    Section,
}

impl Tag<'_> {
    /// Whether this is the end of `tag`.
    fn ends(&self, tag: &Tag<'_>) -> bool {
        self.is_end
            && self.syntax == tag.syntax
            && (self.syntax == Syntax::Go || self.name == tag.name)
    }

    /// Whether tags mean nothing up to its end.
    fn is_literal(&self) -> bool {
        self.syntax == Syntax::Percent && matches!(self.name, "raw" | "verbatim" | "comment")
    }

    /// Whether what it holds is shown, once and where it stands.
    fn shows(&self) -> bool {
        match self.syntax {
            Syntax::Percent => matches!(self.name, "raw" | "verbatim"),
            Syntax::Go => matches!(self.name, "block" | "define"),
            Syntax::Section => false,
        }
    }
}

/// The tags of `source` that open or close a region, in order. O(source).
fn tags(source: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = source
        .as_bytes()
        .get(at..)
        .and_then(|rest| memchr::memchr(b'{', rest))
    {
        at += next;
        let rest = source.get(at..).unwrap_or_default();
        let close = match rest.as_bytes() {
            // Shortcodes of Hugo.
            [b'{', b'{', b'<' | b'%', ..] => {
                at += 3;
                continue;
            }
            [b'{', b'{', ..] => "}}",
            [b'{', b'%', ..] => "%}",
            _ => {
                at += 1;
                continue;
            }
        };
        let Some(said) = said(rest, close) else {
            at += 1;
            continue;
        };
        let span = Span::new(at, at + 2 + said.len() + close.len());
        let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '~'));
        let named = if close == "%}" {
            percent(said)
        } else {
            braces(said)
        };
        found.extend(named.map(|(syntax, name, is_end)| Tag {
            syntax,
            name,
            is_end,
            span,
        }));
        at = span.end();
    }
    found
}

/// What stands in the tag that `rest` begins with, before its `close`; none if another tag begins before it ends.
fn said<'s>(rest: &'s str, close: &str) -> Option<&'s str> {
    let bytes = rest.as_bytes();
    let window = bytes.get(..bytes.len().min(LONGEST))?;
    let mut at = 2;
    loop {
        at += memchr::memchr2(b'{', b'}', window.get(at..)?)?;
        match window.get(at..)? {
            [b'{', b'{' | b'%', ..] if at > 2 => return None,
            [b'}', ..] if window.get(2..=at)?.ends_with(close.as_bytes()) => {
                return rest.get(2..at + 1 - close.len());
            }
            _ => at += 1,
        }
    }
}

/// The name of what `{% said %}` opens or closes, if it is known to hide what it holds.
fn percent(said: &str) -> Option<(Syntax, &str, bool)> {
    const HIDING: [&str; 17] = [
        "capture",
        "case",
        "comment",
        "for",
        "if",
        "ifchanged",
        "ifequal",
        "ifnotequal",
        "javascript",
        "macro",
        "raw",
        "schema",
        "stylesheet",
        "switch",
        "tablerow",
        "unless",
        "verbatim",
    ];
    let word = first_word(said);
    let (name, is_end) = match word.strip_prefix("end") {
        Some(name) => (name, true),
        None => (word, false),
    };
    let name = match name {
        // On the docs of GitHub it has the end of an `if`.
        "ifversion" if !is_end => "if",
        name => name,
    };
    let is_region = HIDING.contains(&name) || name == "set" && (is_end || holds_value(said));
    is_region.then_some((Syntax::Percent, name, is_end))
}

/// Whether a `set` gives what follows it, up to its end, as the value: it has none of its own.
fn holds_value(set: &str) -> bool {
    let sign = set.find(['=', '|']).and_then(|at| set.get(at..));
    !sign.is_some_and(|rest| rest.starts_with('='))
}

/// The name of what `{{ said }}` opens or closes.
fn braces(said: &str) -> Option<(Syntax, &str, bool)> {
    if let Some(name) = said.strip_prefix('/') {
        return Some((Syntax::Section, first_word(name.trim_start()), true));
    }
    if let Some(name) = said.strip_prefix(['#', '^']) {
        let name = first_word(name.trim_start());
        // A lone `^` is an `else`, and what calls a layout (`#>`) or names a part of one (`#*`) shows what it holds.
        return (!name.is_empty()).then_some((Syntax::Section, name, false));
    }
    match first_word(said) {
        name @ ("if" | "with" | "range" | "block" | "define") => Some((Syntax::Go, name, false)),
        name @ "end" => Some((Syntax::Go, name, true)),
        _ => None,
    }
}

fn first_word(text: &str) -> &str {
    let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@'));
    let end = text.find(is_end);
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;
    use crate::read::read;

    fn found(source: &str) -> Vec<&str> {
        unsure(source).iter().map(|span| span.of(source)).collect()
    }

    #[test]
    fn what_a_template_may_not_show_is_found_in_each_syntax() {
        for region in [
            "{% if amp %}a{% else %}b{% endif %}",
            "{%- if a -%}\n\na {% if b %}b{% endif %} c\n\n{%- endif -%}",
            "{% unless a %}b{% endunless %}",
            "{% case a %}{% when 1 %}b{% when 2 %}c{% endcase %}",
            "{% for a in b %}c{% endfor %}",
            "{% ifversion fpt %}a{% else %}b{% endif %}",
            "{% capture cap %}a{% endcapture %}",
            "{% comment %}a {% if b %} c{% endcomment %}",
            "{% set cap %}a{% endset %}",
            "{% set cap | upper(by=1) %}a{% endset %}",
            "{{ if .Amp }}a{{ else }}b{{ end }}",
            "{{- with .A -}}a{{ block \"b\" . }}c{{ end }}{{ else if x }}b{{- end -}}",
            "{{ range .A }}{{ if .B }}c{{ end }}d{{ end }}",
            "{{#if amp}}a{{else}}b{{/if}}",
            "{{~#each a as |b|}}{{#unless c}}d{{/unless}}{{{e}}}{{~/each}}",
            "{{#amp}}a{{/amp}}",
            "{{^amp}}a{{/amp}}",
            "{% if a < b and c == \"{\" %}a{% endif %}",
        ] {
            let source = format!("{{% a %}}x {region} y{{{{ z }}}}");
            assert_eq!(found(&source), [region]);
        }
        assert_eq!(
            found("{% if a %}b{% endif %} c {{#d}}e{{/d}}"),
            ["{% if a %}b{% endif %}", "{{#d}}e{{/d}}"]
        );
        // What has no end hides nothing, and what stands around it is hidden all the same.
        assert_eq!(
            found("{% for a %}{% if b %}{% set c %}d{% endif %} e{% endfor %}f{% if g %}h"),
            ["{% for a %}{% if b %}{% set c %}d{% endif %} e{% endfor %}"]
        );
        assert_eq!(
            found("{% comment %}a{% if b %}c{% endif %}"),
            ["{% if b %}c{% endif %}"]
        );
    }

    #[test]
    fn what_a_template_shows_is_left_as_it_is() {
        for source in [
            "{% block main %}a{% endblock %}",
            "{{ define \"main\" }}a{{ end }}",
            "{{#> layout}}a{{/layout}}",
            "{% set a = 1 %}b{% set c = 2 %}",
            "{% include figure.html caption=\"a\" %} {{ a }} {{{ b }}}",
            "{% raw %}{% if a %}b{% endif %}{% endraw %}",
            "{{< if >}}a{{< /if >}} {{% if %}}a{{% endif %}}",
            "{% if a %}b",
            "a{% endif %}b{{ end }}c{{/d}}",
            "{% if a %}b{{ end }}c{% endfor %}",
            "{ if } {%} {{}} {% %} {{ }} {# a #} {",
            "",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
    }

    /// The texts of the blocks that may go or keep what goes.
    fn compared(source: &str, format: Format) -> Vec<String> {
        let document = read(source, format);
        let blocks = document.blocks.iter();
        blocks
            .filter(|block| block.kind != BlockKind::Code)
            .map(|block| block.text.as_str().to_owned())
            .collect()
    }

    #[test]
    fn what_may_not_be_shown_is_compared_with_nothing() {
        for (open, other, close) in [
            ("{% if amp %}", "{% else %}", "{% endif %}"),
            ("{{#if amp}}", "{{else}}", "{{/if}}"),
            ("{{ if .Amp }}", "{{ else }}", "{{ end }}"),
            ("{% set a %}", "", "{% endset %}"),
        ] {
            let page = format!(
                "<p>Rain.</p>\n{open}<img src=a><figcaption>The mill</figcaption>{other}<p>The mill</p>{close}\n<p>Fog {open}now{close}</p><p>Snow.</p>"
            );
            assert_eq!(compared(&page, Format::Html), ["Rain.", "Snow."], "{page}");
            let article = format!(
                "Rain.\n\n{open}\n\n![](a.jpg)\n*The mill*\n\n{other}\n\n> The mill\n\n{close}\n\nFog {open}now{close}\n\nSnow.\n"
            );
            assert_eq!(
                compared(&article, Format::Markdown),
                ["Rain.", "Snow."],
                "{article}"
            );
            assert_ne!(compared(&page, Format::Text), ["Rain.", "Snow."]);
        }
    }

    #[test]
    fn what_holds_a_tag_does_not_go_with_its_text() {
        let source = "<div><p>The mill</p>{% if a %}{% endif %}</div>";
        let document = read(source, Format::Html);
        assert!(
            document
                .containers
                .iter()
                .all(|container| container.anchored)
        );
    }

    #[test]
    fn hostile_tags_are_found_in_one_walk() {
        // In time that grows with the square of the tags, this test would not end.
        const MANY: usize = 200_000;
        for piece in [
            "{% if a ",
            "{{#a",
            "{% comment %}",
            "{% if a %}",
            "{% endfor %}",
            "{{#a}}{{/b}}",
            "{{",
            "{% set a %}{% endif %}",
        ] {
            assert_eq!(unsure(&piece.repeat(MANY)), []);
        }
        let nested = "{% if a %}".repeat(MANY) + &"{% endif %}".repeat(MANY);
        assert_eq!(unsure(&nested).len(), 1);
        let loops = "{% if a %}".repeat(MANY) + &"{% endfor %}".repeat(MANY);
        assert_eq!(unsure(&loops), []);
    }
}

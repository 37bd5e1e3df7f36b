//! What goes with a caption, and what is never touched: one line for each construct of Markdown and HTML.

use crate::check::{check, clean};
use onecap::Format;

pub const CUT: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday…";
pub const FULL: &str =
    "Mayor Ada Quill opens the new bridge over the Orle on Monday, with half the town looking on.";
/// Checks the laws, and that what stands between `[[` and `]]` goes and nothing else does.
#[track_caller]
pub fn assert_goes(name: &str, format: Format, template: &str) {
    let filled = template.replace("{cut}", CUT).replace("{full}", FULL);
    let source = filled.replace("[[", "").replace("]]", "");
    let mut expected = String::new();
    for (number, part) in filled.split("[[").enumerate() {
        let kept = part.split_once("]]").map(|(_, kept)| kept);
        expected.push_str(if number == 0 { part } else { kept.unwrap() });
    }
    if let Err(error) = check(source.as_bytes(), format) {
        panic!("{name}: {error}");
    }
    let cleaned = clean(source.as_bytes(), format).unwrap();
    let cleaned = String::from_utf8(cleaned).unwrap();
    // Long ones are unreadable.
    let is_same = cleaned == expected;
    let shown: String = cleaned.chars().take(600).collect();
    assert!(is_same, "{name}: {shown}");
}

#[test]
fn captions_in_markdown() {
    for (name, template) in [
        (
            "a paragraph",
            "![](a.jpg)\n\n[[{cut}\n\n]]{full}\n\nIt rained.\n",
        ),
        (
            "emphasis",
            "![](a.jpg)\n[[*{cut}*\n]]{full}\n\nIt rained.\n",
        ),
        (
            "strong",
            "![](a.jpg)\n{full}[[\n__{cut}__]]\n\nIt rained.\n",
        ),
        (
            "a title",
            "![](a.jpg[[ \"{cut}\"]])\n*{full}*\n\nIt rained.\n",
        ),
        (
            "a title in a link",
            "[![](a.jpg[[ '{cut}']])](b.html)\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "Hugo",
            "{{< figure src=\"a.jpg\"[[ caption=\"{cut}\"]] >}}\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "Hugo, on lines",
            "{{< figure\n  src=\"a.jpg\"[[\n  title=\"{cut}\"]]\n  caption=\"{full}\"\n>}}\n\nIt rained.\n",
        ),
        (
            "Hugo, Markdown inside",
            "{{% figure src=\"a.jpg\"[[ caption=`{cut}`]] %}}\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "Jekyll",
            "{% include figure.html image_path=\"a.jpg\"[[ caption=\"{cut}\"]] %}\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "Eleventy",
            "{% image src=\"a.jpg\"[[, caption=\"{cut}\"]], alt=\"\" %}\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "Eleventy, unnamed",
            "{% image \"a.jpg\", \"{cut}\" %}\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "WordPress",
            "[caption id=\"a\" width=\"3\"]<img src=\"a.jpg\"> [[{cut}]][/caption]\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "WordPress, Markdown",
            "[caption id=\"a\"]![](a.jpg) [[{cut}]][/caption]\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "figcaption",
            "<figure>\n<img src=\"a.jpg\">\n[[<figcaption>{cut}</figcaption>\n]]<figcaption>{full}</figcaption>\n</figure>\n\nIt rained.\n",
        ),
        (
            "figcaption in a line",
            "<figure><img src=\"a.jpg\">[[<figcaption>{cut}</figcaption>]]</figure>\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "a list of images",
            "- ![](a.jpg)\n  [[{cut}\n  ]]{full}\n- ![](b.jpg)\n  Ida Brandt bakes.\n\nIt rained.\n",
        ),
        (
            "loose items",
            "* ![](a.jpg)\n\n  [[{cut}\n\n  ]]{full}\n\n* ![](b.jpg)\n\nIt rained.\n",
        ),
        (
            "cells below images",
            "| ![](a.jpg) | ![](b.jpg) |\n|---|---|\n| [[{cut}<br>]]{full} | Ida Brandt bakes. |\n\nIt rained.\n",
        ),
        (
            "a quote",
            "> ![](a.jpg)\n> [[{cut}\n> ]]{full}\n\nIt rained.\n",
        ),
        (
            "MDX",
            "import Photo from './photo'\n\n<Photo src=\"a.jpg\" />\n\n[[*{cut}*\n\n]]*{full}*\n\n{/* {cut} */}\n\nIt rained.\n",
        ),
        (
            "hard breaks",
            "![](a.jpg)\\\n[[{cut}\\\n]]{full}\n\nIt rained.\n",
        ),
        (
            "Windows",
            "![](a.jpg)\r\n[[*{cut}*\r\n]]*{full}*\r\n\r\nIt rained.\r\n",
        ),
    ] {
        assert_goes(name, Format::Markdown, template);
    }
}

#[test]
fn what_markdown_never_loses() {
    for (name, template) in [
        (
            "front matter",
            "---\ntitle: \"{cut}\"\n---\n\n{full}\n\nIt rained.\n",
        ),
        (
            "TOML",
            "+++\ncaption = \"{cut}\"\n+++\n\n{full}\n\nIt rained.\n",
        ),
        ("code", "{full}\n\n```\n{cut}\n```\n\nIt rained.\n"),
        ("indented code", "{full}\n\n    {cut}\n\nIt rained.\n"),
        ("a comment", "{full}\n\n<!-- {cut} -->\n\nIt rained.\n"),
        (
            "a comment of MDX",
            "{full}\n\n{/* {cut} */}\n\nIt rained.\n",
        ),
        (
            "an alternative text",
            "![{cut}](a.jpg)\n*{full}*\n\nIt rained.\n",
        ),
        (
            "an alternative text in a shortcode",
            "{{< figure src=\"a.jpg\" alt=\"{cut}\" >}}\n*{full}*\n\nIt rained.\n",
        ),
        (
            "a link target",
            "[Ida Brandt](</{cut}>)\n\n*{full}*\n\nIt rained.\n",
        ),
        (
            "a link definition",
            "*{full}* by [Ida Brandt][a]\n\n[a]: /b '{cut}'\n\nIt rained.\n",
        ),
        (
            "raw Liquid",
            "{full}\n\n{% raw %}\n{cut}\n{% endraw %}\n\nIt rained.\n",
        ),
    ] {
        assert_goes(name, Format::Markdown, template);
    }
}

#[test]
fn captions_in_html() {
    for (name, template) in [
        (
            "a paragraph",
            "<img src=a.jpg>[[<p>{cut}</p>]]\n<p>{full}</p>\n<p>It rained.</p>",
        ),
        (
            "a figcaption",
            "<figure><img src=a.jpg>[[<figcaption>{cut}</figcaption>]]<figcaption>{full}</figcaption></figure><p>It rained.</p>",
        ),
        (
            "its wrapper",
            "<figure><img src=a.jpg>[[<div class=caption><div><span>{cut}</span></div></div>]]</figure><p>{full}</p><p>It rained.</p>",
        ),
        (
            "a wrapper with something else",
            "<div class=caption><img src=a.jpg>[[<span>{cut}</span>]]</div><p>{full}</p><p>It rained.</p>",
        ),
        ("lines", "<div>[[{cut}<br>]]{full}</div><p>It rained.</p>"),
        (
            "inline elements",
            "[[<p><em>Mayor</em> Ada <b>Quill</b> opens the new bridge over the Orle on Monday…</p>]]<p>{full}</p><p>It rained.</p>",
        ),
        (
            "what becomes empty",
            "[[<section><div><p>{cut}</p>\n</div></section>]]<p class=caption>{full}</p><p>It rained.</p>",
        ),
        (
            "cells of a grid",
            "<table><tr><td><img src=a.jpg></td></tr><tr><td>[[<p>{cut}</p>]]<p>{full}</p></td></tr></table><p>It rained.</p>",
        ),
        (
            "hidden",
            "[[<p hidden>{full}</p>]]<p class=caption>{full}</p><p>It rained.</p>",
        ),
        (
            "hidden, first",
            "<p class=caption>{full}</p>[[<p class=visually-hidden>{full}</p>]]<p>It rained.</p>",
        ),
        (
            "noscript",
            "<figure><img src=a.jpg><noscript><img src=a.jpg>[[<p>{cut}</p>]]</noscript><figcaption>{full}</figcaption></figure><p>It rained.</p>",
        ),
    ] {
        assert_goes(name, Format::Html, template);
    }
}

#[test]
fn what_html_never_loses() {
    for (open, close) in [
        ("<script>", "</script>"),
        ("<style>", "</style>"),
        ("<template><p>", "</p></template>"),
        ("<svg><text>", "</text></svg>"),
        ("<pre>", "</pre>"),
        ("<p><code>", "</code></p>"),
        ("<textarea>", "</textarea>"),
        ("<!--", "-->"),
        ("<title>", "</title>"),
        ("<p><a href=\"/b\" title=\"", "\">It rained.</a></p>"),
        ("<img src=a.jpg alt=\"", "\">"),
        ("<h2>", "</h2>"),
        ("<select><option>", "</option></select>"),
    ] {
        let template =
            format!("<p class=caption>{{full}}</p>{open}{{cut}}{close}<p>It rained.</p>");
        assert_goes(open, Format::Html, &template);
    }
    // Who sees a page needs what they can see.
    assert_goes(
        "a hidden keeper",
        Format::Html,
        "<p class=caption>{cut}</p><p class=caption hidden>{full}</p><p>It rained.</p>",
    );
}

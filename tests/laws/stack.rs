//! However many of anything there are, and however deep they stand in each other: no input needs more of the stack than
//! another. An overflow ends the process, and nothing catches it.

use onecap::{Format, Options, analyze, detect};

const MANY: usize = 200_000;

/// Less than any thread that onecap works on has.
const STACK: usize = 512 << 10;

/// What is repeated, and what stands before and behind it.
type Pile = (Format, &'static str, &'static str, &'static str);

const PILES: &[Pile] = &[
    (Format::Html, "<p ", "a=\"x\" ", ">x</p>"),
    (Format::Html, "<p ", "a=\"x\" ", ""),
    (Format::Html, "<p ", "a='x' ", ">x</p>"),
    (Format::Html, "<p ", "a=x ", ">x</p>"),
    (Format::Html, "<p ", "a ", ">x</p>"),
    (Format::Html, "<p ", "/", ">x</p>"),
    (Format::Html, "<p ", "=", ">x</p>"),
    (Format::Html, "<br ", "a=\"x\"", "/>x"),
    (Format::Html, "<p>x</p ", "a=\"x\" ", ">y"),
    (Format::Html, "<script ", "a=\"x\" ", ">x</script>y"),
    (Format::Html, "<style ", "a=\"x\" ", ">x</style>y"),
    (Format::Html, "<title ", "a=\"x\" ", ">x</title>y"),
    (Format::Html, "<title>x</title ", "a=\"x\" ", ">y"),
    (Format::Html, "<textarea ", "a=\"x\" ", ">x</textarea>y"),
    (
        Format::Html,
        "<noscript><p ",
        "a=\"x\" ",
        ">x</p></noscript>y",
    ),
    (Format::Html, "<svg><p ", "a=\"x\" ", ">x</p></svg>y"),
    (Format::Html, "<p title=\"", "&amp;", "\">x</p>"),
    (Format::Html, "<p title=\"", "&", "\">x</p>"),
    (Format::Html, "<p>", "&amp;", "</p>"),
    (Format::Html, "", "<!-- a -->", "x"),
    (Format::Html, "<!--", "<!--", "-->x"),
    (Format::Html, "<!--", "-", ">x"),
    (Format::Html, "<!--", "--!", ">x"),
    (Format::Html, "", "<!doctype html>", "x"),
    (Format::Html, "<!doctype html ", "PUBLIC \"a\" \"b\" ", ">x"),
    (Format::Html, "<!doctype ", " ", ">x"),
    (Format::Html, "<![CDATA[", "]", "]]>x"),
    (Format::Html, "<svg><![CDATA[", "]", "]]></svg>x"),
    (Format::Html, "", "<?x?>", "x"),
    (Format::Html, "<script>", "<!--<script>", "x"),
    (Format::Html, "", "<", "x"),
    (Format::Html, "", "</", "x"),
    (Format::Html, "", "</p>", "x"),
    (Format::Html, "", "<p/>", "x"),
    (Format::Html, "", "<div>", "x"),
    (Format::Html, "", "<b>", "x"),
    (Format::Html, "", "<table><tr><td>", "x"),
    (Format::Html, "", "<svg>", "x"),
    (Format::Html, "", "<noscript>", "x"),
    (Format::Html, "", "<figure><figcaption>", "x"),
    (Format::Html, "", "<!-- onecap-ignore-start -->", "x"),
    (Format::Markdown, "<p ", "a=\"x\" ", ">x</p>\n"),
    (Format::Markdown, "x <b ", "a=\"x\" ", ">x</b>\n"),
    (Format::Markdown, "<Photo ", "a=\"x\" ", "/>\n"),
    (Format::Markdown, "{{< figure ", "a=\"x\" ", ">}}\n"),
    (Format::Markdown, "", "> ", "x\n"),
    (Format::Markdown, "", "- ", "x\n"),
    (Format::Markdown, "", "1. ", "x\n"),
    (Format::Markdown, "", "> - ", "x\n"),
    (Format::Markdown, "", "[", "x\n"),
    (Format::Markdown, "", "![", "x\n"),
    (Format::Markdown, "x", "](u)", "\n"),
    (Format::Markdown, "", "![[a](u)", "x\n"),
    (Format::Markdown, "", "*a ", "x\n"),
    (Format::Markdown, "", "**a ", "x\n"),
    (Format::Markdown, "", "*a **b ", "x\n"),
    (Format::Markdown, "", "a** ", "x\n"),
    (Format::Markdown, "", "`a ", "x\n"),
    (Format::Markdown, "", "<b>", "x\n"),
    (Format::Markdown, "", "<div>\n\n", "x\n"),
    (Format::Markdown, "", "[^1]: ", "x\n"),
    (Format::Markdown, "", "[a]: <b> 'c'\n", "x\n"),
    (Format::Markdown, "", "{{< figure >}}\n", "x\n"),
    (Format::Markdown, "", "[caption]", "x\n"),
    (Format::Markdown, "", ":::\n", "x\n"),
    (Format::Text, "", "(", "x\n"),
    (Format::Text, "", "x…", "\n"),
    (Format::Text, "", "Photo: ", "x\n"),
    (Format::Json, "", "[", "1"),
    (Format::Json, "", "{\"text\":", "1"),
    (Format::Json, "{\"text\":\"<p ", "a=\\\"x\\\" ", ">x</p>\"}"),
];

/// What opens and closes in pairs.
const NESTS: &[(Format, &str, &str)] = &[
    (Format::Html, "<div>", "</div>"),
    (Format::Html, "<b>", "</b>"),
    (Format::Html, "<figure>", "</figure>"),
    (Format::Html, "<ul><li>", "</li></ul>"),
    (Format::Html, "<svg>", "</svg>"),
    (Format::Markdown, "[", "](u)"),
    (Format::Markdown, "![", "](u)"),
    (Format::Markdown, "*a ", " b*"),
    (Format::Markdown, "**a ", " b**"),
    (Format::Markdown, "(", ")"),
    (Format::Markdown, "<b>", "</b>"),
    (Format::Markdown, "[caption]", "[/caption]"),
    (Format::Json, "[", "]"),
    (Format::Json, "{\"text\":", "}"),
];

fn read_on_a_small_stack(format: Format, source: String) {
    let name: String = source.chars().take(40).collect();
    println!("{format:?} {name}");
    let work = move || {
        detect(source.as_bytes());
        analyze(source.as_bytes(), format, &Options::default()).unwrap();
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    thread.unwrap().join().unwrap();
}

#[test]
fn many_of_anything_need_no_stack() {
    for (format, before, piece, behind) in PILES {
        read_on_a_small_stack(*format, format!("{before}{}{behind}", piece.repeat(MANY)));
    }
}

#[test]
fn depth_needs_no_stack() {
    for (format, open, close) in NESTS {
        let source = format!("{}x{}", open.repeat(MANY), close.repeat(MANY));
        read_on_a_small_stack(*format, source);
    }
}

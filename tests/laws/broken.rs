//! Input that is broken in ways people and programs break it: every byte stays but for the repeats that are still
//! found.

use crate::check::{check, clean};
use crate::markup::{CUT, FULL, assert_goes};
use onecap::{Format, Options, analyze};

const DEEP: usize = 10_000;

#[test]
fn html_with_tags_left_out_or_crossed() {
    for (name, template) in [
        (
            "unclosed",
            "<div><p>Work begins.[[<p>{cut}]]<p>{full}<p>It rained.",
        ),
        (
            "unclosed inline",
            "<p><b>Work begins.[[<p>{cut}]]<p>{full}<p>It rained.",
        ),
        (
            "crossed",
            "<p><b><i>x</b></i></p>[[<p>{cut}</p>]]<p>{full}</p><p>It rained.</p>",
        ),
        (
            "stray end tags",
            "</div></b></p>[[<p>{cut}</p>]]</span><p>{full}</p></p><p>It rained.</p>",
        ),
        (
            "no quotes",
            "<p class=a id=b>Rain.</p>[[<p class=caption title=x>{cut}</p>]]<p class=caption>{full}</p>",
        ),
        ("open quote", "<p>{full}</p><p title=\"x>{cut}</p>"),
        ("open tag", "<p>{cut}</p><p>It rained.</p><p {full}"),
        ("open comment", "<p>{full}</p><!-- <p>{cut}</p>"),
        ("open script", "<p>{full}</p><script>'<p>{cut}</p>'"),
        (
            "no semicolons",
            "<p>A &amp B &eacute C &copy D &#65 E</p>[[<p>{cut} &copy Reed</p>]]<p>{full} &copy; Reed</p>",
        ),
        (
            "names that are none",
            "<p>&nonsense; &; &#x; &#99999999;</p>[[<p>{cut}</p>]]<p>{full}</p>",
        ),
        (
            "upper case",
            "<DIV>[[<P CLASS=CAPTION>{cut}</P>]]<P>{full}</P><P>It rained.</P></DIV>",
        ),
    ] {
        assert_goes(name, Format::Html, template);
    }
}

#[test]
fn html_that_is_nested_deeply() {
    let open = "<div>".repeat(DEEP);
    let close = "</div>".repeat(DEEP);
    assert_goes(
        "around",
        Format::Html,
        &format!("{open}[[<p>{{cut}}</p>]]<p>{{full}}</p>{close}"),
    );
    assert_goes(
        "beside",
        Format::Html,
        &format!("[[<p>{{cut}}</p>]]<p>{{full}}</p>{open}x{close}"),
    );
    let (bold, plain) = ("<b><i>".repeat(DEEP), "</b></i>".repeat(DEEP));
    assert_goes(
        "crossed",
        Format::Html,
        &format!("[[<p>{{cut}}</p>]]<p>{{full}}</p><p>{bold}x{plain}</p>"),
    );
    assert_goes(
        "the repeat itself",
        Format::Html,
        &format!("[[{open}{{cut}}{close}]]<p>{{full}}</p><p>It rained.</p>"),
    );
}

#[test]
fn markdown_that_does_not_end() {
    let lines = "key: value\n".repeat(DEEP);
    for (name, template) in [
        ("fence", "[[{cut}\n\n]]{full}\n\n```\n{cut}\n"),
        ("tilde fence", "[[{cut}\n\n]]{full}\n\n~~~~\n{cut}\n~~~\n"),
        (
            "shortcode",
            "[[{cut}\n\n]]{full}\n\n{{< figure src=\"a\" caption=\"x\n\nIt rained.\n",
        ),
        (
            "caption",
            "[caption id=\"a\"]![](a.jpg)\n\n[[{cut}\n\n]]{full}\n\nIt rained.\n",
        ),
        ("comment", "[[{cut}\n\n]]{full}\n\n<!-- {cut}\n"),
        ("code", "[[{cut}\n\n]]{full}\n\nIt `rained.\n"),
        ("emphasis", "[[{cut}\n\n]]{full}\n\nIt **rained *all day.\n"),
        (
            "front matter",
            "---\ntitle: Rain\n\n[[{cut}\n\n]]{full}\n\nIt rained.\n",
        ),
        (
            "toml",
            "+++\ntitle = 'Rain'\n\n[[{cut}\n\n]]{full}\n\nIt rained.\n",
        ),
        (
            "link",
            "[[{cut}\n\n]]{full}\n\n[It rained](http://x.test/a b\n",
        ),
    ] {
        assert_goes(name, Format::Markdown, template);
    }
    let endless = format!("---\n{lines}");
    assert_goes("front matter and nothing else", Format::Markdown, &endless);
    let shortcodes = "{{< figure caption=\"x\" ".repeat(DEEP);
    assert_goes(
        "shortcodes",
        Format::Markdown,
        &format!("[[{{cut}}\n\n]]{{full}}\n\n{shortcodes}\n"),
    );
}

#[test]
fn json_that_is_nested_deeply() {
    let (open, close) = ("[".repeat(DEEP), "]".repeat(DEEP));
    for (name, source, problems) in [
        ("an array", format!("{open}{close}\n"), 1),
        (
            "beside the text",
            format!("{{\"text\":\"It rained.\",\"a\":{open}{close}}}\n"),
            0,
        ),
        (
            "objects",
            format!("{}1{}\n", "{\"a\":".repeat(DEEP), "}".repeat(DEEP)),
            1,
        ),
        (
            "not closed",
            format!("{{\"text\":\"It rained.\",\"a\":{open}\n"),
            1,
        ),
    ] {
        let analysis = analyze(source.as_bytes(), Format::Json, &Options::default()).unwrap();
        assert_eq!(analysis.problems.len(), problems, "{name}");
        if let Err(error) = check(source.as_bytes(), Format::Json) {
            panic!("{name}: {error}");
        }
    }
}

/// The bytes decide: what a page or a mark says of its encoding is no reason to change one.
#[test]
fn encodings_that_are_declared_wrongly() {
    let page = |charset: &str, e_acute: &[u8]| {
        let text = |text: &str| text.replace("Ada", "Ad\u{1}").into_bytes();
        let page = [
            format!("<meta charset={charset}><p>Work begins.</p><p>").into_bytes(),
            text(CUT)
                .into_iter()
                .filter(|byte| byte.is_ascii())
                .collect(),
            b"...</p><p>".to_vec(),
            text(FULL),
            b"</p>".to_vec(),
        ];
        let mut bytes = Vec::new();
        for byte in page.concat() {
            match byte {
                1 => bytes.extend(e_acute),
                byte => bytes.push(byte),
            }
        }
        bytes
    };
    for (declared, e_acute) in [
        ("utf-8", &b"\xE9"[..]),
        ("windows-1252", "é".as_bytes()),
        ("nonsense", b"\xE9"),
    ] {
        let source = page(declared, e_acute);
        if let Err(error) = check(&source, Format::Html) {
            panic!("{declared}: {error}");
        }
        let cleaned = clean(&source, Format::Html).unwrap();
        let goes = source.len() - cleaned.len();
        assert_eq!(
            goes,
            CUT.len() - "…".len() + "...".len() + "<p></p>".len() + e_acute.len() - 1,
            "{declared}"
        );
        assert!(
            cleaned.ends_with(&source[source.len() - FULL.len()..]),
            "{declared}"
        );
    }
}

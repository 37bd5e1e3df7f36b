//! What holds for every input, however broken.

use super::super::tokens::{Sink, TagToken, tokenize, tokenize_from, tokenize_pausing};
use super::{check_removal, read, without};
use crate::document::{BlockKind, Document};
use crate::span::Span;
use html5gum::Readable;
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Pieces of pages, whole and broken.
const SOUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=caption>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<span>",
    "</span>",
    "<br>",
    "<br/>",
    "</br>",
    "<img alt='a &amp b'>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<td rowspan=2>",
    "<noscript>",
    "</noscript>",
    "<script>",
    "</script>",
    "<svg>",
    "</svg>",
    "<!-- c -->",
    "<!-- /c -->",
    "<!--",
    "-->",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<button>",
    "</button>",
    "<form>",
    "</form>",
    "<p hidden>",
    "<textarea>",
    "</textarea>",
    "<x-y>",
    "</x-y>",
    "<summary>",
    "</summary>",
    "<body>",
    "</body>",
    "<option>",
    "<hr>",
    "<",
    ">",
    "&",
    "&amp",
    "&eacute;",
    "&nbsp;",
    "&#65",
    "\0",
    "\r\n",
    " ",
    "  ",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "é",
    "x",
    "one",
    "two three",
    "Foto: Lo",
    "<p title=\"",
    "\"",
    "'",
    "=",
    "/",
    "<![CDATA[",
    "]]>",
    "<?php ?>",
    "</",
    "<SPAN CLASS='sr-only'>",
    "<math>",
    "</math>",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(SOUP), 0..40).prop_map(|pieces| pieces.concat())
}

/// Every span is in bounds, in order and in its container, and every text maps home.
pub(super) fn check_spans(source: &str, document: &Document) {
    let is_in = |span: Span| source.get(std::ops::Range::from(span)).is_some();
    for (at, container) in document.containers.iter().enumerate() {
        assert!(is_in(container.extent));
        if let Some(parent) = container.parent {
            assert!(parent < at, "parents come first");
            assert!(
                document.containers[parent]
                    .extent
                    .contains(container.extent)
            );
        }
    }
    let mut end = 0;
    let mut start = 0;
    for block in &document.blocks {
        let text = block.text.source_span();
        assert!(is_in(text) && is_in(block.extent));
        assert!(text.start() >= start, "blocks stand in source order");
        start = text.start();
        if !block.extent.is_empty() {
            assert!(block.extent.contains(text));
            assert!(block.extent.start() >= end, "extents are disjoint");
            end = block.extent.end();
        }
        if let Some(container) = block.container {
            assert!(document.containers[container].extent.contains(block.extent));
        }
        check_map(source, block.text.as_str(), |span| {
            block.text.to_source(span)
        });
    }
    assert!(document.separators.is_sorted());
    for br in &document.separators {
        assert!(br.of(source).starts_with("<") && br.of(source).ends_with('>'));
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Each character of a text stands in the source as it is, as white space, or as an entity.
fn check_map(source: &str, text: &str, home: impl Fn(Span) -> Span) {
    for (at, c) in text.char_indices() {
        let written = home(Span::new(at, at + c.len_utf8())).of(source);
        let is_entity = written.starts_with('&') && written.len() > 1;
        let is_space = c == ' ' && written.trim_matches(is_blank).is_empty() && !written.is_empty();
        assert!(
            written == c.to_string() || is_space || is_entity,
            "{c:?} stands for {written:?}"
        );
        if is_entity {
            let decoded = htmlize::unescape(written);
            let decoded_attribute = htmlize::unescape_attribute(written);
            let is_said =
                |decoded: &str| decoded.contains(c) || (c == ' ' && decoded.trim().is_empty());
            assert!(
                is_said(&decoded) || is_said(&decoded_attribute),
                "{written} is no {c:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn spans_are_sound_in_tag_soup(source in soup()) {
        check_spans(&source, &read(&source));
    }

    #[test]
    fn spans_are_sound_in_any_text(source in "\\PC*|[<>/a-p&;=\"' \\n!-]*") {
        check_spans(&source, &read(&source));
    }

    #[test]
    fn any_block_goes_alone_and_takes_nothing_else(source in soup()) {
        let document = read(&source);
        for (at, block) in document.blocks.iter().enumerate() {
            if block.kind != BlockKind::Alt {
                prop_assert_eq!(check_removal(&source, &document, &[at]), Ok(()), "{}", source);
            }
        }
    }

    #[test]
    fn any_blocks_go_together_and_take_nothing_else(source in soup(), pick in any::<u64>()) {
        let document = read(&source);
        let gone: Vec<_> = (0..document.blocks.len())
            .filter(|&at| pick >> (at % 64) & 1 == 1 && document.blocks[at].kind != BlockKind::Alt)
            .collect();
        prop_assert_eq!(check_removal(&source, &document, &gone), Ok(()), "{}", source);
    }

    /// lol_html reads the same tags at the same places.
    #[test]
    fn tags_stand_where_another_tokenizer_finds_them(source in soup()) {
        // What is raw inside of `svg` and `math` is the tree's business, not the tokenizer's.
        let source = source.replace("<svg>", "").replace("<math>", "");
        let ours = start_tags(&source);
        let theirs = start_tags_of_lol_html(&source);
        prop_assert_eq!(ours, theirs);
    }
}

/// All that a tokenizer says, in words.
#[derive(Default)]
struct Told(Vec<String>);

impl Sink for Told {
    fn attribute(&mut self, name: &[u8], value: Span) {
        let name = String::from_utf8_lossy(name);
        self.0.push(format!("attribute {name} {value:?}"));
    }
    fn tag(&mut self, tag: &TagToken<'_>) -> Option<html5gum::State> {
        let name = String::from_utf8_lossy(tag.name);
        let (span, is_end, is_self_closing) = (tag.span, tag.is_end, tag.is_self_closing);
        self.0
            .push(format!("tag {name} {span:?} {is_end} {is_self_closing}"));
        html5gum::emitters::naive_next_state(tag.name).filter(|_| !is_end)
    }
    fn text(&mut self, span: Span) {
        self.0.push(format!("text {span:?}"));
    }
    fn comment(&mut self, span: Span) {
        self.0.push(format!("comment {span:?}"));
    }
    fn in_foreign_content(&self) -> bool {
        false
    }
}

fn told(source: &str, reads_per_pause: u32) -> Vec<String> {
    let mut told = Told::default();
    let all = Span::new(0, source.len());
    tokenize_pausing(source, all, &mut told, reads_per_pause);
    told.0
}

proptest! {
    #[test]
    fn pauses_change_nothing(pieces in prop::collection::vec(prop::sample::select(QUOTED), 0..40)) {
        let source = pieces.concat();
        let without = told(&source, u32::MAX);
        for reads in 1..4 {
            prop_assert_eq!(told(&source, reads), without.as_slice(), "{}", source);
        }
    }
}

proptest! {
    /// What is read at once is read as html5gum reads it, byte by byte or in its own steps.
    #[test]
    fn long_reads_change_nothing(pieces in prop::collection::vec(prop::sample::select(QUOTED), 0..40)) {
        let source = pieces.concat();
        let mut plain = Told::default();
        let all = Span::new(0, source.len());
        tokenize_from(source.as_str().to_reader(), &source, all, &mut plain);
        prop_assert_eq!(told(&source, u32::MAX), plain.0, "{}", source);
    }
}

/// Tags in pieces, with all that may stand in and around a quoted value.
const QUOTED: &[&str] = &[
    "<p",
    "<p ",
    "<p a=\"",
    "</p",
    "</p ",
    "<script ",
    "</script ",
    "<title ",
    "</title ",
    "<!-- ",
    "-->",
    "a=\"x\"",
    "b=\"x\" ",
    "c=\"\"",
    "d = \"y\"\n",
    "e='z'",
    "f=g ",
    "h ",
    "=",
    "\"",
    "\"",
    "'",
    ">",
    ">",
    "/",
    "/>",
    "&",
    "&amp;",
    "&ampx",
    "&#8212;",
    "\0",
    "\r",
    "\r\n",
    "\n",
    " ",
    "é",
    "x",
    "<",
];

/// What a page of so many attributes in one tag says, on a stack that holds no more than some thousand calls.
fn told_on_a_small_stack(page: String) -> Vec<String> {
    std::thread::Builder::new()
        .stack_size(512 << 10)
        .spawn(move || {
            let mut told = Told::default();
            tokenize(&page, Span::new(0, page.len()), &mut told);
            read(&page);
            told.0
        })
        .unwrap()
        .join()
        .unwrap()
}

#[test]
fn a_tag_of_many_attributes_is_a_tag_like_any_other() {
    const MANY: usize = 200_000;
    for attribute in [
        "a=\"x\" ",
        "a=\"\"",
        "a = \"x&amp;\"\n",
        "a='x' ",
        "a=x ",
        "a ",
        "/",
        "=",
        "a=\"x\"/",
    ] {
        let attributes = attribute.repeat(MANY);
        let given = if attribute == "/" { 0 } else { MANY };
        for name in ["p", "br", "script", "style", "title", "textarea", "x-y"] {
            let page = format!("<b>t</b><{name} {attributes}>t</{name} {attributes}>u");
            let told = told_on_a_small_stack(page.clone());
            let end = page.find(&format!(">t</{name}")).unwrap() + 1;
            let found = told
                .iter()
                .filter(|told| told.starts_with("attribute "))
                .count();
            if attribute != "=" {
                assert_eq!(found, given, "{name} {attribute}");
            }
            let is_closed = attribute.ends_with('/');
            let close = page.len() - 1;
            let expected = [
                format!("tag {name} {:?} false {is_closed}", Span::new(8, end)),
                format!("text {:?}", Span::new(end, end + 1)),
                format!(
                    "tag {name} {:?} true {is_closed}",
                    Span::new(end + 1, close)
                ),
                format!("text {:?}", Span::new(close, page.len())),
            ];
            assert_eq!(told[told.len() - 4..], expected, "{name} {attribute}");
        }
        // Browsers drop a tag that never ends.
        let told = told_on_a_small_stack(format!("<b>t</b><p {attributes}"));
        assert!(
            told.iter()
                .rev()
                .find(|told| told.starts_with("tag "))
                .unwrap()
                .contains("tag b")
        );
    }
}

#[derive(Default)]
struct StartTags(Vec<Span>);

impl Sink for StartTags {
    fn attribute(&mut self, _: &[u8], _: Span) {}
    fn tag(&mut self, tag: &TagToken<'_>) -> Option<html5gum::State> {
        if !tag.is_end {
            self.0.push(tag.span);
        }
        html5gum::emitters::naive_next_state(tag.name).filter(|_| !tag.is_end)
    }
    fn text(&mut self, _: Span) {}
    fn comment(&mut self, _: Span) {}
    fn in_foreign_content(&self) -> bool {
        false
    }
}

fn start_tags(source: &str) -> Vec<Span> {
    let mut tags = StartTags::default();
    tokenize(source, Span::new(0, source.len()), &mut tags);
    tags.0
}

fn start_tags_of_lol_html(source: &str) -> Vec<Span> {
    let tags = Rc::new(RefCell::new(Vec::new()));
    let found = Rc::clone(&tags);
    let settings = lol_html::Settings::new()
        .append_element_content_handler(lol_html::element!("*", move |element| {
            let bytes = element.source_location().bytes();
            found.borrow_mut().push(Span::new(bytes.start, bytes.end));
            Ok(())
        }))
        .with_strict(false);
    let mut rewriter = lol_html::HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(source.as_bytes()).unwrap();
    rewriter.end().unwrap();
    tags.take()
}

#[test]
fn hostile_pages_are_read_in_time() {
    let many = |piece: &str| piece.repeat(100_000);
    let pages = [
        many("<div>") + "x" + &many("</div>"),
        many("<div>x"),
        many("<b>x<br>"),
        many("<b>") + &many("<p>x</p>"),
        "<p><button>".to_owned() + &many("<span>") + &many("<div>x</div>"),
        many("<span>") + &many("</i></x-y></p>t"),
        (0..100_000).map(|at| format!("<x-{at}>a")).collect(),
        many("<caption>x"),
        many("<noscript>"),
        many("<img alt='a b'> "),
        "x".to_owned() + &many("<img alt='a b'> "),
        "<picture><source>".to_owned() + &many("<img alt='a b'> "),
        many("<b><p>x</b>y</p>"),
        "<p>a<p>b<br>".to_owned() + &many("x<br>") + "</p>" + &many("<!-- -->"),
        many("<table><tr><td>x"),
        many("<svg>") + &many("<p>x<svg>"),
        many("&amp"),
        many("&") + &many("a"),
        many("<"),
        many("\0"),
        format!("<p {}>x", many("class=caption ")),
        format!("<p class='{}'>x", many("caption ")),
        format!("<p class='{}'>x", many("hidden ")),
        format!("<p style='{}'>x", many("/*width:1px;")),
        many("<p style='font-size:0'>x"),
        many("<!-- c --><p>x") + &many("<!-- /c -->"),
        format!("<p title=\"{}", many("x>")),
        many("<script>") + &many("</scrip"),
    ];
    for page in &pages {
        // In time that grows with the square of the page, this test would not end.
        let document = read(page);
        check_removal_of_all(page, &document);
    }
}

fn check_removal_of_all(page: &str, document: &Document) {
    let all: Vec<_> = (0..document.blocks.len()).collect();
    assert!(without(page, document, &all).len() <= page.len());
}

//! Inputs made to be slow or to break a reader keep the laws. How long they take is measured in `benches/`.

use crate::check::check;
use onecap::Format;

const CAPTION: &str =
    "Mayor Ada Quill opens the new bridge over the Orle on Monday. Photo: Jo Reed/AP";

/// What a flood is made of, and the format it is meant for.
type Flood = (&'static str, Format, fn(usize) -> String);

const FLOODS: [Flood; 26] = [
    ("one line", Format::Text, |n| {
        "bridge over the river ".repeat(n)
    }),
    ("one word", Format::Text, |n| "bridge".repeat(n)),
    ("blank lines", Format::Text, |n| "\n".repeat(n * 8)),
    ("returns", Format::Text, |n| "\r".repeat(n * 8)),
    ("near-equal captions", Format::Text, |n| {
        (0..n / 4).map(|at| format!("{CAPTION} {at}\n")).collect()
    }),
    ("equal captions", Format::Text, |n| {
        format!("{CAPTION}\n").repeat(n / 4)
    }),
    ("equal captions, glued", Format::Text, |n| {
        CAPTION.repeat(n / 4)
    }),
    ("equal captions in one line", Format::Text, |n| {
        format!("{CAPTION} ").repeat(n / 4)
    }),
    ("other captions twice in one line", Format::Text, |n| {
        (0..n / 8)
            .map(|at| format!("Ada Quill{at} opens the new bridge… Ada Quill{at} opens the new bridge over the Orle. "))
            .collect()
    }),
    ("prefix ladder", Format::Text, |n| {
        let words = "bridge over the river in the town by the sea on a day ".repeat(n / 400 + 1);
        (1..words.len() / 9)
            .filter_map(|len| Some(format!("{}\n", words.get(..len)?)))
            .take(400)
            .collect()
    }),
    ("marks", Format::Text, |n| "… ".repeat(n)),
    ("bidi and zero width", Format::Text, |n| {
        "\u{202e}\u{200b}\u{2066}".repeat(n)
    }),
    ("combining", Format::Text, |n| {
        format!("a{}", "\u{301}".repeat(n))
    }),
    ("open elements", Format::Html, |n| "<div>".repeat(n)),
    ("nested figures", Format::Html, |n| {
        format!("{}{CAPTION}{}", "<figure>".repeat(n), "</figure>".repeat(n))
    }),
    ("nested media", Format::Html, |n| {
        format!("<figure><img alt='x'><figcaption>{CAPTION}</figcaption>").repeat(n / 8)
    }),
    ("open tags", Format::Html, |n| "<a b='".repeat(n)),
    ("breaks", Format::Html, |n| {
        format!("<p>{CAPTION}<br>{CAPTION}</p>{}", "<br>\n".repeat(n))
    }),
    ("comments before images", Format::Html, |n| {
        format!(
            "<div>{}{}",
            "<!-- onecap-ignore -->".repeat(n),
            "<img alt='a b c'>".repeat(2 * n)
        )
    }),
    ("images of one picture", Format::Html, |n| {
        format!("<picture>{}", "<img alt='a b c'>".repeat(n))
    }),
    ("pictures in each other", Format::Html, |n| {
        format!(
            "{}{}",
            "<picture>".repeat(n),
            "<img alt='a b c' src=x></picture>".repeat(n)
        )
    }),
    ("comments before images, in text", Format::Markdown, |n| {
        format!(
            "{}{}",
            "<!-- onecap-ignore -->\n\n".repeat(n),
            "![a b c](/d.jpg)\n\n".repeat(2 * n)
        )
    }),
    ("nested quotes", Format::Markdown, |n| {
        format!("{}{CAPTION}\n", "> ".repeat(n))
    }),
    ("open brackets", Format::Markdown, |n| "![[".repeat(n)),
    ("stars", Format::Markdown, |n| "*a _b ".repeat(n)),
    ("nested arrays", Format::Json, |n| {
        format!("{}{}", "[".repeat(n), "]".repeat(n))
    }),
];

#[test]
fn floods_keep_the_laws() {
    for (name, format, make) in FLOODS {
        if let Err(error) = check(make(2_000).as_bytes(), format) {
            panic!("{name}: {error}");
        }
    }
}

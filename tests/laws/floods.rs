//! Inputs made to be slow or to break a reader: ten times as much takes about ten times as long, and keeps the laws.

use crate::check::check;
use onecap::{Format, Options, analyze};
use std::time::{Duration, Instant};

const CAPTION: &str =
    "Mayor Ada Quill opens the new bridge over the Orle on Monday. Photo: Jo Reed/AP";

/// What a flood is made of, and the format it is meant for.
type Flood = (&'static str, Format, fn(usize) -> String);

const FLOODS: [Flood; 22] = [
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

/// The quickest of three runs.
fn time(source: &str, format: Format) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            let _ = analyze(source.as_bytes(), format, &Options::default());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Time is measured, so this is for a quiet machine: `cargo test --release --test laws -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn ten_times_as_much_takes_about_ten_times_as_long() {
    let mut slow = String::new();
    for (name, format, make) in FLOODS {
        let (small, large) = (make(10_000), make(100_000));
        let (before, after) = (time(&small, format), time(&large, format));
        let growth = after.as_secs_f64() / before.as_secs_f64().max(0.005);
        let bytes = large.len() as f64 / small.len() as f64;
        println!(
            "{name}: {} bytes, {after:?}, {growth:.1} times as long for {bytes:.1} times as much",
            large.len()
        );
        if growth > 3.0 * bytes {
            slow.push_str(&format!("{name}: {growth:.1} for {bytes:.1}\n"));
        }
    }
    assert!(slow.is_empty(), "{slow}");
}

//! Forms in which the templates of pages give one picture or video several times, each as a whole article.

mod boxes;
mod bylines;
mod credits;
mod galleries;
mod headlines;
mod leads;
mod orphans;
mod pages;
mod papers;
mod renderings;
mod sites;
mod texts;
mod videos;

use crate::analyze::analyze;
use crate::finding::Applicability;
use crate::judge::trial::TEXT;
use crate::{Format, Options, apply};

const CAPTION: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
const BODY: &str = "For two years people had to take the road along the coast, which is closed whenever the sea is rough enough.";

/// Checks that the lines that begin with "- " go from an article, and no others.
#[track_caller]
fn goes(format: Format, lines: &[&str]) {
    let bare: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix("- ").unwrap_or(line))
        .collect();
    let article = bare.join("\n") + "\n";
    let stays: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.starts_with("- "))
        .collect();
    let left = cleaned(format, &article);
    assert_eq!(left.lines().collect::<Vec<_>>(), stays);
}

/// Checks which lines between paragraphs go: those that begin with "- ".
#[track_caller]
fn in_text(lines: &[&str]) {
    let article = [&["The bridge is open", TEXT], lines, &[BODY]];
    goes(Format::Text, &article.concat());
}

/// A picture with its caption, in HTML.
fn figure(caption: &str) -> String {
    figure_of("a.jpg", caption)
}

/// A picture in a file with its caption, in HTML.
fn figure_of(file: &str, caption: &str) -> String {
    format!("<figure><img src={file}><figcaption>{caption}</figcaption></figure>")
}

/// A paragraph, in HTML.
fn paragraph(text: &str) -> String {
    format!("<p>{text}</p>")
}

/// An article in HTML with `middle` between its paragraphs.
fn page(middle: &str) -> String {
    format!("{}\n{middle}\n{}\n", paragraph(TEXT), paragraph(BODY))
}

/// Checks that nothing goes from `middle`.
#[track_caller]
fn stays(middle: &str) {
    let article = page(middle);
    assert_eq!(cleaned(Format::Html, &article), article);
}

/// What is left of an article.
fn cleaned(format: Format, article: &str) -> String {
    let analysis = analyze(article.as_bytes(), format, &Options::default()).expect("it is read");
    let left =
        apply(article.as_bytes(), analysis.edits(Applicability::Safe)).expect("it is cleaned");
    String::from_utf8(left).expect("it is text")
}

//! The laws on real pages, where there are some beside the repository.

use super::laws::check_spans;
use super::{check_removal, read, texts};
use crate::analyze::analyze;
use crate::document::{BlockKind, Format};
use crate::edit::apply;
use crate::finding::Applicability;
use crate::options::Options;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

struct Page {
    id: String,
    html: String,
    visible: Vec<String>,
}

/// The labelled pages, or none where they are absent.
fn pages() -> Vec<Page> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("ONECAP_SHARED").map_or_else(beside, PathBuf::from);
    let lines = std::fs::read_to_string(shared.join("captions/dev.html.jsonl")).unwrap_or_default();
    lines
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let visible = record["visible"].as_array().unwrap().iter();
            Page {
                id: record["id"].as_str().unwrap().to_owned(),
                html: record["html"].as_str().unwrap().to_owned(),
                visible: visible.map(|v| v.as_str().unwrap().to_owned()).collect(),
            }
        })
        .collect()
}

/// The list of each page was made by another parser. It has the text of `title`, `audio` and `video`, reads the cells
/// of a head row and a `summary` as running text, and keeps characters without width: few pages have any of that.
#[test]
fn blocks_are_the_visible_text_of_real_pages() {
    let pages = pages();
    let differing: Vec<_> = pages
        .iter()
        .filter(|page| texts(&read(&page.html)) != page.visible)
        .map(|page| page.id.as_str())
        .collect();
    assert!(
        differing.len() * 20 <= pages.len(),
        "{} of {} pages read otherwise: {differing:?}",
        differing.len(),
        pages.len()
    );
}

#[test]
fn each_block_of_real_pages_goes_alone() {
    for page in pages() {
        let document = read(&page.html);
        check_spans(&page.html, &document);
        for (at, block) in document.blocks.iter().enumerate() {
            if block.kind != BlockKind::Alt {
                let gone = check_removal(&page.html, &document, &[at]);
                assert_eq!(gone, Ok(()), "{}", page.id);
            }
        }
    }
}

/// The blocks of all pages that cannot go, and those that can.
fn fixed_and_free(pages: &[String]) -> (usize, usize) {
    let documents = pages.iter().map(|html| read(html));
    let counts = documents.map(|document| {
        let blocks = document.blocks.iter();
        let blocks = blocks.filter(|it| !matches!(it.kind, BlockKind::Alt | BlockKind::Code));
        let (fixed, free): (Vec<_>, Vec<_>) = blocks.partition(|block| block.extent.is_empty());
        (fixed.len(), free.len())
    });
    counts.fold((0, 0), |all, page| (all.0 + page.0, all.1 + page.1))
}

#[test]
fn nearly_every_block_of_real_pages_can_go() {
    let pages: Vec<_> = pages().into_iter().map(|page| page.html).collect();
    // Without what points to a place of the same page: most of these are headings, and the ends of adverts.
    let unpointed: Vec<_> = pages
        .iter()
        .map(|html| html.replace("=\"#", "=\"/#").replace("='#", "='/#"))
        .collect();
    let (fixed, free) = fixed_and_free(&unpointed);
    assert!(fixed * 100 <= free, "{fixed} fixed");
    let (with_pointed, _) = fixed_and_free(&pages);
    let pointed = with_pointed - fixed;
    assert!(pointed * 100 <= free, "{pointed} pointed to");
}

/// A page and what became of it, for the tests that clean.
struct Cleaned {
    page: Page,
    deleted: Vec<[usize; 2]>,
    cleaned: String,
}

fn cleaned_pages() -> Vec<Cleaned> {
    let clean = |page: Page| {
        let analysis = analyze(page.html.as_bytes(), Format::Html, &Options::default()).unwrap();
        let edits = analysis.edits(Applicability::Safe);
        let place = |edit: &crate::edit::Edit| [edit.delete.start(), edit.delete.end()];
        Cleaned {
            deleted: edits.iter().map(place).collect(),
            cleaned: String::from_utf8(apply(page.html.as_bytes(), edits).unwrap()).unwrap(),
            page,
        }
    };
    pages().into_iter().map(clean).collect()
}

/// How many elements there are that hold nothing: `<p></p>`, `<div class="caption"> </div>`.
fn empty_elements(html: &str) -> usize {
    let is_empty = |(at, _): &(usize, &str)| {
        let before = html[..*at].trim_end();
        let opens = before.rfind('<').is_some_and(|open| {
            let tag = &before[open..];
            !tag.starts_with("</") && tag.ends_with('>') && !tag.ends_with("/>")
        });
        let name = |tag: &str| {
            tag.split(['>', ' ', '\n', '/'])
                .next()
                .unwrap_or("")
                .to_owned()
        };
        let start = before.rfind('<').map(|open| name(&before[open + 1..]));
        opens && start.as_deref() == Some(name(&html[at + 2..]).as_str())
    };
    html.match_indices("</").filter(is_empty).count()
}

#[test]
fn cleaned_pages_are_settled_and_nothing_is_left_empty() {
    for page in cleaned_pages() {
        let (source, id) = (&page.page.html, &page.page.id);
        let mut kept = String::new();
        let mut at = 0;
        for [start, end] in page.deleted.iter().copied().chain([[source.len(); 2]]) {
            kept.push_str(&source[at..start]);
            at = end;
        }
        assert_eq!(page.cleaned, kept, "{id}");
        let again = analyze(page.cleaned.as_bytes(), Format::Html, &Options::default()).unwrap();
        assert_eq!(again.edits(Applicability::Safe), [], "{id}");
        let (before, after) = (empty_elements(source), empty_elements(&page.cleaned));
        assert!(
            after <= before,
            "{id}: {after} empty elements, {before} before"
        );
    }
}

/// html5lib builds trees as browsers do. Where it is absent, nothing is tested.
#[test]
fn cleaned_pages_parse_to_their_tree_without_what_goes() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/read/html/tests/trees.py");
    let mut python = Command::new("python3");
    let has_parser = python.args(["-c", "import html5lib"]).output();
    if !has_parser.is_ok_and(|output| output.status.success()) {
        return;
    }
    let mut parser = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = parser.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for page in cleaned_pages()
            .iter()
            .filter(|page| !page.deleted.is_empty())
        {
            let line = serde_json::json!({
                "id": page.page.id,
                "source": page.page.html,
                "deleted": page.deleted,
                "cleaned": page.cleaned,
            });
            writeln!(input, "{line}").unwrap();
        }
    });
    let output = parser.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
}

//! The laws on real pages, where there are some beside the repository.

use super::laws::check_spans;
use super::{check_removal, read, texts};
use crate::document::BlockKind;
use std::path::PathBuf;

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

#[test]
fn nearly_every_block_of_real_pages_can_go() {
    let pages = pages();
    let documents: Vec<_> = pages.iter().map(|page| read(&page.html)).collect();
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let (fixed, free): (Vec<_>, Vec<_>) = blocks
        .filter(|block| !matches!(block.kind, BlockKind::Alt | BlockKind::Code))
        .partition(|block| block.extent.is_empty());
    assert!(fixed.len() * 100 <= free.len(), "{} fixed", fixed.len());
}

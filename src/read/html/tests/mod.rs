//! What the HTML reader makes of pages, as specifications: HTML in, blocks out.

mod laws;
mod pages;
mod specs;

use super::read;
use crate::document::{Block, BlockKind, Document};
use crate::edit::apply;
use crate::plan::{Planner, Removal};

/// The texts that are blocks on the page: not alternative texts.
fn texts(document: &Document) -> Vec<String> {
    let is_text = |block: &&Block| block.kind != BlockKind::Alt;
    let blocks = document.blocks.iter().filter(is_text);
    blocks.map(|block| block.text.as_str().to_owned()).collect()
}

/// `source` without the given blocks.
fn without(source: &str, document: &Document, blocks: &[usize]) -> String {
    let removals: Vec<_> = blocks.iter().map(|&at| Removal::Block(at)).collect();
    let edits = Planner::new(source, document).all(&removals);
    String::from_utf8(apply(source.as_bytes(), &edits).unwrap()).unwrap()
}

/// `source` without the blocks that have one of these texts.
fn without_texts(source: &str, gone: &[&str]) -> String {
    let document = read(source);
    let is_gone =
        |block: &Block| gone.contains(&block.text.as_str()) && block.kind != BlockKind::Alt;
    let blocks: Vec<_> = (0..document.blocks.len())
        .filter(|&at| document.blocks.get(at).is_some_and(is_gone))
        .collect();
    assert!(!blocks.is_empty(), "no such block in {source}");
    without(source, &document, &blocks)
}

/// Removing `gone` blocks must take their texts, in order, and leave all others as they were.
fn check_removal(source: &str, document: &Document, gone: &[usize]) -> Result<(), String> {
    let cleaned = without(source, document, gone);
    let kept: Vec<_> = document
        .blocks
        .iter()
        .enumerate()
        .filter(|(at, block)| {
            block.kind != BlockKind::Alt && (!gone.contains(at) || block.extent.is_empty())
        })
        .map(|(_, block)| block.text.as_str().to_owned())
        .collect();
    let left = texts(&read(&cleaned));
    if left == kept {
        Ok(())
    } else {
        Err(format!(
            "without {gone:?}:\n{cleaned}\nleft {left:#?}\nnot  {kept:#?}"
        ))
    }
}

//! Where a block stands: what is around it, and what that says about it.
//!
//! Here is what the article consists of, and what of it goes already. What is asked of that has a room for each
//! subject.

mod bylines;
mod evidence;
mod explained;
mod markup;
mod neighbours;
mod titles;
mod wording;

use super::Repeat;
use crate::describe::{Feature, Features};
use crate::document::{Block, Document};
use crate::normalize::HashMap;
pub use bylines::closes_quotation;
pub use evidence::Evidence;
pub use neighbours::{FARTHEST_NEIGHBOUR, here};
use std::cell::{Cell, OnceCell};
use std::mem;
pub use titles::FEWEST_OF_HEADLINE;
use titles::{is_trail, may_be_headline};
use wording::Places;

/// How many blocks from the top, navigation and all, may be the head where paragraphs are short or none ends it;
/// [`Scene::is_head`] goes by the first paragraph alone.
pub const HEAD_BLOCKS: usize = 14;

/// A document with its features and the zones of the article.
pub struct Scene<'s, 'd> {
    pub document: &'s Document<'d>,
    pub features: &'s Features<'s>,
    /// For each block that goes already the block it repeats: it parts nothing any more.
    gone: Vec<Option<usize>>,
    /// For each block whether a cut-off copy of it goes.
    cut_copies: Vec<bool>,
    /// The letters of the blocks that go.
    gone_letters: HashMap<()>,
    /// For each block how many stand before it that part their neighbours, as of the last taking of stock.
    parting: Vec<u32>,
    /// Whether some blocks have gone since.
    is_outdated: bool,
    /// The words that are written with a small first letter; few articles need to know.
    small_words: OnceCell<HashMap<()>>,
    /// The words of the running text, and those of all blocks, with where they stand.
    text_words: OnceCell<HashMap<Places>>,
    all_words: OnceCell<HashMap<Places>>,
    /// For each block whether it stands in a cluster, once that was asked.
    clusters: Vec<Cell<Option<bool>>>,
    headline: Option<usize>,
    /// Whether the document tells which of its blocks belong to pictures, and some do.
    has_pictures: bool,
    first_prose: usize,
    last_prose: usize,
    /// How many blocks have the same letters; few articles need to know.
    copies: OnceCell<Vec<u32>>,
}

impl<'s, 'd> Scene<'s, 'd> {
    pub fn new(document: &'s Document<'d>, features: &'s Features<'s>) -> Self {
        let prose = |block: &usize| features.of(*block).is_prose;
        let count = features.len();
        let first_prose = (0..count).find(prose).unwrap_or(count);
        let mut scene = Self {
            document,
            features,
            gone: vec![None; count],
            cut_copies: vec![false; count],
            gone_letters: HashMap::default(),
            parting: Vec::new(),
            is_outdated: true,
            small_words: OnceCell::new(),
            text_words: OnceCell::new(),
            all_words: OnceCell::new(),
            clusters: vec![Cell::new(None); count],
            headline: (0..first_prose).find(|&block| {
                may_be_headline(features.of(block)) && !is_trail(document.text(block))
            }),
            first_prose,
            copies: OnceCell::new(),
            has_pictures: document.tells_pictures
                && document
                    .blocks
                    .iter()
                    .any(|block| block.is_marked() || block.below_picture),
            last_prose: (0..count).rev().find(prose).unwrap_or(0),
        };
        scene.take_stock();
        scene
    }

    /// Counts anew what parts its neighbours, now that some blocks have gone.
    pub fn take_stock(&mut self) {
        if !mem::take(&mut self.is_outdated) {
            return;
        }
        let mut before = 0;
        self.parting = (0..self.features.len())
            .map(|block| {
                let count = before;
                before += u32::from(self.parts(block));
                count
            })
            .collect();
        self.parting.push(before);
    }

    /// Whether what stands before a block and what stands behind it are no neighbours.
    pub fn parts(&self, block: usize) -> bool {
        self.feature(block).parts() && !self.is_gone(block)
    }

    /// Takes a block out: it goes, to its keeper.
    pub fn take_out(&mut self, repeat: &Repeat) {
        if let Some(gone) = self.gone.get_mut(repeat.block) {
            *gone = repeat.keepers.first().copied();
        }
        self.is_outdated = true;
        self.gone_letters
            .insert(self.features.letters_hash(repeat.block), ());
        if self.feature(repeat.block).cut.is_some() {
            for &keeper in &repeat.keepers {
                if let Some(has_cut_copy) = self.cut_copies.get_mut(keeper) {
                    *has_cut_copy = true;
                }
            }
        }
    }

    /// The block that a block that goes repeats.
    pub fn keeper_of(&self, block: usize) -> Option<usize> {
        self.gone.get(block).copied().flatten()
    }

    fn block(&self, block: usize) -> Option<&Block<'d>> {
        self.document.blocks.get(block)
    }

    pub fn text(&self, block: usize) -> &str {
        self.document.text(block)
    }

    pub fn feature(&self, block: usize) -> &Feature {
        self.features.of(block)
    }

    pub fn is_gone(&self, block: usize) -> bool {
        self.keeper_of(block).is_some()
    }

    /// Whether the article's text has not begun yet: headline, deck, byline, navigation, lead photo.
    pub fn is_head(&self, block: usize) -> bool {
        block < self.first_prose
    }

    /// Whether a block is the first paragraph of the article.
    pub fn opens_text(&self, block: usize) -> bool {
        block == self.first_prose
    }

    /// Whether the article's text is over: tags, teasers, navigation.
    pub fn is_tail(&self, block: usize) -> bool {
        block > self.last_prose
    }

    /// Whether a cut-off copy of a block goes already.
    pub fn has_cut_copy(&self, block: usize) -> bool {
        self.cut_copies.get(block) == Some(&true)
    }

    /// Whether an exact copy of a block goes already.
    pub fn has_gone_copy(&self, block: usize) -> bool {
        self.gone_letters
            .contains_key(&self.features.letters_hash(block))
    }

    /// How many blocks say just these words: what stands there often is the furniture of a page.
    pub fn copies(&self, block: usize) -> u32 {
        let copies = self.copies.get_or_init(|| {
            let letters =
                || (0..self.features.len()).map(|block| self.features.letters_hash(block));
            let mut counts: HashMap<u32> = HashMap::default();
            for letters in letters() {
                *counts.entry(letters).or_default() += 1;
            }
            letters()
                .map(|letters| counts.get(&letters).copied().unwrap_or(0))
                .collect()
        });
        copies.get(block).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;

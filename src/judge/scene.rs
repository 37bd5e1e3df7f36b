//! Where a block stands: what is around it, and what that says about it.

use super::Repeat;
use crate::describe::{Feature, Features, is_reporter};
use crate::document::{Block, BlockKind, Document};
use crate::normalize::{self, HashMap, Word};
use crate::score;
use std::cell::{Cell, OnceCell};
use std::mem;

/// How far away a neighbour is looked for, behind blocks that part nothing.
pub const FARTHEST_NEIGHBOUR: usize = 64;
/// How many blocks of the head are looked at for a headline.
const TITLE_BLOCKS: usize = 24;

/// How much a whole sentence says at the least that is a paragraph of the text.
const SHORT_PARAGRAPH: u32 = 9;

/// How much the title of a text says at the most.
const LONGEST_TITLE: u32 = 10;
/// How many words a line with the names of who wrote the article has at the most.
const LONGEST_BYLINE: usize = 6;
/// How many blocks the head of an article has at the most, navigation and all.
pub const HEAD_BLOCKS: usize = 14;
/// How many it has that a date alone tells, and no "By".
const LONGEST_DATED: usize = 4;

/// How much the line below a quotation says at the most that says whose it is.
const LONGEST_ATTRIBUTION: u32 = 6;

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
    /// The words of the running text, and the first and the last block in which each stands.
    text_words: OnceCell<HashMap<(usize, usize)>>,
    /// For each block whether it stands in a cluster, once that was asked.
    clusters: Vec<Cell<Option<bool>>>,
    headline: Option<usize>,
    first_prose: usize,
    last_prose: usize,
    /// How many blocks have the same letters; few articles need to know.
    copies: OnceCell<Vec<u32>>,
}

/// How much speaks for a block being media text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Evidence {
    /// Nothing does.
    None,
    /// A credit stands beside it, or the markup says so.
    Beside,
    /// It holds a credit itself.
    Inside,
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
            clusters: vec![Cell::new(None); count],
            headline: (0..first_prose.min(count)).find(|&block| is_headline(features.of(block))),
            first_prose,
            copies: OnceCell::new(),
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
            .insert(self.features.letters(repeat.block), ());
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
        self.block(block).map_or("", |block| block.text.as_str())
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

    /// Whether the article's text is over: tags, teasers, navigation.
    pub fn is_tail(&self, block: usize) -> bool {
        block > self.last_prose
    }

    pub fn is_headline(&self, block: usize) -> bool {
        self.headline == Some(block)
    }

    /// How many blocks stand between two that are neither gone nor a credit nor a widget; 0 for neighbours. O(1).
    pub fn apart(&self, a: usize, b: usize) -> usize {
        let before = |block: usize| self.parting.get(block).copied().unwrap_or(0);
        before(a.max(b)).saturating_sub(before(a.min(b) + 1)) as usize
    }

    /// Whether nothing stands between two blocks but what belongs to them: widgets, credits, repeats of what stands here.
    pub fn is_next_to(&self, a: usize, b: usize) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        let is_here = |between: usize| match self.keeper_of(between) {
            Some(keeper) => (a.saturating_sub(3)..=b + 3).contains(&keeper),
            None => true,
        };
        self.apart(a, b) == 0 && b - a <= FARTHEST_NEIGHBOUR && (a + 1..b).all(is_here)
    }

    /// What speaks for a block being media text.
    pub fn evidence(&self, block: usize) -> Evidence {
        let feature = self.feature(block);
        if self.has_cut_copy(block) {
            // Nobody cuts off running text: however long it is, this is a caption.
            if feature.has_credit() {
                Evidence::Inside
            } else {
                Evidence::Beside
            }
        } else if feature.is_body {
            Evidence::None
        } else if feature.has_credit() && !self.features.credit(block).is_empty() {
            Evidence::Inside
        } else if feature.has_credit()
            || feature.is_introduced
            || self.is_introduced_above(block)
            || self.is_credited(block)
            || self.is_marked(block)
            || self.has_copy_beside(block)
            || self.is_in_cluster(block)
        {
            Evidence::Beside
        } else {
            Evidence::None
        }
    }

    /// Whether the words that introduce a caption stand in the line above it: "Image caption,".
    fn is_introduced_above(&self, block: usize) -> bool {
        block.checked_sub(1).is_some_and(|above| {
            let words = self.features.words(above);
            self.feature(above).is_widget
                && words.len() > 1
                && self.features.lexicon.widgets_before.are(words)
        })
    }

    /// Whether the markup says that the block belongs to a medium.
    pub fn is_marked(&self, block: usize) -> bool {
        self.block(block).is_some_and(Block::is_marked)
    }

    /// Whether the markup says which medium the block belongs to.
    pub fn has_medium(&self, block: usize) -> bool {
        self.medium(block).is_some()
    }

    fn medium(&self, block: usize) -> Option<u32> {
        self.block(block)?.medium
    }

    /// The credit that stands next to a block: behind it, or right before it.
    pub fn credit_beside(&self, block: usize) -> Option<usize> {
        let behind =
            (block + 1..self.features.len().min(block + 8)).find(|&next| !self.parts_nothing(next));
        let before = block.checked_sub(1);
        behind
            .into_iter()
            .chain(before)
            .find(|&next| self.feature(next).is_credit)
    }

    /// Whether the next thing behind a block is a credit.
    pub fn is_credited(&self, block: usize) -> bool {
        let behind =
            (block + 1..self.features.len().min(block + 8)).find(|&next| !self.parts_nothing(next));
        behind.is_some_and(|next| self.feature(next).is_credit)
    }

    fn parts_nothing(&self, block: usize) -> bool {
        self.is_gone(block) || self.feature(block).is_widget
    }

    /// The next block that is neither gone nor a widget.
    pub fn next(&self, block: usize) -> Option<usize> {
        (block + 1..self.features.len().min(block + FARTHEST_NEIGHBOUR))
            .find(|&next| !self.parts_nothing(next))
    }

    /// The next block before one that is neither gone nor a widget.
    pub fn before(&self, block: usize) -> Option<usize> {
        (block.saturating_sub(FARTHEST_NEIGHBOUR)..block)
            .rev()
            .find(|&before| !self.parts_nothing(before))
    }

    /// Whether a block says of itself that it describes a picture, or is a list of names: who is in it.
    fn names_picture(&self, block: usize) -> bool {
        let core = self.features.core(block);
        let article = core
            .first()
            .is_some_and(|word| self.features.lexicon.stopwords.has(*word));
        let behind_article = core.get(usize::from(article)..).unwrap_or_default();
        let is_list = self.text(block).contains(',')
            && core
                .iter()
                .all(|word| word.is_capitalised() || self.features.lexicon.stopwords.has(*word));
        is_list || self.features.lexicon.pictures.at_start(behind_article) > 0
    }

    /// Whether a block is the one line in the head of the article that can be its headline. What stands between it and
    /// its keeper is media text, and so is what says of itself that it is a picture.
    pub fn is_only_title(&self, block: usize, keeper: Option<usize>) -> bool {
        let may_be_title = |block: usize| {
            let feature = self.feature(block);
            is_headline(feature)
                && !feature.is_structure
                && feature.cut.is_none()
                && !feature.has_credit()
                && !self.names_picture(block)
                && !self.ends_in_date(block)
                && !self.is_gone(block)
        };
        let between = block..keeper.unwrap_or(block).saturating_add(1);
        // Where paragraphs are short, the first of them ends the head.
        let starts_text = |other: &usize| {
            self.is_short_paragraph(*other)
                && !keeper.is_some_and(|keeper| self.begin_alike(*other, keeper))
        };
        let head = self.first_prose.min(TITLE_BLOCKS);
        self.is_headline(block)
            && may_be_title(block)
            && !self.text(block).trim_end().ends_with('.')
            && !(0..(between.end..head).find(starts_text).unwrap_or(head)).any(|other| {
                !between.contains(&other)
                    && may_be_title(other)
                    && !self.feature(other).ends_sentence
            })
    }

    /// Whether a line ends in a date, as that does which says who wrote the article, and when.
    fn ends_in_date(&self, block: usize) -> bool {
        let core = self.features.core(block);
        let last = core.get(core.len().saturating_sub(3)..).unwrap_or_default();
        let [day, month, year] = last else {
            return false;
        };
        day.has_digit()
            && year.has_digit()
            && (month.has_digit() || self.features.lexicon.is_month(*month))
    }

    /// Whether a line below a caption that begins with it, with something between them, is no sentence and stands right
    /// above a text: its title.
    pub fn is_title_of_next(&self, line: usize, caption: usize) -> bool {
        caption < line
            && self.apart(caption, line) > 0
            && self.feature(line).weight <= LONGEST_TITLE
            && !self.feature(line).ends_sentence
            && self.feature(line).cut.is_none()
            && !self.is_marked(line)
            && self.begins(self.features.core(line), caption)
            && !self.is_same_letters(line, caption)
            && !self.stops_inside_name(line, caption)
            && self.is_above_text(line)
    }

    /// Whether a block is a sentence, or more, that is not written as a caption.
    pub fn is_text(&self, block: usize) -> bool {
        self.feature(block).is_prose || self.feature(block).is_body
    }

    /// Whether the next thing behind a block is text.
    pub fn is_above_text(&self, block: usize) -> bool {
        self.next(block).is_some_and(|next| self.is_text(next))
    }

    /// Whether a line is a date or has one: nothing that readers take for a sentence or a name, with a digit.
    pub fn is_date(&self, block: usize) -> bool {
        let words = self.features.core(block);
        self.feature(block).is_structure && words.iter().any(|word| word.has_digit())
    }

    /// Whether a name goes on in a caption where a line stops that the caption begins with: "Rep. Ada" of "Rep. Ada Quill".
    pub fn stops_inside_name(&self, line: usize, caption: usize) -> bool {
        let (core, whole) = (self.features.core(line), self.features.core(caption));
        let is_name = |word: &Word| word.is_capitalised() && word.is_cased(self.text(caption));
        let next = core.len().checked_sub(1).and_then(|last| whole.get(last..));
        next.is_some_and(|words| match words {
            [last, next, ..] => {
                let gap = self
                    .text(caption)
                    .get(last.end as usize..next.start as usize);
                is_name(last) && is_name(next) && gap == Some(" ")
            }
            _ => false,
        })
    }

    /// Whether a line above the text is the name of who wrote it: a date stands behind it, or "By" in a line before it.
    pub fn is_byline(&self, block: usize) -> bool {
        let is_small = |before: usize| match self.features.words(before) {
            [word] => self.features.lexicon.stopwords.has(*word),
            _ => false,
        };
        let names = self.features.core(block);
        (self.is_head(block) || block < HEAD_BLOCKS)
            && names.len() <= LONGEST_BYLINE
            && !self.feature(block).ends_sentence
            && (self.before(block).is_some_and(is_small)
                || (!self.feature(block).is_credit || self.is_agency(block))
                    && !self.text(block).contains(['/', '(', ':'])
                    && names.len() <= LONGEST_DATED
                    && (names.iter().all(|name| name.is_capitalised())
                        || names
                            .last()
                            .is_some_and(|role| is_reporter(role.of(self.text(block)))))
                    && self.next(block).is_some_and(|next| self.is_date(next)))
    }

    /// Whether a block is the name of an agency, and nothing else.
    pub fn is_agency(&self, block: usize) -> bool {
        let agencies = &self.features.lexicon.agencies;
        agencies.are(self.features.core(block))
    }

    /// Whether a block is a sentence of the text, however short, and nothing says that it is a caption.
    pub fn is_short_paragraph(&self, block: usize) -> bool {
        let feature = self.feature(block);
        feature.ends_sentence
            && feature.weight >= SHORT_PARAGRAPH
            && !feature.is_credit
            && self.evidence(block) == Evidence::None
    }

    /// Whether the text behind a block begins in the midst of a sentence, which begins here: "Ada Quill" above "has been the
    /// mayor of Wick since 2009. …".
    pub fn opens_next(&self, block: usize) -> bool {
        let feature = self.feature(block);
        !feature.ends_sentence
            && feature.cut.is_none()
            && !feature.has_credit()
            && !feature.is_credit
            && self.next(block).is_some_and(|next| {
                self.feature(next).is_prose && self.text(next).starts_with(normalize::is_small)
            })
    }

    /// Whether two blocks have their first words in common.
    pub fn begin_alike(&self, a: usize, b: usize) -> bool {
        let first = |block: usize| {
            self.features
                .core(block)
                .iter()
                .take(3)
                .map(|word| word.hash)
        };
        first(a).eq(first(b))
    }

    /// Whether a block is the short line below a quotation that says whose it is: "Ada Quill, mayor".
    pub fn is_attribution(&self, block: usize) -> bool {
        let feature = self.feature(block);
        feature.weight <= LONGEST_ATTRIBUTION
            && !feature.ends_sentence
            && feature.cut.is_none()
            && !feature.has_credit()
            && self.before(block).is_some_and(|quote| {
                self.feature(quote).is_quote && closes_quotation(self.text(quote))
            })
            && self.text(block).contains(", ")
            && self
                .features
                .core(block)
                .first()
                .is_some_and(|word| word.is_capitalised())
    }

    /// Whether two blocks have the same letters in the same order.
    pub fn is_same_letters(&self, a: usize, b: usize) -> bool {
        self.features.letters(a) == self.features.letters(b)
            && !self.features.core(a).is_empty()
            && !self.features.core(b).is_empty()
    }

    /// Whether an exact copy stands right beside a block: alt and caption of one photo.
    pub fn has_copy_beside(&self, block: usize) -> bool {
        self.beside(block)
            .any(|other| self.is_same_letters(block, other))
    }

    /// Whether a block stands right behind a credit: in a gallery, say.
    pub fn is_behind_credit(&self, block: usize) -> bool {
        block
            .checked_sub(1)
            .is_some_and(|before| self.feature(before).is_credit)
    }

    /// Whether the words of a widget stand right behind a block.
    pub fn is_played(&self, block: usize) -> bool {
        let behind = self.feature(block + 1);
        behind.is_widget && behind.count > 1
    }

    /// Whether this word is written with a small first letter somewhere: it is no name then.
    pub fn is_written_small(&self, word: Word) -> bool {
        let small = self.small_words.get_or_init(|| {
            let words = (0..self.features.len()).flat_map(|block| self.features.words(block));
            words
                .filter(|word| !word.is_capitalised())
                .map(|word| (word.hash, ()))
                .collect()
        });
        small.contains_key(&word.hash)
    }

    /// Whether this word stands in the running text, besides these two blocks; only its first and its last block are known.
    pub fn is_written_besides(&self, word: Word, a: usize, b: usize) -> bool {
        let ends = self.text_words.get_or_init(|| {
            let mut ends: HashMap<(usize, usize)> = HashMap::default();
            for block in (0..self.features.len()).filter(|&block| self.is_text(block)) {
                for word in self.features.words(block) {
                    ends.entry(word.hash).or_insert((block, block)).1 = block;
                }
            }
            ends
        });
        let is_other = |block: usize| block != a && block != b;
        ends.get(&word.hash)
            .is_some_and(|&(first, last)| is_other(first) || is_other(last))
    }

    /// The blocks right before and behind a block.
    pub fn beside(&self, block: usize) -> impl Iterator<Item = usize> {
        [block.checked_sub(1), Some(block + 1)]
            .into_iter()
            .flatten()
            .filter(|&other| other < self.features.len())
    }

    /// Whether two more texts around a block are nearly the same: renderings of the lead photo. Further down such rows are lists.
    fn is_in_cluster(&self, block: usize) -> bool {
        let known = self.clusters.get(block).and_then(Cell::get);
        known.unwrap_or_else(|| {
            let is_so = self.has_renderings_around(block);
            if let Some(known) = self.clusters.get(block) {
                known.set(Some(is_so));
            }
            is_so
        })
    }

    fn has_renderings_around(&self, block: usize) -> bool {
        let near = (block.saturating_sub(2)..self.features.len().min(block + 3))
            .filter(|&other| other != block);
        // Where no longer text follows, sentences and verses one below the other are the text.
        self.is_head(block)
            && (self.first_prose < self.features.len() || self.ends_as_headline(block))
            && self.feature(block).weight >= 5
            && near
                .filter(|&other| {
                    self.feature(other).weight >= 5
                        && !self.feature(other).is_body
                        && self.is_alike(block, other, 0.85)
                })
                .nth(1)
                .is_some()
    }

    /// Whether a cut-off copy of a block goes already.
    pub fn has_cut_copy(&self, block: usize) -> bool {
        self.cut_copies.get(block) == Some(&true)
    }

    /// Whether an exact copy of a block goes already.
    pub fn has_gone_copy(&self, block: usize) -> bool {
        self.gone_letters
            .contains_key(&self.features.letters(block))
    }

    /// Whether a block begins with these words.
    pub fn begins(&self, words: &[Word], block: usize) -> bool {
        let core = self.features.core(block);
        core.len() >= words.len() && words.iter().zip(core).all(|(a, b)| a.hash == b.hash)
    }

    /// Whether readers do not see a block.
    pub fn is_hidden(&self, block: usize) -> bool {
        self.block(block).is_some_and(|block| block.hidden)
    }

    /// How many blocks say just these words: what stands there often is the furniture of a page.
    pub fn copies(&self, block: usize) -> u32 {
        let copies = self.copies.get_or_init(|| {
            let letters = || (0..self.features.len()).map(|block| self.features.letters(block));
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

    /// Whether the markup says that a block is a heading, and it reads like one: whole sentences are captions in the
    /// clothes of a heading.
    pub fn is_heading(&self, block: usize) -> bool {
        let feature = self.feature(block);
        let is_marked = self
            .block(block)
            .is_some_and(|block| block.kind == BlockKind::Heading);
        is_marked && !(feature.is_prose && feature.ends_sentence)
    }

    /// Whether two blocks are the title of a video, say, that the page shows in several states.
    pub fn are_titles_of_media(&self, a: usize, b: usize) -> bool {
        self.is_marked(a) && self.is_marked(b) && a.abs_diff(b) <= 8
    }

    /// Whether the markup lets a block go.
    pub fn can_go(&self, block: usize) -> bool {
        self.block(block)
            .is_some_and(|block| !block.extent.is_empty())
    }

    /// Whether the markup says that two blocks belong to one medium.
    pub fn is_same_medium(&self, a: usize, b: usize) -> bool {
        self.has_medium(a) && self.medium(a) == self.medium(b)
    }

    /// Whether the markup says that a block is the caption or the credit of a medium.
    pub fn is_caption(&self, block: usize) -> bool {
        self.block(block)
            .is_some_and(|block| block.kind == BlockKind::Caption)
    }

    /// Whether the markup says that two blocks are captions or credits of one medium.
    pub fn are_captions_of_one(&self, a: usize, b: usize) -> bool {
        self.is_same_medium(a, b) && self.is_caption(a) && self.is_caption(b)
    }

    /// Whether a text stands there again and again with nothing that makes a caption of it: the line of a song.
    pub fn is_refrain(&self, block: usize) -> bool {
        self.copies(block) > 1
            && !self.has_gone_copy(block)
            && !(self.is_headline(block) && self.ends_as_headline(block))
            && self.evidence(block) == Evidence::None
    }

    /// Whether a block ends as headlines do: no full stop, and no comma behind which the next line goes on.
    fn ends_as_headline(&self, block: usize) -> bool {
        !self.feature(block).ends_sentence && !self.text(block).trim_end().ends_with([',', ';'])
    }

    /// Whether a block that the markup gives to no medium is a whole sentence before one that it gives to one: text.
    pub fn is_text_before(&self, block: usize, caption: usize) -> bool {
        self.is_marked(caption) && !self.is_marked(block) && self.feature(block).ends_sentence
    }

    /// Whether a block is a whole sentence with a verb that another lacks: "The studio is unchanged." is no label of a
    /// caption that tells of an unchanged studio.
    pub fn states_more(&self, block: usize, other: usize) -> bool {
        let lexicon = self.features.lexicon;
        let is_verb = |word: &Word| !word.is_capitalised() && lexicon.auxiliaries.has(*word);
        self.feature(block).ends_sentence
            && self.features.caption(block).iter().any(is_verb)
            && !self.features.core(other).iter().any(is_verb)
    }

    /// What else the markup has in the medium of a block, right before it: the name of the thing on a card, say.
    fn name_on_card(&self, block: usize) -> Option<usize> {
        let name = block.checked_sub(1)?;
        let feature = self.feature(name);
        // An alternative text is seen by nobody.
        let is_name = self.is_same_medium(name, block)
            && feature.weight > 0
            && !feature.is_credit
            && !feature.is_widget;
        is_name.then_some(name)
    }

    /// Whether two texts stand below two names, as what is said of the things on two cards.
    pub fn are_of_two_cards(&self, a: usize, b: usize) -> bool {
        self.is_other_medium(a, b)
            && !self.is_caption(a)
            && !self.is_caption(b)
            && self
                .name_on_card(a)
                .zip(self.name_on_card(b))
                .is_some_and(|(name_a, name_b)| !self.is_same_letters(name_a, name_b))
    }

    /// Whether the markup says that two blocks belong to different media.
    pub fn is_other_medium(&self, a: usize, b: usize) -> bool {
        self.has_medium(a) && self.has_medium(b) && self.medium(a) != self.medium(b)
    }

    /// What a block is taken for, in a word.
    pub fn role(&self, block: usize) -> &'static str {
        let feature = self.feature(block);
        match self.evidence(block) {
            _ if feature.is_widget || feature.weight == 0 => "widget",
            _ if feature.is_credit => "credit",
            _ if feature.is_structure => "structure",
            _ if feature.is_body => "body",
            Evidence::Inside => "caption",
            _ if feature.cut.is_some() => "cut",
            Evidence::Beside => "beside media",
            Evidence::None if feature.is_prose => "prose",
            Evidence::None if self.is_headline(block) => "headline",
            Evidence::None => "line",
        }
    }

    /// What was seen in a block and around it, in words.
    pub fn traits(&self, block: usize) -> Vec<String> {
        let feature = self.feature(block);
        let text = self.text(block);
        let shown = |words: &[Word]| match (words.first(), words.last()) {
            (Some(first), Some(last)) => text
                .get(first.start as usize..last.end as usize)
                .unwrap_or_default()
                .to_owned(),
            _ => String::new(),
        };
        let mut traits = vec![format!("{} words", feature.weight)];
        let mut add = |is_so: bool, what: String| {
            if is_so {
                traits.push(what)
            }
        };
        let is_spaced = self.block(block).is_some_and(|block| block.spaced);
        add(is_spaced, "spaced".into());
        add(feature.cut.is_some(), "cut off".into());
        add(
            !self.features.credit(block).is_empty(),
            format!("credit “{}”", shown(self.features.credit(block))),
        );
        add(
            !self.features.lead_credit(block).is_empty(),
            format!(
                "opens with the credit “{}”",
                shown(self.features.lead_credit(block))
            ),
        );
        add(self.is_credited(block), "a credit behind it".into());
        add(feature.is_quote, "opens with a quotation mark".into());
        add(feature.ends_sentence, "ends a sentence".into());
        add(self.is_head(block), "before the text".into());
        add(self.is_tail(block), "after the text".into());
        add(self.is_hidden(block), "hidden from readers".into());
        traits
    }

    /// Whether two blocks are at least so alike in their words.
    pub fn is_alike(&self, a: usize, b: usize, least: f32) -> bool {
        // The most that words in common allow, all others being counted as changed: most pairs need no alignment.
        let shorter = self.features.core(a).len().min(self.features.core(b).len()) as f32;
        let same = self.features.most_in_common(a, b) as f32;
        0.8 * shorter + 0.2 * same + 0.01 >= least * shorter && self.likeness(a, b) >= least
    }

    /// How alike two blocks are in their words, from 0 to 1.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        score::align(self.features.core(a), self.features.core(b))
            .map_or(0.0, |alignment| score::similarity(&alignment))
    }
}

/// Whether a quotation ends where a text does.
pub fn closes_quotation(text: &str) -> bool {
    text.trim_end()
        .ends_with(['"', '”', '“', '»', '«', '’', '」', '』'])
}

/// The first line of some words is the headline, as far as plain text tells.
fn is_headline(feature: &Feature) -> bool {
    feature.weight >= 3 && !feature.is_credit && !feature.is_widget
}

#[cfg(test)]
mod tests;

//! What blocks look like: the features of each, and what two of them have in common at a glance ([`glance`],
//! [`sketch`]). Before, credits that stand in two lines are put together ([`parted`]).

mod credit;
mod data;
mod dates;
mod ends;
mod feature;
mod figures;
mod file_names;
mod glance;
mod houses;
mod lexicon;
mod licence;
mod numbers;
mod parted;
pub mod signs;
mod sketch;
mod structure;
#[cfg(test)]
mod trial;
mod widgets;

use crate::document::{Block, Document};
use crate::normalize::{self, HashMap, Word};
use crate::work::{self, Work};
pub use credit::is_reporter;
pub use dates::{are_duration, is_duration, is_minutes, is_year};
pub use ends::has_ellipsis;
pub use feature::weight;
pub use figures::{figures, marks};
pub use file_names::{has_archive_number, is_file_name};
use foldhash::fast::FixedState;
pub use glance::{LABEL_WEIGHT, ends_with};
pub use houses::house_before;
pub use lexicon::{LEXICON, LONGEST as LONGEST_PHRASE, Lexicon, Phrases, is_function_word};
pub use licence::licence;
pub use numbers::{archive_tail, behind_number, counter, of_several, photo_number, series_number};
pub use parted::join_credits;
use sketch::Sketches;
use std::cell::OnceCell;
use std::hash::BuildHasher;
use std::mem;
pub use structure::{SHORTEST_ARTICLE, has_entities};
pub use widgets::{are_people, gallery_count, numbered_button, player_time};

/// Blocks of more bytes than this are read only at their start: no caption is that long.
pub const CAPTION_BYTES: usize = 2_000;
/// How long words are at the least on average, with what parts them: how much room is made for them.
const BYTES_PER_WORD: usize = 5;

/// How many words tell at a glance that two texts do not begin alike.
const OPENING: usize = 3;

/// The features of a document's blocks.
pub struct Features<'l> {
    /// The words that it was told by.
    pub lexicon: &'l Lexicon,
    words: Vec<Word>,
    /// For each block a hash of its text, to know it again.
    prints: Vec<u64>,
    blocks: Vec<Feature>,
    /// Those of a block that is not there.
    empty: Feature,
    /// What is asked of the cores again and again, once it was asked for: of most blocks it never is.
    sketches: Vec<OnceCell<Box<Sketches>>>,
}

/// The features of one block. Word indexes are counted from the block's first word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Feature {
    first: u32,
    /// How many words were read of it.
    pub count: u32,
    core_start: u32,
    core_end: u32,
    /// A hash of the letters of the core, see [`normalize::letters_hash`].
    letters_hash: u64,
    /// The lower half of that of its first [`OPENING`] words. What turns most pairs away stands here, and not with the
    /// words: of long articles these are far away in memory.
    opening: u32,
    /// Where in the core the first word of a credit stands, if one closes it.
    credit: Option<u32>,
    /// How many words of the core are a credit that opens it.
    lead_credit: u32,
    /// Whether all its words were read.
    pub is_whole: bool,
    /// How it is cut off, if it is.
    pub cut: Option<Cut>,
    /// Whether the mark of a cut stands anywhere in it.
    pub has_mark: bool,
    /// Whether it is nothing but a credit.
    pub is_credit: bool,
    /// Whether it is nothing but widget words.
    pub is_widget: bool,
    /// Whether it is running text: no caption.
    pub is_body: bool,
    /// Whether it is a whole sentence of some length without a credit, a cut or words that introduce it, or longer than
    /// a caption is.
    pub is_prose: bool,
    /// Whether the markup says that it belongs to a medium.
    pub is_marked: bool,
    /// Whether it opens with words that introduce a caption: "Image caption, …".
    pub is_introduced: bool,
    /// Whether tags stand in it that a scraper left.
    pub is_tagged: bool,
    /// Whether such tags set all of it in bold type.
    pub is_strong: bool,
    /// Whether it ends as sentences do.
    pub ends_sentence: bool,
    /// Whether it is a quotation: it begins with a quotation mark, and no other one stands in its first half.
    pub is_quote: bool,
    /// Whether it repeats by its nature: an item of a list, a row of a table, a date or other data, a line of code, the
    /// alternative text of a picture.
    pub is_structure: bool,
    /// Whether it is a date, or has more numbers than a sentence has.
    pub is_data: bool,
    /// Whether it is the name of a file, or words run together with dashes.
    pub is_slug: bool,
    /// How much it says, in words: characters of scripts without spaces count half.
    pub weight: u32,
}

/// The mark of a text that is cut off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    /// `…`, `...`, `[…]`, with or without "read more" words behind.
    Ellipsis,
    /// "Read more" words alone.
    More,
}

/// Describes every block: O(text).
pub fn describe<'l>(document: &Document, lexicon: &'l Lexicon) -> Features<'l> {
    describe_again(document, Features::none(lexicon))
}

/// Describes every block of an article some of whose blocks were described `before`: what is known of those is taken
/// over. O(text).
pub fn describe_again<'l>(document: &Document, mut before: Features<'l>) -> Features<'l> {
    let count = document.blocks.len();
    let mut words = mem::take(&mut before.words);
    if words.is_empty() {
        let bytes: usize = document
            .blocks
            .iter()
            .map(|block| block.text.as_str().len().min(CAPTION_BYTES))
            .sum();
        words.reserve(bytes / BYTES_PER_WORD);
    }
    let mut features = Features {
        lexicon: before.lexicon,
        words,
        prints: Vec::with_capacity(count),
        blocks: Vec::with_capacity(count),
        empty: Feature::default(),
        sketches: Vec::with_capacity(count),
    };
    let known: HashMap<usize> = before.prints.iter().copied().zip(0..).collect();
    for block in &document.blocks {
        let print = print_of(block);
        let known = known.get(&print).and_then(|&at| before.take(at));
        let (feature, sketches) = known.unwrap_or_else(|| {
            work::note(Work::Described, block.text.as_str().len());
            let mut feature = feature::feature(block, features.lexicon, &mut features.words);
            let core = features.slice(&feature, feature.core_start, feature.core_end);
            feature.letters_hash = normalize::letters_hash(core);
            feature.opening = normalize::letters_hash(core.get(..OPENING).unwrap_or(core)) as u32;
            (feature, OnceCell::new())
        });
        features.prints.push(print);
        features.blocks.push(feature);
        features.sketches.push(sketches);
    }
    features
}

/// A hash of all of a block that is described: of what stands among media without their pictures, less is a caption
/// than of what has a medium of its own.
fn print_of(block: &Block) -> u64 {
    let (has_medium, is_among_media) = (block.medium.is_some(), block.among_media);
    PRINTS.hash_one((block.text.as_str(), block.kind, has_medium, is_among_media))
}

/// The same seed each time, so that the same input gives the same output.
static PRINTS: FixedState = FixedState::with_seed(0);

impl<'l> Features<'l> {
    /// The features of no block.
    pub fn none(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            words: Vec::new(),
            prints: Vec::new(),
            blocks: Vec::new(),
            empty: Feature::default(),
            sketches: Vec::new(),
        }
    }

    /// What is known of a block, and leaves what was asked for of its core to the first who takes it.
    fn take(&mut self, block: usize) -> Option<(Feature, OnceCell<Box<Sketches>>)> {
        let sketches = self.sketches.get_mut(block).map(mem::take);
        Some((*self.blocks.get(block)?, sketches.unwrap_or_default()))
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The features of a block; of one that is not there, those of an empty one.
    pub fn of(&self, block: usize) -> &Feature {
        self.blocks.get(block).unwrap_or(&self.empty)
    }

    /// The words that a block says: without widget words and the mark of a cut.
    pub fn core(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        self.slice(feature, feature.core_start, feature.core_end)
    }

    /// A hash of the letters of the core: see [`normalize::letters_hash`].
    pub fn letters_hash(&self, block: usize) -> u64 {
        self.of(block).letters_hash
    }

    /// The core without the credit that closes it and the one that opens it.
    pub fn caption(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        let start = feature.core_start + feature.lead_credit;
        let end = feature
            .credit
            .map_or(feature.core_end, |credit| feature.core_start + credit);
        self.slice(feature, start.min(end), end)
    }

    /// The words of the credit that closes the core; empty for none.
    pub fn credit(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        let start = feature
            .credit
            .map_or(feature.core_end, |credit| feature.core_start + credit);
        self.slice(feature, start, feature.core_end)
    }

    /// The words of the credit that opens the core; empty for none.
    pub fn lead_credit(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        self.slice(
            feature,
            feature.core_start,
            feature.core_start + feature.lead_credit,
        )
    }

    /// All words that were read of a block.
    pub fn words(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        self.slice(feature, 0, feature.count)
    }

    fn slice(&self, feature: &Feature, start: u32, end: u32) -> &[Word] {
        self.words
            .get((feature.first + start) as usize..(feature.first + end) as usize)
            .unwrap_or_default()
    }
}

impl Feature {
    /// How many words the core has.
    fn core_len(&self) -> u32 {
        self.core_end - self.core_start
    }

    /// Whether what stands before it and what stands behind it are no neighbours: credits and widgets belong to them.
    pub fn parts(&self) -> bool {
        self.weight > 0 && !self.is_credit && !self.is_widget
    }

    /// Whether a credit stands in it besides other words.
    pub fn has_credit(&self) -> bool {
        (self.credit.is_some() || self.lead_credit > 0) && !self.is_credit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::span::Span;
    use crate::text::Text;

    #[test]
    fn what_is_known_of_a_block_is_taken_for_no_other_with_its_words() {
        let text = "Mayor Ada Quill opens the new bridge";
        let kinds = [BlockKind::Paragraph, BlockKind::TableCell];
        let media = [None, Some(0)];
        let mut document = Document::default();
        for (at, kind) in kinds.into_iter().enumerate() {
            for medium in media {
                for among_media in [false, true] {
                    let extent = Span::new(at, at + text.len());
                    document.blocks.push(Block {
                        medium,
                        among_media,
                        spaced: true,
                        ..Block::new(Text::verbatim(text, at), extent, kind)
                    });
                }
            }
        }
        let told = |features: &Features| -> Vec<_> {
            (0..features.len())
                .map(|block| {
                    (
                        features.of(block).is_structure,
                        features.of(block).is_marked,
                    )
                })
                .collect()
        };
        let features = describe(&document, &LEXICON);
        let at_first = told(&features);
        assert!(at_first.contains(&(true, true)) && at_first.contains(&(false, true)));
        assert_eq!(told(&describe_again(&document, features)), at_first);
    }
}

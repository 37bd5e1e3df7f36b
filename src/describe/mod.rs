//! What a block looks like, without looking at any other.

mod credit;
mod lexicon;

use crate::document::{Block, BlockKind, Document};
use crate::normalize::{self, HashMap, Word};
use foldhash::fast::FixedState;
pub use lexicon::{LEXICON, LONGEST as LONGEST_PHRASE, Lexicon, Phrases};
use std::hash::BuildHasher;

/// Blocks of more bytes than this are read only at their start: no caption is that long.
pub const CAPTION_BYTES: usize = 2_000;
/// How many words are read of those.
const START_WORDS: usize = 48;
/// How long words are at the least on average, with what parts them: how much room is made for them.
const BYTES_PER_WORD: usize = 5;
/// Words from which a block is running text rather than a caption, if no credit says otherwise.
const BODY_WORDS: usize = 55;
/// Words from which a whole sentence marks where the body of an article begins and ends.
const PROSE_WORDS: usize = 18;

/// The most that an alt text or a label says, see [`Feature::weight`].
pub const LABEL_WEIGHT: u32 = 16;

/// The features of a document's blocks.
pub struct Features<'l> {
    /// The words that it was told by.
    pub lexicon: &'l Lexicon,
    words: Vec<Word>,
    /// For each block a hash of its text, to know it again.
    prints: Vec<u64>,
    blocks: Vec<Feature>,
    cores: Vec<Core>,
}

/// What is asked of a block's core again and again.
#[derive(Clone, Copy, Debug, Default)]
struct Core {
    letters: u64,
    /// Its words, and how they begin and end: forms of a word begin alike, compounds end alike.
    words: Sketch<8>,
    heads: Sketch<4>,
    tails: Sketch<4>,
}

impl Core {
    fn of(words: &[Word], feature: Feature) -> Self {
        let mut core = Self {
            letters: normalize::letters_hash(words),
            ..Self::default()
        };
        // Nothing is compared with the words of running text but its start.
        if !feature.is_body {
            for word in words {
                core.words.insert(word.hash);
                core.heads.insert(word.head.into());
                core.tails.insert(word.tail.into());
            }
        }
        core
    }

    /// Whether a word may stand here.
    fn may_have(&self, word: Word) -> bool {
        self.words.may_have(word.hash)
    }

    /// Whether a word may stand here in some form, or as the end of a compound.
    fn may_say(&self, word: Word) -> bool {
        self.words.may_have(word.hash)
            || self.heads.may_have(word.head.into())
            || self.tails.may_have(word.tail.into())
    }
}

/// A set that may hold more than was put in, but never less (a Bloom filter with one hash).
#[derive(Clone, Copy, Debug)]
struct Sketch<const N: usize>([u64; N]);

impl<const N: usize> Default for Sketch<N> {
    fn default() -> Self {
        Self([0; N])
    }
}

impl<const N: usize> Sketch<N> {
    fn place(hash: u64) -> (usize, u64) {
        let bits = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        ((bits >> 6) as usize % N, 1 << (bits & 63))
    }

    fn insert(&mut self, hash: u64) {
        let (at, bit) = Self::place(hash);
        if let Some(part) = self.0.get_mut(at) {
            *part |= bit;
        }
    }

    fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0.get(at).is_some_and(|part| part & bit != 0)
    }
}

/// Whether more than `most` of some words are amiss.
fn are_amiss(words: &[Word], most: usize, is_amiss: impl Fn(Word) -> bool) -> bool {
    let mut left = most;
    words.iter().any(|&word| {
        is_amiss(word)
            && match left.checked_sub(1) {
                Some(fewer) => {
                    left = fewer;
                    false
                }
                None => true,
            }
    })
}

/// The features of one block. Word indexes are counted from the block's first word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Feature {
    first: u32,
    /// How many words were read of it.
    pub count: u32,
    core_start: u32,
    core_end: u32,
    /// Where in the core the first word of a credit stands, if one closes it.
    credit: Option<u32>,
    /// How many words of the core are a credit that opens it.
    lead_credit: u32,
    /// Whether all its words were read.
    pub is_whole: bool,
    /// How it is cut off, if it is.
    pub cut: Option<Cut>,
    /// Whether it is nothing but a credit.
    pub is_credit: bool,
    /// Whether it is nothing but widget words.
    pub is_widget: bool,
    /// Whether it is running text: no caption.
    pub is_body: bool,
    /// Whether it is a whole sentence of some length.
    pub is_prose: bool,
    /// Whether the markup says that it belongs to a medium.
    pub is_marked: bool,
    /// Whether it ends as sentences do.
    pub ends_sentence: bool,
    /// Whether it begins with an opening quotation mark.
    pub is_quote: bool,
    /// Whether it is an item of a list, a row of a table or a line of code.
    pub is_structure: bool,
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
pub fn describe_again<'l>(document: &Document, before: Features<'l>) -> Features<'l> {
    let count = document.blocks.len();
    let mut words = before.words;
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
        cores: Vec::with_capacity(count),
    };
    let known: HashMap<usize> = before.prints.iter().copied().zip(0..).collect();
    for block in &document.blocks {
        let print = print_of(block);
        let known = known
            .get(&print)
            .and_then(|&at| before.blocks.get(at).zip(before.cores.get(at)));
        let (feature, core) = match known {
            Some((feature, core)) => (*feature, *core),
            None => {
                let feature = feature(block, features.lexicon, &mut features.words);
                let core = features.slice(feature, feature.core_start, feature.core_end);
                (feature, Core::of(core, feature))
            }
        };
        features.prints.push(print);
        features.blocks.push(feature);
        features.cores.push(core);
    }
    features
}

/// A hash of all of a block that is described.
fn print_of(block: &Block) -> u64 {
    let of_text = PRINTS.hash_one(block.text.as_str());
    of_text.wrapping_add(block.kind as u64) << 1 | u64::from(block.medium.is_some())
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
            cores: Vec::new(),
        }
    }

    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// The features of a block; of one that is not there, those of an empty one.
    pub fn of(&self, block: usize) -> Feature {
        self.blocks.get(block).copied().unwrap_or_default()
    }

    /// The words that a block says: without widget words and the mark of a cut.
    pub fn core(&self, block: usize) -> &[Word] {
        let feature = self.of(block);
        self.slice(feature, feature.core_start, feature.core_end)
    }

    /// A hash of the letters of the core: see [`normalize::letters_hash`].
    pub fn letters(&self, block: usize) -> u64 {
        self.cores.get(block).map_or(0, |core| core.letters)
    }

    /// Whether the one core may have three in four words of the other, which has no more words. O(words of the shorter).
    pub fn may_have_most(&self, shorter: usize, longer: usize) -> bool {
        let words = self.core(shorter);
        self.cores
            .get(longer)
            .is_some_and(|other| !are_amiss(words, words.len() / 4, |word| !other.may_have(word)))
    }

    /// How many words of the shorter core the other has, at the most. O(words of the shorter).
    pub fn most_in_common(&self, a: usize, b: usize) -> usize {
        let (shorter, longer) = self.by_length(a, b);
        let Some(other) = self.cores.get(longer) else {
            return 0;
        };
        let words = self.core(shorter).iter();
        words.filter(|word| other.may_have(**word)).count()
    }

    /// Two blocks, the one with the shorter core first.
    fn by_length(&self, a: usize, b: usize) -> (usize, usize) {
        if self.core(a).len() <= self.core(b).len() {
            (a, b)
        } else {
            (b, a)
        }
    }

    /// Whether one of two blocks could repeat the other, as far as a glance at their words tells: `false` where no rule
    /// would find them alike. O(words of the shorter).
    pub fn may_repeat(&self, a: usize, b: usize) -> bool {
        let (of_a, of_b) = (self.of(a), self.of(b));
        if of_a.is_credit || of_b.is_credit || self.letters(a) == self.letters(b) {
            return true;
        }
        let (shorter, longer) = self.by_length(a, b);
        if begins_with(self.core(longer), self.core(shorter)) {
            return true;
        }
        if of_a.is_body || of_b.is_body {
            return false;
        }
        if of_a.is_prose
            && of_b.is_prose
            && self.core(shorter).len() * 4 < self.core(longer).len() * 3
        {
            // One sentence is no part of another.
            return false;
        }
        self.may_have_most(shorter, longer)
            || self.may_be_said(shorter, longer)
            || (self.core(a).len() == self.core(b).len() && self.may_be_said(longer, shorter))
    }

    /// Whether what a block says besides its credit may be said by another one.
    fn may_be_said(&self, block: usize, other: usize) -> bool {
        let Some(other) = self.cores.get(other) else {
            return false;
        };
        let words = self.caption(block);
        let may_be_label = self.of(block).weight <= LABEL_WEIGHT;
        !are_amiss(words, 0, |word| !other.may_have(word))
            || may_be_label
                && !are_amiss(words, words.len() / 4, |word| {
                    !other.may_say(word) && !self.lexicon.stopwords.has(word)
                })
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

    fn slice(&self, feature: Feature, start: u32, end: u32) -> &[Word] {
        self.words
            .get((feature.first + start) as usize..(feature.first + end) as usize)
            .unwrap_or_default()
    }
}

/// Whether a text may begin with another one, by the first words.
fn begins_with(whole: &[Word], start: &[Word]) -> bool {
    // The last word of a text that is cut off may be part of a word.
    match (start, whole) {
        ([], _) | (_, []) => false,
        ([a], [b, ..]) => a.head == b.head || a.len() < 4,
        ([a, _], [b, ..]) => a.hash == b.hash,
        ([a, c, ..], [b, d, ..]) => a.hash == b.hash && c.hash == d.hash,
        (_, [_]) => false,
    }
}

impl Feature {
    /// Whether a credit stands in it besides other words.
    pub fn has_credit(&self) -> bool {
        (self.credit.is_some() || self.lead_credit > 0) && !self.is_credit
    }
}

fn feature(block: &Block, lexicon: &Lexicon, arena: &mut Vec<Word>) -> Feature {
    let text = block.text.as_str();
    let first = arena.len();
    if matches!(block.kind, BlockKind::Code | BlockKind::Alt) {
        return Feature {
            first: first as u32,
            is_structure: true,
            ..Feature::default()
        };
    }
    let is_whole = text.len() <= CAPTION_BYTES;
    normalize::words(text, if is_whole { usize::MAX } else { START_WORDS }, arena);
    let words = &arena[first..];
    let mut feature = Feature {
        first: first as u32,
        count: words.len() as u32,
        core_end: words.len() as u32,
        is_whole,
        weight: weight(words),
        ends_sentence: ends_sentence(text),
        is_marked: block.medium.is_some(),
        is_quote: opens_with_quote(text),
        is_structure: is_structure(block),
        ..Feature::default()
    };
    if !is_whole {
        feature.is_body = true;
        feature.is_prose = true;
        return feature;
    }
    trim_widgets(lexicon, text, words, &mut feature);
    let core = &words[feature.core_start as usize..feature.core_end as usize];
    feature.is_widget = core.is_empty();
    feature.is_structure |= is_date(lexicon, core) || (!feature.ends_sentence && is_data(core));
    let credit = if feature.is_structure {
        credit::Credits::default()
    } else {
        credit::find(lexicon, text, core)
    };
    // A gallery is a list or a table, too: there, credits and media tell captions from items.
    let is_item = matches!(
        block.kind,
        BlockKind::ListItem | BlockKind::TableCell | BlockKind::Quote
    );
    feature.is_structure |=
        is_item && block.medium.is_none() && credit == credit::Credits::default();
    feature.credit = credit.closing.map(|at| at as u32);
    feature.lead_credit = credit.opening as u32;
    feature.is_credit = credit.is_all;
    let captioned = feature.credit.is_some() || feature.cut.is_some();
    feature.is_prose =
        !captioned && feature.weight as usize >= PROSE_WORDS && feature.ends_sentence;
    feature.is_body = !captioned && feature.weight as usize >= BODY_WORDS;
    feature
}

fn weight(words: &[Word]) -> u32 {
    let characters = words.iter().filter(|word| word.is_character()).count();
    (words.len() - characters + characters.div_ceil(2)) as u32
}

/// Takes widget words and the mark of a cut off both ends of the core.
fn trim_widgets(lexicon: &Lexicon, text: &str, words: &[Word], feature: &mut Feature) {
    let (mut start, mut end) = (0, words.len());
    if is_file_name(text, words) {
        end -= 1;
    }
    loop {
        let core = &words[start..end];
        let Some(last) = core.last() else { break };
        let tail = text.get(last.end as usize..).unwrap_or_default();
        let tail = words.get(end).map_or(tail, |next| {
            text.get(last.end as usize..next.start as usize)
                .unwrap_or_default()
        });
        if feature.cut.is_none_or(|cut| cut == Cut::More) && has_ellipsis(tail) {
            feature.cut = Some(Cut::Ellipsis);
            break;
        }
        let more = lexicon.more.at_end(core);
        let widget = lexicon.widgets_after.at_end(core);
        let alone = [&lexicon.widgets, &lexicon.widgets_before]
            .iter()
            .any(|table| table.at_start(core) == core.len());
        if more > 0 && more < core.len() && stands_apart(text, core, more) {
            feature.cut = feature.cut.or(Some(Cut::More));
            end -= more;
        } else if alone {
            end = start;
        } else if widget > 0 && (widget == core.len() || stands_apart(text, core, widget)) {
            end -= widget;
        } else {
            break;
        }
    }
    loop {
        let core = &words[start..end];
        let widget = lexicon.widgets_before.at_start(core);
        // A single common word may begin a caption of its own right.
        if widget > 1 {
            start += widget;
        } else if let Some(count) = titled(lexicon, text, core) {
            start += count;
        } else {
            break;
        }
    }
    if start >= end {
        (start, end) = (0, 0);
    }
    (feature.core_start, feature.core_end) = (start as u32, end as u32);
}

/// How many words of a widget open a caption with a colon: "Video: Ada Quill opens the bridge".
fn titled(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let widget = lexicon
        .widgets_before
        .at_start(core)
        .max(lexicon.widgets.at_start(core));
    let credit = lexicon.credit.at_start(core);
    let count = widget.max(credit);
    let (last, rest) = (core.get(count.checked_sub(1)?)?, core.get(count..)?);
    let gap = text.get(last.end as usize..rest.first()?.start as usize)?;
    // Behind the words of a credit, names are a credit.
    let telling = rest
        .iter()
        .filter(|word| {
            word.len() > 3
                && word.of(text).starts_with(char::is_lowercase)
                && !lexicon.stopwords.has(**word)
                && lexicon.credit.at_start(std::slice::from_ref(word)) == 0
        })
        .count();
    let is_sign = matches!(gap.trim(), ":" | "|" | "»" | "：");
    (is_sign && rest.len() >= 4 && telling >= if credit > 0 { 3 } else { 2 }).then_some(count)
}

/// Whether it is how long a video lasts: "2:05", "1:02:05".
pub fn is_duration(written: &str) -> bool {
    let parts: Vec<&str> = written.split(':').collect();
    let is_number =
        |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    (2..=3).contains(&parts.len()) && parts.iter().all(is_number)
}

/// Whether the last word is the ending of an image's file name.
fn is_file_name(text: &str, words: &[Word]) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];
    words.len() > 1
        && words.last().is_some_and(|word| {
            let ending = word.of(text);
            (3..=4).contains(&ending.len())
                && ENDINGS
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(ending))
        })
        && !text.trim().contains(' ')
}

/// Whether the last `count` words of `core` are set off from what is before them: by a sign, or as several words.
fn stands_apart(text: &str, core: &[Word], count: usize) -> bool {
    let Some((before, rest)) = core
        .len()
        .checked_sub(count + 1)
        .and_then(|at| Some((core.get(at)?, core.get(at + 1)?)))
    else {
        return true;
    };
    let gap = text
        .get(before.end as usize..rest.start as usize)
        .unwrap_or_default();
    gap.chars().any(|c| !c.is_whitespace() && c != ',') || (count > 1 && !gap.is_empty())
}

fn has_ellipsis(tail: &str) -> bool {
    tail.contains('…') || tail.contains("..")
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    bare.ends_with([
        '.', '!', '?', '。', '！', '？', '।', '؟', '۔', '։', '။', '።',
    ]) && !has_ellipsis(&text[bare.trim_end_matches('.').len()..])
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '」'
            | '』'
            | '）'
    )
}

/// Whether it is a quotation, rather than a text that opens with a quoted name.
fn opens_with_quote(text: &str) -> bool {
    let is_mark = |c: char| {
        matches!(
            c,
            '"' | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‘'
                | '‚'
                | '「'
                | '『'
                | '」'
                | '』'
                | '›'
                | '‹'
        )
    };
    let mut chars = text.char_indices();
    chars.next().is_some_and(|(_, first)| is_mark(first))
        && chars
            .find(|&(_, c)| is_mark(c))
            .is_none_or(|(at, _)| at * 2 > text.len())
}

/// Dates and times, scores and prices: more digits than words.
fn is_date(lexicon: &Lexicon, core: &[Word]) -> bool {
    let telling = core
        .iter()
        .filter(|word| !word.has_digit() && word.len() > 2 && !lexicon.is_month(**word));
    core.iter().filter(|word| word.has_digit()).count() * 3 >= core.len().max(1)
        && telling.count() * 2 <= core.len()
}

/// Data sheets: every third word has a digit, in short lines every fourth.
fn is_data(core: &[Word]) -> bool {
    let numbers = core.iter().filter(|word| word.has_digit()).count();
    numbers > 1 && numbers * (if core.len() <= 8 { 4 } else { 3 }) >= core.len()
}

/// Items of lists, rows of tables and lines of code repeat by their nature. Whole articles in one line may hold all of these.
fn is_structure(block: &Block) -> bool {
    let text = block.text.as_str();
    let mut chars = text.chars();
    let bullet = match chars.next() {
        Some(
            '-' | '*' | '•' | '–' | '—' | '·' | '►' | '▪' | '+' | '>' | '#' | '●' | '✓' | '✅'
            | '✔',
        ) => chars.next().is_none_or(char::is_whitespace),
        _ => false,
    };
    bullet
        || (text.len() <= CAPTION_BYTES
            && (memchr::memchr(b'\t', text.as_bytes()).is_some()
                || is_row(text)
                || looks_like_code(text)))
}

/// Cells of a row between upright bars.
fn is_row(text: &str) -> bool {
    memchr::memchr_iter(b'|', text.as_bytes())
        .filter(|&at| text.get(at.wrapping_sub(1)..at + 2) == Some(" | "))
        .count()
        > 1
}

/// Whether the signs are there that code has and text has not.
fn looks_like_code(text: &str) -> bool {
    // Compared one by one, and counted in bytes, so that many are looked at in one step.
    let is_sign = |byte: &u8| {
        u8::from(*byte == b'{')
            | u8::from(*byte == b'}')
            | u8::from(*byte == b';')
            | u8::from(*byte == b'=')
            | u8::from(*byte == b'<')
            | u8::from(*byte == b'>')
            | u8::from(*byte == b'\\')
            | u8::from(*byte == b'_')
            | u8::from(*byte == b'`')
    };
    let signs: usize = text
        .as_bytes()
        .chunks(255)
        .map(|part| usize::from(part.iter().map(is_sign).sum::<u8>()))
        .sum();
    (signs > 1 && signs * 20 > text.len())
        || (signs > 0 && text.trim_end().ends_with([';', '{', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::Text;

    fn describe_line(text: &str) -> (Features<'static>, Feature) {
        let block = Block {
            text: Text::verbatim(text, 0),
            extent: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            container: None,
            medium: None,
            hidden: false,
            spaced: true,
        };
        let features = describe(
            &Document {
                blocks: vec![block],
                ..Document::default()
            },
            &LEXICON,
        );
        let feature = features.of(0);
        (features, feature)
    }

    #[track_caller]
    fn core(text: &str) -> &str {
        let (features, _) = describe_line(text);
        let words = features.core(0);
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => &text[first.start as usize..last.end as usize],
            _ => "",
        }
    }

    #[test]
    fn cuts_are_seen_and_do_not_count_as_words() {
        for text in [
            "Mayor Ada Quill opens the…",
            "Mayor Ada Quill opens the ...",
            "Mayor Ada Quill opens the [...]",
            "Mayor Ada Quill opens the… Read more",
            "Mayor Ada Quill opens the ... more",
            "Mayor Ada Quill opens the……",
            "Mayor Ada Quill opens the (…)",
        ] {
            assert_eq!(core(text), "Mayor Ada Quill opens the", "{text}");
            assert_eq!(describe_line(text).1.cut, Some(Cut::Ellipsis), "{text}");
        }
        assert_eq!(
            describe_line("Mayor Ada Quill opens the bridge.").1.cut,
            None
        );
    }

    #[test]
    fn widget_words_do_not_count() {
        assert_eq!(core("Image caption Mayor Ada Quill"), "Mayor Ada Quill");
        assert_eq!(core("Mayor Ada Quill. hide caption"), "Mayor Ada Quill");
        assert_eq!(
            core("Mayor Ada Quill more >"),
            "Mayor Ada Quill more",
            "one word is no widget unless it is set off"
        );
        assert!(describe_line("toggle caption").1.is_widget);
        assert_eq!(
            core("Video: Mayor Quill opens the bridge over the river"),
            "Mayor Quill opens the bridge over the river"
        );
        assert_eq!(
            core("Bild: Ada Quill eröffnet heute die neue Brücke über den Fluss"),
            "Ada Quill eröffnet heute die neue Brücke über den Fluss"
        );
        assert_eq!(
            core("Photo: Ada Quill of the Harbour Times"),
            "Photo: Ada Quill of the Harbour Times",
            "a credit is no widget"
        );
    }
}

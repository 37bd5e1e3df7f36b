//! The language tables in `words/`, as sets of phrases.

use crate::normalize::{self, HashMap, Word};
use std::sync::LazyLock;

/// Phrases, found by the hashes of their words.
#[derive(Clone, Default)]
pub struct Phrases {
    by_first: HashMap<Beginning>,
    /// A bit for each first word, by its hash: most words begin no phrase, and cost a look at one bit.
    firsts: Firsts,
    /// The same for last words.
    lasts: Firsts,
}

/// The phrases that begin with one word.
#[derive(Clone, Default)]
struct Beginning {
    /// Whether the word is a phrase by itself, as most are.
    is_phrase: bool,
    /// How the others go on, longest first.
    rests: Vec<Box<[u64]>>,
}

const FIRST_BITS: u32 = 17;

/// About how many bytes a line of a table has: for so many phrases room is made at once.
const BYTES_PER_LINE: usize = 24;

/// A Bloom filter with one hash; its size keeps the false answers of the largest table below one in thirty.
#[derive(Clone)]
struct Firsts(Box<[u64]>);

impl Default for Firsts {
    fn default() -> Self {
        Self(vec![0; 1 << (FIRST_BITS - 6)].into())
    }
}

impl Firsts {
    fn place(hash: u64) -> (usize, u64) {
        let bit = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - FIRST_BITS);
        ((bit >> 6) as usize, 1 << (bit & 63))
    }

    fn insert(&mut self, hash: u64) {
        let (at, bit) = Self::place(hash);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = Self::place(hash);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl Phrases {
    fn parse(table: &str) -> Self {
        let mut phrases = Self::default();
        phrases.by_first.reserve(table.len() / BYTES_PER_LINE);
        let mut words = Vec::with_capacity(LONGEST);
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let capitals = in_capitals(line);
            for line in [Some(line), capitals.as_deref()].into_iter().flatten() {
                words.clear();
                normalize::words(line, usize::MAX, &mut words);
                phrases.add(&words);
            }
        }
        phrases
    }

    /// Adds a phrase.
    pub fn insert(&mut self, phrase: &str) {
        let mut words = Vec::new();
        normalize::words(phrase, usize::MAX, &mut words);
        self.add(&words);
    }

    fn add(&mut self, words: &[Word]) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        self.firsts.insert(first.hash);
        self.lasts.insert(rest.last().unwrap_or(first).hash);
        let beginning = self.by_first.entry(first.hash).or_default();
        if rest.is_empty() {
            beginning.is_phrase = true;
        } else {
            let rests = &mut beginning.rests;
            let place = rests.partition_point(|other| other.len() >= rest.len());
            rests.insert(place, rest.iter().map(|word| word.hash).collect());
        }
    }

    /// How many words the longest phrase has that `words` begin with; 0 for none.
    #[inline]
    pub fn at_start(&self, words: &[Word]) -> usize {
        let Some((first, rest)) = words.split_first() else {
            return 0;
        };
        if !self.firsts.may_have(first.hash) {
            return 0;
        }
        self.longest(*first, rest)
    }

    /// Whether a phrase may begin with this word: quick, and sometimes wrongly so.
    #[inline]
    pub fn may_open(&self, word: Word) -> bool {
        self.firsts.may_have(word.hash)
    }

    /// How many words the longest phrase has that begins with `first` and goes on as `rest` does; 0 for none.
    fn longest(&self, first: Word, rest: &[Word]) -> usize {
        let Some(beginning) = self.by_first.get(&first.hash) else {
            return 0;
        };
        beginning
            .rests
            .iter()
            .find(|phrase| {
                phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, b)| *a == b.hash)
            })
            .map_or(usize::from(beginning.is_phrase), |phrase| phrase.len() + 1)
    }

    /// How many words the longest phrase has that `words` end with; 0 for none.
    pub fn at_end(&self, words: &[Word]) -> usize {
        if !words
            .last()
            .is_some_and(|last| self.lasts.may_have(last.hash))
        {
            return 0;
        }
        (1..=words.len().min(LONGEST))
            .rev()
            .find(|&count| self.at_start(&words[words.len() - count..]) == count)
            .unwrap_or(0)
    }

    /// Whether these words are a phrase, and nothing more.
    pub fn are(&self, words: &[Word]) -> bool {
        !words.is_empty() && self.at_start(words) == words.len()
    }

    /// Whether this single word is a phrase.
    #[inline]
    pub fn has(&self, word: Word) -> bool {
        self.firsts.may_have(word.hash)
            && self
                .by_first
                .get(&word.hash)
                .is_some_and(|beginning| beginning.is_phrase)
    }
}

/// How a Greek phrase is written in capitals, which have no accents, if that makes a difference: "ΒΙΝΤΕΟ" for "βίντεο".
fn in_capitals(phrase: &str) -> Option<String> {
    const BARE: [(char, char); 7] = [
        ('ά', 'α'),
        ('έ', 'ε'),
        ('ή', 'η'),
        ('ί', 'ι'),
        ('ό', 'ο'),
        ('ύ', 'υ'),
        ('ώ', 'ω'),
    ];
    // What Greek letters begin with in UTF-8: most phrases have none.
    if !phrase.bytes().any(|byte| matches!(byte, 0xce | 0xcf)) {
        return None;
    }
    let bare = |c: char| BARE.iter().find(|(accented, _)| *accented == c);
    phrase.contains(|c| bare(c).is_some()).then(|| {
        phrase
            .chars()
            .map(|c| bare(c).map_or(c, |&(_, bare)| bare))
            .collect()
    })
}

/// No phrase of the tables has more words (or characters, in scripts without spaces) than this.
pub const LONGEST: usize = 12;

/// All tables.
#[derive(Clone)]
pub struct Lexicon {
    /// Words that introduce a credit: "photo", "courtesy of".
    pub credit: Phrases,
    /// Those of them that say no more than that it is a photo: "photo", "picture".
    pub photos: Phrases,
    /// Those that say what is forbidden: "all rights reserved".
    pub rights: Phrases,
    /// Words that introduce the credit of the photo at the head of an article: "cover photo".
    pub lead_photos: Phrases,
    /// Picture agencies and wire services.
    pub agencies: Phrases,
    /// Words of widgets that are whole blocks: "play video".
    pub widgets: Phrases,
    /// Words of widgets that a caption may begin with: "image caption".
    pub widgets_before: Phrases,
    /// Words of widgets that a caption may end with: "hide caption".
    pub widgets_after: Phrases,
    /// Words that the title of a video or a recording may begin with: "watch", "listen".
    pub plays: Phrases,
    /// "Read more" words after a cut.
    pub more: Phrases,
    /// Words that open the description of a picture: "rendering of".
    pub pictures: Phrases,
    /// Words between the number of a picture and how many there are: "of" in "1 of 5".
    pub totals: Phrases,
    /// Words that turn a statement into its opposite: "not", "without".
    pub negations: Phrases,
    /// Small verbs that make a statement of a few words: "is", "has".
    pub auxiliaries: Phrases,
    /// Function words.
    pub stopwords: Phrases,
    /// Names of months and days, full and abbreviated, to the lines of the table they stand on.
    months: HashMap<Vec<u16>>,
}

/// The tables as they are built in.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

impl Lexicon {
    fn built_in() -> Self {
        Self {
            credit: Phrases::parse(concat!(
                include_str!("words/credit.txt"),
                include_str!("words/photos.txt"),
                include_str!("words/rights.txt"),
                include_str!("words/lead-photos.txt")
            )),
            lead_photos: Phrases::parse(include_str!("words/lead-photos.txt")),
            rights: Phrases::parse(include_str!("words/rights.txt")),
            photos: Phrases::parse(include_str!("words/photos.txt")),
            agencies: Phrases::parse(include_str!("words/agencies.txt")),
            widgets: Phrases::parse(include_str!("words/widgets.txt")),
            widgets_before: Phrases::parse(include_str!("words/widgets-before.txt")),
            widgets_after: Phrases::parse(include_str!("words/widgets-after.txt")),
            plays: Phrases::parse(include_str!("words/plays.txt")),
            more: Phrases::parse(include_str!("words/more.txt")),
            pictures: Phrases::parse(include_str!("words/pictures.txt")),
            totals: Phrases::parse(include_str!("words/totals.txt")),
            negations: Phrases::parse(include_str!("words/negations.txt")),
            auxiliaries: Phrases::parse(include_str!("words/auxiliaries.txt")),
            stopwords: Phrases::parse(include_str!("words/stopwords.txt")),
            months: months(include_str!("words/months.txt")),
        }
    }

    /// Whether a credit or the name of an agency may begin with this word: quick, and sometimes wrongly so.
    #[inline]
    pub fn may_begin_credit(&self, word: Word) -> bool {
        self.credit.may_open(word) || self.agencies.may_open(word)
    }

    /// Whether a word names a month or a day.
    pub fn is_month(&self, word: Word) -> bool {
        self.months.contains_key(&word.hash)
    }

    /// Whether two words are forms of one name of a month or a day.
    pub fn is_same_month(&self, a: Word, b: Word) -> bool {
        let lines = |word: Word| self.months.get(&word.hash).map_or(&[][..], Vec::as_slice);
        lines(a).iter().any(|line| lines(b).contains(line))
    }
}

fn months(table: &str) -> HashMap<Vec<u16>> {
    let mut months: HashMap<Vec<u16>> = HashMap::default();
    let mut names = Vec::new();
    for (number, line) in (0u16..).zip(table.lines().filter(|line| !line.starts_with('#'))) {
        for name in line.split(['=', ',']) {
            names.clear();
            normalize::words(name, 1, &mut names);
            for name in &names {
                months.entry(name.hash).or_default().push(number);
            }
        }
    }
    months
}

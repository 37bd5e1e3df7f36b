//! The language tables in `words/`, as sets of phrases.

use super::sketch::Sketch;
use crate::normalize::{self, HashMap, Word, with_word};
use std::sync::LazyLock;
use std::thread;

/// Phrases, found by the hashes of their words.
#[derive(Clone, Default)]
pub struct Phrases {
    /// How phrases begin, by a hash of the words: with their first word, with their first two, and so on.
    beginnings: HashMap<Beginning>,
    /// A bit for each first word, by its hash: most words begin no phrase, and cost a look at one bit.
    firsts: Box<Sketch<PARTS>>,
    /// The same for last words.
    lasts: Box<Sketch<PARTS>>,
}

/// Words that a phrase begins with.
#[derive(Clone, Copy, Default)]
struct Beginning {
    /// Whether they are a phrase by themselves.
    is_phrase: bool,
    /// Whether a longer phrase begins with them.
    goes_on: bool,
}

/// How large the filters of words are: so large that the false answers of the largest table are below one in thirty.
const PARTS: usize = 2_048;

/// About how many bytes of a table tell of one beginning: for so many of them room is made at once.
const BYTES_PER_BEGINNING: usize = 10;

impl Phrases {
    fn parse(table: &str) -> Self {
        let mut phrases = Self::default();
        phrases
            .beginnings
            .reserve(table.len() / BYTES_PER_BEGINNING);
        let mut words = Vec::with_capacity(LONGEST);
        for line in entries(table) {
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
        let (Some(first), Some((last, before))) = (words.first(), words.split_last()) else {
            return;
        };
        self.firsts.insert(first.hash);
        self.lasts.insert(last.hash);
        let mut hash = 0;
        for word in before {
            hash = with_word(hash, *word);
            self.beginnings.entry(hash).or_default().goes_on = true;
        }
        let whole = with_word(hash, *last);
        self.beginnings.entry(whole).or_default().is_phrase = true;
    }

    /// How many words the longest phrase has that `words` begin with; 0 for none.
    #[inline]
    pub fn at_start(&self, words: &[Word]) -> usize {
        if words.first().is_some_and(|first| self.may_open(*first)) {
            self.longest(words)
        } else {
            0
        }
    }

    /// Whether a phrase may begin with this word: quick, and sometimes wrongly so.
    #[inline]
    pub fn may_open(&self, word: Word) -> bool {
        self.firsts.may_have(word.hash)
    }

    /// As [`at_start`](Self::at_start), for any words. O(words of the phrase).
    fn longest(&self, words: &[Word]) -> usize {
        let (mut hash, mut longest) = (0, 0);
        for (count, word) in (1..).zip(words) {
            hash = with_word(hash, *word);
            let Some(beginning) = self.beginnings.get(&hash) else {
                break;
            };
            if beginning.is_phrase {
                longest = count;
            }
            if !beginning.goes_on {
                break;
            }
        }
        longest
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
        // A text often begins as a phrase does, and seldom ends as one.
        words
            .last()
            .is_some_and(|last| self.lasts.may_have(last.hash))
            && self.at_start(words) == words.len()
    }

    /// Whether this single word is a phrase.
    #[inline]
    pub fn has(&self, word: Word) -> bool {
        self.firsts.may_have(word.hash)
            && self
                .beginnings
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
    // What Greek letters begin with in UTF-8: in the tables, a phrase with such letters begins with one.
    if !matches!(phrase.as_bytes().first(), Some(0xce | 0xcf)) {
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
pub const LONGEST: usize = 24;

/// All tables.
#[derive(Clone)]
pub struct Lexicon {
    /// Words that introduce a credit: "photo", "courtesy of".
    pub credit: Phrases,
    /// Those of them that say no more than that it is a photo: "photo", "picture".
    pub photos: Phrases,
    /// What stands alone in brackets behind a caption: "supplied".
    pub givers: Phrases,
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
    /// What is said of a picture that was not taken for the article: "file photo".
    pub notes: Phrases,
    /// Words that open the description of a picture: "rendering of".
    pub pictures: Phrases,
    /// Words that a number of a picture follows, and that are no words for one: "item" in "Item 1 of 5".
    pub slides: Phrases,
    /// Words between the number of a picture and how many there are: "of" in "1 of 5".
    pub totals: Phrases,
    /// Words for how long a video lasts: "duration".
    pub durations: Phrases,
    /// Buttons of one word that make a picture larger: "enlarge".
    pub buttons: Phrases,
    /// Words beside the number of pictures in brackets: "photos", "枚".
    pub counts: Phrases,
    /// Words for who made something, which introduce a credit in brackets: "author".
    pub authors: Phrases,
    /// Words that turn a statement into its opposite: "not", "without".
    pub negations: Phrases,
    /// Small verbs that make a statement of a few words: "is", "has".
    pub auxiliaries: Phrases,
    /// Function words.
    pub stopwords: Phrases,
    /// Those of them that say nothing by themselves: "a", "the".
    pub articles: Phrases,
    /// Names of months and days, full and abbreviated, to the lines of the table they stand on.
    months: HashMap<Vec<u16>>,
    /// Words that look alike and say another thing, in pairs and sorted, each pair in both orders: "million", "billion".
    look_alikes: Vec<(&'static str, &'static str)>,
    /// What makes the contrary of a word where it stands before it: "un".
    contrary_beginnings: Vec<&'static str>,
}

/// The tables as they are built in.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

impl Lexicon {
    fn built_in() -> Self {
        // The two largest tables are read beside the others: of a run over one article, this takes most of the time.
        let (widgets, more) = (
            include_str!("words/widgets.txt"),
            include_str!("words/more.txt"),
        );
        let large = || (Phrases::parse(widgets), Phrases::parse(more));
        thread::scope(|scope| {
            let beside = thread::Builder::new().spawn_scoped(scope, large);
            let mut lexicon = Self::without_large();
            let read = beside.ok().and_then(|beside| beside.join().ok());
            (lexicon.widgets, lexicon.more) = read.unwrap_or_else(large);
            lexicon
        })
    }

    /// All tables but those of widgets and of words behind a cut, which are empty.
    fn without_large() -> Self {
        Self {
            widgets: Phrases::default(),
            more: Phrases::default(),
            credit: Phrases::parse(concat!(
                include_str!("words/credit.txt"),
                include_str!("words/photos.txt"),
                include_str!("words/rights.txt"),
                include_str!("words/lead-photos.txt")
            )),
            lead_photos: Phrases::parse(include_str!("words/lead-photos.txt")),
            givers: Phrases::parse(include_str!("words/givers.txt")),
            slides: Phrases::parse(include_str!("words/slides.txt")),
            rights: Phrases::parse(include_str!("words/rights.txt")),
            photos: Phrases::parse(include_str!("words/photos.txt")),
            agencies: Phrases::parse(include_str!("words/agencies.txt")),
            widgets_before: Phrases::parse(include_str!("words/widgets-before.txt")),
            widgets_after: Phrases::parse(include_str!("words/widgets-after.txt")),
            plays: Phrases::parse(include_str!("words/plays.txt")),
            notes: Phrases::parse(include_str!("words/notes.txt")),
            pictures: Phrases::parse(include_str!("words/pictures.txt")),
            totals: Phrases::parse(include_str!("words/totals.txt")),
            durations: Phrases::parse(include_str!("words/durations.txt")),
            buttons: Phrases::parse(include_str!("words/buttons.txt")),
            counts: Phrases::parse(include_str!("words/counts.txt")),
            authors: Phrases::parse(include_str!("words/authors.txt")),
            negations: Phrases::parse(include_str!("words/negations.txt")),
            auxiliaries: Phrases::parse(include_str!("words/auxiliaries.txt")),
            stopwords: Phrases::parse(include_str!("words/stopwords.txt")),
            articles: Phrases::parse(include_str!("words/articles.txt")),
            months: months(include_str!("words/months.txt")),
            look_alikes: pairs(include_str!("words/look-alikes.txt")),
            contrary_beginnings: entries(include_str!("words/contrary-beginnings.txt")).collect(),
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

    /// Whether this folded word makes another one of the word that it stands before: "ex", "co".
    pub fn turns(&self, beginning: &str) -> bool {
        self.contrary_beginnings.contains(&beginning)
    }

    /// Whether two folded words look alike and say another thing: a number, a sex, the contrary.
    pub fn are_other_facts(&self, a: &str, b: &str) -> bool {
        let is_contrary = |long: &str, short: &str| {
            let mut beginnings = self.contrary_beginnings.iter();
            beginnings.any(|beginning| long.strip_prefix(beginning) == Some(short))
        };
        self.look_alikes.binary_search(&(a, b)).is_ok() || is_contrary(a, b) || is_contrary(b, a)
    }
}

/// The lines of a table that are entries.
fn entries(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// The pairs of a table, sorted, each in both orders.
fn pairs(table: &'static str) -> Vec<(&'static str, &'static str)> {
    let pairs = entries(table).filter_map(|line| line.split_once('='));
    let mut pairs: Vec<_> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    pairs.sort_unstable();
    pairs
}

fn months(table: &str) -> HashMap<Vec<u16>> {
    let mut months: HashMap<Vec<u16>> = HashMap::default();
    let mut names = Vec::new();
    for (number, line) in (0u16..).zip(entries(table)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_phrase_of_the_tables_is_found_at_an_end() {
        let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/src/describe/words");
        let mut looked_at = 0;
        for table in std::fs::read_dir(tables).unwrap() {
            let path = table.unwrap().path();
            // Its lines are names of one month.
            if path.ends_with("months.txt") {
                continue;
            }
            let table = std::fs::read_to_string(path).unwrap();
            for phrase in table.lines().filter(|line| !line.starts_with('#')) {
                let mut words = Vec::new();
                normalize::words(phrase, usize::MAX, &mut words);
                assert!(words.len() <= LONGEST, "{phrase}");
                let greek = phrase.bytes().position(|byte| matches!(byte, 0xce | 0xcf));
                assert!(greek.is_none_or(|at| at == 0), "{phrase}: see in_capitals");
                let mut phrases = Phrases::default();
                phrases.insert(phrase);
                assert_eq!(phrases.at_end(&words), words.len(), "{phrase}");
                looked_at += words.len();
            }
        }
        assert!(looked_at > 1_000);
    }

    #[test]
    fn a_whole_text_may_be_a_phrase_of_any_length() {
        let text = "a ".repeat(LONGEST + 6);
        let mut phrases = Phrases::default();
        phrases.insert(&text);
        let mut words = Vec::new();
        normalize::words(&text, usize::MAX, &mut words);
        assert!(phrases.are(&words));
        assert!(!phrases.are(&words[1..]));
        assert!(!phrases.are(&[]));
    }

    #[test]
    fn the_longest_phrase_is_found_that_words_begin_and_end_with() {
        const PHRASES: [&str; 6] = ["a", "a b b a", "a b a", "b b", "b a a b a", "c"];
        let mut phrases = Phrases::default();
        for phrase in PHRASES {
            phrases.insert(phrase);
        }
        let longest = |is: &dyn Fn(&str) -> bool| {
            let found = PHRASES.iter().filter(|phrase| is(phrase));
            found.map(|phrase| phrase.len().div_ceil(2)).max()
        };
        // All texts of up to six words.
        for number in 0..4usize.pow(6) {
            let letters =
                (0..6).filter_map(|place| ["", "a", "b", "c"].get(number >> (2 * place) & 3));
            let letters: Vec<_> = letters
                .copied()
                .filter(|letter| !letter.is_empty())
                .collect();
            let text = letters.join(" ");
            let mut words = Vec::new();
            normalize::words(&text, usize::MAX, &mut words);
            let start = longest(&|phrase| text.starts_with(phrase)).unwrap_or(0);
            let end = longest(&|phrase| text.ends_with(phrase)).unwrap_or(0);
            assert_eq!(phrases.at_start(&words), start, "{text}");
            assert_eq!(phrases.at_end(&words), end, "{text}");
            assert_eq!(
                phrases.are(&words),
                PHRASES.contains(&text.as_str()),
                "{text}"
            );
            if let [word] = words.as_slice() {
                assert_eq!(
                    phrases.has(*word),
                    PHRASES.contains(&text.as_str()),
                    "{text}"
                );
            }
        }
    }
}

//! The language tables in `words/`, as sets of phrases.

mod layout;

use crate::normalize::{self, HashMap, Word, with_word};
use layout::{Beginning, Filter};

/// The tables as the build script lays them out.
mod built_in {
    use super::Phrases;
    use crate::describe::sketch::Sketch;
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

/// Phrases, found by the hashes of their words.
#[derive(Clone)]
pub struct Phrases {
    /// A bit for each first word, by its hash: most words begin no phrase, and cost a look at one bit.
    firsts: Filter,
    /// The same for last words.
    lasts: Filter,
    /// How phrases begin, by a hash of the words: with their first word, with their first two, and so on.
    beginnings: &'static [u64],
    /// The same of phrases that a caller adds: mostly there are none.
    added: Option<Box<HashMap<Beginning>>>,
}

impl Phrases {
    const fn built_in(firsts: Filter, lasts: Filter, beginnings: &'static [u64]) -> Self {
        Self {
            firsts,
            lasts,
            beginnings,
            added: None,
        }
    }

    /// Adds a phrase.
    pub fn insert(&mut self, phrase: &str) {
        let words = normalize::words_of(phrase);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        self.firsts.insert(first.hash);
        self.lasts.insert(last.hash);
        let beginnings = self.added.get_or_insert_default();
        for (hash, beginning) in Beginning::all_of(&words) {
            beginnings.entry(hash).or_default().add(beginning);
        }
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
            let beginning = self.beginning(hash);
            if beginning.is_phrase {
                longest = count;
            }
            if !beginning.goes_on {
                break;
            }
        }
        longest
    }

    /// What phrases there are that begin with the words of this hash.
    fn beginning(&self, words: u64) -> Beginning {
        let built_in = Beginning::of(self.beginnings, words);
        let added = self.added.as_ref().and_then(|added| added.get(&words));
        added.map_or(built_in, |added| Beginning {
            is_phrase: built_in.is_phrase || added.is_phrase,
            goes_on: built_in.goes_on || added.goes_on,
        })
    }

    /// What stands in `text` behind the longest phrase that `words` begin with; `None` where they begin with none.
    pub fn behind_start<'t>(&self, words: &[Word], text: &'t str) -> Option<&'t str> {
        let last = self.at_start(words).checked_sub(1)?;
        Some(words.get(last)?.behind(text))
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
        self.may_open(word) && self.beginning(word.hash).is_phrase
    }
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
    /// These and the words of [`credit`](Self::credit): what a credit is known by where no sign tells of one.
    pub markers: Phrases,
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
    /// Words with which names of newspapers and stations end: "mail" in "Harbour Mail".
    pub houses: Phrases,
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
    /// Words before those for whom a picture was taken: "for" in "Jo Reed/for The Harbour Post".
    pub for_whom: Phrases,
    /// Words that turn a statement into its opposite: "not", "without".
    pub negations: Phrases,
    /// Small verbs that make a statement of a few words: "is", "has".
    auxiliaries: Phrases,
    /// Words before an office or a round that make another one of it: "deputy", "former".
    pub ranks: Phrases,
    /// Function words, which no settings add to: [`is_function_word`] asks for them.
    stopwords: Phrases,
    /// Those of them that say nothing by themselves: "a", "the".
    pub articles: Phrases,
    /// Names of months and days, full and abbreviated, by their hashes; each with the lines of the table it stands on.
    months: &'static [(u64, u16)],
    /// Words that look alike and say another thing, in pairs and sorted, each pair in both orders: "million",
    /// "billion".
    look_alikes: &'static [(&'static str, &'static str)],
    /// What makes the contrary of a word where it stands before it: "un".
    contrary_beginnings: &'static [&'static str],
    /// What is written together with a word, and says no more than a function word: "-를" behind it, "ב-" before it.
    particles: &'static [&'static str],
}

/// The tables as they are built in.
pub static LEXICON: Lexicon = Lexicon {
    credit: built_in::CREDIT,
    photos: built_in::PHOTOS,
    givers: built_in::GIVERS,
    rights: built_in::RIGHTS,
    lead_photos: built_in::LEAD_PHOTOS,
    agencies: built_in::AGENCIES,
    markers: built_in::MARKERS,
    widgets: built_in::WIDGETS,
    widgets_before: built_in::WIDGETS_BEFORE,
    widgets_after: built_in::WIDGETS_AFTER,
    plays: built_in::PLAYS,
    more: built_in::MORE,
    notes: built_in::NOTES,
    pictures: built_in::PICTURES,
    slides: built_in::SLIDES,
    houses: built_in::HOUSES,
    totals: built_in::TOTALS,
    durations: built_in::DURATIONS,
    buttons: built_in::BUTTONS,
    counts: built_in::COUNTS,
    authors: built_in::AUTHORS,
    for_whom: built_in::FOR_WHOM,
    negations: built_in::NEGATIONS,
    auxiliaries: built_in::AUXILIARIES,
    ranks: built_in::RANKS,
    stopwords: built_in::STOPWORDS,
    articles: built_in::ARTICLES,
    months: built_in::MONTHS,
    look_alikes: built_in::LOOK_ALIKES,
    contrary_beginnings: built_in::CONTRARY_BEGINNINGS,
    particles: built_in::PARTICLES,
};

/// Whether a word carries no fact of its own: one of the function words, to which no settings add.
pub fn is_function_word(word: Word) -> bool {
    LEXICON.stopwords.has(word)
}

impl Lexicon {
    /// Whether a credit or the name of an agency may begin with this word: quick, and sometimes wrongly so.
    #[inline]
    pub fn may_begin_credit(&self, word: Word) -> bool {
        self.markers.may_open(word)
    }

    /// Adds a phrase that introduces a credit.
    pub fn add_credit(&mut self, phrase: &str) {
        self.credit.insert(phrase);
        self.markers.insert(phrase);
    }

    /// Adds the name of an agency.
    pub fn add_agency(&mut self, phrase: &str) {
        self.agencies.insert(phrase);
        self.markers.insert(phrase);
    }

    /// Whether a word is a small verb that makes a statement of a few words, and no name.
    pub fn is_small_verb(&self, word: Word) -> bool {
        !word.is_capitalised() && self.auxiliaries.has(word)
    }

    /// Whether a word names a month or a day.
    pub fn is_month(&self, word: Word) -> bool {
        !self.lines_of_month(word).is_empty()
    }

    /// Whether two words are forms of one name of a month or a day.
    pub fn is_same_month(&self, a: Word, b: Word) -> bool {
        let lines = self.lines_of_month(b);
        let is_of_b = |line: u16| lines.iter().any(|&(_, of_b)| of_b == line);
        self.lines_of_month(a)
            .iter()
            .any(|&(_, line)| is_of_b(line))
    }

    /// The lines of the table of months on which a word stands, with its hash.
    fn lines_of_month(&self, word: Word) -> &[(u64, u16)] {
        let start = self.months.partition_point(|(hash, _)| *hash < word.hash);
        let rest = self.months.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|(hash, _)| *hash == word.hash);
        rest.get(..count.count()).unwrap_or_default()
    }

    /// Whether this folded word makes another one of the word that it stands before: "ex", "co".
    pub fn turns(&self, beginning: &str) -> bool {
        self.contrary_beginnings.contains(&beginning)
    }

    /// Whether two folded words are one, with a particle or without: "기념사" and "기념사를", "חיפה" and "בחיפה".
    pub fn differ_in_particles(&self, a: &str, b: &str) -> bool {
        let is_stem = |stem: &str| stem.chars().nth(1).is_some();
        let is_behind = |rest: &str| {
            let mut particles = self.particles.iter();
            rest.is_empty() || particles.any(|it| it.strip_prefix('-') == Some(rest))
        };
        let is_before = |rest: &str| {
            let mut particles = self.particles.iter();
            rest.is_empty() || particles.any(|it| it.strip_suffix('-') == Some(rest))
        };
        let letters = || a.char_indices().map(|(at, _)| at).chain([a.len()]);
        letters().any(|at| {
            let (start, end) = a.split_at(at);
            let behind = || b.strip_prefix(start).is_some_and(is_behind);
            let before = || b.strip_suffix(end).is_some_and(is_before);
            is_stem(start) && is_behind(end) && behind()
                || is_stem(end) && is_before(start) && before()
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::sketch::Sketch;
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::PathBuf;

    /// A table without phrases.
    const NONE: Phrases = Phrases::built_in(Sketch([0; 512]), Sketch([0; 512]), &[]);

    /// The phrases of each table by its name, with their words.
    fn tables() -> BTreeMap<String, Vec<(String, Vec<Word>)>> {
        let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/src/describe/words");
        let read = |path: PathBuf| {
            let table = fs::read_to_string(&path).unwrap();
            let phrases = table.lines().filter(|line| !line.starts_with('#'));
            let with_words = phrases.map(|phrase| {
                let words = normalize::words_of(phrase);
                (phrase.to_owned(), words)
            });
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, with_words.collect())
        };
        fs::read_dir(tables)
            .unwrap()
            .map(|table| table.unwrap().path())
            // Its lines are names of one month.
            .filter(|path| !path.ends_with("months.txt"))
            .map(read)
            .collect()
    }

    #[test]
    fn particles_make_no_other_word() {
        for (a, b, is) in [
            ("기념사", "기념사를", true),
            ("원장이", "원장은", true),
            ("학교에서", "학교에", true),
            ("기념사", "기념일", false),
            ("물", "물을", false),
            ("חיפה", "בחיפה", true),
            ("הנמל", "בנמל", true),
            ("חיפה", "יפו", false),
            ("الجسر", "جسر", true),
            ("بالجسر", "الجسر", true),
            ("الجسر", "الجسور", false),
        ] {
            assert_eq!(LEXICON.differ_in_particles(a, b), is, "{a}, {b}");
            assert_eq!(LEXICON.differ_in_particles(b, a), is, "{b}, {a}");
        }
    }

    #[test]
    fn each_phrase_of_the_tables_is_found_at_an_end() {
        let mut looked_at = 0;
        for (phrase, words) in tables().values().flatten() {
            assert!(words.len() <= LONGEST, "{phrase}");
            let mut phrases = NONE;
            phrases.insert(phrase);
            assert_eq!(phrases.at_end(words), words.len(), "{phrase}");
            looked_at += words.len();
        }
        assert!(looked_at > 1_000);
    }

    #[test]
    fn what_is_built_in_is_what_stands_in_the_tables() {
        let tables = tables();
        // Of phrases in Greek, the form in capitals is built in, too.
        let is_greek = |phrase: &str| phrase.contains(|c| matches!(c, '\u{370}'..='\u{3ff}'));
        for (name, built_in) in [
            ("agencies", &LEXICON.agencies),
            ("articles", &LEXICON.articles),
            ("more", &LEXICON.more),
            ("plays", &LEXICON.plays),
            ("rights", &LEXICON.rights),
            ("stopwords", &LEXICON.stopwords),
            ("widgets", &LEXICON.widgets),
            ("widgets-after", &LEXICON.widgets_after),
            ("widgets-before", &LEXICON.widgets_before),
        ] {
            let mut inserted = NONE;
            for (phrase, words) in &tables[name] {
                assert!(built_in.are(words), "{phrase}");
                inserted.insert(phrase);
            }
            let all = tables.values().flatten();
            for (phrase, words) in all.filter(|(phrase, _)| !is_greek(phrase)) {
                let of = |phrases: &Phrases| (phrases.at_start(words), phrases.at_end(words));
                assert_eq!(of(built_in), of(&inserted), "{phrase}");
            }
        }
        let mut both = LEXICON.more.clone();
        both.insert("ada quill");
        for (phrase, words) in tables.values().flatten() {
            assert_eq!(both.are(words), LEXICON.more.are(words), "{phrase}");
        }
    }

    #[test]
    fn a_credit_is_known_by_its_words_and_by_agencies() {
        let mut added = LEXICON.clone();
        added.add_credit("quill by");
        added.add_agency("orle");
        let tables = tables();
        let phrases = tables.values().flatten().map(|(phrase, _)| phrase.as_str());
        for phrase in phrases.chain(["Quill by Reed", "Quill", "Orle Reed"]) {
            let words = normalize::words_of(phrase);
            for lexicon in [&LEXICON, &added] {
                let of = |phrases: &Phrases| phrases.at_start(&words);
                let longest = of(&lexicon.credit).max(of(&lexicon.agencies));
                assert_eq!(of(&lexicon.markers), longest, "{phrase}");
            }
        }
    }

    #[test]
    fn a_whole_text_may_be_a_phrase_of_any_length() {
        let text = "a ".repeat(LONGEST + 6);
        let mut phrases = NONE;
        phrases.insert(&text);
        let words = normalize::words_of(&text);
        assert!(phrases.are(&words));
        assert!(!phrases.are(&words[1..]));
        assert!(!phrases.are(&[]));
    }

    #[test]
    fn the_longest_phrase_is_found_that_words_begin_and_end_with() {
        const PHRASES: [&str; 6] = ["a", "a b b a", "a b a", "b b", "b a a b a", "c"];
        let mut phrases = NONE;
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
            let words = normalize::words_of(&text);
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

//! When a difference between two texts is a fact, and when it is a trifle.

use super::scene::Scene;
use crate::describe::signs::NOTE_BRACKETS;
use crate::describe::{Lexicon, is_function_word};
use crate::normalize::{self, Word, Written};
use crate::score::{self, Alignment, Slip};
use std::ops::Range;

/// What two texts differ in.
#[derive(Debug, Default)]
pub struct Differences {
    /// Words that differ by a slip of the pen.
    pub typos: usize,
    /// Words that differ in their ending.
    pub endings: usize,
    /// Function words, forms of a month, words in another place.
    pub trifles: usize,
    /// How many words the fuller text has that the other lacks.
    pub more: usize,
    /// How many of these carry a fact.
    pub news: usize,
    /// How many words are the same.
    pub same: usize,
    /// From 0 to 1.
    pub similarity: f32,
}

/// Bytes from which on a word is long: a slip of the pen leaves its first four letters as they are, or its last four.
const LONG_WORD: usize = 9;

/// What `a` says differently than `b`; `None` if that is a fact: a word, a name or a number that `b` does not have.
pub fn differences(scene: &Scene, a: usize, b: usize) -> Option<Differences> {
    let lexicon = scene.features.lexicon;
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    // Most texts that are alike but for a fact differ in a number, or in a long word that begins and ends as none does
    // in the other: that is seen without aligning them.
    let is_fact = |word: Word| {
        word.has_digit() && !stands_in(word, core_b) && !stands_in_two(word, core_b)
            || word.len() >= LONG_WORD
                && !scene.features.may_say(b, word)
                && !is_function_word(word)
                && !lexicon.is_month(word)
    };
    if core_a.iter().copied().any(is_fact) {
        return None;
    }
    let alignment = score::align(core_a, core_b)?;
    if is_negated(lexicon, core_b, &alignment.only_b)
        || is_compounded(lexicon, core_b, scene.text(b), &alignment.only_b)
        || has_moved_brackets(core_a, scene.text(a), core_b, scene.text(b))
    {
        return None;
    }
    let carries_fact = |&&at: &&usize| core_b.get(at).is_some_and(|word| !is_function_word(*word));
    let mut found = Differences {
        more: alignment.only_b.len(),
        news: alignment.only_b.iter().filter(carries_fact).count(),
        same: alignment.same,
        similarity: score::similarity(&alignment),
        ..Differences::default()
    };
    let aligned = Aligned {
        scene,
        blocks: (a, b),
        cores: (core_a, core_b),
        alignment: &alignment,
    };
    for &(x, y) in &alignment.changed {
        match aligned.change(x, y)? {
            Change::Slip(Slip::Typo) => found.typos += 1,
            Change::Slip(Slip::Ending) => found.endings += 1,
            Change::Trifle => found.trifles += 1,
        }
    }
    if !alignment.only_a.iter().all(|&x| aligned.is_trifle(x)) {
        return None;
    }
    found.trifles += alignment.only_a.len();
    Some(found)
}

/// What a word of one text is to the word that stands in its place in the other, where that is no fact.
enum Change {
    Slip(Slip),
    Trifle,
}

/// Two texts word for word beside each other.
struct Aligned<'s, 'd> {
    scene: &'s Scene<'s, 'd>,
    blocks: (usize, usize),
    cores: (&'s [Word], &'s [Word]),
    alignment: &'s Alignment,
}

impl Aligned<'_, '_> {
    /// Word `x` of the first text, with that text.
    fn of_a(&self, x: usize) -> Option<Written<'_>> {
        let word = self.cores.0.get(x)?;
        Some(word.within(self.scene.text(self.blocks.0)))
    }

    /// Word `y` of the second text, with that text.
    fn of_b(&self, y: usize) -> Option<Written<'_>> {
        let word = self.cores.1.get(y)?;
        Some(word.within(self.scene.text(self.blocks.1)))
    }

    /// What word `x` of the first text is to word `y` of the second, in whose place it stands; `None` for another fact.
    fn change(&self, x: usize, y: usize) -> Option<Change> {
        let (written_x, written_y) = (self.of_a(x)?, self.of_b(y)?);
        let (x, y) = (written_x.word, written_y.word);
        if let Some(slip) = slip(self.scene.features.lexicon, written_x, written_y) {
            // Two names that the article tells of are no slip.
            let (a, b) = self.blocks;
            let is_told =
                |word: Word| word.is_capitalised() && self.scene.is_written_besides(word, a, b);
            return (!is_told(x) || !is_told(y)).then_some(Change::Slip(slip));
        }
        let is_trifle = are_spellings(written_x, written_y)
            || self.is_initial_of_credit(written_x, written_y)
            || is_short_for(written_x, written_y)
            || is_short_for(written_y, written_x)
            || self.scene.features.lexicon.is_same_month(x, y)
            || stands_in(x, self.cores.1)
                && !is_function_word(x)
                && !is_name_or_number(x)
                && !self.are_swapped(x, y);
        is_trifle.then_some(Change::Trifle)
    }

    /// Whether one of two words is the initial of the other, a name in the credits of both: "J. Reed/AP", "Jo Reed/AP".
    fn is_initial_of_credit(&self, x: Written, y: Written) -> bool {
        let (a, b) = self.blocks;
        let is_in_credit = |block: usize, name: Written| {
            let credit = self.scene.features.credit(block);
            credit.iter().any(|word| word.start == name.word.start)
        };
        let is_initial = |short: Written, long: Written| {
            short.word.letters(short.text) == 1
                && short.word.behind(short.text).starts_with('.')
                && long.as_str().starts_with(short.as_str())
        };
        is_in_credit(a, x) && is_in_credit(b, y) && (is_initial(x, y) || is_initial(y, x))
    }

    /// Whether each of two words stands where the other does: left and right, black and white.
    fn are_swapped(&self, x: Word, y: Word) -> bool {
        let is = |words: &[Word], at: usize, word: Word| {
            words.get(at).is_some_and(|other| other.hash == word.hash)
        };
        let (core_a, core_b) = self.cores;
        let mut changed = self.alignment.changed.iter();
        changed.any(|&(other, in_its_place)| is(core_a, other, y) && is(core_b, in_its_place, x))
    }

    /// Whether word `x` of the first text, in whose place the second has none, carries no fact: a small word, or one
    /// that the second has elsewhere, in a form of it or in two.
    fn is_trifle(&self, x: usize) -> bool {
        let Some(written) = self.of_a(x) else {
            return false;
        };
        let word = written.word;
        let others = || self.alignment.only_b.iter().filter_map(|&y| self.of_b(y));
        let is_form = |other: Written| {
            word.hash != other.word.hash
                && (self.scene.features.lexicon.is_same_month(word, other.word)
                    || word.len() >= 5 && score::is_inflection(written, other))
        };
        let is_moved = |other: Written| {
            other.word.hash == word.hash
                || slip(self.scene.features.lexicon, written, other).is_some()
        };
        let (core_a, core_b) = self.cores;
        others().any(is_form)
            || !is_name_or_number(word) && others().any(is_moved)
            || is_function_word(word) && !is_name_of_one(core_a, x, written.text)
            || is_apart(core_a, x, core_b, self.alignment)
    }
}

/// Whether a small word is written as a name: one letter, or with a capital in the midst of a text whose other small
/// words have none: "group A", "the new Mole Pro".
pub fn is_name_of_one(words: &[Word], at: usize, text: &str) -> bool {
    let is_small = |word: &Word| is_function_word(*word) && !word.is_capitalised();
    let may_be_name = words.get(at).is_some_and(|word| {
        word.is_capitalised() && (word.letters(text) == 1 || words.iter().any(is_small))
    });
    at > 0 && may_be_name
}

/// Whether the one text has two words for word `at` of the other: "nicio", "nici o".
fn is_apart(core_a: &[Word], at: usize, core_b: &[Word], alignment: &Alignment) -> bool {
    let together =
        |words: &[Word], first: usize| words.get(first..first + 2).map(normalize::letters_hash);
    let is_in =
        |places: &[usize], first: usize| places.contains(&first) && places.contains(&(first + 1));
    let word = core_a.get(at).map(|word| word.hash);
    let are_two =
        |&first: &usize| is_in(&alignment.only_b, first) && together(core_b, first) == word;
    let is_half = |first: usize| {
        let is_whole =
            |&place: &usize| core_b.get(place).map(|word| word.hash) == together(core_a, first);
        is_in(&alignment.only_a, first) && alignment.only_b.iter().any(is_whole)
    };
    alignment.only_b.iter().any(are_two) || is_half(at) || at.checked_sub(1).is_some_and(is_half)
}

/// Whether what stands in brackets stands behind another word in the other text: "Ada Quill (left) and Tom Vane", "Ada
/// Quill and Tom Vane (left)".
fn has_moved_brackets(core_a: &[Word], text_a: &str, core_b: &[Word], text_b: &str) -> bool {
    let bracketed = |core: &[Word], text: &str| -> Vec<(u64, u64)> {
        let opens = |two: &&[Word]| match two {
            [before, word] => before.gap_to(*word, text).ends_with(NOTE_BRACKETS),
            _ => false,
        };
        let hashes = |two: &[Word]| Some((two.first()?.hash, two.last()?.hash));
        core.windows(2).filter(opens).filter_map(hashes).collect()
    };
    let (of_a, of_b) = (bracketed(core_a, text_a), bracketed(core_b, text_b));
    of_a.iter().any(|(before, word)| {
        let mut same = of_b.iter().filter(|(_, other)| other == word).peekable();
        same.peek().is_some() && same.all(|(other, _)| other != before)
    })
}

/// A slip of the pen that is no other name: John and Joan, Petrov and Petrova are two people each.
fn slip(lexicon: &Lexicon, a: Written, b: Written) -> Option<Slip> {
    let is_name = a.word.is_capitalised() && b.word.is_capitalised();
    score::slip(a, b)
        .filter(|slip| !is_name || matches!(slip, Slip::Typo))
        .filter(|_| !lexicon.are_other_facts(&a.folded(), &b.folded()))
}

/// Whether one of these words, which stand in the midst of others that two texts share, says that it is not so. What
/// stands behind all that is shared tells more of it.
fn is_negated(lexicon: &Lexicon, words: &[Word], more: &[usize]) -> bool {
    let mut last_shared = words.len();
    for &at in more.iter().rev() {
        if at + 1 != last_shared {
            break;
        }
        last_shared = at;
    }
    let negations = &lexicon.negations;
    // "can" and "can't" have the first word in common.
    let goes_on = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before..));
        before.is_some_and(|words| negations.at_start(words) > 1)
    };
    more.iter()
        .filter(|&&at| at < last_shared)
        .any(|&at| words.get(at..).is_some_and(|words| denies(lexicon, words)) || goes_on(at))
}

/// Whether one of these words makes a longer one of a word that two texts share: "semi-final", "great-grandmother".
fn is_compounded(lexicon: &Lexicon, words: &[Word], text: &str, more: &[usize]) -> bool {
    let is_shared = |at: usize| !more.contains(&at);
    more.iter()
        .any(|&at| is_shared(at + 1) && makes_another(lexicon, words, text, at))
}

/// Whether word `at` makes another word of the one behind it, with a hyphen. Articles are written so, too: "al-Quill".
pub fn makes_another(lexicon: &Lexicon, words: &[Word], text: &str, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let may = |first: &Word| {
        first.letters(text) >= SHORTEST && !is_function_word(*first)
            || lexicon.turns(&first.within(text).folded())
    };
    opens_compound(words, text, at) && words.get(at).is_some_and(may)
}

/// Whether word `at` is a short one that makes another word of the next one, which it has a hyphen before: "ex-mayor".
/// In the name of a file all words have one.
pub fn turns_next(lexicon: &Lexicon, words: &[Word], text: &str, at: usize) -> bool {
    opens_compound(words, text, at)
        && text.trim().contains(char::is_whitespace)
        && words
            .get(at)
            .is_some_and(|word| lexicon.turns(&word.within(text).folded()))
}

/// Whether word `at` makes a longer one of the word behind it, with a hyphen: "anti-war", but not "FILE-Mayor Ada
/// Quill" nor "20250412-Mayor Ada Quill".
pub fn opens_compound(words: &[Word], text: &str, at: usize) -> bool {
    match words.get(at..) {
        Some([first, second, ..]) => {
            matches!(first.gap_to(*second, text), "-" | "‑")
                && !first.is_shouted(text)
                && !first.has_digit()
        }
        _ => false,
    }
}

/// Whether words begin with one that says that it is not so.
fn denies(lexicon: &Lexicon, words: &[Word]) -> bool {
    lexicon.negations.at_start(words) > 0
}

/// Whether a word that says that it is not so stands right before or right behind these words of a text.
pub fn is_denied(lexicon: &Lexicon, words: &[Word], said: Range<usize>) -> bool {
    let before = words.get(..said.start).unwrap_or_default();
    let behind = words.get(said.end..).unwrap_or_default();
    lexicon.negations.at_end(before) > 0 || denies(lexicon, behind)
}

/// Whether two small words are one in two spellings, as "frem" and "fram". In the place of another one, a small word
/// says something else: "in" and "on", "and" and "or", "his" and "her", "voor" (before) and "na" (after).
fn are_spellings(a: Written, b: Written) -> bool {
    let is_particle = |word: Word| {
        is_function_word(word) && !word.is_capitalised() && (3..=4).contains(&word.len())
    };
    a.word.first() == b.word.first()
        && is_particle(a.word)
        && is_particle(b.word)
        && strsim::osa_distance(a.as_str(), b.as_str()) == 1
}

/// Whether a small word is written in short with a full stop in the midst of its text, and the other in full: "min.",
/// "minutes".
fn is_short_for(short: Written, full: Written) -> bool {
    const FEWEST_LETTERS: usize = 3;
    let is_small = |written: Written| written.as_str().starts_with(normalize::is_small);
    let goes_on = |text: &str| {
        text.strip_prefix(". ")
            .is_some_and(|it| it.starts_with(normalize::is_small))
    };
    short.word.letters(short.text) >= FEWEST_LETTERS
        && is_small(short)
        && is_small(full)
        && full.as_str().len() > short.as_str().len()
        && full.as_str().starts_with(short.as_str())
        && goes_on(short.word.behind(short.text))
}

/// Names and numbers say something by where they stand: who does what to whom.
fn is_name_or_number(word: Word) -> bool {
    word.is_capitalised() || word.has_digit() || word.is_character()
}

/// Whether a word is one of some others.
pub fn stands_in(word: Word, words: &[Word]) -> bool {
    words.iter().any(|other| other.hash == word.hash)
}

/// Whether two of these words are a name with a number in another spelling: "C-59", "C59".
fn stands_in_two(word: Word, words: &[Word]) -> bool {
    !word.first().is_ascii_digit()
        && words
            .windows(2)
            .any(|two| normalize::letters_hash(two) == word.hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::trial::tell_of_two;

    /// What the first text says differently than the second, as counts of typos, endings and trifles.
    fn found(a: &str, b: &str) -> Option<(usize, usize, usize)> {
        tell_of_two(a, b, |scene| differences(scene, 0, 1))
            .map(|found| (found.typos, found.endings, found.trifles))
    }

    const FULL: &str =
        "The ferry Marie waits for the crew in the harbour of Lindmouth, says Ada Quill";

    #[test]
    fn what_the_fuller_text_says_too_is_no_difference() {
        assert_eq!(found(FULL, FULL), Some((0, 0, 0)));
        assert_eq!(
            found("The ferry Marie waits for the crew", FULL),
            Some((0, 0, 0))
        );
        let found = tell_of_two("The ferry Marie waits for the crrew", FULL, |scene| {
            differences(scene, 0, 1)
        });
        let found = found.expect("nothing but a slip");
        assert_eq!((found.same, found.more), (6, 9));
        assert_eq!(found.similarity, 6.0 / 7.0);
    }

    #[test]
    fn slips_endings_and_function_words_are_trifles() {
        for (text, expected) in [
            (
                "The ferry Marie waits for the crew in the harbuor of Lindmouth",
                (1, 0, 0),
            ),
            (
                "The ferry Marie wiats for the crew in the harbuor of Lindmouth",
                (2, 0, 0),
            ),
            (
                "The ferry Marie wait for the crew in the harbours of Lindmouth",
                (0, 2, 0),
            ),
            // What is written with a small letter once is no name.
            (
                "The ferry Marie waits for the crew in the Harbours of Lindmouth",
                (0, 1, 0),
            ),
        ] {
            assert_eq!(found(text, FULL), Some(expected), "{text}");
        }
        assert_eq!(
            found(
                "Fergen Marie legges frem i havnen",
                "Fergen Marie legges fram i havnen"
            ),
            Some((0, 0, 1))
        );
    }

    #[test]
    fn what_is_written_in_one_word_may_be_written_in_two() {
        for (a, b) in [
            (
                "The fishmarket of Wick waits",
                "The fish market of Wick waits today",
            ),
            (
                "The fish market of Wick waits",
                "The fishmarket of Wick waits today",
            ),
            ("The C59 of Wick waits", "The C-59 of Wick waits today"),
        ] {
            assert!(found(a, b).is_some(), "{a}");
        }
        for (a, b) in [
            (
                "The fishmarket of Wick waits",
                "The fish and market of Wick waits today",
            ),
            (
                "The fish market of Wick waits",
                "The fishmarkets of Wick waits today",
            ),
            // One half of the word is said at its place in the other text as well.
            (
                "The fish market of Wick waits",
                "The fish of Wick waits by the fishmarket",
            ),
            (
                "The fish market of Wick waits",
                "The market of Wick waits by the fishmarket",
            ),
            (
                "The market of Wick waits fishmarket",
                "The old fish market of Wick waits",
            ),
        ] {
            assert_eq!(found(a, b), None, "{a}");
        }
    }

    #[test]
    fn a_small_word_in_the_place_of_another_is_a_fact() {
        for text in [
            "The ferry Marie waits for the crew at the harbour of Lindmouth",
            "The ferry Marie waits for the crew by the harbour of Lindmouth",
            // They stand elsewhere in the full text.
            "The ferry Marie waits for her crew in for harbour of Lindmouth",
            "The ferry Marie waits of the crew in the harbour of Lindmouth",
        ] {
            assert_eq!(found(text, FULL), None, "{text}");
        }
    }

    #[test]
    fn a_word_may_stand_in_another_place_and_a_name_may_not() {
        assert_eq!(
            found(
                "The ferry waits for the crew quietly",
                "The ferry quietly waits for the crew"
            ),
            Some((0, 0, 1))
        );
        assert_eq!(
            found(
                "The ferry waits for the crew quietly",
                "The ferry qiuetly waits for the crew"
            ),
            Some((0, 0, 1)),
            "in another place, with a slip"
        );
        for (a, b) in [
            // Said twice, where the other has a word of its own.
            (
                "The ferry ferry waits for the crew",
                "The old ferry waits for the crew",
            ),
            // A name in another place, in a form of it.
            (
                "Lindmouther ferry waits for the crew",
                "The old ferry of Lindmouth waits for the crew",
            ),
        ] {
            assert_eq!(found(a, b), Some((0, 0, 1)), "{a}");
        }
        assert_eq!(
            found(
                "The ferry waits for the crew with Ada",
                "The ferry with Ada waits for the crew"
            ),
            None
        );
        assert_eq!(
            found(
                "Ada Quill opens the dam on Jan. 3",
                "Ada Quill opens the dam on January 3"
            ),
            Some((0, 0, 1))
        );
    }

    #[test]
    fn a_name_a_number_or_a_word_of_its_own_is_a_fact() {
        for (a, b) in [
            (
                "John Smith opens the bridge over the Orle",
                "Joan Smith opens the bridge over the Orle",
            ),
            (
                "Ivan Petrov opens the bridge over the Orle",
                "Ivan Petrova opens the bridge over the Orle",
            ),
            (
                "Ada Quill meets Ben Osei by the bridge",
                "Ben Osei meets Ada Quill by the bridge",
            ),
            (
                "The dam of 1921 is opened by the mayor",
                "The dam of 1912 is opened by the mayor",
            ),
            (
                "The ferry waits for the drunken crew",
                "The ferry waits for the crew",
            ),
            (
                "The ferry waits for the passengers",
                "The ferry waits for the crew",
            ),
            // Short names have no forms.
            (
                "Orle ferry waits for the crew",
                "The old ferry of Orles waits for the crew",
            ),
            // Each of two words stands where the other does.
            (
                "The left ferry waits for the crew, and the right one burns",
                "The right ferry waits for the crew, and the left one burns",
            ),
            // A small word that stands for a telling one.
            (
                "The ferry is by the harbour of Lindmouth",
                "The ferry burns by the harbour of Lindmouth",
            ),
            // A long word that begins and ends otherwise.
            (
                "The ferry waits for the harbourmaster",
                "The ferry waits for the harvourmasger",
            ),
            (
                "The ferry Marie waits for the crew",
                "The ferry waits for the crew",
            ),
        ] {
            assert_eq!(found(a, b), None, "{a} / {b}");
        }
    }
}

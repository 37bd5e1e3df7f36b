//! Whether a text says what a label, an alternative text or a credit says, in some form of its words.

use super::differences::{makes_another, stands_in, turns_next};
use super::scene::Scene;
use crate::describe::{Lexicon, is_function_word};
use crate::normalize::{Word, Written};
use crate::score;

/// How much of what a label or an alternative text says another block says too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// The share of its telling words that the other has in some form, from 0 to 1; 0 where it has no such words.
    pub share: f32,
    /// Whether what the other lacks could be a name or a number.
    pub lacks_name: bool,
}

/// How much of what `a`, which stands in `text_a`, says block `b` says too. O(words of `a` × words of `b`).
pub fn coverage(scene: &Scene, a: &[Word], text_a: &str, b: usize) -> Coverage {
    let lexicon = scene.features.lexicon;
    let core_b = said_by(scene, b);
    let telling = (0..a.len())
        .filter(|&at| tells(lexicon, a, text_a, at))
        .count();
    let missing = lacking(scene, a, text_a, b);
    let is_name = |at: usize| {
        a.get(at).is_some_and(|word| {
            word.has_digit()
                || (word.is_capitalised() && at > 0)
                // Where there are no capitals, nothing tells names.
                || !word.is_cased(text_a)
                // It stands there in another word: "president" in "vice-president".
                || stands_in(*word, core_b)
                // It makes another word of the next one: "ex-president".
                || turns_next(lexicon, a, text_a, at)
        })
    };
    let lacks_name = missing.iter().any(|&at| is_name(at));
    let share = if telling == 0 {
        0.0
    } else {
        1.0 - missing.len() as f32 / telling as f32
    };
    Coverage { share, lacks_name }
}

/// Which of the telling words of `a`, which stands in `text_a`, block `b` lacks in any form. O(words of `a` × words of
/// `b`).
pub fn lacking(scene: &Scene, a: &[Word], text_a: &str, b: usize) -> Vec<usize> {
    let lexicon = scene.features.lexicon;
    let (core_b, text_b) = (said_by(scene, b), scene.text(b));
    (0..a.len())
        .filter(|&at| {
            tells(lexicon, a, text_a, at) && !is_said(lexicon, a, at, text_a, core_b, text_b)
        })
        .collect()
}

/// Whether word `at` says something by itself, or turns what the next one says, as in "co-owner".
fn tells(lexicon: &Lexicon, words: &[Word], text: &str, at: usize) -> bool {
    words
        .get(at)
        .is_some_and(|word| !is_function_word(*word) || turns_next(lexicon, words, text, at))
}

/// Whether `b` has all telling words of `a` in some form, and there are such words.
pub fn is_covered(scene: &Scene, a: &[Word], text_a: &str, b: usize) -> bool {
    let lexicon = scene.features.lexicon;
    let (core_b, text_b) = (said_by(scene, b), scene.text(b));
    let mut telling = (0..a.len())
        .filter(|&at| tells(lexicon, a, text_a, at))
        .peekable();
    telling.peek().is_some() && telling.all(|at| is_said(lexicon, a, at, text_a, core_b, text_b))
}

/// Whether word `at` of `a` is said in `b` in some form of it.
fn is_said(
    lexicon: &Lexicon,
    a: &[Word],
    at: usize,
    text_a: &str,
    b: &[Word],
    text_b: &str,
) -> bool {
    let Some(&word) = a.get(at) else {
        return false;
    };
    // The end of a longer word is another one, unless all of that is said: "final" of "semi-final", "mayor" of "deputy
    // mayor".
    let is_whole = |at: usize| {
        at.checked_sub(1)
            .and_then(|first| Some((first, b.get(first)?)))
            .is_none_or(|(first, word)| {
                stands_in(*word, a)
                    || !makes_another(lexicon, b, text_b, first) && !lexicon.ranks.has(*word)
            })
    };
    if !word.is_character() {
        let word = word.within(text_a);
        return (0..)
            .zip(b)
            .any(|(at, other)| says(lexicon, word, other.within(text_b)) && is_whole(at));
    }
    // A character says something together with those around it.
    let run = run_of(word.of(text_a)).min(a.len());
    let first = (at + 1).saturating_sub(run);
    (first..=at)
        .filter_map(|from| a.get(from..from + run))
        .any(|run| score::find(run, b).is_some_and(is_whole))
}

/// How many characters in a row make a word, about: few of a script with many, many of an alphabet.
fn run_of(character: &str) -> usize {
    match character.chars().next() {
        Some('\u{3040}'..='\u{30ff}') => 3,
        Some(c) if c < '\u{3000}' => 5,
        _ => 2,
    }
}

/// The words in which a label or an alt text is looked for.
fn said_by<'s>(scene: &'s Scene, block: usize) -> &'s [Word] {
    let caption = scene.features.caption(block);
    if caption.is_empty() {
        scene.features.core(block)
    } else {
        caption
    }
}

/// Whether a word says what another says, in some form of it.
fn says(lexicon: &Lexicon, word: Written, other: Written) -> bool {
    let is_form = || score::is_inflection(word, other) || score::is_bare_form(word, other);
    // Scripts with particles that are written together with words have no capitals.
    let has_particle = || {
        let (x, y) = (word.word, other.word);
        (x.head() == y.head() || x.tail() == y.tail())
            && !word.as_str().is_ascii()
            && !word.word.is_cased(word.text)
            && lexicon.differ_in_particles(&word.folded(), &other.folded())
    };
    other.word.hash == word.word.hash
        || (is_form() || has_particle())
            && !lexicon.are_other_facts(&word.folded(), &other.folded())
}

/// Whether the names of a credit stand among these words; an agency's name may be missing where a person's is there.
pub fn says_names_of(scene: &Scene, credit: &[Word], words: &[Word]) -> bool {
    let lexicon = scene.features.lexicon;
    let (mut names, mut at) = (0, 0);
    let mut people: Vec<Word> = Vec::new();
    while let Some((&word, rest)) = credit
        .get(at..)
        .and_then(|rest| Some((rest.first()?, rest)))
    {
        let rights = lexicon.rights.at_start(rest);
        if rights > 0 && score::find(rest.get(..rights).unwrap_or_default(), words).is_none() {
            return false;
        }
        let lead = lexicon.credit.at_start(rest);
        let agency = lexicon.agencies.at_start(rest);
        if agency > 0 && agency >= lead {
            let name = rest.get(..agency).unwrap_or_default();
            let is_there = score::find(name, words).is_some();
            names += usize::from(is_there);
            at += agency;
        } else if lead > 0 {
            at += lead;
        } else {
            let is_there = stands_in(word, words);
            if !is_there && !is_function_word(word) {
                return false;
            }
            if is_there {
                people.push(word);
            }
            names += usize::from(is_there);
            at += 1;
        }
    }
    if !stand_together(&people, words) {
        return false;
    }
    // Where the whole credit is of words that introduce one, it stands there as it is: "受访者供图".
    names > 0 || credit.is_empty() || score::find(credit, words).is_some()
}

/// Whether some two of several names that stand side by side do so here, too: "Ada Quill" is not named where "Ada Reed,
/// Tom Quill" are.
fn stand_together(names: &[Word], words: &[Word]) -> bool {
    let are_close = |two: &[Word]| matches!(two, [a, b] if are_close(*a, *b, words));
    names.len() < 2 || names.windows(2).any(are_close)
}

/// Whether the second of two words stands right behind the first one here, or behind another name or an initial; or
/// right before it, with nothing but a blank between: "Quill Ada".
fn are_close(a: Word, b: Word, words: &[Word]) -> bool {
    /// How many words farther the second name of a person stands at the most.
    const FARTHEST_NAME: usize = 2;
    let is = |at: usize, name: Word| words.get(at).is_some_and(|word| word.hash == name.hash);
    let is_behind_blank = |at: usize| {
        let two = at
            .checked_sub(1)
            .and_then(|before| Some((words.get(before)?, words.get(at)?)));
        two.is_some_and(|(before, word)| before.end + 1 == word.start)
    };
    (0..words.len()).filter(|&at| is(at, a)).any(|at| {
        (at + 1..=at + FARTHEST_NAME).any(|behind| is(behind, b))
            || at > 0 && is(at - 1, b) && is_behind_blank(at)
    })
}

/// Whether all words of a name stand here, and no two that follow one another do so close to each other.
pub fn are_parted(name: &[Word], words: &[Word]) -> bool {
    let stands = |name: &Word| words.iter().any(|word| word.hash == name.hash);
    name.iter().all(stands) && !stand_together(name, words)
}

/// Whether the words of a label or an alt text stand in `b` around one that says that it is not so, and are no names:
/// who is named is in the picture all the same. Or whether they have such a word themselves that `b` has not, or has
/// before something else: "bread without salt", "bread with salt, without yeast".
pub fn is_denied_among(scene: &Scene, a: usize, b: usize) -> bool {
    let (label, words) = (scene.features.caption(a), said_by(scene, b));
    let is_name = |word: &Word| word.is_capitalised() || is_function_word(*word);
    let lexicon = scene.features.lexicon;
    let any_denies = |words: &[Word]| denied_words(lexicon, words).next().is_some();
    if any_denies(label) {
        return !denied_words(lexicon, label).all(|denied| {
            let telling = denied.iter().find(|word| !is_function_word(**word));
            // Of what nothing tells behind it, any other one is the same.
            denied_words(lexicon, words).any(|there| telling.is_none_or(|it| stands_in(*it, there)))
        });
    }
    let last_said = words.iter().rposition(|word| stands_in(*word, label));
    last_said.is_some_and(|last| any_denies(words.get(..last).unwrap_or_default()))
        && !label.iter().all(is_name)
}

/// The few words behind each one that says that it is not so.
fn denied_words<'w>(lexicon: &Lexicon, words: &'w [Word]) -> impl Iterator<Item = &'w [Word]> {
    const FARTHEST: usize = 4;
    (0..words.len()).filter_map(move |at| {
        let rest = words.get(at..)?;
        let behind = rest.get(lexicon.negations.at_start(rest)..)?;
        (behind.len() < rest.len()).then(|| behind.get(..FARTHEST).unwrap_or(behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::trial::tell_of_two;

    #[test]
    fn names_and_numbers_that_are_missing_are_told() {
        let full = "The ferry Marie waits for the crew in the harbour of Lindmouth, says Ada Quill";
        for (label, (share, lacks_name)) in [
            ("The ferry waits", (1.0, false)),
            ("Crews of the ferry", (1.0, false)),
            ("Passengers wait for the ferry", (1.0 - 1.0 / 3.0, false)),
            ("The ferry waits for Tom", (1.0 - 1.0 / 3.0, true)),
            ("The ferry waits for 12", (1.0 - 1.0 / 3.0, true)),
            ("The ferry waits for 船", (1.0 - 1.0 / 3.0, true)),
            ("The ferry waits for passengers", (1.0 - 1.0 / 3.0, false)),
            ("Of the", (0.0, false)),
        ] {
            let found = tell_of_two(label, full, |scene| {
                coverage(scene, scene.features.words(0), scene.text(0), 1)
            });
            assert_eq!(found, Coverage { share, lacks_name }, "{label}");
        }
    }

    #[test]
    fn characters_say_something_in_a_row() {
        for (label, text, expected) in [
            ("石桥完工", "工匠说石桥如期完工了", true),
            ("石桥完工", "完石匠说桥工", false),
            ("しぶねの", "わたしぶねのひと", true),
            ("しぶねの", "しわねたのぶひと", false),
            ("สะพานใหม่", "ชาวบ้านเดินข้ามสะพานใหม่", true),
            ("เปิดสะพาน", "ชาวบ้านเดินข้ามสะพานในวันเปิดใช้", false),
        ] {
            let found = tell_of_two(label, text, |scene| {
                is_covered(scene, scene.features.words(0), label, 1)
            });
            assert_eq!(found, expected, "{label} in {text}");
        }
    }

    #[test]
    fn the_names_of_a_credit_are_looked_for() {
        for (credit, text, expected) in [
            ("Photo: Jo Reed/AP", "Jo Reed/AP", true),
            ("Photo: Jo Reed", "By Jo Reed", true),
            ("Jo Reed/AP", "Jo Reed waits", true),
            ("Jo of Reed", "Jo Reed waits", true),
            ("AP", "From AP", true),
            ("AP", "Jo Reed waits", false),
            ("Photo", "Jo Reed waits", false),
            ("Jo Reed", "Jo Vane waits", false),
            ("Jo Reed/AP", "Jo Vane/AP", false),
            ("All rights reserved AP", "Jo Reed/AP", false),
            ("All rights reserved AP", "AP, all rights reserved", true),
        ] {
            let found = tell_of_two(credit, text, |scene| {
                says_names_of(scene, scene.features.words(0), scene.features.words(1))
            });
            assert_eq!(found, expected, "{credit} in {text}");
        }
        assert!(tell_of_two("AP", "AP", |scene| says_names_of(
            scene,
            &[],
            &[]
        )));
    }
}

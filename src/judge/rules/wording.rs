//! Words that a label or an alt text has, and the caption lacks or has others in their place: what they say is
//! something else.

use super::super::coverage::lacking;
use super::super::differences::{is_name_of_one, stands_in};
use super::super::scene::Scene;
use super::common::{are_names, gap};
use crate::describe::is_function_word;
use crate::normalize::{Word, folded};
use crate::score;
use std::ops::RangeInclusive;

/// Whether the alt text has a word among others that stand side by side in the caption, which lacks it: "the burning
/// ferry at the pier", "the ferry at the pier"; or before its first words, or behind its last ones.
pub(super) fn adds_word(scene: &Scene, alt: usize, caption: usize) -> bool {
    let (said, words) = (scene.features.caption(alt), scene.features.caption(caption));
    let are_small = |words: Option<&[Word]>| {
        words.is_some_and(|words| words.iter().all(|word| is_function_word(*word)))
    };
    let place = |word: &Word| words.iter().position(|other| other.hash == word.hash);
    said.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| said.get(before));
        let is_between = || match (before, said.get(at + 1)) {
            (Some(before), Some(behind)) => are_side_by_side(words, before, behind),
            // "FILE - Mayor Ada Quill", "Pictured: Mayor Ada Quill"
            (None, Some(behind)) if gap(scene.text(alt), said, 1) == " " => {
                place(behind).is_some_and(|at| are_small(words.get(..at)))
            }
            (Some(before), None) => place(before).is_some_and(|at| are_small(words.get(at + 1..))),
            (None, _) => false,
        };
        !is_function_word(*word) && !stands_in(*word, words) && is_between()
    })
}

/// Whether these two words stand side by side among others.
fn are_side_by_side(words: &[Word], first: &Word, second: &Word) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(|two| matches!(two, [x, y] if x.hash == first.hash && y.hash == second.hash))
}

/// Whether the caption has another word where the alt text has one, beside the same words: "guilty of taking bribes",
/// "innocent of taking bribes". Nothing tells whether the one says what the other does, and two pictures may be told of
/// in such sentences, which begin alike. Of others, words that end alike are likelier contrary than the same: "the
/// northern end of the lake".
pub(super) fn says_other_word(scene: &Scene, alt: usize, caption: usize) -> bool {
    let (said, words) = (scene.features.caption(alt), scene.features.caption(caption));
    let is_alone =
        |word: &Word, others: &[Word]| !is_function_word(*word) && !stands_in(*word, others);
    let first = |words: &[Word]| words.iter().position(|word| !is_function_word(*word));
    let hash = |words: &[Word], at: Option<usize>| Some(words.get(at?)?.hash);
    let (first_x, first_y) = (first(said), first(words));
    let begin_alike = hash(said, first_x) == hash(words, first_y);
    // What the alt text begins or ends with, the caption may have in its midst, where its words end, too.
    let is_in_place = |x: usize, y: usize| {
        let before = hash(said, x.checked_sub(1));
        let behind = words.get(y + 1);
        (before.is_none() || before == hash(words, y.checked_sub(1)))
            && match said.get(x + 1) {
                Some(next) => behind.is_some_and(|word| word.hash == next.hash),
                None => behind.is_none_or(|word| is_function_word(*word)),
            }
    };
    let is_other = |x: usize, word: &Word, y: usize, other: &Word| {
        // The name of a file has other letters for those with accents.
        let is_slug = scene.feature(alt).is_slug && word.head() == other.head();
        let is_form = || {
            let (text, other_text) = (scene.text(alt), scene.text(caption));
            score::is_inflection(word.within(text), other.within(other_text))
        };
        !(is_slug || is_form())
            && is_alone(other, said)
            && is_in_place(x, y)
            && (begin_alike
                || first_x == Some(x) && first_y == Some(y)
                || word.last() == other.last() && word.len().abs_diff(other.len()) <= 2)
    };
    (0..).zip(said).any(|(x, word)| {
        is_alone(word, words)
            && (0..)
                .zip(words)
                .any(|(y, other)| is_other(x, word, y, other))
    })
}

/// Whether the alt text has something more behind its words: "the court of Wick in a wheelchair", "the court of Wick,
/// acquitted".
pub(super) fn adds_phrase(scene: &Scene, alt: usize, caption: usize) -> bool {
    let (said, text) = (scene.features.caption(alt), scene.text(alt));
    if scene.feature(alt).is_slug {
        return false;
    }
    let is_small = |at: usize| said.get(at).is_some_and(|word| is_function_word(*word));
    // "Quill's": what stands behind the sign is no word of its own.
    let opens_phrase = |at: usize| is_small(at) && at > 0 && gap(text, said, at).ends_with(' ');
    let lacking = lacking(scene, said, text, caption);
    let is_more = |at: usize| lacking.contains(&at) || is_small(at);
    lacking.iter().any(|&at| {
        let is_last = (at..said.len()).all(is_more);
        let first = (0..at).rev().take_while(|&at| is_more(at)).last();
        let is_set_off = gap(text, said, at).contains([',', ';', '،']);
        // "by smiling Quill"
        let closes_phrase = is_last || is_small(at + 1);
        closes_phrase && first.is_some_and(opens_phrase) || at > 0 && is_last && is_set_off
    })
}

/// Whether the label or alt text says something else than the caption by a contrary word, a letter or a name.
pub(super) fn says_otherwise(scene: &Scene, label: usize, caption: usize) -> bool {
    let wording = Wording {
        scene,
        caption,
        said: scene.features.caption(label),
        text: scene.text(label),
        words: scene.features.core(caption),
    };
    (0..wording.said.len()).any(|at| {
        wording.has_contrary(at)
            || wording.has_other_letter(at)
            || wording.has_other_name(at)
            || wording.has_form_of_name(at)
            || wording.is_of_another(at)
    })
}

/// Whether three or more telling words of a label stand in the caption in their contrary order, and nothing but
/// articles between them in either, or the same small words in both: "Dr Quill treats a fisherman", "a fisherman treats
/// Dr Quill". "Wick mill fire" may be "the fire in the mill of Wick".
pub(super) fn swaps_roles(scene: &Scene, label: usize, caption: usize) -> bool {
    let (said, words) = (
        scene.features.caption(label),
        scene.features.caption(caption),
    );
    let place = |word: &Word| words.iter().position(|other| other.hash == word.hash);
    // Where each telling word stands, and where it does in the caption.
    let places: Vec<(usize, usize)> = (0..)
        .zip(said)
        .filter(|(_, word)| !is_function_word(**word))
        .filter_map(|(at, word)| Some((at, place(word)?)))
        .collect();
    let turns = places
        .windows(2)
        .filter(|two| matches!(two, [(_, x), (_, y)] if y < x));
    // Those that others have changed places with.
    let is_turned = |&(at, place): &(usize, usize)| {
        places
            .iter()
            .any(|&(other, there)| at != other && (at < other) != (place < there))
    };
    let turned: Vec<(usize, usize)> = places.iter().copied().filter(is_turned).collect();
    let span = |of: fn(&(usize, usize)) -> usize| {
        let places = || turned.iter().map(of);
        Some(places().min()?..=places().max()?)
    };
    let (Some(in_label), Some(in_caption)) = (span(|(at, _)| *at), span(|(_, place)| *place))
    else {
        return false;
    };
    let is_joined = |words: &[Word], text: &str, range: &RangeInclusive<usize>| {
        let mut inner = range.clone().skip(1);
        inner.all(|at| gap(text, words, at).trim().is_empty())
    };
    let is_bare = |words: &[Word], range: &RangeInclusive<usize>| {
        let is_small =
            |word: &Word| is_function_word(*word) && !scene.features.lexicon.articles.has(*word);
        words
            .get(range.clone())
            .is_some_and(|words| !words.iter().any(is_small))
    };
    // "shot by a farmer": the same small words stand in both.
    let are_equal = || {
        let (a, b) = (said.get(in_label.clone()), words.get(in_caption.clone()));
        a.zip(b)
            .is_some_and(|(a, b)| a.len() == b.len() && a.iter().all(|word| stands_in(*word, b)))
    };
    turns.count() > 1
        && is_joined(said, scene.text(label), &in_label)
        && is_joined(words, scene.text(caption), &in_caption)
        && (is_bare(said, &in_label) && is_bare(words, &in_caption) || are_equal())
}

/// The words of a label or an alt text, and those of a caption.
struct Wording<'s, 'd> {
    scene: &'s Scene<'s, 'd>,
    caption: usize,
    said: &'s [Word],
    text: &'s str,
    words: &'s [Word],
}

impl Wording<'_, '_> {
    /// The word that the label has before word `at`; `None` at its start.
    fn before(&self, at: usize) -> Option<&Word> {
        self.said.get(at.checked_sub(1)?)
    }

    /// Whether a word of the label and one of the caption are known to say another thing: "for" and "against".
    fn are_contrary(&self, word: &Word, other: &Word) -> bool {
        let lexicon = self.scene.features.lexicon;
        let written = other.of(self.scene.text(self.caption));
        lexicon.are_other_facts(&folded(word.of(self.text)), &folded(written))
    }

    /// Whether the caption has a contrary word between the same two: "a protest for the dam", "a protest against the
    /// dam".
    fn has_contrary(&self, at: usize) -> bool {
        let (Some(before), Some(word), Some(behind)) =
            (self.before(at), self.said.get(at), self.said.get(at + 1))
        else {
            return false;
        };
        let is_around = |three: &&[Word]| matches!(three, [x, _, y] if x.hash == before.hash && y.hash == behind.hash);
        let mut others = self
            .words
            .windows(3)
            .filter(is_around)
            .filter_map(|three| three.get(1))
            .peekable();
        others.peek().is_some() && others.all(|other| self.are_contrary(word, other))
    }

    /// Whether the caption has not the letter or the name that tells which one it is, or has the other half of the day:
    /// "group A", "World War I", "the new Mole Pro", "at 9 am".
    fn has_other_letter(&self, at: usize) -> bool {
        let (Some(before), Some(word)) = (self.before(at), self.said.get(at)) else {
            return false;
        };
        let is_letter = word.is_capitalised() && word.letters(self.text) == 1
            || is_function_word(*word) && is_name_of_one(self.said, at, self.text);
        let has_other_half = || {
            let mut pairs = self.words.windows(2);
            pairs.any(
                |two| matches!(two, [x, y] if x.hash == before.hash && self.are_contrary(word, y)),
            )
        };
        matches!(gap(self.text, self.said, at), " " | "\u{a0}" | "-")
            && !are_side_by_side(self.words, before, word)
            && (is_letter || before.has_digit() && has_other_half())
    }

    /// Whether the caption has another form of a first name before the same last one: "Daniel Reed", "Daniela Reed".
    fn has_form_of_name(&self, at: usize) -> bool {
        let (Some(first), Some(last)) = (self.said.get(at), self.said.get(at + 1)) else {
            return false;
        };
        let text = self.scene.text(self.caption);
        let is_name = |word: &Word| word.is_capitalised() && !is_function_word(*word);
        let is_form = |two: &[Word]| match two {
            [other, name] => {
                name.hash == last.hash
                    && is_name(other)
                    && score::is_inflection(first.within(self.text), other.within(text))
            }
            _ => false,
        };
        is_name(first)
            && is_name(last)
            && !stands_in(*first, self.words)
            && self.words.windows(2).any(is_form)
    }

    /// Whether the caption has the word that stands alone in the label only as that of whose somebody else is: "Nora at
    /// the window", "Nora's sister Dora at the window". A name alone is that of who is told of, and "Wick flood" one
    /// thing.
    fn is_of_another(&self, at: usize) -> bool {
        let Some(word) = self.said.get(at) else {
            return false;
        };
        let ends_thing = self
            .said
            .get(at + 1)
            .is_none_or(|next| is_function_word(*next));
        let mut places = (0..)
            .zip(self.words)
            .filter(|(_, other)| other.hash == word.hash)
            .map(|(at, _)| at)
            .peekable();
        let is_in_label = |word: &Word| stands_in(*word, self.said);
        let is_owned_by_it = |at: usize| {
            self.owned(at)
                .is_some_and(|owned| !owned.iter().any(is_in_label))
        };
        !is_function_word(*word)
            && ends_thing
            && !are_names(self.said)
            && !gap(self.text, self.said, at + 1).starts_with(['\'', '’'])
            && places.peek().is_some()
            && places.all(is_owned_by_it)
    }

    /// What the caption says to be of word `at`, behind "'s" or "s'", up to the next small word but "and".
    fn owned(&self, at: usize) -> Option<&[Word]> {
        let text = self.scene.text(self.caption);
        let word = self.words.get(at)?;
        let is_quoted = gap(text, self.words, at).ends_with(['\'', '‘', '’']);
        let behind = match (
            gap(text, self.words, at + 1),
            self.words.get(at + 1)?.of(text),
        ) {
            ("'" | "’", "s" | "S") => at + 2,
            ("' " | "’ ", _) if word.last() == b's' && !is_quoted => at + 1,
            _ => return None,
        };
        let rest = self.words.get(behind..)?;
        let ends = |at: usize| {
            let is_small = |at: usize| rest.get(at).is_some_and(|word| is_function_word(*word));
            is_small(at)
                && (is_small(at + 1) || rest.get(at).is_some_and(|word| word.of(text) != "and"))
        };
        let end = (0..rest.len()).find(|&at| ends(at));
        rest.get(..end.unwrap_or(rest.len()))
    }

    /// Whether the caption has another first name before the same last one, where that in the label is a small word
    /// elsewhere: "Dan Reed", "Tom Reed".
    fn has_other_name(&self, at: usize) -> bool {
        let (Some(first), Some(last)) = (self.said.get(at), self.said.get(at + 1)) else {
            return false;
        };
        let is_name = |word: &Word| word.is_capitalised() && !word.has_digit();
        let mut firsts = self
            .words
            .windows(2)
            .filter(|two| matches!(two, [_, y] if y.hash == last.hash))
            .filter_map(|two| two.first())
            .peekable();
        is_name(first)
            && is_name(last)
            && is_function_word(*first)
            && !is_function_word(*last)
            && !self.scene.features.lexicon.articles.has(*first)
            && firsts.peek().is_some()
            && firsts.all(|other| other.hash != first.hash && is_name(other))
    }
}

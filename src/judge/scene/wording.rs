//! What two blocks have in common in their words, and where else in the article a word stands.

use super::Scene;
use crate::describe::signs::QUESTION_MARKS;
use crate::describe::{figures, is_function_word, marks};
use crate::normalize::{HashMap, Word};
use crate::score;

impl Scene<'_, '_> {
    /// Whether two blocks have the same letters in the same order.
    pub fn is_same_letters(&self, a: usize, b: usize) -> bool {
        self.features.letters_hash(a) == self.features.letters_hash(b)
            && !self.features.core(a).is_empty()
            && !self.features.core(b).is_empty()
    }

    /// Whether two blocks that have the same letters have the same numbers and signs, too: where words end, and what
    /// stands between them, letters do not tell.
    pub fn has_same_figures(&self, a: usize, b: usize) -> bool {
        let has_digit = |block: usize| {
            self.features
                .core(block)
                .iter()
                .any(|word| word.has_digit())
        };
        let (text_a, text_b) = (self.written(a), self.written(b));
        text_a == text_b
            || marks(text_a) == marks(text_b)
                && (!has_digit(a) || figures(text_a) == figures(text_b))
    }

    /// The core of a block as it is written, with the signs around it.
    fn written(&self, block: usize) -> &str {
        let (words, core) = (self.features.words(block), self.features.core(block));
        let (Some(first), Some(last)) = (core.first(), core.last()) else {
            return "";
        };
        let before = words.iter().rfind(|word| word.end <= first.start);
        let behind = words.iter().find(|word| word.start >= last.end);
        let text = self.text(block);
        let start = before.map_or(0, |word| word.end as usize);
        let end = behind.map_or(text.len(), |word| word.start as usize);
        text.get(start..end).unwrap_or_default()
    }

    /// Whether a block has all words of another one but the small ones, in whatever order. O(words × words).
    pub fn has_telling_words(&self, block: usize, other: usize) -> bool {
        let words = self.features.core(block);
        let mut said = self.features.core(other).iter();
        said.all(|word| {
            is_function_word(*word) || words.iter().any(|known| known.hash == word.hash)
        })
    }

    /// Whether a block begins with these words.
    pub fn begins(&self, words: &[Word], block: usize) -> bool {
        let core = self.features.core(block);
        core.len() >= words.len() && words.iter().zip(core).all(|(a, b)| a.hash == b.hash)
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

    /// Whether a name goes on in a caption where a line stops that the caption begins with: "Rep. Ada" of "Rep. Ada
    /// Quill".
    pub fn stops_inside_name(&self, line: usize, caption: usize) -> bool {
        let (core, whole) = (self.features.core(line), self.features.core(caption));
        let is_name = |word: &Word| word.is_capitalised() && word.is_cased(self.text(caption));
        let next = core.len().checked_sub(1).and_then(|last| whole.get(last..));
        next.is_some_and(|words| match words {
            [last, next, ..] => {
                let gap = last.gap_to(*next, self.text(caption));
                is_name(last) && is_name(next) && gap == " "
            }
            _ => false,
        })
    }

    /// Whether a block is a whole sentence with a verb that another lacks: "The studio is unchanged." is no label of a
    /// caption that tells of an unchanged studio.
    pub fn states_more(&self, block: usize, other: usize) -> bool {
        let lexicon = self.features.lexicon;
        let is_verb = |word: &Word| lexicon.is_small_verb(*word);
        self.feature(block).ends_sentence
            && self.features.caption(block).iter().any(is_verb)
            && !self.features.core(other).iter().any(is_verb)
    }

    /// Whether two blocks are at least so alike in their words.
    pub fn is_alike(&self, a: usize, b: usize, least: f32) -> bool {
        // Most pairs need no alignment.
        let shorter = self.features.core(a).len().min(self.features.core(b).len());
        let same = self.features.most_in_common(a, b);
        score::may_be_similar(shorter, same, least) && self.likeness(a, b) >= least
    }

    /// Whether a block ends as a question does.
    pub fn is_question(&self, block: usize) -> bool {
        self.text(block).trim_end().ends_with(QUESTION_MARKS)
    }

    /// Whether the one of two blocks that has fewer words may have half of them in common with the other one.
    pub fn may_share_half(&self, a: usize, b: usize) -> bool {
        let shorter = self.features.core(a).len().min(self.features.core(b).len());
        2 * self.features.most_in_common(a, b) >= shorter
    }

    /// How alike two blocks are in their words, from 0 to 1.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        score::align(self.features.core(a), self.features.core(b))
            .map_or(0.0, |alignment| score::similarity(&alignment))
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

    /// Whether this word stands in the running text, besides these two blocks.
    pub fn is_written_besides(&self, word: Word, a: usize, b: usize) -> bool {
        besides(self.text_words(), word, a, b).next().is_some()
    }

    /// Whether this word stands in any block besides these two.
    pub fn is_said_besides(&self, word: Word, a: usize, b: usize) -> bool {
        besides(self.all_words(), word, a, b).next().is_some()
    }

    /// Whether this word stands right before or behind another one in any block besides these two; only the first few
    /// blocks that have it, and the first few of the running text, are looked at.
    pub fn is_said_beside(&self, word: Word, other: Word, a: usize, b: usize) -> bool {
        let are_both = |two: &[Word]| {
            let hashes = [word.hash, other.hash];
            matches!(two, [x, y] if [x.hash, y.hash] == hashes || [y.hash, x.hash] == hashes)
        };
        besides(self.text_words(), word, a, b)
            .chain(besides(self.all_words(), word, a, b))
            .any(|block| self.features.words(block).windows(2).any(are_both))
    }

    fn text_words(&self) -> &HashMap<Places> {
        let text = || (0..self.features.len()).filter(|&block| self.is_text(block));
        self.text_words.get_or_init(|| self.places(text()))
    }

    fn all_words(&self) -> &HashMap<Places> {
        let all = || 0..self.features.len();
        self.all_words.get_or_init(|| self.places(all()))
    }

    /// Where the words of some blocks stand. O(words).
    fn places(&self, blocks: impl Iterator<Item = usize>) -> HashMap<Places> {
        let mut found: HashMap<Places> = HashMap::default();
        for block in blocks {
            for word in self.features.words(block) {
                let [first, second, third] = found.entry(word.hash).or_insert([block; 3]);
                if second == first {
                    (*second, *third) = (block, block);
                } else if third == second {
                    *third = block;
                }
            }
        }
        found
    }
}

/// The first three blocks in which a word stands, or fewer of them again and again: of three, one is besides any two.
pub type Places = [usize; 3];

/// The first blocks in which a word stands, without these two.
fn besides(
    places: &HashMap<Places>,
    word: Word,
    a: usize,
    b: usize,
) -> impl Iterator<Item = usize> {
    let places = places.get(&word.hash).copied().into_iter().flatten();
    places.filter(move |&block| block != a && block != b)
}

#[cfg(test)]
mod tests {
    use crate::judge::scene::tests::look_at;

    #[test]
    fn what_is_written_small_somewhere_is_no_name() {
        let small = look_at(&["Bridge Quill Opens", "The bridge opens"], |scene| {
            let words = scene.features.words(0).iter();
            words
                .map(|&word| scene.is_written_small(word))
                .collect::<Vec<_>>()
        });
        assert_eq!(small, [true, false, true]);
    }

    #[test]
    fn two_texts_are_as_alike_as_their_words() {
        let eight = "one two three four five six seven eight";
        for (other, least, expected) in [
            (eight, 1.0, true),
            // Words in the place of others count four fifths.
            ("one two red blue green white black grey", 0.85, true),
            ("one pink red blue green white black grey", 0.85, false),
            ("one two three four five six seven grey", 0.97, true),
            ("one two three four five six seven grey", 0.98, false),
        ] {
            let is_alike = look_at(&[eight, other], |scene| scene.is_alike(0, 1, least));
            assert_eq!(is_alike, expected, "{other} at {least}");
        }
    }
}

//! Captions that are said twice inside one block: articles that feeds store in one line, and copies glued together.

use super::Repeat;
use super::scene::Scene;
use crate::describe::Phrases;
use crate::finding::{Applicability, Rule};
use crate::normalize::{self, HashMap, Word, folded};
use crate::score;
use crate::span::Span;
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that a cut-off copy has at least before its mark.
const SHORTEST_CUT: usize = 3;
/// Words that a copy without a mark has at least.
const SHORTEST_COPY: usize = 6;
/// Letters that it has at least.
const SHORTEST_LETTERS: usize = 24;
/// Words that a copy has at most: how far back is looked.
const LONGEST: usize = 160;
/// Words whose sequence is looked up.
const RUN: usize = 3;
/// How many words of a long block are in memory at a time, at the least.
const PIECE: usize = 1 << 14;
/// How many words around a sequence can tell whether it stands twice: the copy, as far back as one is looked for, and as
/// much on either side.
const AROUND: usize = 4 * LONGEST;

/// A stretch of words and its copy right behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doubled {
    /// First word of the first copy.
    first: usize,
    /// First word of the second copy.
    second: usize,
    /// Bytes of the second copy's first word that belong to the end of the first copy: "…via APMayor Quill".
    glued: usize,
    rule: Rule,
}

/// The repeats inside of one block: O(words), as each sequence looks back at its latest occurrence alone. Of a block that
/// is too long to be a caption, only a piece is in memory at a time.
pub fn inline(scene: &Scene, block: usize) -> Vec<Repeat> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    if feature.is_structure || feature.is_widget || text.len() < SHORTEST_LETTERS {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut free_from = 0;
    let mut add = |words: &[Word], doubled: Doubled| {
        if doubled.rule == Rule::Exact && !is_caption(scene, block, words, doubled) {
            return;
        }
        let start_of = |at: usize| words.get(at).map(|word| word.start as usize);
        let start = start_of(doubled.first).unwrap_or(0);
        let end = start_of(doubled.second).unwrap_or(start) + doubled.glued;
        if start >= free_from {
            free_from = end;
            found.push(repeat(block, Span::new(start, end), doubled.rule));
        }
    };
    let more = &scene.features.lexicon.more;
    if feature.is_whole {
        let words = scene.features.words(block);
        if feature.has_credit() || has_mark(text) || has_like_halves(words) {
            doubles(text, words, 0..words.len(), more, |doubled| {
                add(words, doubled)
            });
        }
    } else {
        doubles_by_piece(text, PIECE, more, &mut add);
    }
    found
}

fn repeat(block: usize, part: Span, rule: Rule) -> Repeat {
    Repeat {
        rule: Rule::Inline,
        block,
        part: Some(part),
        keepers: vec![block],
        score: 1.0,
        reason: match rule {
            Rule::Truncated => "cut off, and said in full right behind",
            _ => "said again right behind",
        },
        applicability: Applicability::Safe,
    }
}

/// Whether what stands twice is a caption: the whole block, a text with a credit, a stretch of an article in one line.
fn is_caption(scene: &Scene, block: usize, words: &[Word], doubled: Doubled) -> bool {
    let feature = scene.feature(block);
    let period = doubled.second - doubled.first;
    let is_block = doubled.first == 0 && doubled.second + period + 1 >= words.len();
    let numbers = words
        .iter()
        .skip(doubled.first)
        .take(period)
        .filter(|word| word.has_digit())
        .count();
    (!feature.is_whole || is_block || feature.has_credit()) && numbers * 3 < period
}

/// Whether a mark of a cut stands somewhere: nothing is taken for cut off without one.
fn has_mark(text: &str) -> bool {
    static DOTS: LazyLock<Finder> = LazyLock::new(|| Finder::new(".."));
    static ELLIPSIS: LazyLock<Finder> = LazyLock::new(|| Finder::new("…"));
    let text = text.as_bytes();
    DOTS.find(text).is_some() || ELLIPSIS.find(text).is_some()
}

/// Whether some words of the first half of a block stand at their place in the second half, as in a block that is a
/// text and its copy. The middle word of an odd number may be in either.
fn has_like_halves(words: &[Word]) -> bool {
    let (first, second) = words.split_at(words.len() / 2);
    let alike = first
        .iter()
        .zip(second)
        .filter(|(a, b)| a.hash == b.hash)
        .count();
    alike >= RUN
}

/// Gives the stretches of a long text that stand twice in a row, each with the words that it is told in. At least `piece`
/// words are read at a time; which ones makes no difference.
fn doubles_by_piece(
    text: &str,
    piece: usize,
    more: &Phrases,
    each: &mut impl FnMut(&[Word], Doubled),
) {
    let mut words = Vec::new();
    let (mut read, mut from) = (0, 0);
    while read < text.len() {
        read = normalize::words_from(text, read, piece.max(2 * AROUND), &mut words);
        let until = if read < text.len() {
            words.len() - AROUND
        } else {
            words.len()
        };
        let next = doubles(text, &words, from..until, more, |doubled| {
            each(&words, doubled)
        });
        let past = until.saturating_sub(AROUND);
        words.drain(..past);
        from = next - past;
    }
}

/// Gives the stretches that stand twice in a row, in text order, whose second copies are met in `range`; what stands
/// before it is only known. Gives from where on is to be looked for more.
fn doubles(
    text: &str,
    words: &[Word],
    range: Range<usize>,
    more: &Phrases,
    mut each: impl FnMut(Doubled),
) -> usize {
    let mut latest: HashMap<u32> =
        HashMap::with_capacity_and_hasher(words.len(), Default::default());
    let mut skip_to = range.start;
    for (at, run) in words.windows(RUN).enumerate().take(range.end) {
        let key = run.iter().fold(0u64, |hash, word| {
            (hash.rotate_left(9) ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        });
        let Some(earlier) = latest
            .insert(key, at as u32)
            .map(|earlier| earlier as usize)
        else {
            continue;
        };
        if at < skip_to || at - earlier > LONGEST {
            continue;
        }
        if let Some(doubled) =
            cut(text, words, more, earlier, at).or_else(|| copy(text, words, earlier, at))
        {
            skip_to = doubled.second + (doubled.second - doubled.first);
            each(doubled);
        }
    }
    skip_to.max(range.end)
}

/// A copy that is cut off with a mark right before the full one.
fn cut(text: &str, words: &[Word], more: &Phrases, earlier: usize, at: usize) -> Option<Doubled> {
    // The second copy starts where the mark is; go back to it.
    let mut back = 0;
    while earlier > back
        && at > earlier + back + 1
        && words[earlier - back - 1].hash == words[at - back - 1].hash
    {
        back += 1;
    }
    let (mut first, mut second) = (earlier - back, at - back);
    let mark = (0..=back).find_map(|step| {
        let (first, second) = (first + step, second + step);
        let marked = marked_end(text, words, more, first, second)?;
        Some((first, second, marked))
    });
    let end;
    (first, second, end) = mark?;
    let length = end - first;
    let last_is_cut = words
        .get(end - 1)
        .zip(words.get(second + length - 1))
        .is_some_and(|(cut, full)| {
            cut.hash == full.hash || score::is_cut_word(*cut, text, *full, text)
        });
    let is_same = (0..length.saturating_sub(1)).all(|step| {
        words.get(first + step).map(|w| w.hash) == words.get(second + step).map(|w| w.hash)
    });
    let characters = words[first..end]
        .iter()
        .filter(|word| word.is_character())
        .count();
    (is_same && last_is_cut && length >= SHORTEST_CUT + characters / 2).then_some(Doubled {
        first,
        second,
        glued: 0,
        rule: Rule::Truncated,
    })
}

/// Where the words before the mark end, if a mark of a cut stands before word `second` (with "read more" words or not).
fn marked_end(
    text: &str,
    words: &[Word],
    more: &Phrases,
    first: usize,
    second: usize,
) -> Option<usize> {
    let is_mark = |end: usize| {
        let gap = text.get(words.get(end - 1)?.end as usize..words.get(end)?.start as usize)?;
        // A full stop before the mark belongs to the sentence: "2019... Show more".
        Some(gap.contains('…') || gap.contains(".."))
    };
    if is_mark(second) == Some(true) {
        return Some(second);
    }
    let more = more.at_end(&words[first..second]);
    let end = second - more;
    (end > first && is_mark(end) == Some(true)).then_some(end)
}

/// A copy without a mark: the same words, but for a slip or two, twice in a row.
fn copy(text: &str, words: &[Word], earlier: usize, at: usize) -> Option<Doubled> {
    let period = at - earlier;
    if period < SHORTEST_COPY {
        return None;
    }
    // The two words may be the same, differ by a slip, or be glued to the end of the copy before.
    let is_one = |a: Word, b: Word| a.hash == b.hash || score::slip(a, text, b, text).is_some();
    let same = |index: usize| {
        words
            .get(index)
            .zip(words.get(index + period))
            .is_some_and(|(a, b)| is_one(*a, *b))
    };
    let mut first = earlier;
    while first > 0 && same(first - 1) && earlier - first < period {
        first -= 1;
    }
    let mut end = earlier + RUN;
    while same(end) && end - first < 2 * period {
        end += 1;
    }
    let (first, glued) = if end - first >= period {
        (first, 0)
    } else {
        (
            first.checked_sub(1)?,
            glued_start(text, words, first.checked_sub(1)?, period)?,
        )
    };
    if end - first < period {
        return None;
    }
    // A caption begins with a capital letter, where there are such; a stretch of running text begins anywhere.
    let begins = |at: &usize| {
        words
            .get(*at)
            .is_some_and(|word| word.is_capitalised() || word.has_digit() || !is_cased(*word, text))
    };
    let first = if glued > 0 {
        first
    } else {
        (first..=end - period).find(begins)?
    };
    let copy = &words[first..first + period];
    let slips = (0..period)
        .skip(usize::from(glued > 0))
        .filter(|step| words[first + step].hash != words[first + period + step].hash)
        .count();
    let letters: usize = copy.iter().map(|word| word.len()).sum();
    let characters = copy.iter().filter(|word| word.is_character()).count();
    let is_long = letters >= SHORTEST_LETTERS && period - characters / 2 >= SHORTEST_COPY;
    (is_long && slips <= (period / 8).max(1) && is_varied(copy)).then_some(Doubled {
        first,
        second: first + period,
        glued,
        rule: Rule::Exact,
    })
}

/// How many bytes of word `first + period` belong to the copy before it, if the rest of it is word `first`.
fn glued_start(text: &str, words: &[Word], first: usize, period: usize) -> Option<usize> {
    let (whole, glued) = (
        words.get(first)?.of(text),
        words.get(first + period)?.of(text),
    );
    let before = glued.len().checked_sub(whole.len())?;
    (folded(glued.get(before..)?) == folded(whole)).then_some(before)
}

fn is_cased(word: Word, text: &str) -> bool {
    word.of(text)
        .chars()
        .next()
        .is_some_and(|c| c.is_lowercase() || c.is_uppercase())
}

/// Whether a stretch is a statement rather than a refrain or a row of marks.
fn is_varied(copy: &[Word]) -> bool {
    let mut hashes: Vec<u64> = copy.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len() * 3 >= copy.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{self, LEXICON};
    use crate::{Format, read};

    #[track_caller]
    fn without(text: &str) -> String {
        let mut words = Vec::new();
        normalize::words(text, usize::MAX, &mut words);
        let mut found = Vec::new();
        doubles(text, &words, 0..words.len(), &LEXICON.more, |doubled| {
            found.push(doubled)
        });
        let mut out = text.to_owned();
        for doubled in found.into_iter().rev() {
            let start = words[doubled.first].start as usize;
            out.replace_range(
                start..words[doubled.second].start as usize + doubled.glued,
                "",
            );
        }
        out
    }

    #[test]
    fn pieces_make_no_difference() {
        let mut text = String::new();
        for at in 0..400 {
            let caption = format!(
                "Mayor Ada Quill {at} opens bridge {} over the Orle, the {}th of them, on Monday. ",
                at * at,
                at * 7
            );
            let cut = format!("Mayor Ada Quill {at} opens bridge {} over the… ", at * at);
            text += match at % 3 {
                0 => &cut,
                1 => &caption,
                _ => "Nobody spoke against the plan of last year, and nobody for it. ",
            };
            text += &caption;
            text += &"Then it rained on the river for days. ".repeat(at % 5);
        }
        let by_piece = |piece: usize| {
            let mut found = Vec::new();
            doubles_by_piece(&text, piece, &LEXICON.more, &mut |words, doubled| {
                let limit = AROUND.saturating_mul(2) + piece.max(2 * AROUND).min(text.len());
                assert!(words.len() <= limit, "{} are in memory", words.len());
                found.push((words[doubled.first].start, words[doubled.second].start))
            });
            found
        };
        let whole = by_piece(usize::MAX);
        assert!(whole.len() > 200, "{}", whole.len());
        for piece in [0, 1_500, 1_777] {
            assert_eq!(by_piece(piece), whole, "{piece}");
        }
    }

    #[test]
    fn pieces_part_no_long_copies() {
        // Slips in its beginning: what is looked for is far back when it is found.
        let copy: Vec<String> = (0..LONGEST - 1).map(name).collect();
        let slipped: Vec<String> = copy
            .iter()
            .enumerate()
            .map(|(at, word)| match at % 3 {
                1 if at < 3 * (copy.len() / 8) => word.replacen("ille", "iile", 1),
                _ => word.clone(),
            })
            .collect();
        for before in (0..2 * AROUND).step_by(40) {
            let text = format!(
                "{}{} {}{}",
                "the ".repeat(before),
                slipped.join(" "),
                copy.join(" "),
                " of".repeat(2 * AROUND)
            );
            let mut found = Vec::new();
            doubles_by_piece(&text, 0, &LEXICON.more, &mut |words, doubled| {
                found.push(words[doubled.second].start as usize)
            });
            let second = text.len() - (copy.join(" ").len() + 6 * AROUND);
            assert_eq!(found, [second], "{before} words before it");
        }
    }

    /// A word for each number, with no digit in it; no two of them are alike.
    fn name(at: usize) -> String {
        let letter = |at: usize| char::from(b"bdfgklmnprstvz"[at % 14]);
        let letters = [letter(at), letter(at / 14), letter(at * 5 + at / 14)];
        format!(
            "M{}",
            letters.map(|letter| format!("ille{letter}")).concat()
        )
    }

    #[test]
    fn a_cut_off_copy_goes() {
        for (why, text, rest) in [
            (
                "an ellipsis",
                "It is open. Mayor Ada Quill opens the… Mayor Ada Quill opens the bridge. Then it rained.",
                "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
            ),
            (
                "dots inside a word",
                "It is open. Mayor Ada Quill op... Mayor Ada Quill opens the bridge. Then it rained.",
                "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
            ),
            (
                "a bracket",
                "It is open. Mayor Ada Quill opens the […] Mayor Ada Quill opens the bridge. Then it rained.",
                "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
            ),
            (
                "the words of a link behind the mark",
                "It is open. Mayor Ada Quill… Read more Mayor Ada Quill opens the bridge. Then it rained.",
                "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
            ),
            (
                "its first words stand in it once more",
                "It is open. The old dog and the old dog and the old cat of Lindmouth… The old dog and the old dog and the old cat of Lindmouth rest.",
                "It is open. The old dog and the old dog and the old cat of Lindmouth rest.",
            ),
            (
                "five characters of a script without spaces",
                "市长开新桥…市长开新桥了。",
                "市长开新桥了。",
            ),
        ] {
            assert_eq!(without(text), rest, "{why}");
        }
    }

    #[test]
    fn a_second_copy_goes() {
        let caption = "Mayor Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";
        for text in [
            format!("{caption}{caption}"),
            format!("{caption} {caption}"),
            format!("{caption} | {caption}"),
        ] {
            assert_eq!(without(&text), caption, "{text}");
        }
        for (why, text, rest) in [
            (
                "a slip in the third word, behind other text",
                "The bridge is open. Mayor Ada Quil opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
                "The bridge is open. Mayor Ada Quill opens the bridge over the Orle.",
            ),
            (
                "six words",
                "Ferry Marie waits for the passengers. Ferry Marie waits for the passengers.",
                "Ferry Marie waits for the passengers.",
            ),
            (
                "glued, and a slip",
                "Mayor Ada Quill opens the brigde over the OrleMayor Ada Quill opens the bridge over the Orle",
                "Mayor Ada Quill opens the bridge over the Orle",
            ),
            (
                "glued, in small letters",
                "ferry Marie waits for the passengers todayferry Marie waits for the passengers today",
                "ferry Marie waits for the passengers today",
            ),
            (
                "two slips in sixteen words",
                "Mayor Ada Quill opens the brigde over the river Orle in the old twon of Lindmouth. Mayor Ada Quill opens the bridge over the river Orle in the old town of Lindmouth.",
                "Mayor Ada Quill opens the bridge over the river Orle in the old town of Lindmouth.",
            ),
            (
                "its end stands before it, too, and there is a slip in its last word",
                "Nobody spoke against the plan, and then he swam over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rial.",
                "Nobody spoke against the plan, and then he swam over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rial.",
            ),
            (
                "six of nine words differ from each other",
                "Knock, knock, knock, knock, says Ada at the door. Knock, knock, knock, knock, says Ada at the door.",
                "Knock, knock, knock, knock, says Ada at the door.",
            ),
            (
                "eleven characters of a script without spaces",
                "女市长奎尔今天开了新桥。女市长奎尔今天开了新桥。",
                "女市长奎尔今天开了新桥。",
            ),
            (
                "a script without capital letters",
                "رئيسة البلدية تفتتح الجسر الجديد فوق النهر. رئيسة البلدية تفتتح الجسر الجديد فوق النهر.",
                "رئيسة البلدية تفتتح الجسر الجديد فوق النهر.",
            ),
        ] {
            assert_eq!(without(text), rest, "{why}");
        }
    }

    #[test]
    fn what_only_looks_doubled_stays() {
        for (why, text) in [
            (
                "a refrain in small letters",
                "We shall not be moved, we shall not be moved, like a tree by the water.",
            ),
            (
                "a mark of silence",
                "She said… and then she said nothing at all about the bridge.",
            ),
            (
                "one word",
                "Yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes",
            ),
            (
                "a fact each",
                "The bridge over the Orle opened in 1921, and the bridge over the Orle opened again in 2024.",
            ),
            (
                "another word before the mark",
                "Mayor Ada Quill waits… Mayor Ada Quill opens the bridge.",
            ),
            (
                "another word in the midst of what is cut off",
                "Mayor Ada Quill crosses the bridge… Mayor Ada Quill opens the bridge.",
            ),
            (
                "no mark before the words of a link",
                "Mayor Ada Quill opens the bridge. Read more Mayor Ada Quill opens the bridge over the Orle.",
            ),
            (
                "the words of a link alone",
                "Click here to read more. Click here to read more about the bridge.",
            ),
            ("four characters before the mark", "市长开桥…市长开桥了。"),
            (
                "five words",
                "Ferry Marie awaits passengers there. Ferry Marie awaits passengers there.",
            ),
            (
                "few letters",
                "Ada is on an ox in it. Ada is on an ox in it.",
            ),
            (
                "ten characters of a script without spaces",
                "市长奎尔今天开了新桥。市长奎尔今天开了新桥。",
            ),
            (
                "two slips in six words, one of them in the first",
                "Frery Marie waits for the pasesngers. Ferry Marie waits for the passengers.",
            ),
            (
                "two slips in fifteen words",
                "Mayor Ada Quill opens the brigde over the river Orle in the twon of Lindmouth. Mayor Ada Quill opens the bridge over the river Orle in the town of Lindmouth.",
            ),
            (
                "another first word, and a longer one",
                "Mayor Ada Quill opens the bridge over the Orle. Alderwoman Ada Quill opens the bridge over the Orle.",
            ),
            (
                "a few words behind a compound",
                "Nobody crosses the bridge over the old river near the footbridge over the old river.",
            ),
            (
                "running text, up to a name",
                "and the river ran under the old stone bridge and the river ran under the old stone bridge Then Ada came.",
            ),
            (
                "five of nine words differ from each other",
                "Knock, knock, knock, knock, says Ada, says Quill, now. Knock, knock, knock, knock, says Ada, says Quill, now.",
            ),
        ] {
            assert_eq!(without(text), text, "{why}");
        }
        for gate in 0..10 {
            let text = format!(
                "Gate {gate} of the harbour is closed. Gate {} of the harbour is closed.",
                (gate + 2) % 10
            );
            assert_eq!(without(&text), text);
        }
    }

    #[test]
    fn a_copy_is_looked_for_as_far_back_as_captions_are_long() {
        for (words, goes) in [(LONGEST, true), (LONGEST + 1, false)] {
            let copy = (0..words).map(name).collect::<Vec<_>>().join(" ");
            let twice = format!("{copy} {copy}");
            assert_eq!(without(&twice) == copy, goes, "{words} words");
        }
    }

    /// The parts of a one-line article that go, in their order, and why.
    fn gone(text: &str) -> Vec<(&str, &'static str)> {
        let document = read::read(text, Format::Text);
        let features = describe::describe(&document, &LEXICON);
        let mut from = 0;
        inline(&Scene::new(&document, &features), 0)
            .into_iter()
            .map(|repeat| {
                assert_eq!((repeat.rule, repeat.keepers), (Rule::Inline, vec![0]));
                let part = repeat.part.expect("a part of the block");
                assert!(part.start() >= from, "what went does not go again");
                from = part.end();
                (part.of(text), repeat.reason)
            })
            .collect()
    }

    const AGAIN: &str = "said again right behind";
    const CUT: &str = "cut off, and said in full right behind";

    #[test]
    fn a_caption_goes_that_is_the_block_or_has_a_credit() {
        for (why, text, expected) in [
            (
                "the block",
                "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
                "Mayor Ada Quill opens the bridge over the Orle. ",
            ),
            (
                "the block, but for a word behind it",
                "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Today.",
                "Mayor Ada Quill opens the bridge over the Orle. ",
            ),
            (
                "the block, glued",
                "Mayor Ada Quill opens the bridge over the OrleMayor Ada Quill opens the bridge over the Orle",
                "Mayor Ada Quill opens the bridge over the Orle",
            ),
            (
                "a number in six words",
                "Ferry Marie awaits 7 passengers today. Ferry Marie awaits 7 passengers today.",
                "Ferry Marie awaits 7 passengers today. ",
            ),
            (
                "a credit",
                "The bridge is open. Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
                "Mayor Ada Quill opens the bridge over the Orle. ",
            ),
        ] {
            assert_eq!(gone(text), [(expected, AGAIN)], "{why}");
        }
        assert_eq!(
            gone("Mayor Ada Quill opens the… Mayor Ada Quill opens the bridge."),
            [("Mayor Ada Quill opens the… ", CUT)]
        );
        assert_eq!(gone("Cy rows on… Cy rows on"), [("Cy rows on… ", CUT)]);
        let caption = "Mayor Ada Quill opens the bridge over the river today. ";
        assert_eq!(
            gone(&format!("{caption}{caption}{caption}Photo: Jo Reed/AP")),
            [(caption, AGAIN), (caption, AGAIN)],
            "two of three"
        );
        let caption = "Mayor Ada Quill opens the bridge over Orle with the crew. ";
        assert_eq!(
            gone(&format!(
                "He saw a crew. {caption}{caption}{caption}Photo: Jo Reed/AP"
            )),
            [(caption, AGAIN), (caption, AGAIN)],
            "two of three, behind a text that ends as they do"
        );
        let copy =
            "and Mayor Ada Quill ran… Mayor Ada Quill ran home over the river bridge with crew ";
        let small = copy.to_lowercase();
        assert_eq!(
            gone(&format!("{small}{copy}{copy}and so on")),
            [
                ("mayor ada quill ran… ", CUT),
                ("Mayor Ada Quill ran… ", CUT),
                ("Mayor Ada Quill ran… ", CUT)
            ],
            "what is cut off in each copy: the first capital stands one word too far behind for a copy to begin there"
        );
        assert_eq!(
            gone("Ada Quill ran… Ada Quill ran… Ada Quill ran home."),
            [("Ada Quill ran… ", CUT), ("Ada Quill ran… ", CUT)]
        );
    }

    #[test]
    fn what_is_doubled_in_running_text_stays() {
        for (why, text) in [
            (
                "more text behind it",
                "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Then it rained… and it went on.",
            ),
            (
                "more text before it",
                "Then it rained… and it went on. Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
            ),
            (
                "two numbers in six words",
                "Tide table for the port: Orlehead 7 Lindmouth 3 Marrick Tolmbridge, Orlehead 7 Lindmouth 3 Marrick Tolmbridge. Photo: Jo Reed/AP",
            ),
            ("fewer than 24 letters", "Cy row on… Cy row on."),
            (
                "an item of a list",
                "- Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
            ),
        ] {
            assert_eq!(gone(text), [], "{why}");
        }
    }
}

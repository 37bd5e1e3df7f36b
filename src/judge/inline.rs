//! Captions that are said twice inside one block: articles that feeds store in one line, and copies glued together.

use super::Repeat;
use super::scene::Scene;
use crate::describe::signs::{COLONS, OPENING_BRACKETS, STOPS};
use crate::describe::{Phrases, has_ellipsis};
use crate::finding::Rule;
use crate::normalize::{self, HashMap, Word, folded};
use crate::score::{self, Slip};
use crate::span::Span;
use std::cell::LazyCell;
use std::ops::Range;

/// Words that a cut-off copy has at least before its mark.
const SHORTEST_CUT: usize = 3;
/// Words that it has at least in a block that is no article in one line and has no credit.
const SHORTEST_BARE_CUT: usize = 5;
/// Words that a copy without a mark has at least.
const SHORTEST_COPY: usize = 6;
/// Bytes that its folded words have at least.
const FEWEST_BYTES: usize = 24;
/// Words that a copy has at most: how far back is looked.
const LONGEST_COPY: usize = 160;
/// Words whose sequence is looked up.
const RUN: usize = 3;
/// How many words of a long block are in memory at a time, at the least.
const PIECE: usize = 1 << 14;
/// How many words around a sequence can tell whether it stands twice: the copy, as far back as one is looked for, and
/// as much on either side.
const AROUND: usize = 4 * LONGEST_COPY;

/// A stretch of words and its copy right behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doubled {
    /// First word of the first copy.
    first: usize,
    /// First word of the second copy.
    second: usize,
    /// Bytes of the second copy's first word that belong to the end of the first copy: "…via APMayor Quill".
    glued: usize,
    form: Form,
}

/// The words that may stand between two copies.
#[derive(Clone, Copy)]
struct Between<'l> {
    /// Those that lead to the rest of a text, if copies that are cut off are looked for: where a mark stands.
    more: Option<&'l Phrases>,
    /// Those that introduce a photo.
    photos: &'l Phrases,
}

/// How a copy stands before the full text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Cut off, with a mark behind it.
    Cut,
    /// In full, but for a slip or two.
    Whole,
}

/// The repeats inside of one block: O(words), as each sequence looks back at its latest occurrence alone. Of a block
/// that is too long to be a caption, only a piece is in memory at a time.
pub fn inline(scene: &Scene, block: usize) -> Vec<Repeat> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    if feature.is_structure || feature.is_widget || text.len() < FEWEST_BYTES {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut free_from = 0;
    let alts = LazyCell::new(|| scene.alts_around(block));
    let mut add = |words: &[Word], doubled: Doubled| {
        let is_told = match doubled.form {
            Form::Whole => is_caption(scene, block, words, doubled),
            // A sentence may break off and begin anew.
            Form::Cut => {
                !feature.is_whole
                    || feature.has_credit()
                    || doubled.second - doubled.first >= SHORTEST_BARE_CUT
            }
        };
        if !is_told {
            return;
        }
        let start_of = |at: usize| words.get(at).map(|word| word.start as usize);
        let start = start_of(doubled.first).unwrap_or(0);
        let end = start_of(doubled.second).unwrap_or(start) + doubled.glued;
        let is_parted = || {
            let copy = words.get(doubled.second);
            let stretch = Span::new(start, copy.map_or(end, |copy| copy.end as usize));
            parts_picture(&alts, scene.source(block, stretch))
        };
        if start >= free_from && !is_parted() {
            free_from = end;
            found.push(repeat(block, Span::new(start, end), doubled.form));
        }
    };
    let lexicon = scene.features.lexicon;
    let between = Between {
        more: feature.has_mark.then_some(&lexicon.more),
        photos: &lexicon.photos,
    };
    if feature.is_whole {
        let words = scene.features.words(block);
        if feature.has_credit() || feature.has_mark || has_like_halves(words) {
            doubles(text, words, 0..words.len(), between, |doubled| {
                add(words, doubled)
            });
        }
    } else {
        doubles_by_piece(text, PIECE, between, &mut add);
    }
    if feature.is_whole && found.is_empty() {
        let doubled = doubled_credit(scene, block)
            .or_else(|| glued_copy(scene, block))
            .or_else(|| doubled_name(scene, block))
            .or_else(|| copy_behind_credit(scene, block));
        found.extend(doubled.map(|part| repeat(block, part, Form::Whole)));
    }
    found
}

/// A credit that stands there twice at the end of a block, or in both halves of it, to the letter and with nothing
/// between but white space: "… | Photo: Jo Reed Photo: Jo Reed".
fn doubled_credit(scene: &Scene, block: usize) -> Option<Span> {
    let credit = scene.features.credit(block);
    if credit.is_empty() {
        return None;
    }
    let (lexicon, text) = (scene.features.lexicon, scene.text(block));
    let is_led = |rest: &[Word]| {
        let behind = lexicon.credit.behind_start(rest, text);
        behind.is_some_and(|behind| behind.starts_with(COLONS))
    };
    // Of the whole text, the words that introduce a credit tell that it is one.
    let mut parts = [(credit, true), (scene.features.words(block), false)].into_iter();
    parts.find_map(|(words, is_known)| {
        let (first, _) = words.split_at(words.len() / 2);
        let has_lead = || (0..first.len()).any(|at| is_led(first.get(at..).unwrap_or_default()));
        let is_told = || first.len() > 1 && (is_known || has_lead());
        first_half(scene, block, words).filter(|_| is_told())
    })
}

/// The first half of some words of a block, if the second is the same to the letter, with nothing between but white
/// space.
fn first_half(scene: &Scene, block: usize, words: &[Word]) -> Option<Span> {
    let text = scene.text(block);
    let (first, again) = words.split_at(words.len() / 2);
    let (start, end) = (first.first()?.start as usize, first.last()?.end as usize);
    let (from, to) = (again.first()?.start as usize, again.last()?.end as usize);
    let is_copy = text.get(start..end)? == text.get(from..to)?;
    let is_bare = || text.get(end..from).is_some_and(|gap| gap.trim().is_empty());
    (is_copy && is_bare() && !scene.has_markup_within(block, Span::new(end, to)))
        .then(|| Span::new(start, from))
}

/// A few words glued to their copy, behind which the credit stands: "Ada QuillAda Quill (Image: WNP)". They begin the
/// block, or stand behind a colon: "The Harbour Post: Ada QuillAda Quill (Image: WNP)".
fn glued_copy(scene: &Scene, block: usize) -> Option<Span> {
    const FEWEST_LETTERS: usize = 8;
    let text = scene.text(block);
    let credit = scene.features.credit(block).first()?;
    let said = text.get(..credit.start as usize)?;
    let said = said.trim_end_matches(|c: char| !c.is_alphanumeric());
    // A capital right behind a small letter.
    let ends_small = |at: usize| {
        let before = said.get(..at);
        before.is_some_and(|before| before.ends_with(normalize::is_small))
    };
    let is_copied = |at: &usize| {
        let (before, copy) = said.split_at_checked(*at).unwrap_or_default();
        let letters = || copy.chars().filter(|c| c.is_alphanumeric()).count();
        before.ends_with(copy) && copy.contains(' ') && letters() >= FEWEST_LETTERS
    };
    let capitals = said.char_indices().filter(|(_, c)| c.is_uppercase());
    let mut seams = capitals.map(|(at, _)| at).filter(|&at| ends_small(at));
    let seam = seams.find(is_copied)?;
    let start = seam - (said.len() - seam);
    let stretch = Span::new(start, seam);
    let before = said.get(..start)?.trim_end();
    let begins = before.is_empty() || before.ends_with(COLONS);
    (begins && !scene.has_markup_within(block, stretch)).then_some(stretch)
}

/// All that a caption says before its credit, twice and to the letter, though it is only a few words: "Ada Quill in
/// Wick Ada Quill in Wick (Photo: Jo Reed)".
fn doubled_name(scene: &Scene, block: usize) -> Option<Span> {
    const FEWEST_WORDS: usize = 3;
    let caption = scene.features.caption(block);
    let has_credit = !scene.features.credit(block).is_empty();
    (has_credit && caption.len() / 2 >= FEWEST_WORDS)
        .then(|| first_half(scene, block, caption))
        .flatten()
}

/// A caption whose words stand there again behind its credit: "Ada Quill opens the bridge. Photo: Jo Reed Ada Quill
/// opens the bridge."
fn copy_behind_credit(scene: &Scene, block: usize) -> Option<Span> {
    const MOST_OF_CREDIT: usize = 8;
    if scene.features.credit(block).is_empty() {
        return None;
    }
    let (text, words) = (scene.text(block), scene.features.words(block));
    let first = words.first()?;
    let is_copy = |at: usize| {
        let (before, copy) = words.split_at_checked(at).unwrap_or_default();
        let credit = before.get(copy.len()..).unwrap_or_default();
        (1..=MOST_OF_CREDIT).contains(&credit.len())
            && scene.features.lexicon.credit.at_start(credit) > 0
            && score::is_same(before.get(..copy.len()).unwrap_or_default(), copy)
    };
    let copies = words.len() / 2..words.len().saturating_sub(SHORTEST_COPY - 1);
    let mut copies = copies.filter(|&at| words.get(at).is_some_and(|it| it.hash == first.hash));
    let copy = copies.find(|&at| is_copy(at))?;
    let start = text
        .get(..words.get(copy)?.start as usize)?
        .trim_end()
        .len();
    let stretch = Span::new(start, text.trim_end().len());
    (!scene.has_markup_within(block, stretch)).then_some(stretch)
}

/// Whether a picture with an alternative text stands before a stretch, and one between it and its copy: each has its
/// own. `alts` are those of the pictures, in order. O(log alts).
fn parts_picture(alts: &[Span], stretch: Span) -> bool {
    let before = alts.partition_point(|alt| alt.end() <= stretch.start());
    let within = alts.get(before);
    before > 0 && within.is_some_and(|alt| alt.end() < stretch.end())
}

fn repeat(block: usize, part: Span, form: Form) -> Repeat {
    let reason = match form {
        Form::Cut => "cut off, and said in full right behind",
        Form::Whole => "said again right behind",
    };
    Repeat {
        part: Some(part),
        ..Repeat::new(Rule::Inline, block, block, reason)
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

/// Whether the halves of a block may be a text and its copy: they differ in no more words than a copy may, see
/// [`copy`], and one that is glued. The middle word of an odd number may be in either.
fn has_like_halves(words: &[Word]) -> bool {
    let (first, second) = words.split_at(words.len() / 2);
    let mut slips = most_slips(first.len()) + 1;
    // Most blocks are turned away by the first few words.
    first.iter().zip(second).all(|(a, b)| {
        a.hash == b.hash || {
            let may_differ = slips > 0;
            slips = slips.saturating_sub(1);
            may_differ
        }
    })
}

/// How many words of a copy without a mark may be slips of the pen.
fn most_slips(words: usize) -> usize {
    (words / 8).max(1)
}

/// Gives the stretches of a long text that stand twice in a row, each with the words that it is told in. At least
/// `piece` words are read at a time; which ones makes no difference.
fn doubles_by_piece(
    text: &str,
    piece: usize,
    between: Between,
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
        let next = doubles(text, &words, from..until, between, |doubled| {
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
    between: Between,
    mut each: impl FnMut(Doubled),
) -> usize {
    let mut latest: HashMap<u32> =
        HashMap::with_capacity_and_hasher(words.len(), Default::default());
    let mut skip_to = range.start;
    for (at, run) in words.windows(RUN).enumerate().take(range.end) {
        let Some(earlier) = latest
            .insert(normalize::run_hash(run), at as u32)
            .map(|earlier| earlier as usize)
        else {
            continue;
        };
        if at < skip_to || at - earlier > LONGEST_COPY {
            continue;
        }
        let cut = || {
            let more = between.more?;
            cut(text, words, more, earlier, at)
        };
        if let Some(doubled) = cut().or_else(|| copy(text, words, between.photos, earlier, at)) {
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
            cut.hash == full.hash || score::is_cut_word(cut.within(text), full.within(text))
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
        form: Form::Cut,
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
        let gap = words.get(end - 1)?.gap_to(*words.get(end)?, text);
        // A full stop before the mark belongs to the sentence: "2019... Show more".
        Some(has_ellipsis(gap))
    };
    if is_mark(second) == Some(true) {
        return Some(second);
    }
    let more = more.at_end(&words[first..second]);
    let end = second - more;
    (end > first && is_mark(end) == Some(true)).then_some(end)
}

/// A copy without a mark: the same words, but for a slip or two, twice in a row; or with the words that introduce a
/// photo between.
fn copy(
    text: &str,
    words: &[Word],
    photos: &Phrases,
    earlier: usize,
    at: usize,
) -> Option<Doubled> {
    let period = at - earlier;
    if period < SHORTEST_COPY {
        return None;
    }
    let stretch = doubled_stretch(text, words, earlier, period);
    let lead = lead_to_copy(text, words, photos, &stretch, period);
    let (first, glued) = if stretch.len() >= period {
        (first_of_copy(text, words, stretch, period)?, 0)
    } else if lead > 0 {
        (stretch.start, 0)
    } else {
        // The word before may be glued to the end of the copy before it.
        let first = stretch.start.checked_sub(1)?;
        let glued = glued_start(text, words, first, period)?;
        (stretch.end - first >= period).then_some((first, glued))?
    };
    let copy = words.get(first..first + period - lead)?;
    let again = words.get(first + period..first + 2 * period - lead)?;
    let slips = copy
        .iter()
        .zip(again)
        .skip(usize::from(glued > 0))
        .filter(|(word, again)| word.hash != again.hash)
        .count();
    let bytes: usize = copy.iter().map(|word| word.len()).sum();
    let characters = copy.iter().filter(|word| word.is_character()).count();
    let is_long = bytes >= FEWEST_BYTES && copy.len() - characters / 2 >= SHORTEST_COPY;
    (is_long && slips <= most_slips(period) && is_varied(copy)).then_some(Doubled {
        first,
        second: first + period,
        glued,
        form: Form::Whole,
    })
}

/// How many words that introduce a photo with a colon stand right behind a stretch, and right before its copy `period`
/// words on: "Ada Quill opens the bridge. Photo: Ada Quill opens the bridge. (WNP)".
fn lead_to_copy(
    text: &str,
    words: &[Word],
    photos: &Phrases,
    stretch: &Range<usize>,
    period: usize,
) -> usize {
    let behind = words.get(stretch.end..stretch.start + period);
    let lead = behind.unwrap_or_default();
    let ends = lead.last().zip(words.get(stretch.start + period));
    let has_colon = ends.is_some_and(|(last, copy)| {
        let sign = last.gap_to(*copy, text).trim();
        sign.strip_prefix(COLONS) == Some("")
    });
    let is_whole = || {
        words.get(stretch.end + period - 1).is_some_and(|last| {
            let behind = last.behind(text);
            // Names with nothing behind them would be those of who took it.
            let goes_on = || !behind.trim_matches(STOPS).trim().is_empty();
            behind.starts_with(STOPS) && goes_on()
                || behind
                    .trim_start_matches(STOPS)
                    .trim_start()
                    .starts_with(OPENING_BRACKETS)
        })
    };
    if has_colon && photos.are(lead) && stretch.start == 0 && is_whole() {
        lead.len()
    } else {
        0
    }
}

/// Which words stand there again `period` words on, around the run that begins at word `earlier`: the same, or
/// differing by a slip. Another ending may be another tense.
fn doubled_stretch(text: &str, words: &[Word], earlier: usize, period: usize) -> Range<usize> {
    let is_one = |a: Word, b: Word| {
        a.hash == b.hash || score::slip(a.within(text), b.within(text)) == Some(Slip::Typo)
    };
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
    first..end
}

/// Where the copy begins among the words that are doubled. A caption begins with a capital letter, where there are
/// such; a stretch of running text begins anywhere.
fn first_of_copy(
    text: &str,
    words: &[Word],
    stretch: Range<usize>,
    period: usize,
) -> Option<usize> {
    let begins = |at: &usize| {
        words
            .get(*at)
            .is_some_and(|word| word.is_capitalised() || word.has_digit() || !word.is_cased(text))
    };
    // "Bridges of the World The bridges of the world. …" begins behind the heading, whose last words are the caption's
    // own.
    let is_cased_alike = |at: &usize| {
        let is_capitalised = |at: usize| words.get(at).map(|word| word.is_capitalised());
        is_capitalised(*at) == is_capitalised(*at + period)
    };
    let mut starts = (stretch.start..=stretch.end - period).filter(begins);
    let earliest = starts.clone().next()?;
    Some(starts.find(is_cased_alike).unwrap_or(earliest))
}

/// How many bytes of word `first + period` belong to the copy before it, if the rest of it is word `first`.
fn glued_start(text: &str, words: &[Word], first: usize, period: usize) -> Option<usize> {
    let (whole, glued) = (words.get(first)?, words.get(first + period)?);
    if whole.last() != glued.last() {
        return None;
    }
    let (whole, glued) = (whole.of(text), glued.of(text));
    let before = glued.len().checked_sub(whole.len())?;
    (folded(glued.get(before..)?) == folded(whole)).then_some(before)
}

/// Whether a stretch is a statement rather than a refrain or a row of marks.
fn is_varied(copy: &[Word]) -> bool {
    let mut hashes: Vec<u64> = copy.iter().map(|word| word.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len() * 3 >= copy.len() * 2
}

#[cfg(test)]
mod tests;

//! Stretches of a text that stand twice in a row: in full, or cut off first.

use super::captions::{Copies, begins_caption};
use crate::describe::signs::{
    ALL_STOPS, CLOSING_BRACKETS, COLONS, COPYRIGHT, OPENING_BRACKETS, STOPS,
};
use crate::describe::{Phrases, has_ellipsis};
use crate::normalize::{self, HashMap, Word, folded, gap_before, is_small};
use crate::score::{self, Slip};
use std::ops::Range;

/// Words that a cut-off copy has at least before its mark.
const SHORTEST_CUT: usize = 3;
/// Words that a copy without a mark has at least.
pub const SHORTEST_COPY: usize = 6;
/// Bytes that its folded words have at least.
pub const FEWEST_BYTES: usize = 24;
/// Words that a copy has at most: how far back is looked.
const LONGEST_COPY: usize = 160;
/// Words whose sequence is looked up.
const RUN: usize = 3;
/// How many words of a long block are in memory at a time, at the least.
pub const PIECE: usize = 1 << 14;
/// How many words around a sequence can tell whether it stands twice: the copy, as far back as one is looked for, and
/// as much on either side.
const AROUND: usize = 4 * LONGEST_COPY;

/// A stretch of words and its copy right behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubled {
    /// First word of the first copy.
    pub first: usize,
    /// First word of the second copy.
    pub second: usize,
    /// Bytes of the second copy's first word that belong to the end of the first copy: "…via APMayor Quill".
    pub glued: usize,
    pub form: Form,
}

/// The words that tell of copies.
#[derive(Clone, Copy)]
pub struct Known<'l> {
    /// Those that lead to the rest of a text, if copies that are cut off are looked for: where a mark stands.
    pub more: Option<&'l Phrases>,
    /// Those that introduce a photo, and may stand between two copies.
    pub photos: &'l Phrases,
    /// The names of agencies.
    pub agencies: &'l Phrases,
    /// Those that introduce a credit, if few words are looked for of which one tells: in an article.
    pub credits: Option<&'l Phrases>,
}

/// How a copy stands before the full text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Cut off, with a mark behind it.
    Cut,
    /// In full, but for a slip or two.
    Whole,
}

/// Whether the halves of a block may be a text and its copy: they differ in no more words than a copy may, see
/// [`copy`], and one that is glued. The middle word of an odd number may be in either.
pub fn has_like_halves(words: &[Word]) -> bool {
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
pub fn doubles_by_piece(
    text: &str,
    piece: usize,
    known: Known,
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
        let next = doubles(text, &words, from..until, known, |doubled| {
            each(&words, doubled)
        });
        let past = until.saturating_sub(AROUND);
        words.drain(..past);
        from = next - past;
    }
}

/// Gives the stretches that stand twice in a row, in text order, whose second copies are met in `range`; what stands
/// before it is only known. Gives from where on is to be looked for more.
pub fn doubles(
    text: &str,
    words: &[Word],
    range: Range<usize>,
    known: Known,
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
            let more = known.more?;
            cut(text, words, more, earlier, at)
        };
        if let Some(doubled) = cut().or_else(|| copy(text, words, known, earlier, at)) {
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
fn copy(text: &str, words: &[Word], known: Known, earlier: usize, at: usize) -> Option<Doubled> {
    let period = at - earlier;
    if period < SHORTEST_COPY && known.credits.is_none() {
        return None;
    }
    let stretch = doubled_stretch(text, words, earlier, period);
    let lead = lead_to_copy(text, words, known.photos, &stretch, period);
    let has_more = has_glued_credit(text, words, known, &stretch, period);
    let (first, glued) = if stretch.len() >= period {
        (first_of_copy(text, words, known, stretch, period)?, 0)
    } else if lead > 0 || has_more {
        (stretch.start, 0)
    } else {
        // The word before may be glued to the end of the copy before it.
        let first = stretch.start.checked_sub(1)?;
        let glued = glued_start(text, words, first, period)?;
        (stretch.end - first >= period).then_some((first, glued))?
    };
    let stretch = first..first + period - lead;
    let again = first + period..first + 2 * period - lead;
    let copy = words.get(stretch.clone())?;
    let slips = copy
        .iter()
        .zip(words.get(again.clone())?)
        .skip(usize::from(glued > 0))
        .filter(|(word, again)| word.hash != again.hash)
        .count();
    let bytes: usize = copy.iter().map(|word| word.len()).sum();
    let characters = copy.iter().filter(|word| word.is_character()).count();
    let said = copy.len() - characters / 2;
    let is_long = bytes >= FEWEST_BYTES && said >= SHORTEST_COPY;
    let copies = Copies {
        text,
        words,
        first: stretch,
        again,
        is_glued: glued > 0,
        has_more,
        credits: known.credits,
    };
    let is_told = is_long || copies.are_credited(slips);
    (is_told && slips <= most_slips(period) && copies.are_captions()).then_some(Doubled {
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
    known: Known,
    stretch: Range<usize>,
    period: usize,
) -> Option<usize> {
    let begins = |at: &usize| begins_caption(text, words, *at);
    // "Bridges of the World The bridges of the world. …" begins behind the heading, whose last words are the caption's
    // own.
    let is_cased_alike = |at: &usize| {
        let is_capitalised = |at: usize| words.get(at).map(|word| word.is_capitalised());
        is_capitalised(*at) == is_capitalised(*at + period)
    };
    let is_behind_stop = |at: &usize| match gap_before(text, words, *at) {
        Some(gap) => {
            let gap = gap.trim_end();
            gap.ends_with(ALL_STOPS) || gap.ends_with(CLOSING_BRACKETS)
        }
        None => true,
    };
    let starts = (stretch.start..=stretch.end - period).filter(begins);
    let earliest = starts.clone().next()?;
    let mut alike = starts.filter(is_cased_alike);
    let sentence = alike.clone().find(is_behind_stop);
    // The caption before may end in the same credit: then the copy begins behind that.
    let is_in_credit = |at: usize| {
        let rest = words.get(at..).unwrap_or_default();
        gap_before(text, words, at).is_some_and(|gap| gap.contains(COPYRIGHT))
            || known.photos.at_start(rest) > 0
    };
    let first = alike.clone().next();
    let first = if first.is_some_and(is_in_credit) {
        alike.next_back()
    } else {
        first
    };
    Some(sentence.or(first).unwrap_or(earliest))
}

/// Whether a text and its copy are the same up to the last word, to which a credit is glued in the copy: "Ada Quill in
/// Wick Ada Quill in WickPhoto: Jo Reed". What is glued is the name of an agency, or introduces a credit with a colon.
fn has_glued_credit(
    text: &str,
    words: &[Word],
    known: Known,
    stretch: &Range<usize>,
    period: usize,
) -> bool {
    let ends = words.get(stretch.end).zip(words.get(stretch.end + period));
    let is_glued = |(last, again): (&Word, &Word)| {
        let more = again.of(text).strip_prefix(last.of(text));
        let more = more.filter(|more| more.starts_with(char::is_uppercase));
        let more = normalize::words_of(more.unwrap_or_default());
        let is_led = || {
            let behind = again.behind(text).trim_start();
            behind.starts_with(COLONS) && known.credits.is_some_and(|credits| credits.are(&more))
        };
        !more.is_empty()
            && last.of(text).ends_with(is_small)
            && (known.agencies.are(&more) || is_led())
    };
    stretch.len() + 1 == period
        && begins_caption(text, words, stretch.start)
        && ends.is_some_and(is_glued)
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

#[cfg(test)]
mod tests;

//! Whether what stands twice in one line is a caption and its copy rather than a heading and the sentence below it, a
//! quotation, a refrain, the cells of a table or what is said of two numbers; and whether a credit tells that few words
//! are one.

use crate::describe::signs::{
    ALL_STOPS, CLOSING_BRACKETS, CLOSING_QUOTES, COLONS, COPYRIGHT, DASHES, OPENING_BRACKETS,
    OPENING_QUOTES, QUESTION_MARKS, STOPS,
};
use crate::describe::{Phrases, has_ellipsis, is_function_word};
use crate::normalize::{Word, gap_before};
use std::ops::Range;

/// What somebody calls out ends with.
const CALLS: [char; 2] = ['!', '！'];

/// Whether a caption may begin with a word: with a small letter, where there are capitals, none does.
fn may_begin(word: Word, text: &str) -> bool {
    word.is_capitalised() || word.has_digit() || !word.is_cased(text)
}

/// Whether a caption may begin with word `at` of a text: a sign of whose the picture is may stand before any.
pub fn begins_caption(text: &str, words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| may_begin(*word, text)) || is_behind_sign(text, words, at)
}

/// Whether the sign of whose a picture is stands right before a word.
fn is_behind_sign(text: &str, words: &[Word], at: usize) -> bool {
    let before = words
        .get(at)
        .and_then(|word| text.get(..word.start as usize));
    before.is_some_and(|before| before.trim_end().ends_with(COPYRIGHT))
}

/// Whether a text that is cut off before word `second`, where the full one begins, is a caption rather than what
/// somebody breaks off and begins anew: “I was there…” “I was there, I swear.”
pub fn is_cut_caption(text: &str, words: &[Word], first: usize, second: usize) -> bool {
    let begins = begins_caption(text, words, first) && begins_caption(text, words, second);
    let gap = gap_before(text, words, second);
    let are_spoken = gap.is_some_and(|gap| gap.matches(is_quote).count() > 1);
    begins && is_opened(text, words, first) == is_opened(text, words, second) && !are_spoken
}

fn is_quote(c: char) -> bool {
    OPENING_QUOTES.contains(&c) || CLOSING_QUOTES.contains(&c)
}

/// Whether a quotation mark or a bracket is opened right before a word.
fn is_opened(text: &str, words: &[Word], at: usize) -> bool {
    let word = words.get(at);
    let before = word.and_then(|word| text.get(..word.start as usize));
    let mut signs = before.unwrap_or_default().chars().rev();
    let is_open = |c: char| OPENING_QUOTES.contains(&c) || OPENING_BRACKETS.contains(&c);
    // An apostrophe stands behind a letter.
    signs.next().is_some_and(is_open) && !signs.next().is_some_and(char::is_alphanumeric)
}

/// Whether words of a text introduce a credit, with a colon behind them.
pub fn introduce_credit(credits: &Phrases, words: &[Word], text: &str) -> bool {
    let behind = credits.behind_start(words, text);
    behind.is_some_and(|behind| behind.trim_start().starts_with(COLONS))
}

/// A text and its copy right behind it, as ranges of the words of what they stand in.
pub struct Copies<'t> {
    pub text: &'t str,
    pub words: &'t [Word],
    pub first: Range<usize>,
    pub again: Range<usize>,
    /// Whether the first word of the copy is glued to the last one of the text, which stands in neither range.
    pub is_glued: bool,
    /// Whether its credit is glued to the last word of the copy.
    pub has_more: bool,
    /// The words that introduce a credit, if the text is an article.
    pub credits: Option<&'t Phrases>,
}

impl Copies<'_> {
    /// Whether the one is a caption, and the other its copy.
    pub fn are_captions(&self) -> bool {
        self.are_varied()
            && !self.are_cells()
            && !self.are_clauses()
            && !self.are_numbered()
            && !self.is_question()
            && !self.is_heading()
            && !self.is_quoted()
            && !self.is_shouted()
            && !self.is_cut_later()
            && !self.has_other_end()
    }

    /// Whether a credit tells that they are captions of an article, few words as they may have: they are one by
    /// themselves, as "Photo: Jo Reed Photo: Jo Reed", or one stands behind them. So many words of one are `slips` of
    /// the pen in the other.
    pub fn are_credited(&self, slips: usize) -> bool {
        const FEWEST_WORDS: usize = 3;
        let has_lead = || self.again.clone().any(|at| self.is_led(at));
        let has_sign = |at: usize| is_behind_sign(self.text, self.words, at);
        let (first, second) = (has_sign(self.first.start), has_sign(self.again.start));
        let is_apart = || {
            let parts =
                |c: char| c.is_whitespace() || STOPS.contains(&c) || CLOSING_BRACKETS.contains(&c);
            self.behind().chars().all(parts)
        };
        // Of credits in a row each is of another picture.
        let is_before_sign = self.behind_copy().contains(COPYRIGHT);
        let is_one = !is_before_sign && (first && second || is_apart() && has_lead());
        let is_before_one = || {
            let is_credited = is_before_sign || self.is_led(self.end_of_copy());
            slips == 0 && !first && !second && is_apart() && is_credited && !self.ends_statement()
        };
        self.credits.is_some()
            && slips <= 1
            && self.again.len() >= FEWEST_WORDS + slips
            && !self.is_glued
            && (is_one || is_before_one())
    }

    /// Whether word `at` is one that introduces a credit, with a colon behind it.
    fn is_led(&self, at: usize) -> bool {
        let rest = self.words.get(at..).unwrap_or_default();
        self.credits
            .is_some_and(|credits| introduce_credit(credits, rest, self.text))
    }

    /// Whether the first one ends what is said before it, or is called out: "… it is called The Wheel. The Wheel © Jo
    /// Reed", "They shout: Long live Ada! Long live Ada!".
    fn ends_statement(&self) -> bool {
        let ends = |sign: &str| sign.trim_start().starts_with(ALL_STOPS);
        let leads_on = |word: Word| !word.is_capitalised() && is_function_word(word);
        let is_led_to =
            || self.before().trim().is_empty() && self.word_before().is_some_and(leads_on);
        ends(self.behind()) && !ends(self.behind_copy())
            || self.behind().contains(CALLS)
            || self.before().contains(COLONS)
            || is_led_to()
    }

    /// Whether they are a statement rather than a refrain or a row of marks.
    fn are_varied(&self) -> bool {
        let mut hashes: Vec<u64> = self.said().iter().map(|word| word.hash).collect();
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.len() * 3 >= count * 2
    }

    /// Whether they stand in the cells of a table.
    fn are_cells(&self) -> bool {
        // A caption has some before those who took its picture and the licence.
        const MOST_BARS: usize = 2;
        /// Within how many words behind a cell another bar stands.
        const NEXT_CELL: usize = 8;
        let written = self.written();
        let is_barred = || {
            let last = self.words.get(self.end_of_copy().saturating_sub(1));
            let behind = last.map_or("", |last| last.behind(self.text));
            let mut next = behind.split_whitespace().take(NEXT_CELL);
            next.any(|word| word == "|")
        };
        let bars = written.matches('|').count();
        written.contains('\t')
            || bars > MOST_BARS
            || bars > 0 && is_barred()
            || self.behind().contains('|') && (self.before().contains('|') || is_barred())
    }

    /// Whether they are parts of one sentence: "Lay the lamp along the wall, lay the lamp along the wall, and …", "His
    /// letter says one thing: The bridge must go. The bridge must go, says the council, when …".
    fn are_clauses(&self) -> bool {
        const COMMAS: [char; 5] = [',', ';', '،', '，', '、'];
        let goes_on = |sign: &str| {
            let sign = sign.trim_start();
            sign.starts_with(COMMAS) || sign.starts_with(COLONS)
        };
        let is_dashed = |sign: &str| sign.trim_start().starts_with(DASHES);
        // Two people say it: "– Did you see the mill? – Did you see the mill? she asked".
        let are_spoken = || {
            [self.before(), self.behind()]
                .iter()
                .all(|gap| gap.trim_end().ends_with(DASHES))
        };
        // Somebody speaks behind a caption: "… Photo: Jo Reed – At last, says Ada Quill".
        let next = self.words.get(self.end_of_copy());
        let is_speech =
            || next.is_some_and(|next| next.is_capitalised()) && self.written().contains(COLONS);
        goes_on(self.behind())
            || !self.has_more && goes_on(self.behind_copy())
            || is_dashed(self.behind())
            || are_spoken()
            || is_dashed(self.behind_copy()) && !is_speech()
    }

    /// Whether a number before each makes another statement of it: "The ferry sails at 7:10 on schooldays. The ferry
    /// sails at 8:10 on schooldays.", of which all is said twice but the hours.
    fn are_numbered(&self) -> bool {
        let ends_in_number = self.said().last().is_some_and(|last| last.has_digit());
        ends_in_number && self.word_before().is_some_and(Word::has_digit)
    }

    /// Whether only one of them is a question: the other one answers it, or takes it up.
    fn is_question(&self) -> bool {
        let asks = |sign: &str| sign.contains(QUESTION_MARKS);
        asks(self.behind()) != asks(self.behind_copy())
    }

    /// Whether the copy goes on as the sentence below a heading: "The first coffee house The first coffee house was
    /// opened …".
    fn is_heading(&self) -> bool {
        let (written, behind, behind_copy) = (self.written(), self.behind(), self.behind_copy());
        let ends = |sign: &str| {
            sign.contains(ALL_STOPS)
                || sign.contains(OPENING_BRACKETS)
                || sign.contains(CLOSING_BRACKETS)
                || sign.contains(COPYRIGHT)
                || sign.contains(['|', '/'])
                || has_ellipsis(sign)
        };
        // A caption of several sentences, or with a credit, is none.
        let is_plain = !written.contains(ALL_STOPS) && !written.contains(COLONS);
        let next = self.words.get(self.end_of_copy());
        let goes_on = next.is_some_and(|next| {
            // Where there are no capitals, nothing says that a sentence begins, but for a blank where there are none
            // else.
            let is_uncased = !next.has_digit() && !next.is_cased(self.text);
            let is_parted = next.is_character() && !behind_copy.is_empty();
            // Among capitals a sentence goes on in them.
            let shouts = |word: &Word| word.is_shouted(self.text);
            !may_begin(*next, self.text)
                || shouts(next) && self.said().iter().all(shouts)
                || is_uncased
                    && !is_parted
                    && behind.trim().is_empty()
                    && !self.is_led(self.end_of_copy())
        });
        is_plain
            && goes_on
            && !self.has_more
            && !ends(behind_copy)
            && !behind.contains(CLOSING_BRACKETS)
    }

    /// Whether one of them is quoted or stands in brackets, and the other does not: "She said: “We sail at noon today,
    /// all of us.” We sail …".
    fn is_quoted(&self) -> bool {
        let is_opened = |at: usize| is_opened(self.text, self.words, at);
        // A quotation that is set apart, and goes on where it stands in the text.
        let is_pulled = || {
            self.behind().matches(is_quote).count() > 1 && !self.behind_copy().contains(is_quote)
        };
        is_opened(self.first.start) != is_opened(self.again.start)
            || is_pulled()
            || self.is_unbalanced()
    }

    /// Whether only one of them is in capitals: "By HARBOUR POLICE OF THE ORLE Harbour Police of the Orle (HPO) found
    /// …".
    fn is_shouted(&self) -> bool {
        let shouted = |words: &[Word]| {
            let shouted = words.iter().filter(|word| word.is_shouted(self.text));
            shouted.count()
        };
        let again = self.words.get(self.again.clone()).unwrap_or_default();
        let (first, second) = (shouted(self.said()), shouted(again));
        first.min(second) == 0 && first.max(second) * 2 > again.len()
    }

    /// Whether a sign that belongs to a word stands right behind one of them alone: "C" and "C++", "Reed" and
    /// "Reed-Marsh".
    fn has_other_end(&self) -> bool {
        let goes_on = |sign: &str| sign.starts_with(['+', '#', '-', '*']);
        goes_on(self.behind()) != goes_on(self.behind_copy())
    }

    /// Whether the copy has the mark of a cut where the text has none: then it is what stands behind the mark that is
    /// said again.
    fn is_cut_later(&self) -> bool {
        let is_cut_before =
            |at: usize| gap_before(self.text, self.words, at).is_some_and(has_ellipsis);
        let mut pairs = self.first.clone().zip(self.again.clone()).skip(1);
        pairs.any(|(at, again)| is_cut_before(again) && !is_cut_before(at))
    }

    /// Whether what goes closes a quotation or a bracket that it does not open, or opens one that it does not close.
    fn is_unbalanced(&self) -> bool {
        // Apostrophes are the same signs, and stand alone.
        const APOSTROPHES: [char; 3] = ['\'', '‘', '’'];
        let quotes = |c: char| is_quote(c) && !APOSTROPHES.contains(&c);
        let ends = self.said().first().zip(self.words.get(self.again.start));
        let goes = ends
            .and_then(|(first, again)| self.text.get(first.start as usize..again.start as usize));
        let goes = goes.unwrap_or_default();
        let count = |brackets: [char; 4]| goes.matches(brackets).count();
        // Right behind a stop they are no apostrophes.
        let closes = || {
            let behind = self.behind().strip_prefix(ALL_STOPS);
            behind.is_some_and(|behind| behind.starts_with(APOSTROPHES))
                && !self.written().contains(APOSTROPHES)
                && !is_opened(self.text, self.words, self.first.start)
        };
        goes.matches(quotes).count() % 2 == 1
            || count(OPENING_BRACKETS) != count(CLOSING_BRACKETS)
            || closes()
    }

    /// The word before the text.
    fn word_before(&self) -> Option<Word> {
        self.words.get(self.first.start.checked_sub(1)?).copied()
    }

    /// What stands between that word and the text.
    fn before(&self) -> &str {
        gap_before(self.text, self.words, self.first.start).unwrap_or_default()
    }

    /// What stands between the two.
    fn behind(&self) -> &str {
        let gap = gap_before(self.text, self.words, self.first.end);
        gap.filter(|_| !self.is_glued).unwrap_or_default()
    }

    /// What stands behind the copy, up to the next word.
    fn behind_copy(&self) -> &str {
        let gap = gap_before(self.text, self.words, self.end_of_copy());
        let last = || self.words.last().map(|last| last.behind(self.text));
        gap.or_else(last).unwrap_or_default()
    }

    /// The word behind the copy.
    fn end_of_copy(&self) -> usize {
        self.again.end + usize::from(self.is_glued)
    }

    /// The words of the text.
    fn said(&self) -> &[Word] {
        self.words.get(self.first.clone()).unwrap_or_default()
    }

    /// The text, from its first word to its last.
    fn written(&self) -> &str {
        let said = self.said();
        let ends = said.first().zip(said.last());
        ends.and_then(|(first, last)| self.text.get(first.start as usize..last.end as usize))
            .unwrap_or_default()
    }
}

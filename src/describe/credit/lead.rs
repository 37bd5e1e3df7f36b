//! Words that may introduce a credit, as "Photo by": whether they do is told by the signs and the names around them.

use super::{LONGEST_NAMES, Line, SHORTEST_PHRASE};
use crate::describe::lexicon::is_function_word;
use crate::describe::signs::{
    CLOSING_BRACKETS, NOTE_BRACKETS, OPENING_BRACKETS, QUESTION_MARKS, STOPS,
};
use crate::normalize::Word;

/// Most words behind those of a credit in a script that has no capitals.
const LONGEST_UNCASED: usize = 5;
/// Most words, or characters, of the number of a picture and how many there are.
const LONGEST_COUNT: usize = 12;
/// Most characters behind those of a credit that nothing parts from them.
const LONGEST_UNPARTED: usize = 12;
/// What stands between the words of a credit and the names behind them.
const SIGNS_BEHIND: [char; 13] = [
    ':', '：', '՝', '፦', '/', '／', '╱', '∕', '|', '｜', '│', '©', 'ⓒ',
];
/// A dash between words.
const SPACED_DASHES: [&str; 3] = [" - ", " – ", " — "];

/// Words that may introduce a credit, and what stands around them.
pub(super) struct Lead<'a> {
    line: Line<'a>,
    /// The first of them.
    at: usize,
    /// How many they are.
    count: usize,
    /// They and all behind them.
    rest: &'a [Word],
    /// All behind them.
    said: &'a [Word],
    /// What stands between them and the word before them.
    before: &'a str,
    /// What stands between them and the word behind them.
    after: &'a str,
    /// Whether something sets them off from what is before them.
    is_parted: bool,
    is_capitalised: bool,
}

impl<'a> Lead<'a> {
    /// The `count` words of a core from `at` on.
    pub fn new(line: Line<'a>, at: usize, count: usize) -> Self {
        let Line { text, core, .. } = line;
        let rest = core.get(at..).unwrap_or_default();
        let before = line.sign_before(at);
        let is_parted = at == 0
            || before.contains(OPENING_BRACKETS)
            || before.contains(STOPS)
            || before.contains(['|', '/', '。', '।', '۔', '"', '”', '»'])
            // "《撮影 高橋健》": around a title there is no such word.
            || before.ends_with('《') && text.trim_end().ends_with('》');
        Self {
            line,
            at,
            count,
            rest,
            said: rest.get(count..).unwrap_or_default(),
            before,
            after: line.sign_before(at + count),
            is_parted,
            is_capitalised: rest.first().is_some_and(|word| word.is_capitalised()),
        }
    }

    /// Whether they introduce a credit; not where they may say something else, as the name of an agency.
    pub fn is_of_credit(&self) -> bool {
        // Each knows one form of a credit, and says nothing of words in another one.
        let forms: [fn(&Self) -> Option<bool>; 13] = [
            Self::of_count,
            Self::of_label,
            Self::before_dash,
            Self::alone,
            Self::before_sign,
            Self::before_names,
            Self::of_giver,
            Self::shouted,
            Self::before_few_words,
            Self::of_several_words,
            Self::behind_paper,
            Self::amid_text,
            Self::capitalised,
        ];
        forms.iter().find_map(|form| form(self)) == Some(true)
    }

    /// "Фото 2 из 3"
    fn of_count(&self) -> Option<bool> {
        is_count(self.said, self.line.text).then_some(false)
    }

    /// "[Foto] Ada Quill opens the bridge", "【写真】…": the label of what follows.
    fn of_label(&self) -> Option<bool> {
        let is_label = self.before.contains(OPENING_BRACKETS)
            && self.after.starts_with(CLOSING_BRACKETS)
            && (!self.said.is_empty() || is_character(self.rest) && self.count < SHORTEST_PHRASE);
        is_label.then_some(false)
    }

    /// ". تصوير - اسم": a dash instead of the colon, behind the end of the caption.
    fn before_dash(&self) -> Option<bool> {
        let may_be_name = |word: &Word| word.is_capitalised() || !word.is_cased(self.line.text);
        // "फोटो- राजेश कुमार": all of a line.
        let is_line = self.at == 0
            && (2..=4).contains(&self.said.len())
            && self.is_photo()
            && self.said.iter().all(|word| !word.is_cased(self.line.text))
            && (self.after == "- " || SPACED_DASHES.contains(&self.after));
        if is_line {
            return Some(true);
        }
        let is_dashed = self.at > 3
            && SPACED_DASHES.contains(&self.after)
            && self.said.len() <= LONGEST_UNCASED
            && (self.before.contains(STOPS) || self.before.contains(['۔', '؟']))
            && self.said.iter().all(may_be_name);
        is_dashed.then_some(true)
    }

    /// "Ada Quill/Archive", "… opens the bridge.Archive", "… opens the bridge. Archive.": one word with nothing behind
    /// it.
    fn alone(&self) -> Option<bool> {
        let name = self.at.checked_sub(1)?;
        if self.count != 1 || !self.said.is_empty() {
            return None;
        }
        let is_glued = self.before == "."
            && self.at > 3
            && self.is_capitalised
            && !has_full_stop(self.line.text);
        let is_name = || {
            self.line
                .core
                .get(name)
                .is_some_and(|name| name.is_capitalised())
        };
        // Behind a question a word with a capital may be the answer: "… opened the bridge? Archive."
        let is_behind_sentence = self.at > 3
            && self.before.starts_with(STOPS)
            && if self.is_capitalised {
                !self.before.starts_with(QUESTION_MARKS)
            } else {
                self.is_photo()
            };
        Some(is_glued || is_behind_sentence || self.before.ends_with('/') && is_name())
    }

    /// "Photo: Jo Reed", "photo/Jo Reed"
    fn before_sign(&self) -> Option<bool> {
        let after = self.after;
        let has_sign = (after.contains(SIGNS_BEHIND) || matches!(after, "=" | "＝"))
            && !after.contains("://")
            || (after.contains("..") && self.is_parted);
        let is_uncased = || {
            self.rest
                .first()
                .is_some_and(|word| !word.is_cased(self.line.text))
        };
        // "盘锦警方追查来源：…": of a script without spaces, what is glued to the word may be the start of it.
        let is_glued = || self.before.is_empty() && is_character(self.rest);
        has_sign.then(|| {
            self.at == 0
                || self.is_capitalised
                || !self.before.trim().is_empty()
                || is_uncased() && !is_glued()
        })
    }

    /// "(fot. Ada Wilk)", "(fot.Ada Wilk)", "/ foto Ada Bini", ". Fot. Ada Wilk", ", fot. Ada Wilk", "– fot. Ada Wilk"
    fn before_names(&self) -> Option<bool> {
        let is_set_off =
            || self.before == ", " || self.at > 3 && SPACED_DASHES.contains(&self.before);
        let is_glued = || self.after == "." && self.is_in_brackets();
        if (self.after == ". " && is_set_off() || is_glued())
            && self.is_short()
            && self.are_names(false)
        {
            return Some(true);
        }
        let may_begin = || {
            self.at == 0
                || self.before.contains(OPENING_BRACKETS)
                || self.before.contains(['|', '/'])
                || self.is_capitalised
                || self.is_begun_small()
        };
        let are_named = self.is_parted
            && (self.after == " " || (self.after == ". " && self.is_short()))
            && may_begin()
            && self.said.len() <= LONGEST_NAMES
            && self.are_names(self.is_in_brackets())
            && (self.at > 0 || self.is_short());
        are_named.then_some(true)
    }

    /// "Courtesy Jo Reed": what stands alone behind other captions, before nothing but names.
    fn of_giver(&self) -> Option<bool> {
        let is_giver = self
            .rest
            .first()
            .is_some_and(|word| self.line.lexicon.givers.has(*word));
        let is_led = self.at == 0 && self.count == 1 && is_giver && self.after == " ";
        // "Courtesy Call"
        (is_led && self.said.len() > 1 && self.are_names(false)).then_some(true)
    }

    /// "PHOTO JO REED-HOLT, THE VOICE OF THE ORLE"
    fn shouted(&self) -> Option<bool> {
        let is_shouted = self.at == 0
            && self.after == " "
            && self.is_photo()
            && self.said.len() <= LONGEST_NAMES
            && self.line.text.contains(", ")
            && self.rest.iter().all(|word| word.is_shouted(self.line.text));
        let first = self.said.first().filter(|_| is_shouted)?;
        (!is_function_word(*first)).then_some(true)
    }

    /// ". Foto privat", ". Фото з архіву родини": a few words behind the end of the caption, that are no sentence.
    fn before_few_words(&self) -> Option<bool> {
        let words = self.said.len();
        if words == 0 || has_full_stop(self.line.text) {
            return None;
        }
        let closes = self.at > 3 && self.before.contains(STOPS) && self.is_capitalised;
        // "… 1957. באדיבות עיזבון האמנית": a script without capitals tells no names, and a photo is told of in any
        // text.
        let is_uncased = || self.rest.iter().all(|word| !word.is_cased(self.line.text));
        let is_credit = match self.after {
            " " if self.is_photo() => closes && words <= 4,
            " " => {
                self.line.lexicon.photos.at_start(self.rest) == 0
                    && self.is_parted
                    && words <= LONGEST_UNCASED
                    && is_uncased()
            }
            // ". Fot. archiwum rodziny Wilków": no sentence begins with a word that is cut short.
            ". " => self.is_parted && self.is_short() && words <= 6,
            _ => false,
        };
        is_credit.then_some(true)
    }

    /// "Photo by Jo Reed", "Courtesy of the harbour"
    fn of_several_words(&self) -> Option<bool> {
        // "Foto archiv muzea čítá devět tisíc snímků." is a sentence.
        let is_sentence = || {
            let is_name = |word: &Word| word.is_capitalised() || !word.is_cased(self.line.text);
            let telling = |word: &&Word| !is_name(word) && !is_function_word(**word);
            has_full_stop(self.line.text)
                && self.after == " "
                && self.said.iter().filter(telling).count() > 1
        };
        // "。照片（局部）" tells of what is seen.
        let is_detailed = || self.after.starts_with(NOTE_BRACKETS) && is_character(self.rest);
        // "“…”提供土壤的公司，也受到了波及。" is a sentence in which the word stands, and "攝影展開幕" begins with another one.
        let goes_on = || {
            let is_glued = is_character(self.rest)
                && self.after.is_empty()
                && self.said.first().is_some_and(|next| next.is_character());
            is_glued
                && (self.said.len() > LONGEST_UNPARTED
                    || self.at == 0 && self.count < SHORTEST_PHRASE && !self.is_closed()
                    || self.line.text.trim_end().ends_with('。'))
        };
        let is_led = self.count > 1
            && (self.is_parted || self.before.contains(['-', '–', '—']))
            && !is_sentence()
            && !is_detailed()
            && !goes_on();
        is_led.then_some(true)
    }

    /// "… at the harbour. Courier photo by Ada Quill": the name of a paper alone between the caption and what
    /// introduces one.
    fn behind_paper(&self) -> Option<bool> {
        let paper = self.at.checked_sub(1)?;
        let is_paper = || {
            self.line.sign_before(paper).contains(['.', '!', '?', '('])
                && self
                    .line
                    .core
                    .get(paper)
                    .is_some_and(|name| name.is_capitalised())
        };
        // "(WNP photo by Ada bin Quill)"
        let are_names = || self.are_names(is_in_brackets(self.line, paper));
        (self.is_amid_words() && is_paper() && are_names()).then_some(true)
    }

    /// "… at the harbour Photo by Ada Quill": nothing but names behind a capital in the midst of a text.
    fn amid_text(&self) -> Option<bool> {
        let closes = self.is_amid_words() && closes_with_names(self.rest, self.count);
        closes.then(|| !self.line.text.trim_end().ends_with(STOPS))
    }

    /// "… at the harbour. Photo Jo Reed of the Harbour Times"
    fn capitalised(&self) -> Option<bool> {
        let is_set_off = (self.is_parted || SPACED_DASHES.contains(&self.before))
            && self.at > 0
            && self.after.trim().is_empty()
            && self.is_capitalised;
        let is_name = |next: &Word| next.is_capitalised() || next.has_digit();
        is_set_off
            .then(|| self.said.len() <= LONGEST_NAMES && self.said.first().is_some_and(is_name))
    }

    /// Whether an agency is named right behind them, or the words of a credit close the text: "照片由警方提供".
    fn is_closed(&self) -> bool {
        let lexicon = self.line.lexicon;
        lexicon.agencies.at_start(self.said) > 0 || lexicon.credit.at_end(self.said) > 0
    }

    /// Whether it is one short word: "Fot."
    fn is_short(&self) -> bool {
        let first = self.rest.first();
        self.count == 1 && first.is_some_and(|word| word.letters(self.line.text) <= 5)
    }

    /// Whether they are words for a photo, and nothing else.
    fn is_photo(&self) -> bool {
        self.line.lexicon.photos.at_start(self.rest) == self.count
    }

    /// "… uit de kerk. beeld Jo Reed": no sentence begins so, but one goes on so behind "St."
    fn is_begun_small(&self) -> bool {
        let said = self
            .at
            .checked_sub(1)
            .and_then(|said| self.line.core.get(said));
        self.before.contains(STOPS)
            && !has_full_stop(self.line.text)
            && self.is_photo()
            && said.is_some_and(|said| said.letters(self.line.text) > 3)
    }

    /// Whether they are several words with other words around them, and no sign between.
    fn is_amid_words(&self) -> bool {
        self.count > 1 && self.at > 3 && self.before == " " && self.after == " "
    }

    /// Whether there are names behind them, up to the end.
    fn are_names(&self, is_in_brackets: bool) -> bool {
        are_names_from(self.line, self.at + self.count, is_in_brackets)
    }

    fn is_in_brackets(&self) -> bool {
        is_in_brackets(self.line, self.at)
    }
}

/// Whether there are two numbers with small words between them, and no names: "2 of 3", "ที่ 2 จาก 3".
fn is_count(words: &[Word], text: &str) -> bool {
    let is_number = |word: &Word| word.of(text).bytes().all(|byte| byte.is_ascii_digit());
    (3..=LONGEST_COUNT).contains(&words.len())
        && words.last().is_some_and(is_number)
        && words.iter().filter(|word| is_number(word)).count() == 2
        && !words.iter().any(|word| word.is_capitalised())
}

/// Whether words begin in a script without spaces.
fn is_character(words: &[Word]) -> bool {
    words.first().is_some_and(|word| word.is_character())
}

/// Whether a capitalised phrase of so many words has only names behind it.
fn closes_with_names(rest: &[Word], lead: usize) -> bool {
    let names = rest.get(lead..).unwrap_or_default();
    let is_name = |word: Option<&Word>| word.is_some_and(|word| word.is_capitalised());
    is_name(rest.first())
        && is_name(names.first())
        && is_name(names.last())
        && names.len() <= 6
        && names
            .iter()
            .all(|word| word.is_capitalised() || is_function_word(*word))
}

/// Whether from word `at` on there are names, up to the end: "Jo Reed", "Jo Reed / archive of Wick", and, in brackets,
/// any words of which the first is one.
pub(super) fn are_names_from(line: Line, at: usize, is_in_brackets: bool) -> bool {
    let Line { text, core, .. } = line;
    let names = core.get(at..).unwrap_or_default();
    let is_behind_slash = |index: usize| line.sign_before(at + index).contains('/');
    // "Photo PGHM 06"
    let is_numbered = |index: usize, name: &Word| {
        let before = index.checked_sub(1).and_then(|before| names.get(before));
        name.letters(text) <= 2
            && name.has_digit()
            && before.is_some_and(|before| before.letters(text) > 2 && before.is_shouted(text))
    };
    let may_stand = |(index, name): (usize, &Word)| {
        name.is_capitalised()
            || index > 0 && (is_in_brackets || is_behind_slash(index))
            || is_numbered(index, name)
    };
    (1..=6).contains(&names.len()) && names.iter().enumerate().all(may_stand)
}

/// Whether a bracket opens right before word `at` and closes behind the last one.
fn is_in_brackets(line: Line, at: usize) -> bool {
    let Line { text, core, .. } = line;
    line.sign_before(at).ends_with(OPENING_BRACKETS)
        && core
            .last()
            .is_some_and(|last| last.behind(text).starts_with(CLOSING_BRACKETS))
}

/// Whether nothing stands behind the stop of a sentence: no bracket or quotation mark, as may be behind a credit.
fn has_full_stop(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '؟', '۔', '।'])
}

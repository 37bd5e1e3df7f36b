//! The safety net between verdict and deletion: what goes must be said by what stays.
//!
//! Independent of the rules: it knows neither features nor neighbourhoods, only the text of a repeat and the texts of its
//! keepers. A word, a name or a number that no keeper says turns a fix into a report, whatever rule asked for it. What need not
//! be said are the words of `describe` that say nothing of a picture: its number, its file, how long a video lasts.

use crate::describe::{
    Lexicon, archive_tail, behind_number, counter, figures, is_duration, is_file_name, is_minutes,
    photo_number, series_number, weight,
};
use crate::document::Document;
use crate::finding::{Applicability, Rule};
use crate::judge::Repeat;
use crate::normalize::{self, Word, folded};
use crate::options::Options;
use crate::score;
use crate::span::Span;
use foldhash::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Takes away the right to be applied unasked from every repeat that says something its keepers do not, and from all
/// repeats of an article that would lose too much. What goes with another block goes no more freely than that one, and not
/// at all without it. O(words of the repeats and their keepers).
pub fn guard(document: &Document, repeats: &mut Vec<Repeat>, options: &Options) {
    // Nothing repeats itself: what has no other keeper is the last that says it.
    repeats.retain(|repeat| {
        repeat.part.is_some()
            || repeat.applicability == Applicability::DisplayOnly
            || repeat.keepers.iter().any(|&keeper| keeper != repeat.block)
    });
    retain_owned(repeats);
    let mut staying = Staying::new(document, repeats, options.words.lexicon());
    for repeat in repeats.iter_mut() {
        if !staying.says(repeat) {
            repeat.hold_back("what stays does not say every word of it");
        }
    }
    hold_owned(repeats);
    if let Some(why) = Loss::of(document, repeats).too_much(options.max_loss) {
        for repeat in repeats {
            repeat.hold_back(&why);
        }
    }
}

/// Holds back what goes with a block that does not go unasked.
fn hold_owned(repeats: &mut [Repeat]) {
    // What goes with it may have a credit of its own that goes with that.
    loop {
        let stays: HashSet<usize> = whole_blocks(repeats)
            .filter(|repeat| !repeat.is_safe())
            .map(|repeat| repeat.block)
            .collect();
        let is_owned = |repeat: &Repeat| {
            repeat.is_safe() && repeat.owner.is_some_and(|owner| stays.contains(&owner))
        };
        let mut owned = repeats
            .iter_mut()
            .filter(|repeat| is_owned(repeat))
            .peekable();
        if owned.peek().is_none() {
            break;
        }
        owned.for_each(|repeat| repeat.hold_back("what it belongs to does not go unasked"));
    }
}

/// Drops what goes with a block that does not go.
fn retain_owned(repeats: &mut Vec<Repeat>) {
    loop {
        let before = repeats.len();
        let gone: HashSet<usize> = whole_blocks(repeats).map(|repeat| repeat.block).collect();
        repeats.retain(|repeat| repeat.owner.is_none_or(|owner| gone.contains(&owner)));
        if repeats.len() == before {
            break;
        }
    }
}

/// The repeats that are whole blocks.
fn whole_blocks(repeats: &[Repeat]) -> impl Iterator<Item = &Repeat> {
    repeats.iter().filter(|repeat| repeat.part.is_none())
}

/// How much of the text of an article's blocks goes unasked, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loss {
    /// How long that is which goes.
    pub gone: usize,
    /// How long all blocks are together.
    pub total: usize,
}

impl Loss {
    /// What these repeats are of a document. O(blocks + repeats).
    pub fn of(document: &Document, repeats: &[Repeat]) -> Self {
        let blocks = document.blocks.iter();
        let safe = repeats.iter().filter(|repeat| repeat.is_safe());
        let whole = |repeat: &Repeat| document.text(repeat.block).len();
        Self {
            gone: safe
                .map(|repeat| repeat.part.map_or_else(|| whole(repeat), Span::len))
                .sum(),
            total: blocks.map(|block| block.text.as_str().len()).sum(),
        }
    }

    /// Why so much must not go unasked, if it is more than this share of all.
    pub fn too_much(self, share: f32) -> Option<String> {
        let (gone, total, most) = (self.gone as f64, self.total as f64, f64::from(share));
        let percent = |part: f64| {
            let shown = format!("{:.1}", part * 100.0);
            shown.strip_suffix(".0").unwrap_or(&shown).to_owned()
        };
        (gone > total * most).then(|| {
            format!(
                "{} % of the article would go, more than max-loss allows ({} %)",
                percent(gone / total),
                percent(most)
            )
        })
    }
}

/// What stays when all repeats go. Each block is read once, however many go to it.
struct Staying<'d> {
    document: &'d Document<'d>,
    lexicon: &'d Lexicon,
    /// For each block whether it goes.
    gone: Vec<bool>,
    /// For blocks of which parts go: what is left of them.
    rests: HashMap<usize, Rest>,
    said: HashMap<usize, Said<'d>>,
}

impl<'d> Staying<'d> {
    fn new(document: &'d Document<'d>, repeats: &[Repeat], lexicon: &'d Lexicon) -> Self {
        let mut gone = vec![false; document.blocks.len()];
        let mut parts: HashMap<usize, Vec<Span>> = HashMap::default();
        for repeat in repeats {
            match (repeat.part, gone.get_mut(repeat.block)) {
                (Some(part), _) => parts.entry(repeat.block).or_default().push(part),
                (None, Some(gone)) => *gone = true,
                (None, None) => {}
            }
        }
        let rests = parts
            .into_iter()
            .map(|(block, parts)| (block, Rest::new(document.text(block), parts)))
            .collect();
        Self {
            document,
            lexicon,
            gone,
            rests,
            said: HashMap::default(),
        }
    }

    /// Whether what stays says every word of a repeat.
    fn says(&mut self, repeat: &Repeat) -> bool {
        let whole = self.document.text(repeat.block);
        if let Some(part) = repeat.part {
            return self.rests.get(&repeat.block).is_some_and(|rest| {
                let (said, goes) = (rest.behind(part), part.of(whole));
                stands_in(goes, said) || Said::new(self.lexicon, said).covers(goes, repeat.rule)
            });
        }
        let keepers: Vec<usize> = repeat
            .keepers
            .iter()
            .copied()
            .filter(|&keeper| keeper != repeat.block && self.gone.get(keeper) == Some(&false))
            .collect();
        if let [keeper] = *keepers {
            // Parts of it that go are said by its rest: that is seen to where they are judged.
            let text = self.document.text(keeper);
            if stands_in(whole, text) {
                return true;
            }
            let said = self
                .said
                .entry(keeper)
                .or_insert_with(|| Said::new(self.lexicon, text));
            return said.covers(whole, repeat.rule);
        }
        let texts: Vec<&str> = keepers
            .iter()
            .map(|&keeper| self.document.text(keeper))
            .collect();
        Said::new(self.lexicon, &texts.join("\n")).covers(whole, repeat.rule)
    }
}

/// Whether a text stands in another one letter by letter, and not within a word: most repeats do, and need no closer look.
fn stands_in(text: &str, whole: &str) -> bool {
    let text = text.trim();
    let may_end = |c: Option<char>| c.is_none_or(|c| c.is_ascii_whitespace());
    memchr::memmem::find(whole.as_bytes(), text.as_bytes())
        .and_then(|at| Some((whole.get(..at)?, whole.get(at + text.len()..)?)))
        .is_some_and(|(before, behind)| {
            may_end(before.chars().next_back()) && may_end(behind.chars().next())
        })
}

/// A text without the parts of it that go.
struct Rest {
    text: String,
    /// Each part, in order, and how much text before it stays.
    parts: Vec<(Span, usize)>,
}

impl Rest {
    fn new(whole: &str, mut parts: Vec<Span>) -> Self {
        parts.sort();
        let mut rest = Rest {
            text: String::with_capacity(whole.len()),
            parts: Vec::with_capacity(parts.len()),
        };
        let mut at = 0;
        for part in parts {
            rest.text
                .push_str(whole.get(at..part.start()).unwrap_or_default());
            rest.parts.push((part, rest.text.len()));
            at = at.max(part.end());
        }
        rest.text.push_str(whole.get(at..).unwrap_or_default());
        rest
    }

    /// What stays right behind a part, where its copy stands: some more than the part is long.
    fn behind(&self, part: Span) -> &str {
        let at = self
            .parts
            .binary_search_by_key(&part, |&(part, _)| part)
            .ok()
            .and_then(|index| self.parts.get(index))
            .map_or(self.text.len(), |&(_, before)| before);
        let end = self.text.ceil_char_boundary(at + 2 * part.len() + 64);
        Span::new(at, end).of(&self.text)
    }
}

/// What the keepers say.
struct Said<'l> {
    lexicon: &'l Lexicon,
    text: String,
    words: HashSet<String>,
    hashed: Vec<Word>,
    /// All letters in a row: finds words that are glued together or apart on one side.
    letters: String,
    /// Where words begin and end in `letters`, in order.
    seams: Vec<usize>,
    /// The first letters of the words in a row: "ap" for "Associated Press".
    initials: String,
    /// The numbers with their signs, in order.
    figures: Vec<String>,
}

impl<'l> Said<'l> {
    fn new(lexicon: &'l Lexicon, text: &str) -> Self {
        let mut hashed = Vec::new();
        normalize::words(text, usize::MAX, &mut hashed);
        let words: Vec<String> = hashed.iter().map(|word| folded(word.of(text))).collect();
        let mut seams = Vec::with_capacity(words.len() + 1);
        seams.push(0);
        let mut at = 0;
        for word in &words {
            at += word.len();
            seams.push(at);
        }
        Self {
            lexicon,
            text: text.to_owned(),
            figures: figures(text),
            letters: words.concat(),
            initials: words
                .iter()
                .filter_map(|word| word.chars().next())
                .collect(),
            words: words.into_iter().collect(),
            hashed,
            seams,
        }
    }

    /// Whether every word of `text` is said, with the tolerance of the rule.
    fn covers(&self, text: &str, rule: Rule) -> bool {
        let text = match rule {
            Rule::Near => without_duration(behind_number(text).unwrap_or(text)),
            Rule::Truncated => without_more(self.lexicon, text),
            _ => text,
        };
        let mut words = Vec::new();
        normalize::words(text, usize::MAX, &mut words);
        let letters: String = words.iter().map(|word| folded(word.of(text))).collect();
        if self.has_words(&letters) {
            // The same digits in a row may be other numbers.
            let told = told_figures(&words, text, rule);
            return self.has_in_order(&told);
        }
        if is_file_name(self.lexicon, text, &words) {
            words.pop();
        }
        let number = series_number(self.lexicon, text, &words).filter(|_| rule == Rule::Near);
        if let Some(count) = counter(self.lexicon, text, &words).or(number) {
            words.drain(..count);
        }
        let number = photo_number(self.lexicon, text, &words)
            .or_else(|| archive_tail(self.lexicon, text, &words))
            .filter(|_| rule == Rule::Near);
        if let Some(count) = number {
            words.truncate(words.len() - count);
        }
        // "… in the sta…" names no agency.
        let whole = match words.split_last() {
            Some((last, before))
                if rule_allows_cut(rule)
                    && !last.is_capitalised()
                    && matches!(self.says(*last, text, true), Saying::Yes) =>
            {
                before
            }
            _ => &words,
        };
        if !self.says_agencies(whole, text) {
            return false;
        }
        let silent = silent_words(self.lexicon, &words);
        let is_silent_number = |(word, silent): (&Word, &bool)| *silent && word.has_digit();
        if !words.iter().zip(&silent).any(is_silent_number)
            && !self.has_all(&told_figures(&words, text, rule))
        {
            return false;
        }
        let spoken: Vec<Word> = words
            .iter()
            .zip(&silent)
            .filter(|(_, silent)| !**silent)
            .map(|(word, _)| *word)
            .collect();
        let last = spoken.last().map(|word| word.start);
        let mut loose = 0;
        for word in &spoken {
            let is_cut = rule_allows_cut(rule) && Some(word.start) == last;
            match self.says(*word, text, is_cut) {
                Saying::Yes => {}
                Saying::Nearly => loose += 1,
                // A number or a name that is not said is a fact lost, whatever the rule.
                Saying::No if word.has_digit() => return false,
                Saying::No if rule == Rule::Near && !is_name(*word, text) => loose += 1,
                Saying::No => return false,
            }
        }
        loose * 4 <= spoken.len().max(4) && (rule != Rule::Exact || loose == 0)
    }

    /// Whether these numbers stand here one behind the other.
    fn has_in_order(&self, told: &[String]) -> bool {
        told.is_empty() || self.figures.windows(told.len()).any(|said| said == told)
    }

    /// Whether each of these numbers stands here.
    fn has_all(&self, told: &[String]) -> bool {
        told.iter().all(|figure| self.figures.contains(figure))
    }

    /// Whether `letters` stand in a row here, from the start of a word to the end of one: "man" is not in "woman",
    /// nor "20" in "2019".
    fn has_words(&self, letters: &str) -> bool {
        !letters.is_empty()
            && memchr::memmem::find_iter(self.letters.as_bytes(), letters)
                .any(|at| self.is_seam(at) && self.is_seam(at + letters.len()))
    }

    fn is_seam(&self, at: usize) -> bool {
        self.seams.binary_search(&at).is_ok()
    }

    /// Whether every agency that `words` name is named here, in full or by its initials.
    fn says_agencies(&self, words: &[Word], text: &str) -> bool {
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let count = self.lexicon.agencies.at_start(rest);
            // "AFP via Getty Images" is two names, each of which must be said.
            let mut names = rest
                .get(..count)
                .unwrap_or_default()
                .split(|word| folded(word.of(text)) == "via");
            if !names.all(|name| self.says_agency(name, text)) {
                return false;
            }
            at += count.max(1);
        }
        true
    }

    fn says_agency(&self, words: &[Word], text: &str) -> bool {
        let name: Vec<String> = words
            .iter()
            .filter(|word| {
                self.lexicon.credit.at_start(&[**word]) == 0 && !self.lexicon.stopwords.has(**word)
            })
            .map(|word| folded(word.of(text)))
            .collect();
        // In capitals, so that "APMayor Quill" says it and "April" does not.
        let is_glued = words.iter().any(|word| {
            let raw = word.of(text);
            !raw.chars().any(char::is_lowercase) && self.text.contains(raw)
        });
        let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
        name.is_empty()
            || is_glued
            || name
                .iter()
                .any(|word| self.has_words(word) || self.misspells(word))
            || self.words.contains(&initials)
            || (name.len() == 1 && name.iter().any(|word| self.initials.contains(word)))
    }

    /// Whether a word of some length stands here with a slip in it.
    fn misspells(&self, word: &str) -> bool {
        let letters = word.chars().count();
        letters >= 5
            && self.words.iter().any(|said| {
                letters.abs_diff(said.chars().count()) <= 1 && strsim::osa_distance(word, said) <= 1
            })
    }

    fn says(&self, word: Word, text: &str, may_be_cut: bool) -> Saying {
        let form = folded(word.of(text));
        let is_cut = || may_be_cut && self.words.iter().any(|said| said.starts_with(&form));
        let is_compound = || {
            let is_long = form.chars().count() >= 5 && !word.has_digit();
            is_long
                && self
                    .words
                    .iter()
                    .any(|said| is_part(self.lexicon, &form, said))
        };
        let is_bare = || {
            let said = |said: &String| !said.is_ascii() && bare(said).eq(form.chars());
            form.is_ascii() && !word.has_digit() && self.words.iter().any(said)
        };
        if self.words.contains(&form)
            || is_cut()
            || is_bare()
            || (form.len() >= 3 && self.has_words(&form))
            || is_compound()
        {
            return Saying::Yes;
        }
        if word.has_digit() || word.is_character() {
            return Saying::No;
        }
        let is_month = self
            .hashed
            .iter()
            .any(|said| self.lexicon.is_same_month(word, *said));
        let is_like = |said: &String| is_alike(self.lexicon, &form, said);
        if is_month || self.words.iter().any(is_like) {
            Saying::Nearly
        } else {
            Saying::No
        }
    }
}

/// The numbers among these words of a text, with their signs. What is cut off within a number may have more digits elsewhere: it
/// tells of none.
fn told_figures(words: &[Word], text: &str, rule: Rule) -> Vec<String> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Vec::new();
    };
    // A sign and a blank may stand before the first of them, and a blank and a unit behind the last.
    const AROUND: usize = 2;
    let before = text.get(..first.start as usize).unwrap_or_default();
    let signs = before.char_indices().rev().take(AROUND);
    let start = signs
        .take_while(|(_, sign)| !sign.is_alphanumeric())
        .last()
        .map_or(first.start as usize, |(at, _)| at);
    let end = if rule_allows_cut(rule) && last.has_digit() {
        let word = words.iter().rfind(|word| !word.has_digit());
        word.map_or(start, |word| word.end as usize)
    } else {
        let behind = text.get(last.end as usize..).unwrap_or_default();
        let unit = behind.char_indices().nth(AROUND);
        unit.map_or(text.len(), |(at, _)| last.end as usize + at)
    };
    figures(text.get(start..end).unwrap_or_default())
}

/// The letters of a word without their accents, as the name of a file has them: "skolni" for "školní".
fn bare(word: &str) -> impl Iterator<Item = char> {
    word.nfd().filter(|c| !is_combining_mark(*c))
}

/// Whether two words are one but for the spelling or the ending, or one holds the other, as a compound or glued.
fn is_alike(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    if lexicon.are_other_facts(a, b) {
        return false;
    }
    let letters = a.chars().count();
    let is_inside = letters >= 3 && b.contains(a);
    let is_misspelt = letters >= 3
        && letters.abs_diff(b.chars().count()) <= 2
        && strsim::osa_distance(a, b) <= 1 + letters / 9;
    is_inside || is_misspelt || is_same_stem(a, b)
}

/// Whether `whole` begins or ends with `part`: "plane" in "airplane", "Quill" in "QuillMayor".
fn is_part(lexicon: &Lexicon, part: &str, whole: &str) -> bool {
    (whole.starts_with(part) || whole.ends_with(part)) && !lexicon.are_other_facts(part, whole)
}

/// A text without how long its video lasts, where that stands behind it: a widget of the player, and no fact of the text.
fn without_duration(text: &str) -> &str {
    let text = text.trim_end();
    let text = match text.rsplit_once(char::is_whitespace) {
        Some((before, unit)) if is_minutes(unit.trim_end_matches(['.', ')', ']'])) => {
            before.trim_end()
        }
        _ => text,
    };
    match text.rsplit_once(char::is_whitespace) {
        Some((before, last)) if is_duration(last.trim_matches(['(', ')', '[', ']'])) => before,
        _ => text,
    }
}

/// A text that is cut off without the few words behind the mark that lead to the rest. A name or a number is none, nor what
/// stands in the place of one.
fn without_more<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    const LONGEST: u32 = 3;
    let behind = |mark: &str| text.rfind(mark).map(|at| (at, at + mark.len()));
    let Some((at, end)) = behind("…").max(behind("..")) else {
        return text;
    };
    let more = text.get(end..).unwrap_or_default();
    let mut words = Vec::new();
    normalize::words(more, 2 * LONGEST as usize + 1, &mut words);
    let is_known = || lexicon.more.are(&words) || lexicon.widgets_after.are(&words);
    let leads_on = || {
        let (first, others) = (words.first(), words.get(1..).unwrap_or_default());
        !words.iter().any(|word| word.has_digit())
            && weight(&words) <= LONGEST
            && !others.iter().any(|word| word.is_capitalised())
            && (!others.is_empty() || first.is_none_or(|word| !word.is_capitalised()))
            && lexicon.agencies.at_start(&words) == 0
    };
    match text.get(..at) {
        Some(before) if is_known() || leads_on() => before,
        _ => text,
    }
}

/// Whether a word is said.
enum Saying {
    Yes,
    Nearly,
    No,
}

fn rule_allows_cut(rule: Rule) -> bool {
    matches!(rule, Rule::Truncated | Rule::Inline | Rule::Prefix)
}

fn is_name(word: Word, text: &str) -> bool {
    word.is_capitalised() && word.start as usize != text.len() - text.trim_start().len()
}

/// Whether two folded words share their stem.
fn is_same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    score::is_one_stem(common, a.chars().count(), b.chars().count())
}

/// Which words say nothing: function words, and those of widgets, cuts and credits' lead-ins.
fn silent_words(lexicon: &Lexicon, words: &[Word]) -> Vec<bool> {
    let mut silent: Vec<bool> = words
        .iter()
        .map(|word| lexicon.stopwords.has(*word) || word.len() == 1 && !word.has_digit())
        .collect();
    let tables = [
        &lexicon.widgets,
        &lexicon.widgets_before,
        &lexicon.widgets_after,
        &lexicon.more,
        &lexicon.credit,
        &lexicon.agencies,
    ];
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let count = tables
            .iter()
            .map(|table| table.at_start(rest))
            .max()
            .unwrap_or(0);
        silent
            .iter_mut()
            .skip(at)
            .take(count)
            .for_each(|silent| *silent = true);
    }
    silent
}

#[cfg(test)]
mod tests;

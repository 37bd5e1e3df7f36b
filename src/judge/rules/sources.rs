//! What a line has behind the caption that stands beside it: who took the picture, or whose it is.

use super::super::scene::Scene;
use super::common::{
    LONG_TEXT, LONGEST_AUTHOR, Pair, are_names, gap, is_written_as_sentence, starts, word_bytes,
};
use crate::describe::signs::{COLONS, NOTE_BRACKETS, STOPS};
use crate::describe::{Feature, ends_with, is_function_word, weight};
use crate::normalize::{self, Word};
use crate::score;

/// Whether all that the fuller text, which begins with the words of the other, has behind them is its source. O(its
/// words).
pub(super) fn has_source(pair: Pair) -> bool {
    let longer = Longer::of(pair);
    longer.has_sign()
        || longer.has_brackets()
        || longer.has_names_for_whom()
        || longer.has_names_behind_sentence()
        || longer.has_words_behind_sentence()
        || longer.has_slash()
        || longer.has_names()
        || longer.has_archive()
        || longer.has_note()
        || longer.has_credit_behind_sentence()
}

/// Whether all that a caption above the text has behind a sentence further above is the station whose picture it is,
/// and nothing but who wrote the article and when stands between them. O(words of the caption).
pub(super) fn has_station_below_byline(pair: Pair) -> bool {
    const MOST_LINES: usize = 3;
    const LONGEST_HEAD_LINE: u32 = 10;
    let Pair {
        scene,
        less: sentence,
        more: caption,
    } = pair;
    let is_of_head = |line: usize| {
        let feature = scene.feature(line);
        feature.is_structure
            || feature.is_widget
            || scene.is_byline(line)
            || scene.is_date_or_data(line)
    };
    sentence < caption
        && (1..=MOST_LINES).contains(&(caption - sentence - 1))
        && scene.is_head(sentence)
        && scene.feature(sentence).ends_sentence
        && (sentence + 1..caption)
            .all(|line| scene.feature(line).weight <= LONGEST_HEAD_LINE && is_of_head(line))
        && Longer::of(pair).has_station()
}

/// How much a caption says at the least that is told from a name or a heading.
pub(super) const SHORTEST_SAID: u32 = 5;
/// How much it says at the least where nothing parts it from the names behind it.
const SHORTEST_UNPARTED: u32 = 8;
/// How much a sentence says at the least that is told from what people call out.
const SHORTEST_NO_CALL: u32 = 6;
/// How many bytes the folded names in capitals have at the least behind a slash.
const SHORTEST_SHOUTED: usize = 9;
/// How many words the name of a paper has at the most.
const LONGEST_PAPER: usize = 5;
/// Signs between a caption and its source, of any kind.
const SIGNS: [&str; 4] = [" - ", " – ", " | ", " / "];
/// Signs behind which places, results and parts stand as well: "Orle United • Wick".
const POINTS: [&str; 2] = [" • ", " · "];

/// A line that begins with the words of a caption.
struct Longer<'s> {
    scene: &'s Scene<'s, 's>,
    caption: usize,
    line: usize,
    of_caption: &'s Feature,
    /// The words of the caption.
    said: &'s [Word],
    /// The words of the line that the caption lacks.
    rest: &'s [Word],
    /// What stands between both.
    sign: &'s str,
}

impl<'s> Longer<'s> {
    fn of(pair: Pair<'s>) -> Self {
        let Pair { scene, less, more } = pair;
        Self {
            scene,
            caption: less,
            line: more,
            of_caption: pair.of_less(),
            said: scene.features.core(less),
            rest: pair.rest(),
            sign: pair.sign(),
        }
    }

    fn text(&self) -> &str {
        self.scene.text(self.line)
    }

    /// What stands between two words of the rest, the second being `at`.
    fn inner_gap(&self, at: usize) -> &str {
        gap(self.text(), self.rest, at)
    }

    fn inner_gaps(&self) -> impl Iterator<Item = &str> {
        (1..self.rest.len()).map(|at| self.inner_gap(at))
    }

    /// "… opens the bridge - Jo Reed", "… opens the bridge • Getty Images".
    fn has_sign(&self) -> bool {
        let has = |signs: &[&str]| signs.iter().any(|sign| self.sign.contains(sign));
        // "… - Archives Le Quotidien libre/P. Roux": a slash tells names, and of those there may be more.
        let is_slashed = self.inner_gaps().any(|gap| gap.contains('/'));
        // "Ada Quill - Twitter" is a link.
        let is_link =
            self.of_caption.weight < 3 && self.scene.features.lexicon.widgets.are(self.rest);
        // The title of the page has the name of the paper behind the headline.
        let is_page_title = self.scene.is_headline(self.caption.min(self.line))
            && !self.scene.feature(self.line).has_credit();
        self.of_caption.weight > 1
            && self.rest.len() <= if is_slashed { 8 } else { 5 }
            && (has(&SIGNS) || has(&POINTS) && self.tells_source())
            && word_bytes(self.scene, self.caption) >= 4
            && !is_link
            && !is_name_of_author(self.scene, self.caption, self.line)
            && !is_page_title
    }

    /// Whether the rest has the name of an agency or a word that introduces a credit, and else names.
    fn tells_source(&self) -> bool {
        let lexicon = self.scene.features.lexicon;
        let may_be_source = |word: &Word| are_names(&[*word]) || lexicon.credit.has(*word);
        let tells = |at: usize| {
            let rest = self.rest.get(at..).unwrap_or_default();
            lexicon.credit.at_start(rest) > 0 || lexicon.agencies.at_start(rest) > 0
        };
        self.of_caption.weight >= SHORTEST_SAID
            && self.rest.iter().all(may_be_source)
            && (0..self.rest.len()).any(tells)
    }

    /// "… opens the bridge (Harbour Times)".
    fn has_brackets(&self) -> bool {
        let text = self.text();
        let opens = self.sign.trim_matches(['.', '!', '?', ' ']);
        let is_closed = self
            .rest
            .last()
            .is_some_and(|last| matches!(last.behind(text).trim(), ")" | "]" | "）"));
        // One word may be news, "(Abgesagt)", but not behind the end of a sentence: "… opens the bridge. (Harbour)".
        let is_small = |word: &&Word| !word.is_capitalised();
        let is_behind_sentence = || {
            self.of_caption.ends_sentence
                && self.of_caption.weight >= LONG_TEXT
                && self.sign.starts_with(". ")
                && self.said.iter().filter(is_small).count() > 2
        };
        let is_source = match self.rest {
            [name] if !name.is_shouted(text) => is_behind_sentence(),
            [_] => self.has_station(),
            rest => (2..=6).contains(&weight(rest)),
        };
        is_source
            && opens.strip_prefix(NOTE_BRACKETS) == Some("")
            && is_closed
            && !self
                .rest
                .iter()
                .any(|word| word.has_digit() || word.of(text).starts_with(normalize::is_small))
            && (self.of_caption.weight >= SHORTEST_SAID || self.is_signed_elsewhere())
    }

    /// Whether the line stands right below a few words, and near it another caption, which has behind it what the line
    /// has, stands right below its own words, too: captions of one photographer.
    fn is_signed_elsewhere(&self) -> bool {
        const SHORTEST: u32 = 2;
        const FARTHEST: usize = 60;
        let (scene, features) = (self.scene, self.scene.features);
        let is_signed = |other: usize| {
            let words = other.checked_sub(1).map(|alt| features.core(alt));
            other != self.line
                && score::is_same(features.credit(other), self.rest)
                && words.is_some_and(|words| {
                    !words.is_empty() && score::is_same(words, features.caption(other))
                })
        };
        let near = self.line.saturating_sub(FARTHEST)..self.line + FARTHEST;
        self.caption + 1 == self.line
            && self.of_caption.weight >= SHORTEST
            && !scene.is_heading(self.caption)
            && near.into_iter().any(is_signed)
    }

    /// "… opens the bridge.(WXYZ)": the call sign of a station in the United States has four capitals, K or W first.
    fn has_station(&self) -> bool {
        let is_sign = |word: &Word| {
            let sign = word.of(self.text());
            sign.len() == 4 && sign.starts_with(['K', 'W']) && word.is_shouted(self.text())
        };
        let is_behind_sentence =
            self.of_caption.ends_sentence && self.of_caption.weight >= LONG_TEXT;
        let opens = self.sign.trim_start_matches('.');
        (opens == "(" || opens == " (" && is_behind_sentence)
            && self.rest.len() == 1
            && self.rest.iter().all(is_sign)
    }

    /// "… on July 30—Jo Reed for Harbour News".
    fn has_names_for_whom(&self) -> bool {
        let is_for = |word: &Word| is_function_word(*word) && !word.is_capitalised();
        self.sign == "—"
            && self.of_caption.weight >= SHORTEST_SAID
            && (4..=8).contains(&self.rest.len())
            && are_names(self.rest)
            && self.rest.iter().any(is_for)
    }

    /// "… opens the bridge. Jo Reed".
    fn has_names_behind_sentence(&self) -> bool {
        // The alt text may lack the full stop; so do headlines, and headings above what somebody says.
        let is_quote = |next: usize| self.scene.feature(next).is_quote;
        let may_be_heading = || {
            self.scene.is_head(self.caption.min(self.line))
                || self.scene.next(self.line).is_some_and(is_quote)
        };
        let is_sentence = self.of_caption.ends_sentence
            || self.of_caption.weight >= LONG_TEXT
                && self.sign == ". "
                && is_written_as_sentence(self.said)
                && !may_be_heading();
        is_sentence
            && self.of_caption.weight >= SHORTEST_SAID
            && self.sign.starts_with(STOPS)
            && ((2..=4).contains(&self.rest.len()) && self.is_signed() || self.is_name_and_paper())
    }

    /// "Jo Reed - HARBOUR POST", "Jo Reed, Author provided": a person, and behind a dash the paper in capitals, or
    /// behind a comma what is known of credits. Where two captions in a row have one behind them, that may be any
    /// paper: "Jo Reed, Harbour Post".
    fn is_name_and_paper(&self) -> bool {
        let lexicon = self.scene.features.lexicon;
        let is_sign = |at: &usize| matches!(self.inner_gap(*at), " - " | " – " | ", ");
        let Some(at) = (1..self.rest.len()).find(is_sign) else {
            return false;
        };
        let (name, paper) = self.rest.split_at_checked(at).unwrap_or_default();
        let is_shouted = |word: &Word| word.is_shouted(self.text());
        let is_paper = || (1..=3).contains(&paper.len()) && paper.iter().all(is_shouted);
        let is_known = || {
            lexicon.agencies.are(paper) || lexicon.givers.are(paper) || lexicon.credit.are(paper)
        };
        let may_be_named = |word: &Word| {
            let is_name = word.is_capitalised() && !word.has_digit() && !lexicon.is_month(*word);
            is_name || is_function_word(*word)
        };
        let is_named = || {
            self.is_of_gallery(paper)
                && self.of_caption.weight >= LONG_TEXT
                && !self.scene.feature(self.line).ends_sentence
                && (2..=LONGEST_PAPER).contains(&paper.len())
                && paper.iter().all(may_be_named)
        };
        (2..=3).contains(&name.len())
            && are_names(name)
            && !name.iter().any(|word| word.has_digit())
            && if self.inner_gap(at) == ", " {
                is_known() || is_named()
            } else {
                is_paper()
            }
    }

    /// Whether the lines above or below both are another caption without and with more behind it, last this paper: a
    /// gallery. Anybody may be named behind a single sentence.
    fn is_of_gallery(&self, paper: &[Word]) -> bool {
        let scene = self.scene;
        let goes_on = |caption: usize| {
            let line = caption + 1;
            line < scene.features.len()
                && scene.feature(caption).weight >= LONG_TEXT
                && scene.features.core(caption).len() < scene.features.core(line).len()
                && starts(scene, caption, line)
                && ends_with(scene.features.core(line), paper)
        };
        self.caption + 1 == self.line
            && (self.caption.checked_sub(2).is_some_and(goes_on) || goes_on(self.line + 1))
    }

    /// "… opens the bridge. Harbour Post photo", "… opens the bridge. Author: Reed", in whatever language.
    fn has_words_behind_sentence(&self) -> bool {
        let is_name =
            |word: &Word| word.is_capitalised() && !is_function_word(*word) && !word.has_digit();
        let Some((last, names)) = self.rest.split_last() else {
            return false;
        };
        let is_photo = self.scene.features.lexicon.photos.has(*last)
            && !last.is_capitalised()
            && names.len() > 1
            && names.iter().all(is_name)
            && self.inner_gaps().all(|gap| gap == " ");
        let is_author = self.inner_gap(1) == ": "
            && self.rest.iter().take(2).all(is_name)
            && self.inner_gaps().skip(1).all(|gap| gap == " ");
        self.of_caption.ends_sentence
            && self.of_caption.weight >= SHORTEST_NO_CALL
            && is_written_as_sentence(self.said)
            && !self.scene.is_headline(self.caption.min(self.line))
            && !self.scene.feature(self.line).ends_sentence
            && self.sign.starts_with(['.', '!'])
            && self.rest.len() <= 5
            && (is_photo || is_author)
    }

    /// "… on 3 May /JO REED", "… opens the bridge (./Family archive)".
    fn has_slash(&self) -> bool {
        let bytes = || self.rest.iter().map(|name| name.len()).sum::<usize>();
        let are_shouted = || {
            self.rest.len() > 1
                && bytes() >= SHORTEST_SHOUTED
                && self.rest.iter().all(|name| name.is_shouted(self.text()))
                && self.inner_gaps().all(|gap| gap == " ")
        };
        let is_nameless = self.sign.ends_with("(./")
            && self.rest.first().is_some_and(|name| name.is_capitalised());
        self.rest.len() <= 3
            && (self.of_caption.weight >= SHORTEST_SAID && is_nameless
                || self.of_caption.weight >= LONG_TEXT && self.sign == " /" && are_shouted())
    }

    /// "… opens the bridge Jo Reed" in the midst of text, where "… the hills of New Castle" goes on, and lines of a
    /// list or a song stand beside others.
    fn has_names(&self) -> bool {
        let may_stand_beside = |other: Option<usize>| {
            other.is_none_or(|other| {
                let feature = self.scene.feature(other);
                self.scene.is_text(other) || feature.is_structure || feature.is_widget
            })
        };
        let is_amid_text = self.caption + 1 == self.line
            && may_stand_beside(self.caption.checked_sub(1))
            && may_stand_beside(Some(self.line + 1));
        let is_small = |word: &&Word| !word.is_capitalised();
        let may_end = |last: &Word| !is_function_word(*last) && !last.is_capitalised();
        self.sign == " "
            && self.of_caption.weight >= SHORTEST_UNPARTED
            && !self.of_caption.ends_sentence
            && !self.scene.is_headline(self.caption)
            && self.said.iter().filter(is_small).count() > 2
            && self.said.last().is_some_and(may_end)
            && (2..=3).contains(&self.rest.len())
            && self.rest.iter().all(|name| name.is_cased(self.text()))
            && is_amid_text
            && self.is_signed()
    }

    /// Whether the line ends in names, one behind the other, and no sentence.
    fn is_signed(&self) -> bool {
        let lexicon = self.scene.features.lexicon;
        let may_be_name = |name: &Word| {
            let same = self.rest.iter().filter(|other| other.hash == name.hash);
            name.is_capitalised()
                && !name.has_digit()
                && same.count() == 1
                && !lexicon.is_month(*name)
        };
        !self.scene.feature(self.line).ends_sentence
            && self.rest.iter().all(may_be_name)
            && self.inner_gaps().all(|gap| matches!(gap, " " | ". " | "-"))
    }

    /// "… opens the bridge (File photo)", "… opens the bridge. Archive picture".
    fn has_note(&self) -> bool {
        let sign = self.sign.trim_start_matches(['.', '!', '?', '"', '”', '»']);
        let is_behind_sentence = self.of_caption.ends_sentence && sign.len() < self.sign.len();
        // Above it, the headline, a summary or a sentence of the text may say what the caption says.
        let may_be_text = self.caption < self.line
            && (self.scene.is_head(self.caption) || self.of_caption.ends_sentence);
        self.of_caption.weight >= SHORTEST_SAID
            && self.scene.features.lexicon.notes.are(self.rest)
            && (is_behind_sentence || sign.contains(['(', '[', '（', '/', '|', '-', '–', '—']))
            && !may_be_text
    }

    /// "… at the harbour. (Photo: Jo Reed) From our reporter in Wick": a credit in brackets behind the sentence,
    /// whatever follows.
    fn has_credit_behind_sentence(&self) -> bool {
        let lexicon = self.scene.features.lexicon;
        let of_line = self.scene.feature(self.line);
        let closes = |at: &usize| self.inner_gap(*at).contains([')', '）', ']']);
        let end = (1..self.rest.len()).find(closes);
        let inside = end.and_then(|end| self.rest.get(..end)).unwrap_or_default();
        let lead = lexicon.credit.at_start(inside);
        let is_led = lead > 0 && self.inner_gap(lead).starts_with(COLONS);
        // "（讀者提供）": in a script without spaces the word may stand behind the name.
        let is_closed = inside.last().is_some_and(|last| last.is_character())
            && (0..inside.len()).any(|at| {
                let rest = inside.get(at..).unwrap_or_default();
                lexicon.credit.at_start(rest) == rest.len()
            });
        let opens = self.sign.trim_matches(['.', '!', '?', '。', ' ']);
        self.of_caption.ends_sentence
            && self.of_caption.weight >= LONG_TEXT
            && !of_line.is_prose
            && !of_line.is_body
            && opens.strip_prefix(NOTE_BRACKETS) == Some("")
            && (is_led || is_closed)
    }

    /// "… 시연하고 있다. 하버신문DB": a word or two behind the sentence, in a script without capitals, and letters of another.
    fn has_archive(&self) -> bool {
        let is_uncased = |name: &Word| !name.is_cased(self.text()) && !name.is_character();
        self.of_caption.ends_sentence
            && self.of_caption.weight >= LONG_TEXT
            && !self.scene.feature(self.line).ends_sentence
            && self.sign == ". "
            && (1..=2).contains(&self.rest.len())
            && self.rest.iter().all(is_uncased)
            && self.rest.iter().any(|name| {
                name.of(self.text())
                    .contains(|c: char| c.is_ascii_alphabetic())
            })
    }
}

/// Whether a line above the text is nothing but a name, and who that is stands before the date: "Ada Quill -
/// Correspondent".
fn is_name_of_author(scene: &Scene, line: usize, title: usize) -> bool {
    let names = scene.features.core(line);
    scene.is_head(line)
        && scene
            .next(title)
            .is_some_and(|next| scene.is_date_or_data(next))
        && scene.feature(line).weight <= LONGEST_AUTHOR
        && are_names(names)
        && names.iter().all(|name| name.is_cased(scene.text(line)))
}

//! What stands within a fuller text, elsewhere than at its start.

use super::super::Repeat;
use super::super::differences::{is_denied, opens_compound};
use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{
    DENIED, HAS_CREDIT, LONG_TEXT, NEXT_BEGINS, OTHER_CREDIT, PULL_QUOTE, Pair, TWO_PHOTOS,
    Verdict, are_names, begins_next, gap, have_one_credit, is_captioned, is_written_as_sentence,
    says_credit,
};
use super::copies::is_twice_placed;
use super::credits::{are_of_one_kind, behind_lead};
use crate::describe;
use crate::describe::is_function_word;
use crate::describe::signs::{CLOSING_ROUND, COLONS, OPENING_QUOTES, OPENING_ROUND};
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;

/// Contained in a fuller text, elsewhere than at its start.
pub(super) fn part(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (of_less, of_more) = (pair.of_less(), pair.of_more());
    let (caption, core_more) = (scene.features.caption(less), scene.features.core(more));
    // In a script without spaces a few characters are one word: the tag of the article.
    let is_tag = scene.is_headline(more)
        && caption.iter().all(|word| word.is_character())
        && describe::weight(caption) < SHORTEST_OF_CHARACTERS;
    if of_less.cut.is_some() || of_less.is_credit || caption.len() < 3 || is_tag {
        return Err(Unlike);
    }
    let Some(at) = score::find(caption, core_more) else {
        return Err(Unlike);
    };
    if is_denied(scene.features.lexicon, core_more, at..at + caption.len()) {
        return Err(Because(DENIED));
    }
    let is_caption = is_captioned(scene, less, more) || is_behind_title(pair, at);
    if of_more.is_body || !is_caption || of_less.is_quote {
        return Err(Because(PULL_QUOTE));
    }
    if !says_credit(scene, less, more) {
        return Err(Because(OTHER_CREDIT));
    }
    // "FILE - …", "LINDMOUTH, May 3: …" and the like stand before the caption of one photo.
    let is_sign = |c: char| !c.is_whitespace() && !OPENING_QUOTES.contains(&c);
    let is_behind_lead = gap(scene.text(more), core_more, at).contains(is_sign);
    if have_one_credit(scene, less, more) && !is_behind_lead {
        return Err(Because(TWO_PHOTOS));
    }
    if is_of_no_caption(pair, at + caption.len()) {
        return Err(Because("contained, but nothing says that it is a caption"));
    }
    // Below the caption, what stands there twice is a label and the name below it.
    let is_label = || {
        less > more
            && (of_less.weight >= LONG_TEXT
                || scene
                    .next(less)
                    .is_some_and(|next| scene.is_same_letters(less, next)))
    };
    if begins_next(scene, less, more) && !is_label() {
        return Err(Because(NEXT_BEGINS));
    }
    let before_credit = core_more.len() - scene.features.credit(more).len();
    // "(恩田千尋)" below the text wrote it.
    let is_bracketed = || {
        let text = scene.text(less).trim();
        text.starts_with(OPENING_ROUND) && text.ends_with(CLOSING_ROUND)
    };
    let may_sign = pair.apart() > 0
        || scene.is_head(less) && !scene.text(less).contains('/')
        || is_bracketed();
    if at >= before_credit && may_sign || scene.is_byline(less) {
        return Err(Because("who took the photo may have written the article"));
    }
    Ok(pair.less_goes(Rule::Part, "the kept caption has these words"))
}

/// "The old mill | It ground corn for a century": whether a caption right beside it stands behind a bar at the end of a
/// text, of which then the title is its own.
fn is_behind_title(pair: Pair, at: usize) -> bool {
    let Pair { scene, less, more } = pair;
    let (core, said) = (scene.features.core(more), scene.features.caption(less));
    pair.apart() == 0
        && gap(scene.text(more), core, at) == " | "
        && at + said.len() + scene.features.credit(more).len() == core.len()
        && describe::weight(said) >= LONG_TEXT
        && scene.evidence(less) > Evidence::None
        && !scene.is_headline(less)
        && !scene.is_headline(more)
}

/// How much is said at the least in characters that stands within a caption and is no tag.
const SHORTEST_OF_CHARACTERS: u32 = 5;

/// Whether nothing says that what stands in the fuller text up to word `end` is its caption: it stands far from it, or
/// may be a sentence or a heading.
fn is_of_no_caption(pair: Pair, end: usize) -> bool {
    let Pair { scene, less, more } = pair;
    let apart = pair.apart();
    let goes_on = gap(scene.text(more), scene.features.core(more), end) == " ";
    let is_sentence_of_text = apart > 0 && goes_on && pair.of_less().ends_sentence;
    // What stands there again and again is the heading of several texts.
    let is_of_text = is_sentence_of_text || scene.copies(less) > 2;
    // One line may stand between, but not below the headline, where lines stand that belong to no picture.
    let is_far =
        apart > usize::from(!scene.is_head(less)) && !is_signed_otherwise(scene, less, more);
    is_far || is_of_text && pair.evidence() < Evidence::Inside
}

/// Whether two captions say the same, and who took the picture, in other words: "(credit: Jo Reed)", "(photo: Jo
/// Reed)".
fn is_signed_otherwise(scene: &Scene, a: usize, b: usize) -> bool {
    let captions = [a, b].map(|block| scene.features.caption(block));
    let letters = captions.map(normalize::letters_hash);
    let is_photo = |block: usize| {
        let photos = &scene.features.lexicon.photos;
        photos.at_start(scene.features.credit(block)) > 0
    };
    // "(Photo: Jo Reed/Harbour Post)", "© Harbour Post / Jo Reed"
    let has_same_names = || {
        let count = |block: usize| behind_lead(scene, scene.features.credit(block)).len();
        says_credit(scene, a, b)
            && count(a) == count(b)
            && count(a) > 1
            && are_of_one_kind(scene, a, b)
    };
    letters[0] == letters[1]
        && describe::weight(captions[0]) >= LONG_TEXT
        && (is_photo(a) && is_photo(b) || has_same_names())
        && says_credit(scene, b, a)
        && !is_twice_placed(scene, a, b)
}

/// Whether what a text says stands in another one, but begins within a longer word or behind one that makes another
/// thing of it: "Anti-war protest" tells of no war protest, and "Deputy mayor" of no mayor.
pub(super) fn is_within_compound(scene: &Scene, a: usize, b: usize) -> bool {
    let (text, core) = (scene.text(b), scene.features.core(b));
    let at = score::find(scene.features.caption(a), core).and_then(|at| at.checked_sub(1));
    let is_rank = |before: usize| {
        let word = core.get(before);
        word.is_some_and(|word| scene.features.lexicon.ranks.has(*word))
    };
    at.is_some_and(|before| opens_compound(core, text, before) || is_rank(before))
}

/// The whole of a caption behind it that opens with its credit: "Photo: Jo Reed Harbour Times Ada Quill opens the
/// bridge", or "Jo Reed / 9news photo/Ada Quill".
pub(super) fn behind_credit(pair: Pair) -> Verdict {
    let Some(opened) = Opened::of(pair).filter(Opened::is_signed) else {
        return Err(Unlike);
    };
    let negations = &pair.scene.features.lexicon.negations;
    if opened.opening.iter().any(|word| negations.has(*word)) {
        return Err(Because(DENIED));
    }
    Ok(pair.less_goes(Rule::Part, HAS_CREDIT))
}

/// A text right beside the one that has all its words behind some others.
struct Opened<'s> {
    pair: Pair<'s>,
    /// The words of the fuller one, with those of a widget: the word for a photo may be taken for one.
    words: &'s [Word],
    /// Those that it opens with.
    opening: &'s [Word],
}

impl<'s> Opened<'s> {
    fn of(pair: Pair<'s>) -> Option<Self> {
        let features = pair.scene.features;
        let (core, words) = (features.core(pair.less), features.words(pair.more));
        let at = words.len().saturating_sub(core.len());
        let (opening, said) = words.split_at(at);
        (pair.apart() == 0 && at > 0 && score::is_same(said, core)).then_some(Self {
            pair,
            words,
            opening,
        })
    }

    /// What stands before word `at`.
    fn before(&self, at: usize) -> &'s str {
        gap(self.pair.scene.text(self.pair.more), self.words, at)
    }

    /// Whether the words before those that both have are a credit.
    fn is_signed(&self) -> bool {
        let Pair { scene, less, more } = self.pair;
        if self.is_protected() || self.is_agency() {
            // Below it, a line that the markup does not give to a picture may be the text's.
            return (less < more || scene.is_marked(less)) && self.is_long_sentence();
        }
        let lexicon = scene.features.lexicon;
        match lexicon.credit.at_start(self.opening) {
            _ if less > more => false,
            0 => self.is_of_outlet(lexicon.photos.at_end(self.opening)),
            lead => self.is_led(lead),
        }
    }

    /// Whether the text says so much as a caption does.
    fn is_long_sentence(&self) -> bool {
        let core = self.pair.scene.features.core(self.pair.less);
        self.pair.of_less().weight >= LONG_TEXT && is_written_as_sentence(core)
    }

    /// "© Harbour Photo Ada Quill opens the bridge"
    fn is_protected(&self) -> bool {
        let may_be_name = |word: &Word| are_names(&[*word]) || word.has_digit();
        let text = self.pair.scene.text(self.pair.more);
        // "© Photo courtesy of Harbour Post"
        let lead = self
            .pair
            .scene
            .features
            .lexicon
            .credit
            .at_start(self.opening);
        let names = self.opening.get(lead..).unwrap_or_default();
        text.trim_start().starts_with('©')
            && self.opening.len() <= LONGEST_OPENING
            && !names.is_empty()
            && names.iter().all(may_be_name)
    }

    /// "REUTERS Ada Quill opens the bridge"; "REUTERS / The old harbour" may be the paper's own heading.
    fn is_agency(&self) -> bool {
        let agencies = &self.pair.scene.features.lexicon.agencies;
        self.before(self.opening.len()) == " " && agencies.are(self.opening)
    }

    /// "Photo: Jo Reed Harbour Times Ada Quill opens the bridge": names behind the words that introduce a credit.
    fn is_led(&self, lead: usize) -> bool {
        let names = self.opening.get(lead..).unwrap_or_default();
        self.before(lead).starts_with(COLONS)
            && self.is_long_sentence()
            && names.last().is_some_and(|last| !is_function_word(*last))
            && (2..=LONGEST_OPENING).contains(&names.len())
            && are_names(names)
    }

    /// "Jo Reed / 9news photo/Ada Quill": names before the word for a photo. Of names alone the one behind the word may
    /// be the photographer: "Harbour Post photo/Jo Reed".
    fn is_of_outlet(&self, end: usize) -> bool {
        let Pair { scene, less, more } = self.pair;
        let at = self.opening.len();
        let names = self.opening.get(..at - end).unwrap_or_default();
        let may_be_name = |word: &Word| word.is_capitalised() || word.has_digit();
        let is_outlet = |word: usize| self.before(word).contains('/');
        end > 0
            && (2..names.len()).any(is_outlet)
            && !begins_next(scene, more, less)
            && scene.next(less) == Some(more)
            && self
                .before(at)
                .trim_start_matches('.')
                .starts_with(['/', ':'])
            && (2..=LONGEST_OPENING).contains(&names.len())
            && names.iter().all(may_be_name)
    }
}

/// The whole of a credited caption or its start, right above it behind the name of the paper or the word for a photo,
/// which a page has before each alternative text: "Harbour Mail: Ada Quill opens the bridge", "Photo: Ada Quill opens
/// the bridge".
pub(super) fn behind_label(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (alt, caption) = (less.min(more), less.max(more));
    let (lexicon, text) = (scene.features.lexicon, scene.text(alt));
    let (core, said) = (scene.features.core(alt), scene.features.caption(caption));
    let is_said = |label: usize| {
        let behind = core.get(label..).unwrap_or_default();
        behind.len() >= SHORTEST_LABELLED && scene.begins(behind, caption)
    };
    let is_behind_house = || describe::house_before(lexicon, text, core).is_some_and(is_said);
    let is_behind_photo = || {
        let label = lexicon.photos.at_start(core);
        label > 0 && gap(text, core, label) == ": " && is_said(label)
    };
    if pair.apart() > 0
        || describe::weight(said) < LONG_TEXT
        || scene.features.credit(caption).is_empty()
    {
        return Err(Unlike);
    }
    let reason = if is_behind_house() {
        "the same words, behind the name of the paper"
    } else if is_behind_photo() {
        "the same words, and those for a photo"
    } else {
        return Err(Unlike);
    };
    Ok(Repeat::new(Rule::Near, alt, caption, reason))
}

/// How many words of a caption stand behind a label at the least.
const SHORTEST_LABELLED: usize = 4;

/// How many words the names of a credit have at the most that opens a caption.
const LONGEST_OPENING: usize = 8;

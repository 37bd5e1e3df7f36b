//! What stands within a fuller text, elsewhere than at its start.

use super::super::differences::{is_denied, is_function_word, opens_compound};
use super::super::scene::{Evidence, Scene};
use super::common::Stays::{Because, Unlike};
use super::common::{
    DENIED, HAS_CREDIT, LONG_CUT, NEXT_BEGINS, OPENING_QUOTES, OTHER_CREDIT, PULL_QUOTE, Pair,
    TWO_PHOTOS, Verdict, are_names, begins_next, gap, have_one_credit, is_captioned, is_sentence,
    says_credit,
};
use super::copies::is_twice_placed;
use crate::describe;
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;

/// Contained in a fuller text, elsewhere than at its start.
pub(super) fn part(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (of_less, of_more) = (pair.of_less(), pair.of_more());
    let (caption, core_more) = (scene.features.caption(less), scene.features.core(more));
    if of_less.cut.is_some() || of_less.is_credit || caption.len() < 3 {
        return Err(Unlike);
    }
    let Some(at) = score::find(caption, core_more) else {
        return Err(Unlike);
    };
    if is_denied(core_more, at..at + caption.len()) {
        return Err(Because(DENIED));
    }
    if of_more.is_body || !is_captioned(scene, less, more) || of_less.is_quote {
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
    let apart = pair.apart();
    let goes_on = gap(scene.text(more), core_more, at + caption.len()) == " ";
    let is_sentence_of_text = apart > 0 && goes_on && of_less.ends_sentence;
    // What stands there again and again is the heading of several texts.
    let is_of_text = is_sentence_of_text || scene.copies(less) > 2;
    // One line may stand between, but not below the headline, where lines stand that belong to no picture.
    let is_far =
        apart > usize::from(!scene.is_head(less)) && !is_signed_otherwise(scene, less, more);
    if is_far || is_of_text && pair.evidence() < Evidence::Inside {
        return Err(Because("contained, but nothing says that it is a caption"));
    }
    // Below the caption, what stands there twice is a label and the name below it.
    let is_label = || {
        less > more
            && (of_less.weight >= LONG_CUT
                || scene
                    .next(less)
                    .is_some_and(|next| scene.is_same_letters(less, next)))
    };
    if begins_next(scene, less, more) && !is_label() {
        return Err(Because(NEXT_BEGINS));
    }
    let before_credit = core_more.len() - scene.features.credit(more).len();
    let may_sign = apart > 0 || scene.is_head(less) && !scene.text(less).contains('/');
    if at >= before_credit && may_sign || scene.is_byline(less) {
        return Err(Because("who took the photo may have written the article"));
    }
    Ok(pair.less_goes(Rule::Part, "the kept caption has these words"))
}

/// Whether two captions say the same, and who took the picture, in other words: "(credit: Jo Reed)", "(photo: Jo Reed)".
fn is_signed_otherwise(scene: &Scene, a: usize, b: usize) -> bool {
    let captions = [a, b].map(|block| scene.features.caption(block));
    let letters = captions.map(normalize::letters_hash);
    let is_photo = |block: usize| {
        let photos = &scene.features.lexicon.photos;
        photos.at_start(scene.features.credit(block)) > 0
    };
    letters[0] == letters[1]
        && describe::weight(captions[0]) >= LONG_CUT
        && is_photo(a)
        && is_photo(b)
        && says_credit(scene, b, a)
        && !is_twice_placed(scene, a, b)
}

/// Whether what a text says stands in another one, but begins within a longer word: "Anti-war protest" tells of no war
/// protest.
pub(super) fn is_within_compound(scene: &Scene, a: usize, b: usize) -> bool {
    let (text, core) = (scene.text(b), scene.features.core(b));
    let at = score::find(scene.features.caption(a), core).and_then(|at| at.checked_sub(1));
    at.is_some_and(|before| opens_compound(core, text, before))
}

/// The whole of a caption behind it that opens with its credit: "Photo: Jo Reed Harbour Times Ada Quill opens the bridge", or
/// "Jo Reed / 9news photo/Ada Quill".
pub(super) fn behind_credit(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    // The word for a photo may be taken for that of a widget.
    let (core_less, words_more) = (scene.features.core(less), scene.features.words(more));
    let lexicon = scene.features.lexicon;
    let at = words_more.len().saturating_sub(core_less.len());
    let (opening, said) = words_more.split_at(at);
    if pair.apart() > 0 || at == 0 || !score::is_same(said, core_less) {
        return Err(Unlike);
    }
    let (lead, end) = (
        lexicon.credit.at_start(opening),
        lexicon.photos.at_end(opening),
    );
    let before = gap(scene.text(more), words_more, at);
    // "© Harbour Photo Ada Quill opens the bridge"
    let is_protected = scene.text(more).trim_start().starts_with('©')
        && opening.len() <= LONGEST_OPENING
        && opening
            .iter()
            .all(|word| are_names(&[*word]) || word.has_digit());
    // "REUTERS / The old harbour" may be the paper's own heading.
    let is_agency = before == " " && lexicon.agencies.are(opening);
    let is_signed = if is_protected || is_agency {
        // Below it, a line that the markup does not give to a picture may be the text's.
        (less < more || scene.is_marked(less))
            && scene.feature(less).weight >= LONG_CUT
            && is_sentence(core_less)
    } else if less > more {
        false
    } else if lead > 0 {
        let names = opening.get(lead..).unwrap_or_default();
        gap(scene.text(more), words_more, lead).starts_with([':', '：'])
            && scene.feature(less).weight >= LONG_CUT
            && names.last().is_some_and(|last| !is_function_word(*last))
            && (2..=LONGEST_OPENING).contains(&names.len())
            && are_names(names)
            && is_sentence(core_less)
    } else {
        // Of names alone the one behind the word may be the photographer: "Harbour Post photo/Jo Reed".
        let names = opening.get(..at - end).unwrap_or_default();
        let may_be_name = |word: &Word| word.is_capitalised() || word.has_digit();
        let is_outlet = |word: usize| gap(scene.text(more), words_more, word).contains('/');
        end > 0
            && (2..names.len()).any(is_outlet)
            && !begins_next(scene, more, less)
            && scene.next(less) == Some(more)
            && before.trim_start_matches('.').starts_with(['/', ':'])
            && (2..=LONGEST_OPENING).contains(&names.len())
            && names.iter().all(may_be_name)
    };
    if !is_signed {
        return Err(Unlike);
    }
    if opening.iter().any(|word| lexicon.negations.has(*word)) {
        return Err(Because(DENIED));
    }
    Ok(pair.less_goes(Rule::Part, HAS_CREDIT))
}

/// How many words the names of a credit have at the most that opens a caption.
const LONGEST_OPENING: usize = 8;

//! Equal credits: when they are of one medium.

use super::{SHORTEST_CAPTION, is_twice_placed};
use crate::judge::rules::common::{are_names, gap, is_written_as_sentence};
use crate::judge::rules::places::FEWEST_WORDS;
use crate::judge::scene::{FARTHEST_NEIGHBOUR, Scene, here};
use crate::normalize::Word;

/// Whether the markup says that two blocks belong to two media, or that another medium stands between them; where a
/// copy goes that stands between them, they are renderings of one medium.
pub(super) fn is_parted_by_medium(scene: &Scene, a: usize, b: usize) -> bool {
    let (a, b) = (a.min(b), a.max(b));
    let between = || (a + 1..b).take(FARTHEST_NEIGHBOUR);
    let is_copy = |block: usize| {
        let keeper = scene.keeper_of(block);
        keeper.is_some_and(|keeper| here(a, b).contains(&keeper))
    };
    if scene.apart(a, b) == 0 && between().any(is_copy) {
        return false;
    }
    // An icon or a thumbnail may have a word for its alternative text.
    let says_something = |block: usize| scene.text(block).split_whitespace().nth(2).is_some();
    scene.is_other_medium(a, b)
        || between().any(|block| {
            scene.is_marked(block)
                && !scene.is_same_medium(block, a)
                && !scene.is_same_medium(block, b)
                && says_something(block)
        })
}

/// Whether two credits stand in the head of the article, with nothing between them that begins its text, and not each
/// behind or before a caption of its own.
pub(super) fn are_in_head(scene: &Scene, a: usize, b: usize) -> bool {
    let (a, b) = (a.min(b), a.max(b));
    let begins_text = |block: usize| scene.is_short_paragraph(block);
    let owner = |credit: usize| {
        let mut before = scene.before(credit);
        while let Some(other) = before.filter(|&other| scene.feature(other).is_credit) {
            before = scene.before(other);
        }
        before
    };
    let is_caption = |owner: usize| {
        let words = scene.features.core(owner).len();
        scene.feature(owner).parts() && words >= FEWEST_WORDS && !scene.is_headline(owner)
    };
    let has_caption = |credit: usize| owner(credit).is_some_and(is_caption);
    let leads_caption = |credit: usize| {
        let next = scene.next(credit);
        next.is_some_and(|next| is_caption(next) && !scene.is_text(next))
    };
    // The same credit again and again is that of several photos.
    scene.is_head(b)
        && scene.copies(a) == 2
        && b - a <= FARTHEST_NEIGHBOUR
        && !(a + 1..b).any(begins_text)
        && !(has_caption(a) && has_caption(b))
        && !(leads_caption(a) && leads_caption(b))
}

/// How far the first credit of a row is looked for.
const LONGEST_ROW: usize = 16;

/// Whether two equal credits below the head are of a row of more: those of pictures of which nothing else is said.
pub(super) fn are_of_row(scene: &Scene, a: usize, b: usize) -> bool {
    let is_one = |other: usize| scene.is_same_letters(other, a);
    let (first, last) = (a.min(b), a.max(b));
    // Right below what is said of a picture, that has them for several layouts.
    let above = (first.saturating_sub(LONGEST_ROW)..first)
        .rev()
        .find(|&other| !is_one(other));
    let is_caption = |above: usize| {
        let feature = scene.feature(above);
        feature.weight >= SHORTEST_CAPTION && !scene.is_text(above) && !feature.is_credit
    };
    let is_below_caption = above.is_some_and(is_caption) && (first..=last).all(is_one);
    !scene.is_head(first)
        && !is_below_caption
        && !scene.is_same_medium(a, b)
        && (scene.before(first).is_some_and(is_one)
            || (first + 1..last).any(is_one)
            || scene.next(last).is_some_and(is_one)
            || are_amid_credits(scene, first, last))
}

/// Whether two credits stand in a row of so many others that each is of a picture of which nothing else is said.
fn are_amid_credits(scene: &Scene, first: usize, last: usize) -> bool {
    const FEWEST: usize = 6;
    let is_credit = |block: &usize| scene.feature(*block).is_credit;
    let before = (first.saturating_sub(FEWEST)..first).rev();
    let behind = (first..first + FEWEST).take_while(is_credit).count();
    before.take_while(is_credit).count() + behind >= FEWEST
        && (first..=last).all(|block| is_credit(&block))
}

/// Whether the same credit stands right behind both of two equal captions, as if it stood in them.
pub(super) fn is_above_credit_again(scene: &Scene, a: usize, b: usize) -> bool {
    // A name or two may be what several photos show.
    scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_AGAIN
        && is_written_as_sentence(scene.features.core(a))
        && scene.feature(a).parts()
        && !scene.feature(a).is_quote
        && !scene.is_headline(a)
        && !scene.is_question(a)
        // The title of a chart, what is said of a person and a question stand below the name of what they are of.
        && scene.is_below_text_or_credit(a)
        && scene.is_below_text_or_credit(b)
        && scene.feature(a + 1).is_credit
        && scene.is_same_letters(a + 1, b + 1)
        && !is_twice_placed(scene, a, b)
}

/// Whether nothing but a name and a paper stands between two equal captions, or how the picture came to the paper, in
/// capitals: "Jo Reed/Harbour Post", "SUPPLIED".
pub(super) fn is_around_name_and_paper(scene: &Scene, a: usize, b: usize) -> bool {
    let is_name = |word: &Word| word.is_capitalised() && !word.has_digit();
    let is_signature = |line: usize| {
        let (text, words) = (scene.text(line), scene.features.core(line));
        let signs = || (1..words.len()).map(|at| gap(text, words, at));
        let slash = signs().position(|sign| sign == "/");
        let is_name_and_paper = (3..=LONGEST_SIGNATURE).contains(&words.len())
            && words.iter().all(is_name)
            && slash.is_some_and(|before| before > 0)
            && signs().filter(|sign| *sign != " ").count() == 1;
        // "SUPPLIED"
        is_name_and_paper
            || scene.features.lexicon.givers.are(words)
                && words.iter().all(|word| word.is_shouted(text))
    };
    a + 2 == b
        && scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_AGAIN
        && is_written_as_sentence(scene.features.core(a))
        && scene.feature(a).parts()
        && !scene.feature(a).is_quote
        && !scene.is_headline(a)
        && scene.feature(a).ends_sentence
        && !scene.is_question(a)
        && is_signature(a + 1)
        && !scene.next(b).is_some_and(is_signature)
        && !scene
            .next(b)
            .is_some_and(|next| are_names(scene.features.core(next)))
}

/// Whether nothing but a name stands between two equal captions, the first of them below the button of a picture: who
/// took it. "Click to enlarge", caption, "Jo Reed", caption.
pub(super) fn is_around_name_below_button(scene: &Scene, a: usize, b: usize) -> bool {
    let is_name = |line: usize| {
        let words = scene.features.core(line);
        (2..=LONGEST_NAME).contains(&words.len()) && are_names(words)
    };
    a + 2 == b
        && scene.is_introduced_above(a)
        && scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && scene.feature(a).parts()
        && is_name(a + 1)
        && !scene.next(b).is_some_and(is_name)
}

/// How many words the name of a photographer has at the most.
const LONGEST_NAME: usize = 4;

/// How many words a name and a paper have at the most.
const LONGEST_SIGNATURE: usize = 6;

/// How much a caption says at the least that is known again by its credit.
const SHORTEST_AGAIN: u32 = 5;

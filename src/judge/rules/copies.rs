//! Equal texts: when they are renderings of one medium, and which of them stays.

use super::super::differences::differences;
use super::super::scene::{Evidence, FARTHEST_NEIGHBOUR, Scene};
use super::credits::belongs_before;
use super::{Verdict, are_names, repeats};
use crate::describe::{self, has_entities};
use crate::finding::Rule;
use crate::normalize::{self, Word};
use crate::score;
use std::cmp::Reverse;
use std::ops::Range;

/// The same letters in the same order.
pub(super) fn exact(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if !of_a.is_whole || !of_b.is_whole || (of_a.is_body && of_b.is_body) {
        return Err("running text is not touched");
    }
    let ranked = || {
        if exact_rank(scene, a) >= exact_rank(scene, b) {
            (b, a)
        } else {
            (a, b)
        }
    };
    if of_a.is_credit || of_b.is_credit {
        // Where the caption above one of them goes, its credit goes after it.
        let is_other = scene.is_byline(a) || scene.is_byline(b);
        return if is_hidden_copy(scene, a, b)
            || !is_parted_by_medium(scene, a, b)
                && !is_other
                && (scene.is_next_to(a, b)
                    || (of_a.weight >= 3 && are_in_head(scene, a, b))
                    || are_around_caption(scene, a, b))
        {
            let (goes, stays) = ranked();
            repeats(
                Rule::Credit,
                goes,
                stays,
                1.0,
                "the same credit, for the same medium",
            )
        } else {
            Err("the same credit under two media is no repeat")
        };
    }
    if !is_one_medium(scene, a, b) {
        return Err("the same words, but nothing says that they belong to one medium");
    }
    if differ_in_pictograms(scene.text(a), scene.text(b)) {
        return Err("the same words, but another sign before them");
    }
    if is_call(scene.features.core(a)) || is_shout(scene, a, b) {
        return Err("a word that is called again and again");
    }
    let (goes, stays) = ranked();
    let widgets =
        |block: usize| scene.features.words(block).len() - scene.features.core(block).len();
    if widgets(goes) != widgets(stays) {
        return repeats(
            Rule::Near,
            goes,
            stays,
            1.0,
            "the same words, and those of a widget",
        );
    }
    let is_copy = scene.text(a).trim() == scene.text(b).trim();
    repeats(
        Rule::Exact,
        goes,
        stays,
        1.0,
        if is_copy {
            "the same text"
        } else {
            "the same words"
        },
    )
}

/// Whether the markup says that two blocks belong to two media, or that another medium stands between them; where a copy
/// goes that stands between them, they are renderings of one medium.
fn is_parted_by_medium(scene: &Scene, a: usize, b: usize) -> bool {
    let (a, b) = (a.min(b), a.max(b));
    let between = || (a + 1..b).take(FARTHEST_NEIGHBOUR);
    let here = a.saturating_sub(3)..=b + 3;
    let is_copy = |block: usize| {
        let keeper = scene.keeper_of(block);
        keeper.is_some_and(|keeper| here.contains(&keeper))
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
fn are_in_head(scene: &Scene, a: usize, b: usize) -> bool {
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

/// Whether a credit stands right before a caption and again right behind it: of one that has lost a copy, with the text before
/// it, or of the one above the text, with no other caption before it.
fn are_around_caption(scene: &Scene, a: usize, b: usize) -> bool {
    let (before, behind) = (a.min(b), a.max(b));
    let is_caption = |block: usize| {
        let feature = scene.feature(block);
        feature.parts() && !feature.has_credit() && !feature.is_structure
    };
    let caption = scene.next(before).filter(|&caption| is_caption(caption));
    let is_around = caption.is_some_and(|caption| scene.next(caption) == Some(behind));
    let is_below_text = before
        .checked_sub(1)
        .is_some_and(|text| scene.is_text(text));
    let is_above_text =
        scene.is_head(behind) && scene.is_above_text(behind) && !belongs_before(scene, before);
    is_around
        && (is_above_text
            || is_below_text && caption.is_some_and(|caption| scene.has_gone_copy(caption)))
}

/// How many words or characters a caption has at the least of which a credit is told to be the credit of.
const FEWEST_WORDS: usize = 4;
/// How much it says at the least to be known again as the headline.
const SHORTEST_CAPTION: u32 = 4;
/// How much a caption says at the least besides its credit that has its copy far from it.
const SHORTEST_CREDITED: u32 = 3;
/// How much a whole sentence says at the least that is known by its copy right behind it.
const SHORTEST_SENTENCE: u32 = 7;
/// How much a line of names says at the most that may be a credit.
const MOST_NAMES: u32 = 10;
/// How many commas a line has at the most that is no list of names.
const MOST_COMMAS: usize = 3;

/// Whether two equal texts are renderings of one, rather than furniture of the page, a refrain or a second headline.
fn is_one_medium(scene: &Scene, a: usize, b: usize) -> bool {
    let (a, b) = (a.min(b), a.max(b));
    let (of_a, weight) = (scene.feature(a), scene.feature(a).weight);
    if of_a.is_quote != scene.feature(b).is_quote
        && scene.evidence(a).max(scene.evidence(b)) < Evidence::Inside
    {
        return false;
    }
    if scene.is_byline(a) || scene.is_byline(b) {
        return false;
    }
    if are_two_plays(scene, a, b) {
        return false;
    }
    if is_hidden_copy(scene, a, b)
        || is_title_of_video(scene, a, b)
        || is_title_of_player(scene, a, b)
    {
        return true;
    }
    let apart = scene.apart(a, b);
    let evidence = scene.evidence(a).max(scene.evidence(b));
    let is_copy = scene.text(a).trim() == scene.text(b).trim();
    let is_verse = |block: usize| scene.text(block).trim_end().ends_with([',', ';']);
    if evidence == Evidence::None && (is_verse(a) || is_verse(b)) {
        return false;
    }
    let is_below_verse = || a.checked_sub(1).is_some_and(is_verse);
    if apart == 0
        && evidence < Evidence::Inside
        && (opens_song(scene, a, b) || is_below_verse() && !scene.is_credited(b))
    {
        return false;
    }
    if is_headed_figure(scene, a, b) || are_signed_alike(scene, a, b) {
        return true;
    }
    if of_a.is_slug != scene.feature(b).is_slug && weight >= 4 {
        return true;
    }
    if scene.are_of_two_cards(a, b) {
        return false;
    }
    // The last line of a song breaks off what was sung.
    let is_cut = of_a.cut.is_some() != scene.feature(b).cut.is_some();
    if is_cut && scene.copies(a) > 2 && scene.is_refrain(a) && scene.is_refrain(b) {
        return false;
    }
    // One photographer takes many pictures.
    let may_be_credit = || {
        scene.is_other_medium(a, b)
            && are_names(scene.features.core(a))
            && of_a.weight <= MOST_NAMES
    };
    if scene.is_marked(a) && scene.is_marked(b) && weight >= 6 && !may_be_credit() {
        return true;
    }
    if apart == 0 && weight >= 2 && scene.are_captions_of_one(a, b) {
        return true;
    }
    if is_beside_figure(scene, a, b) || is_in_gallery_again(scene, a, b) {
        return true;
    }
    if apart == 0 && is_copy && is_sentence_twice(scene, a, b) {
        return true;
    }
    if is_headline_of_pictures(scene, a, b)
        || are_names_below_copies(scene, a, b)
        || is_around_caption(scene, a, b)
        || is_around_counter(scene, a, b)
    {
        return true;
    }
    if evidence < Evidence::Inside
        && is_copy
        && scene.is_head(b)
        && (apart > 0 || weight < 10 || (scene.is_headline(a) && !scene.is_caption(a)))
    {
        // An alt text stands behind the whole head of an article, a second headline beside the first.
        let is_list = scene.text(a).matches([',', '、', '،']).count() > MOST_COMMAS
            || scene.text(a).contains('/') && are_names(scene.features.core(a));
        let is_line =
            !of_a.ends_sentence && of_a.cut.is_none() && !is_list && !are_rows(scene, a, b);
        let is_behind_head = is_line
            && weight >= 4
            && apart > 0
            && (is_above_caption(scene, b)
                || (weight >= 5
                    && are_head_lines(scene, a + 1..b)
                    && !is_head_again(scene, a..b)
                    && !is_unmarked_heading(scene, a, b)));
        return scene.is_credited(a)
            || scene.is_credited(b)
            || is_behind_head
            || (apart == 0
                && (scene.has_gone_copy(a)
                    || (weight >= 5 && are_widgets(scene, a + 1..b))
                    || (is_line && weight >= 4 && is_below_date(scene, a..b))));
    }
    // The title of a gallery or the alt text of the lead photo repeats the headline of the article.
    if a < HEAD_BLOCKS
        && weight >= 5
        && apart > 2
        && scene.copies(a) == 2
        && (scene.is_behind_credit(b) || (b < HEAD_BLOCKS && is_above_caption(scene, b)))
    {
        return true;
    }
    // A poster with the title of its video stands before the words that start it; so does any sentence before a picture.
    if weight >= 5 && !of_a.ends_sentence && scene.is_played(a) && scene.is_played(b) {
        return true;
    }
    if weight >= 5 && hashtags(scene.text(a)) >= 2 {
        return true;
    }
    if apart == 0 {
        let is_furniture =
            (scene.is_head(b) || scene.is_tail(a)) && weight < 10 && !is_between_texts(scene, a, b);
        return weight >= 2
            && letters(scene, a) >= 6
            && (scene.is_credited(a)
                || scene.is_credited(b)
                || evidence == Evidence::Inside
                || !is_furniture
                || (!is_copy && weight >= 4));
    }
    if evidence == Evidence::Inside {
        // A name or two before a credit may be what several photos show.
        let says = describe::weight(scene.features.caption(a)).min(weight);
        return says >= SHORTEST_CREDITED && !is_twice_placed(scene, a, b);
    }
    if of_a.is_quote {
        return false;
    }
    if apart <= 2 {
        let is_rendered_twice = !is_copy && weight >= 4;
        return is_rendered_twice
            || (weight >= 5 && (scene.is_credited(a) || scene.is_credited(b)));
    }
    (scene.is_credited(a) || scene.is_credited(b)) && scene.copies(a) <= 6 && weight >= 10
}

/// Whether a text stands before two lines and a paragraph, however short, behind them.
fn is_between_texts(scene: &Scene, a: usize, b: usize) -> bool {
    let is_paragraph = |block: usize| scene.is_text(block) || scene.is_short_paragraph(block);
    scene.feature(a).weight >= SHORTEST_CAPTION
        && scene.before(a).is_some_and(|before| scene.is_text(before))
        && scene.next(b).is_some_and(is_paragraph)
}

/// Whether a line stands right beside the caption of a figure, and is no heading.
fn is_beside_figure(scene: &Scene, a: usize, b: usize) -> bool {
    scene.apart(a, b) == 0
        && scene.is_caption(a) != scene.is_caption(b)
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && !scene.is_heading(a)
        && !scene.is_heading(b)
}

/// Whether the markup says of one of two lines that it is the caption of a picture, and the captions beside both are the same
/// as well, with nothing between the copies but counters: a gallery stands there again.
fn is_in_gallery_again(scene: &Scene, a: usize, b: usize) -> bool {
    let near = |block: usize| {
        let around = block.saturating_sub(GALLERY_STEP)..=block + GALLERY_STEP;
        around.filter(move |&other| other != block && other < scene.features.len())
    };
    let is_again = |marked: usize, again: usize| {
        let is_counter = |between: usize| {
            scene.feature(between).is_structure || scene.feature(between).is_widget
        };
        let is_beside = |copy: &usize| {
            let between = (*copy).min(again) + 1..(*copy).max(again);
            !scene.has_medium(*copy)
                && !scene.is_above_text(*copy)
                && between.into_iter().all(is_counter)
        };
        let is_other_copy = |(caption, copy): (usize, usize)| {
            scene.has_medium(caption)
                && scene.feature(caption).parts()
                && scene.is_same_letters(caption, copy)
        };
        let copies = || near(again).filter(is_beside);
        let pairs = near(marked).flat_map(|caption| copies().map(move |copy| (caption, copy)));
        scene.has_medium(marked)
            && !scene.has_medium(again)
            && !scene.is_heading(again)
            && !scene.is_above_text(again)
            && pairs.into_iter().any(is_other_copy)
    };
    scene.copies(a) == 2
        && scene.apart(a, b) > 2
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && (is_again(a, b) || is_again(b, a))
}

/// How far from each other the captions of a gallery stand at the most, with a counter between them.
const GALLERY_STEP: usize = 2;

/// Whether the markup says that one of two lines in the head of an article is the caption of its photo, and the other none:
/// the headline or the deck, which it repeats.
fn is_headed_figure(scene: &Scene, a: usize, b: usize) -> bool {
    scene.is_head(a.max(b))
        && scene.is_caption(a) != scene.is_caption(b)
        && scene.feature(a).weight >= SHORTEST_CAPTION
}

/// Whether the same line of names stands behind two long lines, one of which the markup gives to a medium: a caption and
/// its credit, each of them twice.
fn are_signed_alike(scene: &Scene, a: usize, b: usize) -> bool {
    let is_signed = |name: usize, other: usize| {
        let core = scene.features.core(name);
        name != other
            && scene.is_same_letters(name, other)
            && (2..=LONGEST_NAMES).contains(&core.len())
            && are_names(core)
            && !scene.feature(name).ends_sentence
    };
    let names = scene.next(a).zip(scene.next(b));
    (scene.is_marked(a) || scene.is_marked(b))
        && scene.feature(a).weight >= SHORTEST_SIGNED
        && !scene.feature(a).is_body
        && scene.next(a) != Some(b)
        && names.is_some_and(|(name, other)| is_signed(name, other))
}

/// Whether two equal lines are a few words that end as a sentence does, or names with an exclamation mark: they are called,
/// prayed or sung, where neither the markup nor a credit says that they are captions.
fn is_shout(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    scene.apart(a, b) == 0
        && feature.weight <= LONGEST_SHOUT
        && feature.ends_sentence
        && (scene.text(a).trim_end().ends_with('!') || !are_names(scene.features.core(a)))
        && ![a, b]
            .iter()
            .any(|&block| scene.is_marked(block) || scene.is_credited(block))
}

/// Whether two lines are the first of what is sung or called out: a colon stands before them, and one more line behind.
fn opens_song(scene: &Scene, a: usize, b: usize) -> bool {
    let ends_in_colon = |block: usize| scene.text(block).trim_end().ends_with([':', '：']);
    let is_line = |block: usize| !scene.is_text(block) && scene.evidence(block) == Evidence::None;
    scene.before(a).is_some_and(ends_in_colon) && scene.next(b).is_some_and(is_line)
}

/// Whether a sentence above the text is said twice, and stands among no verses: a headline ends in no full stop.
fn is_sentence_twice(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    let ends_so = |block: usize, signs: &[char]| scene.text(block).trim_end().ends_with(signs);
    let is_verse = |other: usize| ends_so(other, &[',', ';', ':', '：', '?', '？']);
    scene.is_head(b)
        && scene.copies(a) == 2
        && feature.weight >= SHORTEST_SENTENCE
        && feature.ends_sentence
        && ends_so(a, &['.', '。', '।', '۔', '։'])
        && !scene.before(a).is_some_and(is_verse)
        && !scene.next(b).is_some_and(is_verse)
}

/// Whether nothing stands between two lines but one caption with its credit: the alternative text of its picture is there for
/// another layout as well.
fn is_around_caption(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    let is_caption = |between: usize| {
        let between = scene.feature(between);
        between.has_credit() && !between.is_body
    };
    scene.apart(a, b) == 1
        && scene.copies(a) == 2
        && feature.weight >= SHORTEST_AROUND
        && !feature.ends_sentence
        && !scene.is_headline(a)
        && !scene.is_above_text(b)
        && (a + 1..b).take(FARTHEST_NEIGHBOUR).any(is_caption)
}

/// How much a line says at the least that is known again on the other side of a caption.
const SHORTEST_AROUND: u32 = 6;

/// Whether two lines of names around a slash stand below a caption that stands there twice, too.
fn are_names_below_copies(scene: &Scene, a: usize, b: usize) -> bool {
    let names = scene.features.core(a);
    let is_caption =
        |caption: usize| scene.has_gone_copy(caption) || scene.has_copy_beside(caption);
    scene.apart(a, b) == 0
        && (3..=LONGEST_NAMES).contains(&names.len())
        && are_names(names)
        && scene.text(a).matches('/').count() == 1
        && scene.before(a).is_some_and(is_caption)
}

/// Whether the number of pictures in a gallery stands between two lines, and their credit behind them: "3 photos", which
/// stands there with each of its pictures.
fn is_around_counter(scene: &Scene, a: usize, b: usize) -> bool {
    let is_counter = |between: usize| {
        let words = scene.features.words(between);
        scene.copies(between) > 1
            && (2..=LONGEST_COUNTER).contains(&words.len())
            && words.iter().any(|word| word.has_digit())
    };
    b == a + 2
        && is_counter(a + 1)
        && scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_COUNTED
        && scene.is_credited(b)
}

/// How many words there are at the most between two copies of a caption that number the pictures of a gallery, and how much the
/// caption says at the least.
const LONGEST_COUNTER: usize = 4;
const SHORTEST_COUNTED: u32 = 2;

/// Whether the headline stands again and again in the midst of the text: pictures have it for their alternative text. Around
/// the text it may be a second headline, and teasers have it.
fn is_headline_of_pictures(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    let is_in_text = |&block: &usize| {
        !scene.is_head(block) && !scene.is_tail(block) && scene.is_same_letters(a, block)
    };
    let blocks = 0..scene.features.len();
    let copies = || {
        let below = blocks.clone().skip(a + 1);
        below.filter(|&copy| scene.is_same_letters(a, copy))
    };
    let is_above_text = |copy: usize| {
        let next = scene.next(copy);
        next.is_some_and(|next| scene.is_text(next) || scene.is_date(next))
    };
    let are_sections = || copies().count() > MOST_SECTIONS && copies().all(is_above_text);
    // The credit of the lead photo may be that of others.
    let is_behind_caption = || {
        let caption = scene.before(a);
        caption.is_some_and(|caption| scene.evidence(caption) > Evidence::None)
    };
    let may_be_credit =
        scene.is_marked(a) || are_names(scene.features.core(a)) && is_behind_caption();
    a < HEAD_BLOCKS
        && scene.is_head(a)
        && (scene.is_headline(a) || !may_be_credit)
        // Behind the heading of a section its text stands, but no article has so many of one name.
        && (!scene.is_above_text(b) || are_sections())
        && (is_in_text(&b) || scene.is_head(b) && scene.apart(a, b) > 2)
        && (3..=MOST_PICTURES).contains(&scene.copies(a))
        && feature.weight >= SHORTEST_HEADLINE
        && !feature.ends_sentence
        && scene.text(a).trim() == scene.text(b).trim()
        && blocks.clone().filter(is_in_text).count() > 1
}

/// How many sections of an article may have its headline.
const MOST_SECTIONS: usize = 2;
/// How many pictures an article may have that repeat its headline.
const MOST_PICTURES: u32 = 32;
/// How much a headline says at the least that is known again by its copies.
const SHORTEST_HEADLINE: u32 = 5;

/// How much a caption says at the least that is known by the same names behind both of its copies.
const SHORTEST_SIGNED: u32 = 8;
/// How many words these names are at the most.
const LONGEST_NAMES: usize = 8;

/// Whether two lines stand behind two that are alike as well: the rows of two lists, of which many may be.
fn are_rows(scene: &Scene, a: usize, b: usize) -> bool {
    let before = a.checked_sub(1).zip(b.checked_sub(1));
    before.is_some_and(|(a, b)| scene.is_same_letters(a, b))
}

/// How much is called at the most.
const LONGEST_SHOUT: u32 = 4;
/// How many words a call has at the most.
const LONGEST_CALL: usize = 12;

/// Whether few words stand there again and again: "Goal! Goal! Goal!" is no caption.
fn is_call(core: &[Word]) -> bool {
    let is_new = |&(at, word): &(usize, &Word)| {
        let mut before = core.iter().take(at);
        !before.any(|other| other.hash == word.hash)
    };
    (3..=LONGEST_CALL).contains(&core.len())
        && core.iter().enumerate().filter(is_new).count() * 2 <= core.len()
}

/// Whether there is nothing in these blocks but what stands under a headline: a date with a byline, a deck, buttons.
fn are_head_lines(scene: &Scene, blocks: Range<usize>) -> bool {
    let is_short = |block: &usize| scene.is_gone(*block) || scene.feature(*block).weight <= 6;
    (2..=6).contains(&blocks.len())
        && blocks.clone().any(|block| scene.is_date(block))
        && blocks
            .filter(|block| !is_short(block) && !scene.is_date(*block))
            .count()
            <= 1
}

/// Whether the date of the article stands between its headline and a line that is not all of names: that is no headline.
fn is_below_date(scene: &Scene, lines: Range<usize>) -> bool {
    let line = lines.start;
    let headline = (line.saturating_sub(LONGEST_HEAD)..line).find(|&at| scene.is_headline(at));
    let has_date = |headline: usize| (headline + 1..line).any(|block| scene.is_date(block));
    // Verses stand above verses, and a second headline above a date.
    let mut behind = scene.next(lines.end);
    while let Some(copy) = behind.filter(|&next| scene.is_same_letters(line, next)) {
        behind = scene.next(copy);
    }
    let is_above_text = behind.is_some_and(|next| {
        let feature = scene.feature(next);
        let is_sentence = feature.ends_sentence && feature.weight >= SHORTEST_SENTENCE;
        scene.is_text(next) || feature.is_credit || is_sentence
    });
    // The word for a video stands above its title, and its length below.
    let is_titled = || {
        let above = scene.feature(line.saturating_sub(1));
        above.is_widget && scene.feature(line).weight >= SHORTEST_TITLED
    };
    headline.is_some_and(has_date)
        && (is_above_text || is_titled())
        && !are_names(scene.features.core(line))
}

/// How much the title of a video says at the least that is known by the word above it.
const SHORTEST_TITLED: u32 = 5;

/// How many blocks a headline and what stands under it have at the most.
const LONGEST_HEAD: usize = 10;

/// Whether readers do not see one of two long captions, wherever it stands: it is the copy for another layout.
fn is_hidden_copy(scene: &Scene, a: usize, b: usize) -> bool {
    let is_seen_caption =
        |block: usize| !scene.is_hidden(block) && scene.evidence(block) > Evidence::None;
    let feature = scene.feature(a);
    scene.is_hidden(a) != scene.is_hidden(b)
        && feature.weight >= SHORTEST_HIDDEN
        && (is_seen_caption(a) || is_seen_caption(b))
        && scene.text(a).trim() == scene.text(b).trim()
}

/// The words before a title that say how it is played: "Video:".
fn play_of<'s>(scene: &'s Scene, block: usize) -> Option<&'s [Word]> {
    let words = scene.features.words(block);
    let (lead, title) = words.split_at_checked(scene.features.lexicon.plays.at_start(words))?;
    let start = |words: &[Word]| words.first().map(|word| word.start);
    (!lead.is_empty() && start(title) == start(scene.features.core(block))).then_some(lead)
}

/// Whether one of two lines, and it alone, has the word for a video before it: "Video: The bridge opens at last".
fn is_title_of_video(scene: &Scene, a: usize, b: usize) -> bool {
    play_of(scene, a).is_some() != play_of(scene, b).is_some()
        && !describe::are_people(scene.text(a), scene.features.core(a))
        && scene.feature(a).weight >= SHORTEST_VIDEO
        && scene.copies(a) == 2
}

/// Whether one title stands behind two words for what is played: "Video: The bridge", "Audio: The bridge".
fn are_two_plays(scene: &Scene, a: usize, b: usize) -> bool {
    let is_other = |(play_a, play_b): (&[Word], &[Word])| match (play_a, play_b) {
        // "ΒΙΝΤΕΟ" has lost its accent.
        ([x], [y]) => {
            x.hash != y.hash && score::slip(*x, scene.text(a), *y, scene.text(b)).is_none()
        }
        // "Katso video" and "Video"
        _ => !ends_with(play_a, play_b) && !ends_with(play_b, play_a),
    };
    play_of(scene, a)
        .zip(play_of(scene, b))
        .is_some_and(is_other)
}

fn ends_with(words: &[Word], end: &[Word]) -> bool {
    let at = words.len().checked_sub(end.len());
    at.and_then(|at| words.get(at..))
        .is_some_and(|words| score::is_same(words, end))
}

/// Whether one title stands twice behind the word for a video, with nothing between but how long it lasts.
fn is_title_of_player(scene: &Scene, a: usize, b: usize) -> bool {
    let is_length =
        |between: usize| scene.feature(between).is_structure || scene.feature(between).is_widget;
    play_of(scene, a).is_some()
        && play_of(scene, b).is_some()
        && b - a <= FARTHEST_LENGTH
        && (a + 1..b).all(is_length)
        && scene.feature(a).weight >= SHORTEST_CAPTION
}

/// How far below the title of a video it may stand again.
const FARTHEST_LENGTH: usize = 3;

/// How much the title of a video says at the least that is known again by its words alone.
const SHORTEST_VIDEO: u32 = 6;

/// How much a caption says at the least that is known again by its hidden copy.
const SHORTEST_HIDDEN: u32 = 8;

/// Whether the markup says that one of two lines is a heading, and of neither that it belongs to a picture: then the other is
/// that heading again.
fn is_unmarked_heading(scene: &Scene, a: usize, b: usize) -> bool {
    (scene.is_heading(a) || scene.is_heading(b)) && !scene.is_marked(a) && !scene.is_marked(b)
}

/// Whether what stood behind a headline stands behind its copy again, as the buttons or the date: then the head of the page is
/// there twice, as on top of a page that is scrolled.
fn is_head_again(scene: &Scene, copies: Range<usize>) -> bool {
    let next = copies.end + 1;
    let stood = |block: usize| {
        scene.is_same_letters(block, next)
            || scene.is_date(block) && scene.is_date(next) && scene.begin_alike(block, next)
    };
    (copies.start + 1..copies.end).any(stood)
}

/// Whether there is nothing in these blocks but the words of widgets, as between the states of a video's title.
fn are_widgets(scene: &Scene, mut blocks: Range<usize>) -> bool {
    !blocks.is_empty()
        && blocks.all(|block| scene.feature(block).is_widget && scene.feature(block).count > 1)
}

/// Whether two texts stand at two places of the article, each with copies of its own: two pictures, after all.
pub(super) fn is_twice_placed(scene: &Scene, a: usize, b: usize) -> bool {
    let is_copy = |block: usize, other: usize| {
        scene.is_same_letters(block, other)
            || (scene.is_alike(block, other, 0.9)
                && scene.likeness(block, other) > 0.9
                && differences(scene, block, other).is_some())
    };
    let has_copy = |block: usize| scene.beside(block).any(|other| is_copy(block, other));
    scene.apart(a, b) > 2 && has_copy(a) && has_copy(b)
}

/// Whether the next thing behind a block is a caption with its credit.
fn is_above_caption(scene: &Scene, block: usize) -> bool {
    let is_caption = |next: usize| {
        let feature = scene.feature(next);
        feature.has_credit() && !feature.is_body || scene.is_credited(next) && feature.weight <= 40
    };
    scene.next(block).is_some_and(is_caption)
}

/// How many blocks the head of an article has at most, navigation and all.
pub(super) const HEAD_BLOCKS: usize = 14;

/// Whether both texts have pictograms, and not the same: a yellow card and a red one.
fn differ_in_pictograms(a: &str, b: &str) -> bool {
    let pictograms = |text: &str| -> Vec<char> {
        let is_pictogram =
            |c: &char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}');
        text.chars().filter(is_pictogram).collect()
    };
    let (of_a, of_b) = (pictograms(a), pictograms(b));
    !of_a.is_empty() && !of_b.is_empty() && of_a != of_b
}

/// Words with a hash sign mark a text that was written to be shared.
fn hashtags(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| {
            word.len() > 2
                && word.starts_with('#')
                && word.chars().nth(1).is_some_and(char::is_alphabetic)
        })
        .count()
}

/// Which of equal texts stays: the whole, visible, unshouted one; the headline; the one with a credit; the first.
fn exact_rank(scene: &Scene, block: usize) -> impl Ord + use<> {
    let feature = scene.feature(block);
    let text = scene.text(block);
    (
        !scene.can_go(block),
        scene.is_heading(block),
        feature.cut.is_none(),
        !scene.is_hidden(block),
        !has_entities(text) || scene.is_credited(block),
        scene.is_headline(block),
        Reverse(scene.features.words(block).len()),
        !is_unwritten(text),
        scene.is_credited(block),
        Reverse(block),
    )
}

pub(super) fn letters(scene: &Scene, block: usize) -> usize {
    scene
        .features
        .core(block)
        .iter()
        .map(|word| word.len())
        .sum()
}

/// A slug, or a text all in capitals or all in small letters: no text for readers.
pub(super) fn is_unwritten(text: &str) -> bool {
    is_written_small(text) || is_shouted(text) || !text.trim().contains(char::is_whitespace)
}

/// Whether a text has small letters and no others.
pub(super) fn is_written_small(text: &str) -> bool {
    text.chars().any(normalize::is_small) && !text.chars().any(char::is_uppercase)
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests;

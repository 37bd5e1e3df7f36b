//! Copies in the head of an article, and of its headline.

use super::{SHORTEST_CAPTION, SHORTEST_COPIED_SENTENCE};
use crate::describe::is_duration;
use crate::judge::rules::common::{are_by_names, are_names};
use crate::judge::scene::{Evidence, HEAD_BLOCKS, Scene};
use std::cell::LazyCell;
use std::ops::Range;

/// Whether the headline stands again and again in the midst of the text: pictures have it for their alternative text.
/// Around the text it may be a second headline, and teasers have it.
pub(super) fn is_headline_of_pictures(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    let is_copy = |block: usize| scene.is_same_letters(a, block);
    // Where paragraphs are short, pictures below the first are told by three copies in a row.
    let text = LazyCell::new(|| first_short_paragraph(scene, a + 1..b));
    let are_copies = |from: usize| from > a && (from..from + 3).all(is_copy);
    let is_in_row = |block: usize| (block.saturating_sub(2)..=block).any(are_copies);
    let is_below = |block: usize| is_in_row(block) && text.is_some_and(|text| text < block);
    let is_in_text = |&block: &usize| {
        (!scene.is_head(block) || is_below(block)) && !scene.is_tail(block) && is_copy(block)
    };
    let is_heading = |above: usize| !scene.is_sentence(above) && scene.feature(above).parts();
    // The credit of the lead photo may be that of others.
    let is_behind_caption = || {
        let caption = scene.before(a);
        caption.is_some_and(|caption| scene.evidence(caption) > Evidence::None)
    };
    let may_be_credit = scene.is_marked(a)
        || are_names(scene.features.core(a))
            && (is_behind_caption() || scene.text(a).contains('/'));
    a < HEAD_BLOCKS
        && scene.is_head(a)
        && (scene.is_headline(a) || !may_be_credit)
        // Behind the heading of a section its text stands.
        && (!scene.is_above_text(b)
            || b.checked_sub(1).is_some_and(is_copy)
            || scene.copies(a) >= FEWEST_PICTURES
                && feature.weight >= SHORTEST_OF_PICTURES
                && b.checked_sub(1).is_some_and(is_heading))
        && (is_in_text(&b) || scene.is_head(b) && scene.apart(a, b) > 2)
        && (3..=MOST_PICTURES).contains(&scene.copies(a))
        && feature.weight >= SHORTEST_HEADLINE
        && !feature.ends_sentence
        && scene.text(a).trim() == scene.text(b).trim()
        && (0..scene.features.len()).filter(is_in_text).count() > 1
}

/// Which of these blocks of the head begins a text of short paragraphs, as one of them, and another one: verses are
/// shorter still.
fn first_short_paragraph(scene: &Scene, blocks: Range<usize>) -> Option<usize> {
    let weight = |block: usize| scene.feature(block).weight;
    let begins_text = |&block: &usize| {
        block + 1 < blocks.end
            && scene.is_sentence(block)
            && scene.is_sentence(block + 1)
            && weight(block) + weight(block + 1) >= SHORTEST_PARAGRAPHS
    };
    (blocks.start..blocks.end.min(HEAD_BLOCKS)).find(begins_text)
}

/// How much two paragraphs say at the least with which a text begins.
const SHORTEST_PARAGRAPHS: u32 = 28;
/// How often a headline stands there at the least below the headings of sections, and how much it says: a picture at
/// the head of each section has it.
const FEWEST_PICTURES: u32 = 6;
const SHORTEST_OF_PICTURES: u32 = 8;
/// How many pictures an article may have that repeat its headline.
const MOST_PICTURES: u32 = 32;
/// How much a headline, or a line below it, says at the least that is known again by its copies.
const SHORTEST_HEADLINE: u32 = 5;

/// Whether a headline of which an alt text has gone stands between two sentences of the text again: pages have it at
/// each picture.
pub(super) fn is_headline_amid_text(scene: &Scene, headline: usize, line: usize) -> bool {
    let is_sentence = |block: usize| scene.is_sentence(block);
    scene.feature(headline).weight >= SHORTEST_HEADLINE
        && scene.is_headline(headline)
        && scene.has_gone_copy(headline)
        && scene.before(line).is_some_and(is_sentence)
        && scene.next(line).is_some_and(is_sentence)
}

/// Whether the headline, above which nothing but furniture stands, stands again in the text, right above a caption with
/// its credit: an alternative text.
pub(super) fn is_headline_above_caption(scene: &Scene, headline: usize, line: usize) -> bool {
    const MOST_COPIES: u32 = 3;
    let is_caption = |next: usize| scene.feature(next).has_credit() && !scene.is_text(next);
    headline < HEAD_BLOCKS
        && scene.is_head(headline)
        && !(scene.is_head(line) || scene.is_tail(line))
        && scene.copies(headline) <= MOST_COPIES
        && is_first_headline_again(scene, headline, line)
        && scene.next(line).is_some_and(is_caption)
}

/// Whether who wrote the article is told right below a line, which is its headline then: "By Jo Reed".
pub(super) fn is_above_byline(scene: &Scene, line: usize) -> bool {
    scene.next(line).is_some_and(|next| {
        !scene.feature(next).is_credit && are_by_names(scene.features.core(next))
    })
}

/// Whether the headline, above which nothing but furniture stands, stands again behind its deck and the lines that say
/// who wrote the article and when, right above a sentence: the alternative text of the lead photo.
pub(super) fn is_headline_below_date(scene: &Scene, headline: usize, line: usize) -> bool {
    const LONGEST_OF_HEAD: u32 = 8;
    let between = headline + 1..line;
    let is_deck = |between: &usize| scene.feature(*between).is_prose;
    let is_of_head = |between: usize| {
        let feature = scene.feature(between);
        feature.is_prose || feature.is_structure || feature.weight <= LONGEST_OF_HEAD
    };
    // A line may say whose picture it is.
    let is_above_sentence = |next: usize| {
        scene.is_sentence(next)
            || scene.feature(next).weight <= LONGEST_OF_HEAD
                && scene.next(next).is_some_and(|text| scene.is_sentence(text))
    };
    (3..=6).contains(&between.len())
        && line < HEAD_BLOCKS
        && scene.copies(headline) == 2
        && is_first_headline_again(scene, headline, line)
        && between.clone().filter(is_deck).count() == 1
        && between.clone().all(is_of_head)
        && between
            .clone()
            .any(|date| scene.is_date_or_count_of_media(date))
        && !is_above_byline(scene, line)
        && scene.next(line).is_some_and(is_above_sentence)
}

/// Whether a line that is no heading may repeat the headline, above which nothing but furniture stands.
fn is_first_headline_again(scene: &Scene, headline: usize, line: usize) -> bool {
    let feature = scene.feature(headline);
    feature.weight >= SHORTEST_HEADLINE
        && !feature.ends_sentence
        && !scene.is_heading(line)
        && (0..headline).all(|above| is_furniture(scene, above))
}

/// Whether a line above the headline says no more than the furniture of a page does.
fn is_furniture(scene: &Scene, line: usize) -> bool {
    const LONGEST_FURNITURE: u32 = 4;
    let feature = scene.feature(line);
    feature.weight <= LONGEST_FURNITURE || feature.is_structure
}

/// How much a text says at the most that is a caption by the credit in the line behind it.
const LONGEST_CREDITED: u32 = 40;

/// Whether the next thing behind a block is a caption with its credit.
pub(super) fn is_above_caption(scene: &Scene, block: usize) -> bool {
    let is_caption = |next: usize| {
        let feature = scene.feature(next);
        feature.has_credit() && !feature.is_body
            || scene.is_credited(next) && feature.weight <= LONGEST_CREDITED
    };
    scene.next(block).is_some_and(is_caption)
}

/// Whether two lines stand below the headline, which says something else, and right above the text, and nowhere else:
/// there is nothing but a name and the date between.
pub(super) fn is_line_below_headline(scene: &Scene, a: usize, b: usize) -> bool {
    let is_of_head = |line: usize| scene.is_byline(line) || scene.is_date_or_data(line);
    let mut lines = (0..a)
        .rev()
        .skip_while(|&line| is_of_head(line) || scene.feature(line).is_widget);
    let headline = lines.next();
    let next = scene.next(b);
    scene.feature(a).weight >= SHORTEST_HEADLINE
        && b == a + 1
        && scene.copies(a) == 2
        && headline
            .is_some_and(|at| at == 0 && scene.is_headline(at) && !scene.may_share_half(at, a))
        && !scene.is_question(a)
        && next.is_some_and(|next| scene.feature(next).is_prose)
}

/// Whether the markup says that one of two lines in the head of an article is the caption of its photo, and the other
/// none: the headline or the deck, which it repeats.
pub(super) fn is_headed_figure(scene: &Scene, a: usize, b: usize) -> bool {
    scene.is_head(a.max(b))
        && scene.is_caption(a) != scene.is_caption(b)
        && scene.feature(a).weight >= SHORTEST_CAPTION
}

/// Whether a sentence above the text is said twice, and stands among no verses: a headline ends in no full stop.
pub(super) fn is_sentence_twice(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(a);
    let ends_so = |block: usize, signs: &[char]| scene.text(block).trim_end().ends_with(signs);
    let is_verse = |other: usize| ends_so(other, &[',', ';', ':', '：', '?', '？']);
    scene.is_head(b)
        && scene.copies(a) == 2
        && feature.weight >= SHORTEST_COPIED_SENTENCE
        && feature.ends_sentence
        && ends_so(a, &['.', '。', '।', '۔', '։'])
        && !scene.before(a).is_some_and(is_verse)
        && !scene.next(b).is_some_and(is_verse)
}

/// Whether there is nothing in these blocks but what stands under a headline: a date with a byline, a deck, buttons.
pub(super) fn are_head_lines(scene: &Scene, blocks: Range<usize>) -> bool {
    let is_short = |block: &usize| scene.is_gone(*block) || scene.feature(*block).weight <= 6;
    (2..=6).contains(&blocks.len())
        && blocks
            .clone()
            .any(|block| scene.is_date_or_count_of_media(block))
        && blocks
            .filter(|block| !is_short(block) && !scene.is_date_or_data(*block))
            .count()
            <= 1
}

/// Whether the date of the article stands between its headline and a line that is not all of names: that is no
/// headline.
pub(super) fn is_below_date(scene: &Scene, lines: Range<usize>) -> bool {
    let line = lines.start;
    let headline = (line.saturating_sub(LONGEST_HEAD)..line).find(|&at| scene.is_headline(at));
    let has_date =
        |headline: usize| (headline + 1..line).any(|block| scene.is_date_or_count_of_media(block));
    // Verses stand above verses, and a second headline above a date.
    // There may be a third.
    let is_copy = |next: &usize| scene.is_same_letters(line, *next);
    let behind = scene.next(lines.end);
    let behind = behind
        .filter(is_copy)
        .map_or(behind, |copy| scene.next(copy));
    let is_above_text = behind.is_some_and(|next| {
        let feature = scene.feature(next);
        let is_sentence = feature.ends_sentence && feature.weight >= SHORTEST_COPIED_SENTENCE;
        scene.is_text(next) || is_sentence
    });
    // The word for a video stands above its title, and its length below.
    let is_titled = || {
        let words = line.checked_sub(1).map(|above| scene.features.words(above));
        let length = behind.and_then(|behind| scene.text(behind).split_whitespace().next());
        words.is_some_and(|words| scene.features.lexicon.plays.are(words))
            && length.is_some_and(is_duration)
            && scene.feature(line).weight >= SHORTEST_TITLED
    };
    headline.is_some_and(has_date)
        && (is_above_text || is_titled())
        && !are_names(scene.features.core(line))
}

/// How much the title of a video says at the least that is known by the word above it.
const SHORTEST_TITLED: u32 = 5;
/// How many blocks a headline and what stands under it have at the most.
const LONGEST_HEAD: usize = 10;

/// Whether the markup says that one of two lines is a heading, and of neither that it belongs to a picture: then the
/// other is that heading again.
pub(super) fn is_unmarked_heading(scene: &Scene, a: usize, b: usize) -> bool {
    (scene.is_heading(a) || scene.is_heading(b)) && !scene.is_marked(a) && !scene.is_marked(b)
}

/// Whether what stood behind a headline stands behind its copy again, as the buttons or the date: then the head of the
/// page is there twice, as on top of a page that is scrolled.
pub(super) fn is_head_again(scene: &Scene, copies: Range<usize>) -> bool {
    let next = copies.end + 1;
    let stood = |block: usize| {
        scene.is_same_letters(block, next)
            || scene.is_date_or_data(block)
                && scene.is_date_or_data(next)
                && scene.begin_alike(block, next)
    };
    (copies.start + 1..copies.end).any(stood)
}

/// Whether two lines stand behind two that are alike as well: the rows of two lists, of which many may be.
pub(super) fn are_rows(scene: &Scene, a: usize, b: usize) -> bool {
    let before = a.checked_sub(1).zip(b.checked_sub(1));
    before.is_some_and(|(a, b)| scene.is_same_letters(a, b))
}

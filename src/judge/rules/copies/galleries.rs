//! Copies beside figures and in galleries.

use super::SHORTEST_CAPTION;
use crate::describe::of_several;
use crate::describe::signs::{BULLETS, COLONS};
use crate::judge::rules::common::{LONG_TEXT, are_names};
use crate::judge::scene::{Evidence, Scene};
use crate::normalize::Word;

/// Whether the markup gives two long lines to media, and nothing says that each is of its own: one photographer takes
/// many pictures, and what stands on two cards that no picture is on may be said of both.
pub(super) fn are_marked_alike(scene: &Scene, a: usize, b: usize) -> bool {
    let weight = scene.feature(a).weight;
    let may_be_credit = || {
        scene.is_other_medium(a, b) && are_names(scene.features.core(a)) && weight <= LONGEST_CREDIT
    };
    let is_titled = |block: usize| {
        let title = block.checked_sub(1);
        title.is_some_and(|title| !scene.is_text(title) && !scene.is_same_letters(title, block))
    };
    // What a class of captions is given to may stand below anything.
    let are_unpictured = || {
        let is_bare = |block: usize| scene.is_caption(block) && !scene.has_medium(block);
        is_bare(a) && is_bare(b)
    };
    // Two boxes with pictures may be two teasers of one thing, or have more in them: a title, a button.
    let is_alone = |block: usize| {
        let says_nothing = |other: usize| {
            let feature = scene.feature(other);
            feature.is_widget || feature.is_data || feature.is_credit || is_counter(scene, other)
        };
        let mut beside = scene.beside(block);
        !scene.is_link(block)
            && !beside.any(|other| scene.is_same_medium(block, other) && !says_nothing(other))
    };
    let is_known = |block: usize| {
        scene.is_caption(block) || scene.is_credited(block) || scene.is_cloned(block)
    };
    let may_be_one = || {
        let are_alone = is_alone(a) && is_alone(b);
        !scene.is_other_medium(a, b) || is_known(a) || is_known(b) || are_alone
    };
    let are_cards = || !scene.has_medium(a) && !scene.has_medium(b) && is_titled(a) && is_titled(b);
    scene.is_marked(a)
        && scene.is_marked(b)
        && weight >= SHORTEST_MARKED
        && may_be_one()
        && !may_be_credit()
        && !are_cards()
        && !are_unpictured()
}

/// How much lines say at the least that are known by the markup alone.
const SHORTEST_MARKED: u32 = 6;
/// How much a line of names says at the most that may be a credit.
const LONGEST_CREDIT: u32 = 10;

/// Whether a line stands right beside the caption of a figure, and is no heading.
pub(super) fn is_beside_figure(scene: &Scene, a: usize, b: usize) -> bool {
    scene.apart(a, b) == 0
        && scene.is_caption(a) != scene.is_caption(b)
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && !scene.is_heading(a)
        && !scene.is_heading(b)
}

/// How far from each other the captions of a gallery stand at the most, with a counter between them.
const GALLERY_STEP: usize = 2;
/// How far from each other the pictures stand at the most whose captions a gallery has again, in blocks.
const GALLERY_REACH: usize = 24;
/// How much the heading of a list says at the most, or a line of it.
const LONGEST_OF_LIST: u32 = 12;

/// Whether one of two lines is the caption of a picture, and the other stands in a gallery: beside it there is a copy
/// of the caption beside the first one, or, below the text and with the words of a widget between, of any caption near
/// it.
pub(super) fn is_in_gallery_again(scene: &Scene, a: usize, b: usize) -> bool {
    scene.copies(a) == 2
        && scene.apart(a, b) > 2
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && (stands_in_gallery(scene, a, b) || stands_in_gallery(scene, b, a))
}

/// Whether a line stands in a gallery, and a caption elsewhere is that of its picture.
fn stands_in_gallery(scene: &Scene, caption: usize, again: usize) -> bool {
    let near = |block: usize, reach: usize| {
        let around = block.saturating_sub(reach)..=block + reach;
        around.filter(move |&other| other != block && other < scene.features.len())
    };
    let between = |copy: usize| copy.min(again) + 1..copy.max(again);
    let is_beside = |copy: &usize| {
        let is_gallery_word =
            |between: usize| scene.feature(between).is_widget || is_counter(scene, between);
        !scene.has_medium(*copy)
            && !scene.is_above_text(*copy)
            && between(*copy).all(is_gallery_word)
    };
    let has_copy = |copy: usize, reach: usize| {
        near(caption, reach).any(|other| {
            scene.has_medium(other)
                && scene.feature(other).parts()
                && scene.is_same_letters(other, copy)
        })
    };
    // Elsewhere lists name the pictures: what can be seen, eaten, won.
    let is_below_text = |copy: usize| {
        scene.is_tail(again)
            && scene.is_tail(copy)
            && scene.feature(copy).weight >= SHORTEST_CAPTION
            && scene.copies(copy) == 2
            && !between(copy).is_empty()
    };
    !scene.has_medium(again)
        && !scene.is_heading(again)
        && !scene.is_above_text(again)
        && scene.has_medium(caption)
        && near(again, GALLERY_STEP).filter(is_beside).any(|copy| {
            !is_below_heading(scene, copy.min(again))
                && (has_copy(copy, GALLERY_STEP)
                    || is_below_text(copy) && has_copy(copy, GALLERY_REACH))
        })
}

/// Whether there is nothing in a block but the number of a picture in its gallery: "1 / 3", "2 of 3".
fn is_counter(scene: &Scene, block: usize) -> bool {
    let words = scene.features.words(block);
    of_several(scene.features.lexicon, scene.text(block), words) == Some(words.len())
}

/// Whether all captions of a gallery stand there again below it in their order: each below the number of its picture
/// first, and right behind the one before it then. Each is a sentence, or has the same names behind it both times.
pub(super) fn is_numbered_again(scene: &Scene, a: usize, b: usize) -> bool {
    let count_of = |caption: usize| {
        let counter = caption.checked_sub(1)?;
        let words = scene.features.words(counter).iter();
        let mut numbers = words.filter_map(|word| word.of(scene.text(counter)).parse().ok());
        let numbers: (usize, usize) = numbers.next().zip(numbers.next())?;
        is_counter(scene, counter).then_some(numbers)
    };
    let Some((at, all)) = count_of(a).filter(|_| count_of(b).is_none()) else {
        return false;
    };
    let before = at.saturating_sub(1);
    let is_sentence = |caption: usize| {
        scene.feature(caption).ends_sentence && !scene.text(caption).trim_end().ends_with('?')
    };
    let is_signed = |caption: usize, copy: usize| {
        let names = scene.features.core(caption + 1);
        let may_be_names = || (2..=LONGEST_NAMES).contains(&names.len()) && are_names(names);
        scene.is_same_letters(caption + 1, copy + 1)
            && (scene.feature(caption + 1).is_credit || may_be_names())
    };
    // How many lines there are for each picture below the number.
    let is_again = |lines: usize| {
        let first = a.checked_sub((lines + 1) * before);
        let Some((first, again)) = first.zip(b.checked_sub(lines * before)) else {
            return false;
        };
        let is_copy = |place: usize| {
            let (caption, copy) = (first + (lines + 1) * place, again + lines * place);
            count_of(caption) == Some((place + 1, all))
                && scene.feature(caption).weight >= SHORTEST_NUMBERED
                && scene.copies(caption) == 2
                && scene.is_same_letters(caption, copy)
                && if lines == 1 {
                    is_sentence(caption)
                } else {
                    is_signed(caption, copy)
                }
        };
        first + (lines + 1) * all <= again + 1
            && (0..all).all(is_copy)
            && !is_below_heading(scene, again)
    };
    (2..=MOST_NUMBERED).contains(&all) && (is_again(1) || is_again(2))
}

/// How many pictures a gallery has at the most whose captions are known by their numbers.
const MOST_NUMBERED: usize = 40;
/// How much a caption says at the least that is known by the number of its picture.
const SHORTEST_NUMBERED: u32 = 6;

/// Whether the heading of a list, or a line of it, stands above a block: what is neither text nor the words of a
/// widget.
fn is_below_heading(scene: &Scene, block: usize) -> bool {
    scene.before(block).is_some_and(|above| {
        let feature = scene.feature(above);
        let is_long =
            feature.weight > LONGEST_OF_LIST && !scene.text(above).trim_end().ends_with(COLONS);
        !is_long
            && !feature.ends_sentence
            && !feature.is_credit
            && !is_counter(scene, above)
            && scene.copies(above) == 1
    })
}

/// Whether the same line of names stands behind two long lines, and they are a caption and its credit, each of them
/// twice: the markup gives one to a medium, all four stand in a row, or the second two below the number of a picture.
pub(super) fn are_signed_alike(scene: &Scene, a: usize, b: usize) -> bool {
    let is_signed = |name: usize, other: usize| {
        let core = scene.features.core(name);
        name != other
            && scene.is_same_letters(name, other)
            && (2..=LONGEST_NAMES).contains(&core.len())
            && are_names(core)
            && !scene.feature(name).ends_sentence
    };
    let names = scene.next(a).zip(scene.next(b));
    let is_sentence =
        |least: u32| scene.feature(a).ends_sentence && scene.feature(a).weight >= least;
    // Caption, names, caption, names: two lines that stand there again. Two winners, goals or answers say less.
    let is_pair_again = || {
        let is_name = |word: &Word| word.is_capitalised();
        names.is_some_and(|(name, _)| {
            let is_signed = scene.text(name).contains(':') && scene.text(name).contains('/');
            scene.next(name) == Some(b)
                && scene.features.core(name).iter().all(is_name)
                && (is_sentence(SHORTEST_PAIRED)
                    || is_signed && scene.feature(a).weight >= SHORTEST_CAPTION)
        })
    };
    // "Jo Reed/Harbour Post" behind a sentence, which stands below the text and "1 / 3" again.
    let is_outlet = || {
        let counter = a.max(b).checked_sub(1);
        let above = counter.and_then(|counter| counter.checked_sub(1));
        names.is_some_and(|(name, _)| scene.text(name).matches('/').count() == 1)
            && is_sentence(LONG_TEXT)
            && scene.copies(a) == 2
            && counter.is_some_and(|counter| is_counter(scene, counter))
            && above.is_some_and(|above| scene.is_text(above))
    };
    let is_told = scene.is_marked(a) || scene.is_marked(b) || is_outlet();
    (is_told && scene.feature(a).weight >= SHORTEST_SIGNED || is_pair_again())
        && !scene.feature(a).is_body
        && scene.next(a) != Some(b)
        && names.is_some_and(|(name, other)| is_signed(name, other))
}

/// How much a caption says at the least that is known by the same names behind both of its copies.
const SHORTEST_SIGNED: u32 = 8;
/// How much it says at the least where its copy and the names again stand right behind the names.
const SHORTEST_PAIRED: u32 = 10;
/// How many words these names are at the most.
const LONGEST_NAMES: usize = 8;

/// Whether two lines of names around a slash stand below a caption that stands there twice, too.
pub(super) fn are_names_below_copies(scene: &Scene, a: usize, b: usize) -> bool {
    let names = scene.features.core(a);
    let is_caption =
        |caption: usize| scene.has_gone_copy(caption) || scene.has_copy_beside(caption);
    scene.apart(a, b) == 0
        && (3..=LONGEST_NAMES).contains(&names.len())
        && are_names(names)
        && scene.text(a).matches('/').count() == 1
        && scene.before(a).is_some_and(is_caption)
}

/// Whether the number of pictures in a gallery stands between two lines, and their credit behind them: "3 photos",
/// which stands there with each of its pictures.
pub(super) fn is_around_counter(scene: &Scene, a: usize, b: usize) -> bool {
    let is_count_of_photos = |between: usize| {
        let words = scene.features.words(between);
        let number = words.first().map(|first| first.of(scene.text(between)));
        scene.copies(between) > 1
            && (2..=LONGEST_COUNTER).contains(&words.len())
            && number.is_some_and(|number| number.parse::<u8>().is_ok())
            && words.iter().filter(|word| word.has_digit()).count() == 1
    };
    b == a + 2
        && is_count_of_photos(a + 1)
        && scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_COUNTED
        && scene.is_credited(b)
}

/// Whether nothing stands between two lines but what stands at other pictures of the page, too, and text below: the
/// alternative text of a picture and what it is called, with the buttons of the picture between.
pub(super) fn is_around_furniture(scene: &Scene, a: usize, b: usize) -> bool {
    const MOST_BETWEEN: usize = 3;
    const FEWEST_COPIES: u32 = 3;
    let is_furniture = |between: usize| {
        scene.copies(between) >= FEWEST_COPIES && scene.feature(between).weight <= LONGEST_OF_LIST
    };
    (1..=MOST_BETWEEN).contains(&(b - a - 1))
        && (a + 1..b).all(is_furniture)
        && scene.copies(a) == 2
        && scene.feature(a).weight >= SHORTEST_CAPTION
        && !scene.feature(a).ends_sentence
        && scene
            .next(b)
            .is_some_and(|next| scene.feature(next).is_prose)
}

/// How many words there are at the most between two copies of a caption that number the pictures of a gallery.
const LONGEST_COUNTER: usize = 4;
/// How much that caption says at the least.
const SHORTEST_COUNTED: u32 = 2;

/// Whether the name of the same photo's file stands right above two lines: "bridge_02.jpg".
pub(super) fn is_below_file_again(scene: &Scene, a: usize, b: usize) -> bool {
    // The name of an icon has another ending.
    let is_photo = |file: usize| {
        scene.feature(file).is_slug && {
            let name = scene.text(file).trim().to_ascii_lowercase();
            name.ends_with(".jpg") || name.ends_with(".jpeg")
        }
    };
    let files = a.checked_sub(1).zip(b.checked_sub(1));
    scene.feature(a).weight >= SHORTEST_CAPTION
        && scene.copies(a) == 2
        && !scene.is_tail(a)
        && files.is_some_and(|(file, again)| {
            file != again && is_photo(file) && scene.is_same_letters(file, again)
        })
}

/// Whether an item of a list says what the line right behind it says without the sign of the list, and so does another
/// item beside them: captions of a gallery.
pub(super) fn is_bulleted_again(scene: &Scene, item: usize, line: usize) -> bool {
    let is_pair = |item: &usize| {
        let (bulleted, bare) = (scene.feature(*item), scene.feature(item + 1));
        scene.text(*item).trim_start().starts_with(BULLETS)
            && bulleted.is_structure
            && !bare.is_structure
            && scene.is_same_letters(*item, item + 1)
            && scene.has_same_figures(*item, item + 1)
    };
    let says_enough = |item: usize| scene.feature(item).weight >= SHORTEST_BULLETED;
    let beside = [item.checked_sub(2), Some(item + 2)];
    let mut pairs = beside.into_iter().flatten().filter(is_pair);
    item + 1 == line && is_pair(&item) && pairs.any(|other| says_enough(item) || says_enough(other))
}

/// How much a caption says at the least that is known again behind the sign of a list.
const SHORTEST_BULLETED: u32 = 5;

/// Whether two lines stand in two equal rows, in which another line is a caption with its credit: a gallery and its
/// copy.
pub(super) fn are_in_equal_rows(scene: &Scene, a: usize, b: usize) -> bool {
    /// How far from a line the caption stands at the most.
    const FARTHEST_CAPTION: usize = 8;
    let is_caption_again = |step: fn(usize, usize) -> Option<usize>| {
        let pair = |far: usize| Some((step(a, far)?, step(b, far)?));
        (1..=FARTHEST_CAPTION)
            .map_while(pair)
            .take_while(|&(one, other)| other != a && one != b && scene.is_same_letters(one, other))
            .any(|(one, other)| {
                let is_caption = |line: usize| scene.evidence(line) == Evidence::Inside;
                is_caption(one) && is_caption(other)
            })
    };
    // Each row may be headed by another name.
    let above = (1..=FARTHEST_CAPTION)
        .map_while(|far| Some((a.checked_sub(far)?, b.checked_sub(far)?)))
        .find(|&(one, other)| !scene.is_same_letters(one, other));
    let is_name = |line: usize| {
        let feature = scene.feature(line);
        feature.weight <= LONGEST_ITEM && !feature.is_structure && !feature.is_widget
    };
    let are_headed = above.is_some_and(|(one, other)| is_name(one) && is_name(other));
    scene.feature(a).weight >= SHORTEST_CAPTION
        && !scene.feature(a).is_prose
        && !are_headed
        && (is_caption_again(usize::checked_sub) || is_caption_again(usize::checked_add))
}

/// How much the name of an item says at the most.
const LONGEST_ITEM: u32 = 5;

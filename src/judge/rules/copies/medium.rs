//! When two equal texts belong to one medium: renderings of one, rather than furniture of the page, a refrain or a
//! second headline.

use super::credits::{
    is_above_credit_again, is_around_name_and_paper, is_around_name_below_button,
};
use super::galleries::{
    are_in_equal_rows, are_marked_alike, are_names_below_copies, are_signed_alike,
    is_around_counter, is_around_furniture, is_below_file_again, is_beside_figure,
    is_in_gallery_again, is_numbered_again,
};
use super::headlines::{
    are_head_lines, are_rows, is_above_byline, is_above_caption, is_below_date, is_head_again,
    is_headed_figure, is_headline_above_caption, is_headline_amid_text, is_headline_below_date,
    is_headline_of_pictures, is_line_below_headline, is_sentence_twice, is_unmarked_heading,
};
use super::is_twice_placed;
use super::songs::opens_song;
use super::videos::{
    are_two_plays, is_around_length, is_timed, is_title_of_embed, is_title_of_player,
    is_title_of_video,
};
use crate::describe::{self, is_reporter};
use crate::judge::coverage::says_names_of;
use crate::judge::rules::common::{are_names, word_bytes};
use crate::judge::rules::starts::is_paragraph;
use crate::judge::scene::{Evidence, HEAD_BLOCKS, Scene};
use crate::normalize::Word;
use std::ops::Range;

/// How much a caption says at the least besides its credit that has its copy far from it.
const SHORTEST_CREDITED: u32 = 3;
/// How much a caption says at the least that stands there a third time.
const SHORTEST_THIRD: u32 = 8;
/// How much a line says at the most that two pictures with credits of their own may have in common.
const LONGEST_OF_TWO: u32 = 7;
/// How much a line says at the least that is no furniture of a page by its length: two in the head may be headlines.
const SHORTEST_NO_FURNITURE: u32 = 10;
/// How many bytes the folded words of a line have at the least that is no icon, and of one that is no number or button.
const FEWEST_OF_CAPTION: usize = 3;
const FEWEST_BYTES: usize = 6;
/// How many commas a line has at the most that is no list of names.
const MOST_COMMAS: usize = 3;
/// How often a caption stands there at the most that is known by its credit alone.
const MOST_COPIES: u32 = 6;

/// Whether two equal texts are renderings of one.
pub(super) fn is_one_medium(scene: &Scene, a: usize, b: usize) -> bool {
    Copies::new(scene, a.min(b), a.max(b)).are_of_one_medium()
}

/// Two equal texts, and what is asked of them again and again.
struct Copies<'s> {
    scene: &'s Scene<'s, 's>,
    /// The first one.
    a: usize,
    /// The second one.
    b: usize,
    /// How many blocks part them.
    apart: usize,
    weight: u32,
    /// What says that one of them is a caption.
    evidence: Evidence,
    /// Whether they are equal to the letter, or tags were left over in one of them.
    is_copy: bool,
    ends_sentence: bool,
}

impl<'s> Copies<'s> {
    fn new(scene: &'s Scene<'s, 's>, a: usize, b: usize) -> Self {
        Self {
            scene,
            a,
            b,
            apart: scene.apart(a, b),
            weight: scene.feature(a).weight,
            evidence: scene.evidence(a).max(scene.evidence(b)),
            is_copy: scene.text(a).trim() == scene.text(b).trim()
                || scene.feature(a).is_tagged
                || scene.feature(b).is_tagged,
            ends_sentence: scene.feature(a).ends_sentence,
        }
    }

    fn are_of_one_medium(&self) -> bool {
        // Each knows some places where copies stand, and says nothing of others.
        let places: [fn(&Self) -> Option<bool>; 11] = [
            Self::are_two,
            Self::are_played,
            Self::are_sung,
            Self::are_headed,
            Self::are_listed,
            Self::are_marked,
            Self::are_in_head,
            Self::are_titles,
            Self::are_side_by_side,
            Self::are_captions,
            Self::are_of_lead_photo,
        ];
        let told = places.iter().find_map(|place| place(self));
        told.unwrap_or_else(|| self.are_credited())
    }

    /// Whether a credit stands behind one of them.
    fn is_one_credited(&self) -> bool {
        self.scene.is_credited(self.a) || self.scene.is_credited(self.b)
    }

    /// A quotation or a paragraph and a caption, who wrote the article, a video and a recording.
    fn are_two(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_quote = |block: usize| scene.feature(block).is_quote;
        let is_one_quoted = is_quote(a) != is_quote(b) && self.evidence < Evidence::Inside;
        let are_two = is_one_quoted
            || scene.is_byline(a)
            || scene.is_byline(b)
            || are_two_plays(scene, a, b)
            || self.is_of_text(a, b)
            || self.is_of_text(b, a);
        are_two.then_some(false)
    }

    /// The title of a video, a copy for another layout.
    fn are_played(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_one = is_hidden_copy(scene, a, b)
            || is_title_of_video(scene, a, b)
            || is_title_of_player(scene, a, b)
            || is_around_length(scene, a, b)
            || self.apart == 0 && self.is_copy && is_timed(scene, b);
        is_one.then_some(true)
    }

    /// The lines of a song or a poem.
    fn are_sung(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_verse = |block: usize| scene.text(block).trim_end().ends_with([',', ';']);
        if self.evidence == Evidence::None && (is_verse(a) || is_verse(b)) {
            return Some(false);
        }
        let is_below_verse = || a.checked_sub(1).is_some_and(is_verse);
        let are_sung = self.apart == 0
            && self.evidence < Evidence::Inside
            && (opens_song(scene, a, b) || is_below_verse() && !scene.is_credited(b));
        are_sung.then_some(false)
    }

    /// A heading and the figure below it, a caption with its credit twice, words and a name of them.
    fn are_headed(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_one = is_headed_figure(scene, a, b)
            || are_signed_alike(scene, a, b)
            || scene.feature(a).is_slug != scene.feature(b).is_slug && self.weight >= 4;
        is_one.then_some(true)
    }

    /// Cards, what stands below two names, the last line of a song, which breaks off what was sung.
    fn are_listed(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_below_names =
            || scene.parted(a, b) > 0 && are_below_names(scene, a, b, self.evidence);
        let is_cut = scene.feature(a).cut.is_some() != scene.feature(b).cut.is_some();
        let is_refrain =
            || is_cut && scene.copies(a) > 2 && scene.is_refrain(a) && scene.is_refrain(b);
        let are_two = scene.are_of_two_cards(a, b)
            || is_below_names()
            || is_refrain()
            || self.weight <= LONGEST_OF_TWO && are_credited_otherwise(scene, a, b);
        are_two.then_some(false)
    }

    /// What the markup, a gallery, a file or a number of pictures says of both.
    fn are_marked(&self) -> Option<bool> {
        let Self {
            scene, a, b, apart, ..
        } = *self;
        let is_one = are_marked_alike(scene, a, b)
            || self.weight >= 2 && scene.shows_same_picture(a, b)
            || apart == 0 && self.weight >= 2 && scene.are_captions_of_one(a, b)
            || self.is_called_caption()
            || is_beside_figure(scene, a, b)
            || is_in_gallery_again(scene, a, b)
            || apart == 0 && self.is_copy && is_sentence_twice(scene, a, b)
            || is_headline_of_pictures(scene, a, b)
            || are_names_below_copies(scene, a, b)
            || is_around_counter(scene, a, b)
            || self.is_copy && is_around_name_below_button(scene, a, b)
            || is_below_file_again(scene, a, b)
            || is_around_furniture(scene, a, b)
            || is_title_of_embed(scene, a, b)
            || is_numbered_again(scene, a, b)
            || self.is_copy && are_in_equal_rows(scene, a, b)
            || is_headline_below_date(scene, a, b)
            || self.is_copy && is_headline_above_caption(scene, a, b);
        is_one.then_some(true)
    }

    /// A line, and right below it the same one behind words that introduce a caption: "Image caption: Ada Quill".
    fn is_called_caption(&self) -> bool {
        let is_introduced = |block: usize| self.scene.feature(block).is_introduced;
        self.apart == 0 && is_introduced(self.b) && !is_introduced(self.a)
    }

    /// Lines above the text: an alt text stands behind the whole head of an article, a second headline beside the
    /// first.
    fn are_in_head(&self) -> Option<bool> {
        let Self {
            scene,
            a,
            b,
            apart,
            weight,
            ..
        } = *self;
        let is_headline = || scene.is_headline(a) && !scene.is_caption(a);
        let is_in_head = self.evidence < Evidence::Inside
            && self.is_copy
            && scene.is_head(b)
            && (apart > 0 || weight < SHORTEST_NO_FURNITURE || is_headline());
        if !is_in_head {
            return None;
        }
        let is_list = scene.text(a).matches([',', '、', '،']).count() > MOST_COMMAS
            || scene.text(a).contains('/') && are_names(scene.features.core(a));
        let is_line = !self.ends_sentence
            && scene.feature(a).cut.is_none()
            && !is_list
            && !are_rows(scene, a, b);
        let is_below_head = || {
            weight >= 5
                && !is_above_byline(scene, b)
                && are_head_lines(scene, a + 1..b)
                && !is_head_again(scene, a..b)
                && !is_unmarked_heading(scene, a, b)
        };
        let is_behind_head = || {
            is_line && weight >= 4 && apart > 0 && (is_above_caption(scene, b) || is_below_head())
        };
        let is_beside = || {
            scene.has_gone_copy(a)
                || scene.is_introduced_above(a)
                || is_line_below_headline(scene, a, b)
                || (weight >= 5 && are_widgets(scene, a + 1..b))
                || (is_line
                    && weight >= 4
                    && is_below_date(scene, a..b)
                    && !is_above_byline(scene, b))
        };
        let is_captioned = || {
            (weight > 1 || apart == 0)
                && word_bytes(scene, a) >= FEWEST_OF_CAPTION
                && self.is_one_credited()
        };
        Some(is_captioned() || is_behind_head() || apart == 0 && is_beside())
    }

    /// Titles of galleries and videos, and what was written to be shared.
    fn are_titles(&self) -> Option<bool> {
        let Self {
            scene,
            a,
            b,
            weight,
            ..
        } = *self;
        // The title of a gallery or the alt text of the lead photo repeats the headline of the article.
        let is_headline = || {
            // A page may have its title twice on top.
            let copies = 2 + u32::from(scene.is_same_letters(a, a + 1) && a + 1 < b);
            a < HEAD_BLOCKS
                && self.apart > 2
                && scene.copies(a) == copies
                && (scene.is_behind_credit(b)
                    || (b < HEAD_BLOCKS
                        && (is_above_caption(scene, b) || copies > 2 && scene.is_credited(b))))
        };
        // A poster with the title of its video stands before the words that start it; so does any sentence before a
        // picture.
        let is_played = || !self.ends_sentence && scene.is_played(a) && scene.is_played(b);
        let is_one = weight >= 5 && (is_headline() || is_played() || hashtags(scene.text(a)) >= 2);
        is_one.then_some(true)
    }

    /// Two lines that nothing parts.
    fn are_side_by_side(&self) -> Option<bool> {
        let Self {
            scene,
            a,
            b,
            weight,
            ..
        } = *self;
        let is_furniture =
            || (scene.is_head(b) || scene.is_tail(a)) && weight < SHORTEST_NO_FURNITURE;
        (self.apart == 0).then(|| {
            weight >= 2
                && word_bytes(scene, a) >= FEWEST_BYTES
                && (self.is_one_credited()
                    || self.evidence == Evidence::Inside
                    || scene.is_introduced_above(a)
                    || is_above_reporter(scene, b)
                    || !is_furniture()
                    || (!self.is_copy && weight >= 4))
        })
    }

    /// What has a credit in it, or the same behind it, and a quotation.
    fn are_captions(&self) -> Option<bool> {
        let Self {
            scene,
            a,
            b,
            weight,
            ..
        } = *self;
        if is_above_credit_again(scene, a, b)
            || self.is_copy && is_around_name_and_paper(scene, a, b)
        {
            return Some(true);
        }
        if self.evidence == Evidence::Inside {
            // A name or two before a credit may be what several photos show.
            let says = describe::weight(scene.features.caption(a)).min(weight);
            return Some(says >= SHORTEST_CREDITED && !is_twice_placed(scene, a, b));
        }
        scene.feature(a).is_quote.then_some(false)
    }

    /// Whether one of two lines stands twice side by side above the text, or a copy of it that is cut off beside it,
    /// and is no headline: below the text, a gallery has the caption again. Or an alt text of the headline has gone
    /// there.
    fn are_of_lead_photo(&self) -> Option<bool> {
        let Self { scene, a, b, .. } = *self;
        let is_doubled = || scene.copies(a) == 3 && scene.has_gone_copy(a) && scene.is_head(a);
        let is_cut = || {
            scene.copies(a) == 2
                && scene.has_cut_copy(a)
                && !self.ends_sentence
                && !scene.is_tail(a)
        };
        let is_one = self.is_copy
            && self.weight >= SHORTEST_THIRD
            && (is_doubled() || is_cut())
            && scene.is_tail(b)
            && !scene.is_headline(a);
        (is_one || self.is_copy && is_headline_amid_text(scene, a, b)).then_some(true)
    }

    /// Whether a credit stands beside one of two lines that are parted by others, or they are no copies to the letter.
    fn are_credited(&self) -> bool {
        if self.apart <= 2 {
            // A picture below may have the heading of the text for its alternative text.
            let is_heading = || {
                let Self { scene, a, b, .. } = *self;
                !self.is_copy
                    && scene.evidence(a) == Evidence::None
                    && scene.evidence(b) > Evidence::None
                    && scene.is_above_text(a)
            };
            let is_rendered_twice = !self.is_copy && self.weight >= 4;
            return (is_rendered_twice || self.weight >= 5 && self.is_one_credited())
                && !is_heading();
        }
        self.is_one_credited()
            && self.scene.copies(self.a) <= MOST_COPIES
            && self.weight >= SHORTEST_NO_FURNITURE
    }

    /// Whether one of the texts is a paragraph without a credit behind it.
    fn is_of_text(&self, block: usize, other: usize) -> bool {
        !self.scene.is_credited(block) && is_paragraph(self.scene, block, other)
    }
}

/// Whether readers do not see one of two long captions, wherever it stands: it is the copy for another layout.
pub(super) fn is_hidden_copy(scene: &Scene, a: usize, b: usize) -> bool {
    let is_seen_caption =
        |block: usize| !scene.is_hidden(block) && scene.evidence(block) > Evidence::None;
    let feature = scene.feature(a);
    scene.is_hidden(a) != scene.is_hidden(b)
        && feature.weight >= SHORTEST_HIDDEN
        && (is_seen_caption(a) || is_seen_caption(b))
        && scene.text(a).trim() == scene.text(b).trim()
}

/// How much a caption says at the least that is known again by its hidden copy.
const SHORTEST_HIDDEN: u32 = 8;

/// Whether there is nothing in these blocks but the words of widgets, as between the states of a video's title.
fn are_widgets(scene: &Scene, mut blocks: Range<usize>) -> bool {
    !blocks.is_empty()
        && blocks.all(|block| scene.feature(block).is_widget && scene.feature(block).count > 1)
}

/// How many words a name has at the most with what says that who has it reports.
const LONGEST_REPORTER: usize = 4;

/// Whether nothing but a name and that who has it reports stands right behind the second of two equal lines, and behind
/// those of another pair beside them: who took the pictures. Below a single pair that is who wrote the article.
fn is_above_reporter(scene: &Scene, second: usize) -> bool {
    let is_signature = |line: usize| {
        let words = scene.features.core(line);
        let is_name = (2..=LONGEST_REPORTER).contains(&words.len());
        let is_role = |last: &Word| is_reporter(last.of(scene.text(line)));
        is_name && words.last().is_some_and(is_role)
    };
    let is_signed = |second: usize| {
        let first = second.checked_sub(1);
        first.is_some_and(|first| scene.is_same_letters(first, second)) && is_signature(second + 1)
    };
    let before = second.checked_sub(3);
    is_signature(second + 1) && (before.is_some_and(is_signed) || is_signed(second + 3))
}

/// Whether another name or heading stands above each of two lines: the charts of two countries, the portraits of two
/// people, a place before and after. Above captions with their credit it is one of a person, or one that the markup
/// says is a heading.
fn are_below_names(scene: &Scene, a: usize, b: usize, evidence: Evidence) -> bool {
    let may_be_name = |name: usize| {
        let feature = scene.feature(name);
        feature.parts()
            && feature.weight <= LONGEST_ABOVE
            && !feature.ends_sentence
            && !feature.is_structure
    };
    let is_heading = |name: usize| scene.is_heading(name) && !scene.is_headline(name);
    // In a row of people, what is said of the one before stands above each name.
    let is_person = |name: usize| {
        let words = scene.features.core(name);
        words.len() >= 2 && are_names(words)
    };
    let names = a.checked_sub(1).zip(b.checked_sub(1));
    names.is_some_and(|(name, other)| {
        may_be_name(name)
            && may_be_name(other)
            && !scene.is_byline(other)
            && !scene.is_same_letters(name, other)
            && (is_person(name) && is_person(other)
                || is_heading(name) && is_heading(other)
                || evidence < Evidence::Inside
                    && scene.is_below_text_or_credit(name)
                    && scene.is_below_text_or_credit(other))
    })
}

/// Whether a credit stands right behind each of two lines that the other does not give: two prizes, two views of a
/// place.
pub(in crate::judge::rules) fn are_credited_otherwise(scene: &Scene, a: usize, b: usize) -> bool {
    let credit = |block: usize| {
        let next = scene.next(block)?;
        scene.feature(next).is_credit.then_some(next)
    };
    credit(a).zip(credit(b)).is_some_and(|(of_a, of_b)| {
        let gives = |credit: usize, other: usize| {
            let words = scene.features.core(credit);
            says_names_of(scene, words, scene.features.core(other))
        };
        of_a != of_b && !gives(of_a, of_b) && !gives(of_b, of_a)
    })
}

/// How much the name or the heading above a line says at the most.
const LONGEST_ABOVE: u32 = 4;

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

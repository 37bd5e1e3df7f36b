//! Lines that head a section of the article, with a picture beside them that has the same name.

use super::super::coverage::is_covered;
use super::super::scene::{Evidence, Scene};
use super::common::{are_names, starts};
use crate::describe::ends_with;
use crate::score;

/// How much the heading of a section says at the least and at the most that is a name.
const SHORTEST_SECTION_NAME: u32 = 2;
const LONGEST_SECTION_NAME: u32 = 4;
/// How many blocks farther another heading stands at the most.
const FARTHEST_HEADING: usize = 8;

/// Whether a line beside a captioned picture is the heading of the text below: the markup has it outside of the
/// picture, or it stands above it, and heads one of several sections, or the text begins with it, too, or other such
/// names head other pictures and texts nearby.
pub(super) fn heads_section(scene: &Scene, name: usize, caption: usize) -> bool {
    let is_box = || scene.is_same_medium(name, caption);
    if is_box() {
        return false;
    }
    if is_outside_of_figure(scene, name, caption) {
        return true;
    }
    if name > caption {
        return false;
    }
    if is_in_row_of_sections(scene, name) {
        return true;
    }
    if !is_name_above_text(scene, name) {
        return false;
    }
    let words = scene.features.core(name);
    let begins_text = text_below(scene, caption).is_some_and(|text| scene.begins(words, text));
    // Where there are no capitals, nothing tells names.
    let is_cased = words
        .first()
        .is_some_and(|word| word.is_cased(scene.text(name)));
    let mut nearby = name.saturating_sub(FARTHEST_HEADING)..=name + FARTHEST_HEADING;
    begins_text || is_cased && nearby.any(|other| other != name && is_name_above_text(scene, other))
}

/// Whether a short line stands right below a caption and right above a text, and is neither all that the caption says
/// besides its credit, nor the name with which it begins, nor in the credit.
pub(super) fn heads_text_below(scene: &Scene, line: usize, caption: usize) -> bool {
    let words = scene.features.core(line);
    let is_all = || scene.features.caption(caption).len() == words.len();
    let is_name = || are_names(words) && starts(scene, line, caption);
    let is_of_credit = || score::find(words, scene.features.credit(caption)).is_some();
    line > caption
        && may_head(scene, line)
        && !scene.is_same_medium(line, caption)
        && scene.next(line).is_some_and(|next| scene.is_text(next))
        && !is_all()
        && !is_name()
        && !is_of_credit()
}

/// Whether the markup has a line outside of the figure whose caption says it, too, and a sentence stands below both:
/// what is said of a picture stands with it.
fn is_outside_of_figure(scene: &Scene, line: usize, caption: usize) -> bool {
    let (said, words) = (scene.features.core(line), scene.features.core(caption));
    // What a caption ends in may be its credit, and what has all of it but that is a copy.
    let is_of_caption =
        ends_with(words, said) || scene.features.caption(caption).len() == said.len();
    scene.is_marked(caption)
        && !scene.is_marked(line)
        && !is_of_caption
        && may_head(scene, line)
        && text_below(scene, line.max(caption)).is_some_and(|text| is_plain_sentence(scene, text))
}

/// What stands below a caption and its credit.
fn text_below(scene: &Scene, caption: usize) -> Option<usize> {
    let next = scene.next(caption)?;
    if scene.feature(next).is_credit {
        scene.next(next)
    } else {
        Some(next)
    }
}

/// Whether a line has nothing but a few words with capitals, as names have, and stands above a caption and a text.
fn is_name_above_text(scene: &Scene, line: usize) -> bool {
    let feature = scene.feature(line);
    let stands_above = || {
        let caption = scene.next(line).filter(|&caption| {
            scene.evidence(caption) == Evidence::Inside
                && is_covered(scene, scene.features.core(line), scene.text(line), caption)
        });
        let text = caption.and_then(|caption| text_below(scene, caption));
        text.is_some_and(|text| scene.feature(text).is_prose)
    };
    (SHORTEST_SECTION_NAME..=LONGEST_SECTION_NAME).contains(&feature.weight)
        && !feature.is_credit
        && !feature.is_structure
        && !feature.is_widget
        && !feature.ends_sentence
        && feature.cut.is_none()
        && are_names(scene.features.core(line))
        && !scene.is_gone(line)
        && stands_above()
}

/// How many sections make a row of them at the least, where each has one block of text, and where one has two.
const SHORT_ROW: usize = 3;
const LONG_ROW: usize = 5;
/// How much the heading of a section in such a row says at the most.
const LONGEST_IN_ROW: u32 = 5;

/// Whether a line is one of several that each stand above a sentence or two, with a captioned picture between them or
/// without one: what is told of each restaurant in a list of them.
fn is_in_row_of_sections(scene: &Scene, line: usize) -> bool {
    /// How far above its last section a row begins at the most: a heading, a picture, its credit and two texts each.
    const FARTHEST_FIRST: usize = (LONG_ROW - 1) * 5;
    let mut starts = (line.saturating_sub(FARTHEST_FIRST)..=line).filter(|&at| may_head(scene, at));
    starts.any(|start| {
        let mut row = Row::default();
        let mut next = Some(start);
        while let Some(section) = next.and_then(|at| Section::below(scene, at)) {
            row.has_line |= next == Some(line);
            row.count += 1;
            row.pictures += usize::from(section.has_picture);
            row.texts = row.texts.max(section.texts);
            next = section.next;
            if row.count == LONG_ROW {
                break;
            }
        }
        // An article has a picture and two headings, too.
        let fewest = match row.texts {
            2.. => LONG_ROW,
            _ if row.pictures > 1 => SHORT_ROW,
            _ => SHORT_ROW + 1,
        };
        row.has_line && row.pictures < row.count && row.count >= fewest
    })
}

/// What is seen of a row of sections.
#[derive(Default)]
struct Row {
    count: usize,
    /// Whether the line in question heads one of them.
    has_line: bool,
    /// How many have a picture.
    pictures: usize,
    /// How many blocks of text stand in the longest but the last.
    texts: usize,
}

/// What stands below the heading of a section.
struct Section {
    has_picture: bool,
    /// How many blocks of text it has; 0 where that is the last section.
    texts: usize,
    /// The next heading.
    next: Option<usize>,
}

impl Section {
    /// The section below a heading: perhaps a captioned picture, a sentence or two, and the next heading or the end.
    fn below(scene: &Scene, heading: usize) -> Option<Self> {
        const MOST_TEXTS: usize = 2;
        let first = scene.next(heading)?;
        let has_picture =
            !is_plain_sentence(scene, first) && scene.evidence(first) > Evidence::None;
        let mut next = if has_picture {
            text_below(scene, first)
        } else {
            Some(first)
        };
        let mut texts = 0;
        while let Some(text) =
            next.filter(|&text| texts < MOST_TEXTS && is_plain_sentence(scene, text))
        {
            texts += 1;
            next = scene.next(text);
        }
        let next = next.filter(|&next| may_head(scene, next));
        (texts > 0).then_some(Self {
            has_picture,
            texts: if next.is_some() { texts } else { 0 },
            next,
        })
    }
}

/// Whether a block is a sentence that is no caption.
fn is_plain_sentence(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    (feature.is_prose || feature.ends_sentence) && !feature.has_credit() && !feature.is_credit
}

/// Whether a line is written as the heading of a section may be.
fn may_head(scene: &Scene, line: usize) -> bool {
    let feature = scene.feature(line);
    (1..=LONGEST_IN_ROW).contains(&feature.weight)
        && !feature.is_credit
        && !feature.has_credit()
        && !feature.is_structure
        && !feature.is_widget
        && !feature.ends_sentence
        && feature.cut.is_none()
        && !scene.is_gone(line)
}

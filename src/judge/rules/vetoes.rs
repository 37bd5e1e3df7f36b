//! What no rule looks at, and what keeps a repeat where it is.

use super::super::Repeat;
use super::super::coverage::are_parted;
use super::super::scene::{Evidence, HEAD_BLOCKS, Scene};
use super::common::{AUTHOR, LONGEST_AUTHOR, OF_TEXT, PULL_QUOTE, are_names, gap, starts};
use super::copies::are_credited_otherwise;
use super::endings::{is_beside_time, is_in_programme};
use super::labels::is_above_credit_of;
use super::notes::lacks_note;
use super::parts::is_within_compound;
use super::quotes::is_quoted_whole;
use super::sections::{heads_section, may_head};
use super::starts::{is_paragraph, is_sentence_of_text};
use crate::describe::is_function_word;
use crate::describe::signs::QUESTION_MARKS;
use crate::document::Setting;
use crate::finding::Rule;
use crate::normalize::Word;
use crate::score;

/// Why a repeat that the rules found is none after all, if a veto stops it.
pub(super) fn veto(scene: &Scene, repeat: &Repeat) -> Option<&'static str> {
    let stops = VETOES.iter().find(|veto| veto.stops(scene, repeat));
    stops.map(|veto| veto.reason)
}

/// Something that no rule looks at, and that keeps a repeat where it is.
struct Veto {
    /// Which repeats it stops.
    holds: Holds,
    /// When it does.
    where_so: Question,
    /// What is said of them then.
    reason: &'static str,
}

/// Which repeats a veto stops.
#[derive(Clone, Copy)]
enum Holds {
    All,
    /// Those that are not said word by word.
    ButCopies,
    /// Those that are neither said word by word nor a credit.
    LessThanCopies,
}

/// What is asked of a repeat.
#[derive(Clone, Copy)]
enum Question {
    /// Of all of it.
    Of(fn(&Scene, &Repeat) -> bool),
    /// Of the block that would go and one of its keepers: whichever it holds of.
    OfAnyKeeper(fn(&Scene, usize, usize) -> bool),
}

/// What is said of the headline.
const HEADLINE: &str = "the headline stays";

/// What is said of a link and its text.
const LINK: &str = "a link to another page";

/// Why a repeat stays all the same, in the order in which it is asked.
const VETOES: [Veto; 30] = [
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::Of(|scene, repeat| scene.is_attribution(repeat.block)),
        reason: "who says the quotation above it",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::Of(is_only_heading),
        reason: "headings stay",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(is_link_beside_caption),
        reason: LINK,
    },
    Veto {
        holds: Holds::ButCopies,
        where_so: Question::OfAnyKeeper(is_link_beside_text),
        reason: LINK,
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(are_links),
        reason: "links to another page",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(is_account),
        reason: "the name of an account",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_in_heading_type),
        reason: "a few words in the type or with the class of a heading",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::Of(is_below_portrait),
        reason: AUTHOR,
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_quoted_whole),
        reason: PULL_QUOTE,
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(|scene, line, caption| {
            scene.is_title_of_next(line, caption)
        }),
        reason: "the title of the text below it",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_within_compound),
        reason: "its words begin within a longer one",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(is_beside_time),
        reason: "the other has a time beside it",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::Of(|scene, repeat| scene.opens_next(repeat.block)),
        reason: "the next text goes on from it",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(differ_in_pictograms),
        reason: "the same words, but another sign beside them",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(lacks_pictogram),
        reason: "a sign beside its words that the other lacks",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_answered),
        reason: "a question, and the other asks none",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(parts_names),
        reason: "words of one name, which stand apart in the other",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::Of(|scene, repeat| opens_article(scene, repeat.block)),
        reason: HEADLINE,
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(heads_text_below),
        reason: "the heading of the text below it",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(are_credited_otherwise),
        reason: "each has a credit of its own behind it",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(heads_section),
        reason: "the heading of the text below the picture",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_paragraph),
        reason: OF_TEXT,
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_sentence_of_text),
        reason: OF_TEXT,
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(is_in_programme),
        reason: "the line of a list of times",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::Of(lacks_note),
        reason: "it says that the picture is not of the day",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(|scene, block, keeper| {
            [block, keeper]
                .iter()
                .any(|block| scene.setting(*block) == Setting::Comment)
        }),
        reason: "what readers wrote",
    },
    Veto {
        holds: Holds::All,
        where_so: Question::OfAnyKeeper(|scene, block, keeper| {
            scene.is_off_pictures(block) && scene.is_off_pictures(keeper)
        }),
        reason: "no picture of the page is near",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_text_below_excerpt),
        reason: OF_TEXT,
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_headline_above_deck),
        reason: HEADLINE,
    },
    Veto {
        holds: Holds::ButCopies,
        where_so: Question::Of(|scene, repeat| {
            scene.is_only_title(repeat.block, repeat.keepers.first().copied())
        }),
        reason: HEADLINE,
    },
];

impl Veto {
    /// Whether it keeps a repeat where it is.
    fn stops(&self, scene: &Scene, repeat: &Repeat) -> bool {
        self.holds.may_hold(repeat.rule)
            && match self.where_so {
                Question::Of(holds) => holds(scene, repeat),
                Question::OfAnyKeeper(holds) => {
                    of_keepers(repeat, |block, keeper| holds(scene, block, keeper))
                }
            }
    }
}

impl Holds {
    fn may_hold(self, rule: Rule) -> bool {
        match self {
            Holds::All => true,
            Holds::ButCopies => rule != Rule::Exact,
            Holds::LessThanCopies => !matches!(rule, Rule::Exact | Rule::Credit),
        }
    }
}

/// Whether something holds of a repeat and one of its keepers.
fn of_keepers(repeat: &Repeat, holds: impl Fn(usize, usize) -> bool) -> bool {
    let mut keepers = repeat.keepers.iter();
    keepers.any(|&keeper| holds(repeat.block, keeper))
}

/// Whether a sentence stands above another one, and below the excerpt that a page makes of both: what is cut off, and
/// no caption.
fn is_text_below_excerpt(scene: &Scene, sentence: usize, excerpt: usize) -> bool {
    let feature = scene.feature(excerpt);
    excerpt < sentence
        && feature.cut.is_some()
        && !feature.has_credit()
        && !scene.is_marked(excerpt)
        && !scene.is_marked(sentence)
        && scene.feature(sentence).ends_sentence
        && scene.next(sentence).is_some_and(|next| scene.is_text(next))
}

/// Whether a line of the head is all that a credited caption says besides its credit, and something as long as a deck
/// stands between them: what is said of a picture stands beside it.
fn is_headline_above_deck(scene: &Scene, line: usize, caption: usize) -> bool {
    const SHORTEST_DECK: u32 = 8;
    let feature = scene.feature(line);
    let is_deck = |between: usize| {
        let deck = scene.feature(between);
        deck.weight >= SHORTEST_DECK && !deck.has_credit() && !scene.may_share_half(between, line)
    };
    line < caption
        && caption < HEAD_BLOCKS
        && scene.is_head(caption)
        && !scene.is_marked(line)
        && !feature.ends_sentence
        && feature.cut.is_none()
        && scene.evidence(line) == Evidence::None
        && scene.evidence(caption) == Evidence::Inside
        && scene.features.caption(caption).len() == scene.features.core(line).len()
        && (line + 1..caption).any(is_deck)
}

/// Whether both texts have pictograms, and those of the block that would go do not stand in the other: a yellow card
/// and a red one.
fn differ_in_pictograms(scene: &Scene, block: usize, other: usize) -> bool {
    // Arrows, triangles, circles and stars, emoji; those of players and cameras say nothing.
    let is_pictogram = |c: &char| {
        matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
            && !matches!(c, '▶' | '►' | '📷' | '📸' | '📹' | '🎥')
    };
    let mut of_other = scene.text(other).chars().filter(is_pictogram).peekable();
    let mut said = scene.text(block).chars().filter(is_pictogram);
    // In their order: three stars of five are others than four.
    of_other.peek().is_some() && said.any(|sign| !of_other.any(|other| other == sign))
}

/// Whether a text has a pictogram or a sign that the other lacks: a yellow card, the stars of a restaurant, the dagger
/// of the dead. Shapes before a line are those of a list.
fn lacks_pictogram(scene: &Scene, block: usize, other: usize) -> bool {
    let is_pictogram = |c: &char| {
        matches!(c, '†' | '‡' | '$' | '€' | '£' | '¥')
            || matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{2793}' | '\u{1f000}'..='\u{1faff}')
                && !matches!(c, '📷' | '📸' | '📹' | '🎥')
    };
    let text = scene.text(other);
    let mut signs = scene.text(block).chars().filter(is_pictogram);
    signs.any(|sign| !text.contains(sign))
}

/// Whether a text asks something, and the other asks nothing.
fn is_answered(scene: &Scene, block: usize, other: usize) -> bool {
    scene.text(block).trim_end().ends_with(QUESTION_MARKS)
        && !scene.text(other).contains(QUESTION_MARKS)
}

/// Whether words with capitals that stand side by side in a text stand nowhere near each other in the other one, which
/// has all of them: "Ada Reed" is neither of "Ada Quill and Jo Reed".
fn parts_names(scene: &Scene, block: usize, other: usize) -> bool {
    let (text, words) = (scene.text(block), scene.features.caption(block));
    let core = scene.features.core(other);
    let is_name = |word: &Word| word.is_capitalised() && !is_function_word(*word);
    let goes_on = |a: &Word, b: &Word| is_name(a) && is_name(b) && a.gap_to(*b, text) == " ";
    let mut names = words.chunk_by(goes_on).filter(|name| name.len() > 1);
    names.any(|name| are_parted(name, core))
}

/// Whether the article opens with a line of a few words that are not all names, as short headlines are: nothing else
/// would be its headline.
fn opens_article(scene: &Scene, line: usize) -> bool {
    const LONGEST: u32 = 3;
    let is_told = |word: &Word| !word.is_capitalised() && !is_function_word(*word);
    let text = scene.text(line);
    line == 0
        && (2..=LONGEST).contains(&scene.feature(line).weight)
        && !scene.is_marked(line)
        && text.trim().contains(char::is_whitespace)
        && scene.features.core(line).iter().any(is_told)
}

/// Whether a short line stands right below a caption and right above a text, and is neither all that the caption says
/// besides its credit, nor the name with which it begins, nor in the credit.
fn heads_text_below(scene: &Scene, line: usize, caption: usize) -> bool {
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

/// Whether the markup says that a line is a heading, and it is not the title of a video or the name of a picture.
fn is_only_heading(scene: &Scene, line: &Repeat) -> bool {
    let is_title = || {
        line.rule == Rule::Exact
            && of_keepers(line, |title, other| scene.are_marked_nearby(title, other))
    };
    scene.is_heading(line.block) && !is_title() && !is_name_of_picture(scene, line)
}

/// How much a line says at the most that is set as a heading, a button or a tag is.
const LONGEST_SET: u32 = 8;

/// Whether a block has as few words as a heading, a button or a tag, and no credit.
fn is_short_line(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    feature.weight <= LONGEST_SET && !feature.is_credit && !feature.has_credit()
}

/// Whether one of two texts is a link to another page of a few words, and the other one a caption: tags, buttons and
/// what shops sell have the names of what is seen.
fn is_link_beside_caption(scene: &Scene, block: usize, keeper: usize) -> bool {
    let is_tag = |block: usize| {
        scene.is_link(block) && !scene.is_marked(block) && is_short_line(scene, block)
    };
    is_tag(block) && scene.is_marked(keeper) || is_tag(keeper) && scene.is_marked(block)
}

/// Whether a link to another page would go to what the markup gives to no medium, either, or is the title of what is
/// there or the name of who wrote or sells something: the entries of a menu, a list of what else there is to read, an
/// author. Or a few words would go to such a link that is no caption: what heads it.
fn is_link_beside_text(scene: &Scene, block: usize, keeper: usize) -> bool {
    let feature = scene.feature(block);
    let is_whole = feature.cut.is_none() && !feature.is_credit && !feature.has_credit();
    let is_short = is_whole && feature.weight <= LONGEST_SET;
    if scene.is_link(block) {
        let is_title = is_short || is_whole && !scene.is_caption(block);
        is_title || !scene.is_marked(block) && !scene.is_marked(keeper)
    } else {
        is_short && scene.is_link(keeper) && !scene.is_caption(keeper)
    }
}

/// Whether two texts are links to other pages: the teasers of one article in two boxes. Pictures with their credit are
/// none.
fn are_links(scene: &Scene, block: usize, other: usize) -> bool {
    scene.is_link(block)
        && scene.is_link(other)
        && !scene.feature(block).has_credit()
        && !scene.feature(other).has_credit()
        && !scene.is_same_medium(block, other)
        && !scene.shows_same_picture(block, other)
        && !scene.is_cloned(block)
        && !scene.is_hidden(block)
}

/// Whether one of two texts is what somebody is called on a network, and the other says nothing of one: "Ada Quill",
/// "@adaquill".
fn is_account(scene: &Scene, block: usize, other: usize) -> bool {
    let is_handle = |block: usize| {
        let text = scene.text(block).trim();
        text.starts_with(['@', '＠']) && !text.contains(char::is_whitespace)
    };
    let has_none = |block: usize| !scene.text(block).contains(['@', '＠']);
    is_handle(block) && has_none(other) || is_handle(other) && has_none(block)
}

/// Whether a line of a few words is in bold type or has the class of a title, and the other neither is in such type nor
/// has as many words without its credit.
fn is_in_heading_type(scene: &Scene, line: usize, keeper: usize) -> bool {
    let (feature, setting) = (scene.feature(line), scene.setting(line));
    let is_as_long = scene.features.caption(keeper).len() == scene.features.core(line).len();
    let is_caption = || scene.is_caption(keeper) || scene.evidence(keeper) == Evidence::Inside;
    let is_set = match setting {
        // A picture has a title, too.
        Setting::Title => !(scene.is_marked(line) && is_caption()),
        Setting::Strong => !scene.is_marked(line),
        Setting::Plain | Setting::Link | Setting::Comment => false,
    };
    is_set
        && feature.weight <= LONGEST_SET
        && feature.cut.is_none()
        && !feature.is_credit
        && scene.setting(keeper) != setting
        && !is_as_long
}

/// Whether a line above the text or a quotation has nothing but a name, and goes to a caption above it that begins with
/// it: a portrait of who wrote the article, or of who speaks.
fn is_below_portrait(scene: &Scene, line: &Repeat) -> bool {
    let name = scene.features.core(line.block);
    let is_portrait = |&caption: &usize| {
        caption < line.block
            && scene.begins(name, caption)
            && !scene.stops_inside_name(line.block, caption)
            && !is_above_credit_of(scene, line.block, caption)
    };
    // Or of who says what stands below it.
    let speaks = || {
        let next = scene.next(line.block);
        next.is_some_and(|next| scene.feature(next).is_quote)
    };
    line.keepers.iter().all(is_portrait)
        && (scene.is_head(line.block) || speaks())
        && scene.feature(line.block).weight <= LONGEST_AUTHOR
        && !scene.feature(line.block).is_credit
        && !scene.text(line.block).contains('/')
        && are_names(name)
}

/// Whether a heading stands in the box of a picture, right above its credited caption, and is its first words: a name
/// that the picture has in a gallery.
fn is_name_of_picture(scene: &Scene, heading: &Repeat) -> bool {
    // "The Anchor is the oldest inn" tells of the thing on a card, whose name stays.
    let is_name_in = |caption: usize| {
        let name = scene.features.core(heading.block).len();
        gap(scene.text(caption), scene.features.core(caption), name)
            .starts_with([',', ':', '(', '.', '–', '-'])
    };
    let is_its_caption = |&caption: &usize| {
        is_name_in(caption)
            && scene.is_same_medium(heading.block, caption)
            && scene.next(heading.block) == Some(caption)
            && scene.evidence(caption) == Evidence::Inside
            && scene.begins(scene.features.core(heading.block), caption)
    };
    heading.keepers.first().is_some_and(is_its_caption)
}

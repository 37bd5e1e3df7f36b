//! What no rule looks at, and what keeps a repeat where it is.

use super::super::Repeat;
use super::super::scene::{Evidence, HEAD_BLOCKS, Scene};
use super::common::{AUTHOR, LONGEST_AUTHOR, OF_TEXT, PULL_QUOTE, are_names, gap};
use super::copies::are_credited_otherwise;
use super::endings::{is_beside_time, is_in_programme};
use super::links::{
    LONGEST_SET, are_links, is_account, is_link_beside_caption, is_link_beside_text,
};
use super::notes::lacks_note;
use super::parts::is_within_compound;
use super::quotes::is_quoted_whole;
use super::sections::{heads_section, heads_text_below};
use super::series::may_be_mark;
use super::starts::{is_paragraph, is_paragraph_below, is_sentence_of_text};
use super::wordless::{differ_in_pictograms, is_answered, lacks_pictogram, parts_names};
use crate::describe::is_function_word;
use crate::document::Setting;
use crate::finding::Rule;
use crate::normalize::Word;

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
const VETOES: [Veto; 35] = [
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
        where_so: Question::Of(is_said_by_credit),
        reason: "its words stand in the credit of the other",
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
        where_so: Question::OfAnyKeeper(may_be_mark),
        reason: "a number in brackets that may be a mark, or that of another picture",
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
        where_so: Question::Of(|scene, repeat| names_all_pictures(scene, repeat.block)),
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
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_paragraph_below),
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
        holds: Holds::LessThanCopies,
        where_so: Question::OfAnyKeeper(is_headline_of_page),
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

/// Whether most words of a line stand in the credit that closes another one, and not before it, and not in their order:
/// "The harbour festival in Wick" is not said by "Boats at night © Harbour Festival Wick".
fn is_said_by_credit(scene: &Scene, line: &Repeat) -> bool {
    let is_in = |words: &[Word], word: &Word| words.iter().any(|other| other.hash == word.hash);
    let telling = || {
        let words = scene.features.caption(line.block).iter();
        words.filter(|word| !is_function_word(**word))
    };
    let is_given_by = |keeper: &usize| {
        let (said, credit) = (
            scene.features.caption(*keeper),
            scene.features.credit(*keeper),
        );
        let is_given = |word: &&Word| is_in(credit, word) && !is_in(said, word);
        telling().filter(is_given).count() * 2 > telling().count()
    };
    matches!(line.rule, Rule::Near | Rule::Label) && line.keepers.iter().any(is_given_by)
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

/// Whether a text has the headline, and behind a dash which agency has it and since when: "The bridge is open - WNP,
/// 14.06.2026".
fn is_headline_of_page(scene: &Scene, headline: usize, text: usize) -> bool {
    let credit = scene.features.credit(text);
    let (core, said) = (scene.features.core(text), scene.features.caption(text));
    headline < text
        && scene.is_headline(headline)
        && matches!(
            gap(scene.text(text), core, said.len()),
            " - " | " – " | " — "
        )
        && scene.features.lexicon.agencies.at_start(credit) > 0
        && credit.last().is_some_and(|last| last.has_digit())
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

/// Whether the article opens with a line with which several texts below it begin, each of which goes on otherwise: what
/// the article is about, in the alternative text of each of its pictures.
fn names_all_pictures(scene: &Scene, line: usize) -> bool {
    const FEWEST: usize = 3;
    let title = scene.features.core(line);
    let goes_on =
        |text: &usize| scene.features.core(*text).len() > title.len() && scene.begins(title, *text);
    line == 0 && (1..HEAD_BLOCKS).filter(goes_on).count() >= FEWEST
}

/// Whether the markup says that a line is a heading, and it is not the title of a video or the name of a picture.
fn is_only_heading(scene: &Scene, line: &Repeat) -> bool {
    let is_title = || {
        line.rule == Rule::Exact
            && of_keepers(line, |title, other| scene.are_marked_nearby(title, other))
    };
    scene.is_heading(line.block) && !is_title() && !is_name_of_picture(scene, line)
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

//! The editorial rules: when one block repeats another.
//!
//! Each rule takes the fuller block as the keeper and says either what repeats it, or why it does not. A rule that does
//! not know the kind of likeness at all leaves the pair to the next one.

mod copies;
mod credits;
mod cuts;
mod endings;
mod labels;
mod lines;
mod near;
mod notes;
mod orphans;
mod parts;
mod quotes;
mod sections;
mod series;
mod sources;
mod starts;
mod wording;

use super::Repeat;
use super::coverage::is_credited;
use super::differences::is_function_word;
use super::scene::{Evidence, Scene};
use crate::describe::{Cut, has_ellipsis, series_number};
use crate::document::Setting;
use crate::finding::Rule;
use crate::normalize::Word;
use crate::score;
use copies::{are_credited_otherwise, exact, is_unwritten};
use credits::credit;
use cuts::{are_in_cut_row, cut};
use endings::{hidden_unsigned, is_beside_time, is_in_programme, timed, together, widget};
use labels::{gist, label};
use lines::{begun, covered, merged, said_in_two, seen_in_two};
use near::near;
use notes::{lacks_note, noted};
pub use orphans::orphans;
use parts::{behind_credit, is_within_compound, part};
use quotes::is_quoted_whole;
use sections::heads_section;
use series::numbered;
use starts::{is_paragraph, prefix, starts};
use std::cmp::{Ordering, Reverse};

/// What a rule says of a pair: a repeat, or why it is none.
pub type Verdict = Result<Repeat, &'static str>;

/// A rule, which is asked about the block that says less and the one that says more.
type Comparison = fn(&Scene, usize, usize) -> Verdict;

/// What a rule may be asked about: two pictures of one scene may share all their words but a few, so that what says less is a
/// copy only if it says the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// Blocks that the markup does not give to two media.
    OneMedium,
    /// Captions of two media, too.
    Captions,
    /// Also texts of two media, of which nothing says that they are captions.
    Untold,
}

/// The rules for what is not the same letter by letter, in the order in which they are asked.
const RULES: [(Comparison, Reach); 17] = [
    (begun, Reach::OneMedium),
    (credit, Reach::Captions),
    (cut, Reach::Untold),
    (widget, Reach::Captions),
    (timed, Reach::Captions),
    (numbered, Reach::Untold),
    (merged, Reach::Untold),
    (together, Reach::Captions),
    (hidden_unsigned, Reach::Untold),
    (behind_credit, Reach::OneMedium),
    (noted, Reach::OneMedium),
    (prefix, Reach::Captions),
    (part, Reach::OneMedium),
    (near, Reach::Captions),
    (label, Reach::OneMedium),
    (gist, Reach::OneMedium),
    (covered, Reach::OneMedium),
];

/// What a rule says of a pair it has no opinion of.
const UNLIKE: &str = "the one has words that the other lacks";

/// Whether a reason says more than that two texts are not alike.
pub fn is_telling(reason: &str) -> bool {
    reason != UNLIKE && reason != NO_WORDS
}

/// Marks that open a quotation or a title: what stands behind one may be the end of any caption.
const OPENING_QUOTES: [char; 8] = ['"', '\'', '“', '„', '‘', '«', '「', '『'];

/// How much a text says at the least of which two pictures do not have the first words in common by chance.
const LONG_CUT: u32 = 8;

/// What is said of a pair of two pictures.
const OTHER_MEDIUM: &str = "the markup says that they belong to two media";

/// What is said of a pair one of which says nothing.
const NO_WORDS: &str = "there are no words to compare";

/// What is said of a statement and its opposite.
const DENIED: &str = "one of them says that it is not so";

/// What is said of what may be the text's own.
const PULL_QUOTE: &str = "headings, summaries and pull quotes may repeat the text";

/// What is said of a sentence above a caption.
const OF_TEXT: &str = "a sentence that may be the text's";

/// What is said of two captions of a gallery.
const TWO_PHOTOS: &str =
    "each has the same credit, and the one says more: photos of one photographer";

/// Something that no rule looks at, and that keeps a repeat where it is.
struct Veto {
    /// Which repeats it holds back.
    holds: Holds,
    /// When it does.
    where_so: Question,
    /// What is said of them then.
    reason: &'static str,
}

/// Which repeats a veto holds back.
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

/// Why a repeat stays all the same, in the order in which it is asked.
const VETOES: [Veto; 17] = [
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
        reason: "a link to another page",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::Of(is_in_bold),
        reason: "a few words in bold type, as headings are",
    },
    Veto {
        holds: Holds::LessThanCopies,
        where_so: Question::Of(is_below_portrait),
        reason: "who wrote the article",
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
        holds: Holds::ButCopies,
        where_so: Question::Of(|scene, repeat| {
            scene.is_only_title(repeat.block, repeat.keepers.first().copied())
        }),
        reason: "the headline stays",
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

/// Asks every rule whether one of two blocks repeats the other.
pub fn compare(scene: &Scene, a: usize, b: usize) -> Verdict {
    let repeat = likeness(scene, a, b)?;
    let repeat = said_in_two(scene, &repeat).unwrap_or(repeat);
    debug_assert!(
        !repeat.keepers.contains(&repeat.block),
        "nothing repeats itself"
    );
    if !scene.can_go(repeat.block) {
        return Err("tied up with an image or other markup, so that it cannot go alone");
    }
    let is_seen_in = |keeper: &usize| !scene.is_hidden(*keeper);
    if !scene.is_hidden(repeat.block) && !repeat.keepers.iter().all(is_seen_in) {
        return seen_in_two(scene, &repeat).ok_or("the fuller text is hidden from readers");
    }
    match VETOES.iter().find(|veto| veto.stops(scene, &repeat)) {
        Some(veto) => Err(veto.reason),
        None => Ok(repeat),
    }
}

/// Whether both texts have pictograms, and those of the block that would go do not stand in the other: a yellow card and a red one.
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

/// Whether the markup says that a line is a heading, and it is not the title of a video or the name of a picture.
fn is_only_heading(scene: &Scene, line: &Repeat) -> bool {
    let is_title = || {
        line.rule == Rule::Exact
            && of_keepers(line, |title, other| scene.are_titles_of_media(title, other))
    };
    scene.is_heading(line.block) && !is_title() && !is_name_of_picture(scene, line)
}

/// Whether one of two texts is a link to another page, and the other one a caption: tags, buttons and what shops sell have the
/// names of what is seen.
fn is_link_beside_caption(scene: &Scene, block: usize, keeper: usize) -> bool {
    let is_link = |block: usize| scene.setting(block) == Setting::Link;
    is_link(block) && scene.is_marked(keeper) || is_link(keeper) && scene.is_marked(block)
}

/// Whether a line in bold type says no more than a heading does.
fn is_in_bold(scene: &Scene, line: &Repeat) -> bool {
    const LONGEST: u32 = 8;
    scene.setting(line.block) == Setting::Strong
        && scene.feature(line.block).weight <= LONGEST
        && !scene.feature(line.block).is_credit
}

/// Whether a line above the text or a quotation has nothing but a name, and goes to a caption above it that begins with it: a
/// portrait of who wrote the article, or of who speaks.
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
        && scene.feature(line.block).weight <= LONGEST_NAME
        && !scene.feature(line.block).is_credit
        && !scene.text(line.block).contains('/')
        && are_names(name)
}

/// How much a line says at the most that is the name of one who wrote the article.
const LONGEST_NAME: u32 = 3;

/// Whether a heading stands in the box of a picture, right above its credited caption, and is its first words: a name that
/// the picture has in a gallery.
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

/// What the rules say of two blocks, before the markup and the vetoes are heard. Equal letters are a matter of their own.
fn likeness(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if of_a.weight == 0 || of_b.weight == 0 || of_a.is_widget || of_b.is_widget {
        return Err(NO_WORDS);
    }
    if of_a.is_structure || of_b.is_structure {
        return Err("items of lists, rows of tables, dates and code repeat by their nature");
    }
    if scene.is_same_letters(a, b) {
        return exact(scene, a, b);
    }
    let reach = reach(scene, a, b);
    if reach == Reach::Untold && !may_reach_untold(scene, a, b) {
        return Err(OTHER_MEDIUM);
    }
    let (less, more) = by_fullness(scene, a, b);
    let mut why = match reach {
        Reach::OneMedium => UNLIKE,
        Reach::Captions | Reach::Untold => OTHER_MEDIUM,
    };
    for (rule, _) in RULES.iter().filter(|(_, farthest)| *farthest >= reach) {
        match rule(scene, less, more) {
            Ok(repeat) => return Ok(repeat),
            Err(UNLIKE) => {}
            Err(reason) => why = reason,
        }
    }
    Err(why)
}

/// How far apart two blocks are by what the markup and their credits say of them.
fn reach(scene: &Scene, a: usize, b: usize) -> Reach {
    let is_untold = |block: usize| scene.evidence(block) < Evidence::Inside;
    if !scene.is_other_medium(a, b) {
        Reach::OneMedium
    } else if is_untold(a) && is_untold(b) {
        Reach::Untold
    } else {
        Reach::Captions
    }
}

/// Whether one of two texts of two media, of which nothing says that they are captions, may be the copy of the other all the
/// same: it is a long text cut off, numbered, hidden from readers, or one of a row of small pictures.
fn may_reach_untold(scene: &Scene, a: usize, b: usize) -> bool {
    let is_numbered = |block: usize| {
        let core = scene.features.core(block);
        series_number(scene.features.lexicon, scene.text(block), core).is_some()
    };
    let may_be_copy =
        |block: usize| is_long_cut(scene, block) || is_numbered(block) || scene.is_hidden(block);
    may_be_copy(a) || may_be_copy(b) || are_in_cut_row(scene, a, b)
}

/// Two blocks, the one that says less first.
fn by_fullness(scene: &Scene, a: usize, b: usize) -> (usize, usize) {
    let len = |block: usize| scene.features.core(block).len();
    let is_fuller = match len(a).cmp(&len(b)) {
        // The last word goes on: "… in Tolm", "… in TolmImago".
        Ordering::Equal if starts(scene, b, a) => true,
        Ordering::Equal => !starts(scene, a, b) && fullness(scene, a) > fullness(scene, b),
        unequal => unequal.is_gt(),
    };
    if is_fuller { (b, a) } else { (a, b) }
}

/// Whether a text is cut off behind so many words that no other caption begins with them.
fn is_long_cut(scene: &Scene, block: usize) -> bool {
    let feature = scene.feature(block);
    feature.cut == Some(Cut::Ellipsis) && feature.weight >= LONG_CUT
}

/// Orders two blocks of equally many words by how much they say.
fn fullness(scene: &Scene, block: usize) -> impl Ord + use<> {
    let feature = scene.feature(block);
    let is_written_out = !is_unwritten(scene.text(block));
    (
        feature.cut.is_none(),
        is_written_out,
        Reverse(scene.features.words(block).len()),
        Reverse(block),
    )
}

/// Whether there are names and function words alone.
fn are_names(words: &[Word]) -> bool {
    words
        .iter()
        .all(|word| word.is_capitalised() || word.is_character() || is_function_word(*word))
}

/// How many letters the words of a block have, in bytes of their folded form.
fn letters(scene: &Scene, block: usize) -> usize {
    scene
        .features
        .core(block)
        .iter()
        .map(|word| word.len())
        .sum()
}

/// What stands in `text` before word `at` of its core.
fn gap<'t>(text: &'t str, core: &[Word], at: usize) -> &'t str {
    match (
        at.checked_sub(1).and_then(|before| core.get(before)),
        core.get(at),
    ) {
        (Some(before), Some(next)) => text
            .get(before.end as usize..next.start as usize)
            .unwrap_or_default(),
        _ => "",
    }
}

/// Whether words are written as a sentence is: where all begin with capitals, names tell nothing.
fn is_sentence(words: &[Word]) -> bool {
    let is_small = |word: &&Word| !word.is_capitalised() && !is_function_word(**word);
    words.iter().filter(is_small).count() > 1
}

/// Whether two captions have the same credit behind them, in the same words. Copies of one caption differ in their credit
/// or in nothing; of two that differ in what they say each has a photo.
fn have_one_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let (credit_a, credit_b) = (scene.features.credit(a), scene.features.credit(b));
    let is_cut = |block: usize, credit: &[Word]| {
        let core = scene.features.core(block);
        has_ellipsis(gap(scene.text(block), core, core.len() - credit.len()))
    };
    have_equal_credits_behind(scene, a, b)
        || !credit_a.is_empty()
            && score::is_same(credit_a, credit_b)
            && !scene.feature(a).is_credit
            && !scene.feature(b).is_credit
            && !is_cut(a, credit_a)
            && !is_cut(b, credit_b)
}

/// Whether each of two captions has a line of its own behind it with the same credit.
fn have_equal_credits_behind(scene: &Scene, a: usize, b: usize) -> bool {
    let has_bare_text = |block: usize| !scene.feature(block).has_credit();
    let is_credit = |block: usize| scene.feature(block).is_credit && !scene.is_gone(block);
    has_bare_text(a)
        && has_bare_text(b)
        && is_credit(a + 1)
        && is_credit(b + 1)
        && scene.is_same_letters(a + 1, b + 1)
}

/// Whether the credit of `a`, if it has one, stands in `b` too: in its credit, if there is one. Who is named in the caption
/// took no photo.
fn says_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let (opening, closing) = (scene.features.lead_credit(b), scene.features.credit(b));
    let said = match (opening, closing) {
        ([], [_, ..]) => closing,
        ([_, ..], []) => opening,
        _ => scene.features.core(b),
    };
    is_credited(scene, scene.features.credit(a), said)
        && is_credited(scene, scene.features.lead_credit(a), said)
}

/// Whether the text behind `a`, which is not `b`, begins with the words of `a`: a heading of what follows.
fn begins_next(scene: &Scene, a: usize, b: usize) -> bool {
    let next = scene.next(a).filter(|&next| next != b);
    next.is_some_and(|next| scene.begins(scene.features.core(a), next))
}

/// How much a caption says at the most that is one by its credit and the alt text before it alone, and how much that says at
/// the least.
const LONGEST_LONE: u32 = 30;
const SHORTEST_BEFORE_CAPTION: u32 = 4;

/// Whether `b` is a caption as far as its credit and its neighbourhood tell, `a` being beside it.
fn is_captioned(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(b);
    match scene.evidence(b) {
        Evidence::Inside => true,
        // A sentence of some length could be the text; an alt text right before and a credit right behind say not.
        Evidence::Beside => {
            let is_lone = scene.is_credited(b)
                && feature.weight <= LONGEST_LONE
                && scene.feature(a).weight >= SHORTEST_BEFORE_CAPTION
                && !starts(scene, a, b);
            !feature.is_prose || (a < b && (is_lone || scene.has_cut_copy(b)))
        }
        Evidence::None => false,
    }
}

#[cfg(test)]
mod tests;

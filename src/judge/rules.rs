//! The editorial rules: when one block repeats another.
//!
//! Each rule takes the fuller block as the keeper and says either what repeats it, or why it does not. A rule that does
//! not know the kind of likeness at all leaves the pair to the next one.

mod copies;
mod credits;
mod lines;
mod series;
mod sources;
mod starts;

use super::Repeat;
use super::differences::{
    coverage, differences, is_covered, is_credited, is_denied, is_denied_among, is_function_word,
};
use super::scene::{Evidence, Scene};
use crate::describe::{self, Cut, has_ellipsis, is_file_name, series_number};
use crate::finding::{Applicability, Rule};
use crate::normalize::{self, Word};
use crate::score;
use copies::{exact, is_twice_placed, is_unwritten, is_written_small};
use credits::credit;
pub use credits::orphaned_credits;
use lines::{covered, merged, said_in_two, seen_in_two};
use series::numbered;
use starts::{cut, hidden_unsigned, is_quoted_whole, prefix, starts, timed, together, widget};
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
const RULES: [(Comparison, Reach); 15] = [
    (credit, Reach::Captions),
    (cut, Reach::Untold),
    (widget, Reach::Captions),
    (timed, Reach::Captions),
    (numbered, Reach::Untold),
    (merged, Reach::Untold),
    (together, Reach::Captions),
    (hidden_unsigned, Reach::Untold),
    (behind_credit, Reach::OneMedium),
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

/// Asks every rule whether one of two blocks repeats the other.
pub fn compare(scene: &Scene, a: usize, b: usize) -> Verdict {
    let repeat = likeness(scene, a, b)?;
    let repeat = said_in_two(scene, &repeat).unwrap_or(repeat);
    if !scene.can_go(repeat.block) {
        return Err("tied up with an image or other markup, so that it cannot go alone");
    }
    let is_seen_in = |keeper: &usize| !scene.is_hidden(*keeper);
    if !scene.is_hidden(repeat.block) && !repeat.keepers.iter().all(is_seen_in) {
        return seen_in_two(scene, &repeat).ok_or("the fuller text is hidden from readers");
    }
    if !matches!(repeat.rule, Rule::Exact | Rule::Credit) && scene.is_attribution(repeat.block) {
        return Err("who says the quotation above it");
    }
    let is_title = repeat.rule == Rule::Exact && scene.are_titles_of_media(a, b);
    if scene.is_heading(repeat.block) && !is_title && !is_name_of_picture(scene, &repeat) {
        return Err("headings stay");
    }
    if is_below_portrait(scene, &repeat) {
        return Err("who wrote the article");
    }
    let is_quoted = |keeper: &usize| is_quoted_whole(scene, repeat.block, *keeper);
    if !matches!(repeat.rule, Rule::Exact | Rule::Credit) && repeat.keepers.iter().any(is_quoted) {
        return Err(PULL_QUOTE);
    }
    let is_title_below = |keeper: &usize| scene.is_title_of_next(repeat.block, *keeper);
    if !matches!(repeat.rule, Rule::Exact | Rule::Credit)
        && repeat.keepers.iter().any(is_title_below)
    {
        return Err("the title of the text below it");
    }
    let is_within = |keeper: &usize| is_within_compound(scene, repeat.block, *keeper);
    if !matches!(repeat.rule, Rule::Exact | Rule::Credit) && repeat.keepers.iter().any(is_within) {
        return Err("its words begin within a longer one");
    }
    if scene.opens_next(repeat.block) {
        return Err("the next text goes on from it");
    }
    if repeat.rule != Rule::Exact
        && scene.is_only_title(repeat.block, repeat.keepers.first().copied())
    {
        return Err("the headline stays");
    }
    Ok(repeat)
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
    !matches!(line.rule, Rule::Exact | Rule::Credit)
        && line.keepers.iter().all(is_portrait)
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
    let is_other = scene.is_other_medium(a, b);
    let is_untold =
        is_other && scene.evidence(a) < Evidence::Inside && scene.evidence(b) < Evidence::Inside;
    let is_numbered = |block: usize| {
        let core = scene.features.core(block);
        series_number(scene.features.lexicon, scene.text(block), core).is_some()
    };
    let may_be_told =
        |block: usize| is_long_cut(scene, block) || is_numbered(block) || scene.is_hidden(block);
    if is_untold && !may_be_told(a) && !may_be_told(b) {
        return Err(OTHER_MEDIUM);
    }
    let len = |block: usize| scene.features.core(block).len();
    let is_fuller = match len(a).cmp(&len(b)) {
        // The last word goes on: "… in Tolm", "… in TolmImago".
        Ordering::Equal if starts(scene, b, a) => true,
        Ordering::Equal => !starts(scene, a, b) && fullness(scene, a) > fullness(scene, b),
        unequal => unequal.is_gt(),
    };
    let (less, more) = if is_fuller { (b, a) } else { (a, b) };
    let (least, mut why) = if is_untold {
        (Reach::Untold, OTHER_MEDIUM)
    } else if is_other {
        (Reach::Captions, OTHER_MEDIUM)
    } else {
        (Reach::OneMedium, UNLIKE)
    };
    for (rule, _) in RULES.iter().filter(|(_, reach)| *reach >= least) {
        match rule(scene, less, more) {
            Ok(repeat) => return Ok(repeat),
            Err(UNLIKE) => {}
            Err(reason) => why = reason,
        }
    }
    Err(why)
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

fn repeats(rule: Rule, block: usize, keeper: usize, score: f32, reason: &'static str) -> Verdict {
    Ok(Repeat {
        rule,
        block,
        part: None,
        keepers: vec![keeper],
        score,
        reason,
        applicability: Applicability::Safe,
    })
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

/// Contained in a fuller text, elsewhere than at its start.
fn part(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    let (caption, core_b) = (scene.features.caption(a), scene.features.core(b));
    if of_a.cut.is_some() || of_a.is_credit || caption.len() < 3 {
        return Err(UNLIKE);
    }
    let Some(at) = score::find(caption, core_b) else {
        return Err(UNLIKE);
    };
    if is_denied(core_b, at..at + caption.len()) {
        return Err(DENIED);
    }
    if of_b.is_body || !is_captioned(scene, a, b) || of_a.is_quote {
        return Err(PULL_QUOTE);
    }
    if !says_credit(scene, a, b) {
        return Err("its credit is another one");
    }
    // "FILE - …", "LINDMOUTH, May 3: …" and the like stand before the caption of one photo.
    let is_sign = |c: char| !c.is_whitespace() && !OPENING_QUOTES.contains(&c);
    let is_behind_lead = gap(scene.text(b), core_b, at).contains(is_sign);
    if have_one_credit(scene, a, b) && !is_behind_lead {
        return Err(TWO_PHOTOS);
    }
    let apart = scene.apart(a, b);
    let goes_on = gap(scene.text(b), core_b, at + caption.len()) == " ";
    let is_sentence_of_text = apart > 0 && goes_on && of_a.ends_sentence;
    // What stands there again and again is the heading of several texts.
    let is_of_text = is_sentence_of_text || scene.copies(a) > 2;
    let is_far = apart > 1 && !is_signed_otherwise(scene, a, b);
    if is_far || is_of_text && scene.evidence(b) < Evidence::Inside {
        return Err("contained, but nothing says that it is a caption");
    }
    if a < b && begins_next(scene, a, b) {
        return Err("the next text begins with these words too");
    }
    let before_credit = core_b.len() - scene.features.credit(b).len();
    if at >= before_credit && scene.is_head(a) && !scene.text(a).contains('/') {
        return Err("who took the photo may have written the article");
    }
    repeats(Rule::Part, a, b, 1.0, "the kept caption has these words")
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
fn is_within_compound(scene: &Scene, a: usize, b: usize) -> bool {
    let (text, core) = (scene.text(b), scene.features.core(b));
    score::find(scene.features.caption(a), core).is_some_and(|at| {
        let last = at.checked_sub(1).and_then(|last| core.get(last));
        // "FILE-Mayor Ada Quill", "20250412-Mayor Ada Quill"
        matches!(gap(text, core, at), "-" | "‑")
            && last.is_some_and(|last| !last.is_shouted(text) && !last.has_digit())
    })
}

/// The whole of a caption behind it that opens with its credit: "Photo: Jo Reed Harbour Times Ada Quill opens the bridge", or
/// "Jo Reed / 9news photo/Ada Quill".
fn behind_credit(scene: &Scene, a: usize, b: usize) -> Verdict {
    // The word for a photo may be taken for that of a widget.
    let (core_a, words_b) = (scene.features.core(a), scene.features.words(b));
    let lexicon = scene.features.lexicon;
    let at = words_b.len().saturating_sub(core_a.len());
    let (opening, said) = words_b.split_at(at);
    if a > b || scene.apart(a, b) > 0 || at == 0 || !score::is_same(said, core_a) {
        return Err(UNLIKE);
    }
    let (lead, end) = (
        lexicon.credit.at_start(opening),
        lexicon.photos.at_end(opening),
    );
    let before = gap(scene.text(b), words_b, at);
    let is_signed = if lead > 0 {
        let names = opening.get(lead..).unwrap_or_default();
        gap(scene.text(b), words_b, lead).starts_with([':', '：'])
            && scene.feature(a).weight >= LONG_CUT
            && names.last().is_some_and(|last| !is_function_word(*last))
            && (2..=LONGEST_OPENING).contains(&names.len())
            && are_names(names)
            && is_sentence(core_a)
    } else {
        // Of names alone the one behind the word may be the photographer: "Harbour Post photo/Jo Reed".
        let names = opening.get(..at - end).unwrap_or_default();
        let may_be_name = |word: &Word| word.is_capitalised() || word.has_digit();
        let is_outlet = |word: usize| gap(scene.text(b), words_b, word).contains('/');
        end > 0
            && (2..names.len()).any(is_outlet)
            && !begins_next(scene, b, a)
            && scene.next(a) == Some(b)
            && before.trim_start_matches('.').starts_with(['/', ':'])
            && (2..=LONGEST_OPENING).contains(&names.len())
            && names.iter().all(may_be_name)
    };
    if !is_signed {
        return Err(UNLIKE);
    }
    if opening.iter().any(|word| lexicon.negations.has(*word)) {
        return Err(DENIED);
    }
    repeats(
        Rule::Part,
        a,
        b,
        1.0,
        "the kept text says the same and has the credit",
    )
}

/// Whether words are written as a sentence is: where all begin with capitals, names tell nothing.
fn is_sentence(words: &[Word]) -> bool {
    let is_small = |word: &&Word| !word.is_capitalised() && !is_function_word(**word);
    words.iter().filter(is_small).count() > 1
}

/// How many words the names of a credit have at the most that opens a caption.
const LONGEST_OPENING: usize = 8;

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

/// The same statement with small differences.
fn near(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    let is_short =
        of_a.weight < 6 && scene.features.core(b).len() > scene.features.core(a).len() + 2;
    if of_a.is_body
        || of_b.is_body
        || of_a.is_credit != of_b.is_credit
        || of_a.weight < 4
        || is_short
        || !scene.features.may_have_most(a, b)
    {
        return Err(UNLIKE);
    }
    let weight = of_a.weight as usize;
    let core = scene.features.core(a).len();
    let apart = scene.apart(a, b);
    let evidence = scene.evidence(b);
    let may_be_whole = scene.features.core(b).len() <= core + 1;
    // What says more is a fuller caption, or it is nothing: then they need not be aligned.
    let may_be_fuller = match evidence {
        // What says more under another picture says it of another moment.
        _ if of_a.is_credit || scene.is_other_medium(a, b) => false,
        Evidence::Inside => true,
        Evidence::Beside => apart == 0 && !of_b.is_prose,
        Evidence::None => false,
    };
    if !(may_be_whole || may_be_fuller) {
        return Err(UNLIKE);
    }
    let Some(found) = differences(scene, a, b) else {
        return Err(UNLIKE);
    };
    if found.typos + found.endings > (weight / 6).max(1)
        || found.trifles > weight / 6 + 2
        || found.same * 4 < core * 3
    {
        return Err("too many small differences");
    }
    if found.news + found.endings > 0 && have_one_credit(scene, a, b) {
        return Err(TWO_PHOTOS);
    }
    let is_whole = found.more <= 1;
    if of_a.is_quote && !is_whole && evidence < Evidence::Inside {
        return Err(PULL_QUOTE);
    }
    // A credit and what leads to it are no news.
    let says_more = found.news > scene.features.credit(b).len() + 1;
    if says_more
        && (scene.states_more(a, b)
            || (found.endings + found.trifles > 0 || evidence == Evidence::Beside)
                && of_a.ends_sentence
                && !of_a.has_credit())
    {
        return Err(OF_TEXT);
    }
    let says_nearly_all = found.more <= scene.features.credit(b).len().min(10) + 2;
    let is_misspelt = is_whole && found.typos > 0 && found.endings + found.trifles == 0;
    let is_accepted = match evidence.max(if is_whole {
        scene.evidence(a)
    } else {
        Evidence::None
    }) {
        _ if of_a.is_credit => apart == 0 && is_whole,
        Evidence::Inside => {
            apart <= 1
                || (weight >= 6
                    && (says_nearly_all || of_a.has_credit())
                    && !(is_whole && is_twice_placed(scene, a, b)))
        }
        Evidence::Beside => (weight >= 6 && is_misspelt) || (apart == 0 && !of_b.is_prose),
        Evidence::None => {
            is_misspelt
                && weight >= 6
                && (apart == 0 || !of_a.is_prose && scene.copies(a).max(scene.copies(b)) <= 1)
        }
    };
    if !is_accepted {
        return Err("nearly the same words, but nothing says that it is a caption");
    }
    repeats(
        Rule::Near,
        a,
        b,
        found.similarity,
        "the same statement but for the spelling of a word or two",
    )
}

/// A short name all of whose words stand in the caption beside it.
fn label(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if of_a.is_credit
        || of_b.is_credit
        || of_a.weight > 12
        || of_a.is_prose
        || of_a.cut.is_some()
        || scene.apart(a, b) > 0
        || scene.features.core(a).len() >= scene.features.core(b).len()
    {
        return Err(UNLIKE);
    }
    // A name above a longer text is the heading of a text about that person.
    let is_heading = of_a.weight < 4 && of_b.weight > 40;
    let is_bare_word = of_a.weight == 1 && scene.evidence(b) < Evidence::Inside;
    let is_tag = scene.text(a).starts_with('#');
    if is_bare_word
        || is_tag
        || is_heading
        || scene.features.caption(a).len() >= scene.features.core(b).len()
        || !is_covered(scene, scene.features.caption(a), scene.text(a), b)
    {
        return Err(UNLIKE);
    }
    if !says_credit(scene, a, b) {
        return Err("its credit is another one");
    }
    if have_one_credit(scene, a, b) {
        return Err(TWO_PHOTOS);
    }
    if are_of_one_template(scene, a, b) {
        return Err("sentences that begin and end alike, and the one names more");
    }
    if a > b && begins_next(scene, a, b) {
        return Err("the next text begins with these words too");
    }
    // Nothing for readers is written small from its first word to its last; a tag has fewer words.
    let is_slug = of_a.weight >= 3
        && scene.evidence(b) == Evidence::Inside
        && is_written_small(scene.text(a));
    if (of_a.is_quote || scene.copies(a) > 2) && scene.evidence(b) < Evidence::Inside {
        return Err(PULL_QUOTE);
    }
    if is_told_of(scene, a, b) && scene.evidence(b) < Evidence::Inside {
        return Err("a name above a text about that person");
    }
    if is_denied_among(scene, a, b) {
        return Err(DENIED);
    }
    if (scene.states_more(a, b) || scene.is_text_before(a, b)) && !starts(scene, a, b) {
        return Err(OF_TEXT);
    }
    let is_behind = a > b && !starts(scene, a, b) && !is_slug;
    // The name of a file says nothing to readers, whatever it stands above; "mother-in-law" does.
    let is_long = || scene.text(a).matches(['-', '_']).count() >= LONGEST_COMPOUND;
    let words = scene.features.words(a);
    let has_ending = || is_file_name(scene.features.lexicon, scene.text(a), words);
    let is_file = of_a.is_slug && a < b && !of_b.is_body && (is_long() || has_ending());
    if !(is_file || is_captioned(scene, a, b)) || is_behind {
        return Err("a name or a heading, and nothing says that it belongs to a caption");
    }
    repeats(
        Rule::Label,
        a,
        b,
        1.0,
        "every word of it stands in the kept caption",
    )
}

/// Whether there is nothing but a name, below the article, above a text that says who that is: "Ada Quill is our reporter".
fn is_told_of(scene: &Scene, name: usize, text: usize) -> bool {
    let (name_words, words) = (scene.features.core(name), scene.features.core(text));
    let is_verb =
        |word: &Word| !word.is_capitalised() && scene.features.lexicon.auxiliaries.has(*word);
    name < text
        && scene.is_tail(name)
        && are_names(name_words)
        && scene.begins(name_words, text)
        && words.get(name_words.len()).is_some_and(is_verb)
}

/// How many dashes there are in the name of a file that no word or place has.
const LONGEST_COMPOUND: usize = 4;

/// Whether two sentences have their first and their last word in common: "Ada Quill, Wick, 1972.", "Ada Quill's sister Mara
/// Quill, Wick, 1972."
fn are_of_one_template(scene: &Scene, a: usize, b: usize) -> bool {
    let ends = |block: usize| {
        let core = scene.features.core(block);
        let hash = |word: &Word| word.hash;
        (core.first().map(hash), core.last().map(hash))
    };
    scene.feature(a).ends_sentence && scene.feature(b).ends_sentence && ends(a) == ends(b)
}

/// Whether the text behind `a`, which is not `b`, begins with the words of `a`: a heading of what follows.
fn begins_next(scene: &Scene, a: usize, b: usize) -> bool {
    let next = scene.next(a).filter(|&next| next != b);
    next.is_some_and(|next| scene.begins(scene.features.core(a), next))
}

/// Whether `b` is a caption as far as its credit and its neighbourhood tell, `a` being beside it.
fn is_captioned(scene: &Scene, a: usize, b: usize) -> bool {
    let feature = scene.feature(b);
    match scene.evidence(b) {
        Evidence::Inside => true,
        // A sentence of some length could be the text; an alt text right before and a credit right behind say not.
        Evidence::Beside => {
            let is_lone = scene.is_credited(b)
                && feature.weight <= 30
                && scene.feature(a).weight >= 4
                && !starts(scene, a, b);
            !feature.is_prose || (a < b && (is_lone || scene.has_cut_copy(b)))
        }
        Evidence::None => false,
    }
}

/// An alt text that says in other words what the caption behind it says, and nothing more.
fn gist(scene: &Scene, a: usize, b: usize) -> Verdict {
    let of_a = scene.feature(a);
    if a > b
        || scene.apart(a, b) > 0
        || scene.evidence(b) < Evidence::Inside
        || !(4..=16).contains(&of_a.weight)
        || of_a.is_credit
        || of_a.has_credit()
        || of_a.cut.is_some()
        || of_a.is_quote
    {
        return Err(UNLIKE);
    }
    let (share, names) = coverage(scene, scene.features.caption(a), scene.text(a), b);
    if names {
        return Err("it has a name or a number that the caption lacks");
    }
    if share < 0.75 || !says_credit(scene, a, b) {
        return Err(UNLIKE);
    }
    if says_other_word(scene, a, b) {
        return Err("the one has another word in the place of one");
    }
    // A sentence of its own may be the text's, unless it begins as the caption does or is too short to be text.
    let begins_alike = {
        let (alt, caption) = (scene.features.caption(a), scene.features.caption(b));
        alt.iter()
            .zip(caption)
            .take_while(|(x, y)| x.hash == y.hash)
            .count()
            >= 4
    };
    if of_a.ends_sentence && of_a.weight > 6 && !begins_alike {
        return Err(OF_TEXT);
    }
    if is_denied_among(scene, a, b) {
        return Err(DENIED);
    }
    if scene.states_more(a, b) || (scene.is_text_before(a, b) && !begins_alike) {
        return Err(OF_TEXT);
    }
    repeats(
        Rule::Near,
        a,
        b,
        share,
        "an alt text that says less than the caption behind it",
    )
}

/// Whether the caption has another word where the alt text has one, between the same words: "the northern end of the lake",
/// "the southern end of the lake".
fn says_other_word(scene: &Scene, alt: usize, caption: usize) -> bool {
    let (said, words) = (scene.features.caption(alt), scene.features.caption(caption));
    let is_same = |x: Option<usize>, y: Option<usize>| {
        let hash = |words: &[Word], at: Option<usize>| Some(words.get(at?)?.hash);
        let of_alt = hash(said, x);
        of_alt.is_some() && of_alt == hash(words, y)
    };
    let is_other = |&(x, y): &(usize, usize)| {
        let (Some(word), Some(other)) = (said.get(x), words.get(y)) else {
            return false;
        };
        let is_alone = |words: &[Word], word: &Word| {
            !is_function_word(*word) && !words.iter().any(|other| other.hash == word.hash)
        };
        // Words that begin alike are forms of one; those that end alike are likelier contrary than the same.
        word.head != other.head
            && word.last() == other.last()
            && word.len().abs_diff(other.len()) <= 2
            && is_alone(words, word)
            && is_alone(said, other)
            && is_same(x.checked_sub(1), y.checked_sub(1))
            && is_same(Some(x + 1), Some(y + 1))
    };
    score::align(said, words).is_some_and(|alignment| alignment.changed.iter().any(is_other))
}

#[cfg(test)]
mod forms;
#[cfg(test)]
mod specs;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod tests;

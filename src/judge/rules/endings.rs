//! Texts of which one has the words of the other, and behind them what says nothing of the picture: how long a video
//! lasts, the words of a widget, a notice of rights, names that stand in a line of their own elsewhere.

use super::super::scene::Scene;
use super::common::Stays::Unlike;
use super::common::{LONG_TEXT, OF_WIDGET, Pair, Verdict, are_names, gap};
use crate::describe::{are_duration, ends_with, is_duration, is_function_word, is_minutes};
use crate::finding::Rule;
use crate::normalize::Word;

/// A text with the words of a widget, a duration or a notice of rights behind it: "… at the harbour 2:05". The clean
/// one stays.
pub(super) fn widget(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let core_less = scene.features.core(less);
    if is_headline_with_rights(pair) {
        return Ok(pair.more_goes(Rule::Near, "the headline, and that it is protected"));
    }
    let rest = pair.rest();
    let (Some(last), false) = (core_less.last(), rest.is_empty()) else {
        return Err(Unlike);
    };
    // "(video) 2:05"
    let time = rest.get(scene.features.lexicon.widgets.at_start(rest)..);
    let is_timed = |time: &[Word]| time.is_empty() || are_duration(scene.text(more), time);
    // "Boil the eggs – 5:30 min" says how long it takes, and so do the lines of a programme.
    let is_of_player = !takes_minutes(scene, more)
        || pair.sign().contains('|')
            && !(more.saturating_sub(PROGRAMME)..=more + PROGRAMME)
                .any(|other| other != more && takes_minutes(scene, other));
    // "… opens at 7:30" is no duration.
    let may_end = !is_function_word(*last) && !last.has_digit();
    if scene.feature(less).weight < 4
        || pair.apart() > 0
        || !scene.begins(core_less, more)
        || !may_end
        || !is_time_of_video(scene, more, core_less.len())
        || !is_of_player
        || !time.is_some_and(is_timed)
    {
        return Err(Unlike);
    }
    Ok(pair.more_goes(Rule::Near, OF_WIDGET))
}

/// Whether a time behind so many words of a text is how long a video lasts: a sign or the word for a player stands
/// before it, or the text is introduced as a video's. Behind nothing but a blank, it is a result, or when something
/// begins, unless it is less than ten minutes.
fn is_time_of_video(scene: &Scene, block: usize, words: usize) -> bool {
    let (text, core) = (scene.text(block), scene.features.core(block));
    let time = core.get(words..).unwrap_or_default();
    let is_short = match time {
        [minutes, _] => minutes.letters(text) == 1 || minutes.of(text).starts_with('0'),
        _ => false,
    };
    let sign = gap(text, core, words);
    // Behind a comma stands what was run, or when something begins.
    if sign.starts_with(',') {
        return false;
    }
    is_short
        || sign != " "
        || scene.feature(block).is_introduced
        || scene.features.lexicon.widgets.at_start(time) > 0
}

/// Whether a text ends in how many minutes something takes: "… 2:05 min".
fn takes_minutes(scene: &Scene, block: usize) -> bool {
    let last = scene.features.core(block).last();
    last.is_some_and(|last| is_minutes(last.of(scene.text(block))))
}

/// How far from each other the lines of a programme stand at the most.
const PROGRAMME: usize = 6;

/// Whether a line goes to its own words with a time before or behind them: how long a video lasts, or when something
/// begins.
pub(super) fn is_beside_time(scene: &Scene, line: usize, other: usize) -> bool {
    let (core, words) = (scene.features.core(line), scene.features.core(other));
    let Some(more) = words.len().checked_sub(core.len()) else {
        return false;
    };
    let is_time =
        |time: Option<&[Word]>| time.is_some_and(|time| are_duration(scene.text(other), time));
    ends_with(words, core) && is_time(words.get(..more))
        || scene.begins(core, other) && is_time(words.get(core.len()..))
}

/// Whether a line begins with a time as lines around it do, or goes to a heading: the chapters of a video, a programme.
pub(super) fn is_in_programme(scene: &Scene, line: usize, keeper: usize) -> bool {
    let begins_with_time = |line: usize| {
        let words = scene.features.words(line);
        let time = words.get(..2).unwrap_or_default();
        let end = words.get(2).map(|word| word.start as usize);
        let text = scene.text(line);
        let written = time
            .first()
            .and_then(|first| text.get(first.start as usize..end?));
        written.is_some_and(|time| is_duration(time.trim()))
    };
    // A copy of the line is none of another time.
    let is_other = |other: &usize| *other != keeper && !scene.is_same_letters(line, *other);
    let mut around = (line.saturating_sub(PROGRAMME)..=line + PROGRAMME).filter(is_other);
    begins_with_time(line) && (scene.is_heading(keeper) || around.any(begins_with_time))
}

/// Whether an alt text is the headline, and behind a dash that it may not be reproduced.
fn is_headline_with_rights(pair: Pair) -> bool {
    let Pair {
        scene,
        less: headline,
        more: alt,
    } = pair;
    scene.is_headline(headline)
        && (scene.is_head(alt) || scene.is_marked(alt))
        && headline < alt
        && alt - headline <= FARTHEST_ALT
        && scene.next(alt).is_some()
        && scene.feature(headline).weight >= SHORTEST_TITLE
        && scene.begins(scene.features.core(headline), alt)
        && matches!(pair.sign(), " - " | " – ")
        && scene.features.lexicon.rights.are(pair.rest())
        && !scene.text(alt).trim_end().ends_with('.')
}

/// How much a headline says at the least that is known by its notice of rights.
const SHORTEST_TITLE: u32 = 4;
/// How far below the headline the alt text of the lead photo stands at the most.
const FARTHEST_ALT: usize = 8;

/// A text with its duration behind it, where the other has its credit there: "… at the harbour 2:05".
pub(super) fn timed(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let (core, text) = (scene.features.core(less), scene.text(less));
    let before_credit = scene.features.caption(more).len();
    let (said, time) = core.split_at_checked(before_credit).unwrap_or_default();
    let Some(last) = said.last() else {
        return Err(Unlike);
    };
    if said.len() < 4
        || pair.apart() > 0
        || scene.features.credit(more).is_empty()
        || !scene.begins(said, more)
        || is_function_word(*last)
        || last.has_digit()
        || !are_duration(text, time)
        || !is_time_of_video(scene, less, said.len())
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(Rule::Near, "the same words, and how long the video lasts"))
}

/// A long caption for another layout, which readers do not see: the one that they see has names behind it as well.
pub(super) fn hidden_unsigned(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    if !scene.is_hidden(less)
        || scene.is_hidden(more)
        || !scene.is_marked(less)
        || !scene.is_marked(more)
        || scene.feature(less).weight < LONG_TEXT
        || !scene.begins(scene.features.core(less), more)
        || !is_set_off(scene, less, more)
        || !pair
            .rest()
            .iter()
            .all(|name| name.is_capitalised() && !name.has_digit())
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(
        Rule::Prefix,
        "a copy for another layout, without the names behind it",
    ))
}

/// A caption with the line of names that stands behind it, where a block has both together.
pub(super) fn together(pair: Pair) -> Verdict {
    let Pair { scene, less, more } = pair;
    let core_less = scene.features.core(less);
    let rest = pair.rest();
    let line = scene.next(less).filter(|&line| line != more);
    let is_line = line.is_some_and(|line| {
        let core = scene.features.core(line);
        core.len() == rest.len() && scene.begins(rest, line)
    });
    // The line itself may stand between them.
    let is_between = line.is_some_and(|line| line < more);
    if scene.feature(less).weight < 3
        || pair.apart() > usize::from(is_between)
        || !scene.begins(core_less, more)
        || !(1..=8).contains(&rest.len())
        || !is_line
        || !(are_names(rest)
            || is_set_off(scene, less, more)
            || has_names_before_slash(scene, less, more))
    {
        return Err(Unlike);
    }
    Ok(pair.less_goes(
        Rule::Prefix,
        "the kept text says this and the line behind it together",
    ))
}

/// Whether a sign parts what `b` goes on with from what `a` says, and that is names before a slash: "… in Wick. Jo Reed
/// / harbour".
fn has_names_before_slash(scene: &Scene, a: usize, b: usize) -> bool {
    let (core, text) = (scene.features.core(b), scene.text(b));
    let from = scene.features.core(a).len();
    let slash = (from + 2..core.len()).find(|&at| gap(text, core, at).contains('/'));
    let names = slash.and_then(|slash| core.get(from..slash));
    let is_name = |name: &Word| name.is_capitalised() && !name.has_digit();
    names.is_some_and(|names| names.len() > 1 && names.iter().all(is_name))
        && gap(text, core, from).contains(['.', '!', '?', '(', '|'])
}

/// Whether `a` ends as a sentence does, and `b` does not.
pub(super) fn is_set_off(scene: &Scene, a: usize, b: usize) -> bool {
    scene.feature(a).ends_sentence && !scene.feature(b).ends_sentence
}

#[cfg(test)]
mod tests;

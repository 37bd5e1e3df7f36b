//! The editorial rules: when one block repeats another.

use super::Repeat;
use super::scene::{Evidence, Scene};
use crate::describe::{Cut, LEXICON};
use crate::finding::{Applicability, Rule};
use crate::normalize::{self, Word};
use crate::score;

/// Asks every rule whether one of two blocks repeats the other.
pub fn compare(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    if scene.is_other_medium(a, b) && scene.evidence(a) != Evidence::Inside && scene.evidence(b) != Evidence::Inside {
        return None;
    }
    exact(scene, a, b).or_else(|| {
        let (less, more) = if says_more(scene, a, b) { (b, a) } else { (a, b) };
        [credit, cut, prefix, part, near, label, covered].iter().find_map(|rule| rule(scene, less, more))
    })
}

/// Whether `a` is the fuller of two.
fn says_more(scene: &Scene, a: usize, b: usize) -> bool {
    let rank = |block: usize| {
        let feature = scene.feature(block);
        (scene.features.core(block).len(), feature.cut.is_none(), std::cmp::Reverse(scene.features.words(block).len()))
    };
    rank(a) > rank(b)
}

fn repeat(rule: Rule, block: usize, keeper: usize, score: f32, reason: impl Into<String>) -> Option<Repeat> {
    Some(Repeat {
        rule,
        block,
        part: None,
        keepers: vec![keeper],
        score,
        reason: reason.into(),
        applicability: Applicability::Safe,
    })
}

/// The same letters in the same order.
fn exact(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if core_a.is_empty() || !of_a.is_whole || !of_b.is_whole || normalize::letters_hash(core_a) != normalize::letters_hash(core_b) {
        return None;
    }
    if of_a.is_structure || of_b.is_structure || (of_a.is_body && of_b.is_body) {
        return None;
    }
    if of_a.is_credit || of_b.is_credit {
        return (scene.apart(a, b) == 0).then(|| repeat(Rule::Credit, b, a, 1.0, "the same credit, for the same medium")).flatten();
    }
    let weight = of_a.weight;
    let apart = scene.apart(a, b);
    let evidence = scene.evidence(a).max(scene.evidence(b));
    let alike = scene.text(a).trim() == scene.text(b).trim();
    let accepted = if (scene.is_headline(a) || scene.is_headline(b)) && alike {
        evidence > Evidence::None || (b - a >= 3 && b - a <= 8 && scene.is_head(b))
    } else if evidence == Evidence::Inside {
        weight >= 3 || apart == 0
    } else if of_a.is_quote && apart > 0 {
        false
    } else if apart == 0 {
        weight >= 2 && letters(core_a) >= 6 && (evidence > Evidence::None || weight >= 4 || !(scene.is_head(a) || scene.is_tail(b)))
    } else if apart <= 2 {
        weight >= 5 && evidence == Evidence::Beside
    } else {
        let copied = |block: usize| has_copy_beside(scene, block);
        weight >= 4
            && ((scene.evidence(a).min(scene.evidence(b)) == Evidence::Beside)
                || (copied(a) && copied(b))
                || (is_shouted(scene.text(a)) != is_shouted(scene.text(b)) && weight >= 5))
    };
    if !accepted {
        return None;
    }
    let (goes, stays) = if keeps_first(scene, a, b) { (b, a) } else { (a, b) };
    repeat(Rule::Exact, goes, stays, 1.0, if alike { "the same text" } else { "the same words" })
}

/// Which of two equal texts stays: the whole, visible, unshouted one; the one with its credit behind; the first.
fn keeps_first(scene: &Scene, a: usize, b: usize) -> bool {
    let rank = |block: usize| {
        let feature = scene.feature(block);
        let hidden = scene.document.blocks.get(block).is_some_and(|block| block.hidden);
        (
            feature.cut.is_none(),
            !hidden,
            scene.is_headline(block),
            std::cmp::Reverse(scene.features.words(block).len()),
            !is_shouted(scene.text(block)),
            scene.evidence(block),
        )
    };
    rank(a) >= rank(b)
}

fn letters(words: &[Word]) -> usize {
    words.iter().map(|word| word.len()).sum()
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Whether an exact copy stands right beside a block: alt and caption of one photo.
fn has_copy_beside(scene: &Scene, block: usize) -> bool {
    let hash = normalize::letters_hash(scene.features.core(block));
    let beside = [block.checked_sub(1), Some(block + 1)];
    beside.into_iter().flatten().any(|other| {
        let core = scene.features.core(other);
        !core.is_empty() && normalize::letters_hash(core) == hash
    })
}

/// A text that is cut off with a mark, and goes on in another.
fn cut(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let feature = scene.feature(a);
    let mark = feature.cut?;
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    if feature.is_structure || !starts(scene, a, b, core_a, core_b) {
        return None;
    }
    let near_by = scene.apart(a, b) == 0;
    let enough = match mark {
        Cut::Ellipsis => feature.weight >= 3 || (near_by && feature.weight >= 1 && letters(core_a) >= 6),
        Cut::More => feature.weight >= 5 || (near_by && feature.weight >= 3),
    };
    if !enough {
        return None;
    }
    repeat(Rule::Truncated, a, b, 1.0, "cut off; the kept text begins with the same words and goes on")
}

fn starts(scene: &Scene, a: usize, b: usize, core_a: &[Word], core_b: &[Word]) -> bool {
    score::is_prefix(core_a, scene.text(a), core_b, scene.text(b))
}

/// The start of a fuller text: without its credit, or cut off without a mark.
fn prefix(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if of_a.is_structure || of_b.is_structure || of_a.cut.is_some() || !starts(scene, a, b, core_a, core_b) {
        return None;
    }
    let apart = scene.apart(a, b);
    let rest = core_b.len() - core_a.len();
    let only_credit = of_b.has_credit() && (scene.features.caption(b).len() + usize::try_from(of_b.lead_credit).unwrap_or(0)).saturating_sub(core_a.len()) <= 4;
    if only_credit && rest > 0 {
        let enough = apart == 0 || of_a.weight >= 5 || (of_a.weight >= 3 && apart <= 3);
        return enough.then(|| repeat(Rule::Prefix, a, b, 1.0, "the kept text says the same and has the credit")).flatten();
    }
    // Cut inside a word: nobody ends a text like that.
    let inside_word = core_a.last().zip(core_b.get(core_a.len() - 1)).is_some_and(|(x, y)| x.hash != y.hash);
    let media = scene.evidence(b) > Evidence::None && !of_b.is_body;
    if inside_word && of_a.weight >= 4 && !of_a.ends_sentence && (media || apart <= 1) {
        return repeat(Rule::Truncated, a, b, 1.0, "cut off inside a word that the kept text has in full");
    }
    let enough = of_a.weight >= 8 && (media || (apart <= 1 && !of_b.is_body && !of_b.is_prose));
    if enough && (apart <= 4 || media) {
        let rule = if of_a.ends_sentence { Rule::Prefix } else { Rule::Truncated };
        return repeat(rule, a, b, 1.0, "the kept text begins with the same words and goes on");
    }
    None
}

/// Contained in a fuller text, elsewhere than at its start.
fn part(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    let caption = scene.features.caption(a);
    let core_b = scene.features.core(b);
    if of_a.is_structure || of_b.is_structure || of_a.cut.is_some() || of_a.is_prose || of_b.is_body || caption.len() < 3 {
        return None;
    }
    let at = score::find(caption, core_b)?;
    if !says_credit(scene, a, b) || scene.apart(a, b) > 1 {
        return None;
    }
    let enough = of_a.weight >= 3 && scene.evidence(b) > Evidence::None || (of_a.weight >= 4 && scene.apart(a, b) == 0 && !of_a.is_quote && !of_b.is_prose);
    let rule = if at == 0 { Rule::Prefix } else { Rule::Part };
    enough.then(|| repeat(rule, a, b, 1.0, "the kept text has these words")).flatten()
}

/// Whether the credit of `a`, if it has one, stands in `b` too.
fn says_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let credit = scene.features.credit(a);
    let opening = &scene.features.core(a)[..scene.feature(a).lead_credit as usize];
    credited(credit, scene.features.core(b)) && credited(opening, scene.features.core(b))
}

/// Whether the names of a credit stand among these words; an agency's name may be missing where a person's is there.
fn credited(credit: &[Word], words: &[Word]) -> bool {
    let mut names = 0;
    let mut missing_agency = false;
    let mut at = 0;
    while let Some(rest) = credit.get(at..).filter(|rest| !rest.is_empty()) {
        let lead = LEXICON.credit.at_start(rest);
        let agency = LEXICON.agencies.at_start(rest);
        if agency > 0 && agency >= lead {
            let there = score::find(&rest[..agency], words).is_some();
            names += usize::from(there);
            missing_agency |= !there;
            at += agency;
        } else if lead > 0 {
            at += lead;
        } else {
            let word = rest[0];
            let said = words.iter().any(|other| other.hash == word.hash);
            if !said && !LEXICON.stopwords.has(word) {
                return false;
            }
            names += usize::from(said);
            at += 1;
        }
    }
    !missing_agency || names > 0
}

/// The same statement with small differences.
fn near(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if of_a.is_structure || of_b.is_structure || of_a.is_body || of_b.is_body || of_a.is_credit || of_a.weight < 4 {
        return None;
    }
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let alignment = score::align(core_a, core_b)?;
    let (text_a, text_b) = (scene.text(a), scene.text(b));
    let mut slips = 0;
    let mut trifles = 0;
    for &(x, y) in &alignment.changed {
        let (x, y) = (core_a[x], core_b[y]);
        if is_slip_of(x, text_a, y, text_b) {
            slips += 1;
        } else if LEXICON.stopwords.has(x) && LEXICON.stopwords.has(y) || same_month(x, y) {
            trifles += 1;
        } else {
            return None;
        }
    }
    for &x in &alignment.only_a {
        let word = core_a[x];
        let elsewhere = alignment.only_b.iter().any(|&y| core_b[y].hash == word.hash || is_slip_of(word, text_a, core_b[y], text_b));
        if elsewhere || LEXICON.stopwords.has(word) {
            trifles += 1;
        } else {
            return None;
        }
    }
    let weight = of_a.weight as usize;
    let budget = (weight / 6).max(1);
    if slips > budget || trifles > budget + 1 || alignment.same * 4 < core_a.len() * 3 {
        return None;
    }
    let apart = scene.apart(a, b);
    let evidence = scene.evidence(a).max(scene.evidence(b));
    let whole = alignment.only_b.len() <= 1;
    let enough = match evidence {
        Evidence::Inside => weight >= 6 || apart <= 1,
        Evidence::Beside => (weight >= 6 && whole) || apart <= 1,
        Evidence::None => (apart == 0 && weight >= 6) || (weight >= 6 && whole && slips > 0 && trifles == 0),
    };
    let similarity = score::similarity(&alignment);
    enough.then(|| repeat(Rule::Near, a, b, similarity, "the same statement but for the spelling of a word or two")).flatten()
}

fn is_slip_of(a: Word, a_text: &str, b: Word, b_text: &str) -> bool {
    score::is_slip(a, a_text, b, b_text)
}

fn same_month(a: Word, b: Word) -> bool {
    let full = |word: Word| LEXICON.months.get(&word.hash).copied().unwrap_or(word.hash);
    full(a) == full(b)
}

/// A short name all of whose words stand in the caption.
fn label(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    if of_a.is_structure || of_b.is_structure || of_b.is_body || of_a.is_credit || of_b.is_credit || of_a.weight > 10 || of_a.is_prose {
        return None;
    }
    if scene.evidence(b) == Evidence::None || core_a.len() >= core_b.len() || !says_credit(scene, a, b) {
        return None;
    }
    let apart = scene.apart(a, b);
    if apart > 0 {
        return None;
    }
    let (text_a, text_b) = (scene.text(a), scene.text(b));
    let content: Vec<&Word> = core_a.iter().filter(|word| !LEXICON.stopwords.has(**word)).collect();
    let said = content.iter().filter(|word| core_b.iter().any(|other| other.hash == word.hash || score::is_inflection(***word, text_a, *other, text_b))).count();
    (!content.is_empty() && said == content.len()).then(|| repeat(Rule::Label, a, b, 1.0, "every word of it stands in the kept caption")).flatten()
}

/// A credit that the caption beside it gives too.
fn credit(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if !of_a.is_credit || of_b.is_body || scene.apart(a, b) > 0 || !(of_b.has_credit() || of_b.is_credit) {
        return None;
    }
    credited(scene.features.core(a), scene.features.core(b)).then(|| repeat(Rule::Credit, a, b, 1.0, "the kept text gives the same credit")).flatten()
}

/// A credit and a label in one block, where a credit and a caption stand beside it.
fn covered(scene: &Scene, a: usize, b: usize) -> Option<Repeat> {
    let of_a = scene.feature(a);
    if !of_a.has_credit() || of_a.weight > 12 || scene.apart(a, b) > 0 || scene.feature(b).is_body {
        return None;
    }
    let beside = scene.credit_beside(a).or_else(|| scene.credit_beside(b))?;
    let credit = scene.features.core(beside);
    let opening = &scene.features.core(a)[..of_a.lead_credit as usize];
    let caption = scene.features.caption(a);
    let core_b = scene.features.core(b);
    let said = caption.iter().all(|word| LEXICON.stopwords.has(*word) || core_b.iter().any(|other| other.hash == word.hash));
    let agency = credited(opening, credit) && credited(scene.features.credit(a), credit);
    (beside != a && beside != b && said && agency && caption.len() > 1).then(|| {
        let mut found = repeat(Rule::Covered, a, b, 1.0, "the kept caption and the kept credit say this together")?;
        found.keepers.push(beside);
        Some(found)
    })?
}

/// Credits that stood behind a caption that goes, and stand behind its keeper too.
pub fn orphaned_credits(scene: &Scene, repeats: &[Repeat]) -> Vec<Repeat> {
    let mut found: Vec<Repeat> = Vec::new();
    for repeat in repeats.iter().filter(|repeat| repeat.part.is_none()) {
        let Some(&keeper) = repeat.keepers.first() else { continue };
        let Some(orphan) = (repeat.block + 1..scene.features.len()).find(|&next| !scene.feature(next).is_widget) else { continue };
        if scene.is_gone(orphan) || !scene.feature(orphan).is_credit || keeper == orphan {
            continue;
        }
        let Some(said) = scene.credit_beside(keeper).filter(|&said| said != orphan && !scene.is_gone(said)).or(scene.feature(keeper).has_credit().then_some(keeper)) else { continue };
        if credited(scene.features.core(orphan), scene.features.core(said)) && said != orphan {
            found.push(Repeat {
                rule: Rule::Credit,
                block: orphan,
                part: None,
                keepers: vec![said],
                score: 1.0,
                reason: "the credit of a caption that repeats another, which has the same credit".into(),
                applicability: Applicability::Safe,
            });
        }
    }
    found.sort_by_key(|repeat| repeat.block);
    found.dedup_by_key(|repeat| repeat.block);
    found
}

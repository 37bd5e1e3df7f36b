//! Credits: which of them another block gives too, for the same medium.

use super::super::Repeat;
use super::super::differences::is_credited;
use super::super::scene::Scene;
use super::copies::{HEAD_BLOCKS, letters};
use super::{UNLIKE, Verdict, are_names, gap, repeats};
use crate::finding::Rule;
use crate::normalize::{self, Word};

/// A credit that the caption beside it gives too.
pub(super) fn credit(scene: &Scene, a: usize, b: usize) -> Verdict {
    let (of_a, of_b) = (scene.feature(a), scene.feature(b));
    if is_lead_photo_credit(scene, a, b) {
        return repeats(
            Rule::Credit,
            a,
            b,
            1.0,
            "the credit of the lead photo, which has it already",
        );
    }
    if is_echo(scene, a, b) {
        return repeats(
            Rule::Credit,
            a,
            b,
            1.0,
            "the kept caption ends in this credit",
        );
    }
    if !of_a.is_credit
        || !(of_b.has_credit() || of_b.is_credit)
        || !is_credited(scene, scene.features.core(a), scene.features.core(b))
    {
        return Err(UNLIKE);
    }
    if of_b.is_body || !scene.is_next_to(a, b) {
        return Err("the credit of another medium");
    }
    if a < b && belongs_before(scene, a) {
        return Err("the credit of another medium");
    }
    let leads = |block: usize| {
        scene
            .features
            .lexicon
            .credit
            .at_start(scene.features.core(block))
    };
    let (lead_a, lead_b) = (leads(a), leads(b));
    if lead_a > 0
        && lead_b > 0
        && scene
            .features
            .core(a)
            .get(..lead_a)
            .map(normalize::letters_hash)
            != scene
                .features
                .core(b)
                .get(..lead_b)
                .map(normalize::letters_hash)
    {
        return Err("the source of one thing and the credit of another");
    }
    repeats(
        Rule::Credit,
        a,
        b,
        1.0,
        "the kept text gives the same credit",
    )
}

/// Whether a credit stands behind a caption that has no other.
fn belongs_before(scene: &Scene, credit: usize) -> bool {
    let owner = scene.before(credit);
    owner.is_some_and(|owner| {
        let feature = scene.feature(owner);
        let is_caption = !(feature.is_body
            || (feature.is_prose && !scene.has_gone_copy(owner) && !scene.has_copy_beside(owner))
            || feature.is_credit
            || feature.is_structure
            || scene.is_headline(owner));
        is_caption
            && !is_credited(
                scene,
                scene.features.core(credit),
                scene.features.core(owner),
            )
    })
}

/// A line of names right behind a caption that ends in the same names.
fn is_echo(scene: &Scene, a: usize, b: usize) -> bool {
    let (core_a, core_b) = (scene.features.core(a), scene.features.core(b));
    let Some(at) = core_b.len().checked_sub(core_a.len()) else {
        return false;
    };
    if b > a
        || core_a.len() > 6
        || at < 4
        || scene.feature(b).is_body
        || !core_b
            .iter()
            .skip(at)
            .zip(core_a)
            .all(|(x, y)| x.hash == y.hash)
        || !are_names(core_a)
        || !scene.is_next_to(a, b)
    {
        return false;
    }
    let sign = gap(scene.text(b), core_b, at);
    let is_slashed = scene.text(a).contains('/');
    let is_set_off = core_a.len() > 1
        && (sign.contains(['|', '/', '(', '[', '©', '—', '–'])
            || (is_slashed && sign.contains(['.', '!', '?', ')', '”', '"'])));
    let is_byline = scene.is_head(a) && !is_slashed;
    let halves = (b.saturating_sub(3)..a).any(|gone| {
        let core = scene.features.core(gone);
        scene.keeper_of(gone) == Some(b) && core.len() == at && scene.begins(core, b)
    });
    (is_set_off && !is_byline) || halves
}

/// A credit after the text that says letter by letter what the credit of a caption before the text says.
fn is_lead_photo_credit(scene: &Scene, a: usize, b: usize) -> bool {
    let of_a = scene.feature(a);
    let is_last = scene.is_tail(a) || a + 4 >= scene.features.len();
    let is_introduced = scene
        .features
        .lexicon
        .credit
        .at_start(scene.features.core(a))
        > 0;
    if !of_a.is_credit
        || !is_introduced
        || !is_last
        || b >= HEAD_BLOCKS
        || !scene.feature(b).has_credit()
    {
        return false;
    }
    let names = |words: &[Word]| {
        words
            .get(scene.features.lexicon.credit.at_start(words)..)
            .map(normalize::letters_hash)
    };
    let stands_alone = a
        .checked_sub(1)
        .is_some_and(|before| scene.feature(before).is_prose || scene.feature(before).is_body);
    stands_alone
        && letters(scene, a) >= 14
        && names(scene.features.core(a)) == names(scene.features.credit(b))
}

/// Credits that stood behind a caption that goes, and stand behind its keeper too.
pub fn orphaned_credits(scene: &Scene, gone: &[Repeat]) -> Vec<Repeat> {
    gone.iter()
        .filter(|repeat| repeat.part.is_none())
        .filter_map(|repeat| orphaned_credit(scene, repeat))
        .collect()
}

fn orphaned_credit(scene: &Scene, gone: &Repeat) -> Option<Repeat> {
    let keeper = *gone.keepers.first()?;
    let orphan = scene
        .next(gone.block)
        .filter(|&next| next != keeper && scene.feature(next).is_credit)?;
    let beside = scene
        .next(keeper)
        .filter(|&next| scene.feature(next).is_credit);
    let inside = scene.feature(keeper).has_credit().then_some(keeper);
    let said = [beside, inside].into_iter().flatten().find(|&said| {
        said != orphan
            && !scene.is_gone(said)
            && is_credited(
                scene,
                scene.features.core(orphan),
                scene.features.core(said),
            )
    })?;
    // Far from each other they may be two pictures after all, unless the keeper has the credit in itself.
    if said != keeper && scene.apart(keeper, gone.block) > 2 {
        return None;
    }
    // The credit of the keeper itself, where the keeper stands right before it.
    if keeper < orphan && scene.apart(keeper, orphan) == 0 && said != keeper {
        return None;
    }
    repeats(
        Rule::Credit,
        orphan,
        said,
        1.0,
        "the credit of a caption that repeats another one with the same credit",
    )
    .ok()
}

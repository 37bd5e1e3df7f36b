//! Names the pairs of blocks that are worth scoring, in near-linear time.
//!
//! Four ways lead to a pair: the same first words, a run of words in both, the same credit, and neighbourhood, also of
//! an item of a list and the line behind it that says the same. By each key a block meets at most [`MOST_SHARERS`]
//! others, by all keys at most [`MOST_MET`], and [`REACH`] neighbours, so that each of 100,000 near-equal captions is
//! in no more pairs than each of a hundred. Of these pairs, only those stay that a glance at their words does not turn
//! away.

use crate::describe::{Feature, Features, Lexicon};
use crate::normalize::{self, HashMap, Word};
use crate::work::{self, Work};

/// How many blocks back a neighbour may stand.
pub const REACH: usize = 4;
/// How many earlier blocks with the same key a block is compared with.
const MOST_SHARERS: usize = 12;
/// What is said in more blocks than this is the furniture of a page.
const FURNITURE: usize = 64;
/// How many earlier blocks of those a block is compared with.
const MOST_FURNITURE: usize = 3;
/// How many earlier blocks a block is compared with at the most: those that have the most keys in common with it.
const MOST_MET: usize = 16;
/// Words of a run that two texts must share somewhere.
const RUN: usize = 4;
/// Words at the start that two texts must share there.
const START: usize = 2;
/// How far behind a block its credit may stand, behind widgets and copies.
pub const CREDIT_REACH: usize = 8;

/// How far apart two blocks may stand that come to stand side by side when those between them go.
pub const MIDDLE: usize = 64;
/// How many places the table has at the most in which shared keys are looked for.
const LARGEST_TABLE: usize = 1 << 22;

/// A pair of blocks worth scoring, in half the memory of two indexes: of long articles there are millions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Candidate(u32, u32);

impl Candidate {
    /// The pair of these blocks, of which `earlier` stands before the other.
    pub fn new(earlier: usize, later: usize) -> Self {
        // No article has as many blocks: `analyze` refuses inputs in which offsets would not fit.
        Self(earlier as u32, later as u32)
    }

    /// The blocks, the earlier one first.
    pub fn blocks(self) -> (usize, usize) {
        (self.0 as usize, self.1 as usize)
    }
}

/// The pairs of blocks worth scoring, sorted and without doubles.
pub fn propose(features: &Features) -> Vec<Candidate> {
    propose_where(features, |_| true)
}

/// As [`propose`], but only the pairs one of which is asked for.
pub fn propose_where(features: &Features, is_asked: impl Fn(usize) -> bool) -> Vec<Candidate> {
    let captions = Captions::of(features);
    let may_be_caption: Vec<bool> = (0..features.len())
        .map(|block| captions.may_have(features, block))
        .collect();
    let may_repeat = |a: usize, b: usize| {
        features.may_repeat(a, b, |block| may_be_caption.get(block) == Some(&true))
    };
    let keys = Keys::of(features, &captions, &is_asked);
    let sharers = Sharers::of(keys, features.len());
    let is_far_pair = |a: usize, b: usize| {
        if [a, b]
            .iter()
            .all(|&block| captions.is_running_text(features, block))
        {
            features.letters_hash(a) == features.letters_hash(b)
        } else if b - a > MIDDLE {
            features.may_repeat_afar(a, b)
        } else {
            // Neighbours are asked about as such.
            b - a > REACH && may_repeat(a, b)
        }
    };
    let mut pairs: Vec<Candidate> = Vec::new();
    let mut earlier = Vec::new();
    for block in 0..features.len() {
        if !may_repeat_at_all(features.of(block)) {
            continue;
        }
        let is_pair_asked = |other: &usize| is_asked(block) || is_asked(*other);
        let neighbours = (block.saturating_sub(REACH)..block)
            .filter(is_pair_asked)
            .filter(|&near| may_repeat_at_all(features.of(near)) && may_repeat(near, block));
        pairs.extend(neighbours.map(|near| Candidate::new(near, block)));
        // An item of a list, and right behind it the same without the sign of the list.
        let item = block.checked_sub(1).filter(is_pair_asked);
        let item = item.filter(|&item| {
            features.of(item).is_structure
                && features.letters_hash(item) == features.letters_hash(block)
        });
        pairs.extend(item.map(|item| Candidate::new(item, block)));
        sharers.earlier(block, &mut earlier);
        work::note(Work::Glanced, REACH + earlier.len());
        let far = earlier
            .iter()
            .map(|&far| far as usize)
            .filter(is_pair_asked)
            .filter(|&far| is_far_pair(far, block));
        pairs.extend(far.map(|far| Candidate::new(far, block)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// All pairs of blocks that share a key, whatever they are at a glance: more than are proposed.
#[cfg(test)]
pub fn sharing(features: &Features) -> Vec<Candidate> {
    let Keys(mut keys) = Keys::of(features, &Captions::of(features), |_| true);
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for sharers in keys.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, later)) in sharers.iter().enumerate() {
            pairs.extend(
                sharers
                    .iter()
                    .take(at)
                    .map(|&(_, earlier)| Candidate(earlier, later)),
            );
        }
    }
    pairs
}

/// Whether a block says something, and is not of a kind that repeats by its nature.
fn may_repeat_at_all(feature: &Feature) -> bool {
    feature.weight > 0 && !feature.is_widget && !feature.is_structure
}

/// Which blocks could be captions, as far as what stands in them and around them tells.
struct Captions {
    /// The first words of the blocks that are cut off, sorted: what goes on what they say is a caption.
    cut: Vec<u64>,
    /// Whether one of them is cut off in its first word.
    is_cut_short: bool,
    /// Where the article's text begins: before, any row of texts may be the lead photo's.
    first_prose: usize,
    /// For each block how many credits stand before it.
    credits: Vec<u32>,
}

impl Captions {
    fn of(features: &Features) -> Self {
        let blocks = || (0..features.len()).map(|block| features.of(block));
        let mut before = 0;
        let mut credits: Vec<u32> = Vec::with_capacity(features.len() + 1);
        credits.push(0);
        credits.extend(blocks().map(|feature| {
            before += u32::from(feature.is_credit);
            before
        }));
        let cut_off = || (0..features.len()).filter(|&block| features.of(block).cut.is_some());
        let mut cut: Vec<u64> = cut_off()
            .filter_map(|block| features.core(block).first())
            .map(|word| word.hash)
            .collect();
        cut.sort_unstable();
        cut.dedup();
        Self {
            cut,
            is_cut_short: cut_off().any(|block| features.core(block).len() < 2),
            first_prose: blocks()
                .position(|feature| feature.is_prose)
                .unwrap_or(features.len()),
            credits,
        }
    }

    /// Whether one of the next [`CREDIT_REACH`] blocks is a credit.
    fn has_credit_behind(&self, block: usize) -> bool {
        let before = |block: usize| self.credits.get(block).or(self.credits.last());
        before(block + 1) < before(block + 1 + CREDIT_REACH)
    }

    /// Whether a block is running text, of which nothing says that it is a caption: it repeats nothing from afar.
    fn is_running_text(&self, features: &Features, block: usize) -> bool {
        let feature = features.of(block);
        let is_behind_credit = || {
            let before = block.checked_sub(1);
            before.is_some_and(|before| features.of(before).is_credit)
        };
        feature.is_prose
            && !feature.has_credit()
            && feature.cut.is_none()
            && !feature.is_marked
            && !self.has_credit_behind(block)
            && !is_behind_credit()
    }

    /// `false` where nothing could say that a block is a caption.
    fn may_have(&self, features: &Features, block: usize) -> bool {
        let feature = features.of(block);
        let is_copy = |other: usize| features.letters_hash(other) == features.letters_hash(block);
        let begins_as_cut = || {
            let first = features.core(block).first();
            first.is_some_and(|word| self.cut.binary_search(&word.hash).is_ok())
        };
        self.is_cut_short
            || begins_as_cut()
            || (!feature.is_body
                && (feature.has_credit()
                    || feature.is_marked
                    || block < self.first_prose
                    || self.has_credit_behind(block)
                    || block
                        .checked_sub(1)
                        // "Image caption," may be what the widget says.
                        .is_some_and(|above| is_copy(above) || features.of(above).is_widget)
                    || is_copy(block + 1)))
    }
}

/// By what two blocks meet.
#[derive(Clone, Copy)]
enum Way {
    Start,
    Credit,
    Run,
}

impl Way {
    /// A key of this way: what has the same key by another way does not meet by it, but for a rare chance.
    fn key(self, key: u64) -> u64 {
        normalize::spread(key ^ self as u64)
    }
}

/// The keys by which blocks meet, each with its block.
struct Keys(Vec<(u64, u32)>);

impl Keys {
    /// The keys of the blocks that are asked for, and of the others those that one of them has.
    fn of(features: &Features, captions: &Captions, is_asked: impl Fn(usize) -> bool) -> Self {
        let mut keys = Keys(Vec::with_capacity(8 * features.len()));
        let may_repeat =
            || (0..features.len()).filter(|&block| may_repeat_at_all(features.of(block)));
        for block in may_repeat().filter(|&block| is_asked(block)) {
            each_key(features, captions, block, |key| keys.add(key, block));
        }
        let mut others = may_repeat().filter(|&block| !is_asked(block)).peekable();
        if others.peek().is_some() {
            let wanted: HashMap<()> = keys.0.iter().map(|&(key, _)| (key, ())).collect();
            for block in others {
                each_key(features, captions, block, |key| {
                    if wanted.contains_key(&key) {
                        keys.add(key, block);
                    }
                });
            }
        }
        keys
    }

    fn add(&mut self, key: u64, block: usize) {
        self.0.push((key, block as u32));
    }

    /// Drops the keys that one block alone has, as most have: two keys that share a place in a table are kept, too.
    fn drop_unshared(&mut self) {
        const NOBODY: u32 = u32::MAX;
        const SEVERAL: u32 = u32::MAX - 1;
        let size = (4 * self.0.len()).next_power_of_two().min(LARGEST_TABLE);
        let mut owners = vec![NOBODY; size];
        let place = |key: u64| (key >> 32) as usize & (size - 1);
        for &(key, block) in &self.0 {
            if let Some(owner) = owners.get_mut(place(key)) {
                if *owner == NOBODY {
                    *owner = block;
                } else if *owner != block {
                    *owner = SEVERAL;
                }
            }
        }
        self.0
            .retain(|&(key, _)| owners.get(place(key)) == Some(&SEVERAL));
    }
}

/// Gives the keys of a block.
fn each_key(features: &Features, captions: &Captions, block: usize, mut give: impl FnMut(u64)) {
    let core = features.core(block);
    give(Way::Start.key(start_key(core)));
    if let Some(key) = credit_key(features.lexicon, features.credit(block)) {
        give(Way::Credit.key(key));
    }
    if !features.lead_credit(block).is_empty() {
        give(Way::Start.key(start_key(features.caption(block))));
    }
    if !features.of(block).is_body && !captions.is_running_text(features, block) {
        for run in core.windows(RUN) {
            give(Way::Run.key(normalize::run_hash(run)));
        }
    }
}

/// For each block the earlier ones that share a key with it.
struct Sharers {
    /// The blocks by the keys they share: those that share one stand side by side, in their order.
    sharers: Vec<u32>,
    /// For each of those where its key begins.
    starts: Vec<u32>,
    /// The places of all keys of the first block, then those of the second, …
    places: Vec<u32>,
    /// For each block where its places end.
    ends: Vec<u32>,
}

impl Sharers {
    /// O(keys × log keys), and O(keys) where few are shared.
    fn of(mut keys: Keys, blocks: usize) -> Self {
        keys.drop_unshared();
        let Keys(mut keys) = keys;
        keys.sort_unstable();
        keys.dedup();
        let mut starts = Vec::with_capacity(keys.len());
        for sharers in keys.chunk_by(|a, b| a.0 == b.0) {
            starts.resize(starts.len() + sharers.len(), starts.len() as u32);
        }
        // Counted out by block; a block's end is first where its places begin.
        let mut ends = vec![0; blocks + 1];
        for &(_, block) in &keys {
            if let Some(count) = ends.get_mut(block as usize + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for end in &mut ends {
            before += *end;
            *end = before;
        }
        let mut places = vec![0; keys.len()];
        for (at, &(_, block)) in (0..).zip(&keys) {
            if let Some(end) = ends.get_mut(block as usize) {
                if let Some(place) = places.get_mut(*end as usize) {
                    *place = at;
                }
                *end += 1;
            }
        }
        Self {
            sharers: keys.iter().map(|&(_, block)| block).collect(),
            starts,
            places,
            ends,
        }
    }

    /// The latest earlier blocks that have a key in common with a block, and the first one: that is the likeliest
    /// keeper of a long series. Of too many, those that have the most keys in common with it. Sorted, in place of what
    /// is in `earlier`.
    fn earlier(&self, block: usize, earlier: &mut Vec<u32>) {
        earlier.clear();
        let end = |block: usize| self.ends.get(block).map_or(0, |&end| end as usize);
        let start = block.checked_sub(1).map_or(0, end);
        for &place in self.places.get(start..end(block)).unwrap_or_default() {
            let place = place as usize;
            let Some(start) = self.starts.get(place).map(|&start| start as usize) else {
                continue;
            };
            // The first one that has a key meets nobody by it.
            if place == start {
                continue;
            }
            // What stands so far behind the first one is shared by more.
            let is_furniture = self.starts.get(start + FURNITURE) == self.starts.get(start);
            let most = if is_furniture {
                MOST_FURNITURE
            } else {
                MOST_SHARERS
            };
            let latest = place.saturating_sub(most - 1).max(start + 1);
            earlier.extend(self.sharers.get(start));
            earlier.extend_from_slice(self.sharers.get(latest..place).unwrap_or_default());
        }
        earlier.sort_unstable();
        if earlier.len() <= MOST_MET {
            earlier.dedup();
            return;
        }
        let mut met: Vec<(usize, u32)> = earlier
            .chunk_by(|a, b| a == b)
            .filter_map(|keys| Some((keys.len(), *keys.first()?)))
            .collect();
        if let Some(rest) = met.len().checked_sub(MOST_MET) {
            met.select_nth_unstable(rest);
            met.drain(..rest);
        }
        earlier.clear();
        earlier.extend(met.iter().map(|&(_, block)| block));
        earlier.sort_unstable();
    }
}

/// The names of a credit, but for the word that introduces them.
fn credit_key(lexicon: &Lexicon, credit: &[Word]) -> Option<u64> {
    let names = credit.get(lexicon.credit.at_start(credit)..)?;
    (names.len() > 1).then(|| normalize::letters_hash(names))
}

fn start_key(words: &[Word]) -> u64 {
    normalize::letters_hash(&words[..words.len().min(START)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{LEXICON, describe};
    use crate::read;

    fn pairs(source: &str) -> Vec<(usize, usize)> {
        let document = read::read(source, crate::Format::Text);
        let pairs = propose(&describe(&document, &LEXICON));
        pairs.into_iter().map(Candidate::blocks).collect()
    }

    #[test]
    fn far_copies_meet_by_their_start_and_by_their_middle() {
        let filler = "A bridge is a bridge.\n".repeat(20);
        let caption = "Mayor Ada Quill opens the new bridge over the Orle on Monday";
        let far = pairs(&format!("{caption}\n{filler}{caption} morning\n"));
        assert!(far.contains(&(0, 21)));
        let middle = pairs(&format!("{caption}\n{filler}In this photo, {caption}\n"));
        assert!(middle.contains(&(0, 21)));
    }

    #[test]
    fn a_block_meets_the_first_and_the_latest_that_share_a_key_with_it() {
        let mut keys = Keys(Vec::new());
        let many = FURNITURE + 1;
        for block in 0..many {
            keys.add(Way::Run.key(1), block);
        }
        for block in [3, 5, 9] {
            keys.add(Way::Start.key(1), block);
        }
        for block in 10..10 + MOST_SHARERS + 3 {
            keys.add(Way::Credit.key(1), block);
        }
        keys.add(Way::Start.key(2), 9);
        let sharers = Sharers::of(keys, many + 1);
        let earlier = |block: usize| {
            let mut earlier = Vec::new();
            sharers.earlier(block, &mut earlier);
            earlier
        };
        assert!(earlier(0).is_empty());
        assert_eq!(earlier(1), [0]);
        assert_eq!(earlier(5), [0, 3, 4]);
        assert_eq!(earlier(9), [0, 3, 5, 7, 8]);
        let last = 10 + MOST_SHARERS + 2;
        let latest = (last + 1 - MOST_SHARERS..last).map(|block| block as u32);
        assert_eq!(
            earlier(last),
            [0, 10].into_iter().chain(latest).collect::<Vec<_>>()
        );
        assert_eq!(earlier(many - 1), [0, many as u32 - 3, many as u32 - 2]);
        assert!(earlier(many).is_empty());
    }

    #[test]
    fn of_many_a_block_meets_those_that_have_the_most_keys_in_common_with_it() {
        let mut keys = Keys(Vec::new());
        let block = 3 * MOST_MET;
        // Each of the others shares one key with the block; every third one shares a second one, too.
        for other in 0..block {
            for key in 0..if other % 3 == 0 { 2 } else { 1 } {
                keys.add(Way::Run.key((2 * other + key) as u64), other);
                keys.add(Way::Run.key((2 * other + key) as u64), block);
            }
        }
        let sharers = Sharers::of(keys, block + 1);
        let mut earlier = Vec::new();
        sharers.earlier(block, &mut earlier);
        let most: Vec<u32> = (0..block as u32).step_by(3).collect();
        assert_eq!(earlier, most);
    }

    #[test]
    fn only_what_is_asked_for_is_proposed() {
        let caption = "Mayor Ada Quill opens the new bridge over the Orle on Monday";
        let filler = "A bridge is a bridge.\n".repeat(20);
        let source = format!("{caption}\n{caption}\n{filler}{caption} morning\n");
        let document = read::read(&source, crate::Format::Text);
        let features = describe(&document, &LEXICON);
        for asked in [0, 1, 22] {
            let mut all = propose(&features);
            all.retain(|pair| pair.blocks().0 == asked || pair.blocks().1 == asked);
            assert!(all.iter().any(|pair| pair.blocks().1 == 22));
            assert_eq!(propose_where(&features, |block| block == asked), all);
        }
    }

    #[test]
    fn what_is_asked_for_meets_all_that_share_a_key_with_it() {
        let words = [
            "Ada", "Quill", "opens", "the", "bridge", "over", "Orle", "on", "Monday",
        ];
        // Lines of a few words in many orders: a linear congruential generator (Knuth) chooses them.
        let mut state = 7_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as usize % below
        };
        let lines: Vec<String> = (0..300)
            .map(|_| {
                (0..5 + next(4))
                    .map(|_| words[next(words.len())])
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let source = lines.join("\n");
        let document = read::read(&source, crate::Format::Text);
        let features = describe(&document, &LEXICON);
        let all = propose(&features);
        let is_far = |pair: &Candidate| pair.blocks().1 - pair.blocks().0 > MIDDLE;
        assert!(all.iter().any(is_far), "none is far");
        for every in [2, 7, 50] {
            let is_asked = |block: usize| block % every == 1;
            let mut asked = all.clone();
            asked.retain(|pair| is_asked(pair.blocks().0) || is_asked(pair.blocks().1));
            assert_eq!(propose_where(&features, is_asked), asked, "every {every}");
        }
    }

    #[test]
    fn many_equal_blocks_cost_no_more_each() {
        let many = |count: usize| {
            pairs(&"Ada Quill opens the bridge over the river\n".repeat(count)).len()
        };
        assert!(many(2_000) < 2_000 * (MOST_SHARERS + REACH));
    }
}

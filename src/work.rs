//! Counts what is done, so that a test can tell whether it grows with the input and no faster. Outside of tests nothing
//! is counted.

/// A kind of work.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// Bytes that are read as an article, each time that they are.
    Read,
    /// Bytes of blocks that are described.
    Described,
    /// Pairs of blocks that are glanced at.
    Glanced,
    /// Pairs of which the rules are asked.
    Asked,
    /// Bytes of keepers in which words of a repeat are looked for.
    Searched,
}

/// Notes that so much was done.
#[inline(always)]
pub fn note(work: Work, count: usize) {
    #[cfg(test)]
    counts::add(work, count);
    #[cfg(not(test))]
    let _ = (work, count);
}

#[cfg(test)]
pub mod counts {
    use super::Work;
    use std::cell::RefCell;
    use std::mem;

    thread_local! {
        static DONE: RefCell<[u64; 5]> = const { RefCell::new([0; 5]) };
    }

    pub(super) fn add(work: Work, count: usize) {
        DONE.with_borrow_mut(|done| done[work as usize] += count as u64);
    }

    /// What this thread has done since it was last asked, by kind.
    pub fn take() -> Vec<(Work, u64)> {
        let done = DONE.with_borrow_mut(mem::take);
        let kinds = [
            Work::Read,
            Work::Described,
            Work::Glanced,
            Work::Asked,
            Work::Searched,
        ];
        kinds.into_iter().zip(done).collect()
    }
}

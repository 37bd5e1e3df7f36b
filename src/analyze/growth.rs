//! Inputs made to be slow cost at most twice as much a byte when they are four times as long. Work is counted, as a
//! clock says something else on each machine and each day; what a reader or a search within one block does in one pass
//! is not, see `cargo bench --bench throughput`.

use super::analyze;
use crate::document::Format;
use crate::options::Options;
use crate::work::{Work, counts};

#[path = "../../tests/floods/mod.rs"]
mod floods;

/// The bytes of the smaller input, and how many times as many the larger one has. One look more at a short input counts
/// for much.
const SMALL: usize = 40_000;
const LARGER: usize = 4;
/// How many times as much work as the smaller one the larger one may be: some of what repeats comes to light late, and
/// then all is looked at again.
const MOST: u64 = 2 * LARGER as u64;
/// So much a byte is never much, however little the smaller input took.
const LITTLE: u64 = 2;

fn work(flood: &floods::Flood, bytes: usize) -> (u64, Vec<(Work, u64)>) {
    let source = (flood.make)(bytes);
    counts::take();
    // What is binary or nested without end is refused, which is an answer, too.
    let _ = analyze(source.as_bytes(), flood.format, &Options::default());
    (source.len() as u64, counts::take())
}

#[test]
fn work_grows_with_the_input_and_no_faster() {
    let mut dear = Vec::new();
    for flood in floods::FLOODS {
        let (_, small) = work(flood, SMALL);
        let (bytes, large) = work(flood, LARGER * SMALL);
        for ((kind, few), (_, many)) in small.into_iter().zip(large) {
            if many > MOST * few && many > LITTLE * bytes {
                dear.push(format!("{}: {kind:?} {few}, then {many}", flood.name));
            }
        }
    }
    assert!(dear.is_empty(), "{}", dear.join("\n"));
}

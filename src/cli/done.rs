//! What a run did with one file, in words, for those who ask for it.

use super::summary::{bytes, findings};
use crate::report::{Summary, count};
use crate::safe_text::visible;

/// What was done with the file of this name, whose totals these are. `why` is what holds back the first of the repeats
/// that stay, where something does.
pub fn done(name: &str, totals: &Summary, why: Option<&str>) -> String {
    let (found, fixed) = (findings(totals), totals.fixed);
    let said = match found {
        0 => return format!("{name}: no repeats"),
        _ if fixed == 0 => format!("{}, nothing deleted", count(found, "repeat")),
        _ => {
            let of = if fixed < found {
                format!("{fixed} of ")
            } else {
                String::new()
            };
            let removed = bytes(totals.bytes_removed);
            format!("{of}{} deleted ({removed})", count(found, "repeat"))
        }
    };
    let why = why.map_or_else(String::new, |why| format!(": {}", visible(why)));
    format!("{name}: {said}{why}")
}

/// What is said of a file whose output is there.
pub fn passed_over(name: &str) -> String {
    format!("{name}: passed over, as the output exists")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    #[test]
    fn each_file_is_told_in_one_line() {
        let said = |found, fixed, why| {
            let totals = Summary {
                findings: [(Rule::Exact, found)].into(),
                fixed,
                bytes_removed: 80,
                ..Summary::default()
            };
            done("a.txt", &totals, why)
        };
        assert_eq!(said(0, 0, None), "a.txt: no repeats");
        assert_eq!(said(1, 1, None), "a.txt: 1 repeat deleted (80 bytes)");
        assert_eq!(said(3, 1, None), "a.txt: 1 of 3 repeats deleted (80 bytes)");
        assert_eq!(
            said(2, 0, Some("too\u{1b}much")),
            format!(
                "a.txt: 2 repeats, nothing deleted: {}",
                visible("too\u{1b}much")
            )
        );
    }
}

//! The totals of a run, added up and in words.

use crate::report::{INTERRUPTED, Summary, count};
use std::time::Duration;

/// Adds the totals of one file.
pub fn add(total: &mut Summary, part: &Summary) {
    total.files += part.files;
    total.files_with_findings += part.files_with_findings;
    total.errors += part.errors;
    total.problems += part.problems;
    total.without_text += part.without_text;
    total.skipped += part.skipped;
    total.passed_over += part.passed_over;
    total.unread += part.unread;
    total.records += part.records;
    total.records_without += part.records_without;
    total.records_in_doubt += part.records_in_doubt;
    total.blocks += part.blocks;
    total.bytes += part.bytes;
    total.bytes_removed += part.bytes_removed;
    total.fixed += part.fixed;
    for (rule, count) in &part.findings {
        *total.findings.entry(*rule).or_default() += count;
    }
}

/// How many findings there are of all rules.
pub fn findings(summary: &Summary) -> usize {
    summary.findings.values().sum()
}

/// The totals in one line, as "3 repeats in 2 of 9 files (2 exact, 1 near); …". The fixes were `deleted`, or would be.
pub fn line(summary: &Summary, deleted: &str) -> String {
    let mut text = String::new();
    if summary.interrupted {
        text = format!("{INTERRUPTED}; ");
    }
    text += &match findings(summary) {
        0 if summary.files == 0 && summary.errors > 0 => "nothing was done".to_owned(),
        0 => format!("no repeats in {}", count(summary.files, "file")),
        found => format!(
            "{} in {} of {} ({})",
            count(found, "repeat"),
            summary.files_with_findings,
            count(summary.files, "file"),
            by_rule(summary)
        ),
    };
    if summary.fixed > 0 {
        text += &format!(
            "; {} {deleted} ({})",
            summary.fixed,
            bytes(summary.bytes_removed)
        );
    }
    if summary.problems > 0 {
        text += &format!("; {}", count(summary.problems, "warning"));
    }
    if summary.without_text > 0 {
        text += &format!(
            "; {} without text",
            count(summary.without_text, "JSON file")
        );
    }
    if summary.skipped > 0 {
        text += &format!(
            "; {} passed over, as the output exists",
            count(summary.skipped, "file")
        );
    }
    if summary.passed_over > 0 {
        text += &format!(
            "; {} passed over (tables, archives and other data)",
            count(summary.passed_over, "file")
        );
    }
    if summary.errors > 0 {
        text += &format!("; {} failed", count(summary.errors, "file"));
    }
    text + &format!(
        "; {} in {} read in {}",
        bytes(summary.bytes),
        count(summary.blocks, "block"),
        time(summary.time)
    )
}

/// The totals, one a line.
pub fn table(summary: &Summary) -> String {
    let mut rows = vec![
        ("files", summary.files.to_string()),
        ("with repeats", summary.files_with_findings.to_string()),
        ("failed", summary.errors.to_string()),
        ("warnings", summary.problems.to_string()),
        ("without text", summary.without_text.to_string()),
        ("passed over", summary.passed_over.to_string()),
        ("blocks", summary.blocks.to_string()),
        ("repeats", findings(summary).to_string()),
    ];
    rows.extend(
        summary
            .findings
            .iter()
            .map(|(rule, count)| (rule.name(), format!("  {count}"))),
    );
    rows.extend([
        ("deleted", summary.fixed.to_string()),
        ("bytes deleted", bytes(summary.bytes_removed)),
        ("bytes read", bytes(summary.bytes)),
        ("time", time(summary.time)),
    ]);
    if summary.interrupted {
        rows.push(("interrupted", "the rest was not read".to_owned()));
    }
    rows.into_iter()
        .map(|(name, value)| format!("{name:<20} {value}\n"))
        .collect()
}

fn by_rule(summary: &Summary) -> String {
    let mut rules: Vec<_> = summary.findings.iter().collect();
    rules.sort_by_key(|(rule, count)| (std::cmp::Reverse(**count), **rule));
    let words: Vec<_> = rules
        .iter()
        .map(|(rule, count)| format!("{count} {rule}"))
        .collect();
    words.join(", ")
}

/// "812 bytes", "1.4 MB".
pub fn bytes(number: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if number < 1000 {
        return count(usize::try_from(number).unwrap_or(usize::MAX), "byte");
    }
    let mut value = number as f64 / 1000.0;
    let mut units = UNITS.iter();
    let mut unit = units.next();
    while value >= 999.95
        && let Some(next) = units.next()
    {
        value /= 1000.0;
        unit = Some(next);
    }
    format!("{value:.1} {}", unit.unwrap_or(&"TB"))
}

/// "0.25 s", "12 s", "3 min 20 s".
pub fn time(time: Duration) -> String {
    let whole = time.as_secs();
    match whole {
        60.. => format!("{} min {} s", whole / 60, whole % 60),
        10.. => format!("{whole} s"),
        1.. if time.subsec_nanos() == 0 => format!("{whole} s"),
        _ => format!("{:.2} s", time.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    #[test]
    fn one_line_says_it_all() {
        let summary = Summary {
            files: 9,
            files_with_findings: 2,
            errors: 1,
            without_text: 3,
            blocks: 31,
            bytes: 1_400_000,
            bytes_removed: 812,
            fixed: 2,
            findings: [(Rule::Near, 1), (Rule::Exact, 2)].into(),
            time: Duration::from_millis(40),
            ..Summary::default()
        };
        assert_eq!(
            line(&summary, "deleted"),
            "3 repeats in 2 of 9 files (2 exact, 1 near); 2 deleted (812 bytes); 3 JSON files without text; 1 file failed; 1.4 MB in 31 blocks read in 0.04 s"
        );
    }

    #[test]
    fn an_interrupted_run_says_so() {
        let summary = Summary {
            files: 3,
            interrupted: true,
            ..Summary::default()
        };
        let line = line(&summary, "deleted");
        assert!(
            line.starts_with("interrupted: the rest was not read; no repeats in 3 files"),
            "{line}"
        );
        assert!(table(&summary).contains("interrupted"));
    }

    #[test]
    fn nothing_found() {
        let summary = Summary {
            files: 1,
            blocks: 1,
            bytes: 1,
            ..Summary::default()
        };
        assert_eq!(
            line(&summary, "deleted"),
            "no repeats in 1 file; 1 byte in 1 block read in 0.00 s"
        );
    }

    #[test]
    fn sizes() {
        assert_eq!(bytes(999), "999 bytes");
        assert_eq!(bytes(1000), "1.0 kB");
        assert_eq!(bytes(999_990), "1.0 MB");
        assert_eq!(bytes(u64::MAX), "18446744.1 TB");
    }
}

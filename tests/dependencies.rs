//! The dependencies are those that the README gives a reason for.

use std::collections::BTreeSet;

/// The keys of a table of Cargo.toml.
fn declared(manifest: &str, table: &str) -> BTreeSet<String> {
    manifest
        .lines()
        .skip_while(|line| *line != format!("[{table}]"))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()))
        .collect()
}

/// The crates in the first column of the README's tables of crates.
fn explained(readme: &str) -> BTreeSet<String> {
    let mut crates = BTreeSet::new();
    for rows in readme.split("| crate | for |\n|---|---|\n").skip(1) {
        for row in rows.lines().take_while(|line| line.starts_with('|')) {
            let first = row.split('|').nth(1).unwrap_or_default();
            crates.extend(first.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    crates
}

/// The table of what Linux alone needs.
const LINUX: &str = "target.'cfg(target_os = \"linux\")'.dependencies";

#[test]
fn every_dependency_has_a_reason() {
    let manifest = include_str!("../Cargo.toml");
    let mut declared = declared(manifest, "dependencies");
    declared.extend(self::declared(manifest, LINUX));
    assert!(declared.contains("serde"));
    assert_eq!(explained(include_str!("../README.md")), declared);
}

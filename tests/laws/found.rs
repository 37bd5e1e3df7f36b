//! What fuzzing found, again: each file of `found/` broke a law once, was judged for ever, or took long on a busy
//! machine. How long they take is not looked at here.

use super::check::check_all;
use onecap::Format;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of `found/` with their formats, in the order of their names.
pub fn found() -> Vec<(PathBuf, Vec<u8>, Format)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/laws/found");
    let mut paths: Vec<_> = fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let format = Format::from_path(&path).unwrap();
            let bytes = fs::read(&path).unwrap();
            (path, bytes, format)
        })
        .collect()
}

#[test]
fn what_fuzzing_found_keeps_the_laws() {
    let found = found();
    for (path, bytes, format) in &found {
        if let Err(broken) = check_all(bytes, *format) {
            panic!("{}: {broken}", path.display());
        }
    }
    assert!(found.len() >= 12, "only {} were found", found.len());
}

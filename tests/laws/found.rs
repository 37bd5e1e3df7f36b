//! What fuzzing found, again: each file of `found/` broke a law once, or took long on a busy machine.

use super::check::{check, check_idempotent};
use onecap::Format;
use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_found_keeps_the_laws() {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/laws/found");
    let mut count = 0;
    for entry in fs::read_dir(found).unwrap() {
        let path = entry.unwrap().path();
        let format = Format::from_path(&path).unwrap();
        let bytes = fs::read(&path).unwrap();
        if let Err(broken) = check(&bytes, format).and_then(|()| check_idempotent(&bytes, format)) {
            panic!("{}: {broken}", path.display());
        }
        count += 1;
    }
    assert!(count >= 11, "only {count} were found");
}

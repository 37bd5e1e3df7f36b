//! The laws that every fuzz target asserts: the same checks as the property tests.

#[path = "../tests/laws/check.rs"]
mod check;

use onecap::Format;

/// Panics if the bytes, read as this format, break a law.
pub fn laws(bytes: &[u8], format: Format) {
    let outcome = check::check(bytes, format).and_then(|()| check::check_idempotent(bytes, format));
    if let Err(broken) = outcome {
        panic!("{broken}");
    }
}

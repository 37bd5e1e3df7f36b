//! The laws that every fuzz target asserts: the same checks as the property tests.

#[path = "../tests/laws/check.rs"]
mod check;

use onecap::Format;

/// Panics if the bytes, read as this format, break a law.
pub fn laws(bytes: &[u8], format: Format) {
    if let Err(broken) = check::check_all(bytes, format) {
        panic!("{broken}");
    }
}

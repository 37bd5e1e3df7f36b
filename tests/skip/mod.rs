//! What a test does that cannot run here.

use std::io::Write;

/// Says on standard error, which is seen though the test passes, why one is passed over. With `ONECAP_ALL_TESTS=1` none
/// is.
#[track_caller]
pub fn skip(why: &str) {
    let must_run = std::env::var_os("ONECAP_ALL_TESTS").is_some_and(|value| value == "1");
    assert!(!must_run, "cannot be passed over: {why}");
    let test = std::thread::current();
    let name = test.name().unwrap_or("a test");
    let _ = writeln!(std::io::stderr(), "skipped {name}: {why}");
}

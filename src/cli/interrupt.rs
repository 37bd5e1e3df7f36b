//! Ctrl-C and its like: the first ends the run cleanly, the second at once.

use crate::files::draft::remove_last_temporary;
use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Begins to listen. Where that fails the system ends the process as usual, which loses nothing either.
pub fn listen() {
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

/// As [`listen`], for a run that writes one file: the first ends it at once, as it may be waiting for its input, and
/// leaves nothing of the file.
pub fn listen_while_waiting() {
    let _ = ctrlc::set_handler(|| {
        remove_last_temporary();
        std::process::exit(130);
    });
}

/// Whether the run is to end.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

//! Ctrl-C and its like: the first ends the run cleanly, the second at once.

use crate::files::draft::remove_last_temporary;
use crate::report;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the last word of a run may take.
const LAST_WORD: Duration = Duration::from_millis(100);

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Begins to listen. Where that fails the system ends the process as usual, which loses nothing either.
pub fn listen() {
    let _ = ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            say_so();
            std::process::exit(130);
        }
    });
}

/// As [`listen`], for a run that writes one file: the first ends it at once, as it may be waiting for its input, and
/// leaves nothing of the file.
pub fn listen_while_waiting() {
    let _ = ctrlc::set_handler(|| {
        say_so();
        remove_last_temporary();
        std::process::exit(130);
    });
}

/// The last word of a run that ends at once. It is not waited for long: nobody may read standard error, and what holds
/// its lock may be waiting for that.
fn say_so() {
    let (done, is_done) = mpsc::channel();
    let _ = thread::Builder::new().spawn(move || {
        let _ = writeln!(io::stderr(), "{}", report::INTERRUPTED);
        let _ = done.send(());
    });
    let _ = is_done.recv_timeout(LAST_WORD);
}

/// Whether the run is to end.
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

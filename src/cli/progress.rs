//! How far a long run is, for the person who watches it.

use super::interrupt::interrupted;
use super::summary::{bytes, findings};
use crate::files::walk::Walk;
use crate::report::Summary;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Runs that end sooner show nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const PAUSE: Duration = Duration::from_millis(100);

/// A line at the bottom of the terminal.
pub struct Progress {
    started: Instant,
    shown: Instant,
    visible: bool,
    bar: ProgressBar,
    walk: Walk,
    count: Option<Arc<Count>>,
}

/// The number of all files, which a second walk counts while the first one works.
#[derive(Default)]
struct Count {
    files: AtomicU64,
    complete: AtomicBool,
    stop: AtomicBool,
}

impl Progress {
    /// Progress over the files of this walk; shows nothing yet.
    pub fn new(walk: &Walk) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        Self {
            started: Instant::now(),
            shown: Instant::now(),
            visible: false,
            bar,
            walk: walk.clone(),
            count: None,
        }
    }

    /// Shows the totals so far, now and then.
    pub fn show(&mut self, summary: &Summary) {
        let due = if self.visible {
            PAUSE
        } else {
            PATIENCE.min(PAUSE)
        };
        if self.started.elapsed() < PATIENCE || self.shown.elapsed() < due {
            return;
        }
        let count = Arc::clone(
            self.count
                .get_or_insert_with(|| counting(self.walk.clone())),
        );
        let done = (summary.files + summary.errors) as u64;
        if count.complete.load(Ordering::Relaxed) {
            self.bar
                .set_length(count.files.load(Ordering::Relaxed).max(done));
        }
        self.bar.set_style(style(self.bar.length().is_some()));
        let rate = summary.bytes as f64 / self.started.elapsed().as_secs_f64();
        self.bar.set_message(format!(
            "{} at {}/s, {} repeats",
            bytes(summary.bytes),
            bytes(rate as u64),
            findings(summary)
        ));
        self.bar.set_position(done);
        self.bar.tick();
        self.visible = true;
        self.shown = Instant::now();
    }

    /// Takes the line away, so that something else can be printed.
    pub fn hide(&mut self) {
        if self.visible {
            self.bar.finish_and_clear();
            self.bar.reset_eta();
            self.visible = false;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if let Some(count) = &self.count {
            count.stop.store(true, Ordering::Relaxed);
        }
    }
}

fn style(total_is_known: bool) -> ProgressStyle {
    let template = if total_is_known {
        "{bar:20} {human_pos}/{human_len} files, {msg}, {eta} left"
    } else {
        "{spinner} {human_pos} files, {msg}"
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn counting(walk: Walk) -> Arc<Count> {
    let count = Arc::new(Count::default());
    let shared = Arc::clone(&count);
    std::thread::spawn(move || {
        for _ in walk.files() {
            if shared.stop.load(Ordering::Relaxed) || interrupted() {
                return;
            }
            shared.files.fetch_add(1, Ordering::Relaxed);
        }
        shared.complete.store(true, Ordering::Relaxed);
    });
    count
}

//! How far a long run is, for the person who watches it.

use super::interrupt::interrupted;
use super::summary::{bytes, findings, time};
use crate::files::walk::Walk;
use crate::report::{Summary, count};
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
        if self.started.elapsed() < PATIENCE || self.shown.elapsed() < PAUSE {
            return;
        }
        if !self.visible {
            self.bar.reset();
        }
        let counted = self
            .count
            .get_or_insert_with(|| counting(self.walk.clone()));
        let done = (summary.files + summary.errors) as u64;
        let total = counted
            .complete
            .load(Ordering::Relaxed)
            .then(|| counted.files.load(Ordering::Relaxed).max(done));
        if let Some(total) = total {
            self.bar.set_length(total);
        }
        self.bar.set_style(style(total.is_some()));
        self.bar.set_position(done);
        self.bar
            .set_message(message(summary, self.started.elapsed(), done, total));
        self.bar.tick();
        self.visible = true;
        self.shown = Instant::now();
    }

    /// Takes the line away, so that something else can be printed.
    pub fn hide(&mut self) {
        if self.visible {
            self.bar.finish_and_clear();
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
        "{bar:20} {human_pos}/{human_len} files, {msg}"
    } else {
        "{spinner} {human_pos} files, {msg}"
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn message(summary: &Summary, elapsed: Duration, done: u64, total: Option<u64>) -> String {
    let seconds = elapsed.as_secs_f64();
    let mut text = format!(
        "{} at {}/s, {}",
        bytes(summary.bytes),
        bytes((summary.bytes as f64 / seconds) as u64),
        count(findings(summary), "repeat")
    );
    if let Some(total) = total
        && done > 0
    {
        let left = seconds / done as f64 * (total - done) as f64;
        text += &format!(", {} left", time(Duration::from_secs_f64(left.ceil())));
    }
    text
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_known_once_the_files_are_counted() {
        let summary = Summary {
            bytes: 4_000_000,
            ..Summary::default()
        };
        let said = |done, total| message(&summary, Duration::from_secs(2), done, total);
        assert_eq!(said(10, None), "4.0 MB at 2.0 MB/s, 0 repeats");
        assert_eq!(
            said(10, Some(30)),
            "4.0 MB at 2.0 MB/s, 0 repeats, 4 s left"
        );
        assert_eq!(said(0, Some(30)), "4.0 MB at 2.0 MB/s, 0 repeats");
    }
}

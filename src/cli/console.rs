//! What people read besides the results: errors, warnings, notes, on standard error.

use super::args::{Color, ConsoleArgs};
use crate::report::{INTERRUPTED, Style, Summary};
use crate::safe_text::visible;
use anstream::ColorChoice;
use std::io::{self, IsTerminal};

const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const RESET: &str = "\u{1b}[0m";

/// How much to say.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    quiet: bool,
    verbose: bool,
}

impl Console {
    /// Follows the arguments; the choice of colours holds for all of the process.
    pub fn new(args: &ConsoleArgs) -> Self {
        match args.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
        .write_global();
        Self {
            quiet: args.quiet,
            verbose: args.verbose,
        }
    }

    /// Something failed. Printed always.
    pub fn error(self, message: &str) {
        say(&format!("{RED}error{RESET}: {}", lines(message)));
    }

    /// Something was left as it is.
    pub fn warning(self, message: &str) {
        if !self.quiet {
            say(&format!("{YELLOW}warning{RESET}: {}", lines(message)));
        }
    }

    /// What was done, at the end.
    pub fn note(self, message: &str) {
        if !self.quiet {
            say(message);
        }
    }

    /// What a run did, in one line. If it was interrupted, `line` says so, and those who want to hear nothing hear
    /// that.
    pub fn totals(self, summary: &Summary, line: &str) {
        if self.quiet && summary.interrupted {
            self.interrupted();
        } else {
            self.note(line);
        }
    }

    /// The run was interrupted. Printed always: what was done is not to pass for all that there was to do.
    pub fn interrupted(self) {
        say(INTERRUPTED);
    }

    /// What is done, for those who asked.
    pub fn detail(self, message: &str) {
        if self.verbose {
            say(message);
        }
    }

    /// Whether anybody asked what is done.
    pub fn tells_details(self) -> bool {
        self.verbose
    }

    /// Whether someone watches who may see how far the work is.
    pub fn shows_progress(self) -> bool {
        !self.quiet && io::stderr().is_terminal() && std::env::var_os("CI").is_none()
    }
}

/// How findings look on standard output.
pub fn style() -> Style {
    Style {
        color: anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        ..Style::default()
    }
}

/// The message without anything that speaks to the terminal; its lines stay lines.
fn lines(message: &str) -> String {
    message
        .split('\n')
        .map(visible)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Standard error may be closed; there is nowhere else to say so.
fn say(message: &str) {
    use std::io::Write;
    let _ = writeln!(anstream::stderr(), "{message}");
}

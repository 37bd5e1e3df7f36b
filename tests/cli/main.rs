//! The command line from end to end, on the real binary.

mod bad_input;
mod baseline;
mod check;
mod clean;
mod config;
mod explain;
mod hooks;
#[cfg(unix)]
mod interrupt;
mod json_lines;
mod reports;
mod shared;
mod shell;
#[path = "../skip/mod.rs"]
mod skip;
mod words;

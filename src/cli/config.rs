//! `onecap config`: what applies to a path, and where each value comes from.

use super::Exit;
use super::args::ConfigArgs;
use super::configs::Configs;
use crate::safe_text::{printable, visible};
use anyhow::Result;
use std::io::{self, Write};

/// Runs the verb.
pub fn run(args: &ConfigArgs) -> Result<Exit> {
    let configs = Configs::new(&args.read, std::slice::from_ref(&args.path))?;
    // What stands in a directory is what is asked for, not the directory.
    let path = if args.path.is_dir() {
        args.path.join("*")
    } else {
        args.path.clone()
    };
    let mut out = io::stdout().lock();
    writeln!(out, "# {}", printable(&path))?;
    if let Some(reason) = configs.why_left_out(&path) {
        writeln!(out, "# left out by {}", visible(&reason))?;
    }
    for (name, value, from) in configs.show(&path)? {
        let from = visible(&from);
        match value {
            Some(value) => writeln!(out, "{name} = {}  # {from}", visible(&value.to_string()))?,
            // What is printed can be read as a configuration, in which there is no word for it.
            None => writeln!(out, "# {name}: {from}")?,
        }
    }
    Ok(Exit::Clean)
}

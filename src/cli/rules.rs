//! `onecap rules`: what onecap looks for.

use super::Exit;
use super::args::RulesArgs;
use crate::{Options, Rule};
use anyhow::Result;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Row {
    code: &'static str,
    name: &'static str,
    description: &'static str,
    default: bool,
}

/// Runs the verb.
pub fn run(args: &RulesArgs) -> Result<Exit> {
    let on = Options::default().rules;
    let rows: Vec<Row> = Rule::ALL
        .into_iter()
        .map(|rule| Row {
            code: rule.code(),
            name: rule.name(),
            description: rule.description(),
            default: on.contains(&rule),
        })
        .collect();
    let mut out = io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &rows).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        for row in &rows {
            let off = if row.default { "" } else { " (off by default)" };
            writeln!(
                out,
                "{}  {:<20} {}{off}",
                row.code, row.name, row.description
            )?;
        }
    }
    Ok(Exit::Clean)
}

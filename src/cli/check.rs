//! `onecap check`: what repeats, and with `--fix` without it.

use super::Exit;
use super::args::CheckArgs;
use super::baseline::Baseline;
use super::configs::Configs;
use super::console::{self, Console};
use super::inputs::{Inputs, Unnamed, is_piped, threads};
use super::interrupt::interrupted;
use super::run::Ran;
use super::scan::{Ending, Scan};
use super::summary;
use super::writing::{least, store};
use crate::report::{self, OutputFormat, Summary};
use anyhow::{Result, bail};
use std::io::{self, Write};

/// Runs the verb.
pub fn run(args: CheckArgs, console: Console) -> Result<Exit> {
    let rule = ExitRule::new(&args);
    let stats = args.stats.then_some(args.output_format);
    let writes_baseline = args.write_baseline.is_some();
    let scan = plan(args, console)?;
    let Ran { summary, failure } = scan.run()?;
    let is_whole = summary.errors == 0 && failure.is_none() && !interrupted();
    if writes_baseline && interrupted() {
        console.error("not all files were read, so that no baseline was written; run again");
    } else if writes_baseline && summary.errors > 0 {
        console.error(&format!(
            "{} could not be read, so that no baseline was written; mend that, or leave it out with --exclude, and run \
             again",
            report::count(summary.errors, "file")
        ));
    } else if writes_baseline && !is_whole {
        console.error("no record was read, so that no baseline was written; run again");
    } else if let Some(known) = scan.baseline.finish()? {
        console.note(&format!(
            "{} known from now on",
            report::count(known, "repeat")
        ));
    }
    match stats {
        Some(OutputFormat::Json) => {
            let mut out = io::stdout();
            serde_json::to_writer_pretty(&mut out, &summary).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Some(_) => io::stdout().write_all(summary::table(&summary).as_bytes())?,
        // What is known from now on is not counted, and nothing is if no baseline was written.
        None if writes_baseline && !is_whole => {}
        None => console.totals(&summary, &summary::line(&summary, rule.deleted())),
    }
    if stats.is_some() && summary.interrupted {
        console.interrupted();
    }
    if let Some(why) = failure {
        bail!(why);
    }
    Ok(rule.exit(&summary))
}

fn plan(args: CheckArgs, console: Console) -> Result<Scan> {
    if args.input.paths.is_empty() && args.input.files_from.is_none() && is_piped() {
        if args.fix || args.fix_only {
            bail!("name what is to be fixed: - for standard input, or . for this directory");
        }
        console.warning(
            "standard input is not read; name - to read it, or . for this directory, which is read now",
        );
    }
    let mut inputs = Inputs::new(&args.input, Unnamed::Here)?;
    if let Inputs::Files(walk) = &mut inputs {
        // Neither is an article, wherever it lies.
        let of_run = [&args.baseline, &args.write_baseline, &args.write.journal];
        walk.skip.extend(of_run.into_iter().flatten().cloned());
        walk.once = (args.fix || args.fix_only) && !args.diff;
    }
    Ok(Scan {
        configs: Configs::new(&args.read, inputs.roots())?,
        baseline: baseline(&args)?,
        ending: ending(&args, &inputs)?,
        report: report::report(args.output_format, console::style()),
        threads: threads(&args.input),
        inputs,
        console,
    })
}

fn baseline(args: &CheckArgs) -> Result<Baseline> {
    match (&args.baseline, &args.write_baseline) {
        (Some(path), _) => Baseline::read(path),
        (None, Some(path)) => Baseline::write(path),
        (None, None) => Ok(Baseline::None),
    }
}

fn ending(args: &CheckArgs, inputs: &Inputs) -> Result<Ending> {
    let format = args.output_format;
    if args.stats && !matches!(format, OutputFormat::Full | OutputFormat::Json) {
        bail!("--stats prints a table, or JSON with --output-format json; leave the format out");
    }
    let lists = format != OutputFormat::default();
    if lists && args.fix_only && !args.stats {
        bail!("--fix-only lists nothing that --output-format could show; use --fix");
    }
    if lists && args.fix && matches!(inputs, Inputs::Stdin) {
        bail!("the fixed text goes to standard output; leave --output-format out");
    }
    let least = least(&args.write);
    let report = !args.fix_only && !args.stats;
    let fixes = (args.fix || args.fix_only) && !args.diff;
    if args.write.journal.is_some() && !fixes {
        bail!("--journal records what is fixed in place; add --fix");
    }
    if args.write.backup.is_some() && !fixes {
        bail!("--backup keeps files that are fixed in place; add --fix");
    }
    let keeps = args.write.journal.is_some() || args.write.backup.is_some();
    if keeps && matches!(inputs, Inputs::Stdin) {
        bail!(
            "--journal and --backup are for files that are fixed in place; standard input is none"
        );
    }
    if args.exit_non_zero_on_fix && !fixes && !args.diff {
        bail!("--exit-non-zero-on-fix is about what is fixed; add --fix");
    }
    if args.stats && fixes && matches!(inputs, Inputs::Stdin) {
        bail!("--stats and the fixed text cannot both go to standard output; leave one out");
    }
    Ok(if args.diff {
        Ending::Diff(least)
    } else if fixes {
        match inputs {
            Inputs::Stdin => Ending::Print { least, report },
            Inputs::Files(_) => Ending::Replace {
                least,
                store: store(&args.write)?,
                report,
            },
        }
    } else if args.stats {
        Ending::Totals
    } else {
        Ending::Report
    })
}

/// What the exit code says.
struct ExitRule {
    /// Only what would be fixed counts, or nothing at all.
    fixes_only: bool,
    diff: bool,
    exit_zero: bool,
    non_zero_on_fix: bool,
}

impl ExitRule {
    fn new(args: &CheckArgs) -> Self {
        Self {
            fixes_only: args.fix_only,
            diff: args.diff,
            exit_zero: args.exit_zero,
            non_zero_on_fix: args.exit_non_zero_on_fix,
        }
    }

    /// What the totals say of the fixes.
    fn deleted(&self) -> &'static str {
        if self.diff {
            "would be deleted"
        } else {
            "deleted"
        }
    }

    fn exit(&self, summary: &Summary) -> Exit {
        let left = summary::findings(summary).saturating_sub(summary.fixed);
        let counts = if self.diff {
            summary.fixed > 0
        } else {
            (left > 0 && !self.fixes_only) || (self.non_zero_on_fix && summary.fixed > 0)
        };
        if interrupted() {
            Exit::Interrupted
        } else if summary.errors > 0 {
            Exit::Failure
        } else if counts && !self.exit_zero {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

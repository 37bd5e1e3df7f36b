//! The command line: raw arguments become one validated scan, which is run and gives an exit code.

mod args;
mod baseline;
mod check;
mod clean;
mod config;
mod config_file;
mod config_words;
mod configs;
mod console;
mod diff;
mod done;
mod explain;
mod inputs;
mod interrupt;
mod outcome;
mod part;
mod process;
mod progress;
mod rules;
mod run;
mod scan;
mod settings;
mod stream;
mod summary;
mod told;
mod undo;
mod writing;

use anyhow::Context;
use args::{Args, Verb};
use clap::CommandFactory;
use console::Console;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Exit {
    Clean,
    Findings,
    Failure,
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => ExitCode::SUCCESS,
            Exit::Findings => ExitCode::from(1),
            Exit::Failure => ExitCode::from(2),
            Exit::Interrupted => ExitCode::from(130),
        }
    }
}

/// Runs the command line; gives the exit code.
pub fn run() -> ExitCode {
    let args = Args::of_run();
    let console = Console::new(&args.console);
    let done = match args.verb {
        Verb::Clean(args) => clean::run(args, console),
        Verb::Check(args) => check::run(args, console),
        Verb::Config(args) => config::run(&args),
        Verb::Explain(args) => explain::run(&args),
        Verb::Rules(args) => rules::run(&args),
        Verb::Undo(args) => undo::run(&args, console),
        Verb::Completions { shell } => completions(shell),
        Verb::Man { verb } => man(verb.as_deref()),
    };
    done.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            return Exit::Clean;
        }
        // Files are named in the errors of those who read and write them.
        let error = match error.downcast_ref::<io::Error>() {
            Some(_) if error.chain().len() == 1 => error.context("cannot write to standard output"),
            _ => error,
        };
        console.error(&format!("{error:#}"));
        Exit::Failure
    })
    .into()
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<Exit> {
    // To memory first: the library panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "onecap", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Clean)
}

fn man(verb: Option<&str>) -> anyhow::Result<Exit> {
    let mut command = Args::command();
    command.build();
    if let Some(verb) = verb {
        let found = command.find_subcommand(verb).cloned();
        command =
            found.with_context(|| format!("there is no verb {verb}; onecap --help lists them"))?;
    }
    let source = concat!("onecap ", env!("CARGO_PKG_VERSION"));
    let page = clap_mangen::Man::new(command).source(source);
    page.render(&mut io::stdout())?;
    Ok(Exit::Clean)
}

/// Whoever read the output has seen enough: no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

//! The raw arguments, as clap reads them. Nothing but the verbs sees them.

use super::settings::InputFormat;
use crate::report::OutputFormat;
use clap::builder::{PossibleValue, Styles, styling::AnsiColor};
use clap::{Args as ClapArgs, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Finds repeated and truncated photo captions in scraped articles, and leaves each caption said once.
#[derive(Debug, Parser)]
#[command(name = "onecap", version, styles = STYLES, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Examples:
  onecap clean article.txt                  print the cleaned article
  onecap clean articles/ --output clean/    write cleaned copies of a tree
  onecap check content/                     list what repeats; change nothing
  onecap check --fix content/               fix what is safe to fix")]
pub struct Args {
    #[command(subcommand)]
    pub verb: Verb,
    #[command(flatten)]
    pub console: ConsoleArgs,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write articles with each caption said once
    Clean(CleanArgs),
    /// List the repeats; with --fix, delete them
    Check(CheckArgs),
    /// Show which settings apply to a path, and where they come from
    Config(ConfigArgs),
    /// Show what is made of each block of an article, and of each pair
    Explain(ExplainArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Put back what a run with --journal deleted
    Undo(UndoArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of onecap or of a verb
    Man {
        /// The verb
        verb: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct ConsoleArgs {
    /// Print no progress and no summary, only errors and interrupts
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say what is done with each file (clean, undo)
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// When to use colours
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    #[arg(help = "When to use colours: auto (the default), always, never")]
    pub color: Color,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, ClapArgs)]
#[command(mut_arg("paths", |paths| paths.help("Files and directories, or - for standard input [default: -]")))]
#[command(after_help = "\
Exit code: 0 all went well, 2 a file was not read or written, 130 interrupted.
Examples:
  onecap clean article.txt > cleaned.txt
  curl -s https://example.com/article.html | onecap clean --input-format html
  onecap clean articles/ --output clean/
  onecap clean articles/ --in-place --journal run.journal    (onecap undo run.journal puts it back)")]
pub struct CleanArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write here: a file for one input, a directory for several
    #[arg(
        short,
        long,
        value_name = "PATH",
        conflicts_with = "in_place",
        help_heading = "Output"
    )]
    pub output: Option<PathBuf>,
    /// Change the files themselves
    #[arg(short, long, help_heading = "Output")]
    pub in_place: bool,
    /// Leave outputs that exist as they are, and go on with the rest
    #[arg(
        long,
        requires = "output",
        conflicts_with_all = ["force", "in_place"],
        help_heading = "Output"
    )]
    #[arg(hide_short_help = true)]
    pub skip_existing: bool,
    #[command(flatten)]
    pub write: WriteArgs,
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, ClapArgs)]
#[command(mut_arg("paths", |paths| paths.help("Files and directories, or - for standard input [default: .]")))]
#[command(after_help = "\
Exit code: 0 nothing repeats, 1 something does, 2 a file was not read or written, 130 interrupted.
With --fix only what is left counts, with --fix-only nothing, with --diff only what it deletes.
Examples:
  onecap check content/ --exclude drafts
  onecap check --diff                       show what --fix would change in this directory
  git diff --name-only -z --diff-filter=d --relative -- '*.md' | onecap check --files-from - -0")]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Apply the safe fixes
    #[arg(long, help_heading = "Fixing")]
    pub fix: bool,
    /// Apply the safe fixes and do not list the rest
    #[arg(long, help_heading = "Fixing")]
    #[arg(hide_short_help = true)]
    pub fix_only: bool,
    /// Show what --fix would change
    #[arg(
        long,
        help_heading = "Fixing",
        conflicts_with_all = ["stats", "fix", "fix_only", "output_format"]
    )]
    pub diff: bool,
    /// Leave out the repeats that this file knows
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    #[arg(hide_short_help = true)]
    pub baseline: Option<PathBuf>,
    /// Write all repeats to this file, to be known from now on
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Output",
        conflicts_with_all = ["baseline", "fix", "fix_only", "diff", "stats"]
    )]
    #[arg(hide_short_help = true)]
    pub write_baseline: Option<PathBuf>,
    #[command(flatten)]
    pub write: WriteArgs,
    /// full, concise, json, jsonl, sarif, github, gitlab, junit or html
    #[arg(
        long,
        value_name = "FORMAT",
        default_value_t,
        value_enum,
        help_heading = "Output",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub output_format: OutputFormat,
    /// Print the totals alone (with --output-format json as JSON)
    #[arg(long, help_heading = "Output")]
    #[arg(hide_short_help = true)]
    pub stats: bool,
    /// Exit with 0 even if something repeats
    #[arg(long, help_heading = "Output")]
    #[arg(hide_short_help = true)]
    pub exit_zero: bool,
    /// Exit with 1 if something was fixed
    #[arg(long, help_heading = "Output", conflicts_with = "exit_zero")]
    #[arg(hide_short_help = true)]
    pub exit_non_zero_on_fix: bool,
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Files")]
pub struct InputArgs {
    /// Files and directories, or - for standard input
    #[arg(value_name = "PATHS", help_heading = None::<&str>)]
    pub paths: Vec<PathBuf>,
    /// Read the paths from a file, one a line; - for standard input
    #[arg(long, value_name = "FILE")]
    #[arg(hide_short_help = true)]
    pub files_from: Option<PathBuf>,
    /// The paths in --files-from end in a NUL, not a line end
    #[arg(short = '0', long = "null", requires = "files_from")]
    #[arg(hide_short_help = true)]
    pub null: bool,
    /// Read only files that match (again and again; !GLOB leaves out)
    #[arg(short, long, value_name = "GLOB")]
    #[arg(hide_short_help = true)]
    pub glob: Vec<String>,
    /// Leave out files and directories that match, with a / from here on
    #[arg(long, value_name = "GLOB")]
    #[arg(hide_short_help = true)]
    pub exclude: Vec<String>,
    /// Leave them, and what .onecapignore lists, out even if they are named
    #[arg(long)]
    #[arg(hide_short_help = true)]
    pub force_exclude: bool,
    /// Ignore .gitignore, .ignore and .onecapignore
    #[arg(long)]
    #[arg(hide_short_help = true)]
    pub no_ignore: bool,
    /// Read hidden files and directories
    #[arg(long)]
    #[arg(hide_short_help = true)]
    pub hidden: bool,
    /// Follow symbolic links
    #[arg(short = 'L', long)]
    #[arg(hide_short_help = true)]
    pub follow: bool,
    /// How many threads to use, at most 8 a core [default: 0, one a core]
    #[arg(short = 'j', long, value_name = "N")]
    #[arg(hide_short_help = true)]
    pub threads: Option<usize>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Reading")]
pub struct ReadArgs {
    /// text, markdown, html, json, jsonl [default: extension, then content]
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    #[arg(hide_short_help = true)]
    pub input_format: Option<InputFormat>,
    /// JSON: where the text is, a name or a pointer (again and again)
    #[arg(long, value_name = "FIELD")]
    #[arg(hide_short_help = true)]
    pub field: Vec<String>,
    /// The share of an article that may go unasked [default: 50%]
    #[arg(long, value_name = "SHARE", value_parser = super::settings::share)]
    #[arg(hide_short_help = true)]
    pub max_loss: Option<f32>,
    /// Use only these rules (names or codes, by commas)
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    #[arg(hide_short_help = true)]
    pub ignore: Vec<String>,
    /// Use this configuration file [default: the nearest onecap.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    #[arg(hide_short_help = true)]
    pub config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long)]
    #[arg(hide_short_help = true)]
    pub isolated: bool,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Writing")]
pub struct WriteArgs {
    /// Apply fixes that are likely but not certain, too
    #[arg(long, help_heading = "Fixing")]
    pub unsafe_fixes: bool,
    /// Keep each changed file under its name with SUFFIX
    #[arg(long, value_name = "SUFFIX")]
    #[arg(hide_short_help = true)]
    pub backup: Option<OsString>,
    /// Overwrite outputs that exist; replace files with hard links
    #[arg(long)]
    #[arg(hide_short_help = true)]
    pub force: bool,
    /// Record what is deleted in place, for onecap undo
    #[arg(long, value_name = "FILE")]
    #[arg(hide_short_help = true)]
    pub journal: Option<PathBuf>,
}

impl ValueEnum for InputFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, others) = self.names().split_first()?;
        Some(PossibleValue::new(*name).aliases(others))
    }
}

impl ValueEnum for OutputFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = self.name_and_help();
        Some(PossibleValue::new(name).help(help))
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Keys of onecap.toml: select, ignore, field, input-format, max-loss, words, glob, exclude.
[[overrides]] has files, a list of globs, and any of the first six for these files alone; of
several that match a file, the last one counts.
Examples:
  onecap config content/article.md
  onecap config --isolated")]
pub struct ConfigArgs {
    /// The file or directory
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Debug, ClapArgs)]
pub struct RulesArgs {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  onecap explain article.txt
  onecap explain --output-format json page.html
  onecap explain - < article.md")]
pub struct ExplainArgs {
    /// The article, or - for standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    /// full, for people, or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "full",
        hide_possible_values = true,
        help_heading = "Output"
    )]
    pub output_format: ExplainFormat,
    #[command(flatten)]
    pub read: ReadArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    Full,
    Json,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "\
A file that was changed after the run stays as it is. What is packed (.gz, .zst) gets its
contents back and is packed anew, so that its packed bytes may be others.")]
pub struct UndoArgs {
    /// The journal of the run
    #[arg(value_name = "JOURNAL")]
    #[arg(hide_short_help = true)]
    pub journal: PathBuf,
}

impl Args {
    /// The arguments of this run. `-h` lists the flags that most runs need, `--help` all of them, both one a line, so
    /// that they fit a screen.
    pub fn of_run() -> Self {
        let words: Vec<OsString> = std::env::args_os().collect();
        let mut command = Self::command();
        let is_asked = |word: &OsString| word == "--help";
        if words.iter().take_while(|word| *word != "--").any(is_asked)
            || words.get(1).is_some_and(|verb| verb == "help")
        {
            command =
                command.mut_subcommands(|verb| verb.mut_args(|arg| arg.hide_short_help(false)));
        }
        Self::from_arg_matches_mut(&mut command.get_matches_from(words))
            .unwrap_or_else(|error| error.exit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_each_other() {
        Args::command().debug_assert();
    }
}

//! `onecap clean`: articles with each caption said once.

use super::Exit;
use super::args::CleanArgs;
use super::baseline::Baseline;
use super::configs::Configs;
use super::console::Console;
use super::inputs::{Inputs, Unnamed, threads};
use super::interrupt::interrupted;
use super::run::Ran;
use super::scan::{Ending, Scan, Target};
use super::summary;
use super::writing::{least, store};
use crate::files::store::own_output;
use crate::files::walk::{Walk, absolute, real};
use crate::report::{self, OutputFormat, Style};
use crate::safe_text::printable;
use anyhow::{Result, bail};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Runs the verb.
pub fn run(args: CleanArgs, console: Console) -> Result<Exit> {
    let scan = plan(args, console)?;
    let Ran { summary, failure } = scan.run()?;
    let line = summary::line(&summary, "deleted");
    // Where an article is printed, it is what the run says, unless the article is not whole.
    if matches!(scan.ending, Ending::Print { .. }) && !summary.interrupted {
        console.detail(&line);
    } else {
        console.totals(&summary, &line);
    }
    let is_whole = summary.errors == 0 && !summary.interrupted;
    if is_whole && summary.fixed == 0 && summary::findings(&summary) > 0 {
        console.note("nothing was deleted; onecap check says why");
    }
    if let Some(why) = failure {
        bail!(why);
    }
    Ok(if interrupted() {
        Exit::Interrupted
    } else if summary.errors > 0 {
        Exit::Failure
    } else {
        Exit::Clean
    })
}

fn plan(args: CleanArgs, console: Console) -> Result<Scan> {
    let mut inputs = Inputs::new(&args.input, Unnamed::Stdin)?;
    if let Inputs::Files(walk) = &mut inputs {
        walk.skip.extend(args.write.journal.clone());
        walk.once = args.in_place;
    }
    let least = least(&args.write);
    if args.write.journal.is_some() && !args.in_place {
        bail!("--journal records what is changed in place; add --in-place");
    }
    if args.write.backup.is_some() && !args.in_place {
        bail!("--backup keeps files that are changed in place; add --in-place");
    }
    let prints = args.output.as_deref() == Some(Path::new("-"));
    if args.skip_existing && (prints || matches!(inputs, Inputs::Stdin)) {
        bail!(
            "--skip-existing goes on with copies of files; leave it out for standard input and output"
        );
    }
    // Before the journal is begun: a broken configuration leaves none.
    let configs = Configs::new(&args.read, inputs.roots())?;
    let ending = match (&args.output, &mut inputs) {
        (None, Inputs::Stdin) if args.in_place => {
            bail!("standard input cannot be changed in place; leave --in-place out");
        }
        (None, Inputs::Files(_)) if args.in_place => Ending::Replace {
            least,
            store: store(&args.write)?,
            report: false,
        },
        (Some(output), inputs) if output != Path::new("-") => Ending::Copy {
            least,
            target: target(output, inputs)?,
            store: store(&args.write)?,
            skip_existing: args.skip_existing,
        },
        (_, inputs) => {
            check_printable(inputs)?;
            Ending::Print {
                least,
                report: false,
            }
        }
    };
    Ok(Scan {
        configs,
        baseline: Baseline::None,
        ending,
        report: report::report(OutputFormat::default(), Style::default()),
        threads: threads(&args.input),
        inputs,
        console,
    })
}

/// Several articles on standard output would run into one another.
fn check_printable(inputs: &Inputs) -> Result<()> {
    match inputs {
        Inputs::Files(walk) if is_many(walk) => {
            bail!("several articles need --output DIR or --in-place; only one can be printed")
        }
        _ => Ok(()),
    }
}

fn is_many(walk: &Walk) -> bool {
    !matches!(walk.roots.as_slice(), [root] if !root.is_dir())
}

/// Where the copies go.
fn target(output: &Path, inputs: &mut Inputs) -> Result<Target> {
    let is_dir = output.is_dir();
    let named_as_dir = output.as_os_str().as_encoded_bytes().ends_with(b"/");
    let walk = match inputs {
        Inputs::Stdin if is_dir || named_as_dir => {
            bail!(
                "--output {} is a directory; name a file for standard input",
                printable(output)
            );
        }
        Inputs::Stdin => return Ok(Target::File(output.to_path_buf())),
        Inputs::Files(walk) => walk,
    };
    if !is_many(walk) && !is_dir && !named_as_dir {
        return Ok(Target::File(output.to_path_buf()));
    }
    if output.exists() && !is_dir {
        bail!(
            "--output {} is a file; several articles need a directory",
            printable(output)
        );
    }
    if let Ok(real) = fs::canonicalize(output)
        && let Some(root) = walk
            .roots
            .iter()
            .find(|root| fs::canonicalize(root).is_ok_and(|root| root == real))
    {
        return Err(own_output(root).into());
    }
    let base = base(&walk.roots);
    walk.skip.push(output.to_path_buf());
    let (real_base, real_dir) = (real(&base), real(output));
    // A link may lead into what is read.
    if let Ok(below) = real_dir.strip_prefix(&real_base) {
        walk.skip.push(base.join(below));
    }
    Ok(Target::Tree {
        base,
        dir: output.to_path_buf(),
        real_base,
        real_dir,
    })
}

/// The directory below which the tree is mirrored: the one that is named, or the deepest that holds all that are.
fn base(roots: &[PathBuf]) -> PathBuf {
    if let [root] = roots
        && root.is_dir()
    {
        return absolute(root);
    }
    let mut homes = roots.iter().map(|root| {
        let root = absolute(root);
        root.parent().map(Path::to_path_buf).unwrap_or(root)
    });
    let first = homes.next().unwrap_or_default();
    homes.fold(first, |shared, home| {
        shared
            .components()
            .zip(home.components())
            .take_while(|(a, b)| a == b)
            .map(|(part, _): (Component<'_>, _)| part)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base_of(roots: &[&str]) -> PathBuf {
        base(&roots.iter().map(PathBuf::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_tree_is_mirrored_below_what_all_inputs_share() {
        assert_eq!(base_of(&["/x/a.txt"]), Path::new("/x"));
        assert_eq!(base_of(&["/x/a.txt", "/x/b.txt"]), Path::new("/x"));
        assert_eq!(
            base_of(&["/x/news/a.txt", "/x/sport/a.txt"]),
            Path::new("/x")
        );
        assert_eq!(base_of(&["/x/a.txt", "/y/../x/z/b.txt"]), Path::new("/x"));
        assert_eq!(base_of(&["/x/a.txt", "/y/b.txt"]), Path::new("/"));
    }
}

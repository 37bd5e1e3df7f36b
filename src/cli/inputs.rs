//! What a run reads.

use super::args::InputArgs;
use crate::files::walk::{Walk, working_directory};
use anyhow::{Context, Result, anyhow, bail};
use ignore::overrides::{Override, OverrideBuilder};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

/// What a run reads.
#[derive(Debug)]
pub enum Inputs {
    /// Standard input.
    Stdin,
    /// Files and directories.
    Files(Walk),
}

impl Inputs {
    /// The inputs that the arguments name, or else what the verb reads unasked.
    ///
    /// # Errors
    ///
    /// Nothing to read, standard input among other inputs, a list that cannot be read, a broken glob.
    pub fn new(args: &InputArgs, unnamed: Unnamed) -> Result<Self> {
        let mut roots = args.paths.clone();
        if let Some(list) = &args.files_from {
            let ends = if args.null {
                ListEnd::Nulls
            } else {
                ListEnd::Lines
            };
            roots.extend(listed(list, ends)?);
        } else if roots.is_empty() {
            match unnamed {
                Unnamed::Here => roots.push(PathBuf::from(".")),
                Unnamed::Stdin if io::stdin().is_terminal() => {
                    bail!("nothing to read; name files or directories, or pipe an article in")
                }
                Unnamed::Stdin => return Ok(Inputs::Stdin),
            }
        }
        if roots.iter().any(|root| root == Path::new("-")) {
            if args.files_from.as_deref() == Some(Path::new("-")) {
                bail!(
                    "standard input (-) holds the list of files, and cannot be read as an article, too (a file of that name is ./-)"
                );
            }
            if roots.len() > 1 {
                bail!(
                    "standard input (-) cannot be read together with files; run twice (a file of that name is ./-)"
                );
            }
            return Ok(Inputs::Stdin);
        }
        Ok(Inputs::Files(Walk {
            roots,
            hidden: args.hidden,
            no_ignore: args.no_ignore,
            follow: args.follow,
            once: false,
            globs: globs(&args.glob, &args.exclude)?,
            force_exclude: args.force_exclude,
            skip: Vec::new(),
        }))
    }
}

/// What is read where nothing is named.
#[derive(Clone, Copy, Debug)]
pub enum Unnamed {
    /// This directory, as other linters do: what hooks and CI pipe in is no article.
    Here,
    /// Standard input, but for a terminal.
    Stdin,
}

/// Whether standard input is a pipe or a file, and no terminal nor the null device that hooks are given.
#[cfg(unix)]
pub fn is_piped() -> bool {
    use std::os::unix::fs::FileTypeExt;
    let input = same_file::Handle::stdin().and_then(|input| input.as_file().metadata());
    input.is_ok_and(|input| !input.file_type().is_char_device())
}

#[cfg(not(unix))]
pub fn is_piped() -> bool {
    !io::stdin().is_terminal()
}

impl Inputs {
    /// The files and directories that are named.
    pub fn roots(&self) -> &[PathBuf] {
        match self {
            Inputs::Stdin => &[],
            Inputs::Files(walk) => &walk.roots,
        }
    }
}

/// More threads are not started, whatever is asked for: some a core are of use where disks are slow.
const THREADS_PER_CORE: usize = 8;

/// How many threads to use.
pub fn threads(args: &InputArgs) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    match args.threads {
        None | Some(0) => cores,
        // More only cost the time that it takes to start them and the memory of what they hold.
        Some(threads) => threads.min(cores.saturating_mul(THREADS_PER_CORE)),
    }
}

/// What the paths in a list end in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListEnd {
    /// Line ends, with or without a carriage return.
    Lines,
    /// NULs.
    Nulls,
}

/// The paths in a list. A path may hold any byte but the one that ends it.
fn listed(list: &Path, ends: ListEnd) -> Result<Vec<PathBuf>> {
    let bytes = if list == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin()
            .read_to_end(&mut bytes)
            .context("cannot read the list of files from standard input")?;
        bytes
    } else {
        crate::files::store::read(list)?
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let end = match ends {
        ListEnd::Lines => b'\n',
        ListEnd::Nulls => 0,
    };
    Ok(bytes
        .split(|&byte| byte == end)
        .map(|line| match line {
            [line @ .., b'\r'] if ends == ListEnd::Lines => line,
            line => line,
        })
        .filter(|line| !line.is_empty())
        // A file of that name: a list names no standard input.
        .map(|line| if line == b"-" { b"./-" } else { line })
        .map(|line| PathBuf::from(os_string(line)))
        .collect())
}

#[cfg(unix)]
fn os_string(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn os_string(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// What is wanted first, then what is left out: of several globs that match, the last one counts.
fn globs(wanted: &[String], left_out: &[String]) -> Result<Option<Override>> {
    if wanted.is_empty() && left_out.is_empty() {
        return Ok(None);
    }
    let here = working_directory()?;
    let mut builder = OverrideBuilder::new(&here);
    for glob in wanted {
        check_glob(glob).map_err(|why| anyhow!("--glob: {why}"))?;
        builder.add(&anchored(glob, &here))?;
    }
    for glob in left_out {
        check_glob(glob).map_err(|why| anyhow!("--exclude: {why}"))?;
        builder.add(&format!("!{}", anchored(glob, &here)))?;
    }
    Ok(Some(
        builder.build().context("the globs do not fit together")?,
    ))
}

/// That a glob can be used, as it was written: else what is wrong with it. Ignore files pass over lines that say
/// nothing; an argument or a key was meant to say something.
pub fn check_glob(glob: &str) -> Result<(), String> {
    let names = glob.strip_prefix('!').unwrap_or(glob).trim();
    let names = names.strip_prefix("./").unwrap_or(names);
    if names.trim_matches('/').is_empty() {
        return Err(format!(
            "the glob {glob:?} names nothing; write the name of a file or directory, or a pattern such as *.md"
        ));
    }
    let mut builder = OverrideBuilder::new("");
    match builder.add(glob) {
        Ok(_) => Ok(()),
        Err(ignore::Error::Glob { err: why, .. }) => {
            Err(format!("{glob} is no glob: {why}; correct it"))
        }
        Err(error) => Err(format!("{glob} is no glob: {error}; correct it")),
    }
}

/// A glob as those of ignore files are written: of paths, `./drafts` and `/here/drafts` are `/drafts`, and `#` begins
/// no comment.
pub fn anchored(glob: &str, here: &Path) -> String {
    let (not, path) = match glob.strip_prefix('!') {
        Some(path) => ("!", path),
        None => ("", glob),
    };
    let below = here.to_str().and_then(|here| path.strip_prefix(here));
    let below = below.filter(|below| below.starts_with('/'));
    match below.or_else(|| path.strip_prefix('.').filter(|rest| rest.starts_with('/'))) {
        Some(below) => format!("{not}{below}"),
        None if glob.starts_with('#') => format!("\\{glob}"),
        None => glob.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_glob_from_here_on() {
        for (glob, expected) in [
            ("./drafts", "/drafts"),
            ("/here/drafts/*.md", "/drafts/*.md"),
            ("!./drafts", "!/drafts"),
            ("drafts", "drafts"),
            ("a/drafts", "a/drafts"),
            (".drafts", ".drafts"),
            ("../drafts", "../drafts"),
            ("#drafts", "\\#drafts"),
            ("!#drafts", "!#drafts"),
            ("/hereabouts/drafts", "/hereabouts/drafts"),
        ] {
            assert_eq!(anchored(glob, Path::new("/here")), expected);
        }
    }

    #[test]
    fn lists_of_files() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("list");
        std::fs::write(&list, "\u{feff}a.txt\r\n\nb c.txt\n-\n").unwrap();
        assert_eq!(
            listed(&list, ListEnd::Lines).unwrap(),
            [Path::new("a.txt"), Path::new("b c.txt"), Path::new("./-")]
        );
        std::fs::write(&list, "a\nb.txt\0c.txt\0").unwrap();
        assert_eq!(
            listed(&list, ListEnd::Nulls).unwrap(),
            [Path::new("a\nb.txt"), Path::new("c.txt")]
        );
    }

    #[test]
    fn what_is_left_out_is_left_out_even_if_it_is_wanted() {
        let one = |text: &str| vec![text.to_owned()];
        let globs = globs(&one("*.txt"), &one("draft*")).unwrap().unwrap();
        assert!(globs.matched("a.txt", false).is_whitelist());
        assert!(globs.matched("draft.txt", false).is_ignore());
        assert!(globs.matched("a.md", false).is_ignore());
        assert!(super::globs(&one("a{b"), &[]).is_err());
    }

    #[test]
    fn a_glob_that_is_none_is_told_as_it_was_written() {
        for glob in [
            "*.md",
            "!drafts",
            "[a-z].txt",
            "./a",
            "/a",
            "#a",
            "a\\[",
            "**/",
        ] {
            assert_eq!(check_glob(glob), Ok(()), "{glob}");
        }
        for (glob, expected) in [
            ("[", "[ is no glob: unclosed character class"),
            ("![", "![ is no glob: unclosed character class"),
            ("a{b", "a{b is no glob: unclosed alternate group"),
            ("", "the glob \"\" names nothing"),
            ("!", "the glob \"!\" names nothing"),
            ("./", "the glob \"./\" names nothing"),
            (" ", "the glob \" \" names nothing"),
        ] {
            let error = check_glob(glob).unwrap_err();
            assert!(error.starts_with(expected), "{glob}: {error}");
        }
    }
}

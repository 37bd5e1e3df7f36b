//! Which files a run reads: those that are named, and those of a known format below the directories that are named.

use super::error::{FileError, plain};
use super::ignored::{self, Ignored};
use super::source::{Fingerprint, fingerprint};
use crate::Format;
use crate::safe_text::printable;
use ignore::overrides::Override;
use ignore::{DirEntry, WalkBuilder};
use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// What to read and what to leave out.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// Files and directories, in the order in which they are read.
    pub roots: Vec<PathBuf>,
    /// Whether to read hidden files and directories.
    pub hidden: bool,
    /// Whether to read what `.gitignore`, `.ignore` and `.onecapignore` leave out.
    pub no_ignore: bool,
    /// Whether to follow symbolic links below a directory. Those that are named are always followed.
    pub follow: bool,
    /// Whether a file that links give several names is read by one of them alone, its own if it is among them: it is to
    /// be replaced.
    pub once: bool,
    /// The globs of the command line; `None` without any. Files that match one which says what to read are read
    /// whatever their extension.
    pub globs: Option<Override>,
    /// Whether the globs and `.onecapignore` leave out files that are named, too.
    pub force_exclude: bool,
    /// Directories that are not entered, and files that are not read: what this run writes.
    pub skip: Vec<PathBuf>,
}

impl Walk {
    /// The files, sorted by name within each directory. One directory's names are held in memory at a time, not the
    /// tree's; what is to be read once is read by its own name, and links to what no other name leads to come last.
    pub fn files(&self) -> impl Iterator<Item = Result<PathBuf, FileError>> + Send + '_ {
        Named {
            files: self.all_files().fuse(),
            once: self.once && (self.follow || self.roots.len() > 1),
            seen: HashSet::new(),
            links: VecDeque::new(),
        }
    }

    /// The files by all their names.
    fn all_files(&self) -> impl Iterator<Item = Result<PathBuf, FileError>> + Send + '_ {
        // What is named twice, or stands below another root, is read once: as what it was named.
        let named: Arc<HashSet<PathBuf>> =
            Arc::new(self.roots.iter().map(|root| identity(root)).collect());
        let mut seen = HashSet::new();
        let mut ignored = Ignored::default();
        self.roots
            .iter()
            .filter(move |root| seen.insert(identity(root)))
            .filter(move |root| {
                let is_left_out = self.force_exclude
                    && (self.leaves_out(root) || (!self.no_ignore && ignored.leaves_out(root)));
                !is_left_out
            })
            .flat_map(move |root| -> Box<dyn Iterator<Item = _> + Send> {
                match fs::metadata(root) {
                    Err(error) => {
                        Box::new(std::iter::once(Err(FileError::io("read", root, &error))))
                    }
                    Ok(kind) if kind.is_dir() => Box::new(self.tree(root, Arc::clone(&named))),
                    Ok(kind) if kind.is_file() => {
                        let is_output = is_output(root);
                        let file = is_output.map_or(Ok(root.clone()), Err);
                        Box::new(std::iter::once(file))
                    }
                    Ok(_) => Box::new(std::iter::once(Err(FileError::new(
                        "read",
                        root,
                        "it is a pipe, socket or device, not a file",
                        "pass its contents on standard input: onecap … - < FILE",
                    )))),
                }
            })
    }

    /// Whether the globs leave out the path itself or a directory it stands in.
    fn leaves_out(&self, path: &Path) -> bool {
        let Some(globs) = &self.globs else {
            return false;
        };
        let is_dir = path.is_dir();
        steps(&way(globs.path(), path))
            .enumerate()
            .any(|(above, step)| globs.matched(step, above > 0 || is_dir).is_ignore())
    }

    fn tree(
        &self,
        root: &Path,
        named: Arc<HashSet<PathBuf>>,
    ) -> impl Iterator<Item = Result<PathBuf, FileError>> + Send + use<> {
        let any_extension = self
            .globs
            .as_ref()
            .is_some_and(|globs| globs.num_whitelists() > 0);
        self.builder(root, named)
            .build()
            .filter_map(move |entry| match entry {
                Err(error) => Some(Err(walk_error(&error))),
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    let wanted =
                        is_file && (any_extension || Format::from_path(entry.path()).is_some());
                    wanted.then(|| Ok(entry.into_path()))
                }
            })
    }

    fn builder(&self, root: &Path, named: Arc<HashSet<PathBuf>>) -> WalkBuilder {
        let mut builder = WalkBuilder::new(root);
        builder
            .standard_filters(!self.no_ignore)
            // The same result on every machine, whatever its global settings, and with or without a repository.
            .git_global(false)
            .require_git(false)
            .hidden(!self.hidden)
            .follow_links(self.follow)
            .skip_stdout(true)
            .sort_by_file_name(Ord::cmp);
        if !self.no_ignore {
            builder.add_custom_ignore_filename(ignored::NAME);
        }
        let skip: Vec<PathBuf> = self.skip.iter().map(|path| absolute(path)).collect();
        let has_places = named.len() > 1 || !skip.is_empty();
        // As a filter: overrides of the builder would bring back what is hidden or ignored.
        let globs = self.globs.clone().map(|globs| {
            let way = way(globs.path(), root);
            (globs, root.to_path_buf(), way)
        });
        if has_places || globs.is_some() {
            builder.filter_entry(move |entry: &DirEntry| {
                if entry.depth() == 0 {
                    return true;
                }
                let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
                // However the root is spelled, the globs see the same names.
                if let Some((globs, root, way)) = &globs
                    && let Ok(below) = entry.path().strip_prefix(root)
                    && globs.matched(way.join(below), is_dir).is_ignore()
                {
                    return false;
                }
                if !has_places {
                    return true;
                }
                let path = absolute(entry.path());
                !named.contains(&path) && !skip.contains(&path)
            });
        }
        builder
    }
}

/// Files by their names, of which those that are to be read once have but one.
struct Named<I> {
    files: I,
    /// Whether they are to be read once, and may have several names.
    once: bool,
    /// What was given, by its own name.
    seen: HashSet<Fingerprint>,
    /// Other names, which wait until all files are known that have theirs.
    links: VecDeque<PathBuf>,
}

impl<I> Named<I> {
    /// Whether a file was not given yet.
    fn is_new(&mut self, real: &Path) -> bool {
        let name = fingerprint(real.as_os_str().as_encoded_bytes());
        self.seen.insert(name)
    }
}

impl<I: Iterator<Item = Result<PathBuf, FileError>>> Iterator for Named<I> {
    type Item = Result<PathBuf, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(found) = self.files.next() {
            let path = match found {
                Ok(path) if self.once => path,
                found => return Some(found),
            };
            match fs::canonicalize(&path) {
                Ok(real) if real != absolute(&path) => self.links.push_back(path),
                Ok(real) if !self.is_new(&real) => {}
                _ => return Some(Ok(path)),
            }
        }
        while let Some(link) = self.links.pop_front() {
            let is_gone = |_| link.clone();
            let real = fs::canonicalize(&link).unwrap_or_else(is_gone);
            if self.is_new(&real) {
                return Some(Ok(link));
            }
        }
        None
    }
}

/// That a file that was named among the paths is standard output, if it is: what is read would be written to.
fn is_output(path: &Path) -> Option<FileError> {
    let output = same_file::Handle::stdout().ok()?;
    if !output.as_file().metadata().ok()?.is_file() {
        return None;
    }
    let is_output = same_file::Handle::from_path(path).is_ok_and(|file| file == output);
    let advice = "write to another file, or with --output";
    is_output.then(|| FileError::new("read", path, "this run writes to it", advice))
}

/// The directory that relative paths and globs start from.
///
/// # Errors
///
/// It was deleted, or may not be read.
pub fn working_directory() -> Result<PathBuf, FileError> {
    std::env::current_dir().map_err(|error| {
        FileError::named(
            "find",
            "the working directory".into(),
            plain(&error),
            "change to one that exists",
        )
    })
}

/// The path from the root of the file system on, `.` and `..` resolved by name alone.
pub fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut out = PathBuf::with_capacity(whole.as_os_str().len());
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

/// The path from the root of the file system on, links resolved as far as what they lead to is there.
pub fn real(path: &Path) -> PathBuf {
    let whole = absolute(path);
    let mut below = Vec::new();
    for above in whole.ancestors() {
        if let Ok(mut real) = fs::canonicalize(above) {
            real.extend(below.into_iter().rev());
            return real;
        }
        below.extend(above.file_name());
    }
    whole
}

/// The way from a directory, which has an absolute path, to a file or directory: by their names where these lead there,
/// else without links.
pub fn way(from: &Path, to: &Path) -> PathBuf {
    let to = absolute(to);
    if let Ok(below) = to.strip_prefix(from) {
        return below.to_path_buf();
    }
    if same_file::is_same_file(from, &to).unwrap_or(false) {
        return PathBuf::new();
    }
    let from = real(from);
    let to = match (to.parent(), to.file_name()) {
        (Some(home), Some(name)) => real(home).join(name),
        _ => to,
    };
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(from, to)| from == to)
        .count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

/// What a [`way`] leads to, and the directories it leads through, the last one first.
pub fn steps(way: &Path) -> impl Iterator<Item = &Path> {
    way.ancestors().filter(|step| step.file_name().is_some())
}

/// What tells one root from another. By name alone, `..` after a link would name the wrong file.
fn identity(path: &Path) -> PathBuf {
    let climbs = path.components().any(|part| part == Component::ParentDir);
    let real = if climbs {
        fs::canonicalize(path).ok()
    } else {
        None
    };
    real.unwrap_or_else(|| absolute(path))
}

fn walk_error(error: &ignore::Error) -> FileError {
    use ignore::Error;
    match error {
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => walk_error(err),
        Error::WithPath { path, err } => match err.io_error() {
            Some(io) => FileError::io("read", path, of_system(io)),
            None => FileError::new("read", path, err.to_string(), ""),
        },
        Error::Loop { ancestor, child } => FileError::new(
            "read",
            child,
            format!("the link leads back to {}", printable(ancestor)),
            "what stands there is read once",
        ),
        Error::Io(io) => FileError::named("read", "the directory".into(), plain(of_system(io)), ""),
        other => FileError::named("read", "the directory".into(), other.to_string(), ""),
    }
}

/// The error of the system, out of one that names the path once more.
fn of_system(error: &std::io::Error) -> &std::io::Error {
    error
        .get_ref()
        .and_then(|outer| outer.source()?.downcast_ref())
        .unwrap_or(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        dir
    }

    fn names(dir: &Path, walk: &Walk) -> Vec<String> {
        walk.files()
            .map(|file| {
                let path = file.unwrap();
                path.strip_prefix(dir)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/")
            })
            .collect()
    }

    #[test]
    fn a_directory_gives_its_known_formats_in_order() {
        let dir = tree(&[
            "b.txt",
            "a/z.md",
            "a/y.HTML",
            "c.jsonl.gz",
            "d.png",
            "e",
            "f.txt.gz.zst",
            ".hidden.txt",
        ]);
        let walk = Walk {
            roots: vec![dir.path().into()],
            ..Walk::default()
        };
        assert_eq!(
            names(dir.path(), &walk),
            ["a/y.HTML", "a/z.md", "b.txt", "c.jsonl.gz"]
        );
        let hidden = Walk {
            hidden: true,
            ..walk
        };
        assert_eq!(names(dir.path(), &hidden)[0], ".hidden.txt");
    }

    #[test]
    fn ignore_files_count_unless_told_otherwise() {
        let dir = tree(&["a.txt", "b.txt", "c.txt"]);
        fs::write(dir.path().join(".gitignore"), "a.txt\n").unwrap();
        fs::write(dir.path().join(".onecapignore"), "b.txt\n").unwrap();
        let walk = Walk {
            roots: vec![dir.path().into()],
            ..Walk::default()
        };
        assert_eq!(names(dir.path(), &walk), ["c.txt"]);
        let all = Walk {
            no_ignore: true,
            ..walk
        };
        assert_eq!(names(dir.path(), &all), ["a.txt", "b.txt", "c.txt"]);
    }

    #[test]
    fn what_is_named_is_read_once_whatever_its_extension() {
        let dir = tree(&["a.dat", "sub/b.txt", "sub/deep/c.txt"]);
        let at = |name: &str| dir.path().join(name);
        let walk = Walk {
            roots: vec![
                at("a.dat"),
                at("sub"),
                at("./a.dat"),
                at("sub/deep"),
                at("sub/../sub/b.txt"),
            ],
            ..Walk::default()
        };
        let mut files: Vec<_> = walk.files().map(|file| absolute(&file.unwrap())).collect();
        assert_eq!(files.len(), 3);
        files.dedup();
        assert_eq!(
            files,
            [at("a.dat"), at("sub/deep/c.txt"), at("sub/b.txt")].map(|path| absolute(&path))
        );
    }

    #[cfg(unix)]
    #[test]
    fn globs_see_the_same_names_however_a_path_is_spelled() {
        use ignore::overrides::OverrideBuilder;
        let dir = tree(&[
            "site/pages/drafts/a.txt",
            "site/pages/b.txt",
            "beside/drafts/c.txt",
        ]);
        let top = fs::canonicalize(dir.path()).unwrap();
        std::os::unix::fs::symlink(top.join("site"), top.join("link")).unwrap();
        let here = top.join("site");
        let mut globs = OverrideBuilder::new(&here);
        globs.add("!pages/drafts").unwrap();
        let globs = globs.build().unwrap();
        for root in [
            "site/pages",
            "site/pages/",
            "site//pages",
            "beside/../site/pages",
            "link/pages",
        ] {
            let named = |name: &str| top.join(root).join(name);
            let walk = Walk {
                roots: vec![top.join(root)],
                globs: Some(globs.clone()),
                ..Walk::default()
            };
            let files: Vec<_> = walk.files().map(Result::unwrap).collect();
            assert_eq!(files, [named("b.txt")], "{root}");
            let walk = Walk {
                roots: vec![named("drafts/a.txt"), named("drafts"), named("b.txt")],
                force_exclude: true,
                ..walk
            };
            let files: Vec<_> = walk.files().map(Result::unwrap).collect();
            assert_eq!(files, [named("b.txt")], "{root}");
        }
        assert_eq!(way(&here, &top.join("link")), Path::new(""));
        assert_eq!(
            way(&here, &top.join("beside/drafts")),
            Path::new("../beside/drafts")
        );
        let shown: Vec<_> = steps(Path::new("../beside/drafts")).collect();
        assert_eq!(
            shown,
            [Path::new("../beside/drafts"), Path::new("../beside")]
        );
    }

    #[test]
    fn the_output_directory_is_not_entered() {
        let dir = tree(&["a.txt", "out/a.txt"]);
        let walk = Walk {
            roots: vec![dir.path().into()],
            skip: vec![dir.path().join("out")],
            ..Walk::default()
        };
        assert_eq!(names(dir.path(), &walk), ["a.txt"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_when_asked_and_loops_are_reported() {
        let dir = tree(&["real/a.txt"]);
        std::os::unix::fs::symlink(dir.path().join("real"), dir.path().join("link")).unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("real/up")).unwrap();
        let walk = Walk {
            roots: vec![dir.path().into()],
            ..Walk::default()
        };
        assert_eq!(names(dir.path(), &walk), ["real/a.txt"]);
        let follow = Walk {
            follow: true,
            ..walk
        };
        let (files, errors): (Vec<_>, Vec<_>) = follow.files().partition(Result::is_ok);
        assert_eq!(files.len(), 2, "link/a.txt and real/a.txt");
        assert!(errors.iter().all(|e| {
            e.as_ref()
                .unwrap_err()
                .to_string()
                .contains("leads back to")
        }));
        assert!(!errors.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_to_be_replaced_is_read_by_one_of_its_names() {
        let dir = tree(&["a/x.txt", "b/y.txt", "elsewhere/z.txt"]);
        let root = fs::canonicalize(dir.path()).unwrap();
        let at = |name: &str| root.join(name);
        std::os::unix::fs::symlink(at("a/x.txt"), at("a/0.md")).unwrap();
        std::os::unix::fs::symlink(at("b"), at("a/b")).unwrap();
        std::os::unix::fs::symlink(at("elsewhere/z.txt"), at("a/1.txt")).unwrap();
        for (follow, roots, several, once) in [
            (
                true,
                &["a", "b"][..],
                &["a/0.md", "a/1.txt", "a/b/y.txt", "a/x.txt", "b/y.txt"][..],
                &["a/x.txt", "b/y.txt", "a/1.txt"][..],
            ),
            (
                false,
                &["a/0.md", "a/x.txt", "a/1.txt"],
                &["a/0.md", "a/x.txt", "a/1.txt"],
                &["a/x.txt", "a/1.txt"],
            ),
            (false, &["a"], &["a/x.txt"], &["a/x.txt"]),
        ] {
            let walk = Walk {
                roots: roots.iter().map(|root| at(root)).collect(),
                follow,
                ..Walk::default()
            };
            assert_eq!(names(&root, &walk), several, "{roots:?}");
            let walk = Walk { once: true, ..walk };
            assert_eq!(names(&root, &walk), once, "{roots:?}");
        }
    }

    #[test]
    fn a_path_is_resolved_as_far_as_it_is_there() {
        let dir = tree(&["a/x.txt"]);
        let there = fs::canonicalize(dir.path()).unwrap();
        for name in ["a/x.txt", "a", "a/no", "no/x.txt"] {
            assert_eq!(real(&dir.path().join(name)), there.join(name));
        }
    }

    #[test]
    fn what_is_missing_is_an_error_and_the_others_go_on() {
        let dir = tree(&["a.txt"]);
        let walk = Walk {
            roots: vec![dir.path().join("no"), dir.path().into()],
            ..Walk::default()
        };
        let files: Vec<_> = walk.files().collect();
        assert!(
            files[0]
                .as_ref()
                .unwrap_err()
                .to_string()
                .contains("check the path")
        );
        assert!(files[1].is_ok());
    }
}

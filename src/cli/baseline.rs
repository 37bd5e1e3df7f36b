//! The repeats that an old repository starts with: known, so that they are neither reported nor fixed nor counted.

use crate::analyze::{Analysis, analyze_new};
use crate::error::Error;
use crate::files::FileError;
use crate::files::compress::Compression;
use crate::files::store::{self, Store};
use crate::files::walk::{absolute, way};
use crate::safe_text::{distinct, printable};
use crate::{Format, Options, Rule};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use xxhash_rust::xxh3::Xxh3;

/// The version of the file. Another one would name the same findings differently.
const VERSION: u32 = 1;

/// What a run does about repeats that are known.
#[derive(Default)]
pub enum Baseline {
    /// There are none.
    #[default]
    None,
    /// Those of a file are left out.
    Known(Known),
    /// All that are found become known.
    Writing(Writing),
}

/// The known repeats.
pub struct Known {
    dir: PathBuf,
    files: BTreeMap<String, Arc<Counts>>,
}

/// The known repeats of one file that were not met in it so far. A copy shares what is known.
#[derive(Clone, Debug, Default)]
pub struct Unmet {
    known: Arc<Counts>,
    met: Counts,
}

/// Fingerprints of repeats, and how many there are of each.
type Counts = HashMap<String, usize>;

impl Unmet {
    /// Whether nothing is known: then it does not matter in which order the parts of the file are read.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Meets a repeat; whether it is known.
    fn meet(&mut self, rule: Rule, text: &str) -> bool {
        if self.is_empty() {
            return false;
        }
        let print = fingerprint(rule, text);
        let Some(known) = self.known.get(&print) else {
            return false;
        };
        let met = self.met.entry(print).or_default();
        if *met >= *known {
            return false;
        }
        *met += 1;
        true
    }
}

/// The repeats found so far, to be written.
pub struct Writing {
    path: PathBuf,
    dir: PathBuf,
    files: Mutex<BTreeMap<String, Vec<String>>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a baseline")]
struct File {
    version: u32,
    /// Paths from the directory of the file on, with the fingerprints of what repeats there, one for each copy.
    files: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(expecting = "a baseline")]
struct Version {
    version: u32,
}

impl File {
    /// Whether bytes are a baseline of whatever version: checksums of files may look like one.
    fn is_in(bytes: &[u8]) -> bool {
        let is_print = |print: &String| {
            print.len() == PRINT && print.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        serde_json::from_slice::<File>(bytes)
            .is_ok_and(|file| file.files.values().flatten().all(is_print))
    }
}

/// How many digits a fingerprint has.
const PRINT: usize = 32;

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is no baseline, or one of another version.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = store::read_at_once(path)
            .context("the baseline cannot be used; --write-baseline writes one")?;
        let shown = printable(path);
        let Version { version } = serde_json::from_slice(&bytes).map_err(|error| {
            anyhow::anyhow!("{shown} is no baseline ({error}); write it with --write-baseline")
        })?;
        if version != VERSION {
            bail!(
                "{shown} is a baseline of version {version}, and this onecap reads version {VERSION}; \
                 write it again with --write-baseline"
            );
        }
        let file: File = serde_json::from_slice(&bytes).map_err(|error| {
            anyhow::anyhow!("{shown} is broken ({error}); write it again with --write-baseline")
        })?;
        let counted = |prints: Vec<String>| {
            let mut counts = Counts::new();
            prints
                .into_iter()
                .for_each(|print| *counts.entry(print).or_default() += 1);
            Arc::new(counts)
        };
        Ok(Self::Known(Known {
            dir: home(path),
            files: file
                .files
                .into_iter()
                .map(|(name, prints)| (name, counted(prints)))
                .collect(),
        }))
    }

    /// Begins a baseline; nothing is written yet.
    ///
    /// # Errors
    ///
    /// What stands there is no baseline: `--write-baseline article.txt` is not to cost the article. Or it would be
    /// compressed, which no run reads.
    pub fn write(path: &Path) -> Result<Self> {
        if Compression::of(path) != Compression::None {
            bail!("a baseline is not compressed; name a file such as known.json");
        }
        if path.is_file() {
            let there = store::read(path)?;
            if !there.is_empty() && !File::is_in(&there) {
                let problem = "it exists and is no baseline";
                bail!(FileError::new(
                    "write",
                    path,
                    problem,
                    "name another file for the baseline, and then what is to be read"
                ));
            }
        }
        Ok(Self::Writing(Writing {
            path: path.to_path_buf(),
            dir: home(path),
            files: Mutex::default(),
        }))
    }

    /// The known repeats of a file.
    pub fn of(&self, path: Option<&Path>) -> Unmet {
        match self {
            Self::Known(known) => {
                let of_file = known.files.get(&name_of(path, &known.dir));
                Unmet {
                    known: of_file.map(Arc::clone).unwrap_or_default(),
                    met: Counts::new(),
                }
            }
            Self::None | Self::Writing(_) => Unmet::default(),
        }
    }

    /// Analyses a file, or the next lines of one, but for what is known and was not met before.
    ///
    /// # Errors
    ///
    /// As [`analyze`](crate::analyze).
    pub fn analyze(
        &self,
        path: Option<&Path>,
        bytes: &[u8],
        format: Format,
        options: &Options,
        unmet: &mut Unmet,
    ) -> Result<Analysis, Error> {
        match self {
            Self::None => crate::analyze(bytes, format, options),
            Self::Known(_) => analyze_new(bytes, format, options, &mut |rule, text| {
                unmet.meet(rule, text)
            }),
            Self::Writing(writing) => {
                let mut found = Vec::new();
                let analysis = analyze_new(bytes, format, options, &mut |rule, text| {
                    found.push(fingerprint(rule, text));
                    true
                });
                if !found.is_empty() {
                    let name = name_of(path, &writing.dir);
                    let mut files = writing.files.lock().unwrap_or_else(PoisonError::into_inner);
                    files.entry(name).or_default().append(&mut found);
                }
                analysis
            }
        }
    }

    /// Writes what was found, if that is what is wanted; gives how many repeats these are.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn finish(&self) -> Result<Option<usize>> {
        let Self::Writing(writing) = self else {
            return Ok(None);
        };
        let mut files = writing
            .files
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        // The order in which batches of a file were done does not matter.
        files.values_mut().for_each(|prints| prints.sort_unstable());
        let count = files.values().map(Vec::len).sum();
        let mut json = serde_json::to_vec_pretty(&File {
            version: VERSION,
            files,
        })?;
        json.push(b'\n');
        Store::new(None, true, None).create(&writing.path, None, &json)?;
        Ok(Some(count))
    }
}

/// The directory of the file: paths from there on hold wherever the repository lies.
fn home(path: &Path) -> PathBuf {
    absolute(path)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

fn name_of(path: Option<&Path>, dir: &Path) -> String {
    let Some(path) = path else {
        return "<stdin>".to_owned();
    };
    let name = distinct(&way(dir, path));
    if cfg!(windows) {
        name.replace('\\', "/")
    } else {
        name
    }
}

/// 32 hexadecimal digits from the rule and the words: lines may move, and white space may change.
fn fingerprint(rule: Rule, text: &str) -> String {
    let mut hash = Xxh3::new();
    hash.update(rule.code().as_bytes());
    for word in text.split_whitespace() {
        hash.update(b" ");
        hash.update(word.as_bytes());
    }
    format!("{:032x}", hash.digest128())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_the_same_in_every_release() {
        let print = fingerprint(Rule::Exact, "A ferry waits");
        assert_eq!(print, fingerprint(Rule::Exact, " A ferry\n  waits"));
        assert_ne!(print, fingerprint(Rule::Near, "A ferry waits"));
        assert_ne!(print, fingerprint(Rule::Exact, "A ferry wait s"));
        assert_eq!(print, "d6c4adddea73fd47c4ba4fa93cceeeff");
    }
}

//! What a run is told to do.

use super::baseline::Baseline;
use super::configs::Configs;
use super::console::Console;
use super::inputs::Inputs;
use super::settings;
use super::told::Told;
use crate::Applicability;
use crate::files::store::Store;
use crate::files::{FileError, walk};
use crate::report::{PROBLEMS_SHOWN, Report, Summary, count};
use std::path::{Path, PathBuf};

/// One validated run: nothing in it is left to check.
pub struct Scan {
    /// What is read.
    pub inputs: Inputs,
    /// What the analysis is told, and what it is to leave out.
    pub configs: Configs,
    /// The repeats that are known.
    pub baseline: Baseline,
    /// What is done with each file.
    pub ending: Ending,
    /// How findings are rendered.
    pub report: Box<dyn Report>,
    /// How many threads work.
    pub threads: usize,
    /// Where messages go.
    pub console: Console,
}

impl Scan {
    /// How many of the problems of a file are told: nothing so far.
    pub fn told(&self) -> Told {
        Told::new(if self.ending.lists_problems() {
            self.report.most_problems()
        } else {
            PROBLEMS_SHOWN
        })
    }

    /// Whether what is done with each file is told: to those who ask, where nothing else lists it.
    pub fn tells_each(&self) -> bool {
        let lists = matches!(
            self.ending,
            Ending::Report | Ending::Totals | Ending::Diff(_)
        );
        self.console.tells_details() && !lists && !self.ending.reports_what_is_left()
    }

    /// What is wrong with the fields in which text was looked for, once all is read. Hooks name files none of which may
    /// have them.
    pub fn missing_fields(&self, summary: &Summary) -> Option<MissingFields> {
        let is_hook = matches!(&self.inputs, Inputs::Files(walk) if walk.force_exclude);
        if is_hook || summary.interrupted {
            return None;
        }
        let fields = self.configs.named_fields();
        // Documents without text may be settings, and other inputs the articles; several records of a file none of
        // which has text are read in vain.
        let has_records = summary.records_without > summary.files;
        if fields.is_empty() && (!has_records || summary.blocks > 0) {
            return None;
        }
        let without = summary.records_without + summary.records_in_doubt;
        Some(MissingFields {
            why: settings::missing(fields, summary.records, without)?,
            is_failure: summary.records_without > 0 || summary.without_text == summary.files,
        })
    }

    /// Why the run failed although no file did, if some were named of which nothing is JSON: they are passed through,
    /// and not cleaned. Hooks name whatever there is.
    pub fn unread(&self, summary: &Summary) -> Option<String> {
        let is_hook = matches!(&self.inputs, Inputs::Files(walk) if walk.force_exclude);
        (summary.unread > 0 && !is_hook && !summary.interrupted).then(|| {
            format!(
                "nothing of {} could be read as JSON; mend that, or leave it out",
                count(summary.unread, "file")
            )
        })
    }

    /// Why no file was read where there should be some. Hooks name files that may all be left out, or none.
    pub fn reads_nothing(&self) -> Option<String> {
        let left_out = self.configs.left_out();
        if left_out > 0 {
            return Some(format!(
                "the configuration leaves out {} (onecap config PATH says why)",
                count(left_out, "file")
            ));
        }
        let passed_over = self.configs.passed_over();
        if passed_over > 0 {
            return Some(format!(
                "the names of {} say that they are tables, archives and the like, and no articles (make JSON Lines of \
                 them, one article a record, or add --input-format to read each as one article)",
                count(passed_over, "file")
            ));
        }
        match &self.inputs {
            Inputs::Files(walk) if !walk.roots.is_empty() && !walk.force_exclude => Some(
                "there is no file of a known format that no glob and no ignore file leaves out (--glob names \
                 files of other extensions, --no-ignore and --hidden read what is left out)"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

/// That no record has one of the fields that were named.
pub struct MissingFields {
    /// In words.
    pub why: String,
    /// Whether there is anything that should have them. Beside other articles, JSON that a walk met may be manifests
    /// and settings alone.
    pub is_failure: bool,
}

/// What is done with each file once it is analysed. All but the first two follow the same edits.
pub enum Ending {
    /// The findings are listed.
    Report,
    /// Nothing but the totals is wanted.
    Totals,
    /// The changes are shown.
    Diff(Applicability),
    /// The cleaned article is printed; what is left goes to standard error if wanted.
    Print { least: Applicability, report: bool },
    /// A cleaned copy is written.
    Copy {
        least: Applicability,
        target: Target,
        store: Store,
        /// Whether copies that are there count as made: each was put in its place whole.
        skip_existing: bool,
    },
    /// The file is replaced; what is left is listed if wanted.
    Replace {
        least: Applicability,
        store: Store,
        report: bool,
    },
}

impl Ending {
    /// The least certain fixes that are applied, if any are.
    pub fn least(&self) -> Option<Applicability> {
        match self {
            Self::Report | Self::Totals => None,
            Self::Diff(least)
            | Self::Print { least, .. }
            | Self::Copy { least, .. }
            | Self::Replace { least, .. } => Some(*least),
        }
    }
}

/// Where copies go.
pub enum Target {
    /// The one copy.
    File(PathBuf),
    /// Below `dir`, as their originals stand below `base`.
    Tree {
        base: PathBuf,
        dir: PathBuf,
        /// The same without links.
        real_base: PathBuf,
        real_dir: PathBuf,
    },
}

impl Target {
    /// Where the cleaned copy goes. Only the part of the path below the inputs' common directory counts, so that no
    /// copy ever leaves the output directory.
    ///
    /// # Errors
    ///
    /// [`FileError`] if the input has no place there, or one where another input may stand.
    pub fn place_of(&self, path: Option<&Path>) -> Result<PathBuf, FileError> {
        match (self, path) {
            (Target::File(path), _) => Ok(path.clone()),
            (
                Target::Tree {
                    base,
                    dir,
                    real_base,
                    real_dir,
                },
                Some(path),
            ) => {
                let failed = |problem: &str, advice: &'static str| {
                    Err(FileError::new("write", path, problem, advice))
                };
                let path = walk::absolute(path);
                let Ok(below) = path.strip_prefix(base) else {
                    return failed(
                        "it lies outside of the directories that were named",
                        "name its directory, too",
                    );
                };
                let place = dir.join(below);
                // What is written below a directory that is itself among the inputs is left out, wherever no link leads
                // out of it again.
                let real = walk::real(&place);
                if real.starts_with(real_base)
                    && !(real_dir.starts_with(real_base) && real.starts_with(real_dir))
                {
                    return failed(
                        "its copy would stand among the inputs",
                        "choose another --output",
                    );
                }
                Ok(place)
            }
            (Target::Tree { dir, .. }, None) => Err(FileError::new(
                "write",
                dir,
                "it is a directory",
                "name an output file for standard input",
            )),
        }
    }
}

impl Ending {
    /// Whether findings are what standard output is for.
    pub fn is_findings(&self) -> bool {
        matches!(self, Ending::Report | Ending::Replace { report: true, .. })
    }

    /// Whether the report tells what could not be read; else there are warnings.
    pub fn lists_problems(&self) -> bool {
        self.is_findings() || self.reports_what_is_left()
    }

    /// Whether what the fixes leave is analysed once more, to be reported.
    pub fn reports_what_is_left(&self) -> bool {
        matches!(
            self,
            Ending::Print { report: true, .. } | Ending::Replace { report: true, .. }
        )
    }

    /// Whether the copy of a file is there, and to be left as it is.
    pub fn is_done(&self, path: &Path) -> bool {
        match self {
            Ending::Copy {
                target,
                skip_existing: true,
                ..
            } => target
                .place_of(Some(path))
                .is_ok_and(|place| place.is_file()),
            _ => false,
        }
    }

    pub fn writes_files(&self) -> bool {
        matches!(self, Ending::Copy { .. } | Ending::Replace { .. })
    }
}

//! How a run writes: the arguments that `clean` and `check --fix` share.

use super::args::WriteArgs;
use crate::files::journal::Journal;
use crate::files::store::Store;
use crate::safe_text::printable;
use crate::{Applicability, Format};
use anyhow::{Result, bail};
use std::ffi::OsString;
use std::path::Path;

/// The least certain fixes that are applied.
pub fn least(args: &WriteArgs) -> Applicability {
    if args.unsafe_fixes {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    }
}

/// How files are written. Starts the journal.
pub fn store(args: &WriteArgs) -> Result<Store> {
    if let Some(suffix) = &args.backup {
        let suffix = Path::new(suffix);
        if suffix.as_os_str().is_empty() || suffix.components().count() != 1 || suffix.is_absolute()
        {
            bail!("--backup needs a suffix such as .bak, without a directory");
        }
        let mut backup = OsString::from("article.md");
        backup.push(suffix);
        if Format::from_path(Path::new(&backup)).is_some() {
            bail!(
                "the next run would read backups that end in {} as articles; choose a suffix such as .bak",
                printable(suffix)
            );
        }
    }
    if let Some(journal) = &args.journal
        && Format::from_path(journal).is_some()
    {
        bail!(
            "the next run would read the journal {} as an article; choose a name such as run.journal",
            printable(journal)
        );
    }
    let journal = args.journal.as_deref().map(Journal::create).transpose()?;
    Ok(Store::new(args.backup.clone(), args.force, journal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_a_name_beside_the_file() {
        let with = |suffix: &str| {
            store(&WriteArgs {
                unsafe_fixes: false,
                backup: Some(suffix.into()),
                force: false,
                journal: None,
            })
        };
        assert!(with(".bak").is_ok() && with("~").is_ok());
        for wrong in ["", "/x", "/../x", "a/b", ".orig.txt", ".gz", "x"] {
            assert!(with(wrong).is_err(), "{wrong}");
        }
    }
}

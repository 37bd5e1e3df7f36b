//! What `.onecapignore` files leave out, asked for one path: a walk reads these files by itself, but whoever names a
//! path goes past them.

use super::walk::absolute;
use ignore::gitignore::Gitignore;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of these files.
pub const NAME: &str = ".onecapignore";

/// The files of this name that were looked for. Each directory is looked at once.
#[derive(Debug, Default)]
pub struct Ignored {
    known: HashMap<PathBuf, Option<Arc<Gitignore>>>,
}

impl Ignored {
    /// Whether they leave out the path itself or a directory it stands in. The nearest one that knows a name counts.
    pub fn leaves_out(&mut self, path: &Path) -> bool {
        let path = absolute(path);
        let steps: Vec<&Path> = path.ancestors().collect();
        let mut above = Vec::new();
        for step in steps.into_iter().rev() {
            let is_dir = step != path || path.is_dir();
            let verdict = above
                .iter()
                .rev()
                .map(|file: &Arc<Gitignore>| file.matched(step, is_dir))
                .find(|verdict| !verdict.is_none());
            if verdict.is_some_and(|verdict| verdict.is_ignore()) {
                return true;
            }
            if is_dir {
                above.extend(self.in_dir(step));
            }
        }
        false
    }

    /// The file in this very directory. One that cannot be read leaves nothing out, as in a walk.
    fn in_dir(&mut self, dir: &Path) -> Option<Arc<Gitignore>> {
        let known = self.known.entry(dir.to_path_buf()).or_insert_with(|| {
            let (file, _) = Gitignore::new(dir.join(NAME));
            (!file.is_empty()).then(|| Arc::new(file))
        });
        known.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_file_that_knows_a_name_counts() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::create_dir_all(at("drafts/deep")).unwrap();
        fs::create_dir_all(at("pages/old")).unwrap();
        fs::write(at(NAME), "drafts/\n*.old.md\n/top.md\n").unwrap();
        fs::write(at("drafts").join(NAME), "!*\n").unwrap();
        fs::write(at("pages").join(NAME), "!kept.old.md\nb.md\n").unwrap();
        let mut ignored = Ignored::default();
        for (name, is_left_out) in [
            ("top.md", true),
            ("pages/top.md", false),
            ("a.old.md", true),
            ("pages/a.old.md", true),
            ("pages/kept.old.md", false),
            ("kept.old.md", true),
            ("b.md", false),
            ("pages/b.md", true),
            ("pages/old/b.md", true),
            ("pages/../b.md", false),
            ("drafts", true),
            ("drafts/a.md", true),
            ("drafts/deep/a.md", true),
            ("pages", false),
        ] {
            assert_eq!(ignored.leaves_out(&at(name)), is_left_out, "{name}");
        }
    }
}

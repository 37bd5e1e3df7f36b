//! A run that is killed at any moment.

use super::tree::{Tree, onecap, said};
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What is run, and killed.
const RUNS: [&[&str]; 3] = [
    &["clean", "articles", "--in-place"],
    &["check", "articles", "--fix", "-q"],
    &["clean", "articles", "-i", "--backup", ".bak", "--journal"],
];

fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable)
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(default)
}

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as f64 / f64::from(1u32 << 31)
    }
}

#[test]
fn a_killed_run_leaves_each_file_old_or_new() {
    let files = number("ONECAP_KILL_FILES", 90);
    let kills = number("ONECAP_KILLS", 12);
    let tree = Tree::new(files);
    let started = Instant::now();
    assert!(tree.run(&["clean", "articles", "-i"]).status.success());
    let whole = started.elapsed();
    assert_eq!(tree.check().new, files);

    let mut dice = Dice(6);
    let (mut amidst, mut strays) = (0, 0);
    for kill in 0..kills {
        tree.restore();
        let args = RUNS[kill % RUNS.len()];
        let journal = format!("journal-{kill}");
        let mut command = onecap();
        command.args(args).current_dir(tree.beside(""));
        let has_journal = args.ends_with(&["--journal"]);
        if has_journal {
            command.arg(&journal);
        }
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole.mul_f64(dice.share()).min(Duration::from_secs(600)));
        child.kill().unwrap();
        child.wait().unwrap();

        let found = tree.check();
        amidst += usize::from(found.old > 0 && found.new > 0);
        strays += found.strays;
        if has_journal && tree.beside(&journal).exists() {
            let undone = tree.run(&["undo", &journal]);
            assert!(undone.status.success(), "{}", said(&undone));
            assert_eq!(tree.check().old, files, "undone after kill {kill}");
        }
        if has_journal {
            remove_backups(&tree);
        }
    }
    println!(
        "{kills} kills over {files} files, {amidst} between two files, {strays} temporary files left"
    );

    tree.restore();
    assert!(tree.run(&["clean", "articles", "-i"]).status.success());
    let found = tree.check();
    assert_eq!((found.new, found.strays), (files, 0));
}

/// Removes the backups, each of which is the article as it was.
fn remove_backups(tree: &Tree) {
    for dir in fs::read_dir(tree.articles()).unwrap() {
        for entry in fs::read_dir(dir.unwrap().path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "bak") {
                let article = path.with_extension("");
                assert_eq!(
                    fs::read(&path).unwrap(),
                    fs::read(article).unwrap(),
                    "{}",
                    path.display()
                );
                fs::remove_file(path).unwrap();
            }
        }
    }
}

//! Many runs on one tree, and readers that leave.

use super::tree::{Tree, old, onecap, path};
use std::fs;
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_hundred_runs_at_once_leave_each_file_new() {
    const FILES: usize = 20;
    let tree = Tree::new(FILES);
    run_at_once(&tree, 100, &[]);
    let found = tree.check();
    assert_eq!((found.new, found.strays), (FILES, 0));
}

#[test]
fn runs_at_once_keep_each_original() {
    const FILES: usize = 200;
    let tree = Tree::new(FILES);
    run_at_once(&tree, 10, &["--backup", ".bak"]);
    let found = tree.check();
    assert_eq!((found.new, found.strays), (FILES, 0));
    for at in 0..FILES {
        let backup = path(&tree.articles(), at).with_extension("txt.bak");
        let kept = fs::read_to_string(&backup).ok();
        assert_eq!(kept, Some(old(at)), "{}", backup.display());
    }
}

/// Starts so many runs over the tree and waits for them: whatever one of them cannot do, another run has done.
#[track_caller]
fn run_at_once(tree: &Tree, runs: usize, args: &[&str]) {
    let runs: Vec<_> = (0..runs)
        .map(|_| {
            onecap()
                .args(["clean", "articles", "--in-place", "-j", "1"])
                .args(args)
                .current_dir(tree.beside(""))
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    for run in runs {
        let output = run.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => {}
            // Another run was faster.
            Some(2) => assert!(
                said.lines()
                    .filter(|line| line.starts_with("error"))
                    .all(|line| line.contains("changed while it was read")),
                "{said}"
            ),
            _ => panic!("{output:?}"),
        }
    }
}

#[test]
fn a_reader_that_leaves_finds_each_file_old_or_new() {
    const FILES: usize = 200;
    let tree = Tree::new(FILES);
    let mut run = onecap()
        .args(["check", "articles", "--diff", "-q"])
        .current_dir(tree.beside(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0];
    let mut out = run.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = run.wait_with_output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(tree.check().old, FILES);

    let mut run = onecap()
        .args(["check", "articles", "--fix", "-q"])
        .current_dir(tree.beside(""))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    assert!(matches!(run.wait().unwrap().code(), Some(0 | 1)));
    assert_eq!(tree.check().strays, 0);
}

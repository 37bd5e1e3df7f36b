//! Many runs on one tree, and readers that leave.

use super::tree::{Tree, onecap};
use std::io::Read;
use std::process::Stdio;

#[test]
fn a_hundred_runs_at_once_leave_each_file_new() {
    const FILES: usize = 20;
    let tree = Tree::new(FILES);
    let runs: Vec<_> = (0..100)
        .map(|_| {
            onecap()
                .args(["clean", "articles", "--in-place", "-j", "1"])
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
    let found = tree.check();
    assert_eq!((found.new, found.strays), (FILES, 0));
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

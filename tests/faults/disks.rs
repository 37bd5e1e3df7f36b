//! File systems that are full, small or read-only, in a mount namespace of the test's own.

use super::skip::skip;
use super::tree::{Tree, check, said};
use std::process::{Command, Output};

/// Runs a shell script with `$ONECAP` and `$HOME_DIR` set where it may mount; `None` where nobody may.
fn mounted(tree: &Tree, script: &str) -> Option<Output> {
    let namespace = |script: &str| {
        Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .current_dir(tree.beside(""))
            .env("ONECAP", env!("CARGO_BIN_EXE_onecap"))
            .env_remove("CLICOLOR_FORCE")
            .output()
    };
    std::fs::create_dir_all(tree.beside("disk")).unwrap();
    let can = namespace("mount -t tmpfs -o size=64k none disk")
        .is_ok_and(|output| output.status.success());
    if !can {
        skip("this user may mount nothing (unshare --user --mount)");
        return None;
    }
    Some(namespace(script).unwrap())
}

#[track_caller]
fn failed(output: &Output, message: &str) {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said(output).contains(message), "{output:?}");
}

#[test]
fn on_a_full_disk_what_fits_is_written_and_the_rest_stays() {
    let tree = Tree::new(12);
    // What is left holds a short article beside the old ones, and no long one.
    let script = "set -e
        mount -t tmpfs -o size=4m none disk
        cp -r articles/. disk/
        head -c 8192 /dev/zero > disk/room
        cat /dev/zero > disk/filling 2>/dev/null || true
        rm disk/room
        code=0; \"$ONECAP\" clean disk --in-place -j 1 || code=$?
        mkdir copy && cp -r disk/. copy/
        rm -f copy/filling
        exit $code";
    let Some(output) = mounted(&tree, script) else {
        return;
    };
    failed(&output, "no space left on device");
    let found = check_copy(&tree);
    assert_eq!((found.old, found.new, found.strays), (4, 8, 0));
}

#[test]
fn a_full_disk_takes_no_journal_and_then_nothing_is_changed() {
    let tree = Tree::new(6);
    let script = "set -e
        mount -t tmpfs -o size=64k none disk
        cat /dev/zero > disk/filling 2>/dev/null || true
        code=0; \"$ONECAP\" clean articles --in-place --journal disk/journal || code=$?
        exit $code";
    let Some(output) = mounted(&tree, script) else {
        return;
    };
    failed(&output, "no space left on device");
    assert_eq!(tree.check().old, 6);
}

#[test]
fn on_a_read_only_file_system_nothing_changes_and_everything_is_read() {
    let tree = Tree::new(6);
    let script = "set -e
        mount --bind articles disk
        mount -o remount,bind,ro disk
        code=0; \"$ONECAP\" check disk -q > found || code=$?
        test $code = 1
        code=0; \"$ONECAP\" clean disk --in-place || code=$?
        exit $code";
    let Some(output) = mounted(&tree, script) else {
        return;
    };
    failed(&output, "read-only file system");
    let reported = std::fs::read_to_string(tree.beside("found")).unwrap();
    assert_eq!(reported.matches("CAP001").count(), 6, "{reported}");
    assert_eq!(said(&output).matches("error: cannot write").count(), 6);
    assert_eq!(tree.check().old, 6);
}

#[test]
fn a_file_that_cannot_be_renamed_over_stays_and_the_others_go_on() {
    let tree = Tree::new(6);
    // A file that is a mount point takes no other file's name.
    let script = "set -e
        mount --bind articles/000/00001.txt articles/000/00001.txt
        code=0; \"$ONECAP\" clean articles --in-place || code=$?
        exit $code";
    let Some(output) = mounted(&tree, script) else {
        return;
    };
    failed(&output, "cannot write articles/000/00001.txt");
    let found = tree.check();
    assert_eq!((found.old, found.new, found.strays), (1, 5, 0));
}

/// What was on the disk is what was copied from it.
#[track_caller]
fn check_copy(tree: &Tree) -> super::tree::Found {
    check(&tree.beside("copy"), 12)
}

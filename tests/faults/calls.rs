//! Calls of the system that fail: input and output errors, short writes, quotas, a file that shrinks while it is read.

use super::skip::skip;
use super::tree::{Tree, new, old, onecap, path, said};
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::PathBuf;
use std::process::{Command, Output};

const EIO: &str = "5";
const ENOLCK: &str = "37";
const EDQUOT: &str = "122";
const FILES: usize = 6;
const ALL: &str = "1000000";

/// The shim as a library; `None` without a C compiler.
fn shim(tree: &Tree) -> Option<PathBuf> {
    let library = tree.beside("shim.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/shim.c");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([library.as_os_str(), source.as_ref()])
        .status();
    if compiled.is_ok_and(|status| status.success()) {
        Some(library)
    } else {
        skip("there is no C compiler (cc)");
        None
    }
}

/// Runs onecap while calls on files with `part` in their names fail: so many from the one numbered `from` on.
fn run_with(
    tree: &Tree,
    args: &[&str],
    [call, part, from, times, error]: [&str; 5],
) -> Option<Output> {
    let output = onecap()
        .args(args)
        .current_dir(tree.beside(""))
        .env("LD_PRELOAD", shim(tree)?)
        .env("FAULT_CALL", call)
        .env("FAULT_PATH", part)
        .env("FAULT_FROM", from)
        .env("FAULT_TIMES", times)
        .env("FAULT_ERROR", error)
        .env("FAULT_FILE", path(&tree.articles(), 0))
        .output();
    Some(output.unwrap())
}

const IN_PLACE: &[&str] = &["clean", "articles", "--in-place", "-j", "1"];

#[test]
fn errors_of_writing_leave_the_files_that_they_meet_as_they_were() {
    for (call, error, message) in [
        ("write", EIO, "input/output error"),
        ("write", EDQUOT, "quota exceeded"),
        ("fsync", EIO, "input/output error"),
    ] {
        let tree = Tree::new(FILES);
        // The first two files are written, one call each or more.
        let Some(output) = run_with(&tree, IN_PLACE, [call, ".onecap-", "3", ALL, error]) else {
            return;
        };
        assert_eq!(output.status.code(), Some(2), "{call}: {output:?}");
        assert!(
            said(&output).to_lowercase().contains(message),
            "{call}: {output:?}"
        );
        let found = tree.check();
        assert!(found.new > 0 && found.old > 0, "{call}: {found:?}");
        assert_eq!(
            said(&output).matches("error: cannot write").count(),
            found.old,
            "{call}"
        );
        assert_eq!(found.strays, 0, "{call}");
    }
}

#[test]
fn short_writes_and_reads_lose_nothing() {
    for call in ["write", "read"] {
        let tree = Tree::new(2);
        for part in [".onecap-", ".txt"] {
            tree.restore();
            let Some(output) = run_with(&tree, IN_PLACE, [call, part, "1", ALL, "short"]) else {
                return;
            };
            assert!(output.status.success(), "{output:?}");
            assert_eq!(tree.check().new, 2, "{call} {part}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_go_on() {
    let tree = Tree::new(FILES);
    let Some(output) = run_with(&tree, IN_PLACE, ["read", "00002.txt", "1", ALL, EIO]) else {
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        said(&output).contains("cannot read articles/000/00002.txt: input/output error"),
        "{output:?}"
    );
    assert_eq!((tree.check().old, tree.check().new), (1, FILES - 1));
}

#[test]
fn an_entry_that_the_journal_did_not_take_keeps_its_file_and_spoils_no_other() {
    // The second entry is torn; what comes after it is written again.
    for (call, from, times) in [("write", "5", "2"), ("fsync", "2", "1")] {
        let tree = Tree::new(FILES);
        let args = [IN_PLACE, &["--journal", "journal"]].concat();
        let Some(output) = run_with(&tree, &args, [call, "/journal", from, times, EIO]) else {
            return;
        };
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(
            said(&output).contains("cannot write journal: input/output error"),
            "{output:?}"
        );
        let found = tree.check();
        assert!(found.old >= 1 && found.new >= 2, "{call}: {found:?}");
        let undone = tree.run(&["undo", "journal"]);
        assert!(undone.status.success(), "{call}: {undone:?}");
        assert_eq!(tree.check().old, FILES, "{call}");
    }
}

#[test]
fn a_backup_that_cannot_be_made_whole_is_not_left_and_its_file_stays() {
    let tree = Tree::new(1);
    let article = path(&tree.articles(), 0);
    let backup = article.with_extension("txt.bak");
    fs::set_permissions(&article, mode(0o640)).unwrap();
    let args = [IN_PLACE, &["--backup", ".bak"]].concat();
    let Some(output) = run_with(&tree, &args, ["link", ".bak", "1", ALL, EDQUOT]) else {
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said(&output).contains(".bak: "), "{output:?}");
    assert!(said(&output).contains("quota exceeded"), "{output:?}");
    assert_eq!((tree.check().old, tree.check().strays), (1, 0));
    assert!(!backup.exists());

    // With room enough the copy is as good as a second name.
    let output = run_with(&tree, &args, ["link", ".bak", "1", ALL, "0"]).unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(fs::read_to_string(&backup).unwrap(), old(0));
    assert_eq!(tree.check().new, 1);
    for file in [article, backup] {
        let permissions = fs::metadata(file).unwrap().permissions();
        assert_eq!(permissions_of(&permissions), 0o640);
    }
}

#[test]
fn a_run_that_is_killed_while_it_makes_a_backup_costs_no_older_one() {
    // The next run may be another one, one that makes the backup, or one that may not.
    let clean = [IN_PLACE, &["--force"]].concat();
    let forced = [&clean[..], &["--backup", ".bak"]].concat();
    let kept = [IN_PLACE, &["--backup", ".bak"]].concat();
    for (next, code, left) in [
        (&clean, 0, "precious"),
        (&forced, 0, old(0).as_str()),
        (&kept, 2, "precious"),
    ] {
        let tree = Tree::new(1);
        let backup = path(&tree.articles(), 0).with_extension("txt.bak");
        fs::write(&backup, "precious").unwrap();
        let Some(killed) = run_with(&tree, &forced, ["link", ".bak", "1", ALL, "kill"]) else {
            return;
        };
        assert_eq!(killed.status.code(), None, "{killed:?}");
        assert_eq!(tree.check().old, 1);

        let output = tree.run(next);
        assert_eq!(output.status.code(), Some(code), "{next:?}: {output:?}");
        assert_eq!(fs::read_to_string(&backup).unwrap(), left, "{next:?}");
        let names = fs::read_dir(backup.parent().unwrap()).unwrap().count();
        assert_eq!(names, 2, "{next:?}");
    }
}

#[test]
fn what_is_edited_while_the_journal_is_written_is_not_overwritten() {
    let tree = Tree::new(1);
    let args = [IN_PLACE, &["--journal", "journal", "--backup", ".bak"]].concat();
    let Some(output) = run_with(&tree, &args, ["fsync", "/journal", "1", "1", "edit"]) else {
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        said(&output).contains("changed while it was read"),
        "{output:?}"
    );
    let article = path(&tree.articles(), 0);
    assert_eq!(fs::read_to_string(&article).unwrap(), old(0) + "Added.\n");
    assert!(!article.with_extension("txt.bak").exists());
    let undone = tree.run(&["undo", "journal"]);
    assert_eq!(undone.status.code(), Some(2), "{undone:?}");
    assert_eq!(fs::read_to_string(&article).unwrap(), old(0) + "Added.\n");
}

#[test]
fn a_new_journal_has_its_name_on_the_disk_before_anything_is_read() {
    let tree = Tree::new(1);
    fs::create_dir(tree.beside("journals")).unwrap();
    let args = [IN_PLACE, &["--journal", "journals/one"]].concat();
    // The first flush is that of the directory: who edits the article then does so before it is read.
    let Some(output) = run_with(&tree, &args, ["fsync", "/journals", "1", "1", "edit"]) else {
        return;
    };
    assert!(output.status.success(), "{output:?}");
    let article = path(&tree.articles(), 0);
    assert_eq!(fs::read_to_string(article).unwrap(), new(0) + "Added.\n");
}

fn mode(mode: u32) -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(mode)
}

fn permissions_of(permissions: &fs::Permissions) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(permissions) & 0o777
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_left_as_it_is_then() {
    let tree = Tree::new(FILES);
    let Some(output) = run_with(&tree, IN_PLACE, ["read", "00004.txt", "1", "1", "truncate"])
    else {
        return;
    };
    let shrunk = fs::read_to_string(path(&tree.articles(), 4)).unwrap();
    assert!(
        shrunk.len() < old(4).len() && old(4).starts_with(&shrunk),
        "{shrunk:?}"
    );
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        said(&output).contains("changed while it was read"),
        "{output:?}"
    );
    for at in (0..FILES).filter(|&at| at != 4) {
        assert_eq!(
            fs::read_to_string(path(&tree.articles(), at)).unwrap(),
            new(at)
        );
    }
}

/// Runs onecap where no file may grow longer than so many blocks of 512 bytes.
fn limited(tree: &Tree, before: &str) -> Output {
    Command::new("sh")
        .args([
            "-c",
            &format!("{before}; ulimit -f 8; exec \"$ONECAP\" clean articles --in-place -j 1"),
        ])
        .current_dir(tree.beside(""))
        .env("ONECAP", env!("CARGO_BIN_EXE_onecap"))
        .output()
        .unwrap()
}

#[test]
fn a_limit_to_the_size_of_files_keeps_those_that_are_longer() {
    let tree = Tree::new(FILES);
    let output = limited(&tree, "trap '' XFSZ");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said(&output).contains("file too large"), "{output:?}");
    let found = tree.check();
    assert_eq!((found.old, found.new, found.strays), (2, 4, 0));

    // By default the system kills who goes beyond the limit.
    let tree = Tree::new(FILES);
    assert_eq!(limited(&tree, "true").status.code(), None);
    assert!(tree.check().old >= 2);
    assert!(tree.run(IN_PLACE).status.success());
    assert_eq!((tree.check().new, tree.check().strays), (FILES, 0));
}

/// onecap in place as user and group 65534 and a member of group 65533, in a tree that any user may enter; `None` if
/// this is not root.
fn as_another_user(tree: &Tree) -> Option<Command> {
    let (home, program) = (tree.beside(""), tree.beside("onecap"));
    if fs::metadata(&home).unwrap().uid() != 0 {
        return None;
    }
    // Not copied by this process: what another test starts meanwhile would inherit the open file, and the system runs
    // no file that somebody may write ("Text file busy").
    let copied = Command::new("cp")
        .arg(env!("CARGO_BIN_EXE_onecap"))
        .arg(&program)
        .status();
    assert!(copied.unwrap().success());
    fs::set_permissions(&home, mode(0o755)).unwrap();
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid", "65534", "--regid", "65534", "--groups", "65533"])
        .arg(program)
        .args(IN_PLACE)
        .current_dir(home);
    Some(command)
}

#[test]
fn who_may_not_write_to_a_directory_is_told_so() {
    let tree = Tree::new(FILES);
    for at in 0..FILES {
        fs::set_permissions(path(&tree.articles(), at), mode(0o666)).unwrap();
    }
    fs::set_permissions(tree.articles().join("000"), mode(0o555)).unwrap();
    let output = match as_another_user(&tree) {
        Some(mut command) => command.output(),
        None => Ok(tree.run(IN_PLACE)),
    };
    fs::set_permissions(tree.articles().join("000"), mode(0o755)).unwrap();
    let Ok(output) = output else {
        skip("there is no setpriv");
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said(&output).contains("permission denied"), "{output:?}");
    assert_eq!(tree.check().old, FILES);
}

#[test]
fn a_file_of_somebody_else_keeps_its_group_or_gives_it_nothing() {
    let tree = Tree::new(4);
    let Some(mut command) = as_another_user(&tree) else {
        skip("root alone can become another user");
        return;
    };
    let articles = tree.articles().join("000");
    fs::set_permissions(articles, mode(0o777)).unwrap();
    let groups_and_modes = [
        (65533, 0o660),
        (65532, 0o666),
        (65532, 0o676),
        (65532, 0o644),
    ];
    for (at, (group, bits)) in groups_and_modes.into_iter().enumerate() {
        let article = path(&tree.articles(), at);
        chown(&article, None, Some(group)).unwrap();
        fs::set_permissions(&article, mode(bits)).unwrap();
    }
    let is_now = |at: usize| {
        let file = fs::metadata(path(&tree.articles(), at)).unwrap();
        (file.gid(), file.mode() & 0o777)
    };
    let Ok(output) = command.output() else {
        skip("there is no setpriv");
        return;
    };
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    for problem in [
        "00002.txt: its group cannot be kept",
        "00003.txt: permission denied",
    ] {
        assert!(said(&output).contains(problem), "{output:?}");
    }
    assert_eq!((tree.check().new, tree.check().old), (2, 2));
    assert_eq!(is_now(0), (65533, 0o660));
    assert_eq!(is_now(1), (65534, 0o666));
    assert_eq!(is_now(2), (65532, 0o676));

    command.arg("--force").output().unwrap();
    assert_eq!(tree.check().new, 3);
    assert_eq!(is_now(2), (65534, 0o666));
}

#[test]
fn without_locks_the_temporary_file_of_another_run_stays() {
    let tree = Tree::new(1);
    let theirs = tree.articles().join("000/.onecap-theirs.tmp");
    fs::write(&theirs, "half").unwrap();
    let Some(output) = run_with(&tree, IN_PLACE, ["flock", ".onecap-", "1", ALL, ENOLCK]) else {
        return;
    };
    assert!(output.status.success(), "{output:?}");
    assert!(theirs.exists());
    fs::remove_file(theirs).unwrap();
    assert_eq!((tree.check().new, tree.check().strays), (1, 0));
}

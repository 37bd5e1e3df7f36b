//! What is wrong with inputs, outputs and arguments.

use super::shared::*;
use std::fs;
use std::path::Path;

#[test]
fn what_is_missing() {
    let place = Place::new(&[]);
    for verb in ["check", "clean"] {
        place
            .run(&[verb, "no.txt"])
            .exits(2)
            .says("error: cannot read no.txt: no such file or directory; check the path");
    }
}

#[test]
fn a_binary_file_is_named_and_the_others_go_on() {
    let place = Place::new(&[("b.txt", &article())]);
    place.write("a.txt", b"\x00\x01\x02\xff\x00\x00PNG\x00\x00");
    let ran = place
        .run(&["check", "."])
        .exits(2)
        .says("a.txt")
        .says("binary");
    assert!(ran.out.contains("b.txt"));
    place.run(&["clean", ".", "--output", "out"]).exits(2);
    assert_eq!(names(&place.path("out")), ["b.txt"]);
}

#[test]
fn a_table_or_an_archive_is_no_article_unless_a_format_is_named() {
    let rows = format!("{CUT}\n{FULL}\n");
    let names = [
        "n.csv",
        "N.TSV",
        "crawl.warc",
        "all.mbox",
        "dump.sql",
        "feed.rss",
    ];
    let place = Place::new(&[]);
    for name in names {
        place.write(name, &rows);
        for verb in [&["clean", "-i"][..], &["check"], &["explain"]] {
            let ran = place.run(&[verb, &[name]].concat()).exits(2);
            let ran = ran.says(&format!("cannot read {name}: its name says that it is "));
            ran.says("make JSON Lines of it");
        }
        assert_eq!(place.read(name), rows);
    }
    place
        .run(&["check", "n.csv", "--input-format", "text"])
        .exits(1);
    // A walk passes over them, as over all that it does not know.
    let globs = ["--glob", "*", "--glob", "!*.toml"];
    let walk = [&["check", "."][..], &globs].concat();
    place.run(&walk).exits(0).says("the names of 6 files say");
    place.write("a.txt", article());
    let told = "; 6 files passed over (tables, archives and other data); ";
    let walk = ["clean", "-i", ".", "--glob", "*"];
    let ran = place.run(&walk).exits(0).says("in 1 of 1 file");
    ran.says(told);
    // So does a list that names whatever there is, where it asks for that.
    place.write("a.txt", article());
    let list = [&names[..], &["a.txt"]].concat().join("\n");
    let args = ["check", "--files-from", "-", "--force-exclude"];
    let ran = place.run_with(&args, Some(list.as_bytes())).exits(1);
    assert!(!ran.err.contains("error"), "{ran:?}");
    ran.says("in 1 of 1 file").says(told);
    let ran = place.run_with(&[&args[..], &["--stats"]].concat(), Some(list.as_bytes()));
    ran.exits(1).shows("passed over          6\n");
    let totals = ["--stats", "--output-format", "json"];
    let ran = place.run_with(&[&args[..], &totals].concat(), Some(list.as_bytes()));
    ran.exits(1).shows("\"passed_over\": 6,\n");
    let ran = place.run_with(&args[..3], Some(list.as_bytes())).exits(2);
    ran.says("; 6 files failed; ");
    fs::remove_file(place.path("a.txt")).unwrap();
    assert!(names.iter().all(|name| place.read(name) == rows));
    place.write(
        "onecap.toml",
        "[[overrides]]\nfiles = ['*.csv']\ninput-format = 'text'",
    );
    let found = place.found(&[&["."], &globs[..]].concat());
    assert_eq!(found, ["n.csv"]);
}

/// The records of an archive stand in lines behind its header; what surrounds them must stay as long as it is.
#[test]
fn an_archive_of_json_lines_is_no_json_lines() {
    let record = serde_json::json!({ "text": article() }).to_string() + "\n";
    let tar = |magic: &[u8]| {
        let mut bytes = vec![0; 512];
        bytes[..7].copy_from_slice(b"a.jsonl");
        bytes[257..257 + magic.len()].copy_from_slice(magic);
        bytes.extend(record.repeat(2).into_bytes());
        bytes.resize(bytes.len().next_multiple_of(512) + 1024, 0);
        bytes
    };
    // The sum of the header, counted with blanks in its place, is all that tells one of before 1988 whatever its name
    // is.
    let summed = |mut bytes: Vec<u8>| {
        bytes[148..156].fill(b' ');
        let sum: u32 = bytes[..512].iter().copied().map(u32::from).sum();
        bytes[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        bytes
    };
    let packed = |bytes: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut out, bytes).unwrap();
        out.finish().unwrap()
    };
    for (name, archive) in [
        ("s.tar", tar(b"ustar")),
        ("s.tar", tar(b"")),
        ("s", tar(b"")),
        ("s.json", tar(b"")),
        ("s.jsonl", tar(b"ustar")),
        ("s.jsonl", summed(tar(b""))),
    ] {
        let place = Place::new(&[]);
        for (name, bytes) in [
            (name.to_owned(), archive.clone()),
            (format!("{name}.gz"), packed(&archive)),
        ] {
            place.write(&name, &bytes);
            for args in [
                &["clean", "-i", &name][..],
                &["clean", "-i", ".", "-g", "*"],
            ] {
                place.run(args).exits(2).says("this is a binary file");
            }
            assert!(fs::read(place.path(&name)).unwrap() == bytes, "{name}");
            fs::remove_file(place.path(&name)).unwrap();
        }
        if archive != tar(b"ustar") {
            let ran = place.run_with(&["clean"], Some(&archive));
            ran.exits(2).says("this is a binary file");
        }
    }
}

#[test]
fn what_is_packed_otherwise_than_its_name_says_is_told_as_such() {
    let gzip = {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut out, article().as_bytes()).unwrap();
        out.finish().unwrap()
    };
    let zstd = zstd::encode_all(article().as_bytes(), 3).unwrap();
    for (name, bytes, message) in [
        (
            "a.txt.gz",
            article().as_bytes(),
            "its name says that it is gzip data, and it is not; rename it",
        ),
        (
            "a.txt.zst",
            article().as_bytes(),
            "its name says that it is zstd data, and it is not; rename it",
        ),
        (
            "a.txt.gz",
            &zstd,
            "its name says that it is gzip data, and it is not",
        ),
        (
            "a.txt.gz",
            &gzip[..20],
            "the gzip data is damaged or cut off",
        ),
        (
            "a.jsonl",
            &gzip,
            "this is gzip data; of files only those are unpacked whose names end in .gz",
        ),
        ("a.txt", &zstd, "this is zstd data; of files only"),
        (
            "a.txt.bz2",
            b"BZh91AY&SY\0\0",
            "this is bzip2 data; only .gz and .zst are read packed",
        ),
        (
            "a.jsonl.xz",
            b"\xFD7zXZ\0\0\x04",
            "this is xz data; only .gz and .zst are read packed",
        ),
    ] {
        let place = Place::new(&[]);
        place.write(name, bytes);
        for verb in ["check", "explain"] {
            let ran = place.run(&[verb, name]).exits(2);
            ran.says(&format!("cannot read {name}: {message}"));
        }
    }
}

/// An article that without its repeat would have more control characters than texts have.
#[test]
fn what_would_be_left_as_a_binary_file_stays() {
    let text = format!(
        "{}{}\n",
        truncated(),
        "\u{1}".repeat(truncated().len() / 21)
    );
    let place = Place::new(&[("a.txt", &text)]);
    place
        .run(&["check", "a.txt"])
        .exits(1)
        .shows("what is left would be taken for a binary file");
    for verb in [
        &["check", "--fix"][..],
        &["check", "--fix-only"],
        &["clean", "-i"],
    ] {
        place.run(&[verb, &["a.txt"]].concat());
        assert_eq!(place.read("a.txt"), text, "{verb:?}");
    }
}

/// What is not safe is applied when asked for, unless the next run could not read what is left as this one did.
#[test]
fn what_would_be_read_as_something_else_stays_with_unsafe_fixes_too() {
    let controls = format!(
        "{}{}\n",
        truncated(),
        "\u{1}".repeat(truncated().len() / 21)
    );
    // Without its one link it would be plain text, in which the indented line is no code but a caption.
    let code = "Mayor Ada Quill opens the new bridge over the Orle on Monday, May 3, 2021.";
    let photo = "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth on Friday.";
    let linked = format!(
        "# The bridge opens\n\nThe council voted to rebuild it, and nobody who was there spoke against that.\n\n    \
         {code}\n\n{code}\n\n{photo}\n\n[{photo}](/photo.html)\n"
    );
    for (name, text, message) in [
        (
            "a.txt",
            &controls,
            "what is left would be taken for a binary file; nothing was changed",
        ),
        (
            "article",
            &linked,
            "what is left would be read in another format; nothing was changed",
        ),
    ] {
        let place = Place::new(&[(name, text), ("b.txt", &article())]);
        place.run(&["check", name]).exits(1).shows("--unsafe-fixes");
        for verb in [
            &["clean", "-i"][..],
            &["check", "--fix"],
            &["check", "--fix-only"],
        ] {
            place.write("b.txt", article());
            let args = [verb, &["--unsafe-fixes", name, "b.txt"]].concat();
            let ran = place.run(&args).exits(2).says(message);
            assert!(ran.err.contains(&format!("cannot fix {name}: ")), "{ran:?}");
            assert_eq!(&place.read(name), text, "{verb:?}");
            assert_eq!(place.read("b.txt"), cleaned(), "{verb:?}");
        }
        place
            .run(&["clean", "--unsafe-fixes", name, "-o", "new"])
            .exits(2);
        assert_eq!(place.names().len(), 2, "no copy is left");
    }
}

#[test]
fn nowhere_to_write() {
    let place = Place::new(&[("a.txt", &article()), ("b.txt", plain()), ("file", "x")]);
    place
        .run(&["clean", "a.txt", "--output", "file/a.txt"])
        .exits(2)
        .says("cannot write");
    for (output, force) in [("file/x", false), ("file/x", true), ("file/x/y", true)] {
        let args = ["clean", "a.txt", "-o", output];
        let force: &[&str] = if force { &["--force"] } else { &[] };
        let ran = place.run(&[&args[..], force].concat()).exits(2);
        let ran = ran.says(&format!(
            "cannot write {output}: file is no directory; write else"
        ));
        assert!(!ran.err.contains("--force"), "{ran:?}");
    }
    place
        .run(&["clean", "a.txt", "b.txt", "--output", "file"])
        .exits(2)
        .says("need a directory");
    place.run(&["clean", "a.txt", "--output", "file/"]).exits(2);
    assert_eq!(place.read("file"), "x");
    place
        .run(&["clean", "a.txt", "-i", "--journal", "no/where"])
        .exits(2)
        .says("no/where");
    assert_eq!(place.read("a.txt"), article());
}

#[test]
fn arguments_that_do_not_fit() {
    let place = Place::new(&[("a.txt", plain())]);
    for args in [
        &["clean", "a.txt", "-i", "--output", "b.txt"][..],
        &["clean", "-", "-i"],
        &["clean", "-", "a.txt", "--output", "x"],
        &["check", "a.txt", "--max-loss", "200%"],
        &["check", "a.txt", "--glob", "a{b"],
        &["check", "a.txt", "--exclude", ""],
        &["check", "a.txt", "--journal", "j"],
        &["check", "a.txt", "--threads", "many"],
        &["check", "a.txt", "-0"],
        &["chekc", "a.txt"],
    ] {
        let ran = place.run_with(args, Some(b"")).exits(2);
        assert!(ran.err.contains("error"), "{ran:?}");
    }
    assert_eq!(place.names(), ["a.txt"]);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use crate::skip::skip;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command as Process, Stdio};

    #[test]
    fn pipes_are_an_error_and_no_wait() {
        let place = Place::new(&[("a.txt", plain())]);
        let made = Process::new("mkfifo")
            .arg(place.path("p.txt"))
            .status()
            .unwrap();
        assert!(made.success());
        place.run(&["check", "p.txt"]).exits(2).says("not a file");
        place.run(&["check", "."]).exits(0);
        place
            .run(&["clean", "a.txt", "--output", "p.txt", "--force"])
            .exits(2)
            .says("not a file");
    }

    #[test]
    fn settings_and_baselines_wait_for_no_pipe() {
        let place = Place::new(&[("a.md", &truncated())]);
        place
            .run(&["check", "a.md", "--write-baseline", "known.json"])
            .exits(0);
        let made = Process::new("mkfifo").arg(place.path("pipe")).status();
        assert!(made.unwrap().success());
        for flag in ["--config", "--baseline"] {
            place
                .run(&["check", "a.md", flag, "pipe"])
                .exits(2)
                .says("cannot read pipe: it is a pipe, not a file");
        }
        fs::rename(place.path("pipe"), place.path("onecap.toml")).unwrap();
        place.run(&["check", "a.md"]).exits(1);
        // What the shell pipes in is no pipe that nobody may ever write to.
        let ran = Process::new("bash")
            .args([
                "-c",
                "\"$0\" check -q a.md --config <(echo \"select = ['exact']\") --baseline <(cat known.json)",
            ])
            .arg(env!("CARGO_BIN_EXE_onecap"))
            .current_dir(place.dir.path())
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    }

    #[test]
    fn undo_waits_for_no_pipe_and_the_other_files_come_back() {
        let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", &article())]);
        place.run(&["clean", "d", "-i", "--journal", "j"]).exits(0);
        fs::remove_file(place.path("d/a.txt")).unwrap();
        for pipe in ["d/a.txt", "pipe"] {
            let made = Process::new("mkfifo").arg(place.path(pipe)).status();
            assert!(made.unwrap().success());
        }
        place
            .run(&["undo", "j"])
            .exits(2)
            .says("a.txt: it is no file any more")
            .says("1 file restored; 1 not");
        assert_eq!(place.read("d/b.txt"), article());
        place
            .run(&["undo", "pipe"])
            .exits(2)
            .says("cannot read pipe: it is no file");
        place
            .run(&["undo", "d"])
            .exits(2)
            .says("cannot read d: it is no file");
    }

    #[test]
    fn loops_of_links_are_reported_and_links_are_written_through() {
        let place = Place::new(&[("d/a.txt", &article())]);
        symlink("..", place.path("d/up")).unwrap();
        symlink("d/a.txt", place.path("link.txt")).unwrap();
        symlink("self", place.path("self")).unwrap();
        place
            .run(&["check", "--follow", "d"])
            .exits(2)
            .says("leads back to");
        place
            .run(&["check", "self"])
            .exits(2)
            .says("cannot read self");
        symlink("nowhere", place.path("d/gone.txt")).unwrap();
        place
            .run(&["check", "--follow", "d"])
            .exits(2)
            .says("cannot read d/gone.txt: no such file or directory; check the path");
        place.run(&["clean", "link.txt", "-i"]).exits(0);
        assert!(
            fs::symlink_metadata(place.path("link.txt"))
                .unwrap()
                .is_symlink()
        );
        assert_eq!(place.read("d/a.txt"), cleaned());
    }

    #[test]
    fn hard_links_and_read_only_files_are_left_alone() {
        let place = Place::new(&[("a.txt", &article()), ("r.txt", &article())]);
        fs::hard_link(place.path("a.txt"), place.path("b.txt")).unwrap();
        fs::set_permissions(place.path("r.txt"), fs::Permissions::from_mode(0o444)).unwrap();
        place
            .run(&["clean", "a.txt", "-i"])
            .exits(2)
            .says("hard links")
            .says("--force");
        place
            .run(&["clean", "r.txt", "-i"])
            .exits(2)
            .says("read-only");
        assert_eq!(
            (place.read("b.txt"), place.read("r.txt")),
            (article(), article())
        );
        place.run(&["clean", "a.txt", "-i", "--force"]).exits(0);
        assert_eq!(
            (place.read("a.txt"), place.read("b.txt")),
            (cleaned(), article())
        );
    }

    // Not every file system has such names: that of macOS refuses them.
    #[cfg(target_os = "linux")]
    #[test]
    fn names_of_any_bytes_work_and_do_not_speak_to_the_terminal() {
        use std::os::unix::ffi::OsStrExt;
        let place = Place::new(&[]);
        let odd = std::ffi::OsStr::from_bytes(b"od\xffd\x1b[31m.txt");
        fs::create_dir(place.path("d")).unwrap();
        fs::write(place.path("d").join(odd), article()).unwrap();
        let ran = place
            .run(&["check", "d", "--output-format", "concise"])
            .exits(1);
        assert!(ran.out.contains("od\\xffd␛[31m.txt"), "{ran:?}");
        place.run(&["clean", "d", "--output", "out"]).exits(0);
        assert_eq!(
            fs::read_to_string(place.path("out").join(odd)).unwrap(),
            cleaned()
        );
        place.run(&["clean", "d", "-i", "--journal", "j"]).exits(0);
        assert_eq!(
            fs::read_to_string(place.path("d").join(odd)).unwrap(),
            cleaned()
        );
        place.run(&["undo", "j"]).exits(0);
        assert_eq!(
            fs::read_to_string(place.path("d").join(odd)).unwrap(),
            article()
        );
    }

    #[test]
    fn a_reader_that_leaves_is_no_failure() {
        let place = Place::new(&[]);
        for i in 0..2000 {
            place.write(
                &format!("long-directory-name/article-number-{i}.txt"),
                article(),
            );
        }
        let mut child = Process::new(env!("CARGO_BIN_EXE_onecap"))
            .args(["check", "-q", "."])
            .current_dir(place.dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }

    #[test]
    fn a_reader_that_leaves_a_small_output_is_no_failure() {
        let place = Place::new(&[("a.txt", plain())]);
        for args in [
            &["rules", "--json"][..],
            &["check", "a.txt", "--stats", "--output-format", "json"],
            &["completions", "bash"],
        ] {
            // The shell begins the run once the reader has left.
            let output = Process::new("sh")
                .args(["-c", "(sleep 0.1; \"$@\"; echo $? >code) | true", "sh"])
                .arg(env!("CARGO_BIN_EXE_onecap"))
                .args(args)
                .current_dir(place.dir.path())
                .output()
                .unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            assert_eq!(place.read("code"), "0\n", "{args:?}");
        }
    }

    #[test]
    fn a_deleted_working_directory_is_said() {
        let place = Place::new(&[("a.txt", &article())]);
        let path = place.path("a.txt");
        let ran = |args: &[&str]| {
            let script = "mkdir gone; cd gone; rmdir ../gone; exec \"$@\"";
            let output = Process::new("sh")
                .args(["-c", script, "sh", env!("CARGO_BIN_EXE_onecap"), "check"])
                .args(args)
                .current_dir(place.dir.path())
                .output()
                .unwrap();
            let err = String::from_utf8_lossy(&output.stderr).into_owned();
            (output.status.code(), err)
        };
        let path = path.to_str().unwrap();
        assert_eq!(ran(&["-q", path]).0, Some(1));
        for args in [&["--glob", "*.txt", path][..], &["../a.txt"]] {
            let (code, err) = ran(args);
            assert_eq!(code, Some(2), "{args:?}: {err}");
            assert!(err.contains("cannot find the working directory"), "{err}");
        }
    }

    #[test]
    fn a_full_device_is_a_failure() {
        if !Path::new("/dev/full").exists() {
            skip("there is no /dev/full");
            return;
        }
        let place = Place::new(&[("a.txt", &article())]);
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = Process::new(env!("CARGO_BIN_EXE_onecap"))
            .args(["clean", "a.txt"])
            .current_dir(place.dir.path())
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"));

        // A long file is told as a short one is.
        let record = serde_json::json!({ "text": article() }).to_string() + "\n";
        place.write("long.jsonl", record.repeat((9 << 20) / record.len()));
        for input in ["a.txt", "long.jsonl"] {
            place
                .run(&["clean", input, "--output", "/dev/full"])
                .exits(2)
                .says("no space left on device; nothing was changed; free some space");
        }
    }
}

//! Names and texts that would speak to the terminal, and files that would fill a disk.

use super::tree::{onecap, said};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Output;

/// Escapes of both sets, a bell, a title, and what turns the reading direction.
const SPEECH: &str = "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\u{2066}\u{7f}\u{8}";

fn run(home: &Path, args: &[&str]) -> Output {
    onecap().args(args).current_dir(home).output().unwrap()
}

/// Whether bytes would do more on a terminal than stand there.
#[track_caller]
fn assert_silent(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let speech = text.char_indices().find(|&(_, c)| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert!(speech.is_none(), "{what}: {speech:?} in {text:?}");
}

#[test]
fn no_report_prints_an_escape_from_a_text_or_a_name() {
    let home = tempfile::tempdir().unwrap();
    let caption =
        format!("A ferry{SPEECH} waits in the harbour of Lindmouth on Tuesday, March 4, 2025.\n");
    let article = format!(
        "Ferry strike goes on{SPEECH}\n\nCrews stayed away.\n\n{caption}{caption}\nTalks are to go on.\n"
    );
    let name = format!("a{SPEECH}\nb.txt");
    fs::create_dir(home.path().join("d")).unwrap();
    fs::write(home.path().join("d").join(&name), &article).unwrap();
    fs::write(home.path().join("d").join(format!("z{SPEECH}.txt")), b"\0").unwrap();
    let file = format!("d/{name}");
    for format in [
        "full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html",
    ] {
        let output = run(home.path(), &["check", "d", "--output-format", format]);
        assert_eq!(output.status.code(), Some(2), "{format}: {output:?}");
        assert!(output.stdout.len() > 100, "{format} says nothing");
        assert_silent(format, &output.stdout);
        assert_silent(format, &output.stderr);
    }
    for args in [
        &["explain", &file][..],
        &["config", &file],
        &["check", "d", "-v"],
        &["check", "d/no\u{1b}[1m"],
        &["clean", &file, "--output", "out/\u{1b}[1m/x", "-v"],
        &["clean", &file, "--output", "out/\u{1b}[1m/x"],
        &[
            "clean",
            "d",
            "-i",
            "-v",
            "--backup",
            "\u{1b}[1m",
            "--journal",
            "journal",
        ],
        &["undo", "journal", "-v"],
        &["undo", &file],
        &["check", "--config", &file, "d"],
        &["check", "--baseline", &file, "d"],
        &["check", "d", "--rules", "\u{1b}[1m"],
    ] {
        let output = run(home.path(), args);
        assert_silent(&format!("{args:?}"), &output.stderr);
        assert_silent(&format!("{args:?}"), &output.stdout);
    }
    assert_eq!(fs::read_to_string(home.path().join(file)).unwrap(), article);
}

/// A gzip or zstd file of a megabyte at most that grows to so many of white space in one line.
fn bomb(path: &Path, megabytes: usize) {
    let file = fs::File::create(path).unwrap();
    let blanks = vec![b' '; 1 << 20];
    let mut write: Box<dyn Write> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(flate2::write::GzEncoder::new(
            file,
            flate2::Compression::best(),
        ))
    } else {
        Box::new(zstd::Encoder::new(file, 3).unwrap().auto_finish())
    };
    (0..megabytes).for_each(|_| write.write_all(&blanks).unwrap());
}

#[test]
#[ignore = "takes 1 GB of memory"]
fn bombs_are_an_error_and_the_others_go_on() {
    let home = tempfile::tempdir().unwrap();
    for name in ["a.txt.gz", "b.txt.zst", "c.jsonl.gz", "d.jsonl.zst"] {
        bomb(&home.path().join(name), 1_200);
    }
    fs::write(home.path().join("z.txt"), super::tree::old(1)).unwrap();
    let output = run(home.path(), &["clean", ".", "--in-place", "-j", "1"]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    let longest = "line 1 is longer than 1073741824 bytes";
    assert_eq!(said.matches(longest).count(), 4, "{said}");
    assert_eq!(
        fs::read_to_string(home.path().join("z.txt")).unwrap(),
        super::tree::new(1)
    );
}

//! Ctrl-C: what a run that was interrupted says, and what it leaves.

use super::shared::*;
use std::io::{Read, Write};
use std::process::{Child, Command as Process, Output, Stdio};
use std::time::Duration;

/// More articles than are read before a run hears of an interrupt, and more findings than a pipe holds.
fn articles() -> Place {
    let place = Place::new(&[]);
    for i in 0..3000 {
        place.write(&format!("d/{i}.txt"), article());
    }
    place
}

/// A run that has begun.
fn begin(place: &Place, args: &[&str]) -> Child {
    Process::new(env!("CARGO_BIN_EXE_onecap"))
        .args(args)
        .current_dir(place.dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn interrupt(child: &Child) {
    let id = child.id().to_string();
    Process::new("kill").args(["-INT", &id]).status().unwrap();
}

/// What comes of `check d` with these arguments, if it is interrupted once it has begun to print.
fn interrupted_check(place: &Place, args: &[&str]) -> Output {
    let mut child = begin(place, &[&["check", "d", "-j", "1"], args].concat());
    // Once it has begun to print, it waits to be read: the report is larger than a pipe.
    let mut stdout = child.stdout.take().unwrap();
    let mut out = vec![0];
    stdout.read_exact(&mut out).unwrap();
    interrupt(&child);
    std::thread::sleep(Duration::from_millis(300));
    stdout.read_to_end(&mut out).unwrap();
    let mut output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    output.stdout = out;
    output
}

const INTERRUPTED: &str = "interrupted: the rest was not read";

#[test]
fn a_report_says_that_the_run_was_interrupted() {
    let place = articles();
    let report = |format: &str| {
        let output = interrupted_check(&place, &["--output-format", format]);
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let json = report("json");
    assert_eq!(json["summary"]["interrupted"], true);
    assert!(json["summary"]["files"].as_u64().unwrap() < 3000);
    let sarif = report("sarif");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let gitlab = report("gitlab");
    let issues = gitlab.as_array().unwrap();
    assert!(issues.len() < 3000);
    let (last, findings) = issues.split_last().unwrap();
    assert_eq!(last["description"], INTERRUPTED);
    assert_eq!(last["location"]["path"], ".");
    assert!(findings.iter().all(|issue| issue["check_name"] == "exact"));
}

#[test]
fn a_quiet_run_says_that_it_was_interrupted_and_nothing_else() {
    let place = articles();
    for args in [&["-q"][..], &["-q", "--output-format", "gitlab"]] {
        let output = interrupted_check(&place, args);
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(err, format!("{INTERRUPTED}\n"), "{args:?}");
    }
    let err = interrupted_check(&place, &[]).stderr;
    let err = String::from_utf8_lossy(&err);
    assert_eq!(err.matches("interrupted").count(), 1, "{err}");
}

#[test]
fn a_run_that_waits_for_its_input_says_that_it_was_interrupted() {
    let place = Place::new(&[]);
    let mut child = begin(&place, &["clean", "-", "-q", "--output", "out.txt"]);
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(article().as_bytes()).unwrap();
    // Time to begin to listen.
    std::thread::sleep(Duration::from_millis(300));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    drop(stdin);
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(err, format!("{INTERRUPTED}\n"));
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn an_interrupt_ends_the_run_and_leaves_whole_files() {
    let place = articles();
    let child = begin(&place, &["clean", "d", "--in-place", "-j", "1"]);
    std::thread::sleep(Duration::from_millis(60));
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    let (whole, clean) = (article(), cleaned());
    let mut left = 0;
    for name in names(&place.path("d")) {
        let text = place.read(&format!("d/{name}"));
        assert!(text == whole || text == clean, "{name}");
        left += usize::from(text == whole);
    }
    match output.status.code() {
        Some(130) => {
            assert!(left > 0);
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(
                err.starts_with("interrupted: the rest was not read; "),
                "{err}"
            );
        }
        Some(0) => assert_eq!(left, 0, "it was done before it was interrupted"),
        _ => panic!("{output:?}"),
    }
}

#[test]
fn a_run_that_counts_says_that_it_counted_a_part() {
    for (format, quiet) in [("json", &[][..]), ("json", &["-q"]), ("full", &[])] {
        let place = articles();
        let args = ["check", "d", "-j", "1", "--fix", "--stats"];
        let format_args = ["--output-format", format];
        let child = begin(&place, &[&args[..], &format_args, quiet].concat());
        // The first file that is written tells that it has begun.
        while place.read("d/0.txt") != cleaned() {
            std::thread::sleep(Duration::from_millis(1));
        }
        interrupt(&child);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130), "{output:?}");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(err, format!("{INTERRUPTED}\n"));
        if format == "json" {
            let summary: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(summary["interrupted"], true);
            assert!(summary["files"].as_u64().unwrap() < 3000, "{summary}");
        } else {
            assert!(!output.stdout.is_empty());
        }
    }
}

#[test]
fn a_second_interrupt_ends_the_run_at_once() {
    let place = articles();
    let mut child = begin(&place, &["check", "d", "-j", "1"]);
    // It waits for its report to be read: one interrupt would let it wait on.
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0]).unwrap();
    interrupt(&child);
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none());
    interrupt(&child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{output:?}");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(err, format!("{INTERRUPTED}\n"));
    drop(stdout);
}

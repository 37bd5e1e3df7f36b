//! Compressed files and long JSON Lines from end to end, on the real binary.

#[cfg(unix)]
mod skip;

use assert_cmd::Command;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use tempfile::TempDir;

const CAPTION: &str =
    "A ferry waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\\n";
const PROSE: &str = "The crews of the Lindmouth ferries stayed away from work on Tuesday.\\n\\n";
const END: &str = "Talks between the union and the operator are to go on this week.\\n";

/// A record in which one caption stands twice.
fn record(number: usize) -> String {
    record_beside(number, "")
}

/// A record with a field beside the article, which is not read.
fn record_beside(number: usize, beside: &str) -> String {
    format!(
        "{{\"id\":{number},\"beside\":\"{beside}\",\"text\":\"Strike {number}\\n\\n{PROSE}{CAPTION}{CAPTION}\\n{END}\"}}\n"
    )
}

fn cleaned(number: usize) -> String {
    record(number).replacen(CAPTION, "", 1)
}

/// More than two batches.
const MANY: usize = 2_400;

/// One of the records of a long file.
fn long_record(number: usize) -> String {
    record_beside(number, &"x ".repeat(2_000))
}

fn many() -> String {
    (1..=MANY).map(long_record).collect()
}

fn many_cleaned() -> String {
    (1..=MANY)
        .map(|number| long_record(number).replacen(CAPTION, "", 1))
        .collect()
}

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Runs onecap here; gives exit code, standard output and standard error.
    fn run(&self, args: &[&str], stdin: &[u8]) -> (i32, Vec<u8>, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_onecap"))
            .current_dir(self.0.path())
            .args(args)
            .write_stdin(stdin)
            .timeout(std::time::Duration::from_secs(300))
            .output()
            .unwrap();
        (
            output.status.code().unwrap(),
            output.stdout,
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text).unwrap();
    out.finish().unwrap()
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes)
        .read_to_end(&mut out)
        .unwrap();
    out
}

fn assert_same(found: &[u8], expected: &str) {
    if found != expected.as_bytes() {
        let at = found
            .iter()
            .zip(expected.as_bytes())
            .position(|(a, b)| a != b);
        panic!(
            "{} bytes for {}, first other at {at:?}",
            found.len(),
            expected.len()
        );
    }
}

#[test]
fn compressed_files_are_read_and_written() {
    let place = Place::new();
    let (text, clean) = (record(1), cleaned(1));
    place.write("a.jsonl.gz", gzip(text.as_bytes()));
    place.write("b.jsonl.zst", zstd::encode_all(text.as_bytes(), 3).unwrap());
    let (code, out, _) = place.run(&["check", ".", "--output-format", "concise"], b"");
    let out = String::from_utf8(out).unwrap();
    assert_eq!((code, out.lines().count()), (1, 2), "{out}");
    assert!(out.contains("a.jsonl.gz:1:"), "{out}");
    // Printed plain, written as the name says.
    assert_same(&place.run(&["clean", "a.jsonl.gz"], b"").1, &clean);
    for (output, source) in [
        ("x.jsonl", "a.jsonl.gz"),
        ("x.zst", "a.jsonl.gz"),
        ("x.gz", "b.jsonl.zst"),
    ] {
        assert_eq!(place.run(&["clean", source, "--output", output], b"").0, 0);
    }
    assert_same(&place.read("x.jsonl"), &clean);
    assert_same(&zstd::decode_all(&place.read("x.zst")[..]).unwrap(), &clean);
    assert_same(&gunzip(&place.read("x.gz")), &clean);
    let args = ["clean", "a.jsonl.gz", "b.jsonl.zst", "-i", "--journal", "j"];
    assert_eq!(place.run(&args, b"").0, 0);
    assert_same(&gunzip(&place.read("a.jsonl.gz")), &clean);
    assert_same(
        &zstd::decode_all(&place.read("b.jsonl.zst")[..]).unwrap(),
        &clean,
    );
    let packed = place.read("a.jsonl.gz");
    assert_eq!(place.run(&["check", "--fix", "a.jsonl.gz"], b"").0, 0);
    assert_eq!(
        place.read("a.jsonl.gz"),
        packed,
        "nothing repeats, nothing is written"
    );
    for restored in ["2 files restored", "0 files restored"] {
        let (code, _, err) = place.run(&["undo", "j"], b"");
        assert_eq!(code, 0, "{err}");
        assert!(err.contains(restored), "{err}");
    }
    assert_same(&gunzip(&place.read("a.jsonl.gz")), &text);
}

#[test]
fn compressed_standard_input_is_read_like_a_file() {
    let place = Place::new();
    let zstd = |text: &str| zstd::encode_all(text.as_bytes(), 3).unwrap();
    for (packed, long) in [
        (gzip(record(1).as_bytes()), gzip(many().as_bytes())),
        (zstd(&record(1)), zstd(&many())),
    ] {
        let (code, out, err) = place.run(&["clean", "-"], &packed);
        assert_eq!(code, 0, "{err}");
        assert_same(&out, &cleaned(1));
        assert_same(&place.run(&["clean", "-"], &long).1, &many_cleaned());
        assert_eq!(place.run(&["check", "-"], &packed).0, 1);
        assert_eq!(place.run(&["explain"], &packed).0, 0);
        let (code, _, err) = place.run(&["clean", "-"], &packed[..packed.len() - 5]);
        assert_eq!(code, 2);
        assert!(err.contains("data is damaged or cut off"), "{err}");
    }
    for text in ["", "a", "a b", "{}\n"] {
        assert_same(&place.run(&["clean", "-"], text.as_bytes()).1, text);
    }
}

#[test]
fn a_damaged_stream_is_its_own_error() {
    let place = Place::new();
    let packed = gzip(record(1).as_bytes());
    place.write("a.jsonl.gz", &packed[..packed.len() - 9]);
    place.write("b.jsonl.gz", &packed);
    place.write("c.jsonl.zst", b"no such format");
    let (code, out, err) = place.run(&["clean", ".", "--output", "out"], b"");
    assert_eq!((code, out), (2, Vec::new()));
    assert!(
        err.contains("a.jsonl.gz: the gzip data is damaged or cut off"),
        "{err}"
    );
    assert!(
        err.contains("c.jsonl.zst: its name says that it is zstd data, and it is not"),
        "{err}"
    );
    assert_eq!(
        place.names(),
        ["a.jsonl.gz", "b.jsonl.gz", "c.jsonl.zst", "out"]
    );
    assert_same(&gunzip(&place.read("out/b.jsonl.gz")), &cleaned(1));
    assert!(!place.path("out/a.jsonl.gz").exists());
    // The same in the middle of a long one: nothing is left of the output.
    let packed = gzip(many().as_bytes());
    place.write("a.jsonl.gz", &packed[..packed.len() - 9]);
    let (code, _, err) = place.run(&["clean", "a.jsonl.gz", "--output", "long.jsonl"], b"");
    assert_eq!(code, 2, "{err}");
    assert!(!err.contains("deleted"), "{err}");
    assert_eq!(place.run(&["clean", "a.jsonl.gz", "--in-place"], b"").0, 2);
    assert_eq!(place.read("a.jsonl.gz"), &packed[..packed.len() - 9]);
    assert_eq!(
        place.names(),
        ["a.jsonl.gz", "b.jsonl.gz", "c.jsonl.zst", "out"]
    );
}

#[test]
fn long_files_come_out_in_order_however_they_are_read_and_written() {
    let place = Place::new();
    let (text, clean) = (many(), many_cleaned());
    place.write("a.jsonl", &text);
    for threads in ["1", "3"] {
        let (code, out, _) = place.run(&["clean", "a.jsonl", "-j", threads], b"");
        assert_eq!(code, 0);
        assert_same(&out, &clean);
    }
    assert_same(&place.run(&["clean", "-"], text.as_bytes()).1, &clean);
    assert_eq!(
        place
            .run(&["clean", "a.jsonl", "--output", "b.jsonl.gz"], b"")
            .0,
        0
    );
    assert_same(&gunzip(&place.read("b.jsonl.gz")), &clean);
    let (code, _, err) = place.run(
        &["clean", "b.jsonl.gz", "a.jsonl", "-i", "--journal", "j"],
        b"",
    );
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("2400 repeats in 1 of 2 files"), "{err}");
    assert_same(&place.read("a.jsonl"), &clean);
    assert_eq!(place.run(&["undo", "j"], b"").0, 0);
    assert_same(&place.read("a.jsonl"), &text);
    assert_eq!(place.names(), ["a.jsonl", "b.jsonl.gz", "j"]);
}

#[test]
fn long_files_are_reported_by_their_lines() {
    let place = Place::new();
    let mut text = many();
    text.push_str("{broken\n");
    place.write("a.jsonl", &text);
    let (code, out, _) = place.run(&["check", "a.jsonl", "--output-format", "jsonl"], b"");
    assert_eq!(code, 1);
    let entries: Vec<serde_json::Value> = String::from_utf8(out)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let findings: Vec<_> = entries
        .iter()
        .filter(|entry| entry["type"] == "finding")
        .collect();
    assert_eq!(findings.len(), MANY);
    for (index, finding) in findings.iter().enumerate() {
        let location = &finding["finding"]["location"];
        assert_eq!(location["start"]["line"], index + 1);
        let at = |end: &str| location["span"][end].as_u64().unwrap() as usize;
        let found = &text[at("start")..at("end")];
        assert_eq!(found, CAPTION.trim_end_matches("\\n"), "line {}", index + 1);
    }
    let problem = entries
        .iter()
        .find(|entry| entry["type"] == "problem")
        .unwrap();
    assert_eq!(problem["problem"]["location"]["start"]["line"], MANY + 1);

    let (code, diff, _) = place.run(&["check", "a.jsonl", "--diff"], b"");
    assert_eq!(code, 1);
    place.write("a.diff", diff);
    let patched = std::process::Command::new("patch")
        .args(["-s", "a.jsonl", "a.diff"])
        .current_dir(place.0.path())
        .status();
    if patched.is_ok_and(|status| status.success()) {
        assert_same(&place.read("a.jsonl"), &(many_cleaned() + "{broken\n"));
    }
}

#[test]
fn a_file_that_is_fixed_is_reported_as_it_is_then() {
    let place = Place::new();
    place.write("a.jsonl", many() + "{broken\n");
    let args = ["check", "--fix", "a.jsonl", "--output-format", "json"];
    let (code, out, err) = place.run(&args, b"");
    assert_eq!(code, 0, "a record that cannot be read is no failure: {err}");
    let report: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let problem = &report["files"][0]["problems"][0]["location"];
    assert_eq!(problem["start"]["line"], MANY + 1);
    assert_eq!(problem["span"]["start"], many_cleaned().len());
    assert_same(&place.read("a.jsonl"), &(many_cleaned() + "{broken\n"));
}

#[test]
fn lines_that_are_no_text_pass_through_and_are_named() {
    let place = Place::new();
    // The last batch begins with bytes of no text.
    let mut text = many().into_bytes();
    let whole_batches = text.len() / (4 << 20);
    let rest = text.len() - whole_batches * (4 << 20);
    assert!(rest > 0 && whole_batches >= 2);
    let pad = "{\"text\":\"x\"}\n";
    text.extend(pad.repeat((4 << 20) / pad.len()).into_bytes());
    text.extend(b"\0\0\0\0\n".repeat(1 << 20));
    text.extend(record(7).into_bytes());
    place.write("a.jsonl", &text);
    let (code, out, err) = place.run(&["clean", "a.jsonl"], b"");
    assert_eq!(code, 0);
    assert!(
        err.contains("passed through"),
        "{}",
        &err[..err.len().min(500)]
    );
    assert!(out.starts_with(&many_cleaned().as_bytes()[..5_000]));
    assert!(
        out.windows(5 << 10)
            .any(|part| part.chunks(5).all(|line| line == b"\0\0\0\0\n"))
    );
}

/// Whatever stands before the records, and wherever a batch begins: each record is read.
#[test]
fn broken_lines_cost_no_other_lines() {
    let place = Place::new();
    // Each is longer than a record, so that the second batch begins with it or in the midst of it.
    let broken = format!("[broken {}\n", "x".repeat(8_000));
    let log = "2025-03-04 12:00:00 INFO reading\n".repeat(250);
    let no_text = broken.replace("[broken", "{\"text\":\"\0\"}");
    let mut first_batch = 0;
    let fits = |record: &String| {
        first_batch += record.len();
        first_batch <= 4 << 20
    };
    let first: String = (1..=MANY).map(long_record).take_while(fits).collect();
    assert!(first.len() + broken.len().max(log.len()) > 4 << 20);
    let all = many();
    let rest = &all[first.len()..];
    for lines in [&broken, &log, &no_text] {
        let expected = lines.lines().count();
        for (name, text) in [
            ("start.jsonl", format!("{lines}{all}")),
            ("start.json", format!("{lines}{all}")),
            ("short.ndjson", format!("{lines}{}", record(1))),
            ("batch.jsonl", format!("{first}{lines}{rest}")),
            ("batch.json", format!("{first}{lines}{rest}")),
        ] {
            place.write(name, &text);
            let (code, out, err) = place.run(&["clean", name], b"");
            assert_eq!(code, 0, "{name}: {err}");
            let left = text.replace(&CAPTION.repeat(2), CAPTION);
            assert_same(&out, &left);
            assert_eq!(told(&err), expected, "{name}: {err}");
        }
    }
}

/// How many records the warnings are about: those that are told, and the number of the rest.
fn told(err: &str) -> usize {
    let warnings = err.lines().filter(|line| line.starts_with("warning: "));
    warnings
        .map(
            |line| match line.split_once(" more records passed through") {
                Some((before, _)) => before.rsplit(' ').next().unwrap().parse().unwrap(),
                None => 1,
            },
        )
        .sum()
}

#[test]
fn a_document_in_a_file_for_lines_is_read_as_one() {
    let place = Place::new();
    let text = record(1)
        .replacen('{', "{\n", 1)
        .replace("\"text\"", "\n\"text\"");
    place.write("a.jsonl", &text);
    let (_, out, err) = place.run(&["clean", "a.jsonl"], b"");
    assert_same(&out, &text.replacen(CAPTION, "", 1));
    assert!(!err.contains("warning"), "{err}");
}

#[test]
fn a_problem_says_whether_anything_is_read() {
    let place = Place::new();
    place.write("lines.jsonl", format!("[broken\n{}", record(1)));
    place.write("cut.json", format!("[\n{},\n", record(1).trim()));
    place.write("comma.json", format!("[{},]", record(1).trim()));
    for (name, help) in [
        ("lines.jsonl", "the rest of the file is read"),
        ("cut.json", "nothing of this file is read"),
        ("comma.json", "nothing of this file is read"),
    ] {
        let (_, out, _) = place.run(&["check", name], b"");
        let out = String::from_utf8(out).unwrap();
        assert_eq!(out.matches(" is read\n").count(), 1, "{out}");
        assert!(out.contains(help), "{out}");
    }
}

#[test]
fn threads_beyond_use_are_not_started() {
    let place = Place::new();
    place.write("a.jsonl", many());
    let begun = std::time::Instant::now();
    let (_, out, _) = place.run(&["clean", "a.jsonl", "-j", "1000000000"], b"");
    assert_same(&out, &many_cleaned());
    assert!(begun.elapsed().as_secs() < 60);
    let (_, out, _) = place.run(&["clean", "a.jsonl", "-j", "0"], b"");
    assert_same(&out, &many_cleaned());
}

#[test]
fn a_directory_of_long_and_short_files_is_reported_in_order() {
    let place = Place::new();
    for name in ["a.jsonl", "c.jsonl"] {
        place.write(name, many());
    }
    for name in ["b.jsonl", "d.jsonl"] {
        place.write(name, record(1));
    }
    let args = |threads| ["check", ".", "--output-format", "concise", "-j", threads];
    let (code, one, _) = place.run(&args("1"), b"");
    assert_eq!(code, 1);
    let names: Vec<char> = String::from_utf8_lossy(&one)
        .lines()
        .filter_map(|line| line.trim_start_matches("./").chars().next())
        .collect();
    assert!(names.is_sorted() && names.len() == 2 * MANY + 2);
    assert!(place.run(&args("4"), b"").1 == one);
}

#[test]
fn a_long_document_of_one_piece_is_read_whole() {
    let place = Place::new();
    let document = |lines: String| format!("[\n{}\n]\n", lines.trim_end().replace("}\n{", "},\n{"));
    place.write("a.json", document(many()));
    let (code, out, _) = place.run(&["clean", "a.json"], b"");
    assert_eq!(code, 0);
    assert_same(&out, &document(many_cleaned()));
}

#[test]
fn a_reader_that_leaves_ends_a_long_run() {
    let place = Place::new();
    place.write("a.jsonl", many());
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_onecap"))
        .args(["clean", "a.jsonl"])
        .current_dir(place.0.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 100];
    child
        .stdout
        .as_mut()
        .unwrap()
        .read_exact(&mut first)
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_counts_what_it_wrote() {
    let place = Place::new();
    let text = many().repeat(4);
    place.write("a.jsonl", &text);
    for output in [&["--in-place"][..], &["--output", "b.jsonl"]] {
        let child = std::process::Command::new(env!("CARGO_BIN_EXE_onecap"))
            .args(["clean", "a.jsonl", "-j", "1"])
            .args(output)
            .current_dir(place.0.path())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        while place.names() == ["a.jsonl"] {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        interrupt(&child);
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{err}");
        assert!(err.contains(" in 1 of 1 file ("), "{err}");
        assert!(
            err.starts_with("interrupted: the rest was not read; "),
            "{err}"
        );
        assert!(!err.contains("deleted"), "{err}");
        assert_eq!(place.names(), ["a.jsonl"]);
        assert_same(&place.read("a.jsonl"), &text);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_while_standard_input_is_read_leaves_nothing() {
    let place = Place::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_onecap"))
        .args(["clean", "-", "--output", "b.jsonl"])
        .current_dir(place.0.path())
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(many().as_bytes()).unwrap();
    while place.names().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    drop(stdin);
    assert_eq!(place.names(), [""; 0]);
}

#[cfg(unix)]
fn interrupt(child: &std::process::Child) {
    let id = child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(sent.unwrap().success());
}

#[test]
fn what_has_no_name_is_known_by_its_content() {
    let place = Place::new();
    let page = "<!DOCTYPE html>\n<title>Strike</title>\n<figure><img src=\"f.jpg\">\
        <figcaption>A ferry waits in the harbour of Lindmouth on Tuesday.</figcaption></figure>\n\
        <p>A ferry waits in the harbour of Lindmouth on Tuesday.</p>\n\
        <p>The crews of the ferries stayed away from work, and the talks are to go on this week.</p>\n";
    let told = place
        .run(&["clean", "--input-format", "html"], page.as_bytes())
        .1;
    assert_eq!(place.run(&["clean"], page.as_bytes()).1, told);
    place.write("page.dat", page);
    assert_eq!(place.run(&["clean", "page.dat"], b"").1, told);
    assert_same(&place.run(&["clean"], record(1).as_bytes()).1, &cleaned(1));
}

#[test]
fn a_file_that_vanishes_is_an_error_and_the_others_go_on() {
    let place = Place::new();
    for number in 0..3 {
        place.write(&format!("{number}.jsonl"), record(number));
    }
    // The list is read before the files are: what was there then is gone.
    place.write("list", "0.jsonl\n1.jsonl\n2.jsonl\n");
    fs::remove_file(place.path("1.jsonl")).unwrap();
    let args = ["clean", "--files-from", "list", "--output", "out"];
    let (code, _, err) = place.run(&args, b"");
    assert_eq!(code, 2);
    assert!(err.contains("cannot read 1.jsonl"), "{err}");
    assert_same(&place.read("out/0.jsonl"), &cleaned(0));
    assert_same(&place.read("out/2.jsonl"), &cleaned(2));
}

#[cfg(unix)]
#[test]
fn an_unreadable_directory_is_an_error_and_the_others_go_on() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    fs::create_dir(place.path("closed")).unwrap();
    fs::set_permissions(place.path("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(place.path("closed")).is_ok() {
        skip::skip("nothing is closed to root");
        return;
    }
    place.write("open.jsonl", record(1));
    let (code, out, err) = place.run(&["check", ".", "--output-format", "concise"], b"");
    fs::set_permissions(place.path("closed"), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code, 2);
    assert!(err.contains("closed"), "{err}");
    assert!(String::from_utf8_lossy(&out).contains("open.jsonl:1:"));
}

mod explain {
    use super::*;

    const ARTICLE: &str = "Ferry strike enters second week\n\n\
        The crews of the Lindmouth ferries stayed away from work on Tuesday.\n\n\
        A ferry waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\n\
        A ferry waits in the harbour of Lindmouth on Tuesday, March 4, 2025. (Orla Venn/Coastwire)\n\n\
        Talks between the union and the operator are to go on this week.\n";

    #[test]
    fn blocks_and_pairs_for_people() {
        let place = Place::new();
        place.write("a.txt", ARTICLE);
        let (code, out, err) = place.run(&["explain", "a.txt"], b"");
        assert_eq!((code, err.as_str()), (0, ""));
        let out = String::from_utf8(out).unwrap();
        assert!(out.starts_with("   0  "), "{out}");
        assert!(out.contains("Ferry strike enters"), "{out}");
        assert!(
            out.contains("   3 repeats 2: exact 1.00, the same text"),
            "{out}"
        );
        let piped = place.run(&["explain"], ARTICLE.as_bytes()).1;
        assert_eq!(String::from_utf8(piped).unwrap(), out);
        assert_eq!(place.run(&["explain", "no.txt"], b"").0, 2);
        assert_eq!(place.run(&["explain"], b"\0\0\0\0").0, 2);
    }

    #[test]
    fn the_same_for_machines_and_each_record_by_itself() {
        let place = Place::new();
        let text = record(1) + "{broken\n" + &record(2);
        place.write("a.jsonl.gz", gzip(text.as_bytes()));
        let (code, out, _) = place.run(&["explain", "a.jsonl.gz", "--output-format", "json"], b"");
        assert_eq!(code, 0);
        let articles: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(articles.as_array().unwrap().len(), 2);
        let pairs = articles[1]["pairs"].as_array().unwrap();
        let pair = pairs.iter().find(|pair| pair["rule"] == "exact").unwrap();
        assert_eq!((&pair["block"], &pair["keeper"]), (&3.into(), &2.into()));
        assert_eq!(pair["score"], 1.0);
        let span = &articles[1]["blocks"][3]["span"];
        let at = |end: &str| span[end].as_u64().unwrap() as usize;
        assert!(text[at("start")..at("end")].starts_with("A ferry waits"));
        let full = place.run(&["explain", "a.jsonl.gz"], b"").1;
        assert!(
            String::from_utf8(full)
                .unwrap()
                .contains("article 2 of 2\n")
        );
    }
}

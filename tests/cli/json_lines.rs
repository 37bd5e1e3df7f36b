//! JSON Lines with records that cannot be read: what is said of them, and that they cost nothing else.

use super::shared::*;
use std::fs;
use std::io::Write;

/// A record in which one caption stands twice, in a line.
fn record() -> String {
    serde_json::json!({ "text": article() }).to_string() + "\n"
}

fn cleaned_record() -> String {
    serde_json::json!({ "text": cleaned() }).to_string() + "\n"
}

/// As record, with the bytes that a crash leaves.
const NUL: &str = "{\"id\":7,\"text\":\"A ferry waits\0\0\0 off Lund.\"}\n";

fn pretty(record: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(record).unwrap();
    serde_json::to_string_pretty(&value).unwrap() + "\n"
}

fn gzip(text: &str) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}

/// Reads by what the name ends in.
fn unpacked(place: &Place, name: &str) -> String {
    let bytes = fs::read(place.path(name)).unwrap();
    let text = if name.ends_with(".gz") {
        let mut text = Vec::new();
        let mut reader = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        std::io::Read::read_to_end(&mut reader, &mut text).unwrap();
        text
    } else if name.ends_with(".zst") {
        zstd::decode_all(bytes.as_slice()).unwrap()
    } else {
        bytes
    };
    String::from_utf8(text).unwrap()
}

#[test]
fn a_record_with_a_nul_costs_no_other_record() {
    let (record, cleaned) = (record(), cleaned_record());
    let head = 8 * 1024;
    let many = head / record.len() + 1;
    assert!(many * cleaned.len() < head);
    for (line, text, left) in [
        (
            1,
            format!("{NUL}{record}{record}"),
            format!("{NUL}{cleaned}{cleaned}"),
        ),
        (
            2,
            format!("{record}{NUL}{record}"),
            format!("{cleaned}{NUL}{cleaned}"),
        ),
        (
            3,
            format!("{record}{record}{}", NUL.trim_end()),
            format!("{cleaned}{cleaned}{}", NUL.trim_end()),
        ),
        // It stands where files are not looked at for a NUL, until what repeats before it is gone.
        (
            many + 1,
            format!("{}{NUL}{record}", record.repeat(many)),
            format!("{}{NUL}{cleaned}", cleaned.repeat(many)),
        ),
    ] {
        let place = Place::new(&[("a.jsonl", &text), ("a.json", &text)]);
        place.write("b.jsonl.gz", gzip(&text));
        place.write(
            "c.ndjson.zst",
            zstd::encode_all(text.as_bytes(), 3).unwrap(),
        );
        for name in ["a.jsonl", "a.json", "b.jsonl.gz", "c.ndjson.zst"] {
            let at = format!("{name}:{line}:");
            let repeats = text.matches("\"text\":\"Ferry").count();
            let concise = ["check", name, "--output-format", "concise"];
            let ran = place.run(&concise).exits(1).shows(&at);
            assert_eq!(ran.out.matches("CAP001").count(), repeats, "{ran:#?}");
            assert_eq!(ran.out.matches("problem:").count(), 1, "{ran:#?}");
            place.run(&["check", name]).exits(1).shows(&at);
            place
                .run(&["clean", name])
                .exits(0)
                .prints(&left)
                .says(&format!("warning: {at} this"));
            place.run(&["explain", name]).exits(0);
            place.run(&["clean", "-i", name]).exits(0).says(&at);
            assert_eq!(unpacked(&place, name), left, "{name}");
            // Nothing is left to do.
            place
                .run(&["clean", "-i", name])
                .exits(0)
                .says("no repeats");
            assert_eq!(unpacked(&place, name), left, "{name}");
        }
        for args in [
            &["clean"][..],
            &["clean", "-"],
            &["clean", "--input-format", "jsonl"],
        ] {
            let ran = place.run_with(args, Some(text.as_bytes())).exits(0);
            ran.prints(&left).says(&format!("<stdin>:{line}: this"));
        }
        let packed = gzip(&text);
        place.run_with(&["clean"], Some(&packed)).prints(&left);
        let ran = place.run_with(&["check", "--fix", "-"], Some(text.as_bytes()));
        assert_eq!(
            ran.err.matches("this line is no text").count(),
            1,
            "{ran:?}"
        );
        place.write("fix.jsonl", &text);
        let fix = ["check", "--fix", "fix.jsonl"];
        place
            .run(&fix)
            .exits(0)
            .shows(&format!("fix.jsonl:{line}:"));
        assert_eq!(place.read("fix.jsonl"), left);
    }
}

/// What must be lines is read as such, also where its beginning does not show it.
#[test]
fn the_format_says_that_standard_input_is_json_lines() {
    let place = Place::new(&[]);
    let begin = "[\n\0\n{\n";
    let run = |args: &[&str]| {
        let args = [&["clean"], args].concat();
        place.run_with(&args, Some((begin.to_owned() + &record()).as_bytes()))
    };
    for format in ["jsonl", "ndjson"] {
        let ran = run(&["--input-format", format]).exits(0);
        let ran = ran.prints(&(begin.to_owned() + &cleaned_record()));
        assert_eq!(ran.err.matches("warning: ").count(), 3, "{ran:?}");
    }
    run(&[]).exits(2).says("this is a binary file");
}

#[test]
fn a_long_file_that_begins_with_a_nul_is_read_in_its_other_lines() {
    let (record, cleaned) = (record(), cleaned_record());
    let many = (10 << 20) / record.len();
    let text = format!("{NUL}{}", record.repeat(many));
    let left = format!("{NUL}{}", cleaned.repeat(many));
    let place = Place::new(&[("a.jsonl", &text)]);
    place.write("b.jsonl.zst", zstd::encode_all(text.as_bytes(), 3).unwrap());
    for name in ["a.jsonl", "b.jsonl.zst"] {
        let ran = place.run(&["clean", "-i", name]).exits(0);
        assert_eq!(ran.err.matches("warning: ").count(), 1, "{ran:?}");
        assert!(ran.err.contains(&format!("{name}:1:")), "{ran:?}");
        assert!(unpacked(&place, name) == left, "{name}");
    }
    let ran = place.run_with(&["clean"], Some(text.as_bytes())).exits(0);
    assert!(ran.out == left);
}

#[test]
fn a_binary_file_with_the_name_of_json_lines_is_one_error() {
    let place = Place::new(&[("good.jsonl", &record())]);
    let mut seed = 1_u32;
    let mut noise = |bytes: usize| -> Vec<u8> {
        let next = |_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        };
        (0..bytes).map(next).collect()
    };
    for bytes in [
        vec![0; 100],
        b"\0\n".repeat(100_000),
        b"\0\n".repeat(5 << 20),
        noise(10_000),
        noise(9 << 20),
        [b"%PDF-1.7\n".to_vec(), noise(5_000)].concat(),
    ] {
        place.write("bad.jsonl", &bytes);
        for args in [&["check", "."][..], &["clean", "-i", "."]] {
            let ran = place
                .run(args)
                .exits(2)
                .says("cannot read ./bad.jsonl: this is a binary file");
            assert_eq!(
                ran.err.lines().count(),
                2,
                "{}",
                &ran.err[..ran.err.len().min(2_000)]
            );
            assert!(fs::read(place.path("bad.jsonl")).unwrap() == bytes);
        }
        assert_eq!(place.read("good.jsonl"), cleaned_record());
        place.write("good.jsonl", record());
    }
}

#[test]
fn of_many_bad_records_a_few_are_told_and_the_rest_counted() {
    let mut bytes = Vec::new();
    for _ in 0..40_000 {
        bytes.extend(b"\xE9t\xE9, no JSON\n");
    }
    bytes.extend(b"{\"title\":\"no text\"}\n".repeat(2_000));
    bytes.extend(record().into_bytes());
    // More than one part, and what is no text within the file.
    let (no_json, no_text) = (150_000, 300_000);
    let line = |byte: u8| [vec![byte; 30], b"\n".to_vec()].concat();
    bytes.extend(line(0xFF).repeat(no_json));
    bytes.extend(line(0).repeat(no_text));
    bytes.extend(record().into_bytes());
    let all = 40_000 + 2_000 + no_json + no_text;
    let place = Place::new(&[]);
    place.write("a.jsonl", &bytes);

    let ran = place.run(&["clean", "-i", "a.jsonl"]).exits(0);
    assert!(ran.err.lines().count() < 20, "{}", &ran.err[..2_000]);
    assert!(
        ran.err.contains("warning: a.jsonl:1: this is no JSON"),
        "{ran:?}"
    );
    assert!(
        ran.err.contains("a.jsonl:40001: this record has no text"),
        "{ran:?}"
    );
    assert!(ran.err.contains("2 repeats in 1 of 1 file"), "{ran:?}");
    let rest = ran
        .err
        .lines()
        .find(|line| line.contains("more records passed"));
    let rest = rest
        .unwrap()
        .split([' ', ':'])
        .find_map(|word| word.parse::<usize>().ok());
    let rest = rest.unwrap();
    // Of three kinds five each are told.
    assert_eq!(rest, all - 3 * 5);
    let left = fs::read(place.path("a.jsonl")).unwrap();
    assert_eq!(
        left.len() + 2 * (record().len() - cleaned_record().len()),
        bytes.len()
    );
    for format in ["full", "concise"] {
        let ran = place
            .run(&["check", "a.jsonl", "--output-format", format])
            .exits(0);
        assert_eq!(ran.out.matches("more records passed through").count(), 1);
        assert!(ran.out.lines().count() < 150, "{}", &ran.out[..4_000]);
    }
    // Machines are told more, and the totals count all.
    let ran = place
        .run(&["check", "a.jsonl", "--output-format", "json"])
        .exits(0);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["summary"]["problems"].as_u64().unwrap(), all as u64);
}

#[test]
fn of_a_document_over_several_lines_one_thing_is_told() {
    let document = pretty(&record());
    let broken = document.replace("\"\n}", "\",\n}");
    assert_ne!(broken, document);
    let several = document.repeat(40);
    let long = document.repeat((5 << 20) / document.len());
    let place = Place::new(&[("whole.jsonl", &document)]);
    for (text, line, message) in [
        (
            &broken,
            3,
            "so that it was read as one JSON document over several lines; mend that",
        ),
        (&several, 4, "write each record on one line of its own"),
        (&long, 4, "write each record on one line of its own"),
    ] {
        place.write("a.jsonl", text);
        place.write("b.jsonl.gz", gzip(text));
        for name in ["a.jsonl", "b.jsonl.gz"] {
            let ran = place.run(&["check", name]).exits(2).shows(message);
            assert_eq!(ran.out.matches("warning: ").count(), 1, "{}", ran.out);
            let ran = ran.shows(&format!("{name}:{line}:")).says("; 1 warning; ");
            ran.shows("nothing of this file is read");
            let ran = place.run(&["clean", "-i", name]).exits(2).says(message);
            let ran = ran
                .says("error: nothing of 1 file could be read as JSON; mend that, or leave it out");
            assert_eq!(ran.err.lines().count(), 3, "{ran:?}");
            assert_eq!(&unpacked(&place, name), text);
        }
        // In a directory there are files that are no articles, and hooks name what they find.
        place
            .run(&["check", ".", "--exclude", "whole.jsonl"])
            .exits(0);
        place.run(&["check", "--force-exclude", "a.jsonl"]).exits(0);
    }
    // One that is whole is read.
    place.run(&["clean", "-i", "whole.jsonl"]).exits(0);
    assert_eq!(place.read("whole.jsonl"), pretty(&cleaned_record()));
}

#[test]
fn a_record_that_is_all_there_is_has_no_rest() {
    let bad = "{\"title\":\"a\"}\n";
    let nothing = "nothing of this file is read";
    for (name, text, help) in [
        ("a.json", bad.to_owned(), nothing),
        ("a.jsonl", bad.to_owned(), nothing),
        ("a.json", format!("[{}]", bad.trim()), nothing),
        ("a.jsonl", bad.repeat(3), nothing),
        (
            "a.jsonl",
            bad.to_owned() + &record(),
            "the rest of the file is read",
        ),
    ] {
        let place = Place::new(&[(name, &text)]);
        let ran = place.run(&["check", name]).shows(help);
        let helps = ran.out.matches("is read\n").count();
        assert_eq!(ran.out.matches(help).count(), helps, "{}", ran.out);
    }
}

/// What is left of one record alone is refused as any other file.
#[test]
fn what_would_be_left_as_a_binary_file_stays_in_json_too() {
    let article = truncated();
    let deletes = "\u{7f}".repeat(article.len() / 20);
    let record = serde_json::json!({ "text": article, "x": deletes }).to_string() + "\n";
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(record.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let arrays = format!("[{}]\n{NUL}", record.trim_end());
    for (name, bytes, goes) in [
        ("a.jsonl", record.as_bytes(), false),
        ("a.json", record.as_bytes(), false),
        ("wide.json", &wide, false),
        // Here another line is one that is no text.
        ("arrays.jsonl", arrays.as_bytes(), true),
    ] {
        let place = Place::new(&[]);
        place.write(name, bytes);
        place.run(&["check", name]).exits(1).shows("CAP002");
        place.run(&["clean", "-i", name]).exits(0);
        let left = fs::read(place.path(name)).unwrap();
        assert_eq!(left != bytes, goes, "{name}");
        place.run(&["check", name, "--exit-zero"]).exits(0);
    }
}

/// Manifests and settings are JSON, too.
#[test]
fn json_without_text_that_a_walk_meets_is_counted_and_no_warning() {
    let manifest = "{\n  \"name\": \"site\",\n  \"private\": true\n}\n";
    let place = Place::new(&[
        ("a.md", plain()),
        ("package.json", manifest),
        ("web/numbers.json", "[1, 2]\n"),
        ("web/lines.jsonl", "{\"title\":\"a\"}\n"),
    ]);
    for format in [
        "full", "concise", "junit", "github", "gitlab", "sarif", "json",
    ] {
        let ran = place
            .run(&["check", ".", "--output-format", format])
            .exits(0);
        assert!(!ran.out.contains("package.json:") && !ran.err.contains("package.json"));
        let ran = ran.says("; 1 warning; 2 JSON files without text; ");
        let ran = ran.shows("lines.jsonl");
        if format == "json" {
            ran.shows("\"without_text\":2");
        } else {
            ran.shows("no text where it was looked for");
        }
    }
    // The copy of a tree has them all the same.
    let ran = place.run(&["clean", ".", "-o", "out"]).exits(0);
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{ran:?}");
    assert_eq!(place.read("out/package.json"), manifest);
    // What is named is meant, and what holds all there is may hold it elsewhere.
    place
        .run(&["check", "package.json"])
        .exits(0)
        .shows("package.json:1:");
    place.write("feed/a.json", "{\"story\": \"A ferry waits.\"}");
    place
        .run(&["check", "feed"])
        .exits(0)
        .says("warning: there is no text where it was looked for in 1 JSON file; name the field");
    let mixed = format!("[{{\"title\": \"a\"}},\n{}]", record().trim_end());
    place.write("feed/b.json", mixed);
    place.run(&["check", "feed"]).exits(1).shows("b.json:1:");
}

/// JUnit has no other word for it: an error would fail what the exit code does not.
#[test]
fn a_record_that_cannot_be_read_is_skipped_in_junit() {
    let place = Place::new(&[("a.jsonl", &("no json\n".to_owned() + &cleaned_record()))]);
    place
        .run(&["check", "a.jsonl", "--output-format", "junit"])
        .exits(0)
        .shows("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\"")
        .shows("<skipped message=\"this is no JSON");
}

#[test]
fn records_none_of_which_has_text_are_an_error() {
    let odd = record().replace("\"text\"", "\"story\"");
    let two = format!("{odd}{odd}");
    let place = Place::new(&[
        ("odd.jsonl", &two),
        ("one.json", &odd),
        ("two.json", &odd),
        ("b.md", plain()),
    ]);
    let message =
        "no record has text where it was looked for (2 records looked at); name the field";
    for verb in ["check", "clean"] {
        place.run(&[verb, "odd.jsonl"]).exits(2).says(message);
    }
    // A document may hold none, and the others were read.
    for args in [&["one.json", "two.json"][..], &["odd.jsonl", "b.md"]] {
        place.run(&[&["check"], args].concat()).exits(0);
    }
    place
        .run(&["check", "-q", "odd.jsonl", "--field", "story"])
        .exits(1);
}

#[test]
fn a_field_that_no_record_has_is_an_error() {
    let odd = record().replace("\"text\"", "\"story\"");
    let place = Place::new(&[
        ("odd.jsonl", &odd),
        ("feed/a.json", &odd),
        ("b.md", plain()),
    ]);
    let message = "no record has text at --field nope (1 record looked at); check the name";
    for args in [
        &["check", "odd.jsonl"][..],
        &["check", "odd.jsonl", "--stats"],
        &["check", "feed"],
        &["clean", "odd.jsonl"],
        &["explain", "odd.jsonl"],
        &["check", "odd.jsonl", "--write-baseline", "known"],
    ] {
        let args = [args, &["--field", "nope"]].concat();
        place.run(&args).exits(2).says(message);
    }
    assert!(!place.path("known").exists());
    let ran = place.run_with(&["check", "-", "--field", "/a/nope"], Some(odd.as_bytes()));
    ran.exits(2).says("text at --field /a/nope (");
    for args in [
        // One of them is enough, and one record is.
        &["odd.jsonl", "--field", "nope", "--field", "story"][..],
        &["odd.jsonl", "feed", "--field", "story"],
    ] {
        place.run(&[&["check", "-q"], args].concat()).exits(1);
    }
    // No JSON, or what a hook happens to name.
    for args in [&["b.md"][..], &["--force-exclude", "odd.jsonl"]] {
        let args = [&["check", "--field", "nope"], args].concat();
        place.run(&args).exits(0);
    }
    // The totals are told before it, as they are of all that failed.
    place
        .run(&["check", "odd.jsonl", "--field", "nope", "--stats"])
        .shows("files                1\n");
    let empty = "{\"story\": \"\"}\n{\"title\": \"b\"}\n";
    place.write("empty.jsonl", empty);
    place
        .run(&["check", "empty.jsonl", "--field", "story"])
        .exits(0);
}

#[test]
fn what_is_packed_gets_its_contents_back_and_is_packed_anew() {
    let place = Place::new(&[("b.txt", &article())]);
    place.write("a.txt.gz", gzip(&article()));
    place
        .run(&["clean", "-i", "a.txt.gz", "b.txt", "--journal", "j"])
        .exits(0);
    assert_eq!(unpacked(&place, "a.txt.gz"), cleaned());
    place
        .run(&["undo", "j", "-v"])
        .exits(0)
        .says("a.txt.gz, packed anew\n")
        .says("b.txt\n")
        .says("2 files restored (1 packed anew, with the contents that went in)\n");
    assert_eq!(unpacked(&place, "a.txt.gz"), article());
    assert_eq!(place.read("b.txt"), article());
}

/// Batches of a long file are told as one.
#[test]
fn a_long_file_is_told_once_to_those_who_ask() {
    let padding = " ".repeat(3 << 20);
    let place = Place::new(&[("a.jsonl", &(record() + &padding + "\n").repeat(3))]);
    let ran = place.run(&["clean", "-i", "a.jsonl", "-v"]).exits(0);
    let said = "a.jsonl: 3 repeats deleted (";
    assert_eq!(ran.err.matches(said).count(), 1, "{}", ran.err);
}

#[test]
fn what_was_cleaned_is_told_where_no_record_has_the_field() {
    let place = Place::new(&[
        ("d/a.txt", &article()),
        ("d/b.jsonl", "{\"title\":\"a\"}\n"),
    ]);
    let ran = place.run(&["clean", "-i", "d", "--journal", "j", "--field", "nope"]);
    let ran = ran.exits(2);
    assert_eq!(place.read("d/a.txt"), cleaned());
    let totals = ran
        .err
        .find("1 repeat in 1 of 2 files (1 exact); 1 deleted (");
    let error = ran.err.find("error: no record has text at --field nope");
    assert!(totals.is_some() && totals < error, "{ran:?}");
    place.run(&["undo", "j"]).exits(0);
    assert_eq!(place.read("d/a.txt"), article());
}

/// A walk over articles meets manifests: they need no field, but a name that is mistyped is told.
#[test]
fn json_without_text_beside_articles_is_no_error_for_want_of_a_field() {
    let manifest = "{\"name\": \"site\"}\n";
    let place = Place::new(&[("site/a.md", plain()), ("site/package.json", manifest)]);
    let args = ["check", "site", "--field", "body"];
    let ran = place.run(&args).exits(0);
    assert!(!ran.err.contains("error"), "{ran:?}");
    ran.says("warning: no record has text at --field body (1 record looked at); check the name")
        .says("; 1 JSON file without text; ");
    place.write("site/b.json", "{\"body\": \"A ferry waits.\"}");
    let ran = place.run(&args).exits(0);
    assert!(!ran.err.contains("warning"), "{ran:?}");
    // What is to have it has it not.
    place.write("site/b.json", "{}");
    place.write("site/c.jsonl", manifest);
    place.run(&args).exits(2).says("error: no record has text");
}

#[test]
fn where_nobody_reads_on_no_field_is_missed() {
    let place = Place::new(&[("odd.jsonl", &record().replace("\"text\"", "\"story\""))]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_onecap"));
    command.args(["check", "odd.jsonl", "--field", "nope"]);
    let output = command
        .current_dir(place.dir.path())
        .stdout(writer)
        .output();
    let output = output.unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(!said.contains("error"), "{said}");
}

//! Reports against the schemas they promise, where Python has a validator.

use super::shared::*;
use super::skip::skip;
use std::process::Command;

/// Whether `file` is valid by `schema`; `None` where nothing can tell.
fn is_valid(schema: &std::path::Path, file: &std::path::Path) -> Option<bool> {
    const CODE: &str = "import json, sys, jsonschema\n\
        schema, file = (json.load(open(name, encoding='utf-8')) for name in sys.argv[1:])\n\
        kind = jsonschema.validators.validator_for(schema)\n\
        kind.check_schema(schema)\n\
        sys.exit(0 if kind(schema).is_valid(file) else 3)";
    let mut python = Command::new("python3");
    let run = python.arg("-c").arg(CODE).args([schema, file]).output();
    let Ok(run) = run else {
        skip("there is no python3");
        return None;
    };
    match run.status.code() {
        Some(0) => Some(true),
        Some(3) => Some(false),
        _ => {
            let said = String::from_utf8_lossy(&run.stderr);
            assert!(
                said.contains("No module named") || said.is_empty(),
                "{said}"
            );
            skip("Python has no jsonschema");
            None
        }
    }
}

/// What a run over the samples with all rules, a file that is none and a comment without an end says.
fn report(format: &str) -> (Place, String) {
    let place = Place::new(&[
        ("odd ä#%20 [x] 'q' &/name.txt", &article()),
        ("open.md", "<!-- onecap-ignore-start -->\n\nA text.\n"),
    ]);
    place.write("bin.txt", b"a\0b");
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let ran = place.run(&[
        "check",
        "-q",
        "--select",
        "all",
        "--output-format",
        format,
        ".",
        samples,
    ]);
    let out = ran.exits(2).out;
    place.write("report", &out);
    (place, out)
}

#[test]
fn services_know_files_from_the_root_of_the_repository_on() {
    let place = Place::new(&[("a.txt", &article())]);
    for (format, name) in [
        ("github", "file=a.txt,"),
        ("gitlab", "\"path\":\"a.txt\""),
        ("sarif", "\"uri\":\"a.txt\""),
    ] {
        for found in [".", "a.txt", "././a.txt", ".//a.txt"] {
            place
                .run(&["check", found, "--output-format", format])
                .exits(1)
                .shows(name);
        }
    }
}

#[test]
fn json_is_valid_by_our_schema() {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/findings.schema.json").as_ref();
    let (place, out) = report("json");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let files = report["files"].as_array().unwrap();
    let findings = files
        .iter()
        .flat_map(|file| file["findings"].as_array().unwrap());
    assert!(findings.count() > 30);
    if let Some(is_valid_as_written) = is_valid(schema, &place.path("report")) {
        assert!(is_valid_as_written);
        place.write("report", out.replacen("\"rule\"", "\"rulle\"", 1));
        assert_eq!(is_valid(schema, &place.path("report")), Some(false));
    }
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    // The schema is not ours to copy: name a file that holds it.
    let Some(schema) = std::env::var_os("ONECAP_SARIF_SCHEMA") else {
        skip("ONECAP_SARIF_SCHEMA names no file");
        return;
    };
    let (place, out) = report("sarif");
    assert_eq!(is_valid(schema.as_ref(), &place.path("report")), Some(true));
    place.write(
        "report",
        out.replacen("\"startLine\":", "\"startLine\":-", 1),
    );
    assert_eq!(
        is_valid(schema.as_ref(), &place.path("report")),
        Some(false)
    );
}

// Not every file system has such names: that of macOS refuses them.
#[cfg(target_os = "linux")]
#[test]
fn sarif_names_files_of_any_bytes_as_uris_do() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"n\xff.txt");
    std::fs::write(place.dir.path().join(name), article()).unwrap();
    place
        .run(&["check", ".", "--output-format", "sarif"])
        .exits(1)
        .shows("\"uri\":\"n%FF.txt\"");
}

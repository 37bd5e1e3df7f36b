//! Who may import whom: each room of `src/` knows those below it alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, the lowest first. Each may import those before it.
const LAYERS: [&str; 23] = [
    "span",
    "text",
    "edit",
    "document",
    "error",
    "finding",
    "explanation",
    "decode",
    "normalize",
    "read",
    "describe",
    "words",
    "options",
    "propose",
    "score",
    "judge",
    "guard",
    "plan",
    "analyze",
    "safe_text",
    "files",
    "report",
    "cli",
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All files of code below a directory, but for those of tests.
fn code(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap_or_default();
        if stem == "tests" || stem == "trial" {
            continue;
        }
        if path.is_dir() {
            code(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

/// The room in which a file stands.
fn room(file: &Path) -> String {
    let below = file.strip_prefix(src()).unwrap();
    let first = below.components().next().unwrap().as_os_str();
    let first = Path::new(first).with_extension("");
    first.to_str().unwrap().to_owned()
}

/// What follows each `crate::` outside of comments and tests.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code: String = lines.flat_map(|line| [line, "\n"]).collect();
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .map(first_word)
                .collect(),
            None => vec![first_word(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn first_word(text: &str) -> String {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    text.trim_start().chars().take_while(is_part).collect()
}

/// Where the names come from that `lib.rs` gives out.
fn given_out() -> BTreeMap<String, String> {
    let lib = fs::read_to_string(src().join("lib.rs")).unwrap();
    let mut homes = BTreeMap::new();
    for line in lib.lines() {
        if let Some((room, names)) = line
            .strip_prefix("pub use ")
            .and_then(|rest| rest.split_once("::"))
        {
            for name in names.trim_matches(['{', '}', ';']).split(", ") {
                homes.insert(
                    name.trim_end_matches(['}', ';']).to_owned(),
                    room.to_owned(),
                );
            }
        }
    }
    homes
}

#[test]
fn each_room_knows_those_below_it_alone() {
    let homes = given_out();
    assert_eq!(homes.get("Format").map(String::as_str), Some("document"));
    let height = |room: &str| LAYERS.iter().position(|layer| *layer == room);
    let mut files = Vec::new();
    code(&src(), &mut files);
    let (mut seen, mut wrong) = (0, Vec::new());
    for file in files {
        let room = room(&file);
        if room == "lib" || room == "main" {
            continue;
        }
        let own = height(&room).unwrap_or_else(|| panic!("{room} has no place among the layers"));
        for import in imports(&fs::read_to_string(&file).unwrap()) {
            let home = homes.get(&import).unwrap_or(&import);
            let other = height(home).unwrap_or_else(|| panic!("{}: {home}?", file.display()));
            seen += 1;
            if other > own {
                wrong.push(format!("{} imports {home}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 300, "only {seen} imports were seen");
}

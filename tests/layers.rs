//! Who may import whom: each room of `src/` knows those below it alone. And how wide a comment may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, the lowest first. Each may import those before it.
const LAYERS: [&str; 24] = [
    "work",
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

/// What follows each `crate::` outside of comments and of tests that stand in the file.
fn imports(text: &str) -> Vec<String> {
    let mut code = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_body = |next: &&str| next.starts_with("mod ") && next.ends_with('{');
        if line == "#[cfg(test)]" && lines.peek().is_some_and(is_body) {
            // What rustfmt has set in is inside of it.
            lines.by_ref().find(|line| *line == "}");
        } else if !line.trim_start().starts_with("//") {
            code.extend([line, "\n"]);
        }
    }
    code.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => members(list),
            None => vec![first_word(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// How each member of a list begins that a closing brace ends: "a, b::{c, d}} …" has "a" and "b".
fn members(list: &str) -> Vec<String> {
    let mut names = vec![first_word(list)];
    let mut depth = 0;
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(first_word(&list[at + 1..])),
            _ => {}
        }
    }
    names
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
    assert!(seen > 400, "only {seen} imports were seen");
}

#[test]
fn imports_are_seen_wherever_they_stand() {
    let file = "//! As `crate::comment` says.
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trial {
    use crate::trial;
}
use crate::{Span, read::{json, wrap::{First, Second}}, score};
use crate::{
    edit,
    judge::Repeat,
};
fn plain() -> crate::text::Text {
    crate::words::plain()
}
";
    let expected = ["Span", "read", "score", "edit", "judge", "text", "words"];
    assert_eq!(imports(file), expected);
}

/// How many characters a line with nothing but a comment has at the most: rustfmt wraps none.
const WIDEST_COMMENT: usize = 120;

/// All files of code below a directory.
fn all_code(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_code(&path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
}

/// The numbers of the lines whose comment is too wide.
fn wide_comments(text: &str) -> Vec<usize> {
    let is_wide =
        |line: &str| line.trim_start().starts_with("//") && line.chars().count() > WIDEST_COMMENT;
    let numbered = (1..).zip(text.lines());
    let wide = numbered.filter(|(_, line)| is_wide(line));
    wide.map(|(number, _)| number).collect()
}

#[test]
fn comments_are_no_wider_than_they_may_be() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("build.rs")];
    for dir in ["src", "tests", "benches"] {
        all_code(&root.join(dir), &mut files);
    }
    let (mut seen, mut wrong) = (0, Vec::new());
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        seen += text.lines().count();
        for line in wide_comments(&text) {
            wrong.push(format!("{}:{line}", file.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "wider than {WIDEST_COMMENT}:\n{}",
        wrong.join("\n")
    );
    assert!(seen > 50_000, "only {seen} lines were seen");
}

#[test]
fn a_comment_is_wide_by_its_characters() {
    let line = |sign: &str, count: usize| format!("    // {}\n", sign.repeat(count));
    let text = [
        line("é", WIDEST_COMMENT - 7),
        line("é", WIDEST_COMMENT - 6),
        format!("let text = \"{}\";\n", "x".repeat(WIDEST_COMMENT)),
    ];
    assert_eq!(wide_comments(&text.concat()), [2]);
}

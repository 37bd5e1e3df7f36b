//! Lays the tables of `src/describe/words/` out as they are looked up: to read them took nine tenths of a run over one
//! article.

use self::describe::lexicon::layout::{self, Beginning, Filter};
use self::onecap::normalize::{self, Word};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What reads the words of articles reads those of phrases, so that they are the same. The files name it
/// `crate::normalize`: hence the import above.
#[allow(dead_code, unused_imports)]
#[path = "src"]
mod onecap {
    pub mod normalize;
}

/// What the tables are looked up with.
#[allow(dead_code)]
#[path = "src/describe"]
mod describe {
    pub mod lexicon {
        pub mod layout;
    }
    pub mod sketch;
}

/// The tables of which the words that introduce a credit are made: each of the others is a table of its own as well.
const CREDIT: [&str; 4] = ["credit", "photos", "rights", "lead-photos"];

fn main() -> Result<(), Box<dyn Error>> {
    // What is compiled into this program is known to Cargo.
    println!("cargo::rerun-if-changed=src/describe/words");
    let words = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("src/describe/words");
    let mut tables = BTreeMap::new();
    for file in fs::read_dir(words)? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        tables.insert(name.into_owned(), fs::read_to_string(&path)?);
    }
    let mut code = String::new();
    for (name, table) in &tables {
        let (kind, value) = match name.as_str() {
            "months" => ("&[(u64, u16)]", months(table)),
            "look-alikes" => ("&[(&str, &str)]", look_alikes(table)),
            "contrary-beginnings" | "particles" => ("&[&str]", list(entries(table))),
            "credit" => ("Phrases", joined(&tables, &CREDIT)),
            _ => ("Phrases", phrases(entries(table))),
        };
        let name = name.to_uppercase().replace('-', "_");
        code += &format!("pub const {name}: {kind} = {value};\n");
    }
    // One look-up tells of most words that no credit is known by them.
    let markers = joined(&tables, &[&CREDIT[..], &["agencies"]].concat());
    code += &format!("pub const MARKERS: Phrases = {markers};\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("tables.rs"), code)?;
    Ok(())
}

/// The lines of a table that are entries.
fn entries(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

/// A list as it is written in code.
fn list<T: Debug>(entries: impl IntoIterator<Item = T>) -> String {
    format!("&{:?}", entries.into_iter().collect::<Vec<_>>())
}

/// The phrases of several tables as one.
fn joined(tables: &BTreeMap<String, String>, names: &[&str]) -> String {
    let joined = names.iter().filter_map(|name| tables.get(*name));
    phrases(joined.flat_map(|table| entries(table)))
}

/// A table of phrases.
fn phrases<'t>(entries: impl Iterator<Item = &'t str>) -> String {
    let (mut firsts, mut lasts) = (Filter::default(), Filter::default());
    let mut beginnings: BTreeMap<u64, Beginning> = BTreeMap::new();
    for entry in entries {
        for phrase in [Some(entry.to_owned()), in_capitals(entry)]
            .iter()
            .flatten()
        {
            let words = words(phrase);
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            firsts.insert(first.hash);
            lasts.insert(last.hash);
            for (hash, beginning) in Beginning::all_of(&words) {
                beginnings.entry(hash).or_default().add(beginning);
            }
        }
    }
    let slots = list(slots(&beginnings));
    format!("Phrases::built_in({firsts:?}, {lasts:?}, {slots})")
}

/// The beginnings in their slots, of which some stay free.
fn slots(beginnings: &BTreeMap<u64, Beginning>) -> Vec<u64> {
    let mut slots = vec![0; (beginnings.len() * 5 / 4 + 1).next_power_of_two()];
    for (&words, beginning) in beginnings {
        let mut at = layout::slot(words, slots.len());
        while slots[at] != 0 {
            at = layout::next(at, slots.len());
        }
        slots[at] = beginning.kept(words);
    }
    slots
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    normalize::words(text, usize::MAX, &mut words);
    words
}

/// How a Greek phrase is written in capitals, which have no accents, if that makes a difference: "ΒΙΝΤΕΟ" for "βίντεο".
fn in_capitals(phrase: &str) -> Option<String> {
    const BARE: [(char, char); 7] = [
        ('ά', 'α'),
        ('έ', 'ε'),
        ('ή', 'η'),
        ('ί', 'ι'),
        ('ό', 'ο'),
        ('ύ', 'υ'),
        ('ώ', 'ω'),
    ];
    let bare = |c: char| {
        let found = BARE.iter().find(|(accented, _)| *accented == c);
        found.map_or(c, |&(_, bare)| bare)
    };
    let capitals: String = phrase.chars().map(bare).collect();
    (capitals != phrase).then_some(capitals)
}

/// The names of months and days by their hashes, each with the number of its line.
fn months(table: &str) -> String {
    let mut months = Vec::new();
    for (number, line) in (0u16..).zip(entries(table)) {
        for name in line.split(['=', ',']) {
            months.extend(words(name).first().map(|name| (name.hash, number)));
        }
    }
    months.sort_unstable();
    list(months)
}

/// The pairs of a table, sorted, each in both orders.
fn look_alikes(table: &str) -> String {
    let pairs = entries(table).filter_map(|line| line.split_once('='));
    let mut pairs: Vec<_> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    pairs.sort_unstable();
    list(pairs)
}

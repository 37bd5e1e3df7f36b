//! The language tables keep the form in which they are matched: lower case, composed, without punctuation at the end.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;
use unicode_normalization::is_nfc;

#[test]
fn every_entry_of_every_table_is_in_the_form_it_is_matched_in() -> Result<(), Box<dyn Error>> {
    let mut wrong = Vec::new();
    for (name, table) in tables()? {
        let mut section = HashSet::new();
        for (number, line) in table.lines().enumerate() {
            let mut complain =
                |what: &str| wrong.push(format!("{name}:{}: {what}: {line:?}", number + 1));
            if line.starts_with('#') {
                section.clear();
                continue;
            }
            if line.is_empty() {
                complain("an empty line would be an entry that is everywhere");
            }
            if line != line.trim() {
                complain("white space around an entry");
            }
            if line.to_lowercase() != line {
                complain("not in lower case");
            }
            if !is_nfc(line) {
                complain("not in composed form (NFC)");
            }
            if line.ends_with(['.', ',', ':', ';', '!', '?', '…', '。', '：']) {
                complain("punctuation at the end");
            }
            if !section.insert(line) {
                complain("twice under one heading");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn a_credit_word_stands_in_one_table() -> Result<(), Box<dyn Error>> {
    let mut tables_of: HashMap<String, HashSet<&str>> = HashMap::new();
    for name in ["credit.txt", "photos.txt", "rights.txt", "lead-photos.txt"] {
        let table = fs::read_to_string(words().join(name))?;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            tables_of.entry(line.to_owned()).or_default().insert(name);
        }
    }
    let mut twice: Vec<_> = tables_of.iter().filter(|(_, of)| of.len() > 1).collect();
    twice.sort_unstable_by_key(|(word, _)| *word);
    assert!(twice.is_empty(), "{twice:#?}");
    Ok(())
}

#[test]
fn every_line_of_the_months_has_a_full_form_and_other_short_ones() -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(words().join("months.txt"))?;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (full, short) = line.split_once('=').ok_or(line)?;
        assert!(!full.is_empty(), "{line}");
        assert!(
            short.split(',').all(|short| !short.is_empty()),
            "an empty abbreviation: {line}"
        );
    }
    Ok(())
}

#[test]
fn every_line_of_the_look_alikes_is_a_pair() -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(words().join("look-alikes.txt"))?;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (one, other) = line.split_once('=').ok_or(line)?;
        let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
        assert!(is_word(one) && is_word(other) && one != other, "{line}");
    }
    Ok(())
}

#[test]
fn no_function_word_changes_what_is_said() -> Result<(), Box<dyn Error>> {
    let table = fs::read_to_string(words().join("stopwords.txt"))?;
    let facts = [
        "not",
        "no",
        "nicht",
        "kein",
        "pas",
        "ne",
        "non",
        "nein",
        "nie",
        "ikke",
        "inte",
        "ei",
        "не",
        "ні",
        "لا",
        "नहीं",
        "left",
        "right",
        "before",
        "after",
        "without",
        "against",
        "former",
        "alleged",
        "links",
        "rechts",
        "gauche",
        "droite",
        "war",
        "die",
        "ten",
        "dos",
        "tot",
        "sur",
        "un",
        "who",
        "ai",
        "us",
        "eu",
    ];
    for word in table.lines() {
        assert!(!facts.contains(&word), "{word:?} is no function word");
    }
    Ok(())
}

fn words() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/describe/words")
}

/// The name and text of every table.
fn tables() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(words())? {
        let entry = entry?;
        tables.push((
            entry.file_name().to_string_lossy().into_owned(),
            fs::read_to_string(entry.path())?,
        ));
    }
    assert!(!tables.is_empty(), "no table was found");
    Ok(tables)
}

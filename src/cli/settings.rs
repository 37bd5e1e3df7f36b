//! What holds for one file: the options of the analysis and the format to read it in.

use crate::files::{FileError, foreign};
use crate::report::count;
use crate::{Format, Options, Rule};
use anyhow::{Result, bail};
use std::path::Path;
use std::sync::Arc;

/// The settings of one file.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What the analysis is told.
    pub options: Options,
    /// The format that was asked for; `None` to find out.
    pub format: Option<Format>,
}

impl Settings {
    /// The format to read this file in, if it is known without reading it: the one that was asked for, or what the
    /// extension says. Standard input has no path.
    pub fn format_of(&self, path: Option<&Path>) -> Option<Format> {
        self.format.or_else(|| path.and_then(Format::from_path))
    }

    /// Whether a file is no article where its name says so: where no format is asked for.
    pub fn goes_by_name(&self) -> bool {
        self.format.is_none()
    }

    /// That a file of this name is no article, unless a format is asked for.
    pub fn refuses(&self, path: &Path) -> Option<FileError> {
        let kind = foreign::kind(path).filter(|_| self.goes_by_name())?;
        Some(FileError::new(
            "read",
            path,
            format!("its name says that it is {kind}, and no article"),
            "make JSON Lines of it, one article a record, or add --input-format (text, html, …) to read all of it as \
             one article",
        ))
    }

    /// The same for JSON Lines that are known to be such.
    pub fn for_lines(self: &Arc<Self>) -> Arc<Self> {
        let mut settings = Arc::clone(self);
        if !settings.options.json_lines {
            Arc::make_mut(&mut settings).options.json_lines = true;
        }
        settings
    }
}

/// The formats that can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown, with or without MDX.
    Markdown,
    /// HTML.
    Html,
    /// One document, or lines, whichever it seems to be.
    Json,
    /// JSON that is read line by line whatever its first lines are, unless it is one document.
    Jsonl,
}

impl InputFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::Jsonl,
    ];

    /// The name it has, and those that it goes by, too.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["text", "txt"],
            Self::Markdown => &["markdown", "md", "mdx"],
            Self::Html => &["html"],
            Self::Json => &["json"],
            Self::Jsonl => &["jsonl", "ndjson"],
        }
    }

    /// The format of this name, in any case.
    pub fn find(name: &str) -> Option<Self> {
        let is_it = |other: &&str| name.eq_ignore_ascii_case(other);
        let has_it = |format: &Self| format.names().iter().any(is_it);
        Self::ALL.into_iter().find(has_it)
    }
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Format::Text,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
            InputFormat::Json | InputFormat::Jsonl => Format::Json,
        }
    }
}

/// The rules that are selected and not ignored. A selection of none is one, too.
pub fn rules(
    defaults: Vec<Rule>,
    select: Option<&[String]>,
    ignore: &[String],
) -> Result<Vec<Rule>> {
    let mut rules = select.map_or(Ok(defaults), named)?;
    let ignored = named(ignore)?;
    rules.retain(|rule| !ignored.contains(rule));
    Ok(rules)
}

/// The rules of these names and codes.
///
/// # Errors
///
/// A rule that does not exist, with the one that may be meant.
pub fn named(names: &[String]) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    for name in names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        if name.eq_ignore_ascii_case("all") {
            rules.extend(Rule::ALL);
            continue;
        }
        match Rule::find(name) {
            Some(rule) => rules.push(rule),
            None => bail!("there is no rule {name}; {}", suggestion(name)),
        }
    }
    Ok(rules)
}

fn suggestion(name: &str) -> String {
    let names = Rule::ALL.map(|rule| [rule.name().to_owned(), rule.code().to_lowercase()]);
    let names = names.as_flattened().iter().map(String::as_str);
    match closest(&name.to_lowercase(), names) {
        None => "onecap rules lists them".to_owned(),
        Some(known) => match Rule::find(known) {
            Some(rule) if rule.name() != known => format!("did you mean {}?", rule.code()),
            _ => format!("did you mean {known}?"),
        },
    }
}

/// Which of the names that are known may be meant by one that is not.
pub fn closest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const LONGEST: usize = 40;
    const LEAST_LIKENESS: f64 = 0.75;
    let name: String = name.chars().take(LONGEST).collect();
    known
        .map(|known| (strsim::jaro_winkler(&name, known), known))
        .filter(|(likeness, _)| *likeness > LEAST_LIKENESS)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// That no record has one of the fields that were named, or of those that have text by their names where none were, if
/// such were looked for in `without` records.
pub fn missing(fields: &[String], records: usize, without: usize) -> Option<String> {
    let looked_at = count(without, "record");
    (records == 0 && without > 0).then(|| {
        if fields.is_empty() {
            format!(
                "no record has text where it was looked for ({looked_at} looked at); name the field that holds it, as --field body, \
                 or its JSON pointer, as --field /data/body"
            )
        } else {
            format!(
                "no record has text at --field {} ({looked_at} looked at); check the name, or give a JSON pointer, as /data/body; a \
                 list or an object is no text",
                fields.join(", "),
            )
        }
    })
}

/// A share as people write it: `0.3` or `30%`.
pub fn share(text: &str) -> Result<f32, String> {
    let (number, scale) = match text.trim().strip_suffix('%') {
        Some(number) => (number, 100.0),
        None => (text, 1.0),
    };
    number
        .trim()
        .parse::<f32>()
        .ok()
        .map(|number| number / scale)
        .filter(|share| (0.0..=1.0).contains(share))
        .ok_or_else(|| "a share lies between 0 and 1, or 0% and 100%".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(select: &[&str], ignore: &[&str]) -> Result<Vec<Rule>, String> {
        let owned = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        rules(
            vec![Rule::Exact, Rule::Near],
            (!select.is_empty()).then(|| owned(select)).as_deref(),
            &owned(ignore),
        )
        .map_err(|error| error.to_string())
    }

    #[test]
    fn rules_go_by_name_or_code() {
        assert_eq!(choose(&[], &[]).unwrap(), [Rule::Exact, Rule::Near]);
        assert_eq!(choose(&[], &["CAP005"]).unwrap(), [Rule::Exact]);
        assert_eq!(
            choose(&["truncated", "cap006"], &[]).unwrap(),
            [Rule::Truncated, Rule::Label]
        );
        assert_eq!(
            choose(&["all"], &["exact"]).unwrap().len(),
            Rule::ALL.len() - 1
        );
    }

    #[test]
    fn a_mistyped_rule_is_an_error_with_a_suggestion() {
        assert!(
            choose(&["truncatd"], &[])
                .unwrap_err()
                .contains("did you mean truncated?")
        );
        assert!(
            choose(&[], &["CAP0008"])
                .unwrap_err()
                .contains("did you mean CAP008?")
        );
        assert!(choose(&["zzz"], &[]).unwrap_err().contains("onecap rules"));
    }

    #[test]
    fn shares() {
        assert_eq!(share("0.25"), Ok(0.25));
        assert_eq!(share("25%"), Ok(0.25));
        assert_eq!(share("1"), Ok(1.0));
        for wrong in ["30", "-1", "NaN", "x", "101%", ""] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}

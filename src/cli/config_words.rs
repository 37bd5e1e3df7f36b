//! The words that a configuration file adds: for all languages, or in a table for each, which keeps long lists in
//! order.

use crate::words::{self, Purpose, Words};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use std::fmt;

/// What `[words]` says, ready to use. Clones share the tables.
#[derive(Clone, Debug, Default)]
pub struct ConfigWords {
    words: Words,
    shown: toml::Table,
}

impl ConfigWords {
    /// For the analysis.
    pub fn words(&self) -> Words {
        self.words.clone()
    }

    /// As it stands in the file.
    pub fn shown(&self) -> toml::Value {
        toml::Value::Table(self.shown.clone())
    }

    /// Adds phrases; gives them back to be shown.
    fn add<E: de::Error>(&mut self, purpose: Purpose, list: Vec<Phrase>) -> Result<toml::Value, E> {
        let mut shown = toml::value::Array::with_capacity(list.len());
        for Phrase(phrase) in list {
            self.words.add(purpose, &phrase).map_err(E::custom)?;
            shown.push(phrase.into());
        }
        Ok(shown.into())
    }
}

impl<'de> Deserialize<'de> for ConfigWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Tables;
        impl<'de> Visitor<'de> for Tables {
            type Value = ConfigWords;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "a table with credit, agency, widget, more, or tables of these by language",
                )
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ConfigWords, A::Error> {
                let mut all = ConfigWords::default();
                while let Some(key) = map.next_key()? {
                    let (name, shown) = match key {
                        Key::List(name, purpose) => {
                            (name.to_owned(), all.add(purpose, map.next_value()?)?)
                        }
                        Key::Language(name) => {
                            let mut table = toml::Table::new();
                            for (name, purpose, list) in map.next_value::<Language>()?.0.lists() {
                                table.insert(name.to_owned(), all.add(purpose, list)?);
                            }
                            (name, table.into())
                        }
                    };
                    all.shown.insert(name, shown);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_map(Tables)
    }
}

/// A key of `[words]`.
enum Key {
    List(&'static str, Purpose),
    Language(String),
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const KNOWN: &[&str] = &[
            "credit",
            "agency",
            "widget",
            "more",
            "and languages, such as de",
        ];
        let name = String::deserialize(deserializer)?;
        Ok(match name.as_str() {
            "credit" => Key::List("credit", Purpose::Credit),
            "agency" => Key::List("agency", Purpose::Agency),
            "widget" => Key::List("widget", Purpose::Widget),
            "more" => Key::List("more", Purpose::More),
            language if is_language(language) => Key::Language(name),
            unknown => return Err(de::Error::unknown_field(unknown, KNOWN)),
        })
    }
}

/// Whether it is a code such as `de`, `fil` or `pt-BR`.
fn is_language(name: &str) -> bool {
    let mut parts = name.split('-');
    let is_code = parts.next().is_some_and(|code| {
        matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase())
    });
    is_code
        && parts.all(|part| {
            matches!(part.len(), 2..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// The words of one language. The language itself is for who reads the file: all tables are read as one.
#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
struct WordLists {
    /// Words that introduce a credit, such as "Photo" or "courtesy of".
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    credit: Vec<Phrase>,
    /// Names that stand in credits: agencies, newspapers, photo services.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    agency: Vec<Phrase>,
    /// Words of buttons and boxes that say nothing, such as "Enlarge image".
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    widget: Vec<Phrase>,
    /// Words that lead to the rest of a text that is cut off, such as "Read more".
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    more: Vec<Phrase>,
}

/// The value of a language: a table and nothing else, where `WordLists` alone would take an array too.
struct Language(WordLists);

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = Language;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table with credit, agency, widget and more")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Language, A::Error> {
                WordLists::deserialize(MapAccessDeserializer::new(map)).map(Language)
            }
        }
        deserializer.deserialize_map(Table)
    }
}

impl WordLists {
    /// Those that are given, by name.
    fn lists(self) -> impl Iterator<Item = (&'static str, Purpose, Vec<Phrase>)> {
        [
            ("credit", Purpose::Credit, self.credit),
            ("agency", Purpose::Agency, self.agency),
            ("widget", Purpose::Widget, self.widget),
            ("more", Purpose::More, self.more),
        ]
        .into_iter()
        .filter(|(_, _, list)| !list.is_empty())
    }
}

/// A phrase that can be looked for.
struct Phrase(String);

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let phrase = String::deserialize(deserializer)?;
        words::check(&phrase).map_err(|error| {
            let shown: String = phrase.chars().take(60).collect();
            de::Error::custom(format!("“{shown}” cannot be looked for: {error}"))
        })?;
        Ok(Self(phrase))
    }
}

/// How `[words]` stands in the schema.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(dead_code, reason = "spells out the tables for the schema")]
pub struct WordTables {
    #[serde(flatten)]
    for_all: WordLists,
    #[serde(flatten)]
    by_language: std::collections::BTreeMap<LanguageCode, WordLists>,
}

/// What [`is_language`] takes for one.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "spells out the codes for the schema")]
struct LanguageCode(#[schemars(regex(pattern = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"))] String);

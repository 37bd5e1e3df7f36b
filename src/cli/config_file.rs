//! One configuration file: its keys, and what is said of those that are wrong.

use super::config_words::ConfigWords;
use super::inputs::check_glob;
use super::settings::{self, InputFormat, closest, share};
use crate::files::{FileError, store};
use anyhow::{Context, Result, bail};
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;

/// What `onecap.toml`, `.onecap.toml` and `[tool.onecap]` in `pyproject.toml` may say.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(title = "Configuration of onecap"))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a table")]
pub struct ConfigFile {
    /// Use only these rules, by name or code; `all` for every rule.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub select: Option<Vec<RuleName>>,
    /// Leave these rules out.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub ignore: Option<Vec<RuleName>>,
    /// JSON: where the text is, names or pointers.
    pub field: Option<Vec<String>>,
    /// The format to read files in, whatever their names say.
    #[cfg_attr(test, schemars(with = "Option<FormatName>"))]
    pub input_format: Option<InputFormat>,
    /// The share of an article that may go unasked: a number from 0 to 1, or a percentage such as "30%".
    #[cfg_attr(test, schemars(with = "Option<ShareValue>"))]
    pub max_loss: Option<Share>,
    /// Words to know beside the built-in ones.
    #[cfg_attr(test, schemars(with = "Option<super::config_words::WordTables>"))]
    pub words: Option<ConfigWords>,
    /// Read only files that match one of these globs, below the directory of this file; `!GLOB` leaves out.
    #[cfg_attr(test, schemars(with = "Option<Vec<GlobValue>>"))]
    pub glob: Option<Vec<Glob>>,
    /// Leave out files and directories that match.
    #[cfg_attr(test, schemars(with = "Option<Vec<GlobValue>>"))]
    pub exclude: Option<Vec<Glob>>,
    /// What holds for some files only; of several that match a file, the last one counts.
    #[serde(default)]
    pub overrides: Vec<Override>,
}

/// What holds for the files that match.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a table")]
pub struct Override {
    /// Globs of files and directories.
    #[cfg_attr(test, schemars(with = "Vec<GlobValue>"))]
    pub files: Vec<Glob>,
    /// As above.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub select: Option<Vec<RuleName>>,
    /// As above.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub ignore: Option<Vec<RuleName>>,
    /// As above.
    pub field: Option<Vec<String>>,
    /// As above.
    #[cfg_attr(test, schemars(with = "Option<FormatName>"))]
    pub input_format: Option<InputFormat>,
    /// As above.
    #[cfg_attr(test, schemars(with = "Option<ShareValue>"))]
    pub max_loss: Option<Share>,
    /// As above.
    #[cfg_attr(test, schemars(with = "Option<super::config_words::WordTables>"))]
    pub words: Option<ConfigWords>,
}

/// The name or code of a rule that exists.
#[derive(Clone, Debug)]
pub struct RuleName(pub String);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        settings::named(std::slice::from_ref(&name)).map_err(de::Error::custom)?;
        Ok(Self(name))
    }
}

/// A glob that can be used.
#[derive(Clone, Debug)]
pub struct Glob(pub String);

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let glob = String::deserialize(deserializer)?;
        check_glob(&glob).map_err(de::Error::custom)?;
        Ok(Self(glob))
    }
}

/// A share from 0 to 1.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Share(pub f32);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyShare;
        impl Visitor<'_> for AnyShare {
            type Value = Share;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number from 0 to 1 or a percentage in quotes")
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Share, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Share, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Share, E> {
                share(text).map(Share).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(AnyShare)
    }
}

impl<'de> Deserialize<'de> for InputFormat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        InputFormat::find(&name).ok_or_else(|| {
            de::Error::custom(format!(
                "there is no format {name}; write text, markdown, html, json or jsonl"
            ))
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default, expecting = "a table")]
struct PyProject {
    tool: Tools,
}

#[derive(Default, Deserialize)]
#[serde(default, expecting = "a table")]
struct Tools {
    onecap: Option<ConfigFile>,
}

const PYPROJECT: &str = "pyproject.toml";

/// The names under which configuration is found in a directory; the first one that is there counts.
pub const NAMES: [&str; 3] = ["onecap.toml", ".onecap.toml", PYPROJECT];

/// Reads a configuration file; `None` for a `pyproject.toml` without a `[tool.onecap]`.
///
/// # Errors
///
/// A file that cannot be read, no TOML, an unknown key, a value that does not fit: with the file as `name`, the line
/// and what to do.
pub fn load(path: &Path, name: &str) -> Result<Option<ConfigFile>> {
    let unusable = "the configuration cannot be used";
    let bytes = store::read_at_once(path).context(unusable)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| not_utf8(path, error.as_bytes()))
        .context(unusable)?;
    if path.file_name().is_none_or(|file| file != PYPROJECT) {
        return parse(&text, name).map(Some);
    }
    if !text.contains("onecap") {
        return Ok(None);
    }
    parse::<PyProject>(&text, name).map(|project| project.tool.onecap)
}

fn not_utf8(path: &Path, bytes: &[u8]) -> FileError {
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let problem = if is_utf16 {
        "it is in UTF-16"
    } else {
        "it is not in UTF-8"
    };
    FileError::new("read", path, problem, "save it in UTF-8, as TOML is")
}

fn parse<T: de::DeserializeOwned>(text: &str, name: &str) -> Result<T> {
    let error = match toml::from_str(text) {
        Ok(file) => return Ok(file),
        Err(error) => error,
    };
    let span = error.span().unwrap_or_default();
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    bail!("{name}:{line}: {}", explained(error.message()))
}

/// The message of the parser, with the key that may be meant.
fn explained(message: &str) -> String {
    if !message.starts_with("unknown field") {
        let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
        if message.contains("; ") {
            return message; // It says what to do.
        }
        return format!("{message}; correct it, or run with --isolated to do without");
    }
    // "unknown field `a`, expected one of `b`, `c`"
    let mut names = message.split('`').skip(1).step_by(2);
    let unknown: String = names.next().unwrap_or_default().chars().take(40).collect();
    let known: Vec<&str> = names.collect();
    match closest(&unknown, known.iter().copied()) {
        Some(known) => format!("there is no key {unknown}; did you mean {known}?"),
        None => format!("there is no key {unknown}; there are {}", known.join(", ")),
    }
}

#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
#[expect(dead_code, reason = "spells out the formats for the schema")]
enum FormatName {
    Text,
    Txt,
    Markdown,
    Md,
    Mdx,
    Html,
    Json,
    Jsonl,
    Ndjson,
}

#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(inline)]
#[expect(dead_code, reason = "says for the schema that no glob is empty")]
struct GlobValue(#[schemars(length(min = 1))] String);

/// What the schema offers of that which [`share`] reads: 0.3, 30%.
#[cfg(test)]
const SHARE: &str = r"^(0|0?\.[0-9]+|1(\.0+)?|(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) *%)$";

#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[schemars(inline, untagged)]
#[expect(
    dead_code,
    reason = "spells out the two forms of a share for the schema"
)]
enum ShareValue {
    Number(#[schemars(range(min = 0, max = 1))] f32),
    Percentage(#[schemars(regex(pattern = SHARE))] String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse::<ConfigFile>(text, "onecap.toml")
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn every_key() {
        let file: ConfigFile = parse(
            "select = ['all']\nignore = ['near', 'CAP004']\nfield = ['/data/body']\ninput-format = 'md'\nmax-loss = '30%'\n\
             words = { credit = ['Lichtwerk'], de = { more = ['weiter hier'] } }\n\
             glob = ['*.md']\nexclude = ['drafts/']\n[[overrides]]\nfiles = ['old/']\nselect = ['exact']\nmax-loss = 1\n",
            "onecap.toml",
        )
        .unwrap();
        assert_eq!(file.max_loss.unwrap().0, 0.3);
        assert!(matches!(file.input_format, Some(InputFormat::Markdown)));
        assert_eq!(file.overrides[0].max_loss.unwrap().0, 1.0);
        assert!(parse::<ConfigFile>("", "onecap.toml").is_ok());
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, expected) in [
            (
                "\nselct = []",
                "onecap.toml:2: there is no key selct; did you mean select?",
            ),
            (
                "max_loss = 0.5",
                "onecap.toml:1: there is no key max_loss; did you mean max-loss?",
            ),
            (
                "colour = 1",
                "onecap.toml:1: there is no key colour; there are select, ignore,",
            ),
            (
                "[[overrides]]\nfiles = []\nexclude = []",
                "onecap.toml:3: there is no key exclude; there are files, select,",
            ),
            (
                "ignore = [\n  'exact',\n  'truncatd',\n]",
                "onecap.toml:1: there is no rule truncatd; did you mean truncated?",
            ),
            (
                "max-loss = 7",
                "onecap.toml:1: a share lies between 0 and 1",
            ),
            (
                "max-loss = []",
                "onecap.toml:1: invalid type: sequence, expected a number from 0 to 1",
            ),
            (
                "input-format = 'docx'",
                "onecap.toml:1: there is no format docx",
            ),
            ("select = 'exact'", "onecap.toml:1: invalid type: string"),
            (
                "[words]\ncredit = ['Lichtwerk']\ncredits = ['Lichtwerk']",
                "onecap.toml:3: there is no key credits; did you mean credit?",
            ),
            (
                "[words.de]\nmroe = ['weiter hier']",
                "onecap.toml:2: there is no key mroe; did you mean more?",
            ),
            (
                "[words]\ngerman = { more = [] }",
                "onecap.toml:2: there is no key german; there are credit, agency, widget, more, and languages, such as de",
            ),
            (
                "[words]\nmore = ['…']",
                "onecap.toml:2: “…” cannot be looked for: a phrase needs a word",
            ),
            (
                "words.widget = ['a b c d e f g h i j k l m n o p q r s t u v w x y']",
                "onecap.toml:1: “a b c d e f g h i j k l m n o p q r s t u v w x y” cannot be looked for: a phrase has at most 24 words",
            ),
            ("words = ['a']", "onecap.toml:1: invalid type: sequence"),
            ("words.de = ['a']", "onecap.toml:1: invalid type: sequence"),
            (
                "field = []\nglob = ['[']",
                "onecap.toml:2: [ is no glob: unclosed character class; missing ']'; correct it",
            ),
            (
                "\nexclude = ['a', '']",
                "onecap.toml:2: the glob \"\" names nothing; write",
            ),
            (
                "[[overrides]]\nfiles = ['a{b']",
                "onecap.toml:2: a{b is no glob: ",
            ),
            ("select = [", "onecap.toml:1: "),
            (
                "overrides = [1]",
                "onecap.toml:1: invalid type: integer `1`, expected a table; correct it",
            ),
            (
                "[[overrides]]\nselect = []",
                "onecap.toml:1: missing field `files`",
            ),
        ] {
            let error = error(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
        assert!(error("a b").contains("--isolated"));
    }

    #[test]
    fn the_committed_schema_is_that_of_the_keys() {
        let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
        let schema = generator.into_root_schema_for::<ConfigFile>();
        let schema = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/onecap.schema.json");
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            std::fs::write(path, &schema).unwrap();
        }
        let committed = std::fs::read_to_string(path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            committed == schema,
            "run the tests with UPDATE_SCHEMA=1 and commit {path}"
        );
    }
}

//! Where the text of a record stands: well-known names, names that were given, JSON pointers.

use crate::document::Format;
use foldhash::HashSet;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// The names under which scrapers, feeds and corpora keep an article's text, in lower case and without `_` and `-`.
const WELL_KNOWN: [&str; 33] = [
    "text",
    "content",
    "body",
    "article",
    "articlebody",
    "articlecontent",
    "articlehtml",
    "articletext",
    "bodyhtml",
    "bodymarkdown",
    "bodytext",
    "cleanedtext",
    "cleantext",
    "contenthtml",
    "contentmarkdown",
    "contenttext",
    "extractedtext",
    "fullcontent",
    "fulltext",
    "html",
    "maincontent",
    "maintext",
    "markdown",
    "newscontent",
    "newstext",
    "pagecontent",
    "plaintext",
    "rawcontent",
    "rawhtml",
    "rawtext",
    "storybody",
    "storytext",
    "textcontent",
];

/// The longest of them.
const LONGEST: usize = 15;

/// What a record has.
pub enum Found<'a> {
    /// The strings of the fields in their order; those that are empty are left out.
    Strings(Vec<Literal<'a>>),
    /// None of the fields.
    Nothing,
    /// A key of a field, which stands twice in its object, and its second value.
    Twice(String, &'a str),
}

/// A string that holds a text.
pub struct Literal<'a> {
    /// As it is written, quotes included.
    pub written: &'a str,
    /// The format that the name of its field tells of, if it does: "markdown", "content_html".
    pub format: Option<Format>,
}

/// The fields to look for.
pub struct Fields {
    root: Node,
    /// As they were given; empty for the well-known names.
    given: Vec<String>,
}

/// A step of the ways to the fields.
#[derive(Clone, Default)]
struct Node {
    /// Whether a string that stands here is a text.
    take: bool,
    /// Whether the well-known names are looked for here.
    well_known: bool,
    children: Vec<(String, Node)>,
}

/// Where the nodes of JSON-LD stand that are written together.
const GRAPH: &str = "@graph";

impl Fields {
    /// The fields with these names or JSON pointers; none means the well-known names.
    pub fn new(given: &[String]) -> Self {
        let mut root = Node {
            well_known: given.is_empty(),
            ..Node::default()
        };
        for field in given.iter().filter(|field| !field.starts_with('/')) {
            root.child_mut(field).take = true;
        }
        let graph = root.clone();
        *root.child_mut(GRAPH) = graph;
        for pointer in given.iter().filter_map(|field| field.strip_prefix('/')) {
            let mut node = &mut root;
            for step in pointer.split('/') {
                node = node.child_mut(&step.replace("~1", "/").replace("~0", "~"));
            }
            node.take = true;
        }
        Self {
            root,
            given: given.to_vec(),
        }
    }

    /// Looks for the fields of `record`, a JSON object.
    ///
    /// # Errors
    ///
    /// If `record` is no JSON.
    pub fn find<'a>(&self, record: &'a str) -> serde_json::Result<Found<'a>> {
        let mut search = Search::default();
        search.object(&self.root, record)?;
        Ok(match search {
            Search {
                twice: Some((key, value)),
                ..
            } => Found::Twice(key, value),
            Search { any: false, .. } => Found::Nothing,
            Search { strings, .. } => Found::Strings(strings),
        })
    }

    /// What to tell of a record that has none of the fields.
    pub fn missing(&self) -> String {
        let looked_for = if self.given.is_empty() {
            "text, content, body, articleBody, html, markdown and their like".to_owned()
        } else {
            self.given.join(", ")
        };
        format!(
            "this record has no text where it was looked for ({looked_for}); name the field that holds it, or its \
             JSON pointer, as /data/body (the record is passed through as it is)"
        )
    }
}

impl Node {
    fn child(&self, key: &str) -> Option<&Node> {
        self.children
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
    }

    fn child_mut(&mut self, key: &str) -> &mut Node {
        let index = self.children.iter().position(|(name, _)| name == key);
        let index = index.unwrap_or_else(|| {
            self.children.push((key.to_owned(), Node::default()));
            self.children.len() - 1
        });
        &mut self.children[index].1
    }

    fn wants(&self, key: &str) -> bool {
        (self.well_known && is_well_known(key)) || self.child(key).is_some()
    }
}

/// The format that the name of a field tells of. Other names, as "text", say nothing of it.
fn format_told_by(key: &str) -> Option<Format> {
    let ends_with = |end: &str| {
        let start = key.len().checked_sub(end.len());
        let found = start.and_then(|start| key.get(start..));
        found.is_some_and(|found| found.eq_ignore_ascii_case(end))
    };
    if ends_with("html") {
        Some(Format::Html)
    } else if ends_with("markdown") || ends_with("_md") {
        Some(Format::Markdown)
    } else {
        None
    }
}

fn is_well_known(key: &str) -> bool {
    let mut folded = [0; LONGEST];
    let mut len = 0;
    for byte in key.bytes().filter(|byte| !matches!(byte, b'_' | b'-')) {
        let Some(slot) = folded.get_mut(len) else {
            return false;
        };
        *slot = byte.to_ascii_lowercase();
        len += 1;
    }
    let folded = folded.get(..len).unwrap_or_default();
    WELL_KNOWN.iter().any(|name| name.as_bytes() == folded)
}

#[derive(Default)]
struct Search<'a> {
    strings: Vec<Literal<'a>>,
    /// Whether there was a field, if only an empty one.
    any: bool,
    twice: Option<(String, &'a str)>,
}

impl<'a> Search<'a> {
    /// Looks through one object. It calls itself once a step of a pointer, not of the input.
    fn object(&mut self, node: &Node, object: &'a str) -> serde_json::Result<()> {
        let members = members(node, object)?;
        if members.len() > 1 {
            let mut seen = HashSet::default();
            if let Some((key, value)) = members.iter().find(|(key, _)| !seen.insert(key)) {
                self.twice = Some((key.clone(), value));
            }
        }
        for (key, value) in members {
            let child = node.child(&key);
            let take =
                child.is_some_and(|node| node.take) || (node.well_known && is_well_known(&key));
            if take {
                self.text(value, format_told_by(&key));
            }
            if let Some(child) =
                child.filter(|child| child.well_known || !child.children.is_empty())
            {
                self.value(child, value)?;
            }
        }
        Ok(())
    }

    /// Follows a pointer into the object or array it meets.
    fn value(&mut self, node: &Node, value: &'a str) -> serde_json::Result<()> {
        match value.as_bytes().first() {
            Some(b'{') => self.object(node, value),
            Some(b'[') => each_element(value, |index, element| {
                let named = node.child(&index.to_string());
                if named.is_some_and(|named| named.take) {
                    self.text(element, None);
                }
                if element.starts_with('{') {
                    self.object(named.unwrap_or(node), element)?;
                }
                Ok(())
            }),
            _ => Ok(()),
        }
    }

    fn text(&mut self, value: &'a str, format: Option<Format>) {
        let is_string = value.starts_with('"');
        self.any |= is_string || value == "null";
        if is_string && value != "\"\"" {
            self.strings.push(Literal {
                written: value,
                format,
            });
        }
    }
}

/// The members of a JSON object that `node` wants: key, and value as it is written.
fn members<'a>(node: &Node, object: &'a str) -> serde_json::Result<Vec<(String, &'a str)>> {
    let mut wanted = Vec::new();
    let mut json = serde_json::Deserializer::from_str(object);
    json.deserialize_map(Members {
        node,
        wanted: &mut wanted,
    })?;
    json.end()?;
    Ok(wanted)
}

struct Members<'n, 'w, 'a> {
    node: &'n Node,
    wanted: &'w mut Vec<(String, &'a str)>,
}

impl<'a> Visitor<'a> for Members<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&RawValue>()? {
            match key_of(key.get()).filter(|key| self.node.wants(key)) {
                Some(key) => self
                    .wanted
                    .push((key.into_owned(), map.next_value::<&RawValue>()?.get())),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The key that `literal` writes, if it is a text: half a character is none.
fn key_of(literal: &str) -> Option<Cow<'_, str>> {
    if literal.contains('\\') {
        return serde_json::from_str(literal).ok().map(Cow::Owned);
    }
    let key = literal.strip_prefix('"')?.strip_suffix('"')?;
    Some(Cow::Borrowed(key))
}

/// Calls `each` with the index and the JSON of every element of `array`, a JSON array; stops at its first error.
///
/// # Errors
///
/// If `array` is no JSON, and those of `each`.
pub fn each_element<'a>(
    array: &'a str,
    each: impl FnMut(usize, &'a str) -> serde_json::Result<()>,
) -> serde_json::Result<()> {
    let mut json = serde_json::Deserializer::from_str(array);
    json.deserialize_seq(Elements(each))?;
    json.end()
}

struct Elements<F>(F);

impl<'a, F: FnMut(usize, &'a str) -> serde_json::Result<()>> Visitor<'a> for Elements<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(element) = seq.next_element::<&RawValue>()? {
            (self.0)(index, element.get()).map_err(A::Error::custom)?;
            index += 1;
        }
        Ok(())
    }
}

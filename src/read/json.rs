//! JSON and JSON Lines: the string values that hold articles.
//!
//! Values that nobody asks for are skipped by an iterative scanner, so that neither their depth nor their size
//! matters, and strings without escapes are borrowed.

mod fields;
mod string;

#[cfg(feature = "cli")]
use crate::decode::decode;
use crate::error::Problem;
use crate::span::Span;
use crate::text::Text;
use fields::{Fields, Found};
use serde::de::IgnoredAny;

/// From how many problems on they are counted, not told one by one: a million lines of another format are one thing
/// to know, not a million.
const MOST_PROBLEMS: usize = 1_000;

/// How many lines are looked at to tell broken JSON Lines from a broken document.
const LINES_TO_TELL: usize = 20;

/// Calls `each` with every article of a JSON document or of JSON Lines, in their order; gives what could not be read.
///
/// A document is one record (an object) or an array of them; JSON Lines have one on each line that is not blank.
/// `fields` are names (`text`) or JSON pointers (`/data/body`); empty means the well-known names, as `text`, `content`
/// or `articleBody`, also in the nodes of a JSON-LD `@graph`. A pointer that meets an array goes into each of its
/// objects, unless it names one by its index. Empty strings and nulls are no articles.
///
/// A text maps to the inside of its string, escapes and all, so that deletions leave JSON behind. A record with a
/// problem (no JSON, no object, no such field, the same key twice, a lone surrogate) gives no texts. O(n) time, and
/// no more memory than the texts of one record need.
pub fn articles<'a>(
    source: &'a str,
    fields: &[String],
    each: impl FnMut(Text<'a>),
) -> Vec<Problem> {
    let mut reader = Reader {
        source,
        fields: Fields::new(fields),
        each,
        problems: Vec::new(),
        untold: 0,
    };
    if is_lines(source) {
        lines(source).for_each(|line| reader.read(line));
    } else {
        reader.read(trim(source));
    }
    reader.finish()
}

/// Whether the stream of bytes that begins with `head` may be cut between any two of its lines and read in parts.
///
/// `head` must hold the whole first line.
#[cfg(feature = "cli")]
pub fn may_be_cut(head: &[u8]) -> bool {
    // In UTF-16 the byte of a line end is half of many a character, and only the first part has the mark.
    let is_utf_16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    // What is no text is not told apart here: it is refused when it is read.
    !is_utf_16 && decode(head).map_or(true, |text| is_lines(text.as_str()))
}

/// Whether `source`, or the stream that begins with it, is JSON Lines and not one document of several lines.
///
/// `source` must hold the whole first line.
pub fn is_lines(source: &str) -> bool {
    let Some(first) = lines(source).next() else {
        return true;
    };
    if is_json(first) {
        return true;
    }
    match serde_json::from_str::<IgnoredAny>(source) {
        Ok(_) => false,
        // A document of which this is the beginning.
        Err(error) if error.is_eof() => false,
        Err(_) => {
            let mut next = lines(source).skip(1).take(LINES_TO_TELL);
            !first.starts_with('[') && next.any(|line| line.starts_with('{') && is_json(line))
        }
    }
}

/// Whether text of unknown origin is records: JSON objects from its first character on, as a whole or line by line.
pub fn is_record(source: &str) -> bool {
    let starts_as_one = match source.as_bytes().first() {
        Some(b'{') => true,
        // `[1]` and `[Applause]` are how plain text may begin.
        Some(b'[') => trim(source.get(1..).unwrap_or_default()).starts_with('{'),
        _ => false,
    };
    starts_as_one
        && match serde_json::from_str::<IgnoredAny>(source) {
            Ok(_) => true,
            Err(error) => error.is_eof() || is_lines(source),
        }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// The lines that are not blank, without the white space around them.
fn lines(source: &str) -> impl Iterator<Item = &str> {
    let mut rest = source;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then(|| trim(line))
    })
    .filter(|line| !line.is_empty())
}

/// `text` without what JSON takes for white space on its sides.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

struct Reader<'a, F> {
    source: &'a str,
    fields: Fields,
    each: F,
    problems: Vec<Problem>,
    /// Problems beyond those that are told.
    untold: usize,
}

impl<'a, F: FnMut(Text<'a>)> Reader<'a, F> {
    /// Reads a record or an array of records; `json` is a slice of the source.
    fn read(&mut self, json: &'a str) {
        let result = if json.starts_with('[') {
            self.array(json)
        } else {
            self.record(json)
        };
        if let Err(error) = result {
            self.not_json(json, &error);
        }
    }

    fn array(&mut self, array: &'a str) -> serde_json::Result<()> {
        // If there is a fault in it, nobody knows what the parts before the fault are parts of.
        serde_json::from_str::<IgnoredAny>(array)?;
        fields::each_element(array, |_, record| {
            if let Err(error) = self.record(record) {
                self.not_json(record, &error);
            }
            Ok(())
        })
    }

    /// Reads one record: all of its texts, or a problem.
    fn record(&mut self, record: &'a str) -> serde_json::Result<()> {
        if !record.starts_with('{') {
            serde_json::from_str::<IgnoredAny>(record)?;
            self.problem(
                record,
                "a record must be a JSON object, and this is none; it is passed through as it is",
            );
            return Ok(());
        }
        match self.fields.find(record)? {
            Found::Strings(strings) => self.strings(record, &strings),
            Found::Nothing => self.problem(record, &self.fields.missing()),
            Found::Twice(key, value) => self.problem(
                value,
                &format!(
                    "the key {key:?} stands twice in this object, and programs differ in which one they read; \
                     remove one (the record is passed through as it is)"
                ),
            ),
        }
        Ok(())
    }

    fn strings(&mut self, record: &'a str, literals: &[&'a str]) {
        let decode = |literal: &&'a str| {
            let start = self.offset(literal);
            string::decode(literal, start).map_err(|escape| escape.shift(start))
        };
        match literals.iter().map(decode).collect::<Result<Vec<_>, _>>() {
            Ok(texts) => texts.into_iter().for_each(&mut self.each),
            Err(escape) => self.problem(
                record,
                &format!(
                    "the escape {} is half a character (a lone surrogate), which no text can hold; write the whole \
                     character (the record is passed through as it is)",
                    escape.of(self.source)
                ),
            ),
        }
    }

    fn not_json(&mut self, json: &'a str, error: &serde_json::Error) {
        let line = json
            .split('\n')
            .nth(error.line().saturating_sub(1))
            .unwrap_or(json);
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        self.problem(
            trim(line),
            &format!(
                "this is no JSON: {what} (byte {} of the line); it is passed through as it is",
                error.column()
            ),
        );
    }

    fn problem(&mut self, part: &str, message: &str) {
        if self.problems.len() >= MOST_PROBLEMS {
            self.untold += 1;
            return;
        }
        let start = self.offset(part);
        self.problems.push(Problem {
            span: Span::new(start, start + part.len()),
            message: message.to_owned(),
        });
    }

    /// Where `part`, a slice of the source, begins in it.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }

    fn finish(mut self) -> Vec<Problem> {
        if let (1.., Some(last)) = (self.untold, self.problems.last_mut()) {
            last.message = format!(
                "{} (and {} more records after this one have problems)",
                last.message, self.untold
            );
        }
        self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read<'a>(source: &'a str, fields: &[&str]) -> (Vec<Text<'a>>, Vec<Problem>) {
        let fields: Vec<_> = fields.iter().map(|field| (*field).to_owned()).collect();
        let mut texts = Vec::new();
        let problems = articles(source, &fields, |text| texts.push(text));
        (texts, problems)
    }

    /// The texts of a source that has no problems, each of which must map to where it stands.
    fn texts(source: &str, fields: &[&str]) -> Vec<String> {
        let (texts, problems) = read(source, fields);
        assert_eq!(problems, [], "{source}");
        texts
            .iter()
            .map(|text| {
                let raw = text.source_span().of(source);
                let value: String = serde_json::from_str(&format!("\"{raw}\"")).unwrap();
                assert_eq!(value, text.as_str());
                value
            })
            .collect()
    }

    /// The problems of a source, each as the text it points at and its message, and how many texts there are.
    fn problems(source: &str, fields: &[&str]) -> (usize, Vec<(String, String)>) {
        let (texts, problems) = read(source, fields);
        let shown = |problem: Problem| (problem.span.of(source).to_owned(), problem.message);
        (texts.len(), problems.into_iter().map(shown).collect())
    }

    #[test]
    fn documents_and_lines_are_told_apart() {
        assert_eq!(texts(r#"{"text":"one"}"#, &[]), ["one"]);
        assert_eq!(
            texts("{\n  \"id\": 7,\n  \"text\": \"one\"\n}\n", &[]),
            ["one"]
        );
        let array = "[{\"text\":\"one\"},\n {\"text\":\"two\"}]";
        assert_eq!(texts(array, &[]), ["one", "two"]);
        let lines = "{\"text\":\"one\"}\r\n\r\n  {\"text\":\"two\"}\n\n[{\"text\":\"three\"}]";
        assert_eq!(texts(lines, &[]), ["one", "two", "three"]);
        for empty in ["", "\n", " \r\n\t", "[]", "[\n]\n"] {
            assert!(texts(empty, &[]).is_empty(), "{empty:?}");
        }
    }

    #[test]
    fn well_known_names_are_found_however_they_are_spelt() {
        for name in [
            "text",
            "content",
            "body",
            "articleBody",
            "article_body",
            "article-body",
            "html",
            "markdown",
            "raw_text",
            "maintext",
            "main_text",
            "fulltext",
            "Text",
            "content_html",
            "page_content",
            "t\\u0065xt",
        ] {
            let source = format!(r#"{{"url":"u","{name}":"one"}}"#);
            assert_eq!(texts(&source, &[]), ["one"], "{name}");
        }
        let both = r#"{"text":"one","title":"no","summary":"no","html":"<p>one</p>"}"#;
        assert_eq!(texts(both, &[]), ["one", "<p>one</p>"]);
        let graph =
            r#"{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","articleBody":"one"}]}"#;
        assert_eq!(texts(graph, &[]), ["one"]);
        assert_eq!(texts(graph, &["articleBody"]), ["one"]);
    }

    #[test]
    fn empty_texts_and_nulls_are_no_articles_and_no_problems() {
        assert!(texts(r#"{"text":""}"#, &[]).is_empty());
        assert!(texts(r#"{"text":null}"#, &[]).is_empty());
        assert_eq!(texts(r#"{"text":null,"html":"one"}"#, &[]), ["one"]);
    }

    #[test]
    fn given_fields_replace_the_well_known_ones() {
        let source =
            r#"{"text":"no","story":"one","data":{"body":"two","story":"no"},"a/b":{"~":"three"}}"#;
        assert_eq!(texts(source, &["story"]), ["one"]);
        assert_eq!(texts(source, &["story", "/data/body"]), ["one", "two"]);
        assert_eq!(texts(source, &["/a~1b/~0"]), ["three"]);
        let array = r#"{"items":[{"body":"one"},{"body":"two"},7,{"other":"no"}]}"#;
        assert_eq!(texts(array, &["/items/body"]), ["one", "two"]);
        assert_eq!(texts(array, &["/items/1/body"]), ["two"]);
        assert_eq!(texts(r#"{"lines":["one","two"]}"#, &["/lines/1"]), ["two"]);
    }

    #[test]
    fn lines_that_are_no_json_are_told_and_the_others_read() {
        let source = "{\"text\":\"one\"}\n{\"text\":\"two}\n{\"text\":\"three\"}\nnot json\n{\"text\":\"four\"}x\n";
        let (texts, told) = problems(source, &[]);
        assert_eq!(texts, 2);
        let lines: Vec<_> = told.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(
            lines,
            ["{\"text\":\"two}", "not json", "{\"text\":\"four\"}x"]
        );
        assert_eq!(
            told[2].1,
            "this is no JSON: trailing characters (byte 16 of the line); it is passed through as it is"
        );
    }

    #[test]
    fn a_broken_first_line_does_not_make_lines_a_document() {
        let (texts, told) = problems("{\"text\":\"one}\n{\"text\":\"two\"}\n", &[]);
        assert_eq!((texts, told.len()), (1, 1));
        assert_eq!(told[0].0, "{\"text\":\"one}");
    }

    #[test]
    fn a_broken_document_gives_no_texts() {
        for source in [
            "[{\"text\":\"one\"},\n{\"text\":\"two\"},\n",
            "[\n{\"text\":\"one\"},\n{\"text\" \"two\"}\n]",
            "{\n\"text\": \"one\",\n}\n",
            "{\n\"text\": \"one\"",
        ] {
            let (texts, told) = problems(source, &[]);
            assert_eq!((texts, told.len()), (0, 1), "{source}");
        }
        let (_, told) = problems("{\n\"text\": \"one\",\n\"id\": 01\n}\n", &[]);
        assert_eq!(told[0].0, "\"id\": 01", "the line of the fault");
    }

    #[test]
    fn records_without_the_field_are_told() {
        let source = "{\"title\":\"a\"}\n{\"text\":\"one\"}\n{\"text\":7}\n\"text\"\n[7]\n";
        let (texts, told) = problems(source, &[]);
        assert_eq!(texts, 1);
        let parts: Vec<_> = told.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(
            parts,
            ["{\"title\":\"a\"}", "{\"text\":7}", "\"text\"", "7"]
        );
        assert!(told[0].1.contains("looked for (text, content, body"));
        assert!(told[2].1.contains("must be a JSON object"));
        let (_, told) = problems(source, &["story", "/data/body"]);
        assert!(told[0].1.contains("(story, /data/body)"));
    }

    #[test]
    fn keys_that_stand_twice_are_told() {
        let twice = r#"{"text":"one","id":1,"t\u0065xt":"two","html":"<p>one</p>"}"#;
        let (texts, told) = problems(twice, &[]);
        assert_eq!((texts, told[0].0.as_str()), (0, "\"two\""));
        assert!(told[0].1.contains("the key \"text\" stands twice"));
        let (texts, told) = problems(r#"{"data":{"body":"one"},"data":null}"#, &["/data/body"]);
        assert_eq!((texts, told.len()), (0, 1));
        assert_eq!(self::texts(r#"{"id":1,"id":2,"text":"one"}"#, &[]), ["one"]);
        assert_eq!(self::texts(r#"{"text":"one","Text":"two"}"#, &[]).len(), 2);
    }

    #[test]
    fn lone_surrogates_matter_where_the_text_stands() {
        let source =
            "{\"text\":\"a\",\"html\":\"b \\ud83d\"}\n{\"id\":\"\\ud83d\",\"text\":\"one\"}\n";
        let (texts, told) = problems(source, &[]);
        assert_eq!((texts, told.len()), (1, 1));
        assert!(
            told[0].1.contains(r"the escape \ud83d is half a character"),
            "{}",
            told[0].1
        );
        let array = r#"[{"\ud83d":1,"text":"one"},{"text":"two"}]"#;
        let (texts, told) = problems(array, &[]);
        assert_eq!((texts, told.len()), (1, 1));
    }

    #[test]
    fn depth_costs_no_stack() {
        for depth in [10_000, 2_000_000] {
            let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            let source = format!("{{\"deep\":{deep},\"text\":\"one\"}}");
            assert_eq!(texts(&source, &[]), ["one"]);
            assert_eq!(problems(&deep, &[]).0, 0);
            let graph = format!("{{\"@graph\":{deep},\"text\":\"one\"}}");
            assert_eq!(texts(&graph, &[]), ["one"]);
            let open = "{\"text\":".repeat(depth);
            assert_eq!(problems(&open, &[]).0, 0);
        }
    }

    #[test]
    fn a_million_problems_are_told_once() {
        let (_, told) = problems(&"{}\n".repeat(1_000_000), &[]);
        assert_eq!(told.len(), MOST_PROBLEMS);
        let last = &told[MOST_PROBLEMS - 1].1;
        assert!(last.ends_with("(and 999000 more records after this one have problems)"));
    }

    #[test]
    fn the_head_of_a_stream_tells_lines_from_a_document() {
        assert!(is_lines("{\"text\":\"one\"}\n{\"text\":\"tw"));
        assert!(is_lines("{\"text\":\"one}\n{\"text\":\"two\"}\n{\"te"));
        assert!(is_lines("no json\n{\"text\":\"two\"}\n"));
        assert!(!is_lines("{\n\"text\": \"one\",\n\"te"));
        assert!(!is_lines("[\n{\"text\":\"one\"},\n{\"text\":\"two\"},\n"));
        assert!(!is_lines("[\n{\"text\":\"one\"}\n{\"text\":\"two\"}\n"));
    }

    #[cfg(feature = "cli")]
    #[test]
    fn only_lines_in_an_encoding_with_plain_line_ends_may_be_cut() {
        let lines = "{\"text\":\"Zoë\"}\n{\"text\":\"Zo";
        assert!(may_be_cut(lines.as_bytes()));
        assert!(may_be_cut(&encoding_rs::WINDOWS_1252.encode(lines).0));
        assert!(may_be_cut(b"\0\0"), "to be refused at once");
        assert!(!may_be_cut(b"{\n\"text\": \"Zo\xEB\",\n\"te"));
        let wide: Vec<u8> = std::iter::once(0xFEFF)
            .chain(lines.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!may_be_cut(&wide));
    }

    proptest! {
        #[test]
        fn no_input_makes_it_panic(source in "[{}\\[\\]\":, \n\\\\a-e0-9ud]{0,60}") {
            for problem in read(&source, &[]).1 {
                prop_assert!(source.get(problem.span.start()..problem.span.end()).is_some());
            }
        }

        #[test]
        fn texts_of_random_records_are_those_of_serde_json(
            records in prop::collection::vec(
                (any::<String>(), any::<Option<i32>>(), "[a-z]{0,3}", any::<bool>()),
                1..6,
            ),
            shape in 0..3,
        ) {
            let values: Vec<serde_json::Value> = records
                .iter()
                .map(|(text, id, key, nested)| {
                    let mut value = serde_json::json!({"id": id, "text": text});
                    value[key] = if *nested { serde_json::json!([{"text": "no"}]) } else { 7.into() };
                    value
                })
                .collect();
            let lines = |pretty: fn(&serde_json::Value) -> serde_json::Result<String>| -> Vec<String> {
                values.iter().map(|value| pretty(value).unwrap()).collect()
            };
            let source = match shape {
                0 => lines(serde_json::to_string).join("\n"),
                1 => format!("[{}]", lines(serde_json::to_string).join(",")),
                _ => format!("[{}\n]", lines(serde_json::to_string_pretty).join(",\n")),
            };
            let expected: Vec<_> = values
                .iter()
                .filter_map(|value| value["text"].as_str())
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
                .collect();
            let (texts, _) = read(&source, &[]);
            let found: Vec<_> = texts.iter().map(|text| text.as_str().to_owned()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}

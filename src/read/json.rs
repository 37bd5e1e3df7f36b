//! JSON and JSON Lines: the string values that hold articles.
//!
//! Values that nobody asks for are skipped by an iterative scanner, so that neither their depth nor their size
//! matters, and strings without escapes are borrowed.

mod fields;
mod layout;
mod no_text;
mod string;

pub use layout::is_record;
#[cfg(feature = "cli")]
pub use layout::may_be_cut;
pub use no_text::Readable;

use crate::document::Format;
use crate::error::{Flaw, Problem};
use crate::span::Span;
use crate::text::Text;
use fields::{Fields, Found, Literal};
use layout::{Layout, lines, second_document, trim};
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// From how many problems of one kind on they are counted, not told one by one: a million lines of another format are
/// one thing to know, not a million.
const MOST_PROBLEMS: usize = 1_000;

/// Calls `each` with every article of a JSON document or of JSON Lines, in their order, and with the format that the
/// name of its field tells of, if it does (`content_html`); gives what could not be read, and how many records were.
///
/// A document is one record (an object) or an array of them; JSON Lines have one on each line that is not blank.
/// `fields` are names (`text`) or JSON pointers (`/data/body`); empty means the well-known names, as `text`, `content`
/// or `articleBody`, also in the nodes of a JSON-LD `@graph`. A pointer that meets an array goes into each of its
/// objects, unless it names one by its index. Empty strings and nulls are no articles. What is said to be lines is read
/// as such unless it is a document over several lines, whole or broken.
///
/// A text maps to the inside of its string, escapes and all, so that deletions leave JSON behind. A record with a
/// problem (no JSON, no object, no such field, the same key twice, a lone surrogate) gives no texts. O(n) time, and
/// no more memory than the texts of one record need.
pub fn articles<'a>(
    source: &'a str,
    fields: &[String],
    are_lines: bool,
    mut each: impl FnMut(Text<'a>, Option<Format>),
) -> (Vec<Problem>, usize) {
    let layout = Layout::of(source);
    let is_document = layout.is_document(source, are_lines);
    let is_broken = is_document && layout == Layout::Broken;
    let mut reader = Reader {
        source,
        fields: Fields::new(fields),
        each: &mut each,
        read: 0,
        should_be_lines: is_document && are_lines,
        problems: Vec::new(),
        counts: BTreeMap::new(),
    };
    match is_broken.then(|| second_document(source)).flatten() {
        Some(second) => reader.problem(second, Flaw::NoJson, SEVERAL_DOCUMENTS),
        None if is_document => reader.read(trim(source)),
        None => lines(source).for_each(|line| reader.read(line)),
    }
    let records = reader.read;
    (reader.finish(), records)
}

/// What is told of documents that follow one another, over several lines each.
const SEVERAL_DOCUMENTS: &str = "here one JSON document ends and another one begins, which is neither one document nor \
     JSON Lines; write each record on one line of its own, as `jq -c .` does (the file is passed through as it is)";

struct Reader<'a, F> {
    source: &'a str,
    fields: Fields,
    each: F,
    /// How many records were read.
    read: usize,
    /// Whether the source is read as one document, and should be JSON Lines.
    should_be_lines: bool,
    problems: Vec<Problem>,
    /// How many problems of each kind there are.
    counts: BTreeMap<Flaw, usize>,
}

impl<'a, F: FnMut(Text<'a>, Option<Format>)> Reader<'a, F> {
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
                Flaw::NoObject,
                "a record must be a JSON object, and this is none; it is passed through as it is",
            );
            return Ok(());
        }
        match self.fields.find(record)? {
            Found::Strings(strings) => self.strings(record, &strings),
            Found::Nothing => self.problem(record, Flaw::NoField, &self.fields.missing()),
            Found::Twice(key, value) => self.problem(
                value,
                Flaw::KeyTwice,
                &format!(
                    "the key {key:?} stands twice in this object, and programs differ in which one they read; \
                     remove one (the record is passed through as it is)"
                ),
            ),
        }
        Ok(())
    }

    fn strings(&mut self, record: &'a str, literals: &[Literal<'a>]) {
        let decode = |literal: &Literal<'a>| {
            let start = self.offset(literal.written);
            let text = string::decode(literal.written, start);
            text.map_err(|escape| escape.shift(start))
        };
        match literals.iter().map(decode).collect::<Result<Vec<_>, _>>() {
            Ok(texts) => {
                self.read += 1;
                for (text, literal) in texts.into_iter().zip(literals) {
                    (self.each)(text, literal.format);
                }
            }
            Err(escape) => self.problem(
                record,
                Flaw::HalfCharacter,
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
        // What is read of the line may begin behind its start.
        let start = self.offset(line);
        let before = self.source.get(..start).unwrap_or_default();
        let indent = start - before.rfind('\n').map_or(0, |end| end + 1);
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        let what = format!(
            "this is no JSON: {what} (byte {} of the line)",
            indent + error.column()
        );
        let message = if self.should_be_lines {
            format!(
                "{what}; no line of the file is a record, so that it was read as one JSON document over several lines; \
                 mend that, or write each record on one line, as `jq -c .` does (it is passed through as it is)"
            )
        } else {
            format!("{what}; it is passed through as it is")
        };
        self.problem(trim(line), Flaw::NoJson, &message);
    }

    fn problem(&mut self, part: &str, flaw: Flaw, message: &str) {
        let count = self.counts.entry(flaw).or_default();
        *count += 1;
        if *count > MOST_PROBLEMS {
            return;
        }
        let start = self.offset(part);
        let span = Span::new(start, start + part.len());
        self.problems.push(Problem::new(span, flaw, message));
    }

    /// Where `part`, a slice of the source, begins in it.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.source.as_ptr() as usize)
    }

    fn finish(mut self) -> Vec<Problem> {
        for (flaw, count) in self.counts {
            let last = self.problems.iter_mut().rfind(|it| it.flaw == flaw);
            if let Some(last) = last {
                last.add_untold(count.saturating_sub(MOST_PROBLEMS));
            }
        }
        for problem in &mut self.problems {
            problem.nothing_is_read = self.read == 0;
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
        let (problems, _) = articles(source, &fields, false, |text, _| texts.push(text));
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
    fn lines_of_something_else_before_the_records_do_not_make_lines_a_document() {
        let records = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
        for line in [
            "[broken",
            "[info] 12:00 reading",
            "12:00 reading",
            "reading",
            "<html>",
        ] {
            let (texts, told) = problems(&(format!("{line}\n").repeat(30) + records), &[]);
            assert_eq!((texts, told.len()), (2, 30), "{line}");
        }
    }

    #[test]
    fn objects_within_something_else_are_no_records() {
        for source in [
            "/* what is read */\n{\n  \"references\": [\n    { \"path\": \"./x\" }\n  ]\n}\n",
            "const pages = [\n  {\"text\":\"one\"}\n]\n",
        ] {
            let (texts, told) = problems(source, &[]);
            assert_eq!((texts, told.len()), (0, 1), "{source}");
        }
    }

    #[test]
    fn what_is_said_to_be_lines_is_read_as_lines() {
        let fields: [String; 0] = [];
        for (source, read, untold) in [
            ("[broken\n{\"text\":\"one\"}\n", 1, 1),
            ("[\n{\"text\":\"one\"}\n", 1, 1),
            ("{\"text\":\"one\n{\"text\":\"two\"}\n", 1, 1),
            ("{\n\"text\": \"one\"\n}\n", 1, 0),
        ] {
            let mut texts = 0;
            let (told, _) = articles(source, &fields, true, |_, _| texts += 1);
            assert_eq!((texts, told.len()), (read, untold), "{source}");
            assert!(told.iter().all(|problem| !problem.nothing_is_read));
        }
    }

    #[test]
    fn of_what_stands_over_several_lines_one_thing_is_told() {
        let fields: [String; 0] = [];
        let document = "{\n  \"id\": 7,\n  \"text\": \"one\"\n}\n";
        let broken = document.replace("\"one\"", "\"one\",");
        let array = format!("[\n{},\n{broken}]\n", document.trim());
        for (source, line, message) in [
            (document.repeat(50), 5, "another one begins"),
            (broken, 4, "no line of the file is a record"),
            (array, 9, "no line of the file is a record"),
            (
                document[..20].to_owned(),
                3,
                "no line of the file is a record",
            ),
        ] {
            let (told, _) = articles(&source, &fields, true, |_, _| panic!("{source}"));
            assert_eq!(told.len(), 1, "{source}");
            assert!(told[0].message.contains(message), "{}", told[0].message);
            assert!(told[0].nothing_is_read);
            let before = &source[..told[0].span.start()];
            assert_eq!(before.matches('\n').count() + 1, line, "{source}");
        }
        let (texts, told) = problems(&document.repeat(2), &[]);
        assert_eq!((texts, told.len()), (0, 1));
        assert!(told[0].1.contains("another one begins"));
    }

    #[test]
    fn it_is_told_whether_a_problem_costs_a_record_or_all() {
        for (source, expected) in [
            ("{\n\"text\": \"one\",\n}\n", true),
            ("[{\"text\":\"one\"},]", true),
            ("{\n\"title\": \"one\"\n}", true),
            ("{\"title\":\"one\"}", true),
            ("{\"title\":\"one\"}\n\n{broken\n", true),
            ("{\"text\":\"\"}\n{\"title\":\"two\"}", false),
            ("[{\"text\":\"one\"},\n{\"title\":\"two\"}]", false),
            ("{\"text\":\"one\"}\n{\"title\":\"two\"}", false),
        ] {
            let told = read(source, &[]).1;
            assert_eq!(told[0].nothing_is_read, expected, "{source}");
        }
    }

    #[test]
    fn a_broken_document_gives_no_texts() {
        for source in [
            "[{\"text\" \"one\"},\n{\"text\":\"two\"},\n{\"text\":\"three\"}\n]",
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
        assert_eq!(self::texts(array, &[]), ["one", "two"]);
    }

    #[test]
    fn a_fault_is_told_by_its_place_in_its_line() {
        let byte = |source: &str| {
            let (_, told) = problems(source, &[]);
            let (_, rest) = told[0].1.split_once("(byte ").unwrap();
            rest.split(' ').next().unwrap().parse::<usize>().unwrap()
        };
        assert_eq!(byte("{\"text\":\"a\"}\n{\"text\":\"b\" x}\n"), 13);
        assert_eq!(byte("{\"text\":\"a\"}\n  {\"text\":\"b\" x}\n"), 15);
        assert_eq!(byte("  [{\"text\":\"a\"},\n {\"text\":\"b\" x}]"), 14);
        assert_eq!(byte("  [{\"text\":\"a\" x},\n {\"text\":\"b\"}]"), 16);
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
        // Those of another kind behind them are told all the same.
        let (_, told) = problems(&("{}\n".repeat(MOST_PROBLEMS + 7) + "7\n"), &[]);
        assert_eq!(told.len(), MOST_PROBLEMS + 1);
        let (last, other) = (&told[MOST_PROBLEMS - 1].1, &told[MOST_PROBLEMS]);
        assert!(last.ends_with("(and 7 more records after this one have problems)"));
        assert_eq!(other.0, "7");
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

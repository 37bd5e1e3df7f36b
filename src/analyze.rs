//! The pipeline from bytes to edits: decoded, taken apart into articles, each of which is judged in `article`, and
//! settled.

mod analysis;
mod article;
mod explained;
#[cfg(test)]
mod growth;
mod settled;

pub use analysis::Analysis;
pub use explained::explain;
#[cfg(feature = "cli")]
pub use explained::explain_findings;

use crate::document::Format;
use crate::edit;
use crate::error::{Error, Flaw, Problem};
use crate::finding::Rule;
use crate::options::Options;
use crate::read::json::Readable;
use crate::text::Text;
use crate::{decode, read};
use article::{Cut, article};
#[cfg(feature = "cli")]
pub use settled::settle_detected;
use settled::{OTHER_FORMAT, is_settled_in_bytes, is_settled_in_format, leaves_binary};

/// How long an input may be: below, blocks and offsets in text are counted in 32 bits, and a byte of a legacy encoding
/// may be three of UTF-8.
const LONGEST: usize = (u32::MAX / 3) as usize;

/// Finds the repeats of one input.
///
/// `bytes` is the whole file as it is on disk: UTF-8 with or without a byte order mark, UTF-16 with one, or a legacy
/// encoding, which is detected. All spans of the result are byte ranges of these `bytes`. Time grows near-linearly
/// with the input.
///
/// # Errors
///
/// [`Error::TooLong`] if the input is longer than 1.4 GB, and [`Error::Binary`] if it is no text. JSON records that
/// cannot be read are no errors but [`Analysis::problems`], and so are lines of JSON Lines that are no text, unless
/// none of the others is a record.
pub fn analyze(bytes: &[u8], format: Format, options: &Options) -> Result<Analysis, Error> {
    analyze_new(bytes, format, options, &mut |_, _| false)
}

/// Whether a repeat is known: given its rule and its text, asked once for each repeat in the order of the file.
pub type IsKnown<'a> = dyn FnMut(Rule, &str) -> bool + 'a;

/// As [`analyze`], without the repeats that are known: they are neither findings, nor do they go.
pub fn analyze_new(
    bytes: &[u8],
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Result<Analysis, Error> {
    if bytes.len() > LONGEST {
        return Err(Error::TooLong { most: LONGEST });
    }
    let corrected = options.corrected();
    let options = corrected.as_ref().unwrap_or(options);
    match readable(bytes, format, options) {
        Some(readable) => {
            let mut analysis = analyze_text(&readable.bytes, format, options, is_known)?;
            analysis.add_problems(readable.problems);
            Ok(analysis)
        }
        None => analyze_text(bytes, format, options, is_known),
    }
}

/// What can be read of JSON Lines, some of which are no text.
fn readable(bytes: &[u8], format: Format, options: &Options) -> Option<Readable> {
    match format {
        Format::Json => Readable::of(bytes, options.json_lines),
        _ => None,
    }
}

/// As [`analyze_new`], of bytes all of which are text.
fn analyze_text(
    bytes: &[u8],
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Result<Analysis, Error> {
    let text = decode::decode(bytes)?;
    let mut analysis = decoded(&text, format, options, is_known);
    if !analysis.safe.is_empty() && !text.is_verbatim() {
        let stays = Cut::new(text.as_str(), &analysis.safe);
        analysis.map_spans(|span| text.to_source(span));
        if !is_settled_in_bytes(bytes, &analysis.safe, stays.text.as_str(), format, options) {
            analysis.ask_first(
                "what is left would be read in another encoding, in which more would go",
            );
        }
    } else {
        analysis.map_spans(|span| text.to_source(span));
    }
    let is_refused = || {
        let left = edit::apply(bytes, &analysis.safe);
        left.is_ok_and(|left| is_refused(&left, format, options))
    };
    if leaves_binary(bytes, &analysis.safe) && is_refused() {
        analysis.ask_first("what is left would be taken for a binary file");
    }
    Ok(analysis)
}

/// Whether bytes would be taken for a binary file. Of JSON Lines only those are refused that are no text themselves.
/// O(bytes).
pub fn is_refused(bytes: &[u8], format: Format, options: &Options) -> bool {
    decode::binary_at(bytes).is_some() && readable(bytes, format, options).is_none()
}

/// What is said of decoded text, in its spans.
fn decoded(
    text: &Text<'_>,
    format: Format,
    options: &Options,
    is_known: &mut IsKnown<'_>,
) -> Analysis {
    match format {
        Format::Json => records(text.as_str(), options, is_known),
        format => article(text.as_str(), format, options, is_known),
    }
}

/// How much of an input its format is told from.
const HEAD: usize = 64 * 1024;

/// The format that bytes of unknown origin seem to be in, by their first 64 KB: plain text unless there are signs of
/// another one, also where they are no text at all. JSON Lines are known by those that are text. O(1).
pub fn detect(bytes: &[u8]) -> Format {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let readable = Readable::of(head, false);
    let head = readable.as_ref().map_or(head, |it| it.bytes.as_slice());
    decode::decode(head).map_or(Format::Text, |text| read::detect(text.as_str()))
}

/// The articles of a JSON source, each cleaned inside of its string.
fn records(source: &str, options: &Options, is_known: &mut IsKnown<'_>) -> Analysis {
    let mut whole = Analysis::default();
    let (problems, records) = each_record(source, options, |text, named, format| {
        let mut analysis = article(text.as_str(), format, options, is_known);
        if options.field_format.is_none()
            && !is_settled_in_format(text.as_str(), &analysis.safe, named, format, options)
        {
            analysis.ask_first(OTHER_FORMAT);
        }
        analysis.map_spans(|span| text.to_source(span));
        whole.append(analysis);
    });
    // One article that is not read is one record of them. Of comments nothing is said here.
    whole
        .problems
        .retain(|problem| problem.flaw == Flaw::NestedWithoutEnd);
    for problem in &mut whole.problems {
        problem.nothing_is_read = false;
    }
    whole.problems.extend(problems);
    whole.problems.sort_by_key(|problem| problem.span.start());
    whole.records = records;
    whole
}

/// Gives each article of a JSON source with the format that the name of its field tells of, if it does, and the one in
/// which it is read; gives what is wrong with the source, and how many records it has.
fn each_record(
    source: &str,
    options: &Options,
    mut give: impl FnMut(&Text, Option<Format>, Format),
) -> (Vec<Problem>, usize) {
    let (fields, are_lines) = (&options.fields, options.json_lines);
    read::json::articles(source, fields, are_lines, |text, named| {
        let seems = || read::detect_named(text.as_str(), named);
        let format = options.field_format.unwrap_or_else(seems);
        // JSON inside of a string is data, and no article: lines cannot go from it one by one.
        if format != Format::Json {
            give(&text, named, format);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::finding::Applicability;

    fn cleaned(json: &str) -> String {
        let analysis = analyze(json.as_bytes(), Format::Json, &Options::default()).unwrap();
        assert_eq!(analysis.problems, []);
        let edits = analysis.edits(Applicability::Safe);
        String::from_utf8(apply(json.as_bytes(), edits).unwrap()).unwrap()
    }

    #[test]
    fn code_and_comments_are_known_by_the_name_of_their_field() {
        let cut = "Mayor Ada Quill opens the new bridge over…";
        let whole = "Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed/AP";
        for (field, text, goes) in [
            ("text", format!("{cut}\n{whole}\n"), true),
            ("markdown", format!("{cut}\n\n{whole}\n"), true),
            (
                "content_markdown",
                format!("    {cut}\n    {whole}\n"),
                false,
            ),
            ("body_md", format!("    {cut}\n    {whole}\n"), false),
            ("html", format!("{cut}<br>{whole}"), true),
            ("content_html", format!("<pre>{cut}\n{whole}</pre>"), false),
            (
                "rawHtml",
                format!("<script>\n{cut}\n{whole}\n</script>"),
                false,
            ),
            (
                "html",
                format!("<!-- onecap-ignore-file -->{cut}<br>{whole}"),
                false,
            ),
        ] {
            let record = serde_json::json!({ field: text }).to_string();
            let options = Options {
                fields: vec![field.to_owned()],
                ..Options::default()
            };
            let analysis = analyze(record.as_bytes(), Format::Json, &options).unwrap();
            assert_eq!(!analysis.findings.is_empty(), goes, "{record}");
        }
    }

    #[test]
    fn what_is_too_long_is_refused() {
        // Never written to, so that it takes no memory.
        let bytes = vec![0; LONGEST + 1];
        for format in [Format::Text, Format::Json] {
            let error = analyze(&bytes, format, &Options::default()).unwrap_err();
            assert!(
                matches!(error, Error::TooLong { most } if most == LONGEST),
                "{error}"
            );
        }
    }

    #[test]
    fn an_article_that_is_not_read_says_so() {
        let caption =
            "Mayor Ada Quill opens the new bridge over the Orle on Monday. Photo: Jo Reed/AP";
        let article = |quotes: usize| {
            let quoted = "> ".repeat(quotes);
            format!("# Bridge\n\n{quoted}x\n\n{caption}\n\n{caption}\n\n[more](/a)\n")
        };
        let analyzed =
            |source: &str, format| analyze(source.as_bytes(), format, &Options::default()).unwrap();
        let read = analyzed(&article(500), Format::Markdown);
        assert_eq!((read.findings.len(), read.problems), (1, vec![]));

        let source = article(501);
        let unread = analyzed(&source, Format::Markdown);
        let [problem] = &unread.problems[..] else {
            panic!("{:?}", unread.problems);
        };
        assert!(unread.findings.is_empty() && problem.nothing_is_read);
        assert_eq!(problem.span.of(&source), "> ".repeat(501).trim_end());

        let records =
            [source, article(5)].map(|text| serde_json::json!({ "text": text }).to_string() + "\n");
        let lines = records.concat();
        let analysis = analyzed(&lines, Format::Json);
        let [problem] = &analysis.problems[..] else {
            panic!("{:?}", analysis.problems);
        };
        assert!(!problem.nothing_is_read && problem.span.end() < records[0].len());
        assert_eq!(analysis.findings.len(), 1);
    }

    #[test]
    fn a_copy_that_ends_in_another_element_is_shown_and_stays() {
        let copy = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
        let rest =
            "The council voted to rebuild it, and nobody who was there spoke against that plan.";
        for (source, format, is_cut) in [
            (
                "<p><b>On Monday Mayor Ada Quill</b> opens the new… Mayor Ada Quill opens the new bridge over the Orle.</p>"
                    .to_owned(),
                Format::Html,
                true,
            ),
            (
                "<p><b>Mayor Ada Quill</b> opens the new… Mayor Ada Quill opens the new bridge over the Orle.</p>"
                    .to_owned(),
                Format::Html,
                false,
            ),
            (format!("<p>{copy} <b>{copy}</b></p>"), Format::Html, false),
            (format!("<p>{copy} {copy}</p>"), Format::Html, false),
            (
                format!("<p>Tom &amp; {copy} Tom &amp; {copy}</p>"),
                Format::Html,
                false,
            ),
            (
                format!("**Mayor Ada Quill** opens the new… {copy}\n"),
                Format::Markdown,
                true,
            ),
            (format!("*{copy}* {copy}\n"), Format::Markdown, true),
            (format!("{copy} {copy}\n"), Format::Markdown, false),
            (format!("`{copy} {copy}` (Jo Reed)\n"), Format::Markdown, false),
            // On two lines, code is one piece of text.
            (format!("`{copy}\n{copy}` (Jo Reed)\n"), Format::Markdown, true),
        ] {
            let source = format!("{source}\n\n{rest}\n\nWork begins in spring.\n");
            let analysis = analyze(source.as_bytes(), format, &Options::default()).unwrap();
            let parts: Vec<_> = analysis
                .findings
                .iter()
                .filter(|finding| finding.rule == crate::Rule::Inline)
                .collect();
            assert_eq!(parts.len(), 1, "{source}");
            let expected = if is_cut {
                Applicability::DisplayOnly
            } else {
                Applicability::Safe
            };
            assert_eq!(parts[0].applicability, expected, "{source}");
            assert_eq!(parts[0].fix.is_empty(), is_cut, "{source}");
            assert_eq!(
                analysis.edits(Applicability::Unsafe).is_empty(),
                is_cut,
                "{source}"
            );
        }
    }

    #[test]
    fn a_copy_goes_with_the_element_it_fills() {
        let copy = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
        let rest =
            "The council voted to rebuild it, and nobody who was there spoke against that plan.";
        for (caption, expected) in [
            (
                format!("<b>Mayor</b> <i>{copy}</i> <b>Mayor</b> <i>{copy}</i> (Jo Reed)"),
                format!("<b>Mayor</b> <i>{copy}</i> (Jo Reed)"),
            ),
            // Glued together, each with its credit in an element of its own.
            (
                format!(
                    "<span class=a><i>{copy}</i> <small>Photo: Jo Reed/AP</small></span><span class=b><i>{copy}</i> <small>Photo: Jo Reed/AP</small></span>"
                ),
                format!("<span class=b><i>{copy}</i> <small>Photo: Jo Reed/AP</small></span>"),
            ),
        ] {
            let page = |caption: &str| {
                format!(
                    "<p>{rest}</p>\n<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>\n<p>{rest}</p>\n"
                )
            };
            let source = page(&caption);
            let analysis = analyze(source.as_bytes(), Format::Html, &Options::default()).unwrap();
            let left = apply(source.as_bytes(), analysis.edits(Applicability::Safe)).unwrap();
            assert_eq!(String::from_utf8(left).unwrap(), page(&expected));
            let finding = &analysis.findings[0];
            assert!(
                finding.span.of(&source).starts_with("Mayor"),
                "the text is shown"
            );
        }
    }

    /// Found by fuzzing: the whole code went for one of the copies in it.
    #[test]
    fn a_part_that_has_no_place_of_its_own_is_no_repeat_of_its_block() {
        let copy = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
        let source = format!(
            "``{copy}\n{copy}``\n\nThe council voted to rebuild it, and nobody spoke against that.\n"
        );
        let analysis = analyze(source.as_bytes(), Format::Markdown, &Options::default()).unwrap();
        assert_eq!(analysis.findings, []);
        assert_eq!(analysis.edits(Applicability::Unsafe), []);
    }

    /// Stray bytes make a text that of a legacy encoding where they stand twice, and broken UTF-8 where they stand
    /// once.
    #[test]
    fn a_text_that_would_be_read_in_another_encoding_is_settled_all_the_same() {
        let clean = |bytes: &[u8]| {
            let analysis = analyze(bytes, Format::Text, &Options::default()).unwrap();
            apply(bytes, analysis.edits(Applicability::Safe)).unwrap()
        };
        // Found by fuzzing.
        let stray = b"Alba \x9B\x93\xDF\x9Bomingo. EFE/Marta Luz\n";
        let bytes = [
            stray,
            "Carla Peña levantan muelle Alba el domingo. EFE/Marta Luz\nCarla Peña ".as_bytes(),
            stray,
            "Carla Nuria Peña".as_bytes(),
        ]
        .concat();
        let once = clean(&bytes);
        assert_eq!(clean(&once), once);
    }

    /// Found by fuzzing: what was code in Markdown was a line of text once a link was gone.
    #[test]
    fn a_record_that_would_be_read_in_another_format_is_settled_all_the_same() {
        let code = "Mayor Ada Quill opens the new bridge over the Orle on Monday, May 3, 2021.";
        let photo = "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth on Friday.";
        let body = "The council voted to rebuild it, and nobody who was there spoke against that.";
        let record = |photos: &str| {
            let text =
                format!("# The bridge opens\n\n{body}\n\n    {code}\n\n{code}\n\n{photos}\n");
            serde_json::json!({ "text": text }).to_string()
        };
        let linked = record(&format!("{photo}\n\n[{photo}](/photo.html)"));
        let once = cleaned(&linked);
        assert_eq!(cleaned(&once), once);
        // With another link it is Markdown before and after.
        let still_markdown = |photos: &str| record(&format!("{photos}\n\n[More](/more.html)"));
        assert_eq!(
            cleaned(&still_markdown(&format!("{photo}\n\n[{photo}](/p.html)"))),
            still_markdown(photo)
        );
    }

    #[test]
    fn json_within_json_is_left_alone() {
        let caption = "Mara Holt opens the bridge in Lower Wick on Monday.";
        let inner = format!("{{\n\"a\": 1,\n\"a\": 1,\n\"text\": \"{caption}\"\n}}");
        let outer = serde_json::json!({ "text": inner }).to_string();
        assert_eq!(cleaned(&outer), outer);
    }
}

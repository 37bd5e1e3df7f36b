//! Comments that tell onecap to leave blocks alone, as specifications: what goes without them stays with them.

use onecap::{Applicability, Format, Options, Rule, analyze, apply};

const CUT: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday…";
const FULL: &str = "Mara Holt opens the rebuilt bridge over the Orle in Lower Wick on Monday morning, May 5, 2025. (Jo Reed/Coastwire)";

/// An article with `CUT` and `FULL` filled in.
fn fill(source: &str) -> String {
    source.replace("CUT", CUT).replace("FULL", FULL)
}

/// The cleaned article and what is wrong with its comments, as (line, message).
fn clean(source: &str, format: Format, options: &Options) -> (String, Vec<(usize, String)>) {
    let analysis = analyze(source.as_bytes(), format, options).unwrap();
    let problems = analysis
        .problems
        .iter()
        .map(|problem| {
            let line = source[..problem.span.start()].matches('\n').count() + 1;
            (line, problem.message.clone())
        })
        .collect();
    let edits = analysis.edits(Applicability::Safe);
    let cleaned = apply(source.as_bytes(), edits).unwrap();
    (String::from_utf8(cleaned).unwrap(), problems)
}

#[track_caller]
fn stays(source: &str, format: Format) {
    let source = fill(source);
    let (cleaned, problems) = clean(&source, format, &Options::default());
    assert_eq!(cleaned, source);
    assert_eq!(problems, []);
}

#[track_caller]
fn becomes(source: &str, expected: &str, format: Format, messages: &[(usize, &str)]) {
    let (cleaned, problems) = clean(&fill(source), format, &Options::default());
    assert_eq!(cleaned, fill(expected));
    assert_eq!(problems.len(), messages.len(), "{problems:?}");
    for ((line, message), (expected_line, part)) in problems.iter().zip(messages) {
        assert_eq!(line, expected_line, "{problems:?}");
        assert!(message.contains(part), "{problems:?}");
    }
}

const BODY: &str = "The council of Lower Wick paid for the works from its reserve.";
const MORE: &str = "Talks about a second bridge, further up the river, are to go on in the summer.";

#[test]
fn without_a_comment_the_repeat_goes() {
    becomes("CUT\n\nFULL\n", "FULL\n", Format::Markdown, &[]);
    becomes(
        "<p>CUT</p>\n<p>FULL</p>\n",
        "<p>FULL</p>\n",
        Format::Html,
        &[],
    );
}

#[test]
fn the_next_block_stays() {
    for source in [
        "<!-- onecap-ignore -->\n\nCUT\n\nFULL\n",
        "<!-- onecap-ignore -->\nCUT\n\nFULL\n",
        "<!-- onecap-ignore: both are wanted -->\n\nCUT\n\nFULL\n",
        "{/* onecap-ignore */}\n\nCUT\n\nFULL\n",
        "FULL\n\n<!-- onecap-ignore -->\n\n![The bridge](bridge.jpg)\n\nCUT\n",
    ] {
        stays(source, Format::Markdown);
    }
    for source in [
        "<!-- onecap-ignore --><p>CUT</p>\n<p>FULL</p>\n",
        "<p><!-- onecap-ignore -->CUT</p>\n<p>FULL</p>\n",
        "<p>FULL</p><!-- onecap-ignore --><figure><img src=a.jpg alt=\"The bridge\"><figcaption>CUT</figcaption></figure>",
    ] {
        stays(source, Format::Html);
    }
}

#[test]
fn only_the_next_block_stays() {
    let source = format!("<!-- onecap-ignore -->\n\nCUT\n\nFULL\n\n{BODY}\n\nFULL\n");
    let expected = format!("<!-- onecap-ignore -->\n\nCUT\n\nFULL\n\n{BODY}\n");
    becomes(&source, &expected, Format::Markdown, &[]);
}

#[test]
fn what_is_marked_may_keep_others_out() {
    becomes(
        &format!("CUT\n\n<!-- onecap-ignore -->\n\nFULL\n\nFULL\n\n{BODY} {MORE}\n"),
        &format!("<!-- onecap-ignore -->\n\nFULL\n\n{BODY} {MORE}\n"),
        Format::Markdown,
        &[(3, "ignores nothing")],
    );
}

#[test]
fn a_region_stays_and_what_is_outside_of_it_goes() {
    becomes(
        "CUT\n\n<!-- onecap-ignore-start -->\n\nCUT\n\nFULL\n\n<!-- onecap-ignore-end -->\n",
        "<!-- onecap-ignore-start -->\n\nCUT\n\nFULL\n\n<!-- onecap-ignore-end -->\n",
        Format::Markdown,
        &[],
    );
    stays(
        "<div><!-- onecap-ignore-start --><p>CUT</p></div><!-- onecap-ignore-end --><p>FULL</p>",
        Format::Html,
    );
}

#[test]
fn a_whole_file_stays() {
    stays(
        "CUT\n\nFULL\n\n<!-- onecap-ignore-file -->\n",
        Format::Markdown,
    );
    stays(
        "{/* onecap-ignore-file */}\n\nCUT\n\nFULL\n",
        Format::Markdown,
    );
    stays("<!-- onecap-ignore-file --><p>CUT<p>FULL", Format::Html);
}

/// In Markdown the line of a comment is HTML to its end, and the text on it is no paragraph.
#[test]
fn a_comment_that_shares_its_line_is_told_to_stand_alone() {
    for comment in ["<!-- onecap-ignore -->", "  <!-- onecap-ignore-start -->"] {
        let source = format!("{BODY}\n\n{comment} CUT\n\nFULL\n\n<!-- onecap-ignore-end -->\n");
        let source = if comment.contains("start") {
            source
        } else {
            source.replace("\n\n<!-- onecap-ignore-end -->", "")
        };
        let shares = "what follows this comment on its line is not read; put the comment on a line of its own";
        becomes(&source, &source, Format::Markdown, &[(3, shares)]);
    }
    // What is read is, and another comment is no text.
    for (line, format) in [
        (
            "A ferry waits. <!-- onecap-ignore --> Two boats are gone.",
            Format::Markdown,
        ),
        (
            "<!-- onecap-ignore --> <!-- none of the photos -->",
            Format::Markdown,
        ),
        ("<!-- onecap-ignore --> A ferry waits.", Format::Html),
    ] {
        let source = format!("{BODY}\n\n{line}\n\nFULL\n");
        becomes(
            &source,
            &source,
            format,
            &[(3, "this comment ignores nothing; remove it")],
        );
    }
}

#[test]
fn a_comment_that_ignores_nothing_is_reported() {
    for comment in ["<!-- onecap-ignore -->", "<!-- onecap-ignore-file -->"] {
        let source = format!("{BODY}\n\n{comment}\n\nFULL\n");
        becomes(
            &source,
            &source,
            Format::Markdown,
            &[(3, "this comment ignores nothing; remove it")],
        );
    }
    becomes(
        "FULL\n\n<!-- onecap-ignore -->\n",
        "FULL\n\n<!-- onecap-ignore -->\n",
        Format::Markdown,
        &[(3, "ignores nothing")],
    );
}

#[test]
fn comments_that_do_not_fit_are_reported() {
    for (source, expected, messages) in [
        (
            "<!-- onecap-ignore-start -->\n\nCUT\n\nFULL\n",
            "<!-- onecap-ignore-start -->\n\nCUT\n\nFULL\n",
            &[(1, "never closed")][..],
        ),
        (
            "CUT\n\nFULL\n\n<!-- onecap-ignore-end -->\n",
            "FULL\n\n<!-- onecap-ignore-end -->\n",
            &[(5, "no onecap-ignore-start")],
        ),
        (
            "<!-- onecap-ignore-start -->\n\n<!-- onecap-ignore-start -->\n\nCUT\n\n<!-- onecap-ignore-end -->\n\nFULL\n",
            "<!-- onecap-ignore-start -->\n\n<!-- onecap-ignore-start -->\n\nCUT\n\n<!-- onecap-ignore-end -->\n\nFULL\n",
            &[(3, "stands twice")],
        ),
        (
            "<!-- onecap-ignore-strat -->\n\nCUT\n\nFULL\n",
            "<!-- onecap-ignore-strat -->\n\nFULL\n",
            &[(1, "there is no such comment")],
        ),
    ] {
        becomes(source, expected, Format::Markdown, messages);
    }
}

#[test]
fn what_markdown_shows_or_hides_otherwise_is_no_comment() {
    for example in [
        "```\n<!-- onecap-ignore-file -->\n```",
        "    <!-- onecap-ignore-file -->",
        "Write `<!-- onecap-ignore-file -->` to leave a page alone.",
        "Write `{/* onecap-ignore-file */}` to leave a page alone.",
        "---\ntitle: \"How <!-- onecap-ignore-file --> works\"\n---",
        "{{< highlight html >}}\n<!-- onecap-ignore-file -->\n{{< /highlight >}}",
        "{% raw %}\n`<!-- onecap-ignore-file -->`\n{% endraw %}",
        "[Notes](notes.html \"<!-- onecap-ignore-file -->\")",
        "{{< note title=\"<!-- onecap-ignore-file -->\" >}}",
    ] {
        becomes(
            &format!("{example}\n\nCUT\n\nFULL\n"),
            &format!("{example}\n\nFULL\n"),
            Format::Markdown,
            &[],
        );
    }
}

#[test]
fn plain_text_has_no_comments() {
    becomes(
        "<!-- onecap-ignore-file -->\n\nCUT\n\nFULL\n",
        "<!-- onecap-ignore-file -->\n\nFULL\n",
        Format::Text,
        &[],
    );
}

#[test]
fn a_field_of_a_record_is_an_article_of_its_own() {
    let record = |text: &str| serde_json::json!({ "text": fill(text) }).to_string();
    let marked = record("<p>CUT</p><p>FULL</p><!-- onecap-ignore-file -->");
    let lines = format!("{marked}\n{}\n", record("<p>CUT</p><p>FULL</p>"));
    let expected = format!("{marked}\n{}\n", record("<p>FULL</p>"));
    let (cleaned, problems) = clean(&lines, Format::Json, &Options::default());
    assert_eq!(cleaned, expected);
    assert_eq!(problems, []);
}

#[test]
fn whether_a_comment_is_of_use_does_not_depend_on_the_chosen_rules() {
    let options = Options {
        rules: vec![Rule::Exact],
        ..Options::default()
    };
    let source = fill("<!-- onecap-ignore -->\n\nCUT\n\nFULL\n");
    assert_eq!(
        clean(&source, Format::Markdown, &options),
        (source.clone(), vec![])
    );
}

#[test]
fn cleaning_twice_says_and_does_the_same() {
    let source = fill("<!-- onecap-ignore -->\n\nCUT\n\nFULL\n\nFULL\n");
    let once = clean(&source, Format::Markdown, &Options::default());
    let twice = clean(&once.0, Format::Markdown, &Options::default());
    assert_eq!(once, twice);
    assert_eq!(once.1, []);
}

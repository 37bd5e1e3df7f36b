//! One self-contained page: each text with what goes struck and what stays marked, the reasons, and the totals.

mod article;

use super::{Failure, FileReport, INTERRUPTED, Report, Summary, View, count, safe_text};
use crate::error::Problem;
use crate::finding::{Applicability, Finding};
use article::Article;
use std::collections::BTreeSet;
use std::fmt::Write;
use xxhash_rust::xxh3::xxh3_64;

/// How many reasons are listed below one text.
const REASONS_SHOWN: usize = 2_000;

/// The format as a renderer.
pub struct Html;

impl Report for Html {
    fn head(&self) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
             <title>Repeated captions · onecap</title>\n<style>\n{}</style>\n</head>\n<body>\n\
             <header><h1>Repeated captions</h1><p>What says nothing that another text does not say, file by file.</p></header>\n<main>\n",
            include_str!("html.css")
        )
    }

    fn file(&self, file: &FileReport<'_>) -> String {
        let analysis = file.analysis;
        if analysis.findings.is_empty() && file.problems.is_empty() {
            return String::new();
        }
        let view = View::new(file);
        let id = format!(
            "f{:x}",
            xxh3_64(format!("{}\0{}", file.name, file.bytes_before).as_bytes())
        );
        let article = Article::new(&view, &analysis.findings, &id);
        let (total, problems) = (
            analysis.findings.len(),
            file.problems.iter().map(Problem::count).sum(),
        );
        let rules: BTreeSet<&str> = analysis
            .findings
            .iter()
            .flat_map(|finding| [finding.rule.code(), finding.rule.name()])
            .collect();
        let rules = rules.into_iter().collect::<Vec<_>>().join(" ");
        let many = match (total, problems) {
            (_, 0) => count(total, "repeat"),
            (0, _) => count(problems, "problem"),
            _ => format!("{}, {}", count(total, "repeat"), count(problems, "problem")),
        };
        let from = if file.lines_before > 0 {
            format!(", from line {}", file.lines_before + 1)
        } else {
            String::new()
        };
        let mut out = format!(
            "<details class=\"file\" id=\"{id}\" data-findings=\"{total}\" data-rules=\"{rules}\" style=\"order:-{total}\">\n\
             <summary><span class=\"path\">{}{from}</span> <span class=\"many\">{many}</span></summary>\n<div class=\"text\">{}</div>\n<ul class=\"why\">\n",
            escaped(file.name),
            article.html()
        );
        for (index, finding) in analysis.findings.iter().enumerate().take(REASONS_SHOWN) {
            out.push_str(&reason(&view, &article, index, finding));
        }
        // Writing to a string cannot fail.
        for problem in file.problems.iter().take(REASONS_SHOWN) {
            let line = view.positions(problem.span).0.line;
            let _ = writeln!(out, "<li>Line {line}: {}</li>", escaped(&problem.message));
        }
        out.push_str("</ul>\n");
        if total.max(problems) > REASONS_SHOWN {
            let _ = writeln!(
                out,
                "<p class=\"more\">Of each kind, the first {REASONS_SHOWN} are listed.</p>"
            );
        }
        out + "</details>\n"
    }

    fn failed(&self, failure: &Failure) -> String {
        format!(
            "<details class=\"file\" data-findings=\"0\" data-rules=\"\" open>\n\
             <summary><span class=\"path\">{}</span> <span class=\"many\">failed</span></summary>\n<ul class=\"why\">\n\
             <li>{}</li>\n</ul>\n</details>\n",
            escaped(&failure.path),
            escaped(&failure.message)
        )
    }

    fn tail(&self, summary: &Summary, _failures: &[Failure]) -> String {
        let none = if summary.interrupted {
            format!("<p class=\"none\">{INTERRUPTED}.</p>\n")
        } else if summary.findings.values().sum::<usize>() == 0 && summary.errors == 0 {
            "<p class=\"none\">Nothing repeats.</p>\n".to_owned()
        } else {
            String::new()
        };
        format!(
            "</main>\n<section id=\"totals\" aria-label=\"Totals\">\n{}{none}{}</section>\n<script>\n{}</script>\n</body>\n</html>\n",
            numbers(summary),
            chart(summary),
            include_str!("html.js")
        )
    }
}

/// One entry of the list below a text.
fn reason(view: &View<'_>, article: &Article<'_>, index: usize, finding: &Finding) -> String {
    let line = view.positions(finding.span).0.line;
    let what = match finding.applicability {
        Applicability::Safe => "goes by default",
        Applicability::Unsafe => "goes when asked for",
        Applicability::DisplayOnly => "is only shown",
    };
    let why = match &finding.held_back {
        Some(why) => format!(", as {}", escaped(why)),
        None => String::new(),
    };
    format!(
        "<li id=\"{}\"><a class=\"tag {}\" href=\"#{}\">{} {}</a>Line {line}: {}.{} <small>It {what}{why}; alike {:.0}\u{a0}%.</small></li>\n",
        article.reason_id(index),
        applicability(finding),
        article.place_id(index),
        finding.rule.code(),
        finding.rule.name(),
        escaped(&finding.reason),
        article.keeper_links(finding),
        finding.score * 100.0
    )
}

/// Class of what is only asked for or only shown.
fn applicability(finding: &Finding) -> &'static str {
    match finding.applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::DisplayOnly => "display-only",
    }
}

fn numbers(summary: &Summary) -> String {
    let total: usize = summary.findings.values().sum();
    let files = format!(
        "{} of {}",
        grouped(summary.files_with_findings as u64),
        grouped(summary.files as u64)
    );
    let mut numbers = vec![
        ("repeats found", grouped(total as u64)),
        ("files with repeats", files),
        ("texts compared", grouped(summary.blocks as u64)),
    ];
    for (one, many, number) in [
        ("repeat fixed", "repeats fixed", summary.fixed as u64),
        ("byte deleted", "bytes deleted", summary.bytes_removed),
        ("part not read", "parts not read", summary.problems as u64),
        ("file not read", "files not read", summary.errors as u64),
    ] {
        if number > 0 {
            numbers.push((if number == 1 { one } else { many }, grouped(number)));
        }
    }
    let items: String = numbers
        .iter()
        .map(|(name, number)| format!("<div><dt>{name}</dt><dd>{number}</dd></div>"))
        .collect();
    format!("<dl class=\"numbers\">{items}</dl>\n")
}

/// The findings by rule, as bars; the most frequent first.
fn chart(summary: &Summary) -> String {
    let mut rules: Vec<_> = summary
        .findings
        .iter()
        .filter(|(_, number)| **number > 0)
        .collect();
    rules.sort_by_key(|(rule, number)| (std::cmp::Reverse(**number), rule.code()));
    let Some(&(_, most)) = rules.first() else {
        return String::new();
    };
    let bars: String = rules
        .iter()
        .map(|(rule, number)| {
            format!(
                "<li title=\"{}\"><span class=\"rule\"><code>{}</code>{}</span><span class=\"track\"><span class=\"bar\" style=\"--share:{:.4}\"></span>{}</span></li>\n",
                escaped(rule.description()),
                rule.code(),
                rule.name(),
                **number as f64 / *most as f64,
                grouped(**number as u64)
            )
        })
        .collect();
    format!(
        "<h2>By rule</h2>\n<ul class=\"chart\">\n{bars}</ul>\n<h2>By file</h2>\n\
         <p class=\"key\"><del>Struck</del> text repeats and goes, <del class=\"unsafe\">dashed</del> text goes only when asked for, \
         <mark>marked</mark> text stays and says it. Each has its reason in the list below the text.</p>\n"
    )
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// Text from a file, for HTML: as text and as an attribute's value.
fn escaped(text: &str) -> String {
    htmlize::escape_all_quotes(safe_text::visible_lines(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::finding::Rule;

    fn page() -> String {
        let page = sample::render(&Html, &sample::all());
        // For a look in a browser: HTML_OUT=report.html.
        if let Some(path) = std::env::var_os("HTML_OUT") {
            std::fs::write(path, &page).unwrap();
        }
        page
    }

    #[test]
    fn a_file_in_full() {
        insta::assert_snapshot!(Html.file(&Sample::short().file()), @r##"
        <details class="file" id="f4070cb79e7fa5f13" data-findings="1" data-rules="CAP002 truncated" style="order:-1">
        <summary><span class="path">news/harbour.txt</span> <span class="many">1 repeat</span></summary>
        <div class="text">Storm over the harbour
        <a class="tag safe" id="f4070cb79e7fa5f13-t1" href="#f4070cb79e7fa5f13-w1">CAP002</a><del class="safe" title="CAP002 truncated: the kept text begins with the same words and goes on">A ferry waits off…</del>
        <span class="tag keep" id="f4070cb79e7fa5f13-k1">kept</span><mark>A ferry waits off Port Lund, May 3.</mark>
        The storm passed.
        </div>
        <ul class="why">
        <li id="f4070cb79e7fa5f13-w1"><a class="tag safe" href="#f4070cb79e7fa5f13-t1">CAP002 truncated</a>Line 2: the kept text begins with the same words and goes on. Kept: <a href="#f4070cb79e7fa5f13-k1">line 3</a>. <small>It goes by default; alike 88 %.</small></li>
        </ul>
        </details>
        "##);
    }

    #[test]
    fn the_totals() {
        let summary = sample::summary();
        insta::assert_snapshot!(format!("{}{}", numbers(&summary), chart(&summary)), @r#"
        <dl class="numbers"><div><dt>repeats found</dt><dd>8</dd></div><div><dt>files with repeats</dt><dd>5 of 6</dd></div><div><dt>texts compared</dt><dd>24</dd></div><div><dt>bytes deleted</dt><dd>210</dd></div><div><dt>part not read</dt><dd>1</dd></div></dl>
        <h2>By rule</h2>
        <ul class="chart">
        <li title="a caption that is cut off and stands in full elsewhere"><span class="rule"><code>CAP002</code>truncated</span><span class="track"><span class="bar" style="--share:1.0000"></span>3</span></li>
        <li title="media text with the same words as a kept block"><span class="rule"><code>CAP001</code>exact</span><span class="track"><span class="bar" style="--share:0.3333"></span>1</span></li>
        <li title="a short label all of whose words stand in the caption"><span class="rule"><code>CAP006</code>label</span><span class="track"><span class="bar" style="--share:0.3333"></span>1</span></li>
        <li title="media text that two or more kept blocks say together"><span class="rule"><code>CAP008</code>covered</span><span class="track"><span class="bar" style="--share:0.3333"></span>1</span></li>
        <li title="a caption said twice inside one block"><span class="rule"><code>CAP009</code>inline</span><span class="track"><span class="bar" style="--share:0.3333"></span>1</span></li>
        <li title="an alternative text that repeats the visible caption"><span class="rule"><code>CAP010</code>alt-repeats-caption</span><span class="track"><span class="bar" style="--share:0.3333"></span>1</span></li>
        </ul>
        <h2>By file</h2>
        <p class="key"><del>Struck</del> text repeats and goes, <del class="unsafe">dashed</del> text goes only when asked for, <mark>marked</mark> text stays and says it. Each has its reason in the list below the text.</p>
        "#);
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(grouped(123), "123");
    }

    #[test]
    fn nothing_of_a_file_is_markup_and_no_control_character_is_left() {
        let page = page();
        assert!(page.contains("&lt;b&gt;&amp;&quot;&apos;&lt;U+202E&gt;"));
        assert!(page.contains("a &quot;&lt;b&gt;reason&lt;/b&gt;&quot; with &apos;quotes&apos;"));
        assert!(!page.contains("<b>"));
        assert!(
            !page
                .contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r') || c == '\u{202e}')
        );
    }

    #[test]
    fn what_failed_is_on_the_page() {
        let entry = Html.failed(&sample::failure());
        assert!(entry.contains("<span class=\"path\">news/bin.txt</span>"));
        assert!(entry.contains("<li>cannot read news/bin.txt: it is binary</li>"));
    }

    #[test]
    fn the_page_needs_no_network() {
        let page = page();
        for outside in [
            "http:", "https:", "src=", "@import", "url(", "<link", "//fonts",
        ] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_tag_is_closed_and_every_link_leads_somewhere() {
        let page = page();
        for tag in [
            "details", "div", "del", "mark", "s", "span", "a", "ul", "li", "small", "main",
            "section",
        ] {
            let opened = page.matches(&format!("<{tag}>")).count()
                + page.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
        }
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        for link in page
            .split(" href=\"#")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(unique.contains(link), "{link}");
        }
    }

    #[test]
    fn a_clean_file_is_not_on_the_page() {
        assert_eq!(Html.file(&Sample::new("clean.txt", "Nothing.").file()), "");
        assert!(sample::render(&Html, &[]).contains("<main>\n</main>"));
    }

    #[test]
    fn of_a_long_text_only_what_stands_near_is_shown() {
        let text = format!(
            "{}\nKept caption.\nKept…\n{}",
            "filler\n".repeat(20_000),
            "filler\n".repeat(20_000)
        );
        let sample = Sample::new("long.txt", &text).finding(
            Rule::Truncated,
            ("Kept…", 0),
            &[("Kept caption.", 0)],
        );
        let html = Html.file(&sample.file());
        assert!(html.len() < 5_000, "{}", html.len());
        assert_eq!(html.matches("class=\"gap\"").count(), 2);
    }

    #[test]
    fn size_stays_linear_with_one_keeper_of_a_hundred_thousand_findings() {
        let text = format!(
            "Keeper {}\n{}",
            "x".repeat(100_000),
            "cut\n".repeat(100_000)
        );
        let mut sample = Sample::new("many.txt", &text);
        let keeper = crate::Span::new(0, 100_007);
        for index in 0..100_000 {
            let start = 100_008 + 4 * index;
            sample = sample.finding_at(
                Rule::Truncated,
                crate::Span::new(start, start + 3),
                vec![keeper],
            );
        }
        // In time that grows with the square of the findings, this test would not end.
        let html = Html.file(&sample.file());
        assert!(html.len() < 60_000_000, "{}", html.len());
    }
}

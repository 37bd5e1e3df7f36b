//! Findings with their source lines, for people.

use super::excerpt::{Excerpt, excerpts};
use super::{FileReport, PROBLEMS_SHOWN, Report, Style, View, count, is_warning, safe_text};
use crate::error::Flaw;
use crate::finding::{Applicability, Finding};
use crate::span::Span;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, Title,
};
use anstream::adapter::strip_str;
use memchr::memmem;
use std::ops::Range;

/// How many keepers of one finding are shown.
const KEEPERS_SHOWN: usize = 4;
/// What line numbers, margins and labels take of the width.
const MARGIN: usize = 12;
/// Less would show nothing.
const LEAST_WIDTH: usize = 40;

/// The format as a renderer.
pub struct Human {
    renderer: Renderer,
    width: usize,
}

impl Human {
    /// A renderer of this look.
    pub fn new(style: Style) -> Self {
        let renderer = if style.color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            // The lines are cut here, around the spans; the library is not to cut them once more.
            renderer: renderer.term_width(10_000),
            width: style.width.saturating_sub(MARGIN).max(LEAST_WIDTH),
        }
    }

    fn finding(&self, view: &View<'_>, path: &str, finding: &Finding) -> String {
        let level = if is_warning(finding) {
            Level::WARNING
        } else {
            Level::NOTE
        };
        let reason = safe_text::visible(&finding.reason);
        let title = level
            .primary_title(format!("{}: {reason}", finding.rule))
            .id(finding.rule.code());
        let spans: Vec<Span> = [finding.span]
            .into_iter()
            .chain(finding.keepers.iter().copied().take(KEEPERS_SHOWN))
            .collect();
        self.show(view, path, title, &spans, Some(&help(view, finding)))
    }

    fn problem(&self, view: &View<'_>, path: &str, problem: &crate::Problem) -> String {
        let title = Level::WARNING.primary_title(safe_text::visible(&problem.message));
        let help = match problem.flaw {
            _ if problem.nothing_is_read => Some("nothing of this file is read"),
            // It says itself what to do, and may be about all that follows.
            Flaw::Comment => None,
            _ => Some("the rest of the file is read"),
        };
        self.show(view, path, title, &[problem.span], help)
    }

    fn show(
        &self,
        view: &View<'_>,
        path: &str,
        title: Title<'_>,
        spans: &[Span],
        help: Option<&str>,
    ) -> String {
        let ranges: Vec<Range<usize>> = spans.iter().map(|&span| view.range(span)).collect();
        let excerpts = excerpts(view, &ranges, self.width);
        let mut group = Group::with_title(title);
        for excerpt in &excerpts {
            group = group
                .element(self.origin(view, path, &ranges, excerpt))
                .element(snippet(excerpt, &ranges));
        }
        if let Some(help) = help {
            group = group.element(Level::HELP.message(help));
        }
        without_bare_marks(self.renderer.render(&[group])) + "\n\n"
    }

    /// Where the first span of an excerpt stands. The excerpt itself cannot tell: its lines are cut.
    fn origin<'a>(
        &self,
        view: &View<'_>,
        path: &'a str,
        ranges: &[Range<usize>],
        excerpt: &Excerpt,
    ) -> Element<'a> {
        let first = excerpt
            .marks
            .iter()
            .map(|mark| mark.index)
            .min()
            .unwrap_or_default();
        let at = view.position(ranges.get(first).map_or(0, |range| range.start));
        Origin::path(path)
            .line(at.line)
            .char_column(at.column)
            .into()
    }
}

fn snippet<'a>(excerpt: &'a Excerpt, ranges: &[Range<usize>]) -> Snippet<'a, Annotation<'a>> {
    let marks = excerpt.marks.iter().map(|mark| {
        let cut = mark
            .goes_on_to
            .map(|line| format!(", to line {line}"))
            .unwrap_or_default();
        match mark.index {
            0 if ranges.len() == 1 => AnnotationKind::Primary.span(mark.range.clone()),
            0 => AnnotationKind::Primary
                .span(mark.range.clone())
                .label(format!("repeats{cut}")),
            _ => AnnotationKind::Context
                .span(mark.range.clone())
                .label(format!("kept{cut}")),
        }
    });
    Snippet::source(excerpt.text.as_str())
        .line_start(excerpt.first_line)
        .annotations(marks)
}

/// Takes out the `:::` that the library puts on a line of its own before an excerpt without a path: the line above it
/// has the path already, with the true column.
fn without_bare_marks(text: String) -> String {
    const MARK: &str = ":::";
    // Most findings have one excerpt, before which there is none.
    if memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
        return text;
    }
    text.split_inclusive('\n')
        .filter(|line| !line.contains(MARK) || strip_str(line).to_string().trim() != MARK)
        .collect()
}

/// What goes, and why it may.
fn help(view: &View<'_>, finding: &Finding) -> String {
    let bytes = count(
        finding.fix.iter().map(|edit| edit.delete.len()).sum(),
        "byte",
    );
    let says = match finding.keepers.len() {
        0 => String::new(),
        1 => format!("; {} says it", view.kept(finding)),
        _ => format!("; {} say it", view.kept(finding)),
    };
    let why = match &finding.held_back {
        Some(why) => format!(": {}", safe_text::visible(why)),
        None => String::new(),
    };
    match finding.applicability {
        Applicability::Safe => format!("`--fix` deletes it ({bytes}){says}"),
        Applicability::Unsafe => {
            format!("`--fix --unsafe-fixes` deletes it ({bytes}); read it first{why}{says}")
        }
        Applicability::DisplayOnly => format!("there is no automatic fix{why}{says}"),
    }
}

impl Report for Human {
    fn file(&self, file: &FileReport<'_>) -> String {
        let view = View::new(file);
        let path = safe_text::visible(file.name);
        let findings = file
            .analysis
            .findings
            .iter()
            .map(|finding| self.finding(&view, &path, finding));
        let problems = file
            .problems
            .iter()
            .map(|problem| self.problem(&view, &path, problem));
        findings.chain(problems).collect()
    }

    fn most_problems(&self) -> usize {
        PROBLEMS_SHOWN
    }

    fn untold(&self, name: &str, untold: usize) -> String {
        let message = format!("{}: {}", safe_text::visible(name), super::untold(untold));
        let group = Group::with_title(Level::WARNING.primary_title(message));
        self.renderer.render(&[group]) + "\n\n"
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, Sample};
    use super::*;
    use crate::finding::Rule;

    fn plain(samples: &[Sample]) -> String {
        sample::render(
            &Human::new(Style {
                color: false,
                width: 80,
            }),
            samples,
        )
    }

    #[test]
    fn a_finding_with_its_keeper() {
        insta::assert_snapshot!(plain(&[Sample::short()]), @r#"
        warning[CAP002]: truncated: the kept text begins with the same words and goes on
         --> news/harbour.txt:2:1
          |
        2 | A ferry waits off…
          | ^^^^^^^^^^^^^^^^^^ repeats
        3 | A ferry waits off Port Lund, May 3.
          | ----------------------------------- kept
          |
          = help: `--fix` deletes it (21 bytes); line 3 says it
        "#);
    }

    #[test]
    fn everything_a_report_can_meet() {
        insta::assert_snapshot!(plain(&sample::all()[1..]), @r#"
        warning[CAP002]: truncated: the kept text begins with the same words and goes on
         --> crlf, 50%: «утро».txt:2:1
          |
        2 | Паром ждёт…
          | ^^^^^^^^^^^ repeats
        3 | Паром ждёт у порта.
          | ------------------- kept
          |
          = help: `--fix` deletes it (22 bytes); line 3 says it

        warning[CAP001]: exact: the kept text begins with the same words and goes on
         --> crlf, 50%: «утро».txt:5:1
          |
        4 | 港口的渡轮
          | ---------- kept
        5 | 港口的渡轮
          | ^^^^^^^^^^ repeats
          |
          = help: `--fix` deletes it (15 bytes); line 4 says it

        warning[CAP009]: inline: the kept text begins with the same words and goes on
         --> long.md:1:1502
          |
        1 | …ord word  A ferry waits… слово сло…ово  A ferry waits off Lund. xxxx…
          |            ^^^^^^^^^^^^^^ repeats        ----------------------- kept
          |
          = help: `--fix --unsafe-fixes` deletes it (16 bytes); read it first; line 1 says it

        warning[CAP006]: label: a "<b>reason</b>" with 'quotes', 100% [sic], ]]> & ␛[0m
         --> esc␛[31m.txt:1:1
          |
        1 | Photo ␛]0;title␇<b>&"'<U+202E>
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ repeats
        2 | Photo
          | ----- kept
          |
          = help: `--fix` deletes it (26 bytes); line 2 says it

        warning[CAP008]: covered: the kept text begins with the same words and goes on
         --> esc␛[31m.txt:4:1
          |
        2 | Photo
          | ----- kept
        3 | Anna Ek/EP
          | ---------- kept
        4 | Photo Anna Ek/EP
          | ^^^^^^^^^^^^^^^^ repeats
          |
          = help: `--fix` deletes it (17 bytes); lines 2, 3 say it

        note[CAP010]: alt-repeats-caption: the kept text begins with the same words and goes on
         --> esc␛[31m.txt:3:1
          |
        3 | Anna Ek/EP
          | ^^^^^^^^^^ repeats
        4 | Photo Anna Ek/EP
          | ---------------- kept
          |
          = help: there is no automatic fix; line 4 says it

        warning[CAP002]: truncated: the kept text begins with the same words and goes on
            --> feed.jsonl:5001:17
             |
        5001 | {"id":7,"text":"Cut off…\nCut off no more"}
             |                 ^^^^^^^^  --------------- kept
             |                 |
             |                 repeats
             |
             = help: `--fix` deletes it (10 bytes); line 5001 says it

        warning: this line is no JSON: expected a key; it is passed through
            --> feed.jsonl:5002:1
             |
        5002 | {broken
             | ^^^^^^^
             |
             = help: the rest of the file is read
        "#);
    }

    #[test]
    fn keepers_far_off_have_an_excerpt_of_their_own_and_long_spans_are_cut() {
        let text = format!(
            "Kept.\n{}{}Kept…\n",
            "line\n".repeat(8),
            "wrapped caption\n".repeat(9)
        );
        let sample =
            Sample::new("a.txt", &text).finding(Rule::Truncated, ("Kept…", 0), &[("Kept.", 0)]);
        let wrapped = Span::new(text.find("wrapped").unwrap(), text.rfind("\nKept").unwrap());
        let keeper = sample.span("Kept.", 0);
        insta::assert_snapshot!(plain(&[sample.finding_at(Rule::Near, wrapped, vec![keeper])]), @r#"
        warning[CAP002]: truncated: the kept text begins with the same words and goes on
          --> a.txt:19:1
           |
        19 | Kept…
           | ^^^^^ repeats
          ::: a.txt:1:1
           |
         1 | Kept.
           | ----- kept
           |
           = help: `--fix` deletes it (8 bytes); line 1 says it

        warning[CAP005]: near: the kept text begins with the same words and goes on
          --> a.txt:10:1
           |
        10 | / wrapped caption
        11 | | wrapped caption
        12 | | wrapped caption
        13 | | wrapped caption
        14 | | wrapped caption
        15 | | wrapped caption
           | |_______________^ repeats, to line 18
          ::: a.txt:1:1
           |
         1 |   Kept.
           |   ----- kept
           |
           = help: `--fix` deletes it (144 bytes); line 1 says it
        "#);
    }

    #[test]
    fn nothing_in_a_file_reaches_the_terminal_raw() {
        for color in [false, true] {
            let report = Human::new(Style { color, width: 80 });
            let text = sample::render(&report, &sample::all());
            assert!(!text.contains(['\u{7}', '\u{202e}', '\r']));
            assert!(!text.contains("\u{1b}]0;") && text.contains("␛]0;title␇"));
            assert_eq!(text.contains('\u{1b}'), color);
        }
    }

    #[test]
    fn size_stays_linear_on_one_line_with_many_findings() {
        let text = format!("Keeper {} {}", "x".repeat(1_000_000), "cut ".repeat(10_000));
        let mut sample = Sample::new("line.txt", &text);
        for index in 0..10_000 {
            let start = 1_000_008 + 4 * index;
            let span = Span::new(start, start + 3);
            sample = sample.finding_at(Rule::Inline, span, vec![Span::new(0, 1_000_007)]);
        }
        // In time that grows with the square of the findings, this test would not end.
        assert!(plain(&[sample]).len() < 10_000_000);
    }

    #[test]
    fn lines_stay_within_the_width() {
        let text = plain(&sample::all());
        let sources = text.lines().filter(|line| {
            line.trim_start()
                .starts_with(|c: char| c.is_ascii_digit() || c == '|')
        });
        for line in sources {
            assert!(line.chars().count() <= 90, "{line}");
        }
    }
}

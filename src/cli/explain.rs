//! `onecap explain`: what is made of each block of an article, and of each pair of them.

use super::Exit;
use super::args::{ExplainArgs, ExplainFormat};
use super::configs::Configs;
use super::console;
use super::part::{records_without, unread};
use super::settings::missing;
use crate::analyze::{explain_findings, settle_detected};
use crate::files::source::{self, Source};
use crate::files::store;
use crate::safe_text::{escaped_in_json, visible};
use crate::{
    Applicability, Error, ExplainedBlock, ExplainedPair, Explanation, Finding, Format, Options,
    Span, analyze, detect,
};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthChar;

/// Less of a text would say nothing.
const LEAST_TEXT: usize = 24;

/// Runs the verb.
pub fn run(args: &ExplainArgs) -> Result<Exit> {
    let path = (args.file != Path::new("-")).then_some(args.file.as_path());
    let roots: Vec<PathBuf> = path.map(Path::to_path_buf).into_iter().collect();
    let settings = Configs::new(&args.read, &roots)?.settings_of(path)?;
    if let Some(error) = path.and_then(|path| settings.refuses(path)) {
        return Err(error.into());
    }
    let bytes = read(path)?;
    let explanations = explained(&bytes, settings.format_of(path), &settings.options);
    let (explanations, (with_text, without)) = explanations.map_err(|error| {
        let name = path.map_or_else(|| "<stdin>".to_owned(), crate::safe_text::printable);
        unread(name, &error, &bytes)
    })?;
    if let Some(why) = missing(&args.read.field, with_text, without) {
        bail!(why);
    }
    let mut out = io::stdout().lock();
    match args.output_format {
        ExplainFormat::Json => {
            let json = serde_json::to_string_pretty(&explanations).map_err(io::Error::from)?;
            for line in json.lines() {
                writeln!(out, "{}", escaped_in_json(line.to_owned()))?;
            }
        }
        ExplainFormat::Full => {
            let text = full(&explanations, console::style().width);
            out.write_all(text.as_bytes())?;
        }
    }
    Ok(Exit::Clean)
}

/// The explanations of what `check` finds, and how many records have text and how many have none.
fn explained(
    bytes: &[u8],
    format: Option<Format>,
    options: &Options,
) -> Result<(Vec<Explanation>, (usize, usize)), Error> {
    let read_as = format.unwrap_or_else(|| detect(bytes));
    let mut analysis = analyze(bytes, read_as, options)?;
    if format.is_none() {
        settle_detected(bytes, read_as, options, &mut analysis);
    }
    let records = (analysis.records, records_without(&analysis));
    let explanations = explain_findings(bytes, read_as, options, analysis.findings)?;
    Ok((explanations, records))
}

fn read(path: Option<&Path>) -> Result<Vec<u8>> {
    let source = match path {
        Some(path) => {
            store::refuse_pipe(path)?;
            source::open(path, None)?
        }
        None => {
            if io::stdin().is_terminal() {
                bail!("nothing to read; name a file, or pipe an article in");
            }
            source::stdin(|_| false).context("cannot read standard input")?
        }
    };
    match source {
        Source::Whole(contents) => Ok(contents.bytes),
        Source::Long(_) => Err(anyhow!("a file that is not to be cut was cut")),
    }
}

/// The explanations for people, in lines of at most `width` columns but for what must stand on one.
fn full(explanations: &[Explanation], width: usize) -> String {
    let mut out = String::new();
    for (index, explanation) in explanations.iter().enumerate() {
        // Writing to a string cannot fail.
        if explanations.len() > 1 {
            let _ = writeln!(out, "article {} of {}", index + 1, explanations.len());
        }
        for block in &explanation.blocks {
            let _ = writeln!(out, "{}", line(block, width));
        }
        out.push('\n');
        let numbers = Numbers::of(&explanation.blocks);
        let findings = &explanation.findings;
        let gone: HashSet<usize> = findings
            .iter()
            .map(|found| numbers.at(found.span))
            .collect();
        for pair in &explanation.pairs {
            let _ = writeln!(out, "{}", verdict(pair, &gone));
        }
        if explanation.pairs.is_empty() {
            out.push_str("no two blocks are alike\n");
        }
        out.push('\n');
        for finding in findings {
            let _ = writeln!(out, "{}", outcome(finding, &numbers));
        }
        if findings.is_empty() {
            out.push_str("nothing goes\n");
        }
        if index + 1 < explanations.len() {
            out.push('\n');
        }
    }
    out
}

fn line(block: &ExplainedBlock, width: usize) -> String {
    let features = visible(&block.features.join(", ")).into_owned();
    let head = format!("{:>4}  {:<12}  ", block.index, block.role);
    let taken = head.len() + features.chars().count() + 4;
    let text = cut(
        &visible(block.text.trim()),
        width.saturating_sub(taken).max(LEAST_TEXT),
    );
    format!("{head}{text}  [{features}]")
}

/// What the rules say of a pair, where these blocks go.
fn verdict(pair: &ExplainedPair, gone: &HashSet<usize>) -> String {
    let ExplainedPair {
        block,
        keeper,
        rule,
        score,
        reason,
    } = pair;
    let reason = visible(reason);
    match rule {
        Some(rule) => format!("{block:>4} repeats {keeper}: {rule} {score:.2}, {reason}"),
        None if gone.contains(block) || gone.contains(keeper) => {
            format!("{block:>4} and {keeper} do not repeat each other: {score:.2}, {reason}")
        }
        None => format!("{block:>4} and {keeper} both stay: {score:.2}, {reason}"),
    }
}

/// What becomes of a block, and why.
fn outcome(finding: &Finding, numbers: &Numbers) -> String {
    let block = numbers.at(finding.span);
    let keepers: Vec<usize> = finding
        .keepers
        .iter()
        .map(|&span| numbers.at(span))
        .collect();
    let in_part = if keepers.contains(&block) {
        " in part"
    } else {
        ""
    };
    let goes = match finding.applicability {
        Applicability::Safe => format!("goes{in_part}"),
        Applicability::Unsafe => format!("goes{in_part} only with --unsafe-fixes"),
        Applicability::DisplayOnly => format!("repeats{in_part}, but is only shown"),
    };
    let says = match keepers.as_slice() {
        [keeper] if *keeper == block => ", its rest says it".to_owned(),
        [] => String::new(),
        [keeper] => format!(", {keeper} says it"),
        several => {
            let several: Vec<String> = several.iter().map(usize::to_string).collect();
            format!(", {} say it", several.join(" and "))
        }
    };
    let why = match &finding.held_back {
        Some(why) => format!("; {why}"),
        None => String::new(),
    };
    let (rule, score) = (finding.rule, finding.score);
    let reason = visible(&finding.reason);
    format!("{block:>4} {goes}{says}: {rule} {score:.2}, {reason}{why}")
}

/// Which block stands where.
struct Numbers(Vec<(usize, usize)>);

impl Numbers {
    fn of(blocks: &[ExplainedBlock]) -> Self {
        let mut starts: Vec<_> = blocks
            .iter()
            .map(|block| (block.span.start(), block.index))
            .collect();
        starts.sort_unstable();
        Self(starts)
    }

    /// The number of the block in which `span` begins. O(log blocks).
    fn at(&self, span: Span) -> usize {
        let behind = self.0.partition_point(|(start, _)| *start <= span.start());
        let found = self.0.get(behind.saturating_sub(1));
        found.map_or(0, |(_, number)| *number)
    }
}

/// The start of a text, in so many columns.
fn cut(text: &str, columns: usize) -> String {
    let mut left = columns;
    for (at, c) in text.char_indices() {
        let taken = c.width().unwrap_or(0);
        let is_last = at + c.len_utf8() == text.len();
        // One column is for the mark of the cut.
        if taken > left || (taken == left && !is_last) {
            return format!("{}…", text.get(..at).unwrap_or_default());
        }
        left -= taken;
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_to_columns() {
        assert_eq!(cut("harbour", 7), "harbour");
        assert_eq!(cut("harbour", 6), "harbo…");
        assert_eq!(cut("港口的渡轮", 10), "港口的渡轮");
        assert_eq!(cut("港口的渡轮", 8), "港口的…");
        assert_eq!(cut("港口的渡轮", 0), "…");
        assert_eq!(cut("", 5), "");
    }

    #[test]
    fn a_block_is_one_line_whatever_is_in_it() {
        let block = ExplainedBlock {
            index: 7,
            span: crate::Span::new(0, 0),
            text: format!("Mara\u{1b}[31m\nHolt {}", "word ".repeat(1_000)),
            role: "caption",
            features: vec!["credit “\u{7}”".into()],
        };
        let line = line(&block, 80);
        assert!(
            line.starts_with("   7  caption       Mara␛[31m␊Holt word"),
            "{line}"
        );
        assert!(line.ends_with("…  [credit “␇”]"), "{line}");
        assert!(line.chars().count() <= 80, "{line}");
    }
}

//! A text with its findings drawn into it.

use super::super::View;
use super::{REASONS_SHOWN, applicability, escaped};
use crate::finding::{Applicability, Finding};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

/// Texts up to this many bytes are shown whole.
const WHOLE: usize = 24 * 1024;
/// Of longer ones, this many bytes on either side of where something drawn begins or ends.
const AROUND: usize = 400;

/// One text with its findings.
pub struct Article<'a> {
    text: &'a str,
    findings: &'a [Finding],
    spans: Vec<Range<usize>>,
    /// The distinct keepers and their numbers.
    keepers: BTreeMap<(usize, usize), usize>,
    /// Their places in the source, to find their number and line again.
    lines: BTreeMap<crate::Span, (usize, usize)>,
    /// What goes along with the repeats: markup, separators.
    along: Vec<Range<usize>>,
    id: &'a str,
}

/// What is drawn on a stretch of text; the least index counts where several lie on each other.
#[derive(Default)]
struct Active {
    findings: BTreeSet<usize>,
    keepers: BTreeSet<usize>,
    along: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Keeper(usize),
    Finding(usize),
    Along,
}

impl<'a> Article<'a> {
    /// Looks up where everything stands: O(findings · log text). `id` is the start of all ids in the result.
    pub fn new(view: &'a View<'_>, findings: &'a [Finding], id: &'a str) -> Self {
        let (mut keepers, mut lines) = (BTreeMap::new(), BTreeMap::new());
        for &keeper in findings.iter().flat_map(|finding| &finding.keepers) {
            lines.entry(keeper).or_insert_with(|| {
                let range = view.range(keeper);
                let next = keepers.len();
                let number = *keepers.entry((range.start, range.end)).or_insert(next);
                (number, view.position(range.start).line)
            });
        }
        Self {
            text: view.text(),
            findings,
            spans: findings
                .iter()
                .map(|finding| view.range(finding.span))
                .collect(),
            keepers,
            lines,
            along: findings
                .iter()
                .flat_map(|finding| &finding.fix)
                .map(|edit| view.range(edit.delete))
                .collect(),
            id,
        }
    }

    /// Id of a finding's entry in the list of reasons.
    pub fn reason_id(&self, index: usize) -> String {
        format!("{}-w{}", self.id, index + 1)
    }

    /// Id of a finding's place in the text.
    pub fn place_id(&self, index: usize) -> String {
        format!("{}-t{}", self.id, index + 1)
    }

    /// Links to the keepers of a finding: ` Kept: line 9.`
    pub fn keeper_links(&self, finding: &Finding) -> String {
        let links: Vec<String> = finding
            .keepers
            .iter()
            .filter_map(|keeper| self.lines.get(keeper))
            .map(|(number, line)| {
                format!("<a href=\"#{}\">line {line}</a>", self.keeper_id(*number))
            })
            .collect();
        if links.is_empty() {
            String::new()
        } else {
            format!(" Kept: {}.", links.join(", "))
        }
    }

    fn keeper_id(&self, number: usize) -> String {
        format!("{}-k{}", self.id, number + 1)
    }

    /// The text as HTML: O(text + findings · log findings).
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(self.text.len().min(2 * WHOLE));
        let (starts, ends) = self.borders();
        let mut active = Active::default();
        let mut borders: BTreeSet<usize> = starts.keys().chain(ends.keys()).copied().collect();
        let windows = self.windows(&borders);
        borders.extend(windows.iter().flat_map(|window| [window.start, window.end]));
        let mut windows = windows.into_iter().peekable();
        let mut shown_to = 0;
        let mut borders = borders.into_iter().peekable();
        while let Some(at) = borders.next() {
            for layer in ends.get(&at).into_iter().flatten() {
                active.leave(*layer);
            }
            for layer in starts.get(&at).into_iter().flatten() {
                active.enter(*layer);
                out.push_str(&self.tag(*layer));
            }
            let next = borders.peek().copied().unwrap_or(self.text.len());
            while windows.next_if(|window| window.end <= at).is_some() {}
            let Some(window) = windows
                .peek()
                .filter(|window| window.start <= at && at < window.end)
            else {
                continue;
            };
            debug_assert!(next <= window.end);
            if shown_to < at {
                out.push_str(&gap(at - shown_to));
            }
            self.stretch(&mut out, &active, at..next);
            shown_to = next;
        }
        if shown_to < self.text.len() {
            out.push_str(&gap(self.text.len() - shown_to));
        }
        out
    }

    /// Where the layers begin and end. Empty ones draw nothing but their tag.
    fn borders(&self) -> (BTreeMap<usize, Vec<Layer>>, BTreeMap<usize, Vec<Layer>>) {
        let (mut starts, mut ends) = (BTreeMap::new(), BTreeMap::new());
        let mut add = |range: Range<usize>, layer| {
            starts
                .entry(range.start)
                .or_insert_with(Vec::new)
                .push(layer);
            if !range.is_empty() {
                ends.entry(range.end).or_insert_with(Vec::new).push(layer);
            }
        };
        for (&(start, end), &number) in &self.keepers {
            add(start..end, Layer::Keeper(number));
        }
        for (index, span) in self.spans.iter().enumerate() {
            add(span.clone(), Layer::Finding(index));
        }
        for span in &self.along {
            add(span.clone(), Layer::Along);
        }
        (starts, ends)
    }

    /// What of the text is shown: sorted, disjoint, on character boundaries.
    fn windows(&self, borders: &BTreeSet<usize>) -> Vec<Range<usize>> {
        let mut windows: Vec<Range<usize>> = Vec::new();
        if self.text.len() <= WHOLE {
            windows.push(0..self.text.len());
            return windows;
        }
        // Short stretches between two borders are shown whole, long ones at their ends.
        for &border in borders {
            let start = boundary(self.text, border.saturating_sub(AROUND));
            let end = boundary(self.text, border.saturating_add(AROUND));
            match windows.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => windows.push(start..end),
            }
        }
        windows
    }

    /// The visible label in front of a finding or keeper.
    fn tag(&self, layer: Layer) -> String {
        match layer {
            Layer::Along => String::new(),
            Layer::Keeper(number) => format!(
                "<span class=\"tag keep\" id=\"{}\">kept</span>",
                self.keeper_id(number)
            ),
            Layer::Finding(index) => {
                let Some(finding) = self.findings.get(index) else {
                    return String::new();
                };
                let code = finding.rule.code();
                let (id, class) = (self.place_id(index), applicability(finding));
                if index < REASONS_SHOWN {
                    format!(
                        "<a class=\"tag {class}\" id=\"{id}\" href=\"#{}\">{code}</a>",
                        self.reason_id(index)
                    )
                } else {
                    format!("<span class=\"tag {class}\" id=\"{id}\">{code}</span>")
                }
            }
        }
    }

    /// Text on which nothing begins or ends.
    fn stretch(&self, out: &mut String, active: &Active, range: Range<usize>) {
        let text = self.text.get(range).unwrap_or_default();
        let is_kept = !active.keepers.is_empty();
        if is_kept {
            out.push_str("<mark>");
        }
        let finding = active
            .findings
            .first()
            .and_then(|&index| self.findings.get(index));
        // Writing to a string cannot fail.
        let _ = match finding {
            Some(finding) => {
                let title = escaped(&format!(
                    "{} {}: {}",
                    finding.rule.code(),
                    finding.rule.name(),
                    finding.reason
                ));
                match finding.applicability {
                    Applicability::DisplayOnly => write!(
                        out,
                        "<span class=\"shown\" title=\"{title}\">{}</span>",
                        escaped(text)
                    ),
                    _ => write!(
                        out,
                        "<del class=\"{}\" title=\"{title}\">{}</del>",
                        applicability(finding),
                        escaped(text)
                    ),
                }
            }
            None if active.along > 0 && !text.trim().is_empty() => {
                write!(
                    out,
                    "<s class=\"along\" title=\"goes along\">{}</s>",
                    escaped(text)
                )
            }
            None => write!(out, "{}", escaped(text)),
        };
        if is_kept {
            out.push_str("</mark>");
        }
    }
}

impl Active {
    fn enter(&mut self, layer: Layer) {
        match layer {
            Layer::Keeper(number) => _ = self.keepers.insert(number),
            Layer::Finding(index) => _ = self.findings.insert(index),
            Layer::Along => self.along += 1,
        }
    }

    fn leave(&mut self, layer: Layer) {
        match layer {
            Layer::Keeper(number) => _ = self.keepers.remove(&number),
            Layer::Finding(index) => _ = self.findings.remove(&index),
            Layer::Along => self.along = self.along.saturating_sub(1),
        }
    }
}

fn gap(bytes: usize) -> String {
    format!(
        "<span class=\"gap\">{} bytes not shown</span>",
        super::grouped(bytes as u64)
    )
}

/// The character boundary at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..4)
        .filter_map(|back| at.checked_sub(back))
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

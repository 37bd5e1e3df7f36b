//! The source lines around some spans, cut to a width and safe to print, with the places of the spans in them.

use super::{View, safe_text};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// How many lines of one span are shown.
const LINES_OF_SPAN: usize = 6;
/// Spans with no more lines than this between them share an excerpt.
const LINES_BETWEEN: usize = 2;

/// Some neighbouring lines.
#[derive(Debug)]
pub struct Excerpt {
    /// Number of the first line.
    pub first_line: usize,
    /// The lines, each cut to the width, joined by `\n`.
    pub text: String,
    /// The spans in it: which of the given ones, and where in `text`.
    pub marks: Vec<Mark>,
}

/// A span in an excerpt.
#[derive(Debug)]
pub struct Mark {
    /// Index among the spans that were asked for.
    pub index: usize,
    /// Where it stands in the excerpt's text.
    pub range: Range<usize>,
    /// The line it ends on, if its last lines are left out.
    pub goes_on_to: Option<usize>,
}

/// A span with the lines of it that are shown.
struct Wanted {
    index: usize,
    range: Range<usize>,
    first: usize,
    last: usize,
    goes_on_to: Option<usize>,
}

/// The lines in which `ranges` of the view's text stand, as one excerpt for each group of near ones; the group of the
/// first range comes first. Time and memory depend on `width` and the number of ranges, not on the lines.
pub fn excerpts(view: &View<'_>, ranges: &[Range<usize>], width: usize) -> Vec<Excerpt> {
    let mut wanted: Vec<Wanted> = ranges
        .iter()
        .cloned()
        .enumerate()
        .map(|(index, range)| want(view, index, range))
        .collect();
    wanted.sort_by_key(|span| (span.first, span.index));
    let mut groups: Vec<Vec<Wanted>> = Vec::new();
    for span in wanted {
        match groups.last_mut() {
            Some(group)
                if group
                    .iter()
                    .any(|near| span.first <= near.last + LINES_BETWEEN + 1) =>
            {
                group.push(span)
            }
            _ => groups.push(vec![span]),
        }
    }
    if let Some(first) = groups
        .iter()
        .position(|group| group.iter().any(|span| span.index == 0))
    {
        let group = groups.remove(first);
        groups.insert(0, group);
    }
    groups
        .iter()
        .map(|group| draw(view, group, width))
        .collect()
}

fn want(view: &View<'_>, index: usize, range: Range<usize>) -> Wanted {
    let first = view.position(range.start).line;
    // A span that ends with its line break belongs to the line that the break ends.
    let last = view
        .position(range.end.saturating_sub(1).max(range.start))
        .line;
    let shown = last.min(first + LINES_OF_SPAN - 1);
    let goes_on_to = (shown < last).then_some(last);
    let end = view
        .line(shown)
        .map_or(range.end, |line| line.end.min(range.end));
    Wanted {
        index,
        range: range.start..end.max(range.start),
        first,
        last: shown,
        goes_on_to,
    }
}

fn draw(view: &View<'_>, group: &[Wanted], width: usize) -> Excerpt {
    let first_line = group.iter().map(|span| span.first).min().unwrap_or(1);
    let last_line = group
        .iter()
        .map(|span| span.last)
        .max()
        .unwrap_or(first_line);
    let mut drawn = Drawn::default();
    for number in first_line..=last_line {
        let Some(line) = view.line(number) else { break };
        if number > first_line {
            drawn.text.push('\n');
        }
        let inside: Vec<Range<usize>> = group
            .iter()
            .map(|span| span.range.start.max(line.start)..span.range.end.min(line.end))
            .filter(|part| part.start <= part.end)
            .collect();
        drawn.line(view, &line, &windows(view.text(), &line, &inside, width));
    }
    let marks = group
        .iter()
        .map(|span| {
            let start = drawn.place(span.range.start);
            Mark {
                index: span.index,
                range: start..drawn.place(span.range.end).max(start),
                goes_on_to: span.goes_on_to,
            }
        })
        .collect();
    Excerpt {
        first_line,
        text: drawn.text,
        marks,
    }
}

/// What is shown of a view's text.
#[derive(Default)]
struct Drawn {
    text: String,
    /// What of the view's text stands in this one as it is, and where.
    places: Vec<(Range<usize>, usize)>,
}

impl Drawn {
    /// Adds what of a line is seen through some windows, and marks what is left out.
    fn line(&mut self, view: &View<'_>, line: &Range<usize>, windows: &[Range<usize>]) {
        for window in windows {
            let end = self.places.last().map_or(0, |(place, _)| place.end);
            if window.start > end.max(line.start) {
                self.text.push('…');
            }
            let shown = view.text().get(window.clone()).unwrap_or_default();
            self.part(window.start, shown);
            self.places.push((window.end..window.end, self.text.len()));
        }
        let last = self.places.last();
        if last.is_some_and(|(place, _)| place.end < line.end) {
            self.text.push('…');
        }
    }

    /// Adds a part of the view's text that begins at `at`, with what is shown in place of some characters.
    fn part(&mut self, mut at: usize, shown: &str) {
        for part in shown.split_inclusive(is_replaced) {
            let replaced = part.chars().next_back().filter(|&c| is_replaced(c));
            let verbatim = part.len() - replaced.map_or(0, char::len_utf8);
            self.places.push((at..at + verbatim, self.text.len()));
            self.text.push_str(part.get(..verbatim).unwrap_or_default());
            if let Some(c) = replaced {
                self.places
                    .push((at + verbatim..at + verbatim, self.text.len()));
                safe_text::push_visible(&mut self.text, c);
            }
            at += part.len();
        }
    }

    /// Where in it stands what stands at `at` in the view's text.
    fn place(&self, at: usize) -> usize {
        let next = self.places.partition_point(|(place, _)| place.start <= at);
        next.checked_sub(1)
            .and_then(|last| self.places.get(last))
            .map_or(0, |(place, shown)| shown + at.min(place.end) - place.start)
    }
}

/// Whether something else is shown in place of a character.
fn is_replaced(c: char) -> bool {
    c != '\t' && safe_text::is_unsafe(c)
}

/// What of a line is shown: all of it if it fits, else the starts and ends of the parts and what stands around them.
fn windows(
    text: &str,
    line: &Range<usize>,
    parts: &[Range<usize>],
    width: usize,
) -> Vec<Range<usize>> {
    if ahead(text, line.start, line.end, width) == line.end {
        return vec![line.clone()];
    }
    let share = width / parts.len().max(1);
    let mut windows: Vec<Range<usize>> = parts
        .iter()
        .flat_map(|part| {
            let fits = ahead(text, part.start, part.end, share) == part.end;
            let around = if fits {
                share.saturating_sub(columns(text, part)) / 2
            } else {
                share / 8
            };
            let head = if fits { share } else { share / 2 };
            let tail = if fits { share } else { share / 4 };
            [
                behind(text, part.start, line.start, around)
                    ..ahead(text, part.start, part.end, head),
                behind(text, part.end, part.start, tail)..ahead(text, part.end, line.end, around),
            ]
        })
        .collect();
    if windows.is_empty() {
        windows.push(line.start..ahead(text, line.start, line.end, width));
    }
    windows.sort_by_key(|window| (window.start, window.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(windows.len());
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    merged
}

/// The offset up to `most` columns after `from`, at most `end`.
fn ahead(text: &str, from: usize, end: usize, most: usize) -> usize {
    let rest = text.get(from..end).unwrap_or_default();
    from + walked(rest.chars(), most)
}

/// The offset up to `most` columns before `from`, at least `start`.
fn behind(text: &str, from: usize, start: usize, most: usize) -> usize {
    let before = text.get(start..from).unwrap_or_default();
    from - walked(before.chars().rev(), most)
}

/// Bytes of the first characters that take up to `most` columns.
fn walked(chars: impl Iterator<Item = char>, most: usize) -> usize {
    let (mut taken, mut bytes) = (0, 0);
    // Characters without a width are bounded too, for lines made of them.
    for c in chars.take(4 * most) {
        taken += column_width(c);
        if taken > most {
            break;
        }
        bytes += c.len_utf8();
    }
    bytes
}

fn columns(text: &str, range: &Range<usize>) -> usize {
    text.get(range.clone())
        .unwrap_or_default()
        .chars()
        .map(column_width)
        .sum()
}

/// Columns of a character as it is shown.
fn column_width(c: char) -> usize {
    match c {
        '\t' => 4,
        ' '..='~' => 1,
        // Control characters have no width of their own: what stands for them has.
        c => c.width().unwrap_or(if c.is_ascii() { 1 } else { 8 }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn shown(
        text: &str,
        spans: &[(&str, usize)],
        width: usize,
    ) -> Vec<(usize, String, Vec<String>)> {
        let sample = Sample::new("a.txt", text);
        let file = sample.file();
        let view = View::new(&file);
        let ranges: Vec<_> = spans
            .iter()
            .map(|(text, nth)| view.range(sample.span(text, *nth)))
            .collect();
        excerpts(&view, &ranges, width)
            .into_iter()
            .map(|excerpt| {
                let marks = excerpt
                    .marks
                    .iter()
                    .map(|mark| excerpt.text[mark.range.clone()].to_owned())
                    .collect();
                (excerpt.first_line, excerpt.text, marks)
            })
            .collect()
    }

    #[test]
    fn near_spans_share_an_excerpt_and_far_ones_do_not() {
        assert_eq!(
            shown(
                "a\r\ncut…\r\n\r\nkept\r\nz",
                &[("cut…", 0), ("kept", 0)],
                40
            ),
            [(2, "cut…\n\nkept".into(), vec!["cut…".into(), "kept".into()])]
        );
        assert_eq!(
            shown("kept\n1\n2\n3\n4\ncut…\n", &[("cut…", 0), ("kept", 0)], 40),
            [
                (6, "cut…".into(), vec!["cut…".into()]),
                (1, "kept".into(), vec!["kept".into()])
            ]
        );
    }

    #[test]
    fn long_lines_are_cut_around_the_span() {
        let line = format!("{} Паром ждёт {}", "а".repeat(2_500), "я".repeat(2_500));
        let [(_, text, marks)] = &shown(&line, &[("Паром ждёт", 0)], 40)[..] else {
            panic!()
        };
        assert_eq!(text, "…аааааааааааааа Паром ждёт яяяяяяяяяяяяяя…");
        assert_eq!(marks, &["Паром ждёт"]);
    }

    #[test]
    fn long_spans_are_cut_in_their_middle() {
        let line = format!("before begin{}end after", "x".repeat(5_000));
        let [(_, text, marks)] = &shown(&line, &[(&line[7..5_015], 0)], 40)[..] else {
            panic!()
        };
        assert_eq!(text, "…fore beginxxxxxxxxxxxxxxx…xxxxxxxend afte…");
        assert_eq!(marks, &["beginxxxxxxxxxxxxxxx…xxxxxxxend"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let line = format!("{}渡轮{}", "港".repeat(100), "口".repeat(100));
        let [(_, text, marks)] = &shown(&line, &[("渡轮", 0)], 20)[..] else {
            panic!()
        };
        assert_eq!(
            (text.as_str(), marks[0].as_str()),
            ("…港港港港渡轮口口口口…", "渡轮")
        );
    }

    #[test]
    fn both_spans_of_one_line_are_shown() {
        let line = format!(
            "{}CUT{}KEPT{}",
            "a".repeat(90),
            "b".repeat(90),
            "c".repeat(90)
        );
        let [(_, text, marks)] = &shown(&line, &[("CUT", 0), ("KEPT", 0)], 20)[..] else {
            panic!()
        };
        assert_eq!(text, "…aaaCUTbbb…bbbKEPTccc…");
        assert_eq!(marks, &["CUT", "KEPT"]);
    }

    #[test]
    fn escapes_are_shown_inside_the_marks() {
        let [(_, text, marks)] = &shown(
            "a\u{1b}[31mcut\u{202e}",
            &[("\u{1b}[31mcut\u{202e}", 0)],
            40,
        )[..] else {
            panic!()
        };
        assert_eq!(
            (text.as_str(), marks[0].as_str()),
            ("a␛[31mcut<U+202E>", "␛[31mcut<U+202E>")
        );
    }

    #[test]
    fn of_a_span_of_many_lines_the_first_are_shown() {
        let text = "line\n".repeat(50);
        let sample = Sample::new("a.txt", &text);
        let file = sample.file();
        let view = View::new(&file);
        let [excerpt] = &excerpts(&view, std::slice::from_ref(&(5..250)), 40)[..] else {
            panic!()
        };
        assert_eq!(excerpt.text.lines().count(), LINES_OF_SPAN);
        assert_eq!(excerpt.marks[0].goes_on_to, Some(50));
        assert_eq!(excerpt.marks[0].range, 0..29);
    }

    #[test]
    fn an_empty_file_has_an_empty_excerpt() {
        assert_eq!(
            shown("", &[("", 0)], 40),
            [(1, String::new(), vec![String::new()])]
        );
    }
}

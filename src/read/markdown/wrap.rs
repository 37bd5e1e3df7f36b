//! Which line breaks inside a paragraph are an editor's hard wrap, and which part separate statements.

use crate::read::text::first_word;

/// The widest line that counts as hard-wrapped, in characters.
const WIDEST: usize = 130;
/// The narrowest line that an editor or converter would break.
const NARROWEST: usize = 40;
/// The narrowest column that documents are wrapped at as a whole.
const NARROWEST_WRAP: usize = 60;
/// Lines longer than this, in bytes, are looked at no further.
const LONGEST: usize = 600;

/// How the lines of one document are wrapped.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Wrap {
    /// The column beyond which no line goes where the document as a whole is hard-wrapped, in characters: a line that
    /// has no room for the next word goes on in the next line.
    column: Option<usize>,
}

impl Wrap {
    /// Looks at every line end of `source` that is no paragraph end. O(source).
    pub fn of(source: &str) -> Self {
        let (mut breaks, mut continued) = (0_u32, 0_u32);
        for (line, next) in line_ends(source) {
            breaks = breaks.saturating_add(1);
            continued = continued.saturating_add(u32::from(continues(line, next)));
        }
        let is_wrapped = continued >= 4 && continued.saturating_mul(3) >= breaks;
        Self {
            column: column_of(source, breaks).or(is_wrapped.then_some(NARROWEST_WRAP)),
        }
    }

    /// Whether the break between two lines of a paragraph is a hard wrap, so that they are one text.
    pub fn joins(&self, line: &str, next: &str) -> bool {
        let (line, next) = (line.trim(), next.trim());
        if line.len() > LONGEST
            || ends_cut(line)
            || ["![", "[![", "{", "[caption", "[/caption", "<img", "<figure"]
                .iter()
                .any(|start| next.starts_with(start))
        {
            return false;
        }
        let is_full = |column: usize| !fits(line, next, column);
        let is_short = next.split_whitespace().nth(3).is_none() && !ends_statement(next);
        self.column.is_some_and(is_full) || continues(line, next) && !is_short
    }
}

/// The column at which all of `source` is wrapped, if no line is longer and most of the `breaks` line ends stand where
/// the next word has no room, in the midst of a sentence: in whatever language, whatever the next line begins with.
/// O(source).
fn column_of(source: &str, breaks: u32) -> Option<usize> {
    const FEWEST: u32 = 3;
    if breaks < FEWEST {
        return None;
    }
    let is_text = |line: &&str| !opens_block(line) && !line.contains("](");
    let widest = lines(source).filter(is_text).map(|line| {
        let line = line.trim();
        if line.len() > 4 * WIDEST {
            line.len()
        } else {
            width_of(line)
        }
    });
    let column = widest.max()?;
    if !(NARROWEST_WRAP..=WIDEST).contains(&column) {
        return None;
    }
    // "Photo: Jo Reed" goes on with nothing.
    let is_label = |next: &str| {
        next.split_whitespace()
            .next()
            .is_some_and(|word| word.ends_with([':', '：']))
    };
    let is_full = |(line, next): &(&str, &str)| {
        !fits(line, next, column) && !ends_statement(line) && !is_label(next)
    };
    let full = line_ends(source).filter(is_full).count();
    (full >= FEWEST as usize && 2 * full >= breaks as usize).then_some(column)
}

/// Whether the first word of `next` has room behind `line`.
fn fits(line: &str, next: &str, column: usize) -> bool {
    width_of(line.trim()) + 1 + first_word(next.trim_start()) <= column
}

/// The pairs of lines of `source` that no blank line parts, if the second begins nothing but text.
fn line_ends(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut previous = "";
    lines(source).filter_map(move |line| {
        let line = line.trim_end();
        let before = std::mem::replace(&mut previous, line);
        (!before.is_empty() && !line.is_empty() && !opens_block(line)).then_some((before, line))
    })
}

/// The lines of `source`; `\r` stays at their ends.
fn lines(source: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', source.as_bytes())
        .chain(std::iter::once(source.len()))
        .map(move |end| {
            let line = source.get(start..end).unwrap_or_default();
            start = end + 1;
            line
        })
}

/// Whether `next` goes on in the middle of the sentence that `line` begins, and `line` is as wide as wrapped lines are.
fn continues(line: &str, next: &str) -> bool {
    line.len() <= LONGEST
        && next.trim_start().starts_with(char::is_lowercase)
        && !ends_statement(line)
        && (NARROWEST..=WIDEST).contains(&width_of(line))
}

/// Whether `line` begins something else than text.
fn opens_block(line: &str) -> bool {
    line.trim_start()
        .starts_with(['-', '*', '+', '#', '|', '>', '!', '<', '`', '~'])
}

fn ends_statement(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_', ' '])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', '؟'])
}

/// Whether `line` says that it is cut off.
fn ends_cut(line: &str) -> bool {
    let line = line.trim_end_matches([']', ')', '*', '_', ' ']);
    line.ends_with('…') || line.ends_with("...")
}

fn width_of(line: &str) -> usize {
    if line.is_ascii() {
        line.len()
    } else {
        line.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_that_breaks_mid_sentence_is_one_text() {
        let wrap = Wrap::default();
        assert!(wrap.joins(
            "The ferry that links the two shores of the lake was late again on",
            "the first morning of the new timetable, and nobody knew why."
        ));
    }

    #[test]
    fn statements_on_lines_of_their_own_stay_apart() {
        let wrap = Wrap::default();
        for (line, next) in [
            (
                "Mira Toll steers the ferry across the lake of Vellin…",
                "mira Toll steers the ferry across the lake of Vellin at dawn.",
            ),
            (
                "Mira Toll steers the ferry across the lake at dawn.",
                "via Lakeside Pictures",
            ),
            (
                "Mira Toll steers the ferry across the lake at dawn",
                "hide caption",
            ),
            (
                "Mira Toll steers the ferry across the lake at dawn",
                "Mira Toll steers the ferry across the lake at dawn on Monday.",
            ),
            ("Ferry", "steered by Mira Toll across the lake of Vellin"),
        ] {
            assert!(!wrap.joins(line, next), "{line} / {next}");
        }
    }

    #[test]
    fn in_a_wrapped_document_a_full_line_goes_on_with_a_name() {
        let source = "\
The ferry that links the two shores of the lake was late again
on the first morning of the new timetable, and nobody on board
knew why it was so, least of all the captain of the vessel who
had been up since four and said that she had been promised the
new engine in spring, but that it had not come in the autumn.
";
        let wrap = Wrap::of(source);
        assert!(wrap.joins(
            "The ferry that links the two shores of the lake was seen by",
            "Mira Toll of Vellin."
        ));
        assert!(!wrap.joins("Mira Toll at the helm", "Photo: Ole Brandt"));
        assert!(
            !Wrap::default().joins(
                "The ferry was seen by the quay and by",
                "Mira Toll of Vellin."
            ),
            "no evidence in the document"
        );
    }

    #[test]
    fn a_document_is_wrapped_at_the_column_that_its_lines_fill() {
        let german = "\
Nach drei Jahren Bauzeit hat Talheim wieder eine Brücke über die Elsbach. Am
Sonntag wurde sie mit Blasmusik und Freibier eröffnet, und alle kamen.

![](a.jpg)

Bürgermeisterin Renate Olbers eröffnet mit einer Schere aus Gold die neue
Brücke über die Elsbach am Sonntag. Foto: Timo Krell

Ein Kind fragte, ob man nun wieder von ihr springen dürfe. Die Antwort der
Bürgermeisterin ging im Lärm der Kapelle unter.

Die Brücke kostete vier Millionen Euro, eine Million mehr als geplant. Der
Landrat lobte die Geduld der Bürger und den Mut der Planer.
";
        let wrap = Wrap::of(german);
        assert_eq!(wrap.column, Some(76));
        assert!(wrap.joins(
            "Landrat Malte Ohm spricht vor dreihundert Gästen bei der Eröffnung auf der",
            "Brücke über die Elsbach. Foto: Timo Krell"
        ));
        assert!(!wrap.joins("Brücke über die Elsbach am Sonntag.", "Foto: Timo Krell"));
        for lines in [
            // A line that is longer than the others.
            german.replace("am Sonntag. Foto", "am Sonntag im Juni mit Blasmusik bis in die Nacht. Foto"),
            "Mira Toll steers the ferry across the lake of Vellin at dawn on Monday\nPhoto: Ole Brandt\n\n".repeat(5),
        ] {
            assert_eq!(Wrap::of(&lines).column, None, "{lines}");
        }
    }
}

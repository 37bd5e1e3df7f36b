//! Which line breaks inside a paragraph are an editor's hard wrap, and which part separate statements.

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
    /// Whether the document as a whole is hard-wrapped.
    is_wrapped: bool,
}

impl Wrap {
    /// Looks at every line end of `source` that is no paragraph end. O(source).
    pub fn of(source: &str) -> Self {
        let (mut breaks, mut continued) = (0_u32, 0_u32);
        let mut previous = "";
        for line in lines(source) {
            let line = line.trim_end();
            if !previous.is_empty() && !line.is_empty() && !opens_block(line) {
                breaks = breaks.saturating_add(1);
                continued = continued.saturating_add(u32::from(continues(previous, line)));
            }
            previous = line;
        }
        Self {
            is_wrapped: continued >= 4 && continued.saturating_mul(3) >= breaks,
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
        let first_word = next.split_whitespace().next().unwrap_or_default();
        let fills = width_of(line) + 1 + width_of(first_word) > NARROWEST_WRAP;
        let is_short = next.split_whitespace().nth(3).is_none() && !ends_statement(next);
        self.is_wrapped && fills || continues(line, next) && !is_short
    }
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
}

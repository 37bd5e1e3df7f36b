//! Plain text as scrapers write it: blocks parted by blank lines, one block a line, a mix of both, or hard-wrapped.

use crate::document::{Block, BlockKind, Document};
use crate::normalize;
use crate::span::Span;
use crate::text::Text;

/// Reads plain text: a block a line, but for paragraphs that are hard-wrapped. Lines end with `\n`, `\r\n` or `\r`.
///
/// O(source).
pub fn read(source: &str) -> Document<'_> {
    let lines = lines(source);
    let width = wrap_width(source, &lines);
    let mut document = Document {
        blocks: Vec::with_capacity(lines.len()),
        ..Document::default()
    };
    let mut spaced = true;
    let mut open: Option<Span> = None;
    for &line in &lines {
        if line.is_empty() {
            if let Some(span) = open.take() {
                document.blocks.push(block(source, span, spaced));
            }
            spaced = true;
            continue;
        }
        open = match (open, width) {
            (Some(before), Some(width)) if !fits(source, before, line, width) => {
                Some(before.cover(line))
            }
            (before, _) => {
                if let Some(span) = before {
                    document.blocks.push(block(source, span, spaced));
                    spaced = false;
                }
                Some(line)
            }
        };
    }
    if let Some(span) = open {
        document.blocks.push(block(source, span, spaced));
    }
    document
}

fn block(source: &str, span: Span, spaced: bool) -> Block<'_> {
    let text = Text::verbatim(span.of(source), span.start());
    Block {
        spaced,
        ..Block::new(text, span, BlockKind::Paragraph)
    }
}

/// About how long lines are: for so many of them room is made at once.
const BYTES_PER_LINE: usize = 128;

/// The lines of `source` without the white space around them; an empty span for blank lines, however many in a row.
fn lines(source: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::with_capacity(source.len() / BYTES_PER_LINE);
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', source.as_bytes()).chain([source.len()]);
    for end in ends {
        let line = source.get(start..end).unwrap_or_default();
        let at_crlf = line.is_empty()
            && start > 0
            && source.as_bytes().get(start - 1..=start) == Some(b"\r\n");
        if !at_crlf {
            let text = line.trim_start();
            let text_start = end - text.len();
            let line = Span::new(text_start, text_start + text.trim_end().len());
            let is_repeated = line.is_empty() && lines.last().is_some_and(|last| last.is_empty());
            if !is_repeated {
                lines.push(line);
            }
        }
        start = end + 1;
    }
    lines
}

/// Columns between which text is taken to be hard-wrapped.
const NARROWEST: usize = 50;
const WIDEST: usize = 110;
/// How many line breaks must look like those of a wrapped text.
const FEWEST_BREAKS: usize = 3;

/// The width to which the text is hard-wrapped, if it is: no line is longer, and most lines go on where the next word
/// would not have fitted, in the midst of a sentence. Of lines that all begin with a capital each is a text of its own.
fn wrap_width(source: &str, lines: &[Span]) -> Option<usize> {
    // In bytes a line is at most four times as wide as in characters: this turns most articles away at once.
    if lines.iter().any(|line| line.len() > 4 * WIDEST) {
        return None;
    }
    let width = lines
        .iter()
        .map(|line| columns(line.of(source)))
        .max()
        .filter(|width| (NARROWEST..=WIDEST).contains(width))?;
    let (mut wrapped, mut midway, mut uncapitalised, mut breaks) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if line.is_empty() || next.is_empty() {
            continue;
        }
        breaks += 1;
        if !fits(source, *line, *next, width) {
            wrapped += 1;
            midway += usize::from(
                !line
                    .of(source)
                    .ends_with(['.', '!', '?', '…', '"', '”', ':', '。']),
            );
            let goes_on = |c: char| c.is_alphabetic() && !c.is_uppercase();
            uncapitalised += usize::from(next.of(source).starts_with(goes_on));
        }
    }
    (wrapped >= FEWEST_BREAKS
        && wrapped * 2 >= breaks
        && midway * 2 > wrapped
        && uncapitalised * 4 > wrapped)
        .then_some(width)
}

/// Whether the first word of `next` would have fitted on the last line of `before`.
fn fits(source: &str, before: Span, next: Span, width: usize) -> bool {
    let last_line = before
        .of(source)
        .rsplit(['\n', '\r'])
        .next()
        .unwrap_or_default()
        .trim();
    columns(last_line) + 1 + first_word(next.of(source)) <= width
}

/// How many columns the first word takes: scripts without spaces between words break their lines behind any character.
pub(super) fn first_word(line: &str) -> usize {
    let goes_on = |c: &char| !c.is_whitespace() && !normalize::stands_alone(*c);
    let word = line.chars().take_while(goes_on).count();
    word.max(1)
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn blocks(source: &str) -> Vec<(&str, bool)> {
        read(source)
            .blocks
            .iter()
            .map(|block| (block.extent.of(source), block.spaced))
            .collect()
    }

    #[test]
    fn every_line_is_a_block() {
        let expected = vec![("One.", true), ("Two", false), ("Three.", true)];
        for source in [
            "One.\nTwo\n\nThree.\n",
            "One.\r\nTwo\r\n\r\nThree.",
            "One.\rTwo\r\rThree.\r",
            " One. \n\tTwo\n \t\n Three.",
        ] {
            assert_eq!(blocks(source), expected, "{source:?}");
        }
        assert_eq!(blocks(""), vec![]);
        assert_eq!(blocks("\n\n"), vec![]);
    }

    #[test]
    fn hard_wrapped_paragraphs_are_one_block_and_captions_between_them_stay_apart() {
        let source = "\
The council voted on Monday to rebuild the old bridge over the Orle, which
had been closed since the flood, and to pay for it from the reserve that the
town had put aside for its anniversary.

Mayor Ada Quill
Mayor Ada Quill opens the new bridge over the Orle on Monday morning, with
half the town…
Mayor Ada Quill opens the new bridge over the Orle on Monday morning, with
half the town looking on from the banks.
";
        let starts: Vec<_> = blocks(source)
            .iter()
            .map(|(text, _)| text.lines().count())
            .collect();
        assert_eq!(starts, [3, 1, 2, 2]);
    }

    #[test]
    fn lines_that_all_begin_with_a_capital_are_not_wrapped() {
        let lines = "\
Step 1: Knead the dough for ten minutes until it is smooth. Photo: Jo Reed
Step 2: Cover the dough and let it rest for an hour. Photo: Jo Reed
Step 3: Lay the left strand over the one in the middle. Photo: Jo Reed
Step 4: Lay the right strand over the one in the middle. Photo: Jo Reed
Step 5: Bake it until it is brown. Photo: Jo Reed
";
        assert_eq!(blocks(lines).len(), 5);
        assert_ne!(blocks(&lines.replace("Step", "step")).len(), 5);
    }

    #[test]
    fn scripts_without_spaces_are_wrapped_only_where_the_line_is_full() {
        let text: Vec<char> = "議會昨晚決定重建橫跨奧勒河的舊橋這座橋自洪水以來一直關閉"
            .repeat(9)
            .chars()
            .collect();
        let wrapped: Vec<String> = text.chunks(60).map(|line| line.iter().collect()).collect();
        assert_eq!(blocks(&wrapped.join("\n")).len(), 1);
        let lines = "青石镇百年石桥修缮完工\n游客在修缮后的青石桥上拍照留念\n历时两年青石镇百年石桥修缮工程12日完工\n\
            镇长赵国强在桥头接受采访谈到石桥的历史和今后的保护办法并感谢所有工匠以及从外地赶来帮忙的学生们和他们的老师";
        assert_eq!(blocks(lines).len(), 4);
    }

    /// The reader as one would write it without a thought for time: line by line, with what the standard library has.
    fn naively(source: &str) -> Vec<(String, bool)> {
        let mut spaced = true;
        let mut blocks = Vec::new();
        for line in source.replace("\r\n", "\n").split(['\n', '\r']) {
            let line = line.trim();
            if !line.is_empty() {
                blocks.push((line.to_owned(), spaced));
            }
            spaced = line.is_empty();
        }
        blocks
    }

    proptest::proptest! {
        #[test]
        fn reads_as_a_naive_reader_does(pieces in proptest::collection::vec(
            proptest::sample::select(vec![
                "\n", "\r", "\r\n", "\n\n", " ", "\t", "\u{a0}", "\u{2028}", "\u{85}", "\0", "\u{feff}",
                "a", "Ada Quill.", "橋", "e\u{301}", "\u{200b}",
            ]),
            0..30,
        )) {
            let source = pieces.concat();
            let read: Vec<_> = blocks(&source)
                .into_iter()
                .map(|(text, spaced)| (text.to_owned(), spaced))
                .collect();
            // What is hard-wrapped is joined, and read by no naive reader.
            proptest::prop_assume!(wrap_width(&source, &lines(&source)).is_none());
            proptest::prop_assert_eq!(read, naively(&source));
        }
    }

    #[test]
    fn short_lines_are_not_taken_for_wrapped_text() {
        let source = "The bridge\nA photo of the bridge over the Orle, taken in the spring of this year (Jo Reed/AP)\nThe mayor\nThe mayor at her desk\n";
        assert_eq!(blocks(source).len(), 4);
    }
}

//! The text of a run: entities decoded, white space collapsed, and a map back to the source.

use crate::span::Span;
use crate::text::{Text, TextBuilder, is_space};
use htmlize::Context;
use std::borrow::Cow;

/// The longest stretch that is looked at for the name or number of an entity.
const LONGEST_ENTITY: usize = 40;

/// The value of an attribute.
pub(super) fn attribute_text(source: &str, value: Span) -> Text<'_> {
    run_text(source, [value].into_iter(), Context::Attribute, |_| ())
}

/// The text of the pieces `spans` of `source` as readers see it in one run, without white space at its ends.
///
/// `said` is called with the number of each piece that adds to it. O(pieces).
pub(super) fn text<'s>(
    source: &'s str,
    spans: impl ExactSizeIterator<Item = Span>,
    said: impl FnMut(usize),
) -> Text<'s> {
    run_text(source, spans, Context::General, said)
}

fn run_text<'s>(
    source: &'s str,
    mut spans: impl ExactSizeIterator<Item = Span>,
    context: Context,
    mut said: impl FnMut(usize),
) -> Text<'s> {
    let mut words = Words {
        text: TextBuilder::new(),
        space: None,
        context,
    };
    if spans.len() == 1 {
        let span = trimmed(source, spans.next().unwrap_or_default());
        if !span.is_empty() && plain_length(span.of(source)) == span.len() {
            said(0);
            return Text::verbatim(span.of(source), span.start());
        }
        if words.push(source, span) {
            said(0);
        }
        return words.text.finish();
    }
    for (number, span) in spans.enumerate() {
        if words.push(source, span) {
            said(number);
        }
    }
    words.text.finish()
}

/// `span` without what is blank at its ends.
fn trimmed(source: &str, span: Span) -> Span {
    let text = span.of(source).trim_start_matches(is_space);
    let start = span.end() - text.len().min(span.len());
    Span::new(start, start + text.trim_end_matches(is_space).len())
}

struct Words {
    text: TextBuilder,
    /// What stands after the last word, if a word follows.
    space: Option<Space>,
    context: Context,
}

#[derive(Clone, Copy)]
enum Space {
    /// White space, which is read as one space.
    Wide(Span),
    /// Characters without width, which are no part of a text at its ends.
    ZeroWidth(Span),
}

impl Space {
    fn of(blank: &str, source: Span) -> Self {
        if blank.contains(char::is_whitespace) {
            Self::Wide(source)
        } else {
            Self::ZeroWidth(source)
        }
    }
}

impl Words {
    /// Appends `piece`, which stands at `start`; says whether there was more in it than white space.
    fn push(&mut self, source: &str, span: Span) -> bool {
        let mut at = span.start();
        let mut said = false;
        while at < span.end() {
            let rest = Span::new(at, span.end()).of(source);
            let plain = plain_length(rest);
            if plain > 0 {
                self.push_space(source);
                self.text
                    .push_verbatim(rest.get(..plain).unwrap_or_default(), at);
                said = true;
                at += plain;
                continue;
            }
            let blank = rest.len() - rest.trim_start_matches(is_space).len();
            if blank > 0 {
                let blank = Span::new(at, at + blank);
                self.add_space(Space::of(blank.of(source), blank));
                at = blank.end();
            } else {
                let (decoded, length) = entity(rest, self.context);
                said |= self.push_decoded(&decoded, Span::new(at, at + length), source);
                at += length.max(1);
            }
        }
        said
    }

    fn push_decoded(&mut self, decoded: &str, span: Span, source: &str) -> bool {
        if decoded.trim_matches(is_space).is_empty() {
            self.add_space(Space::of(decoded, span));
            return false;
        }
        self.push_space(source);
        self.text.push_decoded(decoded, span);
        true
    }

    fn add_space(&mut self, space: Space) {
        if !matches!(self.space, Some(Space::Wide(_))) {
            self.space = Some(space);
        }
    }

    fn push_space(&mut self, source: &str) {
        let space = self.space.take();
        if self.text.as_str().is_empty() {
            return;
        }
        match space {
            Some(Space::Wide(span)) if span.of(source) == " " => {
                self.text.push_verbatim(" ", span.start());
            }
            Some(Space::Wide(span)) => self.text.push_decoded(" ", span),
            Some(Space::ZeroWidth(span)) if !span.of(source).starts_with('&') => {
                self.text.push_verbatim(span.of(source), span.start());
            }
            Some(Space::ZeroWidth(_)) | None => {}
        }
    }
}

/// How many bytes of `text` are words with single spaces between them, just as they are to be read.
fn plain_length(text: &str) -> usize {
    let mut at = 0;
    loop {
        let length = letter_length(text, at);
        if length == 0 {
            break;
        }
        at = next_suspect(text.as_bytes(), at + length);
    }
    let plain = text.as_bytes().get(..at).unwrap_or_default();
    at - usize::from(plain.ends_with(b" "))
}

/// The length of the character at `at` if it is part of a word.
fn letter_length(text: &str, at: usize) -> usize {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let letter = next.filter(|&c| c != '&' && !is_space(c));
    letter.map_or(0, char::len_utf8)
}

/// How many bytes are looked at in one step.
const CHUNK: usize = 16;

/// Where the next byte from `at` on stands, which is not the first one, that may not be part of a word or a single
/// space; the end if there is none.
fn next_suspect(bytes: &[u8], mut at: usize) -> usize {
    loop {
        // With the byte before.
        let rest = bytes.get(at - 1..).unwrap_or_default();
        let Some(chunk) = rest.first_chunk() else {
            let mut last = [b'-'; CHUNK + 1];
            if let Some(start) = last.get_mut(..rest.len()) {
                start.copy_from_slice(rest);
            }
            return bytes.len().min(at + first(suspects(&last)));
        };
        let suspects = suspects(chunk);
        if suspects != 0 {
            return at + first(suspects);
        }
        at += CHUNK;
    }
}

/// The number of the first byte that is not zero, or how many there are.
fn first(bytes: u128) -> usize {
    bytes.trailing_zeros() as usize / 8
}

/// Which bytes, but for the first, are none of words with single spaces between them, or begin a character that may be
/// blank. They are compared without a branch, so that all are in one step.
fn suspects(bytes: &[u8; CHUNK + 1]) -> u128 {
    let mut is_suspect = [0; CHUNK];
    for (at, is_suspect) in is_suspect.iter_mut().enumerate() {
        let (before, byte) = (bytes[at], bytes[at + 1]);
        let is_blank = u8::from(byte.wrapping_sub(b'\t') < 5) | u8::from(byte == b'&');
        let is_doubled = u8::from(byte == b' ') & u8::from(before == b' ');
        let is_wide =
            u8::from(byte == 0xc2) | u8::from(byte.wrapping_sub(0xe1) < 3) | u8::from(byte == 0xef);
        *is_suspect = is_blank | is_doubled | is_wide;
    }
    u128::from_le_bytes(is_suspect)
}

/// What the `&` that `text` begins with stands for, and how many bytes of `text` say so.
fn entity(text: &str, context: Context) -> (Cow<'_, str>, usize) {
    let (written, is_number) = entity_candidate(text);
    let decoded = htmlize::unescape_in(written, context);
    if decoded == written {
        return (Cow::Borrowed("&"), 1);
    }
    if is_number {
        return (decoded, written.len());
    }
    // `&ampnbsp` reads `&nbsp`: what is left over at the end was not part of the entity.
    let left = (2..=written.len())
        .filter_map(|from| written.get(from..))
        .find(|&left| decoded.ends_with(left))
        .unwrap_or_default();
    let length = decoded.len() - left.len();
    let decoded = decoded.get(..length).unwrap_or_default().to_owned();
    (Cow::Owned(decoded), written.len() - left.len())
}

/// The start of `text` that can be an entity, with the byte after it that has a say in that; whether it is a number.
fn entity_candidate(text: &str) -> (&str, bool) {
    let bytes = text.as_bytes();
    let is_hex = matches!(bytes.get(1..3), Some(b"#x" | b"#X"));
    let is_number = bytes.get(1) == Some(&b'#');
    let start = 1 + usize::from(is_number) + usize::from(is_hex);
    let belongs = |&b: &u8| match (is_number, is_hex) {
        (true, false) => b.is_ascii_digit(),
        (true, true) => b.is_ascii_hexdigit(),
        _ => b.is_ascii_alphanumeric(),
    };
    let name = bytes.get(start..).unwrap_or_default();
    let mut end = start
        + name
            .iter()
            .take(LONGEST_ENTITY)
            .take_while(|&b| belongs(b))
            .count();
    let ends = |&b: &u8| b == b';' || (b == b'=' && !is_number);
    end += usize::from(bytes.get(end).is_some_and(ends));
    (text.get(..end).unwrap_or_default(), is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is read as it stands, character by character.
    fn plainly(text: &str) -> usize {
        let mut before = ' ';
        let plain = text.chars().take_while(|&c| {
            let is_single = c == ' ' && before != ' ';
            before = c;
            is_single || c != '&' && !is_space(c)
        });
        let plain: String = plain.collect();
        plain.trim_end_matches(' ').len()
    }

    const PIECES: &[&str] = &[
        "a",
        "word",
        "a longer piece of words",
        " ",
        " ",
        "\t",
        "\n",
        "\r",
        "\u{b}",
        "&",
        "é",
        "ж",
        "“",
        "—",
        "…",
        "山",
        "、",
        "の",
        "ა",
        "한",
        "ﬁ",
        "😀",
        "\0",
        "\u{85}",
        "\u{a0}",
        "\u{a1}",
        "\u{1680}",
        "\u{2000}",
        "\u{200a}",
        "\u{200b}",
        "\u{200c}",
        "\u{2028}",
        "\u{202f}",
        "\u{205f}",
        "\u{3000}",
        "\u{feff}",
    ];

    proptest! {
        #[test]
        fn what_is_plain_is_found_in_long_steps(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
            let text = pieces.concat();
            prop_assert_eq!(plain_length(&text), plainly(&text), "{:?}", text);
        }

        #[test]
        fn one_character_is_found_wherever_it_stands(at in 0..40usize, piece in prop::sample::select(PIECES), rest in 0..40usize) {
            let text = ["a".repeat(at).as_str(), piece, "b".repeat(rest).as_str()].concat();
            prop_assert_eq!(plain_length(&text), plainly(&text), "{:?}", text);
        }
    }
}

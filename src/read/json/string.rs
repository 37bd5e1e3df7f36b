//! A JSON string literal as text that knows its escapes.

use crate::span::Span;
use crate::text::{Text, TextBuilder};

/// Decodes `literal`, a valid JSON string with its quotes, which begins at byte `start` of the source: O(n), borrowed
/// if there is no escape in it.
///
/// # Errors
///
/// The span, in `literal`, of the first escape that is half a surrogate pair.
pub fn decode(literal: &str, start: usize) -> Result<Text<'_>, Span> {
    // The closing quote ends the last run; it is never part of one.
    let end = literal.len().saturating_sub(1);
    let body = literal.get(..end).unwrap_or_default();
    let mut at = 1;
    let mut run = run(body, at);
    if at + run.len() >= end {
        return Ok(Text::verbatim(run, start + at));
    }
    let mut text = TextBuilder::with_capacity(body.len());
    loop {
        text.push_verbatim(run, start + at);
        at += run.len();
        let rest = body.get(at..).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
        let (decoded, len) =
            escape(rest).ok_or_else(|| Span::new(at, at + rest.len().min(LONE)))?;
        let source = Span::new(start + at, start + at + len);
        text.push_decoded(decoded.encode_utf8(&mut [0; 4]), source);
        at += len;
        run = self::run(body, at);
    }
    Ok(text.finish())
}

/// The length of an escape such as `\u00e9`.
const LONE: usize = 6;

/// What stands between byte `at` and the next escape.
fn run(body: &str, at: usize) -> &str {
    let rest = body.get(at..).unwrap_or_default();
    let len = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..len).unwrap_or_default()
}

/// The character and the length of the escape that `rest` begins with; `None` for a lone surrogate.
fn escape(rest: &str) -> Option<(char, usize)> {
    let c = match rest.as_bytes().get(1)? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => return unicode_escape(rest),
        &other => char::from(other),
    };
    Some((c, 2))
}

fn unicode_escape(rest: &str) -> Option<(char, usize)> {
    let first = unit(rest)?;
    if let Some(c) = char::from_u32(u32::from(first)) {
        return Some((c, LONE));
    }
    let second = rest.get(LONE..).and_then(unit)?;
    match char::decode_utf16([first, second]).next() {
        Some(Ok(c)) => Some((c, 2 * LONE)),
        _ => None,
    }
}

/// The UTF-16 unit of the `\uXXXX` that `rest` begins with.
fn unit(rest: &str) -> Option<u16> {
    let digits = rest.strip_prefix("\\u")?.as_bytes().first_chunk::<4>()?;
    digits.iter().try_fold(0, |unit, &digit| {
        let digit = char::from(digit).to_digit(16)?;
        Some(unit << 4 | digit as u16)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_escape_is_decoded_and_maps_to_itself() {
        let literal = r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#;
        let text = decode(literal, 10).unwrap();
        assert_eq!(text.as_str(), "a\"\\/\u{8}\u{c}\n\r\té😀é");
        let raw = |part: &str| {
            let at = text.as_str().find(part).unwrap();
            let span = text.to_source(Span::new(at, at + part.len()));
            Span::new(span.start() - 10, span.end() - 10).of(literal)
        };
        assert_eq!(raw("a"), "a");
        assert_eq!(raw("\\/"), r"\\\/");
        assert_eq!(raw("\té"), r"\t\u00e9");
        assert_eq!(raw("😀"), r"\ud83d\ude00");
        assert_eq!(raw("é"), r"\u00e9");
        assert_eq!(text.source_span(), Span::new(11, 10 + literal.len() - 1));
    }

    #[test]
    fn strings_without_escapes_map_by_shifting() {
        for (literal, value) in [(r#""""#, ""), (r#""Zoë""#, "Zoë")] {
            let text = decode(literal, 5).unwrap();
            assert_eq!(text.as_str(), value);
            assert_eq!(text.source_span(), Span::new(6, 6 + value.len()));
        }
    }

    #[test]
    fn lone_surrogates_are_errors() {
        let lone = |literal: &str| {
            decode(literal, 5)
                .err()
                .map(|span| span.of(literal).to_owned())
        };
        for literal in [
            r#""ab\ud83d""#,
            r#""ab\ud83d c""#,
            r#""ab\ud83d\n""#,
            r#""ab\ud83d\u0041""#,
            r#""ab\ud83d\ud83d\ude00""#,
        ] {
            assert_eq!(lone(literal).as_deref(), Some(r"\ud83d"), "{literal}");
        }
        assert_eq!(lone(r#""\ude00\ud83d""#).as_deref(), Some(r"\ude00"));
        assert_eq!(lone(r#""\ud83d\ude00""#), None);
    }

    /// Pieces of a string literal, each of which decodes to one character.
    fn literal_parts() -> impl Strategy<Value = Vec<String>> {
        let verbatim = any::<char>()
            .prop_filter("stands for itself", |c| {
                !matches!(c, '\0'..='\x1f' | '"' | '\\')
            })
            .prop_map(String::from);
        let short = prop::sample::select(vec![
            r"\n", r"\t", r"\r", r"\b", r"\f", r"\/", r"\\", r#"\""#,
        ])
        .prop_map(String::from);
        let unicode = any::<char>().prop_map(|c| {
            c.encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect()
        });
        let upper = (0xA0u32..0x1000).prop_map(|unit| format!("\\u{unit:04X}"));
        prop::collection::vec(
            prop_oneof![verbatim, "[a-z ]", short, unicode, upper],
            0..40,
        )
    }

    proptest! {
        #[test]
        fn any_deletion_leaves_json_with_the_rest_of_the_value(
            parts in literal_parts(),
            (from, to) in (0usize..41, 0usize..41),
        ) {
            let literal = format!("\"{}\"", parts.concat());
            let value: String = serde_json::from_str(&literal).unwrap();
            let text = decode(&literal, 0).unwrap();
            prop_assert_eq!(text.as_str(), &value);

            let mut bounds: Vec<_> = value.char_indices().map(|(at, _)| at).collect();
            bounds.push(value.len());
            let (from, to) = (from.min(to) % bounds.len(), from.max(to) % bounds.len());
            let span = Span::new(bounds[from.min(to)], bounds[from.max(to)]);
            let raw = text.to_source(span);
            let left = format!("{}{}", &literal[..raw.start()], &literal[raw.end()..]);
            let expected = format!("{}{}", &value[..span.start()], &value[span.end()..]);
            prop_assert_eq!(serde_json::from_str::<String>(&left).unwrap(), expected);
        }
    }
}

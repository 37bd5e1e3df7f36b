//! Shortcodes, template tags and MDX comments: markup that CommonMark does not know and would cut to pieces.
//!
//! They are found before the Markdown is parsed and hidden from the parser behind commas, which mean nothing in
//! Markdown and part words as braces do, so that every offset stays as it is. So are the pieces of broken links.

use super::asides;
use super::links::Brackets;
use super::reader::is_module_code;
use crate::read::wordpress::caption_tag;
use crate::span::Span;
use std::borrow::Cow;

/// How far the end of a tag is looked for, in bytes.
const LONGEST: usize = 16 * 1024;

/// Something that the Markdown parser must not see.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shortcode {
    /// The whole tag with its braces.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of shortcodes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Has named parameters that may be media text.
    Tag,
    /// `[caption …]` of WordPress.
    CaptionStart,
    /// `[/caption]` of WordPress.
    CaptionEnd,
    /// A comment, attributes, or a region of code: nothing in it is text.
    Opaque,
}

/// A named parameter of a shortcode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parameter<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value without quotes.
    pub value: Span,
    /// What goes when the parameter goes: the space before it, its name, its value and one comma if there is any.
    pub extent: Span,
}

/// The shortcodes of `source` from byte `from` on, in order and disjoint; `[caption]` only in pairs. O(source).
pub fn scan(source: &str, from: usize) -> Vec<Shortcode> {
    let mut found: Vec<Shortcode> = Vec::new();
    let mut open_caption = None;
    let mut regions = Regions::default();
    let mut brackets = Brackets::at(from);
    let mut at = from;
    let mut comments = memchr::memmem::find_iter(source.as_bytes(), "%%").peekable();
    loop {
        while comments.next_if(|&comment| comment < at).is_some() {}
        let comment = comments.peek().copied();
        let before = source.as_bytes().get(at..comment.unwrap_or(source.len()));
        let bracket = memchr::memchr3(b'{', b'[', b']', before.unwrap_or_default());
        let Some(next) = bracket.map(|bracket| at + bracket).or(comment) else {
            break;
        };
        at = next;
        if let Some(end) = module_code_end(source, at) {
            found.push(Shortcode {
                span: Span::new(at, end),
                kind: Kind::Opaque,
            });
            at = end;
            continue;
        }
        let Some(mut shortcode) = shortcode_at(source, at) else {
            match source.as_bytes().get(at) {
                Some(b'[') => brackets.open(source, at),
                Some(b']') => brackets.close(source, at, &mut found),
                _ => {}
            }
            at = found.last().map_or(0, |last| last.span.end()).max(at + 1);
            continue;
        };
        at = shortcode.span.end();
        match shortcode.kind {
            Kind::CaptionStart => {
                let before = open_caption.replace(found.len());
                forget(&mut found, before);
            }
            Kind::CaptionEnd if open_caption.take().is_none() => continue,
            Kind::Tag => {
                if let Some(end) = regions.end_of(source, shortcode.span) {
                    at = end;
                    shortcode.span = Span::new(shortcode.span.start(), end);
                    shortcode.kind = Kind::Opaque;
                }
            }
            Kind::CaptionEnd | Kind::Opaque => {}
        }
        found.push(shortcode);
    }
    forget(&mut found, open_caption);
    found.retain(|shortcode| !shortcode.span.is_empty());
    found
}

/// Empties the shortcode at `index`: it has turned out to be none.
fn forget(found: &mut [Shortcode], index: Option<usize>) {
    if let Some(shortcode) = index.and_then(|index| found.get_mut(index)) {
        shortcode.span = Span::default();
    }
}

/// `source` from byte `from` on, with the shortcodes hidden.
pub fn hide<'a>(source: &'a str, from: usize, shortcodes: &[Shortcode]) -> Cow<'a, str> {
    let rest = source.get(from..).unwrap_or_default();
    if shortcodes.is_empty() {
        return Cow::Borrowed(rest);
    }
    let mut hidden = String::with_capacity(rest.len());
    let mut at = from;
    for shortcode in shortcodes {
        hidden.push_str(source.get(at..shortcode.span.start()).unwrap_or_default());
        hidden.extend(std::iter::repeat_n(',', shortcode.span.len()));
        at = shortcode.span.end();
    }
    hidden.push_str(source.get(at..).unwrap_or_default());
    Cow::Owned(hidden)
}

/// The shortcode that begins at byte `at` of `source`.
fn shortcode_at(source: &str, at: usize) -> Option<Shortcode> {
    let rest = source.get(at..)?;
    let shortcode = |len: usize, kind| {
        Some(Shortcode {
            span: Span::new(at, at + len),
            kind,
        })
    };
    if rest.starts_with("{{<") {
        let kind = if rest.starts_with("{{</*") {
            Kind::Opaque
        } else {
            Kind::Tag
        };
        shortcode(tag_len(rest, ">}}")?, kind)
    } else if rest.starts_with("{{%") {
        shortcode(tag_len(rest, "%}}")?, Kind::Tag)
    } else if rest.starts_with("{%") {
        shortcode(tag_len(rest, "%}")?, Kind::Tag)
    } else if rest.starts_with("{/*") {
        shortcode(tag_len(rest, "*/}")?, Kind::Opaque)
    } else if rest.starts_with("%%") {
        shortcode(asides::comment_len(source, at)?, Kind::Opaque)
    } else if let Some(len) = asides::region_len(source, at) {
        shortcode(len, Kind::Opaque)
    } else if rest.starts_with('{') {
        shortcode(asides::attributes_len(source, at)?, Kind::Opaque)
    } else if let Some(span) = asides::abbreviation(source, at) {
        let kind = Kind::Opaque;
        Some(Shortcode { span, kind })
    } else {
        let tag = caption_tag(rest)?;
        let kind = if tag.opens {
            Kind::CaptionStart
        } else {
            Kind::CaptionEnd
        };
        shortcode(tag.len, kind)
    }
}

/// The length of the tag that `rest` begins with, up to and with `close`; none if another tag or a paragraph begins
/// before it ends, so that an unclosed tag swallows nothing.
fn tag_len(rest: &str, close: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let window = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default();
    let mut at = 2;
    loop {
        at += memchr::memchr3(b'{', b'}', b'\n', window.get(at..)?)?;
        let here = window.get(at..)?;
        match here.first()? {
            b'}' if window.get(..=at)?.ends_with(close.as_bytes()) => return Some(at + 1),
            b'{' if [b"{{<", b"{{%", b"{/*"]
                .iter()
                .any(|tag| here.starts_with(*tag))
                || here.starts_with(b"{%") =>
            {
                return None;
            }
            b'\n' if close != "*/}" => {
                let next = here
                    .get(1..)?
                    .iter()
                    .find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
                if next == Some(&b'\n') {
                    return None;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Where the brackets close of which the first stands at byte `at`, if it ends a line of an `import` or `export` of
/// MDX: blank lines do not end it. None if something else begins before they close. O(what is between).
fn module_code_end(source: &str, at: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let behind = bytes.get(at + 1..)?;
    let opens = matches!(bytes.get(at), Some(b'{' | b'['));
    if !opens || !(behind.starts_with(b"\n") || behind.starts_with(b"\r\n")) {
        return None;
    }
    let line = memchr::memrchr(b'\n', bytes.get(..at)?).map_or(0, |end| end + 1);
    if !is_module_code(source.get(line..)?) {
        return None;
    }
    let window = bytes.get(at..bytes.len().min(at + LONGEST))?;
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for (here, &byte) in window.iter().enumerate() {
        match (quote, byte) {
            _ if is_escaped => {}
            (_, b'\n') => {
                let next = window.get(here + 1..).unwrap_or_default();
                let begins = |start: &&[u8]| next.starts_with(start);
                let others: [&[u8]; 4] = [b"import ", b"export ", b"```", b"~~~"];
                if others.iter().any(begins) {
                    return None;
                }
                quote = quote.filter(|open| *open == b'`');
            }
            (Some(open), _) => quote = quote.filter(|_| byte != open),
            (None, _) if is_quote(byte) => quote = Some(byte),
            (None, b'{' | b'[' | b'(') => depth += 1,
            (None, b'}' | b']' | b')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + here + 1);
                }
            }
            _ => {}
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    None
}

/// Shortcodes whose content is not text. Remembers which end tags were not found, so that the whole rest of the
/// source is searched at most once in vain for each.
#[derive(Default)]
struct Regions {
    absent: Vec<&'static str>,
}

impl Regions {
    /// Names with the start of the tag that ends their region.
    const ENDS: [(&'static str, &'static str); 10] = [
        ("highlight", "/highlight"),
        ("highlight", "endhighlight"),
        ("raw", "endraw"),
        ("comment", "endcomment"),
        ("comment", "/comment"),
        ("capture", "endcapture"),
        ("code", "/code"),
        ("schema", "endschema"),
        ("mermaid", "/mermaid"),
        ("math", "/math"),
    ];

    /// Where the region that the tag at `span` opens ends, with its end tag.
    fn end_of(&mut self, source: &str, span: Span) -> Option<usize> {
        let tag = span.of(source);
        let name = tag.trim_start_matches(['{', '<', '%', '-', ' ']);
        let name = name.split([' ', '\t', '\n', '%', '>']).next()?;
        let is_liquid = tag.starts_with("{%");
        let (_, end) = *Self::ENDS
            .iter()
            .find(|(start, end)| *start == name && is_liquid == end.starts_with("end"))?;
        if self.absent.contains(&end) {
            return None;
        }
        let region = region_len(source.get(span.end()..)?, end, is_liquid);
        if region.is_none() {
            self.absent.push(end);
        }
        Some(span.end() + region?)
    }
}

/// The length of the region at the start of `rest`, up to and with the tag that `end` alone stands in: in the code of
/// the region it may stand as well. O(rest).
fn region_len(rest: &str, end: &str, is_liquid: bool) -> Option<usize> {
    let (opens, closes): (&[&str], &[&str]) = if is_liquid {
        (&["{%"], &["%}"])
    } else {
        (&["{{<", "{{%"], &[">}}", "%}}"])
    };
    memchr::memmem::find_iter(rest.as_bytes(), end).find_map(|at| {
        // Blanks, and the signs that take away those around a tag.
        const AROUND: [char; 7] = [' ', '\t', '\n', '\r', '-', '+', '~'];
        let before = rest.get(..at)?.trim_end_matches(AROUND);
        let behind = rest.get(at + end.len()..)?;
        let tail = behind.trim_start_matches(AROUND);
        let is_opened = opens.iter().any(|open| before.ends_with(open));
        let close = closes.iter().find(|close| tail.starts_with(**close))?;
        is_opened.then(|| at + end.len() + (behind.len() - tail.len()) + close.len())
    })
}

/// The named parameters of the shortcode at `span`: `name="value"`, with `'`, `` ` `` or no quotes.
pub fn parameters(source: &str, span: Span) -> Vec<Parameter<'_>> {
    let mut found = Vec::new();
    let bytes = span.of(source).as_bytes();
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    let mut at = 0;
    // Where the token before ended: the space from there on goes with a parameter.
    let mut token_end = 0;
    while let Some(&byte) = bytes.get(at) {
        if is_quote(byte) {
            let Some(len) = quoted_len(bytes, at) else {
                break;
            };
            at += len;
            token_end = at;
            continue;
        }
        if !is_name(&byte) {
            at += 1;
            if !byte.is_ascii_whitespace() {
                token_end = at;
            }
            continue;
        }
        let name_len = bytes
            .get(at..)
            .unwrap_or_default()
            .iter()
            .take_while(|b| is_name(b))
            .count();
        let name = Span::new(at, at + name_len);
        let equals = skip_space(bytes, name.end());
        if bytes.get(equals) != Some(&b'=') {
            at = name.end();
            token_end = at;
            continue;
        }
        let start = skip_space(bytes, equals + 1);
        let Some((value, end)) = value_at(bytes, start) else {
            break;
        };
        found.push(Parameter {
            name: name.shift(span.start()).of(source),
            value: value.shift(span.start()),
            extent: with_comma(bytes, Span::new(token_end, end)).shift(span.start()),
        });
        at = end;
        token_end = end;
    }
    found
}

/// The value at `start` without its quotes, and where it ends with them; none if its quotes are not closed.
fn value_at(bytes: &[u8], start: usize) -> Option<(Span, usize)> {
    let rest = bytes.get(start..)?;
    if rest.first().is_some_and(|&b| is_quote(b)) {
        let end = start + quoted_len(bytes, start)?;
        return Some((Span::new(start + 1, end - 1), end));
    }
    let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b'%' | b'>' | b']' | b'}');
    let end = start + rest.iter().take_while(|b| !ends(b)).count();
    Some((Span::new(start, end), end))
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// The length of the quoted string at `at` with its quotes, if it is closed.
fn quoted_len(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = *bytes.get(at)?;
    let mut end = at + 1;
    loop {
        let byte = *bytes.get(end)?;
        if byte == quote {
            return Some(end + 1 - at);
        }
        end += if byte == b'\\' && quote != b'`' { 2 } else { 1 };
    }
}

fn skip_space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| b.is_ascii_whitespace()).count()
}

/// `extent` with the comma before it if there is one, or else the one after it.
fn with_comma(bytes: &[u8], extent: Span) -> Span {
    let before = extent.start().checked_sub(1);
    if before.and_then(|at| bytes.get(at)) == Some(&b',') {
        return Span::new(extent.start() - 1, extent.end());
    }
    let after = skip_space(bytes, extent.end());
    if bytes.get(after) == Some(&b',') {
        return Span::new(extent.start(), after + 1);
    }
    extent
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<&str> {
        scan(source, 0).iter().map(|s| s.span.of(source)).collect()
    }

    fn extents<'a>(source: &'a str, names: &[&str]) -> Vec<(&'a str, &'a str)> {
        parameters(source, Span::new(0, source.len()))
            .iter()
            .filter(|p| names.contains(&p.name))
            .map(|p| (p.value.of(source), p.extent.of(source)))
            .collect()
    }

    #[test]
    fn tags_of_every_dialect_are_found() {
        assert_eq!(
            found(
                "a {{< figure src=\"x\" >}} b {{% note %}} c {% include x %} {/* d */} {:.e}\n{: .f}"
            ),
            [
                "{{< figure src=\"x\" >}}",
                "{{% note %}}",
                "{% include x %}",
                "{/* d */}",
                "{: .f}"
            ]
        );
        assert_eq!(
            found("{{< figure\n  src=\"x\"\n>}}\n\ntext"),
            ["{{< figure\n  src=\"x\"\n>}}"]
        );
        assert_eq!(
            found("[caption id=\"a\"]<img src=\"x\"> text[/caption] [caption] [x]"),
            ["[caption id=\"a\"]", "[/caption]"]
        );
    }

    #[test]
    fn what_is_not_closed_is_text() {
        for source in [
            "{{< figure src=\"x\"\n\nText >}}",
            "{{< figure {{< figure",
            "{% include",
            "[caption id=\"a\"] text",
            "text[/caption]",
            "[caption\n]x[/caption]",
            "{/* x",
            "{{ variable }} [a](b) {x}",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
        assert_eq!(found("{{< a {{< b >}}"), ["{{< b >}}"]);
    }

    #[test]
    fn regions_of_code_are_one() {
        assert_eq!(
            found("{{< highlight go >}}\nx := 1\n\ny{{< /highlight >}}z"),
            ["{{< highlight go >}}\nx := 1\n\ny{{< /highlight >}}"]
        );
        assert_eq!(
            found("{% raw %}{{< a >}}{% endraw %}z"),
            ["{% raw %}{{< a >}}{% endraw %}"]
        );
        assert_eq!(
            found("{% capture a %}b{% endcapture %}z"),
            ["{% capture a %}b{% endcapture %}"]
        );
        assert_eq!(
            found("{{< comment >}}b{{< /comment >}}z"),
            ["{{< comment >}}b{{< /comment >}}"]
        );
        assert_eq!(found("{% raw %} z"), ["{% raw %}"]);
        for region in [
            "{{< highlight sh >}}\ncp js/highlight.js /highlight\n{{</highlight>}}",
            "{{% mermaid %}}\ngraph /mermaid }}\n{{% /mermaid %}}",
            "{%- raw -%}\nWrite endraw %} to end it.\n{%- endraw -%}",
        ] {
            assert_eq!(found(&format!("{region} a {region} b")), [region, region]);
        }
    }

    #[test]
    fn a_parameter_goes_with_the_space_before_it_or_a_comma() {
        let names = ["caption", "title"];
        assert_eq!(
            extents(
                "{{< figure src=x caption=\"A \\\"b\\\" c\"  title='T' >}}",
                &names
            ),
            [
                ("A \\\"b\\\" c", " caption=\"A \\\"b\\\" c\""),
                ("T", "  title='T'")
            ]
        );
        assert_eq!(
            extents(
                "{% image src=\"x\", caption=\"A, b\", title=\"T\" %}",
                &names
            ),
            [("A, b", ", caption=\"A, b\""), ("T", ", title=\"T\"")]
        );
        assert_eq!(
            extents("{% image caption=\"A\", src=\"x\" %}", &names),
            [("A", " caption=\"A\",")]
        );
        assert_eq!(
            extents("{{< figure \"caption=x\" caption = `A`>}}", &names),
            [("A", " caption = `A`")]
        );
        assert_eq!(extents("{{< figure caption=\"A >}}", &["x"]), []);
    }

    #[test]
    fn hiding_keeps_every_offset() {
        let source = "ä {{< é\n>}} b [caption]c[/caption]";
        let hidden = hide(source, 0, &scan(source, 0));
        assert_eq!(hidden.len(), source.len());
        assert_eq!(hidden, "ä ,,,,,,,,,, b ,,,,,,,,,c,,,,,,,,,,");
    }

    #[test]
    fn ends_that_are_none_are_passed_in_one_walk() {
        // In time that grows with the square of the tags, this test would not end.
        for piece in [
            "{{< highlight >}} /highlight ",
            "{% raw %} endraw ",
            "export const a = {\n",
            "[a](javascript: ' \" ' \" ",
            "%% a\n```\n",
            "%%",
            "a %% b\n\n",
            "{::comment} ",
        ] {
            scan(&piece.repeat(100_000), 0);
        }
    }
}

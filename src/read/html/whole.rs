//! The inline elements that a part of a text fills, and which go with it.

use super::attributes::Attributes;
use super::tokens::{Sink, TagToken, tokenize};
use super::tree::shows_more;
use crate::span::Span;
use html5gum::State;

/// Elements that do nothing but mark the text in them, and a line break.
const MARKS: [&[u8]; 15] = [
    b"b", b"bdi", b"bdo", b"cite", b"em", b"font", b"i", b"mark", b"s", b"small", b"span",
    b"strong", b"time", b"u", b"br",
];

/// The span of whole inline elements around `part` of `source`: with the start tags right before it of the elements
/// that end in it, and the end tags right behind it of those that begin in it, and with what is left empty around
/// these. `None` if there are no such tags, or if something else than inline elements and text stands in the part.
/// O(part + tags).
///
/// Of `<span>A copy.</span> <span>A copy.</span>` the part `A copy.</span> ` is filled by the first element and a
/// space.
pub fn whole(source: &str, part: Span) -> Option<Span> {
    let tags = Tags::of(source, part)?;
    let (mut opened, mut closed) = (Vec::new(), Vec::new());
    for tag in tags.0.iter().filter(|tag| !tag.is(b"br")) {
        if !tag.is_end {
            opened.push(tag);
        } else if let Some(start) = opened.pop() {
            start.is_of(tag).then_some(())?;
        } else {
            closed.push(tag);
        }
    }
    let mut whole = part;
    for end in closed {
        let start = before(source, whole)?;
        start.is_of(end).then_some(())?;
        whole = whole.cover(start.span);
    }
    for start in opened.into_iter().rev() {
        let end = behind(source, whole)?;
        start.is_of(&end).then_some(())?;
        whole = whole.cover(end.span);
    }
    while let (Some(start), Some(end)) = (before(source, whole), behind(source, whole))
        && start.is_of(&end)
    {
        whole = whole.cover(start.span).cover(end.span);
    }
    Some(whole)
}

/// The start tag right before a span, if there is one of these elements.
fn before(source: &str, span: Span) -> Option<Tag> {
    let text = source.get(..span.start())?.trim_end();
    let start = text.ends_with('>').then(|| text.rfind('<'))??;
    Tag::alone(source, Span::new(start, text.len())).filter(|tag| !tag.is_end)
}

/// The end tag right behind a span, if there is one of these elements.
fn behind(source: &str, span: Span) -> Option<Tag> {
    let rest = source.get(span.end()..)?.trim_start();
    let start = source.len() - rest.len();
    let end = rest.starts_with("</").then(|| rest.find('>'))?? + start + 1;
    Tag::alone(source, Span::new(start, end)).filter(|tag| tag.is_end)
}

/// A tag of one of [`MARKS`].
struct Tag {
    name: Vec<u8>,
    is_end: bool,
    span: Span,
}

impl Tag {
    fn is(&self, name: &[u8]) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether a start tag is that of an end tag's element.
    fn is_of(&self, end: &Tag) -> bool {
        self.is(&end.name)
    }

    /// The tag that is all that stands at a span.
    fn alone(source: &str, span: Span) -> Option<Tag> {
        let Tags(mut tags) = Tags::of(source, span)?;
        tags.pop()
            .filter(|tag| tags.is_empty() && tag.span == span && !tag.is(b"br"))
    }
}

/// The tags of a part of a source.
struct Tags(Vec<Tag>);

impl Tags {
    /// `None` if other elements or comments stand there, or one of these with more to show than its text.
    fn of(source: &str, part: Span) -> Option<Tags> {
        let mut reader = Reader {
            source,
            attributes: Attributes::default(),
            tags: Tags(Vec::new()),
            is_more: false,
        };
        tokenize(source, part, &mut reader);
        (!reader.is_more).then_some(reader.tags)
    }
}

struct Reader<'s> {
    source: &'s str,
    /// Those of the tag that comes next.
    attributes: Attributes,
    tags: Tags,
    /// Whether there is more than text and these tags.
    is_more: bool,
}

impl Sink for Reader<'_> {
    fn attribute(&mut self, name: &[u8], value: Span) {
        self.attributes.add(name, value, self.source);
    }

    fn tag(&mut self, tag: &TagToken<'_>) -> Option<State> {
        let attributes = std::mem::take(&mut self.attributes);
        self.is_more |= shows_more(&attributes)
            || tag.is_self_closing && !tag.name.eq_ignore_ascii_case(b"br")
            || !MARKS.iter().any(|mark| mark.eq_ignore_ascii_case(tag.name));
        self.tags.0.push(Tag {
            name: tag.name.to_owned(),
            is_end: tag.is_end,
            span: tag.span,
        });
        None
    }

    fn text(&mut self, _: Span) {}

    fn comment(&mut self, _: Span) {
        self.is_more = true;
    }

    fn in_foreign_content(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What goes with the part between `[` and `]`.
    fn with(marked: &str) -> Option<String> {
        let (start, end) = (marked.find('[')?, marked.find(']')? - 1);
        let source = marked.replace(['[', ']'], "");
        whole(&source, Span::new(start, end)).map(|span| span.of(&source).to_owned())
    }

    #[test]
    fn elements_go_whole() {
        for (marked, expected) in [
            (
                "<p><span class=a>[A copy.</span> ]<span>A copy.</span></p>",
                "<span class=a>A copy.</span> ",
            ),
            ("<p><b>[A</b> copy… ]A copy.</p>", "<b>A</b> copy… "),
            ("<p>[A <b>copy]</b><i>A copy</i></p>", "A <b>copy</b>"),
            (
                "<p><span id=a><span>[A</span> <small>B]</small></span><span><span>A",
                "<span id=a><span>A</span> <small>B</small></span>",
            ),
            (
                "<p><b><i>[A copy.</i></b> ]<b><i>A copy.</i></b></p>",
                "<b><i>A copy.</i></b> ",
            ),
            ("<p>[A<br>copy. ]A<br>copy.</p>", "A<br>copy. "),
            ("<p><B\n>[A</b> ]A</p>", "<B\n>A</b> "),
        ] {
            assert_eq!(with(marked).as_deref(), Some(expected), "{marked}");
        }
    }

    #[test]
    fn what_is_more_than_marked_text_stays() {
        for marked in [
            "<p><a href=/>[A copy.</a> ]A copy.</p>",
            "<p><span>[A <img src=a> copy.</span> ]A copy.</p>",
            "<p><span>[A <!-- b --> copy.</span> ]A copy.</p>",
            "<p><span style='background: url(a.jpg)'>[A copy.</span> ]<span>A copy.</span></p>",
            "<p><b data-src=a.jpg><i>[A copy.</i></b> ]A copy.</p>",
            "<p><span>[A copy.</span></p><p><span>]A copy.</span></p>",
            // Another text stands in the element.
            "<p><span>Seen: [A copy.</span> ]<span>A copy.</span></p>",
            "<p>[A <b>copy. ]A copy.</b></p>",
            "<p><b>[A</i> copy. ]A copy.</p>",
            "<p><b>[A <i>copy</b>. ]A copy.</p>",
            "<p title='<b>'>[A</b> copy. ]A copy.</p>",
        ] {
            assert_eq!(with(marked), None, "{marked}");
        }
    }
}

//! The `[caption]` of WordPress where it was left as it stands: what is between its tags belongs to the picture in it.

use crate::read::wordpress::caption_tag;
use crate::span::Span;

/// One tag of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shortcode {
    pub(super) span: Span,
    pub(super) opens: bool,
}

/// The tags of the captions of `source` in order, in pairs that hold no other and no block of HTML. O(source).
pub(super) fn scan(source: &str) -> Vec<Shortcode> {
    let mut found = Vec::new();
    let mut opened: Option<Span> = None;
    for at in memchr::memchr_iter(b'[', source.as_bytes()) {
        let Some(tag) = source.get(at..).and_then(caption_tag) else {
            continue;
        };
        let span = Span::new(at, at + tag.len);
        if tag.opens {
            opened = (!span.of(source).contains(['<', '>'])).then_some(span);
        } else if let Some(open) = opened.take()
            && is_inline(Span::new(open.end(), at).of(source))
        {
            found.push(Shortcode {
                span: open,
                opens: true,
            });
            found.push(Shortcode { span, opens: false });
        }
    }
    found
}

/// Whether all elements of `html` are pictures, links and other inline elements, and close where they were opened.
fn is_inline(html: &str) -> bool {
    const VOID: [&str; 2] = ["br", "img"];
    const INLINE: [&str; 9] = [
        "a", "b", "cite", "em", "i", "small", "span", "strong", "sup",
    ];
    let mut depth = 0_usize;
    for tag in html.split('<').skip(1) {
        let (tag, closes) = match tag.strip_prefix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric());
        let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
        let is_one_of = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is_one_of(&VOID) {
            continue;
        }
        let Some(next) = (if closes {
            depth.checked_sub(1)
        } else {
            depth.checked_add(1)
        }) else {
            return false;
        };
        if !is_one_of(&INLINE) {
            return false;
        }
        depth = next;
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_stand_in_pairs() {
        let found = |source: &str| -> Vec<String> {
            scan(source)
                .iter()
                .map(|shortcode| shortcode.span.of(source).to_owned())
                .collect()
        };
        assert_eq!(
            found("a [caption id=\"x\"]<img src=a> b[/caption] c [caption]d[/caption]"),
            [
                "[caption id=\"x\"]",
                "[/caption]",
                "[caption]",
                "[/caption]"
            ]
        );
        assert_eq!(
            found("[caption]a [caption x]b[/caption] c[/caption]"),
            ["[caption x]", "[/caption]"]
        );
        for source in [
            "[caption]<p>a</p>[/caption]",
            "[caption]a",
            "<em>[caption]a</em>[/caption]",
            "[caption]<em>a[/caption]</em>",
            "a[/caption]",
            "[captions]a[/caption]",
            "[caption\n]a[/caption]",
            "[caption <b>]a[/caption]",
        ] {
            assert_eq!(found(source), [""; 0], "{source}");
        }
    }
}

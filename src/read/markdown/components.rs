//! Components of MDX: what their properties show to readers.

use super::media::inline_text;
use super::reader::{Reader, stays};
use super::shortcode;
use crate::document::{Block, BlockKind};
use crate::span::Span;

/// How many bytes the opening tag of a component may have.
const LONGEST_TAG: usize = 4096;

impl Reader<'_, '_> {
    /// The captions and credits among the properties of the components at `span`, as blocks that stay; the blocks from
    /// `first_block` on stand there too. Gives the medium of the last component that has any.
    pub(super) fn components(&mut self, span: Span, first_block: usize) -> Option<u32> {
        let mut last = None;
        for tag in tags(self.source, span) {
            let mut medium = None;
            for parameter in shortcode::parameters(self.source, tag) {
                let before = parameter.value.start().checked_sub(1);
                let quote = before.and_then(|at| self.source.as_bytes().get(at));
                let is_text = matches!(quote, Some(b'"' | b'\''));
                if !is_text || !matches!(parameter.name, "caption" | "credit") {
                    continue;
                }
                let text = inline_text(self.source, parameter.value);
                if text.as_str().is_empty() {
                    continue;
                }
                let medium = *medium.get_or_insert_with(|| self.new_medium());
                let extent = stays(text.source_span().start());
                self.document.blocks.push(Block {
                    container: self.container(),
                    medium: Some(medium),
                    ..Block::new(text, extent, BlockKind::Caption)
                });
            }
            last = medium.or(last);
        }
        if let Some(blocks) = self.document.blocks.get_mut(first_block..)
            && last.is_some()
        {
            blocks.sort_by_key(|block| block.text.source_span().start());
        }
        last
    }
}

/// The opening tags of components at `span`: names with a capital letter. O(span).
fn tags(source: &str, span: Span) -> Vec<Span> {
    let bytes = span.of(source).as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        at += next + 1;
        let rest = bytes.get(at..).unwrap_or_default();
        if !rest.first().is_some_and(u8::is_ascii_uppercase) {
            continue;
        }
        let (length, is_whole) =
            tag_length(rest.get(..rest.len().min(LONGEST_TAG)).unwrap_or(rest));
        if is_whole {
            found.push(Span::new(at, at + length).shift(span.start()));
        }
        at += length;
    }
    found
}

/// How far the tag goes whose name `rest` begins with, and whether it ends there.
fn tag_length(rest: &[u8]) -> (usize, bool) {
    let mut braces = 0_usize;
    let mut quote = None;
    for (at, &byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => braces += 1,
            (None, b'}') => braces = braces.saturating_sub(1),
            (None, b'>') if braces == 0 => return (at, true),
            (None, b'<') if braces == 0 => return (at, false),
            _ => {}
        }
    }
    (rest.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::read;

    #[test]
    fn tags_end_outside_of_quotes_and_braces() {
        let source = "<b><A x=\"1 > 2\" y={() => <c>} z={`>`}/><B\n/><C <D> <E \"> <F>";
        let found: Vec<&str> = tags(source, Span::new(0, source.len()))
            .iter()
            .map(|tag| tag.of(source))
            .collect();
        assert_eq!(found, ["A x=\"1 > 2\" y={() => <c>} z={`>`}/", "B\n/", "D"]);
    }

    #[test]
    fn captions_of_components_are_read_and_stay() {
        let blocks = |source: &str| -> Vec<(String, Option<u32>, bool)> {
            read(source)
                .blocks
                .iter()
                .map(|block| {
                    let text = block.text.as_str().to_owned();
                    (text, block.medium, block.extent.is_empty())
                })
                .collect()
        };
        let block = |text: &str, medium, stays| -> (String, Option<u32>, bool) {
            (text.into(), medium, stays)
        };
        assert_eq!(
            blocks(
                "<Photo src={mill} caption=\"The mill.\" credit='Jo Reed' caption={mill} />\n\nText.\n"
            ),
            [
                block("The mill.", Some(0), true),
                block("Jo Reed", Some(0), true),
                block("Text.", None, false),
            ]
        );
        assert_eq!(
            blocks(
                "<Grid>\n  <Photo caption=\"A\" />\n  <p>x</p>\n  <Photo caption=\"B\" />\n</Grid>\n"
            ),
            [
                block("A", Some(0), true),
                block("x", None, false),
                block("B", Some(1), true),
            ]
        );
        assert_eq!(
            blocks("<Photo caption=\"A\">\n\nText.\n\n</Photo>\n"),
            [block("A", Some(0), true), block("Text.", None, false)]
        );
        for source in [
            "<photo caption=\"A\" />\n",
            "<Card title=\"A\" />\n",
            "<Photo caption={a} />\n",
            "<Photo caption=\"\" />\n",
        ] {
            assert_eq!(blocks(source), [], "{source}");
        }
    }
}

//! What an article is made of, whatever its format: blocks of text, and the containers they stand in.

use crate::span::Span;
use crate::text::Text;
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::path::Path;

/// The format of an input.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Format {
    /// Plain text as scrapers write it.
    Text,
    /// CommonMark with tables, front matter, shortcodes and MDX.
    Markdown,
    /// HTML pages and fragments.
    Html,
    /// One JSON document, or JSON Lines: one article a record.
    Json,
}

impl Format {
    /// The format that files of this name have, by its extension, in any case; a `.gz` or `.zst` behind it does not
    /// matter. `None` for extensions that say nothing of a text.
    pub fn from_path(path: &Path) -> Option<Format> {
        match extension(without_packing(path)?)?.as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" | "mdx" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "json" | "jsonl" | "ndjson" => Some(Format::Json),
            _ => None,
        }
    }

    /// Whether files of this name hold JSON Lines, if they hold JSON.
    #[cfg(feature = "cli")]
    pub(crate) fn is_lines(path: &Path) -> bool {
        without_packing(path)
            .and_then(extension)
            .is_some_and(|it| matches!(it.as_str(), "jsonl" | "ndjson"))
    }
}

/// The path of a file without the `.gz` or `.zst` that says how it is packed, in any case.
pub(crate) fn without_packing(path: &Path) -> Option<&Path> {
    match extension(path)?.as_str() {
        "gz" | "zst" => path.file_stem().map(Path::new),
        _ => Some(path),
    }
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// One article, read: its blocks in the order they are read in.
///
/// All spans are byte ranges of the `&str` the reader was given.
#[derive(Debug, Default)]
pub struct Document<'a> {
    /// The blocks, in source order.
    pub blocks: Vec<Block<'a>>,
    /// The containers that blocks stand in; empty for formats without markup.
    pub containers: Vec<Container>,
    /// Markup that only parts what stands around it, as white space does: a `<br>`, the `>` of an empty line in a
    /// quote. Sorted and disjoint.
    pub separators: Vec<Span>,
    /// Runs of blocks that hold apart what stands on both sides of them, as a paragraph does two lists: if all of a
    /// run were to go, its last block stays.
    pub wedges: Vec<Range<usize>>,
    /// Media that show a picture which other media show, too: to each the first of them.
    pub same_pictures: HashMap<u32, u32>,
    /// Whether the markup tells of each block which picture it belongs to or stands below, if any: in HTML.
    pub tells_pictures: bool,
    /// Whether a line of white space that is not ASCII is no blank line, as in Markdown.
    pub only_ascii_is_blank: bool,
}

impl<'a> Document<'a> {
    /// The text of a block, decoded; empty where there is no such block.
    pub fn text(&self, block: usize) -> &str {
        self.blocks
            .get(block)
            .map_or("", |block| block.text.as_str())
    }

    /// Adds what was read of a part of the source: `part` with its spans moved `by` bytes to the right, its
    /// outermost blocks and containers into `container`, its media numbered from `first_medium` on. O(part).
    pub fn append(
        &mut self,
        part: Document<'a>,
        by: usize,
        container: Option<usize>,
        first_medium: u32,
    ) {
        let first = self.containers.len();
        let first_block = self.blocks.len();
        let place = |inner: Option<usize>| inner.map_or(container, |index| Some(index + first));
        self.blocks.extend(part.blocks.into_iter().map(|block| {
            Block {
                text: block.text.shift(by),
                extent: block.extent.shift(by),
                container: place(block.container),
                medium: block
                    .medium
                    .map(|medium| medium.saturating_add(first_medium)),
                ..block
            }
        }));
        self.containers
            .extend(part.containers.into_iter().map(|inner| Container {
                extent: inner.extent.shift(by),
                parent: place(inner.parent),
                ..inner
            }));
        let numbered = |medium: u32| medium.saturating_add(first_medium);
        self.same_pictures.extend(
            part.same_pictures
                .into_iter()
                .map(|(medium, first)| (numbered(medium), numbered(first))),
        );
        self.separators
            .extend(part.separators.into_iter().map(|span| span.shift(by)));
        self.wedges.extend(
            part.wedges
                .into_iter()
                .map(|run| run.start + first_block..run.end + first_block),
        );
    }
}

/// What stands between two breaks: a line or paragraph of text, a Markdown block, an HTML text block.
#[derive(Debug)]
pub struct Block<'a> {
    /// What is compared and shown: decoded, without markup, with a map to the source.
    pub text: Text<'a>,
    /// What goes when the block goes: its text and the markup that would be empty without it, but no separator.
    /// Empty: the block must stay, as nothing can be deleted for it alone (an alternative text, code).
    pub extent: Span,
    /// What the format says about it.
    pub kind: BlockKind,
    /// Which container it stands in directly, as an index into [`Document::containers`].
    pub container: Option<usize>,
    /// The medium (photo, video, gallery item) whose markup it stands in: equal numbers are one medium.
    pub medium: Option<u32>,
    /// Whether the markup puts it among media without their pictures, and so does not tell which is its own: in a copy
    /// of a gallery, in the box of a video, or in a caption somewhere else.
    pub among_media: bool,
    /// Whether the markup says that it is a copy, as carousels make one of their last slide before the first: of equal
    /// texts it goes.
    pub cloned: bool,
    /// Whether nothing stands between it and a picture above it, in HTML.
    pub below_picture: bool,
    /// How the markup sets all of it off from running text.
    pub setting: Setting,
    /// Whether readers do not see it (`hidden`, `aria-hidden`, visually hidden): a weaker keeper than visible text.
    pub hidden: bool,
    /// Whether a wider break than the one between lines (a blank line) stands before it.
    pub spaced: bool,
}

impl<'a> Block<'a> {
    /// A block of which the format says no more than this.
    pub fn new(text: Text<'a>, extent: Span, kind: BlockKind) -> Self {
        Self {
            text,
            extent,
            kind,
            container: None,
            medium: None,
            among_media: false,
            cloned: false,
            below_picture: false,
            setting: Setting::Plain,
            hidden: false,
            spaced: false,
        }
    }

    /// Whether the markup says that it belongs to a medium.
    pub fn is_marked(&self) -> bool {
        self.medium.is_some() || self.among_media
    }
}

/// How the markup sets a block off from running text. In their order: of elements in each other the later one counts,
/// and of those side by side in one block the earlier one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Setting {
    /// It does not.
    #[default]
    Plain,
    /// It is in bold type, as a heading is that the format does not know as one.
    Strong,
    /// A class or an element says that it is a title, or who wrote the article and when, and not that it is a heading.
    Title,
    /// It is a link to another page: a tag, a button, the title of what stands there.
    Link,
    /// It stands among what readers wrote of the article.
    Comment,
}

/// What the format says a block is. Plain text says nothing: every block is [`BlockKind::Paragraph`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// Running text, and anything of which the format says nothing more.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// A cell or row of a table.
    TableCell,
    /// Quoted text.
    Quote,
    /// The text a format marks as belonging to a medium: `figcaption`, a caption shortcode, emphasis under an image.
    Caption,
    /// The alternative text of an image. It is not visible, so it is never a repeat of what is.
    Alt,
    /// Code, scripts, preformatted text: never compared, never touched.
    Code,
}

/// An element that holds blocks. When all it holds goes, it goes too.
#[derive(Debug)]
pub struct Container {
    /// The whole element with its markup.
    pub extent: Span,
    /// The container it stands in, as an index into [`Document::containers`]; parents come before their children.
    pub parent: Option<usize>,
    /// Whether it holds something besides its blocks and child containers (an image, code): then it stays.
    pub anchored: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "cli")]
    #[test]
    fn extensions_name_lines() {
        for (path, expected) in [
            ("a.jsonl", true),
            ("a.NDJSON", true),
            ("a.jsonl.zst", true),
            ("a.json", false),
            ("a.jsonl.txt", false),
            ("a.json.gz", false),
            ("jsonl", false),
            ("a.gz", false),
        ] {
            assert_eq!(Format::is_lines(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn extensions_name_formats() {
        for (path, format) in [
            ("a/b.txt", Some(Format::Text)),
            ("b.TEXT", Some(Format::Text)),
            ("b.en.md", Some(Format::Markdown)),
            ("b.mdx", Some(Format::Markdown)),
            ("b.htm", Some(Format::Html)),
            ("b.xhtml", Some(Format::Html)),
            ("b.json", Some(Format::Json)),
            ("b.ndjson", Some(Format::Json)),
            ("b.jsonl.gz", Some(Format::Json)),
            ("b.html.ZST", Some(Format::Html)),
            ("b.gz", None),
            ("b.md.gz.gz", None),
            ("txt", None),
            (".txt", None),
            ("b.jpg", None),
            ("", None),
        ] {
            assert_eq!(Format::from_path(Path::new(path)), format, "{path}");
        }
    }
}

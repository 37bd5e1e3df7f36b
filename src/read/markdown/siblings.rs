//! What stands next to each other, and when the one between two others must stay.

use crate::span::Span;

/// One of the elements that stand side by side in a quote, an item, a list or the article.
#[derive(Debug, Clone)]
pub struct Sibling {
    /// What it is.
    pub kind: Kind,
    /// From its marker to its last character.
    pub span: Span,
    /// The column of its first character, as far as is worth counting.
    pub column: usize,
    /// The blocks in it, as indices.
    pub blocks: std::ops::Range<usize>,
    /// The container it is, if it is one.
    pub container: Option<usize>,
}

/// Kinds of elements, as far as they matter to their neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    /// A heading with `#`.
    Heading,
    /// A heading with a line of `=` or `-` under it.
    Underlined,
    Fence,
    IndentedCode,
    Rule,
    /// A list, with the character that marks its items.
    List(u8),
    Quote,
    Table,
    Html,
    Footnote,
    Item(Item),
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The column in which its content stands.
    pub content_column: usize,
    /// Whether its marker could begin a list in the middle of a paragraph: `-`, `1.`, with content.
    pub interrupts: bool,
}

/// The surroundings of an element.
pub struct Neighbours<'a> {
    pub before: Option<&'a Sibling>,
    pub after: &'a Sibling,
    /// Line breaks between the element and what stands before it, counted up to two.
    pub breaks_before: usize,
    /// The same, after it.
    pub breaks_after: usize,
    /// Whether it is the first thing in the file.
    pub opens_file: bool,
    /// Whether it stands directly in a list item.
    pub in_item: bool,
    /// For an item: whether its list begins in the middle of a paragraph.
    pub list_interrupts: bool,
}

/// Whether the element between `neighbours` must stay, as they would become something else without it.
pub fn holds_apart(element: &Sibling, neighbours: &Neighbours) -> bool {
    let after = neighbours.after;
    if let Kind::Item(next) = after.kind {
        return match neighbours.before.map(|before| before.kind) {
            Some(Kind::Item(previous)) => after.column >= previous.content_column,
            _ => after.column > element.column || neighbours.list_interrupts && !next.interrupts,
        };
    }
    if neighbours.opens_file && after.kind == Kind::Rule {
        // It would be taken for the fence of front matter.
        return true;
    }
    if neighbours.in_item && matches!(after.kind, Kind::IndentedCode | Kind::Rule) {
        return true;
    }
    let Some(before) = neighbours.before else {
        return false;
    };
    let has_blank = neighbours.breaks_before.max(neighbours.breaks_after) > 1;
    let parts_alone = matches!(
        before.kind,
        Kind::Heading | Kind::Underlined | Kind::Fence | Kind::Rule
    ) || matches!(after.kind, Kind::Heading | Kind::Fence);
    would_join(before, after) || !has_blank && !parts_alone
}

/// Whether elements of this kind take in what comes after them if nothing stands between.
pub fn takes_in(kind: Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Footnote | Kind::IndentedCode)
}

/// Whether two elements would be one, or `after` a part of `before`, if nothing stood between them.
pub fn would_join(before: &Sibling, after: &Sibling) -> bool {
    match before.kind {
        Kind::List(marker) => {
            after.kind == Kind::List(marker)
                || after.column > before.column
                || after.kind == Kind::IndentedCode
        }
        Kind::Footnote => after.column > before.column || after.kind == Kind::IndentedCode,
        Kind::IndentedCode => after.kind == Kind::IndentedCode,
        _ => false,
    }
}

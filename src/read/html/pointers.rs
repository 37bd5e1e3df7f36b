//! What a page points to: the places that its links lead to, and the elements that say what others are.

use super::tags::Tag;
use super::tree::{Node, NodeKind, Tree};
use crate::span::Span;
use foldhash::HashSet;

/// The names that elements of a page have, and those that are pointed to: raw, in source order.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    names: Vec<Name>,
    pointed: Vec<Span>,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    span: Span,
    /// Whether it is a `name`, by which links alone are found.
    is_of_link: bool,
}

impl Pointers {
    /// Takes in one attribute of `source`.
    pub(super) fn add(&mut self, name: &[u8], value: Span, source: &str) {
        let is = |other: &str| name.eq_ignore_ascii_case(other.as_bytes());
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'i') if is("id") => self.name(value, false),
            Some(b'n') if is("name") => self.name(value, true),
            Some(b'h') if is("href") && value.of(source).starts_with('#') => {
                self.pointed.push(Span::new(value.start() + 1, value.end()));
            }
            Some(b'f') if is("for") => self.pointed.push(value),
            Some(b'a') if name.len() > 5 && name.get(4) == Some(&b'-') => {
                const NAMING: [&str; 4] = [
                    "aria-controls",
                    "aria-describedby",
                    "aria-details",
                    "aria-labelledby",
                ];
                if NAMING.iter().any(|naming| is(naming)) {
                    self.each_word(value, source);
                }
            }
            _ => {}
        }
    }

    fn name(&mut self, span: Span, is_of_link: bool) {
        if !span.is_empty() {
            self.names.push(Name { span, is_of_link });
        }
    }

    fn each_word(&mut self, value: Span, source: &str) {
        let text = value.of(source);
        let mut at = value.start();
        for word in text.split(|c: char| c.is_ascii_whitespace()) {
            self.pointed.push(Span::new(at, at + word.len()));
            at += word.len() + 1;
        }
    }
}

/// The elements of `tree` that something in it points to, in order. Of several with one name it is the first that is
/// meant. O(attributes × log nodes).
pub(super) fn targets(source: &str, tree: &Tree) -> Vec<usize> {
    let pointers = &tree.pointers;
    let mut wanted: HashSet<&str> = pointers.pointed.iter().map(|it| it.of(source)).collect();
    let mut found = Vec::new();
    for name in &pointers.names {
        let text = name.span.of(source);
        if wanted.contains(text)
            && let Some(at) = element_at(tree, name.span)
            && (!name.is_of_link || tree.node(at).is_some_and(|node| node.tag == Tag::A))
        {
            wanted.remove(text);
            found.push(at);
        }
    }
    // An `<a>` may have an `id` and a `name`.
    found.dedup();
    found
}

/// The element in whose start tag an attribute stands.
fn element_at(tree: &Tree, attribute: Span) -> Option<usize> {
    let behind = |node: &Node| node.span.start() <= attribute.start();
    let at = tree.nodes.partition_point(behind).checked_sub(1)?;
    let is_element = tree.node(at)?.kind == NodeKind::Element;
    is_element.then_some(at)
}

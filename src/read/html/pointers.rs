//! What a page points to: the places that its links lead to, and the elements that give others their name.

use super::media::SMALL_WRAPPER;
use super::places::Places;
use super::tags::Tag;
use super::tree::{Node, NodeKind, Tree};
use crate::span::Span;
use foldhash::HashMap;

/// The names that elements of a page have, and those that are pointed to: raw, in source order.
#[derive(Debug, Default)]
pub(super) struct Pointers {
    names: Vec<Mention>,
    pointed: Vec<Mention>,
}

#[derive(Clone, Copy, Debug)]
struct Mention {
    span: Span,
    /// Whether it is the `href` of a link, or a `name`, by which links alone are found.
    is_of_link: bool,
}

impl Mention {
    fn new(span: Span, is_of_link: bool) -> Self {
        Self { span, is_of_link }
    }
}

impl Pointers {
    /// Takes in one attribute of `source`.
    pub(super) fn add(&mut self, name: &[u8], value: Span, source: &str) {
        let is = |other: &str| name.eq_ignore_ascii_case(other.as_bytes());
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'i') if is("id") => self.name(value, false),
            Some(b'n') if is("name") => self.name(value, true),
            Some(b'h') if is("href") && value.of(source).starts_with('#') => {
                let name = Span::new(value.start() + 1, value.end());
                self.pointed.push(Mention::new(name, true));
            }
            Some(b'f') if is("for") => self.pointed.push(Mention::new(value, false)),
            Some(b'a') if name.len() > 5 && name.get(4) == Some(&b'-') => {
                // Not `aria-describedby`: each picture of WordPress has it for its caption, and an alternative text.
                const NAMING: [&str; 3] = ["aria-controls", "aria-details", "aria-labelledby"];
                if NAMING.iter().any(|naming| is(naming)) {
                    self.each_word(value, source);
                }
            }
            _ => {}
        }
    }

    fn name(&mut self, span: Span, is_of_link: bool) {
        if !span.is_empty() {
            self.names.push(Mention::new(span, is_of_link));
        }
    }

    fn each_word(&mut self, value: Span, source: &str) {
        let text = value.of(source);
        let mut at = value.start();
        for word in text.split(|c: char| c.is_ascii_whitespace()) {
            let name = Span::new(at, at + word.len());
            self.pointed.push(Mention::new(name, false));
            at += word.len() + 1;
        }
    }
}

/// An element that is pointed to.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) node: usize,
    /// Whether it is there for its text: a picture opens a box for itself, in which its caption is a copy.
    pub(super) is_read: bool,
}

/// The elements of `tree` that something in it points to, in order. Of several with one name it is the first that is
/// meant. O(attributes × log nodes).
pub(super) fn targets(source: &str, tree: &Tree, places: &Places) -> Vec<Target> {
    let pointers = &tree.pointers;
    let mut pointed: HashMap<&str, bool> = HashMap::default();
    for pointer in &pointers.pointed {
        let is_read = !pointer.is_of_link || !is_of_picture(source, tree, places, pointer.span);
        *pointed.entry(pointer.span.of(source)).or_default() |= is_read;
    }
    let mut found: Vec<Target> = Vec::new();
    for name in &pointers.names {
        let text = name.span.of(source);
        if pointed.contains_key(text)
            && let Some(node) = element_at(tree, name.span)
            && (!name.is_of_link || tree.node(node).is_some_and(|node| node.tag == Tag::A))
            && let Some(is_read) = pointed.remove(text)
        {
            found.push(Target { node, is_read });
        }
    }
    found
}

/// Whether an attribute is that of a link with a picture in it and no text.
fn is_of_picture(source: &str, tree: &Tree, places: &Places, attribute: Span) -> bool {
    let link = element_at(tree, attribute).and_then(|at| Some((at, tree.node(at)?)));
    let Some((at, link)) = link.filter(|(_, node)| node.tag == Tag::A) else {
        return false;
    };
    let inner = tree.nodes.get(at + 1..link.after).unwrap_or_default();
    let is_text =
        |node: &Node| node.kind == NodeKind::Text && !node.span.of(source).trim_ascii().is_empty();
    inner.len() <= SMALL_WRAPPER
        && !inner.iter().any(is_text)
        && !places.media_in(at, link.after).is_empty()
}

/// The element in whose start tag an attribute stands.
fn element_at(tree: &Tree, attribute: Span) -> Option<usize> {
    let behind = |node: &Node| node.span.start() <= attribute.start();
    let at = tree.nodes.partition_point(behind).checked_sub(1)?;
    let is_element = tree.node(at)?.kind == NodeKind::Element;
    is_element.then_some(at)
}

//! From tags to a tree, as browsers build it, for the part of their rules that decides where elements end.
//!
//! The tree is a list of nodes in source order, so that nothing recurses and an element's nodes are one range of it.
//! Where browsers would move nodes about or open an element a second time (crossed and unclosed formatting), the
//! tree says only that the place is broken: what holds such a place is never deleted.

use super::attributes::Attributes;
use super::pointers::Pointers;
use super::tags::{Tag, Traits};
use super::tokens::{Sink, TagToken, tokenize};
use crate::span::Span;
use foldhash::HashMap;
use html5gum::State;

/// The nodes of a page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// In the order of their start; the first is the page itself.
    pub(super) nodes: Vec<Node>,
    pub(super) pointers: Pointers,
}

impl Tree {
    /// The first element that is written.
    pub(super) fn first_element(&self) -> Option<&Node> {
        let mut nodes = self.nodes.iter().skip(1);
        nodes.find(|node| node.kind == NodeKind::Element)
    }

    pub(super) fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }
}

/// An element, a piece of text, a comment, or a place that must stay as it is.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) tag: Tag,
    /// With its tags; up to where it is closed if it has no end tag.
    pub(super) span: Span,
    pub(super) parent: usize,
    /// The index of the first node after this one and all that is in it.
    pub(super) after: usize,
    pub(super) attributes: Attributes,
    /// The element before it that its start tag closed, as `<p>` does a `<p>` that is open.
    pub(super) closes: Option<Tag>,
    /// Whether its end tag is left out.
    pub(super) is_unclosed: bool,
    /// Whether deleting it could change how the source around it is parsed.
    pub(super) is_broken: bool,
    /// Whether it must stay although it holds no text.
    pub(super) is_anchor: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NodeKind {
    Element,
    Text,
    Comment,
    /// Markup that is no node of its own but has to stay.
    Fixed,
}

/// Builds the tree of `source` from byte `start` on. O(source).
pub(super) fn parse(source: &str, start: usize) -> Tree {
    let mut builder = Builder::new(source);
    tokenize(source, Span::new(start, source.len()), &mut builder);
    builder.close_to(0, source.len(), None);
    Tree {
        nodes: builder.nodes,
        pointers: builder.pointers,
    }
}

/// An open element. The indices of its nearest ancestors-or-self of some kind make every "is one open?" O(1).
#[derive(Clone, Copy, Debug)]
struct Open {
    node: usize,
    tag: Tag,
    /// The nearest one that ends a scope.
    scope: usize,
    /// … or is a button.
    button_scope: usize,
    /// … or is a list.
    list_scope: usize,
    /// The nearest table, or what isolates like one.
    table_scope: usize,
    /// The nearest special element.
    special: usize,
    /// … that is no `address`, `div` or `p`.
    item_barrier: usize,
    is_foreign: bool,
    /// Its end tag has come, across an element that is still open.
    is_crossed: bool,
    /// Whether it holds an element, or text that is not blank.
    has_content: bool,
}

impl Open {
    /// Whether what stands in it is parsed as foreign content.
    fn holds_foreign(&self) -> bool {
        self.is_foreign && !is_integration_point(self.tag)
    }
}

struct Builder<'s> {
    source: &'s str,
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Where in `open` the elements of each name stand.
    by_tag: Vec<Vec<usize>>,
    unknown: HashMap<Vec<u8>, Tag>,
    attributes: Attributes,
    pointers: Pointers,
    /// The comments of each first word that none has closed.
    comments: HashMap<&'s str, Vec<usize>>,
    /// Elements of `open` below this one are out of reach.
    floor: usize,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        let mut builder = Self {
            source,
            nodes: Vec::with_capacity(source.len() / 32 + 1),
            open: Vec::new(),
            by_tag: vec![Vec::new(); Tag::KNOWN as usize],
            unknown: HashMap::default(),
            attributes: Attributes::default(),
            pointers: Pointers::default(),
            comments: HashMap::default(),
            floor: 0,
        };
        builder.open_element(Tag::BODY, Span::new(0, 0), None);
        builder
    }

    fn top(&self) -> Option<Open> {
        self.open.last().copied()
    }

    /// The number of the element called `name`.
    fn tag_of(&mut self, name: &[u8]) -> Tag {
        if let Some(tag) = Tag::of(name) {
            return tag;
        }
        let name = name.to_ascii_lowercase();
        let next = Tag(Tag::KNOWN.saturating_add(self.unknown.len() as u32));
        let tag = *self.unknown.entry(name).or_insert(next);
        if tag == next {
            self.by_tag.push(Vec::new());
        }
        tag
    }

    /// Where in `open` the innermost element of this name stands that may be closed.
    fn find(&self, tag: Tag) -> Option<usize> {
        self.by_tag
            .get(tag.0 as usize)?
            .last()
            .copied()
            .filter(|&at| at > self.floor)
    }

    fn find_from(&self, tag: Tag, floor: usize) -> Option<usize> {
        self.find(tag).filter(|&at| at >= floor)
    }

    /// The innermost of several.
    fn find_any(&self, tags: &[Tag], floor: usize) -> Option<usize> {
        tags.iter()
            .filter_map(|&tag| self.find_from(tag, floor))
            .max()
    }

    fn push_node(&mut self, kind: NodeKind, tag: Tag, span: Span) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            kind,
            tag,
            span,
            parent: self.top().map_or(0, |open| open.node),
            after: index + 1,
            attributes: Attributes::default(),
            closes: None,
            is_unclosed: false,
            is_broken: false,
            is_anchor: kind == NodeKind::Fixed,
        });
        index
    }

    /// Marks the place as one whose markup has to stay.
    fn fix(&mut self, span: Span) {
        self.push_node(NodeKind::Fixed, Tag::SPAN, span);
    }

    /// Adds an element without content.
    fn push_leaf(&mut self, tag: Tag, span: Span, closes: Option<Tag>) {
        let attributes = std::mem::take(&mut self.attributes);
        let index = self.push_node(NodeKind::Element, tag, span);
        if let Some(node) = self.nodes.get_mut(index) {
            node.is_anchor = tag.is(Traits::ANCHOR);
            node.attributes = attributes;
            node.closes = closes;
        }
        self.mark_content();
    }

    fn mark_content(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.has_content = true;
        }
    }

    fn open_element(&mut self, tag: Tag, span: Span, closes: Option<Tag>) {
        self.push_leaf(tag, span, closes);
        let at = self.open.len();
        let parent = self.top().unwrap_or(Open {
            node: 0,
            tag,
            scope: 0,
            button_scope: 0,
            list_scope: 0,
            table_scope: 0,
            special: 0,
            item_barrier: 0,
            is_foreign: false,
            is_crossed: false,
            has_content: false,
        });
        let starts_scope = tag.is(Traits::SCOPE);
        let here_if = |condition: bool, above: usize| if condition { at } else { above };
        let starts_table_scope = matches!(tag, Tag::TABLE | Tag::TEMPLATE | Tag::NOSCRIPT);
        let is_item_barrier =
            tag.is(Traits::SPECIAL) && !matches!(tag, Tag::ADDRESS | Tag::DIV | Tag::P);
        self.open.push(Open {
            node: self.nodes.len() - 1,
            tag,
            scope: here_if(starts_scope, parent.scope),
            button_scope: here_if(starts_scope || tag == Tag::BUTTON, parent.button_scope),
            list_scope: here_if(
                starts_scope || matches!(tag, Tag::UL | Tag::OL),
                parent.list_scope,
            ),
            table_scope: here_if(starts_table_scope, parent.table_scope),
            special: here_if(tag.is(Traits::SPECIAL), parent.special),
            item_barrier: here_if(is_item_barrier, parent.item_barrier),
            is_foreign: matches!(tag, Tag::SVG | Tag::MATH) || parent.holds_foreign(),
            is_crossed: false,
            has_content: false,
        });
        if let Some(places) = self.by_tag.get_mut(tag.0 as usize) {
            places.push(at);
        }
    }

    /// Closes every element from the innermost down to the one at `at` of `open`: that one by `end_tag`, if there is
    /// one, and all others because the markup at `position` leaves them no choice.
    fn close_to(&mut self, at: usize, position: usize, end_tag: Option<Span>) {
        let reopens = |open: &Open| open.tag.is(Traits::FORMATTING) && !open.is_crossed;
        let from = at + usize::from(end_tag.is_some());
        let is_end_of_source = position == self.source.len();
        if !is_end_of_source && self.open.iter().skip(from).any(reopens) {
            self.fix(Span::new(position, position));
        }
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            let is_last = self.open.len() == at;
            let own_end = end_tag.filter(|_| is_last && !open.is_crossed);
            if !open.is_crossed
                && let Some(places) = self.by_tag.get_mut(open.tag.0 as usize)
            {
                places.pop();
            }
            let after = self.nodes.len();
            let Some(node) = self.nodes.get_mut(open.node) else {
                continue;
            };
            node.after = after;
            node.span = node
                .span
                .cover(own_end.unwrap_or(Span::new(position, position)));
            node.is_unclosed = own_end.is_none();
            node.is_broken |=
                open.is_crossed || (own_end.is_none() && reopens(&open) && !is_end_of_source);
            node.is_anchor |= shows_more(&node.attributes)
                || !open.has_content && is_filled_later(open.tag, &node.attributes);
        }
    }

    fn start(&mut self, tag: Tag, token: &TagToken<'_>) -> Option<State> {
        let ends_foreign = self.in_foreign_content();
        if ends_foreign {
            if !tag.ends_foreign() {
                return self.start_foreign(tag, token);
            }
            self.leave_foreign(token.span.start());
        }
        if tag.is(Traits::PAGE) || (tag == Tag::FORM && self.find(Tag::FORM).is_some()) {
            self.push_leaf(tag, token.span, None);
            return None;
        }
        let reached = self
            .top()
            .map_or(0, |top| top.button_scope.max(top.list_scope));
        let depth = self.open.len();
        let closes = self
            .close_implied(tag, token.span.start())
            .or(ends_foreign.then_some(Tag::SVG));
        // Elsewhere its place may not be taken by the next tag: what that tag ends depends on what is open.
        let is_reaching = ends_foreign || (self.open.len() < depth && self.open.len() < reached);
        if tag.is(Traits::VOID) {
            self.push_leaf(tag, token.span, closes);
            return None;
        }
        self.open_element(tag, token.span, closes);
        let is_inline_closer = closes.is_some() && !tag.is(Traits::BLOCK);
        if (is_inline_closer || is_reaching)
            && let Some(node) = self.nodes.last_mut()
        {
            node.is_broken = true;
            self.fix(Span::new(token.span.end(), token.span.end()));
        }
        match tag {
            Tag::SCRIPT => Some(State::ScriptData),
            Tag::TEXTAREA | Tag::TITLE => Some(State::RcData),
            Tag::PLAINTEXT => Some(State::PlainText),
            Tag::NOSCRIPT if self.floor == 0 => Some(State::RawText),
            tag if tag.is(Traits::RAW) => Some(State::RawText),
            _ => None,
        }
    }

    fn start_foreign(&mut self, tag: Tag, token: &TagToken<'_>) -> Option<State> {
        if token.is_self_closing {
            self.push_leaf(tag, token.span, None);
        } else {
            self.open_element(tag, token.span, None);
        }
        None
    }

    fn leave_foreign(&mut self, position: usize) {
        let html = self
            .open
            .iter()
            .rposition(|open| !open.holds_foreign())
            .unwrap_or(0);
        self.close_to((html + 1).max(self.floor + 1), position, None);
    }

    /// Closes what the start tag of `tag` ends although it has not been closed, and says what that was.
    fn close_implied(&mut self, tag: Tag, position: usize) -> Option<Tag> {
        let top = self.top()?;
        let ended = match tag {
            Tag::LI => self.find_from(Tag::LI, top.item_barrier),
            Tag::DD | Tag::DT => self.find_any(&[Tag::DD, Tag::DT], top.item_barrier),
            Tag::TD | Tag::TH => self.find_any(&[Tag::TD, Tag::TH], top.table_scope),
            Tag::TR => self.find_any(&[Tag::TR], top.table_scope),
            Tag::TBODY | Tag::THEAD | Tag::TFOOT => {
                self.find_any(&[Tag::TBODY, Tag::THEAD, Tag::TFOOT], top.table_scope)
            }
            Tag::A | Tag::NOBR => self.find_from(tag, top.scope),
            Tag::BUTTON => self.find_from(tag, top.scope),
            Tag::OPTION | Tag::OPTGROUP => self
                .find(Tag::OPTION)
                .filter(|&at| at + 1 == self.open.len()),
            _ => None,
        };
        let mut closes = ended.and_then(|at| self.close_one(at, position));
        let top = self.top()?;
        if tag.is(Traits::CLOSES_P)
            && let Some(at) = self.find_from(Tag::P, top.button_scope)
        {
            closes = closes.or(Some(Tag::P));
            self.close_to(at, position, None);
        }
        if tag.is(Traits::HEADING)
            && let Some(top) = self.top()
            && top.tag.is(Traits::HEADING)
            && self.open.len() > self.floor + 1
        {
            closes = closes.or(Some(top.tag));
            self.close_to(self.open.len() - 1, position, None);
        }
        closes
    }

    fn close_one(&mut self, at: usize, position: usize) -> Option<Tag> {
        let open = *self.open.get(at)?;
        if open.tag.is(Traits::FORMATTING) {
            self.end_formatting(at, Span::new(position, position));
        } else {
            self.close_to(at, position, None);
        }
        Some(match open.tag {
            Tag::DT => Tag::DD,
            Tag::TH => Tag::TD,
            Tag::THEAD | Tag::TFOOT => Tag::TBODY,
            tag => tag,
        })
    }

    /// The end tag of a formatting element may come across a block, which then stays open.
    fn end_formatting(&mut self, at: usize, end_tag: Span) {
        let Some(top) = self.top() else { return };
        if top.special <= at {
            self.close_to(at, end_tag.start(), Some(end_tag));
            return;
        }
        self.fix(end_tag);
        if let Some(open) = self.open.get_mut(at) {
            open.is_crossed = true;
            if let Some(places) = self.by_tag.get_mut(open.tag.0 as usize) {
                places.pop();
            }
        }
    }

    fn end(&mut self, tag: Tag, span: Span) {
        let Some(top) = self.top() else { return };
        let at = match tag {
            Tag::P => self.find_from(tag, top.button_scope),
            Tag::LI => self.find_from(tag, top.list_scope),
            Tag::TABLE | Tag::TBODY | Tag::THEAD | Tag::TFOOT | Tag::TR | Tag::TD | Tag::TH => {
                self.find_from(tag, top.table_scope)
            }
            tag if tag.is(Traits::HEADING) => self.find_any(
                &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6],
                top.scope,
            ),
            tag if tag.is(Traits::FORMATTING) => self.find_from(tag, top.scope),
            tag if tag.is(Traits::SPECIAL) => self.find_from(tag, top.scope),
            tag => self.find_from(tag, top.special),
        };
        match at {
            Some(at) if tag.is(Traits::FORMATTING) => self.end_formatting(at, span),
            Some(at) => self.close_to(at, span.start(), Some(span)),
            // These do something even if they close nothing.
            None if tag == Tag::BR => self.push_leaf(tag, span, None),
            None if tag == Tag::P => {
                self.push_leaf(tag, span, None);
                self.fix(span);
            }
            None if tag.is(Traits::FORMATTING | Traits::PAGE) => self.fix(span),
            None => {}
        }
    }

    /// Notes that the comment `index` opens or closes something, as `<!-- wp:image -->` and `<!-- /wp:image -->` do.
    /// What holds one of a pair and not the other has to stay.
    fn pair_comment(&mut self, index: usize, said: &'s str) {
        let name = said.split_ascii_whitespace().next().unwrap_or_default();
        let Some(closed) = name.strip_prefix('/') else {
            // `<!-- wp:image /-->` is whole.
            if !said.ends_with('/') {
                self.comments.entry(name).or_default().push(index);
            }
            return;
        };
        let Some(opened) = self.comments.get_mut(closed).and_then(Vec::pop) else {
            self.anchor(index, is_wordpress_block(closed));
            return;
        };
        let parent = |index: usize| self.nodes.get(index).map(|node| node.parent);
        let are_apart = parent(opened) != parent(index);
        self.anchor(opened, are_apart);
        self.anchor(index, are_apart);
    }

    fn anchor(&mut self, index: usize, is_so: bool) {
        if let Some(node) = self.nodes.get_mut(index) {
            node.is_anchor = is_so;
        }
    }

    /// Reads what stands in a `noscript`, as a browser without scripts does.
    fn noscript(&mut self, span: Span) {
        let floor = std::mem::replace(&mut self.floor, self.open.len() - 1);
        tokenize(self.source, span, self);
        self.close_to(self.floor + 1, span.end(), None);
        self.floor = floor;
    }
}

impl Sink for Builder<'_> {
    fn attribute(&mut self, name: &[u8], value: Span) {
        self.pointers.add(name, value, self.source);
        self.attributes.add(name, value, self.source);
    }

    fn tag(&mut self, token: &TagToken<'_>) -> Option<State> {
        let tag = self.tag_of(token.name);
        self.attributes.custom = is_custom(token.name);
        let state = if token.is_end {
            self.end(tag, token.span);
            None
        } else {
            self.start(tag, token)
        };
        self.attributes = Attributes::default();
        state
    }

    fn text(&mut self, span: Span) {
        if self.floor == 0 && self.top().is_some_and(|top| top.tag == Tag::NOSCRIPT) {
            self.noscript(span);
            return;
        }
        self.push_node(NodeKind::Text, Tag::SPAN, span);
        if !span.of(self.source).trim_ascii().is_empty() {
            self.mark_content();
        }
    }

    fn comment(&mut self, span: Span) {
        let index = self.push_node(NodeKind::Comment, Tag::SPAN, span);
        let comment = span.of(self.source);
        let said = said(comment);
        self.anchor(index, is_order(comment, said));
        self.pair_comment(index, said);
    }

    fn in_foreign_content(&self) -> bool {
        self.top().is_some_and(|top| top.holds_foreign())
    }
}

/// What a comment says.
fn said(comment: &str) -> &str {
    let said = comment.trim_start_matches("<!--");
    said.trim_end_matches("-->").trim()
}

/// Whether a comment begins a block of WordPress.
fn is_wordpress_block(said: &str) -> bool {
    said.starts_with("wp:")
}

/// Whether a comment, with what is said in it, says what is to be done with the page: it is code, puts a file or a
/// block there, parts the article, or tells onecap what to ignore.
fn is_order(comment: &str, said: &str) -> bool {
    comment.starts_with("<?")
        || comment.starts_with("<!--#")
        || matches!(said, "more" | "nextpage")
        || said.starts_with("more ")
        || is_wordpress_block(said)
        || said.starts_with("onecap-ignore")
}

/// Where HTML may stand inside of `svg` and `math`.
fn is_integration_point(tag: Tag) -> bool {
    matches!(tag, Tag::FOREIGN_OBJECT | Tag::DESC | Tag::TITLE)
}

/// Whether an element is more than what it holds: a picture by one of its attributes, a player by its class, whose
/// video a script knows by its name or data, or something else that only the maker of its name knows.
pub(super) fn shows_more(attributes: &Attributes) -> bool {
    attributes.pictured
        || attributes.player && attributes.filled
        || attributes.custom && attributes.given
}

/// Whether an element has a name that its maker gave it: `<lite-youtube>`, `<YouTube>`.
fn is_custom(name: &[u8]) -> bool {
    name.contains(&b'-')
        || name.first().is_some_and(u8::is_ascii_uppercase)
            && name.iter().any(u8::is_ascii_lowercase)
}

/// Whether an element without content looks as if a script or a style sheet puts a picture or the like there.
fn is_filled_later(tag: Tag, attributes: &Attributes) -> bool {
    let is_unknown = tag.0 >= Tag::KNOWN;
    is_unknown || attributes.filled || (attributes.media && tag.is(Traits::BLOCK))
}

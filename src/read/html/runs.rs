//! Which text of the tree is read as one run, and what is said of it.

use super::media::{Media, SMALL_WRAPPER, is_among_media, kind, setting};
use super::places::Places;
use super::shortcodes::{self, Shortcode};
use super::tags::{Tag, Traits};
use super::tree::{Node, NodeKind, Tree};
use super::words;
use crate::document::{BlockKind, Setting};
use crate::span::Span;
use crate::text::Text;

/// How many words a hidden part of a caption has at the least that is a copy of it.
const WORDS_OF_COPY: usize = 5;

/// How many words two parts of a caption have in common at their start that are texts of their own, if they are not
/// equal.
const WORDS_ALIKE: usize = 4;

/// A block whose extent is not settled yet.
pub(super) struct Draft<'s> {
    pub(super) text: Text<'s>,
    /// The first and the last node that its text stands in.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: BlockKind,
    pub(super) medium: Option<u32>,
    pub(super) among_media: bool,
    pub(super) cloned: bool,
    pub(super) setting: Setting,
    pub(super) hidden: bool,
    pub(super) spaced: bool,
}

/// The runs of a page, and what is to be known of them to settle what goes with each.
pub(super) struct Runs<'s> {
    /// The runs, and the alternative texts between them, in source order.
    pub(super) drafts: Vec<Draft<'s>>,
    /// The nodes that part two runs and so have to stay.
    pub(super) needed: Vec<bool>,
    /// Blocks without text in inline elements.
    pub(super) partings: Vec<usize>,
    /// See [`Document::separators`](crate::document::Document).
    pub(super) breaks: Vec<Span>,
}

/// Reads the runs of `tree`.
pub(super) fn read<'s>(source: &'s str, tree: &Tree, places: &Places) -> Runs<'s> {
    let mut walk = Walk {
        source,
        tree,
        places,
        frames: Vec::new(),
        contexts: vec![Context::default()],
        pieces: Vec::new(),
        alts: Vec::new(),
        grids: Vec::new(),
        run_count: 0,
        spaced: true,
        breaks_in_row: 0,
        shortcodes: shortcodes::scan(source),
        open_caption: None,
        copy_behind: None,
        runs: Runs {
            drafts: Vec::new(),
            needed: vec![false; tree.nodes.len()],
            partings: Vec::new(),
            breaks: Vec::new(),
        },
    };
    walk.walk();
    walk.runs.breaks.sort_unstable();
    walk.runs
}

/// Whether readers do not see what stands in an element, or not before they have opened it.
pub(super) fn hides(node: &Node) -> bool {
    node.attributes.hidden
        || node.tag == Tag::NOSCRIPT
        || matches!(node.tag, Tag::DETAILS | Tag::DIALOG) && !node.attributes.open
}

/// An open element.
#[derive(Clone, Copy)]
struct Frame {
    node: usize,
    after: usize,
    kind: BlockKind,
    hidden: bool,
    /// Whether it is a `details` of which readers see the summary alone.
    is_closed: bool,
    medium: Option<u32>,
    /// Whether it has a class of media, or stands in an element that has one.
    is_classed: bool,
    /// Whether the medium stands for several pictures, as that of a gallery does.
    is_shared: bool,
    /// See [`Block::among_media`](crate::document::Block).
    among_media: bool,
    /// See [`Block::cloned`](crate::document::Block).
    cloned: bool,
    /// How what stands in it is set, be it in a medium or not.
    setting: Setting,
    in_figure: bool,
    is_block: bool,
    is_wide: bool,
    /// How many runs there were before it.
    runs: usize,
}

/// What a block-level element has held so far.
#[derive(Default)]
struct Context {
    last: Last,
    /// Whether a run stands in it with nothing after it that stays and parts it from the next.
    has_open_run: bool,
    /// The first element after that run that could go.
    parting: Option<usize>,
    /// Line breaks with text or nothing before them.
    breaks: Vec<Span>,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    #[default]
    Start,
    Run,
    Break,
    Block,
}

/// A table, which may be a grid of pictures with their captions in the cells below.
#[derive(Default)]
struct Grid {
    /// The pictures that stand alone in a cell, by column: those of the row before, and those of this row.
    above: Vec<Option<u32>>,
    here: Vec<Option<u32>>,
}

impl Grid {
    /// The medium of the next cell, in which the picture `own` stands, or else none.
    fn next_cell(&mut self, own: Option<u32>) -> Option<u32> {
        let above = self.above.get(self.here.len()).copied().flatten();
        self.here.push(own);
        own.or(above)
    }
}

struct Piece {
    node: usize,
    span: Span,
    frame: Frame,
    is_blank: bool,
}

struct Walk<'t, 's> {
    source: &'s str,
    tree: &'t Tree,
    places: &'t Places,
    frames: Vec<Frame>,
    contexts: Vec<Context>,
    pieces: Vec<Piece>,
    /// Alternative texts that stand inside of the present run.
    alts: Vec<Draft<'s>>,
    /// The open tables.
    grids: Vec<Grid>,
    run_count: usize,
    spaced: bool,
    breaks_in_row: usize,
    shortcodes: Vec<Shortcode>,
    /// The medium of the `[caption]` that is open.
    open_caption: Option<u32>,
    /// The element behind this one that begins as it does, in a caption.
    copy_behind: Option<usize>,
    runs: Runs<'s>,
}

impl<'s> Walk<'_, 's> {
    fn walk(&mut self) {
        let mut at = 0;
        while let Some(node) = self.tree.node(at) {
            while self.frames.last().is_some_and(|frame| frame.after <= at) {
                self.leave();
            }
            at = self.visit(at, node);
        }
        while !self.frames.is_empty() {
            self.leave();
        }
    }

    /// Reads the node and says which one comes next.
    fn visit(&mut self, at: usize, node: &Node) -> usize {
        match node.kind {
            NodeKind::Comment | NodeKind::Fixed => return at + 1,
            NodeKind::Text => {
                self.text(at, node.span);
                return at + 1;
            }
            NodeKind::Element => {}
        }
        if node.tag == Tag::BR {
            self.line_break(node);
            return at + 1;
        }
        self.enter(at, node);
        if let Some(alt) = node.attributes.alt.filter(|_| node.tag.is(Traits::MEDIUM)) {
            self.alt(at, alt);
        }
        if node.tag.is(Traits::SKIPPED) {
            node.after
        } else {
            at + 1
        }
    }

    fn text(&mut self, at: usize, span: Span) {
        if self.shortcodes.is_empty() || self.frames.last().is_some_and(is_code) {
            self.piece(at, span);
            return;
        }
        let mut start = span.start();
        let first = self
            .shortcodes
            .partition_point(|shortcode| shortcode.span.start() < start);
        for index in first..self.shortcodes.len() {
            let Some(&shortcode) = self.shortcodes.get(index) else {
                break;
            };
            if shortcode.span.end() > span.end() {
                break;
            }
            self.piece(at, Span::new(start, shortcode.span.start()));
            self.shortcode(at, shortcode);
            start = shortcode.span.end();
        }
        self.piece(at, Span::new(start, span.end()));
    }

    /// Ends the run at the tag of a `[caption]` in the text `at`, which stays and parts what stands around it.
    fn shortcode(&mut self, at: usize, shortcode: Shortcode) {
        self.flush();
        self.open_caption = u32::try_from(at).ok().filter(|_| shortcode.opens);
        if let Some(context) = self.contexts.last_mut() {
            context.breaks.clear();
            context.has_open_run = false;
            context.parting = None;
            context.last = Last::Block;
        }
    }

    fn piece(&mut self, at: usize, span: Span) {
        let is_blank = span.of(self.source).trim_ascii().is_empty();
        let Some(&frame) = self.frames.last() else {
            return;
        };
        let frame = match self.open_caption {
            Some(medium) if !is_code(&frame) => Frame {
                kind: BlockKind::Caption,
                medium: Some(medium),
                ..frame
            },
            _ => frame,
        };
        if !is_blank || !self.pieces.is_empty() {
            self.pieces.push(Piece {
                node: at,
                span,
                frame,
                is_blank,
            });
        }
    }

    fn enter(&mut self, at: usize, node: &Node) {
        let is_block = node.tag.is(Traits::BLOCK)
            || self.is_hidden_copy(at, node)
            || self.has_copy_beside(at, node);
        if is_block {
            self.open_block(node);
        }
        let frame = self.frame(at, node, is_block);
        self.frames.push(frame);
    }

    /// Ends the run before a block.
    fn open_block(&mut self, node: &Node) {
        self.flush();
        self.spaced |= node.tag.is(Traits::WIDE);
        if let Some(context) = self.contexts.last_mut() {
            // A break right before a block shows nothing, but it parts what would meet if the block went.
            if !context.breaks.is_empty() {
                context.breaks.clear();
                context.has_open_run = false;
                context.parting = None;
            }
        }
        self.contexts.push(Context::default());
    }

    /// What stands in an element, by its own tag and by the elements around it.
    fn frame(&mut self, at: usize, node: &Node, is_block: bool) -> Frame {
        let wrappers = Media {
            source: self.source,
            tree: self.tree,
            places: self.places,
        };
        let media = wrappers.of(at);
        let cell = self.cell(at, node, media);
        let parent = self.frames.last();
        let in_figure = parent.is_some_and(|parent| parent.in_figure);
        let inherited = parent.map_or((None, false), |parent| (parent.medium, parent.is_shared));
        let (medium, is_shared) = wrappers.medium(at, inherited, in_figure);
        let is_classed = node.attributes.media || parent.is_some_and(|parent| parent.is_classed);
        Frame {
            node: at,
            after: node.after,
            kind: kind(
                node,
                at,
                media,
                parent.map(|parent| parent.kind),
                is_classed,
            ),
            is_classed,
            hidden: self.is_unseen(at, node),
            is_closed: node.tag == Tag::DETAILS && !node.attributes.open,
            medium: medium.or(cell),
            is_shared,
            among_media: parent.is_some_and(|parent| parent.among_media)
                || media.is_empty() && is_among_media(node, at),
            cloned: node.attributes.cloned || parent.is_some_and(|parent| parent.cloned),
            setting: setting(node, at).max(parent.map(|parent| parent.setting).unwrap_or_default()),
            in_figure: in_figure || node.tag == Tag::FIGURE,
            is_block,
            is_wide: node.tag.is(Traits::WIDE),
            runs: self.run_count,
        }
    }

    /// Whether readers do not see an element.
    fn is_unseen(&self, at: usize, node: &Node) -> bool {
        let parent = self.frames.last();
        // What is closed is seen by its summary.
        let outer = if node.tag == Tag::SUMMARY && parent.is_some_and(|parent| parent.is_closed) {
            self.frames.iter().rev().nth(1)
        } else {
            parent
        };
        let inner = self.tree.nodes.get(at + 1..node.after).unwrap_or_default();
        let is_bare = || inner.iter().all(|inner| inner.kind != NodeKind::Element);
        outer.is_some_and(|outer| outer.hidden)
            || hides(node)
            || node.attributes.shrunk && is_bare()
    }

    /// Whether an inline element within a caption begins as the one right before it or behind it does: they are texts
    /// of their own, for two layouts, or a label and what it names.
    fn has_copy_beside(&mut self, at: usize, node: &Node) -> bool {
        let is_second = self.copy_behind == Some(at);
        let Some(caption) = self
            .frames
            .last()
            .filter(|frame| frame.kind == BlockKind::Caption)
        else {
            return false;
        };
        let nodes = &self.tree.nodes;
        let is_blank = |next: &Node| {
            next.kind == NodeKind::Text && next.span.of(self.source).trim_ascii().is_empty()
        };
        let behind = match nodes.get(node.after) {
            Some(next) if is_blank(next) => next.after,
            _ => node.after,
        };
        let is_copy = behind < caption.after
            && self
                .bare_words(at)
                .zip(self.bare_words(behind))
                .is_some_and(|(words, others)| begin_alike(words, others));
        if is_copy {
            self.copy_behind = Some(behind);
        }
        is_second || is_copy
    }

    /// The words of an inline element with nothing but text in it.
    fn bare_words(&self, at: usize) -> Option<impl Iterator<Item = &'s str> + Clone> {
        let node = self.tree.nodes.get(at)?;
        let inner = self.tree.nodes.get(at + 1..node.after)?;
        let is_bare = node.kind == NodeKind::Element
            && !node.tag.is(Traits::BLOCK)
            && !node.tag.is(Traits::SKIPPED)
            && inner.len() <= SMALL_WRAPPER
            && inner.iter().all(|inner| inner.kind == NodeKind::Text);
        let source = self.source;
        is_bare.then(|| {
            inner
                .iter()
                .flat_map(|inner| inner.span.of(source).split_ascii_whitespace())
        })
    }

    /// Whether an inline element within a caption, or with a picture, is hidden and says so much that it is a text of
    /// its own: not a word for screen readers, but a copy.
    fn is_hidden_copy(&self, at: usize, node: &Node) -> bool {
        let is_in_caption = self.frames.last().is_some_and(|frame| {
            (frame.kind == BlockKind::Caption || frame.medium.is_some()) && !frame.hidden
        });
        if !is_in_caption || !node.attributes.unseen || node.tag.is(Traits::SKIPPED) {
            return false;
        }
        // Of bare text: what parts it would make several of it, of which the rest may be no copy when one goes.
        let inner = self.tree.nodes.get(at + 1..node.after).unwrap_or_default();
        let is_text = |inner: &Node| inner.kind == NodeKind::Text;
        let words = inner
            .iter()
            .take(SMALL_WRAPPER)
            .flat_map(|inner| inner.span.of(self.source).split_ascii_whitespace());
        inner.iter().all(is_text) && words.take(WORDS_OF_COPY).count() == WORDS_OF_COPY
    }

    /// Follows the cells of tables; gives the medium that a cell belongs to.
    fn cell(&mut self, at: usize, node: &Node, media: &[usize]) -> Option<u32> {
        if node.tag == Tag::TABLE {
            self.grids.push(Grid::default());
        }
        let grid = self.grids.last_mut()?;
        match node.tag {
            Tag::TR => grid.above = std::mem::take(&mut grid.here),
            Tag::TD | Tag::TH => {
                let nodes = self.tree.nodes.get(at..node.after).unwrap_or_default();
                let is_alone = nodes.len() <= SMALL_WRAPPER
                    && nodes.iter().all(|inner| {
                        inner.kind != NodeKind::Text
                            || inner.span.of(self.source).trim_ascii().is_empty()
                    });
                let first = media.first().filter(|_| is_alone);
                return grid.next_cell(first.and_then(|&first| u32::try_from(first).ok()));
            }
            _ => {}
        }
        None
    }

    fn leave(&mut self) {
        let is_block = self.frames.last().is_some_and(|frame| frame.is_block);
        if is_block {
            self.flush();
        }
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if self
            .tree
            .node(frame.node)
            .is_some_and(|node| node.tag == Tag::TABLE)
        {
            self.grids.pop();
        }
        if !is_block {
            return;
        }
        self.spaced |= frame.is_wide;
        if let Some(inner) = self.contexts.pop() {
            self.runs.breaks.extend(inner.breaks);
        }
        let is_empty = self.run_count == frame.runs;
        if is_empty && self.frames.last().is_some_and(|around| !around.is_block) {
            self.runs.partings.push(frame.node);
        }
        let stays = is_empty || self.places.has_anchor(frame.node, frame.after);
        if let Some(context) = self.contexts.last_mut() {
            context.last = Last::Block;
            if stays {
                context.has_open_run = false;
                context.parting = None;
            } else if context.has_open_run {
                context.parting.get_or_insert(frame.node);
            }
        }
    }

    fn line_break(&mut self, node: &Node) {
        self.flush();
        self.breaks_in_row += 1;
        self.spaced |= self.breaks_in_row > 1;
        let Some(context) = self.contexts.last_mut() else {
            return;
        };
        if context.last == Last::Block || node.closes.is_some() {
            context.last = Last::Block;
            context.has_open_run = false;
            context.parting = None;
        } else {
            context.breaks.push(node.span);
            context.last = Last::Break;
        }
    }

    /// Ends the run, if there is one.
    fn flush(&mut self) {
        let mut pieces = std::mem::take(&mut self.pieces);
        while pieces.last().is_some_and(|piece| piece.is_blank) {
            pieces.pop();
        }
        let mut ends: Option<(usize, usize)> = None;
        let text = words::text(
            self.source,
            pieces.iter().map(|piece| piece.span),
            |number| {
                ends = Some((ends.map_or(number, |(first, _)| first), number));
            },
        );
        if let Some((first, last)) = ends
            && let Some(said) = pieces.get(first..=last)
        {
            // Blocks stand in source order.
            let alts = self.alts.iter().map(|alt| alt.text.source_span());
            let start = text.source_span().start();
            let before = alts.take_while(|alt| alt.start() < start).count();
            self.runs.drafts.extend(self.alts.drain(..before));
            self.push_run(text, said);
        }
        self.runs.drafts.append(&mut self.alts);
        self.pieces = pieces;
        self.pieces.clear();
    }

    fn push_run(&mut self, text: Text<'s>, pieces: &[Piece]) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let said = || pieces.iter().filter(|piece| !piece.is_blank);
        let is_all_code = said().all(|piece| piece.frame.kind == BlockKind::Code);
        let kind = said()
            .map(|piece| piece.frame.kind)
            .find(|&kind| kind != BlockKind::Code || is_all_code);
        let may_be_set = matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem));
        self.runs.drafts.push(Draft {
            first: first.node,
            last: last.node,
            kind: kind.unwrap_or(BlockKind::Paragraph),
            medium: first.frame.medium,
            among_media: first.frame.among_media,
            cloned: first.frame.cloned,
            setting: said()
                .map(|piece| piece.frame.setting)
                .min()
                .filter(|&setting| may_be_set || setting >= Setting::Link)
                .unwrap_or_default(),
            hidden: said().all(|piece| piece.frame.hidden),
            spaced: self.spaced,
            text,
        });
        self.run_count += 1;
        self.spaced = false;
        self.breaks_in_row = 0;
        let Some(context) = self.contexts.last_mut() else {
            return;
        };
        if let Some(needed) = context
            .parting
            .take()
            .filter(|_| context.has_open_run)
            .and_then(|node| self.runs.needed.get_mut(node))
        {
            *needed = true;
        }
        context.has_open_run = true;
        context.last = Last::Run;
        self.runs.breaks.append(&mut context.breaks);
    }

    fn alt(&mut self, at: usize, value: Span) {
        let Some(&frame) = self.frames.last() else {
            return;
        };
        let text = words::attribute_text(self.source, value);
        if text.as_str().is_empty() {
            return;
        }
        let draft = Draft {
            text,
            first: at,
            last: at,
            kind: BlockKind::Alt,
            medium: self
                .open_caption
                .or(frame.medium)
                .or(u32::try_from(at).ok()),
            among_media: false,
            cloned: frame.cloned,
            setting: Setting::Plain,
            hidden: frame.hidden,
            spaced: false,
        };
        // Its run has begun before it, but is not read yet.
        if self.pieces.is_empty() {
            self.runs.drafts.push(draft);
        } else {
            self.alts.push(draft);
        }
    }
}

/// Whether two texts have their first words in common, or all of them: a title may begin as another one does.
fn begin_alike<'w>(
    mut words: impl Iterator<Item = &'w str>,
    mut others: impl Iterator<Item = &'w str>,
) -> bool {
    for alike in 0..WORDS_ALIKE {
        match (words.next(), others.next()) {
            (None, None) => return alike > 1,
            (word, other) if word != other => return false,
            _ => {}
        }
    }
    true
}

fn is_code(frame: &Frame) -> bool {
    frame.kind == BlockKind::Code
}

//! From the units of a leaf to blocks: what each is, which medium it belongs to, and whether it can go.

use super::asides::gives_attributes;
use super::embedded::{begins_html_block, goes_on_over_blanks, is_lone_tag, tag_name};
use super::frames::Place;
use super::leaf::{Leaf, Unit, UnitEnd};
use super::lines::{indent, line_at};
use super::reader::{LastImage, Reader, is_module_code, stays};
use crate::document::{Block, BlockKind, Setting};
use crate::read::html;
use crate::span::Span;

/// The longest text, in bytes, that is a caption just because it stands beside an image.
const LONGEST_CAPTION: usize = 600;
/// How much of a line is looked at around a unit, in bytes: of a long one with many units not all for each.
const LONGEST_LOOK: usize = 1024;

impl Reader<'_, '_> {
    /// Ends the open unit, and makes a block of it if it has text.
    pub(super) fn end_unit(&mut self, end: UnitEnd) {
        let next_block = self.document.blocks.len();
        let Some(leaf) = &mut self.leaf else { return };
        let next = Unit {
            first_block: next_block,
            is_first_line: leaf.unit.is_first_line && !matches!(end, UnitEnd::Line(_)),
            begins_line: match end {
                UnitEnd::Line(_) => true,
                UnitEnd::Break => leaf.unit.begins_line && !leaf.unit.run.has_object,
                UnitEnd::Other => false,
            },
            ..Unit::default()
        };
        let unit = std::mem::replace(&mut leaf.unit, next);
        leaf.has_object |= unit.run.has_object;
        let before = leaf.before.take();
        let leaf_start = leaf.start;
        match (before, unit.start) {
            (Some(before), Some(start)) => {
                let next = look_at(self.source, start);
                let blanks = next.len() - next.trim_start_matches([' ', '\t']).len();
                self.extend_block(before, start + blanks);
            }
            (Some(_), None) => leaf.before = before,
            _ => {}
        }
        let image = unit.image.map(|medium| LastImage {
            medium,
            leaf: leaf_start,
            list: self.list(),
            item: self.item(),
        });
        if unit.visible.is_empty() {
            self.note_cell_image(image);
            self.last_image = image.or(self.last_image);
            return;
        }
        let (kind, medium) = self.role(&unit);
        let item = self.item();
        let goes_on = |image: &LastImage| {
            kind == BlockKind::Caption
                || item.is_some() && image.item == item && medium == Some(image.medium)
        };
        self.last_image = image.or(self.last_image.filter(goes_on));
        self.push_unit(unit, kind, medium, end);
    }

    fn push_unit(&mut self, unit: Unit, kind: BlockKind, medium: Option<u32>, end: UnitEnd) {
        let extent = match (kind, unit.run.cover) {
            (BlockKind::Code, Some(cover)) => stays(cover.start()),
            _ => self.unit_extent(&unit, end),
        };
        let setting = match (kind, medium) {
            (BlockKind::Paragraph, None) => setting_of(extent.of(self.source)),
            _ => Setting::Plain,
        };
        let blocks = self.document.blocks.len();
        let container = self.container();
        let hidden = self.is_hidden();
        let Some(leaf) = &mut self.leaf else { return };
        let index = if unit.follows_image {
            blocks
        } else {
            unit.first_block.min(blocks)
        };
        // In an item the next line moves up to where the first one began, behind the marker; in a cell, what
        // follows a `<br>` does so.
        let is_in_cell = leaf.kind == BlockKind::TableCell;
        let moves_next = index == leaf.first_block
            && unit.begins_line
            && (leaf.place == Place::Item && !is_in_cell || is_in_cell && end == UnitEnd::Break);
        leaf.before = (moves_next && !extent.is_empty() && !unit.run.has_object).then_some(index);
        leaf.unit.first_block = blocks + 1;
        let block = Block {
            container,
            medium,
            setting,
            hidden: hidden || unit.run.cover.is_some() && !unit.has_seen,
            spaced: leaf.spaced && blocks == leaf.first_block,
            ..Block::new(unit.visible.finish(self.source), extent, kind)
        };
        self.document.blocks.insert(index, block);
    }

    fn unit_extent(&self, unit: &Unit, end: UnitEnd) -> Span {
        let (Some(leaf), Some(cover)) = (&self.leaf, unit.run.cover) else {
            return Span::default();
        };
        // In a quote a line goes with its `>` or not at all; the next one cannot move up.
        let has_marker = leaf.place == Place::Quote
            && leaf.kind != BlockKind::TableCell
            && (end == UnitEnd::Break && unit.begins_line
                || end != UnitEnd::Other && unit.is_first_line && !self.begins_line(leaf.start));
        // The backslash of a hard break would be text at the end of what stands right above.
        let parts_by_backslash = self.quotes > 0
            && unit.is_first_line
            && matches!(end, UnitEnd::Line(next) if self.is_backslash(next))
            && self.breaks_before(leaf.start) < 2;
        // What the line below gives to a paragraph it would give to the one before.
        let has_attributes =
            matches!(end, UnitEnd::Line(next) if gives_attributes(line_at(self.source, next)));
        // More breaks than part it from what is above the paragraph would move up to there.
        let above = self.breaks_before(leaf.start);
        let parts_by_breaks = leaf.place == Place::Top
            && leaf.kind != BlockKind::TableCell
            && unit.start == Some(leaf.start)
            && end == UnitEnd::Break
            && above > 0
            && breaks_to_more(self.source, cover.end()) > above;
        let must_stay = leaf.stays
            || parts_by_breaks
            || has_attributes
            || unit.stays
            || parts_by_backslash
            || has_loose_brackets(unit.visible.as_str(self.source))
            || unit.run.mixed
            || leaf.whole.is_some() && unit.run.has_object
            || has_marker
            || self.rest_needs(unit, cover, end);
        if must_stay {
            return stays(cover.start());
        }
        let extent = leaf.whole.unwrap_or(cover);
        if leaf.place == Place::Quote
            && unit.begins_line
            && end != UnitEnd::Break
            && rest_of_line(self.source, extent.end()).text.is_empty()
        {
            return Span::new(self.line_head(extent.start()), extent.end());
        }
        extent
    }

    /// Whether the line before byte `next` ends with the backslash of a hard break.
    fn is_backslash(&self, next: usize) -> bool {
        let before = self.source.get(..next).unwrap_or_default();
        before.trim_end_matches(['\n', '\r']).ends_with('\\')
    }

    /// What a unit is, and which medium it belongs to.
    pub(super) fn role(&mut self, unit: &Unit) -> (BlockKind, Option<u32>) {
        let Some(leaf) = &self.leaf else {
            return (BlockKind::Paragraph, None);
        };
        if leaf.kind == BlockKind::Heading {
            return (leaf.kind, None);
        }
        if let Some(medium) = self.open_caption {
            return (BlockKind::Caption, Some(medium));
        }
        let is_short = unit
            .run
            .cover
            .is_none_or(|cover| cover.len() <= LONGEST_CAPTION);
        if unit.follows_image && is_short {
            return (BlockKind::Caption, unit.image);
        }
        let after = self.last_image;
        if self.open_figcaption > 0 {
            return (BlockKind::Caption, after.map(|image| image.medium));
        }
        if let Some(image) = after
            && is_short
            && unit.image.is_none()
            && (image.leaf == leaf.start || !unit.has_plain && leaf.kind != BlockKind::TableCell)
        {
            return (BlockKind::Caption, Some(image.medium));
        }
        if unit.has_code && !unit.has_prose {
            return (BlockKind::Code, None);
        }
        let medium = match leaf.kind {
            BlockKind::TableCell => self.cell_medium(),
            BlockKind::ListItem => after
                .filter(|image| image.list.is_some() && image.list == self.list())
                .map(|image| image.medium),
            _ => None,
        };
        (leaf.kind, unit.image.or(medium))
    }

    /// An image alone in a cell: the text below it or beside it may be its caption.
    fn note_cell_image(&mut self, image: Option<LastImage>) {
        let is_cell = self
            .leaf
            .as_ref()
            .is_some_and(|leaf| leaf.kind == BlockKind::TableCell);
        if let (Some(image), true) = (image, is_cell) {
            let table = &mut self.table;
            if table.columns.len() <= table.column {
                table.columns.resize(table.column + 1, None);
            }
            if let Some(column) = table.columns.get_mut(table.column) {
                *column = Some(image.medium);
            }
            table.row = Some(image.medium);
        }
    }

    fn cell_medium(&self) -> Option<u32> {
        let above = self.table.columns.get(self.table.column);
        self.table.row.or(above.copied().flatten())
    }

    /// Whether what stands around the unit that covers `cover` would be something else than text without it.
    fn rest_needs(&self, unit: &Unit, cover: Span, end: UnitEnd) -> bool {
        let Some(leaf) = &self.leaf else { return false };
        if leaf.kind == BlockKind::TableCell || leaf.whole.is_some() {
            return false;
        }
        let source = self.source;
        let rest = rest_of_line(source, cover.end());
        let next = cover.end() + look_at(source, cover.end()).len() + 1;
        let below = look_at(source, next);
        if !rest.text.is_empty() {
            let start = unit.start.unwrap_or(cover.start());
            let lead = source.get(start..cover.start()).unwrap_or_default();
            // What stays on the line begins it then.
            let begins_line = unit.begins_line && lead.trim().is_empty();
            // Further in, it may be code or a part of the list above.
            let is_deeper = rest.indent.len() > 1 || rest.indent == "\t";
            if begins_line && (is_deeper || begins_block(rest.text, below)) {
                return true;
            }
        } else {
            let head = self.head_of_line(leaf, cover.start());
            if !head.is_empty() && begins_block(head, below) {
                return true;
            }
        }
        match end {
            UnitEnd::Line(next) => self.next_line_needs(leaf, next),
            UnitEnd::Break if rest.text.is_empty() => self.next_line_needs(leaf, next),
            UnitEnd::Break | UnitEnd::Other => false,
        }
    }

    /// What stands in `leaf` before the unit at byte `at`, on its line or above a break that goes with it, without the
    /// breaks between.
    fn head_of_line(&self, leaf: &Leaf, at: usize) -> &str {
        let floor = at.saturating_sub(LONGEST_LOOK).max(leaf.start);
        let before = (floor..floor + 4).find_map(|from| self.source.get(from..at));
        let before = before.unwrap_or_default();
        let above = match before.rsplit_once('\n') {
            Some((above, line)) if is_blank(line) => Some(above),
            _ => None,
        };
        let line = above.unwrap_or(before).trim_end();
        let mut head = match above {
            Some(_) => line.strip_suffix('\\').unwrap_or(line),
            None => line,
        };
        head = without_breaks(head);
        if above.is_some() && head.len() == line.len() {
            return "";
        }
        match head.rsplit_once('\n') {
            Some((_, line)) => line.trim_start_matches([' ', '\t', '>']),
            None if floor == leaf.start => head,
            None => "",
        }
    }

    /// Whether the line at byte `next`, behind a unit, would be something else than text if it were the first of its
    /// paragraph.
    fn next_line_needs(&self, leaf: &Leaf, next: usize) -> bool {
        let line = line_at(self.source, next);
        let text = line.trim_start_matches([' ', '\t', '>']);
        if text.trim_ascii_end().is_empty() {
            return false;
        }
        let prefix = line.get(..line.len() - text.len()).unwrap_or_default();
        if prefix.bytes().filter(|&b| b == b'>').count() < self.quotes {
            return true;
        }
        let first = self.line_prefix(leaf.start);
        // What follows without the indentation of its item is part of it only as the rest of a paragraph.
        let is_lazy = self.place() == Place::Item && indent(prefix) < indent(first);
        if is_lazy && (self.quotes > 0 || !leaf.has_object) {
            return true;
        }
        if leaf.has_object {
            return false;
        }
        let is_deeper = leaf.place != Place::Item && indent(prefix) > indent(first);
        let below = line_at(self.source, next + line.len() + 1);
        is_deeper || begins_block(text, below)
    }

    fn extend_block(&mut self, index: usize, to: usize) {
        if let Some(block) = self.document.blocks.get_mut(index)
            && !block.extent.is_empty()
        {
            block.extent = Span::new(block.extent.start(), to.max(block.extent.end()));
        }
    }

    /// Ends the open leaf, which goes on up to byte `end` at most.
    pub(super) fn close_leaf(&mut self, end: usize) {
        if self.leaf.is_none() {
            return;
        }
        if let Some(leaf) = &mut self.leaf {
            while !leaf.marks.is_empty() {
                leaf.image = None;
                let end = leaf.end;
                leaf.pop_mark(end);
            }
        }
        self.end_unit(UnitEnd::Other);
        let Some(leaf) = self.leaf.take() else { return };
        self.open_figcaption = self.open_figcaption.saturating_sub(1);
        let span = match leaf.whole {
            Some(whole) => whole,
            None => Span::new(leaf.start, leaf.end.min(end).max(leaf.start)),
        };
        let span = Span::new(
            span.start(),
            span.start() + span.of(self.source).trim_end().len(),
        );
        let is_read_as_html = leaf.is_html
            && !leaf.has_shortcode
            && !matches!(leaf.kind, BlockKind::TableCell | BlockKind::Heading)
            && self.quotes == 0;
        if is_read_as_html {
            self.document.blocks.truncate(leaf.first_block);
            let separators = &mut self.document.separators;
            separators.truncate(separators.partition_point(|s| s.start() < span.start()));
            self.html(span);
        } else {
            self.end_with_breaks(span, leaf.first_block);
        }
        if leaf.has_object || leaf.is_html && !is_read_as_html {
            self.anchor();
        }
        self.end_leaf(&leaf, span.end());
    }

    /// What a leaf at `span` ends with goes with the `<br>` behind it: that parts it from nothing, and would stand
    /// behind something else without it.
    fn end_with_breaks(&mut self, span: Span, first_block: usize) {
        let content = without_breaks(span.of(self.source));
        let end = span.start() + content.len();
        if content.is_empty() || end == span.end() {
            return;
        }
        let separators = &mut self.document.separators;
        while separators
            .pop_if(|separator| separator.start() >= end)
            .is_some()
        {}
        let blocks = self.document.blocks.get_mut(first_block..);
        let ends_there = |block: &&mut Block| {
            !block.extent.is_empty() && (end..span.end()).contains(&block.extent.end())
        };
        if let Some(block) = blocks.unwrap_or_default().iter_mut().rfind(ends_there) {
            block.extent = Span::new(block.extent.start(), span.end());
        }
    }
}

/// Whether `text` has brackets that could make a link of the text around it, as links that a converter broke.
fn has_loose_brackets(text: &str) -> bool {
    let Some(first) = memchr::memchr2(b'[', b']', text.as_bytes()) else {
        return false;
    };
    let rest = text.get(first..).unwrap_or_default();
    let count = |bracket: u8| memchr::memchr_iter(bracket, rest.as_bytes()).count();
    count(b'[') != count(b']') || rest.contains("](")
}

/// The line that begins at byte `at`, or as much of it as is looked at.
fn look_at(source: &str, at: usize) -> &str {
    let end = source.len().min(at + LONGEST_LOOK);
    let whole_letters = (0..4).find_map(|back| source.get(at..end.checked_sub(back)?));
    line_at(whole_letters.unwrap_or_default(), 0)
}

/// What stays on a line behind a unit.
struct Rest<'a> {
    /// The blanks before it.
    indent: &'a str,
    text: &'a str,
}

/// What stands behind byte `at` on its line, without the breaks between.
fn rest_of_line(source: &str, at: usize) -> Rest<'_> {
    let parted = |line: &'_ str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let line = look_at(source, at).trim_end();
    let (mut indent, mut text) = ("", line.trim_start_matches([' ', '\t']));
    while let Some(len) = break_len(text) {
        let behind = text.get(len..).unwrap_or_default();
        (indent, text) = behind.split_at(parted(behind));
    }
    let is_hard_break = text == "\\";
    Rest {
        indent,
        text: if is_hard_break { "" } else { text },
    }
}

/// How many `<br>` part what ends at byte `at` from more text of its paragraph.
fn breaks_to_more(source: &str, at: usize) -> usize {
    let mut text = source.get(at..).unwrap_or_default();
    let mut count = 0;
    loop {
        let rest = text.trim_ascii_start();
        let blanks = text.get(..text.len() - rest.len()).unwrap_or_default();
        if rest.is_empty() || blanks.bytes().filter(|&b| b == b'\n').count() > 1 {
            return 0;
        }
        let Some(len) = break_len(rest) else {
            return count;
        };
        text = rest.get(len..).unwrap_or_default();
        count += 1;
    }
}

/// `text` without the `<br>` at its end and the blanks before them.
fn without_breaks(text: &str) -> &str {
    let mut rest = text;
    while let Some(tag) = rest.rfind('<')
        && let Some((before, tag)) = rest.split_at_checked(tag)
        && break_len(tag) == Some(tag.len())
    {
        rest = before.trim_end();
    }
    rest
}

/// The length of the `<br>` that `text` begins with.
fn break_len(text: &str) -> Option<usize> {
    let name = tag_name(text.strip_prefix('<')?);
    let is_break = name.eq_ignore_ascii_case("br");
    is_break.then(|| text.find('>').map(|end| end + 1))?
}

/// Whether `line`, above the line `below`, would be something else than text if a paragraph began with it.
fn begins_block(line: &str, below: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after_number = line.get(digits..).unwrap_or_default();
    let is_marker = |rest: &str, markers: &[char]| {
        rest.strip_prefix(markers)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let title = line.trim_start_matches('#');
    let is_heading =
        line.len() > title.len() && (title.is_empty() || title.starts_with([' ', '\t']));
    // One tag with nothing below it shows the same as a block as it does in a paragraph, unless its block goes on over
    // blank lines.
    let opens_html = if is_lone_tag(line.trim_end()) && !goes_on_over_blanks(line) {
        !is_blank(below)
    } else {
        begins_html_block(line)
    };
    digits > 0 && is_marker(after_number, &['.', ')'])
        || is_marker(line, &['-', '+', '*', ':'])
        || is_heading
        || ["```", "~~~", ">"]
            .iter()
            .any(|mark| line.starts_with(mark))
        || line.starts_with('[') && line.contains("]:")
        || is_drawn(line)
        || opens_html
        || is_module_code(line)
        || is_delimiter_row(below)
}

/// Whether `line` is a thematic break, underlines a heading or parts the head of a table, or could do so.
fn is_drawn(line: &str) -> bool {
    !is_blank(line) && line.bytes().all(|b| b"-=*_|: \t\r".contains(&b))
}

/// Whether nothing but the marks of quotes stands on `line`.
fn is_blank(line: &str) -> bool {
    line.trim_matches([' ', '\t', '\r', '>']).is_empty()
}

/// Whether `line` makes a table of the line above it.
fn is_delimiter_row(line: &str) -> bool {
    line.contains('-')
        && line
            .bytes()
            .all(|b| matches!(b, b'-' | b'|' | b':' | b'>' | b' ' | b'\t' | b'\r'))
}

/// How the marks around all of a paragraph set it.
fn setting_of(written: &str) -> Setting {
    let written = written.trim();
    let within = |mark: &str| written.strip_prefix(mark)?.strip_suffix(mark);
    let is_strong = |mark: &str| within(mark).is_some_and(|inner| !inner.contains(mark));
    let link = written
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|rest| rest.split_once("]("));
    // Behind the address a title may stand, and around it angle brackets.
    let leads_on = |target: &str| {
        let address = target.split_whitespace().next().unwrap_or_default();
        html::leads_on(address.trim_matches(['<', '>']))
    };
    match link {
        Some((said, address))
            if !said.contains('[') && !address.contains(')') && leads_on(address) =>
        {
            Setting::Link
        }
        _ if is_strong("**") || is_strong("__") => Setting::Strong,
        _ => Setting::Plain,
    }
}

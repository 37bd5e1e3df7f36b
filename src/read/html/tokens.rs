//! Tags, comments and the text between them, each with its place: html5gum's state machine, without its strings.
//!
//! The tokenizer reports what it meets; its decoded copies are not kept. Text is what lies between two pieces of
//! markup, so that every byte of the source is either text or markup.

use crate::span::Span;
use html5gum::{Emitter, Error, Readable, Reader, State, Tokenizer};
use std::convert::Infallible;

/// How many reads of quoted values there are before the tokenizer pauses: enough that a pause costs nothing.
const READS_PER_PAUSE: u32 = 64;

/// A start or end tag.
pub(super) struct TagToken<'s> {
    /// Its name as written.
    pub(super) name: &'s [u8],
    /// All of it, from `<` to `>`.
    pub(super) span: Span,
    pub(super) is_end: bool,
    pub(super) is_self_closing: bool,
}

/// Takes what the tokenizer finds, in source order.
pub(super) trait Sink {
    /// An attribute of the tag that comes next. `value` is raw, without its quotes; empty if there is none.
    fn attribute(&mut self, name: &[u8], value: Span);
    /// A tag. The answer is how the text after it is to be read, if not as HTML.
    fn tag(&mut self, tag: &TagToken<'_>) -> Option<State>;
    /// Text between markup, never empty.
    fn text(&mut self, span: Span);
    /// A comment, a doctype, a processing instruction.
    fn comment(&mut self, span: Span);
    /// Whether the tokenizer is inside of `svg` or `math`.
    fn in_foreign_content(&self) -> bool;
}

/// Tokenizes the bytes `range` of `source` into `sink`. O(range), and O(1) of the stack.
pub(super) fn tokenize(source: &str, range: Span, sink: &mut impl Sink) {
    tokenize_pausing(source, range, sink, READS_PER_PAUSE);
}

/// As [`tokenize`], with a pause after so many reads of quoted values.
pub(super) fn tokenize_pausing(source: &str, range: Span, sink: &mut impl Sink, reads: u32) {
    let reader = Pausing {
        rest: range.of(source).as_bytes(),
        reads,
        left: reads,
    };
    tokenize_from(reader, source, range, sink);
}

/// As [`tokenize`], with a `reader` of these bytes.
pub(super) fn tokenize_from(reader: impl Reader, source: &str, range: Span, sink: &mut impl Sink) {
    let emitter = Events {
        sink,
        source: source.as_bytes(),
        end: range.end(),
        position: range.start(),
        text_start: range.start(),
        open: range.start(),
        is_end: false,
        in_tag: false,
        in_raw_text: false,
        is_self_closing: false,
        attribute: None,
        last_start_tag: Span::default(),
    };
    let mut tokenizer = Tokenizer::new_with_emitter(reader, emitter);
    // There are no tokens: what comes is a pause.
    while tokenizer.next().is_some() {}
}

/// A moment in which nothing is read.
#[derive(Debug, thiserror::Error)]
#[error("the tokenizer comes up for air")]
struct Pause;

/// Reads from memory, and now and then refuses to, at a place where the tokenizer can go on as if nothing had been.
///
/// From one attribute in double quotes to the next the tokenizer calls its states one out of the other, and the stack
/// comes back only with the end of the tag, so that a tag of some thousand attributes would end the process. An error
/// of the reader leads out of all these calls at once.
struct Pausing<'s> {
    /// What is not read yet.
    rest: &'s [u8],
    /// From one pause to the next.
    reads: u32,
    left: u32,
}

impl<'s> Pausing<'s> {
    #[inline(always)]
    fn take(&mut self, length: usize) -> &'s [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Whether it is time for a pause.
    fn pauses(&mut self) -> bool {
        let is_due = self.left == 0;
        self.left = if is_due { self.reads } else { self.left - 1 };
        is_due
    }
}

impl Reader for Pausing<'_> {
    type Error = Pause;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        Ok(self.take(1).first().copied())
    }

    #[inline(always)]
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        let start = self.rest.get(..text.len());
        let is_there = start.is_some_and(|start| {
            start == text || !case_sensitive && start.eq_ignore_ascii_case(text)
        });
        if is_there {
            self.take(text.len());
        }
        Ok(is_there)
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        let Some(first) = self.rest.first() else {
            return Ok(None);
        };
        // Of what is text or a value only the end is of use: entities, NULs and carriage returns lead nowhere else. For
        // any one needle the compiler drops all but one of these.
        let end = match needle {
            [b'&', b'<', ..] | [b'<', b'\0', ..] => b'<',
            // Only a value in double quotes is looked through for these. It is known to the tokenizer then that it is
            // in one, and of the value nothing is taken that would be lost.
            [b'"', b'&', ..] if self.pauses() => return Err(Pause),
            [b'"', b'&', ..] => b'"',
            // Names are short.
            [b'\t', ..] => return Ok(Some(self.take(name_length(self.rest).max(1)))),
            _ => {
                let mut reader = self.rest.to_reader();
                let Ok(chunk) = reader.read_until(needle, buffer);
                return Ok(chunk.map(|chunk| self.take(chunk.len())));
            }
        };
        // It is read alone.
        let length = if *first == end {
            1
        } else {
            memchr::memchr(end, self.rest).unwrap_or(self.rest.len())
        };
        Ok(Some(self.take(length)))
    }
}

/// How many bytes there are before the first that may end a name or a value without quotes.
fn name_length(bytes: &[u8]) -> usize {
    let may_end = |byte: &u8| {
        let is_sign = matches!(byte, b'"' | b'&' | b'\'' | b'/' | b'<' | b'=' | b'>' | b'`');
        *byte <= b' ' || is_sign
    };
    bytes.iter().position(may_end).unwrap_or(bytes.len())
}

/// The places of an attribute's name and of its value.
#[derive(Clone, Copy)]
struct Attribute {
    name: usize,
    value: Option<usize>,
}

struct Events<'a, 's, S> {
    sink: &'a mut S,
    source: &'s [u8],
    end: usize,
    /// How far the tokenizer has read.
    position: usize,
    /// Where the text since the last markup begins.
    text_start: usize,
    /// The last `<` that may begin markup.
    open: usize,
    is_end: bool,
    in_tag: bool,
    /// Whether only one end tag is markup here.
    in_raw_text: bool,
    is_self_closing: bool,
    attribute: Option<Attribute>,
    last_start_tag: Span,
}

impl<'s, S: Sink> Events<'_, 's, S> {
    fn bytes(&self, start: usize, end: usize) -> &'s [u8] {
        self.source
            .get(start..end.min(self.end))
            .unwrap_or_default()
    }

    /// The end of the name that begins at `start`.
    fn name_end(&self, start: usize) -> usize {
        let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>');
        let name = self.bytes(start, self.position);
        start + name.iter().position(is_end).unwrap_or(name.len())
    }

    fn name(&self) -> Span {
        let start = self.open + if self.is_end { 2 } else { 1 };
        Span::new(start, self.name_end(start).max(start))
    }

    /// Hands on the text before the markup that begins at `open` and ends here.
    fn flush_text(&mut self) {
        if self.text_start < self.open {
            self.sink.text(Span::new(self.text_start, self.open));
        }
        self.text_start = self.position;
    }

    fn flush_attribute(&mut self) {
        let Some(attribute) = self.attribute.take() else {
            return;
        };
        if self.is_end {
            return;
        }
        let rest = self.bytes(attribute.name, self.position);
        let is_end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'=');
        // A name may begin with `=`.
        let length = rest.iter().skip(1).position(is_end).map(|at| at + 1);
        let name = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let value = attribute.value.map_or(Span::default(), |at| self.value(at));
        self.sink.attribute(name, value);
    }

    /// The value that begins at `start`: up to its quote, or up to the next white space.
    fn value(&self, start: usize) -> Span {
        let value = self.bytes(start, self.position);
        let length = match start.checked_sub(1).and_then(|at| self.source.get(at)) {
            Some(&quote @ (b'"' | b'\'')) => memchr::memchr(quote, value),
            _ => value
                .iter()
                .position(|b| b.is_ascii_whitespace() || *b == b'>'),
        };
        Span::new(start, start + length.unwrap_or(value.len()))
    }
}

impl<S: Sink> Emitter for Events<'_, '_, S> {
    type Token = Infallible;

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    #[inline]
    fn start_open_tag(&mut self) {
        self.open = self.position.saturating_sub(1);
        self.in_tag = false;
    }

    fn init_start_tag(&mut self) {
        self.is_end = false;
        self.in_tag = true;
        self.is_self_closing = false;
        self.attribute = None;
    }

    fn init_end_tag(&mut self) {
        self.is_end = true;
        self.in_tag = true;
        self.is_self_closing = false;
        self.attribute = None;
    }

    fn set_self_closing(&mut self) {
        self.is_self_closing = true;
    }

    fn init_attribute(&mut self) {
        self.flush_attribute();
        self.attribute = Some(Attribute {
            name: self.position.saturating_sub(1),
            value: None,
        });
    }

    fn init_attribute_value(&mut self) {
        if let Some(attribute) = &mut self.attribute {
            attribute.value = Some(self.position);
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_attribute();
        self.flush_text();
        self.in_tag = false;
        let name = self.name();
        if !self.is_end {
            self.last_start_tag = name;
        }
        let state = self.sink.tag(&TagToken {
            name: self.bytes(name.start(), name.end()),
            span: Span::new(self.open, self.position),
            is_end: self.is_end,
            is_self_closing: self.is_self_closing,
        });
        self.in_raw_text = state.is_some();
        state
    }

    fn emit_current_comment(&mut self) {
        self.flush_text();
        self.sink.comment(Span::new(self.open, self.position));
    }

    fn emit_current_doctype(&mut self) {
        self.flush_text();
        self.sink.comment(Span::new(self.open, self.position));
    }

    fn emit_eof(&mut self) {
        // Browsers drop a tag that never ends.
        if !self.in_tag || self.in_raw_text {
            self.open = self.end;
        }
        self.position = self.end;
        self.flush_text();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let (last, name) = (self.last_start_tag, self.name());
        self.is_end
            && self
                .bytes(last.start(), last.end())
                .eq_ignore_ascii_case(self.bytes(name.start(), name.end()))
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.sink.in_foreign_content()
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}
    fn emit_error(&mut self, _: Error) {}
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }
    fn emit_string(&mut self, _: &[u8]) {}
    fn init_comment(&mut self) {}
    fn init_doctype(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_tag_name(&mut self, _: &[u8]) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn push_attribute_name(&mut self, _: &[u8]) {}
    fn push_attribute_value(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

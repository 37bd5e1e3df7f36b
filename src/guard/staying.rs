//! What stays of an article when all its repeats go.

use super::said::Said;
use crate::describe::Lexicon;
use crate::document::Document;
use crate::judge::Repeat;
use crate::span::Span;
use crate::work::{self, Work};
use foldhash::HashMap;

/// What stays when all repeats go. Each block is read once, however many go to it.
pub struct Staying<'d> {
    document: &'d Document<'d>,
    lexicon: &'d Lexicon,
    /// For each block whether it goes.
    gone: Vec<bool>,
    /// For blocks of which parts go: what is left of them.
    rests: HashMap<usize, Rest>,
    said: HashMap<usize, Said<'d>>,
}

impl<'d> Staying<'d> {
    pub fn new(document: &'d Document<'d>, repeats: &[Repeat], lexicon: &'d Lexicon) -> Self {
        let mut gone = vec![false; document.blocks.len()];
        let mut parts: HashMap<usize, Vec<Span>> = HashMap::default();
        for repeat in repeats {
            match (repeat.part, gone.get_mut(repeat.block)) {
                (Some(part), _) => parts.entry(repeat.block).or_default().push(part),
                (None, Some(gone)) => *gone = true,
                (None, None) => {}
            }
        }
        let rests = parts
            .into_iter()
            .map(|(block, parts)| (block, Rest::new(document.text(block), parts)))
            .collect();
        Self {
            document,
            lexicon,
            gone,
            rests,
            said: HashMap::default(),
        }
    }

    /// Whether what stays says every word of a repeat.
    pub fn says(&mut self, repeat: &Repeat) -> bool {
        let whole = self.document.text(repeat.block);
        if let Some(part) = repeat.part {
            return self.rests.get(&repeat.block).is_some_and(|rest| {
                let (said, goes) = (rest.beside(part), part.of(whole));
                work::note(Work::Searched, said.len());
                stands_in(goes, said) || Said::new(self.lexicon, said).covers(goes, repeat.rule)
            });
        }
        let keepers: Vec<usize> = repeat
            .keepers
            .iter()
            .copied()
            .filter(|&keeper| keeper != repeat.block && self.gone.get(keeper) == Some(&false))
            .collect();
        if let [keeper] = *keepers {
            // Parts of it that go are said by its rest: that is seen to where they are judged.
            let text = self.document.text(keeper);
            work::note(Work::Searched, text.len());
            if stands_in(whole, text) {
                return true;
            }
            let said = self
                .said
                .entry(keeper)
                .or_insert_with(|| Said::new(self.lexicon, text));
            return said.covers(whole, repeat.rule);
        }
        let texts: Vec<&str> = keepers
            .iter()
            .map(|&keeper| self.document.text(keeper))
            .collect();
        let text = texts.join("\n");
        work::note(Work::Searched, text.len());
        Said::new(self.lexicon, &text).covers(whole, repeat.rule)
    }
}

/// Whether a text stands in another one letter by letter, and not within a word: most repeats do, and need no closer
/// look. Only the first place where it does is looked at.
pub fn stands_in(text: &str, whole: &str) -> bool {
    let text = text.trim();
    let may_end = |c: Option<char>| c.is_none_or(|c| c.is_ascii_whitespace());
    memchr::memmem::find(whole.as_bytes(), text.as_bytes())
        .and_then(|at| Some((whole.get(..at)?, whole.get(at + text.len()..)?)))
        .is_some_and(|(before, behind)| {
            may_end(before.chars().next_back()) && may_end(behind.chars().next())
        })
}

/// How many bytes are looked through for the copy of a part besides twice its length: signs and a word may stand there,
/// too.
const AROUND: usize = 64;

/// A text without the parts of it that go.
struct Rest {
    text: String,
    /// Each part, in order, and how much text before it stays.
    parts: Vec<(Span, usize)>,
}

impl Rest {
    fn new(whole: &str, mut parts: Vec<Span>) -> Self {
        parts.sort();
        let mut rest = Rest {
            text: String::with_capacity(whole.len()),
            parts: Vec::with_capacity(parts.len()),
        };
        let mut at = 0;
        for part in parts {
            rest.text
                .push_str(whole.get(at..part.start()).unwrap_or_default());
            rest.parts.push((part, rest.text.len()));
            at = at.max(part.end());
        }
        rest.text.push_str(whole.get(at..).unwrap_or_default());
        rest
    }

    /// What stays right behind a part, where its copy stands, or right before one with which the text ends: twice as
    /// much as the part is long, and [`AROUND`] bytes.
    fn beside(&self, part: Span) -> &str {
        let reach = 2 * part.len() + AROUND;
        let at = self
            .parts
            .binary_search_by_key(&part, |&(part, _)| part)
            .ok()
            .and_then(|index| self.parts.get(index))
            .map_or(self.text.len(), |&(_, before)| before);
        let behind = Span::new(at, self.text.ceil_char_boundary(at + reach)).of(&self.text);
        if !behind.trim().is_empty() {
            return behind;
        }
        let start = self.text.floor_char_boundary(at.saturating_sub(reach));
        Span::new(start, at).of(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = "Mayor Ada Quill of Marrick opens the new bridge over the Orle on Monday, 3 May 2021. Photo: Jo Reed/AP";

    const CAPTION: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";

    #[test]
    fn a_text_stands_in_another_between_blanks() {
        for text in ["Mayor Ada Quill", " Orle on Monday,\n", "Reed/AP", KEPT] {
            assert!(stands_in(text, KEPT), "{text}");
        }
        for text in ["ayor Ada", "Orle on Mon", "3 May 202", "Reed", "Mayor  Ada"] {
            assert!(!stands_in(text, KEPT), "{text}");
        }
    }

    #[test]
    fn a_part_must_be_said_right_beside_it_by_what_stays() {
        let text = "One two. One two. One two.";
        let parts = vec![Span::new(0, 9), Span::new(9, 18)];
        let rest = Rest::new(text, parts.clone());
        assert_eq!(rest.text, "One two.");
        for part in parts {
            assert_eq!(rest.beside(part), "One two.");
        }
        let rest = Rest::new("One two. ", vec![Span::new(0, 9)]);
        assert_eq!(rest.beside(Span::new(0, 9)), "");
        let rest = Rest::new("One two. Three. One two.", vec![Span::new(15, 24)]);
        assert_eq!(rest.beside(Span::new(15, 24)), "One two. Three.");
    }

    #[test]
    fn a_copy_stands_near_the_part_that_goes() {
        let caption = CAPTION.repeat(2);
        let reach = 2 * caption.len() + 64;
        for (between, is) in [(reach - caption.len(), true), (reach, false)] {
            let text = format!("{caption}{}{caption}", ".".repeat(between));
            let part = Span::new(0, caption.len());
            let rest = Rest::new(&text, vec![part]);
            assert_eq!(rest.beside(part).ends_with(&caption), is, "{between}");
        }
    }
}

//! How much of what an article says goes, and when that is too much.

use crate::document::Document;
use crate::judge::Repeat;
use crate::span::Span;
use foldhash::HashMap;

/// How much of the text of an article's blocks goes unasked, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loss {
    /// How long that is which goes and does not stay letter for letter.
    pub gone: usize,
    /// How long that is which goes and stands there once more, letter for letter.
    pub copied: usize,
    /// How long all blocks are together.
    pub total: usize,
}

impl Loss {
    /// What these repeats are of a document. O(blocks + bytes of the repeats).
    pub fn of(document: &Document, repeats: &[Repeat]) -> Self {
        let blocks = document.blocks.iter();
        let mut loss = Self {
            total: blocks.map(|block| block.text.as_str().len()).sum(),
            ..Self::default()
        };
        let mut copies: HashMap<usize, u32> = HashMap::default();
        for repeat in repeats.iter().filter(|repeat| repeat.is_safe()) {
            let length = document.text(repeat.block).len();
            let copied = match repeat.part {
                Some(_) => None,
                None => copied(document, repeat),
            };
            let copied = copied.map_or(0, |(keeper, length)| {
                let count = copies.entry(keeper).or_default();
                *count += 1;
                if *count <= MOST_COPIES { length } else { 0 }
            });
            loss.copied += copied;
            loss.gone += repeat.part.map_or(length, Span::len) - copied;
        }
        loss
    }

    /// Adds what goes once more of the same article.
    pub fn go_on_with(&mut self, later: Self) {
        self.gone += later.gone;
        self.copied += later.copied;
    }

    /// Why so much must not go unasked, if it is more than this share of what the article says, or anything where that
    /// is 0. The captions of a gallery that stand there three times are two thirds of it, and say nothing more.
    pub fn too_much(self, share: f32) -> Option<String> {
        let most = f64::from(share);
        let (gone, total) = if share > 0.0 {
            (self.gone, self.total.saturating_sub(self.copied))
        } else {
            (self.gone + self.copied, self.total)
        };
        let (gone, total) = (gone as f64, total as f64);
        let percent = |part: f64| {
            let shown = format!("{:.1}", part * 100.0);
            shown.strip_suffix(".0").unwrap_or(&shown).to_owned()
        };
        (gone > total * most).then(|| {
            format!(
                "{} % of the article would go{}, more than max-loss allows ({} %)",
                percent(gone / total),
                if total < self.total as f64 {
                    ", copies aside"
                } else {
                    ""
                },
                percent(most)
            )
        })
    }
}

/// How many copies of one text count for nothing at the most: a page shows a caption in four places. Lines that stand
/// there again and again are a prayer, a song, the log of a program.
const MOST_COPIES: u32 = 3;

/// Which kept text stands in what goes, letter for letter, be that all of it or what widgets stand around, and how long
/// it is.
fn copied(document: &Document, repeat: &Repeat) -> Option<(usize, usize)> {
    let gone = document.text(repeat.block);
    let kept = repeat.keepers.iter().filter_map(|&keeper| {
        let text = document.text(keeper).trim();
        gone.contains(text).then_some((keeper, text.len()))
    });
    kept.max_by_key(|&(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_said_in_shares() {
        let why = |gone, total, share| {
            let loss = Loss {
                gone,
                total,
                ..Loss::default()
            };
            loss.too_much(share)
        };
        assert_eq!(why(10, 100, 0.1), None);
        assert_eq!(why(0, 0, 0.0), None);
        assert_eq!(
            why(166, 1_000, 0.1).as_deref(),
            Some("16.6 % of the article would go, more than max-loss allows (10 %)")
        );
        assert_eq!(
            why(1, 2, 0.125).as_deref(),
            Some("50 % of the article would go, more than max-loss allows (12.5 %)")
        );
    }

    #[test]
    fn copies_are_no_loss_but_where_nothing_may_go() {
        let loss = Loss {
            gone: 0,
            copied: 900,
            total: 1_000,
        };
        assert_eq!(loss.too_much(0.01), None);
        assert_eq!(
            loss.too_much(0.0).as_deref(),
            Some("90 % of the article would go, more than max-loss allows (0 %)")
        );
        let more = Loss { gone: 60, ..loss };
        assert_eq!(
            more.too_much(0.5).as_deref(),
            Some("60 % of the article would go, copies aside, more than max-loss allows (50 %)")
        );
    }
}

//! How much of an article goes, and when that is too much.

use crate::document::Document;
use crate::judge::Repeat;
use crate::span::Span;

/// How much of the text of an article's blocks goes unasked, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loss {
    /// How long that is which goes.
    pub gone: usize,
    /// How long all blocks are together.
    pub total: usize,
}

impl Loss {
    /// What these repeats are of a document. O(blocks + repeats).
    pub fn of(document: &Document, repeats: &[Repeat]) -> Self {
        let blocks = document.blocks.iter();
        let safe = repeats.iter().filter(|repeat| repeat.is_safe());
        let whole = |repeat: &Repeat| document.text(repeat.block).len();
        Self {
            gone: safe
                .map(|repeat| repeat.part.map_or_else(|| whole(repeat), Span::len))
                .sum(),
            total: blocks.map(|block| block.text.as_str().len()).sum(),
        }
    }

    /// Why so much must not go unasked, if it is more than this share of all.
    pub fn too_much(self, share: f32) -> Option<String> {
        let (gone, total, most) = (self.gone as f64, self.total as f64, f64::from(share));
        let percent = |part: f64| {
            let shown = format!("{:.1}", part * 100.0);
            shown.strip_suffix(".0").unwrap_or(&shown).to_owned()
        };
        (gone > total * most).then(|| {
            format!(
                "{} % of the article would go, more than max-loss allows ({} %)",
                percent(gone / total),
                percent(most)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_said_in_shares() {
        let why = |gone, total, share| Loss { gone, total }.too_much(share);
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
}

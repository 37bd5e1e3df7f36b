//! Alternative texts that say what the visible caption says: a screen reader says it twice.
//!
//! An alt text is not visible, so it is no repeat on the page, and nothing of it is ever deleted: it is reported.

use super::Repeat;
use super::scene::Scene;
use crate::document::BlockKind;
use crate::finding::{Applicability, Rule};
use crate::normalize::{self, Word};

/// How far before its alt text a caption of the same medium may stand, in blocks; behind it, one less.
const REACH: usize = 12;

/// The alt texts whose words all stand in a caption of their medium: O(blocks × [`REACH`]).
pub fn alts(scene: &Scene) -> Vec<Repeat> {
    let document = scene.document;
    let is_alt = |block: &usize| {
        document
            .blocks
            .get(*block)
            .is_some_and(|block| block.kind == BlockKind::Alt)
    };
    (0..document.blocks.len())
        .filter(is_alt)
        .filter_map(|alt| repeated_by(scene, alt))
        .collect()
}

fn repeated_by(scene: &Scene, alt: usize) -> Option<Repeat> {
    let words = normalize::words_of(scene.text(alt));
    let near = alt.saturating_sub(REACH)..scene.features.len().min(alt + REACH);
    let caption = near
        .filter(|&block| block != alt && scene.is_same_medium(alt, block))
        .find(|&block| says(scene.features.core(block), &words))?;
    let reason = "a screen reader says the caption twice; say in the alt text what is to be seen, or leave it empty";
    Some(Repeat {
        applicability: Applicability::DisplayOnly,
        ..Repeat::new(Rule::AltRepeatsCaption, alt, caption, reason)
    })
}

/// Whether a caption says every word of an alt text, in their order.
fn says(caption: &[Word], alt: &[Word]) -> bool {
    let mut rest = caption.iter();
    alt.len() > 2
        && alt
            .iter()
            .all(|word| rest.any(|said| said.hash == word.hash))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{self, LEXICON};
    use crate::{Format, read};

    const CAPTION: &str = "Mayor Ada Quill opens the bridge";

    /// Which alt texts of an article say what which caption says, by their texts.
    fn found(html: &str) -> Vec<(String, String)> {
        let document = read::read(html, Format::Html);
        let features = describe::describe(&document, &LEXICON);
        let text = |block: usize| document.blocks[block].text.as_str().to_owned();
        alts(&Scene::new(&document, &features))
            .into_iter()
            .map(|repeat| {
                assert_eq!(repeat.rule, Rule::AltRepeatsCaption);
                assert_eq!(repeat.applicability, Applicability::DisplayOnly);
                (text(repeat.block), text(repeat.keepers[0]))
            })
            .collect()
    }

    /// A figure whose caption stands behind so many lines, behind two lines of text.
    fn figure(alt: &str, lines: usize, caption: &str) -> String {
        let lines = "<p>The river is high.</p>".repeat(lines);
        format!(
            "<p>It rains.</p><p>It is cold.</p><figure><img src=a.jpg alt=\"{alt}\">{lines}<figcaption>{caption}</figcaption></figure>"
        )
    }

    #[test]
    fn an_alt_text_is_told_whose_words_all_stand_in_the_caption_in_their_order() {
        for (alt, lines) in [
            (CAPTION, 0),
            ("Ada Quill opens bridge", 0),
            ("Ada the bridge", 0),
            (CAPTION, REACH - 2),
        ] {
            assert_eq!(
                found(&figure(alt, lines, CAPTION)),
                [(alt.to_owned(), CAPTION.to_owned())]
            );
        }
    }

    #[test]
    fn an_alt_text_is_not_told_otherwise() {
        for (why, html) in [
            (
                "a word more",
                figure("Mayor Ada Quill opens the old bridge", 0, CAPTION),
            ),
            ("another order", figure("The bridge opens", 0, CAPTION)),
            ("two words", figure("Ada Quill", 0, CAPTION)),
            ("far away", figure(CAPTION, REACH - 1, CAPTION)),
            (
                "another picture",
                figure(CAPTION, 0, "Deputy Tom Vane waits") + &figure("", 0, CAPTION),
            ),
        ] {
            assert_eq!(found(&html), [], "{why}");
        }
    }
}

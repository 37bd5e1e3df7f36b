//! What the markup says of a block: its medium, whether it is a caption or a heading, whether readers see it.

use super::Scene;
use crate::document::{Block, BlockKind, Setting};
use crate::span::Span;

/// How far apart two blocks stand at the most that may be the title of one medium.
const FARTHEST_TITLE: usize = 8;

impl Scene<'_, '_> {
    /// Whether the markup says that the block belongs to a medium.
    pub fn is_marked(&self, block: usize) -> bool {
        self.block(block).is_some_and(Block::is_marked)
    }

    /// How the markup sets a block off from running text.
    pub fn setting(&self, block: usize) -> Setting {
        match self.block(block).map(|block| block.setting) {
            None | Some(Setting::Plain) if self.feature(block).is_strong => Setting::Strong,
            setting => setting.unwrap_or_default(),
        }
    }

    /// Whether all of a block is a link to another page.
    pub fn is_link(&self, block: usize) -> bool {
        self.setting(block) == Setting::Link
    }

    /// Whether readers do not see a block.
    pub fn is_hidden(&self, block: usize) -> bool {
        self.block(block).is_some_and(|block| block.hidden)
    }

    /// Whether nothing stands between a block and the picture above it, whose caption it may be.
    pub fn is_below_picture(&self, block: usize) -> bool {
        self.block(block).is_some_and(|block| block.below_picture)
    }

    /// Whether nothing of a block or around it says that it belongs to a picture.
    pub fn is_of_no_picture(&self, block: usize) -> bool {
        !self.is_marked(block)
            && !self.is_credited(block)
            && !self.is_introduced_above(block)
            && !self.feature(block).has_credit()
    }

    /// Whether a block of a page that has pictures and tells what belongs to them belongs to none.
    pub fn is_off_pictures(&self, block: usize) -> bool {
        self.has_pictures
            && self.is_of_no_picture(block)
            && !self.is_below_picture(block)
            && !self.feature(block).is_credit
    }

    /// Whether the markup says that a block is a copy.
    pub fn is_cloned(&self, block: usize) -> bool {
        self.block(block).is_some_and(|block| block.cloned)
    }

    /// Whether the markup says that a block is the caption or the credit of a medium.
    pub fn is_caption(&self, block: usize) -> bool {
        self.block(block)
            .is_some_and(|block| block.kind == BlockKind::Caption)
    }

    /// Whether the markup says that a block is a heading, and it reads like one: whole sentences are captions in the
    /// clothes of a heading.
    pub fn is_heading(&self, block: usize) -> bool {
        let feature = self.feature(block);
        let is_marked = self
            .block(block)
            .is_some_and(|block| block.kind == BlockKind::Heading);
        is_marked && !(feature.is_prose && feature.ends_sentence)
    }

    /// Where the alternative texts of the pictures stand in the source that are read right before and behind a block,
    /// in order: those of the pictures in it are among them.
    pub fn alts_around(&self, block: usize) -> Vec<Span> {
        let blocks = &self.document.blocks;
        let is_alt = |alt: &&Block| alt.kind == BlockKind::Alt;
        let before = blocks.iter().take(block).rev().take_while(is_alt);
        let behind = blocks.iter().skip(block + 1).take_while(is_alt);
        let alts = before.chain(behind).map(|alt| alt.text.source_span());
        let mut alts: Vec<Span> = alts.collect();
        alts.sort_unstable();
        alts
    }

    /// Whether markup stands within a stretch of a block's text: a picture, say.
    pub fn has_markup_within(&self, block: usize, stretch: Span) -> bool {
        let block = self.block(block);
        block.is_some_and(|block| block.text.skipped(stretch).next().is_some())
    }

    /// Where a stretch of a block's text stands in the source.
    pub fn source(&self, block: usize, stretch: Span) -> Span {
        let block = self.block(block);
        block.map_or(stretch, |block| block.text.to_source(stretch))
    }

    /// Whether the markup lets a block go.
    pub fn can_go(&self, block: usize) -> bool {
        self.block(block)
            .is_some_and(|block| !block.extent.is_empty())
    }

    /// Whether the markup says which medium the block belongs to.
    pub fn has_medium(&self, block: usize) -> bool {
        self.medium(block).is_some()
    }

    fn medium(&self, block: usize) -> Option<u32> {
        self.block(block)?.medium
    }

    /// Whether the markup says that two blocks belong to one medium.
    pub fn is_same_medium(&self, a: usize, b: usize) -> bool {
        self.has_medium(a) && self.medium(a) == self.medium(b)
    }

    /// Whether the markup says that two blocks belong to different media.
    pub fn is_other_medium(&self, a: usize, b: usize) -> bool {
        self.has_medium(a)
            && self.has_medium(b)
            && self.medium(a) != self.medium(b)
            && !self.shows_same_picture(a, b)
    }

    /// Whether two blocks, one of which is a caption, stand in two media that show the same picture. Credits are told
    /// apart by the captions that they stand behind, and names may be those of who speaks or writes beside their
    /// portrait.
    pub fn shows_same_picture(&self, a: usize, b: usize) -> bool {
        /// How much a caption says at the least that is no name.
        const SHORTEST: u32 = 4;
        let pictures = &self.document.same_pictures;
        let picture = |block: usize| pictures.get(&self.medium(block)?);
        let may_be_caption = |block: usize| {
            let feature = self.feature(block);
            let is_other = |block: &Block| {
                matches!(
                    block.kind,
                    BlockKind::ListItem | BlockKind::Quote | BlockKind::Heading
                )
            };
            feature.weight >= SHORTEST
                && !feature.is_credit
                && !self.block(block).is_some_and(is_other)
        };
        !pictures.is_empty()
            && (self.is_caption(a) || self.is_caption(b))
            && picture(a).is_some_and(|of_a| picture(b) == Some(of_a))
            && may_be_caption(a)
            && may_be_caption(b)
    }

    /// Whether the markup says that two blocks are captions or credits of one medium.
    pub fn are_captions_of_one(&self, a: usize, b: usize) -> bool {
        self.is_same_medium(a, b) && self.is_caption(a) && self.is_caption(b)
    }

    /// Whether the markup gives each of two blocks that are not far apart to a medium, as it does with the title of a
    /// video in several states of its player.
    pub fn are_marked_nearby(&self, a: usize, b: usize) -> bool {
        self.is_marked(a) && self.is_marked(b) && a.abs_diff(b) <= FARTHEST_TITLE
    }

    /// Whether a block that the markup gives to no medium is a whole sentence, where another one is given to a medium:
    /// text.
    pub fn is_text_beside(&self, block: usize, caption: usize) -> bool {
        self.is_marked(caption) && !self.is_marked(block) && self.feature(block).ends_sentence
    }

    /// What else the markup has in the medium of a block, right before it: the name of the thing on a card, say.
    fn name_on_card(&self, block: usize) -> Option<usize> {
        let name = block.checked_sub(1)?;
        let feature = self.feature(name);
        // An alternative text is seen by nobody.
        let is_name = self.is_same_medium(name, block)
            && feature.weight > 0
            && !feature.is_credit
            && !feature.is_widget;
        is_name.then_some(name)
    }

    /// Whether two texts stand below two names, as what is said of the things on two cards.
    pub fn are_of_two_cards(&self, a: usize, b: usize) -> bool {
        self.is_other_medium(a, b)
            && !self.is_caption(a)
            && !self.is_caption(b)
            && self
                .name_on_card(a)
                .zip(self.name_on_card(b))
                .is_some_and(|(name_a, name_b)| !self.is_same_letters(name_a, name_b))
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::judge::rules;
    use crate::judge::scene::tests::{CAPTION, CREDIT, OTHER, look};
    use crate::judge::trial::TEXT;

    /// A page with two media, each with two texts, and a hidden text.
    const PAGE: &str = r#"<figure><img src="a.jpg" alt="Ada Quill"><figcaption><p>Mayor Ada Quill at the old bridge</p><p>Photo: Jo Reed</p></figcaption></figure>
    <p>Deputy Tom Vane waits for the ferry</p>
    <figure><img src="b.jpg"><figcaption>The ferry of Lindmouth at night</figcaption></figure>
    <p hidden>The ferry of Lindmouth at night and by day</p>
    "#;

    #[test]
    fn a_long_sentence_is_no_heading() {
        let page = format!(
            "# The bridge opens\n\n## It is open.\n\n## {}\n\n## {TEXT}\n\nText\n",
            &TEXT[..TEXT.len() - 1]
        );
        let headings = look(&page, Format::Markdown, |scene| {
            (0..5)
                .map(|block| scene.is_heading(block))
                .collect::<Vec<_>>()
        });
        assert_eq!(headings, [true, true, true, false, false]);
    }

    #[test]
    fn the_markup_tells_media_and_hidden_texts_and_what_cannot_go() {
        look(PAGE, Format::Html, |scene| {
            let blocks: Vec<_> = (0..scene.features.len())
                .map(|block| {
                    (
                        scene.text(block),
                        scene.is_marked(block),
                        scene.is_hidden(block),
                        scene.can_go(block),
                    )
                })
                .collect();
            assert_eq!(
                blocks,
                [
                    ("Ada Quill", true, false, false),
                    (CAPTION, true, false, true),
                    (CREDIT, true, false, true),
                    (OTHER, false, false, true),
                    ("The ferry of Lindmouth at night", true, false, true),
                    (
                        "The ferry of Lindmouth at night and by day",
                        false,
                        true,
                        true
                    ),
                ]
            );
            for (case, (a, b), expected) in [
                ("in one figure", (1, 2), (true, false, true)),
                ("in two figures", (1, 4), (false, true, true)),
                ("in one figure and in none", (1, 3), (false, false, false)),
                ("in none and in one figure", (3, 4), (false, false, false)),
                ("in none both", (3, 5), (false, false, false)),
            ] {
                let found = (
                    scene.is_same_medium(a, b),
                    scene.is_other_medium(a, b),
                    scene.are_marked_nearby(a, b),
                );
                assert_eq!(found, expected, "{case}");
            }
        });
    }

    #[test]
    fn what_readers_do_not_see_keeps_nothing_that_they_see() {
        for (case, (first, second), expected) in [
            ("both seen", ("", ""), Ok((0, 1))),
            ("the cut-off copy hidden", (" hidden", ""), Ok((0, 1))),
            (
                "the fuller text hidden",
                ("", " hidden"),
                Err(Some("the fuller text is hidden from readers")),
            ),
            ("both hidden", (" hidden", " hidden"), Ok((0, 1))),
        ] {
            let page = format!(
                "<p{first}>Mayor Ada Quill opens the old…</p>\n<p{second}>Mayor Ada Quill opens the old bridge again.</p>\n"
            );
            look(&page, Format::Html, |scene| {
                let found = rules::compare(scene, 0, 1);
                let found = found.map(|repeat| (repeat.block, repeat.keepers[0]));
                assert_eq!(found.map_err(|stays| stays.telling()), expected, "{case}");
            });
        }
    }
}

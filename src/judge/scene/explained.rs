//! What is told of a block to whoever asks why: see [`explain`](crate::judge::explain).

use super::{Evidence, Scene};
use crate::document::BlockKind;
use crate::normalize::Word;

impl Scene<'_, '_> {
    /// What a block is taken for, in a word.
    pub fn role(&self, block: usize) -> &'static str {
        let feature = self.feature(block);
        match self.evidence(block) {
            _ if self.is_unread(block) => "structure",
            _ if feature.is_widget || feature.weight == 0 => "widget",
            _ if feature.is_credit => "credit",
            _ if feature.is_structure => "structure",
            _ if feature.is_body => "body",
            Evidence::Inside => "caption",
            _ if feature.cut.is_some() => "cut",
            Evidence::Beside => "beside media",
            Evidence::None if feature.is_prose => "prose",
            Evidence::None if self.is_headline(block) => "headline",
            Evidence::None => "line",
        }
    }

    /// Whether it is code or an alternative text, whose words are not read with those of the other blocks.
    fn is_unread(&self, block: usize) -> bool {
        let kind = self.block(block).map(|block| block.kind);
        matches!(kind, Some(BlockKind::Code | BlockKind::Alt))
    }

    /// What was seen in a block and around it, in words.
    pub fn traits(&self, block: usize) -> Vec<String> {
        let feature = self.feature(block);
        let text = self.text(block);
        let shown = |words: &[Word]| match (words.first(), words.last()) {
            (Some(first), Some(last)) => text
                .get(first.start as usize..last.end as usize)
                .unwrap_or_default()
                .to_owned(),
            _ => String::new(),
        };
        let mut traits = vec![match feature.weight {
            _ if self.is_unread(block) => "compared with nothing as it stands".to_owned(),
            1 => "1 word".to_owned(),
            weight => format!("{weight} words"),
        }];
        let mut add = |is_so: bool, what: String| {
            if is_so {
                traits.push(what)
            }
        };
        let is_spaced = self.block(block).is_some_and(|block| block.spaced);
        add(is_spaced, "spaced".into());
        add(feature.cut.is_some(), "cut off".into());
        add(
            !self.features.credit(block).is_empty(),
            format!("credit “{}”", shown(self.features.credit(block))),
        );
        add(
            !self.features.lead_credit(block).is_empty(),
            format!(
                "opens with the credit “{}”",
                shown(self.features.lead_credit(block))
            ),
        );
        add(self.is_credited(block), "a credit behind it".into());
        add(feature.is_quote, "opens with a quotation mark".into());
        add(feature.ends_sentence, "ends a sentence".into());
        add(self.is_head(block), "before the text".into());
        add(self.is_tail(block), "after the text".into());
        add(self.is_hidden(block), "hidden from readers".into());
        traits
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Format;
    use crate::judge::scene::tests::{CAPTION, CREDIT, OTHER, WIDGET, look, look_at};
    use crate::judge::trial::TEXT;

    #[test]
    fn each_block_is_taken_for_something() {
        let body = "The river Orle rose again ".repeat(11);
        for (lines, block, role) in [
            (vec![WIDGET], 0, "widget"),
            (vec!["* * *"], 0, "widget"),
            (vec![CREDIT], 0, "credit"),
            (vec!["- Deputy Tom Vane on the ferry"], 0, "structure"),
            (vec![body.trim_end()], 0, "body"),
            (vec!["Deputy Tom Vane waits. Photo: Jo Reed"], 0, "caption"),
            (vec!["Deputy Tom Vane waits for…"], 0, "cut"),
            (vec![OTHER, CREDIT], 0, "beside media"),
            (vec![TEXT], 0, "prose"),
            (vec![OTHER, TEXT], 0, "headline"),
            (vec![OTHER, CAPTION, TEXT], 1, "line"),
        ] {
            assert_eq!(look_at(&lines, |scene| scene.role(block)), role);
        }
        // Code and alternative texts are not read.
        look("    let bridge = 1;\n", Format::Markdown, |scene| {
            assert_eq!(scene.role(0), "structure");
            let told = scene.traits(0);
            assert_eq!(told.first().unwrap(), "compared with nothing as it stands");
        });
    }

    #[test]
    fn what_was_seen_in_a_block_is_told_in_words() {
        for (lines, block, traits) in [
            (
                vec![CAPTION],
                0,
                &["7 words", "spaced", "before the text"][..],
            ),
            (vec![TEXT], 0, &["22 words", "spaced", "ends a sentence"]),
            (vec![TEXT, "More news"], 1, &["2 words", "after the text"]),
            (
                vec![TEXT, "“The bridge holds”", CREDIT, TEXT],
                1,
                &[
                    "3 words",
                    "a credit behind it",
                    "opens with a quotation mark",
                ],
            ),
            (
                vec![TEXT, "Deputy Tom Vane waits for…", TEXT],
                1,
                &["5 words", "cut off"],
            ),
            (
                vec![TEXT, "Deputy Tom Vane waits. Photo: Jo Reed", TEXT],
                1,
                &["7 words", "credit “Photo: Jo Reed”"],
            ),
            (
                vec![
                    TEXT,
                    "Getty Images Deputy Tom Vane waits for the ferry",
                    TEXT,
                ],
                1,
                &["9 words", "opens with the credit “Getty Images”"],
            ),
        ] {
            assert_eq!(look_at(&lines, |scene| scene.traits(block)), traits);
        }
        let told = |source, format, block| look(source, format, |scene| scene.traits(block));
        assert_eq!(
            told("More news\n\nMore weather\n", Format::Text, 1),
            ["2 words", "spaced", "before the text", "after the text"]
        );
        assert_eq!(
            told("<p>News</p><p hidden>More news</p>", Format::Html, 1),
            [
                "2 words",
                "spaced",
                "before the text",
                "after the text",
                "hidden from readers"
            ]
        );
    }
}

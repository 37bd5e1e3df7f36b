//! The headline, and other lines that belong to the text below them.

use super::Scene;
use crate::describe::signs::COLONS;
use crate::describe::{Feature, is_function_word};
use crate::normalize;

/// How many blocks of the head are looked at for another line that could be the headline.
const TITLE_BLOCKS: usize = 24;

/// How much a line says at the least that may be the headline.
pub const FEWEST_OF_HEADLINE: u32 = 3;

/// How much the title of a text says at the most.
const LONGEST_TITLE: u32 = 10;

/// How many words a line has at the most that says who wrote the article.
const LONGEST_WRITER: usize = 3;

impl Scene<'_, '_> {
    /// Whether a block is the first line above the text that may be its headline.
    pub fn is_headline(&self, block: usize) -> bool {
        self.headline == Some(block)
    }

    /// Whether a block is the one line in the head of the article that can be its headline. What stands between it and
    /// its keeper is media text, and so is what says of itself that it is a picture.
    pub fn is_only_title(&self, block: usize, keeper: Option<usize>) -> bool {
        let may_be_title = |block: usize| {
            let feature = self.feature(block);
            may_be_headline(feature)
                && !feature.is_structure
                && feature.cut.is_none()
                && !feature.has_credit()
                && !self.names_picture(block)
                && !self.ends_in_date(block)
                && !self.is_gone(block)
        };
        let between = block..keeper.unwrap_or(block).saturating_add(1);
        // Where paragraphs are short, the first of them ends the head.
        let starts_text = |other: &usize| {
            self.is_short_paragraph(*other)
                && !keeper.is_some_and(|keeper| self.begin_alike(*other, keeper))
        };
        // What the keeper says is another copy of the caption.
        let is_said = |other: usize| {
            let is_shorter = self.features.core(other).len() < self.features.core(block).len();
            is_shorter && keeper.is_some_and(|keeper| self.has_telling_words(keeper, other))
                || keeper.is_some_and(|keeper| self.is_same_letters(keeper, other))
        };
        let is_of_photo = |other: usize| {
            let photos = &self.features.lexicon.photos;
            let behind = photos.behind_start(self.features.core(other), self.text(other));
            behind.is_some_and(|behind| behind.trim_start().starts_with(COLONS))
        };
        let head = self.first_prose.min(TITLE_BLOCKS);
        self.is_headline(block)
            && may_be_title(block)
            && !self.text(block).trim_end().ends_with('.')
            && !(0..(between.end..head).find(starts_text).unwrap_or(head)).any(|other| {
                !between.contains(&other)
                    && may_be_title(other)
                    && !self.feature(other).ends_sentence
                    && !self.names_writer(other)
                    && !is_said(other)
                    && !is_of_photo(other)
            })
    }

    /// Whether a line may say who wrote the article: a few words with capitals, as names and "By" are.
    fn names_writer(&self, line: usize) -> bool {
        let names = self.features.core(line);
        self.is_byline(line)
            || names.len() <= LONGEST_WRITER && names.iter().all(|name| name.is_capitalised())
    }

    /// Whether a block says of itself that it describes a picture, or is a list of names: who is in it.
    fn names_picture(&self, block: usize) -> bool {
        let core = self.features.core(block);
        let article = core.first().is_some_and(|word| is_function_word(*word));
        let behind_article = core.get(usize::from(article)..).unwrap_or_default();
        let is_list = self.text(block).contains(',')
            && core
                .iter()
                .all(|word| word.is_capitalised() || is_function_word(*word));
        is_list || self.features.lexicon.pictures.at_start(behind_article) > 0
    }

    /// Whether a line ends in a date, as that does which says who wrote the article, and when.
    fn ends_in_date(&self, block: usize) -> bool {
        let core = self.features.core(block);
        let last = core.get(core.len().saturating_sub(3)..).unwrap_or_default();
        let [day, month, year] = last else {
            return false;
        };
        day.has_digit()
            && year.has_digit()
            && (month.has_digit() || self.features.lexicon.is_month(*month))
    }

    /// Whether a block ends as headlines do: no full stop, and no comma behind which the next line goes on.
    pub(super) fn ends_as_headline(&self, block: usize) -> bool {
        !self.feature(block).ends_sentence && !self.text(block).trim_end().ends_with([',', ';'])
    }

    /// Whether a line below a caption that begins with it, with something between them, is no sentence and stands right
    /// above a text: its title.
    pub fn is_title_of_next(&self, line: usize, caption: usize) -> bool {
        caption < line
            && self.apart(caption, line) > 0
            && self.feature(line).weight <= LONGEST_TITLE
            && !self.feature(line).ends_sentence
            && self.feature(line).cut.is_none()
            && !self.is_marked(line)
            && self.begins(self.features.core(line), caption)
            && !self.is_same_letters(line, caption)
            && !self.stops_inside_name(line, caption)
            && self.is_above_text(line)
    }

    /// Whether the text behind a block begins in the midst of a sentence, which begins here: "Ada Quill" above "has
    /// been the mayor of Wick since 2009. …".
    pub fn opens_next(&self, block: usize) -> bool {
        let feature = self.feature(block);
        !feature.ends_sentence
            && feature.cut.is_none()
            && !feature.has_credit()
            && !feature.is_credit
            && self.next(block).is_some_and(|next| {
                self.feature(next).is_prose && self.text(next).starts_with(normalize::is_small)
            })
    }
}

/// Whether a block has as many words as a headline: the first such line above the text is it, as far as plain text
/// tells.
pub(super) fn may_be_headline(feature: &Feature) -> bool {
    feature.weight >= FEWEST_OF_HEADLINE && !feature.is_credit && !feature.is_widget
}

/// Whether a text is the way to a page, which may end in its headline: "News » Wick » The bridge is open".
pub(super) fn is_trail(text: &str) -> bool {
    // The last bytes of the signs, of which most texts have none.
    let has_sign = || memchr::memchr3(b'\xbb', b'\xba', b'>', text.as_bytes()).is_some();
    let signs = [" » ", " › ", " > "];
    has_sign() && signs.iter().any(|sign| text.matches(sign).nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use crate::judge::scene::tests::{CAPTION, CREDIT, OTHER, look_at};
    use crate::judge::trial::TEXT;

    #[test]
    fn the_one_line_above_the_text_is_its_title_unless_it_describes_a_picture() {
        let is_title = |lines: &[&str]| look_at(lines, |scene| scene.is_only_title(0, None));
        for (case, line, expected) in [
            ("a line", "The harbour of Lindmouth opens again", true),
            ("a sentence", "The harbour of Lindmouth opens again.", false),
            ("two words", "Lindmouth again", false),
            ("a list of names", "Ada Quill, Jo Reed and Tom Vane", false),
            ("two names", "Ada Quill and Jo Reed", true),
            ("a picture", "Aerial view of the harbour", false),
            ("with an article", "An aerial view of the harbour", false),
            (
                "a view in a line",
                "Lindmouth wants a view of the harbour",
                true,
            ),
            (
                "with a credit",
                "Harbour of Lindmouth. Photo: Jo Reed",
                false,
            ),
            ("cut off", "The harbour of Lindmouth opens…", false),
        ] {
            assert_eq!(is_title(&[line, TEXT]), expected, "{case}");
        }
        for (case, other, expected) in [
            ("a second line", OTHER, false),
            ("a sentence", "It had been closed for a year.", true),
            ("two words", "By Ada", true),
            ("a credit", CREDIT, true),
            ("an item of a list", "- Deputy Tom Vane on the ferry", true),
            (
                "a caption with its credit",
                "Tom Vane waits. Photo: Jo Reed",
                true,
            ),
            ("a cut-off line", "Deputy Tom Vane waits for…", true),
            (
                "a description of a picture",
                "Photo of the harbour at night",
                true,
            ),
        ] {
            let lines = ["The harbour of Lindmouth opens again", other, TEXT];
            assert_eq!(is_title(&lines), expected, "{case} below it");
        }
    }

    #[test]
    fn who_wrote_it_and_what_the_caption_says_is_no_other_title() {
        let title = "The old bridge of Wick opens again";
        let caption = "The old bridge of Wick opens again on Monday. Photo: Jo Reed";
        for (below, expected) in [
            ("By Tamsin Reed", true),
            ("Tamsin Alba Reed", true),
            ("Tamsin Alba Reed Vane", false),
            ("The bridge of Wick opens", true),
            ("The bridge of Garth opens", false),
            ("The bridge of Wick opens again on Monday", false),
        ] {
            let lines = [title, caption, below, TEXT];
            let found = look_at(&lines, |scene| scene.is_only_title(0, Some(1)));
            assert_eq!(found, expected, "{below}");
        }
    }

    #[test]
    fn where_paragraphs_are_short_the_first_of_them_ends_the_head() {
        let paragraph = "The council voted to rebuild the old bridge on Friday.";
        for (what, lines, expected) in [
            (
                "lines below the text are no titles",
                [
                    "The old bridge opens",
                    CAPTION,
                    paragraph,
                    "More news of bridges",
                ],
                true,
            ),
            (
                "lines above the text are",
                [
                    "The old bridge opens",
                    CAPTION,
                    "More news of bridges",
                    paragraph,
                ],
                false,
            ),
            (
                "what begins as the caption does is none of the text",
                [
                    "The old bridge opens",
                    CAPTION,
                    "Mayor Ada Quill at the old bridge on Friday night.",
                    "More news of bridges",
                ],
                false,
            ),
        ] {
            let found = look_at(&lines, |scene| scene.is_only_title(0, Some(1)));
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn every_phrase_of_the_table_names_a_picture_behind_an_article_or_none() {
        let table = include_str!("../../describe/words/pictures.txt").lines();
        for phrase in table.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            for (line, expected) in [
                (format!("{phrase} Lindmouth"), true),
                (format!("The {phrase} Lindmouth"), true),
                (format!("Lindmouth {phrase} Lindmouth"), false),
            ] {
                let names_picture = look_at(&[&line], |scene| scene.names_picture(0));
                assert_eq!(names_picture, expected, "{line}");
            }
        }
    }
}

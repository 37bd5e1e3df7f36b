//! The name of a newspaper that its pages have before each alternative text.

use super::{Lexicon, is_function_word};
use crate::normalize::{Word, gap_before};

/// Most words of the name.
const LONGEST: usize = 5;

/// How many words of a text are the name of a paper before a colon: "Harbour Mail: Ada Quill opens the bridge". A
/// person or a thing may be called so, too: only where the text stands without them as well, they say nothing.
pub fn house_before(lexicon: &Lexicon, text: &str, core: &[Word]) -> Option<usize> {
    let is_colon = |at: &usize| gap_before(text, core, *at) == Some(": ");
    let end = (2..=LONGEST).find(is_colon)?;
    let name = core.get(..end)?;
    let may_be_name =
        |word: &Word| (word.is_capitalised() || is_function_word(*word)) && !word.has_digit();
    let ends_so = name
        .last()
        .is_some_and(|last| last.is_capitalised() && lexicon.houses.has(*last));
    (ends_so && name.iter().all(may_be_name)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::house_before;
    use crate::describe::LEXICON;
    use crate::normalize::words_of;

    #[test]
    fn the_name_of_a_paper_stands_before_a_colon() {
        for (text, count) in [
            ("Harbour Mail: Ada Quill opens the bridge", Some(2)),
            ("The Argus: Ada Quill opens the bridge", Some(2)),
            ("Wick Post and Echo: Ada Quill opens the bridge", Some(4)),
            ("Ada Quill: The bridge is open", None),
            ("Echo: Ada Quill opens the bridge", None),
            ("The local post: Ada Quill opens the bridge", None),
            ("Harbour Mail Ada Quill opens the bridge", None),
            ("Channel 4 News: Ada Quill opens the bridge", None),
            ("Harbour Mail:", None),
        ] {
            assert_eq!(
                house_before(&LEXICON, text, &words_of(text)),
                count,
                "{text}"
            );
        }
    }
}

//! Words that a caller adds to the built-in tables.

use crate::describe::{LEXICON, LONGEST_PHRASE, Lexicon};
use crate::normalize;
use std::fmt;
use std::sync::Arc;

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// It introduces a credit: "Photo", "courtesy of".
    Credit,
    /// It is a name that stands in credits: an agency, a newspaper, a photo service.
    Agency,
    /// It belongs to a button or a box and says nothing: "Enlarge image". It is known as a whole block, and at the
    /// start and the end of a caption where it has several words or a sign parts it from the caption.
    Widget,
    /// It leads to the rest of a text that is cut off: "Read more".
    More,
}

/// The words of credits, widgets and cuts that are known: the built-in ones of all languages, and those that are added.
///
/// Case and punctuation of a phrase do not matter; accents do. Clones share what was added.
///
/// ```
/// use onecap::{Applicability, Format, Options, Purpose, analyze};
///
/// let article = "Mayor Ada Quill opens the bridge.\n\nLichtwerk: Jo Reed\n\n\
///                Mayor Ada Quill opens the bridge. Lichtwerk: Jo Reed\n";
/// let mut options = Options::default();
/// options.words.add(Purpose::Credit, "Lichtwerk")?;
/// let analysis = analyze(article.as_bytes(), Format::Text, &options)?;
/// assert_eq!(analysis.edits(Applicability::Safe).len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Words {
    /// The tables with what was added; `None` while nothing was, so that nothing is copied.
    extended: Option<Arc<Lexicon>>,
}

impl Words {
    /// Adds a phrase.
    ///
    /// # Errors
    ///
    /// A phrase without a word, or one of more than twenty-four.
    pub fn add(&mut self, purpose: Purpose, phrase: &str) -> Result<(), PhraseError> {
        check(phrase)?;
        let extended = self
            .extended
            .get_or_insert_with(|| Arc::new(LEXICON.clone()));
        let lexicon = Arc::make_mut(extended);
        match purpose {
            Purpose::Credit => lexicon.add_credit(phrase),
            Purpose::Agency => lexicon.add_agency(phrase),
            Purpose::More => lexicon.more.insert(phrase),
            Purpose::Widget => {
                lexicon.widgets.insert(phrase);
                lexicon.widgets_before.insert(phrase);
                lexicon.widgets_after.insert(phrase);
            }
        }
        Ok(())
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.extended.as_deref().unwrap_or(&LEXICON)
    }
}

/// Whether a phrase can be looked for.
pub(crate) fn check(phrase: &str) -> Result<(), PhraseError> {
    let mut words = Vec::new();
    normalize::words(phrase, LONGEST_PHRASE + 1, &mut words);
    match words.len() {
        0 => Err(PhraseError::Empty),
        1..=LONGEST_PHRASE => Ok(()),
        _ => Err(PhraseError::Long),
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.extended {
            None => "built-in",
            Some(_) => "built-in and added",
        })
    }
}

/// Why a phrase cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PhraseError {
    /// It has no letter and no digit.
    #[error("a phrase needs a word; signs alone are not compared")]
    Empty,
    /// It is too long to be looked for.
    #[error("a phrase has at most {LONGEST_PHRASE} words; shorten it")]
    Long,
}

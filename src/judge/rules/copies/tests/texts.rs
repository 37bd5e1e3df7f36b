//! Lines that stand twice in the text: verses, tags, calls and captions.

use super::{LINE, NO_MEDIUM, SAME_TEXT, SAME_WORDS, THAT};
use crate::finding::Rule;
use crate::judge::rules::tests::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use crate::judge::trial::TEXT;

#[test]
fn lines_of_the_text() {
    let sentence = "= Ada Quill opens the bridge over the Orle.";
    let tags = "= Ada Quill opens the bridge #bridge #orle";
    let letters = "= Ada Quill opens the bridge #b #o";
    let photo = "= [photo 1] Ada Quill opens the bridge over the Orle";
    let ten = "= Mayor Ada Quill opens the new bridge over the Orle";
    let tail = "= Weather for the weekend";
    let credit = "Photo: Jo Reed/AP";
    let calls = |times: usize| format!("= Clang{}", ", clang".repeat(times - 1));
    let (twelve, thirteen) = (calls(12), calls(13));
    let rows: &[Row] = &[
        (
            "a verse that another one repeats a line later",
            &[
                TEXT,
                "= Oh river, water deep,",
                "Oh carry now my little boat",
                "= Oh river, water deep.",
                MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a caption in other quotes",
            &[
                TEXT,
                "= The ferry “Marie” waits",
                "Oh carry now my little boat",
                "= The ferry Marie waits.",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 3, &[1], SAME_WORDS)),
        ),
        (
            "a caption and its names, at two places",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "[photo 1] Jo Reed for the Post",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge over the Orle",
                "Jo Reed for the Post",
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "a caption with other names behind it",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "[photo 1] Jo Reed for the Post",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge over the Orle",
                "Tom Vane for the Post",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "rows of a plan, where no markup tells of media",
            &[
                TEXT,
                "= Cool down for ten minutes after the run",
                "Friday Rest Day",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Cool down for ten minutes after the run",
                "Friday Rest Day",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a word that is called three times",
            &[
                TEXT,
                "= Clang, clang, clang!",
                "= Clang, clang, clang!",
                MORE_TEXT,
            ],
            Err("a word that is called again and again"),
        ),
        (
            "a word that is called twelve times",
            &[TEXT, &twelve, &twelve, MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a word that is called thirteen times",
            &[TEXT, &thirteen, &thirteen, MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a word that is called twice",
            &[TEXT, "= Clang, clang!", "= Clang, clang!", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "names that are called twice",
            &[TEXT, "= Viva Ada Quill!", "= Viva Ada Quill!", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a prayer",
            &[TEXT, "= Lord have mercy.", "= Lord have mercy.", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a longer sentence",
            &[
                TEXT,
                "= The bridge opens on Monday.",
                "= The bridge opens on Monday.",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "names with a stop",
            &[TEXT, "= Ada Quill.", "= Ada Quill.", MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a few words with a credit behind them",
            &[
                TEXT,
                "= The new bridge.",
                "= The new bridge.",
                "Photo: Jo Reed/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_TEXT)),
        ),
        (
            "a word twice",
            &[TEXT, "= Clang, clang", "= Clang, clang", MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "two words that are called twice",
            &[
                TEXT,
                "= Clang, bell, clang, bell",
                "= Clang, bell, clang, bell",
                MORE_TEXT,
            ],
            Err("a word that is called again and again"),
        ),
        (
            "a word that stands there twice",
            &[
                TEXT,
                "= Clang, clang, bell",
                "= Clang, clang, bell",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a poster stands before the words that start its video",
            &[
                TEXT,
                LINE,
                "Play video",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                LINE,
                "Play video",
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "a sentence before the button of a picture, in a page that was scraped twice",
            &[
                TEXT,
                sentence,
                "Play video",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                sentence,
                "Play video",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a line that repeats the title of a video",
            &[
                TEXT,
                LINE,
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                LINE,
                "Play video",
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a post and the page it was shared on",
            &[TEXT, tags, MORE_TEXT, LAST_TEXT, TEXT, tags, TEXT],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "a letter is no hashtag",
            &[TEXT, letters, MORE_TEXT, LAST_TEXT, TEXT, letters, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "teasers below the text",
            &[TEXT, tail, tail],
            Err(NO_MEDIUM),
        ),
        (
            "letters in a row of their own",
            &[TEXT, "= Al Bo", "= Al Bo", MORE_TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a caption below the text has a credit",
            &[TEXT, tail, credit, tail],
            Ok((Rule::Exact, 3, &[1], SAME_TEXT)),
        ),
        (
            "a caption has its credit behind a paragraph",
            &[TEXT, LINE, MORE_TEXT, LINE, credit, TEXT],
            Ok((Rule::Exact, 1, &[3], SAME_TEXT)),
        ),
        (
            "a pull quote and a line of the text",
            &[
                TEXT,
                "= “The bridge is open at last",
                "= The bridge is open at last",
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a quotation in a caption",
            &[
                TEXT,
                "= “The bridge is open at last. Photo: Jo Reed/AP",
                "= The bridge is open at last. Photo: Jo Reed/AP",
                TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_WORDS)),
        ),
        (
            "a credit under two photos",
            &[
                TEXT,
                "= Photo: Jo Reed/AP",
                MORE_TEXT,
                "= Photo: Jo Reed/AP",
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "the name of a file and what it shows",
            &[
                TEXT,
                "= ada-quill-opens-the-bridge",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge",
            ],
            Ok((Rule::Exact, 1, &[5], SAME_WORDS)),
        ),
        (
            "names between dashes are no file",
            &[
                TEXT,
                "= Tom Vane - Ada Quill - Lindmouth",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Tom Vane, Ada Quill, Lindmouth",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a photo and its copy, by their markup",
            &[TEXT, photo, MORE_TEXT, LAST_TEXT, TEXT, photo],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "a photo and a line of the text",
            &[TEXT, photo, MORE_TEXT, LAST_TEXT, TEXT, LINE],
            Err(NO_MEDIUM),
        ),
        (
            "a caption in capitals and in small letters, around a paragraph",
            &[
                TEXT,
                "= ADA QUILL OPENS THE BRIDGE OVER THE ORLE",
                MORE_TEXT,
                LINE,
            ],
            Ok((Rule::Exact, 1, &[3], SAME_WORDS)),
        ),
        (
            "ten words with a credit",
            &[TEXT, ten, credit, MORE_TEXT, LAST_TEXT, TEXT, ten, TEXT],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "ten words without a credit",
            &[TEXT, ten, MORE_TEXT, LAST_TEXT, TEXT, ten, TEXT],
            Err(NO_MEDIUM),
        ),
    ];
    check(rows);
}

#[test]
fn a_song_is_sung_twice() {
    let (verse, next) = (
        "= Take me over the river tonight",
        "For the bridge is all alight",
    );
    let rows: &[Row] = &[
        (
            "behind a colon, and it goes on",
            &[TEXT, "The choir sings:", verse, verse, next, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "behind no colon",
            &[TEXT, "The choir sings", verse, verse, next, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
        (
            "above the text",
            &[TEXT, "The choir in a video:", verse, verse, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
        (
            "above another caption that stands twice",
            &[TEXT, "More:", verse, verse, next, next, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
        (
            "captions behind a colon",
            &[TEXT, "The winners:", THAT, THAT, next, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
    ];
    check(rows);
}

//! Parts of captions.

use super::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use super::{CREDIT, HEADLINE, LABEL, NO_LABEL, WITH_CREDIT};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

#[test]
fn parts_of_captions() {
    let (part, source) = ("= The new bridge", "= The new bridge | Harbour News");
    let caption = "= Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "a label and its source",
            &[TEXT, part, source],
            Ok((
                Rule::Prefix,
                1,
                &[2],
                "the kept text says the same and has its source",
            )),
        ),
        (
            "a part of a caption behind a paragraph",
            &[TEXT, part, MORE_TEXT, caption],
            Ok((Rule::Part, 1, &[3], "the kept caption has these words")),
        ),
        (
            "two paragraphs before the caption",
            &[TEXT, part, MORE_TEXT, LAST_TEXT, caption],
            Err("contained, but nothing says that it is a caption"),
        ),
        (
            "a sentence with a line below it, that ends in the caption, too",
            &[
                TEXT,
                "= Mayor Ada Quill opens the new bridge.",
                "Ferries",
                "= On the pier: Mayor Ada Quill opens the new bridge. Ferries wait",
                CREDIT,
            ],
            Ok((Rule::Part, 1, &[3], "the kept caption has these words")),
        ),
        (
            "a sentence that goes on in the caption",
            &[
                TEXT,
                "= Mayor Ada Quill opens the new bridge.",
                "Ferries",
                "= On the pier: Mayor Ada Quill opens the new bridge over the Orle",
                CREDIT,
            ],
            Err("contained, but nothing says that it is a caption"),
        ),
        (
            "a line above a line of the text",
            &[
                TEXT,
                part,
                "= Mayor Ada Quill opens the new bridge over the Orle",
                MORE_TEXT,
            ],
            Err(NO_LABEL),
        ),
        (
            "words in quotation marks above a caption",
            &[TEXT, "= “The new bridge”", caption],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a caption and a name, below a line with both",
            &[
                TEXT,
                "= Ada Quill opens the bridge Jo Reed and Tom Vane",
                "= Ada Quill opens the bridge",
                "Jo Reed and Tom Vane",
            ],
            Ok((
                Rule::Prefix,
                2,
                &[1],
                "the kept text says this and the line behind it together",
            )),
        ),
    ];
    check(rows);
}

#[test]
fn a_caption_may_open_with_its_credit() {
    let alt = "= Mayor Ada Quill opens the new bridge over the Orle";
    let unlike = Err(NO_LABEL);
    let far = Err("headings, summaries and pull quotes may repeat the text");
    let rows: &[Row] = &[
        (
            "names behind the word for a photo",
            &[
                HEADLINE,
                alt,
                "= Photo: Jo Reed Archives of the Post Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            Ok((Rule::Part, 1, &[2], WITH_CREDIT)),
        ),
        (
            "words that are no names",
            &[
                HEADLINE,
                alt,
                "= Photo: This is how Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            unlike,
        ),
        (
            "that denies it",
            &[
                HEADLINE,
                alt,
                "= Photo: Not Even Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            Err("one of them says that it is not so"),
        ),
        (
            "names of others who do it",
            &[
                HEADLINE,
                alt,
                "= Photo: Tom Vane With Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            unlike,
        ),
        (
            "all in capitals",
            &[
                HEADLINE,
                "= Mayor Ada Quill Opens New Bridge Over River Orle",
                "= Photo: Jo Reed Archives Mayor Ada Quill Opens New Bridge Over River Orle",
                TEXT,
            ],
            far,
        ),
        (
            "above the text that has none",
            &[
                HEADLINE,
                "= Photo: Jo Reed Archives of the Post Mayor Ada Quill opens the new bridge over the Orle",
                alt,
                TEXT,
            ],
            unlike,
        ),
        (
            "no colon",
            &[
                HEADLINE,
                alt,
                "= Photo Jo Reed Archives of the Post Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            unlike,
        ),
        (
            "one name",
            &[
                HEADLINE,
                alt,
                "= Photo: Reed Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            unlike,
        ),
        (
            "before a slash",
            &[
                HEADLINE,
                alt,
                "= Jo Reed/Harbour Post photo/Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            Ok((Rule::Part, 1, &[2], WITH_CREDIT)),
        ),
        (
            "more names than a photo has",
            &[
                HEADLINE,
                alt,
                "= Alba Reed, Cole Dorn, Egan Fox, Gray Holt/Post photo/Mayor Ada Quill opens the new bridge over the Orle",
                TEXT,
            ],
            unlike,
        ),
        (
            "far from it",
            &[
                HEADLINE,
                alt,
                TEXT,
                "= Photo: Jo Reed Archives of the Post Mayor Ada Quill opens the new bridge over the Orle",
                MORE_TEXT,
            ],
            far,
        ),
        (
            "a few words",
            &[
                HEADLINE,
                "= Mayor Ada Quill opens the new bridge",
                "= Photo: Jo Reed Archives of the Post Mayor Ada Quill opens the new bridge",
                TEXT,
            ],
            far,
        ),
    ];
    check(rows);
}

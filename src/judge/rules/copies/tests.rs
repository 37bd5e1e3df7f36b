mod headlines;
mod texts;

use super::super::tests::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const SAME_TEXT: &str = "the same text";
const SAME_WORDS: &str = "the same words";
const OF_WIDGET: &str = "the same words, and those of a widget";
const NO_MEDIUM: &str = "the same words, but nothing says that they belong to one medium";
const BODY: &str = "running text is not touched";

const LINE: &str = "= Ada Quill opens the bridge over the Orle";
const CAPTION: &str = "Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";
const THAT: &str = "= Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";

#[test]
fn long_texts_stay_unless_one_is_cut_off_or_stands_right_below() {
    let long = [TEXT, MORE_TEXT, LAST_TEXT].join(" ");
    let longer = format!("= {}", [&long[..]; 7].join(" "));
    let start: Vec<&str> = longer.split(' ').take(49).collect();
    let start = start.join(" ");
    let whole = format!("= {long}");
    let cut = format!("= {long}…");
    let rows: &[Row] = &[
        (
            "one right below the other",
            &[&whole, &whole],
            Ok((Rule::Exact, 1, &[0], "the same text")),
        ),
        (
            "two paragraphs of the text",
            &[&whole, "Ferries wait here for the ice", &whole],
            Err(BODY),
        ),
        (
            "nobody cuts off running text",
            &[&cut, &whole],
            Ok((Rule::Exact, 0, &[1], SAME_WORDS)),
        ),
        (
            "of a text that long only the start was read",
            &[&start, &longer],
            Err(BODY),
        ),
        (
            "the same, the other way round",
            &[&longer, &start],
            Err(BODY),
        ),
    ];
    check(rows);
}

#[test]
fn what_is_called_a_caption_is_one_right_below_its_words_alone() {
    let rows: &[Row] = &[
        (
            "a name",
            &[
                "The bridge is open at last",
                "= Ada Quill",
                "= Image caption: Ada Quill",
                TEXT,
            ],
            Ok((Rule::Near, 2, &[1], OF_WIDGET)),
        ),
        (
            "further down",
            &[
                "= Ada Quill",
                TEXT,
                MORE_TEXT,
                "= Image caption: Ada Quill",
                LAST_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "what may be the next heading stands below",
            &["= Image caption: Ada Quill", "= Ada Quill", TEXT],
            Err("the headline stays"),
        ),
    ];
    check(rows);
}

#[test]
fn captions_with_copies_of_their_own_are_two_pictures() {
    let slip = "Ada Quill opens the bridg over the Orle. Photo: Jo Reed/AP";
    let other_bridge = "Ada Quill opens the bridge over the Tolm. Photo: Jo Reed/AP";
    let (ten, reworded) = (
        "= Ada Quill opens the new bridge. Photo: Jo Reed/AP",
        "Ada Quill opens at a new bridge. Photo: Jo Reed/AP",
    );
    let rows: &[Row] = &[
        (
            "one picture, shown twice",
            &[TEXT, THAT, MORE_TEXT, LAST_TEXT, TEXT, THAT, TEXT],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "a picture at each place",
            &[TEXT, THAT, CAPTION, MORE_TEXT, LAST_TEXT, CAPTION, THAT],
            Err(NO_MEDIUM),
        ),
        (
            "their copies have slips of the pen",
            &[TEXT, THAT, slip, MORE_TEXT, LAST_TEXT, slip, THAT, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a copy at one place alone",
            &[TEXT, THAT, MORE_TEXT, LAST_TEXT, TEXT, THAT, CAPTION],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "two places are farther apart than two paragraphs",
            &[CAPTION, THAT, TEXT, MORE_TEXT, THAT, CAPTION],
            Ok((Rule::Exact, 4, &[1], SAME_TEXT)),
        ),
        (
            "what stands beside them shows another bridge",
            &[
                TEXT,
                THAT,
                other_bridge,
                MORE_TEXT,
                LAST_TEXT,
                other_bridge,
                THAT,
                TEXT,
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "a word in ten is other in what stands beside them",
            &[
                TEXT, ten, reworded, MORE_TEXT, LAST_TEXT, reworded, ten, TEXT,
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
    ];
    check(rows);
}

#[test]
fn the_text_for_readers_stays() {
    let line = "= Mayor Ada Quill opens the new bridge over the Orle";
    let rows: &[Row] = &[
        (
            "the first of two",
            &[TEXT, line, line],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "the one that is tied up with markup",
            &[
                TEXT,
                line,
                "= [tied] Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Ok((Rule::Exact, 1, &[2], SAME_TEXT)),
        ),
        (
            "the one that readers see",
            &[
                TEXT,
                "= [hidden] Mayor Ada Quill opens the new bridge over the Orle",
                line,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_TEXT)),
        ),
        (
            "not the one in small letters",
            &[
                TEXT,
                "= mayor ada quill opens the new bridge over the orle",
                line,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_WORDS)),
        ),
        (
            "not the one in capitals",
            &[
                TEXT,
                "= MAYOR ADA QUILL OPENS THE NEW BRIDGE OVER THE ORLE",
                line,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_WORDS)),
        ),
        (
            "not the name of a file",
            &[
                TEXT,
                "= Mayor-Ada-Quill-opens-the-new-bridge-over-the-Orle",
                line,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_WORDS)),
        ),
        (
            "not the one with a word in two",
            &[
                TEXT,
                "= Mayor Ada Quill opens the new foot bridge",
                "= Mayor Ada Quill opens the new footbridge",
            ],
            Ok((Rule::Exact, 1, &[2], SAME_WORDS)),
        ),
        (
            "not the one with the words of a widget",
            &[
                TEXT,
                "= Image caption Mayor Ada Quill opens the new bridge over the Orle",
                line,
            ],
            Ok((Rule::Near, 1, &[2], OF_WIDGET)),
        ),
    ];
    check(rows);
}

//! Nearly the same words.

use super::specs::{LAST_TEXT, MORE_TEXT, Row, UNLIKE, check};
use super::{CREDIT, NO_CAPTION, NO_LABEL};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const NEAR: &str = "the same statement but for the spelling of a word or two";
const TOO_MANY: &str = "too many small differences";

#[test]
fn nearly_the_same() {
    let end = "It will be a while until trains use the second level too.";
    let long = [TEXT, MORE_TEXT, end].join(" ");
    let whole = format!("= {long}");
    let misspelt = format!("= {}", long.replace("old bridge", "brigde"));
    let line = "= Mayor Ada Quill opens the new bridge over the Orle";
    let credited = "= Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed/AP";
    let misspelt_credited =
        "= Mayor Ada Quill opnes the new bridge over the Orle. Photo: Jo Reed/AP";
    let (copy, misspelt_copy) = (&credited[2..], &misspelt_credited[2..]);
    let slip = "= Mayor Ada Quill opnes the new bridge";
    let prose = format!("= {TEXT}");
    let misspelt_prose = format!("= {}", TEXT.replace("bridge", "brigde"));
    let credit = "= Photo: Jo Reed, Lindmouth harbour office";
    let misspelt_credit = "= Photo: Jo Reeed, Lindmouth harbour office";
    let sentence = "= Mayor Ada Quill opens the new bridge over the Orle at Lindmouth on a Monday with scissors.";
    let fuller = "= Mayor Ada Quill opens the new bridge over the Orle at Lindmouth on Monday with big red scissors as many people of Wick cheer. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "six words may be an alt text",
            &[
                "= Ada Quill opens the bridge over the Orle on Monday. Photo: Jo Reed/AP",
                "= Ada Quill opnes the bridge Monday",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "five words may be one of a caption with two more",
            &[
                "= Ada Quill opens the new bridge.dpa",
                "= Ada Quill opnes the bridge",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "and not of one with three more",
            &[
                "= Ada Quill opens the new old bridge.dpa",
                "= Ada Quill opnes the bridge",
            ],
            Err(UNLIKE),
        ),
        (
            "four words are enough",
            &[
                "= Quill opens the bridge today.dpa",
                "= Quill opnes the bridge",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "nothing repeats running text",
            &[&misspelt, &whole],
            Err(UNLIKE),
        ),
        (
            "a slip in a line that lacks a word",
            &[TEXT, slip, "= Mayor Ada Quill opens the new bridge today"],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "the start of a line with a slip, far behind it",
            &[TEXT, line, CREDIT, MORE_TEXT, slip],
            Err(UNLIKE),
        ),
        (
            "a line with another word, far behind a credited one",
            &[
                TEXT,
                line,
                CREDIT,
                MORE_TEXT,
                "= Mayor Ada Quill opens them new bridge over the Orle",
            ],
            Err(NO_CAPTION),
        ),
        (
            "a line with a slip, far behind a credited one",
            &[
                TEXT,
                line,
                CREDIT,
                MORE_TEXT,
                "= Mayor Ada Quill opnes the new bridge over the Orle",
            ],
            Ok((Rule::Near, 4, &[1], NEAR)),
        ),
        (
            "a line with a slip and another word, beside one that nothing is known of",
            &[
                TEXT,
                line,
                "= Mayor Ada Quill opnes them new bridge over the Orle",
                MORE_TEXT,
            ],
            Err(NO_CAPTION),
        ),
        (
            "a paragraph with a slip",
            &[&prose, MORE_TEXT, &misspelt_prose],
            Err(NO_CAPTION),
        ),
        (
            "a credit with a slip",
            &[TEXT, credit, misspelt_credit],
            Ok((Rule::Near, 2, &[1], NEAR)),
        ),
        (
            "a credit with a slip, under another photo",
            &[
                TEXT,
                credit,
                "Photo: Tom Vane",
                "The mill at the weir",
                misspelt_credit,
            ],
            Err(NO_CAPTION),
        ),
        (
            "the start of a credit with a slip",
            &[
                TEXT,
                credit,
                "= Photo: Jo Reeed, Lindmouth",
                "Photo: Tom Vane",
            ],
            Err(UNLIKE),
        ),
        (
            "the start of a line with a slip, above that line and its credit",
            &[TEXT, slip, line, CREDIT],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "a line that lacks a word, beside one that nothing is known of",
            &[
                TEXT,
                line,
                "= Mayor Ada Quill opens the bridge over the Orle",
                MORE_TEXT,
            ],
            Err(NO_LABEL),
        ),
        (
            "a line with another word, beside one that nothing is known of",
            &[
                TEXT,
                line,
                "= Mayor Ada Quill opens them new bridge over the Orle",
                MORE_TEXT,
            ],
            Err(NO_CAPTION),
        ),
        (
            "a line with a slip, behind a paragraph",
            &[
                TEXT,
                line,
                MORE_TEXT,
                "= Mayor Ada Quill opnes the new bridge over the Orle",
                TEXT,
            ],
            Ok((Rule::Near, 3, &[1], NEAR)),
        ),
        (
            "a caption with a slip, two paragraphs behind",
            &[TEXT, credited, MORE_TEXT, LAST_TEXT, misspelt_credited],
            Ok((Rule::Near, 4, &[1], NEAR)),
        ),
        (
            "a caption with a slip and without its credit, two paragraphs behind",
            &[
                TEXT,
                credited,
                MORE_TEXT,
                LAST_TEXT,
                "= Mayor Ada Quill opnes the new bridge over the Orle",
            ],
            Ok((Rule::Near, 4, &[1], NEAR)),
        ),
        (
            "three words are too few",
            &["= Quill opens bridges.dpa", "= Quill opnes bridges"],
            Err(UNLIKE),
        ),
        (
            "a sentence of which the caption says more may be the text's",
            &[TEXT, sentence, fuller],
            Err("a sentence that may be the text's"),
        ),
        (
            "one with a credit is none",
            &[TEXT, &format!("{sentence} Photo: Jo Reed."), fuller],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "captions with a copy each, at two places",
            &[
                TEXT,
                credited,
                copy,
                MORE_TEXT,
                LAST_TEXT,
                misspelt_copy,
                misspelt_credited,
                TEXT,
            ],
            Err(NO_CAPTION),
        ),
    ];
    check(rows);
}

#[test]
fn two_photos_of_one_photographer_whose_credit_is_told_in_the_one_alone() {
    let rows: &[Row] = &[(
        "another player in front",
        &[
            TEXT,
            "= Lindmouth's Tomas Vane Jonas Reed / For the Harbour County Post",
            "= Lindmouth's Benjamin Osei (3) leads Tomas Vane (2). Jonas Reed / For the Harbour County Post",
            MORE_TEXT,
        ],
        Err("it has a name or a number that the caption lacks"),
    )];
    check(rows);
}

#[test]
fn small_differences_add_up() {
    let long = "= The mayor of Lindmouth walks with the crew to the mill at the weir and waves from the boat by the pier while the children sing in the market.dpa";
    let twelve = "= Workers repair the wooden bridge at the river by a tall mill.dpa";
    let rows: &[Row] = &[
        (
            "six small words in twenty-nine",
            &[
                long,
                "= The mayor of Lindmouth walks with them crew to them mill at them weir and waves from them boat by them pier while them children sing in the market",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "seven small words in twenty-nine",
            &[
                long,
                "= The mayor of Lindmouth walks with them crew to them mill at them weir and waves from them boat by them pier while them children sing in them market",
            ],
            Err(TOO_MANY),
        ),
        (
            "a slip and an ending in twelve words",
            &[
                twelve,
                "= Workers repair the woodne bridge at the rivers by a tall mill",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "two slips and an ending in twelve words",
            &[
                twelve,
                "= Workers reapir the woodne bridge at the rivers by a tall mill",
            ],
            Err(TOO_MANY),
        ),
        (
            "a slip and two words in twelve",
            &[
                twelve,
                "= Workers repair them wooden birdge at them river by a tall mill",
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
        (
            "a slip and two words in eleven",
            &[
                "= Workers repair the wooden bridge at the river by a mill.dpa",
                "= Workers repair them wooden birdge at them river by a mill",
            ],
            Err(TOO_MANY),
        ),
    ];
    check(rows);
}

#[test]
fn of_equally_many_words_the_fuller_ones_stay() {
    let rows: &[Row] = &[
        (
            "a text for readers rather than one in small letters, however long its words",
            &[
                TEXT,
                "= mayor ada quill opens the neew bridge over the orle",
                "= Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "the last word whole rather than cut off, however it is written",
            &[
                "= mayor ada quill opens the new bridge over the orle in lindmouth",
                "= Mayor Ada Quill opens the new bridge over the Orle in Lindm",
            ],
            Ok((
                Rule::Truncated,
                1,
                &[0],
                "cut off inside a word that the kept text has in full",
            )),
        ),
    ];
    check(rows);
}

#[test]
fn of_two_spellings_the_one_of_the_text_stays() {
    let [right, wrong] = ["bridge", "brigde"].map(|word| {
        format!("= Mayor Ada Quill opens the old {word} over the Orle. Photo: Jo Reed/AP")
    });
    let told: &[Row] = &[
        (
            "the misspelt one above",
            &[&wrong, &right, TEXT],
            Ok((Rule::Near, 0, &[1], NEAR)),
        ),
        (
            "the misspelt one below",
            &[&right, &wrong, TEXT],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
    ];
    check(told);
    let tied = wrong.replacen("= ", "= [tied] ", 1);
    check(&[(
        "the misspelt one cannot go",
        &[&tied, &right, TEXT],
        Ok((Rule::Near, 1, &[0], NEAR)),
    )]);
    let text = TEXT.replace("bridge", "mill");
    let untold: &[Row] = &[(
        "the text does not tell",
        &[&wrong, &right, &text],
        Ok((Rule::Near, 1, &[0], NEAR)),
    )];
    check(untold);
    let third = right[2..].replace("opens", "opnes");
    check(&[(
        "a third copy tells, though it is misspelt in another word",
        &[&wrong, &right, &text, &third],
        Ok((Rule::Near, 0, &[1], NEAR)),
    )]);
    let both = format!("{TEXT} It was no brigde.");
    check(&[(
        "the text has both",
        &[&wrong, &right, &both],
        Ok((Rule::Near, 1, &[0], NEAR)),
    )]);
    let bare = ["Ramón", "Ramon"].map(|name| {
        format!("= Mayor {name} Quill opens the old bridge over the Orle. Photo: Jo Reed/AP")
    });
    let text = format!("{TEXT} Ramon Quill came, too.");
    check(&[(
        "the text has lost its accents",
        &[&bare[0], &bare[1], &text],
        Ok((Rule::Near, 1, &[0], NEAR)),
    )]);
    let start = "Mayor Ramon Quill opens the old bridge";
    check(&[(
        "a line beside has lost them, too",
        &[start, &bare[0], &bare[1], TEXT],
        Ok((Rule::Near, 2, &[1], NEAR)),
    )]);
    let names = ["Ana", "Anna"].map(|name| {
        format!("= Mayor {name} Quill opens the old bridge over the Orle. Photo: Jo Reed/AP")
    });
    for (why, text, goes) in [
        ("the text tells of her", "Anna Quill came, too.", 0),
        ("the text tells of another one", "Anna Holt came, too.", 1),
    ] {
        let text = format!("{TEXT} {text}");
        check(&[(
            why,
            &[&names[0], &names[1], &text],
            Ok((Rule::Near, goes, &[1 - goes], NEAR)),
        )]);
    }
}

#[test]
fn of_two_spellings_the_one_stays_with_which_a_line_beside_begins() {
    let start = "Arbeiter bauen die Station auf dem Fundament";
    let cut = "Arbeiter bauen die Station auf dem Fundament im…";
    let [right, wrong] = ["Fundament", "Fundamment"].map(|word| {
        format!("= Arbeiter bauen die Station auf dem {word} im Orlesee. Foto: Jo Reed/AP")
    });
    let other = "Arbeiter bauen die Brücke";
    let rows: &[Row] = &[
        (
            "the start",
            &[start, &wrong, &right, TEXT],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "cut off",
            &[&wrong, &right, cut, TEXT],
            Ok((Rule::Near, 0, &[1], NEAR)),
        ),
        (
            "another line",
            &[other, &wrong, &right, TEXT],
            Ok((Rule::Near, 2, &[1], NEAR)),
        ),
        (
            "too few words",
            &["Arbeiter bauen die", &wrong, &right, TEXT],
            Ok((Rule::Near, 2, &[1], NEAR)),
        ),
        (
            "the start, which the text knows better",
            &[
                start,
                &wrong,
                &right,
                "Der Fundamment ist ein Fisch, der in diesem See lebt, seit dort keine Boote mehr fahren, sagt Quill.",
            ],
            Ok((Rule::Near, 2, &[1], NEAR)),
        ),
        (
            "far from both",
            &[
                &wrong, &right, TEXT, MORE_TEXT, LAST_TEXT, CREDIT, "1", start,
            ],
            Ok((Rule::Near, 1, &[0], NEAR)),
        ),
    ];
    check(rows);
}

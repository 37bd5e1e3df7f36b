mod forms;
pub(super) mod specs;
mod strangers;

use super::{NO_WORDS, UNLIKE, is_telling};
use crate::finding::Rule;
use crate::judge::trial::TEXT;
use specs::{LAST_TEXT, MORE_TEXT, Row, check};

const NEAR: &str = "the same statement but for the spelling of a word or two";
const NO_CAPTION: &str = "nearly the same words, but nothing says that it is a caption";
const TOO_MANY: &str = "too many small differences";
const NO_LABEL: &str = "a name or a heading, and nothing says that it belongs to a caption";
const LABEL: &str = "every word of it stands in the kept caption";
const GIST: &str = "an alt text that says less than the caption behind it";
const COVERED: &str = "the kept caption and the kept credit say this together";
const WITH_CREDIT: &str = "the kept text says the same and has the credit";

const HEADLINE: &str = "The bridge is open at last";

const SEEN: &str = "readers see this caption and its credit already";

const CREDIT: &str = "Photo: Jo Reed/AP";

#[test]
fn to_be_unlike_tells_nothing() {
    assert!(!is_telling(UNLIKE));
    assert!(!is_telling(NO_WORDS));
    assert!(is_telling(NO_CAPTION));
}

#[test]
fn markup_tells_what_can_go() {
    let rows: &[Row] = &[
        (
            "readers would lose it",
            &[
                "= [hidden] Mayor Ada Quill opens the new bridge over the Orle",
                "= Mayor Ada Quill opens the…",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "readers see it and its credit",
            &[
                "= Mayor Ada Quill opens the bridge",
                "Photo: Jo Reed/AP",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
            ],
            Ok((Rule::Covered, 2, &[0, 1], SEEN)),
        ),
        (
            "readers see it and another credit",
            &[
                "= Mayor Ada Quill opens the bridge",
                "Photo: Tom Vane/AP",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "readers see it alone",
            &[
                "= Mayor Ada Quill opens the bridge",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
                "Photo: Jo Reed/AP",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "of two texts that nobody sees one goes",
            &[
                "= [hidden] Mayor Ada Quill opens the new bridge over the Orle",
                "= [hidden] Mayor Ada Quill opens the…",
            ],
            Ok((
                Rule::Truncated,
                1,
                &[0],
                "cut off; the kept text begins with the same words and goes on",
            )),
        ),
        (
            "code in front of a text",
            &[
                "= [code] Ada Quill opens the bridge",
                "= Ada Quill opens the bridge",
            ],
            Err(NO_WORDS),
        ),
        (
            "code behind a text",
            &[
                "= Ada Quill opens the bridge",
                "= [code] Ada Quill opens the bridge",
            ],
            Err(NO_WORDS),
        ),
        (
            "the words of a widget",
            &["= Play video", "= Ada Quill plays video"],
            Err(NO_WORDS),
        ),
        (
            "an item of a list",
            &[
                "= • Ada Quill opens the bridge",
                "= Ada Quill opens the bridge",
            ],
            Err("items of lists, rows of tables, dates and code repeat by their nature"),
        ),
        (
            "a photo and one with nearly the same caption",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "= [photo 2] Ada Quill opens the bridge over the Orle today",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo and one of the same scene later",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
                "= [photo 2] Ada Quill opens the bridge over the Orle for the second time. Photo: Jo Reed/AP",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo of two scenes and one of the second",
            &[
                TEXT,
                "= [photo 1] Left: Ada Quill waits. Right: the bridge opens. Photo: Jo Reed/AP",
                "= [photo 2] Right: the bridge opens. Photo: Jo Reed/AP",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo with its credit and its copy without",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
                "= [photo 2] Ada Quill opens the bridge over the Orle",
            ],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
        (
            "a photo without its credit and its copy with it",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "= [photo 2] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Prefix, 1, &[2], WITH_CREDIT)),
        ),
        (
            "two headings with the same words",
            &[
                TEXT,
                "= [heading] Mayor Ada Quill opens the new bridge over the Orle",
                "= [heading] Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Err("headings stay"),
        ),
        (
            "the heading of a video in two states of its player",
            &[
                TEXT,
                "= [heading 1] Mayor Ada Quill opens the new bridge over the Orle",
                "= [heading 1] Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Ok((Rule::Exact, 2, &[1], "the same text")),
        ),
    ];
    check(rows);
}

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
fn the_number_of_a_picture_is_no_news() {
    const NUMBER: &str = "the same words, and the number of the picture";
    let caption = "= [photo 1] Smoke rises above the mill at Garth on Monday evening";
    let credited =
        "= [photo 1] Smoke rises above the mill at Garth on Monday evening. Photo: Jo Reed";
    let rows: &[Row] = &[
        (
            "in a gallery below",
            &[
                TEXT,
                caption,
                MORE_TEXT,
                "= [photo 2] 1/4 Smoke rises above the mill at Garth on Monday evening",
            ],
            Ok((Rule::Near, 3, &[1], NUMBER)),
        ),
        (
            "without the credit",
            &[
                TEXT,
                "= [photo 2] 4/4 - Smoke rises above the mill at Garth on Monday evening",
                MORE_TEXT,
                credited,
            ],
            Ok((Rule::Near, 1, &[3], NUMBER)),
        ),
        (
            "two dates",
            &[
                TEXT,
                "= 1/4 Smoke rises above the mill at Garth on Monday evening",
                "= 2/4 Smoke rises above the mill at Garth on Monday evening",
            ],
            Err(UNLIKE),
        ),
        (
            "more than there are",
            &[
                TEXT,
                caption,
                MORE_TEXT,
                "= [photo 2] 5/4 Smoke rises above the mill at Garth on Monday evening",
            ],
            Err(super::OTHER_MEDIUM),
        ),
        (
            "seven words",
            &[
                TEXT,
                "= [photo 1] Smoke rises above the mill at Garth",
                MORE_TEXT,
                "= [photo 2] 1/4 Smoke rises above the mill at Garth",
            ],
            Err(super::OTHER_MEDIUM),
        ),
        (
            "more behind it",
            &[
                TEXT,
                caption,
                MORE_TEXT,
                "= [photo 2] 1/4 Smoke rises above the mill at Garth on Monday evening and night",
            ],
            Err(super::OTHER_MEDIUM),
        ),
    ];
    check(rows);
}

#[test]
fn labels_name_what_the_caption_shows() {
    let caption = "= The mayor of Lindmouth, Tom Vane, waits for the ferry. Photo: Jo Reed/AP";
    let crew = "= Mayor Ada Quill and Deputy Tom Vane with the crew of the ferry Marie in the harbour of Lindmouth";
    let forty = "= Ada Quill, who was elected mayor in spring of the year in which the old bridge fell into the river, walks from the mill to the pier with the crew of the ferry on the first day of summer.dpa";
    let forty_one = &forty.replace("first day", "very first day");
    let name = "= Mayor Ada Quill in Lindmouth";
    let thirty = "= In the harbour of Lindmouth the mayor, Ada Quill, waves from the deck of the old ferry while the children of the town sing a song about river and bridge.";
    let thirty_one = &thirty.replace("old ferry", "very old ferry");
    let rows: &[Row] = &[
        (
            "a name above its caption",
            &[TEXT, "= Tom Vane, mayor", caption],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a name below a caption, and above the text that begins with it",
            &[
                TEXT,
                "= Tom Vane at the pier of Lindmouth. Photo: Jo Reed/AP",
                "= Tom Vane",
                "Tom Vane, who has been the mayor for nine years, said that nobody had told him when the ferry would come back.",
            ],
            Err("the next text begins with these words too"),
        ),
        (
            "a slug below its caption",
            &[TEXT, caption, "= mayor waits for ferry"],
            Ok((Rule::Label, 2, &[1], LABEL)),
        ),
        (
            "two small words below a caption may be a tag",
            &[TEXT, caption, "= ferry mayor"],
            Err(NO_LABEL),
        ),
        (
            "a line with a capital below a caption may be a heading",
            &[TEXT, caption, "= Mayor waits for ferry"],
            Err(NO_LABEL),
        ),
        (
            "small words below what may be no caption",
            &[TEXT, crew, "= crew of the ferry, mayor, deputy"],
            Err(NO_LABEL),
        ),
        (
            "what is cut off goes on, and not in this caption",
            &[TEXT, "= Tom Vane, mayor…", caption],
            Err(UNLIKE),
        ),
        (
            "what is cut off begins a caption, and is no part of it",
            &[TEXT, "= mayor of Lindmouth, Tom…", caption],
            Err(UNLIKE),
        ),
        (
            "twelve words may be a label",
            &[
                TEXT,
                "= Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth",
                crew,
                CREDIT,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "thirteen words say too much",
            &[
                TEXT,
                "= Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth harbour",
                crew,
                CREDIT,
            ],
            Err(UNLIKE),
        ),
        (
            "a name is no label of a credit",
            &[
                TEXT,
                "= Jo Reed",
                "= Photo: Jo Reed/Harbour Press",
                "Photo: Tom Vane",
            ],
            Err(UNLIKE),
        ),
        (
            "a credit is no label",
            &[
                TEXT,
                "= Ada Quill, Associated Press",
                "= Reporter Ada Quill of the Associated Press meets Tom Vane",
                CREDIT,
            ],
            Err(UNLIKE),
        ),
        (
            "a name above a caption of forty words",
            &[TEXT, "= Mayor Ada Quill", forty],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a name above a longer text is its heading",
            &[TEXT, "= Mayor Ada Quill", forty_one],
            Err(UNLIKE),
        ),
        (
            "a name above a credited sentence of thirty words",
            &[TEXT, name, thirty, CREDIT],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a longer sentence may be the text's",
            &[TEXT, name, thirty_one, CREDIT],
            Err(NO_LABEL),
        ),
        (
            "a name behind its caption",
            &[TEXT, caption, "= Tom Vane, mayor"],
            Err(NO_LABEL),
        ),
        (
            "a name behind the caption that begins with it",
            &[
                TEXT,
                "= Tom Vane waits for the ferry at Lindmouth. Photo: Jo Reed/AP",
                "= Tom Vane",
            ],
            Ok((Rule::Label, 2, &[1], LABEL)),
        ),
        (
            "a word above a caption that has its credit",
            &[
                TEXT,
                "= Lindmouth",
                "= Ferries wait at Lindmouth. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a word above a line with a credit behind it",
            &[TEXT, "= Lindmouth", "= Ferries wait at Lindmouth", CREDIT],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn alt_texts_say_it_in_other_words() {
    let caption = "= Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "a sentence of six words is no text",
            &[TEXT, "= A bridge opened by smiling Quill.", caption],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
        (
            "a sentence of seven words may be",
            &[TEXT, "= A new bridge opened by smiling Quill.", caption],
            Err("a sentence that may be the text's"),
        ),
        (
            "a line stands between them",
            &[
                TEXT,
                "= A bridge opened by smiling Quill.",
                "Ferries wait here",
                caption,
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn a_credit_and_a_label_in_one() {
    let (caption, agency) = ("= The old harbour of Lindmouth at night", "Getty Images");
    let crew = "= Mayor Ada Quill and Deputy Tom Vane with the crew of the ferry Marie in the harbour of Lindmouth";
    let other_credit = Err("its credit is another one");
    let rows: &[Row] = &[
        (
            "a caption and a credit say it together",
            &[TEXT, "= Getty Images Lindmouth harbour", caption, agency],
            Ok((Rule::Covered, 1, &[2, 3], COVERED)),
        ),
        (
            "a word is too little",
            &[TEXT, "= Getty Images Harbour", caption, agency],
            other_credit,
        ),
        (
            "neither says that there is a mill",
            &[
                TEXT,
                "= Getty Images Lindmouth harbour mill",
                caption,
                agency,
            ],
            Err(UNLIKE),
        ),
        (
            "the credit is another one",
            &[TEXT, "= Getty Images Lindmouth harbour", caption, CREDIT],
            other_credit,
        ),
        (
            "a credit is no caption, whatever names it has",
            &[
                TEXT,
                "= Getty Images Jo Reed",
                "= Photo: Jo Reed/Getty Images",
                MORE_TEXT,
            ],
            Err(UNLIKE),
        ),
        (
            "a line stands between them",
            &[
                TEXT,
                "= Getty Images Lindmouth harbour",
                "Ferries wait here",
                caption,
                agency,
            ],
            Err(UNLIKE),
        ),
        (
            "fourteen words are a label with its credit",
            &[
                TEXT,
                "= Getty Images Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth",
                crew,
                agency,
            ],
            Ok((Rule::Covered, 1, &[2, 3], COVERED)),
        ),
        (
            "fifteen words are more than that",
            &[
                TEXT,
                "= Getty Images Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth harbour",
                crew,
                agency,
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn a_picture_of_a_gallery_has_a_name() {
    let stays = Err("headings stay");
    let (named, caption) = (
        "= [heading 1] Mayor Ada Quill of Lindmouth",
        "= [caption 1] Mayor Ada Quill of Lindmouth, who opens the bridge. Photo: Jo Reed/AP",
    );
    let rows: &[Row] = &[
        (
            "above its credited caption",
            &[TEXT, named, caption],
            Ok((
                Rule::Truncated,
                1,
                &[2],
                "the kept caption begins with the same words and goes on",
            )),
        ),
        (
            "that the caption tells something of",
            &[
                TEXT,
                named,
                "= [caption 1] Mayor Ada Quill of Lindmouth opens the bridge. Photo: Jo Reed/AP",
            ],
            stays,
        ),
        (
            "of no picture",
            &[TEXT, "= [heading] Mayor Ada Quill of Lindmouth", caption],
            stays,
        ),
        (
            "of another picture",
            &[TEXT, "= [heading 2] Mayor Ada Quill of Lindmouth", caption],
            stays,
        ),
        (
            "below the caption",
            &[TEXT, caption, named, MORE_TEXT],
            stays,
        ),
        (
            "whose words stand elsewhere in it",
            &[TEXT, "= [heading 1] Ada Quill of Lindmouth", caption],
            stays,
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

#[test]
fn the_number_of_a_picture_may_be_glued_to_its_caption() {
    let caption = "= Smoke rises above the mill at Garth";
    let number = Ok((
        Rule::Near,
        2,
        &[1][..],
        "the same words, and the number of the picture",
    ));
    let rows: &[Row] = &[
        (
            "behind the caption",
            &[
                HEADLINE,
                caption,
                "= 1of4Smoke rises above the mill at Garth",
                TEXT,
            ],
            number,
        ),
        (
            "before the caption",
            &[
                HEADLINE,
                "= 1of4Smoke rises above the mill at Garth",
                caption,
                TEXT,
            ],
            Ok((
                Rule::Near,
                1,
                &[2],
                "the same words, and the number of the picture",
            )),
        ),
        (
            "with more behind it",
            &[
                caption,
                "= 1of4Smoke rises above the mill at Garth again",
                TEXT,
            ],
            Err(NO_LABEL),
        ),
        (
            "a name with a number",
            &[
                "= 7 of the mill at Garth",
                "= 1of7 of the mill at Garth",
                TEXT,
            ],
            Err(UNLIKE),
        ),
        (
            "three words",
            &[
                HEADLINE,
                "= Smoke above Garth",
                "= 1of4Smoke above Garth",
                TEXT,
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn the_caption_without_the_words_of_a_widget_stays() {
    let (caption, credit) = ("= Mayor Ada Quill opens the new bridge.", CREDIT);
    let with_widget = "= Mayor Ada Quill opens the new bridge. Photo: Jo Reed/AP hide caption";
    let rows: &[Row] = &[
        (
            "and so does the credit behind it",
            &[
                TEXT,
                with_widget,
                "toggle caption",
                credit,
                caption,
                credit,
                MORE_TEXT,
            ],
            Ok((
                Rule::Covered,
                1,
                &[4, 5],
                "a caption and a credit without the words of a widget say this together",
            )),
        ),
        (
            "not where it has another credit",
            &[
                TEXT,
                with_widget,
                "toggle caption",
                caption,
                "Photo: Tom Vane/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "not where it has none",
            &[TEXT, with_widget, caption, MORE_TEXT],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
    ];
    check(rows);
}

#[test]
fn who_wrote_the_article_is_no_label() {
    let portrait = "= Jo Reed at the harbour of Lindmouth. (photo by Tom Vane)";
    let rows: &[Row] = &[
        (
            "below a portrait above the text",
            &["The bridge is open", portrait, "= Jo Reed", TEXT],
            Err("who wrote the article"),
        ),
        (
            "above it",
            &["The bridge is open", "= Jo Reed", portrait, TEXT],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
    ];
    check(rows);
}

#[test]
fn the_title_of_a_text_below_a_caption_stays() {
    let caption = "= Pale ale of the old mill at Garth. Photo: Jo Reed/AP";
    let title = "= Pale ale of the old mill at Garth";
    let rows: &[Row] = &[
        (
            "behind the name of the section",
            &[TEXT, caption, "Tastings", title, MORE_TEXT],
            Err("the title of the text below it"),
        ),
        (
            "right behind the caption",
            &[TEXT, caption, title, MORE_TEXT],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
        (
            "above another line",
            &[TEXT, caption, "Tastings", title, "More"],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "farther from the caption",
            &[
                TEXT, caption, "Tastings", "Sport", "Tides", title, MORE_TEXT,
            ],
            Err("the title of the text below it"),
        ),
        (
            "that says too much for a title",
            &[
                TEXT,
                "= Pale ale of the old mill at Garth on the way to the harbour. Photo: Jo Reed/AP",
                "Tastings",
                "= Pale ale of the old mill at Garth on the way to the harbour",
                MORE_TEXT,
            ],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "that stops inside a name",
            &[
                TEXT,
                "= Mayor Ada Quill. Photo: Jo Reed/AP",
                "Tastings",
                "= Mayor Ada",
                MORE_TEXT,
            ],
            Err("too short to tell whose caption it is"),
        ),
    ];
    check(rows);
}

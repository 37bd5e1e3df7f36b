//! What differs in a sign, a number, an ending or a name is another fact, and stays; beside it what is a slip or a
//! spelling, and goes.

use super::specs::{MORE_TEXT, Row, UNLIKE, check};
use super::{LABEL, NO_LABEL};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const OTHER_NUMBERS: &str = "the same letters, and other numbers";
const NEAR: &str = "the same statement but for the spelling of a word or two";
const ALT: &str = "an alt text that says less than the caption behind it";
const GOES_ON: &str = "the kept caption begins with the same words and goes on";

#[test]
fn numbers_with_other_signs_are_other_numbers() {
    let rows: &[Row] = &[
        (
            "a decimal point",
            &[
                TEXT,
                "= The bridge of Wick cost 1.5 million. Photo: Jo Reed/AP",
                "= The bridge of Wick cost 15 million. Photo: Jo Reed/AP",
            ],
            Err(OTHER_NUMBERS),
        ),
        (
            "a minus",
            &[
                TEXT,
                "= Ice on the Orle at −5 degrees. Photo: Jo Reed/AP",
                "= Ice on the Orle at 5 degrees. Photo: Jo Reed/AP",
            ],
            Err(OTHER_NUMBERS),
        ),
        (
            "a result the other way round",
            &[
                TEXT,
                "= Wick and Garth part 11:1. Photo: Jo Reed/AP",
                "= Wick and Garth part 1:11. Photo: Jo Reed/AP",
            ],
            Err(OTHER_NUMBERS),
        ),
        (
            "thousands",
            &[
                TEXT,
                "= Some 1,500 people on the bridge of Wick. Photo: Jo Reed/AP",
                "= Some 1500 people on the bridge of Wick. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Exact, 1, &[2], "the same words")),
        ),
        (
            "pictograms behind the start of a caption",
            &[
                TEXT,
                "= 👎 Mayor Ada Quill on the bridge",
                "= 👍 Mayor Ada Quill on the bridge. Photo: Jo Reed/AP",
            ],
            Err("the same words, but another sign beside them"),
        ),
        (
            "more stars",
            &[
                TEXT,
                "= The Long Bridge of Wick ★★★☆☆",
                "= The Long Bridge of Wick ★★★★☆",
            ],
            Err("the same words, but another sign beside them"),
        ),
        (
            "the sign of a player",
            &[
                TEXT,
                "= ▶ Mayor Ada Quill on the bridge",
                "= 👍 Mayor Ada Quill on the bridge. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Prefix, 1, &[2], super::WITH_CREDIT)),
        ),
    ];
    check(rows);
}

#[test]
fn what_goes_on_in_another_word_is_not_cut_off() {
    let rows: &[Row] = &[
        (
            "a number with more digits",
            &[
                TEXT,
                "= Visitors of the fair wait in hall 1",
                "= Visitors of the fair wait in hall 12. Photo: Jo Reed/AP",
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "a number with as many digits as a year",
            &[
                TEXT,
                "= Ada Quill of Wick races in the women's 500",
                "= Ada Quill of Wick races in the women's 5000 metres on Sunday. Photo: Jo Reed/AP",
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "a year",
            &[
                TEXT,
                "= Visitors of the fair wait in the old hall on 3 May 20",
                "= Visitors of the fair wait in the old hall on 3 May 2021. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Prefix, 1, &[2], super::WITH_CREDIT)),
        ),
        (
            "a word that the text has, too",
            &[
                TEXT,
                "= Visitors wait for the end",
                "= Visitors wait for the endurance race of Garth. Photo: Jo Reed/AP",
            ],
            Err(UNLIKE),
        ),
        (
            "a word that is none",
            &[
                TEXT,
                "= People wait at the bridge of Wick for the princ",
                "= People wait at the bridge of Wick for the princess of Garth. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Prefix, 1, &[2], super::WITH_CREDIT)),
        ),
        (
            "what is glued to the caption",
            &[
                "They came to the studio, and nobody who was there on Friday spoke against that plan in the end.",
                "= Ada Quill and her deputies wait in the studio",
                "= Ada Quill and her deputies wait in the studioIMAGO",
            ],
            Ok((
                Rule::Truncated,
                1,
                &[2],
                "cut off inside a word that the kept text has in full",
            )),
        ),
        (
            "more than the credit under another picture",
            &[
                TEXT,
                "= [caption 1] Mayor Ada Quill at the quay of Wick",
                "= [caption 2] Mayor Ada Quill at the quay of Wick with her brother Tom and a dog. Photo: Jo Reed/AP",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "more than the credit under the same picture",
            &[
                TEXT,
                "= [caption 1] Mayor Ada Quill at the quay of Wick",
                "= [caption 1] Mayor Ada Quill at the quay of Wick with her brother Tom and a dog. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Truncated, 1, &[2], GOES_ON)),
        ),
    ];
    check(rows);
}

#[test]
fn another_ending_or_accent_may_be_another_fact() {
    let rows: &[Row] = &[
        (
            "a number in letters",
            &[
                TEXT,
                "= A ship of World War II in the old harbour of Wick. Photo: Jo Reed/AP",
                "= A ship of World War III in the old harbour of Wick. Photo: Jo Reed/AP",
            ],
            Err(UNLIKE),
        ),
        (
            "an accent that the text has elsewhere",
            &[
                TEXT,
                "= Die Brücke über die Orle wurde am Montag eröffnet. Foto: Jo Reed",
                "= Die Brücke über die Orle würde am Montag eröffnet. Foto: Jo Reed",
            ],
            Err(UNLIKE),
        ),
        (
            "a text without its accents",
            &[
                TEXT,
                "= Die neue Orle-Bahn fahrt am Montag uber die Stadt. Foto: Jo Reed",
                "= Die neue Orle-Bahn fährt am Montag über die Stadt. Foto: Jo Reed",
            ],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "one letter less under two pictures of one photographer",
            &[
                TEXT,
                "= [caption 1] Nieuwe bomen staan op het plein van Wick op maandag. Foto: Jo Reed",
                "= [caption 2] Nieuwe bommen staan op het plein van Wick op maandag. Foto: Jo Reed",
            ],
            Err(super::super::common::TWO_PHOTOS),
        ),
        (
            "a longer word with a hyphen",
            &[
                TEXT,
                "= The cup final in Wick",
                "= The cup semi-final of the north begins on Monday in Wick. Photo: Jo Reed/AP",
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "a longer word with a hyphen in a long alternative text",
            &[
                TEXT,
                "= Mayor Ada Quill opens the final of the cup in Wick on Sunday evening",
                "= Mayor Ada Quill opens the semi-final of the cup in Wick on Sunday evening. Photo: Jo Reed/AP",
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "the contrary in one word",
            &[
                TEXT,
                "= Legaler Bau am Hafen",
                "= Ein nichtlegaler Bau steht seit Montag am Hafen von Wick. Foto: Jo Reed",
            ],
            Err(UNLIKE),
        ),
        (
            "a negation in short",
            &[
                TEXT,
                "= The crew can leave the harbour of Wick on Monday",
                "= The crew can't leave the harbour of Wick on Monday. Photo: Jo Reed/AP",
            ],
            Err(super::super::common::DENIED),
        ),
    ];
    check(rows);
}

#[test]
fn a_word_among_those_of_the_caption_is_news() {
    let rows: &[Row] = &[
        (
            "in their midst",
            &[
                TEXT,
                "= The burning ferry waits at the long pier",
                "= The ferry waits at the long pier of Wick, seen on Monday. Photo: Jo Reed/AP",
            ],
            Err("it has a word more among those of the caption"),
        ),
        (
            "in the place of another one",
            &[
                TEXT,
                "= The ferries wait at the long pier",
                "= The ferry waits on Monday at the pier of Wick, which is long. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "in a script without capitals",
            &[
                TEXT,
                "= العمدة سلمى تفتح الجسر الجديد",
                "= العمدة تفتح الجسر الجديد فوق النهر يوم الاثنين. تصوير: رويترز",
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "two compass points",
            &[
                TEXT,
                "= The old bridge in the northeast of Wick harbour",
                "= The old bridge in the northwest of Wick harbour on Monday. Photo: Jo Reed/AP",
            ],
            Err("the one has another word in the place of one"),
        ),
        (
            "other words for the same",
            &[
                TEXT,
                "= Passengers wait for the ferry at Wick",
                "= People on the pier wait for the ferry that goes to Garth at Wick. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Near, 1, &[2], ALT)),
        ),
    ];
    check(rows);
}

#[test]
fn who_is_in_the_picture_took_none() {
    let same = "the kept text gives the same credit";
    let rows: &[Row] = &[
        (
            "who is seen",
            &[
                TEXT,
                "= Jo Reed on the summit of the Orle last May. Photo: private",
                "= Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err(UNLIKE),
        ),
        (
            "two others, with these names",
            &[
                TEXT,
                "= Mayor Quill opens the bridge. Photo: Ada Reed, Tom Vane",
                "= Photo: Ada Vane",
                MORE_TEXT,
            ],
            Err(UNLIKE),
        ),
        (
            "a festival that gave a picture",
            &[
                TEXT,
                "= Das Wick Tanz Festival in St. Anna am Orle",
                "= Tanz am Ufer © Wick Tanz Festival St. Anna am Orle",
                MORE_TEXT,
            ],
            Err("its words stand in the credit of the other"),
        ),
        (
            "before the agency",
            &[
                TEXT,
                "= Mayor Quill opens the bridge. Ada Reed | AP Photo",
                "= Photo: Ada Reed",
                MORE_TEXT,
            ],
            Ok((Rule::Credit, 2, &[1], same)),
        ),
        (
            "one of two",
            &[
                TEXT,
                "= Mayor Quill opens the bridge. Photo: Ada Reed, Tom Vane",
                "= Photo: Ada Reed",
                MORE_TEXT,
            ],
            Ok((Rule::Credit, 2, &[1], same)),
        ),
    ];
    check(rows);
}

#[test]
fn a_result_is_no_duration() {
    let lasts = "the same words, and those of a widget";
    let rows: &[Row] = &[
        (
            "when it begins",
            &[
                TEXT,
                "= Concert on the market square",
                "= Concert on the market square 19:30",
            ],
            Err(NO_LABEL),
        ),
        (
            "behind a bar",
            &[
                TEXT,
                "= Concert on the market square",
                "= Concert on the market square | 19:30",
            ],
            Ok((Rule::Near, 2, &[1], lasts)),
        ),
        (
            "less than ten minutes",
            &[
                TEXT,
                "= Concert on the market square",
                "= Concert on the market square 9:30",
            ],
            Ok((Rule::Near, 2, &[1], lasts)),
        ),
        (
            "a result beside a credited caption",
            &[
                TEXT,
                "= Wick beats Garth at handball. Photo: Jo Reed",
                "= Wick beats Garth at handball 28:31",
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn a_name_may_head_the_text_below_a_picture() {
    let heads = Err("the heading of the text below the picture");
    let about_it = "The Old Anchor has stood at the quay for years, and nobody who was there on Friday spoke against it in the end.";
    let rows: &[Row] = &[
        (
            "which begins with it",
            &[
                TEXT,
                "= The Old Anchor",
                "= The Old Anchor at night. Photo: Jo Reed",
                about_it,
            ],
            heads,
        ),
        (
            "which does not",
            &[
                TEXT,
                "= The Old Anchor",
                "= The Old Anchor at night. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Ok((Rule::Label, 1, &[2], "the first words of the kept caption")),
        ),
        (
            "as another one does nearby",
            &[
                TEXT,
                "= The Old Anchor",
                "= The Old Anchor at night. Photo: Jo Reed",
                MORE_TEXT,
                "Casa Nuria",
                "Casa Nuria by day. Photo: Jo Reed",
                MORE_TEXT,
            ],
            heads,
        ),
        (
            "below a caption of it",
            &[
                TEXT,
                "= Doctor Imogen Hale at the quay. Photo: Jo Reed",
                "= Imogen Hale",
                "Imogen Hale has taught in Wick for years, and nobody who was there on Friday spoke against her in the end.",
            ],
            Err("the next text begins with these words too"),
        ),
    ];
    check(rows);
}

const OTHER_WORD: &str = "the one has another word in the place of one";
const WORD_MORE: &str = "it has a word more among those of the caption";

#[test]
fn a_small_word_or_a_letter_of_a_label_may_be_another_one() {
    let rows: &[Row] = &[
        (
            "for and against",
            &[
                TEXT,
                "= Protest for the new dam",
                "= Protest against the new dam in Wick on Sunday. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "by and on",
            &[
                TEXT,
                "= Attack on police of Wick",
                "= Attack by police of Wick in the harbour. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "other small words are none",
            &[
                TEXT,
                "= The church of Wick",
                "= The church in Wick on Sunday. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a year and a small word",
            &[
                TEXT,
                "= Storm of 2019 in Wick",
                "= The storm in Wick of 2019 left the harbour in ruins. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "an article is none",
            &[
                TEXT,
                "= Ada Quill opens a bridge",
                "= Ada Quill opens the bridge of Wick on Sunday. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "the letter of a group",
            &[
                TEXT,
                "= Hepatitis A vaccine",
                "= Hepatitis B vaccine at a clinic in Wick. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "the half of the day",
            &[
                TEXT,
                "= Doors open at 9 am",
                "= Doors open at 9 pm in the harbour of Wick. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "a first name that is a small word elsewhere",
            &[
                TEXT,
                "= Dan Reed",
                "= Tom Reed in the harbour of Wick on Sunday. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "against and for",
            &[
                TEXT,
                "= Farmers rally against the new bill in Orle",
                "= Farmers rally for the new bill in Orle. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "the last letter",
            &[
                TEXT,
                "= Fans in front of the block A",
                "= Fans in front of the block B. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "the name of a thing that is a small word elsewhere",
            &[
                TEXT,
                "= The Aurora Pro in black",
                "= The Aurora Max in black at the fair of Wick. Photo: Jo Reed/AP",
            ],
            Err(OTHER_WORD),
        ),
        (
            "the same letter",
            &[
                TEXT,
                "= Hepatitis B vaccine",
                "= Hepatitis B vaccine at a clinic in Wick. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Part, 1, &[2], "the kept caption has these words")),
        ),
    ];
    check(rows);
}

#[test]
fn an_alt_text_may_go_on_to_something_of_its_own() {
    let caption =
        "= Ada Quill leaves the court of Wick on Sunday with her lawyer. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "in a phrase",
            &[
                TEXT,
                "= Ada Quill leaves the court of Wick in a wheelchair",
                caption,
            ],
            Err(WORD_MORE),
        ),
        (
            "behind a comma",
            &[
                TEXT,
                "= Ada Quill leaves the court of Wick, acquitted",
                caption,
            ],
            Err(WORD_MORE),
        ),
    ];
    check(rows);
}

#[test]
fn what_is_right_behind_a_name_is_told_of_that() {
    let rows: &[Row] = &[
        (
            "brackets that moved",
            &[
                TEXT,
                "= Ada Quill (left) and Tom Vane at the opening of the bridge. Photo: Jo Reed/AP",
                "= Ada Quill and Tom Vane (left) at the opening of the bridge. Photo: Jo Reed/AP",
            ],
            Err(UNLIKE),
        ),
        (
            "signs that make another word",
            &[
                TEXT,
                "= A course on C++ in the school of Wick. Photo: Jo Reed/AP",
                "= A course on C# in the school of Wick. Photo: Jo Reed/AP",
            ],
            Err(OTHER_NUMBERS),
        ),
        (
            "words that look alike",
            &[
                TEXT,
                "= The bride of the mayor waits in the harbour of Wick. Photo: Jo Reed/AP",
                "= The bridge of the mayor waits in the harbour of Wick. Photo: Jo Reed/AP",
            ],
            Err(UNLIKE),
        ),
        (
            "each with a credit of its own",
            &[
                TEXT,
                "= Ada Quill opens the old bridge",
                "Photo: Max Vane/AFP",
                "= Ada Quill opens the old bridge of Wick on Sunday morning",
                "Photo: Jo Reed/AP",
            ],
            Err("each has a credit of its own behind it"),
        ),
        (
            "a note on the picture",
            &[
                TEXT,
                "The old bridge of Wick. Photo: Jo Reed/AP",
                "= Photo: Jo Reed/AP (file photo)",
                "= Photo: Jo Reed/AP",
            ],
            Ok((Rule::Credit, 3, &[2], "the kept text gives the same credit")),
        ),
    ];
    check(rows);
}

#[test]
fn short_lines_may_head_a_row_of_sections() {
    let heads = Err("the heading of the text below the picture");
    let (label, captioned) = (
        "= Café Torsk",
        "= Café Torsk at six in the morning. Photo: Jo Reed",
    );
    let (cheap, loud, cards) = (
        "Cheap, loud and good.",
        "They sing on Fridays.",
        "No cards are taken.",
    );
    let rows: &[Row] = &[
        (
            "two of which have a picture",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                "The Golden Hen",
                loud,
                "Inn at the Lock",
                "Garden of the Inn at the Lock. Photo: Jo Reed",
                cards,
            ],
            heads,
        ),
        (
            "one of which has a picture",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                "The Golden Hen",
                loud,
                "Inn at the Lock",
                cards,
                "Casa Nuria",
                cards,
            ],
            heads,
        ),
        (
            "one of three, as a picture and two headings may stand",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                "The Golden Hen",
                loud,
                "Inn at the Lock",
                cards,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "each of which has one",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                "The long quay of Wick",
                "The long quay of Wick in the rain. Photo: Jo Reed",
                loud,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "of which there are but two",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                "The Golden Hen",
                loud,
                MORE_TEXT,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "each of which says more",
            &[
                TEXT,
                label,
                captioned,
                cheap,
                loud,
                "The Golden Hen",
                loud,
                cards,
                "Inn at the Lock",
                cards,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
    ];
    check(rows);
}

#[test]
fn labels_with_the_same_words_may_say_something_else() {
    let otherwise = Err("the one has another word in the place of one");
    let is_label = Ok((Rule::Label, 1, &[2][..], LABEL));
    let rows: &[Row] = &[
        (
            "who does what to whom",
            &[
                TEXT,
                "= Dr Nora Bell treats a fisherman",
                "= A fisherman treats Dr Nora Bell in Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err("the same words the other way round"),
        ),
        (
            "with more words that both have",
            &[
                TEXT,
                "= Dr Nora Bell treats a fisherman in Wick",
                "= A fisherman treats Dr Nora Bell in Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err("the same words the other way round"),
        ),
        (
            "with the same small word between them",
            &[
                TEXT,
                "= Officer shot by farmer",
                "= Farmer shot by officer in Wick on Monday. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err("the same words the other way round"),
        ),
        (
            "an office behind a comma",
            &[
                TEXT,
                "= Wick mayor Nora Bell",
                "= Nora Bell, mayor of Wick, on the quay. Photo: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
        (
            "another first name",
            &[
                TEXT,
                "= Daniel Adler",
                "= The baker Daniela Adler on the quay. Photo: Jo Reed",
                MORE_TEXT,
            ],
            otherwise,
        ),
        (
            "the sister of whom the label names",
            &[
                TEXT,
                "= Nora at the window",
                "= Nora’s sister Dora at the window. Photo: Jo Reed",
                MORE_TEXT,
            ],
            otherwise,
        ),
        (
            "what the label names, too, is theirs",
            &[
                TEXT,
                "= Harbour of Wick",
                "= Wick’s old harbour in the rain. Photo: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
        (
            "who holds no office any more",
            &[
                TEXT,
                "= The president of Norden arrives",
                "= The ex-president of Norden arrives in Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err("it has a name or a number that the caption lacks"),
        ),
        (
            "nouns in a row, which a caption tells in the contrary order with other words between",
            &[
                TEXT,
                "= Wick mill fire",
                "= Firefighters at the fire in the mill of Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
        (
            "whose house it is",
            &[
                TEXT,
                "= Ada Quill",
                "= The cat on Ada Quill's house by the harbour. Photo: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
        (
            "a ship in quotation marks",
            &[
                TEXT,
                "= Ferry Marie in Wick",
                "= The old ferry ‘Marie’ waits in Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
        (
            "a form of a word before a noun",
            &[
                TEXT,
                "= Neuer Bahnhof in Wick",
                "= Blick auf den neuen Bahnhof in Wick. Foto: Jo Reed",
                MORE_TEXT,
            ],
            is_label,
        ),
    ];
    check(rows);
}

#[test]
fn a_few_words_one_of_which_the_caption_lacks_may_be_a_heading() {
    let lacks = Err("a few words, and the caption lacks one of them");
    let caption = "= The director Nora Bell on the quay of Wick. Photo: Jo Reed";
    let rows: &[Row] = &[
        (
            "the headline",
            &["3 May 2021", "= Nora Bell leaves Wick", caption, TEXT],
            lacks,
        ),
        (
            "in the midst of the text",
            &[TEXT, "= Nora Bell leaves Wick", caption, MORE_TEXT],
            lacks,
        ),
    ];
    check(rows);
}

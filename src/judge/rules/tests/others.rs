//! What has no words but those of a caption, and is another thing than it all the same: a question, a grade, a deputy,
//! a heading.

use super::specs::{MORE_TEXT, Row, UNLIKE, check};
use super::{CREDIT, HEADLINE, LABEL};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const PART: &str = "the kept caption has these words";
const GOES_ON: &str = "cut off; the kept text begins with the same words and goes on";

#[test]
fn a_sign_beside_the_words_of_a_caption_is_news() {
    let row = |label: &'static str| [TEXT, label, "= The Harbour Café by night. Photo: Jo Reed"];
    let stays = Err("a sign beside its words that the other lacks");
    let goes = Ok((Rule::Label, 1, &[2][..], LABEL));
    let lines = [
        row("= Harbour Café ★★★★"),
        row("= 🟥 Harbour Café"),
        row("= Harbour Café †"),
        row("= Harbour Café $$$"),
        row("= 📷 Harbour Café"),
        row("= ■ Harbour Café"),
    ];
    let expected = [stays, stays, stays, stays, goes, goes];
    for (lines, expected) in lines.iter().zip(expected) {
        check(&[(lines[1], lines, expected)]);
    }
}

#[test]
fn a_question_is_no_label_of_what_answers_it() {
    let asks = "a question, and the other asks none";
    let rows: &[Row] = &[
        (
            "a question above the caption",
            &[
                TEXT,
                "= Is the bridge open?",
                "= The bridge is open at night. Photo: Jo Reed",
            ],
            Err(asks),
        ),
        (
            "in Arabic",
            &[
                TEXT,
                "= الجسر مفتوح؟",
                "= الجسر مفتوح مساء الجمعة. تصوير: رويترز",
            ],
            Err(asks),
        ),
        (
            "a caption that asks it, too",
            &[
                TEXT,
                "= Is the bridge of Wick open?",
                "= Is the bridge of Wick open? Ada Quill says so. Photo: Jo Reed",
            ],
            Ok((
                Rule::Prefix,
                1,
                &[2],
                "the kept caption begins with the same words and goes on",
            )),
        ),
    ];
    check(rows);
}

#[test]
fn a_name_put_together_from_two_is_another_one() {
    let apart = "words of one name, which stand apart in the other";
    let rows: &[Row] = &[
        (
            "a first and a last name",
            &[
                TEXT,
                "= Rosa Dahl",
                "= Ines Dahl and Rosa Moll open the pier. Photo: Pell Lind",
            ],
            Err(apart),
        ),
        (
            "a place",
            &[
                TEXT,
                "= The bridge in North Wick",
                "= The North bridge in Wick at noon. Photo: Jo Reed",
            ],
            Err(apart),
        ),
        (
            "with an initial between",
            &[
                TEXT,
                "= Rosa Dahl",
                "= Rosa M. Dahl and Ines Moll open the pier. Photo: Pell Lind",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "the last name first",
            &[
                TEXT,
                "= Dahl Rosa",
                "= Ines Moll and Rosa Dahl open the pier. Photo: Pell Lind",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "of a credit",
            &[
                TEXT,
                "= The mayor at the pier. Photo: Pell Lind, Rosa Quist/AP",
                "= Photo: Rosa Lind/AP",
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn a_deputy_is_no_mayor_and_a_semifinal_no_final() {
    let within = "its words begin within a longer one";
    let rows: &[Row] = &[
        (
            "a deputy, in these words",
            &[
                TEXT,
                "= Mayor Ben Marsh",
                "= Deputy mayor Ben Marsh brings flowers. Photo: Jo Reed",
            ],
            Err(within),
        ),
        (
            "a former one, in others",
            &[
                TEXT,
                "= Minister Pohl",
                "= Der frühere Minister Udo Pohl mit Gästen. Foto: Lena Hart",
            ],
            Err(UNLIKE),
        ),
        (
            "the end of a compound",
            &[
                TEXT,
                "= Finale in Wick",
                "= Das Halbfinale in Wick am Freitag. Foto: Lena Hart",
            ],
            Err(UNLIKE),
        ),
        (
            "in Chinese",
            &[TEXT, "= 市长张强", "= 副市长张强周五在威克颁奖。 图/新华社"],
            Err(within),
        ),
        (
            "both are deputies",
            &[
                TEXT,
                "= Deputy mayor Ben Marsh",
                "= Deputy mayor Ben Marsh brings flowers. Photo: Jo Reed",
            ],
            Ok((Rule::Part, 1, &[2], PART)),
        ),
    ];
    check(rows);
}

#[test]
fn a_short_line_between_a_caption_and_a_text_heads_the_text() {
    let caption = "= Volunteers rebuild the old mill by the dam. Photo: Jo Reed/AP";
    let heads = Err("the heading of the text below it");
    let rows: &[Row] = &[
        (
            "a part of the caption",
            &[TEXT, caption, "= The old mill", MORE_TEXT],
            heads,
        ),
        (
            "above another line",
            &[
                TEXT,
                caption,
                "= The old mill",
                "by the river Orle",
                MORE_TEXT,
            ],
            Ok((Rule::Part, 2, &[1], PART)),
        ),
        (
            "all of the caption",
            &[
                TEXT,
                "= The old mill by night. Photo: Jo Reed/AP",
                "= The old mill by night",
                MORE_TEXT,
            ],
            Ok((Rule::Prefix, 2, &[1], super::WITH_CREDIT)),
        ),
    ];
    check(rows);
}

#[test]
fn a_few_words_at_the_top_are_the_headline() {
    let caption = "= An old mill burned down in Wick on Friday night. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "a statement",
            &["= Mill burned", caption, TEXT],
            Err("the headline stays"),
        ),
        (
            "below a headline",
            &[HEADLINE, "= Mill burned", caption, TEXT],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a name",
            &[
                "= Ada Quill",
                "= Ada Quill opens the mill in Wick on Friday. Photo: Jo Reed/AP",
                TEXT,
            ],
            Ok((Rule::Label, 0, &[1], LABEL)),
        ),
    ];
    check(rows);
}

#[test]
fn what_people_say_may_trail_off() {
    let apart = Err("what two people say, or one of them at two times");
    let rows: &[Row] = &[
        (
            "a question between",
            &[
                TEXT,
                "= I do not know…",
                "And your son, what does he do?",
                "= I do not know whether he lives.",
            ],
            apart,
        ),
        (
            "two readers",
            &[
                TEXT,
                "Ben Marsh",
                "= I live right below the dam and I have seen the cracks…",
                "Cora Vance",
                "= I live right below the dam and I have seen the cracks, too. They are old.",
            ],
            apart,
        ),
        (
            "beside a credit",
            &[
                TEXT,
                "= The crew of the ferry waits for the…",
                "Is it open?",
                "= The crew of the ferry waits for the mayor at Wick.",
                CREDIT,
            ],
            Ok((Rule::Truncated, 1, &[3], GOES_ON)),
        ),
    ];
    check(rows);
}

//! Captions with the number of their picture.

use super::super::common::OTHER_MEDIUM;
use super::specs::{MORE_TEXT, Row, UNLIKE, check};
use super::{HEADLINE, NO_LABEL};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

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
            Err(OTHER_MEDIUM),
        ),
        (
            "seven words",
            &[
                TEXT,
                "= [photo 1] Smoke rises above the mill at Garth",
                MORE_TEXT,
                "= [photo 2] 1/4 Smoke rises above the mill at Garth",
            ],
            Err(OTHER_MEDIUM),
        ),
        (
            "more behind it",
            &[
                TEXT,
                caption,
                MORE_TEXT,
                "= [photo 2] 1/4 Smoke rises above the mill at Garth on Monday evening and night",
            ],
            Err(OTHER_MEDIUM),
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
            Err(UNLIKE),
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
fn the_number_of_a_picture_may_stand_as_before_an_item_or_behind_the_caption() {
    const NUMBER: &str = "the same words, and the number of the picture";
    let caption = "= Dilys Andrews shows what the fire left of her stall.";
    let item = "= 1. Dilys Andrews shows what the fire left of her stall.";
    let of_three = "= Dilys Andrews shows what the fire left of her stall. Photo 1 of 3";
    let credit = "= (Photo: Jo Reed/ Harbour Post)";
    let rows: &[Row] = &[
        (
            "before its credit",
            &[TEXT, caption, item, credit, MORE_TEXT],
            Ok((Rule::Near, 2, &[1], NUMBER)),
        ),
        (
            "an item of a list",
            &[TEXT, caption, item, MORE_TEXT],
            Err(NO_LABEL),
        ),
        (
            "above it",
            &[TEXT, item, caption, credit, MORE_TEXT],
            Ok((Rule::Near, 1, &[2], NUMBER)),
        ),
        (
            "seven words",
            &[
                TEXT,
                "= Dilys Andrews shows what is left there.",
                "= 1. Dilys Andrews shows what is left there.",
                credit,
                MORE_TEXT,
            ],
            Ok((Rule::Part, 1, &[2], "the kept caption has these words")),
        ),
        (
            "behind it",
            &[TEXT, caption, of_three, MORE_TEXT],
            Ok((Rule::Near, 2, &[1], NUMBER)),
        ),
        (
            "more than there are",
            &[
                TEXT,
                caption,
                "= Dilys Andrews shows what the fire left of her stall. Photo 4 of 3",
                MORE_TEXT,
            ],
            Err(NO_LABEL),
        ),
    ];
    check(rows);
}

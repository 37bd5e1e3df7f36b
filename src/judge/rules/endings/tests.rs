use super::*;
use crate::judge::rules::tests::specs::{UNLIKE, assert_verdicts};

#[test]
fn the_clean_text_stays_of_one_with_a_duration_behind_it() {
    let clean = Ok((Rule::Near, "the same words, and those of a widget"));
    assert_verdicts(
        |pair| {
            widget(Pair {
                less: pair.more,
                more: pair.less,
                ..pair
            })
        },
        &[
            (
                "four words",
                &[
                    "+Mayor Quill opens bridges",
                    "-Mayor Quill opens bridges 2:05",
                ],
                clean,
            ),
            (
                "three words",
                &["+Mayor opens bridges", "-Mayor opens bridges 2:05"],
                Err(UNLIKE),
            ),
            (
                "not beside it",
                &[
                    "+Mayor Quill opens bridges",
                    "Tides",
                    "-Mayor Quill opens bridges 2:05",
                ],
                Err(UNLIKE),
            ),
            (
                "the time of day",
                &[
                    "+Mayor Quill opens bridges at",
                    "-Mayor Quill opens bridges at 2:05",
                ],
                Err(UNLIKE),
            ),
            (
                "a number more",
                &[
                    "+Mayor Quill opens bridge 7",
                    "-Mayor Quill opens bridge 7 2:05",
                ],
                Err(UNLIKE),
            ),
        ],
    );
}

#[test]
fn a_caption_goes_where_another_has_it_with_the_line_of_names_behind_it() {
    let both = Ok((
        Rule::Prefix,
        "the kept text says this and the line behind it together",
    ));
    let whole = "+Mayor opens bridges Ada Quill";
    assert_verdicts(
        together,
        &[
            (
                "three words",
                &[whole, "-Mayor opens bridges", "Ada Quill"],
                both,
            ),
            (
                "two words",
                &["+Mayor speaks Ada Quill", "-Mayor speaks", "Ada Quill"],
                Err(UNLIKE),
            ),
            (
                "not beside it",
                &[whole, "Tides", "-Mayor opens bridges", "Ada Quill"],
                Err(UNLIKE),
            ),
            (
                "other names behind it",
                &[whole, "-Mayor opens bridges", "Tom Vane"],
                Err(UNLIKE),
            ),
            (
                "more than the names behind it",
                &[whole, "-Mayor opens bridges", "Ada Quill speaks"],
                Err(UNLIKE),
            ),
            (
                "no names, behind a sentence",
                &[
                    "-Mayor opens bridges.",
                    "Snap: institute of the harbour",
                    "+Mayor opens bridges. Snap: institute of the harbour",
                ],
                both,
            ),
            (
                "more than the line between them",
                &["-Mayor opens bridges", "Ada Quill", "Tides", whole],
                Err(UNLIKE),
            ),
            (
                "no names, in one sentence",
                &[
                    "-Mayor opens bridges",
                    "near the harbour",
                    "+Mayor opens bridges near the harbour",
                ],
                Err(UNLIKE),
            ),
            (
                "two sentences",
                &[
                    "-Mayor opens bridges.",
                    "It rains.",
                    "+Mayor opens bridges. It rains.",
                ],
                Err(UNLIKE),
            ),
        ],
    );
}

#[test]
fn a_text_with_the_duration_goes_to_the_one_with_the_credit() {
    let credited = "+Mayor Ada Quill opens the bridge. Photo: Jo Reed";
    let same = Ok((Rule::Near, "the same words, and how long the video lasts"));
    assert_verdicts(
        timed,
        &[
            (
                "beside it",
                &["-Mayor Ada Quill opens the bridge 2:05", credited],
                same,
            ),
            (
                "behind it",
                &[credited, "-Mayor Ada Quill opens the bridge 2:05"],
                same,
            ),
            (
                "afar",
                &["-Mayor Ada Quill opens the bridge 2:05", "Tides", credited],
                Err(UNLIKE),
            ),
            (
                "a time",
                &["-Mayor Ada Quill opens the bridge at 2:05", credited],
                Err(UNLIKE),
            ),
            (
                "no duration",
                &["-Mayor Ada Quill opens the bridge 205", credited],
                Err(UNLIKE),
            ),
            (
                "of another video",
                &["-Mayor Ada Quill closes the bridge 2:05", credited],
                Err(UNLIKE),
            ),
            (
                "a number more",
                &[
                    "-Mayor Ada Quill opens bridge 7 2:05",
                    "+Mayor Ada Quill opens bridge 7. Photo: Jo Reed",
                ],
                Err(UNLIKE),
            ),
            (
                "no credit",
                &[
                    "-Mayor Ada Quill opens the bridge 2:05",
                    "+Mayor Ada Quill opens the bridge on Friday night",
                ],
                Err(UNLIKE),
            ),
        ],
    );
}

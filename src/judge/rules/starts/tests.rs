use super::*;
use crate::judge::Repeat;
use crate::judge::rules::tests::specs::{Expected, UNLIKE, assert_verdicts, said};
use crate::judge::trial::{TEXT, ask};

const GOES_ON: Expected = Ok((
    Rule::Truncated,
    "the kept caption begins with the same words and goes on",
));
const INSIDE_WORD: Expected = Ok((
    Rule::Truncated,
    "cut off inside a word that the kept text has in full",
));
const NOTHING: Expected = Err("the same start, but nothing says that it is a caption");

#[test]
fn a_caption_without_its_credit_goes() {
    let credit = Ok((
        Rule::Prefix,
        "the kept text says the same and has the credit",
    ));
    let too_short = Err("too short to tell whose caption it is");
    let caption = "+Mayor Ada Quill. Photo: Jo Reed";
    let afar = ["Tides", "Sport", "Ferries", "Letters"];
    assert_verdicts(
        prefix,
        &[
            (
                "two words beside it",
                &["-Ada Quill", "+Ada Quill. Photo: Jo Reed"],
                credit,
            ),
            (
                "two words, afar",
                &["-Ada Quill", "Tides", "+Ada Quill. Photo: Jo Reed"],
                too_short,
            ),
            (
                "three words, near",
                &["-Mayor Ada Quill", afar[0], afar[1], afar[2], caption],
                credit,
            ),
            (
                "three words, far",
                &[
                    "-Mayor Ada Quill",
                    afar[0],
                    afar[1],
                    afar[2],
                    afar[3],
                    caption,
                ],
                too_short,
            ),
            (
                "four names between it and the credit",
                &[
                    "-Ada Quill",
                    "+Ada Quill Tom Vane Ben Osei (Photo: Jo Reed)",
                ],
                credit,
            ),
            (
                "five names between it and the credit",
                &[
                    "-Ada Quill",
                    "+Ada Quill Tom Vane Ben Osei Mia (Photo: Jo Reed)",
                ],
                Ok((Rule::Label, "the first words of the kept caption")),
            ),
            (
                "cut off inside the credit",
                &[
                    "-Mayor Ada Quill opens the new bridge (Photo: Jo Ree",
                    "+Mayor Ada Quill opens the new bridge (Photo: Jo Reed)",
                ],
                INSIDE_WORD,
            ),
            (
                "with the mark of a cut it is for another rule",
                &["-Mayor Ada Quill…", caption],
                Err(UNLIKE),
            ),
            (
                "the credit of something else",
                &["-Photo: Jo Reed", "Tides", "+Photo: Jo Reed, Harbour News"],
                Err(UNLIKE),
            ),
            (
                "names with which a credit begins",
                &["-Jo Reed", "+Jo Reed/Reuters"],
                Err(UNLIKE),
            ),
        ],
    );
}

#[test]
fn a_start_behind_the_caption_may_be_that_of_the_next_text() {
    let next_text = Err("the next text begins with these words too");
    let caption = "+Mayor Ada Quill opens the new bridge to walkers of the town. Photo: Jo Reed";
    assert_verdicts(
        prefix,
        &[
            (
                "three words with which the next text begins",
                &[caption, "-Mayor Ada Quill", "Mayor Ada Quill waves"],
                next_text,
            ),
            (
                "four words with which the next text begins",
                &[
                    caption,
                    "-Mayor Ada Quill opens",
                    "Mayor Ada Quill opens doors",
                ],
                next_text,
            ),
            (
                "four words with which the next text does not begin",
                &[caption, "-Mayor Ada Quill opens", "Mayor Ada Quill waves"],
                NOTHING,
            ),
            (
                "five words with which the next text begins",
                &[
                    caption,
                    "-Mayor Ada Quill opens the",
                    "Mayor Ada Quill opens the door",
                ],
                GOES_ON,
            ),
        ],
    );
}

#[test]
fn a_text_cut_off_without_a_mark_goes_to_a_caption() {
    let heading = Err("a heading or a summary may begin as the text does");
    let caption =
        "+Mayor Ada Quill opens the new bridge to walkers and riders of the town. Photo: Jo Reed";
    let credited = "+Mayor Ada Quill opens the new bridge to walkers and riders of the town";
    let sentence = "+Mayor Ada Quill opens the new bridge to walkers and riders of the town, and nobody spoke against that plan.";
    let next_text = Ok((
        Rule::Truncated,
        "the next text begins with all these words and goes on",
    ));
    let fifteen = "-Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of";
    let sixteen =
        "-Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth";
    let sentence_of_sixteen =
        "-Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth.";
    let line = "+Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth on a wet day in spring";
    let body = format!("{line}. {TEXT} {TEXT}");
    assert_verdicts(
        prefix,
        &[
            (
                "six words, the last of them a part of one",
                &["-Mayor Ada Quill opens the ne", "Tides", caption],
                INSIDE_WORD,
            ),
            (
                "six words that end as a sentence does",
                &["-Mayor Ada Quill opens the ne.", "Tides", caption],
                NOTHING,
            ),
            (
                "eight words beside a line, the last of them a part of one",
                &["-Mayor Ada Quill opens the new bridge t", credited],
                INSIDE_WORD,
            ),
            (
                "seven words beside a line, the last of them a part of one",
                &["-Mayor Ada Quill opens the new bri", credited],
                NOTHING,
            ),
            (
                "eight words with their credit above the text that begins with them",
                &[
                    TEXT,
                    "-Mayor Ada Quill opens the new bridge to",
                    "Photo: Jo Reed/AP",
                    sentence,
                ],
                next_text,
            ),
            (
                "eight words with their credit, and another such heading",
                &[
                    TEXT,
                    "-Mayor Ada Quill opens the new bridge to",
                    "Photo: Jo Reed/AP",
                    sentence,
                    "Ferries wait for the ice to go from the river",
                    "Photo: Jo Reed/AP",
                    "Ferries wait for the ice to go from the river, as they do in each of these long winters of the north.",
                ],
                heading,
            ),
            (
                "eight words with their credit in the head",
                &[
                    "-Mayor Ada Quill opens the new bridge to",
                    "Photo: Jo Reed/AP",
                    sentence,
                ],
                heading,
            ),
            (
                "seven words with their credit",
                &[
                    TEXT,
                    "-Mayor Ada Quill opens the new bridge",
                    "Photo: Jo Reed/AP",
                    sentence,
                ],
                heading,
            ),
            (
                "seven words, near",
                &["-Mayor Ada Quill opens the new bridge", "Tides", caption],
                GOES_ON,
            ),
            (
                "six words, near",
                &["-Mayor Ada Quill opens the new", "Tides", caption],
                NOTHING,
            ),
            (
                "five words beside it",
                &["-Mayor Ada Quill opens the", caption],
                GOES_ON,
            ),
            (
                "four words beside it",
                &["-Mayor Ada Quill opens", caption],
                NOTHING,
            ),
            (
                "seven words, far from a caption with its credit",
                &[
                    "-Mayor Ada Quill opens the new bridge",
                    "Tides",
                    "Sport",
                    "Ferries",
                    "Letters",
                    "Markets",
                    caption,
                ],
                GOES_ON,
            ),
            (
                "seven words, not that far from a caption with its credit behind it",
                &[
                    "-Mayor Ada Quill opens the new bridge",
                    "Tides",
                    "Sport",
                    "Ferries",
                    "Letters",
                    credited,
                    "Photo: Jo Reed",
                ],
                GOES_ON,
            ),
            (
                "seven words, far from a caption with its credit behind it",
                &[
                    "-Mayor Ada Quill opens the new bridge",
                    "Tides",
                    "Sport",
                    "Ferries",
                    "Letters",
                    "Markets",
                    credited,
                    "Photo: Jo Reed",
                ],
                NOTHING,
            ),
            ("sixteen words beside a line", &[sixteen, line], next_text),
            (
                "sixteen words far from a line",
                &[sixteen, "Tides", line],
                NOTHING,
            ),
            ("fifteen words beside a line", &[fifteen, line], NOTHING),
            (
                "a sentence of sixteen words beside a line",
                &[sentence_of_sixteen, line],
                NOTHING,
            ),
            (
                "sixteen words beside the article's text",
                &[sixteen, body.as_str()],
                heading,
            ),
            (
                "the start of a sentence of the article",
                &["-Mayor Ada Quill opens the new bridge", sentence],
                heading,
            ),
        ],
    );
}

#[test]
fn a_text_without_its_source_goes_to_its_neighbour() {
    let source = Ok((
        Rule::Prefix,
        "the kept text says the same and has its source",
    ));
    assert_verdicts(
        prefix,
        &[
            (
                "five words behind the dash",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge - from the harbour at night",
                ],
                source,
            ),
            (
                "six words behind the dash",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge - from the old harbour at night",
                ],
                NOTHING,
            ),
            (
                "eight names around a slash behind the dash",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge - Papers The very old Lindmouth Post/J. Reed",
                ],
                source,
            ),
            (
                "eight of them, of which the first is before the slash",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge - Papers/The very old Lindmouth Post J. Reed",
                ],
                source,
            ),
            (
                "eight names behind a slash",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge / Papers The very old Lindmouth Post Reed",
                ],
                NOTHING,
            ),
            (
                "nine of them",
                &[
                    "-Lindmouth Bridge",
                    "+Lindmouth Bridge - Papers The very, very old Lindmouth Post/J. Reed",
                ],
                NOTHING,
            ),
        ],
    );
}

#[test]
fn an_attribute_is_cut_off_at_a_quotation_mark() {
    let attribute = Ok((
        Rule::Truncated,
        "an attribute cut off at the quotation mark in it",
    ));
    let alt = "-Mayor Ada Quill opens the";
    let caption = "+Mayor Ada Quill opens the \"Bridge of Sighs\" to traffic";
    assert_verdicts(
        prefix,
        &[
            ("right before the caption", &[alt, caption], attribute),
            ("behind the caption", &[caption, alt], NOTHING),
            ("far from the caption", &[alt, "Tides", caption], NOTHING),
            (
                "not cut off, but a name before what it says",
                &[
                    "-Mayor Ada Quill:",
                    "+Mayor Ada Quill: \"We open it on Monday\"",
                ],
                NOTHING,
            ),
        ],
    );
}

#[test]
fn the_first_words_of_a_far_caption_go_where_they_are_no_heading() {
    let label = Ok((Rule::Label, "the first words of the kept caption"));
    let ferry = "+The ferry waits with white flowers on the deck. Photo: Jo Reed";
    let marie = "+Ferry Marie waits with white flowers on the deck. Photo: Jo Reed";
    let mason = "+Ada Quill Mason waves with white flowers. Photo: Jo Reed";
    let quill = "+Ada Quill waves with white flowers to all. Photo: Jo Reed";
    let quote = "“The council voted to rebuild the old bridge, and nobody who was there on Friday spoke against that plan in the end.”";
    assert_verdicts(
        prefix,
        &[
            (
                "a name that stops inside",
                &["-Ada Quill", "Tides", mason],
                label,
            ),
            (
                "a name that stops inside, in two places",
                &["-Ada Quill", "Tides", "Ada Quill", mason],
                NOTHING,
            ),
            (
                "a name that stops inside, of what nobody takes for a caption",
                &[
                    "-Ada Quill",
                    "Tides",
                    "+Ada Quill Mason waves with white flowers",
                ],
                NOTHING,
            ),
            (
                "a name that stops inside, beside what nobody takes for a caption",
                &["-Ada Quill", "+Ada Quill Mason"],
                NOTHING,
            ),
            ("the start of a sentence", &["-The ferry", ferry], label),
            (
                "the start of a sentence between two paragraphs",
                &[TEXT, "-The ferry", TEXT, ferry],
                NOTHING,
            ),
            (
                "the start of a sentence between a line and a paragraph",
                &[TEXT, "Tides", "-The ferry", TEXT, ferry],
                label,
            ),
            (
                "the start of a sentence, and of the next text",
                &["-The ferry", "The ferry sails", ferry],
                NOTHING,
            ),
            ("a whole name", &["-Ferry Marie", marie], NOTHING),
            (
                "a word that is no name elsewhere",
                &["-Ferry Marie", "An old ferry", marie],
                label,
            ),
            (
                "a line astray between a paragraph and a heading",
                &[TEXT, "-Ada Quill", "What comes next", TEXT, quill],
                label,
            ),
            (
                "a heading between two paragraphs",
                &[TEXT, "-Ada Quill", TEXT, quill],
                NOTHING,
            ),
            (
                "a line above a caption",
                &[
                    TEXT,
                    "-Ada Quill",
                    "Tom Vane waits for boats. Photo: Jo Reed",
                    TEXT,
                    quill,
                ],
                NOTHING,
            ),
            (
                "a line behind a heading",
                &[TEXT, "Tides", "-Ada Quill", "What comes next", TEXT, quill],
                NOTHING,
            ),
            (
                "the speaker of a quotation",
                &[quote, "-Ada Quill", "What comes next", TEXT, quill],
                NOTHING,
            ),
            (
                "a tag behind the text",
                &[TEXT, "-Ada Quill", "What comes next", quill],
                NOTHING,
            ),
        ],
    );
}

#[test]
fn what_stops_midway_goes_where_it_stands_between_a_caption_and_its_credit() {
    let sentence = "+Ada Quill checks the old bridge of Marrick. Quill keeps four hundred ewes on a thousand acres beside it all year.";
    assert_verdicts(
        prefix,
        &[
            (
                "in the midst of a sentence",
                &[
                    TEXT,
                    sentence,
                    "-Ada Quill checks the old bridge of Marrick. Quill keeps four hundred",
                    "Photo: Jo Reed",
                ],
                Ok((
                    Rule::Truncated,
                    "the kept caption begins with the same words and goes on",
                )),
            ),
            (
                "a sentence of the text",
                &[
                    TEXT,
                    sentence,
                    "-Ada Quill checks the old bridge of Marrick",
                    "Photo: Jo Reed",
                ],
                Err("a heading or a summary may begin as the text does"),
            ),
            (
                "no credit behind it",
                &[
                    TEXT,
                    sentence,
                    "-Ada Quill checks the old bridge of Marrick. Quill keeps four hundred",
                    "Tides",
                ],
                Err("a heading or a summary may begin as the text does"),
            ),
        ],
    );
}

#[test]
fn a_line_between_two_paragraphs_is_a_heading() {
    let caption = "+No words, but bread! The bakers of Marrick carry it over. Photo: Jo Reed";
    let heading = "-No words, but bread";
    assert_verdicts(
        prefix,
        &[
            (
                "between two paragraphs",
                &[TEXT, caption, TEXT, "Tides", TEXT, heading, TEXT],
                Err("the same start, but nothing says that it is a caption"),
            ),
            (
                "before a line",
                &[TEXT, caption, TEXT, "Tides", TEXT, heading, "Sport", TEXT],
                Ok((Rule::Label, "the first words of the kept caption")),
            ),
        ],
    );
}

#[test]
fn a_caption_goes_where_the_next_one_has_its_source_in_brackets() {
    let source = Ok((
        Rule::Prefix,
        "the kept text says the same and has its source",
    ));
    assert_verdicts(
        prefix,
        &[
            (
                "names",
                &[
                    "-Ada Quill opens the new bridge",
                    "+Ada Quill opens the new bridge (Harbour Post)",
                ],
                source,
            ),
            (
                "a script without capitals",
                &[
                    "-رئيسة البلدية تفتتح الجسر الجديد",
                    "+رئيسة البلدية تفتتح الجسر الجديد (وكالة المرفأ)",
                ],
                source,
            ),
            (
                "four words",
                &[
                    "-Ada opens the bridge",
                    "+Ada opens the bridge (Harbour Post)",
                ],
                NOTHING,
            ),
            (
                "a line between them",
                &[
                    "-Ada Quill opens the new bridge",
                    "Tides",
                    "+Ada Quill opens the new bridge (Harbour Post)",
                ],
                NOTHING,
            ),
            (
                "small letters",
                &[
                    "-Ada Quill opens the new bridge",
                    "+Ada Quill opens the new bridge (second attempt)",
                ],
                NOTHING,
            ),
            (
                "a number",
                &[
                    "-Ada Quill opens the new bridge",
                    "+Ada Quill opens the new bridge (Part 2)",
                ],
                NOTHING,
            ),
            (
                "one word, which may be news",
                &[
                    "-Konzert des Chors auf der Brücke",
                    "+Konzert des Chors auf der Brücke (Abgesagt)",
                ],
                NOTHING,
            ),
            (
                "no bracket at the end",
                &[
                    "-Ada Quill opens the new bridge",
                    "+Ada Quill opens the new bridge (Harbour) Post",
                ],
                NOTHING,
            ),
        ],
    );
}

#[test]
fn what_stops_behind_a_small_word_below_the_whole_sentence_is_cut_off() {
    let cut = Ok((
        Rule::Truncated,
        "cut off before the end of the sentence that the kept text has",
    ));
    let whole = "+Mayor Ada Quill shows the place where the bridge was taken from the river";
    assert_verdicts(
        prefix,
        &[
            (
                "a small word",
                &[whole, "-Mayor Ada Quill shows the place where the"],
                cut,
            ),
            (
                "a word that says something",
                &[whole, "-Mayor Ada Quill shows the place where the bridge"],
                NOTHING,
            ),
            (
                "seven words",
                &[whole, "-Mayor Ada Quill shows the place where"],
                NOTHING,
            ),
            (
                "before the whole sentence, as a heading may",
                &["-Mayor Ada Quill shows the place where the", whole],
                NOTHING,
            ),
            (
                "a line between them",
                &[whole, "Tides", "-Mayor Ada Quill shows the place where the"],
                NOTHING,
            ),
            (
                "the end of its sentence",
                &[whole, "-Mayor Ada Quill shows the place where the."],
                NOTHING,
            ),
        ],
    );
}

#[test]
fn what_stood_there_twice_is_the_label_of_the_text_right_behind_it() {
    let (once, label) = (
        "Mayor Ada Quill opens bridges",
        "-Mayor Ada Quill opens bridges",
    );
    let full = "+Mayor Ada Quill opens bridges at Garth";
    let sentence = "+Mayor Ada Quill opens bridges at Garth on Friday morning with the crew of the ferry Marie and a band.";
    let (long, long_label) = (
        "Mayor Ada Quill opens the new bridges at",
        "-Mayor Ada Quill opens the new bridges at",
    );
    // The first line is the one that went.
    for (what, lines, expected) in [
        ("right behind it", &[once, TEXT, label, full][..], GOES_ON),
        ("right before it", &[once, TEXT, full, label], NOTHING),
        (
            "apart from it",
            &[
                long,
                long_label,
                "Tides",
                "+Mayor Ada Quill opens the new bridges at Garth",
            ],
            NOTHING,
        ),
        (
            "before the article's text",
            &[once, label, sentence],
            Err("a heading or a summary may begin as the text does"),
        ),
    ] {
        let found = ask(lines, |scene, goes, stays| {
            let copy = Repeat::new(Rule::Exact, 0, goes, "the same text");
            scene.take_out(&copy);
            scene.take_stock();
            said(prefix, scene, goes, stays)
        });
        assert_eq!(found, expected, "{what}");
    }
}

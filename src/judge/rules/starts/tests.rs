use super::*;
use crate::judge::settle::tests::{TEXT, ask};

/// What a rule says of each article: which kind of repeat the line marked `-` is of the one marked `+`, or why it is
/// none.
#[track_caller]
fn assert_verdicts(
    rule: impl Fn(&Scene, usize, usize) -> Verdict,
    rows: &[(&str, &[&str], Result<(Rule, &str), &str>)],
) {
    for (what, lines, expected) in rows {
        let found = ask(lines, |scene, goes, stays| {
            rule(scene, goes, stays).map(|repeat| {
                assert_eq!(
                    (repeat.block, repeat.keepers),
                    (goes, vec![stays]),
                    "{what}"
                );
                (repeat.rule, repeat.reason)
            })
        });
        assert_eq!(found, *expected, "{what}");
    }
}

const CUT: Result<(Rule, &str), &str> = Ok((
    Rule::Truncated,
    "cut off; the kept text begins with the same words and goes on",
));
const PULL_QUOTE: Result<(Rule, &str), &str> =
    Err("a pull quote or a headline may break off what the text says");

#[test]
fn a_text_with_the_mark_of_a_cut_goes_where_it_is_clear_of_what() {
    let too_short = Err("cut off, but too short to tell of what");
    let summary = Err("a summary may break off what the text says");
    let teasers = Err("teasers of a page stand cut off in several places");
    let full = "+Mayor Ada Quill opens the new bridge over the Orle";
    let captioned = "+Mayor Quill opens the new bridge. Photo: Jo Reed";
    let sentence = "+Mayor Ada Quill opens the new bridge over the Orle, and nobody who was there on Friday spoke against that plan.";
    assert_verdicts(
        cut,
        &[
            ("three words", &["-Mayor Ada Quill…", "Tides", full], CUT),
            (
                "two words beside their caption",
                &["-Mayor Quill…", captioned],
                CUT,
            ),
            (
                "two words, afar",
                &["-Mayor Quill…", "Tides", captioned],
                too_short,
            ),
            ("six letters", &["-Mayor Q…", captioned], CUT),
            ("five letters", &["-Mayor…", captioned], too_short),
            (
                "two words beside what nobody takes for a caption",
                &["-Mayor Ada…", full],
                too_short,
            ),
            (
                "three words with those of a widget",
                &["-Mayor Ada Quill Read more", "Tides", full],
                CUT,
            ),
            (
                "two words with those of a widget beside their caption",
                &["-Mayor Ada Read more", full],
                CUT,
            ),
            (
                "one word with those of a widget beside its caption",
                &["-Mayor Read more", full],
                CUT,
            ),
            (
                "two words with those of a widget, afar",
                &["-Mayor Ada Read more", "Tides", full],
                too_short,
            ),
            (
                "a sentence of the article near its start",
                &[
                    "-Mayor Ada Quill opens the new…",
                    "Tides",
                    "Sport",
                    sentence,
                ],
                CUT,
            ),
            (
                "a sentence of the article far from its start",
                &[
                    "-Mayor Ada Quill opens the new…",
                    "Tides",
                    "Sport",
                    "Ferries",
                    sentence,
                ],
                summary,
            ),
            (
                "a teaser in one place, far",
                &["-Mayor Ada Quill…", "Tides", "Sport", "Ferries", full],
                CUT,
            ),
            (
                "a teaser in two places, near",
                &["-Mayor Ada Quill…", "Tides", "Mayor Ada Quill…", full],
                CUT,
            ),
            (
                "a teaser in two places, far",
                &[
                    "-Mayor Ada Quill…",
                    "Tides",
                    "Sport",
                    "Mayor Ada Quill…",
                    full,
                ],
                teasers,
            ),
            (
                "a caption with its credit that is cut off in two places",
                &[
                    "-Mayor Quill opens…",
                    "Tides",
                    "Sport",
                    "Mayor Quill opens…",
                    captioned,
                ],
                CUT,
            ),
        ],
    );
}

#[test]
fn a_pull_quote_stays() {
    let quote = "-“We waited for the ferry…";
    assert_verdicts(
        cut,
        &[
            (
                "a quotation, broken off elsewhere",
                &[quote, "Tides", "+“We waited for the ferry all night”"],
                PULL_QUOTE,
            ),
            (
                "a quotation, broken off right beside it",
                &[quote, "+“We waited for the ferry all night”"],
                CUT,
            ),
            (
                "a quotation of the article's text, broken off right beside it",
                &[
                    quote,
                    "+“We waited for the ferry all night, and nobody who was there on Friday spoke to any of us until the end.”",
                ],
                PULL_QUOTE,
            ),
            (
                "no quotation any more",
                &[quote, "Tides", "+We waited for the ferry all night"],
                CUT,
            ),
            (
                "a quotation in a caption with its credit",
                &[
                    quote,
                    "Tides",
                    "+“We waited for the ferry all night long on Monday,” says Quill. Photo: Jo Reed",
                ],
                CUT,
            ),
        ],
    );
}

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
                Ok((
                    Rule::Truncated,
                    "cut off inside a word that the kept text has in full",
                )),
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
    let goes_on = Ok((
        Rule::Truncated,
        "the kept caption begins with the same words and goes on",
    ));
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
                Err("the same start, but nothing says that it is a caption"),
            ),
            (
                "five words with which the next text begins",
                &[
                    caption,
                    "-Mayor Ada Quill opens the",
                    "Mayor Ada Quill opens the door",
                ],
                goes_on,
            ),
        ],
    );
}

#[test]
fn a_text_cut_off_without_a_mark_goes_to_a_caption() {
    let inside_word = Ok((
        Rule::Truncated,
        "cut off inside a word that the kept text has in full",
    ));
    let goes_on = Ok((
        Rule::Truncated,
        "the kept caption begins with the same words and goes on",
    ));
    let nothing = Err("the same start, but nothing says that it is a caption");
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
                inside_word,
            ),
            (
                "six words that end as a sentence does",
                &["-Mayor Ada Quill opens the ne.", "Tides", caption],
                nothing,
            ),
            (
                "eight words beside a line, the last of them a part of one",
                &["-Mayor Ada Quill opens the new bridge t", credited],
                inside_word,
            ),
            (
                "seven words beside a line, the last of them a part of one",
                &["-Mayor Ada Quill opens the new bri", credited],
                nothing,
            ),
            (
                "seven words, near",
                &["-Mayor Ada Quill opens the new bridge", "Tides", caption],
                goes_on,
            ),
            (
                "six words, near",
                &["-Mayor Ada Quill opens the new", "Tides", caption],
                nothing,
            ),
            (
                "five words beside it",
                &["-Mayor Ada Quill opens the", caption],
                goes_on,
            ),
            (
                "four words beside it",
                &["-Mayor Ada Quill opens", caption],
                nothing,
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
                goes_on,
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
                goes_on,
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
                nothing,
            ),
            ("sixteen words beside a line", &[sixteen, line], next_text),
            (
                "sixteen words far from a line",
                &[sixteen, "Tides", line],
                nothing,
            ),
            ("fifteen words beside a line", &[fifteen, line], nothing),
            (
                "a sentence of sixteen words beside a line",
                &[sentence_of_sixteen, line],
                nothing,
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
    let nothing = Err("the same start, but nothing says that it is a caption");
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
                nothing,
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
    let nothing = Err("the same start, but nothing says that it is a caption");
    let alt = "-Mayor Ada Quill opens the";
    let caption = "+Mayor Ada Quill opens the \"Bridge of Sighs\" to traffic";
    assert_verdicts(
        prefix,
        &[
            ("right before the caption", &[alt, caption], attribute),
            ("behind the caption", &[caption, alt], nothing),
            ("far from the caption", &[alt, "Tides", caption], nothing),
            (
                "not cut off, but a name before what it says",
                &[
                    "-Mayor Ada Quill:",
                    "+Mayor Ada Quill: \"We open it on Monday\"",
                ],
                nothing,
            ),
        ],
    );
}

#[test]
fn the_clean_text_stays_of_one_with_a_duration_behind_it() {
    let clean = Ok((Rule::Near, "the same words, and those of a widget"));
    assert_verdicts(
        |scene, goes, stays| widget(scene, stays, goes),
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
        ],
    );
}

#[test]
fn the_first_words_of_a_far_caption_go_where_they_are_no_heading() {
    let label = Ok((Rule::Label, "the first words of the kept caption"));
    let nothing = Err("the same start, but nothing says that it is a caption");
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
                nothing,
            ),
            (
                "a name that stops inside, of what nobody takes for a caption",
                &[
                    "-Ada Quill",
                    "Tides",
                    "+Ada Quill Mason waves with white flowers",
                ],
                nothing,
            ),
            (
                "a name that stops inside, beside what nobody takes for a caption",
                &["-Ada Quill", "+Ada Quill Mason"],
                nothing,
            ),
            ("the start of a sentence", &["-The ferry", ferry], label),
            (
                "the start of a sentence, and of the next text",
                &["-The ferry", "The ferry sails", ferry],
                nothing,
            ),
            ("a whole name", &["-Ferry Marie", marie], nothing),
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
                nothing,
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
                nothing,
            ),
            (
                "a line behind a heading",
                &[TEXT, "Tides", "-Ada Quill", "What comes next", TEXT, quill],
                nothing,
            ),
            (
                "the speaker of a quotation",
                &[quote, "-Ada Quill", "What comes next", TEXT, quill],
                nothing,
            ),
            (
                "a tag behind the text",
                &[TEXT, "-Ada Quill", "What comes next", quill],
                nothing,
            ),
        ],
    );
}

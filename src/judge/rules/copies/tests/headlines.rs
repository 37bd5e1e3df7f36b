//! Lines that stand twice in the head of an article, and headlines.

use super::{LINE, NO_MEDIUM, SAME_TEXT, SAME_WORDS};
use crate::finding::Rule;
use crate::judge::rules::tests::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use crate::judge::trial::TEXT;

const OTHER_CAPTION: &str = "Tom Vane waits for the ferry at Lindmouth. Photo: Jo Reed/AP";

#[test]
fn lines_of_the_head() {
    let headline = "Lindmouth has its bridge back";
    let nine = "= Mayor Ada Quill opens the bridge over the Orle";
    let ten = "= Mayor Ada Quill opens the new bridge over the Orle";
    let sentence = "= Mayor Ada Quill opens the bridge over the Orle.";
    let (three, credit) = ("= Lindmouth bridge opens", "Photo: Jo Reed/AP");
    let deck = "The old one fell into the river in spring";
    let deck_with_year = "The old one of 1921 fell into the river";
    let second_deck = "Ferries ran for two years between the banks";
    let (byline, section, date) = ("From our reporter", "Politics and transport", "3 May 2021");
    let rows: &[Row] = &[
        (
            "two lines below a headline that says something else",
            &[headline, nine, nine, TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a second headline may be said twice below a byline",
            &[headline, byline, nine, nine, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a second headline may stand twice above a line",
            &[headline, nine, nine, section, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "ten words are no second headline",
            &[headline, ten, ten, TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a second headline right below the first, whatever is next",
            &[nine, nine, OTHER_CAPTION, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "the headline as the caption of the lead photo, as the markup says",
            &[
                "= [heading] Lindmouth has its bridge back",
                "= [caption 1] Lindmouth has its bridge back",
                TEXT,
            ],
            Ok((Rule::Exact, 1, &[0], SAME_TEXT)),
        ),
        (
            "the deck as the caption of the lead photo",
            &[
                headline,
                "= The old one fell into the river in spring",
                byline,
                "= [caption 1] The old one fell into the river in spring",
                TEXT,
            ],
            Ok((Rule::Exact, 3, &[1], SAME_TEXT)),
        ),
        (
            "rows of two lists in the head, above a caption",
            &[
                headline,
                "Friday",
                "Cook: Ben Osei",
                "= The old miller: Tom Vane",
                "Saturday",
                "Cook: Ben Osei",
                "= The old miller: Tom Vane",
                OTHER_CAPTION,
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "the credit of the lead photo, again below the byline",
            &[
                headline,
                "The old bridge before the flood of spring",
                "= Photo: Jo Reed/AP",
                byline,
                "= Photo: Jo Reed/AP",
                TEXT,
            ],
            Ok((
                Rule::Credit,
                4,
                &[2],
                "the same credit, for the same medium",
            )),
        ),
        (
            "a line-up that two matches have in common",
            &[
                headline,
                "= The team: Lind, Reed, Berg, Dahl, Holt",
                "The goals were shot by Reed and Lind",
                date,
                "= The team: Lind, Reed, Berg, Dahl, Holt",
                "The goals were shot by Berg and Dahl",
                OTHER_CAPTION,
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "the same credit below two captions of a few characters",
            &[
                headline,
                "福順號下水前",
                "= 攝影:高若水",
                "福順號下水後",
                "= 攝影:高若水",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "the same credit below two captions in the head",
            &[
                headline,
                "The old bridge before the flood of spring",
                "= Photo: Jo Reed/AP",
                "The old bridge after the flood of spring",
                "= Photo: Jo Reed/AP",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "an alt text behind the head, above its caption",
            &[nine, byline, nine, OTHER_CAPTION, TEXT],
            Ok((Rule::Exact, 2, &[0], SAME_TEXT)),
        ),
        (
            "an alt text behind a deck, a byline and a date",
            &[LINE, deck, byline, section, date, LINE, TEXT],
            Ok((Rule::Exact, 5, &[0], SAME_TEXT)),
        ),
        (
            "no head has two decks",
            &[LINE, deck, second_deck, date, LINE, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a deck with a year is no date",
            &[LINE, deck_with_year, second_deck, LINE, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "there is no head without a date",
            &[LINE, byline, section, LINE, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "the title of a video in two states of its player",
            &[LINE, "Play video", LINE, TEXT],
            Ok((Rule::Exact, 2, &[0], SAME_TEXT)),
        ),
        (
            "one word is no player",
            &[LINE, "Play", LINE, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a second headline of ten words",
            &[ten, ten, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a line of ten words, again behind three more lines and a credit",
            &[
                headline,
                ten,
                byline,
                section,
                "Ferries wait here",
                credit,
                ten,
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "no headline is a sentence",
            &[sentence, byline, sentence, OTHER_CAPTION, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "three words are no headline",
            &[three, byline, three, OTHER_CAPTION, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "the credits of two photos, with short lines between them",
            &[
                "= [photo 1] Photo: Jo Reed/AP",
                headline,
                "= [photo 2] Photo: Jo Reed/AP",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "the credits of two photos, of which one stands outside",
            &[
                "= [photo 1] Photo: Jo Reed/AP",
                "[photo 2] Ferries wait here",
                "= Photo: Jo Reed/AP",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "credits around what was written above them",
            &[
                "= Photo: Jo Reed/AP",
                "Ferries wait here for the new bridge until the ice has gone.",
                "Nobody knows when that will be",
                "= Photo: Jo Reed/AP",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "names twice behind each other, of one photo",
            &["= [caption 1] Jo Reed", "= [caption 1] Jo Reed", TEXT],
            Ok((Rule::Exact, 1, &[0], "the same text")),
        ),
        (
            "a credit above the headline and below",
            &["= Photo: Jo Reed/AP", headline, "= Photo: Jo Reed/AP", TEXT],
            Ok((
                Rule::Credit,
                2,
                &[0],
                "the same credit, for the same medium",
            )),
        ),
    ];
    check(rows);
}

#[test]
fn a_headline_stands_in_the_head() {
    let sections: Vec<String> = ('a'..='n').map(|name| format!("Section {name}")).collect();
    let sections: Vec<&str> = sections.iter().map(String::as_str).collect();
    let gallery = [TEXT, MORE_TEXT, LAST_TEXT, "Photo: Jo Reed/AP", LINE, TEXT];
    let close_gallery = [TEXT, MORE_TEXT, "Photo: Jo Reed/AP", LINE, TEXT];
    let last = [&sections[..13], &[LINE], &gallery].concat();
    let behind = [&sections[..], &[LINE], &gallery].concat();
    let text = [LINE, TEXT, MORE_TEXT, LAST_TEXT];
    let above = [&text, &sections[..9], &[LINE, OTHER_CAPTION]].concat();
    let too_far = [&text, &sections[..10], &[LINE, OTHER_CAPTION]].concat();
    let rows: &[Row] = &[
        (
            "the gallery has the headline for its title",
            &last,
            Ok((Rule::Exact, 18, &[13], SAME_TEXT)),
        ),
        (
            "the head has fourteen lines at most",
            &behind,
            Err(NO_MEDIUM),
        ),
        (
            "two paragraphs do not part a gallery from the head",
            &[&[LINE], &close_gallery[..]].concat(),
            Err(NO_MEDIUM),
        ),
        (
            "the lead photo below a long teaser",
            &above,
            Ok((Rule::Exact, 13, &[0], SAME_TEXT)),
        ),
        ("no lead photo stands so far down", &too_far, Err(NO_MEDIUM)),
    ];
    check(rows);
}

#[test]
fn a_sentence_above_the_text_is_said_twice() {
    let (seven, six) = (
        "= Mayor Ada Quill opens the old bridge.",
        "= Ada Quill opens the old bridge.",
    );
    let headline = "Lindmouth has its bridge back";
    let rows: &[Row] = &[
        (
            "right behind",
            &[headline, seven, seven, TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "of few words, below another line than the headline",
            &[headline, "Ferries and tides", six, six, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "without its stop",
            &[
                headline,
                "Ferries and tides",
                "= Mayor Ada Quill opens the old bridge",
                "= Mayor Ada Quill opens the old bridge",
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "behind another line",
            &[headline, seven, "Ferries and tides", seven, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "above a verse",
            &[headline, seven, seven, "And who is on it,", TEXT],
            Err(NO_MEDIUM),
        ),
    ];
    check(rows);
}

#[test]
fn the_headline_is_the_alternative_text_of_pictures() {
    let headline = "Lindmouth has its bridge back";
    let kept = "= Lindmouth has its bridge back";
    let shown = "Ferries wait here for the ice";
    let again = Ok((Rule::Exact, 2, &[0][..], SAME_TEXT));
    let rows: &[Row] = &[
        (
            "again and again in the text",
            &[kept, TEXT, kept, shown, TEXT, headline, shown, MORE_TEXT],
            again,
        ),
        (
            "once in the text",
            &[kept, TEXT, kept, shown, MORE_TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "once in the text, and behind it",
            &[kept, TEXT, kept, shown, MORE_TEXT, headline],
            Err(NO_MEDIUM),
        ),
        (
            "behind the text",
            &[
                kept, TEXT, headline, shown, TEXT, headline, shown, MORE_TEXT, kept,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "as the heading of a section",
            &[
                kept, TEXT, kept, TEXT, headline, shown, TEXT, headline, shown, MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "in the head, far below itself",
            &[
                kept, "Tides", "Sport", "Ferries", kept, shown, TEXT, headline, shown, TEXT,
                headline, shown, MORE_TEXT,
            ],
            Ok((Rule::Exact, 4, &[0], SAME_TEXT)),
        ),
        (
            "in the head, near itself",
            &[
                kept, "Tides", "Sport", kept, shown, TEXT, headline, shown, TEXT, headline, shown,
                MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a sentence",
            &[
                "= Lindmouth has its bridge back.",
                TEXT,
                "= Lindmouth has its bridge back.",
                shown,
                TEXT,
                "Lindmouth has its bridge back.",
                shown,
                MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a heading of four words",
            &[
                "= Lindmouth bridge is back",
                TEXT,
                "= Lindmouth bridge is back",
                shown,
                TEXT,
                "Lindmouth bridge is back",
                shown,
                MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
    ];
    check(rows);
}

#[test]
fn of_two_headlines_the_one_without_entities_stays() {
    let rows: &[Row] = &[
        (
            "below the other",
            &[
                "= Lindmouth has its bridge back &mdash; for now",
                "= Lindmouth has its bridge back — for now",
                TEXT,
            ],
            Ok((Rule::Exact, 0, &[1], SAME_WORDS)),
        ),
        (
            "above the other",
            &[
                "= Lindmouth has its bridge back — for now",
                "= Lindmouth has its bridge back &mdash; for now",
                TEXT,
            ],
            Ok((Rule::Exact, 1, &[0], SAME_WORDS)),
        ),
    ];
    check(rows);
}

#[test]
fn a_byline_is_no_credit() {
    let headline = "Lindmouth has its bridge back";
    let caption = "Ferries wait here for the ice";
    let (byline, credit) = (
        "= Jo Reed | jreed@harbour.example",
        "= (Jo Reed/jreed@harbour.example)",
    );
    let rows: &[Row] = &[
        (
            "the same names in the head",
            &[headline, byline, caption, credit, TEXT],
            Ok((Rule::Exact, 3, &[1], SAME_WORDS)),
        ),
        (
            "the same credit in the head, once above the date",
            &[
                headline,
                "= Photo Jo Reed",
                caption,
                "= Photo Jo Reed",
                "12 May 2021",
                TEXT,
            ],
            Ok((
                Rule::Credit,
                3,
                &[1],
                "the same credit, for the same medium",
            )),
        ),
        (
            "the same credit in the head, once behind who wrote it",
            &[
                headline,
                "By",
                "= Photo Jo Reed",
                caption,
                "= Photo Jo Reed",
                TEXT,
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "the same names in the head, once behind who wrote it",
            &[headline, "By", byline, caption, credit, TEXT],
            Err(NO_MEDIUM),
        ),
    ];
    check(rows);
}

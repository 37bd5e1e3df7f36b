use super::super::tests::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const SAME_TEXT: &str = "the same text";
const SAME_WORDS: &str = "the same words";
const NO_MEDIUM: &str = "the same words, but nothing says that they belong to one medium";
const BODY: &str = "running text is not touched";

const LINE: &str = "= Ada Quill opens the bridge over the Orle";
const CAPTION: &str = "Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";
const THAT: &str = "= Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";
const OTHER_CAPTION: &str = "Tom Vane waits for the ferry at Lindmouth. Photo: Jo Reed/AP";

#[test]
fn long_texts_stay_unless_one_is_cut_off() {
    let long = [TEXT, MORE_TEXT, LAST_TEXT].join(" ");
    let longer = format!("= {}", [&long[..]; 7].join(" "));
    let start: Vec<&str> = longer.split(' ').take(49).collect();
    let start = start.join(" ");
    let whole = format!("= {long}");
    let cut = format!("= {long}…");
    let rows: &[Row] = &[
        ("two paragraphs of the text", &[&whole, &whole], Err(BODY)),
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
            "a second headline is short",
            &[headline, nine, nine, TEXT],
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
fn lines_of_the_text() {
    let sentence = "= Ada Quill opens the bridge over the Orle.";
    let tags = "= Ada Quill opens the bridge #bridge #orle";
    let letters = "= Ada Quill opens the bridge #b #o";
    let photo = "= [photo 1] Ada Quill opens the bridge over the Orle";
    let ten = "= Mayor Ada Quill opens the new bridge over the Orle";
    let tail = "= Weather for the weekend";
    let credit = "Photo: Jo Reed/AP";
    let calls = |times: usize| format!("= Clang{}", ", clang".repeat(times - 1));
    let (twelve, thirteen) = (calls(12), calls(13));
    let rows: &[Row] = &[
        (
            "a verse that another one repeats a line later",
            &[
                TEXT,
                "= Oh river, water deep,",
                "Oh carry now my little boat",
                "= Oh river, water deep.",
                MORE_TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a caption in other quotes",
            &[
                TEXT,
                "= The ferry “Marie” waits",
                "Oh carry now my little boat",
                "= The ferry Marie waits.",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 3, &[1], SAME_WORDS)),
        ),
        (
            "a caption and its names, at two places",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "[photo 1] Jo Reed for the Post",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge over the Orle",
                "Jo Reed for the Post",
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "a caption with other names behind it",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "[photo 1] Jo Reed for the Post",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge over the Orle",
                "Tom Vane for the Post",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "rows of a plan, where no markup tells of media",
            &[
                TEXT,
                "= Cool down for ten minutes after the run",
                "Friday Rest Day",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Cool down for ten minutes after the run",
                "Friday Rest Day",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a word that is called three times",
            &[
                TEXT,
                "= Clang, clang, clang!",
                "= Clang, clang, clang!",
                MORE_TEXT,
            ],
            Err("a word that is called again and again"),
        ),
        (
            "a word that is called twelve times",
            &[TEXT, &twelve, &twelve, MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a word that is called thirteen times",
            &[TEXT, &thirteen, &thirteen, MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a word that is called twice",
            &[TEXT, "= Clang, clang!", "= Clang, clang!", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "names that are called twice",
            &[TEXT, "= Viva Ada Quill!", "= Viva Ada Quill!", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a prayer",
            &[TEXT, "= Lord have mercy.", "= Lord have mercy.", MORE_TEXT],
            Err("a word that is called again and again"),
        ),
        (
            "a longer sentence",
            &[
                TEXT,
                "= The bridge opens on Monday.",
                "= The bridge opens on Monday.",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "names with a stop",
            &[TEXT, "= Ada Quill.", "= Ada Quill.", MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a few words with a credit behind them",
            &[
                TEXT,
                "= The new bridge.",
                "= The new bridge.",
                "Photo: Jo Reed/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 1, &[2], SAME_TEXT)),
        ),
        (
            "a word twice",
            &[TEXT, "= Clang, clang", "= Clang, clang", MORE_TEXT],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "two words that are called twice",
            &[
                TEXT,
                "= Clang, bell, clang, bell",
                "= Clang, bell, clang, bell",
                MORE_TEXT,
            ],
            Err("a word that is called again and again"),
        ),
        (
            "a word that stands there twice",
            &[
                TEXT,
                "= Clang, clang, bell",
                "= Clang, clang, bell",
                MORE_TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_TEXT)),
        ),
        (
            "a poster stands before the words that start its video",
            &[
                TEXT,
                LINE,
                "Play video",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                LINE,
                "Play video",
            ],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "a sentence before the button of a picture, in a page that was scraped twice",
            &[
                TEXT,
                sentence,
                "Play video",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                sentence,
                "Play video",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a line that repeats the title of a video",
            &[
                TEXT,
                LINE,
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                LINE,
                "Play video",
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a post and the page it was shared on",
            &[TEXT, tags, MORE_TEXT, LAST_TEXT, TEXT, tags, TEXT],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "a letter is no hashtag",
            &[TEXT, letters, MORE_TEXT, LAST_TEXT, TEXT, letters, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "teasers below the text",
            &[TEXT, tail, tail],
            Err(NO_MEDIUM),
        ),
        (
            "letters in a row of their own",
            &[TEXT, "= Al Bo", "= Al Bo", MORE_TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "a caption below the text has a credit",
            &[TEXT, tail, credit, tail],
            Ok((Rule::Exact, 3, &[1], SAME_TEXT)),
        ),
        (
            "a caption has its credit behind a paragraph",
            &[TEXT, LINE, MORE_TEXT, LINE, credit, TEXT],
            Ok((Rule::Exact, 1, &[3], SAME_TEXT)),
        ),
        (
            "a pull quote and a line of the text",
            &[
                TEXT,
                "= “The bridge is open at last",
                "= The bridge is open at last",
                TEXT,
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a quotation in a caption",
            &[
                TEXT,
                "= “The bridge is open at last. Photo: Jo Reed/AP",
                "= The bridge is open at last. Photo: Jo Reed/AP",
                TEXT,
            ],
            Ok((Rule::Exact, 2, &[1], SAME_WORDS)),
        ),
        (
            "a credit under two photos",
            &[
                TEXT,
                "= Photo: Jo Reed/AP",
                MORE_TEXT,
                "= Photo: Jo Reed/AP",
            ],
            Err("the same credit under two media is no repeat"),
        ),
        (
            "the name of a file and what it shows",
            &[
                TEXT,
                "= ada-quill-opens-the-bridge",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Ada Quill opens the bridge",
            ],
            Ok((Rule::Exact, 1, &[5], SAME_WORDS)),
        ),
        (
            "names between dashes are no file",
            &[
                TEXT,
                "= Tom Vane - Ada Quill - Lindmouth",
                MORE_TEXT,
                LAST_TEXT,
                TEXT,
                "= Tom Vane, Ada Quill, Lindmouth",
            ],
            Err(NO_MEDIUM),
        ),
        (
            "a photo and its copy, by their markup",
            &[TEXT, photo, MORE_TEXT, LAST_TEXT, TEXT, photo],
            Ok((Rule::Exact, 5, &[1], SAME_TEXT)),
        ),
        (
            "a photo and a line of the text",
            &[TEXT, photo, MORE_TEXT, LAST_TEXT, TEXT, LINE],
            Err(NO_MEDIUM),
        ),
        (
            "a caption in capitals and in small letters, around a paragraph",
            &[
                TEXT,
                "= ADA QUILL OPENS THE BRIDGE OVER THE ORLE",
                MORE_TEXT,
                LINE,
            ],
            Ok((Rule::Exact, 1, &[3], SAME_WORDS)),
        ),
        (
            "ten words with a credit",
            &[TEXT, ten, credit, MORE_TEXT, LAST_TEXT, TEXT, ten, TEXT],
            Ok((Rule::Exact, 6, &[1], SAME_TEXT)),
        ),
        (
            "ten words without a credit",
            &[TEXT, ten, MORE_TEXT, LAST_TEXT, TEXT, ten, TEXT],
            Err(NO_MEDIUM),
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
            Ok((Rule::Near, 1, &[2], "the same words, and those of a widget")),
        ),
    ];
    check(rows);
}

#[test]
fn a_song_is_sung_twice() {
    let (verse, next) = (
        "= Take me over the river tonight",
        "For the bridge is all alight",
    );
    let rows: &[Row] = &[
        (
            "behind a colon, and it goes on",
            &[TEXT, "The choir sings:", verse, verse, next, TEXT],
            Err(NO_MEDIUM),
        ),
        (
            "behind no colon",
            &[TEXT, "The choir sings", verse, verse, next, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
        (
            "above the text",
            &[TEXT, "The choir in a video:", verse, verse, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
        (
            "above another caption that stands twice",
            &[TEXT, "More:", verse, verse, next, next, TEXT],
            Ok((Rule::Exact, 3, &[2], SAME_TEXT)),
        ),
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
        ("of few words", &[headline, six, six, TEXT], Err(NO_MEDIUM)),
        (
            "without its stop",
            &[
                headline,
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

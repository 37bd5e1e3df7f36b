//! What stands above the text: headlines, alternative texts and the head of a page.

use super::{BODY, goes};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn the_headline_with_the_number_of_each_picture() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open at last",
            TEXT,
            "- The bridge over the Orle is open at last - Photo 1.",
            BODY,
            "- The bridge over the Orle is open at last - Photo 2.",
            "- The bridge over the Orle is open at last - Resim: 3",
            "The bridge over the Orle is open at last photo 4",
            "Phase 2 of the bridge - part 2",
        ],
    );
}

#[test]
fn an_alt_and_a_caption_below_the_date() {
    let (headline, date) = ("Lindmouth has its bridge back", "3 May 2021 10:30");
    let caption = "Mayor Quill at the new bridge";
    goes(
        Format::Text,
        &[
            headline,
            "From our reporter",
            date,
            caption,
            &format!("- {caption}"),
            TEXT,
        ],
    );
    // Above the date it may be a second headline.
    goes(Format::Text, &[headline, caption, caption, date, TEXT]);
}

#[test]
fn numbers_alone_behind_the_headline() {
    goes(
        Format::Text,
        &[
            "Mosaic of 1800 years found in Wick",
            TEXT,
            "- Mosaic of 1800 years found in Wick - 1",
            BODY,
            "- Mosaic of 1800 years found in Wick - 2",
            "Lower Wick and Upper Wick parted 2 - 1",
        ],
    );
}

#[test]
fn the_head_of_a_page_that_is_scrolled() {
    let (title, share) = (
        "The bridge over the Orle is open",
        "Share this story with friends",
    );
    goes(
        Format::Text,
        &[title, "Mara Holt", "May 7, 2025", share, title, share, TEXT],
    );
    goes(
        Format::Text,
        &[
            title,
            "Mara Holt",
            "May 7, 2025",
            share,
            &format!("- {title}"),
            TEXT,
        ],
    );
}

#[test]
fn a_heading_that_a_page_has_on_top_as_well() {
    let title = "The bridge over the Orle is open again";
    goes(
        Format::Html,
        &[
            &format!("<div class=bar>{title}</div>"),
            "<p>News</p>",
            "<p>May 7, 2025</p>",
            &format!("<h1>{title}</h1>"),
            &format!("<p>{TEXT}</p>"),
        ],
    );
}

#[test]
fn verses_below_the_date() {
    let verse = "We haul the ropes till morning comes";
    goes(
        Format::Text,
        &[
            "Work song of the harbour",
            "By Jo Reed",
            "May 7, 2025",
            verse,
            verse,
            "And then we sleep till noon",
            TEXT,
        ],
    );
}

#[test]
fn numbers_behind_the_headline_that_count_no_pictures() {
    let headline = "The great bridges of the Orle valley";
    goes(
        Format::Text,
        &[
            headline,
            TEXT,
            BODY,
            "In this series",
            &format!("{headline} - 1"),
            &format!("{headline} - 3"),
        ],
    );
    goes(
        Format::Text,
        &[
            headline,
            TEXT,
            "Lower Wick and Upper Wick part two to one",
            BODY,
            "Lower Wick and Upper Wick part 2 - 1",
            TEXT,
        ],
    );
}

#[test]
fn the_headline_above_a_byline_with_its_date() {
    for byline in [
        "Jana Reedová, redaktorka, Wick 14.11.2026",
        "Jana Reed, staff writer, Wick 14 May 2026",
    ] {
        goes(
            Format::Text,
            &[
                "Mayor Quill opens the new bridge",
                "Mayor Quill opens the new bridge over the Orle on Monday. Photo: Tom Vane",
                byline,
                TEXT,
                BODY,
            ],
        );
    }
    // Of two lines that may be the headline, the one may be the label of the photo.
    goes(
        Format::Text,
        &[
            "- Mayor Quill opens the new bridge",
            "Mayor Quill opens the new bridge over the Orle on Monday. Photo: Tom Vane",
            "The whole town came to see it",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_title_of_the_page() {
    let title = "The bridge over the Orle is open again";
    goes(
        Format::Text,
        &[
            title,
            &format!("{title} | Harbour Post"),
            "By Jo Reed",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn three_copies_below_the_date() {
    let alt = "A girl plays the flute on the steps of the house";
    let copy = format!("- {alt}");
    goes(
        Format::Text,
        &[
            "The bird that knows a song",
            "12 May 2021",
            alt,
            &copy,
            &copy,
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_title_of_a_series_above_each_of_its_parts() {
    let title = "Weather forecast for the Orle valley";
    goes(
        Format::Text,
        &[
            title,
            TEXT,
            title,
            BODY,
            title,
            &format!("{TEXT} So it was."),
            title,
            &format!("{BODY} So it will be."),
        ],
    );
}

#[test]
fn an_alt_text_is_the_headline_with_a_notice_of_rights() {
    let headline = "A mosaic was found in Wick while cables were laid";
    let rights = format!("- {headline} - RIPRODUZIONE RISERVATA");
    goes(Format::Text, &[headline, &rights, TEXT, BODY]);
    // Below the text, far below the headline, as the last line, behind a full stop: a notice of its own.
    let notice = format!("{headline} - RIPRODUZIONE RISERVATA");
    goes(Format::Text, &[headline, TEXT, BODY, &notice, TEXT]);
    let lines = [
        "The museum shows it from the first of May on",
        "Visits are free for all who live in the town",
        "Guides lead through the rooms at ten and at two",
    ];
    goes(
        Format::Text,
        &[&[headline], &lines[..], &[&notice]].concat(),
    );
    let sentence = format!("{headline} - Riproduzione riservata.");
    goes(Format::Text, &[headline, &sentence, TEXT, BODY]);
    let far = [
        "Wick", "May 7", "Share", "10:15", "Culture", "Cables", "Mosaics", "Finds",
    ];
    let mut lines = vec![headline];
    lines.extend(far);
    lines.extend([notice.as_str(), TEXT, BODY]);
    goes(Format::Text, &lines);
    let stop = format!("{headline}. Riproduzione riservata");
    goes(Format::Text, &[headline, &stop, TEXT, BODY]);
    goes(
        Format::Text,
        &["Wick", "Wick - RIPRODUZIONE RISERVATA", TEXT, BODY],
    );
    // A caption keeps what is said of its rights.
    let caption = "The mosaic of Wick after the cables were laid";
    goes(
        Format::Text,
        &[
            headline,
            TEXT,
            &format!("- {caption}"),
            &format!("{caption}. All rights reserved"),
            BODY,
        ],
    );
}

#[test]
fn a_heading_of_the_text_may_be_the_headline() {
    let headline = "The jellyfish of the harbour come ashore in the heat of July";
    let more = "Work on the road that leads there from the harbour goes on until the end of summer, and costs twice as much.";
    let lines = [
        headline, TEXT, "Ferries", "Tides", BODY, headline, more, "Letters",
    ];
    goes(Format::Text, &lines);
}

#[test]
fn a_line_below_the_heading_is_the_alternative_text_of_the_picture_between() {
    let heading = "# The bridge over the Orle is open at last";
    let line = "The bridge over the Orle is open at last";
    let caption = "*Mayor Ada Quill cuts the ribbon on Monday. Photo: Jo Reed*";
    goes(
        Format::Markdown,
        &[heading, "![](a.jpg)", &format!("- {line}"), caption, TEXT],
    );
    // Where no picture is told of, it is a second headline.
    goes(Format::Markdown, &[heading, line, TEXT]);
    // A poem is called by its first line.
    goes(
        Format::Markdown,
        &[heading, line, "and who is on it now", TEXT],
    );
}

#[test]
fn the_headline_between_two_sentences_is_the_alternative_text_of_a_picture_where_another_one_was() {
    let headline = "The bridge over the Orle is open at last";
    let copy = format!("- {headline}");
    let short = "The first to go across it was the mayor, with the band behind her.";
    goes(
        Format::Text,
        &[
            headline,
            "3 May 2021 10:30",
            "Tom Vane",
            &copy,
            TEXT,
            short,
            &copy,
            BODY,
        ],
    );
    goes(Format::Text, &[headline, TEXT, short, headline, BODY]);
}

#[test]
fn the_headline_between_the_deck_and_the_text() {
    let (headline, deck) = (
        "Night ferry of Marrick to be reviewed by the council",
        "A review that was due in autumn had been put off because nobody knew what the new engine would cost the town.",
    );
    let again = format!("- {headline}");
    let caption = "A view of the pier in Marrick. (File photo: Jo Reed)";
    goes(
        Format::Text,
        &[
            "Skip to content",
            headline,
            deck,
            &again,
            caption,
            TEXT,
            BODY,
        ],
    );
    // Above the text it may be the heading of a chapter, and below another heading an item of what is to come.
    goes(
        Format::Text,
        &[headline, deck, "Chapter three", headline, TEXT, BODY],
    );
    goes(
        Format::Text,
        &[
            "Three things to do in Marrick this week",
            headline,
            deck,
            headline,
            caption,
            TEXT,
            BODY,
        ],
    );
    goes(
        Format::Text,
        &[
            headline,
            deck,
            "What the islanders say about the plan",
            headline,
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_headline_right_above_a_credited_caption_in_the_text() {
    let headline = "Cold air comes to all of the harbour towns";
    let caption = "People on their way to work in Wick. Photo: Jo Reed/AP";
    let again = format!("- {headline}");
    goes(
        Format::Text,
        &["News", headline, "3 May 2021", TEXT, &again, caption, BODY],
    );
    // Nothing says that the next line is a caption, or it stands below the text.
    goes(Format::Text, &[headline, TEXT, headline, BODY]);
    goes(
        Format::Text,
        &[headline, TEXT, BODY, headline, "Jo Reed", "Tides"],
    );
}

#[test]
fn the_headline_as_alternative_text_below_the_headings_of_sections() {
    let headline = "How to stop buying things that nobody needs in Wick";
    let sections = [
        "What shops do",
        "What you do",
        "What to write down",
        "What to sell",
    ];
    let article = |above: fn(&'static str) -> [&'static str; 2], copy: &str, count: usize| {
        let mut lines = vec![
            headline.to_owned(),
            "By Tom Vane".to_owned(),
            TEXT.to_owned(),
        ];
        for section in sections.iter().cycle().take(count) {
            lines.extend(
                above(section)
                    .into_iter()
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned),
            );
            lines.extend([copy, BODY].map(str::to_owned));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        goes(Format::Text, &lines);
    };
    let gone = format!("- {headline}");
    article(|section| [section, ""], &gone, 6);
    // So often a question stands above each answer, and the refrain of a song between its verses.
    article(|_| ["", ""], headline, 6);
    article(|section| [section, ""], headline, 4);
}

//! What stands around the headline and the first paragraph: decks, the lead photo, alternative texts that say the
//! headline.

use super::{BODY, goes};
use crate::Format;
use crate::judge::trial::TEXT;

const HEADLINE: &str = "Lindmouth has its bridge back";
const SAID: &str = "A ferry of the new line waits below the old bridge of Lindmouth";

/// Checks which lines of an article go: those that begin with "- ".
#[track_caller]
fn text(lines: &[&str]) {
    goes(Format::Text, lines);
}

/// As [`text`], of lines above the text.
#[track_caller]
fn head(lines: &[&str]) {
    text(&[lines, &[TEXT, BODY]].concat());
}

#[test]
fn a_deck_may_be_how_the_text_begins() {
    let cut = "The bridge over the Orle was opened after two years of work that cost the town…";
    let whole = "The bridge over the Orle was opened after two years of work that cost the town more than all its schools.";
    text(&[HEADLINE, cut, whole, BODY]);
    text(&[HEADLINE, whole, whole, BODY]);
    // What is cut off behind a picture, and what is no paragraph, are captions.
    text(&[HEADLINE, "Image caption", &format!("- {cut}"), whole, BODY]);
    text(&[HEADLINE, TEXT, BODY, &format!("- {cut}"), whole, BODY]);
    // A gallery has all its captions twice.
    let doubled = format!("- {whole}");
    text(&[HEADLINE, whole, &doubled, SAID, &format!("- {SAID}"), BODY]);
}

#[test]
fn what_stands_above_a_deck_is_the_headline() {
    let deck = "The mayor opens it two years after the flood";
    let furniture = "Good morning from Lindmouth";
    let caption = format!("{HEADLINE} / Radio Orle");
    head(&[furniture, HEADLINE, deck, &caption]);
    // Beside the caption, that is an alternative text.
    head(&[HEADLINE, &format!("- {SAID}"), &format!("{SAID} / WNP")]);
    // What leads to the text is no headline.
    head(&[
        "Skip to main content",
        HEADLINE,
        &format!("{HEADLINE}. Photo: Jo Reed"),
    ]);
}

#[test]
fn the_lead_photo_stands_above_the_headline_and_below_it() {
    let (photo, credit) = ("The works of Lind in Wick", "Photo: Jo Reed");
    let (again, credit_again) = (format!("- {photo}"), format!("- {credit}"));
    head(&[
        photo,
        credit,
        HEADLINE,
        "By Ada Quill",
        &again,
        &credit_again,
    ]);
    // Another credit, what stands below the text.
    head(&[
        photo,
        credit,
        HEADLINE,
        "By Ada Quill",
        photo,
        "Photo: Tom Vane",
    ]);
    text(&[
        photo,
        credit,
        HEADLINE,
        TEXT,
        BODY,
        "Trains",
        "Ferries to Wick",
        photo,
        credit,
    ]);
}

#[test]
fn pictures_have_the_headline_where_paragraphs_are_short() {
    let first = "The mayor opened the new bridge of Lindmouth in the morning, in the rain.";
    let second = "Hundreds of people came from both banks of the river to see how it was done.";
    let copy = format!("- {HEADLINE}");
    head(&[HEADLINE, first, second, &copy, &copy, &copy]);
    // One by one, they may be the title of what stands below.
    head(&[HEADLINE, first, second, HEADLINE, first, HEADLINE, second]);
}

#[test]
fn rows_of_credits_are_those_of_as_many_pictures() {
    let (credit, other) = ("Jo Reed/AP", "- Jo Reed/AP");
    text(&[
        HEADLINE, TEXT, BODY, "image", credit, "image", credit, "image", credit,
    ]);
    text(&[HEADLINE, TEXT, BODY, credit, credit, credit, credit]);
    text(&[HEADLINE, TEXT, BODY, credit, other]);
}

#[test]
fn a_letter_is_no_word_for_who_wrote_it() {
    let credit = "TOM LIND/WNP";
    head(&["i", credit, "- TOM LIND/WNP", HEADLINE]);
    head(&["by", credit, credit, HEADLINE]);
    // A lone letter is no caption, either.
    head(&[
        "i",
        "Save with the dark mode of this page",
        "i",
        credit,
        HEADLINE,
    ]);
}

#[test]
fn a_line_below_the_headline_may_have_as_many_words() {
    let line = "The old bridge";
    head(&["Lindmouth has its way", line, line]);
    let line = "The old mill of Lind from above";
    head(&[
        "Council of Wick fights over a bridge",
        line,
        &format!("- {line}"),
    ]);
    head(&["Council fights over the old mill of Lind", line, line]);
}

#[test]
fn a_sentence_below_the_excerpt_of_the_text_stays() {
    let first = "The bridge over the Orle was opened in the morning.";
    let second = "It took two years of work, and it cost the town more than all of its schools together did.";
    let excerpt = format!("{first} It took two years of work, and it cost the town […]");
    text(&[HEADLINE, &excerpt, first, second, BODY]);
}

#[test]
fn the_way_to_a_page_and_a_file_are_no_renderings_of_a_photo() {
    let title = "The works of Lind in Wick";
    head(&[
        "News » Wick » The works of Lind in Wick",
        title,
        title,
        "By Ada Quill and Ben Osei",
    ]);
    let picture = "A picture of the works of Lind in Wick with Ada Quill";
    head(&[HEADLINE, title, "- The works of Lind in Wick.png", picture]);
}

#[test]
fn a_number_of_comments_is_no_date() {
    head(&[
        HEADLINE,
        "News | Wick | Sport",
        "12 Comments",
        HEADLINE,
        "By Ada Quill",
    ]);
    head(&[HEADLINE, "News", "3 May 2021", &format!("- {HEADLINE}")]);
}

#[test]
fn verses_are_no_renderings_of_a_photo() {
    text(&[
        "The one that I need, the one that I need",
        "You know that you are the only one that I need",
        "The one that I need, one that I need",
        "You know that you are the one that I need",
        "The one that I need, the one that I need",
        "You know that you are the only one that I need",
    ]);
}

#[test]
fn the_heading_of_the_text_may_be_the_alternative_text_below_it() {
    let (heading, alt) = ("A new mayor: Ada Quill", "A new mayor Ada Quill");
    text(&[HEADLINE, TEXT, heading, BODY, alt, "Photo: Jo Reed/AP"]);
}

#[test]
fn the_parts_of_a_year_are_no_labels() {
    let caption = "The mayor opens the bridge of Wick on Saturday, February 22. Photo: Jo Reed/AP";
    text(&[HEADLINE, TEXT, "FEBRUARY", caption, BODY]);
}

//! What a page shows of one picture at several places, and what only looks so.

use super::{BODY, goes, in_text};
use crate::Format;
use crate::judge::trial::TEXT;

const SAID: &str = "Ada Quill opens the new bridge over the Orle as hundreds of people watch.";

#[test]
fn one_word_in_brackets_behind_a_sentence() {
    let of = |word: &str| format!("{SAID} ({word})");
    in_text(&[&format!("- {SAID}"), &of("Harbour")]);
    in_text(&[SAID, &of("cancelled")]);
    in_text(&[SAID, &of("WXY")]);
    let line = SAID.trim_end_matches('.');
    in_text(&[line, &format!("{line} (Harbour)")]);
}

#[test]
fn words_of_a_credit_behind_the_sign_of_a_right() {
    let title = SAID.trim_end_matches('.');
    in_text(&[
        &format!("- {title}"),
        &format!("© Photo courtesy of Harbour Post, Public Domain {title}"),
    ]);
    in_text(&[title, &format!("© Photo courtesy of {title}")]);
}

#[test]
fn the_title_of_a_picture_below_it_and_above_the_next_one() {
    let title = "Quill greets Osei at Wick";
    let first =
        "Mayor Ada Quill shakes hands with Deputy Ben Osei in Wick on Thursday, Nov. 10, 2016.";
    let second = "Mayor Ada Quill meets Deputy Ben Osei in Wick on Thursday, Nov. 10, 2016. (WNP Photo/Jo Reed)";
    in_text(&[first, title, second]);
    in_text(&["The old mill of Lind", &format!("- {title}"), second]);
}

#[test]
fn an_alternative_text_with_buttons_before_what_the_picture_is_called() {
    let buttons = [
        "What is your reaction?",
        "Share this reaction with your friends!",
    ];
    let picture = |title: &'static str, again: &'static str| {
        [&[title], &buttons[..], &[again, BODY, "Who knows."]].concat()
    };
    let article = [
        vec!["Mistakes of all who build", TEXT],
        picture("Taking the easy way out", "- Taking the easy way out"),
        picture("Settling for what is there", "- Settling for what is there"),
        buttons.to_vec(),
        vec!["It is late."],
    ];
    goes(Format::Text, &article.concat());
    // Of lines that stand nowhere else, nothing is known.
    in_text(&[
        "Taking the easy way out",
        "Ask us",
        "Taking the easy way out",
    ]);
}

#[test]
fn the_player_of_a_video_at_two_places() {
    let player = |length: &'static str, title: &'static str| ["VIDEO", length, title];
    let article = |first: [&str; 3], second: [&str; 3]| {
        let lines = [
            &["Coal is out", TEXT],
            &first[..],
            &[BODY, TEXT],
            &second,
            &[BODY],
        ];
        goes(Format::Text, &lines.concat());
    };
    article(
        player("3:49", "Tom Vane on coal and gas"),
        player("3:49", "- Tom Vane on coal and gas"),
    );
    article(
        player("3:49", "Tom Vane on coal and gas"),
        player("2:10", "Tom Vane on coal and gas"),
    );
    article(
        ["Wick", "3:49", "Tom Vane on coal and gas"],
        ["Wick", "3:49", "Tom Vane on coal and gas"],
    );
}

#[test]
fn the_first_sentences_of_the_text_in_the_caption_above_them() {
    let caption = format!("{TEXT} {BODY} (screen grab)");
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "By Jo Reed",
            &caption,
            TEXT,
            BODY,
            TEXT,
        ],
    );
}

#[test]
fn a_title_that_has_lost_its_quotation_marks() {
    goes(
        Format::Text,
        &[
            "Songs of the week",
            TEXT,
            "- Dont Weep For Me, Sung By Vanes Choir",
            "'Don't Weep For Me', Sung By Vane's Choir",
            BODY,
        ],
    );
}

#[test]
fn two_licences_of_one_photographer() {
    in_text(&[SAID, "Jo Reed, CC-BY 4.0", "Jo Reed, CC-BY-SA 4.0"]);
}

#[test]
fn a_name_with_one_word_more_below_the_text() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            BODY,
            "Subscribe",
            "Wick-Land",
            "Wick-Land Desk",
            "Wick-Land Desk",
        ],
    );
}

#[test]
fn a_caption_without_its_credit_and_with_the_month_in_full() {
    in_text(&[
        "Children who were hurt are cared for at the hospital of Wick, Lind on November 05, 2023.",
        "- Children who were hurt are cared for at the hospital of Wick, Lind, on Nov. 05, 2023.",
        "Photo: Jo Reed/WNP",
    ]);
}

#[test]
fn the_headline_behind_its_deck_and_the_date() {
    let (headline, deck) = ("The bridge over the Orle is open at last", TEXT);
    let head = |lines: &[&str]| {
        goes(
            Format::Text,
            &[&[headline, deck][..], lines, &[SAID, BODY]].concat(),
        )
    };
    let again = format!("- {headline}");
    head(&["All of Wick", "Updated: April 07, 2020", &again]);
    head(&[
        "All of Wick",
        "Updated: April 07, 2020",
        &again,
        "Still of a video",
    ]);
    // Without a date it may be the heading of the text.
    head(&["All of Wick", "Read aloud", headline]);
}

#[test]
fn the_headline_above_the_byline_is_no_alternative_text() {
    let headline = "The bridge over the Orle is open at last";
    goes(
        Format::Text,
        &[
            headline,
            "News of the valley",
            "12/23/16 11:14 AM",
            headline,
            "By Jo Reed",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_number_of_a_slide_that_introduces_a_credit() {
    goes(
        Format::Text,
        &[
            "- Slide: 1 / of 1 . Caption: NASA/ATG",
            "An ode to the bridge of Wick",
            "NASA/ATG",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_name_of_an_author_and_of_the_account() {
    let names = ["Edilson La Rosa", "- Edilson La Rosa", "- edilsonlarosa"];
    let head = [
        "Football",
        "The cup of Wick is lost at last",
        TEXT,
        "A long evening in Wick | POST",
    ];
    goes(
        Format::Text,
        &[
            &head[..],
            &names,
            &["reed@post.example", "7 May 2022", BODY],
        ]
        .concat(),
    );
}

#[test]
fn a_copy_that_has_lost_its_signs_on_the_way_to_the_page() {
    let stays = |lost: &str, whole: &str| {
        in_text(&[&format!("- {lost}"), whole]);
        in_text(&[whole, &format!("- {lost}")]);
    };
    let said = "Ada Quill cuts the ribbon – and the mayor’s cake – on the bridge of Wick";
    stays(&said.replace(['–', '’'], "¿"), said);
    let title = "Mara Vane: The washed botany of Tolm, with roots";
    stays(&title.replace([':', ','], ""), title);
    let glued = "Tides of the YearNew bridge over the Orle is open for carts";
    stays(glued, &glued.replace("YearNew", "Year: New"));
    // In Spanish questions begin so.
    let asked = "¿Quién abre el puente nuevo sobre el Orle en Wick?";
    in_text(&[asked, &format!("- {}", asked.trim_start_matches('¿'))]);
}

#[test]
fn an_agency_by_way_of_another_one() {
    let said = SAID.trim_end_matches('.');
    in_text(&[
        &format!("- {said}"),
        "Wick in pictures",
        "26 October 2020",
        said,
        "AFP via Getty",
    ]);
    in_text(&[
        said,
        "Wick in pictures",
        "26 October 2020",
        said,
        "Wick via Tolm",
    ]);
}

#[test]
fn a_caption_with_its_names_in_one_line_above_both() {
    let said = format!("{SAID} - Mill Bar & Kitchen");
    in_text(&[&format!("- {said}"), "Mill Bar & Kitchen", SAID]);
    in_text(&[&said, "Sea Bar & Kitchen", SAID]);
    let headline = "Ada Quill opens the new bridge over the Orle in Wick";
    let titled = format!("{headline} - Jo Reed");
    goes(Format::Text, &[&titled, "Jo Reed", headline, TEXT, BODY]);
}

#[test]
fn a_name_between_the_button_of_a_picture_and_its_agency() {
    in_text(&["Enlarge Image", "- Ada Quill", "Ada Quill Getty Images"]);
    in_text(&["Ada Quill", "Ada Quill Getty Images"]);
    in_text(&["Enlarge Image", "Ada Quill", "Ada Quill of Wick"]);
    in_text(&["Enlarge Image", "Best actor", "Best actor Reuters"]);
}

#[test]
fn who_made_a_thing_above_its_name_in_a_shop() {
    let thing = "Quill - Plateau Shoes of Leather";
    in_text(&["Quill", thing, "580,00 €", "To the shop"]);
}

#[test]
fn a_long_caption_twice_in_a_gallery() {
    let long = [TEXT, BODY, SAID].join(" ");
    let gone = format!("- {long}");
    let gallery = |alt: &str, between: &[&str], credit: &str| {
        let last = ["The harbour of Tolm at night", "Photo: Tom Vane", alt];
        in_text(&[&last[..], between, &[&long, credit]].concat());
    };
    let between = ["Wick in pictures", "26 October 2020"];
    gallery(&gone, &between, "Photo: Jo Reed");
    gallery(&gone, &between, "Jo T. Reed for AP");
    gallery(&long, &between, "Ferries wait");
    gallery(
        &long,
        &["Wick", "in pictures", "26 October 2020"],
        "Photo: Jo Reed",
    );
    // A paragraph of the text, and what two people say.
    in_text(&[&long, between[0], between[1], &long, "Photo: Jo Reed"]);
    in_text(&[&long, "The oath of Ada Quill", &long, "Photo: Jo Reed"]);
}

#[test]
fn the_first_paragraph_that_the_caption_of_the_lead_photo_repeats() {
    let lead = "The council of Wick will open the bridge over the Orle again in May, \
                two years after it was closed to all carts.";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {lead}"),
            "Photo by Jo Reed/Getty Images",
            lead,
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_number_behind_a_caption_is_that_of_a_picture_in_a_row_of_them() {
    in_text(&[
        "Das Stellwerk von der Gleisseite",
        "- Das Stellwerk von der Gleisseite [1/4]",
        "Hebel, die niemand mehr umlegt",
        "- Hebel, die niemand mehr umlegt [2/4]",
    ]);
    // Marks: none is next to another, or two things have the same one.
    in_text(&[
        "Das Stellwerk von der Gleisseite",
        "Das Stellwerk von der Gleisseite [1/4]",
        "Hebel, die niemand mehr umlegt [3/4]",
    ]);
    in_text(&[
        "Das Stellwerk von der Gleisseite",
        "Das Stellwerk von der Gleisseite [2/4]",
        "Hebel, die niemand mehr umlegt [3/4]",
        "Kuchen aus der Küche von Ruth Tamm [2/4]",
    ]);
    in_text(&[
        "Das Stellwerk von der Gleisseite [1/4]",
        "Das Stellwerk von der Gleisseite [2/4]",
    ]);
    in_text(&[
        "Das alte Stellwerk von der Gleisseite aus gesehen [1/4]",
        "Das alte Stellwerk von der Gleiseite aus gesehen [2/4]",
    ]);
}

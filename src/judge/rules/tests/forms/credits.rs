//! Credits: in lines and words of their own, before and behind what they are of.

use super::{BODY, CAPTION, cleaned, figure, goes, in_text, paragraph};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn a_credit_stands_before_the_caption_again() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {CAPTION} Jo Reed/AP hide caption"),
            "toggle caption",
            "Jo Reed/AP",
            CAPTION,
            TEXT,
        ],
    );
}

#[test]
fn a_name_before_a_credit_under_several_pictures() {
    let (mill, other) = ("The mill (Photo: Jo Reed)", "The mill seen from the river.");
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            mill,
            other,
            BODY,
            mill,
            "The mill from the other bank.",
        ],
    );
    let caption = "The old mill at night (Photo: Jo Reed)";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            caption,
            other,
            BODY,
            &format!("- {caption}"),
            "More stories",
        ],
    );
}

#[test]
fn credits_with_a_label_of_their_own() {
    let credit = "Author/source: Jo Reed/WNP";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "The bogs of Wick.",
            "- The bogs of Wick.",
            credit,
            TEXT,
            "The bog before the dams of May 2021.",
            credit,
            "The bog behind the dams of May 2024.",
            credit,
        ],
    );
}

#[test]
fn a_credit_in_front_of_the_caption() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "- Tom Vane",
            "Jo Reed / 9news photo/Tom Vane",
            BODY,
            "Ben Osei",
            "Jo Reed / 9news photo/Clara Brandt",
        ],
    );
}

#[test]
fn credits_behind_a_dash() {
    let caption = "Tom Vane in the reading room of his archive in Lindmouth, on July 30";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {caption}"),
            &format!("{caption}—Jo Reed for Harbour News"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            caption,
            &format!("{caption}—and nobody else was there"),
            TEXT,
        ],
    );
}

#[test]
fn a_credit_line_with_place_and_date() {
    let credit = "Bild: Johanna Reed (Lindmouth, 14. 11. 2026)";
    goes(
        Format::Text,
        &[
            "Die Brücke ist offen",
            "- Rund 300 Personen stehen auf der alten Brücke über die Orle.",
            &format!("- {credit}"),
            &format!("Rund 300 Personen stehen auf der alten Brücke über die Orle. {credit}"),
            TEXT,
            "Ada Quill strich als Kind das Geländer.",
            credit,
            BODY,
        ],
    );
}

#[test]
fn half_of_a_credit_is_no_credit() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Ada Quill opens the bridge on Monday. WARRICK STANES/Valley Leader",
            "Valley Leader",
            BODY,
        ],
    );
}

#[test]
fn one_photographer_of_many_pictures_above_the_text() {
    let (photo, thanks) = ("Picture: Jo Reed", "Courtesy of the Lifeboat Museum");
    goes(
        Format::Text,
        &[
            "Ten years of the lifeboat supper",
            "The first supper, 2012. The soup was cold.",
            photo,
            thanks,
            "The second supper, 2013. The soup was hot.",
            photo,
            thanks,
            "The third supper, 2014. There was no soup.",
            photo,
            thanks,
        ],
    );
    goes(
        Format::Text,
        &[
            "The island in January",
            photo,
            "The ferry comes in, and nobody waits.",
            photo,
            "The ferry leaves, and a dog waits.",
            photo,
            "The dog Medo in front of the bakery.",
        ],
    );
}

#[test]
fn a_credit_and_a_caption_that_is_cut_off_in_one_line() {
    let article = |lines: [&str; 3]| {
        let head = ["The bridge is open again", TEXT];
        goes(Format::Text, &[&head[..], &lines[..], &[BODY]].concat());
    };
    let caption = "Ada Quill cuts the ribbon at the bridge over the Orle, in June for once.";
    let begun = "Ada Quill cuts the ribbon at the bridge over the Orle";
    let shouted = "JO REED / HARBOUR PRESS";
    article([&format!("- {shouted} {begun}…"), shouted, caption]);
    article([&format!("- {shouted} {begun}…"), caption, shouted]);
    // Another caption, another credit, a credit elsewhere, a whole line, and names that are of a place.
    let tolm = "Ada Quill cuts the ribbon at the bridge over the Tolm";
    article([&format!("{shouted} {tolm}…"), shouted, caption]);
    article([&format!("ADA HOLT / PRESS {begun}…"), shouted, caption]);
    article([&format!("{shouted} {begun}…"), TEXT, caption]);
    article([&format!("{shouted} {begun}"), shouted, caption]);
    article([&format!("Old Library {begun}…"), "Old Library", caption]);
    article([&format!("{shouted}, {begun}…"), shouted, caption]);
    // Five words begin many captions.
    let six = "Ada Quill cuts wide ribbons now";
    let five = "Ada Quill cuts ribbons now";
    let rest = "at the bridge over the Orle, in June for once.";
    article([
        &format!("- {shouted} {six}…"),
        shouted,
        &format!("{six} {rest}"),
    ]);
    article([
        &format!("{shouted} {five}…"),
        shouted,
        &format!("{five} {rest}"),
    ]);
}

#[test]
fn two_credits_around_one_figure() {
    let figure =
        "<figure><img src=a.jpg><figcaption>Two of seven people watch the pumps.</figcaption>";
    goes(
        Format::Html,
        &[
            &format!("<p>{TEXT}</p>"),
            "<div class=image>",
            figure,
            "- <div>© Wick Works / I. Reed</div>",
            "</figure>",
            "<span>Photo: Wick Works / I. Reed</span>",
            "</div>",
            &format!("<p>{BODY}</p>"),
        ],
    );
}

#[test]
fn a_file_photo_and_its_credit() {
    goes(
        Format::Text,
        &[
            "The road is closed",
            "- (File photo)",
            "(File photo) (Source: Jo Reed)",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn titles_in_capitals_and_numbers_of_agencies() {
    let title = "Mayor Opens New Bridge in the Harbour of Wick";
    goes(
        Format::Text,
        &[
            title,
            "By Jo Reed",
            &format!("- WATCH: {title}"),
            TEXT,
            BODY,
        ],
    );
    let caption = "Ada Quill opens the old bridge (AP Photo/Jo Reed)";
    goes(
        Format::Text,
        &[
            "The harbour is open",
            &format!("- 1 of 3 | {caption}"),
            caption,
            TEXT,
            BODY,
        ],
    );
    let ponte =
        "Ponte sobre o rio cedeu por volta das cinco deste domingo — Foto: Jo Reed/Divulgação";
    goes(
        Format::Text,
        &["O porto", TEXT, ponte, &format!("- 1 de 3 {ponte}"), BODY],
    );
}

#[test]
fn the_full_name_of_an_agency_behind_its_short_one() {
    let caption = "Mayor Ada Quill opens the new bridge over the Orle. (AP Photo/Jo Reed)";
    goes(Format::Text, &[TEXT, caption, "- ASSOCIATED PRESS", BODY]);
    goes(Format::Text, &[TEXT, caption, "AGENCE FRANCE-PRESSE", BODY]);
}

#[test]
fn one_photographer_of_a_paper_in_the_head_and_in_the_text() {
    let credit = "Johanna Maria Reed / The Harbour Post";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "Crews wait at the old harbour.",
            credit,
            TEXT,
            "Ferries leave for Lindmouth at night.",
            credit,
            BODY,
            "Smoke stands above the river.",
            credit,
            &format!("{TEXT} So it will be."),
        ],
    );
}

#[test]
fn a_name_behind_a_slash() {
    let caption = "Mayor Ada Quill opens the new bridge. (Photo: Jo Reed / @photo.wick)";
    goes(Format::Text, &[TEXT, caption, "- / Jo Reed", BODY]);
    goes(Format::Text, &[TEXT, caption, "/ Mara Holt", BODY]);
}

#[test]
fn names_behind_a_caption_that_has_them_in_one_line_elsewhere() {
    let article = |caption: &str, line: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                "<h1>The bridge is open</h1>",
                &format!("<p>{TEXT}</p>"),
                &format!("<figure><img src=a alt=\"\"><p>{caption}</p><p>{line}</p></figure>"),
                &format!("<p>{BODY}</p>"),
                "<p>Trains</p>",
                &format!("{mark}<p>{caption} {line}</p>"),
                "<p>Tides</p>",
            ],
        );
    };
    article(CAPTION, "Jo Reed", "- ");
    article(CAPTION, "on her day off", "");
    // Five words may be the title of another text.
    article("Mayor Ada Quill opens the bridge.", "Jo Reed", "- ");
    article("Ada Quill opens the bridge.", "Jo Reed", "");
}

#[test]
fn a_name_behind_the_full_stop_of_a_caption() {
    let article = |mark: &str, behind: &str| {
        goes(
            Format::Text,
            &[
                "The river",
                TEXT,
                &format!("{mark}Ada Quill waits at the old harbour."),
                "Enlarge",
                &format!("Ada Quill waits at the old harbour. {behind}"),
                BODY,
            ],
        );
    };
    article("- ", "Johanna Reed");
    article("", "Johanna waits with her.");
    article("", "In 1921 Wick");
}

#[test]
fn a_credit_around_the_caption_above_the_text() {
    let article = |above: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                above,
                "© Jo Reed / WNP",
                "The bridge as it was when the mayor came",
                &format!("{mark}© Jo Reed / WNP"),
                TEXT,
                "Another bridge stands in the old town of Wick",
                "© Jo Reed / WNP",
                BODY,
            ],
        );
    };
    article("12 May 2021", "- ");
    article("The ferry that nobody takes any more", "");
}

#[test]
fn one_photographer_of_two_figures() {
    let credit = "Jo Reed for Harbour Public Media";
    let figure = |caption: &str| {
        format!(
            "<figure><img src=a alt=\"\"><p class=caption>{caption} <b>{credit}</b> <b>hide caption</b></p>\
             <span class=credit>{credit}</span><p class=caption>{caption}</p><p class=credit>{credit}</p></figure>"
        )
    };
    let other = "Deputy Tom Vane waits for the ferry in Wick.";
    let page = format!(
        "{}<p>{TEXT}</p><p>{BODY}</p>{}",
        figure(CAPTION),
        figure(other)
    );
    let left = cleaned(Format::Html, &page);
    for (said, times) in [(CAPTION, 1), (other, 1), (credit, 2)] {
        assert_eq!(left.matches(said).count(), times, "{said} in {left}");
    }
}

#[test]
fn the_same_credit_in_other_words() {
    let bridge = "Mayor Ada Quill opens the new bridge over the Orle";
    let article = |credit: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                &format!("{bridge} - (credit: Jo Reed/WNP)"),
                "Mara Holt",
                "The council",
                &format!("{mark}{bridge} - {credit}"),
                TEXT,
                BODY,
            ],
        );
    };
    article("(photo: Jo Reed/WNP)", "- ");
    article("(photo: Ben Osei/WNP)", "");
    article("(graphic: Jo Reed/WNP)", "");
}

#[test]
fn the_credit_of_another_thing_beside_a_caption() {
    let caption = "Ada Quill opens the new bridge over the Orle. (Graphic: Jo Reed)";
    for (credit, mark) in [("Graphic: Jo Reed", "- "), ("Photo: Jo Reed", "")] {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                TEXT,
                caption,
                &format!("{mark}{credit}"),
                BODY,
            ],
        );
    }
}

#[test]
fn a_caption_and_its_credit_in_one_line_before_both() {
    let (caption, credit) = (
        "Ada Quill at the quay in Wick, 3 May 2023",
        "Jo Reed / harbour",
    );
    for (sign, mark) in [(". ", "- "), (" ", "")] {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                &format!("{caption}{sign}{credit}"),
                &format!("{mark}{caption}"),
                &format!("{mark}{credit}"),
                TEXT,
            ],
        );
    }
}

#[test]
fn the_credit_of_a_lead_photo_that_is_not_there() {
    let credit = "Main photo: Jo Reed";
    let caption = "Mara Holt has run her shop on the quay since 2009. Photo: Jo Reed";
    let article = |lines: [&str; 2], mark: &str| {
        let [first, second] = lines;
        let line = format!("{mark}{credit}");
        goes(
            Format::Text,
            &[
                "The bridge is open",
                first,
                second,
                BODY,
                &line,
                "Read next",
            ],
        );
    };
    article([caption, TEXT], "- ");
    article([TEXT, caption], "");
}

#[test]
fn a_hidden_line_has_the_credit_before_the_caption() {
    let caption = "Farmers carry the old brine to the tables of salt at Wick.";
    let page = |hidden: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                "<h1>The salt makers save the rain</h1>",
                "<p class=credit>© Jo Reed/Harbour Post.</p>",
                &format!("<p class=caption>{caption}</p>"),
                &format!("{mark}<div class=caption-mobile>{hidden}</div>"),
                &format!("<p>{TEXT}</p>"),
                &format!("<p>{BODY}</p>"),
            ],
        );
    };
    page(&format!("© Jo Reed/Harbour Post. {caption}"), "- ");
    page(&format!("© Mara Holt/Harbour Post. {caption}"), "");
}

#[test]
fn a_sentence_in_a_figure_has_the_credit_below_it() {
    let first = "First: the cabins at the river wrapped in foil. Last: the fence with the bags of those who are to move in.";
    let second = "First: Yan Adair sweeps the yard before the first guests come on Monday. Photos by Jo Reed, Harbour Post";
    goes(
        Format::Html,
        &[
            &format!("<p>{TEXT}</p>"),
            &format!("<figure><img src=a.jpg><figcaption>{first}</figcaption></figure>"),
            "<p class=credit>Photos by Jo Reed, Harbour Post</p>",
            &format!("<figure><img src=b.jpg><figcaption>{second}</figcaption></figure>"),
            &format!("<p>{BODY}</p>"),
        ],
    );
}

#[test]
fn an_alt_text_has_the_credit_before_what_is_seen() {
    let alt = "Jo Reed/BBC A woman in a green coat points a torch at a flat stone by the river.";
    goes(
        Format::Text,
        &[
            TEXT,
            alt,
            "- Jo Reed/BBC",
            "Volunteers look at the stones at night",
            BODY,
        ],
    );
    // Another photographer, and a credit of what stands below it.
    goes(
        Format::Text,
        &[
            TEXT,
            alt,
            "Mara Holt/BBC",
            "Volunteers look at the stones at night",
            BODY,
        ],
    );
    goes(Format::Text, &[TEXT, "Jo Reed/BBC", alt, BODY]);
    let line = "Volunteers look at the stones at night";
    // Another picture has it again, or it stands behind another caption.
    goes(
        Format::Text,
        &[
            TEXT,
            alt,
            "Jo Reed/BBC",
            line,
            "Jo Reed/BBC",
            "Walkers rest at the pier of Wick",
            BODY,
        ],
    );
    goes(Format::Text, &[TEXT, alt, line, "Jo Reed/BBC", BODY]);
    // Of a headline that begins with a name and an agency it is the credit of the photo.
    let headline = "Jo Reed Reuters Photographer of the year in the town of Wick";
    goes(
        Format::Text,
        &[headline, "Jo Reed/Reuters", line, TEXT, BODY],
    );
}

#[test]
fn the_names_of_a_credit_stand_behind_the_caption_beside_it() {
    let article = |credit: &str, caption: &str, mark: &str| {
        let credit = format!("{mark}<p class=credit>{credit}</p>");
        goes(
            Format::Html,
            &[
                &paragraph(TEXT),
                &figure(caption),
                &credit,
                &paragraph(BODY),
            ],
        );
    };
    let caption = "The librarian looks through the cards that were saved.";
    article(
        "Photo: Jo Reed, Harbour News",
        &format!("{caption} Jo Reed, Harbour News"),
        "- ",
    );
    article(
        "Photo: Harbourmaster",
        &format!("{caption} | Harbourmaster"),
        "- ",
    );
    // Who made what is seen, another name, and the name of a person with a title.
    article(
        "Photo: Harbour Lights",
        &format!("{caption} Harbour Lights"),
        "",
    );
    article(
        "Photo: Jo Reed, Harbour News",
        &format!("{caption} Mara Holt, Harbour News"),
        "",
    );
    article(
        "Photo: Jo Reed, Wick",
        "The cards are shown by Dr. Jo Reed, Wick",
        "",
    );
    // A sentence that ends so says who did it.
    article(
        "Photo: Jo Reed, Harbour News",
        &format!("{caption} Jo Reed, Harbour News."),
        "",
    );
    // Seven words are more than a name and an outlet.
    for (outlet, mark) in [("News of Wick", "- "), ("News of Upper Wick", "")] {
        let names = format!("Jo Reed, Harbour {outlet}");
        let photo = format!("Photo: {names}");
        article(&photo, &format!("{caption} {names}"), mark);
    }
    // In plain text it may be an entry with its publisher.
    goes(
        Format::Text,
        &[
            TEXT,
            &format!("{caption} Jo Reed, Harbour News"),
            "Photo: Jo Reed, Harbour News",
            BODY,
        ],
    );
}

#[test]
fn a_credit_that_is_cut_off_stands_beside_the_whole_one() {
    let other = "Photo: Jo Reed, Harbour Museum of Wick";
    goes(
        Format::Text,
        &[
            TEXT,
            CAPTION,
            "- Photo: Jo Reed…",
            other,
            BODY,
            TEXT,
            "Deputy Tom Vane waits for the ferry.",
            other,
            BODY,
        ],
    );
}

#[test]
fn each_of_two_captions_that_stand_again_keeps_its_credit() {
    let first = "Basil Osei, who grows cane in Frome Hill above the town, shows the short cane in his field on Wednesday last.";
    let second = "Ada Samuels, president of the Frome Hill Association.";
    goes(
        Format::Text,
        &[
            "Sunday | November 10, 2024 | 12:08 AM",
            first,
            "Photo by Jo Reed",
            second,
            "Photo by Jo Reed",
            "1",
            "2",
            &format!("- {first}"),
            &format!("- {second}"),
            "Bitter harvest",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_signature_in_characters_behind_the_caption_that_has_it() {
    let caption = "10月19日，读者在临江市红砖粮仓书房内阅读。";
    let prose = "周末一早，红砖粮仓书房门口已排起了队。这座建于多年前的老粮仓闲置了近二十年，经过一年多的改造，如今成了附近三个小区居民的好去处。";
    let article = |signature: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "老粮仓变身社区书房",
                &format!("- {caption}"),
                &format!("{caption}临江晚报记者 邱一帆 摄"),
                &format!("{mark}{signature}"),
                prose,
            ],
        );
    };
    article("临江晚报记者 邱一帆 摄", "- ");
    // Another one, who wrote the article, and a sentence.
    article("临江晚报记者 陆远 摄", "");
    article("临江晚报记者 邱一帆", "");
    article("记者，邱一帆 摄", "");
}

#[test]
fn a_credit_below_its_title_in_the_box_of_the_picture() {
    let caption = "The engine on the bridge over the Orle © Wick Museum / Jo Reed";
    let page = |title: &str, credit: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                "<figure><img src=a.jpg><figcaption>",
                &paragraph(caption),
                &format!("<p class=visually-hidden>{title}</p>"),
                &format!("{mark}{}", paragraph(credit)),
                "</figcaption></figure>",
                &paragraph(TEXT),
                &paragraph(BODY),
            ],
        );
    };
    page("Photo credit", "© Wick Museum / Jo Reed", "- ");
    page("Photo credit", "© Wick Museum / Mara Holt", "");
    page("Second photo", "© Wick Museum / Jo Reed", "");
    page("The drawing beside it", "© Wick Museum / Jo Reed", "");
    // The title may be read as a line of its own, and then it says of which picture the credit is.
    page("Photographer", "© Wick Museum / Jo Reed", "- ");
    let title = "<p class=visually-hidden>Photographer</p>";
    let credit = "<p>© Wick Museum / Jo Reed</p>";
    let (open, close) = (
        "<figure><img src=b.jpg><figcaption>",
        "</figcaption></figure>",
    );
    let (caption, text, body) = (paragraph(caption), paragraph(TEXT), paragraph(BODY));
    for lines in [
        [&caption[..], open, title, credit, close],
        [open, &caption, &figure("Photographer"), credit, close],
    ] {
        goes(Format::Html, &[&[&text[..]], &lines[..], &[&body]].concat());
    }
}

#[test]
fn a_credit_above_a_figure_that_has_the_name_alone() {
    goes(
        Format::Html,
        &[
            &paragraph(TEXT),
            &paragraph("Photo: Jo Reed"),
            "<figure><img src=a.jpg><figcaption><p>Enlarge image</p><p>Jo Reed</p></figcaption></figure>",
            &paragraph(BODY),
        ],
    );
}

#[test]
fn a_credit_that_stands_twice_in_one_line() {
    let article = |line: &str| format!("The cup is won\n{TEXT}\n{line}\n{BODY}\n");
    for (line, left) in [
        (
            "Ada Quill | Foto: Hafenbild Foto: Hafenbild",
            "Ada Quill | Foto: Hafenbild",
        ),
        (
            "Ada Quill, Foto: Hafenbild Ada Quill, Foto: Hafenbild",
            "Ada Quill, Foto: Hafenbild",
        ),
        // What is written otherwise may be somebody else, and what a sign parts is said of two.
        (
            "Photo: AC/DC at noon Photo: AC DC at noon",
            "Photo: AC/DC at noon Photo: AC DC at noon",
        ),
        (
            "Before and after. Photo: Jo Reed / Photo: Jo Reed",
            "Before and after. Photo: Jo Reed / Photo: Jo Reed",
        ),
        (
            "Ada Quill opens the bridge. Photo: Jo Reed Photo: Jo Reed",
            "Ada Quill opens the bridge. Photo: Jo Reed",
        ),
        // Two pictures, and two who took one.
        (
            "Ada Quill | Foto: Hafenbild Tom Vane | Foto: Hafenbild",
            "Ada Quill | Foto: Hafenbild Tom Vane | Foto: Hafenbild",
        ),
        (
            "Ada Quill opens the bridge. Photo: Jo Reed, photo: Tom Vane",
            "Ada Quill opens the bridge. Photo: Jo Reed, photo: Tom Vane",
        ),
    ] {
        assert_eq!(cleaned(Format::Text, &article(line)), article(left));
    }
}

#[test]
fn pictures_in_a_row_of_which_nothing_is_said_but_their_credits() {
    let rowers = [
        "© Jo Reed/AP",
        "© Tom Vane/AFP",
        "© Ida Brandt",
        "© Ben Osei/dpa",
    ];
    let row = |before: &[&str], second: &str| {
        let all = [before, &["© Clara Brandt", second]].concat();
        in_text(&all);
    };
    row(&rowers, "© Clara Brandt");
    // Below a caption a few credits are of one picture.
    row(&["Ada Quill opens the bridge of Wick"], "- © Clara Brandt");
    row(&rowers[..1], "- © Clara Brandt");
}

#[test]
fn the_notice_at_the_end_of_a_page_is_no_credit() {
    let notice = "© 2025 Orle Gazette. All rights reserved.";
    let line = "The letter that comes before breakfast every day";
    goes(
        Format::Text,
        &["The bridge is open", line, TEXT, BODY, line, notice],
    );
    // That of a picture is.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "- Ada Quill cuts the ribbon on the old bridge over the Orle at noon",
            TEXT,
            BODY,
            "Ada Quill cuts the ribbon on the old bridge over the Orle at noon",
            "Photo: Jo Reed",
        ],
    );
}

#[test]
fn of_two_credits_of_a_picture_the_one_with_more_names_stays() {
    let page = |first: &str, second: &str| {
        goes(
            Format::Text,
            &[
                "The old mill of Wick is open again",
                first,
                second,
                TEXT,
                BODY,
            ],
        );
    };
    page("- Photo: Jo Reed", "© Jo Reed / Harbour Post");
    page("Photo: Jo Reed", "© Tom Vane / Harbour Post");
}

#[test]
fn of_two_credits_the_one_with_initials_goes() {
    let said = "The station for fresh water in the harbour of Wick, in the south of the island";
    let page = |first: &str, second: &str| {
        goes(
            Format::Text,
            &["The bridge is open", TEXT, first, BODY, second],
        );
    };
    let [initial, full, other] = ["J. Reed/Wick24", "Jo Reed/Wick24", "Mo Reed/Wick24"]
        .map(|credit| format!("{said}. ({credit})"));
    page(&format!("- {initial}"), &full);
    page(&full, &format!("- {initial}"));
    page(&initial, &other);
}

#[test]
fn a_caption_behind_the_word_for_a_photo_goes_to_the_same_without_it() {
    let (caption, called) = (
        "Fischer flicken ihre Netze am Ufer der Orle",
        "- Foto: Fischer flicken ihre Netze am Ufer der Orle",
    );
    in_text(&[called, caption]);
    in_text(&[caption, called]);
    // As few words may be who took the picture.
    in_text(&["Foto: Fischer am Ufer", "Fischer am Ufer"]);
}

//! What the pages of many papers print before, behind and around a caption, beside the caption without it.

use super::{BODY, goes, in_text};
use crate::Format;
use crate::judge::trial::TEXT;

const SAID: &str =
    "Mayor Ada Quill cuts the ribbon on the new bridge in Wick as hundreds of people watch";

/// Checks that of two lines, in which `…` stands for a caption, the one that begins with "- " goes.
#[track_caller]
fn one_goes(first: &str, second: &str) {
    let [first, second] = [first, second].map(|line| line.replace('…', SAID));
    in_text(&[&first, &second]);
}

/// Checks that neither of two lines goes.
#[track_caller]
fn both_stay(first: &str, second: &str) {
    in_text(&[first, second]);
}

#[test]
fn how_the_picture_came_to_the_paper() {
    one_goes("… (Supplied)", "- ….");
    one_goes("- ….", "…. (Courtesy)");
    one_goes("…. Contributed", "- ….");
    one_goes("- ….", "…. zvg");
    one_goes("… (autor: Jo Reed)", "- …");
    one_goes("…. Jo Reed, Author provided", "- ….");
    one_goes("…. Jo Reed - HARBOUR POST", "- ….");
    one_goes("- …. End of image description.", "…. Credit: Jo Reed");
    // A word in small letters is a part of what is said, and so is one within it.
    both_stay(
        "The council hears of the plan (supplied)",
        "The council hears of the plan",
    );
    both_stay(
        "The plan of the council (Supplied) is read",
        "The plan of the council",
    );
}

#[test]
fn who_took_the_picture_between_two_captions_or_behind_them() {
    let (sentence, said) = (format!("{SAID}."), format!("- {SAID}."));
    in_text(&[&sentence, "Jo Reed/Harbour", &said]);
    in_text(&[&sentence, "Jo Reed/Harbour/Wick", &sentence]);
    in_text(&[&sentence, "Reed/Harbour", &sentence]);
    in_text(&[&sentence, "a reed/Harbour", &sentence]);
    in_text(&[SAID, "Jo Reed/Harbour", SAID]);
    // What two people say, and what each of two of them took.
    in_text(&[&sentence, "Jo Reed/Harbour", &sentence, "Tom Vane/Harbour"]);
    let question = format!("{SAID}?");
    in_text(&[&question, "Jo Reed/Harbour", &question]);
}

#[test]
fn any_paper_behind_the_captions_of_a_gallery() {
    let other = "The old mill of Lind is painted white again, and nobody knows by whom.";
    let (said, whole) = (format!("{SAID}."), format!("{SAID}. Jo Reed, Harbour Post"));
    in_text(&[
        &format!("- {said}"),
        &whole,
        &format!("- {other}"),
        &format!("{other} Jo M. Reed, Harbour Post"),
    ]);
    // Who says it, each of whom.
    in_text(&[
        &said,
        &format!("{said} Ada Quill, Mayor of Wick"),
        other,
        &format!("{other} Ben Osei, Harbour Master"),
    ]);
    in_text(&[&said, &format!("{said} Ada Quill, Mayor of Wick")]);
}

#[test]
fn credits_before_a_caption() {
    one_goes("- ….", "Getty Images ….");
    one_goes("- ….", "© Harbour Photo ….");
    // Below it stands what may be the text.
    let said = format!("{SAID}.");
    both_stay(&format!("Getty Images {SAID}."), &said);
    let figure = super::figure(&format!("Getty Images {SAID}."));
    let caption = format!("- <p class=caption>{SAID}.</p>");
    let (text, body) = (super::paragraph(TEXT), super::paragraph(BODY));
    goes(Format::Html, &[&text, &figure, &caption, &body]);
    // The heading of an agency, a name.
    both_stay(
        "REUTERS / The third form in the vineyard in October",
        "The third form in the vineyard in October",
    );
}

#[test]
fn a_note_between_a_caption_and_its_credit() {
    one_goes("…. File photo. Photo: Jo Reed/AP", "- …. Photo: Jo Reed/AP");
    both_stay(
        &format!("{SAID}. File photo. Photo: Tom Vane/AP"),
        &format!("{SAID}. Photo: Jo Reed/AP"),
    );
}

#[test]
fn numbers_and_buttons_of_galleries() {
    one_goes("- Item 1 of 4 ….", "….");
    one_goes("….", "- …. View gallery (5)");
    one_goes("….", "- …. Otwórz galerię (12 zdjęć)");
    one_goes("- 3 view gallery …", "…");
    one_goes("- Enlarge …", "…");
    let caption = "石橋が完成し町長がテープを切った。写真は三日の式典の様子である";
    let counted = format!("- {caption}（1枚目/全5枚）");
    goes(
        Format::Text,
        &["The bridge is open", TEXT, &counted, caption, BODY],
    );
    // How many of them there are is no number of a picture, and may be all that is said.
    both_stay(
        "2 of 4 suspects in the harbour robbery of Wick arrive at court",
        "Suspects in the harbour robbery of Wick arrive at court",
    );
    both_stay(
        "Item 2 of 5 on the agenda of the council is the bridge",
        "On the agenda of the council is the bridge",
    );
    both_stay(
        "The three sons of the mayor of Wick (12, 9 and 5 years)",
        "The three sons of the mayor of Wick",
    );
    both_stay(
        "1 / 5 Familien in Wick haben kein Auto und keinen Garten mehr",
        "Familien in Wick haben kein Auto und keinen Garten mehr",
    );
    both_stay(
        "The mayor and the lost bridge of Wick - 2",
        "The mayor and the lost bridge of Wick (Photo: Jo Reed)",
    );
    both_stay(
        "B52 view gallery of the museum of Wick in the harbour",
        "Gallery of the museum of Wick in the harbour",
    );
    // How many there are may be what is told, and a year is said.
    both_stay(&format!("{SAID} (12 photos)"), &format!("{SAID}."));
    both_stay(&format!("{SAID} (foto 2019)"), &format!("{SAID}."));
    one_goes("- …", "… (images, 1986)");
}

#[test]
fn how_long_a_video_lasts_before_or_between_its_titles() {
    one_goes("- 0:37 …", "…");
    one_goes("- Video 2:05 …", "…");
    one_goes("- Video.. …", "…");
    // The line of a programme, a result.
    both_stay(
        "9:05 The mayor of Wick reads from her new book",
        "The mayor of Wick reads from her new book",
    );
    let title = "Baker tells of the night of the fire";
    goes(
        Format::Text,
        &[
            "The bakery",
            TEXT,
            title,
            &format!("- {title}"),
            "00:48",
            "The cause is not known.",
        ],
    );
    goes(
        Format::Text,
        &[
            "The bakery",
            TEXT,
            title,
            "3 days ago",
            "Duration 1:58",
            &format!("- {title}"),
            "The cause is not known.",
        ],
    );
    // A bare time may be a programme's.
    goes(
        Format::Text,
        &[
            "The bakery",
            TEXT,
            title,
            "1:58",
            title,
            "The cause is not known.",
        ],
    );
}

#[test]
fn a_credit_in_brackets_behind_the_sentence_and_more() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("{SAID}. (Photo: Jo Reed) From our reporter in Wick, 2 August"),
            &format!("- {SAID}."),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("{SAID}. (They came from far away) And nobody of them went home"),
            &format!("{SAID}."),
            TEXT,
        ],
    );
}

#[test]
fn what_opens_over_the_page_is_a_copy() {
    let figure = super::figure(&format!("{SAID}. <span>Jo Reed / Harbour Post</span>"));
    let lines = [
        super::paragraph(TEXT),
        figure,
        super::paragraph(BODY),
        "<div role=dialog aria-modal=true><div><img src=a.jpg>".to_owned(),
        format!("- <p>{SAID}.</p>"),
        "- <small>Jo Reed / Harbour Post</small>".to_owned(),
        "</div></div>".to_owned(),
    ];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let left = super::cleaned(
        Format::Html,
        &lines
            .iter()
            .map(|line| line.strip_prefix("- ").unwrap_or(line))
            .collect::<String>(),
    );
    assert!(left.contains("<figcaption>Mayor Ada Quill"), "{left}");
    assert!(left.ends_with("<img src=a.jpg></div></div>"), "{left}");
}

#[test]
fn lists_of_times_are_no_titles_of_videos() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "0:45 The mayor speaks about the ferry",
            "2:10 The captain speaks about the bridge",
            "The mayor speaks about the ferry",
            BODY,
        ],
    );
    // A copy of the line is none of another time.
    let title = "Video 2:05 The mayor speaks about the ferry";
    let copy = format!("- {title}");
    goes(
        Format::Text,
        &["The bridge is open", TEXT, title, &copy, BODY],
    );
}

#[test]
fn a_note_on_a_picture_stays() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            &format!("{SAID}. Photo: Jo Reed/WNP"),
            "Photo: Jo Reed/WNP (file photo)",
            BODY,
        ],
    );
}

#[test]
fn equal_captions_below_other_names() {
    let said = "Candidate for the council of Wick since Sunday. Photo: Jo Reed/AP";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Ada Quill",
            said,
            "Tom Vane",
            said,
            BODY,
        ],
    );
    goes(
        Format::Markdown,
        &[
            "# The bridge",
            "",
            TEXT,
            "",
            "### Before",
            "",
            said,
            "",
            "### After",
            "",
            said,
        ],
    );
}

#[test]
fn a_gallery_and_its_copy() {
    let page = |credit: &str, mark: &str| {
        let first = format!("The chapel travels past the school on a trailer {credit}");
        let second = "Ada Quill with the letter that began it all (Tom Vane)";
        let third = "The field, when it was still planted with beet (Orle Trust)";
        let again = [&first, second, third].map(|line| format!("{mark}{line}"));
        goes(
            Format::Text,
            &[
                "The village that moved",
                TEXT,
                &first,
                second,
                third,
                "1/3",
                &again[0],
                &again[1],
                &again[2],
                BODY,
            ],
        );
    };
    page("(AP)", "- ");
    // Without a caption that is known by its credit, rows may be a list.
    page("(WNP)", "");
    // Each may be headed by a name: what has no credit stays below it.
    let caption = "The ferry in the harbour on Sunday. Photo: Jo Reed/AP";
    let served = "Served with bread and a glass of wine";
    let copy = format!("- {caption}");
    let first = ["The auction", TEXT, "Lot one", caption, served, BODY];
    let second = ["Lot two", &copy, served, TEXT];
    goes(Format::Text, &[&first[..], &second[..]].concat());
}

#[test]
fn a_slug_of_several_words() {
    goes(
        Format::Text,
        &[
            "A summer on the cliff",
            TEXT,
            "- puffin-north-cliff",
            "A puffin on the north cliff, wondering about the boat",
            BODY,
        ],
    );
    goes(
        Format::Text,
        &[
            "A summer on the cliff",
            TEXT,
            "mother-in-law",
            "The mother-in-law of the mayor on the north cliff",
            BODY,
        ],
    );
}

#[test]
fn who_took_it_for_whom_is_a_credit() {
    let caption = |said: &str| format!("{said} stands on the quay of Wick in the morning");
    let (first, second) = (caption("The old ferry"), caption("The new tram"));
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            &first,
            "Jo Reed for NPR",
            BODY,
            &second,
            "Jo Reed for NPR",
            "Work begins in spring, when the river is low and the ferries can stay in the harbour of the town for a week or so.",
        ],
    );
}

#[test]
fn a_paragraph_that_a_caption_says_too() {
    let said = "Nobody from the harbour board came to the meeting on Monday evening, although all nine members had been asked.";
    let more = "Work begins in spring, when the river is low and the ferries can stay in the harbour of the town for a week or so.";
    let signed = format!("{said} Photo: Jo Reed/AP");
    let page = |caption: &[&str]| {
        let lines = [&["The bridge is open"], caption, &[TEXT, BODY, said, more]].concat();
        goes(Format::Text, &lines);
    };
    page(&[&signed]);
    page(&[said, "Photo: Jo Reed/AP"]);
    // Below the headline it is a copy of the caption.
    let copy = format!("- {said}");
    goes(
        Format::Text,
        &["The bridge is open", &copy, &signed, TEXT, BODY, more],
    );
}

#[test]
fn the_label_of_a_caption_that_stands_without_it_too() {
    let said = "Empty Tracks at Wick Station | dpa";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            said,
            "Photo:",
            &format!("- {said}"),
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_counter_or_a_button_around_the_caption_and_its_credit() {
    let with = |before: &str, behind: &str| format!("{before}{SAID}. Photo: Jo Reed{behind}");
    let (said, credit) = (format!("{SAID}."), "Photo: Jo Reed");
    let goes = |line: String| format!("- {line}");
    in_text(&[&goes(with("Bild 1 av 2 ", "")), &said, credit]);
    in_text(&[
        &said,
        &goes(with("", " hide caption")),
        "toggle caption",
        credit,
    ]);
    in_text(&[&goes(with("", " [zoom]")), &said, credit]);
    // The credit is another one, or there is nothing around.
    in_text(&[
        &with("Bild 1 av 2 ", ""),
        &goes(said.clone()),
        "Photo: Tom Vane",
    ]);
    in_text(&[&with("", ""), &goes(said), &goes(credit.to_owned())]);
}

#[test]
fn what_somebody_says_before_the_caption() {
    let said = "‘Nobody wanted the old bridge to go’ … ";
    let caption = format!("{said}Ada Quill in her office in Wick. Photo: Jo Reed");
    in_text(&["- Ada Quill in her office in Wick.", &caption]);
    in_text(&["Nobody wanted the old bridge to go", &caption]);
}

#[test]
fn an_agency_before_each_alternative_text_and_below_it() {
    let known = "Getty Images A row of boats at the pier of Wick in the evening sun";
    let alt = "Wick Water Board Three workers kneel beside a line in the grey stone wall";
    in_text(&[
        known,
        "- Getty Images",
        BODY,
        alt,
        "- Wick Water Board",
        "The damage was seen on Friday",
    ]);
    // Nothing tells that the page has credits there.
    in_text(&[alt, "Wick Water Board", "The damage was seen on Friday"]);
    // It is not what the alternative text begins with, or another line stands between.
    in_text(&[known, "- Getty Images", BODY, alt, "Wick Power Board"]);
    in_text(&[
        known,
        "- Getty Images",
        BODY,
        alt,
        "The damage was seen on Friday",
        "Wick Water Board",
    ]);
}

#[test]
fn the_headline_with_the_agency_and_the_date() {
    let page = |line: &str| {
        goes(
            Format::Text,
            &[
                "The bridge over the Orle is open again after two years",
                line,
                TEXT,
                BODY,
            ],
        );
    };
    page("The bridge over the Orle is open again after two years - Reuters, 14.06.2024");
}

#[test]
fn words_in_small_letters_above_a_caption_and_its_credit() {
    let caption = "A bighorn ram waits on a ledge above the wells of the old mine near Wick, where sheep come to drink at night.";
    in_text(&["- bighorn ram", caption, "Photo: Jo Reed"]);
    in_text(&["Bighorn Ram", caption, "Photo: Jo Reed"]);
    in_text(&["bighorn ram", caption]);
    in_text(&["bighorn lamb", caption, "Photo: Jo Reed"]);
    in_text(&["ram", caption, "Photo: Jo Reed"]);
}

#[test]
fn a_long_caption_cut_off_above_it_and_again_below_the_text() {
    let caption = "Island star Ada Quill showed off her tan in a lime dress as she met her friends for lunch at a club on Monday";
    let cut =
        "- Island star Ada Quill showed off her tan in a lime dress as she met her friends for...";
    let again = format!("- {caption}");
    goes(
        Format::Text,
        &[
            "The star is back",
            TEXT,
            cut,
            caption,
            BODY,
            "Gallery",
            &again,
        ],
    );
    goes(
        Format::Text,
        &["The star is back", TEXT, caption, BODY, "Gallery", caption],
    );
}

#[test]
fn a_caption_with_its_credit_far_below_both() {
    let said = format!("{SAID}.");
    let whole = format!("- {SAID}. Photo: Jo Reed/AP");
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &said,
            "Photo: Jo Reed/AP",
            TEXT,
            BODY,
            "Gallery",
            "Letters",
            &whole,
        ],
    );
}

#[test]
fn the_title_of_a_caption_before_a_bar() {
    let caption = "Drip stones in the cave of Wick | The longest of them grow less than a hair in a year, as was measured.";
    in_text(&["- Drip stones in the cave of Wick", caption]);
    in_text(&["Drip stones in the mine of Wick", caption]);
    in_text(&[caption, "Drip stones in the cave of Wick"]);
}

#[test]
fn who_gave_the_picture_behind_the_caption_and_below_it() {
    let caption = "The toy boat of pine was kept for ages in wet peat. Harbour Museum Trust";
    in_text(&[caption, "- Harbour Museum Trust"]);
    in_text(&[caption, "Harbour Boat Trust"]);
    in_text(&[caption, "BoatsHarbour", "Harbour Museum Trust"]);
    in_text(&[
        "Kept for ages. Harbour Museum Trust",
        "Harbour Museum Trust",
    ]);
    in_text(&[
        "Mayor Ada Quill opens the new Harbour Museum Trust",
        "Harbour Museum Trust",
    ]);
}

#[test]
fn a_long_caption_and_names_in_two_lines_and_in_one() {
    let (said, names) = (format!("{SAID}."), "Jo Reed, Harbour Post");
    let whole = format!("- {SAID}. {names}");
    let article = |lines: &[&str]| goes(Format::Text, lines);
    article(&["The bridge is open", TEXT, &said, names, BODY, &whole]);
    article(&[
        "The bridge is open",
        TEXT,
        &said,
        "Tom Vane, Harbour Post",
        BODY,
        &whole[2..],
    ]);
    // Somebody says it.
    let (quote, whole) = (format!("“{SAID}.”"), format!("“{SAID}.” {names}"));
    article(&["The bridge is open", TEXT, &said, names, BODY, &whole]);
    article(&["The bridge is open", TEXT, &quote, names, BODY, &whole]);
}

#[test]
fn the_name_of_an_author_who_is_told_of_below_the_article() {
    let bio = "Ada Quill writes about the sea from the house of a keeper in Wick.";
    let article = |lines: &[&str]| {
        goes(
            Format::Text,
            &[&["The bridge is open", TEXT, BODY], lines].concat(),
        );
    };
    article(&["All stories", "Ada Quill | READ MORE", bio]);
    article(&[
        "All stories",
        "- Ada Quill writes about the sea | READ MORE",
        bio,
    ]);
}

#[test]
fn who_wrote_the_article_and_where_for_an_agency() {
    let headline = "The old mill of Wick turns again";
    goes(
        Format::Text,
        &[
            headline,
            "22 May 2022 08:00",
            "Jo REED/ WICK, (DHA)",
            "Photo: DHA",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_credit_above_the_caption_that_has_it_below_the_name_of_a_place() {
    let caption = "Pupils come by boat to the floating school of Wick. Photo: Jo Reed/AP";
    let head = |place: &str, credit: &str| {
        goes(
            Format::Text,
            &[
                "The school on the river has been open for a year",
                "Published on 19/02/2026",
                place,
                credit,
                caption,
                TEXT,
                BODY,
            ],
        );
    };
    head("Wick Harbour", "- © Jo Reed/AP");
    head("The ferry lies at the pier", "© Jo Reed/AP");
}

#[test]
fn the_start_of_a_caption_with_names_behind_a_bar() {
    let caption =
        "Ada Quill at the lighthouse of Wick in 1971, when she was testing the first signal";
    let start = "- Ada Quill at the lighthouse of Wick in 1971";
    in_text(&[start, &format!("{caption} | Quill family")]);
    in_text(&[&start[2..], caption]);
    in_text(&[&start[2..], &format!("{caption} | all stories")]);
}

#[test]
fn the_same_names_in_another_order_in_the_credit() {
    let post = format!("{SAID} (Photo: Jo Reed/Harbour Post)");
    let article = |other: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                TEXT,
                &post,
                BODY,
                "Gallery",
                "All stories",
                other,
            ],
        );
    };
    article(&format!("- {SAID} © Harbour Post / Jo Reed"));
    article(&format!("{SAID} © Harbour Post / Tom Vane"));
    article(&format!("{SAID} (Graphic: Harbour Post/Jo Reed)"));
}

#[test]
fn a_word_in_short_with_a_full_stop() {
    let caption = |word: &str| {
        format!(
            "Commuters slept first in the train and last in the tram, {word} after they left. (Graphic: Harbour Post)"
        )
    };
    in_text(&[&caption("in minutes"), &format!("- {}", caption("in min."))]);
    in_text(&[&caption("in minutes"), &caption("in hrs.")]);
}

#[test]
fn the_title_of_a_video_with_its_minutes_in_brackets() {
    let title = "Thatched house on the island of Wick burns down";
    in_text(&[&format!("- Video: {title} (2 Min)"), title]);
    in_text(&[&format!("{title} (2 Min)"), title]);
    in_text(&[&format!("- KIJK. {title}"), title]);
    in_text(&[&format!("Ooit. {title}"), title]);
}

#[test]
fn a_name_in_brackets_below_the_text_is_who_wrote_it() {
    let caption = "波止場に立つ人々と新しい船、遠くに見える灯台=2024年5月、高橋健撮影";
    in_text(&["（高橋健）", caption]);
}

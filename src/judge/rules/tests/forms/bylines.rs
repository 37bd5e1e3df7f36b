//! Who wrote the article: names and agencies that are no credit.

use super::{BODY, CAPTION, goes};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn the_author_below_the_article() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            BODY,
            "Mara Holt",
            "Mara Holt is our correspondent in Lindmouth. … Read more",
            "© Harbour News",
        ],
    );
}

#[test]
fn the_name_of_who_wrote_the_article() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open",
            "Mara Holt",
            "Mara Holt - History Correspondent",
            "May 7, 2025",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open",
            "© dpa-picture/Mara Holt",
            "The bridge on Monday.",
            "14.06.2024",
            "dpa",
            "By Mara Holt (dpa)",
            TEXT,
        ],
    );
}

#[test]
fn a_reporter_who_took_the_photo_as_well() {
    let caption = "집배원 강만호씨가 지난 15일 선착장에서 우편 가방을 배에 싣고 있다.";
    goes(
        Format::Text,
        &[
            "섬마을 우체통, 하루 한 통을 위해 배가 뜬다",
            "통영 배은솔 기자",
            "입력 2023-12-18 18:09",
            &format!("{caption} 통영 배은솔 기자"),
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_name_below_a_copy_may_be_who_wrote_the_article() {
    let caption = "Ada Quill cuts the ribbon at the bridge.";
    goes(
        Format::Text,
        &[
            "The bridge is open again",
            &format!("{caption} Photo: Jo Reed"),
            &format!("- {caption}"),
            "Jo Reed",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_name_below_a_copy_and_above_the_date_wrote_the_article() {
    let caption = "Ada Quill cuts the ribbon at the bridge.";
    let article = |name: &str, below: &str| {
        let signed = format!("{caption} Photo: Jo Reed");
        let copy = format!("- {caption}");
        let lines = [
            "The bridge is open again",
            TEXT,
            &signed,
            &copy,
            name,
            below,
        ];
        goes(Format::Text, &[&lines[..], &[BODY]].concat());
    };
    article("Jo Reed", "18.09.2025 | Updated: 19.09.2025, 08:12");
    article("- Jo Reed", "Deputy Tom Vane at the ferry. Photo: Ada Holt");
}

#[test]
fn an_agency_that_wrote_the_article() {
    let article = |mark: &str, next: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                CAPTION,
                "Photo: AP / Jo Reed",
                &format!("{mark}AP"),
                next,
                TEXT,
                BODY,
            ],
        );
    };
    article("", "12 May 2021");
    article("- ", "The river");
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Mayor Ada Quill opens the new bridge. (Photo: Jo Reed / AP)",
            "(AP)",
        ],
    );
}

#[test]
fn an_agency_in_full_that_wrote_the_article() {
    let caption = "Ada Quill opens the bridge. (AP Photo/Jo Reed)";
    goes(
        Format::Text,
        &["The river", "Associated Press", caption, TEXT, BODY],
    );
    goes(
        Format::Text,
        &["The river", caption, "Associated Press", TEXT, BODY],
    );
}

#[test]
fn a_byline_below_a_deck_as_long_as_a_text() {
    let article = |mark: &str, next: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                TEXT,
                "- Ada Quill waits at the old harbour.",
                "Ada Quill waits at the old harbour. © WNP – Jo Reed",
                &format!("{mark}Jo Reed"),
                next,
                BODY,
            ],
        );
    };
    article("", "12 May 2021");
    article("- ", "Tides and trains");
}

#[test]
fn a_slash_and_a_name_that_is_no_credit() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "/ Mara Holt",
            "The ferry waits at the quay (Photo: Mara Holt)",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "A headline of this page",
            "/ Local News",
            "A headline of this page",
            "12 May 2021",
            TEXT,
        ],
    );
}

#[test]
fn who_sent_the_text_and_who_signed_it() {
    // Where the text below comes from.
    goes(
        Format::Text,
        &[
            "The postman of the hills",
            "Mara Holt",
            "Wick —",
            "The postman of Wick crosses the ford with his bag. Photo: Mara Holt",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "섬마을 우체통에 매주 시가 온다",
            "입력 : 2026-05-18 06:00:00",
            "통영=하준모 기자",
            "경남 통영 추도 선착장에 있는 빨간 우체통. 매주 월요일 시가 온다. 통영=하준모 기자",
            TEXT,
        ],
    );
    // The reporter who took the pictures as well signs below the text.
    goes(
        Format::Text,
        &[
            "The van with the flat floor",
            TEXT,
            "The driver's seat of the van [Photo: Mara Holt]",
            BODY,
            "[Mara Holt]",
        ],
    );
}

#[test]
fn lines_below_the_headline_are_no_labels() {
    let caption = "Dora Penn explains on 24 May how the oil mill at Lindmouth fills its bottles. / Photo: Jo Reed";
    goes(
        Format::Text,
        &[
            "The mill of the village sells to the whole world",
            "27 May 2026",
            "The oil mill at Lindmouth",
            "Cold pressed for three generations",
            caption,
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The mill of the village sells to the whole world",
            "27 May 2026",
            "- The oil mill at Lindmouth",
            caption,
            TEXT,
        ],
    );
}

#[test]
fn a_paper_and_a_name_in_capitals_above_the_date() {
    let caption =
        "The first people walked over the bridge on Saturday. | POST OF THE ORLE – JO REED";
    let names = "Post of the Orle Jo REED";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            caption,
            names,
            "15/03/2025 17:42",
            TEXT,
            BODY,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            caption,
            &format!("- {names}"),
            BODY,
            TEXT,
        ],
    );
}

#[test]
fn a_name_below_a_caption_and_above_the_dates_of_whom_it_names() {
    let caption = "Ada Quill as keeper of the lighthouse, 1985. Photo: Jo Reed";
    let above = |name: &str, next: &str| {
        goes(
            Format::Text,
            &["The light of Wick", TEXT, caption, name, next, TEXT, BODY],
        );
    };
    above("Ada Quill", "Born 3 March 1931, died 9 November 2022");
    above("- Ada Quill", "3 March 2022");
}

//! Credits and names beside the copy of a caption: they go with it, or are of something else.

use super::{BODY, CAPTION, goes};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn credits_in_two_lines() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            CAPTION,
            "Photo:",
            "Jo Reed / Getty",
            &format!("- {CAPTION}"),
            "- Photo:",
            "- Jo Reed / Getty",
            BODY,
        ],
    );
    // Two photos of one photographer.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            CAPTION,
            "Photo:",
            "Jo Reed / Getty",
            BODY,
            "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth.",
            "Photo:",
            "Jo Reed / Getty",
        ],
    );
}

#[test]
fn a_credit_before_each_copy_of_a_caption() {
    let credit = "PHOTO JO REED, HARBOUR POST";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {credit}"),
            &format!("- {CAPTION}"),
            "1/3",
            credit,
            CAPTION,
            credit,
            "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth.",
            "PHOTO TOWN OF WICK",
            "The station as it will be",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_credit_of_a_copy_far_below() {
    let article = |caption: &str, copy: &str, credit: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                caption,
                "Photo: Jo Reed",
                TEXT,
                BODY,
                "Trains",
                "Tides of the week",
                "Ferries to Wick",
                copy,
                credit,
            ],
        );
    };
    article(CAPTION, &format!("- {CAPTION}"), "- Photo: Jo Reed");
    // Few words may be of another picture, and a credit is nobody's copy where its caption stays.
    article(
        CAPTION,
        "- Mayor Ada Quill opens the new…",
        "Photo: Jo Reed",
    );
    let short = "Mayor Ada Quill opens the bridge.";
    article(short, short, "Photo: Jo Reed");
}

#[test]
fn a_caption_and_its_credit_below_two_texts() {
    let article = |caption: &str, above: &str, credit: &str, mark: &str| {
        let mut lines = vec![
            "The bridge is open".to_owned(),
            TEXT.to_owned(),
            caption.to_owned(),
            "Photo: Jo Reed".to_owned(),
            BODY.to_owned(),
            "The old bridge had stood for eighty years before the storm took two of its arches in a single night of May.".to_owned(),
            "It will be a while until trains use the second level, because the signals have not been ordered by anyone so far.".to_owned(),
        ];
        lines.extend((!above.is_empty()).then(|| above.to_owned()));
        lines.extend([format!("{mark}{caption}"), format!("{mark}{credit}")]);
        lines.extend(["Deputy Tom Vane waits.", "Photo: Jo Reed"].map(str::to_owned));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        goes(Format::Text, &lines);
    };
    let short = "Mayor Ada Quill opens the bridge.";
    article(short, "", "Photo: Jo Reed", "- ");
    // Of another one, below a name, a question, and names.
    article(short, "", "Photo: Tom Vane", "");
    article(short, "Lindmouth", "Photo: Jo Reed", "");
    article("Which harbour is shown here?", "", "Photo: Jo Reed", "");
    article("Mayor Ada Quill, Deputy Tom Vane", "", "Photo: Jo Reed", "");
    // What stands behind both is no credit.
    let more = format!("{BODY} Nobody asked why.");
    let said = "So said the council";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            short,
            said,
            BODY,
            &more,
            &format!("{TEXT} {BODY}"),
            short,
            said,
            "Deputy Tom Vane waits.",
        ],
    );
}

#[test]
fn what_stands_below_two_names() {
    let said = "Member of the council for the harbour and running again";
    let article = |first: &str, second: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "Who wants to sit in the council",
                TEXT,
                first,
                said,
                "Photo: Jo Reed",
                BODY,
                second,
                &format!("{mark}{said}"),
                &format!("{mark}Photo: Jo Reed"),
                "It will be a while until trains use the second level, because the signals have not been ordered by anyone so far.",
            ],
        );
    };
    article("Ada Quill", "Tom Vane", "");
    article("Ada Quill", "Ada Quill", "- ");
    article("Ada Quill opens the bridge", "Tom Vane waits", "- ");
    article("She sails.", "He rows.", "- ");
}

#[test]
fn what_stands_below_two_names_of_a_row() {
    let article = |first: &str, second: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "Who wants to sit in the council",
                TEXT,
                first,
                "Member of the council of Wick since 2009.",
                second,
                &format!("{mark}Member of the council of Wick since 2009"),
                BODY,
            ],
        );
    };
    article("Ada Quill", "Ben Osei", "");
    article("Council", "Panorama", "- ");
}

#[test]
fn a_line_of_names_below_two_copies() {
    let article = |mark: &str, line: &str| {
        goes(
            Format::Text,
            &[
                "The river",
                "Mayor Ada Quill opens the new bridge over the Orle",
                "- Mayor Ada Quill opens the new bridge over the Orle.",
                line,
                &format!("{mark}{line}"),
                TEXT,
                BODY,
            ],
        );
    };
    article("- ", "Jo Reed / Wick Pictures");
    article("", "Jo Reed and Mara Holt");
}

#[test]
fn names_below_a_caption_in_one_figure() {
    let article = |figure: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                "<h1>The bridge is open</h1>",
                figure,
                "- <p>Mayor Ada Quill opens the new bridge over the Orle</p>",
                &format!("{mark}<span>Wick Fire Brigade</span>"),
                if figure == "<figure><img src=a alt=\"\">" {
                    "</figure>"
                } else {
                    "</div>"
                },
                &format!("<p>{TEXT}</p>"),
                &format!("<p>{BODY}</p>"),
                "<p>Mayor Ada Quill opens the new bridge over the Orle. Photo: Wick Fire Brigade</p>",
            ],
        );
    };
    article("<figure><img src=a alt=\"\">", "- ");
    article("<div class=head>", "");
}

#[test]
fn a_credit_behind_another_caption_is_no_lead_of_a_copy() {
    let credit = "Photo: Jo Reed / WNP";
    goes(
        Format::Text,
        &[
            TEXT,
            "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth.",
            credit,
            CAPTION,
            credit,
            &format!("- {CAPTION}"),
            BODY,
        ],
    );
}

#[test]
fn a_credit_around_a_caption_whose_copy_stands_above_the_name_of_a_part() {
    let credit = "Photo: Jo Reed, Harbour News";
    let article = |copy: &str, label: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                copy,
                label,
                credit,
                CAPTION,
                &format!("{mark}{credit}"),
                "12 May 2021",
                TEXT,
            ],
        );
    };
    let copy = format!("- {CAPTION}");
    article(&copy, "Article", "- ");
    article(&copy, "Deputy Tom Vane waits", "");
    // A picture of one word.
    goes(
        Format::Text,
        &[TEXT, "Tulip", credit, CAPTION, credit, "12 May 2021", BODY],
    );
}

#[test]
fn a_credit_below_the_word_for_one_goes_with_its_caption_too() {
    let caption =
        "A window panel with the new coating, seen after sunrise on the roof of the mill.";
    let again = format!("- {caption}");
    let page = |label: &str, credit: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                "Caption:",
                caption,
                "Credits:",
                "Image: Courtesy of the harbour board",
                "Close",
                TEXT,
                BODY,
                "Caption:",
                &again,
                label,
                credit,
                TEXT,
            ],
        );
    };
    page("- Credits:", "- Image: Courtesy of the harbour board");
    page("Credits:", "Image: Courtesy of Jo Reed");
}

#[test]
fn a_credit_without_capitals_goes_with_its_caption() {
    let caption = "주민들이 지난 13일 위크군청 앞에서 노선 폐지에 반대하는 손팻말을 들고 있다.";
    let gone = format!("- {caption}");
    let whole = format!("{caption} 위크농민회 제공");
    let page = |credit: &str| {
        goes(
            Format::Text,
            &["The bridge is open", TEXT, &gone, credit, BODY, &whole],
        );
    };
    page("- 위크농민회 제공");
    page("오를농민회 제공");
}

#[test]
fn a_credit_before_a_long_caption_goes_with_its_copy_far_below() {
    let caption =
        "The first seeds have taken root in the nave of the old church of Saint Bride in Wick.";
    let again = format!("- {caption}");
    let page = |credit: &str| {
        goes(
            Format::Text,
            &[
                "The church of Wick is a garden",
                "PHOTO JO REED, HARBOUR POST",
                caption,
                TEXT,
                BODY,
                "1/3",
                credit,
                &again,
                "2/3",
            ],
        );
    };
    page("- PHOTO JO REED, HARBOUR POST");
    page("PHOTO TOM VANE, HARBOUR POST");
}

#[test]
fn a_credit_below_a_far_copy_goes_where_the_alternative_text_stands_beside_the_caption() {
    let caption =
        "The steam boat in the yard of a house in Wick lay under the stones for a century";
    let (alt, again) = (format!("- {caption}"), format!("- {caption}"));
    goes(
        Format::Text,
        &[
            "A boat below the stones",
            &alt,
            caption,
            "Photo: Jo Reed",
            TEXT,
            BODY,
            "All stories",
            &again,
            "- Photo: Jo Reed",
            "Read on",
        ],
    );
}

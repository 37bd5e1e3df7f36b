mod facts;
mod forms;
mod labels;
mod near;
mod numbers;
mod others;
mod parts;
pub(super) mod specs;
mod strangers;

use crate::finding::Rule;
use crate::judge::trial::TEXT;
use specs::{MORE_TEXT, NO_WORDS, Row, check};

const NO_CAPTION: &str = "nearly the same words, but nothing says that it is a caption";
const NO_LABEL: &str = "a name or a heading, and nothing says that it belongs to a caption";
const LABEL: &str = "every word of it stands in the kept caption";
const WITH_CREDIT: &str = "the kept text says the same and has the credit";
const SEEN: &str = "readers see this caption and its credit already";

const HEADLINE: &str = "The bridge is open at last";
const CREDIT: &str = "Photo: Jo Reed/AP";

#[test]
fn markup_tells_what_can_go() {
    let rows: &[Row] = &[
        (
            "readers would lose it",
            &[
                "= [hidden] Mayor Ada Quill opens the new bridge over the Orle",
                "= Mayor Ada Quill opens the…",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "readers see it and its credit",
            &[
                "= Mayor Ada Quill opens the bridge",
                "Photo: Jo Reed/AP",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
            ],
            Ok((Rule::Covered, 2, &[0, 1], SEEN)),
        ),
        (
            "readers see it and another credit",
            &[
                "= Mayor Ada Quill opens the bridge",
                "Photo: Tom Vane/AP",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "readers see it alone",
            &[
                "= Mayor Ada Quill opens the bridge",
                "= [hidden] Mayor Ada Quill opens the bridge Photo: Jo Reed/AP",
                "Photo: Jo Reed/AP",
            ],
            Err("the fuller text is hidden from readers"),
        ),
        (
            "of two texts that nobody sees one goes",
            &[
                "= [hidden] Mayor Ada Quill opens the new bridge over the Orle",
                "= [hidden] Mayor Ada Quill opens the…",
            ],
            Ok((
                Rule::Truncated,
                1,
                &[0],
                "cut off; the kept text begins with the same words and goes on",
            )),
        ),
        (
            "code in front of a text",
            &[
                "= [code] Ada Quill opens the bridge",
                "= Ada Quill opens the bridge",
            ],
            Err(NO_WORDS),
        ),
        (
            "code behind a text",
            &[
                "= Ada Quill opens the bridge",
                "= [code] Ada Quill opens the bridge",
            ],
            Err(NO_WORDS),
        ),
        (
            "the words of a widget",
            &["= Play video", "= Ada Quill plays video"],
            Err(NO_WORDS),
        ),
        (
            "an item of a list",
            &[
                "= • Ada Quill opens the bridge",
                "= Ada Quill opens the bridge",
            ],
            Err("items of lists, rows of tables, dates and code repeat by their nature"),
        ),
        (
            "a photo and one with nearly the same caption",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "= [photo 2] Ada Quill opens the bridge over the Orle today",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo and one of the same scene later",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
                "= [photo 2] Ada Quill opens the bridge over the Orle for the second time. Photo: Jo Reed/AP",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo of two scenes and one of the second",
            &[
                TEXT,
                "= [photo 1] Left: Ada Quill waits. Right: the bridge opens. Photo: Jo Reed/AP",
                "= [photo 2] Right: the bridge opens. Photo: Jo Reed/AP",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "a photo with its credit and its copy without",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
                "= [photo 2] Ada Quill opens the bridge over the Orle",
            ],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
        (
            "a photo without its credit and its copy with it",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge over the Orle",
                "= [photo 2] Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Prefix, 1, &[2], WITH_CREDIT)),
        ),
        (
            "two headings with the same words",
            &[
                TEXT,
                "= [heading] Mayor Ada Quill opens the new bridge over the Orle",
                "= [heading] Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Err("headings stay"),
        ),
        (
            "the heading of a video in two states of its player",
            &[
                TEXT,
                "= [heading 1] Mayor Ada Quill opens the new bridge over the Orle",
                "= [heading 1] Mayor Ada Quill opens the new bridge over the Orle",
            ],
            Ok((Rule::Exact, 2, &[1], "the same text")),
        ),
    ];
    check(rows);
}

#[test]
fn a_caption_may_open_with_the_dash_of_who_speaks() {
    let said = "– At last somebody believes in us, says Mayor Ada Quill";
    let caption = format!("= [caption 1] {said}");
    let credited = format!("= [caption 2] {said}. Photo: Jo Reed");
    let (line, signed) = (format!("= {said}"), format!("= {said}. Photo: Jo Reed"));
    let rows: &[Row] = &[
        (
            "in two captions",
            &[TEXT, &caption, MORE_TEXT, &credited],
            Ok((Rule::Prefix, 1, &[3], WITH_CREDIT)),
        ),
        (
            "in lines of the text",
            &[TEXT, &line, MORE_TEXT, &signed],
            Err("items of lists, rows of tables, dates and code repeat by their nature"),
        ),
    ];
    check(rows);
}

#[test]
fn a_picture_of_a_gallery_has_a_name() {
    let stays = Err("headings stay");
    let (named, caption) = (
        "= [heading 1] Mayor Ada Quill of Lindmouth",
        "= [caption 1] Mayor Ada Quill of Lindmouth, who opens the bridge. Photo: Jo Reed/AP",
    );
    let rows: &[Row] = &[
        (
            "above its credited caption",
            &[TEXT, named, caption],
            Ok((
                Rule::Truncated,
                1,
                &[2],
                "the kept caption begins with the same words and goes on",
            )),
        ),
        (
            "that the caption tells something of",
            &[
                TEXT,
                named,
                "= [caption 1] Mayor Ada Quill of Lindmouth opens the bridge. Photo: Jo Reed/AP",
            ],
            stays,
        ),
        (
            "of no picture",
            &[TEXT, "= [heading] Mayor Ada Quill of Lindmouth", caption],
            stays,
        ),
        (
            "of another picture",
            &[TEXT, "= [heading 2] Mayor Ada Quill of Lindmouth", caption],
            Err("the markup says that they belong to two media"),
        ),
        (
            "below the caption",
            &[TEXT, caption, named, MORE_TEXT],
            stays,
        ),
        (
            "whose words stand elsewhere in it",
            &[TEXT, "= [heading 1] Ada Quill of Lindmouth", caption],
            stays,
        ),
    ];
    check(rows);
}

#[test]
fn the_caption_without_the_words_of_a_widget_stays() {
    let (caption, credit) = ("= Mayor Ada Quill opens the new bridge.", CREDIT);
    let with_widget = "= Mayor Ada Quill opens the new bridge. Photo: Jo Reed/AP hide caption";
    let rows: &[Row] = &[
        (
            "and so does the credit behind it",
            &[
                TEXT,
                with_widget,
                "toggle caption",
                credit,
                caption,
                credit,
                MORE_TEXT,
            ],
            Ok((
                Rule::Covered,
                1,
                &[4, 5],
                "a caption and a credit without the words of a widget say this together",
            )),
        ),
        (
            "not where it has another credit",
            &[
                TEXT,
                with_widget,
                "toggle caption",
                caption,
                "Photo: Tom Vane/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "not where it has none",
            &[TEXT, with_widget, caption, MORE_TEXT],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
    ];
    check(rows);
}

#[test]
fn the_title_of_a_text_below_a_caption_stays() {
    let caption = "= Pale ale of the old mill at Garth. Photo: Jo Reed/AP";
    let title = "= Pale ale of the old mill at Garth";
    let rows: &[Row] = &[
        (
            "behind the name of the section",
            &[TEXT, caption, "Tastings", title, MORE_TEXT],
            Err("the title of the text below it"),
        ),
        (
            "right behind the caption",
            &[TEXT, caption, title, MORE_TEXT],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
        (
            "above another line",
            &[TEXT, caption, "Tastings", title, "More"],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "farther from the caption",
            &[
                TEXT, caption, "Tastings", "Sport", "Tides", title, MORE_TEXT,
            ],
            Err("the title of the text below it"),
        ),
        (
            "that says too much for a title",
            &[
                TEXT,
                "= Pale ale of the old mill at Garth on the way to the harbour. Photo: Jo Reed/AP",
                "Tastings",
                "= Pale ale of the old mill at Garth on the way to the harbour",
                MORE_TEXT,
            ],
            Ok((Rule::Prefix, 3, &[1], WITH_CREDIT)),
        ),
        (
            "that stops inside a name",
            &[
                TEXT,
                "= Mayor Ada Quill. Photo: Jo Reed/AP",
                "Tastings",
                "= Mayor Ada",
                MORE_TEXT,
            ],
            Err("too short to tell whose caption it is"),
        ),
    ];
    check(rows);
}

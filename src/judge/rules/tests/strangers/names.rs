//! Names that are not those of who took the photo: who is in it, who wrote the article, what a heading or a card names.

use super::super::specs::{LAST_TEXT, MORE_TEXT, Row, UNLIKE, check};
use super::{CUT, PART, WITH_CREDIT, cleaned, stays};
use crate::Format;
use crate::finding::Rule;
use crate::judge::trial::TEXT;

#[test]
fn who_is_in_a_photo_did_not_take_it() {
    let rows: &[Row] = &[
        (
            "the firm of one credit is named in the other caption",
            &[
                TEXT,
                "= Mia Holt, director of Skerry Ferries. Photo: Skerry Ferries",
                "= Mia Holt, director of Skerry Ferries, on the deck of the Marie in Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err("its credit is another one"),
        ),
        (
            "the credit is in the other one too",
            &[
                TEXT,
                "= Mia Holt, director of the ferries. Photo: Jo Reed",
                "= Mia Holt, director of the ferries, on the deck of the Marie in Wick. Photo: Jo Reed/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Part, 1, &[2], PART)),
        ),
        (
            "the agency of one credit is named in the other caption, which opens with its credit",
            &[
                TEXT,
                "= Mia Holt, director of Getty Images. Photo: Getty Images",
                "= Reuters The tired Mia Holt, director of Getty Images, on the deck of the Marie in Wick",
                MORE_TEXT,
            ],
            Err("its credit is another one"),
        ),
        (
            "the other one has a credit at each end, and the credit is in the last",
            &[
                TEXT,
                "= Mia Holt, director of the ferries. Photo: Jo Reed/Reuters",
                "= Reuters The tired Mia Holt, director of the ferries, on the deck of the Marie. Photo: Jo Reed/AP",
                MORE_TEXT,
            ],
            Ok((Rule::Part, 1, &[2], PART)),
        ),
        (
            "the other one has a credit at each end, and the credit is the first",
            &[
                TEXT,
                "= Getty Images Mia Holt, director of the ferries",
                "= Getty Images The tired Mia Holt, director of the ferries, on the deck of the Marie. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Ok((Rule::Part, 1, &[2], PART)),
        ),
    ];
    check(rows);
}

#[test]
fn who_took_the_photo_may_have_written_the_article() {
    let caption =
        "= The last customers of the old photo studio at Wick. Photo: reporter Jo Alba Reed";
    let rows: &[Row] = &[
        (
            "a byline between the lead photo and the text",
            &[
                "The studio closes",
                caption,
                "= Reporter Jo Alba Reed",
                TEXT,
            ],
            Err("who took the photo may have written the article"),
        ),
        (
            "a name and a paper",
            &[
                "The studio closes",
                "= The last customers of the old studio at Wick. Photo: Jo Alba Reed/Post",
                "= Jo Alba Reed/Post",
                TEXT,
            ],
            Ok((Rule::Part, 2, &[1], PART)),
        ),
        (
            "below a photo in the text",
            &[TEXT, caption, "= Reporter Jo Alba Reed", MORE_TEXT],
            Ok((Rule::Part, 2, &[1], PART)),
        ),
    ];
    check(rows);
}

#[test]
fn the_markup_tells_a_name_on_a_card_from_an_alternative_text_and_from_a_credit() {
    let text = format!("<p>{TEXT}</p>\n<p>{MORE_TEXT}</p>\n<p>{LAST_TEXT}</p>\n");
    let slide = |alt: &str| {
        format!(
            "<div class=slide><figure><img src=a.jpg alt={alt}><p>Ada Quill opens the bridge at Wick (photo Jo Reed)</p></figure></div>\n"
        )
    };
    let page = format!("{}{text}{}", slide("bridge"), slide("opening"));
    assert_ne!(cleaned(&page, Format::Html), page);
    let figure = |name: &str| {
        format!(
            "{text}<figure><img src=a.jpg><figcaption>Ada Quill opens the bridge. (Photo by Jo Reed)</figcaption><small>{name}</small></figure>\n{text}"
        )
    };
    assert!(!cleaned(&figure("Jo Reed"), Format::Html).contains("<small>Jo Reed"));
    stays(&figure("Ben Osei"), Format::Html);
}

#[test]
fn a_line_of_names_in_the_medium_of_a_caption_is_its_credit() {
    let caption = "= [photo 1] Ada Quill opens the bridge. (Photo by Jo Reed)";
    let unlike = Err(UNLIKE);
    let rows: &[Row] = &[
        (
            "behind it",
            &[TEXT, caption, "= [photo 1] Jo Reed", MORE_TEXT],
            Ok((Rule::Credit, 2, &[1], "the names of the credit before it")),
        ),
        (
            "before it",
            &[TEXT, "= [photo 1] Jo Reed", caption, MORE_TEXT],
            unlike,
        ),
        (
            "in capitals, as its caption has them",
            &[
                TEXT,
                "= Ada Quill opens the bridge JOHANNA REED",
                "= JOHANNA REED",
                "Tides",
            ],
            Ok((Rule::Credit, 2, &[1], "the names of the credit before it")),
        ),
        (
            "in capitals above a text, of which it may be the title",
            &[
                TEXT,
                "= Ada Quill opens the bridge JOHANNA REED",
                "= JOHANNA REED",
                MORE_TEXT,
            ],
            unlike,
        ),
        (
            "in capitals in the head",
            &[
                "= Ada Quill opens the bridge JOHANNA REED",
                "= JOHANNA REED",
                "Tides",
                TEXT,
            ],
            unlike,
        ),
        (
            "in capitals where the caption has none",
            &[
                TEXT,
                "= Ada Quill opens the bridge. (Photo by Jo Reed)",
                "= JO REED",
                MORE_TEXT,
            ],
            unlike,
        ),
        (
            "behind text",
            &[TEXT, caption, LAST_TEXT, "= [photo 1] Jo Reed", MORE_TEXT],
            unlike,
        ),
        (
            "in no medium",
            &[
                TEXT,
                "= Ada Quill opens the bridge. (Photo by Jo Reed)",
                "= Jo Reed",
                MORE_TEXT,
            ],
            unlike,
        ),
        (
            "as many other names",
            &[TEXT, caption, "= [photo 1] Ben Osei", MORE_TEXT],
            unlike,
        ),
        (
            "one name",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge. (Photo by Reed)",
                "= [photo 1] Reed",
                MORE_TEXT,
            ],
            unlike,
        ),
        (
            "no names",
            &[
                TEXT,
                "= [photo 1] Ada Quill opens the bridge. (Photo: harbour museum)",
                "= [photo 1] harbour museum",
                MORE_TEXT,
            ],
            unlike,
        ),
    ];
    check(rows);
}

#[test]
fn a_line_of_names_goes_with_its_caption_and_a_heading_stays() {
    let caption = "<p>Mayor Ada Quill opens the new bridge at Wick. Photo: Mia Holt</p>\n";
    let page = |line: &str| {
        format!(
            "<p>{TEXT}</p>\n{caption}{line}<p>{MORE_TEXT}</p>\n{caption}{line}<p>{LAST_TEXT}</p>\n"
        )
    };
    for (line, times) in [("<p>Jo Reed</p>\n", 1), ("<h3>Jo Reed</h3>\n", 2)] {
        let left = cleaned(&page(line), Format::Html);
        assert_eq!(left.matches("opens the new bridge").count(), 1, "{left}");
        assert_eq!(left.matches(line.trim()).count(), times, "{left}");
    }
}

#[test]
fn a_name_above_the_text_that_goes_on_from_it_stays() {
    let caption = "= Curator Ada Vane Quill with the find in the workshop at Wick. Photo: Jo Reed";
    let goes_on = "has been the curator of the museum since 2009, and has written three books about the gold that was found there so far.";
    let rows: &[Row] = &[
        (
            "it begins the sentence of the next text",
            &[TEXT, caption, "= Ada Vane Quill", goes_on],
            Err("the next text goes on from it"),
        ),
        (
            "it ends a sentence of its own",
            &[TEXT, caption, "= Ada Vane Quill.", goes_on],
            Ok((Rule::Part, 2, &[1], PART)),
        ),
        (
            "it is cut off",
            &[TEXT, caption, "= Curator Ada Vane Quill with the…", goes_on],
            Ok((Rule::Truncated, 2, &[1], CUT)),
        ),
        (
            "it has a credit",
            &[
                TEXT,
                "= Curator Ada Vane Quill with the find in the workshop. Photo: Jo Reed/AP",
                "= Curator Ada Vane Quill with the find in the workshop. Photo: Jo Reed",
                goes_on,
            ],
            Ok((Rule::Prefix, 2, &[1], WITH_CREDIT)),
        ),
        (
            "it is a credit",
            &[TEXT, caption, "= Photo: Jo Reed", goes_on],
            Ok((
                Rule::Credit,
                2,
                &[1],
                "the kept caption ends in this credit",
            )),
        ),
        (
            "the next line is no text",
            &[
                TEXT,
                caption,
                "= Ada Vane Quill",
                "near the harbour",
                MORE_TEXT,
            ],
            Ok((Rule::Part, 2, &[1], PART)),
        ),
        (
            "the next text has a sentence of its own",
            &[TEXT, caption, "= Ada Vane Quill", MORE_TEXT],
            Err("the heading of the text below it"),
        ),
    ];
    check(rows);
}

#[test]
fn a_picture_may_have_its_credit_as_a_property() {
    let figure = "{% include image.html src=\"wall.jpg\" caption=\"The wall at Cray, finished in May, cost £2m.\" credit=\"Lou Mallory\" %}";
    let text = "\n\nThe wall is 2 metres high.\n";
    assert_eq!(
        cleaned(
            &format!(
                "{figure}\n\n*The wall at Cray, finished in May, cost £2m.*\n\nPhoto: Lou Mallory{text}"
            ),
            Format::Markdown
        ),
        format!("{figure}{text}")
    );
    for other in [
        "Photo: Lou Hale",
        "Photo: Lou Mallory/AP",
        "Text: Lou Mallory",
    ] {
        stays(&format!("{figure}\n\n{other}{text}"), Format::Markdown);
    }
    // Another picture has the credit of its own.
    stays(
        &format!(
            "{figure}\n\n![A grey wall](b.jpg)\n\nThe old wall at Cray in 1911\n\nPhoto: Lou Mallory{text}"
        ),
        Format::Markdown,
    );
}

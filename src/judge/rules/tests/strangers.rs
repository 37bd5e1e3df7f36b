//! Texts that are alike and belong to different things: two photos of one photographer, a statement and its opposite,
//! the text and a caption, the verses of a song. Each stands beside a repeat that looks like it and goes.

mod names;

use super::super::common::{DENIED, OF_TEXT, TWO_PHOTOS};
use super::specs::{LAST_TEXT, MORE_TEXT, Row, check};
use crate::analyze::analyze;
use crate::finding::{Applicability, Rule};
use crate::judge::trial::TEXT;
use crate::{Format, Options, apply};

const PART: &str = "the kept caption has these words";
const NEAR: &str = "the same statement but for the spelling of a word or two";
const WITH_CREDIT: &str = "the kept text says the same and has the credit";
const CUT: &str = "cut off; the kept text begins with the same words and goes on";
const REFRAIN: &str = "a line that stands there again and again is a refrain";

/// What is left of an article.
fn cleaned(article: &str, format: Format) -> String {
    let analysis = analyze(article.as_bytes(), format, &Options::default()).expect("it is read");
    let cleaned =
        apply(article.as_bytes(), analysis.edits(Applicability::Safe)).expect("it is cleaned");
    String::from_utf8(cleaned).expect("it is text")
}

#[track_caller]
fn stays(article: &str, format: Format) {
    assert_eq!(cleaned(article, format), article);
}

#[test]
fn two_captions_with_one_credit_are_two_photos_if_the_one_says_more() {
    let rows: &[Row] = &[
        (
            "more at the end of it",
            &[
                TEXT,
                "= The mill of Garth seen from the east. Photo: Jo Reed",
                "= The mill of Garth seen from the east in winter. Photo: Jo Reed",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "a word in the midst of it",
            &[
                TEXT,
                "= A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
                "= A red boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "another place, of which small words tell",
            &[
                TEXT,
                "= Die Gäste beim Neujahrsempfang im Rathaus von Moorbach. Foto: Mia Korn",
                "= Die Gäste beim Neujahrsempfang vor dem Rathaus von Moorbach. Foto: Mia Korn",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "one of them, and several",
            &[
                TEXT,
                "= Boats leave the harbour of Wick on Saturday. Photo: Jo Reed",
                "= A boat leaves the harbour of Wick on Saturday. Photo: Jo Reed",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "the first of two people",
            &[
                TEXT,
                "= Moira Keel, keeper of the light. Photo: Lou Mallory",
                "= Moira and Mona Keel, keepers of the light at Skerry Head. Photo: Lou Mallory",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "the same credit below each",
            &[
                TEXT,
                "= Children ride the carousel at the Garth fair.",
                "Photo: Jo Reed",
                "= Children ride the big carousel at the Garth fair.",
                "Photo: Jo Reed",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "words of the other in one run",
            &[
                TEXT,
                "= The light at Skerry Head. Photo: Lou Mallory",
                "= Mona Keel, keeper of the light at Skerry Head. Photo: Lou Mallory",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "the title of a film with and without who is in it",
            &[
                TEXT,
                "= “The Slow Hours”, by Irene Vale. GUET FILMS",
                "= Bakary in “The Slow Hours”, by Irene Vale. GUET FILMS",
            ],
            Err(TWO_PHOTOS),
        ),
        (
            "words of the other behind a dateline",
            &[
                TEXT,
                "= A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
                "= WICK, May 4: A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
            ],
            Ok((Rule::Part, 1, &[2], PART)),
        ),
        (
            "a slip of the pen",
            &[
                TEXT,
                "= A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
                "= A boat waits in the harbuor of Wick on Sunday. Photo: Jo Reed",
            ],
            Ok((Rule::Near, 2, &[1], NEAR)),
        ),
        (
            "cut off before the credit",
            &[
                TEXT,
                "= A boat waits in the harbour of Wick… Photo: Jo Reed",
                "= A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
            ],
            Ok((
                Rule::Truncated,
                1,
                &[2],
                "cut off; the kept text begins with the same words and goes on",
            )),
        ),
        (
            "a copy without the credit",
            &[
                TEXT,
                "= A boat waits in the harbour of Wick on Sunday",
                "= A boat waits in the harbour of Wick on Sunday. Photo: Jo Reed",
            ],
            Ok((Rule::Prefix, 1, &[2], WITH_CREDIT)),
        ),
        (
            "the agency's caption and the paper's have two forms of the credit",
            &[
                TEXT,
                "= Tennis - Wick Open - Wick, August 29, 2023 Tom Vane of Garth reacts during his first match REUTERS/Jo Reed",
                "= Tom Vane of Garth reacts during his first match (Photo: Reuters)",
            ],
            Ok((Rule::Part, 2, &[1], "the kept caption has these words")),
        ),
    ];
    check(rows);
}

#[test]
fn a_long_text_that_is_cut_off_may_stand_at_another_picture() {
    let two_media = Err("the markup says that they belong to two media");
    let rows: &[Row] = &[
        (
            "eight words",
            &[
                "= [photo 1] Ada Quill opens the bridge at Wick with…",
                TEXT,
                "= [photo 2] Ada Quill opens the bridge at Wick with the crew of the Marie",
            ],
            Ok((Rule::Truncated, 0, &[2], CUT)),
        ),
        (
            "behind the full one",
            &[
                "= [photo 1] Ada Quill opens the bridge at Wick with the crew of the Marie",
                TEXT,
                "= [photo 2] Ada Quill opens the bridge at Wick with…",
            ],
            Ok((Rule::Truncated, 2, &[0], CUT)),
        ),
        (
            "with words for the rest alone",
            &[
                "= [photo 1] Ada Quill opens the bridge at Wick with the crew. Read more",
                TEXT,
                "= [photo 2] Ada Quill opens the bridge at Wick with the crew of the Marie",
            ],
            two_media,
        ),
        (
            "with a slip of the pen",
            &[
                "= [photo 1] Ada Quill opens the brigde at Wick with the crew…",
                "= [photo 2] Ada Quill opens the bridge at Wick with the crew",
            ],
            two_media,
        ),
        (
            "seven words",
            &[
                "= [photo 1] Ada Quill opens the bridge at Wick…",
                TEXT,
                "= [photo 2] Ada Quill opens the bridge at Wick with the crew of the Marie",
            ],
            Err("the markup says that they belong to two media"),
        ),
        (
            "not cut off",
            &[
                "= [photo 1] Ada Quill opens the bridge at Wick with the crew",
                TEXT,
                "= [photo 2] Ada Quill opens the bridge at Wick with the crew of the Marie",
            ],
            Err("the markup says that they belong to two media"),
        ),
    ];
    check(rows);
}

#[test]
fn what_a_fuller_text_denies_it_does_not_say() {
    for gallery in [
        "<figure><img src=1><figcaption>Старый мост через Тиху не ремонтируют. Фото: Анна Рогова</figcaption></figure>\n\
         <figure><img src=2><figcaption>Старый мост через Тиху ремонтируют. Фото: Анна Рогова/ТАСС</figcaption></figure>\n",
        "<figure><img src=1><figcaption>The old wheel of the mill turns for guests. Photo: Jo Reed</figcaption></figure>\n\
         <figure><img src=2><figcaption>The old wheel of the mill no longer turns for guests. Photo: Jo Reed/AP</figcaption></figure>\n",
    ] {
        stays(gallery, Format::Html);
    }
    let rows: &[Row] = &[
        (
            "not in the midst of it",
            &[
                TEXT,
                "= The new bridge at Garth is safe for cars and lorries",
                "= The new bridge at Garth is not safe for cars and lorries. Photo: Jo Reed",
            ],
            Err(DENIED),
        ),
        (
            "no before it",
            &[
                TEXT,
                "= Boats of the crew wait in Wick",
                "= In May no boats of the crew wait in Wick. Photo: Jo Reed",
            ],
            Err(DENIED),
        ),
        (
            "without before another word than in the label",
            &[
                TEXT,
                "= Bread without salt in Wick",
                "= Bread with salt and without yeast is sold in Wick. Photo: Jo Reed",
            ],
            Err(DENIED),
        ),
        (
            "without before the same word, further behind it",
            &[
                TEXT,
                "= Bread without salt in Wick",
                "= A baker of bread in Wick makes it without any more salt. Photo: Jo Reed",
            ],
            Ok((
                Rule::Label,
                1,
                &[2],
                "every word of it stands in the kept caption",
            )),
        ),
        (
            "a common English word that denies in Lithuanian",
            &[
                TEXT,
                "= Crew boats in Wick",
                "= Boats of the crew will be in Wick on Monday. Photo: Jo Reed",
            ],
            Ok((
                Rule::Label,
                1,
                &[2],
                "every word of it stands in the kept caption",
            )),
        ),
        (
            "without in the label",
            &[
                TEXT,
                "= Ada Quill in Garth without her deputy",
                "= Ada Quill in Garth with her deputy Ben Osei and the crew. Photo: Jo Reed",
            ],
            Err(DENIED),
        ),
        (
            "not in the alt text",
            &[
                TEXT,
                "= Ada Quill does not visit the bridge at Garth",
                "= Ada Quill pays a visit to the bridge at Garth in May. Photo: Jo Reed",
            ],
            Err(DENIED),
        ),
        (
            "what goes on behind it may deny something else",
            &[
                TEXT,
                "= The new bridge at Garth for cars and buses",
                "= The bridge at Garth, new, for cars and buses, not for trains. Photo: Jo Reed",
            ],
            Ok((Rule::Near, 1, &[2], NEAR)),
        ),
        (
            "who is named is in the picture all the same",
            &[
                TEXT,
                "= Ada Quill, Ben Osei",
                "= Ada Quill does not agree with Ben Osei in Garth. Photo: Jo Reed",
            ],
            Ok((
                Rule::Label,
                1,
                &[2],
                "every word of it stands in the kept caption",
            )),
        ),
    ];
    check(rows);
}

#[test]
fn a_sentence_of_the_text_is_no_label_of_a_caption() {
    let rows: &[Row] = &[
        (
            "the caption tells of it, and does not say that it is so",
            &[
                TEXT,
                "= The studio is unchanged.",
                "= Ila Grove's unchanged studio in Wick. Photo: Jo Reed",
                MORE_TEXT,
                LAST_TEXT,
            ],
            Err(OF_TEXT),
        ),
        (
            "with a year, and a verb of its own",
            &[
                TEXT,
                "= The light at Skerry Head was built in 1871.",
                "= The light at Skerry Head in 1871. Photo: Skerry Archive",
                MORE_TEXT,
                LAST_TEXT,
            ],
            Err(OF_TEXT),
        ),
        (
            "a label is no sentence",
            &[
                TEXT,
                "= The unchanged studio",
                "= Ila Grove's unchanged studio in Wick. Photo: Jo Reed",
                MORE_TEXT,
                LAST_TEXT,
            ],
            Ok((
                Rule::Label,
                1,
                &[2],
                "every word of it stands in the kept caption",
            )),
        ),
    ];
    check(rows);
    // The markup tells the text from what belongs to the picture.
    stays(
        "<article><p>The bridge opened on June 13.</p>\n<figure><img src=a.jpg><figcaption>Mayor Ada Quill opens the \
         bridge at Marrick on June 13. Photo: Jo Reed</figcaption></figure>\n<p>It cost £2m.</p></article>\n",
        Format::Html,
    );
}

#[test]
fn rows_and_verses_are_no_renderings_of_a_photo() {
    for article in [
        // Advertisements, one below the other.
        "Jobs\n\nPorter, Port Ellery Hospital. Apply by 4 May.\n\nNight porter, Port Ellery Hospital. Apply by 4 May.\n\n\
         Night porter (weekends), Port Ellery Hospital. Apply by 4 May.\n",
        // What is said in an interview.
        "Morning Hour, 8 April\n\nENGINEER: The bridge is safe.\n\nPRESENTER: The bridge is safe?\n\n\
         ENGINEER: The bridge is safe for cars.\n\nENGINEER: The bridge is not safe for lorries.\n",
        // A song that breaks off.
        "The Ballad of Ferry Lane\nOh the ferry goes over, the ferry comes back,\nThe ferry goes over the water so black.\n\
         She stood on the landing with nothing to say,\nOh the ferry goes over, the ferry comes back,\n\
         The ferry goes over the water so black.\nHe stood on the landing and looked the other way,\n\
         Oh the ferry goes over, the ferry comes back…\n",
    ] {
        stays(article, Format::Text);
    }
    stays(
        "<p>Oh the ferry goes over, the ferry comes back,<br>the ferry goes over the water so black.</p>\n\
         <p>She stood on the landing with nothing to say,<br>and the ferry went over and took her away.</p>\n\
         <p>Oh the ferry goes over, the ferry comes back,<br>the ferry goes over the water so black.</p>\n\
         <p>Oh the ferry goes over…</p>\n",
        Format::Html,
    );
    let rows: &[Row] = &[
        (
            "a verse that stands there twice",
            &[
                TEXT,
                "= Oh the ferry goes over, the ferry comes back,",
                "The ferry goes over the water so black.",
                MORE_TEXT,
                "Oh the ferry goes over, the ferry comes back,",
                "The ferry goes over the water so black.",
                "= Oh the ferry goes over…",
                LAST_TEXT,
            ],
            Err(REFRAIN),
        ),
        (
            "a caption that stands there once",
            &[
                TEXT,
                "= Oh the ferry goes over and the ferry comes back",
                MORE_TEXT,
                "= Oh the ferry goes over…",
                LAST_TEXT,
            ],
            Ok((Rule::Truncated, 3, &[1], CUT)),
        ),
        (
            "a caption that stands right before it and right behind it",
            &[
                TEXT,
                "= The ferry goes over and the ferry comes back",
                "= The ferry goes over…",
                "The ferry goes over and the ferry comes back",
                LAST_TEXT,
            ],
            Ok((Rule::Truncated, 2, &[1], CUT)),
        ),
        (
            "a verse between others",
            &[
                TEXT,
                "The wind is low and the water wide",
                "= The ferry goes over and the ferry comes back",
                "= The ferry goes over…",
                "The ferry goes over and the ferry comes back",
                "And nobody waits on the other side",
                LAST_TEXT,
            ],
            Err(REFRAIN),
        ),
        (
            "a verse that stands there and elsewhere",
            &[
                "The ferry goes over and the ferry comes back",
                TEXT,
                "= The ferry goes over and the ferry comes back",
                "= The ferry goes over…",
                "The ferry goes over and the ferry comes back",
                LAST_TEXT,
            ],
            Err(REFRAIN),
        ),
        (
            "the same, broken off by a page",
            &[
                "The ferry goes over and the ferry comes back",
                TEXT,
                "= The ferry goes over and the ferry comes back",
                "= The ferry goes over… Read more",
                "The ferry goes over and the ferry comes back",
                LAST_TEXT,
            ],
            Ok((Rule::Truncated, 3, &[2], CUT)),
        ),
        (
            "the same, broken off in brackets",
            &[
                TEXT,
                "= The ferry goes over […]",
                "= The ferry goes over and the ferry comes back",
                MORE_TEXT,
                "The ferry goes over and the ferry comes back",
                LAST_TEXT,
            ],
            Ok((Rule::Truncated, 1, &[2], CUT)),
        ),
    ];
    check(rows);
}

#[test]
fn two_things_may_be_described_alike() {
    let card = |name: &str, text: &str| {
        format!(
            "<li><a href=/p><img src=1.jpg alt={name}><h3>The {name} kettle</h3></a><p>{text}</p></li>\n"
        )
    };
    let cards = [
        card(
            "black",
            "Boils a litre of water in two minutes and forty seconds.",
        ),
        card(
            "white",
            "Boils a litre of water in two minutes and forty seconds.",
        ),
        card(
            "small",
            "Boils half a litre in one minute and forty seconds.",
        ),
    ];
    stays(&format!("<ul>\n{}</ul>\n", cards.concat()), Format::Html);
}

#[test]
fn a_caption_at_the_top_of_a_page_is_no_headline() {
    let article = "[caption id=\"a7\"]<img src=\"a.jpg\" alt=\"\" /> Tamsin Orr outside her workshop on the island in June.[/caption]\n\n\
                   Tamsin Orr outside her workshop on the island in June.\n\nShe has lived there since she was nine.\n";
    assert_eq!(
        cleaned(article, Format::Markdown),
        article.replace(
            "\n\nTamsin Orr outside her workshop on the island in June.\n",
            "\n"
        )
    );
}

#[test]
fn a_sentence_of_the_text_is_no_part_of_a_caption() {
    let rows: &[Row] = &[
        (
            "a sentence that another one goes on with, above a source",
            &[
                TEXT,
                "= The chair reopens the meeting.",
                "The chair closes the second part of it.",
                "= The chair reopens the meeting and closes it at ten.",
                "Source: Jo Reed",
            ],
            Err("contained, but nothing says that it is a caption"),
        ),
        (
            "the name above a text that begins with it",
            &[
                TEXT,
                "= Ada May Quill",
                "Ada May Quill was born in Lower Wick.",
                "= Ada May Quill at the wedding of her son, 2003. Photo: Jo Reed",
            ],
            Err("the next text begins with these words too"),
        ),
        (
            "a pull quote",
            &[
                "= [photo 1] 「音を聞いたら、給食のにおいがした」。元児童会長の苅部文雄さんはそう話す。",
                "= [photo 1] 「音を聞いたら、給食のにおいがした」",
                TEXT,
            ],
            Err("headings, summaries and pull quotes may repeat the text"),
        ),
    ];
    check(rows);
}

#[test]
fn one_word_in_the_place_of_another_tells_of_two_photos() {
    let end = |which: &str| format!("= The collapsed fence at the {which} end of the inlet.");
    let (northern, southern) = (end("northern"), end("southern"));
    let credited = format!("{southern} Photo: Jo Reed");
    let other = "the one has another word in the place of one";
    check(&[(
        "the other end",
        &[TEXT, &northern, &credited, MORE_TEXT],
        Err(other),
    )]);
    let rows: &[Row] = &[
        (
            "a word of the same meaning, which only people know",
            &[
                TEXT,
                "= The updated war pamphlet of Lower Wick",
                "= The new war pamphlet of Lower Wick in English. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Err(other),
        ),
        (
            "a sentence that begins otherwise",
            &[
                TEXT,
                "= The updated war pamphlet of Lower Wick",
                "= The English version of the new war pamphlet of Lower Wick. Photo: Jo Reed",
                MORE_TEXT,
            ],
            Ok((
                Rule::Near,
                1,
                &[2],
                "an alt text that says less than the caption behind it",
            )),
        ),
        (
            "her sister",
            &[
                TEXT,
                "= Ada Quill, Lower Wick, 1972.",
                "= Ada Quill and her sister Mara, Lower Wick, 1972.",
                "Photo: Jo Reed",
            ],
            Err("sentences that begin and end alike, and the one names more"),
        ),
    ];
    check(rows);
}

//! Labels, and alternative texts that name what a caption shows.

use super::specs::{MORE_TEXT, Row, UNLIKE, check};
use super::{CREDIT, LABEL, NO_LABEL};
use crate::finding::Rule;
use crate::judge::trial::TEXT;

const GIST: &str = "an alt text that says less than the caption behind it";
const OTHER_WORD: Result<(Rule, usize, &[usize], &str), &str> =
    Err("the one has another word in the place of one");
const COVERED: &str = "the kept caption and the kept credit say this together";

#[test]
fn labels_name_what_the_caption_shows() {
    let caption = "= The mayor of Lindmouth, Tom Vane, waits for the ferry. Photo: Jo Reed/AP";
    let crew = "= Mayor Ada Quill and Deputy Tom Vane with the crew of the ferry Marie in the harbour of Lindmouth";
    let forty = "= Ada Quill, who was elected mayor in spring of the year in which the old bridge fell into the river, walks from the mill to the pier with the crew of the ferry on the first day of summer.dpa";
    let forty_one = &forty.replace("first day", "very first day");
    let name = "= Mayor Ada Quill in Lindmouth";
    let thirty = "= In the harbour of Lindmouth the mayor, Ada Quill, waves from the deck of the old ferry while the children of the town sing a song about river and bridge.";
    let thirty_one = &thirty.replace("old ferry", "very old ferry");
    let rows: &[Row] = &[
        (
            "a name above its caption",
            &[TEXT, "= Tom Vane, mayor", caption],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a name below a caption, and above the text that begins with it",
            &[
                TEXT,
                "= Tom Vane at the pier of Lindmouth. Photo: Jo Reed/AP",
                "= Tom Vane",
                "Tom Vane, who has been the mayor for nine years, said that nobody had told him when the ferry would come back.",
            ],
            Err("the next text begins with these words too"),
        ),
        (
            "a slug below its caption",
            &[TEXT, caption, "= mayor waits for ferry"],
            Ok((Rule::Label, 2, &[1], LABEL)),
        ),
        (
            "two small words below a caption may be a tag",
            &[TEXT, caption, "= ferry mayor"],
            Err(NO_LABEL),
        ),
        (
            "a line with a capital below a caption may be a heading",
            &[TEXT, caption, "= Mayor waits for ferry"],
            Err(NO_LABEL),
        ),
        (
            "small words below what may be no caption",
            &[TEXT, crew, "= crew of the ferry, mayor, deputy"],
            Err(NO_LABEL),
        ),
        (
            "what is cut off goes on, and not in this caption",
            &[TEXT, "= Tom Vane, mayor…", caption],
            Err(UNLIKE),
        ),
        (
            "what is cut off begins a caption, and is no part of it",
            &[TEXT, "= mayor of Lindmouth, Tom…", caption],
            Err(UNLIKE),
        ),
        (
            "twelve words may be a label",
            &[
                TEXT,
                "= Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth",
                crew,
                CREDIT,
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "thirteen words say too much",
            &[
                TEXT,
                "= Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth harbour",
                crew,
                CREDIT,
            ],
            Err(UNLIKE),
        ),
        (
            "a name is no label of a credit",
            &[
                TEXT,
                "= Jo Reed",
                "= Photo: Jo Reed/Harbour Press",
                "Photo: Tom Vane",
            ],
            Err(UNLIKE),
        ),
        (
            "a credit is no label",
            &[
                TEXT,
                "= Ada Quill, Associated Press",
                "= Reporter Ada Quill of the Associated Press meets Tom Vane",
                CREDIT,
            ],
            Err(UNLIKE),
        ),
        (
            "a name above a caption of forty words",
            &[TEXT, "= Mayor Ada Quill", forty],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a name above a longer text is its heading",
            &[TEXT, "= Mayor Ada Quill", forty_one],
            Err(UNLIKE),
        ),
        (
            "a name above a credited sentence of thirty words",
            &[TEXT, name, thirty, CREDIT],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a longer sentence may be the text's",
            &[TEXT, name, thirty_one, CREDIT],
            Err(NO_LABEL),
        ),
        (
            "a name behind its caption",
            &[TEXT, caption, "= Tom Vane, mayor"],
            Err(NO_LABEL),
        ),
        (
            "a name behind the caption that begins with it",
            &[
                TEXT,
                "= Tom Vane waits for the ferry at Lindmouth. Photo: Jo Reed/AP",
                "= Tom Vane",
            ],
            Ok((Rule::Label, 2, &[1], LABEL)),
        ),
        (
            "a word above a caption that has its credit",
            &[
                TEXT,
                "= Lindmouth",
                "= Ferries wait at Lindmouth. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
        (
            "a word above a line with a credit behind it",
            &[TEXT, "= Lindmouth", "= Ferries wait at Lindmouth", CREDIT],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn alt_texts_say_it_in_other_words() {
    let caption = "= Mayor Ada Quill opens the new bridge over the Orle. Photo: Jo Reed/AP";
    let rows: &[Row] = &[
        (
            "a sentence of six words is no text",
            &[TEXT, "= A bridge opened by smiling Quill.", caption],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
        (
            "a sentence of seven words may be",
            &[TEXT, "= A new bridge opened by smiling Quill.", caption],
            Err("a sentence that may be the text's"),
        ),
        (
            "a line stands between them",
            &[
                TEXT,
                "= A bridge opened by smiling Quill.",
                "Ferries wait here",
                caption,
            ],
            Err(UNLIKE),
        ),
        (
            "another word between the same words",
            &[TEXT, "= Mayor Ada Quill closes the new bridge", caption],
            OTHER_WORD,
        ),
        (
            "another word behind the same ones",
            &[
                TEXT,
                "= Mayor Ada Quill opens the new tunnel",
                "= Mayor Ada Quill opens the new bridge in Lindmouth. Photo: Jo Reed/AP",
            ],
            OTHER_WORD,
        ),
        (
            "another word before the same ones",
            &[TEXT, "= Minister Ada Quill opens the new bridge", caption],
            OTHER_WORD,
        ),
        (
            "a word more in the place of one",
            &[TEXT, "= Mayor Ada Quill smiles at the new bridge", caption],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
        (
            "a small word in the place of one",
            &[
                TEXT,
                "= Mayor Ada Quill meeting the crew of the ferry",
                "= Mayor Ada Quill with the crew of the ferry at the pier of Lindmouth. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
        (
            "the first of two words in the place of one",
            &[
                TEXT,
                "= Mayor Ada Quill opens the new crossing",
                "= Mayor Ada Quill opens the new foot bridge over the Orle. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
        (
            "another form in the place of a word",
            &[
                TEXT,
                "= Mayor Ada Quill opening the new bridge with big scissors",
                "= Mayor Ada Quill opens the new bridge over the Orle with her scissors. Photo: Jo Reed/AP",
            ],
            Ok((Rule::Near, 1, &[2], GIST)),
        ),
    ];
    check(rows);
}

#[test]
fn a_name_on_a_card_is_no_label_of_what_is_said_below_it() {
    let said = "Keeper of the ferry. Ada Quill waits for its crew. Photo: Jo Reed/AP";
    let (card, caption) = (
        &format!("= [photo 1] {said}")[..],
        &format!("= [caption 1] {said}")[..],
    );
    let label = Ok((Rule::Label, 1, &[2][..], LABEL));
    let rows: &[Row] = &[
        (
            "in one box",
            &[TEXT, "= [photo 1] Ada Quill", card],
            Err("the name on a card, above what is said of who has it"),
        ),
        (
            "above a caption",
            &[TEXT, "= [photo 1] Ada Quill", caption],
            label,
        ),
        ("outside of the box", &[TEXT, "= Ada Quill", card], label),
    ];
    check(rows);
}

#[test]
fn a_credit_and_a_label_in_one() {
    let (caption, agency) = ("= The old harbour of Lindmouth at night", "Getty Images");
    let crew = "= Mayor Ada Quill and Deputy Tom Vane with the crew of the ferry Marie in the harbour of Lindmouth";
    let other_credit = Err("its credit is another one");
    let rows: &[Row] = &[
        (
            "a caption and a credit say it together",
            &[TEXT, "= Getty Images Lindmouth harbour", caption, agency],
            Ok((Rule::Covered, 1, &[2, 3], COVERED)),
        ),
        (
            "a word is too little",
            &[TEXT, "= Getty Images Harbour", caption, agency],
            other_credit,
        ),
        (
            "neither says that there is a mill",
            &[
                TEXT,
                "= Getty Images Lindmouth harbour mill",
                caption,
                agency,
            ],
            Err(UNLIKE),
        ),
        (
            "the credit is another one",
            &[TEXT, "= Getty Images Lindmouth harbour", caption, CREDIT],
            other_credit,
        ),
        (
            "a credit is no caption, whatever names it has",
            &[
                TEXT,
                "= Getty Images Jo Reed",
                "= Photo: Jo Reed/Getty Images",
                MORE_TEXT,
            ],
            Err(UNLIKE),
        ),
        (
            "a line stands between them",
            &[
                TEXT,
                "= Getty Images Lindmouth harbour",
                "Ferries wait here",
                caption,
                agency,
            ],
            Err(UNLIKE),
        ),
        (
            "fourteen words are a label with its credit",
            &[
                TEXT,
                "= Getty Images Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth",
                crew,
                agency,
            ],
            Ok((Rule::Covered, 1, &[2, 3], COVERED)),
        ),
        (
            "fifteen words are more than that",
            &[
                TEXT,
                "= Getty Images Crew of the ferry Marie, Mayor Ada Quill, Deputy Tom Vane, Lindmouth harbour",
                crew,
                agency,
            ],
            Err(UNLIKE),
        ),
    ];
    check(rows);
}

#[test]
fn who_wrote_the_article_is_no_label() {
    let portrait = "= Jo Reed at the harbour of Lindmouth. (photo by Tom Vane)";
    let rows: &[Row] = &[
        (
            "below a portrait above the text",
            &["The bridge is open", portrait, "= Jo Reed", TEXT],
            Err("who wrote the article"),
        ),
        (
            "above it",
            &["The bridge is open", "= Jo Reed", portrait, TEXT],
            Ok((Rule::Label, 1, &[2], LABEL)),
        ),
    ];
    check(rows);
}

use super::*;
use crate::describe::{self, LEXICON};
use crate::{Format, read};

/// The parts of a one-line article that go, in their order, and why.
fn gone(text: &str) -> Vec<(&str, &'static str)> {
    let document = read::read(text, Format::Text);
    let features = describe::describe(&document, &LEXICON);
    let mut from = 0;
    inline(&Scene::new(&document, &features), 0)
        .into_iter()
        .map(|repeat| {
            assert_eq!((repeat.rule, repeat.keepers), (Rule::Inline, vec![0]));
            let part = repeat.part.expect("a part of the block");
            assert!(part.start() >= from, "what went does not go again");
            from = part.end();
            (part.of(text), repeat.reason)
        })
        .collect()
}

const AGAIN: &str = "said again right behind";
const CUT: &str = "cut off, and said in full right behind";

#[test]
fn a_caption_goes_that_is_the_block_or_has_a_credit() {
    for (why, text, expected) in [
        (
            "the block",
            "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
            "Mayor Ada Quill opens the bridge over the Orle. ",
        ),
        (
            "the block, but for a word behind it",
            "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Today.",
            "Mayor Ada Quill opens the bridge over the Orle. ",
        ),
        (
            "the block, glued",
            "Mayor Ada Quill opens the bridge over the OrleMayor Ada Quill opens the bridge over the Orle",
            "Mayor Ada Quill opens the bridge over the Orle",
        ),
        (
            "a number in six words",
            "Ferry Marie awaits 7 passengers today. Ferry Marie awaits 7 passengers today.",
            "Ferry Marie awaits 7 passengers today. ",
        ),
        (
            "a credit",
            "The bridge is open. Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP",
            "Mayor Ada Quill opens the bridge over the Orle. ",
        ),
    ] {
        assert_eq!(gone(text), [(expected, AGAIN)], "{why}");
    }
    assert_eq!(
        gone("Mayor Ada Quill opens the… Mayor Ada Quill opens the bridge."),
        [("Mayor Ada Quill opens the… ", CUT)]
    );
    assert_eq!(
        gone("Cy rows on… Cy rows on"),
        [],
        "a sentence may begin anew"
    );
    assert_eq!(
        gone("Cy rows on… Cy rows on. Photo: Jo Reed/AP"),
        [("Cy rows on… ", CUT)]
    );
    let caption = "Mayor Ada Quill opens the bridge over the river today. ";
    assert_eq!(
        gone(&format!("{caption}{caption}{caption}Photo: Jo Reed/AP")),
        [(caption, AGAIN), (caption, AGAIN)],
        "two of three"
    );
    let caption = "Mayor Ada Quill opens the bridge over Orle with the crew. ";
    assert_eq!(
        gone(&format!(
            "He saw a crew. {caption}{caption}{caption}Photo: Jo Reed/AP"
        )),
        [(caption, AGAIN), (caption, AGAIN)],
        "two of three, behind a text that ends as they do"
    );
    let copy = "and Mayor Ada Quill today ran… Mayor Ada Quill today ran home over the river bridge with crew ";
    let small = copy.to_lowercase();
    assert_eq!(
        gone(&format!("{small}{copy}{copy}and so on")),
        [
            ("mayor ada quill today ran… ", CUT),
            ("Mayor Ada Quill today ran… ", CUT),
            ("Mayor Ada Quill today ran… ", CUT)
        ],
        "what is cut off in each copy: the first capital stands one word too far behind for a copy to begin there"
    );
    assert_eq!(
        gone("Ada Quill ran on… Ada Quill ran on… Ada Quill ran on home. Photo: Jo Reed/AP"),
        [("Ada Quill ran on… ", CUT), ("Ada Quill ran on… ", CUT)]
    );
}

/// What an article says that is just long enough to be one.
const TEXT: &str = "The county pays for the first two years, and the towns on both banks share what comes after that. Boats \
    stop at the new pier from May until the end of October. Nobody spoke against the plan when it was read, and the \
    mayor had bread and salt brought to the workers on the scaffold. ";

#[test]
fn a_short_article_in_one_line_is_read_as_a_long_one() {
    let caption = "Mayor Ada Quill opens the bridge over the Orle. ";
    let article = |text: &str| format!("The council voted. {caption}{caption}{text}");
    let brief = article(TEXT);
    assert_eq!(gone(&brief), [(caption, AGAIN)]);
    assert_eq!(gone(&article("Then it rained.")), [], "a paragraph");
    // With a short line it is nearly all of the document, with another paragraph it is not.
    assert_eq!(gone(&format!("{brief}\nIt is open")), [(caption, AGAIN)]);
    assert_eq!(gone(&format!("{brief}\n{TEXT}")), []);
}

#[test]
fn what_is_cut_off_in_an_article_begins_with_a_capital() {
    let cut = "Ein langes Leben… ";
    let full = "Ein langes Leben am Fluss wünschen sich alle. ";
    assert_eq!(gone(&format!("{TEXT}{cut}{full}")), [(cut, CUT)]);
    assert_eq!(
        gone(&format!("{TEXT}So bekommt ihr ein langes Leben… {full}")),
        []
    );
    for (why, stays) in [
        (
            "somebody breaks off",
            "“Ich war zu Hause…” “Ich war zu Hause, so wahr ich hier stehe.”",
        ),
        (
            "in brackets the second time",
            "Ein langes Leben… (Ein langes Leben am Fluss.) Es regnet.",
        ),
        (
            "quoted the first time",
            "“Ein langes Leben…” Ein langes Leben am Fluss wünschen sich alle.",
        ),
    ] {
        assert_eq!(gone(&format!("{TEXT}{stays}")), [], "{why}");
    }
    let opened = "“Ein langes Leben… “Ein langes Leben am Fluss wünschen sich alle.”";
    let goes = "Ein langes Leben… “";
    assert_eq!(gone(&format!("{TEXT}{opened}")), [(goes, CUT)]);
}

#[test]
fn a_heading_before_two_copies_stays_as_it_is() {
    let copy = "The bridges of the world: each has its builders and its tolls, and some of them stand in the old world. ";
    assert_eq!(
        gone(&format!(
            "Bridges of the old World {copy}{copy}Photo: Jo Reed/AP"
        )),
        [(copy, AGAIN)]
    );
}

#[test]
fn a_few_words_glued_to_their_copy_before_a_credit() {
    for (text, goes) in [
        ("Ada QuillAda Quill (Image: WNP)", "Ada Quill"),
        (
            "The Harbour Post: Ada QuillAda Quill (Image: WNP)",
            "Ada Quill",
        ),
    ] {
        assert_eq!(gone(text), [(goes, "said again right behind")], "{text}");
    }
    for text in [
        "Ada QuillAda Quill",
        "Ada Quill Ada Quill (Image: WNP)",
        "With Ada QuillAda Quill (Image: WNP)",
        "BadenBaden (Image: WNP)",
        "Ada QuillAda Quint (Image: WNP)",
    ] {
        assert_eq!(gone(text), [], "{text}");
    }
}

#[test]
fn what_is_doubled_in_running_text_stays() {
    for (why, text) in [
        (
            "more text behind it",
            "Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle. Then it rained… and it went on.",
        ),
        (
            "more text before it",
            "Then it rained… and it went on. Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
        ),
        (
            "two numbers in six words",
            "Tide table for the port: Orlehead 7 Lindmouth 3 Marrick Tolmbridge, Orlehead 7 Lindmouth 3 Marrick Tolmbridge. Photo: Jo Reed/AP",
        ),
        ("fewer than 24 letters", "Cy row on… Cy row on."),
        (
            "an item of a list",
            "- Mayor Ada Quill opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
        ),
    ] {
        assert_eq!(gone(text), [], "{why}");
    }
}

#[test]
fn a_few_words_and_their_copy_before_a_credit() {
    for (text, expected) in [
        (
            "The old mill of Wick The old mill of Wick (Photo: Jo Reed)",
            Some("The old mill of Wick "),
        ),
        ("The mill The mill (Photo: Jo Reed)", None),
        (
            "The old mill of Wick The old mill of Orle (Photo: Jo Reed)",
            None,
        ),
        (
            "The old mill of Wick, the old mill of Wick (Photo: Jo Reed)",
            None,
        ),
        ("The old mill of Wick The old mill of Wick", None),
    ] {
        let found = gone(text);
        assert_eq!(found.first().map(|(part, _)| *part), expected, "{text}");
    }
}

#[test]
fn a_caption_and_its_copy_behind_the_credit() {
    for (text, expected) in [
        (
            "Ada Quill opens the new bridge in Wick. Photo: Jo Reed Ada Quill opens the new bridge in Wick.",
            Some(" Ada Quill opens the new bridge in Wick."),
        ),
        (
            "Ada Quill opens the new bridge in Wick. Jo Reed Ada Quill opens the new bridge in Wick.",
            None,
        ),
        (
            "Ada Quill opens the new bridge in Wick. Photo: Jo Reed Ada Quill opens the old bridge in Wick.",
            None,
        ),
        ("Ada Quill. Photo: Jo Reed Ada Quill.", None),
    ] {
        let found = gone(text);
        assert_eq!(found.first().map(|(part, _)| *part), expected, "{text}");
    }
}

/// What goes of an article in one line that has this in it, behind its text.
#[track_caller]
fn assert_gone_of_article(text: &str, expected: Option<&str>, why: &str) {
    let article = format!("{TEXT}{text}");
    let found = gone(&article);
    let parts: Vec<&str> = found.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, expected.as_slice(), "{why}: {text}");
}

#[test]
fn few_words_that_a_credit_tells_of_in_an_article() {
    for (why, text, goes) in [
        (
            "words that introduce it",
            "Photo: Jo Reed Photo: Jo Reed Then it rained.",
            Some("Photo: Jo Reed "),
        ),
        (
            "behind a name",
            "Ada Quill – Photo: Jo Reed Ada Quill – Photo: Jo Reed Then it rained.",
            Some("Ada Quill – Photo: Jo Reed "),
        ),
        (
            "a sign, and a small letter",
            "It rained. © harbourpix / Jo Reed © harbourpix / Jo Reed Then it snowed.",
            Some("harbourpix / Jo Reed © "),
        ),
        (
            "a bracket",
            "Photo: Orle Post (archive) Photo: Orle Post (archive) Then it rained.",
            Some("Photo: Orle Post (archive) "),
        ),
        (
            "a slip of the pen",
            "Photo: Orle Post / Matthew Reed Photo: Orle Post / Mattehw Reed Then it rained.",
            Some("Photo: Orle Post / Matthew Reed "),
        ),
        (
            "a slip in few words",
            "Photo: Jo Willow Photo: Jo Wilow Then it rained.",
            None,
        ),
        (
            "another one",
            "Photo: Jo Reed Photo: Jo Read Then it rained.",
            None,
        ),
        (
            "no words for a photo",
            "Jo Reed Wick Jo Reed Wick Then it rained.",
            None,
        ),
        (
            "a caption of few words before it",
            "Lasagne with pumpkin Lasagne with pumpkin © Jo Reed Then it rained.",
            Some("Lasagne with pumpkin "),
        ),
        (
            "a sentence of few words before it",
            "The old mill. The old mill. Photo: Jo Reed Then it rained.",
            Some("The old mill. "),
        ),
        (
            "a heading, and a caption with it",
            "Lasagne with pumpkin Lasagne with pumpkin, warm © Jo Reed Then it rained.",
            None,
        ),
        (
            "the end of a sentence",
            "It is called The Wheel of Wick. The Wheel of Wick © Jo Reed Then it rained.",
            None,
        ),
        (
            "the end of a sentence that goes on no further",
            "He has come back to Wick by the Sea. Wick by the Sea. Photo: Jo Reed Then it rained.",
            None,
        ),
        (
            "a call",
            "Then it rained. Long live Orle! Long live Orle! Photo: Jo Reed",
            None,
        ),
        (
            "what is called out",
            "They sang: Carry me home Carry me home © Jo Reed",
            None,
        ),
        (
            "a longer name",
            "Photo: Jo Reed Photo: Jo Reed-Marsh Then it rained.",
            None,
        ),
        (
            "a name before it",
            "Ada Quill Ada Quill © Jo Reed Then it rained.",
            None,
        ),
        ("a name", "Ada Quill Ada Quill Then it rained.", None),
        (
            "a row of them",
            "© Uncommon Orle Studio © Uncommon Orle Studio © Jo Reed Then it rained.",
            None,
        ),
        (
            "text between",
            "Photo: Jo Reed Then it rained. Photo: Jo Reed Then it snowed.",
            None,
        ),
    ] {
        assert_gone_of_article(text, goes, why);
    }
    // In a caption they go by its own credit alone.
    assert_eq!(gone("Photo: Jo Reed Photo: Jo Reed Then it rained."), []);
}

#[test]
fn where_a_copy_begins_in_an_article() {
    let bridge = "Mayor Ada Quill opens the bridge over the Orle (Photo: Harbour Post/Jo Reed) ";
    let ferry = "The ferry Marie waits for the last pass (Photo: Harbour Post/Jo Reed) ";
    let slip = ferry.replace("Harbour", "Harobur");
    for (why, text, goes) in [
        (
            "behind a bracket, as the caption before has the same credit",
            format!("{bridge}{slip}{ferry}Then it rained."),
            Some(slip.as_str()),
        ),
        (
            "behind a credit without brackets",
            "Bo plays © Harbour Post - Jo Reed Cy Vane plays the bass © Harbour Post - Jo Reed Cy Vane plays the bass © Harbour Post - Jo Reed Then it rained."
                .to_owned(),
            Some("Cy Vane plays the bass © Harbour Post - Jo Reed "),
        ),
        (
            "behind a year that stands in the caption, too",
            "4 May 2021 The ferry Marie leaves in 2021… The ferry Marie leaves in 2021 for the last time. Then it rained."
                .to_owned(),
            Some("The ferry Marie leaves in 2021… "),
        ),
        (
            "with its credit glued to the copy",
            "Ada Quill and Bo Vane on the bridge in Wick Ada Quill and Bo Vane on the bridge in WickPhoto: Jo Reed Then it rained."
                .to_owned(),
            Some("Ada Quill and Bo Vane on the bridge in Wick "),
        ),
        (
            "with a word glued that is no credit",
            "How do I change the font in Word How do I change the font in WordPress Then it rained.".to_owned(),
            None,
        ),
        (
            "a longer word is another one",
            "Ada Quill and Bo Vane on the bridge in Wick Ada Quill and Bo Vane on the bridge in Wickham. Then it rained."
                .to_owned(),
            None,
        ),
        (
            "cut off, behind the sign of whose it is",
            "It rained. © harbourpix/Reed The ferry Marie… © harbourpix/Reed The ferry Marie leaves. Then it snowed."
                .to_owned(),
            Some("harbourpix/Reed The ferry Marie… © "),
        ),
    ] {
        assert_gone_of_article(&text, goes, why);
    }
}

#[test]
fn what_stands_around_two_copies_in_an_article() {
    let credited = "Ada Quill in front of the new bridge. Photo: Jo Reed/Harbour Post ";
    let arabic = "متطوعون خلال أشغال تنقية السواقي بجماعة الوادي نواحي المدينة ";
    for (why, text, goes) in [
        (
            "bars",
            format!("Wick | Orle | Lind It rained. {credited}{credited}Then | it | snowed."),
            Some(credited),
        ),
        (
            "somebody speaks behind them",
            format!("{credited}{credited}– At last, says Quill."),
            Some(credited),
        ),
        (
            "a sentence that goes on behind a dash",
            "The bridge over the Orle is closed The bridge over the Orle is closed – and stays so. ".to_owned(),
            None,
        ),
        (
            "a quotation that is set apart",
            "“The bridge over the Orle must go now.” “The bridge over the Orle must go now. We have no time.” ".to_owned(),
            None,
        ),
        (
            "the end of what somebody says",
            "She said: ‘Nobody spoke. The bridge over the Orle must go now.’ The bridge over the Orle must go now. ".to_owned(),
            None,
        ),
        (
            "capitals that go on",
            "NO BICYCLES ON THE OLD BRIDGE NO BICYCLES ON THE OLD BRIDGE EXCEPT ON SUNDAYS say two signs. ".to_owned(),
            None,
        ),
        (
            "what somebody asks back",
            "It rained. – Did you see the old mill above the Orle? – Did you see the old mill above the Orle? she asked back. ".to_owned(),
            None,
        ),
        (
            "who wrote it in capitals, and the first words of the text",
            "By HARBOUR POLICE OF THE ORLE Harbour Police of the Orle (HPO) found a boat. ".to_owned(),
            None,
        ),
        (
            "no capitals, before a credit",
            format!("{arabic}{arabic}تصوير: آدا كويل وأضاف المتحدث أن الجسر مغلق."),
            Some(arabic),
        ),
        (
            "no capitals: a sentence may go on so",
            format!("{arabic}{arabic}وأضاف المتحدث أن الجسر مغلق."),
            None,
        ),
        (
            "cells of a row",
            "It snowed. Monday | Children pay nothing at all on market days | Children pay nothing at all on market days | Guests pay four | Guests pay five".to_owned(),
            None,
        ),
        (
            "the last cells of a row",
            "Guests pay four | Guests pay five | Children pay nothing at all on market days | Children pay nothing at all on market days".to_owned(),
            None,
        ),
        (
            "a sign of the word behind the copy",
            "Bo Vane writes all of the programs in C. Bo Vane writes all of the programs in C++. Then it rained.".to_owned(),
            None,
        ),
    ] {
        assert_gone_of_article(&text, goes, why);
    }
}

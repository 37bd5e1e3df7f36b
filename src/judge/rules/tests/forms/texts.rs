//! What is text, and stays.

use super::{BODY, goes};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn a_pull_quote_that_a_caption_begins_with() {
    let words = "In a storm I came with the tractor";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("“{words}”: Mara Holt at her house. Photo: Jo Reed"),
            TEXT,
            words,
            BODY,
        ],
    );
}

#[test]
fn what_stands_behind_an_alt() {
    let caption = "Storm damage in Haverly after the tornado of April";
    for alt in [
        format!("- {caption} placeholder image"),
        format!("- {caption} Photo: Jo Reed jpg"),
    ] {
        let kept = if alt.ends_with("jpg") {
            format!("{caption} Photo: Jo Reed")
        } else {
            format!("{caption} | Jo Reed")
        };
        goes(
            Format::Text,
            &["The sirens failed", TEXT, &alt, &kept, BODY],
        );
    }
    goes(
        Format::Text,
        &[
            "The sirens failed",
            &format!("- {caption}"),
            &format!("{caption}(WVTO)"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The sirens failed",
            &format!("- {caption}."),
            &format!("{caption}.(WVTO)"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The sirens failed",
            caption,
            &format!("{caption} (CANCELLED)"),
            TEXT,
        ],
    );
}

#[test]
fn a_script_of_one_case_has_no_small_letters() {
    let caption = "ავტობუსის გაჩერება სოფელ ზემო ხევისუბანში";
    goes(
        Format::Text,
        &[
            "სოფელში ავტობუსი დადის",
            &format!("{caption}. ფოტო: მარიამ კვინიკაძე/ნეტგაზეთი"),
            &format!("- {caption}"),
            "ზემო ხევისუბანში ავტობუსი კვირაში ერთხელ დადის და ყველა მგზავრი ერთმანეთს სახელით იცნობს ამ დიდი ხნის განმავლობაში ყოველთვის.",
        ],
    );
}

#[test]
fn letters_about_one_thing() {
    goes(
        Format::Text,
        &[
            "Letters",
            "The hedge on Station Road",
            "Sir, the hedge on Station Road is too high. It has been too high since March. Yours, A. Wainwright",
            "The hedge on Station Road",
            "Sir, the hedge on Station Road is not too high. It is the road that is too low. Yours, B. Wainwright",
            "The hedge on Station Road",
            "Sir, they share a house, and I wish that they would share a pair of shears. Yours, C. Odell",
        ],
    );
}

#[test]
fn the_last_line_of_a_song() {
    goes(
        Format::Text,
        &[
            "Ten days by the lake",
            TEXT,
            "Our song",
            "We sit by the fire, the lake is so wide,",
            "and nobody wants to go home from its side.",
            "And nobody wants to go home from its side.",
            BODY,
        ],
    );
}

#[test]
fn people_in_a_caption_and_their_places() {
    goes(
        Format::Text,
        &[
            "The summit",
            TEXT,
            "President Ada Quill (L), Chancellor Mara Holt (C) and Tom Vane",
            "Photo: Tom Vane",
            BODY,
        ],
    );
}

#[test]
fn what_a_quotation_is_not() {
    let said = "In a storm I came with the tractor of my father";
    let caption =
        format!("“{said}”: Mara Holt at her house in Lower Wick on Monday. Photo: Jo Reed");
    goes(
        Format::Text,
        &["The bridge is open", &caption, TEXT, said, BODY],
    );
}

#[test]
fn a_sister_in_a_caption_of_one_template() {
    goes(
        Format::Text,
        &[
            "Rain",
            "It rains. Father is not back.",
            "The rain stops. Mother keeps the fire.",
            "စာရေးဆရာမ ခင်သန်းနု၊ ရန်ကုန်၊ ၁၉၇၂။",
            "စာရေးဆရာမ ခင်သန်းနု၏ ညီမ ခင်သန်းဝေ၊ ရန်ကုန်၊ ၁၉၇၂။",
            "ဓာတ်ပုံ - မိသားစု",
        ],
    );
}

#[test]
fn a_name_above_what_is_said_by_it() {
    let portrait = "Ada Quill, mayor of Wick. (Harbour Post/Jo Reed)";
    goes(
        Format::Text,
        &[
            TEXT,
            portrait,
            &format!("- {portrait}"),
            "Ada Quill",
            "“Nobody thought that so many would come. Next year there will be two.”",
            BODY,
        ],
    );
}

#[test]
fn signs_that_are_no_letters() {
    let row = |card: &str| format!("88' {card} Osei (Wick)");
    let article = |mark: &str, first: &str, second: &str| {
        let second = format!("{mark}{second}");
        goes(Format::Text, &[TEXT, first, &second, BODY]);
    };
    article("", &row("🟥"), &row("🟨"));
    article(
        "- ",
        "Ada Quill opens the bridge 🌉",
        "Ada Quill opens the bridge 🌉",
    );
    article(
        "- ",
        "Ada Quill opens the bridge 🌉",
        "Ada Quill opens the bridge",
    );
}

#[test]
fn a_word_within_a_longer_one() {
    let article = |part: &str, whole: &str| {
        goes(Format::Text, &[TEXT, part, whole, BODY]);
    };
    let credited = "war protest on the bridge of Wick on Monday. (Jo Reed/AP)";
    article(
        "War protest on the bridge of Wick on Monday",
        &format!("Anti-{credited}"),
    );
    article(
        "- War protest on the bridge of Wick on Monday",
        &format!("FILE-{credited}"),
    );
}

#[test]
fn two_names_that_differ_in_a_letter() {
    let bride =
        |name: &str| format!("The bride Jana {name} on her wedding day in Wick. Photo: family");
    let article = |mark: &str, told: &str| {
        goes(
            Format::Text,
            &[
                TEXT,
                &bride("Novakova"),
                &format!("{mark}{}", bride("Novackova")),
                &format!("{BODY} Jana Novakova laughs, and so does {told} at her side."),
            ],
        );
    };
    article("", "Jana Novackova");
    article("- ", "everybody else");
}

#[test]
fn what_is_sung_between_two_texts() {
    goes(
        Format::Text,
        &[
            "The river",
            TEXT,
            "The people united will not be defeated",
            "The people united will not be defeated",
            "They sang it all night long in the square before the town hall.",
        ],
    );
    goes(
        Format::Text,
        &[
            "Work song of the harbour",
            "May 7, 2025",
            "Listen",
            "We haul the ropes till morning",
            "We haul the ropes till morning",
            "And then we sleep till noon",
        ],
    );
    goes(
        Format::Text,
        &[
            TEXT,
            "And we shall rest in the arms of the sea.",
            "And we shall rest in the arms of the sea. Amen Amen",
            BODY,
        ],
    );
}

#[test]
fn what_a_list_says_again_of_the_text() {
    goes(
        Format::Text,
        &[
            TEXT,
            "Best actress in a leading role",
            "Mara Holt",
            BODY,
            "All winners",
            "Best actress in a leading role: Mara Holt",
            "Best actor in a leading role: Jo Reed",
        ],
    );
}

#[test]
fn a_title_before_its_picture_and_above_a_list() {
    goes(
        Format::Text,
        &[
            "Recipe",
            TEXT,
            "Herring with apples for four people",
            "Herring with apples. Photo: Jo Reed",
            "Herring with apples for four people",
            "4 herrings",
        ],
    );
}

#[test]
fn a_source_behind_a_caption() {
    for source in [
        " • WNP via Getty Images",
        " · Getty Images",
        " ( Jo Reed )",
        ".Courtesy",
        " Jo Reed-Quill",
        " /JOHANNA REED",
        " (./Arquivo pessoal)",
    ] {
        let caption = "Ben Osei gets down to sweep for the team";
        goes(
            Format::Text,
            &[
                "The cup is won",
                TEXT,
                &format!("- {caption}"),
                &format!("{caption}{source}"),
                BODY,
            ],
        );
    }
    for said in [
        " ( and misses )",
        " • 12 points",
        " • Orle United",
        ".Twice",
        " Sundays",
        " Orle 2020",
        " Orle Orle",
        " /Johanna Reed",
        " /NEW SET",
        " (./sweep)",
    ] {
        let caption = "Ben Osei gets down to sweep for the team";
        goes(
            Format::Text,
            &[
                "The cup is won",
                TEXT,
                caption,
                &format!("{caption}{said}"),
                BODY,
            ],
        );
    }
}

#[test]
fn words_behind_a_sentence_that_are_none() {
    let caption = "Ben Osei gets down to sweep for the team.";
    let article = |head: &str, caption: &str, words: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                head,
                &format!("{mark}{caption}"),
                &format!("{caption} {words}"),
                TEXT,
                BODY,
            ],
        );
    };
    for words in [
        "Author: Post",
        "Author: Fire brigade of Wick",
        "Harbour Post photo",
        "(WXYZ)",
    ] {
        article("The cup is won", caption, words, "- ");
    }
    for words in [
        "Then he sings.",
        "then he sings",
        "Amen",
        "Sing, brothers",
        "Hey Hey",
        "The whole story",
        "12 Points",
        "Refill pack",
        "Signed photo",
        "See the photo",
        "Author: he himself",
        "Author: Post.",
        "(CCOO)",
        "Then he goes home with his old mother",
    ] {
        article("The cup is won", caption, words, "");
    }
    article(
        "The cup is won",
        "Ben Osei sweeps the ice now.",
        "Author: Post",
        "- ",
    );
    article(
        "The cup is won",
        "Ben Osei sweeps the ice.",
        "Author: Post",
        "",
    );
    article(
        "The cup is won",
        "Ben Osei gets down to sweep for the team",
        "Old ice",
        "",
    );
}

#[test]
fn a_note_that_the_picture_was_not_taken_for_the_article() {
    let caption = "Mayor Ada Quill opens the bridge over the Orle with red scissors";
    let article = |caption: &str, note: &str, mark: &str| {
        let noted = format!("{caption}{note}");
        let bare = format!("{mark}{caption}");
        goes(
            Format::Text,
            &["The bridge is open again", TEXT, &noted, &bare, BODY],
        );
    };
    for note in [
        " (File photo)",
        " (archive picture)",
        " – Symbolbild",
        " (foto d'archivio)",
        " [photo d’illustration]",
        "（資料写真）",
        " (Kuvituskuva)",
        " / Foto: archivo",
        " (자료사진)",
    ] {
        article(caption, note, "- ");
    }
    article(&format!("{caption}."), " Archive photo", "- ");
    article(&format!("{caption}."), " (Archive photo)", "- ");
    for note in [
        " file photo",
        " (with the file)",
        " (photo of the file)",
        ", archive",
    ] {
        article(caption, note, "");
    }
    article("The bridge at Wick", " (Archive photo)", "");
    // Another page, and a thing of its own.
    article(
        "The page of the council of the town of Wick",
        " (archive)",
        "",
    );
    article(
        "The old bridge over the Orle at Wick",
        " (illustration)",
        "",
    );
    // A headline and a sentence of the text, above the caption.
    let noted = format!("{caption} (Archive photo)");
    goes(
        Format::Text,
        &["Wick and around", caption, &noted, TEXT, BODY],
    );
    let sentence = format!("{caption}.");
    goes(
        Format::Text,
        &["The bridge is open", TEXT, &sentence, &noted, BODY],
    );
}

#[test]
fn the_headline_with_words_behind_it() {
    let headline = "The team of the harbour has won the cup again.";
    let again = format!("{headline} Harbour Post online");
    goes(Format::Text, &[headline, &again, TEXT, BODY]);
}

#[test]
fn an_archive_behind_a_sentence_in_a_script_without_capitals() {
    let caption = "26일 오를강에서 열린 배 수리공 학교 입학식에서 퀼 씨가 망치질을 시연하고 있다.";
    let article = |said: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "다리가 열렸다",
                TEXT,
                &format!("{mark}{caption}"),
                &format!("{caption} {said}"),
                BODY,
            ],
        );
    };
    article("하버신문DB", "- ");
    let called = caption.replace("있다.", "있다!");
    let line = format!("{called} 하버신문DB");
    goes(Format::Text, &["다리가 열렸다", TEXT, &called, &line, BODY]);
    // More of the text.
    article("비가 왔다.", "");
    article("아멘", "");
    article("하버신문DB.", "");
    article("그 뒤에 비가 왔다", "");
}

#[test]
fn names_behind_a_line_of_a_list() {
    let entry = "Entry to the old lounge above the harbour of the town";
    let longer = format!("{entry} Captains Lounge");
    let article = |entry: &str, below: &str| {
        goes(
            Format::Text,
            &["The bridge is open", TEXT, entry, &longer, below, BODY],
        );
    };
    article(&format!("- {entry}"), TEXT);
    article(&format!("- {entry}"), "Advertisement");
    article(entry, "Entry to the ferry");
}

#[test]
fn a_word_in_capitals_before_a_caption_may_be_a_channel_or_a_party() {
    let article = |longer: &str, above: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The class that looks after a vineyard",
                above,
                &format!("{mark}The third form in the vineyard in October"),
                longer,
                TEXT,
            ],
        );
    };
    article(
        "REUTERS / The third form in the vineyard in October",
        BODY,
        "",
    );
    article(
        "Reuters / The third form in the vineyard in October",
        BODY,
        "",
    );
    article("SUN / The third form in the vineyard in October", BODY, "");
    article(
        "REUTERS / The third form in the vineyard in October",
        "This week",
        "",
    );
}

#[test]
fn the_name_of_a_file_has_lost_the_accent_of_a_short_word() {
    let caption = "It-Triq ta' Wied Sriġ wara li tlestew ix-xogħlijiet.";
    let article = |file: &str| {
        goes(
            Format::Text,
            &[
                "The road is open",
                TEXT,
                file,
                caption,
                "Ritratt: Jo Reed",
                BODY,
            ],
        );
    };
    article("- triq-wied-srig");
    article("triq-wied-sarg");
}

#[test]
fn a_caption_that_stands_there_twice_stands_there_again() {
    let caption = "The singers of Wick after the last song in the church of Saint Bride";
    let article = |caption: &str, mark: &str, between: &str, below: &str| {
        let first = if between.is_empty() { "- " } else { "" };
        let headline = "The youth choir of Wick wins the festival of Port Ellery";
        let mut lines = vec![headline, "14 July"];
        let doubled = format!("{first}{caption}");
        lines.extend(
            [caption, between, &doubled]
                .into_iter()
                .filter(|line| !line.is_empty()),
        );
        let again = format!("{mark}{caption}");
        lines.extend([TEXT, BODY, "Gallery", &again, below, "Share"]);
        goes(Format::Text, &lines);
    };
    let rehearsal = "The rehearsal on the morning before";
    article(caption, "- ", "", rehearsal);
    // It does not stand side by side, says little, or is the refrain of a song.
    article(caption, "", rehearsal, "The organ of the church");
    article("The singers of Wick in the church", "", "", rehearsal);
    // It stands among the text, first or again.
    let headline = "The youth choir of Wick wins the festival of Port Ellery";
    let twin = format!("- {caption}");
    for lines in [
        &[
            headline, TEXT, caption, &twin, "Tides", BODY, "Gallery", caption, rehearsal,
        ][..],
        &[
            headline, "14 July", caption, &twin, TEXT, "Tides", caption, "Letters", BODY,
        ],
    ] {
        goes(Format::Text, lines);
    }
    // It is the headline, or stands below the text twice as well.
    let headline = "The youth choir of Wick wins a festival again";
    let again = format!("- {headline}");
    let credit = "Photo: Jo Reed/AP";
    goes(
        Format::Text,
        &[
            headline,
            &again,
            credit,
            "14 July",
            TEXT,
            BODY,
            "Read more",
            headline,
            rehearsal,
        ],
    );
    goes(
        Format::Text,
        &[
            headline, "14 July", caption, &twin, TEXT, BODY, "Gallery", caption, rehearsal,
            caption, "Share",
        ],
    );
    let refrain = "Row me over the Orle, ferryman, row me over the Orle";
    let song = [
        "The river is wide",
        refrain,
        &format!("- {refrain}"),
        "The night is long",
    ];
    let verse = [
        "The wind is cold",
        "The sail is torn",
        "The lamp is low",
        refrain,
    ];
    goes(
        Format::Text,
        &[&[TEXT, BODY], &song[..], &verse, &[TEXT]].concat(),
    );
}

#[test]
fn a_short_line_above_two_credits_is_said_of_two_pictures() {
    let credits = ["Photo: Jo Reed", "Photo: Ben Osei"];
    let (seven, eight) = (
        "The mill above Wick on Sunday night",
        "The old mill above Wick on Sunday night",
    );
    // A longer one tells of one picture, whoever took it.
    let again = format!("- {eight}");
    goes(
        Format::Text,
        &[TEXT, eight, credits[0], &again, credits[1], BODY],
    );
    for (line, credits) in [
        ("The runner-up", credits),
        (seven, credits),
        ("优秀奖作品", ["陆远 摄", "何清 摄"]),
    ] {
        let article = |mark: &str, second: &str| {
            let first = credits[0];
            let again = format!("{mark}{line}");
            let last = format!("{mark}{second}");
            goes(Format::Text, &[TEXT, line, first, &again, &last, BODY]);
        };
        article("", credits[1]);
    }
}

#[test]
fn a_sentence_of_the_text_that_a_far_caption_says_too() {
    let said = "The team gave Ada Quill a jersey of the club at the end of the evening";
    let rest = "Everybody sang along with the band until the lights went out at eleven.";
    let credited = format!("{said}. Photo: Jo Reed");
    let whole = format!("{said}.");
    goes(
        Format::Text,
        &[
            "The cup is in Wick",
            TEXT,
            &whole,
            rest,
            BODY,
            "Share",
            "More photos of the evening",
            "Watch the film",
            "Deputy Tom Vane waits for the ferry. Photo: Jo Reed",
            &credited,
        ],
    );
    // Beside its copy it is a caption.
    goes(
        Format::Text,
        &[
            "The cup is in Wick",
            TEXT,
            &format!("- {whole}"),
            &credited,
            BODY,
        ],
    );
}

#[test]
fn a_paragraph_with_which_a_caption_begins() {
    let said = "The ferry “will run again from the first of May,” said Ada Quill";
    let figure = super::figure(&format!(
        "{said} at the pier, where people had come to hear her."
    ));
    let paragraphs = [TEXT, &format!("{said}."), BODY].map(super::paragraph);
    let [text, again, body] = &paragraphs;
    goes(Format::Html, &[&figure, text, again, body]);
}

#[test]
fn the_answers_of_a_poll_below_the_text() {
    goes(
        Format::Text,
        &[
            "Nobody knows what will be",
            TEXT,
            "The Orle bridge is open for cars. Photo: Jo Reed",
            "The Orle bridge is not open for cars. Photo: Jo Reed",
            BODY,
            "What do you think of tomorrow?",
            "It will be as it was",
            "The Orle bridge is not open",
            "The poll is closed.",
        ],
    );
}

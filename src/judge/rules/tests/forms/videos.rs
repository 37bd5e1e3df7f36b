//! Videos and recordings: their titles, with and without the words for them.

use super::{BODY, goes};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn a_video_with_its_title_and_its_description_twice() {
    let description =
        "Water from the Orle pushed slabs of ice against the pillars of the old bridge.";
    let cut = "- Water from the Orle pushed slabs of ice against the…";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "Drone video shows ice at the bridge",
            description,
            "- Drone video shows ice at the bridge",
            cut,
            TEXT,
        ],
    );
    // Another title is another video.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "Drone video shows ice at the bridge",
            description,
            "Another video shows ice at the bridge",
            cut,
            TEXT,
        ],
    );
}

#[test]
fn the_title_of_a_video_with_the_word_for_it() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open at last",
            TEXT,
            BODY,
            "- Watch: The bridge over the Orle is open at last",
            "All stories",
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Analysis: The best cameras of this year",
            BODY,
            "The best cameras of this year",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "Körbe hinter Beton",
            TEXT,
            "Rundgang durch die Nischen von Kurdorf",
            "- Video: Rundgang durch die Nischen von Kurdorf 00:37",
            BODY,
        ],
    );
}

#[test]
fn a_recording_with_its_title_twice() {
    goes(
        Format::Text,
        &[
            "The canoes are back",
            TEXT,
            "On the lake of Wick the canoes are back",
            "Clara Brandt",
            "- Listen: On the lake of Wick the canoes are back",
            BODY,
        ],
    );
}

#[test]
fn the_title_of_a_video_with_its_length() {
    let title = "The moment when the goats come down";
    goes(
        Format::Text,
        &[
            "The goats of Wick",
            TEXT,
            title,
            &format!("- {title} (VIDEO) 01:37"),
            BODY,
        ],
    );
}

#[test]
fn names_are_no_titles() {
    let article = |lines: &[&str]| {
        let mut all = vec!["The bridge over the Orle is open again"];
        all.extend(lines);
        all.extend([TEXT, BODY]);
        goes(Format::Text, &all);
    };
    article(&[
        "Jo Reed, Tom Vane and Ada Quill",
        "Video: Jo Reed, Tom Vane and Ada Quill",
    ]);
    article(&["Jo Reed", "Valley Leader photo/Jo Reed"]);
    article(&[
        "Video: A walk through the new harbour",
        "Audio: A walk through the new harbour",
    ]);
    article(&["Source", "Source: Harbour Office of Wick"]);
    article(&[
        "Prize for the best young writer",
        "Prize for the best young writer—Ada Quill",
    ]);
    article(&[
        "Storm damage in Haverly after the tornado",
        "Storm damage in Haverly after the tornado(BEFORE)",
    ]);
}

#[test]
fn titles_of_videos_far_from_each_other() {
    let title = "A walk through the niches of the harbour";
    let far = |line: &str| {
        let lines = ["The harbour", TEXT, title, BODY, TEXT, BODY, line];
        goes(Format::Text, &[&lines[..], &["All stories"]].concat());
    };
    for word in ["VIDEO", "Video:", "Escucha:"] {
        far(&format!("- {word} {title}"));
    }
    // Another word is another text.
    far(&format!("Critics: {title}"));
    // A few words are the title of more than one.
    let few = "The bridge opens again";
    let more = format!("{TEXT} So it is.");
    for (title, mark) in [(format!("{few} today"), "- "), (few.to_owned(), "")] {
        let video = format!("{mark}Video: {title}");
        let lines = ["The harbour", TEXT, &video, BODY, &more, BODY, &title];
        goes(Format::Text, &[&lines[..], &["All stories"]].concat());
    }
}

#[test]
fn a_short_title_with_the_length_of_its_video() {
    goes(
        Format::Text,
        &["The flood", TEXT, "Watch: Bela comes to us 00:37", BODY],
    );
    goes(
        Format::Text,
        &[
            "The flood",
            TEXT,
            "Bela comes to us",
            "- Watch: Bela comes to us 00:37",
            BODY,
        ],
    );
}

#[test]
fn the_title_of_a_player_with_its_length_between() {
    let title = "Watch video: The bridge is open at last";
    let article = |between: &'static str, mark: &str, title: &str, again: &str| {
        let again = format!("{mark}{again}");
        goes(
            Format::Text,
            &["The river", TEXT, title, between, &again, BODY],
        );
    };
    article("00:41", "- ", title, title);
    article(
        "00:41",
        "",
        "The bridge is open at last",
        "The bridge is open at last",
    );
    article("The ferry has left", "", title, title);
    // Each is played in another way.
    article(
        "00:41",
        "",
        "Video: The bridge is open at last",
        "Audio: The bridge is open at last",
    );
}

#[test]
fn the_title_of_a_video_with_more_words_for_it() {
    goes(
        Format::Text,
        &[
            "The river",
            TEXT,
            "- Watch video: The bridge is open at last",
            "Video: The bridge is open at last",
            BODY,
        ],
    );
}

#[test]
fn the_title_of_a_video_below_the_word_for_it() {
    let article = |above: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The council has decided on a bridge",
                "12 May 2021",
                above,
                "The bridge is open at last",
                &format!("{mark}The bridge is open at last"),
                "2:05 - News",
                TEXT,
                BODY,
            ],
        );
    };
    article("Video", "- ");
    article("The river is high", "");
}

#[test]
fn episodes_and_clips_of_one_name() {
    for (title, first, second) in [
        (
            "Listen: Harbour news at seven",
            "12 May 2021",
            "13 May 2021",
        ),
        ("Video: Ada Quill scores for Wick", "12:04", "78:31"),
    ] {
        goes(Format::Text, &[TEXT, title, first, title, second, BODY]);
    }
}

#[test]
fn a_headline_does_not_go_to_its_own_words_behind_a_time() {
    let title = "Bathers save a seal at the beach of Wick";
    let article = |timed: &str, widget: &str| {
        let other = "The seal of Wick is safe after four hours";
        goes(Format::Text, &[title, widget, timed, other, TEXT, BODY]);
    };
    // It is how long a video lasts, or when something begins.
    article(&format!("1:12 {title}"), "Share");
    article(&format!("1:12 {title}"), "Afspil video");
    article(&format!("VIDEO 2 of 14 {title}"), "Share");
}

#[test]
fn a_credited_title_does_not_go_to_its_own_words_and_a_time() {
    // The last word may lead on to a time: "… opens at 7:30".
    let title = "Zo ziet het huisje er van binnen uit";
    goes(
        Format::Text,
        &[
            "The hut is saved",
            &format!("{title} 1:34"),
            title,
            "© Harbour News",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_title_goes_with_its_duration_in_minutes() {
    let title = "Fire in Wick: what the people of the harbour saw";
    for time in ["| 2:14 min", "| 02:14 Min.", "| 2:14 мин", "| 2:14"] {
        goes(
            Format::Text,
            &[
                TEXT,
                title,
                &format!("- {title} {time}"),
                "Play video",
                BODY,
            ],
        );
    }
    // It is no duration, or of something else.
    for time in ["| 2 min", "| 2:14 km", "| 2:14 min later", "– 2:14 min"] {
        goes(
            Format::Text,
            &[TEXT, title, "Ferries", &format!("{title} {time}"), BODY],
        );
    }
    // It is how long that takes, or a line of a programme.
    let timed = format!("{title} – 2:14 min");
    goes(Format::Text, &[TEXT, title, &timed, "Play video", BODY]);
    let timed = format!("{title} | 2:14 min");
    let walk = "A walk along the old quay | 3:10 min";
    goes(Format::Text, &[TEXT, title, &timed, walk, BODY]);
}

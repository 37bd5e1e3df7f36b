//! Words that a configuration file adds.

use super::shared::*;

const PROSE: &str = "The crews of the Lindmouth ferries stayed away from work on Tuesday, and talks on their pay go on \
                     this week in the town hall.\n\n";
const CAPTION: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday";

fn article(blocks: &[String]) -> String {
    format!("{PROSE}{}\n\n{PROSE}", blocks.join("\n\n"))
}

/// Each purpose with an article in which a built-in phrase and an invented one do the same.
fn cases() -> [(&'static str, &'static str, &'static str, String); 4] {
    let credit = article(&[
        format!("{CAPTION}."),
        PROSE.trim_end().to_owned(),
        format!("{CAPTION}. PHRASE: Jo Reed"),
    ]);
    let agency = article(&[format!("{CAPTION}. PHRASE"), "PHRASE".to_owned()]);
    let widget = article(&[
        format!("{CAPTION}. Photo: Jo Reed PHRASE"),
        format!("{CAPTION}. Photo: Jo Reed"),
    ]);
    let more = article(&[
        format!("{} PHRASE", CAPTION.trim_end_matches(" on Monday")),
        format!("{CAPTION} morning, in front of hundreds. Photo: Jo Reed"),
    ]);
    [
        ("credit", "Photo", "Lichtwerk", credit),
        ("agency", "Reuters", "Hafenbild", agency),
        ("widget", "Enlarge this image", "Klick fuer gross", widget),
        ("more", "Read more", "Weiter schauen", more),
    ]
}

#[test]
fn an_added_phrase_does_what_a_built_in_one_does() {
    for (purpose, built_in, phrase, article) in cases() {
        let place = Place::new(&[("own.txt", &article.replace("PHRASE", phrase))]);
        place.write("built-in.txt", article.replace("PHRASE", built_in));
        let expected = place.run(&["clean", "built-in.txt"]).exits(0).out;
        assert_ne!(expected, place.read("built-in.txt"), "{purpose}");
        let expected = expected.replace(built_in, phrase);
        let without = place.run(&["clean", "own.txt"]).exits(0).out;
        assert_ne!(without, expected, "{purpose}");
        for file in [
            format!("[words]\n{purpose} = ['{phrase}']\n"),
            format!("[words.xx]\n{purpose} = ['{}']\n", phrase.to_uppercase()),
            format!("[[overrides]]\nfiles = ['own.*']\nwords = {{ {purpose} = ['{phrase}'] }}\n"),
        ] {
            place.write("onecap.toml", &file);
            let ran = place.run(&["clean", "own.txt"]).exits(0);
            assert_eq!(ran.out, expected, "{file}");
        }
        let all =
            format!("[[overrides]]\nfiles = ['other.*']\nwords = {{ {purpose} = ['{phrase}'] }}\n");
        place.write("onecap.toml", all);
        let ran = place.run(&["clean", "own.txt"]).exits(0);
        assert_eq!(ran.out, without, "{purpose}");
    }
}

#[test]
fn the_words_are_shown_with_their_origin() {
    let place = Place::new(&[(
        "onecap.toml",
        "[words]\ncredit = ['Lichtwerk']\nde.more = ['Weiter schauen']\n",
    )]);
    place.run(&["config"]).exits(0).shows(
        "words = { credit = [\"Lichtwerk\"], de = { more = [\"Weiter schauen\"] } }  # onecap.toml\n",
    );
    place
        .run(&["config", "--isolated"])
        .exits(0)
        .shows("words = {}  # default\n");
}

#[test]
fn words_that_cannot_be_used_are_named_with_their_line() {
    for (text, message) in [
        (
            "[words]\n\ncredt = ['a']",
            "onecap.toml:3: there is no key credt; did you mean credit?",
        ),
        (
            "[words]\nmore = ['…']",
            "onecap.toml:2: “…” cannot be looked for: a phrase needs a word",
        ),
    ] {
        let place = Place::new(&[("onecap.toml", text), ("a.md", &truncated())]);
        place.run(&["clean", "-i", "a.md"]).exits(2).says(message);
        assert_eq!(place.read("a.md"), truncated());
    }
}

use super::*;
use crate::describe::LEXICON;

const KNOWN: Known = Known {
    more: Some(&LEXICON.more),
    photos: &LEXICON.photos,
    agencies: &LEXICON.agencies,
    credits: Some(&LEXICON.credit),
};

#[track_caller]
fn without(text: &str) -> String {
    let words = normalize::words_of(text);
    let mut found = Vec::new();
    doubles(text, &words, 0..words.len(), KNOWN, |doubled| {
        found.push(doubled)
    });
    let mut out = text.to_owned();
    for doubled in found.into_iter().rev() {
        let start = words[doubled.first].start as usize;
        out.replace_range(
            start..words[doubled.second].start as usize + doubled.glued,
            "",
        );
    }
    out
}

#[test]
fn pieces_make_no_difference() {
    let mut text = String::new();
    for at in 0..400 {
        let caption = format!(
            "Mayor Ada Quill {at} opens bridge {} over the Orle, the {}th of them, on Monday. ",
            at * at,
            at * 7
        );
        let cut = format!("Mayor Ada Quill {at} opens bridge {} over the… ", at * at);
        text += match at % 3 {
            0 => &cut,
            1 => &caption,
            _ => "Nobody spoke against the plan of last year, and nobody for it. ",
        };
        text += &caption;
        text += &"Then it rained on the river for days. ".repeat(at % 5);
    }
    let by_piece = |piece: usize| {
        let mut found = Vec::new();
        doubles_by_piece(&text, piece, KNOWN, &mut |words, doubled| {
            let limit = AROUND.saturating_mul(2) + piece.max(2 * AROUND).min(text.len());
            assert!(words.len() <= limit, "{} are in memory", words.len());
            found.push((words[doubled.first].start, words[doubled.second].start))
        });
        found
    };
    let whole = by_piece(usize::MAX);
    assert!(whole.len() > 200, "{}", whole.len());
    for piece in [0, 1_500, 1_777] {
        assert_eq!(by_piece(piece), whole, "{piece}");
    }
}

#[test]
fn pieces_part_no_long_copies() {
    // Slips in its beginning: what is looked for is far back when it is found.
    let copy: Vec<String> = (0..LONGEST_COPY - 1).map(name).collect();
    let slipped: Vec<String> = copy
        .iter()
        .enumerate()
        .map(|(at, word)| match at % 3 {
            1 if at < 3 * (copy.len() / 8) => word.replacen("ille", "iille", 1),
            _ => word.clone(),
        })
        .collect();
    for before in (0..2 * AROUND).step_by(40) {
        let text = format!(
            "{}{} {}{}",
            "the ".repeat(before),
            slipped.join(" "),
            copy.join(" "),
            " Of".repeat(2 * AROUND)
        );
        let mut found = Vec::new();
        doubles_by_piece(&text, 0, KNOWN, &mut |words, doubled| {
            found.push(words[doubled.second].start as usize)
        });
        let second = text.len() - (copy.join(" ").len() + 6 * AROUND);
        assert_eq!(found, [second], "{before} words before it");
    }
}

/// A word for each number, with no digit in it; no two of them are alike.
fn name(at: usize) -> String {
    let letter = |at: usize| char::from(b"bdfgklmnprstvz"[at % 14]);
    let letters = [letter(at), letter(at / 14), letter(at * 5 + at / 14)];
    format!(
        "M{}",
        letters.map(|letter| format!("ille{letter}")).concat()
    )
}

#[test]
fn a_cut_off_copy_goes() {
    for (why, text, rest) in [
        (
            "an ellipsis",
            "It is open. Mayor Ada Quill opens the… Mayor Ada Quill opens the bridge. Then it rained.",
            "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
        ),
        (
            "dots inside a word",
            "It is open. Mayor Ada Quill op... Mayor Ada Quill opens the bridge. Then it rained.",
            "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
        ),
        (
            "a bracket",
            "It is open. Mayor Ada Quill opens the […] Mayor Ada Quill opens the bridge. Then it rained.",
            "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
        ),
        (
            "the words of a link behind the mark",
            "It is open. Mayor Ada Quill… Read more Mayor Ada Quill opens the bridge. Then it rained.",
            "It is open. Mayor Ada Quill opens the bridge. Then it rained.",
        ),
        (
            "its first words stand in it once more",
            "It is open. The old dog and the old dog and the old cat of Lindmouth… The old dog and the old dog and the old cat of Lindmouth rest.",
            "It is open. The old dog and the old dog and the old cat of Lindmouth rest.",
        ),
        (
            "five characters of a script without spaces",
            "市长开新桥…市长开新桥了。",
            "市长开新桥了。",
        ),
    ] {
        assert_eq!(without(text), rest, "{why}");
    }
}

#[test]
fn a_second_copy_goes() {
    let caption = "Mayor Ada Quill opens the bridge over the Orle. Photo: Jo Reed/AP";
    for text in [
        format!("{caption}{caption}"),
        format!("{caption} {caption}"),
        format!("{caption} | {caption}"),
    ] {
        assert_eq!(without(&text), caption, "{text}");
    }
    for (why, text, rest) in [
        (
            "a slip in the third word, behind other text",
            "The bridge is open. Mayor Ada Quil opens the bridge over the Orle. Mayor Ada Quill opens the bridge over the Orle.",
            "The bridge is open. Mayor Ada Quill opens the bridge over the Orle.",
        ),
        (
            "with the word for a photo between",
            "Ferry Marie waits for the passengers. Photo: Ferry Marie waits for the passengers. (WNP: Jo Reed)",
            "Ferry Marie waits for the passengers. (WNP: Jo Reed)",
        ),
        (
            "with the word and no colon",
            "Ferry Marie waits for the passengers. Photo Ferry Marie waits for the passengers. (WNP: Jo Reed)",
            "Ferry Marie waits for the passengers. Photo Ferry Marie waits for the passengers. (WNP: Jo Reed)",
        ),
        (
            "with another word between",
            "Ferry Marie waits for the passengers. Then: Ferry Marie waits for the passengers. (WNP: Jo Reed)",
            "Ferry Marie waits for the passengers. Then: Ferry Marie waits for the passengers. (WNP: Jo Reed)",
        ),
        (
            "six words",
            "Ferry Marie waits for the passengers. Ferry Marie waits for the passengers.",
            "Ferry Marie waits for the passengers.",
        ),
        (
            "glued, and a slip",
            "Mayor Ada Quill opens the brigde over the OrleMayor Ada Quill opens the bridge over the Orle",
            "Mayor Ada Quill opens the bridge over the Orle",
        ),
        (
            "glued, in small letters",
            "ferry Marie waits for the passengers todayferry Marie waits for the passengers today",
            "ferry Marie waits for the passengers today",
        ),
        (
            "two slips in sixteen words",
            "Mayor Ada Quill opens the brigde over the river Orle in the old twon of Lindmouth. Mayor Ada Quill opens the bridge over the river Orle in the old town of Lindmouth.",
            "Mayor Ada Quill opens the bridge over the river Orle in the old town of Lindmouth.",
        ),
        (
            "its end stands before it, too, and there is a slip in its last word",
            "Nobody spoke against the plan, and then he swam over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rial.",
            "Nobody spoke against the plan, and then he swam over the river and the rail. Mayor Ada Quill opens the bridge over the river and the rial.",
        ),
        (
            "several sentences before a small letter",
            "It rained. The old bridge of Wick. Ada Quill The old bridge of Wick. Ada Quill photo 2",
            "It rained. The old bridge of Wick. Ada Quill photo 2",
        ),
        (
            "from the start of a sentence on",
            "It rained, says Ada Quill. The mayor of the old town, Ada Quill. The mayor of the old town, Ada Quill. The rain stopped.",
            "It rained, says Ada Quill. The mayor of the old town, Ada Quill. The rain stopped.",
        ),
        (
            "with blanks in a script without them",
            "下雨了 女市长奎尔今天开了新桥的门 女市长奎尔今天开了新桥的门 雨停了",
            "下雨了 女市长奎尔今天开了新桥的门 雨停了",
        ),
        (
            "in brackets before a small letter",
            "It rained. (Ada Quill opens the new bridge there) (Ada Quill opens the new bridge there via WNP)",
            "It rained. (Ada Quill opens the new bridge there via WNP)",
        ),
        (
            "between two bars",
            "It rained. The bridge | Ada Quill | Wick on Orle. The bridge | Ada Quill | Wick on Orle. It stopped.",
            "It rained. The bridge | Ada Quill | Wick on Orle. It stopped.",
        ),
        (
            "a quotation that stands there twice",
            "It rained. “We sail at noon today, all of us.” “We sail at noon today, all of us.” Nobody came.",
            "It rained. “We sail at noon today, all of us.” Nobody came.",
        ),
        (
            "with a quotation in brackets of its own",
            "雨が降った。 市長が新しい橋「オルレ橋」を開く式典 市長が新しい橋「オルレ橋」を開く式典 雨がやんだ。",
            "雨が降った。 市長が新しい橋「オルレ橋」を開く式典 雨がやんだ。",
        ),
        (
            "behind an apostrophe",
            "Il pleut. L'opéra de la ville haute de Wick. L’opéra de la ville haute de Wick. Il neige.",
            "Il pleut. L’opéra de la ville haute de Wick. Il neige.",
        ),
        (
            "six of nine words differ from each other",
            "Knock, knock, knock, knock, says Ada at the door. Knock, knock, knock, knock, says Ada at the door.",
            "Knock, knock, knock, knock, says Ada at the door.",
        ),
        (
            "eleven characters of a script without spaces",
            "女市长奎尔今天开了新桥。女市长奎尔今天开了新桥。",
            "女市长奎尔今天开了新桥。",
        ),
        (
            "a script without capital letters",
            "رئيسة البلدية تفتتح الجسر الجديد فوق النهر. رئيسة البلدية تفتتح الجسر الجديد فوق النهر.",
            "رئيسة البلدية تفتتح الجسر الجديد فوق النهر.",
        ),
    ] {
        assert_eq!(without(text), rest, "{why}");
    }
}

#[test]
fn what_only_looks_doubled_stays() {
    for (why, text) in [
        (
            "a refrain in small letters",
            "We shall not be moved, we shall not be moved, like a tree by the water.",
        ),
        (
            "a heading, and the sentence below it that begins with its words",
            "It rained. The oldest bridge of the Orle The oldest bridge of the Orle stands in Wick.",
        ),
        (
            "a heading, glued to the sentence below it",
            "It rained. The oldest bridge of the Orle todayThe oldest bridge of the Orle today stands in Wick.",
        ),
        (
            "a question that the answer takes up",
            "Who built the oldest bridges of the Orle? The oldest bridges of the Orle, says Quill, are Roman.",
        ),
        (
            "the question itself, taken up before a capital",
            "The oldest bridges of the Orle valley? The oldest bridges of the Orle valley Quill knows by heart.",
        ),
        (
            "a heading in a script without capitals",
            "هطل المطر. الجسر القديم فوق نهر أورل الجسر القديم فوق نهر أورل بني في العام الماضي.",
        ),
        (
            "a heading in a script without blanks",
            "下雨了。奎尔市长的新桥和旧桥的故事奎尔市长的新桥和旧桥的故事很长。",
        ),
        (
            "a statement, and the question whether it is so",
            "It rained. They will close the old school now. They will close the old school now? No.",
        ),
        (
            "clauses of one sentence",
            "It rained. Lay the old lamp along the wall, lay the old lamp along the wall, and wait.",
        ),
        (
            "what is said, and what somebody says of it",
            "It rained. The old bridge of Wick must go. The old bridge of Wick must go, says Quill, when it falls.",
        ),
        (
            "two hours",
            "The ferry of Wick sails at 7:10 on schooldays. The ferry of Wick sails at 8:10 on schooldays. The ferry of Wick sails at 8:10 on Saturdays.",
        ),
        (
            "in brackets the second time",
            "It rained. The old bridge of Wick on Orle. (The old bridge of Wick on Orle.) It stopped.",
        ),
        (
            "what ends a quotation",
            "“It rained. The old bridge of Wick is mine.” The old bridge of Wick is mine. Nobody came.",
        ),
        (
            "the cells of a table",
            "Fares: Single to Wick\tReturn to Wick\tSingle to Wick\tReturn to Wick\tSingle to Wick\tReturn to Wick\tClosed",
        ),
        (
            "cells between bars",
            "Fares | Single | To Wick | Return | To Orle | Child | Single | To Wick | Return | To Orle | Child | Closed",
        ),
        (
            "what somebody says, and says again without quotation marks",
            "Quill said: “We sail at noon today, all of us.” We sail at noon today, all of us. Nobody came.",
        ),
        (
            "a mark of silence",
            "She said… and then she said nothing at all about the bridge.",
        ),
        (
            "one word",
            "Yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes yes",
        ),
        (
            "a fact each",
            "The bridge over the Orle opened in 1921, and the bridge over the Orle opened again in 2024.",
        ),
        (
            "another word before the mark",
            "Mayor Ada Quill waits… Mayor Ada Quill opens the bridge.",
        ),
        (
            "another word in the midst of what is cut off",
            "Mayor Ada Quill crosses the bridge… Mayor Ada Quill opens the bridge.",
        ),
        (
            "no mark before the words of a link",
            "Mayor Ada Quill opens the bridge. Read more Mayor Ada Quill opens the bridge over the Orle.",
        ),
        (
            "the words of a link alone",
            "Click here to read more. Click here to read more about the bridge.",
        ),
        ("four characters before the mark", "市长开桥…市长开桥了。"),
        (
            "five words",
            "Ferry Marie awaits passengers there. Ferry Marie awaits passengers there.",
        ),
        (
            "few letters",
            "Ada is on an ox in it. Ada is on an ox in it.",
        ),
        (
            "ten characters of a script without spaces",
            "市长奎尔今天开了新桥。市长奎尔今天开了新桥。",
        ),
        (
            "two slips in six words, one of them in the first",
            "Frery Marie waits for the pasesngers. Ferry Marie waits for the passengers.",
        ),
        (
            "two slips in fifteen words",
            "Mayor Ada Quill opens the brigde over the river Orle in the twon of Lindmouth. Mayor Ada Quill opens the bridge over the river Orle in the town of Lindmouth.",
        ),
        (
            "another first word, and a longer one",
            "Mayor Ada Quill opens the bridge over the Orle. Alderwoman Ada Quill opens the bridge over the Orle.",
        ),
        (
            "a few words behind a compound",
            "Nobody crosses the bridge over the old river near the footbridge over the old river.",
        ),
        (
            "running text, up to a name",
            "and the river ran under the old stone bridge and the river ran under the old stone bridge Then Ada came.",
        ),
        (
            "five of nine words differ from each other",
            "Knock, knock, knock, knock, says Ada, says Quill, now. Knock, knock, knock, knock, says Ada, says Quill, now.",
        ),
    ] {
        assert_eq!(without(text), text, "{why}");
    }
    for gate in 0..10 {
        let text = format!(
            "Gate {gate} of the harbour is closed. Gate {} of the harbour is closed.",
            (gate + 2) % 10
        );
        assert_eq!(without(&text), text);
    }
}

#[test]
fn a_copy_is_looked_for_as_far_back_as_captions_are_long() {
    for (words, goes) in [(LONGEST_COPY, true), (LONGEST_COPY + 1, false)] {
        let copy = (0..words).map(name).collect::<Vec<_>>().join(" ");
        let twice = format!("{copy} {copy}");
        assert_eq!(without(&twice) == copy, goes, "{words} words");
    }
}

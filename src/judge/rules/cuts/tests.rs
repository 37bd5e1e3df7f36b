use super::*;
use crate::judge::rules::tests::specs::{Expected, UNLIKE, assert_verdicts};

const CUT: Expected = Ok((
    Rule::Truncated,
    "cut off; the kept text begins with the same words and goes on",
));

const PULL_QUOTE: Expected = Err("a pull quote or a headline may break off what the text says");

#[test]
fn a_text_with_the_mark_of_a_cut_goes_where_it_is_clear_of_what() {
    let too_short = Err("cut off, but too short to tell of what");
    let summary = Err("a summary may break off what the text says");
    let teasers = Err("teasers of a page stand cut off in several places");
    let full = "+Mayor Ada Quill opens the new bridge over the Orle";
    let captioned = "+Mayor Quill opens the new bridge. Photo: Jo Reed";
    let sentence = "+Mayor Ada Quill opens the new bridge over the Orle, and nobody who was there on Friday spoke against that plan.";
    assert_verdicts(
        cut,
        &[
            ("three words", &["-Mayor Ada Quill…", "Tides", full], CUT),
            (
                "two words beside their caption",
                &["-Mayor Quill…", captioned],
                CUT,
            ),
            (
                "two words, afar",
                &["-Mayor Quill…", "Tides", captioned],
                too_short,
            ),
            (
                "behind the words that open the caption with a colon",
                &[
                    "-Mayor Ada Quill opens the new bridge of Wick…",
                    "+A GREAT DAY: Mayor Ada Quill opens the new bridge of Wick at noon. (Jo Reed/AP)",
                ],
                CUT,
            ),
            (
                "behind such words, where nothing says that it is a caption",
                &[
                    "-Mayor Ada Quill opens the new bridge of Wick…",
                    "+A GREAT DAY: Mayor Ada Quill opens the new bridge of Wick at noon",
                ],
                Err(UNLIKE),
            ),
            (
                "a few words behind such words",
                &[
                    "-Mayor Ada Quill opens…",
                    "+A GREAT DAY: Mayor Ada Quill opens the new bridge of Wick at noon. (Jo Reed/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "words for the rest behind a credit, where more sentences stand in the full one",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP) Read more",
                    "+Mayor Quill opens bridges. It rains. (Jo Reed/AP)",
                ],
                CUT,
            ),
            (
                "where the first sentence ends in another sign",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP) Read more",
                    "+Mayor Quill opens bridges! It rains. (Jo Reed/AP)",
                ],
                CUT,
            ),
            (
                "where the first sentence is another one",
                &[
                    "-Mayor Tom opens bridges. (Jo Reed/AP) Read more",
                    "+Mayor Quill opens bridges. It rains. (Jo Reed/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "behind a caption whose credit stands before it",
                &[
                    "-Getty Images Mayor Quill opens bridges. Read more",
                    "+Mayor Quill opens bridges. It rains. Getty Images",
                ],
                Err(UNLIKE),
            ),
            (
                "cut off with a mark behind the credit",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP)…",
                    "+Mayor Quill opens bridges. It rains. (Jo Reed/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "where the sentence goes on",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP) Read more",
                    "+Mayor Quill opens bridges in the rain. (Jo Reed/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "with another credit",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP) Read more",
                    "+Mayor Quill opens bridges. It rains. (Mara Holt/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "with no words for the rest",
                &[
                    "-Mayor Quill opens bridges. (Jo Reed/AP)",
                    "+Mayor Quill opens bridges. It rains. (Jo Reed/AP)",
                ],
                Err(UNLIKE),
            ),
            (
                "a few words of a sentence of the text",
                &["-Mayor Ada Quill opens the new b…", sentence],
                Err("a few words may break off as the text does not"),
            ),
            (
                "more words of a sentence of the text",
                &["-Mayor Ada Quill opens the new bridge over…", sentence],
                CUT,
            ),
            ("six letters", &["-Mayor Q…", captioned], CUT),
            ("five letters", &["-Mayor…", captioned], too_short),
            (
                "two words beside what nobody takes for a caption",
                &["-Mayor Ada…", full],
                too_short,
            ),
            (
                "three words with those of a widget",
                &["-Mayor Ada Quill Read more", "Tides", full],
                CUT,
            ),
            (
                "two words with those of a widget beside their caption",
                &["-Mayor Ada Read more", full],
                CUT,
            ),
            (
                "one word with those of a widget beside its caption",
                &["-Mayor Read more", full],
                CUT,
            ),
            (
                "two words with those of a widget, afar",
                &["-Mayor Ada Read more", "Tides", full],
                too_short,
            ),
            (
                "a sentence of the article near its start",
                &[
                    "-Mayor Ada Quill opens the new bridge over…",
                    "Tides",
                    "Sport",
                    sentence,
                ],
                CUT,
            ),
            (
                "a sentence of the article far from its start",
                &[
                    "-Mayor Ada Quill opens the new…",
                    "Tides",
                    "Sport",
                    "Ferries",
                    sentence,
                ],
                summary,
            ),
            (
                "a teaser in one place, far",
                &["-Mayor Ada Quill…", "Tides", "Sport", "Ferries", full],
                CUT,
            ),
            (
                "a teaser in two places, near",
                &["-Mayor Ada Quill…", "Tides", "Mayor Ada Quill…", full],
                CUT,
            ),
            (
                "a teaser in two places, far",
                &[
                    "-Mayor Ada Quill…",
                    "Tides",
                    "Sport",
                    "Mayor Ada Quill…",
                    full,
                ],
                teasers,
            ),
            (
                "a caption with its credit that is cut off in two places",
                &[
                    "-Mayor Quill opens…",
                    "Tides",
                    "Sport",
                    "Mayor Quill opens…",
                    captioned,
                ],
                CUT,
            ),
        ],
    );
}

#[test]
fn words_in_any_language_may_lead_to_the_rest() {
    let full = "+Mayor Ada Quill opens the new bridge at Garth on Friday morning. Photo: Jo Reed";
    let japanese = "+渡し船の最後の運航を終えて花束を受け取る船頭の東野守さん。四十二年間、無事故だった（朝井春撮影）";
    assert_verdicts(
        cut,
        &[
            (
                "three words",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… xem toan bo",
                    full,
                ],
                CUT,
            ),
            (
                "inside a word",
                &[
                    "-Mayor Ada Quill opens the new bridge at Gar... Xem toan",
                    full,
                ],
                CUT,
            ),
            (
                "behind eight words",
                &[
                    "-Mayor Ada Quill opens the new bridge at… xem toan bo",
                    full,
                ],
                CUT,
            ),
            (
                "behind the second of two marks",
                &[
                    "-Mayor Ada Quill opens the new bridge… at the old mill of Garth… xem",
                    "+Mayor Ada Quill opens the new bridge at the old mill of Garth on Friday. Photo: Jo Reed",
                ],
                CUT,
            ),
            (
                "with a mark in the midst of them",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… xem toan… bo",
                    full,
                ],
                CUT,
            ),
            (
                "six characters",
                &[
                    "-渡し船の最後の運航を終えて花束を受け取る船頭の東野守さん。四十…もっと見るよ",
                    japanese,
                ],
                CUT,
            ),
            (
                "behind fifteen characters",
                &[
                    "-渡し船の運航を終えた船頭ら。四十…全文見る",
                    "+渡し船の運航を終えた船頭ら。四十二年間、無事故だった（朝井春撮影）",
                ],
                CUT,
            ),
            (
                "a word with a digit",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… x24 xem",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "a credit",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… foto: jo",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "where the full text does not go on",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… xem toan bo",
                    "+Image caption, Mayor Ada Quill opens the new bridge at Garth",
                ],
                Err(UNLIKE),
            ),
            (
                "behind a pull quote",
                &[
                    "-“We waited for the ferry at Garth until… xem”",
                    "Tides",
                    "+“We waited for the ferry at Garth until Friday morning in the rain”",
                    "Photo: Jo Reed",
                ],
                Err(UNLIKE),
            ),
            (
                "characters close to the mark",
                &[
                    "-渡し船の最後の運航を終えて花束を受け取る船頭の東野守さん。四十…全文見る",
                    japanese,
                ],
                CUT,
            ),
            (
                "characters apart from it",
                &[
                    "-渡し船の最後の運航を終えて花束を受け取る船頭の東野守さん。四十… 朝井春",
                    japanese,
                ],
                Err(UNLIKE),
            ),
            (
                "four words",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… xem toan bo bai",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "a name",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… Mara Holt",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "a number",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… in 1984",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "the sentence goes on",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… on Friday",
                    full,
                ],
                Err(UNLIKE),
            ),
            (
                "few words before the mark",
                &["-Mayor Ada Quill opens the new bridge… xem toan bo", full],
                Err(UNLIKE),
            ),
            (
                "text",
                &[
                    "-Mayor Ada Quill opens the new bridge at Garth… xem toan bo",
                    "+Mayor Ada Quill opens the new bridge at Garth on Friday morning",
                ],
                Err(UNLIKE),
            ),
        ],
    );
}

#[test]
fn a_pull_quote_stays() {
    let quote = "-“We waited for the ferry…";
    assert_verdicts(
        cut,
        &[
            (
                "a quotation, broken off elsewhere",
                &[quote, "Tides", "+“We waited for the ferry all night”"],
                PULL_QUOTE,
            ),
            (
                "a quotation, broken off right beside it",
                &[quote, "+“We waited for the ferry all night”"],
                CUT,
            ),
            (
                "a quotation of the article's text, broken off right beside it",
                &[
                    quote,
                    "+“We waited for the ferry all night, and nobody who was there on Friday spoke to any of us until the end.”",
                ],
                PULL_QUOTE,
            ),
            (
                "speech that trails off, right before it is told",
                &[
                    "-“We waited for the ferry…”",
                    "+“We waited for the ferry all night,” the crew says today in the harbour.",
                ],
                PULL_QUOTE,
            ),
            (
                "no quotation any more",
                &[quote, "Tides", "+We waited for the ferry all night"],
                CUT,
            ),
            (
                "a quotation in a caption with its credit",
                &[
                    quote,
                    "Tides",
                    "+“We waited for the ferry all night long on Monday,” says Quill. Photo: Jo Reed",
                ],
                CUT,
            ),
        ],
    );
}

//! What a block's neighbourhood says of it, in invented articles of a few lines.

use super::*;
use crate::describe::{self, LEXICON};
use crate::document::Format;
use crate::finding::{Applicability, Rule};
use crate::judge::rules;
use crate::judge::trial::TEXT;
use crate::read;

const CAPTION: &str = "Mayor Ada Quill at the old bridge";
const OTHER: &str = "Deputy Tom Vane waits for the ferry";
const CREDIT: &str = "Photo: Jo Reed";
const WIDGET: &str = "Enlarge image";

fn look<R>(source: &str, format: Format, look: impl FnOnce(&mut Scene) -> R) -> R {
    let document = read::read(source, format);
    let features = describe::describe(&document, &LEXICON);
    look(&mut Scene::new(&document, &features))
}

fn look_at<R>(lines: &[&str], then: impl FnOnce(&mut Scene) -> R) -> R {
    let source = lines.join("\n");
    look(&source, Format::Text, |scene| {
        assert_eq!(scene.features.len(), lines.len(), "{source}");
        then(scene)
    })
}

/// A block that goes, and its keeper.
fn gone(block: usize, keeper: usize) -> Repeat {
    Repeat {
        rule: Rule::Exact,
        block,
        part: None,
        keepers: vec![keeper],
        score: 1.0,
        reason: "",
        applicability: Applicability::Safe,
    }
}

#[test]
fn head_and_tail_are_what_stands_outside_of_the_text() {
    let lines = [
        "The bridge opens",
        "By Ada Quill",
        TEXT,
        CAPTION,
        TEXT,
        "More news",
    ];
    let zones = look_at(&lines, |scene| {
        let zone = |block| match (scene.is_head(block), scene.is_tail(block)) {
            (true, false) => "head",
            (false, false) => "text",
            (false, true) => "tail",
            (true, true) => "both",
        };
        (0..lines.len()).map(zone).collect::<Vec<_>>()
    });
    assert_eq!(zones, ["head", "head", "text", "text", "text", "tail"]);
}

#[test]
fn copies_of_what_stands_here_part_nothing() {
    let lines: Vec<String> = (0..10).map(|at| format!("{OTHER} {at}")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    for (case, goes, (a, b), is_next) in [
        ("nothing between them", None, (4, 5), true),
        ("a line between them", None, (4, 6), false),
        ("a copy of the first", Some((5, 4)), (4, 6), true),
        ("a copy of what is near before", Some((5, 1)), (4, 6), true),
        ("a copy of what is far before", Some((5, 0)), (4, 6), false),
        ("a copy of what is near behind", Some((3, 7)), (2, 4), true),
        ("a copy of what is far behind", Some((3, 8)), (2, 4), false),
        ("what goes itself, to afar", Some((2, 9)), (2, 3), true),
        ("the two the other way round", Some((3, 7)), (4, 2), true),
    ] {
        look_at(&lines, |scene| {
            if let Some((block, keeper)) = goes {
                scene.take_out(&gone(block, keeper));
                scene.take_stock();
            }
            assert_eq!(scene.is_next_to(a, b), is_next, "{case}");
        });
    }
}

#[test]
fn widgets_and_credits_part_nothing_within_reach() {
    for (count, is_next) in [(0, true), (1, true), (63, true), (64, false)] {
        let between = vec![WIDGET; count];
        let lines = [&[TEXT, CAPTION], &between[..], &[OTHER]].concat();
        let found = look_at(&lines, |scene| scene.is_next_to(1, count + 2));
        assert_eq!(found, is_next, "{count} widgets");
    }
    let is_next = look_at(&[CAPTION, CREDIT, OTHER], |scene| scene.is_next_to(0, 2));
    assert!(is_next, "a credit");
}

#[test]
fn a_credit_inside_says_more_than_one_beside_or_a_row_of_copies() {
    let inside = "Deputy Tom Vane waits for the ferry. Photo: Jo Reed";
    let opened = "Getty Images Deputy Tom Vane waits for the ferry";
    let (first, second, third) = (
        "The harbour of Lindmouth at night",
        "The harbour of Lindmouth by night",
        "The harbour of Lindmouth at night today",
    );
    let body = "The river Orle rose again ".repeat(11);
    let body = body.trim_end();
    let credited_body = format!("{body}. Photo: Jo Reed");
    for (case, lines, block, evidence) in [
        ("a credit inside", vec![inside], 0, Evidence::Inside),
        (
            "a credit before it inside",
            vec![opened],
            0,
            Evidence::Beside,
        ),
        ("a credit behind", vec![OTHER, CREDIT], 0, Evidence::Beside),
        ("a credit before", vec![CREDIT, OTHER], 1, Evidence::None),
        ("nothing but a credit", vec![CREDIT], 0, Evidence::None),
        (
            "a copy behind",
            vec![TEXT, OTHER, OTHER],
            1,
            Evidence::Beside,
        ),
        (
            "a copy before",
            vec![TEXT, OTHER, OTHER],
            2,
            Evidence::Beside,
        ),
        ("a copy afar", vec![OTHER, TEXT, OTHER], 0, Evidence::None),
        ("a long text", vec![body, CREDIT], 0, Evidence::None),
        (
            "a long text with a credit",
            vec![&credited_body],
            0,
            Evidence::Inside,
        ),
        (
            "three renderings",
            vec![first, second, third],
            0,
            Evidence::Beside,
        ),
        (
            "the last of three",
            vec![first, second, third],
            2,
            Evidence::Beside,
        ),
        (
            "two renderings",
            vec![first, second, OTHER],
            0,
            Evidence::None,
        ),
        (
            "three in the text",
            vec![TEXT, first, second, third, TEXT],
            1,
            Evidence::None,
        ),
        (
            "three too far away",
            vec![first, second, OTHER, third],
            0,
            Evidence::None,
        ),
        (
            "few words of its own",
            vec![
                "Lindmouth harbour at night",
                "Lindmouth harbour at night again",
                "Lindmouth harbour at night now",
            ],
            0,
            Evidence::None,
        ),
        (
            "few words around it",
            vec![
                "Lindmouth harbour at night again",
                "Lindmouth harbour at night",
                "Lindmouth harbour by night",
            ],
            0,
            Evidence::None,
        ),
    ] {
        assert_eq!(
            look_at(&lines, |scene| scene.evidence(block)),
            evidence,
            "{case}"
        );
    }
}

#[test]
fn what_a_cut_off_copy_of_goes_is_a_caption_however_long() {
    let body = format!("{CAPTION} and {}", "the river Orle rose again ".repeat(11));
    for (whole, before, after) in [
        (body.trim_end().to_owned(), Evidence::None, Evidence::Beside),
        (
            format!("{CAPTION} again. {CREDIT}"),
            Evidence::Inside,
            Evidence::Inside,
        ),
    ] {
        let cut = format!("{CAPTION}…");
        let found = look_at(&[&cut, &whole], |scene| {
            let before = scene.evidence(1);
            scene.take_out(&gone(0, 1));
            (before, scene.evidence(1))
        });
        assert_eq!(found, (before, after), "{whole}");
    }
}

#[test]
fn a_gallery_says_a_credit_before_each_text() {
    let behind = look_at(&[CAPTION, CREDIT, OTHER], |scene| {
        [0, 1, 2].map(|block| scene.is_behind_credit(block))
    });
    assert_eq!(behind, [false, false, true]);
}

#[test]
fn copies_of_what_goes_are_known() {
    look_at(&[CAPTION, OTHER, CAPTION, CAPTION], |scene| {
        let known = |scene: &Scene| [0, 1, 2, 3].map(|block| scene.has_gone_copy(block));
        assert_eq!(known(scene), [false; 4]);
        scene.take_out(&gone(3, 0));
        assert_eq!(known(scene), [true, false, true, true]);
    });
}

#[test]
fn a_long_sentence_is_no_heading() {
    let page = format!(
        "# The bridge opens\n\n## It is open.\n\n## {}\n\n## {TEXT}\n\nText\n",
        &TEXT[..TEXT.len() - 1]
    );
    let headings = look(&page, Format::Markdown, |scene| {
        (0..5)
            .map(|block| scene.is_heading(block))
            .collect::<Vec<_>>()
    });
    assert_eq!(headings, [true, true, true, false, false]);
}

#[test]
fn a_credit_stands_behind_its_caption_or_else_right_before_it() {
    let behind_widgets = |count: usize| {
        let widgets = vec![WIDGET; count];
        [&[CAPTION], &widgets[..], &[CREDIT]].concat()
    };
    for (case, lines, block, beside, is_credited) in [
        ("none", vec![CAPTION, OTHER], 0, None, false),
        ("behind", vec![CAPTION, CREDIT], 0, Some(1), true),
        (
            "behind the second",
            vec![OTHER, CAPTION, CREDIT],
            1,
            Some(2),
            true,
        ),
        ("before", vec![CREDIT, CAPTION, OTHER], 1, Some(0), false),
        (
            "on both sides",
            vec!["Photo: Tom Vane", CAPTION, CREDIT],
            1,
            Some(2),
            true,
        ),
        (
            "that of another caption",
            vec![CAPTION, OTHER, CREDIT],
            0,
            None,
            false,
        ),
        ("behind widgets", behind_widgets(6), 0, Some(7), true),
        ("too far behind widgets", behind_widgets(7), 0, None, false),
    ] {
        let found = look_at(&lines, |scene| {
            (scene.credit_beside(block), scene.is_credited(block))
        });
        assert_eq!(found, (beside, is_credited), "{case}");
    }
}

#[test]
fn widgets_and_what_goes_are_passed_over_to_the_next_line() {
    let behind_widgets = |count: usize| {
        let widgets = vec![WIDGET; count];
        [&[CAPTION], &widgets[..], &[OTHER]].concat()
    };
    for (widgets, next) in [(0, Some(1)), (1, Some(2)), (62, Some(63)), (63, None)] {
        let found = look_at(&behind_widgets(widgets), |scene| scene.next(0));
        assert_eq!(found, next, "{widgets} widgets");
    }
    for (widgets, before) in [(0, Some(0)), (1, Some(0)), (63, Some(0)), (64, None)] {
        let found = look_at(&behind_widgets(widgets), |scene| scene.before(widgets + 1));
        assert_eq!(found, before, "{widgets} widgets");
    }
}

#[test]
fn the_one_line_above_the_text_is_its_title_unless_it_describes_a_picture() {
    let is_title = |lines: &[&str]| look_at(lines, |scene| scene.is_only_title(0, None));
    for (case, line, expected) in [
        ("a line", "The harbour of Lindmouth opens again", true),
        ("a sentence", "The harbour of Lindmouth opens again.", false),
        ("two words", "Lindmouth again", false),
        ("a list of names", "Ada Quill, Jo Reed and Tom Vane", false),
        ("two names", "Ada Quill and Jo Reed", true),
        ("a picture", "Aerial view of the harbour", false),
        ("with an article", "An aerial view of the harbour", false),
        (
            "a view in a line",
            "Lindmouth wants a view of the harbour",
            true,
        ),
        (
            "with a credit",
            "Harbour of Lindmouth. Photo: Jo Reed",
            false,
        ),
        ("cut off", "The harbour of Lindmouth opens…", false),
    ] {
        assert_eq!(is_title(&[line, TEXT]), expected, "{case}");
    }
    for (case, other, expected) in [
        ("a second line", OTHER, false),
        ("a sentence", "It had been closed for a year.", true),
        ("two words", "By Ada", true),
        ("a credit", CREDIT, true),
        ("an item of a list", "- Deputy Tom Vane on the ferry", true),
        (
            "a caption with its credit",
            "Tom Vane waits. Photo: Jo Reed",
            true,
        ),
        ("a cut-off line", "Deputy Tom Vane waits for…", true),
        (
            "a description of a picture",
            "Photo of the harbour at night",
            true,
        ),
    ] {
        let lines = ["The harbour of Lindmouth opens again", other, TEXT];
        assert_eq!(is_title(&lines), expected, "{case} below it");
    }
}

#[test]
fn every_phrase_of_the_table_names_a_picture_behind_an_article_or_none() {
    let table = include_str!("../../describe/words/pictures.txt").lines();
    for phrase in table.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        for (line, expected) in [
            (format!("{phrase} Lindmouth"), true),
            (format!("The {phrase} Lindmouth"), true),
            (format!("Lindmouth {phrase} Lindmouth"), false),
        ] {
            let names_picture = look_at(&[&line], |scene| scene.names_picture(0));
            assert_eq!(names_picture, expected, "{line}");
        }
    }
}

#[test]
fn a_video_is_played_by_several_words() {
    for (behind, expected) in [(WIDGET, true), ("Video", false), (OTHER, false)] {
        let is_played = look_at(&[CAPTION, behind], |scene| scene.is_played(0));
        assert_eq!(is_played, expected, "{behind}");
    }
}

#[test]
fn what_is_written_small_somewhere_is_no_name() {
    let small = look_at(&["Bridge Quill Opens", "The bridge opens"], |scene| {
        let words = scene.features.words(0).iter();
        words
            .map(|&word| scene.is_written_small(word))
            .collect::<Vec<_>>()
    });
    assert_eq!(small, [true, false, true]);
}

#[test]
fn a_block_has_no_neighbours_outside_of_the_article() {
    let beside = look_at(&[CAPTION, CREDIT, OTHER], |scene| {
        [0, 1, 2].map(|block| scene.beside(block).collect::<Vec<_>>())
    });
    assert_eq!(beside, [vec![1], vec![0, 2], vec![1]]);
    assert_eq!(look_at(&[CAPTION], |scene| scene.beside(0).count()), 0);
}

#[test]
fn two_texts_are_as_alike_as_their_words() {
    let eight = "one two three four five six seven eight";
    for (other, least, expected) in [
        (eight, 1.0, true),
        // Words in the place of others count four fifths.
        ("one two red blue green white black grey", 0.85, true),
        ("one pink red blue green white black grey", 0.85, false),
        ("one two three four five six seven grey", 0.97, true),
        ("one two three four five six seven grey", 0.98, false),
    ] {
        let is_alike = look_at(&[eight, other], |scene| scene.is_alike(0, 1, least));
        assert_eq!(is_alike, expected, "{other} at {least}");
    }
}

/// A page with two media, each with two texts, and a hidden text.
const PAGE: &str = r#"<figure><img src="a.jpg" alt="Ada Quill"><figcaption><p>Mayor Ada Quill at the old bridge</p><p>Photo: Jo Reed</p></figcaption></figure>
<p>Deputy Tom Vane waits for the ferry</p>
<figure><img src="b.jpg"><figcaption>The ferry of Lindmouth at night</figcaption></figure>
<p hidden>The ferry of Lindmouth at night and by day</p>
"#;

#[test]
fn the_markup_tells_media_and_hidden_texts_and_what_cannot_go() {
    look(PAGE, Format::Html, |scene| {
        let blocks: Vec<_> = (0..scene.features.len())
            .map(|block| {
                (
                    scene.text(block),
                    scene.is_marked(block),
                    scene.is_hidden(block),
                    scene.can_go(block),
                )
            })
            .collect();
        assert_eq!(
            blocks,
            [
                ("Ada Quill", true, false, false),
                (CAPTION, true, false, true),
                (CREDIT, true, false, true),
                (OTHER, false, false, true),
                ("The ferry of Lindmouth at night", true, false, true),
                (
                    "The ferry of Lindmouth at night and by day",
                    false,
                    true,
                    true
                ),
            ]
        );
        for (case, (a, b), expected) in [
            ("in one figure", (1, 2), (true, false, true)),
            ("in two figures", (1, 4), (false, true, true)),
            ("in one figure and in none", (1, 3), (false, false, false)),
            ("in none and in one figure", (3, 4), (false, false, false)),
            ("in none both", (3, 5), (false, false, false)),
        ] {
            let found = (
                scene.is_same_medium(a, b),
                scene.is_other_medium(a, b),
                scene.are_titles_of_media(a, b),
            );
            assert_eq!(found, expected, "{case}");
        }
    });
}

#[test]
fn what_readers_do_not_see_keeps_nothing_that_they_see() {
    for (case, (first, second), expected) in [
        ("both seen", ("", ""), Ok((0, 1))),
        ("the cut-off copy hidden", (" hidden", ""), Ok((0, 1))),
        (
            "the fuller text hidden",
            ("", " hidden"),
            Err("the fuller text is hidden from readers"),
        ),
        ("both hidden", (" hidden", " hidden"), Ok((0, 1))),
    ] {
        let page = format!(
            "<p{first}>Mayor Ada Quill opens the old…</p>\n<p{second}>Mayor Ada Quill opens the old bridge again.</p>\n"
        );
        look(&page, Format::Html, |scene| {
            let found = rules::compare(scene, 0, 1);
            let found = found.map(|repeat| (repeat.block, repeat.keepers[0]));
            assert_eq!(found, expected, "{case}");
        });
    }
}

#[test]
fn each_block_is_taken_for_something() {
    let body = "The river Orle rose again ".repeat(11);
    for (lines, block, role) in [
        (vec![WIDGET], 0, "widget"),
        (vec!["* * *"], 0, "widget"),
        (vec![CREDIT], 0, "credit"),
        (vec!["- Deputy Tom Vane on the ferry"], 0, "structure"),
        (vec![body.trim_end()], 0, "body"),
        (vec!["Deputy Tom Vane waits. Photo: Jo Reed"], 0, "caption"),
        (vec!["Deputy Tom Vane waits for…"], 0, "cut"),
        (vec![OTHER, CREDIT], 0, "beside media"),
        (vec![TEXT], 0, "prose"),
        (vec![OTHER, TEXT], 0, "headline"),
        (vec![OTHER, CAPTION, TEXT], 1, "line"),
    ] {
        assert_eq!(look_at(&lines, |scene| scene.role(block)), role);
    }
    // Code and alternative texts are not read.
    let role = look("    let bridge = 1;\n", Format::Markdown, |scene| {
        scene.role(0)
    });
    assert_eq!(role, "widget");
}

#[test]
fn what_was_seen_in_a_block_is_told_in_words() {
    for (lines, block, traits) in [
        (
            vec![CAPTION],
            0,
            &["7 words", "spaced", "before the text"][..],
        ),
        (vec![TEXT], 0, &["22 words", "spaced", "ends a sentence"]),
        (vec![TEXT, "More news"], 1, &["2 words", "after the text"]),
        (
            vec![TEXT, "“The bridge holds”", CREDIT, TEXT],
            1,
            &[
                "3 words",
                "a credit behind it",
                "opens with a quotation mark",
            ],
        ),
        (
            vec![TEXT, "Deputy Tom Vane waits for…", TEXT],
            1,
            &["5 words", "cut off"],
        ),
        (
            vec![TEXT, "Deputy Tom Vane waits. Photo: Jo Reed", TEXT],
            1,
            &["7 words", "credit “Photo: Jo Reed”"],
        ),
        (
            vec![
                TEXT,
                "Getty Images Deputy Tom Vane waits for the ferry",
                TEXT,
            ],
            1,
            &["9 words", "opens with the credit “Getty Images”"],
        ),
    ] {
        assert_eq!(look_at(&lines, |scene| scene.traits(block)), traits);
    }
    let told = |source, format, block| look(source, format, |scene| scene.traits(block));
    assert_eq!(
        told("More news\n\nMore weather\n", Format::Text, 1),
        ["2 words", "spaced", "before the text", "after the text"]
    );
    assert_eq!(
        told("<p>News</p><p hidden>More news</p>", Format::Html, 1),
        [
            "2 words",
            "spaced",
            "before the text",
            "after the text",
            "hidden from readers"
        ]
    );
}

#[test]
fn a_name_and_an_office_below_a_quotation_say_whose_it_is() {
    let quote = "“It is the end of an island”";
    for (lines, expected) in [
        ([quote, "Ada Quill, baker"], true),
        ([quote, "Ada Quill"], false),
        ([quote, "Ada Quill, baker, bakes."], false),
        (
            [quote, "Ada Quill, baker of Marrick by the old bridge"],
            false,
        ),
        (["“It is the end,” said Quill.", "Ada Quill, baker"], false),
        ([CAPTION, "Ada Quill, baker"], false),
    ] {
        assert_eq!(
            look_at(&lines, |scene| scene.is_attribution(1)),
            expected,
            "{lines:?}"
        );
    }
}

#[test]
fn where_paragraphs_are_short_the_first_of_them_ends_the_head() {
    let paragraph = "The council voted to rebuild the old bridge on Friday.";
    for (what, lines, expected) in [
        (
            "lines below the text are no titles",
            [
                "The old bridge opens",
                CAPTION,
                paragraph,
                "More news of bridges",
            ],
            true,
        ),
        (
            "lines above the text are",
            [
                "The old bridge opens",
                CAPTION,
                "More news of bridges",
                paragraph,
            ],
            false,
        ),
        (
            "what begins as the caption does is none of the text",
            [
                "The old bridge opens",
                CAPTION,
                "Mayor Ada Quill at the old bridge on Friday night.",
                "More news of bridges",
            ],
            false,
        ),
    ] {
        let found = look_at(&lines, |scene| scene.is_only_title(0, Some(1)));
        assert_eq!(found, expected, "{what}");
    }
}

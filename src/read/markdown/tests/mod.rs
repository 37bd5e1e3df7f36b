//! What the reader makes of Markdown, as specifications: Markdown in, blocks out.

mod asides;
mod ends;
mod laws;
mod pages;

use super::{DEEPEST_QUOTE, read};
use crate::document::{BlockKind, Document, Setting};
use crate::edit::apply;
use crate::plan::{Planner, Removal};
use BlockKind::{Alt, Caption, Code, Heading, ListItem, Paragraph, Quote, TableCell};

/// Text, kind and what goes (before the separator) of every block.
fn blocks(source: &str) -> Vec<(String, BlockKind, &str)> {
    read(source)
        .blocks
        .iter()
        .map(|block| {
            (
                block.text.as_str().to_owned(),
                block.kind,
                block.extent.of(source),
            )
        })
        .collect()
}

#[track_caller]
fn assert_blocks(source: &str, expected: &[(&str, BlockKind, &str)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(text, kind, extent)| ((*text).to_owned(), *kind, *extent))
        .collect();
    assert_eq!(blocks(source), expected, "{source}");
}

/// `source` without the blocks of these texts.
fn without(source: &str, texts: &[&str]) -> String {
    let document = read(source);
    let removals: Vec<_> = texts
        .iter()
        .map(|text| {
            let index = document
                .blocks
                .iter()
                .position(|b| b.text.as_str() == *text);
            Removal::Block(
                index.unwrap_or_else(|| panic!("no block {text:?}: {:?}", blocks(source))),
            )
        })
        .collect();
    cleaned(source, &document, &removals)
}

fn cleaned(source: &str, document: &Document, removals: &[Removal]) -> String {
    let edits = Planner::new(source, document).all(removals);
    String::from_utf8(apply(source.as_bytes(), &edits).unwrap()).unwrap()
}

#[test]
fn blocks_of_every_kind() {
    assert_blocks(
        "# Fog on the *lake*\n\nThe ferry was late.\n\n- First\n- Second\n\n> Said Mira.\n\n```\nlet x;\n```\n\n| a | b |\n|---|---|\n| c | d |\n",
        &[
            ("Fog on the lake", Heading, "# Fog on the *lake*"),
            ("The ferry was late.", Paragraph, "The ferry was late."),
            ("First", ListItem, "First"),
            ("Second", ListItem, "Second"),
            ("Said Mira.", Quote, "> Said Mira."),
            ("```\nlet x;\n```", Code, ""),
            ("a", TableCell, "a"),
            ("b", TableCell, "b"),
            ("c", TableCell, "c"),
            ("d", TableCell, "d"),
        ],
    );
    assert_blocks(
        "Fog\n===\n\nAbove the pier &amp; the \\*quay\\*, see [the map](http://x.test/a_b \"Map\") or `run`.\n",
        &[
            ("Fog", Heading, "Fog\n==="),
            (
                "Above the pier & the *quay*, see the map or run.",
                Paragraph,
                "Above the pier &amp; the \\*quay\\*, see [the map](http://x.test/a_b \"Map\") or `run`.",
            ),
        ],
    );
}

#[test]
fn what_is_all_a_link_or_in_bold_type_is_set_so() {
    for (source, expected) in [
        ("**The old mill**", Setting::Strong),
        ("__The old mill__", Setting::Strong),
        ("**The old** mill", Setting::Plain),
        ("**The** old **mill**", Setting::Plain),
        ("[The old mill](/mill)", Setting::Link),
        ("[The old mill](#mill)", Setting::Plain),
        ("[The old mill](/mill.jpg \"A mill\")", Setting::Plain),
        ("[The old mill](<#mill>)", Setting::Plain),
        ("[The old](/a) [mill](/b)", Setting::Plain),
        ("*The old mill*", Setting::Plain),
        ("# **The old mill**", Setting::Plain),
    ] {
        let document = read(source);
        let setting = document.blocks.first().map(|block| block.setting);
        assert_eq!(setting, Some(expected), "{source}");
    }
}

#[test]
fn what_an_inline_element_hides_is_not_seen() {
    for (source, expected) in [
        ("<span class=\"sr-only\">The old mill</span>", true),
        ("<noscript>The old mill</noscript>", true),
        ("<span hidden>The old</span> mill", false),
        ("<span class=\"large\">The old mill</span>", false),
    ] {
        let document = read(source);
        let hidden = document.blocks.first().map(|block| block.hidden);
        assert_eq!(hidden, Some(expected), "{source}");
    }
}

#[test]
fn captions_beside_images() {
    assert_blocks(
        "![Ferry](a.jpg \"A ferry\")\n*The ferry at dawn*\nPhoto: Ole Brandt\n\nBody text here.\n",
        &[
            ("Ferry", Alt, ""),
            ("A ferry", Caption, " \"A ferry\""),
            ("The ferry at dawn", Caption, "*The ferry at dawn*"),
            ("Photo: Ole Brandt", Caption, "Photo: Ole Brandt"),
            ("Body text here.", Paragraph, "Body text here."),
        ],
    );
    assert_blocks(
        "[![Ferry](a.jpg)](b) _The **ferry** at dawn_\n\n__Photo: Ole Brandt__\n\nBody.\n\n*Not a caption.*\n",
        &[
            ("Ferry", Alt, ""),
            ("The ferry at dawn", Caption, "_The **ferry** at dawn_"),
            ("Photo: Ole Brandt", Caption, "__Photo: Ole Brandt__"),
            ("Body.", Paragraph, "Body."),
            ("Not a caption.", Paragraph, "*Not a caption.*"),
        ],
    );
    assert_blocks(
        "[![Ferry](a.jpg) The *ferry* at dawn](b)\n",
        &[
            ("Ferry", Alt, ""),
            ("The ferry at dawn", Caption, "The *ferry* at dawn"),
        ],
    );
}

#[test]
fn an_image_and_its_captions_are_one_medium() {
    let media = |source: &str| -> Vec<Option<u32>> {
        read(source).blocks.iter().map(|b| b.medium).collect()
    };
    assert_eq!(
        media("![a](a.jpg \"t\")\n*one*\n\n*two*\n\nBody.\n\n*three*\n\n![b](b.jpg)\nfour\n"),
        [
            Some(0),
            Some(0),
            Some(0),
            Some(0),
            None,
            None,
            Some(1),
            Some(1)
        ]
    );
    assert_eq!(
        media("| ![a](a) | ![b](b) |\n|---|---|\n| one | two |\n"),
        [Some(0), Some(1), Some(0), Some(1)],
        "the caption below its picture"
    );
    assert_eq!(
        media("- ![a](a)\n- one\n- ![b](b)\n- two\n\nthree\n"),
        [Some(0), Some(0), Some(1), Some(1), None]
    );
    assert_eq!(
        media("[caption id=\"x\"]![a](a) one[/caption]\n\ntwo\n"),
        [Some(0), Some(0), None]
    );
}

#[test]
fn statements_on_lines_of_their_own_are_blocks_and_wrapped_prose_is_one() {
    assert_blocks(
        "Mira Toll steers the ferry…\nMira Toll steers the ferry at dawn.\nPhoto: Ole Brandt\n",
        &[
            (
                "Mira Toll steers the ferry…",
                Paragraph,
                "Mira Toll steers the ferry…",
            ),
            (
                "Mira Toll steers the ferry at dawn.",
                Paragraph,
                "Mira Toll steers the ferry at dawn.",
            ),
            ("Photo: Ole Brandt", Paragraph, "Photo: Ole Brandt"),
        ],
    );
    let wrapped = "The ferry that links the two shores of the lake was late again on\nthe first morning of the new timetable, and nobody knew why.";
    assert_blocks(wrapped, &[(wrapped, Paragraph, wrapped)]);
    assert_blocks(
        "*Mira Toll steers\nThe ferry*  \nPhoto: Ole<br>Second photo\\\nThird\n",
        &[
            (
                "Mira Toll steers\nThe ferry",
                Paragraph,
                "*Mira Toll steers\nThe ferry*",
            ),
            ("Photo: Ole", Paragraph, "Photo: Ole"),
            ("Second photo", Paragraph, "Second photo"),
            ("Third", Paragraph, "Third"),
        ],
    );
}

#[test]
fn shortcodes_give_their_texts_and_stay() {
    assert_blocks(
        "{{< figure src=\"a.jpg\" alt=\"Ferry\" caption=\"The *ferry* &amp; the pier\" attr=\"Ole\" >}}\nThe ferry at dawn\n\nBody.\n",
        &[
            ("Ferry", Alt, ""),
            (
                "The ferry & the pier",
                Caption,
                " caption=\"The *ferry* &amp; the pier\"",
            ),
            ("Ole", Caption, " attr=\"Ole\""),
            ("The ferry at dawn", Caption, "The ferry at dawn"),
            ("Body.", Paragraph, "Body."),
        ],
    );
    assert_blocks(
        "{% include figure image_path=\"a.jpg\" caption=\"At dawn\" %}\n\nSee [this]({{< ref \"a.md\" >}}) and {{% x %}} there.\n",
        &[
            ("At dawn", Caption, " caption=\"At dawn\""),
            ("See this and there.", Paragraph, ""),
        ],
    );
    assert_blocks(
        "[caption id=\"a\" width=\"3\"]<img src=\"a.jpg\"> The ferry at dawn[/caption] Body.\n",
        &[
            ("The ferry at dawn", Caption, "The ferry at dawn"),
            ("Body.", Paragraph, "Body."),
        ],
    );
    assert_eq!(
        without(
            "{{< figure src=\"a\" caption=\"At dawn\" >}}\n",
            &["At dawn"]
        ),
        "{{< figure src=\"a\" >}}\n"
    );
}

#[test]
fn what_is_no_text_is_no_block() {
    assert_blocks(
        "---\ntitle: Ferry\n---\nimport Photo from './photo'\nexport const a = 1\n\n{/* a note */}\n\n<!-- a\ncomment -->\n\n[map]: http://x.test \"Title\"\n\n{{< highlight go >}}\nx := 1\n\ny\n{{< /highlight >}}\n\n    indented\n",
        &[
            ("import Photo from './photo'\nexport const a = 1", Code, ""),
            ("indented", Code, ""),
        ],
    );
    assert_blocks(
        "import fees rose from one day to the next\n",
        &[(
            "import fees rose from one day to the next",
            Paragraph,
            "import fees rose from one day to the next",
        )],
    );
}

#[test]
fn quotes_without_end_are_no_text() {
    let nested = |depth: usize| format!("Text\n\n{}Quill\n", "> ".repeat(depth));
    assert_eq!(blocks(&nested(20)).len(), 2);
    assert_eq!(blocks(&nested(DEEPEST_QUOTE + 1)).len(), 0);
    let many = "> Quill\n\n".repeat(DEEPEST_QUOTE + 1);
    assert_eq!(blocks(&many).len(), DEEPEST_QUOTE + 1);
}

#[test]
fn what_converters_break_is_read_as_it_was_meant() {
    assert_blocks(
        "## The ferry that links the two shores of the lake was late again on\nthe first morning of the new timetable\n\nBody.\n",
        &[
            (
                "The ferry that links the two shores of the lake was late again on",
                Heading,
                "",
            ),
            ("the first morning of the new timetable", Heading, ""),
            ("Body.", Paragraph, "Body."),
        ],
    );
    assert_blocks(
        "[![Ferry](http://x.test/the-\nferry.jpg)\n](/on-the-\nlake \"At dawn\")\nPhoto: Ole\n",
        &[("Ferry", Alt, ""), ("Photo: Ole", Caption, "Photo: Ole")],
    );
    assert_blocks(
        "[![](a.jpg)\n\nThe ferry at dawn\n\n![](b.jpg)](/ferry-at-dawn)\n",
        &[
            ("[", Paragraph, ""),
            ("The ferry at dawn", Paragraph, "The ferry at dawn"),
        ],
    );
}

#[test]
fn a_block_goes_with_its_markers_and_one_separator() {
    for (source, text, expected) in [
        ("a\n\n*cut*\n\nb\n", "cut", "a\n\nb\n"),
        ("![i](x)\ncut\nfull\n\nb\n", "cut", "![i](x)\nfull\n\nb\n"),
        ("![i](x)\nfull\n*cut*\n\nb\n", "cut", "![i](x)\nfull\n\nb\n"),
        ("![i](x) cut\n\nb\n", "cut", "![i](x)\n\nb\n"),
        ("![i](x \"cut\")\n", "cut", "![i](x)\n"),
        ("![i](<x y> 'c\\'ut' )\n", "c'ut", "![i](<x y> )\n"),
        ("- a\n- cut\n- b\n", "cut", "- a\n- b\n"),
        ("- a\n  - cut\n- b\n", "cut", "- a\n- b\n"),
        ("- ![i](x)\n  cut\n  full\n", "cut", "- ![i](x)\n  full\n"),
        ("- cut\n  Full\n- b\n", "cut", "- Full\n- b\n"),
        ("- cut\n\n  full\n- b\n", "cut", "- full\n- b\n"),
        ("- cut<br> Full\n\n  b\n", "cut", "- Full\n\n  b\n"),
        ("- a\n\n  cut\n- b\n", "cut", "- a\n\n- b\n"),
        ("1. cut\n   - b\n", "cut", "1. - b\n"),
        ("> cut\n>\n> full\n", "cut", "> full\n"),
        ("> full\n>\n> cut\n>\n> b\n", "cut", "> full\n>\n> b\n"),
        ("> ![i](x)\n> cut\n> Full\n", "cut", "> ![i](x)\n> Full\n"),
        ("a\n\n> cut\n\nb\n", "cut", "a\n\nb\n"),
        ("> - a\n> - cut\n> - b\n", "cut", "> - a\n> - b\n"),
        (
            "| a |\n|---|\n| cut |\n| b |\n",
            "cut",
            "| a |\n|---|\n| b |\n",
        ),
        (
            "| a | b |\n|---|---|\n| ![i](x) | cut |\n",
            "cut",
            "| a | b |\n|---|---|\n| ![i](x) | |\n",
        ),
        ("Full<br>cut<br>B\n", "cut", "Full<br>B\n"),
        ("Full\\\ncut\n", "cut", "Full\n"),
        ("Full  \ncut\n\nb\n", "cut", "Full  \n\nb\n"),
        ("a\r\n\r\ncut\r\n\r\nb\r\n", "cut", "a\r\n\r\nb\r\n"),
        ("cut\n\n    code\n", "cut", "    code\n"),
        ("## cut ##\n\nb\n", "cut", "b\n"),
    ] {
        assert_eq!(without(source, &[text]), expected, "{source:?}");
    }
}

#[test]
fn several_go_together() {
    for (source, texts, expected) in [
        (
            "![i](x)\ncut\nCopy\nfull\n",
            &["cut", "Copy"][..],
            "![i](x)\nfull\n",
        ),
        ("- cut\n- Copy\n\nb\n", &["cut", "Copy"], "b\n"),
        ("- cut\n\n  Copy\n\n  full\n", &["cut", "Copy"], "- full\n"),
        ("- cut\n  Copy\n\n  full\n", &["cut", "Copy"], "- full\n"),
        (
            "> cut\n>\n> Copy\n>\n> full\n",
            &["cut", "Copy"],
            "> full\n",
        ),
        ("> cut\n>\n> Copy\n\nb\n", &["cut", "Copy"], "b\n"),
        (
            "a\n\n| cut |\n|---|\n| Copy |\n\nb\n",
            &["cut", "Copy"],
            "a\n\nb\n",
        ),
        ("Cut<br>Copy<br>full\n", &["Cut", "Copy"], "full\n"),
        (
            "![i](x)\nCut\n\nCopy\nText\n",
            &["Cut", "Copy"],
            "![i](x)\n\nText\n",
        ),
    ] {
        assert_eq!(without(source, texts), expected, "{source:?}");
    }
}

#[test]
fn what_holds_others_apart_stays() {
    for (source, text) in [
        ("- a\n\nCaption\n\n- b\n", "Caption"),
        ("- a\n\nCaption\n\n    code\n", "Caption"),
        ("    code\n\nCaption\n\n    more\n", "Caption"),
        ("text\n# Caption\ntext\n", "Caption"),
        ("Caption\n2. b\n", "Caption"),
        ("text\n1. Caption\n2. b\n", "Caption"),
        ("Caption\n\n---\n\ntext\n", "Caption"),
        ("> Caption\nLazy\n", "Caption"),
        ("a | b\n---|---\nCaption | d\n", "Caption"),
        ("A ![i](x) caption\n", "A caption"),
        ("Caption[^1]\n\n[^1]: Note\n", "Caption"),
        ("Caption\n\n[^1]: Note\n[^1]\n", "Note"),
        ("Caption\n: Fuller\n", "Caption"),
    ] {
        assert_eq!(without(source, &[text]), source);
    }
}

#[test]
fn what_the_rest_of_the_line_would_be_stays_text() {
    for rest in [
        "[Photo]: Clara",
        "~~~ Clara",
        "```",
        "# Clara",
        "2. Clara",
        "+ Clara",
        "- Clara",
        "> Clara",
        "---",
        "***",
        "===",
        "| a | b |\n|---|---|",
        "    Clara *x*",
        "\tClara *x*",
        "<img src=\"b\">\nClara *x*",
        "<!-- c --> Clara",
        "<script src=\"b\"></script> Clara",
    ] {
        for source in [
            format!("Caption<br>{rest}\n"),
            format!("Caption <br/> <br>{rest}\n"),
            format!("![i](x)\nCaption<br>{rest}\n"),
        ] {
            assert_eq!(without(&source, &["Caption"]), source);
        }
    }
    for rest in [
        "Clara",
        "<em>Clara</em>",
        "#1 Clara",
        "--- Clara",
        "<img src=\"b\">",
    ] {
        let source = format!("Caption<br>{rest}\n");
        assert_eq!(without(&source, &["Caption"]), format!("{rest}\n"));
    }
}

#[test]
fn what_the_line_below_a_break_would_be_stays_text() {
    for next in [
        "[Photo]: Clara",
        "2. Clara",
        "<img src=\"b\">\nClara *x*",
        "    Clara",
    ] {
        for line_end in ["<br>", "<br />", "\\", "  "] {
            let source = format!("Caption{line_end}\n{next}\n");
            assert_eq!(without(&source, &["Caption"]), source);
        }
    }
    for (source, expected) in [
        ("Caption<br>\nClara\n", "Clara\n"),
        ("Caption<br>\n\n# Clara\n", "# Clara\n"),
    ] {
        assert_eq!(without(source, &["Caption"]), expected, "{source:?}");
    }
}

#[test]
fn what_the_start_of_the_line_would_be_stays_text() {
    for start in [
        "[Photo]: clara<br>",
        "Farms\n---<br>",
        "Farms\n===<br />",
        "| a | b |\n|---|---|<br>",
        "2.<br>",
        "<wbr><br>",
    ] {
        let source = format!("{start}*The caption*\nClara\n");
        assert_eq!(without(&source, &["The caption"]), source);
    }
    for source in [
        "Farms\n---<br>\n*The caption*\n",
        "---\\\n*The caption*\n",
        "> ***<br>\n> *The caption*\n",
    ] {
        assert_eq!(without(source, &["The caption"]), source);
    }
    let source = "Photo: Clara<br>*The caption*\n";
    assert_eq!(without(source, &["The caption"]), "Photo: Clara\n");
}

#[test]
fn what_stays_on_the_line_begins_no_html() {
    for source in [
        "Caption <img src=\"x\">\n*Clara*\n",
        "Caption <wbr>\n*Clara*\n",
        "Caption <Icon />\n*Clara*\n",
        "Caption</span>\n*Clara*\n",
        "Caption <!-- c --> ![i](x)\n",
        "Text *a*.\nCaption <?c ?> ![i](x)\n",
        "- Caption <!-- c --> ![i](x)\n",
    ] {
        assert_eq!(without(source, &["Caption"]), source);
    }
    for (source, expected) in [
        (
            "Caption <img src=\"x\">\n\n*Clara*\n",
            "<img src=\"x\">\n\n*Clara*\n",
        ),
        ("Caption ![i](x)\n*Clara*\n", "![i](x)\n*Clara*\n"),
        ("Caption <!-- c -->\n\nb\n", "<!-- c -->\n\nb\n"),
    ] {
        assert_eq!(without(source, &["Caption"]), expected, "{source:?}");
    }
}

#[test]
fn what_stays_on_the_line_of_a_quote_keeps_its_mark() {
    for (source, expected) in [
        (
            "> a\n>\n> *Caption* ![i](x)\n> b\n",
            "> a\n>\n> ![i](x)\n> b\n",
        ),
        (
            "> a\n>\n> *Caption* {{< icon >}}\n",
            "> a\n>\n> {{< icon >}}\n",
        ),
        ("> a\n>\n> *Caption*\\\n> b\n", "> a\n>\n> b\n"),
    ] {
        assert_eq!(without(source, &["Caption"]), expected, "{source:?}");
    }
}

#[test]
fn a_line_of_what_is_no_blank_parts_nothing() {
    for blank in ["\u{a0}", "\u{200b}", "\u{feff}", "\u{3000}"] {
        let source = format!("a\n\nCaption\n{blank}\nb\n");
        assert_eq!(without(&source, &["Caption"]), "a\n\nb\n");
        let source = format!("a\n{blank}\nCaption\n\nb\n");
        assert_eq!(without(&source, &["Caption"]), "a\n\nb\n");
    }
}

#[test]
fn blank_lines_do_not_end_the_brackets_of_module_code() {
    for source in [
        "export const meta = {\n  a: \"}\", // don't\n\n  caption:\n\n\"Caption\",\n\n  b: [`{\n\n`],\n}\n\nText.\n",
        "import {\n  A,\n\n  B,\n} from \"c\"\r\n\r\nText.\n",
        "export const all = [\r\n  1,\r\n\r\n  2,\r\n];\r\n\r\nText.\r\n",
    ] {
        let kinds: Vec<_> = blocks(source)
            .into_iter()
            .map(|(_, kind, _)| kind)
            .collect();
        assert_eq!(kinds, [Code, Paragraph], "{source}");
    }
    // What is never closed ends as any paragraph does.
    for source in [
        "export const meta = {\n  a: 1\n\nText.\n",
        "export const meta = {\n\nText.\n\n```\n}\n```\n",
    ] {
        assert_eq!(blocks(source)[1].0, "Text.", "{source}");
    }
}

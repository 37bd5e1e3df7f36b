//! What stands behind a text that goes, and what is left empty by it.

use super::without;

#[test]
fn the_break_behind_the_last_line_goes_with_it() {
    for above in [
        "```\ncode\n```",
        "---",
        "***",
        "## Farms",
        "Farms\n---",
        "<!-- c -->",
    ] {
        for (rest, left) in [
            ("<br>\n\nClara\n", "\n\nClara\n"),
            ("<br/> <br />\n\nClara\n", "\n\nClara\n"),
            ("\n<br>\n\nClara\n", "\n\nClara\n"),
            ("<br>\n", "\n"),
            ("<br>\nClara\n", "\nClara\n"),
            ("<br><br>\n\nClara\n", "\n\nClara\n"),
        ] {
            let source = format!("b\n\n{above}\nCaption{rest}");
            let expected = format!("b\n\n{above}{left}");
            assert_eq!(without(&source, &["Caption"]), expected, "{source:?}");
        }
    }
    for (source, expected) in [
        ("1.  Caption<br>\n\n    Clara\n", "1.  Clara\n"),
        ("* Caption<br/>\n\n    ![](b)\n* b\n", "* ![](b)\n* b\n"),
        ("a\n\nCaption<br><br>\nb\n", "a\n\nb\n"),
        (
            "| a | b |\n|---|---|\n| c | Caption<br> |\n",
            "| a | b |\n|---|---|\n| c | |\n",
        ),
        // What still parts two lines of one paragraph stays.
        ("a<br>\nCaption<br>\nb\n", "a<br>\nb\n"),
        ("![](a)\nCaption<br><br>\nb\n", "![](a)<br><br>\nb\n"),
        ("a<br>\nCaption\n\nb\n", "a\n\nb\n"),
    ] {
        assert_eq!(without(source, &["Caption"]), expected, "{source:?}");
    }
    // More breaks than above would come to stand behind what is above.
    for source in [
        "```\ncode\n```\nCaption<br><br>\nb\n",
        "a\n\nCaption<br><br><br>\nb\n",
        "---\nCaption<br> <br>b\n",
    ] {
        assert_eq!(without(source, &["Caption"]), source);
    }
}

#[test]
fn an_item_goes_with_the_html_that_was_left_in_it() {
    let all = &["Caption", "Copy"];
    for (source, expected) in [
        (
            "a\n\n- Caption\n  <figcaption>Copy</figcaption>\n\nb\n",
            "a\n\nb\n",
        ),
        ("a\n\n- Caption\n  <div>Copy</div>\n- b\n", "a\n\n- b\n"),
        ("a\n\n- <p>Caption</p>\n\n  Copy\n- b\n", "a\n\n- b\n"),
        ("a\n\n- Caption\n  <div>Copy</div>\n\n> b\n", "a\n\n> b\n"),
        (
            "a\n\n- Caption\n  <div>Copy</div>\n\n| b | c |\n|---|---|\n",
            "a\n\n| b | c |\n|---|---|\n",
        ),
        (
            "- ![](a)\n  Caption\n  - <figcaption>Copy</figcaption>\n\nb\n",
            "- ![](a)\n\nb\n",
        ),
    ] {
        assert_eq!(without(source, all), expected, "{source:?}");
    }
    let source = "- ![](a)\n  Caption\n  - <figcaption>Copy</figcaption>\n\nb\n";
    assert_eq!(without(source, &["Copy"]), "- ![](a)\n  Caption\n\nb\n");
    for (source, expected) in [
        // What is no text stays, and with it the item.
        (
            "- Caption\n  <div>Copy<img src=\"a\"></div>\n- b\n",
            "- <div><img src=\"a\"></div>\n- b\n",
        ),
        ("- Caption\n  <div>Copy</div><hr>\n- b\n", "- <hr>\n- b\n"),
        (
            "- Caption\n  <!-- c -->\n\n  Copy\n- b\n",
            "- <!-- c -->\n\n- b\n",
        ),
    ] {
        assert_eq!(without(source, all), expected, "{source:?}");
    }
}

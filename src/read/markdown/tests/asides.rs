//! What is no text of the article: for the renderer alone, or code.

use super::{BlockKind, assert_blocks, blocks, read, without};
use BlockKind::{Caption, Code, Paragraph, TableCell};

/// The texts of the blocks of `source`.
fn texts(source: &str) -> Vec<String> {
    blocks(source).into_iter().map(|(text, ..)| text).collect()
}

#[test]
fn definitions_of_abbreviations_are_no_text() {
    for source in [
        "Text.\n\n*[AP]: Associated Press\n*[LD]: Low Dam\n",
        "*[AP]: Associated Press\r\n\r\nText.\r\n",
        "Text.\n*[AP]: Associated Press\n",
        "*[AP]:\n\nText.\n",
    ] {
        assert_eq!(texts(source), ["Text."], "{source}");
    }
    let source = "Caption\n*[AP]: Associated Press\n\nb\n";
    assert_eq!(
        without(source, &["Caption"]),
        "*[AP]: Associated Press\n\nb\n"
    );
    for (source, text) in [
        ("*[Photo]: Jo Reed*\n", "[Photo]: Jo Reed"),
        ("* [Photo]: Jo Reed\n", "[Photo]: Jo Reed"),
        ("By *[AP]: Associated Press\n", "By *[AP]: Associated Press"),
        ("**[AP]: Associated Press\n", "**[AP]: Associated Press"),
        ("*[AP] Associated Press\n", "*[AP] Associated Press"),
    ] {
        assert_eq!(texts(source).concat(), text, "{source}");
    }
}

#[test]
fn comments_are_no_text() {
    for source in [
        "%%\nCaption\n\nCopy\n%%\n\nText.\n",
        "Text.\n\n%% Caption %%\n",
        "%% Caption\nCopy %%\n\nText.\n",
        "> %%\n> Caption\n> %%\n\nText.\n",
        "{::comment}\nCaption\n\nCopy\n{:/comment}\n\nText.\n",
        "{::comment}\nCaption\n{:/}\n\nText.\n",
        "%%\r\nCaption\r\n%%\r\n\r\nText.\r\n",
    ] {
        assert_eq!(texts(source), ["Text."], "{source}");
    }
    // What is around a comment on its line stays with it.
    let source = "Text. %% Caption %% More.\n";
    assert_eq!(texts(source), ["Text. More."]);
    assert!(
        read(source)
            .blocks
            .iter()
            .all(|block| block.extent.is_empty())
    );
    for (source, count) in [
        ("100%% of\n\nCaption\n\n50%%\n", 3),
        ("%%\nCaption\n\nText.\n", 3),
        ("%% a\n\nCaption\n\n%% b\n", 3),
        ("```\n%% a\n```\n\nCaption\n\n```\n%% b\n```\n", 3),
        ("    %%time\n\nCaption\n\n    %%time\n", 3),
        (
            "Write `{::comment}`.\n\nCaption\n\nEnd with `{:/comment}`.\n",
            3,
        ),
        ("{::comment}\n\nCaption\n", 1),
    ] {
        assert_eq!(blocks(source).len(), count, "{source}");
    }
}

#[test]
fn what_is_nothing_but_code_is_no_text() {
    assert_blocks(
        "`Caption`\n\nSee\n*`Caption`*\n\n| a |\n|---|\n| `Caption` |\n",
        &[
            ("Caption", Code, ""),
            ("See", Paragraph, "See"),
            ("Caption", Code, ""),
            ("a", TableCell, "a"),
            ("Caption", Code, ""),
        ],
    );
    // Under its picture it may be set so.
    assert_blocks(
        "![](a.jpg)\n`Caption`\n\n`Caption` here\n\n—\n",
        &[
            ("Caption", Caption, "`Caption`"),
            ("Caption here", Paragraph, "`Caption` here"),
            ("—", Paragraph, "—"),
        ],
    );
}

#[test]
fn what_attributes_are_given_to_stays() {
    for attributes in ["{: .caption}", "{.caption}", "{ .caption }", "{#c .d e=f}"] {
        let source = format!("a\n\nCaption\n{attributes}\n\nb\n");
        assert_eq!(texts(&source), ["a", "Caption", "b"], "{source}");
        assert_eq!(without(&source, &["Caption"]), source);
    }
    for line in ["{caption}", "{.caption} more", "{. }", "{.a b}", "{.a"] {
        let source = format!("Caption\n{line}\n");
        assert_eq!(texts(&source), ["Caption", line], "{source}");
        assert_eq!(without(&source, &["Caption"]), format!("{line}\n"));
    }
}

use super::*;
use crate::document::{Block, BlockKind, Container};
use crate::text::Text;

fn block<'a>(source: &'a str, text: &str, container: Option<usize>) -> Block<'a> {
    let start = source.find(text).unwrap();
    let span = Span::new(start, start + text.len());
    let text = Text::verbatim(span.of(source), start);
    Block {
        container,
        ..Block::new(text, span, BlockKind::Paragraph)
    }
}

fn after(source: &str, remove: &[&str]) -> String {
    after_with(source, None, remove)
}

/// As [`after`], with each `markup` a separator.
fn after_with(source: &str, markup: Option<&str>, remove: &[&str]) -> String {
    let blocks: Vec<_> = remove
        .iter()
        .map(|text| block(source, text, None))
        .collect();
    let document = Document {
        blocks,
        separators: markup
            .into_iter()
            .flat_map(|markup| source.match_indices(markup))
            .map(|(at, found)| Span::new(at, at + found.len()))
            .collect(),
        ..Document::default()
    };
    let removals: Vec<_> = (0..remove.len()).map(Removal::Block).collect();
    let edits = Planner::new(source, &document).all(&removals);
    String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
}

#[test]
fn the_wider_separator_stays() {
    assert_eq!(
        after("body\n\nlabel\ncaption\n\nbody two\n", &["label"]),
        "body\n\ncaption\n\nbody two\n"
    );
    assert_eq!(
        after("body\n\ncaption\ncut\n\nbody two\n", &["cut"]),
        "body\n\ncaption\n\nbody two\n"
    );
    assert_eq!(
        after("one\r\n\r\ntwo\r\n\r\nthree", &["two"]),
        "one\r\n\r\nthree"
    );
}

#[test]
fn only_some_formats_have_blank_lines_that_are_not_ascii() {
    let source = "a\n\u{a0}\nb\n\nc\n";
    for (only_ascii_is_blank, expected) in [(false, "a\n\u{a0}\nc\n"), (true, "a\n\nc\n")] {
        let document = Document {
            blocks: vec![block(source, "b", None)],
            only_ascii_is_blank,
            ..Document::default()
        };
        let edits = Planner::new(source, &document).all(&[Removal::Block(0)]);
        let left = crate::edit::apply(source.as_bytes(), &edits).unwrap();
        assert_eq!(String::from_utf8(left).unwrap(), expected);
    }
}

#[test]
fn a_run_goes_with_what_stands_between() {
    assert_eq!(after("a\n\nb\nc\n\nd\n", &["b", "c"]), "a\n\nd\n");
}

#[test]
fn the_widest_separator_stays_though_it_stands_inside() {
    assert_eq!(after("a\nb\n\nc\nd\n", &["b", "c"]), "a\n\nd\n");
    assert_eq!(after("a\n  b\n\n  c\n  d\n", &["b", "c"]), "a\n\n  d\n");
    assert_eq!(
        after("a\nb\n\nc\n\n\nd\ne\n", &["b", "c", "d"]),
        "a\n\n\ne\n"
    );
    // Of equally wide ones the first, and before all others one on a side.
    assert_eq!(after("a\nb\n\nc\n \nd\ne\n", &["b", "c", "d"]), "a\n\ne\n");
    assert_eq!(after("a\n\nb\n \nc\n\nd\n", &["b", "c"]), "a\n\nd\n");
}

#[test]
fn what_moves_to_the_place_of_the_last_line_keeps_its_indentation() {
    for (source, separator, remove, expected) in [
        ("- a\n\n  b\n\nc<br>d\n", "<br>", ["b", "c"], "- a\n\nd\n"),
        ("a\n\n\n  b\n  c<br>d\n", "<br>", ["b", "c"], "a\n\n\n  d\n"),
        // No line ends before what goes, but a `<br>` parts it from what stays.
        ("a<br><br>x\ny d\n", "<br>", ["x", "y"], "a<br><br>d\n"),
    ] {
        let document = Document {
            blocks: remove
                .iter()
                .map(|text| block(source, text, None))
                .collect(),
            separators: source
                .match_indices(separator)
                .map(|(at, _)| Span::new(at, at + separator.len()))
                .collect(),
            ..Document::default()
        };
        let edits = Planner::new(source, &document).all(&[Removal::Block(0), Removal::Block(1)]);
        let left = crate::edit::apply(source.as_bytes(), &edits).unwrap();
        assert_eq!(String::from_utf8(left).unwrap(), expected, "{source:?}");
    }
}

#[test]
fn parts_that_hold_the_separators_behind_them_leave_one_that_parted_what_stays() {
    for (source, gone, expected) in [
        // What follows moves up to where the last part begins, not to where the run does.
        ("a b c\nd", &["b", "c\n"][..], "a\nd"),
        ("a b c\n\nd", &["b", "c\n\n"], "a\n\nd"),
        ("a\nb\nc\n\nd", &["b", "c\n\n"], "a\nd"),
        ("a b\nc\n  d", &["b", "c\n  "], "a\nd"),
        ("a\n\nb\nc\n  d", &["b", "c\n  "], "a\n\nd"),
        // So does what follows a part right behind such a one, but not one that a separator parts from it.
        ("a\nb\nc\nd\n  e", &["b", "c\n", "d"], "a\ne"),
        ("a\nb\nc\n\nd\n  e", &["b", "c\n", "d"], "a\n\n  e"),
        // What they do not hold stays, as does what parts the first of two that touch from what stays.
        ("a\nb\n  c", &["b\n"], "a\n  c"),
        ("a b\nc d", &["b", "\nc"], "a d"),
        // What stands behind the last line of the run keeps the widest break before it, and its indentation.
        ("a\nb\n\nc d", &["b", "c"], "a\n\nd"),
        ("a\n\nb\n  c d", &["b", "c"], "a\n\n  d"),
        // At the ends of the source nothing is parted any more.
        ("a\nb c d", &["a", "b"], "c d"),
        ("a b\nc d", &["b", "c", "d"], "a"),
        ("a b c d", &["b ", "c", "d"], "a"),
    ] {
        let document = Document::default();
        let removals: Vec<_> = gone
            .iter()
            .map(|part| {
                let start = source.find(part).unwrap();
                Removal::Part(Span::new(start, start + part.len()))
            })
            .collect();
        let edits = Planner::new(source, &document).all(&removals);
        let left = crate::edit::apply(source.as_bytes(), &edits).unwrap();
        assert_eq!(
            String::from_utf8(left).unwrap(),
            expected,
            "{source:?} without {gone:?}"
        );
    }
}

#[test]
fn what_goes_in_one_piece_is_one_deletion() {
    let source = "a\n\nb\nc d";
    let document = Document {
        blocks: ["b", "c"].map(|text| block(source, text, None)).into(),
        ..Document::default()
    };
    let edits = Planner::new(source, &document).all(&[Removal::Block(0), Removal::Block(1)]);
    let delete = Span::new(source.find('b').unwrap(), source.find('d').unwrap());
    assert_eq!(edits, [Edit { delete }]);
}

#[test]
fn one_block_of_a_wedge_stays() {
    let source = "a\nb\nc\n";
    let document = Document {
        blocks: ["a", "b", "c"].map(|text| block(source, text, None)).into(),
        wedges: std::iter::once(0..2).collect(),
        ..Document::default()
    };
    let planner = Planner::new(source, &document);
    let all = [Removal::Block(0), Removal::Block(1)];
    let deleted = |removals: &[Removal]| {
        crate::edit::apply(source.as_bytes(), &planner.all(removals)).unwrap()
    };
    assert_eq!(deleted(&all), b"b\nc\n");
    assert_eq!(deleted(&all[1..]), b"a\nc\n");
}

#[test]
fn the_ends_of_the_file_stay_as_they_are() {
    assert_eq!(after("a\n\nb\n", &["b"]), "a\n");
    assert_eq!(after("a\n\nb", &["b"]), "a");
    assert_eq!(after("\n\na\nb\n", &["a"]), "\n\nb\n");
}

#[test]
fn what_stays_keeps_its_indentation_and_trailing_space() {
    assert_eq!(after("a\n\n    b\n", &["a"]), "    b\n");
    assert_eq!(after("x\n  y\nz\n", &["y"]), "x\nz\n");
    assert_eq!(after("x\ny\n  z\n", &["y"]), "x\n  z\n");
    assert_eq!(after("x  \n\ny\n", &["y"]), "x  \n");
}

#[test]
fn the_narrower_separator_goes() {
    for (source, expected) in [
        ("a  b c", "a  c"),
        ("a b  c", "a  c"),
        ("a b\n\nc", "a\n\nc"),
        ("a\n\n\nb\n  \nc", "a\n\n\nc"),
        ("a\n  b c", "a\n  c"),
    ] {
        assert_eq!(after(source, &["b"]), expected, "{source:?}");
    }
    for (source, expected) in [
        ("a<br><br>B<br>c", "a<br><br>c"),
        ("a<br>B<br><br>c", "a<br><br>c"),
        ("a<br><br>B<br><br><br>c", "a<br><br><br>c"),
        // What ends lines of the source parts further than what stands on one.
        ("a<br>\nB\nc", "a\nc"),
        ("a\nB<br>\nc", "a\nc"),
        // No markup behind what stays is a separator of what goes.
        ("a\n\nB\nx<br>c", "a\n\nx<br>c"),
        // At the edge of an element it has nothing left to part.
        ("<p>a<br>B</p>", "<p>a</p>"),
        ("<p>B<br>a</p>", "<p>a</p>"),
    ] {
        assert_eq!(
            after_with(source, Some("<br>"), &["B"]),
            expected,
            "{source:?}"
        );
    }
}

#[test]
fn separating_markup_goes_as_white_space_does() {
    assert_eq!(
        after_with("one<br>two<br>six", Some("<br>"), &["two"]),
        "one<br>six"
    );
    assert_eq!(after_with("one<br>two", Some("<br>"), &["one"]), "two");
    assert_eq!(
        after_with("a\n\none <br>\ntwo\n\nb", Some("<br>"), &["two"]),
        "a\n\none \n\nb"
    );
    assert_eq!(
        after_with(
            "> one\n>\n> two\n>\n> six",
            Some(">\n"),
            &["> one", "> two"]
        ),
        "> six",
    );
}

#[test]
fn a_block_with_an_empty_extent_stays() {
    let source = "one two";
    let mut kept = block(source, "one", None);
    kept.extent = Span::new(0, 0);
    let document = Document {
        blocks: vec![kept],
        ..Document::default()
    };
    let planner = Planner::new(source, &document);
    assert_eq!(planner.all(&[Removal::Block(0)]), []);
    assert_eq!(planner.one(Removal::Block(0)), []);
}

#[test]
fn a_container_goes_with_the_last_thing_in_it_unless_it_is_anchored() {
    let source =
        "<p>x</p> <figure><img><figcaption><span>cut</span></figcaption></figure> <p>y</p>";
    let at = |text: &str| {
        let start = source.find(text).unwrap();
        Span::new(start, start + text.len())
    };
    let document = |anchored| Document {
        blocks: vec![block(source, "cut", Some(1))],
        containers: vec![
            Container {
                extent: at("<figure><img><figcaption><span>cut</span></figcaption></figure>"),
                parent: None,
                anchored,
            },
            Container {
                extent: at("<figcaption><span>cut</span></figcaption>"),
                parent: Some(0),
                anchored: false,
            },
        ],
        ..Document::default()
    };
    let cleaned = |anchored| {
        let edits = Planner::new(source, &document(anchored)).all(&[Removal::Block(0)]);
        String::from_utf8(crate::edit::apply(source.as_bytes(), &edits).unwrap()).unwrap()
    };
    assert_eq!(cleaned(true), "<p>x</p> <figure><img></figure> <p>y</p>");
    assert_eq!(cleaned(false), "<p>x</p> <p>y</p>");
}

#[test]
fn one_removal_takes_what_it_alone_fills() {
    let source = "<p>x</p> <figure><b>one</b><i>two</i></figure> <p>y</p>";
    let at = |text: &str| {
        let start = source.find(text).unwrap();
        Span::new(start, start + text.len())
    };
    let container = |text, parent| Container {
        extent: at(text),
        parent,
        anchored: false,
    };
    let document = Document {
        blocks: vec![block(source, "one", Some(1)), block(source, "two", Some(2))],
        containers: vec![
            container("<figure><b>one</b><i>two</i></figure>", None),
            container("<b>one</b>", Some(0)),
            container("<i>two</i>", Some(0)),
        ],
        ..Document::default()
    };
    let planner = Planner::new(source, &document);
    let cleaned = |edits: &[Edit]| {
        String::from_utf8(crate::edit::apply(source.as_bytes(), edits).unwrap()).unwrap()
    };
    assert_eq!(
        cleaned(&planner.one(Removal::Block(0))),
        "<p>x</p> <figure><i>two</i></figure> <p>y</p>"
    );
    assert_eq!(
        cleaned(&planner.all(&[Removal::Block(0), Removal::Block(1)])),
        "<p>x</p> <p>y</p>"
    );
    assert_eq!(
        cleaned(&planner.one(Removal::Part(at("wo")))),
        "<p>x</p> <figure><b>one</b><i>t</i></figure> <p>y</p>"
    );
}

//! Tables, lists and legends in the box of a picture, or in a figure that has none: what they say twice, they say of
//! two things.

use super::{BODY, CAPTION, cleaned, figure, goes, page, paragraph, stays};
use crate::Format;
use crate::judge::trial::TEXT;

const CUT: &str = "Mayor Ada Quill opens the new bridge over…";

/// Checks that `gone`, and nothing else, goes from `middle`.
#[track_caller]
fn loses(middle: &str, gone: &str) {
    let article = page(middle);
    assert!(article.contains(gone), "{middle}");
    assert_eq!(
        cleaned(Format::Html, &article),
        article.replacen(gone, "", 1)
    );
}

#[test]
fn the_cells_of_a_table_stay_in_a_figure() {
    let table = "<table><colgroup><col></colgroup><tbody><tr><th>Ward</th><th>Mayor</th><th>Deputy</th></tr>\
        <tr><td>South quay</td><td>Ada Quill</td><td>Ada Quill</td></tr>\
        <tr><td>Old town</td><td>not known</td><td>not known</td></tr>\
        <tr><td>New town</td><td>gain of -2 points</td><td>gain of 2 points</td></tr></tbody></table>";
    stays(table);
    stays(&format!("<figure class=table>{table}</figure>"));
    stays(&format!("<figure><div class=media>{table}</div></figure>"));
    stays(&format!("<figure><img src=map.png>{table}</figure>"));
    stays(&format!(
        "<figure><noscript><img src=map.png></noscript>{table}</figure>"
    ));
    stays(&format!(
        "<figure>{table}<figcaption>Ada Quill, the mayor of the South quay. Source: council</figcaption></figure>"
    ));
    stays(
        "<figure><table><tr><td>not known at all</td><td>not known at all</td></tr></table></figure>",
    );
    // The flags of a table of medals.
    stays(
        "<figure><table><tr><td><img src=n.png> Orle</td><td>gold in the race</td><td>gold in the race</td></tr>\
         <tr><td><img src=t.png> Tolm</td><td>gold in the race</td><td>no medal</td></tr></table></figure>",
    );
}

#[test]
fn the_rows_of_a_box_below_its_picture() {
    let picture = "<tr><td><img src=a.jpg></td></tr>";
    stays(&format!(
        "<table>{picture}<tr><td>Mother of Ada Quill</td></tr>\
         <tr><td>Ada Quill, mother of three children in Wick</td></tr></table>"
    ));
    stays(&format!(
        "<div class=photo><table>{picture}<tr><td>Born</td><td>in Wick by the sea</td></tr>\
         <tr><td>Lives</td><td>in Wick by the sea</td></tr></table></div>"
    ));
    // A table that is there to put a caption below its picture.
    let cut = format!("<p>{CUT}</p>");
    for table in [
        format!("<table>{picture}<tr><td>{cut}<p>{CAPTION}</p></td></tr></table>"),
        format!(
            "<table>{picture}<tr><td>{cut}<p>{CAPTION}</p></td></tr><tr><td>Photo: Jo Reed</td></tr></table>"
        ),
        format!("<table><tr><td><img src=a.jpg>{cut}<p>{CAPTION}</p></td></tr></table>"),
        format!("<figure><table>{picture}<tr><td>{cut}<p>{CAPTION}</p></td></tr></table></figure>"),
        format!("<table><tr><td><img src=a.jpg></td><td>{cut}<p>{CAPTION}</p></td></tr></table>"),
    ] {
        loses(&table, &cut);
    }
    loses(
        &format!(
            "<table>{picture}<tr><td>{CUT}</td></tr><tr><td>{CAPTION} Photo: Jo Reed</td></tr></table>"
        ),
        &format!("<tr><td>{CUT}</td></tr>"),
    );
}

#[test]
fn the_items_of_a_list_beside_one_picture() {
    for items in [
        // Answers, podiums, steps, legends.
        &[
            "Ada Quill beats Tom Vane",
            "Tom Vane beats Ada Quill in Wick",
            "A draw of Quill and Vane",
        ][..],
        &[
            "about -5 degrees in the morning",
            "about 5 degrees in the morning",
        ],
        &[
            "Ada Quill of Wick",
            "Mara Quill of Wick",
            "Ada Quill of Wick II",
        ],
        &[
            "Let the dough rest for an hour",
            "Fold the dough twice",
            "Let the dough rest for an hour",
        ],
        &[
            "Rise of more than 5 percent",
            "Rise of less than 5 percent",
            "Rise of more than -5 percent",
        ],
    ] {
        for open in ["", "<p>", "<div><span>"] {
            let items: String = items
                .iter()
                .map(|item| format!("<li>{open}{item}</li>"))
                .collect();
            stays(&format!(
                "<div class=card><img src=a.jpg><ul>{items}</ul></div>"
            ));
            stays(&format!(
                "<div class=image-quiz><img src=a.jpg><p>What is it?</p><ol>{items}</ol></div>"
            ));
            stays(&format!(
                "<figure><img src=a.jpg><ul>{items}</ul><figcaption>Map: Wick council</figcaption></figure>"
            ));
        }
    }
    // Captions that stand in lists.
    let cut = format!("<p>{CUT}</p>");
    for list in [
        format!("<figure><img src=a.jpg><ul><li>{cut}<p>{CAPTION}</p></li></ul></figure>"),
        format!(
            "<ul class=gallery><li><img src=a.jpg>{cut}<p>{CAPTION}</p></li><li><img src=b.jpg><p>The ferry</p></li></ul>"
        ),
        format!(
            "<div class=media><ul><li><img src=a.jpg></li><li>{cut}<p>{CAPTION}</p></li><li>Photo: Jo Reed</li></ul></div>"
        ),
    ] {
        loses(&list, &cut);
    }
    let item = format!("<li class=caption>{CUT}</li>");
    loses(
        &format!("<figure><img src=a.jpg><ul>{item}<li class=caption>{CAPTION}</li></ul></figure>"),
        &item,
    );
    let gallery = [
        &paragraph(TEXT),
        &figure(CAPTION),
        &paragraph(BODY),
        "<ul class=photo-gallery>",
        &format!("- <li>{CAPTION}</li>"),
        "<li>The school seen from the old bridge</li></ul>",
    ];
    goes(Format::Html, &gallery);
}

#[test]
fn a_quotation_whose_figure_has_no_picture() {
    stays(&format!(
        "<figure><blockquote><p>{CAPTION}</p><p>{CAPTION}</p></blockquote><figcaption>Ada Quill</figcaption></figure>"
    ));
}

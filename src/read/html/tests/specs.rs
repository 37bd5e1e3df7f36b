use super::{read, without_texts};
use crate::document::{BlockKind, Setting};

/// The blocks of `html`, each as `kind: text | what goes with it`, with what else is said of it after that.
fn blocks(html: &str) -> Vec<String> {
    let document = read(html);
    let show = |block: &crate::document::Block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "text",
            BlockKind::Heading => "heading",
            BlockKind::ListItem => "item",
            BlockKind::TableCell => "cell",
            BlockKind::Quote => "quote",
            BlockKind::Caption => "caption",
            BlockKind::Alt => "alt",
            BlockKind::Code => "code",
        };
        let hidden = if block.hidden { " hidden" } else { "" };
        format!(
            "{kind}{hidden}: {} | {}",
            block.text.as_str(),
            block.extent.of(html)
        )
    };
    document.blocks.iter().map(show).collect()
}

#[test]
fn a_block_goes_with_the_smallest_element_that_holds_nothing_else() {
    assert_eq!(
        blocks("<div><p class=lead>Mira Sand  opens\n the <b>old</b> mill.</p> <p>Rain.</p></div>"),
        [
            "text: Mira Sand opens the old mill. | <p class=lead>Mira Sand  opens\n the <b>old</b> mill.</p>",
            "text: Rain. | <p>Rain.</p>",
        ]
    );
    assert_eq!(
        blocks(
            "<figure><img src=a><figcaption><span>The mill.</span> <em>Foto: Lo</em></figcaption></figure>"
        ),
        [
            "caption: The mill. Foto: Lo | <figcaption><span>The mill.</span> <em>Foto: Lo</em></figcaption>"
        ]
    );
}

#[test]
fn what_is_all_a_link_or_in_bold_type_is_set_so() {
    let setting = |html: &str| read(html).blocks.first().map(|block| block.setting);
    for (html, expected) in [
        (r#"<p><a href="/shop/jug">Jug</a></p>"#, Setting::Link),
        (
            r#"<a href="/shop/jug"><div>Jug <b>of Wick</b></div></a>"#,
            Setting::Link,
        ),
        (
            r#"<p><a href="/shop/jug">Jug</a> of Wick</p>"#,
            Setting::Plain,
        ),
        (r##"<p><a href="#jug">Jug</a></p>"##, Setting::Plain),
        (r#"<p><a href="/jug.jpg">Jug</a></p>"#, Setting::Plain),
        (
            r#"<p><a href="JavaScript:show()">Jug</a></p>"#,
            Setting::Plain,
        ),
        ("<p><strong>Jug</strong></p>", Setting::Strong),
        (
            "<p><b>Jug</b> <strong>of Wick</strong></p>",
            Setting::Strong,
        ),
        ("<p><b>Jug</b> of Wick</p>", Setting::Plain),
        (
            "<figure><img src=a><figcaption><b>Jug</b></figcaption></figure>",
            Setting::Plain,
        ),
        ("<h2><b>Jug</b></h2>", Setting::Plain),
        (
            "<ol><li class='even comment'><p><a href=/shop>Jug</a> of Wick</p></li></ol>",
            Setting::Comment,
        ),
        ("<div class='no-comments'><p>Jug</p></div>", Setting::Plain),
        ("<p class=comment>Jug</p>", Setting::Plain),
    ] {
        assert_eq!(setting(html), Some(expected), "{html}");
    }
}

#[test]
fn classes_of_titles_and_quotations_tell_what_stands_in_an_element() {
    let page =
        "<p class='entry no-title'><b>Jug</b> of <b>Wick</b> and <b>others</b> of <b>Orle</b></p>";
    let told = |html: &str| {
        read(html)
            .blocks
            .first()
            .map(|block| (block.kind, block.setting))
    };
    for (html, kind, setting) in [
        (
            "<div class='book-title'>Jug</div>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<p class='subhead'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<summary>Jug</summary>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<dl><dt>Jug</dt></dl>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<div class='pull-quote'>Jug</div>",
            BlockKind::Quote,
            Setting::Plain,
        ),
        (
            "<p class='article__kicker'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<p class='headline'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<div class='box_header'>Jug</div>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<p class='widgettitle'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<p class='cross-head'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<div class='block-quote'>Jug</div>",
            BlockKind::Quote,
            Setting::Plain,
        ),
        (
            "<div class='zitat'>Jug</div>",
            BlockKind::Quote,
            Setting::Plain,
        ),
        (
            "<div class='citat'>Jug</div>",
            BlockKind::Quote,
            Setting::Plain,
        ),
        (
            "<p class='titled'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Plain,
        ),
        (
            "<p class='title2'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Plain,
        ),
        (page, BlockKind::Paragraph, Setting::Plain),
        (
            "<div class='player'><p class='title'>Jug</p></div>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<p class='photo-title'>Jug</p>",
            BlockKind::Paragraph,
            Setting::Title,
        ),
        (
            "<figure><img src=a><figcaption><p class='title'>Jug</p></figcaption></figure>",
            BlockKind::Caption,
            Setting::Plain,
        ),
    ] {
        assert_eq!(told(html), Some((kind, setting)), "{html}");
    }
}

#[test]
fn a_summary_keeps_its_text() {
    for page in [
        "<details open><summary>The mill</summary>It rains.</details>",
        "<details open><summary><b>The mill</b></summary>It rains.</details>",
    ] {
        let document = read(page);
        let extents: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| block.extent.of(page))
            .collect();
        assert_eq!(extents, ["", "It rains."], "{page}");
    }
}

#[test]
fn a_run_beside_other_content_goes_by_itself() {
    assert_eq!(
        blocks("<div>one <i>run</i><p>two</p> three</div>"),
        [
            "text: one run | one <i>run</i>",
            // `<p></p>` has to stay: it parts what stands before and after it.
            "text: two | two",
            "text: three | three",
        ]
    );
    assert_eq!(
        without_texts(
            "<div>one<p>two</p><p>three</p>four</div>",
            &["two", "three"]
        ),
        "<div>one<p></p>four</div>"
    );
    assert_eq!(
        without_texts("<div>one<p>two</p><p>three</p></div>", &["two", "three"]),
        "<div>one</div>"
    );
}

#[test]
fn a_figure_keeps_its_image_and_an_emptied_wrapper_goes() {
    let page =
        "<figure><img alt='The mill'><div class=c><figcaption>Mill.</figcaption></div></figure>";
    assert_eq!(
        blocks(page),
        [
            "alt: The mill | ",
            "caption: Mill. | <figcaption>Mill.</figcaption>"
        ]
    );
    assert_eq!(
        without_texts(page, &["Mill."]),
        "<figure><img alt='The mill'></figure>"
    );
    let linked = "<a href=x><img src=a> Mill.</a>";
    assert_eq!(blocks(linked), ["text: Mill. | Mill."]);
}

#[test]
fn what_scripts_fill_is_not_empty() {
    for player in [
        "<div data-src=a.mp4></div>",
        "<amp-img></amp-img>",
        "<div class=video-player></div>",
        "<script>play()</script>",
        "<svg><path/></svg>",
        "<iframe src=a></iframe>",
        "<button>Play</button>",
    ] {
        let page = format!("<div><div>{player}<p>Mill.</p></div><p>Rain.</p></div>");
        let cleaned = without_texts(&page, &["Mill."]);
        assert_eq!(cleaned, page.replace("<p>Mill.</p>", ""));
    }
    // A script knows the element by its name, and puts the video there.
    for player in ["id=jw1", "data-media-id=aBc"] {
        let page =
            format!("<div><div class=jwplayer {player}><p>Mill.</p></div><p>Rain.</p></div>");
        let cleaned = without_texts(&page, &["Mill."]);
        assert_eq!(cleaned, page.replace("<p>Mill.</p>", ""));
    }
    let empty = "<div><div><p class=x></p><p>Mill.</p></div><p>Rain.</p></div>";
    assert_eq!(without_texts(empty, &["Mill."]), "<div><p>Rain.</p></div>");
}

#[test]
fn a_line_goes_with_one_line_break() {
    let lines = "<p>one<br>two<br/>\nthree</p>";
    assert_eq!(
        blocks(lines),
        ["text: one | one", "text: two | two", "text: three | three"]
    );
    assert_eq!(without_texts(lines, &["one"]), "<p>two<br/>\nthree</p>");
    assert_eq!(without_texts(lines, &["two"]), "<p>one<br/>\nthree</p>");
    assert_eq!(without_texts(lines, &["three"]), "<p>one<br>two</p>");
    assert_eq!(without_texts(lines, &["one", "two", "three"]), "");
    assert_eq!(
        without_texts("<div>one<br><p>two</p>three</div>", &["two"]),
        "<div>one<br>three</div>",
        "the break has to part what is left"
    );
}

#[test]
fn kinds_come_from_the_nearest_element_that_has_one() {
    assert_eq!(
        blocks(
            "<h2>Mill</h2><ul><li><a href=x>Item</a></ul><blockquote><p>Said</p></blockquote>\
             <div class='article-Caption'>Cap</div><span class=photo-credit>Lo</span>"
        ),
        [
            "heading: Mill | <h2>Mill</h2>",
            "item: Item | <a href=x>Item</a>",
            "quote: Said | <p>Said</p>",
            "caption: Cap | <div class='article-Caption'>Cap</div>",
            "caption: Lo | <span class=photo-credit>Lo</span>",
        ]
    );
}

#[test]
fn a_cell_keeps_its_place_until_the_row_goes() {
    let table = "<table><tr><td>one<td>two</tr><tr><td>three</table>";
    assert_eq!(
        blocks(table),
        ["cell: one | one", "cell: two | two", "cell: three | three"]
    );
    assert_eq!(
        without_texts(table, &["one"]),
        "<table><tr><td><td>two</tr><tr><td>three</table>"
    );
    assert_eq!(
        without_texts(table, &["one", "two"]),
        "<table><tr><td>three</table>"
    );
}

#[test]
fn code_scripts_and_navigation_are_left_alone() {
    assert_eq!(
        blocks(
            "<title>T</title><script>a<b></script><style>p{}</style><template><p>t</p></template>\
             <svg><title/><text>s</text></svg><nav>n</nav><form>f</form><button>b</button>\
             <select><option>o</select><iframe><p>i</p></iframe><!-- <p>c</p> --><p>kept"
        ),
        ["text: kept | <p>kept"]
    );
    assert_eq!(
        blocks("<pre>a\n b</pre><textarea><b>x</textarea><p>Call <code>mill()</code> now</p>"),
        ["code: a b | ", "code: <b>x | ", "text: Call mill() now | "]
    );
}

#[test]
fn hidden_text_is_marked() {
    for hiding in [
        "hidden",
        "aria-hidden=true",
        "style='color: red; DISPLAY : none'",
        "style=visibility:hidden",
        "class='a sr-only'",
        "class=u-visually-hidden",
        "class=screen-reader-text",
        "class='text mobile-only'",
        "class='md:hidden'",
        "class='invisible group-hover:visible'",
        "style='clip: rect(1px, 1px, 1px, 1px)'",
        "style='FONT-SIZE:0'",
    ] {
        let page = format!("<p {hiding}>x</p>");
        assert_eq!(blocks(&page), [format!("text hidden: x | {page}")]);
    }
    for shown in [
        "aria-hidden=false",
        "style='display:block'",
        "class=not-sr-only",
        "class='max-md:hidden mobile'",
        "data-hidden",
        "class='hidden d-xl-inline-block'",
        "class='visible invisible-ink'",
    ] {
        let page = format!("<p {shown}>x</p>");
        assert_eq!(blocks(&page), [format!("text: x | {page}")]);
    }
}

#[test]
fn an_element_in_text_of_no_size_may_give_it_one() {
    let text = "<p style='font-size:14px'>x</p>";
    let page = format!("<div style='font-size:0'> {text}</div>");
    assert_eq!(blocks(&page), [format!("text: x | {text}")]);
}

#[test]
fn clones_are_marked() {
    let cloned = |class: &str| {
        let page = format!("<div class='{class}'><img src=a alt=A><p>x</p></div>");
        let document = read(&page);
        let all: Vec<_> = document.blocks.iter().map(|block| block.cloned).collect();
        assert_eq!(all.first(), all.last());
        all == [true, true]
    };
    for class in [
        "slick-slide slick-cloned",
        "swiper-slide-duplicate x",
        "is-Cloned",
        "slide--clone",
        "clone",
    ] {
        assert!(cloned(class), "{class}");
    }
    for class in [
        "slide",
        "cyclone",
        "clones",
        "duplicate-of",
        "duplicated-ad",
    ] {
        assert!(!cloned(class), "{class}");
    }
}

#[test]
fn formulas_and_maps_stay() {
    assert_eq!(
        blocks("<p>Area <math><mi>x</mi></math></p>"),
        ["text: Area x | "]
    );
    assert_eq!(
        blocks("<p>Mill<map><area href=a></map></p>"),
        ["text: Mill | Mill"]
    );
}

#[test]
fn a_hidden_copy_within_a_caption_is_a_text_of_its_own() {
    let copy = "<span hidden>The old mill opens again today</span>";
    assert_eq!(
        blocks(&format!("<figcaption>The old mill {copy}</figcaption>")),
        [
            "caption: The old mill | The old mill".to_owned(),
            format!("caption hidden: The old mill opens again today | {copy}")
        ]
    );
    for text in [
        "<figcaption><i hidden>Image caption, </i>The mill</figcaption>",
        "<figcaption hidden>The <i hidden>old mill opens again today</i></figcaption>",
        "<figcaption><i aria-hidden=true>The old mill opens again today.</i><i>Credit Lo</i></figcaption>",
        "<p>The mill <i hidden>of the town opens again</i></p>",
        "<figcaption>The mill <i hidden>of the <b>town</b> opens again</i></figcaption>",
    ] {
        assert_eq!(blocks(text).len(), 1, "{text}");
    }
}

#[test]
fn parts_of_a_caption_that_begin_alike_are_texts_of_their_own() {
    let (short, long) = (
        "<span class=a>The old mill today</span>",
        "<span class=b>The old mill today at Garth</span>",
    );
    for between in ["", " ", "\n"] {
        assert_eq!(
            blocks(&format!(
                "<figcaption>{short}{between}{long} <i>Lo</i></figcaption>"
            )),
            [
                format!("caption: The old mill today | {short}"),
                format!("caption: The old mill today at Garth | {long}"),
                "caption: Lo | <i>Lo</i>".to_owned(),
            ]
        );
    }
    let twice = "<figcaption><span>Photo: Jo</span> <span>Photo: Jo</span></figcaption>";
    assert_eq!(blocks(twice).len(), 2);
    for text in [
        "<figcaption><span>The old mill</span> <span>The old mill of Garth</span></figcaption>",
        "<figcaption><span>The old mill today</span> <span>The old mill of Garth</span></figcaption>",
        "<figcaption><span>Photo</span> <span>Photo</span></figcaption>",
        "<figcaption><span>The old mill</span> and <span>The old mill</span></figcaption>",
        "<figcaption><span>The old <b>mill</b></span> <span>The old <b>mill</b></span></figcaption>",
        "<p><span>The old mill</span> <span>The old mill</span></p>",
    ] {
        assert_eq!(blocks(text).len(), 1, "{text}");
    }
}

#[test]
fn a_caption_of_wordpress_is_read_without_its_tags() {
    assert_eq!(
        blocks("<p>Rain.</p> [caption id=\"a\"]<img src=a> The mill.[/caption] <p>Sun.</p> Wind."),
        [
            "text: Rain. | <p>Rain.</p>",
            "caption: The mill. | The mill.",
            "text: Sun. | <p>Sun.</p>",
            "text: Wind. | Wind."
        ]
    );
    assert_eq!(
        blocks("<p>[caption]The mill.[/caption] Rain.</p>"),
        ["caption: The mill. | The mill.", "text: Rain. | Rain."]
    );
    assert_eq!(blocks("<pre>[caption]a[/caption]</pre>").len(), 1);
}

#[test]
fn a_noscript_is_read_as_hidden() {
    let page = "<figure><noscript><img src=a alt='Mill'><p>The mill.</p></noscript></figure>";
    assert_eq!(
        blocks(page),
        [
            "alt hidden: Mill | ",
            "text hidden: The mill. | <p>The mill.</p>"
        ]
    );
    assert_eq!(
        without_texts(page, &["The mill."]),
        "<figure><noscript><img src=a alt='Mill'></noscript></figure>"
    );
}

#[test]
fn texts_of_one_picture_share_a_medium() {
    let media = |html: &str| -> Vec<Option<u32>> {
        let document = read(html);
        document.blocks.iter().map(|block| block.medium).collect()
    };
    let figures = media(
        "<p>Body</p><figure><img alt=a><figcaption>b</figcaption><p>c</p></figure>\
         <figure><a><img alt=d></a><figcaption>e</figcaption></figure>",
    );
    assert!(matches!(
        figures[..],
        [None, Some(a), Some(b), Some(c), Some(d), Some(e)] if a == b && b == c && c != d && d == e
    ));
    let gallery = media(
        "<div class=gallery><div class=gallery-item><img src=a><p>Mill</p></div><div class=gallery-item><img src=b><p>\
         Dam</p></div><p>Both</p></div>",
    );
    assert_ne!(gallery[0], gallery[1]);
    let icon = media(
        "<div class=image><img src=a><p>Mill</p><p class=image-credit><img src=b>Lo</p></div>",
    );
    assert_eq!(icon[0], icon[1]);
    let wrapped = media(
        "<article><p>Body</p><div class=image><picture><img alt=a></picture><div>b</div></div><p>c</p></article>",
    );
    assert!(matches!(wrapped[..], [None, Some(a), Some(b), None] if a == b));
}

#[test]
fn a_figure_without_a_picture_is_a_medium_if_it_may_have_lost_that() {
    let is_medium = |html: &str| read(html).blocks.iter().any(|block| block.medium.is_some());
    let cells =
        "<table><colgroup><col></colgroup><tr><td data-at=1></td><td>Mill</td></tr></table>";
    for figure in [
        "<figure><p>Mill</p></figure>",
        "<figure class=verse><p>Mill</p><p>Dam</p></figure>",
        "<figure><blockquote>Mill</blockquote><figcaption>Dam</figcaption></figure>",
        "<figure><pre>Mill</pre><figcaption>Dam</figcaption></figure>",
        &format!("<figure>{cells}</figure>"),
        &format!("<figure class=media><div>{cells}</div><figcaption>Dam</figcaption></figure>"),
    ] {
        assert!(!is_medium(figure), "{figure}");
    }
    for figure in [
        "<figure><figcaption>Mill</figcaption></figure>",
        "<figure><p class=credit>Mill</p></figure>",
        "<figure class=caption><p>Mill</p></figure>",
        "<figure class=image><p>Mill</p></figure>",
        "<figure data-src=a><p>Mill</p></figure>",
        "<figure><div data-src=a></div><p>Mill</p></figure>",
        "<figure><div id=player></div><p>Mill</p></figure>",
        "<figure><svg></svg><p>Mill</p></figure>",
        "<figure><amp-img src=a></amp-img><blockquote>Mill</blockquote></figure>",
        "<figure><noscript><img src=a></noscript><blockquote>Mill</blockquote></figure>",
        &format!("<figure><img src=a>{cells}</figure>"),
    ] {
        assert!(is_medium(figure), "{figure}");
    }
}

/// Which of the texts of `html` are of a medium.
fn media_texts(html: &str) -> Vec<String> {
    let document = read(html);
    let blocks = document.blocks.iter();
    blocks
        .filter(|block| block.medium.is_some())
        .map(|block| block.text.as_str().to_owned())
        .collect()
}

#[test]
fn a_list_beside_one_picture_is_none_of_captions() {
    for list in [
        "<ul><li>Mill</li><li>Dam</li></ul>",
        "<ol><li><p>Mill</p></li><li><b>Dam</b></li></ol>",
        "<ul><li>Mill<ul><li>Dam</li></ul></li><li>Weir</li></ul>",
    ] {
        for page in [
            format!("<figure><img src=a>{list}<figcaption>Orle</figcaption></figure>"),
            format!("<div class=image><img src=a><div>{list}</div><p>Orle</p></div>"),
            format!("<div><p>Orle</p><img src=a>{list}</div>"),
        ] {
            assert_eq!(media_texts(&page), ["Orle"], "{page}");
        }
    }
    assert_eq!(
        media_texts(
            "<div><ul><li><img src=a></li><li>Mill</li><li>Dam</li><li>Weir</li></ul></div>"
        ),
        [""; 0]
    );
    for (page, all) in [
        ("<figure><img src=a><ul><li>Mill</li></ul></figure>", 1),
        (
            "<figure><img src=a><ul><li>Mill</li><li> </li></ul></figure>",
            1,
        ),
        (
            "<figure><img src=a><ul><li class=caption>Mill</li><li class=credit>Lo</li></ul></figure>",
            2,
        ),
        (
            "<figure><img src=a><ul class=caption><li>Mill</li><li>Lo</li></ul></figure>",
            2,
        ),
        (
            "<div><ul><li><img src=a></li><li>Mill</li><li>Lo</li></ul></div>",
            2,
        ),
        (
            "<figure><img src=a><img src=b><ul><li>Mill</li><li>Dam</li></ul></figure>",
            2,
        ),
        (
            "<figure><img src=a><ul><li><i data-src=b></i>Mill</li><li><i data-src=c></i>Dam</li></ul></figure>",
            2,
        ),
        (
            "<ul><li><img src=a><p>Mill</p></li><li><img src=b><p>Dam</p></li></ul>",
            2,
        ),
    ] {
        assert_eq!(media_texts(page).len(), all, "{page}");
    }
}

#[test]
fn a_table_has_the_caption_below_its_picture_and_data_beside_it() {
    for (page, of_media) in [
        (
            "<table><tr><td><img src=a></td></tr><tr><td>Mill</td></tr></table>",
            &["Mill"][..],
        ),
        (
            "<table><tr><td><img src=a></td></tr><tr><td>Mill</td></tr><tr><td>Lo</td></tr></table>",
            &["Mill"],
        ),
        (
            "<table><tr><td><img src=a></td><td>Mill</td></tr></table>",
            &["Mill"],
        ),
        (
            "<table><tr><td><img src=a></td><td>Mill</td><td>Dam</td></tr></table>",
            &[],
        ),
        (
            "<table><tr><td><img src=a>Mill</td></tr><tr><td class=caption>Dam</td></tr></table>",
            &["Mill", "Dam"],
        ),
        (
            "<div class=image><img src=a><table><tr><td>Mill</td><td>Lo</td></tr></table></div>",
            &["Mill", "Lo"],
        ),
        (
            "<figure><img src=a><table><tr><td>Mill</td><td>Lo</td></tr><tr><td>Dam</td></tr></table></figure>",
            &[],
        ),
        (
            "<figure><table><tbody><tr><td><img src=a></td><td><img src=b></td></tr><tr><td>Mill</td><td>Dam</td></tr></tbody></table></figure>",
            &["Mill", "Dam"],
        ),
        (
            "<figure><table><tr><td><img src=a>Mill</td><td>9</td><td>Lo</td></tr></table></figure>",
            &[],
        ),
    ] {
        assert_eq!(media_texts(page), of_media, "{page}");
    }
}

#[test]
fn what_stands_in_a_gallery_without_its_pictures_is_among_media() {
    let among = |html: &str| -> Vec<bool> {
        let document = read(html);
        let blocks = document.blocks.iter();
        blocks.map(|block| block.among_media).collect()
    };
    assert_eq!(
        among(
            "<p>Body</p><ul class=photo-gallery><li>Mill</li><li><p>Dam</p></li></ul><p>Body</p>"
        ),
        [false, true, true, false]
    );
    // With its picture, it is known which one it is of.
    assert_eq!(
        among("<div class=gallery><img src=a><p>Mill</p></div>"),
        [false]
    );
    let page = format!("<div class=media-page>{}</div>", "<p>Body</p>".repeat(100));
    assert!(!among(&page).contains(&true));
}

#[test]
fn entities_are_read_as_browsers_read_them() {
    let read_as = |html: &str| {
        blocks(html)
            .first()
            .map(|b| b.split(" | ").next().unwrap_or("").to_owned())
    };
    for (html, text) in [
        ("Tom &amp; Jo", "Tom & Jo"),
        ("Tom &amp Jo", "Tom & Jo"),
        ("&ampnbsp;", "&nbsp;"),
        ("&notit; &notin;", "¬it; ∉"),
        ("caf&eacute", "café"),
        ("AT&T &unknown; & &#; &#x", "AT&T &unknown; & &#; &#x"),
        ("&#8217;&#x2019&#65B&#x30;", "’’AB0"),
        ("a&nbsp; &#160;b\u{a0}", "a b"),
        ("\u{feff}a\u{200b}b\u{200b} c\u{200b}", "a\u{200b}b c"),
    ] {
        assert_eq!(read_as(html), Some(format!("text: {text}")), "{html}");
    }
    assert_eq!(
        blocks("<img alt='a&amp;b &copy=1 &copy'>"),
        ["alt: a&b &copy=1 © | "]
    );
}

#[test]
fn elements_without_end_tags_end_where_browsers_end_them() {
    assert_eq!(
        blocks("<P>one\n<p>two<ul><li>three<li>four</ul><dl><dd>a<dt>b</dl>"),
        [
            "text: one | <P>one",
            "text: two | <p>two",
            "item: three | <li>three",
            "item: four | <li>four",
            "text: a | <dd>a",
            "text: b | <dt>b",
        ]
    );
    // The `<div>` ends the paragraph: without it, `three` would be in the paragraph.
    assert_eq!(
        without_texts("<p>one<div>two</div>three", &["two"]),
        "<p>one<div></div>three"
    );
    assert_eq!(
        without_texts("<section><p>one<div>two</div></section>", &["two"]),
        "<section><p>one</section>"
    );
}

#[test]
fn crossed_tags_keep_their_partners() {
    for (html, gone, left) in [
        ("<b><p>one</b>two</p>", "onetwo", "<b><p>one</b>two</p>"),
        (
            "<b>x<br><p>one</b><br>two</p>",
            "two",
            "<b>x<br><p>one</b></p>",
        ),
        (
            "<div><b>one</div><p>two</b></p>",
            "one",
            "<div><b></div><p>two</b></p>",
        ),
        ("<p>one</span></p><p>two</p>", "one", "<p>two</p>"),
        ("<div><span>one</div><p>two</p>", "one", "<p>two</p>"),
        ("</p>one</div><p>two</p>", "one", "</p></div><p>two</p>"),
    ] {
        assert_eq!(without_texts(html, &[gone]), left, "{html}");
    }
}

#[test]
fn whole_pages_keep_their_frame() {
    let page = "<!DOCTYPE html>\n<html><head><title>Mill</title></head>\n<body>\n<header><p>Mill</p></header>\n</body></html>\n";
    assert_eq!(
        without_texts(page, &["Mill"]),
        "<!DOCTYPE html>\n<html><head><title>Mill</title></head>\n<body>\n</body></html>\n"
    );
}

#[test]
fn comments_go_only_with_the_element_they_stand_in() {
    assert_eq!(
        without_texts(
            "<!-- a --><p><!-- b -->one</p><!-- c --><p>two</p>",
            &["one"]
        ),
        "<!-- a --><!-- c --><p>two</p>"
    );
}

#[test]
fn a_block_after_a_paragraph_or_a_blank_line_is_spaced() {
    let document = read("<p>a</p><p>b<br>c<br><br>d</p><div>e</div><div>f</div>");
    let spaced: Vec<_> = document.blocks.iter().map(|block| block.spaced).collect();
    assert_eq!(spaced, [true, true, false, true, true, false]);
}

#[test]
fn a_picture_right_above_is_seen() {
    let below = |page: &str| {
        let document = read(page);
        document
            .blocks
            .last()
            .is_some_and(|block| block.below_picture)
    };
    for page in [
        "<p>Mill</p><img src=a.jpg alt=''><p>Jug</p>",
        "<p>Mill</p><div><img src=a.jpg alt='A jug'></div><div><i>Jug</i></div>",
        "<p>Mill</p><picture><source srcset=b.webp><img src=a.jpg></picture><p>Jug</p>",
    ] {
        assert!(below(page), "{page}");
    }
    for page in [
        "<img src=a.jpg alt=''><p>Mill</p><p>Jug</p>",
        "<figure><img src=a.jpg><figcaption>Mill</figcaption></figure><p>Jug</p>",
        "<p>Mill</p><p>Jug</p><img src=a.jpg alt=''>",
    ] {
        assert!(!below(page), "{page}");
    }
}

#[test]
fn front_matter_is_no_text() {
    for front in [
        "---\ncaption: \"The mill\"\nphotos:\n  - \"<p>The mill</p>\"\n---\n",
        "+++\ncaption = \"The mill\"\n+++\n",
        "{\n\"caption\": \"<b>The mill</b>\"\n}\n",
    ] {
        let page = format!("{front}<figure><img src=a><figcaption>The mill</figcaption></figure>");
        assert_eq!(
            blocks(&page),
            ["caption: The mill | <figcaption>The mill</figcaption>"]
        );
        let left = format!("{front}<figure><img src=a></figure>");
        assert_eq!(without_texts(&page, &["The mill"]), left);
    }
    assert_eq!(
        blocks("<p>---</p>\n---\n<p>The mill</p>"),
        [
            "text: --- | <p>---</p>",
            "text: --- | ---",
            "text: The mill | <p>The mill</p>"
        ]
    );
}

/// Whether the text of this name, of which there is one on the page, must stay.
fn stays(page: &str, text: &str) -> bool {
    let document = read(page);
    let mut blocks = document.blocks.iter();
    let block = blocks.find(|block| block.text.as_str() == text);
    block.is_some_and(|block| block.extent.is_empty())
}

#[test]
fn what_the_page_points_to_stays() {
    for page in [
        "<p id=m>The mill</p><p>See <a href=#m>it</a>.</p>",
        "<p>See <a href='#m'>it</a>.</p><div id=m><p><b>The mill</b></p></div>",
        "<p><a name=m></a>The mill</p><p><a href=#m>See</a></p>",
        "<div><p><a id=m name=m></a></p><p>The mill</p></div><p><a href=#m>See</a></p>",
        "<p>See <a href=#m>it</a></p><div id=m><p>The mill</p><p>Photo: Jo Reed</p></div>",
        "<section aria-labelledby='l m'><p id=m>The mill</p><p>Rain.</p></section>",
        "<a href=#m><img src=a> See</a><p id=m>The mill</p>",
        "<a href=#a aria-details=m><img src=a></a><p id=m>The mill</p>",
        "<a href=#m><img src=a></a><p id=m>The mill</p><a href=#m>See</a>",
        "<label for=m>Fog</label><p id=m>The mill</p>",
        "<p id=m>The mill</p><p id=m>Its copy</p><p><a href=#m>See</a></p>",
    ] {
        assert!(stays(page, "The mill"), "{page}");
    }
    for page in [
        "<p id=m>The mill</p><p>See <a href=#n>it</a> or <a href=/m#m>that</a>.</p>",
        "<p id=m>The mill</p><p><a href=m>See</a> <a href=#>up</a></p>",
        "<p id=''>The mill</p><p><a href=#>See</a></p>",
        "<p id=m>Rain.</p><p id=m>The mill</p><p><a href=#m>See</a></p>",
        "<p name=m>The mill</p><p><a href=#m>See</a></p>",
        "<p>The mill</p><p id=m>Rain.</p><p><a href=#m>See</a></p>",
        // A picture opens a box of its own.
        "<a href=#m><img src=a alt=Mill></a><div id=m><p>The mill</p><span>Close</span></div>",
        "<div><img src=a aria-describedby=m><p id=m class=wp-caption-text>The mill</p></div>",
        // What they lead to is the picture, or the chapter.
        "<figure id=m><img src=a><figcaption>The mill</figcaption></figure><p><a href=#m>See</a></p>",
        "<div id=m><h2>Fog</h2><p>The mill</p><p>Rain.</p></div><p><a href=#m>See</a></p>",
    ] {
        assert!(!stays(page, "The mill"), "{page}");
    }
    let page = "<div id=m><p>The mill</p><p>Fog</p><p>Snow</p></div><p><a href=#m>See</a></p>";
    assert_eq!(
        without_texts(page, &["The mill", "Fog", "Snow"]),
        "<div id=m></div><p><a href=#m>See</a></p>"
    );
    let page = "<a href=#m><img src=a></a><div><div id=m><p>The mill</p></div></div>";
    assert_eq!(
        without_texts(page, &["The mill"]),
        "<a href=#m><img src=a></a><div><div id=m></div></div>"
    );
}

#[test]
fn a_term_stays_with_what_is_said_of_it() {
    for list in [
        "<dl><dt>The mill</dt><dd>It was built in 1994.</dd></dl>",
        "<dl><dt><b>The mill</b><dd>Old.<dt>Fog<dd>Wet.</dl>",
        "<dl><div><dt><p>The mill</p></dt> <dd><p>Wet.</p></dd></div></dl>",
        "<dl><dt>Fog</dt><dd>Wet.</dd><dt>The mill</dt><dd></dd><dd>Old.</dd></dl>",
    ] {
        assert!(stays(list, "The mill"), "{list}");
    }
    for list in [
        "<dl><dt><img src=a></dt><dd>The mill</dd></dl>",
        "<dl><dt>The mill</dt><dd><img src=a></dd></dl>",
        "<dl><dt>The mill</dt></dl>",
        "<dl><dt>1 of 2</dt><dd>The mill</dd></dl>",
        "<dl><dt>The mill</dt><dt>Fog</dt><dd>Wet.</dd></dl>",
        "<dl><dt>Fog</dt><dd>Wet.</dd></dl><p>The mill</p>",
    ] {
        assert!(!stays(list, "The mill"), "{list}");
    }
}

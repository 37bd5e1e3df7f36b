//! What pages hold besides text: pictures that are no `img`, what is closed or hidden, notes and orders to programs.

use super::{BODY, CAPTION, cleaned, figure, goes, page, paragraph, stays};
use crate::Format;
use crate::judge::trial::TEXT;

const CUT: &str = "Mayor Ada Quill opens the new bridge over…";

#[test]
fn an_element_that_shows_something_itself_stays_without_its_text() {
    let page = |format: Format, tag: &str, end: &str, stays: bool| {
        let tags = if stays { "" } else { "- " };
        goes(
            format,
            &[
                &paragraph(TEXT),
                "",
                &format!("{tags}{tag}"),
                &format!("- <p class=caption>{CUT}</p>"),
                &format!("{tags}{end}"),
                &format!("<p class=caption>{CAPTION}</p>"),
                &paragraph(BODY),
            ],
        );
    };
    for (tag, end) in [
        ("<div class=photo data-bg=a.jpg>", "</div>"),
        ("<figure style='background-image:url(a.jpg)'>", "</figure>"),
        ("<amp-img src=a.jpg>", "</amp-img>"),
        ("<lite-youtube videoid=x>", "</lite-youtube>"),
        ("<div style='background:URL(a.jpg)'>", "</div>"),
        (
            "<div style=\"background-image: image-set('a.jpg' 1x)\">",
            "</div>",
        ),
        ("<div background=a.jpg>", "</div>"),
        ("<div data-photo='/a/b.JPG?w=640'>", "</div>"),
        ("<map name=m><area href=a>", "</map>"),
    ] {
        page(Format::Html, tag, end, true);
    }
    for (tag, end) in [
        ("<div class=photo id=p1 data-v-12ab>", "</div>"),
        ("<my-caption class=x slot=y>", "</my-caption>"),
        ("<time datetime=2025>", "</time>"),
        ("<div data-photo=jpg data-file='a.jpg of June'>", "</div>"),
    ] {
        page(Format::Html, tag, end, false);
    }
}

#[test]
fn a_component_of_markdown_that_shows_something_stays_without_its_text() {
    for (tag, end) in [
        ("<Photo file=\"a.jpg\">", "</Photo>"),
        ("<div id=\"map\" data-image=\"a.jpg\">", "</div>"),
    ] {
        goes(
            Format::Markdown,
            &[
                TEXT,
                "",
                tag,
                "",
                &format!("- {CUT}"),
                "- ",
                end,
                "",
                CAPTION,
                "",
                BODY,
            ],
        );
    }
}

#[test]
fn what_is_closed_or_hidden_keeps_no_caption_that_is_seen() {
    let page = |tag: &str, end: &str, is_seen: bool| {
        let mark = if is_seen { "- " } else { "" };
        goes(
            Format::Html,
            &[
                &paragraph(TEXT),
                &format!("{mark}<p class=caption>{CUT}</p>"),
                &format!("{tag}<p class=caption>{CAPTION}</p>{end}"),
                &paragraph(BODY),
            ],
        );
    };
    for (tag, end) in [
        ("<dialog>", "</dialog>"),
        ("<details><summary>Photo</summary>", "</details>"),
        ("<div popover>", "</div>"),
        ("<div class=hidden>", "</div>"),
        ("<div class='x d-none'>", "</div>"),
        ("<div class='hidden print:block'>", "</div>"),
        ("<div class='hidden md:hover:block'>", "</div>"),
        ("<div class='d-none d-print-block'>", "</div>"),
        ("<div class=is-hidden>", "</div>"),
        ("<div style='/* a:b */ display: none'>", "</div>"),
        ("<datalist><option>", "</option></datalist>"),
    ] {
        page(tag, end, false);
    }
    for (tag, end) in [
        ("<dialog open>", "</dialog>"),
        ("<details open><summary>Photo</summary>", "</details>"),
        ("<div class='hidden md:block'>", "</div>"),
        ("<div class='d-none d-lg-flex'>", "</div>"),
        ("<div class=unhidden>", "</div>"),
        ("<div class=hidden-gems>", "</div>"),
        ("<div class='hidden 2xl:inline-flex'>", "</div>"),
        ("<div class='invisible md:visible'>", "</div>"),
    ] {
        page(tag, end, true);
    }
}

#[test]
fn a_summary_does_not_go_to_what_it_opens() {
    goes(
        Format::Html,
        &[
            &paragraph(TEXT),
            &format!("<details><summary>{CUT}</summary><p>{CAPTION}</p></details>"),
            &paragraph(BODY),
        ],
    );
}

#[test]
fn what_markdown_hides_keeps_no_caption_that_is_seen() {
    for (before, behind) in [
        ("<div hidden>\n\n", "\n\n</div>"),
        ("<template>\n\n", "\n\n</template>"),
        ("[^1]: ", ""),
    ] {
        let hidden = format!("{before}{CAPTION}{behind}");
        let lines = [TEXT, "", CUT, "", &hidden, "", BODY].join("\n");
        goes(Format::Markdown, &lines.lines().collect::<Vec<_>>());
    }
    // Of JSON on top of a file nothing is read.
    let caption = format!("  \"caption\": \"{CAPTION}\",");
    let again = format!("  \"image_caption\": \"{CAPTION}\"");
    goes(
        Format::Markdown,
        &["{", &caption, &again, "}", "", TEXT, "", CAPTION, "", BODY],
    );
}

/// A page in which an element stands above a caption.
fn around(element: &str) -> String {
    let paragraphs = [TEXT, CAPTION, BODY].map(paragraph);
    let [text, caption, body] = &paragraphs;
    [text.as_str(), element, caption, body].join("\n")
}

#[test]
fn what_comments_order_stays() {
    for order in [
        "<!--#include virtual=\"credit.html\" -->",
        "<!-- wp:image {\"id\":1} -->",
        "<!-- wp:latest-posts /-->",
        "<!-- onecap-ignore-end -->",
        "<!--more-->",
        "<!--nextpage-->",
        "<?= $credit ?>",
    ] {
        let cut = format!("<p class=caption>{order}{CUT}</p>");
        let page = around(&cut);
        let left = super::cleaned(Format::Html, &page);
        assert!(left.contains(order) && !left.contains(CUT), "{left}");
    }
    // Of two that belong together none goes alone.
    for cut in [
        format!("<p class=caption><!-- noindex -->{CUT}</p><!-- /noindex -->"),
        format!("<!-- wp:html --><p class=caption>{CUT}<!-- /wp:html --></p>"),
    ] {
        let page = around(&cut);
        let left = super::cleaned(Format::Html, &page);
        assert_eq!(left, page.replace(CUT, ""));
    }
    let both = format!("- <div><!-- wp:html --><p class=caption>{CUT}</p><!-- /wp:html --></div>");
    goes(
        Format::Html,
        &[
            &paragraph(TEXT),
            &both,
            &paragraph(CAPTION),
            &paragraph(BODY),
        ],
    );
    // Others go with what they stand in.
    goes(
        Format::Html,
        &[
            &paragraph(TEXT),
            &format!("- <p class=caption><!-- -->{CUT}<!-- /.caption --></p>"),
            &paragraph(CAPTION),
            &paragraph(BODY),
        ],
    );
}

#[test]
fn of_a_slide_and_its_clone_the_slide_keeps_its_caption() {
    let caption = format!("{CAPTION} Photo: Jo Reed");
    for (clone, slide) in [
        ("slide slick-cloned", "slide"),
        ("slide swiper-slide-duplicate", "slide"),
        ("slide clone' aria-hidden='true", "slide' aria-hidden='true"),
    ] {
        goes(
            Format::Html,
            &[
                &paragraph(TEXT),
                &format!("<div class='{clone}'><img src=b.jpg>"),
                &format!("- <p>{caption}</p>"),
                "</div>",
                "<div class=slide><img src=a.jpg><p>Rain over the Orle. Photo: Jo Reed</p></div>",
                &format!("<div class='{slide}'><img src=b.jpg><p>{caption}</p></div>"),
                &paragraph(BODY),
            ],
        );
    }
}

#[test]
fn boxes_with_pictures_are_two_teasers_of_one_thing() {
    let teaser = |file: &str, class: &str| {
        format!(
            "<div class=promo><img src={file} alt=''><p{class}>Get the tide table for the whole summer in one booklet</p><button>Order</button><p>One pound</p></div>"
        )
    };
    let article = |class: &str| {
        let (first, again) = (teaser("a.png", class), teaser("b.png", class));
        format!("{first}\n<p>{TEXT}</p>\n{again}\n<p>{BODY}</p>\n")
    };
    assert_eq!(cleaned(Format::Html, &article("")), article(""));
    // Their captions are copies.
    let caption = "<p class=caption>Get the tide table for the whole summer in one booklet</p>";
    let captions = cleaned(Format::Html, &article(" class=caption"));
    assert_eq!(captions.matches(caption).count(), 1);
    assert_eq!(captions.replace(caption, "").matches("<p>").count(), 4);
}

#[test]
fn links_and_accounts_are_no_credits_and_no_copies() {
    let menu = "<dl><dt>Orle News Digital Network</dt><dd><a href='/'>Orle News</a></dd></dl>";
    let post = "<div class=post><img src=a.jpg><p>Ada Quill</p><p>@adaquill</p></div>";
    let article = format!("{menu}\n<p>{TEXT}</p>\n{post}\n<p>{BODY}</p>\n");
    assert_eq!(cleaned(Format::Html, &article), article);
}

#[test]
fn the_title_of_a_slide_stays_above_its_text() {
    let slide = "<li class=slide><img src=a.jpg alt=''><div class=title>Ferry stopped</div><div class=text>The trust stopped the ferry.</div></li>";
    stays(&format!("<ol>{slide}</ol>"));
}

#[test]
fn a_picture_parts_two_equal_credits_of_one_line() {
    let line = "[![Cats](a.png)](/a)*Photo courtesy of Jo Reed at Retro Games*[![Dogs](b.png)](/b)*Photo courtesy of Jo Reed at Retro Games*";
    let article = format!("{TEXT}\n\n{line}\n\n{BODY}\n");
    assert_eq!(cleaned(Format::Markdown, &article), article);
}

#[test]
fn links_to_other_pages_are_teasers() {
    let slide = "<div class=slider><a href='/a/1'><img src=a.jpg><span class=caption>Two towns share the new ferry from May</span></a></div>";
    let list = "<ul><li><a href='/a/1'>Two towns share the new ferry from May</a></li></ul>";
    let author = "<div><img src=b.jpg alt='Mara Holt'><div class=author-name><a href='/mara'>Mara Holt</a></div><div>Mara Holt reports on ferries and piers.</div></div>";
    let article = format!("{slide}\n<p>{TEXT}</p>\n{list}\n<p>{BODY}</p>\n{author}\n");
    assert_eq!(cleaned(Format::Html, &article), article);
}

#[test]
fn what_heads_a_link_to_another_page_stays() {
    let told = |address: &str| {
        let link = format!(
            "<a href='{address}'><img src=a.jpg><b>See thousands of houses for sale</b></a>"
        );
        page(&format!(
            "<div class=box><p>Houses for sale</p>{link}</div>"
        ))
    };
    let advert = told("/houses/");
    assert_eq!(cleaned(Format::Html, &advert), advert);
    // It leads to the picture alone.
    let caption = told("/houses.jpg");
    let left = caption.replace("<p>Houses for sale</p>", "");
    assert_eq!(cleaned(Format::Html, &caption), left);
}

#[test]
fn the_title_of_a_teaser_stays_above_what_says_it() {
    let teaser = |address: &str| {
        let told = "Two towns share the new ferry from May until October";
        let title = format!("<div class=name><a href='{address}'>{told}</a></div>");
        let said = format!("<img src=a.jpg><p>{told} and for the winter as well.</p>");
        let box_of = |title: &str| page(&format!("<div class=item>{title}{said}</div>"));
        (box_of(&title), box_of(""))
    };
    let (titled, _) = teaser("/ferry/");
    assert_eq!(cleaned(Format::Html, &titled), titled);
    // What leads to the picture alone is a caption cut off.
    let (captioned, left) = teaser("/ferry.jpg");
    assert_eq!(cleaned(Format::Html, &captioned), left);
}

#[test]
fn icons_are_no_pictures() {
    let item = |class: &str| {
        format!(
            "<div><img class='{class}' src='/old-bridge.png'><p>Red and green pepper in slices</p></div>"
        )
    };
    let twice =
        |class: &str| page(&[item(class), paragraph(TEXT), item(class), paragraph(BODY)].concat());
    let icons = twice("list__icon");
    assert_eq!(cleaned(Format::Html, &icons), icons);
    let photos = twice("list__photo");
    assert_ne!(cleaned(Format::Html, &photos), photos);
}

#[test]
fn who_says_a_quotation_stays_below_it() {
    let figure = figure("Ada Quill, mayor of Wick. Photo: Jo Reed");
    for quotation in [
        "<div class=citat><p>It is the end of an island</p><p>Ada Quill, mayor</p></div>",
        "<figure><blockquote>“It is the end of an island”</blockquote><figcaption>— Ada Quill</figcaption></figure>",
    ] {
        stays(&format!("{quotation}\n{figure}"));
    }
}

#[test]
fn a_sentence_right_below_a_picture_is_its_caption() {
    let caption = "The ferry from Wick waits for Ada Quill at the pier on Monday.";
    let figure = figure(&format!("{caption} Photo: Jo Reed"));
    let article = |said: &str| {
        format!("{figure}\n<p>{TEXT}</p>\n<img src=b.jpg alt=''>\n{said}<p>{BODY}</p>\n")
    };
    let again = format!("<p>{caption}</p>\n");
    assert_eq!(cleaned(Format::Html, &article(&again)), article(""));
    // Without the picture it is the text's.
    let text = article(&again).replace("<img src=b.jpg alt=''>\n", "");
    assert_eq!(cleaned(Format::Html, &text), text);
}

#[test]
fn each_of_two_pictures_in_one_paragraph_keeps_its_credit() {
    stays("<p><img src=a.jpg alt=''> Photo: Jo Reed <img src=b.jpg alt=''> Photo: Jo Reed</p>");
}

#[test]
fn a_picture_above_a_paragraph_of_the_text_makes_no_caption_of_it() {
    let said = "Mayor Ada Quill opens the old bridge of Orle on Friday, before hundreds of people who came in spite of the rain.";
    let figure = figure(&format!("{said} Photo: Jo Reed/AP"));
    let article = page(&format!(
        "<img src=pixel.gif width=1 height=1>\n<p>{said}</p>\n<p>{BODY}</p>\n<p>{TEXT}</p>"
    ));
    let article = article + &figure + "\n";
    assert_eq!(cleaned(Format::Html, &article), article);
}

#[test]
fn a_name_in_the_box_of_a_portrait_stays_above_what_is_said_of_who_has_it() {
    let card = |said: &str| {
        format!("<div class=profile><img src=a.jpg alt=''><p>Mara Holt</p><p>{said}</p></div>")
    };
    stays(&card("Mara Holt, 43, electrician from Wick"));
    stays(&card("Mara Holt repairs the lamps of the pier"));
    // Above a caption with its credit it is a label.
    let captioned = page(&card(
        "Mara Holt repairs the lamps of the pier in Wick. Photo: Jo Reed",
    ));
    let left = captioned.replace("<p>Mara Holt</p>", "");
    assert_eq!(cleaned(Format::Html, &captioned), left);
}

#[test]
fn what_is_near_no_picture_of_a_page_that_has_some_is_furniture() {
    let said = "Cookies for the statistics of this page and of all that is read on it";
    let (line, again) = (format!("<div>{said}</div>"), paragraph(said));
    let gone = format!("- {again}");
    let (text, body) = (paragraph(TEXT), paragraph(BODY));
    let picture = figure("The old mill of Lind");
    goes(Format::Html, &[&picture, &text, &line, &again, &body]);
    // Where pictures were left out, captions stand so, too.
    goes(Format::Html, &[&text, &line, &gone, &body]);
    goes(
        Format::Html,
        &[&picture, &text, "<img src=a.jpg>", &line, &gone, &body],
    );
}

#[test]
fn two_readers_may_write_the_same() {
    let said = "<p>I follow the bridge of Wick on Harbour News, and so does everybody I know.</p>";
    let (text, body) = (paragraph(TEXT), paragraph(BODY));
    let lines = |open: &str, goes: &str| {
        let picture = "<img src=a.jpg>";
        let again = format!("{goes}{said}");
        let lines = [&text, &body, open, picture, said, picture, &again, "</div>"];
        lines.map(str::to_owned)
    };
    for (open, gone) in [
        ("<div class='comment even'>", ""),
        ("<div class=commented>", "- "),
    ] {
        let lines = lines(open, gone);
        goes(Format::Html, &lines.each_ref().map(String::as_str));
    }
}

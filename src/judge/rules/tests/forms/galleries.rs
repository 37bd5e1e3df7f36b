//! Galleries, figures and files: what stands in them, around them and in a copy of them.

use super::{BODY, CAPTION, figure, figure_of, goes, paragraph};
use crate::Format;
use crate::judge::trial::TEXT;

#[test]
fn a_hidden_copy_for_another_layout() {
    let hidden = |caption: &str| format!("<div aria-hidden=\"true\"><p>{caption}</p></div>");
    let figure = format!("<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>");
    let (text, body) = (format!("<p>{TEXT}</p>"), format!("<p>{BODY}</p>"));
    goes(
        Format::Html,
        &[
            &figure,
            &text,
            &body,
            &format!("- {}", hidden(CAPTION)),
            "<p>All stories</p>",
        ],
    );
    let other = hidden("Deputy Tom Vane opens the new bridge over the Orle on Monday.");
    goes(
        Format::Html,
        &[&figure, &text, &body, &other, "<p>All stories</p>"],
    );
    // Of a sentence nothing says that it is a caption.
    goes(
        Format::Html,
        &[&hidden(CAPTION), &text, &body, &paragraph(CAPTION), &text],
    );
}

#[test]
fn what_stands_around_a_figure_with_its_caption_is_text() {
    let figure = "<figure><img src=a.jpg><figcaption>Deputy Tom Vane waits for the ferry.</figcaption></figure>";
    let told = "<p>“It smelled of school meals,” said Ben Osei, who had found it.</p>";
    let quote = "<p class=q>“It smelled of school meals,” said Ben Osei.</p>";
    goes(Format::Html, &["<div>", figure, told, quote, "</div>"]);
}

#[test]
fn what_stands_beside_a_figure_and_in_a_gallery() {
    let caption = "Ben Osei of the cannery went to this school";
    let figure = format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>");
    let (text, body) = (format!("<p>{TEXT}</p>"), format!("<p>{BODY}</p>"));
    goes(
        Format::Html,
        &[
            &text,
            &figure,
            &format!("- <p><em>{caption}</em></p>"),
            "<p>Work begins in spring.</p>",
        ],
    );
    // A heading below the text is the title of another article.
    let heading = format!("<h3>{caption}</h3>");
    goes(Format::Html, &[&text, &body, &figure, &heading]);
    let other = "The school seen from the old bridge";
    let picture = format!("<figure><img src=b.jpg><figcaption>{other}</figcaption></figure>");
    let item = |caption: &str| format!("<dd>{caption}</dd>");
    let gone = |caption: &str| format!("- <dd>{caption}</dd>");
    let list = |items: [String; 2]| {
        let [first, second] = items;
        let mut page = [&text, &figure, &picture, &body, &text, &body]
            .map(String::clone)
            .to_vec();
        page.extend(["<dl>".to_owned(), "<dt>1 of 2</dt>".to_owned(), first]);
        page.extend(["<dt>2 of 2</dt>".to_owned(), second, "</dl>".to_owned()]);
        page
    };
    // The same two pictures, and one of them in a list of other things.
    let again = list([gone(caption), gone(other)]);
    goes(
        Format::Html,
        &again.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let mixed = list([item(caption), item("The council of Lindmouth")]);
    goes(
        Format::Html,
        &mixed.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn the_name_of_a_file_above_what_it_shows() {
    let shown = "Birba, the dog of the canine units that found the child";
    goes(
        Format::Text,
        &[
            "The child is found",
            TEXT,
            "- birba-canine-units.jpg",
            shown,
            "A dog and its master",
            BODY,
        ],
    );
    goes(
        Format::Text,
        &[
            "The child is found",
            TEXT,
            "birba-canine-rescue",
            shown,
            "A dog and its master",
            BODY,
        ],
    );
}

#[test]
fn a_gallery_that_numbers_its_pictures() {
    let planted = "Villagers plant mangroves on the coast of Lindmouth, May 7.";
    goes(
        Format::Text,
        &[
            "The coast of Lindmouth is green again",
            TEXT,
            &format!("{planted} (Photo: Jo Reed/Harbour Post)"),
            &format!("- {planted}"),
            BODY,
            "Seedlings are tied to poles of bamboo so that no wave takes them.",
            TEXT,
            &format!("- Photo 1: {planted}"),
            "- Photo 2: Seedlings are tied to poles of bamboo so that no wave takes them.",
            "Photo 3: Seedlings are tied to poles of bamboo and no wave takes them.",
        ],
    );
}

#[test]
fn what_is_not_the_name_of_a_file() {
    let article = |lines: &[&str]| {
        let mut all = vec!["The bridge is open", TEXT];
        all.extend(lines);
        all.push(BODY);
        goes(Format::Text, &all);
    };
    article(&[
        "mother-in-law",
        "The mother in law is a figure of many jokes.",
    ]);
    article(&[
        "- Goats run over the bridge.jpg",
        "Goats run over the bridge",
    ]);
    article(&[
        "Save the map of the harbour as png",
        "Save the map of the harbour as jpg",
    ]);
    article(&[
        "Stratford-upon-Avon",
        "The market of Stratford-upon-Avon opens on Friday",
    ]);
    article(&[
        "- stratford-upon-avon.jpg",
        "The market of Stratford upon Avon opens on Friday",
    ]);
}

#[test]
fn headings_that_a_gallery_has_above_them() {
    let figure = |caption: &str| {
        format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>")
    };
    let (mill, tower) = (
        "The old mill of Lower Wick",
        "The tower of Upper Wick castle",
    );
    let (text, body) = (format!("<p>{TEXT}</p>"), format!("<p>{BODY}</p>"));
    let strong = |name: &str| format!("<p><strong>{name}</strong></p>");
    goes(
        Format::Html,
        &[
            &figure(mill),
            &figure(tower),
            &text,
            &body,
            &strong(mill),
            &text,
            &strong(tower),
            &body,
        ],
    );
}

#[test]
fn pictures_of_one_name_with_numbers_of_their_own() {
    let supper = "The harbour supper in the old hall";
    goes(
        Format::Text,
        &[
            "The supper",
            TEXT,
            &format!("Photo 1: {supper}"),
            "Photo: Jo Reed",
            &format!("Photo 2: {supper}"),
            "Photo: Tom Vane",
            BODY,
            &format!("- {supper}"),
            TEXT,
        ],
    );
}

#[test]
fn a_gallery_that_stands_again_without_its_pictures() {
    for (class, mark) in [("gallery", "- "), ("text", ""), ("slide", "")] {
        goes(
            Format::Html,
            &[
                &format!("<p>{TEXT}</p>"),
                &format!("<div class={class}><p>{CAPTION}</p></div>"),
                &format!("<p>{BODY}</p>"),
                &format!("{mark}<div class={class}><p>{CAPTION}</p></div>"),
                &format!("<p>{TEXT} So it will be.</p>"),
            ],
        );
    }
}

#[test]
fn the_number_of_pictures_between_copies() {
    let article = |second: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                TEXT,
                &format!("{mark}Boat with bread"),
                "3 pictures here",
                "Boat with bread",
                "Photo: Jo Reed",
                BODY,
                "Old lamp",
                second,
                "The lamp that hangs over the door",
                "Photo: Jo Reed",
                &format!("{TEXT} So it will be."),
            ],
        );
    };
    article("3 pictures here", "- ");
    article("3 pictures", "");
    // More words than that tell what was counted.
    let told = "3 pictures of the lamp";
    goes(
        Format::Text,
        &[
            TEXT,
            "Boat with bread",
            told,
            "Boat with bread",
            "Photo: Jo Reed",
            BODY,
            "Old lamp",
            told,
            "The lamp that hangs over the door",
            "Photo: Jo Reed",
            &format!("{TEXT} So it will be."),
        ],
    );
    // A date is no number of pictures.
    goes(
        Format::Text,
        &[
            TEXT,
            "Boat with bread",
            "12 May 2021",
            "Boat with bread",
            "Photo: Jo Reed",
            BODY,
            "Old lamp",
            "12 May 2021",
            &format!("{TEXT} So it will be."),
        ],
    );
}

#[test]
fn what_the_words_above_it_introduce() {
    let article = |above: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                TEXT,
                &format!("{mark}Teacher Mara Holt"),
                "Photo: Jo Reed",
                above,
                "There are more pupils since the move, says Mara Holt, the teacher",
                BODY,
            ],
        );
    };
    article("Image caption,", "- ");
    article("The school,", "");
}

#[test]
fn an_alternative_text_with_its_archive_size_and_date() {
    let caption = "Postman Tom Vane crosses the ice at Lower Wick";
    let article = |mark: &str, tail: &str| {
        goes(
            Format::Text,
            &[
                "The river",
                TEXT,
                &format!("{mark}{caption} - {tail}"),
                "Go to the archive",
                caption,
                "© Reuters / Jo Reed",
                BODY,
            ],
        );
    };
    article("- ", "Reuters, 1920, 18.04.2025");
    // A result, and what somebody said of it.
    article("", "Harbour beats Tolm 3, 18.04.2025");
}

#[test]
fn what_cards_tables_and_quotations_say_alike() {
    let page = |item: &str| {
        let first = item.replace('#', "Ada Quill");
        let second = item.replace('#', "Mara Holt");
        goes(
            Format::Html,
            &[
                &format!("<p>{TEXT}</p>"),
                &first,
                &second,
                &format!("<p>{BODY}</p>"),
            ],
        );
    };
    for class in ["players", "gallery", "video-box", "media", "slide"] {
        page(&format!(
            "<table class={class}><tr><td>#</td><td>Goalkeeper of Wick since the autumn of 2019</td></tr></table>"
        ));
        page(&format!(
            "<div class={class}><h3>#</h3><p>Wash well and dry with a clean cloth.</p></div>"
        ));
        page(&format!(
            "<div class={class}><blockquote><p>We will open the new bridge on Monday morning</p>— #</blockquote></div>"
        ));
    }
}

#[test]
fn a_person_with_an_age_and_a_date_is_no_archive() {
    let caption = "Our old teacher of the harbour school";
    goes(
        Format::Text,
        &[
            TEXT,
            caption,
            "Photo: family",
            &format!("{caption} - Mara Holt, 83, 18.04.2025"),
            BODY,
        ],
    );
    goes(
        Format::Text,
        &[
            TEXT,
            caption,
            "Photo: family",
            &format!("{caption} - Mara Holt, 1920, 18.04.2025"),
            BODY,
        ],
    );
}

#[test]
fn the_same_file_above_two_lines() {
    let caption = "Mara Holt measures the silt with a marked pole.";
    let article = |file: &str, again: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The bridge is open",
                TEXT,
                file,
                caption,
                BODY,
                TEXT,
                again,
                &format!("{mark}{caption}"),
                "Rivers",
            ],
        );
    };
    article("110225_lq_orle02rgb.JPG", "110225_lq_orle02rgb.JPG", "- ");
    article("110225_lq_orle02rgb.JPG", "110225_lq_orle03rgb.JPG", "");
    article("The silt", "The silt", "");
    article("icon-clock.svg", "icon-clock.svg", "");
    // Teasers below the article have pictures, too.
    let (file, teaser) = (
        "img/stories/column_NAC_2x2.png",
        "Column: The road of all roads",
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "More",
            file,
            teaser,
            file,
            teaser,
        ],
    );
}

#[test]
fn galleries_and_captions_known_by_their_classes() {
    let caption = "Ben Osei of the cannery went to this school";
    let (text, body) = (format!("<p>{TEXT}</p>"), format!("<p>{BODY}</p>"));
    let figure = format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>");
    let article = |open: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                &text,
                &figure,
                &body,
                open,
                &format!("{mark}<div>{caption}</div>"),
                "<div>The school seen from the old bridge</div></div>",
                &text,
            ],
        );
    };
    for class in [
        "galleria-foto",
        "bildegalleri",
        "ngg-imagebrowser",
        "didascalia",
    ] {
        article(&format!("<div class=\"{class}\">"), "- ");
    }
    article("<div class=\"pupils\">", "");
    // The copy of a slide, cut off as the slide itself is.
    let slide =
        |text: &str| format!("<div class=\"swiper-slide\"><p class=caption>{text}</p></div>");
    let cut = "Ben Osei of the cannery went to this…";
    goes(
        Format::Html,
        &[
            &text,
            &figure,
            &body,
            &format!("- {}", slide(cut)),
            &slide("The school seen from the old bridge"),
            &format!("- {}", slide(cut)),
            &text,
        ],
    );
}

#[test]
fn the_start_of_a_caption_for_another_layout() {
    let caption = "Ben Osei of the cannery went to this school for nine years.";
    let article = |hidden: &str, said: &str, mark: &str| {
        goes(
            Format::Html,
            &[
                &format!(
                    "<figure><img src=a.jpg><figcaption>{caption} WNP Jo Reed</figcaption></figure>"
                ),
                &format!("<p>{TEXT}</p>"),
                &format!("<div class=lightbox {hidden}><img src=b.jpg>"),
                &format!("{mark}<p>{said}</p>"),
                "</div>",
                &format!("<p>{BODY}</p>"),
            ],
        );
    };
    article("hidden", caption, "- ");
    article("", caption, "");
    article("hidden", "Ben Osei of the cannery", "");
    article(
        "hidden",
        "Ben Osei of the cannery left this school for nine years.",
        "",
    );
}

#[test]
fn captions_without_pictures_are_no_copies_of_each_other() {
    let caption = "Votes by part of the town in this and the last year";
    let line = |class: &str| format!("<p class={class}>{caption}</p>");
    let (text, body) = (format!("<p>{TEXT}</p>"), format!("<p>{BODY}</p>"));
    for class in ["caption", "legend"] {
        goes(
            Format::Html,
            &[
                "<article class=fotogalerie>",
                &text,
                &line(class),
                &body,
                &text,
                &line(class),
                "</article>",
            ],
        );
    }
}

#[test]
fn a_gallery_below_the_text() {
    let figure = |caption: &str| {
        format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>")
    };
    let line = |text: &str| format!("<p>{text}</p>");
    let (first, second) = (
        "The slipway of the old yard at low tide",
        "Ben Osei tars the last wooden boat of the yard",
    );
    let (text, body) = (line(TEXT), line(BODY));
    let page = |between: &str, copies: [&str; 2], end: &str| {
        let [one, other] = copies;
        let [one, other] = [one, other].map(|copy| match copy.strip_prefix("- ") {
            Some(copy) => format!("- {}", line(copy)),
            None => line(copy),
        });
        let (first, second) = (figure(first), figure(second));
        let (between, end) = (line(between), line(end));
        goes(
            Format::Html,
            &[
                &text, &first, &body, &second, &body, &text, &one, &between, &other, &end,
            ],
        );
    };
    let gone = [first, second].map(|copy| format!("- {copy}"));
    page("Close", gone.each_ref().map(String::as_str), "All stories");
    page("2 / 2", gone.each_ref().map(String::as_str), "All stories");
    // Dates stand before what happened then.
    page("3 May 2026", [first, second], "All stories");
    // A list of other things as well.
    page(
        "Close",
        [first, "The crane of the old yard by night"],
        "All stories",
    );
    let headed = |heading: &str, mark: &str| {
        let copies = [first, second].map(|copy| format!("{mark}{}", line(copy)));
        let (figure, other) = (figure(first), figure(second));
        let heading = line(heading);
        let [one, two] = &copies;
        goes(
            Format::Html,
            &[
                &text, &figure, &body, &other, &body, &text, &heading, one, two,
            ],
        );
    };
    headed("Close", "- ");
    headed("The works of the exhibition", "");
    headed(
        "All that can be seen in the four rooms of the new museum until the end of May:",
        "",
    );
}

#[test]
fn a_gallery_below_the_text_has_the_credit_in_it() {
    let (first, second) = (
        "Eila Holt hands the key of the shop to Tom Vane.",
        "The till is from 1987. It stays in use.",
    );
    let article = |copy: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The last shop of the village has found a keeper",
                "A word about the shop, the village and the road that leads to both of them.",
                "18 May 2026",
                "Oona Hill",
                first,
                "Photo: Nils Sand",
                BODY,
                second,
                "Photo: Nils Sand",
                TEXT,
                "Report a fault",
                &format!("- {copy}"),
                &format!("{mark}{second}"),
                "Read on",
            ],
        );
    };
    article(&format!("{first} Photo: Nils Sand"), "- ");
    goes(
        Format::Text,
        &[
            "The last shop of the village has found a keeper",
            TEXT,
            second,
            "Photo: Nils Sand",
            BODY,
            "Report a fault",
            &format!("{first} Photo: Nils Sand"),
            second,
            "Read on",
        ],
    );
}

#[test]
fn a_caption_and_its_names_stand_there_again() {
    let caption = "Jo Reed pulls a tray of bread from the oven at the bakery of his mother.";
    let below = |counter: &str, names: [&str; 2], marks: [&str; 2]| {
        goes(
            Format::Text,
            &[
                "The bakery by the river turns 75",
                "Dora Penn",
                "18 May 2026 4:00 PM",
                caption,
                names[0],
                TEXT,
                BODY,
                counter,
                &format!("{}{caption}", marks[0]),
                &format!("{}{}", marks[1], names[1]),
                "2 / 3",
                "Dora Reed behind the counter that her father built.",
            ],
        );
    };
    let names = ["Dora Penn/HarbourToday"; 2];
    below("1 / 3", names, ["- ", "- "]);
    below("Tuesday", names, ["", ""]);
    below(
        "1 / 3",
        ["Dora Penn/HarbourToday", "Mara Holt/HarbourToday"],
        ["", ""],
    );
    let beside = |caption: &str, names: &str, mark: &str| {
        goes(
            Format::Text,
            &[
                "The raft on the Orle is a library now",
                "16 May 2026",
                caption,
                names,
                &format!("{mark}{caption}"),
                &format!("{mark}{names}"),
                TEXT,
                BODY,
            ],
        );
    };
    beside(
        "The raft was built in 1998 by a builder of boats at Wick.",
        "Matt Koll",
        "- ",
    );
    beside(
        "The raft was built in 1998 by a boat builder",
        "Author: Matt Koll/Harbour Post",
        "- ",
    );
    // The same prize, goal or game for the same man again.
    beside("Best book of the year for children", "Matt Koll", "");
    beside("The raft sank.", "Matt Koll", "");
}

#[test]
fn what_is_no_gallery_below_the_text() {
    let (first, second) = (
        "The slipway of the old yard at low tide",
        "Ben Osei tars the last wooden boat of the yard",
    );
    let figure = |caption: &str| {
        format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>")
    };
    let line = |text: &str| format!("<p>{text}</p>");
    let page = |captions: [&str; 2], below: &[String]| {
        let mut page = vec![line(TEXT), figure(captions[0]), line(BODY)];
        page.extend([line(&format!("{BODY} {TEXT}")), figure(captions[1])]);
        page.extend([
            line(&format!("{TEXT} {BODY}")),
            line(&format!("{TEXT} Nobody asked why.")),
        ]);
        page.extend_from_slice(below);
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        goes(Format::Html, &page);
    };
    let gone = |text: &str| format!("- <p>{text}</p>");
    let close = || line("Close");
    page(
        [first, second],
        &[gone(first), close(), gone(second), close()],
    );
    page(
        [first, second],
        &[
            line("Nobody asked why."),
            gone(first),
            close(),
            gone(second),
            close(),
        ],
    );
    // Nothing that is clicked, and so a list.
    page([first, second], &[line(first), line(second), close()]);
    // One of them is the title of something else as well.
    page(
        [first, second],
        &[
            line(first),
            close(),
            line(second),
            close(),
            line("The boats of Wick"),
            line(second),
        ],
    );
    // Above a text of its own.
    page(
        [first, second],
        &[
            line(first),
            close(),
            line(second),
            line(&format!("{BODY} Nobody asked why.")),
        ],
    );
    // Names are what several pictures show.
    let short = "Ben Osei";
    page(
        [first, short],
        &[line(first), close(), line(short), close()],
    );
}

#[test]
fn the_captions_of_a_gallery_stand_there_again_in_their_order() {
    let captions = [
        "The lighthouse of Wick was built of yellow bricks.",
        "Walkers may sleep in the huts along the coast.",
        "A bus with large tyres drives through the mud.",
    ];
    let numbers = ["1/3", "2/3", "3/3"];
    let gallery = |counters: [&str; 3], captions: [&str; 3], more: &[&str], mark: &str| {
        let again = captions.map(|caption| format!("{mark}{caption}"));
        let mut lines = vec!["Five days along the coast", TEXT];
        for (counter, caption) in counters.into_iter().zip(captions) {
            lines.extend([counter, caption]);
        }
        lines.extend(more);
        lines.extend(again.iter().map(String::as_str));
        lines.push(BODY);
        goes(Format::Text, &lines);
    };
    gallery(numbers, captions, &[], "- ");
    // Without the numbers of pictures they are the headings of a list, and with others the days of a diary.
    gallery(["Wick", "Tolm", "Orle"], captions, &[], "");
    gallery(["7/10", "8/10", "9/10"], captions, &[], "");
    // Below a heading of their own, or with a third copy, they are something else.
    gallery(numbers, captions, &["The answers"], "");
    gallery(numbers, captions, &[captions[1], BODY], "");
    // In another order each may stand above what it names.
    goes(
        Format::Text,
        &[
            "Five days along the coast",
            TEXT,
            "1/3",
            captions[0],
            "2/3",
            captions[1],
            "3/3",
            captions[2],
            captions[0],
            captions[2],
            captions[1],
            BODY,
        ],
    );
    // A few words, titles and questions.
    gallery(
        numbers,
        ["A hut burns.", "It rains now.", "All go home."],
        &[],
        "",
    );
    gallery(
        numbers,
        captions.map(|caption| caption.trim_end_matches('.')),
        &[],
        "",
    );
    let questions = [
        "Was the lighthouse of Wick built of yellow bricks?",
        "May walkers sleep in the huts along the coast?",
        "Does a bus with large tyres drive through mud?",
    ];
    gallery(numbers, questions, &[], "");
    // What stands above the numbers is a summary.
    goes(
        Format::Text,
        &[
            TEXT,
            captions[0],
            captions[1],
            BODY,
            "1/2",
            captions[0],
            "2/2",
            captions[1],
            BODY,
        ],
    );
}

#[test]
fn a_gallery_has_the_credit_before_the_caption() {
    let caption = "Janet Stone at the counter that she has stood behind since the shop opened";
    let page = |again: &str| {
        goes(
            Format::Html,
            &[
                "<h1>The shop that writes in books</h1>",
                &format!(
                    "<figure><img src=a.jpg><figcaption>{caption}</figcaption><span class=credit>J. Reedo nuotr.</span></figure>"
                ),
                &paragraph(TEXT),
                &paragraph(BODY),
                "<div class=photo-gallery><ul>",
                again,
                "<li>J. Reedo nuotr. / One of the fourteen books of the shop</li>",
                "</ul></div>",
            ],
        );
    };
    page(&format!("- <li>J. Reedo nuotr. / {caption}</li>"));
    page(&format!("<li>M. Holto nuotr. / {caption}</li>"));
}

#[test]
fn a_hidden_caption_stands_in_three_lines_that_readers_see() {
    let caption = "The walls of the chapel at the bottom of the lake";
    let page = |hidden: &str| {
        goes(
            Format::Html,
            &[
                &format!("<figure><img src=a.jpg><figcaption>{caption}</figcaption>"),
                "<span class=credit>Source: WNP</span>",
                "<span class=credit>Author: Jo Reed</span></figure>",
                &paragraph(TEXT),
                &paragraph(BODY),
                hidden,
            ],
        );
    };
    page(&format!(
        "- <div hidden>{caption} | Source: WNP | Author: Jo Reed</div>"
    ));
    page(&format!(
        "<div hidden>{caption} | Source: WNP | Author: Mara Holt</div>"
    ));
}

#[test]
fn the_small_pictures_of_a_row_have_its_captions_cut_off() {
    let row = |small: [&str; 2], marks: [&str; 2]| {
        let whole = [
            "Coach Tom Vane shows children how to breathe",
            "In the end all swim to the other bank",
        ];
        let small = [0, 1].map(|at| format!("{}<figcaption>{}</figcaption>", marks[at], small[at]));
        let image = "<figure><img src=b.jpg>";
        goes(
            Format::Html,
            &[
                "<h1>A summer on the raft</h1>",
                &figure(whole[0]),
                &figure(whole[1]),
                image,
                &small[0],
                "</figure>",
                image,
                &small[1],
                "</figure>",
                &paragraph(TEXT),
                &paragraph(BODY),
            ],
        );
    };
    row(
        [
            "Coach Tom Vane shows children how...",
            "In the end all swim to...",
        ],
        ["- ", "- "],
    );
    // One alone may be another picture that begins as this one does; so may both that say little, or are not cut off.
    for small in [
        [
            "Coach Tom Vane shows children how...",
            "At first nobody swims at all",
        ],
        [
            "Coach Ida Vane shows children how...",
            "In the end all swim to...",
        ],
        ["Coach Tom Vane shows...", "In the end all..."],
    ] {
        row(small, ["", ""]);
    }
}

#[test]
fn small_pictures_below_the_text_are_no_row_of_those_above_it() {
    let whole = [
        "Coach Tom Vane shows children how to breathe",
        "In the end all swim to the other bank",
    ]
    .map(figure);
    let small = [
        "Coach Tom Vane shows children how...",
        "In the end all swim to...",
    ]
    .map(|caption| figure_of("b.jpg", caption));
    let (title, text, body) = (
        "<h1>A summer on the raft</h1>",
        paragraph(TEXT),
        paragraph(BODY),
    );
    goes(
        Format::Html,
        &[
            title, &whole[0], &whole[1], &text, &small[0], &small[1], &body,
        ],
    );
    goes(
        Format::Html,
        &[
            title, &text, &body, &whole[0], &whole[1], &small[0], &small[1],
        ],
    );
}

#[test]
fn a_short_caption_of_two_figures_is_said_of_both() {
    for caption in ["The old ladder of 1996", "Labour candidate for mayor"] {
        let figures = [
            figure(caption),
            paragraph(TEXT),
            paragraph(BODY),
            figure_of("b.jpg", caption),
        ];
        let lines: Vec<&str> = figures.iter().map(String::as_str).collect();
        goes(Format::Html, &lines);
    }
}

#[test]
fn a_name_on_a_card_with_sentences_about_who_has_it() {
    let page = |mark: &str, said: &str| {
        goes(
            Format::Html,
            &[
                &paragraph(TEXT),
                "<div class=person><img src=a.jpg>",
                &format!("{mark}<p>Ada Quill</p>"),
                &format!("<p>{said}</p></div>"),
                &paragraph(BODY),
            ],
        );
    };
    page(
        "",
        "Biologist, 49. Ada Quill counts the birds of the harbour.",
    );
    page(
        "- ",
        "The biologist Ada Quill counts the birds of the harbour.",
    );
}

#[test]
fn captions_of_one_picture_wherever_it_is_shown() {
    let page = |file: &str, mark: &str| {
        let said = "The old ladder of the fire brigade";
        goes(
            Format::Html,
            &[
                &paragraph(TEXT),
                &figure_of("/u/old-ladder-1024x683.jpg", &format!("{said} (the crew)")),
                &paragraph(BODY),
                &paragraph(TEXT),
                &format!("<div class=slide><img src={file}>"),
                &format!("{mark}<p>{said}</p>"),
                "</div>",
                &paragraph(BODY),
            ],
        );
    };
    page("/u/old-ladder.jpg", "- ");
    page("/u/old-ladder-300x200.jpg", "- ");
    page("/u/old-ladder-2.jpg", "");
    page("/u/placeholder-image.jpg", "");
    page("/u/old-ladder.jpg?id=2", "");
    // A name beside the portrait is that of who speaks.
    goes(
        Format::Html,
        &[
            &figure_of(
                "/u/ada-quill.jpg",
                "Ada Quill, mayor of Wick, opens the new bridge. Photo: Jo Reed/AP",
            ),
            &paragraph(TEXT),
            "<div class=quote><img src=/u/ada-quill.jpg><blockquote>We have waited for years.</blockquote>",
            "<cite>Ada Quill</cite></div>",
            &paragraph(BODY),
        ],
    );
}

#[test]
fn what_stands_below_the_button_of_a_gallery() {
    goes(
        Format::Text,
        &[
            "12 View gallery",
            "Ada Quill with Tom Vane",
            "- Ada Quill with Tom Vane",
            "The two of them on their way",
            "(Photo: Jo Reed)",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn captions_in_the_tags_that_a_scraper_left() {
    let caption = "Mayor Ada Quill opens the new bridge over the Orle on Monday, while the band of the school plays on the pier. Photo: Jo Reed";
    for tagged in [
        format!("- <p>{caption}</p>"),
        format!("- <em class=\"caption\">{caption}</em>"),
    ] {
        goes(
            Format::Text,
            &["The bridge is open", TEXT, &tagged, caption, BODY],
        );
    }
    // Another word in them is no tag.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Ferries < 20 tons wait for Ada Quill in Wick. Photo: Jo Reed",
            "Ferries > 20 tons wait for Ada Quill in Wick. Photo: Jo Reed",
            BODY,
        ],
    );
}

#[test]
fn a_reporter_below_two_equal_lines_took_the_picture() {
    goes(
        Format::Text,
        &[
            "겨울이 왔습니다",
            "겨울 축제가 다음 주에 시작된다고 시는 밝혔다. 시민 누구나 무료로 참여할 수 있으며 눈이 오면 하루 늦춰진다고 담당자는 말했다.",
            "도심 속에 핀 눈꽃",
            "- 도심 속에 핀 눈꽃",
            "최은지 기자",
            "붉은 설산과 하얀 달",
            "- 붉은 설산과 하얀 달",
            "이도윤 기자",
        ],
    );
}

#[test]
fn captions_behind_the_sign_of_a_list_and_right_below_it() {
    let captions = [
        "Mayor Ada Quill opens the new bridge",
        "Deputy Tom Vane waits for the ferry",
    ];
    let item = |goes: &str, said: &str| format!("{goes}• {said}");
    let [one, two] = captions;
    let (first, second) = (item("- ", one), item("- ", two));
    goes(
        Format::Text,
        &["The bridge", TEXT, &first, one, &second, two, BODY],
    );
    // One of them may be all there is in the list, and the heading of what follows.
    let (first, second) = (item("", one), item("", two));
    goes(Format::Text, &["The bridge", TEXT, &first, one, BODY]);
    goes(
        Format::Text,
        &["The bridge", TEXT, &first, &second, one, BODY, two, TEXT],
    );
}

#[test]
fn tags_that_are_told_of_are_no_tags() {
    let line =
        |tag: &str| format!("Write <{tag}>The bridge</{tag}> to have it set in another type");
    goes(Format::Text, &["Tags", TEXT, &line("b"), &line("i"), BODY]);
    goes(
        Format::Text,
        &["Tags", TEXT, &line("b"), &format!("- {}", line("b")), BODY],
    );
}

#[test]
fn what_tags_set_in_bold_type_is_a_heading() {
    let strong = "<strong>What the mayor says about it</strong>";
    goes(
        Format::Text,
        &[
            "Tags",
            TEXT,
            strong,
            BODY,
            "What the mayor says about it",
            TEXT,
        ],
    );
    let caption = "The Orle bridge: the oldest one of all. Photo: Jo Reed/AP";
    goes(
        Format::Text,
        &["Tags", TEXT, "<b>The Orle bridge</b>", caption, BODY],
    );
}

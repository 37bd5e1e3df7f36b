//! Forms in which the templates of pages give one picture or video several times, each as a whole article.

use crate::analyze::analyze;
use crate::finding::Applicability;
use crate::judge::trial::TEXT;
use crate::{Format, Options, apply};

const CAPTION: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
const BODY: &str = "For two years people had to take the road along the coast, which is closed whenever the sea is rough enough.";

/// Checks that the lines that begin with "- " go from an article, and no others.
#[track_caller]
fn goes(format: Format, lines: &[&str]) {
    let bare: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix("- ").unwrap_or(line))
        .collect();
    let article = bare.join("\n") + "\n";
    let stays: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.starts_with("- "))
        .collect();
    let analysis = analyze(article.as_bytes(), format, &Options::default()).expect("it is read");
    let left =
        apply(article.as_bytes(), analysis.edits(Applicability::Safe)).expect("it is cleaned");
    let left = String::from_utf8(left).expect("it is text");
    assert_eq!(left.lines().collect::<Vec<_>>(), stays);
}

#[test]
fn credits_in_two_lines() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            CAPTION,
            "Photo:",
            "Jo Reed / Getty",
            &format!("- {CAPTION}"),
            "- Photo:",
            "- Jo Reed / Getty",
            BODY,
        ],
    );
    // Two photos of one photographer.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            CAPTION,
            "Photo:",
            "Jo Reed / Getty",
            BODY,
            "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth.",
            "Photo:",
            "Jo Reed / Getty",
        ],
    );
}

#[test]
fn a_credit_stands_before_the_caption_again() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {CAPTION} Jo Reed/AP hide caption"),
            "toggle caption",
            "Jo Reed/AP",
            CAPTION,
            TEXT,
        ],
    );
}

#[test]
fn a_video_with_its_title_and_its_description_twice() {
    let description =
        "Water from the Orle pushed slabs of ice against the pillars of the old bridge.";
    let cut = "- Water from the Orle pushed slabs of ice against the…";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "Drone video shows ice at the bridge",
            description,
            "- Drone video shows ice at the bridge",
            cut,
            TEXT,
        ],
    );
    // Another title is another video.
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "Drone video shows ice at the bridge",
            description,
            "Another video shows ice at the bridge",
            cut,
            TEXT,
        ],
    );
}

#[test]
fn the_title_of_a_video_with_the_word_for_it() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open at last",
            TEXT,
            BODY,
            "- Watch: The bridge over the Orle is open at last",
            "All stories",
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Analysis: The best cameras of this year",
            BODY,
            "The best cameras of this year",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "Körbe hinter Beton",
            TEXT,
            "Rundgang durch die Nischen von Kurdorf",
            "- Video: Rundgang durch die Nischen von Kurdorf 00:37",
            BODY,
        ],
    );
}

#[test]
fn the_headline_with_the_number_of_each_picture() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open at last",
            TEXT,
            "- The bridge over the Orle is open at last - Photo 1.",
            BODY,
            "- The bridge over the Orle is open at last - Photo 2.",
            "Phase 2 of the bridge - part 2",
        ],
    );
}

#[test]
fn an_alt_and_a_caption_below_the_date() {
    let (headline, date) = ("Lindmouth has its bridge back", "3 May 2021 10:30");
    let caption = "Mayor Quill at the new bridge";
    goes(
        Format::Text,
        &[
            headline,
            "From our reporter",
            date,
            caption,
            &format!("- {caption}"),
            TEXT,
        ],
    );
    // Above the date it may be a second headline.
    goes(Format::Text, &[headline, caption, caption, date, TEXT]);
}

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
}

#[test]
fn what_stands_around_a_figure_with_its_caption_is_text() {
    let figure = "<figure><img src=a.jpg><figcaption>Deputy Tom Vane waits for the ferry.</figcaption></figure>";
    let told = "<p>“It smelled of school meals,” said Ben Osei, who had found it.</p>";
    let quote = "<p class=q>“It smelled of school meals,” said Ben Osei.</p>";
    goes(Format::Html, &["<div>", figure, told, quote, "</div>"]);
}

#[test]
fn a_name_before_a_credit_under_several_pictures() {
    let (mill, other) = ("The mill (Photo: Jo Reed)", "The mill seen from the river.");
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            mill,
            other,
            BODY,
            mill,
            "The mill from the other bank.",
        ],
    );
    let caption = "The old mill at night (Photo: Jo Reed)";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            caption,
            other,
            BODY,
            &format!("- {caption}"),
            "More stories",
        ],
    );
}

#[test]
fn credits_with_a_label_of_their_own() {
    let credit = "Author/source: Jo Reed/WNP";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            "The bogs of Wick.",
            "- The bogs of Wick.",
            credit,
            TEXT,
            "The bog before the dams of May 2021.",
            credit,
            "The bog behind the dams of May 2024.",
            credit,
        ],
    );
}

#[test]
fn a_credit_in_front_of_the_caption() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "- Tom Vane",
            "Jo Reed / 9news photo/Tom Vane",
            BODY,
            "Ben Osei",
            "Jo Reed / 9news photo/Clara Brandt",
        ],
    );
}

#[test]
fn the_author_below_the_article() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            BODY,
            "Mara Holt",
            "Mara Holt is our correspondent in Lindmouth. … Read more",
            "© Harbour News",
        ],
    );
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
fn numbers_alone_behind_the_headline() {
    goes(
        Format::Text,
        &[
            "Mosaic of 1800 years found in Wick",
            TEXT,
            "- Mosaic of 1800 years found in Wick - 1",
            BODY,
            "- Mosaic of 1800 years found in Wick - 2",
            "Lower Wick and Upper Wick parted 2 - 1",
        ],
    );
}

#[test]
fn credits_behind_a_dash() {
    let caption = "Tom Vane in the reading room of his archive in Lindmouth, on July 30";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("- {caption}"),
            &format!("{caption}—Jo Reed for Harbour News"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge is open",
            caption,
            &format!("{caption}—and nobody else was there"),
            TEXT,
        ],
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
fn a_recording_with_its_title_twice() {
    goes(
        Format::Text,
        &[
            "The canoes are back",
            TEXT,
            "On the lake of Wick the canoes are back",
            "Clara Brandt",
            "- Listen: On the lake of Wick the canoes are back",
            BODY,
        ],
    );
}

#[test]
fn the_name_of_who_wrote_the_article() {
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open",
            "Mara Holt",
            "Mara Holt - History Correspondent",
            "May 7, 2025",
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The bridge over the Orle is open",
            "© dpa-picture/Mara Holt",
            "The bridge on Monday.",
            "14.06.2024",
            "dpa",
            "By Mara Holt (dpa)",
            TEXT,
        ],
    );
}

#[test]
fn a_pull_quote_that_a_caption_begins_with() {
    let words = "In a storm I came with the tractor";
    goes(
        Format::Text,
        &[
            "The bridge is open",
            &format!("“{words}”: Mara Holt at her house. Photo: Jo Reed"),
            TEXT,
            words,
            BODY,
        ],
    );
}

#[test]
fn half_of_a_credit_is_no_credit() {
    goes(
        Format::Text,
        &[
            "The bridge is open",
            TEXT,
            "Ada Quill opens the bridge on Monday. WARRICK STANES/Valley Leader",
            "Valley Leader",
            BODY,
        ],
    );
}

#[test]
fn what_stands_behind_an_alt() {
    let caption = "Storm damage in Haverly after the tornado of April";
    for alt in [
        format!("- {caption} placeholder image"),
        format!("- {caption} Photo: Jo Reed jpg"),
    ] {
        let kept = if alt.ends_with("jpg") {
            format!("{caption} Photo: Jo Reed")
        } else {
            format!("{caption} | Jo Reed")
        };
        goes(
            Format::Text,
            &["The sirens failed", TEXT, &alt, &kept, BODY],
        );
    }
    goes(
        Format::Text,
        &[
            "The sirens failed",
            &format!("- {caption}"),
            &format!("{caption}(WVTO)"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The sirens failed",
            &format!("- {caption}."),
            &format!("{caption}.(WVTO)"),
            TEXT,
        ],
    );
    goes(
        Format::Text,
        &[
            "The sirens failed",
            caption,
            &format!("{caption} (CANCELLED)"),
            TEXT,
        ],
    );
}

#[test]
fn the_head_of_a_page_that_is_scrolled() {
    let (title, share) = (
        "The bridge over the Orle is open",
        "Share this story with friends",
    );
    goes(
        Format::Text,
        &[title, "Mara Holt", "May 7, 2025", share, title, share, TEXT],
    );
    goes(
        Format::Text,
        &[
            title,
            "Mara Holt",
            "May 7, 2025",
            share,
            &format!("- {title}"),
            TEXT,
        ],
    );
}

#[test]
fn a_script_of_one_case_has_no_small_letters() {
    let caption = "ავტობუსის გაჩერება სოფელ ზემო ხევისუბანში";
    goes(
        Format::Text,
        &[
            "სოფელში ავტობუსი დადის",
            &format!("{caption}. ფოტო: მარიამ კვინიკაძე/ნეტგაზეთი"),
            &format!("- {caption}"),
            "ზემო ხევისუბანში ავტობუსი კვირაში ერთხელ დადის და ყველა მგზავრი ერთმანეთს სახელით იცნობს ამ დიდი ხნის განმავლობაში ყოველთვის.",
        ],
    );
}

#[test]
fn a_heading_that_a_page_has_on_top_as_well() {
    let title = "The bridge over the Orle is open again";
    goes(
        Format::Html,
        &[
            &format!("<div class=bar>{title}</div>"),
            "<p>News</p>",
            "<p>May 7, 2025</p>",
            &format!("<h1>{title}</h1>"),
            &format!("<p>{TEXT}</p>"),
        ],
    );
}

#[test]
fn one_photographer_of_many_pictures_above_the_text() {
    let (photo, thanks) = ("Picture: Jo Reed", "Courtesy of the Lifeboat Museum");
    goes(
        Format::Text,
        &[
            "Ten years of the lifeboat supper",
            "The first supper, 2012. The soup was cold.",
            photo,
            thanks,
            "The second supper, 2013. The soup was hot.",
            photo,
            thanks,
            "The third supper, 2014. There was no soup.",
            photo,
            thanks,
        ],
    );
    goes(
        Format::Text,
        &[
            "The island in January",
            photo,
            "The ferry comes in, and nobody waits.",
            photo,
            "The ferry leaves, and a dog waits.",
            photo,
            "The dog Medo in front of the bakery.",
        ],
    );
}

#[test]
fn letters_about_one_thing() {
    goes(
        Format::Text,
        &[
            "Letters",
            "The hedge on Station Road",
            "Sir, the hedge on Station Road is too high. It has been too high since March. Yours, A. Wainwright",
            "The hedge on Station Road",
            "Sir, the hedge on Station Road is not too high. It is the road that is too low. Yours, B. Wainwright",
            "The hedge on Station Road",
            "Sir, they share a house, and I wish that they would share a pair of shears. Yours, C. Odell",
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
fn the_title_of_a_video_with_its_length() {
    let title = "The moment when the goats come down";
    goes(
        Format::Text,
        &[
            "The goats of Wick",
            TEXT,
            title,
            &format!("- {title} (VIDEO) 01:37"),
            BODY,
        ],
    );
}

#[test]
fn a_name_below_a_copy_may_be_who_wrote_the_article() {
    let caption = "Ada Quill cuts the ribbon at the bridge.";
    goes(
        Format::Text,
        &[
            "The bridge is open again",
            &format!("{caption} Photo: Jo Reed"),
            &format!("- {caption}"),
            "Jo Reed",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn the_last_line_of_a_song() {
    goes(
        Format::Text,
        &[
            "Ten days by the lake",
            TEXT,
            "Our song",
            "We sit by the fire, the lake is so wide,",
            "and nobody wants to go home from its side.",
            "And nobody wants to go home from its side.",
            BODY,
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
fn names_are_no_titles() {
    let article = |lines: &[&str]| {
        let mut all = vec!["The bridge over the Orle is open again"];
        all.extend(lines);
        all.extend([TEXT, BODY]);
        goes(Format::Text, &all);
    };
    article(&[
        "Jo Reed, Tom Vane and Ada Quill",
        "Video: Jo Reed, Tom Vane and Ada Quill",
    ]);
    article(&["Jo Reed", "Valley Leader photo/Jo Reed"]);
    article(&[
        "Video: A walk through the new harbour",
        "Audio: A walk through the new harbour",
    ]);
    article(&["Source", "Source: Harbour Office of Wick"]);
    article(&[
        "Prize for the best young writer",
        "Prize for the best young writer—Ada Quill",
    ]);
    article(&[
        "Storm damage in Haverly after the tornado",
        "Storm damage in Haverly after the tornado(BEFORE)",
    ]);
}

#[test]
fn titles_of_videos_far_from_each_other() {
    let title = "A walk through the niches of the harbour";
    let far = |line: &str| {
        let lines = ["The harbour", TEXT, title, BODY, TEXT, BODY, line];
        goes(Format::Text, &[&lines[..], &["All stories"]].concat());
    };
    for word in ["VIDEO", "Video:", "Escucha:"] {
        far(&format!("- {word} {title}"));
    }
    // Another word is another text.
    far(&format!("Critics: {title}"));
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
fn verses_below_the_date() {
    let verse = "We haul the ropes till morning comes";
    goes(
        Format::Text,
        &[
            "Work song of the harbour",
            "By Jo Reed",
            "May 7, 2025",
            verse,
            verse,
            "And then we sleep till noon",
            TEXT,
        ],
    );
}

#[test]
fn people_in_a_caption_and_their_places() {
    goes(
        Format::Text,
        &[
            "The summit",
            TEXT,
            "President Ada Quill (L), Chancellor Mara Holt (C) and Tom Vane",
            "Photo: Tom Vane",
            BODY,
        ],
    );
}

#[test]
fn numbers_behind_the_headline_that_count_no_pictures() {
    let headline = "The great bridges of the Orle valley";
    goes(
        Format::Text,
        &[
            headline,
            TEXT,
            BODY,
            "In this series",
            &format!("{headline} - 1"),
            &format!("{headline} - 3"),
        ],
    );
    goes(
        Format::Text,
        &[
            headline,
            TEXT,
            "Lower Wick and Upper Wick part two to one",
            BODY,
            "Lower Wick and Upper Wick part 2 - 1",
            TEXT,
        ],
    );
}

#[test]
fn what_a_quotation_is_not() {
    let said = "In a storm I came with the tractor of my father";
    let caption =
        format!("“{said}”: Mara Holt at her house in Lower Wick on Monday. Photo: Jo Reed");
    goes(
        Format::Text,
        &["The bridge is open", &caption, TEXT, said, BODY],
    );
}

#[test]
fn a_sister_in_a_caption_of_one_template() {
    goes(
        Format::Text,
        &[
            "Rain",
            "It rains. Father is not back.",
            "The rain stops. Mother keeps the fire.",
            "စာရေးဆရာမ ခင်သန်းနု၊ ရန်ကုန်၊ ၁၉၇၂။",
            "စာရေးဆရာမ ခင်သန်းနု၏ ညီမ ခင်သန်းဝေ၊ ရန်ကုန်၊ ၁၉၇၂။",
            "ဓာတ်ပုံ - မိသားစု",
        ],
    );
}

#[test]
fn two_credits_around_one_figure() {
    let figure =
        "<figure><img src=a.jpg><figcaption>Two of seven people watch the pumps.</figcaption>";
    goes(
        Format::Html,
        &[
            &format!("<p>{TEXT}</p>"),
            "<div class=image>",
            figure,
            "- <div>© Wick Works / I. Reed</div>",
            "</figure>",
            "<span>Photo: Wick Works / I. Reed</span>",
            "</div>",
            &format!("<p>{BODY}</p>"),
        ],
    );
}

#[test]
fn a_file_photo_and_its_credit() {
    goes(
        Format::Text,
        &[
            "The road is closed",
            "- (File photo)",
            "(File photo) (Source: Jo Reed)",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_short_title_with_the_length_of_its_video() {
    goes(
        Format::Text,
        &["The flood", TEXT, "Watch: Bela comes to us 00:37", BODY],
    );
    goes(
        Format::Text,
        &[
            "The flood",
            TEXT,
            "Bela comes to us",
            "- Watch: Bela comes to us 00:37",
            BODY,
        ],
    );
}

#[test]
fn titles_in_capitals_and_numbers_of_agencies() {
    let title = "Mayor Opens New Bridge in the Harbour of Wick";
    goes(
        Format::Text,
        &[
            title,
            "By Jo Reed",
            &format!("- WATCH: {title}"),
            TEXT,
            BODY,
        ],
    );
    let caption = "Ada Quill opens the old bridge (AP Photo/Jo Reed)";
    goes(
        Format::Text,
        &[
            "The harbour is open",
            &format!("- 1 of 3 | {caption}"),
            caption,
            TEXT,
            BODY,
        ],
    );
    let ponte =
        "Ponte sobre o rio cedeu por volta das cinco deste domingo — Foto: Jo Reed/Divulgação";
    goes(
        Format::Text,
        &["O porto", TEXT, ponte, &format!("- 1 de 3 {ponte}"), BODY],
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
fn the_title_of_the_page() {
    let title = "The bridge over the Orle is open again";
    goes(
        Format::Text,
        &[
            title,
            &format!("{title} | Harbour Post"),
            "By Jo Reed",
            TEXT,
            BODY,
        ],
    );
}

#[test]
fn a_gallery_that_stands_again_without_its_pictures() {
    for (class, mark) in [("slide", "- "), ("text", "")] {
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

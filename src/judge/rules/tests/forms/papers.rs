//! What a page has before each alternative text, and the captions of its galleries again.

use super::{BODY, goes, in_text};
use crate::Format;
use crate::judge::trial::TEXT;

const SAID: &str = "Ada Quill cuts the ribbon on the new bridge in Wick as people watch";

/// Checks whether a caption behind a label goes that stands above another one.
#[track_caller]
fn behind_label(is_gone: bool, label: &str, caption: &str) {
    let mark = if is_gone { "- " } else { "" };
    in_text(&[&format!("{mark}{label}{SAID}"), caption]);
}

#[test]
fn the_name_of_the_paper_before_an_alternative_text() {
    let credited = format!("{SAID} (Image: Jo Reed)");
    behind_label(true, "Harbour Mail: ", &credited);
    behind_label(true, "The Argus: ", &credited);
    behind_label(true, "Gazeta Wick: ", &format!("{SAID}. Foto: Jo Reed"));
    // Who says it, who is seen, and what is no name.
    behind_label(false, "Ben Osei: ", &credited);
    behind_label(false, "Harbour Mail, 2019: ", &credited);
    // Nothing tells that the line below it is a caption, or it says something else.
    behind_label(false, "Harbour Mail: ", SAID);
    behind_label(false, "Harbour Mail: ", &credited.replace("ribbon", "cake"));
    behind_label(
        false,
        "Harbour Mail: ",
        &credited.replace("Ada Quill cuts", "Ada Quill no longer cuts"),
    );
}

#[test]
fn the_word_for_a_photo_before_an_alternative_text() {
    let said = "Ada Quill, Ben Osei, Jo Reed in Wick in July at last.";
    let credited = format!("{said} (T. V.)");
    in_text(&[&format!("- Photo: {credited}"), &credited]);
    in_text(&[&format!("Photo of {said}"), &credited]);
}

#[test]
fn a_title_that_opens_with_a_quotation_behind_the_word_for_a_video() {
    let title = "“We are open at last!”: how the bridge sounds";
    in_text(&[&format!("- Video: {title}"), title]);
    in_text(&[&format!("- Vídeo: ¡{title}"), title]);
    in_text(&[&format!("Answer: {title}"), title]);
}

#[test]
fn the_number_of_a_slide_before_its_caption() {
    let said = "The wheel after forty hours in the sand.";
    in_text(&[&format!("- Slide 1: {said}"), said]);
    in_text(&[&format!("- Slide 12: {said}"), said]);
    in_text(&[&format!("Slide 1 - {said}"), said]);
    in_text(&[&format!("Slide rule: {said}"), said]);
}

#[test]
fn how_the_picture_came_to_the_paper_between_two_captions() {
    let said = format!("{SAID}.");
    let again = format!("- {said}");
    in_text(&[&said, "SUPPLIED", &again]);
    // With another line of names behind it, it may be another picture.
    in_text(&[&said, "SUPPLIED", &said, "JO REED"]);
    in_text(&[&said, "Delivered", &said]);
}

#[test]
fn who_took_the_picture_between_two_captions_below_its_button() {
    let interior = "The mill's interior.";
    for said in [SAID, interior] {
        let again = format!("- {said}");
        in_text(&["click to enlarge", said, "Jo Reed", &again]);
        in_text(&["Bild vergrößern", said, "Jo Reed", &again]);
    }
    // No button, no name, or the names of two people who say the same.
    in_text(&[interior, "Jo Reed", interior]);
    in_text(&["click to enlarge", interior, "The old mill", interior]);
    in_text(&[
        "click to enlarge",
        interior,
        "Jo Reed",
        interior,
        "Ben Osei",
    ]);
}

#[test]
fn an_alternative_text_with_tags_within_a_word_or_around_a_link() {
    let said = "Mes Ada Quill et Ben Osei devant le nouveau pont de Wick";
    let raised = said.replace("Mes", "M<sup>es</sup>");
    let linked = said.replace("pont", "<a href=\"https://wick.example/pont\">pont</a>");
    in_text(&[&format!("- {raised}"), said]);
    in_text(&[&format!("- {linked}"), said]);
}

#[test]
fn the_names_of_a_credit_around_the_caption_of_the_lead_photo() {
    let head = |before: &str, behind: &str| {
        let headline = "The bridge over the Orle is open";
        let caption = "The new bridge stands near the old mill of Wick";
        goes(
            Format::Text,
            &[headline, before, caption, behind, TEXT, BODY],
        );
    };
    head("- © WNP | Jo Reed", "Photo: © WNP | Jo Reed");
    head("© WNP | Jo Reed", "Photo: © WNP | Tom Vane");
    head("© WNP | Jo Reed", "Photo: © WNP");
}

/// The captions of a gallery below the numbers of its pictures, each with its names, and the same without the numbers.
#[track_caller]
fn gallery(
    counters: [&str; 2],
    names: [&str; 2],
    again: [&str; 2],
    between: &[&str],
    is_gone: bool,
) {
    let captions = [
        "Ada Quill among the beds of leek",
        "The field before it was cleared of rubble",
    ];
    let mark = if is_gone { "- " } else { "" };
    let mut lines = Vec::new();
    for ((counter, caption), name) in counters.into_iter().zip(captions).zip(names) {
        lines.extend([counter, caption, name].map(str::to_owned));
    }
    lines.extend(between.iter().map(|line| (*line).to_owned()));
    for (caption, name) in captions.into_iter().zip(again) {
        lines.extend([caption, name].map(|line| format!("{mark}{line}")));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    in_text(&lines);
}

#[test]
fn the_captions_of_a_gallery_with_their_names_again() {
    let (counters, names) = (["1 of 2", "2 of 2"], ["Jo Reed/Post", "Tom Vane/Post"]);
    gallery(counters, names, names, &[], true);
    gallery(
        ["1 / 2", "2 / 2"],
        ["Photo: Jo Reed"; 2],
        ["Photo: Jo Reed"; 2],
        &[],
        true,
    );
    // Who took them is somebody else, they are not numbered, or something else stands above them.
    gallery(
        counters,
        names,
        ["Tom Vane/Post", "Jo Reed/Post"],
        &[],
        false,
    );
    gallery(["Wick", "Tolm"], names, names, &[], false);
    gallery(["1 of 3", "2 of 3"], names, names, &[], false);
    gallery(counters, names, names, &["The winners"], false);
}

#[test]
fn the_title_with_which_the_alternative_texts_of_all_pictures_begin() {
    let title = "Quill House / Studio Osei";
    let alts = ["Garden", "Facade", "Stairs"].map(|what| format!("{title} - {what}, Exterior"));
    let [first, second, third] = alts.each_ref().map(String::as_str);
    goes(Format::Text, &[title, first, second, third, TEXT, BODY]);
}

#[test]
fn a_caption_behind_the_title_of_its_picture() {
    let said = "Ada Quill cuts the ribbon of the new bridge on Monday";
    let titled = format!("The bridge over the Orle | {said}");
    in_text(&[&titled, &format!("- {said}"), "Photo: Jo Reed"]);
    in_text(&[
        &format!("{titled}. Photo: Jo Reed"),
        &format!("- {said}. Photo: Jo Reed"),
    ]);
    // Its credit would be lost.
    in_text(&[&titled, &format!("{said}. Photo: Jo Reed")]);
    // Nothing says that it is a caption, it is not all that stands behind the bar, or another sign stands there.
    in_text(&[&titled, said]);
    in_text(&[&format!("{titled} | Wick"), said, "Photo: Jo Reed"]);
    in_text(&[&titled.replace(" | ", " "), said, "Photo: Jo Reed"]);
    // The title of the page has the name of the paper before the headline.
    let page = format!("Harbour Post | {said}");
    goes(Format::Text, &[&page, said, "Photo: Jo Reed", TEXT, BODY]);
}

#[test]
fn the_headline_and_the_caption_in_one_line() {
    let headline = "The bridge over the Orle is open, and what is new";
    let said = "Ada Quill cuts the ribbon";
    let credited = format!("{said}. Photo: Jo Reed");
    let headed = |line: &str, caption: &str| {
        goes(
            Format::Text,
            &[headline, "By Tom Vane", line, caption, TEXT, BODY],
        );
    };
    let both = format!("{headline} - {said}.");
    headed(&format!("- {both}"), &credited);
    headed(&format!("- {}", both.replace("new -", "new |")), &credited);
    // Another headline, another caption, a sentence that goes on.
    headed(&both.replace("The bridge", "The ferry"), &credited);
    headed(&both, &format!("{said} in Wick. Photo: Jo Reed"));
    let goes_on = both.replace("- Ada", "- and Ada");
    headed(&goes_on, &format!("And {credited}"));
    // A kicker may be the first line, and the name of a speaker the second.
    let kicker = "News from the harbour";
    let line = format!("{kicker} - {said}");
    goes(Format::Text, &[kicker, &line, &credited, TEXT, BODY]);
    let name = format!("{headline} - Ada Quill");
    headed(&name, "Ada Quill (Photo: Jo Reed)");
}

#[test]
fn a_few_words_and_the_same_with_names_that_sign_other_captions() {
    let alt = "Attach the moss to the stones.";
    let signed = format!("{alt} (Jo Reed)");
    let gone = format!("- {alt}");
    let bells = ["Old glass bells", "Old glass bells (Jo Reed)"];
    in_text(&["- Old glass bells", bells[1], TEXT, &gone, &signed]);
    // Somebody else, no caption of a pair, another place, a long way off.
    in_text(&[bells[0], "Old glass bells (Tom Vane)", TEXT, &gone, &signed]);
    in_text(&[bells[0], bells[1], TEXT, &signed]);
    in_text(&[bells[0], TEXT, bells[1], &gone, &signed]);
    let tables: Vec<String> = (10..90).map(|day| format!("Tides of day {day}")).collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    in_text(&[&bells[..], &tables, &[TEXT, &gone, &signed]].concat());
}

#[test]
fn for_whom_a_picture_was_taken_behind_a_slash() {
    let said = format!("{SAID}.");
    let again = format!("- {said}");
    for credit in [
        "Jo C. Reed/for Harbour Daily Post",
        "Jo Reed / For The Harbour Post",
        "Jo Reed/pour Le Journal du Port",
    ] {
        in_text(&[&said, credit, &again]);
    }
    in_text(&[&said, "Ups/and Downs of Wick at last", &said]);
    in_text(&[&said, "Jo Reed/for two long hours", &said]);
    in_text(&[&said, "Live Music/at The Harbour Inn", &said]);
}

#[test]
fn the_number_of_an_archive_before_the_name_of_a_file() {
    let caption = "Ada Quill, the mother of the new bridge in Wick, waits at the old mill of Tolm.";
    in_text(&[
        "- 460419180-ada-quill-mother-of-new-bridge",
        caption,
        "Jo Reed/Getty Images",
    ]);
    // A number of fewer digits may be a date, or how many there were.
    for number in ["20210304", "450000", "4604"] {
        let slug = format!("{number}-ada-quill-mother-of-new-bridge");
        in_text(&[&slug, caption, "Jo Reed/Getty Images"]);
    }
    in_text(&[
        "460419180-ada-quill-mother-of-new-bridge",
        "460419181-ada-quill-mother-of-new-bridge",
    ]);
}

#[test]
fn a_caption_that_was_read_in_another_encoding() {
    let said = "Ada Quill and Ben Osei of the harbour office stand in their lawyers’ rooms in Wick";
    let garbled = said.replace('’', "Õ");
    in_text(&[said, &format!("- {garbled}")]);
    in_text(&[&format!("- {garbled}"), said]);
    in_text(&[said, &said.replace("stand", "stood")]);
    in_text(&[said, TEXT, &garbled]);
}

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

use super::*;
use crate::describe::LEXICON;

const KEPT: &str = "Mayor Ada Quill of Marrick opens the new bridge over the Orle on Monday, 3 May 2021. Photo: Jo Reed/AP";

#[track_caller]
fn covers(gone: &str, rule: Rule) -> bool {
    Said::new(&LEXICON, KEPT).covers(gone, rule)
}

#[test]
fn a_text_stands_in_another_between_blanks() {
    for text in ["Mayor Ada Quill", " Orle on Monday,\n", "Reed/AP", KEPT] {
        assert!(stands_in(text, KEPT), "{text}");
    }
    for text in ["ayor Ada", "Orle on Mon", "3 May 202", "Reed", "Mayor  Ada"] {
        assert!(!stands_in(text, KEPT), "{text}");
    }
}

#[test]
fn what_the_keeper_says_may_go() {
    assert!(covers("MAYOR ADA QUILL OF MARRICK", Rule::Label));
    assert!(covers(
        "Mayor Ada Quill of Marrick opens the new bri…",
        Rule::Truncated
    ));
    assert!(covers(
        "Mayor Ada Quill opens the new bridge on Monday, 3 May 20…",
        Rule::Truncated
    ));
    for more in ["xem toan bo", "Xem toan bo", "…xem"] {
        let cut = format!("Mayor Ada Quill opens the new bridge… {more}");
        assert!(covers(&cut, Rule::Truncated), "{cut}");
        assert!(!covers(&cut, Rule::Prefix), "{cut}");
    }
    for cut in [
        "Mayor Ada Quill… opens the new bridge… xem toan",
        "Mayor Ada Quill… opens the new bridge.. xem toan",
        "Mayor Ada Quill.. opens the new bridge… xem toan bo",
        "Mayor Ada Quill opens the new bridge... xem toan bo",
    ] {
        assert!(covers(cut, Rule::Truncated), "{cut}");
    }
    assert!(!covers(
        "Mayor Ada Quill opens the new bridge…) Holt",
        Rule::Truncated
    ));
    for more in [
        "by Mara Holt",
        "in 1984",
        "which cost him nothing",
        "Mara Holt",
    ] {
        let cut = format!("Mayor Ada Quill opens the new bridge… {more}");
        assert!(!covers(&cut, Rule::Truncated), "{cut}");
    }
    let numbered = "1/4 Mayor Ada Quill of Marrick opens the new bridge over the Orle";
    assert!(covers(numbered, Rule::Near));
    assert!(!covers(numbered, Rule::Prefix));
    // The name of a file has no accents.
    let school = Said::new(
        &LEXICON,
        "Un microbuz școlar a rămas blocat pe calea ferată",
    );
    assert!(school.covers("microbuz-scolar-blocat-calea-ferata", Rule::Label));
    assert!(!school.covers("microbuz-scolar-blocat-pasaj-ferata", Rule::Label));
    // "STA" is an agency, and what is left of a word none.
    let station = Said::new(&LEXICON, "Mayor Ada Quill opens the new station of Marrick");
    assert!(station.covers("Mayor Ada Quill opens the new sta...", Rule::Truncated));
    assert!(!station.covers("Mayor Ada Quill opens the new STA", Rule::Truncated));
    assert!(!station.covers("Mayor Ada Quill opens the new afp...", Rule::Truncated));
    let counted = "Mayor Ada Quill opens the new bridge - Photo 2";
    assert!(covers(counted, Rule::Near));
    assert!(!covers("1/4 Mayor Ada Quill of Marrick opens", Rule::Near));
    assert!(covers("Ada Quill opens the new brigde", Rule::Near));
    assert!(covers(
        "Image caption Mayor Ada Quill hide caption",
        Rule::Near
    ));
    assert!(covers("Photo: Jo Reed, Associated Press", Rule::Credit));
    assert!(covers("Mon., 3 May", Rule::Near));
    assert!(covers("Ada Quill opens the new bridge 2:05", Rule::Near));
    assert!(covers(
        "Photo 1 of 9: Ada Quill opens the new bridge",
        Rule::Prefix
    ));
    assert!(covers("mayor-ada-quill-marrick.jpg", Rule::Label));
    assert!(covers("Ada Quill and the bridge of Marrick", Rule::Label));
    assert!(covers("Ada Quill opens new bridge", Rule::Exact));
}

#[test]
fn a_statement_with_small_differences_may_have_a_word_of_its_own_but_no_name() {
    let few = "Mayor Ada Quill opens the big new bridge";
    assert!(covers(few, Rule::Near));
    assert!(covers(
        "Today Mayor Ada Quill opens the new bridge",
        Rule::Near
    ));
    assert!(!covers(few, Rule::Label));
    assert!(!covers(
        "Mayor Ada Quill opens the Big new bridge",
        Rule::Near
    ));
    assert!(!covers(
        "Mayor Ada Quill opens the big old wooden bridge",
        Rule::Near
    ));
}

#[test]
fn spelling_may_differ_in_few_words_and_in_none_of_an_exact_copy() {
    let slip = "Mayor Ada Quill opened the new bridge";
    assert!(covers(slip, Rule::Label));
    assert!(!covers(slip, Rule::Exact));
    assert!(!covers("Mayors opened bridges", Rule::Label));
}

#[test]
fn a_name_a_number_or_a_word_that_the_keeper_lacks_stays() {
    assert!(!covers(
        "1 of 9 saw Ada Quill open the new bridge",
        Rule::Prefix
    ));
    for (gone, rule) in [
        ("Mayor Ida Brandt", Rule::Label),
        (
            "Mayor Ada Quill of Marrick opens the new bridge in 2022",
            Rule::Near,
        ),
        ("Mayor Ada Quill closes the bridge", Rule::Truncated),
        ("Photo: Max Lind/AP", Rule::Credit),
        ("Mayor Ada Quill with Tom Vane", Rule::Near),
        ("the tunnel", Rule::Exact),
        ("Mayor Ada Quill, 20", Rule::Part),
        ("Ada Quill opens the new bridge 2:05", Rule::Label),
        ("Ada Quill opens the new bridge 2:05 pm", Rule::Near),
        ("Mayor Ada Quill in 202", Rule::Near),
        ("Photo: Jo Reed/Reuters", Rule::Credit),
        ("Photo: Reuters", Rule::Credit),
        ("Reuters", Rule::Covered),
        ("Mayor Ada Quill not opens the bridge", Rule::Label),
        ("Mayor Ada Quill opens bridge 7", Rule::Label),
        ("Mayor Ada Quill opens the bridge on 3 May 20…", Rule::Near),
        ("On 3 May 20 Mayor Ada Quill opens…", Rule::Truncated),
    ] {
        assert!(!covers(gone, rule), "{gone}");
    }
}

#[test]
fn words_that_look_alike_and_say_another_thing_are_told_apart() {
    for (gone, kept) in [
        ("A man was saved", "A woman was saved"),
        ("The vote was legal", "The vote was illegal"),
        ("Three million people", "Three billion people"),
        ("Thirteen boats", "Thirty boats"),
        ("An increase of rents", "A decrease of rents"),
        ("On the left bank", "On the right bank"),
        ("In 1921", "In 1912"),
        ("Born in 202", "Born in 2021"),
        ("The dam will not hold", "The dam will now hold"),
    ] {
        for rule in [Rule::Exact, Rule::Label, Rule::Part] {
            assert!(
                !Said::new(&LEXICON, kept).covers(gone, rule),
                "{gone} / {kept}"
            );
            assert!(
                !Said::new(&LEXICON, gone).covers(kept, rule),
                "{kept} / {gone}"
            );
        }
    }
}

#[test]
fn words_are_found_glued_together_and_apart() {
    for (gone, kept, rule, is) in [
        ("Mayor Quill speaks", "QuillMayor speaks", Rule::Exact, true),
        ("May speaks", "Mayor speaks", Rule::Exact, false),
        (
            "A football match",
            "A match of foot ball teams",
            Rule::Exact,
            true,
        ),
        ("Flight 12345", "Flight 123456", Rule::Label, false),
        ("3 mrt", "Op 3 maart", Rule::Label, true),
    ] {
        assert_eq!(
            Said::new(&LEXICON, kept).covers(gone, rule),
            is,
            "{gone} / {kept}"
        );
    }
}

#[test]
fn words_are_alike_by_spelling_by_ending_or_within_one_another() {
    for (a, b) in [
        ("sun", "sunday"),
        ("mat", "cat"),
        ("brigde", "bridge"),
        ("photografer", "photographer"),
        ("opens", "opened"),
        ("openly", "openers"),
    ] {
        assert!(is_alike(&LEXICON, a, b), "{a} / {b}");
    }
    for (a, b) in [
        ("on", "only"),
        ("on", "in"),
        ("mat", "dog"),
        ("gardener", "wardenes"),
        ("openers", "openage"),
        ("openly", "openings"),
        ("legal", "illegal"),
    ] {
        assert!(!is_alike(&LEXICON, a, b), "{a} / {b}");
    }
}

#[test]
fn agencies_go_by_their_names_and_by_their_initials() {
    for (gone, kept, is) in [
        ("Jo Reed/Associated Press", "Photo: Jo Reed/AP", true),
        ("Jo Reed/AP", "Jo Reed, The Associated Press", true),
        ("Getty", "Max Lind/Getty Images", true),
        ("Max Lind/AFP/Getty Images", "Max Lind/Getty Images", false),
        (
            "Max Lind/AFP via Getty Images",
            "Max Lind via Reuters",
            false,
        ),
        (
            "Max Lind/AFP via Getty Images",
            "Max Lind/Getty Images",
            false,
        ),
        ("Lightrocket via Getty Images", "Getty Images", false),
        ("Pool via AP", "Photo: AP", false),
        ("Handout via Reuters", "Photo: Reuters", true),
        ("AP", "Photo: Reuters", false),
        ("Jo Reed/AP", "Photo: Jo Reed/APMayor Quill speaks", true),
        ("Sipa, Max Lind", "Max Lind/Sipa Press", true),
        ("Reuters", "Photo: Max Lind/Ruters", true),
        ("Reuters", "Photo: Max Lind/Bakerly", false),
        ("AFP", "Photo: Max Lind/AP", false),
    ] {
        assert_eq!(
            Said::new(&LEXICON, kept).covers(gone, Rule::Credit),
            is,
            "{gone} / {kept}"
        );
    }
}

const CAPTION: &str = "Mayor Ada Quill opens the new bridge over the Orle on Monday.";
const BODY: &str = "The council voted to rebuild it, and nobody who was there spoke against the plan \
        or asked what it was to cost.";

fn repeat(block: usize, keepers: &[usize], rule: Rule) -> Repeat {
    Repeat {
        keepers: keepers.to_vec(),
        ..Repeat::new(rule, block, block, "")
    }
}

/// What the guard makes of repeats among these blocks: which stay, and how sure they are.
#[track_caller]
fn guarded(blocks: &[&str], mut repeats: Vec<Repeat>) -> Vec<(usize, Applicability)> {
    let source = blocks.join("\n\n");
    let document = crate::read::read(&source, crate::Format::Text);
    assert_eq!(document.blocks.len(), blocks.len(), "{source}");
    guard(&document, &mut repeats, &Options::default());
    let left = repeats.iter();
    left.map(|repeat| (repeat.block, repeat.applicability))
        .collect()
}

#[test]
fn what_a_keeper_says_goes_and_what_it_does_not_say_is_asked_for() {
    let more = "Mayor Ada Quill opens the new bridge over the Orle with Tom Vane.";
    for (text, applicability) in [
        (CAPTION, Applicability::Safe),
        (more, Applicability::Unsafe),
    ] {
        assert_eq!(
            guarded(&[BODY, text, CAPTION], vec![repeat(1, &[2], Rule::Near)]),
            [(1, applicability)],
            "{text}"
        );
    }
}

#[test]
fn the_guard_makes_nothing_surer_than_it_was() {
    for applicability in [Applicability::DisplayOnly, Applicability::Unsafe] {
        for text in [CAPTION, "The tunnel"] {
            let repeat = Repeat {
                applicability,
                ..repeat(1, &[2], Rule::Exact)
            };
            assert_eq!(
                guarded(&[BODY, text, CAPTION], vec![repeat]),
                [(1, applicability)]
            );
        }
    }
}

#[test]
fn a_block_that_would_be_its_own_keeper_is_no_repeat() {
    let blocks = [BODY, CAPTION, CAPTION];
    assert_eq!(guarded(&blocks, vec![repeat(1, &[1], Rule::Exact)]), []);
    assert_eq!(guarded(&blocks, vec![repeat(1, &[], Rule::Exact)]), []);
    assert_eq!(
        guarded(&blocks, vec![repeat(1, &[1, 2], Rule::Exact)]),
        [(1, Applicability::Safe)]
    );
    // What is only shown deletes nothing.
    let shown = Repeat {
        applicability: Applicability::DisplayOnly,
        ..repeat(1, &[1], Rule::AltRepeatsCaption)
    };
    assert_eq!(
        guarded(&blocks, vec![shown]),
        [(1, Applicability::DisplayOnly)]
    );
}

#[test]
fn what_goes_with_another_block_stays_with_it() {
    let credit = "Photo: Jo Reed";
    let more = "Mayor Ada Quill opens the new bridge over the Orle with Tom Vane.";
    let goes_with = |owner, block, keeper| Repeat {
        owner: Some(owner),
        ..repeat(block, &[keeper], Rule::Credit)
    };
    // The one in the midst goes with the caption, the last one with that.
    let orphans = || vec![goes_with(1, 2, 5), goes_with(2, 3, 6)];
    for (caption, applicability) in [
        (CAPTION, Applicability::Safe),
        (more, Applicability::Unsafe),
    ] {
        let blocks = [BODY, caption, credit, credit, CAPTION, credit, credit];
        let mut repeats = orphans();
        repeats.insert(0, repeat(1, &[4], Rule::Near));
        assert_eq!(
            guarded(&blocks, repeats),
            [(1, applicability), (2, applicability), (3, applicability)],
            "{caption}"
        );
        assert_eq!(guarded(&blocks, orphans()), [], "its caption does not go");
    }
    // It does not go with a part.
    let glued = format!("{CAPTION} {CAPTION}");
    let part = Repeat {
        part: Some(Span::new(0, CAPTION.len() + 1)),
        ..repeat(1, &[1], Rule::Inline)
    };
    assert_eq!(
        guarded(
            &[BODY, &glued, credit, credit],
            vec![part, goes_with(1, 2, 3)]
        ),
        [(1, Applicability::Safe)]
    );
}

#[test]
fn what_goes_itself_keeps_nothing() {
    let blocks = [BODY, CAPTION, CAPTION, CAPTION];
    let goes = |block, keepers| repeat(block, keepers, Rule::Exact);
    for (repeats, applicability) in [
        (vec![goes(1, &[2]), goes(2, &[1])], Applicability::Unsafe),
        (vec![goes(1, &[2, 3]), goes(2, &[3])], Applicability::Safe),
    ] {
        assert_eq!(
            guarded(&blocks, repeats),
            [(1, applicability), (2, applicability)]
        );
    }
}

#[test]
fn keepers_say_together_what_neither_says_alone() {
    let whole = "Mayor Ada Quill opens the new bridge. Photo: Jo Reed";
    let halves = ["Mayor Ada Quill opens the new bridge.", "Photo: Jo Reed"];
    for (keepers, applicability) in [
        (&[2, 3][..], Applicability::Safe),
        (&[2], Applicability::Unsafe),
        (&[3], Applicability::Unsafe),
    ] {
        assert_eq!(
            guarded(
                &[BODY, whole, halves[0], halves[1]],
                vec![repeat(1, keepers, Rule::Covered)]
            ),
            [(1, applicability)],
            "{keepers:?}"
        );
    }
}

#[test]
fn a_part_goes_if_the_rest_of_its_block_says_it() {
    let other = "Mayor Tom Vane opens the old tunnel below the town on Friday.";
    for (second, applicability) in [
        (CAPTION, Applicability::Safe),
        (other, Applicability::Unsafe),
    ] {
        let block = format!("{CAPTION} {second}");
        let part = Repeat {
            part: Some(Span::new(0, CAPTION.len() + 1)),
            ..repeat(1, &[1], Rule::Inline)
        };
        assert_eq!(
            guarded(&[BODY, &block, BODY], vec![part]),
            [(1, applicability)],
            "{block}"
        );
    }
}

#[test]
fn an_article_loses_no_more_than_it_may() {
    let document_of = |source| crate::read::read(source, crate::Format::Text);
    let source = "Ten bytes.\n\nTen bytes.\n\nTen bytes.\n\nTen bytes.\n";
    let document = document_of(source);
    let part = Repeat {
        part: Some(Span::new(0, 5)),
        ..repeat(1, &[1], Rule::Inline)
    };
    let asked = Repeat {
        applicability: Applicability::Unsafe,
        ..repeat(2, &[3], Rule::Exact)
    };
    for (repeats, share) in [
        (vec![repeat(0, &[3], Rule::Exact)], 0.25),
        (
            vec![repeat(0, &[3], Rule::Exact), repeat(1, &[3], Rule::Exact)],
            0.5,
        ),
        (vec![part.clone()], 0.125),
        (vec![repeat(0, &[3], Rule::Exact), asked.clone()], 0.25),
        (vec![asked], 0.0),
    ] {
        assert!(
            Loss::of(&document, &repeats).too_much(share).is_none(),
            "{repeats:?}"
        );
        if share > 0.0 {
            assert!(
                Loss::of(&document, &repeats)
                    .too_much(share - 0.01)
                    .is_some(),
                "{repeats:?}"
            );
        }
    }
}

#[test]
fn an_article_that_would_lose_too_much_is_asked_for_whole() {
    let blocks = [CAPTION, CAPTION, CAPTION, CAPTION];
    let all_but = |last: usize| (0..last).map(|at| repeat(at, &[3], Rule::Exact)).collect();
    assert_eq!(guarded(&blocks, all_but(1)), [(0, Applicability::Safe)]);
    assert_eq!(
        guarded(&blocks, all_but(3)),
        [0, 1, 2].map(|at| (at, Applicability::Unsafe))
    );
}

#[test]
fn a_part_must_be_said_right_behind_it_by_what_stays() {
    let text = "One two. One two. One two.";
    let parts = vec![Span::new(0, 9), Span::new(9, 18)];
    let rest = Rest::new(text, parts.clone());
    assert_eq!(rest.text, "One two.");
    for part in parts {
        assert_eq!(rest.behind(part), "One two.");
    }
    let rest = Rest::new("One two. ", vec![Span::new(0, 9)]);
    assert_eq!(rest.behind(Span::new(0, 9)), "");
}

#[test]
fn a_copy_stands_near_the_part_that_goes() {
    let caption = CAPTION.repeat(2);
    let reach = 2 * caption.len() + 64;
    for (between, is) in [(reach - caption.len(), true), (reach, false)] {
        let text = format!("{caption}{}{caption}", ".".repeat(between));
        let part = Span::new(0, caption.len());
        let rest = Rest::new(&text, vec![part]);
        assert_eq!(rest.behind(part).ends_with(&caption), is, "{between}");
    }
}

#[test]
fn too_much_is_said_in_shares() {
    let why = |gone, total, share| Loss { gone, total }.too_much(share);
    assert_eq!(why(10, 100, 0.1), None);
    assert_eq!(why(0, 0, 0.0), None);
    assert_eq!(
        why(166, 1_000, 0.1).as_deref(),
        Some("16.6 % of the article would go, more than max-loss allows (10 %)")
    );
    assert_eq!(
        why(1, 2, 0.125).as_deref(),
        Some("50 % of the article would go, more than max-loss allows (12.5 %)")
    );
}

#[test]
fn numbers_are_said_with_their_signs() {
    let kept = "Mayor Ada Quill opens the bridge at −7 degrees, 1.5 million people and an 11:1 win in 2021";
    let covers = |gone: &str, rule: Rule| Said::new(&LEXICON, kept).covers(gone, rule);
    for said in ["at -7 degrees", "1,5 million people", "an 11:1 win"] {
        assert!(covers(said, Rule::Exact), "{said}");
    }
    for unsaid in [
        "at 7 degrees",
        "15 million people",
        "an 1:11 win",
        "$1.5 million people",
    ] {
        assert!(!covers(unsaid, Rule::Exact), "{unsaid}");
    }
    assert!(covers("an 11:1 win in 20", Rule::Truncated));
    assert!(!covers("an 11:1 win in 20", Rule::Exact));
}

#[test]
fn a_name_right_behind_the_mark_of_a_cut_is_said_or_the_text_stays() {
    for (more, expected) in [
        ("AFP", false),
        ("Reuters", false),
        ("Brandt", false),
        ("Weiterlesen", true),
        ("Xem toan bo", true),
    ] {
        let cut = format!("Mayor Ada Quill opens the new bridge… {more}");
        assert_eq!(covers(&cut, Rule::Truncated), expected, "{cut}");
    }
}

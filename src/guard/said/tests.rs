use super::*;
use crate::describe::LEXICON;

const KEPT: &str = "Mayor Ada Quill of Marrick opens the new bridge over the Orle on Monday, 3 May 2021. Photo: Jo Reed/AP";

#[track_caller]
fn covers(gone: &str, rule: Rule) -> bool {
    Said::new(&LEXICON, KEPT).covers(gone, rule)
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
fn words_are_alike_by_spelling_by_ending_or_where_the_second_holds_the_first() {
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
        ("sunday", "sun"),
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
    for (kept, unsaid) in [
        ("Rated B- in 3/4", "Rated B+"),
        ("Critics rated the film B-", "film rated B+"),
        ("Rated B- in 3/4", "in 3.4"),
        ("From 1-2 to 3", "From 1.2 to 3"),
    ] {
        let said = Said::new(&LEXICON, kept);
        assert!(!said.covers(unsaid, Rule::Prefix), "{unsaid}");
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

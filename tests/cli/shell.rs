//! Help, completions, the manual page, colours.

use super::shared::*;

#[test]
fn help_fits_a_screen_and_shows_examples() {
    let place = Place::new(&[]);
    let top = place.run(&["--help"]).exits(0);
    assert!(top.out.lines().count() <= 28, "{}", top.out);
    for verb in ["clean", "check"] {
        let help = place.run(&[verb, "-h"]).exits(0);
        assert!(help.out.lines().count() <= 60, "{}", help.out);
        assert!(help.out.contains(&format!("onecap {verb} ")));
        assert!(
            help.out.lines().all(|line| line.chars().count() <= 100),
            "{}",
            help.out
        );
    }
}

#[test]
fn completions_and_manual() {
    let place = Place::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = place.run(&["completions", shell]).exits(0);
        assert!(ran.out.contains("in-place"), "{shell}");
    }
    assert!(place.run(&["man"]).exits(0).out.contains(".TH onecap"));
}

#[test]
fn colours_only_where_wanted() {
    let place = Place::new(&[]);
    let err = |args: &[&str]| place.run(args).err;
    assert!(!err(&["check", "no.txt"]).contains('\u{1b}'));
    assert!(err(&["check", "no.txt", "--color", "always"]).contains('\u{1b}'));
}

#[test]
fn quiet_means_quiet() {
    let place = Place::new(&[("a.txt", &article())]);
    let ran = place.run(&["check", "-q", "a.txt"]).exits(1);
    assert_eq!(ran.err, "");
    let ran = place.run(&["clean", "-q", "a.txt", "-i"]).exits(0);
    assert_eq!((ran.out, ran.err), (String::new(), String::new()));
}

#[test]
fn short_help_fits_a_screen() {
    let place = Place::new(&[]);
    for verb in ["check", "clean", "config", "rules", "undo"] {
        let help = place.run(&[verb, "-h"]).exits(0);
        assert!(help.out.lines().count() <= 30, "{}", help.out);
        let long = place.run(&[verb, "--help"]).exits(0);
        assert!(long.out.lines().count() >= help.out.lines().count());
    }
}

#[test]
fn mistyped_verbs_and_flags_are_answered_with_what_may_be_meant() {
    let place = Place::new(&[]);
    place.run(&["chekc"]).exits(2).says("'check'");
    place
        .run(&["check", "--selct", "exact"])
        .exits(2)
        .says("'--select'");
    place
        .run(&["check", "--basline", "x"])
        .exits(2)
        .says("'--baseline'");
}

//! Help, completions, the manual page, colours.

use super::shared::*;

#[test]
fn help_fits_a_screen_and_shows_examples() {
    let place = Place::new(&[]);
    let top = place.run(&["--help"]).exits(0);
    assert!(top.out.lines().count() <= 28, "{}", top.out);
    for verb in ["clean", "check"] {
        let short = place.run(&[verb, "-h"]).exits(0).out;
        let long = place.run(&[verb, "--help"]).exits(0).out;
        assert_eq!(place.run(&["help", verb]).exits(0).out, long);
        for (help, most) in [(&short, 30), (&long, 58)] {
            assert!(help.lines().count() <= most, "{help}");
            assert!(
                help.lines().all(|line| line.chars().count() <= 100),
                "{help}"
            );
            assert!(help.contains("Examples:"), "{help}");
            assert!(help.contains(&format!("onecap {verb} ")), "{help}");
        }
        assert!(!short.contains("--force-exclude") && long.contains("--force-exclude"));
    }
}

#[test]
fn completions_and_manual() {
    let place = Place::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = place.run(&["completions", shell]).exits(0);
        assert!(ran.out.contains("in-place"), "{shell}");
    }
    place.run(&["man"]).exits(0).shows(".TH onecap 1");
    place
        .run(&["man", "check"])
        .exits(0)
        .shows(".TH onecap-check 1")
        .shows(concat!("\"onecap ", env!("CARGO_PKG_VERSION"), "\""))
        .shows("\\-\\-exit\\-non\\-zero\\-on\\-fix");
    place.run(&["man", "config"]).exits(0).shows("overrides");
    for (verb, paths) in [("clean", "[default: -]"), ("check", "[default: .]")] {
        place
            .run(&[verb, "--help"])
            .exits(0)
            .shows(&format!("or - for standard input {paths}\n"));
    }
    place.run(&["man", "chek"]).exits(2).says("no verb chek");
    place.run(&["completions", "tcsh"]).exits(2).says("tcsh");
}

#[test]
fn colours_only_where_wanted() {
    let place = Place::new(&[]);
    let err = |args: &[&str]| place.run(args).err;
    assert!(!err(&["check", "no.txt"]).contains('\u{1b}'));
    assert!(err(&["check", "no.txt", "--color", "always"]).contains('\u{1b}'));
    for (variable, value, flag, is_coloured) in [
        ("NO_COLOR", "1", "auto", false),
        ("CLICOLOR_FORCE", "1", "auto", true),
        ("CLICOLOR_FORCE", "1", "never", false),
        // What is said on the command line counts more than the environment.
        ("NO_COLOR", "1", "always", true),
    ] {
        let mut command = onecap();
        command
            .env(variable, value)
            .args(["check", "no.txt", "--color", flag]);
        let output = command.current_dir(place.path(".")).output().unwrap();
        let is = output.stderr.contains(&0x1b);
        assert_eq!(is, is_coloured, "{variable}={value} --color {flag}");
    }
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

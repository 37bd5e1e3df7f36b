//! `onecap clean`.

use super::shared::*;
use std::fs;

#[test]
fn one_file_is_printed() {
    let place = Place::new(&[("a.txt", &article())]);
    place.run(&["clean", "a.txt"]).exits(0).prints(&cleaned());
    assert_eq!(place.read("a.txt"), article());
}

#[test]
fn standard_input_is_printed_with_and_without_a_dash() {
    let place = Place::new(&[]);
    for args in [&["clean", "-"][..], &["clean"]] {
        place
            .run_with(args, Some(article().as_bytes()))
            .exits(0)
            .prints(&cleaned());
    }
}

/// As the README says.
#[test]
fn packed_standard_input_is_packed_again_only_by_the_name_of_the_output() {
    let place = Place::new(&[]);
    let packed = zstd::encode_all(article().as_bytes(), 3).unwrap();
    place
        .run_with(&["clean"], Some(&packed))
        .exits(0)
        .prints(&cleaned());
    let args = ["clean", "-o", "a.txt.zst"];
    place.run_with(&args, Some(&packed)).exits(0);
    let bytes = fs::read(place.path("a.txt.zst")).unwrap();
    assert_eq!(zstd::decode_all(&*bytes).unwrap(), cleaned().as_bytes());
}

#[test]
fn what_would_seem_to_be_in_another_format_is_settled_all_the_same() {
    let code = "Mayor Ada Quill opens the new bridge over the Orle on Monday, May 3, 2021.";
    let photo = "Deputy Tom Vane waits for the ferry at the harbour of Lindmouth on Friday.";
    let body = "The council voted to rebuild it, and nobody who was there spoke against that.";
    let article = |photos: &str| {
        format!("# The bridge opens\n\n{body}\n\n    {code}\n\n{code}\n\n{photos}\n")
    };
    let place = Place::new(&[]);
    let clean = |article: &str| {
        place
            .run_with(&["clean"], Some(article.as_bytes()))
            .exits(0)
    };
    // Without its one link it is text, in which code is a line as any other.
    let linked = article(&format!("{photo}\n\n[{photo}](/photo.html)"));
    clean(&linked).prints(&linked);
    // With another one it is Markdown before and after.
    let more = |photos: &str| article(&format!("{photos}\n\n[More](/more.html)"));
    clean(&more(&format!("{photo}\n\n[{photo}](/photo.html)"))).prints(&more(photo));
}

#[test]
fn an_empty_file_and_one_without_repeats_come_out_as_they_are() {
    let place = Place::new(&[("empty.txt", ""), ("plain.txt", plain())]);
    place.run(&["clean", "empty.txt"]).exits(0).prints("");
    place.run(&["clean", "plain.txt"]).exits(0).prints(plain());
}

#[test]
fn a_directory_is_mirrored_into_an_existing_directory() {
    let place = Place::new(&[
        ("src/a.txt", &article()),
        ("src/deep/b.txt", plain()),
        ("src/photo.jpg", "not text"),
        ("dst/other.txt", "stays"),
    ]);
    place
        .run(&["clean", "src", "--output", "dst"])
        .exits(0)
        .prints("");
    assert_eq!(place.read("dst/a.txt"), cleaned());
    assert_eq!(place.read("dst/deep/b.txt"), plain());
    assert_eq!(place.read("dst/other.txt"), "stays");
    assert_eq!(names(&place.path("dst")), ["a.txt", "deep", "other.txt"]);
    assert_eq!(place.read("src/a.txt"), article());
}

#[test]
fn several_inputs_keep_their_places_below_what_they_share() {
    let place = Place::new(&[
        ("a.txt", plain()),
        ("news/a.txt", &article()),
        ("sport/deep/a.txt", plain()),
    ]);
    place
        .run(&[
            "clean",
            "a.txt",
            "news",
            "sport/deep/a.txt",
            "--output",
            "out/",
        ])
        .exits(0);
    assert_eq!(place.read("out/a.txt"), plain());
    assert_eq!(place.read("out/news/a.txt"), cleaned());
    assert_eq!(place.read("out/sport/deep/a.txt"), plain());
}

#[test]
fn paths_that_climb_do_not_lead_out_of_the_output() {
    let place = Place::new(&[("x/a.txt", plain()), ("y/z/b.txt", plain())]);
    let absolute = place.path("x/../x/a.txt");
    place
        .run(&[
            "clean",
            absolute.to_str().unwrap(),
            "y/../y/z/b.txt",
            "--output",
            "y/z/out",
        ])
        .exits(0);
    assert_eq!(place.read("y/z/out/x/a.txt"), plain());
    assert_eq!(place.read("y/z/out/y/z/b.txt"), plain());
    assert_eq!(place.names(), ["x", "y"]);
}

#[test]
fn the_output_may_lie_in_the_input() {
    let place = Place::new(&[("a.txt", &article())]);
    place.run(&["clean", ".", "--output", "out"]).exits(0);
    place
        .run(&["clean", ".", "--output", "out", "--force"])
        .exits(0);
    assert_eq!(names(&place.path("out")), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn an_output_that_leads_among_the_inputs_is_none_of_them() {
    let place = Place::new(&[("t/a.txt", &article()), ("t/sub/a.txt", plain())]);
    std::os::unix::fs::symlink("t/sub", place.path("out")).unwrap();
    // As when the directory itself is named, what lies there is overwritten, and not read.
    for output in ["t/sub", "out"] {
        place.write("t/sub/a.txt", plain());
        place
            .run(&["clean", "t", "-o", output])
            .exits(2)
            .says("a.txt: it exists");
        assert_eq!(place.read("t/sub/a.txt"), plain());
        place.run(&["clean", "t", "-o", output, "--force"]).exits(0);
        assert_eq!(place.read("t/sub/a.txt"), cleaned());
        assert_eq!(place.read("t/a.txt"), article());
    }
    std::os::unix::fs::symlink(".", place.path("up")).unwrap();
    place
        .run(&["clean", "t", "t/sub", "-o", "up", "--force"])
        .exits(2)
        .says("it is the input itself");
    assert_eq!(place.read("t/a.txt"), article());
}

#[test]
fn a_flag_without_effect_is_refused() {
    let place = Place::new(&[("a.txt", &article())]);
    for args in [
        &["clean", "a.txt", "--journal", "j"][..],
        &["clean", "a.txt", "--backup", "~"],
        &["check", "a.txt", "--exit-non-zero-on-fix"],
    ] {
        place.run(args).exits(2).says("; add --");
        assert_eq!(place.read("a.txt"), article());
    }
}

#[test]
fn a_run_that_reads_nothing_says_so() {
    let place = Place::new(&[("d/a.txt", &article()), ("e/a.png", "x"), ("list", "")]);
    for args in [
        &["check", "d", "-g", "*.nope"][..],
        &["check", "e"],
        &["clean", "e", "-i"],
        &["check", "d", "--exclude", "*.txt"],
    ] {
        place.run(args).exits(0).says("warning: nothing was read: ");
    }
    for args in [
        &["check", "d"][..],
        // As hooks do.
        &["check", "--files-from", "list"],
        &["check", "d", "--force-exclude", "--exclude", "d"],
    ] {
        let said = place.run(args).err;
        assert!(!said.contains("nothing was read"), "{args:?}: {said}");
    }
    let said = place.run(&["check", "no.txt"]).exits(2).err;
    let totals = said.lines().last().unwrap();
    assert!(
        totals.starts_with("nothing was done; 1 file failed; "),
        "{said}"
    );
}

#[test]
fn one_file_to_a_file_or_into_a_directory() {
    let place = Place::new(&[("a.txt", &article()), ("dir/x", "")]);
    place
        .run(&["clean", "a.txt", "--output", "b.txt"])
        .exits(0)
        .prints("");
    place.run(&["clean", "a.txt", "--output", "dir"]).exits(0);
    place.run(&["clean", "a.txt", "--output", "new/"]).exits(0);
    place
        .run(&["clean", "a.txt", "--output", "-"])
        .exits(0)
        .prints(&cleaned());
    for copy in ["b.txt", "dir/a.txt", "new/a.txt"] {
        assert_eq!(place.read(copy), cleaned());
    }
}

#[test]
fn an_existing_output_needs_force() {
    let place = Place::new(&[
        ("a.txt", &article()),
        ("b.txt", "old"),
        ("out/a.txt", "old"),
    ]);
    for output in ["b.txt", "out"] {
        place
            .run(&["clean", "a.txt", "--output", output])
            .exits(2)
            .says("--force");
    }
    assert_eq!(
        (place.read("b.txt"), place.read("out/a.txt")),
        ("old".into(), "old".into())
    );
    for output in ["b.txt", "out"] {
        place
            .run(&["clean", "a.txt", "--output", output, "--force"])
            .exits(0);
    }
    assert_eq!(
        (place.read("b.txt"), place.read("out/a.txt")),
        (cleaned(), cleaned())
    );
}

/// As after a run that was interrupted: what is in its place is whole.
#[test]
fn a_copy_of_a_tree_goes_on_where_it_stopped() {
    let names = ["in/a.txt", "in/b/c.txt", "in/d.txt"];
    let place = Place::new(&names.map(|name| (name, "")));
    names.iter().for_each(|name| place.write(name, article()));
    place.write("out/a.txt", "made before");
    let copy = ["clean", "in", "-o", "out"];
    place
        .run(&copy)
        .exits(2)
        .says("or --skip-existing to go on");
    fs::remove_dir_all(place.path("out/b")).unwrap();
    fs::remove_file(place.path("out/d.txt")).unwrap();
    let go_on = [&copy[..], &["--skip-existing"]].concat();
    place
        .run(&go_on)
        .exits(0)
        .says("2 repeats in 2 of 2 files")
        .says("; 1 file passed over, as the output exists; ");
    assert_eq!(place.read("out/a.txt"), "made before");
    assert_eq!(place.read("out/b/c.txt"), cleaned());
    assert_eq!(place.read("out/d.txt"), cleaned());
    let ran = place.run(&go_on).exits(0).says("; 3 files passed over");
    assert!(!ran.err.contains("warning"), "{ran:?}");
    for args in [
        &["clean", "in", "-i", "--skip-existing"][..],
        &["clean", "in", "-o", "out", "--force", "--skip-existing"],
        &["clean", "-", "-o", "out/a.txt", "--skip-existing"],
        &["clean", "in/a.txt", "-o", "-", "--skip-existing"],
    ] {
        place
            .run_with(args, Some(b""))
            .exits(2)
            .says("--skip-existing");
    }
    // Standard input has one output, which cannot be skipped: no advice that is refused.
    let ran = place.run_with(&["clean", "-", "-o", "out/a.txt"], Some(b""));
    let ran = ran.exits(2).says("it exists; add --force to overwrite it");
    assert!(!ran.err.contains("skip"), "{ran:?}");
}

/// What it stands for was never written: to skip it would leave the copy without it.
#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_without_a_target_is_told_as_such() {
    let place = Place::new(&[("in/a.txt", &article()), ("out/b.txt", "")]);
    std::os::unix::fs::symlink("nowhere", place.path("out/a.txt")).unwrap();
    for more in [&["--skip-existing"][..], &[]] {
        let ran = place.run(&[&["clean", "in", "-o", "out"], more].concat());
        let ran = ran
            .exits(2)
            .says("it is a link that leads nowhere; remove the link");
        assert!(!ran.err.contains("skip"), "{ran:?}");
    }
    assert_eq!(place.names(), ["in", "out"]);
    assert_eq!(names(&place.path("out")), ["a.txt", "b.txt"]);
}

#[test]
fn no_input_is_its_own_output() {
    let place = Place::new(&[("a.txt", &article()), ("d/b.txt", &article())]);
    for args in [
        &["clean", "a.txt", "--output", "a.txt", "--force"][..],
        &["clean", "a.txt", "--output", ".", "--force"],
        &["clean", "d", "--output", "d", "--force"],
        &["clean", "d", "--output", "./x/../d", "--force"],
    ] {
        fs::create_dir_all(place.path("x")).unwrap();
        place.run(args).exits(2).says("--in-place");
        assert_eq!(place.read("a.txt"), article());
        assert_eq!(place.read("d/b.txt"), article());
    }
}

#[test]
fn no_copy_takes_the_place_of_another_input() {
    let place = Place::new(&[("news/news/a.txt", &article()), ("news/a.txt", plain())]);
    place
        .run(&["clean", "news", "-o", ".", "--force"])
        .exits(2)
        .says("its copy would stand among the inputs");
    assert_eq!(place.read("news/a.txt"), plain());
    assert_eq!(place.read("a.txt"), plain());
}

#[test]
fn several_articles_are_not_printed_in_a_row() {
    let place = Place::new(&[("a.txt", plain()), ("b.txt", plain())]);
    place
        .run(&["clean", "a.txt", "b.txt"])
        .exits(2)
        .prints("")
        .says("--output DIR");
    place
        .run(&["clean", "."])
        .exits(2)
        .prints("")
        .says("--output DIR");
}

#[test]
fn in_place_changes_what_repeats_and_nothing_else() {
    let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", plain())]);
    let before = fs::metadata(place.path("d/b.txt"))
        .unwrap()
        .modified()
        .unwrap();
    place
        .run(&["clean", "d", "--in-place", "--backup", ".bak"])
        .exits(0)
        .says("1 repeat in 1 of 2 files");
    assert_eq!(place.read("d/a.txt"), cleaned());
    assert_eq!(place.read("d/a.txt.bak"), article());
    assert_eq!(names(&place.path("d")), ["a.txt", "a.txt.bak", "b.txt"]);
    let after = fs::metadata(place.path("d/b.txt"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
}

#[test]
fn backups_that_the_next_run_would_clean_are_refused() {
    let place = Place::new(&[("a.txt", &article())]);
    for suffix in [".orig.txt", ".md", ".gz", "x"] {
        place
            .run(&["clean", "a.txt", "-i", "--backup", suffix])
            .exits(2)
            .says("as articles");
    }
    assert_eq!(place.read("a.txt"), article());
    assert_eq!(place.names(), ["a.txt"]);
}

#[test]
fn a_journal_leads_back_for_files_that_were_left_alone() {
    let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", &article())]);
    place
        .run(&["clean", "d", "-i", "--journal", "run.journal"])
        .exits(0);
    assert_eq!(place.read("d/a.txt"), cleaned());
    place.write("d/b.txt", "edited since");
    place
        .run(&["undo", "run.journal"])
        .exits(2)
        .says("cannot restore")
        .says("1 file restored; 1 not");
    assert_eq!(place.read("d/a.txt"), article());
    assert_eq!(place.read("d/b.txt"), "edited since");
    place
        .run(&["clean", "d", "-i", "--journal", "run.journal"])
        .exits(2)
        .says("it exists");
    place
        .run(&["clean", "d", "--journal", "j"])
        .exits(2)
        .says("--in-place");
}

#[test]
fn undoing_twice_changes_nothing() {
    let place = Place::new(&[("a.txt", &article())]);
    place
        .run(&["clean", "a.txt", "-i", "--journal", "j"])
        .exits(0);
    place.run(&["undo", "j"]).exits(0).says("1 file restored");
    place.run(&["undo", "j"]).exits(0).says("0 files restored");
    assert_eq!(place.read("a.txt"), article());
    place
        .run(&["undo", "a.txt"])
        .exits(2)
        .says("no journal entry");
    place
        .run(&["undo", "missing"])
        .exits(2)
        .says("check the path");
}

#[test]
fn each_file_is_told_to_those_who_ask() {
    let place = Place::new(&[
        ("d/a.txt", &article()),
        ("d/b.txt", plain()),
        ("c.txt", &article()),
    ]);
    place
        .run(&["clean", "d", "--output", "out", "-v"])
        .exits(0)
        .says("a.txt: 1 repeat deleted (")
        .says("b.txt: no repeats\n");
    place
        .run(&["clean", "d", "--output", "out", "--skip-existing", "-v"])
        .exits(0)
        .says("a.txt: passed over, as the output exists\n");
    // Nothing goes that is held back, and that is said whether anybody asks or not.
    let held_back = ["clean", "c.txt", "--max-loss", "0"];
    let quiet = place.run(&held_back).exits(0).prints(&article());
    assert_eq!(quiet.err, "nothing was deleted; onecap check says why\n");
    place
        .run(&[&held_back[..], &["-i", "-v"]].concat())
        .exits(0)
        .says("c.txt: 1 repeat, nothing deleted: ")
        .says("more than max-loss allows (0 %)\n")
        .says("nothing was deleted; onecap check says why\n");
    let silent = place.run(&["clean", "c.txt"]).exits(0).prints(&cleaned());
    assert_eq!(silent.err, "");
}

#[test]
fn a_journal_that_is_cut_off_says_so() {
    let place = Place::new(&[("d/a.txt", &article()), ("d/b.txt", &article())]);
    place.run(&["clean", "d", "-i", "--journal", "j"]).exits(0);
    let journal = place.read("j");
    let last = if journal
        .lines()
        .last()
        .is_some_and(|line| line.contains("b.txt"))
    {
        "d/b.txt"
    } else {
        "d/a.txt"
    };
    place.write("j", &journal[..journal.len() - 5]);
    // The file was changed, and what was deleted from it is lost with the end of the line.
    place
        .run(&["undo", "j"])
        .exits(2)
        .says(&format!(
            "{last}: line 2 of j is cut off, and the file is not as it was"
        ))
        .says("1 file restored; 1 not");
    assert_eq!(place.read(last), cleaned());
    // A run that was killed before it replaced the file.
    place.write(last, article());
    place
        .run(&["undo", "j"])
        .exits(0)
        .says("warning: line 2 of j is cut off; ")
        .says(&format!("{last} is as it was"))
        .says("0 files restored");
    let head = journal.find('\n').unwrap() + 15;
    place.write("j", &journal[..head]);
    place
        .run(&["undo", "j"])
        .exits(2)
        .says("line 2 of j is cut off before it says how which file was");
}

#[test]
fn leftovers_of_a_killed_run_go() {
    let place = Place::new(&[
        ("d/a.txt", &article()),
        ("d/.onecap-abc.tmp", "half a file"),
    ]);
    place.run(&["clean", "d", "-i"]).exits(0);
    assert_eq!(names(&place.path("d")), ["a.txt"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_leads_to_no_input_and_to_no_other_output() {
    use std::os::unix::fs::symlink;
    let place = Place::new(&[
        ("in/a.txt", &article()),
        ("in/b.txt", plain()),
        ("out/x", ""),
    ]);
    let args = ["clean", "in", "-o", "out", "--force", "-j", "1"];
    symlink("../in/a.txt", place.path("out/b.txt")).unwrap();
    place
        .run(&args)
        .exits(2)
        .says("cannot write in/b.txt: its copy would stand among the inputs");
    assert_eq!(place.read("in/a.txt"), article());
    assert_eq!(place.read("out/a.txt"), cleaned());

    std::fs::remove_file(place.path("out/b.txt")).unwrap();
    symlink("a.txt", place.path("out/b.txt")).unwrap();
    place
        .run(&args)
        .exits(2)
        .says("cannot write out/b.txt: a link leads to what this run has written already");
    assert_eq!(place.read("out/a.txt"), cleaned());
}

use super::*;
use crate::finding::Rule;
use crate::span::Span;

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
    let source = "Ten bytes!\n\nTen bytes?\n\nTen bytes;\n\nTen bytes.\n";
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
    let said = [".", "!", "?", ";"].map(|sign| format!("{CAPTION}{sign}"));
    let blocks: Vec<&str> = said.iter().map(String::as_str).collect();
    let all_but = |last: usize| (0..last).map(|at| repeat(at, &[3], Rule::Exact)).collect();
    assert_eq!(guarded(&blocks, all_but(1)), [(0, Applicability::Safe)]);
    assert_eq!(
        guarded(&blocks, all_but(3)),
        [0, 1, 2].map(|at| (at, Applicability::Unsafe))
    );
    // Up to three copies to the letter are no loss, whatever else goes to the same text; more are a prayer or a log.
    assert_eq!(
        guarded(&[CAPTION; 4], all_but(3)),
        [0, 1, 2].map(|at| (at, Applicability::Safe))
    );
    let copies = |last: usize| {
        (0..last)
            .map(|at| repeat(at, &[last], Rule::Exact))
            .collect()
    };
    let most = guarded(&[CAPTION; 9], copies(8));
    assert!(most.iter().all(|&(_, how)| how == Applicability::Unsafe));
    let cut = format!("{}...", CAPTION.trim_end_matches('.'));
    let mut repeats: Vec<Repeat> = copies(4);
    repeats[0].rule = Rule::Truncated;
    let mixed = guarded(&[&cut, CAPTION, CAPTION, CAPTION, CAPTION, BODY], repeats);
    assert!(
        mixed
            .iter()
            .skip(1)
            .all(|&(_, how)| how == Applicability::Safe),
        "{mixed:?}"
    );
}

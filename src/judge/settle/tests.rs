use super::super::{Options, describe, judge, judge_others};
use super::*;
use crate::document::Format;
use crate::judge::trial::{TEXT, ask};
use crate::read;

/// What goes from an article.
fn findings(lines: &[&str]) -> Vec<Repeat> {
    let source = lines.join("\n");
    let document = read::read(&source, Format::Text);
    let features = describe::describe(&document, &describe::LEXICON);
    judge(&document, &features, &Options::default())
}

/// Of so many blocks, all of which may go.
fn nothing_gone(blocks: usize) -> Gone<'static> {
    Gone {
        may_go: &|_| true,
        repeats: Vec::new(),
        of: vec![None; blocks],
        kept_for: BTreeMap::new(),
    }
}

#[test]
fn what_is_not_to_go_takes_nothing_with_it() {
    let caption = "Mayor Ada Quill opens the new bridge over the Orle on Monday with a ribbon.";
    let cut = "Mayor Ada Quill opens the new bridge over…";
    let credit = "Photo: Jo Reed/AP";
    let more = "Work on the road that leads there from the harbour goes on until the end of summer, and costs twice as much.";
    let article = [TEXT, caption, credit, more, cut, credit, caption, credit].join("\n");
    let document = read::read(&article, Format::Text);
    let features = describe::describe(&document, &describe::LEXICON);
    let found = |left_out: &[Rule], ignored: &[&str]| -> Vec<(Rule, usize)> {
        let mut rules = Rule::ALL.to_vec();
        rules.retain(|rule| !left_out.contains(rule));
        let options = Options {
            rules,
            ..Options::default()
        };
        let repeats = judge_others(&document, &features, &options, |block| {
            ignored.contains(&block.text.as_str())
        });
        let goes = repeats.iter().map(|repeat| (repeat.rule, repeat.block));
        goes.collect()
    };
    let (truncated, exact) = ((Rule::Truncated, 4), (Rule::Exact, 6));
    let (of_cut, of_copy) = ((Rule::Credit, 5), (Rule::Credit, 7));
    let all = [truncated, of_cut, exact, of_copy];
    assert_eq!(found(&[], &[]), all);
    assert_eq!(found(&[Rule::Exact], &[]), all[..2]);
    assert_eq!(found(&[], &[cut]), all[2..]);
    assert_eq!(found(&[Rule::Credit], &[]), [truncated, exact]);
    assert_eq!(found(&[Rule::Exact, Rule::Truncated], &[]), []);
    assert_eq!(found(&[], &[cut, caption]), []);
}

#[test]
fn a_title_that_is_not_to_go_parts_its_neighbours() {
    let article = [
        TEXT,
        "Drone video shows ice at the bridge",
        "Water from the Orle pushed slabs of ice against the pillars of the old bridge.",
        "Ferry Marie at the pier",
        "Drone video shows ice at the bridge",
        "Water from the Orle pushed slabs of ice against the…",
        "Ferry Marie at the pier of Wick waits for Mara Holt and for her crew. Photo: Jo Reed/AP",
        TEXT,
    ]
    .join("\n");
    let document = read::read(&article, Format::Text);
    let features = describe::describe(&document, &describe::LEXICON);
    let found = |rules: &[Rule]| -> Vec<(Rule, usize)> {
        let options = Options {
            rules: rules.to_vec(),
            ..Options::default()
        };
        let repeats = judge(&document, &features, &options);
        let goes = repeats.iter().map(|repeat| (repeat.rule, repeat.block));
        goes.collect()
    };
    let (start, title, cut) = ((Rule::Truncated, 3), (Rule::Exact, 4), (Rule::Truncated, 5));
    assert_eq!(found(&[Rule::Truncated, Rule::Exact]), [start, title, cut]);
    assert_eq!(found(&[Rule::Truncated]), [cut]);
}

#[test]
fn each_repeat_is_told_of_the_text_that_stays() {
    let other_text = "For two years people had to take the road along the coast, which is closed whenever the sea is rough enough.";
    for (what, lines, expected) in [
        (
            "a caption goes to its copy without the words of a widget, once that one is its neighbour",
            &[
                TEXT,
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth - Harbour News of Friday",
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth",
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth - Harbour News of Friday 2:05",
            ][..],
            &[(Rule::Prefix, 2, &[1][..]), (Rule::Near, 3, &[1])][..],
        ),
        (
            "an alt text is a part of the caption that has its credit, as of the one that has none",
            &[
                TEXT,
                "opens the new",
                "Ada Quill opens the new bridge on Monday",
                "Photo: Jo Reed",
                "Share",
                "Next",
                "Ada Quill opens the new bridge on Monday. Photo: Jo Reed",
                TEXT,
            ],
            &[
                (Rule::Part, 1, &[6]),
                (Rule::Prefix, 2, &[6]),
                (Rule::Credit, 3, &[6]),
            ],
        ),
        (
            "a credit goes to the caption that has all of its names",
            &[
                TEXT,
                "Mayor Ada Quill opens the new bridge. Photo: AP/Jo Reed",
                "Photo: AP/Jo Reed",
                "Ida Brandt bakes the bread of the whole harbour in the small hours of the night. Photo: Jo Reed",
                TEXT,
            ],
            &[(Rule::Credit, 2, &[1])],
        ),
        (
            "a credit before and behind a caption that stood there twice",
            &[
                TEXT,
                "Photo: Jo Reed/AP",
                "Mayor Ada Quill opens the new bridge",
                "Mayor Ada Quill opens the new bridge",
                "Photo: Jo Reed/AP",
                other_text,
            ],
            &[(Rule::Exact, 2, &[3]), (Rule::Credit, 4, &[1])],
        ),
        (
            "not where it stood there once",
            &[
                TEXT,
                "Photo: Jo Reed/AP",
                "Mayor Ada Quill opens the new bridge",
                "Photo: Jo Reed/AP",
                other_text,
            ],
            &[],
        ),
        (
            "a byline stays where the caption goes that it was written under",
            &[
                "The bridge over the Orle is open again at last",
                "Mayor Ada Quill opens the new bridge",
                "Mayor Ada Quill opens the new bridge / Jo Reed",
                "Jo Reed",
                "12 May 2021",
                TEXT,
            ],
            &[(Rule::Prefix, 1, &[2])],
        ),
        (
            "an alt text goes with the caption that it cuts off, where that one goes to its credited copy",
            &[
                TEXT,
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth",
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth on Monday",
                "Tides",
                "Sport",
                "Ferries",
                "Letters",
                "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth on Monday",
                "Photo: Jo Reed",
            ],
            &[(Rule::Truncated, 1, &[7]), (Rule::Exact, 2, &[7])],
        ),
    ] {
        let found = findings(lines);
        let found: Vec<_> = found
            .iter()
            .map(|repeat| (repeat.rule, repeat.block, repeat.keepers.as_slice()))
            .collect();
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn a_credit_is_told_why_it_went_at_first() {
    let repeats = findings(&[
        TEXT,
        "Mayor Ada Quill opens the new bridge with white flowers. Photo: Jo Reed",
        "Mayor Ada Quill opens the new bridge with white flowers.",
        "Mayor Ada Quill opens the new bridge with white flowers.",
        "Photo: Jo Reed",
        "photo",
        "Photo: Jo Reed",
    ]);
    let found: Vec<_> = repeats
        .iter()
        .map(|repeat| (repeat.block, repeat.keepers.as_slice(), repeat.reason))
        .collect();
    let without = "the kept text says the same and has the credit";
    let behind = "the credit of a caption that repeats another one with the same credit";
    let expected = [
        (2, &[1][..], without),
        (3, &[1], without),
        (4, &[1], behind),
        (6, &[1], "the same credit, for the same medium"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_went_to_a_text_goes_to_the_copy_of_it_that_stays() {
    let cut =
        "-Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth";
    let whole = format!("{} on Monday", &cut[1..]);
    let kept = format!("+{whole}");
    let lines = [
        TEXT,
        cut,
        &whole,
        "Tides",
        "Sport",
        "Ferries",
        "Letters",
        &kept,
        "Photo: Jo Reed",
    ];
    let adopted = ask(&lines, |scene, cut, kept| {
        let mut gone = nothing_gone(lines.len());
        let to_copy = rules::compare(scene, cut, 2).ok()?;
        gone.add(scene, to_copy);
        let to_kept = rules::compare(scene, 2, kept).ok()?;
        adopted(scene, &gone, cut, &to_kept)
    });
    assert_eq!(
        adopted.map(|repeat| (repeat.block, repeat.keepers)),
        Some((1, vec![7]))
    );
}

#[test]
fn what_has_lost_its_keeper_goes_to_no_text_that_would_go_to_it() {
    let lines = [
        TEXT,
        "-Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth on Monday",
        "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth on Monday",
        "+Mayor Ada Quill opens the new bridge over the Orle to walkers…",
        "Photo: Jo Reed",
    ];
    let (turned, rehomed) = ask(&lines, |scene, whole, cut| {
        let gone = |block, keeper| Repeat::new(Rule::Exact, block, keeper, "the same text");
        scene.take_out(&gone(2, cut));
        let turned = rules::compare(scene, whole, cut).ok();
        (
            turned.map(|repeat| repeat.block),
            rehomed(scene, &nothing_gone(lines.len()), &gone(whole, 2)),
        )
    });
    assert_eq!(turned, Some(3));
    assert!(rehomed.is_none());
}

#[test]
fn what_stands_near_what_went_is_asked_again_with_all_that_is_far() {
    let caption =
        "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth";
    let other = "Ida Brandt bakes bread for the whole harbour of Port Ellery in the small hours of the night";
    let far: Vec<_> = (0..2 * SIGHT)
        .map(|vote| format!("{TEXT} It was vote {vote}."))
        .collect();
    let mut lines = vec![
        TEXT,
        caption,
        other,
        "Mayor Ada Quill opens the new bridge over…",
        "Photo: Jo Reed",
    ];
    lines.extend(far.iter().map(String::as_str));
    lines.push(other);
    let last = lines.len() - 1;
    let found: Vec<_> = findings(&lines)
        .into_iter()
        .map(|repeat| (repeat.rule, repeat.block, repeat.keepers))
        .collect();
    // Its credit stands right behind the other caption once the cut one has gone.
    assert_eq!(
        found,
        [(Rule::Truncated, 3, vec![1]), (Rule::Exact, last, vec![2])]
    );
}

#[test]
fn what_went_is_seen_behind_as_many_widgets_as_the_rules_look_over() {
    let caption =
        "Mayor Ada Quill opens the new bridge over the Orle to walkers and riders of Lindmouth";
    let other = "Ida Brandt bakes bread for the whole harbour in the small hours";
    let mut lines = vec![TEXT, caption, other];
    lines.extend(["Share"; FARTHEST_NEIGHBOUR + 4]);
    lines.push("Mayor Ada Quill opens the new bridge over…");
    let cut = lines.len() - 1;
    lines.extend(["Share"; FARTHEST_NEIGHBOUR + 4]);
    lines.extend([other, TEXT]);
    let found: Vec<_> = findings(&lines)
        .into_iter()
        .map(|repeat| (repeat.rule, repeat.block, repeat.keepers))
        .collect();
    assert_eq!(
        found,
        [
            (Rule::Truncated, cut, vec![1]),
            (Rule::Exact, lines.len() - 2, vec![2])
        ]
    );
}

#[test]
fn a_chain_of_keepers_ends_at_the_one_that_stays() {
    let next = [Some(1), Some(3), Some(1), None];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0]] {
        let mut homes = [None; 4];
        assert_eq!(order.map(|block| home(block, &next, &mut homes)), [3; 4]);
    }
}

#[test]
fn places_are_seen_from_far_but_not_from_everywhere() {
    let sees = |places: &[usize], blocks: usize, parting: bool| -> Vec<usize> {
        let sees = in_sight(places, blocks, |_| parting);
        assert_eq!(sees.len(), blocks);
        (0..blocks).filter(|&block| sees[block]).collect()
    };
    let all = |blocks: std::ops::Range<usize>| blocks.collect::<Vec<_>>();
    let place = 2 * SIGHT;
    assert_eq!(
        sees(&[place], 2 * place, true),
        all(place - MOST_BETWEEN - 1..place + MOST_BETWEEN + 1),
        "from behind so many texts it is out of sight"
    );
    assert_eq!(
        sees(&[place], 2 * place, false),
        all(place - SIGHT..place + SIGHT + 1),
        "what parts nothing stands in nobody's way"
    );
    assert_eq!(sees(&[0, 2], place, true), all(0..2 + MOST_BETWEEN + 1));
    assert_eq!(sees(&[3], 3, true), [0, 1, 2]);
    assert!(sees(&[], 2, true).is_empty());
}

//! Whose share of the deletions is whose: the deletions of several removals together are more than those of each alone.

use crate::edit::Edit;
use crate::span::Span;

/// For each removal its share of `deletions`, which are those of all removals together: the shares are disjoint, and
/// together they are the deletions.
///
/// `alone` has for each removal what it deletes alone. Where two of these meet, as both take the separator between
/// them, it goes with the later one; where one lies in another, it is as it was. What goes only as all of them go, a
/// container with the tags at both of its ends, goes with the last. O(n log n) in the deletions.
pub fn shares(deletions: &[Edit], alone: &[Vec<Edit>]) -> Vec<Vec<Edit>> {
    let mut claims: Vec<Claim> = alone
        .iter()
        .enumerate()
        .flat_map(|(owner, edits)| edits.iter().map(move |edit| (edit.delete, owner)))
        .collect();
    claims.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut shares = vec![Vec::new(); alone.len()];
    let mut open = Vec::new();
    let mut next = claims.into_iter().peekable();
    for deletion in deletions.iter().map(|edit| edit.delete) {
        while let Some(claim) = next.next_if(|(span, _)| span.start() < deletion.end()) {
            open.push(claim);
        }
        open.retain(|(span, _)| span.end() > deletion.start());
        for (span, owner) in parted(deletion, &open) {
            if let Some(share) = shares.get_mut(owner) {
                add(share, span);
            }
        }
    }
    shares
}

/// What one removal deletes alone at one place, and which it is.
type Claim = (Span, usize);

/// A deletion parted among the claims to it, which are in the order of their starts. O(claims × log claims).
fn parted(deletion: Span, claims: &[Claim]) -> Vec<Claim> {
    let mut ends: Vec<usize> = claims
        .iter()
        .flat_map(|(span, _)| [span.start(), span.end()])
        .filter(|&end| deletion.start() < end && end < deletion.end())
        .chain([deletion.end()])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let last = claims.iter().max_by_key(|(span, _)| span.end());
    let mut from = deletion.start();
    let mut parts = Vec::with_capacity(ends.len());
    let mut holding: Vec<Claim> = Vec::new();
    let mut next = claims.iter().peekable();
    for end in ends {
        while let Some(claim) = next.next_if(|(span, _)| span.start() <= from) {
            holding.push(*claim);
        }
        while holding.pop_if(|(span, _)| span.end() <= from).is_some() {}
        if let Some((_, owner)) = holding.last().or(last) {
            parts.push((Span::new(from, end), *owner));
        }
        from = end;
    }
    parts
}

/// Adds a span that lies behind those of the share.
fn add(share: &mut Vec<Edit>, span: Span) {
    match share.last_mut() {
        Some(last) if last.delete.end() == span.start() => last.delete = last.delete.cover(span),
        _ => share.push(Edit { delete: span }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(spans: &[(usize, usize)]) -> Vec<Edit> {
        spans
            .iter()
            .map(|&(start, end)| Edit {
                delete: Span::new(start, end),
            })
            .collect()
    }

    #[test]
    fn each_has_its_own_and_the_later_what_both_have() {
        for (deletions, alone, expected) in [
            // Two in a row, apart, and with a separator that both would take.
            (
                &[(0, 20)][..],
                [(0, 10), (10, 20)],
                [&[(0, 10)][..], &[(10, 20)]],
            ),
            (
                &[(0, 10), (30, 40)],
                [(0, 10), (30, 40)],
                [&[(0, 10)], &[(30, 40)]],
            ),
            (&[(0, 20)], [(0, 11), (9, 20)], [&[(0, 9)], &[(9, 20)]]),
            // A separator that stays with both gone, and one that goes with both alone.
            (&[(0, 19)], [(0, 10), (10, 20)], [&[(0, 10)], &[(10, 19)]]),
            (&[(0, 20)], [(0, 9), (10, 20)], [&[(0, 9)], &[(9, 20)]]),
            // The container of both goes with the last, with both of its tags.
            (
                &[(0, 30)],
                [(5, 15), (15, 25)],
                [&[(5, 15)], &[(0, 5), (15, 30)]],
            ),
            // One that lies in the other.
            (
                &[(0, 30)],
                [(0, 30), (10, 20)],
                [&[(0, 10), (20, 30)], &[(10, 20)]],
            ),
            // One at two places, between which something stays.
            (
                &[(0, 5), (10, 30)],
                [(0, 20), (20, 30)],
                [&[(0, 5), (10, 20)], &[(20, 30)]],
            ),
        ] {
            let alone = alone.map(|span| edits(&[span]));
            assert_eq!(
                shares(&edits(deletions), &alone),
                expected.map(edits),
                "{deletions:?}"
            );
        }
    }

    #[test]
    fn what_deletes_nothing_has_no_share() {
        let alone = [edits(&[]), edits(&[(0, 4)]), edits(&[(6, 8)])];
        assert_eq!(
            shares(&edits(&[(0, 4)]), &alone),
            [edits(&[]), edits(&[(0, 4)]), edits(&[])]
        );
        assert_eq!(shares(&[], &[]), Vec::<Vec<Edit>>::new());
    }
}

//! Which claims of a side stand in articles that carry the text of another: they are named, and add no source.

use super::{Ground, Matter};
use std::collections::BTreeMap;

/// A claim and those of articles with the same text, as far as they come to the same: in a copy of another day "last week" is
/// another one, and says nothing of its own.
pub(super) fn with_copies<'m>(matter: &'m Matter, claim: usize) -> impl Iterator<Item = usize> + 'm {
    let copies = matter.ground.copies.get(&claim).map_or(&[][..], Vec::as_slice);
    let same = move |&copy: &usize| matter.claim(copy).compared == matter.claim(claim).compared;
    std::iter::once(claim).chain(copies.iter().copied().filter(same))
}

/// Of `claims`, those of articles whose text is nearly that of an article before them, in their order.
pub(super) fn repeated(ground: &Ground, claims: &[usize]) -> Vec<usize> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    let mut repeats = |i: usize| {
        let article = ground.claims[i].article;
        ground.families.get(article).is_some_and(|&family| *first.entry(family).or_insert(article) != article)
    };
    claims.iter().copied().filter(|&i| repeats(i)).collect()
}

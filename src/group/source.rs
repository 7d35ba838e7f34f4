//! Independent sources: a different outlet and a different text. Repeats within an article and wire copy count once.

use super::ArticleFacts;
use super::union::Union;
use crate::claim::Claim;
use std::collections::HashMap;

/// For the claims of one fact, the number of the independent source of each; numbers count from 0 in order of first appearance.
pub(crate) fn sources(claims: &[&Claim], articles: &[ArticleFacts], families: &[usize]) -> Vec<usize> {
    let mut union = Union::new(claims.len());
    let mut by_article: HashMap<usize, usize> = HashMap::new();
    let mut by_outlet: HashMap<String, usize> = HashMap::new();
    let mut by_text: HashMap<usize, usize> = HashMap::new();
    for (i, claim) in claims.iter().enumerate() {
        let first = *by_article.entry(claim.article).or_insert(i);
        union.join(first, i);
        if first != i {
            continue;
        }
        if let Some(outlet) = articles.get(claim.article).and_then(|a| a.source.as_deref()).or(claim.source.as_deref())
        {
            let first = *by_outlet.entry(outlet.trim().to_lowercase()).or_insert(i);
            union.join(first, i);
        }
        if let Some(&family) = families.get(claim.article) {
            let first = *by_text.entry(family).or_insert(i);
            union.join(first, i);
        }
    }
    let mut number = vec![0; claims.len()];
    for (n, set) in union.sets().into_iter().enumerate() {
        for i in set {
            number[i] = n;
        }
    }
    number
}

/// For every claim of an article whose text another article has word for word: the claim of that other article that it repeats.
/// The article that stands for all its copies is the first to have been published, then the first by name.
pub(crate) fn copies(claims: &[Claim], order: &[usize], articles: &[ArticleFacts]) -> HashMap<usize, Option<usize>> {
    let mut original: HashMap<u64, usize> = HashMap::new();
    let rank = |a: usize| {
        (
            articles[a].published.days.from.is_none(),
            articles[a].published.days.to.is_none(),
            articles[a].published.days,
            &articles[a].name,
        )
    };
    for (i, article) in articles.iter().enumerate().filter(|(_, a)| a.fingerprint.exact != 0) {
        let first = original.entry(article.fingerprint.exact).or_insert(i);
        if rank(i) < rank(*first) {
            *first = i;
        }
    }
    let original_of = |claim: &Claim| {
        let article = articles.get(claim.article)?;
        original.get(&article.fingerprint.exact).copied().filter(|&o| o != claim.article)
    };
    let mut repeated: HashMap<usize, Option<usize>> =
        order.iter().filter(|&&i| original_of(&claims[i]).is_some()).map(|&i| (i, None)).collect();
    if repeated.is_empty() {
        return repeated;
    }
    // The n-th claim of these words in the copy repeats the n-th in the original.
    let mut said: HashMap<(usize, usize, &str), Vec<usize>> = HashMap::new();
    for &i in order {
        let c = &claims[i];
        said.entry((c.article, c.rule, &c.text)).or_default().push(i);
    }
    for (&i, to) in &mut repeated {
        let c = &claims[i];
        let n = said.get(&(c.article, c.rule, c.text.as_str())).and_then(|same| same.iter().position(|&o| o == i));
        let same = original_of(c).and_then(|article| said.get(&(article, c.rule, c.text.as_str())));
        *to = same.zip(n).and_then(|(same, n)| same.get(n).copied());
    }
    repeated
}

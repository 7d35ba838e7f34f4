//! Near-identical texts: wire copy that several outlets print, with small changes.
//!
//! Texts are compared by the shingles of five words that they share (Broder 1997), estimated from sketches of fixed size
//! (one permutation hashing: Li, Owen, Zhang 2012). Sketches meet by bands, so that cost grows with the number of texts and
//! not with the number of pairs.

use crate::text::Cleaned;
use std::collections::HashMap;

const WORDS: usize = 5;
const BINS: usize = 64;
const BAND: usize = 4;
/// Texts are near-identical when they share this part of their shingles, in percent.
const SHARED_PERCENT: usize = 60;
/// Shorter texts are only ever identical: their few shingles prove nothing.
const MIN_WORDS: usize = 30;

/// What is kept of a text to recognise its copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// The same for texts with the same words in the same order; 0 for a text without words.
    pub exact: u64,
    /// Smallest shingle hash of each bin; empty for short texts. 0: no shingle fell into the bin.
    sketch: Vec<u32>,
}

/// Takes the fingerprint of a text. Case, punctuation and white space make no difference.
///
/// ```
/// use gainsay::similar::fingerprint;
/// assert_eq!(fingerprint("Two ships sank.").exact, fingerprint("two  ships\nsank").exact);
/// assert_ne!(fingerprint("Two ships sank.").exact, fingerprint("Three ships sank.").exact);
/// ```
#[must_use]
pub fn fingerprint(text: &str) -> Fingerprint {
    let text = Cleaned::new(text);
    let words: Vec<u64> =
        text.text().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(hash_word).collect();
    if words.is_empty() {
        return Fingerprint::default();
    }
    let exact = words.iter().fold(FNV, |h, &w| mix(h ^ w)).max(1);
    let mut sketch = Vec::new();
    if words.len() >= MIN_WORDS {
        sketch = vec![0u32; BINS];
        for shingle in words.windows(WORDS) {
            let hash = shingle.iter().fold(FNV, |h, &w| mix(h ^ w));
            let bin = (hash % BINS as u64) as usize;
            let value = ((hash >> 32) as u32).max(1);
            if sketch[bin] == 0 || value < sketch[bin] {
                sketch[bin] = value;
            }
        }
    }
    Fingerprint { exact, sketch }
}

/// Numbers the families of near-identical texts: texts with the same number are copies of each other.
/// The number is the index of the first text of the family.
#[must_use]
pub fn families(prints: &[&Fingerprint]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..prints.len()).collect();
    let mut buckets: HashMap<(usize, u64), usize> = HashMap::new();
    let mut meet = |key: (usize, u64), i: usize, parent: &mut Vec<usize>| {
        let first = *buckets.entry(key).or_insert(i);
        if first != i && alike(prints[first], prints[i]) {
            let (a, b) = (root(parent, first), root(parent, i));
            parent[a.max(b)] = a.min(b);
        }
    };
    for (i, print) in prints.iter().enumerate() {
        if print.exact == 0 {
            continue;
        }
        meet((usize::MAX, print.exact), i, &mut parent);
        for (band, bins) in print.sketch.chunks(BAND).enumerate() {
            if bins.iter().all(|&b| b != 0) {
                meet((band, bins.iter().fold(FNV, |h, &b| mix(h ^ u64::from(b)))), i, &mut parent);
            }
        }
    }
    (0..prints.len()).map(|i| root(&mut parent, i)).collect()
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

/// Whether two sketches agree in most of the bins that either fills.
fn alike(a: &Fingerprint, b: &Fingerprint) -> bool {
    if a.exact == b.exact {
        return true;
    }
    let bins = a.sketch.iter().zip(&b.sketch).filter(|(x, y)| **x != 0 || **y != 0);
    let (mut same, mut all) = (0, 0);
    for (x, y) in bins {
        all += 1;
        same += usize::from(x == y);
    }
    all > 0 && same * 100 >= all * SHARED_PERCENT
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn hash_word(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(FNV, |h, c| (h ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Spreads the bits of a hash (the finaliser of SplitMix64).
fn mix(mut h: u64) -> u64 {
    h = h.wrapping_add(0x9e37_79b9_7f4a_7c15);
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|n| format!("word{n} ")).collect()
    }

    #[test]
    fn copies_with_small_changes_are_one_family() {
        let original = text(0..300);
        let edited = original.replace("word70 ", "").replace("word200 ", "another ");
        let with_a_new_end = text(0..260) + &text(900..920);
        let other = text(500..800);
        let half = text(0..150) + &text(600..750);
        let prints: Vec<Fingerprint> =
            [&original, &edited, &with_a_new_end, &other, &half].iter().map(|t| fingerprint(t)).collect();
        assert_eq!(families(&prints.iter().collect::<Vec<_>>()), [0, 0, 0, 3, 4]);
    }

    #[test]
    fn short_texts_are_copies_only_when_they_are_equal() {
        let prints = ["The war goes on.", "the war goes on", "The war went on.", "", ""].map(fingerprint);
        assert_eq!(families(&prints.iter().collect::<Vec<_>>()), [0, 0, 2, 3, 4]);
    }
}

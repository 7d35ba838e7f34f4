//! The nearest known name to a misspelt one: for "did you mean …" in messages about users' files and arguments.

/// The candidate that differs least from `word`, if it is near enough to be a misspelling of it: at most a third of its
/// letters inserted, left out, replaced or swapped. Of equally near ones the first in order of the alphabet. Case does
/// not count, nor do `-` and `_` differ.
///
/// ```
/// use gainsay::nearest::nearest;
/// assert_eq!(nearest("pubished", ["published", "source", "title"]), Some("published"));
/// assert_eq!(nearest("colour", ["published", "source", "title"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &folded(candidate)), candidate))
        .filter(|&(distance, candidate)| distance * 3 <= word.len().max(candidate.chars().count()))
        .min()
        .map(|(_, candidate)| candidate)
}

fn folded(word: &str) -> Vec<char> {
    word.chars().take(64).flat_map(char::to_lowercase).map(|c| if c == '_' { '-' } else { c }).collect()
}

/// Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours, each counted once.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_misspellings_and_nothing_else() {
        let known = ["event-date", "elapsed", "constant", "cumulative", "set"];
        for (word, expected) in [
            ("event_date", Some("event-date")),
            ("Elapsed", Some("elapsed")),
            ("contsant", Some("constant")),
            ("cumulativ", Some("cumulative")),
            ("sett", Some("set")),
            ("drift", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}

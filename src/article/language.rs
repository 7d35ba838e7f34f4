//! Whether a text is English, for the rules speak no other language.

use whatlang::Lang;

/// Bytes of a text that are looked at.
const LOOKED_AT: usize = 3000;
/// Below this number of letters nobody can be sure.
const LETTERS: usize = 200;

/// The English name of the language of `text` where that surely is another one; `None` where it is English, short, or
/// in doubt.
#[must_use]
pub(super) fn other_than_english(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if looks_english(sample) || sample.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
        return None;
    }
    let info = whatlang::detect(sample)?;
    (info.lang() != Lang::Eng && info.is_reliable()).then(|| info.lang().eng_name())
}

/// Whether one word in eight is one of the commonest of English. Quick, and true of nearly all running English text, so
/// that the detector, which is slow, is asked about others only.
fn looks_english(sample: &str) -> bool {
    const COMMON: [&str; 14] =
        ["the", "of", "and", "to", "that", "was", "with", "for", "by", "from", "said", "is", "has", "on"];
    let (mut words, mut common) = (0usize, 0usize);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        words += 1;
        common += usize::from(word.len() <= 4 && COMMON.iter().any(|c| word.eq_ignore_ascii_case(c)));
    }
    common * 8 >= words && words > 0
}

#[cfg(test)]
mod tests {
    use super::other_than_english;

    #[test]
    fn only_what_is_surely_not_english() {
        let german = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss zu sperren, weil die \
            Pfeiler nach dem Hochwasser nicht mehr sicher sind. Die Arbeiten sollen nach Angaben der Verwaltung etwa \
            zwei Jahre dauern und rund vierzig Millionen Euro kosten. Der Verkehr wird umgeleitet.";
        let english = "The city council decided on Tuesday to close the old bridge over the river because its piers \
            are no longer safe after the flood. The work is expected to take about two years and to cost around forty \
            million euros, the administration said. Traffic will be diverted.";
        assert_eq!(other_than_english(german), Some("German"));
        assert_eq!(other_than_english(english), None);
        assert_eq!(other_than_english("Kurzer Text auf Deutsch."), None);
        assert_eq!(other_than_english(""), None);
        // A table of names and figures is in doubt, not in another language.
        assert_eq!(other_than_english(&"Team A 3 2 1, Team B 4 4 0; ".repeat(30)), None);
        let ukrainian = "Міська рада у вівторок вирішила закрити старий міст через річку, оскільки його опори після \
            повені більше не безпечні. За словами адміністрації, роботи триватимуть близько двох років і коштуватимуть \
            приблизно сорок мільйонів євро. Рух транспорту буде спрямовано в обхід.";
        assert_eq!(other_than_english(ukrainian), Some("Ukrainian"));
    }
}

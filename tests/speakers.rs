//! Who is quoted for a claim: only who is named, and no part of another name.

use crate::common::article;
use crate::seeds::pack;

#[test]
fn the_speaker_of_a_sentence() {
    for (text, speaker) in [
        ("The air force said Russia launched 84 drones at Ukraine overnight.", None),
        ("Russia launched 84 drones at Ukraine overnight, a monitor said.", None),
        ("The Ukrainian military said Russia launched 84 drones at Ukraine overnight.", Some("ukraine")),
        (
            "Russia launched 84 drones at Ukraine overnight, Ukraine's Defense Ministry said on Wednesday.",
            Some("ukraine"),
        ),
        ("Russia launched 84 drones at Ukraine overnight, according to the Ukrainian general staff.", Some("ukraine")),
        (
            "Russia launched 84 drones at Ukraine overnight, said Ukrainian President Volodymyr Zelensky.",
            Some("volodymyr-zelensky"),
        ),
        (
            "Volodymyr Zelensky later said on Sunday that Russia launched 84 drones at Ukraine overnight.",
            Some("volodymyr-zelensky"),
        ),
        ("Russia launched 84 drones at Ukraine overnight, Zelensky told Reuters.", Some("volodymyr-zelensky")),
        (
            "Dmitry Peskov, an aide of Vladimir Putin, said Ukraine launched 84 drones at Russia overnight.",
            Some("dmitry-peskov"),
        ),
        ("Russian bloggers said Ukraine launched 84 drones at Moscow overnight.", None),
        ("A London think tank said Russia launched 84 drones at Ukraine overnight.", None),
        ("The Sudan Doctors Network said Russia launched 84 drones at Ukraine overnight.", None),
        ("Russia launched 84 drones at Ukraine overnight, 7 per cent of them decoys.", None),
    ] {
        let claims = gainsay::claims(pack(), &[article("a", "2025-08-20", text)]);
        let claim = claims.iter().find(|c| c.text.contains("84")).unwrap_or_else(|| panic!("no claim in {text:?}"));
        assert_eq!(claim.speaker.as_deref(), speaker, "{text}");
    }
}

//! Reading articles: names, order, metadata, what is left out.

use crate::common::Folder;
use chrono::NaiveDate;
use gainsay::article::{Corpus, Input, InputCode, Stdin, read, read_in_order, stated_date};
use gainsay::text::{Lines, Place};
use proptest::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};

fn read_paths(base: &Path, paths: &[PathBuf]) -> Corpus {
    read(&paths.iter().cloned().map(Input::Path).collect::<Vec<_>>(), base)
}

fn names(corpus: &Corpus) -> Vec<&str> {
    corpus.articles.iter().map(|a| a.name.as_str()).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn a_folder_is_walked_and_what_is_no_article_is_left_out() {
    let folder = Folder::with(&[
        (".git/HEAD", b""),
        (".gitignore", b"drafts/\n"),
        ("a/two.md", b"Two."),
        ("a/one.txt", b"One."),
        ("a/b/three.TXT", b"Three."),
        ("a/feed.jsonl", b"{\"text\":\"Four.\",\"id\":\"x\"}\n\n{\"text\":\"Five.\"}"),
        ("a/packed.txt.gz", &gzip(b"Six.")),
        ("a/packed.ndjson.gz", &gzip(b"{\"text\":\"Seven.\"}\n")),
        ("a/.hidden.txt", b"No."),
        ("a/drafts/no.txt", b"No."),
        ("a/picture.png", b"No."),
        ("a/articles.toml", b""),
        ("gainsay.toml", b""),
    ]);
    let corpus = read_paths(folder.path(), &[folder.path().to_owned()]);
    let expected = [
        "a/b/three.TXT", "a/feed.jsonl#3", "a/feed.jsonl#x", "a/one.txt", "a/packed.ndjson.gz#1", "a/packed.txt.gz",
        "a/two.md",
    ];
    assert_eq!(names(&corpus), expected);
    assert_eq!(&*corpus.articles[5].text, "Six.");
    let skipped: Vec<_> = corpus.skipped.iter().map(|s| (s.article.as_str(), s.reason.as_str())).collect();
    assert_eq!(skipped, [("a/picture.png", "unknown ending .png")]);
    assert_eq!(corpus.problems, []);
}

#[test]
fn a_path_named_explicitly_is_always_read() {
    let folder = Folder::with(&[
        (".git/HEAD", b""),
        (".gitignore", b"*.txt\n"),
        ("ignored.txt", b"One."),
        (".hidden.txt", b"Two."),
        ("notes.log", b"Three."),
        ("feed.json", b"{\"text\":\"Four.\"}\n{\"text\":\"Five.\"}\n"),
        ("articles.toml", b"[\"notes.log\"]\nsource = \"Example Times\"\n"),
    ]);
    let paths = ["ignored.txt", ".hidden.txt", "notes.log", "feed.json", "articles.toml"];
    let corpus = read_paths(folder.path(), &paths.map(|p| folder.path().join(p)));
    assert_eq!(names(&corpus), [".hidden.txt", "feed.json#1", "feed.json#2", "ignored.txt", "notes.log"]);
    assert_eq!(corpus.articles[4].source.as_deref(), Some("Example Times"));
    // A shell's `folder/*` names the side-car too.
    assert_eq!(corpus.skipped.len(), 1);
    assert_eq!(corpus.problems, []);
}

#[test]
fn names_and_order_do_not_depend_on_how_the_paths_are_typed() {
    let folder = Folder::with(&[("news/b.txt", b"B."), ("news/a.txt", b"A."), ("other/c.txt", b"C.")]);
    let base = folder.path();
    let up = base.join("other/../news");
    let once = read_paths(base, &[base.join("news"), base.join("other")]);
    assert_eq!(names(&once), ["news/a.txt", "news/b.txt", "other/c.txt"]);
    for paths in [
        vec![base.join("other"), base.join("news")],
        vec![base.join("./other/"), up.clone()],
        vec![base.to_owned()],
        vec![up.join("b.txt"), base.join("news"), base.join("news/a.txt"), base.join("other/c.txt"), base.to_owned()],
    ] {
        assert_eq!(read_paths(base, &paths), once, "{paths:?}");
    }
    // From a folder below, names lead upwards.
    assert_eq!(names(&read_paths(&base.join("other"), &[up])), ["../news/a.txt", "../news/b.txt"]);
}

#[cfg(unix)]
#[test]
fn links_are_read_once_and_not_followed_in_folders() {
    let folder = Folder::with(&[("news/a.txt", b"A."), ("news/b.txt", b"B.")]);
    let base = folder.path();
    std::os::unix::fs::symlink(base.join("news"), base.join("link")).unwrap();
    std::os::unix::fs::symlink(base.join("news/a.txt"), base.join("news/z.txt")).unwrap();
    let corpus = read_paths(base, &[base.join("link"), base.join("news")]);
    assert_eq!(names(&corpus), ["link/a.txt", "link/b.txt"]);
    assert_eq!(corpus.skipped.len(), 2);
    // Typed through a link that leads to the project, a path has the name that it has there.
    let corpus = read_paths(&base.join("news"), &[base.join("link/b.txt")]);
    assert_eq!(names(&corpus), ["b.txt"]);
    let corpus = read_paths(base, &[base.join("news/z.txt")]);
    assert_eq!(names(&corpus), ["news/z.txt"]);
}

#[test]
fn the_strongest_statement_wins_field_by_field() {
    let folder = Folder::with(&[
        ("one.txt", b"---\nsource: Front\ndate: 2025-01-01\ntitle: Title\n---\nText."),
        ("feed.jsonl", b"{\"id\":\"a\",\"text\":\"T\",\"source\":\"Own\",\"date\":\"2025-01-01\"}\n{\"id\":\"b\",\"text\":\"T\",\"source\":\"Own\"}"),
        ("articles.toml", b"[\"one.txt\"]\npublished = 2025-02-02\n[\"feed.jsonl\"]\nsource = \"All\"\n[\"feed.jsonl#b\"]\nsource = \"B\"\n"),
    ]);
    let corpus = read_paths(folder.path(), &[folder.path().to_owned()]);
    assert_eq!(corpus.problems, []);
    let told: Vec<_> = corpus
        .articles
        .iter()
        .map(|a| {
            let from = a.published.days.from.map(|d| d.to_string()).unwrap_or_default();
            format!("{} {} {from} {}", a.name, a.source.as_deref().unwrap_or("-"), a.published.basis.name())
        })
        .collect();
    assert_eq!(
        told,
        ["feed.jsonl#a All 2025-01-01 front-matter", "feed.jsonl#b B  unknown", "one.txt Front 2025-02-02 sidecar"]
    );
    let one = &corpus.articles[2];
    assert_eq!((one.title.as_deref(), one.text.len(), one.text.trim()), (Some("Title"), 57, "Text."));
}

#[test]
fn standard_input_is_records_if_its_first_line_is_one() {
    let folder = Folder::with(&[]);
    let stdin = |bytes: &[u8]| {
        let name = Some(folder.path().join("desk/today"));
        let source = Some(String::from("Desk"));
        vec![Input::Stdin(Stdin { bytes: bytes.to_vec(), name, source, published: stated_date("2025-02-02") })]
    };
    let corpus = read(&stdin(b"Just a text."), folder.path());
    assert_eq!(names(&corpus), ["desk/today"]);
    assert_eq!(corpus.articles[0].published.basis.name(), "sidecar");
    let corpus = read(&stdin(b"\n{\"text\":\"A\",\"source\":\"Own\"}\n{\"text\":\"B\"}"), folder.path());
    let told: Vec<_> = corpus.articles.iter().map(|a| (a.name.as_str(), a.source.as_deref().unwrap_or("-"))).collect();
    assert_eq!(told, [("desk/today#2", "Own"), ("desk/today#3", "Desk")]);
}

#[test]
fn records_keep_their_order_and_identifiers_where_each_is_answered() {
    let folder = Folder::with(&[
        (
            "b.jsonl",
            b"{\"id\":\"z\",\"text\":\"T\",\"ref\":\"2016-02-15\"}\n{\"id\":\"a\",\"text\":\"T\",\"ref\":null}",
        ),
        ("a.txt", b"T"),
    ]);
    let paths = ["b.jsonl", "a.txt", "b.jsonl"].map(|p| Input::Path(folder.path().join(p)));
    let (articles, corpus) = read_in_order(&paths, folder.path());
    let ids: Vec<_> = articles.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["z", "a", "a.txt"]);
    assert_eq!(articles[0].1.published.days, stated_date("2016-02-15").unwrap());
    assert_eq!(corpus.problems, []);
}

#[test]
fn problems_leave_the_rest_to_be_read() {
    let folder = Folder::with(&[
        ("binary.txt", b"a\0b"),
        ("broken.txt.gz", b"no gzip"),
        ("empty.txt", b""),
        ("feed.jsonl", b"{\"text\":\"T\",\"id\":1}\n{\"text\":\nnonsense\n{\"text\":\"T\",\"id\":1}"),
        ("latin.txt", b"caf\xE9"),
        (
            "articles.toml",
            b"[\"latin.txt\"]\npublished = \"soon\"\n[\"gone.txt\"]\nsource = \"x\"\n[\"feed.jsonl#9\"]\n",
        ),
    ]);
    let base = folder.path();
    let corpus = read_paths(base, &[base.to_owned(), base.join("nowhere")]);
    assert_eq!(names(&corpus), ["empty.txt", "feed.jsonl#1", "feed.jsonl#line-4", "latin.txt"]);
    let told: Vec<_> =
        corpus.problems.iter().map(|p| (p.file.as_str(), p.place().map_or(0, |p| p.line), p.code)).collect();
    use InputCode as Code;
    assert_eq!(
        told,
        [
            ("articles.toml", 2, Code::BadSidecar),
            ("articles.toml", 3, Code::UnknownEntry),
            ("articles.toml", 5, Code::UnknownEntry),
            ("binary.txt", 0, Code::Binary),
            ("broken.txt.gz", 0, Code::Unreadable),
            ("empty.txt", 0, Code::Empty),
            ("feed.jsonl", 2, Code::BadRecord),
            ("feed.jsonl", 3, Code::BadRecord),
            ("feed.jsonl", 4, Code::RepeatedId),
            ("latin.txt", 1, Code::Encoding),
            ("nowhere", 0, Code::Unreadable),
        ]
    );
}

/// Pieces of what the readers look for, so that random texts reach them.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"---\n".to_vec()),
        Just(b"+++\n".to_vec()),
        Just(b"published: 2025-".to_vec()),
        Just(b"date = ".to_vec()),
        Just(b"{\"text\":\"".to_vec()),
        Just(b"\",\"date\":".to_vec()),
        Just(b"\"id\":".to_vec()),
        Just(b"\"}\n".to_vec()),
        Just(b"[\"a.txt\"]\n".to_vec()),
        Just(b"\xEF\xBB\xBF".to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        Just("é\u{202e}\u{1b}[1m".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Lines and columns are those of a walk through the text, also far into a long line.
    #[test]
    fn places_are_counted(pieces in proptest::collection::vec("[a-zäß€😀 ]{0,3}|\n", 1..4), times in 1usize..4000) {
        let text = pieces.concat().repeat(times);
        let lines = Lines::of(&text);
        let mut place = Place { line: 1, column: 1 };
        for (n, (offset, c)) in text.char_indices().enumerate() {
            if n % 101 == 0 {
                prop_assert_eq!(lines.place(&text, offset), place);
            }
            place = if c == '\n' { Place { line: place.line + 1, column: 1 } } else { Place { column: place.column + 1, ..place } };
        }
    }

    /// Whatever the bytes are: no panic, problems that can be shown, texts that are text.
    #[test]
    fn any_bytes_can_be_read(bytes in pieces()) {
        let folder = Folder::with(&[("a.txt", &bytes), ("b.jsonl", &bytes), ("c.md.gz", &bytes), ("articles.toml", &bytes)]);
        let stdin = Input::Stdin(Stdin { bytes, ..Stdin::default() });
        let inputs = [Input::Path(folder.path().to_owned()), stdin];
        let corpus = read(&inputs, folder.path());
        for problem in &corpus.problems {
            let mut shown = String::new();
            miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor())
                .render_report(&mut shown, problem)
                .unwrap();
            prop_assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
        }
        let names: Vec<_> = names(&corpus);
        prop_assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "{names:?}");
    }

    /// A date as it is printed is read as that day, in each of its forms.
    #[test]
    fn stated_dates_come_back(days in 0u64..3_287_000) {
        let day = NaiveDate::from_ymd_opt(1000, 1, 1).unwrap() + chrono::Days::new(days);
        let expected = Some(gainsay::value::Days::day(day));
        for form in ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT10:00:00Z", "%e %B %Y", "%a, %d %b %Y 10:00:00 GMT", "%B %e, %Y"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(stated_date(&text), expected, "{}", text);
        }
    }
}

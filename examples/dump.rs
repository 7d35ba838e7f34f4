//! scratch
use std::path::{Path, PathBuf};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let (set, errs) = gainsay::rule::load::load(&[PathBuf::from(&a[1])]).unwrap();
    for e in &errs {
        println!("{} {} {:?}: {} | {:?}", e.file(), e.code, e.span, e.message, e.help);
    }
    for r in gainsay::workbench::examples::run(&set) {
        if r.failed() {
            println!("EX {} {}:{} {:?}", r.rule, r.file, r.line, r.text);
            for p in &r.problems {
                println!("    {p}");
            }
        }
    }
    if a.len() > 2 {
        let base = Path::new(".").canonicalize().unwrap();
        let c = gainsay::article::read(&[gainsay::article::Input::Path(PathBuf::from(&a[2]))], &base);
        for c in gainsay::claims(&set, &c.articles) {
            println!(
                "{} {}:{} {:?} {:?} {:?} | {} | {:?} {:?}",
                c.article_name,
                c.place.line,
                c.rule_id,
                c.text,
                c.value,
                c.hedge,
                c.key_text(),
                c.modality,
                c.compared.is_some()
            );
        }
    }
}

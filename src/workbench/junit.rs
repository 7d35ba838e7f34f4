//! `rules test --junit-output`: a test suite a file, a test case an example, a case or a snapshot, for the test tab of a CI.

use super::result::CaseResult;
use crate::report::junit::{token, xml};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes the suites, in the order of their files.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, results: &[CaseResult]) -> io::Result<()> {
    let mut suites: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for result in results {
        suites.entry(&result.file).or_default().push(result);
    }
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>")?;
    for (id, (file, cases)) in suites.iter().enumerate() {
        let failures = cases.iter().filter(|c| c.failed()).count();
        let skipped = cases.iter().filter(|c| c.todo.is_some() && !c.failed()).count();
        let suite = token(file);
        // Time and host are no part of a result; these stand for the unknown.
        write!(out, "  <testsuite package=\"gainsay\" id=\"{id}\" name=\"{suite}\" timestamp=\"1970-01-01T00:00:00\"")?;
        write!(out, " hostname=\"localhost\" tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len())?;
        writeln!(out, " skipped=\"{skipped}\" time=\"0\">\n    <properties/>")?;
        for case in cases {
            let name = token(&format!("line {}: {}", case.line, case.text));
            write!(out, "    <testcase name=\"{name}\" classname=\"{}\" time=\"0\"", token(&case.rule))?;
            match (&case.todo, case.failed()) {
                (None, false) => writeln!(out, "/>")?,
                (Some(todo), false) => {
                    writeln!(out, ">\n      <skipped message=\"todo: {}\"/>\n    </testcase>", xml(todo))?;
                }
                (_, true) => {
                    let lines = case.said();
                    write!(out, ">\n      <failure type=\"rule\" message=\"{}\">", xml(&lines.join("; ")))?;
                    lines.iter().try_for_each(|line| write!(out, "\n{}", xml(line)))?;
                    writeln!(out, "\n</failure>\n    </testcase>")?;
                }
            }
        }
        writeln!(out, "    <system-out/>\n    <system-err/>\n  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

//! `extract -f jsonl`: one claim a line, by article, offset and rule.

use super::record::ClaimRecord;
use crate::finding::Outcome;
use std::io::{self, Write};

/// Writes every claim of `outcome` as a line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    for claim in &outcome.claims {
        serde_json::to_writer(&mut *out, &ClaimRecord::of(claim, outcome))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

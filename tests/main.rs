//! The integration tests: one binary, this is its table of contents.

// Where snapshots lie.
mod common;
// Outcomes made by hand.
mod outcome;
// Every report format, with friendly and with hostile text.
mod reports;

//! Patterns: phrases over the words of one sentence.
//!
//! A pattern is parsed to a tree ([`parse`]), compiled to a small program over a vocabulary ([`compile`]), and run over
//! the [`lattice`] of a sentence ([`run`]) in time linear in words times instructions, whatever the pattern.
//! [`near`] tells how nearly one matches that does not, [`cover`] whether it adds anything to another.

pub mod compile;
pub mod cover;
pub mod lattice;
pub mod near;
pub mod parse;
pub mod run;
pub mod vocabulary;

/// Longest pattern, in bytes.
pub const MAX_LENGTH: usize = 4_000;
/// Deepest nesting of groups.
pub const MAX_DEPTH: usize = 24;
/// Longest gap, in words.
pub const MAX_GAP: usize = 40;
/// Most instructions of one compiled pattern.
pub const MAX_PROGRAM: usize = 8_000;
/// Most nodes that compiling one pattern comes to, through all lists that it names.
pub const MAX_STEPS: usize = 100_000;
/// Largest compiled size of one word, in bytes.
pub const MAX_WORD: usize = 1 << 16;

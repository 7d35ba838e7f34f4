//! The rule author's workbench: what codes and rules mean, tests of rules.

pub mod examples;
pub mod explain;

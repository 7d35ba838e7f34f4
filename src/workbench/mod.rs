//! The rule author's workbench: what a rule means.

pub mod cases;
pub mod examples;
pub mod explain;
pub mod lint;
pub mod reference;
pub mod schema;

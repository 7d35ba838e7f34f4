//! The rule author's workbench: what rules mean, whether their examples hold, and why they speak or are silent.

pub mod cases;
pub mod diff;
pub mod examples;
pub mod explain;
mod failing;
pub mod init;
pub mod junit;
pub mod lint;
pub mod profile;
pub mod reference;
pub mod result;
pub mod said;
pub mod schema;
pub mod snapshots;
pub mod why;

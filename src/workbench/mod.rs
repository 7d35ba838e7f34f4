//! The rule author's workbench: what codes and rules mean.

pub mod explain;

//! gainsay: a claim-consistency checker for news.

pub mod article;
pub mod claim;
pub mod config;
pub mod entity;
pub mod finding;
pub mod frame;
pub mod interval;
pub mod mention;
pub mod nearest;
pub mod policy;
pub mod report;
pub mod rule;
pub mod severity;
pub mod text;
pub mod value;
pub mod workbench;

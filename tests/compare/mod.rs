//! Where claims disagree: a table of cases per policy, the gate, sides and sources.

mod exchange;
mod gate;
mod over_time;
mod policies;
mod properties;
pub mod said;
mod war;

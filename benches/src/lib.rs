//! Simulated surveys: the small one of the examples and the large ones that gapmodel is timed on.
//!
//! No respondent is real. Everything comes from a seeded generator and has the same bits on every machine.
mod draw;
pub mod example;
pub mod jobs;
pub mod study;
mod survey;
pub use survey::{CHANNELS, ITEMS, LOCATIONS, MONTHS, Survey};

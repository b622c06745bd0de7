//! Simulated surveys that gapmodel is timed on.
//!
//! No respondent is real. Everything comes from a seeded generator and has the same bits on every machine.
mod draw;
mod survey;
pub use survey::{CHANNELS, ITEMS, LOCATIONS, MONTHS, Survey};

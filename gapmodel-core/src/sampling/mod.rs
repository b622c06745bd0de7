//! Samples: how many people to ask, how many of those invited answered, and what the others might change.

mod early_late;
mod response;
mod size;

pub use early_late::{EarlyLate, EarlyLateOptions, early_late};
pub use response::{Bounds, ResponseRate, ResponseRates, bounds, response};
pub use size::{SampleSize, SizeKind, SizeOptions, size};

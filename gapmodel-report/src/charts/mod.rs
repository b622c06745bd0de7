//! One function per result, each making a [`Chart`](crate::Chart) of it.

mod gaps;
mod likert;

pub use gaps::gaps;
pub use likert::likert;

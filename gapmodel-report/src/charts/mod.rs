//! One function per result, each making a [`Chart`](crate::Chart) of it.

mod cohort;
mod control;
mod conversation;
mod dimensions;
mod drivers;
pub(crate) mod estimates;
mod funnel;
mod gaps;
mod importance;
mod kano;
mod likert;
mod segment_gaps;
mod waterfall;
mod zone;

pub use cohort::cohort;
pub use control::{control, trend};
pub use conversation::{conversation, highlighted};
pub use dimensions::{balance, dimensions};
pub use drivers::drivers;
pub use estimates::{estimates, performance, segments};
pub use funnel::funnel;
pub use gaps::gaps;
pub use importance::importance;
pub use kano::kano;
pub use likert::likert;
pub use segment_gaps::segment_gaps;
pub(crate) use segment_gaps::sums;
pub use waterfall::waterfall;
pub use zone::zone;

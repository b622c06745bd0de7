//! The gap model: perceptions held against expectations.
//!
//! A gap always is delivered minus reference, so a negative gap is a shortfall; on a scale where low is good the
//! ratings are reverse coded first. Published papers do not agree on the sign: [`audit`] tells what a published row
//! can and cannot be.

mod published;
mod response;
mod segments;
mod servperf;
mod servqual;

pub use published::{Audit, PublishedGap, WeightedGap, audit, weighted};
pub use response::{ResponseScore, ResponseScorer};
pub use segments::{SegmentGap, SegmentGaps, Spread, segments};
pub use servperf::{PerformanceRow, ServperfOptions, ServperfResult, servperf};
pub use servqual::{
    GapRow, GapTest, ServqualOptions, ServqualResult, Side, WeightedScore, Weighting, servqual,
};

/// Respondents who gave one and the same answer to all attributes (at least two): their differences carry no
/// information, and a survey with many of them deserves a second look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StraightLiners {
    /// All expectations equal.
    pub expectation: u64,
    /// All perceptions equal.
    pub perception: u64,
    /// All expectations equal and all perceptions equal.
    pub both: u64,
}

//! Service quality, measured: gap scores, satisfaction, recommendation and effort, each with its uncertainty.
#![forbid(unsafe_code)]

pub mod csat;
#[cfg(feature = "csv")]
pub mod csv;
mod error;
mod estimate;
pub mod gap;
mod instrument;
mod label;
mod scale;
pub mod stats;
mod summary;
mod tally;

pub use error::{Error, ErrorKind, Place, Result};
pub use estimate::{Estimate, Method};
pub use instrument::{
    Attribute, AttributeSpec, Dimension, DimensionSpec, Instrument, InstrumentSpec, Item, ItemSpec, Labels,
    Viewpoint,
};
pub use label::Label;
pub use scale::{Answer, Direction, MAX_POINTS, Scale};
pub use summary::{
    Categories, Column, MAX_COLUMNS, OffScale, Segment, Summary, SummaryOptions, Table, Values, summarize,
};
pub use tally::{Absent, Counts, Moments, PairCounts};

//! Service quality, measured: gap scores, satisfaction, recommendation and effort, each with its uncertainty.
mod error;
mod estimate;
mod label;
mod scale;
pub mod stats;
pub use error::{Error, ErrorKind, Place, Result};
pub use estimate::{Estimate, Method};
pub use label::Label;
pub use scale::{Answer, Direction, MAX_POINTS, Scale};

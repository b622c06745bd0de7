//! Service quality, measured: gap scores, satisfaction, recommendation and effort, each with its uncertainty.
mod error;
mod estimate;
mod instrument;
mod label;
mod scale;
pub use error::{Error, ErrorKind, Place, Result};
pub use estimate::{Estimate, Method};
pub use instrument::{
    Attribute, AttributeSpec, Dimension, DimensionSpec, Instrument, InstrumentSpec, Item, ItemSpec, Labels,
    Viewpoint,
};
pub use label::Label;
pub use scale::{Answer, Direction, MAX_POINTS, Scale};

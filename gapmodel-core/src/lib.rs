//! Service quality, measured: what customers perceive held against what they expect, each score with its
//! uncertainty.
//!
//! - [`gap`]: SERVQUAL and SERVPERF, gaps per attribute, dimension and overall, tested and weighted; the whole gap
//!   model from six viewpoints with its waterfall, zone of tolerance, change, antecedents and diagnosis;
//! - [`csat`]: top box, mean, index, net promoter score, customer effort;
//! - [`dimensions`]: the three dimensions business, human and hidden, from ratings and (feature `text`) from conversations;
//! - [`control`]: control charts, points over time held against limits;
//! - [`agreement`]: whether raters agree: intraclass correlations, kappa, AC1, Krippendorff's alpha, Kendall's W;
//! - [`consistency`]: whether service is the same in every site, channel and month;
//! - [`reliability`]: how much of the variation of a score is not error, and who may not have read the questions;
//! - [`drivers`]: what an outcome goes with: key drivers, importance-performance, penalty-reward, Kano;
//! - [`complaints`]: how many customers stand behind the complaints, rates compared, what problems cost;
//! - [`economics`]: what retention is worth, and what waiting the staff allows;
//! - [`standards`]: service standards, how far they are attained, and what they are to the gap model;
//! - [`mystery`]: who visits where and when, and what few visits can say; [`research`]: staff's view beside customers',
//!   departments as customers of each other, and which sources of information there are for which gap;
//! - [`weighting`]: survey weights from known totals; [`sampling`]: how many to ask, and who answered;
//! - [`stats`]: the same inference for people who have counts or published tables instead of answers.
//!
//! # Tally, then estimate
//!
//! Ratings are discrete, so a small table of whole numbers says everything about them. One pass turns a table of
//! answers into a [`Summary`]: the tallies its [`Instrument`] asks for, per segment. Models are pure functions of
//! tallies. Tallies hold whole numbers only, so adding rows in any order, on any number of threads or machines, and
//! merging in any grouping gives the same bits.
//!
//! ```
//! use gapmodel_core::{Counts, Method, Scale, csat};
//! let mut counts = Counts::new(&Scale::new(0, 10)?)?;
//! counts.extend(&[9.0, 10.0, 7.0, 3.0, f64::NAN])?;
//! let nps = csat::nps(&counts, 0.95, Method::AdjustedWald)?;
//! println!("NPS {:.0} ({:.0} to {:.0}), n = {}", nps.score.value, nps.score.low.unwrap(),
//!     nps.score.high.unwrap(), nps.score.n_valid);
//! # Ok::<(), gapmodel_core::Error>(())
//! ```
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `serde` (default) | serialising of instruments, summaries, tallies and results |
//! | `toml` | `Instrument::from_toml`, `Instrument::to_toml` |
//! | `json` | `Instrument::from_json`, `Instrument::to_json`, `Summary::to_bytes`, `Summary::from_bytes` |
//! | `schema` | `Instrument::schema`, `StandardSet::schema`: the JSON Schema of an instrument file, of a file of standards |
//! | `csv` | the module `csv`: summaries straight from CSV text in any encoding |
//! | `text` | the module `dimensions`: conversations scored by markers of the three dimensions |
//! | `parallel` | large tables are tallied on all cores; the bits stay the same |
#![forbid(unsafe_code)]

pub mod agreement;
pub mod complaints;
pub mod consistency;
pub mod control;
pub mod csat;
#[cfg(feature = "csv")]
pub mod csv;
pub mod dimensions;
pub mod drivers;
pub mod economics;
mod error;
mod estimate;
pub mod gap;
mod instrument;
mod label;
mod language;
pub mod mystery;
pub mod reliability;
pub mod research;
pub mod sampling;
mod scale;
pub mod standards;
pub mod stats;
mod summary;
mod table;
mod tally;
pub mod weighting;

pub use error::{Error, ErrorKind, Place, Result};
pub use estimate::{Estimate, Method};
pub use instrument::{
    Attribute, AttributeSpec, Dimension, DimensionSpec, Instrument, InstrumentSpec, Item, ItemSpec, Labels,
    RatingMap, Viewpoint,
};
pub use label::Label;
pub use scale::{Answer, Direction, MAX_POINTS, Scale};
pub use summary::{OffScale, Segment, Summary, SummaryOptions, summarize};
pub use table::{Categories, Column, MAX_COLUMNS, Table, Values};
pub use tally::{Absent, Counts, CrossProducts, Moments, PairCounts};

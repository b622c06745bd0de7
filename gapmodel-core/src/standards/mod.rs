//! Service standards: what is set, whether customers ask for it, and how far it is attained.
//!
//! A [`StandardSet`] is what a firm has promised itself: each [`Standard`] with its target, its weight, the attribute of the
//! service it serves, and whose wish it is. Observations (calls, visits, audits) go into a [`StandardsTally`], which
//! merges; [`attainment`] says from it how far each standard is attained, with intervals; [`gap_inputs`] makes what is
//! delivered and what is set into the viewpoints D and S of [`gap::five`](crate::gap::five).
//!
//! ```
//! use gapmodel_core::standards::{self, AttainmentOptions, StandardSet, StandardSetSpec, StandardsTally};
//! use gapmodel_core::standards::{Standard, StandardKind, StandardUnit};
//! use gapmodel_core::{Column, Table};
//! let set = StandardSet::new(StandardSetSpec {
//!     id: "desk".into(),
//!     standards: vec![
//!         Standard { kind: StandardKind::YesNo, target: Some(0.95), ..Standard::new("greeted") },
//!         Standard {
//!             kind: StandardKind::Percentile,
//!             unit: Some(StandardUnit::Seconds),
//!             target: Some(20.0),
//!             share: Some(0.9),
//!             ..Standard::new("answered")
//!         },
//!     ],
//!     ..StandardSetSpec::default()
//! })?;
//! let (greeted, answered) = ([1.0, 1.0, 0.0, f64::NAN], [12.5, 31.0, 18.2, 9.0]);
//! let mut visits = Table::new(); // a row per contact, a column per standard
//! visits.add("greeted", Column::from(&greeted))?;
//! visits.add("answered", Column::from(&answered))?;
//! let mut tally = StandardsTally::new(set, &[])?;
//! tally.observe_wide(&visits)?;
//! let found = standards::attainment(&tally, &AttainmentOptions::default())?;
//! let [greeted, answered] = &found.total.standards[..] else { unreachable!() };
//! assert_eq!((greeted.met, greeted.not_met, greeted.missing), (2, 1, 1));
//! assert_eq!(answered.share.unwrap().value, 0.75);
//! assert_eq!(answered.percentile.unwrap().value, 31.0);
//! # Ok::<(), gapmodel_core::Error>(())
//! ```

mod attain;
mod check;
mod coverage;
mod inputs;
mod ratings;
#[cfg(feature = "schema")]
mod schema;
mod set;
mod tally;
mod times;

pub use attain::{
    Attained, AttainedStandard, Attainment, AttainmentOptions, CriticalAttainment, Denominator,
    ServiceLevels, Stars, attainment,
};
pub use coverage::{CoveredExpectation, StandardCoverage, UnaskedStandard};
pub use inputs::{GapInputs, gap_inputs};
pub use set::{
    Standard, StandardKind, StandardSet, StandardSetSpec, StandardSource, StandardUnit, WeightRule,
};
pub use tally::{ObservationColumns, StandardsTally};

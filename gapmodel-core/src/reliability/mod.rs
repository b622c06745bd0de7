//! How much of the variation of a score is not error: alpha with its interval, omega, split halves, alpha of ordinal
//! items, and respondents who may not have read the questions.
//!
//! Items that are to make one score are tallied together ([`Items`]); every coefficient is a function of their
//! covariances, so it can be had from merged tallies as from a table. Nothing is imputed: either rows with an absent
//! answer are left out ([`Missing::Listwise`]), or each covariance is that of all who gave both answers
//! ([`Missing::Pairwise`]). Items that run against the others are named, never hidden in a smaller coefficient.
//!
//! ```
//! use gapmodel_core::reliability::{self, AlphaOptions, Items, ItemsOptions};
//! use gapmodel_core::Table;
//! let mut table = Table::new();
//! table.add("prompt", &[7, 5, 6, 2, 4, 6])?;
//! table.add("polite", &[6, 5, 7, 3, 4, 5])?;
//! table.add("expert", &[7, 4, 6, 2, 5, 6])?;
//! let items = Items::from_table(&table, &ItemsOptions::default())?;
//! let alpha = reliability::alpha(&items, &AlphaOptions::default())?;
//! println!("alpha {:.2} ({:.2} to {:.2})", alpha.value, alpha.low, alpha.high);
//! # assert_eq!(format!("{:.3}", alpha.value), "0.947");
//! # Ok::<(), gapmodel_core::Error>(())
//! ```

mod alpha;
mod careless;
mod halves;
mod items;
mod omega;
mod ordinal;
mod structure;

pub use alpha::{Alpha, AlphaInterval, AlphaItem, AlphaOptions, alpha};
pub use careless::{Careless, CarelessCount, CarelessOptions, CarelessReason, careless};
pub use halves::{Halves, SplitHalf, SplitHalfOptions, spearman_brown, split_half};
pub use items::{Items, ItemsOptions, Missing};
pub use omega::{FactorMethod, Omega, OmegaItem, OmegaOptions, omega};
pub use ordinal::{OrdinalAlpha, OrdinalOptions, ordinal_alpha};
pub use structure::{
    DimensionItems, DimensionPair, Extraction, HtmtReading, ParallelAnalysis, ParallelRow, Rotation,
    Structure, StructureAdequacy, StructureDimension, StructureFactor, StructureFactors, StructureItem,
    StructureOptions, structure,
};

use crate::error::{Error, Result};

/// The choice of that name among all there are.
fn by_name<T: Copy>(
    option: &'static str,
    name: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<T> {
    all.iter().copied().find(|one| name_of(*one) == name).ok_or_else(|| Error::InvalidOption {
        option,
        value: format!("{name:?}"),
        allowed: all.iter().map(|one| name_of(*one)).collect::<Vec<_>>().join(", "),
    })
}

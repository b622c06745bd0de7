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

/// Finds a choice by its name in all languages.
macro_rules! named {
    ($kind:ident, $option:literal, [$($variant:ident => $name:literal),* $(,)?]) => {
        impl $kind {
            /// Every choice, in the order of the C codes.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// The name in all languages.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The choice of that name.
            ///
            /// # Errors
            ///
            /// [`Error::InvalidOption`](crate::Error::InvalidOption) if there is none.
            pub fn parse(name: &str) -> $crate::error::Result<Self> {
                Self::ALL.into_iter().find(|one| one.name() == name).ok_or_else(|| $crate::error::Error::InvalidOption {
                    option: $option,
                    value: format!("{name:?}"),
                    allowed: Self::ALL.map(Self::name).join(", "),
                })
            }
        }
    };
}

mod alpha;
mod careless;
mod halves;
mod items;
mod omega;
mod ordinal;

pub use alpha::{Alpha, AlphaInterval, AlphaItem, AlphaOptions, alpha};
pub use careless::{Careless, CarelessCount, CarelessOptions, CarelessReason, careless};
pub use halves::{Halves, SplitHalf, SplitHalfOptions, spearman_brown, split_half};
pub use items::{Items, ItemsOptions, Missing};
pub use omega::{FactorMethod, Omega, OmegaItem, OmegaOptions, omega};
pub use ordinal::{OrdinalAlpha, OrdinalOptions, ordinal_alpha};

named!(Missing, "missing", [Pairwise => "pairwise", Listwise => "listwise"]);
named!(AlphaInterval, "interval", [Feldt => "feldt", Bonett => "bonett"]);
named!(FactorMethod, "method", [Minres => "minres", Ml => "ml"]);
named!(CarelessReason, "reason", [
    Longstring => "longstring",
    Variability => "variability",
    EvenOdd => "even_odd",
    EqualExpectations => "equal_expectations",
    EqualPerceptions => "equal_perceptions",
    Duplicate => "duplicate",
    TooFast => "too_fast",
]);

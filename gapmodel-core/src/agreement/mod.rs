//! Whether raters agree: the same subjects rated by several people, mystery shoppers or programs.
//!
//! | question | operation |
//! |---|---|
//! | two raters, categories | [`kappa`] |
//! | several raters, categories | [`gwet`], [`fleiss`] |
//! | several raters, any level of measurement, ratings missing anywhere | [`krippendorff`] |
//! | several raters, ratings on a scale of equal steps | [`icc`] |
//! | several raters, ranks | [`kendall_w`] |
//! | groups of unequal size, such as the answers of several sites | [`one_way`] |
//!
//! Ratings are a table with one row per subject and one column per rater. Categories are the values that occur, or those
//! that [`AgreementOptions::categories`] names. Subjects rated alike are counted together first; all figures come from
//! these counts, and so do not depend on the order of the rows.

mod icc;
mod kappa;
mod kendall;
mod krippendorff;
pub(crate) mod one_way;
mod patterns;
mod ratings;
mod several;
mod weights;

pub use icc::{Icc, IccForm, icc};
pub use kappa::{Kappa, kappa, kappa_table};
pub use kendall::{KendallW, kendall_w};
pub use krippendorff::{Krippendorff, KrippendorffOptions, Measurement, krippendorff};
pub use one_way::{OneWay, one_way};
pub use several::{Fleiss, Gwet, fleiss, fleiss_counts, gwet, gwet_counts};
pub use weights::{AgreementOptions, Weights};

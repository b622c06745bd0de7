//! Tallies: exact, mergeable, order-free sums over respondents.

mod counts;
mod cross_products;
pub(crate) mod fixed;
mod mass;
mod moments;
mod pair_counts;
mod small;
mod wide;

pub use counts::{Absent, Counts};
pub(crate) use counts::{check_lengths, off_scale};
pub use cross_products::CrossProducts;
pub(crate) use cross_products::{Combination, read_value};
pub(crate) use mass::Mass;
pub use moments::Moments;
pub(crate) use moments::Sums;
pub use pair_counts::PairCounts;
pub(crate) use wide::Wide;

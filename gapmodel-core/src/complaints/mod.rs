//! Complaints: few of those with a problem complain, so a count of complaints is read through the rate at which they do.
//!
//! How many customers stand behind the complaints ([`estimate`]), whether channels or periods differ ([`compare`]), whether
//! fewer complaints mean fewer problems ([`change()`]), and what problems cost ([`damage`]). Published complaint rates are
//! priors with a source and a range ([`priors`]), never constants.

mod change;
mod compare;
mod damage;
mod estimate;

pub use change::{ComplaintChange, ComplaintPeriod, Reading, change};
pub use compare::{
    Against, ComparedRate, ComplaintComparison, ComplaintGroup, ComplaintOptions, RateRatio, compare,
};
pub use damage::{Damage, DamageOptions, DamagePart, DamageRow, Handling, Problem, damage};
pub use estimate::{
    ComplaintEstimate, ComplaintRate, EstimateOptions, RatePrior, RateUsed, estimate, prior, priors,
};

/// A name, with whose it is where there are several.
fn of(value: impl std::fmt::Display, name: &str) -> String {
    format!("{value} of {name:?}")
}

//! Control charts: points over time held against limits that say how far chance alone takes them.
//!
//! | chart | of | limits |
//! |---|---|---|
//! | [`p`] | shares: so many of so many | binomial |
//! | [`p_prime`] | the same, many answers per point | binomial, widened or narrowed as points vary (Laney) |
//! | [`u`] | events per size: complaints per thousand calls | Poisson |
//! | [`u_prime`] | the same, many events per point | Poisson, widened or narrowed as points vary (Laney) |
//! | [`xmr`] | values one at a time: a mean, a score, seconds | moving ranges |
//! | [`ewma`] | the same, for small lasting changes | exponentially weighted mean |
//! | [`cusum`] | the same, for a change of known size | cumulative sums |
//!
//! Limits come from a [`Baseline`]: all points, the first so many, or one that was stored, so that limits can stand still
//! while points are added. A chart holds every point with its limits, and which rule it broke.

mod chart;
mod rules;
mod weighted;

pub use chart::{
    Baseline, BaselineChoice, Chart, ChartKind, ControlOptions, Dispersion, MovingRanges, p, p_prime, u,
    u_prime, xmr,
};
pub(crate) use chart::{fitting_rates, fitting_shares};
pub use rules::{Rule, RuleSet, Runs, Signal};
pub use weighted::{CusumOptions, EwmaOptions, cusum, ewma};

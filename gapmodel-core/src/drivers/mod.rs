//! What drives an outcome: key drivers, importance against performance, penalty and reward, Kano's categories.
//!
//! | function | asks |
//! |---|---|
//! | [`key_drivers`] | which attributes go with the outcome, and how surely one is before another |
//! | [`dominance`] | the same of a published correlation matrix |
//! | [`importance_performance`] | what matters and is done badly |
//! | [`penalty_reward`] | what only dissatisfies when bad, and what delights when good |
//! | [`kano`] | the same, asked directly |
//!
//! None of them shows that a change of a driver would change the outcome: they order what goes together.

mod dominance;
mod importance;
mod kano;
mod key;
mod logistic;
mod matrix;
mod penalty;
mod resample;

pub use dominance::{Dominance, DominanceLevel, DominancePair, MAX_DRIVERS, dominance};
pub use importance::{
    Crosshair, ImportanceOptions, ImportancePerformance, ImportancePoint, ImportanceRow, Quadrant,
    importance_gaps, importance_performance, importance_performance_derived, importance_performance_points,
};
pub use kano::{
    KanoAnswer, KanoCategory, KanoCounts, KanoFeature, KanoOptions, KanoResult, KanoTable, kano, kano_pairs,
};
pub(crate) use key::key_drivers_counted;
pub use key::{
    Driver, DriverMethod, DriverOptions, DriverOutcome, KeyDrivers, key_drivers, key_drivers_products,
};
pub use penalty::{DriverFactor, PenaltyOptions, PenaltyReward, PenaltyRow, penalty_reward};

//! What retention is worth, and what waiting the staff allows.
//!
//! The lifetime value of a customer from a constant retention rate ([`retention()`]) or from a cohort that was followed
//! ([`cohort()`]), retention by level of satisfaction and what a change in satisfaction is then worth ([`satisfaction()`]);
//! waiting times with so many agents ([`service_level()`]) and agents for a wanted service level ([`agents`]). No published
//! rule of thumb is used anywhere: every figure comes from the numbers given.

mod cohort;
mod retention;
mod satisfaction;
mod service_level;

pub use cohort::{Cohort, CohortOptions, CohortPeriod, CohortValue, cohort};
pub use retention::{Retained, RetentionOptions, RetentionValue, TimedValue, retention};
pub use satisfaction::{
    LevelRetention, SatisfactionLevel, SatisfactionOptions, SatisfactionValue, ShiftValue, satisfaction,
};
pub use service_level::{ServiceLevel, ServiceOptions, agents, service_level};

use crate::error::{Result, refuse};
use crate::estimate::{Estimate, Method};

fn check_finite(option: &'static str, value: f64) -> Result<()> {
    if value.is_finite() { Ok(()) } else { refuse(option, value, "a finite number") }
}

fn check_discount(discount: f64) -> Result<()> {
    if discount > -1.0 && discount.is_finite() {
        return Ok(());
    }
    refuse("discount", discount, "a rate per period above -1 (0.1 means 10 %)")
}

/// A number without an interval.
fn bare(value: f64, level: f64) -> Estimate {
    Estimate {
        value,
        std_error: None,
        low: None,
        high: None,
        level,
        n_valid: 0,
        n_missing: 0,
        n_excluded: 0,
        n_effective: 0.0,
        method: Method::None,
    }
}

/// A function of an estimate that rises or falls throughout, with its slope; without limits where one is not finite.
fn mapped(of: &Estimate, f: impl Fn(f64) -> f64, slope: f64) -> Estimate {
    let ends = of.low.zip(of.high).map(|(low, high)| (f(low), f(high)));
    let limits = ends.filter(|(a, b)| a.is_finite() && b.is_finite()).map(|(a, b)| (a.min(b), a.max(b)));
    let std_error = of.std_error.map(|error| error * slope.abs());
    Estimate { value: f(of.value), std_error, ..*of }.with_limits(limits, of.method)
}

/// What one unit of margin per period is worth over a lifetime with constant retention: the first received after one
/// period, or at once. Infinite where retention is not below 1 + discount.
fn multiple(retention: f64, discount: f64, at_once: bool) -> f64 {
    let rest = 1.0 + discount - retention;
    let first = if at_once { 1.0 + discount } else { retention };
    if rest > 0.0 { first / rest } else { f64::INFINITY }
}

/// How a multiple grows with retention: alike for both.
fn multiple_slope(retention: f64, discount: f64) -> f64 {
    let rest = 1.0 + discount - retention;
    (1.0 + discount) / (rest * rest)
}

fn check_multiple(retention: f64, discount: f64) -> Result<()> {
    if retention < 1.0 + discount {
        return Ok(());
    }
    let allowed =
        format!("above retention - 1 = {}: without it the lifetime value has no end", retention - 1.0);
    refuse("discount", discount, allowed)
}

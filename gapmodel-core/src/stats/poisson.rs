//! Counts of events: their rate, and the ratio of two rates.
//!
//! Garwood 1936, Biometrika 28:437-442; Przyborowski and Wilenski 1940, Biometrika 31:313-323 (two rates).

use super::dist;
use crate::error::Result;
use crate::estimate::{Estimate, Method};

/// Exact limits of the mean of a Poisson count.
pub(crate) fn limits(count: u64, level: f64) -> Result<(f64, f64)> {
    let (tail, x) = (0.5 * (1.0 - level), count as f64);
    let low = if count > 0 { dist::gamma_root(tail, 1.0 - tail, x)? } else { 0.0 };
    Ok((low, dist::gamma_root(1.0 - tail, tail, x + 1.0)?))
}

/// Events per unit of exposure, which is above 0.
pub(crate) fn rate(count: u64, exposure: f64, level: f64) -> Result<Estimate> {
    let (low, high) = limits(count, level)?;
    let x = count as f64;
    let std_error = libm::sqrt(x) / exposure;
    let (low, high) = (low / exposure, high / exposure);
    Ok(super::estimate(x / exposure, std_error, (low, high), level, count, Method::Garwood))
}

/// Events, and what they are counted over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Events {
    pub(crate) count: u64,
    pub(crate) exposure: f64,
}

/// The rate of `a` divided by that of `b`, and the two-sided p of equal rates, exact given the number of events in all.
///
/// Given their number, those of `a` are binomial; p is twice the smaller tail, so that it says the same as the interval,
/// which is that of Clopper and Pearson. There is no ratio to a rate without events.
pub(crate) fn ratio(a: Events, b: Events, level: f64) -> Result<(Option<Estimate>, f64)> {
    let (x, y) = (a.count as f64, b.count as f64);
    let n = x + y;
    if n == 0.0 {
        return Ok((None, 1.0));
    }
    let (at_most, at_least) = dist::binomial_tails(x, n, a.exposure / (a.exposure + b.exposure))?;
    let p = (2.0 * at_most.min(at_least)).min(1.0);
    if y == 0.0 {
        return Ok((None, p));
    }
    let unit = b.exposure / a.exposure;
    let (low, high) = super::interval(x, n, level, Method::ClopperPearson)?;
    let odds = |share: f64| unit * odds(share);
    let value = unit * (x / y);
    let std_error = value * libm::sqrt(1.0 / x.max(1.0) + 1.0 / y);
    let limits = (odds(low), odds(high));
    let found = super::estimate(
        value,
        std_error,
        limits,
        level,
        a.count.saturating_add(b.count),
        Method::ClopperPearson,
    );
    Ok((Some(Estimate { std_error: found.std_error.filter(|_| x > 0.0), ..found }), p))
}

/// The lower limit of the ratio to a rate without events, which has no upper one; absent if there are no events at all.
pub(crate) fn least_ratio(a: Events, b: Events, level: f64) -> Result<Option<f64>> {
    if a.count == 0 || b.count > 0 {
        return Ok(None);
    }
    let n = a.count as f64;
    let (low, _) = super::interval(n, n, level, Method::ClopperPearson)?;
    Ok(Some(b.exposure / a.exposure * odds(low)))
}

fn odds(share: f64) -> f64 {
    share / (1.0 - share)
}

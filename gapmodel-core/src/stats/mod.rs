//! Inference from counts, published summaries and differences, without rows of answers.
//!
//! ```
//! use gapmodel_core::{Method, stats};
//! let share = stats::proportion(81, 263, 0.95, Method::Wilson)?;
//! assert_eq!(format!("{:.4}, {:.4}", share.low.unwrap(), share.high.unwrap()), "0.2553, 0.3662");
//! # Ok::<(), gapmodel_core::Error>(())
//! ```

pub(crate) mod bivariate;
pub(crate) mod bootstrap;
#[cfg(feature = "text")]
pub(crate) mod cluster_robust;
pub(crate) mod correlation;
pub(crate) mod difference;
pub(crate) mod dist;
mod distribution;
pub(crate) mod eigen;
pub(crate) mod melded;
mod multiplicity;
mod normal_start;
pub(crate) mod poisson;
pub(crate) mod polychoric;
pub(crate) mod proportion;
pub(crate) mod quadrature;
pub(crate) mod rank_sum;
mod ranks;
pub(crate) mod regression;
pub(crate) mod reliability;
pub(crate) mod replicates;
mod resample;
#[cfg(test)]
mod tests;

pub use correlation::correlation;
pub use distribution::TTest;
pub use multiplicity::Adjustment;
pub use ranks::{HodgesLehmann, SignedRank};
pub use regression::{Coefficient, FTest, Regression};
pub use resample::Bootstrap;

pub(crate) use dist::{TCritical, t_critical, t_two_sided_p, z_for};
pub(crate) use distribution::{Distribution, GridSums};
pub(crate) use regression::f_test;

use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::tally::Mass;
pub(crate) use proportion::interval;
use proportion::newcombe;

/// Differences are held in whole billionths, up to a million.
const BILLION: f64 = 1e9;
const LARGEST_DIFFERENCE: f64 = 1e6;

/// A share from a survey with a design of its own, 0 to 1, with the beta interval of Korn and Graubard.
///
/// `p` and `std_error` are the share and its standard error as software for the design gives them (weights, clusters,
/// strata), `n` the number of answers, `df` the degrees of freedom of the design: clusters minus strata. The interval is
/// that of Clopper and Pearson with the effective sample size `p (1 - p) / std_error²`, times the squared ratio of Student's
/// t with n - 1 degrees of freedom to that with `df`; it stays within 0 and 1 however rare the answer. A share of 0 or 1
/// has no standard error (0): `n` stands in for the quotient. `n_effective` is the size the interval was made with. Source:
/// Korn and Graubard 1998, Survey Methodology 24:193-201; the formula is that of `svyciprop(method = "beta")` in R.
///
/// # Errors
///
/// [`Error::InvalidLevel`] unless `0 < level < 1`, [`Error::InvalidOption`] unless `p` is from 0 to 1, `std_error` above 0
/// (or 0 where the share is 0 or 1), `n` at least 2 and `df` above 0.
///
/// ```
/// use gapmodel_core::stats;
/// // Schools of apiclus1 (R's survey package) with ell = 0: 4 of 183, in 15 districts.
/// let share = stats::korn_graubard(0.0218579235, 0.0226224509, 183, 14.0, 0.95)?;
/// assert_eq!(format!("{:.4}, {:.4}", share.low.unwrap(), share.high.unwrap()), "0.0002, 0.1375");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn korn_graubard(p: f64, std_error: f64, n: u64, df: f64, level: f64) -> Result<Estimate> {
    let (limits, n_effective) = proportion::korn_graubard(p, std_error, n as f64, df, level)?;
    Ok(Estimate { n_effective, ..estimate(p, std_error, limits, level, n, Method::KornGraubard) })
}

/// The mean of paired differences with its tests.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Paired {
    /// The mean difference with its t interval, in the unit of the differences.
    pub mean: Estimate,
    /// The standard deviation of the differences, with divisor n - 1.
    pub std_dev: f64,
    /// The mean divided by its standard error.
    pub t: f64,
    /// The degrees of freedom, n - 1.
    pub df: f64,
    /// The two-sided p-value of Student's t, 0 to 1.
    pub p: f64,
    /// The mean divided by the standard deviation, d of the differences.
    pub effect_size: f64,
    /// Wilcoxon's signed-rank test.
    pub signed_rank: Option<SignedRank>,
    /// The median of the pair means, with an interval.
    pub hodges_lehmann: Option<HodgesLehmann>,
}

/// The share of successes, 0 to 1, with its interval.
///
/// `level` is a fraction (0.95, not 95). `method` is `Wilson`, `WilsonCc`, `AgrestiCoull`, `ClopperPearson`,
/// `Jeffreys`, `MidP` or `Wald`. The standard error is sqrt(p (1 - p) / n), whatever the method; it is 0 where all or
/// none succeed, which is why it makes no good interval there. Sources: Newcombe 1998, Statistics in Medicine
/// 17:857-872; Brown, Cai and `DasGupta` 2001, Statistical Science 16:101-133.
///
/// # Errors
///
/// [`Error::NoValidRatings`] if `n` is 0, [`Error::InvalidOption`] if there are more successes than `n` or the method
/// is not for proportions, [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::{Method, stats};
/// let share = stats::proportion(0, 20, 0.95, Method::Wilson)?;
/// assert_eq!((share.value, share.low), (0.0, Some(0.0)));
/// assert_eq!(format!("{:.4}", share.high.unwrap()), "0.1611");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn proportion(successes: u64, n: u64, level: f64, method: Method) -> Result<Estimate> {
    let (low, high) = interval(checked_count("successes", successes, n)?, n as f64, level, method)?;
    let std_error = libm::sqrt(squared_error(successes, n));
    Ok(estimate(share(successes, n), std_error, (low, high), level, n, method))
}

/// The share among `n_a` minus the share among `n_b` of two independent samples, -1 to 1, with Newcombe's interval.
///
/// `level` is a fraction (0.95, not 95); `n_valid` is `n_a + n_b`; the standard error is that of two shares that are
/// not pooled. Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10.
///
/// # Errors
///
/// As [`proportion`], for either sample; [`Error::Overflow`] if both together are too many to count.
///
/// ```
/// use gapmodel_core::stats;
/// let difference = stats::proportion_difference(56, 70, 48, 80, 0.95)?;
/// assert_eq!(format!("{:.2}", difference.value), "0.20");
/// assert_eq!(format!("{:.4}, {:.4}", difference.low.unwrap(), difference.high.unwrap()), "0.0524, 0.3339");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn proportion_difference(
    successes_a: u64,
    n_a: u64,
    successes_b: u64,
    n_b: u64,
    level: f64,
) -> Result<Estimate> {
    let x_a = checked_count("successes_a", successes_a, n_a)?;
    let x_b = checked_count("successes_b", successes_b, n_b)?;
    let limits = newcombe(x_a, n_a as f64, x_b, n_b as f64, level)?;
    let n = n_a.checked_add(n_b).ok_or(Error::Overflow { what: "n_a + n_b" })?;
    let std_error = libm::sqrt(squared_error(successes_a, n_a) + squared_error(successes_b, n_b));
    let value = share(successes_a, n_a) - share(successes_b, n_b);
    Ok(estimate(value, std_error, limits, level, n, Method::Newcombe))
}

/// The mean of paired differences with Student's t, Wilcoxon's signed ranks (zeros after Pratt 1959) and the
/// Hodges-Lehmann estimate.
///
/// One difference per pair, in any unit; NaN is missing. Differences are read as decimals, to the nearest billionth,
/// so that 0.3 - 0.1 - 0.2 is 0 and equal differences are equal. `level` is a fraction (0.95, not 95).
///
/// # Errors
///
/// [`Error::NoValidRatings`] and [`Error::TooFewRatings`] if there are not two differences, [`Error::ZeroVariance`] if
/// all are equal, [`Error::InvalidOption`] for one that is infinite or beyond plus and minus a million,
/// [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::stats;
/// // Student (1908), hours of sleep gained with two drugs.
/// let gained = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];
/// let paired = stats::paired(&gained, 0.95)?;
/// assert_eq!(format!("{:.2} {:.4} {:.5}", paired.mean.value, paired.t, paired.p), "1.58 4.0621 0.00283");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn paired(differences: &[f64], level: f64) -> Result<Paired> {
    check_level(level)?;
    let (distribution, n_missing) = read_differences(differences)?;
    let mean = enough_differences(&distribution, n_missing)?;
    let test = distribution.paired_t()?;
    let limits = distribution.t_interval(level)?;
    let (Some(TTest { t, df, p }), Some(limits), Some(variance)) = (test, limits, distribution.variance())
    else {
        let (n, value) = (distribution.n(), mean);
        return Err(Error::ZeroVariance { what: "differences".to_owned(), n, value });
    };
    let (std_dev, n) = (libm::sqrt(variance), distribution.n());
    let std_error = libm::sqrt(variance / n as f64);
    Ok(Paired {
        mean: Estimate { n_missing, ..estimate(mean, std_error, limits, level, n, Method::T) },
        std_dev,
        t,
        df,
        p,
        effect_size: mean / std_dev,
        signed_rank: distribution.signed_rank(),
        hodges_lehmann: distribution.hodges_lehmann(level),
    })
}

/// The p-values of a family of tests, adjusted, in the order given.
///
/// Each is at most 1 and may be held against the error rate of the family. An empty family stays empty. Sources: see
/// [`Adjustment`]; the formulas are those of `p.adjust` in R.
///
/// # Errors
///
/// [`Error::InvalidOption`] with the index of the first p-value that is NaN or outside 0 to 1.
///
/// ```
/// use gapmodel_core::stats::{self, Adjustment};
/// assert_eq!(stats::adjust(&[0.5, 0.125, 0.75], Adjustment::Bonferroni)?, [1.0, 0.375, 1.0]);
/// assert_eq!(stats::adjust(&[0.5, 0.125, 0.75], Adjustment::Holm)?, [1.0, 0.375, 1.0]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn adjust(p_values: &[f64], method: Adjustment) -> Result<Vec<f64>> {
    if let Some((index, p)) = p_values.iter().enumerate().find(|(_, p)| !(0.0..=1.0).contains(*p)) {
        return Err(Error::InvalidOption {
            option: "p_values",
            value: format!("{p} at index {index}"),
            allowed: "a p-value is a number from 0 to 1".to_owned(),
        });
    }
    Ok(method.apply(p_values))
}

pub(crate) fn checked_count(option: &'static str, successes: u64, n: u64) -> Result<f64> {
    if successes <= n {
        return Ok(successes as f64);
    }
    let allowed = format!("at most n = {n}");
    Err(Error::InvalidOption { option, value: successes.to_string(), allowed })
}

fn share(successes: u64, n: u64) -> f64 {
    successes as f64 / n as f64
}

/// p (1 - p) / n, from whole numbers.
fn squared_error(successes: u64, n: u64) -> f64 {
    share(successes, n) * share(n - successes, n) / n as f64
}

fn estimate(
    value: f64,
    std_error: f64,
    (low, high): (f64, f64),
    level: f64,
    n_valid: u64,
    method: Method,
) -> Estimate {
    Estimate {
        value,
        std_error: Some(std_error),
        low: Some(low),
        high: Some(high),
        level,
        n_valid,
        n_missing: 0,
        n_excluded: 0,
        n_effective: n_valid as f64,
        method,
    }
}

/// The differences in whole billionths, and how many are missing.
fn read_differences(differences: &[f64]) -> Result<(Distribution, u64)> {
    let mut cells = Vec::with_capacity(differences.len());
    for (index, &difference) in differences.iter().enumerate().filter(|(_, difference)| !difference.is_nan())
    {
        cells.push((billionths(index, difference)?, Mass::unweighted(1)));
    }
    let n_missing = (differences.len() - cells.len()) as u64;
    Ok((Distribution::new(1.0, 1_000_000_000, 0.0, cells), n_missing))
}

fn billionths(index: usize, difference: f64) -> Result<i64> {
    if difference.abs() <= LARGEST_DIFFERENCE {
        return Ok(libm::round(difference * BILLION) as i64);
    }
    Err(Error::InvalidOption {
        option: "differences",
        value: format!("{difference} at index {index}"),
        allowed: "numbers from -1000000 to 1000000, NaN for missing".to_owned(),
    })
}

/// The mean, if there are two differences.
fn enough_differences(distribution: &Distribution, n_missing: u64) -> Result<f64> {
    let what = "differences".to_owned();
    match (distribution.n(), distribution.mean()) {
        (0, _) | (_, None) => Err(Error::NoValidRatings { what, n_missing, n_excluded: 0 }),
        (1, _) => Err(Error::TooFewRatings { what, n: 1, needed: 2 }),
        (_, Some(mean)) => Ok(mean),
    }
}

//! Intervals for one proportion and for the difference of two.
//!
//! Wilson 1927; Agresti and Coull 1998; Clopper and Pearson 1934; Brown, Cai and `DasGupta` 2001 (Jeffreys); Newcombe
//! 1998, Statistics in Medicine 17:857-872 (continuity correction, mid-p) and 17:873-890 (differences).

use super::dist;
use crate::error::{Error, Result};
use crate::estimate::{Method, check_level};

/// The methods that give an interval for a proportion.
const ALLOWED: [Method; 7] = [
    Method::Wilson,
    Method::WilsonCc,
    Method::AgrestiCoull,
    Method::ClopperPearson,
    Method::Jeffreys,
    Method::MidP,
    Method::Wald,
];

/// The limits, within 0..=1, for the share of `successes` among `n`, neither of which need be whole: a weighted share
/// comes with its effective sample size.
///
/// # Errors
///
/// [`Error::InvalidLevel`]; [`Error::NoValidRatings`] if `n` is 0; [`Error::InvalidOption`] unless
/// `0 <= successes <= n`, and for a method that is not for proportions.
pub(crate) fn interval(successes: f64, n: f64, level: f64, method: Method) -> Result<(f64, f64)> {
    check_level(level)?;
    check_share(successes, n)?;
    let z = dist::z_for(level);
    let tail = 0.5 * (1.0 - level);
    match method {
        Method::Wilson => Ok(wilson(successes, n, z)),
        Method::WilsonCc => {
            Ok((wilson_corrected_low(successes, n, z), 1.0 - wilson_corrected_low(n - successes, n, z)))
        }
        Method::AgrestiCoull => Ok(wald(successes + 0.5 * z * z, n + z * z, z)),
        Method::ClopperPearson => clopper_pearson(successes, n, tail),
        Method::Jeffreys => jeffreys(successes, n, tail),
        Method::MidP => mid_p(successes, n, tail),
        Method::Wald => Ok(wald(successes, n, z)),
        _ => Err(Error::InvalidOption {
            option: "method",
            value: method.name().to_owned(),
            allowed: ALLOWED.map(Method::name).join(", "),
        }),
    }
}

/// The limits, within -1..=1, for `x1 / n1 - x2 / n2` of two independent samples: Newcombe's method 10, which joins
/// the two Wilson intervals.
///
/// # Errors
///
/// As [`interval`].
pub(crate) fn newcombe(x1: f64, n1: f64, x2: f64, n2: f64, level: f64) -> Result<(f64, f64)> {
    let (low1, high1) = interval(x1, n1, level, Method::Wilson)?;
    let (low2, high2) = interval(x2, n2, level, Method::Wilson)?;
    let (p1, p2) = (x1 / n1, x2 / n2);
    let away = |a: f64, b: f64| libm::sqrt(a * a + b * b);
    let difference = p1 - p2;
    let low = difference - away(p1 - low1, high2 - p2);
    let high = difference + away(high1 - p1, p2 - low2);
    Ok((low.max(-1.0), high.min(1.0)))
}

/// The limits, within 0..=1, for a share `p` that comes with its standard error, and the effective sample size they are
/// made with: Clopper and Pearson on `p (1 - p) / se²`, times (t of n - 1 degrees of freedom / t of `df`)².
///
/// A share of 0 or 1 has no standard error to tell by: there `n` itself takes the place of `p (1 - p) / se²`. Source:
/// Korn and Graubard 1998, Survey Methodology 24:193-201, as `svyciprop(method = "beta")` of R's survey package.
///
/// # Errors
///
/// [`Error::InvalidLevel`]; [`Error::InvalidOption`] unless `p` is in 0..=1, `n` at least 2, `df` above 0, and the
/// standard error above 0, or 0 with a share of 0 or 1.
pub(crate) fn korn_graubard(p: f64, se: f64, n: f64, df: f64, level: f64) -> Result<((f64, f64), f64)> {
    check_level(level)?;
    let refuse = |option, value: f64, allowed: &str| {
        Err(Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() })
    };
    if !(0.0..=1.0).contains(&p) {
        return refuse("p", p, "a share from 0 to 1");
    }
    let spread = p * (1.0 - p);
    if !(se.is_finite() && (se > 0.0 || (se == 0.0 && spread == 0.0))) {
        return refuse("std_error", se, "a number above 0, or 0 where the share is 0 or 1");
    }
    if !(n.is_finite() && n > 1.0) {
        return refuse("n", n, "at least 2 answers");
    }
    if !(df.is_finite() && df > 0.0) {
        return refuse("df", df, "degrees of freedom above 0");
    }
    let ratio = dist::t_critical(level, n - 1.0)? / dist::t_critical(level, df)?;
    let effective = if spread > 0.0 && se > 0.0 { spread / (se * se) } else { n } * ratio * ratio;
    let limits = clopper_pearson(p * effective, effective, 0.5 * (1.0 - level))?;
    Ok((limits, effective))
}

fn check_share(successes: f64, n: f64) -> Result<()> {
    if n == 0.0 {
        return Err(Error::NoValidRatings { what: "the proportion".to_owned(), n_missing: 0, n_excluded: 0 });
    }
    if n.is_finite() && (0.0..=n).contains(&successes) {
        return Ok(());
    }
    let (value, allowed) = (successes.to_string(), format!("a number from 0 to n = {n}"));
    Err(Error::InvalidOption { option: "successes", value, allowed })
}

fn wilson(x: f64, n: f64, z: f64) -> (f64, f64) {
    let (p, a) = (x / n, z * z / n);
    let half = libm::sqrt(p * (1.0 - p) * a + 0.25 * a * a);
    let high = if x < n { (p + 0.5 * a + half) / (1.0 + a) } else { 1.0 };
    // The limits are the roots of a quadratic with product p^2 / (1 + a): no difference of near equals.
    let low = if x > 0.0 { p * p / (p + 0.5 * a + half) } else { 0.0 };
    (low, high)
}

/// Newcombe 1998, method 4; the upper limit is that of the failures, from 1.
fn wilson_corrected_low(x: f64, n: f64, z: f64) -> f64 {
    if x <= 0.5 {
        return 0.0;
    }
    let p = x / n;
    let root = z * z - 2.0 - 1.0 / n + 4.0 * p * (n - x + 1.0);
    let low = (2.0 * x + z * z - 1.0 - z * libm::sqrt(root.max(0.0))) / (2.0 * (n + z * z));
    low.clamp(0.0, p)
}

fn wald(x: f64, n: f64, z: f64) -> (f64, f64) {
    let p = x / n;
    let half = z * libm::sqrt(p * (1.0 - p) / n);
    ((p - half).max(0.0), (p + half).min(1.0))
}

fn clopper_pearson(x: f64, n: f64, tail: f64) -> Result<(f64, f64)> {
    let low = if x > 0.0 { dist::beta_quantile(tail, x, n - x + 1.0)? } else { 0.0 };
    let high = if x < n { dist::beta_upper_quantile(tail, x + 1.0, n - x)? } else { 1.0 };
    Ok((low, high))
}

fn jeffreys(x: f64, n: f64, tail: f64) -> Result<(f64, f64)> {
    let (a, b) = (x + 0.5, n - x + 0.5);
    let low = if x > 0.0 { dist::beta_quantile(tail, a, b)? } else { 0.0 };
    let high = if x < n { dist::beta_upper_quantile(tail, a, b)? } else { 1.0 };
    Ok((low, high))
}

/// Half of P(X = x) counts: the mean of the two Clopper-Pearson tails around x.
fn mid_p(x: f64, n: f64, tail: f64) -> Result<(f64, f64)> {
    let shapes = [(x, n - x + 1.0), (x + 1.0, n - x)];
    let low = if x > 0.0 { dist::beta_mixture_quantile(tail, &shapes)? } else { 0.0 };
    let high = if x < n { dist::beta_mixture_upper_quantile(tail, &shapes)? } else { 1.0 };
    Ok((low, high))
}

//! Tails and quantiles of the normal, Student's t and the beta distribution.
//!
//! The incomplete beta function is that of `cdflib` (TOMS algorithm 708), the error function that of `libm`; nothing
//! outside this file knows either. A quantile is the root of a logarithm of the smaller tail, found by Newton steps
//! kept inside a bracket: `cdflib`'s own quantiles stop at 1e-8.

use cdflib::special::{beta_log, try_beta_inc, try_gamma_inc};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_2};

use super::normal_start::normal_start;
use crate::error::{Error, Result};

/// Beyond these logarithms (and logits) a double is zero or infinite.
const LOG_LIMIT: f64 = 750.0;

/// The standard normal probability below `z`.
pub(crate) fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The standard normal probability above `z`, exact to the last digits far out.
pub(crate) fn normal_sf(z: f64) -> f64 {
    normal_cdf(-z)
}

/// The standard normal quantile of `p`; NaN unless `p` is in 0..=1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p < 0.5 {
        -normal_magnitude(1.0 - 2.0 * p, 2.0 * p)
    } else {
        normal_magnitude(2.0 * p - 1.0, 2.0 * (1.0 - p))
    }
}

/// The two-sided critical value: a standard normal number is within plus and minus this with probability `level`.
pub(crate) fn z_for(level: f64) -> f64 {
    normal_magnitude(level, 1.0 - level)
}

/// The probability that Student's t with `df` degrees of freedom is further from 0 than `t`.
pub(crate) fn t_two_sided_p(t: f64, df: f64) -> Result<f64> {
    check_df(df)?;
    if t.is_nan() {
        return Err(Error::InvalidOption {
            option: "t",
            value: t.to_string(),
            allowed: "any number".to_owned(),
        });
    }
    let t = t.abs();
    if is_far_tail(libm::log(t), df) {
        return Ok(libm::exp(t_far_coefficient(df) - df * libm::log(t)));
    }
    Ok(t_areas(t, df)?.outside)
}

/// The quantile of Student's t for `p` in 0..=1 with `df` degrees of freedom.
#[cfg(test)]
pub(crate) fn t_quantile(p: f64, df: f64) -> Result<f64> {
    check_probability(p)?;
    if p < 0.5 {
        t_magnitude(1.0 - 2.0 * p, 2.0 * p, df).map(|t| -t)
    } else {
        t_magnitude(2.0 * p - 1.0, 2.0 * (1.0 - p), df)
    }
}

/// The two-sided critical value of Student's t at a confidence level.
pub(crate) fn t_critical(level: f64, df: f64) -> Result<f64> {
    t_magnitude(level, 1.0 - level, df)
}

/// The probability of noncentral t above `t`, which is from 0, with so many degrees of freedom and noncentrality `delta`
/// from 0: a mixture of beta tails with Poisson weights. Source: Lenth 1989, Applied Statistics 38:185-189 (AS 243).
pub(crate) fn noncentral_t_upper_p(t: f64, df: f64, delta: f64) -> Result<f64> {
    check_df(df)?;
    let ratio = t * (t / df);
    let (far, near) = (1.0 / (1.0 + ratio), ratio / (1.0 + ratio));
    let rate = 0.5 * delta * delta;
    // Beyond twelve standard deviations of the Poisson distribution there is nothing a double could hold.
    let reach = 12.0 * libm::sqrt(rate);
    let (first, last) = (libm::floor((rate - reach - 10.0).max(0.0)), libm::ceil(rate + reach + 40.0));
    let (mut sum, mut j) = (0.0, first);
    while j <= last {
        let log = if rate > 0.0 { j * libm::log(rate) - rate } else { f64::NEG_INFINITY };
        let even = if rate > 0.0 { libm::exp(log - libm::lgamma(j + 1.0)) } else { f64::from(j < 1.0) };
        let odd = libm::exp(log - libm::lgamma(j + 1.5)) * delta * FRAC_1_SQRT_2;
        let above = |shape: f64| incomplete_beta(shape, 0.5 * df, near, far).map(|(_, above)| above);
        sum += even * above(j + 0.5)? + odd * above(j + 1.0)?;
        j += 1.0;
    }
    Ok((0.5 * sum).min(1.0))
}

/// The probability of Snedecor's F above `f`, which is from 0, with so many degrees of freedom.
pub(crate) fn f_upper_p(f: f64, df_numerator: f64, df_denominator: f64) -> Result<f64> {
    check_df(df_numerator)?;
    check_df(df_denominator)?;
    if f.is_nan() || f < 0.0 {
        let allowed = "a number from 0".to_owned();
        return Err(Error::InvalidOption { option: "f", value: f.to_string(), allowed });
    }
    let ratio = f * (df_numerator / df_denominator);
    let near = if ratio.is_finite() { ratio / (1.0 + ratio) } else { 1.0 };
    Ok(incomplete_beta(0.5 * df_denominator, 0.5 * df_numerator, 1.0 / (1.0 + ratio), near)?.0)
}

/// The quantile of Snedecor's F with probability `p` below it.
pub(crate) fn f_quantile(p: f64, df_numerator: f64, df_denominator: f64) -> Result<f64> {
    check_df(df_numerator)?;
    check_df(df_denominator)?;
    let (a, b) = (0.5 * df_numerator, 0.5 * df_denominator);
    // Both parts of the beta variable apart, so that neither is a difference of near numbers.
    Ok(b / a * (beta_quantile(p, a, b)? / beta_upper_quantile(p, b, a)?))
}

/// The quantile of Snedecor's F with probability `q` above it.
pub(crate) fn f_upper_quantile(q: f64, df_numerator: f64, df_denominator: f64) -> Result<f64> {
    Ok(1.0 / f_quantile(q, df_denominator, df_numerator)?)
}

/// The probability of chi-squared above `x`, which is from 0, with so many degrees of freedom.
pub(crate) fn chi_squared_upper_p(x: f64, df: f64) -> Result<f64> {
    check_df(df)?;
    let refuse = || Error::InvalidOption {
        option: "chi_squared",
        value: x.to_string(),
        allowed: "a number from 0".to_owned(),
    };
    try_gamma_inc(0.5 * df, 0.5 * x).map(|(_, above)| above).map_err(|_| refuse())
}

/// The probability of at most, and of at least, `x` successes of `n` with probability `p` each.
pub(crate) fn binomial_tails(x: f64, n: f64, p: f64) -> Result<(f64, f64)> {
    let at_most = if x < n { incomplete_beta(x + 1.0, n - x, p, 1.0 - p)?.1 } else { 1.0 };
    let at_least = if x > 0.0 { incomplete_beta(x, n - x + 1.0, p, 1.0 - p)?.0 } else { 1.0 };
    Ok((at_most, at_least))
}

/// The probability of a gamma variable with that shape, above 0, below and above `x`, from 0.
pub(super) fn gamma_tails(x: f64, shape: f64) -> Result<(f64, f64)> {
    let refuse = || Error::InvalidOption {
        option: "gamma",
        value: format!("{shape} at {x}"),
        allowed: "a shape above 0 at a number from 0".to_owned(),
    };
    if x.is_infinite() {
        return Ok((1.0, 0.0));
    }
    try_gamma_inc(shape, x).map_err(|_| refuse())
}

/// The density of a gamma variable's logarithm; it steers Newton steps, a few digits suffice.
pub(super) fn log_gamma_density(x: f64, shape: f64) -> f64 {
    if x > 0.0 { libm::exp(shape * libm::log(x) - x - libm::lgamma(shape)) } else { 0.0 }
}

/// The quantile of a gamma variable with that shape, above 0: `below` of the probability is below it, `above` above.
pub(super) fn gamma_root(below: f64, above: f64, shape: f64) -> Result<f64> {
    tail_root(below, above, libm::log(shape), |x| {
        let (less, more) = gamma_tails(x, shape)?;
        Ok((less, more, log_gamma_density(x, shape)))
    })
}

/// The number above 0 with `below` of a probability below it and `above` above it, from what lies to either side of a
/// number and the density of its logarithm.
pub(super) fn tail_root(
    below: f64,
    above: f64,
    start: f64,
    tails: impl Fn(f64) -> Result<(f64, f64, f64)>,
) -> Result<f64> {
    let log = increasing_root(start, f64::EPSILON, |log| {
        let (less, more, slope) = tails(libm::exp(log))?;
        Ok(if below < above {
            (libm::log(less / below), slope / less)
        } else {
            (libm::log(above / more), slope / more)
        })
    })?;
    Ok(libm::exp(log))
}

/// Below so many degrees of freedom critical values are looked up by position.
const SMALL_DF: usize = 4096;

/// The critical values of Student's t at one confidence level, each computed once.
#[derive(Clone, Debug)]
pub(crate) struct TCritical {
    level: f64,
    /// By degrees of freedom, 0 for not yet known: small samples are the many ones.
    small: Vec<f64>,
    large: std::collections::BTreeMap<u64, f64>,
}

impl TCritical {
    /// No value yet, for intervals of this level.
    pub(crate) fn new(level: f64) -> Result<Self> {
        crate::estimate::check_level(level)?;
        Ok(Self { level, small: Vec::new(), large: std::collections::BTreeMap::new() })
    }

    /// The confidence level.
    pub(crate) fn level(&self) -> f64 {
        self.level
    }

    /// The critical value for `df` degrees of freedom, at least 1.
    pub(crate) fn get(&mut self, df: u64) -> Result<f64> {
        let small = usize::try_from(df).ok().filter(|df| *df < SMALL_DF);
        let known = small.map_or_else(|| self.large.get(&df), |df| self.small.get(df)).copied();
        if let Some(t) = known.filter(|t| *t > 0.0) {
            return Ok(t);
        }
        let t = t_critical(self.level, df as f64)?;
        if let Some(df) = small {
            self.small.resize(self.small.len().max(df + 1), 0.0);
            self.small[df] = t;
        } else {
            self.large.insert(df, t);
        }
        Ok(t)
    }
}

/// The probability of a beta variable with shapes `a` and `b` below `x`, which is in 0..=1.
#[cfg(test)]
pub(crate) fn beta_cdf(x: f64, a: f64, b: f64) -> Result<f64> {
    Ok(beta_tails(x, 1.0 - x, a, b)?.below)
}

/// The beta quantile with probability `p` below it.
pub(crate) fn beta_quantile(p: f64, a: f64, b: f64) -> Result<f64> {
    check_probability(p)?;
    beta_root(p, 1.0 - p, &[(a, b)])
}

/// The beta quantile with probability `q` above it: `beta_quantile(1 - q, a, b)` without losing a small `q`.
pub(crate) fn beta_upper_quantile(q: f64, a: f64, b: f64) -> Result<f64> {
    check_probability(q)?;
    beta_root(1.0 - q, q, &[(a, b)])
}

/// As [`beta_quantile`], of the mixture in equal parts of beta distributions.
pub(crate) fn beta_mixture_quantile(p: f64, shapes: &[(f64, f64)]) -> Result<f64> {
    check_probability(p)?;
    beta_root(p, 1.0 - p, shapes)
}

/// As [`beta_upper_quantile`], of the mixture in equal parts of beta distributions.
pub(crate) fn beta_mixture_upper_quantile(q: f64, shapes: &[(f64, f64)]) -> Result<f64> {
    check_probability(q)?;
    beta_root(1.0 - q, q, shapes)
}

/// What lies within and beyond plus and minus a number, and how the first grows with the number's logarithm.
struct Areas {
    inside: f64,
    outside: f64,
    slope: f64,
}

/// What lies below and above a number in 0..=1, and how the first grows with the number's logit.
struct Tails {
    below: f64,
    above: f64,
    slope: f64,
}

fn normal_areas(z: f64) -> Areas {
    let density = libm::exp(-0.5 * z * z) / libm::sqrt(FRAC_PI_2);
    let scaled = z * FRAC_1_SQRT_2;
    Areas { inside: libm::erf(scaled), outside: libm::erfc(scaled), slope: z * density }
}

fn normal_magnitude(inside: f64, outside: f64) -> f64 {
    // The solver fails on NaN alone, which is what it was given then.
    magnitude(inside, outside, normal_start(inside, outside), |z| Ok(normal_areas(z))).unwrap_or(f64::NAN)
}

fn t_areas(t: f64, df: f64) -> Result<Areas> {
    let ratio = t * (t / df);
    let far = 1.0 / (1.0 + ratio);
    // The one is not the other's complement: each keeps its digits where it is small.
    let near = if ratio.is_finite() { ratio / (1.0 + ratio) } else { 1.0 };
    let (outside, inside) = incomplete_beta(0.5 * df, 0.5, far, near)?;
    Ok(Areas { inside, outside, slope: 2.0 * logit_density(0.5 * df, 0.5, far, near) })
}

fn t_magnitude(inside: f64, outside: f64, df: f64) -> Result<f64> {
    check_df(df)?;
    let far_log = (t_far_coefficient(df) - libm::log(outside)) / df;
    if outside > 0.0 && is_far_tail(far_log, df) {
        return Ok(libm::exp(far_log));
    }
    let z = normal_start(inside, outside);
    let start = if z * z < 0.5 * df && df > 8.0 {
        t_expansion(z, df)
    } else {
        libm::sqrt(df * libm::expm1((z * z / df).min(LOG_LIMIT))).min(libm::exp(far_log))
    };
    magnitude(inside, outside, start, |t| t_areas(t, df))
}

/// Student's t from the normal quantile `z` in powers of 1 / df: seven digits and more for z to 3 from 30 degrees of
/// freedom on, so that one Newton step is left. Source: Abramowitz and Stegun 26.7.5 (Fisher and Cornish).
fn t_expansion(z: f64, df: f64) -> f64 {
    let (y, r) = (z * z, 1.0 / df);
    let g4 = ((((79.0 * y + 776.0) * y + 1482.0) * y - 1920.0) * y - 945.0) / 92_160.0;
    let g3 = (((3.0 * y + 19.0) * y + 17.0) * y - 15.0) / 384.0;
    let g2 = ((5.0 * y + 16.0) * y + 3.0) / 96.0;
    let g1 = 0.25 * (y + 1.0);
    z * (1.0 + r * (g1 + r * (g2 + r * (g3 + r * g4))))
}

/// Whether the two-sided tail beyond e^`log_t` is `e^(coefficient - df log_t)` to the last digit.
fn is_far_tail(log_t: f64, df: f64) -> bool {
    2.0 * log_t > libm::log(df) + libm::log(1.0 + df) + 37.0
}

/// The logarithm of `t^df P(|T| > t)` for t to infinity.
fn t_far_coefficient(df: f64) -> f64 {
    let half = 0.5 * df;
    half * libm::log(df) - libm::log(half) - beta_log(half, 0.5)
}

/// The number beyond which, to both sides of 0, the probability is `outside`, that within being `inside`.
fn magnitude(inside: f64, outside: f64, start: f64, areas: impl Fn(f64) -> Result<Areas>) -> Result<f64> {
    if inside <= 0.0 || outside <= 0.0 {
        return Ok(if inside <= 0.0 { 0.0 } else { f64::INFINITY });
    }
    // In the logarithm of t, or of z, a Newton step squares the error or better: after one this small nothing is left.
    let log = increasing_root(libm::log(start), 1e-8, |log| {
        let found = areas(libm::exp(log))?;
        Ok(if inside < outside {
            (libm::log(found.inside / inside), found.slope / found.inside)
        } else {
            (libm::log(outside / found.outside), found.slope / found.outside)
        })
    })?;
    Ok(libm::exp(log))
}

fn beta_tails(x: f64, y: f64, a: f64, b: f64) -> Result<Tails> {
    check_shapes(a, b)?;
    let (below, above) = incomplete_beta(a, b, x, y)?;
    let slope = if a > 0.0 && b > 0.0 { logit_density(a, b, x, y) } else { 0.0 };
    Ok(Tails { below, above, slope })
}

fn mixture_tails(x: f64, y: f64, shapes: &[(f64, f64)]) -> Result<Tails> {
    let share = 1.0 / shapes.len() as f64;
    let mut sum = Tails { below: 0.0, above: 0.0, slope: 0.0 };
    for &(a, b) in shapes {
        let part = beta_tails(x, y, a, b)?;
        sum.below += share * part.below;
        sum.above += share * part.above;
        sum.slope += share * part.slope;
    }
    Ok(sum)
}

/// The number with `below` of the mixture's probability below it, and `above` above it.
fn beta_root(below: f64, above: f64, shapes: &[(f64, f64)]) -> Result<f64> {
    if below <= 0.0 || above <= 0.0 {
        return Ok(if below <= 0.0 { 0.0 } else { 1.0 });
    }
    let logit = increasing_root(beta_start(below, above, shapes), f64::EPSILON, |logit| {
        let (x, y) = (inverse_logit(logit), inverse_logit(-logit));
        let found = mixture_tails(x, y, shapes)?;
        Ok(if below < above {
            (libm::log(found.below / below), found.slope / found.below)
        } else {
            (libm::log(above / found.above), found.slope / found.above)
        })
    })?;
    Ok(inverse_logit(logit))
}

/// The logit of a beta variable, taken as normal.
fn beta_start(below: f64, above: f64, shapes: &[(f64, f64)]) -> f64 {
    let (a, b) = shapes.iter().fold((0.0, 0.0), |sum, shape| (sum.0 + shape.0, sum.1 + shape.1));
    let share = shapes.len() as f64;
    let (a, b) = (a / share, b / share);
    let away = normal_start((below - above).abs(), 2.0 * below.min(above)) * libm::sqrt(1.0 / a + 1.0 / b);
    libm::log(a / b) + if below < above { -away } else { away }
}

/// The density of a beta variable's logit, x^a y^b / B(a, b); it steers the Newton steps, a few digits suffice.
fn logit_density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let log = |part: f64, rest: f64| if part < 0.5 { libm::log(part) } else { libm::log1p(-rest) };
    libm::exp(a * log(x, y) + b * log(y, x) - beta_log(a, b))
}

/// The logarithm of the beta function.
pub(super) fn log_beta(a: f64, b: f64) -> f64 {
    beta_log(a, b)
}

pub(super) fn inverse_logit(logit: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-logit))
}

/// The root of an increasing function, given with its slope: Newton steps, or halving where one leaves the bracket.
///
/// A step of at most `last` (of 0.5, or of the root's size) is the last one. A function that has its root outside plus and
/// minus [`LOG_LIMIT`] gives that limit.
fn increasing_root(start: f64, last: f64, f: impl Fn(f64) -> Result<(f64, f64)>) -> Result<f64> {
    let (mut low, mut high) = (-LOG_LIMIT, LOG_LIMIT);
    let mut at = if start.is_finite() { start.clamp(low, high) } else { 0.0 };
    for _ in 0..200 {
        let (value, slope) = f(at)?;
        if value.is_nan() {
            return Err(Error::Overflow { what: "a quantile" });
        }
        if value > 0.0 {
            high = at;
        } else {
            low = at;
        }
        let newton = at - value / slope;
        let next = if newton >= low && newton <= high { newton } else { low + 0.5 * (high - low) };
        if (next - at).abs() <= last * at.abs().max(0.5) {
            return Ok(next);
        }
        at = next;
    }
    Ok(at)
}

pub(super) fn incomplete_beta(a: f64, b: f64, x: f64, y: f64) -> Result<(f64, f64)> {
    let allowed = || Error::InvalidOption {
        option: "beta",
        value: format!("({a}, {b}) at {x}"),
        allowed: "shapes from 0, not both 0, at a number from 0 to 1".to_owned(),
    };
    try_beta_inc(a, b, x, y).map_err(|_| allowed())
}

fn check_probability(p: f64) -> Result<()> {
    if (0.0..=1.0).contains(&p) {
        return Ok(());
    }
    Err(Error::InvalidOption {
        option: "p",
        value: p.to_string(),
        allowed: "a probability from 0 to 1".to_owned(),
    })
}

fn check_shapes(a: f64, b: f64) -> Result<()> {
    if a >= 0.0 && b >= 0.0 && a + b > 0.0 && (a + b).is_finite() {
        return Ok(());
    }
    let value = format!("{a}, {b}");
    Err(Error::InvalidOption {
        option: "beta shapes",
        value,
        allowed: "finite numbers from 0, not both 0".to_owned(),
    })
}

fn check_df(df: f64) -> Result<()> {
    if df > 0.0 && df.is_finite() {
        return Ok(());
    }
    Err(Error::InvalidOption {
        option: "df",
        value: df.to_string(),
        allowed: "a finite number above 0".to_owned(),
    })
}

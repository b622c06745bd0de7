//! Limits of a Poisson mean that is divided by a share, both of which were counted.
//!
//! Exact limits of one number are quantiles of a distribution: the lower limit of a Poisson mean of x has a gamma
//! distribution with shape x, the upper one with shape x + 1 (Garwood), and so do those of a share with beta distributions
//! (Clopper and Pearson). A function that grows with the one and falls with the other has its lower limit at the quantile
//! of the function of the lower and the upper variable, and the other way round. Source: Fay, Proschan and Brittain 2015,
//! Biometrics 71:146-156. Where the share is known this is Garwood's interval divided by it.

use super::dist::{
    gamma_root, gamma_tails, incomplete_beta, inverse_logit, log_beta, log_gamma_density, tail_root,
};
use super::quadrature::integral_in_parts;
use crate::error::Result;

/// What the Poisson mean is multiplied with: a function of the share, falling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Factor {
    /// 1 / share.
    Reciprocal,
    /// (1 - share) / share.
    Odds,
}

impl Factor {
    /// The factor of a share given by its logit.
    fn at(self, logit: f64) -> f64 {
        match self {
            Self::Reciprocal => 1.0 + libm::exp(-logit),
            Self::Odds => libm::exp(-logit),
        }
    }

    /// The factor of the share 1.
    fn least(self) -> f64 {
        if self == Self::Reciprocal { 1.0 } else { 0.0 }
    }

    /// The logit of the share whose factor is `factor`.
    fn logit(self, factor: f64) -> f64 {
        -libm::log((factor - self.least()).max(0.0))
    }
}

/// The limits of a Poisson mean of which `count` were seen times a factor of the share of which `successes` of `n` were,
/// `successes` being above 0.
pub(crate) fn limits(count: u64, factor: Factor, successes: u64, n: u64, level: f64) -> Result<(f64, f64)> {
    let (tail, x) = (0.5 * (1.0 - level), count as f64);
    let (s, failures) = (successes as f64, (n - successes) as f64);
    let low = if count > 0 { quantile(tail, 1.0 - tail, x, factor, (s + 1.0, failures))? } else { 0.0 };
    let high = quantile(1.0 - tail, tail, x + 1.0, factor, (s, failures + 1.0))?;
    Ok((low, high))
}

/// The quantile of a gamma variable times the factor of a beta variable; a beta variable without failures is 1.
fn quantile(below: f64, above: f64, shape: f64, factor: Factor, (a, b): (f64, f64)) -> Result<f64> {
    if b == 0.0 {
        let least = factor.least();
        return if least > 0.0 { Ok(least * gamma_root(below, above, shape)?) } else { Ok(0.0) };
    }
    let logit = Logit::new(a, b);
    let start = libm::log(shape * factor.at(logit.mode).max(f64::MIN_POSITIVE));
    tail_root(below, above, start, |x| product_tails(x, shape, factor, &logit))
}

/// What lies below and above `x`, and the density of the product's logarithm there.
fn product_tails(x: f64, shape: f64, factor: Factor, logit: &Logit) -> Result<(f64, f64, f64)> {
    // Beyond nine standard deviations on either side the gamma variable has nothing that a double could hold.
    let near = |z: f64| {
        let third = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * libm::sqrt(shape));
        shape * third.max(0.0) * third.max(0.0) * third.max(0.0)
    };
    let from = factor.logit(x / near(-9.0)).clamp(logit.low, logit.high);
    let to = factor.logit(x / near(9.0)).clamp(logit.low, logit.high);
    let sum =
        |f: &dyn Fn(f64) -> f64| integral_in_parts(|s| logit.density(s) * f(x / factor.at(s)), from, to, 12);
    // Both are defined at every number there is.
    let tails = |m: f64| gamma_tails(m, shape).unwrap_or((f64::NAN, f64::NAN));
    let below = sum(&|m| tails(m).0) + logit.tails(to)?.1;
    let above = sum(&|m| tails(m).1) + logit.tails(from)?.0;
    Ok((below, above, sum(&|m| log_gamma_density(m, shape))))
}

/// The logit of a beta variable.
struct Logit {
    a: f64,
    b: f64,
    mode: f64,
    /// The logarithm of the density at the mode.
    peak: f64,
    /// Outside these the density is nothing beside the mode's.
    low: f64,
    high: f64,
}

impl Logit {
    fn new(a: f64, b: f64) -> Self {
        let mode = libm::log(a / b);
        let mut found = Self { a, b, mode, peak: 0.0, low: mode, high: mode };
        found.peak = found.log_shape(mode) - log_beta(a, b);
        (found.low, found.high) = (found.reach(-1.0), found.reach(1.0));
        found
    }

    /// The logarithm of x^a (1 - x)^b.
    fn log_shape(&self, s: f64) -> f64 {
        -self.a * libm::log1p(libm::exp(-s)) - self.b * libm::log1p(libm::exp(s))
    }

    fn density(&self, s: f64) -> f64 {
        libm::exp(self.log_shape(s) - self.log_shape(self.mode) + self.peak)
    }

    /// Where the density has fallen by e^-45 on one side.
    fn reach(&self, side: f64) -> f64 {
        let gone = |away: f64| self.log_shape(self.mode + side * away) < self.log_shape(self.mode) - 45.0;
        let mut far = 1e-8;
        while !gone(far) {
            far *= 2.0;
        }
        let mut near = 0.5 * far;
        for _ in 0..20 {
            let middle = 0.5 * (near + far);
            *(if gone(middle) { &mut far } else { &mut near }) = middle;
        }
        self.mode + side * far
    }

    /// The probability below and above.
    fn tails(&self, s: f64) -> Result<(f64, f64)> {
        if s <= self.low || s >= self.high {
            return Ok(if s <= self.low { (0.0, 1.0) } else { (1.0, 0.0) });
        }
        incomplete_beta(self.a, self.b, inverse_logit(s), inverse_logit(-s))
    }
}

//! The difference of two means: of independent samples, of samples that share some people, of samples from the same
//! sites.

use super::dist;
use super::distribution::Distribution;
use crate::error::Result;
use crate::estimate::check_level;
use crate::tally::Moments;

/// How well a mean is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MeanError {
    /// The variance of the mean, the square of its standard error.
    pub(crate) variance: f64,
    /// The degrees of freedom of that variance, above 0; infinite for what is not estimated.
    pub(crate) df: f64,
}

/// One of the two means that are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SideMean {
    pub(crate) mean: f64,
    /// `None` where it cannot be known: one answer, one site.
    pub(crate) error: Option<MeanError>,
    /// The standard deviation of the answers, if there is one.
    pub(crate) sd: Option<f64>,
    /// How many answers the mean is of; 0 for a number that is set.
    pub(crate) n: u64,
}

impl MeanError {
    /// The error of the sum of two independent means.
    pub(crate) fn plus(self, other: Self) -> Self {
        satterthwaite(self, other)
    }
}

impl SideMean {
    /// A number that is set and not estimated.
    pub(crate) fn fixed(mean: f64) -> Self {
        let error = MeanError { variance: 0.0, df: f64::INFINITY };
        Self { mean, error: Some(error), sd: None, n: 0 }
    }

    /// The mean of a sample, with weights or without. `None` without people.
    pub(crate) fn of(sample: &Distribution) -> Option<Self> {
        let n = sample.n();
        let error = |std_error: f64| MeanError { variance: std_error * std_error, df: (n - 1) as f64 };
        Some(Self {
            mean: sample.mean()?,
            error: sample.std_error().map(error),
            sd: sample.variance().map(libm::sqrt),
            n,
        })
    }

    /// The mean of a measure, likewise.
    pub(crate) fn of_measure(moments: &Moments) -> Option<Self> {
        let n = moments.n_valid();
        let error = |std_error: f64| MeanError { variance: std_error * std_error, df: (n - 1) as f64 };
        let (mean, error) = (moments.mean()?, moments.std_error().map(error));
        Some(Self { mean, error, sd: moments.std_dev(), n })
    }
}

/// Delivered minus reference, with Student's t.
///
/// Everything but the value is absent where there is no variance to judge by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Difference {
    pub(crate) value: f64,
    pub(crate) std_error: Option<f64>,
    pub(crate) df: Option<f64>,
    pub(crate) t: Option<f64>,
    /// The two-sided p-value, 0 to 1.
    pub(crate) p: Option<f64>,
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
}

impl Difference {
    fn bare(value: f64) -> Self {
        Self { value, std_error: None, df: None, t: None, p: None, low: None, high: None }
    }

    fn with_error(value: f64, error: Option<MeanError>, level: f64) -> Result<Self> {
        check_level(level)?;
        let Some(MeanError { variance, df }) = error.filter(|error| error.variance > 0.0) else {
            return Ok(Self::bare(value));
        };
        let std_error = libm::sqrt(variance);
        let t = value / std_error;
        let half = dist::t_critical(level, df)? * std_error;
        Ok(Self {
            value,
            std_error: Some(std_error),
            df: Some(df),
            t: Some(t),
            p: Some(dist::t_two_sided_p(t, df)?),
            low: Some(value - half),
            high: Some(value + half),
        })
    }
}

/// The difference of two independent means whose variances need not be equal, each with its own degrees of freedom.
///
/// Sources: Welch 1938, Biometrika 29:350-362; Satterthwaite 1946, Biometrics Bulletin 2:110-114.
///
/// # Errors
///
/// [`InvalidLevel`](crate::Error::InvalidLevel) unless `0 < level < 1`.
pub(crate) fn welch(delivered: &SideMean, reference: &SideMean, level: f64) -> Result<Difference> {
    let error = delivered.error.zip(reference.error).map(|(a, b)| satterthwaite(a, b));
    Difference::with_error(delivered.mean - reference.mean, error, level)
}

/// The error of the sum or difference of two independent means.
fn satterthwaite(a: MeanError, b: MeanError) -> MeanError {
    // What has no variance adds nothing, not even rounding: against a number that is set, df is that of the other mean.
    match (a.variance > 0.0, b.variance > 0.0) {
        (true, false) => return a,
        (false, true) => return b,
        (false, false) => return MeanError { variance: 0.0, df: a.df.min(b.df) },
        (true, true) => {}
    }
    let variance = a.variance + b.variance;
    // Shares of the variance, as its square could be too small for a double.
    let part = |of: MeanError| (of.variance / variance) * (of.variance / variance) / of.df;
    MeanError { variance, df: 1.0 / (part(a) + part(b)) }
}

/// All answers of one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Answers {
    pub(crate) n: u64,
    pub(crate) mean: f64,
    /// With divisor n - 1; `None` if there is but one answer.
    pub(crate) variance: Option<f64>,
}

impl Answers {
    /// The square root of the variance, if there is one; 0 otherwise.
    fn sd(&self) -> f64 {
        self.variance.map_or(0.0, libm::sqrt)
    }

    fn error(&self) -> Option<MeanError> {
        let n = self.n as f64;
        self.variance.map(|variance| MeanError { variance: variance / n, df: n - 1.0 })
    }
}

/// The difference of the means of two samples that share some people, from the answers of all: the partially
/// overlapping samples t-test with variances that need not be equal.
///
/// `n_pairs` people are in both samples, and `correlation` is that of their answers, read as 0 where it is not defined
/// (fewer than two pairs, or pairs alike on one side). Without pairs this is [`welch`], with nothing but pairs the
/// paired t-test. Source: Derrick, Russ, Toher and White 2017, Journal of Modern Applied Statistical Methods
/// 16(1):137-157, `T_new2`.
///
/// # Errors
///
/// As [`welch`].
pub(crate) fn partially_paired(
    delivered: &Answers,
    reference: &Answers,
    n_pairs: u64,
    correlation: Option<f64>,
    level: f64,
) -> Result<Difference> {
    let error = delivered.error().zip(reference.error()).map(|errors| {
        let (n_delivered, n_reference) = (delivered.n as f64, reference.n as f64);
        let r = correlation.map_or(0.0, |r| r.clamp(-1.0, 1.0));
        let covariance = r * delivered.sd() * reference.sd() * (n_pairs as f64 / n_delivered / n_reference);
        overlapping(errors, covariance, (delivered.n, reference.n), n_pairs)
    });
    Difference::with_error(delivered.mean - reference.mean, error, level)
}

/// The error of the difference of the means of two samples of so many people that share some.
fn overlapping(
    (a, b): (MeanError, MeanError),
    covariance: f64,
    (delivered, reference): (u64, u64),
    n_pairs: u64,
) -> MeanError {
    let independent = satterthwaite(a, b);
    let pairs = n_pairs as f64;
    // The share of those who are in one sample only goes from Welch's degrees of freedom to those of the pairs.
    let single = delivered as f64 + reference as f64 - 2.0 * pairs;
    let share = single / (single + 2.0 * pairs);
    MeanError {
        variance: without_rounding(independent.variance - 2.0 * covariance, independent.variance),
        df: (pairs - 1.0) * (1.0 - share) + independent.df * share,
    }
}

/// [`partially_paired`] of samples with weights: the means of the people in both are correlated as these people's linearised
/// means are, and they are so much of the variance of each mean as their squared weights are of those of all.
///
/// `pairs` are the delivered and reference answers of the people in both, and their differences, delivered - reference or
/// the other way round. Without weights this is [`partially_paired`].
///
/// # Errors
///
/// As [`welch`].
pub(crate) fn partially_paired_weighted(
    delivered: &Distribution,
    reference: &Distribution,
    pairs: [&Distribution; 3],
    level: f64,
) -> Result<Difference> {
    let Some((d, r)) = SideMean::of(delivered).zip(SideMean::of(reference)) else {
        return Ok(Difference::bare(0.0));
    };
    // The variance that all have divided among them: n², with weights (sum w)² / sum w².
    let part = |of: &Distribution, all: &Distribution| {
        let share = of.totals().1 / all.totals().1;
        share * libm::sqrt(all.n_effective() / of.n_effective())
    };
    let [v_d, v_r, v_gap] = pairs.map(|of| of.std_error().map_or(0.0, |se| se * se));
    // cov(d, r) = (var d + var r - var(d - r)) / 2
    let varies = v_d > 0.0 && v_r > 0.0;
    let correlation = if varies { (v_d + v_r - v_gap) / (2.0 * libm::sqrt(v_d * v_r)) } else { 0.0 };
    let shared = correlation.clamp(-1.0, 1.0) * part(pairs[0], delivered) * part(pairs[1], reference);
    let error = d.error.zip(r.error).map(|(a, b)| {
        let covariance = shared * libm::sqrt(a.variance * b.variance);
        overlapping((a, b), covariance, (d.n, r.n), pairs[2].n())
    });
    Difference::with_error(d.mean - r.mean, error, level)
}

/// What is left of a number after a subtraction, or 0 if that is no more than its rounding.
pub(crate) fn without_rounding(rest: f64, of: f64) -> f64 {
    if rest > 8.0 * f64::EPSILON * of { rest } else { 0.0 }
}

/// What a site's answers sum to and how many they are, or their weight.
pub(crate) type Totals = (f64, f64);

/// The mean of answers that come from sampled sites, from each site's sum of answers and number (or weight) of answers.
///
/// The error is that of a ratio of totals, linearised: G / (G - 1) sum of (sum - mean n)^2 over the squared number of
/// all, with G - 1 degrees of freedom. `None` with fewer than two sites; a site without answers is none. `n` is the
/// nearest whole number to the sum of all n. Source: Cochran 1977, Sampling Techniques, section 3.12.
pub(crate) fn clustered(totals: impl Iterator<Item = Totals>) -> Option<SideMean> {
    let sites: Vec<Totals> = totals.filter(|site| site.1 > 0.0).collect();
    let (mean, all) = ratio(sites.iter().copied())?;
    let error = between(sites.iter().map(|&site| apart(site, mean, all).0))?;
    #[expect(clippy::cast_sign_loss, reason = "each n is above 0")]
    Some(SideMean { mean, error: Some(error), sd: None, n: libm::round(all) as u64 })
}

/// The difference of two means of answers that come from the same sampled sites, from each site's (sum, number) of
/// answers on the delivered and on the reference side. Sites may lack either.
///
/// What the two means share within a site cancels, as in a paired comparison. `None` if one side has no answers; with
/// fewer than two sites on a side the value stands alone, as nothing tells how much the sites of that side differ.
///
/// # Errors
///
/// As [`welch`].
pub(crate) fn clustered_difference(totals: &[(Totals, Totals)], level: f64) -> Result<Option<Difference>> {
    let sides = ratio(totals.iter().map(|site| site.0)).zip(ratio(totals.iter().map(|site| site.1)));
    let Some(((delivered, n_delivered), (reference, n_reference))) = sides else { return Ok(None) };
    let difference = |&(d, r): &(Totals, Totals)| {
        let (d, r) = (apart(d, delivered, n_delivered), apart(r, reference, n_reference));
        if (d.0 - r.0).abs() > d.1 + r.1 { d.0 - r.0 } else { 0.0 }
    };
    let answered = totals.iter().filter(|site| site.0.1 > 0.0 || site.1.1 > 0.0);
    let is_told =
        |side: fn(&(Totals, Totals)) -> Totals| totals.iter().filter(|site| side(site).1 > 0.0).count() > 1;
    let error =
        between(answered.map(difference)).filter(|_| is_told(|site| site.0) && is_told(|site| site.1));
    Difference::with_error(delivered - reference, error, level).map(Some)
}

/// What a site adds to the mean of all beyond its number of answers at that mean, and how much of it may be rounding: 0
/// where it is no more, so that sites which are alike have no variance.
pub(crate) fn apart((sum, n): Totals, mean: f64, all: f64) -> (f64, f64) {
    let rounding = 1e-13 * sum.abs().max((mean * n).abs()) / all;
    let rest = (sum - mean * n) / all;
    (if rest.abs() > rounding { rest } else { 0.0 }, rounding)
}

/// The sum of the sums over the sum of the numbers, and the latter.
pub(super) fn ratio(totals: impl Iterator<Item = Totals>) -> Option<(f64, f64)> {
    let (sum, n) = totals.fold((0.0, 0.0), |all, site| (all.0 + site.0, all.1 + site.1));
    (n > 0.0).then_some((sum / n, n))
}

/// The variance of a sum over sites, from what each adds to it; `None` with fewer than two.
fn between(parts: impl Iterator<Item = f64>) -> Option<MeanError> {
    let (squares, sites) = parts.fold((0.0, 0_u64), |all, part| (all.0 + part * part, all.1 + 1));
    let (g, df) = (sites as f64, sites.checked_sub(1).filter(|df| *df > 0)? as f64);
    Some(MeanError { variance: g / df * squares, df })
}

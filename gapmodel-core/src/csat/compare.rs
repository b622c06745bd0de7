use super::bootstrap::scores;
use super::convention::{in_words, same_ratings};
use super::{
    Positive, Statistic, adjusted_net, check_any, check_enough, net_error, nps_classes, positive_points,
    shares, successes,
};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::difference::{MeanError, SideMean, welch};
use crate::stats::dist::normal_sf;
use crate::stats::proportion::newcombe;
use crate::stats::{self, Bootstrap, Distribution, z_for};
use crate::tally::Counts;

/// One sample of a comparison: counts of ratings, or just how many of how many were positive.
#[derive(Clone, Debug, PartialEq)]
pub enum Sample {
    /// Counts of ratings.
    Counts(Counts),
    /// A published share: it can only be compared as a share.
    Share {
        /// How many were positive.
        successes: u64,
        /// Of how many.
        n: u64,
    },
}

impl From<Counts> for Sample {
    fn from(counts: Counts) -> Self {
        Self::Counts(counts)
    }
}

impl From<&Counts> for Sample {
    fn from(counts: &Counts) -> Self {
        Self::Counts(counts.clone())
    }
}

impl From<(u64, u64)> for Sample {
    fn from((successes, n): (u64, u64)) -> Self {
        Self::Share { successes, n }
    }
}

impl Sample {
    /// How many answers, or their weight.
    pub(super) fn weight(&self) -> f64 {
        match self {
            Self::Counts(counts) => counts.distribution().totals().1,
            Self::Share { successes: _, n } => *n as f64,
        }
    }
}

/// Options of [`compare`] and its relatives.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareOptions {
    /// What is compared: [`Statistic::Share`], or the mean, the index or the NPS.
    pub statistic: Statistic,
    /// Of shares: which ratings count as positive; the best two points.
    pub positive: Positive,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Whether means of two scales are compared as indices from 0 to 100; otherwise two scales are refused.
    pub rescale: bool,
    /// An interval from drawing people again in place of the usual one; the test stays as it is. Not for
    /// [`standardised`](super::standardised()) and [`rate_and_mix`](super::rate_and_mix()).
    pub bootstrap: Option<Bootstrap>,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self {
            statistic: Statistic::Share,
            positive: Positive::Top(2),
            level: 0.95,
            rescale: false,
            bootstrap: None,
        }
    }
}

/// Where the p-value of a comparison comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Test {
    /// Shares: the score test, with the error that there is if they are equal (pooled z; z with the target's variance).
    Score,
    /// Means of two samples: Welch's t.
    Welch,
    /// Means against a target, or of differences within people: Student's t.
    T,
    /// NPS: z of the adjusted estimates (Rocks 2016).
    AdjustedWald,
    /// Shares of the same people, from 25 discordant pairs: `McNemar`'s chi-squared without correction, as z.
    McNemar,
    /// Shares of the same people, below 25 discordant pairs: `McNemar`'s test, exact; its statistic is the smaller
    /// discordant count.
    McNemarExact,
}

impl Test {
    /// Every test, in the order of the C codes.
    pub const ALL: [Self; 6] =
        [Self::Score, Self::Welch, Self::T, Self::AdjustedWald, Self::McNemar, Self::McNemarExact];

    /// The name in all languages, such as `"mc_nemar_exact"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Score => "score",
            Self::Welch => "welch",
            Self::T => "t",
            Self::AdjustedWald => "adjusted_wald",
            Self::McNemar => "mc_nemar",
            Self::McNemarExact => "mc_nemar_exact",
        }
    }
}

/// The difference of two scores, or of one and a target, with its test.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Comparison {
    /// The first score minus the second (after minus before), in the unit of the statistic. `n_valid` counts all
    /// answers it rests on.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub estimate: Estimate,
    /// What is compared: `index` where means of two scales were compared.
    pub statistic: Statistic,
    /// The first score, after.
    pub value_a: f64,
    /// The second score, before, or the target.
    pub value_b: f64,
    /// How many answers the first score rests on.
    pub n_a: u64,
    /// How many answers the second rests on; 0 for a target.
    pub n_b: u64,
    /// The test that gives p; absent where there is none.
    pub test: Option<Test>,
    /// Its statistic.
    pub test_statistic: Option<f64>,
    /// Degrees of freedom, of t tests.
    pub df: Option<f64>,
    /// Two-sided p-value of no difference; absent where nothing varies.
    pub p: Option<f64>,
}

/// What one sample gives to a comparison.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) value: f64,
    pub(super) n: u64,
    n_missing: u64,
    n_excluded: u64,
    pub(super) n_effective: f64,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Successes and number.
    Share(f64, f64),
    Mean(SideMean),
    /// Promoters, detractors (shares), number.
    Net(f64, f64, f64),
}

impl Figures {
    /// The figures of a sample.
    ///
    /// # Errors
    ///
    /// [`Error::NoValidRatings`]; [`Error::InvalidOption`] for a share where something else is compared.
    pub(super) fn of(sample: &Sample, options: &CompareOptions) -> Result<Self> {
        match sample {
            Sample::Counts(counts) => Self::of_counts(counts, options),
            Sample::Share { successes, n } if options.statistic == Statistic::Share => {
                let share = stats::proportion(*successes, *n, options.level, Method::Wilson)?;
                let kind = Kind::Share(*successes as f64, *n as f64);
                let n_effective = *n as f64;
                Ok(Self { value: share.value, n: *n, n_missing: 0, n_excluded: 0, n_effective, kind })
            }
            Sample::Share { successes, n } => Err(Error::InvalidOption {
                option: "statistic",
                value: options.statistic.name().to_owned(),
                allowed: format!("{successes} of {n} can be compared as a share alone"),
            }),
        }
    }

    pub(super) fn of_counts(counts: &Counts, options: &CompareOptions) -> Result<Self> {
        check_any(counts)?;
        let (value, kind, n_effective) = match options.statistic {
            Statistic::Share => {
                let positive = positive_points(counts.scale(), &options.positive)?;
                let (value, x, n) = successes(counts, &positive)?;
                (value, Kind::Share(x, n), n)
            }
            Statistic::Mean | Statistic::Index => {
                let side = mean_of(counts, options.statistic)?;
                (side.mean, Kind::Mean(side), counts.distribution().n_effective())
            }
            Statistic::Nps => {
                let [detractors, _, promoters] = nps_classes(counts.scale())?;
                let ([p, q], n) = shares(counts, [&promoters, &detractors])?;
                (100.0 * (p - q), Kind::Net(p, q, n), n)
            }
            Statistic::Net => return Err(no_net()),
        };
        let (n, absent) = (counts.n_valid(), counts.absent());
        let (n_missing, n_excluded) = (absent.missing, absent.excluded());
        Ok(Self { value, n, n_missing, n_excluded, n_effective, kind })
    }

    /// Of a share: successes and effective sample size.
    pub(super) fn successes(&self) -> (f64, f64) {
        match self.kind {
            Kind::Share(x, n) => (x, n),
            Kind::Mean(_) | Kind::Net(..) => (0.0, 0.0),
        }
    }

    /// Shares of several samples as one.
    pub(super) fn plus(&self, other: &Self, (x, n): (f64, f64)) -> Self {
        Self { value: x / n, n_effective: n, kind: Kind::Share(x, n), ..self.with_people_of(other) }
    }

    /// Nobody at all.
    pub(super) const NOBODY: Self =
        Self { value: 0.0, n: 0, n_missing: 0, n_excluded: 0, n_effective: 0.0, kind: Kind::Share(0.0, 0.0) };

    /// The same score, resting on the people of another besides.
    pub(super) fn with_people_of(&self, other: &Self) -> Self {
        Self {
            n: self.n.saturating_add(other.n),
            n_missing: self.n_missing.saturating_add(other.n_missing),
            n_excluded: self.n_excluded.saturating_add(other.n_excluded),
            n_effective: self.n_effective + other.n_effective,
            ..*self
        }
    }

    /// An estimate without a value's uncertainty.
    pub(super) fn frame(&self, level: f64) -> Estimate {
        Estimate {
            value: self.value,
            std_error: None,
            low: None,
            high: None,
            level,
            n_valid: self.n,
            n_missing: self.n_missing,
            n_excluded: self.n_excluded,
            n_effective: self.n_effective,
            method: Method::None,
        }
    }

    /// How well the score is known, never as if chance were absent from a share of 0 or 1; absent for one answer.
    pub(super) fn error(&self) -> Option<MeanError> {
        let normal = |variance: f64| MeanError { variance, df: f64::INFINITY };
        match self.kind {
            Kind::Mean(side) => side.error,
            _ if self.n < 2 => None,
            Kind::Share(x, n) if x <= 0.0 || x >= n => {
                let p = (x + 1.0) / (n + 2.0);
                Some(normal(p * (1.0 - p) / (n + 2.0)))
            }
            Kind::Net(p, q, n) if net_error(p, q, n) == 0.0 => {
                let error = 100.0 * adjusted_net(p, q, n).1;
                Some(normal(error * error))
            }
            Kind::Share(..) | Kind::Net(..) => self.variance().map(normal),
        }
    }

    /// The squared standard error; absent for one answer.
    pub(super) fn variance(&self) -> Option<f64> {
        match self.kind {
            Kind::Share(_, n) => Some(self.value * (1.0 - self.value) / n),
            Kind::Mean(side) => side.error.map(|error| error.variance),
            Kind::Net(p, q, n) => Some(1e4 * net_error(p, q, n) * net_error(p, q, n)),
        }
    }

    /// Refuses a mean that has no spread to judge by.
    fn check_varied(&self, other: Option<&Self>) -> Result<()> {
        let (Kind::Mean(a), b) = (self.kind, other.map(|other| other.kind)) else { return Ok(()) };
        let b = if let Some(Kind::Mean(b)) = b { Some(b) } else { None };
        for side in [Some(a), b].into_iter().flatten() {
            if side.n < 2 {
                return Err(Error::TooFewRatings { what: "a sample".to_owned(), n: side.n, needed: 2 });
            }
        }
        let varies = |side: SideMean| side.error.is_some_and(|error| error.variance > 0.0);
        if varies(a) || b.is_some_and(varies) {
            return Ok(());
        }
        let n = a.n + b.map_or(0, |b| b.n);
        Err(Error::ZeroVariance { what: "each sample".to_owned(), n, value: a.mean })
    }
}

fn no_net() -> Error {
    Error::InvalidOption {
        option: "statistic",
        value: Statistic::Net.name().to_owned(),
        allowed: "share, mean, index or nps".to_owned(),
    }
}

/// The mean rating as it was given, or on the way from 0 to 100.
fn mean_of(counts: &Counts, statistic: Statistic) -> Result<SideMean> {
    let side = SideMean::of(&counts.distribution());
    let side = side.map_or_else(
        || check_enough("the item", &counts.distribution()).map(|()| SideMean::fixed(0.0)),
        Ok,
    )?;
    if statistic == Statistic::Mean {
        return Ok(side);
    }
    let scale = counts.scale();
    let unit = 100.0 / (scale.max() - scale.min());
    let error = |error: MeanError| MeanError { variance: error.variance * unit * unit, ..error };
    Ok(SideMean { mean: scale.to_100(side.mean), error: side.error.map(error), ..side })
}

/// A z test: two-sided p; nothing without a standard error.
pub(super) fn z_test(difference: f64, std_error: f64) -> Option<(f64, f64)> {
    let z = difference / std_error;
    z.is_finite().then(|| (z, (2.0 * normal_sf(z.abs())).min(1.0)))
}

/// The first minus the second, whose statistics are the same.
pub(super) fn difference(a: &Figures, b: &Figures, statistic: Statistic, level: f64) -> Result<Comparison> {
    let n = a.n.checked_add(b.n).ok_or(Error::Overflow { what: "n_a + n_b" })?;
    let estimate = Estimate { value: a.value - b.value, n_valid: n, ..a.with_people_of(b).frame(level) };
    let bare = Comparison {
        estimate,
        statistic,
        value_a: a.value,
        value_b: b.value,
        n_a: a.n,
        n_b: b.n,
        test: None,
        test_statistic: None,
        df: None,
        p: None,
    };
    let std_error = a.variance().zip(b.variance()).map(|(a, b)| libm::sqrt(a + b));
    match (a.kind, b.kind) {
        (Kind::Share(x_a, n_a), Kind::Share(x_b, n_b)) => {
            let limits = newcombe(x_a, n_a, x_b, n_b, level)?;
            let pooled = (x_a + x_b) / (n_a + n_b);
            let pooled_error = libm::sqrt(pooled * (1.0 - pooled) * (1.0 / n_a + 1.0 / n_b));
            let test = z_test(estimate.value, pooled_error);
            Ok(bare.with_interval(std_error, limits, Method::Newcombe).with_test(Test::Score, test))
        }
        (Kind::Mean(side_a), Kind::Mean(side_b)) => {
            let (method, test) =
                if side_b.n == 0 { (Method::T, Test::T) } else { (Method::Welch, Test::Welch) };
            let found = welch(&side_a, &side_b, level)?;
            let Some(limits) = found.low.zip(found.high) else { return Ok(bare) };
            let tested =
                bare.with_interval(found.std_error, limits, method).with_test(test, found.t.zip(found.p));
            Ok(Comparison { df: found.df, ..tested })
        }
        (Kind::Net(p_a, q_a, n_a), Kind::Net(p_b, q_b, n_b)) => {
            let ((centre_a, error_a), (centre_b, error_b)) =
                (adjusted_net(p_a, q_a, n_a), adjusted_net(p_b, q_b, n_b));
            let (centre, error) = (centre_a - centre_b, libm::sqrt(error_a * error_a + error_b * error_b));
            let half = z_for(level) * error;
            let limits = ((100.0 * (centre - half)).max(-200.0), (100.0 * (centre + half)).min(200.0));
            let found = bare.with_interval(std_error, limits, Method::AdjustedWald);
            let alike = std_error == Some(0.0) && estimate.value == 0.0;
            Ok(found.with_test(Test::AdjustedWald, z_test(centre, error).filter(|_| !alike)))
        }
        _ => Ok(bare),
    }
}

impl Comparison {
    pub(super) fn with_interval(
        self,
        std_error: Option<f64>,
        (low, high): (f64, f64),
        method: Method,
    ) -> Self {
        let estimate = Estimate { std_error, low: Some(low), high: Some(high), method, ..self.estimate };
        Self { estimate, ..self }
    }

    pub(super) fn with_test(self, test: Test, found: Option<(f64, f64)>) -> Self {
        let (test_statistic, p) = found.unzip();
        Self { test: found.map(|_| test), test_statistic, p, ..self }
    }

    /// The same in units of which one is `factor` of those before; tests stay.
    pub(super) fn times(self, factor: f64) -> Self {
        let by = |x: f64| x * factor;
        let Estimate { value, std_error, low, high, .. } = self.estimate;
        let estimate = Estimate {
            value: by(value),
            std_error: std_error.map(by),
            low: low.map(by),
            high: high.map(by),
            ..self.estimate
        };
        Self { estimate, ..self }
    }
}

/// With the bootstrap interval of a sum of means, each times a factor, less a number, if one is asked for.
pub(super) fn resampled(
    found: Comparison,
    means: &[(f64, &Distribution)],
    less: f64,
    bootstrap: Option<Bootstrap>,
) -> Result<Comparison> {
    let Some(bootstrap) = bootstrap else { return Ok(found) };
    let limits = bootstrap.of_means(means, found.estimate.level)?;
    let limits = limits.map(|(low, high)| (low - less, high - less));
    Ok(Comparison { estimate: found.estimate.with_limits(limits, bootstrap.method), ..found })
}

/// Refuses samples in which no person who is drawn again differs from another.
fn check_resampled(found: &Comparison, options: &CompareOptions) -> Result<()> {
    if options.bootstrap.is_none() || found.estimate.low.is_some() {
        return Ok(());
    }
    let Comparison { n_a, n_b, value_a: value, .. } = *found;
    let fewer = if n_b > 0 { n_a.min(n_b) } else { n_a };
    if fewer < 2 {
        return Err(Error::TooFewRatings { what: "a sample".to_owned(), n: fewer, needed: 2 });
    }
    Err(Error::ZeroVariance { what: "each sample".to_owned(), n: n_a + n_b, value })
}

/// Refuses samples of two scales, unless their means may be rescaled: the options to go on with.
fn checked_scales(a: &Sample, b: &Sample, options: &CompareOptions) -> Result<CompareOptions> {
    let (Sample::Counts(a), Sample::Counts(b)) = (a, b) else { return Ok(options.clone()) };
    if same_ratings(a.scale(), b.scale()) {
        return Ok(options.clone());
    }
    let is_mean = matches!(options.statistic, Statistic::Mean | Statistic::Index);
    if options.rescale && is_mean {
        return Ok(CompareOptions { statistic: Statistic::Index, ..options.clone() });
    }
    let [a, b] = [a, b].map(|counts| in_words(counts.scale()));
    let way = if is_mean { "rescale to compare both from 0 to 100" } else { "only means can be rescaled" };
    Err(Error::Mismatch { reason: format!("the scales differ, {a} and {b}: {way}") })
}

/// The score of one sample minus that of another: independent people, such as two waves or two places.
///
/// | statistic | interval | p |
/// |---|---|---|
/// | share, -1 to 1 | Newcombe's hybrid score (1998, method 10) | score test: z with the pooled share, without continuity correction; the square is Pearson's chi-squared |
/// | mean in scale units as rated; index, -100 to 100 | Welch | Welch |
/// | nps, -200 to 200 | adjusted Wald: each sample with three answers added (Rocks 2016) | z of the same |
///
/// The value and the standard error are those of the scores as they are observed. With survey weights, shares and NPS
/// use the effective sample size, means the linearised error. [`CompareOptions::bootstrap`] puts a bootstrap interval, each
/// sample drawn for itself, in place of these.
///
/// # Errors
///
/// [`Error::Mismatch`] for two scales unless [`CompareOptions::rescale`] is set, [`Error::NoValidRatings`],
/// [`Error::TooFewRatings`] and [`Error::ZeroVariance`] for means and for bootstrap intervals, [`Error::InvalidScale`] for
/// NPS on another scale, [`Error::InvalidOption`] for a positive set or what makes no bootstrap, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::csat::{self, CompareOptions};
/// let change = csat::compare(&(56, 70).into(), &(48, 80).into(), &CompareOptions::default())?;
/// let [low, high] = [change.estimate.low, change.estimate.high].map(Option::unwrap);
/// assert_eq!(format!("{:.3} {low:.4} {high:.4}", change.estimate.value), "0.200 0.0524 0.3339");
/// assert!(change.p.unwrap() < 0.01);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn compare(a: &Sample, b: &Sample, options: &CompareOptions) -> Result<Comparison> {
    check_level(options.level)?;
    let options = &checked_scales(a, b, options)?;
    let (of_a, of_b) = (Figures::of(a, options)?, Figures::of(b, options)?);
    of_a.check_varied(Some(&of_b))?;
    let found = difference(&of_a, &of_b, options.statistic, options.level)?;
    let [a, b] = [a, b].map(|sample| scores(sample, options.statistic, &options.positive));
    let found = resampled(found, &[(1.0, &a?), (-1.0, &b?)], 0.0, options.bootstrap)?;
    check_resampled(&found, options).map(|()| found)
}

/// The score of one sample minus a number that is set.
///
/// A share has Wilson's interval and the score test with the variance that the target implies; a mean Student's t; an NPS
/// the adjusted Wald interval and its z. Of a target of 0 or 1 for a share there is no test.
///
/// # Errors
///
/// As [`compare`], and [`Error::InvalidOption`] for a target that the score cannot have.
///
/// ```
/// use gapmodel_core::csat::{self, CompareOptions};
/// let share = csat::compare_target(&(81, 263).into(), 0.25, &CompareOptions::default())?;
/// assert_eq!(format!("{:.4} {:.2}", share.estimate.value, share.test_statistic.unwrap()), "0.0580 2.17");
/// assert!(csat::compare_target(&(81, 263).into(), 80.0, &CompareOptions::default()).is_err());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn compare_target(a: &Sample, target: f64, options: &CompareOptions) -> Result<Comparison> {
    check_level(options.level)?;
    check_target(a, target, options.statistic)?;
    let of_a = Figures::of(a, options)?;
    of_a.check_varied(None)?;
    let found = against(&of_a, target, options.statistic, options.level)?;
    let scores = scores(a, options.statistic, &options.positive)?;
    let found = resampled(found, &[(1.0, &scores)], target, options.bootstrap)?;
    check_resampled(&found, options).map(|()| found)
}

/// Refuses a target that the score of a sample cannot have.
pub(super) fn check_target(sample: &Sample, target: f64, statistic: Statistic) -> Result<()> {
    let (low, high) = match (statistic, sample) {
        (Statistic::Share, _) => (0.0, 1.0),
        (Statistic::Mean, Sample::Counts(counts)) => (counts.scale().min(), counts.scale().max()),
        (Statistic::Mean | Statistic::Index, _) => (0.0, 100.0),
        (Statistic::Nps | Statistic::Net, _) => (-100.0, 100.0),
    };
    if (low..=high).contains(&target) {
        return Ok(());
    }
    Err(Error::InvalidOption {
        option: "target",
        value: target.to_string(),
        allowed: format!("{low} to {high}, the unit of statistic {}", statistic.name()),
    })
}

/// A score minus a number.
pub(super) fn against(a: &Figures, target: f64, statistic: Statistic, level: f64) -> Result<Comparison> {
    let (value, n) = (target, 0);
    let fixed = |kind| Figures { value, n, n_missing: 0, n_excluded: 0, n_effective: 0.0, kind };
    let bare = Comparison {
        estimate: Estimate {
            value: a.value - target,
            std_error: a.variance().map(libm::sqrt),
            low: None,
            high: None,
            level,
            n_valid: a.n,
            n_missing: a.n_missing,
            n_excluded: a.n_excluded,
            n_effective: a.n_effective,
            method: Method::None,
        },
        statistic,
        value_a: a.value,
        value_b: target,
        n_a: a.n,
        n_b: 0,
        test: None,
        test_statistic: None,
        df: None,
        p: None,
    };
    match a.kind {
        Kind::Share(x, n) => {
            let (low, high) = stats::interval(x, n, level, Method::Wilson)?;
            let limits = (low - target, high - target);
            let test = z_test(a.value - target, libm::sqrt(target * (1.0 - target) / n));
            Ok(bare
                .with_interval(bare.estimate.std_error, limits, Method::Wilson)
                .with_test(Test::Score, test))
        }
        Kind::Mean(_) => difference(a, &fixed(Kind::Mean(SideMean::fixed(target))), statistic, level),
        Kind::Net(p, q, n) => {
            let (centre, error) = adjusted_net(p, q, n);
            let half = z_for(level) * error;
            let (low, high) = ((100.0 * (centre - half)).max(-100.0), (100.0 * (centre + half)).min(100.0));
            let limits = (low - target, high - target);
            let found = bare.with_interval(bare.estimate.std_error, limits, Method::AdjustedWald);
            Ok(found.with_test(Test::AdjustedWald, z_test(100.0 * centre - target, 100.0 * error)))
        }
    }
}

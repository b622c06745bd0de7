use super::rules::{self, Rule, RuleSet, Runs, Signal};
use crate::error::{Error, Result};
use crate::stats::dist::chi_squared_upper_p;

/// The mean range of two normal values in standard deviations, d2 for two, as tables of constants print it.
const MEAN_RANGE: f64 = 1.128;
/// The upper limit of moving ranges over their mean, D4 for two.
const RANGE_LIMIT: f64 = 3.267;
/// Below this p-value points vary more than chance makes them.
const OVERDISPERSED: f64 = 0.01;
/// Below this p-value they do so without the points farthest out, too.
const STILL_OVERDISPERSED: f64 = 0.05;
/// What is nearer to the centre than this part of it is there but for rounding.
const ON_THE_LINE: f64 = 1e-12;
/// From so many of the rarer outcome per point on, chance is small beside what any process does.
const LARGE: f64 = 50.0;
/// Squares and sums of numbers up to this are finite.
const LARGEST: f64 = 1e100;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ChartKind {
    /// Shares with binomial limits.
    P,
    /// Shares with Laney's limits.
    PPrime,
    /// Rates with Poisson limits.
    U,
    /// Single values with limits from moving ranges.
    Xmr,
    /// Exponentially weighted means.
    Ewma,
    /// Cumulative sums.
    Cusum,
    /// Rates with Laney's limits.
    UPrime,
}

impl ChartKind {
    /// Every kind, in the order of the C codes.
    pub const ALL: [Self; 7] =
        [Self::P, Self::PPrime, Self::U, Self::Xmr, Self::Ewma, Self::Cusum, Self::UPrime];

    /// The name in all languages, such as `"p_prime"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::P => "p",
            Self::PPrime => "p_prime",
            Self::U => "u",
            Self::Xmr => "xmr",
            Self::Ewma => "ewma",
            Self::Cusum => "cusum",
            Self::UPrime => "u_prime",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "kind",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// What the limits of a chart are made from: store it, and later points are held against the same limits.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Baseline {
    /// The chart it serves; `xmr` serves `ewma` and `cusum` too.
    pub kind: ChartKind,
    /// The centre line in the unit of the points: a share, a rate, a value.
    pub center: f64,
    /// Of values, their standard deviation: the mean moving range over 1.128. Of shares and rates, how many times that of
    /// chance the points vary: 1, and Laney's sigma Z for `p_prime` and `u_prime`.
    pub sigma: f64,
    /// How many points it was made from; 0 if it was written down.
    pub n_points: u64,
}

impl Baseline {
    /// A baseline that is written down: a target, or known limits.
    ///
    /// `center` is in the unit of the points; `sigma` is the standard deviation of single values for `xmr`, `ewma` and
    /// `cusum`, and 1 for `p` and `u`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] unless `center` is a number, of shares between 0 and 1, of rates above 0, and `sigma` is
    /// above 0, for `p` and `u` 1.
    ///
    /// ```
    /// use gapmodel_core::control::{Baseline, ChartKind};
    /// assert_eq!(Baseline::new(ChartKind::Xmr, 50.0, 2.0539)?.n_points, 0);
    /// assert!(Baseline::new(ChartKind::P, 80.0, 1.0).is_err());
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn new(kind: ChartKind, center: f64, sigma: f64) -> Result<Self> {
        let kind = match kind {
            ChartKind::Ewma | ChartKind::Cusum => ChartKind::Xmr,
            other => other,
        };
        Self { kind, center, sigma, n_points: 0 }.checked()
    }

    fn checked(self) -> Result<Self> {
        let (centers, is_center) = match self.kind {
            ChartKind::P | ChartKind::PPrime => {
                ("a share between 0 and 1", self.center > 0.0 && self.center < 1.0)
            }
            ChartKind::U | ChartKind::UPrime => {
                ("a rate above 0", (1.0 / LARGEST..=LARGEST).contains(&self.center))
            }
            _ => ("a number", self.center.abs() <= LARGEST),
        };
        #[expect(clippy::float_cmp, reason = "1 as it is written")]
        let (sigmas, is_sigma) = match self.kind {
            ChartKind::P | ChartKind::U => ("1", self.sigma == 1.0),
            _ => ("a number above 0", (1.0 / LARGEST..=LARGEST).contains(&self.sigma)),
        };
        for (option, value, allowed, is_allowed) in
            [("center", self.center, centers, is_center), ("sigma", self.sigma, sigmas, is_sigma)]
        {
            if !is_allowed {
                let (value, allowed) =
                    (value.to_string(), format!("{allowed} in a baseline of {}", self.kind.name()));
                return Err(Error::InvalidOption { option, value, allowed });
            }
        }
        Ok(self)
    }
}

/// Where the limits come from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum BaselineChoice {
    /// All points of the chart.
    #[default]
    All,
    /// The first so many points, at least 2.
    First(usize),
    /// A baseline made before, or written down.
    Stored(Baseline),
}

/// Options of [`p`], [`p_prime`], [`u`], [`u_prime`] and [`xmr`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlOptions {
    /// Where the limits come from: all points.
    pub baseline: BaselineChoice,
    /// Which run rules are looked for besides points beyond the limits: none.
    pub rules: RuleSet,
    /// How many standard deviations the limits are from the centre line: 3.
    pub sigmas: f64,
}

impl Default for ControlOptions {
    fn default() -> Self {
        Self { baseline: BaselineChoice::All, rules: RuleSet::None, sigmas: 3.0 }
    }
}

/// Whether the points of the baseline vary more than chance makes shares or rates vary.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dispersion {
    /// The mean square of the standardised points: about 1 where chance alone is at work (Spiegelhalter 2005).
    pub phi: f64,
    /// Cochran's Q, the sum of these squares.
    pub q: f64,
    /// The degrees of freedom of Q: points of the baseline - 1.
    pub df: u64,
    /// The probability of such a Q if chance alone is at work.
    pub p: f64,
    /// I squared, the share of the variation that is not chance, 0 to 1.
    pub i_squared: f64,
    /// Laney's sigma Z: the mean moving range of the standardised points over 1.128.
    pub sigma_z: f64,
}

/// The moving ranges below a chart of single values.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MovingRanges {
    /// How far each point is from the one before: one fewer than points.
    pub values: Vec<f64>,
    /// Their mean in the baseline.
    pub center: f64,
    /// Their upper limit, 3.267 times the mean.
    pub upper: f64,
    /// The positions, from 0, of the points whose range is above it; a range is that of its later point.
    pub signals: Vec<usize>,
}

/// A control chart: every point, its limits, and which rule it broke.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Chart {
    /// Which chart.
    pub kind: ChartKind,
    /// The points: shares, rates or values; weighted means of `ewma`, upper sums of `cusum`.
    pub values: Vec<f64>,
    /// The lower sums of `cusum`, 0 or below; absent for other charts.
    pub low_values: Option<Vec<f64>>,
    /// The centre line at each point, in the unit of the points.
    pub center: Vec<f64>,
    /// The lower limit at each point; of shares and rates not below 0.
    pub lower: Vec<f64>,
    /// The upper limit at each point; of shares not above 1.
    pub upper: Vec<f64>,
    /// The standard deviation of each point; of `cusum`, that of single values.
    pub sigma: Vec<f64>,
    /// Which points broke which rule, by position; empty if none did.
    pub signals: Vec<Signal>,
    /// Which run rules were looked for.
    pub rules: RuleSet,
    /// What the limits are made from: store it to hold later points against them.
    pub baseline: Baseline,
    /// Whether shares or rates vary more than chance makes them, around their own mean: those of the baseline, or with a
    /// stored one all points. Absent for other charts, and where there is nothing to vary.
    pub dispersion: Option<Dispersion>,
    /// The chart to look at instead: `p_prime` for `p` and `u_prime` for `u` where the p-value of Q is below 0.01, moving ranges
    /// are wider than those of chance too (sigma Z above 1), both are no work of single points (without the tenth of the
    /// points that is farthest out, one at least, the p-value of Q is still below 0.05), and sizes are large: 50 successes and
    /// 50 failures, or events, per point on average. Else points beyond the limits are rather changes to be explained.
    pub proposes: Option<ChartKind>,
    /// The moving ranges of `xmr`.
    pub moving_ranges: Option<MovingRanges>,
    /// The longest run and the crossings of the centre line; absent for `ewma` and `cusum`, whose points hang together, and
    /// where all points are on the line.
    pub runs: Option<Runs>,
}

/// The chart of shares with binomial limits: `center` ± 3 sqrt(center (1 - center) / n), from 0 to 1.
///
/// `counts` are the successes of each point and `sizes` out of how many; the centre is all successes of the baseline over
/// all its answers. With thousands of answers per point these limits are narrower than any process keeps: `dispersion`
/// says so, and `proposes` then names [`p_prime`]. Source: Montgomery, Introduction to Statistical Quality Control,
/// chapter 7.
///
/// # Errors
///
/// [`Error::UnequalLengths`], [`Error::TooFewUnits`] for fewer than two points (of a stored baseline, none),
/// [`Error::InvalidOption`] for a size of 0, a count above its size, a baseline that is empty or not of this chart, or
/// `sigmas` that are not above 0, [`Error::ZeroVariance`] if nobody or everybody succeeds in the baseline.
///
/// ```
/// use gapmodel_core::control::{self, ControlOptions};
/// let chart = control::p(&[42, 45, 41, 44, 12], &[50; 5], &ControlOptions::default())?;
/// assert_eq!((chart.center[0], chart.signals.len(), chart.signals[0].index), (0.736, 1, 4));
/// assert_eq!(chart.signals[0].rule.name(), "beyond_limits");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn p(counts: &[u64], sizes: &[u64], options: &ControlOptions) -> Result<Chart> {
    shares(ChartKind::P, counts, sizes, options)
}

/// Laney's chart of shares: `center` ± 3 sigma Z sqrt(center (1 - center) / n), from 0 to 1.
///
/// Sigma Z is the mean moving range of the standardised shares over 1.128, so that limits are as wide as successive points
/// differ, beyond chance. It may be below 1, as in Laney's paper; some tools never narrow limits, and some take the standard
/// deviation in place of moving ranges. Source: Laney 2002, Quality Engineering 14:531-537.
///
/// # Errors
///
/// As [`p`]; [`Error::ZeroVariance`] also if all shares of the baseline are equal.
///
/// ```
/// use gapmodel_core::control::{self, ControlOptions};
/// let (counts, sizes) = ([9_100, 8_700, 9_300, 8_900, 9_000], [10_000; 5]);
/// let plain = control::p(&counts, &sizes, &ControlOptions::default())?;
/// assert_eq!((plain.signals.len(), plain.proposes), (4, Some(control::ChartKind::PPrime)));
/// assert!(control::p_prime(&counts, &sizes, &ControlOptions::default())?.signals.is_empty());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn p_prime(counts: &[u64], sizes: &[u64], options: &ControlOptions) -> Result<Chart> {
    shares(ChartKind::PPrime, counts, sizes, options)
}

/// The chart of rates with Poisson limits: `center` ± 3 sqrt(center / size), not below 0.
///
/// `counts` are events (complaints, errors) and `sizes` what they are counted on, in any unit (calls, thousands of calls,
/// days); the centre is all events of the baseline over all its size. Of large counts that vary more than chance makes
/// them, `proposes` names [`u_prime`]. Source: Montgomery, Introduction to Statistical Quality Control, chapter 7.
///
/// # Errors
///
/// As [`p`], but a count may be above its size; [`Error::ZeroVariance`] if nothing happens in the baseline.
///
/// ```
/// use gapmodel_core::control::{self, ControlOptions};
/// let chart = control::u(&[4, 6, 5, 20], &[1.0, 2.0, 1.0, 1.0], &ControlOptions::default())?;
/// assert_eq!((chart.center[0], chart.signals[0].index), (7.0, 3));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn u(counts: &[u64], sizes: &[f64], options: &ControlOptions) -> Result<Chart> {
    rates(ChartKind::U, counts, sizes, options)
}

/// Laney's chart of rates: `center` ± 3 sigma Z sqrt(center / size), not below 0.
///
/// Takes what [`u`] takes; sigma Z is that of [`p_prime`], of the standardised rates. Source: Laney 2002, Quality
/// Engineering 14:531-537.
///
/// # Errors
///
/// As [`u`]; [`Error::ZeroVariance`] also if all rates of the baseline are equal.
///
/// ```
/// use gapmodel_core::control::{self, ControlOptions};
/// let (counts, sizes) = ([820, 640, 900, 1010, 700, 950], [1.5, 1.5, 1.5, 1.5, 1.5, 1.5]);
/// let plain = control::u(&counts, &sizes, &ControlOptions::default())?;
/// assert_eq!((plain.signals.len(), plain.proposes), (4, Some(control::ChartKind::UPrime)));
/// assert!(control::u_prime(&counts, &sizes, &ControlOptions::default())?.signals.is_empty());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn u_prime(counts: &[u64], sizes: &[f64], options: &ControlOptions) -> Result<Chart> {
    rates(ChartKind::UPrime, counts, sizes, options)
}

fn rates(kind: ChartKind, counts: &[u64], sizes: &[f64], options: &ControlOptions) -> Result<Chart> {
    check_sigmas("sigmas", options.sigmas)?;
    check_lengths(counts.len(), sizes.len())?;
    let scope = Scope::new(kind, counts.len(), options.baseline)?;
    check_each("sizes", sizes, "a number above 0", |size| (1.0 / LARGEST..=LARGEST).contains(&size))?;
    Attributes { counts, sizes, unit_variance: |rate| rate, highest: f64::INFINITY }.chart(&scope, options)
}

/// The chart of shares to read and the other one: [`p_prime`] where shares vary more than chance makes them, else [`p`]. A
/// stored baseline decides by its kind, and has no other.
pub(crate) fn fitting_shares(
    counts: &[u64],
    sizes: &[u64],
    options: &ControlOptions,
) -> Result<(Chart, Option<Chart>)> {
    fitting(options, ChartKind::PPrime, |kind| shares(kind, counts, sizes, options), ChartKind::P)
}

/// As [`fitting_shares`], of rates.
pub(crate) fn fitting_rates(
    counts: &[u64],
    sizes: &[f64],
    options: &ControlOptions,
) -> Result<(Chart, Option<Chart>)> {
    fitting(options, ChartKind::UPrime, |kind| rates(kind, counts, sizes, options), ChartKind::U)
}

fn fitting(
    options: &ControlOptions,
    wide: ChartKind,
    draw: impl Fn(ChartKind) -> Result<Chart>,
    plain: ChartKind,
) -> Result<(Chart, Option<Chart>)> {
    if let BaselineChoice::Stored(stored) = options.baseline {
        return Ok((draw(if stored.kind == wide { wide } else { plain })?, None));
    }
    let plain = draw(plain)?;
    let laney = match draw(wide) {
        Err(Error::ZeroVariance { .. }) => None,
        drawn => Some(drawn?),
    };
    Ok(match (plain.proposes, laney) {
        (Some(_), Some(laney)) => (laney, Some(plain)),
        (_, laney) => (plain, laney),
    })
}

/// The chart of single values with limits from moving ranges: mean ± 3 × mean moving range / 1.128.
///
/// `values` are in any unit and in the order of time, one per point. The chart of their moving ranges comes with it. Source:
/// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
///
/// # Errors
///
/// [`Error::TooFewUnits`] for fewer than two points (of a stored baseline, none), [`Error::InvalidOption`] for a value that
/// is missing or no finite number, a baseline that is empty or not of this chart, or `sigmas` that are not above 0,
/// [`Error::ZeroVariance`] if all values of the baseline are equal.
///
/// ```
/// use gapmodel_core::control::{self, ControlOptions};
/// let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
/// let chart = control::xmr(&flow, &ControlOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", chart.lower[0], chart.upper[0]), "45.8159 55.8041");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn xmr(values: &[f64], options: &ControlOptions) -> Result<Chart> {
    check_sigmas("sigmas", options.sigmas)?;
    let baseline = of_values(ChartKind::Xmr, values, options.baseline)?;
    let n = values.len();
    let center = vec![baseline.center; n];
    let sigma = vec![baseline.sigma; n];
    let limits = Limits::around(&center, &sigma, options.sigmas, (f64::NEG_INFINITY, f64::INFINITY));
    let mean_range = baseline.sigma * MEAN_RANGE;
    let ranges = ranges(values);
    let limit = RANGE_LIMIT * mean_range;
    let signals = (1..n).filter(|i| ranges[i - 1] > limit).collect();
    let moving_ranges = MovingRanges { values: ranges, center: mean_range, upper: limit, signals };
    let chart =
        Chart::shewhart(ChartKind::Xmr, baseline, values.to_vec(), center, sigma, limits, options.rules);
    Ok(Chart { moving_ranges: Some(moving_ranges), ..chart })
}

/// The baseline of values one at a time.
pub(super) fn of_values(kind: ChartKind, values: &[f64], choice: BaselineChoice) -> Result<Baseline> {
    let scope = Scope::new(kind, values.len(), choice)?;
    check_each("values", values, "a number: leave out points that are missing", |value| {
        value.abs() <= LARGEST
    })?;
    if let Some(stored) = scope.stored {
        return Ok(stored);
    }
    let values = &values[..scope.n];
    let ranges = ranges(values);
    let mean_range = ranges.iter().sum::<f64>() / ranges.len() as f64;
    let largest = values.iter().fold(0.0, |largest: f64, value| largest.max(value.abs()));
    if mean_range <= ON_THE_LINE * largest {
        return Err(no_variation(scope.n, values[0]));
    }
    let center = values.iter().sum::<f64>() / scope.n as f64;
    Ok(Baseline { kind: ChartKind::Xmr, center, sigma: mean_range / MEAN_RANGE, n_points: scope.n as u64 })
}

/// How far each value is from the one before.
fn ranges(values: &[f64]) -> Vec<f64> {
    values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect()
}

fn shares(kind: ChartKind, counts: &[u64], sizes: &[u64], options: &ControlOptions) -> Result<Chart> {
    check_sigmas("sigmas", options.sigmas)?;
    check_lengths(counts.len(), sizes.len())?;
    let scope = Scope::new(kind, counts.len(), options.baseline)?;
    let sizes_real: Vec<f64> = sizes.iter().map(|n| *n as f64).collect();
    check_each("sizes", &sizes_real, "a number above 0", |size| size > 0.0)?;
    if let Some(i) = (0..counts.len()).find(|&i| counts[i] > sizes[i]) {
        let (value, allowed) =
            (format!("{} at index {i}", counts[i]), format!("at most the size, which is {}", sizes[i]));
        return Err(Error::InvalidOption { option: "counts", value, allowed });
    }
    let shares =
        Attributes { counts, sizes: &sizes_real, unit_variance: |share| share * (1.0 - share), highest: 1.0 };
    shares.chart(&scope, options)
}

/// Shares or rates: the variance of a point is that of one unit over its size.
struct Attributes<'a> {
    counts: &'a [u64],
    sizes: &'a [f64],
    /// The variance that chance gives one unit, from the centre.
    unit_variance: fn(f64) -> f64,
    highest: f64,
}

impl Attributes<'_> {
    fn chart(&self, scope: &Scope, options: &ControlOptions) -> Result<Chart> {
        let points: Vec<usize> =
            (0..if scope.stored.is_some() { self.counts.len() } else { scope.n }).collect();
        let own = self.center(&points);
        let varies = (self.unit_variance)(own) > 0.0 && points.len() > 1;
        let dispersion = varies.then(|| dispersion(&self.standardised(&points, own))).transpose()?;
        let baseline = match scope.stored {
            Some(stored) => stored,
            None => baseline(scope, own, dispersion.as_ref())?,
        };
        let values = self.counts.iter().zip(self.sizes).map(|(count, size)| *count as f64 / size).collect();
        let center = vec![baseline.center; self.counts.len()];
        let chance = |size: &f64| baseline.sigma * ((self.unit_variance)(baseline.center) / size).sqrt();
        let sigma: Vec<f64> = self.sizes.iter().map(chance).collect();
        let limits = Limits::around(&center, &sigma, options.sigmas, (0.0, self.highest));
        let chart = Chart::shewhart(scope.kind, baseline, values, center, sigma, limits, options.rules);
        let laneys = match scope.kind {
            ChartKind::P => Some(ChartKind::PPrime),
            ChartKind::U => Some(ChartKind::UPrime),
            _ => None,
        };
        let is_wide = dispersion.is_some_and(|found| found.p < OVERDISPERSED && found.sigma_z > 1.0);
        let is_laneys_case =
            is_wide && self.rarer(&points, own) >= LARGE && self.varies_throughout(points, own)?;
        Ok(Chart { dispersion, proposes: laneys.filter(|_| is_laneys_case), ..chart })
    }

    /// All successes or events of some points over all their size.
    fn center(&self, points: &[usize]) -> f64 {
        let events: u128 = points.iter().map(|i| u128::from(self.counts[*i])).sum();
        events as f64 / points.iter().map(|i| self.sizes[*i]).sum::<f64>()
    }

    /// How many standard deviations of chance each of some points is from a centre.
    fn standardised(&self, points: &[usize], center: f64) -> Vec<f64> {
        let variance = (self.unit_variance)(center);
        let z = |&i: &usize| {
            let size = self.sizes[i];
            (self.counts[i] as f64 / size - center) / (variance / size).sqrt()
        };
        points.iter().map(z).collect()
    }

    /// How often the rarer of success and failure, or the event, happens per point.
    fn rarer(&self, points: &[usize], center: f64) -> f64 {
        let mean_size = points.iter().map(|i| self.sizes[*i]).sum::<f64>() / points.len() as f64;
        center.min(self.highest - center) * mean_size
    }

    /// Whether points vary more than chance makes them without those farthest out, too.
    fn varies_throughout(&self, points: Vec<usize>, center: f64) -> Result<bool> {
        let z = self.standardised(&points, center);
        let mut sorted = z.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let middle = sorted[sorted.len() / 2];
        let mut nearest: Vec<(f64, usize)> = z.iter().map(|z| (z - middle).abs()).zip(points).collect();
        nearest.sort_by(|a, b| a.0.total_cmp(&b.0));
        let left = nearest.len() - (nearest.len() / 10).max(1);
        let rest: Vec<usize> = nearest[..left].iter().map(|(_, point)| *point).collect();
        let center = self.center(&rest);
        if rest.len() < 2 || (self.unit_variance)(center) <= 0.0 {
            return Ok(false);
        }
        Ok(dispersion(&self.standardised(&rest, center))?.p < STILL_OVERDISPERSED)
    }
}

fn baseline(scope: &Scope, center: f64, dispersion: Option<&Dispersion>) -> Result<Baseline> {
    let Some(found) = dispersion else { return Err(no_variation(scope.n, center)) };
    let is_laneys = matches!(scope.kind, ChartKind::PPrime | ChartKind::UPrime);
    let sigma = if is_laneys { found.sigma_z } else { 1.0 };
    if sigma == 0.0 {
        return Err(no_variation(scope.n, center));
    }
    Ok(Baseline { kind: scope.kind, center, sigma, n_points: scope.n as u64 })
}

fn dispersion(z: &[f64]) -> Result<Dispersion> {
    let (q, df) = (z.iter().map(|z| z * z).sum::<f64>(), z.len() - 1);
    let excess = q - df as f64;
    Ok(Dispersion {
        phi: q / z.len() as f64,
        q,
        df: df as u64,
        p: chi_squared_upper_p(q, df as f64)?,
        i_squared: if excess > 0.0 { excess / q } else { 0.0 },
        sigma_z: ranges(z).iter().sum::<f64>() / df as f64 / MEAN_RANGE,
    })
}

/// The points that limits are made from.
struct Scope {
    kind: ChartKind,
    /// How many points from the first.
    n: usize,
    stored: Option<Baseline>,
}

impl Scope {
    fn new(kind: ChartKind, n_points: usize, choice: BaselineChoice) -> Result<Self> {
        let is_stored = matches!(choice, BaselineChoice::Stored(_));
        let needed = if is_stored { 1 } else { 2 };
        if n_points < needed {
            let (what, n, needed) = ("points of a chart".to_owned(), n_points as u64, needed as u64);
            return Err(Error::TooFewUnits { what, n, needed });
        }
        match choice {
            BaselineChoice::All => Ok(Self { kind, n: n_points, stored: None }),
            BaselineChoice::First(n) if (2..=n_points).contains(&n) => Ok(Self { kind, n, stored: None }),
            BaselineChoice::First(n) => Err(Error::InvalidOption {
                option: "baseline",
                value: n.to_string(),
                allowed: format!("2 to {n_points}, the points of the chart, or a stored baseline"),
            }),
            BaselineChoice::Stored(stored) => {
                let stored = stored.checked()?;
                let serves = match kind {
                    ChartKind::Ewma | ChartKind::Cusum => ChartKind::Xmr,
                    other => other,
                };
                if stored.kind != serves {
                    let (value, allowed) = (
                        format!("that of a chart {}", stored.kind.name()),
                        format!("that of a chart {}", serves.name()),
                    );
                    return Err(Error::InvalidOption { option: "baseline", value, allowed });
                }
                Ok(Self { kind, n: 0, stored: Some(stored) })
            }
        }
    }
}

/// Lower and upper limits of every point.
pub(super) struct Limits {
    pub(super) lower: Vec<f64>,
    pub(super) upper: Vec<f64>,
}

impl Limits {
    /// So many sigma around the centre, within what is possible.
    pub(super) fn around(center: &[f64], sigma: &[f64], sigmas: f64, (lowest, highest): (f64, f64)) -> Self {
        let at = |side: f64| -> Vec<f64> {
            let limit =
                |(center, sigma): (&f64, &f64)| (center + side * sigmas * sigma).clamp(lowest, highest);
            center.iter().zip(sigma).map(limit).collect()
        };
        Self { lower: at(-1.0), upper: at(1.0) }
    }

    /// The points that are not within.
    pub(super) fn beyond(&self, values: &[f64]) -> Vec<Signal> {
        let is_beyond = |&i: &usize| values[i] < self.lower[i] || values[i] > self.upper[i];
        (0..values.len()).filter(is_beyond).map(|index| Signal { index, rule: Rule::BeyondLimits }).collect()
    }
}

impl Chart {
    /// A chart whose points are independent, so that run rules apply.
    fn shewhart(
        kind: ChartKind,
        baseline: Baseline,
        values: Vec<f64>,
        center: Vec<f64>,
        sigma: Vec<f64>,
        limits: Limits,
        rules: RuleSet,
    ) -> Self {
        let from_center = |i: usize| {
            let away = values[i] - center[i];
            if away.abs() <= ON_THE_LINE * center[i].abs().max(values[i].abs()) {
                0.0
            } else {
                away / sigma[i]
            }
        };
        let z: Vec<f64> = (0..values.len()).map(from_center).collect();
        let mut signals = limits.beyond(&values);
        signals.extend(rules::patterns(rules, &values, &z));
        signals.sort_by_key(|signal| signal.index);
        Self {
            kind,
            values,
            low_values: None,
            center,
            lower: limits.lower,
            upper: limits.upper,
            sigma,
            signals,
            rules,
            baseline,
            dispersion: None,
            proposes: None,
            moving_ranges: None,
            runs: rules::runs(&z),
        }
    }
}

pub(super) fn check_sigmas(option: &'static str, sigmas: f64) -> Result<()> {
    if (1.0 / LARGEST..=LARGEST).contains(&sigmas) {
        return Ok(());
    }
    Err(Error::InvalidOption { option, value: sigmas.to_string(), allowed: "a number above 0".to_owned() })
}

fn check_lengths(counts: usize, sizes: usize) -> Result<()> {
    if counts == sizes {
        return Ok(());
    }
    Err(Error::UnequalLengths { column: "sizes".to_owned(), found: sizes, expected: counts })
}

fn check_each(
    option: &'static str,
    values: &[f64],
    allowed: &str,
    is_allowed: impl Fn(f64) -> bool,
) -> Result<()> {
    let Some(i) = values.iter().position(|value| !is_allowed(*value)) else { return Ok(()) };
    Err(Error::InvalidOption {
        option,
        value: format!("{} at index {i}", values[i]),
        allowed: allowed.to_owned(),
    })
}

fn no_variation(n: usize, value: f64) -> Error {
    Error::ZeroVariance { what: "the baseline of the chart".to_owned(), n: n as u64, value }
}

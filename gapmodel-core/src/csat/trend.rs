use super::convention::{in_words, same_ratings};
use super::segments::groups;
use super::survey::check_labelled;
use super::{Positive, positive_points};
use crate::control::{self, Chart, ChartKind, ControlOptions};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::scale::Scale;
use crate::stats;
use crate::stats::dist::normal_sf;
use crate::summary::Summary;
use crate::tally::Counts;

/// The answers of one period: so many positive of so many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Period {
    /// What the period is called, such as `"2024-03"`.
    pub label: String,
    /// How many answers are positive.
    pub successes: u64,
    /// How many answers are valid.
    pub n: u64,
    /// How many answers are missing.
    pub n_missing: u64,
    /// How many answers are not applicable, refused or invalid.
    pub n_excluded: u64,
    /// What the answers were given on, if that is known: periods of two scales are refused.
    pub scale: Option<Scale>,
}

impl Period {
    /// A period of which the two numbers are known.
    #[must_use]
    pub fn new(label: impl Into<String>, successes: u64, n: u64) -> Self {
        Self { label: label.into(), successes, n, ..Self::default() }
    }

    /// A period of which the ratings were counted.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if the positive set is empty, is the whole scale or holds a value that is no point of it, or
    /// if the ratings have survey weights: a chart needs whole numbers.
    ///
    /// ```
    /// use gapmodel_core::{Counts, Scale, csat::{Period, Positive}};
    /// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
    /// counts.extend(&[5.0, 4.0, 2.0, f64::NAN])?;
    /// let march = Period::from_counts("March", &counts, &Positive::Top(2))?;
    /// assert_eq!((march.successes, march.n, march.n_missing), (2, 3, 1));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn from_counts(label: impl Into<String>, counts: &Counts, positive: &Positive) -> Result<Self> {
        if counts.is_weighted() {
            let (value, allowed) =
                ("counts with survey weights".to_owned(), "counts without weights".to_owned());
            return Err(Error::InvalidOption { option: "series", value, allowed });
        }
        let points = positive_points(counts.scale(), positive)?;
        let absent = counts.absent();
        Ok(Self {
            label: label.into(),
            successes: points.iter().map(|point| counts.masses()[*point].n).sum(),
            n: counts.n_valid(),
            n_missing: absent.missing,
            n_excluded: absent.excluded(),
            scale: Some(counts.scale().clone()),
        })
    }
}

/// Options of [`trend`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendOptions {
    /// Confidence level of the shares, 0.95.
    pub level: f64,
    /// The baseline, run rules and limits of the charts.
    pub control: ControlOptions,
}

impl Default for TrendOptions {
    fn default() -> Self {
        Self { level: 0.95, control: ControlOptions::default() }
    }
}

/// The share of one period.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PeriodShare {
    /// What the period is called.
    pub label: String,
    /// The share of positive answers, 0 to 1, with Wilson's interval.
    pub share: Estimate,
}

/// Whether the share rises or falls over all periods.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SlopeTest {
    /// By how much the share changes from one period to the next, 0.01 for one point of a hundred: least squares weighted
    /// with the number of answers.
    pub slope: f64,
    /// The statistic of Cochran (1954) and Armitage (1955), standard normal if there is no trend; over the square root of
    /// `dispersion`.
    pub z: f64,
    /// Its two-sided p-value, 0 to 1.
    pub p: f64,
    /// How many times the variance of chance the shares have around the line: 1 where the chart to read is `p`. With
    /// `p_prime` it is Pearson's chi-squared over the number of periods less 2, at least 1, and p is that of Student's t with
    /// as many degrees of freedom (quasi-likelihood: `McCullagh` and Nelder 1989, section 4.5).
    pub dispersion: f64,
}

/// A share over time.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Trend {
    /// The share of each period, in the order given.
    pub periods: Vec<PeriodShare>,
    /// The control chart to read: `p`, or `p_prime` where the shares vary more than chance makes them. A stored baseline
    /// decides by its kind.
    pub chart: Chart,
    /// The other of the two charts; absent for a stored baseline, and where all shares are equal.
    pub alternative: Option<Chart>,
    /// The test for a rise or fall; absent for one period, and if nobody or everybody is positive.
    pub slope: Option<SlopeTest>,
}

/// The periods of [`trend`], of a summary with a segment column of periods: in the order of their labels, which is that of
/// time for numbers and for dates as 2024-03.
///
/// `item` is an id, or the name of a column of an attribute. A summary has no periods in which nobody was asked: leave no
/// gap in time.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`], [`Error::InvalidOption`] for a summary without segments, answers
/// without a period, a positive set, or survey weights.
///
/// ```
/// use gapmodel_core::*;
/// let ratings = Column::from(&[5_i8, 4, 2, 4, 1, 3]);
/// let months = Categories::from_labels([2, 1, 1, 2, 3, 3].map(Label::Int));
/// let summary = Summary::of_ratings(&Scale::new(1, 5)?, ratings, None, vec![("month", months)])?;
/// let series = csat::periods(&summary, "ratings", "month", &csat::Positive::Top(2))?;
/// assert_eq!(series.iter().map(|period| (period.successes, period.n)).collect::<Vec<_>>(), [(1, 2), (2, 2), (0, 2)]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn periods(summary: &Summary, item: &str, over: &str, positive: &Positive) -> Result<Vec<Period>> {
    let (_, groups) = groups(summary, item, &[over.to_owned()])?;
    let mut series = Vec::with_capacity(groups.len());
    for (labels, counts) in &groups {
        let label = &labels[0];
        check_labelled("over", over, label, counts)?;
        if *label != Label::Missing {
            series.push(Period::from_counts(label.to_string(), counts, positive)?);
        }
    }
    Ok(series)
}

/// A share over time: each period with its interval, the control chart, and a test for a rise or fall.
///
/// `series` holds the periods in the order of time, equally spaced. With many answers per period shares vary more than
/// chance makes them, and plain limits are crossed nearly everywhere: this is found, and the chart is then
/// [`p_prime`](control::p_prime). The slope test is that of Cochran (1954) and Armitage (1955); it takes all answers as
/// independent, so where the chart is `p_prime` its p-value is too small.
///
/// # Errors
///
/// As [`control::p`], [`Error::NoValidRatings`] for a period without answers, [`Error::Mismatch`] for periods of two
/// scales, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::csat::{self, Period, TrendOptions};
/// let series = [Period::new("Q1", 83, 86), Period::new("Q2", 90, 93), Period::new("Q3", 129, 136), Period::new("Q4", 70, 82)];
/// let trend = csat::trend(&series, &TrendOptions::default())?;
/// assert_eq!(format!("{:.6}", trend.slope.unwrap().p), "0.004132");
/// assert_eq!((trend.chart.kind.name(), trend.chart.signals.len()), ("p", 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn trend(series: &[Period], options: &TrendOptions) -> Result<Trend> {
    check_level(options.level)?;
    check_scales(series)?;
    let (counts, sizes): (Vec<u64>, Vec<u64>) =
        series.iter().map(|period| (period.successes, period.n)).unzip();
    if let Some(empty) = series.iter().find(|period| period.n == 0) {
        return Err(Error::NoValidRatings {
            what: format!("the period {:?}", empty.label),
            n_missing: empty.n_missing,
            n_excluded: empty.n_excluded,
        });
    }
    let (chart, alternative) = control::fitting_shares(&counts, &sizes, &options.control)?;
    let periods = series.iter().map(|period| period_share(period, options.level)).collect::<Result<_>>()?;
    let slope = slope_test(&counts, &sizes, chart.kind == ChartKind::PPrime)?;
    Ok(Trend { periods, chart, alternative, slope })
}

/// Refuses periods of two scales.
fn check_scales(series: &[Period]) -> Result<()> {
    let mut scales = series.iter().filter_map(|period| Some((&period.label, period.scale.as_ref()?)));
    let Some((first, scale)) = scales.next() else { return Ok(()) };
    let Some((label, other)) = scales.find(|(_, other)| !same_ratings(scale, other)) else { return Ok(()) };
    let [a, b] = [scale, other].map(in_words);
    Err(Error::Mismatch { reason: format!("the scales differ, {a} in {first:?} and {b} in {label:?}") })
}

fn period_share(period: &Period, level: f64) -> Result<PeriodShare> {
    let share = stats::proportion(period.successes, period.n, level, Method::Wilson)?;
    let share = Estimate { n_missing: period.n_missing, n_excluded: period.n_excluded, ..share };
    Ok(PeriodShare { label: period.label.clone(), share })
}

/// Periods are numbered; the mean number is that of the answers.
fn slope_test(counts: &[u64], sizes: &[u64], is_wide: bool) -> Result<Option<SlopeTest>> {
    let sum = |numbers: &[u64]| numbers.iter().map(|n| *n as f64).sum::<f64>();
    let mean_of = |numbers: &[u64]| {
        numbers.iter().enumerate().map(|(t, n)| t as f64 * *n as f64).sum::<f64>() / sum(numbers)
    };
    let (share, time) = (sum(counts) / sum(sizes), mean_of(sizes));
    let (mut covariation, mut variation) = (0.0, 0.0);
    for (t, (count, size)) in counts.iter().zip(sizes).enumerate() {
        let (from_mean, n) = (t as f64 - time, *size as f64);
        covariation += from_mean * (*count as f64 - n * share);
        variation += n * from_mean * from_mean;
    }
    let (unit, slope) = (share * (1.0 - share), covariation / variation);
    if unit * variation <= 0.0 {
        return Ok(None);
    }
    let z = covariation / (unit * variation).sqrt();
    if !is_wide || counts.len() < 3 {
        return Ok(Some(SlopeTest { slope, z, p: 2.0 * normal_sf(z.abs()), dispersion: 1.0 }));
    }
    let around_line = |(t, (count, size)): (usize, (&u64, &u64))| {
        let n = *size as f64;
        let away = *count as f64 / n - share - slope * (t as f64 - time);
        n * away * away / unit
    };
    let df = (counts.len() - 2) as f64;
    let chi2 = counts.iter().zip(sizes).enumerate().map(around_line).sum::<f64>();
    let dispersion = (chi2 / df).max(1.0);
    let t = z / dispersion.sqrt();
    Ok(Some(SlopeTest { slope, z: t, p: stats::t_two_sided_p(t, df)?, dispersion }))
}

//! Satisfaction and its relatives: top box, mean, index, NPS, effort, and a share over time.
//!
//! Every function takes [`Counts`] of one item, made from ratings or read from a
//! [`Segment`](crate::Segment) of a summary. Blanks, not applicable and refused answers are never in the
//! denominator; neutral answers always are. With survey weights, shares and NPS use the effective sample size of
//! Kish, means the linearised standard error.
//!
//! A [`convention`] is a published way to score, as data. [`compare`] holds two samples, or one and a target, against
//! each other, [`compare_paired`] the same people twice, [`segments`] every segment and the rest; [`standardised`] and
//! [`rate_and_mix`] tell a difference from a difference in who was asked. [`survey`] takes a complex survey design into
//! account: clusters, strata, weights.

mod bootstrap;
mod compare;
mod convention;
mod paired;
mod segments;
mod strata;
mod survey;
mod trend;

pub use bootstrap::{BootstrapOptions, bootstrap};
pub use compare::{CompareOptions, Comparison, Sample, Test, compare, compare_target};
pub use convention::{
    Convention, ConventionRow, Statistic, convention, conventions, score, score_items, side_by_side,
};
pub(crate) use convention::{in_words, same_ratings};
pub use paired::compare_paired;
pub use segments::{Against, SegmentComparison, SegmentComparisons, SegmentOptions, segments};
pub(crate) use segments::{groups, position};
pub use strata::{
    RateAndMix, Standardised, StandardisedStratum, Strata, StratumChange, rate_and_mix, standardised, strata,
};
pub use survey::{SurveyEstimate, SurveyOptions, survey, survey_clusters};
pub use trend::{Period, PeriodShare, SlopeTest, Trend, TrendOptions, periods, trend};

use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::scale::{Answer, Scale};
use crate::stats::{self, Distribution, TCritical};
use crate::tally::{Counts, Mass};

/// Which ratings count as positive.
#[derive(Clone, Debug, PartialEq)]
pub enum Positive {
    /// The best so many points of the scale: 2 for top-two-box.
    Top(usize),
    /// These points.
    Points(Vec<f64>),
}

/// Options of [`top_box`].
#[derive(Clone, Debug, PartialEq)]
pub struct TopBoxOptions {
    /// Which ratings count as positive; the best two points.
    pub positive: Positive,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Interval: Wilson, or any other for a share.
    pub method: Method,
}

impl Default for TopBoxOptions {
    fn default() -> Self {
        Self { positive: Positive::Top(2), level: 0.95, method: Method::Wilson }
    }
}

/// Share of positive ratings among all valid ones, from 0 to 1.
///
/// The positive set is part of the question: publishers of CSAT differ for one and the same scale, so name it when
/// you report the share. Interval: Wilson (1927) by default, as Brown, Cai and `DasGupta` (2001) recommend.
///
/// Where weights go with the answers, as after raking they often do, [`Method::KornGraubard`] sees it and Kish's effective
/// sample size does not: it takes the linearised standard error, n / (n - 1) times the sum of w² (y - p)² over the squared
/// sum of w, and from it the effective sample size p (1 - p) / se², which is what `n_effective` says then (Kish's where the
/// share is 0 or 1). That size is taken as n at most, or a few people with small weights would make a rare answer seem
/// certain; `svyciprop` of R's survey package has no such bound. Its degrees of freedom are
/// n - 1, so that their correction is 1: one tally knows neither clusters nor strata. For a survey with them see
/// [`survey`].
///
/// # Errors
///
/// [`Error::NoValidRatings`], [`Error::InvalidLevel`], [`Error::InvalidOption`] if the positive set is empty, is the
/// whole scale or holds a value that is no point of it, or if the method makes no interval for a share,
/// [`Error::TooFewRatings`] for [`Method::KornGraubard`] on one rating.
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
/// counts.extend(&[5.0, 4.0, 3.0, f64::NAN, 2.0])?;
/// let share = csat::top_box(&counts, &csat::TopBoxOptions::default())?;
/// assert_eq!((share.value, share.n_valid, share.n_missing), (0.5, 4, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn top_box(counts: &Counts, options: &TopBoxOptions) -> Result<Estimate> {
    let positive = positive_points(counts.scale(), &options.positive)?;
    share(counts, &positive, options.level, options.method)
}

/// Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).
///
/// # Errors
///
/// [`Error::NoValidRatings`], [`Error::TooFewRatings`] for a single rating, [`Error::ZeroVariance`] where all
/// ratings are equal, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 10)?)?;
/// counts.extend(&[8.0, 7.0, 9.0, 8.0])?;
/// assert_eq!(csat::mean(&counts, 0.95)?.value, 8.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn mean(counts: &Counts, level: f64) -> Result<Estimate> {
    check_level(level)?;
    check_any(counts)?;
    check_varied("the item", &counts.distribution())?;
    plain_mean(counts, level)
}

/// As [`mean`], without an interval where it can have none.
fn plain_mean(counts: &Counts, level: f64) -> Result<Estimate> {
    check_level(level)?;
    mean_of(&counts.distribution(), counts.absent().missing, counts.absent().excluded(), level)
}

/// Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
/// good.
///
/// This is the linear index of ACSI and its kin; a mean of 4.0 on 1 to 5 is 75, not 80. Three items of one
/// respondent with their published weights go in as three ratings with weights.
///
/// # Errors
///
/// As [`mean`].
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
/// counts.extend(&[3.0, 5.0])?;
/// assert_eq!(csat::index(&counts, 0.95)?.value, 75.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn index(counts: &Counts, level: f64) -> Result<Estimate> {
    Ok(from_0_to_100(counts.scale(), mean(counts, level)?))
}

/// A mean rating on the way from worst to best.
fn from_0_to_100(scale: &Scale, raw: Estimate) -> Estimate {
    let (a, b) = (raw.low.map(|x| scale.to_100(x)), raw.high.map(|x| scale.to_100(x)));
    let (low, high) = if scale.low_is_good() { (b, a) } else { (a, b) };
    let std_error = raw.std_error.map(|se| 100.0 * se / (scale.max() - scale.min()));
    Estimate { value: scale.to_100(raw.value), std_error, low, high, ..raw }
}

/// Net promoter score with all that must be shown beside it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Nps {
    /// Promoters minus detractors in points, -100 to 100.
    pub score: Estimate,
    /// How many rated 9 or 10.
    pub promoters: u64,
    /// How many rated 7 or 8.
    pub passives: u64,
    /// How many rated 6 or less.
    pub detractors: u64,
    /// How often each rating was given, lowest first: the score hides all movement within the three classes.
    pub distribution: Vec<u64>,
}

/// Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).
///
/// `method` is [`Method::AdjustedWald`] (Rocks 2016: three answers added, spread 3/4, 3/2, 3/4; best in his and in
/// Lewis and Sauro's comparisons; it pulls inwards, so that of a few answers that are all alike it may not reach the score
/// itself), [`Method::Wald`] or [`Method::T`] (the mean of -1, 0, 1). The standard error is
/// that of the observed score, sqrt((p + d - (p - d)^2) / n): promoters and detractors are not independent.
///
/// # Errors
///
/// [`Error::NoValidRatings`], [`Error::InvalidLevel`], [`Error::InvalidScale`] unless ratings are 0 to 10 or 1 to
/// 10, [`Error::InvalidOption`] for another method, [`Error::TooFewRatings`] for [`Method::T`] on one rating.
///
/// ```
/// use gapmodel_core::{Counts, Method, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(0, 10)?)?;
/// counts.extend(&[10.0, 9.0, 8.0, 3.0])?;
/// let nps = csat::nps(&counts, 0.95, Method::AdjustedWald)?;
/// assert_eq!((nps.score.value, nps.promoters, nps.passives, nps.detractors), (25.0, 2, 1, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn nps(counts: &Counts, level: f64, method: Method) -> Result<Nps> {
    let [detractors, passives, promoters] = nps_classes(counts.scale())?;
    let score = net(counts, &promoters, &detractors, level, method)?;
    let n = |class: &[usize]| class.iter().map(|&point| counts.masses()[point].n).sum();
    Ok(Nps {
        score,
        promoters: n(&promoters),
        passives: n(&passives),
        detractors: n(&detractors),
        distribution: counts.counts(),
    })
}

/// The points of detractors, passives and promoters.
fn nps_classes(scale: &Scale) -> Result<[Vec<usize>; 3]> {
    #[expect(clippy::float_cmp, reason = "limits are whole numbers by definition")]
    if scale.step() != Some(1.0)
        || scale.max() != 10.0
        || !(0.0..=1.0).contains(&scale.min())
        || scale.low_is_good()
    {
        return Err(Error::InvalidScale {
            reason: format!("NPS needs ratings 0..=10 (or 1..=10), not {}", scale.describe()),
        });
    }
    let points = scale.points().unwrap_or(0);
    let class = |from: f64, to: f64| -> Vec<usize> {
        (0..points).filter(|&point| (from..=to).contains(&scale.value(point))).collect()
    };
    Ok([class(0.0, 6.0), class(7.0, 8.0), class(9.0, 10.0)])
}

/// Customer effort in its three forms.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ces {
    /// Mean rating in scale units; which end is good stays as the scale says.
    pub mean: Estimate,
    /// Share who found it easy, 0 to 1: the best three points of seven, the best two of five.
    pub easy: Estimate,
    /// Net index in points, -100 to 100: best two minus worst three of seven. No such index is published for five
    /// points.
    pub index: Option<Estimate>,
}

/// Customer effort score on 1 to 7 (CES 2.0, "made it easy": high is good) or 1 to 5 (CES 1.0, effort put forth:
/// low is good).
///
/// Which end is good is the direction of the scale of `counts`: nothing in the numbers tells 1 = "no effort" from
/// 1 = "not easy at all".
///
/// # Errors
///
/// As [`mean`], and [`Error::InvalidScale`] unless the scale has five or seven points.
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 7)?)?;
/// counts.extend(&[7.0, 6.0, 5.0, 2.0])?;
/// let effort = csat::ces(&counts, 0.95)?;
/// assert_eq!((effort.mean.value, effort.easy.value, effort.index.map(|e| e.value)), (5.0, 0.75, Some(25.0)));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn ces(counts: &Counts, level: f64) -> Result<Ces> {
    let points = counts.masses().len();
    let best = |n: usize| best_points(counts.scale(), n);
    let (n_easy, net_of) = match points {
        7 => (3, Some((2, 3))),
        5 => (2, None),
        _ => {
            let scale = counts.scale().describe();
            return Err(Error::InvalidScale { reason: format!("effort needs 5 or 7 points, not {scale}") });
        }
    };
    let index = net_of.map(|(high, low)| {
        let worst: Vec<usize> = (0..points).filter(|point| !best(points - low).contains(point)).collect();
        net(counts, &best(high), &worst, level, Method::AdjustedWald)
    });
    Ok(Ces {
        mean: mean(counts, level)?,
        easy: share(counts, &best(n_easy), level, Method::Wilson)?,
        index: index.transpose()?,
    })
}

/// The mean of a distribution as an estimate with Student's t interval; the interval is absent below two values.
pub(crate) fn mean_of(
    values: &Distribution,
    n_missing: u64,
    n_excluded: u64,
    level: f64,
) -> Result<Estimate> {
    mean_with(values, n_missing, n_excluded, &mut TCritical::new(level)?)
}

/// As [`mean_of`], with critical values that many estimates share.
pub(crate) fn mean_with(
    values: &Distribution,
    n_missing: u64,
    n_excluded: u64,
    critical: &mut TCritical,
) -> Result<Estimate> {
    let nobody = || Error::NoValidRatings { what: "the item".to_owned(), n_missing, n_excluded };
    let value = values.mean().ok_or_else(nobody)?;
    let interval = values.t_interval_with(critical)?;
    let level = critical.level();
    Ok(Estimate {
        value,
        std_error: values.std_error(),
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        level,
        n_valid: values.n(),
        n_missing,
        n_excluded,
        n_effective: values.n_effective(),
        method: if interval.is_some() { Method::T } else { Method::None },
    })
}

/// Refuses fewer than two values.
pub(crate) fn check_enough(what: &str, values: &Distribution) -> Result<()> {
    match values.n() {
        n @ 0..2 => Err(Error::TooFewRatings { what: what.to_owned(), n, needed: 2 }),
        _ => Ok(()),
    }
}

/// Refuses fewer than two values, or values that are all equal.
pub(crate) fn check_varied(what: &str, values: &Distribution) -> Result<()> {
    check_enough(what, values)?;
    let n = values.n();
    if values.variance() == Some(0.0) {
        let value = values.mean().unwrap_or(0.0);
        return Err(Error::ZeroVariance { what: what.to_owned(), n, value });
    }
    Ok(())
}

/// The points that count as positive: some of the scale's, not all.
pub(crate) fn positive_points(scale: &Scale, positive: &Positive) -> Result<Vec<usize>> {
    let points = scale.points().unwrap_or(0);
    let refuse = |value: String| {
        let allowed = format!("1 to {} of {points} points", points.saturating_sub(1));
        Err(Error::InvalidOption { option: "positive", value, allowed })
    };
    let found = match positive {
        Positive::Top(n) if (1..points).contains(n) => best_points(scale, *n),
        Positive::Top(n) => return refuse(n.to_string()),
        Positive::Points(values) => points_of(scale, values)?,
    };
    if found.is_empty() || found.len() == points {
        return refuse(format!("{} points", found.len()));
    }
    Ok(found)
}

/// The points that ratings are.
fn points_of(scale: &Scale, values: &[f64]) -> Result<Vec<usize>> {
    let point = |value: &f64| match scale.read(*value) {
        Some(Answer::Point(point)) => Ok(point),
        _ => Err(Error::InvalidOption {
            option: "positive",
            value: value.to_string(),
            allowed: format!("points of the scale {}", scale.describe()),
        }),
    };
    let mut found = values.iter().map(point).collect::<Result<Vec<_>>>()?;
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The `n` points at the good end.
fn best_points(scale: &Scale, n: usize) -> Vec<usize> {
    let points = scale.points().unwrap_or(0);
    if scale.low_is_good() {
        (0..n.min(points)).collect()
    } else {
        (points - n.min(points)..points).collect()
    }
}

fn check_any(counts: &Counts) -> Result<()> {
    if counts.n_valid() > 0 {
        return Ok(());
    }
    let absent = counts.absent();
    let (n_missing, n_excluded) = (absent.missing, absent.excluded());
    Err(Error::NoValidRatings { what: "the item".to_owned(), n_missing, n_excluded })
}

/// The share of respondents, or of weight, in each class of points, and the effective sample size.
fn shares<const N: usize>(counts: &Counts, classes: [&[usize]; N]) -> Result<([f64; N], f64)> {
    check_any(counts)?;
    let all = counts.masses().iter();
    let total = all.copied().fold(Mass::default(), Mass::plus);
    let ratings = counts.distribution();
    let n_effective = ratings.n_effective();
    let share = |class: &[usize]| {
        let of =
            |part: fn(&Mass) -> u128| class.iter().map(|&point| part(&counts.masses()[point])).sum::<u128>();
        if counts.is_weighted() {
            of(|mass| mass.w) as f64 / total.w as f64
        } else {
            of(|mass| u128::from(mass.n)) as f64 / total.n as f64
        }
    };
    Ok((classes.map(share), n_effective))
}

/// The share in a class of points, how many that is of the effective sample size, and the latter.
fn successes(counts: &Counts, positive: &[usize]) -> Result<(f64, f64, f64)> {
    let ([value], n) = shares(counts, [positive])?;
    // Without weights the count itself, so that no rounding of share * n gets in.
    let successes = if counts.is_weighted() {
        value * n
    } else {
        positive.iter().map(|&point| counts.masses()[point].n).sum::<u64>() as f64
    };
    Ok((value, successes, n))
}

fn share(counts: &Counts, positive: &[usize], level: f64, method: Method) -> Result<Estimate> {
    let (value, successes, n) = successes(counts, positive)?;
    if method == Method::KornGraubard {
        return linearised_share(counts, positive, (value, n), level);
    }
    let (low, high) = stats::interval(successes, n, level, method)?;
    let std_error = Some((value * (1.0 - value) / n).sqrt());
    Ok(Estimate { value, std_error, low: Some(low), high: Some(high), ..frame(counts, n, level, method) })
}

/// A share with its linearised standard error and the interval of Korn and Graubard.
fn linearised_share(
    counts: &Counts,
    positive: &[usize],
    (value, n_kish): (f64, f64),
    level: f64,
) -> Result<Estimate> {
    let n = counts.n_valid();
    if n < 2 {
        return Err(Error::TooFewRatings { what: "the item".to_owned(), n, needed: 2 });
    }
    let (mut total, mut positive_squares, mut other_squares) = (0_u128, 0_u128, 0_u128);
    for (point, mass) in counts.masses().iter().enumerate() {
        let mass = if counts.is_weighted() { *mass } else { Mass::unweighted(mass.n) };
        total += mass.w;
        *(if positive.contains(&point) { &mut positive_squares } else { &mut other_squares }) += mass.w2;
    }
    let total = total as f64;
    let squares = (1.0 - value) * (1.0 - value) * (positive_squares as f64 / total / total)
        + value * value * (other_squares as f64 / total / total);
    let df = (n - 1) as f64;
    let std_error = (squares * (n as f64 / df)).sqrt();
    // Where all or none are positive, Kish's size takes the place of the one that the standard error tells.
    let size = if std_error > 0.0 { n as f64 } else { n_kish };
    let df = if std_error > 0.0 { df } else { size - 1.0 };
    let least = (value * (1.0 - value) / n as f64).sqrt();
    let ((low, high), n_effective) =
        stats::proportion::korn_graubard(value, std_error.max(least), size, df, level)?;
    let frame = frame(counts, n_effective, level, Method::KornGraubard);
    Ok(Estimate { value, std_error: Some(std_error), low: Some(low), high: Some(high), ..frame })
}

/// The standard error of p - q, shares of one sample: they are not independent.
fn net_error(p: f64, q: f64, n: f64) -> f64 {
    ((p + q - (p - q) * (p - q)).max(0.0) / n).sqrt()
}

/// p - q and its standard error after Rocks (2016): n + 3, promoters and detractors + 3/4 each.
fn adjusted_net(p: f64, q: f64, n: f64) -> (f64, f64) {
    let (p, q, n) = ((p * n + 0.75) / (n + 3.0), (q * n + 0.75) / (n + 3.0), n + 3.0);
    (p - q, net_error(p, q, n))
}

/// Share of one class minus share of another, in points.
fn net(
    counts: &Counts,
    positive: &[usize],
    negative: &[usize],
    level: f64,
    method: Method,
) -> Result<Estimate> {
    check_level(level)?;
    let ([p, q], n) = shares(counts, [positive, negative])?;
    let (centre, half_width) = match method {
        Method::Wald => (p - q, stats::z_for(level) * net_error(p, q, n)),
        Method::T if counts.n_valid() < 2 => {
            return Err(Error::TooFewRatings { what: "the item".to_owned(), n: counts.n_valid(), needed: 2 });
        }
        Method::T => (p - q, stats::t_critical(level, n - 1.0)? * net_error(p, q, n - 1.0)),
        Method::AdjustedWald => {
            let (centre, error) = adjusted_net(p, q, n);
            (centre, stats::z_for(level) * error)
        }
        other => {
            let (value, allowed) = (format!("{:?}", other.name()), "adjusted_wald, wald, t".to_owned());
            return Err(Error::InvalidOption { option: "method", value, allowed });
        }
    };
    let value = 100.0 * (p - q);
    Ok(Estimate {
        value,
        std_error: Some(100.0 * net_error(p, q, n)),
        low: Some((100.0 * (centre - half_width)).max(-100.0)),
        high: Some((100.0 * (centre + half_width)).min(100.0)),
        ..frame(counts, n, level, method)
    })
}

/// An estimate with all but its figures filled in.
fn frame(counts: &Counts, n_effective: f64, level: f64, method: Method) -> Estimate {
    let absent = counts.absent();
    Estimate {
        value: 0.0,
        std_error: None,
        low: None,
        high: None,
        level,
        n_valid: counts.n_valid(),
        n_missing: absent.missing,
        n_excluded: absent.excluded(),
        n_effective,
        method,
    }
}

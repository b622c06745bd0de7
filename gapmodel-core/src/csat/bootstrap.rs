use super::{
    Convention, Positive, Sample, Statistic, TopBoxOptions, check_varied, index, mean, net, nps, nps_classes,
    points_of, positive_points, top_box,
};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method};
use crate::stats::{Bootstrap, Distribution};
use crate::tally::{Counts, Mass};

/// Options of [`bootstrap`].
#[derive(Clone, Debug, PartialEq)]
pub struct BootstrapOptions {
    /// What is made of the ratings.
    pub statistic: Statistic,
    /// Of shares and net scores: which ratings count as positive; the best two points.
    pub positive: Positive,
    /// Of net scores: which ratings count as negative; none of the positive ones.
    pub negative: Vec<f64>,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How people are drawn: `BCa`, 10,000 times.
    pub bootstrap: Bootstrap,
}

impl Default for BootstrapOptions {
    fn default() -> Self {
        Self {
            statistic: Statistic::Share,
            positive: Positive::Top(2),
            negative: Vec::new(),
            level: 0.95,
            bootstrap: Bootstrap::default(),
        }
    }
}

impl BootstrapOptions {
    /// The statistic of a convention with its classes, else the defaults.
    #[must_use]
    pub fn from_convention(convention: &Convention) -> Self {
        let Convention { statistic, positive, negative, .. } = convention;
        Self {
            statistic: *statistic,
            positive: Positive::Points(positive.clone()),
            negative: negative.clone(),
            ..Self::default()
        }
    }
}

/// A share, mean, index, NPS or net score with a bootstrap interval, in the unit of the [`Statistic`].
///
/// Value, standard error and counts are those of [`top_box`](super::top_box), [`mean`](super::mean()),
/// [`index`](super::index()) and [`nps`](super::nps); the interval comes from drawing people again, with replacement, from
/// the counts (see [`Bootstrap`]). With survey weights it has the width of the linearised standard error, not of Kish's
/// effective sample size. Where all ratings count alike nothing can be drawn: take Wilson's or the adjusted Wald interval.
///
/// # Errors
///
/// [`Error::NoValidRatings`], [`Error::TooFewRatings`] for a single rating, [`Error::ZeroVariance`] where all ratings count
/// alike, [`Error::InvalidScale`] for NPS on another scale, [`Error::InvalidOption`] for a positive or negative set, a method
/// that is no bootstrap, and fewer than 20 / (1 - level) or more than 1,000,000 replicates, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Counts, Method, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(0, 10)?)?;
/// counts.extend(&[10.0, 9.0, 8.0, 3.0, 9.0, 7.0, 10.0, 5.0])?;
/// let options = csat::BootstrapOptions { statistic: csat::Statistic::Nps, ..Default::default() };
/// let score = csat::bootstrap(&counts, &options)?;
/// assert_eq!((score.value, score.method), (25.0, Method::Bca));
/// assert_eq!(csat::bootstrap(&counts, &options)?, score);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn bootstrap(counts: &Counts, options: &BootstrapOptions) -> Result<Estimate> {
    let BootstrapOptions { statistic, positive, negative, level, bootstrap } = options;
    bootstrap.check(*level)?;
    let (found, scores) = if *statistic == Statistic::Net {
        let [negative, positive] = net_points(counts, positive, negative)?;
        let found = net(counts, &positive, &negative, *level, Method::AdjustedWald)?;
        (found, net_scores(counts, &positive, &negative))
    } else {
        let scores = scores_of(counts, *statistic, positive)?;
        (analytic(counts, *statistic, positive, *level)?, scores)
    };
    check_varied("the item", &scores)?;
    let limits = bootstrap.of_means(&[(1.0, &scores)], *level)?;
    Ok(found.with_limits(limits, bootstrap.method))
}

/// The score with the interval that it usually has.
fn analytic(counts: &Counts, statistic: Statistic, positive: &Positive, level: f64) -> Result<Estimate> {
    match statistic {
        Statistic::Mean => mean(counts, level),
        Statistic::Index => index(counts, level),
        Statistic::Nps => nps(counts, level, Method::AdjustedWald).map(|nps| nps.score),
        Statistic::Share | Statistic::Net => {
            top_box(counts, &TopBoxOptions { positive: positive.clone(), level, method: Method::Wilson })
        }
    }
}

/// The negative and the positive points of a net score.
fn net_points(counts: &Counts, positive: &Positive, negative: &[f64]) -> Result<[Vec<usize>; 2]> {
    let scale = counts.scale();
    let positive = positive_points(scale, positive)?;
    let found = points_of(scale, negative)?;
    if found.is_empty() || found.iter().any(|point| positive.contains(point)) {
        return Err(Error::InvalidOption {
            option: "negative",
            value: format!("{negative:?}"),
            allowed: format!("points of the scale {} that are not positive", scale.describe()),
        });
    }
    Ok([found, positive])
}

/// The numbers whose mean is the statistic of a sample.
pub(super) fn scores(sample: &Sample, statistic: Statistic, positive: &Positive) -> Result<Distribution> {
    match sample {
        Sample::Counts(counts) => scores_of(counts, statistic, positive),
        Sample::Share { successes, n } => {
            let cells = [(0, n.saturating_sub(*successes)), (1, *successes)];
            let cells = cells.map(|(grid, n)| (grid, Mass::unweighted(n)));
            Ok(Distribution::new(1.0, 1, 0.0, cells))
        }
    }
}

/// As [`scores`]; a net score without negative ratings is a share.
pub(super) fn scores_of(counts: &Counts, statistic: Statistic, positive: &Positive) -> Result<Distribution> {
    let scale = counts.scale();
    match statistic {
        Statistic::Share | Statistic::Net => {
            let positive = positive_points(scale, positive)?;
            Ok(counts.scored(1.0, |point| i64::from(positive.contains(&point))))
        }
        Statistic::Mean => Ok(counts.distribution()),
        Statistic::Index => {
            let worst = if scale.low_is_good() { counts.masses().len() - 1 } else { 0 };
            let step = 100.0 * scale.step().unwrap_or(1.0) / (scale.max() - scale.min());
            Ok(counts.scored(step, |point| point.abs_diff(worst) as i64))
        }
        Statistic::Nps => {
            let [detractors, _, promoters] = nps_classes(scale)?;
            Ok(net_scores(counts, &promoters, &detractors))
        }
    }
}

/// 100 for positive ratings, -100 for negative ones, 0 for others.
fn net_scores(counts: &Counts, positive: &[usize], negative: &[usize]) -> Distribution {
    let class = |point| i64::from(positive.contains(&point)) - i64::from(negative.contains(&point));
    counts.scored(100.0, class)
}

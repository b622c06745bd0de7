use std::collections::BTreeMap;

use super::sites::{SiteStatistic, check_count, check_unweighted};
use crate::control::{self, Chart, ChartKind, ControlOptions};
use crate::csat::{Positive, groups, position, positive_points};
use crate::error::{Error, Result};
use crate::estimate::check_level;
use crate::label::Label;
use crate::stats::dist::normal_sf;
use crate::stats::z_for;
use crate::summary::Summary;

/// Options of [`over_time`] and [`over_time_of_counts`].
#[derive(Clone, Debug, PartialEq)]
pub struct OverTimeOptions {
    /// Which of the summary's segment columns make the sites; all but that of time if empty.
    pub by: Vec<String>,
    /// What is followed: the share, of summaries also the mean, of counts also the rate.
    pub statistic: SiteStatistic,
    /// Of shares of ratings: which count as positive; the best two points.
    pub positive: Positive,
    /// Baseline, run rules and limits of every chart.
    pub control: ControlOptions,
    /// With which probability not one point of all sites is beyond `joint_sigmas` by chance, 0.95.
    pub level: f64,
}

impl Default for OverTimeOptions {
    fn default() -> Self {
        Self {
            by: Vec::new(),
            statistic: SiteStatistic::Share,
            positive: Positive::Top(2),
            control: ControlOptions::default(),
            level: 0.95,
        }
    }
}

/// The count of a site in a period: so many of so many.
#[derive(Clone, Debug, PartialEq)]
pub struct SitePeriod {
    /// What the site is called.
    pub site: Label,
    /// What the period is called: periods are in the order of their labels, which is that of time for numbers and for dates as
    /// 2024-03.
    pub period: Label,
    /// Successes, or events.
    pub count: u64,
    /// Of how many: a whole number for shares; for rates in any unit.
    pub size: f64,
}

/// One control chart per site, and how many signals chance alone makes of so many points.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OverTime {
    /// The segment columns that make the sites; none where counts came as they are.
    pub by: Vec<String>,
    /// The segment column of time; absent likewise.
    pub over: Option<String>,
    /// The item; absent likewise.
    pub item: Option<String>,
    /// What is followed.
    pub statistic: SiteStatistic,
    /// How many points all charts have together.
    pub n_points: u64,
    /// How many of them are beyond their limits.
    pub n_beyond: u64,
    /// How many would be by chance if every site were steady and points normal.
    pub expected_by_chance: f64,
    /// How many standard deviations wide limits must be so that with probability `level` not one point of all is beyond them
    /// by chance.
    pub joint_sigmas: f64,
    /// How many points are beyond these.
    pub n_beyond_joint: u64,
    /// How many sites vary more from period to period than chance makes them, so that their chart has Laney's limits.
    pub n_overdispersed: u64,
    /// The confidence level of `joint_sigmas`.
    pub level: f64,
    /// One entry per site, in the order of their labels.
    pub sites: Vec<SiteChart>,
}

/// The control chart of a site.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SiteChart {
    /// What the site is called.
    pub labels: Vec<Label>,
    /// The periods in which it has answers.
    pub periods: Vec<Label>,
    /// The chart to read, with the limits that fit; absent where none can be drawn.
    pub chart: Option<Chart>,
    /// Why there is no chart: fewer than two periods, or nothing that varies.
    pub reason: Option<String>,
    /// The positions of points beyond limits that are `joint_sigmas` wide: those to look at first.
    pub beyond_joint: Vec<usize>,
}

/// A control chart for every site, and how many signals chance alone makes of so many points.
///
/// Of a summary that has its sites and periods as segment columns.
///
/// Shares have the chart p, or Laney's where the site varies more than chance makes it; means have the chart of single values.
/// Of so many charts some have points beyond their limits by chance: `expected_by_chance` says how many, and `beyond_joint`
/// which points stay beyond limits that are wide enough for all points of all sites together (Šidák 1967). A site that cannot
/// be charted keeps its row. Answers without a site or period are left out.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`], [`Error::InvalidOption`] for a summary without segments or with survey
/// weights, `over` among the sites' columns, a statistic, a positive set, or options of the charts,
/// [`Error::TooFewUnits`] if no site has answers, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let mut rows = Vec::new();
/// for (shop, month, positive) in [("a", 1, 8), ("a", 2, 9), ("a", 3, 8), ("b", 1, 9), ("b", 2, 8), ("b", 3, 1)] {
///     rows.extend((0..10).map(|i| (shop, month, if i < positive { 5_i8 } else { 1 })));
/// }
/// let shops = Categories::from_labels(rows.iter().map(|row| Label::from(row.0)));
/// let months = Categories::from_labels(rows.iter().map(|row| Label::Int(row.1)));
/// let ratings: Vec<i8> = rows.iter().map(|row| row.2).collect();
/// let by = vec![("shop", shops), ("month", months)];
/// let summary = Summary::of_ratings(&Scale::new(1, 5)?, Column::from(&ratings), None, by)?;
/// let found = consistency::over_time(&summary, "ratings", "month", &Default::default())?;
/// assert_eq!((found.sites.len(), found.n_points, found.n_beyond), (2, 6, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn over_time(summary: &Summary, item: &str, over: &str, options: &OverTimeOptions) -> Result<OverTime> {
    options.statistic.among(&[SiteStatistic::Mean, SiteStatistic::Share])?;
    let columns = summary.by();
    if !columns.is_empty() {
        position(columns, over)?;
    }
    let by: Vec<String> = match options.by.as_slice() {
        [] => columns.iter().filter(|column| *column != over).cloned().collect(),
        some => some.to_vec(),
    };
    if by.is_empty() && !columns.is_empty() || by.iter().any(|column| column == over) {
        let (value, allowed) = (format!("{over:?}"), "a segment column beside those of the sites".to_owned());
        return Err(Error::InvalidOption { option: "over", value, allowed });
    }
    let (_, groups) = groups(summary, item, &[by.as_slice(), &[over.to_owned()]].concat())?;
    let mut sites: BTreeMap<Vec<Label>, Points> = BTreeMap::new();
    for (mut labels, counts) in groups {
        check_unweighted(&counts)?;
        if counts.n_valid() == 0 || labels.contains(&Label::Missing) {
            continue;
        }
        let Some(period) = labels.pop() else { continue };
        let site = sites.entry(labels).or_default();
        site.periods.push(period);
        site.sizes.push(counts.n_valid() as f64);
        if options.statistic == SiteStatistic::Share {
            let points = positive_points(counts.scale(), &options.positive)?;
            site.counts.push(points.iter().map(|point| counts.masses()[*point].n).sum());
        } else {
            site.values.push(counts.distribution().mean().unwrap_or(0.0));
        }
    }
    let found = charted(sites, options)?;
    Ok(OverTime { by, over: Some(over.to_owned()), item: Some(item.to_owned()), ..found })
}

/// As [`over_time`], of counts by site and period: shares, or rates with [`SiteStatistic::Rate`].
///
/// Counts of a site that stand twice in a period are added.
///
/// # Errors
///
/// As [`over_time`], [`Error::InvalidOption`] for a count above its size, a size that is negative or, of shares, not whole.
///
/// ```
/// use gapmodel_core::{Label, consistency::{self, SitePeriod}};
/// let share = |site: &str, month, count| SitePeriod { site: site.into(), period: Label::Int(month), count, size: 100.0 };
/// let (a, b) = ([88, 90, 89, 60], [70, 71, 69, 70]);
/// let counted: Vec<_> = (0..4).flat_map(|i| [share("a", i as i64, a[i]), share("b", i as i64, b[i])]).collect();
/// let found = consistency::over_time_of_counts(&counted, &Default::default())?;
/// assert_eq!(found.sites[0].beyond_joint, [3]);
/// assert_eq!(format!("{:.3} {:.2}", found.expected_by_chance, found.joint_sigmas), "0.022 2.73");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn over_time_of_counts(counts: &[SitePeriod], options: &OverTimeOptions) -> Result<OverTime> {
    options.statistic.among(&[SiteStatistic::Share, SiteStatistic::Rate])?;
    let mut added: BTreeMap<(&Label, &Label), (u64, f64)> = BTreeMap::new();
    for (index, point) in counts.iter().enumerate() {
        check_count(index, point.count, point.size, options.statistic)?;
        let sum = added.entry((&point.site, &point.period)).or_default();
        *sum = (sum.0.saturating_add(point.count), sum.1 + point.size);
    }
    let mut sites: BTreeMap<Vec<Label>, Points> = BTreeMap::new();
    for ((site, period), (count, size)) in added {
        if size > 0.0 && *site != Label::Missing && *period != Label::Missing {
            let points = sites.entry(vec![site.clone()]).or_default();
            points.periods.push(period.clone());
            points.counts.push(count);
            points.sizes.push(size);
        }
    }
    charted(sites, options)
}

/// What a site had over time.
#[derive(Default)]
struct Points {
    periods: Vec<Label>,
    counts: Vec<u64>,
    sizes: Vec<f64>,
    /// Of means.
    values: Vec<f64>,
}

impl Points {
    fn chart(&self, options: &OverTimeOptions) -> Result<Chart> {
        match options.statistic {
            SiteStatistic::Mean => control::xmr(&self.values, &options.control),
            SiteStatistic::Rate => {
                control::fitting_rates(&self.counts, &self.sizes, &options.control).map(|(chart, _)| chart)
            }
            SiteStatistic::Share => {
                #[expect(clippy::cast_sign_loss, reason = "whole numbers from 0")]
                let sizes: Vec<u64> = self.sizes.iter().map(|size| *size as u64).collect();
                control::fitting_shares(&self.counts, &sizes, &options.control).map(|(chart, _)| chart)
            }
        }
    }
}

fn charted(sites: BTreeMap<Vec<Label>, Points>, options: &OverTimeOptions) -> Result<OverTime> {
    check_level(options.level)?;
    if sites.is_empty() {
        return Err(Error::TooFewUnits { what: "sites with answers".to_owned(), n: 0, needed: 1 });
    }
    let mut charts = Vec::with_capacity(sites.len());
    for (labels, points) in sites {
        let (chart, reason) = match points.chart(options) {
            Ok(chart) => (Some(chart), None),
            // These are of the site; others are of the options.
            Err(error @ (Error::TooFewUnits { .. } | Error::ZeroVariance { .. })) => {
                (None, Some(error.to_string()))
            }
            Err(error) => return Err(error),
        };
        charts.push(SiteChart { labels, periods: points.periods, chart, reason, beyond_joint: Vec::new() });
    }
    let drawn = || charts.iter().filter_map(|site| site.chart.as_ref());
    let n_points = drawn().map(|chart| chart.values.len() as u64).sum::<u64>();
    let n_beyond = drawn().map(|chart| beyond(chart, options.control.sigmas).len() as u64).sum();
    let is_wide = |chart: &&Chart| matches!(chart.kind, ChartKind::PPrime | ChartKind::UPrime);
    let n_overdispersed = drawn().filter(is_wide).count() as u64;
    let joint_sigmas = z_for(libm::exp(libm::log(options.level) / n_points.max(1) as f64));
    for site in &mut charts {
        site.beyond_joint = site.chart.as_ref().map_or_else(Vec::new, |chart| beyond(chart, joint_sigmas));
    }
    Ok(OverTime {
        by: Vec::new(),
        over: None,
        item: None,
        statistic: options.statistic,
        n_points,
        n_beyond,
        expected_by_chance: 2.0 * normal_sf(options.control.sigmas) * n_points as f64,
        joint_sigmas,
        n_beyond_joint: charts.iter().map(|site| site.beyond_joint.len() as u64).sum(),
        n_overdispersed,
        level: options.level,
        sites: charts,
    })
}

/// The points that are more than so many standard deviations from the centre line.
fn beyond(chart: &Chart, sigmas: f64) -> Vec<usize> {
    let is_beyond = |i: &usize| (chart.values[*i] - chart.center[*i]).abs() > sigmas * chart.sigma[*i];
    (0..chart.values.len()).filter(is_beyond).collect()
}

use std::collections::{BTreeMap, BTreeSet};

use super::sites::{SiteStatistic, check_unweighted};
use crate::csat::{Positive, groups, position, positive_points};
use crate::error::{Error, Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::dist::{chi_squared_upper_p, normal_sf};
use crate::stats::{Adjustment, interval, t_critical, z_for};
use crate::summary::Summary;
use crate::tally::Counts;

/// Options of [`channels`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelsOptions {
    /// The segment column of channels: `"channel"`.
    pub by: String,
    /// The segment column of what customers come with (the reason of the contact, a group of customers), whose mix must not
    /// differ between channels that are compared; without it the comparison is crude.
    pub mix: Option<String>,
    /// What is compared: the mean, or the share.
    pub statistic: SiteStatistic,
    /// Of shares: which ratings count as positive; the best two points.
    pub positive: Positive,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How p-values are adjusted over the channels: Holm.
    pub adjustment: Adjustment,
}

impl Default for ChannelsOptions {
    fn default() -> Self {
        Self {
            by: "channel".to_owned(),
            mix: None,
            statistic: SiteStatistic::Mean,
            positive: Positive::Top(2),
            level: 0.95,
            adjustment: Adjustment::Holm,
        }
    }
}

/// The same item compared across channels.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Channels {
    /// The segment column of channels.
    pub by: String,
    /// The segment column of the mix.
    pub mix: Option<String>,
    /// The item.
    pub item: String,
    /// What is compared.
    pub statistic: SiteStatistic,
    /// The value of all together.
    pub total: f64,
    /// Confidence level of the intervals.
    pub level: f64,
    /// How p-values were adjusted over the channels.
    pub adjustment: Adjustment,
    /// Cochran's Q: how far the standardised values of the channels differ; absent unless two have one with a standard error.
    pub q: Option<f64>,
    /// Its degrees of freedom: channels - 1.
    pub df: Option<u64>,
    /// The probability of a larger Q if channels are alike for the same mix.
    pub p: Option<f64>,
    /// The mix of all customers together, one entry per stratum. Values are standardised to its strata that all channels have.
    pub strata: Vec<MixShare>,
    /// The share of all answers in the strata that all channels have, 0 to 1: how much of the mix standardised values are
    /// about.
    pub shared: f64,
    /// How many answers have no channel, or no stratum: they are left out.
    pub n_unlabelled: u64,
    /// One entry per channel with answers, in the order of their labels.
    pub channels: Vec<Channel>,
}

/// A part of the mix.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MixShare {
    /// What the stratum is called.
    pub label: Label,
    /// Its share of all answers, 0 to 1.
    pub share: f64,
    /// Whether all channels have answers from it.
    pub is_shared: bool,
}

/// One channel.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Channel {
    /// What the channel is called.
    pub label: Label,
    /// The value with the customers it has: t or Wilson's interval.
    pub crude: Estimate,
    /// The value it would have with the mix of all customers (direct standardisation), in the strata that all channels have;
    /// absent if they have none in common.
    pub standardised: Option<Estimate>,
    /// Its value minus that of all other channels together, in the mix of the strata that both have; absent where they have
    /// none in common.
    pub difference: Option<Estimate>,
    /// The two-sided p-value of no difference: standard normal.
    pub p: Option<f64>,
    /// The same adjusted over the channels.
    pub p_adjusted: Option<f64>,
    /// Strata in which it has no answers.
    pub unmatched: Vec<Label>,
}

/// The same item compared across channels for the same mix of customers.
///
/// Customers write about other things than they call about: with `mix` every channel is held to the mix of all customers
/// together, stratum by stratum, in the strata that all channels have, so that standardised values can be held against each
/// other; and against all other channels in the strata that both have. Standard errors are linear:
/// squared shares of the mix times s² / n of each stratum; a stratum with one answer takes the variance of the channel's
/// others pooled. Intervals are z standard errors wide, of shares within 0 and 1. `n_valid` counts answers. Two groups held
/// against each other by Mantel and Haenszel's weights: [`csat::standardised`](crate::csat::standardised()). Source: Fleiss, Levin
/// and Paik 2003, Statistical Methods for Rates and Proportions, chapter 19.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`], [`Error::InvalidOption`] for a summary without segments or with survey
/// weights, a mix that is the column of channels itself, a statistic or a positive set, [`Error::TooFewUnits`] below two channels with answers, [`Error::ZeroVariance`] if
/// all answers are equal, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let rows = [("phone", "easy", 5), ("phone", "easy", 4), ("phone", "hard", 3), ("chat", "easy", 5), ("chat", "hard", 2), ("chat", "hard", 3)];
/// let channels = Categories::from_labels(rows.iter().map(|row| Label::from(row.0)));
/// let reasons = Categories::from_labels(rows.iter().map(|row| Label::from(row.1)));
/// let ratings: Vec<i8> = rows.iter().map(|row| row.2).collect();
/// let by = vec![("channel", channels), ("reason", reasons)];
/// let summary = Summary::of_ratings(&Scale::new(1, 5)?, Column::from(&ratings), None, by)?;
/// let options = consistency::ChannelsOptions { mix: Some("reason".to_owned()), ..Default::default() };
/// let found = consistency::channels(&summary, "ratings", &options)?;
/// let phone = &found.channels[1];
/// assert_eq!((phone.crude.value, phone.standardised.unwrap().value), (4.0, 3.75));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn channels(summary: &Summary, item: &str, options: &ChannelsOptions) -> Result<Channels> {
    options.statistic.among(&[SiteStatistic::Mean, SiteStatistic::Share])?;
    check_level(options.level)?;
    if options.mix.as_ref() == Some(&options.by) {
        let allowed =
            "another column than that of the channels: what customers come with, such as the reason";
        return refuse("mix", format!("{:?}", options.by), allowed);
    }
    if !summary.by().is_empty() {
        position(summary.by(), &options.by)?;
    }
    let columns = [Some(options.by.clone()), options.mix.clone()].into_iter().flatten().collect::<Vec<_>>();
    let (_, groups) = groups(summary, item, &columns)?;
    let mut table = Strata::default();
    let mut n_unlabelled = 0;
    for (labels, counts) in groups {
        check_unweighted(&counts)?;
        if labels.contains(&Label::Missing) {
            n_unlabelled += counts.n_valid();
            continue;
        }
        table.add(&labels, &counts, options)?;
    }
    table.check(item)?;
    let of_all = table.everybody();
    let n_all = of_all.values().map(|cell| cell.n).sum::<u64>();
    let shares: BTreeMap<&Label, f64> =
        of_all.iter().map(|(label, cell)| (*label, cell.n as f64 / n_all as f64)).collect();
    let shared = table.shared();
    let mut channels = Vec::with_capacity(table.channels.len());
    for (label, cells) in &table.channels {
        channels.push(channel(label, cells, &of_all, &shares, &shared, options)?);
    }
    let tested: Vec<f64> = channels.iter().filter_map(|channel| channel.p).collect();
    // Two channels held against each other are one comparison.
    let adjustment = if channels.len() == 2 { Adjustment::None } else { options.adjustment };
    let mut adjusted = adjustment.apply(&tested).into_iter();
    for channel in &mut channels {
        channel.p_adjusted = channel.p.and_then(|_| adjusted.next());
    }
    let heterogeneity = heterogeneity(&channels)?;
    Ok(Channels {
        by: options.by.clone(),
        mix: options.mix.clone(),
        item: item.to_owned(),
        statistic: options.statistic,
        total: of_all.values().map(|cell| cell.sum).sum::<f64>() / n_all as f64,
        level: options.level,
        adjustment: options.adjustment,
        q: heterogeneity.map(|found| found.0),
        df: heterogeneity.map(|found| found.1),
        p: heterogeneity.map(|found| found.2),
        shared: shared.iter().map(|label| of_all[label].n).sum::<u64>() as f64 / n_all as f64,
        strata: shares
            .into_iter()
            .map(|(label, share)| MixShare { label: label.clone(), share, is_shared: shared.contains(label) })
            .collect(),
        n_unlabelled,
        channels,
    })
}

/// The answers of a channel in a stratum.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    n: u64,
    sum: f64,
    squares: f64,
}

impl Cell {
    fn of(counts: &Counts, options: &ChannelsOptions) -> Result<Self> {
        let n = counts.n_valid();
        if options.statistic == SiteStatistic::Share {
            let points = positive_points(counts.scale(), &options.positive)?;
            let sum = points.iter().map(|point| counts.masses()[*point].n).sum::<u64>() as f64;
            return Ok(Self { n, sum, squares: sum });
        }
        let (mut sum, mut squares) = (0.0, 0.0);
        for (point, mass) in counts.masses().iter().enumerate() {
            let value = counts.scale().min() + counts.scale().step().unwrap_or(1.0) * point as f64;
            sum += value * mass.n as f64;
            squares += value * value * mass.n as f64;
        }
        Ok(Self { n, sum, squares })
    }

    fn plus(self, other: Self) -> Self {
        Self { n: self.n + other.n, sum: self.sum + other.sum, squares: self.squares + other.squares }
    }

    fn minus(self, other: Self) -> Self {
        Self { n: self.n - other.n, sum: self.sum - other.sum, squares: self.squares - other.squares }
    }

    fn mean(self) -> f64 {
        self.sum / self.n as f64
    }

    /// The sum of squared deviations.
    fn deviations(self) -> f64 {
        (self.squares - self.sum * self.mean()).max(0.0)
    }

    /// The variance of one answer: p (1 - p) of shares, with divisor n - 1 of means; of a single answer that of others.
    fn variance(self, statistic: SiteStatistic, others: f64) -> f64 {
        match (statistic, self.n) {
            (SiteStatistic::Share, n) => self.deviations() / n as f64,
            (_, 1) => others,
            (_, n) => self.deviations() / (n - 1) as f64,
        }
    }
}

type Cells = BTreeMap<Label, Cell>;

/// The answers by channel and stratum.
#[derive(Default)]
struct Strata {
    channels: BTreeMap<Label, Cells>,
}

impl Strata {
    fn add(&mut self, labels: &[Label], counts: &Counts, options: &ChannelsOptions) -> Result<()> {
        if counts.n_valid() > 0 {
            let stratum = labels.get(1).cloned().unwrap_or_else(|| Label::from("all"));
            self.channels.entry(labels[0].clone()).or_default().insert(stratum, Cell::of(counts, options)?);
        }
        Ok(())
    }

    fn check(&self, item: &str) -> Result<()> {
        let n = self.channels.len() as u64;
        if n < 2 {
            return Err(Error::TooFewUnits { what: "channels with answers".to_owned(), n, needed: 2 });
        }
        let all = self
            .channels
            .values()
            .flat_map(BTreeMap::values)
            .fold(Cell::default(), |sum, cell| sum.plus(*cell));
        if all.deviations() <= 1e-12 * all.squares.abs() {
            return Err(Error::ZeroVariance { what: item.to_owned(), n: all.n, value: all.mean() });
        }
        Ok(())
    }

    /// The strata that all channels have.
    fn shared(&self) -> BTreeSet<&Label> {
        let mut channels = self.channels.values();
        let first: BTreeSet<&Label> = channels.next().into_iter().flat_map(BTreeMap::keys).collect();
        channels.fold(first, |shared, cells| {
            shared.into_iter().filter(|label| cells.contains_key(*label)).collect()
        })
    }

    fn everybody(&self) -> BTreeMap<&Label, Cell> {
        let mut all: BTreeMap<&Label, Cell> = BTreeMap::new();
        for (stratum, cell) in self.channels.values().flatten() {
            let sum = all.entry(stratum).or_default();
            *sum = sum.plus(*cell);
        }
        all
    }
}

fn channel(
    label: &Label,
    cells: &Cells,
    all: &BTreeMap<&Label, Cell>,
    shares: &BTreeMap<&Label, f64>,
    shared: &BTreeSet<&Label>,
    options: &ChannelsOptions,
) -> Result<Channel> {
    let statistic = options.statistic;
    let own = cells.values().fold(Cell::default(), |sum, cell| sum.plus(*cell));
    let pooled = pooled(cells.values().copied());
    let unmatched: Vec<Label> = all
        .keys()
        .filter(|stratum| !cells.contains_key(**stratum))
        .map(|stratum| (*stratum).clone())
        .collect();
    let weight: f64 = shared.iter().map(|stratum| shares[stratum]).sum();
    let standardised = (weight > 0.0).then(|| {
        let (mut value, mut variance, mut n) = (0.0, 0.0, 0);
        for stratum in shared {
            let (share, cell) = (shares[stratum] / weight, cells[*stratum]);
            value += share * cell.mean();
            variance += share * share * cell.variance(statistic, pooled) / cell.n as f64;
            n += cell.n;
        }
        normal(value, variance, n, options, bounds(statistic))
    });
    let difference = difference(cells, all, shares, pooled, options);
    let p = difference.and_then(|found| {
        found.std_error.filter(|error| *error > 0.0).map(|error| (found.value / error).abs())
    });
    Ok(Channel {
        label: label.clone(),
        crude: crude(own, options)?,
        standardised,
        difference,
        p: p.map(|z| 2.0 * normal_sf(z)),
        p_adjusted: None,
        unmatched,
    })
}

/// The variance of answers within strata, of all that have two.
fn pooled(cells: impl Iterator<Item = Cell>) -> f64 {
    let (squares, df) =
        cells.fold((0.0, 0), |(squares, df), cell| (squares + cell.deviations(), df + cell.n - 1));
    if df > 0 { squares / df as f64 } else { 0.0 }
}

fn bounds(statistic: SiteStatistic) -> (f64, f64) {
    if statistic == SiteStatistic::Share { (0.0, 1.0) } else { (f64::NEG_INFINITY, f64::INFINITY) }
}

/// The channel against all others, in the mix of the strata that both have.
fn difference(
    cells: &Cells,
    all: &BTreeMap<&Label, Cell>,
    shares: &BTreeMap<&Label, f64>,
    own_pooled: f64,
    options: &ChannelsOptions,
) -> Option<Estimate> {
    let both = || {
        cells.iter().filter_map(|(stratum, cell)| {
            let rest = all[stratum].minus(*cell);
            (rest.n > 0).then_some((shares[stratum], *cell, rest))
        })
    };
    let weight: f64 = both().map(|(share, ..)| share).sum();
    if weight <= 0.0 {
        return None;
    }
    let rest_pooled = pooled(both().map(|(_, _, rest)| rest));
    let (mut value, mut variance, mut n) = (0.0, 0.0, 0);
    for (share, cell, rest) in both() {
        let part = share / weight;
        let error = |cell: Cell, pooled| cell.variance(options.statistic, pooled) / cell.n as f64;
        value += part * (cell.mean() - rest.mean());
        variance += part * part * (error(cell, own_pooled) + error(rest, rest_pooled));
        n += cell.n + rest.n;
    }
    let limits =
        if options.statistic == SiteStatistic::Share { (-1.0, 1.0) } else { bounds(SiteStatistic::Mean) };
    Some(normal(value, variance, n, options, limits))
}

/// An estimate with z standard errors on either side; without an interval where there is no error.
fn normal(
    value: f64,
    variance: f64,
    n: u64,
    options: &ChannelsOptions,
    (lowest, highest): (f64, f64),
) -> Estimate {
    let std_error = variance.sqrt();
    let half = z_for(options.level) * std_error;
    let limits = (variance > 0.0).then_some(((value - half).max(lowest), (value + half).min(highest)));
    bare(value, std_error, n, options.level).with_limits(limits, Method::Wald)
}

fn bare(value: f64, std_error: f64, n: u64, level: f64) -> Estimate {
    Estimate {
        value,
        std_error: Some(std_error),
        low: None,
        high: None,
        level,
        n_valid: n,
        n_missing: 0,
        n_excluded: 0,
        n_effective: n as f64,
        method: Method::None,
    }
}

fn crude(own: Cell, options: &ChannelsOptions) -> Result<Estimate> {
    let (n, level, value) = (own.n as f64, options.level, own.mean());
    let std_error = (own.variance(options.statistic, 0.0) / n).sqrt();
    let found = bare(value, std_error, own.n, level);
    if options.statistic == SiteStatistic::Share {
        return Ok(found.with_limits(Some(interval(own.sum, n, level, Method::Wilson)?), Method::Wilson));
    }
    if own.n < 2 {
        return Ok(Estimate { std_error: None, ..found });
    }
    let half = t_critical(level, n - 1.0)? * std_error;
    Ok(found.with_limits((std_error > 0.0).then_some((value - half, value + half)), Method::T))
}

/// Cochran's Q of the standardised values, its degrees of freedom and its p.
fn heterogeneity(channels: &[Channel]) -> Result<Option<(f64, u64, f64)>> {
    let known: Vec<(f64, f64)> = channels
        .iter()
        .filter_map(|channel| channel.standardised)
        .filter_map(|found| {
            found.std_error.filter(|error| *error > 0.0).map(|error| (found.value, 1.0 / (error * error)))
        })
        .collect();
    if known.len() < 2 {
        return Ok(None);
    }
    let weights: f64 = known.iter().map(|(_, weight)| weight).sum();
    let mean = known.iter().map(|(value, weight)| value * weight).sum::<f64>() / weights;
    let q = known.iter().map(|(value, weight)| weight * (value - mean) * (value - mean)).sum();
    let df = known.len() as u64 - 1;
    Ok(Some((q, df, chi_squared_upper_p(q, df as f64)?)))
}

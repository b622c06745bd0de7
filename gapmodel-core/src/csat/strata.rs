use std::collections::BTreeSet;

use super::compare::{Figures, z_test};
use super::convention::{in_words, same_ratings};
use super::segments::{groups, position};
use super::{CompareOptions, Comparison, Sample, Statistic};
use crate::error::{Error, Result, list_names};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::difference::MeanError;
use crate::stats::{t_critical, z_for};
use crate::summary::Summary;

/// Samples by a third variable: what the people of each stratum answered.
pub type Strata = [(Label, Sample)];

/// The counts of an item by the labels of one segment column, of the segments with a label in another.
///
/// The strata of [`standardised`] and [`rate_and_mix`] from a summary with both columns. `within` names a column and the
/// label that it must have; `None` takes all segments.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`], [`Error::InvalidOption`] for a summary without segments,
/// [`Error::UnknownSegment`] if no segment has the label.
///
/// ```
/// use gapmodel_core::*;
/// let mut spec = InstrumentSpec { id: "survey".into(), ..InstrumentSpec::default() };
/// spec.scales.insert("five".into(), Scale::new(1, 5)?);
/// spec.items.push(ItemSpec { id: "overall".into(), scale: "five".into(), ..Default::default() });
/// let mut table = Table::new();
/// table.add("overall", Column::from(&[5_i8, 4, 1]))?;
/// table.add_labels("shop", Categories::from_labels(["a", "b", "b"].map(Label::from)))?;
/// table.add_labels("month", Categories::from_labels(["may", "may", "june"].map(Label::from)))?;
/// let by = vec!["shop".to_owned(), "month".to_owned()];
/// let summary = summarize(&table, Instrument::new(spec)?, SummaryOptions { by, ..Default::default() })?;
/// let may = csat::strata(&summary, "overall", "shop", Some(("month", &Label::from("may"))))?;
/// assert_eq!(may.len(), 2);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn strata(
    summary: &Summary,
    item: &str,
    over: &str,
    within: Option<(&str, &Label)>,
) -> Result<Vec<(Label, Sample)>> {
    let columns = match within {
        Some((column, _)) => vec![over.to_owned(), column.to_owned()],
        None => vec![over.to_owned()],
    };
    position(summary.by(), over)?;
    let (_, groups) = groups(summary, item, &columns)?;
    let wanted = |labels: &[Label]| within.is_none_or(|(_, label)| labels[1] == *label);
    let found: Vec<(Label, Sample)> = groups
        .into_iter()
        .filter(|(labels, _)| wanted(labels))
        .map(|(labels, counts)| (labels[0].clone(), Sample::Counts(counts)))
        .collect();
    match within {
        Some((_, label)) if found.is_empty() => Err(Error::UnknownSegment { labels: vec![label.clone()] }),
        _ => Ok(found),
    }
}

/// A difference of shares between two groups, standardised over a third variable.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Standardised {
    /// The Mantel-Haenszel difference of shares, -1 to 1: what is left if both groups have the same mix of strata. Interval
    /// from the standard error of Sato (1989); absent where that is 0, as when no stratum has both positive and other answers
    /// in a group.
    pub difference: Estimate,
    /// The difference of all together, whatever the mix, -1 to 1; of the same strata.
    pub crude: Comparison,
    /// Whether the two have opposite signs: Simpson's paradox. It compares the signs alone: see whether the intervals leave
    /// out 0.
    pub reversed: bool,
    /// The Mantel-Haenszel common odds ratio with the interval of Robins, Breslow and Greenland (1986), made on the log
    /// scale; absent where an odds is 0 or infinite.
    pub odds_ratio: Option<Estimate>,
    /// The odds ratio of all together; absent likewise.
    pub crude_odds_ratio: Option<f64>,
    /// The Cochran-Mantel-Haenszel chi-squared of no association, 1 degree of freedom, without continuity correction;
    /// absent where nothing varies.
    pub chi2: Option<f64>,
    /// Its p-value.
    pub p: Option<f64>,
    /// One entry per stratum that has answers from both groups.
    pub strata: Vec<StandardisedStratum>,
    /// Strata with answers from one group alone, which say nothing about the difference.
    pub unmatched: Vec<Label>,
}

/// One stratum of a standardised difference.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StandardisedStratum {
    /// What it is called.
    pub label: Label,
    /// The share in the first group.
    pub value_a: f64,
    /// The share in the second.
    pub value_b: f64,
    /// How many in the first group.
    pub n_a: u64,
    /// How many in the second.
    pub n_b: u64,
    /// Its part in the standardised difference, 0 to 1.
    pub weight: f64,
}

/// The fourfold table of a stratum: successes and number in either group.
#[derive(Clone, Copy)]
struct Table {
    x_a: f64,
    n_a: f64,
    x_b: f64,
    n_b: f64,
}

impl Table {
    fn n(self) -> f64 {
        self.n_a + self.n_b
    }

    /// The weight of Mantel and Haenszel.
    fn weight(self) -> f64 {
        self.n_a * self.n_b / self.n()
    }

    /// The two products of the odds ratio, over n.
    fn products(self) -> (f64, f64) {
        (self.x_a * (self.n_b - self.x_b) / self.n(), (self.n_a - self.x_a) * self.x_b / self.n())
    }
}

/// The difference of shares of two groups, held against a third variable: Mantel and Haenszel's, with the crude one
/// beside it.
///
/// `a` and `b` have the same kind of labels; strata that one of them lacks, or in which it has no answers, do not count and
/// are named. With survey weights, a stratum counts with its effective sample sizes, in the crude figures with its weight.
/// Strata that point in opposite directions have no common difference: look at each. Sources: Mantel and Haenszel 1959, Journal of the
/// National Cancer Institute 22:719-748; Sato 1989, Biometrics 45:1323-1324; Robins, Breslow and Greenland 1986,
/// Biometrics 42:311-323.
///
/// # Errors
///
/// [`Error::InvalidOption`] for another statistic than the share, a label that stands twice or a bootstrap,
/// [`Error::Mismatch`] for two scales and if no stratum has answers from both, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Label, csat};
/// // Charig and others 1986: stones small or large; treatment a is better in both, worse together.
/// let a = [(Label::from("small"), (81, 87).into()), (Label::from("large"), (192, 263).into())];
/// let b = [(Label::from("small"), (234, 270).into()), (Label::from("large"), (55, 80).into())];
/// let found = csat::standardised(&a, &b, &csat::CompareOptions::default())?;
/// assert!(found.crude.estimate.value < 0.0 && found.difference.value > 0.0 && found.reversed);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn standardised(a: &Strata, b: &Strata, options: &CompareOptions) -> Result<Standardised> {
    check_level(options.level)?;
    check_analytic("standardised", options)?;
    if options.statistic != Statistic::Share {
        let (option, value) = ("statistic", options.statistic.name().to_owned());
        return Err(Error::InvalidOption { option, value, allowed: "share".to_owned() });
    }
    check_scales(a, b)?;
    let (mut tables, mut rows, mut unmatched) = (Vec::new(), Vec::new(), Vec::new());
    let (mut all_a, mut all_b) = (Totals::default(), Totals::default());
    for (label, a, b) in matched(a, b)? {
        let (weight_a, weight_b) = (weigh(a), weigh(b));
        let Some((of_a, of_b)) = figures(a, options)?.zip(figures(b, options)?) else {
            unmatched.push(label);
            continue;
        };
        all_a.add(&of_a, weight_a);
        all_b.add(&of_b, weight_b);
        let ((x_a, n_a), (x_b, n_b)) = (of_a.successes(), of_b.successes());
        tables.push(Table { x_a, n_a, x_b, n_b });
        let (n_a, n_b) = (of_a.n, of_b.n);
        rows.push(StandardisedStratum {
            label,
            value_a: of_a.value,
            value_b: of_b.value,
            n_a,
            n_b,
            weight: 0.0,
        });
    }
    if tables.is_empty() {
        let labels: Vec<String> = unmatched.iter().map(|label| format!("{:?}", label.to_string())).collect();
        let names = list_names(labels.iter().map(String::as_str));
        return Err(Error::Mismatch {
            reason: format!("no stratum has answers from both groups, of {names}"),
        });
    }
    let crude = all_a.minus(&all_b, options)?;
    let weights: f64 = tables.iter().map(|table| table.weight()).sum();
    for (row, table) in rows.iter_mut().zip(&tables) {
        row.weight = table.weight() / weights;
    }
    let difference = risk_difference(&tables, options.level, &crude.estimate, &rows);
    let chi2 = cochran_mantel_haenszel(&tables);
    let tested = chi2.and_then(|chi2| z_test(libm::sqrt(chi2), 1.0));
    Ok(Standardised {
        difference,
        crude,
        reversed: difference.value * crude.estimate.value < 0.0 && !is_rounding(difference.value, &rows),
        odds_ratio: odds_ratio(&tables, options.level, &difference),
        crude_odds_ratio: all_a.odds().zip(all_b.odds()).map(|(a, b)| a / b),
        chi2,
        p: tested.map(|(_, p)| p),
        strata: rows,
        unmatched,
    })
}

/// Refuses a bootstrap, which strata do not have.
fn check_analytic(what: &str, options: &CompareOptions) -> Result<()> {
    options.bootstrap.map_or(Ok(()), |bootstrap| {
        Err(Error::InvalidOption {
            option: "method",
            value: format!("{:?}", bootstrap.method.name()),
            allowed: format!(
                "the intervals of {what} come from formulas; compare and segments have a bootstrap"
            ),
        })
    })
}

/// A label with the sample of either side, if there is one.
type Matched<'a> = (Label, Option<&'a Sample>, Option<&'a Sample>);

/// Both samples of every label of either, in the order of the first.
fn matched<'a>(a: &'a Strata, b: &'a Strata) -> Result<Vec<Matched<'a>>> {
    for side in [a, b] {
        let mut seen = BTreeSet::new();
        if let Some((label, _)) = side.iter().find(|(label, _)| !seen.insert(label)) {
            let allowed = "each label once".to_owned();
            return Err(Error::InvalidOption { option: "stratum", value: label.to_string(), allowed });
        }
    }
    let of = |side: &'a Strata| {
        side.iter().map(|(label, sample)| (label, sample)).collect::<std::collections::BTreeMap<_, _>>()
    };
    let (in_a, in_b) = (of(a), of(b));
    let only_b = b.iter().filter(|(label, _)| !in_a.contains_key(label));
    let labels = a.iter().chain(only_b).map(|(label, _)| label);
    Ok(labels.map(|label| (label.clone(), in_a.get(label).copied(), in_b.get(label).copied())).collect())
}

/// The figures of a sample, if it is there and somebody answered.
fn figures(sample: Option<&Sample>, options: &CompareOptions) -> Result<Option<Figures>> {
    let empty = |sample: &&Sample| match sample {
        Sample::Counts(counts) => counts.n_valid() == 0,
        Sample::Share { successes, n } => (*successes, *n) == (0, 0),
    };
    sample.filter(|sample| !empty(sample)).map(|sample| Figures::of(sample, options)).transpose()
}

/// Refuses counts of two scales.
fn check_scales(a: &Strata, b: &Strata) -> Result<()> {
    let scale = |(_, sample): &'_ (Label, Sample)| match sample {
        Sample::Counts(counts) => Some(counts.scale().clone()),
        Sample::Share { .. } => None,
    };
    let mut scales = a.iter().chain(b).filter_map(scale);
    let Some(first) = scales.next() else { return Ok(()) };
    match scales.find(|other| !same_ratings(&first, other)) {
        None => Ok(()),
        Some(other) => {
            let [a, b] = [&first, &other].map(in_words);
            Err(Error::Mismatch { reason: format!("the scales differ, {a} and {b}") })
        }
    }
}

/// How many answered, or their weight.
fn weigh(sample: Option<&Sample>) -> f64 {
    sample.map_or(0.0, Sample::weight)
}

/// Whether a sum over strata is nothing but what rounding left of its terms.
fn is_rounding(sum: f64, rows: &[StandardisedStratum]) -> bool {
    let size: f64 = rows.iter().map(|row| row.weight * (row.value_a + row.value_b)).sum();
    sum.abs() <= 1e-12 * size
}

/// A group over all strata: as if all had been counted together.
#[derive(Default)]
struct Totals {
    /// The weight of the positive answers.
    positive: f64,
    /// The weight of all.
    weight: f64,
    /// The sum of the squared weights.
    squares: f64,
    all: Option<Figures>,
}

impl Totals {
    fn add(&mut self, figures: &Figures, weight: f64) {
        let (x, n) = figures.successes();
        self.positive += weight / n * x;
        self.weight += weight;
        self.squares += weight / n * weight;
        let n = self.weight / self.squares * self.weight;
        let successes = n / self.weight * self.positive;
        self.all = Some(self.all.map_or(*figures, |all| all.plus(figures, (successes, n))));
    }

    fn odds(&self) -> Option<f64> {
        let odds = self.positive / (self.weight - self.positive);
        (odds.is_finite() && odds > 0.0).then_some(odds)
    }

    fn minus(&self, other: &Self, options: &CompareOptions) -> Result<Comparison> {
        let nobody = || Error::NoValidRatings { what: "a group".to_owned(), n_missing: 0, n_excluded: 0 };
        let (a, b) = self.all.as_ref().zip(other.all.as_ref()).ok_or_else(nobody)?;
        super::compare::difference(a, b, Statistic::Share, options.level)
    }
}

fn risk_difference(tables: &[Table], level: f64, crude: &Estimate, rows: &[StandardisedStratum]) -> Estimate {
    let sum = |of: fn(&Table) -> f64| tables.iter().map(of).sum::<f64>();
    let weights = sum(|table| table.weight());
    let value = sum(|t| (t.x_a * t.n_b - t.x_b * t.n_a) / t.n()) / weights;
    let p = sum(|t| {
        let (a, b) = (t.n_a / t.n(), t.n_b / t.n());
        a * a * t.x_b - b * b * t.x_a + a * b * (t.n_b - t.n_a) / 2.0
    });
    let q = sum(|t| (t.x_a * (t.n_b - t.x_b) + t.x_b * (t.n_a - t.x_a)) / (2.0 * t.n()));
    let std_error = libm::sqrt((value * p + q).max(0.0)) / weights;
    let half = (std_error > 0.0).then(|| z_for(level) * std_error);
    Estimate {
        value,
        std_error: Some(std_error),
        low: half.map(|half| (value - half).max(-1.0)),
        high: half.map(|half| (value + half).min(1.0)),
        level,
        n_valid: rows.iter().fold(0, |n, row| n.saturating_add(row.n_a).saturating_add(row.n_b)),
        n_effective: sum(|table| table.n()),
        method: if half.is_some() { Method::Wald } else { Method::None },
        ..*crude
    }
}

fn odds_ratio(tables: &[Table], level: f64, like: &Estimate) -> Option<Estimate> {
    let (mut r, mut s, mut pr, mut mixed, mut qs) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for table in tables {
        let (of_r, of_s) = table.products();
        let agree = (table.x_a + table.n_b - table.x_b) / table.n();
        (r, s) = (r + of_r, s + of_s);
        pr += agree * of_r;
        mixed += agree * of_s + (1.0 - agree) * of_r;
        qs += (1.0 - agree) * of_s;
    }
    let value = r / s;
    if !(value.is_finite() && value > 0.0) {
        return None;
    }
    let variance = pr / (2.0 * r * r) + mixed / (2.0 * r * s) + qs / (2.0 * s * s);
    let factor = libm::exp(z_for(level) * libm::sqrt(variance));
    let (low, high) = (Some(value / factor), Some(value * factor));
    Some(Estimate { value, std_error: None, low, high, method: Method::Wald, ..*like })
}

fn cochran_mantel_haenszel(tables: &[Table]) -> Option<f64> {
    let (mut apart, mut variance) = (0.0, 0.0);
    for table in tables.iter().filter(|table| table.n() > 1.0) {
        let (n, x) = (table.n(), table.x_a + table.x_b);
        apart += table.x_a - table.n_a * x / n;
        variance += table.n_a * table.n_b * x * (n - x) / (n * n * (n - 1.0));
    }
    (variance > 0.0).then(|| apart * apart / variance)
}

/// A change between two periods, split into what people say and who they are.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RateAndMix {
    /// What is compared; the unit of all figures is its unit.
    pub statistic: Statistic,
    /// The score before.
    pub before: f64,
    /// The score after.
    pub after: f64,
    /// `rate + mix + interaction`, exactly: after - before but for rounding.
    pub change: f64,
    /// The change there would be with the mix of before: the scores of the strata changed. Its interval takes the mix as
    /// given; absent where a stratum has one answer in a period. It rests on the strata of both periods.
    pub rate: Estimate,
    /// The change there would be with the scores of before: more or fewer people from good strata.
    pub mix: f64,
    /// What comes of both changing at once.
    pub interaction: f64,
    /// One entry per stratum.
    pub strata: Vec<StratumChange>,
}

/// What one stratum adds to a change.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StratumChange {
    /// What it is called.
    pub label: Label,
    /// Its score before; absent if nobody answered then.
    pub before: Option<f64>,
    /// Its score after; absent if nobody answered then.
    pub after: Option<f64>,
    /// Its part of the answers before, 0 to 1.
    pub part_before: f64,
    /// Its part of the answers after, 0 to 1.
    pub part_after: f64,
    /// What it adds to the rate effect.
    pub rate: f64,
    /// What it adds to the mix effect: positive also where a stratum that scores low shrinks.
    pub mix: f64,
    /// What it adds to the interaction.
    pub interaction: f64,
}

/// The change of a score between two periods, split into rate, mix and interaction over strata (Kitagawa 1955, Journal of
/// the American Statistical Association 50:1168-1194, with the interaction left apart).
///
/// rate = sum of part before x change of the score; mix = sum of change of the part x (score before - overall score
/// before); interaction = sum of change of the part x change of the score. A stratum that was there in one period only has
/// no change of its score: it is all mix. The parts are of the answers, or of their weight. The interval of the rate is
/// Satterthwaite's for means, normal for shares and NPS, whose variance in a stratum of answers all alike is that of
/// Agresti and Caffo's adjusted share (2000, The American Statistician 54:280-288), or of the adjusted NPS: chance is not
/// absent there.
///
/// # Errors
///
/// [`Error::NoValidRatings`] if a period has no answers, [`Error::Mismatch`] for two scales, [`Error::InvalidOption`] for a
/// label that stands twice, a positive set, or a share where something else is compared, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Label, csat};
/// let before = [(Label::from("web"), (80, 100).into()), (Label::from("phone"), (50, 100).into())];
/// let after = [(Label::from("web"), (45, 50).into()), (Label::from("phone"), (90, 150).into())];
/// let change = csat::rate_and_mix(&before, &after, &csat::CompareOptions::default())?;
/// assert_eq!(format!("{:.3} {:.3} {:.3}", change.rate.value, change.mix, change.interaction), "0.100 -0.075 0.000");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn rate_and_mix(before: &Strata, after: &Strata, options: &CompareOptions) -> Result<RateAndMix> {
    check_level(options.level)?;
    check_analytic("rate_and_mix", options)?;
    check_scales(before, after)?;
    let mut found = Vec::new();
    for (label, before, after) in matched(before, after)? {
        found.push((label, figures(before, options)?, figures(after, options)?, weigh(before), weigh(after)));
    }
    let (all_before, all_after) = found.iter().fold((0.0, 0.0), |sum, row| (sum.0 + row.3, sum.1 + row.4));
    if all_before <= 0.0 || all_after <= 0.0 {
        return Err(Error::NoValidRatings { what: "a period".to_owned(), n_missing: 0, n_excluded: 0 });
    }
    let score = |of: Option<Figures>, part: f64| of.map_or(0.0, |of| of.value * part);
    let total_before: f64 = found.iter().map(|row| score(row.1, row.3 / all_before)).sum();
    let total_after: f64 = found.iter().map(|row| score(row.2, row.4 / all_after)).sum();
    let (mut strata, mut rate_error) = (Vec::new(), Some(MeanError { variance: 0.0, df: f64::INFINITY }));
    let mut rests_on: Option<Figures> = None;
    for (label, of_before, of_after, weight_before, weight_after) in found {
        let (part_before, part_after) = (weight_before / all_before, weight_after / all_after);
        let moved = part_after - part_before;
        let (was, is) = (of_before.or(of_after), of_after.or(of_before));
        let (was, is) = (was.map_or(0.0, |of| of.value), is.map_or(0.0, |of| of.value));
        if let Some((a, b)) = of_before.zip(of_after) {
            let error = a.error().zip(b.error()).map(|(a, b)| a.plus(b));
            let part = error.map(|of| MeanError { variance: part_before * part_before * of.variance, ..of });
            rate_error = rate_error.zip(part).map(|(sum, part)| sum.plus(part));
            for of in [a, b] {
                rests_on = Some(rests_on.map_or(of, |all| all.with_people_of(&of)));
            }
        }
        strata.push(StratumChange {
            label,
            before: of_before.map(|of| of.value),
            after: of_after.map(|of| of.value),
            part_before,
            part_after,
            rate: part_before * (is - was),
            mix: moved * (was - total_before),
            interaction: moved * (is - was),
        });
    }
    let sum = |of: fn(&StratumChange) -> f64| strata.iter().map(of).sum::<f64>();
    let (rate, mix, interaction) = (sum(|s| s.rate), sum(|s| s.mix), sum(|s| s.interaction));
    let rate_error = rate_error.filter(|_| rests_on.is_some());
    let half = match rate_error.filter(|error| error.variance > 0.0) {
        None => None,
        Some(error) if error.df.is_infinite() => Some(z_for(options.level) * libm::sqrt(error.variance)),
        Some(error) => Some(t_critical(options.level, error.df)? * libm::sqrt(error.variance)),
    };
    let method = match (half, options.statistic) {
        (None, _) => Method::None,
        (Some(_), Statistic::Mean | Statistic::Index) => Method::Welch,
        (Some(_), _) => Method::Wald,
    };
    let frame = rests_on.map_or(Figures::NOBODY, |of| of).frame(options.level);
    let rate = Estimate {
        value: rate,
        std_error: rate_error.map(|error| libm::sqrt(error.variance)),
        low: half.map(|half| rate - half),
        high: half.map(|half| rate + half),
        method,
        ..frame
    };
    Ok(RateAndMix {
        statistic: options.statistic,
        before: total_before,
        after: total_after,
        change: rate.value + mix + interaction,
        rate,
        mix,
        interaction,
        strata,
    })
}

use std::collections::BTreeMap;

use super::compare::Figures;
use super::segments::groups;
use super::{CompareOptions, Positive, Statistic, check_enough, check_varied, nps_classes, positive_points};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::difference::{apart, without_rounding};
use crate::stats::{proportion, t_critical};
use crate::summary::Summary;
use crate::tally::{Counts, Mass};

/// Options of [`survey`] and [`survey_clusters`].
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyOptions {
    /// What is estimated: [`Statistic::Share`], or the mean, the index or the NPS.
    pub statistic: Statistic,
    /// Of shares: which ratings count as positive; the best two points.
    pub positive: Positive,
    /// The segment column that says in which cluster (site, class, interviewer) somebody was sampled; absent where people
    /// were sampled themselves. Clusters of one name in two strata are two.
    pub clusters: Option<String>,
    /// The segment column that says from which stratum clusters, or people, were sampled; absent where there is one.
    pub strata: Option<String>,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for SurveyOptions {
    fn default() -> Self {
        Self {
            statistic: Statistic::Share,
            positive: Positive::Top(2),
            clusters: None,
            strata: None,
            level: 0.95,
        }
    }
}

/// An estimate from a complex survey design: weights, clusters, strata.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SurveyEstimate {
    /// The estimate in the unit of the statistic, with its linearised standard error. `n_effective` is `n_valid` over the
    /// design effect; of a share, the size that the interval was made with. The interval is absent where clusters are all
    /// alike.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub estimate: Estimate,
    /// What is estimated.
    pub statistic: Statistic,
    /// The degrees of freedom of the design: clusters minus strata.
    pub df: u64,
    /// How many clusters have answers; without clusters, how many people.
    pub n_clusters: u64,
    /// How many strata have answers; 1 without strata.
    pub n_strata: u64,
    /// How many times the variance is that of as many answers drawn one by one without weights; absent where all ratings
    /// are equal.
    pub design_effect: Option<f64>,
}

/// A share, mean, index or NPS of people who were sampled in clusters, in strata, or both: weighted, with a linearised
/// standard error.
///
/// The standard error is linearised (Taylor): the variance is the sum over strata of m / (m - 1) times the sum over its m
/// clusters of the squared distance of e from its mean in the stratum, where e is the sum over a cluster of
/// w (y - estimate) / sum of all w. Without `clusters` everybody is a cluster of one. The first stage is taken as drawn
/// with replacement: there is no correction for a finite population. Shares have the interval of Korn and Graubard (1998),
/// the others Student's t, with as many degrees of freedom as there are clusters less strata. The size p (1 - p) / se²
/// of a share is taken as n at most, as in [`top_box`](super::top_box()); `svyciprop` of R has no such bound.
///
/// `item` is an id, or the name of a column of an attribute; weights are those of the summary. Who did not rate counts
/// nowhere, and a cluster or stratum in which nobody did is none. The design effect is the variance over
/// S² / n, with S² the weighted variance of the answers times n / (n - 1), as `deff = "replace"` in R's survey package.
/// Sources: Binder 1983, International Statistical Review 51:279-292; Lumley 2010, Complex Surveys.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`], [`Error::InvalidOption`] for a column that is both, answers without
/// a label in it, a summary without segments, or a positive set, [`Error::LonelyUnit`] for a stratum with one cluster,
/// [`Error::TooFewUnits`] if there is but one cluster, [`Error::NoValidRatings`], [`Error::TooFewRatings`] for one
/// answer, [`Error::ZeroVariance`] where all ratings are equal (not of shares), [`Error::InvalidScale`] for NPS on another
/// scale, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let site = |labels: [&str; 8]| Categories::from_labels(labels.map(Label::from));
/// let by = vec![
///     ("site", site(["a", "a", "b", "b", "c", "c", "d", "d"])),
///     ("region", site(["north", "north", "north", "north", "south", "south", "south", "south"])),
/// ];
/// let ratings = Column::from(&[5_i8, 4, 2, 4, 5, 5, 3, 4]);
/// let summary = Summary::of_ratings(&Scale::new(1, 5)?, ratings, None, by)?;
/// let (clusters, strata) = (Some("site".into()), Some("region".into()));
/// let statistic = csat::Statistic::Mean;
/// let options = csat::SurveyOptions { statistic, clusters, strata, ..Default::default() };
/// let found = csat::survey(&summary, "ratings", &options)?;
/// assert_eq!((found.estimate.value, found.df, found.n_clusters, found.n_strata), (4.0, 2, 4, 2));
/// assert_eq!(found.estimate.std_error, Some(0.53033008588991064));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn survey(summary: &Summary, item: &str, options: &SurveyOptions) -> Result<SurveyEstimate> {
    let SurveyOptions { clusters, strata, .. } = options;
    if let Some(column) = clusters.as_ref().filter(|_| clusters == strata) {
        let allowed = "a column for clusters and another for strata".to_owned();
        return Err(Error::InvalidOption { option: "clusters", value: format!("{column:?}"), allowed });
    }
    let named: Vec<(&'static str, &String)> = [("strata", strata), ("clusters", clusters)]
        .map(|(option, name)| Some((option, name.as_ref()?)))
        .into_iter()
        .flatten()
        .collect();
    let groups = if named.is_empty() {
        [(Vec::new(), summary.total()?.counts(item)?)].into()
    } else {
        let columns: Vec<String> = named.iter().map(|(_, column)| (*column).clone()).collect();
        groups(summary, item, &columns)?.1
    };
    for (labels, counts) in &groups {
        for (label, (option, column)) in labels.iter().zip(&named) {
            check_labelled(option, column, label, counts)?;
        }
    }
    let units: Vec<(Label, Counts)> = groups
        .into_iter()
        .map(|(labels, counts)| (labels.into_iter().next().filter(|_| strata.is_some()), counts))
        .map(|(stratum, counts)| (stratum.unwrap_or(Label::Missing), counts))
        .collect();
    estimate(&units, clusters.is_some(), options)
}

/// As [`survey`], from the counts of each cluster with the label of its stratum (one for all where there are no strata);
/// the columns of the options are not looked at.
///
/// # Errors
///
/// As [`survey`], and [`Error::Mismatch`] for clusters of two scales.
///
/// ```
/// use gapmodel_core::{Absent, Counts, Label, Scale, csat};
/// let scale = Scale::new(1, 5)?;
/// let shop = |counts: [u64; 5]| Counts::from_counts(&scale, &counts, Absent::default());
/// let shops = [("north", [2, 3, 5, 8, 7]), ("north", [0, 1, 4, 9, 9]), ("south", [5, 4, 6, 3, 2]), ("south", [1, 1, 2, 8, 5])];
/// let shops = shops.map(|(region, counts)| Ok((Label::from(region), shop(counts)?)));
/// let shops = shops.into_iter().collect::<Result<Vec<_>, gapmodel_core::Error>>()?;
/// let share = csat::survey_clusters(&shops, &csat::SurveyOptions::default())?;
/// assert_eq!((share.estimate.value, share.n_clusters, share.df), (0.6, 4, 2));
/// assert!(share.design_effect.unwrap() > 1.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn survey_clusters(clusters: &[(Label, Counts)], options: &SurveyOptions) -> Result<SurveyEstimate> {
    estimate(clusters, true, options)
}

/// Refuses answers that are in no cluster, stratum or period.
pub(super) fn check_labelled(
    option: &'static str,
    column: &str,
    label: &Label,
    counts: &Counts,
) -> Result<()> {
    let n = counts.n_valid();
    if *label != Label::Missing || n == 0 {
        return Ok(());
    }
    let (value, allowed) =
        (format!("{column:?}"), format!("{n} answers have no label there: label them or leave them out"));
    Err(Error::InvalidOption { option, value, allowed })
}

/// All counts as one.
fn merged(units: &[(Label, Counts)]) -> Result<Counts> {
    let nobody = || Error::NoValidRatings { what: "the item".to_owned(), n_missing: 0, n_excluded: 0 };
    let ((_, first), others) = units.split_first().ok_or_else(nobody)?;
    let mut all = first.clone();
    others.iter().try_for_each(|(_, counts)| all.merge(counts))?;
    Ok(all)
}

/// The figure of each point whose weighted mean is the statistic.
fn scores(counts: &Counts, options: &SurveyOptions) -> Result<Vec<f64>> {
    let scale = counts.scale();
    let points = 0..counts.masses().len();
    Ok(match options.statistic {
        Statistic::Share => {
            let positive = positive_points(scale, &options.positive)?;
            points.map(|point| f64::from(u8::from(positive.contains(&point)))).collect()
        }
        Statistic::Nps => {
            let [detractors, _, promoters] = nps_classes(scale)?;
            let of = |point: usize, class: &[usize]| 100.0 * f64::from(u8::from(class.contains(&point)));
            points.map(|point| of(point, &promoters) - of(point, &detractors)).collect()
        }
        Statistic::Index => points.map(|point| scale.to_100(scale.value(point))).collect(),
        Statistic::Mean | Statistic::Net => points.map(|point| scale.value(point)).collect(),
    })
}

/// The figures of points, and the mean that answers are held against.
struct Scored<'a> {
    scores: &'a [f64],
    mean: f64,
    /// The weight of everybody.
    weight: f64,
}

impl Scored<'_> {
    /// The answers of some people with their figures, and the masses as they count.
    fn cells<'a>(&'a self, counts: &'a Counts) -> impl Iterator<Item = (f64, Mass)> + 'a {
        let mass = |mass: &Mass| if counts.is_weighted() { *mass } else { Mass::unweighted(mass.n) };
        self.scores.iter().copied().zip(counts.masses().iter().map(mass))
    }

    /// What a cluster adds to the estimate.
    fn of_cluster(&self, counts: &Counts) -> f64 {
        let totals = self.cells(counts).fold((0.0, 0.0), |(sum, n), (score, mass)| {
            let w = mass.w as f64;
            (sum + w * score, n + w)
        });
        apart(totals, self.mean, self.weight).0
    }

    /// How many people there are, the sum of what each adds to the estimate, and the sum of its squares.
    fn of_people(&self, counts: &Counts) -> (u64, f64, f64) {
        self.cells(counts).fold((0, 0.0, 0.0), |(n, sum, squares), (score, mass)| {
            let away = (score - self.mean) / self.weight;
            (n + mass.n, sum + mass.w as f64 * away, squares + mass.w2 as f64 * away * away)
        })
    }

    /// The weighted variance of the answers, with divisor n - 1 in place of n.
    fn variance(&self, counts: &Counts) -> f64 {
        let n = counts.n_valid() as f64;
        let squares = |(score, mass): (f64, Mass)| {
            mass.w as f64 / self.weight * (score - self.mean) * (score - self.mean)
        };
        self.cells(counts).map(squares).sum::<f64>() * n / (n - 1.0)
    }
}

/// What varies between the clusters, or people, of one stratum.
#[derive(Default)]
struct Stratum {
    n: u64,
    parts: Vec<f64>,
    sum: f64,
    squares: f64,
}

impl Stratum {
    fn add_cluster(&mut self, part: f64) {
        self.n += 1;
        self.sum += part;
        self.parts.push(part);
    }

    fn add_people(&mut self, (n, sum, squares): (u64, f64, f64)) {
        self.n += n;
        self.sum += sum;
        self.squares += squares;
    }

    fn variance(&self) -> f64 {
        let n = self.n as f64;
        let mean = self.sum / n;
        let around = self.parts.iter().map(|part| (part - mean) * (part - mean)).sum::<f64>();
        // Of people, whose parts are not kept, the squares less those of the mean.
        let people = without_rounding(self.squares - self.sum * mean, self.squares);
        let squares = if self.parts.is_empty() { people } else { around };
        squares * (n / (n - 1.0))
    }
}

fn estimate(units: &[(Label, Counts)], in_clusters: bool, options: &SurveyOptions) -> Result<SurveyEstimate> {
    let SurveyOptions { statistic, ref positive, level, .. } = *options;
    check_level(level)?;
    let all = merged(units)?;
    let figures = Figures::of_counts(
        &all,
        &CompareOptions { statistic, positive: positive.clone(), level, ..CompareOptions::default() },
    )?;
    let ratings = all.distribution();
    if statistic == Statistic::Share {
        check_enough("the item", &ratings)?;
    } else {
        check_varied("the item", &ratings)?;
    }
    let scores = scores(&all, options)?;
    let weight = all.masses().iter().map(|mass| mass.n).sum::<u64>();
    let weight = if all.is_weighted() {
        all.masses().iter().map(|mass| mass.w).sum()
    } else {
        Mass::unweighted(weight).w
    };
    let scored = Scored { scores: &scores, mean: figures.value, weight: weight as f64 };
    let mut strata: BTreeMap<&Label, Stratum> = BTreeMap::new();
    for (label, counts) in units.iter().filter(|(_, counts)| counts.n_valid() > 0) {
        let stratum = strata.entry(label).or_default();
        if in_clusters {
            stratum.add_cluster(scored.of_cluster(counts));
        } else {
            stratum.add_people(scored.of_people(counts));
        }
    }
    let unit = if in_clusters { "cluster" } else { "answer" };
    check_pairs(&strata, unit)?;
    let n_clusters: u64 = strata.values().map(|stratum| stratum.n).sum();
    let df = n_clusters - strata.len() as u64;
    let variance: f64 = strata.values().map(Stratum::variance).sum();
    let n = all.n_valid();
    let simple = scored.variance(&all) / n as f64;
    let design_effect = (simple > 0.0).then(|| variance / simple);
    let n_effective =
        design_effect.filter(|deff| *deff > 0.0).map_or(ratings.n_effective(), |deff| n as f64 / deff);
    let bare = Estimate {
        value: figures.value,
        std_error: Some(libm::sqrt(variance)),
        low: None,
        high: None,
        level,
        n_valid: n,
        n_missing: all.absent().missing,
        n_excluded: all.absent().excluded(),
        n_effective,
        method: Method::None,
    };
    let estimate = with_interval(bare, statistic, df, ratings.n_effective())?;
    Ok(SurveyEstimate { estimate, statistic, df, n_clusters, n_strata: strata.len() as u64, design_effect })
}

/// Refuses a stratum with one unit.
fn check_pairs(strata: &BTreeMap<&Label, Stratum>, unit: &'static str) -> Result<()> {
    let Some((label, _)) = strata.iter().find(|(_, stratum)| stratum.n < 2) else { return Ok(()) };
    if strata.len() == 1 {
        return Err(Error::TooFewUnits { what: format!("{unit}s with answers"), n: 1, needed: 2 });
    }
    Err(Error::LonelyUnit { stratum: label.to_string(), unit })
}

/// Student's t, or of shares the interval of Korn and Graubard; none where nothing varies between clusters.
fn with_interval(bare: Estimate, statistic: Statistic, df: u64, n_kish: f64) -> Result<Estimate> {
    let Estimate { value, level, n_valid, .. } = bare;
    let (std_error, df) = (bare.std_error.unwrap_or(0.0), df as f64);
    if statistic == Statistic::Share {
        let is_certain = value <= 0.0 || value >= 1.0;
        if std_error <= 0.0 && !is_certain {
            return Ok(bare);
        }
        // Where all or none are positive, Kish's size takes the place of the one that the standard error tells.
        let (size, df) = if is_certain { (n_kish, df.min(n_kish - 1.0)) } else { (n_valid as f64, df) };
        // As of everybody drawn one by one at the least: the size is n at most.
        let least = libm::sqrt(value * (1.0 - value) / n_valid as f64);
        let std_error = if is_certain { 0.0 } else { std_error.max(least) };
        let ((low, high), n_effective) = proportion::korn_graubard(value, std_error, size, df, level)?;
        let method = Method::KornGraubard;
        return Ok(Estimate { low: Some(low), high: Some(high), n_effective, method, ..bare });
    }
    if std_error <= 0.0 {
        return Ok(bare);
    }
    let half = t_critical(level, df)? * std_error;
    let most = if statistic == Statistic::Nps { 100.0 } else { f64::INFINITY };
    let (low, high) = ((value - half).max(-most), (value + half).min(most));
    Ok(Estimate { low: Some(low), high: Some(high), method: Method::T, ..bare })
}

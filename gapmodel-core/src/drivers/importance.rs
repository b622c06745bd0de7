//! Importance-performance analysis: what matters and is done badly.

use super::key::{DriverMethod, DriverOptions, Model, Rows, correlations};
use super::matrix::{check_columns, refused};
use super::resample::{Cells, by_quantity, replicates};
use crate::error::{Error, Place, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::gap::{ServqualResult, Side};
use crate::stats::bootstrap::Draw;
use crate::stats::replicates::{Replicates, check_level_or_none};
use crate::stats::t_critical;
use crate::table::{Column, Table};
use crate::tally::Moments;

/// The quadrants of Martilla and James (1977).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Quadrant {
    /// Important and done badly.
    ConcentrateHere,
    /// Important and done well.
    KeepUpTheGoodWork,
    /// Neither important nor done well.
    LowPriority,
    /// Done well without being important.
    PossibleOverkill,
    /// None of them has enough probability.
    Undecided,
}

impl Quadrant {
    /// Every quadrant, in the order of the C codes; those before the last also in the order of probabilities.
    pub const ALL: [Self; 5] = [
        Self::ConcentrateHere,
        Self::KeepUpTheGoodWork,
        Self::LowPriority,
        Self::PossibleOverkill,
        Self::Undecided,
    ];

    /// The name in all languages, such as `"concentrate_here"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ConcentrateHere => "concentrate_here",
            Self::KeepUpTheGoodWork => "keep_up_the_good_work",
            Self::LowPriority => "low_priority",
            Self::PossibleOverkill => "possible_overkill",
            Self::Undecided => "undecided",
        }
    }

    fn of(important: bool, well: bool) -> Self {
        match (important, well) {
            (true, false) => Self::ConcentrateHere,
            (true, true) => Self::KeepUpTheGoodWork,
            (false, false) => Self::LowPriority,
            (false, true) => Self::PossibleOverkill,
        }
    }
}

/// Where the two lines between the quadrants are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Crosshair {
    /// At the mean of the attributes, of importance and of performance.
    #[default]
    Mean,
    /// At their medians.
    Median,
    /// At the midpoint of the scale: all attributes may be on one side of it.
    Midpoint,
    /// At these values of importance and of performance.
    At {
        /// The line between low and high importance.
        importance: f64,
        /// The line between bad and good performance.
        performance: f64,
    },
}

impl Crosshair {
    /// The name in all languages, such as `"mean"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::Midpoint => "midpoint",
            Self::At { .. } => "at",
        }
    }
}

/// Options of [`importance_performance`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImportanceOptions {
    /// Where the lines are: at the means.
    pub crosshair: Crosshair,
    /// The ends of the scale of the ratings, for the midpoint, and to refuse what is beyond them: not known.
    pub scale: Option<(f64, f64)>,
    /// How importance is derived where it is: by general dominance.
    pub method: DriverMethod,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// The probability a quadrant must have for an attribute to be in it: 0.9.
    pub certainty: f64,
    /// How often people are drawn again: 1,000; from 20 / (1 - level), so that limits do not hang on a handful, to 1,000,000,
    /// or 0 for none.
    pub replicates: u32,
    /// The seed of the draws, 1.
    pub seed: u64,
}

impl Default for ImportanceOptions {
    fn default() -> Self {
        Self {
            crosshair: Crosshair::Mean,
            scale: None,
            method: DriverMethod::GeneralDominance,
            level: 0.95,
            certainty: 0.9,
            replicates: 1000,
            seed: 1,
        }
    }
}

/// The importance and the performance of an attribute, known from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportancePoint {
    /// The attribute.
    pub name: String,
    /// How important it is, high = important; without a standard error it counts as known exactly.
    pub importance: Estimate,
    /// How well it is done, high = well; likewise.
    pub performance: Estimate,
}

/// An attribute between importance and performance.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ImportanceRow {
    /// The attribute.
    pub name: String,
    /// How important it is, in the unit of the ratings or of R².
    pub importance: Estimate,
    /// How well it is done, in the unit of the ratings or gaps.
    pub performance: Estimate,
    /// The quadrant in which the two values stand; on a line counts as above it.
    pub position: Quadrant,
    /// The same if its probability is large enough, else `undecided`, as is what rests on a single rating.
    pub quadrant: Quadrant,
    /// The probabilities of `concentrate_here`, `keep_up_the_good_work`, `low_priority` and `possible_overkill`: in what
    /// share of the replicates, each with its own lines, it stood there; empty without replicates, and where nothing is known
    /// of how sure the values are: one person's ratings, plain numbers without a standard error.
    pub probabilities: Vec<f64>,
}

/// Attributes by importance and performance.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ImportancePerformance {
    /// How the lines were drawn: `"mean"`, `"median"`, `"midpoint"` or `"at"`.
    pub crosshair: String,
    /// The line between low and high importance.
    pub importance_line: f64,
    /// The line between bad and good performance.
    pub performance_line: f64,
    /// The attributes, in the order given.
    pub attributes: Vec<ImportanceRow>,
    /// Whether importance is derived from an outcome rather than stated.
    pub derived: bool,
    /// The probability a quadrant must have for an attribute to be in it.
    pub certainty: f64,
    /// How many replicates intervals and probabilities rest on.
    pub replicates: u32,
    /// How many more were drawn and left out: an attribute had no answers, or no importance could be derived.
    pub degenerate: u32,
    /// The seed of the draws.
    pub seed: u64,
}

/// Attributes by stated importance and performance: four quadrants, and how surely each attribute is in its own.
///
/// Both tables have a column of ratings per attribute, of the same names and people; NaN is missing, and each mean is that
/// of all who answered. High is important and good. People are drawn again, the lines with them: an attribute whose quadrant
/// has less than `certainty` of the replicates is undecided. Stated importance is high for nearly everything: lines at the
/// midpoint then put all attributes on one side, as Martilla and James warn. Source: Martilla and James 1977, Journal of
/// Marketing 41:77-79.
///
/// # Errors
///
/// [`Error::TooFewUnits`] for fewer than two attributes, [`Error::InvalidOption`] naming the columns that the tables do not
/// share, [`Error::UnequalLengths`], [`Error::NoValidRatings`] naming an attribute nobody rated,
/// [`Error::OffScale`], [`Error::InvalidOption`] for a midpoint without a scale, a line, a certainty or a number of
/// replicates out of range, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::drivers::{self, ImportanceOptions};
/// let (mut importance, mut performance) = (Table::new(), Table::new());
/// importance.add("speed", &[7.0, 6.0, 7.0, 7.0])?;
/// importance.add("music", &[2.0, 1.0, 3.0, 2.0])?;
/// performance.add("speed", &[3.0, 2.0, 4.0, 3.0])?;
/// performance.add("music", &[6.0, 7.0, 6.0, 7.0])?;
/// let found = drivers::importance_performance(&importance, &performance, &ImportanceOptions::default())?;
/// let quadrants: Vec<&str> = found.attributes.iter().map(|row| row.quadrant.name()).collect();
/// assert_eq!(quadrants, ["concentrate_here", "possible_overkill"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn importance_performance(
    importance: &Table<'_>,
    performance: &Table<'_>,
    options: &ImportanceOptions,
) -> Result<ImportancePerformance> {
    let names: Vec<&str> = importance.names().collect();
    check_columns(("importance", &names), ("performance", &performance.names().collect::<Vec<_>>()))?;
    let (rows, found) = (importance.rows(), performance.rows());
    if rows != found {
        return Err(Error::UnequalLengths { column: "performance".to_owned(), found, expected: rows });
    }
    let k = names.len();
    let question = Question::new(names.iter().map(|name| (*name).to_owned()).collect(), options)?;
    let mut columns = Vec::with_capacity(2 * k);
    for (table, side) in [(importance, "importance"), (performance, "performance")] {
        for name in &names {
            columns.push(Ratings::read(&format!("{name} ({side})"), table.numbers(name)?, options)?);
        }
    }
    let lines = question
        .lines(options.scale.ok_or("the midpoint is that of the scale of both ratings: give the scale"))?;
    let values = |row: usize| columns.iter().map(|column| column.values[row] + 0.0).collect();
    let cells = Cells::new((0..rows).map(values).collect());
    let drawn = replicates(options.replicates, options.seed, |draw| means(&cells, &cells.drawn(draw), 2 * k));
    let spread = by_quantity(&drawn, 2 * k);
    let estimate = |i: usize| columns[i].estimate(&spread[i], options.level);
    let points: Vec<[Estimate; 2]> = (0..k).map(|i| [estimate(i), estimate(k + i)]).collect();
    let is_known = |i: usize| columns[i].n.0 > 1 && columns[k + i].n.0 > 1;
    Ok(question.result(&points, &drawn, lines, false, is_known))
}

/// Attributes by derived importance and performance: importance is the part of each in what is explained of an outcome.
///
/// `performance` has a column of ratings per attribute and `outcome` is one more, such as overall satisfaction; importance
/// is that of [`key_drivers`](super::key_drivers()) by `options.method`, of those who gave all. People are drawn again for
/// importance and performance together. Otherwise as [`importance_performance`]; importance has no midpoint.
///
/// # Errors
///
/// As [`importance_performance`] and [`key_drivers`](super::key_drivers()).
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::drivers::{self, ImportanceOptions};
/// let mut performance = Table::new();
/// performance.add("speed", &[5.0, 4.0, 2.0, 1.0, 3.0, 5.0, 2.0, 4.0])?;
/// performance.add("price", &[3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 3.0])?;
/// let overall = [5.0, 4.0, 2.0, 2.0, 3.0, 4.0, 3.0, 5.0];
/// let found = drivers::importance_performance_derived(&performance, (&overall).into(), &ImportanceOptions::default())?;
/// assert!(found.derived && found.attributes[0].position.name() == "keep_up_the_good_work");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn importance_performance_derived(
    performance: &Table<'_>,
    outcome: Column<'_>,
    options: &ImportanceOptions,
) -> Result<ImportancePerformance> {
    let names: Vec<&str> = performance.names().collect();
    let question = Question::new(names.iter().map(|name| (*name).to_owned()).collect(), options)?;
    let k = names.len();
    let rows = Rows::read(performance, outcome, None)?;
    let of_drivers =
        DriverOptions { method: options.method, level: options.level, ..DriverOptions::default() };
    let model = Model::new(&names, &rows.products()?, k, &of_drivers)?;
    let columns = names.iter().map(|name| Ratings::read(name, performance.numbers(name)?, options));
    let columns = columns.collect::<Result<Vec<_>>>()?;
    let lines = question.lines(Err(
        "derived importance is a part of R² and has no scale: take mean or median, or give the lines",
    ))?;
    let all = |row: usize| rows.columns.iter().map(|column| column[row] + 0.0).collect();
    let cells = Cells::new((0..performance.rows()).map(all).collect());
    let complete = Complete::new(&cells, &model);
    let weights = complete.weights(&model, &cells.counts);
    let weights = weights
        .ok_or_else(|| refused("drivers", names.join(", "), "they determine one another too nearly"))?;
    let one = |draw: &mut Draw| {
        let counts = cells.drawn(draw);
        let weights = complete.weights(&model, &counts)?;
        Some([weights, means(&cells, &counts, k)?].concat())
    };
    let drawn = replicates(options.replicates, options.seed, one);
    let spread = by_quantity(&drawn, 2 * k);
    let of = complete.people(&cells.counts);
    let point = |i: usize| {
        let importance = spread[i].estimate(weights[i], options.level, of);
        [importance, columns[i].estimate(&spread[k + i], options.level)]
    };
    Ok(question.result(&(0..k).map(point).collect::<Vec<_>>(), &drawn, lines, true, |_| true))
}

/// Attributes by importance and performance that are known from elsewhere: derived weights, published means, gaps.
///
/// Each value with a standard error is drawn again from a normal distribution, independently of all others; a value without
/// one counts as known exactly, and an attribute with none on either side has no probabilities. Values that come from the same
/// people go together, which independent draws leave out: where there are ratings, give these. There is no midpoint: give the
/// lines, or take means or medians. Otherwise as [`importance_performance`].
///
/// # Errors
///
/// As [`importance_performance`]; [`Error::InvalidOption`] naming a value or a standard error that is no finite number.
///
/// ```
/// use gapmodel_core::{Estimate, Method};
/// use gapmodel_core::drivers::{self, Crosshair, ImportanceOptions, ImportancePoint};
/// let known = |value: f64, std_error: f64| Estimate {
///     value, std_error: Some(std_error), low: None, high: None, level: 0.95, n_valid: 100, n_missing: 0, n_excluded: 0,
///     n_effective: 100.0, method: Method::None,
/// };
/// let point = |name: &str, importance: f64, gap: f64| ImportancePoint {
///     name: name.to_owned(), importance: known(importance, 0.05), performance: known(gap, 0.1),
/// };
/// let points = [point("prompt", 6.5, -0.9), point("neat", 5.1, -0.1)];
/// let options = ImportanceOptions {
///     crosshair: Crosshair::At { importance: 6.0, performance: 0.0 }, ..ImportanceOptions::default()
/// };
/// let found = drivers::importance_performance_points(&points, &options)?;
/// assert_eq!(found.attributes[0].quadrant.name(), "concentrate_here");
/// assert_eq!(found.attributes[1].quadrant.name(), "undecided");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn importance_performance_points(
    points: &[ImportancePoint],
    options: &ImportanceOptions,
) -> Result<ImportancePerformance> {
    let question = Question::new(points.iter().map(|point| point.name.clone()).collect(), options)?;
    let lines = question
        .lines(Err("values known from elsewhere have no scale: take mean or median, or give the lines"))?;
    for point in points {
        for (estimate, side) in [(&point.importance, "importance"), (&point.performance, "performance")] {
            let error = estimate.std_error.unwrap_or(0.0);
            if !(estimate.value.is_finite() && error.is_finite() && error >= 0.0) {
                let value =
                    format!("{} with standard error {error}: {side} of {}", estimate.value, point.name);
                return Err(refused("points", value, "finite numbers, no standard error below 0"));
            }
        }
    }
    let sides = |point: &ImportancePoint| [point.importance, point.performance];
    let all: Vec<[Estimate; 2]> = points.iter().map(sides).collect();
    let one = |draw: &mut Draw| {
        let mut moved = |of: &Estimate| match of.std_error {
            Some(error) if error > 0.0 => of.value + error * draw.normal(),
            _ => of.value,
        };
        let importance: Vec<f64> = all.iter().map(|[importance, _]| moved(importance)).collect();
        let performance = all.iter().map(|[_, performance]| moved(performance));
        Some(importance.into_iter().chain(performance).collect::<Vec<f64>>())
    };
    let is_known = |i: usize| all[i].iter().any(|side| side.std_error.is_some_and(|error| error > 0.0));
    // Where nothing is known of any uncertainty there is nothing to draw.
    let number = if (0..all.len()).any(is_known) { options.replicates } else { 0 };
    let drawn = replicates(number, options.seed, one);
    Ok(question.result(&all, &drawn, lines, false, is_known))
}

/// The attributes of a gap score as points: mean expectation is importance, the gap P - E performance.
///
/// The means of expectation come with t intervals at the level of the gaps. Give them to [`importance_performance_points`],
/// which draws means and gaps independently. The same expectations are part of both, so that by chance a high mean goes with a
/// low gap; this is left out, and probabilities are those of values found by two samples.
///
/// # Errors
///
/// None that the gap score has not had.
///
/// ```
/// use gapmodel_core::gap::{self, ServqualOptions};
/// use gapmodel_core::{Instrument, Scale, SummaryOptions, Table, drivers, summarize};
/// let instrument = Instrument::from_toml("id = 'desk'\nattribute_scale = 's'\nscales.s = { min = 1, max = 7 }\n\
///     viewpoints = { expectation = 'E_{id}', perception = 'P_{id}' }\ndimensions = [{ id = 'd' }]\n\
///     attributes = [{ id = 'kind', dimension = 'd' }]")?;
/// let mut table = Table::new();
/// table.add("E_kind", &[7.0, 6.0, 6.0])?;
/// table.add("P_kind", &[5.0, 6.0, 4.0])?;
/// let summary = summarize(&table, instrument, SummaryOptions::default())?;
/// let scored = gap::servqual(&summary.total()?, &ServqualOptions::default())?;
/// let points = drivers::importance_gaps(&scored)?;
/// assert_eq!((points[0].performance.value * 3.0).round(), -4.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn importance_gaps(scored: &ServqualResult) -> Result<Vec<ImportancePoint>> {
    let rows = scored.attributes.iter().filter_map(|row| Some((row, row.expectation.as_ref()?)));
    let point = |(row, side): (&crate::gap::GapRow, &Side)| {
        let importance = of_side(side, row.gap.level)?;
        Ok(ImportancePoint { name: row.id.clone(), importance, performance: row.gap })
    };
    rows.map(point).collect()
}

/// The mean of a viewpoint with its t interval.
fn of_side(side: &Side, level: f64) -> Result<Estimate> {
    let n = side.n_valid as f64;
    let std_error = side.std_dev.map(|sd| sd / n.sqrt());
    let half = std_error.filter(|error| *error > 0.0).map(|error| Ok(error * t_critical(level, n - 1.0)?));
    let half = half.transpose()?;
    Ok(Estimate {
        value: side.mean,
        std_error,
        low: half.map(|half| side.mean - half),
        high: half.map(|half| side.mean + half),
        level,
        n_valid: side.n_valid,
        n_missing: side.n_missing,
        n_excluded: side.n_excluded,
        n_effective: n,
        method: Method::T,
    })
}

/// A column of ratings.
struct Ratings {
    values: Vec<f64>,
    mean: f64,
    n: (u64, u64),
}

impl Ratings {
    fn read(name: &str, column: Column<'_>, options: &ImportanceOptions) -> Result<Self> {
        let values: Vec<f64> = (0..column.len()).map(|row| column.value(row).unwrap_or(f64::NAN)).collect();
        let (low, high) = options.scale.unwrap_or((-1e12, 1e12));
        let off = |value: &f64| !value.is_nan() && !(low..=high).contains(value);
        if let Some(row) = values.iter().position(off) {
            let (value, place) = (values[row].to_string(), Place::index(row).in_column(name));
            return Err(Error::OffScale { value, place, scale: format!("{low}..={high}") });
        }
        let mut moments = Moments::new();
        moments.extend(&values)?;
        let n = (moments.n_valid(), values.len() as u64 - moments.n_valid());
        let mean = moments.mean();
        let mean =
            mean.ok_or(Error::NoValidRatings { what: name.to_owned(), n_missing: n.1, n_excluded: 0 })?;
        Ok(Self { values, mean, n })
    }

    /// One person drawn again is always the same: that is no uncertainty known.
    fn estimate(&self, spread: &Replicates, level: f64) -> Estimate {
        let nothing = Replicates::default();
        let spread = if self.n.0 > 1 { spread } else { &nothing };
        spread.estimate(self.mean, level, self.n)
    }
}

/// The means of the first `k` columns over rows that count as often as said; `None` if nobody answered one.
fn means(cells: &Cells, counts: &[u64], k: usize) -> Option<Vec<f64>> {
    let mut sums = vec![(0.0, 0.0); k];
    for (row, count) in cells.rows.iter().zip(counts).filter(|(_, count)| **count > 0) {
        let weight = *count as f64;
        for (sum, value) in sums.iter_mut().zip(row).filter(|(_, value)| !value.is_nan()) {
            *sum = (sum.0 + weight * value, sum.1 + weight);
        }
    }
    sums.into_iter().map(|(sum, n)| (n > 0.0).then(|| sum / n)).collect()
}

/// The complete rows among cells, standardised, from which importance is derived.
struct Complete {
    positions: Vec<usize>,
    rows: Vec<Vec<f64>>,
}

impl Complete {
    fn new(all: &Cells, model: &Model<'_>) -> Self {
        let positions: Vec<usize> =
            (0..all.rows.len()).filter(|&i| all.rows[i].iter().all(|value| !value.is_nan())).collect();
        let rows = positions.iter().map(|&i| model.standardised(&all.rows[i])).collect();
        Self { positions, rows }
    }

    fn weights(&self, model: &Model<'_>, counts: &[u64]) -> Option<Vec<f64>> {
        let counts: Vec<u64> = self.positions.iter().map(|&i| counts[i]).collect();
        model.weights(&correlations(&self.rows, &counts)?)
    }

    /// How many are complete, and how many are not.
    fn people(&self, counts: &[u64]) -> (u64, u64) {
        let complete = self.positions.iter().map(|&i| counts[i]).sum();
        (complete, counts.iter().sum::<u64>() - complete)
    }
}

/// A checked question.
struct Question {
    names: Vec<String>,
    options: ImportanceOptions,
}

/// Where the lines are, if not where the attributes put them.
type Lines = Option<[f64; 2]>;

impl Question {
    fn new(names: Vec<String>, options: &ImportanceOptions) -> Result<Self> {
        check_level(options.level)?;
        check_level_or_none(options.replicates, options.level)?;
        if !(options.certainty > 0.0 && options.certainty <= 1.0) {
            let allowed = "a probability above 0, at most 1";
            return Err(refused("certainty", options.certainty.to_string(), allowed));
        }
        if let Some((low, high)) = options.scale
            && !(low.is_finite() && high.is_finite() && low < high)
        {
            return Err(refused("scale", format!("{low}..={high}"), "two numbers, the smaller one first"));
        }
        if names.len() < 2 {
            return Err(Error::TooFewUnits {
                what: "attributes".to_owned(),
                n: names.len() as u64,
                needed: 2,
            });
        }
        Ok(Self { names, options: *options })
    }

    /// The lines that do not depend on the attributes; `scale` is that of all ratings, or why there is none.
    fn lines(&self, scale: Result<(f64, f64), &str>) -> Result<Lines> {
        match (self.options.crosshair, scale) {
            (Crosshair::Mean | Crosshair::Median, _) => Ok(None),
            (Crosshair::Midpoint, Ok((low, high))) => Ok(Some([f64::midpoint(low, high); 2])),
            (Crosshair::Midpoint, Err(why)) => Err(refused("crosshair", "midpoint", why)),
            (Crosshair::At { importance, performance }, _) => {
                if importance.is_finite() && performance.is_finite() {
                    return Ok(Some([importance, performance]));
                }
                Err(refused("crosshair", format!("({importance}, {performance})"), "two finite numbers"))
            }
        }
    }

    /// The lines of these values: importance, then performance.
    fn lines_of(&self, values: &[f64], lines: Lines) -> [f64; 2] {
        let (importance, performance) = values.split_at(self.names.len());
        let middle = if self.options.crosshair == Crosshair::Median { median } else { mean };
        lines.unwrap_or_else(|| [middle(importance), middle(performance)])
    }

    /// In which quadrants these values stand.
    fn positions(&self, values: &[f64], [importance, performance]: [f64; 2]) -> Vec<Quadrant> {
        let k = self.names.len();
        (0..k).map(|i| Quadrant::of(values[i] >= importance, values[k + i] >= performance)).collect()
    }

    fn result(
        &self,
        points: &[[Estimate; 2]],
        drawn: &[Vec<f64>],
        lines: Lines,
        derived: bool,
        is_known: impl Fn(usize) -> bool,
    ) -> ImportancePerformance {
        let side = |side: usize| points.iter().map(move |point| point[side].value);
        let values: Vec<f64> = side(0).chain(side(1)).collect();
        let at = self.lines_of(&values, lines);
        let positions = self.positions(&values, at);
        let mut counts = vec![[0.0; 4]; points.len()];
        for values in drawn {
            for (counts, quadrant) in
                counts.iter_mut().zip(self.positions(values, self.lines_of(values, lines)))
            {
                counts[quadrant as usize] += 1.0;
            }
        }
        let row = |i: usize| {
            let probabilities: Vec<f64> = match drawn.len() {
                n if n > 0 && is_known(i) => counts[i].iter().map(|count| count / n as f64).collect(),
                _ => Vec::new(),
            };
            let position = positions[i];
            // What is known without its uncertainty is taken as it is; a single rating is not.
            let is_sure = match probabilities.get(position as usize) {
                Some(probability) => *probability >= self.options.certainty,
                None => points[i].iter().all(|side| side.n_valid != 1),
            };
            ImportanceRow {
                name: self.names[i].clone(),
                importance: points[i][0],
                performance: points[i][1],
                position,
                quadrant: if is_sure { position } else { Quadrant::Undecided },
                probabilities,
            }
        };
        let asked = if (0..points.len()).any(&is_known) { self.options.replicates } else { 0 };
        ImportancePerformance {
            crosshair: self.options.crosshair.name().to_owned(),
            importance_line: at[0],
            performance_line: at[1],
            attributes: (0..points.len()).map(row).collect(),
            derived,
            certainty: self.options.certainty,
            replicates: drawn.len() as u32,
            degenerate: asked.saturating_sub(drawn.len() as u32),
            seed: self.options.seed,
        }
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The middle value, or the mean of the two in the middle.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2])
}

//! Key drivers: how the explained variance of an outcome is shared among attributes.

use super::dominance::{DominancePair, MAX_DRIVERS, SAME, Subsets, check_number, general};
use super::logistic;
use super::matrix::{Correlations, check_range, check_spread, refused};
use super::resample::{Cells, by_quantity, replicates};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, check_level};
use crate::stats::bootstrap::Draw;
use crate::stats::regression::{self, Regression, Variable, cholesky, dot};
use crate::stats::replicates::{Replicates, check_level_or_none, fewest, usual};
use crate::table::{Column, Table};
use crate::tally::CrossProducts;

/// What the outcome is called.
const OUTCOME: &str = "the outcome";

/// Up to how many drivers the sets of every replicate are counted out without being asked for.
const CHEAP_DRIVERS: usize = 14;

/// Up to how much work (sets times distinct rows) the logistic regressions of every replicate are made without being asked
/// for.
const CHEAP_FITS: usize = 20_000;

/// How the explained variance is shared among drivers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DriverMethod {
    /// What a driver adds to R², averaged over all sets of the others: general dominance, LMG, Shapley value.
    #[default]
    GeneralDominance,
    /// Johnson's relative weights (2000): near general dominance and fast, but without a derivation of their own (Thomas et
    /// al. 2014 advise against them).
    RelativeWeights,
    /// Standardised coefficient times correlation (Pratt 1987): may be negative, and then is no share of anything.
    Pratt,
}

impl DriverMethod {
    /// Every method, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::GeneralDominance, Self::RelativeWeights, Self::Pratt];

    /// The name in all languages, such as `"general_dominance"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::GeneralDominance => "general_dominance",
            Self::RelativeWeights => "relative_weights",
            Self::Pratt => "pratt",
        }
    }

    /// The method of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|method| method.name() == name);
        found.ok_or_else(|| refused("method", format!("{name:?}"), &Self::ALL.map(Self::name).join(", ")))
    }
}

/// How the outcome was modelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DriverOutcome {
    /// Linear regression; R² is the share of variance explained.
    Linear,
    /// Logistic regression of being in the top box; R² is `McFadden`'s.
    Logistic,
}

impl DriverOutcome {
    /// Every model, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Linear, Self::Logistic];

    /// The name in all languages, such as `"linear"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Logistic => "logistic",
        }
    }
}

/// Options of [`key_drivers`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DriverOptions {
    /// What the weights are: general dominance.
    pub method: DriverMethod,
    /// From this value on the outcome counts as reached, and is modelled by logistic regression: none, the outcome is a
    /// number.
    pub top_box: Option<f64>,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// How often people are drawn again, from 20 / (1 - level), so that limits do not hang on a handful, to 1,000,000, or 0 for
    /// no intervals. By default 1,000, more where the level needs more, and 0 where that would take more than some seconds:
    /// general dominance of more than 14 drivers, most logistic models.
    pub replicates: Option<u32>,
    /// The seed of the draws, 1.
    pub seed: u64,
}

impl Default for DriverOptions {
    fn default() -> Self {
        Self { method: DriverMethod::default(), top_box: None, level: 0.95, replicates: None, seed: 1 }
    }
}

/// One driver of an outcome.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Driver {
    /// The name of its column.
    pub name: String,
    /// Its part of R² by the method chosen, in the unit of R², with percentiles of people drawn again. Among people drawn again
    /// chance explains more, and no general dominance or relative weight can be below 0, so that the percentiles of small
    /// weights lie above those of other samples of people: a weight near that of noise may be below its own interval.
    pub weight: Estimate,
    /// The weight divided by R²; absent if nothing is explained.
    pub share: Option<f64>,
    /// Its place by weight, from 1 for the largest.
    pub rank: u64,
    /// The probability of each place from 1 on: the share of the replicates in which it had it; empty without replicates.
    pub rank_probabilities: Vec<f64>,
    /// General dominance; absent beyond 22 drivers.
    pub general_dominance: Option<f64>,
    /// Its place by general dominance.
    pub general_dominance_rank: Option<u64>,
    /// Johnson's relative weight; absent for a logistic model.
    pub relative_weight: Option<f64>,
    /// Its place by relative weight.
    pub relative_weight_rank: Option<u64>,
    /// Pratt's measure, negative where coefficient and correlation differ in sign; absent for a logistic model.
    pub pratt: Option<f64>,
    /// Its place by Pratt's measure.
    pub pratt_rank: Option<u64>,
    /// Whether these methods give it different places.
    pub ranks_differ: bool,
    /// What it adds to R² on average over the sets of 0, 1, 2 and so on other drivers; empty beyond 22 drivers.
    pub conditional_dominance: Vec<f64>,
    /// Its correlation with the outcome, -1 to 1.
    pub correlation: f64,
    /// The coefficient per standard deviation: of the outcome in its standard deviations, of a logistic model in log odds.
    pub beta: f64,
    /// The variance inflation factor, from 1: how many times its collinearity widens the variance of its coefficient. Above 10
    /// a coefficient is mostly held to say too little (Marquardt 1970, Technometrics 12:591-612), from 5 on to need care.
    pub vif: f64,
    /// By how much its weight is above that of random noise among the drivers, the mean of the replicates with percentiles; absent without replicates
    /// and for a logistic model. An interval above 0 tells it from noise (Tonidandel, `LeBreton` and Johnson 2009). It is
    /// demanding: people drawn again add chance to the chance of the sample, and at a level of 0.95 the interval of a driver
    /// that goes with nothing is above 0 in about 2 of 1,000 samples rather than 25. One that includes 0 does not show that
    /// the driver is noise.
    pub above_noise: Option<Estimate>,
}

/// How the explained variance of an outcome is shared among its drivers.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KeyDrivers {
    /// What the weights are.
    pub method: DriverMethod,
    /// How the outcome was modelled.
    pub outcome: DriverOutcome,
    /// How much of the outcome all drivers explain together, 0 to 1: R², and `McFadden`'s of a logistic model.
    pub r_squared: f64,
    /// The drivers, in the order given.
    pub drivers: Vec<Driver>,
    /// Each two drivers of which one dominates, and at which level; empty beyond 22 drivers.
    pub pairs: Vec<DominancePair>,
    /// Whether all methods put the drivers in the same order.
    pub methods_agree: bool,
    /// The weight of random noise as one more driver, its mean over the replicates: a weight like this means nothing.
    pub noise: Option<Estimate>,
    /// The linear regression in the units of the columns; absent for a logistic model and for a perfect fit.
    pub regression: Option<Regression>,
    /// How many have the outcome and every driver.
    pub n_valid: u64,
    /// How many lack one of them and were left out.
    pub n_missing: u64,
    /// How many replicates the intervals rest on: those in which every driver varied and none was determined by others.
    pub replicates: u32,
    /// How many more were drawn and left out.
    pub degenerate: u32,
    /// The seed of the draws.
    pub seed: u64,
    /// Why there are no intervals, if there are none.
    pub without_intervals: Option<String>,
}

impl KeyDrivers {
    /// The weight of each driver by its name.
    ///
    /// ```
    /// use gapmodel_core::Table;
    /// use gapmodel_core::drivers::{self, DriverOptions};
    /// let mut table = Table::new();
    /// table.add("speed", &[1.0, 2.0, 3.0, 5.0])?;
    /// let found = drivers::key_drivers(&table, (&[1.0, 3.0, 2.0, 4.0]).into(), &DriverOptions::default())?;
    /// assert_eq!(found.weights().map(|(name, _)| name).collect::<Vec<_>>(), ["speed"]);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn weights(&self) -> impl Iterator<Item = (&str, &Estimate)> {
        self.drivers.iter().map(|driver| (driver.name.as_str(), &driver.weight))
    }
}

/// The drivers of an outcome, ordered by their part in what is explained of it.
///
/// `drivers` are columns of numbers, one row per respondent in any unit, `outcome` one more column; NaN is missing, and who
/// lacks one of them is left out and counted (`n_missing`), nothing is imputed. Weights sum to R²: general dominance
/// (Budescu 1993; Lindeman, Merenda and Gold 1980) is the mean of what a driver adds over all sets of the others, for up to
/// 22 drivers; Johnson's relative weights (2000, Multivariate Behavioral Research 35:1-19) and Pratt's measure (1987) stand
/// beside it, and `methods_agree` says whether they order alike. The order is as uncertain as `rank_probabilities` say;
/// intervals are percentiles of a seeded bootstrap of people (distinct rows, so its cost does not grow with people who
/// answer alike). A random number that goes with nothing is one more driver in every replicate: `above_noise` tells
/// drivers from it (Tonidandel, `LeBreton` and Johnson 2009, Psychological Methods 14:387-399; its correlations are drawn
/// from their exact distribution).
///
/// With `top_box` the outcome is whether that value is reached, and R² is `McFadden`'s, one of those that Azen and Traxel
/// (2009, Journal of Educational and Behavioral Statistics 34:319-347) find fit for dominance analysis. Where all drivers do
/// not separate the outcome no set of them does; in a replicate that one separates, its R² is the limit that the likelihood
/// comes to, which is finite though the coefficients are not.
///
/// Values are read to nine decimal places: what varies by less than 1e-6 is refused rather than rounded away.
///
/// # Errors
///
/// [`Error::InvalidOption`] for no driver, for more than 22 with general dominance or a logistic model, naming a driver that
/// others determine and which ones, naming a driver that is the outcome itself, or a variable of too little spread, for a top
/// box that nobody or everybody reaches, for another method than general dominance with a logistic model, drivers that
/// separate its outcome fully, and replicates out of range; [`Error::ZeroVariance`] naming a driver or the outcome if it does
/// not vary; [`Error::NoValidRatings`] naming one that nobody answered; [`Error::TooFewRatings`] for fewer complete rows than
/// drivers + 2; [`Error::UnequalLengths`];
/// [`Error::OffScale`] for a value that is infinite or beyond 10^12; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::drivers::{self, DriverOptions};
/// let (speed, price) = ([5.0, 4.0, 2.0, 1.0, 3.0, 5.0, 2.0, 4.0], [3.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0, 3.0]);
/// let mut table = Table::new();
/// table.add("speed", &speed)?;
/// table.add("price", &price)?;
/// let overall = [5.0, 4.0, 2.0, 2.0, 3.0, 4.0, 3.0, 5.0];
/// let found = drivers::key_drivers(&table, (&overall).into(), &DriverOptions::default())?;
/// assert_eq!((found.drivers[0].name.as_str(), found.drivers[0].rank), ("speed", 1));
/// assert_eq!(format!("{:.3} of {:.3}", found.drivers[0].weight.value, found.r_squared), "0.811 of 0.860");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn key_drivers(drivers: &Table<'_>, outcome: Column<'_>, options: &DriverOptions) -> Result<KeyDrivers> {
    let names: Vec<&str> = drivers.names().collect();
    let rows = Rows::read(drivers, outcome, options.top_box)?;
    let model = Model::new(&names, &rows.products()?, names.len(), options)?;
    model.of_rows(&rows.complete)
}

/// [`key_drivers`] of a table of distinct rows, the outcome last, and how many people have each: the same to the last bit.
pub(crate) fn key_drivers_counted(
    names: &[&str],
    rows: &[(Vec<f64>, u64)],
    n_missing: u64,
    options: &DriverOptions,
) -> Result<KeyDrivers> {
    let mut products = CrossProducts::new(names.len() + 1)?;
    rows.iter().try_for_each(|(row, n)| products.push_counted(Some(row), *n))?;
    products.push_counted(None, n_missing)?;
    let model = Model::new(names, &products, names.len(), options)?;
    let standardised = rows.iter().map(|(row, n)| (model.standardised(row), *n)).collect();
    model.result(Some(&Cells::counted(standardised)))
}

/// The drivers of an outcome from sums of products alone, which merge and stream: without intervals.
///
/// `names` are the variables of `products` in their order, one of them the `outcome`, all others drivers. Figures are those
/// of [`key_drivers`] to the last bit; there are no rows to draw again, so `options.replicates` is not looked at.
///
/// # Errors
///
/// As [`key_drivers`], and [`Error::InvalidOption`] for another number of names than variables, a name given twice, an
/// outcome that is none of them, and a top box, which needs the rows.
///
/// ```
/// use gapmodel_core::CrossProducts;
/// use gapmodel_core::drivers::{self, DriverOptions};
/// let mut products = CrossProducts::new(2)?;
/// products.extend(&[[1.0, 2.0, 3.0, 4.0].as_slice().into(), [1.0, 3.0, 2.0, 5.0].as_slice().into()])?;
/// let found = drivers::key_drivers_products(&products, &["speed", "overall"], "overall", &DriverOptions::default())?;
/// assert_eq!(format!("{:.3}", found.r_squared), "0.691");
/// assert!(found.without_intervals.is_some() && found.drivers[0].weight.low.is_none());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn key_drivers_products(
    products: &CrossProducts,
    names: &[&str],
    outcome: &str,
    options: &DriverOptions,
) -> Result<KeyDrivers> {
    let listed = names.join(", ");
    if names.len() != products.variables() {
        let allowed = format!("one for each of {} variables", products.variables());
        return Err(refused("names", format!("{} of them", names.len()), &allowed));
    }
    if let Some(name) =
        names.iter().enumerate().find_map(|(i, name)| names[..i].contains(name).then_some(name))
    {
        return Err(refused("names", format!("{name:?} twice"), "each variable has a name of its own"));
    }
    let position = names.iter().position(|name| *name == outcome);
    let position =
        position.ok_or_else(|| refused("outcome", format!("{outcome:?}"), &format!("one of {listed}")))?;
    if options.top_box.is_some() {
        let allowed = "a logistic model needs the rows: give columns instead of sums of products";
        return Err(refused("top_box", "given", allowed));
    }
    let drivers: Vec<&str> = names.iter().copied().filter(|name| *name != outcome).collect();
    Model::new(&drivers, products, position, options)?.result(None)
}

/// The rows of a table, those with a missing value apart.
pub(super) struct Rows {
    /// Drivers, then the outcome; the outcome of a top box is 0 or 1.
    complete: Vec<Vec<f64>>,
    pub(super) columns: Vec<Vec<f64>>,
    names: Vec<String>,
}

impl Rows {
    pub(super) fn read(drivers: &Table<'_>, outcome: Column<'_>, top_box: Option<f64>) -> Result<Self> {
        let names: Vec<String> = drivers.names().map(str::to_owned).collect();
        if names.is_empty() {
            check_number(0)?;
        }
        let (rows, found) = (drivers.rows(), outcome.len());
        if rows != found {
            return Err(Error::UnequalLengths { column: OUTCOME.to_owned(), found, expected: rows });
        }
        let values = |column: Column<'_>| -> Vec<f64> {
            (0..rows).map(|row| column.value(row).unwrap_or(f64::NAN)).collect()
        };
        let mut columns =
            names.iter().map(|name| Ok(values(drivers.numbers(name)?))).collect::<Result<Vec<_>>>()?;
        columns.push(values(outcome));
        let mut read = Self { complete: Vec::new(), columns, names };
        read.complete = (0..rows).filter_map(|row| read.complete_row(row)).collect();
        read.check()?;
        if let Some(top) = top_box {
            read.reach(top)?;
        }
        Ok(read)
    }

    /// The values of a row, if it lacks none; 0 without a sign.
    fn complete_row(&self, row: usize) -> Option<Vec<f64>> {
        self.columns.iter().map(|column| Some(column[row] + 0.0).filter(|value| !value.is_nan())).collect()
    }

    fn name(&self, position: usize) -> &str {
        self.names.get(position).map_or(OUTCOME, String::as_str)
    }

    /// Refuses a variable that nobody answered, that hardly varies, or that is the outcome itself.
    fn check(&self) -> Result<()> {
        let outcome = self.names.len();
        let values = |position: usize| self.complete.iter().map(move |row| row[position]);
        for (position, column) in self.columns.iter().enumerate() {
            if !column.is_empty() && column.iter().all(|value| value.is_nan()) {
                let (what, n_missing) = (self.name(position).to_owned(), column.len() as u64);
                return Err(Error::NoValidRatings { what, n_missing, n_excluded: 0 });
            }
            check_range(self.name(position), values(position))?;
        }
        let is_outcome = |position: &usize| values(*position).eq(values(outcome));
        match (0..outcome).filter(|_| self.complete.len() > 1).find(is_outcome) {
            Some(position) => Err(is_the_outcome(self.name(position))),
            None => Ok(()),
        }
    }

    /// Makes the outcome 1 where the top box is reached, else 0.
    fn reach(&mut self, top: f64) -> Result<()> {
        let outcome = self.names.len();
        let values = self.complete.iter().map(|row| row[outcome]);
        let (low, high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        let allowed = match self.complete.len() {
            n if n > 0 && (high < top || top.is_nan()) => {
                format!("no answer reaches it, the highest of {n} is {high}")
            }
            n if n > 0 && low >= top => format!("every answer reaches it, the lowest of {n} is {low}"),
            _ => String::new(),
        };
        if !allowed.is_empty() {
            let allowed = format!("{allowed}: take a value that some but not all answers reach");
            return Err(refused("top_box", top.to_string(), &allowed));
        }
        let reached = |value: f64| if value.is_nan() { value } else { f64::from(u8::from(value >= top)) };
        self.columns[outcome].iter_mut().for_each(|value| *value = reached(*value));
        self.complete.iter_mut().for_each(|row| row[outcome] = reached(row[outcome]));
        Ok(())
    }

    pub(super) fn products(&self) -> Result<CrossProducts> {
        let mut products = CrossProducts::new(self.columns.len())?;
        let columns: Vec<Column<'_>> = self.columns.iter().map(Column::from).collect();
        products.extend(&columns).map_err(|error| self.named(error))?;
        Ok(products)
    }

    /// An error about a variable, by its name.
    fn named(&self, error: Error) -> Error {
        let name = |number: &str| self.name(number.parse().unwrap_or(self.names.len())).to_owned();
        match error {
            Error::OffScale { value, mut place, scale } => {
                place.column = place.column.as_deref().map(name);
                Error::OffScale { value, place, scale }
            }
            other => other,
        }
    }
}

fn is_the_outcome(name: &str) -> Error {
    refused("drivers", name, "it is the outcome itself, answer for answer: leave it out of the drivers")
}

/// A checked question.
pub(super) struct Model<'a> {
    names: &'a [&'a str],
    correlations: Correlations,
    /// Mean and standard deviation of the drivers and the outcome.
    moments: Vec<(f64, f64)>,
    regression: Option<Regression>,
    n_valid: u64,
    n_missing: u64,
    options: DriverOptions,
}

/// What the replicates gave.
struct Resampled {
    weights: Vec<Vec<f64>>,
    /// The weights with noise as one more driver; none for a logistic model.
    noisy: Vec<Vec<f64>>,
}

/// All measures of the drivers, in their order.
struct Measures {
    r_squared: f64,
    general: Option<Vec<f64>>,
    relative: Option<Vec<f64>>,
    pratt: Option<Vec<f64>>,
    conditional: Vec<Vec<f64>>,
    pairs: Vec<DominancePair>,
    betas: Vec<f64>,
    vif: Vec<f64>,
}

impl<'a> Model<'a> {
    pub(super) fn new(
        names: &'a [&'a str],
        tally: &CrossProducts,
        outcome: usize,
        options: &DriverOptions,
    ) -> Result<Self> {
        check_level(options.level)?;
        check_level_or_none(options.replicates.unwrap_or(0), options.level)?;
        let k = names.len();
        let general = options.method == DriverMethod::GeneralDominance;
        if k == 0 || (k > MAX_DRIVERS && (general || options.top_box.is_some())) {
            check_number(k)?;
        }
        if options.top_box.is_some() && !general {
            let allowed = "general_dominance: the others are of linear models";
            return Err(refused("method", options.method.name(), allowed));
        }
        let (n, needed) = (tally.n_valid(), k as u64 + 2);
        if n < needed {
            let what = format!("{OUTCOME} and its {k} drivers together");
            return Err(Error::TooFewRatings { what, n, needed });
        }
        let positions: Vec<usize> = (0..=k).filter(|i| *i != outcome).collect();
        let all = positions.iter().zip(names.iter().copied()).chain([(&outcome, OUTCOME)]);
        let moments = all.map(|(&i, name)| moments(tally, i, name)).collect::<Result<Vec<_>>>()?;
        if let Some((_, name)) = positions.iter().zip(names).find(|(i, _)| same_values(tally, **i, outcome)) {
            return Err(is_the_outcome(name));
        }
        let correlations = Correlations::of_products(tally, &positions, outcome);
        correlations.check_determined(names)?;
        let variable =
            |(&position, name): (&usize, &'a &str)| Variable { position, name, origin: 0.0, unit: 1.0 };
        let variables: Vec<Variable<'_>> = positions.iter().zip(names).map(variable).collect();
        let outcome = Variable { position: outcome, name: OUTCOME, origin: 0.0, unit: 1.0 };
        let linear = options.top_box.is_none();
        Ok(Self {
            names,
            correlations,
            moments,
            // A perfect fit leaves no residuals to test with.
            regression: linear
                .then(|| regression::ols(tally, &outcome, &variables).and_then(|fit| fit.regression()).ok())
                .flatten(),
            n_valid: n,
            n_missing: tally.absent(),
            options: *options,
        })
    }

    fn of_rows(&self, rows: &[Vec<f64>]) -> Result<KeyDrivers> {
        self.result(Some(&Cells::new(rows.iter().map(|row| self.standardised(row)).collect())))
    }

    /// A row in standard deviations from the mean; the outcome of a logistic model as it is.
    pub(super) fn standardised(&self, row: &[f64]) -> Vec<f64> {
        let last = self.names.len();
        let standard = |(i, (value, (mean, sd))): (usize, (&f64, &(f64, f64)))| {
            if i == last && self.is_logistic() { *value } else { (value - mean) / sd }
        };
        row.iter().zip(&self.moments).enumerate().map(standard).collect()
    }

    fn is_logistic(&self) -> bool {
        self.options.top_box.is_some()
    }

    /// The result, with intervals where there are rows.
    fn result(&self, cells: Option<&Cells>) -> Result<KeyDrivers> {
        let (k, options) = (self.names.len(), &self.options);
        let measures = match cells {
            Some(cells) if self.is_logistic() => self.logistic(cells)?,
            _ => self.linear()?,
        };
        let weights = match options.method {
            DriverMethod::GeneralDominance => measures.general.clone(),
            DriverMethod::RelativeWeights => measures.relative.clone(),
            DriverMethod::Pratt => measures.pratt.clone(),
        };
        let weights = weights.unwrap_or_default();
        let (number, why_none) = self.replicates(cells);
        let resampled = match cells {
            Some(cells) if number > 0 => self.resample(cells, number),
            _ => Resampled { weights: Vec::new(), noisy: Vec::new() },
        };
        let (left, needed) = (resampled.weights.len() as u32, fewest(options.level));
        let too_few = || format!("{left} of {number} replicates have weights, and {needed} are needed");
        let without_intervals = why_none.map(str::to_owned).or_else(|| (left < needed).then(too_few));
        let spread = by_quantity(&resampled.weights, k);
        let above: Vec<Vec<f64>> = resampled
            .noisy
            .iter()
            .map(|all| all[..k].iter().map(|weight| weight - all[k]).collect())
            .collect();
        let above = by_quantity(&above, k);
        let noise = Replicates::new(resampled.noisy.iter().map(|all| all[k]).collect());
        let of = (self.n_valid, self.n_missing);
        let estimate = |found: &Replicates, value: f64| found.estimate(value, options.level, of);
        let probabilities = rank_probabilities(&resampled.weights, k);
        let orders =
            [&measures.general, &measures.relative, &measures.pratt].map(|of| of.as_deref().map(ranks));
        let (own, noisy) = (ranks(&weights), !resampled.noisy.is_empty());
        let rank = |order: &Option<Vec<u64>>, i: usize| order.as_ref().map(|order| order[i]);
        let differ =
            |i: usize| orders.iter().any(|order| rank(order, i).is_some_and(|place| place != own[i]));
        let driver = |i: usize| Driver {
            name: self.names[i].to_owned(),
            weight: estimate(&spread[i], weights[i]),
            share: (measures.r_squared > 0.0).then(|| weights[i] / measures.r_squared),
            rank: own[i],
            rank_probabilities: probabilities.get(i).cloned().unwrap_or_default(),
            general_dominance: measures.general.as_ref().map(|all| all[i]),
            general_dominance_rank: rank(&orders[0], i),
            relative_weight: measures.relative.as_ref().map(|all| all[i]),
            relative_weight_rank: rank(&orders[1], i),
            pratt: measures.pratt.as_ref().map(|all| all[i]),
            pratt_rank: rank(&orders[2], i),
            ranks_differ: differ(i),
            conditional_dominance: measures.conditional.get(i).cloned().unwrap_or_default(),
            correlation: self.correlations.with_outcome[i],
            beta: measures.betas[i],
            vif: measures.vif[i],
            above_noise: noisy.then(|| estimate(&above[i], above[i].mean())),
        };
        Ok(KeyDrivers {
            method: options.method,
            outcome: if self.is_logistic() { DriverOutcome::Logistic } else { DriverOutcome::Linear },
            r_squared: measures.r_squared,
            drivers: (0..k).map(driver).collect(),
            methods_agree: (0..k).all(|i| !differ(i)),
            noise: noisy.then(|| estimate(&noise, noise.mean())),
            regression: self.regression.clone(),
            n_valid: self.n_valid,
            n_missing: self.n_missing,
            replicates: left,
            degenerate: number - left,
            seed: options.seed,
            without_intervals,
            pairs: measures.pairs,
        })
    }

    fn linear(&self) -> Result<Measures> {
        let of = &self.correlations;
        let (betas, vif) = of.regression().ok_or_else(|| self.unstable())?;
        let subsets = (self.names.len() <= MAX_DRIVERS).then(|| Subsets::of_correlations(of));
        let dominance = subsets.map(|subsets| subsets.dominance(self.names));
        let (general, conditional, pairs) =
            dominance.map_or_else(Default::default, |d| (Some(d.general), d.conditional, d.pairs));
        Ok(Measures {
            r_squared: of.r_squared().ok_or_else(|| self.unstable())?.min(1.0),
            general,
            relative: Some(of.relative_weights().ok_or_else(|| self.unstable())?),
            pratt: Some(of.pratt().ok_or_else(|| self.unstable())?),
            conditional,
            pairs,
            betas,
            vif,
        })
    }

    /// Drivers that together are nearly determined though none of them alone is.
    fn unstable(&self) -> Error {
        refused("drivers", self.names.join(", "), "they are too nearly linear combinations of one another")
    }

    fn logistic(&self, cells: &Cells) -> Result<Measures> {
        let all: Vec<usize> = (0..self.names.len()).collect();
        let (_, vif) = self.correlations.regression().ok_or_else(|| self.unstable())?;
        let whole = logistic::fit(cells, &cells.counts, &all).ok_or_else(|| self.unstable())?;
        if let Some(i) = whole.unbounded {
            let name = i.checked_sub(1).map_or("the constant", |i| self.names[i]);
            let allowed = format!(
                "the drivers tell apart who is in it and who is not without exception, so that the coefficient of {name} \
                 has no bound: give fewer drivers or another value"
            );
            let value = self.options.top_box.unwrap_or_default().to_string();
            return Err(refused("top_box", value, &allowed));
        }
        let subsets = self.fits(cells, &cells.counts).ok_or_else(|| self.unstable())?;
        let found = subsets.dominance(self.names);
        Ok(Measures {
            r_squared: found.r_squared,
            general: Some(found.general),
            relative: None,
            pratt: None,
            conditional: found.conditional,
            pairs: found.pairs,
            betas: whole.coefficients[1..].to_vec(),
            vif,
        })
    }

    /// `McFadden`'s R² of every set.
    fn fits(&self, cells: &Cells, counts: &[u64]) -> Option<Subsets> {
        let k = self.names.len();
        let null = logistic::null(cells, counts)?;
        let mut failed = false;
        let subsets = Subsets::new(k, |set| {
            let chosen: Vec<usize> = (0..k).filter(|i| set >> i & 1 == 1).collect();
            let fitted = if set == 0 {
                Some(null)
            } else {
                logistic::fit(cells, counts, &chosen).map(|f| f.log_likelihood)
            };
            failed |= fitted.is_none();
            1.0 - fitted.unwrap_or(null) / null
        });
        (!failed).then_some(subsets)
    }

    /// How many replicates to draw, and why none.
    fn replicates(&self, cells: Option<&Cells>) -> (u32, Option<&'static str>) {
        const COSTLY: &str = "many drivers: say how many replicates to draw";
        let Some(cells) = cells else {
            return (0, Some("sums of products have no rows to draw again"));
        };
        let k = self.names.len();
        let sets = 1_usize << k.min(MAX_DRIVERS);
        let is_cheap = if self.is_logistic() {
            sets.saturating_mul(cells.rows.len()) <= CHEAP_FITS
        } else {
            k <= CHEAP_DRIVERS || self.options.method != DriverMethod::GeneralDominance
        };
        match self.options.replicates {
            Some(0) => (0, Some("none were asked for")),
            Some(number) => (number, None),
            None if is_cheap => (usual(self.options.level), None),
            None if self.is_logistic() => {
                (0, Some("a regression for every set of drivers: say how many replicates to draw"))
            }
            None => (0, Some(COSTLY)),
        }
    }

    fn resample(&self, cells: &Cells, number: u32) -> Resampled {
        let one = |draw: &mut Draw| {
            let counts = cells.drawn(draw);
            if self.is_logistic() {
                let subsets = self.fits(cells, &counts)?;
                return Some((general(&subsets.conditional()), None));
            }
            let drawn = correlations(&cells.rows, &counts)?;
            let weights = self.weights(&drawn)?;
            let noisy = with_noise(&drawn, draw, self.n_valid).and_then(|drawn| self.weights(&drawn));
            Some((weights, noisy))
        };
        let (weights, noisy): (Vec<_>, Vec<_>) =
            replicates(number, self.options.seed, one).into_iter().unzip();
        Resampled { weights, noisy: noisy.into_iter().flatten().collect() }
    }

    /// The weights of a linear model by the method chosen.
    pub(super) fn weights(&self, of: &Correlations) -> Option<Vec<f64>> {
        match self.options.method {
            DriverMethod::GeneralDominance => {
                cholesky(&of.between).ok()?;
                Some(general(&Subsets::of_correlations(of).conditional()))
            }
            DriverMethod::RelativeWeights => of.relative_weights(),
            DriverMethod::Pratt => of.pratt(),
        }
    }
}

/// The mean and the standard deviation of a variable, which must vary.
fn moments(tally: &CrossProducts, position: usize, name: &str) -> Result<(f64, f64)> {
    let value = tally.means().and_then(|means| means.get(position).copied()).unwrap_or_default();
    match tally.covariance(position, position) {
        Some(variance) if variance > 0.0 => {
            check_spread(name, variance.sqrt())?;
            Ok((value, variance.sqrt()))
        }
        _ => Err(Error::ZeroVariance { what: name.to_owned(), n: tally.n_valid(), value }),
    }
}

/// Whether two variables have the same value in every row: the variance of their difference is 0, and their means are one.
fn same_values(tally: &CrossProducts, i: usize, j: usize) -> bool {
    let means = tally.means().unwrap_or_default();
    let covariances = [(i, i), (j, j), (i, j)].map(|(i, j)| tally.covariance(i, j));
    means.get(i) == means.get(j) && covariances[0] == covariances[1] && covariances[1] == covariances[2]
}

/// The correlations of rows that count as often as said, the outcome last; `None` if one does not vary.
pub(super) fn correlations(rows: &[Vec<f64>], counts: &[u64]) -> Option<Correlations> {
    let width = rows.first()?.len();
    let mut sums = vec![0.0; width];
    let mut products: Vec<Vec<f64>> = (1..=width).map(|size| vec![0.0; size]).collect();
    let mut n = 0.0;
    for (row, count) in rows.iter().zip(counts).filter(|(_, count)| **count > 0) {
        let weight = *count as f64;
        n += weight;
        for ((sum, products), x) in sums.iter_mut().zip(&mut products).zip(row) {
            *sum += weight * x;
            products.iter_mut().zip(row).for_each(|(product, y)| *product += weight * x * y);
        }
    }
    let about = |i: usize, j: usize| products[i.max(j)][i.min(j)] / n - sums[i] / n * (sums[j] / n);
    // Values are standardised: what is left of one that does not vary is rounding.
    let sd: Vec<f64> =
        (0..width).map(|i| Some(about(i, i)).filter(|v| *v > 1e-12).map(f64::sqrt)).collect::<Option<_>>()?;
    let of = |i: usize, j: usize| if i == j { 1.0 } else { (about(i, j) / (sd[i] * sd[j])).clamp(-1.0, 1.0) };
    let drivers = 0..width - 1;
    Some(Correlations {
        between: drivers.clone().map(|i| drivers.clone().map(|j| of(i, j)).collect()).collect(),
        with_outcome: drivers.map(|i| of(i, width - 1)).collect(),
    })
}

/// The same with one more driver that is independent normal noise: its correlations with data of `n` rows are distributed
/// as those of a random direction.
fn with_noise(of: &Correlations, draw: &mut Draw, n: u64) -> Option<Correlations> {
    let k = of.with_outcome.len();
    let last: Vec<f64> = of.with_outcome.iter().copied().chain([1.0]).collect();
    let all: Vec<Vec<f64>> = (0..k).map(|i| of.between[i][..=i].to_vec()).chain([last]).collect();
    let lower = cholesky(&all).ok()?;
    let along: Vec<f64> = (0..=k).map(|_| draw.normal()).collect();
    let across = draw.chi_squared(n.saturating_sub(k as u64 + 2));
    let length = (dot(&along, &along) + across).sqrt();
    let noise: Vec<f64> = lower.iter().map(|row| dot(row, &along) / length).collect();
    let mut between = of.between.clone();
    between.iter_mut().zip(&noise).for_each(|(row, r)| row.push(*r));
    between.push(noise[..k].iter().copied().chain([1.0]).collect());
    let with_outcome = of.with_outcome.iter().copied().chain([noise[k]]).collect();
    Some(Correlations { between, with_outcome })
}

/// The place of each weight, from 1 for the largest; of equal ones the first is before.
fn ranks(weights: &[f64]) -> Vec<u64> {
    let before = |i: usize, j: usize| {
        let ahead = weights[j] - weights[i];
        ahead > SAME || (ahead.abs() <= SAME && j < i)
    };
    (0..weights.len()).map(|i| 1 + (0..weights.len()).filter(|&j| before(i, j)).count() as u64).collect()
}

/// By driver, in what share of the replicates it has each place; empty without replicates.
fn rank_probabilities(replicates: &[Vec<f64>], k: usize) -> Vec<Vec<f64>> {
    if replicates.is_empty() {
        return Vec::new();
    }
    let mut counts = vec![vec![0.0; k]; k];
    for weights in replicates {
        for (counts, rank) in counts.iter_mut().zip(ranks(weights)) {
            counts[rank as usize - 1] += 1.0;
        }
    }
    counts
        .into_iter()
        .map(|row| row.into_iter().map(|n: f64| n / replicates.len() as f64).collect())
        .collect()
}

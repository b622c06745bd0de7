//! Survey weights: raking to known margins, post-stratification, and what weights cost in precision.
//!
//! Who answers is seldom who was asked. Where the totals of some categories are known (regions, ages, channels), rows get
//! weights with which the sample has these totals. Weights correct for nothing else, and they widen every interval: look
//! at [`WeightingResult::design_effect`] and at the largest weight before using them.

mod cells;
mod rake;

use crate::error::{Error, Place, Result};
use crate::label::Label;
use crate::table::{Column, Table};
use crate::tally::fixed::read_weight;
use crate::tally::{Mass, Wide};
use cells::{Axis, Groups};
use rake::{Limits, Raking};

/// The known totals of the categories of a column.
///
/// Totals are numbers above 0. Those that sum to 1 are shares. Text that is written as a whole number is one, as in CSV.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// The name of the column.
    pub column: String,
    /// Each category with its total.
    pub totals: Vec<(Label, f64)>,
}

impl Margin {
    /// The margin of a column.
    #[must_use]
    pub fn new(column: &str, totals: impl IntoIterator<Item = (Label, f64)>) -> Self {
        Self { column: column.to_owned(), totals: totals.into_iter().collect() }
    }
}

/// Options of [`rake`].
#[derive(Clone, Debug, PartialEq)]
pub struct RakeOptions {
    /// The column of the weights to start from, 0.000001 to 1000000 each, read to nine places; without it all start alike.
    pub weight: Option<String>,
    /// How far a margin may be from its total, as a share of the sum of all weights: 1e-10.
    pub tolerance: f64,
    /// After how many rounds over all margins raking gives up: 1,000.
    pub max_iterations: u32,
    /// The smallest and the largest weight allowed, in multiples of the mean weight, such as (0.2, 5); none by default.
    pub trim: Option<(f64, f64)>,
}

impl Default for RakeOptions {
    fn default() -> Self {
        Self { weight: None, tolerance: 1e-10, max_iterations: 1000, trim: None }
    }
}

/// A weight for each row, and what the weights cost.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WeightingResult {
    /// One weight per row, in the order of the rows.
    pub weights: Vec<f64>,
    /// How many rounds over all margins were made.
    pub iterations: u32,
    /// The largest difference between a weighted margin and its total, as a share of the sum of all weights.
    pub max_error: f64,
    /// The smallest weight.
    pub weight_min: f64,
    /// The largest weight.
    pub weight_max: f64,
    /// The effective sample size (Kish 1965): the squared sum of the weights over the sum of their squares.
    pub n_effective: f64,
    /// How many times larger variances get: rows over effective sample size, 1 + cv² of the weights.
    pub design_effect: f64,
    /// How many weights stand at a limit of trimming.
    pub trimmed: u64,
}

/// What weights cost in precision.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Kish {
    /// The sum of the weights.
    pub sum: f64,
    /// How many weights there are.
    pub n: u64,
    /// The effective sample size: the squared sum of the weights over the sum of their squares.
    pub n_effective: f64,
    /// How many times larger variances get: `n / n_effective`, which is 1 + cv² of the weights.
    pub design_effect: f64,
}

/// Weights with which the sample has the known totals of several columns at once: raking, or iterative proportional
/// fitting.
///
/// Each round makes the weighted categories of one column after the other meet their totals, until all do together. The
/// weights are those closest to the starting weights (in the sense of Kullback and Leibler) that meet all margins; the
/// joint distribution of the columns stays that of the sample. Margins may be totals, which must agree in their sum within
/// a millionth, or shares that sum to 1; with shares alone the mean weight is 1, otherwise weights sum to the total. What
/// counts is the table of distinct combinations of categories: rows and margins in any order give the same weights, bit
/// for bit.
///
/// With `trim`, weights keep within its limits while all margins are met: the closest weights among those, so that what
/// is cut off from some is raked onto others. Sources: Deming and Stephan 1940, Annals of Mathematical Statistics
/// 11:427-444; Deville, Särndal and Sautory 1993, JASA 88:1013-1020.
///
/// # Errors
///
/// [`Error::WeightSum`] where margins disagree in their total; [`Error::EmptyCell`] naming a category that nobody in the
/// sample has; [`Error::InvalidOption`] naming the first row whose category is missing or has no total (give the missing
/// a total of their own with [`Label::Missing`]), for no margins, a total that is not above 0, a category or a column
/// given twice, and limits of trimming that a margin cannot be met within; [`Error::InvalidWeight`];
/// [`Error::UnknownColumn`]; [`Error::NoValidRatings`] for a table without rows; [`Error::NotConverged`] saying how far
/// from which total raking stopped, as where a combination that the margins need is not in the sample.
///
/// ```
/// use gapmodel_core::weighting::{self, Margin, RakeOptions};
/// use gapmodel_core::{Categories, Label, Table};
/// let column = |labels: [&str; 4]| Categories::from_labels(labels.map(Label::from));
/// let mut table = Table::new();
/// table.add_labels("region", column(["east", "east", "west", "west"]))?;
/// table.add_labels("age", column(["young", "old", "young", "old"]))?;
/// let margins = [
///     Margin::new("region", [(Label::from("east"), 0.75), (Label::from("west"), 0.25)]),
///     Margin::new("age", [(Label::from("young"), 0.5), (Label::from("old"), 0.5)]),
/// ];
/// let raked = weighting::rake(&table, &margins, &RakeOptions::default())?;
/// assert_eq!(raked.weights, [1.5, 1.5, 0.5, 0.5]);
/// assert_eq!(raked.design_effect, 1.25);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn rake(table: &Table<'_>, margins: &[Margin], options: &RakeOptions) -> Result<WeightingResult> {
    check_options(options)?;
    if margins.is_empty() {
        return Err(refused("margins", "none", "at least one column with the totals of its categories"));
    }
    check_rows(table, margins.iter().map(|margin| margin.column.as_str()))?;
    // In the order of their names, so that the order in which they are given does not matter to the last bit.
    let mut sorted: Vec<&Margin> = margins.iter().collect();
    sorted.sort_by(|a, b| a.column.cmp(&b.column));
    let mut axes: Vec<Axis> = Vec::new();
    for margin in sorted {
        if axes.iter().any(|axis| axis.columns == format!("{:?}", margin.column)) {
            let value = format!("{:?} twice", margin.column);
            return Err(refused("margins", value, "one margin for each column"));
        }
        let totals: Vec<_> =
            margin.totals.iter().map(|(label, total)| (vec![label.clone()], *total)).collect();
        axes.push(Axis::read(table, &[&margin.column], &totals)?);
    }
    fit(table, axes, options)
}

/// Weights with which the sample has the known total of each cell, each combination of categories of some columns.
///
/// All rows of a cell are multiplied by the same factor, its total over what the sample has (of the starting weights in
/// the column `weight`, or of rows). Totals that sum to 1 are shares, and the mean weight is then 1; otherwise weights sum
/// to the total. `iterations` is 1 and `trimmed` 0. Source: Holt and Smith 1979, JRSS A 142:33-46.
///
/// # Errors
///
/// [`Error::EmptyCell`] naming a cell that nobody in the sample has; [`Error::InvalidOption`] naming the first row that is
/// in no cell, for no columns, no cells, a cell given twice or with another number of labels than columns, or a total
/// that is not above 0; [`Error::WeightSum`] for shares that do not sum to 1; [`Error::InvalidWeight`];
/// [`Error::UnknownColumn`]; [`Error::NoValidRatings`] for a table without rows.
///
/// ```
/// use gapmodel_core::{Categories, Label, Table, weighting};
/// let mut table = Table::new();
/// table.add_labels("region", Categories::from_labels(["east", "west", "west"].map(Label::from)))?;
/// let totals = [(vec![Label::from("east")], 200.0), (vec![Label::from("west")], 100.0)];
/// let weighted = weighting::post_stratify(&table, &["region"], &totals, None)?;
/// assert_eq!(weighted.weights, [200.0, 50.0, 50.0]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn post_stratify(
    table: &Table<'_>,
    columns: &[&str],
    totals: &[(Vec<Label>, f64)],
    weight: Option<&str>,
) -> Result<WeightingResult> {
    if columns.is_empty() {
        return Err(refused("columns", "none", "at least one column that makes the cells"));
    }
    check_rows(table, columns.iter().copied())?;
    let axis = Axis::read(table, columns, totals)?;
    let options = RakeOptions { weight: weight.map(str::to_owned), ..RakeOptions::default() };
    fit(table, vec![axis], &options)
}

/// What weights cost in precision: their sum, the effective sample size and the design effect of weighting (Kish).
///
/// Sums are exact, so the order of the weights does not matter. Source: Kish 1965, Survey Sampling, section 11.7.
///
/// # Errors
///
/// [`Error::InvalidWeight`] naming the first weight that is missing or not from 0.000001 to 1000000,
/// [`Error::NoValidRatings`] if there are none.
///
/// ```
/// use gapmodel_core::weighting;
/// let kish = weighting::kish(&[1.0, 1.0, 4.0])?;
/// assert_eq!((kish.sum, kish.n, kish.n_effective, kish.design_effect), (6.0, 3, 2.0, 1.5));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kish<'a>(weights: impl Into<Column<'a>>) -> Result<Kish> {
    let weights = weights.into();
    let mut mass = Mass::default();
    for row in 0..weights.len() {
        mass = mass.checked_add(Mass::one(units(&weights, row, None)?))?;
    }
    let n_effective = Wide::product(mass.w, mass.w).ratio(Wide::from(mass.w2));
    let Some(n_effective) = n_effective.filter(|_| mass.n > 0) else {
        return Err(Error::NoValidRatings { what: "the weights".to_owned(), n_missing: 0, n_excluded: 0 });
    };
    let (sum, n) = (mass.w as f64 / 1e9, mass.n);
    Ok(Kish { sum, n, n_effective, design_effect: n as f64 / n_effective })
}

/// The weight of a row in units of 10⁻⁹.
fn units(weights: &Column<'_>, row: usize, name: Option<&str>) -> Result<u64> {
    let value = weights.value(row);
    value.and_then(read_weight).ok_or_else(|| {
        let place = Place { column: name.map(str::to_owned), ..Place::index(row) };
        Error::InvalidWeight { value: value.unwrap_or(f64::NAN), place }
    })
}

fn refused(option: &'static str, value: impl Into<String>, allowed: impl Into<String>) -> Error {
    Error::InvalidOption { option, value: value.into(), allowed: allowed.into() }
}

fn check_rows<'n>(table: &Table<'_>, mut columns: impl Iterator<Item = &'n str>) -> Result<()> {
    columns.try_for_each(|column| table.categories(column).map(drop))?;
    if table.rows() > 0 {
        return Ok(());
    }
    Err(Error::NoValidRatings { what: "the table".to_owned(), n_missing: 0, n_excluded: 0 })
}

fn check_options(options: &RakeOptions) -> Result<()> {
    if !(options.tolerance > 0.0 && options.tolerance < 1.0) {
        return Err(refused("tolerance", options.tolerance.to_string(), "a number between 0 and 1"));
    }
    if options.max_iterations == 0 {
        return Err(refused("max_iterations", "0", "at least 1"));
    }
    match options.trim {
        Some((low, high)) if !((0.0..1.0).contains(&low) && high > 1.0 && high.is_finite()) => Err(refused(
            "trim",
            format!("{low} to {high}"),
            "multiples of the mean weight, the first from 0 and below 1, the second above 1",
        )),
        _ => Ok(()),
    }
}

/// Rakes rows to axes whose totals are made to agree.
fn fit(table: &Table<'_>, mut axes: Vec<Axis>, options: &RakeOptions) -> Result<WeightingResult> {
    let rows = table.rows();
    let total = cells::agree(&mut axes, rows)?;
    let starting = match &options.weight {
        None => None,
        Some(name) => {
            let column = table.numbers(name)?;
            Some((0..rows).map(|row| units(&column, row, Some(name))).collect::<Result<Vec<u64>>>()?)
        }
    };
    let mean = total / rows as f64;
    let limits = options.trim.map(|(low, high)| Limits { low: low * mean, high: high * mean });
    let groups = Groups::new(&axes, starting.as_deref(), limits.is_some(), rows)?;
    let raked = Raking::new(&axes, &groups, total, limits)?.run(options.tolerance, options.max_iterations)?;
    Ok(result(&groups, starting.as_deref(), &raked))
}

fn result(groups: &Groups, starting: Option<&[u64]>, raked: &Raking<'_>) -> WeightingResult {
    let factors = raked.factors();
    let weight = |(row, group): (usize, &u32)| {
        let factor = factors[*group as usize];
        match starting {
            // A group of equal weights has the weight itself for its factor.
            Some(starting) if raked.limits().is_none() => starting[row] as f64 / 1e9 * factor,
            _ => factor,
        }
    };
    let weights: Vec<f64> = groups.of_row.iter().enumerate().map(weight).collect();
    let (sum, squares) = raked.sums();
    let n_effective = sum * (sum / squares);
    let range = |pick: fn(f64, f64) -> f64, start: f64| weights.iter().copied().fold(start, pick);
    WeightingResult {
        iterations: raked.iterations,
        max_error: raked.max_error,
        weight_min: range(f64::min, f64::INFINITY),
        weight_max: range(f64::max, 0.0),
        n_effective,
        design_effect: weights.len() as f64 / n_effective,
        trimmed: raked.trimmed(),
        weights,
    }
}

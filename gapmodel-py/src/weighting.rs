//! Survey weights: raking, post-stratification, effective sample size.

use gapmodel_core::weighting::{self, Margin, RakeOptions};
use gapmodel_core::{self as core, Column, Label};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Rows, Shown, shown};
use crate::input::{Frame, Numbers, number};
use crate::results::{Tabular, ToPython, cell, plural, result};
use crate::segments::labels_of;

result! {
    /// A weight for each row, and what the weights cost.
    WeightingResult(weighting::WeightingResult) {
        /// One weight per row, in the order of the rows.
        weights: Vec<f64>,
        /// How many rounds over all margins were made.
        iterations: u32,
        /// The largest difference between a weighted margin and its total, as a share of the sum of all weights.
        max_error: f64,
        /// The smallest weight.
        weight_min: f64,
        /// The largest weight.
        weight_max: f64,
        /// The effective sample size (Kish 1965): the squared sum of the weights over the sum of their squares.
        n_effective: f64,
        /// How many times larger variances get: rows over effective sample size, 1 + cv² of the weights.
        design_effect: f64,
        /// How many weights stand at a limit of trimming.
        trimmed: u64,
    }
    {}
}

result! {
    /// What weights cost in precision.
    Kish(weighting::Kish) {
        /// The sum of the weights.
        sum: f64,
        /// How many weights there are.
        n: u64,
        /// The effective sample size: the squared sum of the weights over the sum of their squares.
        n_effective: f64,
        /// How many times larger variances get: `n / n_effective`, which is 1 + cv² of the weights.
        design_effect: f64,
    }
    {}
}

/// Weights with which the sample has the known totals of several columns at once: raking, or iterative proportional
/// fitting.
///
/// `table` is any table that `summarize` takes, `margins` a dict `{column: {category: total}}` of totals that agree in
/// their sum, or of shares that sum to 1; `None` is the category of the missing. `weight` names a column of starting
/// weights. `trim` are the smallest and the largest weight allowed, in multiples of the mean weight: weights keep within
/// and all margins are met. With shares alone the mean weight is 1.
#[pyfunction]
#[pyo3(
    name = "rake",
    signature = (table, margins, *, weight = None, tolerance = 1e-10, max_iterations = 1000, trim = None)
)]
pub(crate) fn weighting_rake(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    margins: &Bound<'_, PyAny>,
    weight: Option<&str>,
    tolerance: f64,
    max_iterations: u32,
    trim: Option<(f64, f64)>,
) -> PyResult<WeightingResult> {
    let margins: Vec<Margin> = items(margins, "margins: a dict of columns, each with its totals")?
        .iter()
        .map(|(column, of)| {
            let totals = totals(of, "margins: the totals of a column are a dict of categories")?;
            let totals = totals.into_iter().map(|(labels, total)| Ok((single(labels)?, total)));
            Ok(Margin { column: column.str()?.to_string(), totals: totals.collect::<PyResult<_>>()? })
        })
        .collect::<PyResult<_>>()?;
    let columns: Vec<&str> = margins.iter().map(|margin| margin.column.as_str()).collect();
    let numbers: Vec<&str> = weight.into_iter().collect();
    let prepared = Frame::read(table, "table")?.select(&columns, &numbers)?.joined();
    let options = RakeOptions { weight: weight.map(str::to_owned), tolerance, max_iterations, trim };
    py.detach(|| weighting::rake(&prepared.whole()?, &margins, &options))
        .map(WeightingResult::from)
        .map_err(|error| raised(prepared.known(error)))
}

/// Weights with which the sample has the known total of each cell, each combination of categories of some columns.
///
/// `columns` is the name of a column or a list of names, `totals` a dict of cells: `{category: total}` for one column,
/// `{(category, category): total}` for several; shares sum to 1. `weight` names a column of starting weights.
#[pyfunction]
#[pyo3(name = "post_stratify", signature = (table, columns, totals, *, weight = None))]
pub(crate) fn weighting_post_stratify(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    columns: &Bound<'_, PyAny>,
    totals: &Bound<'_, PyAny>,
    weight: Option<&str>,
) -> PyResult<WeightingResult> {
    let columns: Vec<String> = if columns.is_instance_of::<PyString>() {
        vec![columns.extract()?]
    } else {
        columns.extract().map_err(|_| wrong_type("columns: the name of a column, or a list of them"))?
    };
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let totals = self::totals(totals, "totals: a dict of cells, each with its total")?;
    let numbers: Vec<&str> = weight.into_iter().collect();
    let prepared = Frame::read(table, "table")?.select(&columns, &numbers)?.joined();
    py.detach(|| weighting::post_stratify(&prepared.whole()?, &columns, &totals, weight))
        .map(WeightingResult::from)
        .map_err(|error| raised(prepared.known(error)))
}

/// What weights cost in precision: their sum, the effective sample size and the design effect of weighting (Kish).
///
/// `weights` is a column of numbers, each from 0.000001 to 1000000.
#[pyfunction]
#[pyo3(name = "kish", signature = (weights))]
pub(crate) fn weighting_kish(py: Python<'_>, weights: &Bound<'_, PyAny>) -> PyResult<Kish> {
    let weights = Numbers::read(weights, "weights")?.doubles();
    py.detach(|| weighting::kish(Column::from(&weights))).map(Kish::from).map_err(raised)
}

type Item<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

/// The pairs of a dict, or of anything with items, such as a pandas series.
fn items<'py>(object: &Bound<'py, PyAny>, needed: &str) -> PyResult<Vec<Item<'py>>> {
    let items = object.call_method0("items").and_then(|items| items.try_iter());
    items.map_err(|_| wrong_type(needed))?.map(|item| item?.extract()).collect()
}

/// Labels with their totals.
fn totals(object: &Bound<'_, PyAny>, needed: &str) -> PyResult<Vec<(Vec<Label>, f64)>> {
    let total =
        |(key, total): &Item<'_>| Ok((labels_of(key)?, number(total, || format!("the total of {key}"))?));
    items(object, needed)?.iter().map(total).collect()
}

fn single(labels: Vec<Label>) -> PyResult<Label> {
    let n = labels.len();
    let only: Result<[Label; 1], _> = labels.try_into();
    only.map(|[label]| label)
        .map_err(|_| refused("margins", format!("a category of {n} labels"), "one label for each category"))
}

impl Tabular for WeightingResult {
    fn rows(&self) -> Rows {
        let core::weighting::WeightingResult {
            weights,
            iterations,
            max_error,
            weight_min,
            weight_max,
            n_effective,
            design_effect,
            trimmed,
        } = &self.0;
        Rows(vec![vec![
            cell("n", weights.len() as u64),
            cell("iterations", u64::from(*iterations)),
            cell("max_error", *max_error),
            cell("weight_min", *weight_min),
            cell("weight_max", *weight_max),
            cell("n_effective", *n_effective),
            cell("design_effect", *design_effect),
            cell("trimmed", *trimmed),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let lines = [
            ("rows", of.weights.len().to_string()),
            ("effective sample size", format!("{:.1}", of.n_effective)),
            ("design effect", format!("{:.3}", of.design_effect)),
            ("smallest weight", shown(of.weight_min)),
            ("largest weight", shown(of.weight_max)),
            ("trimmed", of.trimmed.to_string()),
            ("iterations", of.iterations.to_string()),
            ("largest margin error", shown_error(of.max_error)),
        ];
        let lines = lines.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
        Shown::new("Survey weights", &["", "value"], 1, lines)
    }

    fn line(&self) -> String {
        let of = &self.0;
        let (rows, range) = (plural(of.weights.len(), "row"), [shown(of.weight_min), shown(of.weight_max)]);
        format!(
            "WeightingResult({rows}, {} to {}, design effect {:.3})",
            range[0], range[1], of.design_effect
        )
    }
}

/// What is left of a margin, of which the power of ten matters.
fn shown_error(error: f64) -> String {
    if error == 0.0 { "0".to_owned() } else { format!("{error:.0e}") }
}

impl Tabular for Kish {
    fn rows(&self) -> Rows {
        let weighting::Kish { sum, n, n_effective, design_effect } = self.0;
        Rows(vec![vec![
            cell("sum", sum),
            cell("n", n),
            cell("n_effective", n_effective),
            cell("design_effect", design_effect),
        ]])
    }

    fn shown(&self) -> Shown {
        let weighting::Kish { sum, n, n_effective, design_effect } = self.0;
        let line =
            vec![shown(sum), n.to_string(), format!("{n_effective:.1}"), format!("{design_effect:.3}")];
        Shown::new("Weights", &["sum", "n", "effective n", "design effect"], 0, vec![line])
    }

    fn line(&self) -> String {
        let weighting::Kish { n, n_effective, design_effect, .. } = self.0;
        format!("Kish(n {n}, effective {n_effective:.1}, design effect {design_effect:.3})")
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<WeightingResult>()?;
    module.add_class::<Kish>()?;
    module.add("weighting_rake", wrap_pyfunction!(weighting_rake, module)?)?;
    module.add("weighting_post_stratify", wrap_pyfunction!(weighting_post_stratify, module)?)?;
    module.add("weighting_kish", wrap_pyfunction!(weighting_kish, module)?)
}

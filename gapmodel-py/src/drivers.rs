//! What drives an outcome: key drivers, importance against performance, penalty and reward, Kano's categories.

use gapmodel_core::drivers::{
    self, Crosshair, DriverMethod, DriverOptions, ImportanceOptions, ImportancePoint, KanoAnswer,
    KanoOptions, KanoTable, PenaltyOptions,
};
use gapmodel_core::{self as core, Column, Label, Method, Moments};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt};

use crate::difference::Regression;
use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown_estimate, shown_p, with_places};
use crate::input::{Frame, Numbers, Prepared, is_pandas, number};
use crate::results::{
    Estimate, ServqualResult, Tabular, ToPython, cell, estimate_row, in_words, plural, result, text,
};
use crate::segments::labels_of;
use crate::tally::{CrossProducts, PairCounts};

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

result! {
    /// Which of two drivers dominates the other, and at which level.
    DominancePair(core::drivers::DominancePair) {
        /// The driver that dominates.
        dominant: String,
        /// The driver that is dominated.
        other: String,
        /// The strongest level at which it does.
        level: &'static str,
    }
    {}
}

result! {
    /// What each driver adds to the R² of the others.
    Dominance(core::drivers::Dominance) {
        /// The drivers, in the order given.
        names: Vec<String>,
        /// The share of the outcome's variance that all drivers explain together, 0 to 1.
        r_squared: f64,
        /// General dominance by driver: the mean of its conditional dominances; they sum to `r_squared`.
        general: Vec<f64>,
        /// Conditional dominance by driver: what it adds to R² on average over the sets of 0, 1, 2 and so on other drivers.
        conditional: Vec<Vec<f64>>,
        /// Each two drivers of which one dominates, in the order of the drivers.
        pairs: Vec<DominancePair>,
    }
    {}
}

result! {
    /// One driver of an outcome.
    Driver(core::drivers::Driver) {
        /// The name of its column.
        name: String,
        /// Its part of R² by the method chosen, in the unit of R², with percentiles of people drawn again. Among people
        /// drawn again chance explains more, and no general dominance or relative weight can be below 0, so that the
        /// percentiles of small weights lie above those of other samples of people: a weight near that of noise may be below
        /// its own interval.
        weight: Estimate,
        /// The weight divided by R²; absent if nothing is explained.
        share: Option<f64>,
        /// Its place by weight, from 1 for the largest.
        rank: u64,
        /// The probability of each place from 1 on: the share of the replicates in which it had it; empty without replicates.
        rank_probabilities: Vec<f64>,
        /// General dominance; absent beyond 22 drivers.
        general_dominance: Option<f64>,
        /// Its place by general dominance.
        general_dominance_rank: Option<u64>,
        /// Johnson's relative weight; absent for a logistic model.
        relative_weight: Option<f64>,
        /// Its place by relative weight.
        relative_weight_rank: Option<u64>,
        /// Pratt's measure, negative where coefficient and correlation differ in sign; absent for a logistic model.
        pratt: Option<f64>,
        /// Its place by Pratt's measure.
        pratt_rank: Option<u64>,
        /// Whether these methods give it different places.
        ranks_differ: bool,
        /// What it adds to R² on average over the sets of 0, 1, 2 and so on other drivers; empty beyond 22 drivers.
        conditional_dominance: Vec<f64>,
        /// Its correlation with the outcome, -1 to 1.
        correlation: f64,
        /// The coefficient per standard deviation: of the outcome in its standard deviations, of a logistic model in log odds.
        beta: f64,
        /// The variance inflation factor, from 1: how many times its collinearity widens the variance of its coefficient.
        /// Above 10 a coefficient is mostly held to say too little (Marquardt 1970, Technometrics 12:591-612), from 5 on to
        /// need care.
        vif: f64,
        /// By how much its weight is above that of random noise among the drivers, the mean of the replicates with percentiles; absent without
        /// replicates and for a logistic model. An interval above 0 tells it from noise (Tonidandel, `LeBreton` and Johnson
        /// 2009). It is demanding: people drawn again add chance to the chance of the sample, and at a level of 0.95 the
        /// interval of a driver that goes with nothing is above 0 in about 2 of 1,000 samples rather than 25. One that
        /// includes 0 does not show that the driver is noise.
        above_noise: Option<Estimate>,
    }
    {}
}

result! {
    /// How the explained variance of an outcome is shared among its drivers.
    ///
    /// `result["speed"]` is the driver of that name.
    KeyDrivers(core::drivers::KeyDrivers) {
        /// What the weights are.
        method: &'static str,
        /// How the outcome was modelled.
        outcome: &'static str,
        /// How much of the outcome all drivers explain together, 0 to 1: R², and `McFadden`'s of a logistic model.
        r_squared: f64,
        /// The drivers, in the order given.
        drivers: Vec<Driver>,
        /// Each two drivers of which one dominates, and at which level; empty beyond 22 drivers.
        pairs: Vec<DominancePair>,
        /// Whether all methods put the drivers in the same order.
        methods_agree: bool,
        /// The weight of random noise as one more driver, its mean over the replicates: a weight like this means nothing.
        noise: Option<Estimate>,
        /// The linear regression in the units of the columns; absent for a logistic model and for a perfect fit.
        regression: Option<Regression>,
        /// How many have the outcome and every driver.
        n_valid: u64,
        /// How many lack one of them and were left out.
        n_missing: u64,
        /// How many replicates the intervals rest on: those in which every driver varied and none was determined by others.
        replicates: u32,
        /// How many more were drawn and left out.
        degenerate: u32,
        /// The seed of the draws.
        seed: u64,
        /// Why there are no intervals, if there are none.
        without_intervals: Option<String>,
    }
    {
        /// The weight of each driver by its name.
        #[getter]
        fn weights<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            let weights = PyDict::new(py);
            for (name, weight) in self.0.weights() {
                weights.set_item(name, weight.to_python())?;
            }
            Ok(weights)
        }

        fn __getitem__(&self, name: &str) -> PyResult<Driver> {
            named(&self.0.drivers, name, |driver| &driver.name)
        }

        fn __len__(&self) -> usize {
            self.0.drivers.len()
        }
    }
}

result! {
    /// An attribute between importance and performance.
    ImportanceRow(core::drivers::ImportanceRow) {
        /// The attribute.
        name: String,
        /// How important it is, in the unit of the ratings or of R².
        importance: Estimate,
        /// How well it is done, in the unit of the ratings or gaps.
        performance: Estimate,
        /// The quadrant in which the two values stand; on a line counts as above it.
        position: &'static str,
        /// The same if its probability is large enough, else `undecided`, as is what rests on a single rating.
        quadrant: &'static str,
        /// The probabilities of `concentrate_here`, `keep_up_the_good_work`, `low_priority` and `possible_overkill`: in what
        /// share of the replicates, each with its own lines, it stood there; empty without replicates, and where nothing is
        /// known of how sure the values are: one person's ratings, plain numbers without a standard error.
        probabilities: Vec<f64>,
    }
    {}
}

result! {
    /// Attributes by importance and performance.
    ///
    /// `result["speed"]` is the attribute of that name.
    ImportancePerformance(core::drivers::ImportancePerformance) {
        /// How the lines were drawn: `"mean"`, `"median"`, `"midpoint"` or `"at"`.
        crosshair: String,
        /// The line between low and high importance.
        importance_line: f64,
        /// The line between bad and good performance.
        performance_line: f64,
        /// The attributes, in the order given.
        attributes: Vec<ImportanceRow>,
        /// Whether importance is derived from an outcome rather than stated.
        derived: bool,
        /// The probability a quadrant must have for an attribute to be in it.
        certainty: f64,
        /// How many replicates intervals and probabilities rest on.
        replicates: u32,
        /// How many more were drawn and left out: an attribute had no answers, or no importance could be derived.
        degenerate: u32,
        /// The seed of the draws.
        seed: u64,
    }
    {
        fn __getitem__(&self, name: &str) -> PyResult<ImportanceRow> {
            named(&self.0.attributes, name, |row| &row.name)
        }

        fn __len__(&self) -> usize {
            self.0.attributes.len()
        }
    }
}

result! {
    /// What low and high ratings of an attribute go with.
    PenaltyRow(core::drivers::PenaltyRow) {
        /// The attribute.
        name: String,
        /// The difference that a low rating makes to the outcome against one in between, in units of the outcome, negative as a
        /// rule; absent if nobody, or everybody, rates it low.
        penalty: Option<Estimate>,
        /// The difference that a high rating makes, positive as a rule; absent if nobody, or everybody, rates it high.
        reward: Option<Estimate>,
        /// Reward plus penalty: above 0 if high ratings bring more than low ratings cost; absent without one of the two.
        contrast: Option<Estimate>,
        /// Reward minus penalty, all that the attribute moves; absent without one of the two.
        range: Option<f64>,
        /// Contrast divided by range, -1 (only cost) to 1 (only bring) (Mikulić and Prebežac 2008); absent where a sign is
        /// not as a rule, a penalty above 0 or a reward below 0, and without a range.
        asymmetry: Option<f64>,
        /// What the attribute is to the outcome.
        factor: &'static str,
        /// How many rate it low.
        n_low: u64,
        /// How many rate it high.
        n_high: u64,
    }
    {}
}

result! {
    /// Penalties and rewards of attributes.
    ///
    /// `result["speed"]` is the attribute of that name.
    PenaltyReward(core::drivers::PenaltyReward) {
        /// The attributes, in the order given.
        attributes: Vec<PenaltyRow>,
        /// The share of the outcome's variance that all low and high ratings explain together, 0 to 1.
        r_squared: f64,
        /// Up to which rating an attribute is low.
        low: f64,
        /// From which rating on it is high.
        high: f64,
        /// How many have the outcome and every attribute.
        n_valid: u64,
        /// How many lack one of them and were left out.
        n_missing: u64,
    }
    {
        fn __getitem__(&self, name: &str) -> PyResult<PenaltyRow> {
            named(&self.0.attributes, name, |row| &row.name)
        }

        fn __len__(&self) -> usize {
            self.0.attributes.len()
        }
    }
}

result! {
    /// How many people put a feature in each category.
    KanoCounts(core::drivers::KanoCounts) {
        /// Must-be, M.
        must_be: u64,
        /// One-dimensional, O.
        one_dimensional: u64,
        /// Attractive, A.
        attractive: u64,
        /// Indifferent, I.
        indifferent: u64,
        /// Reverse, R.
        reverse: u64,
        /// Questionable, Q.
        questionable: u64,
    }
    {}
}

result! {
    /// What a feature is to customers.
    KanoFeature(core::drivers::KanoFeature) {
        /// The feature.
        name: String,
        /// How many people put it in each category.
        counts: KanoCounts,
        /// The category of most people; of equal ones the first of must-be, one-dimensional, attractive, indifferent, reverse,
        /// questionable.
        category: &'static str,
        /// The category of the second most people; absent if everybody is in one.
        runner_up: Option<&'static str>,
        /// Whether the first is ahead of the second beyond chance: `p` is below 0.1. If not, the feature is a combination of
        /// both.
        is_clear: bool,
        /// The limit of Fong (1996) that a - b is often held against, 1.65 sqrt((a + b)(2 N - a - b) / (2 N)), with a and b
        /// people in the two categories of N: for comparison only. It takes the two shares for those of two samples, so that
        /// what is meant to be a test at the 10 % level errs in 20 to 25 % of the cases where both categories are as
        /// frequent.
        fong_limit: f64,
        /// The two-sided p-value of the sign test of a against b people, the exact binomial of a + b with probability 1/2
        /// (Conover 1999): of samples from two equally frequent categories at most 10 % have one below 0.1, however few
        /// people there are. The usual z = (a - b) / sqrt(a + b - (a - b)² / N) errs in up to 23 % of samples of 10 to 20
        /// people.
        p: f64,
        /// How far satisfaction rises with it, (A + O) / (A + O + M + I), 0 to 1, with Wilson's interval; reverse and
        /// questionable answers are excluded. Absent if there are no others.
        better: Option<Estimate>,
        /// How far satisfaction falls without it, -(O + M) / (A + O + M + I), -1 to 0, likewise.
        worse: Option<Estimate>,
        /// The share of the first category less that of the second, 0 to 1.
        category_strength: f64,
        /// The share to whom it matters in the wanted direction, (A + O + M) / N, 0 to 1.
        total_strength: f64,
        /// How important people say it is, with Student's t interval, in the unit of these ratings; absent if they were not
        /// asked.
        self_stated: Option<Estimate>,
        /// How many gave both answers, N.
        n_valid: u64,
        /// How many lack an answer.
        n_missing: u64,
    }
    {}
}

result! {
    /// What each feature is to customers.
    ///
    /// `result["receipt"]` is the feature of that name.
    KanoResult(core::drivers::KanoResult) {
        /// The features, in the order given.
        features: Vec<KanoFeature>,
    }
    {
        fn __getitem__(&self, name: &str) -> PyResult<KanoFeature> {
            named(&self.0.features, name, |feature| &feature.name)
        }

        fn __len__(&self) -> usize {
            self.0.features.len()
        }
    }
}

/// The one of that name.
fn named<T: ToPython>(all: &[T], name: &str, of: fn(&T) -> &String) -> PyResult<T::Output> {
    let found = all.iter().find(|one| of(one) == name).map(T::to_python);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| of(one).as_str()).collect();
        PyKeyError::new_err(format!("there is no {name:?}; there are {}", names.join(", ")))
    })
}

/// Columns of numbers, and the outcome, which may be one of them.
fn split(x: &Bound<'_, PyAny>, y: &Bound<'_, PyAny>) -> PyResult<(Prepared, Numbers)> {
    let frame = Frame::read(x, "X")?;
    let Ok(name) = y.extract::<String>() else {
        check_rows([("X", x), ("y", y)])?;
        if let Some(name) = name_of(y)?.filter(|name| frame.names().contains(name)) {
            let allowed = "the outcome has this name too: leave it out of the drivers, or give its name for the outcome";
            return Err(refused("drivers", name, allowed));
        }
        return Ok((all_of(&frame, None)?, Numbers::read(y, "y")?));
    };
    let outcome = frame.numbers(frame.find(&name)?)?;
    Ok((all_of(&frame, Some(&name))?, outcome))
}

/// The name that a column has of itself.
fn name_of(column: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let name = column.getattr_opt("name")?.filter(|name| !name.is_none());
    name.map(|name| Ok(name.str()?.to_string())).transpose()
}

/// The labels of the rows of a pandas object, unless they only count.
fn row_labels(object: &Bound<'_, PyAny>) -> PyResult<Option<Vec<String>>> {
    if !is_pandas(object)? {
        return Ok(None);
    }
    let Some(index) = object.getattr_opt("index")? else { return Ok(None) };
    let labels: Vec<String> =
        index.try_iter()?.map(|label| Ok(label?.str()?.to_string())).collect::<PyResult<_>>()?;
    Ok((!counts(&labels)).then_some(labels))
}

/// Whether labels are but 0, 1, 2 and so on.
fn counts(labels: &[String]) -> bool {
    labels.iter().enumerate().all(|(i, label)| *label == i.to_string())
}

/// Refuses two pandas objects whose rows are labelled otherwise: nobody knows which row goes with which.
fn check_rows([first, second]: [(&'static str, &Bound<'_, PyAny>); 2]) -> PyResult<()> {
    if !(is_pandas(first.1)? && is_pandas(second.1)?) {
        return Ok(());
    }
    let (a, b) = (first.1.getattr("index")?, second.1.getattr("index")?);
    if a.len()? != b.len()? || a.call_method1("equals", (b,))?.is_truthy()? {
        return Ok(());
    }
    let allowed = format!(
        "the row labels of {}, in the same order: align them, such as with .loc[{}.index], or give numpy arrays",
        first.0, first.0
    );
    Err(refused(second.0, "rows with other labels", allowed))
}

/// Where each of the names stands among labels, which must be the same ones.
fn places(names: &[String], labels: &[String], what: &'static str) -> PyResult<Vec<usize>> {
    let find = |name: &String| labels.iter().position(|label| label == name);
    let found: Option<Vec<usize>> = names.iter().map(find).collect();
    found.filter(|_| names.len() == labels.len()).ok_or_else(|| {
        let allowed = format!("the names of the drivers, which are {}", names.join(", "));
        refused(what, format!("labels {}", labels.join(", ")), allowed)
    })
}

/// All columns of a table as numbers, but for one.
fn all_of(frame: &Frame<'_>, but: Option<&str>) -> PyResult<Prepared> {
    let names: Vec<&str> =
        frame.names().iter().map(String::as_str).filter(|name| Some(*name) != but).collect();
    Ok(frame.select(&[], &names)?.joined())
}

/// Whether an object is a table rather than a column.
fn is_table(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let has_columns = object.hasattr("columns")? || object.hasattr("column_names")?;
    let two_axes = object.getattr_opt("ndim")?.and_then(|n| n.extract::<u64>().ok()) == Some(2);
    Ok(object.is_instance_of::<PyDict>() || has_columns || two_axes)
}

/// The drivers of an outcome, ordered by their part in what is explained of it.
///
/// `X` is any table that `summarize` takes, or a dict of columns, all of them drivers; `y` is one more column, or the name of
/// a column of `X`. Who lacks a value is left out and counted. `method` is `"general_dominance"` (LMG, Shapley),
/// `"relative_weights"` (Johnson) or `"pratt"`; all three stand side by side in the result, whatever the choice. With
/// `top_box` the outcome is whether `y` reaches it, modelled by logistic regression. `replicates` (from 20 / (1 - level) to
/// 1,000,000, or 0) is how often people are drawn again for intervals: by default 1,000, more where the level needs more, and
/// none where that would take more than some seconds.
///
/// `X` may be `CrossProducts` too, with `names` for its variables and `y` the name or the number of the outcome: the same
/// figures without intervals.
#[pyfunction]
#[pyo3(
    name = "key_drivers",
    signature = (
        X, y, *, method = "general_dominance", top_box = None, level = 0.95, replicates = None, seed = 1, names = None
    )
)]
#[expect(non_snake_case, reason = "the name that statistics gives a table of predictors")]
#[expect(clippy::too_many_arguments, reason = "keywords of Python")]
pub(crate) fn drivers_key_drivers(
    py: Python<'_>,
    X: &Bound<'_, PyAny>,
    y: &Bound<'_, PyAny>,
    method: &str,
    top_box: Option<f64>,
    level: f64,
    replicates: Option<u32>,
    seed: u64,
    names: Option<Vec<String>>,
) -> PyResult<KeyDrivers> {
    let method = DriverMethod::parse(method).map_err(raised)?;
    let options = DriverOptions { method, top_box, level, replicates, seed };
    if let Ok(products) = X.cast::<CrossProducts>() {
        let products = products.get().now();
        let names = names.unwrap_or_else(|| (0..products.variables()).map(|i| i.to_string()).collect());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let outcome = match y.extract::<usize>() {
            Ok(position) => {
                names.get(position).map_or_else(|| position.to_string(), |name| (*name).to_owned())
            }
            Err(_) => y.extract().map_err(|_| wrong_type("y: the name or the number of the outcome"))?,
        };
        let found = py.detach(|| drivers::key_drivers_products(&products, &names, &outcome, &options));
        return found.map(KeyDrivers::from).map_err(raised);
    }
    if names.is_some() {
        return Err(refused(
            "names",
            "given",
            "for CrossProducts only: a table has the names of its columns",
        ));
    }
    let (prepared, outcome) = split(X, y)?;
    py.detach(|| {
        let outcome = outcome.doubles();
        drivers::key_drivers(&prepared.whole()?, Column::from(&outcome), &options)
    })
    .map(KeyDrivers::from)
    .map_err(|error| raised(prepared.known(error)))
}

/// Dominance analysis of correlations alone, as a publication prints them.
///
/// `correlations` is a square table, a list of rows or an array, `with_outcome` a list with the correlation of each driver with
/// the outcome, or a dict or pandas Series of them by name. Rows and correlations that have labels are brought into the order
/// of the columns; other labels than the columns' are refused. `names` are for correlations without labels. At most 22 drivers;
/// no intervals.
#[pyfunction]
#[pyo3(name = "dominance", signature = (correlations, with_outcome, *, names = None))]
pub(crate) fn drivers_dominance(
    py: Python<'_>,
    correlations: &Bound<'_, PyAny>,
    with_outcome: &Bound<'_, PyAny>,
    names: Option<Vec<String>>,
) -> PyResult<Dominance> {
    let frame = Frame::read(correlations, "correlations")?;
    let columns = (0..frame.names().len()).map(|i| Ok(frame.numbers(i)?.doubles()));
    let columns = columns.collect::<PyResult<Vec<Vec<f64>>>>()?;
    let rows = columns.first().map_or(0, Vec::len);
    let row = |i: usize| columns.iter().filter_map(|column| column.get(i).copied()).collect();
    let mut rows: Vec<Vec<f64>> = (0..rows).map(row).collect();
    let names = match names {
        Some(names) if !counts(frame.names()) && names != frame.names() => {
            let allowed = format!("those of the columns of correlations: {}", frame.names().join(", "));
            return Err(refused("names", names.join(", "), allowed));
        }
        Some(names) => names,
        None => frame.names().to_vec(),
    };
    if let Some(labels) = row_labels(correlations)? {
        let order = places(frame.names(), &labels, "correlations")?;
        rows = order.into_iter().map(|i| rows[i].clone()).collect();
    }
    let (labels, with_outcome) = match with_outcome.cast::<PyDict>() {
        Ok(dict) => {
            let labels =
                dict.keys().iter().map(|name| Ok(name.str()?.to_string())).collect::<PyResult<_>>()?;
            (Some(labels), Numbers::read(dict.values().as_any(), "with_outcome")?.doubles())
        }
        Err(_) => (row_labels(with_outcome)?, Numbers::read(with_outcome, "with_outcome")?.doubles()),
    };
    let with_outcome = match labels {
        Some(labels) => {
            places(&names, &labels, "with_outcome")?.into_iter().map(|i| with_outcome[i]).collect()
        }
        None => with_outcome,
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    py.detach(|| drivers::dominance(&names, &rows, &with_outcome)).map(Dominance::from).map_err(raised)
}

fn crosshair(given: &Bound<'_, PyAny>) -> PyResult<Crosshair> {
    if let Ok(name) = given.extract::<String>() {
        let named = [Crosshair::Mean, Crosshair::Median, Crosshair::Midpoint];
        let found = named.into_iter().find(|crosshair| crosshair.name() == name);
        let allowed = "mean, median, midpoint, or a pair of values";
        return found.ok_or_else(|| refused("crosshair", format!("{name:?}"), allowed));
    }
    let needed =
        |_| wrong_type("crosshair: \"mean\", \"median\", \"midpoint\" or a pair of numbers is needed");
    let (importance, performance) = given.extract().map_err(needed)?;
    Ok(Crosshair::At { importance, performance })
}

/// A number or an estimate; `None` for anything else, such as a column.
fn known(object: &Bound<'_, PyAny>) -> PyResult<Option<core::Estimate>> {
    if let Ok(estimate) = object.cast::<Estimate>() {
        return Ok(Some(estimate.get().0));
    }
    let is_number = object.is_instance_of::<PyFloat>() || object.is_instance_of::<PyInt>();
    if !is_number {
        return Ok(None);
    }
    let value = number(object, || "a value".to_owned())?;
    Ok(Some(exactly(value)))
}

/// A value of which no more is known.
fn exactly(value: f64) -> core::Estimate {
    core::Estimate {
        value,
        std_error: None,
        low: None,
        high: None,
        level: 0.95,
        n_valid: 0,
        n_missing: 0,
        n_excluded: 0,
        n_effective: 0.0,
        method: Method::None,
    }
}

type Named = Vec<(String, core::Estimate)>;

/// Values by name: of key drivers, or of a dict of numbers and estimates; `None` for anything else.
fn values_by_name(object: &Bound<'_, PyAny>) -> PyResult<Option<Named>> {
    if let Ok(found) = object.cast::<KeyDrivers>() {
        let weights = found.get().0.weights().map(|(name, weight)| (name.to_owned(), *weight)).collect();
        return Ok(Some(weights));
    }
    let Ok(dict) = object.cast::<PyDict>() else { return Ok(None) };
    let value = |(name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
        Ok(known(&value)?.map(|value| Ok((name.str()?.to_string(), value))))
    };
    let all = dict.iter().map(value).collect::<PyResult<Option<Vec<PyResult<_>>>>>()?;
    all.map(|all| all.into_iter().collect()).transpose()
}

/// Points of the same names.
fn points(importance: Named, performance: &Named) -> PyResult<Vec<ImportancePoint>> {
    let find = |name: &str| performance.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
    let names: Vec<&str> = importance.iter().map(|(name, _)| name.as_str()).collect();
    if let Some((extra, _)) = performance.iter().find(|(name, _)| !names.contains(&name.as_str())) {
        return Err(refused("performance", format!("{extra:?}"), "an attribute that importance has"));
    }
    let point = |(name, importance): (String, core::Estimate)| match find(&name) {
        Some(performance) => Ok(ImportancePoint { name, importance, performance }),
        None => Err(refused("importance", format!("{name:?}"), "an attribute that performance has")),
    };
    importance.into_iter().map(point).collect()
}

/// Attributes by stated importance and performance: four quadrants, and how surely each attribute is in its own.
///
/// `importance` and `performance` are tables, or dicts, with a column of ratings per attribute, of the same people; columns with
/// other names are paired in their order by `names`, a list of what to call them. Or `importance` is one column, such as overall
/// satisfaction, or the name of a column of `performance`: importance is then derived, the part of each attribute in what is
/// explained of it by `method`. Or they are known from elsewhere: dicts of numbers and `Estimate`s, `KeyDrivers` for importance,
/// perhaps with a table of ratings on the other side, of which the means are taken. Or `performance` is a `ServqualResult`: its
/// gaps against the mean expectations, or against `importance` if that is not `None`.
///
/// `crosshair` is `"mean"`, `"median"`, `"midpoint"` (of the `scale` of ratings) or a pair of values, importance first. People
/// are drawn again, the lines with them: a quadrant with less than `certainty` of the `replicates` is `"undecided"`. What is
/// known from elsewhere, gaps too, is drawn within its standard errors, each value independently, as if importance and
/// performance came from different people; where nothing says how sure they are there is no probability.
#[pyfunction]
#[pyo3(
    name = "importance_performance",
    signature = (
        importance, performance, *, names = None, crosshair = None, scale = None, method = "general_dominance",
        certainty = 0.9, level = 0.95, replicates = 1000, seed = 1
    ),
    text_signature = "(importance, performance, *, names=None, crosshair='mean', scale=None, method='general_dominance', \
                      certainty=0.9, level=0.95, replicates=1000, seed=1)"
)]
#[expect(clippy::too_many_arguments, clippy::needless_pass_by_value, reason = "keywords of Python")]
pub(crate) fn drivers_importance_performance(
    py: Python<'_>,
    importance: &Bound<'_, PyAny>,
    performance: &Bound<'_, PyAny>,
    names: Option<Vec<String>>,
    crosshair: Arg<'_, '_>,
    scale: Option<(f64, f64)>,
    method: &str,
    certainty: f64,
    level: f64,
    replicates: u32,
    seed: u64,
) -> PyResult<ImportancePerformance> {
    let crosshair = crosshair.map_or(Ok(Crosshair::Mean), self::crosshair)?;
    let method = DriverMethod::parse(method).map_err(raised)?;
    let options = ImportanceOptions { crosshair, scale, method, level, certainty, replicates, seed };
    let result = |found: core::Result<_>| found.map(ImportancePerformance::from).map_err(raised);
    check_sides(importance, performance)?;
    let known = |object: &Bound<'_, PyAny>, what: &'static str| match values_by_name(object)? {
        Some(values) => Ok::<_, PyErr>(Some(values)),
        None if is_table(object)? => Ok(Some(means(&framed(object, what, names.as_deref())?)?)),
        None => Ok(None),
    };
    let from_points = |points: Vec<ImportancePoint>| {
        result(py.detach(|| drivers::importance_performance_points(&points, &options)))
    };
    if let Ok(scored) = performance.cast::<ServqualResult>() {
        let gaps = drivers::importance_gaps(&scored.get().0).map_err(raised)?;
        if importance.is_none() {
            return from_points(gaps);
        }
        let Some(importance) = known(importance, "importance")? else {
            return Err(wrong_type(
                "importance is one column, and gaps have no rows to go with it: None, a table, KeyDrivers or a dict of \
                 numbers is needed beside gaps",
            ));
        };
        let gaps = gaps.into_iter().map(|point| (point.name, point.performance)).collect();
        return from_points(points(importance, &gaps)?);
    }
    let is_known = |object: &Bound<'_, PyAny>| {
        Ok::<_, PyErr>(values_by_name(object)?.is_some_and(|values| !values.is_empty()))
    };
    if is_known(importance)? || is_known(performance)? {
        let sides = (known(importance, "importance")?, known(performance, "performance")?);
        let (Some(importance), Some(performance)) = sides else {
            return Err(wrong_type(
                "one side is known by name, the other is one column: a table of ratings or a dict of numbers is needed",
            ));
        };
        return from_points(points(importance, &performance)?);
    }
    if is_table(importance)? {
        check_rows([("importance", importance), ("performance", performance)])?;
        let importance = table(importance, "importance", names.as_deref())?;
        let performance = table(performance, "performance", names.as_deref())?;
        return result(py.detach(|| {
            drivers::importance_performance(&importance.whole()?, &performance.whole()?, &options)
        }));
    }
    if names.is_some() {
        return Err(refused(
            "names",
            "given",
            "for two tables: derived importance has the names of the one table",
        ));
    }
    let (performance, outcome) = split(performance, importance)?;
    let outcome = outcome.doubles();
    result(py.detach(|| {
        let outcome = Column::from(&outcome);
        drivers::importance_performance_derived(&performance.whole()?, outcome, &options)
    }))
}

/// Refuses what stands on the wrong side.
fn check_sides(importance: &Bound<'_, PyAny>, performance: &Bound<'_, PyAny>) -> PyResult<()> {
    let wrong = if importance.is_instance_of::<ServqualResult>() {
        "importance is a gap score: give it second, as performance, and None or importance first"
    } else if performance.is_instance_of::<KeyDrivers>() {
        "performance holds key drivers, which say how important attributes are: give them first"
    } else if performance.is_none() {
        "performance is None: a table of ratings, a gap score or a dict of numbers is needed"
    } else if importance.is_none() && !performance.is_instance_of::<ServqualResult>() {
        "importance is None, which goes with a gap score only: a table, a column, KeyDrivers or a dict is needed"
    } else {
        return Ok(());
    };
    Err(wrong_type(wrong))
}

/// All columns of a table as numbers, under other names if there are any.
fn table(object: &Bound<'_, PyAny>, what: &'static str, names: Option<&[String]>) -> PyResult<Prepared> {
    all_of(&framed(object, what, names)?, None)
}

fn framed<'py>(object: &Bound<'py, PyAny>, what: &str, names: Option<&[String]>) -> PyResult<Frame<'py>> {
    let frame = Frame::read(object, what)?;
    match names {
        Some(names) => frame.renamed(names, what),
        None => Ok(frame),
    }
}

/// The mean of each column with its standard error.
fn means(frame: &Frame<'_>) -> PyResult<Named> {
    let mean = |(position, name): (usize, &String)| {
        let column = frame.numbers(position)?.doubles();
        let mut moments = Moments::new();
        moments.extend(&column).map_err(raised)?;
        let (n_valid, n_missing) = (moments.n_valid(), column.len() as u64 - moments.n_valid());
        let what = name.clone();
        let nobody = || raised(core::Error::NoValidRatings { what, n_missing, n_excluded: 0 });
        let (value, std_error) = (moments.mean().ok_or_else(nobody)?, moments.std_error());
        Ok((name.clone(), core::Estimate { std_error, n_valid, n_missing, ..exactly(value) }))
    };
    frame.names().iter().enumerate().map(mean).collect()
}

/// Which attributes are basic, which excite, and which count both ways: penalty-reward contrast analysis.
///
/// `X` is a table of ratings on one `scale`, all of its columns attributes; `y` is one more column, such as overall
/// satisfaction, or the name of a column of `X`. Up to `low` a rating is low, from `high` on it is high, by default at the ends
/// of the scale. Each attribute becomes two variables, for low and for high ratings, in one regression.
#[pyfunction]
#[pyo3(
    name = "penalty_reward",
    signature = (X, y, *, scale = (1.0, 5.0), low = None, high = None, level = 0.95),
    text_signature = "(X, y, *, scale=(1, 5), low=None, high=None, level=0.95)"
)]
#[expect(non_snake_case, reason = "the name that statistics gives a table of predictors")]
pub(crate) fn drivers_penalty_reward(
    py: Python<'_>,
    X: &Bound<'_, PyAny>,
    y: &Bound<'_, PyAny>,
    scale: (f64, f64),
    low: Option<f64>,
    high: Option<f64>,
    level: f64,
) -> PyResult<PenaltyReward> {
    let (prepared, outcome) = split(X, y)?;
    let options = PenaltyOptions { scale, low, high, level };
    py.detach(|| {
        let outcome = outcome.doubles();
        drivers::penalty_reward(&prepared.whole()?, Column::from(&outcome), &options)
    })
    .map(PenaltyReward::from)
    .map_err(|error| raised(prepared.known(error)))
}

/// A mapping of answers to their meanings, by name or by number.
fn meanings(answers: &Bound<'_, PyAny>) -> PyResult<Vec<(Label, Option<KanoAnswer>)>> {
    let needed = || wrong_type("answers: a dict of answers, each with its meaning");
    let items = answers.call_method0("items").and_then(|items| items.try_iter()).map_err(|_| needed())?;
    let meaning = |item: PyResult<Bound<'_, PyAny>>| {
        let (answer, meaning): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item?.extract()?;
        let label = labels_of(&answer)?.into_iter().next().ok_or_else(needed)?;
        if meaning.is_none() {
            return Ok((label, None));
        }
        Ok((label, Some(KanoAnswer::parse(meaning.str()?.to_str()?).map_err(raised)?)))
    };
    items.map(meaning).collect()
}

/// All columns of a table as labels.
fn all_labels(frame: &Frame<'_>) -> PyResult<Prepared> {
    let names: Vec<&str> = frame.names().iter().map(String::as_str).collect();
    frame.select(&names, &[])
}

/// The category of each feature in Kano's model, how sure it is, and how far it moves satisfaction up and down.
///
/// `functional` is a table, or a dict, with a column per feature of the answers to how it would be to have it,
/// `dysfunctional` has columns of the same names with those to how it would be not to have it; columns with other names are
/// paired in their order by `names`, a list of what to call the features. Answers are 1 to 5 or `like`, `must_be`, `neutral`,
/// `live_with`, `dislike`; `answers` says what others mean, such as `{"leuk": "like", "weet niet": None}`, where `None` counts
/// as missing, as does an empty answer. Case and spaces around an answer do not matter. Two columns in place of two tables, or
/// `PairCounts` on five points in place of `functional`, give a single `KanoFeature`. `importance` has columns of the same names
/// with stated importance. `table` is `"standard"` or `"pouliot"`.
#[pyfunction]
#[pyo3(
    name = "kano",
    signature = (
        functional, dysfunctional = None, *, names = None, importance = None, table = "standard", answers = None, level = 0.95
    )
)]
#[expect(clippy::too_many_arguments, clippy::needless_pass_by_value, reason = "keywords of Python")]
pub(crate) fn drivers_kano<'py>(
    py: Python<'py>,
    functional: &Bound<'py, PyAny>,
    dysfunctional: Arg<'_, 'py>,
    names: Option<Vec<String>>,
    importance: Arg<'_, 'py>,
    table: &str,
    answers: Arg<'_, 'py>,
    level: f64,
) -> PyResult<Bound<'py, PyAny>> {
    const ONE: &str = "feature";
    let table = KanoTable::parse(table).map_err(raised)?;
    let answers = answers.map(meanings).transpose()?.unwrap_or_default();
    let options = KanoOptions { table, answers, level };
    if let Ok(pairs) = functional.cast::<PairCounts>() {
        let pairs = pairs.get().now();
        let found = py.detach(|| drivers::kano_pairs(ONE, &pairs, &options)).map_err(raised)?;
        return Ok(Bound::new(py, KanoFeature::from(found))?.into_any());
    }
    let Some(dysfunctional) = dysfunctional else {
        return Err(wrong_type("dysfunctional: the answers to not having the feature are needed"));
    };
    let single = !is_table(functional)?;
    let wrapped = |column: &Bound<'py, PyAny>| -> PyResult<Bound<'py, PyAny>> {
        if !single {
            return Ok(column.clone());
        }
        let dict = PyDict::new(py);
        dict.set_item(ONE, column)?;
        Ok(dict.into_any())
    };
    check_rows([("functional", functional), ("dysfunctional", dysfunctional)])?;
    let names = names.as_deref();
    let functional = all_labels(&framed(&wrapped(functional)?, "functional", names)?)?;
    let dysfunctional = all_labels(&framed(&wrapped(dysfunctional)?, "dysfunctional", names)?)?;
    let stated = importance.map(|given| self::table(&wrapped(given)?, "importance", names));
    let stated = stated.transpose()?;
    let found = py.detach(|| {
        let importance = stated.as_ref().map(Prepared::whole).transpose()?;
        drivers::kano(&functional.whole()?, &dysfunctional.whole()?, importance.as_ref(), &options)
    });
    let mut found = found.map_err(raised)?;
    if single && let Some(feature) = found.features.pop() {
        return Ok(Bound::new(py, KanoFeature::from(feature))?.into_any());
    }
    Ok(Bound::new(py, KanoResult::from(found))?.into_any())
}

fn prefixed(prefix: &str, estimate: Option<core::Estimate>) -> Row {
    let number = |name: &str, of: fn(&core::Estimate) -> Option<f64>| {
        (format!("{prefix}{name}"), Cell::Real(estimate.as_ref().and_then(of)))
    };
    vec![
        number("", |of| Some(of.value)),
        number("_std_error", |of| of.std_error),
        number("_low", |of| of.low),
        number("_high", |of| of.high),
    ]
}

fn words(estimate: Option<core::Estimate>) -> String {
    estimate.map_or_else(|| "-".to_owned(), |of| shown_estimate(of.value, of.low, of.high).join(" "))
}

/// A number with three places.
fn three(value: f64) -> String {
    with_places(value, 3)
}

fn or_dash(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), three)
}

/// A share in percent.
pub(crate) fn percent(share: f64) -> String {
    format!("{} %", with_places(100.0 * share, 1))
}

/// A name as it is read: without underscores.
fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// A remark about what is so of some, by name; none if it is of nobody.
fn remark<'a, T: 'a>(
    all: impl IntoIterator<Item = &'a T>,
    is: impl Fn(&T) -> bool,
    name: fn(&T) -> &String,
    what: &str,
) -> Option<String> {
    let names: Vec<&str> = all.into_iter().filter(|one| is(one)).map(|one| name(one).as_str()).collect();
    (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
}

impl Tabular for Dominance {
    fn rows(&self) -> Rows {
        let core::drivers::Dominance { names, r_squared: _, general, conditional, pairs: _ } = &self.0;
        let row = |i: usize| {
            let by_size =
                conditional[i].iter().enumerate().map(|(k, value)| cell(&format!("added_to_{k}"), *value));
            [text("name", &names[i]), cell("general", general[i])].into_iter().chain(by_size).collect()
        };
        Rows((0..names.len()).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = |(name, general): (&String, &f64)| vec![name.clone(), three(*general)];
        let lines = of.names.iter().zip(&of.general).map(line).collect();
        Shown::new(format!("Dominance, R² {}", three(of.r_squared)), &["driver", "general"], 1, lines)
            .with_notes(of.pairs.iter().map(pair_in_words))
    }

    fn line(&self) -> String {
        format!("Dominance({}, R² {})", plural(self.0.names.len(), "driver"), three(self.0.r_squared))
    }
}

fn pair_in_words(pair: &core::drivers::DominancePair) -> String {
    let core::drivers::DominancePair { dominant, other, level } = pair;
    format!("{dominant} over {other}: {}", level.name())
}

/// A place, if there is one.
fn place(name: &str, rank: Option<u64>) -> (String, Cell) {
    (name.to_owned(), Cell::Int(rank.map(u64::cast_signed)))
}

fn driver_row(driver: &core::drivers::Driver) -> Row {
    let core::drivers::Driver {
        name,
        weight,
        share,
        rank,
        rank_probabilities,
        general_dominance,
        general_dominance_rank,
        relative_weight,
        relative_weight_rank,
        pratt,
        pratt_rank,
        ranks_differ,
        conditional_dominance: _,
        correlation,
        beta,
        vif,
        above_noise,
    } = driver;
    let mut row = vec![text("name", name)];
    row.extend(estimate_row("weight", weight));
    row.extend([
        cell("share", *share),
        cell("rank", *rank),
        cell("rank_probability", rank_probabilities.get(*rank as usize - 1).copied()),
        cell("general_dominance", *general_dominance),
        place("general_dominance_rank", *general_dominance_rank),
        cell("relative_weight", *relative_weight),
        place("relative_weight_rank", *relative_weight_rank),
        cell("pratt", *pratt),
        place("pratt_rank", *pratt_rank),
        cell("ranks_differ", *ranks_differ),
        cell("correlation", *correlation),
        cell("beta", *beta),
        cell("vif", *vif),
    ]);
    row.extend(prefixed("above_noise", *above_noise));
    row
}

impl Tabular for Driver {
    fn rows(&self) -> Rows {
        Rows(vec![driver_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Driver", &DRIVER_HEADS, 1, vec![driver_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("Driver({}, rank {}, weight {})", self.0.name, self.0.rank, in_words(&self.0.weight))
    }
}

const DRIVER_HEADS: [&str; 11] = [
    "driver",
    "weight",
    "interval",
    "share",
    "rank",
    "probability",
    "general dominance",
    "relative weight",
    "Pratt",
    "beta",
    "VIF",
];

fn driver_line(driver: &core::drivers::Driver) -> Vec<String> {
    let [weight, interval] = shown_estimate(driver.weight.value, driver.weight.low, driver.weight.high);
    let probability = driver.rank_probabilities.get(driver.rank as usize - 1).copied();
    // The place by a method, marked where it is another than that of the weight.
    let ranked = |value: Option<f64>, rank: Option<u64>| {
        let Some((value, rank)) = value.zip(rank) else { return "-".to_owned() };
        let mark = if rank == driver.rank { " " } else { "*" };
        format!("{} ({rank}){mark}", three(value))
    };
    vec![
        driver.name.clone(),
        weight,
        interval,
        driver.share.map_or_else(|| "-".to_owned(), percent),
        driver.rank.to_string(),
        or_dash(probability),
        ranked(driver.general_dominance, driver.general_dominance_rank),
        ranked(driver.relative_weight, driver.relative_weight_rank),
        ranked(driver.pratt, driver.pratt_rank),
        three(driver.beta),
        three(driver.vif),
    ]
}

/// From which variance inflation factor on a coefficient needs care, and from which it says too little (Marquardt 1970).
const VIF_CARE: f64 = 5.0;
const VIF_HIGH: f64 = 10.0;

/// What is to be known beside the weights, by rank: noise, collinearity, who and what was left out.
pub(crate) fn driver_notes(of: &core::drivers::KeyDrivers) -> impl Iterator<Item = String> {
    let mut drivers: Vec<_> = of.drivers.iter().collect();
    drivers.sort_by_key(|driver| driver.rank);
    let about = |is: fn(&core::drivers::Driver) -> bool, what: &str| {
        remark(drivers.iter().copied(), is, |driver| &driver.name, what)
    };
    let drawn = of.replicates + of.degenerate;
    let notes = [
        of.noise.map(|noise| format!("random noise gets {}", words(Some(noise)))),
        about(
            |driver| driver.above_noise.is_some_and(|above| above.low.is_some_and(|low| low <= 0.0)),
            "cannot be told from noise",
        ),
        about(
            |driver| driver.vif > VIF_HIGH,
            "VIF above 10, so that their parts can hardly be told apart (Marquardt 1970)",
        ),
        about(|driver| driver.vif > VIF_CARE && driver.vif <= VIF_HIGH, "VIF above 5, to be read with care"),
        (of.n_missing > 0).then(|| format!("{} left out: a value is missing", of.n_missing)),
        (of.degenerate > 0).then(|| {
            format!(
                "{} of {drawn} replicates left out: a driver did not vary or others determined it",
                of.degenerate
            )
        }),
        of.without_intervals.as_ref().map(|why| format!("no intervals: {why}")),
    ];
    notes.into_iter().flatten()
}

impl Tabular for KeyDrivers {
    fn rows(&self) -> Rows {
        Rows(self.0.drivers.iter().map(driver_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let mut drivers: Vec<_> = of.drivers.iter().collect();
        drivers.sort_by_key(|driver| driver.rank);
        let model = match of.outcome {
            core::drivers::DriverOutcome::Logistic => "logistic model of the top box, McFadden's R²",
            _ => "linear model, R²",
        };
        let caption = format!(
            "Key drivers by {}, {model} {}, n = {}",
            spaced(of.method.name()),
            three(of.r_squared),
            of.n_valid
        );
        let differ = remark(
            drivers.iter().copied(),
            |driver| driver.ranks_differ,
            |driver| &driver.name,
            "* the methods rank differently",
        );
        // A logistic model has no other method to stand beside the weight.
        let beside = if of.outcome == core::drivers::DriverOutcome::Logistic { 6..9 } else { 0..0 };
        let mut heads = DRIVER_HEADS.to_vec();
        heads.drain(beside.clone());
        let mut lines: Vec<Vec<String>> = drivers.iter().copied().map(driver_line).collect();
        for line in &mut lines {
            line.drain(beside.clone());
        }
        Shown::new(caption, &heads, 1, lines).with_notes(differ.into_iter().chain(driver_notes(of)))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let first = of.drivers.iter().find(|driver| driver.rank == 1).map_or("", |driver| &driver.name);
        let drivers = plural(of.drivers.len(), "driver");
        format!("KeyDrivers({drivers}, R² {}, first {first}, n = {})", three(of.r_squared), of.n_valid)
    }
}

const IMPORTANCE_HEADS: [&str; 5] = ["attribute", "quadrant", "importance", "performance", "probability"];

fn importance_row(row: &core::drivers::ImportanceRow) -> Row {
    let core::drivers::ImportanceRow { name, importance, performance, position, quadrant, probabilities } =
        row;
    let mut cells = vec![text("name", name)];
    cells.extend(prefixed("importance", Some(*importance)));
    cells.extend(prefixed("performance", Some(*performance)));
    cells.extend([text("position", position.name()), text("quadrant", quadrant.name())]);
    let names = core::drivers::Quadrant::ALL.iter().take(4).enumerate();
    cells.extend(names.map(|(i, quadrant)| {
        cell(&format!("probability_{}", quadrant.name()), probabilities.get(i).copied())
    }));
    cells
}

fn importance_line(row: &core::drivers::ImportanceRow) -> Vec<String> {
    vec![
        row.name.clone(),
        match row.quadrant {
            drivers::Quadrant::Undecided => format!("undecided ({})", spaced(row.position.name())),
            quadrant => spaced(quadrant.name()),
        },
        three(row.importance.value),
        three(row.performance.value),
        or_dash(row.probabilities.get(row.position as usize).copied()),
    ]
}

impl Tabular for ImportanceRow {
    fn rows(&self) -> Rows {
        Rows(vec![importance_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Attribute", &IMPORTANCE_HEADS, 2, vec![importance_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("ImportanceRow({}, {})", self.0.name, self.0.quadrant.name())
    }
}

impl Tabular for ImportancePerformance {
    fn rows(&self) -> Rows {
        Rows(self.0.attributes.iter().map(importance_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let derived = if of.derived { "derived importance" } else { "importance" };
        let (importance, performance) = (three(of.importance_line), three(of.performance_line));
        let lines = if of.crosshair == "at" { "given" } else { &of.crosshair };
        let caption = format!(
            "Attributes by {derived} and performance; lines ({lines}) at {importance} and {performance}"
        );
        let is_undecided = of.attributes.iter().any(|row| row.quadrant == drivers::Quadrant::Undecided);
        let undecided = format!("undecided: the quadrant has a probability below {}", of.certainty);
        let is_unknown = of.attributes.iter().any(|row| row.probabilities.is_empty());
        let unknown = "no probability: nothing was drawn again, or nothing says how sure the values are";
        let notes = [is_undecided.then_some(undecided), is_unknown.then(|| unknown.to_owned())];
        Shown::new(caption, &IMPORTANCE_HEADS, 2, of.attributes.iter().map(importance_line).collect())
            .with_notes(notes.into_iter().flatten())
    }

    fn line(&self) -> String {
        let of = &self.0;
        let here =
            of.attributes.iter().filter(|row| row.quadrant == drivers::Quadrant::ConcentrateHere).count();
        let attributes = plural(of.attributes.len(), "attribute");
        format!("ImportancePerformance({attributes}, {here} to concentrate on)")
    }
}

const PENALTY_HEADS: [&str; 7] =
    ["attribute", "factor", "penalty", "reward", "asymmetry", "rated low", "rated high"];

fn penalty_row(row: &core::drivers::PenaltyRow) -> Row {
    let core::drivers::PenaltyRow {
        name,
        penalty,
        reward,
        contrast,
        range,
        asymmetry,
        factor,
        n_low,
        n_high,
    } = row;
    let mut cells = vec![text("name", name), text("factor", factor.name())];
    cells.extend(prefixed("penalty", *penalty));
    cells.extend(prefixed("reward", *reward));
    cells.extend(prefixed("contrast", *contrast));
    cells.extend([
        cell("range", *range),
        cell("asymmetry", *asymmetry),
        cell("n_low", *n_low),
        cell("n_high", *n_high),
    ]);
    cells
}

fn penalty_line(row: &core::drivers::PenaltyRow) -> Vec<String> {
    let (name, factor) = (row.name.clone(), row.factor.name().to_owned());
    let (n_low, n_high) = (row.n_low.to_string(), row.n_high.to_string());
    vec![name, factor, words(row.penalty), words(row.reward), or_dash(row.asymmetry), n_low, n_high]
}

impl Tabular for PenaltyRow {
    fn rows(&self) -> Rows {
        Rows(vec![penalty_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Attribute", &PENALTY_HEADS, 2, vec![penalty_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("PenaltyRow({}, {})", self.0.name, self.0.factor.name())
    }
}

impl Tabular for PenaltyReward {
    fn rows(&self) -> Rows {
        Rows(self.0.attributes.iter().map(penalty_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "Penalty up to {} and reward from {} on, R² {}, n = {}",
            of.low,
            of.high,
            three(of.r_squared),
            of.n_valid
        );
        let about = |is: fn(&core::drivers::PenaltyRow) -> bool, what: &str| {
            remark(&of.attributes, is, |row| &row.name, what)
        };
        let notes = [
            about(
                |row| row.factor == drivers::DriverFactor::Undecided && row.n_low.min(row.n_high) < 5,
                "undecided for fewer than five low or high ratings",
            ),
            about(
                |row| row.range.is_some() && row.asymmetry.is_none(),
                "no asymmetry, for a penalty above 0 or a reward below 0",
            ),
            (of.n_missing > 0).then(|| format!("{} left out: a value is missing", of.n_missing)),
        ];
        Shown::new(caption, &PENALTY_HEADS, 2, of.attributes.iter().map(penalty_line).collect())
            .with_notes(notes.into_iter().flatten())
    }

    fn line(&self) -> String {
        let attributes = plural(self.0.attributes.len(), "attribute");
        format!("PenaltyReward({attributes}, R² {}, n = {})", three(self.0.r_squared), self.0.n_valid)
    }
}

const KANO_HEADS: [&str; 7] = ["feature", "category", "clear", "better", "worse", "p", "n"];

fn kano_row(feature: &core::drivers::KanoFeature) -> Row {
    let core::drivers::KanoFeature {
        name,
        counts,
        category,
        runner_up,
        is_clear,
        fong_limit,
        p,
        better,
        worse,
        category_strength,
        total_strength,
        self_stated,
        n_valid,
        n_missing,
    } = feature;
    let mut cells = vec![
        text("name", name),
        text("category", category.name()),
        ("runner_up".to_owned(), Cell::Text(runner_up.map(|of| of.name().to_owned()))),
        cell("is_clear", *is_clear),
        cell("fong_limit", *fong_limit),
        cell("p", *p),
    ];
    cells.extend(KanoCounts::from(*counts).rows().0.into_iter().flatten());
    cells.extend(prefixed("better", *better));
    cells.extend(prefixed("worse", *worse));
    cells.extend([cell("category_strength", *category_strength), cell("total_strength", *total_strength)]);
    cells.extend(prefixed("self_stated", *self_stated));
    cells.extend([cell("n_valid", *n_valid), cell("n_missing", *n_missing)]);
    cells
}

fn kano_line(feature: &core::drivers::KanoFeature) -> Vec<String> {
    vec![
        feature.name.clone(),
        spaced(feature.category.name()),
        match feature.runner_up {
            _ if feature.is_clear => "yes".to_owned(),
            Some(other) => format!("or {}", spaced(other.name())),
            None => "too few answers".to_owned(),
        },
        words(feature.better),
        words(feature.worse),
        shown_p(Some(feature.p)),
        feature.n_valid.to_string(),
    ]
}

impl Tabular for KanoFeature {
    fn rows(&self) -> Rows {
        Rows(vec![kano_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Feature", &KANO_HEADS, 3, vec![kano_line(&self.0)])
    }

    fn line(&self) -> String {
        let core::drivers::KanoFeature { name, category, is_clear, runner_up, n_valid, .. } = &self.0;
        let or =
            runner_up.filter(|_| !is_clear).map_or_else(String::new, |other| format!(" or {}", other.name()));
        format!("KanoFeature({name}, {}{or}, n = {n_valid})", category.name())
    }
}

impl Tabular for KanoResult {
    fn rows(&self) -> Rows {
        Rows(self.0.features.iter().map(kano_row).collect())
    }

    fn shown(&self) -> Shown {
        let notes = [
            "clear: the first category is ahead of the second beyond chance, p below 0.1".to_owned(),
            "better and worse: how far satisfaction rises with the feature, and falls without it".to_owned(),
        ];
        Shown::new("Kano's categories", &KANO_HEADS, 3, self.0.features.iter().map(kano_line).collect())
            .with_notes(notes)
    }

    fn line(&self) -> String {
        format!("KanoResult({})", plural(self.0.features.len(), "feature"))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<DominancePair>()?;
    module.add_class::<Dominance>()?;
    module.add_class::<Driver>()?;
    module.add_class::<KeyDrivers>()?;
    module.add_class::<ImportanceRow>()?;
    module.add_class::<ImportancePerformance>()?;
    module.add_class::<PenaltyRow>()?;
    module.add_class::<PenaltyReward>()?;
    module.add_class::<KanoCounts>()?;
    module.add_class::<KanoFeature>()?;
    module.add_class::<KanoResult>()?;
    module.add("drivers_dominance", wrap_pyfunction!(drivers_dominance, module)?)?;
    module.add("drivers_key_drivers", wrap_pyfunction!(drivers_key_drivers, module)?)?;
    module
        .add("drivers_importance_performance", wrap_pyfunction!(drivers_importance_performance, module)?)?;
    module.add("drivers_penalty_reward", wrap_pyfunction!(drivers_penalty_reward, module)?)?;
    module.add("drivers_kano", wrap_pyfunction!(drivers_kano, module)?)
}

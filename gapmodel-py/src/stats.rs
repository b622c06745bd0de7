use gapmodel_core::{self as core, stats};
use pyo3::prelude::*;

use crate::bootstrap::Draws;
use crate::error::raised;
use crate::input::Numbers;
use crate::results::{Estimate, Paired};

/// The share of successes, 0 to 1, with its interval.
///
/// `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`, `"clopper_pearson"`, `"jeffreys"`, `"mid_p"` or `"wald"`.
#[pyfunction]
#[pyo3(name = "proportion", signature = (successes, n, *, level = 0.95, method = "wilson"))]
pub(crate) fn stats_proportion(successes: u64, n: u64, level: f64, method: &str) -> PyResult<Estimate> {
    let estimate =
        core::Method::parse(method).and_then(|method| stats::proportion(successes, n, level, method));
    estimate.map(Estimate::from).map_err(raised)
}

/// A share from a survey with a design of its own, 0 to 1, with the beta interval of Korn and Graubard.
///
/// `p` and `std_error` are the share and its standard error as software for the design gives them, `n` the number of
/// answers, `df` the degrees of freedom of the design: clusters minus strata. `n_effective` is the size the interval was
/// made with; a share of 0 or 1 has no standard error (0), and `n` takes its place.
#[pyfunction]
#[pyo3(name = "korn_graubard", signature = (p, std_error, n, df, *, level = 0.95))]
pub(crate) fn stats_korn_graubard(p: f64, std_error: f64, n: u64, df: f64, level: f64) -> PyResult<Estimate> {
    stats::korn_graubard(p, std_error, n, df, level).map(Estimate::from).map_err(raised)
}

/// The share among `n_a` minus the share among `n_b` of two independent samples, -1 to 1, with Newcombe's interval.
///
/// `level` is a fraction (0.95, not 95); `n_valid` is `n_a + n_b`.
#[pyfunction]
#[pyo3(name = "proportion_difference", signature = (successes_a, n_a, successes_b, n_b, *, level = 0.95))]
pub(crate) fn stats_proportion_difference(
    successes_a: u64,
    n_a: u64,
    successes_b: u64,
    n_b: u64,
    level: f64,
) -> PyResult<Estimate> {
    stats::proportion_difference(successes_a, n_a, successes_b, n_b, level)
        .map(Estimate::from)
        .map_err(raised)
}

/// The mean of paired differences with Student's t, Wilcoxon's signed ranks (zeros after Pratt 1959) and the
/// Hodges-Lehmann estimate.
///
/// One difference per pair, in any unit; `None` and NaN are missing.
#[pyfunction]
#[pyo3(name = "paired", signature = (differences, *, level = 0.95))]
pub(crate) fn stats_paired(py: Python<'_>, differences: &Bound<'_, PyAny>, level: f64) -> PyResult<Paired> {
    let numbers = Numbers::read(differences, "differences")?;
    py.detach(|| stats::paired(&numbers.doubles(), level)).map(Paired::from).map_err(raised)
}

/// Pearson's correlation of two columns, -1 to 1.
///
/// `x` and `y` are columns of numbers in any units; only rows with both count. `method` is `"fisher_z"`, or `"bca"` or `"percentile"` with `replicates` and
/// `seed`, as `csat.bootstrap` says: pairs are drawn again as they are. There is no interval at -1 and 1.
#[pyfunction]
#[pyo3(
    name = "correlation",
    signature = (x, y, *, level = 0.95, method = "fisher_z", replicates = None, seed = None),
    text_signature = "(x, y, *, level=0.95, method='fisher_z', replicates=10000, seed=1)"
)]
pub(crate) fn stats_correlation<'py>(
    x: &Bound<'py, PyAny>,
    y: &Bound<'py, PyAny>,
    level: f64,
    method: &str,
    replicates: Option<&Bound<'py, PyAny>>,
    seed: Option<&Bound<'py, PyAny>>,
) -> PyResult<Estimate> {
    let bootstrap = Draws { replicates, seed }.named(Some(method), "fisher_z")?;
    let (of_x, of_y) = (Numbers::read(x, "x")?, Numbers::read(y, "y")?);
    let found = x.py().detach(|| stats::correlation(&of_x.doubles(), &of_y.doubles(), level, bootstrap));
    found.map(Estimate::from).map_err(raised)
}

/// The p-values of a family of tests, adjusted, in the order given.
///
/// `method` is "holm", "bh", "hochberg", "by", "bonferroni" or "none".
#[pyfunction]
#[pyo3(name = "adjust", signature = (p_values, *, method = "holm"))]
pub(crate) fn stats_adjust(p_values: &Bound<'_, PyAny>, method: &str) -> PyResult<Vec<f64>> {
    let p_values = Numbers::read(p_values, "p_values")?.doubles();
    stats::Adjustment::parse(method).and_then(|method| stats::adjust(&p_values, method)).map_err(raised)
}

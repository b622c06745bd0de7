//! The keyword arguments of intervals from drawing people again.

use gapmodel_core::Method;
use gapmodel_core::csat::{self, BootstrapOptions, Statistic};
use gapmodel_core::stats::Bootstrap;
use pyo3::prelude::*;

use crate::csat::{Given, positive};
use crate::error::{raised, refused};
use crate::input::Numbers;
use crate::segments::Scored;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// How often, and from which seed, people are drawn.
#[derive(Clone, Copy)]
pub(crate) struct Draws<'a, 'py> {
    pub(crate) replicates: Arg<'a, 'py>,
    pub(crate) seed: Arg<'a, 'py>,
}

fn whole<T: for<'a, 'py> FromPyObject<'a, 'py>>(
    option: &'static str,
    given: Arg<'_, '_>,
    usual: T,
) -> PyResult<T> {
    let Some(given) = given else { return Ok(usual) };
    given.extract().map_err(|_| refused(option, given.to_string(), "a whole number from 0"))
}

impl Draws<'_, '_> {
    fn with(self, method: Method) -> PyResult<Bootstrap> {
        let usual = Bootstrap::default();
        let replicates = whole("replicates", self.replicates, usual.replicates)?;
        Ok(Bootstrap { method, replicates, seed: whole("seed", self.seed, usual.seed)? })
    }

    /// The bootstrap of that method, or none for a method that has a formula.
    pub(crate) fn of(self, method: Method) -> PyResult<Option<Bootstrap>> {
        matches!(method, Method::Bca | Method::Percentile).then(|| self.with(method)).transpose()
    }

    /// The same by name, where `usual` names the only formula.
    pub(crate) fn named(self, method: Option<&str>, usual: &str) -> PyResult<Option<Bootstrap>> {
        let Some(name) = method.filter(|name| *name != usual) else { return Ok(None) };
        let found = Method::parse(name).map_err(raised)?;
        match self.of(found)? {
            Some(bootstrap) => Ok(Some(bootstrap)),
            None => Err(refused("method", format!("{name:?}"), format!("{usual}, bca, percentile"))),
        }
    }
}

/// A share, mean, index, NPS or net score with a bootstrap interval, in the unit of the `Statistic`.
///
/// Takes what `top_box` takes. `statistic` is `"share"`, `"mean"`, `"index"`, `"nps"` or `"net"`, the share of `positive` minus
/// that of the `negative` points. `method` is `"bca"` (Efron 1987) or `"percentile"`. People are drawn again, with replacement,
/// from the counts, `replicates` times (from 20 / (1 - level) to 1,000,000), at a cost that does not grow with their number;
/// the same `seed` gives the same bits on any number of threads. The other functions take the same three arguments.
#[pyfunction]
#[pyo3(
    name = "bootstrap",
    signature = (ratings, *, statistic = "share", scale = None, positive = None, negative = None, level = 0.95,
        method = "bca", replicates = None, seed = None, weights = None, item = None),
    text_signature = "(ratings, *, statistic='share', scale=None, positive=2, negative=None, level=0.95, method='bca', \
                      replicates=10000, seed=1, weights=None, item=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_bootstrap<'py>(
    ratings: &Bound<'py, PyAny>,
    statistic: &str,
    scale: Arg<'_, 'py>,
    positive: Arg<'_, 'py>,
    negative: Arg<'_, 'py>,
    level: f64,
    method: &str,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    item: Option<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let defaults = BootstrapOptions::default();
    let negative = negative.map(|points| Numbers::read(points, "negative")).transpose()?;
    let options = BootstrapOptions {
        statistic: Statistic::parse(statistic).map_err(raised)?,
        positive: positive.map_or(Ok(defaults.positive), self::positive)?,
        negative: negative.map(|points| points.doubles()).unwrap_or_default(),
        level,
        bootstrap: Draws { replicates, seed }.with(Method::parse(method).map_err(raised)?)?,
    };
    let usual = if options.statistic == Statistic::Nps { (0.0, 10.0) } else { (1.0, 5.0) };
    let given = Given { ratings, scale, usual, direction: None, weights, item };
    given.score(move |counts| csat::bootstrap(counts, &options).map(Scored::Estimate))
}

use std::sync::Arc;

use gapmodel_core::csat::{self, BootstrapOptions, Convention, Positive, Statistic, TopBoxOptions};
use gapmodel_core::stats::Bootstrap;
use gapmodel_core::{self as core, Direction, Method};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt};

use crate::bootstrap::Draws;
use crate::design::Sampled;
use crate::error::{raised, refused, wrong_type};
use crate::input::{Numbers, number};
use crate::instrument::scale;
use crate::segments::{Scored, score};
use crate::summary::Summary;
use crate::tally::{Counts, counted};
use pyo3::IntoPyObjectExt;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// What makes counts of the ratings that a function was given.
pub(crate) struct Given<'a, 'py> {
    pub(crate) ratings: &'a Bound<'py, PyAny>,
    pub(crate) scale: Arg<'a, 'py>,
    /// The scale of bare ratings where none is named.
    pub(crate) usual: (f64, f64),
    pub(crate) direction: Option<Direction>,
    pub(crate) weights: Arg<'a, 'py>,
    pub(crate) item: Option<String>,
}

impl<'py> Given<'_, 'py> {
    /// Scores the ratings, or each segment of the summary.
    pub(crate) fn score(
        self,
        model: impl Fn(&core::Counts) -> core::Result<Scored> + Send + Sync + 'static,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = self.ratings.py();
        if let Ok(summary) = self.ratings.cast::<Summary>() {
            self.check_bare("the summary")?;
            let summary = summary.get().now();
            let item = item_of(self.item.as_ref(), &summary)?;
            return score(py, summary, Arc::new(move |segment| model(&segment.counts(&item)?)));
        }
        if let Some(item) = self.item {
            return Err(refused("item", format!("{item:?}"), "only a summary has items"));
        }
        let counts = if let Ok(counts) = self.ratings.cast::<Counts>() {
            self.check_bare("the counts")?;
            counts.get().now()
        } else {
            counted(py, self.ratings, &self.scale()?, self.weights)?
        };
        py.detach(|| model(&counts)).map_err(raised)?.into_python(py)
    }

    fn scale(&self) -> PyResult<core::Scale> {
        let scale = match self.scale {
            Some(given) => scale(given)?,
            None => core::Scale::new(self.usual.0, self.usual.1).map_err(raised)?,
        };
        Ok(match self.direction {
            Some(direction) => scale.with_direction(direction),
            None => scale,
        })
    }

    /// Refuses what a tally has settled already.
    fn check_bare(&self, of: &str) -> PyResult<()> {
        let refuse = |option, value: String| Err(refused(option, value, format!("it comes from {of}")));
        match (self.scale, self.direction, self.weights) {
            (Some(scale), _, _) => refuse("scale", scale.repr()?.to_string()),
            (_, Some(direction), _) => {
                refuse("high_is_easy", (direction == Direction::HighIsGood).to_string())
            }
            (_, _, Some(_)) => refuse("weights", "a column".to_owned()),
            (None, None, None) => Ok(()),
        }
    }
}

/// The item that is named, or the only one.
pub(crate) fn item_of(item: Option<&String>, summary: &core::Summary) -> PyResult<String> {
    let items = summary.instrument().items();
    match (item, items) {
        (Some(item), _) => {
            // Asked of everybody before anybody, so that a wrong name is one error and not one per segment.
            let known = summary.total().and_then(|total| total.counts(item));
            known.map(|_| item.clone()).map_err(raised)
        }
        (None, [only]) => Ok(only.id().to_owned()),
        (None, _) => {
            let ids: Vec<&str> = items.iter().map(core::Item::id).collect();
            Err(refused("item", "None", format!("name one item of the instrument: {}", ids.join(", "))))
        }
    }
}

pub(crate) fn positive(object: &Bound<'_, PyAny>) -> PyResult<Positive> {
    if object.is_instance_of::<PyBool>() {
        return Err(wrong_type(
            "positive: a number of points or a set of points is needed, not a truth value",
        ));
    }
    if object.is_instance_of::<PyInt>() || object.hasattr("__index__")? && object.try_iter().is_err() {
        let allowed = "a number of points from 1, or a set of points";
        return object
            .extract()
            .map(Positive::Top)
            .map_err(|_| refused("positive", object.to_string(), allowed));
    }
    let points = object
        .try_iter()
        .map_err(|_| wrong_type("positive: a number of points or a set of points is needed"))?;
    let points = points.map(|point| number(&point?, || "positive".to_owned()));
    Ok(Positive::Points(points.collect::<PyResult<_>>()?))
}

/// Share of positive ratings among all valid ones, from 0 to 1.
///
/// `ratings` is a column of numbers (list with `None`, numpy, pandas, polars, pyarrow), a `Counts`, or a `Summary` of which
/// `item` names the item. `positive` is the number of best points that count as positive, or a set of points; or
/// `convention` names a published share, which brings its scale. `method` is `"wilson"`, `"wilson_cc"`, `"agresti_coull"`,
/// `"clopper_pearson"`, `"jeffreys"`, `"mid_p"`, `"wald"`, or for weighted shares `"korn_graubard"`: the beta interval on
/// the effective n that the linearised standard error tells; or `"bca"` or `"percentile"` with `replicates` and `seed`, as
/// `bootstrap` says. With `clusters` or `strata` the result is a `SurveyEstimate`, as `survey` gives it: its interval is
/// `"korn_graubard"`.
#[pyfunction]
#[pyo3(
    name = "top_box",
    signature = (ratings, *, scale = None, positive = None, level = 0.95, method = None, weights = None, item = None,
        convention = None, replicates = None, seed = None, clusters = None, strata = None),
    text_signature = "(ratings, *, scale=(1, 5), positive=2, level=0.95, method='wilson', weights=None, item=None, \
                      convention=None, replicates=10000, seed=1, clusters=None, strata=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_top_box<'py>(
    ratings: &Bound<'py, PyAny>,
    scale: Arg<'_, 'py>,
    positive: Arg<'_, 'py>,
    level: f64,
    method: Option<&str>,
    weights: Arg<'_, 'py>,
    item: Option<String>,
    convention: Option<&str>,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
    clusters: Arg<'_, 'py>,
    strata: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let sampled = Sampled { ratings, scale, weights, item: item.clone(), clusters, strata };
    if sampled.has_design() {
        return shares_of_design(&sampled, positive, level, method, convention);
    }
    let method = Method::parse(method.unwrap_or("wilson")).map_err(raised)?;
    let bootstrap = Draws { replicates, seed }.of(method)?;
    let Some(name) = convention else {
        let positive = positive.map_or(Ok(Positive::Top(2)), self::positive)?;
        let options = TopBoxOptions { positive, level, method };
        let given = Given { ratings, scale, usual: (1.0, 5.0), direction: None, weights, item };
        return given.score(move |counts| share(counts, &options, bootstrap).map(Scored::Estimate));
    };
    let convention = csat::convention(name).map_err(raised)?;
    if convention.statistic != Statistic::Share {
        return Err(refused("convention", format!("{name:?}"), "a share: score takes any convention"));
    }
    if let Some(positive) = positive {
        return Err(refused(
            "positive",
            positive.to_string(),
            format!("it comes from the convention {name}"),
        ));
    }
    let options = TopBoxOptions { positive: Positive::Points(convention.positive.clone()), level, method };
    let given = by_convention(ratings, scale, &convention, weights, item);
    given.score(move |counts| {
        convention.check(counts.scale())?;
        share(counts, &options, bootstrap).map(Scored::Estimate)
    })
}

/// A mean or index of a complex survey design, which has one method.
fn of_design<'py>(
    sampled: &Sampled<'_, 'py>,
    statistic: Statistic,
    level: f64,
    method: &str,
) -> PyResult<Bound<'py, PyAny>> {
    if Method::parse(method).map_err(raised)? != Method::T {
        return Err(refused("method", format!("{method:?}"), "t, with clusters or strata"));
    }
    sampled.estimate(statistic, Positive::Top(2), level)?.into_bound_py_any(sampled.ratings.py())
}

/// The share of a complex survey design, which has one method.
fn shares_of_design<'py>(
    sampled: &Sampled<'_, 'py>,
    positive: Arg<'_, 'py>,
    level: f64,
    method: Option<&str>,
    convention: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let method = method.unwrap_or(Method::KornGraubard.name());
    if Method::parse(method).map_err(raised)? != Method::KornGraubard {
        let allowed = "korn_graubard, with clusters or strata";
        return Err(refused("method", format!("{method:?}"), allowed));
    }
    if let Some(name) = convention {
        return Err(refused(
            "convention",
            format!("{name:?}"),
            "scale and positive, with clusters or strata",
        ));
    }
    let points = positive.map_or(Ok(Positive::Top(2)), self::positive)?;
    sampled.estimate(Statistic::Share, points, level)?.into_bound_py_any(sampled.ratings.py())
}

/// A share by formula or by drawing again.
fn share(
    counts: &core::Counts,
    options: &TopBoxOptions,
    bootstrap: Option<Bootstrap>,
) -> core::Result<core::Estimate> {
    let TopBoxOptions { positive, level, method: _ } = options;
    let by_formula = |_: &core::Counts| csat::top_box(counts, options);
    drawn(counts, Statistic::Share, positive.clone(), *level, bootstrap, by_formula)
}

/// A statistic by its formula, or with a bootstrap.
fn drawn(
    counts: &core::Counts,
    statistic: Statistic,
    positive: Positive,
    level: f64,
    bootstrap: Option<Bootstrap>,
    by_formula: impl Fn(&core::Counts) -> core::Result<core::Estimate>,
) -> core::Result<core::Estimate> {
    let Some(bootstrap) = bootstrap else { return by_formula(counts) };
    let options = BootstrapOptions { statistic, positive, negative: Vec::new(), level, bootstrap };
    csat::bootstrap(counts, &options)
}

/// Bare ratings are on the scale of the convention.
fn by_convention<'a, 'py>(
    ratings: &'a Bound<'py, PyAny>,
    scale: Arg<'a, 'py>,
    convention: &Convention,
    weights: Arg<'a, 'py>,
    item: Option<String>,
) -> Given<'a, 'py> {
    let low = convention.low_is_good && scale.is_none();
    let is_bare = ratings.cast::<Summary>().is_err() && ratings.cast::<Counts>().is_err();
    let direction = (low && is_bare).then_some(Direction::LowIsGood);
    Given { ratings, scale, usual: (convention.min, convention.max), direction, weights, item }
}

/// The score that a convention makes of ratings, in the unit of `Convention::unit`.
///
/// Takes what `top_box` takes; bare ratings are on the scale of the convention. Shares get Wilson's interval, means and
/// indices Student's t, net scores the adjusted Wald interval; `method` may be `"bca"` or `"percentile"`, with `replicates` and
/// `seed`, as `bootstrap` says.
#[pyfunction]
#[pyo3(
    name = "score",
    signature = (ratings, *, convention, scale = None, level = 0.95, weights = None, item = None, method = None,
        replicates = None, seed = None),
    text_signature = "(ratings, *, convention, scale=None, level=0.95, weights=None, item=None, method=None, \
                      replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_score<'py>(
    ratings: &Bound<'py, PyAny>,
    convention: &str,
    scale: Arg<'_, 'py>,
    level: f64,
    weights: Arg<'_, 'py>,
    item: Option<String>,
    method: Option<&str>,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let convention = csat::convention(convention).map_err(raised)?;
    let bootstrap = Draws { replicates, seed }.named(method, "None")?;
    let given = by_convention(ratings, scale, &convention, weights, item);
    given.score(move |counts| {
        // The formula refuses ratings of another scale, and conventions of several items.
        let by_formula = csat::score(counts, &convention, level)?;
        let Some(bootstrap) = bootstrap else { return Ok(Scored::Estimate(by_formula)) };
        let options = BootstrapOptions { level, bootstrap, ..BootstrapOptions::from_convention(&convention) };
        csat::bootstrap(counts, &options).map(Scored::Estimate)
    })
}

/// Mean rating in scale units, with Student's t interval (n - 1 degrees of freedom).
///
/// Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
/// `SurveyEstimate`, as `survey` gives it.
#[pyfunction]
#[pyo3(
    name = "mean",
    signature = (ratings, *, scale = None, level = 0.95, weights = None, item = None, method = "t", replicates = None,
        seed = None, clusters = None, strata = None),
    text_signature = "(ratings, *, scale=(1, 5), level=0.95, weights=None, item=None, method='t', replicates=10000, \
                      seed=1, clusters=None, strata=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_mean<'py>(
    ratings: &Bound<'py, PyAny>,
    scale: Arg<'_, 'py>,
    level: f64,
    weights: Arg<'_, 'py>,
    item: Option<String>,
    method: &str,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
    clusters: Arg<'_, 'py>,
    strata: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let sampled = Sampled { ratings, scale, weights, item: item.clone(), clusters, strata };
    if sampled.has_design() {
        return of_design(&sampled, Statistic::Mean, level, method);
    }
    let bootstrap = Draws { replicates, seed }.named(Some(method), "t")?;
    let given = Given { ratings, scale, usual: (1.0, 5.0), direction: None, weights, item };
    given.score(move |counts| {
        let by_formula = |counts: &core::Counts| csat::mean(counts, level);
        let positive = Positive::Top(2);
        drawn(counts, Statistic::Mean, positive, level, bootstrap, by_formula).map(Scored::Estimate)
    })
}

/// Mean rating on a scale from 0 (worst) to 100 (best): `100 (mean - min) / (max - min)`, turned round where low is
/// good.
///
/// Takes what `top_box` takes. `method` is `"t"`, `"bca"` or `"percentile"`. With `clusters` or `strata` the result is a
/// `SurveyEstimate`, as `survey` gives it.
#[pyfunction]
#[pyo3(
    name = "index",
    signature = (ratings, *, scale = None, level = 0.95, weights = None, item = None, method = "t", replicates = None,
        seed = None, clusters = None, strata = None),
    text_signature = "(ratings, *, scale=(1, 5), level=0.95, weights=None, item=None, method='t', replicates=10000, \
                      seed=1, clusters=None, strata=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_index<'py>(
    ratings: &Bound<'py, PyAny>,
    scale: Arg<'_, 'py>,
    level: f64,
    weights: Arg<'_, 'py>,
    item: Option<String>,
    method: &str,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
    clusters: Arg<'_, 'py>,
    strata: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let sampled = Sampled { ratings, scale, weights, item: item.clone(), clusters, strata };
    if sampled.has_design() {
        return of_design(&sampled, Statistic::Index, level, method);
    }
    let bootstrap = Draws { replicates, seed }.named(Some(method), "t")?;
    let given = Given { ratings, scale, usual: (1.0, 5.0), direction: None, weights, item };
    given.score(move |counts| {
        let by_formula = |counts: &core::Counts| csat::index(counts, level);
        let positive = Positive::Top(2);
        drawn(counts, Statistic::Index, positive, level, bootstrap, by_formula).map(Scored::Estimate)
    })
}

/// Net promoter score: share of promoters (9, 10) minus share of detractors (0 to 6), times 100 (Reichheld 2003).
///
/// Takes what `top_box` takes. `method` is `"adjusted_wald"`, `"wald"`, `"t"`, `"bca"` or `"percentile"`.
#[pyfunction]
#[pyo3(
    name = "nps",
    signature = (ratings, *, scale = None, level = 0.95, method = "adjusted_wald", weights = None, item = None,
        replicates = None, seed = None),
    text_signature = "(ratings, *, scale=(0, 10), level=0.95, method='adjusted_wald', weights=None, item=None, \
                      replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_nps<'py>(
    ratings: &Bound<'py, PyAny>,
    scale: Arg<'_, 'py>,
    level: f64,
    method: &str,
    weights: Arg<'_, 'py>,
    item: Option<String>,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let method = Method::parse(method).map_err(raised)?;
    let bootstrap = Draws { replicates, seed }.of(method)?;
    let given = Given { ratings, scale, usual: (0.0, 10.0), direction: None, weights, item };
    given.score(move |counts| {
        let Some(bootstrap) = bootstrap else { return csat::nps(counts, level, method).map(Scored::Nps) };
        let options = BootstrapOptions { statistic: Statistic::Nps, level, bootstrap, ..Default::default() };
        let (nps, score) =
            (csat::nps(counts, level, Method::AdjustedWald)?, csat::bootstrap(counts, &options)?);
        Ok(Scored::Nps(csat::Nps { score, ..nps }))
    })
}

/// Customer effort score on 1 to 7 (CES 2.0, "made it easy": high is good) or 1 to 5 (CES 1.0, effort put forth:
/// low is good).
///
/// Takes what `top_box` takes; `high_is_easy` says which end of the scale is good.
#[pyfunction]
#[pyo3(
    name = "ces",
    signature = (ratings, *, scale = None, high_is_easy = None, level = 0.95, weights = None, item = None),
    text_signature = "(ratings, *, scale=(1, 7), high_is_easy=True, level=0.95, weights=None, item=None)"
)]
pub(crate) fn csat_ces<'py>(
    ratings: &Bound<'py, PyAny>,
    scale: Arg<'_, 'py>,
    high_is_easy: Option<bool>,
    level: f64,
    weights: Arg<'_, 'py>,
    item: Option<String>,
) -> PyResult<Bound<'py, PyAny>> {
    let direction = high_is_easy.map(|high| if high { Direction::HighIsGood } else { Direction::LowIsGood });
    let given = Given { ratings, scale, usual: (1.0, 7.0), direction, weights, item };
    given.score(move |counts| csat::ces(counts, level).map(Scored::Ces))
}

/// The numbers of a short list, such as gaps or weights.
pub(crate) fn doubles(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Vec<f64>> {
    Ok(Numbers::read(object, what)?.doubles())
}

//! Estimates from complex survey designs: clusters, strata, weights.

use gapmodel_core::csat::{self, Positive, Statistic, SurveyOptions};
use gapmodel_core::{self as core, Categories};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::compare::Ratings;
use crate::csat::{item_of, positive};
use crate::error::{raised, refused, wrong_type};
use crate::frame::{Row, Rows, Shown, shown, shown_estimate};
use crate::input::{Numbers, labels};
use crate::results::{Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, showing, text};
use crate::summary::Summary;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// An estimate from a complex survey design: weights, clusters, strata.
///
/// An `Estimate` in the unit of the statistic, with its linearised standard error. `n_effective` is `n_valid` over the design
/// effect; of a share, the size that the interval was made with. The interval is absent where clusters are all alike.
#[pyclass(frozen, eq, extends = Estimate, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SurveyEstimate(pub(crate) csat::SurveyEstimate);

impl ToPython for csat::SurveyEstimate {
    type Output = SurveyEstimate;
    fn to_python(&self) -> SurveyEstimate {
        SurveyEstimate(*self)
    }
}

impl<'py> IntoPyObject<'py> for SurveyEstimate {
    type Target = Self;
    type Output = Bound<'py, Self>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, Self>> {
        let base = PyClassInitializer::from(Estimate::from(self.0.estimate));
        Bound::new(py, base.add_subclass(self))
    }
}

showing! { SurveyEstimate {
    /// What is estimated.
    #[getter]
    fn statistic(&self) -> &'static str {
        self.0.statistic.name()
    }

    /// The degrees of freedom of the design: clusters minus strata.
    #[getter]
    fn df(&self) -> u64 {
        self.0.df
    }

    /// How many clusters have answers; without clusters, how many people.
    #[getter]
    fn n_clusters(&self) -> u64 {
        self.0.n_clusters
    }

    /// How many strata have answers; 1 without strata.
    #[getter]
    fn n_strata(&self) -> u64 {
        self.0.n_strata
    }

    /// How many times the variance is that of as many answers drawn one by one without weights; absent where all ratings
    /// are equal.
    #[getter]
    fn design_effect(&self) -> Option<f64> {
        self.0.design_effect
    }

    /// The result that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| crate::frame::json_error(&error))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
} }

fn cells(found: &csat::SurveyEstimate) -> Row {
    let csat::SurveyEstimate { estimate, statistic, df, n_clusters, n_strata, design_effect } = found;
    let mut row = estimate_row("value", estimate);
    row.extend([
        text("statistic", statistic.name()),
        cell("df", *df),
        cell("n_clusters", *n_clusters),
        cell("n_strata", *n_strata),
        cell("design_effect", *design_effect),
    ]);
    row
}

fn effect(found: &csat::SurveyEstimate) -> String {
    found.design_effect.map_or_else(|| "-".to_owned(), shown)
}

impl Tabular for SurveyEstimate {
    fn rows(&self) -> Rows {
        Rows(vec![cells(&self.0)])
    }

    fn shown(&self) -> Shown {
        let csat::SurveyEstimate { estimate, statistic, df, n_clusters, n_strata, .. } = &self.0;
        let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
        let line = vec![
            statistic.name().to_owned(),
            value,
            interval,
            estimate.n_valid.to_string(),
            n_clusters.to_string(),
            n_strata.to_string(),
            df.to_string(),
            effect(&self.0),
        ];
        let heads = ["", "value", "interval", "n", "clusters", "strata", "df", "design effect"];
        let caption = format!("Complex survey design, {} interval", percent(estimate.level));
        Shown::new(caption, &heads, 1, vec![line])
    }

    fn line(&self) -> String {
        let (words, statistic) = (in_words(&self.0.estimate), self.0.statistic.name());
        format!("SurveyEstimate({words}, {statistic}, design effect {})", effect(&self.0))
    }
}

/// What a complex survey estimate is made of.
pub(crate) struct Sampled<'a, 'py> {
    pub(crate) ratings: &'a Bound<'py, PyAny>,
    pub(crate) scale: Arg<'a, 'py>,
    pub(crate) weights: Arg<'a, 'py>,
    pub(crate) item: Option<String>,
    pub(crate) clusters: Arg<'a, 'py>,
    pub(crate) strata: Arg<'a, 'py>,
}

impl Sampled<'_, '_> {
    /// Whether there is a design at all.
    pub(crate) fn has_design(&self) -> bool {
        self.clusters.is_some() || self.strata.is_some()
    }

    pub(crate) fn estimate(
        &self,
        statistic: Statistic,
        positive: Positive,
        level: f64,
    ) -> PyResult<SurveyEstimate> {
        let py = self.ratings.py();
        let options = |clusters, strata| SurveyOptions { statistic, positive, clusters, strata, level };
        if let Ok(summary) = self.ratings.cast::<Summary>() {
            if self.scale.is_some() || self.weights.is_some() {
                return Err(wrong_type("a Summary has its scale and weights already"));
            }
            let summary = summary.get().now();
            let item = item_of(self.item.as_ref(), &summary)?;
            let options = options(column(self.clusters, "clusters")?, column(self.strata, "strata")?);
            let found = py.detach(|| csat::survey(&summary, &item, &options));
            return found.map(SurveyEstimate).map_err(raised);
        }
        if let Some(item) = &self.item {
            return Err(refused("item", format!("{item:?}"), "only a summary has items"));
        }
        let scale = Ratings { scale: self.scale, statistic, weights: None }.scale()?;
        let labelled = [("clusters", self.clusters), ("strata", self.strata)];
        let by = labelled.map(|(name, given)| given.map(|given| Ok((name, labels::read(given, name)?))));
        let by = by.into_iter().flatten().collect::<PyResult<Vec<_>>>()?;
        let [clusters, strata] = labelled.map(|(name, given)| given.map(|_| name.to_owned()));
        let (summary, options) =
            (of_ratings(self.ratings, &scale, self.weights, by)?, options(clusters, strata));
        py.detach(|| csat::survey(&summary, "ratings", &options)).map(SurveyEstimate).map_err(raised)
    }
}

/// The name of a segment column.
fn column(given: Arg<'_, '_>, what: &str) -> PyResult<Option<String>> {
    let name = given.map(PyAnyMethods::extract::<String>).transpose();
    name.map_err(|_| wrong_type(format!("{what}: of a Summary, the name of a segment column is needed")))
}

/// Columns of Python as a summary with the item `ratings`.
pub(crate) fn of_ratings(
    ratings: &Bound<'_, PyAny>,
    scale: &core::Scale,
    weights: Arg<'_, '_>,
    by: Vec<(&str, Categories)>,
) -> PyResult<core::Summary> {
    let numbers = Numbers::read(ratings, "ratings")?.doubles();
    let weights =
        weights.map(|weights| Numbers::read(weights, "weights").map(|all| all.doubles())).transpose()?;
    let weights = weights.as_ref().map(core::Column::from);
    ratings.py().detach(|| core::Summary::of_ratings(scale, &numbers, weights, by)).map_err(raised)
}

/// A share, mean, index or NPS of people who were sampled in clusters, in strata, or both: weighted, with a linearised
/// standard error.
///
/// `data` is a `Summary`, of which `item` names the item and `clusters` and `strata` segment columns; or a column of ratings,
/// and `clusters`, `strata` and `weights` are columns of as many rows. Without clusters people were sampled themselves.
/// Clusters of one name in two strata are two. Shares have the interval of Korn and Graubard, the others Student's t with
/// clusters minus strata degrees of freedom. A stratum with one cluster is an error that names it.
#[pyfunction]
#[pyo3(
    name = "survey",
    signature = (data, *, clusters = None, strata = None, statistic = "share", positive = None, level = 0.95, scale = None,
        weights = None, item = None),
    text_signature = "(data, *, clusters=None, strata=None, statistic='share', positive=2, level=0.95, scale=None, \
                      weights=None, item=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_survey<'py>(
    data: &Bound<'py, PyAny>,
    clusters: Arg<'_, 'py>,
    strata: Arg<'_, 'py>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    scale: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    item: Option<String>,
) -> PyResult<SurveyEstimate> {
    let statistic = Statistic::parse(statistic).map_err(raised)?;
    let points = positive.map_or(Ok(Positive::Top(2)), self::positive)?;
    Sampled { ratings: data, scale, weights, item, clusters, strata }.estimate(statistic, points, level)
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<SurveyEstimate>()?;
    module.add("csat_survey", wrap_pyfunction!(csat_survey, module)?)
}

use std::sync::Arc;

use gapmodel_core::gap::{self, PublishedGap, ServperfOptions, ServqualOptions};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{self as core, Column, SummaryOptions, Viewpoint};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyMapping, PyNone, PyTuple};

use crate::bootstrap::Draws;
use crate::csat::doubles;
use crate::error::{raised, refused, wrong_type};
use crate::input::{Buffer, Frame, Numbers, Prepared, number};
use crate::instrument::{Instrument, scale};
use crate::results::{AuditFinding, Published, ResponseScore, WeightedGap};
use crate::segments::{Model, Scored, score};
use crate::summary::Summary;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// What the two functions for tables of ratings share.
struct Given<'a, 'py> {
    expectations: Arg<'a, 'py>,
    perceptions: &'a Bound<'py, PyAny>,
    dimensions: Arg<'a, 'py>,
    weights: Arg<'a, 'py>,
    scale: Arg<'a, 'py>,
}

/// The importance of the dimensions.
enum Importance<'py> {
    None,
    Weights(Vec<f64>),
    /// The points of each respondent, a column per dimension, by position.
    Points(Frame<'py>, Vec<usize>),
}

impl<'py> Given<'_, 'py> {
    /// The two tables as a summary of one segment.
    fn summary(&self) -> PyResult<Arc<core::Summary>> {
        let py = self.perceptions.py();
        let perceptions = Frame::read(self.perceptions, "perceptions")?;
        let expectations = self.expectations.map(|table| Frame::read(table, "expectations")).transpose()?;
        let named = expectations.as_ref().unwrap_or(&perceptions);
        let (found, expected) = (perceptions.names().len(), named.names().len());
        if found != expected {
            let reason = format!("perceptions have {found} attributes (columns), expectations {expected}");
            return Err(raised(core::Error::InvalidTable { line: 1, reason }));
        }
        let attributes = self.attributes(named)?;
        let mut dimensions: Vec<&str> = Vec::new();
        for dimension in attributes.iter().filter_map(|(_, dimension)| dimension.as_deref()) {
            if !dimensions.contains(&dimension) {
                dimensions.push(dimension);
            }
        }
        let importance = self.importance(&dimensions)?;
        let instrument = self.instrument(&attributes, &importance)?;
        let mut prepared = Prepared::default();
        // The columns of attribute i are E_{id} and P_{id}, or the second alone.
        let mut names = Vec::new();
        for (i, attribute) in instrument.attributes().iter().enumerate() {
            let sides = expectations
                .iter()
                .map(|table| ("expectations", table))
                .chain([("perceptions", &perceptions)]);
            for (column, (side, table)) in attribute.columns().iter().zip(sides) {
                prepared
                    .add(column, table.numbers(i)?)
                    .map_err(|error| error_in(py, error, column, side, &table.names()[i]))?;
                names.push((column.clone(), format!("{side} {}", table.names()[i])));
            }
        }
        if let Importance::Points(table, order) = &importance {
            for (column, position) in instrument.point_columns().unwrap_or_default().into_iter().zip(order) {
                prepared.add(column, table.numbers(*position)?)?;
            }
        }
        py.detach(|| {
            let mut summary = core::Summary::new(instrument, SummaryOptions::default())?;
            prepared.observe(&mut summary).map_err(|error| renamed(error, &names))?;
            Ok(Arc::new(summary))
        })
        .map_err(raised)
    }

    /// Each attribute with its dimension, in the order of the columns.
    fn attributes(&self, named: &Frame<'_>) -> PyResult<Vec<(String, Option<String>)>> {
        let mut attributes: Vec<(String, Option<String>)> =
            named.names().iter().map(|name| (name.clone(), None)).collect();
        let Some(dimensions) = self.dimensions else { return Ok(attributes) };
        let dimensions = dimensions
            .cast::<PyMapping>()
            .map_err(|_| wrong_type("dimensions: a mapping of attribute to dimension is needed"))?;
        for pair in dimensions.items()?.iter() {
            let (attribute, dimension): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
            let id = attribute.str()?.to_string();
            let Some(found) = attributes.iter_mut().find(|(name, _)| *name == id) else {
                let available = named.names().join(", ");
                return Err(raised(core::Error::UnknownItem { what: "attribute", id, available }));
            };
            found.1 =
                if dimension.is_instance_of::<PyNone>() { None } else { Some(dimension.str()?.to_string()) };
        }
        Ok(attributes)
    }

    fn importance(&self, dimensions: &[&str]) -> PyResult<Importance<'py>> {
        let Some(weights) = self.weights else { return Ok(Importance::None) };
        if dimensions.is_empty() {
            return Err(refused(
                "weights",
                "given",
                "weights are those of dimensions: name the dimensions too",
            ));
        }
        let unknown = |id: &str| {
            let available = dimensions.join(", ");
            raised(core::Error::UnknownItem { what: "dimension", id: id.to_owned(), available })
        };
        if let Ok(mapping) = weights.cast::<PyDict>() {
            let is_number = |value: &Bound<'_, PyAny>| value.extract::<f64>().is_ok() && value.len().is_err();
            if mapping.values().iter().all(|value| is_number(&value)) {
                let mut found: Vec<Option<f64>> = vec![None; dimensions.len()];
                for (name, weight) in mapping {
                    let name = name.str()?.to_string();
                    let position =
                        dimensions.iter().position(|d| *d == name).ok_or_else(|| unknown(&name))?;
                    found[position] = Some(number(&weight, || format!("the weight of {name}"))?);
                }
                let missing = found.iter().position(Option::is_none).map(|i| dimensions[i]);
                return match missing {
                    None => Ok(Importance::Weights(found.into_iter().flatten().collect())),
                    Some(name) => {
                        Err(refused("weights", "a mapping", format!("dimension {name:?} has no weight")))
                    }
                };
            }
        }
        let table = Frame::read(weights, "weights")?;
        let (found, expected) = (table.names().len(), dimensions.len());
        let order: Option<Vec<usize>> =
            dimensions.iter().map(|d| table.names().iter().position(|name| name == d)).collect();
        // Columns without the names of the dimensions, as an array has them, stand in the dimensions' order.
        let is_array = table.names().iter().enumerate().all(|(i, name)| *name == i.to_string());
        match order {
            Some(order) if found == expected => Ok(Importance::Points(table, order)),
            None if found == expected && is_array => Ok(Importance::Points(table, (0..expected).collect())),
            _ if found != expected => {
                let allowed = format!("one column per dimension, {expected}: {}", dimensions.join(", "));
                Err(refused("weights", format!("{found} columns"), allowed))
            }
            _ => Err(unknown(
                table.names().iter().find(|name| !dimensions.contains(&name.as_str())).map_or("", |n| n),
            )),
        }
    }

    fn instrument(
        &self,
        attributes: &[(String, Option<String>)],
        importance: &Importance<'_>,
    ) -> PyResult<core::Instrument> {
        let scale = match self.scale {
            Some(given) => scale(given)?,
            None => core::Scale::new(1, 7).map_err(raised)?,
        };
        let attributes: Vec<(&str, Option<&str>)> =
            attributes.iter().map(|(id, dimension)| (id.as_str(), dimension.as_deref())).collect();
        let (weights, points) = match importance {
            Importance::None => (None, false),
            Importance::Weights(weights) => (Some(weights.as_slice()), false),
            Importance::Points(..) => (None, true),
        };
        let both = core::Instrument::paired(&attributes, weights, points, scale);
        let built = if self.expectations.is_some() {
            both
        } else {
            both.and_then(|both| {
                let mut spec = both.spec().clone();
                spec.viewpoints.remove(&Viewpoint::Expectation);
                core::Instrument::new(spec)
            })
        };
        built.map_err(raised)
    }

    /// Refuses what a summary has settled already.
    fn check_bare(&self) -> PyResult<()> {
        let options = [("dimensions", self.dimensions), ("weights", self.weights), ("scale", self.scale)];
        match options.into_iter().find_map(|(name, value)| Some((name, value?))) {
            None => Ok(()),
            Some((name, value)) => {
                Err(refused(name, value.repr()?.to_string(), "it comes from the instrument of the summary"))
            }
        }
    }
}

/// An error about lengths with the column called as the caller knows it.
fn error_in(py: Python<'_>, error: PyErr, column: &str, side: &str, name: &str) -> PyErr {
    let message = error.value(py).to_string();
    match message.strip_prefix(&format!("column {column:?}")) {
        None => error,
        Some(rest) => {
            let kind = error.value(py).getattr("kind");
            let renamed =
                crate::error::GapModelError::new_err(format!("column {:?}{rest}", format!("{side} {name}")));
            if let Ok(kind) = kind {
                renamed.value(py).setattr("kind", kind).ok();
            }
            renamed
        }
    }
}

/// The same error with the column called as the caller knows it.
fn renamed(error: core::Error, names: &[(String, String)]) -> core::Error {
    let theirs = |column: Option<String>| {
        let found = names.iter().find(|(ours, _)| column.as_deref() == Some(ours));
        found.map(|(_, theirs)| theirs.clone()).or(column)
    };
    match error {
        core::Error::OffScale { value, place, scale } => {
            let column = theirs(place.column.clone());
            core::Error::OffScale { value, place: core::Place { column, ..place }, scale }
        }
        other => other,
    }
}

/// SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
/// dimension and overall, paired within respondents.
///
/// `expectations` and `perceptions` are two tables of the same respondents with the attributes in the same order: data
/// frames, dicts of columns, or 2-D arrays. `dimensions` maps each attribute (the name of its column in
/// `expectations`; its position, from 0, in an array) to its dimension. `weights` maps each dimension to its weight, or is a
/// table of the points, out of 100, that each respondent gave each dimension. Or a `Summary` alone, whose instrument then
/// says all of this. `family` is "holm", "bh", "hochberg", "by", "bonferroni" or "none". `method` is `"t"`, or `"bca"` or
/// `"percentile"` with `replicates` and `seed`, as `csat.bootstrap` says, for the intervals of attributes, dimensions and sums.
#[pyfunction]
#[pyo3(
    name = "servqual",
    signature = (
        expectations, perceptions = None, *, dimensions = None, weights = None, scale = None, level = 0.95,
        family = "holm", tests = true, language = "en", method = "t", replicates = None, seed = None
    ),
    text_signature = "(expectations, perceptions=None, *, dimensions=None, weights=None, scale=(1, 7), level=0.95, \
                      family='holm', tests=True, language='en', method='t', replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn gap_servqual<'py>(
    py: Python<'py>,
    expectations: &Bound<'py, PyAny>,
    perceptions: Arg<'_, 'py>,
    dimensions: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    scale: Arg<'_, 'py>,
    level: f64,
    family: &str,
    tests: bool,
    language: &str,
    method: &str,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let family = Adjustment::parse(family).map_err(raised)?;
    let bootstrap = Draws { replicates, seed }.named(Some(method), "t")?;
    let options = ServqualOptions { level, family, tests, bootstrap, language: language.to_owned() };
    let model: Model = Arc::new(move |segment| {
        gap::servqual(segment, &options).map(|result| Scored::Servqual(Box::new(result)))
    });
    let summary = expectations.cast::<Summary>();
    match (summary, perceptions) {
        (Ok(summary), None) => {
            let given = Given { expectations: None, perceptions: expectations, dimensions, weights, scale };
            given.check_bare()?;
            score(py, summary.get().now(), model)
        }
        (Err(_), Some(perceptions)) => {
            let given = Given { expectations: Some(expectations), perceptions, dimensions, weights, scale };
            score(py, given.summary()?, model)
        }
        (Ok(_), Some(_)) => Err(wrong_type("a summary holds the perceptions already")),
        (Err(_), None) => Err(wrong_type("perceptions are needed beside expectations")),
    }
}

/// SERVPERF scores (Cronin and Taylor 1992): mean perception of every attribute, dimension and overall.
///
/// `perceptions` is a table of respondents by attributes, or a `Summary`. The options are those of `servqual`.
#[pyfunction]
#[pyo3(
    name = "servperf",
    signature = (perceptions, *, dimensions = None, weights = None, scale = None, level = 0.95, language = "en",
        method = "t", replicates = None, seed = None),
    text_signature = "(perceptions, *, dimensions=None, weights=None, scale=(1, 7), level=0.95, language='en', \
                      method='t', replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn gap_servperf<'py>(
    py: Python<'py>,
    perceptions: &Bound<'py, PyAny>,
    dimensions: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    scale: Arg<'_, 'py>,
    level: f64,
    language: &str,
    method: &str,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let bootstrap = Draws { replicates, seed }.named(Some(method), "t")?;
    let options = ServperfOptions { level, bootstrap, language: language.to_owned() };
    let model: Model = Arc::new(move |segment| {
        gap::servperf(segment, &options).map(|result| Scored::Servperf(Box::new(result)))
    });
    let given = Given { expectations: None, perceptions, dimensions, weights, scale };
    let summary = match perceptions.cast::<Summary>() {
        Ok(summary) => {
            given.check_bare()?;
            summary.get().now()
        }
        Err(_) => given.summary()?,
    };
    score(py, summary, model)
}

/// Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.
///
/// `perception` and `expectation` are pairs of mean and standard deviation, if printed; `t` and `interval` are those
/// printed. `rounding` is half a unit of the last digit printed: 0.005 for two decimals. `audit` checks a whole table.
#[pyfunction]
#[pyo3(name = "published", signature = (
    *, n, gap, gap_sd, perception = None, expectation = None, t = None, interval = None, rounding = 0.005, level = 0.95
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn gap_published(
    n: u64,
    gap: f64,
    gap_sd: f64,
    perception: Option<(f64, f64)>,
    expectation: Option<(f64, f64)>,
    t: Option<f64>,
    interval: Option<(f64, f64)>,
    rounding: f64,
    level: f64,
) -> PyResult<Published> {
    let ((perception_mean, perception_sd), (expectation_mean, expectation_sd)) =
        (parts(perception), parts(expectation));
    let (low, high) = parts(interval);
    let row = PublishedGap {
        n: Some(n),
        perception_mean,
        perception_sd,
        expectation_mean,
        expectation_sd,
        gap,
        gap_sd: Some(gap_sd),
        t,
        low,
        high,
        rounding,
    };
    gap::published(&row, level).map(Published::from).map_err(raised)
}

fn parts(pair: Option<(f64, f64)>) -> (Option<f64>, Option<f64>) {
    (pair.map(|(first, _)| first), pair.map(|(_, second)| second))
}

/// Finds the rows of a published gap table that cannot be true as printed, and why, in the order of the rows.
///
/// `rows` is a list of mappings, or a table: a data frame or a dict of columns. Read are `gap` and, where they are there
/// and not missing, `n`, `perception_mean`, `perception_sd`, `expectation_mean`, `expectation_sd`, `gap_sd`, `t`, `low`,
/// `high` and `rounding` (0.005 unless given); a mapping may have the pairs that `published` takes instead. Anything else,
/// such as labels, is ignored.
///
/// Of each row all is checked that is printed: that the standard deviations imply a correlation that can be, that the gap is
/// perception - expectation and not the reverse, and that t and interval are those of gap, standard deviation and n; without
/// standard deviation, that t is that of gap, interval and n, and the gap in the middle of its interval. A row with several
/// contradictions has several findings. `level` is that of the intervals.
#[pyfunction]
#[pyo3(name = "audit", signature = (rows, level = 0.95))]
pub(crate) fn gap_audit(rows: &Bound<'_, PyAny>, level: f64) -> PyResult<Vec<AuditFinding>> {
    let rows = published_rows(rows)?;
    let findings = gap::audit(&rows, level).map_err(raised)?;
    Ok(findings.into_iter().map(AuditFinding::from).collect())
}

fn published_rows(rows: &Bound<'_, PyAny>) -> PyResult<Vec<PublishedGap>> {
    if rows.is_instance_of::<PyList>() || rows.is_instance_of::<PyTuple>() {
        return rows.try_iter()?.enumerate().map(|(i, row)| mapped_row(&row?, i)).collect();
    }
    let table = Frame::read(rows, "rows")?;
    let gaps = table.numbers(table.find("gap")?)?.len();
    let mut columns: Vec<(&str, Vec<f64>)> = Vec::new();
    for name in PRINTED.into_iter().filter(|name| table.names().iter().any(|found| found == name)) {
        let column = table.numbers(table.find(name)?)?.doubles();
        if column.len() != gaps {
            let (column, found) = (name.to_owned(), column.len());
            return Err(raised(core::Error::UnequalLengths { column, found, expected: gaps }));
        }
        columns.push((name, column));
    }
    let cell =
        |name: &str, i: usize| columns.iter().find(|(other, _)| *other == name).map(|(_, column)| column[i]);
    (0..gaps).map(|i| published_row(i, |name| Ok(cell(name, i)))).collect()
}

/// What of a published row is read.
const PRINTED: [&str; 11] = [
    "n",
    "perception_mean",
    "perception_sd",
    "expectation_mean",
    "expectation_sd",
    "gap",
    "gap_sd",
    "t",
    "low",
    "high",
    "rounding",
];

/// Numbers that a mapping may hold in pairs, as the arguments of `published` do.
const PAIRED: [(&str, &str, usize); 6] = [
    ("perception_mean", "perception", 0),
    ("perception_sd", "perception", 1),
    ("expectation_mean", "expectation", 0),
    ("expectation_sd", "expectation", 1),
    ("low", "interval", 0),
    ("high", "interval", 1),
];

fn mapped_row(row: &Bound<'_, PyAny>, i: usize) -> PyResult<PublishedGap> {
    let row = row.cast::<PyMapping>().map_err(|_| {
        wrong_type(format!("row {i} of rows is no mapping of names such as \"gap\" to numbers"))
    })?;
    published_row(i, |name| {
        let found = if row.contains(name)? { Some(row.get_item(name)?) } else { half_of_pair(row, name, i)? };
        found.map(|found| number(&found, || format!("{name} in row {i}"))).transpose()
    })
}

fn half_of_pair<'py>(
    row: &Bound<'py, PyMapping>,
    name: &str,
    i: usize,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some((_, pair, half)) = PAIRED.into_iter().find(|(half, ..)| *half == name) else { return Ok(None) };
    if !row.contains(pair)? || row.get_item(pair)?.is_none() {
        return Ok(None);
    }
    match row.get_item(pair)?.extract::<(Bound<'py, PyAny>, Bound<'py, PyAny>)>() {
        Ok((first, second)) => Ok(Some(if half == 0 { first } else { second })),
        Err(_) => Err(wrong_type(format!("{pair} in row {i} is no pair of numbers"))),
    }
}

/// A row from its numbers by name, of which NaN is not printed.
fn published_row(i: usize, read: impl Fn(&str) -> PyResult<Option<f64>>) -> PyResult<PublishedGap> {
    let printed = |name: &str| Ok::<_, PyErr>(read(name)?.filter(|number| !number.is_nan()));
    let lacking = || refused("gap", format!("none in row {i}"), "every row needs its gap");
    Ok(PublishedGap {
        n: printed("n")?.map(|n| whole(n, i)).transpose()?,
        perception_mean: printed("perception_mean")?,
        perception_sd: printed("perception_sd")?,
        expectation_mean: printed("expectation_mean")?,
        expectation_sd: printed("expectation_sd")?,
        gap: printed("gap")?.ok_or_else(lacking)?,
        gap_sd: printed("gap_sd")?,
        t: printed("t")?,
        low: printed("low")?,
        high: printed("high")?,
        rounding: printed("rounding")?.unwrap_or(PublishedGap::default().rounding),
    })
}

/// The respondents of a row, which a data frame may hold as a fraction.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 2^53")]
fn whole(n: f64, row: usize) -> PyResult<u64> {
    const LARGEST: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && (0.0..LARGEST).contains(&n) {
        return Ok(n as u64);
    }
    Err(refused("n", format!("{n} in row {row}"), "a whole number of respondents"))
}

/// Weighted SERVQUAL from published dimension gaps and importance weights, side by side with the unweighted mean.
///
/// Weights sum to 1 or, as importance points, to 100.
#[pyfunction]
#[pyo3(name = "weighted", signature = (gaps, weights))]
pub(crate) fn gap_weighted(gaps: &Bound<'_, PyAny>, weights: &Bound<'_, PyAny>) -> PyResult<WeightedGap> {
    let (gaps, weights) = (doubles(gaps, "gaps")?, doubles(weights, "weights")?);
    gap::weighted(&gaps, &weights).map(WeightedGap::from).map_err(raised)
}

/// Scores single responses as they come in, such as after a call: a prepared instrument and no allocation per
/// response beyond the result.
///
/// Fastest with arrays of a numeric type, such as int8, which are read where they lie.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct ResponseScorer {
    scorer: gap::ResponseScorer,
    instrument: Arc<core::Instrument>,
}

#[pymethods]
impl ResponseScorer {
    #[new]
    #[pyo3(signature = (instrument))]
    fn new(instrument: &Bound<'_, Instrument>) -> PyResult<Self> {
        let instrument = Arc::clone(&instrument.get().0);
        let scorer = gap::ResponseScorer::new(&instrument).map_err(raised)?;
        Ok(Self { scorer, instrument })
    }

    /// Scores one response: one expectation and one perception per attribute, in the instrument's order.
    #[pyo3(signature = (expectations, perceptions))]
    fn score(
        &self,
        expectations: &Bound<'_, PyAny>,
        perceptions: &Bound<'_, PyAny>,
    ) -> PyResult<ResponseScore> {
        let (expected, perceived) = (Buffer::vector(expectations), Buffer::vector(perceptions));
        if let (Some(expected), Some(perceived)) =
            (expected.as_ref().and_then(Buffer::whole), perceived.as_ref().and_then(Buffer::whole))
        {
            return self.scored(expected, perceived);
        }
        let (expected, perceived) = (
            Numbers::read(expectations, "expectations")?.doubles(),
            Numbers::read(perceptions, "perceptions")?.doubles(),
        );
        self.scored(Column::from(&expected), Column::from(&perceived))
    }

    /// The instrument.
    #[getter]
    fn instrument(&self) -> Instrument {
        Instrument(Arc::clone(&self.instrument))
    }

    fn __len__(&self) -> usize {
        self.scorer.len()
    }

    fn __repr__(&self) -> String {
        format!("ResponseScorer({:?}, {} attributes)", self.instrument.id(), self.scorer.len())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Instrument,)) {
        (slf.get_type().into_any(), (slf.get().instrument(),))
    }
}

impl ResponseScorer {
    fn scored(&self, expected: Column<'_>, perceived: Column<'_>) -> PyResult<ResponseScore> {
        self.scorer.score(expected, perceived).map(ResponseScore::from).map_err(raised)
    }
}

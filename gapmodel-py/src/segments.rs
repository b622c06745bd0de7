//! One result per segment of a summary.

use std::sync::Arc;

use gapmodel_core::{self as core, Label, csat, dimensions, gap};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple, PyType};

use crate::dimensions::{DimensionScores, Impact, capitalised};
use crate::error::{GapModelError, raised, wrong_type};
use crate::frame::{self, Cell, Row, Rows, Shown, shown_estimate};
use crate::results::{Ces, Estimate, Nps, ServperfResult, ServqualResult, Tabular, ToPython, blank};

/// What one segment gave.
#[derive(Clone, Debug)]
pub(crate) enum Scored {
    Estimate(core::Estimate),
    Nps(csat::Nps),
    Ces(csat::Ces),
    Servqual(Box<gap::ServqualResult>),
    Servperf(Box<gap::ServperfResult>),
    Dimensions(Box<dimensions::DimensionScores>),
    Impact(Box<dimensions::Impact>),
}

impl Scored {
    pub(crate) fn into_python(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        match self {
            Self::Estimate(result) => Estimate::from(result).into_bound_py_any(py),
            Self::Nps(result) => Nps::from(result).into_bound_py_any(py),
            Self::Ces(result) => Ces::from(result).into_bound_py_any(py),
            Self::Servqual(result) => ServqualResult::from(*result).into_bound_py_any(py),
            Self::Servperf(result) => ServperfResult::from(*result).into_bound_py_any(py),
            Self::Dimensions(result) => DimensionScores::from(*result).into_bound_py_any(py),
            Self::Impact(result) => Impact::from(*result).into_bound_py_any(py),
        }
    }

    fn rows(&self) -> Vec<Row> {
        match self {
            Self::Estimate(result) => result.to_python().rows(),
            Self::Nps(result) => result.to_python().rows(),
            Self::Ces(result) => result.to_python().rows(),
            Self::Servqual(result) => result.to_python().rows(),
            Self::Servperf(result) => result.to_python().rows(),
            Self::Dimensions(result) => result.to_python().rows(),
            Self::Impact(result) => result.to_python().rows(),
        }
        .0
    }

    /// The figures that stand for all, with their heads, and how many answers they rest on.
    fn headlines(&self) -> (Vec<(String, core::Estimate)>, u64) {
        let one = |estimate: core::Estimate| (vec![("value".to_owned(), estimate)], estimate.n_valid);
        match self {
            Self::Estimate(estimate) => one(*estimate),
            Self::Nps(result) => one(result.score),
            Self::Ces(result) => one(result.mean),
            Self::Servqual(result) => one(result.overall.as_ref().unwrap_or(&result.all_items).gap),
            Self::Servperf(result) => one(result.overall.as_ref().unwrap_or(&result.all_items).perception),
            Self::Dimensions(result) => {
                let scores = result.dimensions.iter().map(|row| (row.label.clone(), row.score));
                (scores.collect(), result.respondents)
            }
            Self::Impact(result) => {
                let weights = result.now.drivers.iter().map(|row| (capitalised(&row.name), row.weight));
                (weights.collect(), result.now.n_valid)
            }
        }
    }

    /// What the figures are, where their heads do not say it.
    fn what(&self) -> Option<String> {
        match self {
            Self::Dimensions(_) => Some("three dimensions, 0 to 100".to_owned()),
            Self::Impact(result) => {
                Some(format!("what each dimension adds to {}, parts of R²", result.outcome))
            }
            _ => None,
        }
    }

    fn json(&self) -> serde_json::Result<serde_json::Value> {
        match self {
            Self::Estimate(result) => serde_json::to_value(result),
            Self::Nps(result) => serde_json::to_value(result),
            Self::Ces(result) => serde_json::to_value(result),
            Self::Servqual(result) => serde_json::to_value(result),
            Self::Servperf(result) => serde_json::to_value(result),
            Self::Dimensions(result) => serde_json::to_value(result),
            Self::Impact(result) => serde_json::to_value(result),
        }
    }
}

/// A model with its options: what turns the tallies of a segment into a result.
pub(crate) type Model = Arc<dyn Fn(&core::Segment<'_>) -> core::Result<Scored> + Send + Sync>;

/// The result of a summary: one for everybody, or one per segment.
pub(crate) fn score(py: Python<'_>, summary: Arc<core::Summary>, model: Model) -> PyResult<Bound<'_, PyAny>> {
    if summary.by().is_empty() {
        let result = py.detach(|| model(&summary.total()?));
        return result.map_err(raised)?.into_python(py);
    }
    let results = py
        .detach(|| summary.segments().map(|segment| (segment.labels().to_vec(), model(&segment))).collect());
    SegmentResults { summary, model, results }.into_bound_py_any(py)
}

/// Results by segment, like a mapping: the label of the segment, or a tuple of labels where there are several segment
/// columns, to its result.
///
/// A segment that cannot be scored, such as one with a single respondent, holds its error: it is raised when that
/// segment is accessed and stands in `errors`; `values()` and `items()` leave it out.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct SegmentResults {
    summary: Arc<core::Summary>,
    model: Model,
    results: Vec<(Vec<Label>, core::Result<Scored>)>,
}

#[pymethods]
impl SegmentResults {
    /// The segment columns.
    #[getter]
    fn by(&self) -> Vec<String> {
        self.summary.by().to_vec()
    }

    /// The segments that cannot be scored, each with its error.
    #[getter]
    fn errors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let errors = PyDict::new(py);
        for (labels, result) in &self.results {
            if let Err(error) = result {
                errors.set_item(key(py, labels)?, raised(error.clone()))?;
            }
        }
        Ok(errors)
    }

    /// The result of all segments taken together as one.
    #[getter]
    fn total<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let result = py.detach(|| (self.model)(&self.summary.total()?));
        result.map_err(raised)?.into_python(py)
    }

    /// The segments, in order of their labels.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let keys: Vec<_> = self.results.iter().map(|(labels, _)| key(py, labels)).collect::<PyResult<_>>()?;
        PyList::new(py, keys)
    }

    /// The results of the segments that can be scored.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let scored = self.results.iter().filter_map(|(_, result)| result.as_ref().ok());
        let values: Vec<_> = scored.map(|result| result.clone().into_python(py)).collect::<PyResult<_>>()?;
        PyList::new(py, values)
    }

    /// The segments that can be scored with their results.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let scored = self.results.iter().filter_map(|(labels, result)| Some((labels, result.as_ref().ok()?)));
        let item = |(labels, result): (&Vec<Label>, &Scored)| {
            Ok((key(py, labels)?, result.clone().into_python(py)?))
        };
        PyList::new(py, scored.map(item).collect::<PyResult<Vec<_>>>()?)
    }

    /// The result of a segment; `default` where there is no such segment or it cannot be scored.
    #[pyo3(signature = (key, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.__getitem__(py, key) {
            Ok(result) => Ok(Some(result)),
            Err(error) if error.is_instance_of::<GapModelError>(py) => Ok(default),
            Err(error) => Err(error),
        }
    }

    fn __getitem__<'py>(&self, py: Python<'py>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let labels = labels_of(key)?;
        match self.position(&labels) {
            Some(i) => self.results[i].1.clone().map_err(raised)?.into_python(py),
            None => Err(raised(core::Error::UnknownSegment { labels })),
        }
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        labels_of(key).is_ok_and(|labels| self.position(&labels).is_some())
    }

    fn __len__(&self) -> usize {
        self.results.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.keys(py)?.call_method0("__iter__")
    }

    /// `SegmentResults[T]` in annotations.
    #[classmethod]
    fn __class_getitem__<'py>(
        class: &Bound<'py, PyType>,
        item: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        class.py().import("types")?.call_method1("GenericAlias", (class, item))
    }

    /// A list of dicts: the labels by column, and the result or the error.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        frame::from_json(py, &self.to_json()?)
    }

    /// The same as JSON text.
    fn to_json(&self) -> PyResult<String> {
        let mut out = Vec::with_capacity(self.results.len());
        for (labels, result) in &self.results {
            let labels: serde_json::Map<_, _> = self
                .summary
                .by()
                .iter()
                .zip(labels)
                .map(|(name, label)| Ok((name.clone(), serde_json::to_value(label)?)))
                .collect::<serde_json::Result<_>>()
                .map_err(|error| frame::json_error(&error))?;
            out.push(match result {
                Ok(result) => {
                    let result = result.json().map_err(|error| frame::json_error(&error))?;
                    serde_json::json!({ "segment": labels, "result": result })
                }
                Err(error) => serde_json::json!({ "segment": labels, "error": error.to_string() }),
            });
        }
        serde_json::to_string(&out).map_err(|error| frame::json_error(&error))
    }

    /// All results as a data frame of pandas or polars, whichever is named or installed, with the labels first.
    #[pyo3(signature = (backend = None))]
    fn to_frame<'py>(&self, py: Python<'py>, backend: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        self.rows().to_frame(py, backend)
    }

    /// All results as a table for any library that reads Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol allows to leave the wish of the consumer unheard.
        drop(requested_schema);
        self.rows().capsule(py)
    }

    fn __repr__(&self) -> String {
        let failed = self.results.iter().filter(|(_, result)| result.is_err()).count();
        let by = self.summary.by().join(", ");
        format!("SegmentResults({} segments by {by}, {failed} of them not scored)", self.results.len())
    }

    fn __str__(&self) -> String {
        self.shown().text()
    }

    fn _repr_html_(&self) -> String {
        self.shown().html()
    }
}

impl SegmentResults {
    fn position(&self, labels: &[Label]) -> Option<usize> {
        self.results.binary_search_by(|(other, _)| other.as_slice().cmp(labels)).ok()
    }

    fn rows(&self) -> Rows {
        let template = self.results.iter().find_map(|(_, result)| result.as_ref().ok()).map(Scored::rows);
        let template = template.and_then(|rows| rows.first().map(blank)).unwrap_or_default();
        // A column of labels is of numbers if all of them are.
        let is_text = |i: usize| self.results.iter().any(|(labels, _)| matches!(labels[i], Label::Text(_)));
        let texts: Vec<bool> = (0..self.summary.by().len()).map(is_text).collect();
        let mut out = Vec::new();
        for (labels, result) in &self.results {
            let first: Row = self
                .summary
                .by()
                .iter()
                .zip(labels.iter().zip(&texts))
                .map(|(name, (label, is_text))| (name.clone(), label_cell(label, *is_text)))
                .collect();
            let (rows, error) = match result {
                Ok(result) => (result.rows(), None),
                Err(error) => (vec![template.clone()], Some(error.to_string())),
            };
            for row in rows {
                let last = (String::from("error"), Cell::Text(error.clone()));
                out.push(first.iter().cloned().chain(row).chain([last]).collect());
            }
        }
        Rows(out)
    }

    fn shown(&self) -> Shown {
        const MOST: usize = 50;
        let scored = self.results.iter().find_map(|(_, result)| result.as_ref().ok());
        let figures = scored.map(|result| result.headlines().0);
        let figures = figures
            .map_or_else(|| vec!["value".to_owned()], |all| all.into_iter().map(|(name, _)| name).collect());
        let mut lines: Vec<Vec<String>> = Vec::new();
        let mut notes: Vec<String> = Vec::new();
        for (labels, result) in self.results.iter().take(MOST) {
            let mut line = vec![labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")];
            match result {
                Ok(result) => {
                    let (estimates, n) = result.headlines();
                    line.extend(
                        estimates.iter().flat_map(|(_, of)| shown_estimate(of.value, of.low, of.high)),
                    );
                    line.push(n.to_string());
                }
                Err(error) => {
                    notes.push(format!("{}: {}: {error}", line[0], error.kind().name()));
                    line.resize(2 * figures.len() + 2, "-".to_owned());
                }
            }
            lines.push(line);
        }
        if self.results.len() > MOST {
            lines.push(vec![format!("and {} more", self.results.len() - MOST)]);
        }
        let mut caption = format!("{} segments by {}", self.results.len(), self.summary.by().join(", "));
        if let Some(what) = scored.and_then(Scored::what) {
            caption = format!("{caption}: {what}");
        }
        let heads = figures.iter().flat_map(|name| [name.as_str(), "interval"]);
        let heads: Vec<&str> = std::iter::once("segment").chain(heads).chain(["n"]).collect();
        Shown::new(caption, &heads, 1, lines).with_notes(notes)
    }
}

fn label_cell(label: &Label, is_text: bool) -> Cell {
    match label {
        Label::Missing if is_text => Cell::Text(None),
        Label::Missing => Cell::Int(None),
        Label::Int(number) if is_text => Cell::Text(Some(number.to_string())),
        Label::Int(number) => Cell::Int(Some(*number)),
        Label::Text(text) => Cell::Text(Some(text.clone())),
    }
}

/// A label as Python has it: text, a whole number, or `None` where it is missing.
pub(crate) fn label<'py>(py: Python<'py>, label: &Label) -> PyResult<Bound<'py, PyAny>> {
    match label {
        Label::Missing => py.None().into_bound_py_any(py),
        Label::Int(number) => number.into_bound_py_any(py),
        Label::Text(text) => text.into_bound_py_any(py),
    }
}

/// The name of a segment: the label itself where there is one segment column, otherwise a tuple.
pub(crate) fn key<'py>(py: Python<'py>, labels: &[Label]) -> PyResult<Bound<'py, PyAny>> {
    match labels {
        [one] => label(py, one),
        several => {
            let labels: Vec<_> = several.iter().map(|one| label(py, one)).collect::<PyResult<_>>()?;
            Ok(PyTuple::new(py, labels)?.into_any())
        }
    }
}

pub(crate) fn labels_of(key: &Bound<'_, PyAny>) -> PyResult<Vec<Label>> {
    let one = |object: &Bound<'_, PyAny>| {
        if object.is_none() {
            Ok(Label::Missing)
        } else if let Ok(number) = object.extract::<i64>() {
            Ok(Label::Int(number))
        } else if let Ok(text) = object.extract::<String>() {
            Ok(Label::Text(text))
        } else {
            Err(wrong_type(format!("{} is no label: labels are text, whole numbers or None", object.repr()?)))
        }
    };
    match key.cast::<PyTuple>() {
        Ok(several) => several.iter().map(|object| one(&object)).collect(),
        Err(_) => Ok(vec![one(key)?]),
    }
}

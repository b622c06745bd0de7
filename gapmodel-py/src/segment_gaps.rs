//! The gaps of many segments side by side: columns made in bulk, because there may be a million rows.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, StringArray};
use gapmodel_core::gap::{self, SegmentGap, Spread};
use gapmodel_core::{self as core, Label};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyList, PyType};

use crate::error::raised;
use crate::frame::{self, Shown, shown_mean, shown_mean_interval};
use crate::segments::{key, label};
use crate::summary::Summary;

/// Mean expectation, perception and gap with interval of every attribute and dimension in every segment.
///
/// The quick companion of `servqual`: the same figures, but no tests, no ranks and no labels, so that tens of thousands of
/// segments take a fraction of a second. A segment without any pair has no entries.
#[pyfunction]
#[pyo3(name = "segments", signature = (summary, *, level = 0.95))]
pub(crate) fn gap_segments(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    level: f64,
) -> PyResult<SegmentGaps> {
    let summary = summary.get().now();
    py.detach(|| gap::segments(&summary, level)).map(|inner| SegmentGaps(Arc::new(inner))).map_err(raised)
}

/// Gap tables of many segments side by side, without the tests of `servqual`: what a dashboard of thousands of locations
/// and months shows.
///
/// A table of one row per segment and thing measured, for any library that reads Arrow: the segment columns, `measured`,
/// `n_valid`, `n_absent`, `expectation_mean`, `perception_mean`, `gap`, `std_dev`, `low`, `high`. The last three are
/// absent below two respondents and where all gaps are equal.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SegmentGaps(Arc<gap::SegmentGaps>);

/// A column by its name.
type Column<E, T> = (&'static str, fn(&E) -> T);

/// The numbers of an entry that are always there.
const MEANS: [Column<SegmentGap, f64>; 3] = [
    ("expectation_mean", |entry| entry.expectation_mean),
    ("perception_mean", |entry| entry.perception_mean),
    ("gap", |entry| entry.gap),
];
const SPREADS: [Column<Spread, f64>; 3] =
    [("std_dev", |spread| spread.std_dev), ("low", |spread| spread.low), ("high", |spread| spread.high)];
const SIZES: [Column<SegmentGap, u64>; 2] =
    [("n_valid", |entry| entry.n_valid), ("n_absent", |entry| entry.n_absent)];

#[pymethods]
impl SegmentGaps {
    /// The segment columns.
    #[getter]
    fn by(&self) -> Vec<String> {
        self.0.by.clone()
    }

    /// The labels of each segment.
    #[getter]
    fn segments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let keys: Vec<_> = self.0.segments.iter().map(|labels| key(py, labels)).collect::<PyResult<_>>()?;
        PyList::new(py, keys)
    }

    /// Ids of what is measured: the attributes, the dimensions, `"overall"` (with dimensions) and `"all_items"`.
    #[getter]
    fn measured(&self) -> Vec<String> {
        self.0.measured.clone()
    }

    /// Confidence level of the intervals.
    #[getter]
    fn level(&self) -> f64 {
        self.0.level
    }

    fn __len__(&self) -> usize {
        self.0.gaps.len()
    }

    /// The gaps as a dict of plain values; `gaps` has one entry per row of the table, with the positions of its segment
    /// and of what is measured.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        frame::from_json(py, &self.to_json(py)?)
    }

    /// The same as JSON text.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| serde_json::to_string(&*self.0)).map_err(|error| frame::json_error(&error))
    }

    /// The gaps that `to_json` wrote.
    #[classmethod]
    fn from_json(class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        let read: gap::SegmentGaps =
            class.py().detach(|| serde_json::from_str(text)).map_err(|error| frame::json_error(&error))?;
        let (segments, measured) = (read.segments.len(), read.measured.len());
        let fits =
            |entry: &SegmentGap| (entry.segment as usize) < segments && (entry.measured as usize) < measured;
        if !read.gaps.iter().all(fits) || read.segments.iter().any(|labels| labels.len() != read.by.len()) {
            let reason = "an entry of a segment that is not there".to_owned();
            return Err(raised(core::Error::InvalidBytes { reason }));
        }
        Ok(Self(Arc::new(read)))
    }

    /// The table as a data frame of pandas or polars, whichever is named or installed.
    #[pyo3(signature = (backend = None))]
    fn to_frame<'py>(&self, py: Python<'py>, backend: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
        let library = frame::library(py, backend)?;
        if library.name()? == "polars" {
            return library.call_method1("DataFrame", (self.clone(),));
        }
        self.to_pandas(&library)
    }

    /// The table for any library that reads Arrow.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol allows to leave the wish of the consumer unheard.
        drop(requested_schema);
        frame::capsule(py, py.detach(|| self.columns()))
    }

    fn __repr__(&self) -> String {
        let (segments, rows) = (self.0.segments.len(), self.0.gaps.len());
        format!("SegmentGaps({segments} segments by {}, {rows} rows)", self.0.by.join(", "))
    }

    fn __str__(&self) -> String {
        self.shown().text()
    }

    fn _repr_html_(&self) -> String {
        self.shown().html()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json(slf.py())?,)))
    }
}

impl SegmentGaps {
    fn columns(&self) -> Vec<(String, ArrayRef)> {
        let entries = &self.0.gaps;
        let mut columns: Vec<(String, ArrayRef)> = Vec::new();
        for (i, name) in self.0.by.iter().enumerate() {
            columns.push((name.clone(), self.labels(i)));
        }
        let ids = entries.iter().map(|entry| Some(self.0.measured[entry.measured as usize].as_str()));
        columns.push(("measured".to_owned(), Arc::new(ids.collect::<StringArray>())));
        for (name, value) in SIZES {
            let values = entries.iter().map(|entry| i64::try_from(value(entry)).unwrap_or(i64::MAX));
            columns.push((name.to_owned(), Arc::new(Int64Array::from_iter_values(values))));
        }
        for (name, value) in MEANS {
            let values = entries.iter().map(value);
            columns.push((name.to_owned(), Arc::new(Float64Array::from_iter_values(values))));
        }
        for (name, value) in SPREADS {
            let values = entries.iter().map(|entry| entry.spread.as_ref().map(value));
            columns.push((name.to_owned(), Arc::new(values.collect::<Float64Array>())));
        }
        columns
    }

    /// A segment column: whole numbers if all labels are, text otherwise.
    fn labels(&self, column: usize) -> ArrayRef {
        let (segments, entries) = (&self.0.segments, &self.0.gaps);
        let of = |entry: &SegmentGap| &segments[entry.segment as usize][column];
        if segments.iter().any(|labels| matches!(labels[column], Label::Text(_))) {
            let texts: Vec<Option<String>> = segments
                .iter()
                .map(|labels| match &labels[column] {
                    Label::Missing => None,
                    label => Some(label.to_string()),
                })
                .collect();
            let values = entries.iter().map(|entry| texts[entry.segment as usize].as_deref());
            return Arc::new(values.collect::<StringArray>());
        }
        let number = |entry: &SegmentGap| match of(entry) {
            Label::Int(number) => Some(*number),
            _ => None,
        };
        Arc::new(entries.iter().map(number).collect::<Int64Array>())
    }

    /// A frame of pandas without pyarrow: numbers as arrays, texts taken from the few there are.
    fn to_pandas<'py>(&self, pandas: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
        let py = pandas.py();
        let numpy = py.import("numpy")?;
        let array = |kind: &str, bytes: Vec<u8>| {
            let copy = numpy.call_method1("frombuffer", (PyBytes::new(py, &bytes), kind))?;
            copy.call_method0("copy")
        };
        let entries = &self.0.gaps;
        let taken = |few: Bound<'py, PyList>, position: fn(&SegmentGap) -> u32| {
            let positions =
                entries.iter().flat_map(|entry| i64::from(position(entry)).to_ne_bytes()).collect();
            let series = pandas.call_method1("Series", (few,))?;
            let rows = series.call_method1("take", (array("int64", positions)?,))?;
            let options = PyDict::new(py);
            options.set_item("drop", true)?;
            rows.call_method("reset_index", (), Some(&options))
        };
        let columns = PyDict::new(py);
        for (i, name) in self.0.by.iter().enumerate() {
            let is_text = self.0.segments.iter().any(|labels| matches!(labels[i], Label::Text(_)));
            let labels = self.0.segments.iter().map(|labels| match &labels[i] {
                Label::Int(number) if is_text => label(py, &Label::Text(number.to_string())),
                other => label(py, other),
            });
            let labels = PyList::new(py, labels.collect::<PyResult<Vec<_>>>()?)?;
            columns.set_item(name, taken(labels, |entry| entry.segment)?)?;
        }
        columns.set_item("measured", taken(PyList::new(py, &self.0.measured)?, |entry| entry.measured)?)?;
        for (name, value) in SIZES {
            let bytes = entries.iter().flat_map(|entry| value(entry).to_ne_bytes()).collect();
            columns.set_item(name, array("int64", bytes)?)?;
        }
        for (name, value) in MEANS {
            let bytes = entries.iter().flat_map(|entry| value(entry).to_ne_bytes()).collect();
            columns.set_item(name, array("float64", bytes)?)?;
        }
        for (name, value) in SPREADS {
            let value = |entry: &SegmentGap| entry.spread.as_ref().map_or(f64::NAN, value);
            let bytes = entries.iter().flat_map(|entry| value(entry).to_ne_bytes()).collect();
            columns.set_item(name, array("float64", bytes)?)?;
        }
        pandas.call_method1("DataFrame", (columns,))
    }

    fn shown(&self) -> Shown {
        const MOST: usize = 20;
        let line = |entry: &SegmentGap| {
            let labels = self.0.segments[entry.segment as usize].iter().map(ToString::to_string);
            let mut line: Vec<String> = labels.collect();
            line.extend([
                self.0.measured[entry.measured as usize].clone(),
                entry.n_valid.to_string(),
                shown_mean(entry.expectation_mean),
                shown_mean(entry.perception_mean),
                shown_mean(entry.gap),
                shown_mean_interval(entry.spread.map(|s| s.low), entry.spread.map(|s| s.high)),
            ]);
            line
        };
        let mut lines: Vec<Vec<String>> = self.0.gaps.iter().take(MOST).map(line).collect();
        if self.0.gaps.len() > MOST {
            lines.push(vec![format!("and {} more", self.0.gaps.len() - MOST)]);
        }
        let heads = ["measured", "n", "expectation", "perception", "gap", "interval"];
        let heads: Vec<&str> = self.0.by.iter().map(String::as_str).chain(heads).collect();
        let caption = match self.0.by.as_slice() {
            [] => "Gap = perception - expectation, all respondents".to_owned(),
            by => format!(
                "Gap = perception - expectation, {} segments by {}",
                self.0.segments.len(),
                by.join(", ")
            ),
        };
        Shown::new(caption, &heads, self.0.by.len() + 1, lines)
    }
}

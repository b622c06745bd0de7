//! What goes out: tables of results, as Arrow, as data frames, as text and as HTML.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use gapmodel_core as core;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use crate::error::{raised, refused};

/// One value of a table of results; each column keeps to one of the three.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<u64> for Cell {
    fn from(n: u64) -> Self {
        Self::Int(Some(i64::try_from(n).unwrap_or(i64::MAX)))
    }
}

impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Real(Some(value))
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        Self::Real(value)
    }
}

/// A row: every value with the name of its column.
pub(crate) type Row = Vec<(String, Cell)>;

/// A table of results: rows with the same columns in the same order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows(pub(crate) Vec<Row>);

impl Rows {
    fn columns(&self) -> Vec<(String, ArrayRef)> {
        let Some(first) = self.0.first() else { return Vec::new() };
        let column = |(i, (name, cell)): (usize, &(String, Cell))| {
            let cells = self.0.iter().map(|row| &row[i].1);
            let array: ArrayRef = match cell {
                Cell::Text(_) => Arc::new(cells.map(text).collect::<StringArray>()),
                Cell::Int(_) => Arc::new(cells.map(int).collect::<Int64Array>()),
                Cell::Real(_) => Arc::new(cells.map(real).collect::<Float64Array>()),
            };
            (name.clone(), array)
        };
        first.iter().enumerate().map(column).collect()
    }

    /// An Arrow stream of one batch.
    pub(crate) fn capsule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let columns = self.columns();
        let field = |(name, array): &(String, ArrayRef)| Field::new(name, data_type(array), true);
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let arrays: Vec<ArrayRef> = columns.into_iter().map(|(_, array)| array).collect();
        let batches: Vec<Result<RecordBatch, ArrowError>> = if arrays.is_empty() {
            Vec::new()
        } else {
            vec![RecordBatch::try_new(Arc::clone(&schema), arrays)]
        };
        let reader = RecordBatchIterator::new(batches, schema);
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// A data frame of pandas or polars, whichever is asked for or there.
    pub(crate) fn to_frame<'py>(
        &self,
        py: Python<'py>,
        backend: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let candidates: &[&str] = match backend {
            None => &["pandas", "polars"],
            Some("pandas") => &["pandas"],
            Some("polars") => &["polars"],
            Some(other) => return Err(refused("backend", format!("{other:?}"), "\"pandas\" or \"polars\"")),
        };
        let columns = PyDict::new(py);
        let Some(first) = self.0.first() else { return frame_of(py, candidates, &columns) };
        for (i, (name, cell)) in first.iter().enumerate() {
            let cells = self.0.iter().map(|row| &row[i].1);
            match cell {
                Cell::Text(_) => columns.set_item(name, cells.map(text).collect::<Vec<_>>())?,
                Cell::Int(_) => columns.set_item(name, cells.map(int).collect::<Vec<_>>())?,
                Cell::Real(_) => columns.set_item(name, cells.map(real).collect::<Vec<_>>())?,
            }
        }
        frame_of(py, candidates, &columns)
    }
}

fn frame_of<'py>(
    py: Python<'py>,
    candidates: &[&str],
    columns: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    for name in candidates {
        if let Ok(library) = py.import(*name) {
            return library.call_method1("DataFrame", (columns,));
        }
    }
    Err(PyImportError::new_err(format!("to_frame needs {}, which is not installed", candidates.join(" or "))))
}

fn data_type(array: &ArrayRef) -> DataType {
    array.data_type().clone()
}

fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => text.clone(),
        _ => None,
    }
}

fn int(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Int(n) => *n,
        _ => None,
    }
}

fn real(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Real(value) => *value,
        _ => None,
    }
}

/// A table to look at: a caption, column heads, and lines that are values or a section's title.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    pub(crate) caption: String,
    pub(crate) heads: Vec<&'static str>,
    pub(crate) lines: Vec<Vec<String>>,
}

impl Shown {
    /// Plain text, columns aligned: the first to the left, all others to the right.
    pub(crate) fn text(&self) -> String {
        let heads: Vec<String> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        let table = || std::iter::once(&heads).chain(self.lines.iter().filter(|line| line.len() > 1));
        let width = |i: usize| table().map(|line| line[i].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..heads.len()).map(width).collect();
        let mut out = self.caption.clone();
        for line in std::iter::once(&heads).chain(&self.lines) {
            out.push('\n');
            if let [title] = line.as_slice() {
                out.push_str(title);
                continue;
            }
            let rest = line.iter().zip(&widths).skip(1).map(|(value, w)| format!("  {value:>w$}"));
            let text = format!("{:<w$}{}", line[0], joined(rest), w = widths[0]);
            out.push_str(text.trim_end());
        }
        out
    }

    /// An HTML table without style or script; every text escaped.
    pub(crate) fn html(&self) -> String {
        let heads = joined(self.heads.iter().map(|head| format!("<th>{}</th>", escaped(head))));
        let line = |line: &Vec<String>| match line.as_slice() {
            [title] => format!("<tr><th colspan=\"{}\">{}</th></tr>", self.heads.len(), escaped(title)),
            values => {
                let cells = values.iter().map(|value| format!("<td>{}</td>", escaped(value)));
                format!("<tr>{}</tr>", joined(cells))
            }
        };
        let (caption, lines) = (escaped(&self.caption), joined(self.lines.iter().map(line)));
        format!(
            "<table><caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        )
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            c => out.push(c),
        }
    }
    out
}

/// A number as tables show it: four significant digits at least, no more than four places.
pub(crate) fn shown(value: f64) -> String {
    let places = match value.abs() {
        size if size >= 1000.0 => 1,
        size if size >= 10.0 => 2,
        _ => 4,
    };
    format!("{value:.places$}")
}

pub(crate) fn shown_interval(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("[{}, {}]", shown(low), shown(high)),
        _ => "-".to_owned(),
    }
}

pub(crate) fn shown_p(p: Option<f64>) -> String {
    match p {
        None => "-".to_owned(),
        Some(p) if p < 0.0001 => "<0.0001".to_owned(),
        Some(p) => format!("{p:.4}"),
    }
}

/// JSON text as Python objects.
pub(crate) fn from_json<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}

/// The error for a result that cannot be written or read as JSON.
pub(crate) fn json_error(error: &serde_json::Error) -> PyErr {
    raised(core::Error::InvalidBytes { reason: error.to_string() })
}

//! What goes out: tables of results, as Arrow, as data frames, as text and as HTML.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use gapmodel_core as core;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use crate::error::{raised, refused};

/// One value of a table of results; each column keeps to one kind.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Text(Option<String>),
    Int(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(Some(flag))
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
                Cell::Flag(_) => Arc::new(cells.map(flag).collect::<BooleanArray>()),
            };
            (name.clone(), array)
        };
        first.iter().enumerate().map(column).collect()
    }

    /// An Arrow stream of one batch.
    pub(crate) fn capsule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        capsule(py, self.columns())
    }

    /// A data frame of pandas or polars, whichever is asked for or there.
    pub(crate) fn to_frame<'py>(
        &self,
        py: Python<'py>,
        backend: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let library = library(py, backend)?;
        let columns = PyDict::new(py);
        for (i, (name, cell)) in self.0.iter().take(1).flatten().enumerate() {
            let cells = self.0.iter().map(|row| &row[i].1);
            match cell {
                Cell::Text(_) => columns.set_item(name, cells.map(text).collect::<Vec<_>>())?,
                Cell::Int(_) => columns.set_item(name, cells.map(int).collect::<Vec<_>>())?,
                Cell::Real(_) => columns.set_item(name, cells.map(real).collect::<Vec<_>>())?,
                Cell::Flag(_) => columns.set_item(name, cells.map(flag).collect::<Vec<_>>())?,
            }
        }
        library.call_method1("DataFrame", (columns,))
    }
}

/// An Arrow stream of one batch of named columns.
pub(crate) fn capsule(py: Python<'_>, columns: Vec<(String, ArrayRef)>) -> PyResult<Bound<'_, PyCapsule>> {
    let field = |(name, array): &(String, ArrayRef)| Field::new(name, data_type(array), true);
    let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
    let arrays: Vec<ArrayRef> = columns.into_iter().map(|(_, array)| array).collect();
    let batches: Vec<Result<RecordBatch, ArrowError>> =
        if arrays.is_empty() { Vec::new() } else { vec![RecordBatch::try_new(Arc::clone(&schema), arrays)] };
    let reader = RecordBatchIterator::new(batches, schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
}

/// The library of a data frame: the one named, or the one that is there.
pub(crate) fn library<'py>(py: Python<'py>, backend: Option<&str>) -> PyResult<Bound<'py, PyModule>> {
    let candidates: &[&str] = match backend {
        None => &["pandas", "polars"],
        Some("pandas") => &["pandas"],
        Some("polars") => &["polars"],
        Some(other) => return Err(refused("backend", format!("{other:?}"), "\"pandas\" or \"polars\"")),
    };
    candidates.iter().find_map(|name| py.import(*name).ok()).ok_or_else(|| {
        let needed = candidates.join(" or ");
        PyImportError::new_err(format!("to_frame needs {needed}, which is not installed"))
    })
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

fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => *flag,
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
    pub(crate) heads: Vec<String>,
    /// How many columns from the left hold text.
    pub(crate) texts: usize,
    pub(crate) lines: Vec<Vec<String>>,
    /// What is said below.
    pub(crate) notes: Vec<String>,
}

impl Shown {
    pub(crate) fn new(
        caption: impl Into<String>,
        heads: &[&str],
        texts: usize,
        lines: Vec<Vec<String>>,
    ) -> Self {
        let heads = heads.iter().map(|head| (*head).to_owned()).collect();
        Self { caption: caption.into(), heads, texts, lines, notes: Vec::new() }
    }

    pub(crate) fn with_notes(self, notes: impl IntoIterator<Item = String>) -> Self {
        Self { notes: notes.into_iter().collect(), ..self }
    }

    /// The columns that hold something.
    fn columns(&self) -> Vec<usize> {
        let holds = |i: usize| self.lines.iter().any(|line| line.len() > 1 && !line[i].is_empty());
        (0..self.heads.len()).filter(|&i| holds(i) || i >= self.texts).collect()
    }

    /// Plain text, columns aligned: text to the left, numbers to the right.
    pub(crate) fn text(&self) -> String {
        let columns = self.columns();
        let cell = |line: &[String], i: usize| {
            if i < self.texts { visible(&shortened(&line[i])) } else { line[i].clone() }
        };
        let width = |&i: &usize| {
            let lines = self.lines.iter().filter(|line| line.len() > 1).chain([&self.heads]);
            lines.map(|line| cell(line, i).chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = columns.iter().map(width).collect();
        let mut out = visible(&self.caption);
        for line in std::iter::once(&self.heads).chain(&self.lines) {
            out.push('\n');
            if let [title] = line.as_slice() {
                out.push_str(&visible(title));
                continue;
            }
            let cells = columns.iter().zip(&widths).map(|(&i, w)| {
                let value = cell(line, i);
                if i < self.texts { format!("{value:<w$}") } else { format!("{value:>w$}") }
            });
            out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        for note in &self.notes {
            out.push('\n');
            out.push_str(&visible(note));
        }
        out
    }

    /// An HTML table without script; every text escaped.
    pub(crate) fn html(&self) -> String {
        let columns = self.columns();
        let style = |i: usize| {
            let align = if i < self.texts { "left" } else { "right; white-space: nowrap" };
            format!("padding: 0 0.5em; text-align: {align}")
        };
        let cells = |tag: &str, line: &[String]| {
            joined(
                columns
                    .iter()
                    .map(|&i| format!("<{tag} style=\"{}\">{}</{tag}>", style(i), escaped(&line[i]))),
            )
        };
        let line = |line: &Vec<String>| match line.as_slice() {
            [title] => format!(
                "<tr><th colspan=\"{}\" style=\"padding: 0 0.5em; text-align: left\">{}</th></tr>",
                columns.len(),
                escaped(title)
            ),
            values => format!("<tr>{}</tr>", cells("td", values)),
        };
        let note = |note: &String| {
            format!(
                "<tr><td colspan=\"{}\" style=\"padding: 0 0.5em; text-align: left\">{}</td></tr>",
                columns.len(),
                escaped(note)
            )
        };
        let (caption, lines) = (escaped(&self.caption), joined(self.lines.iter().map(line)));
        let notes = match self.notes.as_slice() {
            [] => String::new(),
            notes => format!("<tfoot>{}</tfoot>", joined(notes.iter().map(note))),
        };
        format!(
            "<table><caption style=\"text-align: left\">{caption}</caption><thead><tr>{}</tr></thead><tbody>{lines}</tbody>{notes}</table>",
            cells("th", &self.heads)
        )
    }
}

/// A long text cut off, for a table of plain text.
fn shortened(text: &str) -> String {
    const MOST: usize = 36;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST - 1).chain(['…']).collect()
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

/// A text whose control characters, and what turns the direction of writing round, are written out: a label cannot change how
/// the rest is shown.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns
}

pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            c if is_hidden(c) => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// A number with so many places, never minus nothing.
pub(crate) fn with_places(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| matches!(c, '0' | '.')) => rest.to_owned(),
        _ => text,
    }
}

fn interval(low: Option<f64>, high: Option<f64>, places: usize) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("[{}, {}]", with_places(low, places), with_places(high, places)),
        (Some(low), None) => format!("from {}", with_places(low, places)),
        (None, Some(high)) => format!("up to {}", with_places(high, places)),
        (None, None) => "-".to_owned(),
    }
}

/// A number whose unit is not known: four significant digits at least, no more than four places.
pub(crate) fn shown(value: f64) -> String {
    let places = match value.abs() {
        size if size >= 1000.0 => 1,
        size if size >= 10.0 => 2,
        _ => 4,
    };
    with_places(value, places)
}

/// A mean or a gap in scale units.
pub(crate) fn shown_mean(value: f64) -> String {
    with_places(value, 2)
}

/// The interval of a mean or a gap.
pub(crate) fn shown_mean_interval(low: Option<f64>, high: Option<f64>) -> String {
    interval(low, high, 2)
}

/// An estimate and its interval: means and points with two places, shares with three.
pub(crate) fn shown_estimate(value: f64, low: Option<f64>, high: Option<f64>) -> [String; 2] {
    let places = if value.abs() <= 1.0 { 3 } else { 2 };
    [with_places(value, places), interval(low, high, places)]
}

pub(crate) fn shown_p(p: Option<f64>) -> String {
    match p {
        None => "-".to_owned(),
        Some(p) if p < 0.0005 => "<0.001".to_owned(),
        Some(p) => format!("{p:.3}"),
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

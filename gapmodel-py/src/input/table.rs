//! Tables of survey answers: data frames, dicts of columns, matrices.

use std::sync::Arc;

use ::arrow_array::ArrayRef;
use arrow_schema::Field;
use gapmodel_core::{self as core, Categories, Column, Table};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use super::buffer::{self, Buffer};
use super::{Numbers, Part, arrow, ends, is_pandas, labels, listed};
use crate::error::{raised, refused, wrong_type};

/// How many column names an error lists.
const SHOWN: usize = 60;

/// A table as it came in: columns found by name or position, none of them read yet.
#[derive(Debug)]
pub(crate) struct Frame<'py> {
    names: Vec<String>,
    columns: Vec<Source<'py>>,
}

#[derive(Debug)]
enum Source<'py> {
    Object(Bound<'py, PyAny>),
    /// A column of a pandas frame, by position.
    Pandas(Bound<'py, PyAny>, usize),
    Arrow(Arc<Field>, Vec<ArrayRef>),
    Matrix(Arc<Buffer>, usize),
    Copied(Vec<f64>),
}

impl<'py> Frame<'py> {
    pub(crate) fn read(object: &Bound<'py, PyAny>, what: &str) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return Err(wrong_type(format!("{what} is text; a table is needed")));
        }
        if let Ok(dict) = object.cast::<PyDict>() {
            let names =
                dict.keys().iter().map(|name| Ok(name.str()?.to_string())).collect::<PyResult<_>>()?;
            return Ok(Self { names, columns: dict.values().iter().map(Source::Object).collect() });
        }
        if is_pandas(object)? && object.hasattr("columns")? {
            let names: Vec<String> = object
                .getattr("columns")?
                .try_iter()?
                .map(|name| Ok(name?.str()?.to_string()))
                .collect::<PyResult<_>>()?;
            let by_position = object.getattr("iloc")?;
            let columns = (0..names.len()).map(|i| Source::Pandas(by_position.clone(), i)).collect();
            return Ok(Self { names, columns });
        }
        if let Some(chunks) = arrow::import(object)? {
            let columns = chunks
                .into_columns()
                .map_err(|_| wrong_type(format!("{what} is a single column; a table is needed")))?;
            return Ok(Self {
                names: columns.iter().map(|(field, _)| field.name().clone()).collect(),
                columns: columns.into_iter().map(|(field, arrays)| Source::Arrow(field, arrays)).collect(),
            });
        }
        let columns = Self::matrix(object, what)?;
        Ok(Self { names: (0..columns.len()).map(|i| i.to_string()).collect(), columns })
    }

    /// The columns of an array with two axes, or of a list of rows.
    fn matrix(object: &Bound<'py, PyAny>, what: &str) -> PyResult<Vec<Source<'py>>> {
        if let Some(buffer) = buffer::numbers(object, what)? {
            if buffer.axes() != 2 {
                let axes = buffer.axes();
                return Err(wrong_type(format!("{what} is an array of {axes} axes; a table has two")));
            }
            let buffer = Arc::new(buffer);
            return Ok((0..buffer.len(1))
                .map(|column| Source::Matrix(Arc::clone(&buffer), column))
                .collect());
        }
        let neither = |_| {
            wrong_type(format!(
                "{what} is no table: a data frame, a dict of columns or a 2-D array is needed"
            ))
        };
        let mut columns: Vec<Vec<f64>> = Vec::new();
        for (row, values) in object.try_iter().map_err(neither)?.enumerate() {
            let values = listed(&values?, &format!("{what}, row {row},"))?;
            if row == 0 {
                columns = vec![Vec::new(); values.len()];
            }
            if values.len() != columns.len() {
                let (column, found, expected) = (format!("row {row} of {what}"), values.len(), columns.len());
                return Err(raised(core::Error::UnequalLengths { column, found, expected }));
            }
            columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
        Ok(columns.into_iter().map(Source::Copied).collect())
    }

    /// The columns of a list of rows of any objects; `None` if it is no list of rows.
    pub(crate) fn of_rows(object: &Bound<'py, PyAny>) -> Option<PyResult<Self>> {
        let listed = object
            .getattr_opt("tolist")
            .ok()?
            .map_or_else(|| Ok(object.clone()), |list| list.call0())
            .ok()?;
        if listed.is_instance_of::<PyString>() || listed.is_instance_of::<PyDict>() {
            return None;
        }
        let mut columns: Vec<Vec<Bound<'py, PyAny>>> = Vec::new();
        for (row, values) in listed.try_iter().ok()?.enumerate() {
            let values = values.ok().filter(|values| !values.is_instance_of::<PyString>())?;
            let values: Vec<Bound<'py, PyAny>> = values.try_iter().ok()?.collect::<PyResult<_>>().ok()?;
            if row == 0 {
                columns = vec![Vec::new(); values.len()];
            }
            if values.len() != columns.len() {
                let (column, found, expected) =
                    (format!("row {row} of ratings"), values.len(), columns.len());
                return Some(Err(raised(core::Error::UnequalLengths { column, found, expected })));
            }
            columns.iter_mut().zip(values).for_each(|(column, value)| column.push(value));
        }
        let names = (0..columns.len()).map(|i| i.to_string()).collect();
        let columns = columns.into_iter().map(|values| PyList::new(object.py(), values).map(Bound::into_any));
        let columns = columns.map(|list| list.map(Source::Object)).collect::<PyResult<_>>();
        Some(columns.map(|columns| Self { names, columns }))
    }

    /// Columns with names.
    pub(crate) fn of_columns(columns: Vec<(&str, Bound<'py, PyAny>)>) -> Self {
        let (names, columns) =
            columns.into_iter().map(|(name, column)| (name.to_owned(), Source::Object(column))).unzip();
        Self { names, columns }
    }

    /// The Python object that a column is, if it is one.
    pub(crate) fn object(&self, position: usize) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(match &self.columns[position] {
            Source::Object(object) => Some(object.clone()),
            Source::Pandas(iloc, i) => Some(pandas_column(iloc, *i)?),
            _ => None,
        })
    }

    /// Whether the columns have names of their own, not only positions.
    pub(crate) fn is_named(&self) -> bool {
        !self.columns.iter().all(|column| matches!(column, Source::Matrix(..) | Source::Copied(_)))
    }

    /// Refuses more columns than a table may have, and a name that stands twice.
    pub(crate) fn check_names(&self) -> PyResult<()> {
        self.check_width()?;
        self.names.iter().try_for_each(|name| self.find(name).map(drop))
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The same columns under other names, in their order.
    pub(crate) fn renamed(self, names: &[String], what: &str) -> PyResult<Self> {
        if names.len() == self.columns.len() {
            return Ok(Self { names: names.to_vec(), ..self });
        }
        let allowed = format!("one for each of the {} columns of {what}, in their order", self.columns.len());
        Err(refused("names", format!("{} of them", names.len()), allowed))
    }

    /// The position of a column.
    pub(crate) fn find(&self, name: &str) -> PyResult<usize> {
        self.check_width()?;
        let mut found = (0..self.names.len()).filter(|&i| self.names[i] == name);
        match (found.next(), found.next()) {
            (Some(first), None) => Ok(first),
            (None, _) => {
                let (column, available) = (name.to_owned(), self.available());
                Err(raised(core::Error::UnknownColumn { column, available }))
            }
            (Some(first), Some(second)) => Err(raised(core::Error::DuplicateColumn {
                column: name.to_owned(),
                first: first + 1,
                second: second + 1,
            })),
        }
    }

    fn check_width(&self) -> PyResult<()> {
        if self.names.len() <= core::MAX_COLUMNS {
            return Ok(());
        }
        let reason = format!("{} columns; a table may have {}", self.names.len(), core::MAX_COLUMNS);
        Err(raised(core::Error::InvalidTable { line: 1, reason }))
    }

    /// The names of the columns, for an error.
    fn available(&self) -> String {
        let mut available = self.names[..self.names.len().min(SHOWN)].join(", ");
        if self.names.is_empty() {
            available.push_str("none");
        } else if self.names.len() > SHOWN {
            available += " and more";
        }
        available
    }

    /// A column of numbers by its position.
    pub(crate) fn numbers(&self, position: usize) -> PyResult<Numbers> {
        let what = format!("column {:?}", self.names[position]);
        match &self.columns[position] {
            Source::Object(object) => Numbers::read(object, &what),
            Source::Pandas(iloc, i) => Numbers::read(&pandas_column(iloc, *i)?, &what),
            Source::Arrow(field, arrays) => {
                arrow::check_numbers(field.data_type(), &what)?;
                Ok(Numbers::of_arrays(arrays.clone()))
            }
            Source::Matrix(buffer, column) => Ok(Numbers { parts: vec![Part::of_buffer(buffer, *column)] }),
            Source::Copied(values) => Ok(Numbers { parts: vec![Part::Copied(values.clone())] }),
        }
    }

    pub(crate) fn labels(&self, position: usize) -> PyResult<Categories> {
        let what = format!("column {:?}", self.names[position]);
        match &self.columns[position] {
            Source::Object(object) => labels::read(object, &what),
            Source::Pandas(iloc, i) => labels::read(&pandas_column(iloc, *i)?, &what),
            Source::Arrow(field, arrays) => labels::of_arrays(arrays, field.data_type(), &what),
            Source::Matrix(..) | Source::Copied(_) => {
                let doubles = self.numbers(position)?.doubles();
                let label = |value: f64| {
                    if value.is_nan() { core::Label::Missing } else { core::Label::parse(&value.to_string()) }
                };
                Ok(Categories::from_labels(doubles.into_iter().map(label)))
            }
        }
    }

    /// Whether a column is there; what is there twice is refused when it is read.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|found| found == name)
    }

    /// Reads what the table has of the columns that a summary asks for; which of them it must have, the core knows.
    pub(crate) fn prepare(
        &self,
        instrument: &core::Instrument,
        options: &core::SummaryOptions,
    ) -> PyResult<Prepared> {
        self.check_width()?;
        let attributes = instrument.attributes().iter().flat_map(|a| a.columns().iter().map(String::as_str));
        let items = instrument.items().iter().map(core::Item::column);
        let points = instrument.point_columns().unwrap_or_default();
        let mut prepared = Prepared { available: self.available(), ..Prepared::default() };
        for name in attributes.chain(items).chain(points).chain(options.weight.as_deref()) {
            if self.has(name) && !prepared.has(name) {
                prepared.add(name, self.numbers(self.find(name)?)?)?;
            }
        }
        for name in &options.by {
            if self.has(name) && !prepared.has(name) {
                prepared.add_labels(name, self.labels(self.find(name)?)?)?;
            }
        }
        Ok(prepared)
    }
}

impl Frame<'_> {
    /// Reads what the table has of some columns of labels and of numbers; which of them it must have, the core knows.
    pub(crate) fn select(&self, labels: &[&str], numbers: &[&str]) -> PyResult<Prepared> {
        self.check_width()?;
        let mut prepared = Prepared { available: self.available(), ..Prepared::default() };
        for name in numbers.iter().filter(|name| self.has(name)) {
            prepared.add(name, self.numbers(self.find(name)?)?)?;
        }
        for name in labels {
            if self.has(name) && !prepared.has(name) {
                prepared.add_labels(name, self.labels(self.find(name)?)?)?;
            }
        }
        Ok(prepared)
    }
}

impl Frame<'_> {
    /// As [`Frame::select`], of numbers that may come as yes and no.
    pub(crate) fn observations(&self, labels: &[&str], numbers: &[&str]) -> PyResult<Prepared> {
        let mut prepared = self.select(labels, &[])?;
        for name in numbers.iter().filter(|name| self.has(name)) {
            let position = self.find(name)?;
            let read = self.numbers(position).or_else(|error| {
                let flags = self.labels(position).ok().and_then(|labels| flags(&labels));
                flags.ok_or(error)
            })?;
            prepared.add(name, read)?;
        }
        Ok(prepared)
    }
}

/// Yes and no as 1 and 0; `None` where there is anything else.
fn flags(labels: &Categories) -> Option<Numbers> {
    let value = |label: &core::Label| match label {
        core::Label::Missing => Some(f64::NAN),
        core::Label::Text(text) if text == "true" || text == "True" => Some(1.0),
        core::Label::Text(text) if text == "false" || text == "False" => Some(0.0),
        _ => None,
    };
    let values: Vec<f64> = labels.labels().iter().map(value).collect::<Option<_>>()?;
    let copied = labels.codes().iter().map(|code| values[*code as usize]).collect();
    Some(Numbers { parts: vec![Part::Copied(copied)] })
}

fn pandas_column<'py>(iloc: &Bound<'py, PyAny>, position: usize) -> PyResult<Bound<'py, PyAny>> {
    let py = iloc.py();
    let all = pyo3::types::PySlice::full(py);
    iloc.get_item((all, position))
}

/// The columns a summary asks for, ready to be observed without the interpreter.
#[derive(Debug, Default)]
pub(crate) struct Prepared {
    numbers: Vec<(String, Numbers)>,
    labels: Vec<(String, Categories)>,
    rows: Option<usize>,
    /// The names of all columns of the table, read or not.
    available: String,
}

impl Prepared {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.numbers.iter().any(|(other, _)| other == name)
            || self.labels.iter().any(|(other, _)| other == name)
    }

    pub(crate) fn add(&mut self, name: &str, numbers: Numbers) -> PyResult<()> {
        self.check(name, numbers.len())?;
        self.numbers.push((name.to_owned(), numbers));
        Ok(())
    }

    /// The columns of numbers, which lie in one piece.
    pub(crate) fn columns(&self) -> impl Iterator<Item = Column<'_>> {
        let rows = self.rows.unwrap_or(0);
        self.numbers.iter().map(move |(_, numbers)| numbers.column(0, rows))
    }

    fn add_labels(&mut self, name: &str, labels: Categories) -> PyResult<()> {
        self.check(name, labels.codes().len())?;
        self.labels.push((name.to_owned(), labels));
        Ok(())
    }

    fn check(&mut self, name: &str, found: usize) -> PyResult<()> {
        match self.rows.replace(found) {
            Some(expected) if expected != found => {
                Err(raised(core::Error::UnequalLengths { column: name.to_owned(), found, expected }))
            }
            _ => Ok(()),
        }
    }

    /// Adds all rows to a summary, in as few pieces as the columns come in.
    pub(crate) fn observe(&self, summary: &mut core::Summary) -> core::Result<()> {
        let rows = self.rows.unwrap_or(0);
        let Some(ends) = ends(self.numbers.iter().map(|(_, numbers)| numbers), rows) else {
            return self.joined().observe(summary);
        };
        let mut start = 0;
        for end in ends {
            let observed = self.piece(start, end).and_then(|table| summary.observe(&table));
            observed.map_err(|error| self.known(moved(error, start)))?;
            start = end;
        }
        Ok(())
    }

    /// The same with every column in one piece.
    pub(crate) fn joined(&self) -> Self {
        let joined = self.numbers.iter().map(|(name, numbers)| (name.clone(), numbers.joined()));
        Self {
            numbers: joined.collect(),
            labels: self.labels.clone(),
            rows: self.rows,
            available: self.available.clone(),
        }
    }

    /// All rows as the core reads them; the columns lie in one piece.
    pub(crate) fn whole(&self) -> core::Result<Table<'_>> {
        self.piece(0, self.rows.unwrap_or(0))
    }

    /// An error about a column that is not there with all those that are.
    pub(crate) fn known(&self, error: core::Error) -> core::Error {
        match error {
            core::Error::UnknownColumn { column, .. } => {
                core::Error::UnknownColumn { column, available: self.available.clone() }
            }
            other => other,
        }
    }

    fn piece(&self, start: usize, end: usize) -> core::Result<Table<'_>> {
        let mut table = Table::new();
        for (name, numbers) in &self.numbers {
            table.add(name, numbers.column(start, end - start))?;
        }
        for (name, labels) in &self.labels {
            let whole = start == 0 && end == labels.codes().len();
            let part = if whole {
                labels.clone()
            } else {
                Categories::from_codes(labels.codes()[start..end].to_vec(), labels.labels().to_vec())?
            };
            table.add_labels(name, part)?;
        }
        Ok(table)
    }
}

/// The same error with the row counted from the beginning of the table, not of the piece.
pub(super) fn moved(error: core::Error, start: usize) -> core::Error {
    let place = |place: core::Place| core::Place { row: place.row + start as u64, ..place };
    match error {
        core::Error::OffScale { value, place: at, scale } => {
            core::Error::OffScale { value, place: place(at), scale }
        }
        core::Error::InvalidWeight { value, place: at } => {
            core::Error::InvalidWeight { value, place: place(at) }
        }
        other => other,
    }
}

//! What comes in: columns and tables of whatever library, read where they lie.

mod arrow;
mod buffer;
pub(crate) mod given;
pub(crate) mod labels;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use ::arrow_array::{Array, ArrayRef};
use gapmodel_core::{self as core, Column};
use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyString};

pub(crate) use buffer::Buffer;
pub(crate) use table::{Frame, Prepared};

use crate::error::wrong_type;

/// A stretch of a column that lies in one piece.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Buffer(Arc<Buffer>, usize),
    Arrow(ArrayRef),
    Copied(Vec<f64>),
}

impl Part {
    fn of_buffer(buffer: &Arc<Buffer>, column: usize) -> Self {
        match buffer.column(column, 0, buffer.len(0)) {
            Some(_) => Self::Buffer(Arc::clone(buffer), column),
            None => Self::Copied(buffer.copied(column)),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Buffer(buffer, _) => buffer.len(0),
            Self::Arrow(array) => array.len(),
            Self::Copied(values) => values.len(),
        }
    }

    /// Rows `start..start + len`; they are there.
    fn column(&self, start: usize, len: usize) -> Column<'_> {
        let found = match self {
            Self::Buffer(buffer, column) => buffer.column(*column, start, len),
            Self::Arrow(array) => arrow::column(array, start, len),
            Self::Copied(values) => Some(Column::from(&values[start..start + len])),
        };
        // Whether it can be read in place was found out when the part was made.
        found.unwrap_or_else(|| Column::from(&[] as &[f64]))
    }
}

/// A column of ratings, weights or measures: numbers in one or more pieces.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    parts: Vec<Part>,
}

impl Numbers {
    /// Reads a column: a list with `None`, a buffer such as a numpy array, or any Arrow column.
    pub(crate) fn read(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>() {
            return Err(wrong_type(format!("{what} is text; a column of numbers is needed")));
        }
        let array = plain_array(object)?;
        let object = array.as_ref().unwrap_or(object);
        if let Some(buffer) = buffer::numbers(object, what)? {
            if buffer.axes() != 1 {
                let axes = buffer.axes();
                return Err(wrong_type(format!("{what} has {axes} axes; a column has one")));
            }
            return Ok(Self { parts: vec![Part::of_buffer(&Arc::new(buffer), 0)] });
        }
        if let Some(chunks) = arrow::import(object)? {
            arrow::check_numbers(&chunks.data_type, what)?;
            return Ok(Self::of_arrays(chunks.arrays));
        }
        Ok(Self { parts: vec![Part::Copied(listed(object, what)?)] })
    }

    /// Chunks whose type was checked.
    fn of_arrays(arrays: Vec<ArrayRef>) -> Self {
        let part = |array: ArrayRef| match array.data_type() {
            arrow_schema::DataType::Null => Part::Copied(vec![f64::NAN; array.len()]),
            _ => Part::Arrow(array),
        };
        Self { parts: arrays.into_iter().map(part).collect() }
    }

    /// Values of one's own, NaN for missing.
    pub(crate) fn of_values(values: Vec<f64>) -> Self {
        Self { parts: vec![Part::Copied(values)] }
    }

    pub(crate) fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// All values as doubles, NaN for missing.
    pub(crate) fn doubles(&self) -> Vec<f64> {
        let mut out = Vec::with_capacity(self.len());
        for part in &self.parts {
            let column = part.column(0, part.len());
            out.extend((0..column.len()).map(|row| column.value(row).unwrap_or(f64::NAN)));
        }
        out
    }

    /// The same in one piece.
    pub(crate) fn joined(&self) -> Self {
        if self.parts.len() == 1 { self.clone() } else { Self { parts: vec![Part::Copied(self.doubles())] } }
    }

    /// Where each piece ends.
    fn seams(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().scan(0, |end, part| {
            *end += part.len();
            Some(*end)
        })
    }

    /// Rows `start..start + len`, which lie in one piece.
    pub(crate) fn column(&self, start: usize, len: usize) -> Column<'_> {
        let mut begin = 0;
        for part in &self.parts {
            if start < begin + part.len() {
                return part.column(start - begin, len);
            }
            begin += part.len();
        }
        Column::from(&[] as &[f64])
    }
}

/// Where the pieces end in which columns of so many rows are best read together; `None` where they are so short that
/// copying them together costs less.
fn ends<'a>(columns: impl Iterator<Item = &'a Numbers>, rows: usize) -> Option<BTreeSet<usize>> {
    const SHORT: usize = 1 << 14;
    let mut ends: BTreeSet<usize> = columns.flat_map(Numbers::seams).filter(|end| *end > 0).collect();
    if ends.len() > 1 && rows / ends.len() < SHORT {
        return None;
    }
    ends.insert(rows);
    Some(ends)
}

/// Hands over the rows of named columns, in as few pieces as they come in.
pub(crate) fn in_pieces<const N: usize>(
    columns: [(&'static str, &Numbers); N],
    mut add: impl FnMut([Column<'_>; N]) -> core::Result<()>,
) -> core::Result<()> {
    let rows = columns[0].1.len();
    for (name, found) in columns.map(|(name, numbers)| (name, numbers.len())) {
        if found != rows {
            return Err(core::Error::UnequalLengths { column: name.to_owned(), found, expected: rows });
        }
    }
    let Some(ends) = ends(columns.iter().map(|(_, numbers)| *numbers), rows) else {
        let joined = columns.map(|(_, numbers)| numbers.doubles());
        return add(joined.each_ref().map(Column::from));
    };
    let mut start = 0;
    for end in ends {
        add(columns.map(|(_, numbers)| numbers.column(start, end - start)))
            .map_err(|error| table::moved(error, start))?;
        start = end;
    }
    Ok(())
}

/// Whether an object comes from pandas, whose columns of plain numbers are best read as the arrays they are.
pub(crate) fn is_pandas(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let module = object.get_type().module()?;
    Ok(module.to_str().is_ok_and(|name| name == "pandas" || name.starts_with("pandas.")))
}

/// The numpy array under a pandas column, if there is one; missing values of nullable types become NaN.
fn plain_array<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = object.py();
    if !is_pandas(object)? {
        return Ok(None);
    }
    let Some(dtype) = object.getattr_opt("dtype")? else { return Ok(None) };
    let module = dtype.get_type().module()?;
    if module.to_str()?.starts_with("numpy") {
        return object.call_method0("to_numpy").map(Some);
    }
    let is_number = dtype.getattr_opt("_is_numeric")?.is_some_and(|flag| flag.is_truthy().unwrap_or(false));
    let is_bool = dtype.getattr_opt("_is_boolean")?.is_some_and(|flag| flag.is_truthy().unwrap_or(false));
    // Without pyarrow, pandas cannot export its nullable types through Arrow.
    if is_number && !is_bool && py.import("pyarrow").is_err() {
        let options = pyo3::types::PyDict::new(py);
        options.set_item("dtype", "float64")?;
        options.set_item("na_value", f64::NAN)?;
        return object.call_method("to_numpy", (), Some(&options)).map(Some);
    }
    Ok(None)
}

/// A list of numbers, `None` for missing.
fn listed(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Vec<f64>> {
    let items = object.try_iter().map_err(|_| {
        let found = object.get_type().name().map_or_else(|_| "it".to_owned(), |name| name.to_string());
        wrong_type(format!("{what} is of type {found}; a column of numbers is needed"))
    })?;
    if object.hasattr("keys")? {
        return Err(wrong_type(format!("{what} is a mapping; a column of numbers is needed")));
    }
    let mut out = Vec::with_capacity(object.len().unwrap_or(0));
    for (index, item) in items.enumerate() {
        out.push(number(&item?, || format!("{what}, index {index},"))?);
    }
    Ok(out)
}

/// One number; NaN for `None` and for the missing value of pandas.
pub(crate) fn number(item: &Bound<'_, PyAny>, what: impl FnOnce() -> String) -> PyResult<f64> {
    if item.is_none() {
        return Ok(f64::NAN);
    }
    let type_name = || item.get_type().name().map_or_else(|_| "?".to_owned(), |name| name.to_string());
    if !item.is_instance_of::<PyBool>() && !item.is_instance_of::<PyString>() {
        match item.extract::<f64>() {
            Ok(value) if !matches!(type_name().as_str(), "bool" | "bool_") => return Ok(value),
            Err(error) if error.is_instance_of::<PyOverflowError>(item.py()) => return Ok(f64::INFINITY),
            _ => {}
        }
        if matches!(type_name().as_str(), "NAType" | "NaTType") {
            return Ok(f64::NAN);
        }
    }
    Err(wrong_type(format!("{} holds {} ({}); a number is needed", what(), item.repr()?, type_name())))
}

//! Columns of segment labels.

use std::collections::BTreeMap;

use ::arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use ::arrow_array::{Array, ArrayRef, cast::AsArray};
use arrow_schema::{DataType, TimeUnit};
use gapmodel_core::{Categories, Label};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyFloat, PyInt, PyString};

use super::{arrow, buffer, is_pandas};
use crate::error::{raised, wrong_type};

/// Whole numbers below this are found in a table, not by search.
const SMALL: usize = 1 << 20;
const UNSEEN: u32 = u32::MAX;

/// Numbers the labels in the order in which they come.
#[derive(Default)]
struct Builder {
    codes: Vec<u32>,
    labels: Vec<Label>,
    /// The codes of small numbers, by number; of others, by search.
    small: Vec<u32>,
    numbers: BTreeMap<i128, u32>,
    texts: BTreeMap<String, u32>,
    missing: Option<u32>,
}

impl Builder {
    fn next(&mut self, label: Label) -> u32 {
        self.labels.push(label);
        // A column has at most 2^32 rows, and so at most as many labels.
        u32::try_from(self.labels.len() - 1).unwrap_or(u32::MAX)
    }

    fn missing(&mut self) {
        let code = match self.missing {
            Some(code) => code,
            None => self.next(Label::Missing),
        };
        self.missing = Some(code);
        self.codes.push(code);
    }

    fn number(&mut self, number: i128) {
        let small = usize::try_from(number).ok().filter(|small| *small < SMALL);
        let known = match small {
            Some(small) => self.small.get(small).copied().filter(|code| *code != UNSEEN),
            None => self.numbers.get(&number).copied(),
        };
        let code = known.unwrap_or_else(|| {
            let code =
                self.next(i64::try_from(number).map_or_else(|_| Label::Text(number.to_string()), Label::Int));
            if let Some(small) = small {
                self.small.resize(self.small.len().max(small + 1), UNSEEN);
                self.small[small] = code;
            } else {
                self.numbers.insert(number, code);
            }
            code
        });
        self.codes.push(code);
    }

    fn text(&mut self, text: &str) {
        let code = self.texts.get(text).copied().unwrap_or_else(|| {
            let code = self.next(Label::Text(text.to_owned()));
            self.texts.insert(text.to_owned(), code);
            code
        });
        self.codes.push(code);
    }

    fn real(&mut self, value: f64) {
        if value.is_nan() {
            return self.missing();
        }
        match Label::parse(&value.to_string()) {
            Label::Int(number) => self.number(i128::from(number)),
            other => self.text(&other.to_string()),
        }
    }

    fn each<T>(&mut self, values: impl Iterator<Item = Option<T>>, mut add: impl FnMut(&mut Self, T)) {
        for value in values {
            match value {
                Some(value) => add(self, value),
                None => self.missing(),
            }
        }
    }

    fn finish(self) -> PyResult<Categories> {
        Categories::from_codes(self.codes, self.labels).map_err(raised)
    }
}

/// Reads a column of labels: text, whole numbers, categories, dates.
pub(crate) fn read(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Categories> {
    if object.is_instance_of::<PyString>() || object.is_instance_of::<PyBytes>() {
        return Err(wrong_type(format!("{what} is a single text; a column of labels is needed")));
    }
    let mut builder = Builder::default();
    if is_pandas(object)? {
        // Without pyarrow, pandas cannot export through Arrow.
        if let Ok(Some(chunks)) = arrow::import(object) {
            return of_arrays(&chunks.arrays, &chunks.data_type, what);
        }
    } else if let Some(chunks) = arrow::import(object)? {
        return of_arrays(&chunks.arrays, &chunks.data_type, what);
    } else if let Some(Ok(buffer)) = buffer::Buffer::of(object) {
        if buffer.axes() != 1 {
            return Err(wrong_type(format!("{what} has {} axes; a column has one", buffer.axes())));
        }
        match buffer.integers() {
            Some(numbers) => numbers.into_iter().for_each(|number| builder.number(number)),
            None => buffer.copied(0).into_iter().for_each(|value| builder.real(value)),
        }
        return builder.finish();
    }
    let list = as_list(object)?;
    let items = list.try_iter().map_err(|_| wrong_type(format!("{what} is no column of labels")))?;
    for item in items {
        add_object(&mut builder, &item?, what)?;
    }
    builder.finish()
}

/// The labels as Python objects: numpy and pandas turn themselves into lists, dates in days or seconds.
fn as_list<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let is_date = object.getattr_opt("dtype")?.map(|dtype| dtype.getattr_opt("kind")).transpose()?.flatten();
    let object = match is_date {
        Some(kind) if kind.eq("M")? => object.call_method1("astype", ("datetime64[s]",))?,
        _ => object.clone(),
    };
    match object.getattr_opt("tolist")? {
        Some(tolist) => tolist.call0(),
        None => Ok(object),
    }
}

fn add_object(builder: &mut Builder, item: &Bound<'_, PyAny>, what: &str) -> PyResult<()> {
    if let Ok(text) = item.cast::<PyString>() {
        builder.text(text.to_str()?);
    } else if item.is_none() {
        builder.missing();
    } else if item.is_instance_of::<PyBool>() {
        builder.text(if item.is_truthy()? { "True" } else { "False" });
    } else if item.is_instance_of::<PyInt>() {
        match item.extract::<i128>() {
            Ok(number) => builder.number(number),
            Err(_) => builder.text(&item.str()?.to_string()),
        }
    } else if let Ok(real) = item.cast::<PyFloat>() {
        builder.real(real.value());
    } else if matches!(item.get_type().name()?.to_str()?, "NAType" | "NaTType") {
        builder.missing();
    } else if item.hasattr("isoformat")? {
        let text = item.call_method0("isoformat")?.to_string();
        builder.text(text.strip_suffix("T00:00:00").unwrap_or(&text));
    } else if item.hasattr("__index__")? {
        builder.number(item.extract()?);
    } else {
        let name = item.get_type().name()?;
        return Err(wrong_type(format!(
            "{what} holds {} ({name}); labels are text, whole numbers or dates",
            item.repr()?
        )));
    }
    Ok(())
}

/// The labels of the chunks of an Arrow column.
pub(super) fn of_arrays(arrays: &[ArrayRef], data_type: &DataType, what: &str) -> PyResult<Categories> {
    let mut builder = Builder::default();
    for array in arrays {
        add_array(&mut builder, array, data_type, what)?;
    }
    builder.finish()
}

fn add_array(builder: &mut Builder, array: &ArrayRef, data_type: &DataType, what: &str) -> PyResult<()> {
    if let Some(numbers) = arrow::integers(array) {
        builder.each(numbers, Builder::number);
        return Ok(());
    }
    match data_type {
        DataType::Utf8 => builder.each(array.as_string::<i32>().iter(), Builder::text),
        DataType::LargeUtf8 => builder.each(array.as_string::<i64>().iter(), Builder::text),
        DataType::Utf8View => builder.each(array.as_string_view().iter(), Builder::text),
        DataType::Null => (0..array.len()).for_each(|_| builder.missing()),
        DataType::Boolean => {
            builder.each(array.as_boolean().iter(), |b, yes| b.text(if yes { "True" } else { "False" }));
        }
        DataType::Float32 | DataType::Float64 => {
            let column = arrow::column(array, 0, array.len());
            let value = |row| column.and_then(|column| column.value(row));
            builder.each((0..array.len()).map(value), Builder::real);
        }
        DataType::Date32 => {
            let days =
                array.as_primitive::<Date32Type>().iter().map(|day| day.map(|day| i64::from(day) * 86_400));
            add_times(builder, days, 1);
        }
        DataType::Date64 => add_times(builder, array.as_primitive::<Date64Type>().iter(), 1_000),
        DataType::Timestamp(TimeUnit::Second, _) => {
            add_times(builder, array.as_primitive::<TimestampSecondType>().iter(), 1);
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            add_times(builder, array.as_primitive::<TimestampMillisecondType>().iter(), 1_000);
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            add_times(builder, array.as_primitive::<TimestampMicrosecondType>().iter(), 1_000_000);
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            add_times(builder, array.as_primitive::<TimestampNanosecondType>().iter(), 1_000_000_000);
        }
        DataType::Dictionary(_, values_type) => add_dictionary(builder, array, values_type, what)?,
        other => {
            return Err(wrong_type(format!(
                "{what} holds values of type {other}; labels are text, whole numbers or dates"
            )));
        }
    }
    Ok(())
}

fn add_dictionary(
    builder: &mut Builder,
    array: &ArrayRef,
    values_type: &DataType,
    what: &str,
) -> PyResult<()> {
    let dictionary = array.as_any_dictionary();
    let mut values = Builder::default();
    add_array(&mut values, dictionary.values(), values_type, what)?;
    // Codes of the dictionary to codes of the labels, each found once.
    let mut known: Vec<Option<u32>> = vec![None; values.codes.len()];
    let keys = dictionary.keys();
    let keys = keys.slice(0, keys.len());
    let numbers = arrow::integers(&keys);
    let keys: Vec<Option<usize>> =
        numbers.into_iter().flatten().map(|key| key.and_then(|key| usize::try_from(key).ok())).collect();
    for key in keys {
        let Some(key) = key.filter(|key| *key < known.len()) else {
            builder.missing();
            continue;
        };
        if let Some(code) = known[key] {
            builder.codes.push(code);
            continue;
        }
        match values.labels[values.codes[key] as usize].clone() {
            Label::Missing => builder.missing(),
            Label::Int(number) => builder.number(i128::from(number)),
            Label::Text(text) => builder.text(&text),
        }
        known[key] = builder.codes.last().copied();
    }
    Ok(())
}

/// Times since 1970 in units of which a second has `per_second`, as ISO 8601; the date alone at midnight.
fn add_times(builder: &mut Builder, times: impl Iterator<Item = Option<i64>>, per_second: i64) {
    builder.each(times, |builder, time| {
        let seconds = time.div_euclid(per_second);
        let (day, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = civil(day);
        let date = format!("{year:04}-{month:02}-{day:02}");
        if second == 0 {
            return builder.text(&date);
        }
        builder.text(&format!("{date}T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60));
    });
}

/// Year, month and day of a day counted from 1970-01-01 (Hinnant, `chrono`-compatible low-level date algorithms).
fn civil(day: i64) -> (i64, i64, i64) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

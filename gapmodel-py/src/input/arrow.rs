//! Columns and tables through the Arrow `PyCapsule` interface, without copying.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{
    ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, StructArray, cast::AsArray, make_array};
use arrow_schema::{DataType, Field};
use gapmodel_core::{self as core, Column};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods, PyTuple};

use crate::error::{raised, wrong_type};

/// What an object exports: its type and its chunks.
#[derive(Debug)]
pub(crate) struct Chunks {
    pub(crate) data_type: DataType,
    pub(crate) arrays: Vec<ArrayRef>,
}

/// A column of a table: its field and its chunks.
pub(crate) type NamedChunks = (Arc<Field>, Vec<ArrayRef>);

/// The chunks of an object that exports Arrow data; `None` if it does not.
pub(crate) fn import(object: &Bound<'_, PyAny>) -> PyResult<Option<Chunks>> {
    let py = object.py();
    if let Some(export) = object.getattr_opt(pyo3::intern!(py, "__arrow_c_stream__"))? {
        let capsule = export.call0()?;
        return from_stream(capsule.cast::<PyCapsule>()?).map(Some);
    }
    if let Some(export) = object.getattr_opt(pyo3::intern!(py, "__arrow_c_array__"))? {
        let pair = export.call0()?;
        let pair = pair.cast::<PyTuple>()?;
        let (schema, array) = (pair.get_item(0)?, pair.get_item(1)?);
        return from_pair(schema.cast::<PyCapsule>()?, array.cast::<PyCapsule>()?).map(Some);
    }
    Ok(None)
}

fn from_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<Chunks> {
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds a stream; from_raw moves it out and leaves an empty one behind.
    let mut stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr().cast()) };
    let (Some(_), Some(get_schema), Some(get_next)) =
        (stream.release(), stream.get_schema(), stream.get_next())
    else {
        return Err(wrong_type("this Arrow stream was read already"));
    };
    let mut schema = FFI_ArrowSchema::empty();
    // SAFETY: the stream's own function, called with the stream and an empty schema.
    let status = unsafe { get_schema(&raw mut stream, &raw mut schema) };
    check(status, &mut stream)?;
    let data_type = data_type(&schema)?;
    let mut arrays = Vec::new();
    loop {
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream's own function, called with the stream and an empty array.
        let status = unsafe { get_next(&raw mut stream, &raw mut array) };
        check(status, &mut stream)?;
        if array.is_released() {
            return Ok(Chunks { data_type, arrays });
        }
        arrays.push(read(array, &data_type)?);
    }
}

fn from_pair(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<Chunks> {
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?;
    // SAFETY: a capsule of this name holds a schema, which stays its property.
    let data_type = data_type(unsafe { schema.cast::<FFI_ArrowSchema>().as_ref() })?;
    let array = array.pointer_checked(Some(c"arrow_array"))?;
    // SAFETY: a capsule of this name holds an array; from_raw moves it out and leaves an empty one behind.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr().cast()) };
    if array.is_released() {
        return Err(wrong_type("this Arrow array was read already"));
    }
    Ok(Chunks { arrays: vec![read(array, &data_type)?], data_type })
}

fn read(array: FFI_ArrowArray, data_type: &DataType) -> PyResult<ArrayRef> {
    // SAFETY: the array comes with this type from its producer.
    let data = unsafe { from_ffi_and_data_type(array, data_type.clone()) };
    data.map(make_array).map_err(|error| io(error.to_string()))
}

fn data_type(schema: &FFI_ArrowSchema) -> PyResult<DataType> {
    DataType::try_from(schema).map_err(|error| wrong_type(format!("Arrow type: {error}")))
}

fn check(status: i32, stream: &mut FFI_ArrowArrayStream) -> PyResult<()> {
    if status == 0 {
        return Ok(());
    }
    let reason = stream.get_last_error().map(|last| {
        // SAFETY: the stream's own function; what it gives is a C string valid until the next call, or null.
        let text = unsafe { last(&raw mut *stream) };
        if text.is_null() {
            return None;
        }
        // SAFETY: as above, and it is not null.
        Some(unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned())
    });
    Err(io(reason.flatten().unwrap_or_else(|| format!("an Arrow stream broke off with code {status}"))))
}

fn io(reason: String) -> PyErr {
    raised(core::Error::Io { reason })
}

impl Chunks {
    /// The columns of a table, chunk by chunk; `None` if this is a single column.
    pub(crate) fn into_columns(self) -> Result<Vec<NamedChunks>, Self> {
        let DataType::Struct(fields) = &self.data_type else { return Err(self) };
        let tables: Vec<&StructArray> = self.arrays.iter().map(AsArray::as_struct).collect();
        let column = |i: usize| tables.iter().map(|table| Arc::clone(table.column(i))).collect();
        Ok(fields.iter().enumerate().map(|(i, field)| (Arc::clone(field), column(i))).collect())
    }
}

/// Refuses a column that holds no numbers.
pub(crate) fn check_numbers(data_type: &DataType, what: &str) -> PyResult<()> {
    let found = match data_type {
        numeric
            if numeric.is_integer()
                || matches!(numeric, DataType::Float32 | DataType::Float64 | DataType::Null) =>
        {
            return Ok(());
        }
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "text".to_owned(),
        DataType::Boolean => "truth values (bool)".to_owned(),
        DataType::Dictionary(..) => "categories".to_owned(),
        other => format!("values of type {other}"),
    };
    Err(wrong_type(format!("{what} holds {found}; numbers are needed (integers, float32 or float64)")))
}

/// Rows `start..start + len` of a column of numbers; all missing where the column has no type.
pub(crate) fn column(array: &ArrayRef, start: usize, len: usize) -> Option<Column<'_>> {
    fn values<T: ArrowPrimitiveType>(array: &ArrayRef, start: usize, len: usize) -> &[T::Native] {
        &array.as_primitive::<T>().values()[start..start + len]
    }
    let column = match array.data_type() {
        DataType::Int8 => Column::from(values::<Int8Type>(array, start, len)),
        DataType::UInt8 => Column::from(values::<UInt8Type>(array, start, len)),
        DataType::Int16 => Column::from(values::<Int16Type>(array, start, len)),
        DataType::UInt16 => Column::from(values::<UInt16Type>(array, start, len)),
        DataType::Int32 => Column::from(values::<Int32Type>(array, start, len)),
        DataType::UInt32 => Column::from(values::<UInt32Type>(array, start, len)),
        DataType::Int64 => Column::from(values::<Int64Type>(array, start, len)),
        DataType::UInt64 => Column::from(values::<UInt64Type>(array, start, len)),
        DataType::Float32 => Column::from(values::<Float32Type>(array, start, len)),
        DataType::Float64 => Column::from(values::<Float64Type>(array, start, len)),
        _ => return None,
    };
    match array.nulls().filter(|nulls| nulls.null_count() > 0) {
        None => Some(column),
        Some(nulls) => column.with_validity(nulls.validity(), nulls.offset() + start).ok(),
    }
}

/// Whole numbers, `None` for missing.
type Integers<'a> = Box<dyn Iterator<Item = Option<i128>> + 'a>;

/// The whole numbers of a column of them; `None` for a column of another type.
pub(crate) fn integers(array: &ArrayRef) -> Option<Integers<'_>> {
    fn of<T: ArrowPrimitiveType>(array: &ArrayRef) -> Integers<'_>
    where
        i128: From<T::Native>,
    {
        Box::new(array.as_primitive::<T>().iter().map(|value| value.map(i128::from)))
    }
    Some(match array.data_type() {
        DataType::Int8 => of::<Int8Type>(array),
        DataType::UInt8 => of::<UInt8Type>(array),
        DataType::Int16 => of::<Int16Type>(array),
        DataType::UInt16 => of::<UInt16Type>(array),
        DataType::Int32 => of::<Int32Type>(array),
        DataType::UInt32 => of::<UInt32Type>(array),
        DataType::Int64 => of::<Int64Type>(array),
        DataType::UInt64 => of::<UInt64Type>(array),
        _ => return None,
    })
}

//! Numbers that lie in memory as a numpy array has them, read where they lie.

use std::ffi::CStr;

use gapmodel_core::{Column, Values};
use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;

use crate::error::wrong_type;

/// The type of the numbers in a buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
}

/// Why a buffer holds no numbers that can be read in place.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// Numbers, but of a form that must be converted first.
    Convert,
    /// No numbers; what it holds.
    Other(String),
}

/// A view into another object's memory (the buffer protocol), released when dropped.
pub(crate) struct Buffer {
    /// Boxed, because some exporters keep pointers into it.
    view: Box<ffi::Py_buffer>,
    kind: Kind,
}

// SAFETY: the memory of a buffer stays where it is until released, and is released only while attached to the
// interpreter. As everywhere with the buffer protocol, an owner who writes to it meanwhile changes what is read.
unsafe impl Send for Buffer {}
// SAFETY: as above; all access is by shared reference and reads only.
unsafe impl Sync for Buffer {}

impl std::fmt::Debug for Buffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Buffer").field("kind", &self.kind).field("axes", &self.axes()).finish_non_exhaustive()
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: the view was filled by PyObject_GetBuffer and is released once.
        Python::attach(|_| unsafe { ffi::PyBuffer_Release(&raw mut *self.view) });
    }
}

/// Values in a row: the first of them, how many, and the distance of two in bytes.
#[derive(Clone, Copy, Debug)]
struct Lane {
    first: *const u8,
    len: usize,
    stride: isize,
}

impl Buffer {
    /// The buffer of an object; `None` if it has none.
    pub(crate) fn of(object: &Bound<'_, PyAny>) -> Option<Result<Self, Unreadable>> {
        // SAFETY: the object is alive.
        if unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) } == 0 {
            return None;
        }
        let mut view = Box::new(ffi::Py_buffer::new());
        // SAFETY: the object is alive, the view is writable.
        if unsafe { ffi::PyObject_GetBuffer(object.as_ptr(), &raw mut *view, ffi::PyBUF_RECORDS_RO) } != 0 {
            let error = PyErr::fetch(object.py());
            return Some(Err(Unreadable::Other(error.to_string())));
        }
        let kind = kind(&view);
        // From here on the view is released whatever the kind.
        let buffer = Self { view, kind: kind.as_ref().map_or(Kind::U8, |kind| *kind) };
        Some(kind.map(|_| buffer))
    }

    /// The number of axes.
    pub(crate) fn axes(&self) -> usize {
        usize::try_from(self.view.ndim).unwrap_or(0)
    }

    /// The length along an axis.
    pub(crate) fn len(&self, axis: usize) -> usize {
        // SAFETY: shape has one entry per axis (strides were asked for, so it is there).
        usize::try_from(unsafe { *self.view.shape.add(axis) }).unwrap_or(0)
    }

    /// Column `column` of a matrix, or all of a vector (column 0).
    fn lane(&self, column: usize) -> Lane {
        // SAFETY: strides has one entry per axis.
        let stride = |axis: usize| unsafe { *self.view.strides.add(axis) };
        let step = if self.axes() > 1 { column.cast_signed() * stride(1) } else { 0 };
        let origin = self.view.buf.cast::<u8>().cast_const();
        let step = if self.len(0) == 0 { 0 } else { step };
        // SAFETY: the column is one of the matrix, so its first value lies in the buffer; without rows nothing moves.
        let first = unsafe { origin.offset(step) };
        Lane { first, len: self.len(0), stride: stride(0) }
    }

    /// Rows `start..start + len` of a column as the core reads them, if they lie so that it can.
    pub(crate) fn column(&self, column: usize, start: usize, len: usize) -> Option<Column<'_>> {
        let lane = self.lane(column);
        macro_rules! strided {
            ($type:ty) => {{
                let size = size_of::<$type>();
                let stride = usize::try_from(lane.stride).ok().filter(|stride| stride % size == 0)? / size;
                let values: &[$type] = if lane.len == 0 {
                    &[]
                } else {
                    #[allow(clippy::cast_ptr_alignment, reason = "checked in the next line")]
                    let first = lane.first.cast::<$type>();
                    if !first.is_aligned() {
                        return None;
                    }
                    // SAFETY: aligned, and from the first to the last value of the lane all lies in the buffer.
                    unsafe { std::slice::from_raw_parts(first, (lane.len - 1) * stride + 1) }
                };
                Column::strided(Values::from(values), start * stride, stride, len).ok()
            }};
        }
        match self.kind {
            Kind::I8 => strided!(i8),
            Kind::U8 => strided!(u8),
            Kind::I16 => strided!(i16),
            Kind::U16 => strided!(u16),
            Kind::I32 => strided!(i32),
            Kind::U32 => strided!(u32),
            Kind::I64 => strided!(i64),
            Kind::U64 => strided!(u64),
            Kind::F32 => strided!(f32),
            Kind::F64 => strided!(f64),
        }
    }

    /// A copy of a column whose values lie backwards or not aligned.
    pub(crate) fn copied(&self, column: usize) -> Vec<f64> {
        let lane = self.lane(column);
        macro_rules! copied {
            ($type:ty) => {
                (0..lane.len.cast_signed())
                    // SAFETY: every value of the lane lies in the buffer; it may be unaligned.
                    .map(|i| unsafe { lane.first.offset(i * lane.stride).cast::<$type>().read_unaligned() })
                    .map(|value| {
                        #[allow(
                            clippy::cast_lossless,
                            clippy::unnecessary_cast,
                            reason = "one form for all types"
                        )]
                        let value = value as f64;
                        value
                    })
                    .collect()
            };
        }
        match self.kind {
            Kind::I8 => copied!(i8),
            Kind::U8 => copied!(u8),
            Kind::I16 => copied!(i16),
            Kind::U16 => copied!(u16),
            Kind::I32 => copied!(i32),
            Kind::U32 => copied!(u32),
            Kind::I64 => copied!(i64),
            Kind::U64 => copied!(u64),
            Kind::F32 => copied!(f32),
            Kind::F64 => copied!(f64),
        }
    }

    /// The whole numbers of a vector; `None` where they are not whole by type.
    pub(crate) fn integers(&self) -> Option<Vec<i128>> {
        let lane = self.lane(0);
        macro_rules! integers {
            ($type:ty) => {
                (0..lane.len.cast_signed())
                    // SAFETY: every value of the lane lies in the buffer; it may be unaligned.
                    .map(|i| unsafe { lane.first.offset(i * lane.stride).cast::<$type>().read_unaligned() })
                    .map(|value| Some(i128::from(value)))
                    .collect()
            };
        }
        match self.kind {
            Kind::I8 => integers!(i8),
            Kind::U8 => integers!(u8),
            Kind::I16 => integers!(i16),
            Kind::U16 => integers!(u16),
            Kind::I32 => integers!(i32),
            Kind::U32 => integers!(u32),
            Kind::I64 => integers!(i64),
            Kind::U64 => integers!(u64),
            Kind::F32 | Kind::F64 => None,
        }
    }
}

/// The type of the values, from the format of the buffer (that of Python's struct module).
fn kind(view: &ffi::Py_buffer) -> Result<Kind, Unreadable> {
    let format = if view.format.is_null() {
        "B"
    } else {
        // SAFETY: a format that is there is a C string that lives as long as the view.
        unsafe { CStr::from_ptr(view.format) }.to_str().unwrap_or("?")
    };
    let foreign = if cfg!(target_endian = "little") { ['>', '!'] } else { ['<', '<'] };
    let code = format.trim_start_matches(['@', '=', '<', '>', '!']);
    let found = match (code, view.itemsize) {
        ("b", 1) => Kind::I8,
        ("B", 1) => Kind::U8,
        ("h", 2) => Kind::I16,
        ("H", 2) => Kind::U16,
        ("i" | "l" | "q" | "n", 4) => Kind::I32,
        ("I" | "L" | "Q" | "N", 4) => Kind::U32,
        ("i" | "l" | "q" | "n", 8) => Kind::I64,
        ("I" | "L" | "Q" | "N", 8) => Kind::U64,
        ("f", 4) => Kind::F32,
        ("d", 8) => Kind::F64,
        ("e" | "g", _) => return Err(Unreadable::Convert),
        ("?", _) => return Err(Unreadable::Other("truth values (bool)".to_owned())),
        ("O", _) => return Err(Unreadable::Other("Python objects (dtype object)".to_owned())),
        _ => return Err(Unreadable::Other(format!("values of format {format:?}"))),
    };
    if format.starts_with(foreign) && view.itemsize > 1 {
        return Err(Unreadable::Convert);
    }
    Ok(found)
}

/// The buffer of numbers of an object, converted to doubles if it must be; `None` if the object has no buffer.
pub(crate) fn numbers(object: &Bound<'_, PyAny>, what: &str) -> PyResult<Option<Buffer>> {
    let found = match Buffer::of(object) {
        Some(Err(Unreadable::Convert)) => {
            let converted = object.call_method1("astype", ("float64",)).map_err(|_| {
                wrong_type(format!("{what}: this type of number cannot be read; convert it to float64"))
            })?;
            Buffer::of(&converted)
        }
        other => other,
    };
    match found {
        None => Ok(None),
        Some(Ok(buffer)) => Ok(Some(buffer)),
        Some(Err(Unreadable::Convert)) => {
            Err(PyTypeError::new_err(format!("{what}: not a column of numbers")))
        }
        Some(Err(Unreadable::Other(found))) => Err(wrong_type(format!(
            "{what} holds {found}; numbers are needed (int8 to int64, float32, float64)"
        ))),
    }
}

impl Buffer {
    /// The buffer of numbers with one axis, without a word where there is none.
    pub(crate) fn vector(object: &Bound<'_, PyAny>) -> Option<Self> {
        Self::of(object).and_then(Result::ok).filter(|buffer| buffer.axes() == 1)
    }

    /// All of a vector, if it lies so that it can be read in place.
    pub(crate) fn whole(&self) -> Option<Column<'_>> {
        self.column(0, 0, self.len(0))
    }
}

//! What accessors have in common: they read one thing off a result that never changes.

use std::ffi::c_char;

use crate::gap::{GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION, GM_ROW_OVERALL};
use crate::pointer::{Out, TextOut, required};
use crate::status::{Failure, gm_status, guard};

/// Writes a value.
pub(crate) unsafe fn read<H, T>(
    name: &str,
    handle: *const H,
    out: *mut T,
    value: impl FnOnce(&H) -> Result<T, Failure>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (handle, out) = unsafe { (required(name, handle)?, Out::new("out", out)?) };
        out.write(value(handle)?);
        Ok(())
    })
}

/// Writes a number that may be absent, and whether it is there.
pub(crate) unsafe fn read_optional<H, T: Copy + Default>(
    name: &str,
    handle: *const H,
    (value, has_value): (*mut T, *mut i32),
    number: impl FnOnce(&H) -> Result<Option<T>, Failure>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (handle, value, has_value) = unsafe {
            (required(name, handle)?, Out::new("value", value)?, Out::new("has_value", has_value)?)
        };
        let number = number(handle)?;
        value.write(number.unwrap_or_default());
        has_value.write(number.is_some().into());
        Ok(())
    })
}

/// Where a text goes: the buffer, its capacity, and where to write what is needed.
pub(crate) type Buffer = (*mut c_char, usize, *mut usize);

/// Writes a text.
pub(crate) unsafe fn read_text<H>(
    name: &str,
    handle: *const H,
    (buffer, capacity, needed): Buffer,
    text: impl FnOnce(&H) -> Result<&str, Failure>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (handle, out) = unsafe { (required(name, handle)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(text(handle)?)
    })
}

/// Writes a whole result as JSON text.
pub(crate) unsafe fn read_json<H>(
    name: &str,
    handle: *const H,
    (buffer, capacity, needed): Buffer,
    json: impl FnOnce(&H) -> serde_json::Result<String>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (handle, out) = unsafe { (required(name, handle)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&json(handle).map_err(|error| Failure::Argument(error.to_string()))?)
    })
}

/// The rows of a kind, of a result with rows of attributes, of dimensions, and over all.
pub(crate) fn rows<'a, R>(
    kind: i32,
    attributes: &'a [R],
    dimensions: &'a [R],
    overall: &'a [R],
) -> Result<&'a [R], Failure> {
    match kind {
        GM_ROW_ATTRIBUTE => Ok(attributes),
        GM_ROW_DIMENSION => Ok(dimensions),
        GM_ROW_OVERALL => Ok(overall),
        other => Err(no_rows(other)),
    }
}

pub(crate) fn no_rows(kind: i32) -> Failure {
    Failure::Argument(format!("there is no kind {kind} of row"))
}

use std::ffi::c_void;
use std::fmt::Display;

use gapmodel_core::{Column, Values};

use crate::pointer::{Out, Versioned, array, optional, versioned};
use crate::status::{Failure, gm_status, guard};

/// Elements of type int8_t.
pub const GM_I8: i32 = 1;
/// Elements of type uint8_t.
pub const GM_U8: i32 = 2;
/// Elements of type int16_t.
pub const GM_I16: i32 = 3;
/// Elements of type uint16_t.
pub const GM_U16: i32 = 4;
/// Elements of type int32_t.
pub const GM_I32: i32 = 5;
/// Elements of type uint32_t.
pub const GM_U32: i32 = 6;
/// Elements of type int64_t.
pub const GM_I64: i32 = 7;
/// Elements of type uint64_t.
pub const GM_U64: i32 = 8;
/// Elements of type float; NaN is missing.
pub const GM_F32: i32 = 9;
/// Elements of type double; NaN is missing.
pub const GM_F64: i32 = 10;

/// One column of numbers, read where it lies in memory. Set it up with gm_column_init, then change fields.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_column {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_I8 to GM_F64.
    pub type_code: i32,
    /// The first element, aligned as its type asks; may be NULL if n is 0.
    pub data: *const c_void,
    /// The number of rows.
    pub n: usize,
    /// How many elements lie from one row to the next: 1 for a plain array, the number of columns for a column of a
    /// row-major matrix, 0 to repeat one element.
    pub stride: usize,
    /// Arrow's validity bitmap, in which bit validity_offset + i, least significant first, is 1 if row i has a value;
    /// NULL if all rows have one. Elements under a 0 are never looked at.
    pub validity: *const u8,
    /// The bit of the first row.
    pub validity_offset: usize,
}

impl Versioned for gm_column {}

impl gm_column {
    /// The column as the core reads it.
    unsafe fn view<'a>(&self, name: impl Display) -> Result<Column<'a>, Failure> {
        // SAFETY: the caller's contract: elements of the type said, here and in all arms.
        let values = unsafe {
            match self.type_code {
                GM_I8 => Values::I8(self.elements(&name)?),
                GM_U8 => Values::U8(self.elements(&name)?),
                GM_I16 => Values::I16(self.elements(&name)?),
                GM_U16 => Values::U16(self.elements(&name)?),
                GM_I32 => Values::I32(self.elements(&name)?),
                GM_U32 => Values::U32(self.elements(&name)?),
                GM_I64 => Values::I64(self.elements(&name)?),
                GM_U64 => Values::U64(self.elements(&name)?),
                GM_F32 => Values::F32(self.elements(&name)?),
                GM_F64 => Values::F64(self.elements(&name)?),
                other => {
                    return Err(Failure::Argument(format!("{name} has type_code {other}: there is none")));
                }
            }
        };
        let column = Column::strided(values, 0, self.stride, self.n)?;
        if self.validity.is_null() {
            return Ok(column);
        }
        let bits = self.validity_offset.checked_add(self.n).ok_or_else(|| too_long(&name))?;
        // SAFETY: the caller's contract: the bitmap covers all rows.
        let bitmap =
            unsafe { array(format_args!("the validity of {name}"), self.validity, bits.div_ceil(8)) }?;
        Ok(column.with_validity(bitmap, self.validity_offset)?)
    }

    /// All elements from the first row to the last.
    unsafe fn elements<'a, T>(&self, name: impl Display) -> Result<&'a [T], Failure> {
        let last =
            self.n.checked_sub(1).map(|last| last.checked_mul(self.stride).and_then(|o| o.checked_add(1)));
        let len = last.unwrap_or(Some(0)).ok_or_else(|| too_long(&name))?;
        // SAFETY: the caller's contract, passed on.
        unsafe { array(format_args!("the data of {name}"), self.data.cast(), len) }
    }
}

fn too_long(name: impl Display) -> Failure {
    Failure::Argument(format!("{name} is longer than any memory"))
}

/// A column that must be there.
pub(crate) unsafe fn column<'a>(
    name: impl Display,
    pointer: *const gm_column,
) -> Result<Column<'a>, Failure> {
    // SAFETY: the caller's contract, passed on.
    unsafe { versioned(&name, pointer)?.view(name) }
}

/// A column that may be NULL.
pub(crate) unsafe fn optional_column<'a>(
    name: &str,
    pointer: *const gm_column,
) -> Result<Option<Column<'a>>, Failure> {
    // SAFETY: the caller's contract, passed on.
    unsafe { optional(name, pointer)?.map(|column| column.view(name)).transpose() }
}

/// An array of columns.
pub(crate) unsafe fn columns<'a>(
    name: &str,
    pointer: *const gm_column,
    n: usize,
) -> Result<Vec<Column<'a>>, Failure> {
    // An array of structs of another size has its elements elsewhere: the first tells before the others are touched.
    if n > 0 && !pointer.is_null() {
        // SAFETY: the caller's contract: there are n > 0 structs that begin with their size.
        unsafe { column(format_args!("{name}[0]"), pointer) }?;
    }
    // SAFETY: the caller's contract, passed on.
    let all = unsafe { array(name, pointer, n) }?;
    // SAFETY: as above.
    let one = |(i, one): (usize, &gm_column)| unsafe { column(format_args!("{name}[{i}]"), one) };
    all.iter().enumerate().map(one).collect()
}

/// Sets up a column of `n` elements of the type `type_code` that lie one after the other from `data`.
///
/// The data is not looked at yet. Fails with GM_ERR_NULL_POINTER if `column` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_column_init(
    column: *mut gm_column,
    type_code: i32,
    data: *const c_void,
    n: usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("column", column) }?;
        let (struct_size, validity) = (crate::pointer::struct_size::<gm_column>(), std::ptr::null());
        out.write(gm_column { struct_size, type_code, data, n, stride: 1, validity, validity_offset: 0 });
        Ok(())
    })
}

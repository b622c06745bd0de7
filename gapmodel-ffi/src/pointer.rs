//! From the caller's pointers to checked references, and back.
//!
//! All functions here pass on the contract at the top of the header: a pointer that is not NULL points to initialised
//! memory of the type and length said, which nobody changes during the call. What can be checked is checked: NULL,
//! alignment, lengths, `struct_size`, UTF-8.

use std::ffi::{CStr, c_char};
use std::fmt::Display;

use crate::status::Failure;

/// A struct whose first field is a `u32`, its size in the caller's header.
pub(crate) trait Versioned {}

/// What `struct_size` must be.
#[expect(clippy::cast_possible_truncation, reason = "structs of a few hundred bytes")]
pub(crate) const fn struct_size<T>() -> u32 {
    size_of::<T>() as u32
}

fn check<T>(name: impl Display, pointer: *const T) -> Result<(), Failure> {
    if pointer.is_null() {
        return Err(Failure::Null(name.to_string()));
    }
    if pointer.is_aligned() {
        return Ok(());
    }
    Err(Failure::Argument(format!("{name} is misaligned: {pointer:p}")))
}

/// What a pointer that may not be NULL points to.
pub(crate) unsafe fn required<'a, T>(name: impl Display, pointer: *const T) -> Result<&'a T, Failure> {
    check(name, pointer)?;
    // SAFETY: not NULL, aligned, and valid by the caller's contract.
    Ok(unsafe { &*pointer })
}

/// A handle that the call may change.
pub(crate) unsafe fn required_mut<'a, T>(name: impl Display, pointer: *mut T) -> Result<&'a mut T, Failure> {
    check(name, pointer)?;
    // SAFETY: not NULL, aligned, and used by this call alone by the caller's contract.
    Ok(unsafe { &mut *pointer })
}

/// A struct that says its size.
pub(crate) unsafe fn versioned<'a, T: Versioned>(
    name: impl Display,
    pointer: *const T,
) -> Result<&'a T, Failure> {
    check(&name, pointer)?;
    // SAFETY: not NULL and aligned; whatever its version, the struct begins with its size.
    let size = unsafe { *pointer.cast::<u32>() };
    if size as usize != size_of::<T>() {
        let expected = size_of::<T>();
        return Err(Failure::Argument(format!(
            "{name} has struct_size {size}, this library needs {expected}: initialise it with its _init function"
        )));
    }
    // SAFETY: of the size of T by its own word and the caller's contract.
    Ok(unsafe { &*pointer })
}

/// The same, or `None` for NULL.
pub(crate) unsafe fn optional<'a, T: Versioned>(
    name: impl Display,
    pointer: *const T,
) -> Result<Option<&'a T>, Failure> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { versioned(name, pointer) }.map(Some)
}

/// An array; (NULL, 0) is an empty one.
pub(crate) unsafe fn array<'a, T>(
    name: impl Display,
    pointer: *const T,
    n: usize,
) -> Result<&'a [T], Failure> {
    if n == 0 {
        return Ok(&[]);
    }
    check(&name, pointer)?;
    if n > isize::MAX.unsigned_abs() / size_of::<T>().max(1) {
        return Err(Failure::Argument(format!("{name} has {n} elements: no memory is that large")));
    }
    // SAFETY: not NULL, aligned, of a possible size, and valid by the caller's contract.
    Ok(unsafe { std::slice::from_raw_parts(pointer, n) })
}

/// NUL-terminated UTF-8.
pub(crate) unsafe fn text<'a>(name: impl Display, pointer: *const c_char) -> Result<&'a str, Failure> {
    check(&name, pointer)?;
    // SAFETY: not NULL, and NUL-terminated by the caller's contract.
    let text = unsafe { CStr::from_ptr(pointer) };
    text.to_str().map_err(|error| {
        Failure::Argument(format!(
            "{name} is not UTF-8: byte {} is no part of a character",
            error.valid_up_to()
        ))
    })
}

/// NUL-terminated UTF-8, or `None` for NULL.
pub(crate) unsafe fn optional_text<'a>(
    name: impl Display,
    pointer: *const c_char,
) -> Result<Option<&'a str>, Failure> {
    if pointer.is_null() {
        return Ok(None);
    }
    // SAFETY: the caller's contract, passed on.
    unsafe { text(name, pointer) }.map(Some)
}

/// An array of texts.
pub(crate) unsafe fn texts<'a>(
    name: &str,
    pointer: *const *const c_char,
    n: usize,
) -> Result<Vec<&'a str>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let pointers = unsafe { array(name, pointer, n) }?;
    // SAFETY: as above.
    let one = |(i, pointer): (usize, &*const c_char)| unsafe { text(format_args!("{name}[{i}]"), *pointer) };
    pointers.iter().enumerate().map(one).collect()
}

/// An array of texts, some of which may be NULL.
pub(crate) unsafe fn optional_texts<'a>(
    name: &str,
    pointer: *const *const c_char,
    n: usize,
) -> Result<Vec<Option<&'a str>>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let pointers = unsafe { array(name, pointer, n) }?;
    // SAFETY: as above.
    let one = |(i, pointer): (usize, &*const c_char)| unsafe {
        optional_text(format_args!("{name}[{i}]"), *pointer)
    };
    pointers.iter().enumerate().map(one).collect()
}

/// Where one result goes.
pub(crate) struct Out<T>(*mut T);

impl<T> Out<T> {
    /// `pointer` must stay valid for a write until the call returns.
    pub(crate) unsafe fn new(name: impl Display, pointer: *mut T) -> Result<Self, Failure> {
        check(name, pointer)?;
        Ok(Self(pointer))
    }

    pub(crate) fn write(self, value: T) {
        // SAFETY: checked, and valid by the contract of `new`.
        unsafe { self.0.write(value) };
    }
}

impl<T> Out<*mut T> {
    /// Hands a new handle to the caller, who frees it.
    pub(crate) fn hand_over(self, value: T) {
        self.write(Box::into_raw(Box::new(value)));
    }
}

/// Frees a handle; NULL is nothing to free. A value whose drop panics is leaked rather than unwound into C.
pub(crate) unsafe fn free<T>(handle: *mut T) {
    if !handle.is_null() {
        // SAFETY: made by `hand_over`, and not freed before by the caller's contract.
        let value = unsafe { Box::from_raw(handle) };
        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| drop(value)));
    }
}

/// Where an array of results goes, and how many elements there are.
pub(crate) struct ArrayOut<T> {
    buffer: *mut T,
    capacity: usize,
    needed: *mut usize,
}

impl<T: Copy> ArrayOut<T> {
    /// (NULL, 0) asks for the size alone; `needed` may be NULL otherwise.
    pub(crate) unsafe fn new(buffer: *mut T, capacity: usize, needed: *mut usize) -> Result<Self, Failure> {
        if !buffer.is_null() || capacity > 0 {
            check("buffer", buffer)?;
        }
        if !needed.is_null() || buffer.is_null() {
            check("needed", needed)?;
        }
        Ok(Self { buffer, capacity, needed })
    }

    /// Room for `n` elements.
    pub(crate) unsafe fn sized(name: impl Display, buffer: *mut T, n: usize) -> Result<Self, Failure> {
        if n > 0 {
            check(name, buffer)?;
        }
        Ok(Self { buffer, capacity: n, needed: std::ptr::null_mut() })
    }

    /// Writes one value after the other, as many as there is room for.
    pub(crate) fn write_each(self, values: impl Iterator<Item = T>) {
        for (i, value) in values.take(self.capacity).enumerate() {
            // SAFETY: the buffer has room for `capacity` elements by the contract of `sized`.
            unsafe { self.buffer.add(i).write(value) };
        }
    }

    pub(crate) fn write(self, values: &[T]) -> Result<(), Failure> {
        self.write_parts(values, &[])
    }

    fn write_parts(self, head: &[T], tail: &[T]) -> Result<(), Failure> {
        let Self { buffer, capacity, needed } = self;
        let n = head.len() + tail.len();
        if !needed.is_null() {
            // SAFETY: checked, and valid for a write by the contract of `new`.
            unsafe { needed.write(n) };
        }
        if buffer.is_null() {
            return Ok(());
        }
        if n > capacity {
            return Err(Failure::TooSmall { needed: n, capacity });
        }
        // SAFETY: the buffer has room for `capacity` elements by the contract of `new`, and is the caller's own.
        unsafe {
            std::ptr::copy_nonoverlapping(head.as_ptr(), buffer, head.len());
            std::ptr::copy_nonoverlapping(tail.as_ptr(), buffer.add(head.len()), tail.len());
        }
        Ok(())
    }
}

/// Where a text goes, with the NUL that ends it.
pub(crate) struct TextOut(ArrayOut<u8>);

impl TextOut {
    pub(crate) unsafe fn new(
        buffer: *mut c_char,
        capacity: usize,
        needed: *mut usize,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller's contract, passed on; both are bytes.
        unsafe { ArrayOut::new(buffer.cast(), capacity, needed) }.map(Self)
    }

    pub(crate) fn write(self, text: &str) -> Result<(), Failure> {
        self.0.write_parts(text.as_bytes(), b"\0")
    }
}

/// Writes as much of a text as fits, whole characters only, and a NUL.
pub(crate) unsafe fn write_truncated(text: &str, buffer: *mut c_char, capacity: usize) {
    let Some(room) = capacity.checked_sub(1) else { return };
    if buffer.is_null() {
        return;
    }
    let end = (0..=room.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    // SAFETY: `end` + 1 is at most `capacity`, for which the caller's buffer has room.
    unsafe {
        std::ptr::copy_nonoverlapping(text.as_ptr(), buffer.cast(), end);
        buffer.cast::<u8>().add(end).write(0);
    }
}

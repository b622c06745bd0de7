use std::any::Any;
use std::cell::{Cell, RefCell};
use std::ffi::{CStr, c_char};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use gapmodel_core::{Error, ErrorKind};

use crate::pointer::TextOut;

/// The outcome of a call: GM_OK or one of GM_ERR_*. Numbers are never reused.
pub type gm_status = i32;

/// The call succeeded and its outputs are written.
pub const GM_OK: gm_status = 0;
/// A scale that cannot be: bad limits, step, number of points or codes.
pub const GM_ERR_INVALID_SCALE: gm_status = 1;
/// A rating that is no point of its scale and none of its declared codes.
pub const GM_ERR_OFF_SCALE: gm_status = 2;
/// A confidence level outside 0 to 1.
pub const GM_ERR_INVALID_LEVEL: gm_status = 3;
/// An option or argument with a value that is not allowed.
pub const GM_ERR_INVALID_OPTION: gm_status = 4;
/// Not one valid rating.
pub const GM_ERR_NO_VALID_RATINGS: gm_status = 5;
/// Fewer valid answers than the estimate needs.
pub const GM_ERR_TOO_FEW_RATINGS: gm_status = 6;
/// All answers are equal, so there is no uncertainty to report.
pub const GM_ERR_ZERO_VARIANCE: gm_status = 7;
/// Columns of one table with different lengths.
pub const GM_ERR_UNEQUAL_LENGTHS: gm_status = 8;
/// A column that the table does not have.
pub const GM_ERR_UNKNOWN_COLUMN: gm_status = 9;
/// A column name that the table has twice.
pub const GM_ERR_DUPLICATE_COLUMN: gm_status = 10;
/// A survey weight that is missing, not a number, zero, negative, too large or too fine.
pub const GM_ERR_INVALID_WEIGHT: gm_status = 11;
/// Importance points or weights that do not sum to what they must.
pub const GM_ERR_WEIGHT_SUM: gm_status = 12;
/// An instrument definition with a mistake.
pub const GM_ERR_INVALID_INSTRUMENT: gm_status = 13;
/// An item, attribute or dimension that the instrument does not have.
pub const GM_ERR_UNKNOWN_ITEM: gm_status = 14;
/// No segment of the summary has these labels (an index out of range is GM_ERR_INVALID_ARGUMENT).
pub const GM_ERR_UNKNOWN_SEGMENT: gm_status = 15;
/// A viewpoint that is needed and the instrument does not have.
pub const GM_ERR_MISSING_VIEWPOINT: gm_status = 16;
/// Text that is no table: empty, ragged, not in its encoding, too large.
pub const GM_ERR_INVALID_TABLE: gm_status = 17;
/// Bytes that are no summary, or a damaged one.
pub const GM_ERR_INVALID_BYTES: gm_status = 18;
/// Two summaries or tallies of different instruments or scales.
pub const GM_ERR_MISMATCH: gm_status = 19;
/// A count or exact sum beyond what can be held.
pub const GM_ERR_OVERFLOW: gm_status = 20;
/// Reading or writing failed.
pub const GM_ERR_IO: gm_status = 21;
/// Too few groups, such as branches, that differ for the estimate.
pub const GM_ERR_TOO_FEW_UNITS: gm_status = 22;
/// A margin of a category, or a total of a cell, that nobody in the sample has.
pub const GM_ERR_EMPTY_CELL: gm_status = 23;
/// An iteration that did not come to its end.
pub const GM_ERR_NOT_CONVERGED: gm_status = 24;
/// A pointer that may not be NULL is NULL.
pub const GM_ERR_NULL_POINTER: gm_status = 100;
/// A wrong struct_size, an unknown code, an index out of range, text that is not UTF-8, a misaligned pointer, or a
/// length that no memory can have.
pub const GM_ERR_INVALID_ARGUMENT: gm_status = 101;
/// The buffer is too small; the size needed is written all the same.
pub const GM_ERR_BUFFER_TOO_SMALL: gm_status = 102;
/// A mistake in the library itself; please report it with the message.
pub const GM_ERR_PANIC: gm_status = 255;

/// The number that gm_abi_version returns as long as the binary interface is this one.
pub const GM_ABI_VERSION: u32 = 0;

/// Why a call failed.
#[derive(Debug)]
pub(crate) enum Failure {
    Core(Error),
    Null(String),
    Argument(String),
    /// A part that a result does not have, and the kind of error that says why.
    Absent(ErrorKind, String),
    TooSmall {
        needed: usize,
        capacity: usize,
    },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

impl Failure {
    fn status(&self) -> gm_status {
        match self {
            Self::Core(error) => status_of(error.kind()),
            Self::Absent(kind, _) => status_of(*kind),
            Self::Null(_) => GM_ERR_NULL_POINTER,
            Self::Argument(_) => GM_ERR_INVALID_ARGUMENT,
            Self::TooSmall { .. } => GM_ERR_BUFFER_TOO_SMALL,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Core(error) => error.to_string(),
            Self::Null(what) => format!("{what} is NULL"),
            Self::Argument(reason) | Self::Absent(_, reason) => reason.clone(),
            Self::TooSmall { needed, capacity } => {
                format!("the buffer holds {capacity} elements, {needed} are needed")
            }
        }
    }
}

/// The position in `ErrorKind::ALL`, from 1.
fn status_of(kind: ErrorKind) -> gm_status {
    let position = ErrorKind::ALL.into_iter().position(|other| other == kind);
    position.and_then(|i| gm_status::try_from(i + 1).ok()).unwrap_or(GM_ERR_PANIC)
}

thread_local! {
    static LAST_ERROR: RefCell<String> = const { RefCell::new(String::new()) };
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs the body of a function; nothing unwinds past it, and every failure leaves its message behind.
pub(crate) fn guard(body: impl FnOnce() -> Result<(), Failure>) -> gm_status {
    quiet_panics();
    GUARDED.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(body));
    GUARDED.set(false);
    match outcome {
        Ok(Ok(())) => GM_OK,
        Ok(Err(failure)) => {
            remember(failure.message());
            failure.status()
        }
        Err(payload) => {
            forget(payload);
            GM_ERR_PANIC
        }
    }
}

/// Keeps a message; a thread that is ending has nowhere to keep it and nobody to read it.
fn remember(message: String) {
    let _ = LAST_ERROR.try_with(|last| last.replace(message));
}

/// Drops what a panic carried, which may panic once more.
fn forget(payload: Box<dyn Any + Send>) {
    let dropped = panic::catch_unwind(AssertUnwindSafe(|| drop(payload)));
    if let Err(again) = dropped {
        std::mem::forget(again);
    }
}

/// Keeps panics inside [`guard`] off the host's standard error; their message goes to [`gm_last_error`]. Any other
/// panic of the process is reported as before.
fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(
            move |info| {
                if GUARDED.get() { remember(describe(info)) } else { before(info) }
            },
        ));
    });
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
    match info.location() {
        Some(place) => format!("internal error: {text} ({}:{})", place.file(), place.line()),
        None => format!("internal error: {text}"),
    }
}

/// The message of the last call that failed on this thread, in one sentence: the offending value, where it stands and
/// what is allowed.
///
/// Writes at most `capacity` bytes including the terminating NUL, cutting the message short (between characters) if it
/// must, and returns the bytes needed for all of it. `buffer` may be NULL if `capacity` is 0. A call that succeeds
/// leaves the message of the one before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_last_error(buffer: *mut c_char, capacity: usize) -> usize {
    let last = LAST_ERROR.try_with(|last| last.borrow().clone()).unwrap_or_default();
    // SAFETY: the caller's contract: `buffer` has room for `capacity` bytes.
    unsafe { crate::pointer::write_truncated(&last, buffer, capacity) };
    last.len() + 1
}

/// The name of a status such as "off_scale", the one that other languages give the error; "ok" for GM_OK.
///
/// Fails with GM_ERR_INVALID_ARGUMENT for a number that is no status, GM_ERR_BUFFER_TOO_SMALL or GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_status_name(
    status: gm_status,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        let position = usize::try_from(status).ok().and_then(|status| status.checked_sub(1));
        let name = match (status, position.and_then(|i| ErrorKind::ALL.get(i))) {
            (_, Some(kind)) => kind.name(),
            (GM_OK, _) => "ok",
            (GM_ERR_NULL_POINTER, _) => "null_pointer",
            (GM_ERR_INVALID_ARGUMENT, _) => "invalid_argument",
            (GM_ERR_BUFFER_TOO_SMALL, _) => "buffer_too_small",
            (GM_ERR_PANIC, _) => "panic",
            _ => return Err(Failure::Argument(format!("there is no status {status}"))),
        };
        out.write(name)
    })
}

/// The version of the binary interface: a program compiled with this header needs GM_ABI_VERSION.
#[unsafe(no_mangle)]
pub extern "C" fn gm_abi_version() -> u32 {
    GM_ABI_VERSION
}

/// The version of the library, such as "0.1.0": static text, never to be freed.
#[unsafe(no_mangle)]
pub extern "C" fn gm_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => c"",
        };
    VERSION.as_ptr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_become_a_status_and_a_message() {
        let status = guard(|| panic!("number {}", 7));
        assert_eq!(status, GM_ERR_PANIC);
        let message = LAST_ERROR.with_borrow(Clone::clone);
        assert!(message.starts_with("internal error: number 7 ("), "{message}");
    }

    #[test]
    fn statuses_follow_the_order_of_the_kinds() {
        assert_eq!(status_of(ErrorKind::InvalidScale), GM_ERR_INVALID_SCALE);
        assert_eq!(status_of(ErrorKind::InvalidWeight), GM_ERR_INVALID_WEIGHT);
        assert_eq!(status_of(ErrorKind::MissingViewpoint), GM_ERR_MISSING_VIEWPOINT);
        assert_eq!(status_of(ErrorKind::Io), GM_ERR_IO);
        assert_eq!(status_of(ErrorKind::TooFewUnits), GM_ERR_TOO_FEW_UNITS);
        assert_eq!(status_of(ErrorKind::EmptyCell), GM_ERR_EMPTY_CELL);
        assert_eq!(status_of(ErrorKind::NotConverged), GM_ERR_NOT_CONVERGED);
        assert_eq!(ErrorKind::ALL.len(), 24);
    }
}

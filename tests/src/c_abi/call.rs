//! How C calls: a status back, results by pointer, text into a buffer, handles to be freed.

use std::ffi::{CString, c_char};
use std::mem::MaybeUninit;

use gapmodel::{
    GM_F64, GM_I8, GM_OK, gm_column, gm_column_init, gm_last_error, gm_scale, gm_status, gm_status_name,
};

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CError {
    /// The call failed.
    Failed {
        /// The name of the status.
        kind: String,
        /// The last error.
        message: String,
    },
    /// No program in C can ask for this.
    NotInC(&'static str),
}

pub(super) type Result<T> = std::result::Result<T, CError>;

/// What the status says.
fn check(status: gm_status) -> Result<()> {
    if status == GM_OK {
        return Ok(());
    }
    let mut message = vec![0_u8; unsafe { gm_last_error(std::ptr::null_mut(), 0) }];
    unsafe { gm_last_error(message.as_mut_ptr().cast(), message.len()) };
    let kind = text(|buffer, capacity, needed| unsafe { gm_status_name(status, buffer, capacity, needed) })?;
    let message = String::from_utf8_lossy(&message).trim_end_matches('\0').to_owned();
    Err(CError::Failed { kind, message })
}

/// What a function writes to its last argument.
pub(super) fn out<T>(function: impl FnOnce(*mut T) -> gm_status) -> Result<T> {
    let mut out = MaybeUninit::uninit();
    check(function(out.as_mut_ptr()))?;
    // A call that succeeds has written its outputs.
    Ok(unsafe { out.assume_init() })
}

/// A call that only changes a handle.
pub(super) fn change(status: gm_status) -> Result<()> {
    check(status)
}

/// An array by way of its size.
pub(super) fn array<T: Copy + Default>(
    mut function: impl FnMut(*mut T, usize, *mut usize) -> gm_status,
) -> Result<Vec<T>> {
    let mut needed = 0;
    check(function(std::ptr::null_mut(), 0, &raw mut needed))?;
    let mut buffer = vec![T::default(); needed];
    check(function(buffer.as_mut_ptr(), needed, &raw mut needed))?;
    Ok(buffer)
}

/// A text without the NUL that ends it.
pub(super) fn text(mut function: impl FnMut(*mut c_char, usize, *mut usize) -> gm_status) -> Result<String> {
    let bytes = array(|buffer: *mut u8, capacity, needed| function(buffer.cast(), capacity, needed))?;
    let text = CString::from_vec_with_nul(bytes).expect("one NUL, at the end");
    Ok(text.into_string().expect("UTF-8"))
}

/// A handle, freed once.
#[derive(Debug)]
pub(super) struct Handle<T> {
    pointer: *mut T,
    free: unsafe extern "C" fn(*mut T),
}

impl<T> Handle<T> {
    pub(super) fn new(
        free: unsafe extern "C" fn(*mut T),
        make: impl FnOnce(*mut *mut T) -> gm_status,
    ) -> Result<Self> {
        Ok(Self { pointer: out(make)?, free })
    }

    pub(super) fn get(&self) -> *mut T {
        self.pointer
    }
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        unsafe { (self.free)(self.pointer) };
    }
}

/// Text as C has it.
pub(super) fn c_text(text: &str) -> Result<CString> {
    CString::new(text).map_err(|_| CError::NotInC("a text in C ends at its first zero byte"))
}

/// Several texts, some of which may be NULL.
pub(super) struct Texts {
    pointers: Vec<*const c_char>,
    _texts: Vec<Option<CString>>,
}

impl Texts {
    pub(super) fn new<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> Result<Self> {
        let texts: Vec<Option<CString>> =
            texts.into_iter().map(|text| text.map(c_text).transpose()).collect::<Result<_>>()?;
        let pointer = |text: &Option<CString>| text.as_ref().map_or(std::ptr::null(), |text| text.as_ptr());
        Ok(Self { pointers: texts.iter().map(pointer).collect(), _texts: texts })
    }

    pub(super) fn get(&self) -> *const *const c_char {
        self.pointers.as_ptr()
    }

    pub(super) fn len(&self) -> usize {
        self.pointers.len()
    }
}

/// A column with what it reads from: bytes where all numbers are small and whole, else doubles.
pub(super) enum Numbers {
    Bytes(Vec<i8>),
    Doubles(Vec<f64>),
}

impl Numbers {
    pub(super) fn new(values: Vec<f64>) -> Self {
        let byte = |value: &f64| {
            let byte = *value as i8;
            (f64::from(byte).to_bits() == value.to_bits()).then_some(byte)
        };
        values.iter().map(byte).collect::<Option<_>>().map_or(Self::Doubles(values), Self::Bytes)
    }

    pub(super) fn column(&self) -> gm_column {
        let (type_code, data, n) = match self {
            Self::Bytes(bytes) => (GM_I8, bytes.as_ptr().cast(), bytes.len()),
            Self::Doubles(doubles) => (GM_F64, doubles.as_ptr().cast(), doubles.len()),
        };
        out(|column| unsafe { gm_column_init(column, type_code, data, n) }).expect("a column")
    }
}

/// A pointer that may be NULL.
pub(super) fn pointer<T>(value: Option<&T>) -> *const T {
    value.map_or(std::ptr::null(), std::ptr::from_ref)
}

/// A scale with its codes.
pub(super) struct Scale {
    plain: gm_scale,
    codes: [Vec<f64>; 3],
}

impl Scale {
    pub(super) fn new(plain: gm_scale, codes: [Vec<f64>; 3]) -> Self {
        Self { plain, codes }
    }

    /// The codes that mean missing, not applicable or refused.
    pub(super) fn codes(&self, kind: usize) -> &[f64] {
        &self.codes[kind]
    }

    /// The struct, which borrows the codes.
    pub(super) fn get(&self) -> gm_scale {
        let [missing, not_applicable, refused] = &self.codes;
        gm_scale {
            missing: missing.as_ptr(),
            n_missing: missing.len(),
            not_applicable: not_applicable.as_ptr(),
            n_not_applicable: not_applicable.len(),
            refused: refused.as_ptr(),
            n_refused: refused.len(),
            ..self.plain
        }
    }
}

use gapmodel_core as core;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

pyo3::create_exception!(
    gapmodel,
    GapModelError,
    PyValueError,
    "What went wrong: the offending value, where it stands and what is allowed, in one sentence.\n\n\
     `kind` is the stable name of the kind of error, such as \"off_scale\"."
);

/// The exception for an error of the core.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(crate) fn raised(error: core::Error) -> PyErr {
    Python::attach(|py| {
        let exception = GapModelError::new_err(error.to_string());
        // An exception without its kind is still the right exception.
        exception.value(py).setattr("kind", error.kind().name()).ok();
        exception
    })
}

/// The error for an argument of the wrong Python type.
pub(crate) fn wrong_type(message: impl Into<String>) -> PyErr {
    PyTypeError::new_err(message.into())
}

/// The error for an option that cannot be used here, or not with this value.
pub(crate) fn refused(option: &'static str, value: impl Into<String>, allowed: impl Into<String>) -> PyErr {
    raised(core::Error::InvalidOption { option, value: value.into(), allowed: allowed.into() })
}

//! Arguments that are read under their own name: what Python says of a wrong one does not name it.

use std::convert::Infallible;

use pyo3::Borrowed;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyString};

use crate::error::{refused, wrong_type};

/// What was given for a whole number; [`Whole::named`] reads it.
pub(crate) struct Whole(Result<u64, Other>);

/// What is no whole number of at least 0.
enum Other {
    Number(String),
    Type(String),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Whole {
    type Error = Infallible;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(whole(&object)))
    }
}

fn whole(object: &Bound<'_, PyAny>) -> Result<u64, Other> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Ok(n) = object.extract::<u64>() {
        return Ok(n);
    }
    let number = object.extract::<f64>();
    match (object.is_instance_of::<PyFloat>(), number) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within 0 to 2^53"
        )]
        (true, Ok(value)) if (0.0..=EXACT).contains(&value) && value.fract() == 0.0 => Ok(value as u64),
        (false, Err(_)) => Err(Other::Type(type_name(object))),
        _ => Err(Other::Number(object.to_string())),
    }
}

fn type_name(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "it".to_owned(), |name| name.to_string())
}

impl Whole {
    /// The number, as the argument of that name.
    pub(crate) fn named<T: TryFrom<u64>>(self, name: &'static str) -> PyResult<T> {
        let n = self.0.map_err(|other| match other {
            Other::Number(value) => refused(name, value, "a whole number of at least 0"),
            Other::Type(found) => wrong_type(format!("{name} is of type {found}; a whole number is needed")),
        })?;
        T::try_from(n).map_err(|_| refused(name, n.to_string(), "a smaller number"))
    }
}

/// What was given for a list of names; [`Names::named`] reads it.
pub(crate) struct Names(Result<Vec<String>, String>);

impl<'a, 'py> FromPyObject<'a, 'py> for Names {
    type Error = Infallible;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Infallible> {
        let wrong = |_| {
            if object.is_instance_of::<PyString>() {
                format!("the text {:?}", object.to_string())
            } else {
                format!("of type {}", type_name(&object))
            }
        };
        Ok(Self(object.extract().map_err(wrong)))
    }
}

impl Names {
    /// The names, as the argument of that name.
    pub(crate) fn named(self, name: &str) -> PyResult<Vec<String>> {
        self.0.map_err(|found| wrong_type(format!("{name} is {found}; a list of names is needed")))
    }
}

/// A dict, or anything with keys, of which every key is known.
pub(crate) struct Record<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    name: &'static str,
    keys: &'static [&'static str],
}

impl<'a, 'py> Record<'a, 'py> {
    /// The record that is the argument of that name, or one of several in it, with the keys that it may have.
    pub(crate) fn read(
        object: &'a Bound<'py, PyAny>,
        name: &'static str,
        keys: &'static [&'static str],
    ) -> PyResult<Self> {
        let record = Self { object, name, keys };
        let found = object.call_method0("keys").map_err(|_| {
            wrong_type(format!(
                "{name} is of type {}; a dict with {} is needed",
                type_name(object),
                keys.join(", ")
            ))
        })?;
        for key in found.try_iter()? {
            let key = key?.str()?.to_string();
            if !keys.contains(&key.as_str()) {
                return Err(record.refused(format!("a dict with {key:?}")));
            }
        }
        Ok(record)
    }

    fn refused(&self, value: String) -> PyErr {
        refused(self.name, value, format!("the keys {}", self.keys.join(", ")))
    }

    /// What stands under a key; `None` is as good as nothing.
    pub(crate) fn get(&self, key: &str) -> Option<Bound<'py, PyAny>> {
        self.object.get_item(key).ok().filter(|value| !value.is_none())
    }

    fn needed(&self, key: &str) -> PyResult<Bound<'py, PyAny>> {
        self.get(key).ok_or_else(|| self.refused(format!("a dict without {key:?}")))
    }

    /// The whole number under a key.
    pub(crate) fn whole(&self, key: &'static str) -> PyResult<u64> {
        Whole(whole(&self.needed(key)?)).named(key)
    }

    /// The whole number under a key that may be missing.
    pub(crate) fn whole_if_any(&self, key: &'static str) -> PyResult<Option<u64>> {
        self.get(key).map(|value| Whole(whole(&value)).named(key)).transpose()
    }

    /// The number under a key.
    pub(crate) fn number(&self, key: &str) -> PyResult<f64> {
        let value = self.needed(key)?;
        let wrong = |_| wrong_type(format!("{key} is of type {}; a number is needed", type_name(&value)));
        value.extract().map_err(wrong)
    }

    /// The text under a key.
    pub(crate) fn text(&self, key: &str) -> PyResult<String> {
        Ok(self.needed(key)?.str()?.to_string())
    }
}

/// Records in a list, under the name of the argument.
pub(crate) fn several<'py, T>(
    list: &Bound<'py, PyAny>,
    name: &str,
    read: impl Fn(&Bound<'py, PyAny>) -> PyResult<T>,
) -> PyResult<Vec<T>> {
    if list.is_instance_of::<PyDict>() || list.is_instance_of::<PyString>() {
        return Err(wrong_type(format!("{name} is of type {}; a list of dicts is needed", type_name(list))));
    }
    let wrong = |_| wrong_type(format!("{name} is of type {}; a list of dicts is needed", type_name(list)));
    list.try_iter().map_err(wrong)?.map(|one| read(&one?)).collect()
}

use std::sync::{Mutex, MutexGuard, PoisonError};

use gapmodel_core as core;
use gapmodel_core::reliability::Missing;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::error::raised;
use crate::frame;
use crate::input::{Frame, Numbers, in_pieces, number};
use crate::instrument::{Scale, scale};
use crate::results::Absent;

/// Counts one column of ratings.
pub(crate) fn counted(
    py: Python<'_>,
    ratings: &Bound<'_, PyAny>,
    scale: &core::Scale,
    weights: Option<&Bound<'_, PyAny>>,
) -> PyResult<core::Counts> {
    let (ratings, weights) = (Numbers::read(ratings, "ratings")?, read_weights(weights)?);
    py.detach(|| {
        let mut counts = core::Counts::new(scale)?;
        match &weights {
            None => in_pieces([("ratings", &ratings)], |[ratings]| counts.extend(ratings)),
            Some(weights) => {
                in_pieces([("ratings", &ratings), ("weights", weights)], |[ratings, weights]| {
                    counts.extend_weighted(ratings, weights)
                })
            }
        }?;
        Ok(counts)
    })
    .map_err(raised)
}

/// Counts two columns of ratings, one row per respondent.
pub(crate) fn paired(
    py: Python<'_>,
    reference: &Bound<'_, PyAny>,
    delivered: &Bound<'_, PyAny>,
    scale: &core::Scale,
    weights: Option<&Bound<'_, PyAny>>,
) -> PyResult<core::PairCounts> {
    let (reference, delivered) =
        (Numbers::read(reference, "reference")?, Numbers::read(delivered, "delivered")?);
    let weights = read_weights(weights)?;
    py.detach(|| {
        let mut pairs = core::PairCounts::new(scale)?;
        let sides = [("reference", &reference), ("delivered", &delivered)];
        match &weights {
            None => in_pieces(sides, |[reference, delivered]| pairs.extend(reference, delivered)),
            Some(weights) => {
                in_pieces([sides[0], sides[1], ("weights", weights)], |[reference, delivered, weights]| {
                    pairs.extend_weighted(reference, delivered, weights)
                })
            }
        }?;
        Ok(pairs)
    })
    .map_err(raised)
}

fn measured(
    py: Python<'_>,
    values: &Bound<'_, PyAny>,
    weights: Option<&Bound<'_, PyAny>>,
) -> PyResult<core::Moments> {
    let (values, weights) = (Numbers::read(values, "values")?, read_weights(weights)?);
    py.detach(|| {
        let mut moments = core::Moments::new();
        match &weights {
            None => in_pieces([("values", &values)], |[values]| moments.extend(values)),
            Some(weights) => in_pieces([("values", &values), ("weights", weights)], |[values, weights]| {
                moments.extend_weighted(values, weights)
            }),
        }?;
        Ok(moments)
    })
    .map_err(raised)
}

fn read_weights(weights: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Numbers>> {
    weights.map(|weights| Numbers::read(weights, "weights")).transpose()
}

/// What all tallies have: a lock around the core's, equality, JSON and pickling through it.
macro_rules! tally {
    ($(#[doc = $doc:literal])* $name:ident($core:ty) { $($methods:tt)* }) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, module = "gapmodel")]
        pub(crate) struct $name(Mutex<$core>);

        impl From<$core> for $name {
            fn from(inner: $core) -> Self {
                Self(Mutex::new(inner))
            }
        }

        impl $name {
            fn lock(&self) -> MutexGuard<'_, $core> {
                // Each change is all or nothing, so a panic elsewhere leaves a good tally.
                self.0.lock().unwrap_or_else(PoisonError::into_inner)
            }

            /// The tally as it is now.
            pub(crate) fn now(&self) -> $core {
                self.lock().clone()
            }
        }

        #[pymethods]
        impl $name {
            /// Adds all that another tally of the same kind has seen; on any error nothing is added.
            fn merge(&self, other: &Bound<'_, Self>) -> PyResult<()> {
                let more = other.get().now();
                self.lock().merge(&more).map_err(raised)
            }

            /// The tally as JSON text.
            fn to_json(&self) -> PyResult<String> {
                serde_json::to_string(&self.now()).map_err(|error| frame::json_error(&error))
            }

            /// The tally that `to_json` wrote, checked.
            #[classmethod]
            fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
                serde_json::from_str(text).map(|inner| Self(Mutex::new(inner))).map_err(|error| frame::json_error(&error))
            }

            fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
                let Ok(other) = other.cast::<Self>() else { return false };
                let (ours, theirs) = (self.now(), other.get().now());
                ours == theirs
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
            }

            $($methods)*
        }
    };
}
pub(crate) use tally;

tally! {
    /// How often each point of a scale was given: everything that one item says.
    ///
    /// `scale` is a pair (min, max) or a `Scale`. Adding ratings in any order and merging in any grouping gives the same
    /// counts. Each method that changes the counts changes all or nothing.
    Counts(core::Counts) {
        #[new]
        #[pyo3(signature = (scale))]
        fn new(scale: &Bound<'_, PyAny>) -> PyResult<Self> {
            core::Counts::new(&self::scale(scale)?).map(|inner| Self(Mutex::new(inner))).map_err(raised)
        }

        /// Counts from a table made elsewhere: how often each point was given, lowest first, and the absent.
        #[classmethod]
        #[expect(clippy::needless_pass_by_value, reason = "a Python list has no slice")]
        #[pyo3(signature = (scale, counts, *, missing = 0, not_applicable = 0, refused = 0, invalid = 0))]
        fn from_counts(
            _class: &Bound<'_, PyType>,
            scale: &Bound<'_, PyAny>,
            counts: Vec<u64>,
            missing: u64,
            not_applicable: u64,
            refused: u64,
            invalid: u64,
        ) -> PyResult<Self> {
            let absent = core::Absent { missing, not_applicable, refused, invalid };
            core::Counts::from_counts(&self::scale(scale)?, &counts, absent)
                .map(|inner| Self(Mutex::new(inner)))
                .map_err(raised)
        }

        /// Adds one rating; `None` and NaN are missing.
        #[pyo3(signature = (rating, *, weight = None))]
        fn push(&self, rating: &Bound<'_, PyAny>, weight: Option<f64>) -> PyResult<()> {
            let rating = number(rating, || "rating".to_owned())?;
            let mut inner = self.lock();
            match weight {
                None => inner.push(rating),
                Some(weight) => inner.push_weighted(rating, weight),
            }
            .map_err(raised)
        }

        /// Adds a column of ratings, with a survey weight each if there are weights.
        #[pyo3(signature = (ratings, *, weights = None))]
        fn extend(&self, py: Python<'_>, ratings: &Bound<'_, PyAny>, weights: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
            let scale = self.lock().scale().clone();
            let more = counted(py, ratings, &scale, weights)?;
            self.lock().merge(&more).map_err(raised)
        }

        /// The scale of the ratings.
        #[getter]
        fn scale(&self) -> Scale {
            Scale(self.lock().scale().clone())
        }

        /// How many gave each point, lowest point first.
        #[getter]
        fn counts(&self) -> Vec<u64> {
            self.lock().counts()
        }

        /// How many gave this rating; 0 for a value that is no point of the scale.
        fn count_of(&self, rating: f64) -> u64 {
            self.lock().count_of(rating)
        }

        /// How many gave a rating.
        #[getter]
        fn n_valid(&self) -> u64 {
            self.lock().n_valid()
        }

        /// How many did not answer.
        #[getter]
        fn n_missing(&self) -> u64 {
            self.lock().n_missing()
        }

        /// Those without a rating, by reason.
        #[getter]
        fn absent(&self) -> Absent {
            self.lock().absent().into()
        }

        /// All respondents seen: valid + missing + not applicable + refused + invalid.
        #[getter]
        fn rows(&self) -> u64 {
            self.lock().rows()
        }

        /// Whether survey weights were given.
        #[getter]
        fn is_weighted(&self) -> bool {
            self.lock().is_weighted()
        }

        fn __repr__(&self) -> String {
            let now = self.now();
            format!("Counts({}, {:?}, {} missing)", now.scale().describe(), now.counts(), now.n_missing())
        }
    }
}

tally! {
    /// Two ratings of the same people, counted together: the joint table that a paired gap needs.
    ///
    /// The reference (an expectation) and what was delivered (a perception) share one scale, a pair (min, max) or a
    /// `Scale`.
    PairCounts(core::PairCounts) {
        #[new]
        #[pyo3(signature = (scale))]
        fn new(scale: &Bound<'_, PyAny>) -> PyResult<Self> {
            core::PairCounts::new(&self::scale(scale)?).map(|inner| Self(Mutex::new(inner))).map_err(raised)
        }

        /// Adds one respondent's reference and delivered rating; `None` and NaN are missing.
        #[pyo3(signature = (reference, delivered))]
        fn push(&self, reference: &Bound<'_, PyAny>, delivered: &Bound<'_, PyAny>) -> PyResult<()> {
            let [reference, delivered] = [number(reference, || "reference".to_owned())?, number(delivered, || "delivered".to_owned())?];
            self.lock().push(reference, delivered).map_err(raised)
        }

        /// Adds two columns of equal length, one row per respondent, with a survey weight each if there are weights.
        #[pyo3(signature = (reference, delivered, *, weights = None))]
        fn extend(
            &self,
            py: Python<'_>,
            reference: &Bound<'_, PyAny>,
            delivered: &Bound<'_, PyAny>,
            weights: Option<&Bound<'_, PyAny>>,
        ) -> PyResult<()> {
            let scale = self.lock().scale().clone();
            let more = paired(py, reference, delivered, &scale, weights)?;
            self.lock().merge(&more).map_err(raised)
        }

        /// The scale of both sides.
        #[getter]
        fn scale(&self) -> Scale {
            Scale(self.lock().scale().clone())
        }

        /// How many gave both ratings.
        #[getter]
        fn n_pairs(&self) -> u64 {
            self.lock().n_pairs()
        }

        /// How many lack a pair because a side is not applicable, refused or invalid; all others without one did not
        /// answer.
        #[getter]
        fn n_excluded(&self) -> u64 {
            self.lock().n_excluded()
        }

        /// How many gave this reference and this delivered rating; 0 if either is no point of the scale.
        fn count_of(&self, reference: f64, delivered: f64) -> u64 {
            self.lock().count_of(reference, delivered)
        }

        /// The reference ratings alone, whether or not the other side is present.
        #[getter]
        fn reference(&self) -> Counts {
            Counts(Mutex::new(self.lock().reference()))
        }

        /// The delivered ratings alone, whether or not the other side is present.
        #[getter]
        fn delivered(&self) -> Counts {
            Counts(Mutex::new(self.lock().delivered()))
        }

        fn __repr__(&self) -> String {
            let now = self.now();
            format!("PairCounts({}, {} pairs)", now.scale().describe(), now.n_pairs())
        }
    }
}

tally! {
    /// Exact sums of a real-valued measure, such as the seconds a caller waited: mean and standard deviation to the
    /// last digit, whatever the order.
    Moments(core::Moments) {
        #[new]
        #[pyo3(signature = ())]
        fn new() -> Self {
            Self(Mutex::new(core::Moments::new()))
        }

        /// Adds one value; `None` and NaN are missing.
        #[pyo3(signature = (value))]
        fn push(&self, value: &Bound<'_, PyAny>) -> PyResult<()> {
            let value = number(value, || "value".to_owned())?;
            self.lock().push(value).map_err(raised)
        }

        /// Adds a column of values, with a survey weight each if there are weights.
        #[pyo3(signature = (values, *, weights = None))]
        fn extend(&self, py: Python<'_>, values: &Bound<'_, PyAny>, weights: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
            let more = measured(py, values, weights)?;
            self.lock().merge(&more).map_err(raised)
        }

        /// How many gave a value.
        #[getter]
        fn n_valid(&self) -> u64 {
            self.lock().n_valid()
        }

        /// Those without a value, by reason.
        #[getter]
        fn absent(&self) -> Absent {
            self.lock().absent().into()
        }

        /// The (weighted) mean; `None` without values.
        #[getter]
        fn mean(&self) -> Option<f64> {
            self.lock().mean()
        }

        /// The sample standard deviation (n - 1), unweighted; `None` below two values.
        #[getter]
        fn std_dev(&self) -> Option<f64> {
            self.lock().std_dev()
        }

        /// The standard error of the mean, linearised where there are weights; `None` below two values.
        #[getter]
        fn std_error(&self) -> Option<f64> {
            self.lock().std_error()
        }

        fn __repr__(&self) -> String {
            let now = self.now();
            let mean = now.mean().map_or_else(|| "-".to_owned(), frame::shown);
            format!("Moments(mean {mean}, n = {})", now.n_valid())
        }
    }
}

/// Adds a table to sums of products of as many columns, which do not change.
fn multiplied(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    mut products: core::CrossProducts,
    scale: Option<&core::Scale>,
) -> PyResult<core::CrossProducts> {
    let frame = Frame::read(table, "table")?;
    let columns = (0..frame.names().len()).map(|i| frame.numbers(i)).collect::<PyResult<Vec<_>>>()?;
    let columns: Vec<Numbers> = columns.iter().map(Numbers::joined).collect();
    py.detach(|| {
        let columns: Vec<core::Column<'_>> =
            columns.iter().map(|numbers| numbers.column(0, numbers.len())).collect();
        match scale {
            None => products.extend(&columns),
            Some(scale) => products.extend_ratings(&columns, scale),
        }?;
        Ok(products)
    })
    .map_err(raised)
}

tally! {
    /// Exact sums and sums of products of several real-valued variables: their means, variances, covariances and
    /// correlations to the last digit, whatever the order of the rows.
    ///
    /// A row counts where it has every variable (`missing="listwise"`), or for every two variables that it has
    /// (`missing="pairwise"`); variables are counted from 0.
    CrossProducts(core::CrossProducts) {
        #[new]
        #[pyo3(signature = (variables, *, missing = "listwise"))]
        fn new(variables: usize, missing: &str) -> PyResult<Self> {
            match Missing::parse(missing).map_err(raised)? {
                Missing::Pairwise => core::CrossProducts::pairwise(variables),
                _ => core::CrossProducts::new(variables),
            }
            .map(|inner| Self(Mutex::new(inner)))
            .map_err(raised)
        }

        /// Adds one row: a value of each variable; `None` and NaN are missing.
        #[pyo3(signature = (values))]
        fn push(&self, values: &Bound<'_, PyAny>) -> PyResult<()> {
            let values = Numbers::read(values, "values")?.doubles();
            self.lock().push(&values).map_err(raised)
        }

        /// Adds a table with a column per variable: a data frame, a dict of columns or a 2-D array. With a `scale` its codes
        /// are missing, and what is off it is an error.
        #[pyo3(signature = (table, *, scale = None))]
        fn extend(&self, py: Python<'_>, table: &Bound<'_, PyAny>, scale: Option<&Bound<'_, PyAny>>) -> PyResult<()> {
            let scale = scale.map(self::scale).transpose()?;
            let empty = {
                let now = self.lock();
                let make = if now.is_pairwise() { core::CrossProducts::pairwise } else { core::CrossProducts::new };
                make(now.variables()).map_err(raised)?
            };
            let more = multiplied(py, table, empty, scale.as_ref())?;
            self.lock().merge(&more).map_err(raised)
        }

        /// Whether of every two variables all rows that have these two count.
        #[getter]
        fn is_pairwise(&self) -> bool {
            self.lock().is_pairwise()
        }

        /// How many rows the covariance of two variables counted from 0 rests on: those that have both, or listwise those that
        /// have all. 0 if there is no such variable.
        #[pyo3(signature = (i, j))]
        fn n_pairs(&self, i: usize, j: usize) -> u64 {
            self.lock().n_pairs(i, j)
        }

        /// How many variables there are.
        #[getter]
        fn variables(&self) -> usize {
            self.lock().variables()
        }

        /// How many rows have every variable.
        #[getter]
        fn n_valid(&self) -> u64 {
            self.lock().n_valid()
        }

        /// How many rows lack a variable.
        #[getter]
        fn absent(&self) -> u64 {
            self.lock().absent()
        }

        /// The mean of each variable over the rows that have them all, pairwise over those that have it; `None` where a
        /// variable has no row.
        #[getter]
        fn means(&self) -> Option<Vec<f64>> {
            self.lock().means()
        }

        /// The mean of one variable counted from 0, as `means`; `None` if it has no row, or is not there.
        #[pyo3(signature = (i))]
        fn mean(&self, i: usize) -> Option<f64> {
            self.lock().mean(i)
        }

        /// The sample covariance (n - 1) of two variables, a variance where they are the same; `None` below two rows, or if
        /// there is no such variable.
        #[pyo3(signature = (i, j))]
        fn covariance(&self, i: usize, j: usize) -> Option<f64> {
            self.lock().covariance(i, j)
        }

        /// Pearson's correlation of two variables, from -1 to 1; `None` below two rows, where one of the two does not vary, or
        /// if there is no such variable.
        #[pyo3(signature = (i, j))]
        fn correlation(&self, i: usize, j: usize) -> Option<f64> {
            self.lock().correlation(i, j)
        }

        fn __repr__(&self) -> String {
            let now = self.now();
            format!("CrossProducts({} variables, n = {})", now.variables(), now.n_valid())
        }
    }
}

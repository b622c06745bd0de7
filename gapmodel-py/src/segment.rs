//! One segment of a summary.

use std::sync::Arc;

use gapmodel_core::{self as core, Label};
use pyo3::prelude::*;

use crate::error::raised;
use crate::results::StraightLiners;
use crate::segments::label;
use crate::tally::{Counts, Moments, PairCounts};

/// One segment of a `Summary`: the tallies that models read.
///
/// Made with `Summary.segment` or `Summary.total`; later observations leave it as it is.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Segment {
    summary: Arc<core::Summary>,
    /// None for all segments together.
    labels: Option<Vec<Label>>,
}

impl Segment {
    pub(crate) fn new(summary: Arc<core::Summary>, labels: Option<Vec<Label>>) -> core::Result<Self> {
        let segment = Self { summary, labels };
        segment.ask(|_| Ok(()))?;
        Ok(segment)
    }

    fn ask<T>(&self, question: impl FnOnce(&core::Segment<'_>) -> core::Result<T>) -> core::Result<T> {
        match &self.labels {
            None => question(&self.summary.total()?),
            Some(labels) => question(&self.summary.segment(labels)?),
        }
    }
}

#[pymethods]
impl Segment {
    /// What this segment is called: one label per segment column, none for everybody.
    #[getter]
    fn labels<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        self.labels.iter().flatten().map(|one| label(py, one)).collect()
    }

    /// The number of respondents.
    #[getter]
    fn rows(&self) -> u64 {
        // All have been added up once already, when this was made.
        self.ask(|segment| Ok(segment.rows())).unwrap_or_default()
    }

    /// Respondents who gave one and the same answer throughout (to at least two attributes): in their expectations,
    /// in their perceptions, in both.
    #[getter]
    fn straight_liners(&self, py: Python<'_>) -> PyResult<StraightLiners> {
        let [expectation, perception, both] =
            py.detach(|| self.ask(|segment| Ok(segment.straight_liners()))).map_err(raised)?;
        Ok(core::gap::StraightLiners { expectation, perception, both }.into())
    }

    /// The counts of an item by its id, or of one viewpoint of an attribute by the name of its column.
    fn counts(&self, py: Python<'_>, id: &str) -> PyResult<Counts> {
        py.detach(|| self.ask(|segment| segment.counts(id))).map(Counts::from).map_err(raised)
    }

    /// The pairs of expectation and perception of an attribute.
    fn pairs(&self, py: Python<'_>, attribute: &str) -> PyResult<PairCounts> {
        py.detach(|| self.ask(|segment| segment.pairs(attribute))).map(PairCounts::from).map_err(raised)
    }

    /// The exact sums of a real-valued measure by the id of its item.
    fn moments(&self, py: Python<'_>, id: &str) -> PyResult<Moments> {
        py.detach(|| self.ask(|segment| segment.moments(id))).map(Moments::from).map_err(raised)
    }

    fn __repr__(&self) -> String {
        let names: Vec<String> = match &self.labels {
            None => vec!["total".to_owned()],
            Some(labels) => labels.iter().map(ToString::to_string).collect(),
        };
        format!("Segment({}, {} rows)", names.join(", "), self.rows())
    }
}

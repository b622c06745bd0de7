use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gapmodel_core::csv::CsvOptions;
use gapmodel_core::{self as core, OffScale, SummaryOptions};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple, PyType};

use crate::error::{raised, refused, wrong_type};
use crate::input::{Frame, Prepared};
use crate::instrument::{Instrument, io};
use crate::segment::Segment;
use crate::segments::{key, labels_of};

/// The tallies an instrument asks for, per segment: everything the models need, and no row of any person.
///
/// Observing rows in any order, in any batches, on any number of threads or machines, and merging in any grouping
/// gives equal summaries, bit for bit. Made with `summarize` or `summarize_csv`, or empty, to observe tables one by one;
/// the options are those of `summarize`.
#[pyclass(frozen, module = "gapmodel")]
pub(crate) struct Summary {
    /// Shared with the scores being made of it; replaced, never changed.
    inner: Mutex<Arc<core::Summary>>,
    instrument: Arc<core::Instrument>,
    options: SummaryOptions,
}

impl Summary {
    fn lock(&self) -> MutexGuard<'_, Arc<core::Summary>> {
        // The value is replaced whole, so a panic elsewhere leaves a good one.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tallies as they are now.
    pub(crate) fn now(&self) -> Arc<core::Summary> {
        Arc::clone(&self.lock())
    }

    fn add(&self, more: &core::Summary) -> core::Result<()> {
        let mut inner = self.lock();
        let mut sum = core::Summary::clone(&inner);
        sum.merge(more)?;
        *inner = Arc::new(sum);
        Ok(())
    }
}

impl From<Arc<core::Summary>> for Summary {
    fn from(inner: Arc<core::Summary>) -> Self {
        let (instrument, options) = (Arc::new(inner.instrument().clone()), inner.options().clone());
        Self { inner: Mutex::new(inner), instrument, options }
    }
}

#[pymethods]
impl Summary {
    #[new]
    #[pyo3(signature = (instrument, *, by = None, weight = None, off_scale = "refuse"))]
    fn new(
        instrument: &Bound<'_, Instrument>,
        by: Option<&Bound<'_, PyAny>>,
        weight: Option<String>,
        off_scale: &str,
    ) -> PyResult<Self> {
        let (instrument, options) = (Arc::clone(&instrument.get().0), options(by, weight, off_scale)?);
        let inner = core::Summary::new(Arc::clone(&instrument), options.clone()).map_err(raised)?;
        Ok(Self { inner: Mutex::new(Arc::new(inner)), instrument, options })
    }

    /// Adds all rows of a table. Columns the instrument does not ask for are ignored.
    ///
    /// On any error the summary is as it was before.
    fn observe(&self, py: Python<'_>, table: &Bound<'_, PyAny>) -> PyResult<()> {
        let more = observed(py, table, &self.instrument, &self.options)?;
        py.detach(|| self.add(&more)).map_err(raised)
    }

    /// Adds the rows of several tables as one: rows with the same id are the same person, who may have answered a survey
    /// before and another one after. What the first table says of a person (a segment, a weight, a rating) stands; later
    /// ones fill in what is missing. Rows without an id stand alone.
    ///
    /// `id` names the column that tells who is who. On any error the summary is as it was before.
    fn observe_matched(&self, py: Python<'_>, tables: &Bound<'_, PyAny>, id: &str) -> PyResult<()> {
        let tables: Vec<Bound<'_, PyAny>> = tables
            .try_iter()
            .and_then(Iterator::collect)
            .map_err(|_| wrong_type("tables: a list of tables is needed"))?;
        let more = matched(py, &tables, id, &self.instrument, &self.options)?;
        py.detach(|| self.add(&more)).map_err(raised)
    }

    /// Adds all that another summary of the same instrument, segments and weighting has seen.
    ///
    /// On any error the summary is as it was before.
    fn merge(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<()> {
        let more = other.get().now();
        py.detach(|| self.add(&more)).map_err(raised)
    }

    /// The summary as bytes: compact, the same on every machine, with the instrument and the options inside.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let now = self.now();
        let bytes = py.detach(|| now.to_bytes()).map_err(raised)?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// A summary from `to_bytes`, wherever it was made.
    ///
    /// Nothing in the bytes is trusted. Tables observed later are read with the options of the summary that was
    /// written.
    #[classmethod]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "owned, so that it can be read without the interpreter"
    )]
    fn from_bytes(class: &Bound<'_, PyType>, data: PyBackedBytes) -> PyResult<Self> {
        let inner = class.py().detach(|| core::Summary::from_bytes(&data)).map_err(raised)?;
        Ok(Self::from(Arc::new(inner)))
    }

    /// The instrument.
    #[getter]
    fn instrument(&self) -> Instrument {
        Instrument(Arc::clone(&self.instrument))
    }

    /// The columns that make the segments.
    #[getter]
    fn by(&self) -> Vec<String> {
        self.options.by.clone()
    }

    /// The number of respondents seen, in all segments together.
    #[getter]
    fn rows(&self) -> u64 {
        self.now().rows()
    }

    /// Whether the respondents have survey weights.
    #[getter]
    fn is_weighted(&self) -> bool {
        self.options.weight.is_some()
    }

    /// The segments, in order of their labels: a label, or a tuple of labels where there are several segment columns.
    #[getter]
    fn segments<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let now = self.now();
        let keys: Vec<_> =
            now.segments().map(|segment| key(py, segment.labels())).collect::<PyResult<_>>()?;
        PyList::new(py, keys)
    }

    /// One segment by its label, or its labels where there are several segment columns.
    fn segment(&self, key: &Bound<'_, PyAny>) -> PyResult<Segment> {
        Segment::new(self.now(), Some(labels_of(key)?)).map_err(raised)
    }

    /// All segments taken together as one.
    #[getter]
    fn total(&self) -> PyResult<Segment> {
        Segment::new(self.now(), None).map_err(raised)
    }

    fn __len__(&self) -> usize {
        self.now().len()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let Ok(other) = other.cast::<Self>() else { return false };
        let (ours, theirs) = (self.now(), other.get().now());
        ours == theirs
    }

    fn __repr__(&self) -> String {
        let now = self.now();
        let by = if now.by().is_empty() { String::new() } else { format!(" by {}", now.by().join(", ")) };
        format!("Summary({:?}, {} rows, {} segments{by})", now.instrument().id(), now.rows(), now.len())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("from_bytes")?, (slf.get().to_bytes(slf.py())?,)))
    }
}

fn observed(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    instrument: &Arc<core::Instrument>,
    options: &SummaryOptions,
) -> PyResult<core::Summary> {
    let prepared = Frame::read(table, "table")?.prepare(instrument, options)?;
    py.detach(|| {
        let mut summary = core::Summary::new(Arc::clone(instrument), options.clone())?;
        prepared.observe(&mut summary)?;
        Ok(summary)
    })
    .map_err(raised)
}

/// Tables of which rows with the same id are one person.
fn matched(
    py: Python<'_>,
    tables: &[Bound<'_, PyAny>],
    id: &str,
    instrument: &Arc<core::Instrument>,
    options: &SummaryOptions,
) -> PyResult<core::Summary> {
    let mut read = options.clone();
    read.by.push(id.to_owned());
    let prepared = tables
        .iter()
        .enumerate()
        .map(|(i, table)| Frame::read(table, &format!("table {i}"))?.prepare(instrument, &read))
        .collect::<PyResult<Vec<_>>>()?;
    py.detach(|| {
        let mut summary = core::Summary::new(Arc::clone(instrument), options.clone())?;
        let joined: Vec<_> = prepared.iter().map(Prepared::joined).collect();
        let tables = joined.iter().map(Prepared::whole).collect::<core::Result<Vec<_>>>()?;
        // Which of the tables lacks a column the core does not say; its names are those of the first that does.
        summary.observe_matched(&tables, id).map_err(|error| match &error {
            core::Error::UnknownColumn { column, .. } => {
                let lacking = joined.iter().find(|table| !table.has(column));
                lacking.map_or(error.clone(), |table| table.known(error.clone()))
            }
            _ => error,
        })?;
        Ok(summary)
    })
    .map_err(raised)
}

/// The tables of a list of them; `None` for a table.
fn listed_tables<'py>(table: &Bound<'py, PyAny>) -> PyResult<Option<Vec<Bound<'py, PyAny>>>> {
    if !table.is_instance_of::<PyList>() && !table.is_instance_of::<PyTuple>() {
        return Ok(None);
    }
    let items = table.try_iter()?.collect::<PyResult<Vec<_>>>()?;
    let is_table = |item: &Bound<'py, PyAny>| {
        Ok::<_, PyErr>(item.is_instance_of::<PyDict>() || item.hasattr("columns")?)
    };
    let all = items.iter().map(is_table).collect::<PyResult<Vec<bool>>>()?;
    Ok((!items.is_empty() && all.into_iter().all(|is_table| is_table)).then_some(items))
}

/// The names of columns: none, one, or a list.
pub(crate) fn names(columns: Option<&Bound<'_, PyAny>>, what: &str) -> PyResult<Vec<String>> {
    match columns {
        None => Ok(Vec::new()),
        Some(one) if one.is_instance_of::<PyString>() => Ok(vec![one.extract()?]),
        Some(several) => several
            .extract()
            .map_err(|_| wrong_type(format!("{what}: the name of a column, or a list of them"))),
    }
}

fn options(
    by: Option<&Bound<'_, PyAny>>,
    weight: Option<String>,
    off_scale: &str,
) -> PyResult<SummaryOptions> {
    let by = names(by, "by")?;
    let off_scale = match off_scale {
        "refuse" => OffScale::Refuse,
        "count" => OffScale::Count,
        other => return Err(refused("off_scale", format!("{other:?}"), "\"refuse\" or \"count\"")),
    };
    Ok(SummaryOptions { by, weight, off_scale })
}

/// A summary of one table, or of several of the same people.
///
/// `table` is a data frame of any library that exports Arrow, a pandas frame, a dict of columns or a 2-D array; its
/// columns are found by the names the instrument gives. `by` names the segment columns, `weight` the column of survey
/// weights. `off_scale` is "refuse" (a value off its scale is an error) or "count" (it is counted as invalid). A table may
/// lack all columns of a viewpoint of the instrument: that questionnaire did not ask it.
///
/// With `id`, the column that tells who is who, `table` may be a list of tables: rows with the same id are one person, as
/// `Summary.observe_matched` says. Tables of different people are summarised one by one and merged.
#[pyfunction]
#[pyo3(signature = (table, instrument, *, by = None, weight = None, off_scale = "refuse", id = None))]
pub(crate) fn summarize(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    instrument: &Bound<'_, Instrument>,
    by: Option<&Bound<'_, PyAny>>,
    weight: Option<String>,
    off_scale: &str,
    id: Option<&str>,
) -> PyResult<Summary> {
    let (instrument, options) = (Arc::clone(&instrument.get().0), options(by, weight, off_scale)?);
    let inner = match (listed_tables(table)?, id) {
        (None, None) => observed(py, table, &instrument, &options)?,
        (None, Some(id)) => matched(py, std::slice::from_ref(table), id, &instrument, &options)?,
        (Some(tables), Some(id)) => matched(py, &tables, id, &instrument, &options)?,
        (Some(_), None) => {
            return Err(refused("id", "None", "several tables need a column that tells who is who"));
        }
    };
    Ok(Summary { inner: Mutex::new(Arc::new(inner)), instrument, options })
}

/// Reads CSV text with a header row into a summary, batch by batch.
///
/// `source` is the path of a file, or the text as bytes. Columns the instrument does not ask for are ignored. An empty
/// field is missing, and so are NA, N/A, NaN and null. The other options are those of `summarize`.
#[pyfunction]
#[pyo3(signature = (
    source, instrument, *, by = None, weight = None, off_scale = "refuse", encoding = "utf-8", delimiter = ","
))]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn summarize_csv(
    py: Python<'_>,
    source: &Bound<'_, PyAny>,
    instrument: &Bound<'_, Instrument>,
    by: Option<&Bound<'_, PyAny>>,
    weight: Option<String>,
    off_scale: &str,
    encoding: &str,
    delimiter: &str,
) -> PyResult<Summary> {
    let (instrument, options) = (Arc::clone(&instrument.get().0), options(by, weight, off_scale)?);
    let [delimiter] = *delimiter.as_bytes() else {
        return Err(refused("delimiter", format!("{delimiter:?}"), "a single ASCII character"));
    };
    let csv = CsvOptions { delimiter, encoding: encoding.to_owned() };
    let read = |text: &mut (dyn std::io::Read + Send)| {
        core::csv::summarize_csv(text, Arc::clone(&instrument), options.clone(), &csv, |_| ())
    };
    let inner = if let Ok(bytes) = source.extract::<PyBackedBytes>() {
        py.detach(|| read(&mut &bytes[..]))
    } else {
        let path: PathBuf =
            source.extract().map_err(|_| wrong_type("source: a path, or CSV text as bytes"))?;
        py.detach(|| std::fs::File::open(&path).map(|mut file| read(&mut file)))
            .map_err(|error| io(&path, &error))?
    };
    Ok(Summary { inner: Mutex::new(Arc::new(inner.map_err(raised)?)), instrument, options })
}

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use gapmodel_core::{self as core, Direction};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyType};

use crate::csat::doubles;
use crate::error::{raised, refused, wrong_type};
use crate::frame;
use crate::input::number;

/// What may be answered: the points of a rating scale or the range of a measure, which end is good, and the codes
/// that stand for no answer.
///
/// A step of 0 makes it a measure: every number from `min` to `max`. `direction` is `"high_is_good"` or
/// `"low_is_good"`. `missing`, `not_applicable` and `refused` are codes such as 99.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scale(pub(crate) core::Scale);

#[pymethods]
impl Scale {
    #[new]
    #[pyo3(signature = (
        min, max, *, step = 1.0, direction = "high_is_good", missing = vec![], not_applicable = vec![], refused = vec![]
    ), text_signature = "(min, max, *, step=1, direction='high_is_good', missing=(), not_applicable=(), refused=())")]
    fn new(
        min: f64,
        max: f64,
        step: f64,
        direction: &str,
        missing: Vec<f64>,
        not_applicable: Vec<f64>,
        refused: Vec<f64>,
    ) -> PyResult<Self> {
        let direction = match direction {
            "high_is_good" => Direction::HighIsGood,
            "low_is_good" => Direction::LowIsGood,
            other => {
                return Err(self::refused(
                    "direction",
                    format!("{other:?}"),
                    "\"high_is_good\" or \"low_is_good\"",
                ));
            }
        };
        let scale =
            if step == 0.0 { core::Scale::measure(min, max) } else { core::Scale::with_step(min, max, step) };
        scale
            .and_then(|scale| scale.with_missing(missing))
            .and_then(|scale| scale.with_not_applicable(not_applicable))
            .and_then(|scale| scale.with_refused(refused))
            .map(|scale| Self(scale.with_direction(direction)))
            .map_err(raised)
    }

    /// The lowest value.
    #[getter]
    fn min(&self) -> f64 {
        self.0.min()
    }

    /// The highest value.
    #[getter]
    fn max(&self) -> f64 {
        self.0.max()
    }

    /// The distance of two neighbouring points; `None` for a measure.
    #[getter]
    fn step(&self) -> Option<f64> {
        self.0.step()
    }

    /// Which end is good.
    #[getter]
    fn direction(&self) -> &'static str {
        if self.0.low_is_good() { "low_is_good" } else { "high_is_good" }
    }

    /// The number of points, 2 to 101; `None` for a measure.
    #[getter]
    fn points(&self) -> Option<usize> {
        self.0.points()
    }

    /// What a value answers: ("point", value), ("value", value) on a measure, ("missing", None),
    /// (`"not_applicable"`, None) or (`"refused"`, None); `None` for a value off the scale.
    fn read(&self, value: &Bound<'_, PyAny>) -> PyResult<Option<(&'static str, Option<f64>)>> {
        let value = number(value, || "value".to_owned())?;
        Ok(self.0.read(value).map(|answer| match answer {
            core::Answer::Point(point) => ("point", Some(self.0.value(point))),
            core::Answer::Value(value) => ("value", Some(value)),
            core::Answer::Missing => ("missing", None),
            core::Answer::NotApplicable => ("not_applicable", None),
            core::Answer::Refused => ("refused", None),
        }))
    }

    /// The rating mirrored: `min + max - value`. Undoes itself.
    fn reverse(&self, value: f64) -> f64 {
        self.0.reverse(value)
    }

    /// The value as 0 (worst) to 100 (best).
    fn to_100(&self, value: f64) -> f64 {
        self.0.to_100(value)
    }

    /// The codes that stand for no answer.
    #[getter]
    fn missing(&self) -> Vec<f64> {
        self.0.codes()[0].to_vec()
    }

    /// The codes that stand for "did not apply to me".
    #[getter]
    fn not_applicable(&self) -> Vec<f64> {
        self.0.codes()[1].to_vec()
    }

    /// The codes that stand for "would rather not say".
    #[getter]
    fn refused(&self) -> Vec<f64> {
        self.0.codes()[2].to_vec()
    }

    /// The scale as JSON text, as it stands in an instrument.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| frame::json_error(&error))
    }

    /// The scale that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| frame::json_error(&error))
    }

    fn __repr__(&self) -> String {
        format!("Scale({}, {})", self.0.describe(), self.direction())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}

/// A scale from a `Scale` or a pair of its lowest and highest point.
pub(crate) fn scale(object: &Bound<'_, PyAny>) -> PyResult<core::Scale> {
    if let Ok(scale) = object.cast::<Scale>() {
        return Ok(scale.get().0.clone());
    }
    match object.extract::<(f64, f64)>() {
        Ok((min, max)) => core::Scale::new(min, max).map_err(raised),
        Err(_) => {
            Err(wrong_type(format!("scale = {}: a pair (min, max) or a Scale is needed", object.repr()?)))
        }
    }
}

/// A checked instrument: dimensions, attributes with their columns, and items, each reference resolved.
///
/// Made with `from_toml`, `from_json`, `servqual`, `servperf`, `gap_model`, `antecedents` or `three_dimensions`; immutable.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Instrument(pub(crate) Arc<core::Instrument>);

impl From<core::Instrument> for Instrument {
    fn from(instrument: core::Instrument) -> Self {
        Self(Arc::new(instrument))
    }
}

#[pymethods]
impl Instrument {
    /// Reads an instrument from TOML.
    ///
    /// `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".toml".
    #[classmethod]
    fn from_toml(_class: &Bound<'_, PyType>, source: &Bound<'_, PyAny>) -> PyResult<Self> {
        core::Instrument::from_toml(&path_text(source, ".toml")?).map(Self::from).map_err(raised)
    }

    /// Reads an instrument from JSON.
    ///
    /// `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".json".
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, source: &Bound<'_, PyAny>) -> PyResult<Self> {
        core::Instrument::from_json(&path_text(source, ".json")?).map(Self::from).map_err(raised)
    }

    /// SERVQUAL: 22 attributes in five dimensions, expected and perceived, on seven points.
    #[classmethod]
    fn servqual(_class: &Bound<'_, PyType>) -> Self {
        core::Instrument::servqual().into()
    }

    /// SERVPERF: the perceptions of SERVQUAL alone.
    #[classmethod]
    fn servperf(_class: &Bound<'_, PyType>) -> Self {
        core::Instrument::servperf().into()
    }

    /// The gap model (Parasuraman, Zeithaml and Berry 1985): the attributes of SERVQUAL from the six viewpoints that make
    /// its five gaps, so that customers, managers and auditors can be asked at once.
    ///
    /// `question` has the words that introduce each questionnaire.
    #[classmethod]
    fn gap_model(_class: &Bound<'_, PyType>) -> Self {
        core::Instrument::gap_model().into()
    }

    /// What makes the gaps 1 to 4 small or large: 48 statements about their own organisation for employees and
    /// managers, three for each construct of the extended service quality model, rated 1 (disagree) to 7 (agree) in columns
    /// `MRO1` to `OVP3`, in English, Dutch, French and Estonian.
    ///
    /// A dimension scores what its name says: 7 on role conflict is the most conflict there can be. The third statement of
    /// each construct is worded the other way round and reverse coded wherever scores are made.
    #[classmethod]
    fn antecedents(_class: &Bound<'_, PyType>) -> Self {
        core::Instrument::antecedents().into()
    }

    /// The three dimensions of a contact with a customer, business, human and hidden: four attributes each, rated 1
    /// (disagree) to 7 (agree), in English, Dutch, French and Estonian, and overall satisfaction from 1 to 10 (column
    /// `overall`), whose top box is the perfect 10.
    ///
    /// It has two faces. The customer's, after a contact: what was perceived (columns `P_BUS1` to `P_HID4`) and, where asked,
    /// what is expected (`E_BUS1` and so on); `overall` belongs to it. The provider's: the same contact as the agent
    /// (self-assessment) or a coach (scorecard) saw it, in columns `D_BUS1` and so on. They are tables of their own, or matched
    /// by contact with `Summary.observe_matched`. `dimensions.questionnaire` has the words in which each is asked; staff's
    /// ratings alone are scored with the viewpoint "delivered".
    ///
    /// No validated scale of the three dimensions was found in the literature: this is an operationalisation by gapmodel, in
    /// its own words. Look at its reliability in your own data before you rely on it.
    #[classmethod]
    fn three_dimensions(_class: &Bound<'_, PyType>) -> Self {
        core::Instrument::three_dimensions().into()
    }

    /// What introduces the attributes in the questionnaire for a viewpoint, such as `"management"`.
    ///
    /// `language` is `"en"`, `"nl"`, `"fr"` or `"et"`. The label of an attribute takes the place of the ellipsis at its end.
    #[staticmethod]
    #[pyo3(signature = (viewpoint, language = "en"))]
    fn question(viewpoint: &str, language: &str) -> PyResult<&'static str> {
        let known = || core::Viewpoint::ALL.map(core::Viewpoint::name).join(", ");
        let viewpoint = core::Viewpoint::parse(viewpoint)
            .ok_or_else(|| refused("viewpoint", format!("{viewpoint:?}"), format!("one of {}", known())))?;
        core::Instrument::question(viewpoint, language).map_err(raised)
    }

    /// An instrument for two tables of ratings in the same order: expectations in columns `E_{id}`, perceptions in
    /// `P_{id}`.
    ///
    /// `attributes` maps each attribute to its dimension or `None`, or lists attributes without dimensions. `weights`
    /// are those of the dimensions in the order in which they first occur; with `points`, each respondent's importance
    /// points stand in columns `points_{dimension}`.
    #[classmethod]
    #[pyo3(signature = (attributes, *, scale = None, weights = None, points = false),
           text_signature = "(attributes, *, scale=(1, 7), weights=None, points=False)")]
    fn paired(
        _class: &Bound<'_, PyType>,
        attributes: &Bound<'_, PyAny>,
        scale: Option<&Bound<'_, PyAny>>,
        weights: Option<&Bound<'_, PyAny>>,
        points: bool,
    ) -> PyResult<Self> {
        let attributes: Vec<(String, Option<String>)> = match attributes.cast::<PyDict>() {
            Ok(dimensions) => dimensions
                .iter()
                .map(|(id, of)| Ok((id.extract()?, of.extract()?)))
                .collect::<PyResult<_>>()?,
            Err(_) => attributes.extract::<Vec<String>>()?.into_iter().map(|id| (id, None)).collect(),
        };
        let scale = scale.map_or_else(|| core::Scale::new(1, 7).map_err(raised), self::scale)?;
        let attributes: Vec<(&str, Option<&str>)> =
            attributes.iter().map(|(id, dimension)| (id.as_str(), dimension.as_deref())).collect();
        let weights = weights.map(|weights| doubles(weights, "weights")).transpose()?;
        core::Instrument::paired(&attributes, weights.as_deref(), points, scale)
            .map(Self::from)
            .map_err(raised)
    }

    /// The JSON Schema (draft 2020-12) of an instrument file, as JSON text. It describes form, not meaning: what
    /// it lets through is still checked when it is read.
    #[staticmethod]
    fn schema() -> String {
        core::Instrument::schema()
    }

    /// Writes the instrument as TOML: equal instruments give the same text.
    fn to_toml(&self) -> PyResult<String> {
        self.0.to_toml().map_err(raised)
    }

    /// Writes the instrument as JSON: equal instruments give the same text.
    fn to_json(&self) -> PyResult<String> {
        self.0.to_json().map_err(raised)
    }

    /// The short name.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The title by language.
    #[getter]
    fn title(&self) -> BTreeMap<String, String> {
        self.0.title().clone()
    }

    /// The viewpoints from which attributes are rated.
    #[getter]
    fn viewpoints(&self) -> Vec<&'static str> {
        self.0.viewpoints().iter().map(|viewpoint| viewpoint.name()).collect()
    }

    /// The ids of the dimensions, in the order they were written.
    #[getter]
    fn dimensions(&self) -> Vec<&str> {
        self.0.dimensions().iter().map(core::Dimension::id).collect()
    }

    /// The ids of the attributes, in the order they were written.
    #[getter]
    fn attributes(&self) -> Vec<&str> {
        self.0.attributes().iter().map(core::Attribute::id).collect()
    }

    /// The ids of the items, in the order they were written.
    #[getter]
    fn items(&self) -> Vec<&str> {
        self.0.items().iter().map(core::Item::id).collect()
    }

    /// The label of each dimension, attribute and item by its id, in a language, else in English, else in the first there is.
    ///
    /// `language` is any that the instrument has. What customers, agents and coaches are asked on the three dimensions has
    /// `dimensions.questionnaire`.
    #[pyo3(signature = (language = "en"))]
    fn texts<'py>(&self, py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyDict>> {
        let texts = PyDict::new(py);
        for dimension in self.0.dimensions() {
            texts.set_item(dimension.id(), dimension.label_in(language))?;
        }
        for attribute in self.0.attributes() {
            texts.set_item(attribute.id(), attribute.label_in(language))?;
        }
        for item in self.0.items() {
            texts.set_item(item.id(), item.label_in(language))?;
        }
        Ok(texts)
    }

    /// The columns with ratings and measures that a table must have.
    #[getter]
    fn columns(&self) -> Vec<&str> {
        let attributes = self.0.attributes().iter().flat_map(|a| a.columns().iter().map(String::as_str));
        let points = self.0.point_columns().unwrap_or_default();
        attributes.chain(self.0.items().iter().map(core::Item::column)).chain(points).collect()
    }

    fn __repr__(&self) -> String {
        let (attributes, dimensions) = (self.0.attributes().len(), self.0.dimensions().len());
        let items = self.0.items().len();
        format!(
            "Instrument({:?}, {attributes} attributes, {dimensions} dimensions, {items} items)",
            self.0.id()
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}

/// The text itself, or that of the file it names.
pub(crate) fn path_text(source: &Bound<'_, PyAny>, ending: &str) -> PyResult<String> {
    let path: PathBuf = if let Ok(text) = source.cast::<PyString>() {
        let text = text.to_str()?;
        if text.contains('\n') || !text.to_ascii_lowercase().ends_with(ending) {
            return Ok(text.to_owned());
        }
        text.into()
    } else {
        source.extract().map_err(|_| wrong_type("a text or a path is needed"))?
    };
    let bytes = source.py().detach(|| std::fs::read(&path)).map_err(|error| io(&path, &error))?;
    String::from_utf8(bytes).map_err(|_| {
        let reason = format!("{} is not UTF-8 text", path.display());
        raised(core::Error::InvalidInstrument { reason, place: None })
    })
}

/// The error for a file that cannot be read.
pub(crate) fn io(path: &std::path::Path, error: &std::io::Error) -> PyErr {
    raised(core::Error::Io { reason: format!("{}: {error}", path.display()) })
}

//! Service standards: what is set, whether customers ask for it, and how far it is attained.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gapmodel_core::gap::DeliveredMean as CoreDelivered;
use gapmodel_core::standards::{
    self, AttainmentOptions, Denominator, ObservationColumns, StandardKind, StandardSetSpec, StandardSource,
    StandardUnit, WeightRule,
};
use gapmodel_core::{self as core, Label};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyType};

use crate::error::{raised, refused, wrong_type};
use crate::frame::{self, Cell, Row, Rows, Shown, shown, shown_estimate};
use crate::input::Frame;
use crate::input::given::Whole;
use crate::instrument::{Instrument, Scale, path_text, scale as read_scale};
use crate::results::{Estimate, Tabular, ToPython, cell, estimate_row, plural, result, text};
use crate::segments::{key, labels_of};
use crate::summary::names;
use crate::tally::tally;

type Weights = BTreeMap<String, f64>;

fn weights_of(written: Option<Weights>, option: &'static str) -> PyResult<BTreeMap<StandardSource, f64>> {
    let wrong = |source: &str| {
        let allowed = StandardSource::ALL.map(StandardSource::name).join(", ");
        refused(option, format!("{source:?}"), format!("the stakeholders {allowed}"))
    };
    let one = |(source, weight): (String, f64)| {
        Ok((StandardSource::parse(&source).map_err(|_| wrong(&source))?, weight))
    };
    written.unwrap_or_default().into_iter().map(one).collect()
}

/// A unit that goes with the kind.
fn unit_of(name: &str, kind: StandardKind) -> PyResult<StandardUnit> {
    StandardUnit::parse(name).map_err(|_| {
        let allowed: Vec<&str> = kind.units().iter().map(|unit| unit.name()).collect();
        refused("unit", format!("{name:?}"), format!("of a {}: {}", kind.name(), allowed.join(", ")))
    })
}

/// Texts by language; one text is English.
fn text_of(written: &Bound<'_, PyAny>) -> PyResult<BTreeMap<String, String>> {
    if let Ok(text) = written.extract::<String>() {
        return Ok(BTreeMap::from([("en".to_owned(), text)]));
    }
    written.extract().map_err(|_| wrong_type("text: a text, or a dict of texts by language, is needed"))
}

fn named(weights: &BTreeMap<StandardSource, f64>) -> Weights {
    weights.iter().map(|(source, weight)| (source.name().to_owned(), *weight)).collect()
}

/// One service standard, checked.
///
/// `kind` is `"yes_no"` (it was done: 1 or 0; the target is the share of contacts in which it must be done), `"time_limit"`
/// (it takes no longer than the target), `"percentile"` (a `share` of contacts takes no longer, such as 0.9 within 20
/// seconds) or `"rating"` (it is rated no worse than the target, on a `scale`). `unit` of a time is `"seconds"`,
/// `"minutes"`, `"hours"` or `"days"`. `text` says what it asks, by language; one text is English. `weight` is any number above 0; or `weights` are those of several stakeholders. A
/// critical standard has none: it stands apart from the score. `source` says whose wish it is: `"customer_expectation"`,
/// `"mission_and_values"`, `"employees"`, `"shareholders"`, `"suppliers"`, `"government"`, `"associations"` or
/// `"community"`. Who gives up no later than `short_abandon` is a short abandon. In a table with a column per standard,
/// `column` is that of the values (the id if absent) and `abandoned` that of who gave up.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standard(standards::Standard);

#[pymethods]
impl Standard {
    #[new]
    #[pyo3(signature = (
        id, *, kind = "yes_no", target = None, unit = None, share = None, scale = None, text = None, weight = None,
        weights = None, critical = false, attribute = None, dimension = None, source = None, short_abandon = None,
        column = None, abandoned = None
    ))]
    #[expect(clippy::too_many_arguments, reason = "keyword arguments")]
    fn new(
        id: String,
        kind: &str,
        target: Option<f64>,
        unit: Option<&str>,
        share: Option<f64>,
        scale: Option<&Bound<'_, PyAny>>,
        text: Option<&Bound<'_, PyAny>>,
        weight: Option<f64>,
        weights: Option<Weights>,
        critical: bool,
        attribute: Option<String>,
        dimension: Option<String>,
        source: Option<&str>,
        short_abandon: Option<f64>,
        column: Option<String>,
        abandoned: Option<String>,
    ) -> PyResult<Self> {
        let kind = StandardKind::parse(kind).map_err(raised)?;
        let standard = standards::Standard {
            id,
            text: text.map(text_of).transpose()?.unwrap_or_default(),
            kind,
            unit: unit.map(|unit| unit_of(unit, kind)).transpose()?,
            target,
            share,
            scale: scale.map(read_scale).transpose()?,
            short_abandon,
            weight,
            weights: weights_of(weights, "weights")?,
            critical,
            attribute,
            dimension,
            source: source.map(StandardSource::parse).transpose().map_err(raised)?,
            column,
            abandoned,
        };
        let alone = StandardSetSpec { standards: vec![standard.clone()], ..spec("standard".to_owned()) };
        standards::StandardSet::new(alone).map_err(raised)?;
        Ok(Self(standard))
    }

    /// The short name.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// What it says, by language.
    #[getter]
    fn text(&self) -> BTreeMap<String, String> {
        self.0.text.clone()
    }

    /// What it asks of an observation.
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind.name()
    }

    /// What the target is measured in.
    #[getter]
    fn unit(&self) -> Option<&'static str> {
        self.0.unit.map(StandardUnit::name)
    }

    /// The target, in its unit.
    #[getter]
    fn target(&self) -> Option<f64> {
        self.0.target
    }

    /// The share of contacts that must keep to the target, as it was given.
    #[getter]
    fn share(&self) -> Option<f64> {
        self.0.share
    }

    /// The share of contacts that must keep to it, 0 to 1: that of a yes or no is its target, and without a share it is 1.
    #[getter]
    fn required(&self) -> f64 {
        self.0.required()
    }

    /// The scale of a rating.
    #[getter]
    fn scale(&self) -> Option<Scale> {
        self.0.scale.clone().map(Scale)
    }

    /// How much it counts beside the others.
    #[getter]
    fn weight(&self) -> Option<f64> {
        self.0.weight
    }

    /// The weight each stakeholder gives it.
    #[getter]
    fn weights(&self) -> Weights {
        named(&self.0.weights)
    }

    /// Whether failing it cannot be made good by anything else.
    #[getter]
    fn critical(&self) -> bool {
        self.0.critical
    }

    /// The attribute of the service that it serves.
    #[getter]
    fn attribute(&self) -> Option<&str> {
        self.0.attribute.as_deref()
    }

    /// The dimension that it serves.
    #[getter]
    fn dimension(&self) -> Option<&str> {
        self.0.dimension.as_deref()
    }

    /// Whose wish it is.
    #[getter]
    fn source(&self) -> Option<&'static str> {
        self.0.source.map(StandardSource::name)
    }

    /// Who gives up no later than this is a short abandon.
    #[getter]
    fn short_abandon(&self) -> Option<f64> {
        self.0.short_abandon
    }

    /// Its column in a table with a column per standard.
    #[getter]
    fn column(&self) -> &str {
        self.0.column()
    }

    /// The column that says who gave up, in such a table.
    #[getter]
    fn abandoned(&self) -> Option<&str> {
        self.0.abandoned.as_deref()
    }

    /// The standard as JSON text, as it stands in a set.
    fn to_json(&self) -> PyResult<String> {
        serde_json::to_string(&self.0).map_err(|error| frame::json_error(&error))
    }

    /// The standard that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| frame::json_error(&error))
    }

    fn __repr__(&self) -> String {
        let (id, kind) = (&self.0.id, self.0.kind.name());
        let target = self.0.target.map_or_else(String::new, |target| format!(", target {}", shown(target)));
        format!("Standard({id:?}, {kind}{target})")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}

fn spec(id: String) -> StandardSetSpec {
    StandardSetSpec { id, ..StandardSetSpec::default() }
}

/// A checked set of service standards, with weights that sum to 1; immutable.
///
/// `standards` are `Standard`s. `not_applicable` and `missing` are values that say so; none may be a value that can be
/// observed. Weights that several stakeholders give are put together by the rule `weighting`: `"arithmetic"` (the mean of
/// each stakeholder's weights made shares, counted by the importance in `stakeholders`; Stone 1961) or `"geometric"` (the
/// geometric mean of the same, for which every stakeholder must weigh every standard; Aczél and Saaty 1983).
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StandardSet(Arc<standards::StandardSet>);

impl StandardSet {
    fn made(spec: StandardSetSpec) -> PyResult<Self> {
        standards::StandardSet::new(spec).map(|set| Self(Arc::new(set))).map_err(raised)
    }
}

#[pymethods]
impl StandardSet {
    #[new]
    #[pyo3(signature = (
        standards, *, id = "standards", title = None, not_applicable = vec![], missing = vec![], weighting = "arithmetic",
        stakeholders = None
    ), text_signature = "(standards, *, id='standards', title=None, not_applicable=(), missing=(), \
                         weighting='arithmetic', stakeholders=None)")]
    #[expect(clippy::needless_pass_by_value, reason = "a list of objects comes as one")]
    fn new(
        standards: Vec<Bound<'_, Standard>>,
        id: &str,
        title: Option<BTreeMap<String, String>>,
        not_applicable: Vec<f64>,
        missing: Vec<f64>,
        weighting: &str,
        stakeholders: Option<Weights>,
    ) -> PyResult<Self> {
        Self::made(StandardSetSpec {
            id: id.to_owned(),
            title: title.unwrap_or_default(),
            not_applicable,
            missing,
            weighting: WeightRule::parse(weighting).map_err(raised)?,
            stakeholders: weights_of(stakeholders, "stakeholders")?,
            standards: standards.iter().map(|standard| standard.get().0.clone()).collect(),
        })
    }

    /// The JSON Schema (draft 2020-12) of a file of standards, as JSON text. It describes form, not meaning: what it lets
    /// through is still checked when it is read.
    #[staticmethod]
    fn schema() -> String {
        standards::StandardSet::schema()
    }

    /// Reads a set from TOML.
    ///
    /// `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".toml".
    #[classmethod]
    fn from_toml(_class: &Bound<'_, PyType>, source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = path_text(source, ".toml")?;
        standards::StandardSet::from_toml(&text).map(|set| Self(Arc::new(set))).map_err(raised)
    }

    /// Reads a set from JSON.
    ///
    /// `source` is the text itself, or the path of a file: a path object, or a single line that ends in ".json".
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let text = path_text(source, ".json")?;
        standards::StandardSet::from_json(&text).map(|set| Self(Arc::new(set))).map_err(raised)
    }

    /// Writes the set as TOML: equal sets give the same text.
    fn to_toml(&self) -> PyResult<String> {
        self.0.to_toml().map_err(raised)
    }

    /// Writes the set as JSON: equal sets give the same text.
    fn to_json(&self) -> PyResult<String> {
        self.0.to_json().map_err(raised)
    }

    /// The short name.
    #[getter]
    fn id(&self) -> &str {
        self.0.id()
    }

    /// The standards, in the order they were written.
    #[getter]
    fn standards(&self) -> Vec<Standard> {
        self.0.standards().iter().cloned().map(Standard).collect()
    }

    /// The weight of each standard by its id: those that are not critical sum to 1, a critical one has 0.
    #[getter]
    fn weights<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let weights = PyDict::new(py);
        for (standard, weight) in self.0.standards().iter().zip(self.0.weights()) {
            weights.set_item(&standard.id, *weight)?;
        }
        Ok(weights)
    }

    /// The standards held against the attributes of an instrument: `uncovered` expectations that no standard serves, and
    /// `unasked` standards that no expectation asks for. A standard that names a dimension and no attribute serves every
    /// attribute of that dimension.
    fn coverage(&self, instrument: &Bound<'_, Instrument>) -> StandardCoverage {
        StandardCoverage::from(self.0.coverage(&instrument.get().0))
    }

    fn __len__(&self) -> usize {
        self.0.standards().len()
    }

    fn __getitem__(&self, id: &str) -> PyResult<Standard> {
        let position = self.0.position(id).map_err(raised)?;
        Ok(Standard(self.0.standards()[position].clone()))
    }

    fn __contains__(&self, id: &str) -> bool {
        self.0.position(id).is_ok()
    }

    fn __str__(&self) -> String {
        shown_set(&self.0).text()
    }

    fn _repr_html_(&self) -> String {
        shown_set(&self.0).html()
    }

    fn __repr__(&self) -> String {
        let critical = self.0.standards().iter().filter(|standard| standard.critical).count();
        let standards = plural(self.0.standards().len(), "standard");
        format!("StandardSet({:?}, {standards}, {critical} critical)", self.0.id())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}

/// What is set, and how much it counts.
fn shown_set(set: &standards::StandardSet) -> Shown {
    let line = |(standard, weight): (&standards::Standard, &f64)| {
        let serves = standard.attribute.as_deref().or(standard.dimension.as_deref());
        vec![
            critical_name(&standard.id, standard.critical),
            asks(standard.kind, standard.target.unwrap_or(0.0), standard.unit, low_is_good(&standard.scale)),
            format!("{:.3}", standard.required()),
            if standard.critical { "-".to_owned() } else { format!("{weight:.3}") },
            serves.unwrap_or("-").to_owned(),
            standard.source.map_or("-", StandardSource::name).to_owned(),
        ]
    };
    let lines = set.standards().iter().zip(set.weights()).map(line).collect();
    let heads = ["standard", "asks", "required", "weight", "serves", "source"];
    Shown::new(format!("Standards {:?}", set.id()), &heads, 2, lines)
}

/// A set, or standards that make one.
fn set_of(object: &Bound<'_, PyAny>) -> PyResult<Arc<standards::StandardSet>> {
    if let Ok(set) = object.cast::<StandardSet>() {
        return Ok(Arc::clone(&set.get().0));
    }
    let several: Vec<Bound<'_, Standard>> =
        object.extract().map_err(|_| wrong_type("standards: a StandardSet, or a list of Standard"))?;
    let standards = several.iter().map(|standard| standard.get().0.clone()).collect();
    let made = StandardSet::made(StandardSetSpec { standards, ..spec("standards".to_owned()) })?;
    Ok(made.0)
}

tally! {
    /// What was observed of each standard of a set, by segment: whole numbers only.
    ///
    /// `standards` is a `StandardSet` or a list of `Standard`s, `by` the segment columns. Adding in any order and merging in
    /// any grouping gives the same bits; each method that changes the tally changes all or nothing.
    StandardsTally(standards::StandardsTally) {
        #[new]
        #[pyo3(signature = (standards, *, by = None))]
        fn new(standards: &Bound<'_, PyAny>, by: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
            let by = names(by, "by")?;
            let by: Vec<&str> = by.iter().map(String::as_str).collect();
            standards::StandardsTally::new(set_of(standards)?, &by).map(Self::from).map_err(raised)
        }

        /// Adds a table of observations.
        ///
        /// Long: a row per observation, with the id of its `standard` and its `value` (1 or 0, or a bool; a time in the unit
        /// of the standard; a rating), perhaps the `contact` it was made in, and flags of who `abandoned` and to whom it was
        /// `not_applicable`. Else wide: a row per contact and a column per standard.
        #[pyo3(signature = (
            observations, *, standard = "standard", value = "value", contact = None, abandoned = None,
            not_applicable = None
        ))]
        #[expect(clippy::too_many_arguments, reason = "keyword arguments")]
        fn observe(
            &self,
            py: Python<'_>,
            observations: &Bound<'_, PyAny>,
            standard: &str,
            value: &str,
            contact: Option<String>,
            abandoned: Option<String>,
            not_applicable: Option<String>,
        ) -> PyResult<()> {
            let columns = columns(standard, value, contact, abandoned, not_applicable);
            let mut tally = self.now();
            observe(py, &mut tally, observations, &columns)?;
            *self.lock() = tally;
            Ok(())
        }

        /// How many observations there are, those that are missing or did not apply too.
        #[getter]
        fn rows(&self) -> u64 {
            self.lock().rows()
        }

        /// The segment columns.
        #[getter]
        fn by(&self) -> Vec<String> {
            self.lock().by().to_vec()
        }

        /// The standards.
        #[getter]
        fn standards(&self) -> StandardSet {
            StandardSet(Arc::new(self.lock().set().clone()))
        }

        fn __repr__(&self) -> String {
            let tally = self.lock();
            format!("StandardsTally({:?}, {} observations)", tally.set().id(), tally.rows())
        }
    }
}

fn columns(
    standard: &str,
    value: &str,
    contact: Option<String>,
    abandoned: Option<String>,
    not_applicable: Option<String>,
) -> ObservationColumns {
    let (standard, value) = (standard.to_owned(), value.to_owned());
    ObservationColumns { standard, value, contact, abandoned, not_applicable }
}

/// Adds a table, long if it has the columns of a long one.
fn observe(
    py: Python<'_>,
    tally: &mut standards::StandardsTally,
    observations: &Bound<'_, PyAny>,
    columns: &ObservationColumns,
) -> PyResult<()> {
    let frame = Frame::read(observations, "observations")?;
    let is_long = frame.names().contains(&columns.standard) && frame.names().contains(&columns.value);
    let by = tally.by().to_vec();
    let mut labels: Vec<&str> = by.iter().map(String::as_str).collect();
    let set = tally.set().clone();
    let numbers: Vec<&str> = if is_long {
        labels.push(&columns.standard);
        labels.extend(columns.contact.as_deref());
        let flags = columns.abandoned.iter().chain(&columns.not_applicable);
        std::iter::once(columns.value.as_str()).chain(flags.map(String::as_str)).collect()
    } else {
        let of = |standard: &standards::Standard| {
            std::iter::once(standard.column().to_owned()).chain(standard.abandoned.clone())
        };
        let mut wanted: Vec<String> = set.standards().iter().flat_map(of).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let prepared = frame.observations(&labels, &wanted.iter().map(String::as_str).collect::<Vec<_>>())?;
        let added = py.detach(|| tally.observe_wide(&prepared.joined().whole()?));
        return added.map_err(|error| raised(prepared.known(error)));
    };
    let prepared = frame.observations(&labels, &numbers)?;
    let added = py.detach(|| tally.observe(&prepared.joined().whole()?, columns));
    added.map_err(|error| raised(prepared.known(error)))
}

result! {
    /// How far the standards of a set are attained.
    Attainment(standards::Attainment) {
        /// The id of the set.
        id: String,
        /// The segment columns.
        by: Vec<String>,
        /// All segments as one.
        total: Attained,
        /// Each segment, in the order of their labels; none without segment columns.
        segments: Vec<Attained>,
        /// The confidence level of the intervals.
        level: f64,
        /// Of which contacts the share within a time is taken.
        denominator: &'static str,
    }
    {
        /// One row per standard, in the order of the set.
        ///
        /// Over all segments.
        #[getter]
        fn standards(&self) -> Vec<AttainedStandard> {
            self.0.total.standards.to_python()
        }

        /// 0 to 100: 100 times the sum of weight times share met over the sum of the weights of the standards that applied,
        /// critical ones left out; absent if none applied. Its limits come from the Wilson limits of the shares, observations
        /// taken as independent.
        ///
        /// Over all segments.
        #[getter]
        fn score(&self) -> Option<Estimate> {
            self.0.total.score.to_python()
        }

        /// The mean scorecard of a contact, 0 to 100, with Student's t over contacts; absent where contacts are not known.
        ///
        /// Over all segments.
        #[getter]
        fn contacts(&self) -> Option<Estimate> {
            self.0.total.contacts.to_python()
        }

        /// The critical standards, which stand apart from both scores; absent if the set has none.
        ///
        /// Over all segments.
        #[getter]
        fn critical(&self) -> Option<CriticalAttainment> {
            self.0.total.critical.to_python()
        }

        /// How many stars the score is worth; absent without a table of stars or a score.
        ///
        /// Over all segments.
        #[getter]
        fn stars(&self) -> Option<Stars> {
            self.0.total.stars.to_python()
        }

        /// One standard over all segments, by its id.
        fn standard(&self, id: &str) -> PyResult<AttainedStandard> {
            found(&self.0.total, id)
        }

        /// Attained standards over all segments as viewpoints of the gap model; see `Attained.gap_inputs`.
        fn gap_inputs(&self, instrument: &Bound<'_, Instrument>) -> GapInputs {
            GapInputs::from(standards::gap_inputs(&self.0.total, &instrument.get().0))
        }

        /// The segment with this label, or tuple of labels where there are several segment columns.
        fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<Attained> {
            let labels = labels_of(key)?;
            let segment = self.0.segments.iter().find(|segment| segment.labels == labels);
            segment.map(ToPython::to_python).ok_or_else(|| raised(core::Error::UnknownSegment { labels }))
        }
    }
}

/// A standard by its id.
fn found(attained: &standards::Attained, id: &str) -> PyResult<AttainedStandard> {
    let row = attained.standards.iter().find(|row| row.id == id);
    row.map(ToPython::to_python).ok_or_else(|| {
        let ids: Vec<&str> = attained.standards.iter().map(|row| row.id.as_str()).collect();
        let (id, available) = (id.to_owned(), ids.join(", "));
        raised(core::Error::UnknownStandard { id, place: None, available })
    })
}

result! {
    /// How far the standards are attained in one segment, or over all.
    Attained(standards::Attained) {
        /// One row per standard, in the order of the set.
        standards: Vec<AttainedStandard>,
        /// 0 to 100: 100 times the sum of weight times share met over the sum of the weights of the standards that applied,
        /// critical ones left out; absent if none applied. Its limits come from the Wilson limits of the shares, observations
        /// taken as independent.
        score: Option<Estimate>,
        /// The mean scorecard of a contact, 0 to 100, with Student's t over contacts; absent where contacts are not known.
        contacts: Option<Estimate>,
        /// The critical standards, which stand apart from both scores; absent if the set has none.
        critical: Option<CriticalAttainment>,
        /// How many stars the score is worth; absent without a table of stars or a score.
        stars: Option<Stars>,
        ; labels
    }
    {
        /// The labels of the segment; none over all.
        #[getter]
        fn labels<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
            self.0.labels.iter().map(|label| key(py, std::slice::from_ref(label))).collect()
        }

        /// One standard by its id.
        fn standard(&self, id: &str) -> PyResult<AttainedStandard> {
            found(&self.0, id)
        }

        /// Attained standards as viewpoints of the gap model: of each attribute that standards serve, the standard (S) and
        /// what is delivered (D) as ratings on its scale, for `gap.five(…, standards=inputs.standards,
        /// delivered=inputs.delivered)`.
        ///
        /// Of a share, 0 is the worst point of the scale and 1 the best, with a straight line between them. Of a rating, S is
        /// its target and D the mean rating: on the scale of the attribute as they are, from another scale the worst point goes
        /// to the worst and the best to the best. Several standards of one attribute count by their weights; critical ones only
        /// where an attribute has no other, and then alike.
        fn gap_inputs(&self, instrument: &Bound<'_, Instrument>) -> GapInputs {
            GapInputs::from(standards::gap_inputs(&self.0, &instrument.get().0))
        }
    }
}

result! {
    /// How far one standard is attained.
    AttainedStandard(standards::AttainedStandard) {
        /// The id of the standard.
        id: String,
        /// What it says, in the language asked for.
        text: String,
        /// What it asks of an observation.
        kind: &'static str,
        /// What the target is measured in.
        unit: &'static str,
        /// The target, in its unit.
        target: f64,
        /// The share of contacts that must keep to it, 0 to 1.
        required: f64,
        /// Its weight as a share of all; 0 of a critical standard.
        weight: f64,
        /// Whether it is critical.
        critical: bool,
        /// The attribute it serves.
        attribute: Option<String>,
        /// The dimension it serves.
        dimension: Option<String>,
        /// How often it was kept to.
        met: u64,
        /// How often it was not; of times, those answered too late.
        not_met: u64,
        /// How often it did not apply.
        not_applicable: u64,
        /// How often nothing was observed.
        missing: u64,
        /// Of times, how many gave up.
        abandoned: u64,
        /// The share that kept to it, 0 to 1, with Wilson's interval; of times, of the contacts that the denominator says.
        /// Absent if there are none.
        share: Option<Estimate>,
        /// Of times, which contacts the share is of: all offered where the standard does not say what a short abandon is.
        /// Absent without contacts.
        denominator: Option<&'static str>,
        /// Of a rating, the mean rating, with Student's t; absent without ratings.
        mean: Option<Estimate>,
        /// Whether the share reaches what is required.
        attained: Option<bool>,
        /// Whether the interval of the share leaves no doubt about that: it does not reach over what is required.
        certain: Option<bool>,
        /// Of times, the share within the target by each denominator.
        levels: Option<ServiceLevels>,
        /// Of times, the probability of an answer within the target had nobody given up: Kaplan and Meier's curve, in which who
        /// gave up counts as long as they waited. Limits by Greenwood on the scale of log(-log), absent at 0 and 1. Absent
        /// where the target is longer than anybody waited and who waited longest gave up.
        survival: Option<Estimate>,
        /// Where `survival` is therefore absent, what it is not below, with the error of one limit; absent where nobody was
        /// answered.
        survival_at_least: Option<f64>,
        /// Of a percentile, the time within which the required share was answered. Where nobody gave up, the order statistic
        /// of rank n p rounded up, between order statistics each of which the percentile is beyond with no more than half the
        /// error; else that of Kaplan and Meier's curve, between the times at which its limits pass the share (Brookmeyer and
        /// Crowley 1982). Limits that too few answers allow are absent: the interval is open at that end. Absent where so many
        /// gave up that the curve does not come down to the share.
        percentile: Option<Estimate>,
        /// Where `percentile` is therefore absent, what it is not below, with the error of one limit, if anything can be said.
        percentile_at_least: Option<f64>,
        /// The probability with which the interval between two order statistics covers; absent without either limit.
        percentile_coverage: Option<f64>,
        ; scale
    }
    {
        /// Of a rating, its scale.
        #[getter]
        fn scale(&self) -> Option<Scale> {
            self.0.scale.clone().map(Scale)
        }
    }
}

result! {
    /// The share within a time by each denominator in use, 0 to 1, each with Wilson's interval; absent without contacts.
    ServiceLevels(standards::ServiceLevels) {
        /// Of all contacts offered.
        offered: Option<Estimate>,
        /// Of those answered.
        answered: Option<Estimate>,
        /// Of those offered less short abandons; absent where the standard does not say what is short.
        offered_less_short: Option<Estimate>,
        /// Of those answered or given up after the time allowed.
        answered_or_late: Option<Estimate>,
    }
    {}
}

result! {
    /// The critical standards, of which every failure is told.
    CriticalAttainment(standards::CriticalAttainment) {
        /// How often critical standards were failed.
        failures: u64,
        /// The ids of those that were.
        failed: Vec<String>,
        /// The share of observations of critical standards that kept to them, 0 to 1, with Wilson's interval.
        share: Option<Estimate>,
        /// The share of contacts, of those to which one applied, that failed none, likewise; absent where contacts are not
        /// known.
        contacts: Option<Estimate>,
    }
    {}
}

result! {
    /// What a score is worth by a table of stars.
    Stars(standards::Stars) {
        /// The scores at which one star more begins.
        table: Vec<f64>,
        /// How many of them the score reaches.
        stars: u32,
        /// The probability of no star, of one, and so on.
        probabilities: Vec<f64>,
    }
    {}
}

result! {
    /// Standards held against what customers were asked to expect.
    StandardCoverage(standards::StandardCoverage) {
        /// One row per attribute of the instrument, with the standards that serve it.
        expectations: Vec<CoveredExpectation>,
        /// The attributes that no standard serves, neither itself nor its dimension.
        uncovered: Vec<String>,
        /// The standards that no expectation asks for, each with the reason.
        unasked: Vec<UnaskedStandard>,
        /// The standards that do not say whose wish they are.
        unsourced: Vec<String>,
    }
    {}
}

result! {
    /// An attribute that customers have expectations of, and the standards that serve it.
    CoveredExpectation(standards::CoveredExpectation) {
        /// The id of the attribute.
        attribute: String,
        /// The id of its dimension.
        dimension: Option<String>,
        /// The standards that name the attribute.
        standards: Vec<String>,
        /// The standards that name no attribute but its dimension.
        dimension_standards: Vec<String>,
    }
    {}
}

result! {
    /// A standard that serves nothing the instrument asks about.
    UnaskedStandard(standards::UnaskedStandard) {
        /// The id of the standard.
        standard: String,
        /// Why.
        reason: String,
    }
    {}
}

result! {
    /// What standards and their attainment say from the viewpoints S and D, as ratings of attributes.
    GapInputs(standards::GapInputs) {
        /// What is delivered of each attribute, on its scale.
        delivered: Vec<DeliveredMean>,
        /// The standards that are in neither, each with the reason.
        left_out: Vec<UnaskedStandard>,
        ; standards
    }
    {
        /// The standard of each attribute that is served, on its scale.
        #[getter]
        fn standards<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            let standards = PyDict::new(py);
            for (attribute, standard) in &self.0.standards {
                standards.set_item(attribute, *standard)?;
            }
            Ok(standards)
        }
    }
}

result! {
    /// What is delivered of an attribute, as it is known from elsewhere than from ratings.
    DeliveredMean(core::gap::DeliveredMean) {
        /// The id of the attribute.
        attribute: String,
        /// The mean, as a rating on its scale.
        mean: f64,
        /// Its standard error; absent where it cannot be known.
        std_error: Option<f64>,
        /// The degrees of freedom of that; n - 1 if absent.
        df: Option<f64>,
        /// How many observations it rests on, at least 1.
        n: u64,
    }
    {
        #[new]
        #[pyo3(signature = (attribute, mean, n, *, std_error = None, df = None))]
        fn new(attribute: String, mean: f64, n: Whole, std_error: Option<f64>, df: Option<f64>) -> PyResult<Self> {
            Ok(Self(CoreDelivered { attribute, mean, std_error, df, n: n.named("n")? }))
        }
    }
}

/// How far the standards of a set are attained: in each segment of the tally and over all.
///
/// Shares come with Wilson's interval, times by four denominators, with who gave up taken as waiting on (Kaplan and Meier),
/// percentiles between order statistics, a score of 0 to 100 without what did not apply, critical standards apart from it,
/// and the probability of each number of stars.
///
/// `observations` is a `StandardsTally` or a table. Long: a row per observation, with the id of its `standard` and its
/// `value` (1 or 0, or a bool; a time in the unit of the standard, from 0 to 3,653 days; a rating), perhaps the `contact` it
/// was made in, and flags of who `abandoned` and to whom it was `not_applicable`. Else wide: a row per contact and a column
/// per standard. `standards` is a `StandardSet` or a list of `Standard`s. With `by`, a segment column or a list of them, each
/// segment has its own result too. `denominator` says of which contacts the share within a time is taken: `"offered"`,
/// `"answered"`, `"offered_less_short"` (all offered where a standard does not say what is short) or `"answered_or_late"`.
/// `stars` are the scores from 0 to 100, rising, at which one star more begins.
#[pyfunction]
#[pyo3(
    name = "attainment",
    signature = (
        observations, standards = None, *, by = None, standard = "standard", value = "value", contact = None,
        abandoned = None, not_applicable = None, level = 0.95, denominator = "offered", stars = None, language = "en"
    ),
    text_signature = "(observations, standards=None, *, by=None, standard='standard', value='value', contact=None, \
                      abandoned=None, not_applicable=None, level=0.95, denominator='offered', stars=(), language='en')"
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn standards_attainment(
    py: Python<'_>,
    observations: &Bound<'_, PyAny>,
    standards: Option<&Bound<'_, PyAny>>,
    by: Option<&Bound<'_, PyAny>>,
    standard: &str,
    value: &str,
    contact: Option<String>,
    abandoned: Option<String>,
    not_applicable: Option<String>,
    level: f64,
    denominator: &str,
    stars: Option<&Bound<'_, PyAny>>,
    language: &str,
) -> PyResult<Attainment> {
    let stars: Option<PyResult<Vec<f64>>> = stars.map(|stars| {
        stars.extract().map_err(|_| wrong_type("stars: a list of scores from 0 to 100 is needed"))
    });
    let options = AttainmentOptions {
        level,
        denominator: Denominator::parse(denominator).map_err(raised)?,
        stars: stars.transpose()?.unwrap_or_default(),
        language: language.to_owned(),
    };
    let tally = if let Ok(tally) = observations.cast::<StandardsTally>() {
        let tally = tally.get().now();
        let is_other = |set: &Bound<'_, PyAny>| set_of(set).map(|set| *set != *tally.set());
        if standards.map_or(Ok(false), is_other)? {
            let allowed = "the standards that the tally was made for, or none";
            return Err(refused("standards", "another set".to_owned(), allowed));
        }
        if by.is_some() {
            return Err(refused("by", "segments".to_owned(), "a tally has the segments it was made with"));
        }
        tally
    } else {
        let set = standards.ok_or_else(|| wrong_type("standards: a StandardSet is needed for a table"))?;
        let by = names(by, "by")?;
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        let mut tally = standards::StandardsTally::new(set_of(set)?, &by).map_err(raised)?;
        let columns = columns(standard, value, contact, abandoned, not_applicable);
        observe(py, &mut tally, observations, &columns)?;
        tally
    };
    py.detach(|| standards::attainment(&tally, &options)).map(Attainment::from).map_err(raised)
}

/// A text that may be absent.
fn maybe(name: &str, value: Option<&str>) -> (String, Cell) {
    (name.to_owned(), Cell::Text(value.map(str::to_owned)))
}

fn label_cells(by: &[String], labels: &[Label]) -> Row {
    let cells = by.iter().zip(labels);
    cells.map(|(name, label)| text(name, &label.to_string())).collect()
}

fn standard_row(row: &standards::AttainedStandard) -> Row {
    let standards::AttainedStandard {
        id,
        text: says,
        kind,
        unit,
        target,
        required,
        weight,
        critical,
        attribute,
        dimension,
        met,
        not_met,
        not_applicable,
        missing,
        abandoned,
        share,
        denominator,
        mean,
        scale: _,
        attained,
        certain,
        levels: _,
        survival,
        survival_at_least,
        percentile,
        percentile_at_least,
        percentile_coverage,
    } = row;
    let value = |estimate: &Option<core::Estimate>| estimate.map(|estimate| estimate.value);
    let low = |estimate: &Option<core::Estimate>| estimate.and_then(|estimate| estimate.low);
    let high = |estimate: &Option<core::Estimate>| estimate.and_then(|estimate| estimate.high);
    vec![
        text("id", id),
        text("text", says),
        text("kind", kind.name()),
        text("unit", unit.name()),
        cell("target", *target),
        cell("required", *required),
        cell("weight", *weight),
        cell("critical", *critical),
        maybe("attribute", attribute.as_deref()),
        maybe("dimension", dimension.as_deref()),
        cell("met", *met),
        cell("not_met", *not_met),
        cell("not_applicable", *not_applicable),
        cell("missing", *missing),
        cell("abandoned", *abandoned),
        cell("share", value(share)),
        cell("low", low(share)),
        cell("high", high(share)),
        maybe("denominator", denominator.map(Denominator::name)),
        cell("mean", value(mean)),
        cell("mean_low", low(mean)),
        cell("mean_high", high(mean)),
        ("attained".to_owned(), Cell::Flag(*attained)),
        ("certain".to_owned(), Cell::Flag(*certain)),
        cell("survival", value(survival)),
        cell("survival_at_least", *survival_at_least),
        cell("percentile", value(percentile)),
        cell("percentile_low", low(percentile)),
        cell("percentile_high", high(percentile)),
        cell("percentile_at_least", *percentile_at_least),
        cell("percentile_coverage", *percentile_coverage),
    ]
}

fn attained_rows(by: &[String], attained: &standards::Attained) -> Vec<Row> {
    let labels = label_cells(by, &attained.labels);
    let rows = attained.standards.iter().map(standard_row);
    rows.map(|row| labels.iter().cloned().chain(row).collect()).collect()
}

const STANDARD_HEADS: [&str; 8] =
    ["standard", "asks", "required", "share", "interval", "n", "attained", "percentile or mean"];

fn low_is_good(scale: &Option<core::Scale>) -> bool {
    scale.as_ref().is_some_and(core::Scale::low_is_good)
}

fn critical_name(id: &str, critical: bool) -> String {
    if critical { format!("{id} (critical)") } else { id.to_owned() }
}

/// What a standard asks of a contact.
fn asks(kind: StandardKind, target: f64, unit: Option<StandardUnit>, low_is_good: bool) -> String {
    let target = shown(target);
    let target = target.trim_end_matches('0').trim_end_matches('.');
    match kind {
        StandardKind::TimeLimit | StandardKind::Percentile => {
            format!("within {target} {}", unit.map_or("", StandardUnit::name))
        }
        StandardKind::Rating => format!("rated {target} or {}", if low_is_good { "less" } else { "more" }),
        _ => "done".to_owned(),
    }
}

/// The time within which the required share was answered, or the mean rating.
fn took(row: &standards::AttainedStandard) -> String {
    let at_least =
        || row.percentile_at_least.map_or_else(|| "-".to_owned(), |least| format!("at least {least:.2}"));
    row.percentile.or(row.mean).map_or_else(at_least, |found| {
        shown_estimate(found.value, found.low, found.high).join(" ").trim_end_matches(" -").to_owned()
    })
}

fn standard_line(row: &standards::AttainedStandard) -> Vec<String> {
    let [share, interval] = row.share.map_or_else(
        || ["-".to_owned(), "-".to_owned()],
        |share| shown_estimate(share.value, share.low, share.high),
    );
    let verdict = match (row.attained, row.certain) {
        (Some(attained), Some(true)) => if attained { "yes" } else { "no" }.to_owned(),
        (Some(attained), _) => if attained { "perhaps" } else { "perhaps not" }.to_owned(),
        _ => "-".to_owned(),
    };
    let n = row.share.map_or(0, |share| share.n_valid).to_string();
    let name = critical_name(&row.id, row.critical);
    let asks = asks(row.kind, row.target, Some(row.unit), low_is_good(&row.scale));
    vec![name, asks, format!("{:.3}", row.required), share, interval, n, verdict, took(row)]
}

/// Who gave up, and what would have been had nobody.
fn given_up(row: &standards::AttainedStandard) -> Option<String> {
    if row.abandoned == 0 {
        return None;
    }
    let offered = row.met + row.not_met + row.abandoned;
    let within = match (row.survival, row.survival_at_least) {
        (Some(share), _) => {
            let [value, interval] = shown_estimate(share.value, share.low, share.high);
            format!("{value} {interval}").trim_end().to_owned()
        }
        (None, Some(least)) => format!("at least {least:.3}"),
        (None, None) => "not known".to_owned(),
    };
    let asks = asks(row.kind, row.target, Some(row.unit), false);
    Some(format!("{}: {} of {offered} gave up; {asks} had nobody given up: {within}", row.id, row.abandoned))
}

/// What a time share is of, where that is not what was asked for.
fn unlike(of: &standards::Attainment) -> Option<String> {
    let is_unlike =
        |row: &&standards::AttainedStandard| row.denominator.is_some_and(|own| own != of.denominator);
    let ids: Vec<&str> = of.total.standards.iter().filter(is_unlike).map(|row| row.id.as_str()).collect();
    (!ids.is_empty()).then(|| format!("no short abandon is said, so of all offered: {}", ids.join(", ")))
}

/// What stands below the standards.
fn attained_notes(attained: &standards::Attained) -> Vec<String> {
    let line = |what: &str, estimate: &core::Estimate| {
        let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
        format!("{what}: {value} {interval}")
    };
    let mut notes: Vec<String> = attained.standards.iter().filter_map(given_up).collect();
    notes.extend(attained.score.iter().map(|score| line("score", score)));
    notes.extend(attained.contacts.iter().map(|score| line("mean scorecard of a contact", score)));
    if let Some(critical) = &attained.critical {
        let failed = if critical.failed.is_empty() { "none".to_owned() } else { critical.failed.join(", ") };
        notes.push(format!("failures of critical standards: {} ({failed})", critical.failures));
        let unseen: Vec<&str> = attained
            .standards
            .iter()
            .filter(|row| row.critical && row.share.is_none())
            .map(|row| row.id.as_str())
            .collect();
        if !unseen.is_empty() {
            notes.push(format!("critical standards that nobody observed: {}", unseen.join(", ")));
        }
    }
    if let Some(stars) = &attained.stars {
        let probability = stars.probabilities.get(stars.stars as usize).copied().unwrap_or(0.0);
        notes.push(format!("stars: {} (probability {probability:.2})", stars.stars));
    }
    notes
}

fn shown_attained(caption: String, attained: &standards::Attained) -> Shown {
    let lines = attained.standards.iter().map(standard_line).collect();
    Shown::new(caption, &STANDARD_HEADS, 2, lines).with_notes(attained_notes(attained))
}

fn score_line(attained: &standards::Attained) -> String {
    attained.score.map_or_else(|| "no score".to_owned(), |score| format!("score {:.1}", score.value))
}

impl Tabular for Attainment {
    fn rows(&self) -> Rows {
        if self.0.segments.is_empty() {
            return Rows(attained_rows(&[], &self.0.total));
        }
        Rows(self.0.segments.iter().flat_map(|segment| attained_rows(&self.0.by, segment)).collect())
    }

    fn shown(&self) -> Shown {
        let times = self.0.total.standards.iter().any(|row| row.denominator.is_some());
        let of = match self.0.denominator {
            Denominator::OfferedLessShort => "those offered less short abandons",
            Denominator::Answered => "those answered",
            Denominator::AnsweredOrLate => "those answered or given up late",
            _ => "all offered",
        };
        let of = if times { format!("; times of {of}") } else { String::new() };
        let mut shown = shown_attained(format!("Standards {:?}{of}", self.0.id), &self.0.total);
        shown.notes.extend(unlike(&self.0));
        shown.notes.extend(self.0.segments.iter().map(|segment| {
            let label = |(by, label): (&String, &Label)| match label {
                Label::Missing => format!("without {by}"),
                label => label.to_string(),
            };
            let labels: Vec<String> = self.0.by.iter().zip(&segment.labels).map(label).collect();
            let notes = attained_notes(segment).join("; ");
            format!("{}: {}", labels.join(", "), if notes.is_empty() { score_line(segment) } else { notes })
        }));
        shown
    }

    fn line(&self) -> String {
        let standards = plural(self.0.total.standards.len(), "standard");
        format!("Attainment({standards}, {})", score_line(&self.0.total))
    }
}

impl Tabular for Attained {
    fn rows(&self) -> Rows {
        Rows(attained_rows(&[], &self.0))
    }

    fn shown(&self) -> Shown {
        let labels: Vec<String> = self.0.labels.iter().map(ToString::to_string).collect();
        let caption = if labels.is_empty() {
            "Standards".to_owned()
        } else {
            format!("Standards, {}", labels.join(", "))
        };
        shown_attained(caption, &self.0)
    }

    fn line(&self) -> String {
        format!("Attained({}, {})", plural(self.0.standards.len(), "standard"), score_line(&self.0))
    }
}

impl Tabular for AttainedStandard {
    fn rows(&self) -> Rows {
        Rows(vec![standard_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        let row = &self.0;
        let caption = match row.text == row.id {
            true => format!("Standard {:?}", row.id),
            false => format!("Standard {:?}: {}", row.id, row.text),
        };
        Shown::new(caption, &STANDARD_HEADS, 2, vec![standard_line(row)]).with_notes(given_up(row))
    }

    fn line(&self) -> String {
        let share = self.0.share.map_or_else(|| "no share".to_owned(), |share| format!("{:.3}", share.value));
        format!("AttainedStandard({:?}, {share} of {:.3} required)", self.0.id, self.0.required)
    }
}

/// Named estimates, as rows.
fn estimates(named: &[(&str, Option<core::Estimate>)]) -> Rows {
    let row = |(name, estimate): &(&str, Option<core::Estimate>)| {
        let mut row = vec![text("what", name)];
        row.extend(estimate_row("value", estimate.as_ref()?));
        Some(row)
    };
    Rows(named.iter().filter_map(row).collect())
}

fn estimate_lines(named: &[(&str, Option<core::Estimate>)]) -> Vec<Vec<String>> {
    let line = |(name, estimate): &(&str, Option<core::Estimate>)| {
        let estimate = estimate.as_ref()?;
        let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
        Some(vec![(*name).to_owned(), value, interval, estimate.n_valid.to_string()])
    };
    named.iter().filter_map(line).collect()
}

const ESTIMATES: [&str; 4] = ["", "value", "interval", "n"];

impl ServiceLevels {
    fn named(&self) -> [(&'static str, Option<core::Estimate>); 4] {
        let standards::ServiceLevels { offered, answered, offered_less_short, answered_or_late } = self.0;
        [
            ("offered", offered),
            ("answered", answered),
            ("offered_less_short", offered_less_short),
            ("answered_or_late", answered_or_late),
        ]
    }
}

impl Tabular for ServiceLevels {
    fn rows(&self) -> Rows {
        estimates(&self.named())
    }

    fn shown(&self) -> Shown {
        Shown::new("Service level by denominator", &ESTIMATES, 1, estimate_lines(&self.named()))
    }

    fn line(&self) -> String {
        let offered = self.0.offered.map_or_else(|| "-".to_owned(), |share| format!("{:.3}", share.value));
        format!("ServiceLevels({offered} of those offered)")
    }
}

impl CriticalAttainment {
    fn named(&self) -> [(&'static str, Option<core::Estimate>); 2] {
        [("observations", self.0.share), ("contacts", self.0.contacts)]
    }
}

impl Tabular for CriticalAttainment {
    fn rows(&self) -> Rows {
        estimates(&self.named())
    }

    fn shown(&self) -> Shown {
        let caption = format!("Critical standards, {}", plural(self.0.failures as usize, "failure"));
        Shown::new(caption, &ESTIMATES, 1, estimate_lines(&self.named()))
            .with_notes(self.0.failed.iter().map(|id| format!("failed: {id}")))
    }

    fn line(&self) -> String {
        format!("CriticalAttainment({})", plural(self.0.failures as usize, "failure"))
    }
}

impl Tabular for Stars {
    fn rows(&self) -> Rows {
        let from = [0.0].into_iter().chain(self.0.table.iter().copied());
        let rows = (0_u64..).zip(from).zip(&self.0.probabilities);
        Rows(
            rows.map(|((stars, from), probability)| {
                vec![cell("stars", stars), cell("from", from), cell("probability", *probability)]
            })
            .collect(),
        )
    }

    fn shown(&self) -> Shown {
        let from = [0.0].into_iter().chain(self.0.table.iter().copied());
        let lines = (0..).zip(from).zip(&self.0.probabilities).map(
            |((stars, from), probability): ((i32, f64), _)| {
                vec![stars.to_string(), shown(from), format!("{probability:.3}")]
            },
        );
        Shown::new("Stars", &["stars", "from", "probability"], 0, lines.collect())
    }

    fn line(&self) -> String {
        format!("Stars({} of {})", self.0.stars, self.0.table.len())
    }
}

impl Tabular for StandardCoverage {
    fn rows(&self) -> Rows {
        Rows(self.0.expectations.iter().flat_map(|row| row.to_python().rows().0).collect())
    }

    fn shown(&self) -> Shown {
        let named = |ids: &[String]| if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
        let lines =
            self.0.expectations.iter().map(|row| {
                vec![row.attribute.clone(), named(&row.standards), named(&row.dimension_standards)]
            });
        let unasked =
            self.0.unasked.iter().map(|row| format!("not asked for: {} ({})", row.standard, row.reason));
        let heads = ["attribute", "standards", "of its dimension"];
        Shown::new("Standards and expectations", &heads, 3, lines.collect()).with_notes(unasked)
    }

    fn line(&self) -> String {
        format!(
            "StandardCoverage({} of {} expectations not covered, {} not asked for)",
            self.0.uncovered.len(),
            self.0.expectations.len(),
            plural(self.0.unasked.len(), "standard")
        )
    }
}

impl Tabular for CoveredExpectation {
    fn rows(&self) -> Rows {
        let standards::CoveredExpectation { attribute, dimension, standards, dimension_standards } = &self.0;
        Rows(vec![vec![
            text("attribute", attribute),
            maybe("dimension", dimension.as_deref()),
            text("standards", &standards.join(", ")),
            text("dimension_standards", &dimension_standards.join(", ")),
        ]])
    }

    fn shown(&self) -> Shown {
        let line = vec![
            self.0.attribute.clone(),
            self.0.standards.join(", "),
            self.0.dimension_standards.join(", "),
        ];
        Shown::new("Expectation", &["attribute", "standards", "of its dimension"], 3, vec![line])
    }

    fn line(&self) -> String {
        let n = self.0.standards.len() + self.0.dimension_standards.len();
        format!("CoveredExpectation({:?}, {})", self.0.attribute, plural(n, "standard"))
    }
}

impl Tabular for UnaskedStandard {
    fn rows(&self) -> Rows {
        let standards::UnaskedStandard { standard, reason } = &self.0;
        Rows(vec![vec![text("standard", standard), text("reason", reason)]])
    }

    fn shown(&self) -> Shown {
        let line = vec![self.0.standard.clone(), self.0.reason.clone()];
        Shown::new("Standard", &["standard", "reason"], 2, vec![line])
    }

    fn line(&self) -> String {
        format!("UnaskedStandard({:?}, {})", self.0.standard, self.0.reason)
    }
}

impl Tabular for GapInputs {
    fn rows(&self) -> Rows {
        let rows =
            self.0.standards.iter().zip(&self.0.delivered).map(|((attribute, standard), delivered)| {
                let mut row = vec![text("attribute", attribute), cell("standard", *standard)];
                row.extend(delivered.to_python().rows().0.into_iter().flatten().skip(1));
                row
            });
        Rows(rows.collect())
    }

    fn shown(&self) -> Shown {
        let lines =
            self.0.standards.iter().zip(&self.0.delivered).map(|((attribute, standard), delivered)| {
                vec![attribute.clone(), shown(*standard), shown(delivered.mean), delivered.n.to_string()]
            });
        let left_out =
            self.0.left_out.iter().map(|row| format!("left out: {} ({})", row.standard, row.reason));
        let heads = ["attribute", "standard", "delivered", "n"];
        Shown::new("Standards in the gap model", &heads, 1, lines.collect()).with_notes(left_out)
    }

    fn line(&self) -> String {
        format!("GapInputs({})", plural(self.0.standards.len(), "attribute"))
    }
}

impl Tabular for DeliveredMean {
    fn rows(&self) -> Rows {
        let core::gap::DeliveredMean { attribute, mean, std_error, df, n } = &self.0;
        Rows(vec![vec![
            text("attribute", attribute),
            cell("mean", *mean),
            cell("std_error", *std_error),
            cell("df", *df),
            cell("n", *n),
        ]])
    }

    fn shown(&self) -> Shown {
        let error = self.0.std_error.map_or_else(|| "-".to_owned(), shown);
        let line = vec![self.0.attribute.clone(), shown(self.0.mean), error, self.0.n.to_string()];
        Shown::new("Delivered", &["attribute", "mean", "standard error", "n"], 1, vec![line])
    }

    fn line(&self) -> String {
        format!("DeliveredMean({:?}, {}, n = {})", self.0.attribute, shown(self.0.mean), self.0.n)
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Standard>()?;
    module.add_class::<StandardSet>()?;
    module.add_class::<StandardsTally>()?;
    module.add_class::<Attainment>()?;
    module.add_class::<Attained>()?;
    module.add_class::<AttainedStandard>()?;
    module.add_class::<ServiceLevels>()?;
    module.add_class::<CriticalAttainment>()?;
    module.add_class::<Stars>()?;
    module.add_class::<StandardCoverage>()?;
    module.add_class::<CoveredExpectation>()?;
    module.add_class::<UnaskedStandard>()?;
    module.add_class::<GapInputs>()?;
    module.add_class::<DeliveredMean>()?;
    module.add("standards_attainment", wrap_pyfunction!(standards_attainment, module)?)
}

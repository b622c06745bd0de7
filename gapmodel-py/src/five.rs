//! The gaps of the gap model, and where the customer gap comes from.

use std::sync::Arc;

use gapmodel_core::gap::{self, FiveOptions, GapSet, WaterfallOptions};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{self as core, Viewpoint};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyList, PyString, PyTuple, PyType};

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown_mean, shown_mean_interval, shown_p};
use crate::input::number;
use crate::results::{
    Estimate, Tabular, ToPython, blank, cell, estimate_row, in_words, percent, plural, result, section,
    showing, text, with,
};
use crate::standards::{DeliveredMean, GapInputs};
use crate::summary::Summary;

/// One gap of one attribute, one dimension, or over all.
///
/// An `Estimate` of delivered minus reference, in scale units, negative = shortfall, with what is known of its two sides.
#[pyclass(frozen, eq, extends = Estimate, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GapEstimate(pub(crate) gap::GapEstimate);

impl ToPython for gap::GapEstimate {
    type Output = GapEstimate;
    fn to_python(&self) -> GapEstimate {
        GapEstimate(*self)
    }
}

impl<'py> IntoPyObject<'py> for GapEstimate {
    type Target = Self;
    type Output = Bound<'py, Self>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, Self>> {
        let base = PyClassInitializer::from(Estimate::from(self.0.estimate));
        Bound::new(py, base.add_subclass(self))
    }
}

showing! { GapEstimate {
    /// How the two sides were sampled.
    #[getter]
    fn design(&self) -> &'static str {
        self.0.design.name()
    }

    /// Mean of the delivered side; of the people in both where the design is paired.
    #[getter]
    fn delivered_mean(&self) -> f64 {
        self.0.delivered_mean
    }

    /// Mean of the reference, likewise.
    #[getter]
    fn reference_mean(&self) -> f64 {
        self.0.reference_mean
    }

    /// How many rated the delivered side; 0 for what is written down.
    #[getter]
    fn n_delivered(&self) -> u64 {
        self.0.n_delivered
    }

    /// How many rated the reference, likewise.
    #[getter]
    fn n_reference(&self) -> u64 {
        self.0.n_reference
    }

    /// How many rated both.
    #[getter]
    fn n_pairs(&self) -> u64 {
        self.0.n_pairs
    }

    /// In how many sites a clustered side was rated; 0 elsewhere.
    #[getter]
    fn n_clusters(&self) -> u64 {
        self.0.n_clusters
    }

    /// Degrees of freedom; absent without variation.
    #[getter]
    fn df(&self) -> Option<f64> {
        self.0.df
    }

    /// The estimate divided by its standard error.
    #[getter]
    fn t(&self) -> Option<f64> {
        self.0.t
    }

    /// Two-sided p-value.
    #[getter]
    fn p(&self) -> Option<f64> {
        self.0.p
    }

    /// p-value adjusted within its family: the attributes of one gap, the dimensions of one gap, or the overall gaps.
    #[getter]
    fn p_adjusted(&self) -> Option<f64> {
        self.0.p_adjusted
    }

    /// Cohen's d: the estimate divided by the standard deviation of the differences where the design is paired, else by
    /// the root mean square of the standard deviations of the sides that have one; absent without variation.
    #[getter]
    fn effect_size(&self) -> Option<f64> {
        self.0.effect_size
    }

    /// The ordinal reading; absent for weighted data.
    #[getter]
    fn ordinal(&self) -> Option<Ordinal> {
        self.0.ordinal.to_python()
    }

    /// The result that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| crate::frame::json_error(&error))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
} }

result! {
    /// The reading of a gap for who takes ratings as ordinal.
    Ordinal(core::gap::Ordinal) {
        /// Probability of superiority, 0 to 1: the chance that the delivered rating is above the reference, equal ones
        /// counted half; of the same person where people rated both.
        superiority: f64,
        /// The test beside it.
        test: &'static str,
        /// Its statistic: the sum of the positive ranks, or Mann and Whitney's U of the delivered ratings.
        statistic: f64,
        /// Its two-sided p-value, not adjusted; absent for ratings in sites, which are not independent.
        p: Option<f64>,
        /// Whether p was counted out rather than approximated.
        exact: bool,
    }
    {}
}

result! {
    /// How much evidence there is from a viewpoint.
    Evidence(core::gap::Evidence) {
        /// The viewpoint.
        viewpoint: &'static str,
        /// How many people (or audits) answered at least one attribute from it, or were measured for one.
        n: u64,
        /// In how many sites, where it was sampled in sites; 0 elsewhere.
        n_clusters: u64,
        /// Whether it is written down instead.
        fixed: bool,
    }
    {}
}

result! {
    /// A standard in its own unit, held against what was measured.
    MeasuredGap(core::gap::MeasuredGap) {
        /// The id of the measure among the items.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// The attribute whose delivery it measures.
        attribute: Option<String>,
        /// The standard, in the unit of the measure.
        standard: f64,
        /// Gap 3 in the unit of the measure, negative = shortfall: the mean minus the standard, or the standard minus the mean
        /// where low is good.
        gap: Estimate,
        /// The share within the standard, 0 to 1.
        within: Estimate,
        /// Whether it enters the gaps and the waterfall.
        entered: bool,
        /// Why it does not.
        reason: Option<String>,
    }
    {}
}

result! {
    /// One of the gaps: a pair of viewpoints.
    Gap(core::gap::Gap) {
        /// 1 to 7.
        number: u8,
        /// Its name: knowledge, standards, delivery, communication, customer, employee, alignment.
        name: String,
        /// The viewpoint that is held against the reference.
        delivered: &'static str,
        /// The reference.
        reference: &'static str,
        /// The gap of the mean over dimensions (over attributes where there are no dimensions).
        overall: Option<GapEstimate>,
        /// The viewpoints nobody has answered, which is why there is no estimate.
        missing: Vec<&'static str>,
        ; dimensions, attributes
    }
    {
            /// One entry per dimension.
            #[getter]
            fn dimensions(&self) -> GapEntries {
                GapEntries { what: "dimension", number: self.0.number, entries: self.0.dimensions.clone() }
            }

            /// One entry per attribute.
            #[getter]
            fn attributes(&self) -> GapEntries {
                GapEntries { what: "attribute", number: self.0.number, entries: self.0.attributes.clone() }
            }
    }
}

/// The estimates of a gap by the id of the dimension or attribute, like a mapping.
///
/// What cannot be computed is left out; asking for it is a `KeyError` that says which viewpoint is missing.
#[pyclass(frozen, eq, mapping, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GapEntries {
    /// Dimension or attribute.
    what: &'static str,
    number: u8,
    entries: Vec<gap::GapEntry>,
}

#[pymethods]
impl GapEntries {
    /// The ids, in the order of the instrument.
    fn keys(&self) -> Vec<&str> {
        self.known().map(|(entry, _)| entry.id.as_str()).collect()
    }

    /// The estimates.
    fn values(&self) -> Vec<GapEstimate> {
        self.known().map(|(_, estimate)| estimate).collect()
    }

    /// The ids with their estimates.
    fn items(&self) -> Vec<(&str, GapEstimate)> {
        self.known().map(|(entry, estimate)| (entry.id.as_str(), estimate)).collect()
    }

    /// The estimate of an id, or the default.
    #[pyo3(signature = (id, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        id: &str,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        match self.known().find(|(entry, _)| entry.id == id) {
            Some((_, estimate)) => Ok(Some(estimate.into_pyobject(py)?.into_any())),
            None => Ok(default),
        }
    }

    /// The labels by id, also of what cannot be computed.
    #[getter]
    fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let labels = PyDict::new(py);
        for entry in &self.entries {
            labels.set_item(&entry.id, &entry.label)?;
        }
        Ok(labels)
    }

    /// What cannot be computed: the viewpoints without a rating by id.
    #[getter]
    fn missing<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let missing = PyDict::new(py);
        for entry in self.entries.iter().filter(|entry| entry.estimate.is_none()) {
            missing.set_item(&entry.id, entry.missing.to_python())?;
        }
        Ok(missing)
    }

    fn __getitem__(&self, id: &str) -> PyResult<GapEstimate> {
        let found = self.entries.iter().find(|entry| entry.id == id);
        let reason = match found.map(|entry| (entry.estimate, entry)) {
            Some((Some(estimate), _)) => return Ok(GapEstimate(estimate)),
            Some((None, entry)) => {
                format!("gap {} of {id:?} cannot be computed: {}", self.number, why(&entry.missing))
            }
            None => {
                let ids: Vec<&str> = self.entries.iter().map(|entry| entry.id.as_str()).collect();
                format!("there is no {} {id:?}; there are {}", self.what, ids.join(", "))
            }
        };
        Err(PyKeyError::new_err(reason))
    }

    fn __contains__(&self, id: &Bound<'_, PyAny>) -> bool {
        id.extract::<String>().is_ok_and(|id| self.known().any(|(entry, _)| entry.id == id))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.keys())?.try_iter()
    }

    fn __len__(&self) -> usize {
        self.known().count()
    }

    fn __repr__(&self) -> String {
        let shown = self.known().map(|(entry, estimate)| {
            let estimate = estimate.0.estimate;
            format!("{}: {}", entry.id, shown_mean(estimate.value))
        });
        format!("GapEntries(gap {}, {{{}}})", self.number, shown.collect::<Vec<_>>().join(", "))
    }
}

impl GapEntries {
    fn known(&self) -> impl Iterator<Item = (&gap::GapEntry, GapEstimate)> {
        self.entries.iter().filter_map(|entry| Some((entry, GapEstimate(entry.estimate?))))
    }
}

fn why(missing: &[Viewpoint]) -> String {
    let names: Vec<&str> = missing.iter().map(|viewpoint| viewpoint.name()).collect();
    match names.as_slice() {
        [] => "too little is known".to_owned(),
        [one] => format!("nothing is known from the viewpoint {one}"),
        several => format!("nothing is known from the viewpoints {}", several.join(" and ")),
    }
}

/// All gaps that the data allow.
///
/// Shows itself as a table, has one row per gap and thing measured as a data frame, and is pickled with the summary it was
/// made of.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug)]
pub(crate) struct FiveGaps(pub(crate) gap::FiveGaps, Arc<core::Summary>, FiveOptions);

impl PartialEq for FiveGaps {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

showing! { FiveGaps {
    /// The gaps asked for, in order of their numbers.
    #[getter]
    fn gaps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let gaps = PyDict::new(py);
        for gap in &self.0.gaps {
            gaps.set_item(gap.number, gap.to_python())?;
        }
        Ok(gaps)
    }

    /// The viewpoints of the instrument and what is known from each.
    #[getter]
    fn evidence(&self) -> Vec<Evidence> {
        self.0.evidence.to_python()
    }

    /// The standards that are measured in units of their own.
    #[getter]
    fn measured(&self) -> Vec<MeasuredGap> {
        self.0.measured.to_python()
    }

    /// What limits the figures, in words.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.0.notes.clone()
    }

    /// The confidence level of the intervals.
    #[getter]
    fn level(&self) -> f64 {
        self.0.level
    }

    /// How p-values were adjusted.
    #[getter]
    fn family(&self) -> &'static str {
        self.0.family.name()
    }

    /// The smallest and the largest rating of the attributes' scale.
    #[getter]
    fn scale(&self) -> (f64, f64) {
        self.0.scale
    }

    /// Where gap 5 comes from: P - E = (M - E) + (S - M) + (D - S) + (P - D).
    ///
    /// `of` is "overall", or the id of a dimension or an attribute. The last step is what customers make of what they get;
    /// gap 4 stands beside and is never added in. A viewpoint nothing is known of is passed over: its two gaps are one step.
    /// The values of the steps add up to the total exactly. The probability that a step is the largest is the share in which
    /// it is when the tallies are drawn again so many times; the same seed gives the same bits.
    #[pyo3(signature = (of = "overall", *, replicates = 2000, seed = 1))]
    fn waterfall(&self, py: Python<'_>, of: &str, replicates: u32, seed: u64) -> PyResult<Waterfall> {
        let options = WaterfallOptions { of: of.to_owned(), replicates, seed };
        py.detach(|| self.0.waterfall(&options)).map(Waterfall::from).map_err(raised)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Again<'py>> {
        let (py, FiveGaps(_, summary, options)) = (slf.py(), slf.get());
        let FiveOptions { level, family, gaps, standards, delivered, site, clustered, language } = options;
        let (standards, delivered) = (standards.clone(), delivered.to_python());
        let options = (standards, delivered, *level, family.name(), gaps.name(), site, clustered.to_python(), language);
        let summary = Summary::from(Arc::clone(summary));
        Ok((slf.get_type().getattr("_again")?, (summary, options.into_pyobject(py)?)))
    }

    /// What was pickled, made again.
    #[classmethod]
    fn _again(_class: &Bound<'_, PyType>, summary: &Bound<'_, Summary>, options: Remembered) -> PyResult<Self> {
        let (standards, delivered, level, family, gaps, site, clustered, language) = options;
        let options = FiveOptions {
            level,
            family: Adjustment::parse(&family).map_err(raised)?,
            gaps: GapSet::parse(&gaps).map_err(raised)?,
            standards,
            delivered: delivered.iter().map(|mean| mean.get().0.clone()).collect(),
            site,
            clustered: clustered.iter().map(|name| viewpoint(name)).collect::<PyResult<_>>()?,
            language,
        };
        made(summary.py(), summary.get().now(), options)
    }
} }

/// A function and its arguments, which are the summary and the options.
type Again<'py> = (Bound<'py, PyAny>, (Summary, Bound<'py, PyTuple>));

/// The options of a pickled result.
type Remembered =
    (Vec<(String, f64)>, Vec<Py<DeliveredMean>>, f64, String, String, Option<String>, Vec<String>, String);

fn made(py: Python<'_>, summary: Arc<core::Summary>, options: FiveOptions) -> PyResult<FiveGaps> {
    let five = py.detach(|| gap::five(&summary, &options)).map_err(raised)?;
    Ok(FiveGaps(five, summary, options))
}

fn viewpoint(name: &str) -> PyResult<Viewpoint> {
    Viewpoint::parse(name).ok_or_else(|| {
        let known = Viewpoint::ALL.map(Viewpoint::name).join(", ");
        refused("clustered", format!("{name:?}"), format!("any of {known}"))
    })
}

result! {
    /// One step of a `Waterfall`.
    Step(core::gap::Step) {
        /// `"gap 1"`, `"gap 2"`, `"gap 3"`, `"perception"`; gaps whose viewpoint between them is missing go together, as in
        /// `"gap 2 + gap 3"`.
        name: String,
        /// The viewpoint the step leads to.
        delivered: &'static str,
        /// The viewpoint the step comes from.
        reference: &'static str,
        /// Delivered minus reference in scale units.
        estimate: Estimate,
        /// The probability that this step contributes most to the total.
        probability_largest: f64,
    }
    {}
}

result! {
    /// Where the customer gap comes from: steps that add up to it.
    Waterfall(core::gap::Waterfall) {
        /// `"overall"`, or the id of the dimension or attribute.
        id: String,
        /// From the expectation to the perception; their values add up to the total exactly.
        steps: Vec<Step>,
        /// Gap 5.
        total: Estimate,
        /// Gap 4: what raises expectations; it stands beside the steps and is never added in.
        communication: Option<GapEstimate>,
        /// The name of the step that contributes most to the total: the lowest where the total is a shortfall, else the
        /// highest.
        largest: String,
        /// The probability that it does.
        probability: f64,
        /// How often the tallies were drawn again for it.
        replicates: u32,
        /// The seed of the drawing.
        seed: u64,
        /// The viewpoints between expectation and perception of which nothing is known.
        missing: Vec<&'static str>,
    }
    {}
}

/// The gaps between six viewpoints (Parasuraman, Zeithaml and Berry 1985): knowledge M - E, standards S - M, delivery
/// D - S, communication D - C and customer P - E, of every attribute, every dimension and overall.
///
/// `summary` may hold customers, managers and auditors who answered different questionnaires. How each gap was sampled is
/// found from the data and stands in its `design`: `"paired"`, `"independent"`, `"partially_paired"`, `"fixed"` (against a
/// standard that is written down) or `"clustered"` (in sites). What cannot be computed names the viewpoints that are missing.
///
/// `standards` are written down: a mapping (or pandas column) of attribute to the rating it must have. `family` is
/// "holm", "bh", "hochberg", "by", "bonferroni" or "none"; `gaps` is "five", "provider" (1 to 4) or "seven". `site` is the
/// segment column whose values are the sites in which what `clustered` names was sampled, a viewpoint or a list of them; if
/// there is just one segment column, that one. `delivered` is a list of `DeliveredMean`: what is delivered of attributes that
/// nobody rated, known from elsewhere, such as from `Attainment.gap_inputs`; it takes the place of measures.
#[pyfunction]
#[pyo3(
    name = "five",
    signature = (
        summary, *, standards = None, level = 0.95, family = "holm", gaps = "five", site = None, clustered = None,
        language = "en", delivered = vec![]
    ),
    text_signature = "(summary, *, standards=None, level=0.95, family='holm', gaps='five', site=None, \
                      clustered='delivered', language='en', delivered=())"
)]
#[expect(clippy::too_many_arguments, clippy::needless_pass_by_value, reason = "keyword arguments")]
pub(crate) fn gap_five(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    standards: Option<&Bound<'_, PyAny>>,
    level: f64,
    family: &str,
    gaps: &str,
    site: Option<String>,
    clustered: Option<&Bound<'_, PyAny>>,
    language: &str,
    delivered: Vec<Py<DeliveredMean>>,
) -> PyResult<FiveGaps> {
    let options = FiveOptions {
        level,
        family: Adjustment::parse(family).map_err(raised)?,
        gaps: GapSet::parse(gaps).map_err(raised)?,
        standards: standards.map(written).transpose()?.unwrap_or_default(),
        delivered: delivered.iter().map(|mean| mean.get().0.clone()).collect(),
        site,
        clustered: match clustered {
            None => FiveOptions::default().clustered,
            Some(one) if one.is_instance_of::<PyString>() => vec![viewpoint(&one.extract::<String>()?)?],
            Some(several) => several
                .extract::<Vec<String>>()
                .map_err(|_| wrong_type("clustered: the name of a viewpoint, or a list of them"))?
                .iter()
                .map(|name| viewpoint(name))
                .collect::<PyResult<_>>()?,
        },
        language: language.to_owned(),
    };
    made(py, summary.get().now(), options)
}

/// Standards from a mapping or a pandas column.
fn written(standards: &Bound<'_, PyAny>) -> PyResult<Vec<(String, f64)>> {
    if standards.is_instance_of::<GapInputs>() {
        let parts = "standards=inputs.standards, delivered=inputs.delivered";
        return Err(wrong_type(format!("standards: GapInputs hold both viewpoints: give {parts}")));
    }
    let wrong = |_| wrong_type("standards: a mapping of attribute to rating is needed");
    let mut out = Vec::new();
    for pair in standards.call_method0("items").map_err(wrong)?.try_iter()? {
        let (id, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair?.extract().map_err(wrong)?;
        let id = id.str()?.to_string();
        let value = number(&value, || format!("the standard of {id}"))?;
        out.push((id, value));
    }
    Ok(out)
}

/// The cells of a gap, or of the lack of one.
pub(crate) fn gap_cells(estimate: &gap::GapEstimate) -> Row {
    let gap::GapEstimate {
        estimate,
        design,
        delivered_mean,
        reference_mean,
        n_delivered,
        n_reference,
        n_pairs,
        n_clusters,
        df,
        t,
        p,
        p_adjusted,
        effect_size,
        ordinal,
    } = estimate;
    let mut row = estimate_row("gap", estimate);
    row.extend([
        text("design", design.name()),
        cell("delivered_mean", *delivered_mean),
        cell("reference_mean", *reference_mean),
        cell("n_delivered", *n_delivered),
        cell("n_reference", *n_reference),
        cell("n_pairs", *n_pairs),
        cell("n_clusters", *n_clusters),
        cell("df", *df),
        cell("t", *t),
        cell("p", *p),
        cell("p_adjusted", *p_adjusted),
        cell("effect_size", *effect_size),
        cell("superiority", ordinal.map(|ordinal| ordinal.superiority)),
        cell("ordinal_p", ordinal.and_then(|ordinal| ordinal.p)),
    ]);
    row
}

/// A gap of one thing: kind, id, label, and the estimate or why there is none.
type Part<'a> = (&'static str, &'a str, &'a str, Option<gap::GapEstimate>, &'a [Viewpoint]);

fn parts(gap: &gap::Gap) -> Vec<Part<'_>> {
    let overall = ("overall", "overall", "", gap.overall, gap.missing.as_slice());
    let dimensions = gap.dimensions.iter().map(|entry| ("dimension", entry));
    let entries = dimensions.chain(gap.attributes.iter().map(|entry| ("attribute", entry)));
    let entries = entries.map(|(kind, entry)| {
        (kind, entry.id.as_str(), entry.label.as_str(), entry.estimate, entry.missing.as_slice())
    });
    [overall].into_iter().chain(entries).collect()
}

fn gap_rows<'a>(gaps: impl Iterator<Item = &'a gap::Gap> + Clone) -> Rows {
    let known = gaps.clone().flat_map(parts).find_map(|(.., estimate, _)| estimate);
    // Where nothing at all is known there is nothing to make columns of.
    let Some(template) = known.map(|estimate| gap_cells(&estimate)) else { return Rows::default() };
    let row = |gap: &gap::Gap| {
        let of_part = |(kind, id, label, estimate, missing): Part<'_>| {
            let names: Vec<&str> = missing.iter().map(|viewpoint| viewpoint.name()).collect();
            let mut row = vec![
                cell("number", u64::from(gap.number)),
                text("name", &gap.name),
                text("delivered", gap.delivered.name()),
                text("reference", gap.reference.name()),
                text("kind", kind),
                text("id", id),
                text("label", label),
            ];
            row.extend(estimate.map_or_else(|| blank(&template), |estimate| gap_cells(&estimate)));
            let missing = if names.is_empty() { None } else { Some(names.join(", ")) };
            row.push(("missing".to_owned(), Cell::Text(missing)));
            row
        };
        parts(gap).into_iter().map(of_part).collect::<Vec<Row>>()
    };
    Rows(gaps.flat_map(row).collect())
}

const GAP_HEADS: [&str; 9] =
    ["gap", "of", "design", "n", "delivered", "reference", "value", "interval", "p adjusted"];

/// A line with a gap: what it is called, what it is of, and its figures.
pub(crate) fn gap_line(
    name: &str,
    of: &str,
    estimate: Option<&gap::GapEstimate>,
    missing: &[Viewpoint],
) -> Vec<String> {
    let Some(found) = estimate else {
        let names: Vec<&str> = missing.iter().map(|viewpoint| viewpoint.name()).collect();
        let reason = if names.is_empty() { "-".to_owned() } else { format!("no {}", names.join(", no ")) };
        let dashes = std::iter::repeat_n("-".to_owned(), GAP_HEADS.len() - 3);
        return [name.to_owned(), of.to_owned(), reason].into_iter().chain(dashes).collect();
    };
    let estimate = &found.estimate;
    vec![
        name.to_owned(),
        of.to_owned(),
        found.design.name().replace('_', " "),
        estimate.n_valid.to_string(),
        shown_mean(found.delivered_mean),
        shown_mean(found.reference_mean),
        shown_mean(estimate.value),
        shown_mean_interval(estimate.low, estimate.high),
        shown_p(found.p_adjusted),
    ]
}

fn sides(gap: &gap::Gap) -> String {
    format!("{} - {}", gap.delivered.name(), gap.reference.name())
}

fn named(entry: &gap::GapEntry) -> &str {
    if entry.label.is_empty() { &entry.id } else { &entry.label }
}

impl Tabular for GapEstimate {
    fn rows(&self) -> Rows {
        Rows(vec![gap_cells(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Gap = delivered - reference", &GAP_HEADS, 3, vec![gap_line("", "", Some(&self.0), &[])])
    }

    fn line(&self) -> String {
        let p = self.0.p_adjusted.map_or_else(String::new, |p| format!(", p {}", shown_p(Some(p))));
        format!("GapEstimate({}, {}{p})", in_words(&self.0.estimate), self.0.design.name())
    }
}

impl Tabular for Gap {
    fn rows(&self) -> Rows {
        gap_rows(std::iter::once(&self.0))
    }

    fn shown(&self) -> Shown {
        let gap = &self.0;
        let line =
            |entry: &gap::GapEntry| gap_line(named(entry), "", entry.estimate.as_ref(), &entry.missing);
        let mut lines = vec![gap_line("overall", "", gap.overall.as_ref(), &gap.missing)];
        section(&mut lines, "Dimensions", gap.dimensions.iter().map(line));
        section(&mut lines, "Attributes", gap.attributes.iter().map(line));
        Shown::new(format!("Gap {}, {}: {}", gap.number, gap.name, sides(gap)), &GAP_HEADS, 3, lines)
    }

    fn line(&self) -> String {
        let gap = &self.0;
        let found = gap.overall.map_or_else(|| why(&gap.missing), |overall| in_words(&overall.estimate));
        format!("Gap({} {}, {found})", gap.number, gap.name)
    }
}

impl FiveGaps {
    /// One section of the table per dimension, or per attribute where there are no dimensions.
    fn sections(&self, lines: &mut Vec<Vec<String>>) {
        let entries = |gap: &gap::Gap| {
            if gap.dimensions.is_empty() { gap.attributes.clone() } else { gap.dimensions.clone() }
        };
        let Some(first) = self.0.gaps.first() else { return };
        for (i, entry) in entries(first).iter().enumerate() {
            let line = |gap: &gap::Gap| {
                let entry = &entries(gap)[i];
                let name = format!("{} {}", gap.number, gap.name);
                gap_line(&name, &sides(gap), entry.estimate.as_ref(), &entry.missing)
            };
            section(lines, named(entry), self.0.gaps.iter().map(line));
        }
    }
}

impl Tabular for FiveGaps {
    fn rows(&self) -> Rows {
        gap_rows(self.0.gaps.iter())
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        let overall = self.0.gaps.iter().map(|gap| {
            let name = format!("{} {}", gap.number, gap.name);
            gap_line(&name, &sides(gap), gap.overall.as_ref(), &gap.missing)
        });
        section(&mut lines, "Overall", overall);
        self.sections(&mut lines);
        let caption = format!(
            "Gap = delivered - reference, negative = shortfall; {} intervals, p by {}",
            percent(self.0.level),
            self.0.family.name()
        );
        let measured = self.0.measured.iter().map(|m| {
            let within = crate::frame::shown_estimate(m.within.value, m.within.low, m.within.high).join(" ");
            let why = m.reason.as_ref().map_or_else(String::new, |reason| format!("; {reason}"));
            format!("{}: {} against {}, within {within}{why}", m.label, in_words(&m.gap), m.standard)
        });
        Shown::new(caption, &GAP_HEADS, 3, lines).with_notes(measured.chain(self.0.notes.iter().cloned()))
    }

    fn line(&self) -> String {
        let shown = self.0.gaps.iter().map(|gap| {
            let value = gap.overall.map_or_else(|| "-".to_owned(), |gap| shown_mean(gap.estimate.value));
            format!("{} {}: {value}", gap.number, gap.name)
        });
        format!("FiveGaps({})", shown.collect::<Vec<_>>().join(", "))
    }
}

impl Tabular for MeasuredGap {
    fn rows(&self) -> Rows {
        let gap::MeasuredGap { id, label, attribute, standard, gap, within, entered, reason } = &self.0;
        let mut row = vec![
            text("id", id),
            text("label", label),
            ("attribute".to_owned(), Cell::Text(attribute.clone())),
            cell("standard", *standard),
        ];
        row.extend(estimate_row("gap", gap));
        row.extend([
            cell("within", within.value),
            cell("within_low", within.low),
            cell("within_high", within.high),
            cell("entered", *entered),
            ("reason".to_owned(), Cell::Text(reason.clone())),
        ]);
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        let line = |name: &str, e: &core::Estimate| {
            let [value, interval] = crate::frame::shown_estimate(e.value, e.low, e.high);
            vec![name.to_owned(), e.n_valid.to_string(), value, interval]
        };
        let lines = vec![line("gap", &self.0.gap), line("share within", &self.0.within)];
        let caption = format!("{}: standard {}", self.0.label, self.0.standard);
        Shown::new(caption, &["", "n", "value", "interval"], 1, lines).with_notes(self.0.reason.clone())
    }

    fn line(&self) -> String {
        format!("MeasuredGap({:?}, gap {})", self.0.id, in_words(&self.0.gap))
    }
}

fn step_row(kind: &str, step: &gap::Step) -> Row {
    let gap::Step { name, delivered, reference, estimate, probability_largest } = step;
    let first = vec![
        text("kind", kind),
        text("name", name),
        text("delivered", delivered.name()),
        text("reference", reference.name()),
        cell("probability_largest", *probability_largest),
    ];
    with(first, estimate_row("value", estimate))
}

const STEP_HEADS: [&str; 5] = ["step", "of", "value", "interval", "probability largest"];

fn step_line(name: &str, of: String, estimate: &core::Estimate, probability: Option<f64>) -> Vec<String> {
    vec![
        name.to_owned(),
        of,
        shown_mean(estimate.value),
        shown_mean_interval(estimate.low, estimate.high),
        probability.map_or_else(String::new, |p| format!("{p:.3}")),
    ]
}

impl Tabular for Step {
    fn rows(&self) -> Rows {
        Rows(vec![step_row("step", &self.0)])
    }

    fn shown(&self) -> Shown {
        let of = format!("{} - {}", self.0.delivered.name(), self.0.reference.name());
        let line = step_line(&self.0.name, of, &self.0.estimate, Some(self.0.probability_largest));
        Shown::new("Step", &STEP_HEADS, 2, vec![line])
    }

    fn line(&self) -> String {
        format!("Step({:?}, {})", self.0.name, in_words(&self.0.estimate))
    }
}

impl Waterfall {
    /// Gap 5 as the step it would be.
    fn total_step(&self) -> gap::Step {
        gap::Step {
            name: "gap 5".to_owned(),
            delivered: Viewpoint::Perception,
            reference: Viewpoint::Expectation,
            estimate: self.0.total,
            probability_largest: 1.0,
        }
    }
}

impl Tabular for Waterfall {
    fn rows(&self) -> Rows {
        let mut rows: Vec<Row> = self.0.steps.iter().map(|step| step_row("step", step)).collect();
        let unsaid = |mut row: Row| {
            if let Some((_, cell)) = row.iter_mut().find(|(name, _)| name == "probability_largest") {
                *cell = Cell::Real(None);
            }
            row
        };
        rows.push(unsaid(step_row("total", &self.total_step())));
        rows.extend(self.0.communication.map(|gap| {
            let step = gap::Step {
                name: "gap 4".to_owned(),
                delivered: Viewpoint::Delivered,
                reference: Viewpoint::Communicated,
                estimate: gap.estimate,
                probability_largest: 0.0,
            };
            unsaid(step_row("beside", &step))
        }));
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let of = |delivered: Viewpoint, reference: Viewpoint| {
            format!("{} - {}", delivered.name(), reference.name())
        };
        let line = |step: &gap::Step| {
            let of = of(step.delivered, step.reference);
            step_line(&step.name, of, &step.estimate, Some(step.probability_largest))
        };
        let mut lines: Vec<Vec<String>> = self.0.steps.iter().map(line).collect();
        let total = of(Viewpoint::Perception, Viewpoint::Expectation);
        section(&mut lines, "Total", [step_line("gap 5", total, &self.0.total, None)]);
        let beside = self.0.communication.map(|gap| {
            let of = of(Viewpoint::Delivered, Viewpoint::Communicated);
            step_line("gap 4", of, &gap.estimate, None)
        });
        section(&mut lines, "Beside, never added in", beside);
        let caption = format!("Waterfall of gap 5, {}: steps that add up to it", self.0.id);
        let largest =
            format!("{} contributes most, with probability {:.3}", self.0.largest, self.0.probability);
        let missing = (!self.0.missing.is_empty()).then(|| why(&self.0.missing));
        Shown::new(caption, &STEP_HEADS, 2, lines).with_notes([largest].into_iter().chain(missing))
    }

    fn line(&self) -> String {
        let Self(gap::Waterfall { id, steps, total, largest, probability, .. }) = self;
        format!(
            "Waterfall({id}, gap 5 {} in {}, {largest} largest with probability {probability:.3})",
            shown_mean(total.value),
            plural(steps.len(), "step")
        )
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<GapEstimate>()?;
    module.add_class::<Ordinal>()?;
    module.add_class::<Gap>()?;
    module.add_class::<GapEntries>()?;
    module.add_class::<Evidence>()?;
    module.add_class::<MeasuredGap>()?;
    module.add_class::<FiveGaps>()?;
    module.add_class::<Step>()?;
    module.add_class::<Waterfall>()?;
    module.add("gap_five", wrap_pyfunction!(gap_five, module)?)
}

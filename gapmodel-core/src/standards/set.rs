use std::collections::BTreeMap;

use super::check;
use crate::error::{Error, Result, list_names};
use crate::instrument::fault::Fault;
use crate::instrument::{Labels, pick};
use crate::scale::Scale;

/// What a standard asks of an observation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum StandardKind {
    /// It was done (1) or not (0); the target is the share of contacts in which it must be done.
    #[default]
    YesNo,
    /// It takes no longer than the target.
    TimeLimit,
    /// A share of contacts takes no longer than the target, such as 90 % within 20 seconds.
    Percentile,
    /// It is rated no worse than the target.
    Rating,
}

impl StandardKind {
    /// Every kind, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::YesNo, Self::TimeLimit, Self::Percentile, Self::Rating];

    /// The name in all languages, such as `"time_limit"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::TimeLimit => "time_limit",
            Self::Percentile => "percentile",
            Self::Rating => "rating",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        parse("kind", &Self::ALL, Self::name, name)
    }

    /// The units that its target may have.
    #[must_use]
    pub fn units(self) -> &'static [StandardUnit] {
        match self {
            Self::YesNo => &[StandardUnit::Share],
            Self::Rating => &[StandardUnit::Points],
            _ => &[StandardUnit::Seconds, StandardUnit::Minutes, StandardUnit::Hours, StandardUnit::Days],
        }
    }

    /// Whether observations are durations.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::TimeLimit | Self::Percentile)
    }
}

/// What a target is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum StandardUnit {
    /// A share of contacts, 0 to 1.
    Share,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Points of a rating scale.
    Points,
}

impl StandardUnit {
    /// Every unit, in the order of the C codes.
    pub const ALL: [Self; 6] =
        [Self::Share, Self::Seconds, Self::Minutes, Self::Hours, Self::Days, Self::Points];

    /// The name in all languages, such as `"seconds"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Points => "points",
        }
    }

    /// The unit of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        parse("unit", &Self::ALL, Self::name, name)
    }

    /// The longest duration in this unit: 3,653 days. `None` if it is no unit of time.
    pub(super) fn longest(self) -> Option<f64> {
        const DAYS: f64 = 3653.0;
        match self {
            Self::Share | Self::Points => None,
            Self::Seconds => Some(DAYS * 86_400.0),
            Self::Minutes => Some(DAYS * 1_440.0),
            Self::Hours => Some(DAYS * 24.0),
            Self::Days => Some(DAYS),
        }
    }
}

/// Whose wish a standard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum StandardSource {
    /// Customers expect it.
    CustomerExpectation,
    /// It follows from the mission and the values of the firm.
    MissionAndValues,
    /// Employees.
    Employees,
    /// Shareholders.
    Shareholders,
    /// Suppliers.
    Suppliers,
    /// Government: law and regulation.
    Government,
    /// Associations of the trade, of consumers, or for norms.
    Associations,
    /// The community around the firm.
    Community,
}

impl StandardSource {
    /// Every source, in the order of the C codes.
    pub const ALL: [Self; 8] = [
        Self::CustomerExpectation,
        Self::MissionAndValues,
        Self::Employees,
        Self::Shareholders,
        Self::Suppliers,
        Self::Government,
        Self::Associations,
        Self::Community,
    ];

    /// The name in all languages, such as `"customer_expectation"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CustomerExpectation => "customer_expectation",
            Self::MissionAndValues => "mission_and_values",
            Self::Employees => "employees",
            Self::Shareholders => "shareholders",
            Self::Suppliers => "suppliers",
            Self::Government => "government",
            Self::Associations => "associations",
            Self::Community => "community",
        }
    }

    /// The source of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        parse("source", &Self::ALL, Self::name, name)
    }
}

/// How the weights that several stakeholders give become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum WeightRule {
    /// The mean of the stakeholders' weights, each stakeholder's made shares that sum to 1 first and counted by its
    /// importance: a linear opinion pool (Stone 1961). What a stakeholder does not weigh has its weight 0.
    #[default]
    Arithmetic,
    /// The geometric mean of the same shares, made shares again (as in the analytic hierarchy process, Aczél and Saaty
    /// 1983): who gives little to a standard weighs it down. Every stakeholder must weigh every standard.
    Geometric,
}

impl WeightRule {
    /// Every rule, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Arithmetic, Self::Geometric];

    /// The name in all languages, such as `"geometric"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Arithmetic => "arithmetic",
            Self::Geometric => "geometric",
        }
    }

    /// The rule of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        parse("weighting", &Self::ALL, Self::name, name)
    }
}

/// What a name stands for.
pub(super) fn parse<T: Copy>(
    option: &'static str,
    all: &[T],
    name_of: fn(T) -> &'static str,
    name: &str,
) -> Result<T> {
    all.iter().copied().find(|one| name_of(*one) == name).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| name_of(*one)).collect();
        Error::InvalidOption { option, value: format!("{name:?}"), allowed: names.join(", ") }
    })
}

/// One standard as it is written down.
///
/// Nothing is checked here; [`StandardSet::new`] does that.
///
/// ```
/// use gapmodel_core::standards::{Standard, StandardKind, StandardUnit};
/// let answered = Standard {
///     kind: StandardKind::Percentile,
///     unit: Some(StandardUnit::Seconds),
///     target: Some(20.0),
///     share: Some(0.9),
///     ..Standard::new("answered")
/// };
/// assert_eq!(answered.required(), 0.9);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "a standard (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = super::schema::require_target))]
pub struct Standard {
    /// Short name, unique in the set, 1 to 100 characters.
    pub id: String,
    /// What it says, by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub text: Labels,
    /// What it asks of an observation.
    pub kind: StandardKind,
    /// What the target is measured in: seconds, minutes, hours or days of a time, which must say so; else `share` or
    /// `points`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub unit: Option<StandardUnit>,
    /// The target, which every standard must have: the share of contacts in which it must be done, above 0 and up to 1;
    /// the longest time allowed; the worst rating that is good enough.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub target: Option<f64>,
    /// The share of contacts that must keep to the target, above 0 and up to 1; of a percentile it must be given and below
    /// 1. A time limit and a rating without it must always be kept to. A yes or no has its share as target.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub share: Option<f64>,
    /// The scale of a rating, which it must have; it may declare codes and which end is good.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub scale: Option<Scale>,
    /// Of a time: who gives up no later than this is a short abandon.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub short_abandon: Option<f64>,
    /// How much it counts beside the others: any number above 0. All standards that are not critical have one, or none
    /// has, and then they count alike.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub weight: Option<f64>,
    /// The weight each stakeholder gives it, in place of `weight`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::instrument::schema::keyed::<StandardSource, f64>")
    )]
    pub weights: BTreeMap<StandardSource, f64>,
    /// Whether failing it cannot be made good by anything else. Critical standards have no weight and stand apart from
    /// the score.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub critical: bool,
    /// The id of the attribute of the service that it serves.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub attribute: Option<String>,
    /// The id of the dimension that it serves; with an attribute, that of the attribute.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub dimension: Option<String>,
    /// Whose wish it is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub source: Option<StandardSource>,
    /// Its column in a table with a column per standard; the id if absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub column: Option<String>,
    /// Of a time, in such a table: the column that says who gave up (1) before the end (0).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub abandoned: Option<String>,
}

impl Standard {
    /// A standard of that name and nothing else yet.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// The share of contacts that must keep to it, 0 to 1.
    #[must_use]
    pub fn required(&self) -> f64 {
        let own = if self.kind == StandardKind::YesNo { self.target } else { self.share };
        own.unwrap_or(1.0)
    }

    /// The column of a table with a column per standard.
    #[must_use]
    pub fn column(&self) -> &str {
        self.column.as_deref().unwrap_or(&self.id)
    }

    /// What it says in `language`, else in English, else in the first language there is, else the id.
    #[must_use]
    pub fn text_in(&self, language: &str) -> &str {
        pick(&self.text, language, &self.id)
    }
}

/// A set of standards as it is written down: what stands in a TOML or JSON file, or what a program fills in.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "a set of standards (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Standards", description = "A set of service standards."))]
pub struct StandardSetSpec {
    /// Short name of the set, 1 to 100 characters.
    pub id: String,
    /// Title by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub title: Labels,
    /// Values that say that a standard did not apply; none may be a value that can be observed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub not_applicable: Vec<f64>,
    /// Values that say that nothing was observed, likewise.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub missing: Vec<f64>,
    /// How the weights of several stakeholders become one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub weighting: WeightRule,
    /// How much each stakeholder counts, any number above 0; all alike if there are none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::instrument::schema::keyed::<StandardSource, f64>")
    )]
    pub stakeholders: BTreeMap<StandardSource, f64>,
    /// The standards.
    #[cfg_attr(feature = "serde", serde(default))]
    pub standards: Vec<Standard>,
}

/// A checked set of standards, with weights that sum to 1.
///
/// It cannot hold a mistake: every way of making one, deserialising included, checks it.
///
/// ```
/// use gapmodel_core::standards::{Standard, StandardSet, StandardSetSpec};
/// let standard = |id: &str, weight| Standard { target: Some(1.0), weight: Some(weight), ..Standard::new(id) };
/// let set = StandardSet::new(StandardSetSpec {
///     id: "visit".into(),
///     standards: vec![standard("greeted", 3.0), standard("thanked", 1.0)],
///     ..StandardSetSpec::default()
/// })?;
/// assert_eq!(set.weights(), [0.75, 0.25]);
/// let error = set.position("asked").unwrap_err();
/// assert_eq!(error.to_string(), "there is no standard \"asked\"; the set has greeted, thanked");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "StandardSetSpec", into = "StandardSetSpec"))]
pub struct StandardSet {
    spec: StandardSetSpec,
    weights: Vec<f64>,
    positions: BTreeMap<String, usize>,
}

impl StandardSet {
    /// Checks a written set.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidStandards`] with the key of the first mistake and what is allowed there.
    pub fn new(spec: StandardSetSpec) -> Result<Self> {
        Self::checked(spec).map_err(|fault| of_standards(fault.into_error(None)))
    }

    fn checked(spec: StandardSetSpec) -> Result<Self, Fault> {
        check::set(&spec)?;
        let weights = check::weights(&spec)?;
        let ids = spec.standards.iter().map(|standard| standard.id.clone());
        let positions = ids.enumerate().map(|(i, id)| (id, i)).collect();
        Ok(Self { spec, weights, positions })
    }

    /// Reads a set from TOML.
    ///
    /// # Errors
    ///
    /// As [`StandardSet::new`], and for text that is not TOML, an unknown key or a value of the wrong type; each with its
    /// line and key.
    ///
    /// ```
    /// use gapmodel_core::standards::StandardSet;
    /// let text = r#"
    /// id = "desk"
    ///
    /// [[standards]]
    /// id = "answered"
    /// text = { en = "Calls are answered quickly", nl = "Telefoon wordt snel opgenomen" }
    /// kind = "percentile"
    /// unit = "seconds"
    /// target = 20
    /// share = 0.9
    /// "#;
    /// assert_eq!(StandardSet::from_toml(text)?.standards()[0].text_in("en"), "Calls are answered quickly");
    /// let error = StandardSet::from_toml(&text.replace("share = 0.9", "share = 90")).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "invalid standards: share 90 of standard \"answered\" is not allowed: a share is above 0 and below 1 \
    ///      (0.9 means 90 %) (line 10, key standards[0].share)"
    /// );
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self> {
        crate::instrument::toml_text::read(text, Self::checked).map_err(of_standards)
    }

    /// Writes the set as TOML: equal sets give the same text.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidStandards`] if TOML cannot hold it, of which no case is known.
    #[cfg(feature = "toml")]
    pub fn to_toml(&self) -> Result<String> {
        toml::to_string(&self.spec).map_err(|error| unwritable(&error))
    }

    /// Reads a set from JSON.
    ///
    /// # Errors
    ///
    /// As [`StandardSet::from_toml`], and for a key that stands twice.
    ///
    /// ```
    /// use gapmodel_core::standards::StandardSet;
    /// let text = r#"{"id": "visit", "standards": [{"id": "greeted", "kind": "yes_no", "target": 0.95}]}"#;
    /// let set = StandardSet::from_json(text)?;
    /// assert_eq!(StandardSet::from_json(&set.to_json()?)?, set);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self> {
        crate::instrument::json_text::read(text, Self::checked).map_err(of_standards)
    }

    /// Writes the set as JSON: equal sets give the same text.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidStandards`] if JSON cannot hold it, of which no case is known.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string_pretty(&self.spec).map_err(|error| unwritable(&error))
    }

    /// The set as it was written.
    #[must_use]
    pub fn spec(&self) -> &StandardSetSpec {
        &self.spec
    }

    /// The short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// The standards, in the order they were written.
    #[must_use]
    pub fn standards(&self) -> &[Standard] {
        &self.spec.standards
    }

    /// The weight of each standard: those that are not critical sum to 1, a critical one has 0. Weights of several
    /// stakeholders are put together by the [`WeightRule`] of the set.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The position of the standard with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownStandard`] listing the standards there are.
    pub fn position(&self, id: &str) -> Result<usize> {
        self.positions.get(id).copied().ok_or_else(|| Error::UnknownStandard {
            id: id.to_owned(),
            place: None,
            available: list_names(self.standards().iter().map(|standard| standard.id.as_str())),
        })
    }

    /// The codes of the languages that standards have texts in.
    pub(super) fn has_language(&self, language: &str) -> bool {
        self.standards().iter().any(|standard| standard.text.contains_key(language))
    }
}

impl TryFrom<StandardSetSpec> for StandardSet {
    type Error = Error;

    fn try_from(spec: StandardSetSpec) -> Result<Self> {
        Self::new(spec)
    }
}

impl From<StandardSet> for StandardSetSpec {
    fn from(set: StandardSet) -> Self {
        set.spec
    }
}

/// The mistakes of what is written, found by the readers of instruments, are those of standards here.
fn of_standards(error: Error) -> Error {
    match error {
        Error::InvalidInstrument { reason, place } => Error::InvalidStandards { reason, place },
        other => other,
    }
}

#[cfg(any(feature = "toml", feature = "json"))]
fn unwritable(error: &dyn std::fmt::Display) -> Error {
    Error::InvalidStandards { reason: error.to_string(), place: None }
}

//! Instruments: what a survey asks, from which viewpoints, on which scales, in which columns.
//!
//! An [`InstrumentSpec`] is the written form, an [`Instrument`] the checked one that everything else works with.
mod antecedents;
mod build;
pub(crate) mod check;
pub(crate) mod fault;
#[cfg(feature = "json")]
pub(crate) mod json_text;
#[cfg(any(feature = "json", feature = "toml"))]
mod landmarks;
#[cfg(feature = "schema")]
pub(crate) mod schema;
mod servqual;
mod spec;
mod three_dimensions;
#[cfg(feature = "toml")]
pub(crate) mod toml_text;
mod viewpoint;

pub use antecedents::Antecedent;
pub use spec::{AttributeSpec, DimensionSpec, InstrumentSpec, ItemSpec, Labels, RatingMap};
pub use viewpoint::Viewpoint;

use crate::error::{Error, Result, list_names};
use crate::scale::Scale;

/// A checked instrument: dimensions, attributes with their columns, and items, each reference resolved.
///
/// It cannot hold a mistake: every way of making one, deserialising included, checks it.
///
/// ```
/// use gapmodel_core::{AttributeSpec, Instrument, InstrumentSpec, Scale, Viewpoint};
/// let mut spec = InstrumentSpec { id: "desk".into(), ..InstrumentSpec::default() };
/// spec.scales.insert("seven".into(), Scale::new(1, 7)?);
/// spec.viewpoints.insert(Viewpoint::Expectation, "E_{id}".into());
/// spec.viewpoints.insert(Viewpoint::Perception, "P_{id}".into());
/// for id in ["polite", "prompt"] {
///     spec.attributes.push(AttributeSpec { id: id.into(), dimension: "none".into(), ..Default::default() });
/// }
/// let instrument = Instrument::new(spec)?;
/// assert_eq!(instrument.attribute("prompt")?.columns(), ["E_prompt", "P_prompt"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "InstrumentSpec", into = "InstrumentSpec"))]
pub struct Instrument {
    spec: InstrumentSpec,
    viewpoints: Vec<Viewpoint>,
    dimensions: Vec<Dimension>,
    attributes: Vec<Attribute>,
    items: Vec<Item>,
}

/// A group of attributes that are reported together, such as reliability.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    id: String,
    label: Labels,
    weight: Option<f64>,
    points: Option<String>,
    attributes: Vec<usize>,
}

/// A thing about the service that can be rated from each viewpoint of the instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    id: String,
    label: Labels,
    dimension: Option<usize>,
    scale: Scale,
    weight: Option<f64>,
    columns: Vec<String>,
}

/// A single question, such as overall satisfaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    id: String,
    label: Labels,
    column: String,
    scale: Scale,
    standard: Option<f64>,
    attribute: Option<usize>,
    rating: Option<RatingMap>,
}

impl Instrument {
    /// Checks a written instrument and resolves its references.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInstrument`] with the key of the first mistake and what is allowed there, or
    /// [`Error::WeightSum`] if weights sum to neither 1 nor 100.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, InstrumentSpec};
    /// let error = Instrument::new(InstrumentSpec { id: "empty".into(), ..Default::default() }).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "invalid instrument: there are neither attributes nor items: give at least one (key attributes)"
    /// );
    /// ```
    pub fn new(spec: InstrumentSpec) -> Result<Self> {
        build::instrument(spec).map_err(|fault| fault.into_error(None))
    }

    /// An instrument for two tables of ratings in the same order: each attribute with the dimension it belongs to, if
    /// any, expectations in columns `E_{id}` and perceptions in `P_{id}`. `weights` are those of the dimensions in the
    /// order in which they first occur; with `points`, each respondent's importance points stand in columns
    /// `points_{dimension}`.
    ///
    /// # Errors
    ///
    /// As [`Instrument::new`], and [`Error::UnequalLengths`] unless there are as many weights as dimensions.
    ///
    /// ```
    /// use gapmodel_core::{Instrument, Scale};
    /// let attributes = [("speed", Some("process")), ("tone", Some("people"))];
    /// let instrument = Instrument::paired(&attributes, Some(&[0.4, 0.6]), false, Scale::new(1, 7)?)?;
    /// assert_eq!(instrument.attributes()[1].columns(), ["E_tone", "P_tone"]);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn paired(
        attributes: &[(&str, Option<&str>)],
        weights: Option<&[f64]>,
        points: bool,
        scale: Scale,
    ) -> Result<Self> {
        let mut dimensions: Vec<DimensionSpec> = Vec::new();
        for id in attributes.iter().filter_map(|(_, dimension)| *dimension) {
            if !dimensions.iter().any(|d| d.id == id) {
                let points = points.then(|| format!("points_{id}"));
                dimensions.push(DimensionSpec { id: id.to_owned(), points, ..DimensionSpec::default() });
            }
        }
        if let Some(weights) = weights {
            crate::tally::check_lengths("weights", weights.len(), dimensions.len())?;
            dimensions
                .iter_mut()
                .zip(weights)
                .for_each(|(dimension, weight)| dimension.weight = Some(*weight));
        }
        let attribute = |(id, dimension): &(&str, Option<&str>)| AttributeSpec {
            id: (*id).to_owned(),
            dimension: dimension.unwrap_or("none").to_owned(),
            ..AttributeSpec::default()
        };
        Self::new(InstrumentSpec {
            id: "paired".to_owned(),
            scales: [("ratings".to_owned(), scale)].into(),
            viewpoints: [
                (Viewpoint::Expectation, "E_{id}".to_owned()),
                (Viewpoint::Perception, "P_{id}".to_owned()),
            ]
            .into(),
            dimensions,
            attributes: attributes.iter().map(attribute).collect(),
            ..InstrumentSpec::default()
        })
    }

    /// The instrument as it was written.
    #[must_use]
    pub fn spec(&self) -> &InstrumentSpec {
        &self.spec
    }

    /// The short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    /// The title by language code.
    #[must_use]
    pub fn title(&self) -> &Labels {
        &self.spec.title
    }

    /// The title in `language`, else in English, else in the first language there is, else the id.
    #[must_use]
    pub fn title_in(&self, language: &str) -> &str {
        pick(&self.spec.title, language, &self.spec.id)
    }

    /// The codes of the languages it has texts in, each once.
    pub(crate) fn languages(&self) -> Vec<&str> {
        let attributes = self.attributes.iter().map(Attribute::label);
        let dimensions = self.dimensions.iter().map(Dimension::label);
        let labels = attributes.chain(dimensions).chain(self.items.iter().map(Item::label));
        let codes = labels.chain([&self.spec.title]).flat_map(|labels| labels.keys().map(String::as_str));
        codes.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// The viewpoints from which attributes are rated, in the order of [`Viewpoint::ALL`].
    #[must_use]
    pub fn viewpoints(&self) -> &[Viewpoint] {
        &self.viewpoints
    }

    /// Whether attributes are rated from this viewpoint.
    #[must_use]
    pub fn has(&self, viewpoint: Viewpoint) -> bool {
        self.viewpoints.contains(&viewpoint)
    }

    /// The dimensions, in the order they were written.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The attributes, in the order they were written.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The items, in the order they were written.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The dimension with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] listing the dimensions there are.
    pub fn dimension(&self, id: &str) -> Result<&Dimension> {
        find("dimension", &self.dimensions, Dimension::id, id)
    }

    /// The attribute with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] listing the attributes there are.
    pub fn attribute(&self, id: &str) -> Result<&Attribute> {
        find("attribute", &self.attributes, Attribute::id, id)
    }

    /// The item with this id.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] listing the items there are.
    pub fn item(&self, id: &str) -> Result<&Item> {
        find("item", &self.items, Item::id, id)
    }

    /// The weights of the dimensions as shares that sum to 1; `None` if the instrument has none.
    #[must_use]
    pub fn weights(&self) -> Option<Vec<f64>> {
        shares(self.dimensions.iter().map(Dimension::weight))
    }

    /// The weights of the attributes as shares that sum to 1; `None` if the instrument has none.
    #[must_use]
    pub fn attribute_weights(&self) -> Option<Vec<f64>> {
        shares(self.attributes.iter().map(Attribute::weight))
    }

    /// The columns with each respondent's importance points, one per dimension; `None` if the instrument has none.
    #[must_use]
    pub fn point_columns(&self) -> Option<Vec<&str>> {
        let columns: Option<Vec<&str>> = self.dimensions.iter().map(Dimension::points).collect();
        columns.filter(|columns| !columns.is_empty())
    }
}

impl Dimension {
    /// The short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The label by language code.
    #[must_use]
    pub fn label(&self) -> &Labels {
        &self.label
    }

    /// The label in `language`, else in English, else in the first language there is, else the id.
    #[must_use]
    pub fn label_in(&self, language: &str) -> &str {
        pick(&self.label, language, &self.id)
    }

    /// The weight as written: all together 1 or 100. See [`Instrument::weights`] for shares.
    #[must_use]
    pub fn weight(&self) -> Option<f64> {
        self.weight
    }

    /// The column with the importance points that each respondent gives this dimension, out of 100.
    #[must_use]
    pub fn points(&self) -> Option<&str> {
        self.points.as_deref()
    }

    /// The positions of its attributes in [`Instrument::attributes`], ascending, at least one.
    #[must_use]
    pub fn attributes(&self) -> &[usize] {
        &self.attributes
    }
}

impl Attribute {
    /// The short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The label by language code.
    #[must_use]
    pub fn label(&self) -> &Labels {
        &self.label
    }

    /// The label in `language`, else in English, else in the first language there is, else the id.
    #[must_use]
    pub fn label_in(&self, language: &str) -> &str {
        pick(&self.label, language, &self.id)
    }

    /// The position of its dimension in [`Instrument::dimensions`]; `None` if it belongs to none.
    #[must_use]
    pub fn dimension(&self) -> Option<usize> {
        self.dimension
    }

    /// The scale it is rated on, from every viewpoint. Minimum, maximum and step are those of all attributes;
    /// direction and codes may be its own.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The weight as written: all together 1 or 100. See [`Instrument::attribute_weights`] for shares.
    #[must_use]
    pub fn weight(&self) -> Option<f64> {
        self.weight
    }

    /// The columns with its ratings, one for each of [`Instrument::viewpoints`] and in their order.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

impl Item {
    /// The short name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The label by language code.
    #[must_use]
    pub fn label(&self) -> &Labels {
        &self.label
    }

    /// The label in `language`, else in English, else in the first language there is, else the id.
    #[must_use]
    pub fn label_in(&self, language: &str) -> &str {
        pick(&self.label, language, &self.id)
    }

    /// The column with its answers.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The scale it is answered on.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// The standard set for a measure, in its unit.
    #[must_use]
    pub fn standard(&self) -> Option<f64> {
        self.standard
    }

    /// The position of the attribute whose delivery it measures.
    #[must_use]
    pub fn attribute(&self) -> Option<usize> {
        self.attribute
    }

    /// What the values of a measure are worth as ratings of its attribute.
    #[must_use]
    pub fn rating(&self) -> Option<&RatingMap> {
        self.rating.as_ref()
    }
}

impl TryFrom<InstrumentSpec> for Instrument {
    type Error = Error;

    fn try_from(spec: InstrumentSpec) -> Result<Self> {
        Self::new(spec)
    }
}

impl From<Instrument> for InstrumentSpec {
    fn from(instrument: Instrument) -> Self {
        instrument.spec
    }
}

pub(crate) fn pick<'a>(labels: &'a Labels, language: &str, id: &'a str) -> &'a str {
    let label = labels.get(language).or_else(|| labels.get("en")).or_else(|| labels.values().next());
    label.map_or(id, String::as_str)
}

fn find<'a, T>(what: &'static str, all: &'a [T], id_of: fn(&T) -> &str, id: &str) -> Result<&'a T> {
    all.iter().find(|thing| id_of(thing) == id).ok_or_else(|| Error::UnknownItem {
        what,
        id: id.to_owned(),
        available: list_names(all.iter().map(id_of)),
    })
}

fn shares(weights: impl Iterator<Item = Option<f64>>) -> Option<Vec<f64>> {
    let weights: Vec<f64> = weights.collect::<Option<_>>()?;
    let sum: f64 = weights.iter().sum();
    (!weights.is_empty()).then(|| weights.iter().map(|weight| weight / sum).collect())
}

use crate::instrument::Viewpoint;
use crate::scale::{Direction, Scale};
use std::collections::BTreeMap;

/// Texts by language code, such as `en` or `pt-BR`.
pub type Labels = BTreeMap<String, String>;

/// An instrument as it is written down: what stands in a TOML or JSON file, or what a program fills in.
///
/// Nothing is checked here; [`Instrument::new`](crate::Instrument::new) does that.
///
/// ```
/// use gapmodel_core::{Instrument, InstrumentSpec, ItemSpec, Scale};
/// let mut spec = InstrumentSpec { id: "csat".into(), ..InstrumentSpec::default() };
/// spec.scales.insert("five".into(), Scale::new(1, 5)?);
/// spec.items.push(ItemSpec { id: "overall".into(), scale: "five".into(), ..ItemSpec::default() });
/// let instrument = Instrument::new(spec)?;
/// assert_eq!(instrument.item("overall")?.column(), "overall");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "an instrument (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "Instrument", description = "A service quality instrument."))]
pub struct InstrumentSpec {
    /// Short name of the instrument, 1 to 100 characters.
    pub id: String,
    /// Title by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub title: Labels,
    /// Name of the scale of every attribute that names none; may be absent if there is exactly one scale.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub attribute_scale: Option<String>,
    /// The scales, by the name that attributes and items refer to.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub scales: BTreeMap<String, Scale>,
    /// The viewpoints from which attributes are rated, each with the name of its columns: `{id}` stands for the
    /// attribute's id, as in `E_{id}`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::keyed::<Viewpoint, String>"))]
    pub viewpoints: BTreeMap<Viewpoint, String>,
    /// The dimensions that attributes are gathered in.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub dimensions: Vec<DimensionSpec>,
    /// The attributes: what is rated from each viewpoint.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub attributes: Vec<AttributeSpec>,
    /// The items: single questions such as overall satisfaction.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub items: Vec<ItemSpec>,
    /// Id of the item that perceptions and expectations are to explain, such as overall satisfaction.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub outcome: Option<String>,
    /// Id of the item in which the same people answer the question of the outcome again later. No table need have it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub later: Option<String>,
}

/// A dimension as it is written down.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "a dimension (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DimensionSpec {
    /// Short name, unique among dimensions; `none` is reserved.
    pub id: String,
    /// Label by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub label: Labels,
    /// Importance of the dimension. All dimensions have one or none has; together 1 or 100.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub weight: Option<f64>,
    /// Column with the importance points that each respondent gives this dimension, out of 100 for all dimensions
    /// together. All dimensions have one or none has.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub points: Option<String>,
}

/// An attribute of the service as it is written down.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "an attribute (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = super::schema::require_dimension))]
pub struct AttributeSpec {
    /// Short name, unique among attributes and items; it stands for `{id}` in column names.
    pub id: String,
    /// Label by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub label: Labels,
    /// Id of the dimension the attribute belongs to, or `none`. It must always be given.
    // Absent reads as empty, which the check refuses in words that say what to write.
    #[cfg_attr(feature = "serde", serde(default))]
    pub dimension: String,
    /// Name of its scale, where it is not `attribute_scale`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub scale: Option<String>,
    /// Which end of the scale is good, where the wording turns it round.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub direction: Option<Direction>,
    /// Importance of the attribute. All attributes have one or none has; together 1 or 100.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub weight: Option<f64>,
    /// Columns whose name does not follow the viewpoint's pattern.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::keyed::<Viewpoint, String>"))]
    pub columns: BTreeMap<Viewpoint, String>,
}

/// A single question as it is written down.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, expecting = "an item (a table)"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemSpec {
    /// Short name, unique among items and attributes.
    pub id: String,
    /// Label by language code.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub label: Labels,
    /// The column it is read from; the id if absent.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub column: Option<String>,
    /// Name of its scale.
    pub scale: String,
    /// Of a measure: the standard set for it, in its unit, such as 20 for a call answered within 20 seconds. Which side
    /// of it is good the direction of the scale says.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub standard: Option<f64>,
    /// Of a measure: the id of the attribute whose delivery it measures.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub attribute: Option<String>,
    /// Of a measure of an attribute: what its values are worth on the attributes' scale, as points (value, rating) with
    /// straight lines between them and level beyond them, such as `[[10, 7], [20, 6], [60, 1]]`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub rating: Option<RatingMap>,
}

/// What the values of a measure are worth as ratings: points (value, rating), values rising, with straight lines between
/// them and level beyond the first and the last.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatingMap(pub Vec<(f64, f64)>);

impl RatingMap {
    /// The rating of a value, on the attributes' scale.
    ///
    /// ```
    /// use gapmodel_core::RatingMap;
    /// let map = RatingMap(vec![(10.0, 7.0), (20.0, 6.0), (60.0, 1.0)]);
    /// assert_eq!([5.0, 15.0, 40.0, 90.0].map(|seconds| map.rate(seconds)), [7.0, 6.5, 3.5, 1.0]);
    /// ```
    #[must_use]
    pub fn rate(&self, value: f64) -> f64 {
        let above = self.0.partition_point(|(at, _)| *at <= value);
        match (above.checked_sub(1).and_then(|i| self.0.get(i)), self.0.get(above)) {
            (Some((x0, y0)), Some((x1, y1))) => y0 + (y1 - y0) * ((value - x0) / (x1 - x0)),
            (Some((_, rating)), None) | (None, Some((_, rating))) => *rating,
            (None, None) => f64::NAN,
        }
    }
}

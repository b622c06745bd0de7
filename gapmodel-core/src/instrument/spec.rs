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
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::columns"))]
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
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::columns"))]
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
}

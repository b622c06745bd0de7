//! The JSON Schema of an instrument.
use super::{Instrument, InstrumentSpec, Viewpoint};
use schemars::{Schema, SchemaGenerator, json_schema};

impl Instrument {
    /// The JSON Schema (draft 2020-12) of an instrument file, as JSON text. It describes form, not meaning: what
    /// it lets through is still checked by [`Instrument::new`].
    ///
    /// ```
    /// let schema = gapmodel_core::Instrument::schema();
    /// assert!(schema.contains("\"attributes\""));
    /// ```
    #[must_use]
    pub fn schema() -> String {
        format!("{:#}\n", schemars::schema_for!(InstrumentSpec).to_value())
    }
}

/// Columns by viewpoint: the derived schema would allow any key.
pub(super) fn columns(generator: &mut SchemaGenerator) -> Schema {
    let viewpoint = generator.subschema_for::<Viewpoint>();
    json_schema!({
        "type": "object",
        "propertyNames": viewpoint,
        "additionalProperties": { "type": "string" }
    })
}

/// An absent dimension is read so that it can be refused in plain words; the schema asks for it.
pub(super) fn require_dimension(schema: &mut Schema) {
    schema.insert("required".to_owned(), serde_json::json!(["id", "dimension"]));
    if let Some(dimension) =
        schema.pointer_mut("/properties/dimension").and_then(|value| value.as_object_mut())
    {
        dimension.remove("default");
    }
}

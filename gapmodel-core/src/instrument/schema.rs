//! The JSON Schema of an instrument, and what other schemas share with it.
use super::{Instrument, InstrumentSpec};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

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

/// Values by a key of which there are so many: the derived schema would allow any key.
pub(crate) fn keyed<K: JsonSchema, V: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let (keys, values) = (generator.subschema_for::<K>(), generator.subschema_for::<V>());
    json_schema!({ "type": "object", "propertyNames": keys, "additionalProperties": values })
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

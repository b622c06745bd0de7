//! The JSON Schema of a set of standards.

use schemars::Schema;

use super::{StandardSet, StandardSetSpec};

impl StandardSet {
    /// The JSON Schema (draft 2020-12) of a file of standards, as JSON text. It describes form, not meaning: what it lets
    /// through is still checked when it is read.
    ///
    /// ```
    /// let schema = gapmodel_core::standards::StandardSet::schema();
    /// assert!(schema.contains("\"short_abandon\""));
    /// ```
    #[must_use]
    pub fn schema() -> String {
        format!("{:#}\n", schemars::schema_for!(StandardSetSpec).to_value())
    }
}

/// An absent target is read so that it can be refused in plain words; the schema asks for it.
pub(super) fn require_target(schema: &mut Schema) {
    schema.insert("required".to_owned(), serde_json::json!(["id", "kind", "target"]));
    if let Some(target) = schema.pointer_mut("/properties/target").and_then(|value| value.as_object_mut()) {
        target.insert("type".to_owned(), serde_json::json!("number"));
        target.remove("default");
    }
}

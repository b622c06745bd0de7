//! The JSON Schema of an instrument.
use super::{Instrument, InstrumentSpec};

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

//! Instruments as TOML.
use super::fault::Fault;
use super::landmarks::{Landmarks, Name, Spanned, bounded};
use super::{Instrument, build};
use crate::error::{Error, Result};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

impl Instrument {
    /// Reads an instrument from TOML.
    ///
    /// # Errors
    ///
    /// As [`Instrument::new`], and [`Error::InvalidInstrument`] for text that is not TOML, an unknown key, a value
    /// of the wrong type, or more than 16 MiB; each with its line and key.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let text = r#"
    /// id = "desk"
    /// title = { en = "Front desk", nl = "Balie" }
    /// scales.seven = { min = 1, max = 7 }
    /// viewpoints = { expectation = "E_{id}", perception = "P_{id}" }
    ///
    /// [[attributes]]
    /// id = "polite"
    /// dimension = "none"
    /// "#;
    /// let instrument = Instrument::from_toml(text)?;
    /// assert_eq!(instrument.title_in("nl"), "Balie");
    ///
    /// let error = Instrument::from_toml(&text.replace("none", "manners")).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "invalid instrument: there is no dimension \"manners\": allowed are none (line 9, key attributes[0].dimension)"
    /// );
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn from_toml(text: &str) -> Result<Self> {
        read(text, build::instrument)
    }

    /// Writes the instrument as TOML: equal instruments give the same text.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInstrument`] if TOML cannot hold it, of which no case is known.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let servqual = Instrument::servqual();
    /// assert_eq!(Instrument::from_toml(&servqual.to_toml()?)?, servqual);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn to_toml(&self) -> Result<String> {
        toml::to_string(&self.spec)
            .map_err(|error| Error::InvalidInstrument { reason: error.to_string(), place: None })
    }
}

/// Reads what is written as TOML and makes what it describes; a mistake has its line and key.
pub(crate) fn read<S: serde::de::DeserializeOwned, T>(
    text: &str,
    make: impl FnOnce(S) -> Result<T, Fault>,
) -> Result<T> {
    let text = bounded(text)?;
    let spec: S = toml::from_str(text).map_err(|error| {
        // A syntax error may stand at the very end, where there is no byte left to span.
        let span = error.span().unwrap_or_default();
        landmarks(text).parse_error(&span, error.message())
    })?;
    make(spec).map_err(|fault| landmarks(text).error(fault))
}

fn landmarks(text: &str) -> Landmarks<'_> {
    let Ok(document) = DeTable::parse(text) else { return Landmarks::none(text) };
    let span = document.span();
    Landmarks::of(text, &&toml::Spanned::new(span, DeValue::Table(document.into_inner())))
}

impl Spanned for &toml::Spanned<DeValue<'_>> {
    fn span(&self, _: &str) -> Range<usize> {
        toml::Spanned::span(self)
    }

    fn entries(&self, _: &str) -> Vec<(Name, Self)> {
        let Some(table) = self.get_ref().as_table() else { return Vec::new() };
        let named = table.iter().map(|(name, value)| {
            (Name { text: name.get_ref().to_string(), span: toml::Spanned::span(name) }, value)
        });
        named.collect()
    }

    fn elements(&self) -> Vec<Self> {
        self.get_ref().as_array().map(|list| list.iter().collect()).unwrap_or_default()
    }
}

//! Instruments as JSON.
use super::fault::Fault;
use super::landmarks::{Landmarks, Name, Spanned, bounded};
use super::{Instrument, build};
use crate::error::{Error, Result};
use crate::scale::Scale;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use std::fmt;
use std::ops::Range;

impl Instrument {
    /// Reads an instrument from JSON.
    ///
    /// # Errors
    ///
    /// As [`Instrument::new`], and [`Error::InvalidInstrument`] for text that is not JSON, an unknown or repeated
    /// key, a value of the wrong type, or more than 16 MiB; each with its line and key.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let text = r#"{
    ///     "id": "csat",
    ///     "scales": {"five": {"min": 1, "max": 5}},
    ///     "items": [{"id": "overall", "scale": "five"}]
    /// }"#;
    /// assert_eq!(Instrument::from_json(text)?.items().len(), 1);
    ///
    /// let error = Instrument::from_json(&text.replace(r#""scale":"#, r#""scail":"#)).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "invalid instrument: unknown field `scail`, expected one of `id`, `label`, `column`, `scale`, \
    ///      `standard`, `attribute`, `rating` (line 4, key items[0].scail)"
    /// );
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        read(text, build::instrument)
    }

    /// Writes the instrument as JSON: equal instruments give the same text.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidInstrument`] if JSON cannot hold it, of which no case is known.
    ///
    /// ```
    /// use gapmodel_core::Instrument;
    /// let servqual = Instrument::servqual();
    /// assert_eq!(Instrument::from_json(&servqual.to_json()?)?, servqual);
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string_pretty(&self.spec)
            .map_err(|error| Error::InvalidInstrument { reason: error.to_string(), place: None })
    }
}

/// Reads what is written as JSON and makes what it describes; a mistake has its line and key.
pub(crate) fn read<S: serde::de::DeserializeOwned, T>(
    text: &str,
    make: impl FnOnce(S) -> Result<T, Fault>,
) -> Result<T> {
    let text = bounded(text)?;
    let spec: S = serde_json::from_str(text).map_err(|error| parse_error(text, &error))?;
    let landmarks = landmarks(text);
    // In a map the last of two equal keys would win without a word.
    if let Some(span) = landmarks.repeated() {
        return Err(landmarks.parse_error(&span, "this key stands twice"));
    }
    make(spec).map_err(|fault| landmarks.error(fault))
}

fn parse_error(text: &str, error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let message = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let offset = before + column;
    let landmarks = landmarks(text);
    let span = match error.classify() {
        Category::Data => {
            refused_scale(text, message, &landmarks).unwrap_or_else(|| refused_byte(text, offset))
        }
        _ => offset.saturating_sub(1)..offset,
    };
    landmarks.parse_error(&span, message)
}

/// A scale is checked after it was read, when the parser may be past the end of all scales.
fn refused_scale(text: &str, message: &str, landmarks: &Landmarks<'_>) -> Option<Range<usize>> {
    let is_refused = |span: &Range<usize>| {
        let value = text.get(span.clone()).filter(|value| value.starts_with('{'));
        value.is_some_and(|value| serde_json::from_str::<Scale>(value).is_err())
    };
    let scales = || landmarks.values_in("scales").find(is_refused);
    message.starts_with("invalid scale").then(scales).flatten()
}

/// The parser mostly stands behind what it refused, but before a list or object that it would not enter.
fn refused_byte(text: &str, offset: usize) -> Range<usize> {
    let behind = offset.checked_sub(1).and_then(|i| text.as_bytes().get(i));
    match behind {
        Some(b' ' | b'\t' | b'\r' | b'\n' | b':' | b',') => offset..offset + 1,
        _ => offset.saturating_sub(1)..offset,
    }
}

fn landmarks(text: &str) -> Landmarks<'_> {
    match serde_json::from_str::<&RawValue>(text) {
        Ok(root) => Landmarks::of(text, &root),
        Err(_) => Landmarks::none(text),
    }
}

impl Spanned for &RawValue {
    fn span(&self, text: &str) -> Range<usize> {
        // The slice is part of `text`, so the distance of their addresses is its offset.
        let start = self.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
        start..start + self.get().len()
    }

    fn entries(&self, text: &str) -> Vec<(Name, Self)> {
        let Ok(Entries(entries)) = serde_json::from_str(self.get()) else { return Vec::new() };
        let named = entries.into_iter().map(|(name, value)| {
            let unquoted = serde_json::from_str(name.get()).unwrap_or_default();
            (Name { text: unquoted, span: name.span(text) }, value)
        });
        named.collect()
    }

    fn elements(&self) -> Vec<Self> {
        serde_json::from_str(self.get()).unwrap_or_default()
    }
}

/// The entries of an object, repeated keys and all.
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

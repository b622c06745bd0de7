//! Lexicons as TOML.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The longest text that is read.
const LONGEST: usize = 16 << 20;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LexiconSpec {
    pub(super) language: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) abbreviations: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) quotation: Vec<String>,
    pub(super) negation: NegationSpec,
    pub(super) address: AddressSpec,
    pub(super) markers: BTreeMap<String, MarkerSpec>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NegationSpec {
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    pub(super) words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) stops: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) except: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct AddressSpec {
    pub(super) formal: Vec<String>,
    pub(super) informal: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct MarkerSpec {
    pub(super) dimension: Option<String>,
    pub(super) label: Option<String>,
    pub(super) sign: Option<i32>,
    pub(super) weight: Option<f64>,
    pub(super) speaker: Option<String>,
    pub(super) negatable: Option<bool>,
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    pub(super) once: Option<bool>,
    pub(super) quotable: Option<bool>,
    pub(super) canned: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) replace: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) instead_of: Vec<String>,
    pub(super) patterns: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) except: Vec<String>,
}

impl LexiconSpec {
    pub(super) fn from_toml(text: &str) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(Error::InvalidLexicon {
                reason: format!("{} bytes are more than 16 MiB", text.len()),
            });
        }
        let mut spec: Self = toml::from_str(text).map_err(|error| refused(text, &error))?;
        spec.abbreviations.sort();
        Ok(spec)
    }

    pub(super) fn to_toml(&self) -> Result<String> {
        toml::to_string(self).map_err(|error| Error::InvalidLexicon { reason: error.to_string() })
    }

    /// The lexicon with what another says besides or instead.
    pub(super) fn with(mut self, more: Self) -> Result<Self> {
        let Self { language, abbreviations, quotation, negation, address, markers } = more;
        if !language.is_empty() && language != self.language {
            let reason = format!("a lexicon of {:?} and one of {language:?}", self.language);
            return Err(Error::Mismatch { reason });
        }
        self.abbreviations.extend(abbreviations);
        self.abbreviations.sort();
        self.quotation.extend(quotation);
        self.negation.take(negation);
        self.address.formal.extend(address.formal);
        self.address.informal.extend(address.informal);
        for (id, marker) in markers {
            self.markers.entry(id).or_default().take(marker);
        }
        Ok(self)
    }
}

impl NegationSpec {
    fn take(&mut self, more: Self) {
        let Self { before, after, words, stops, except } = more;
        self.before = before.or(self.before);
        self.after = after.or(self.after);
        self.words.extend(words);
        self.stops.extend(stops);
        self.except.extend(except);
    }
}

impl MarkerSpec {
    fn take(&mut self, more: Self) {
        let Self {
            dimension,
            label,
            sign,
            weight,
            speaker,
            negatable,
            before,
            after,
            once,
            quotable,
            canned,
            replace,
            instead_of,
            patterns,
            except,
        } = more;
        if replace {
            self.patterns.clear();
            self.except.clear();
        }
        self.patterns.extend(patterns);
        self.except.extend(except);
        self.instead_of.extend(instead_of);
        self.dimension = dimension.or(self.dimension.take());
        self.label = label.or(self.label.take());
        self.sign = sign.or(self.sign);
        self.weight = weight.or(self.weight);
        self.speaker = speaker.or(self.speaker.take());
        self.negatable = negatable.or(self.negatable);
        self.before = before.or(self.before);
        self.after = after.or(self.after);
        self.once = once.or(self.once);
        self.quotable = quotable.or(self.quotable);
        self.canned = canned.or(self.canned);
    }
}

fn refused(text: &str, error: &toml::de::Error) -> Error {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map(|before| before.matches('\n').count() + 1);
    let place = line.map_or_else(String::new, |line| format!(" (line {line})"));
    let reason = error.message().replace("expected usize", "expected a whole number, at least 0");
    Error::InvalidLexicon { reason: format!("{reason}{place}") }
}

//! The languages of the built-in texts.

use crate::error::{Error, Result};

/// One text in each of [`LANGUAGES`].
pub(crate) type Texts = [&'static str; 4];

/// The codes of the languages that built-in texts are written in.
pub(crate) const LANGUAGES: Texts = ["en", "nl", "fr", "et"];

/// The position of a language in [`LANGUAGES`].
///
/// # Errors
///
/// [`Error::InvalidOption`] listing the languages there are.
pub(crate) fn position(language: &str) -> Result<usize> {
    LANGUAGES.iter().position(|code| *code == language).ok_or_else(|| Error::InvalidOption {
        option: "language",
        value: format!("{language:?}"),
        allowed: LANGUAGES.join(", "),
    })
}

/// How numbers and texts are written in one language, by its position in [`LANGUAGES`].
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: usize,
}

impl Words {
    pub(crate) fn pick(self, texts: &Texts) -> &'static str {
        texts[self.language]
    }

    /// The text in this language with what stands in braces replaced; braces in what replaces it stay.
    pub(crate) fn fill(self, texts: &Texts, fields: &[(&'static str, String)]) -> String {
        let field =
            |name: &str| fields.iter().find(|(known, _)| *known == name).map(|(_, text)| text.clone());
        let part = |(position, part): (usize, &str)| match position % 2 {
            0 => part.to_owned(),
            _ => field(part).unwrap_or_else(|| format!("{{{part}}}")),
        };
        self.pick(texts).split(['{', '}']).enumerate().map(part).collect()
    }

    /// With a fixed number of decimals, a comma before them but in English, and a minus sign.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        self.localised(&format!("{value:.decimals$}"))
    }

    /// With as many decimals as it has.
    pub(crate) fn plain(self, value: f64) -> String {
        self.localised(&value.to_string())
    }

    fn localised(self, number: &str) -> String {
        let point = if LANGUAGES[self.language] == "en" { "." } else { "," };
        let number = number.replace('.', point).replace('-', "\u{2212}");
        let is_zero = !number.contains(|c: char| ('1'..='9').contains(&c));
        if is_zero { number.trim_start_matches('\u{2212}').to_owned() } else { number }
    }
}

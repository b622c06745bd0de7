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

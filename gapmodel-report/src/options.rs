//! How a picture is to look.

use gapmodel_core::{Error, Result};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's screen is set, by `prefers-color-scheme`: for browsers.
    #[default]
    Auto,
    /// Dark on white: for print and for programs that know no style sheets with variables.
    Light,
    /// Light on near black, likewise.
    Dark,
}

impl Theme {
    /// All themes, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in all languages, such as `"dark"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|theme| theme.name() == name);
        known.ok_or_else(|| refuse("theme", &format!("{name:?}"), &Self::ALL.map(Self::name).join(", ")))
    }
}

/// How a picture is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How wide the picture is in CSS pixels, 240 to 4,000; it is as high as its contents need. 720.
    pub width: u32,
    /// The language of texts and numbers: "en", "nl", "fr" or "et". "en". Labels are in that of the result.
    pub language: String,
    /// Light or dark: as the reader's screen is set.
    pub theme: Theme,
    /// What ids in the picture begin with: letters, digits, `-` and `_`, a letter first. Pictures on one page need
    /// different ones. "chart".
    pub id: String,
    /// Whether the picture has its title, and the line that says how to read it, above it: true. Without, they are still
    /// there for screen readers.
    pub heading: bool,
    /// How many rows a picture has at most, from 2: of more, the first and the last are shown. 80.
    pub rows: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 720,
            language: "en".into(),
            theme: Theme::Auto,
            id: "chart".into(),
            heading: true,
            rows: 80,
        }
    }
}

impl Options {
    /// Refuses what cannot be drawn.
    pub(crate) fn check(&self) -> Result<()> {
        if !(240..=4000).contains(&self.width) {
            return Err(refuse("width", &self.width.to_string(), "240 to 4000 pixels"));
        }
        if self.rows < 2 {
            return Err(refuse("rows", &self.rows.to_string(), "at least 2"));
        }
        let of_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !self.id.starts_with(|c: char| c.is_ascii_alphabetic()) || !self.id.chars().all(of_id) {
            return Err(refuse("id", &format!("{:?}", self.id), "letters, digits, - and _, a letter first"));
        }
        Ok(())
    }
}

pub(crate) fn refuse(option: &'static str, value: &str, allowed: &str) -> Error {
    Error::InvalidOption { option, value: value.into(), allowed: allowed.into() }
}

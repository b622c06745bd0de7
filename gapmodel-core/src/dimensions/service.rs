//! The three dimensions by name.

use crate::error::{Error, Result};

/// A dimension of a contact with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ServiceDimension {
    /// The practical need, the reason for the contact.
    Business,
    /// Respect, attention, certainty.
    Human,
    /// What goes on behind the scenes.
    Hidden,
}

impl ServiceDimension {
    /// All dimensions, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Business, Self::Human, Self::Hidden];

    /// The name in all languages, such as `"human"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Human => "human",
            Self::Hidden => "hidden",
        }
    }

    /// The dimension of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "dimension",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

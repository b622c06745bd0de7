use std::fmt;

/// The value of a segment column for one respondent: a shop number, a channel, a month.
///
/// Whole numbers sort as numbers and before text, so shop 9 comes before shop 10.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Label {
    /// No value: such respondents form a segment of their own.
    Missing,
    /// A whole number.
    Int(i64),
    /// Anything else.
    Text(String),
}

impl Label {
    /// Reads a label from text: empty is [`Label::Missing`], a whole number written without leading zeros or
    /// plus sign is [`Label::Int`], anything else [`Label::Text`].
    ///
    /// ```
    /// use gapmodel_core::Label;
    /// assert_eq!(Label::parse("12"), Label::Int(12));
    /// assert_eq!(Label::parse("012"), Label::Text("012".into()));
    /// assert_eq!(Label::parse(""), Label::Missing);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if text.is_empty() {
            return Self::Missing;
        }
        match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Self::Int(number),
            _ => Self::Text(text.to_owned()),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("(missing)"),
            Self::Int(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl From<i64> for Label {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<&str> for Label {
    /// Takes the text as it is; see [`Label::parse`] for text that may hold a number.
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

use std::fmt;

/// A side from which an attribute of a service can be stated. A gap is a difference of two of them.
///
/// Six make the five gaps; [`Viewpoint::Employee`] adds two more, and [`Viewpoint::Adequate`] makes the zone of
/// tolerance, in which the expectation is the desired level.
///
/// ```
/// use gapmodel_core::Viewpoint;
/// let letters: String = Viewpoint::ALL.into_iter().map(Viewpoint::letter).collect();
/// assert_eq!(letters, "EMSDCPFA");
/// assert_eq!(Viewpoint::parse("perception"), Some(Viewpoint::Perception));
/// assert_eq!(Viewpoint::parse("P"), Some(Viewpoint::Perception));
/// assert_eq!(Viewpoint::Perception.to_string(), "perception");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Viewpoint {
    /// What customers expect, letter E.
    Expectation,
    /// What management believes customers expect, letter M.
    Management,
    /// The standard set for the service, letter S.
    Standard,
    /// What is delivered, as audits, mystery shoppers or logs find it, letter D.
    Delivered,
    /// What is promised in communication, letter C.
    Communicated,
    /// What customers perceive, letter P.
    Perception,
    /// What front-line employees believe customers expect, letter F.
    Employee,
    /// The lowest level customers find adequate, letter A.
    Adequate,
}

impl Viewpoint {
    /// Every viewpoint, in the order in which columns stand.
    pub const ALL: [Self; 8] = [
        Self::Expectation,
        Self::Management,
        Self::Standard,
        Self::Delivered,
        Self::Communicated,
        Self::Perception,
        Self::Employee,
        Self::Adequate,
    ];

    /// The name as instrument files have it, such as `"expectation"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Expectation => "expectation",
            Self::Management => "management",
            Self::Standard => "standard",
            Self::Delivered => "delivered",
            Self::Communicated => "communicated",
            Self::Perception => "perception",
            Self::Employee => "employee",
            Self::Adequate => "adequate",
        }
    }

    /// The letter used in formulas: E, M, S, D, C, P, F or A.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Expectation => 'E',
            Self::Management => 'M',
            Self::Standard => 'S',
            Self::Delivered => 'D',
            Self::Communicated => 'C',
            Self::Perception => 'P',
            Self::Employee => 'F',
            Self::Adequate => 'A',
        }
    }

    /// The viewpoint with this name or capital letter; `None` if there is no such viewpoint.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_letter = |v: Self| text.chars().eq([v.letter()]);
        Self::ALL.into_iter().find(|&v| v.name() == text || is_letter(v))
    }
}

impl fmt::Display for Viewpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

use std::fmt;

use crate::language::{LANGUAGES, Texts};

/// What introduces the attributes, in the order of [`Viewpoint::ALL`]: headings rather than beginnings of sentences, as
/// some attributes say what the company does and others what its staff do.
const QUESTIONS: [Texts; 8] = [
    [
        "What I expect of an excellent company: …",
        "Wat ik van een uitstekend bedrijf verwacht: …",
        "Ce que j'attends d'une excellente entreprise : …",
        "Mida ma ootan suurepäraselt ettevõttelt: …",
    ],
    [
        "What our customers expect of an excellent company: …",
        "Wat onze klanten van een uitstekend bedrijf verwachten: …",
        "Ce que nos clients attendent d'une excellente entreprise : …",
        "Mida meie kliendid ootavad suurepäraselt ettevõttelt: …",
    ],
    [
        "What our written standards require of us: …",
        "Wat onze schriftelijke normen van ons eisen: …",
        "Ce que nos normes écrites exigent de nous : …",
        "Mida meie kirjalikud standardid meilt nõuavad: …",
    ],
    [
        "What I found during this visit or contact: …",
        "Wat ik bij dit bezoek of contact heb vastgesteld: …",
        "Ce que j'ai constaté lors de cette visite ou de ce contact : …",
        "Mida ma selle külastuse või kontakti ajal täheldasin: …",
    ],
    [
        "What our advertising and promises say of us: …",
        "Wat onze reclame en beloften over ons zeggen: …",
        "Ce que notre publicité et nos promesses disent de nous : …",
        "Mida meie reklaam ja lubadused meie kohta ütlevad: …",
    ],
    [
        "What I experience at this company: …",
        "Wat ik bij dit bedrijf ervaar: …",
        "Ce que je constate dans cette entreprise : …",
        "Mida ma selles ettevõttes kogen: …",
    ],
    [
        "What our customers, as I see it, expect of an excellent company: …",
        "Wat onze klanten volgens mij van een uitstekend bedrijf verwachten: …",
        "Ce que nos clients, à mon avis, attendent d'une excellente entreprise : …",
        "Mida meie kliendid minu arvates suurepäraselt ettevõttelt ootavad: …",
    ],
    [
        "The least I would accept from a company: …",
        "Het minste waarmee ik bij een bedrijf genoegen neem: …",
        "Le minimum que j'accepterais d'une entreprise : …",
        "Kõige vähem, millega ma ettevõtte puhul lepin: …",
    ],
];

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

    /// What introduces the attributes in the questionnaire for this viewpoint, in English (`"en"`), Dutch (`"nl"`), French
    /// (`"fr"`) or Estonian (`"et"`): the label of an attribute takes the place of the ellipsis at its end. `None` for
    /// another language.
    ///
    /// The wording is this library's own and fits the labels of [`Instrument::servqual`](super::Instrument::servqual).
    ///
    /// ```
    /// use gapmodel_core::Viewpoint;
    /// let question = Viewpoint::Management.question_in("en");
    /// assert_eq!(question, Some("What our customers expect of an excellent company: …"));
    /// assert_eq!(Viewpoint::Management.question_in("xx"), None);
    /// ```
    #[must_use]
    pub fn question_in(self, language: &str) -> Option<&'static str> {
        let texts = Self::ALL.iter().zip(QUESTIONS).find(|(viewpoint, _)| **viewpoint == self)?.1;
        let position = LANGUAGES.iter().position(|known| *known == language)?;
        texts.get(position).copied()
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

use crate::error::{Error, Result};

/// A kind of source of information about service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum SourceKind {
    /// Surveys of customers.
    Survey,
    /// Mystery shopping: visits and calls by people who note what is delivered.
    MysteryShopping,
    /// Complaints and compliments.
    Complaints,
    /// Conversations with customers, recorded or transcribed.
    Conversations,
    /// What employees and managers say: surveys, reports from the field.
    EmployeeFeedback,
    /// Tests of what advertising and other communication promises.
    AdvertisingTests,
}

impl SourceKind {
    /// Every kind, in the order of the C codes.
    pub const ALL: [Self; 6] = [
        Self::Survey,
        Self::MysteryShopping,
        Self::Complaints,
        Self::Conversations,
        Self::EmployeeFeedback,
        Self::AdvertisingTests,
    ];

    /// The name in all languages, such as `"mystery_shopping"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::MysteryShopping => "mystery_shopping",
            Self::Complaints => "complaints",
            Self::Conversations => "conversations",
            Self::EmployeeFeedback => "employee_feedback",
            Self::AdvertisingTests => "advertising_tests",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "source",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// How a source informs a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum GapInformation {
    /// It measures a side of the gap.
    Direct,
    /// It gives signs of the gap, from people who choose themselves, and no measure.
    Indirect,
}

impl GapInformation {
    /// Both, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Direct, Self::Indirect];

    /// The name in all languages, `"direct"` or `"indirect"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
        }
    }
}

/// Which source informs which gap, how, and by what.
const INFORMS: [(u8, SourceKind, GapInformation, &str); 14] = [
    (1, SourceKind::Survey, GapInformation::Direct, "what customers expect"),
    (1, SourceKind::EmployeeFeedback, GapInformation::Direct, "what management believes customers expect"),
    (1, SourceKind::Complaints, GapInformation::Indirect, "expectations that were not known"),
    (1, SourceKind::Conversations, GapInformation::Indirect, "what customers ask for in their own words"),
    (
        2,
        SourceKind::EmployeeFeedback,
        GapInformation::Direct,
        "which standards management sets and believes in",
    ),
    (3, SourceKind::MysteryShopping, GapInformation::Direct, "what is delivered against the standard"),
    (3, SourceKind::Conversations, GapInformation::Direct, "what is delivered in each contact"),
    (3, SourceKind::EmployeeFeedback, GapInformation::Indirect, "what keeps staff from the standard"),
    (3, SourceKind::Complaints, GapInformation::Indirect, "where delivery failed"),
    (4, SourceKind::AdvertisingTests, GapInformation::Direct, "what customers take as promised"),
    (4, SourceKind::MysteryShopping, GapInformation::Direct, "what is delivered of a promise"),
    (4, SourceKind::Complaints, GapInformation::Indirect, "promises that were not kept"),
    (5, SourceKind::Survey, GapInformation::Direct, "what customers perceive against what they expect"),
    (5, SourceKind::Complaints, GapInformation::Indirect, "what disappointed those who say so"),
];

/// The names of the five gaps.
const GAPS: [&str; 5] = ["knowledge", "standards", "delivery", "communication", "customer"];

/// A source of information that is in use.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct InformationSource {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// How many answers, visits, complaints, conversations or tests there are.
    pub n: u64,
    /// How many days ago the last one was.
    pub age_days: f64,
}

/// Options of [`coverage`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResearchOptions {
    /// How many days old the last of a source may be for it to count as fresh: 365.
    pub max_age_days: f64,
    /// How many there must be at least for a source to count as enough: 30.
    pub min_n: u64,
}

impl Default for ResearchOptions {
    fn default() -> Self {
        Self { max_age_days: 365.0, min_n: 30 }
    }
}

/// Which sources of information are in use, and for which gaps.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResearchCoverage {
    /// The five gaps, with the sources that inform each.
    pub gaps: Vec<GapCoverage>,
    /// The kinds of source that are not in use.
    pub unused: Vec<SourceKind>,
    /// How many days old the last of a source may be for it to count as fresh.
    pub max_age_days: f64,
    /// How many there must be at least for a source to count as enough.
    pub min_n: u64,
}

/// One gap and the sources that inform it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapCoverage {
    /// 1 to 5.
    pub number: u8,
    /// Its name: knowledge, standards, delivery, communication, customer.
    pub name: String,
    /// The sources that are in use, those that measure it first.
    pub sources: Vec<SourceUse>,
    /// The sources that measure it and are missing, stale or too few.
    pub missing: Vec<SourceKind>,
    /// Whether all sources that measure it are in use, fresh and enough.
    pub is_covered: bool,
    /// Whether at least one source that measures it is in use, fresh and enough.
    pub is_informed: bool,
}

/// A source as it serves one gap.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SourceUse {
    /// What kind of source it is.
    pub kind: SourceKind,
    /// How it informs the gap.
    pub information: GapInformation,
    /// What it tells of the gap, in English.
    pub tells: String,
    /// How many there are, of all sources of the kind.
    pub n: u64,
    /// How many days ago the last of them was.
    pub age_days: f64,
    /// Whether that is no longer ago than allowed.
    pub is_fresh: bool,
    /// Whether there are as many as needed.
    pub is_enough: bool,
}

/// Which sources of information are in use for which of the five gaps, how fresh, how many, and what is missing.
///
/// Sources of one kind count together. That one method is not enough, and which methods a service-quality information
/// system has, is from Berry and Parasuraman 1997, Sloan Management Review 38(3):65-76; which sides a gap has, from
/// Parasuraman, Zeithaml and Berry 1985. Which of these sources informs which side is this library's reading of both:
///
/// | gap | measured by | signs from |
/// |---|---|---|
/// | 1 knowledge | survey, employee feedback | complaints, conversations |
/// | 2 standards | employee feedback | |
/// | 3 delivery | mystery shopping, conversations | employee feedback, complaints |
/// | 4 communication | advertising tests, mystery shopping | complaints |
/// | 5 customer | survey | complaints |
///
/// # Errors
///
/// [`Error::InvalidOption`] for an age or an oldest age that is negative or no finite number.
///
/// ```
/// use gapmodel_core::research::{self, InformationSource, ResearchOptions, SourceKind};
/// let survey = InformationSource { kind: SourceKind::Survey, n: 400, age_days: 30.0 };
/// let found = research::coverage(&[survey], &ResearchOptions::default())?;
/// assert!(found.gaps[4].is_covered && !found.gaps[0].is_covered && found.gaps[0].is_informed);
/// assert_eq!(found.gaps[0].missing, [SourceKind::EmployeeFeedback]);
/// assert_eq!(found.unused.len(), 5);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn coverage(sources: &[InformationSource], options: &ResearchOptions) -> Result<ResearchCoverage> {
    check_days("max_age_days", options.max_age_days)?;
    for source in sources {
        check_days("age_days", source.age_days)?;
    }
    let in_use = |kind: &SourceKind| sources.iter().any(|source| source.kind == *kind && source.n > 0);
    Ok(ResearchCoverage {
        gaps: (1_u8..).zip(GAPS).map(|(number, name)| gap(number, name, sources, options)).collect(),
        unused: SourceKind::ALL.into_iter().filter(|kind| !in_use(kind)).collect(),
        max_age_days: options.max_age_days,
        min_n: options.min_n,
    })
}

fn check_days(option: &'static str, days: f64) -> Result<()> {
    if days.is_finite() && days >= 0.0 {
        return Ok(());
    }
    let allowed = "a number of days, at least 0".to_owned();
    Err(Error::InvalidOption { option, value: days.to_string(), allowed })
}

fn gap(number: u8, name: &str, sources: &[InformationSource], options: &ResearchOptions) -> GapCoverage {
    let informing = || INFORMS.iter().filter(|(gap, ..)| *gap == number);
    let used: Vec<SourceUse> = informing()
        .filter_map(|(_, kind, information, tells)| usage(*kind, *information, tells, sources, options))
        .collect();
    let is_good = |kind: &SourceKind| used.iter().any(|u| u.kind == *kind && u.is_fresh && u.is_enough);
    let measuring = || {
        let direct = informing().filter(|(_, _, information, _)| *information == GapInformation::Direct);
        direct.map(|(_, kind, ..)| *kind)
    };
    let missing: Vec<SourceKind> = measuring().filter(|kind| !is_good(kind)).collect();
    GapCoverage {
        number,
        name: name.to_owned(),
        is_covered: missing.is_empty(),
        is_informed: measuring().any(|kind| is_good(&kind)),
        missing,
        sources: used,
    }
}

/// All sources of a kind as one; `None` if there are none.
fn usage(
    kind: SourceKind,
    information: GapInformation,
    tells: &str,
    sources: &[InformationSource],
    options: &ResearchOptions,
) -> Option<SourceUse> {
    let own = || sources.iter().filter(|source| source.kind == kind && source.n > 0);
    let age_days = own().map(|source| source.age_days).reduce(f64::min)?;
    let n = own().fold(0_u64, |n, source| n.saturating_add(source.n));
    Some(SourceUse {
        kind,
        information,
        tells: tells.to_owned(),
        n,
        age_days,
        is_fresh: age_days <= options.max_age_days,
        is_enough: n >= options.min_n,
    })
}

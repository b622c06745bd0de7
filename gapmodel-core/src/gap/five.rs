use crate::error::{Error, Result};
use crate::estimate::Estimate;
use crate::instrument::Viewpoint;
use crate::stats::Adjustment;

/// How the two sides of a gap were sampled: found from the data, named in every result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Design {
    /// The same people rated both sides: Student's t on their differences.
    Paired,
    /// Different people rated the two sides: Welch's t.
    Independent,
    /// Some people rated both sides, others only one; all of them count (Derrick, Russ, Toher and White 2017).
    PartiallyPaired,
    /// One side is written down and has no sampling error.
    Fixed,
    /// A side was sampled in sites: standard error from the totals of the sites, G - 1 degrees of freedom.
    Clustered,
}

impl Design {
    /// Every design, in the order of the C codes.
    pub const ALL: [Self; 5] =
        [Self::Paired, Self::Independent, Self::PartiallyPaired, Self::Fixed, Self::Clustered];

    /// The name in all languages, such as `"partially_paired"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Paired => "paired",
            Self::Independent => "independent",
            Self::PartiallyPaired => "partially_paired",
            Self::Fixed => "fixed",
            Self::Clustered => "clustered",
        }
    }
}

/// Which gaps are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum GapSet {
    /// Gaps 1 to 5 (Parasuraman, Zeithaml and Berry 1985).
    #[default]
    Five,
    /// Gaps 1 to 4: what the provider can act on, without the customer gap they lead to.
    Provider,
    /// Gaps 1 to 5 and the two between front-line employees' belief and customers (6) or management (7) (Luk and Layton
    /// 2002).
    Seven,
}

impl GapSet {
    /// Every set, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Five, Self::Provider, Self::Seven];

    /// The name in all languages, such as `"provider"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Five => "five",
            Self::Provider => "provider",
            Self::Seven => "seven",
        }
    }

    /// The set of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|set| set.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "gaps",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// The reading of a gap for who takes ratings as ordinal.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ordinal {
    /// Probability of superiority, 0 to 1: the chance that the delivered rating is above the reference, equal ones
    /// counted half; of the same person where people rated both.
    pub superiority: f64,
    /// The test beside it.
    pub test: RankTest,
    /// Its statistic: the sum of the positive ranks, or Mann and Whitney's U of the delivered ratings.
    pub statistic: f64,
    /// Its two-sided p-value, not adjusted; absent for ratings in sites, which are not independent.
    pub p: Option<f64>,
    /// Whether p was counted out rather than approximated.
    pub exact: bool,
}

/// A rank test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RankTest {
    /// Wilcoxon's signed ranks, zeros after Pratt.
    SignedRank,
    /// Mann and Whitney's U.
    MannWhitney,
}

impl RankTest {
    /// Every test, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::SignedRank, Self::MannWhitney];

    /// The name in all languages, such as `"mann_whitney"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SignedRank => "signed_rank",
            Self::MannWhitney => "mann_whitney",
        }
    }
}

/// One gap of one attribute, one dimension, or over all.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapEstimate {
    /// Delivered minus reference, in scale units, negative = shortfall. `n_valid` counts every person that the estimate
    /// rests on once.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub estimate: Estimate,
    /// How the two sides were sampled.
    pub design: Design,
    /// Mean of the delivered side; of the people in both where the design is paired.
    pub delivered_mean: f64,
    /// Mean of the reference, likewise.
    pub reference_mean: f64,
    /// How many rated the delivered side; 0 for what is written down.
    pub n_delivered: u64,
    /// How many rated the reference, likewise.
    pub n_reference: u64,
    /// How many rated both.
    pub n_pairs: u64,
    /// In how many sites a clustered side was rated; 0 elsewhere.
    pub n_clusters: u64,
    /// Degrees of freedom; absent without variation.
    pub df: Option<f64>,
    /// The estimate divided by its standard error.
    pub t: Option<f64>,
    /// Two-sided p-value.
    pub p: Option<f64>,
    /// p-value adjusted within its family: the attributes of one gap, the dimensions of one gap, or the overall gaps.
    pub p_adjusted: Option<f64>,
    /// Cohen's d: the estimate divided by the standard deviation of the differences where the design is paired, else by
    /// the root mean square of the standard deviations of the sides that have one; absent without variation.
    pub effect_size: Option<f64>,
    /// The ordinal reading; absent for weighted data.
    pub ordinal: Option<Ordinal>,
}

/// An attribute or a dimension with its gap, or why there is none.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapEntry {
    /// The id in the instrument.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// The gap.
    pub estimate: Option<GapEstimate>,
    /// The viewpoints without a rating, which is why there is no estimate.
    pub missing: Vec<Viewpoint>,
}

/// One of the gaps: a pair of viewpoints.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gap {
    /// 1 to 7.
    pub number: u8,
    /// Its name: knowledge, standards, delivery, communication, customer, employee, alignment.
    pub name: String,
    /// The viewpoint that is held against the reference.
    pub delivered: Viewpoint,
    /// The reference.
    pub reference: Viewpoint,
    /// The gap of the mean over dimensions (over attributes where there are no dimensions).
    pub overall: Option<GapEstimate>,
    /// One entry per dimension.
    pub dimensions: Vec<GapEntry>,
    /// One entry per attribute.
    pub attributes: Vec<GapEntry>,
    /// The viewpoints nobody has answered, which is why there is no estimate.
    pub missing: Vec<Viewpoint>,
}

/// How much evidence there is from a viewpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Evidence {
    /// The viewpoint.
    pub viewpoint: Viewpoint,
    /// How many people (or audits) answered at least one attribute from it.
    pub n: u64,
    /// In how many sites, where it was sampled in sites; 0 elsewhere.
    pub n_clusters: u64,
    /// Whether it is written down instead.
    pub fixed: bool,
}

/// A standard in its own unit, held against what was measured.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MeasuredGap {
    /// The id of the measure among the items.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// The attribute whose delivery it measures.
    pub attribute: Option<String>,
    /// The standard, in the unit of the measure.
    pub standard: f64,
    /// Gap 3 in the unit of the measure, negative = shortfall: the mean minus the standard, or the standard minus the mean
    /// where low is good.
    pub gap: Estimate,
    /// The share within the standard, 0 to 1.
    pub within: Estimate,
    /// Whether it enters the gaps and the waterfall.
    pub entered: bool,
    /// Why it does not.
    pub reason: Option<String>,
}

/// All gaps that the data allow.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FiveGaps {
    /// The gaps asked for, in order of their numbers.
    pub gaps: Vec<Gap>,
    /// The viewpoints of the instrument and what is known from each.
    pub evidence: Vec<Evidence>,
    /// The standards that are measured in units of their own.
    pub measured: Vec<MeasuredGap>,
    /// What limits the figures, in words.
    pub notes: Vec<String>,
    /// The confidence level of the intervals.
    pub level: f64,
    /// How p-values were adjusted.
    pub family: Adjustment,
    /// The smallest and the largest rating of the attributes' scale.
    pub scale: (f64, f64),
}

impl FiveGaps {
    /// A gap by its number; `None` if it was not asked for.
    #[must_use]
    pub fn gap(&self, number: u8) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.number == number)
    }
}

/// One step of a [`Waterfall`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// `"gap 1"`, `"gap 2"`, `"gap 3"`, `"perception"`; gaps whose viewpoint between them is missing go together, as in
    /// `"gap 2 + gap 3"`.
    pub name: String,
    /// The viewpoint the step leads to.
    pub delivered: Viewpoint,
    /// The viewpoint the step comes from.
    pub reference: Viewpoint,
    /// Delivered minus reference in scale units.
    pub estimate: Estimate,
    /// The probability that this step contributes most to the total.
    pub probability_largest: f64,
}

/// Where the customer gap comes from: steps that add up to it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Waterfall {
    /// `"overall"`, or the id of the dimension or attribute.
    pub id: String,
    /// From the expectation to the perception; their values add up to the total exactly.
    pub steps: Vec<Step>,
    /// Gap 5.
    pub total: Estimate,
    /// Gap 4: what raises expectations; it stands beside the steps and is never added in.
    pub communication: Option<GapEstimate>,
    /// The name of the step that contributes most to the total: the lowest where the total is a shortfall, else the
    /// highest.
    pub largest: String,
    /// The probability that it does.
    pub probability: f64,
    /// How often the tallies were drawn again for it.
    pub replicates: u32,
    /// The seed of the drawing.
    pub seed: u64,
    /// The viewpoints between expectation and perception of which nothing is known.
    pub missing: Vec<Viewpoint>,
}

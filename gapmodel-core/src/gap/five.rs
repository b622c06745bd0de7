use super::study::{Scope, Side, Study};
use crate::error::{Error, Result, list_names};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::{Instrument, Item, Labels, Viewpoint};
use crate::language::LANGUAGES;
use crate::stats::difference::{MeanError, SideMean, clustered, welch};
use crate::stats::{Adjustment, adjust, proportion};
use crate::summary::{Summary, Viewpoints};

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

    fn has(self, number: u8) -> bool {
        match self {
            Self::Five => number <= 5,
            Self::Provider => number <= 4,
            Self::Seven => true,
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
    /// How many people (or audits) answered at least one attribute from it, or were measured for one.
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
    /// What the waterfalls are made of.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) chains: Vec<Chain>,
}

/// What is known from each viewpoint of one attribute, one dimension, or overall.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    pub(super) id: String,
    pub(super) labels: Labels,
    pub(super) sides: Vec<(Viewpoint, Side)>,
    pub(super) gaps: Vec<((Viewpoint, Viewpoint), GapEstimate)>,
}

/// What is delivered of an attribute, as it is known from elsewhere than from ratings.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DeliveredMean {
    /// The id of the attribute.
    pub attribute: String,
    /// The mean, as a rating on its scale.
    pub mean: f64,
    /// Its standard error; absent where it cannot be known.
    pub std_error: Option<f64>,
    /// The degrees of freedom of that; n - 1 if absent.
    pub df: Option<f64>,
    /// How many observations it rests on, at least 1.
    pub n: u64,
}

/// Options of [`five`].
#[derive(Clone, Debug, PartialEq)]
pub struct FiveOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// How p-values are adjusted within each family: Holm.
    pub family: Adjustment,
    /// Which gaps: the five.
    pub gaps: GapSet,
    /// Standards that are written down: the id of an attribute and the rating it must have, anywhere on its scale. They
    /// take the place of rated standards.
    pub standards: Vec<(String, f64)>,
    /// What is delivered of attributes that nobody rated, known from elsewhere, such as from
    /// [`standards`](crate::standards::gap_inputs). It takes the place of measures.
    pub delivered: Vec<DeliveredMean>,
    /// The segment column whose values are the sites in which viewpoints were sampled; if there is just one segment column,
    /// that one.
    pub site: Option<String>,
    /// The viewpoints that were sampled in sites: what is delivered.
    pub clustered: Vec<Viewpoint>,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for FiveOptions {
    fn default() -> Self {
        Self {
            level: 0.95,
            family: Adjustment::Holm,
            gaps: GapSet::Five,
            standards: Vec::new(),
            delivered: Vec::new(),
            site: None,
            clustered: vec![Viewpoint::Delivered],
            language: "en".to_owned(),
        }
    }
}

/// Delivered and reference of gaps 1 to 4.
pub(super) const PROVIDER_GAPS: [(Viewpoint, Viewpoint); 4] = {
    let [first, second, third, fourth, ..] = GAPS;
    [(first.2, first.3), (second.2, second.3), (third.2, third.3), (fourth.2, fourth.3)]
};

/// The gaps of the gap model: number, name, delivered, reference.
const GAPS: [(u8, &str, Viewpoint, Viewpoint); 7] = [
    (1, "knowledge", Viewpoint::Management, Viewpoint::Expectation),
    (2, "standards", Viewpoint::Standard, Viewpoint::Management),
    (3, "delivery", Viewpoint::Delivered, Viewpoint::Standard),
    (4, "communication", Viewpoint::Delivered, Viewpoint::Communicated),
    (5, "customer", Viewpoint::Perception, Viewpoint::Expectation),
    (6, "employee", Viewpoint::Employee, Viewpoint::Expectation),
    (7, "alignment", Viewpoint::Employee, Viewpoint::Management),
];

impl FiveGaps {
    /// A gap by its number; `None` if it was not asked for.
    #[must_use]
    pub fn gap(&self, number: u8) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.number == number)
    }
}

/// The gaps between six viewpoints (Parasuraman, Zeithaml and Berry 1985): knowledge M - E, standards S - M, delivery
/// D - S, communication D - C and customer P - E, of every attribute, every dimension and overall.
///
/// Each gap is estimated as its two sides were sampled, which is found from the data. **Paired**, if everybody who
/// answered from one of the viewpoints answered from both: Student's t on the differences. **Partially paired**, if some
/// did and some answered from one only: all of them count (Derrick, Russ, Toher and White 2017, `T_new2`); with survey
/// weights those in both alone. The covariance in a dimension and overall is what the variances of both sides and of the
/// gap imply: where many attributes were rated on one side only, the interval is somewhat too wide. **Independent**, if
/// nobody answered from both: Welch. **Fixed**, against a standard that is
/// written down. **Clustered**, where audits or visits were made in sites: the standard error is that of the totals of the
/// sites, with G - 1 degrees of freedom; the sites are a segment column of the summary (answers none of which names a
/// site are independent). Where a clustered side meets
/// another one, degrees of freedom are Satterthwaite's. How often the intervals of each design cover the truth in
/// simulated studies is tabulated in `docs/coverage.md` of the repository.
///
/// People who answer different questionnaires need not stand in one table: summaries of customers, managers and auditors
/// under one instrument merge. What cannot be computed names the viewpoints that are missing.
///
/// A measure with a standard (see [`ItemSpec`](crate::ItemSpec)) is reported in its own unit, with the share within the
/// standard; if the instrument says what its values are worth as ratings, it speaks for an attribute whose delivery
/// nobody rated.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] if not one of the gaps can be computed, [`Error::TooFewUnits`] for fewer than two sites,
/// [`Error::InvalidOption`] for a standard off its scale or a site column that the summary does not have,
/// [`Error::UnknownItem`] for a standard of an unknown attribute, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Column, Instrument, Scale, SummaryOptions, Table, Viewpoint, gap, summarize};
/// let instrument = Instrument::gap_model();
/// let mut summary = gapmodel_core::Summary::new(instrument.clone(), SummaryOptions::default())?;
/// let asked = |letters: &str, ratings: &[[f64; 3]]| -> gapmodel_core::Result<gapmodel_core::Summary> {
///     let mut table = Table::new();
///     for attribute in instrument.attributes() {
///         for (letter, ratings) in letters.chars().zip(ratings) {
///             table.add(&format!("{letter}_{}", attribute.id()), Column::from(&ratings[..]))?;
///         }
///     }
///     summarize(&table, instrument.clone(), SummaryOptions::default())
/// };
/// summary.merge(&asked("EP", &[[7.0, 6.0, 6.0], [5.0, 5.0, 3.0]])?)?; // customers
/// summary.merge(&asked("M", &[[5.0, 6.0, 4.0]])?)?; // managers
/// let five = gap::five(&summary, &gap::FiveOptions::default())?;
/// let knowledge = five.gap(1).unwrap().overall.unwrap();
/// assert_eq!(knowledge.design, gap::Design::Independent);
/// assert_eq!(format!("{:.4}", knowledge.estimate.value), "-1.3333");
/// assert_eq!(five.gap(5).unwrap().overall.unwrap().estimate.value, -2.0);
/// assert_eq!(five.gap(2).unwrap().missing, [Viewpoint::Standard]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn five(summary: &Summary, options: &FiveOptions) -> Result<FiveGaps> {
    check_level(options.level)?;
    check_language(summary.instrument(), &options.language)?;
    let study = study(summary, options)?;
    let instrument = summary.instrument();
    let asked = || GAPS.into_iter().filter(|(number, ..)| options.gaps.has(*number));
    let mut gaps = asked().map(|gap| one_gap(&study, gap, options)).collect::<Result<Vec<Gap>>>()?;
    if gaps
        .iter()
        .all(|gap| gap.overall.is_none() && gap.attributes.iter().all(|entry| entry.estimate.is_none()))
    {
        let viewpoints: Vec<Viewpoint> = gaps.iter().flat_map(|gap| gap.missing.iter().copied()).collect();
        return Err(nothing_known("a gap", &viewpoints));
    }
    adjust_families(&mut gaps, options.family)?;
    let scale = instrument.attributes().first().map_or((0.0, 0.0), |a| (a.scale().min(), a.scale().max()));
    Ok(FiveGaps {
        evidence: evidence(&study, options.gaps),
        measured: measured(&study, &options.language)?,
        notes: notes(&study, &gaps),
        chains: chains(&study, &gaps)?,
        gaps,
        level: options.level,
        family: options.family,
        scale,
    })
}

/// Refuses a language that neither the instrument has texts in nor the library.
pub(crate) fn check_language(instrument: &Instrument, language: &str) -> Result<()> {
    let mut known = instrument.languages();
    known.extend(LANGUAGES);
    if known.contains(&language) {
        return Ok(());
    }
    known.sort_unstable();
    known.dedup();
    let (value, allowed) = (format!("{language:?}"), known.join(", "));
    Err(Error::InvalidOption { option: "language", value, allowed })
}

/// The error for what cannot be computed, naming the viewpoints that are missing once each.
pub(super) fn nothing_known(what: &str, viewpoints: &[Viewpoint]) -> Error {
    let missing = Viewpoint::ALL.into_iter().filter(|viewpoint| viewpoints.contains(viewpoint));
    let names: Vec<&str> = missing.map(Viewpoint::name).collect();
    Error::NothingKnown { what: what.to_owned(), viewpoints: names.join(", ") }
}

fn study<'a>(summary: &'a Summary, options: &FiveOptions) -> Result<Study<'a>> {
    let column = match &options.site {
        Some(name) => {
            Some(summary.by().iter().position(|by| by == name).ok_or_else(|| Error::InvalidOption {
                option: "site",
                value: format!("{name:?}"),
                allowed: match summary.by() {
                    [] => "the summary has no segment columns: name the site when summarising".to_owned(),
                    by => {
                        let names = list_names(by.iter().map(String::as_str));
                        format!("the segment columns of the summary are {names}")
                    }
                },
            })?)
        }
        None => (summary.by().len() == 1).then_some(0),
    };
    let clustered =
        column.map_or(Viewpoints::default(), |_| Viewpoints::of(options.clustered.iter().copied()));
    let sites = column.map(|position| summary.sites(position)).transpose()?.unwrap_or_default();
    let (site_labels, sites) = sites.into_iter().unzip();
    let study = Study {
        summary,
        total: summary.total()?,
        sites,
        site_labels,
        clustered,
        standards: standards(summary.instrument(), &options.standards)?,
        delivered: delivered(summary.instrument(), &options.delivered)?,
        level: options.level,
        sides: Vec::new(),
    };
    study.check_sites()?;
    study.with_sides(Viewpoint::ALL)
}

/// The written standards by attribute; none if there are no such standards.
fn standards(instrument: &Instrument, given: &[(String, f64)]) -> Result<Option<Vec<Option<f64>>>> {
    let attributes = instrument.attributes();
    let mut standards = vec![None; attributes.len()];
    for (id, value) in given {
        standards[rated(instrument, "standards", id, *value)?] = Some(*value);
    }
    Ok((!given.is_empty()).then_some(standards))
}

/// The position of an attribute on whose scale a value is.
fn rated(instrument: &Instrument, option: &'static str, id: &str, value: f64) -> Result<usize> {
    let known = instrument.attribute(id)?;
    let (min, max) = (known.scale().min(), known.scale().max());
    if !(min..=max).contains(&value) {
        let (value, allowed) = (format!("{value} for {id:?}"), format!("a rating from {min} to {max}"));
        return Err(Error::InvalidOption { option, value, allowed });
    }
    let position = instrument.attributes().iter().position(|attribute| attribute.id() == id);
    Ok(position.unwrap_or(0))
}

/// What is known of delivery from elsewhere, by attribute.
fn delivered(instrument: &Instrument, given: &[DeliveredMean]) -> Result<Vec<Option<SideMean>>> {
    let mut sides = vec![None; instrument.attributes().len()];
    for DeliveredMean { attribute, mean, std_error, df, n } in given {
        let position = rated(instrument, "delivered", attribute, *mean)?;
        let (std_error, df) = (*std_error, df.unwrap_or(n.saturating_sub(1) as f64));
        let usable = std_error.is_none_or(|se| se.is_finite() && se >= 0.0 && df > 0.0);
        if *n == 0 || !usable {
            return Err(Error::InvalidOption {
                option: "delivered",
                value: format!("{attribute:?}: {std_error:?}, {df} degrees of freedom, n = {n}"),
                allowed: "a standard error of at least 0, degrees of freedom above 0, n of at least 1"
                    .to_owned(),
            });
        }
        let error = std_error.map(|se| MeanError { variance: se * se, df });
        sides[position] = Some(SideMean { mean: *mean, error, sd: None, n: *n });
    }
    Ok(sides)
}

fn one_gap(
    study: &Study<'_>,
    (number, name, delivered, reference): (u8, &str, Viewpoint, Viewpoint),
    options: &FiveOptions,
) -> Result<Gap> {
    let instrument = study.instrument();
    let pair = (delivered, reference);
    let entry = |id: &str, label: &str, scope: Scope| {
        Ok(GapEntry {
            id: id.to_owned(),
            label: label.to_owned(),
            estimate: study.gap(pair, scope)?,
            missing: missing(study, pair, scope),
        })
    };
    let language = options.language.as_str();
    let dimensions = instrument.dimensions().iter().enumerate();
    let attributes = instrument.attributes().iter().enumerate();
    Ok(Gap {
        number,
        name: name.to_owned(),
        delivered,
        reference,
        overall: study.gap(pair, Scope::Overall)?,
        dimensions: dimensions
            .map(|(i, d)| entry(d.id(), d.label_in(language), Scope::Dimension(i)))
            .collect::<Result<_>>()?,
        attributes: attributes
            .map(|(i, a)| entry(a.id(), a.label_in(language), Scope::Attribute(i)))
            .collect::<Result<_>>()?,
        missing: missing(study, pair, Scope::Overall),
    })
}

fn missing(
    study: &Study<'_>,
    (delivered, reference): (Viewpoint, Viewpoint),
    scope: Scope,
) -> Vec<Viewpoint> {
    [delivered, reference].into_iter().filter(|viewpoint| study.side(*viewpoint, scope).is_none()).collect()
}

fn adjust_families(gaps: &mut [Gap], family: Adjustment) -> Result<()> {
    for gap in &mut *gaps {
        for entries in [&mut gap.dimensions, &mut gap.attributes] {
            adjust_family(entries.iter_mut().filter_map(|entry| entry.estimate.as_mut()), family)?;
        }
    }
    adjust_family(gaps.iter_mut().filter_map(|gap| gap.overall.as_mut()), family)
}

fn adjust_family<'e>(estimates: impl Iterator<Item = &'e mut GapEstimate>, family: Adjustment) -> Result<()> {
    let tested: Vec<&mut GapEstimate> = estimates.filter(|estimate| estimate.p.is_some()).collect();
    let p: Vec<f64> = tested.iter().filter_map(|estimate| estimate.p).collect();
    let adjusted = adjust(&p, family)?;
    tested.into_iter().zip(adjusted).for_each(|(estimate, p)| estimate.p_adjusted = Some(p));
    Ok(())
}

fn evidence(study: &Study<'_>, gaps: GapSet) -> Vec<Evidence> {
    let used = GAPS.into_iter().filter(|(number, ..)| gaps.has(*number));
    let used = Viewpoints::of(used.flat_map(|(_, _, delivered, reference)| [delivered, reference]));
    let wanted = Viewpoint::ALL.into_iter().filter(|v| used.has(Viewpoints::of([*v])));
    wanted
        .map(|viewpoint| {
            let set = Viewpoints::of([viewpoint]);
            let in_sites = study.is_in_sites(viewpoint);
            let sites = study.sites.iter().filter(|site| in_sites && site.answered(set) > 0);
            // A measure may speak for what nobody rated.
            let sides = || study.scopes().filter_map(|scope| study.side(viewpoint, scope));
            let is_written = sides().next().is_some() && sides().all(Side::is_fixed);
            let fixed = viewpoint == Viewpoint::Standard && (study.standards.is_some() || is_written);
            let measured = sides().map(|side| (side.mean.n, side.n_clusters()));
            let (most, most_sites) = measured.fold((0, 0), |a, b| (a.0.max(b.0), a.1.max(b.1)));
            let n = if fixed { 0 } else { study.total.answered(set).max(most) };
            let n_clusters = most_sites.max(sites.count() as u64);
            Evidence { viewpoint, n, n_clusters, fixed }
        })
        .collect()
}

/// Every measure that has a standard and was taken.
fn measured(study: &Study<'_>, language: &str) -> Result<Vec<MeasuredGap>> {
    let mut out = Vec::new();
    for item in study.instrument().items() {
        if let Some(standard) = item.standard() {
            out.extend(measured_gap(study, item, standard, language)?);
        }
    }
    Ok(out)
}

fn measured_gap(
    study: &Study<'_>,
    item: &Item,
    standard: f64,
    language: &str,
) -> Result<Option<MeasuredGap>> {
    let Some(measure) = study.total.measures().iter().find(|measure| measure.name == item.column()) else {
        return Ok(None);
    };
    let moments = study.total.moments_at(measure.sums);
    let Some(within) = measure.within().filter(|_| moments.n_valid() > 0) else { return Ok(None) };
    let sign = if item.scale().low_is_good() { -1.0 } else { 1.0 };
    let in_sites = |position: usize| {
        let is_clustered = study.is_measured_in_sites(position);
        let totals = study.sites.iter().map(|site| site.moments_at(position).totals());
        is_clustered.then(|| clustered(totals))
    };
    let mean = |position: usize| {
        let own = SideMean::of_measure(&study.total.moments_at(position))?;
        // In one site alone nothing says how sites differ.
        Some(
            in_sites(position)
                .map_or(own, |sites| SideMean { error: sites.and_then(|sites| sites.error), ..own }),
        )
    };
    let Some((value, share)) = mean(measure.sums).zip(mean(within)) else { return Ok(None) };
    let absent = moments.absent();
    let reported = |side: &SideMean, from: f64| -> Result<Estimate> {
        let difference = welch(side, &SideMean::fixed(from), study.level)?;
        let method = if difference.low.is_some() { Method::T } else { Method::None };
        Ok(Estimate {
            value: difference.value,
            std_error: difference.std_error,
            low: difference.low,
            high: difference.high,
            level: study.level,
            n_valid: side.n,
            n_missing: absent.missing,
            n_excluded: absent.excluded(),
            n_effective: moments.n_effective(),
            method,
        })
    };
    let within = if in_sites(within).is_some() || study.total.is_weighted() {
        let share = reported(&share, 0.0)?;
        Estimate {
            low: share.low.map(|low| low.max(0.0)),
            high: share.high.map(|high| high.min(1.0)),
            ..share
        }
    } else {
        #[expect(clippy::cast_sign_loss, reason = "a share of n is not negative")]
        let successes = (share.mean * share.n as f64).round() as u64;
        let share = proportion(successes, share.n, study.level, Method::Wilson)?;
        Estimate { n_missing: absent.missing, n_excluded: absent.excluded(), ..share }
    };
    let gap = reported(&value, standard)?;
    let reason = left_out(study, item);
    Ok(Some(MeasuredGap {
        id: item.id().to_owned(),
        label: item.label_in(language).to_owned(),
        attribute: item.attribute().map(|i| study.instrument().attributes()[i].id().to_owned()),
        standard,
        gap: if sign < 0.0 { gap.negated() } else { gap },
        within,
        entered: reason.is_none(),
        reason,
    }))
}

/// Why a measure does not enter the gaps.
fn left_out(study: &Study<'_>, item: &Item) -> Option<String> {
    let Some(attribute) = item.attribute() else {
        return Some("the instrument names no attribute whose delivery it measures".to_owned());
    };
    if item.rating().is_none() {
        return Some("the instrument does not say what its values are worth as ratings".to_owned());
    }
    let side = study.side(Viewpoint::Delivered, Scope::Attribute(attribute));
    let id = study.instrument().attributes()[attribute].id();
    side.and_then(|side| side.values.as_ref()).map(|_| format!("the delivery of {id:?} was rated as well"))
}

/// Whether sites were taken for what they are.
fn site_notes(study: &Study<'_>) -> Option<String> {
    let delivered = Viewpoints::of([Viewpoint::Delivered]);
    if study.total.answered(delivered) > 0 && !study.is_in_sites(Viewpoint::Delivered) {
        return Some(
            "what is delivered is taken as independent answers: if it was sampled in sites, intervals are too \
             narrow; make the site a segment column and name it"
                .to_owned(),
        );
    }
    study.has_unlabelled_site().then(|| "what is delivered without a site counts as one more site".to_owned())
}

/// What a reader must know beside the figures.
fn notes(study: &Study<'_>, gaps: &[Gap]) -> Vec<String> {
    let mut notes = Vec::new();
    if study.total.is_weighted() {
        notes.push(
            "the data are weighted: there is no ordinal reading, and who answered from one viewpoint only \
                    counts only where nobody answered from both"
                .to_owned(),
        );
    }
    notes.extend(site_notes(study));
    if study.standards.is_some() && study.total.answered(Viewpoints::of([Viewpoint::Standard])) > 0 {
        notes.push("standards are given, so that what people rated as standards does not count".to_owned());
    }
    if let Some(standards) = study.standards.as_ref().filter(|standards| standards.contains(&None)) {
        let given = standards.iter().flatten().count();
        let all = standards.len();
        notes.push(format!(
            "standards are given for {given} of {all} attributes: gaps 2 and 3 are of these alone"
        ));
    }
    for gap in gaps.iter().filter(|gap| gap.overall.is_some()) {
        let one_sided = |viewpoint| {
            let lacking = gap.attributes.iter().filter(|entry| entry.missing == [viewpoint]);
            list_names(lacking.map(|entry| entry.id.as_str()))
        };
        for viewpoint in [gap.delivered, gap.reference] {
            let lacking = one_sided(viewpoint);
            if gap.attributes.iter().any(|entry| entry.missing == [viewpoint]) {
                notes.push(format!(
                    "gap {} of dimensions and overall: nothing is known from the viewpoint {viewpoint} of {lacking}",
                    gap.number
                ));
            }
        }
    }
    notes
}

fn chains(study: &Study<'_>, gaps: &[Gap]) -> Result<Vec<Chain>> {
    let instrument = study.instrument();
    let dimensions = instrument.dimensions().iter().enumerate();
    let attributes = instrument.attributes().iter().enumerate();
    let scopes = [("overall", Scope::Overall)].into_iter();
    let scopes = scopes.chain(dimensions.map(|(i, dimension)| (dimension.id(), Scope::Dimension(i))));
    let scopes = scopes.chain(attributes.map(|(i, attribute)| (attribute.id(), Scope::Attribute(i))));
    scopes.map(|(id, scope)| chain(study, gaps, id, scope)).collect()
}

fn chain(study: &Study<'_>, gaps: &[Gap], id: &str, scope: Scope) -> Result<Chain> {
    let mut sides = Vec::new();
    for viewpoint in [
        Viewpoint::Expectation,
        Viewpoint::Management,
        Viewpoint::Standard,
        Viewpoint::Delivered,
        Viewpoint::Perception,
    ] {
        sides.extend(study.side(viewpoint, scope).map(|side| (viewpoint, side.clone())));
    }
    let found = |gap: &Gap| {
        let estimate = match scope {
            Scope::Overall => gap.overall,
            Scope::Dimension(i) => gap.dimensions[i].estimate,
            Scope::Attribute(i) => gap.attributes[i].estimate,
        };
        estimate.map(|estimate| ((gap.delivered, gap.reference), estimate))
    };
    let mut known: Vec<_> = gaps.iter().filter_map(found).collect();
    // Steps, and their total, that are none of the gaps asked for.
    let steps = sides.windows(2).map(|step| (step[1].0, step[0].0));
    for pair in steps.chain([(Viewpoint::Perception, Viewpoint::Expectation)]) {
        if known.iter().all(|(other, _)| *other != pair) {
            known.extend(study.gap(pair, scope)?.map(|estimate| (pair, estimate)));
        }
    }
    let labels = match scope {
        Scope::Overall => Labels::new(),
        Scope::Dimension(i) => study.instrument().dimensions()[i].label().clone(),
        Scope::Attribute(i) => study.instrument().attributes()[i].label().clone(),
    };
    Ok(Chain { id: id.to_owned(), labels, sides, gaps: known })
}

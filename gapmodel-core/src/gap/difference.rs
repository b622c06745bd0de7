use super::five::check_language;
use super::servqual::check_asked;
use super::sum_label;
use crate::error::{Error, Result};
use crate::estimate::check_level;
use crate::instrument::Viewpoint;
use crate::stats::regression::{Fit, Variable, ols};
use crate::stats::{Coefficient, Distribution, FTest, Regression};
use crate::summary::{Facet, Segment, Summary, Viewpoints};
use crate::tally::{Combination, CrossProducts};

/// The reliability below which a score is not trusted in research (Nunnally 1978, Psychometric Theory).
const NEEDED_RELIABILITY: f64 = 0.7;

/// The variables of an outcome's sums of products, in order.
const P: usize = 0;
const E: usize = 1;
const PP: usize = 2;
const PE: usize = 3;
const EE: usize = 4;
const Y: usize = 5;

/// How reliable perception - expectation is in one dimension, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DifferenceReliability {
    /// The id in the instrument; `"overall"` for the mean over dimensions.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// How many have both scores.
    pub n: u64,
    /// Sample standard deviation of the perception scores, in scale units.
    pub sd_p: f64,
    /// Sample standard deviation of the expectation scores, in scale units.
    pub sd_e: f64,
    /// Pearson's correlation of the two, -1 to 1, from their variances and that of the gap; absent where one of them does
    /// not vary. Where attributes were rated on one side only it is too low, as gaps then vary more than scores do.
    pub correlation: Option<f64>,
    /// Reliability of the perception score, at most 1: Cronbach's alpha; absent below two attributes.
    pub alpha_p: Option<f64>,
    /// Reliability of the expectation score, likewise.
    pub alpha_e: Option<f64>,
    /// Reliability of the difference, at most 1: see [`difference_reliability`]; absent where one of its parts is, or an
    /// alpha is below -1.
    pub reliability: Option<f64>,
}

/// A property of the response surface of an outcome over perception and expectation (Edwards 2002).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SurfaceTerm {
    /// `"a1"` and `"a2"`, slope and curvature where perception and expectation rise together (P = E); `"a3"` and `"a4"`,
    /// slope and curvature where one rises as the other falls (P = -E, both counted from the middle of the scale).
    pub name: String,
    /// The slope in units of the outcome per scale unit, or the curvature per squared scale unit.
    pub value: f64,
    /// Its standard error.
    pub std_error: f64,
    /// The value divided by its standard error.
    pub t: f64,
    /// The two-sided p-value of Student's t, 0 to 1.
    pub p: f64,
}

/// What an outcome says about perception - expectation as its predictor.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OutcomeModels {
    /// The id of the outcome among the items.
    pub item: String,
    /// How many have the outcome and both overall scores.
    pub n: u64,
    /// The outcome on perception and expectation, each with a coefficient of its own.
    pub direct: Regression,
    /// The share of the outcome's variance that perception - expectation explains, 0 to 1; 0 where it does not vary.
    pub constrained_r_squared: f64,
    /// The share that perception alone explains, 0 to 1 (SERVPERF).
    pub performance_r_squared: f64,
    /// The test of what the difference takes for granted: that the coefficient of perception is that of expectation with
    /// the other sign. Where it is rejected, the difference throws information away.
    pub constraint: FTest,
    /// The outcome on P, E, P^2, P E and E^2, counted in scale units from the middle of the scale; absent where the
    /// answers are too few or too much alike.
    pub polynomial: Option<Regression>,
    /// a1 to a4 of the polynomial; empty without it.
    pub surface: Vec<SurfaceTerm>,
    /// The test of its three terms of second order together.
    pub higher_order: Option<FTest>,
}

/// Why perception - expectation should not be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DifferenceProblem {
    /// The reliability of the difference is below 0.7.
    LowReliability,
    /// The difference is less reliable than both the scores it is made of.
    BelowComponents,
    /// Expectations lie so near the best rating that a perception one standard deviation above them would be off the
    /// scale: the scale, not the service, limits the gap.
    VarianceRestriction,
    /// The outcome rejects equal and opposite effects of perception and expectation.
    ConstraintRejected,
    /// The outcome depends on perception and expectation along a curve.
    HigherOrder,
}

impl DifferenceProblem {
    /// Every problem, in the order of the C codes.
    pub const ALL: [Self; 5] = [
        Self::LowReliability,
        Self::BelowComponents,
        Self::VarianceRestriction,
        Self::ConstraintRejected,
        Self::HigherOrder,
    ];

    /// The name in all languages, such as `"low_reliability"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LowReliability => "low_reliability",
            Self::BelowComponents => "below_components",
            Self::VarianceRestriction => "variance_restriction",
            Self::ConstraintRejected => "constraint_rejected",
            Self::HigherOrder => "higher_order",
        }
    }
}

/// A [`DifferenceProblem`] and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DifferenceFlag {
    /// What the problem is.
    pub problem: DifferenceProblem,
    /// The id of the dimension, `"overall"`, or the id of the outcome.
    pub id: String,
    /// The figures that show it, in words.
    pub text: String,
}

/// Whether perception - expectation may be used as a score: its reliability, and what an outcome says about it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DifferenceScore {
    /// One entry per dimension.
    pub dimensions: Vec<DifferenceReliability>,
    /// The same over all dimensions.
    pub overall: Option<DifferenceReliability>,
    /// What the outcome says; absent without one, or where it cannot be modelled.
    pub outcome: Option<OutcomeModels>,
    /// Why the difference should not be trusted; empty if nothing speaks against it.
    pub flags: Vec<DifferenceFlag>,
    /// What could not be worked out, and why.
    pub notes: Vec<String>,
    /// The confidence level: tests reject below 1 - level.
    pub level: f64,
}

/// The reliability of a difference of two scores, perception - expectation:
/// `(sP² rPP + sE² rEE - 2 rPE sP sE) / (sP² + sE² - 2 rPE sP sE)`, at most 1.
///
/// `reliability_p` and `reliability_e` are the reliabilities of the two scores (such as Cronbach's alpha), -1 to 1;
/// `correlation` is that between them, -1 to 1; `sd_p` and `sd_e` are their standard deviations in one unit. The more two
/// scores correlate, the less reliable their difference. It is negative where the scores correlate more than their
/// reliabilities allow. Source: Peter, Churchill and Brown 1993, Journal of Consumer Research 19:655-662.
///
/// # Errors
///
/// [`Error::InvalidOption`] for a reliability or correlation outside -1 to 1, a standard deviation that is negative or
/// not finite, or where the difference has no variance. NaN is none of the allowed values.
///
/// ```
/// use gapmodel_core::gap;
/// // Two scores of reliability 0.9 and equal spread that correlate 0.3.
/// let reliability = gap::difference_reliability(0.9, 0.9, 0.3, 1.0, 1.0)?;
/// assert_eq!(format!("{reliability:.4}"), "0.8571");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn difference_reliability(
    reliability_p: f64,
    reliability_e: f64,
    correlation: f64,
    sd_p: f64,
    sd_e: f64,
) -> Result<f64> {
    let refused = |option: &'static str, value: f64, allowed: &str| {
        Err(Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() })
    };
    let shares =
        [("reliability_p", reliability_p), ("reliability_e", reliability_e), ("correlation", correlation)];
    if let Some((option, value)) = shares.into_iter().find(|(_, value)| !(-1.0..=1.0).contains(value)) {
        return refused(option, value, "a number from -1 to 1");
    }
    for (option, value) in [("sd_p", sd_p), ("sd_e", sd_e)] {
        if !(value >= 0.0 && value.is_finite()) {
            return refused(option, value, "a standard deviation is a finite number from 0");
        }
    }
    // Of their ratio and the larger one nothing overflows.
    let largest = sd_p.max(sd_e);
    let (p, e) = if largest > 0.0 { (sd_p / largest, sd_e / largest) } else { (0.0, 0.0) };
    // As a sum of two parts that are not negative it does not cancel.
    let variance = (p - e) * (p - e) + 2.0 * (1.0 - correlation) * p * e;
    if variance <= 0.0 {
        return refused("correlation", correlation, "one that leaves the difference some variance");
    }
    Ok((p * p * reliability_p + e * e * reliability_e - 2.0 * correlation * p * e) / variance)
}

/// What is known of the scores of one dimension, or over all, of the people who have both.
#[derive(Clone, Debug)]
pub(crate) struct DifferencePart<'a> {
    pub(crate) id: &'a str,
    pub(crate) label: &'a str,
    pub(crate) n: u64,
    /// Sample variances in squared scale units.
    pub(crate) var_p: f64,
    pub(crate) var_e: f64,
    pub(crate) var_gap: f64,
    /// Mean expectation score in scale units, high being good.
    pub(crate) mean_e: f64,
    pub(crate) alpha_p: Option<f64>,
    pub(crate) alpha_e: Option<f64>,
}

/// The sums of products of overall scores with an outcome.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OutcomeSums<'a> {
    /// The id of the outcome.
    pub(crate) item: &'a str,
    /// Of p, e, p^2, p e, e^2, y, where p and e are whole numbers with high being good.
    pub(crate) products: &'a CrossProducts,
    /// A score in scale units is `origin + unit * p`; the unit is above 0.
    pub(crate) origin: f64,
    pub(crate) unit: f64,
    /// Twice the p that is the middle of the scale: the lowest plus the highest.
    pub(crate) ends: i128,
    /// The outcome in its own unit is `outcome_origin + outcome_unit * y`.
    pub(crate) outcome_origin: f64,
    pub(crate) outcome_unit: f64,
}

/// Options of [`difference_score`].
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceOptions {
    /// Confidence level, 0.95: tests reject below one minus it.
    pub level: f64,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for DifferenceOptions {
    fn default() -> Self {
        Self { level: 0.95, language: "en".to_owned() }
    }
}

/// Whether P - E can be trusted: how reliable the difference is, and whether an outcome is explained as well by the
/// difference as by perceptions and expectations each with an effect of their own.
///
/// The reliability of a difference is that of Peter, Churchill and Brown (1993), from Cronbach's alpha of both sides. If
/// the instrument names an outcome (such as overall satisfaction), three models explain it by overall scores: by
/// perception and expectation freely (direct effects), by P - E alone (which constrains their effects to be equal and
/// opposite: tested), and with their squares and product (Edwards 2002), whose surface is described along P = E and
/// P = -E. Whoever has all three answers counts. Weighted data have no models, which a note says.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] without expectations or perceptions, [`Error::NoValidRatings`] if nobody has both,
/// [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Column, Instrument, Scale, SummaryOptions, Table, gap, summarize};
/// let attributes = [("fast", None), ("kind", None)];
/// let instrument = Instrument::paired(&attributes, None, false, Scale::new(1, 7)?)?;
/// let mut table = Table::new();
/// table.add("E_fast", Column::from(&[6_i8, 7, 5, 6, 7]))?;
/// table.add("E_kind", Column::from(&[6_i8, 6, 5, 7, 7]))?;
/// table.add("P_fast", Column::from(&[5_i8, 4, 5, 2, 6]))?;
/// table.add("P_kind", Column::from(&[5_i8, 5, 4, 3, 6]))?;
/// let summary = summarize(&table, instrument, SummaryOptions::default())?;
/// let score = gap::difference_score(&summary, &gap::DifferenceOptions::default())?;
/// let overall = score.overall.unwrap();
/// assert_eq!(format!("{:.3}", overall.alpha_p.unwrap()), "0.892");
/// assert!(overall.reliability.unwrap() < 1.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn difference_score(summary: &Summary, options: &DifferenceOptions) -> Result<DifferenceScore> {
    check_level(options.level)?;
    check_language(summary.instrument(), &options.language)?;
    let sides = [Viewpoint::Expectation, Viewpoint::Perception];
    let instrument = summary.instrument();
    if let Some(viewpoint) = sides.into_iter().find(|viewpoint| !instrument.has(*viewpoint)) {
        return Err(Error::MissingViewpoint { what: "a difference score", viewpoint: viewpoint.name() });
    }
    let total = summary.total()?;
    check_asked("a difference score", &total, &sides)?;
    let both = total.answering(Viewpoints::of(sides));
    let mut dimensions = Vec::new();
    for (i, dimension) in instrument.dimensions().iter().enumerate() {
        let label = dimension.label_in(&options.language);
        dimensions.extend(part(&both, dimension.id(), label, Some(i))?);
    }
    let overall = part(&both, "overall", sum_label("overall", &options.language), None)?;
    if overall.is_none() && dimensions.is_empty() {
        let what = "the pairs of expectation and perception".to_owned();
        return Err(Error::NoValidRatings {
            what,
            n_missing: total.asked(Viewpoints::of(sides)),
            n_excluded: 0,
        });
    }
    let scale = instrument.attributes()[0].scale();
    let products = both.outcome()?;
    let plan = both.layout().outcome.as_ref();
    let sums = match plan.zip(products.as_ref()).filter(|(_, products)| products.n_valid() > 0) {
        Some((plan, products)) => {
            let item = instrument.item(&plan.item)?.scale();
            let top = scale.points().unwrap_or(1) as i128 - 1;
            Some(OutcomeSums {
                item: &plan.item,
                products,
                origin: scale.min(),
                unit: scale.step().unwrap_or(1.0) / plan.denominator as f64,
                ends: top * i128::from(plan.denominator),
                outcome_origin: item.min(),
                outcome_unit: item.step().unwrap_or(1.0),
            })
        }
        None => None,
    };
    let score = assemble(&dimensions, overall.as_ref(), sums.as_ref(), scale.max(), options.level)?;
    let note = match (plan, &sums) {
        (None, _) => Some("the instrument names no outcome: no model of one"),
        (Some(_), None) if summary.is_weighted() => Some("the data are weighted: no model of the outcome"),
        (Some(_), None) => Some("nobody has expectation, perception and outcome: no model of the outcome"),
        _ => None,
    };
    Ok(DifferenceScore { notes: score.notes.into_iter().chain(note.map(str::to_owned)).collect(), ..score })
}

fn part<'a>(
    both: &Segment<'_>,
    id: &'a str,
    label: &'a str,
    dimension: Option<usize>,
) -> Result<Option<DifferencePart<'a>>> {
    let has_dimensions = !both.instrument().dimensions().is_empty();
    let scores = |facet| match dimension {
        None if has_dimensions => both.overall(facet),
        _ => both.scores(facet, dimension),
    };
    let [e, p] = [Viewpoint::Expectation, Viewpoint::Perception];
    let (gap, of_e, of_p) = (scores(Facet::GAP5), scores(Facet::Viewpoint(e)), scores(Facet::Viewpoint(p)));
    let variance = |values: &Option<Distribution>| values.as_ref().and_then(Distribution::variance);
    let (Some(var_gap), Some(var_e), Some(var_p)) = (variance(&gap), variance(&of_e), variance(&of_p)) else {
        return Ok(None);
    };
    let mean_e = of_e.and_then(|values| values.mean()).unwrap_or(0.0);
    let n = gap.map_or(0, |gap| gap.n());
    let (alpha_e, _) = both.alpha(e, dimension)?;
    let (alpha_p, _) = both.alpha(p, dimension)?;
    Ok(Some(DifferencePart { id, label, n, var_p, var_e, var_gap, mean_e, alpha_p, alpha_e }))
}

/// The whole judgement from its parts; `best` is the best rating of the scale.
pub(crate) fn assemble(
    dimensions: &[DifferencePart<'_>],
    overall: Option<&DifferencePart<'_>>,
    outcome: Option<&OutcomeSums<'_>>,
    best: f64,
    level: f64,
) -> Result<DifferenceScore> {
    check_level(level)?;
    let mut notes = Vec::new();
    let outcome = outcome.and_then(|sums| {
        let models = outcome_models(sums, &mut notes);
        models.map_err(|error| notes.push(format!("no model of {}: {error}", sums.item))).ok()
    });
    let parts = || dimensions.iter().chain(overall);
    let rows: Vec<DifferenceReliability> = parts().map(reliability).collect();
    let mut flags: Vec<DifferenceFlag> = rows.iter().flat_map(reliability_flags).collect();
    flags.extend(parts().filter_map(|part| restriction_flag(part, best)));
    flags.extend(outcome.iter().flat_map(|models| outcome_flags(models, 1.0 - level)));
    notes.extend(rows.iter().filter(|row| row.reliability.is_none()).map(no_reliability));
    let (dimensions, overall) = rows.split_at(dimensions.len());
    let (dimensions, overall) = (dimensions.to_vec(), overall.first().cloned());
    Ok(DifferenceScore { dimensions, overall, outcome, flags, notes, level })
}

fn reliability(part: &DifferencePart<'_>) -> DifferenceReliability {
    let (sd_p, sd_e) = (part.var_p.sqrt(), part.var_e.sqrt());
    let covariance = 0.5 * (part.var_p + part.var_e - part.var_gap);
    let correlation = (sd_p > 0.0 && sd_e > 0.0).then(|| (covariance / (sd_p * sd_e)).clamp(-1.0, 1.0));
    let parts = part.alpha_p.zip(part.alpha_e).zip(correlation);
    DifferenceReliability {
        id: part.id.to_owned(),
        label: part.label.to_owned(),
        n: part.n,
        sd_p,
        sd_e,
        correlation,
        alpha_p: part.alpha_p,
        alpha_e: part.alpha_e,
        reliability: parts.and_then(|((p, e), r)| difference_reliability(p, e, r, sd_p, sd_e).ok()),
    }
}

fn no_reliability(row: &DifferenceReliability) -> String {
    let DifferenceReliability { id, correlation, alpha_p, alpha_e, .. } = row;
    let reason = match (correlation, alpha_p.zip(*alpha_e)) {
        (None, _) => "perceptions or expectations do not vary",
        (_, None) => "a score of one attribute has no alpha",
        (_, Some((p, e))) if p < -1.0 || e < -1.0 => "an alpha is below -1",
        _ => "the difference does not vary",
    };
    format!("no reliability of {id}: {reason}")
}

fn reliability_flags(row: &DifferenceReliability) -> Vec<DifferenceFlag> {
    let Some((found, (p, e))) = row.reliability.zip(row.alpha_p.zip(row.alpha_e)) else { return Vec::new() };
    let flag = |problem, text| DifferenceFlag { problem, id: row.id.clone(), text };
    let low = (found < NEEDED_RELIABILITY).then(|| {
        flag(
            DifferenceProblem::LowReliability,
            format!("reliability {found:.2}, below {NEEDED_RELIABILITY:.2}"),
        )
    });
    let below = (found < p.min(e)).then(|| {
        let text = format!("reliability {found:.2}, of perceptions {p:.2}, of expectations {e:.2}");
        flag(DifferenceProblem::BelowComponents, text)
    });
    low.into_iter().chain(below).collect()
}

fn restriction_flag(part: &DifferencePart<'_>, best: f64) -> Option<DifferenceFlag> {
    let (room, sd) = (best - part.mean_e, part.var_p.sqrt());
    (room < sd).then(|| DifferenceFlag {
        problem: DifferenceProblem::VarianceRestriction,
        id: part.id.to_owned(),
        text: format!(
            "mean expectation {:.2}, {room:.2} below the best; standard deviation of perceptions {sd:.2}",
            part.mean_e
        ),
    })
}

fn outcome_flags(models: &OutcomeModels, rejected_below: f64) -> Vec<DifferenceFlag> {
    let tests = [
        (
            DifferenceProblem::ConstraintRejected,
            Some(models.constraint),
            "equal and opposite effects are rejected",
        ),
        (DifferenceProblem::HigherOrder, models.higher_order, "effects of second order are found"),
    ];
    let rejected = |(problem, test, of): (_, Option<FTest>, &str)| {
        let FTest { f, df_numerator, df_denominator, p } = test.filter(|test| test.p < rejected_below)?;
        let p = if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {p:.3}") };
        let text = format!("{of}: F({df_numerator}, {df_denominator}) = {f:.2}, {p}");
        Some(DifferenceFlag { problem, id: models.item.clone(), text })
    };
    tests.into_iter().filter_map(rejected).collect()
}

fn outcome_models(sums: &OutcomeSums<'_>, notes: &mut Vec<String>) -> Result<OutcomeModels> {
    let side = |position, name| Variable { position, name, origin: sums.origin, unit: sums.unit };
    let (p, e, y) = (side(P, "perception"), side(E, "expectation"), outcome_at(sums, Y));
    let direct = ols(sums.products, &y, &[p, e])?;
    let polynomial =
        polynomial(sums).map_err(|error| notes.push(format!("no polynomial of {}: {error}", sums.item))).ok();
    Ok(OutcomeModels {
        item: sums.item.to_owned(),
        n: sums.products.n_valid(),
        direct: direct.regression()?,
        constrained_r_squared: constrained_r_squared(sums),
        performance_r_squared: ols(sums.products, &y, &[p])?.r_squared(),
        constraint: direct.hypotheses(&[&[0.0, 1.0, 1.0]])?,
        polynomial: polynomial.as_ref().map(Fit::regression).transpose()?,
        surface: polynomial.as_ref().map_or(Ok(Vec::new()), surface)?,
        higher_order: polynomial.as_ref().map(higher_order).transpose()?,
    })
}

fn outcome_at<'a>(sums: &OutcomeSums<'a>, position: usize) -> Variable<'a> {
    Variable { position, name: sums.item, origin: sums.outcome_origin, unit: sums.outcome_unit }
}

/// The squared correlation of P - E with the outcome.
fn constrained_r_squared(sums: &OutcomeSums<'_>) -> f64 {
    let difference = Combination { constant: 0, terms: vec![(P, 1), (E, -1)] };
    let outcome = Combination { constant: 0, terms: vec![(Y, 1)] };
    let r = sums.products.combined(&[difference, outcome]).correlation(0, 1);
    r.map_or(0.0, |r| r * r)
}

/// The outcome on P, E and their products, from the middle of the scale: with p and e doubled, that is a whole number.
fn polynomial(sums: &OutcomeSums<'_>) -> Result<Fit> {
    let m = sums.ends;
    let variable = |constant, terms: &[(usize, i128)]| Combination { constant, terms: terms.to_vec() };
    let centred = sums.products.combined(&[
        variable(-m, &[(P, 2)]),
        variable(-m, &[(E, 2)]),
        variable(m * m, &[(PP, 4), (P, -4 * m)]),
        variable(m * m, &[(PE, 4), (P, -2 * m), (E, -2 * m)]),
        variable(m * m, &[(EE, 4), (E, -4 * m)]),
        variable(0, &[(Y, 1)]),
    ]);
    let half = 0.5 * sums.unit;
    let term = |position, name, unit| Variable { position, name, origin: 0.0, unit };
    let square = half * half;
    let terms = [
        term(P, "perception", half),
        term(E, "expectation", half),
        term(PP, "perception_squared", square),
        term(PE, "perception_expectation", square),
        term(EE, "expectation_squared", square),
    ];
    ols(&centred, &outcome_at(sums, Y), &terms)
}

/// Edwards 2002, in Drasgow and Schmitt (eds), Measuring and Analyzing Behavior in Organizations, 350-400.
fn surface(polynomial: &Fit) -> Result<Vec<SurfaceTerm>> {
    let terms = [
        ("a1", [0.0, 1.0, 1.0, 0.0, 0.0, 0.0]),
        ("a2", [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]),
        ("a3", [0.0, 1.0, -1.0, 0.0, 0.0, 0.0]),
        ("a4", [0.0, 0.0, 0.0, 1.0, -1.0, 1.0]),
    ];
    let term = |(name, multiples): (&str, [f64; 6])| {
        let Coefficient { name, value, std_error, t, p } = polynomial.contrast(name, &multiples)?;
        Ok(SurfaceTerm { name, value, std_error, t, p })
    };
    terms.into_iter().map(term).collect()
}

/// The three terms of second order together.
fn higher_order(polynomial: &Fit) -> Result<FTest> {
    let only = |term: usize| std::array::from_fn::<f64, 6, _>(|i| f64::from(u8::from(i == term)));
    polynomial.hypotheses(&[&only(3), &only(4), &only(5)])
}

#[cfg(test)]
mod tests {
    use super::{
        DifferencePart, DifferenceProblem, DifferenceScore, OutcomeSums, SurfaceTerm, assemble,
        difference_reliability,
    };
    use crate::error::ErrorKind;
    use crate::stats::Coefficient;
    use crate::tally::CrossProducts;

    /// Perception, expectation, outcome, on a scale from 1 to 7.
    const ANSWERS: [[i128; 3]; 16] = [
        [5, 6, 5],
        [6, 7, 6],
        [3, 6, 2],
        [4, 5, 5],
        [7, 7, 7],
        [5, 5, 5],
        [2, 4, 3],
        [6, 6, 7],
        [4, 7, 3],
        [5, 6, 4],
        [6, 7, 6],
        [3, 5, 4],
        [5, 7, 4],
        [4, 4, 5],
        [7, 6, 7],
        [2, 6, 1],
    ];

    #[track_caller]
    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 1e-10 * expected.abs(), "{found} is not {expected}");
    }

    /// Sums of scores counted from 0 in thirds of a rating.
    fn sums(rows: &[[i128; 3]]) -> CrossProducts {
        let mut products = CrossProducts::of_integers(6).unwrap();
        for [p, e, y] in rows {
            let (p, e) = (3 * (p - 1), 3 * (e - 1));
            products.push_integers(&[p, e, p * p, p * e, e * e, *y]).unwrap();
        }
        products
    }

    fn outcome(products: &CrossProducts) -> OutcomeSums<'_> {
        OutcomeSums {
            item: "again",
            products,
            origin: 1.0,
            unit: 1.0 / 3.0,
            ends: 18,
            outcome_origin: 0.0,
            outcome_unit: 1.0,
        }
    }

    fn part(id: &str) -> DifferencePart<'_> {
        // The variances of ANSWERS.
        let (var_p, var_e, var_gap) = (2.516_666_666_666_666_6, 1.05, 1.8);
        let (alpha_p, alpha_e) = (Some(0.9), Some(0.8));
        DifferencePart { id, label: id, n: 16, var_p, var_e, var_gap, mean_e: 4.0, alpha_p, alpha_e }
    }

    fn with_outcome(rows: &[[i128; 3]]) -> DifferenceScore {
        assemble(&[], None, Some(&outcome(&sums(rows))), 7.0, 0.95).unwrap()
    }

    fn problems(score: &DifferenceScore) -> Vec<(DifferenceProblem, &str)> {
        score.flags.iter().map(|flag| (flag.problem, flag.id.as_str())).collect()
    }

    #[test]
    fn reliability_has_the_values_of_its_formula() {
        // Worked by hand from Peter, Churchill and Brown 1993.
        for (p, e, r, sd_p, sd_e, expected) in [
            (0.9, 0.9, 0.3, 1.0, 1.0, 0.857_142_857),
            (0.8, 0.8, 0.5, 2.0, 2.0, 0.6),
            (0.94, 0.92, 0.34, 0.53, 0.44, 0.897_627_277),
            (0.9, 0.3, 0.0, 1e200, 0.0, 0.9),
            (0.5, 0.5, 0.8, 1.0, 1.0, -1.5),
        ] {
            let found = difference_reliability(p, e, r, sd_p, sd_e).unwrap();
            assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
        }
    }

    #[test]
    fn reliability_refuses_what_no_scores_have() {
        for (p, e, r, sd_p, sd_e) in [
            (1.1, 0.9, 0.3, 1.0, 1.0),
            (0.9, -1.1, 0.3, 1.0, 1.0),
            (0.9, f64::NAN, 0.3, 1.0, 1.0),
            (0.9, 0.9, 1.3, 1.0, 1.0),
            (0.9, 0.9, 0.3, -1.0, 1.0),
            (0.9, 0.9, 0.3, 1.0, f64::INFINITY),
            (0.9, 0.9, 0.3, 0.0, 0.0),
            (0.9, 0.9, 1.0, 0.53, 0.53),
        ] {
            let error = difference_reliability(p, e, r, sd_p, sd_e).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidOption, "{error}");
        }
    }

    #[test]
    fn dimensions_show_how_reliable_their_difference_is() {
        let low = DifferencePart { id: "low", alpha_p: Some(0.6), alpha_e: Some(0.6), ..part("low") };
        let ceiling = DifferencePart { mean_e: 5.5, ..part("ceiling") };
        let single = DifferencePart { alpha_e: None, ..part("single") };
        let score = assemble(&[part("good"), low, ceiling, single], Some(&part("overall")), None, 7.0, 0.95);
        let score = score.unwrap();
        // NumPy 2.4.6, corrcoef.
        let good = &score.dimensions[0];
        assert_close(good.correlation.unwrap(), 0.543_396_855_863_430_7);
        // (2.516666... x 0.9 + 1.05 x 0.8 - 2 x 0.883333...) / 1.8
        assert_close(good.reliability.unwrap(), 0.743_518_518_518_518_5);
        assert_eq!(score.overall.as_ref().map(|row| row.reliability), Some(good.reliability));
        assert_eq!(
            problems(&score),
            [
                (DifferenceProblem::BelowComponents, "good"),
                (DifferenceProblem::LowReliability, "low"),
                (DifferenceProblem::BelowComponents, "low"),
                (DifferenceProblem::BelowComponents, "ceiling"),
                (DifferenceProblem::BelowComponents, "overall"),
                (DifferenceProblem::VarianceRestriction, "ceiling"),
            ]
        );
        assert_eq!(score.dimensions[3].reliability, None);
        assert_eq!(score.notes, ["no reliability of single: a score of one attribute has no alpha"]);
        assert_eq!(score.outcome, None);
    }

    #[test]
    fn models_of_an_outcome_agree_with_statsmodels() {
        let score = with_outcome(&ANSWERS);
        let models = score.outcome.as_ref().unwrap();
        // statsmodels 0.15.0, OLS and f_test; P and E less 4 for the polynomial.
        let direct = [
            (3.064_439_140_811_451_5, 0.857_505_031_181_495, 0.003_398_846_047_169_983_3),
            (1.252_983_293_556_087, 0.110_644_896_707_628_13, 4.174_261_231_345_364e-8),
            (-0.720_763_723_150_358_1, 0.171_296_932_777_870_34, 0.001_024_779_398_220_424),
        ];
        let polynomial = [
            (4.924_045_312_820_714, 0.480_353_379_608_570_8, 1.266_022_512_288_591e-6),
            (0.694_324_168_466_735_2, 0.346_785_826_294_283_2, 0.073_123_117_452_496_54),
            (-0.298_804_625_113_619_4, 0.703_947_858_816_176_7, 0.680_210_528_088_332_5),
            (-0.059_402_214_815_610_31, 0.077_300_658_059_483_86, 0.459_978_650_709_733_7),
            (0.312_121_863_729_217_24, 0.189_469_834_304_520_13, 0.130_507_371_329_358_9),
            (-0.140_805_973_942_196_74, 0.215_842_309_818_560_12, 0.528_881_280_109_762_8),
        ];
        let same = |found: &[Coefficient], expected: &[(f64, f64, f64)]| {
            assert_eq!(found.len(), expected.len());
            for (found, (value, std_error, p)) in found.iter().zip(expected) {
                assert_close(found.value, *value);
                assert_close(found.std_error, *std_error);
                assert_close(found.p, *p);
            }
        };
        same(&models.direct.coefficients, &direct);
        same(&models.polynomial.as_ref().unwrap().coefficients, &polynomial);
        assert_close(models.polynomial.as_ref().unwrap().r_squared, 0.935_067_296_351_986_3);
        assert_close(models.direct.r_squared, 0.911_332_142_098_489_5);
        assert_close(models.constrained_r_squared, 0.819_274_772_154_353_4);
        assert_close(models.performance_r_squared, 0.790_575_916_230_366_5);
        assert_close(models.constraint.f, 13.496_951_856_027_463);
        assert_close(models.constraint.p, 0.002_806_759_007_097_439);
        assert_close(models.higher_order.unwrap().f, 1.218_448_892_469_761);
        assert_close(models.higher_order.unwrap().p, 0.353_102_156_847_746_26);
        assert_eq!(problems(&score), [(DifferenceProblem::ConstraintRejected, "again")]);
        assert_eq!(
            score.flags[0].text,
            "equal and opposite effects are rejected: F(1, 13) = 13.50, p = 0.003"
        );
        assert_eq!((models.n, score.notes.len()), (16, 0));
    }

    #[test]
    fn the_surface_agrees_with_statsmodels() {
        let score = with_outcome(&ANSWERS);
        // statsmodels 0.15.0, t_test.
        let expected = [
            ("a1", 0.395_519_543_353_115_8, 0.519_606_030_932_935_2, 0.464_114_648_238_860_3),
            ("a2", 0.111_913_674_971_410_19, 0.154_258_717_510_090_57, 0.484_781_172_149_802_7),
            ("a3", 0.993_128_793_580_354_6, 0.980_619_991_188_788_2, 0.335_053_584_357_465_5),
            ("a4", -0.512_330_052_487_024_2, 0.428_560_157_225_214_73, 0.259_483_476_048_283),
        ];
        for (found, (name, value, std_error, p)) in score.outcome.unwrap().surface.iter().zip(expected) {
            let SurfaceTerm { name: found_name, value: v, std_error: se, t, p: found_p } = found;
            assert_eq!(found_name, name);
            assert_close(*v, value);
            assert_close(*se, std_error);
            assert_close(*t, value / std_error);
            assert_close(*found_p, p);
        }
    }

    #[test]
    fn what_cannot_be_modelled_is_noted_and_takes_nothing_with_it() {
        // Expectations of two values are their own squares but for a line.
        let two: Vec<[i128; 3]> = ANSWERS.iter().map(|[p, e, y]| [*p, 6 + e % 2, *y]).collect();
        let score = with_outcome(&two);
        let models = score.outcome.unwrap();
        assert_eq!((models.polynomial, models.surface.len(), models.higher_order), (None, 0, None));
        assert!(score.notes[0].contains("expectation_squared"), "{:?}", score.notes);
        // Nobody expects anything but 7; the outcome is the gap; nobody answered.
        let same: Vec<[i128; 3]> = ANSWERS.iter().map(|[p, _, y]| [*p, 7, *y]).collect();
        let gap: Vec<[i128; 3]> = ANSWERS.iter().map(|[p, e, _]| [*p, *e, p - e]).collect();
        for (rows, reason) in [(&same[..], "expectation"), (&gap[..], "residuals"), (&[], "too few")] {
            let score = with_outcome(rows);
            assert_eq!(score.outcome, None);
            assert!(score.notes[0].contains(reason), "{:?}", score.notes);
        }
        assert!(assemble(&[], None, None, 7.0, 95.0).is_err());
    }

    #[cfg(feature = "json")]
    #[test]
    fn results_are_written_and_read() {
        let score = with_outcome(&ANSWERS);
        let text = serde_json::to_string(&score).unwrap();
        assert!(text.contains("\"problem\":\"constraint_rejected\""), "{text}");
        assert_eq!(serde_json::from_str::<DifferenceScore>(&text).unwrap(), score);
        for problem in DifferenceProblem::ALL {
            assert_eq!(serde_json::to_string(&problem).unwrap(), format!("{:?}", problem.name()));
        }
    }
}

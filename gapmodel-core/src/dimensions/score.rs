//! The three dimensions as customers rate them.

use super::balance::{Balance, Means, balance};
use super::findings::{DimensionFinding, findings};
use super::service::ServiceDimension;
use crate::csat::mean_with;
use crate::error::{Error, Result, list_names};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::{Instrument, Viewpoint};
use crate::language;
use crate::stats::difference::{SideMean, partially_paired_weighted, welch};
use crate::stats::{Adjustment, Distribution, TCritical, dist};
use crate::summary::{Facet, Segment, Viewpoints};

/// Options of [`score`].
#[derive(Clone, Debug, PartialEq)]
pub struct DimensionOptions {
    /// Confidence level of the intervals, 0.95; a difference that one minus it does not exceed as adjusted p is beyond
    /// chance.
    pub level: f64,
    /// The language of labels and texts: "en".
    pub language: String,
    /// Whose ratings are scored: those of customers ([`Viewpoint::Perception`]), or of staff or a coach alone
    /// ([`Viewpoint::Delivered`]).
    pub viewpoint: Viewpoint,
}

impl Default for DimensionOptions {
    fn default() -> Self {
        Self { level: 0.95, language: "en".to_owned(), viewpoint: Viewpoint::Perception }
    }
}

/// One of the three dimensions.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionScore {
    /// Which one.
    pub dimension: ServiceDimension,
    /// Its label in the language asked for.
    pub label: String,
    /// What customers perceived, 0 (worst) to 100 (best): the mean over respondents of the mean of what each answered in it,
    /// with Student's t interval, clipped to the scale; none where all scores are the same, and of a single respondent.
    pub score: Estimate,
    /// Cronbach's alpha of what was perceived; absent for one attribute, and without variation. Below 0 the attributes do not go
    /// together: one may be coded the wrong way round.
    pub alpha: Option<f64>,
    /// How many answered all of the dimension: alpha rests on them.
    pub n_alpha: u64,
    /// What customers expected, 0 to 100, likewise; absent where that was not asked.
    pub expectation: Option<Estimate>,
    /// Perception - expectation of the same people in points of 100, negative = shortfall; absent likewise.
    pub gap: Option<Estimate>,
    /// How staff or a coach saw the service delivered, 0 to 100, likewise; absent where nobody did. It is not a measure of service.
    pub staff: Option<Estimate>,
    /// Staff's view - customers' view in points of 100: positive where staff think better of the service than customers do. Its n
    /// is that of the contacts; its method `t` where both sides rated each of them, so that it is a paired difference.
    pub bias: Option<Estimate>,
    /// How many contacts both sides rated: paired in the bias where they rated the same attributes, nine in ten at least.
    pub n_matched: u64,
}

/// One dimension against another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionDifference {
    /// The one.
    pub first: ServiceDimension,
    /// The other.
    pub second: ServiceDimension,
    /// The score of the first - that of the second, in points of 100, paired within those who have all dimensions.
    pub difference: Estimate,
    /// The paired t statistic; absent where the difference is the same for everybody.
    pub t: Option<f64>,
    /// Its two-sided p-value; without a t statistic that of the sign test, min(1, 2 / 2ⁿ) for n people who differ alike.
    pub p: f64,
    /// The p-value adjusted for the three differences (Holm).
    pub p_adjusted: f64,
}

/// The three dimensions of the contacts of a segment.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DimensionScores {
    /// Business, human and hidden.
    pub dimensions: Vec<DimensionScore>,
    /// Business against human, business against hidden, human against hidden.
    pub differences: Vec<DimensionDifference>,
    /// Where the scores of those who have all dimensions stand in the triangle; absent if nobody has them all, or all
    /// scores are 0.
    pub balance: Option<Balance>,
    /// What differences beyond chance usually mean, the largest difference first; none of staff's view, which is no measure of
    /// service.
    pub diagnosis: Vec<DimensionFinding>,
    /// How many customers were asked, or how many ratings of staff or a coach.
    pub respondents: u64,
    /// Whose ratings are scored: `perception` for customers, `delivered` for staff or a coach.
    pub viewpoint: Viewpoint,
    /// The language of labels and texts.
    pub language: String,
}

/// The business, human and hidden dimension of contacts as customers rated them.
///
/// Scores run from 0 to 100 and have an interval and alpha; with expectations a gap, with the ratings of staff or a coach
/// ([`Viewpoint::Delivered`]) what these see and by how much they differ from customers, paired where both rated the same
/// contact (Derrick et al. 2017; the covariance is that of the attributes both rated; with survey weights of the linearised
/// means). Which dimension outweighs another is tested within respondents, from the covariances of their scores (exact sums
/// in the summary), and only what is beyond chance is put into words: where everybody has the same difference that is the sign
/// test's to say, so that two people who are alike find nothing. Where all answers are alike, and of a single respondent, there
/// are scores without intervals. The instrument is
/// [`Instrument::three_dimensions`] or any other with dimensions of these names.
///
/// With `viewpoint` [`Viewpoint::Delivered`] the ratings of staff or a coach are scored by themselves, such as the scorecards of
/// a coach without any customers: scores, differences and balance of their view, without findings.
///
/// The three dimensions are those of practitioners (destinationCRM, "Customer Service in Three Dimensions"); no validated
/// scale was found, so that this is an operationalisation by gapmodel.
///
/// # Errors
///
/// [`Error::UnknownItem`] naming a dimension that the instrument lacks, [`Error::MissingViewpoint`] for an instrument without
/// the viewpoint, [`Error::NoValidRatings`] naming the columns where nobody rated a dimension (staff's view alone is no measure
/// of service and is to be asked for), [`Error::InvalidLevel`], [`Error::InvalidOption`] for another viewpoint than these two,
/// and another language than `"en"`, `"nl"`, `"fr"` and `"et"`.
///
/// ```
/// use gapmodel_core::{Column, Instrument, Summary, SummaryOptions, Table, dimensions};
/// let instrument = Instrument::three_dimensions();
/// let (business, human, hidden) = ([6_i8, 7, 6, 7, 6, 7], [3_i8, 4, 4, 2, 3, 4], [5_i8, 6, 4, 6, 5, 5]);
/// let mut table = Table::new();
/// for (ratings, prefix) in [(&business, "BUS"), (&human, "HUM"), (&hidden, "HID")] {
///     for number in 1..=4 {
///         table.add(&format!("P_{prefix}{number}"), Column::from(ratings))?;
///     }
/// }
/// let mut summary = Summary::new(instrument, SummaryOptions::default())?;
/// summary.observe(&table)?;
/// let found = dimensions::score(&summary.total()?, &dimensions::DimensionOptions::default())?;
/// assert_eq!(format!("{:.1}", found.dimensions[1].score.value), "38.9");
/// assert_eq!(found.diagnosis[0].rule, "business_over_human");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn score(segment: &Segment<'_>, options: &DimensionOptions) -> Result<DimensionScores> {
    check_level(options.level)?;
    language::position(&options.language)?;
    let positions = positions(segment.instrument())?;
    let viewpoint = options.viewpoint;
    check_viewpoint(segment.instrument(), viewpoint)?;
    let facet = Facet::Viewpoint(viewpoint);
    let mut of = Sides { segment, facet, critical: TCritical::new(options.level)? };
    let asked = segment.asked(facet.viewpoints());
    let mut scores = Vec::with_capacity(3);
    for (dimension, d) in ServiceDimension::ALL.into_iter().zip(positions) {
        scores.push(of.scores(facet, d).ok_or_else(|| of.unrated(dimension, d, asked))?);
    }
    let dimensions = ServiceDimension::ALL.into_iter().zip(positions).zip(&scores);
    let dimensions = dimensions
        .map(|((dimension, d), rated)| of.dimension(dimension, d, rated, &options.language))
        .collect::<Result<Vec<_>>>()?;
    let differences = of.differences()?;
    let means = of.means();
    let balance = means.as_ref().map(|means| balance(means, options.level)).transpose()?.flatten();
    let read = means.filter(|_| viewpoint == Viewpoint::Perception);
    let findings =
        read.map(|means| findings(&dimensions, &differences, &means.values, options)).transpose()?;
    Ok(DimensionScores {
        diagnosis: findings.unwrap_or_default(),
        dimensions,
        differences,
        balance,
        respondents: asked,
        viewpoint,
        language: options.language.clone(),
    })
}

/// Refuses a viewpoint that is neither of the two, or that the instrument lacks.
fn check_viewpoint(instrument: &Instrument, viewpoint: Viewpoint) -> Result<()> {
    let known = [Viewpoint::Perception, Viewpoint::Delivered];
    if !known.contains(&viewpoint) {
        return Err(Error::InvalidOption {
            option: "viewpoint",
            value: format!("{:?}", viewpoint.name()),
            allowed: known.map(Viewpoint::name).join(", "),
        });
    }
    if instrument.has(viewpoint) {
        return Ok(());
    }
    Err(Error::MissingViewpoint { what: "a score of the three dimensions", viewpoint: viewpoint.name() })
}

/// Where business, human and hidden stand among the dimensions of an instrument.
pub(super) fn positions(instrument: &Instrument) -> Result<[usize; 3]> {
    let position = |dimension: ServiceDimension| {
        let id = dimension.name();
        let ids = || instrument.dimensions().iter().map(crate::Dimension::id);
        ids().position(|other| other == id).ok_or_else(|| Error::UnknownItem {
            what: "dimension",
            id: id.to_owned(),
            available: list_names(ids()),
        })
    };
    let [business, human, hidden] = ServiceDimension::ALL.map(position);
    Ok([business?, human?, hidden?])
}

/// What is taken of each dimension: staff and customers.
const STAFF: Facet = Facet::Viewpoint(Viewpoint::Delivered);
const EXPECTED: Facet = Facet::Viewpoint(Viewpoint::Expectation);
const BEYOND_STAFF: Facet = Facet::Gap { delivered: Viewpoint::Perception, reference: Viewpoint::Delivered };

/// The pairs of dimensions, in the order of [`Segment::dimension_sums`].
const PAIRS: [(ServiceDimension, ServiceDimension); 3] = [
    (ServiceDimension::Business, ServiceDimension::Human),
    (ServiceDimension::Business, ServiceDimension::Hidden),
    (ServiceDimension::Human, ServiceDimension::Hidden),
];

struct Sides<'a> {
    segment: &'a Segment<'a>,
    /// Whose ratings are scored.
    facet: Facet,
    critical: TCritical,
}

impl Sides<'_> {
    /// The scores of a dimension from a viewpoint, of whoever has one.
    fn scores(&self, facet: Facet, dimension: usize) -> Option<Distribution> {
        self.segment.scores(facet, Some(dimension)).filter(|scores| scores.n() > 0)
    }

    /// What to say where nobody rated a dimension.
    fn unrated(&self, dimension: ServiceDimension, d: usize, n_missing: u64) -> Error {
        let instrument = self.segment.instrument();
        let position = instrument.viewpoints().iter().position(|&v| Facet::Viewpoint(v) == self.facet);
        let members = instrument.dimensions()[d].attributes().iter();
        let columns = members.filter_map(|&a| Some(instrument.attributes()[a].columns()[position?].as_str()));
        let (columns, name) = (list_names(columns), dimension.name());
        let is_customers = self.facet == Facet::PERCEPTION;
        let who = if is_customers { "customers perceive it" } else { "staff or a coach saw it" };
        let staff = is_customers && self.scores(STAFF, d).is_some();
        let remedy =
            if staff { "; staff rated it: viewpoint \"delivered\" scores their view alone" } else { "" };
        let what = format!("the {name} dimension as {who}, columns {columns}{remedy}");
        Error::NoValidRatings { what, n_missing, n_excluded: 0 }
    }

    /// What a scale unit is in points of 100.
    fn factor(&self) -> f64 {
        let scale = self.segment.attribute_scale();
        100.0 / (scale.max() - scale.min())
    }

    fn dimension(
        &mut self,
        dimension: ServiceDimension,
        d: usize,
        rated: &Distribution,
        language: &str,
    ) -> Result<DimensionScore> {
        let Facet::Viewpoint(viewpoint) = self.facet else { unreachable!("a viewpoint is scored") };
        let (alpha, n_alpha) = self.segment.alpha(viewpoint, Some(d))?;
        let mut found = DimensionScore {
            dimension,
            label: self.segment.instrument().dimensions()[d].label_in(language).to_owned(),
            score: self.mean(rated, self.facet)?,
            alpha,
            n_alpha,
            expectation: None,
            gap: None,
            staff: None,
            bias: None,
            n_matched: 0,
        };
        if viewpoint == Viewpoint::Perception {
            found.expectation = self.optional(EXPECTED, d)?;
            found.gap = self.optional(Facet::GAP5, d)?;
            found.staff = self.optional(STAFF, d)?;
            found.n_matched = self.scores(BEYOND_STAFF, d).map_or(0, |matched| matched.n());
            let staff = self.scores(STAFF, d);
            found.bias = staff.map(|staff| self.bias(d, &staff, rated)).transpose()?;
        }
        Ok(found)
    }

    fn optional(&mut self, facet: Facet, d: usize) -> Result<Option<Estimate>> {
        self.scores(facet, d).map(|scores| self.mean(&scores, facet)).transpose()
    }

    /// A mean of scores on 0 to 100, or of gaps in points of 100.
    fn mean(&mut self, scores: &Distribution, facet: Facet) -> Result<Estimate> {
        let asked = self.segment.asked(facet.viewpoints());
        let estimate = mean_with(scores, asked.saturating_sub(scores.n()), 0, &mut self.critical)?;
        Ok(match facet {
            Facet::Gap { .. } => difference_on_100(estimate, self.factor()),
            Facet::Viewpoint(_) => {
                on_100(estimate, self.segment.attribute_scale().min(), self.factor(), (0.0, 100.0))
            }
        })
    }

    /// Staff minus customers: of the same contacts as far as both rated them, and with nothing but these the paired
    /// difference. Where one rated attributes that the other did not (more than one in ten), Welch's interval stands,
    /// which is wider than need be as far as both go together.
    fn bias(&self, d: usize, staff: &Distribution, customers: &Distribution) -> Result<Estimate> {
        let both = self.segment.answering(Viewpoints::of([Viewpoint::Perception, Viewpoint::Delivered]));
        let of = |facet| both.scores(facet, Some(d)).filter(|scores: &Distribution| scores.n() > 0);
        let level = self.critical.level();
        let pairs = [of(STAFF), of(Facet::PERCEPTION), of(BEYOND_STAFF)];
        let rated = [STAFF, Facet::PERCEPTION, BEYOND_STAFF].map(|facet| both.n_rated(facet, Some(d)));
        // Scores of other attributes are no parts of the difference: how the two go together is not known from it. What a few
        // left out hardly matters.
        let is_alike = 10 * rated[2] >= 9 * rated[0].max(rated[1]);
        let found = if let ([Some(s), Some(c), Some(gaps)], true) = (&pairs, is_alike) {
            partially_paired_weighted(staff, customers, [s, c, gaps], level)?
        } else {
            let sides = SideMean::of(staff).zip(SideMean::of(customers));
            let nobody = || Error::NoValidRatings { what: "staff".to_owned(), n_missing: 0, n_excluded: 0 };
            let (staff, customers) = sides.ok_or_else(nobody)?;
            welch(&staff, &customers, level)?
        };
        let matched = pairs[2].as_ref();
        let n_matched = matched.map_or(0, Distribution::n);
        let is_paired = is_alike && n_matched == staff.n() && n_matched == customers.n();
        let method = if is_paired { Method::T } else { Method::Welch };
        let n_effective = staff.n_effective() + customers.n_effective();
        let estimate = Estimate {
            value: found.value,
            std_error: found.std_error,
            low: found.low,
            high: found.high,
            level,
            n_valid: staff.n() + customers.n() - n_matched,
            n_missing: 0,
            n_excluded: 0,
            n_effective: n_effective - matched.map_or(0.0, Distribution::n_effective),
            method: if found.low.is_some() { method } else { Method::None },
        };
        Ok(difference_on_100(estimate, self.factor()))
    }

    /// The mean of one of the sums of scores of those who have all dimensions, in points of 100.
    fn sum(&self, which: usize) -> Option<Estimate> {
        let sums = self.segment.dimension_sums(self.facet)?;
        let (sums, absent) = sums[which];
        let weighted = self.segment.is_weighted();
        let scale = self.segment.attribute_scale();
        let unit = scale.step().unwrap_or(1.0) / self.segment.layout().denominator as f64 * self.factor();
        let (value, std_error) = (sums.mean(weighted, 1)? * unit, sums.std_error(weighted));
        Some(Estimate {
            value,
            std_error: std_error.map(|se| se * unit),
            low: None,
            high: None,
            level: self.critical.level(),
            n_valid: sums.mass.n,
            n_missing: absent.missing,
            n_excluded: 0,
            n_effective: sums.mass.n_effective(weighted),
            method: Method::None,
        })
    }

    fn differences(&mut self) -> Result<Vec<DimensionDifference>> {
        let mut found = Vec::with_capacity(3);
        for (which, (first, second)) in (3..).zip(PAIRS) {
            let Some(difference) = self.sum(which) else { return Ok(found) };
            let se = difference.std_error.filter(|&se| se > 0.0);
            let df = difference.n_valid.saturating_sub(1);
            let half = se.map(|se| Ok::<_, Error>(self.critical.get(df)? * se)).transpose()?;
            let limits = half
                .map(|half| ((difference.value - half).max(-100.0), (difference.value + half).min(100.0)));
            let t = se.map(|se| difference.value / se);
            let p = match t {
                Some(t) => dist::t_two_sided_p(t, df as f64)?,
                None => sign_test(&difference),
            };
            let difference = difference.with_limits(limits, Method::T);
            found.push(DimensionDifference { first, second, difference, t, p, p_adjusted: p });
        }
        let p_values: Vec<f64> = found.iter().map(|row| row.p).collect();
        let adjusted = Adjustment::Holm.apply(&p_values);
        found.iter_mut().zip(adjusted).for_each(|(row, p)| row.p_adjusted = p);
        Ok(found)
    }

    /// Mean scores and their covariances: cov(a, b) = (var a + var b - var(a - b)) / 2.
    fn means(&self) -> Option<Means> {
        let all: Vec<Estimate> = (0..6).map(|which| self.sum(which)).collect::<Option<_>>()?;
        let variance = |which: usize| all[which].std_error.map_or(0.0, |se| se * se);
        let covariance = |a: usize, b: usize| match (a.min(b), a.max(b)) {
            (a, b) if a == b => variance(a),
            (a, b) => 0.5 * (variance(a) + variance(b) - variance(2 + a + b)),
        };
        let row = |a: usize| [0, 1, 2].map(|b| covariance(a, b));
        Some(Means {
            values: [all[0].value, all[1].value, all[2].value],
            covariances: [row(0), row(1), row(2)],
            n: all[0].n_valid,
            n_missing: all[0].n_missing,
            n_effective: all[0].n_effective,
        })
    }
}

/// The two-sided p-value of the exact sign test where all have the same difference: that n fall on one side by chance.
fn sign_test(difference: &Estimate) -> f64 {
    let n = if difference.value == 0.0 { 0.0 } else { difference.n_effective };
    (2.0 * libm::exp2(-n)).min(1.0)
}

/// An estimate in scale units in points of 100 from the lowest, its limits within what is possible.
fn on_100(of: Estimate, lowest: f64, factor: f64, (least, most): (f64, f64)) -> Estimate {
    let point = |value: f64| (value - lowest) * factor;
    Estimate {
        value: point(of.value),
        std_error: of.std_error.map(|se| se * factor),
        low: of.low.map(|low| point(low).max(least)),
        high: of.high.map(|high| point(high).min(most)),
        ..of
    }
}

/// The same of a difference.
fn difference_on_100(of: Estimate, factor: f64) -> Estimate {
    on_100(of, 0.0, factor, (-100.0, 100.0))
}

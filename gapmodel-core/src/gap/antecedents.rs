use super::five::PROVIDER_GAPS;
use crate::csat::mean_of;
use crate::error::{Error, Result, list_names};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::{Antecedent, Instrument, Viewpoint};
use crate::label::Label;
use crate::language;
use crate::stats::correlation::{spearman, spearman_interval};
use crate::summary::{Facet, Segment, Summary};

/// With fewer units no correlation is given: Bonett and Wright's standard error has n - 3 below the line.
const FEWEST_UNITS: u64 = 5;

/// Options of [`antecedents`].
#[derive(Clone, Debug, PartialEq)]
pub struct AntecedentOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels: "en", "nl", "fr" or "et".
    pub language: String,
}

impl Default for AntecedentOptions {
    fn default() -> Self {
        Self { level: 0.95, language: "en".to_owned() }
    }
}

/// One construct of the extended service quality model as employees and managers see it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AntecedentRow {
    /// The id of the construct, such as `"role_conflict"`.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// The gap it bears on, 1 to 4.
    pub gap: u8,
    /// +1 if more of it keeps the gap small, -1 if more of it widens the gap.
    pub polarity: i8,
    /// The mean over respondents of the mean of the statements they answered, in scale units (1 to 7), with Student's t
    /// interval. High is much of the construct, whatever its polarity.
    pub mean: Estimate,
    /// Cronbach's alpha, at most 1; absent below two statements or two respondents, and where scores do not vary.
    pub alpha: Option<f64>,
    /// Whether alpha is negative: the statements do not go together, or one was not reverse coded.
    pub alpha_is_negative: bool,
    /// How many answered all statements, from whom alpha has the variance of the sum.
    pub alpha_n: u64,
    /// How the construct goes with its gap from unit to unit; absent without a gap study, where that does not measure the
    /// gap, in fewer than five units, and where either side is alike in all.
    pub relation: Option<AntecedentRelation>,
}

/// How a construct goes with its gap from unit to unit.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AntecedentRelation {
    /// Spearman's rank correlation, -1 to 1, of the units' means of the construct with their gaps (delivered minus
    /// reference, negative = shortfall). Interval by Fisher's z, absent at -1 and 1; no standard error. `n_valid` counts
    /// units, `n_missing` those of the gap study that lack one of the two.
    pub correlation: Estimate,
    /// Whether it has the sign of the polarity: more of what should keep the gap small goes with less shortfall.
    pub as_expected: bool,
}

/// The constructs behind gaps 1 to 4.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AntecedentsResult {
    /// One row per construct that somebody answered, in the order of [`Antecedent::ALL`].
    pub constructs: Vec<AntecedentRow>,
    /// Constructs that the instrument asks for and nobody answered.
    pub unanswered: Vec<String>,
    /// Respondents seen.
    pub respondents: u64,
    /// Units that both studies have; absent without a gap study.
    pub units: Option<u64>,
    /// The confidence level of the intervals.
    pub level: f64,
    /// The smallest and the largest answer of the scale.
    pub scale: (f64, f64),
}

/// What makes gaps 1 to 4 small or large, as employees and managers see it: mean and reliability of every construct and,
/// with a gap study of the same units, whether the construct goes with its gap (Zeithaml, Berry and Parasuraman 1988,
/// J Marketing 52(2):35-48).
///
/// `summary` holds answers to [`Instrument::antecedents`], or to any instrument with perceptions whose dimensions have
/// ids of [`Antecedent::ALL`]; constructs without a dimension are left out. All segments are taken together.
///
/// Cronbach's alpha is k / (k - 1) (1 - sum of the statements' variances / variance of their sum), 1951, Psychometrika
/// 16:297-334. A statement's variance is over all who answered it, that of the sum over those who answered every
/// statement, whom `alpha_n` counts: nothing is imputed.
///
/// With `gaps`, both summaries must have one and the same segment column, such as a branch; its labels match the units.
/// A unit's side of a gap is the mean over dimensions of the mean of their attributes, each over all who rated it:
/// the overall score where everybody rated everything. Respondents without a label are no unit. Sixteen correlations at
/// 95 % make about one false alarm: a single one that leaves 0 out is a hint, not a finding.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] without perceptions, [`Error::UnknownItem`] if no dimension is a construct,
/// [`Error::NoValidRatings`] if nobody answered, [`Error::InvalidLevel`], [`Error::InvalidOption`] for an unknown
/// language or for summaries that do not share their one segment column, [`Error::TooFewUnits`] below five units that
/// both summaries have.
///
/// ```
/// use gapmodel_core::{Column, Instrument, SummaryOptions, Table, gap, summarize};
/// let instrument = Instrument::antecedents();
/// let (high, low) = (vec![6_i8, 7, 5, 6], vec![2_i8, 1, 3, 1]);
/// let mut table = Table::new();
/// for attribute in instrument.attributes() {
///     let answers = if attribute.scale().low_is_good() { &low } else { &high };
///     table.add(attribute.id(), Column::from(answers))?;
/// }
/// let summary = summarize(&table, instrument, SummaryOptions::default())?;
/// let result = gap::antecedents(&summary, None, &gap::AntecedentOptions::default())?;
/// let teamwork = result.constructs.iter().find(|row| row.id == "teamwork").unwrap();
/// println!("{}: {:.2} of 7, alpha {:.2}", teamwork.label, teamwork.mean.value, teamwork.alpha.unwrap());
/// assert_eq!(teamwork.mean.value, 73.0 / 12.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn antecedents(
    summary: &Summary,
    gaps: Option<&Summary>,
    options: &AntecedentOptions,
) -> Result<AntecedentsResult> {
    check_level(options.level)?;
    language::position(&options.language)?;
    let constructs = constructs(summary.instrument())?;
    let everybody = summary.total()?;
    let units = gaps.map(|gaps| Units::matched(summary, gaps)).transpose()?;
    let (mut rows, mut unanswered) = (Vec::new(), Vec::new());
    for (construct, dimension) in constructs {
        match row(&everybody, construct, dimension, units.as_ref(), options)? {
            Some(row) => rows.push(row),
            None => unanswered.push(construct.id().to_owned()),
        }
    }
    if rows.is_empty() {
        let (what, n_missing) = ("the constructs".to_owned(), summary.rows());
        return Err(Error::NoValidRatings { what, n_missing, n_excluded: 0 });
    }
    let scale = summary.instrument().attributes()[0].scale();
    Ok(AntecedentsResult {
        constructs: rows,
        unanswered,
        respondents: summary.rows(),
        units: units.map(|units| units.matched.len() as u64),
        level: options.level,
        scale: (scale.min(), scale.max()),
    })
}

/// The constructs an instrument asks for, each with the position of its dimension.
fn constructs(instrument: &Instrument) -> Result<Vec<(Antecedent, usize)>> {
    if !instrument.has(Viewpoint::Perception) {
        let viewpoint = Viewpoint::Perception.name();
        return Err(Error::MissingViewpoint { what: "the antecedents of the gaps", viewpoint });
    }
    let ids: Vec<&str> = instrument.dimensions().iter().map(crate::Dimension::id).collect();
    let position = |construct: &Antecedent| ids.iter().position(|id| *id == construct.id());
    let found: Vec<_> = Antecedent::ALL.into_iter().filter_map(|c| Some((c, position(&c)?))).collect();
    if found.is_empty() {
        let id = Antecedent::ALL[0].id().to_owned();
        return Err(Error::UnknownItem { what: "dimension", id, available: list_names(ids.into_iter()) });
    }
    Ok(found)
}

fn row(
    everybody: &Segment<'_>,
    construct: Antecedent,
    dimension: usize,
    units: Option<&Units<'_>>,
    options: &AntecedentOptions,
) -> Result<Option<AntecedentRow>> {
    let scores = everybody.scores(Facet::PERCEPTION, Some(dimension)).filter(|scores| scores.n() > 0);
    let Some(scores) = scores else { return Ok(None) };
    let (alpha, alpha_n) = everybody.alpha(Viewpoint::Perception, Some(dimension))?;
    let label = everybody.instrument().dimensions()[dimension].label_in(&options.language);
    Ok(Some(AntecedentRow {
        id: construct.id().to_owned(),
        label: label.to_owned(),
        gap: construct.gap(),
        polarity: construct.polarity(),
        mean: mean_of(&scores, everybody.rows() - scores.n(), 0, options.level)?,
        alpha,
        alpha_is_negative: alpha.is_some_and(|alpha| alpha < 0.0),
        alpha_n,
        relation: units.map_or(Ok(None), |units| units.relation(construct, dimension, options.level))?,
    }))
}

/// The units that a study of antecedents and a gap study share.
struct Units<'a> {
    /// Antecedents and gaps of each unit.
    matched: Vec<(Segment<'a>, Segment<'a>)>,
    /// How many units the gap study has.
    studied: u64,
    positions: [Option<(usize, usize)>; 4],
}

impl<'a> Units<'a> {
    fn matched(summary: &'a Summary, gaps: &'a Summary) -> Result<Self> {
        if summary.by().len() != 1 || summary.by() != gaps.by() {
            return Err(Error::InvalidOption {
                option: "gaps",
                value: format!("segments by ({}) and ({})", summary.by().join(", "), gaps.by().join(", ")),
                allowed: "both summaries need one and the same segment column, such as the branch".to_owned(),
            });
        }
        let is_unit = |segment: &Segment<'_>| segment.labels() != [Label::Missing];
        let studied = gaps.segments().filter(is_unit);
        let matched: Vec<_> =
            studied.filter_map(|unit| Some((summary.segment(unit.labels()).ok()?, unit))).collect();
        let n = matched.len() as u64;
        if n < FEWEST_UNITS {
            let what = "units in both studies".to_owned();
            return Err(Error::TooFewUnits { what, n, needed: FEWEST_UNITS });
        }
        let position = |viewpoint| gaps.instrument().viewpoints().iter().position(|v| *v == viewpoint);
        let positions =
            PROVIDER_GAPS.map(|(delivered, reference)| position(delivered).zip(position(reference)));
        Ok(Self { matched, studied: gaps.segments().filter(is_unit).count() as u64, positions })
    }

    fn relation(
        &self,
        construct: Antecedent,
        dimension: usize,
        level: f64,
    ) -> Result<Option<AntecedentRelation>> {
        let Some((delivered, reference)) = self.positions[usize::from(construct.gap()) - 1] else {
            return Ok(None);
        };
        let mut pairs = Vec::new();
        for (answers, gaps) in &self.matched {
            let score = answers.scores(Facet::PERCEPTION, Some(dimension)).and_then(|scores| scores.mean());
            let sides = unit_mean(gaps, delivered)?.zip(unit_mean(gaps, reference)?);
            pairs.extend(score.zip(sides.map(|(delivered, reference)| rounded(delivered - reference))));
        }
        let n = pairs.len() as u64;
        let correlation = spearman(&pairs).filter(|_| n >= FEWEST_UNITS);
        Ok(correlation.map(|r| self.as_relation(r, n, construct.polarity(), level)))
    }

    fn as_relation(&self, r: f64, n: u64, polarity: i8, level: f64) -> AntecedentRelation {
        let interval = spearman_interval(r, n, level);
        let correlation = Estimate {
            value: r,
            std_error: None,
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            level,
            n_valid: n,
            n_missing: self.studied - n,
            n_excluded: 0,
            n_effective: n as f64,
            method: if interval.is_some() { Method::FisherZ } else { Method::None },
        };
        AntecedentRelation { correlation, as_expected: r * f64::from(polarity) > 0.0 }
    }
}

/// The mean over dimensions (over attributes where there are none) of what a unit says from one viewpoint; `None` unless
/// every dimension was rated.
fn unit_mean(unit: &Segment<'_>, viewpoint: usize) -> Result<Option<f64>> {
    let instrument = unit.instrument();
    let mut means = Vec::with_capacity(instrument.attributes().len());
    for attribute in instrument.attributes() {
        means.push(unit.counts(&attribute.columns()[viewpoint])?.good_distribution().mean());
    }
    if instrument.dimensions().is_empty() {
        return Ok(average(means.into_iter().flatten()));
    }
    let dimension = |d: &crate::Dimension| average(d.attributes().iter().filter_map(|a| means[*a]));
    let of_dimensions: Option<Vec<f64>> = instrument.dimensions().iter().map(dimension).collect();
    Ok(of_dimensions.and_then(|means| average(means.into_iter())))
}

fn average(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

/// To billionths, so that gaps which are equal but for rounding have equal ranks.
fn rounded(gap: f64) -> f64 {
    libm::round(gap * 1e9) / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AttributeSpec, Categories, Column, DimensionSpec, Direction, InstrumentSpec, Scale};
    use crate::{SummaryOptions, Table, summarize};

    /// One construct of three statements, the last reversed.
    fn teamwork() -> Instrument {
        let attribute = |(id, direction): (&str, Option<Direction>)| AttributeSpec {
            id: id.to_owned(),
            dimension: "teamwork".to_owned(),
            direction,
            ..AttributeSpec::default()
        };
        let reversed = Some(Direction::LowIsGood);
        Instrument::new(InstrumentSpec {
            id: "team".to_owned(),
            scales: [("agreement".to_owned(), Scale::new(1, 7).unwrap())].into(),
            viewpoints: [(Viewpoint::Perception, "{id}".to_owned())].into(),
            dimensions: vec![DimensionSpec { id: "teamwork".to_owned(), ..DimensionSpec::default() }],
            attributes: [("a", None), ("b", None), ("c", reversed)].map(attribute).into(),
            ..InstrumentSpec::default()
        })
        .unwrap()
    }

    fn by_branch() -> SummaryOptions {
        SummaryOptions { by: vec!["branch".to_owned()], ..SummaryOptions::default() }
    }

    fn branches(labels: &[i64]) -> Categories {
        Categories::from_labels(labels.iter().map(|label| Label::from(*label)))
    }

    fn team(answers: &[[f64; 3]], labels: &[i64]) -> Summary {
        let mut table = Table::new();
        let columns: Vec<Vec<f64>> = (0..3).map(|i| answers.iter().map(|row| row[i]).collect()).collect();
        for (name, column) in ["a", "b", "c"].into_iter().zip(&columns) {
            table.add(name, Column::from(column)).unwrap();
        }
        table.add_labels("branch", branches(labels)).unwrap();
        summarize(&table, teamwork(), by_branch()).unwrap()
    }

    /// A gap study of standards and deliveries.
    fn study(standards: &[f64], deliveries: &[f64], labels: &[i64]) -> Summary {
        let viewpoints =
            [(Viewpoint::Standard, "S_{id}".to_owned()), (Viewpoint::Delivered, "D_{id}".to_owned())];
        let speed = AttributeSpec {
            id: "speed".to_owned(),
            dimension: "none".to_owned(),
            ..AttributeSpec::default()
        };
        let instrument = Instrument::new(InstrumentSpec {
            id: "study".to_owned(),
            scales: [("seven".to_owned(), Scale::new(1, 7).unwrap())].into(),
            viewpoints: viewpoints.into(),
            attributes: vec![speed],
            ..InstrumentSpec::default()
        });
        let mut table = Table::new();
        table.add("S_speed", Column::from(standards)).unwrap();
        table.add("D_speed", Column::from(deliveries)).unwrap();
        table.add_labels("branch", branches(labels)).unwrap();
        summarize(&table, instrument.unwrap(), by_branch()).unwrap()
    }

    const ANSWERS: [[f64; 3]; 6] =
        [[5., 6., 2.], [3., 4., 5.], [7., 6., 1.], [2., 3., 6.], [4., 4., 4.], [6., 7., 3.]];

    fn options() -> AntecedentOptions {
        AntecedentOptions::default()
    }

    /// Mean and alpha by `NumPy` 2.4.6.
    #[test]
    fn mean_and_alpha_are_those_of_numpy() {
        let result = antecedents(&team(&ANSWERS, &[1, 2, 3, 4, 5, 6]), None, &options()).unwrap();
        let row = &result.constructs[0];
        assert!((row.mean.value - 14.0 / 3.0).abs() < 1e-12);
        assert!((row.alpha.unwrap() - 0.957_692_307_692_307_6).abs() < 1e-12);
        assert_eq!((row.gap, row.polarity, row.mean.n_valid, row.alpha_n), (3, 1, 6, 6));
        assert_eq!((result.units, result.scale, row.relation), (None, (1.0, 7.0), None));
    }

    #[test]
    fn statements_that_contradict_each_other_have_a_negative_alpha_that_says_so() {
        let answers = [[1., 7., 4.], [7., 1., 4.], [2., 6., 5.], [6., 3., 4.]];
        let result = antecedents(&team(&answers, &[1; 4]), None, &options()).unwrap();
        assert!(result.constructs[0].alpha.unwrap() < 0.0 && result.constructs[0].alpha_is_negative);
    }

    #[test]
    fn alpha_is_absent_without_variation_and_absent_answers_are_counted() {
        let alike = antecedents(&team(&[[4.; 3]; 3], &[1; 3]), None, &options()).unwrap();
        assert_eq!((alike.constructs[0].alpha, alike.constructs[0].alpha_is_negative), (None, false));
        let mut answers = ANSWERS;
        answers[0][1] = f64::NAN;
        answers[3] = [f64::NAN; 3];
        let result = antecedents(&team(&answers, &[1; 6]), None, &options()).unwrap();
        let row = &result.constructs[0];
        assert_eq!((row.alpha_n, row.mean.n_valid, row.mean.n_missing), (4, 5, 1));
    }

    #[test]
    fn units_are_matched_by_label_and_correlated_with_their_gap() {
        let labels = [1, 2, 3, 4, 5, 6];
        // The shortfall is the larger the less teamwork there is, but for one pair of neighbours.
        let study = study(&[6.; 7], &[6., 3., 7., 2., 4., 5., 1.], &[1, 2, 3, 4, 5, 6, 7]);
        let result = antecedents(&team(&ANSWERS, &labels), Some(&study), &options()).unwrap();
        let relation = result.constructs[0].relation.unwrap();
        assert_eq!(
            (result.units, relation.correlation.n_valid, relation.correlation.n_missing),
            (Some(6), 6, 1)
        );
        // scipy.stats.spearmanr([17/3, 10/3, 20/3, 7/3, 4, 6], [6, 3, 7, 2, 4, 5])
        assert!((relation.correlation.value - 33.0 / 35.0).abs() < 1e-12 && relation.as_expected);
        assert_eq!(
            (relation.correlation.low.is_some(), relation.correlation.method),
            (true, Method::FisherZ)
        );
    }

    #[test]
    fn gaps_that_are_not_measured_have_no_relation_and_thin_ones_neither() {
        let labels = [1, 2, 3, 4, 5];
        let thin = study(&[6., 6., 6., 6., f64::NAN], &[5., 3., 7., 2., 4.], &labels);
        let result = antecedents(&team(&ANSWERS[..5], &labels), Some(&thin), &options()).unwrap();
        assert_eq!((result.units, result.constructs[0].relation), (Some(5), None));
    }

    #[test]
    fn mistakes_are_named() {
        let labels = [1, 2, 3, 4, 5, 6];
        let team = team(&ANSWERS, &labels);
        let study = study(&[6.; 4], &[5.; 4], &labels[..4]);
        let error = antecedents(&team, Some(&study), &options()).unwrap_err();
        assert_eq!(error.to_string(), "too few units in both studies: 4, and at least 5 are needed");
        let whole = Summary::new(teamwork(), SummaryOptions::default()).unwrap();
        let error = antecedents(&whole, Some(&study), &options()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "gaps = segments by () and (branch) is not allowed: both summaries need one and the same segment \
             column, such as the branch"
        );
        let german = AntecedentOptions { language: "de".to_owned(), ..options() };
        let error = antecedents(&team, None, &german).unwrap_err();
        assert_eq!(error.to_string(), "language = \"de\" is not allowed: the languages are en, nl, fr, et");
        assert_eq!(
            antecedents(&whole, None, &options()).unwrap_err().kind(),
            crate::ErrorKind::NoValidRatings
        );
        let servperf = Summary::new(Instrument::servperf(), SummaryOptions::default()).unwrap();
        assert_eq!(
            antecedents(&servperf, None, &options()).unwrap_err().kind(),
            crate::ErrorKind::UnknownItem
        );
    }
}

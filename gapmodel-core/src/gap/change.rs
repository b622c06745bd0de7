use super::five::{Design, GapEstimate, check_language};
use super::servqual::check_asked;
use super::study::{Scope, Study};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::{Instrument, Viewpoint};
use crate::scale::Answer;
use crate::stats::difference::{MeanError, SideMean, welch};
use crate::summary::{Summary, grid_denominator, in_both, round_ratio};
use crate::table::{Column, Table};
use crate::tally::{Combination, CrossProducts};

/// Options of [`change`] and [`change_paired`].
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for ChangeOptions {
    fn default() -> Self {
        Self { level: 0.95, language: "en".to_owned() }
    }
}

/// The change of gap 5 of one attribute, one dimension, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChangeRow {
    /// The id in the instrument; `"overall"` for the mean over dimensions.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// Gap 5 before.
    pub before: f64,
    /// Gap 5 after.
    pub after: f64,
    /// Gap after - gap before in scale units: perception - expectation, exactly.
    pub gap: Estimate,
    /// Perception after - perception before.
    pub perception: Estimate,
    /// Expectation after - expectation before.
    pub expectation: Estimate,
    /// Whether expectations have risen: the interval of their change lies above 0.
    pub expectations_rise: bool,
}

/// How gap 5 changed, and whether perceptions or expectations moved it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// Paired if the same people were asked twice, else independent.
    pub design: Design,
    /// Over all.
    pub overall: ChangeRow,
    /// One row per dimension that was rated both times.
    pub dimensions: Vec<ChangeRow>,
    /// One row per attribute that was rated both times.
    pub attributes: Vec<ChangeRow>,
    /// How many were asked twice; 0 for different people.
    pub n_matched: u64,
    /// How many of the same people were asked only once and do not count; 0 for different people.
    pub n_unmatched: u64,
}

const SIDES: [Viewpoint; 2] = [Viewpoint::Expectation, Viewpoint::Perception];

/// The change of gap 5 between two surveys of different people, split into that of perceptions and that of expectations.
///
/// A gap can widen because service got worse, or because people expect more: expectations that keep rising are a finding
/// of their own. Welch's interval for each of the three changes; the two parts add up to the change of the gap exactly
/// (perceptions are taken as expectation plus gap). If the same people were asked twice, [`change_paired`] has narrower
/// intervals.
///
/// # Errors
///
/// [`Error::Mismatch`] for different instruments, [`Error::MissingViewpoint`] without expectations or perceptions,
/// [`Error::NoValidRatings`] if nobody gave a pair before or after, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Column, Instrument, Scale, SummaryOptions, Table, gap, summarize};
/// let instrument = Instrument::paired(&[("speed", None)], None, false, Scale::new(1, 7)?)?;
/// let wave = |expected: [i8; 4], perceived: [i8; 4]| {
///     let mut table = Table::new();
///     table.add("E_speed", Column::from(&expected))?;
///     table.add("P_speed", Column::from(&perceived))?;
///     summarize(&table, instrument.clone(), SummaryOptions::default())
/// };
/// let (before, after) = (wave([5, 6, 5, 6], [5, 5, 4, 6])?, wave([6, 7, 7, 6], [5, 5, 5, 6])?);
/// let change = gap::change(&before, &after, &gap::ChangeOptions::default())?;
/// let moved = [&change.overall.gap, &change.overall.perception, &change.overall.expectation].map(|e| e.value);
/// assert_eq!(moved, [-0.75, 0.25, 1.0]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn change(before: &Summary, after: &Summary, options: &ChangeOptions) -> Result<Change> {
    check_level(options.level)?;
    check_language(before.instrument(), &options.language)?;
    if before.instrument() != after.instrument() {
        let (ours, theirs) = (before.instrument().id(), after.instrument().id());
        return Err(Error::Mismatch { reason: format!("the instruments differ: {ours:?} and {theirs:?}") });
    }
    let study = |summary| {
        let study = Study::plain(summary, options.level)?.with_sides(SIDES)?;
        check_has(study.instrument())?;
        check_asked("a change of gap 5", &study.total, &SIDES)?;
        Ok::<_, Error>(study)
    };
    let waves = [study(before)?, study(after)?];
    let row = |id: &str, label: &str, scope: Scope| -> Result<Option<ChangeRow>> {
        let Some((before, after)) = moment(&waves[0], scope)?.zip(moment(&waves[1], scope)?) else {
            return Ok(None);
        };
        let changed =
            |pick: fn(&Moment) -> SideMean| difference(&pick(&after), &pick(&before), options.level);
        let (gap, perception, expectation) =
            (changed(|m| m.gap)?, changed(|m| m.perception)?, changed(|m| m.expectation)?);
        Ok(Some(row_of(id, label, [before.gap.mean, after.gap.mean], [gap, perception, expectation])))
    };
    let rows = rows(before.instrument(), &options.language, row)?;
    finish(rows, Design::Independent, 0, 0)
}

/// What one survey says of one scope.
struct Moment {
    gap: SideMean,
    perception: SideMean,
    expectation: SideMean,
}

fn moment(study: &Study<'_>, scope: Scope) -> Result<Option<Moment>> {
    let Some(gap) = study.gap((Viewpoint::Perception, Viewpoint::Expectation), scope)? else {
        return Ok(None);
    };
    let side = |viewpoint| study.side(viewpoint, scope).map(|side| side.mean);
    let Some((expectation, perception)) = side(Viewpoint::Expectation).zip(side(Viewpoint::Perception))
    else {
        return Ok(None);
    };
    let GapEstimate { estimate, df, .. } = gap;
    let error = estimate.std_error.zip(df).map(|(se, df)| MeanError { variance: se * se, df });
    let gap = SideMean { mean: estimate.value, error, sd: None, n: estimate.n_valid };
    let perception = SideMean { mean: expectation.mean + gap.mean, ..perception };
    Ok(Some(Moment { gap, perception, expectation }))
}

fn difference(after: &SideMean, before: &SideMean, level: f64) -> Result<Estimate> {
    let difference = welch(after, before, level)?;
    Ok(Estimate {
        value: difference.value,
        std_error: difference.std_error,
        low: difference.low,
        high: difference.high,
        level,
        n_valid: after.n + before.n,
        n_missing: 0,
        n_excluded: 0,
        n_effective: (after.n + before.n) as f64,
        method: if difference.low.is_some() { Method::Welch } else { Method::None },
    })
}

/// The change of gap 5 of the same people, asked twice: the rows of two tables with the same id belong together.
///
/// Intervals are Student's t on each person's own change, from who rated expectation and perception both times; a
/// person's score in a dimension is the mean of what was answered in it. Who stands in one table only is counted and
/// left out. Rows without an id have no second answer.
///
/// # Errors
///
/// [`Error::UnknownColumn`], [`Error::OffScale`] with row and column, [`Error::InvalidOption`] for an id that stands
/// twice in a table, [`Error::MissingViewpoint`], [`Error::TooFewRatings`] if fewer than two people answered twice,
/// [`Error::InvalidLevel`].
pub fn change_paired(
    before: &Table<'_>,
    after: &Table<'_>,
    instrument: &Instrument,
    id: &str,
    options: &ChangeOptions,
) -> Result<Change> {
    check_level(options.level)?;
    check_language(instrument, &options.language)?;
    check_has(instrument)?;
    let matched = in_both(before, after, id)?;
    let unmatched = before.rows() + after.rows() - 2 * matched.len();
    let waves = [Wave::new(before, instrument)?, Wave::new(after, instrument)?];
    let row = |id: &str, label: &str, scope: Scope| -> Result<Option<ChangeRow>> {
        let mut products = CrossProducts::of_integers(4)?;
        for rows in &matched {
            let (before, after) = (waves[0].scores(rows[0], scope)?, waves[1].scores(rows[1], scope)?);
            if let (Some([e, p]), Some([e_after, p_after])) = (before, after) {
                products.push_integers(&[e, p, e_after, p_after])?;
            }
        }
        let n_missing = matched.len() as u64 - products.n_valid();
        paired_row(id, label, &products, (waves[0].unit(scope), n_missing), options.level)
    };
    finish(rows(instrument, &options.language, row)?, Design::Paired, matched.len() as u64, unmatched as u64)
}

/// The ratings of one table.
struct Wave<'a> {
    instrument: &'a Instrument,
    /// By side and attribute.
    columns: [Vec<Column<'a>>; 2],
    /// How many parts of a point scores are counted in, so that they are whole numbers.
    denominator: i64,
}

impl<'a> Wave<'a> {
    fn new(table: &Table<'a>, instrument: &'a Instrument) -> Result<Self> {
        let columns = |viewpoint: Viewpoint| {
            let position = instrument.viewpoints().iter().position(|v| *v == viewpoint).unwrap_or(0);
            instrument
                .attributes()
                .iter()
                .map(|a| table.numbers(&a.columns()[position]))
                .collect::<Result<Vec<_>>>()
        };
        let members = instrument.dimensions().iter().map(|dimension| dimension.attributes().len());
        let longest = members.max().unwrap_or(instrument.attributes().len());
        let points = instrument.attributes()[0].scale().points().unwrap_or(1);
        let denominator = grid_denominator(longest, points as i64);
        Ok(Self { instrument, columns: [columns(SIDES[0])?, columns(SIDES[1])?], denominator })
    }

    /// What a score of 1 is worth in scale units.
    fn unit(&self, scope: Scope) -> f64 {
        let parts = if scope == Scope::Overall { self.instrument.dimensions().len().max(1) } else { 1 };
        let step = self.instrument.attributes()[0].scale().step().unwrap_or(1.0);
        step / (self.denominator as f64 * parts as f64)
    }

    /// Expectation and perception of one row from the lowest rating; `None` unless there are both.
    fn scores(&self, row: usize, scope: Scope) -> Result<Option<[i128; 2]>> {
        let [e, p] = [self.score(0, row, scope)?, self.score(1, row, scope)?];
        Ok(e.zip(p).map(|(e, p)| [e, p]))
    }

    fn score(&self, side: usize, row: usize, scope: Scope) -> Result<Option<i128>> {
        let dimensions = self.instrument.dimensions();
        match scope {
            Scope::Attribute(attribute) => self.mean(side, row, [attribute].into_iter()),
            Scope::Dimension(d) => self.mean(side, row, dimensions[d].attributes().iter().copied()),
            Scope::Overall if dimensions.is_empty() => {
                self.mean(side, row, 0..self.instrument.attributes().len())
            }
            Scope::Overall => (0..dimensions.len()).map(|d| self.score(side, row, Scope::Dimension(d))).sum(),
        }
    }

    fn mean(&self, side: usize, row: usize, attributes: impl Iterator<Item = usize>) -> Result<Option<i128>> {
        let (mut n, mut sum) = (0, 0);
        for attribute in attributes {
            if let Some(point) = self.rating(side, row, attribute)? {
                n += 1;
                sum += point;
            }
        }
        Ok((n > 0).then(|| round_ratio(sum * self.denominator, n).into()))
    }

    /// A rating in points from the lowest, high being good.
    fn rating(&self, side: usize, row: usize, attribute: usize) -> Result<Option<i64>> {
        let Some(value) = self.columns[side][attribute].value(row) else { return Ok(None) };
        let attribute = &self.instrument.attributes()[attribute];
        let scale = attribute.scale();
        match scale.read(value) {
            Some(Answer::Point(point)) => {
                let top = scale.points().unwrap_or(1) - 1;
                Ok(Some(if scale.low_is_good() { top - point } else { point } as i64))
            }
            Some(_) => Ok(None),
            None => {
                let position =
                    self.instrument.viewpoints().iter().position(|v| *v == SIDES[side]).unwrap_or(0);
                let place = crate::error::Place::index(row).in_column(&attribute.columns()[position]);
                Err(crate::tally::off_scale(scale, value, place))
            }
        }
    }
}

/// A row from the cross-products of expectation and perception before, expectation and perception after, in units that
/// are worth `unit`.
fn paired_row(
    id: &str,
    label: &str,
    products: &CrossProducts,
    (unit, n_missing): (f64, u64),
    level: f64,
) -> Result<Option<ChangeRow>> {
    let n = products.n_valid();
    if n == 0 {
        return Ok(None);
    }
    // Summed exactly: where everybody changed alike there is no variance, and not what rounding leaves of it.
    let combined = |signs: [i128; 4]| {
        let terms = signs.into_iter().enumerate().collect();
        products.combined(&[Combination { constant: 0, terms }])
    };
    let mean = |of: &CrossProducts| of.means().map_or(0.0, |means| unit * means[0]);
    let changed = |signs: [i128; 4]| -> Result<Estimate> {
        let of = combined(signs);
        let variance = of.covariance(0, 0).map(|variance| variance * unit * unit);
        let error = variance.map(|v| MeanError { variance: v / n as f64, df: (n - 1) as f64 });
        let side = SideMean { mean: mean(&of), error, sd: None, n };
        let estimate = difference(&side, &SideMean::fixed(0.0), level)?;
        let method = if estimate.low.is_some() { Method::T } else { Method::None };
        Ok(Estimate { n_missing, method, ..estimate })
    };
    let (gap, perception, expectation) =
        (changed([1, -1, -1, 1])?, changed([0, -1, 0, 1])?, changed([-1, 0, 1, 0])?);
    let gaps = [mean(&combined([-1, 1, 0, 0])), mean(&combined([0, 0, -1, 1]))];
    Ok(Some(row_of(id, label, gaps, [gap, perception, expectation])))
}

fn row_of(
    id: &str,
    label: &str,
    [before, after]: [f64; 2],
    [gap, perception, expectation]: [Estimate; 3],
) -> ChangeRow {
    ChangeRow {
        id: id.to_owned(),
        label: label.to_owned(),
        before,
        after,
        // The parts add up to it to the last bit.
        gap: Estimate { value: perception.value - expectation.value, ..gap },
        perception,
        expectation,
        expectations_rise: expectation.low.is_some_and(|low| low > 0.0),
    }
}

/// The overall row, the dimensions and the attributes.
type Rows = (Option<ChangeRow>, Vec<ChangeRow>, Vec<ChangeRow>);

fn rows(
    instrument: &Instrument,
    language: &str,
    row: impl Fn(&str, &str, Scope) -> Result<Option<ChangeRow>>,
) -> Result<Rows> {
    let dimensions = instrument.dimensions().iter().enumerate();
    let attributes = instrument.attributes().iter().enumerate();
    let of_dimensions =
        dimensions.filter_map(|(i, d)| row(d.id(), d.label_in(language), Scope::Dimension(i)).transpose());
    let of_attributes =
        attributes.filter_map(|(i, a)| row(a.id(), a.label_in(language), Scope::Attribute(i)).transpose());
    Ok((
        row("overall", super::sum_label("overall", language), Scope::Overall)?,
        of_dimensions.collect::<Result<_>>()?,
        of_attributes.collect::<Result<_>>()?,
    ))
}

fn finish(
    (overall, dimensions, attributes): Rows,
    design: Design,
    n_matched: u64,
    n_unmatched: u64,
) -> Result<Change> {
    let overall = overall.ok_or_else(|| match design {
        Design::Paired => Error::TooFewRatings {
            what: "the people who were asked twice".to_owned(),
            n: n_matched,
            needed: 2,
        },
        _ => Error::NoValidRatings {
            what: "the pairs before or after".to_owned(),
            n_missing: 0,
            n_excluded: 0,
        },
    })?;
    if design == Design::Paired && overall.gap.n_valid < 2 {
        let (what, n) = ("the people who were asked twice".to_owned(), overall.gap.n_valid);
        return Err(Error::TooFewRatings { what, n, needed: 2 });
    }
    Ok(Change { design, overall, dimensions, attributes, n_matched, n_unmatched })
}

fn check_has(instrument: &Instrument) -> Result<()> {
    match SIDES.into_iter().find(|viewpoint| !instrument.has(*viewpoint)) {
        None => Ok(()),
        Some(viewpoint) => {
            Err(Error::MissingViewpoint { what: "a change of gap 5", viewpoint: viewpoint.name() })
        }
    }
}

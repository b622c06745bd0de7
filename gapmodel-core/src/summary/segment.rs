use std::borrow::Cow;

use super::Summary;
use super::layout::{ABSENT_KINDS, CONTRASTS, Facet, Layout, MeasureColumn, RatingTable, Viewpoints, gcd};
use super::observe::{SegmentTally, round_ratio};
use super::parts::{Parts, Questionnaire};
use crate::error::{Error, Result, list_names};
use crate::instrument::{Instrument, Viewpoint};
use crate::label::Label;
use crate::scale::{MAX_POINTS, Scale};
use crate::stats::{Distribution, GridSums};
use crate::tally::{Absent, Counts, CrossProducts, Mass, Moments, PairCounts, Sums};

/// One segment of a [`Summary`]: the tallies that models read.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    summary: &'a Summary,
    labels: &'a [Label],
    parts: Cow<'a, Parts>,
}

impl<'a> Segment<'a> {
    pub(super) fn borrowed(summary: &'a Summary, labels: &'a [Label], parts: &'a Parts) -> Self {
        Self { summary, labels, parts: Cow::Borrowed(parts) }
    }

    pub(super) fn owned(summary: &'a Summary, labels: &'a [Label], parts: Parts) -> Self {
        Self { summary, labels, parts: Cow::Owned(parts) }
    }

    /// Those who answered from all of these viewpoints.
    pub(crate) fn answering(&self, viewpoints: Viewpoints) -> Self {
        let parts = self.parts.0.iter().filter(|(questionnaire, _)| questionnaire.answered.has(viewpoints));
        Self { parts: Cow::Owned(Parts(parts.cloned().collect())), ..*self }
    }

    /// How many were asked for all of these viewpoints.
    pub(crate) fn asked(&self, viewpoints: Viewpoints) -> u64 {
        self.rows_where(|questionnaire| questionnaire.asked.has(viewpoints))
    }

    /// How many answered from all of these viewpoints.
    pub(crate) fn answered(&self, viewpoints: Viewpoints) -> u64 {
        self.rows_where(|questionnaire| questionnaire.answered.has(viewpoints))
    }

    fn rows_where(&self, of: impl Fn(&Questionnaire) -> bool) -> u64 {
        let parts = self.parts.0.iter().filter(|(questionnaire, _)| of(questionnaire));
        parts.map(|(_, tally)| tally.rows).sum()
    }

    pub(super) fn parts(&self) -> &[(Questionnaire, SegmentTally)] {
        &self.parts.0
    }

    /// What this segment is called: one label per segment column, none for everybody.
    #[must_use]
    pub fn labels(&self) -> &'a [Label] {
        self.labels
    }

    /// The instrument of the summary.
    #[must_use]
    pub fn instrument(&self) -> &'a Instrument {
        self.summary.instrument()
    }

    /// The number of respondents.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.parts.rows()
    }

    /// Whether the respondents have survey weights.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.summary.is_weighted()
    }

    /// The counts of an item by its id, or of one viewpoint of an attribute by the name of its column.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] naming what there is, [`Error::InvalidOption`] for a measure.
    pub fn counts(&self, id: &str) -> Result<Counts> {
        let layout = self.layout();
        let column = match self.instrument().item(id) {
            Ok(item) => item.column(),
            Err(_) => id,
        };
        let position =
            layout.columns.iter().position(|c| c.name == column).ok_or_else(|| self.unknown(id))?;
        Ok(self.ratings(position))
    }

    /// The pairs of expectation and perception of an attribute.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`], or [`Error::MissingViewpoint`] if the instrument lacks one of the two.
    pub fn pairs(&self, attribute: &str) -> Result<PairCounts> {
        self.pairs_of(attribute, Viewpoint::Perception, Viewpoint::Expectation)
    }

    /// The pairs of two viewpoints of an attribute.
    pub(crate) fn pairs_of(
        &self,
        attribute: &str,
        delivered: Viewpoint,
        reference: Viewpoint,
    ) -> Result<PairCounts> {
        let instrument = self.instrument();
        let known = instrument.attribute(attribute)?.id();
        let position = instrument.attributes().iter().position(|a| a.id() == known).unwrap_or(0);
        let column = |viewpoint: Viewpoint| {
            self.layout().attribute_column(position, viewpoint).ok_or(Error::MissingViewpoint {
                what: "a pair of two viewpoints",
                viewpoint: viewpoint.name(),
            })
        };
        Ok(self.pair_counts(column(reference)?, column(delivered)?))
    }

    /// The exact sums of a real-valued measure by the id of its item.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] if there is no such item, or if it is a rating.
    pub fn moments(&self, id: &str) -> Result<Moments> {
        let column = self.instrument().item(id)?.column();
        let position = self.layout().measures.iter().position(|m| m.name == column);
        let measure = &self.layout().measures[position.ok_or_else(|| self.unknown(id))?];
        Ok(self.moments_at(measure.sums))
    }

    /// The measures of the instrument.
    pub(crate) fn measures(&self) -> &'a [MeasureColumn] {
        &self.layout().measures
    }

    /// The exact sums at a position of [`Layout::sums`].
    pub(crate) fn moments_at(&self, position: usize) -> Moments {
        let (sums, absent) = self.sums(position);
        Moments::from_sums(self.is_weighted(), &sums, absent)
    }

    /// Respondents who gave one and the same answer throughout (to at least two attributes): in their expectations,
    /// in their perceptions, in both.
    #[must_use]
    pub fn straight_liners(&self) -> [u64; 3] {
        let Some(offset) = self.layout().straight else { return [0; 3] };
        let n = |cell: u32| self.get(offset + cell);
        [n(2) + n(3), n(1) + n(3), n(3)]
    }

    /// Of those who have all three: overall perception p and expectation e, p^2, p e, e^2 and the outcome, in whole units.
    pub(crate) fn outcome(&self) -> Result<Option<CrossProducts>> {
        let mut sum: Option<CrossProducts> = None;
        for products in self.parts.0.iter().filter_map(|(_, tally)| tally.outcome.as_ref()) {
            match &mut sum {
                Some(sum) => sum.merge(products)?,
                None => sum = Some(products.clone()),
            }
        }
        Ok(sum)
    }

    /// The sums over the attributes of a dimension, or over all, of who answered them all, in scale units from the lowest.
    pub(crate) fn complete_sums(&self, facet: Facet, dimension: Option<usize>) -> Option<Distribution> {
        let layout = self.layout();
        let facet = layout.facet(facet)?;
        let table = layout.scores.iter().find(|t| t.facet == facet && t.dimension == dimension)?;
        let k = table.members.len() as i64;
        let cells = self.table(table.offset, table.cells).map(|(cell, mass)| (table.read(cell), mass));
        let values = cells.filter(|((n, _), _)| *n == k).map(|((_, sum), mass)| (sum, mass));
        Some(Distribution::of(self.is_weighted(), self.unit(facet).0, 1, 0.0, values))
    }

    /// Sums of business, human, hidden, business - human, business - hidden and human - hidden, in units of one point divided
    /// by [`Layout::denominator`], of those who have a score in every dimension; `None` of another instrument.
    pub(crate) fn dimension_sums(&self, facet: Facet) -> Option<[(Sums, Absent); CONTRASTS]> {
        let layout = self.layout();
        Some(layout.contrast_sums(layout.facet(facet)?)?.map(|position| self.sums(position)))
    }

    /// The scale that all attributes share but for its direction, which is high is good in every score.
    pub(crate) fn attribute_scale(&self) -> &Scale {
        &self.layout().columns[0].scale
    }

    /// How many respondents expect less than is adequate of how many attributes, from 1 attribute on.
    pub(crate) fn inversions(&self) -> Vec<(u32, u64)> {
        let Some(offset) = self.layout().inversions else { return Vec::new() };
        let attributes = self.layout().attribute_columns.len() as u32;
        (1..=attributes).map(|n| (n, self.get(offset + n))).filter(|(_, people)| *people > 0).collect()
    }

    pub(crate) fn layout(&self) -> &'a Layout {
        self.summary.layout()
    }

    /// The scores of respondents in a dimension, or over all attributes: the mean of what they answered, in scale
    /// units (a gap, or a rating reverse coded where low is good).
    pub(crate) fn scores(&self, facet: Facet, dimension: Option<usize>) -> Option<Distribution> {
        let layout = self.layout();
        let facet = layout.facet(facet)?;
        let table = layout.scores.iter().find(|t| t.facet == facet && t.dimension == dimension)?;
        let denominator = grid_denominator(table.members.len(), i64::from(layout.columns[0].points));
        let cells = self.table(table.offset, table.cells).map(|(cell, mass)| (table.read(cell), mass));
        let answered = cells.filter(|((n, _), _)| *n > 0);
        let values = answered.map(|((n, sum), mass)| (round_ratio(sum * denominator, n), mass));
        Some(self.in_scale_units(facet, denominator, values))
    }

    /// How many ratings, or pairs of ratings, these scores are made of.
    pub(crate) fn n_rated(&self, facet: Facet, dimension: Option<usize>) -> u64 {
        let layout = self.layout();
        let table = layout.facet(facet).and_then(|facet| {
            layout.scores.iter().find(|table| table.facet == facet && table.dimension == dimension)
        });
        let cells = table.map(|table| {
            self.table(table.offset, table.cells).map(|(cell, mass)| (table.read(cell).0, mass.n))
        });
        cells.into_iter().flatten().map(|(rated, n)| rated.unsigned_abs() * n).sum()
    }

    /// The mean of a respondent's dimension scores, of those who have them all.
    pub(crate) fn overall(&self, facet: Facet) -> Option<Distribution> {
        let layout = self.layout();
        let facet = layout.facet(facet)?;
        let table = layout.overall.get(facet)?;
        let denominator = layout.denominator * self.instrument().dimensions().len() as i64;
        let cells = self.table(table.offset, table.cells).filter(|(cell, _)| *cell > 0);
        let values = cells.map(|(cell, mass)| (i64::from(cell) - 1 - table.lift, mass));
        Some(self.in_scale_units(facet, denominator, values))
    }

    /// The sums of [`Segment::scores`]; `None` where the facet is not measured, with weights, or for sums beyond 63 bits.
    pub(crate) fn score_sums(&self, facet: Facet, dimension: Option<usize>) -> Option<GridSums> {
        let layout = self.layout();
        let facet = layout.facet(facet).filter(|_| !self.is_weighted())?;
        let table = layout.scores.iter().find(|t| t.facet == facet && t.dimension == dimension)?;
        let denominator = grid_denominator(table.members.len(), i64::from(layout.columns[0].points));
        let cells = self.table_counts(table.offset, table.cells).map(|(cell, n)| (table.read(cell), n));
        let values = cells
            .filter(|((n, _), _)| *n > 0)
            .map(|((n, sum), count)| (round_ratio(sum * denominator, n), count));
        let (step, offset) = self.unit(facet);
        let largest = u64::from(layout.columns[0].points) * denominator.unsigned_abs();
        GridSums::new((step, denominator, offset), largest, self.rows(), values)
    }

    /// The sums of [`Segment::overall`], likewise.
    pub(crate) fn overall_sums(&self, facet: Facet) -> Option<GridSums> {
        let layout = self.layout();
        let facet = layout.facet(facet).filter(|_| !self.is_weighted())?;
        let table = layout.overall.get(facet)?;
        let denominator = layout.denominator * self.instrument().dimensions().len() as i64;
        let cells = self.table_counts(table.offset, table.cells).filter(|(cell, _)| *cell > 0);
        let (step, offset) = self.unit(facet);
        GridSums::new(
            (step, denominator, offset),
            table.cells.into(),
            self.rows(),
            cells.map(|(cell, n)| (i64::from(cell) - 1 - table.lift, n)),
        )
    }

    /// Mean expectation and perception of an attribute, and the sums of its gaps, likewise.
    pub(crate) fn pair_sums(&self, attribute: usize) -> Option<(Option<[f64; 2]>, GridSums)> {
        if self.is_weighted() {
            return None;
        }
        let layout = self.layout();
        let columns = [Viewpoint::Expectation, Viewpoint::Perception]
            .map(|viewpoint| layout.attribute_column(attribute, viewpoint));
        let [Some(first), Some(second)] = columns else { return None };
        let plan = &layout.columns[first];
        let points = u32::from(plan.points);
        let mut sides = [(0_u64, 0_u64); 2];
        let mut gaps = [0_u64; 2 * MAX_POINTS];
        let mut add = |side: usize, code: u32, n: u64| {
            let (people, sum) = sides[side];
            sides[side] = (people + n, sum + n * u64::from(code));
        };
        for (Questionnaire { answered, .. }, tally) in &self.parts.0 {
            let both = layout.holder(first, *answered).filter(|table| table.second == Some(second));
            if let Some(table) = both {
                for (cell, n) in tally.cells.table_counts(table.offset, table.cells) {
                    let codes = [table.code(cell, first), table.code(cell, second)];
                    (0..2).filter(|side| codes[*side] < points).for_each(|side| add(side, codes[side], n));
                    if codes.iter().all(|code| *code < points) {
                        gaps[(points + codes[1] - codes[0]) as usize] += n;
                    }
                }
                continue;
            }
            for (side, column) in [first, second].into_iter().enumerate() {
                let Some(table) = layout.holder(column, *answered) else { continue };
                let codes = tally.cells.table_counts(table.offset, table.cells);
                let codes = codes.map(|(cell, n)| (table.code(cell, column), n));
                codes.filter(|(code, _)| *code < points).for_each(|(code, n)| add(side, code, n));
            }
        }
        let step = plan.scale.step().unwrap_or(1.0);
        let gaps = &gaps[..2 * points as usize];
        let differences = gaps.iter().zip(-i64::from(points)..).map(|(n, gap)| (gap, *n));
        let gaps = GridSums::new((step, 1, 0.0), points.into(), self.rows(), differences)?;
        let mean = |(n, sum): (u64, u64)| plan.scale.min() + step * (sum as f64 / n as f64);
        let means = sides.iter().all(|(n, _)| *n > 0).then(|| sides.map(mean));
        Some((means, gaps))
    }

    /// The sums at a position of [`Layout::sums`], and how many respondents are not in them.
    pub(crate) fn sums(&self, position: usize) -> (Sums, Absent) {
        let parts = self.parts.0.iter().map(|(_, tally)| tally.sums[position]);
        parts.reduce(add_sums).unwrap_or_default()
    }

    fn in_scale_units(
        &self,
        facet: usize,
        denominator: i64,
        values: impl Iterator<Item = (i64, Mass)>,
    ) -> Distribution {
        let (step, offset) = self.unit(facet);
        Distribution::of(self.is_weighted(), step, denominator, offset, values)
    }

    /// What one point is worth and what a score of 0 points means, in scale units.
    fn unit(&self, facet: usize) -> (f64, f64) {
        let scale = &self.layout().columns[0].scale;
        let offset = if matches!(self.layout().facets[facet], Facet::Gap { .. }) { 0.0 } else { scale.min() };
        (scale.step().unwrap_or(1.0), offset)
    }

    fn table(&self, offset: u32, cells: u32) -> impl Iterator<Item = (u32, Mass)> {
        self.parts.0.iter().flat_map(move |(_, tally)| tally.cells.table(offset, cells))
    }

    fn table_counts(&self, offset: u32, cells: u32) -> impl Iterator<Item = (u32, u64)> {
        self.parts.0.iter().flat_map(move |(_, tally)| tally.cells.table_counts(offset, cells))
    }

    /// How many stand in a cell.
    fn get(&self, cell: u32) -> u64 {
        self.parts.0.iter().map(|(_, tally)| tally.cells.get(cell).n).sum()
    }

    /// The ratings of a column.
    fn ratings(&self, column: usize) -> Counts {
        let plan = &self.layout().columns[column];
        let mut masses = vec![Mass::default(); usize::from(plan.points) + 1];
        for part in &self.parts.0 {
            self.add_ratings(column, part, &mut masses);
        }
        let none = masses.pop().unwrap_or_default().n;
        if plan.reversed {
            masses.reverse();
        }
        Counts::from_masses(&plan.scale, self.is_weighted(), masses, self.absent(column, none))
    }

    /// Adds the ratings of a column by code, those who were asked and gave none last.
    fn add_ratings(
        &self,
        column: usize,
        (questionnaire, tally): &(Questionnaire, SegmentTally),
        masses: &mut [Mass],
    ) {
        let layout = self.layout();
        let last = masses.len() - 1;
        if let Some(table) = layout.holder(column, questionnaire.answered) {
            for (cell, mass) in tally.cells.table(table.offset, table.cells) {
                masses[(table.code(cell, column) as usize).min(last)].add(mass);
            }
        } else if layout.columns[column]
            .side
            .is_some_and(|(_, v)| questionnaire.asked.has(Viewpoints::of([v])))
        {
            masses[last].add(self.unrated(tally.rows));
        }
    }

    /// People without a rating: their weights do not matter.
    fn unrated(&self, people: u64) -> Mass {
        if self.is_weighted() { Mass { n: people, ..Mass::default() } } else { Mass::unweighted(people) }
    }

    /// The pairs of two columns of one attribute: of who answered from one of the two viewpoints only, that side.
    fn pair_counts(&self, first: usize, second: usize) -> PairCounts {
        let layout = self.layout();
        let plan = &layout.columns[first];
        let points = usize::from(plan.points);
        let side = points + 1;
        let raw = |code: usize| if plan.reversed && code < points { points - 1 - code } else { code };
        let is_pair = |table: &&RatingTable| table.first == first && table.second == Some(second);
        let pair = layout.tables.iter().find(is_pair);
        let mut masses = vec![Mass::default(); side * side];
        let mut none = [0; 2];
        for part in &self.parts.0 {
            let (Questionnaire { answered, .. }, tally) = part;
            let sides = [first, second].map(|column| {
                let mut ratings = vec![Mass::default(); side];
                self.add_ratings(column, part, &mut ratings);
                ratings
            });
            none.iter_mut().zip(&sides).for_each(|(none, ratings)| *none += ratings[points].n);
            if let Some(table) = pair.filter(|table| answered.has(table.viewpoints)) {
                for (cell, mass) in tally.cells.table(table.offset, table.cells) {
                    let [r, d] =
                        [first, second].map(|column| raw((table.code(cell, column) as usize).min(points)));
                    masses[r * side + d].add(mass);
                }
                continue;
            }
            // At most one side was answered: all of them stand in the last column or the last row.
            let [references, delivered] = sides;
            let by_reference = delivered[..points].iter().all(|mass| mass.n == 0);
            let ratings =
                if by_reference && references.iter().any(|mass| mass.n > 0) { references } else { delivered };
            for (code, mass) in ratings.into_iter().enumerate() {
                let cell = if by_reference { raw(code) * side + points } else { points * side + raw(code) };
                masses[cell].add(mass);
            }
        }
        let absent = [self.absent(first, none[0]), self.absent(second, none[1])];
        let n_excluded = pair.and_then(|table| table.excluded).map_or(0, |cell| self.get(cell));
        PairCounts::from_masses(&plan.scale, self.is_weighted(), masses, absent, n_excluded)
    }

    /// How the `none` respondents without a rating in a column divide by reason.
    fn absent(&self, column: usize, none: u64) -> Absent {
        let offset = self.layout().columns[column].absent;
        let kinds: [u64; ABSENT_KINDS as usize] = std::array::from_fn(|kind| self.get(offset + kind as u32));
        let [not_applicable, refused, invalid] = kinds;
        let missing = none.saturating_sub(kinds.iter().sum());
        Absent { missing, not_applicable, refused, invalid }
    }

    fn unknown(&self, id: &str) -> Error {
        if self.instrument().item(id).is_ok_and(|item| item.scale().points().is_none()) {
            let allowed =
                "an item that is rated; this one is a measure, whose mean is in its moments".to_owned();
            return Error::InvalidOption { option: "item", value: format!("{id:?}"), allowed };
        }
        let items = self.instrument().items().iter().map(crate::instrument::Item::id);
        let columns = self.layout().columns.iter().map(|c| c.name.as_str());
        let items: Vec<&str> = items.collect();
        let others = columns.filter(|name| !items.contains(name)).collect::<Vec<_>>();
        let available = list_names(items.iter().copied().chain(others));
        Error::UnknownItem { what: "item", id: id.to_owned(), available }
    }
}

/// Both together; the first where they do not fit, which [`Summary::total`] refuses before.
fn add_sums((mut sums, absent): (Sums, Absent), (more, others): (Sums, Absent)) -> (Sums, Absent) {
    // The parts of a segment were added up when the segment was made or read, so that neither can overflow here.
    let merged = sums.merge(&more).ok().and_then(|()| absent.checked_add(others).ok());
    merged.map_or((sums, absent), |absent| (sums, absent))
}

/// The least common multiple of 1..=members as far as sums of scores fit 64 bits: a grid on which every mean of that
/// many ratings lies (beyond 30 attributes: to 15 digits).
pub(crate) fn grid_denominator(members: usize, points: i64) -> i64 {
    let room = i64::MAX / 8 / points / members.max(1) as i64;
    let mut denominator = 1_u64;
    for n in 2..=members as u64 {
        match denominator.checked_mul(n / gcd(denominator, n)) {
            Some(next) if next <= room.cast_unsigned() => denominator = next,
            _ => break,
        }
    }
    denominator.cast_signed()
}

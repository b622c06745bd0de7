use std::borrow::Cow;

use super::layout::{ABSENT_KINDS, Facet, Layout, RatingTable, gcd};
use super::observe::{SegmentTally, round_ratio};
use super::{Summary, cells::Cells};
use crate::error::{Error, Result, list_names};
use crate::instrument::{Instrument, Viewpoint};
use crate::label::Label;
use crate::stats::{Distribution, GridSums};
use crate::tally::{Absent, Counts, Mass, Moments, PairCounts, Sums};

/// One segment of a [`Summary`]: the tallies that models read.
#[derive(Clone, Debug)]
pub struct Segment<'a> {
    summary: &'a Summary,
    labels: &'a [Label],
    tally: Cow<'a, SegmentTally>,
}

impl<'a> Segment<'a> {
    pub(super) fn borrowed(summary: &'a Summary, labels: &'a [Label], tally: &'a SegmentTally) -> Self {
        Self { summary, labels, tally: Cow::Borrowed(tally) }
    }

    pub(super) fn owned(summary: &'a Summary, tally: SegmentTally) -> Self {
        Self { summary, labels: &[], tally: Cow::Owned(tally) }
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
        self.tally.rows
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
    /// [`Error::UnknownItem`] naming what there is.
    pub fn counts(&self, id: &str) -> Result<Counts> {
        let layout = self.layout();
        let column = match self.instrument().item(id) {
            Ok(item) => item.column(),
            Err(_) => id,
        };
        let position =
            layout.columns.iter().position(|c| c.name == column).ok_or_else(|| self.unknown(id))?;
        let holds = |table: &&RatingTable| table.first == position || table.second == Some(position);
        let table = layout.tables.iter().find(holds).ok_or_else(|| self.unknown(id))?;
        let shift = if table.first == position { table.shift } else { 0 };
        let mask = if table.first == position { u32::MAX } else { (1 << table.shift) - 1 };
        Ok(self.margin(position, table, |cell| cell >> shift & mask))
    }

    /// The pairs of expectation and perception of an attribute.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`], or [`Error::MissingViewpoint`] if the instrument lacks one of the two.
    pub fn pairs(&self, attribute: &str) -> Result<PairCounts> {
        let position = self.instrument().attributes().iter().position(|a| a.id() == attribute);
        let position = position.ok_or_else(|| self.unknown(attribute))?;
        let layout = self.layout();
        let column = |viewpoint: Viewpoint| {
            layout.attribute_column(position, viewpoint).ok_or(Error::MissingViewpoint {
                what: "a pair of expectation and perception",
                viewpoint: viewpoint.name(),
            })
        };
        let (first, second) = (column(Viewpoint::Expectation)?, column(Viewpoint::Perception)?);
        let is_pair = |table: &&RatingTable| table.first == first && table.second == Some(second);
        let table = layout.tables.iter().find(is_pair).ok_or_else(|| self.unknown(attribute))?;
        Ok(self.pair_counts(table, first, second))
    }

    /// The exact sums of a real-valued measure by the id of its item.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownItem`] if there is no such item, or if it is a rating.
    pub fn moments(&self, id: &str) -> Result<Moments> {
        let column = self.instrument().item(id)?.column();
        let position = self.layout().measures.iter().position(|m| m.name == column);
        let (sums, absent) = &self.tally.sums[position.ok_or_else(|| self.unknown(id))?];
        Ok(Moments::from_sums(self.is_weighted(), sums, *absent))
    }

    /// Respondents who gave one and the same answer throughout (to at least two attributes): in their expectations,
    /// in their perceptions, in both.
    #[must_use]
    pub fn straight_liners(&self) -> [u64; 3] {
        let Some(offset) = self.layout().straight else { return [0; 3] };
        let n = |cell: u32| self.cells().get(offset + cell).n;
        [n(2) + n(3), n(1) + n(3), n(3)]
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
        let cells =
            self.cells().table(table.offset, table.cells).map(|(cell, mass)| (table.read(cell), mass));
        let answered = cells.filter(|((n, _), _)| *n > 0);
        let values = answered.map(|((n, sum), mass)| (round_ratio(sum * denominator, n), mass));
        Some(self.in_scale_units(facet, denominator, values))
    }

    /// The mean of a respondent's dimension scores, of those who have them all.
    pub(crate) fn overall(&self, facet: Facet) -> Option<Distribution> {
        let layout = self.layout();
        let facet = layout.facet(facet)?;
        let table = layout.overall.get(facet)?;
        let denominator = layout.denominator * self.instrument().dimensions().len() as i64;
        let cells = self.cells().table(table.offset, table.cells).filter(|(cell, _)| *cell > 0);
        let values = cells.map(|(cell, mass)| (i64::from(cell) - 1 - table.lift, mass));
        Some(self.in_scale_units(facet, denominator, values))
    }

    /// The sums of [`Segment::scores`]; `None` where the facet is not measured, with weights, or for sums beyond 63 bits.
    pub(crate) fn score_sums(&self, facet: Facet, dimension: Option<usize>) -> Option<GridSums> {
        let layout = self.layout();
        let facet = layout.facet(facet).filter(|_| !self.is_weighted())?;
        let table = layout.scores.iter().find(|t| t.facet == facet && t.dimension == dimension)?;
        let denominator = grid_denominator(table.members.len(), i64::from(layout.columns[0].points));
        let cells =
            self.cells().table_counts(table.offset, table.cells).map(|(cell, n)| (table.read(cell), n));
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
        let cells = self.cells().table_counts(table.offset, table.cells).filter(|(cell, _)| *cell > 0);
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
        let first = layout.attribute_column(attribute, Viewpoint::Expectation)?;
        let second = layout.attribute_column(attribute, Viewpoint::Perception)?;
        let table =
            layout.tables.iter().find(|table| table.first == first && table.second == Some(second))?;
        let plan = &layout.columns[first];
        let (points, mask) = (u32::from(plan.points), (1 << table.shift) - 1);
        let mut sides = [(0_u64, 0_u64); 2];
        let both = self.cells().table_counts(table.offset, table.cells).filter_map(|(cell, n)| {
            let codes = [cell >> table.shift, cell & mask];
            for (side, code) in sides.iter_mut().zip(codes).filter(|(_, code)| *code < points) {
                *side = (side.0 + n, side.1 + n * u64::from(code));
            }
            codes.iter().all(|code| *code < points).then(|| (i64::from(codes[1]) - i64::from(codes[0]), n))
        });
        let step = plan.scale.step().unwrap_or(1.0);
        let gaps = GridSums::new((step, 1, 0.0), points.into(), self.rows(), both)?;
        let mean = |(n, sum): (u64, u64)| plan.scale.min() + step * (sum as f64 / n as f64);
        let means = sides.iter().all(|(n, _)| *n > 0).then(|| sides.map(mean));
        Some((means, gaps))
    }

    /// The sums at a position of [`Layout::sums`], and how many respondents are not in them.
    pub(crate) fn sums(&self, position: usize) -> &(Sums, Absent) {
        &self.tally.sums[position]
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

    fn cells(&self) -> &Cells {
        &self.tally.cells
    }

    fn margin(&self, column: usize, table: &RatingTable, code: impl Fn(u32) -> u32) -> Counts {
        let plan = &self.layout().columns[column];
        let points = usize::from(plan.points);
        let mut masses = vec![Mass::default(); points + 1];
        for (cell, mass) in self.cells().table(table.offset, table.cells) {
            let sum = &mut masses[(code(cell) as usize).min(points)];
            sum.add(mass);
        }
        let none = masses.pop().unwrap_or_default().n;
        if plan.reversed {
            masses.reverse();
        }
        Counts::from_masses(&plan.scale, self.is_weighted(), masses, self.absent(column, none))
    }

    fn pair_counts(&self, table: &RatingTable, first: usize, second: usize) -> PairCounts {
        let plan = &self.layout().columns[first];
        let points = u32::from(plan.points);
        let side = points as usize + 1;
        let raw =
            |code: u32| (if plan.reversed && code < points { points - 1 - code } else { code }) as usize;
        let mut masses = vec![Mass::default(); side * side];
        for (cell, mass) in self.cells().table(table.offset, table.cells) {
            let (a, b) = (raw(cell >> table.shift), raw(cell & ((1 << table.shift) - 1)));
            masses[a.min(side - 1) * side + b.min(side - 1)] = mass;
        }
        let n = |cells: &mut dyn Iterator<Item = usize>| cells.map(|i| masses[i].n).sum();
        let none_first = n(&mut (0..side).map(|b| (side - 1) * side + b));
        let none_second = n(&mut (0..side).map(|a| a * side + side - 1));
        let absent = [self.absent(first, none_first), self.absent(second, none_second)];
        let n_excluded = table.excluded.map_or(0, |cell| self.cells().get(cell).n);
        PairCounts::from_masses(&plan.scale, self.is_weighted(), masses, absent, n_excluded)
    }

    /// How the `none` respondents without a rating in a column divide by reason.
    fn absent(&self, column: usize, none: u64) -> Absent {
        let offset = self.layout().columns[column].absent;
        let kinds: [u64; ABSENT_KINDS as usize] =
            std::array::from_fn(|kind| self.cells().get(offset + kind as u32).n);
        let [not_applicable, refused, invalid] = kinds;
        let missing = none.saturating_sub(kinds.iter().sum());
        Absent { missing, not_applicable, refused, invalid }
    }

    fn unknown(&self, id: &str) -> Error {
        let items = self.instrument().items().iter().map(crate::instrument::Item::id);
        let columns = self.layout().columns.iter().map(|c| c.name.as_str());
        let items: Vec<&str> = items.collect();
        let others = columns.filter(|name| !items.contains(name)).collect::<Vec<_>>();
        let available = list_names(items.iter().copied().chain(others));
        Error::UnknownItem { what: "item", id: id.to_owned(), available }
    }
}

/// The least common multiple of 1..=members as far as sums of scores fit 64 bits: a grid on which every mean of that
/// many ratings lies (beyond 30 attributes: to 15 digits).
fn grid_denominator(members: usize, points: i64) -> i64 {
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

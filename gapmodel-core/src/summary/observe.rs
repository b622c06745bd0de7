//! One pass over a table: rows in blocks that stay in the first-level cache, every table of the layout indexed with
//! vector arithmetic, then counted segment by segment.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells::Cells;
use super::encode::{Encoder, Exception};
use super::joint::{self, Gathering, Joint};
use super::layout::{
    ABSENT_KINDS, Blend, Facet, JointPlan, Layout, MeasureColumn, RatingTable, ScoreTable, Viewpoints,
};
use super::parts::{Parts, Questionnaire};
use crate::error::{Error, Place, Result};
use crate::instrument::Viewpoint;
use crate::scale::Answer;
use crate::table::{Column, Table};
use crate::tally::{Absent, CrossProducts, Sums, fixed, off_scale};

/// Rows per block: the codes and indices of a block fit the caches nearest to the processor.
pub(crate) const BLOCK: usize = 2048;

/// Rows sorted by segment at a time: bounds the working memory to a byte per column and row.
pub(crate) const TILE: usize = 1 << 20;

/// Runs of rows of one segment this long are counted without keeping track of which cells were touched.
const LONG_RUN: usize = 512;

/// The sum of dimension scores of a respondent who lacks a dimension is at least this: beyond any overall cell, and
/// small enough to be added once per dimension.
const NOT_ALL: u32 = 1 << 23;

/// Importance points of one respondent add up to this,
const ALL_POINTS: i128 = 100 * fixed::UNIT as i128;

/// give or take a tenth of a point, as where three dimensions have 33.33 each.
const POINTS_ROUNDING: i128 = fixed::UNIT as i128 / 10;

/// What one pass found about one segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct SegmentTally {
    pub(crate) rows: u64,
    pub(crate) cells: Cells,
    /// In the order of [`Layout::sums`].
    pub(crate) sums: Vec<(Sums, Absent)>,
    /// Of those who have all three: overall perception p and expectation e, p^2, p e, e^2 and the outcome, in whole units;
    /// none without an outcome or with weights.
    pub(crate) outcome: Option<CrossProducts>,
    /// By item of [`JointPlan`]; none without a plan, with weights, and read from bytes that had none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub(crate) joint: Option<Vec<Joint>>,
}

/// p, e, p^2, p e, e^2, outcome.
pub(crate) const OUTCOME_VARIABLES: usize = 6;

impl SegmentTally {
    pub(crate) fn merged(&self, other: &Self) -> Result<Self> {
        let merge = |(a, b): (&(Sums, Absent), &(Sums, Absent))| {
            let mut sums = a.0;
            sums.merge(&b.0)?;
            Ok((sums, a.1.checked_add(b.1)?))
        };
        Ok(Self {
            rows: self
                .rows
                .checked_add(other.rows)
                .ok_or(Error::Overflow { what: "the number of respondents" })?,
            cells: self.cells.merged(&other.cells)?,
            sums: self.sums.iter().zip(&other.sums).map(merge).collect::<Result<_>>()?,
            outcome: match (&self.outcome, &other.outcome) {
                (Some(ours), Some(theirs)) => {
                    let mut merged = ours.clone();
                    merged.merge(theirs)?;
                    Some(merged)
                }
                (ours, theirs) => ours.as_ref().or(theirs.as_ref()).cloned(),
            },
            joint: joint::merged(self.joint.as_ref(), other.joint.as_ref())?,
        })
    }
}

/// The columns of a table that a layout asks for.
pub(crate) struct Bound<'a> {
    layout: &'a Layout,
    /// The viewpoints whose columns the table has.
    asked: Viewpoints,
    /// By column of the layout; none for what the table does not ask.
    encoders: Vec<Option<Encoder<'a>>>,
    measures: Vec<Option<Column<'a>>>,
    /// Whether a measure off its scale counts as invalid.
    count_invalid: bool,
    points: Vec<Column<'a>>,
    weights: Option<Weights>,
}

impl<'a> Bound<'a> {
    pub(crate) fn new(
        layout: &'a Layout,
        table: &Table<'a>,
        weight: Option<&str>,
        count_invalid: bool,
    ) -> Result<Self> {
        let wanted: BTreeSet<&str> = layout.wanted(|name| table.has(name)).into_iter().collect();
        let column = |name: &String| wanted.contains(name.as_str()).then(|| table.numbers(name)).transpose();
        let encoder = |plan: &'a super::layout::RatingColumn| -> Result<_> {
            Ok(column(&plan.name)?.map(|column| Encoder::new(plan, column, count_invalid)))
        };
        let points = layout.point_columns().unwrap_or_default();
        Ok(Self {
            layout,
            asked: layout.asked(|name| table.has(name)),
            encoders: layout.columns.iter().map(encoder).collect::<Result<_>>()?,
            measures: layout.measures.iter().map(|m| column(&m.name)).collect::<Result<_>>()?,
            count_invalid,
            points: points.iter().filter_map(|name| column(name).transpose()).collect::<Result<_>>()?,
            weights: weight.map(|name| read_weights(name, &table.numbers(name)?)).transpose()?,
        })
    }
}

impl Bound<'_> {
    /// The k-th of some weights in units of 10^-9; one where there are none.
    fn weight(&self, weights: &[u64], k: usize) -> u64 {
        self.weights.as_ref().map_or(fixed::UNIT, |all| weights[k] * all.unit)
    }
}

/// Survey weights as whole numbers of the largest power of ten that divides them all: few digits make small numbers,
/// whose sums and sums of squares fit 64 bits.
struct Weights {
    /// What one is worth, in units of 10^-9.
    unit: u64,
    values: Vec<u64>,
    /// Whether the sums of a tile fit 64 bits.
    narrow: bool,
}

fn read_weights(name: &str, column: &Column<'_>) -> Result<Weights> {
    let read = |row: usize| {
        let value = column.value(row).unwrap_or(f64::NAN);
        let place = || Place::index(row).in_column(name);
        fixed::read_weight(value).ok_or_else(|| Error::InvalidWeight { value, place: place() })
    };
    let mut values = (0..column.len()).map(read).collect::<Result<Vec<u64>>>()?;
    let mut unit = fixed::UNIT;
    for value in &values {
        while value % unit != 0 {
            unit /= 10;
        }
    }
    let mut largest = 0;
    for value in &mut values {
        *value /= unit;
        largest = largest.max(*value);
    }
    let narrow = largest.checked_mul(largest).is_some_and(|square| square < (1 << 63) / TILE as u64);
    Ok(Weights { unit, values, narrow })
}

/// A stretch of rows of one segment.
#[derive(Clone, Copy, Debug)]
struct Run {
    segment: u32,
    len: usize,
}

/// Some rows of a table in the order of their segments, or as they stand where there is one segment.
struct Order {
    /// The rows of the table that are put in order.
    rows: Range<usize>,
    runs: Vec<Run>,
    /// Where each row goes, and the row at each position; both counted from the first row.
    sorted: Option<(Vec<u32>, Vec<u32>)>,
}

impl Order {
    fn new(rows: Range<usize>, segments: Option<&[u32]>, n_segments: usize) -> Self {
        match segments {
            None => Self { runs: vec![Run { segment: 0, len: rows.len() }], rows, sorted: None },
            Some(segments) => Self::by_segment(rows.clone(), &segments[rows], n_segments),
        }
    }

    /// Rows sorted by segment, in their own order within a segment (a counting sort).
    fn by_segment(rows: Range<usize>, segments: &[u32], n_segments: usize) -> Self {
        let mut next = vec![0_u32; n_segments];
        for &segment in segments {
            next[segment as usize] += 1;
        }
        let runs = (0..).zip(&next).filter(|(_, len)| **len > 0);
        let runs = runs.map(|(segment, len)| Run { segment, len: *len as usize }).collect();
        let mut start = 0;
        for slot in &mut next {
            start += std::mem::replace(slot, start);
        }
        let mut positions = Vec::with_capacity(segments.len());
        let mut row_at = vec![0_u32; segments.len()];
        for (row, &segment) in (0..).zip(segments) {
            let slot = &mut next[segment as usize];
            row_at[*slot as usize] = row;
            positions.push(*slot);
            *slot += 1;
        }
        Self { rows, runs, sorted: Some((positions, row_at)) }
    }

    /// The row of the table at a position.
    fn row(&self, position: usize) -> usize {
        self.rows.start + self.sorted.as_ref().map_or(position, |(_, row_at)| row_at[position] as usize)
    }

    /// The position of a row of the table.
    fn position(&self, row: usize) -> usize {
        let row = row - self.rows.start;
        self.sorted.as_ref().map_or(row, |(positions, _)| positions[row] as usize)
    }
}

/// Tallies some rows of a table; `segments` numbers the segment of each row of the table.
pub(crate) fn tally(
    bound: &Bound<'_>,
    rows: Range<usize>,
    segments: Option<&[u32]>,
    n_segments: usize,
) -> Result<Vec<(u32, Parts)>> {
    let order = Order::new(rows, segments, n_segments);
    // Narrow indices halve the memory traffic; only long scales with long dimensions need the wide ones.
    let layout = bound.layout;
    let largest = layout
        .scores
        .iter()
        .map(|t| t.cells.max(layout.packed(t)))
        .chain(layout.tables.iter().map(|t| t.cells))
        .max();
    if largest.unwrap_or(0) <= 1 << 16 {
        Engine::<u16>::new(bound, &order).run()
    } else {
        Engine::<u32>::new(bound, &order).run()
    }
}

/// A type for cell numbers within one table.
trait Index: Cell + Copy + Default + PartialEq + std::ops::AddAssign {
    fn from_u32(value: u32) -> Self;
    /// `increment + rating` where there is a rating, 0 otherwise.
    fn step(rating: u8, points: u8, increment: Self) -> Self;
    /// `increment + delivered - reference` where both are there, 0 otherwise.
    fn gap_step(reference: u8, delivered: u8, points: u8, increment: Self) -> Self;
    /// `first << shift | second`.
    fn pair(first: u8, second: u8, shift: u32) -> Self;
    /// The cell of `n << shift | sum` in a table of this width.
    fn unpack(self, shift: u32, width: Self) -> Self;
}

macro_rules! index {
    ($type:ty) => {
        impl Index for $type {
            #[inline]
            #[allow(
                clippy::cast_possible_truncation,
                reason = "the caller chose a type that holds every cell number"
            )]
            fn from_u32(value: u32) -> Self {
                value as Self
            }
            #[inline]
            fn step(rating: u8, points: u8, increment: Self) -> Self {
                let mask = Self::from(rating < points).wrapping_neg();
                (increment.wrapping_add(Self::from(rating))) & mask
            }
            #[inline]
            fn gap_step(reference: u8, delivered: u8, points: u8, increment: Self) -> Self {
                let mask = Self::from((reference < points) & (delivered < points)).wrapping_neg();
                increment.wrapping_add(Self::from(delivered)).wrapping_sub(Self::from(reference)) & mask
            }
            #[inline]
            fn pair(first: u8, second: u8, shift: u32) -> Self {
                Self::from(first) << shift | Self::from(second)
            }
            #[inline]
            fn unpack(self, shift: u32, width: Self) -> Self {
                (self >> shift).wrapping_mul(width).wrapping_add(self & ((1 << shift) - 1))
            }
        }
    };
}
index!(u16);
index!(u32);

struct Engine<'a, I> {
    bound: &'a Bound<'a>,
    layout: &'a Layout,
    order: &'a Order,
    /// Per column: the codes at the positions in `encoded`.
    codes: Vec<Vec<u8>>,
    encoded: Range<usize>,
    /// Positions and the cells to count them in.
    exceptions: Vec<Exception>,
    tables: Vec<[I; BLOCK]>,
    scores: Vec<[I; BLOCK]>,
    straight: Vec<u8>,
    inversions: Vec<I>,
    /// From which viewpoints each row of the block has an answer.
    answered: Vec<u16>,
    /// Per score table of a dimension: what each cell adds to the overall score.
    steps: Vec<Vec<u32>>,
    overall: Vec<u32>,
    /// Of the rows being counted; none where the summary has no weights.
    weights: Vec<u64>,
    sheets: Vec<Sheet>,
}

/// Where those are counted who answered from the same viewpoints.
struct Sheet {
    answered: Viewpoints,
    /// The tables they fill.
    tables: Vec<usize>,
    scores: Vec<usize>,
    facets: Vec<usize>,
    scratch: Scratch,
    sums: Vec<(Sums, Absent)>,
    outcome: Option<CrossProducts>,
    joint: Option<Vec<Gathering>>,
    rows: u64,
}

impl Sheet {
    fn new(bound: &Bound<'_>, answered: Viewpoints) -> Result<Self> {
        let layout = bound.layout;
        let has = |facet: usize| answered.has(layout.facets[facet].viewpoints());
        let is_bound = |table: &RatingTable| {
            table.viewpoints != Viewpoints::default() || bound.encoders[table.first].is_some()
        };
        let filled = layout
            .tables
            .iter()
            .enumerate()
            .filter(|(_, table)| layout.is_filled(table, answered) && is_bound(table));
        let outcome = layout.outcome.as_ref().filter(|_| bound.weights.is_none());
        let joint = layout.joint.as_ref().filter(|_| bound.weights.is_none());
        Ok(Self {
            answered,
            tables: filled.map(|(i, _)| i).collect(),
            scores: (0..layout.scores.len()).filter(|i| has(layout.scores[*i].facet)).collect(),
            facets: (0..layout.overall.len()).filter(|facet| has(*facet)).collect(),
            scratch: Scratch::new(layout.cells as usize, bound.weights.as_ref()),
            sums: vec![Default::default(); layout.sums()],
            outcome: outcome.map(|_| CrossProducts::of_integers(OUTCOME_VARIABLES)).transpose()?,
            joint: joint.map(|plan| vec![Gathering::default(); plan.columns.len()]),
            rows: 0,
        })
    }

    fn take(&mut self) -> Result<SegmentTally> {
        let sums = self.sums.clone();
        self.sums.fill(Default::default());
        let empty =
            self.outcome.as_ref().map(|_| CrossProducts::of_integers(OUTCOME_VARIABLES)).transpose()?;
        let outcome = std::mem::replace(&mut self.outcome, empty);
        let joint = self.joint.as_mut().map(|all| all.iter_mut().map(Gathering::take).collect());
        Ok(SegmentTally {
            rows: std::mem::take(&mut self.rows),
            cells: self.scratch.take(),
            sums,
            outcome,
            joint: joint.transpose()?,
        })
    }
}

impl<'a, I: Index> Engine<'a, I> {
    fn new(bound: &'a Bound<'a>, order: &'a Order) -> Self {
        let layout = bound.layout;
        let blocks = |n: usize| vec![[I::default(); BLOCK]; n];
        Self {
            bound,
            layout,
            order,
            codes: vec![Vec::new(); layout.columns.len()],
            encoded: 0..0,
            exceptions: Vec::new(),
            tables: blocks(layout.tables.len()),
            scores: blocks(layout.scores.len()),
            straight: vec![0; BLOCK],
            inversions: vec![I::default(); BLOCK],
            answered: vec![0; BLOCK],
            steps: layout.scores.iter().map(|table| overall_steps(layout, table)).collect(),
            overall: vec![0; BLOCK],
            weights: Vec::new(),
            sheets: Vec::new(),
        }
    }

    fn run(mut self) -> Result<Vec<(u32, Parts)>> {
        let total = self.order.rows.len();
        let mut out = Vec::with_capacity(self.order.runs.len());
        let mut runs = self.order.runs.iter().copied();
        let mut current = runs.next();
        if self.order.sorted.is_some() {
            self.encode(0..total)?;
        }
        for start in (0..total).step_by(BLOCK) {
            let block = start..total.min(start + BLOCK);
            if self.order.sorted.is_none() {
                self.encode(block.clone())?;
            }
            self.index(&block)?;
            let mut at = block.start;
            while let Some(run) = current.filter(|_| at < block.end) {
                let here = run.len.min(block.end - at);
                self.count(&block, at..at + here)?;
                at += here;
                if here < run.len {
                    current = Some(Run { len: run.len - here, ..run });
                } else {
                    out.push((run.segment, self.flush()?));
                    current = runs.next();
                }
            }
        }
        Ok(out)
    }

    /// Reads the ratings of all rows that go to `positions`, column by column.
    fn encode(&mut self, positions: Range<usize>) -> Result<()> {
        self.exceptions.clear();
        let first = self.order.rows.start;
        let columns = self.bound.encoders.iter().zip(&self.layout.columns);
        for ((encoder, plan), codes) in columns.zip(&mut self.codes) {
            codes.resize(positions.len(), plan.points);
            let Some(encoder) = encoder else { continue };
            match &self.order.sorted {
                None => {
                    let rows = first + positions.start..first + positions.end;
                    encoder.encode(rows, codes, &mut self.exceptions)?;
                }
                Some((place, _)) => {
                    let mut buffer = [0; BLOCK];
                    for (i, places) in place.chunks(BLOCK).enumerate() {
                        let start = first + i * BLOCK;
                        let read = &mut buffer[..places.len()];
                        encoder.encode(start..start + places.len(), read, &mut self.exceptions)?;
                        places.iter().zip(read).for_each(|(&place, code)| codes[place as usize] = *code);
                    }
                }
            }
        }
        for (row, _) in &mut self.exceptions {
            *row = self.order.position(*row);
        }
        self.exceptions.sort_unstable();
        self.exclude_pairs();
        self.encoded = positions;
        Ok(())
    }

    /// Adds an exception for each pair that is absent because one of its ratings is not applicable, refused or invalid.
    fn exclude_pairs(&mut self) {
        let mut excluded = Vec::new();
        for table in &self.layout.tables {
            let Some((second, cell)) = table.second.zip(table.excluded) else { continue };
            if !self.bound.asked.has(table.viewpoints) {
                continue;
            }
            let starts = [table.first, second].map(|column| self.layout.columns[column].absent);
            let of_pair =
                |cell: u32| starts.iter().any(|start| (*start..start + ABSENT_KINDS).contains(&cell));
            let positions =
                self.exceptions.iter().filter(|(_, cell)| of_pair(*cell)).map(|(position, _)| *position);
            let from = excluded.len();
            excluded.extend(positions.map(|position| (position, cell)));
            // Sorted by position, so that two reasons for one pair are neighbours.
            let mut last = None;
            let mut kept = excluded.split_off(from);
            kept.retain(|(position, _)| last.replace(*position) != Some(*position));
            excluded.append(&mut kept);
        }
        if !excluded.is_empty() {
            self.exceptions.append(&mut excluded);
            self.exceptions.sort_unstable();
        }
    }

    /// Where positions stand in `codes`.
    fn in_codes(&self, positions: &Range<usize>) -> Range<usize> {
        positions.start - self.encoded.start..positions.end - self.encoded.start
    }

    /// Finds the cell of every row of the block in every table.
    fn index(&mut self, block: &Range<usize>) -> Result<()> {
        let (len, here) = (block.len(), self.in_codes(block));
        if self.layout.straight.is_some() {
            self.find_straight(&here);
        }
        for (plan, codes) in self.layout.columns.iter().zip(&mut self.codes) {
            if plan.reversed {
                let top = plan.points - 1;
                let codes = codes[here.clone()].iter_mut();
                codes.filter(|code| **code <= top).for_each(|code| *code = top - *code);
            }
        }
        let codes: Vec<&[u8]> = self.codes.iter().map(|codes| &codes[here.clone()]).collect();
        for facet in 0..self.layout.facets.len() {
            if self.bound.asked.has(self.layout.facets[facet].viewpoints()) {
                index_scores(self.layout, facet, &codes, &mut self.scores, len);
            }
        }
        if self.layout.inversions.is_some() {
            find_inversions(self.layout, &codes, &mut self.inversions[..len]);
        }
        find_answered(self.bound, &self.scores, &mut self.answered[..len], &mut self.sheets)?;
        let tables = self.layout.tables.iter().zip(&mut self.tables).enumerate();
        let sheets = &self.sheets;
        let needed = |i: &usize| sheets.iter().any(|sheet| sheet.tables.contains(i));
        for (_, (table, index)) in tables.filter(|(i, _)| needed(i)) {
            index_table(table, &codes, &mut index[..len]);
        }
        Ok(())
    }

    /// Who gave one and the same answer to everything: bit 1 for the expectations, bit 0 for the perceptions.
    fn find_straight(&mut self, here: &Range<usize>) {
        let flags = &mut self.straight[..here.len()];
        flags.fill(0);
        for (bit, viewpoint) in [(2, Viewpoint::Expectation), (1, Viewpoint::Perception)] {
            let Some(position) = self.layout.viewpoints.iter().position(|v| *v == viewpoint) else {
                continue;
            };
            let (mut low, mut high, mut answers) = ([u8::MAX; BLOCK], [0_u8; BLOCK], [0_u8; BLOCK]);
            for columns in &self.layout.attribute_columns {
                let points = self.layout.columns[columns[position]].points;
                let codes = self.codes[columns[position]][here.clone()].iter();
                let seen = low.iter_mut().zip(&mut high).zip(&mut answers);
                codes.zip(seen).for_each(|(&code, ((low, high), answers))| {
                    let answered = u8::from(code < points);
                    *low = (*low).min(code);
                    *high = (*high).max(code & answered.wrapping_neg());
                    *answers = answers.saturating_add(answered);
                });
            }
            let seen = low.iter().zip(&high).zip(&answers);
            flags.iter_mut().zip(seen).for_each(|(flags, ((low, high), answers))| {
                *flags |= bit & u8::from((low == high) && (*answers > 1)).wrapping_neg();
            });
        }
    }

    /// Counts some positions of the block for the current segment, each on the sheet it belongs to.
    fn count(&mut self, block: &Range<usize>, positions: Range<usize>) -> Result<()> {
        let mut at = positions.start;
        while at < positions.end {
            let sets = &self.answered[at - block.start..positions.end - block.start];
            let set = sets[0];
            let len = sets.iter().position(|other| *other != set).unwrap_or(sets.len());
            let number = self.sheets.iter().position(|sheet| sheet.answered.0 == set).unwrap_or(0);
            self.count_alike(number, block, at..at + len)?;
            at += len;
        }
        Ok(())
    }

    /// Counts some positions of one sheet.
    fn count_alike(&mut self, number: usize, block: &Range<usize>, positions: Range<usize>) -> Result<()> {
        self.weigh(positions.clone());
        let weights = self.weights.as_slice();
        let range = positions.start - block.start..positions.end - block.start;
        let sheet = &mut self.sheets[number];
        sheet.rows += positions.len() as u64;
        for &i in &sheet.tables {
            let table = &self.layout.tables[i];
            sheet.scratch.count(table.offset, table.cells, &self.tables[i][range.clone()], weights);
        }
        for &i in &sheet.scores {
            let table = &self.layout.scores[i];
            sheet.scratch.count(table.offset, table.cells, &self.scores[i][range.clone()], weights);
        }
        for &facet in &sheet.facets {
            let table = &self.layout.overall[facet];
            let cells = &mut self.overall[..range.len()];
            sum_dimensions(self.layout, facet, (&self.scores, &self.steps), range.clone(), cells);
            for sum in &mut *cells {
                *sum = if *sum < table.cells { *sum } else { 0 };
            }
            sheet.scratch.count(table.offset, table.cells, cells, weights);
        }
        if let Some(offset) = self.layout.straight {
            sheet.scratch.count(offset, 4, &self.straight[range.clone()], weights);
        }
        if let Some(offset) = self.layout.inversions {
            let cells = self.layout.attribute_columns.len() as u32 + 1;
            sheet.scratch.count(offset, cells, &self.inversions[range.clone()], weights);
        }
        let first = self.exceptions.partition_point(|(position, _)| *position < positions.start);
        let exceptions =
            self.exceptions[first..].iter().take_while(|(position, _)| *position < positions.end);
        for &(position, cell) in exceptions {
            let weight = weights.get(position - positions.start).map_or(&[][..], std::slice::from_ref);
            sheet.scratch.count(cell, 1, &[0_u8], weight);
        }
        let mut sums = std::mem::take(&mut sheet.sums);
        self.add_measures(positions.clone(), &mut sums)?;
        self.add_blends(positions.clone(), range.clone(), &mut sums)?;
        self.sheets[number].sums = sums;
        self.add_outcome(number, positions.clone(), range.clone())?;
        self.add_joint(number, positions, range)
    }

    /// Fetches the weights of some rows.
    fn weigh(&mut self, positions: Range<usize>) {
        self.weights.clear();
        if let Some(weights) = &self.bound.weights {
            self.weights.extend(positions.map(|position| weights.values[self.order.row(position)]));
        }
    }

    fn add_measures(&self, positions: Range<usize>, sums: &mut [(Sums, Absent)]) -> Result<()> {
        for (plan, column) in self.layout.measures.iter().zip(&self.bound.measures) {
            let Some(column) = column else { continue };
            for (k, position) in positions.clone().enumerate() {
                let row = self.order.row(position);
                let absent = &mut sums[plan.sums].1;
                let Some(value) = column.value(row) else {
                    absent.missing += 1;
                    continue;
                };
                let place = || Place::index(row).in_column(&plan.name);
                let answer = plan.scale.read(value).filter(|_| fixed::read(value).is_some());
                if answer.is_none() && self.bound.count_invalid {
                    absent.invalid += 1;
                    continue;
                }
                match answer.ok_or_else(|| off_scale(&plan.scale, value, place()))? {
                    Answer::Value(value) => {
                        let weight = self.bound.weight(&self.weights, k);
                        for (position, number) in measured(plan, value) {
                            sums[position].0.push(number, weight)?;
                        }
                    }
                    answer => absent.count(answer),
                }
            }
        }
        Ok(())
    }

    fn add_blends(
        &self,
        positions: Range<usize>,
        range: Range<usize>,
        sums: &mut [(Sums, Absent)],
    ) -> Result<()> {
        if self.layout.blends.is_empty() {
            return Ok(());
        }
        let codes_from = positions.start - self.encoded.start;
        for (k, i) in range.enumerate() {
            let weight = self.bound.weight(&self.weights, k);
            let points = self.read_points(self.order.row(positions.start + k))?;
            if let Some(points) = &points {
                let first = self.layout.point_sums();
                for (d, &share) in points.iter().enumerate() {
                    sums[first + d].0.push(share, weight)?;
                }
            }
            for (b, blend) in self.layout.blends.iter().enumerate() {
                for facet in 0..self.layout.facets.len() {
                    if !self.bound.asked.has(self.layout.facets[facet].viewpoints()) {
                        continue;
                    }
                    let (sums, absent) = &mut sums[self.layout.blend_sums(b) + facet];
                    let score = match blend {
                        Blend::Dimensions(shares) | Blend::Contrast(shares) => {
                            blend_dimensions(self.layout, &self.scores, i, facet, shares)
                        }
                        Blend::Attributes(shares) => {
                            blend_attributes(self.layout, &self.codes, codes_from + k, facet, shares)
                        }
                        Blend::Points(_) => points
                            .as_ref()
                            .and_then(|p| blend_dimensions(self.layout, &self.scores, i, facet, p)),
                    };
                    match score {
                        Some(score) => sums.push(score, weight)?,
                        None => absent.missing += 1,
                    }
                }
            }
        }
        Ok(())
    }

    /// The importance points of a respondent, scaled to sum to 100 in units of 10^-9; `None` if one is missing.
    fn read_points(&self, row: usize) -> Result<Option<Vec<i128>>> {
        let given: Option<Vec<f64>> = self.bound.points.iter().map(|column| column.value(row)).collect();
        let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(None) };
        let exact: Option<Vec<i128>> = given.iter().map(|p| fixed::read(*p).filter(|p| *p >= 0)).collect();
        let Some(points) =
            exact.filter(|points| (points.iter().sum::<i128>() - ALL_POINTS).abs() <= POINTS_ROUNDING)
        else {
            if self.bound.count_invalid {
                return Ok(None);
            }
            return Err(Error::PointSum { sum: given.iter().sum(), place: Place::index(row) });
        };
        let sum = points.iter().sum::<i128>();
        Ok(Some(points.into_iter().map(|p| (p * ALL_POINTS + sum / 2) / sum).collect()))
    }

    /// Tallies overall perception and expectation together with the outcome.
    fn add_outcome(&mut self, number: usize, positions: Range<usize>, range: Range<usize>) -> Result<()> {
        let sheet = &mut self.sheets[number];
        let (Some(plan), Some(products)) = (&self.layout.outcome, &mut sheet.outcome) else { return Ok(()) };
        if !plan.facets.iter().all(|facet| sheet.answered.has(self.layout.facets[*facet].viewpoints())) {
            return Ok(());
        }
        let points = self.layout.columns[plan.column].points;
        let codes = &self.codes[plan.column][positions.start - self.encoded.start..];
        let mut scores = [[0_u32; BLOCK]; 2];
        for (facet, scores) in plan.facets.iter().zip(&mut scores) {
            overall_units(self.layout, *facet, (&self.scores, &self.steps), range.clone(), scores);
        }
        for (k, &code) in codes[..range.len()].iter().enumerate() {
            let [e, p] = [scores[0][k], scores[1][k]];
            if code < points && e > 0 && p > 0 {
                let (p, e, y) = (i128::from(p) - 1, i128::from(e) - 1, i128::from(code));
                products.push_integers(&[p, e, p * p, p * e, e * e, y])?;
            }
        }
        Ok(())
    }

    /// Tallies the scores of the three dimensions together with each rated item.
    fn add_joint(&mut self, number: usize, positions: Range<usize>, range: Range<usize>) -> Result<()> {
        let sheet = &mut self.sheets[number];
        let (Some(plan), Some(joint)) = (&self.layout.joint, &mut sheet.joint) else { return Ok(()) };
        if !sheet.answered.has(self.layout.facets[plan.facet].viewpoints()) {
            return Ok(());
        }
        let codes_from = positions.start - self.encoded.start;
        for (k, i) in range.enumerate() {
            let [a, b, c] = plan.scores.map(|table| self.steps[table][self.scores[table][i].position()]);
            if a.max(b).max(c) >= NOT_ALL {
                continue;
            }
            for (&column, gathering) in plan.columns.iter().zip(&mut *joint) {
                let point = self.codes[column][codes_from + k];
                if point < self.layout.columns[column].points {
                    gathering.push([a, b, c, point.into()])?;
                }
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<Parts> {
        let mut parts = Parts::default();
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.rows > 0) {
            let questionnaire = Questionnaire { asked: self.bound.asked, answered: sheet.answered };
            parts.insert(questionnaire, sheet.take()?)?;
        }
        Ok(parts)
    }
}

/// Notes from which viewpoints each row has an answer, and opens a sheet for each combination that is new.
fn find_answered<I: Index>(
    bound: &Bound<'_>,
    scores: &[[I; BLOCK]],
    answered: &mut [u16],
    sheets: &mut Vec<Sheet>,
) -> Result<()> {
    answered.fill(0);
    for (table, cells) in bound.layout.scores.iter().zip(scores) {
        if let (Facet::Viewpoint(viewpoint), None) = (bound.layout.facets[table.facet], table.dimension)
            && bound.asked.has(Viewpoints::of([viewpoint]))
        {
            let (bit, none) = (Viewpoints::of([viewpoint]).0, I::default());
            let rows = answered.iter_mut().zip(cells);
            rows.for_each(|(set, cell)| *set |= bit & u16::from(*cell != none).wrapping_neg());
        }
    }
    let mut last = None;
    for &set in answered.iter() {
        if last.replace(set) != Some(set) && sheets.iter().all(|sheet| sheet.answered.0 != set) {
            sheets.push(Sheet::new(bound, Viewpoints(set))?);
        }
    }
    Ok(())
}

/// The sums that a value of a measure enters, and what it adds to each in units of 10^-9.
fn measured(plan: &MeasureColumn, value: f64) -> impl Iterator<Item = (usize, i128)> {
    let units = |value: f64| fixed::read(value).unwrap_or(0);
    let within = plan.within().map(|sums| (sums, units(f64::from(u8::from(plan.is_within(value))))));
    let rated = plan.rated().zip(plan.rating.as_ref()).map(|(sums, map)| (sums, units(map.rate(value))));
    [Some((plan.sums, units(value))), within, rated].into_iter().flatten()
}

/// Of how many attributes less is expected than is adequate.
fn find_inversions<I: Index>(layout: &Layout, codes: &[&[u8]], out: &mut [I]) {
    out.fill(I::default());
    for attribute in 0..layout.attribute_columns.len() {
        let column = |viewpoint| layout.attribute_column(attribute, viewpoint).unwrap_or(0);
        let (expected, adequate) = (column(Viewpoint::Expectation), column(Viewpoint::Adequate));
        let points = layout.columns[expected].points;
        let both = codes[expected].iter().zip(codes[adequate]);
        out.iter_mut().zip(both).for_each(|(n, (&e, &a))| *n += I::from_u32(u32::from(e < a && a < points)));
    }
}

/// 1 + the sum over dimensions of the scores of each row, beyond all cells where a dimension is lacking.
fn sum_dimensions<I: Index>(
    layout: &Layout,
    facet: usize,
    (scores, steps): (&[[I; BLOCK]], &[Vec<u32>]),
    range: Range<usize>,
    sums: &mut [u32],
) {
    sums.fill(1);
    for (i, table) in layout.scores.iter().enumerate() {
        if table.facet == facet && table.dimension.is_some() {
            let cells = &scores[i][range.clone()];
            sums.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += steps[i][cell.position()]);
        }
    }
}

/// 1 + the overall score of each row in whole units, 0 where it has none: the sum over dimensions, or over all attributes
/// where there are no dimensions and all were answered.
fn overall_units<I: Index>(
    layout: &Layout,
    facet: usize,
    (scores, steps): (&[[I; BLOCK]], &[Vec<u32>]),
    range: Range<usize>,
    units: &mut [u32],
) {
    let units = &mut units[..range.len()];
    if let Some(table) = layout.overall.get(facet) {
        sum_dimensions(layout, facet, (scores, steps), range, units);
        for sum in &mut *units {
            *sum = if *sum < table.cells { *sum } else { 0 };
        }
        return;
    }
    let all = layout.scores.iter().zip(scores).find(|(table, _)| table.facet == facet);
    let Some((table, cells)) = all else { return };
    let of = |cell: &I| match table.read(cell.position() as u32) {
        (n, sum) if n == table.members.len() as i64 => u32::try_from(sum + 1).unwrap_or(0),
        _ => 0,
    };
    units.iter_mut().zip(&cells[range]).for_each(|(unit, cell)| *unit = of(cell));
}

fn index_table<I: Index>(table: &RatingTable, codes: &[&[u8]], out: &mut [I]) {
    let first = codes[table.first].iter();
    match table.second {
        None => out.iter_mut().zip(first).for_each(|(cell, &code)| *cell = I::pair(0, code, 0)),
        Some(second) => {
            let pairs = first.zip(codes[second]);
            out.iter_mut().zip(pairs).for_each(|(cell, (&a, &b))| *cell = I::pair(a, b, table.shift));
        }
    }
}

/// The cells of a facet's scores. Rows add up `n << shift | sum` in each dimension; what all attributes add up to is the
/// sum over dimensions and those in none.
fn index_scores<I: Index>(
    layout: &Layout,
    facet: usize,
    codes: &[&[u8]],
    out: &mut [[I; BLOCK]],
    len: usize,
) {
    let mut total = [I::default(); BLOCK];
    let total = &mut total[..len];
    let tables = layout.scores.iter().zip(out).filter(|(table, _)| table.facet == facet);
    for (table, cells) in tables {
        let cells = &mut cells[..len];
        let width = I::from_u32(table.width);
        if table.dimension.is_some() {
            cells.fill(I::default());
            add_points(layout, table, &table.members, codes, cells);
            total.iter_mut().zip(cells.iter()).for_each(|(total, cell)| *total += *cell);
            for cell in cells {
                *cell = cell.unpack(layout.shift, width);
            }
        } else {
            add_points(layout, table, &layout.in_no_dimension, codes, total);
            cells
                .iter_mut()
                .zip(total.iter())
                .for_each(|(cell, total)| *cell = total.unpack(layout.shift, width));
        }
    }
}

/// Adds 1 << shift and the lifted rating or gap of each attribute that is answered.
fn add_points<I: Index>(
    layout: &Layout,
    table: &ScoreTable,
    members: &[usize],
    codes: &[&[u8]],
    out: &mut [I],
) {
    let increment = I::from_u32((1 << layout.shift) + table.lift);
    for &attribute in members {
        let column = |viewpoint| layout.attribute_column(attribute, viewpoint).unwrap_or(0);
        match layout.facets[table.facet] {
            Facet::Viewpoint(viewpoint) => {
                let points = layout.columns[column(viewpoint)].points;
                let codes = codes[column(viewpoint)];
                out.iter_mut().zip(codes).for_each(|(cell, &code)| *cell += I::step(code, points, increment));
            }
            Facet::Gap { delivered, reference } => {
                let points = layout.columns[column(reference)].points;
                let both = codes[column(reference)].iter().zip(codes[column(delivered)]);
                out.iter_mut()
                    .zip(both)
                    .for_each(|(cell, (&r, &d))| *cell += I::gap_step(r, d, points, increment));
            }
        }
    }
}

/// What each cell of a dimension's table adds to the overall score, in units of 1 / denominator, lifted.
fn overall_steps(layout: &Layout, table: &ScoreTable) -> Vec<u32> {
    if table.dimension.is_none() || layout.overall.is_empty() {
        return Vec::new();
    }
    let top = i64::from(table.lift);
    let step = |cell: u32| match table.read(cell) {
        (0, _) => NOT_ALL,
        // At least 0 and at most MAX_OVERALL_CELLS by the choice of the denominator.
        (n, sum) => u32::try_from(round_ratio(sum * layout.denominator, n) + top * layout.denominator)
            .unwrap_or(NOT_ALL),
    };
    (0..table.cells).map(step).collect()
}

/// The nearest whole number to a / b, b > 0; halves away from zero.
pub(crate) fn round_ratio(a: i64, b: i64) -> i64 {
    (2 * a + a.signum() * b) / (2 * b)
}

/// Sum of share * dimension score, in units of 1 / (10^9 * denominator); `None` if a dimension is lacking.
fn blend_dimensions<I: Index>(
    layout: &Layout,
    cells: &[[I; BLOCK]],
    i: usize,
    facet: usize,
    shares: &[i128],
) -> Option<i128> {
    let tables = layout.scores.iter().zip(cells).filter(|(table, _)| table.facet == facet);
    tables
        .filter_map(|(table, cells)| table.dimension.map(|d| (d, table.read(cells[i].position() as u32))))
        .map(|(d, (n, sum))| {
            (n > 0).then(|| shares[d] * i128::from(round_ratio(sum * layout.denominator, n)))
        })
        .sum()
}

/// Sum of share * rating or gap over attributes, in units of 10^-9 points; `None` if one is lacking.
fn blend_attributes(
    layout: &Layout,
    codes: &[Vec<u8>],
    i: usize,
    facet: usize,
    shares: &[i128],
) -> Option<i128> {
    let rating = |attribute: usize, viewpoint: Viewpoint| {
        let column = layout.attribute_column(attribute, viewpoint)?;
        let code = codes[column][i];
        (code < layout.columns[column].points).then(|| i128::from(code))
    };
    let value = |attribute: usize| match layout.facets[facet] {
        Facet::Viewpoint(viewpoint) => rating(attribute, viewpoint),
        Facet::Gap { delivered, reference } => {
            Some(rating(attribute, delivered)? - rating(attribute, reference)?)
        }
    };
    shares.iter().enumerate().map(|(attribute, share)| Some(share * value(attribute)?)).sum()
}

/// Working memory: every cell of a segment, and which groups of 64 cells were touched.
struct Scratch {
    counts: Vec<u32>,
    weights: WeightSums,
    touched: Vec<u64>,
}

impl Scratch {
    fn new(cells: usize, weights: Option<&Weights>) -> Self {
        // Rounded up so that every group of 64 cells is whole.
        let cells = cells.next_multiple_of(64);
        Self {
            counts: vec![0; cells],
            weights: match weights {
                None => WeightSums::None,
                Some(Weights { narrow: true, unit, .. }) => WeightSums::Narrow(*unit, vec![(0, 0); cells]),
                Some(Weights { unit, .. }) => WeightSums::Wide(*unit, vec![(0, 0); cells]),
            },
            touched: vec![0; cells / 64],
        }
    }

    /// Counts one row in each cell `offset + index`.
    fn count<C: Cell>(&mut self, offset: u32, cells: u32, index: &[C], weights: &[u64]) {
        let offset = offset as usize;
        let counts = &mut self.counts[offset..offset + cells as usize];
        if index.len() < LONG_RUN {
            for cell in index {
                let cell = cell.position();
                counts[cell] += 1;
                self.touched[(offset + cell) >> 6] |= 1 << ((offset + cell) & 63);
            }
        } else {
            count_long(counts, index);
            for group in offset >> 6..(offset + cells as usize).div_ceil(64) {
                self.touched[group] = u64::MAX;
            }
        }
        self.weights.add(offset, index, weights);
    }

    /// The cells that are not empty; everything is empty afterwards.
    fn take(&mut self) -> Cells {
        let touched: u32 = self.touched.iter().map(|group| group.count_ones()).sum();
        let mut out =
            Cells::with_capacity(touched.min(4096) as usize, !matches!(self.weights, WeightSums::None));
        for (group, bits) in self.touched.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                let cell = group * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                let count = std::mem::take(&mut self.counts[cell]);
                if count > 0 {
                    let weights = self.weights.take(cell);
                    out.push(cell as u32, u64::from(count), weights);
                }
            }
        }
        out
    }
}

/// The sums of weights and of their squares per cell, with the unit of the weights.
enum WeightSums {
    None,
    Narrow(u64, Vec<(u64, u64)>),
    Wide(u64, Vec<(u128, u128)>),
}

impl WeightSums {
    fn add<C: Cell>(&mut self, offset: usize, index: &[C], weights: &[u64]) {
        match self {
            Self::None => {}
            Self::Narrow(_, sums) => add_weights(&mut sums[offset..], index, weights, |w| (w, w * w)),
            Self::Wide(_, sums) => add_weights(&mut sums[offset..], index, weights, |w| {
                let w = u128::from(w);
                (w, w * w)
            }),
        }
    }

    /// The sums of a cell in units of 10^-9 and 10^-18; 0 afterwards.
    fn take(&mut self, cell: usize) -> Option<(u128, u128)> {
        let (unit, (w, w2)) = match self {
            Self::None => return None,
            Self::Narrow(unit, sums) => {
                let (w, w2) = std::mem::take(&mut sums[cell]);
                (*unit, (u128::from(w), u128::from(w2)))
            }
            Self::Wide(unit, sums) => (*unit, std::mem::take(&mut sums[cell])),
        };
        let unit = u128::from(unit);
        Some((w * unit, w2 * unit * unit))
    }
}

fn add_weights<C: Cell, N: std::ops::AddAssign>(
    sums: &mut [(N, N)],
    index: &[C],
    weights: &[u64],
    of: impl Fn(u64) -> (N, N),
) {
    for (cell, &weight) in index.iter().zip(weights) {
        let (sum, (w, w2)) = (&mut sums[cell.position()], of(weight));
        sum.0 += w;
        sum.1 += w2;
    }
}

/// Anything that numbers a cell.
trait Cell {
    fn position(&self) -> usize;
}

impl Cell for u8 {
    fn position(&self) -> usize {
        usize::from(*self)
    }
}

impl Cell for u16 {
    fn position(&self) -> usize {
        usize::from(*self)
    }
}

impl Cell for u32 {
    fn position(&self) -> usize {
        *self as usize
    }
}

/// Counts many rows: small tables in two copies, so that equal neighbours do not wait for each other's store.
fn count_long<C: Cell>(counts: &mut [u32], index: &[C]) {
    const SMALL: usize = 256;
    if counts.len() > SMALL {
        for cell in index {
            counts[cell.position()] += 1;
        }
        return;
    }
    let mut copies = [[0_u32; SMALL]; 2];
    let (pairs, last) = index.split_at(index.len() & !1);
    for pair in pairs.chunks_exact(2) {
        copies[0][pair[0].position() & (SMALL - 1)] += 1;
        copies[1][pair[1].position() & (SMALL - 1)] += 1;
    }
    for cell in last {
        copies[0][cell.position() & (SMALL - 1)] += 1;
    }
    let [first, second] = copies;
    counts.iter_mut().zip(first.iter().zip(&second)).for_each(|(count, (a, b))| *count += a + b);
}

impl SegmentTally {
    /// Whether the parts of a tally that came from elsewhere agree with the layout and with each other.
    #[cfg(feature = "serde")]
    pub(crate) fn fits(&self, layout: &Layout, weighted: bool, questionnaire: Questionnaire) -> bool {
        let Questionnaire { asked, answered } = questionnaire;
        let Cells { keys, counts, weights } = &self.cells;
        let ordered = keys.windows(2).all(|pair| pair[0] < pair[1])
            && keys.last().is_none_or(|key| *key < layout.cells);
        let whole = counts.len() == keys.len() && weights.len() == if weighted { keys.len() } else { 0 };
        let possible = layout.rated_viewpoints().has(asked) && asked.has(answered) && self.rows > 0;
        if !possible || !ordered || !whole || counts.contains(&0) || self.sums.len() != layout.sums() {
            return false;
        }
        let total = |(offset, cells): (u32, u32)| {
            self.cells.table(offset, cells).try_fold(0_u64, |sum, (_, mass)| sum.checked_add(mass.n))
        };
        let holds = |cells: (u32, u32), rows: u64| total(cells) == Some(rows);
        // An item may be asked of only some of those who were asked for these viewpoints.
        let tables_fit = layout.tables.iter().all(|table| {
            let found = total((table.offset, table.cells));
            if table.viewpoints == Viewpoints::default() {
                return found.is_some_and(|n| n <= self.rows);
            }
            found == Some(if layout.is_filled(table, answered) { self.rows } else { 0 })
        });
        let filled =
            |facet: usize| if answered.has(layout.facets[facet].viewpoints()) { self.rows } else { 0 };
        let scores_fit = layout.scores.iter().all(|t| holds((t.offset, t.cells), filled(t.facet)));
        let overall_fits =
            layout.overall.iter().enumerate().all(|(facet, t)| holds((t.offset, t.cells), filled(facet)));
        let straight_fits = layout.straight.is_none_or(|offset| holds((offset, 4), self.rows));
        let inverted = layout.attribute_columns.len() as u32 + 1;
        let inversions_fit = layout.inversions.is_none_or(|offset| holds((offset, inverted), self.rows));
        // Who gave no rating, by reason, is at most who gave none at all.
        let reasons_fit = (0..layout.columns.len()).all(|column| {
            let reasons = total((layout.columns[column].absent, ABSENT_KINDS));
            reasons.is_some_and(|reasons| reasons <= self.without(layout, column, questionnaire))
        });
        let excluded_fit = layout.tables.iter().all(|table| {
            table
                .excluded
                .is_none_or(|cell| self.cells.get(cell).n <= self.without_pair(layout, table, answered))
        });
        let wanted = layout.outcome.is_some() && !weighted;
        let outcome_fits = match &self.outcome {
            None => !wanted,
            Some(products) => {
                wanted
                    && products.variables() == OUTCOME_VARIABLES
                    && products.is_plausible()
                    && products.absent() == 0
                    && products.n_valid() <= self.rows
            }
        };
        let joint_fits = match (&self.joint, &layout.joint) {
            (None, _) => true,
            (Some(all), Some(JointPlan { facet, columns, .. })) => {
                let people = filled(*facet);
                let fits = |(joint, column): (&Joint, &usize)| joint.fits(layout, *column, people);
                !weighted && all.len() == columns.len() && all.iter().zip(columns).all(fits)
            }
            (Some(_), None) => false,
        };
        let weights_fit = self
            .cells
            .counts
            .iter()
            .zip(weights)
            .all(|(n, &(w, w2))| crate::tally::Mass { n: *n, w, w2 }.is_plausible());
        tables_fit
            && scores_fit
            && overall_fits
            && straight_fits
            && inversions_fit
            && reasons_fit
            && excluded_fit
            && weights_fit
            && outcome_fits
            && joint_fits
            && self.sums.iter().all(|(sums, absent)| {
                sums.mass.n.checked_add(absent.missing).is_some_and(|n| n <= self.rows)
                    && sums.is_plausible(weighted)
            })
    }

    /// How many were asked for the rating of a column and gave none.
    #[cfg(feature = "serde")]
    fn without(&self, layout: &Layout, column: usize, questionnaire: Questionnaire) -> u64 {
        let Some(table) = layout.holder(column, questionnaire.answered) else {
            let asked = layout.columns[column]
                .side
                .is_some_and(|(_, v)| questionnaire.asked.has(Viewpoints::of([v])));
            return if asked { self.rows } else { 0 };
        };
        let points = u32::from(layout.columns[column].points);
        let cells = self.cells.table(table.offset, table.cells);
        cells.filter(|(cell, _)| table.code(*cell, column) >= points).map(|(_, mass)| mass.n).sum()
    }

    /// How many did not rate both sides of a pair.
    #[cfg(feature = "serde")]
    fn without_pair(&self, layout: &Layout, table: &RatingTable, answered: Viewpoints) -> u64 {
        let Some(second) = table.second.filter(|_| answered.has(table.viewpoints)) else { return self.rows };
        let points = u32::from(layout.columns[table.first].points);
        let is_pair =
            |cell: u32| [table.first, second].iter().all(|column| table.code(cell, *column) < points);
        let cells = self.cells.table(table.offset, table.cells);
        cells.filter(|(cell, _)| !is_pair(*cell)).map(|(_, mass)| mass.n).sum()
    }
}

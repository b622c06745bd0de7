//! The tallies of a whole instrument, per segment: what is observed, merged, stored and sent between machines.

mod alike;
mod alpha;
#[cfg(feature = "json")]
mod bytes;
mod cells;
mod encode;
mod joint;
mod layout;
mod matched;
mod observe;
mod parts;
mod ratings;
mod segment;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use joint::Joint;
pub(crate) use layout::{Blend, Facet, Layout, MeasureColumn, Viewpoints};
pub(crate) use matched::in_both;
pub(crate) use observe::round_ratio;
use observe::{Bound, TILE};
use parts::Parts;
pub use segment::Segment;
pub(crate) use segment::grid_denominator;

use crate::error::{Error, Result};
use crate::instrument::Instrument;
use crate::label::Label;
use crate::table::{Categories, Table};

/// What to do with a value that is neither on its scale nor a declared code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum OffScale {
    /// Refuse the table, naming row and column.
    #[default]
    Refuse,
    /// Count it as invalid and go on.
    Count,
}

/// How a table becomes a [`Summary`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct SummaryOptions {
    /// The columns whose values make the segments; none for one segment of everybody.
    pub by: Vec<String>,
    /// The column of survey weights, 0.000 001 to 1 000 000 each, if the sample is weighted.
    pub weight: Option<String>,
    /// What to do with values off their scale.
    pub off_scale: OffScale,
}

/// The tallies an instrument asks for, per segment: everything the models need, and no row of any person.
///
/// Observing rows in any order, in any batches, on any number of threads or machines, and merging in any grouping
/// gives equal summaries, bit for bit. A summary does not grow with the number of respondents, only with the number
/// of segments; but for an instrument with the dimensions business, human and hidden and a rated item it also counts the
/// different combinations of the three scores and the answer, so that the one can be explained by the others
/// ([`dimensions::impact`](crate::dimensions::impact())): there are no more of these than respondents, nor than the
/// instrument allows (some 500,000 an item for the built-in one). A respondent's dimension score is counted exactly, as the ratio of small integers it is; the overall
/// score is exact too as long as the common denominator of the dimensions is moderate (dimensions of up to 12
/// attributes on seven points) and otherwise rounded to a fixed fraction of a point.
///
/// ```
/// use gapmodel_core::{Categories, Column, Instrument, Label, Summary, SummaryOptions, Table, gap};
/// let instrument = Instrument::servqual();
/// let expectations = vec![6_i8, 7, 7];
/// let perceptions = vec![5_i8, 7, 4];
/// let mut table = Table::new();
/// for attribute in instrument.attributes() {
///     table.add(&attribute.columns()[0], Column::from(&expectations))?;
///     table.add(&attribute.columns()[1], Column::from(&perceptions))?;
/// }
/// table.add_labels("branch", Categories::from_labels(["a", "b", "a"].map(Label::from)))?;
///
/// let options = SummaryOptions { by: vec!["branch".into()], ..SummaryOptions::default() };
/// let mut summary = Summary::new(instrument, options)?;
/// summary.observe(&table)?;
/// assert_eq!((summary.rows(), summary.len()), (3, 2));
/// let everybody = gap::servqual(&summary.total()?, &gap::ServqualOptions::default())?;
/// assert_eq!(everybody.all_items.gap.value, -4.0 / 3.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "SummaryParts", into = "SummaryParts"))]
pub struct Summary {
    instrument: Arc<Instrument>,
    layout: Arc<Layout>,
    options: SummaryOptions,
    segments: BTreeMap<Vec<Label>, Parts>,
}

impl PartialEq for Summary {
    fn eq(&self, other: &Self) -> bool {
        self.instrument == other.instrument
            && self.options == other.options
            && self.segments == other.segments
    }
}

/// A summary of one table: [`Summary::new`], then [`Summary::observe`].
///
/// # Errors
///
/// As the two.
pub fn summarize(
    table: &Table<'_>,
    instrument: impl Into<Arc<Instrument>>,
    options: SummaryOptions,
) -> Result<Summary> {
    let mut summary = Summary::new(instrument, options)?;
    summary.observe(table)?;
    Ok(summary)
}

impl Summary {
    /// A summary of nobody yet.
    ///
    /// # Errors
    ///
    /// [`Error::DuplicateColumn`] if a segment column is named twice, [`Error::Overflow`] if the instrument has so
    /// many attributes on so long a scale that its tallies would not fit in memory.
    pub fn new(instrument: impl Into<Arc<Instrument>>, options: SummaryOptions) -> Result<Self> {
        let instrument = instrument.into();
        for (second, name) in options.by.iter().enumerate() {
            if let Some(first) = options.by[..second].iter().position(|other| other == name) {
                return Err(Error::DuplicateColumn {
                    column: name.clone(),
                    first: first + 1,
                    second: second + 1,
                });
            }
        }
        let layout = Arc::new(Layout::new(&instrument)?);
        let mut segments = BTreeMap::new();
        if options.by.is_empty() {
            segments.insert(Vec::new(), Parts::default());
        }
        Ok(Self { instrument, layout, options, segments })
    }

    /// Adds all rows of a table. Columns the instrument does not ask for are ignored.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownColumn`], [`Error::OffScale`] with row and column, [`Error::InvalidWeight`],
    /// [`Error::WeightSum`] for importance points, [`Error::Overflow`]; the summary is then unchanged.
    pub fn observe(&mut self, table: &Table<'_>) -> Result<()> {
        let count_invalid = self.options.off_scale == OffScale::Count;
        let bound = Bound::new(&self.layout, table, self.options.weight.as_deref(), count_invalid)?;
        let (segments, keys) = self.segment_of_each_row(table)?;
        let mut found: BTreeMap<Vec<Label>, Parts> = BTreeMap::new();
        for (segment, parts) in tally_all(&bound, table.rows(), segments.as_deref(), keys.len())? {
            let key = keys[segment as usize].clone();
            let merged = match found.remove(&key).as_ref().or_else(|| self.segments.get(&key)) {
                Some(before) if before.rows() > 0 => before.merged(&parts)?,
                _ => parts,
            };
            found.insert(key, merged);
        }
        self.segments.append(&mut found);
        Ok(())
    }

    /// Adds the rows of several tables as one: rows with the same id are the same person, who may have answered a survey
    /// before and another one after. What the first table says of a person (a segment, a weight, a rating) stands; later
    /// ones fill in what is missing. Rows without an id stand alone.
    ///
    /// # Errors
    ///
    /// As [`Summary::observe`], with the row counted over all people; [`Error::InvalidOption`] for an id that stands twice
    /// in one table, [`Error::UnknownColumn`] for a table without the column of ids.
    ///
    /// ```
    /// use gapmodel_core::{Column, Instrument, Scale, Summary, SummaryOptions, Table, gap};
    /// let instrument = Instrument::paired(&[("speed", None)], None, false, Scale::new(1, 7)?)?;
    /// let (before, after) = ([1_i32, 2, 3, 4], [3_i32, 4, 5, 6]);
    /// let (expected, perceived) = ([6_i8, 7, 5, 6], [4_i8, 6, 5, 3]);
    /// let (mut first, mut second) = (Table::new(), Table::new());
    /// first.add("customer", Column::from(&before))?;
    /// first.add("E_speed", Column::from(&expected))?;
    /// second.add("customer", Column::from(&after))?;
    /// second.add("P_speed", Column::from(&perceived))?;
    /// let mut summary = Summary::new(instrument, SummaryOptions::default())?;
    /// summary.observe_matched(&[first, second], "customer")?;
    /// let five = gap::five(&summary, &gap::FiveOptions::default())?;
    /// let gap = five.gap(5).unwrap().overall.unwrap();
    /// assert_eq!((summary.rows(), gap.n_pairs, gap.design), (6, 2, gap::Design::PartiallyPaired));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn observe_matched(&mut self, tables: &[Table<'_>], id: &str) -> Result<()> {
        matched::observe(self, tables, id)
    }

    /// Adds all that another summary of the same instrument, segments and weighting has seen.
    ///
    /// Managers have no branch and no survey weight: where one of the two summaries has no segment columns, or no weights,
    /// and nobody in it was asked for the viewpoints of the other, its people stand without a label, or with weight one,
    /// in what becomes of both.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] saying what differs, [`Error::Overflow`]; the summary is then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let (ours, theirs) = alike::alike(self, other);
        ours.check_same_kind(&theirs)?;
        let mut merged = BTreeMap::new();
        for (key, theirs) in &theirs.segments {
            let sum = match ours.segments.get(key) {
                Some(ours) => ours.merged(theirs)?,
                None => theirs.clone(),
            };
            merged.insert(key.clone(), sum);
        }
        if let Cow::Owned(ours) = ours {
            *self = ours;
        }
        self.segments.append(&mut merged);
        Ok(())
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// How tables become this summary: its segment columns, its weight column, what it does with values off their scale.
    #[must_use]
    pub fn options(&self) -> &SummaryOptions {
        &self.options
    }

    /// The columns that make the segments.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.options.by
    }

    /// Whether the respondents have survey weights.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.options.weight.is_some()
    }

    /// The number of respondents seen, in all segments together.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.segments.values().map(Parts::rows).sum()
    }

    /// The number of segments; 1 where there are no segment columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments.len()
    }

    /// Whether there are no segments.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// The segments, in order of their labels.
    #[must_use]
    pub fn segments(&self) -> impl ExactSizeIterator<Item = Segment<'_>> {
        self.segments.iter().map(|(labels, parts)| Segment::borrowed(self, labels, parts))
    }

    /// One segment.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownSegment`].
    pub fn segment(&self, labels: &[Label]) -> Result<Segment<'_>> {
        let found = self.segments.get_key_value(labels);
        found
            .map(|(labels, parts)| Segment::borrowed(self, labels, parts))
            .ok_or_else(|| Error::UnknownSegment { labels: labels.to_vec() })
    }

    /// All segments taken together as one.
    ///
    /// # Errors
    ///
    /// [`Error::Overflow`] beyond 2^64 respondents.
    pub fn total(&self) -> Result<Segment<'_>> {
        self.together(|_| true)
    }

    /// The summary with segments that came from elsewhere, if they agree with it, with themselves and with each other.
    #[cfg(feature = "serde")]
    fn with_segments(mut self, segments: Vec<(Vec<Label>, Parts)>) -> Result<Self> {
        let invalid = |reason: &str| Err(Error::InvalidBytes { reason: reason.to_owned() });
        let (width, n) = (self.options.by.len(), segments.len());
        let fits = |(labels, Parts(parts)): &(Vec<Label>, Parts)| {
            let apart = parts.windows(2).all(|pair| pair[0].0 < pair[1].0);
            let fits = parts.iter().all(|(q, tally)| tally.fits(&self.layout, self.is_weighted(), *q));
            // Without segment columns the one segment may be empty.
            labels.len() == width && apart && fits && (width == 0 || !parts.is_empty())
        };
        if !segments.iter().all(fits) {
            return invalid("a segment contradicts itself");
        }
        if segments
            .iter()
            .flat_map(|(_, parts)| &parts.0)
            .try_fold(0_u64, |sum, (_, tally)| sum.checked_add(tally.rows))
            .is_none()
        {
            return invalid("more respondents than can be counted");
        }
        self.segments = segments.into_iter().collect();
        if self.segments.len() != n || (width == 0 && n != 1) {
            return invalid("a segment stands twice, or none is there");
        }
        Ok(self)
    }

    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    fn check_same_kind(&self, other: &Self) -> Result<()> {
        let mismatch = |reason: String| Err(Error::Mismatch { reason });
        if !Arc::ptr_eq(&self.instrument, &other.instrument) && self.instrument != other.instrument {
            let (ours, theirs) = (self.instrument.id(), other.instrument.id());
            return mismatch(if ours == theirs {
                format!("two different instruments are both called {ours:?}")
            } else {
                format!("the instruments differ: {ours:?} and {theirs:?}")
            });
        }
        if self.options.by != other.options.by {
            let (ours, theirs) = (self.options.by.join(", "), other.options.by.join(", "));
            return mismatch(format!("the segment columns differ: ({ours}) and ({theirs})"));
        }
        if self.is_weighted() != other.is_weighted() {
            return mismatch("one of the summaries is weighted, the other is not".to_owned());
        }
        if self.options.weight != other.options.weight {
            let name = |options: &SummaryOptions| options.weight.clone().unwrap_or_default();
            let (ours, theirs) = (name(&self.options), name(&other.options));
            return mismatch(format!("the columns of weights differ: {ours:?} and {theirs:?}"));
        }
        if self.options.off_scale != other.options.off_scale {
            return mismatch("one refuses values off their scale, the other counts them".to_owned());
        }
        Ok(())
    }

    /// The segments that have the same label in one of the segment columns, taken together: `position` is that of the
    /// column.
    pub(crate) fn sites(&self, position: usize) -> Result<Vec<(Label, Segment<'_>)>> {
        let mut sites: BTreeMap<&Label, Parts> = BTreeMap::new();
        for (labels, parts) in &self.segments {
            sites.entry(&labels[position]).or_default().merge(parts)?;
        }
        Ok(sites
            .into_iter()
            .map(|(label, parts)| (label.clone(), Segment::owned(self, &[], parts)))
            .collect())
    }

    /// The segments whose labels are picked, taken together.
    pub(crate) fn together(&self, is_picked: impl Fn(&[Label]) -> bool) -> Result<Segment<'_>> {
        let mut all = Parts::default();
        let picked = self.segments.iter().filter(|(labels, _)| is_picked(labels));
        picked.map(|(_, parts)| parts).try_for_each(|parts| all.merge(parts))?;
        Ok(Segment::owned(self, &[], all))
    }

    /// The number of the segment of each row (none where there is only one), and the labels of each segment.
    fn segment_of_each_row(&self, table: &Table<'_>) -> Result<(Option<Vec<u32>>, Keys)> {
        if self.options.by.is_empty() {
            return Ok((None, vec![Vec::new()]));
        }
        let columns: Vec<_> =
            self.options.by.iter().map(|name| table.categories(name)).collect::<Result<_>>()?;
        let mut codes = vec![0_u32; table.rows()];
        let mut keys = vec![Vec::new()];
        for column in &columns {
            (codes, keys) = cross(&codes, &keys, column);
        }
        Ok((Some(codes), keys))
    }
}

/// The labels of each segment.
type Keys = Vec<Vec<Label>>;

/// The segments made by one more column: codes renumbered to the combinations that occur.
fn cross(codes: &[u32], keys: &[Vec<Label>], column: &Categories) -> (Vec<u32>, Keys) {
    let labels = column.labels();
    let combined = || codes.iter().zip(column.codes()).map(|(&a, &b)| a as usize * labels.len() + b as usize);
    let mut next_keys = Vec::new();
    let mut number = |combination: usize| {
        let mut key = keys[combination / labels.len()].clone();
        key.push(labels[combination % labels.len()].clone());
        next_keys.push(key);
        (next_keys.len() - 1) as u32
    };
    // A table of all combinations where it is not much larger than the data, a search tree otherwise.
    let combinations = keys.len().saturating_mul(labels.len());
    let next = if combinations <= codes.len().max(1 << 16) * 4 {
        let mut numbers = vec![u32::MAX; combinations];
        let lookup = |c: usize| {
            if numbers[c] == u32::MAX {
                numbers[c] = number(c);
            }
            numbers[c]
        };
        combined().map(lookup).collect()
    } else {
        let mut numbers = BTreeMap::new();
        combined().map(|c| *numbers.entry(c).or_insert_with(|| number(c))).collect()
    };
    (next, next_keys)
}

/// Tallies a table tile by tile. A segment that stands in several tiles is merged by the caller; merging is exact, so
/// the cuts leave no trace.
fn tally_all(
    bound: &Bound<'_>,
    rows: usize,
    segments: Option<&[u32]>,
    n_segments: usize,
) -> Result<Vec<(u32, Parts)>> {
    let len = tile_len(rows);
    let tiles: Vec<_> = (0..rows).step_by(len).map(|start| start..rows.min(start + len)).collect();
    let tally = |tile: std::ops::Range<usize>| observe::tally(bound, tile, segments, n_segments);
    #[cfg(feature = "parallel")]
    let tallied: Result<Vec<_>> = {
        use rayon::prelude::*;
        tiles.into_par_iter().map(tally).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let tallied: Result<Vec<_>> = tiles.into_iter().map(tally).collect();
    Ok(tallied?.into_iter().flatten().collect())
}

/// Rows per tile: whole tables up to a limit, and with several threads one part for each where that is worth it.
fn tile_len(rows: usize) -> usize {
    #[cfg(feature = "parallel")]
    let threads = rayon::current_num_threads().min(rows >> 15).max(1);
    #[cfg(not(feature = "parallel"))]
    let threads = 1;
    rows.div_ceil(threads).clamp(1, TILE)
}

/// The serialised form; reading it checks that all parts fit together.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SummaryParts {
    instrument: Arc<Instrument>,
    options: SummaryOptions,
    segments: Vec<(Vec<Label>, Parts)>,
}

#[cfg(feature = "serde")]
impl From<Summary> for SummaryParts {
    fn from(summary: Summary) -> Self {
        let Summary { instrument, layout: _, options, segments } = summary;
        Self { instrument, options, segments: segments.into_iter().collect() }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<SummaryParts> for Summary {
    type Error = Error;

    fn try_from(parts: SummaryParts) -> Result<Self> {
        let SummaryParts { instrument, options, segments } = parts;
        Self::new(instrument, options)?.with_segments(segments)
    }
}

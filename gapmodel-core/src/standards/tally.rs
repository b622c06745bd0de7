use std::collections::BTreeMap;
use std::sync::Arc;

use super::set::{Standard, StandardKind, StandardSet};
use crate::error::{Error, Place, Result, list_names};
use crate::label::Label;
use crate::scale::{Answer, Scale};
use crate::table::{Column, Table};
use crate::tally::Moments;

/// Which columns of a long table of observations hold what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservationColumns {
    /// The id of the standard observed: `"standard"`.
    pub standard: String,
    /// What was observed: `"value"`.
    pub value: String,
    /// The contact or visit it was observed in, if scorecards of contacts are wanted; all rows of a contact in one table.
    pub contact: Option<String>,
    /// Of times: who gave up (1) before the end (0 or missing).
    pub abandoned: Option<String>,
    /// To whom the standard did not apply (1).
    pub not_applicable: Option<String>,
}

impl Default for ObservationColumns {
    fn default() -> Self {
        let (standard, value) = ("standard".to_owned(), "value".to_owned());
        Self { standard, value, contact: None, abandoned: None, not_applicable: None }
    }
}

/// What was observed of one standard: how often each outcome occurred, in the order of their codes.
pub(super) type Outcomes = Vec<(u64, u64)>;

/// Nothing was observed.
pub(super) const MISSING: u64 = 0;
/// The standard did not apply.
pub(super) const NOT_APPLICABLE: u64 = 1;
/// It was not kept to.
pub(super) const NOT_MET: u64 = 2;
/// It was kept to.
pub(super) const MET: u64 = 3;
/// The first code of a time: each is this plus twice the time in millionths of its unit, plus 1 where it was given up.
const TIME: u64 = 4;
/// Times and ratings are held in millionths of their unit.
pub(super) const TICKS: f64 = 1e6;
/// The largest rating that is held, either side of 0.
const LARGEST_RATING: f64 = 1e12;
/// Weights in a scorecard are whole numbers of this part of all.
const WEIGHT: f64 = 1e12;

/// A time in whole millionths of its unit.
#[expect(clippy::cast_sign_loss, reason = "times are not negative")]
pub(super) fn ticks(time: f64) -> u64 {
    libm::round(time * TICKS) as u64
}

fn time_code(ticks: u64, abandoned: bool) -> u64 {
    TIME + (ticks << 1 | u64::from(abandoned))
}

/// The ticks of a code that is a time, and whether it was given up.
pub(super) fn read_time(code: u64) -> Option<(u64, bool)> {
    code.checked_sub(TIME).map(|time| (time >> 1, time & 1 == 1))
}

/// A rating in whole millionths; `None` for one that is too large to be held.
pub(super) fn rating_ticks(rating: f64) -> Option<i64> {
    (rating.abs() <= LARGEST_RATING).then(|| libm::round(rating * TICKS) as i64)
}

/// The code of a rating: beside the first code of a time, those above 0 at even and those below at odd distances.
fn rating_code(ticks: i64) -> u64 {
    TIME + (ticks.unsigned_abs() << 1 | u64::from(ticks < 0))
}

/// The millionths of a code that is a rating.
pub(super) fn read_rating(code: u64) -> Option<i64> {
    let code = code.checked_sub(TIME)?;
    let size = i64::try_from(code >> 1).ok()?;
    Some(if code & 1 == 1 { -size } else { size })
}

/// Whether a rating is good enough.
pub(super) fn is_good(standard: &Standard, ticks: i64) -> bool {
    let target = standard.target.and_then(rating_ticks).unwrap_or(0);
    if standard.scale.as_ref().is_some_and(Scale::low_is_good) { ticks <= target } else { ticks >= target }
}

/// What one segment has.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SegmentTally {
    /// By position of the standard; those never observed are absent.
    pub(super) outcomes: BTreeMap<u32, Outcomes>,
    /// The scorecards of contacts, 0 to 100.
    pub(super) scorecards: Moments,
    /// Contacts to which a critical standard applied, and how many of them failed one.
    pub(super) critical: [u64; 2],
}

impl SegmentTally {
    fn merged(&self, other: &Self) -> Result<Self> {
        let mut outcomes = self.outcomes.clone();
        for (standard, more) in &other.outcomes {
            let own = outcomes.entry(*standard).or_default();
            *own = merge(own, more)?;
        }
        let mut scorecards = self.scorecards.clone();
        scorecards.merge(&other.scorecards)?;
        let [n, failed] = [0, 1].map(|i| self.critical[i].checked_add(other.critical[i]));
        let (Some(n), Some(failed)) = (n, failed) else { return Err(overflow()) };
        Ok(Self { outcomes, scorecards, critical: [n, failed] })
    }
}

fn overflow() -> Error {
    Error::Overflow { what: "the number of observations" }
}

/// Two lists in the order of their codes, as one.
fn merge(a: &Outcomes, b: &Outcomes) -> Result<Outcomes> {
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::with_capacity(a.len().max(b.len()));
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => {
                out.push(a[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                out.push(b[j]);
                j += 1;
            }
            std::cmp::Ordering::Equal => {
                out.push((a[i].0, a[i].1.checked_add(b[j].1).ok_or_else(overflow)?));
                i += 1;
                j += 1;
            }
        }
    }
    out.extend_from_slice(&a[i..]);
    out.extend_from_slice(&b[j..]);
    Ok(out)
}

/// What was observed of each standard of a set, by segment: whole numbers only, so that adding in any order and merging in
/// any grouping gives the same bits.
///
/// Of each standard it holds how often it was met, not met, not applicable and missing; of ratings how often each occurred, in
/// millionths of a point; of times likewise, in millionths of the unit, and how often a contact was given up then. A time is
/// from 0 to 3,653 days. Where contacts are
/// known, it holds the exact sums of their scorecards: 100 times the weight of the standards met over the weight of those
/// that applied and were observed, an abandoned contact having met no time.
///
/// ```
/// use gapmodel_core::standards::{ObservationColumns, Standard, StandardSet, StandardSetSpec, StandardsTally};
/// use gapmodel_core::{Categories, Column, Label, Table};
/// let standard = |id: &str| Standard { target: Some(1.0), ..Standard::new(id) };
/// let set = StandardSet::new(StandardSetSpec {
///     id: "visit".into(),
///     standards: vec![standard("greeted"), standard("thanked")],
///     ..StandardSetSpec::default()
/// })?;
/// let mut table = Table::new();
/// table.add_labels("standard", Categories::from_labels(["greeted", "thanked", "greeted"].map(Label::from)))?;
/// table.add("value", Column::from(&[1.0, 1.0, 0.0]))?;
/// let mut tally = StandardsTally::new(set, &[])?;
/// tally.observe(&table, &ObservationColumns::default())?;
/// tally.merge(&tally.clone())?;
/// assert_eq!(tally.rows(), 6);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StandardsTally {
    set: Arc<StandardSet>,
    by: Vec<String>,
    pub(super) segments: BTreeMap<Vec<Label>, SegmentTally>,
}

impl StandardsTally {
    /// A tally of nothing yet, by the segment columns `by`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for a segment column that stands twice.
    pub fn new(set: impl Into<Arc<StandardSet>>, by: &[&str]) -> Result<Self> {
        if let Some(twice) =
            by.iter().enumerate().find_map(|(i, name)| by[..i].contains(name).then_some(name))
        {
            let (value, allowed) = (format!("{twice:?}"), "each segment column once".to_owned());
            return Err(Error::InvalidOption { option: "by", value, allowed });
        }
        let by = by.iter().map(|name| (*name).to_owned()).collect();
        Ok(Self { set: set.into(), by, segments: BTreeMap::new() })
    }

    /// The standards.
    #[must_use]
    pub fn set(&self) -> &StandardSet {
        &self.set
    }

    /// The segment columns.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// How many observations there are, those that are missing or did not apply too.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let outcomes = self.segments.values().flat_map(|segment| segment.outcomes.values().flatten());
        outcomes.fold(0, |rows, (_, n)| rows.saturating_add(*n))
    }

    /// Adds a long table: a row per observation, with the id of its standard.
    ///
    /// A value is 1 or 0 of a yes or no, a time in the unit of the standard, a rating; missing (NaN) is counted as missing,
    /// and the codes of the set and of scales are what they are declared to be.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownStandard`], [`Error::ImpossibleObservation`] for a value that cannot be, such as a negative time, and
    /// [`Error::InvalidOption`] for a contact given up whose standard is no time and for a flag that is neither 0 nor 1,
    /// each with its row; [`Error::UnknownColumn`]. Nothing is added then.
    pub fn observe(&mut self, table: &Table<'_>, columns: &ObservationColumns) -> Result<()> {
        let standards = table.categories(&columns.standard)?;
        let positions = self.positions(standards.labels());
        let segments = Segments::of(table, &self.by)?;
        let flags = Flags {
            abandoned: columns.abandoned.as_deref().map(|name| Flag::of(table, name)).transpose()?,
            not_applicable: columns
                .not_applicable
                .as_deref()
                .map(|name| Flag::of(table, name))
                .transpose()?,
        };
        let contacts = columns.contact.as_deref().map(|name| table.categories(name)).transpose()?;
        let named: Vec<bool> = contacts
            .iter()
            .flat_map(|contacts| contacts.labels().iter().map(|label| *label != Label::Missing))
            .collect();
        let value = table.numbers(&columns.value)?;
        let set = Arc::clone(&self.set);
        let mut batch = Batch::new(&set, table.rows());
        for (row, &code) in standards.codes().iter().enumerate() {
            let Some(position) = positions[code as usize] else {
                let place = Place::index(row).in_column(&columns.standard);
                return Err(self.unknown(&standards.labels()[code as usize], place));
            };
            let flags = flags.read(row)?;
            let segment = segments.codes.get(row).copied().unwrap_or(0);
            let outcome = batch.outcome(position, value.value(row), flags, (row, &columns.value))?;
            let contact = contacts.as_ref().map(|contacts| contacts.codes()[row]);
            batch.add(segment, position, outcome, contact.filter(|contact| named[*contact as usize]));
        }
        self.commit(batch, segments.labels)
    }

    /// Adds a table with a row per contact and a column per standard; what it has no column of was not observed.
    ///
    /// # Errors
    ///
    /// As [`StandardsTally::observe`]; [`Error::UnknownColumn`] if it has a column of not one standard.
    pub fn observe_wide(&mut self, table: &Table<'_>) -> Result<()> {
        let set = Arc::clone(&self.set);
        let there: Vec<usize> =
            (0..set.standards().len()).filter(|&i| table.has(set.standards()[i].column())).collect();
        if there.is_empty() {
            let column = set.standards()[0].column().to_owned();
            return Err(Error::UnknownColumn { column, available: list_names(table.names()) });
        }
        let segments = Segments::of(table, &self.by)?;
        let mut batch = Batch::new(&set, table.rows().saturating_mul(there.len()));
        for position in there {
            let standard = &set.standards()[position];
            let (name, value) = (standard.column(), table.numbers(standard.column())?);
            let abandoned = standard.abandoned.as_deref().map(|name| Flag::of(table, name)).transpose()?;
            let flags = Flags { abandoned, not_applicable: None };
            for row in 0..table.rows() {
                let outcome = batch.outcome(position, value.value(row), flags.read(row)?, (row, name))?;
                let segment = segments.codes.get(row).copied().unwrap_or(0);
                // A table has fewer than 2^32 rows.
                batch.add(segment, position, outcome, Some(row as u32));
            }
        }
        self.commit(batch, segments.labels)
    }

    /// Adds all that another tally of the same set has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for another set or other segment columns; unchanged then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if self.set != other.set {
            let reason = format!("the standards of {:?} and {:?} differ", self.set.id(), other.set.id());
            return Err(Error::Mismatch { reason });
        }
        if self.by != other.by {
            let reason = format!("the segment columns are {:?} and {:?}", self.by, other.by);
            return Err(Error::Mismatch { reason });
        }
        self.add(&other.segments)
    }

    fn add(&mut self, more: &BTreeMap<Vec<Label>, SegmentTally>) -> Result<()> {
        let none = SegmentTally::default();
        let merged = more.iter().map(|(labels, segment)| {
            let own = self.segments.get(labels).unwrap_or(&none);
            Ok((labels.clone(), own.merged(segment)?))
        });
        let merged: Vec<(Vec<Label>, SegmentTally)> = merged.collect::<Result<_>>()?;
        self.segments.extend(merged);
        Ok(())
    }

    /// The tally as JSON text: equal tallies give the same text.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidBytes`] if JSON cannot hold it, of which no case is known.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|error| Error::InvalidBytes { reason: error.to_string() })
    }

    /// Reads a tally that [`StandardsTally::to_json`] wrote, and checks it.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidBytes`] for text that is none, or that contradicts itself.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|error| Error::InvalidBytes { reason: error.to_string() })
    }

    /// All segments as one.
    pub(super) fn total(&self) -> Result<SegmentTally> {
        self.segments.values().try_fold(SegmentTally::default(), |total, segment| total.merged(segment))
    }

    /// The position of the standard of each label.
    fn positions(&self, labels: &[Label]) -> Vec<Option<usize>> {
        labels.iter().map(|label| self.set.position(&label.to_string()).ok()).collect()
    }

    fn unknown(&self, label: &Label, place: Place) -> Error {
        let ids = self.set.standards().iter().map(|standard| standard.id.as_str());
        Error::UnknownStandard { id: label.to_string(), place: Some(place), available: list_names(ids) }
    }

    fn commit(&mut self, batch: Batch<'_>, labels: Vec<Vec<Label>>) -> Result<()> {
        let segments = batch.finish(labels.len())?;
        let segments: BTreeMap<Vec<Label>, SegmentTally> = labels.into_iter().zip(segments).collect();
        self.add(&segments)
    }
}

/// The segment of each row: a position in the list of labels; no codes where all rows are one segment.
struct Segments {
    codes: Vec<u32>,
    labels: Vec<Vec<Label>>,
}

impl Segments {
    fn of(table: &Table<'_>, by: &[String]) -> Result<Self> {
        let mut segments = Self { codes: Vec::new(), labels: vec![Vec::new()] };
        for name in by {
            segments = segments.split(table.categories(name)?.as_ref());
        }
        Ok(segments)
    }

    /// Each segment by the labels of one more column.
    fn split(self, column: &crate::table::Categories) -> Self {
        let width = column.labels().len() as u64;
        let pair = |(row, &code): (usize, &u32)| {
            u64::from(self.codes.get(row).copied().unwrap_or(0)) * width + u64::from(code)
        };
        let pairs: Vec<u64> = column.codes().iter().enumerate().map(pair).collect();
        let mut found = pairs.clone();
        found.sort_unstable();
        found.dedup();
        let labels = found.iter().map(|pair| {
            let mut labels = self.labels[(pair / width) as usize].clone();
            labels.push(column.labels()[(pair % width) as usize].clone());
            labels
        });
        let labels = labels.collect();
        // There are no more segments than rows, fewer than 2^32.
        let code = |pair: &u64| found.binary_search(pair).unwrap_or(0) as u32;
        Self { codes: pairs.iter().map(code).collect(), labels }
    }
}

/// A column of yes (1) and no (0 or missing).
struct Flag<'a> {
    name: &'a str,
    column: Column<'a>,
}

impl<'a> Flag<'a> {
    fn of(table: &Table<'a>, name: &'a str) -> Result<Self> {
        Ok(Self { name, column: table.numbers(name)? })
    }

    fn read(&self, row: usize) -> Result<bool> {
        match self.column.value(row) {
            None | Some(0.0) => Ok(false),
            Some(1.0) => Ok(true),
            Some(other) => Err(Error::InvalidOption {
                option: "flag",
                value: format!("{other} at {}", Place::index(row).in_column(self.name)),
                allowed: "1 for yes, 0 or missing for no".to_owned(),
            }),
        }
    }
}

struct Flags<'a> {
    abandoned: Option<Flag<'a>>,
    not_applicable: Option<Flag<'a>>,
}

impl Flags<'_> {
    /// Whether the contact was given up, and whether the standard did not apply.
    fn read(&self, row: usize) -> Result<[bool; 2]> {
        let read = |flag: &Option<Flag<'_>>| flag.as_ref().map_or(Ok(false), |flag| flag.read(row));
        Ok([read(&self.abandoned)?, read(&self.not_applicable)?])
    }
}

/// Observations on their way into a tally.
struct Batch<'s> {
    set: &'s StandardSet,
    /// Cell (segment and standard) and code of each observation.
    codes: Vec<(u64, u64)>,
    /// Segment and contact of each observation that counts in a scorecard, its standard, and whether it was met.
    marks: Vec<(u64, u32, bool)>,
}

impl<'s> Batch<'s> {
    fn new(set: &'s StandardSet, rows: usize) -> Self {
        Self { set, codes: Vec::with_capacity(rows), marks: Vec::new() }
    }

    /// The code of what was observed of a standard in a row of a column.
    fn outcome(
        &self,
        position: usize,
        value: Option<f64>,
        [abandoned, not_applicable]: [bool; 2],
        (row, column): (usize, &str),
    ) -> Result<u64> {
        let (standard, spec) = (&self.set.standards()[position], self.set.spec());
        if abandoned && !standard.kind.is_time() {
            return Err(Error::InvalidOption {
                option: "abandoned",
                value: format!("1 at {}", Place::index(row)),
                allowed: format!("standard {:?} is no time that can be given up", standard.id),
            });
        }
        if not_applicable {
            return Ok(NOT_APPLICABLE);
        }
        match value {
            None => Ok(MISSING),
            Some(value) if spec.missing.contains(&value) => Ok(MISSING),
            Some(value) if spec.not_applicable.contains(&value) => Ok(NOT_APPLICABLE),
            Some(value) => observed(standard, value, abandoned).ok_or_else(|| Error::ImpossibleObservation {
                value: value.to_string(),
                place: Place::index(row).in_column(column),
                allowed: possible(standard),
            }),
        }
    }

    fn add(&mut self, segment: u32, position: usize, outcome: u64, contact: Option<u32>) {
        self.codes.push((u64::from(segment) * self.set.standards().len() as u64 + position as u64, outcome));
        if let Some((contact, met)) = contact.zip(self.is_met(position, outcome)) {
            self.marks.push((u64::from(segment) << 32 | u64::from(contact), position as u32, met));
        }
    }

    /// Whether an outcome that counts in a scorecard is a good one.
    fn is_met(&self, position: usize, outcome: u64) -> Option<bool> {
        let standard = &self.set.standards()[position];
        match outcome {
            MISSING | NOT_APPLICABLE => None,
            _ if standard.kind == StandardKind::Rating => {
                read_rating(outcome).map(|rating| is_good(standard, rating))
            }
            _ => Some(read_time(outcome).map_or(outcome == MET, |(time, abandoned)| {
                !abandoned && time <= ticks(standard.target.unwrap_or(0.0))
            })),
        }
    }

    /// The tally of each of so many segments.
    fn finish(mut self, n_segments: usize) -> Result<Vec<SegmentTally>> {
        let n_standards = self.set.standards().len() as u64;
        let mut segments = vec![SegmentTally::default(); n_segments];
        self.codes.sort_unstable();
        for cell in self.codes.chunk_by(|a, b| a.0 == b.0) {
            let runs = cell.chunk_by(|a, b| a.1 == b.1).map(|run| (run[0].1, run.len() as u64));
            let (segment, standard) = (cell[0].0 / n_standards, cell[0].0 % n_standards);
            segments[segment as usize].outcomes.insert(standard as u32, runs.collect());
        }
        self.marks.sort_unstable();
        for contact in self.marks.chunk_by(|a, b| a.0 == b.0) {
            scorecard(self.set, contact, &mut segments[(contact[0].0 >> 32) as usize])?;
        }
        Ok(segments)
    }
}

/// Adds the scorecard of one contact.
fn scorecard(set: &StandardSet, marks: &[(u64, u32, bool)], segment: &mut SegmentTally) -> Result<()> {
    let is_critical = |mark: &&(u64, u32, bool)| set.standards()[mark.1 as usize].critical;
    if marks.iter().any(|mark| is_critical(&mark)) {
        let failed = marks.iter().filter(is_critical).any(|mark| !mark.2);
        segment.critical[0] += 1;
        segment.critical[1] += u64::from(failed);
    }
    #[expect(clippy::cast_sign_loss, reason = "weights are positive")]
    let weight = |mark: &(u64, u32, bool)| libm::round(set.weights()[mark.1 as usize] * WEIGHT) as u128;
    let all: u128 = marks.iter().map(weight).sum();
    let met: u128 = marks.iter().filter(|mark| mark.2).map(weight).sum();
    if all > 0 { segment.scorecards.push(100.0 * (met as f64 / all as f64)) } else { Ok(()) }
}

/// Whether it was done; `None` for a number that is neither 0 nor 1.
pub(super) fn done(value: f64) -> Option<bool> {
    match value {
        0.0 => Some(false),
        1.0 => Some(true),
        _ => None,
    }
}

/// The code of a value that is one of its standard.
fn observed(standard: &Standard, value: f64, abandoned: bool) -> Option<u64> {
    match (standard.kind, &standard.scale) {
        (StandardKind::YesNo, _) => done(value).map(|done| if done { MET } else { NOT_MET }),
        (StandardKind::Rating, scale) => match scale.as_ref()?.read(value)? {
            Answer::Missing | Answer::Refused => Some(MISSING),
            Answer::NotApplicable => Some(NOT_APPLICABLE),
            Answer::Point(_) | Answer::Value(_) => rating_ticks(value).map(rating_code),
        },
        _ => {
            let longest = standard.unit?.longest()?;
            (0.0..=longest).contains(&value).then(|| time_code(ticks(value), abandoned))
        }
    }
}

/// What can be observed of a standard.
fn possible(standard: &Standard) -> String {
    let time = standard.unit.and_then(|unit| Some((unit.name(), unit.longest()?)));
    let of = match (standard.kind, &standard.scale, time) {
        (StandardKind::Rating, Some(scale), _) => scale.describe(),
        (_, _, Some((unit, longest))) => format!("0..={longest} {unit}"),
        _ => "0 (not done) or 1 (done)".to_owned(),
    };
    format!("of standard {:?}: it is {of}", standard.id)
}

/// Whether a code that is neither missing nor not applicable is one of its standard.
#[cfg(feature = "serde")]
fn can_be(standard: &Standard, code: u64) -> bool {
    match (standard.kind, &standard.scale, read_rating(code)) {
        (StandardKind::YesNo, _, value) => value.is_none(),
        (StandardKind::Rating, Some(scale), Some(ticks)) => {
            let bound = |limit: f64, open: i64| rating_ticks(limit).unwrap_or(open);
            (bound(scale.min(), i64::MIN)..=bound(scale.max(), i64::MAX)).contains(&ticks)
        }
        (StandardKind::Rating, ..) => false,
        (_, _, value) => value.is_some(),
    }
}

#[cfg(feature = "serde")]
mod written {
    use super::{Outcomes, SegmentTally, StandardSet, StandardsTally, can_be};
    use crate::label::Label;
    use crate::tally::Moments;
    use std::sync::Arc;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Written {
        set: StandardSet,
        by: Vec<String>,
        segments: Vec<WrittenSegment>,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct WrittenSegment {
        labels: Vec<Label>,
        outcomes: Vec<(u32, Outcomes)>,
        scorecards: Moments,
        critical: [u64; 2],
    }

    impl From<StandardsTally> for Written {
        fn from(tally: StandardsTally) -> Self {
            let segment = |(labels, segment): (Vec<Label>, SegmentTally)| {
                let SegmentTally { outcomes, scorecards, critical } = segment;
                WrittenSegment { labels, outcomes: outcomes.into_iter().collect(), scorecards, critical }
            };
            let segments = tally.segments.into_iter().map(segment).collect();
            Self { set: Arc::unwrap_or_clone(tally.set), by: tally.by, segments }
        }
    }

    impl TryFrom<Written> for StandardsTally {
        type Error = String;

        fn try_from(written: Written) -> Result<Self, String> {
            let mut tally = Self { set: Arc::new(written.set), by: written.by, segments: [].into() };
            for segment in written.segments {
                let WrittenSegment { labels, outcomes, scorecards, critical } = segment;
                let is_sorted = |runs: &Outcomes| runs.windows(2).all(|pair| pair[0].0 < pair[1].0);
                let is_one = |(standard, runs): &(u32, Outcomes)| {
                    tally.set.standards().get(*standard as usize).is_some_and(|standard| {
                        runs.iter().all(|(code, n)| *n > 0 && (*code < 2 || can_be(standard, *code)))
                    })
                };
                let ok = labels.len() == tally.by.len()
                    && critical[1] <= critical[0]
                    && outcomes.iter().all(|one| is_one(one) && is_sorted(&one.1));
                let outcomes = outcomes.into_iter().collect();
                let segment = SegmentTally { outcomes, scorecards, critical };
                if !ok || tally.segments.insert(labels, segment).is_some() {
                    return Err("not a usable tally of standards: it contradicts itself".to_owned());
                }
            }
            Ok(tally)
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for StandardsTally {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        written::Written::from(self.clone()).serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for StandardsTally {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let written = written::Written::deserialize(deserializer)?;
        written.try_into().map_err(serde::de::Error::custom)
    }
}

use super::counts::{Absent, Counts, check_lengths, check_weights, mass_of, off_scale};
use super::mass::Mass;
use crate::error::{Error, Place, Result};
use crate::scale::{Answer, Scale};
use crate::stats::Distribution;
use crate::table::Column;

/// Two ratings of the same people, counted together: the joint table that a paired gap needs.
///
/// The reference (an expectation) and what was delivered (a perception) share one scale. A pair counts towards the
/// gap only if both are present; each side's own ratings stay counted all the same.
///
/// ```
/// use gapmodel_core::{PairCounts, Scale};
/// let mut pairs = PairCounts::new(&Scale::new(1, 7)?)?;
/// pairs.extend(&[7.0, 6.0, f64::NAN], &[5.0, 6.0, 4.0])?;
/// assert_eq!((pairs.n_pairs(), pairs.count_of(7.0, 5.0)), (2, 1));
/// assert_eq!(pairs.delivered().n_valid(), 3);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "PairParts", into = "PairParts"))]
pub struct PairCounts {
    scale: Scale,
    weighted: bool,
    /// Row: reference point, last row absent. Column: delivered point, last column absent.
    cells: Vec<Mass>,
    absent: [Absent; 2],
    /// Pairs that are absent because a side is not applicable, refused or invalid.
    n_excluded: u64,
}

impl PairCounts {
    /// Counts of nobody yet, both sides on one rating scale.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] for a real-valued measure.
    pub fn new(scale: &Scale) -> Result<Self> {
        let side = Counts::new(scale)?.masses().len() + 1;
        let cells = vec![Mass::default(); side * side];
        Ok(Self {
            scale: scale.clone(),
            weighted: false,
            cells,
            absent: [Absent::default(); 2],
            n_excluded: 0,
        })
    }

    pub(crate) fn from_masses(
        scale: &Scale,
        weighted: bool,
        cells: Vec<Mass>,
        absent: [Absent; 2],
        n_excluded: u64,
    ) -> Self {
        Self { scale: scale.clone(), weighted, cells, absent, n_excluded }
    }

    /// Adds one respondent's reference and delivered rating; NaN is missing.
    ///
    /// # Errors
    ///
    /// [`Error::OffScale`]; unchanged then.
    pub fn push(&mut self, reference: f64, delivered: f64) -> Result<()> {
        let answers = self.read(reference, delivered, 0)?;
        self.add(answers, Mass::unweighted(1))
    }

    /// Adds two columns of equal length and any numeric type, one row per respondent, NaN for missing.
    ///
    /// # Errors
    ///
    /// [`Error::UnequalLengths`] or [`Error::OffScale`]; unchanged then.
    pub fn extend<'a>(
        &mut self,
        reference: impl Into<Column<'a>>,
        delivered: impl Into<Column<'a>>,
    ) -> Result<()> {
        self.add_rows(&reference.into(), &delivered.into(), None)
    }

    /// Adds two columns with a survey weight per respondent.
    ///
    /// # Errors
    ///
    /// As [`PairCounts::extend`], and [`Error::InvalidWeight`]; unchanged then.
    pub fn extend_weighted<'a>(
        &mut self,
        reference: impl Into<Column<'a>>,
        delivered: impl Into<Column<'a>>,
        weights: impl Into<Column<'a>>,
    ) -> Result<()> {
        self.add_rows(&reference.into(), &delivered.into(), Some(&weights.into()))
    }

    /// Adds all that another tally of the same scale has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] if the scales differ, [`Error::Overflow`]; unchanged then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if self.scale != other.scale {
            let (ours, theirs) = (self.scale.describe(), other.scale.describe());
            return Err(Error::Mismatch { reason: format!("the scales differ: {ours} and {theirs}") });
        }
        let cells =
            self.cells.iter().zip(&other.cells).map(|(a, b)| a.checked_add(*b)).collect::<Result<_>>()?;
        let [ours, theirs] = [self.absent, other.absent];
        let absent = [ours[0].checked_add(theirs[0])?, ours[1].checked_add(theirs[1])?];
        let n_excluded =
            self.n_excluded.checked_add(other.n_excluded).ok_or(Error::Overflow { what: "a count" })?;
        let weighted = self.weighted || other.weighted;
        *self = Self { scale: self.scale.clone(), weighted, cells, absent, n_excluded };
        Ok(())
    }

    /// The scale of both sides.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// How many gave both ratings.
    #[must_use]
    pub fn n_pairs(&self) -> u64 {
        self.pair_cells().map(|(_, _, mass)| mass.n).sum()
    }

    /// How many lack a pair because a side is not applicable, refused or invalid; all others without one did not
    /// answer.
    #[must_use]
    pub fn n_excluded(&self) -> u64 {
        self.n_excluded
    }

    /// How many gave this reference and this delivered rating; 0 if either is no point of the scale.
    #[must_use]
    pub fn count_of(&self, reference: f64, delivered: f64) -> u64 {
        match (self.scale.read(reference), self.scale.read(delivered)) {
            (Some(Answer::Point(r)), Some(Answer::Point(d))) => self.cells[r * self.side() + d].n,
            _ => 0,
        }
    }

    /// The reference ratings alone, whether or not the other side is present.
    #[must_use]
    pub fn reference(&self) -> Counts {
        self.margin(0, |row, column, side| row * side + column)
    }

    /// The delivered ratings alone, whether or not the other side is present.
    #[must_use]
    pub fn delivered(&self) -> Counts {
        self.margin(1, |row, column, side| column * side + row)
    }

    /// The differences delivered - reference in scale units, reverse coded where low is good, so that a negative
    /// difference always is a shortfall.
    pub(crate) fn gaps(&self) -> Distribution {
        let sign = if self.scale.low_is_good() { -1 } else { 1 };
        let step = self.scale.step().unwrap_or(1.0);
        let cells = self.pair_cells().map(|(r, d, mass)| (sign * (d as i64 - r as i64), mass));
        Distribution::of(self.weighted, step, 1, 0.0, cells)
    }

    /// What a number for each point says of the delivered rating more than of the reference, over complete pairs, each
    /// unit worth `step`.
    pub(crate) fn differences(&self, step: f64, of: impl Fn(usize) -> i64) -> Distribution {
        let cells = self.pair_cells().map(|(r, d, mass)| (of(d) - of(r), mass));
        Distribution::of(self.weighted, step, 1, 0.0, cells)
    }

    /// The complete pairs by whether reference and delivered rating are in a class: both, reference alone, delivered
    /// alone, neither.
    pub(crate) fn fourfold(&self, class: &[usize]) -> [Mass; 4] {
        let mut table = [Mass::default(); 4];
        for (r, d, mass) in self.pair_cells() {
            let (r, d) = (class.contains(&r), class.contains(&d));
            table[usize::from(!r) * 2 + usize::from(!d)].add(mass);
        }
        table
    }

    pub(crate) fn is_weighted(&self) -> bool {
        self.weighted
    }

    /// All respondents seen.
    pub(crate) fn rows(&self) -> u64 {
        self.cells.iter().map(|mass| mass.n).sum()
    }

    /// The two sides of the complete pairs, delivered first, reverse coded where low is good.
    pub(crate) fn paired_sides(&self) -> [Distribution; 2] {
        let (min, step) = (self.scale.min(), self.scale.step().unwrap_or(1.0));
        let top = self.side() - 2;
        let good = |point: usize| if self.scale.low_is_good() { top - point } else { point } as i64;
        let of = |pick: fn(usize, usize) -> usize| {
            let cells = self.pair_cells().map(|(r, d, mass)| (good(pick(r, d)), mass));
            Distribution::of(self.weighted, step, 1, min, cells)
        };
        [of(|_, delivered| delivered), of(|reference, _| reference)]
    }

    fn side(&self) -> usize {
        self.scale.points().unwrap_or(0) + 1
    }

    /// The cells in which both are present: reference point, delivered point, who.
    fn pair_cells(&self) -> impl Iterator<Item = (usize, usize, Mass)> {
        let side = self.side();
        let cells = self.cells.iter().enumerate().map(move |(i, mass)| (i / side, i % side, *mass));
        cells.filter(move |&(r, d, _)| r + 1 < side && d + 1 < side)
    }

    fn margin(&self, which: usize, index: impl Fn(usize, usize, usize) -> usize) -> Counts {
        let side = self.side();
        let sum =
            |row: usize| {
                (0..side)
                    .map(|column| self.cells[index(row, column, side)])
                    .fold(Mass::default(), |a, b| Mass { n: a.n + b.n, w: a.w + b.w, w2: a.w2 + b.w2 })
            };
        let points = (0..side - 1).map(sum).collect();
        Counts::from_masses(&self.scale, self.weighted, points, self.absent[which])
    }

    fn add_rows(
        &mut self,
        reference: &Column<'_>,
        delivered: &Column<'_>,
        weights: Option<&Column<'_>>,
    ) -> Result<()> {
        check_lengths("delivered", delivered.len(), reference.len())?;
        check_weights(weights, reference.len())?;
        let mut next = self.clone();
        let bytes = if weights.is_none() { reference.byte_pair_counts(delivered) } else { None };
        if let Some(pairs) = bytes.and_then(|pairs| self.read_pairs(&pairs)) {
            for (answers, n) in pairs {
                next.add(answers, Mass::unweighted(n))?;
            }
            *self = next;
            return Ok(());
        }
        next.weighted |= weights.is_some();
        for row in 0..reference.len() {
            let mass = mass_of(weights, row)?;
            let side = |column: &Column<'_>| column.value(row).unwrap_or(f64::NAN);
            let answers = next.read(side(reference), side(delivered), row)?;
            next.add(answers, mass)?;
        }
        *self = next;
        Ok(())
    }

    /// What pairs of values are; `None` if one is not on the scale: going through the rows finds where it stands.
    fn read_pairs(&self, pairs: &[([f64; 2], u64)]) -> Option<Vec<([Answer; 2], u64)>> {
        pairs.iter().map(|&([r, d], n)| Some((self.read(r, d, 0).ok()?, n))).collect()
    }

    fn read(&self, reference: f64, delivered: f64, index: usize) -> Result<[Answer; 2]> {
        let read = |value: f64, side: &str| {
            let place = Place::index(index).in_column(side);
            self.scale.read(value).ok_or_else(|| off_scale(&self.scale, value, place))
        };
        Ok([read(reference, "reference")?, read(delivered, "delivered")?])
    }

    fn add(&mut self, answers: [Answer; 2], mass: Mass) -> Result<()> {
        let absent_point = self.side() - 1;
        let point = |answer: Answer| if let Answer::Point(point) = answer { point } else { absent_point };
        let cell = point(answers[0]) * self.side() + point(answers[1]);
        self.cells[cell] = self.cells[cell].checked_add(mass)?;
        if answers.iter().any(|a| matches!(a, Answer::NotApplicable | Answer::Refused)) {
            self.n_excluded += mass.n;
        }
        for (absent, answer) in self.absent.iter_mut().zip(answers) {
            *absent = absent.checked_add(Absent::of(answer, mass.n))?;
        }
        Ok(())
    }
}

/// The serialised form; reading it checks that the parts fit together.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct PairParts {
    scale: Scale,
    weighted: bool,
    cells: Vec<Mass>,
    absent: [Absent; 2],
    n_excluded: u64,
}

#[cfg(feature = "serde")]
impl TryFrom<PairParts> for PairCounts {
    type Error = Error;

    fn try_from(parts: PairParts) -> Result<Self> {
        let PairParts { scale, weighted, cells, absent, n_excluded } = parts;
        let expected = Self::new(&scale)?.cells.len();
        let consistent = weighted || cells.iter().all(|mass| *mass == Mass::unweighted(mass.n));
        if cells.len() != expected || !consistent {
            return Err(Error::InvalidBytes { reason: "pair counts that do not fit their scale".to_owned() });
        }
        Ok(Self { scale, weighted, cells, absent, n_excluded })
    }
}

#[cfg(feature = "serde")]
impl From<PairCounts> for PairParts {
    fn from(pairs: PairCounts) -> Self {
        let PairCounts { scale, weighted, cells, absent, n_excluded } = pairs;
        Self { scale, weighted, cells, absent, n_excluded }
    }
}

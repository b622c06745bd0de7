use super::fixed::read_weight;
use super::mass::Mass;
use crate::error::{Error, Place, Result};
use crate::scale::{Answer, Scale};
use crate::stats::Distribution;
use crate::table::Column;

/// How often each point of a scale was given: everything that one item says.
///
/// Adding ratings in any order, on any number of machines, and merging in any grouping gives the same counts, bit
/// for bit. Each function that changes the counts changes all or nothing.
///
/// ```
/// use gapmodel_core::{Counts, Scale};
/// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
/// counts.extend(&[5.0, 4.0, f64::NAN, 4.0])?;
/// assert_eq!(counts.count_of(4.0), 2);
/// assert_eq!((counts.n_valid(), counts.n_missing(), counts.rows()), (3, 1, 4));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "CountsParts", into = "CountsParts"))]
pub struct Counts {
    scale: Scale,
    weighted: bool,
    points: Vec<Mass>,
    absent: Absent,
}

/// Why respondents gave no rating, and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Absent {
    /// Did not answer.
    pub missing: u64,
    /// The question did not apply to them.
    pub not_applicable: u64,
    /// Declined to answer.
    pub refused: u64,
    /// Gave a value off the scale, where the caller asked to count such values.
    pub invalid: u64,
}

impl Absent {
    /// All of them.
    #[must_use]
    pub fn total(self) -> u64 {
        self.missing + self.excluded()
    }

    /// All but the missing: not applicable, refused and invalid.
    #[must_use]
    pub fn excluded(self) -> u64 {
        self.not_applicable + self.refused + self.invalid
    }

    /// All of them; `None` beyond 2^64.
    pub(crate) fn checked_total(self) -> Option<u64> {
        let Self { missing, not_applicable, refused, invalid } = self;
        [not_applicable, refused, invalid].into_iter().try_fold(missing, u64::checked_add)
    }

    pub(crate) fn checked_add(self, other: Self) -> Result<Self> {
        let add = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
        Ok(Self {
            missing: add(self.missing, other.missing)?,
            not_applicable: add(self.not_applicable, other.not_applicable)?,
            refused: add(self.refused, other.refused)?,
            invalid: add(self.invalid, other.invalid)?,
        })
    }

    /// `n` answers of one kind; nobody for an answer that is a rating.
    pub(super) fn of(answer: Answer, n: u64) -> Self {
        match answer {
            Answer::Missing => Self { missing: n, ..Self::default() },
            Answer::NotApplicable => Self { not_applicable: n, ..Self::default() },
            Answer::Refused => Self { refused: n, ..Self::default() },
            Answer::Point(_) | Answer::Value(_) => Self::default(),
        }
    }

    pub(crate) fn count(&mut self, answer: Answer) {
        let Self { missing, not_applicable, refused, invalid: _ } = Self::of(answer, 1);
        self.missing += missing;
        self.not_applicable += not_applicable;
        self.refused += refused;
    }
}

impl Counts {
    /// Counts of nobody yet, on a rating scale.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] for a real-valued measure: see [`crate::Moments`].
    pub fn new(scale: &Scale) -> Result<Self> {
        let points = scale.points().ok_or_else(|| Error::InvalidScale {
            reason: format!("counts need a rating scale, {} is a measure", scale.describe()),
        })?;
        let (scale, points) = (scale.clone(), vec![Mass::default(); points]);
        Ok(Self { scale, weighted: false, points, absent: Absent::default() })
    }

    /// Counts from a table made elsewhere: how often each point was given, lowest first, and the absent.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] if there are not as many counts as the scale has points.
    pub fn from_counts(scale: &Scale, counts: &[u64], absent: Absent) -> Result<Self> {
        let mut out = Self::new(scale)?;
        if counts.len() != out.points.len() {
            return Err(Error::InvalidScale {
                reason: format!("{} counts given for the scale {}", counts.len(), scale.describe()),
            });
        }
        out.points = counts.iter().map(|&n| Mass::unweighted(n)).collect();
        out.absent = absent;
        out.checked()
    }

    /// Adds how often each byte value occurs, which says all that a column of bytes has to say.
    fn add_bytes(&mut self, bytes: &[(f64, u64)], column: &Column<'_>) -> Result<()> {
        let mut next = self.clone();
        for &(value, n) in bytes {
            match next.scale.read(value) {
                Some(Answer::Point(point)) => {
                    next.points[point] = next.points[point].checked_add(Mass::unweighted(n))?;
                }
                Some(answer) => next.absent = next.absent.checked_add(Absent::of(answer, n))?,
                // Somewhere in the column: the slow way finds where.
                None => return self.add_unweighted(column),
            }
        }
        *self = next;
        Ok(())
    }

    /// The same, unless there are more respondents than can be counted.
    fn checked(self) -> Result<Self> {
        let absent = self.absent.checked_total();
        let total =
            self.points.iter().map(|mass| mass.n).try_fold(absent.unwrap_or(u64::MAX), u64::checked_add);
        total.map(|_| self).ok_or(Error::Overflow { what: "the number of respondents" })
    }

    fn add_unweighted(&mut self, ratings: &Column<'_>) -> Result<()> {
        let (mut counts, mut absent) = (vec![0_u64; self.points.len()], self.absent);
        for row in 0..ratings.len() {
            match self.read(ratings.value(row).unwrap_or(f64::NAN), row)? {
                Answer::Point(point) => counts[point] += 1,
                answer => absent.count(answer),
            }
        }
        let sums = self.points.iter().zip(counts).map(|(mass, n)| mass.checked_add(Mass::unweighted(n)));
        self.points = sums.collect::<Result<_>>()?;
        self.absent = absent;
        Ok(())
    }

    fn add_weighted(&mut self, ratings: &Column<'_>, weights: &Column<'_>) -> Result<()> {
        check_weights(Some(weights), ratings.len())?;
        let mut next = self.clone();
        next.weighted = true;
        for row in 0..ratings.len() {
            let mass = mass_of(Some(weights), row)?;
            let answer = next.read(ratings.value(row).unwrap_or(f64::NAN), row)?;
            next.add(answer, mass)?;
        }
        *self = next;
        Ok(())
    }

    pub(crate) fn from_masses(scale: &Scale, weighted: bool, points: Vec<Mass>, absent: Absent) -> Self {
        Self { scale: scale.clone(), weighted, points, absent }
    }

    /// Adds one rating; NaN is missing.
    ///
    /// # Errors
    ///
    /// [`Error::OffScale`] if it is neither on the scale nor a declared code.
    pub fn push(&mut self, rating: f64) -> Result<()> {
        let answer = self.read(rating, 0)?;
        self.add(answer, Mass::unweighted(1))
    }

    /// Adds one rating with a survey weight.
    ///
    /// # Errors
    ///
    /// As [`Counts::push`], and [`Error::InvalidWeight`] unless the weight is from 0.000 001 to 1 000 000.
    pub fn push_weighted(&mut self, rating: f64, weight: f64) -> Result<()> {
        let answer = self.read(rating, 0)?;
        let mass = Mass::one(checked_weight(weight, 0)?);
        self.weighted = true;
        self.add(answer, mass)
    }

    /// Adds a column of ratings of any numeric type, one per respondent, NaN for missing.
    ///
    /// # Errors
    ///
    /// [`Error::OffScale`] with the index of the first rating off the scale; the counts are then unchanged.
    ///
    /// ```
    /// use gapmodel_core::{Counts, Scale};
    /// let ratings: Vec<i8> = vec![5, 4, 0, 4];
    /// let mut counts = Counts::new(&Scale::new(1, 5)?.with_missing([0.0])?)?;
    /// counts.extend(&ratings)?;
    /// assert_eq!((counts.counts(), counts.n_missing()), (vec![0, 0, 0, 2, 1], 1));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn extend<'a>(&mut self, ratings: impl Into<Column<'a>>) -> Result<()> {
        let ratings = ratings.into();
        match ratings.byte_counts() {
            Some(bytes) => self.add_bytes(&bytes, &ratings),
            None => self.add_unweighted(&ratings),
        }
    }

    /// Adds a column of ratings with a survey weight each.
    ///
    /// # Errors
    ///
    /// [`Error::UnequalLengths`], [`Error::OffScale`] or [`Error::InvalidWeight`]; the counts are then unchanged.
    pub fn extend_weighted<'a>(
        &mut self,
        ratings: impl Into<Column<'a>>,
        weights: impl Into<Column<'a>>,
    ) -> Result<()> {
        self.add_weighted(&ratings.into(), &weights.into())
    }

    /// Adds all that another tally of the same scale has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] if the scales differ, [`Error::Overflow`] beyond 2^64 ratings; unchanged then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if self.scale != other.scale {
            let (ours, theirs) = (self.scale.describe(), other.scale.describe());
            return Err(Error::Mismatch { reason: format!("the scales differ: {ours} and {theirs}") });
        }
        let pairs = self.points.iter().zip(&other.points);
        let points = pairs.map(|(a, b)| a.checked_add(*b)).collect::<Result<_>>()?;
        let absent = self.absent.checked_add(other.absent)?;
        let weighted = self.weighted || other.weighted;
        *self = Self { scale: self.scale.clone(), weighted, points, absent }.checked()?;
        Ok(())
    }

    /// These without others that are among them.
    pub(crate) fn without(&self, others: &Self) -> Self {
        let minus = |(all, part): (&Mass, &Mass)| Mass {
            n: all.n.saturating_sub(part.n),
            w: all.w.saturating_sub(part.w),
            w2: all.w2.saturating_sub(part.w2),
        };
        let points = self.points.iter().zip(&others.points).map(minus).collect();
        let (all, part) = (self.absent, others.absent);
        let absent = Absent {
            missing: all.missing.saturating_sub(part.missing),
            not_applicable: all.not_applicable.saturating_sub(part.not_applicable),
            refused: all.refused.saturating_sub(part.refused),
            invalid: all.invalid.saturating_sub(part.invalid),
        };
        Self { points, absent, scale: self.scale.clone(), weighted: self.weighted }
    }

    /// The scale of the ratings.
    #[must_use]
    pub fn scale(&self) -> &Scale {
        &self.scale
    }

    /// How many gave each point, lowest point first.
    #[must_use]
    pub fn counts(&self) -> Vec<u64> {
        self.points.iter().map(|mass| mass.n).collect()
    }

    /// How many gave this rating; 0 for a value that is no point of the scale.
    #[must_use]
    pub fn count_of(&self, rating: f64) -> u64 {
        match self.scale.read(rating) {
            Some(Answer::Point(point)) => self.points[point].n,
            _ => 0,
        }
    }

    /// How many gave a rating.
    #[must_use]
    pub fn n_valid(&self) -> u64 {
        self.points.iter().map(|mass| mass.n).sum()
    }

    /// How many did not answer.
    #[must_use]
    pub fn n_missing(&self) -> u64 {
        self.absent.missing
    }

    /// Those without a rating, by reason.
    #[must_use]
    pub fn absent(&self) -> Absent {
        self.absent
    }

    /// All respondents seen: valid + missing + not applicable + refused + invalid.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.n_valid() + self.absent.total()
    }

    /// Whether survey weights were given.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.weighted
    }

    pub(crate) fn masses(&self) -> &[Mass] {
        &self.points
    }

    /// The ratings as a distribution: on the grid of the scale's points, in scale units.
    pub(crate) fn distribution(&self) -> Distribution {
        let step = self.scale.step().unwrap_or(1.0);
        let cells = self.points.iter().enumerate().map(|(point, mass)| (point as i64, *mass));
        Distribution::of(self.weighted, step, 1, self.scale.min(), cells)
    }

    /// The same, reverse coded where low is good.
    pub(crate) fn good_distribution(&self) -> Distribution {
        if !self.scale.low_is_good() {
            return self.distribution();
        }
        let points = self.points.iter().rev().copied().collect();
        Self { points, ..self.clone() }.distribution()
    }

    /// A number for each rating, in units of `step`.
    pub(crate) fn scored(&self, step: f64, of: impl Fn(usize) -> i64) -> Distribution {
        let cells = self.points.iter().enumerate().map(|(point, mass)| (of(point), *mass));
        Distribution::of(self.weighted, step, 1, 0.0, cells)
    }

    fn read(&self, rating: f64, index: usize) -> Result<Answer> {
        self.scale.read(rating).ok_or_else(|| off_scale(&self.scale, rating, Place::index(index)))
    }

    fn add(&mut self, answer: Answer, mass: Mass) -> Result<()> {
        if let Answer::Point(point) = answer {
            self.points[point] = self.points[point].checked_add(mass)?;
        } else {
            self.absent.count(answer);
        }
        Ok(())
    }
}

/// The error for a rating that its scale does not have.
pub(crate) fn off_scale(scale: &Scale, value: f64, place: Place) -> Error {
    Error::OffScale { value: value.to_string(), place, scale: scale.describe() }
}

/// Refuses weights that are not one per row.
pub(crate) fn check_weights(weights: Option<&Column<'_>>, rows: usize) -> Result<()> {
    weights.map_or(Ok(()), |weights| check_lengths("weights", weights.len(), rows))
}

/// One respondent with the weight of that row; of weight one without weights.
pub(crate) fn mass_of(weights: Option<&Column<'_>>, row: usize) -> Result<Mass> {
    let Some(weights) = weights else { return Ok(Mass::unweighted(1)) };
    checked_weight(weights.value(row).unwrap_or(f64::NAN), row).map(Mass::one)
}

/// A weight in fixed point, or the error that names it.
pub(crate) fn checked_weight(weight: f64, index: usize) -> Result<u64> {
    read_weight(weight).ok_or_else(|| Error::InvalidWeight { value: weight, place: Place::index(index) })
}

/// Refuses two columns of different length.
pub(crate) fn check_lengths(column: &str, found: usize, expected: usize) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Error::UnequalLengths { column: column.to_owned(), found, expected })
}

/// The serialised form; reading it checks that the parts fit together.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CountsParts {
    scale: Scale,
    weighted: bool,
    points: Vec<Mass>,
    absent: Absent,
}

#[cfg(feature = "serde")]
impl TryFrom<CountsParts> for Counts {
    type Error = Error;

    fn try_from(parts: CountsParts) -> Result<Self> {
        let CountsParts { scale, weighted, points, absent } = parts;
        let expected = Self::new(&scale)?.points.len();
        let consistent = weighted || points.iter().all(|mass| *mass == Mass::unweighted(mass.n));
        if points.len() != expected || !consistent {
            return Err(Error::InvalidBytes { reason: "counts that do not fit their scale".to_owned() });
        }
        Self { scale, weighted, points, absent }.checked()
    }
}

#[cfg(feature = "serde")]
impl From<Counts> for CountsParts {
    fn from(counts: Counts) -> Self {
        let Counts { scale, weighted, points, absent } = counts;
        Self { scale, weighted, points, absent }
    }
}

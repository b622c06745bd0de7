use super::counts::{Absent, check_weights, checked_weight};
use super::fixed::{self, UNIT};
use super::mass::Mass;
use super::wide::Wide;
use crate::error::{Error, Place, Result};
use crate::table::Column;

/// Exact sums of a real-valued measure, such as the seconds a caller waited: mean and standard deviation to the
/// last digit, whatever the order.
///
/// Values are read as the decimals they were written as, to nine places, up to 10^12 in size, and added as
/// integers, so no digit is lost to cancellation (NIST's `NumAcc` data come out to 15 digits).
///
/// ```
/// use gapmodel_core::Moments;
/// let mut seconds = Moments::new();
/// seconds.extend(&[10_000_000.2, 10_000_000.1, 10_000_000.3, f64::NAN])?;
/// assert_eq!((seconds.mean(), seconds.std_dev()), (Some(10_000_000.2), Some(0.1)));
/// assert_eq!((seconds.n_valid(), seconds.absent().missing), (3, 1));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "MomentsParts", into = "MomentsParts"))]
pub struct Moments {
    weighted: bool,
    sums: Sums,
    absent: Absent,
}

/// Sums over integers x with weights w, enough for a mean and its linearised standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Sums {
    pub(crate) mass: Mass,
    pub(crate) x: Wide,
    pub(crate) xx: Wide,
    pub(crate) wx: Wide,
    pub(crate) wwx: Wide,
    pub(crate) wwxx: Wide,
}

impl Sums {
    /// Adds one value with a weight in units of 10^-9.
    pub(crate) fn push(&mut self, x: i128, weight: u64) -> Result<()> {
        let mass = Mass::one(weight);
        let (value, square) = (Wide::from(x), Wide::from(x).times(x));
        let w2 = i128::try_from(mass.w2).map_err(|_| Error::Overflow { what: "a squared weight" })?;
        self.merge(&Self {
            mass,
            x: value,
            xx: square,
            wx: value.times(i128::from(weight)),
            wwx: value.times(w2),
            wwxx: square.times(w2),
        })
    }

    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        let sum = |a: Wide, b: Wide| a.checked_add(b).ok_or(Error::Overflow { what: "an exact sum" });
        *self = Self {
            mass: self.mass.checked_add(other.mass)?,
            x: sum(self.x, other.x)?,
            xx: sum(self.xx, other.xx)?,
            wx: sum(self.wx, other.wx)?,
            wwx: sum(self.wwx, other.wwx)?,
            wwxx: sum(self.wwxx, other.wwxx)?,
        };
        Ok(())
    }

    /// The mean, `unit` of x being one, rounded once; `None` without values or weight.
    pub(crate) fn mean(&self, weighted: bool, unit: u64) -> Option<f64> {
        let (sum, weight) = if weighted { (self.wx, self.mass.w) } else { (self.x, self.mass.n.into()) };
        sum.ratio(Wide::product(weight, unit.into()))
    }

    /// The sample variance (n - 1), unweighted, `unit` of x being one, rounded once; `None` below two values.
    pub(crate) fn variance(&self, unit: u64) -> Option<f64> {
        let n = self.mass.n;
        if n < 2 {
            return None;
        }
        let total = self.x_i128()?;
        let numerator = self.xx.times(i128::from(n)) - self.x.times(total);
        let square = i128::from(unit) * i128::from(unit);
        numerator.ratio(Wide::product(n.into(), (n - 1).into()).times(square))
    }

    /// The standard error of the mean in units of x; with weights linearised, with replacement.
    pub(crate) fn std_error(&self, weighted: bool) -> Option<f64> {
        let n = self.mass.n as f64;
        if !weighted {
            return Some((self.variance(1)? / n).sqrt());
        }
        if self.mass.n < 2 || self.mass.w == 0 {
            return None;
        }
        // Sum w^2 (x - m)^2, taken around the whole number c next to the mean m so that nothing cancels.
        let mean = self.mean(true, 1)?;
        let c = mean.round() as i128;
        let w2 = Wide::from(self.mass.w2);
        let about_c = self.wwxx - self.wwx.times(2).times(c) + w2.times(c).times(c);
        let first = (self.wwx - w2.times(c)).to_f64();
        let delta = mean - c as f64;
        let spread = about_c.to_f64() - 2.0 * delta * first + delta * delta * self.mass.w2 as f64;
        Some((spread.max(0.0) * n / (n - 1.0)).sqrt() / self.mass.w as f64)
    }

    fn x_i128(&self) -> Option<i128> {
        let limbs = self.x.limbs();
        let low = i128::from(limbs[0]) | i128::from(limbs[1]) << 64;
        (Wide::from(low) == self.x).then_some(low)
    }
}

impl Moments {
    /// Sums of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one value; NaN is missing.
    ///
    /// # Errors
    ///
    /// [`Error::OffScale`] if it is infinite or beyond 10^12; unchanged then.
    pub fn push(&mut self, value: f64) -> Result<()> {
        self.add(value, UNIT, 0)
    }

    /// Adds a column of values of any numeric type, NaN for missing.
    ///
    /// # Errors
    ///
    /// As [`Moments::push`], with the index; unchanged then.
    pub fn extend<'a>(&mut self, values: impl Into<Column<'a>>) -> Result<()> {
        self.add_rows(&values.into(), None)
    }

    /// Adds a column of values with a survey weight each.
    ///
    /// # Errors
    ///
    /// As [`Moments::extend`], and [`Error::UnequalLengths`] or [`Error::InvalidWeight`]; unchanged then.
    pub fn extend_weighted<'a>(
        &mut self,
        values: impl Into<Column<'a>>,
        weights: impl Into<Column<'a>>,
    ) -> Result<()> {
        self.add_rows(&values.into(), Some(&weights.into()))
    }

    /// Adds all that another tally has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Overflow`]; unchanged then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let mut sums = self.sums;
        sums.merge(&other.sums)?;
        let absent = self.absent.checked_add(other.absent)?;
        *self = Self { weighted: self.weighted || other.weighted, sums, absent };
        Ok(())
    }

    /// How many gave a value.
    #[must_use]
    pub fn n_valid(&self) -> u64 {
        self.sums.mass.n
    }

    /// Those without a value, by reason.
    #[must_use]
    pub fn absent(&self) -> Absent {
        self.absent
    }

    /// The (weighted) mean; `None` without values.
    #[must_use]
    pub fn mean(&self) -> Option<f64> {
        self.sums.mean(self.weighted, UNIT)
    }

    /// The sample standard deviation (n - 1), unweighted; `None` below two values.
    #[must_use]
    pub fn std_dev(&self) -> Option<f64> {
        self.sums.variance(UNIT).map(f64::sqrt)
    }

    /// The standard error of the mean, linearised where there are weights; `None` below two values.
    #[must_use]
    pub fn std_error(&self) -> Option<f64> {
        Some(self.sums.std_error(self.weighted)? / UNIT as f64)
    }

    /// The effective sample size after weighting.
    pub(crate) fn n_effective(&self) -> f64 {
        self.sums.mass.n_effective(self.weighted)
    }

    /// The sum of the values and how many they are, or their weight.
    pub(crate) fn totals(&self) -> (f64, f64) {
        let n = if self.weighted { self.sums.mass.w as f64 / UNIT as f64 } else { self.sums.mass.n as f64 };
        (self.mean().unwrap_or(0.0) * n, n)
    }

    pub(crate) fn from_sums(weighted: bool, sums: &Sums, absent: Absent) -> Self {
        Self { weighted, sums: *sums, absent }
    }

    fn add_rows(&mut self, values: &Column<'_>, weights: Option<&Column<'_>>) -> Result<()> {
        check_weights(weights, values.len())?;
        let mut next = self.clone();
        next.weighted |= weights.is_some();
        for row in 0..values.len() {
            let weight = match weights {
                Some(weights) => checked_weight(weights.value(row).unwrap_or(f64::NAN), row)?,
                None => UNIT,
            };
            next.add(values.value(row).unwrap_or(f64::NAN), weight, row)?;
        }
        *self = next;
        Ok(())
    }

    fn add(&mut self, value: f64, weight: u64, index: usize) -> Result<()> {
        if value.is_nan() {
            self.absent.missing += 1;
            return Ok(());
        }
        let scale = "-1e12..=1e12 (any number)".to_owned();
        let place = Place::index(index);
        let units = fixed::read(value).ok_or(Error::OffScale { value: value.to_string(), place, scale })?;
        self.sums.push(units, weight)
    }
}

#[cfg(feature = "serde")]
impl Sums {
    /// Whether some data could have these sums: nothing from nobody, squares not negative, weights of one where the
    /// tally is unweighted.
    pub(crate) fn is_plausible(&self, weighted: bool) -> bool {
        let variance =
            self.variance(1).is_none_or(|v| v >= 0.0) && self.xx.to_f64() >= 0.0 && self.wwxx.to_f64() >= 0.0;
        let nothing = self.mass.n > 0 || *self == Self::default();
        let mass =
            if weighted { self.mass.is_plausible() } else { self.mass == Mass::unweighted(self.mass.n) };
        variance && nothing && mass
    }
}

/// The serialised form; reading it checks that some data could have these sums.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct MomentsParts {
    weighted: bool,
    sums: Sums,
    absent: Absent,
}

#[cfg(feature = "serde")]
impl TryFrom<MomentsParts> for Moments {
    type Error = Error;

    fn try_from(parts: MomentsParts) -> Result<Self> {
        let MomentsParts { weighted, sums, absent } = parts;
        if !sums.is_plausible(weighted) || absent.checked_total().is_none() {
            return Err(Error::InvalidBytes { reason: "sums that no data can have".to_owned() });
        }
        Ok(Self { weighted, sums, absent })
    }
}

#[cfg(feature = "serde")]
impl From<Moments> for MomentsParts {
    fn from(moments: Moments) -> Self {
        let Moments { weighted, sums, absent } = moments;
        Self { weighted, sums, absent }
    }
}

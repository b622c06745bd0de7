use super::counts::{check_lengths, off_scale};
use super::fixed::{self, UNIT};
use super::small::{BLOCK, Block, Reader};
use super::wide::Wide;
use crate::error::{Error, Place, Result};
use crate::scale::{Answer, Scale};
use crate::table::Column;

/// How many variables one tally may have: a table of 256 x 257 / 2 sums.
const MAX_VARIABLES: usize = 256;

/// Exact sums and sums of products of several real-valued variables: their means, variances, covariances and
/// correlations to the last digit, whatever the order of the rows.
///
/// Values are read as the decimals they were written as, to nine places, up to 10^12 in size, and added as integers, so
/// no digit is lost to cancellation. A row counts where it has every variable (listwise), and a row with any NaN is absent;
/// sums made by [`CrossProducts::pairwise`] have, of every two variables, all rows that have these two.
///
/// ```
/// use gapmodel_core::CrossProducts;
/// let mut calls = CrossProducts::new(2)?;
/// // Seconds waited and satisfaction; who did not rate is left out.
/// calls.extend(&[[10.5, 30.0, 20.5, 5.0].as_slice().into(), [4.0, 2.0, 3.0, f64::NAN].as_slice().into()])?;
/// assert_eq!((calls.n_valid(), calls.absent()), (3, 1));
/// assert_eq!(calls.covariance(0, 1), Some(-9.75));
/// assert_eq!(calls.correlation(0, 1).map(|r| (r * 1e4).round() / 1e4), Some(-0.9999));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "CrossProductsParts", into = "CrossProductsParts"))]
pub struct CrossProducts {
    /// How many units make one: the same for all variables.
    unit: u64,
    n: u64,
    absent: u64,
    /// Of each variable: over the rows that have all, or, pairwise, over the rows that have it.
    sums: Vec<Wide>,
    /// The products of variables i <= j, row by row of the upper triangle.
    products: Vec<Wide>,
    pairs: Option<Pairs>,
}

/// What pairwise sums have beside those of the variables and the products.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
struct Pairs {
    /// How many rows have variables i <= j, in the order of the products.
    counts: Vec<u64>,
    /// The sum of variable i over the rows that have j too, row by row of the whole square.
    sums: Vec<Wide>,
    /// The sum of the squares of variable i over the same rows.
    squares: Vec<Wide>,
}

impl Pairs {
    /// Adds a value of the variable of a place, in a row that has the other too.
    fn add(&mut self, at: usize, value: i128) {
        self.sums[at] = self.sums[at] + Wide::from(value);
        self.squares[at] = self.squares[at] + Wide::from(value).times(value);
    }
}

/// A variable made from those of a tally: a constant and whole multiples of some of them.
#[derive(Clone, Debug)]
pub(crate) struct Combination {
    pub(crate) constant: i128,
    /// Variable and factor.
    pub(crate) terms: Vec<(usize, i128)>,
}

impl CrossProducts {
    /// Sums of no rows yet, of a number of variables.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] unless there are 1 to 256 variables.
    pub fn new(variables: usize) -> Result<Self> {
        Self::with_unit(variables, UNIT)
    }

    /// Sums of no rows yet that take, of every two variables, all rows that have these two: nobody is left out for an
    /// answer elsewhere.
    ///
    /// # Errors
    ///
    /// As [`CrossProducts::new`].
    ///
    /// ```
    /// use gapmodel_core::CrossProducts;
    /// let mut items = CrossProducts::pairwise(3)?;
    /// items.push(&[1.0, 2.0, f64::NAN])?;
    /// items.push(&[3.0, f64::NAN, 5.0])?;
    /// items.push(&[2.0, 4.0, f64::NAN])?;
    /// assert_eq!((items.n_pairs(0, 0), items.n_pairs(0, 1), items.n_pairs(1, 2)), (3, 2, 0));
    /// assert_eq!((items.covariance(0, 1), items.covariance(1, 2)), (Some(1.0), None));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn pairwise(variables: usize) -> Result<Self> {
        let listwise = Self::new(variables)?;
        let counts = vec![0; listwise.products.len()];
        let sums = vec![Wide::default(); variables * variables];
        Ok(Self { pairs: Some(Pairs { counts, squares: sums.clone(), sums }), ..listwise })
    }

    /// Sums of whole numbers, taken as they are.
    pub(crate) fn of_integers(variables: usize) -> Result<Self> {
        Self::with_unit(variables, 1)
    }

    /// The sums and the sums of products: all there is beside the counts.
    #[cfg(feature = "json")]
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Wide> {
        self.sums.iter().chain(&self.products)
    }

    /// Sums of whole numbers of `n` rows, in the order of [`CrossProducts::parts`]; the caller checks them.
    #[cfg(feature = "json")]
    pub(crate) fn from_parts(variables: usize, n: u64, mut parts: Vec<Wide>) -> Self {
        let products = parts.split_off(variables.min(parts.len()));
        Self { unit: 1, n, absent: 0, sums: parts, products, pairs: None }
    }

    fn with_unit(variables: usize, unit: u64) -> Result<Self> {
        if !(1..=MAX_VARIABLES).contains(&variables) {
            let allowed = format!("1 to {MAX_VARIABLES} variables");
            return Err(Error::InvalidOption { option: "variables", value: variables.to_string(), allowed });
        }
        let products = vec![Wide::default(); variables * (variables + 1) / 2];
        Ok(Self { unit, n: 0, absent: 0, sums: vec![Wide::default(); variables], products, pairs: None })
    }

    /// Adds one row: a value of each variable, NaN for missing.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for another number of values than variables, [`Error::OffScale`] for one that is
    /// infinite or beyond 10^12, its place the number of the variable from 0; unchanged then.
    pub fn push(&mut self, values: &[f64]) -> Result<()> {
        self.check_variables(values.len())?;
        self.add(values, Place::index)
    }

    /// Adds a column of values per variable, of any numeric type, NaN for missing.
    ///
    /// # Errors
    ///
    /// As [`CrossProducts::push`], with the row and the number of the variable from 0, and [`Error::UnequalLengths`] for
    /// columns of different lengths; unchanged then.
    pub fn extend(&mut self, columns: &[Column<'_>]) -> Result<()> {
        self.extend_named(columns, None, &|variable| variable.to_string())
    }

    /// Adds a column of ratings per variable: declared codes of the scale are missing, and what is neither on the scale nor
    /// a code is an error.
    ///
    /// # Errors
    ///
    /// [`Error::OffScale`], [`Error::UnequalLengths`], [`Error::InvalidOption`] for another number of columns than
    /// variables; unchanged then.
    ///
    /// ```
    /// use gapmodel_core::{CrossProducts, Scale};
    /// let mut items = CrossProducts::new(2)?;
    /// let answers = [[5_i8, 4, 0, 2].as_slice().into(), [4_i8, 4, 3, 1].as_slice().into()];
    /// items.extend_ratings(&answers, &Scale::new(1, 5)?.with_missing([0.0])?)?;
    /// assert_eq!((items.n_valid(), items.absent()), (3, 1));
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn extend_ratings(&mut self, columns: &[Column<'_>], scale: &Scale) -> Result<()> {
        self.extend_named(columns, Some(scale), &|variable| variable.to_string())
    }

    /// The same with what to call a variable in an error.
    pub(crate) fn extend_named(
        &mut self,
        columns: &[Column<'_>],
        scale: Option<&Scale>,
        name: &dyn Fn(usize) -> String,
    ) -> Result<()> {
        self.check_variables(columns.len())?;
        let rows = columns[0].len();
        for (variable, column) in columns.iter().enumerate() {
            check_lengths(&name(variable), column.len(), rows)?;
        }
        let mut next = self.clone();
        let reader = Reader::new(|value| read_value(value, scale, || Place::index(0)).ok());
        let mut block = Block::new(columns.len());
        for start in (0..rows).step_by(BLOCK) {
            let end = rows.min(start + BLOCK);
            if block.read(&reader, columns, start..end) {
                next.add_block(&mut block)?;
            } else {
                next.add_rows(columns, start..end, scale, name)?;
            }
        }
        *self = next;
        Ok(())
    }

    /// Row by row, for what is not small and whole.
    fn add_rows(
        &mut self,
        columns: &[Column<'_>],
        rows: std::ops::Range<usize>,
        scale: Option<&Scale>,
        name: &dyn Fn(usize) -> String,
    ) -> Result<()> {
        let mut values = vec![0.0; columns.len()];
        for row in rows {
            for (variable, (value, column)) in values.iter_mut().zip(columns).enumerate() {
                let found = column.value(row).unwrap_or(f64::NAN);
                *value = read_value(found, scale, || Place::index(row).in_column(&name(variable)))?;
            }
            self.add(&values, |variable| Place::index(row).in_column(&name(variable)))?;
        }
        Ok(())
    }

    /// Adds a block of small whole numbers.
    fn add_block(&mut self, block: &mut Block) -> Result<()> {
        let rows = block.rows() as u64;
        let complete = if self.is_pairwise() { block.note_gaps() } else { block.keep_complete() } as u64;
        let count = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
        (self.n, self.absent) = (count(self.n, complete)?, count(self.absent, rows - complete)?);
        let unit = i128::from(self.unit);
        if let Some(pairs) = &mut self.pairs {
            for ((i, j), slot) in self::pairs(self.sums.len()).zip(&mut pairs.counts) {
                *slot += rows - block.lacking(i, j);
            }
            let (sums, squares) = block.sums_with();
            for (slot, sum) in pairs.sums.iter_mut().zip(sums) {
                *slot = *slot + Wide::from(i128::from(sum) * unit);
            }
            for (slot, sum) in pairs.squares.iter_mut().zip(squares) {
                *slot = *slot + Wide::from(i128::from(sum) * unit * unit);
            }
        }
        for (i, slot) in self.sums.iter_mut().enumerate() {
            *slot = *slot + Wide::from(i128::from(block.sum(i)) * unit);
        }
        for ((i, j), slot) in self::pairs(self.sums.len()).zip(&mut self.products) {
            *slot = *slot + Wide::from(i128::from(block.product(i, j)) * unit * unit);
        }
        Ok(())
    }

    /// Adds so many rows that are alike, or so many that lack a variable: sums of complete rows.
    pub(crate) fn push_counted(&mut self, values: Option<&[f64]>, rows: u64) -> Result<()> {
        let Some(values) = values else {
            self.absent = self.absent.checked_add(rows).ok_or(Error::Overflow { what: "a count" })?;
            return Ok(());
        };
        self.check_variables(values.len())?;
        let read = |(variable, value): (usize, &f64)| {
            let scale = "-1e12..=1e12 (any number)".to_owned();
            let off = || Error::OffScale { value: value.to_string(), place: Place::index(variable), scale };
            fixed::read(*value).ok_or_else(off)
        };
        let units = values.iter().enumerate().map(read).collect::<Result<Vec<i128>>>()?;
        self.push_alike(&units, rows)
    }

    /// Adds one row of whole numbers in the unit of this tally, each below 2^126 in size.
    pub(crate) fn push_integers(&mut self, values: &[i128]) -> Result<()> {
        self.push_alike(values, 1)
    }

    /// Adds so many rows that are alike.
    fn push_alike(&mut self, values: &[i128], rows: u64) -> Result<()> {
        let times = |wide: Wide| if rows == 1 { wide } else { wide.times(rows.into()) };
        let n = self.n.checked_add(rows).ok_or(Error::Overflow { what: "a count" })?;
        // Below 2^64 rows of numbers below 2^126 no sum, nor a product of two sums, is beyond 383 bits.
        for ((i, j), slot) in pairs(self.sums.len()).zip(&mut self.products) {
            *slot = *slot + times(Wide::from(values[i]).times(values[j]));
        }
        for (slot, value) in self.sums.iter_mut().zip(values) {
            *slot = *slot + times(Wide::from(*value));
        }
        self.n = n;
        Ok(())
    }

    /// Adds all that another tally has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for another number of variables, or listwise and pairwise sums; [`Error::Overflow`]; unchanged
    /// then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if (self.sums.len(), self.unit) != (other.sums.len(), other.unit) {
            let (here, there) = (self.sums.len(), other.sums.len());
            let reason = format!("sums of products of {here} variables and of {there}, or in other units");
            return Err(Error::Mismatch { reason });
        }
        if self.is_pairwise() != other.is_pairwise() {
            let reason = "sums of complete rows and sums of pairs".to_owned();
            return Err(Error::Mismatch { reason });
        }
        let count = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
        let sum = |a: &[Wide], b: &[Wide]| {
            let sums = a.iter().zip(b).map(|(a, b)| a.checked_add(*b));
            sums.collect::<Option<Vec<Wide>>>().ok_or(Error::Overflow { what: "an exact sum" })
        };
        let pairs = match (&self.pairs, &other.pairs) {
            (Some(a), Some(b)) => Some(Pairs {
                counts: a.counts.iter().zip(&b.counts).map(|(a, b)| count(*a, *b)).collect::<Result<_>>()?,
                sums: sum(&a.sums, &b.sums)?,
                squares: sum(&a.squares, &b.squares)?,
            }),
            _ => None,
        };
        *self = Self {
            unit: self.unit,
            n: count(self.n, other.n)?,
            absent: count(self.absent, other.absent)?,
            sums: sum(&self.sums, &other.sums)?,
            products: sum(&self.products, &other.products)?,
            pairs,
        };
        Ok(())
    }

    /// How many variables there are.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.sums.len()
    }

    /// How many rows have every variable.
    #[must_use]
    pub fn n_valid(&self) -> u64 {
        self.n
    }

    /// How many rows lack a variable.
    #[must_use]
    pub fn absent(&self) -> u64 {
        self.absent
    }

    /// Whether of every two variables all rows that have these two count.
    #[must_use]
    pub fn is_pairwise(&self) -> bool {
        self.pairs.is_some()
    }

    /// How many rows the covariance of two variables counted from 0 rests on: those that have both, or listwise those that
    /// have all. 0 if there is no such variable.
    #[must_use]
    pub fn n_pairs(&self, i: usize, j: usize) -> u64 {
        let there = i.max(j) < self.sums.len();
        if there { self.count(i, j) } else { 0 }
    }

    /// The mean of each variable over the rows that have them all, pairwise over those that have it; correctly rounded.
    /// `None` where a variable has no row.
    #[must_use]
    pub fn means(&self) -> Option<Vec<f64>> {
        (0..self.sums.len()).map(|i| self.mean(i)).collect()
    }

    /// The mean of one variable counted from 0, as [`CrossProducts::means`]. `None` if it has no row, or is not there.
    #[must_use]
    pub fn mean(&self, i: usize) -> Option<f64> {
        let sum = self.sums.get(i)?;
        sum.ratio(Wide::product(self.count(i, i).into(), self.unit.into()))
    }

    /// The sample covariance (n - 1) of two variables counted from 0, a variance where they are the same; correctly
    /// rounded. `None` below two rows, or if there is no such variable.
    #[must_use]
    pub fn covariance(&self, i: usize, j: usize) -> Option<f64> {
        let n = self.n_pairs(i, j);
        if n < 2 {
            return None;
        }
        let square = i128::from(self.unit) * i128::from(self.unit);
        self.centred(i, j)?.ratio(Wide::product(n.into(), (n - 1).into()).times(square))
    }

    /// Pearson's correlation of two variables counted from 0, from -1 to 1. `None` below two rows, where one of the two
    /// does not vary, or if there is no such variable. Both deviations are those of the rows that the covariance rests on.
    #[must_use]
    pub fn correlation(&self, i: usize, j: usize) -> Option<f64> {
        let (first, second) = match &self.pairs {
            None => (self.covariance(i, i)?, self.covariance(j, j)?),
            Some(pairs) => (self.variance_with(pairs, i, j)?, self.variance_with(pairs, j, i)?),
        };
        let product = first.sqrt() * second.sqrt();
        let covariance = self.covariance(i, j)?;
        (product > 0.0).then(|| if i == j { 1.0 } else { (covariance / product).clamp(-1.0, 1.0) })
    }

    /// The variance of variable i over the rows that have j too.
    fn variance_with(&self, pairs: &Pairs, i: usize, j: usize) -> Option<f64> {
        let (n, unit) = (self.n_pairs(i, j), i128::from(self.unit));
        if n < 2 {
            return None;
        }
        let at = i * self.sums.len() + j;
        let centred = pairs.squares[at].times(i128::from(n)) - pairs.sums[at].times_wide(pairs.sums[at]);
        centred.ratio(Wide::product(n.into(), (n - 1).into()).times(unit * unit))
    }

    /// The sums of combinations of these variables over the same rows, exactly. The caller keeps constants and factors
    /// so small that the combinations are below 2^126 for every row.
    pub(crate) fn combined(&self, combinations: &[Combination]) -> Self {
        let linear = |of: &Combination| {
            let terms = of.terms.iter().map(|&(i, factor)| self.sums[i].times(factor));
            terms.fold(Wide::default(), |sum, term| sum + term)
        };
        let constant = |of: &Combination| Wide::from(of.constant).times(i128::from(self.n));
        let product = |a: &Combination, b: &Combination| {
            let mut sum =
                constant(a).times(b.constant) + linear(a).times(b.constant) + linear(b).times(a.constant);
            for &(i, p) in &a.terms {
                for &(j, q) in &b.terms {
                    sum = sum + self.products[self.position(i.min(j), i.max(j))].times(p).times(q);
                }
            }
            sum
        };
        let all = pairs(combinations.len());
        Self {
            unit: self.unit,
            n: self.n,
            absent: self.absent,
            sums: combinations.iter().map(|of| linear(of) + constant(of)).collect(),
            products: all.map(|(i, j)| product(&combinations[i], &combinations[j])).collect(),
            pairs: None,
        }
    }

    /// n times the sum of products about the means: n sum x y - sum x sum y, over the rows that count for the two.
    fn centred(&self, i: usize, j: usize) -> Option<Wide> {
        let k = self.sums.len();
        if i.max(j) >= k {
            return None;
        }
        let sum =
            |i: usize, j: usize| self.pairs.as_ref().map_or(self.sums[i], |pairs| pairs.sums[i * k + j]);
        let n = i128::from(self.count(i, j));
        let sums = sum(i, j).times_wide(sum(j, i));
        Some(self.products[self.position(i.min(j), i.max(j))].times(n) - sums)
    }

    /// How many rows count for two variables that there are.
    fn count(&self, i: usize, j: usize) -> u64 {
        let at = self.position(i.min(j), i.max(j));
        self.pairs.as_ref().map_or(self.n, |pairs| pairs.counts[at])
    }

    /// Where the product of variables i <= j stands.
    fn position(&self, i: usize, j: usize) -> usize {
        i * (2 * self.sums.len() - i - 1) / 2 + j
    }

    fn check_variables(&self, found: usize) -> Result<()> {
        let expected = self.sums.len();
        if found == expected {
            return Ok(());
        }
        let value = format!("{found} of them");
        Err(Error::InvalidOption {
            option: "values",
            value,
            allowed: format!("one for each of {expected} variables"),
        })
    }

    fn add(&mut self, values: &[f64], place: impl Fn(usize) -> Place) -> Result<()> {
        let off_scale = |variable: usize| Error::OffScale {
            value: values[variable].to_string(),
            place: place(variable),
            scale: "-1e12..=1e12 (any number)".to_owned(),
        };
        let mut units = vec![None; values.len()];
        for (variable, value) in values.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            units[variable] = Some(fixed::read(*value).ok_or_else(|| off_scale(variable))?);
        }
        if self.is_pairwise() {
            return self.push_pairs(&units);
        }
        if let Some(units) = units.into_iter().collect::<Option<Vec<i128>>>() {
            return self.push_integers(&units);
        }
        self.absent = self.absent.checked_add(1).ok_or(Error::Overflow { what: "a count" })?;
        Ok(())
    }

    /// Adds what a row has to the sums of the pairs.
    fn push_pairs(&mut self, values: &[Option<i128>]) -> Result<()> {
        let Some(pairs) = &mut self.pairs else { return Ok(()) };
        let k = values.len();
        let complete = values.iter().all(Option::is_some);
        let seen = if complete { &mut self.n } else { &mut self.absent };
        *seen = seen.checked_add(1).ok_or(Error::Overflow { what: "a count" })?;
        for (at, (i, j)) in self::pairs(k).enumerate() {
            let (Some(x), Some(y)) = (values[i], values[j]) else { continue };
            pairs.counts[at] += 1;
            self.products[at] = self.products[at] + Wide::from(x).times(y);
            pairs.add(i * k + j, x);
            if i == j {
                self.sums[i] = self.sums[i] + Wide::from(x);
            } else {
                pairs.add(j * k + i, y);
            }
        }
        Ok(())
    }
}

/// A value as it counts: with a scale its codes are missing (NaN), and nothing off it is allowed.
pub(crate) fn read_value(value: f64, scale: Option<&Scale>, place: impl FnOnce() -> Place) -> Result<f64> {
    let Some(scale) = scale else { return Ok(value) };
    match scale.read(value) {
        Some(Answer::Point(point)) => Ok(scale.value(point)),
        Some(Answer::Value(value)) => Ok(value),
        Some(Answer::Missing | Answer::NotApplicable | Answer::Refused) => Ok(f64::NAN),
        None => Err(off_scale(scale, value, place())),
    }
}

/// The pairs i <= j of so many variables, in the order of the stored products.
fn pairs(variables: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..variables).flat_map(move |i| (i..variables).map(move |j| (i, j)))
}

/// The serialised form; reading it checks that some data could have these sums.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CrossProductsParts {
    unit: u64,
    n: u64,
    absent: u64,
    sums: Vec<Wide>,
    products: Vec<Wide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pairs: Option<Pairs>,
}

#[cfg(feature = "serde")]
impl CrossProducts {
    /// Whether some data could have these sums: nothing from nobody, sizes within those of so many rows, variances not
    /// negative and, of complete rows, no covariance larger than they allow.
    pub(crate) fn is_plausible(&self) -> bool {
        let k = self.sums.len();
        let largest = libm::ldexp(1.0, 126);
        let Some(rows) = self.n.checked_add(self.absent) else { return false };
        let shape = (1..=MAX_VARIABLES).contains(&k)
            && self.products.len() == k * (k + 1) / 2
            && (self.unit == 1 || self.unit == UNIT)
            && self.pairs.as_ref().is_none_or(|pairs| pairs.fit(&self.sums, self.n..=rows));
        if !shape {
            return false;
        }
        let n = if self.is_pairwise() { rows } else { self.n };
        let nothing = n > 0 || self.sums.iter().chain(&self.products).all(|sum| *sum == Wide::default());
        let small = |sums: &[Wide], most: f64| sums.iter().all(|sum| sum.to_f64().abs() <= n as f64 * most);
        let about_means = |i: usize, j: usize| self.centred(i, j).map_or(0.0, Wide::to_f64);
        nothing
            && small(&self.sums, largest)
            && small(&self.products, largest * largest)
            && self
                .pairs
                .as_ref()
                .is_none_or(|pairs| small(&pairs.sums, largest) && small(&pairs.squares, largest * largest))
            && (0..k).all(|i| about_means(i, i) >= 0.0)
            && (self.is_pairwise()
                || pairs(k).all(|(i, j)| {
                    let most = about_means(i, i).sqrt() * about_means(j, j).sqrt();
                    about_means(i, j).abs() <= most * (1.0 + 1e-12)
                }))
    }
}

#[cfg(feature = "serde")]
impl Pairs {
    /// Whether there are as many as the variables have, counts within those of the rows, and the sums of each variable with
    /// itself those of the variables.
    fn fit(&self, sums: &[Wide], rows: std::ops::RangeInclusive<u64>) -> bool {
        let k = sums.len();
        self.counts.len() == k * (k + 1) / 2
            && self.sums.len() == k * k
            && self.squares.len() == k * k
            && self.counts.iter().all(|n| rows.contains(n))
            && (0..k).all(|i| self.sums[i * k + i] == sums[i])
    }
}

#[cfg(feature = "serde")]
impl TryFrom<CrossProductsParts> for CrossProducts {
    type Error = Error;

    fn try_from(parts: CrossProductsParts) -> Result<Self> {
        let CrossProductsParts { unit, n, absent, sums, products, pairs } = parts;
        let read = Self { unit, n, absent, sums, products, pairs };
        if !read.is_plausible() {
            return Err(Error::InvalidBytes { reason: "sums of products that no data can have".to_owned() });
        }
        Ok(read)
    }
}

#[cfg(feature = "serde")]
impl From<CrossProducts> for CrossProductsParts {
    fn from(tally: CrossProducts) -> Self {
        let CrossProducts { unit, n, absent, sums, products, pairs } = tally;
        Self { unit, n, absent, sums, products, pairs }
    }
}

#[cfg(test)]
mod tests {
    use super::{Combination, CrossProducts};
    use crate::error::ErrorKind;
    use crate::scale::Scale;

    #[test]
    fn covariances_are_the_nearest_doubles() {
        // Python 3.11.7, fractions.Fraction, rounded once.
        let mut tally = CrossProducts::new(2).unwrap();
        for (x, y) in [(10_000_000.2, 0.1), (10_000_000.1, 0.7), (10_000_000.3, 0.2), (10_000_000.7, -1.4)] {
            tally.push(&[x, y]).unwrap();
        }
        assert_eq!(tally.means(), Some(vec![10_000_000.325, -0.1]));
        assert_eq!(tally.covariance(0, 0), Some(0.069_166_666_666_666_67));
        assert_eq!(tally.covariance(0, 1), Some(-0.233_333_333_333_333_34));
        assert_eq!(tally.covariance(1, 0), tally.covariance(0, 1));
        assert_eq!(tally.correlation(1, 1), Some(1.0));
        assert_eq!((tally.covariance(0, 2), tally.correlation(2, 0)), (None, None));
    }

    #[test]
    fn blocks_of_small_numbers_are_what_single_rows_give() {
        // Small whole numbers with gaps, then a fraction and a large number, over more than one block.
        let column = |salt: u32| -> Vec<f64> {
            let digit = |row: u32| (row + salt).wrapping_mul(2_654_435_761) >> 24;
            let value = |d: u32| if d.is_multiple_of(11) { f64::NAN } else { f64::from(d % 9) - 3.0 };
            (0..2500).map(|row| value(digit(row))).collect()
        };
        let mut columns = [column(0), column(7777), column(15_000)];
        (columns[1][1100], columns[2][2400]) = (0.5, 1e9);
        for empty in [CrossProducts::new(3).unwrap(), CrossProducts::pairwise(3).unwrap()] {
            let (mut together, mut single) = (empty.clone(), empty);
            together.extend(&columns.each_ref().map(Into::into)).unwrap();
            for row in 0..2500 {
                single.push(&columns.each_ref().map(|column| column[row])).unwrap();
            }
            assert!(together.n_valid() > 1000 && together.absent() > 100);
            assert_eq!(together, single);
        }
        let bytes: Vec<i8> = columns[0].iter().map(|x| if x.is_nan() { 99 } else { *x as i8 }).collect();
        let scale = Scale::new(-3, 5).unwrap().with_missing([99.0]).unwrap();
        let (mut of_bytes, mut of_doubles) =
            (CrossProducts::pairwise(1).unwrap(), CrossProducts::pairwise(1).unwrap());
        of_bytes.extend_ratings(&[(&bytes).into()], &scale).unwrap();
        of_doubles.extend(&[(&columns[0]).into()]).unwrap();
        assert_eq!(of_bytes, of_doubles);
        let error = of_bytes.extend_ratings(&[[1_i8, 6].as_slice().into()], &scale).unwrap_err();
        assert_eq!(error.to_string(), "rating 6 at index 1 of column \"0\" is not on the scale -3..=5");
    }

    #[test]
    fn the_largest_numbers_of_a_block_do_not_overflow() {
        for largest in [0_i32, 1, 7, 22, 23, 181, 255] {
            let same: Vec<i16> = vec![largest as i16; 2100];
            let turned: Vec<i16> = vec![-largest as i16; 2100];
            for empty in [CrossProducts::of_integers(2).unwrap(), CrossProducts::pairwise(2).unwrap()] {
                let (mut together, mut single) = (empty.clone(), empty);
                together.extend(&[(&same).into(), (&turned).into()]).unwrap();
                for _ in 0..2100 {
                    single.extend(&[[largest].as_slice().into(), [-largest].as_slice().into()]).unwrap();
                }
                assert_eq!(together, single);
                let unit = together.unit as f64;
                let expected = -2100.0 * f64::from(largest * largest) * unit * unit;
                assert!((together.products[1].to_f64() - expected).abs() <= 1e-9 * expected.abs());
            }
        }
    }

    #[test]
    fn pairwise_covariances_are_those_of_pandas() {
        // pandas 3.1.1: DataFrame.cov().
        let nan = f64::NAN;
        let columns =
            [[1.0, 2.0, 4.0, nan, 5.0, 3.0], [2.0, nan, 3.5, 1.0, 6.0, 2.0], [1.0, 1.0, nan, nan, 4.0, 2.0]];
        let mut tally = CrossProducts::pairwise(3).unwrap();
        tally.extend(&columns.each_ref().map(Into::into)).unwrap();
        assert_eq!((tally.n_valid(), tally.absent(), tally.n_pairs(0, 1), tally.n_pairs(2, 3)), (3, 3, 4, 0));
        let pairs = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
        let expected =
            [2.5, 3.8, 2.0, 2.708_333_333_333_333_5, 2.333_333_333_333_333_5, 3.333_333_333_333_333_5];
        for ((i, j), expected) in pairs.into_iter().zip(expected) {
            let found = tally.covariance(i, j).unwrap();
            assert!((found - expected).abs() <= 1e-15 * expected, "{found}, not {expected}");
        }
        // DataFrame.corr().
        for ((i, j), expected) in [
            ((0, 1), 0.840_197_295_523_604_7),
            ((0, 2), 0.966_091_783_079_295_8),
            ((1, 2), 0.944_911_182_523_067_9),
        ] {
            let found = tally.correlation(i, j).unwrap();
            assert!((found - expected).abs() <= 5e-16, "{found}, not {expected}");
        }
        assert_eq!(tally.merge(&CrossProducts::new(3).unwrap()).unwrap_err().kind(), ErrorKind::Mismatch);
    }

    #[test]
    fn rows_count_only_where_complete_and_errors_change_nothing() {
        let mut tally = CrossProducts::new(2).unwrap();
        tally.push(&[1.0, f64::NAN]).unwrap();
        assert_eq!(
            (tally.n_valid(), tally.absent(), tally.means(), tally.covariance(0, 0)),
            (0, 1, None, None)
        );
        tally.push(&[1.0, 2.0]).unwrap();
        let before = tally.clone();
        assert_eq!(tally.push(&[1.0]).unwrap_err().kind(), ErrorKind::InvalidOption);
        assert_eq!(tally.push(&[f64::NAN, f64::INFINITY]).unwrap_err().kind(), ErrorKind::OffScale);
        let error = tally.extend(&[[3.0, 4.0].as_slice().into(), [3.0, 2e12].as_slice().into()]).unwrap_err();
        assert!(error.to_string().contains("index 1 of column \"1\""), "{error}");
        let error = tally.extend(&[[3.0].as_slice().into(), [3.0, 2.0].as_slice().into()]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnequalLengths);
        assert_eq!(tally.merge(&CrossProducts::new(3).unwrap()).unwrap_err().kind(), ErrorKind::Mismatch);
        assert_eq!(tally, before);
        assert_eq!((tally.covariance(0, 1), tally.correlation(0, 1)), (None, None));
        tally.push(&[1.0, 3.0]).unwrap();
        assert_eq!((tally.covariance(0, 1), tally.correlation(0, 1)), (Some(0.0), None));
        assert_eq!(CrossProducts::new(0).unwrap_err().kind(), ErrorKind::InvalidOption);
    }

    #[test]
    fn combinations_are_what_the_combined_rows_give() {
        let rows = [[3_i128, -5], [7, 2], [0, 11], [-4, 4]];
        let combinations = [
            Combination { constant: 9, terms: vec![(0, 2), (1, -3)] },
            Combination { constant: -1, terms: vec![(1, 5)] },
        ];
        let mut tally = CrossProducts::of_integers(2).unwrap();
        let mut expected = CrossProducts::of_integers(2).unwrap();
        for [x, y] in rows {
            tally.push_integers(&[x, y]).unwrap();
            expected.push_integers(&[9 + 2 * x - 3 * y, 5 * y - 1]).unwrap();
        }
        assert_eq!(tally.combined(&combinations), expected);
    }

    proptest::proptest! {
        #[test]
        fn merging_in_any_grouping_gives_the_same_state(
            rows in proptest::collection::vec((-1e12..1e12_f64, -1e3..1e3_f64), 0..30),
            cut in 0..30_usize,
        ) {
            let tally = |rows: &[(f64, f64)]| {
                let mut tally = CrossProducts::new(2).unwrap();
                for (x, y) in rows {
                    tally.push(&[*x, *y]).unwrap();
                }
                tally
            };
            let (a, b) = rows.split_at(cut.min(rows.len()));
            let (mut merged, mut turned) = (tally(a), tally(b));
            merged.merge(&tally(b)).unwrap();
            turned.merge(&tally(a)).unwrap();
            assert_eq!(merged, tally(&rows));
            assert_eq!(turned, merged);
            if let Some(r) = merged.correlation(0, 1) {
                assert!(r.abs() <= 1.0);
            }
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn only_sums_that_data_can_have_are_read() {
        let mut tally = CrossProducts::new(2).unwrap();
        for row in [[1.5, 2.0], [2.5, -1.0], [1e12, -1e12]] {
            tally.push(&row).unwrap();
        }
        let text = serde_json::to_string(&tally).unwrap();
        assert_eq!(serde_json::from_str::<CrossProducts>(&text).unwrap(), tally);
        let empty = serde_json::to_string(&CrossProducts::new(2).unwrap()).unwrap();
        assert!(serde_json::from_str::<CrossProducts>(&empty).is_ok());
        for (from, to) in
            [("\"n\":3", "\"n\":0"), ("\"n\":3", "\"n\":1"), ("\"unit\":1000000000", "\"unit\":7")]
        {
            assert!(serde_json::from_str::<CrossProducts>(&text.replace(from, to)).is_err(), "{to}");
        }
        let more = text.replace("\"products\":[", "\"products\":[[0,0,0,0,0,0],");
        assert!(serde_json::from_str::<CrossProducts>(&more).is_err());
        let large = text.replacen("\"sums\":[[", "\"sums\":[[0,0,0,0,0,4611686018427387904],[", 1);
        assert!(serde_json::from_str::<CrossProducts>(&large).is_err());
    }
}

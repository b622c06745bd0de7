use super::counts::check_lengths;
use super::fixed::{self, UNIT};
use super::wide::Wide;
use crate::error::{Error, Place, Result};
use crate::table::Column;

/// How many variables one tally may have: a table of 256 x 257 / 2 sums.
const MAX_VARIABLES: usize = 256;

/// Exact sums and sums of products of several real-valued variables: their means, variances, covariances and
/// correlations to the last digit, whatever the order of the rows.
///
/// Values are read as the decimals they were written as, to nine places, up to 10^12 in size, and added as integers, so
/// no digit is lost to cancellation. A row counts where it has every variable (listwise): a row with any NaN is absent.
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
    sums: Vec<Wide>,
    /// The products of variables i <= j, row by row of the upper triangle.
    products: Vec<Wide>,
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
        Self { unit: 1, n, absent: 0, sums: parts, products }
    }

    fn with_unit(variables: usize, unit: u64) -> Result<Self> {
        if !(1..=MAX_VARIABLES).contains(&variables) {
            let allowed = format!("1 to {MAX_VARIABLES} variables");
            return Err(Error::InvalidOption { option: "variables", value: variables.to_string(), allowed });
        }
        let products = vec![Wide::default(); variables * (variables + 1) / 2];
        Ok(Self { unit, n: 0, absent: 0, sums: vec![Wide::default(); variables], products })
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
        self.check_variables(columns.len())?;
        let rows = columns[0].len();
        for (variable, column) in columns.iter().enumerate() {
            check_lengths(&variable.to_string(), column.len(), rows)?;
        }
        let mut next = self.clone();
        let mut values = vec![0.0; columns.len()];
        for row in 0..rows {
            for (value, column) in values.iter_mut().zip(columns) {
                *value = column.value(row).unwrap_or(f64::NAN);
            }
            next.add(&values, |variable| Place::index(row).in_column(&variable.to_string()))?;
        }
        *self = next;
        Ok(())
    }

    /// Adds one row of whole numbers in the unit of this tally, each below 2^126 in size.
    pub(crate) fn push_integers(&mut self, values: &[i128]) -> Result<()> {
        let n = self.n.checked_add(1).ok_or(Error::Overflow { what: "a count" })?;
        // Below 2^64 rows of numbers below 2^126 no sum, nor a product of two sums, is beyond 383 bits.
        for ((i, j), slot) in pairs(self.sums.len()).zip(&mut self.products) {
            *slot = *slot + Wide::from(values[i]).times(values[j]);
        }
        for (slot, value) in self.sums.iter_mut().zip(values) {
            *slot = *slot + Wide::from(*value);
        }
        self.n = n;
        Ok(())
    }

    /// Adds all that another tally has seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for another number of variables, [`Error::Overflow`]; unchanged then.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if (self.sums.len(), self.unit) != (other.sums.len(), other.unit) {
            let (here, there) = (self.sums.len(), other.sums.len());
            let reason = format!("sums of products of {here} variables and of {there}, or in other units");
            return Err(Error::Mismatch { reason });
        }
        let count = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
        let sum = |a: &[Wide], b: &[Wide]| {
            let sums = a.iter().zip(b).map(|(a, b)| a.checked_add(*b));
            sums.collect::<Option<Vec<Wide>>>().ok_or(Error::Overflow { what: "an exact sum" })
        };
        *self = Self {
            unit: self.unit,
            n: count(self.n, other.n)?,
            absent: count(self.absent, other.absent)?,
            sums: sum(&self.sums, &other.sums)?,
            products: sum(&self.products, &other.products)?,
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

    /// The mean of each variable over the rows that have them all, correctly rounded; `None` without such rows.
    #[must_use]
    pub fn means(&self) -> Option<Vec<f64>> {
        let divisor = Wide::product(self.n.into(), self.unit.into());
        self.sums.iter().map(|sum| sum.ratio(divisor)).collect()
    }

    /// The sample covariance (n - 1) of two variables counted from 0, a variance where they are the same; correctly
    /// rounded. `None` below two rows, or if there is no such variable.
    #[must_use]
    pub fn covariance(&self, i: usize, j: usize) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let square = i128::from(self.unit) * i128::from(self.unit);
        self.centred(i, j)?.ratio(Wide::product(self.n.into(), (self.n - 1).into()).times(square))
    }

    /// Pearson's correlation of two variables counted from 0, from -1 to 1. `None` below two rows, where one of the two
    /// does not vary, or if there is no such variable.
    #[must_use]
    pub fn correlation(&self, i: usize, j: usize) -> Option<f64> {
        let product = self.covariance(i, i)?.sqrt() * self.covariance(j, j)?.sqrt();
        let covariance = self.covariance(i, j)?;
        (product > 0.0).then(|| if i == j { 1.0 } else { (covariance / product).clamp(-1.0, 1.0) })
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
        }
    }

    /// n times the sum of products about the means: n sum x y - sum x sum y.
    fn centred(&self, i: usize, j: usize) -> Option<Wide> {
        let sums = self.sums.get(i)?.times_wide(*self.sums.get(j)?);
        Some(self.products[self.position(i.min(j), i.max(j))].times(i128::from(self.n)) - sums)
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
        let mut units = Vec::with_capacity(values.len());
        for (variable, value) in values.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            units.push(fixed::read(*value).ok_or_else(|| off_scale(variable))?);
        }
        if units.len() == values.len() {
            return self.push_integers(&units);
        }
        self.absent = self.absent.checked_add(1).ok_or(Error::Overflow { what: "a count" })?;
        Ok(())
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
}

#[cfg(feature = "serde")]
impl CrossProducts {
    /// Whether some data could have these sums: nothing from nobody, sizes within those of so many rows, variances not
    /// negative and no covariance larger than they allow.
    pub(crate) fn is_plausible(&self) -> bool {
        let k = self.sums.len();
        let largest = libm::ldexp(1.0, 126);
        let n = self.n as f64;
        let shape = (1..=MAX_VARIABLES).contains(&k)
            && self.products.len() == k * (k + 1) / 2
            && (self.unit == 1 || self.unit == UNIT);
        let nothing = self.n > 0 || self.sums.iter().chain(&self.products).all(|sum| *sum == Wide::default());
        let small = |sums: &[Wide], most: f64| sums.iter().all(|sum| sum.to_f64().abs() <= n * most);
        let about_means = |i: usize, j: usize| self.centred(i, j).map_or(0.0, Wide::to_f64);
        shape
            && nothing
            && self.n.checked_add(self.absent).is_some()
            && small(&self.sums, largest)
            && small(&self.products, largest * largest)
            && (0..k).all(|i| about_means(i, i) >= 0.0)
            && pairs(k).all(|(i, j)| {
                let most = about_means(i, i).sqrt() * about_means(j, j).sqrt();
                about_means(i, j).abs() <= most * (1.0 + 1e-12)
            })
    }
}

#[cfg(feature = "serde")]
impl TryFrom<CrossProductsParts> for CrossProducts {
    type Error = Error;

    fn try_from(parts: CrossProductsParts) -> Result<Self> {
        let CrossProductsParts { unit, n, absent, sums, products } = parts;
        let read = Self { unit, n, absent, sums, products };
        if !read.is_plausible() {
            return Err(Error::InvalidBytes { reason: "sums of products that no data can have".to_owned() });
        }
        Ok(read)
    }
}

#[cfg(feature = "serde")]
impl From<CrossProducts> for CrossProductsParts {
    fn from(tally: CrossProducts) -> Self {
        let CrossProducts { unit, n, absent, sums, products } = tally;
        Self { unit, n, absent, sums, products }
    }
}

#[cfg(test)]
mod tests {
    use super::{Combination, CrossProducts};
    use crate::error::ErrorKind;

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

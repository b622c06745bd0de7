use crate::error::{Error, Result, list_names};
use crate::scale::Scale;
use crate::table::{Column, Table};
use crate::tally::CrossProducts;

/// What happens to rows in which some items have no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Missing {
    /// Every covariance is that of all who answered the two items.
    #[default]
    Pairwise,
    /// Only rows count that have an answer to every item.
    Listwise,
}

impl Missing {
    /// Every way, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Pairwise, Self::Listwise];

    /// The name in all languages, such as `"pairwise"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pairwise => "pairwise",
            Self::Listwise => "listwise",
        }
    }

    /// The way of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`](crate::Error::InvalidOption) if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        super::by_name("missing", name, &Self::ALL, Self::name)
    }
}

/// Options of [`Items::from_table`].
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ItemsOptions {
    /// The columns that are items; none stands for all columns of the table.
    pub columns: Vec<String>,
    /// What happens to rows with absent answers: [`Missing::Pairwise`].
    pub missing: Missing,
    /// The scale of all items: its codes are missing, and an answer off it is an error. Without one, any number counts and
    /// only NaN is missing.
    pub scale: Option<Scale>,
}

impl ItemsOptions {
    /// The names of the items.
    pub(super) fn names(&self, table: &Table<'_>) -> Vec<String> {
        if self.columns.is_empty() {
            table.names().map(str::to_owned).collect()
        } else {
            self.columns.clone()
        }
    }
}

/// Items that are to make one score: their names, and the sums of products of their answers.
///
/// Sums of several tables are merged as [`CrossProducts`] and named afterwards.
///
/// ```
/// use gapmodel_core::{CrossProducts, reliability::{self, AlphaOptions, Items}};
/// let mut answers = CrossProducts::new(2)?;
/// for row in [[5.0, 4.0], [2.0, 2.0], [4.0, 5.0], [1.0, 2.0]] {
///     answers.push(&row)?;
/// }
/// let items = Items::new(answers, ["kind", "prompt"])?;
/// assert_eq!(format!("{:.3}", reliability::alpha(&items, &AlphaOptions::default())?.value), "0.911");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Items {
    names: Vec<String>,
    products: CrossProducts,
}

impl Items {
    /// Names the variables of a tally.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for another number of names than variables, [`Error::DuplicateColumn`].
    pub fn new<N: Into<String>>(products: CrossProducts, names: impl IntoIterator<Item = N>) -> Result<Self> {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        if names.len() != products.variables() {
            let allowed = format!("one for each of {} variables", products.variables());
            return Err(Error::InvalidOption {
                option: "names",
                value: format!("{} of them", names.len()),
                allowed,
            });
        }
        for (second, name) in names.iter().enumerate() {
            if let Some(first) = names[..second].iter().position(|other| other == name) {
                let (first, second) = (first + 1, second + 1);
                return Err(Error::DuplicateColumn { column: name.clone(), first, second });
            }
        }
        Ok(Self { names, products })
    }

    /// Tallies columns of a table, exactly.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownColumn`], [`Error::DuplicateColumn`], [`Error::OffScale`] with row and column,
    /// [`Error::InvalidOption`] for a column of text, for no columns and for more than 256.
    pub fn from_table(table: &Table<'_>, options: &ItemsOptions) -> Result<Self> {
        let names = options.names(table);
        let columns = names.iter().map(|name| table.numbers(name)).collect::<Result<Vec<Column<'_>>>>()?;
        let mut products = match options.missing {
            Missing::Pairwise => CrossProducts::pairwise(names.len())?,
            Missing::Listwise => CrossProducts::new(names.len())?,
        };
        products.extend_named(&columns, options.scale.as_ref(), &|i| names[i].clone())?;
        Self::new(products, names)
    }

    /// The names of the items.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The sums of products of the answers.
    #[must_use]
    pub fn products(&self) -> &CrossProducts {
        &self.products
    }

    /// The covariances with some items reversed, checked: at least `least` items, all of which vary, each two with at least
    /// as many answers as there are items.
    pub(super) fn covariances(&self, reverse: &[String], least: usize) -> Result<Covariances> {
        let all: Vec<usize> = (0..self.names.len()).collect();
        self.covariances_of(&all, reverse, least)
    }

    /// The same of some items, given by position.
    pub(super) fn covariances_of(
        &self,
        which: &[usize],
        reverse: &[String],
        least: usize,
    ) -> Result<Covariances> {
        let k = which.len();
        if k < least {
            return Err(Error::InvalidOption {
                option: "items",
                value: format!("{k} of them"),
                allowed: format!("at least {least} items"),
            });
        }
        let all = reversed(&self.names, reverse)?;
        let reversed: Vec<bool> = which.iter().map(|&i| all[i]).collect();
        let n = self.smallest_n(which)?;
        self.check_variation(which)?;
        // Reversing an item on its scale, max + min - x, turns the sign of its covariances, whatever the scale.
        let sign = |i: usize, j: usize| if reversed[i] == reversed[j] { 1.0 } else { -1.0 };
        let square = |of: &dyn Fn(usize, usize) -> Option<f64>| -> Vec<Vec<f64>> {
            let row = |i: usize| (0..k).map(|j| sign(i, j) * of(which[i], which[j]).unwrap_or(0.0)).collect();
            (0..k).map(row).collect()
        };
        Ok(Covariances {
            matrix: square(&|i, j| self.products.covariance(i, j)),
            correlations: square(&|i, j| self.products.correlation(i, j)),
            names: which.iter().map(|&i| self.names[i].clone()).collect(),
            reversed,
            n,
            n_complete: self.products.n_valid(),
            rows: self.products.n_valid() + self.products.absent(),
            missing: if self.products.is_pairwise() { Missing::Pairwise } else { Missing::Listwise },
        })
    }

    /// How many answered the two items that fewest answered together.
    fn smallest_n(&self, which: &[usize]) -> Result<u64> {
        let needed = (which.len() as u64).max(3);
        let pairs = which.iter().enumerate().flat_map(|(a, &i)| which[a..].iter().map(move |&j| (i, j)));
        let of = |(i, j): (usize, usize)| (self.products.n_pairs(i, j), i, j);
        let (n, i, j) = pairs.map(of).min().unwrap_or((0, 0, 0));
        let what = match (self.products.is_pairwise(), i == j) {
            (false, _) => "rows with every item".to_owned(),
            (true, true) => format!("{:?}", self.names[i]),
            (true, false) => format!("{:?} and {:?} together", self.names[i], self.names[j]),
        };
        match n {
            0 => {
                let n_missing = self.products.n_valid() + self.products.absent();
                Err(Error::NoValidRatings { what, n_missing, n_excluded: 0 })
            }
            n if n < needed => Err(Error::TooFewRatings { what, n, needed }),
            n => Ok(n),
        }
    }

    fn check_variation(&self, which: &[usize]) -> Result<()> {
        let is_constant = |i: &usize| self.products.covariance(*i, *i).is_none_or(|variance| variance <= 0.0);
        match which.iter().copied().find(is_constant) {
            None => Ok(()),
            Some(i) => Err(Error::ZeroVariance {
                what: format!("{:?}", self.names[i]),
                n: self.products.n_pairs(i, i),
                value: self.products.mean(i).unwrap_or(0.0),
            }),
        }
    }
}

/// Which items are among those named.
pub(super) fn reversed(items: &[String], named: &[String]) -> Result<Vec<bool>> {
    match named.iter().find(|name| !items.contains(name)) {
        None => Ok(items.iter().map(|name| named.contains(name)).collect()),
        Some(unknown) => Err(Error::UnknownColumn {
            column: unknown.clone(),
            available: list_names(items.iter().map(String::as_str)),
        }),
    }
}

/// The covariances and correlations of items as they are keyed.
pub(super) struct Covariances {
    pub(super) matrix: Vec<Vec<f64>>,
    pub(super) correlations: Vec<Vec<f64>>,
    pub(super) names: Vec<String>,
    pub(super) reversed: Vec<bool>,
    /// The smallest number of answers behind one of them.
    pub(super) n: u64,
    pub(super) n_complete: u64,
    pub(super) rows: u64,
    pub(super) missing: Missing,
}

impl Covariances {
    pub(super) fn k(&self) -> usize {
        self.names.len()
    }

    /// Those of some items alone.
    pub(super) fn only(&self, which: &[usize]) -> Self {
        let square =
            |of: &[Vec<f64>]| which.iter().map(|&i| which.iter().map(|&j| of[i][j]).collect()).collect();
        Self {
            matrix: square(&self.matrix),
            correlations: square(&self.correlations),
            names: which.iter().map(|&i| self.names[i].clone()).collect(),
            reversed: which.iter().map(|&i| self.reversed[i]).collect(),
            ..*self
        }
    }

    /// The variance of the sum of all items, which must vary.
    pub(super) fn total(&self) -> Result<f64> {
        let total = sum(&self.matrix);
        let small = self.k() as f64 * f64::EPSILON * (0..self.k()).map(|i| self.matrix[i][i]).sum::<f64>();
        if total > small {
            return Ok(total);
        }
        // Without absent answers a sum of items that vary is constant where they run against each other, and never less.
        if total < -small && self.n < self.rows {
            return Err(contradiction());
        }
        Err(keyed_apart("the variance of the sum", 0.0, &self.negative()))
    }

    /// The correlation of each item with the sum of the others; absent where the others do not vary, and where pairwise
    /// covariances make it none.
    pub(super) fn item_rest(&self) -> Result<Vec<Option<f64>>> {
        let total = self.total()?;
        let of = |i: usize| {
            let with_all: f64 = self.matrix[i].iter().sum();
            let variance = self.matrix[i][i];
            let rest = total - 2.0 * with_all + variance;
            let r = (with_all - variance) / (variance.sqrt() * rest.sqrt());
            // Rounding may take it over 1 by a last digit.
            (rest > 0.0 && r.abs() <= 1.0 + 1e-12).then(|| r.clamp(-1.0, 1.0))
        };
        Ok((0..self.k()).map(of).collect())
    }

    /// The items that run against the sum of the others.
    pub(super) fn negative(&self) -> Vec<String> {
        let runs_against = |i: &usize| self.matrix[*i].iter().sum::<f64>() < self.matrix[*i][*i];
        (0..self.k()).filter(runs_against).map(|i| self.names[i].clone()).collect()
    }
}

pub(super) fn sum(matrix: &[Vec<f64>]) -> f64 {
    matrix.iter().flatten().sum()
}

/// Pairwise covariances that no complete data could have.
pub(super) fn contradiction() -> Error {
    Error::InvalidOption {
        option: "missing",
        value: "\"pairwise\"".to_owned(),
        allowed: "the covariances of different respondents contradict each other here; use \"listwise\""
            .to_owned(),
    }
}

/// A coefficient below 0, which says that items are keyed in different directions.
pub(super) fn keyed_apart(what: &str, value: f64, names: &[String]) -> Error {
    Error::InvalidOption {
        option: "items",
        value: list_names(names.iter().map(String::as_str)),
        allowed: format!(
            "{what} is {value:.3} because these run against the sum of the others; name those in reverse that are keyed \
             the other way, or leave them out"
        ),
    }
}

use super::ratings::MAX_CATEGORIES;
use crate::error::{Error, Result};

/// How far two categories agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Weights {
    /// Fully if they are the same, else not at all.
    #[default]
    Nominal,
    /// Less by their distance, as a share of that of the lowest and the highest category.
    Linear,
    /// Less by the square of that share.
    Quadratic,
    /// Less by how many pairs of categories lie within them, as a share of all pairs: the order counts and the distance
    /// does not (Gwet 2014, section 3.5).
    Ordinal,
}

impl Weights {
    /// All weights, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Nominal, Self::Linear, Self::Quadratic, Self::Ordinal];

    /// The name in all languages, such as `"nominal"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Linear => "linear",
            Self::Quadratic => "quadratic",
            Self::Ordinal => "ordinal",
        }
    }

    /// The weights of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there are none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|weights| weights.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "weights",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// Options of [`super::kappa`], [`super::fleiss`] and [`super::gwet`].
#[derive(Clone, Debug, PartialEq)]
pub struct AgreementOptions {
    /// How far two categories agree; nominal.
    pub weights: Weights,
    /// The values that could be given, or those that the columns of a table of counts stand for; by default those that
    /// occur, and 1, 2, 3 and so on for a table. AC1, AC2 and the free-marginal kappa depend on how many there are, also
    /// on those that nobody chose.
    pub categories: Option<Vec<f64>>,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for AgreementOptions {
    fn default() -> Self {
        Self { weights: Weights::Nominal, categories: None, level: 0.95 }
    }
}

impl AgreementOptions {
    /// The categories in ascending order, if they are named.
    pub(super) fn sorted_categories(&self) -> Result<Option<Vec<f64>>> {
        let Some(given) = &self.categories else { return Ok(None) };
        let refuse = |value: String, allowed: &str| Error::InvalidOption {
            option: "categories",
            value,
            allowed: allowed.to_owned(),
        };
        if let Some(index) = given.iter().position(|value| !value.is_finite()) {
            return Err(refuse(format!("{} at index {index}", given[index]), "numbers are needed"));
        }
        let mut sorted: Vec<f64> = given.iter().map(|value| value + 0.0).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        sorted.dedup();
        if sorted.len() < given.len() || !(2..=MAX_CATEGORIES).contains(&sorted.len()) {
            let found = format!("{} different values of {}", sorted.len(), given.len());
            return Err(refuse(found, "2 to 1000 values, each of them once"));
        }
        Ok(Some(sorted))
    }

    /// The values that the columns of a table of counts stand for, in their order.
    pub(super) fn values_of_columns(&self, columns: usize) -> Result<Vec<f64>> {
        if !(2..=MAX_CATEGORIES).contains(&columns) {
            return Err(Error::InvalidOption {
                option: "counts",
                value: format!("{columns} columns"),
                allowed: "one column for each of 2 to 1000 categories".to_owned(),
            });
        }
        let Some(values) = self.sorted_categories()? else {
            return Ok((1..=columns).map(|position| position as f64).collect());
        };
        if values.len() == columns && self.categories.as_deref() == Some(&values) {
            return Ok(values);
        }
        Err(Error::InvalidOption {
            option: "categories",
            value: format!("{} values", values.len()),
            allowed: format!("one value for each of the {columns} columns, in ascending order"),
        })
    }
}

/// How far every two of some categories agree, from 0 to 1.
#[derive(Debug)]
pub(super) struct Matrix {
    n: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The weights of categories in ascending order, at least two.
    pub(super) fn new(weights: Weights, values: &[f64]) -> Self {
        let n = values.len();
        let range = values[n - 1] - values[0];
        let pairs = |a: usize, b: usize| ((a.abs_diff(b) + 1) * a.abs_diff(b)) as f64;
        let agreement = |a: usize, b: usize| {
            let distance = (values[a] - values[b]).abs() / range;
            match weights {
                Weights::Nominal => f64::from(a == b),
                Weights::Linear => 1.0 - distance,
                Weights::Quadratic => 1.0 - distance * distance,
                Weights::Ordinal => 1.0 - pairs(a, b) / pairs(0, n - 1),
            }
        };
        let cells = (0..n * n).map(|cell| agreement(cell / n, cell % n)).collect();
        Self { n, cells }
    }

    /// How many categories there are.
    pub(super) fn len(&self) -> usize {
        self.n
    }

    /// How far a category agrees with each.
    pub(super) fn row(&self, category: usize) -> &[f64] {
        &self.cells[category * self.n..(category + 1) * self.n]
    }

    /// For each category, how far it agrees with one that is drawn with these probabilities.
    pub(super) fn times(&self, probabilities: &[f64]) -> Vec<f64> {
        let expected = |row: &[f64]| row.iter().zip(probabilities).map(|(w, p)| w * p).sum();
        self.cells.chunks(self.n).map(expected).collect()
    }

    /// The sum of all.
    pub(super) fn sum(&self) -> f64 {
        self.cells.iter().sum()
    }
}

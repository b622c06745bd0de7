//! P-values of a family of tests, adjusted so that each can be held against the family's error rate.

use crate::error::{Error, Result};

/// How the p-values of a family of tests are adjusted.
///
/// ```
/// use gapmodel_core::stats::Adjustment;
/// assert_eq!(Adjustment::parse("bh")?, Adjustment::BenjaminiHochberg);
/// assert_eq!(Adjustment::default().name(), "holm");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Adjustment {
    /// Holm (1979): the chance of any false finding, whatever the dependence.
    #[default]
    Holm,
    /// Benjamini and Hochberg (1995): the expected share of false findings, under independence.
    #[cfg_attr(feature = "serde", serde(rename = "bh"))]
    BenjaminiHochberg,
    /// Hochberg (1988): the chance of any false finding, under independence.
    Hochberg,
    /// Benjamini and Yekutieli (2001): the expected share of false findings, whatever the dependence.
    #[cfg_attr(feature = "serde", serde(rename = "by"))]
    BenjaminiYekutieli,
    /// Bonferroni: every p-value times the number of tests.
    Bonferroni,
    /// The p-values as they are.
    None,
}

impl Adjustment {
    /// Every adjustment, in the order of the C codes.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Holm,
        Self::BenjaminiHochberg,
        Self::Hochberg,
        Self::BenjaminiYekutieli,
        Self::Bonferroni,
    ];

    /// The name in all languages, such as `"holm"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Holm => "holm",
            Self::BenjaminiHochberg => "bh",
            Self::Hochberg => "hochberg",
            Self::BenjaminiYekutieli => "by",
            Self::Bonferroni => "bonferroni",
            Self::None => "none",
        }
    }

    /// The adjustment of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|adjustment| adjustment.name() == name).ok_or_else(|| {
            Error::InvalidOption {
                option: "adjustment",
                value: format!("{name:?}"),
                allowed: Self::ALL.map(Self::name).join(", "),
            }
        })
    }

    /// The adjusted p-values, in the order given, at most 1, none below its own p-value.
    pub(crate) fn apply(self, p_values: &[f64]) -> Vec<f64> {
        match self {
            Self::Holm => holm(p_values),
            Self::BenjaminiHochberg => benjamini_hochberg(p_values),
            Self::Hochberg => hochberg(p_values),
            Self::BenjaminiYekutieli => benjamini_yekutieli(p_values),
            Self::Bonferroni => bonferroni(p_values),
            Self::None => p_values.to_vec(),
        }
    }
}

/// Holm (1979): the i-th smallest of m times m - i + 1, made monotone from below.
pub(crate) fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut largest: f64 = 0.0;
    rewrite(p_values, ascending(p_values), |rank, p, m| {
        largest = largest.max(p * (m - rank + 1) as f64);
        largest
    })
}

/// Hochberg (1988): Holm's factors, made monotone from above.
pub(crate) fn hochberg(p_values: &[f64]) -> Vec<f64> {
    step_up(p_values, |rank, m| (m - rank + 1) as f64)
}

/// Benjamini and Hochberg (1995): the i-th smallest of m times m / i, made monotone from above.
pub(crate) fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    step_up(p_values, |rank, m| m as f64 / rank as f64)
}

/// Benjamini and Yekutieli (2001): Benjamini and Hochberg times 1 + 1/2 + ... + 1/m.
pub(crate) fn benjamini_yekutieli(p_values: &[f64]) -> Vec<f64> {
    let harmonic: f64 = (1..=p_values.len()).map(|i| 1.0 / i as f64).sum();
    step_up(p_values, |rank, m| harmonic * m as f64 / rank as f64)
}

/// Bonferroni: each times m.
pub(crate) fn bonferroni(p_values: &[f64]) -> Vec<f64> {
    p_values.iter().map(|p| (p * p_values.len() as f64).min(1.0)).collect()
}

fn step_up(p_values: &[f64], factor: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let mut smallest: f64 = 1.0;
    let descending = ascending(p_values).into_iter().rev().collect();
    rewrite(p_values, descending, |rank, p, m| {
        smallest = smallest.min(p * factor(rank, m));
        smallest
    })
}

/// Index and rank, from 1, of every p-value, the smallest first.
fn ascending(p_values: &[f64]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&i, &j| p_values[i].total_cmp(&p_values[j]));
    order.into_iter().enumerate().map(|(i, index)| (index, i + 1)).collect()
}

/// Visits the p-values in the given order; the function gets rank, p-value and their number.
fn rewrite(
    p_values: &[f64],
    order: Vec<(usize, usize)>,
    mut adjusted: impl FnMut(usize, f64, usize) -> f64,
) -> Vec<f64> {
    let mut out = p_values.to_vec();
    for (index, rank) in order {
        out[index] = adjusted(rank, p_values[index], p_values.len()).min(1.0);
    }
    out
}

//! Counts of a site that come in several rows, such as months: whether these vary more than chance makes them.

use super::sites::SiteStatistic;
use crate::error::{Error, Result};
use crate::stats::dist::chi_squared_upper_p;
use crate::stats::{t_critical, z_for};

/// What is taken to vary within a site whose counts come in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum WithinSites {
    /// Answers by chance, each for itself: what a month has in common is not in the intervals.
    #[default]
    Chance,
    /// Rows: how far those of a site are from each other says how well values are known, never better than by chance.
    Rows,
}

impl WithinSites {
    /// Every choice, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Chance, Self::Rows];

    /// The name in all languages, such as `"rows"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chance => "chance",
            Self::Rows => "rows",
        }
    }

    /// The choice of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "within",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }

    /// Refuses rows where there are none.
    pub(super) fn check(self, has_rows: bool) -> Result<()> {
        if self == Self::Chance || has_rows {
            return Ok(());
        }
        let allowed = "counts of which sites have several rows, such as one a month".to_owned();
        Err(Error::InvalidOption { option: "within", value: "rows".to_owned(), allowed })
    }
}

/// Whether the rows of a site, such as months, vary more than chance makes them.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RowDispersion {
    /// How many rows the sites have that have several.
    pub n_rows: u64,
    /// Pearson's chi-squared of these rows around the value of their site.
    pub q: f64,
    /// Its degrees of freedom: rows - sites.
    pub df: u64,
    /// The probability of a larger one if rows vary by chance alone.
    pub p: f64,
    /// q / df: about 1 where chance alone is at work, else how many times the variance of a row is that of chance.
    pub phi: f64,
    /// What was taken to vary.
    pub applied: WithinSites,
}

impl RowDispersion {
    /// How many times the variance of chance that of sites is taken to be.
    pub(super) fn applied_phi(&self) -> f64 {
        if self.applied == WithinSites::Rows { self.phi.max(1.0) } else { 1.0 }
    }
}

/// The rows of one site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    n: u64,
    /// Pearson's chi-squared around the site's value; 0 where there is no variance by chance.
    q: f64,
    /// How many times the variance of the site's value is that of chance, by how far rows are from each other.
    design_effect: Option<f64>,
}

impl Rows {
    /// From counts and sizes above 0.
    pub(super) fn of(rows: &[(u64, f64)], statistic: SiteStatistic) -> Self {
        let (count, size) =
            rows.iter().fold((0.0, 0.0), |(count, size), row| (count + row.0 as f64, size + row.1));
        let value = count / size;
        // Of one unit of size, by chance.
        let variance = if statistic == SiteStatistic::Share { value * (1.0 - value) } else { value };
        let (n, mut q, mut squares) = (rows.len() as u64, 0.0, 0.0);
        if n < 2 || variance <= 0.0 {
            return Self { n, q, design_effect: None };
        }
        for (count, size) in rows {
            let away = *count as f64 - size * value;
            q += away * away / (size * variance);
            squares += away * away;
        }
        // The variance of a ratio of sums over rows (Cochran 1977, 6.4), over that by chance.
        let design_effect = n as f64 / (n - 1) as f64 * squares / (size * variance);
        Self { n, q, design_effect: Some(design_effect) }
    }

    pub(super) fn design_effect(&self) -> Option<f64> {
        self.design_effect
    }

    /// How many answers that vary by chance would tell as much, and the degrees of freedom with which that is known.
    pub(super) fn effective(&self, size: f64, all: &RowDispersion) -> (f64, f64) {
        let (times, df) = match self.design_effect {
            Some(design_effect) => (design_effect, (self.n - 1) as f64),
            None => (all.phi, all.df as f64),
        };
        (size / times.max(1.0), df)
    }
}

/// All sites together; `None` unless one has several rows that can vary.
pub(super) fn dispersion<'a>(
    sites: impl Iterator<Item = &'a Rows>,
    applied: WithinSites,
) -> Result<Option<RowDispersion>> {
    let (mut n_rows, mut q, mut df) = (0, 0.0, 0);
    for rows in sites.filter(|rows| rows.design_effect.is_some()) {
        n_rows += rows.n;
        q += rows.q;
        df += rows.n - 1;
    }
    if df == 0 {
        return Ok(None);
    }
    let p = chi_squared_upper_p(q, df as f64)?;
    Ok(Some(RowDispersion { n_rows, q, df, p, phi: q / df as f64, applied }))
}

/// As many answers as make an interval with z as wide as Student's t makes it (Korn and Graubard 1998).
pub(super) fn by_student(size: f64, df: f64, level: f64) -> Result<f64> {
    let ratio = z_for(level) / t_critical(level, df)?;
    Ok(size * ratio * ratio)
}

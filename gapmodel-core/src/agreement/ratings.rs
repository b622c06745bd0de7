//! From a table with a column per rater to what the statistics are made from.

use crate::error::{Error, Place, Result};
use crate::table::{Column, Table};
use crate::tally::fixed;

/// With more categories than this there is nothing categorical about the ratings.
pub(super) const MAX_CATEGORIES: usize = 1000;

/// The raters by name, at least two, each with a rating.
pub(super) fn raters<'a, 't>(ratings: &'t Table<'a>) -> Result<Vec<(&'t str, Column<'a>)>> {
    let columns = ratings.names().map(|name| Ok((name, ratings.numbers(name)?)));
    let columns = columns.collect::<Result<Vec<_>>>()?;
    too_few("raters", columns.len())?;
    for (name, column) in &columns {
        check_rated(column, name)?;
    }
    Ok(columns)
}

/// Refuses a rater without ratings.
pub(super) fn check_rated(column: &Column<'_>, name: &str) -> Result<()> {
    if (0..column.len()).any(|row| column.value(row).is_some()) {
        return Ok(());
    }
    let (what, n_missing) = (format!("the ratings of {name:?}"), column.len() as u64);
    Err(Error::NoValidRatings { what, n_missing, n_excluded: 0 })
}

/// Refuses fewer than two.
pub(super) fn too_few(what: &str, n: usize) -> Result<()> {
    if n >= 2 {
        return Ok(());
    }
    Err(Error::TooFewUnits { what: what.to_owned(), n: n as u64, needed: 2 })
}

/// Refuses ratings that are rather measurements.
pub(super) fn check_categories(values: &[f64]) -> Result<()> {
    if values.len() <= MAX_CATEGORIES {
        return Ok(());
    }
    let value = format!("{} different values", values.len());
    let allowed = format!("at most {MAX_CATEGORIES} categories; icc and krippendorff take measurements");
    Err(Error::InvalidOption { option: "ratings", value, allowed })
}

/// Refuses what looks like a table of counts, how often each subject was given each category, given as ratings: whole numbers
/// from 0 in at least three columns, some of them 0 and some above 1, that have one and the same sum in each of at least five
/// rows. Raters who agree in anything do not rate so. `rating` gives that of a row and a column, NaN for missing.
pub(super) fn check_not_counts(
    rows: usize,
    columns: usize,
    rating: impl Fn(usize, usize) -> f64,
) -> Result<()> {
    let row = |row: usize| (0..columns).map(|column| rating(row, column)).collect::<Vec<f64>>();
    if rows < 5 || columns < 2 {
        return Ok(());
    }
    let sum = row(0).iter().sum::<f64>();
    let (mut zeros, mut several) = (false, false);
    for given in (0..rows).map(row) {
        #[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
        let is_count =
            given.iter().all(|n| *n >= 0.0 && n.fract() == 0.0) && given.iter().sum::<f64>() == sum;
        if !is_count {
            return Ok(());
        }
        zeros |= given.contains(&0.0);
        several |= given.iter().any(|n| *n > 1.0);
    }
    if !(zeros && several) {
        return Ok(());
    }
    Err(Error::InvalidOption {
        option: "ratings",
        value: format!("a table whose {columns} columns sum to {sum} in every row"),
        allowed: "ratings, with a column per rater; this looks like counts of how often each subject was given each \
                  category, and only fleiss and gwet can be had from counts"
            .to_owned(),
    })
}

/// The rating of a row as a category: NaN where it is missing, and one zero for both.
pub(super) fn category(column: &Column<'_>, row: usize, name: &str) -> Result<f64> {
    match column.value(row) {
        None => Ok(f64::NAN),
        Some(value) if value.is_finite() => Ok(value + 0.0),
        Some(value) => Err(refused(value, row, name, "a number is needed, or NaN for missing".to_owned())),
    }
}

/// A rating in whole billionths; `None` where it is missing.
pub(super) fn billionths(column: &Column<'_>, row: usize, name: &str) -> Result<Option<i128>> {
    /// So that sums of squares of as many ratings as memory holds are exact.
    const LARGEST: f64 = 1e15;
    let read = |value| {
        let allowed = || format!("numbers from -{LARGEST:e} to {LARGEST:e}, NaN for missing");
        fixed::read_within(value, LARGEST).ok_or_else(|| refused(value, row, name, allowed()))
    };
    column.value(row).map(read).transpose()
}

pub(super) fn refused(value: f64, row: usize, name: &str, allowed: String) -> Error {
    let place = Place::index(row).in_column(name);
    Error::InvalidOption { option: "ratings", value: format!("{value} at {place}"), allowed }
}

/// The subjects whom every rater rated.
#[derive(Debug)]
pub(super) struct Complete {
    /// The names of the raters.
    pub names: Vec<String>,
    /// The ratings of each rater in whole billionths, at least two for at least two raters.
    pub raters: Vec<Vec<i128>>,
    /// How many subjects were left out, because a rating is missing.
    pub n_missing: u64,
}

impl Complete {
    pub(super) fn read(ratings: &Table<'_>) -> Result<Self> {
        let columns = raters(ratings)?;
        check_not_counts(ratings.rows(), columns.len(), |row, rater| {
            columns[rater].1.value(row).unwrap_or(f64::NAN)
        })?;
        let all: Vec<Column<'_>> = columns.iter().map(|(_, column)| *column).collect();
        fixed::check_digits("ratings", "the table", &all)?;
        let mut complete = vec![Vec::with_capacity(ratings.rows()); columns.len()];
        let mut row_of_ratings = Vec::with_capacity(columns.len());
        for row in 0..ratings.rows() {
            row_of_ratings.clear();
            for (name, column) in &columns {
                row_of_ratings.extend(billionths(column, row, name)?);
            }
            if row_of_ratings.len() == columns.len() {
                complete.iter_mut().zip(&row_of_ratings).for_each(|(rater, rating)| rater.push(*rating));
            }
        }
        let n = complete[0].len();
        too_few("subjects rated by all raters", n)?;
        let names = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        Ok(Self { names, raters: complete, n_missing: (ratings.rows() - n) as u64 })
    }

    /// How many subjects there are.
    pub(super) fn n(&self) -> usize {
        self.raters[0].len()
    }

    /// The one rating that all raters gave to all subjects, if so.
    pub(super) fn only_rating(&self) -> Option<f64> {
        let first = self.raters[0][0];
        let same = self.raters.iter().flatten().all(|rating| *rating == first);
        same.then(|| first as f64 / fixed::UNIT as f64)
    }
}

//! Which ratings subjects were given, whoever gave them, and how many subjects were given the same.

use super::ratings::{category, raters, refused, too_few};
use crate::error::{Error, Result, list_names};
use crate::table::Table;

/// Subjects with the same ratings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    /// Which categories they were given, in ascending order, and how often each.
    pub cells: Vec<(usize, u64)>,
    /// How many ratings each of them has.
    pub ratings: u64,
    /// How many subjects there are.
    pub subjects: u64,
}

impl Pattern {
    fn of_codes(codes: &[u32], subjects: u64) -> Self {
        let mut cells: Vec<(usize, u64)> = Vec::new();
        for &code in codes {
            match cells.last_mut() {
                Some((last, n)) if *last == code as usize => *n += 1,
                _ => cells.push((code as usize, 1)),
            }
        }
        Self { cells, ratings: codes.len() as u64, subjects }
    }

    /// Whether there is something to agree with.
    pub(super) fn is_paired(&self) -> bool {
        self.ratings >= 2
    }
}

/// All subjects with at least one rating, by what they were given.
#[derive(Debug)]
pub(super) struct Patterns {
    /// The categories in ascending order.
    pub values: Vec<f64>,
    /// In a fixed order, whatever that of the rows.
    pub all: Vec<Pattern>,
    /// How many raters there are; from counts, the largest number of ratings of a subject.
    pub raters: u64,
    /// How many subjects were not rated.
    pub unrated: u64,
}

impl Patterns {
    /// Counts the rows of a table with a column per rater.
    pub(super) fn read(ratings: &Table<'_>, categories: Option<Vec<f64>>) -> Result<Self> {
        let columns = raters(ratings)?;
        let (rows, width) = (ratings.rows(), columns.len());
        let mut given = vec![f64::NAN; rows * width];
        for (rater, (name, column)) in columns.iter().enumerate() {
            for row in 0..rows {
                given[row * width + rater] = category(column, row, name)?;
            }
        }
        let values = categories.unwrap_or_else(|| distinct(&given));
        let mut codes = vec![u32::MAX; given.len()];
        for (cell, value) in given.iter().enumerate().filter(|(_, value)| !value.is_nan()) {
            let found = values.binary_search_by(|other| other.total_cmp(value));
            codes[cell] = found
                .map_err(|_| no_category(*value, cell / width, columns[cell % width].0, &values))?
                as u32;
        }
        let mut subjects: Vec<&mut [u32]> = codes.chunks_mut(width).collect();
        // What is missing is last.
        for codes in &mut subjects {
            codes.sort_unstable();
        }
        subjects.sort_unstable();
        let rated = |codes: &[u32]| codes.partition_point(|code| *code != u32::MAX);
        let groups = subjects.chunk_by(|a, b| a == b);
        let all = groups.map(|group| Pattern::of_codes(&group[0][..rated(group[0])], group.len() as u64));
        Self::checked(values, all.collect(), width as u64)
    }

    /// From how often each subject was given each category.
    pub(super) fn of_counts(counts: &[Vec<u64>], values: Vec<f64>) -> Result<Self> {
        let mut all = Vec::with_capacity(counts.len());
        for (row, counts) in counts.iter().enumerate() {
            if counts.len() != values.len() {
                let (found, expected) = (counts.len(), values.len());
                return Err(Error::UnequalLengths {
                    column: format!("row {row} of counts"),
                    found,
                    expected,
                });
            }
            let ratings = total(counts)?;
            let cells = counts.iter().copied().enumerate().filter(|(_, n)| *n > 0).collect();
            all.push(Pattern { cells, ratings, subjects: 1 });
        }
        total(&all.iter().map(|pattern| pattern.ratings).collect::<Vec<_>>())?;
        all.sort_unstable();
        let raters = all.iter().map(|pattern| pattern.ratings).max().unwrap_or(0);
        Self::checked(values, all, raters)
    }

    fn checked(values: Vec<f64>, all: Vec<Pattern>, raters: u64) -> Result<Self> {
        let (all, unrated): (Vec<_>, Vec<_>) = all.into_iter().partition(|pattern| pattern.ratings > 0);
        let unrated = unrated.iter().map(|pattern| pattern.subjects).sum();
        let found = Self { values, all, raters, unrated };
        too_few("subjects with at least two ratings", usize::try_from(found.paired()).unwrap_or(usize::MAX))?;
        Ok(found)
    }

    /// How many subjects were rated.
    pub(super) fn rated(&self) -> u64 {
        self.all.iter().map(|pattern| pattern.subjects).sum()
    }

    /// How many subjects have at least two ratings.
    pub(super) fn paired(&self) -> u64 {
        self.all.iter().filter(|pattern| pattern.is_paired()).map(|pattern| pattern.subjects).sum()
    }

    /// How many subjects have one rating or none.
    pub(super) fn unpaired(&self) -> u64 {
        self.unrated + self.rated() - self.paired()
    }

    /// How many ratings there are.
    pub(super) fn ratings(&self) -> u64 {
        self.all.iter().map(|pattern| pattern.subjects * pattern.ratings).sum()
    }

    /// The category of all ratings, if they have but one.
    pub(super) fn only_category(&self) -> Option<usize> {
        let first = self.all.first()?.cells[0].0;
        let is_first = |pattern: &Pattern| pattern.cells[0].0 == first && pattern.cells.len() == 1;
        self.all.iter().all(is_first).then_some(first)
    }
}

/// The sum of counts, which must be one too.
pub(super) fn total(counts: &[u64]) -> Result<u64> {
    let sum = counts.iter().try_fold(0_u64, |sum, n| sum.checked_add(*n));
    sum.ok_or(Error::Overflow { what: "a count" })
}

/// The values that occur, in ascending order.
pub(super) fn distinct(given: &[f64]) -> Vec<f64> {
    let mut values: Vec<f64> = given.iter().copied().filter(|value| !value.is_nan()).collect();
    values.sort_unstable_by(f64::total_cmp);
    values.dedup();
    values
}

pub(super) fn no_category(value: f64, row: usize, name: &str, values: &[f64]) -> Error {
    let names: Vec<String> = values.iter().map(ToString::to_string).collect();
    let allowed = format!("one of the categories {}", list_names(names.iter().map(String::as_str)));
    refused(value, row, name, allowed)
}

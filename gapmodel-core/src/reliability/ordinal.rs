use super::alpha::standardized;
use super::items::{ItemsOptions, Missing, keyed_apart, reversed};
use crate::error::{Error, Place, Result};
use crate::stats::polychoric::polychoric;
use crate::table::Table;
use crate::tally::read_value;

/// How many categories an ordinal item may have.
const MOST_CATEGORIES: usize = 20;

/// Options of [`ordinal_alpha`].
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OrdinalOptions {
    /// Which columns are items, what happens to rows with absent answers, and the scale if there are codes for missing.
    pub items: ItemsOptions,
    /// The items that are keyed the other way.
    pub reverse: Vec<String>,
}

/// Alpha of the variables behind ordinal items.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OrdinalAlpha {
    /// Alpha of the polychoric correlations, from 0 to 1.
    pub value: f64,
    /// The mean polychoric correlation of two items, -1 to 1.
    pub mean_correlation: f64,
    /// The polychoric correlations, row by row in the order of the items, reversed items turned.
    pub correlations: Vec<Vec<f64>>,
    /// The names of the items.
    pub items: Vec<String>,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// What was done about absent answers.
    pub missing: Missing,
    /// The items that run against the others: their correlations with these sum to less than 0.
    pub negative: Vec<String>,
}

/// Ordinal alpha: Cronbach's alpha of the normal variables of which ordered categories are seen.
///
/// k r / (1 + (k - 1) r) with r the mean polychoric correlation, from 0 to 1. It says how reliable a sum of the variables
/// behind the answers would be, not the sum of the answers: report it beside alpha, not instead. The categories of an item
/// are the values that occur, in their order; only the order counts. Correlations are estimated in two steps, thresholds
/// from the table of the two items and then maximum likelihood, without correction of empty cells. Sources: Zumbo,
/// Gadermann and Zeisser 2007, J Modern Applied Statistical Methods 6:21-29; Olsson 1979, Psychometrika 44:443-460.
///
/// # Errors
///
/// As [`alpha`](super::alpha); [`Error::InvalidOption`] for an item with more than 20 different answers, and naming two
/// items whose table allows no correlation within -1 to 1; [`Error::UnknownColumn`], [`Error::OffScale`] as
/// [`Items::from_table`](super::Items::from_table).
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, OrdinalOptions};
/// let mut table = Table::new();
/// table.add("a", &[1, 1, 2, 2, 3, 3, 1, 2, 3, 2])?;
/// table.add("b", &[1, 2, 2, 3, 3, 2, 1, 1, 3, 2])?;
/// table.add("c", &[2, 1, 1, 2, 3, 3, 1, 3, 2, 2])?;
/// let found = reliability::ordinal_alpha(&table, &OrdinalOptions::default())?;
/// assert_eq!(format!("{:.3}", found.value), "0.810");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn ordinal_alpha(table: &Table<'_>, options: &OrdinalOptions) -> Result<OrdinalAlpha> {
    let names = options.items.names(table);
    let k = names.len();
    if k < 2 {
        let (value, allowed) = (format!("{k} of them"), "at least 2 items".to_owned());
        return Err(Error::InvalidOption { option: "items", value, allowed });
    }
    let reversed = reversed(&names, &options.reverse)?;
    let items =
        names.iter().map(|name| Categories::read(table, name, options)).collect::<Result<Vec<_>>>()?;
    let complete = |row: usize| items.iter().all(|item| item.codes[row].is_some());
    let counts = |row: usize| options.items.missing == Missing::Pairwise || complete(row);
    let rows: Vec<usize> = (0..table.rows()).filter(|row| counts(*row)).collect();
    let mut correlations = vec![vec![1.0; k]; k];
    let mut n = u64::MAX;
    for i in 0..k {
        for j in 0..i {
            let pair = Pair::count([&items[j], &items[i]], &rows);
            pair.check(k as u64, table.rows() as u64)?;
            n = n.min(pair.n);
            let sign = if reversed[i] == reversed[j] { 1.0 } else { -1.0 };
            correlations[i][j] = sign * pair.correlation()?;
            correlations[j][i] = correlations[i][j];
        }
    }
    let with_others: Vec<f64> = correlations.iter().map(|row| row.iter().sum::<f64>() - 1.0).collect();
    let mean_correlation = with_others.iter().sum::<f64>() / (k * (k - 1)) as f64;
    let value = standardized(mean_correlation, k as f64);
    let against = names.iter().zip(&with_others).filter(|(_, sum)| **sum < 0.0);
    let negative: Vec<String> = against.map(|(name, _)| name.clone()).collect();
    if mean_correlation < 0.0 {
        return Err(keyed_apart("the mean polychoric correlation", mean_correlation, &negative));
    }
    Ok(OrdinalAlpha {
        value,
        mean_correlation,
        correlations,
        items: names.clone(),
        k,
        n,
        respondents: table.rows() as u64,
        missing: options.items.missing,
        negative,
    })
}

/// An item as the positions of its answers among its categories.
struct Categories<'a> {
    name: &'a str,
    /// The answers that occur, in their order.
    points: Vec<f64>,
    codes: Vec<Option<usize>>,
}

impl<'a> Categories<'a> {
    fn read(table: &Table<'_>, name: &'a str, options: &OrdinalOptions) -> Result<Self> {
        let (column, scale) = (table.numbers(name)?, options.items.scale.as_ref());
        let value = |row: usize| {
            let value = column.value(row).unwrap_or(f64::NAN);
            read_value(value, scale, || Place::index(row).in_column(name))
        };
        let values = (0..column.len()).map(value).collect::<Result<Vec<f64>>>()?;
        let mut points: Vec<f64> = Vec::new();
        for &value in values.iter().filter(|value| !value.is_nan()) {
            // 0 and -0 are one category.
            let at = points.partition_point(|point| *point < value);
            #[expect(clippy::float_cmp, reason = "one and the same answer")]
            if points.get(at).is_none_or(|point| *point != value) {
                points.insert(at, value);
            }
            if points.len() > MOST_CATEGORIES {
                return Err(Error::InvalidOption {
                    option: "items",
                    value: format!("{name:?}"),
                    allowed: format!("at most {MOST_CATEGORIES} different answers, as ordinal items have"),
                });
            }
        }
        let code = |value: &f64| (!value.is_nan()).then(|| points.partition_point(|point| point < value));
        let codes = values.iter().map(code).collect();
        Ok(Self { name, points, codes })
    }
}

/// Two items and how often their answers occurred together.
struct Pair<'a> {
    items: [&'a Categories<'a>; 2],
    counts: Vec<Vec<u64>>,
    n: u64,
}

impl<'a> Pair<'a> {
    fn count(items: [&'a Categories<'a>; 2], rows: &[usize]) -> Self {
        let [a, b] = items;
        let mut counts = vec![vec![0; b.points.len()]; a.points.len()];
        let mut n = 0;
        for (i, j) in rows.iter().filter_map(|&row| a.codes[row].zip(b.codes[row])) {
            counts[i][j] += 1;
            n += 1;
        }
        Self { items, counts, n }
    }

    /// The pair in words, for an error.
    fn what(&self) -> String {
        format!("{:?} and {:?} together", self.items[0].name, self.items[1].name)
    }

    /// Refuses a pair that too few answered.
    fn check(&self, k: u64, rows: u64) -> Result<()> {
        let (n, needed, what) = (self.n, k.max(3), self.what());
        match n {
            0 => Err(Error::NoValidRatings { what, n_missing: rows, n_excluded: 0 }),
            n if n < needed => Err(Error::TooFewRatings { what, n, needed }),
            _ => Ok(()),
        }
    }

    fn correlation(&self) -> Result<f64> {
        let by_first = self.used(0, self.counts.clone())?;
        let columns = 0..self.items[1].points.len();
        let transposed = columns.map(|j| by_first.iter().map(|row| row[j]).collect()).collect();
        let by_second = self.used(1, transposed)?;
        polychoric(&by_second).ok_or_else(|| Error::InvalidOption {
            option: "items",
            value: self.what(),
            allowed:
                "their answers go together so closely that no correlation within -1 and 1 is the likeliest"
                    .to_owned(),
        })
    }

    /// The categories of an item that occur, at least two.
    fn used(&self, item: usize, counts: Vec<Vec<u64>>) -> Result<Vec<Vec<u64>>> {
        let Categories { name, points, .. } = self.items[item];
        let occurs = |row: &&(&f64, Vec<u64>)| row.1.iter().any(|n| *n > 0);
        let rows: Vec<(&f64, Vec<u64>)> = points.iter().zip(counts).collect();
        let used: Vec<&(&f64, Vec<u64>)> = rows.iter().filter(occurs).collect();
        match used[..] {
            [(value, _)] => Err(Error::ZeroVariance { what: format!("{name:?}"), n: self.n, value: **value }),
            _ => Ok(used.into_iter().map(|(_, counts)| counts.clone()).collect()),
        }
    }
}

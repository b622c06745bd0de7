//! Margins read from a table, and the table of distinct combinations of their categories.

use std::collections::BTreeMap;

use super::refused;
use crate::error::{Error, Place, Result, list_names};
use crate::label::Label;
use crate::table::Table;
use crate::tally::Mass;

/// How far apart, relatively, totals may be that should be one: what rounding to six digits does.
const AGREEMENT: f64 = 1e-6;

/// One margin: the total of each category, or cell, and where each row stands.
pub(super) struct Axis {
    /// The columns, quoted.
    pub(super) columns: String,
    pub(super) names: Vec<String>,
    pub(super) totals: Vec<f64>,
    codes: Vec<u32>,
}

impl Axis {
    pub(super) fn read(table: &Table<'_>, columns: &[&str], totals: &[(Vec<Label>, f64)]) -> Result<Self> {
        let quoted: Vec<String> = columns.iter().map(|column| format!("{column:?}")).collect();
        let quoted = quoted.join(", ");
        let known = known_totals(&quoted, columns.len(), totals)?;
        let found = columns.iter().map(|column| table.categories(column)).collect::<Result<Vec<_>>>()?;
        let parts: Vec<(&[u32], usize)> =
            found.iter().map(|column| (column.codes(), column.labels().len())).collect();
        let crossed = cross(&parts, table.rows())?;
        let position: BTreeMap<&[Label], u32> =
            known.iter().zip(0..).map(|((labels, _), i)| (labels.as_slice(), i)).collect();
        let mut seen = vec![false; known.len()];
        let mut code_of = Vec::with_capacity(crossed.cells.len());
        for (cell, codes) in crossed.cells.iter().enumerate() {
            let label = |(column, code): (usize, &u32)| normal(&found[column].labels()[*code as usize]);
            let labels: Vec<Label> = codes.iter().enumerate().map(label).collect();
            let Some(&code) = position.get(labels.as_slice()) else {
                let row = crossed.of_row.iter().position(|of| *of as usize == cell).unwrap_or(0);
                return Err(no_total(&quoted, &labels, row, &known));
            };
            seen[code as usize] = true;
            code_of.push(code);
        }
        if let Some(empty) = seen.iter().position(|seen| !seen) {
            let (labels, total) = &known[empty];
            return Err(Error::EmptyCell { columns: quoted, category: shown(labels), total: *total });
        }
        Ok(Self {
            columns: quoted,
            names: known.iter().map(|(labels, _)| shown(labels)).collect(),
            totals: known.iter().map(|(_, total)| *total).collect(),
            codes: crossed.of_row.iter().map(|cell| code_of[*cell as usize]).collect(),
        })
    }

    fn sum(&self) -> f64 {
        self.totals.iter().sum()
    }

    fn is_shares(&self) -> bool {
        (self.sum() - 1.0).abs() <= AGREEMENT
    }
}

/// Totals in the order of their labels.
fn known_totals(columns: &str, n: usize, totals: &[(Vec<Label>, f64)]) -> Result<Vec<(Vec<Label>, f64)>> {
    if totals.is_empty() {
        return Err(refused("totals", format!("none for {columns}"), "a total for each category"));
    }
    let mut known: Vec<(Vec<Label>, f64)> =
        totals.iter().map(|(labels, total)| (labels.iter().map(normal).collect(), *total)).collect();
    for (labels, total) in &known {
        if labels.len() != n {
            let value = format!("{} of {} labels", shown(labels), labels.len());
            return Err(refused("totals", value, format!("one label for each of {n} columns ({columns})")));
        }
        if !(*total > 0.0 && total.is_finite()) {
            let value = format!("{total} for {} in {columns}", shown(labels));
            let allowed = "a number above 0; leave out the rows of whoever does not count";
            return Err(refused("totals", value, allowed));
        }
    }
    known.sort_by(|a, b| a.0.cmp(&b.0));
    match known.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        None => Ok(known),
        Some(pair) => {
            let value = format!("{} in {columns} twice", shown(&pair[0].0));
            Err(refused("totals", value, "one total for each category"))
        }
    }
}

/// The label that text stands for, so that "1" and 1 are one category.
fn normal(label: &Label) -> Label {
    match label {
        Label::Text(text) => Label::parse(text),
        other => other.clone(),
    }
}

fn shown(labels: &[Label]) -> String {
    let one = |label: &Label| match label {
        Label::Text(text) => format!("{text:?}"),
        other => other.to_string(),
    };
    match labels {
        [only] => one(only),
        several => format!("({})", several.iter().map(one).collect::<Vec<_>>().join(", ")),
    }
}

fn no_total(columns: &str, labels: &[Label], row: usize, known: &[(Vec<Label>, f64)]) -> Error {
    let place = Place::index(row);
    let names: Vec<String> = known.iter().map(|(labels, _)| shown(labels)).collect();
    let has = list_names(names.iter().map(String::as_str));
    if labels.contains(&Label::Missing) {
        let value = format!("{} at {place} of column {columns}", shown(labels));
        let allowed =
            "everybody needs a category with a total: leave the row out, or give the missing a total";
        return refused("category", value, allowed);
    }
    let value = format!("{} at {place} of column {columns}", shown(labels));
    refused("category", value, format!("there are totals of {has}"))
}

/// Makes all totals sum to the same, and gives it: that of the margins that are no shares, or the number of rows.
pub(super) fn agree(axes: &mut [Axis], rows: usize) -> Result<f64> {
    let first = axes.iter().find(|axis| !axis.is_shares()).map(|axis| (axis.columns.clone(), axis.sum()));
    for axis in axes.iter().filter(|axis| !axis.is_shares()) {
        let (sum, what) = (axis.sum(), format!("the totals of {}", axis.columns));
        if sum < 2.0 {
            return Err(Error::WeightSum { what, sum, expected: "1 if they are shares".to_owned() });
        }
        if let Some((columns, expected)) = &first
            && (sum - expected).abs() > AGREEMENT * expected
        {
            let expected = format!("{expected} as those of {columns} do");
            return Err(Error::WeightSum { what, sum, expected });
        }
    }
    let total = first.map_or(rows as f64, |(_, sum)| sum);
    for axis in axes {
        let sum = axis.sum();
        axis.totals.iter_mut().for_each(|of| *of *= total / sum);
    }
    Ok(total)
}

/// Rows with the same categories: what raking works on.
pub(super) struct Groups {
    pub(super) of_row: Vec<u32>,
    /// The category of each group, for each axis.
    pub(super) codes: Vec<Vec<u32>>,
    /// The rows, and their starting weights.
    pub(super) masses: Vec<Mass>,
}

impl Groups {
    /// With `equal`, groups are also told apart by their starting weight.
    pub(super) fn new(axes: &[Axis], starting: Option<&[u64]>, equal: bool, rows: usize) -> Result<Self> {
        let mut parts: Vec<(&[u32], usize)> =
            axes.iter().map(|axis| (axis.codes.as_slice(), axis.totals.len())).collect();
        let ranks = starting.filter(|_| equal).map(ranks);
        if let Some((ranks, n)) = &ranks {
            parts.push((ranks, *n));
        }
        let Crossed { of_row, cells } = cross(&parts, rows)?;
        let mut masses = vec![Mass::default(); cells.len()];
        for (row, group) in of_row.iter().enumerate() {
            let one = starting.map_or_else(|| Mass::unweighted(1), |starting| Mass::one(starting[row]));
            masses[*group as usize].add(one);
        }
        let codes = (0..axes.len()).map(|axis| cells.iter().map(|cell| cell[axis]).collect()).collect();
        Ok(Self { of_row, codes, masses })
    }
}

/// Each weight's position among the different ones, and how many there are.
fn ranks(weights: &[u64]) -> (Vec<u32>, usize) {
    let mut sorted = weights.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    (weights.iter().map(|weight| sorted.partition_point(|w| w < weight) as u32).collect(), sorted.len())
}

/// Which combination of codes each row has; combinations in the order of their codes.
struct Crossed {
    of_row: Vec<u32>,
    cells: Vec<Vec<u32>>,
}

/// Crosses columns of codes, each below its number of codes.
fn cross(parts: &[(&[u32], usize)], rows: usize) -> Result<Crossed> {
    if u32::try_from(rows).is_err() {
        return Err(Error::Overflow { what: "the number of rows" });
    }
    let mut crossed = Crossed { of_row: vec![0; rows], cells: vec![Vec::new()] };
    for (codes, n) in parts {
        let wide = *n as u64;
        let keys: Vec<u64> = crossed
            .of_row
            .iter()
            .zip(*codes)
            .map(|(cell, code)| u64::from(*cell) * wide + u64::from(*code))
            .collect();
        let (of_row, used) = compact(&keys, crossed.cells.len() * n);
        let cell = |key: &u64| {
            let mut cell = crossed.cells[(key / wide) as usize].clone();
            cell.push((key % wide) as u32);
            cell
        };
        crossed = Crossed { of_row, cells: used.iter().map(cell).collect() };
    }
    Ok(crossed)
}

/// Each key's position among the different ones, which are sorted; keys are below `span`.
fn compact(keys: &[u64], span: usize) -> (Vec<u32>, Vec<u64>) {
    /// Up to so many keys a table is quicker than a search.
    const TABLE: usize = 1 << 22;
    if span > TABLE {
        let mut used = keys.to_vec();
        used.sort_unstable();
        used.dedup();
        return (keys.iter().map(|key| used.partition_point(|k| k < key) as u32).collect(), used);
    }
    let mut position = vec![0_u32; span];
    for key in keys {
        position[*key as usize] = 1;
    }
    let mut used = Vec::new();
    for (key, slot) in position.iter_mut().enumerate().filter(|(_, slot)| **slot > 0) {
        *slot = used.len() as u32;
        used.push(key as u64);
    }
    (keys.iter().map(|key| position[*key as usize]).collect(), used)
}

//! Tables of which rows with the same id are the same person.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Summary;
use crate::error::{Error, Result};
use crate::label::Label;
use crate::table::{Categories, Column, Table};

pub(super) fn observe(summary: &mut Summary, tables: &[Table<'_>], id: &str) -> Result<()> {
    let (people, n) = people(tables, id)?;
    let rows: usize = tables.iter().map(Table::rows).sum();
    if tables.iter().filter(|table| table.rows() > 0).count() > 1 && rows == n {
        let allowed = "no id stands in more than one table: are they written alike, as numbers or as text? \
                       Tables of different people are summarised apart and merged";
        return Err(Error::InvalidOption {
            option: "id",
            value: format!("{id:?}"),
            allowed: allowed.to_owned(),
        });
    }
    let has = |name: &str| tables.iter().any(|table| table.has(name));
    let mut numbers: Vec<(&str, Vec<f64>)> = Vec::new();
    let (layout, options) = (Arc::clone(&summary.layout), summary.options.clone());
    let wanted = layout.wanted(has);
    for name in wanted.into_iter().chain(options.weight.as_deref()) {
        if has(name) && numbers.iter().all(|(other, _)| *other != name) {
            numbers.push((name, gathered(tables, &people, n, &f64::NAN, |table| values(table, name))?));
        }
    }
    let mut labels: Vec<(&str, Vec<Label>)> = Vec::new();
    for name in options.by.iter().filter(|name| has(name)) {
        labels
            .push((name, gathered(tables, &people, n, &Label::Missing, |table| self::labels(table, name))?));
    }
    let mut joined = Table::new();
    for (name, values) in numbers.iter().filter(|(name, _)| labels.iter().all(|(label, _)| label != name)) {
        joined.add(name, Column::from(values))?;
    }
    for (name, labels) in labels {
        joined.add_labels(name, Categories::from_labels(labels))?;
    }
    summary.observe(&joined)
}

/// The row of each person in two tables, of those who stand in both.
pub(crate) fn in_both(first: &Table<'_>, second: &Table<'_>, id: &str) -> Result<Vec<[usize; 2]>> {
    let (people, n) = people(&[first.clone(), second.clone()], id)?;
    let mut rows = vec![[None; 2]; n];
    for (side, people) in people.iter().enumerate() {
        people.iter().enumerate().for_each(|(row, person)| rows[*person][side] = Some(row));
    }
    Ok(rows.into_iter().filter_map(|[first, second]| Some([first?, second?])).collect())
}

/// The person of each row of each table, and how many people there are.
fn people(tables: &[Table<'_>], id: &str) -> Result<(Vec<Vec<usize>>, usize)> {
    let mut numbers: BTreeMap<Label, usize> = BTreeMap::new();
    let mut n = 0;
    let mut all = Vec::with_capacity(tables.len());
    for table in tables {
        let ids = table.categories(id)?;
        let mut seen = vec![false; ids.labels().len()];
        let mut people = Vec::with_capacity(table.rows());
        for &code in ids.codes() {
            let label = &ids.labels()[code as usize];
            if *label != Label::Missing && std::mem::replace(&mut seen[code as usize], true) {
                let allowed = "an id stands once in a table".to_owned();
                return Err(Error::InvalidOption { option: "id", value: label.to_string(), allowed });
            }
            let person =
                if *label == Label::Missing { n } else { *numbers.entry(label.clone()).or_insert(n) };
            n = n.max(person + 1);
            people.push(person);
        }
        all.push(people);
    }
    Ok((all, n))
}

/// What the first table that knows says of each person.
fn gathered<T: Clone + PartialEq>(
    tables: &[Table<'_>],
    people: &[Vec<usize>],
    n: usize,
    none: &T,
    read: impl Fn(&Table<'_>) -> Result<Option<Vec<Option<T>>>>,
) -> Result<Vec<T>> {
    let mut known = vec![None; n];
    for (table, people) in tables.iter().zip(people) {
        let Some(values) = read(table)? else { continue };
        for (person, value) in people.iter().zip(values) {
            known[*person] = known[*person].take().or(value);
        }
    }
    Ok(known.into_iter().map(|value| value.unwrap_or_else(|| none.clone())).collect())
}

fn values(table: &Table<'_>, name: &str) -> Result<Option<Vec<Option<f64>>>> {
    if !table.has(name) {
        return Ok(None);
    }
    let column = table.numbers(name)?;
    Ok(Some((0..column.len()).map(|row| column.value(row).filter(|value| !value.is_nan())).collect()))
}

fn labels(table: &Table<'_>, name: &str) -> Result<Option<Vec<Option<Label>>>> {
    if !table.has(name) {
        return Ok(None);
    }
    let column = table.categories(name)?;
    let label =
        |code: &u32| Some(column.labels()[*code as usize].clone()).filter(|label| *label != Label::Missing);
    Ok(Some(column.codes().iter().map(label).collect()))
}

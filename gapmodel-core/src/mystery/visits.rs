use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Place, Result, list_names};
use crate::label::Label;
use crate::table::{Categories, Column, Table};
use crate::tally::fixed;

/// One item of a visit's form.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitItem {
    /// The column of its points, 0 to `maximum`; missing is not applicable.
    pub name: String,
    /// How much it counts, above 0: 1.
    pub weight: f64,
    /// The most points it gives, above 0: 1.
    pub maximum: f64,
}

impl VisitItem {
    /// An item that is met (1) or not (0), with weight 1.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), weight: 1.0, maximum: 1.0 }
    }
}

/// How a table of visits is read.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitOptions {
    /// The column of sites.
    pub site: String,
    /// The column of shoppers.
    pub shopper: String,
    /// The column of occasions, such as waves: only visits of one occasion are the same service seen twice. If absent, all
    /// visits to a site are.
    pub occasion: Option<String>,
    /// The column of visit scores, 0 to 100, missing for a visit without one; read where there are no items.
    pub score: String,
    /// The items that the score of a visit is made of.
    pub items: Vec<VisitItem>,
    /// The score from which a visit is passed, above 1 and up to 100. With it a visit counts as 100 or 0.
    pub pass_mark: Option<f64>,
    /// The sites there are; a visit to another is an error. None if any site may be.
    pub sites: Vec<String>,
}

impl Default for VisitOptions {
    fn default() -> Self {
        Self {
            site: "site".to_owned(),
            shopper: "shopper".to_owned(),
            occasion: None,
            score: "score".to_owned(),
            items: Vec::new(),
            pass_mark: None,
            sites: Vec::new(),
        }
    }
}

/// A site, a shopper, an occasion.
pub(super) type Key = (Label, Label, Label);

/// The sums of the visits of one shopper to one site, in billionths of a percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) n: u64,
    /// How many visits had no value.
    pub(super) without: u64,
    pub(super) sum: i128,
    pub(super) squares: i128,
}

impl Sums {
    fn add(&mut self, value: Option<i128>) {
        match value {
            None => self.without += 1,
            Some(value) => {
                self.n += 1;
                self.sum += value;
                self.squares += value * value;
            }
        }
    }

    pub(super) fn plus(self, other: Self) -> Result<Self> {
        let n = |a: u64, b: u64| a.checked_add(b).filter(|n| *n <= MAX_VISITS);
        n(self.n, other.n)
            .zip(n(self.without, other.without))
            .map(|(n, without)| Self {
                n,
                without,
                sum: self.sum + other.sum,
                squares: self.squares + other.squares,
            })
            .ok_or(Error::Overflow { what: "the number of visits" })
    }
}

/// 100 percent.
pub(super) const HUNDRED: i128 = 100 * fixed::UNIT as i128;

/// Visits whose squares add up without overflow: 10^11 squared times this is below 2^127.
const MAX_VISITS: u64 = 1 << 50;

/// The sums of mystery visits by site, shopper and occasion: whole numbers, so that adding in any order and merging in any
/// grouping gives the same bits.
///
/// ```
/// use gapmodel_core::{Categories, Column, Label, Table, mystery::{self, ScoreOptions, VisitOptions, Visits}};
/// let labels = |names: [&str; 4]| Categories::from_labels(names.map(Label::from));
/// let mut table = Table::new();
/// table.add_labels("site", labels(["a", "a", "b", "b"]))?;
/// table.add_labels("shopper", labels(["x", "y", "x", "y"]))?;
/// table.add("score", Column::from(&[80_u8, 90, 60, 75]))?;
/// let mut visits = Visits::new(VisitOptions::default())?;
/// visits.observe(&table)?;
/// let mut twice = visits.clone();
/// twice.merge(&visits)?;
/// assert_eq!((visits.rows(), twice.rows()), (4, 8));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Visits {
    options: VisitOptions,
    /// By site, shopper and occasion: the visit score, then the items.
    cells: BTreeMap<Key, Vec<Sums>>,
    rows: u64,
}

impl Visits {
    /// No visits yet.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for an item without a weight or maximum above 0, or that stands twice, and a pass mark that
    /// is not above 1 and up to 100: up to 1 it is taken for a share.
    pub fn new(options: VisitOptions) -> Result<Self> {
        for (i, item) in options.items.iter().enumerate() {
            for (option, value) in [("weight", item.weight), ("maximum", item.maximum)] {
                if !(value > 0.0 && value <= 1e9) {
                    let value = format!("{value} of item {:?}", item.name);
                    return Err(refused(option, value, "a number above 0, up to 10^9"));
                }
            }
            if options.items[..i].iter().any(|other| other.name == item.name) {
                return Err(refused("items", format!("{:?}", item.name), "each item once"));
            }
        }
        if let Some(mark) = options.pass_mark.filter(|mark| !(*mark > 1.0 && *mark <= 100.0)) {
            return Err(refused("pass_mark", mark, "a score above 1, up to 100: 80 for 80 %"));
        }
        Ok(Self { options, cells: BTreeMap::new(), rows: 0 })
    }

    /// Adds the visits of a table, one per row.
    ///
    /// The score of a visit is 100 times the sum of weight times points / maximum over the items that apply, by the sum of
    /// their weights; where no item applies, the visit has none. Scores are kept to the nearest billionth.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownColumn`], [`Error::InvalidOption`] for a site or shopper that is missing, a site that is not among
    /// those there are, and points or scores out of their range, naming the row. The visits are then unchanged.
    pub fn observe(&mut self, table: &Table<'_>) -> Result<()> {
        let read = self.read(table)?;
        self.merge(&read)
    }

    /// Adds all that others have seen.
    ///
    /// # Errors
    ///
    /// [`Error::Mismatch`] for visits that are read otherwise, [`Error::Overflow`]; the visits are then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        if self.options != other.options {
            let reason = "the visits are read by different options".to_owned();
            return Err(Error::Mismatch { reason });
        }
        let rows = self.rows.checked_add(other.rows).filter(|rows| *rows <= MAX_VISITS);
        let rows = rows.ok_or(Error::Overflow { what: "the number of visits" })?;
        let mut merged = Vec::new();
        for (key, theirs) in &other.cells {
            let sums = match self.cells.get(key) {
                Some(ours) => ours.iter().zip(theirs).map(|(a, b)| a.plus(*b)).collect::<Result<_>>()?,
                None => theirs.clone(),
            };
            merged.push((key.clone(), sums));
        }
        self.cells.extend(merged);
        self.rows = rows;
        Ok(())
    }

    /// How tables are read.
    #[must_use]
    pub fn options(&self) -> &VisitOptions {
        &self.options
    }

    /// The number of visits seen, with or without a score.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The sums by site, shopper and occasion: of the visit score, then of the items.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&Key, &[Sums])> {
        self.cells.iter().map(|(key, sums)| (key, sums.as_slice()))
    }

    fn read(&self, table: &Table<'_>) -> Result<Self> {
        let VisitOptions { site, shopper, occasion, .. } = &self.options;
        let sites = table.categories(site)?;
        let shoppers = table.categories(shopper)?;
        let occasions = occasion.as_deref().map(|name| table.categories(name)).transpose()?;
        let form = Form::new(table, &self.options)?;
        check_labels(&sites, site)?;
        check_labels(&shoppers, shopper)?;
        self.check_known(&sites)?;
        // Codes first: labels are compared once per cell, not once per visit.
        let mut cells: BTreeMap<[u32; 3], Vec<Sums>> = BTreeMap::new();
        let mut values = Vec::new();
        for row in 0..table.rows() {
            form.read(row, &mut values)?;
            let occasion = occasions.as_ref().map_or(0, |occasions| occasions.codes()[row]);
            let code = [sites.codes()[row], shoppers.codes()[row], occasion];
            let sums = cells.entry(code).or_insert_with(|| vec![Sums::default(); values.len()]);
            sums.iter_mut().zip(&values).for_each(|(sums, value)| sums.add(*value));
        }
        let label = |categories: &Categories, code: u32| categories.labels()[code as usize].clone();
        let cells = cells.into_iter().map(|([site, shopper, occasion], sums)| {
            let occasion = occasions.as_ref().map_or(Label::Missing, |occasions| label(occasions, occasion));
            ((label(&sites, site), label(&shoppers, shopper), occasion), sums)
        });
        let mut read =
            Self { options: self.options.clone(), cells: BTreeMap::new(), rows: table.rows() as u64 };
        // Two codes may stand for one label.
        for (key, sums) in cells {
            let cell = read.cells.entry(key).or_insert_with(|| vec![Sums::default(); sums.len()]);
            for (cell, sums) in cell.iter_mut().zip(sums) {
                *cell = cell.plus(sums)?;
            }
        }
        Ok(read)
    }

    fn check_known(&self, sites: &Categories) -> Result<()> {
        if self.options.sites.is_empty() {
            return Ok(());
        }
        let known: BTreeSet<&str> = self.options.sites.iter().map(String::as_str).collect();
        let Some(row) = first_row(sites, |label| !known.contains(label.to_string().as_str())) else {
            return Ok(());
        };
        let value = format!("{} at index {row}", sites.labels()[sites.codes()[row] as usize]);
        let known = list_names(self.options.sites.iter().map(String::as_str));
        Err(refused("site", value, &format!("a visit to one of the sites {known}")))
    }
}

fn refused(option: &'static str, value: impl std::fmt::Display, allowed: &str) -> Error {
    Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() }
}

/// The first row whose label is such.
fn first_row(categories: &Categories, is_such: impl Fn(&Label) -> bool) -> Option<usize> {
    let such: Vec<bool> = categories.labels().iter().map(is_such).collect();
    if !such.contains(&true) {
        return None;
    }
    categories.codes().iter().position(|code| such[*code as usize])
}

/// Refuses a visit without site or shopper.
fn check_labels(categories: &Categories, column: &str) -> Result<()> {
    match first_row(categories, |label| *label == Label::Missing) {
        None => Ok(()),
        Some(row) => {
            let value = format!("missing at {}", Place::index(row).in_column(column));
            Err(refused("visits", value, "each visit has a site and a shopper"))
        }
    }
}

/// The columns of values.
struct Form<'a> {
    columns: Vec<Column<'a>>,
    options: &'a VisitOptions,
}

impl<'a> Form<'a> {
    fn new(table: &Table<'a>, options: &'a VisitOptions) -> Result<Self> {
        let names = options.items.iter().map(|item| item.name.as_str());
        let score = options.items.is_empty().then_some(options.score.as_str());
        let columns = names.chain(score).map(|name| table.numbers(name)).collect::<Result<_>>()?;
        Ok(Self { columns, options })
    }

    /// The score of a visit, then its items, all in billionths of a percent; none where nothing applies.
    fn read(&self, row: usize, values: &mut Vec<Option<i128>>) -> Result<()> {
        values.clear();
        values.push(None);
        let score = if self.options.items.is_empty() {
            self.points(0, row, &self.options.score, 100.0)?
        } else {
            let (mut points, mut weights) = (0.0, 0.0);
            for (i, item) in self.options.items.iter().enumerate() {
                let share =
                    self.points(i, row, &item.name, item.maximum)?.map(|points| points / item.maximum);
                points += share.map_or(0.0, |share| item.weight * share);
                weights += share.map_or(0.0, |_| item.weight);
                values.push(share.and_then(|share| fixed::read(100.0 * share)));
            }
            (weights > 0.0).then(|| 100.0 * points / weights)
        };
        // Held against the mark in billionths: four of five is 80, whatever rounding makes of it.
        let mark = self.options.pass_mark.and_then(fixed::read);
        let passed = |score: i128| mark.map_or(score, |mark| if score >= mark { HUNDRED } else { 0 });
        values[0] = score.and_then(fixed::read).map(passed);
        Ok(())
    }

    fn points(&self, column: usize, row: usize, name: &str, maximum: f64) -> Result<Option<f64>> {
        match self.columns[column].value(row) {
            Some(value) if !(0.0..=maximum).contains(&value) => {
                let value = format!("{value} at {}", Place::index(row).in_column(name));
                Err(refused("visits", value, &format!("points from 0 to {maximum}")))
            }
            value => Ok(value),
        }
    }
}

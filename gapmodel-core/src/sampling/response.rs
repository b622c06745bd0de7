use std::collections::BTreeMap;

use crate::error::{Error, Place, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::stats::{checked_count, proportion};
use crate::table::{Column, Table};

/// How many of those invited answered.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResponseRate {
    /// How they were invited, such as `"mail"`; absent for all modes together.
    pub mode: Option<String>,
    /// What they were offered; absent for all incentives together.
    pub incentive: Option<String>,
    /// How many were invited.
    pub invited: u64,
    /// How many of them answered anything.
    pub responded: u64,
    /// How many of them answered to the end; absent if the table does not tell.
    pub completed: Option<u64>,
    /// Share of those invited who answered, 0 to 1, Wilson interval; absent if nobody was invited.
    pub response_rate: Option<Estimate>,
    /// Share of those who answered who did so to the end, 0 to 1, Wilson interval; absent if nobody answered or the
    /// table does not tell.
    pub completion_rate: Option<Estimate>,
}

/// Response and completion by mode of invitation and incentive.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResponseRates {
    /// Everybody; then each mode, each incentive, and each mode with each incentive, as far as the table has them, in the
    /// order of their labels.
    pub rates: Vec<ResponseRate>,
}

/// How many of those invited answered, by mode of invitation and incentive.
///
/// `table` has the columns `mode` (labels such as in person, phone, web, mail, e-mail), `incentive` (labels), `invited`,
/// `responded` and `completed` (counts); all but `responded` may be left out. Without `invited` each row is one
/// invitation and `responded` and `completed` are 0 or 1. Everybody invited counts as eligible, so the rate is RR2 of the
/// AAPOR Standard Definitions (2023) for a list without ineligible entries. `level` is a fraction (0.95, not 95).
///
/// # Errors
///
/// [`Error::UnknownColumn`] without `responded`; [`Error::NoValidRatings`] for a table without rows or without
/// invitations; [`Error::InvalidOption`] naming the first row whose counts are missing, no whole numbers from 0, or more
/// responded than invited, or more completed than responded; [`Error::Overflow`]; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Categories, Column, Label, Table, sampling};
/// let mut table = Table::new();
/// table.add_labels("mode", Categories::from_labels(["mail", "web"].map(Label::from)))?;
/// table.add("invited", Column::from(&[200_i32, 400]))?;
/// table.add("responded", Column::from(&[100_i32, 50]))?;
/// let rates = sampling::response(&table, 0.95)?;
/// let values: Vec<f64> = rates.rates.iter().map(|row| row.response_rate.unwrap().value).collect();
/// assert_eq!(values, [0.25, 0.5, 0.125]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn response(table: &Table<'_>, level: f64) -> Result<ResponseRates> {
    check_level(level)?;
    let counts = read(table)?;
    let labels = |name: &str| -> Result<Option<Vec<Label>>> {
        if !table.has(name) {
            return Ok(None);
        }
        let found = table.categories(name)?;
        let (codes, labels) = (found.codes(), found.labels());
        Ok(Some(codes.iter().map(|code| labels[*code as usize].clone()).collect()))
    };
    let (modes, incentives) = (labels("mode")?, labels("incentive")?);
    let part = |by_mode: bool, by_incentive: bool| -> Result<Vec<ResponseRate>> {
        let mut groups: BTreeMap<(Option<&Label>, Option<&Label>), Count> = BTreeMap::new();
        for (row, count) in counts.iter().enumerate() {
            let mode = modes.as_ref().filter(|_| by_mode).map(|labels| &labels[row]);
            let incentive = incentives.as_ref().filter(|_| by_incentive).map(|labels| &labels[row]);
            groups.entry((mode, incentive)).or_default().add(count)?;
        }
        groups.into_iter().map(|((mode, incentive), count)| count.rate(mode, incentive, level)).collect()
    };
    let mut rows = part(false, false)?;
    for (by_mode, by_incentive) in [(true, false), (false, true), (true, true)] {
        let there = (!by_mode || modes.is_some()) && (!by_incentive || incentives.is_some());
        if there {
            rows.extend(part(by_mode, by_incentive)?);
        }
    }
    match rows.first() {
        Some(all) if all.invited > 0 => Ok(ResponseRates { rates: rows }),
        _ => Err(Error::NoValidRatings { what: "the invitations".to_owned(), n_missing: 0, n_excluded: 0 }),
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    invited: u64,
    responded: u64,
    completed: Option<u64>,
}

impl Count {
    fn add(&mut self, other: &Self) -> Result<()> {
        let sum = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
        self.invited = sum(self.invited, other.invited)?;
        self.responded = sum(self.responded, other.responded)?;
        if let Some(completed) = other.completed {
            self.completed = Some(sum(self.completed.unwrap_or(0), completed)?);
        }
        Ok(())
    }

    fn rate(self, mode: Option<&Label>, incentive: Option<&Label>, level: f64) -> Result<ResponseRate> {
        let Self { invited, responded, completed } = self;
        let share = |x: u64, n: u64| (n > 0).then(|| proportion(x, n, level, Method::Wilson)).transpose();
        Ok(ResponseRate {
            mode: mode.map(Label::to_string),
            incentive: incentive.map(Label::to_string),
            invited,
            responded,
            completed,
            response_rate: share(responded, invited)?,
            completion_rate: completed.map(|completed| share(completed, responded)).transpose()?.flatten(),
        })
    }
}

/// The counts of each row, each within the one before.
fn read(table: &Table<'_>) -> Result<Vec<Count>> {
    let column = |name: &str| table.has(name).then(|| table.numbers(name)).transpose();
    let (invited, responded, completed) =
        (column("invited")?, table.numbers("responded")?, column("completed")?);
    let one = |row: usize| {
        let invited = invited.as_ref().map_or(Ok(1), |invited| count("invited", invited, row, None))?;
        let responded = count("responded", &responded, row, Some(("invited", invited)))?;
        let completed = completed.as_ref();
        let completed = completed.map(|c| count("completed", c, row, Some(("responded", responded))));
        Ok(Count { invited, responded, completed: completed.transpose()? })
    };
    (0..table.rows()).map(one).collect()
}

fn count(
    name: &'static str,
    column: &Column<'_>,
    row: usize,
    most: Option<(&'static str, u64)>,
) -> Result<u64> {
    /// Beyond this not every whole number is a double.
    const LIMIT: f64 = 9_007_199_254_740_992.0;
    let value = column.value(row);
    let whole = value.filter(|value| (0.0..=LIMIT).contains(value) && value.fract() == 0.0);
    #[expect(clippy::cast_sign_loss, reason = "from 0")]
    let whole = whole.map(|value| value as u64);
    match (whole, most) {
        (Some(n), Some((_, most))) if n <= most => return Ok(n),
        (Some(n), None) => return Ok(n),
        _ => {}
    }
    let value = value.map_or_else(|| "missing".to_owned(), |value| value.to_string());
    let allowed = match most {
        Some((of, most)) => format!("a whole number from 0 to what {of} says, {most}"),
        None => "a whole number from 0".to_owned(),
    };
    Err(Error::InvalidOption { option: name, value: format!("{value} at {}", Place::index(row)), allowed })
}

/// Between what limits a share among all those invited must lie, whatever the others think.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bounds {
    /// The share if nobody else would have said so.
    pub low: f64,
    /// The share if everybody else would have said so.
    pub high: f64,
    /// The share among those who answered, 0 to 1.
    pub share: f64,
    /// The share of those invited who answered, 0 to 1: `high - low` is what is left of 1.
    pub response_rate: f64,
}

/// The worst case for a share among all those invited: from p r to p r + (1 - r), p being the share among those who
/// answered and r the response rate.
///
/// `successes` of `responded` answered so, of `invited` people. No assumption is made about those who did not answer, and
/// chance is not in it. Source: Manski 1989, Journal of Human Resources 24:343-360.
///
/// # Errors
///
/// [`Error::NoValidRatings`] if nobody answered, [`Error::InvalidOption`] for more successes than answers or more answers
/// than invitations.
///
/// ```
/// use gapmodel_core::sampling;
/// let bounds = sampling::bounds(60, 75, 300)?;
/// assert_eq!((bounds.share, bounds.low, bounds.high), (0.8, 0.2, 0.95));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn bounds(successes: u64, responded: u64, invited: u64) -> Result<Bounds> {
    checked_count("responded", responded, invited)?;
    checked_count("successes", successes, responded)?;
    if responded == 0 {
        let what = "the answers".to_owned();
        return Err(Error::NoValidRatings { what, n_missing: invited, n_excluded: 0 });
    }
    let share = |x: u64, n: u64| x as f64 / n as f64;
    Ok(Bounds {
        low: share(successes, invited),
        high: share(invited - (responded - successes), invited),
        share: share(successes, responded),
        response_rate: share(responded, invited),
    })
}

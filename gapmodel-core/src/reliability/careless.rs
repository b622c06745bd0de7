use std::cmp::Ordering;

use crate::error::{Error, Place, Result};
use crate::scale::Scale;
use crate::table::{Column, Table};
use crate::tally::read_value;

/// Why a respondent may not have read the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CarelessReason {
    /// A long run of one and the same answer.
    Longstring,
    /// Answers that vary too little.
    Variability,
    /// Halves of the scales that do not go together.
    EvenOdd,
    /// All expectations alike.
    EqualExpectations,
    /// All perceptions alike.
    EqualPerceptions,
    /// The same answers as somebody before.
    Duplicate,
    /// Too few seconds for so many answers.
    TooFast,
}

impl CarelessReason {
    /// Every reason, in the order of the C codes.
    pub const ALL: [Self; 7] = [
        Self::Longstring,
        Self::Variability,
        Self::EvenOdd,
        Self::EqualExpectations,
        Self::EqualPerceptions,
        Self::Duplicate,
        Self::TooFast,
    ];

    /// The name in all languages, such as `"longstring"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Longstring => "longstring",
            Self::Variability => "variability",
            Self::EvenOdd => "even_odd",
            Self::EqualExpectations => "equal_expectations",
            Self::EqualPerceptions => "equal_perceptions",
            Self::Duplicate => "duplicate",
            Self::TooFast => "too_fast",
        }
    }
}

/// Options of [`careless`]: the columns, and from where on an answer sheet is flagged.
#[derive(Clone, Debug, PartialEq)]
pub struct CarelessOptions {
    /// The items in the order of the questionnaire. None stands for the expectations and the perceptions, or if these are
    /// not named either for all columns but the duration.
    pub items: Vec<String>,
    /// The columns of the expectations; none if there are none.
    pub expectations: Vec<String>,
    /// The columns of the perceptions; none if there are none.
    pub perceptions: Vec<String>,
    /// The items of each scale, for the consistency of even and odd items; none leaves it out.
    pub dimensions: Vec<Vec<String>>,
    /// The column of the seconds that answering took.
    pub duration: Option<String>,
    /// The scale of all items: its codes are missing. Without one, any number counts and only NaN is missing.
    pub scale: Option<Scale>,
    /// From how many equal answers in a row on; `None` stands for half of the items, rounded up (Curran 2016).
    pub longstring: Option<u32>,
    /// Up to which standard deviation of a person's answers: 0, no variation at all.
    pub variability: f64,
    /// Below which consistency of even and odd items: 0.3 (Johnson 2005).
    pub even_odd: f64,
    /// Below how many seconds per answer: 2 (Huang and others 2012).
    pub seconds: f64,
    /// Whether answers that repeat those of somebody before are flagged: yes. In short questionnaires honest people
    /// coincide.
    pub duplicates: bool,
}

impl Default for CarelessOptions {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            expectations: Vec::new(),
            perceptions: Vec::new(),
            dimensions: Vec::new(),
            duration: None,
            scale: None,
            longstring: None,
            variability: 0.0,
            even_odd: 0.3,
            seconds: 2.0,
            duplicates: true,
        }
    }
}

/// Who may not have read the questions, and why. Nobody is dropped.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Careless {
    /// How many respondents there are.
    pub respondents: u64,
    /// How many are flagged for at least one reason.
    pub flagged: u64,
    /// How many are flagged for each reason.
    pub counts: Vec<CarelessCount>,
    /// How many gave all expectations alike and all perceptions alike: gaps without any variation.
    pub equal_both: u64,
    /// Per respondent, whether nothing was found: a mask that picks the others.
    pub keep: Vec<bool>,
    /// Per respondent, why flagged; empty for nothing found.
    pub reasons: Vec<Vec<CarelessReason>>,
    /// Per respondent, the longest run of one and the same answer; a missing answer ends a run.
    pub longstring: Vec<u32>,
    /// Per respondent, the standard deviation of the answers, in scale units; absent below two answers.
    pub variability: Vec<Option<f64>>,
    /// Per respondent, the correlation over scales of the means of odd and of even items, corrected by Spearman and Brown,
    /// -1 to 1; absent below three scales with both, and where a side does not vary.
    pub even_odd: Vec<Option<f64>>,
    /// Per respondent, the index of the first row with the same answers; absent if there is none before.
    pub duplicate_of: Vec<Option<u64>>,
}

/// How many are flagged for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CarelessCount {
    /// The reason.
    pub reason: CarelessReason,
    /// How many are flagged for it, whatever else they are flagged for.
    pub n: u64,
}

/// Flags respondents who may not have read the questions: long runs, no variability, inconsistent halves, all
/// expectations or all perceptions alike, duplicates, too fast answers.
///
/// Every column of the table is an item unless the options say which are. Flags are a question, not a verdict: report
/// results with and without the flagged. [`Careless::keep`] picks the others; as a column of labels it makes segments of a
/// summary, whose total is everybody. Nobody is flagged for what cannot be told: no duration, fewer than two answers.
/// Sources: Johnson 2005, J Research in Personality 39:103-129 (long runs, even and odd); Huang, Curran, Keeney, Poposki
/// and `DeShon` 2012, J Business and Psychology 27:99-114 (two seconds an item); Curran 2016, J Experimental Social Psychology
/// 66:4-19 (runs of half the items); Dunn, Heggestad, Shanock and Theilgard 2018, J Business and Psychology 33:105-121
/// (variability).
///
/// # Errors
///
/// [`Error::UnknownColumn`], [`Error::OffScale`] with row and column, [`Error::InvalidOption`] for a column of text, no
/// items, limits that are no numbers from 0 (`even_odd`: from -1 to 1) and a duration below 0, naming the row.
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, CarelessOptions, CarelessReason};
/// let mut table = Table::new();
/// table.add("a", &[7, 5, 6])?;
/// table.add("b", &[6, 5, 7])?;
/// table.add("c", &[7, 5, 4])?;
/// table.add("seconds", &[30, 20, 4])?;
/// let options = CarelessOptions { duration: Some("seconds".to_owned()), ..CarelessOptions::default() };
/// let found = reliability::careless(&table, &options)?;
/// assert_eq!(found.keep, [true, false, false]);
/// assert_eq!(found.reasons[1], [CarelessReason::Longstring, CarelessReason::Variability]);
/// assert_eq!(found.reasons[2], [CarelessReason::TooFast]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn careless(table: &Table<'_>, options: &CarelessOptions) -> Result<Careless> {
    check(options)?;
    let names = items(table, options)?;
    let sheet = Sheet::new(table, &names, options.scale.as_ref())?;
    let sides = [&options.expectations, &options.perceptions]
        .map(|names| Sheet::new(table, names, options.scale.as_ref()));
    let [expectations, perceptions] = sides;
    let sides = [expectations?, perceptions?];
    let scales = options.dimensions.iter().map(|names| Sheet::new(table, names, options.scale.as_ref()));
    let scales = scales.collect::<Result<Vec<_>>>()?;
    let duration = options.duration.as_deref().map(|name| table.numbers(name)).transpose()?;
    let longest = options.longstring.unwrap_or(names.len().div_ceil(2).max(2) as u32);
    let rows = table.rows();
    let mut found = Careless {
        respondents: rows as u64,
        flagged: 0,
        counts: Vec::new(),
        equal_both: 0,
        keep: Vec::with_capacity(rows),
        reasons: Vec::with_capacity(rows),
        longstring: Vec::with_capacity(rows),
        variability: Vec::with_capacity(rows),
        even_odd: Vec::with_capacity(rows),
        duplicate_of: if options.duplicates { sheet.duplicates()? } else { vec![None; rows] },
    };
    let mut answers = Vec::with_capacity(names.len());
    for row in 0..rows {
        sheet.read(row, &mut answers)?;
        let n = answers.iter().filter(|answer| !answer.is_nan()).count();
        let (longstring, variability) = (longest_run(&answers), deviation(&answers));
        let mut equal = [false; 2];
        for (equal, side) in equal.iter_mut().zip(&sides) {
            side.read(row, &mut answers)?;
            *equal = are_equal(&answers);
        }
        let even_odd = consistency(&scales, row, &mut answers)?;
        let seconds = seconds(duration.as_ref(), row)?;
        let flags = [
            (CarelessReason::Longstring, longstring >= longest),
            (CarelessReason::Variability, variability.is_some_and(|sd| sd <= options.variability)),
            (CarelessReason::EvenOdd, even_odd.is_some_and(|r| r < options.even_odd)),
            (CarelessReason::EqualExpectations, equal[0]),
            (CarelessReason::EqualPerceptions, equal[1]),
            (CarelessReason::Duplicate, found.duplicate_of[row].is_some()),
            (CarelessReason::TooFast, seconds.is_some_and(|s| n > 0 && s < options.seconds * n as f64)),
        ];
        let reasons: Vec<CarelessReason> =
            flags.into_iter().filter(|(_, flag)| *flag).map(|(reason, _)| reason).collect();
        found.equal_both += u64::from(equal == [true; 2]);
        found.keep.push(reasons.is_empty());
        found.reasons.push(reasons);
        found.longstring.push(longstring);
        found.variability.push(variability);
        found.even_odd.push(even_odd);
    }
    found.flagged = found.keep.iter().filter(|keep| !**keep).count() as u64;
    let n = |reason| found.reasons.iter().filter(|reasons| reasons.contains(&reason)).count() as u64;
    found.counts = CarelessReason::ALL.map(|reason| CarelessCount { reason, n: n(reason) }).to_vec();
    Ok(found)
}

fn refused(option: &'static str, value: impl std::fmt::Display, allowed: &str) -> Error {
    Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() }
}

fn check(options: &CarelessOptions) -> Result<()> {
    for (option, value) in [("variability", options.variability), ("seconds", options.seconds)] {
        if !(value >= 0.0 && value.is_finite()) {
            return Err(refused(option, value, "a number from 0"));
        }
    }
    if !(-1.0..=1.0).contains(&options.even_odd) {
        return Err(refused("even_odd", options.even_odd, "a number from -1 to 1"));
    }
    if options.longstring.is_some_and(|run| run < 2) {
        return Err(refused("longstring", options.longstring.unwrap_or(0), "a number of answers from 2"));
    }
    Ok(())
}

/// The names of the items.
fn items(table: &Table<'_>, options: &CarelessOptions) -> Result<Vec<String>> {
    let mut names = options.items.clone();
    if names.is_empty() {
        names = [&options.expectations[..], &options.perceptions].concat();
    }
    if names.is_empty() {
        let duration = options.duration.as_deref();
        names = table.names().filter(|name| Some(*name) != duration).map(str::to_owned).collect();
    }
    if names.is_empty() {
        return Err(refused("items", "none", "the columns of at least one item"));
    }
    Ok(names)
}

/// Columns of items, read row by row.
struct Sheet<'a> {
    names: &'a [String],
    columns: Vec<Column<'a>>,
    scale: Option<&'a Scale>,
}

impl<'a> Sheet<'a> {
    fn new(table: &Table<'a>, names: &'a [String], scale: Option<&'a Scale>) -> Result<Self> {
        let columns = names.iter().map(|name| table.numbers(name)).collect::<Result<_>>()?;
        Ok(Self { names, columns, scale })
    }

    fn get(&self, item: usize, row: usize) -> Result<f64> {
        let value = self.columns[item].value(row).unwrap_or(f64::NAN);
        // 0 has one sign.
        Ok(read_value(value, self.scale, || Place::index(row).in_column(&self.names[item]))? + 0.0)
    }

    /// The answers of a row, NaN for missing.
    fn read(&self, row: usize, answers: &mut Vec<f64>) -> Result<()> {
        answers.clear();
        for item in 0..self.columns.len() {
            answers.push(self.get(item, row)?);
        }
        Ok(())
    }

    /// For each row the first with the same answers, of those with at least two.
    fn duplicates(&self) -> Result<Vec<Option<u64>>> {
        let rows = self.columns.first().map_or(0, Column::len);
        let mut first = vec![None; rows];
        let mut answers = Vec::new();
        let mut order = Vec::new();
        for row in 0..rows {
            self.read(row, &mut answers)?;
            if answers.iter().filter(|answer| !answer.is_nan()).count() >= 2 {
                order.push(row);
            }
        }
        let value = |item: usize, row: usize| self.get(item, row).unwrap_or(f64::NAN);
        let compare = |a: usize, b: usize| {
            let items = 0..self.columns.len();
            items
                .map(|item| value(item, a).total_cmp(&value(item, b)))
                .find(|o| o.is_ne())
                .unwrap_or(Ordering::Equal)
        };
        // Stable: rows with the same answers stay in their order.
        order.sort_by(|&a, &b| compare(a, b));
        for alike in order.chunk_by(|&a, &b| compare(a, b).is_eq()) {
            alike[1..].iter().for_each(|&row| first[row] = Some(alike[0] as u64));
        }
        Ok(first)
    }
}

fn longest_run(answers: &[f64]) -> u32 {
    #[expect(clippy::float_cmp, reason = "one and the same answer; NaN is like nothing")]
    let runs = answers.chunk_by(|a, b| a == b).filter(|run| !run[0].is_nan());
    runs.map(|run| run.len() as u32).max().unwrap_or(0)
}

/// The standard deviation (n - 1) of the answers there are.
fn deviation(answers: &[f64]) -> Option<f64> {
    let given = || answers.iter().filter(|answer| !answer.is_nan());
    let n = given().count() as f64;
    let mean = given().sum::<f64>() / n;
    let squares: f64 = given().map(|x| (x - mean) * (x - mean)).sum();
    (n >= 2.0).then(|| if are_equal(answers) { 0.0 } else { (squares / (n - 1.0)).sqrt() })
}

/// Whether there are at least two answers, and all are one.
#[expect(clippy::float_cmp, reason = "one and the same answer")]
fn are_equal(answers: &[f64]) -> bool {
    let mut given = answers.iter().filter(|answer| !answer.is_nan());
    let Some(first) = given.next() else { return false };
    let mut others = given.peekable();
    others.peek().is_some() && others.all(|answer| answer == first)
}

/// The correlation over scales of the means of odd and even items, corrected to full length.
fn consistency(scales: &[Sheet<'_>], row: usize, answers: &mut Vec<f64>) -> Result<Option<f64>> {
    let mut pairs = Vec::with_capacity(scales.len());
    for scale in scales {
        scale.read(row, answers)?;
        let half = |start: usize| {
            let given: Vec<f64> =
                answers.iter().skip(start).step_by(2).copied().filter(|x| !x.is_nan()).collect();
            (!given.is_empty()).then(|| given.iter().sum::<f64>() / given.len() as f64)
        };
        pairs.extend(half(0).zip(half(1)));
    }
    if pairs.len() < 3 {
        return Ok(None);
    }
    // Below -1/3 the correction would leave -1 to 1.
    let corrected = |r: f64| (2.0 * r / (1.0 + r)).max(-1.0);
    Ok(correlation(&pairs).map(corrected))
}

fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let (x, y) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let about = |f: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|p| f(p.0 - x, p.1 - y)).sum::<f64>();
    let product = about(&|dx, _| dx * dx).sqrt() * about(&|_, dy| dy * dy).sqrt();
    (product > 1e-12).then(|| (about(&|dx, dy| dx * dy) / product).clamp(-1.0, 1.0))
}

fn seconds(column: Option<&Column<'_>>, row: usize) -> Result<Option<f64>> {
    let Some(seconds) = column.and_then(|column| column.value(row)) else { return Ok(None) };
    if seconds >= 0.0 {
        return Ok(Some(seconds));
    }
    Err(refused("duration", format!("{seconds} at {}", Place::index(row)), "seconds from 0"))
}

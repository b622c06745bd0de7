//! Ratings in numbers or in words, and counts with the names of their categories.

use gapmodel_core::agreement::{AgreementOptions, Measurement, Weights};
use gapmodel_core::{self as core, Label};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::control::whole_numbers;
use crate::error::{raised, refused, wrong_type};
use crate::input::{Frame, Numbers, Prepared, is_pandas, labels};

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// Ratings as the core takes them: numbers, or the positions of words among the categories, from 1.
pub(crate) struct Ratings {
    pub(crate) prepared: Prepared,
    words: Option<Words>,
}

/// Categories in words.
struct Words {
    names: Vec<String>,
    /// Whether these are all that could be given, not only those that occur.
    all_named: bool,
    /// Whether they have an order.
    ordered: bool,
}

impl Ratings {
    /// Columns of ratings: numbers, or else text, truth values or categories; `named` are the categories of words in order.
    pub(crate) fn read(frame: &Frame<'_>, named: Arg<'_, '_>) -> PyResult<Self> {
        let columns = 0..frame.names().len();
        let numbers: Vec<PyResult<Numbers>> = columns.clone().map(|i| frame.numbers(i)).collect();
        let mut prepared = Prepared::default();
        if numbers.iter().all(PyResult::is_ok) {
            for (name, numbers) in frame.names().iter().zip(numbers) {
                prepared.add(name, numbers?)?;
            }
            frame.check_names()?;
            return Ok(Self { prepared: prepared.joined(), words: None });
        }
        frame.check_names()?;
        let given = columns.map(|i| Given::read(frame, i)).collect::<PyResult<Vec<_>>>()?;
        check_alike(&given)?;
        let words = Words::of(&given, named)?;
        for column in &given {
            prepared.add(&column.name, Numbers::of_values(words.codes(column)?))?;
        }
        Ok(Self { prepared, words: words.are_words(&given).then_some(words) })
    }

    /// Options for these ratings: words have an order only if somebody said so.
    pub(crate) fn options(
        &self,
        weights: &str,
        categories: Arg<'_, '_>,
        level: f64,
    ) -> PyResult<AgreementOptions> {
        let weights = Weights::parse(weights).map_err(raised)?;
        let Some(words) = &self.words else { return numeric_options(weights, categories, level) };
        words.check_order("weights", weights.name(), weights == Weights::Nominal)?;
        Ok(AgreementOptions { weights, categories: words.all_named.then(|| words.positions()), level })
    }

    /// Refuses a level of measurement that these ratings do not have.
    pub(crate) fn check_level(&self, level: Measurement) -> PyResult<()> {
        let Some(words) = &self.words else { return Ok(()) };
        match level {
            Measurement::Nominal => Ok(()),
            Measurement::Ordinal => words.check_order("level_of_measurement", level.name(), false),
            _ => Err(refused(
                "level_of_measurement",
                format!("{:?}", level.name()),
                "words have no distances; give numbers",
            )),
        }
    }

    /// An error of the core with the word in place of its position.
    pub(crate) fn known(&self, error: &core::Error) -> core::Error {
        self.words.as_ref().map_or_else(|| error.clone(), |words| words.known(error))
    }
}

impl Words {
    fn of(given: &[Given], named: Arg<'_, '_>) -> PyResult<Self> {
        if let Some(named) = named {
            let found = labels::read(named, "categories")?;
            let names: Vec<String> =
                found.codes().iter().map(|code| found.labels()[*code as usize].to_string()).collect();
            return Ok(Self { names, all_named: true, ordered: true });
        }
        let declared = given.iter().map(|column| column.declared.as_ref());
        if let Some(Some(Declared { names, ordered })) = given.first().map(|column| column.declared.clone())
            && declared.clone().all(|other| other.is_some_and(|other| other.names == names))
        {
            return Ok(Self { names, all_named: true, ordered });
        }
        let mut labels: Vec<&Label> = given.iter().flat_map(|column| &column.labels).collect();
        labels.retain(|label| **label != Label::Missing);
        labels.sort_unstable();
        labels.dedup();
        let names: Vec<String> = labels.iter().map(ToString::to_string).collect();
        // Of two there is but one distance, whatever the order.
        let ordered = names.len() <= 2;
        Ok(Self { names, all_named: false, ordered })
    }

    /// Whether there is a word among the ratings; else they are whole numbers, such as the categories of a data frame.
    fn are_words(&self, given: &[Given]) -> bool {
        given.iter().any(Given::has_words) || self.names.iter().any(|name| name.parse::<f64>().is_err())
    }

    /// The positions of the ratings, or the whole numbers that they are.
    fn codes(&self, column: &Given) -> PyResult<Vec<f64>> {
        let are_words = self.are_words(std::slice::from_ref(column));
        let code = |label: &Label| match label {
            Label::Missing => Some(f64::NAN),
            #[expect(clippy::cast_precision_loss, reason = "as all numbers are read")]
            Label::Int(number) if !are_words => Some(*number as f64),
            other => {
                let name = other.to_string();
                self.names.iter().position(|known| *known == name).map(|position| (position + 1) as f64)
            }
        };
        let known: Vec<Option<f64>> = column.labels.iter().map(code).collect();
        let mut codes = Vec::with_capacity(column.codes.len());
        for (row, at) in column.codes.iter().enumerate() {
            let at = *at as usize;
            codes.push(known[at].ok_or_else(|| {
                let value =
                    format!("{:?} at index {row} of column {:?}", column.labels[at].to_string(), column.name);
                refused("ratings", value, format!("one of the categories {}", self.names.join(", ")))
            })?);
        }
        Ok(codes)
    }

    fn positions(&self) -> Vec<f64> {
        (1..=self.names.len()).map(|position| position as f64).collect()
    }

    fn check_order(&self, option: &'static str, value: &str, is_nominal: bool) -> PyResult<()> {
        if is_nominal || self.ordered {
            return Ok(());
        }
        Err(refused(
            option,
            format!("{value:?}"),
            "words have no order of their own; name the categories from the lowest to the highest (categories=[...] where \
             the function takes it, or an ordered pandas Categorical), or give numbers",
        ))
    }

    fn known(&self, error: &core::Error) -> core::Error {
        match error.clone() {
            core::Error::ZeroVariance { what, n, value } => {
                let word = self.names.get(position(value)).cloned().unwrap_or_default();
                core::Error::ZeroVariance { what: format!("{what} ({word:?}, category {value})"), n, value }
            }
            other => other,
        }
    }
}

/// The index of a category counted from 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
fn position(category: f64) -> usize {
    (category as usize).saturating_sub(1)
}

/// The categories that the type of a column declares.
#[derive(Clone)]
struct Declared {
    names: Vec<String>,
    ordered: bool,
}

/// A column of ratings that are labels.
struct Given {
    name: String,
    codes: Vec<u32>,
    labels: Vec<Label>,
    declared: Option<Declared>,
}

impl Given {
    fn read(frame: &Frame<'_>, position: usize) -> PyResult<Self> {
        let found = frame.labels(position)?;
        let name = frame.names()[position].clone();
        let declared = frame.object(position)?.map(|column| declared(&column)).transpose()?.flatten();
        Ok(Self { name, codes: found.codes().to_vec(), labels: found.labels().to_vec(), declared })
    }

    fn has_words(&self) -> bool {
        self.labels.iter().any(|label| matches!(label, Label::Text(_)))
    }

    fn has_numbers(&self) -> bool {
        self.labels.iter().any(|label| matches!(label, Label::Int(_)))
    }
}

/// The categories of a pandas Categorical, of a column or an index.
fn declared(column: &Bound<'_, PyAny>) -> PyResult<Option<Declared>> {
    let Some(dtype) = column.getattr_opt("dtype")? else { return Ok(None) };
    let (Some(categories), Some(ordered)) = (dtype.getattr_opt("categories")?, dtype.getattr_opt("ordered")?)
    else {
        return Ok(None);
    };
    if !is_pandas(&dtype)? {
        return Ok(None);
    }
    let found = labels::read(&categories, "categories")?;
    let names = found.codes().iter().map(|code| found.labels()[*code as usize].to_string()).collect();
    Ok(Some(Declared { names, ordered: ordered.is_truthy()? }))
}

/// Refuses words in one column and numbers in another: one of them is no rater.
fn check_alike(given: &[Given]) -> PyResult<()> {
    let words = given.iter().find(|column| column.has_words());
    let numbers = given.iter().find(|column| column.has_numbers() && !column.has_words());
    let (Some(words), Some(numbers)) = (words, numbers) else { return Ok(()) };
    Err(wrong_type(format!(
        "column {:?} holds words and column {:?} numbers; ratings are all words or all numbers, with one row per subject and one \
         column per rater",
        words.name, numbers.name
    )))
}

fn numeric_options(weights: Weights, categories: Arg<'_, '_>, level: f64) -> PyResult<AgreementOptions> {
    let categories = categories.map(|given| Numbers::read(given, "categories")).transpose()?;
    Ok(AgreementOptions { weights, categories: categories.map(|given| given.doubles()), level })
}

/// A table of counts with what its columns and rows are called.
pub(crate) struct Counts {
    rows: Vec<Vec<u64>>,
    columns: Option<Names>,
    index: Option<Names>,
    words: Option<Words>,
}

/// What the columns or the rows of a table of counts are called: numbers as they are shortest written.
#[derive(Clone)]
struct Names {
    all: Vec<String>,
    ordered: bool,
}

impl Names {
    /// The values of names that are all numbers.
    fn values(&self) -> Option<Vec<f64>> {
        self.all.iter().map(|name| name.parse().ok().filter(|value: &f64| value.is_finite())).collect()
    }
}

/// The first of some names, for an error.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 8;
    let more = if names.len() > SHOWN { " and more" } else { "" };
    format!("{}{more}", names[..names.len().min(SHOWN)].join(", "))
}

fn written(name: &str) -> String {
    name.parse::<f64>().map_or_else(|_| name.to_owned(), |value| value.to_string())
}

fn names(object: &Bound<'_, PyAny>) -> PyResult<Names> {
    let all =
        object.try_iter()?.map(|name| Ok(written(&name?.str()?.to_string()))).collect::<PyResult<_>>()?;
    let ordered = declared(object)?.is_some_and(|declared| declared.ordered);
    Ok(Names { all, ordered })
}

impl Counts {
    /// Rows of whole numbers, and what rows and columns are called if the table says so.
    pub(crate) fn read(counts: &Bound<'_, PyAny>, what: &'static str) -> PyResult<Self> {
        let frame = Frame::read(counts, what)?;
        let column = |position| whole_numbers(frame.numbers(position)?.doubles(), what);
        let columns = (0..frame.names().len()).map(column).collect::<PyResult<Vec<_>>>()?;
        let rows = columns.first().map_or(0, Vec::len);
        if let Some(column) = columns.iter().find(|column| column.len() != rows) {
            let (found, expected) = (column.len(), rows);
            return Err(raised(core::Error::UnequalLengths { column: what.to_owned(), found, expected }));
        }
        let rows = (0..rows).map(|row| columns.iter().map(|column| column[row]).collect()).collect();
        let of_pandas = is_pandas(counts)?;
        let columns = if of_pandas {
            Some(names(&counts.getattr("columns")?)?)
        } else if frame.is_named() {
            Some(Names { all: frame.names().iter().map(|name| written(name)).collect(), ordered: false })
        } else {
            None
        };
        let index = of_pandas.then(|| names(&counts.getattr("index")?)).transpose()?;
        Ok(Self { rows, columns, index, words: None })
    }

    /// The same with rows and columns of the same categories in the same order.
    pub(crate) fn squared(mut self) -> PyResult<Self> {
        let (Some(columns), Some(index)) = (&self.columns, &self.index) else { return Ok(self) };
        let lacking = |of: &Names, other: &Names| -> Vec<String> {
            of.all.iter().filter(|name| !other.all.contains(name)).cloned().collect()
        };
        let (no_row, no_column) = (lacking(columns, index), lacking(index, columns));
        if !(no_row.is_empty() && no_column.is_empty()) {
            let part = |names: &[String], what: &str| {
                (!names.is_empty()).then(|| format!("{} without a {what}", listed(names)))
            };
            let parts: Vec<String> =
                [part(&no_row, "row"), part(&no_column, "column")].into_iter().flatten().collect();
            return Err(refused(
                "table",
                parts.join(" and "),
                "the same categories in rows and columns, by their labels; in pandas reindex(index=all, columns=all, \
                 fill_value=0) adds those that are lacking, and table.index = table.columns names the rows (ratings \
                 themselves are two columns, a and b)",
            ));
        }
        if let Some(twice) = columns.all.iter().enumerate().find(|(i, name)| columns.all[..*i].contains(name))
        {
            return Err(refused("table", format!("{:?} in two columns", twice.1), "each category once"));
        }
        if self.rows.len() == columns.all.len() {
            let at = |name: &String| index.all.iter().position(|other| other == name).unwrap_or(0);
            self.rows = columns.all.iter().map(|name| self.rows[at(name)].clone()).collect();
        }
        Ok(self)
    }

    /// Options for these counts, whose columns are put in the order of the categories.
    pub(crate) fn options(
        &mut self,
        weights: &str,
        categories: Arg<'_, '_>,
        level: f64,
        square: bool,
    ) -> PyResult<AgreementOptions> {
        let weights = Weights::parse(weights).map_err(raised)?;
        let Some(names) = self.columns.clone() else { return numeric_options(weights, categories, level) };
        let named = categories.map(|given| self::names(given)).transpose()?;
        if let Some(values) = names.values() {
            return self.of_numbers(&values, named.as_ref(), weights, level, square);
        }
        let order = match &named {
            // Numbers for columns in words stand for these in their order.
            Some(named) if named.values().is_some() => return numeric_options(weights, categories, level),
            Some(named) => {
                let order: Option<Vec<usize>> =
                    named.all.iter().map(|name| names.all.iter().position(|other| other == name)).collect();
                let fits = named.all.len() == names.all.len();
                Some(order.filter(|_| fits).ok_or_else(|| mismatch(&named.all, &names.all))?)
            }
            None => None,
        };
        let ordered = named.is_some() || names.ordered || names.all.len() <= 2;
        let all = order
            .as_ref()
            .map_or_else(|| names.all.clone(), |order| order.iter().map(|&i| names.all[i].clone()).collect());
        let words = Words { names: all, all_named: true, ordered };
        words.check_order("weights", weights.name(), weights == Weights::Nominal)?;
        if let Some(order) = order {
            self.reorder(&order, square);
        }
        self.words = Some(words);
        Ok(AgreementOptions { weights, categories: None, level })
    }

    fn of_numbers(
        &mut self,
        values: &[f64],
        named: Option<&Names>,
        weights: Weights,
        level: f64,
        square: bool,
    ) -> PyResult<AgreementOptions> {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        self.reorder(&order, square);
        let sorted: Vec<f64> = order.iter().map(|&i| values[i]).collect();
        if let Some(named) = named {
            let mut wanted = named.values().unwrap_or_default();
            wanted.sort_by(f64::total_cmp);
            if wanted != sorted {
                return Err(mismatch(
                    &named.all,
                    &sorted.iter().map(ToString::to_string).collect::<Vec<_>>(),
                ));
            }
        }
        Ok(AgreementOptions { weights, categories: Some(sorted), level })
    }

    /// Puts columns, and of a square table rows, in an order.
    fn reorder(&mut self, order: &[usize], square: bool) {
        if square && self.rows.len() == order.len() {
            self.rows = order.iter().map(|&i| self.rows[i].clone()).collect();
        }
        for row in self.rows.iter_mut().filter(|row| row.len() == order.len()) {
            *row = order.iter().map(|&i| row[i]).collect();
        }
    }

    pub(crate) fn rows(&self) -> &[Vec<u64>] {
        &self.rows
    }

    pub(crate) fn known(&self, error: &core::Error) -> core::Error {
        self.words.as_ref().map_or_else(|| error.clone(), |words| words.known(error))
    }
}

fn mismatch(named: &[String], columns: &[String]) -> PyErr {
    let allowed = format!("the names of the columns, {}, each once", columns.join(", "));
    refused("categories", named.join(", "), allowed)
}

/// A table of ratings: as any table, and lists of rows of words.
pub(crate) fn table<'py>(ratings: &Bound<'py, PyAny>) -> PyResult<Frame<'py>> {
    Frame::read(ratings, "ratings").or_else(|error| Frame::of_rows(ratings).unwrap_or(Err(error)))
}

/// What to do with a table given where a column or a table of counts is asked for.
pub(crate) fn misplaced(given: &Bound<'_, PyAny>) -> Option<PyErr> {
    let is_table = given.cast::<PyDict>().is_ok() || given.hasattr("columns").is_ok_and(|has| has);
    let frame = self::table(given).ok().filter(|frame| is_table || frame.names().len() > 1)?;
    let names = frame.names();
    let value = format!("a table of {} columns", names.len());
    let column = |(i, name): (usize, &String)| {
        if frame.is_named() { format!("table[{name:?}]") } else { format!("table[:, {i}]") }
    };
    let pair = names.iter().enumerate().take(2).map(column).collect::<Vec<_>>().join(", ");
    let several = if names.len() > 2 {
        "; for all raters at once there are fleiss, gwet and krippendorff, and kappa is for each two of them"
    } else {
        ""
    };
    let allowed = format!(
        "the ratings of two raters are two columns, kappa({pair}), and counts are kappa(table=...){several}"
    );
    Some(refused("a", value, allowed))
}

//! Reliability of scores, and respondents who may not have read the questions.

use gapmodel_core::reliability::{
    self, AlphaInterval, AlphaOptions, CarelessOptions, FactorMethod, Halves, Items, ItemsOptions, Missing,
    OmegaOptions, OrdinalOptions, SplitHalfOptions,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown};
use crate::input::{Frame, Prepared};
use crate::instrument::scale;
use crate::results::{Tabular, ToPython, cell, percent, plural, result, text};
use crate::tally::CrossProducts;

result! {
    /// Cronbach's alpha of a sum of items.
    Alpha(reliability::Alpha) {
        /// Alpha of the sum of the answers as they are, from 0 to 1.
        value: f64,
        /// The lower limit of the interval.
        low: f64,
        /// The upper limit of the interval.
        high: f64,
        /// The confidence level of the interval, between 0 and 1.
        level: f64,
        /// How the interval was made.
        interval: &'static str,
        /// Alpha of the sum of standardised answers: k r / (1 + (k - 1) r) with r the mean correlation of two items.
        standardized: f64,
        /// The mean correlation of two items, -1 to 1.
        mean_correlation: f64,
        /// The standard deviation of the sum of the items, in scale units.
        std_dev: f64,
        /// The standard error of measurement of the sum: `std_dev sqrt(1 - value)`, in scale units.
        sem: f64,
        /// How many items there are.
        k: usize,
        /// How many respondents the interval counts on: of the two items that fewest answered together, those who did.
        n: u64,
        /// How many respondents answered every item.
        n_complete: u64,
        /// How many respondents there are.
        respondents: u64,
        /// What was done about absent answers.
        missing: &'static str,
        /// One row per item.
        items: Vec<AlphaItem>,
        /// The items that run against the sum of the others (their `item_rest` is negative): keyed the other way, or
        /// misunderstood. Alpha means little until they are reversed or left out.
        negative: Vec<String>,
    }
    {
        /// The correlation of the item with the sum of the others, -1 to 1; absent where the others do not vary, or pairwise
        /// covariances allow none.
        ///
        /// A dict by the name of the item.
        #[getter]
        fn item_rest<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            by_name(py, self.0.items.iter().map(|item| (item.name.as_str(), item.item_rest)))
        }

        /// Alpha without the item; absent where one item would be left, or nothing that varies.
        ///
        /// A dict by the name of the item.
        #[getter]
        fn if_dropped<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            by_name(py, self.0.items.iter().map(|item| (item.name.as_str(), item.if_dropped)))
        }
    }
}

result! {
    /// One item of a sum.
    AlphaItem(reliability::AlphaItem) {
        /// The name of the item.
        name: String,
        /// The correlation of the item with the sum of the others, -1 to 1; absent where the others do not vary, or pairwise
        /// covariances allow none.
        item_rest: Option<f64>,
        /// Alpha without the item; absent where one item would be left, or nothing that varies.
        if_dropped: Option<f64>,
        /// Whether the item was reversed.
        reversed: bool,
    }
    {}
}

result! {
    /// Omega of a sum of items, from one factor.
    Omega(reliability::Omega) {
        /// Omega total of the sum of the answers as they are, from 0 to 1.
        value: f64,
        /// Omega total of the sum of standardised answers, from 0 to 1.
        standardized: f64,
        /// How the loadings were found.
        method: &'static str,
        /// How many iterations that took.
        iterations: u32,
        /// How many items there are.
        k: usize,
        /// Of the two items that fewest answered together, how many did.
        n: u64,
        /// How many respondents answered every item.
        n_complete: u64,
        /// How many respondents there are.
        respondents: u64,
        /// One row per item.
        items: Vec<OmegaItem>,
        /// The items whose loading is negative, against the others: keyed the other way, or misunderstood.
        negative: Vec<String>,
    }
    {
        /// The loading of the standardised item, its correlation with the factor, -1 to 1.
        ///
        /// A dict by the name of the item.
        #[getter]
        fn loading<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            by_name(py, self.0.items.iter().map(|item| (item.name.as_str(), Some(item.loading))))
        }

        /// The share of the item's variance that the factor leaves, 0 to 1.
        ///
        /// A dict by the name of the item.
        #[getter]
        fn uniqueness<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
            by_name(py, self.0.items.iter().map(|item| (item.name.as_str(), Some(item.uniqueness))))
        }
    }
}

result! {
    /// What one item has of the factor.
    OmegaItem(reliability::OmegaItem) {
        /// The name of the item.
        name: String,
        /// The loading of the standardised item, its correlation with the factor, -1 to 1.
        loading: f64,
        /// The share of the item's variance that the factor leaves, 0 to 1.
        uniqueness: f64,
        /// The loading in scale units: the loading times the standard deviation of the item.
        raw_loading: f64,
        /// The variance that the factor leaves, in squared scale units.
        raw_uniqueness: f64,
        /// Whether the item was reversed.
        reversed: bool,
    }
    {}
}

result! {
    /// The reliability of a sum of items from its two halves.
    SplitHalf(reliability::SplitHalf) {
        /// The correlation of the two halves, corrected to the full length by Spearman and Brown: 2 r / (1 + r).
        spearman_brown: f64,
        /// The same for halves of unequal length (Horst 1951); the two are one number where the halves have as many items.
        unequal_length: f64,
        /// Flanagan and Rulon's coefficient, Guttman's lambda 4: 4 times the covariance of the halves over the variance of the
        /// sum. It does not ask for halves that vary alike.
        guttman: f64,
        /// The correlation of the two halves, from 0 to 1.
        correlation: f64,
        /// The items of the first half.
        first: Vec<String>,
        /// The items of the second half.
        second: Vec<String>,
        /// How many items there are.
        k: usize,
        /// Of the two items that fewest answered together, how many did.
        n: u64,
        /// How many respondents answered every item.
        n_complete: u64,
        /// How many respondents there are.
        respondents: u64,
        /// The items that run against the sum of the others: keyed the other way, or misunderstood.
        negative: Vec<String>,
    }
    {}
}

result! {
    /// Alpha of the variables behind ordinal items.
    OrdinalAlpha(reliability::OrdinalAlpha) {
        /// Alpha of the polychoric correlations, from 0 to 1.
        value: f64,
        /// The mean polychoric correlation of two items, -1 to 1.
        mean_correlation: f64,
        /// The polychoric correlations, row by row in the order of the items, reversed items turned.
        correlations: Vec<Vec<f64>>,
        /// The names of the items.
        items: Vec<String>,
        /// How many items there are.
        k: usize,
        /// Of the two items that fewest answered together, how many did.
        n: u64,
        /// How many respondents there are.
        respondents: u64,
        /// What was done about absent answers.
        missing: &'static str,
        /// The items that run against the others: their correlations with these sum to less than 0.
        negative: Vec<String>,
    }
    {}
}

result! {
    /// Who may not have read the questions, and why. Nobody is dropped.
    Careless(reliability::Careless) {
        /// How many respondents there are.
        respondents: u64,
        /// How many are flagged for at least one reason.
        flagged: u64,
        /// How many are flagged for each reason.
        counts: Vec<CarelessCount>,
        /// How many gave all expectations alike and all perceptions alike: gaps without any variation.
        equal_both: u64,
        /// Per respondent, whether nothing was found: a mask that picks the others.
        keep: Vec<bool>,
        /// Per respondent, why flagged; empty for nothing found.
        reasons: Vec<Vec<&'static str>>,
        /// Per respondent, the longest run of one and the same answer; a missing answer ends a run.
        longstring: Vec<u32>,
        /// Per respondent, the standard deviation of the answers, in scale units; absent below two answers.
        variability: Vec<Option<f64>>,
        /// Per respondent, the correlation over scales of the means of odd and of even items, corrected by Spearman and Brown,
        /// -1 to 1; absent below three scales with both, and where a side does not vary.
        even_odd: Vec<Option<f64>>,
        /// Per respondent, the index of the first row with the same answers; absent if there is none before.
        duplicate_of: Vec<Option<u64>>,
    }
    {}
}

result! {
    /// How many are flagged for one reason.
    CarelessCount(reliability::CarelessCount) {
        /// The reason.
        reason: &'static str,
        /// How many are flagged for it, whatever else they are flagged for.
        n: u64,
    }
    {}
}

/// A dict of numbers by the names of the items.
fn by_name<'py, 'a>(
    py: Python<'py>,
    pairs: impl Iterator<Item = (&'a str, Option<f64>)>,
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, value) in pairs {
        dict.set_item(name, value)?;
    }
    Ok(dict)
}

/// The columns of a table as numbers, and their names.
fn read(table: &Bound<'_, PyAny>) -> PyResult<(Vec<String>, Prepared)> {
    let frame = Frame::read(table, "items")?;
    let names = frame.names().to_vec();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    let prepared = frame.select(&[], &all)?.joined();
    Ok((names, prepared))
}

pub(crate) fn options(missing: Option<&str>, scale: Option<&Bound<'_, PyAny>>) -> PyResult<ItemsOptions> {
    Ok(ItemsOptions {
        columns: Vec::new(),
        missing: missing.map_or(Ok(Missing::default()), Missing::parse).map_err(raised)?,
        scale: scale.map(self::scale).transpose()?,
    })
}

/// Items from a table, or from sums of products, whose variables are named by their numbers.
fn items(
    items: &Bound<'_, PyAny>,
    missing: Option<&str>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Items> {
    if items.cast::<CrossProducts>().is_ok() {
        return tallied(items, missing, scale);
    }
    let (names, prepared) = read(items)?;
    let options = ItemsOptions { columns: names, ..options(missing, scale)? };
    items.py().detach(|| Items::from_table(&prepared.whole()?, &options)).map_err(raised)
}

/// Items from sums of products, whose variables are named by their numbers.
pub(crate) fn tallied(
    products: &Bound<'_, PyAny>,
    missing: Option<&str>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Items> {
    let options = options(missing, scale)?;
    let products = products.cast::<CrossProducts>()?.get().now();
    let tallied = if products.is_pairwise() { Missing::Pairwise } else { Missing::Listwise };
    if missing.is_some() && options.missing != tallied {
        let allowed = format!("the products were tallied {}", tallied.name());
        return Err(refused("missing", format!("{:?}", options.missing.name()), allowed));
    }
    if options.scale.is_some() {
        return Err(refused("scale", "given", "it is read where the products are tallied"));
    }
    let names: Vec<String> = (0..products.variables()).map(|i| i.to_string()).collect();
    Items::new(products, names).map_err(raised)
}

/// Cronbach's alpha of the sum of items, with its interval and what each item does to it.
///
/// `items` is a table with a column per item (a data frame, a dict of columns, a 2-D array) or `CrossProducts`, whose items
/// are named "0", "1" and so on. `missing` is `"pairwise"`, all who answered two items count for their covariance and the
/// interval counts on the smallest number of them, or `"listwise"`, only who answered every item counts; `CrossProducts`
/// bring their own. `interval` is `"feldt"` or `"bonett"`. `reverse` names items that are keyed the other way. With a `scale`
/// its codes are missing, and what is off it is an error. An alpha below 0 is an error that names the items behind it.
#[pyfunction]
#[pyo3(
    name = "alpha",
    signature = (items, *, missing = None, interval = "feldt", level = 0.95, reverse = Vec::new(), scale = None),
    text_signature = "(items, *, missing='pairwise', interval='feldt', level=0.95, reverse=(), scale=None)"
)]
pub(crate) fn reliability_alpha(
    items: &Bound<'_, PyAny>,
    missing: Option<&str>,
    interval: &str,
    level: f64,
    reverse: Vec<String>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Alpha> {
    let interval = AlphaInterval::parse(interval).map_err(raised)?;
    let options = AlphaOptions { interval, level, reverse };
    reliability::alpha(&self::items(items, missing, scale)?, &options).map(Alpha::from).map_err(raised)
}

/// Omega total of the sum of items: the share of its variance that is due to the one factor behind them.
///
/// `method` is `"minres"` or `"ml"`; the other arguments are those of `alpha`. An item that the factor leaves no variance of
/// its own (a Heywood case) is an error that names it.
#[pyfunction]
#[pyo3(
    name = "omega",
    signature = (items, *, method = "minres", missing = None, reverse = Vec::new(), scale = None),
    text_signature = "(items, *, method='minres', missing='pairwise', reverse=(), scale=None)"
)]
pub(crate) fn reliability_omega(
    items: &Bound<'_, PyAny>,
    method: &str,
    missing: Option<&str>,
    reverse: Vec<String>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Omega> {
    let options = OmegaOptions { method: FactorMethod::parse(method).map_err(raised)?, reverse };
    reliability::omega(&self::items(items, missing, scale)?, &options).map(Omega::from).map_err(raised)
}

/// The reliability of the sum of items from the covariance of its two halves.
///
/// `halves` is `"odd_even"` (the default), `"first_last"`, or the names of the items of the first half; the other arguments
/// are those of `alpha`.
#[pyfunction]
#[pyo3(
    name = "split_half",
    signature = (items, halves = None, *, missing = None, reverse = Vec::new(), scale = None),
    text_signature = "(items, halves=None, *, missing='pairwise', reverse=(), scale=None)"
)]
pub(crate) fn reliability_split_half(
    items: &Bound<'_, PyAny>,
    halves: Option<&Bound<'_, PyAny>>,
    missing: Option<&str>,
    reverse: Vec<String>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<SplitHalf> {
    let halves = halves.map_or(Ok(Halves::OddEven), self::halves)?;
    let options = SplitHalfOptions { halves, reverse };
    let items = self::items(items, missing, scale)?;
    reliability::split_half(&items, &options).map(SplitHalf::from).map_err(raised)
}

fn halves(object: &Bound<'_, PyAny>) -> PyResult<Halves> {
    if object.is_instance_of::<PyString>() {
        let name: String = object.extract()?;
        return match name.as_str() {
            "odd_even" => Ok(Halves::OddEven),
            "first_last" => Ok(Halves::FirstLast),
            _ => Err(refused("halves", format!("{name:?}"), "odd_even, first_last, or a list of names")),
        };
    }
    let names =
        object.extract().map_err(|_| wrong_type("halves: a name, or a list of the names of items"))?;
    Ok(Halves::Named(names))
}

/// The reliability of a score that is made longer or shorter: m r / (1 + (m - 1) r).
///
/// `reliability` is that of the score as it is, from 0 to 1; `factor` is how many times as many items like these it is to
/// have: 2 doubles it, 0.5 halves it.
#[pyfunction]
#[pyo3(name = "spearman_brown", signature = (reliability, factor))]
pub(crate) fn reliability_spearman_brown(reliability: f64, factor: f64) -> PyResult<f64> {
    reliability::spearman_brown(reliability, factor).map_err(raised)
}

/// Ordinal alpha: Cronbach's alpha of the normal variables of which ordered categories are seen.
///
/// `items` is a table with a column per item, `missing`, `reverse` and `scale` are as for `alpha`. From polychoric
/// correlations; report it beside alpha, not instead: it says how reliable a sum of the variables behind the answers would
/// be, not the sum of the answers.
#[pyfunction]
#[pyo3(
    name = "ordinal_alpha",
    signature = (items, *, missing = "pairwise", reverse = Vec::new(), scale = None),
    text_signature = "(items, *, missing='pairwise', reverse=(), scale=None)"
)]
pub(crate) fn reliability_ordinal_alpha(
    py: Python<'_>,
    items: &Bound<'_, PyAny>,
    missing: &str,
    reverse: Vec<String>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<OrdinalAlpha> {
    let options = options(Some(missing), scale)?;
    let (columns, prepared) = read(items)?;
    let options = OrdinalOptions { items: ItemsOptions { columns, ..options }, reverse };
    py.detach(|| reliability::ordinal_alpha(&prepared.whole()?, &options))
        .map(OrdinalAlpha::from)
        .map_err(raised)
}

/// Flags respondents who may not have read the questions: long runs, no variability, inconsistent halves, all
/// expectations or all perceptions alike, duplicates, too fast answers.
///
/// `items` are the columns in the order of the questionnaire: by default the `expectations` and the `perceptions`, or all
/// columns but the `duration` (seconds). `dimensions` is a dict or a list of lists of items, for the consistency of even and
/// odd ones. The limits: `longstring` equal answers in a row (half of the items, rounded up), a standard deviation of
/// `variability`, a consistency of `even_odd`, so many `seconds` per answer. With a `scale` its codes are missing. Nobody is
/// dropped: `frame[result.keep]` are the others, and `keep` as a column makes segments of a summary (`by=`), whose total is
/// everybody.
#[pyfunction]
#[pyo3(
    name = "careless",
    signature = (
        table, *, items = None, expectations = None, perceptions = None, dimensions = None, duration = None,
        scale = None, longstring = None, variability = 0.0, even_odd = 0.3, seconds = 2.0, duplicates = true
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn reliability_careless(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    items: Option<Vec<String>>,
    expectations: Option<Vec<String>>,
    perceptions: Option<Vec<String>>,
    dimensions: Option<&Bound<'_, PyAny>>,
    duration: Option<String>,
    scale: Option<&Bound<'_, PyAny>>,
    longstring: Option<u32>,
    variability: f64,
    even_odd: f64,
    seconds: f64,
    duplicates: bool,
) -> PyResult<Careless> {
    let mut options = CarelessOptions {
        items: items.unwrap_or_default(),
        expectations: expectations.unwrap_or_default(),
        perceptions: perceptions.unwrap_or_default(),
        dimensions: dimensions.map_or(Ok(Vec::new()), scales)?,
        duration,
        scale: scale.map(self::scale).transpose()?,
        longstring,
        variability,
        even_odd,
        seconds,
        duplicates,
    };
    let frame = Frame::read(table, "table")?;
    let sides = options.expectations.iter().chain(&options.perceptions);
    if options.items.is_empty() && sides.clone().next().is_none() {
        let is_item = |name: &&String| Some(*name) != options.duration.as_ref();
        options.items = frame.names().iter().filter(is_item).cloned().collect();
    }
    let sides = options.expectations.iter().chain(&options.perceptions);
    let names = options.items.iter().chain(sides).chain(options.dimensions.iter().flatten());
    let mut names: Vec<&str> = names.chain(&options.duration).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let prepared = frame.select(&[], &names)?.joined();
    py.detach(|| reliability::careless(&prepared.whole()?, &options))
        .map(Careless::from)
        .map_err(|error| raised(prepared.known(error)))
}

/// The items of each scale, of a dict by the names of the scales or of a list.
fn scales(object: &Bound<'_, PyAny>) -> PyResult<Vec<Vec<String>>> {
    let lists = object.cast::<PyDict>().map_or_else(|_| object.clone(), |dict| dict.values().into_any());
    lists.extract().map_err(|_| wrong_type("dimensions: a dict or a list of lists of the names of items"))
}

/// Three places, as reliabilities have them.
pub(crate) fn places(value: f64) -> String {
    format!("{value:.3}")
}

pub(crate) fn or_none(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), places)
}

/// What is said about items that run against the others.
fn warning(negative: &[String]) -> Option<String> {
    (!negative.is_empty())
        .then(|| format!("against the others, reverse or leave out: {}", negative.join(", ")))
}

fn flagged(line: String, negative: &[String]) -> String {
    if negative.is_empty() {
        line
    } else {
        format!("{}, against the others: {})", line.trim_end_matches(')'), negative.join(", "))
    }
}

fn alpha_row(item: &reliability::AlphaItem) -> Row {
    let reliability::AlphaItem { name, item_rest, if_dropped, reversed } = item;
    vec![
        text("name", name),
        cell("item_rest", *item_rest),
        cell("if_dropped", *if_dropped),
        cell("reversed", *reversed),
    ]
}

fn alpha_line(item: &reliability::AlphaItem) -> Vec<String> {
    let name = if item.reversed { format!("{} (reversed)", item.name) } else { item.name.clone() };
    vec![name, or_none(item.item_rest), or_none(item.if_dropped)]
}

const ALPHA_HEADS: [&str; 3] = ["item", "with the rest", "alpha without"];

impl Tabular for Alpha {
    fn rows(&self) -> Rows {
        Rows(self.0.items.iter().map(alpha_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "Cronbach's alpha {} [{}, {}], {} {}; standardised {}, mean correlation {}, n = {} of {}",
            places(of.value),
            places(of.low),
            places(of.high),
            percent(of.level),
            of.interval.name(),
            places(of.standardized),
            places(of.mean_correlation),
            of.n,
            of.respondents
        );
        Shown::new(caption, &ALPHA_HEADS, 1, of.items.iter().map(alpha_line).collect())
            .with_notes(warning(&of.negative))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let line = format!(
            "Alpha({} [{}, {}], {}, n = {})",
            places(of.value),
            places(of.low),
            places(of.high),
            plural(of.k, "item"),
            of.n
        );
        flagged(line, &of.negative)
    }
}

impl Tabular for AlphaItem {
    fn rows(&self) -> Rows {
        Rows(vec![alpha_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Item", &ALPHA_HEADS, 1, vec![alpha_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "AlphaItem({}, with the rest {}, alpha without {})",
            of.name,
            or_none(of.item_rest),
            or_none(of.if_dropped)
        )
    }
}

fn omega_row(item: &reliability::OmegaItem) -> Row {
    let reliability::OmegaItem { name, loading, uniqueness, raw_loading, raw_uniqueness, reversed } = item;
    vec![
        text("name", name),
        cell("loading", *loading),
        cell("uniqueness", *uniqueness),
        cell("raw_loading", *raw_loading),
        cell("raw_uniqueness", *raw_uniqueness),
        cell("reversed", *reversed),
    ]
}

fn omega_line(item: &reliability::OmegaItem) -> Vec<String> {
    let name = if item.reversed { format!("{} (reversed)", item.name) } else { item.name.clone() };
    vec![name, places(item.loading), places(item.uniqueness)]
}

const OMEGA_HEADS: [&str; 3] = ["item", "loading", "uniqueness"];

impl Tabular for Omega {
    fn rows(&self) -> Rows {
        Rows(self.0.items.iter().map(omega_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "McDonald's omega total {}, one factor by {}; standardised {}, n = {} of {}",
            places(of.value),
            of.method.name(),
            places(of.standardized),
            of.n,
            of.respondents
        );
        Shown::new(caption, &OMEGA_HEADS, 1, of.items.iter().map(omega_line).collect())
            .with_notes(warning(&of.negative))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let line = format!(
            "Omega({}, {}, {}, n = {})",
            places(of.value),
            of.method.name(),
            plural(of.k, "item"),
            of.n
        );
        flagged(line, &of.negative)
    }
}

impl Tabular for OmegaItem {
    fn rows(&self) -> Rows {
        Rows(vec![omega_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Item", &OMEGA_HEADS, 1, vec![omega_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "OmegaItem({}, loading {}, uniqueness {})",
            of.name,
            places(of.loading),
            places(of.uniqueness)
        )
    }
}

impl SplitHalf {
    fn figures(&self) -> [(&'static str, f64); 4] {
        let reliability::SplitHalf { spearman_brown, unequal_length, guttman, correlation, .. } = &self.0;
        [
            ("spearman_brown", *spearman_brown),
            ("unequal_length", *unequal_length),
            ("guttman", *guttman),
            ("correlation", *correlation),
        ]
    }
}

impl Tabular for SplitHalf {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let mut row: Row = self.figures().into_iter().map(|(name, value)| cell(name, value)).collect();
        row.extend([text("first", &of.first.join("; ")), text("second", &of.second.join("; "))]);
        row.extend([
            cell("k", of.k as u64),
            cell("n", of.n),
            cell("n_complete", of.n_complete),
            cell("rows", of.respondents),
        ]);
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = |(name, value): (&str, f64)| vec![name.replace('_', " "), places(value)];
        let lines = self.figures().into_iter().map(line).collect();
        let halves = format!("halves: {} | {}", of.first.join(", "), of.second.join(", "));
        let caption = format!("Split halves, n = {} of {}", of.n, of.respondents);
        Shown::new(caption, &["", "value"], 1, lines)
            .with_notes([halves].into_iter().chain(warning(&of.negative)))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let line = format!(
            "SplitHalf(Spearman-Brown {}, Guttman {}, n = {})",
            places(of.spearman_brown),
            places(of.guttman),
            of.n
        );
        flagged(line, &of.negative)
    }
}

impl Tabular for OrdinalAlpha {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let row = |(name, values): (&String, &Vec<f64>)| {
            let cells = of.items.iter().zip(values).map(|(name, value)| cell(name, *value));
            [text("item", name)].into_iter().chain(cells).collect()
        };
        Rows(of.items.iter().zip(&of.correlations).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let heads: Vec<&str> = [""].into_iter().chain(of.items.iter().map(String::as_str)).collect();
        let line = |(name, values): (&String, &Vec<f64>)| {
            [name.clone()].into_iter().chain(values.iter().map(|value| format!("{value:.2}"))).collect()
        };
        let lines = of.items.iter().zip(&of.correlations).map(line).collect();
        let caption = format!(
            "Ordinal alpha {}, mean polychoric correlation {}, n = {} of {}",
            places(of.value),
            places(of.mean_correlation),
            of.n,
            of.respondents
        );
        Shown::new(caption, &heads, 1, lines).with_notes(warning(&of.negative))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let line = format!("OrdinalAlpha({}, {}, n = {})", places(of.value), plural(of.k, "item"), of.n);
        flagged(line, &of.negative)
    }
}

impl Tabular for Careless {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let whole = |n: Option<u64>| Cell::Int(n.and_then(|n| i64::try_from(n).ok()));
        let row = |i: usize| {
            let names: Vec<&str> = of.reasons[i].iter().map(|reason| reason.name()).collect();
            vec![
                cell("keep", of.keep[i]),
                text("reasons", &names.join("; ")),
                cell("longstring", u64::from(of.longstring[i])),
                cell("variability", of.variability[i]),
                cell("even_odd", of.even_odd[i]),
                cell("duplicate_of", whole(of.duplicate_of[i])),
            ]
        };
        Rows((0..of.keep.len()).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = |count: &reliability::CarelessCount| {
            vec![count.reason.name().replace('_', " "), count.n.to_string()]
        };
        let caption = format!("Careless answers? {} of {} flagged", of.flagged, of.respondents);
        let both = format!("all expectations and all perceptions alike: {}", of.equal_both);
        Shown::new(caption, &["reason", "n"], 1, of.counts.iter().map(line).collect()).with_notes([both])
    }

    fn line(&self) -> String {
        format!("Careless({} of {} flagged)", self.0.flagged, self.0.respondents)
    }
}

impl Tabular for CarelessCount {
    fn rows(&self) -> Rows {
        let reliability::CarelessCount { reason, n } = self.0;
        Rows(vec![vec![text("reason", reason.name()), cell("n", n)]])
    }

    fn shown(&self) -> Shown {
        let reliability::CarelessCount { reason, n } = self.0;
        Shown::new("Flagged", &["reason", "n"], 1, vec![vec![reason.name().to_owned(), n.to_string()]])
    }

    fn line(&self) -> String {
        format!("CarelessCount({}, n = {})", self.0.reason.name(), self.0.n)
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Alpha>()?;
    module.add_class::<AlphaItem>()?;
    module.add_class::<Omega>()?;
    module.add_class::<OmegaItem>()?;
    module.add_class::<SplitHalf>()?;
    module.add_class::<OrdinalAlpha>()?;
    module.add_class::<Careless>()?;
    module.add_class::<CarelessCount>()?;
    module.add("reliability_alpha", wrap_pyfunction!(reliability_alpha, module)?)?;
    module.add("reliability_omega", wrap_pyfunction!(reliability_omega, module)?)?;
    module.add("reliability_split_half", wrap_pyfunction!(reliability_split_half, module)?)?;
    module.add("reliability_spearman_brown", wrap_pyfunction!(reliability_spearman_brown, module)?)?;
    module.add("reliability_ordinal_alpha", wrap_pyfunction!(reliability_ordinal_alpha, module)?)?;
    module.add("reliability_careless", wrap_pyfunction!(reliability_careless, module)?)
}

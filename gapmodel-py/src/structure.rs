//! Whether dimensions hold in the answers.

use gapmodel_core::reliability::{
    self, DimensionItems, Extraction, Items, ItemsOptions, Rotation, StructureOptions,
};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::{raised, wrong_type};
use crate::frame::Cell;
use crate::frame::{Row, Rows, Shown};
use crate::input::Frame;
use crate::reliability::{options as items_options, or_none, places, tallied};
use crate::results::{Estimate, Tabular, ToPython, cell, estimate_row, percent, plural, result, text};
use crate::tally::CrossProducts;

result! {
    /// Whether dimensions hold in some answers.
    Structure(reliability::Structure) {
        /// One row per dimension, in the order given.
        dimensions: Vec<StructureDimension>,
        /// One row per two dimensions.
        pairs: Vec<DimensionPair>,
        /// One row per item, in the order of the dimensions.
        items: Vec<StructureItem>,
        /// How many factors there are by parallel analysis.
        parallel: ParallelAnalysis,
        /// The factors of the correlations between items.
        factors: StructureFactors,
        /// Whether the correlations are fit for factors; absent where some items determine others.
        adequacy: Option<StructureAdequacy>,
        /// The items that correlate more with another dimension than with the rest of their own.
        misplaced: Vec<String>,
        /// The items that load most, in size, on another factor than that of their dimension.
        elsewhere: Vec<String>,
        /// The items whose uniqueness was held at 0.005, of all factors or of the one of their dimension (Heywood cases): what
        /// is said of their loadings is not to be trusted.
        heywood: Vec<String>,
        /// How many items there are.
        k: usize,
        /// Of the two items that fewest answered together, how many did; the intervals and the parallel analysis count on it.
        n: u64,
        /// How many respondents answered every item of the tally.
        n_complete: u64,
        /// How many respondents there are.
        respondents: u64,
        /// What was done about absent answers.
        missing: &'static str,
    }
    {}
}

result! {
    /// One dimension by itself.
    StructureDimension(reliability::StructureDimension) {
        /// The name of the dimension.
        name: String,
        /// The names of its items.
        items: Vec<String>,
        /// Cronbach's alpha of the sum of its items; below 0 where they run against each other.
        alpha: f64,
        /// The mean correlation of two of its items, -1 to 1.
        mean_correlation: f64,
        /// The average variance extracted: the mean squared loading of its items on the one factor behind them, 0 to 1; absent
        /// where they have none in common. Of two items, both load the root of their correlation.
        ave: Option<f64>,
        /// The composite reliability of standardised items, from the same loadings, 0 to 1.
        composite_reliability: Option<f64>,
        /// The factor that its items load on most among those no other dimension has taken, counted from 0; absent where there
        /// are fewer factors than dimensions.
        factor: Option<usize>,
    }
    {}
}

result! {
    /// Two dimensions beside each other.
    DimensionPair(reliability::DimensionPair) {
        /// The name of the first dimension.
        first: String,
        /// The name of the second dimension.
        second: String,
        /// The correlation of the sums of their items, -1 to 1, with Fisher's interval.
        correlation: Estimate,
        /// The correlation without the error of the sums: over the root of the product of the alphas, its interval with it. It
        /// may exceed 1 by chance, or where alpha says too little. Absent where an alpha is not above 0.
        disattenuated: Option<Estimate>,
        /// The ratio of the mean correlation of items of different dimensions to the geometric mean of the mean correlations
        /// within each (heterotrait-monotrait ratio); absent where a mean within is not above 0.
        htmt: Option<f64>,
        /// What that ratio says.
        reading: Option<&'static str>,
        /// Whether both dimensions extract more variance of their items on average than they share, the square of the
        /// disattenuated correlation (Fornell and Larcker 1981).
        fornell_larcker: Option<bool>,
    }
    {}
}

result! {
    /// One item among dimensions and factors.
    StructureItem(reliability::StructureItem) {
        /// The name of the item.
        name: String,
        /// The name of its dimension.
        dimension: String,
        /// The correlation with the sum of the other items of its dimension, -1 to 1; absent where pairwise covariances allow
        /// none.
        item_rest: Option<f64>,
        /// The correlation with the sum of each dimension, in their order; with the others of its own.
        correlations: Vec<Option<f64>>,
        /// The dimension whose sum it correlates most with.
        closest: String,
        /// The loadings on the factors (the pattern: what each factor adds with the others held).
        loadings: Vec<f64>,
        /// The factor on which its loading is largest in size, counted from 0.
        factor: usize,
        /// The share of its variance that the factors have, 0 to 1.
        communality: f64,
        /// The share that they leave, from 0.005.
        uniqueness: f64,
        /// The measure of sampling adequacy of the item (Kaiser and Rice 1974), 0 to 1; absent where some items determine
        /// others.
        msa: Option<f64>,
        /// Whether the item was reversed.
        reversed: bool,
    }
    {}
}

result! {
    /// How many factors there are by parallel analysis (Horn 1965).
    ParallelAnalysis(reliability::ParallelAnalysis) {
        /// The number of factors: how many of the first eigenvalues of the correlations are above their limits.
        components: usize,
        /// The same by the eigenvalues of the correlations with squared multiple correlations on the diagonal; absent where
        /// some items determine others, or there are no more respondents than items. It tends to count too many.
        factors: Option<usize>,
        /// One row per eigenvalue, the largest first.
        eigenvalues: Vec<ParallelRow>,
        /// How many tables of unrelated items the limits are from.
        replicates: u32,
        /// Which share of these tables is below a limit, 0.95.
        percentile: f64,
        /// Where the random numbers begin.
        seed: u64,
    }
    {}
}

result! {
    /// One eigenvalue beside that of unrelated items.
    ParallelRow(reliability::ParallelRow) {
        /// The eigenvalue of the correlations.
        component: f64,
        /// What it must exceed.
        component_limit: f64,
        /// The eigenvalue of the correlations with squared multiple correlations on the diagonal.
        factor: Option<f64>,
        /// What that must exceed.
        factor_limit: Option<f64>,
    }
    {}
}

result! {
    /// The factors of the correlations between items.
    StructureFactors(reliability::StructureFactors) {
        /// How they were found.
        extraction: &'static str,
        /// How they were turned.
        rotation: &'static str,
        /// How many iterations finding them took.
        iterations: u32,
        /// One row per factor, by the variance it explains, the largest first.
        factors: Vec<StructureFactor>,
        /// The correlations of the factors, row by row.
        correlations: Vec<Vec<f64>>,
        /// The root of the mean squared residual: of the correlations less what the factors make of them.
        rmsr: f64,
    }
    {}
}

result! {
    /// One factor.
    StructureFactor(reliability::StructureFactor) {
        /// The variance it explains, in items: of correlated factors, with its share in what they explain together.
        variance: f64,
        /// That as a share of the variance of all items, 0 to 1.
        share: f64,
        /// The dimension whose items load on it most, each dimension having one factor; absent where there are more factors
        /// than dimensions.
        dimension: Option<String>,
    }
    {}
}

result! {
    /// Whether correlations are fit for factors.
    StructureAdequacy(reliability::StructureAdequacy) {
        /// The measure of sampling adequacy of Kaiser, Meyer and Olkin, 0 to 1: squared correlations over these and squared
        /// partial correlations.
        kmo: f64,
        /// Bartlett's test of no correlations at all.
        chi_squared: f64,
        /// Its degrees of freedom.
        df: u64,
        /// The probability of as large a value without any correlations.
        p: f64,
    }
    {}
}

/// The items of each dimension, of a dict by the names of the dimensions.
fn dimensions(object: &Bound<'_, PyAny>) -> PyResult<Vec<DimensionItems>> {
    let wrong = || wrong_type("dimensions: a dict of lists of the names of items");
    let dict = object.cast::<PyDict>().map_err(|_| wrong())?;
    let one = |(name, items): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
        let items: Vec<String> = items.extract().map_err(|_| wrong())?;
        Ok(DimensionItems::new(name.extract::<String>().map_err(|_| wrong())?, items))
    };
    dict.iter().map(one).collect()
}

/// The items of the dimensions, from a table or from sums of products.
fn items(
    object: &Bound<'_, PyAny>,
    dimensions: &[DimensionItems],
    missing: Option<&str>,
    scale: Option<&Bound<'_, PyAny>>,
) -> PyResult<Items> {
    if object.cast::<CrossProducts>().is_ok() {
        return tallied(object, missing, scale);
    }
    let options = items_options(missing, scale)?;
    let frame = Frame::read(object, "items")?;
    let mut names: Vec<String> = Vec::new();
    for item in dimensions.iter().flat_map(|dimension| &dimension.items) {
        if !names.contains(item) {
            names.push(item.clone());
        }
    }
    if names.is_empty() {
        names = frame.names().to_vec();
    }
    let wanted: Vec<&str> = names.iter().map(String::as_str).collect();
    let prepared = frame.select(&[], &wanted)?.joined();
    let options = ItemsOptions { columns: names, ..options };
    object.py().detach(|| Items::from_table(&prepared.whole()?, &options)).map_err(raised)
}

/// Whether the dimensions that items are said to have are there in the answers.
///
/// `items` is a table with a column per item (other columns are left aside) or `CrossProducts`, whose items are named "0",
/// "1" and so on. `dimensions` is a dict of lists of the names of items, each item in one. The result has the dimensions
/// (alpha, average variance extracted), their `pairs` (correlation with interval, without error, heterotrait-monotrait
/// ratio), the number of factors by `parallel` analysis, the `factors` with loadings of each of the `items`, and names the
/// items that belong elsewhere: `misplaced` by correlations, `elsewhere` by loadings. `factors` is as many as dimensions, or
/// the most that so many items determine. `extraction` is `"minres"` or `"principal_axis"`, `rotation` `"oblimin"`,
/// `"varimax"` or `"none"`; the parallel analysis draws `replicates` tables of unrelated items. The other arguments are
/// those of `alpha`.
#[pyfunction]
#[pyo3(
    name = "structure",
    signature = (items, dimensions, *, factors = None, extraction = "minres", rotation = "oblimin", missing = None,
        reverse = Vec::new(), scale = None, level = 0.95, replicates = 500, percentile = 0.95, seed = 0),
    text_signature = "(items, dimensions, *, factors=None, extraction='minres', rotation='oblimin', \
        missing='pairwise', reverse=(), scale=None, level=0.95, replicates=500, percentile=0.95, seed=0)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn reliability_structure(
    py: Python<'_>,
    items: &Bound<'_, PyAny>,
    dimensions: &Bound<'_, PyAny>,
    factors: Option<usize>,
    extraction: &str,
    rotation: &str,
    missing: Option<&str>,
    reverse: Vec<String>,
    scale: Option<&Bound<'_, PyAny>>,
    level: f64,
    replicates: u32,
    percentile: f64,
    seed: u64,
) -> PyResult<Structure> {
    let options = StructureOptions {
        factors,
        extraction: Extraction::parse(extraction).map_err(raised)?,
        rotation: Rotation::parse(rotation).map_err(raised)?,
        reverse,
        level,
        replicates,
        percentile,
        seed,
    };
    let dimensions = self::dimensions(dimensions)?;
    let items = self::items(items, &dimensions, missing, scale)?;
    py.detach(|| reliability::structure(&items, &dimensions, &options)).map(Structure::from).map_err(raised)
}

/// The name of a factor as shown, counted from 1.
fn factor_name(factor: usize) -> String {
    format!("factor {}", factor + 1)
}

fn item_row(item: &reliability::StructureItem) -> Row {
    let reliability::StructureItem {
        name,
        dimension,
        item_rest,
        correlations: _,
        closest,
        loadings,
        factor,
        communality,
        uniqueness,
        msa,
        reversed,
    } = item;
    let mut row = vec![
        text("name", name),
        text("dimension", dimension),
        cell("item_rest", *item_rest),
        text("closest", closest),
        cell("factor", *factor as u64),
        cell("communality", *communality),
        cell("uniqueness", *uniqueness),
        cell("msa", *msa),
        cell("reversed", *reversed),
    ];
    row.extend(loadings.iter().enumerate().map(|(j, loading)| cell(&format!("loading_{j}"), *loading)));
    row
}

fn item_line(item: &reliability::StructureItem) -> Vec<String> {
    let name = if item.reversed { format!("{} (reversed)", item.name) } else { item.name.clone() };
    let lead = [name, item.dimension.clone(), or_none(item.item_rest), item.closest.clone()];
    lead.into_iter()
        .chain(item.loadings.iter().map(|loading| places(*loading)))
        .chain([places(item.communality)])
        .collect()
}

fn item_heads(factors: usize) -> Vec<String> {
    ["item", "dimension", "with the rest", "closest"]
        .map(str::to_owned)
        .into_iter()
        .chain((0..factors).map(factor_name))
        .chain(["communality".to_owned()])
        .collect()
}

fn shown(caption: impl Into<String>, heads: &[String], labels: usize, lines: Vec<Vec<String>>) -> Shown {
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    Shown::new(caption, &heads, labels, lines)
}

/// What is said of items that are named.
fn note(what: &str, names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| format!("{what}: {}", names.join(", ")))
}

impl Tabular for Structure {
    fn rows(&self) -> Rows {
        Rows(self.0.items.iter().map(item_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "{}, {} by parallel analysis; {} {} extracted ({}, {}), n = {} of {}",
            plural(of.dimensions.len(), "dimension"),
            plural(of.parallel.components, "factor"),
            of.factors.factors.len(),
            if of.factors.factors.len() == 1 { "is" } else { "are" },
            of.factors.extraction.name(),
            of.factors.rotation.name(),
            of.n,
            of.respondents
        );
        let pair = |pair: &reliability::DimensionPair| {
            let htmt = pair.htmt.zip(pair.reading).map_or_else(
                || "no HTMT".to_owned(),
                |(htmt, reading)| format!("HTMT {} ({})", places(htmt), reading.name()),
            );
            format!("{} and {}: r = {}, {htmt}", pair.first, pair.second, places(pair.correlation.value))
        };
        let notes = of.pairs.iter().map(pair);
        let named = [
            note("correlate more with another dimension", &of.misplaced),
            note("load most on the factor of another dimension", &of.elsewhere),
            note("Heywood cases, loadings not to be trusted", &of.heywood),
        ];
        let lines = of.items.iter().map(item_line).collect();
        shown(caption, &item_heads(of.factors.factors.len()), 2, lines)
            .with_notes(notes.chain(named.into_iter().flatten()))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let named: Vec<&str> = of
            .items
            .iter()
            .map(|item| item.name.as_str())
            .filter(|name| self.belongs_elsewhere(name))
            .collect();
        let line = format!(
            "Structure({}, {} by parallel analysis, {}, n = {}",
            plural(of.dimensions.len(), "dimension"),
            plural(of.parallel.components, "factor"),
            plural(of.k, "item"),
            of.n
        );
        if named.is_empty() {
            format!("{line})")
        } else {
            format!("{line}, elsewhere: {})", named.join(", "))
        }
    }
}

impl Structure {
    fn belongs_elsewhere(&self, name: &str) -> bool {
        self.0.misplaced.iter().chain(&self.0.elsewhere).any(|other| other == name)
    }
}

impl Tabular for StructureItem {
    fn rows(&self) -> Rows {
        Rows(vec![item_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        shown("Item", &item_heads(self.0.loadings.len()), 2, vec![item_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "StructureItem({}, {}, with the rest {}, most on {})",
            of.name,
            of.dimension,
            or_none(of.item_rest),
            factor_name(of.factor)
        )
    }
}

impl Tabular for StructureDimension {
    fn rows(&self) -> Rows {
        let reliability::StructureDimension {
            name,
            items,
            alpha,
            mean_correlation,
            ave,
            composite_reliability,
            factor,
        } = &self.0;
        Rows(vec![vec![
            text("name", name),
            text("items", &items.join("; ")),
            cell("alpha", *alpha),
            cell("mean_correlation", *mean_correlation),
            cell("ave", *ave),
            cell("composite_reliability", *composite_reliability),
            text("factor", &factor.map_or_else(String::new, |factor| factor.to_string())),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![
            of.name.clone(),
            places(of.alpha),
            or_none(of.ave),
            or_none(of.composite_reliability),
            of.factor.map_or_else(|| "-".to_owned(), factor_name),
        ];
        let heads = ["dimension", "alpha", "variance extracted", "composite reliability", "factor"];
        Shown::new("Dimension", &heads, 1, vec![line])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "StructureDimension({}, {}, alpha {}, variance extracted {})",
            of.name,
            plural(of.items.len(), "item"),
            places(of.alpha),
            or_none(of.ave)
        )
    }
}

impl Tabular for DimensionPair {
    fn rows(&self) -> Rows {
        let reliability::DimensionPair {
            first,
            second,
            correlation,
            disattenuated,
            htmt,
            reading,
            fornell_larcker,
        } = &self.0;
        let mut row = vec![text("first", first), text("second", second)];
        row.extend(estimate_row("correlation", correlation));
        row.extend([
            cell("disattenuated", disattenuated.map(|r| r.value)),
            cell("disattenuated_low", disattenuated.and_then(|r| r.low)),
            cell("disattenuated_high", disattenuated.and_then(|r| r.high)),
            cell("htmt", *htmt),
            text("reading", reading.map_or("", reliability::HtmtReading::name)),
            ("fornell_larcker".to_owned(), Cell::Flag(*fornell_larcker)),
        ]);
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![
            format!("{} and {}", of.first, of.second),
            places(of.correlation.value),
            format!("[{}, {}]", or_none(of.correlation.low), or_none(of.correlation.high)),
            or_none(of.disattenuated.map(|r| r.value)),
            or_none(of.htmt),
            of.reading.map_or("-", reliability::HtmtReading::name).to_owned(),
        ];
        let level = percent(of.correlation.level);
        let heads = ["dimensions", "correlation", level.as_str(), "without error", "HTMT", "reading"];
        Shown::new("Two dimensions", &heads, 1, vec![line])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "DimensionPair({} and {}, r = {}, HTMT {})",
            of.first,
            of.second,
            places(of.correlation.value),
            or_none(of.htmt)
        )
    }
}

fn eigenvalue_row(row: &reliability::ParallelRow) -> Row {
    let reliability::ParallelRow { component, component_limit, factor, factor_limit } = row;
    vec![
        cell("component", *component),
        cell("component_limit", *component_limit),
        cell("factor", *factor),
        cell("factor_limit", *factor_limit),
    ]
}

fn eigenvalue_line(row: &reliability::ParallelRow) -> Vec<String> {
    vec![places(row.component), places(row.component_limit), or_none(row.factor), or_none(row.factor_limit)]
}

const EIGENVALUE_HEADS: [&str; 4] = ["eigenvalue", "limit", "reduced", "limit of reduced"];

impl Tabular for ParallelAnalysis {
    fn rows(&self) -> Rows {
        Rows(self.0.eigenvalues.iter().map(eigenvalue_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "Parallel analysis: {}, limits {} of {} tables",
            plural(of.components, "factor"),
            percent(of.percentile),
            of.replicates
        );
        Shown::new(caption, &EIGENVALUE_HEADS, 0, of.eigenvalues.iter().map(eigenvalue_line).collect())
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!("ParallelAnalysis({}, {} tables)", plural(of.components, "factor"), of.replicates)
    }
}

impl Tabular for ParallelRow {
    fn rows(&self) -> Rows {
        Rows(vec![eigenvalue_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Eigenvalue", &EIGENVALUE_HEADS, 0, vec![eigenvalue_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("ParallelRow({}, limit {})", places(self.0.component), places(self.0.component_limit))
    }
}

fn factor_row(factor: &reliability::StructureFactor) -> Row {
    let reliability::StructureFactor { variance, share, dimension } = factor;
    vec![
        cell("variance", *variance),
        cell("share", *share),
        text("dimension", dimension.as_deref().unwrap_or("")),
    ]
}

fn factor_line(factor: &reliability::StructureFactor) -> Vec<String> {
    let dimension = factor.dimension.as_deref().unwrap_or("-").to_owned();
    vec![dimension, places(factor.variance), percent(factor.share)]
}

const FACTOR_HEADS: [&str; 3] = ["dimension", "variance", "share"];

impl Tabular for StructureFactors {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let row = |(factor, correlations): (&reliability::StructureFactor, &Vec<f64>)| {
            let mut row = factor_row(factor);
            row.extend(correlations.iter().enumerate().map(|(j, r)| cell(&format!("correlation_{j}"), *r)));
            row
        };
        Rows(of.factors.iter().zip(&of.correlations).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!(
            "{} by {}, {}; root mean squared residual {}",
            plural(of.factors.len(), "factor"),
            of.extraction.name(),
            of.rotation.name(),
            places(of.rmsr)
        );
        Shown::new(caption, &FACTOR_HEADS, 1, of.factors.iter().map(factor_line).collect())
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "StructureFactors({}, {}, {})",
            plural(of.factors.len(), "factor"),
            of.extraction.name(),
            of.rotation.name()
        )
    }
}

impl Tabular for StructureFactor {
    fn rows(&self) -> Rows {
        Rows(vec![factor_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Factor", &FACTOR_HEADS, 1, vec![factor_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        let dimension = of.dimension.as_deref().map_or(String::new(), |name| format!("{name}, "));
        format!("StructureFactor({dimension}variance {}, {})", places(of.variance), percent(of.share))
    }
}

impl Tabular for StructureAdequacy {
    fn rows(&self) -> Rows {
        let reliability::StructureAdequacy { kmo, chi_squared, df, p } = self.0;
        Rows(vec![vec![cell("kmo", kmo), cell("chi_squared", chi_squared), cell("df", df), cell("p", p)]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![places(of.kmo), places(of.chi_squared), of.df.to_string(), places(of.p)];
        Shown::new("Sampling adequacy", &["KMO", "Bartlett's chi-squared", "df", "p"], 0, vec![line])
    }

    fn line(&self) -> String {
        format!("StructureAdequacy(KMO {}, p {})", places(self.0.kmo), places(self.0.p))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Structure>()?;
    module.add_class::<StructureDimension>()?;
    module.add_class::<DimensionPair>()?;
    module.add_class::<StructureItem>()?;
    module.add_class::<ParallelAnalysis>()?;
    module.add_class::<ParallelRow>()?;
    module.add_class::<StructureFactors>()?;
    module.add_class::<StructureFactor>()?;
    module.add_class::<StructureAdequacy>()?;
    module.add("reliability_structure", wrap_pyfunction!(reliability_structure, module)?)
}

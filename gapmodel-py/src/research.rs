//! Staff's view beside customers', and departments as customers of each other.

use std::sync::Arc;

use gapmodel_core::research::{self, InternalOptions, SelfOtherOptions};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{self as core, SummaryOptions, Viewpoint};
use pyo3::prelude::*;

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Row, Rows, Shown, shown_mean, shown_mean_interval, shown_p};
use crate::input::Frame;
use crate::input::given::Whole;
use crate::instrument::Instrument;
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, plural, result, section, text, with,
};
use crate::summary::Summary;

result! {
    /// Staff's view of their service beside that of customers.
    SelfOther(research::SelfOther) {
        /// Over all.
        overall: Option<Bias>,
        /// One row per dimension that both rated.
        dimensions: Vec<Bias>,
        /// One row per attribute that both rated.
        attributes: Vec<Bias>,
        /// The ids of attributes that staff see as better than customers do: the interval lies above 0 and p after adjustment is
        /// at most 1 - level.
        too_good: Vec<String>,
        /// The ids of attributes that staff see as worse, likewise.
        too_bad: Vec<String>,
        /// The ids of attributes that only one side rated.
        one_sided: Vec<String>,
        /// The viewpoint that staff answered from.
        staff: &'static str,
        /// The viewpoint that customers answered from.
        customers: &'static str,
        /// How p-values were adjusted.
        family: &'static str,
        /// The confidence level, between 0 and 1.
        level: f64,
    }
    {}
}

result! {
    /// How far staff's view lies above that of customers.
    Bias(research::Bias) {
        /// The id of the attribute or dimension; `"overall"`.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// Staff's mean less that of customers, in scale units, positive = staff see their service as better; Welch's interval.
        bias: Estimate,
        /// Staff's mean, in scale units, high is good.
        staff_mean: f64,
        /// Customers' mean, likewise.
        customers_mean: f64,
        /// How many of staff rated it.
        n_staff: u64,
        /// How many customers rated it.
        n_customers: u64,
        /// Degrees of freedom (Welch and Satterthwaite); absent without variation, as the next three.
        df: Option<f64>,
        /// The bias divided by its standard error.
        t: Option<f64>,
        /// Two-sided p-value, 0 to 1.
        p: Option<f64>,
        /// The same, adjusted among dimensions or among attributes.
        p_adjusted: Option<f64>,
        /// The bias by the root mean square of the two standard deviations (Cohen's d); absent without variation.
        effect_size: Option<f64>,
    }
    {}
}

result! {
    /// Gaps between departments that serve each other.
    InternalService(research::InternalService) {
        /// The departments, as providers or as customers, in the order of their labels.
        departments: Vec<String>,
        /// One entry per provider and customer with respondents: by provider, then by customer.
        cells: Vec<InternalCell>,
        /// One entry per provider, as all its customers but itself see it.
        providers: Vec<InternalCell>,
        /// One entry per customer, of all that serve it but itself.
        customers: Vec<InternalCell>,
        /// All departments together, but for what they say of themselves.
        overall: InternalCell,
        /// What was measured.
        of: String,
        /// The smallest number of respondents whose answers are shown.
        min_n: u64,
        /// How many entries of `cells` are hidden because fewer answered.
        n_hidden: u64,
        /// How many respondents named no provider or no customer, and stand in no entry.
        n_unlabelled: u64,
        /// The confidence level, between 0 and 1.
        level: f64,
    }
    {}
}

result! {
    /// The gap of one provider and one customer, or of several together.
    InternalCell(research::InternalCell) {
        /// The department that serves; absent for all.
        provider: Option<String>,
        /// The department that is served; absent for all.
        customer: Option<String>,
        /// Whether a department speaks of itself.
        is_own: bool,
        /// Whether fewer than `min_n` answered, so that nothing is shown.
        is_hidden: bool,
        /// Perception - expectation in scale units, negative = shortfall; absent where hidden.
        gap: Option<Estimate>,
        /// Mean perception, in scale units; absent where hidden.
        perception_mean: Option<f64>,
        /// Mean expectation, likewise.
        expectation_mean: Option<f64>,
        /// How many cells are left out of a sum, because it would give away what is hidden; 0 for a single cell.
        cells_left_out: u64,
    }
    {}
}

/// A summary, or a table with its instrument.
fn summarised(
    object: &Bound<'_, PyAny>,
    instrument: Option<&Bound<'_, Instrument>>,
    by: Vec<String>,
    what: &str,
) -> PyResult<Arc<core::Summary>> {
    match (object.cast::<Summary>(), instrument) {
        (Ok(summary), None) => Ok(summary.get().now()),
        (Ok(_), Some(_)) => Err(refused("instrument", "given", "it comes from the summary")),
        (Err(_), None) => Err(wrong_type(format!("{what} is a summary, or a table with its instrument"))),
        (Err(_), Some(instrument)) => {
            let options = SummaryOptions { by, ..SummaryOptions::default() };
            let instrument = Arc::clone(&instrument.get().0);
            let prepared = Frame::read(object, what)?.prepare(&instrument, &options)?;
            let observed = object.py().detach(|| {
                let mut summary = core::Summary::new(instrument, options)?;
                prepared.observe(&mut summary)?;
                Ok(Arc::new(summary))
            });
            observed.map_err(raised)
        }
    }
}

fn viewpoint(option: &'static str, name: &str) -> PyResult<Viewpoint> {
    Viewpoint::parse(name).ok_or_else(|| {
        refused(
            option,
            format!("{name:?}"),
            format!("any of {}", Viewpoint::ALL.map(Viewpoint::name).join(", ")),
        )
    })
}

/// Whether staff see their service as customers do: staff's mean less that of customers, per attribute, per dimension, over all.
///
/// `staff` and `customers` are summaries of one instrument, of different people, or two tables with that `instrument`. Staff
/// usually answer the customers' questions about their own service (`staff_viewpoint`, `customer_viewpoint`: perception); where
/// they were asked what they believe customers expect, hold `"management"` against `"expectation"`. Welch's intervals; p-values
/// are adjusted within dimensions and within attributes by `family`. `language` is that of the labels of attributes and
/// dimensions; headings are in English.
#[pyfunction]
#[pyo3(
    name = "self_other",
    signature = (staff, customers, *, instrument = None, staff_viewpoint = "perception",
        customer_viewpoint = "perception", family = "holm", level = 0.95, language = "en")
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn research_self_other(
    py: Python<'_>,
    staff: &Bound<'_, PyAny>,
    customers: &Bound<'_, PyAny>,
    instrument: Option<&Bound<'_, Instrument>>,
    staff_viewpoint: &str,
    customer_viewpoint: &str,
    family: &str,
    level: f64,
    language: &str,
) -> PyResult<SelfOther> {
    let options = SelfOtherOptions {
        staff: viewpoint("staff_viewpoint", staff_viewpoint)?,
        customers: viewpoint("customer_viewpoint", customer_viewpoint)?,
        family: Adjustment::parse(family).map_err(raised)?,
        language: language.to_owned(),
    };
    let staff = summarised(staff, instrument, Vec::new(), "staff")?;
    let customers = summarised(customers, instrument, Vec::new(), "customers")?;
    py.detach(|| research::self_other(&staff, &customers, level, &options))
        .map(SelfOther::from)
        .map_err(raised)
}

/// Internal service: the gap model with departments as customers of each other.
///
/// `data` is a summary whose segment columns are, among others, `provider`, the department that serves, and `customer`, that of
/// the respondent; or a table that has these columns, with its `instrument`. `of` is an attribute, a dimension or `"overall"`.
/// Answers of fewer than `min_n` respondents are hidden. Sums (`providers`, `customers`, `overall`: "all") leave out what
/// departments say of themselves, and hidden cells where the sum would give them away (`cells_left_out`).
#[pyfunction]
#[pyo3(
    name = "internal",
    signature = (data, *, instrument = None, provider = "provider", customer = "customer", of = "overall", min_n = None,
        level = 0.95),
    text_signature = "(data, *, instrument=None, provider='provider', customer='customer', of='overall', min_n=10, \
                      level=0.95)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords of a Python function")]
pub(crate) fn research_internal(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    instrument: Option<&Bound<'_, Instrument>>,
    provider: &str,
    customer: &str,
    of: &str,
    min_n: Option<Whole>,
    level: f64,
) -> PyResult<InternalService> {
    let min_n = min_n.map_or(Ok(InternalOptions::default().min_n), |min_n| min_n.named("min_n"))?;
    let [provider, customer, of] = [provider, customer, of].map(str::to_owned);
    let options = InternalOptions { provider, customer, of, min_n, level };
    let by = vec![options.provider.clone(), options.customer.clone()];
    let summary = summarised(data, instrument, by, "data")?;
    py.detach(|| research::internal(&summary, &options)).map(InternalService::from).map_err(raised)
}

fn bias_row(kind: &str, row: &research::Bias) -> Row {
    let research::Bias {
        id,
        label,
        bias,
        staff_mean,
        customers_mean,
        n_staff,
        n_customers,
        df,
        t,
        p,
        p_adjusted,
        effect_size,
    } = row;
    let mut out =
        with(vec![text("kind", kind), text("id", id), text("label", label)], estimate_row("bias", bias));
    out.extend([
        cell("staff_mean", *staff_mean),
        cell("customers_mean", *customers_mean),
        cell("n_staff", *n_staff),
        cell("n_customers", *n_customers),
        cell("df", *df),
        cell("t", *t),
        cell("p", *p),
        cell("p_adjusted", *p_adjusted),
        cell("effect_size", *effect_size),
    ]);
    out
}

const BIAS_HEADS: [&str; 8] = ["", "staff", "customers", "bias", "interval", "n staff", "n customers", "p"];

fn bias_line(row: &research::Bias) -> Vec<String> {
    vec![
        row.label.clone(),
        shown_mean(row.staff_mean),
        shown_mean(row.customers_mean),
        shown_mean(row.bias.value),
        shown_mean_interval(row.bias.low, row.bias.high),
        row.n_staff.to_string(),
        row.n_customers.to_string(),
        shown_p(row.p_adjusted),
    ]
}

impl Tabular for Bias {
    fn rows(&self) -> Rows {
        Rows(vec![bias_row("bias", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Staff less customers", &BIAS_HEADS, 1, vec![bias_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("Bias({:?}, {})", self.0.id, in_words(&self.0.bias))
    }
}

impl Tabular for SelfOther {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let overall = of.overall.iter().map(|row| bias_row("overall", row));
        let dimensions = of.dimensions.iter().map(|row| bias_row("dimension", row));
        Rows(
            overall
                .chain(dimensions)
                .chain(of.attributes.iter().map(|row| bias_row("attribute", row)))
                .collect(),
        )
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let mut lines: Vec<Vec<String>> = of.overall.iter().map(bias_line).collect();
        section(&mut lines, "Dimensions", of.dimensions.iter().map(bias_line));
        section(&mut lines, "Attributes", of.attributes.iter().map(bias_line));
        let caption = format!(
            "Staff ({}) less customers ({}), {} intervals (Welch), p adjusted by {}",
            of.staff.name(),
            of.customers.name(),
            percent(of.level),
            of.family.name()
        );
        let named = [
            ("Staff see as better than customers do", &of.too_good),
            ("Staff see as worse than customers do", &of.too_bad),
            ("Rated by one side only", &of.one_sided),
        ];
        let notes = named.into_iter().filter(|(_, ids)| !ids.is_empty());
        Shown::new(caption, &BIAS_HEADS, 1, lines)
            .with_notes(notes.map(|(what, ids)| format!("{what}: {}", ids.join(", "))))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let overall = of.overall.as_ref().map_or_else(|| "no overall".to_owned(), |row| in_words(&row.bias));
        format!("SelfOther({overall}, {} too good, {} too bad)", of.too_good.len(), of.too_bad.len())
    }
}

fn internal_row(kind: &str, of: &research::InternalCell) -> Row {
    let research::InternalCell {
        provider,
        customer,
        is_own,
        is_hidden,
        gap,
        perception_mean,
        expectation_mean,
        cells_left_out,
    } = of;
    let name = |name: &Option<String>| crate::frame::Cell::Text(name.clone());
    vec![
        text("kind", kind),
        cell("provider", name(provider)),
        cell("customer", name(customer)),
        cell("is_own", *is_own),
        cell("is_hidden", *is_hidden),
        cell("gap", gap.map(|gap| gap.value)),
        cell("std_error", gap.and_then(|gap| gap.std_error)),
        cell("low", gap.and_then(|gap| gap.low)),
        cell("high", gap.and_then(|gap| gap.high)),
        cell("n_valid", crate::frame::Cell::Int(gap.map(|gap| gap.n_valid as i64))),
        cell("perception_mean", *perception_mean),
        cell("expectation_mean", *expectation_mean),
        cell("cells_left_out", *cells_left_out),
    ]
}

const INTERNAL_HEADS: [&str; 5] = ["provider", "customer", "gap", "interval", "n"];

fn internal_line(of: &research::InternalCell) -> Vec<String> {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "all".to_owned());
    let [gap, interval, n] = of.gap.map_or_else(
        || ["hidden", "-", "-"].map(str::to_owned),
        |gap| [shown_mean(gap.value), shown_mean_interval(gap.low, gap.high), gap.n_valid.to_string()],
    );
    vec![name(&of.provider), name(&of.customer), gap, interval, n]
}

/// That sums are without what departments say of themselves, if any does.
fn own_apart(of: &research::InternalService) -> Option<String> {
    let speaks_of_itself = of.cells.iter().any(|cell| cell.is_own);
    speaks_of_itself.then(|| "\"all\": without what departments say of themselves".to_owned())
}

/// Which sums are without hidden cells, because they would give them away.
fn cells_left_out(of: &research::InternalService) -> Option<String> {
    let sums = [&of.overall].into_iter().chain(&of.providers).chain(&of.customers);
    let short = sums.filter(|sum| sum.cells_left_out > 0).map(|sum| {
        let name = match (&sum.provider, &sum.customer) {
            (Some(provider), _) => format!("{provider} for all"),
            (None, Some(customer)) => format!("all for {customer}"),
            (None, None) => "all for all".to_owned(),
        };
        format!("{name} ({})", plural(sum.cells_left_out as usize, "cell"))
    });
    let short: Vec<String> = short.collect();
    (!short.is_empty())
        .then(|| format!("without hidden cells, which the sum would give away: {}", short.join(", ")))
}

impl Tabular for InternalCell {
    fn rows(&self) -> Rows {
        Rows(vec![internal_row("cell", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Internal service", &INTERNAL_HEADS, 2, vec![internal_line(&self.0)])
    }

    fn line(&self) -> String {
        let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "all".to_owned());
        let gap = self.0.gap.as_ref().map_or_else(|| "hidden".to_owned(), in_words);
        format!("InternalCell({:?} for {:?}, {gap})", name(&self.0.provider), name(&self.0.customer))
    }
}

impl Tabular for InternalService {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let kinds = [("cell", &of.cells), ("provider", &of.providers), ("customer", &of.customers)];
        let rows = kinds
            .into_iter()
            .flat_map(|(kind, cells)| cells.iter().map(move |cell| internal_row(kind, cell)));
        Rows(rows.chain([internal_row("overall", &of.overall)]).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let mut lines = vec![internal_line(&of.overall)];
        section(&mut lines, "Providers", of.providers.iter().map(internal_line));
        section(&mut lines, "Customers", of.customers.iter().map(internal_line));
        section(&mut lines, "Cells", of.cells.iter().map(internal_line));
        let hidden = (of.n_hidden > 0).then(|| {
            format!("{} with fewer than {} answers hidden", plural(of.n_hidden as usize, "cell"), of.min_n)
        });
        let unlabelled = (of.n_unlabelled > 0).then(|| {
            format!("{} named no provider or no customer", plural(of.n_unlabelled as usize, "respondent"))
        });
        let caption =
            format!("Internal service, {}: perception - expectation, {} intervals", of.of, percent(of.level));
        let notes = own_apart(of).into_iter().chain(hidden).chain(cells_left_out(of)).chain(unlabelled);
        Shown::new(caption, &INTERNAL_HEADS, 2, lines).with_notes(notes)
    }

    fn line(&self) -> String {
        let of = &self.0;
        let gap = of.overall.gap.as_ref().map_or_else(|| "hidden".to_owned(), in_words);
        format!(
            "InternalService({}, {gap}, {} hidden)",
            plural(of.departments.len(), "department"),
            plural(of.n_hidden as usize, "cell")
        )
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<SelfOther>()?;
    module.add_class::<Bias>()?;
    module.add_class::<InternalService>()?;
    module.add_class::<InternalCell>()?;
    module.add("research_self_other", wrap_pyfunction!(research_self_other, module)?)?;
    module.add("research_internal", wrap_pyfunction!(research_internal, module)?)
}

//! Complaints: who stands behind them, rates compared, what problems cost.

use gapmodel_core::complaints::{
    self, Against, ComplaintGroup, ComplaintOptions, ComplaintPeriod, ComplaintRate, DamageOptions,
    EstimateOptions, Handling, Problem,
};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::given::{Record, Whole, several};
use crate::results::{
    ESTIMATE_HEADS, Estimate, Tabular, ToPython, cell, estimate_line, estimate_row, in_words, percent,
    result, text, with,
};

result! {
    /// What share of customers with a problem complain, from a publication: between two limits, with where they come from.
    RatePrior(complaints::RatePrior) {
        /// What it is called.
        name: String,
        /// The lowest rate, above 0.
        low: f64,
        /// The highest rate, at most 1.
        high: f64,
        /// Where it was published.
        source: String,
        /// What the source says and leaves open.
        note: String,
    }
    {
        #[new]
        #[pyo3(signature = (name, low, high, source = "", note = ""))]
        fn new(name: &str, low: f64, high: f64, source: &str, note: &str) -> Self {
            let [name, source, note] = [name, source, note].map(str::to_owned);
            Self(complaints::RatePrior { name, low, high, source, note })
        }
    }
}

result! {
    /// The complaint rate that was used, so that it stands beside what was made of it.
    RateUsed(complaints::RateUsed) {
        /// The share of customers with a problem who complain, above 0, up to 1; of a range its geometric middle, which no
        /// source has.
        value: f64,
        /// Its lower limit: of what of the range fits the number of customers, or Wilson's; the rate itself if it is known.
        low: f64,
        /// Its upper limit, likewise.
        high: f64,
        /// `"known"`, `"measured"`, or the name of the published rate.
        name: String,
        /// Where it comes from; empty unless it is published.
        source: String,
        /// What the source says and leaves open; empty unless it is published.
        note: String,
        /// Whether lower rates, of the range or the one measured, are left out, because with them more were affected than there are customers.
        is_cut: bool,
    }
    {}
}

result! {
    /// How many customers stand behind complaints.
    ComplaintEstimate(complaints::ComplaintEstimate) {
        /// How many customers had the problem, whether they complained or not.
        affected: Estimate,
        /// How many of them did not complain.
        silent: Estimate,
        /// How many of all customers were affected, 0 to 1; absent if their number was not given.
        affected_share: Option<Estimate>,
        /// How many complained.
        complaints: u64,
        /// How many customers there are, if that was given.
        customers: Option<u64>,
        /// The complaint rate that was used.
        rate: RateUsed,
    }
    {}
}

result! {
    /// The complaint rate of one group.
    ComparedRate(complaints::ComparedRate) {
        /// What the group is called.
        label: String,
        /// How many complaints there were.
        complaints: u64,
        /// What they are counted over.
        exposure: f64,
        /// Complaints per unit of exposure, with Garwood's exact interval.
        rate: Estimate,
    }
    {}
}

result! {
    /// The complaint rate of one group divided by that of another.
    RateRatio(complaints::RateRatio) {
        /// What the group is called.
        label: String,
        /// What it is compared with; `"the rest"` for all the others together.
        against: String,
        /// The ratio of rates, from 0, with the exact interval given the number of complaints in all; absent where the other
        /// has no complaint.
        ratio: Option<Estimate>,
        /// How large the ratio is at least where the other has no complaint, so that nothing bounds it from above: the lower
        /// limit of the same interval; absent where there is a ratio, and where neither has a complaint.
        at_least: Option<f64>,
        /// Two-sided exact p-value of equal rates: twice the smaller tail.
        p: f64,
        /// The same, adjusted for the number of ratios.
        p_adjusted: f64,
    }
    {}
}

result! {
    /// Complaint rates side by side.
    ComplaintComparison(complaints::ComplaintComparison) {
        /// The groups, in the order given.
        rates: Vec<ComparedRate>,
        /// Complaints per unit of exposure of all groups together.
        overall: Estimate,
        /// Pearson's chi-squared of equal rates, on one degree of freedom less than there are groups; absent without
        /// complaints.
        chi_squared: Option<f64>,
        /// Its degrees of freedom.
        df: u64,
        /// Its p-value, 0 to 1; an approximation where complaints are few.
        p: Option<f64>,
        /// Each group against what it is compared with.
        ratios: Vec<RateRatio>,
        /// How the p-values of the ratios are adjusted.
        adjustment: &'static str,
        /// What the figures do not say.
        caveat: String,
    }
    {}
}

result! {
    /// A change in complaints beside the change in problems.
    ComplaintChange(complaints::ComplaintChange) {
        /// The complaint rate after divided by that before, exact interval; absent if there were no complaints before.
        complaint_ratio: Option<Estimate>,
        /// The exact two-sided p-value of an unchanged complaint rate.
        complaint_p: f64,
        /// The share with a problem after minus that before, -1 to 1, with Newcombe's interval.
        problem_difference: Estimate,
        /// The two-sided p-value of an unchanged share: the score test, which is Pearson's chi-squared.
        problem_p: f64,
        /// How often people with a problem complain, after divided by before, with a Wald interval on the logarithm; absent
        /// if there is a count of 0.
        propensity_ratio: Option<Estimate>,
        /// What both say together.
        reading: &'static str,
        /// The reading in words.
        reading_text: String,
    }
    {}
}

result! {
    /// The customers of one problem whose complaint ended in one way, or who did not complain.
    DamagePart(complaints::DamagePart) {
        /// How complaints ended; `"silent"` for those who did not complain.
        outcome: String,
        /// How many customers this is about.
        customers: Estimate,
        /// The share of them who would come back, 0 to 1, Wilson interval.
        would_return: Estimate,
        /// How many of them are lost.
        lost: Estimate,
    }
    {}
}

result! {
    /// What one problem costs, or all of them.
    DamageRow(complaints::DamageRow) {
        /// What the problem is called; `"all"` for all together.
        problem: String,
        /// How many customers had it.
        affected: Estimate,
        /// How many customers are lost through it.
        lost: Estimate,
        /// What those customers are worth; absent if the value of a customer was not given.
        revenue_at_risk: Option<Estimate>,
        /// Of how many complaints it is not known how they ended: they are taken to have ended like the others. 0 where not
        /// everybody with the problem was asked, because outcomes may then be of other people.
        n_open: u64,
        /// The customers by how their complaint ended, those who did not complain last; none for all together.
        parts: Vec<DamagePart>,
    }
    {}
}

result! {
    /// What problems cost: customers lost and revenue at risk.
    Damage(complaints::Damage) {
        /// One row per problem, in the order given.
        problems: Vec<DamageRow>,
        /// All together.
        total: DamageRow,
    }
    {}
}

/// The published complaint rates that come with the library, each with its source and what it leaves open.
///
/// They differ by a factor of ten: one is chosen by name for a reason, or better a rate is measured. Rates differ between
/// countries too (41 % of Swedes had complained within a year, 4 % of Chinese; NOP/GfK).
#[pyfunction]
#[pyo3(name = "priors")]
pub(crate) fn complaints_priors() -> Vec<RatePrior> {
    complaints::priors().to_python()
}

/// The published complaint rate of that name.
#[pyfunction]
#[pyo3(name = "prior")]
pub(crate) fn complaints_prior(name: &str) -> PyResult<RatePrior> {
    complaints::prior(name).map(RatePrior::from).map_err(raised)
}

fn rate_of(rate: &Bound<'_, PyAny>) -> PyResult<ComplaintRate> {
    if let Ok(prior) = rate.cast::<RatePrior>() {
        return Ok(ComplaintRate::Prior(prior.get().0.clone()));
    }
    if let Ok(name) = rate.extract::<String>() {
        return complaints::prior(&name).map(ComplaintRate::Prior).map_err(raised);
    }
    if let Ok((complained, with_problem)) = rate.extract::<(Whole, Whole)>() {
        let (complained, with_problem) =
            (complained.named("complained")?, with_problem.named("with_problem")?);
        return Ok(ComplaintRate::Measured { complained, with_problem });
    }
    let expected = "rate: a number, the name of a published rate, a RatePrior, or how many of how many with a problem \
                    complained, such as (12, 80)";
    rate.extract().map(ComplaintRate::Known).map_err(|_| wrong_type(expected))
}

/// How many customers had a problem, and how many of them said nothing, from the complaints and the rate at which people
/// with a problem complain.
///
/// `rate` is a number above 0, up to 1; the name of a published rate (see `priors`) or a `RatePrior`; or a rate that was
/// measured, `(complained, with_problem)`. `affected` is complaints / rate, `silent` complaints (1 / rate - 1): what is to be
/// expected in such a period. The intervals cover the count (Garwood 1936) and the rate: a measured one by melding the exact
/// limits of both (Fay, Proschan and Brittain 2015), a range by taking its most unfavourable end. Given how many `customers`
/// there are they are about these, and what these rule out is cut off: at least those who complained are affected, at most all,
/// and of all those who complained are not silent. A range says nothing about where in it the rate is: the estimate stands at its geometric middle, and it is the
/// limits that count; rates with which more were affected than there are `customers` are left out of it.
#[pyfunction]
#[pyo3(name = "estimate", signature = (complaints, *, rate, customers = None, level = 0.95))]
pub(crate) fn complaints_estimate(
    complaints: Whole,
    rate: &Bound<'_, PyAny>,
    customers: Option<Whole>,
    level: f64,
) -> PyResult<ComplaintEstimate> {
    let complaints = complaints.named("complaints")?;
    let customers = customers.map(|customers| customers.named("customers")).transpose()?;
    let rate = rate_of(rate)?;
    complaints::estimate(complaints, &rate, &EstimateOptions { customers, level })
        .map(ComplaintEstimate::from)
        .map_err(raised)
}

/// Groups from a dict of `(complaints, exposure)` by label, or from `(label, complaints, exposure)` one after the other.
fn groups_of(groups: &Bound<'_, PyAny>) -> PyResult<Vec<ComplaintGroup>> {
    let expected = || {
        wrong_type(
            "groups: a dict such as {\"phone\": (30, 1000)}, or (label, complaints, exposure) one after the other",
        )
    };
    let group = |label: Bound<'_, PyAny>, complaints: Whole, exposure| {
        let complaints = complaints.named("complaints")?;
        Ok(ComplaintGroup { label: label.str()?.to_string(), complaints, exposure })
    };
    if let Ok(dict) = groups.cast::<pyo3::types::PyDict>() {
        let one = |(label, counted): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            let (complaints, exposure) = counted.extract().map_err(|_| expected())?;
            group(label, complaints, exposure)
        };
        return dict.iter().map(one).collect();
    }
    let one = |row: PyResult<Bound<'_, PyAny>>| {
        let (label, complaints, exposure) = row?.extract().map_err(|_| expected())?;
        group(label, complaints, exposure)
    };
    groups.try_iter().map_err(|_| expected())?.map(one).collect()
}

/// Complaint rates of channels, countries or periods, with what they are counted over, and their ratios.
///
/// `groups` is a dict of `(complaints, exposure)` by label, or `(label, complaints, exposure)` one after the other; the
/// exposure is in the same unit for all: contacts, customers. Each group is compared with all the others together, with
/// `against="previous"` with the one before it, with `reference` with the group of that label. Ratios are tested and have
/// their limits given the number of complaints of both (Przyborowski and Wilenski 1940), and are exact for any number.
/// `adjustment` is as in `stats.adjust`.
#[pyfunction]
#[pyo3(
    name = "compare",
    signature = (groups, *, against = "rest", reference = None, adjustment = "holm", level = 0.95)
)]
pub(crate) fn complaints_compare(
    groups: &Bound<'_, PyAny>,
    against: &str,
    reference: Option<&Bound<'_, PyAny>>,
    adjustment: &str,
    level: f64,
) -> PyResult<ComplaintComparison> {
    let against = match (against, reference) {
        ("rest", None) => Against::Rest,
        ("previous", None) => Against::Previous,
        ("rest", Some(label)) => Against::Group(label.str()?.to_string()),
        (other, _) => {
            return Err(refused(
                "against",
                format!("{other:?}"),
                "\"rest\", or \"previous\" without a reference",
            ));
        }
    };
    let adjustment = Adjustment::parse(adjustment).map_err(raised)?;
    complaints::compare(&groups_of(groups)?, &ComplaintOptions { against, adjustment, level })
        .map(ComplaintComparison::from)
        .map_err(raised)
}

fn period_of(period: &Bound<'_, PyAny>, name: &'static str) -> PyResult<ComplaintPeriod> {
    let of = Record::read(period, name, &["complaints", "exposure", "with_problem", "surveyed"])?;
    Ok(ComplaintPeriod {
        complaints: of.whole("complaints")?,
        exposure: of.number("exposure")?,
        with_problem: of.whole("with_problem")?,
        surveyed: of.whole("surveyed")?,
    })
}

/// Whether fewer complaints mean fewer problems: the change in complaints held beside the change in the share of customers
/// who say in a survey that they had a problem.
///
/// `before` and `after` are dicts with `complaints` and the `exposure` they are counted over, and `with_problem` of
/// `surveyed` customers. A change counts if its p-value is below 1 - `level`. "Did not fall" means that no fall was found: with
/// few surveyed there may be one; "rose" that a rise was. `reading` is `"complaints_fell_alone"`, `"both_fell"`,
/// `"complaints_fell_problems_rose"` and so on, `reading_text` says it in words.
#[pyfunction]
#[pyo3(name = "change", signature = (before, after, *, level = 0.95))]
pub(crate) fn complaints_change(
    before: &Bound<'_, PyAny>,
    after: &Bound<'_, PyAny>,
    level: f64,
) -> PyResult<ComplaintChange> {
    let (before, after) = (period_of(before, "before")?, period_of(after, "after")?);
    complaints::change(&before, &after, level).map(ComplaintChange::from).map_err(raised)
}

fn handling_of(outcome: &Bound<'_, PyAny>) -> PyResult<Handling> {
    let of = Record::read(outcome, "outcomes", &["name", "customers", "would_return", "asked"])?;
    let customers = of.whole("customers")?;
    Ok(Handling {
        name: of.text("name")?,
        customers,
        would_return: of.whole("would_return")?,
        asked: of.whole_if_any("asked")?.unwrap_or(customers),
    })
}

const PROBLEM: [&str; 7] =
    ["name", "with_problem", "complained", "asked", "outcomes", "silent_would_return", "silent_asked"];

fn problem_of(problem: &Bound<'_, PyAny>) -> PyResult<Problem> {
    let of = Record::read(problem, "problems", &PROBLEM)?;
    let (with_problem, complained) = (of.whole("with_problem")?, of.whole("complained")?);
    let asked = of.whole_if_any("asked")?.unwrap_or(with_problem);
    let outcomes = of.get("outcomes").map(|outcomes| several(&outcomes, "outcomes", handling_of));
    Ok(Problem {
        name: of.text("name")?,
        with_problem,
        complained,
        asked,
        outcomes: outcomes.transpose()?.unwrap_or_default(),
        silent_would_return: of.whole_if_any("silent_would_return")?.unwrap_or(0),
        silent_asked: of.whole_if_any("silent_asked")?.unwrap_or(asked.saturating_sub(complained)),
    })
}

/// What problems cost: how many customers had each, complained or kept silent, were content with the answer or not, and
/// will not come back.
///
/// This is the market damage model of J. Goodman. `problems` are dicts: `name`; `with_problem`, how many of `surveyed` had it as
/// their worst problem; how many of `asked` of them (all unless given) `complained`; `outcomes`, dicts with `name`, `customers`
/// whose complaint ended so (together no more than complained where all were asked; where fewer, the rest is taken to have
/// ended like them) and how many of `asked` of them (all unless given) `would_return`; and of `silent_asked` who did not complain (all of them unless given)
/// `silent_would_return`. `customers` is how many there are, `value` what one is worth.
#[pyfunction]
#[pyo3(name = "damage", signature = (problems, *, customers, surveyed, value = None, level = 0.95))]
pub(crate) fn complaints_damage(
    problems: &Bound<'_, PyAny>,
    customers: Whole,
    surveyed: Whole,
    value: Option<f64>,
    level: f64,
) -> PyResult<Damage> {
    let problems = several(problems, "problems", problem_of)?;
    let (customers, surveyed) = (customers.named("customers")?, surveyed.named("surveyed")?);
    let options = DamageOptions { customers, surveyed, value, level };
    complaints::damage(&problems, &options).map(Damage::from).map_err(raised)
}

impl Tabular for RatePrior {
    fn rows(&self) -> Rows {
        let complaints::RatePrior { name, low, high, source, note } = &self.0;
        Rows(vec![vec![
            text("name", name),
            cell("low", *low),
            cell("high", *high),
            text("source", source),
            text("note", note),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![of.name.clone(), shown(of.low), shown(of.high)];
        let notes = [&of.source, &of.note].map(String::clone).into_iter().filter(|note| !note.is_empty());
        Shown::new("Complaint rate, published", &["", "low", "high"], 1, vec![line]).with_notes(notes)
    }

    fn line(&self) -> String {
        format!("RatePrior({}, {} to {})", self.0.name, shown(self.0.low), shown(self.0.high))
    }
}

impl Tabular for RateUsed {
    fn rows(&self) -> Rows {
        let complaints::RateUsed { value, low, high, name, source, note, is_cut } = &self.0;
        Rows(vec![vec![
            text("name", name),
            cell("value", *value),
            cell("low", *low),
            cell("high", *high),
            text("source", source),
            text("note", note),
            cell("is_cut", *is_cut),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![of.name.clone(), shown(of.value), shown(of.low), shown(of.high)];
        let notes = [&of.source, &of.note].map(String::clone).into_iter().filter(|note| !note.is_empty());
        Shown::new("Complaint rate", &["", "rate", "low", "high"], 1, vec![line]).with_notes(notes)
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!("RateUsed({}, {}, {} to {})", of.name, shown(of.value), shown(of.low), shown(of.high))
    }
}

impl ComplaintEstimate {
    /// What the intervals are about.
    fn about(&self) -> String {
        let of = &self.0;
        if let Some(customers) = of.customers {
            return format!("intervals of these {customers} customers, {} of whom complained", of.complaints);
        }
        let expected = "intervals of what is to be expected in such a period".to_owned();
        if of.affected.low.is_some_and(|low| low < of.complaints as f64) {
            format!("{expected}; in this one at least the {} who complained were affected", of.complaints)
        } else {
            expected
        }
    }

    fn parts(&self) -> Vec<(&'static str, core::Estimate)> {
        let of = &self.0;
        let share = of.affected_share.map(|share| ("affected share", share));
        [("affected", of.affected), ("silent", of.silent)].into_iter().chain(share).collect()
    }
}

fn estimate_rows(parts: &[(&'static str, core::Estimate)]) -> Rows {
    let row = |(kind, estimate): &(&str, core::Estimate)| {
        with(vec![text("kind", kind)], estimate_row("value", estimate))
    };
    Rows(parts.iter().map(row).collect())
}

fn estimate_lines(parts: &[(&'static str, core::Estimate)]) -> Vec<Vec<String>> {
    parts.iter().map(|(kind, estimate)| estimate_line(kind, estimate)).collect()
}

/// The rate as it was given: a number, a survey's, or a range of which no value is more likely than another.
fn rate_in_words(rate: &complaints::RateUsed) -> String {
    let [value, low, high] = [rate.value, rate.low, rate.high].map(shown);
    match rate.name.as_str() {
        "known" => format!("complaint rate {value}, taken as known"),
        "measured" => format!("complaint rate {value} [{low}, {high}], measured"),
        name if rate.low < rate.high => {
            let cut = if rate.is_cut {
                "; with lower rates more were affected than there are customers"
            } else {
                ""
            };
            format!(
                "complaint rate from {low} to {high} ({name}{cut}): the values are at its geometric middle {value}, which \
                 no source has; only the intervals count"
            )
        }
        name => format!("complaint rate {value} ({name})"),
    }
}

impl Tabular for ComplaintEstimate {
    fn rows(&self) -> Rows {
        estimate_rows(&self.parts())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let rate = &of.rate;
        let caption = format!("Customers behind {} complaints", of.complaints);
        let notes = [&rate.source, &rate.note].map(String::clone).into_iter().filter(|note| !note.is_empty());
        Shown::new(caption, &ESTIMATE_HEADS, 1, estimate_lines(&self.parts()))
            .with_notes([rate_in_words(rate), self.about()].into_iter().chain(notes))
    }

    fn line(&self) -> String {
        format!("ComplaintEstimate(affected {})", in_words(&self.0.affected))
    }
}

fn rate_row(of: &complaints::ComparedRate) -> Row {
    let complaints::ComparedRate { label, complaints, exposure, rate } = of;
    let known = vec![text("label", label), cell("complaints", *complaints), cell("exposure", *exposure)];
    with(known, estimate_row("rate", rate))
}

/// How many units of exposure a rate is shown per: so many that there is a complaint or more.
struct Per(f64);

impl Per {
    fn of(rate: &core::Estimate) -> Self {
        let largest = rate.high.unwrap_or(rate.value);
        Self([1.0, 100.0, 1e3, 1e4, 1e5, 1e6].into_iter().find(|per| largest * per >= 1.0).unwrap_or(1e6))
    }

    fn head(&self) -> String {
        if self.0 > 1.0 { format!("per {}", plain(self.0)) } else { "rate".to_owned() }
    }

    fn show(&self, rate: &core::Estimate) -> [String; 2] {
        let digits = |value: f64| shown(value * self.0);
        let interval =
            rate.low.zip(rate.high).map(|(low, high)| format!("[{}, {}]", digits(low), digits(high)));
        [digits(rate.value), interval.unwrap_or_else(|| "-".to_owned())]
    }
}

/// A number without places where it has none.
fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 { format!("{value:.0}") } else { shown(value) }
}

fn rate_line(of: &complaints::ComparedRate, per: &Per) -> Vec<String> {
    let [value, interval] = per.show(&of.rate);
    vec![of.label.clone(), of.complaints.to_string(), plain(of.exposure), value, interval]
}

impl Tabular for ComparedRate {
    fn rows(&self) -> Rows {
        Rows(vec![rate_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        let per = Per::of(&self.0.rate);
        let heads = ["", "complaints", "exposure", &per.head(), "interval"];
        Shown::new("Complaint rate", &heads, 1, vec![rate_line(&self.0, &per)])
    }

    fn line(&self) -> String {
        let per = Per::of(&self.0.rate);
        let [value, interval] = per.show(&self.0.rate);
        format!("ComparedRate({}: {} {value} {interval})", self.0.label, per.head())
    }
}

fn ratio_row(of: &complaints::RateRatio) -> Row {
    let complaints::RateRatio { label, against, ratio, at_least, p, p_adjusted } = of;
    vec![
        text("label", label),
        text("against", against),
        cell("ratio", ratio.map(|ratio| ratio.value)),
        cell("low", ratio.map_or(*at_least, |ratio| ratio.low)),
        cell("high", ratio.and_then(|ratio| ratio.high)),
        cell("p", *p),
        cell("p_adjusted", *p_adjusted),
    ]
}

const RATIO_HEADS: [&str; 6] = ["", "against", "ratio", "interval", "p", "adjusted"];

fn ratio_line(of: &complaints::RateRatio) -> Vec<String> {
    let none = || {
        let least = of.at_least.map(|least| format!("from {}", shown_estimate(least, None, None)[0]));
        ["-".to_owned(), least.unwrap_or_else(|| "-".to_owned())]
    };
    let [value, interval] =
        of.ratio.map_or_else(none, |ratio| shown_estimate(ratio.value, ratio.low, ratio.high));
    vec![
        of.label.clone(),
        of.against.clone(),
        value,
        interval,
        shown_p(Some(of.p)),
        shown_p(Some(of.p_adjusted)),
    ]
}

impl Tabular for RateRatio {
    fn rows(&self) -> Rows {
        Rows(vec![ratio_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Ratio of complaint rates", &RATIO_HEADS, 2, vec![ratio_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        let least =
            || of.at_least.map_or_else(|| "-".to_owned(), |least| format!("at least {}", shown(least)));
        let ratio = of.ratio.map_or_else(least, |ratio| in_words(&ratio));
        format!("RateRatio({} against {}: {ratio}, p {})", of.label, of.against, shown_p(Some(of.p_adjusted)))
    }
}

impl Tabular for ComplaintComparison {
    fn rows(&self) -> Rows {
        let ratio = |label: &str| self.0.ratios.iter().find(|ratio| ratio.label == label);
        let row = |rate: &complaints::ComparedRate| {
            let of = ratio(&rate.label);
            let estimate = of.and_then(|of| of.ratio);
            let compared = vec![
                cell("against", Cell::Text(of.map(|of| of.against.clone()))),
                cell("ratio", estimate.map(|ratio| ratio.value)),
                cell("ratio_low", estimate.map_or(of.and_then(|of| of.at_least), |ratio| ratio.low)),
                cell("ratio_high", estimate.and_then(|ratio| ratio.high)),
                cell("p", of.map(|of| of.p)),
                cell("p_adjusted", of.map(|of| of.p_adjusted)),
            ];
            with(rate_row(rate), compared)
        };
        Rows(self.0.rates.iter().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let per = Per::of(&of.overall);
        let heads =
            ["", "complaints", "exposure", &per.head(), "interval", "ratio", "interval", "p", "adjusted"];
        let line = |rate: &complaints::ComparedRate| {
            let ratio = of.ratios.iter().find(|ratio| ratio.label == rate.label);
            let none = || vec!["-".to_owned(); 4];
            let compared = ratio.map_or_else(none, |ratio| ratio_line(ratio).split_off(2));
            rate_line(rate, &per).into_iter().chain(compared).collect()
        };
        let caption = format!("Complaint rates; {} intervals", percent(of.overall.level));
        let equal = of
            .chi_squared
            .map(|x| format!("equal rates: chi-squared {} on {} df, p {}", shown(x), of.df, shown_p(of.p)));
        let against = of.ratios.first().map(|ratio| ratio.against.clone());
        let alike = of.ratios.iter().all(|ratio| Some(&ratio.against) == against.as_ref());
        let against = against.filter(|_| alike).unwrap_or_else(|| "the one before".to_owned());
        let notes = equal.into_iter().chain([format!("ratios against {against}"), of.caveat.clone()]);
        Shown::new(caption, &heads, 1, of.rates.iter().map(line).collect()).with_notes(notes)
    }

    fn line(&self) -> String {
        format!("ComplaintComparison({} groups, p {})", self.0.rates.len(), shown_p(self.0.p))
    }
}

impl ComplaintChange {
    fn parts(&self) -> Vec<(&'static str, core::Estimate)> {
        let of = &self.0;
        let ratio = of.complaint_ratio.map(|ratio| ("complaint ratio", ratio));
        let propensity = of.propensity_ratio.map(|ratio| ("propensity ratio", ratio));
        let problems = ("problem difference", of.problem_difference);
        ratio.into_iter().chain([problems]).chain(propensity).collect()
    }
}

impl Tabular for ComplaintChange {
    fn rows(&self) -> Rows {
        let Rows(rows) = estimate_rows(&self.parts());
        let p = |kind: &str| match kind {
            "complaint ratio" => Some(self.0.complaint_p),
            "problem difference" => Some(self.0.problem_p),
            _ => None,
        };
        let parts = self.parts();
        let row = |(row, (kind, _)): (Row, &(&str, core::Estimate))| with(row, vec![cell("p", p(kind))]);
        Rows(rows.into_iter().zip(&parts).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let notes = [
            of.reading_text.clone(),
            format!(
                "p of complaints {}, of problems {}",
                shown_p(Some(of.complaint_p)),
                shown_p(Some(of.problem_p))
            ),
        ];
        Shown::new("Complaints beside problems", &ESTIMATE_HEADS, 1, estimate_lines(&self.parts()))
            .with_notes(notes)
    }

    fn line(&self) -> String {
        format!("ComplaintChange({})", self.0.reading_text)
    }
}

impl DamagePart {
    fn parts(of: &complaints::DamagePart) -> [(&'static str, core::Estimate); 3] {
        [("customers", of.customers), ("would return", of.would_return), ("lost", of.lost)]
    }
}

impl Tabular for DamagePart {
    fn rows(&self) -> Rows {
        let Rows(rows) = estimate_rows(&DamagePart::parts(&self.0));
        Rows(rows.into_iter().map(|row| with(vec![text("outcome", &self.0.outcome)], row)).collect())
    }

    fn shown(&self) -> Shown {
        Shown::new(self.0.outcome.clone(), &ESTIMATE_HEADS, 1, estimate_lines(&DamagePart::parts(&self.0)))
    }

    fn line(&self) -> String {
        format!("DamagePart({}: lost {})", self.0.outcome, in_words(&self.0.lost))
    }
}

/// Everybody with a problem, and the same by outcome.
fn damage_rows(of: &complaints::DamageRow) -> Vec<Row> {
    let one = |outcome: Option<&str>, customers: &core::Estimate, lost: &core::Estimate, back, revenue| {
        let (back, revenue): (Option<f64>, Option<core::Estimate>) = (back, revenue);
        vec![
            text("problem", &of.problem),
            cell("outcome", Cell::Text(outcome.map(str::to_owned))),
            cell("customers", customers.value),
            cell("customers_low", customers.low),
            cell("customers_high", customers.high),
            cell("would_return", back),
            cell("lost", lost.value),
            cell("lost_low", lost.low),
            cell("lost_high", lost.high),
            cell("revenue_at_risk", revenue.map(|revenue| revenue.value)),
            cell("revenue_low", revenue.and_then(|revenue| revenue.low)),
            cell("revenue_high", revenue.and_then(|revenue| revenue.high)),
        ]
    };
    let all = one(None, &of.affected, &of.lost, None, of.revenue_at_risk);
    let part = |part: &complaints::DamagePart| {
        one(Some(&part.outcome), &part.customers, &part.lost, Some(part.would_return.value), None)
    };
    [all].into_iter().chain(of.parts.iter().map(part)).collect()
}

/// Of which complaints it is not known how they ended.
fn open_complaints<'a>(rows: impl IntoIterator<Item = &'a complaints::DamageRow>) -> Option<String> {
    let open = rows.into_iter().filter(|row| row.n_open > 0);
    let open: Vec<String> = open.map(|row| format!("{} of {}", row.n_open, row.problem)).collect();
    let taken = "taken to have ended like the others";
    (!open.is_empty()).then(|| format!("complaints of unknown outcome, {taken}: {}", open.join(", ")))
}

const DAMAGE_HEADS: [&str; 9] =
    ["problem", "outcome", "customers", "interval", "return", "lost", "interval", "revenue", "interval"];

fn damage_lines(of: &complaints::DamageRow) -> Vec<Vec<String>> {
    let pair = |estimate: &core::Estimate| shown_estimate(estimate.value, estimate.low, estimate.high);
    let none = || ["-".to_owned(), "-".to_owned()];
    let line = |problem: &str,
                outcome: &str,
                customers: &core::Estimate,
                back: String,
                lost: &core::Estimate,
                revenue| {
        let names = [problem.to_owned(), outcome.to_owned()];
        let revenue: [String; 2] = revenue;
        names.into_iter().chain(pair(customers)).chain([back]).chain(pair(lost)).chain(revenue).collect()
    };
    let revenue = of.revenue_at_risk.as_ref().map_or_else(none, pair);
    let all = line(&of.problem, "", &of.affected, "-".to_owned(), &of.lost, revenue);
    let part = |part: &complaints::DamagePart| {
        let back = format!("{:.3}", part.would_return.value);
        line("", &part.outcome, &part.customers, back, &part.lost, none())
    };
    [all].into_iter().chain(of.parts.iter().map(part)).collect()
}

impl Tabular for DamageRow {
    fn rows(&self) -> Rows {
        Rows(damage_rows(&self.0))
    }

    fn shown(&self) -> Shown {
        Shown::new("What the problem costs", &DAMAGE_HEADS, 2, damage_lines(&self.0))
            .with_notes(open_complaints([&self.0]))
    }

    fn line(&self) -> String {
        format!("DamageRow({}: lost {})", self.0.problem, in_words(&self.0.lost))
    }
}

impl Tabular for Damage {
    fn rows(&self) -> Rows {
        let all = self.0.problems.iter().chain([&self.0.total]);
        Rows(all.flat_map(damage_rows).collect())
    }

    fn shown(&self) -> Shown {
        let all = self.0.problems.iter().chain([&self.0.total]);
        let caption = format!("What problems cost; {} intervals", percent(self.0.total.lost.level));
        Shown::new(caption, &DAMAGE_HEADS, 2, all.flat_map(damage_lines).collect())
            .with_notes(open_complaints(&self.0.problems))
    }

    fn line(&self) -> String {
        format!("Damage({} problems, lost {})", self.0.problems.len(), in_words(&self.0.total.lost))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<RatePrior>()?;
    module.add_class::<RateUsed>()?;
    module.add_class::<ComplaintEstimate>()?;
    module.add_class::<ComparedRate>()?;
    module.add_class::<RateRatio>()?;
    module.add_class::<ComplaintComparison>()?;
    module.add_class::<ComplaintChange>()?;
    module.add_class::<DamagePart>()?;
    module.add_class::<DamageRow>()?;
    module.add_class::<Damage>()?;
    module.add("complaints_priors", wrap_pyfunction!(complaints_priors, module)?)?;
    module.add("complaints_prior", wrap_pyfunction!(complaints_prior, module)?)?;
    module.add("complaints_estimate", wrap_pyfunction!(complaints_estimate, module)?)?;
    module.add("complaints_compare", wrap_pyfunction!(complaints_compare, module)?)?;
    module.add("complaints_change", wrap_pyfunction!(complaints_change, module)?)?;
    module.add("complaints_damage", wrap_pyfunction!(complaints_damage, module)?)
}

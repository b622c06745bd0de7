//! What retention is worth, and what waiting the staff allows.

use gapmodel_core::economics::{
    self, CohortOptions, LevelRetention, Retained, RetentionOptions, SatisfactionOptions, ServiceOptions,
};
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::error::{raised, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::Numbers;
use crate::input::given::Whole;
use crate::results::{
    ESTIMATE_HEADS, Estimate, Tabular, ToPython, cell, estimate_line, estimate_row, in_words, percent,
    result, text, with,
};

result! {
    /// Lifetime value under one convention about when the first margin comes in.
    TimedValue(economics::TimedValue) {
        /// What one unit of margin per period is worth.
        multiple: Estimate,
        /// What the margin is worth.
        margin_value: Estimate,
        /// What cross-selling adds.
        cross_selling_value: Estimate,
        /// What the customers brought by word of mouth are worth, without those whom they bring in turn.
        referral_value: Estimate,
        /// All three together.
        lifetime_value: Estimate,
        /// That minus what winning the customer costs; absent if the cost was not given.
        net_value: Option<Estimate>,
        /// By how many per cent the lifetime value grows if retention grows by one per cent of itself; of a value of 0, by how
        /// many the multiple does.
        elasticity: f64,
        /// By how much the lifetime value grows if retention is one percentage point higher; absent beyond 1.
        per_point: Option<f64>,
    }
    {}
}

result! {
    /// What a customer is worth with a constant retention rate.
    RetentionValue(economics::RetentionValue) {
        /// The share of customers that stays from one period to the next, 0 to 1; Wilson interval if it was counted.
        retention: Estimate,
        /// How many periods a customer stays on average, 1 / (1 - retention); absent if all stay.
        expected_life: Option<Estimate>,
        /// With the first margin after one period, if the customer is still there: margin times r / (1 + i - r).
        deferred: TimedValue,
        /// With the first margin at once: margin times (1 + i) / (1 + i - r).
        immediate: TimedValue,
        /// What winning a customer costs, as given.
        cost_of_gaining: Option<f64>,
        /// What keeping one more customer costs: spending per customer over the gain in retention; absent unless both were
        /// given.
        cost_of_keeping: Option<f64>,
        /// How many times as much gaining costs as keeping; absent unless both are known.
        gaining_to_keeping: Option<f64>,
    }
    {}
}

result! {
    /// One period of a cohort.
    CohortPeriod(economics::CohortPeriod) {
        /// The period, from 1.
        period: u64,
        /// How many customers were left at its end; absent for periods to come.
        survivors: Option<u64>,
        /// The share of the first customers left at its end, as the model has it, 0 to 1.
        survival: f64,
        /// The share of those there at its start who stayed, as it was; absent for periods to come, and if nobody was there.
        observed_retention: Option<f64>,
        /// The same as the model has it: it rises with tenure.
        retention: f64,
    }
    {}
}

result! {
    /// What a new customer is worth.
    CohortValue(economics::CohortValue) {
        /// With the first margin after one period, for customers still there then.
        deferred: Estimate,
        /// With the first margin at once.
        immediate: Estimate,
    }
    {}
}

result! {
    /// A cohort of customers, followed and projected.
    Cohort(economics::Cohort) {
        /// The first shape of the beta distribution of churn over customers, above 0, Wald interval on the logarithm; without
        /// limits where churn does not differ measurably between customers.
        alpha: Estimate,
        /// The second shape, likewise.
        beta: Estimate,
        /// The mean churn of new customers, alpha / (alpha + beta).
        mean_churn: f64,
        /// The logarithm of the likelihood.
        log_likelihood: f64,
        /// What a new customer is worth; Wald interval on the logarithm.
        value: CohortValue,
        /// Periods 1 and on.
        periods: Vec<CohortPeriod>,
        /// The retention rate that would explain the cohort best if it were the same for all customers.
        constant_retention: f64,
        /// The logarithm of the likelihood of that.
        constant_log_likelihood: f64,
        /// The p-value of a churn that is the same for all customers, 0 to 0.5: likelihood ratio.
        constant_p: f64,
        /// Whether churn differs measurably between customers: that p-value is below 1 - level.
        differs: bool,
        /// What a new customer would be worth with it.
        constant_value: CohortValue,
    }
    {}
}

result! {
    /// One level of satisfaction.
    SatisfactionLevel(economics::SatisfactionLevel) {
        /// What the level is called.
        label: String,
        /// The share of customers at this level, 0 to 1, Wilson interval.
        share: Estimate,
        /// The share of them that stayed, 0 to 1, Wilson interval.
        retention: Estimate,
        /// What a customer of this level is worth with the first margin after one period.
        deferred: Estimate,
        /// The same with the first margin at once.
        immediate: Estimate,
    }
    {}
}

result! {
    /// What a change in satisfaction is worth, per customer.
    ShiftValue(economics::ShiftValue) {
        /// By how much retention changes.
        retention: Estimate,
        /// By how much the lifetime value changes with the first margin after one period.
        deferred: Estimate,
        /// The same with the first margin at once.
        immediate: Estimate,
    }
    {}
}

result! {
    /// Retention by level of satisfaction, and what a change in satisfaction is worth.
    SatisfactionValue(economics::SatisfactionValue) {
        /// The levels, in the order given.
        levels: Vec<SatisfactionLevel>,
        /// The retention of all customers, 0 to 1, Wilson interval.
        retention: Estimate,
        /// What the change in satisfaction is worth per customer; absent if none was given.
        shift: Option<ShiftValue>,
        /// What the figures do not say.
        caveat: String,
    }
    {}
}

result! {
    /// What waiting so many agents allow.
    ServiceLevel(economics::ServiceLevel) {
        /// The load offered, in agents kept busy (erlangs).
        load: f64,
        /// How many agents there are.
        agents: u64,
        /// How long a contact keeps an agent busy on average; 1 if it was not given.
        handling_time: f64,
        /// The time within which contacts are to be answered.
        within: f64,
        /// How long customers wait on average before they give up; absent where nobody does.
        patience: Option<f64>,
        /// The probability of having to wait, 0 to 1.
        waiting_probability: f64,
        /// The share of all contacts offered, those given up included, that are answered within the time, 0 to 1.
        service_level: f64,
        /// How long those who are answered waited on average, in the unit of the handling time.
        average_speed_of_answer: f64,
        /// How long all wait on average, those who give up too.
        average_wait: f64,
        /// The share of contacts that are given up, 0 to 1; 0 where nobody gives up.
        abandonment: f64,
        /// How many wait on average.
        queue_length: f64,
        /// The share of their time that agents are busy, 0 to 1.
        occupancy: f64,
    }
    {}
}

/// What a customer is worth over a lifetime with a constant retention rate, under both timing conventions, and what a change
/// in retention would be worth.
///
/// `retention` is the share of customers that stays from one period to the next, or how many of how many did, such as
/// `(80, 100)`, which gives intervals; or say `churn`. The first margin comes after one period (`deferred`) or at once
/// (`immediate`). `cross_selling` is margin from further products in every period after the first, `referrals` how many new
/// customers a customer brings in every period (one generation: those whom they bring in turn are not counted), `keeping_cost`
/// what is spent per customer and period on keeping and `keeping_gain` by how much that raises retention, at most to 1. Money
/// per period, in any unit, taken as known. `elasticity` is of the lifetime value, word of mouth included.
#[pyfunction]
#[pyo3(
    name = "retention",
    signature = (
        retention = None, *, churn = None, margin, discount, acquisition_cost = None, cross_selling = 0.0,
        referrals = 0.0, keeping_cost = None, keeping_gain = None, level = 0.95
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn economics_retention(
    retention: Option<&Bound<'_, PyAny>>,
    churn: Option<f64>,
    margin: f64,
    discount: f64,
    acquisition_cost: Option<f64>,
    cross_selling: f64,
    referrals: f64,
    keeping_cost: Option<f64>,
    keeping_gain: Option<f64>,
    level: f64,
) -> PyResult<RetentionValue> {
    let counts = retention.and_then(|retention| retention.extract::<(Whole, Whole)>().ok());
    let named = |(kept, customers): (Whole, Whole)| {
        Ok::<_, PyErr>((kept.named::<u64>("kept")?, customers.named::<u64>("customers")?))
    };
    let counts = counts.map(named).transpose()?;
    let share = retention.filter(|_| counts.is_none()).map(|retention| {
        retention.extract::<f64>().map_err(|_| {
            wrong_type("retention: a share from 0 to 1, or how many of how many stayed, such as (80, 100)")
        })
    });
    let retained = Retained::given(share.transpose()?, churn, counts).map_err(raised)?;
    let options = RetentionOptions {
        margin,
        discount,
        acquisition_cost,
        cross_selling,
        referrals,
        keeping_cost,
        keeping_gain,
        level,
    };
    economics::retention(retained, &options).map(RetentionValue::from).map_err(raised)
}

/// A cohort of customers followed over time: churn that differs between customers, what retention will be, and what a new
/// customer is worth.
///
/// `survivors` are the customers at the start and at the end of every period since. Each customer has a churn of their own,
/// beta distributed over customers (the shifted beta-geometric model of Fader and Hardie 2007, by maximum likelihood), so that
/// the retention of those left rises with tenure, which a constant rate misses. `differs` says whether that is more than chance
/// makes it; if not, the shapes have no limits. `periods` is how many are shown, observed ones
/// included; twice as many as observed unless given.
#[pyfunction]
#[pyo3(name = "cohort", signature = (survivors, *, margin, discount, periods = None, level = 0.95))]
pub(crate) fn economics_cohort(
    survivors: &Bound<'_, PyAny>,
    margin: f64,
    discount: f64,
    periods: Option<Whole>,
    level: f64,
) -> PyResult<Cohort> {
    let periods = periods.map(|periods| periods.named("periods")).transpose()?;
    let survivors =
        crate::control::whole_numbers(Numbers::read(survivors, "survivors")?.doubles(), "survivors")?;
    let periods = periods.unwrap_or(2 * survivors.len().saturating_sub(1));
    let options = CohortOptions { margin, discount, periods, level };
    economics::cohort(&survivors, &options).map(Cohort::from).map_err(raised)
}

/// Levels from a dict of `(customers, kept)` by label, or from `(label, customers, kept)` one after the other.
fn levels_of(levels: &Bound<'_, PyAny>) -> PyResult<Vec<LevelRetention>> {
    let expected = || {
        wrong_type(
            "levels: a dict such as {\"satisfied\": (300, 270)}, or (label, customers, kept) one after the other",
        )
    };
    let level = |label: Bound<'_, PyAny>, customers: Whole, kept: Whole| {
        let (customers, kept) = (customers.named("customers")?, kept.named("kept")?);
        Ok(LevelRetention { label: label.str()?.to_string(), customers, kept })
    };
    if let Ok(dict) = levels.cast::<pyo3::types::PyDict>() {
        let one = |(label, counted): (Bound<'_, PyAny>, Bound<'_, PyAny>)| {
            let (customers, kept) = counted.extract().map_err(|_| expected())?;
            level(label, customers, kept)
        };
        return dict.iter().map(one).collect();
    }
    let one = |row: PyResult<Bound<'_, PyAny>>| {
        let (label, customers, kept) = row?.extract().map_err(|_| expected())?;
        level(label, customers, kept)
    };
    levels.try_iter().map_err(|_| expected())?.map(one).collect()
}

/// Retention by level of satisfaction with intervals, and what a change in satisfaction, a shift of shares between levels,
/// would then be worth per customer.
///
/// `levels` is a dict of `(customers, kept)` by label, or `(label, customers, kept)` one after the other; `shift` holds by how
/// much the share of each level changes, in the same order or by label, summing to 0. The limits of the change are recovered
/// from those of the levels (Zou and Donner 2008). That those who move to a level stay as its customers did is an assumption.
#[pyfunction]
#[pyo3(name = "satisfaction", signature = (levels, *, margin, discount, shift = None, level = 0.95))]
pub(crate) fn economics_satisfaction(
    levels: &Bound<'_, PyAny>,
    margin: f64,
    discount: f64,
    shift: Option<&Bound<'_, PyAny>>,
    level: f64,
) -> PyResult<SatisfactionValue> {
    let levels = levels_of(levels)?;
    let shift = shift.map(|shift| shift_of(shift, &levels)).transpose()?;
    let options = SatisfactionOptions { margin, discount, shift, level };
    economics::satisfaction(&levels, &options).map(SatisfactionValue::from).map_err(raised)
}

/// Changes in the order of the levels; by label those not named are 0.
fn shift_of(shift: &Bound<'_, PyAny>, levels: &[LevelRetention]) -> PyResult<Vec<f64>> {
    let Ok(dict) = shift.cast::<pyo3::types::PyDict>() else {
        return Ok(Numbers::read(shift, "shift")?.doubles());
    };
    let mut changes = vec![0.0; levels.len()];
    for (label, change) in dict.iter() {
        let label = label.str()?.to_string();
        let Some(place) = levels.iter().position(|level| level.label == label) else {
            let labels: Vec<&str> = levels.iter().map(|level| level.label.as_str()).collect();
            return Err(crate::error::refused(
                "shift",
                format!("{label:?}"),
                format!("one of {}", labels.join(", ")),
            ));
        };
        let wrong = |_| wrong_type(format!("shift of {label:?}: a number is needed"));
        changes[place] = change.extract().map_err(wrong)?;
    }
    Ok(changes)
}

/// What waiting so many agents allow: probability of waiting, service level, speed of answer.
///
/// `load` is arrivals per time times handling time (erlangs): 100 calls in 30 minutes of 3 minutes each are 10. `within` is the
/// time in which contacts are to be answered, at once unless given; it needs the `handling_time` of a contact in the same unit.
/// Without a handling time, times that come out are in handling times. Without `patience` everybody waits (Erlang C), and a
/// load that is not below the number of agents has no steady state; with it, the mean time after which customers give up,
/// Erlang A. The service level is of all contacts offered: who gave up was not answered in time.
#[pyfunction]
#[pyo3(
    name = "service_level",
    signature = (load, agents, *, handling_time = None, within = None, patience = None)
)]
pub(crate) fn economics_service_level(
    load: f64,
    agents: Whole,
    handling_time: Option<f64>,
    within: Option<f64>,
    patience: Option<f64>,
) -> PyResult<ServiceLevel> {
    let agents = agents.named("agents")?;
    let options = ServiceOptions { handling_time, within, patience };
    economics::service_level(load, agents, &options).map(ServiceLevel::from).map_err(raised)
}

/// The smallest number of agents that answer the share `target` of contacts within the time, and what waiting they allow.
///
/// `within` is that time, 0 for at once; the rest is as in `service_level`.
#[pyfunction]
#[pyo3(
    name = "agents",
    signature = (load, *, target, handling_time = None, within = None, patience = None)
)]
pub(crate) fn economics_agents(
    load: f64,
    target: f64,
    handling_time: Option<f64>,
    within: Option<f64>,
    patience: Option<f64>,
) -> PyResult<ServiceLevel> {
    let options = ServiceOptions { handling_time, within, patience };
    economics::agents(load, target, &options).map(ServiceLevel::from).map_err(raised)
}

type Parts = Vec<(&'static str, core::Estimate)>;

fn part_rows(known: &[(String, Cell)], parts: &Parts) -> Vec<Row> {
    let row = |(kind, estimate): &(&'static str, core::Estimate)| {
        with(with(known.to_vec(), vec![text("kind", kind)]), estimate_row("value", estimate))
    };
    parts.iter().map(row).collect()
}

fn part_lines(parts: &Parts) -> Vec<Vec<String>> {
    parts.iter().map(|(kind, estimate)| estimate_line(kind, estimate)).collect()
}

fn timed_parts(of: &economics::TimedValue) -> Parts {
    let mut parts = vec![
        ("multiple", of.multiple),
        ("margin value", of.margin_value),
        ("cross-selling value", of.cross_selling_value),
        ("referral value", of.referral_value),
        ("lifetime value", of.lifetime_value),
    ];
    parts.extend(of.net_value.map(|net| ("net value", net)));
    parts
}

fn timed_note(of: &economics::TimedValue) -> String {
    let point = of.per_point.map(|point| format!(", one percentage point of retention {}", shown(point)));
    format!("elasticity of the lifetime value {}{}", shown(of.elasticity), point.unwrap_or_default())
}

impl Tabular for TimedValue {
    fn rows(&self) -> Rows {
        Rows(part_rows(&[], &timed_parts(&self.0)))
    }

    fn shown(&self) -> Shown {
        Shown::new("Lifetime value", &ESTIMATE_HEADS, 1, part_lines(&timed_parts(&self.0)))
            .with_notes([timed_note(&self.0)])
    }

    fn line(&self) -> String {
        format!("TimedValue(lifetime value {})", in_words(&self.0.lifetime_value))
    }
}

impl RetentionValue {
    fn timings(&self) -> [(&'static str, &economics::TimedValue); 2] {
        [("deferred", &self.0.deferred), ("immediate", &self.0.immediate)]
    }
}

impl Tabular for RetentionValue {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let known = |timing: Option<&str>| [cell("timing", Cell::Text(timing.map(str::to_owned)))];
        let mut common = vec![("retention", of.retention)];
        common.extend(of.expected_life.map(|life| ("expected life", life)));
        let timed = self.timings();
        let timed =
            timed.iter().flat_map(|(timing, value)| part_rows(&known(Some(timing)), &timed_parts(value)));
        Rows(part_rows(&known(None), &common).into_iter().chain(timed).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let mut lines = part_lines(&vec![("retention", of.retention)]);
        lines.extend(of.expected_life.map(|life| estimate_line("expected life", &life)));
        let mut notes = Vec::new();
        for (timing, value) in self.timings() {
            lines.push(vec![timing.to_owned()]);
            lines.extend(part_lines(&timed_parts(value)));
            notes.push(format!("{timing}: {}", timed_note(value)));
        }
        notes.extend(
            of.cost_of_keeping
                .map(|cost| format!("keeping one more customer for a period costs {}", shown(cost))),
        );
        notes.extend(
            of.gaining_to_keeping
                .map(|ratio| format!("gaining costs {} times as much as keeping", shown(ratio))),
        );
        if of.deferred.referral_value.value > 0.0 {
            notes.push(
                "word of mouth: one generation, without those whom new customers bring in turn".to_owned(),
            );
        }
        Shown::new("What a customer is worth", &ESTIMATE_HEADS, 1, lines).with_notes(notes)
    }

    fn line(&self) -> String {
        let values =
            self.timings().map(|(timing, value)| format!("{timing} {}", shown(value.lifetime_value.value)));
        format!("RetentionValue(retention {}, {})", shown(self.0.retention.value), values.join(", "))
    }
}

fn count(n: Option<u64>) -> Cell {
    Cell::Int(n.and_then(|n| i64::try_from(n).ok()))
}

fn period_row(of: &economics::CohortPeriod) -> Row {
    let economics::CohortPeriod { period, survivors, survival, observed_retention, retention } = *of;
    vec![
        cell("period", period),
        cell("survivors", count(survivors)),
        cell("survival", survival),
        cell("observed_retention", observed_retention),
        cell("retention", retention),
    ]
}

const PERIOD_HEADS: [&str; 5] = ["period", "survivors", "survival", "observed retention", "retention"];

fn period_line(of: &economics::CohortPeriod) -> Vec<String> {
    let none = || "-".to_owned();
    vec![
        of.period.to_string(),
        of.survivors.map_or_else(none, |n| n.to_string()),
        format!("{:.3}", of.survival),
        of.observed_retention.map_or_else(none, |share| format!("{share:.3}")),
        format!("{:.3}", of.retention),
    ]
}

impl Tabular for CohortPeriod {
    fn rows(&self) -> Rows {
        Rows(vec![period_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Period of a cohort", &PERIOD_HEADS, 0, vec![period_line(&self.0)])
    }

    fn line(&self) -> String {
        format!(
            "CohortPeriod({}: survival {:.3}, retention {:.3})",
            self.0.period, self.0.survival, self.0.retention
        )
    }
}

fn value_parts(of: &economics::CohortValue) -> Parts {
    vec![("deferred", of.deferred), ("immediate", of.immediate)]
}

impl Tabular for CohortValue {
    fn rows(&self) -> Rows {
        Rows(part_rows(&[], &value_parts(&self.0)))
    }

    fn shown(&self) -> Shown {
        Shown::new("What a new customer is worth", &ESTIMATE_HEADS, 1, part_lines(&value_parts(&self.0)))
    }

    fn line(&self) -> String {
        let economics::CohortValue { deferred, immediate } = &self.0;
        format!("CohortValue(deferred {}, immediate {})", in_words(deferred), in_words(immediate))
    }
}

impl Tabular for Cohort {
    fn rows(&self) -> Rows {
        Rows(self.0.periods.iter().map(period_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let worth = |value: &economics::CohortValue| shown(value.deferred.value);
        let p = shown_p(Some(of.constant_p));
        let differs = if of.differs {
            format!("churn differs between customers: p {p} of one churn for all")
        } else {
            format!("churn does not differ measurably between customers: p {p} of one churn for all")
        };
        let notes = [
            differs,
            if of.differs {
                format!("alpha {}, beta {}", in_words(&of.alpha), in_words(&of.beta))
            } else {
                format!("alpha {}, beta {}, without limits", shown(of.alpha.value), shown(of.beta.value))
            },
            format!(
                "a new customer is worth {} (first margin after one period)",
                in_words(&of.value.deferred)
            ),
            format!(
                "with a constant retention of {} it would be {}",
                shown(of.constant_retention),
                worth(&of.constant_value)
            ),
        ];
        Shown::new(
            "A cohort, followed and projected",
            &PERIOD_HEADS,
            0,
            of.periods.iter().map(period_line).collect(),
        )
        .with_notes(notes)
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "Cohort(alpha {}, beta {}, {} periods)",
            shown(of.alpha.value),
            shown(of.beta.value),
            of.periods.len()
        )
    }
}

fn level_parts(of: &economics::SatisfactionLevel) -> Parts {
    vec![
        ("share", of.share),
        ("retention", of.retention),
        ("deferred", of.deferred),
        ("immediate", of.immediate),
    ]
}

const LEVEL_HEADS: [&str; 9] =
    ["", "share", "interval", "retention", "interval", "deferred", "interval", "immediate", "interval"];

fn level_line(of: &economics::SatisfactionLevel) -> Vec<String> {
    let parts = level_parts(of);
    let pairs = parts.iter().flat_map(|(_, part)| shown_estimate(part.value, part.low, part.high));
    [of.label.clone()].into_iter().chain(pairs).collect()
}

impl Tabular for SatisfactionLevel {
    fn rows(&self) -> Rows {
        Rows(part_rows(&[text("label", &self.0.label)], &level_parts(&self.0)))
    }

    fn shown(&self) -> Shown {
        Shown::new("Level of satisfaction", &LEVEL_HEADS, 1, vec![level_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("SatisfactionLevel({}: retention {})", self.0.label, in_words(&self.0.retention))
    }
}

fn shift_parts(of: &economics::ShiftValue) -> Parts {
    vec![("retention", of.retention), ("deferred", of.deferred), ("immediate", of.immediate)]
}

impl Tabular for ShiftValue {
    fn rows(&self) -> Rows {
        Rows(part_rows(&[], &shift_parts(&self.0)))
    }

    fn shown(&self) -> Shown {
        Shown::new(
            "What a change in satisfaction is worth",
            &ESTIMATE_HEADS,
            1,
            part_lines(&shift_parts(&self.0)),
        )
    }

    fn line(&self) -> String {
        format!(
            "ShiftValue(retention {}, deferred {})",
            in_words(&self.0.retention),
            in_words(&self.0.deferred)
        )
    }
}

impl Tabular for SatisfactionValue {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let level = |level: &economics::SatisfactionLevel| {
            part_rows(&[text("label", &level.label)], &level_parts(level))
        };
        let shift =
            of.shift.iter().flat_map(|shift| part_rows(&[text("label", "shift")], &shift_parts(shift)));
        let all = part_rows(&[text("label", "all")], &vec![("retention", of.retention)]);
        Rows(of.levels.iter().flat_map(level).chain(all).chain(shift).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let caption = format!("Retention by satisfaction; {} intervals", percent(of.retention.level));
        let mut notes = vec![format!("all: retention {}", in_words(&of.retention))];
        if let Some(shift) = &of.shift {
            notes.push(format!(
                "the change: retention {}, value per customer {} deferred, {} immediate",
                in_words(&shift.retention),
                in_words(&shift.deferred),
                in_words(&shift.immediate)
            ));
        }
        notes.push(of.caveat.clone());
        Shown::new(caption, &LEVEL_HEADS, 1, of.levels.iter().map(level_line).collect()).with_notes(notes)
    }

    fn line(&self) -> String {
        format!(
            "SatisfactionValue({} levels, retention {})",
            self.0.levels.len(),
            in_words(&self.0.retention)
        )
    }
}

impl Tabular for ServiceLevel {
    fn rows(&self) -> Rows {
        let economics::ServiceLevel {
            load,
            agents,
            handling_time,
            within,
            patience,
            waiting_probability,
            service_level,
            average_speed_of_answer,
            average_wait,
            abandonment,
            queue_length,
            occupancy,
        } = self.0;
        Rows(vec![vec![
            cell("load", load),
            cell("agents", agents),
            cell("handling_time", handling_time),
            cell("within", within),
            cell("patience", patience),
            cell("waiting_probability", waiting_probability),
            cell("service_level", service_level),
            cell("average_speed_of_answer", average_speed_of_answer),
            cell("average_wait", average_wait),
            cell("abandonment", abandonment),
            cell("queue_length", queue_length),
            cell("occupancy", occupancy),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let model = if of.patience.is_some() { "Erlang A" } else { "Erlang C" };
        let heads = ["load", "agents", "waiting", "service level", "answered after", "given up", "occupancy"];
        let line = vec![
            shown(of.load),
            of.agents.to_string(),
            shown(of.waiting_probability),
            shown(of.service_level),
            shown(of.average_speed_of_answer),
            shown(of.abandonment),
            shown(of.occupancy),
        ];
        Shown::new(format!("Waiting, {model}"), &heads, 0, vec![line]).with_notes([format!(
            "answered within {}, handling time {}",
            shown(of.within),
            shown(of.handling_time)
        )])
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!(
            "ServiceLevel({} agents, service level {}, answered after {})",
            of.agents,
            shown(of.service_level),
            shown(of.average_speed_of_answer)
        )
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<TimedValue>()?;
    module.add_class::<RetentionValue>()?;
    module.add_class::<CohortPeriod>()?;
    module.add_class::<CohortValue>()?;
    module.add_class::<Cohort>()?;
    module.add_class::<SatisfactionLevel>()?;
    module.add_class::<ShiftValue>()?;
    module.add_class::<SatisfactionValue>()?;
    module.add_class::<ServiceLevel>()?;
    module.add("economics_retention", wrap_pyfunction!(economics_retention, module)?)?;
    module.add("economics_cohort", wrap_pyfunction!(economics_cohort, module)?)?;
    module.add("economics_satisfaction", wrap_pyfunction!(economics_satisfaction, module)?)?;
    module.add("economics_service_level", wrap_pyfunction!(economics_service_level, module)?)?;
    module.add("economics_agents", wrap_pyfunction!(economics_agents, module)?)
}

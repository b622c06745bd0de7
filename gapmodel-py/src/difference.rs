//! Whether perception - expectation may be used as a score.

use gapmodel_core::gap::DifferenceOptions;
use gapmodel_core::{self as core, gap};
use pyo3::prelude::*;

use crate::error::raised;
use crate::frame::{Rows, Shown, shown, shown_p};
use crate::results::{Tabular, ToPython, cell, result, section, text};
use crate::summary::Summary;

result! {
    /// How reliable perception - expectation is in one dimension, or over all.
    DifferenceReliability(core::gap::DifferenceReliability) {
        /// The id in the instrument; `"overall"` for the mean over dimensions.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// How many have both scores.
        n: u64,
        /// Sample standard deviation of the perception scores, in scale units.
        sd_p: f64,
        /// Sample standard deviation of the expectation scores, in scale units.
        sd_e: f64,
        /// Pearson's correlation of the two, -1 to 1, from their variances and that of the gap; absent where one of them does
        /// not vary. Where attributes were rated on one side only it is too low, as gaps then vary more than scores do.
        correlation: Option<f64>,
        /// Reliability of the perception score, at most 1: Cronbach's alpha; absent below two attributes.
        alpha_p: Option<f64>,
        /// Reliability of the expectation score, likewise.
        alpha_e: Option<f64>,
        /// Reliability of the difference, at most 1: see `difference_reliability`; absent where one of its parts is, or an
        /// alpha is below -1.
        reliability: Option<f64>,
    }
    {}
}

result! {
    /// A property of the response surface of an outcome over perception and expectation (Edwards 2002).
    SurfaceTerm(core::gap::SurfaceTerm) {
        /// `"a1"` and `"a2"`, slope and curvature where perception and expectation rise together (P = E); `"a3"` and `"a4"`,
        /// slope and curvature where one rises as the other falls (P = -E, both counted from the middle of the scale).
        name: String,
        /// The slope in units of the outcome per scale unit, or the curvature per squared scale unit.
        value: f64,
        /// Its standard error.
        std_error: f64,
        /// The value divided by its standard error.
        t: f64,
        /// The two-sided p-value of Student's t, 0 to 1.
        p: f64,
    }
    {}
}

result! {
    /// A coefficient of a `Regression`.
    Coefficient(core::stats::Coefficient) {
        /// The variable; `"constant"` for the intercept.
        name: String,
        /// The coefficient, in units of the outcome per unit of the variable.
        value: f64,
        /// Its standard error.
        std_error: f64,
        /// The coefficient divided by its standard error.
        t: f64,
        /// The two-sided p-value of Student's t, 0 to 1.
        p: f64,
    }
    {}
}

result! {
    /// Snedecor's F test of one or several linear hypotheses.
    FTest(core::stats::FTest) {
        /// The statistic, from 0.
        f: f64,
        /// How many hypotheses are tested together.
        df_numerator: f64,
        /// Degrees of freedom of the residuals.
        df_denominator: f64,
        /// The p-value, 0 to 1.
        p: f64,
    }
    {}
}

result! {
    /// A linear regression by ordinary least squares.
    Regression(core::stats::Regression) {
        /// How many have the outcome and every variable.
        n: u64,
        /// The constant, then a coefficient per variable.
        coefficients: Vec<Coefficient>,
        /// The share of the outcome's variance explained, 0 to 1.
        r_squared: f64,
        /// The same less what as many unrelated variables would explain; may be negative.
        r_squared_adjusted: f64,
        /// The variance of the residuals, with divisor `df`, in squared units of the outcome.
        residual_variance: f64,
        /// Degrees of freedom of the residuals, n - variables - 1.
        df: f64,
        /// The test that no variable has an effect.
        test: FTest,
    }
    {}
}

result! {
    /// What an outcome says about perception - expectation as its predictor.
    OutcomeModels(core::gap::OutcomeModels) {
        /// The id of the outcome among the items.
        item: String,
        /// How many have the outcome and both overall scores.
        n: u64,
        /// The outcome on perception and expectation, each with a coefficient of its own.
        direct: Regression,
        /// The share of the outcome's variance that perception - expectation explains, 0 to 1; 0 where it does not vary.
        constrained_r_squared: f64,
        /// The share that perception alone explains, 0 to 1 (SERVPERF).
        performance_r_squared: f64,
        /// The test of what the difference takes for granted: that the coefficient of perception is that of expectation with
        /// the other sign. Where it is rejected, the difference throws information away.
        constraint: FTest,
        /// The outcome on P, E, P^2, P E and E^2, counted in scale units from the middle of the scale; absent where the
        /// answers are too few or too much alike.
        polynomial: Option<Regression>,
        /// a1 to a4 of the polynomial; empty without it.
        surface: Vec<SurfaceTerm>,
        /// The test of its three terms of second order together.
        higher_order: Option<FTest>,
    }
    {}
}

result! {
    /// A `DifferenceProblem` and where it was found.
    DifferenceFlag(core::gap::DifferenceFlag) {
        /// What the problem is.
        problem: &'static str,
        /// The id of the dimension, `"overall"`, or the id of the outcome.
        id: String,
        /// The figures that show it, in words.
        text: String,
    }
    {}
}

result! {
    /// Whether perception - expectation may be used as a score: its reliability, and what an outcome says about it.
    DifferenceScore(core::gap::DifferenceScore) {
        /// One entry per dimension.
        dimensions: Vec<DifferenceReliability>,
        /// The same over all dimensions.
        overall: Option<DifferenceReliability>,
        /// What the outcome says; absent without one, or where it cannot be modelled.
        outcome: Option<OutcomeModels>,
        /// Why the difference should not be trusted; empty if nothing speaks against it.
        flags: Vec<DifferenceFlag>,
        /// What could not be worked out, and why.
        notes: Vec<String>,
        /// The confidence level: tests reject below 1 - level.
        level: f64,
    }
    {}
}

/// The reliability of a difference of two scores, perception - expectation:
/// `(sP² rPP + sE² rEE - 2 rPE sP sE) / (sP² + sE² - 2 rPE sP sE)`, at most 1.
///
/// `reliability_p` and `reliability_e` are the reliabilities of the two scores (such as Cronbach's alpha), `correlation` is
/// that between them, `sd_p` and `sd_e` are their standard deviations in one unit (Peter, Churchill and Brown 1993).
#[pyfunction]
#[pyo3(name = "difference_reliability", signature = (reliability_p, reliability_e, correlation, sd_p, sd_e))]
pub(crate) fn gap_difference_reliability(
    reliability_p: f64,
    reliability_e: f64,
    correlation: f64,
    sd_p: f64,
    sd_e: f64,
) -> PyResult<f64> {
    gap::difference_reliability(reliability_p, reliability_e, correlation, sd_p, sd_e).map_err(raised)
}

/// Whether P - E can be trusted: how reliable the difference is, and whether an outcome is explained as well by the
/// difference as by perceptions and expectations each with an effect of their own.
///
/// If the instrument of `summary` names an outcome (such as overall satisfaction), three models explain it by overall scores:
/// by perception and expectation freely, by P - E alone, and with their squares and product (Edwards 2002). Weighted data have
/// no models, which a note says.
#[pyfunction]
#[pyo3(name = "difference_score", signature = (summary, *, level = 0.95, language = "en"))]
pub(crate) fn gap_difference_score(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    level: f64,
    language: &str,
) -> PyResult<DifferenceScore> {
    let (summary, options) =
        (summary.get().now(), DifferenceOptions { level, language: language.to_owned() });
    py.detach(|| gap::difference_score(&summary, &options)).map(DifferenceScore::from).map_err(raised)
}

const TERM_HEADS: [&str; 5] = ["term", "value", "std error", "t", "p"];

fn term_line(name: &str, value: f64, std_error: f64, t: f64, p: f64) -> Vec<String> {
    vec![name.to_owned(), shown(value), shown(std_error), shown(t), shown_p(Some(p))]
}

impl Tabular for Regression {
    fn rows(&self) -> Rows {
        let row = |one: &core::stats::Coefficient| {
            let core::stats::Coefficient { name, value, std_error, t, p } = one;
            vec![
                text("term", name),
                cell("value", *value),
                cell("std_error", *std_error),
                cell("t", *t),
                cell("p", *p),
            ]
        };
        Rows(self.0.coefficients.iter().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let lines = self.0.coefficients.iter().map(|c| term_line(&c.name, c.value, c.std_error, c.t, c.p));
        let caption = format!("Regression, n = {}, R² {}", self.0.n, shown(self.0.r_squared));
        Shown::new(caption, &TERM_HEADS, 1, lines.collect())
    }

    fn line(&self) -> String {
        format!("Regression(n = {}, R² {})", self.0.n, shown(self.0.r_squared))
    }
}

impl Tabular for OutcomeModels {
    fn rows(&self) -> Rows {
        let mut rows = Vec::new();
        let models = [("direct", Some(&self.0.direct)), ("polynomial", self.0.polynomial.as_ref())];
        for (model, regression) in models {
            for row in regression.map(|one| one.to_python().rows().0).into_iter().flatten() {
                rows.push([text("model", model)].into_iter().chain(row).collect());
            }
        }
        for gap::SurfaceTerm { name, value, std_error, t, p } in &self.0.surface {
            rows.push(vec![
                text("model", "surface"),
                text("term", name),
                cell("value", *value),
                cell("std_error", *std_error),
                cell("t", *t),
                cell("p", *p),
            ]);
        }
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let coefficients = |of: &core::stats::Regression| {
            of.coefficients
                .iter()
                .map(|c| term_line(&c.name, c.value, c.std_error, c.t, c.p))
                .collect::<Vec<_>>()
        };
        let mut lines = Vec::new();
        let direct = format!("Perception and expectation, R² {}", shown(self.0.direct.r_squared));
        section(&mut lines, &direct, coefficients(&self.0.direct));
        if let Some(polynomial) = &self.0.polynomial {
            let title = format!("Polynomial, R² {}", shown(polynomial.r_squared));
            section(&mut lines, &title, coefficients(polynomial));
        }
        let surface = self.0.surface.iter().map(|c| term_line(&c.name, c.value, c.std_error, c.t, c.p));
        section(&mut lines, "Surface", surface);
        let constraint = format!(
            "Perception - expectation alone: R² {}, perception alone: R² {}; equal and opposite effects: p {}",
            shown(self.0.constrained_r_squared),
            shown(self.0.performance_r_squared),
            shown_p(Some(self.0.constraint.p))
        );
        let higher =
            self.0.higher_order.map(|test| format!("No effect of second order: p {}", shown_p(Some(test.p))));
        let caption = format!("{} explained, n = {}", self.0.item, self.0.n);
        Shown::new(caption, &TERM_HEADS, 1, lines).with_notes([constraint].into_iter().chain(higher))
    }

    fn line(&self) -> String {
        let Self(gap::OutcomeModels { item, n, direct, constrained_r_squared, .. }) = self;
        let (free, bound) = (shown(direct.r_squared), shown(*constrained_r_squared));
        format!("OutcomeModels({item:?}, n = {n}, R² {free}, of the difference {bound})")
    }
}

fn reliability_line(row: &gap::DifferenceReliability) -> Vec<String> {
    let gap::DifferenceReliability { id, label, n, sd_p, sd_e, correlation, alpha_p, alpha_e, reliability } =
        row;
    let optional = |value: &Option<f64>| value.map_or_else(|| "-".to_owned(), shown);
    vec![
        if label.is_empty() { id.clone() } else { label.clone() },
        n.to_string(),
        shown(*sd_p),
        shown(*sd_e),
        optional(correlation),
        optional(alpha_p),
        optional(alpha_e),
        optional(reliability),
    ]
}

impl DifferenceScore {
    fn reliabilities(&self) -> impl Iterator<Item = &gap::DifferenceReliability> {
        self.0.dimensions.iter().chain(&self.0.overall)
    }
}

impl Tabular for DifferenceScore {
    fn rows(&self) -> Rows {
        Rows(self.reliabilities().flat_map(|row| row.to_python().rows().0).collect())
    }

    fn shown(&self) -> Shown {
        const HEADS: [&str; 8] =
            ["", "n", "sd P", "sd E", "correlation", "alpha P", "alpha E", "reliability of P - E"];
        let lines = self.reliabilities().map(reliability_line).collect();
        let flags =
            self.0.flags.iter().map(|flag| format!("{}, {}: {}", flag.problem.name(), flag.id, flag.text));
        let outcome = self.0.outcome.iter().map(|models| models.to_python().line());
        let notes = flags.chain(outcome).chain(self.0.notes.iter().cloned());
        Shown::new("Perception - expectation as a score", &HEADS, 1, lines).with_notes(notes)
    }

    fn line(&self) -> String {
        let reliability = self.0.overall.as_ref().and_then(|row| row.reliability);
        let reliability = reliability.map_or_else(|| "-".to_owned(), shown);
        format!("DifferenceScore(reliability {reliability}, {} flags)", self.0.flags.len())
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<DifferenceReliability>()?;
    module.add_class::<SurfaceTerm>()?;
    module.add_class::<Coefficient>()?;
    module.add_class::<FTest>()?;
    module.add_class::<Regression>()?;
    module.add_class::<OutcomeModels>()?;
    module.add_class::<DifferenceFlag>()?;
    module.add_class::<DifferenceScore>()?;
    module.add("gap_difference_score", wrap_pyfunction!(gap_difference_score, module)?)?;
    module.add("gap_difference_reliability", wrap_pyfunction!(gap_difference_reliability, module)?)
}

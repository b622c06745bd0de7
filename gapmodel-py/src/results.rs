//! Results as Python sees them: frozen objects around those of the core.

use gapmodel_core::{self as core, gap, stats};
use pyo3::prelude::*;

use crate::compare::Convention;
use crate::diagnosis::{AntecedentRelation, Number};
use crate::difference::{Coefficient, DifferenceFlag, DifferenceReliability, FTest, SurfaceTerm};
use crate::drivers::{DominancePair, KanoCounts};
use crate::five::{Evidence, Ordinal};
use crate::frame::{Cell, Row, Rows, Shown, shown, shown_estimate, shown_mean, shown_mean_interval, shown_p};

/// A value of the core as Python sees it.
pub(crate) trait ToPython {
    type Output;
    fn to_python(&self) -> Self::Output;
}

macro_rules! as_it_is {
    ($($type:ty),*) => {$(
        impl ToPython for $type {
            type Output = $type;
            fn to_python(&self) -> $type {
                self.clone()
            }
        }
    )*};
}
as_it_is!(f64, u64, u32, u8, i8, usize, bool, String, (f64, f64));

macro_rules! by_name {
    ($($type:ty),*) => {$(
        impl ToPython for $type {
            type Output = &'static str;
            fn to_python(&self) -> &'static str {
                self.name()
            }
        }
    )*};
}
by_name!(
    core::Method,
    core::complaints::Reading,
    core::agreement::Weights,
    core::agreement::Measurement,
    core::consistency::ChannelVerdict,
    core::consistency::FunnelMethod,
    core::consistency::Overdispersion,
    core::consistency::WithinSites,
    core::consistency::SiteStatistic,
    core::control::ChartKind,
    core::control::Rule,
    core::control::RuleSet,
    core::Viewpoint,
    gap::Weighting,
    gap::Design,
    gap::RankTest,
    gap::DifferenceProblem,
    core::sampling::SizeKind,
    core::dimensions::AddressForm,
    core::dimensions::Face,
    core::dimensions::Phase,
    core::dimensions::ServiceDimension,
    core::dimensions::Speaker,
    core::csat::Statistic,
    core::reliability::Missing,
    core::reliability::AlphaInterval,
    core::reliability::FactorMethod,
    core::reliability::CarelessReason,
    stats::Adjustment,
    core::drivers::DominanceLevel,
    core::drivers::DriverFactor,
    core::drivers::DriverMethod,
    core::drivers::DriverOutcome,
    core::drivers::KanoCategory,
    core::drivers::Quadrant,
    core::reliability::Extraction,
    core::reliability::Rotation,
    core::reliability::HtmtReading,
    core::research::GapInformation,
    core::research::SourceKind,
    core::standards::Denominator,
    core::standards::StandardKind,
    core::standards::StandardUnit
);

impl<T: ToPython> ToPython for Option<T> {
    type Output = Option<T::Output>;
    fn to_python(&self) -> Self::Output {
        self.as_ref().map(T::to_python)
    }
}

impl<T: ToPython> ToPython for Vec<T> {
    type Output = Vec<T::Output>;
    fn to_python(&self) -> Self::Output {
        self.iter().map(T::to_python).collect()
    }
}

/// How a result becomes a table.
pub(crate) trait Tabular {
    /// The rows of its data frame.
    fn rows(&self) -> Rows;
    /// What a notebook shows.
    fn shown(&self) -> Shown;
    /// One line that says the most important.
    fn line(&self) -> String;

    /// The result in plain text.
    fn text(&self) -> String {
        let shown = self.shown();
        if shown.lines.is_empty() { self.line() } else { shown.text() }
    }

    /// The result as HTML without script.
    fn html(&self) -> String {
        self.shown().html()
    }
}

/// How a class around a result shows itself, in a `#[pymethods]` block with its other methods.
macro_rules! showing {
    ($name:ident { $($methods:tt)* }) => {
        #[pymethods]
        impl $name {
            $($methods)*

            /// The result as a dict of plain values.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                $crate::frame::from_json(py, &self.to_json()?)
            }

            /// The result as JSON text.
            fn to_json(&self) -> PyResult<String> {
                serde_json::to_string(&self.0).map_err(|error| $crate::frame::json_error(&error))
            }

            /// The result as a data frame of pandas or polars, whichever is named or installed.
            #[pyo3(signature = (backend = None))]
            fn to_frame<'py>(&self, py: Python<'py>, backend: Option<&str>) -> PyResult<Bound<'py, PyAny>> {
                Tabular::rows(self).to_frame(py, backend)
            }

            /// The result as a table for any library that reads Arrow.
            #[pyo3(signature = (requested_schema = None))]
            fn __arrow_c_stream__<'py>(
                &self,
                py: Python<'py>,
                requested_schema: Option<Bound<'py, PyAny>>,
            ) -> PyResult<Bound<'py, pyo3::types::PyCapsule>> {
                // The protocol allows to leave the wish of the consumer unheard.
                drop(requested_schema);
                Tabular::rows(self).capsule(py)
            }

            fn __repr__(&self) -> String {
                self.line()
            }

            // A result may have a field of that name.
            fn __str__(&self) -> String {
                Tabular::text(self)
            }

            fn _repr_html_(&self) -> String {
                $crate::pictures::with_picture(self, Tabular::html(self))
            }
        }
    };
}
pub(crate) use showing;

/// A frozen class around a struct of the core, one property per field; fields behind a semicolon have their methods in the
/// second block. The pattern without `..` makes a new field of the core a compile error here.
macro_rules! result {
    ($(#[doc = $doc:literal])* $name:ident($core:path $(, $flag:ident)?) {
        $($(#[doc = $field_doc:literal])* $field:ident: $type:ty,)*
        $(; $($other:ident),*)?
    } { $($extra:tt)* }) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, eq $(, $flag)?, module = "gapmodel")]
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name(pub(crate) $core);

        impl From<$core> for $name {
            fn from(inner: $core) -> Self {
                let $core { $($field: _,)* $($($other: _),*)? } = &inner;
                Self(inner)
            }
        }

        impl ToPython for $core {
            type Output = $name;
            fn to_python(&self) -> $name {
                $name::from(self.clone())
            }
        }

        $crate::results::showing! { $name {
            $($(#[doc = $field_doc])*
            #[getter]
            fn $field(&self) -> $type {
                self.0.$field.to_python()
            })*

            /// The result that `to_json` wrote.
            #[classmethod]
            fn from_json(_class: &Bound<'_, pyo3::types::PyType>, text: &str) -> PyResult<Self> {
                serde_json::from_str(text).map(Self).map_err(|error| $crate::frame::json_error(&error))
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
                Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
            }

            $($extra)*
        } }
    };
}
pub(crate) use result;

result! {
    /// One number with everything needed to report it.
    ///
    /// `std_error`, `low` and `high` are absent where too few answers, or answers without variation, allow none: an
    /// interval is never NaN and never invented.
    Estimate(core::Estimate, subclass) {
        /// The estimate, in the unit its function documents.
        value: f64,
        /// The standard error, in the unit of `value`.
        std_error: Option<f64>,
        /// The lower limit of the interval, in the unit of `value`.
        low: Option<f64>,
        /// The upper limit of the interval, in the unit of `value`.
        high: Option<f64>,
        /// The confidence level of the interval, between 0 and 1.
        level: f64,
        /// How many answers the estimate rests on.
        n_valid: u64,
        /// How many answers are missing.
        n_missing: u64,
        /// How many answers are not applicable, refused, or invalid.
        n_excluded: u64,
        /// The effective sample size after weighting (Kish; with the method `korn_graubard` that of the standard error):
        /// `n_valid` where there are no weights.
        n_effective: f64,
        /// How the interval was made.
        method: &'static str,
    }
    {}
}

result! {
    /// One viewpoint of an attribute.
    Side(core::gap::Side) {
        /// Mean rating in scale units, reverse coded where low is good.
        mean: f64,
        /// Sample standard deviation in scale units; absent below two ratings.
        std_dev: Option<f64>,
        /// Share of ratings at the best point of the scale, 0 to 1: near 1 the item can tell nobody apart.
        ceiling: f64,
        /// How many rated.
        n_valid: u64,
        /// How many did not answer.
        n_missing: u64,
        /// How many answered not applicable, refused, or off the scale.
        n_excluded: u64,
    }
    {}
}

result! {
    /// Student's paired t test of a gap.
    GapTest(core::gap::GapTest) {
        /// The statistic.
        t: f64,
        /// Degrees of freedom.
        df: f64,
        /// Two-sided p-value.
        p: f64,
        /// p-value adjusted within its family.
        p_adjusted: f64,
    }
    {}
}

result! {
    /// A test of differences against 0 by Wilcoxon's signed ranks.
    ///
    /// Zeros are ranked with the others and then left out (Pratt 1959).
    SignedRank(core::stats::SignedRank) {
        /// The sum of the ranks of the positive differences, V in R.
        statistic: f64,
        /// The two-sided p-value, 0 to 1.
        p: f64,
        /// Whether all signs of the differences were counted out, given their ranks; otherwise p is that of a normal
        /// approximation with the variance of the ranks as they are, ties and zeros included.
        exact: bool,
    }
    {}
}

result! {
    /// The median of the means of all pairs of values, each with itself too, and its interval.
    HodgesLehmann(core::stats::HodgesLehmann) {
        /// The estimate, in the unit of the values.
        value: f64,
        /// The lower limit; absent where there are too few values for the level.
        low: Option<f64>,
        /// The upper limit; absent where there are too few values for the level.
        high: Option<f64>,
        /// The confidence level of the interval, between 0 and 1.
        level: f64,
    }
    {}
}

result! {
    /// The gap of one attribute, of one dimension, or over all.
    GapRow(core::gap::GapRow) {
        /// The id in the instrument; `"overall"` and `"all_items"` for the two sums.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// Mean expectation; for more than one attribute the mean of their means, each of all who rated it.
        expectation_mean: f64,
        /// Mean perception, likewise.
        perception_mean: f64,
        /// The expectations of an attribute; absent for more than one attribute.
        expectation: Option<Side>,
        /// The perceptions of an attribute; absent for more than one attribute.
        perception: Option<Side>,
        /// Mean of perception - expectation over the respondents who gave both, in scale units, negative = shortfall,
        /// with Student's t interval, or a bootstrap's. An attribute's pair counts as excluded if a side is not applicable, refused or
        /// invalid; over more than one attribute, whoever has no score counts as missing.
        gap: Estimate,
        /// Sample standard deviation of the respondents' gaps; absent below two.
        std_dev: Option<f64>,
        /// Effect size `d_z`: mean gap / standard deviation; absent without variation.
        effect_size: Option<f64>,
        /// Paired t test; absent without variation or when tests were not asked for.
        test: Option<GapTest>,
        /// Wilcoxon's signed-rank test with zeros ranked after Pratt, its p not adjusted; absent for weighted data or when
        /// tests were not asked for.
        signed_rank: Option<SignedRank>,
        /// Median of the Walsh averages; absent for weighted data or when tests were not asked for.
        median: Option<HodgesLehmann>,
    }
    {}
}

result! {
    /// A score weighted by importance. Weights are normalised to sum to one, never left as points.
    WeightedScore(core::gap::WeightedScore) {
        /// How it was weighted.
        weighting: &'static str,
        /// The score in scale units, over the respondents who have every part of it.
        estimate: Estimate,
    }
    {}
}

result! {
    /// Respondents who gave one and the same answer to all attributes (at least two): their differences carry no
    /// information, and a survey with many of them deserves a second look.
    StraightLiners(core::gap::StraightLiners) {
        /// All expectations equal.
        expectation: u64,
        /// All perceptions equal.
        perception: u64,
        /// All expectations equal and all perceptions equal.
        both: u64,
    }
    {}
}

result! {
    /// SERVQUAL: gap 5 of everything the instrument measures.
    ServqualResult(core::gap::ServqualResult) {
        /// One row per attribute that somebody rated from both viewpoints.
        attributes: Vec<GapRow>,
        /// One row per dimension: the mean over respondents of their mean gap in it.
        dimensions: Vec<GapRow>,
        /// The mean of a respondent's dimension gaps, over those who have them all (unweighted SERVQUAL); absent if
        /// nobody has them all or there are no dimensions.
        overall: Option<GapRow>,
        /// The mean of a respondent's attribute gaps, whatever their dimension. Differs from `overall` where dimensions
        /// have different numbers of attributes.
        all_items: GapRow,
        /// Weighted SERVQUAL in each form that the instrument's weights or points allow.
        weighted: Vec<WeightedScore>,
        /// Respondents seen.
        respondents: u64,
        /// Those among them who answered everything alike.
        straight_liners: StraightLiners,
        /// Attributes that nobody rated from both viewpoints.
        unanswered: Vec<String>,
        /// How p-values were adjusted.
        family: &'static str,
    }
    {}
}

result! {
    /// The perceived performance of one attribute, of one dimension, or over all.
    PerformanceRow(core::gap::PerformanceRow) {
        /// The id in the instrument; `"overall"` and `"all_items"` for the two sums.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// Mean perception in scale units (reverse coded where low is good), with Student's t interval, or a
        /// bootstrap's.
        perception: Estimate,
        /// Sample standard deviation; absent below two respondents.
        std_dev: Option<f64>,
        /// Share of ratings at the best point, 0 to 1; absent for more than one attribute.
        ceiling: Option<f64>,
    }
    {}
}

result! {
    /// SERVPERF: perceived performance of everything the instrument measures.
    ServperfResult(core::gap::ServperfResult) {
        /// One row per attribute that somebody rated.
        attributes: Vec<PerformanceRow>,
        /// One row per dimension: the mean over respondents of their mean rating in it.
        dimensions: Vec<PerformanceRow>,
        /// The mean of a respondent's dimension means, over those who have them all; absent if nobody has.
        overall: Option<PerformanceRow>,
        /// The mean of a respondent's ratings, whatever their dimension; times the number of attributes it is the sum
        /// that Cronin and Taylor define.
        all_items: PerformanceRow,
        /// Weighted SERVPERF in each form that the instrument's weights or points allow.
        weighted: Vec<WeightedScore>,
        /// Respondents seen.
        respondents: u64,
        /// Those among them who answered everything alike.
        straight_liners: StraightLiners,
        /// Attributes that nobody rated.
        unanswered: Vec<String>,
    }
    {}
}

result! {
    /// What a published row says when it is worked out again.
    Published(core::gap::Published) {
        /// Student's paired t, gap / (`gap_sd` / sqrt n).
        t: f64,
        /// Degrees of freedom, n - 1.
        df: f64,
        /// Two-sided p-value.
        p: f64,
        /// Lower limit of the interval for the gap.
        low: f64,
        /// Upper limit.
        high: f64,
        /// The level of the interval.
        level: f64,
        /// Effect size `d_z`: gap / `gap_sd`.
        effect_size: f64,
        /// The correlation of expectations and perceptions that the three standard deviations imply.
        correlation: Option<f64>,
        /// Why the row cannot be true as printed; empty if nothing contradicts.
        findings: Vec<String>,
    }
    {}
}

result! {
    /// Something in a published table that cannot be true as printed.
    AuditFinding(core::gap::AuditFinding) {
        /// The index of the row, from 0.
        row: usize,
        /// Why the row cannot be true as printed.
        reason: String,
    }
    {}
}

result! {
    /// Unweighted and weighted SERVQUAL from dimension gaps.
    WeightedGap(core::gap::WeightedGap) {
        /// The plain mean of the dimension gaps.
        unweighted: f64,
        /// The sum of weight times gap, with weights that sum to one.
        weighted: f64,
    }
    {}
}

result! {
    /// The gaps of one respondent, in scale units, negative = shortfall.
    ResponseScore(core::gap::ResponseScore) {
        /// Mean gap per dimension over the attributes answered from both viewpoints; absent where there is none.
        dimensions: Vec<Option<f64>>,
        /// Mean of the dimension gaps; absent unless all are there.
        unweighted: Option<f64>,
        /// Mean of the dimension gaps by the instrument's weights; absent without weights or unless all are there.
        weighted: Option<f64>,
    }
    {}
}

result! {
    /// Net promoter score with all that must be shown beside it.
    Nps(core::csat::Nps) {
        /// Promoters minus detractors in points, -100 to 100.
        score: Estimate,
        /// How many rated 9 or 10.
        promoters: u64,
        /// How many rated 7 or 8.
        passives: u64,
        /// How many rated 6 or less.
        detractors: u64,
        /// How often each rating was given, lowest first: the score hides all movement within the three classes.
        distribution: Vec<u64>,
    }
    {
            /// Promoters minus detractors in points, as in `score`.
            #[getter]
            fn value(&self) -> f64 {
                self.0.score.value
            }

            /// The standard error, in the unit of `value`.
            #[getter]
            fn std_error(&self) -> Option<f64> {
                self.0.score.std_error.to_python()
            }

            /// The lower limit of the interval, in the unit of `value`.
            #[getter]
            fn low(&self) -> Option<f64> {
                self.0.score.low.to_python()
            }

            /// The upper limit of the interval, in the unit of `value`.
            #[getter]
            fn high(&self) -> Option<f64> {
                self.0.score.high.to_python()
            }

            /// The confidence level of the interval, between 0 and 1.
            #[getter]
            fn level(&self) -> f64 {
                self.0.score.level.to_python()
            }

            /// How many answers the estimate rests on.
            #[getter]
            fn n_valid(&self) -> u64 {
                self.0.score.n_valid.to_python()
            }

            /// How many answers are missing.
            #[getter]
            fn n_missing(&self) -> u64 {
                self.0.score.n_missing.to_python()
            }

            /// How many answers are not applicable, refused, or invalid.
            #[getter]
            fn n_excluded(&self) -> u64 {
                self.0.score.n_excluded.to_python()
            }

            /// The effective sample size after weighting (Kish; with the method `korn_graubard` that of the standard error):
        /// `n_valid` where there are no weights.
            #[getter]
            fn n_effective(&self) -> f64 {
                self.0.score.n_effective.to_python()
            }

            /// How the interval was made.
            #[getter]
            fn method(&self) -> &'static str {
                self.0.score.method.to_python()
            }
    }
}

result! {
    /// Customer effort in its three forms.
    Ces(core::csat::Ces) {
        /// Mean rating in scale units; which end is good stays as the scale says.
        mean: Estimate,
        /// Share who found it easy, 0 to 1: the best three points of seven, the best two of five.
        easy: Estimate,
        /// Net index in points, -100 to 100: best two minus worst three of seven. No such index is published for five
        /// points.
        index: Option<Estimate>,
    }
    {}
}

result! {
    /// The mean of paired differences with its tests.
    Paired(core::stats::Paired) {
        /// The mean difference with its t interval, in the unit of the differences.
        mean: Estimate,
        /// The standard deviation of the differences, with divisor n - 1.
        std_dev: f64,
        /// The mean divided by its standard error.
        t: f64,
        /// The degrees of freedom, n - 1.
        df: f64,
        /// The two-sided p-value of Student's t, 0 to 1.
        p: f64,
        /// The mean divided by the standard deviation, d of the differences.
        effect_size: f64,
        /// Wilcoxon's signed-rank test.
        signed_rank: Option<SignedRank>,
        /// The median of the pair means, with an interval.
        hodges_lehmann: Option<HodgesLehmann>,
    }
    {}
}

result! {
    /// Why respondents gave no rating, and how many.
    Absent(core::Absent) {
        /// Did not answer.
        missing: u64,
        /// The question did not apply to them.
        not_applicable: u64,
        /// Declined to answer.
        refused: u64,
        /// Gave a value off the scale, where the caller asked to count such values.
        invalid: u64,
    }
    {}
}

/// Name and cell.
pub(crate) fn cell(name: &str, value: impl Into<Cell>) -> (String, Cell) {
    (name.to_owned(), value.into())
}

pub(crate) fn text(name: &str, value: &str) -> (String, Cell) {
    (name.to_owned(), Cell::from(value))
}

pub(crate) fn estimate_row(value_name: &str, estimate: &core::Estimate) -> Row {
    let core::Estimate {
        value,
        std_error,
        low,
        high,
        level,
        n_valid,
        n_missing,
        n_excluded,
        n_effective,
        method,
    } = *estimate;
    vec![
        cell(value_name, value),
        cell("std_error", std_error),
        cell("low", low),
        cell("high", high),
        cell("level", level),
        cell("n_valid", n_valid),
        cell("n_missing", n_missing),
        cell("n_excluded", n_excluded),
        cell("n_effective", n_effective),
        text("method", method.name()),
    ]
}

pub(crate) fn with(first: Vec<(String, Cell)>, rest: Row) -> Row {
    first.into_iter().chain(rest).collect()
}

/// A confidence level: "95 %".
pub(crate) fn percent(level: f64) -> String {
    let percent = shown(100.0 * level);
    format!("{} %", percent.trim_end_matches('0').trim_end_matches('.'))
}

pub(crate) fn in_words(estimate: &core::Estimate) -> String {
    let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
    let interval = if interval == "-" { String::new() } else { format!(" {interval}") };
    format!("{value}{interval}, n = {}", estimate.n_valid)
}

pub(crate) const ESTIMATE_HEADS: [&str; 6] = ["", "value", "interval", "n", "missing", "method"];

pub(crate) fn estimate_line(name: &str, estimate: &core::Estimate) -> Vec<String> {
    let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
    vec![
        name.to_owned(),
        value,
        interval,
        estimate.n_valid.to_string(),
        estimate.n_missing.to_string(),
        estimate.method.name().to_owned(),
    ]
}

impl Tabular for Estimate {
    fn rows(&self) -> Rows {
        Rows(vec![estimate_row("value", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Estimate", &ESTIMATE_HEADS, 1, vec![estimate_line("", &self.0)])
    }

    fn line(&self) -> String {
        format!("Estimate({}, {}, {})", in_words(&self.0), percent(self.0.level), self.0.method.name())
    }
}

impl Tabular for Nps {
    fn rows(&self) -> Rows {
        let classes = [
            ("promoters", self.0.promoters),
            ("passives", self.0.passives),
            ("detractors", self.0.detractors),
        ];
        let mut row = estimate_row("value", &self.0.score);
        row.extend(classes.map(|(name, n)| cell(name, n)));
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        let caption = format!(
            "Net promoter score: promoters {}, passives {}, detractors {}",
            self.0.promoters, self.0.passives, self.0.detractors
        );
        Shown::new(caption, &ESTIMATE_HEADS, 1, vec![estimate_line("NPS", &self.0.score)])
    }

    fn line(&self) -> String {
        let core::csat::Nps { score, promoters, passives, detractors, distribution: _ } = &self.0;
        format!(
            "Nps({}, {promoters} promoters, {passives} passives, {detractors} detractors)",
            in_words(score)
        )
    }
}

impl Ces {
    fn parts(&self) -> Vec<(&'static str, core::Estimate)> {
        let core::csat::Ces { mean, easy, index } = &self.0;
        [("mean", *mean), ("easy", *easy)].into_iter().chain(index.map(|index| ("index", index))).collect()
    }
}

impl Tabular for Ces {
    fn rows(&self) -> Rows {
        let row = |(kind, estimate): (&str, core::Estimate)| {
            with(vec![text("kind", kind)], estimate_row("value", &estimate))
        };
        Rows(self.parts().into_iter().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let lines = self.parts().iter().map(|(kind, estimate)| estimate_line(kind, estimate)).collect();
        Shown::new("Customer effort", &ESTIMATE_HEADS, 1, lines)
    }

    fn line(&self) -> String {
        let easy = &self.0.easy;
        format!(
            "Ces(mean {}, easy {})",
            in_words(&self.0.mean),
            shown_estimate(easy.value, easy.low, easy.high)[0]
        )
    }
}

fn gap_row(kind: &str, row: &gap::GapRow) -> Row {
    let gap::GapRow {
        id,
        label,
        expectation_mean,
        perception_mean,
        expectation,
        perception,
        gap,
        std_dev,
        effect_size,
        test,
        signed_rank,
        median,
    } = row;
    let side = |side: &Option<gap::Side>, value: fn(&gap::Side) -> Option<f64>| side.as_ref().and_then(value);
    let mut out = vec![
        text("kind", kind),
        text("id", id),
        text("label", label),
        cell("expectation_mean", *expectation_mean),
        cell("perception_mean", *perception_mean),
    ];
    out.extend(estimate_row("gap", gap));
    out.extend([
        cell("std_dev", *std_dev),
        cell("effect_size", *effect_size),
        cell("t", test.map(|test| test.t)),
        cell("df", test.map(|test| test.df)),
        cell("p", test.map(|test| test.p)),
        cell("p_adjusted", test.map(|test| test.p_adjusted)),
        cell("signed_rank_p", signed_rank.map(|test| test.p)),
        cell("median", median.map(|median| median.value)),
        cell("median_low", median.and_then(|median| median.low)),
        cell("median_high", median.and_then(|median| median.high)),
        cell("expectation_std_dev", side(expectation, |side| side.std_dev)),
        cell("perception_std_dev", side(perception, |side| side.std_dev)),
        cell("expectation_ceiling", side(expectation, |side| Some(side.ceiling))),
        cell("perception_ceiling", side(perception, |side| Some(side.ceiling))),
    ]);
    out
}

/// A row like another with its own first cells and nothing known of the rest.
pub(crate) fn like(row: &Row, known: &[(String, Cell)]) -> Row {
    let find = |name: &String| known.iter().find(|(other, _)| other == name).map(|(_, cell)| cell.clone());
    let blank = |cell: &Cell| match cell {
        Cell::Text(_) => Cell::Text(None),
        Cell::Int(_) => Cell::Int(None),
        Cell::Real(_) => Cell::Real(None),
        Cell::Flag(_) => Cell::Flag(None),
    };
    row.iter().map(|(name, cell)| (name.clone(), find(name).unwrap_or_else(|| blank(cell)))).collect()
}

/// The same columns with nothing in them.
pub(crate) fn blank(row: &Row) -> Row {
    like(row, &[])
}

fn weighted_rows(weighted: &[gap::WeightedScore], value_name: &str, template: &Row) -> Vec<Row> {
    let row = |score: &gap::WeightedScore| {
        let gap::WeightedScore { weighting, estimate } = score;
        let mut known = estimate_row(value_name, estimate);
        known.extend([
            text("kind", "weighted"),
            text("id", weighting.name()),
            text("label", &format!("Weighted ({})", weighting.name())),
        ]);
        like(template, &known)
    };
    weighted.iter().map(row).collect()
}

pub(crate) fn plural(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

const GAP_HEADS: [&str; 8] =
    ["id", "label", "n", "expectation", "perception", "gap", "interval", "p adjusted"];

fn gap_line(row: &gap::GapRow) -> Vec<String> {
    vec![
        row.id.clone(),
        if row.label == row.id { String::new() } else { row.label.clone() },
        row.gap.n_valid.to_string(),
        shown_mean(row.expectation_mean),
        shown_mean(row.perception_mean),
        shown_mean(row.gap.value),
        shown_mean_interval(row.gap.low, row.gap.high),
        shown_p(row.test.map(|test| test.p_adjusted)),
    ]
}

/// Whose importance a weighted score goes by.
fn by(weighting: gap::Weighting) -> &'static str {
    match weighting {
        gap::Weighting::Respondent => "each respondent's points",
        gap::Weighting::MeanPoints => "mean points",
        gap::Weighting::Dimensions => "dimension",
        gap::Weighting::Attributes => "attribute",
        _ => "importance",
    }
}

pub(crate) fn section(
    lines: &mut Vec<Vec<String>>,
    title: &str,
    rows: impl IntoIterator<Item = Vec<String>>,
) {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_some() {
        lines.push(vec![title.to_owned()]);
        lines.extend(rows);
    }
}

impl Tabular for GapRow {
    fn rows(&self) -> Rows {
        Rows(vec![gap_row("gap", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new(&*self.0.id, &GAP_HEADS, 2, vec![gap_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("GapRow({:?}, gap {})", self.0.id, in_words(&self.0.gap))
    }
}

impl Tabular for ServqualResult {
    fn rows(&self) -> Rows {
        let mut rows: Vec<Row> = self.0.attributes.iter().map(|row| gap_row("attribute", row)).collect();
        rows.extend(self.0.dimensions.iter().map(|row| gap_row("dimension", row)));
        rows.extend(self.0.overall.iter().map(|row| gap_row("overall", row)));
        let last = gap_row("all_items", &self.0.all_items);
        let weighted = weighted_rows(&self.0.weighted, "gap", &last);
        rows.push(last);
        rows.extend(weighted);
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        section(&mut lines, "Attributes", self.0.attributes.iter().map(gap_line));
        section(&mut lines, "Dimensions", self.0.dimensions.iter().map(gap_line));
        let weighted = self.0.weighted.iter().map(|score| {
            let estimate = &score.estimate;
            let (dash, n) = (String::from("-"), estimate.n_valid.to_string());
            let interval = shown_mean_interval(estimate.low, estimate.high);
            let label = format!("weighted by {}", by(score.weighting));
            vec![
                score.weighting.name().to_owned(),
                label,
                n,
                dash.clone(),
                dash.clone(),
                shown_mean(estimate.value),
                interval,
                dash,
            ]
        });
        let sums = self.0.overall.iter().chain([&self.0.all_items]).map(gap_line);
        section(&mut lines, "Overall", sums.chain(weighted));
        let caption = format!("SERVQUAL: gap = perception - expectation, {} respondents", self.0.respondents);
        Shown::new(caption, &GAP_HEADS, 2, lines)
    }

    fn line(&self) -> String {
        let row = self.0.overall.as_ref().unwrap_or(&self.0.all_items);
        let (attributes, dimensions) =
            (plural(self.0.attributes.len(), "attribute"), plural(self.0.dimensions.len(), "dimension"));
        format!("ServqualResult({} gap {}; {attributes}, {dimensions})", row.id, in_words(&row.gap))
    }
}

fn performance_row(kind: &str, row: &gap::PerformanceRow) -> Row {
    let gap::PerformanceRow { id, label, perception, std_dev, ceiling } = row;
    let mut out = vec![text("kind", kind), text("id", id), text("label", label)];
    out.extend(estimate_row("perception", perception));
    out.extend([cell("std_dev", *std_dev), cell("ceiling", *ceiling)]);
    out
}

const PERFORMANCE_HEADS: [&str; 6] = ["id", "label", "n", "perception", "interval", "std dev"];

fn performance_line(row: &gap::PerformanceRow) -> Vec<String> {
    vec![
        row.id.clone(),
        if row.label == row.id { String::new() } else { row.label.clone() },
        row.perception.n_valid.to_string(),
        shown_mean(row.perception.value),
        shown_mean_interval(row.perception.low, row.perception.high),
        row.std_dev.map_or_else(|| "-".to_owned(), shown_mean),
    ]
}

impl Tabular for PerformanceRow {
    fn rows(&self) -> Rows {
        Rows(vec![performance_row("performance", &self.0)])
    }

    fn shown(&self) -> Shown {
        let lines = vec![performance_line(&self.0)];
        Shown::new(&*self.0.id, &PERFORMANCE_HEADS, 2, lines)
    }

    fn line(&self) -> String {
        format!("PerformanceRow({:?}, {})", self.0.id, in_words(&self.0.perception))
    }
}

impl Tabular for ServperfResult {
    fn rows(&self) -> Rows {
        let mut rows: Vec<Row> =
            self.0.attributes.iter().map(|row| performance_row("attribute", row)).collect();
        rows.extend(self.0.dimensions.iter().map(|row| performance_row("dimension", row)));
        rows.extend(self.0.overall.iter().map(|row| performance_row("overall", row)));
        let last = performance_row("all_items", &self.0.all_items);
        let weighted = weighted_rows(&self.0.weighted, "perception", &last);
        rows.push(last);
        rows.extend(weighted);
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        section(&mut lines, "Attributes", self.0.attributes.iter().map(performance_line));
        section(&mut lines, "Dimensions", self.0.dimensions.iter().map(performance_line));
        let weighted = self.0.weighted.iter().map(|score| {
            let (name, estimate) = (score.weighting.name(), &score.estimate);
            let interval = shown_mean_interval(estimate.low, estimate.high);
            let n = estimate.n_valid.to_string();
            vec![
                name.to_owned(),
                format!("weighted by {}", by(score.weighting)),
                n,
                shown_mean(estimate.value),
                interval,
                "-".to_owned(),
            ]
        });
        let sums = self.0.overall.iter().chain([&self.0.all_items]).map(performance_line);
        section(&mut lines, "Overall", sums.chain(weighted));
        let caption = format!("SERVPERF: mean perception, {} respondents", self.0.respondents);
        Shown::new(caption, &PERFORMANCE_HEADS, 2, lines)
    }

    fn line(&self) -> String {
        let row = self.0.overall.as_ref().unwrap_or(&self.0.all_items);
        format!("ServperfResult({} {})", row.id, in_words(&row.perception))
    }
}

/// Results that are one row of plain numbers.
macro_rules! one_row {
    ($name:ident, $core:path { $($field:ident),* }) => {
        impl Tabular for $name {
            fn rows(&self) -> Rows {
                let $core { $($field),* } = &self.0;
                Rows(vec![vec![$((stringify!($field).to_owned(), $field.as_cell())),*]])
            }

            fn shown(&self) -> Shown {
                let $core { $($field),* } = &self.0;
                let lines = vec![$(vec![stringify!($field).to_owned(), named(stringify!($field), &$field.as_cell())]),*];
                Shown::new(stringify!($name), &["", "value"], 1, lines)
            }

            fn line(&self) -> String {
                let $core { $($field),* } = &self.0;
                let parts = [$(equation(stringify!($field), &$field.as_cell())),*];
                format!("{}({})", stringify!($name), parts.join(", "))
            }
        }
    };
}

/// A flag in words.
pub(crate) fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn in_a_cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Int(n) => n.map(|n| n.to_string()),
        Cell::Real(value) => value.map(shown),
        Cell::Flag(flag) => flag.map(|flag| yes_or_no(flag).to_owned()),
    }
    .unwrap_or_else(|| "-".to_owned())
}

/// A field: degrees of freedom and levels as they are, p-values as such.
fn named(field: &str, cell: &Cell) -> String {
    match (field, cell) {
        (
            "df" | "df_numerator" | "df_denominator" | "level" | "statistic" | "min" | "max",
            Cell::Real(Some(value)),
        ) => value.to_string(),
        ("p" | "p_adjusted", Cell::Real(p)) => shown_p(*p),
        _ => in_a_cell(cell),
    }
}

/// All of a list, or that there is none.
fn listed(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    if items.is_empty() { "none".to_owned() } else { items.join(", ") }
}

/// "t = 2.1", "p < 0.001".
pub(crate) fn equation(field: &str, cell: &Cell) -> String {
    let value = named(field, cell);
    match value.strip_prefix('<') {
        Some(bound) => format!("{field} < {bound}"),
        None => format!("{field} = {value}"),
    }
}

/// A field as a cell; what is no single value in words.
trait AsCell {
    fn as_cell(&self) -> Cell;
}

macro_rules! as_cell {
    ($($type:ty: $value:ident => $cell:expr),* $(,)?) => {$(
        impl AsCell for $type {
            fn as_cell(&self) -> Cell {
                let $value = self;
                $cell
            }
        }
    )*};
}
as_cell! {
    f64: value => Cell::from(*value),
    u64: n => Cell::from(*n),
    u8: n => Cell::from(u64::from(*n)),
    Option<u64>: n => Cell::Int(n.and_then(|n| i64::try_from(n).ok())),
    Option<u8>: n => Cell::Int(n.map(i64::from)),
    usize: n => Cell::from(*n as u64),
    String: text => Cell::from(text.as_str()),
    bool: flag => Cell::from(*flag),
    Option<f64>: value => Cell::from(*value),
    Vec<String>: texts => Cell::from(if texts.is_empty() { "none".to_owned() } else { texts.join("; ") }.as_str()),
    Vec<Option<f64>>: values => Cell::from(values.iter().map(|v| in_a_cell(&Cell::from(*v))).collect::<Vec<_>>().join(", ").as_str()),
    Vec<f64>: values => Cell::from(listed(values.iter().map(f64::to_string)).as_str()),
    core::csat::Statistic: statistic => Cell::from(statistic.name()),
    gap::Weighting: weighting => Cell::from(weighting.name()),
    gap::RankTest: test => Cell::from(test.name()),
    gap::DifferenceProblem: problem => Cell::from(problem.name()),
    core::Viewpoint: viewpoint => Cell::from(viewpoint.name()),
    core::drivers::DominanceLevel: level => Cell::from(level.name()),
    core::Estimate: estimate => Cell::from(in_words(estimate).as_str()),
    Option<stats::SignedRank>: test => Cell::Text(test.map(|test| format!("p {}", shown_p(Some(test.p))))),
    Option<stats::HodgesLehmann>: median => {
        Cell::Text(median.map(|m| shown_estimate(m.value, m.low, m.high).join(" ")))
    },
}

one_row!(Side, gap::Side { mean, std_dev, ceiling, n_valid, n_missing, n_excluded });
one_row!(GapTest, gap::GapTest { t, df, p, p_adjusted });
one_row!(SignedRank, stats::SignedRank { statistic, p, exact });
one_row!(HodgesLehmann, stats::HodgesLehmann { value, low, high, level });
one_row!(WeightedScore, gap::WeightedScore { weighting, estimate });
one_row!(StraightLiners, gap::StraightLiners { expectation, perception, both });
one_row!(AuditFinding, gap::AuditFinding { row, reason });
one_row!(Published, gap::Published { t, df, p, low, high, level, effect_size, correlation, findings });
one_row!(WeightedGap, gap::WeightedGap { unweighted, weighted });
one_row!(ResponseScore, gap::ResponseScore { dimensions, unweighted, weighted });
one_row!(Paired, stats::Paired { mean, std_dev, t, df, p, effect_size, signed_rank, hodges_lehmann });
one_row!(DominancePair, core::drivers::DominancePair { dominant, other, level });
one_row!(
    KanoCounts,
    core::drivers::KanoCounts { must_be, one_dimensional, attractive, indifferent, reverse, questionable }
);
one_row!(Absent, core::Absent { missing, not_applicable, refused, invalid });

one_row!(
    Convention,
    core::csat::Convention {
        name,
        min,
        max,
        low_is_good,
        statistic,
        positive,
        neutral,
        negative,
        bands,
        weights,
        source
    }
);
one_row!(Ordinal, gap::Ordinal { superiority, test, statistic, p, exact });
one_row!(Evidence, gap::Evidence { viewpoint, n, n_clusters, fixed });
one_row!(Number, gap::Number { name, value, low, high, n, p });
one_row!(AntecedentRelation, gap::AntecedentRelation { correlation, as_expected });
one_row!(SurfaceTerm, gap::SurfaceTerm { name, value, std_error, t, p });
one_row!(Coefficient, stats::Coefficient { name, value, std_error, t, p });
one_row!(FTest, stats::FTest { f, df_numerator, df_denominator, p });
one_row!(DifferenceFlag, gap::DifferenceFlag { problem, id, text });
one_row!(
    DifferenceReliability,
    gap::DifferenceReliability { id, label, n, sd_p, sd_e, correlation, alpha_p, alpha_e, reliability }
);

pub(crate) fn add_classes(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Estimate>()?;
    module.add_class::<Nps>()?;
    module.add_class::<Ces>()?;
    module.add_class::<Side>()?;
    module.add_class::<GapTest>()?;
    module.add_class::<SignedRank>()?;
    module.add_class::<HodgesLehmann>()?;
    module.add_class::<GapRow>()?;
    module.add_class::<WeightedScore>()?;
    module.add_class::<StraightLiners>()?;
    module.add_class::<ServqualResult>()?;
    module.add_class::<PerformanceRow>()?;
    module.add_class::<ServperfResult>()?;
    module.add_class::<Published>()?;
    module.add_class::<AuditFinding>()?;
    module.add_class::<WeightedGap>()?;
    module.add_class::<ResponseScore>()?;
    module.add_class::<Paired>()?;
    module.add_class::<Absent>()
}

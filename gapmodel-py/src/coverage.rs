//! Customer-service research as a whole: which sources of information there are.

use gapmodel_core::research::{self, GapInformation, InformationSource, ResearchOptions, SourceKind};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::{raised, wrong_type};
use crate::frame::{Cell, Rows, Shown, shown};
use crate::input::given::Whole;
use crate::results::{Tabular, ToPython, cell, result, text};

result! {
    /// Which sources of information are in use, and for which gaps.
    ResearchCoverage(research::ResearchCoverage) {
        /// The five gaps, with the sources that inform each.
        gaps: Vec<GapCoverage>,
        /// The kinds of source that are not in use.
        unused: Vec<&'static str>,
        /// How many days old the last of a source may be for it to count as fresh.
        max_age_days: f64,
        /// How many there must be at least for a source to count as enough.
        min_n: u64,
    }
    {}
}

result! {
    /// One gap and the sources that inform it.
    GapCoverage(research::GapCoverage) {
        /// 1 to 5.
        number: u8,
        /// Its name: knowledge, standards, delivery, communication, customer.
        name: String,
        /// The sources that are in use, those that measure it first.
        sources: Vec<SourceUse>,
        /// The sources that measure it and are missing, stale or too few.
        missing: Vec<&'static str>,
        /// Whether all sources that measure it are in use, fresh and enough.
        is_covered: bool,
        /// Whether at least one source that measures it is in use, fresh and enough.
        is_informed: bool,
    }
    {}
}

result! {
    /// A source as it serves one gap.
    SourceUse(research::SourceUse) {
        /// What kind of source it is.
        kind: &'static str,
        /// How it informs the gap.
        information: &'static str,
        /// What it tells of the gap, in English.
        tells: String,
        /// How many there are, of all sources of the kind.
        n: u64,
        /// How many days ago the last of them was.
        age_days: f64,
        /// Whether that is no longer ago than allowed.
        is_fresh: bool,
        /// Whether there are as many as needed.
        is_enough: bool,
    }
    {}
}

/// Which sources of information are in use for which of the five gaps, how fresh, how many, and what is missing.
///
/// `sources` is a dict of kinds: `"survey"`, `"mystery_shopping"`, `"complaints"`, `"conversations"`,
/// `"employee_feedback"`, `"advertising_tests"`; each has how many there are and how many days ago the last was, as a pair
/// `(n, age_days)` or a dict with `n` and `age_days`, or a list of these. In place of the days the day itself may stand, a
/// date or a text such as "2026-03-01"; it is so many days before `today`, that of the clock unless given. A source is fresh
/// up to `max_age_days`, and enough from `min_n` on. Which of these sources informs which gap is this library's reading of
/// Berry and Parasuraman 1997 and Parasuraman, Zeithaml and Berry 1985.
#[pyfunction]
#[pyo3(
    name = "coverage",
    signature = (sources, *, max_age_days = 365.0, min_n = None, today = None),
    text_signature = "(sources, *, max_age_days=365.0, min_n=30, today=None)"
)]
pub(crate) fn research_coverage(
    sources: &Bound<'_, PyDict>,
    max_age_days: f64,
    min_n: Option<Whole>,
    today: Option<&Bound<'_, PyAny>>,
) -> PyResult<ResearchCoverage> {
    let min_n = min_n.map_or(Ok(ResearchOptions::default().min_n), |min_n| min_n.named("min_n"))?;
    let mut read = Vec::new();
    for (kind, written) in sources.iter() {
        let kind = SourceKind::parse(&kind.str()?.to_string()).map_err(raised)?;
        match written.extract::<Vec<Bound<'_, PyAny>>>() {
            Ok(several) if !is_source(&written) => {
                for one in several {
                    read.push(source(kind, &one, today)?);
                }
            }
            _ => read.push(source(kind, &written, today)?),
        }
    }
    let options = ResearchOptions { max_age_days, min_n };
    research::coverage(&read, &options).map(ResearchCoverage::from).map_err(raised)
}

/// Whether this is one source rather than a list of them.
fn is_source(written: &Bound<'_, PyAny>) -> bool {
    let is_number = |first: Bound<'_, PyAny>| first.extract::<f64>().is_ok();
    written.is_instance_of::<PyDict>() || written.get_item(0).is_ok_and(is_number)
}

fn source(
    kind: SourceKind,
    written: &Bound<'_, PyAny>,
    today: Option<&Bound<'_, PyAny>>,
) -> PyResult<InformationSource> {
    let wrong = |_| {
        let kind = kind.name();
        wrong_type(format!(
            "the source {kind}: a pair (n, age_days), or a dict with n and age_days, is needed; a date may stand for the days"
        ))
    };
    let (n, age) = match written.cast::<PyDict>() {
        Ok(dict) => (dict.as_any().get_item("n"), dict.as_any().get_item("age_days")),
        Err(_) => (written.get_item(0), written.get_item(1)),
    };
    let n = n.map_err(wrong)?.extract::<Whole>()?.named("n")?;
    let age = age.map_err(wrong)?;
    let age_days = match age.extract::<f64>() {
        Ok(days) => days,
        Err(_) => days_since(&age, today).map_err(wrong)?,
    };
    Ok(InformationSource { kind, n, age_days })
}

/// How many days a day is before today.
fn days_since(day: &Bound<'_, PyAny>, today: Option<&Bound<'_, PyAny>>) -> PyResult<f64> {
    let date = day.py().import("datetime")?.getattr("date")?;
    // Dates and times print themselves with the day first.
    let read = |day: &Bound<'_, PyAny>| {
        date.call_method1("fromisoformat", (day.str()?.to_string().chars().take(10).collect::<String>(),))
    };
    let today = today.map_or_else(|| date.call_method0("today"), read)?;
    today.sub(read(day)?)?.getattr("days")?.extract()
}

fn joined(kinds: &[SourceKind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}

/// Days without places where they are whole.
fn days(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:.0}") } else { shown(value) }
}

fn verdict(gap: &research::GapCoverage) -> &'static str {
    match (gap.is_covered, gap.is_informed) {
        (true, _) => "covered",
        (false, true) => "in part",
        _ => "no",
    }
}

const HEADS: [&str; 7] = ["gap", "covered", "source", "gives", "state", "n", "days old"];

/// What is there to be said against a source.
fn state(source: &research::SourceUse) -> &'static str {
    match (source.is_fresh, source.is_enough) {
        (true, true) => "in use",
        (false, true) => "too old",
        (true, false) => "too few",
        (false, false) => "too old, too few",
    }
}

/// A line per source of a gap, those that measure it and are not in use last.
fn gap_lines(gap: &research::GapCoverage) -> Vec<Vec<String>> {
    let gives = |information: GapInformation| match information {
        GapInformation::Indirect => "signs",
        _ => "a measure",
    };
    let used = gap.sources.iter().map(|source| {
        let (n, age) = (source.n.to_string(), days(source.age_days));
        [source.kind.name(), gives(source.information), state(source), &n, &age].map(str::to_owned)
    });
    let is_used = |kind: &SourceKind| gap.sources.iter().any(|source| source.kind == *kind);
    let unused =
        gap.missing.iter().filter(|kind| !is_used(kind)).map(|kind| {
            [kind.name(), gives(GapInformation::Direct), "not in use", "-", "-"].map(str::to_owned)
        });
    let lines = used.chain(unused).enumerate().map(|(i, cells)| {
        let name = if i == 0 { format!("{} {}", gap.number, gap.name) } else { String::new() };
        let verdict = if i == 0 { verdict(gap) } else { "" };
        [name, verdict.to_owned()].into_iter().chain(cells).collect()
    });
    lines.collect()
}

impl Tabular for ResearchCoverage {
    fn rows(&self) -> Rows {
        Rows(self.0.gaps.iter().flat_map(|gap| gap.to_python().rows().0).collect())
    }

    fn shown(&self) -> Shown {
        let lines = self.0.gaps.iter().flat_map(gap_lines).collect();
        let unused = (!self.0.unused.is_empty()).then(|| format!("not in use: {}", joined(&self.0.unused)));
        let rule = format!(
            "fresh: the last at most {} days old; enough: at least {}",
            days(self.0.max_age_days),
            self.0.min_n
        );
        Shown::new("Sources of information", &HEADS, 5, lines).with_notes([rule].into_iter().chain(unused))
    }

    fn line(&self) -> String {
        let covered = self.0.gaps.iter().filter(|gap| gap.is_covered).count();
        format!("ResearchCoverage({covered} of {} gaps covered)", self.0.gaps.len())
    }
}

impl Tabular for GapCoverage {
    fn rows(&self) -> Rows {
        let of = &self.0;
        let fresh = of.sources.iter().map(|source| source.age_days).reduce(f64::min);
        Rows(vec![vec![
            cell("number", u64::from(of.number)),
            text("name", &of.name),
            text("sources", &joined(&of.sources.iter().map(|source| source.kind).collect::<Vec<_>>())),
            text("missing", &joined(&of.missing)),
            cell("n", of.sources.iter().map(|source| source.n).sum::<u64>()),
            ("age_days".to_owned(), Cell::Real(fresh)),
            cell("is_covered", of.is_covered),
            cell("is_informed", of.is_informed),
        ]])
    }

    fn shown(&self) -> Shown {
        Shown::new(self.0.name.clone(), &HEADS, 5, gap_lines(&self.0))
    }

    fn line(&self) -> String {
        format!("GapCoverage({} {}, {})", self.0.number, self.0.name, verdict(&self.0))
    }
}

impl Tabular for SourceUse {
    fn rows(&self) -> Rows {
        let research::SourceUse { kind, information, tells, n, age_days, is_fresh, is_enough } = &self.0;
        Rows(vec![vec![
            text("kind", kind.name()),
            text("information", information.name()),
            text("tells", tells),
            cell("n", *n),
            cell("age_days", *age_days),
            cell("is_fresh", *is_fresh),
            cell("is_enough", *is_enough),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![of.kind.name().to_owned(), of.tells.clone(), of.n.to_string(), shown(of.age_days)];
        Shown::new("Source", &["source", "tells", "n", "age in days"], 2, vec![line])
    }

    fn line(&self) -> String {
        format!("SourceUse({}, n = {}, {} days old)", self.0.kind.name(), self.0.n, shown(self.0.age_days))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<ResearchCoverage>()?;
    module.add_class::<GapCoverage>()?;
    module.add_class::<SourceUse>()?;
    module.add("research_coverage", wrap_pyfunction!(research_coverage, module)?)
}

//! What makes the gaps small or large, and what the gaps say in words.

use gapmodel_core::gap::{self, AntecedentOptions, DiagnoseOptions};
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::error::raised;
use crate::five::{Evidence, FiveGaps};
use crate::frame::{Cell, Row, Rows, Shown, escaped, shown_mean, shown_mean_interval};
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, plural, result, section, text,
};
use crate::summary::Summary;

result! {
    /// How a construct goes with its gap from unit to unit.
    AntecedentRelation(core::gap::AntecedentRelation) {
        /// Spearman's rank correlation, -1 to 1, of the units' means of the construct with their gaps (delivered minus
        /// reference, negative = shortfall). Interval by Fisher's z, absent at -1 and 1; no standard error. `n_valid` counts
        /// units, `n_missing` those of the gap study that lack one of the two.
        correlation: Estimate,
        /// Whether it has the sign of the polarity: more of what should keep the gap small goes with less shortfall.
        as_expected: bool,
    }
    {}
}

result! {
    /// One construct of the extended service quality model as employees and managers see it.
    AntecedentRow(core::gap::AntecedentRow) {
        /// The id of the construct, such as `"role_conflict"`.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// The gap it bears on, 1 to 4.
        gap: u8,
        /// +1 if more of it keeps the gap small, -1 if more of it widens the gap.
        polarity: i8,
        /// The mean over respondents of the mean of the statements they answered, in scale units (1 to 7), with Student's t
        /// interval. High is much of the construct, whatever its polarity.
        mean: Estimate,
        /// Cronbach's alpha, at most 1; absent below two statements or two respondents, and where scores do not vary.
        alpha: Option<f64>,
        /// Whether alpha is negative: the statements do not go together, or one was not reverse coded.
        alpha_is_negative: bool,
        /// How many answered all statements, from whom alpha has the variance of the sum.
        alpha_n: u64,
        /// How the construct goes with its gap from unit to unit; absent without a gap study, where that does not measure the
        /// gap, in fewer than five units, and where either side is alike in all.
        relation: Option<AntecedentRelation>,
    }
    {}
}

result! {
    /// The constructs behind gaps 1 to 4.
    AntecedentsResult(core::gap::AntecedentsResult) {
        /// One row per construct that somebody answered, in the order of `Antecedent::ALL`.
        constructs: Vec<AntecedentRow>,
        /// Constructs that the instrument asks for and nobody answered.
        unanswered: Vec<String>,
        /// Respondents seen.
        respondents: u64,
        /// Units that both studies have; absent without a gap study.
        units: Option<u64>,
        /// The confidence level of the intervals.
        level: f64,
        /// The smallest and the largest answer of the scale.
        scale: (f64, f64),
    }
    {}
}

result! {
    /// A number that a finding rests on.
    Number(core::gap::Number) {
        /// What it is: `"gap_1"` to `"gap_7"`, `"standard"`, `"expectation"`, `"step"`, `"total"`, `"probability"`, `"mean"`,
        /// `"alpha"`, `"correlation"`, `"answers"` or `"sites"`.
        name: String,
        /// The number: in scale units, but for probabilities, alpha, correlations and counts.
        value: f64,
        /// The lower limit of its interval.
        low: Option<f64>,
        /// The upper limit of its interval.
        high: Option<f64>,
        /// How many answers (units, for a correlation) it rests on.
        n: Option<u64>,
        /// Its p-value, adjusted within its family.
        p: Option<f64>,
    }
    {}
}

result! {
    /// Something a rule found.
    Finding(core::gap::Finding) {
        /// The name of the rule, such as `"gap_shortfall"`; the same in all languages.
        rule: String,
        /// Where the rule comes from.
        source: String,
        /// The gap it is about, 1 to 7, if it is about one.
        gap: Option<u8>,
        /// `"overall"`, or the id of a dimension, attribute or construct, or the name of a viewpoint.
        subject: String,
        /// What holds, in a few words.
        title: String,
        /// What holds, with its numbers.
        text: String,
        /// How important it is compared with other findings, from 0; see `diagnose`.
        importance: f64,
        /// The numbers it rests on, at least one.
        numbers: Vec<Number>,
        /// What is probably behind it: constructs that were measured and found weak, then what usually is.
        causes: Vec<String>,
        /// The research instruments that would settle it.
        instruments: Vec<String>,
    }
    {}
}

result! {
    /// What the gaps say, in words, the most important first.
    Diagnosis(core::gap::Diagnosis) {
        /// One finding per rule and subject that it holds for, by importance, highest first.
        findings: Vec<Finding>,
        /// The viewpoints with no or too little evidence: those a gap lacks, and those that are not written down and have
        /// fewer than 30 answers or come from fewer than five sites.
        evidence: Vec<Evidence>,
        /// The language of the texts.
        language: String,
    }
    {}
}

/// What makes gaps 1 to 4 small or large, as employees and managers see it: mean and reliability of every construct and,
/// with a gap study of the same units, whether the construct goes with its gap (Zeithaml, Berry and Parasuraman 1988,
/// J Marketing 52(2):35-48).
///
/// `summary` holds answers to `Instrument.antecedents()`; all its segments are taken together. `gaps` is the summary of a
/// gap study; both then have one and the same segment column, such as a branch, whose labels match the units.
#[pyfunction]
#[pyo3(name = "antecedents", signature = (summary, *, gaps = None, level = 0.95, language = "en"))]
pub(crate) fn gap_antecedents(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    gaps: Option<&Bound<'_, Summary>>,
    level: f64,
    language: &str,
) -> PyResult<AntecedentsResult> {
    let (summary, gaps) = (summary.get().now(), gaps.map(|gaps| gaps.get().now()));
    let options = AntecedentOptions { level, language: language.to_owned() };
    let found = py.detach(|| gap::antecedents(&summary, gaps.as_deref(), &options));
    found.map(AntecedentsResult::from).map_err(raised)
}

/// What the gaps say, in words: findings with their numbers, probable causes and the research that would settle them.
///
/// `five` is what `five` gave, `antecedents` what `antecedents` gave: a construct found weak is named first among the causes
/// of every finding about its gap. `language` is "en", "nl", "fr" or "et".
#[pyfunction]
#[pyo3(name = "diagnose", signature = (five, antecedents = None, *, language = "en"))]
pub(crate) fn gap_diagnose(
    py: Python<'_>,
    five: &Bound<'_, FiveGaps>,
    antecedents: Option<&Bound<'_, AntecedentsResult>>,
    language: &str,
) -> PyResult<Diagnosis> {
    let (five, antecedents) = (&five.get().0, antecedents.map(|antecedents| &antecedents.get().0));
    let options = DiagnoseOptions { language: language.to_owned() };
    py.detach(|| gap::diagnose(five, antecedents, &options)).map(Diagnosis::from).map_err(raised)
}

fn antecedent_row(row: &gap::AntecedentRow) -> Row {
    let gap::AntecedentRow { id, label, gap, polarity, mean, alpha, alpha_is_negative: _, alpha_n, relation } =
        row;
    let mut out = vec![
        text("id", id),
        text("label", label),
        cell("gap", u64::from(*gap)),
        ("polarity".to_owned(), Cell::Int(Some(i64::from(*polarity)))),
    ];
    out.extend(estimate_row("mean", mean));
    let of_relation =
        |value: fn(&core::Estimate) -> Option<f64>| relation.and_then(|r| value(&r.correlation));
    out.extend([
        cell("alpha", *alpha),
        cell("alpha_n", *alpha_n),
        cell("correlation", of_relation(|r| Some(r.value))),
        cell("correlation_low", of_relation(|r| r.low)),
        cell("correlation_high", of_relation(|r| r.high)),
    ]);
    out.push(("as_expected".to_owned(), Cell::Flag(relation.map(|r| r.as_expected))));
    out
}

const ANTECEDENT_HEADS: [&str; 7] =
    ["construct", "keeps the gap", "n", "mean", "interval", "alpha", "correlation"];

fn antecedent_line(row: &gap::AntecedentRow) -> Vec<String> {
    let correlation = row.relation.map_or_else(
        || "-".to_owned(),
        |relation| {
            let against = if relation.as_expected { "" } else { " (not as expected)" };
            format!("{}{against}", shown_mean(relation.correlation.value))
        },
    );
    vec![
        row.label.clone(),
        if row.polarity > 0 { "small" } else { "wide" }.to_owned(),
        row.mean.n_valid.to_string(),
        shown_mean(row.mean.value),
        shown_mean_interval(row.mean.low, row.mean.high),
        row.alpha.map_or_else(|| "-".to_owned(), shown_mean),
        correlation,
    ]
}

impl Tabular for AntecedentRow {
    fn rows(&self) -> Rows {
        Rows(vec![antecedent_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        let caption = format!("Behind gap {}", self.0.gap);
        Shown::new(caption, &ANTECEDENT_HEADS, 2, vec![antecedent_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("AntecedentRow({:?}, gap {}, mean {})", self.0.id, self.0.gap, in_words(&self.0.mean))
    }
}

impl Tabular for AntecedentsResult {
    fn rows(&self) -> Rows {
        Rows(self.0.constructs.iter().map(antecedent_row).collect())
    }

    fn shown(&self) -> Shown {
        let mut lines = Vec::new();
        for number in 1..=4 {
            let of_gap = self.0.constructs.iter().filter(|row| row.gap == number);
            section(&mut lines, &format!("Gap {number}"), of_gap.map(antecedent_line));
        }
        let gap::AntecedentsResult { respondents, units, level, scale: (low, high), unanswered, .. } =
            &self.0;
        let units = units.map_or_else(String::new, |units| format!(", correlations over {units} units"));
        let caption = format!(
            "Behind the gaps: means from {low} to {high} of {respondents} respondents, {} intervals{units}",
            percent(*level)
        );
        let unanswered =
            (!unanswered.is_empty()).then(|| format!("Nobody answered: {}", unanswered.join(", ")));
        Shown::new(caption, &ANTECEDENT_HEADS, 2, lines).with_notes(unanswered)
    }

    fn line(&self) -> String {
        let constructs = plural(self.0.constructs.len(), "construct");
        format!("AntecedentsResult({constructs}, {} respondents)", self.0.respondents)
    }
}

/// What stands before causes and research instruments; nothing where the language is not known.
fn heads(language: &str) -> [&'static str; 2] {
    match language {
        "" => ["", ""],
        "nl" => ["Waarschijnlijke oorzaken", "Onderzoek dat uitsluitsel geeft"],
        "fr" => ["Causes probables\u{a0}", "Études pour trancher\u{a0}"],
        "et" => ["Tõenäolised põhjused", "Selgust annaks"],
        _ => ["Probable causes", "Research that would settle it"],
    }
}

/// The parts of a finding that come after its text.
fn rest(finding: &gap::Finding, language: &str) -> Vec<String> {
    let [causes, instruments] = heads(language);
    let lists = [(causes, &finding.causes), (instruments, &finding.instruments)];
    let line = |(head, list): (&str, &Vec<String>)| {
        let head = if head.is_empty() { String::new() } else { format!("{head}: ") };
        (!list.is_empty()).then(|| format!("{head}{}", list.join("; ")))
    };
    lists.into_iter().filter_map(line).chain([finding.source.clone()]).collect()
}

fn finding_text(finding: &gap::Finding, language: &str) -> String {
    let parts = [finding.text.clone()].into_iter().chain(rest(finding, language));
    [finding.title.clone()]
        .into_iter()
        .chain(parts.map(|part| format!("   {part}")))
        .collect::<Vec<_>>()
        .join("\n")
}

fn finding_html(finding: &gap::Finding, language: &str) -> String {
    let mut lines = rest(finding, language);
    let source = lines.pop().unwrap_or_default();
    let lines: Vec<String> = lines.iter().map(|line| format!("<br>{}", escaped(line))).collect();
    let (title, text, source) = (escaped(&finding.title), escaped(&finding.text), escaped(&source));
    format!("<b>{title}</b><br>{text}{}<br><small>{source}</small>", lines.concat())
}

fn finding_rows(rank: usize, finding: &gap::Finding) -> Vec<Row> {
    let gap::Finding {
        rule,
        source,
        gap,
        subject,
        title,
        text: words,
        importance,
        numbers,
        causes,
        instruments,
    } = finding;
    let row = |number: &gap::Number| {
        let gap::Number { name, value, low, high, n, p } = number;
        vec![
            cell("rank", rank as u64),
            text("rule", rule),
            ("gap".to_owned(), Cell::Int(gap.map(i64::from))),
            text("subject", subject),
            text("title", title),
            text("text", words),
            cell("importance", *importance),
            text("causes", &causes.join("; ")),
            text("instruments", &instruments.join("; ")),
            text("source", source),
            text("number", name),
            cell("value", *value),
            cell("low", *low),
            cell("high", *high),
            ("n".to_owned(), Cell::Int(n.and_then(|n| i64::try_from(n).ok()))),
            cell("p", *p),
        ]
    };
    numbers.iter().map(row).collect()
}

impl Tabular for Finding {
    fn rows(&self) -> Rows {
        Rows(finding_rows(1, &self.0))
    }

    fn shown(&self) -> Shown {
        Shown::default()
    }

    fn line(&self) -> String {
        format!("Finding({:?}, {:?}, {:?})", self.0.rule, self.0.subject, self.0.title)
    }

    fn text(&self) -> String {
        finding_text(&self.0, "")
    }

    fn html(&self) -> String {
        format!("<p>{}</p>", finding_html(&self.0, ""))
    }
}

impl Tabular for Diagnosis {
    fn rows(&self) -> Rows {
        let ranked = self.0.findings.iter().zip(1..);
        Rows(ranked.flat_map(|(finding, rank)| finding_rows(rank, finding)).collect())
    }

    fn shown(&self) -> Shown {
        Shown::default()
    }

    fn line(&self) -> String {
        let first =
            self.0.findings.first().map_or_else(String::new, |first| format!(", first {:?}", first.title));
        format!("Diagnosis({}{first})", plural(self.0.findings.len(), "finding"))
    }

    fn text(&self) -> String {
        let ranked = self.0.findings.iter().zip(1..);
        let lines =
            ranked.map(|(finding, rank)| format!("{rank}. {}", finding_text(finding, &self.0.language)));
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() { self.line() } else { lines.join("\n") }
    }

    fn html(&self) -> String {
        if self.0.findings.is_empty() {
            return format!("<p>{}</p>", escaped(&self.line()));
        }
        let items = self.0.findings.iter();
        let items: Vec<String> =
            items.map(|finding| format!("<li>{}</li>", finding_html(finding, &self.0.language))).collect();
        format!("<ol>{}</ol>", items.concat())
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<AntecedentRelation>()?;
    module.add_class::<AntecedentRow>()?;
    module.add_class::<AntecedentsResult>()?;
    module.add_class::<Number>()?;
    module.add_class::<Finding>()?;
    module.add_class::<Diagnosis>()?;
    module.add("gap_antecedents", wrap_pyfunction!(gap_antecedents, module)?)?;
    module.add("gap_diagnose", wrap_pyfunction!(gap_diagnose, module)?)
}

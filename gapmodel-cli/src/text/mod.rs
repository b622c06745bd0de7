//! The report as text of at most 100 columns.

mod gaps;
mod items;
mod layout;
mod segments;

use gapmodel_core::Viewpoint;

use crate::args::Score;
use crate::failure::shown;
use crate::results::{Report, SegmentReport};
use layout::{Page, width, wrap};

/// The whole report: everybody in full, then each segment in one line.
pub(crate) fn render(report: &Report<'_>, score: &Score) -> String {
    let total = report.total();
    let page = Page::new(report, score);
    let mut lines = heading(report, score, total);
    gaps::write(&mut lines, &page, total);
    items::write(&mut lines, &page, total);
    if !score.by.is_empty() {
        segments::write(&mut lines, report, score);
    }
    lines.join("\n")
}

fn heading(report: &Report<'_>, score: &Score, total: &SegmentReport) -> Vec<String> {
    let mut lines = wrap(report.instrument.title_in(&score.language), 0);
    let underline = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    lines.push("=".repeat(underline));
    let respondents = plural(report.respondents, "respondent");
    let level = percent(score.level);
    let file = shown(&score.file);
    lines.extend(wrap(&format!("{respondents} in {file}; intervals at {level} % confidence"), 0));
    if let Some(weight) = &score.weight {
        lines.extend(wrap(&format!("weighted by column {weight:?}{}", effective_size(total)), 0));
    }
    if report.instrument.has(Viewpoint::Perception) && report.instrument.has(Viewpoint::Expectation) {
        lines.push("gap = perception - expectation; negative = shortfall".to_owned());
    }
    lines
}

/// The effective sample size of the most comprehensive score.
fn effective_size(total: &SegmentReport) -> String {
    let gap = total.servqual.as_ref().map(|result| result.all_items.gap.n_effective);
    let size = gap.or_else(|_| total.servperf.as_ref().map(|result| result.all_items.perception.n_effective));
    size.map_or_else(|_| String::new(), |n| format!(", effective sample size {n:.1}"))
}

fn plural(n: u64, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// A level as a percentage, without the noise of binary fractions.
fn percent(level: f64) -> f64 {
    (level * 1e8).round() / 1e6
}

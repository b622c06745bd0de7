//! Segments side by side, one line each.

use std::collections::BTreeMap;

use gapmodel_core::{Estimate, Viewpoint};

use super::layout::{SIGNED, WIDTH, clean, interval, left, number, right, signed, width, wrap};
use crate::args::Score;
use crate::results::{ItemReport, Report, SegmentReport};

/// The width of the limits of an interval, with a flag.
const LIMITS: usize = 2 * SIGNED + 2;
/// The width of an item's column.
const ITEM: usize = 13;
/// How many reasons for missing figures are given.
const MAX_REASONS: usize = 10;
/// How many segments are named with each reason.
const MAX_NAMES: usize = 5;

/// Which score stands for all attributes, the same for all segments.
#[derive(Clone, Copy)]
enum Headline {
    Gap { overall: bool },
    Perception { overall: bool },
    None,
}

impl Headline {
    fn of(report: &Report<'_>) -> Self {
        let total = report.total();
        let has = |viewpoint| report.instrument.has(viewpoint);
        if !has(Viewpoint::Perception) {
            Self::None
        } else if has(Viewpoint::Expectation) {
            Self::Gap { overall: total.servqual.as_ref().is_ok_and(|result| result.overall.is_some()) }
        } else {
            Self::Perception { overall: total.servperf.as_ref().is_ok_and(|result| result.overall.is_some()) }
        }
    }

    fn names(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Gap { overall: true } => Some(("gap", "overall gap, the mean of the dimensions")),
            Self::Gap { overall: false } => Some(("gap", "gap over all attributes")),
            Self::Perception { overall: true } => {
                Some(("P", "overall perception, the mean of the dimensions"))
            }
            Self::Perception { overall: false } => Some(("P", "perception over all attributes")),
            Self::None => None,
        }
    }

    /// The score of one segment, or why there is none.
    fn score(self, segment: &SegmentReport) -> Result<Estimate, String> {
        let incomplete = || "nobody has a score in every dimension".to_owned();
        match self {
            Self::Gap { overall } => {
                let result = segment.servqual.as_ref().map_err(ToString::to_string)?;
                let row = if overall { result.overall.as_ref() } else { Some(&result.all_items) };
                row.map(|row| row.gap).ok_or_else(incomplete)
            }
            Self::Perception { overall } => {
                let result = segment.servperf.as_ref().map_err(ToString::to_string)?;
                let row = if overall { result.overall.as_ref() } else { Some(&result.all_items) };
                row.map(|row| row.perception).ok_or_else(incomplete)
            }
            Self::None => Err("there are no perceptions".to_owned()),
        }
    }
}

/// Why figures are missing, and in which segments.
type Reasons = BTreeMap<String, Vec<String>>;

/// The table of segments.
pub(super) fn write(out: &mut Vec<String>, report: &Report<'_>, score: &Score) {
    let table = Table::new(report, score);
    let rule = "-".repeat(table.width());
    out.push(String::new());
    out.extend(table.header(report, score));
    out.push(rule.clone());
    let mut reasons = Reasons::new();
    out.extend(report.segments.iter().map(|segment| table.row(segment, &mut reasons)));
    out.push(rule);
    out.extend(wrap(&table.legend(report), 0));
    write_reasons(out, &reasons);
}

/// The columns of the table.
struct Table {
    labels: Vec<usize>,
    n: usize,
    headline: Headline,
    /// How many items have room.
    items: usize,
}

impl Table {
    fn new(report: &Report<'_>, score: &Score) -> Self {
        let headline = Headline::of(report);
        let n = report.respondents.to_string().len().max(4) + 2;
        let score_width = if headline.names().is_some() { SIGNED + LIMITS } else { 0 };
        // Labels get what the numbers and one item leave.
        let room = (WIDTH - n - score_width - ITEM) / score.by.len();
        let labels = score.by.iter().enumerate().map(|(i, column)| {
            let shown =
                report.segments.iter().map(|segment| width(&clean(&segment.segment[i].1.to_string())));
            let widest = shown.chain([width(column)]).max().unwrap_or(0) + 2;
            widest.min(room.max(4))
        });
        let labels: Vec<usize> = labels.collect();
        let left = WIDTH.saturating_sub(labels.iter().sum::<usize>() + n + score_width);
        let items = (left / ITEM).min(report.instrument.items().len());
        Self { labels, n, headline, items }
    }

    fn width(&self) -> usize {
        let score = if self.headline.names().is_some() { SIGNED + LIMITS } else { 0 };
        self.labels.iter().sum::<usize>() + self.n + score + self.items * ITEM
    }

    fn header(&self, report: &Report<'_>, score: &Score) -> Vec<String> {
        let names = score.by.iter().zip(&self.labels);
        let mut first: Vec<String> = names.map(|(name, &room)| padded(name, room)).collect();
        first.push(format!("{:>1$}", "n", self.n));
        if let Some((name, _)) = self.headline.names() {
            first.push(format!("{name:>SIGNED$}{:>SIGNED$}{:>SIGNED$}  ", "low", "high"));
        }
        let mut second = vec![" ".repeat(width(&first.concat()))];
        for (id, item) in report.total().items.iter().take(self.items) {
            first.push(right(id, ITEM));
            second.push(right(figure(item).0, ITEM));
        }
        let lines = [first.concat(), second.concat()].map(|line| line.trim_end().to_owned());
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn row(&self, segment: &SegmentReport, reasons: &mut Reasons) -> String {
        let labels = segment.segment.iter().zip(&self.labels);
        let mut cells: Vec<String> =
            labels.map(|((_, label), &room)| padded(&label.to_string(), room)).collect();
        cells.push(format!("{:>1$}", segment.respondents, self.n));
        let mut missing = |reason: String| {
            let names = reasons.entry(reason).or_default();
            if names.last() != Some(&segment.name()) {
                names.push(segment.name());
            }
        };
        if self.headline.names().is_some() {
            cells.push(self.headline.score(segment).map_or_else(
                |reason| {
                    missing(reason);
                    format!("{:>SIGNED$}{:>LIMITS$}", "-", "")
                },
                |score| headline_cells(self.headline, &score),
            ));
        }
        for (_, item) in segment.items.iter().take(self.items) {
            let value = figure(item).1.map_or_else(
                |reason| {
                    missing(reason);
                    "-".to_owned()
                },
                number,
            );
            cells.push(format!(" {value:>0$}", ITEM - 1));
        }
        cells.concat().trim_end().to_owned()
    }

    fn legend(&self, report: &Report<'_>) -> String {
        let mut parts = Vec::new();
        if let Some((name, meaning)) = self.headline.names() {
            parts.push(format!("{name}: {meaning}; low, high: its interval."));
        }
        if matches!(self.headline, Headline::Gap { .. }) {
            parts.push("*: the interval excludes 0.".to_owned());
        }
        let hidden = report.instrument.items().len() - self.items;
        if hidden > 0 {
            parts.push(format!("Items without room here, which --json has: {hidden}."));
        }
        parts.join(" ")
    }
}

fn padded(text: &str, room: usize) -> String {
    left(&super::layout::clip(text, room - 2), room)
}

fn headline_cells(headline: Headline, score: &Estimate) -> String {
    let is_gap = matches!(headline, Headline::Gap { .. });
    let excludes = score.low.is_some_and(|low| low > 0.0) || score.high.is_some_and(|high| high < 0.0);
    let flag = if is_gap && excludes { " *" } else { "" };
    let limits = interval(score) + flag;
    format!("{}{limits:LIMITS$}", signed(score.value))
}

/// The one figure that stands for an item, with its name.
fn figure(item: &ItemReport) -> (&'static str, Result<f64, String>) {
    match item {
        ItemReport::Rating(rating) => match &rating.nps {
            Some(nps) => ("NPS", nps.as_ref().map(|nps| nps.score.value).map_err(ToString::to_string)),
            None => ("mean", rating.mean.as_ref().map(|mean| mean.value).map_err(ToString::to_string)),
        },
        ItemReport::Measure(measure) => ("mean", measure.mean.ok_or_else(|| "nobody answered".to_owned())),
    }
}

fn write_reasons(out: &mut Vec<String>, reasons: &Reasons) {
    if !reasons.is_empty() {
        out.push("What has no figure (-), and why:".to_owned());
    }
    for (reason, names) in reasons.iter().take(MAX_REASONS) {
        let shown = names.iter().take(MAX_NAMES).cloned().collect::<Vec<_>>().join("; ");
        let more = names.len().saturating_sub(MAX_NAMES);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        out.extend(wrap(&format!("- {shown}{more}: {reason}"), 0));
    }
    if reasons.len() > MAX_REASONS {
        let more = reasons.len() - MAX_REASONS;
        out.push(format!("- and {more} more reasons: --json has them all"));
    }
}

//! Numbers with their intervals, from the highest to the lowest.

use gapmodel_core::csat::{SegmentComparison, SegmentComparisons, Statistic};
use gapmodel_core::gap::ServperfResult;
use gapmodel_core::{Estimate, Label, Result};

use crate::chart::{Chart, Look, limits, some};
use crate::options::refuse;
use crate::plot::{Body, Panel, Plot, Row, Rows, Rule, key, point, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::{Format, Texts};

const PLAIN: style::Look = look(Hue::Blue, Form::Dot);
const HIGH: style::Look = look(Hue::Blue, Form::Up);
const LOW: style::Look = look(Hue::Orange, Form::Down);
const UNSURE: style::Look = look(Hue::Grey, Form::Ring);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);
const TARGET: style::Look = look(Hue::Ink, Form::Dashed);

pub(crate) fn format(statistic: Statistic) -> Format {
    match statistic {
        Statistic::Share => Format::Percent(0),
        Statistic::Mean => Format::Number(2),
        Statistic::Nps | Statistic::Net => Format::Signed(0),
        _ => Format::Number(0),
    }
}

/// Differences of shares are points of a hundred, and have a sign.
pub(crate) fn difference_format(statistic: Statistic) -> Format {
    match statistic {
        Statistic::Mean => Format::Signed(2),
        Statistic::Share => Format::Points(0),
        _ => Format::Signed(0),
    }
}

pub(crate) fn title(statistic: Statistic) -> &'static Texts {
    &texts::STATISTIC[match statistic {
        Statistic::Share => 0,
        Statistic::Mean => 1,
        Statistic::Index => 2,
        Statistic::Nps => 3,
        _ => 4,
    }]
}

/// Estimates of one statistic, such as the CSAT or the NPS of each segment, with their intervals, the highest first, beside a
/// target if there is one.
///
/// With a target, an estimate whose interval includes it is drawn hollow.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without estimates,
/// [`Error::InvalidOption`](gapmodel_core::Error::InvalidOption) for a target that is no number.
pub fn estimates(
    statistic: Statistic,
    estimates: &[(String, Estimate)],
    target: Option<f64>,
) -> Result<Chart> {
    some("estimates", estimates)?;
    if let Some(target) = target.filter(|target| !target.is_finite()) {
        return Err(refuse("target", &target.to_string(), "a number in the unit of the statistic"));
    }
    let ranked = Ranked {
        title: title(statistic),
        axis: title(statistic),
        statistic,
        target,
        rows: sorted(estimates),
    };
    Ok(Chart::new("estimates", move |look| ranked.plot(look)))
}

/// How customers rate each attribute, with intervals, the best first.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without attributes.
pub fn performance(result: &ServperfResult) -> Result<Chart> {
    some("attributes", &result.attributes)?;
    let rows: Vec<_> = result.attributes.iter().map(|row| (row.label.clone(), row.perception)).collect();
    let ranked = Ranked {
        title: &texts::PERFORMANCE_TITLE,
        axis: &texts::MEAN_RATING,
        statistic: Statistic::Mean,
        target: None,
        rows: sorted(&rows),
    };
    Ok(Chart::new("performance", move |look| ranked.plot(look)))
}

fn sorted(estimates: &[(String, Estimate)]) -> Vec<(String, Estimate)> {
    let mut rows = estimates.to_vec();
    rows.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
    rows
}

struct Ranked {
    title: &'static Texts,
    axis: &'static Texts,
    statistic: Statistic,
    target: Option<f64>,
    rows: Vec<(String, Estimate)>,
}

impl Ranked {
    fn plot(&self, reader: &Look) -> Plot {
        let words = reader.words;
        let format = format(self.statistic);
        let values = self.rows.iter().flat_map(|(_, estimate)| {
            let (low, high) = limits(estimate).unwrap_or((estimate.value, estimate.value));
            [low, estimate.value, high]
        });
        let mut axis = Axis::over(reader.pick(self.axis), values.chain(self.target), format);
        if self.statistic == Statistic::Share {
            axis = axis.within(0.0, 1.0);
        }
        let mut panel = Panel::new(axis, 1.0);
        panel.rules.extend(self.target.map(|at| Rule {
            at,
            label: words.fill(&texts::TARGET, &[&words.number(at, format)]),
            look: TARGET,
        }));
        let level = self.rows.first().map_or(0.95, |(_, estimate)| estimate.level);
        let interval = texts::interval(words, level);
        Plot {
            title: reader.pick(self.title),
            subtitle: words.fill(&texts::RANKED_SUBTITLE, &[&interval]),
            legend: vec![
                key(PLAIN, reader.pick(&texts::ESTIMATE)),
                key(HIGH, reader.pick(&texts::ABOVE_TARGET)),
                key(LOW, reader.pick(&texts::BELOW_TARGET)),
                key(UNSURE, reader.pick(&texts::WITHIN_CHANCE)),
                key(INTERVAL, interval),
            ],
            body: Body::Rows(Rows {
                list: self.rows.iter().map(|row| self.row(reader, row, format)).collect(),
                panels: vec![panel],
                columns: vec![reader.pick(&texts::SCORE), "n".into()],
            }),
            notes: Vec::new(),
        }
    }

    fn row(&self, reader: &Look, (label, estimate): &(String, Estimate), format: Format) -> Row {
        let mut row = Row::of(label, |label| format!("{label}: {}", reader.estimate(estimate, format)));
        let limits = limits(estimate);
        let look = match (self.target, limits) {
            (None, _) => PLAIN,
            (Some(target), Some((low, _))) if low > target => HIGH,
            (Some(target), Some((_, high))) if high < target => LOW,
            _ => UNSURE,
        };
        row.marks.extend(limits.map(|limits| span(0, limits, INTERVAL)));
        row.marks.push(point(0, estimate.value, look));
        row.cells = vec![reader.words.number(estimate.value, format), reader.words.count(estimate.n_valid)];
        row
    }
}

/// The score of each segment, the highest first, and its difference from the others, from all or from a target, with its
/// interval.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without segments.
pub fn segments(result: &SegmentComparisons) -> Result<Chart> {
    some("segments", &result.segments)?;
    let mut result = result.clone();
    let value = |segment: &SegmentComparison| segment.value.unwrap_or(f64::NEG_INFINITY);
    result.segments.sort_by(|a, b| value(b).total_cmp(&value(a)));
    Ok(Chart::new("segments", move |look| compared(look, &result)))
}

/// The labels of a segment as one.
pub(crate) fn segment_name(labels: &[Label]) -> String {
    labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(" · ")
}

fn compared(reader: &Look, result: &SegmentComparisons) -> Plot {
    let words = reader.words;
    let format = format(result.statistic);
    let values = result.segments.iter().filter_map(|segment| segment.value).chain([result.total]);
    let mut axis = Axis::over(reader.pick(title(result.statistic)), values, format);
    if result.statistic == Statistic::Share {
        axis = axis.within(0.0, 1.0);
    }
    let mut panel = Panel::new(axis, 1.0);
    let target = result
        .segments
        .iter()
        .filter_map(|segment| segment.difference)
        .map(|difference| difference.value_b)
        .next();
    let (at, text) = match target {
        Some(target) if result.against == "target" => (target, &texts::TARGET),
        _ => (result.total, &texts::TOTAL_AT),
    };
    panel.rules.push(Rule { at, label: words.fill(text, &[&words.number(at, format)]), look: TARGET });
    let differences =
        result.segments.iter().filter_map(|segment| segment.difference).flat_map(|difference| {
            let (low, high) = limits(&difference.estimate).unwrap_or_default();
            [low, high, difference.estimate.value]
        });
    let mut about = texts::named(words, &texts::AGAINST, &result.against);
    if result.statistic == Statistic::Share {
        about = words.fill(&texts::IN_POINTS, &[&about]);
    }
    let differences = Axis::over(about, differences.chain([0.0]), difference_format(result.statistic));
    let level =
        result.segments.iter().filter_map(|segment| segment.difference).map(|d| d.estimate.level).next();
    Plot {
        title: words.fill(&texts::BY_SEGMENT, &[words.pick(title(result.statistic))]),
        subtitle: reader.pick(&texts::SEGMENTS_SUBTITLE),
        legend: vec![
            key(HIGH, reader.pick(&texts::HIGHER)),
            key(LOW, reader.pick(&texts::LOWER)),
            key(UNSURE, reader.pick(&texts::WITHIN_CHANCE)),
            key(INTERVAL, texts::interval(words, level.unwrap_or(0.95))),
        ],
        body: Body::Rows(Rows {
            list: result
                .segments
                .iter()
                .map(|segment| compared_row(reader, segment, result.statistic))
                .collect(),
            panels: vec![panel, Panel::new(differences, 1.0)],
            columns: vec![reader.pick(&texts::SCORE), "n".into()],
        }),
        notes: Vec::new(),
    }
}

fn compared_row(reader: &Look, segment: &SegmentComparison, statistic: Statistic) -> Row {
    let words = reader.words;
    let format = format(statistic);
    let value =
        segment.value.map_or_else(|| reader.pick(&texts::NO_VALUE), |value| words.number(value, format));
    let mut row = Row::of(&segment_name(&segment.labels), |label| {
        let difference = segment.difference.map(|difference| {
            let shown = difference_format(statistic);
            format!("; {}", words.interval(difference.estimate.value, limits(&difference.estimate), shown))
        });
        format!("{label}: {value}{}, n = {}", difference.unwrap_or_default(), words.count(segment.n_valid))
    });
    if let Some(difference) = &segment.difference {
        let estimate = &difference.estimate;
        let stands_out = segment.p_adjusted.is_some_and(|p| p <= 1.0 - estimate.level);
        let look = match (stands_out, estimate.value < 0.0) {
            (false, _) => UNSURE,
            (true, true) => LOW,
            (true, false) => HIGH,
        };
        row.marks.extend(limits(estimate).map(|limits| span(1, limits, INTERVAL)));
        row.marks.push(point(1, estimate.value, look));
        row.marks.extend(segment.value.map(|value| point(0, value, look)));
    } else {
        row.marks.extend(segment.value.map(|value| point(0, value, UNSURE)));
    }
    row.cells = vec![value, words.count(segment.n_valid)];
    row
}

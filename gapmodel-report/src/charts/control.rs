//! Points over time, held against limits.

use gapmodel_core::Result;
use gapmodel_core::control::{self, ChartKind, Rule as RunRule};
use gapmodel_core::csat::Trend;

use crate::chart::{Chart, Look, some};
use crate::options::refuse;
use crate::plot::{Body, Layer, Plane, Plot, Spot, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::svg::text::clean;
use crate::texts;
use crate::words::{Format, Texts};

const VALUES: style::Look = look(Hue::Blue, Form::Line);
const USUAL: style::Look = look(Hue::Blue, Form::Dot);
const BEYOND: style::Look = look(Hue::Orange, Form::Diamond);
const PATTERN: style::Look = look(Hue::Purple, Form::Up);
const CENTRE: style::Look = look(Hue::Muted, Form::Line);
const LIMIT: style::Look = look(Hue::Muted, Form::Dashed);

/// A control chart: points, centre line and limits; points beyond the limits and those that complete a pattern of the run rules
/// are marked and named.
///
/// `periods` names the points; empty, they are numbered from 1.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without points,
/// [`Error::InvalidOption`](gapmodel_core::Error::InvalidOption) unless there are as many names as points.
pub fn control(chart: &control::Chart, periods: &[String]) -> Result<Chart> {
    made("control", &texts::CONTROL_TITLE, chart, periods)
}

/// The share of positive answers over time, as the control chart to read.
///
/// # Errors
///
/// As [`control`].
pub fn trend(trend: &Trend) -> Result<Chart> {
    let periods: Vec<String> = trend.periods.iter().map(|period| period.label.clone()).collect();
    made("trend", &texts::TREND_TITLE, &trend.chart, &periods)
}

fn made(
    kind: &'static str,
    title: &'static Texts,
    chart: &control::Chart,
    periods: &[String],
) -> Result<Chart> {
    some("points", &chart.values)?;
    let n = chart.values.len();
    if !periods.is_empty() && periods.len() != n {
        let allowed = format!("as many names as points, {n}");
        return Err(refuse("periods", &format!("{} names", periods.len()), &allowed));
    }
    let names: Vec<String> = match periods {
        [] => (1..=n).map(|number| number.to_string()).collect(),
        _ => periods.iter().map(|name| clean(name)).collect(),
    };
    let chart = chart.clone();
    Ok(Chart::new(kind, move |look| plot(look, title, &chart, &names)))
}

/// What the points are.
fn unit(kind: ChartKind) -> (&'static Texts, Format) {
    match kind {
        ChartKind::P | ChartKind::PPrime => (&texts::SHARE, Format::Percent(1)),
        ChartKind::U | ChartKind::UPrime => (&texts::RATE, Format::Number(3)),
        ChartKind::Cusum => (&texts::SUMS, Format::Number(2)),
        _ => (&texts::VALUE, Format::Number(2)),
    }
}

fn is_limit(rule: RunRule) -> bool {
    matches!(rule, RunRule::BeyondLimits | RunRule::HighSum | RunRule::LowSum)
}

/// How a point looks, by the rules it broke.
fn look_of(chart: &control::Chart, index: usize) -> style::Look {
    let mut rules = chart.signals.iter().filter(|signal| signal.index == index).peekable();
    if rules.peek().is_none() {
        return USUAL;
    }
    if rules.any(|signal| is_limit(signal.rule)) { BEYOND } else { PATTERN }
}

fn plot(reader: &Look, title: &Texts, chart: &control::Chart, names: &[String]) -> Plot {
    let (axis, format) = unit(chart.kind);
    let of = |values: &[f64]| -> Vec<(f64, f64)> {
        values.iter().enumerate().map(|(position, value)| (position as f64, *value)).collect()
    };
    let mut layers = vec![
        line(of(&chart.center), CENTRE),
        line(of(&chart.lower), LIMIT),
        line(of(&chart.upper), LIMIT),
        line(of(&chart.values), VALUES),
    ];
    let low = chart.low_values.as_deref().unwrap_or_default();
    if !low.is_empty() {
        layers.push(line(of(low), VALUES));
    }
    let all = [&chart.values[..], low, &chart.lower, &chart.upper, &chart.center].concat();
    let mut y = Axis::over(reader.pick(axis), all, format);
    if matches!(chart.kind, ChartKind::P | ChartKind::PPrime) {
        y = y.within(0.0, 1.0);
    }
    let spots = (0..names.len()).map(|index| spot(reader, chart, names, index, format));
    Plot {
        title: reader.pick(title),
        subtitle: reader.pick(&texts::CONTROL_SUBTITLE),
        legend: vec![
            key(USUAL, reader.pick(&texts::BY_CHANCE)),
            key(BEYOND, reader.pick(&texts::BEYOND)),
            key(PATTERN, reader.pick(&texts::PATTERN)),
            key(CENTRE, reader.pick(&texts::CENTRE)),
            key(LIMIT, reader.pick(&texts::CONTROL_LIMITS)),
        ],
        body: Body::Plane(Plane {
            x: Axis::named(reader.pick(&texts::PERIOD), names.to_vec()),
            y,
            aspect: 0.5,
            layers,
            spots: spots.collect(),
            corners: None,
            numbered: false,
        }),
        notes: notes(reader, chart, names),
    }
}

fn line(points: Vec<(f64, f64)>, look: style::Look) -> Layer {
    Layer::Line { points, look }
}

fn spot(reader: &Look, chart: &control::Chart, names: &[String], index: usize, format: Format) -> Spot {
    let words = reader.words;
    let look = look_of(chart, index);
    let low = chart.low_values.as_ref().map(|values| values[index]);
    let is_low = |rule| rule == RunRule::LowSum;
    let of_low = chart.signals.iter().any(|signal| signal.index == index && is_low(signal.rule));
    let y = low.filter(|_| of_low).unwrap_or(chart.values[index]);
    let rules: Vec<String> = chart
        .signals
        .iter()
        .filter(|signal| signal.index == index)
        .map(|signal| texts::named(words, &texts::RULES, signal.rule.name()))
        .collect();
    let why = if rules.is_empty() { String::new() } else { format!(" ({})", rules.join("; ")) };
    Spot {
        x: index as f64,
        y,
        look,
        label: if look == USUAL { String::new() } else { names[index].clone() },
        says: format!("{}: {}{why}", names[index], words.number(y, format)),
        x_limits: None,
        y_limits: None,
    }
}

/// One line per rule that was broken, with the points that broke it.
fn notes(reader: &Look, chart: &control::Chart, names: &[String]) -> Vec<String> {
    const MOST: usize = 12;
    let mut rules: Vec<RunRule> = Vec::new();
    for signal in &chart.signals {
        if !rules.contains(&signal.rule) {
            rules.push(signal.rule);
        }
    }
    let note = |rule: RunRule| {
        let points: Vec<&str> = chart
            .signals
            .iter()
            .filter(|signal| signal.rule == rule)
            .map(|signal| names[signal.index].as_str())
            .collect();
        let more = if points.len() > MOST { " …" } else { "" };
        let name = texts::named(reader.words, &texts::RULES, rule.name());
        format!("{name}: {}{more}", points[..points.len().min(MOST)].join(", "))
    };
    rules.into_iter().map(note).collect()
}

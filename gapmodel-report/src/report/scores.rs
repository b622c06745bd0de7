//! What ratings, shares and sites say.

use gapmodel_core::csat::{SegmentComparison, SegmentComparisons, Statistic, Trend};
use gapmodel_core::{Counts, Estimate, consistency, control};

use super::content::{Cell, Claim, Content, Finding, Reader, Table, name, side, verdicts};
use super::texts as page;
use crate::chart::limits;
use crate::charts::estimates::{difference_format, format, segment_name, title};
use crate::texts;
use crate::words::Format;

/// A scale of more points has no column for each.
const MOST_POINTS: usize = 11;

pub(super) fn ratings(reader: &Reader<'_>, items: &Vec<(String, Counts)>) -> Content {
    let points = items.iter().filter_map(|(_, counts)| counts.scale().points()).max().unwrap_or(0);
    let scale = items.first().map(|(_, counts)| counts.scale().clone());
    let alike = items.iter().all(|(_, counts)| Some(counts.scale()) == scale.as_ref());
    let shown = if alike && points <= MOST_POINTS { points } else { 0 };
    let mut columns = vec![reader.pick(&page::NAME)];
    columns.extend((0..shown).filter_map(|point| {
        let value = scale.as_ref()?.value(point);
        Some(reader.words.size(value))
    }));
    columns.push(reader.pick(&page::N));
    let rows = items.iter().map(|(label, counts)| {
        let mut cells = vec![name(label)];
        let n = counts.n_valid();
        let share =
            |count: &u64| reader.perhaps((n > 0).then(|| *count as f64 / n as f64), Format::Percent(0));
        cells.extend(counts.counts().iter().take(shown).map(share));
        cells.push(reader.count(n));
        cells
    });
    Content {
        tables: vec![Table::new(reader.pick(&page::TABLE), columns, rows.collect())],
        ..Content::default()
    }
}

pub(super) type Estimates = (Statistic, Vec<(String, Estimate)>, Option<f64>);

pub(super) fn estimates(reader: &Reader<'_>, (statistic, rows, target): &Estimates) -> Content {
    let shown = format(*statistic);
    let columns = [&page::NAME, title(*statistic), &page::INTERVAL, &page::N];
    let mut sorted: Vec<_> = rows.iter().collect();
    sorted.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let cells = sorted.iter().map(|(label, estimate)| {
        let mut cells = vec![name(label)];
        cells.extend(reader.estimate(estimate, shown));
        cells
    });
    let mut content = Content {
        method: rows.first().map_or_else(String::new, |(_, first)| reader.intervals(first)),
        tables: vec![Table::new(reader.pick(&page::TABLE), reader.columns(&columns), cells.collect())],
        level: rows.first().map(|(_, first)| first.level),
        ..Content::default()
    };
    if let Some(target) = target {
        let beyond = |wanted: fn(f64, f64, f64) -> bool| {
            sorted
                .iter()
                .filter(move |(_, estimate)| {
                    limits(estimate).is_some_and(|(low, high)| wanted(low, high, *target))
                })
                .map(|(label, estimate)| reader.claim(label, estimate, shown))
                .collect::<Vec<Claim>>()
        };
        content.good = beyond(|low, _, target| low > target);
        content.short = beyond(|_, high, target| high < target);
        content.short.reverse();
        content.decided = ((content.good.len() + content.short.len()) as u64, rows.len() as u64);
    }
    content
}

pub(super) fn segments(reader: &Reader<'_>, result: &SegmentComparisons) -> Content {
    let shown = format(result.statistic);
    let apart = difference_format(result.statistic);
    let against = texts::named(reader.words, &texts::AGAINST, &result.against);
    let mut columns = reader.columns(&[&page::SEGMENT, title(result.statistic), &page::N]);
    columns.push(against);
    columns.extend(reader.columns(&[&page::INTERVAL, &page::P]));
    let row = |segment: &SegmentComparison| {
        let difference = segment.difference.as_ref().map(|difference| &difference.estimate);
        vec![
            name(&segment_name(&segment.labels)),
            reader.perhaps(segment.value, shown),
            reader.count(segment.n_valid),
            reader.perhaps(difference.map(|difference| difference.value), apart),
            reader.between(difference.and_then(limits), apart),
            reader.p(segment.p_adjusted),
        ]
    };
    let first = result.segments.iter().find_map(|segment| segment.difference.as_ref());
    let mut content = Content {
        method: first.map_or_else(String::new, |difference| reader.intervals(&difference.estimate)),
        tables: vec![Table::new(
            reader.pick(&page::TABLE),
            columns,
            result.segments.iter().map(row).collect(),
        )],
        ..Content::default()
    };
    let names: Vec<String> = result.segments.iter().map(|segment| segment_name(&segment.labels)).collect();
    let compared: Vec<_> = result
        .segments
        .iter()
        .zip(&names)
        .filter_map(|(segment, name)| {
            let estimate = segment.difference.as_ref()?.estimate;
            Some((name.as_str(), Estimate { n_valid: segment.n_valid, ..estimate }, segment.p_adjusted))
        })
        .collect();
    verdicts(reader, &compared, apart, &mut content);
    content
}

pub(super) type Periods = (control::Chart, Vec<String>);

pub(super) fn control(reader: &Reader<'_>, (chart, periods): &Periods) -> Content {
    let numbered: Vec<String> = (1..=chart.values.len()).map(|number| number.to_string()).collect();
    charted(reader, chart, if periods.is_empty() { &numbered } else { periods })
}

fn charted(reader: &Reader<'_>, chart: &control::Chart, periods: &[String]) -> Content {
    let shown = match chart.kind {
        control::ChartKind::P | control::ChartKind::PPrime => Format::Percent(1),
        control::ChartKind::U | control::ChartKind::UPrime => Format::Number(3),
        _ => Format::Number(2),
    };
    let signals = |index: usize| {
        let rules = chart.signals.iter().filter(|signal| signal.index == index);
        let named = rules.map(|signal| texts::named(reader.words, &texts::RULES, signal.rule.name()));
        named.collect::<Vec<_>>().join("; ")
    };
    let rows = periods.iter().enumerate().map(|(index, period)| {
        vec![
            name(period),
            name(&signals(index)),
            reader.number(chart.values[index], shown),
            reader.number(chart.lower[index], shown),
            reader.number(chart.upper[index], shown),
        ]
    });
    let columns = reader.columns(&[
        &texts::PERIOD,
        &page::SIGNALS,
        &texts::VALUE,
        &page::LOWER_LIMIT,
        &page::UPPER_LIMIT,
    ]);
    let mut content = Content {
        tables: vec![Table { words: 2, ..Table::new(reader.pick(&page::TABLE), columns, rows.collect()) }],
        ..Content::default()
    };
    if let Some(last) = periods.len().checked_sub(1).filter(|last| !signals(*last).is_empty()) {
        let period = crate::svg::text::clean(&periods[last]);
        content.todo.push(Finding {
            title: reader.words.fill(&page::FIND_OUT, &[&period]),
            text: reader.words.fill(&page::SIGNAL_AT, &[&period, &signals(last)]),
            ..Finding::default()
        });
    }
    content
}

pub(super) fn trend(reader: &Reader<'_>, result: &Trend) -> Content {
    let periods: Vec<String> = result.periods.iter().map(|period| period.label.clone()).collect();
    let mut content = charted(reader, &result.chart, &periods);
    let columns = reader.columns(&[&texts::PERIOD, &texts::SHARE, &page::INTERVAL, &page::N]);
    let rows = result.periods.iter().map(|period| {
        let mut cells = vec![name(&period.label)];
        cells.extend(reader.estimate(&period.share, Format::Percent(1)));
        cells
    });
    content.tables.insert(0, Table::new(reader.pick(&texts::TREND_TITLE), columns, rows.collect()));
    let Some(first) = result.periods.first() else { return content };
    content.method = reader.intervals(&first.share);
    content.level = Some(first.share.level);
    if let Some(slope) = &result.slope {
        let beyond = slope.p <= 1.0 - first.share.level;
        content.decided = (u64::from(beyond), 1);
        let p = reader.p(Some(slope.p)).text;
        let said = |texts| reader.said(&reader.pick(&texts::TREND_TITLE), reader.words.fill(texts, &[&p]));
        if beyond && slope.slope > 0.0 {
            content.good.push(said(&page::RISES));
        } else if beyond {
            content.short.push(said(&page::FALLS));
        }
    }
    content
}

pub(super) fn sites(reader: &Reader<'_>, result: &consistency::Sites) -> Content {
    let shown = match result.statistic {
        consistency::SiteStatistic::Share => Format::Percent(1),
        consistency::SiteStatistic::Rate => Format::Number(3),
        _ => Format::Number(2),
    };
    let columns = [
        &page::SEGMENT,
        &texts::VALUE,
        &texts::FUNNEL_TITLE,
        &page::N,
        &page::SHRUNKEN,
        &page::INTERVAL,
        &page::RANK,
        &page::P,
    ];
    let mut columns = reader.columns(&columns);
    columns[2] = reader.pick(&texts::CONTROL_LIMITS);
    let row = |site: &consistency::Site| -> Vec<Cell> {
        vec![
            name(&segment_name(&site.labels)),
            reader.number(site.mean, shown),
            reader.between(Some((site.lower, site.upper)), shown),
            reader.count(site.n),
            reader.number(site.shrunken, shown),
            reader.between(Some((site.shrunken_low, site.shrunken_high)), shown),
            reader.count(site.rank),
            reader.p(site.p_adjusted),
        ]
    };
    let center = result.target.unwrap_or(result.center);
    let stand_out = |above: bool| {
        let mut sites: Vec<_> =
            result.sites.iter().filter(|site| site.stands_out && (site.mean > center) == above).collect();
        sites.sort_by(|a, b| (b.mean - center).abs().total_cmp(&(a.mean - center).abs()));
        let claim = |site: &&consistency::Site| {
            let value = reader.words.interval(site.mean, None, shown);
            let limits = reader.between(Some((site.lower, site.upper)), shown).text;
            let named = reader.words.pick(&texts::CONTROL_LIMITS);
            let n = reader.words.count(site.n);
            reader.said(&segment_name(&site.labels), format!("{value} ({named}: {limits}), n = {n}"))
        };
        sites.iter().map(claim).collect::<Vec<_>>()
    };
    let (above, below) = (stand_out(true), stand_out(false));
    // A rate counts what goes wrong.
    let (good, short) =
        if result.statistic == consistency::SiteStatistic::Rate { (below, above) } else { (above, below) };
    Content {
        decided: ((good.len() + short.len()) as u64, result.sites.len() as u64),
        good,
        short,
        tables: vec![Table::new(reader.pick(&page::TABLE), columns, result.sites.iter().map(row).collect())],
        level: Some(result.level),
        ..Content::default()
    }
}

/// Whether a difference is beyond chance, for those that have no list of verdicts of their own.
pub(super) fn is_beyond(estimate: &Estimate, p_adjusted: Option<f64>) -> bool {
    side(estimate, p_adjusted) != 0
}

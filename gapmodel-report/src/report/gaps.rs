//! What results of the gap model say.

use std::collections::BTreeMap;

use gapmodel_core::Estimate;
use gapmodel_core::gap::{
    Diagnosis, Finding as Found, FiveGaps, GapEstimate, GapRow, PerformanceRow, SegmentGap, SegmentGaps,
    ServperfResult, ServqualResult, StraightLiners, Waterfall, ZoneOfTolerance,
};

use super::content::{Cell, Claim, Content, Finding, Reader, Table, name, short, verdicts};
use super::texts as page;
use crate::charts::estimates::segment_name;
use crate::svg::text::clean;
use crate::texts;
use crate::words::Format;

const SIGNED: Format = Format::Signed(2);
const MEAN: Format = Format::Number(2);

/// Rules of a diagnosis about what is not known.
const OF_EVIDENCE: [&str; 4] = ["no_evidence", "little_evidence", "few_sites", "large_but_uncertain"];

pub(super) fn servqual(reader: &Reader<'_>, result: &ServqualResult) -> Content {
    let columns = [&texts::EXPECTED, &texts::PERCEIVED, &texts::GAP, &page::INTERVAL, &page::N, &page::P];
    let table = |caption, first, rows: Vec<&GapRow>| {
        let names = [&[first][..], &columns[..]].concat();
        let rows = rows.into_iter().map(|row| gap_row(reader, row)).collect();
        Table::new(reader.pick(caption), reader.columns(&names), rows)
    };
    let overall = result.overall.as_ref().unwrap_or(&result.all_items);
    let summed: Vec<&GapRow> = std::iter::once(overall).chain(&result.dimensions).collect();
    let mut content = Content {
        method: reader.intervals(&overall.gap),
        n: Some(reader.words.fill(&page::RESPONDENTS, &[&reader.words.count(result.respondents)])),
        tables: vec![
            table(&page::OVERALL_AND_DIMENSIONS, &page::NAME, summed),
            table(&texts::ATTRIBUTES, &page::NAME, result.attributes.iter().collect()),
        ],
        ..Content::default()
    };
    let rows = if result.dimensions.is_empty() { &result.attributes } else { &result.dimensions };
    let p = |row: &GapRow| row.test.as_ref().map(|test| test.p_adjusted);
    let compared: Vec<(&str, Estimate, Option<f64>)> =
        rows.iter().map(|row| (row.label.as_str(), row.gap, p(row))).collect();
    verdicts(reader, &compared, SIGNED, &mut content);
    careless(reader, &result.straight_liners, result.respondents, &mut content);
    unanswered(reader, &result.unanswered, &mut content);
    content
}

fn gap_row(reader: &Reader<'_>, row: &GapRow) -> Vec<Cell> {
    let mut cells = vec![
        name(&row.label),
        reader.number(row.expectation_mean, MEAN),
        reader.number(row.perception_mean, MEAN),
    ];
    cells.extend(reader.estimate(&row.gap, SIGNED));
    cells.push(reader.p(row.test.as_ref().map(|test| test.p_adjusted)));
    cells
}

fn careless(reader: &Reader<'_>, alike: &StraightLiners, respondents: u64, content: &mut Content) {
    let worst = alike.perception.max(alike.expectation);
    if worst * 10 >= respondents && worst > 0 {
        let counts = [reader.words.count(worst), reader.words.count(respondents)];
        content.sure.push(reader.words.fill(&page::STRAIGHT, &[&counts[0], &counts[1]]));
    }
}

fn unanswered(reader: &Reader<'_>, ids: &[String], content: &mut Content) {
    if !ids.is_empty() {
        let names: Vec<String> = ids.iter().map(|id| short(&reader.label(id))).collect();
        content.sure.push(reader.words.fill(&page::UNANSWERED, &[&names.join(", ")]));
    }
}

pub(super) fn servperf(reader: &Reader<'_>, result: &ServperfResult) -> Content {
    let columns = [&page::NAME, &texts::MEAN_RATING, &page::INTERVAL, &page::N];
    let table = |caption, rows: Vec<&PerformanceRow>| {
        let cells = |row: &&PerformanceRow| {
            let mut cells = vec![name(&row.label)];
            cells.extend(reader.estimate(&row.perception, MEAN));
            cells
        };
        Table::new(reader.pick(caption), reader.columns(&columns), rows.iter().map(cells).collect())
    };
    let overall = result.overall.as_ref().unwrap_or(&result.all_items);
    let summed: Vec<&PerformanceRow> = std::iter::once(overall).chain(&result.dimensions).collect();
    let mut content = Content {
        method: reader.intervals(&overall.perception),
        n: Some(reader.words.fill(&page::RESPONDENTS, &[&reader.words.count(result.respondents)])),
        tables: vec![
            table(&page::OVERALL_AND_DIMENSIONS, summed),
            table(&texts::ATTRIBUTES, result.attributes.iter().collect()),
        ],
        level: Some(overall.perception.level),
        ..Content::default()
    };
    careless(reader, &result.straight_liners, result.respondents, &mut content);
    unanswered(reader, &result.unanswered, &mut content);
    content
}

fn estimated(reader: &Reader<'_>, estimate: &GapEstimate) -> Vec<Cell> {
    let mut cells = Vec::from(reader.estimate(&estimate.estimate, SIGNED));
    cells.push(reader.p(estimate.p_adjusted));
    cells
}

fn nothing(reader: &Reader<'_>) -> Vec<Cell> {
    vec![reader.perhaps(None, SIGNED), reader.between(None, SIGNED), reader.count(0), reader.p(None)]
}

pub(super) fn five(reader: &Reader<'_>, result: &FiveGaps) -> Content {
    let columns = reader.columns(&[&page::NAME, &texts::GAP, &page::INTERVAL, &page::N, &page::P]);
    let title = |gap: &gapmodel_core::gap::Gap| {
        let known = texts::named(reader.words, &texts::STEPS, &format!("gap {}", gap.number));
        if known.starts_with("gap ") {
            reader.words.fill(&page::FIVE_GAP, &[&gap.number.to_string(), &gap.name])
        } else {
            known
        }
    };
    let measured: Vec<_> =
        result.gaps.iter().filter_map(|gap| Some((title(gap), gap.overall.as_ref()?, gap))).collect();
    let row = |label: &str, estimate: Option<&GapEstimate>| {
        let mut cells = vec![name(label)];
        cells.extend(estimate.map_or_else(|| nothing(reader), |estimate| estimated(reader, estimate)));
        cells
    };
    let overall = measured.iter().map(|(title, estimate, _)| row(title, Some(estimate))).collect();
    let mut tables = vec![Table::new(reader.pick(&texts::OVERALL), columns.clone(), overall)];
    for (title, _, gap) in &measured {
        let parts = if gap.dimensions.is_empty() { &gap.attributes } else { &gap.dimensions };
        let rows = parts.iter().map(|part| row(&part.label, part.estimate.as_ref())).collect();
        tables.push(Table::new(title.clone(), columns.clone(), rows));
    }
    let mut content = Content {
        heading: reader.pick(&page::FIVE_TITLE),
        about: reader.pick(&page::FIVE_ABOUT),
        method: measured.first().map_or_else(String::new, |(_, first, _)| reader.intervals(&first.estimate)),
        tables,
        ..Content::default()
    };
    // Gap 5 is that of customers, which has a result of its own wherever it was measured at all.
    let compared: Vec<_> = measured
        .iter()
        .filter(|(_, _, gap)| gap.number != 5)
        .map(|(title, estimate, _)| (title.as_str(), estimate.estimate, estimate.p_adjusted))
        .collect();
    verdicts(reader, &compared, SIGNED, &mut content);
    content
}

pub(super) fn waterfall(reader: &Reader<'_>, result: &Waterfall) -> Content {
    let columns = [&texts::STEP, &texts::GAP, &page::INTERVAL, &page::N, &page::LARGEST_PROBABILITY];
    let rows = result.steps.iter().map(|step| {
        let mut cells = vec![name(&texts::named(reader.words, &texts::STEPS, &step.name))];
        cells.extend(reader.estimate(&step.estimate, SIGNED));
        cells.push(reader.number(step.probability_largest, Format::Percent(0)));
        cells
    });
    Content {
        method: reader.intervals(&result.total),
        tables: vec![Table::new(reader.pick(&page::TABLE), reader.columns(&columns), rows.collect())],
        ..Content::default()
    }
}

pub(super) fn zone(reader: &Reader<'_>, result: &ZoneOfTolerance) -> Content {
    let columns = [
        &page::NAME,
        &texts::OVER_ADEQUATE,
        &page::INTERVAL,
        &page::N,
        &page::P,
        &texts::OVER_DESIRED,
        &page::INTERVAL,
        &page::N,
        &page::P,
    ];
    let row = |label: &str, adequacy: &GapEstimate, superiority: &GapEstimate| {
        let mut cells = vec![name(label)];
        cells.extend(estimated(reader, adequacy));
        cells.extend(estimated(reader, superiority));
        cells
    };
    let mut rows = vec![row(&reader.pick(&texts::OVERALL), &result.adequacy, &result.superiority)];
    let parts = || result.dimensions.iter().chain(&result.attributes);
    rows.extend(parts().map(|part| row(&part.label, &part.adequacy, &part.superiority)));
    let mut content = Content {
        method: reader.intervals(&result.adequacy.estimate),
        tables: vec![Table::new(reader.pick(&page::TABLE), reader.columns(&columns), rows)],
        ..Content::default()
    };
    let rows = if result.dimensions.is_empty() { &result.attributes } else { &result.dimensions };
    let compared: Vec<_> =
        rows.iter().map(|row| (row.label.as_str(), row.adequacy.estimate, row.adequacy.p_adjusted)).collect();
    verdicts(reader, &compared, SIGNED, &mut content);
    content
}

pub(super) fn diagnosis(reader: &Reader<'_>, result: &Diagnosis) -> Content {
    let (unsure, known): (Vec<&Found>, Vec<&Found>) =
        result.findings.iter().partition(|finding| OF_EVIDENCE.contains(&finding.rule.as_str()));
    Content {
        heading: reader.pick(&page::FINDINGS),
        about: reader.pick(&page::FINDINGS_ABOUT),
        todo: known.iter().map(|finding| found(reader, finding)).collect(),
        sure: unsure.iter().map(|finding| clean(&finding.title)).collect(),
        findings: result.findings.iter().map(|finding| found(reader, finding)).collect(),
        ..Content::default()
    }
}

fn found(reader: &Reader<'_>, finding: &Found) -> Finding {
    let words = reader.words;
    // Most texts have their numbers in them.
    let number = finding.numbers.first().filter(|_| !finding.text.contains("n = ")).map(|number| {
        let value = words.interval(number.value, number.low.zip(number.high), MEAN);
        number.n.map_or(value.clone(), |n| format!("{value}, n = {}", words.count(n)))
    });
    Finding {
        title: clean(&finding.title),
        text: clean(&finding.text),
        numbers: number.unwrap_or_default(),
        causes: finding.causes.iter().map(|cause| clean(cause)).collect(),
        research: finding.instruments.iter().map(|tool| clean(tool)).collect(),
    }
}

pub(super) fn segments(reader: &Reader<'_>, result: &SegmentGaps) -> Content {
    let by_segment = gathered(result);
    let names: Vec<String> = result.segments.iter().map(|labels| segment_name(labels)).collect();
    let mut sums: Vec<&SegmentGap> = crate::charts::sums(result).collect();
    sums.sort_by(|a, b| a.gap.total_cmp(&b.gap));
    let worst = |segment: u32| {
        let parts = by_segment[&segment].iter().filter(|gap| !is_sum(result, gap));
        parts.min_by(|a, b| a.gap.total_cmp(&b.gap))
    };
    let rows =
        sums.iter().map(|gap| {
            let worst = worst(gap.segment);
            let limits = |gap: &SegmentGap| gap.spread.map(|spread| (spread.low, spread.high));
            vec![
                name(&names[gap.segment as usize]),
                name(&worst.map_or_else(String::new, |worst| {
                    reader.label(&result.measured[worst.measured as usize])
                })),
                reader.perhaps(worst.map(|worst| worst.gap), SIGNED),
                reader.number(gap.gap, SIGNED),
                reader.between(limits(gap), SIGNED),
                reader.count(gap.n_valid),
            ]
        });
    let columns =
        [&page::SEGMENT, &page::LARGEST_SHORTFALL, &texts::GAP, &texts::OVERALL, &page::INTERVAL, &page::N];
    let shown = reader.columns(&columns);
    let table =
        Table { words: 2, ..Table::new(reader.pick(&texts::SEGMENT_GAPS_TITLE), shown, rows.collect()) };
    let claim = |gap: &&SegmentGap| -> Claim {
        let limits = gap.spread.map(|spread| (spread.low, spread.high));
        let value = reader.words.interval(gap.gap, limits, SIGNED);
        let n = reader.words.count(gap.n_valid);
        reader.said(&names[gap.segment as usize], format!("{value}, n = {n}"))
    };
    let of = |side: fn(f64, f64) -> bool| {
        sums.iter().filter(move |gap| gap.spread.is_some_and(|spread| side(spread.low, spread.high)))
    };
    let short: Vec<Claim> = of(|_, high| high < 0.0).map(claim).collect();
    let good: Vec<Claim> = of(|low, _| low > 0.0).rev().map(claim).collect();
    Content {
        decided: ((short.len() + good.len()) as u64, sums.len() as u64),
        level: Some(result.level),
        tables: vec![table, matrix(reader, result, &names, &by_segment)],
        short,
        good,
        ..Content::default()
    }
}

fn is_sum(result: &SegmentGaps, gap: &SegmentGap) -> bool {
    matches!(result.measured[gap.measured as usize].as_str(), "overall" | "all_items")
}

fn gathered(result: &SegmentGaps) -> BTreeMap<u32, Vec<SegmentGap>> {
    let mut by_segment: BTreeMap<u32, Vec<SegmentGap>> = BTreeMap::new();
    for gap in &result.gaps {
        by_segment.entry(gap.segment).or_default().push(*gap);
    }
    by_segment
}

/// Every gap of every segment.
fn matrix(
    reader: &Reader<'_>,
    result: &SegmentGaps,
    names: &[String],
    by_segment: &BTreeMap<u32, Vec<SegmentGap>>,
) -> Table {
    let labels = result.measured.iter().map(|id| short(&reader.label(id)));
    let columns: Vec<String> = std::iter::once(reader.pick(&page::SEGMENT)).chain(labels).collect();
    let rows = by_segment.iter().map(|(segment, gaps)| {
        let mut values = vec![None; result.measured.len()];
        for gap in gaps {
            values[gap.measured as usize] = Some(gap.gap);
        }
        let cells = values.into_iter().map(|value| reader.perhaps(value, SIGNED));
        std::iter::once(name(&names[*segment as usize])).chain(cells).collect()
    });
    Table { folded: true, ..Table::new(reader.pick(&page::EVERY_GAP), columns, rows.collect()) }
}
